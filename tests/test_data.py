"""The tables against their contract; each test finds the tables by the descriptor.

Types, allowed values, ranges, patterns and keys are checked by Frictionless in
`test_data_without_us`, sums and files by ``tables --check``.
"""

import functools
import re
from collections import defaultdict
from urllib.parse import urlsplit

import pandas as pd
import pytest

import cac_data
from cac_data import codes, periods
from cac_data.conflicts import COUNTED_UNITS
from cac_data.incoming import IS_DERIVED, NOT_NORMAL, SAYS_MISSING, STRAY
from cac_data.tables import sort_rows
from tests import bundled, reading
from tests.bundled import FIELDS, KEYS, RESOURCES, ROWS, enum, every_table, tables_with


def test_the_descriptor_says_what_a_table_is() -> None:
    unsaid = [
        name
        for name, resource in RESOURCES.items()
        if not (resource["title"] and resource["description"])
        or not re.fullmatch(r"\d+\.\d+\.\d+", resource["version"])
    ]
    assert unsaid == []


def test_the_descriptor_says_which_version_it_is() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", bundled.DESCRIPTOR["version"])


def test_the_descriptor_says_what_each_field_is() -> None:
    fields = {
        f"{name}.{column}": field
        for name, fields_of_table in FIELDS.items()
        for column, field in fields_of_table.items()
    }
    unnamed = [
        column
        for column, field in fields.items()
        if not (field.get("title") or field.get("description"))
    ]
    without_unit = [
        column
        for column, field in fields.items()
        if bundled.is_number(field) and not field.get("unit")
        if "unit" not in FIELDS[column.partition(".")[0]]
    ]
    assert unnamed == []
    assert without_unit == []


WITH_FACTS = [name for name, resource in RESOURCES.items() if resource.get("fact")]


def test_a_fact_is_named_by_fields_and_has_a_number() -> None:
    fields = {
        name: {*RESOURCES[name]["fact"]} - ({*FIELDS[name]} - {"source_id"})
        for name in WITH_FACTS
    }
    types = {name: FIELDS[name][RESOURCES[name]["value"]]["type"] for name in fields}
    assert [name for name, unknown in fields.items() if unknown] == []
    assert [name for name, type_ in types.items() if type_ != "number"] == []


def test_sources_and_countries_refer_to_their_tables() -> None:
    references = {
        (name, key["fields"][0], key["reference"]["resource"])
        for name, resource in RESOURCES.items()
        for key in resource["schema"].get("foreignKeys", [])
    }
    citing = {(name, "source_id", "sources") for name in RESOURCES}
    placed = {(name, "country", "countries") for name in tables_with("country")}
    of_itself = {(name, column, name) for name, column, _ in citing | placed}
    assert (citing | placed) - of_itself - references == set()


@every_table
def test_rows_are_sorted_by_key_in_time(name: str) -> None:
    rows = cac_data.load_table(name)
    pd.testing.assert_frame_equal(rows, sort_rows(rows, KEYS[name]))
    assert rows.empty == ("filledBy" in RESOURCES[name])


@every_table
def test_writing_a_table_anew_gives_the_same_bytes(name: str) -> None:
    """Numbers in their shortest form, no needless quotes, LF, UTF-8, key first."""
    content = (bundled.DATA / RESOURCES[name]["path"]).read_bytes()
    rewritten = bundled.content_of(name, ROWS[name])
    different = set(content.split(b"\n")) ^ set(rewritten.split(b"\n"))
    assert content == rewritten, sorted(different)[:5]
    assert next(iter(FIELDS[name])) in KEYS[name]


def test_a_cell_has_no_stray_space_and_none_says_that_it_is_missing() -> None:
    cells = {
        (name, cell) for name in ROWS for row in ROWS[name] for cell in row.values()
    }
    assert [place for place in cells if STRAY.search(place[1])] == []
    assert [place for place in cells if SAYS_MISSING.search(place[1])] == []


@functools.cache
def words_of(name: str, column: str) -> set[str]:
    """What a column says, in the rows or, by the descriptor, in rows fetched later."""
    field = FIELDS[name][column]
    cells = {row[column] for row in ROWS[name]} - {""}
    if field["type"] == "list":
        cells = {word for cell in cells for word in cell.split(field["delimiter"])}
    return cells | set(field.get("fetched", []))


LIMITED = [
    (name, column)
    for name in RESOURCES
    for column, field in FIELDS[name].items()
    if enum(field) and ROWS[name]
]


def test_every_word_of_a_vocabulary_is_used() -> None:
    """A list that several tables share needs each word in one of them."""
    allowed = {
        (name, column): {*enum(FIELDS[name][column])} for name, column in LIMITED
    }
    used = {
        (name, column): {
            word
            for sharing in tables_with(column)
            if enum(FIELDS[sharing][column]) == enum(FIELDS[name][column])
            for word in words_of(sharing, column)
        }
        for name, column in LIMITED
    }
    assert used == allowed


@pytest.mark.parametrize("kind", ["indicator", "unit"])
def test_a_word_means_one_thing_in_all_tables_and_says_which(kind: str) -> None:
    spoken = {
        field.get(kind) for fields in FIELDS.values() for field in fields.values()
    }
    for name in RESOURCES:
        for column in FIELDS[name]:
            if column == kind or column.endswith(f"_{kind}"):
                spoken.update(words_of(name, column))
    meanings = bundled.DESCRIPTOR["vocabulary"][kind]
    assert set(meanings) == spoken - {None}
    assert all(len(meaning) > 2 for meaning in meanings.values())


WITH_COUNTRIES = [
    (name, column)
    for column in ("country", "countries", "participants", "transit", "members")
    for name in tables_with(column)
]


def test_every_country_is_known() -> None:
    codes_and_nothing = {*codes.country_codes(), ""}
    unknown = {
        (name, column, place): row[column]
        for name, column in WITH_COUNTRIES
        for place, row in enumerate(ROWS[name], start=2)
        if not {*row[column].split(";")} <= codes_and_nothing
    }
    fetched = {
        (name, column): words_of(name, column) - codes_and_nothing
        for name, column in WITH_COUNTRIES
    }
    assert unknown == {}
    assert [place for place, words in fetched.items() if words] == []


def test_every_reporter_is_known() -> None:
    reporters = {
        reporter
        for name in tables_with("reporter")
        for reporter in enum(FIELDS[name]["reporter"])
    }
    assert reporters == {*codes.REPORTERS}


def chain_is_endless(above: dict[str, str], start: str) -> bool:
    """Whether what is above a row leads back to one of the chain."""
    chain = [start]
    while above[chain[-1]]:
        chain.append(above[chain[-1]])
        if chain[-1] in chain[:-1]:
            return True
    return False


@pytest.mark.parametrize("column", ["part_of", "parent_id", "variant_of"])
def test_a_chain_of_parts_or_variants_has_an_end(column: str) -> None:
    endless = []
    for name in tables_with(column):
        above = {row[KEYS[name][0]]: row[column] for row in ROWS[name]}
        endless += [start for start in above if chain_is_endless(above, start)]
    assert endless == []


REFERENCES = reading.rows("reference_values.csv")


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda row: row["where"])
def test_a_row_holds_what_its_source_was_read_to_say(reference: bundled.Row) -> None:
    """Values looked up apart from the tables, in the notes of who read the sources."""
    conditions = [part.split("=") for part in reference["where"].split("; ")]
    cells = [
        row[reference["column"]]
        for row in ROWS[reference["table"]]
        if all(row[column] == value for column, value in conditions)
    ]
    assert cells == [reference["value"]]


def test_every_source_is_used() -> None:
    columns = {
        (name, column)
        for name in RESOURCES.keys() - {"sources"}
        for column in FIELDS[name]
        if column.endswith("source_id")
    }
    used = {row[column] for name, column in columns for row in ROWS[name]} - {""}
    assert used == {row["source_id"] for row in ROWS["sources"]}


HOST = re.compile(r"([a-z0-9-]+\.)+([a-z]{2,}|xn--[a-z0-9]+)")
NO_HOST = re.compile(r"localhost|staging|\.local$")


def has_host(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return bool(HOST.fullmatch(host)) and not NO_HOST.search(host)


def test_a_source_can_be_found() -> None:
    addresses = {row["url"] for row in ROWS["sources"]} - {""}
    assert [url for url in addresses if not has_host(url)] == []


def test_a_source_was_read_for_this_edition() -> None:
    first = (2026, 11, 1)
    accessed = [row["accessed"] for row in ROWS["sources"]]
    assert [month for month in accessed if periods.bounds(month)[1] < first] == []


def test_a_source_was_out_before_it_was_read() -> None:
    dated = [row for row in ROWS["sources"] if row["published"]]
    early = [
        row
        for row in dated
        if periods.bounds(row["published"])[0] > periods.bounds(row["accessed"])[1]
    ]
    assert early == []


DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/")


def test_no_text_is_older_than_the_day_in_its_address() -> None:
    older = []
    for row in ROWS["sources"]:
        match = DAY_IN_ADDRESS.search(row["url"])
        if match and row["published"]:
            day = tuple(map(int, match.groups()))
            if periods.bounds(row["published"])[1] < day:
                older.append(row)
    assert older == []


def test_no_source_is_older_than_the_web() -> None:
    published = {row["published"] for row in ROWS["sources"]} - {""}
    assert [day for day in published if periods.bounds(day)[1] < (1991, 1, 1)] == []


def test_one_page_may_hold_several_documents_with_other_titles() -> None:
    pages = [(row["url"], row["title"]) for row in ROWS["sources"] if row["url"]]
    assert len(set(pages)) == len(pages)


def test_a_publisher_or_an_origin_has_one_spelling() -> None:
    """Evidence counts once for each origin: two spellings would be two witnesses."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["sources"]:
        for name in (row["publisher"].partition(" (")[0], row["origin"]):
            plain = re.sub(r"[\W_]|^the ", "", name.casefold())
            spellings[plain].add(name)
    assert [names for names in spellings.values() if len(names) > 1] == []


def test_a_bracket_closes_the_name_of_a_publisher() -> None:
    publishers = {row["publisher"] for row in ROWS["sources"]}
    assert [name for name in publishers if " (" in name and name[-1] != ")"] == []


KEPT_ELSEWHERE = re.compile(
    r"\((?:.*[ ,])?(copy|copies|extracts?|scan|files?|tables) (at|in|kept)\b"
)
ORIGINALS = [row for row in ROWS["sources"] if row["is_mirror"] == "false"]


def test_a_copy_is_marked_as_one() -> None:
    unmarked = [row for row in ORIGINALS if KEPT_ELSEWHERE.search(row["publisher"])]
    assert unmarked == []


def test_a_primary_source_is_by_its_origin() -> None:
    primary = [row for row in ORIGINALS if row["kind"] == "primary"]
    assert [row for row in primary if row["origin"] not in row["publisher"]] == []


WITH_DATES = [
    (name, column)
    for name, fields in FIELDS.items()
    for column, field in fields.items()
    if field.get("isPeriod")
]


def test_every_date_is_a_period_in_its_shortest_form() -> None:
    first_places = {
        row[column]: f"{name}.csv: row {place}, column {column}"
        for name, column in WITH_DATES
        for place, row in reversed([*enumerate(ROWS[name], start=2)])
        if row[column]
    }
    long_forms = []
    for period, place in first_places.items():
        periods.bounds(period, place)
        if periods.shortest(period) != period:
            long_forms.append(f"{place}: {period}")
    assert long_forms == []


@pytest.mark.parametrize("name", tables_with("period_text"))
def test_a_time_in_words_stands_alone(name: str) -> None:
    odd = [row for row in ROWS[name] if bool(row["period"]) == bool(row["period_text"])]
    assert odd == []


WITH_STATUSES = [
    (name, row) for name in tables_with("obs_status", "note") for row in ROWS[name]
]


def test_a_figure_that_is_not_normal_says_why() -> None:
    unsaid = [
        (name, row)
        for name, row in WITH_STATUSES
        if row["obs_status"] in NOT_NORMAL and not row["note"]
    ]
    assert unsaid == []


def test_a_figure_that_was_worked_out_is_an_estimate() -> None:
    derived = [
        (name, row) for name, row in WITH_STATUSES if IS_DERIVED.match(row["note"])
    ]
    variants = {row.get("variant", "derived") for _, row in derived}
    assert [(name, row) for name, row in derived if row["obs_status"] != "E"] == []
    assert variants <= {"derived", "alternative"}


WITH_VARIANTS = [name for name in tables_with("variant") if name in WITH_FACTS]


@pytest.mark.parametrize("name", WITH_VARIANTS)
def test_a_fact_has_one_main_figure(name: str) -> None:
    """A second text with it is a witness, not a second amount."""
    parts = [part for part in KEYS[name] if part != "source_id"]
    rows = [row for row in ROWS[name] if row["variant"] != "alternative"]
    facts = [tuple(row[part] for part in parts) for row in rows]
    assert len(facts) == len(set(facts))


def test_what_is_counted_one_by_one_has_a_column_for_how_it_is_printed() -> None:
    """That 60 agreements are about 60 is no matter of the English of a note."""
    with_things = [
        name
        for name in tables_with("unit")
        if "fact" in RESOURCES[name]
        and {*COUNTED_UNITS} & {row["unit"] for row in ROWS[name]}
    ]
    assert with_things
    assert set(with_things) <= set(tables_with("printed_as"))


@pytest.mark.parametrize(
    ("printed_as", "kinds"), [("exact", ["conflict"]), ("about", ["rounding"])]
)
def test_a_thing_counted_one_by_one_is_exact_unless_it_is_printed_as_about(
    printed_as: str, kinds: list[str]
) -> None:
    rows = cac_data.load_table("chinese_companies").head(1)
    both = pd.concat([rows, rows], ignore_index=True)
    both = both.assign(value=[400.0, 397.0], printed_as=[printed_as, "exact"])
    found = cac_data.conflicts(both, table="chinese_companies")
    assert found["kind"].tolist() == kinds

"""The tables against their contract; each test finds the tables by the descriptor.

Types, allowed values, ranges, patterns and keys are checked by Frictionless in
`test_data_without_us`, sums and files by ``tables --check``.
"""

import csv
import io
import re
from collections import defaultdict
from urllib.parse import urlsplit

import pandas as pd
import pytest

import cac_data
from cac_data import codes, periods
from cac_data.tables import sort_rows
from tests import bundled, reading
from tests.bundled import FIELDS, KEYS, RESOURCES, ROWS, enum, every_table, tables_with


@every_table
def test_the_descriptor_says_what_a_table_and_its_fields_are(name: str) -> None:
    resource, fields = RESOURCES[name], FIELDS[name]
    assert all(resource[part] for part in ("title", "description"))
    for told in (bundled.DESCRIPTOR, resource):
        assert re.fullmatch(r"\d+\.\d+\.\d+", told["version"])
    for field in fields.values():
        assert field.get("title") or field.get("description")
        assert not bundled.is_number(field) or field.get("unit") or "unit" in fields
    if fact := set(resource.get("fact", [])):
        assert fact <= set(fields) - {"source_id"}
        assert fields[resource["value"]]["type"] == "number"
    keys = resource["schema"].get("foreignKeys", [])
    told = {(key["fields"][0], key["reference"]["resource"]) for key in keys}
    assert name == "sources" or ("source_id", "sources") in told
    if "country" in fields and name != "countries":
        assert ("country", "countries") in told


@every_table
def test_rows_are_sorted_by_key_in_time(name: str) -> None:
    rows = cac_data.load_table(name)
    pd.testing.assert_frame_equal(rows, sort_rows(rows, KEYS[name]))
    assert rows.empty == ("filledBy" in RESOURCES[name])


@every_table
def test_writing_a_table_anew_gives_the_same_bytes(name: str) -> None:
    """Numbers in their shortest form, no needless quotes, LF, UTF-8, key first."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS[name])
    for row in ROWS[name]:
        writer.writerow(
            repr(float(row[column])).removesuffix(".0")
            if row[column] and bundled.is_number(field)
            else row[column]
            for column, field in FIELDS[name].items()
        )
    found = (bundled.DATA / RESOURCES[name]["path"]).read_bytes()
    different = set(found.split(b"\n")) ^ set(file.getvalue().encode().split(b"\n"))
    assert found == file.getvalue().encode(), sorted(different)[:5]
    assert next(iter(FIELDS[name])) in KEYS[name]


@every_table
def test_a_cell_has_no_stray_space_and_none_says_that_it_is_missing(name: str) -> None:
    odd = re.compile(
        r"^\s|\s$|\s\s|[\n\t\u00a0\u200b\ufeff]"
        r"|^(nan|none|null|n/a|na|-|--|\?|unknown|\.)$",
        re.IGNORECASE,
    )
    assert [c for row in ROWS[name] for c in row.values() if odd.search(c)] == []


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


@pytest.mark.parametrize(("name", "column"), sorted(LIMITED))
def test_every_word_of_a_vocabulary_is_used(name: str, column: str) -> None:
    """A list that several tables share needs each word in one of them."""
    words = enum(FIELDS[name][column])
    sharing = [t for t in tables_with(column) if enum(FIELDS[t][column]) == words]
    assert set(words) == {word for t in sharing for word in words_of(t, column)}


@pytest.mark.parametrize("kind", ["indicator", "unit"])
def test_a_word_means_one_thing_in_all_tables_and_says_which(kind: str) -> None:
    spoken = {
        field.get(kind) for fields in FIELDS.values() for field in fields.values()
    }
    for name in RESOURCES:
        for column in FIELDS[name]:
            if column == kind or column.endswith(f"_{kind}"):
                spoken |= words_of(name, column)
    meanings = bundled.DESCRIPTOR["vocabulary"][kind]
    assert set(meanings) == spoken - {None}
    assert all(len(meaning) > 2 for meaning in meanings.values())


def test_every_country_and_every_reporter_is_known() -> None:
    known = {*codes.country_codes(), ""}
    for column in ("country", "countries", "participants", "transit", "members"):
        for name in tables_with(column):
            at = {row[column]: place for place, row in enumerate(ROWS[name], start=2)}
            unknown = [at[text] for text in at if not {*text.split(";")} <= known]
            assert words_of(name, column) <= known, f"{name}.csv: {column} of {unknown}"
    told = {of for t in tables_with("reporter") for of in enum(FIELDS[t]["reporter"])}
    assert told == {*codes.REPORTERS}


@pytest.mark.parametrize("column", ["part_of", "parent_id", "variant_of"])
def test_a_chain_of_parts_or_variants_has_an_end(column: str) -> None:
    for name in tables_with(column):
        above = {row[KEYS[name][0]]: row[column] for row in ROWS[name]}
        for one in above:
            way = [one]
            while above[way[-1]]:
                way.append(above[way[-1]])
                assert way[-1] not in way[:-1], way


REFERENCES = reading.rows("reference_values.csv")


@pytest.mark.parametrize("known", REFERENCES, ids=lambda row: row["where"])
def test_a_row_holds_what_its_source_was_read_to_say(known: bundled.Row) -> None:
    """Values looked up apart from the tables, in the notes of who read the sources."""
    wanted = [part.split("=") for part in known["where"].split("; ")]
    found = [
        row[known["column"]]
        for row in ROWS[known["table"]]
        if all(row[column] == value for column, value in wanted)
    ]
    assert found == [known["value"]]


def test_every_source_is_used() -> None:
    columns = {
        (name, column)
        for name in RESOURCES.keys() - {"sources"}
        for column in FIELDS[name]
        if column.endswith("source_id")
    }
    used = {row[column] for name, column in columns for row in ROWS[name]} - {""}
    assert used == {row["source_id"] for row in ROWS["sources"]}


def test_a_source_can_be_found_and_dated() -> None:
    for row in ROWS["sources"]:
        host = urlsplit(row["url"]).hostname or ""
        assert not row["url"] or re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", host), row
        assert not re.search(r"localhost|staging|\.local$", host)
        accessed = periods.bounds(row["accessed"])
        assert accessed[1] >= (2026, 11, 1)
        if row["published"]:
            published = periods.bounds(row["published"])
            assert published[0] <= accessed[1], row
            # No text is older than the day in its address.
            day = re.search(r"/(20\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/", row["url"])
            put = tuple(map(int, day.groups())) if day else (1991, 1, 1)
            assert published[1] >= put, row
    # One page may hold several documents; then the titles differ.
    pages = [(row["url"], row["title"]) for row in ROWS["sources"] if row["url"]]
    assert len(set(pages)) == len(pages)


def test_a_publisher_or_an_origin_has_one_spelling() -> None:
    """Evidence counts once for each origin: two spellings would be two witnesses."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["sources"]:
        publisher, bracket, within = row["publisher"].partition(" (")
        for name in (publisher, row["origin"]):
            spelled[re.sub(r"[\W_]|^the ", "", name.casefold())].add(name)
        assert not bracket or within.endswith(")"), row
    assert [names for names in spelled.values() if len(names) > 1] == []


def test_a_primary_source_is_by_its_origin_or_marked_as_a_copy() -> None:
    kept = re.compile(
        r"\((?:.*[ ,])?(copy|copies|extracts?|scan|files?|tables) (at|in|kept)\b"
    )
    for row in ROWS["sources"]:
        if row["is_mirror"] == "false":
            assert not kept.search(row["publisher"]), row
            assert row["kind"] != "primary" or row["origin"] in row["publisher"], row


@every_table
def test_every_date_is_a_period_in_its_shortest_form(name: str) -> None:
    for column in [of for of, field in FIELDS[name].items() if field.get("isPeriod")]:
        cells = {row[column]: place for place, row in enumerate(ROWS[name], start=2)}
        for text in cells.keys() - {""}:
            periods.bounds(text, f"{name}.csv: row {cells[text]}, column {column}")
            first, slash, last = text.partition("/")
            assert not slash or periods.bounds(first) < periods.bounds(last)
            assert not re.fullmatch(r"(\d{4})-01/\1-12", text), "write the year"


@pytest.mark.parametrize("name", tables_with("period_text"))
def test_a_time_in_words_stands_alone(name: str) -> None:
    for row in ROWS[name]:
        assert bool(row["period"]) != bool(row["period_text"]), row


@pytest.mark.parametrize("name", tables_with("obs_status", "note"))
def test_a_figure_that_is_not_normal_says_why(name: str) -> None:
    for row in ROWS[name]:
        assert row["note"] or row["obs_status"] not in set("BDEU"), row
        if re.match(r"derived|worked out", row["note"]):
            assert row["obs_status"] == "E", row
            assert row.get("variant", "derived") in {"derived", "alternative"}, row


WITH_VARIANTS = [t for t in tables_with("variant") if RESOURCES[t].get("fact")]


@pytest.mark.parametrize("name", WITH_VARIANTS)
def test_a_fact_has_one_main_figure(name: str) -> None:
    """A second text with it is a witness, not a second amount."""
    parts = [part for part in KEYS[name] if part != "source_id"]
    rows = [row for row in ROWS[name] if row["variant"] != "alternative"]
    facts = [tuple(row[part] for part in parts) for row in rows]
    assert len(facts) == len(set(facts))

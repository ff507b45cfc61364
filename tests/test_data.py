"""The tables against their contract; each test finds the tables by the descriptor.

The files are read here with the standard library, so that a fault of the library
cannot hide a fault of the data. That no figure drifts is for the hashes of the
descriptor to tell; exceptions are listed with their reason, and a test fails once an
exception is no longer needed.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from cac_data import codes, periods
from tests.bundled import (
    DATA,
    DESCRIPTOR,
    FIELDS,
    FILLED_LATER,
    KEYS,
    PERIOD_FIELDS,
    RESOURCES,
    ROWS,
    Row,
    enum,
    every_table,
    is_number,
    number,
    tables_with,
)

# ------------------------------------------------------------------- the descriptor


def test_the_descriptor_names_its_standard_and_version() -> None:
    assert DESCRIPTOR["$schema"].startswith("https://datapackage.org/profiles/2")
    assert re.fullmatch(r"\d+\.\d+\.\d+", DESCRIPTOR["version"])
    assert DESCRIPTOR["licenses"]


def test_every_file_of_the_folder_is_described() -> None:
    described = {resource["path"] for resource in RESOURCES.values()}
    assert {file.name for file in DATA.glob("*.csv")} == described


@every_table
def test_a_table_has_title_description_licence_and_version(name: str) -> None:
    resource = RESOURCES[name]
    for part in ("title", "description", "licenses"):
        assert resource[part]
    assert re.fullmatch(r"\d+\.\d+\.\d+", resource["version"])
    assert resource["type"] == "table"
    assert resource["path"] == f"{name}.csv"
    assert resource["encoding"] == "utf-8"


@every_table
def test_every_field_has_a_title_or_description(name: str) -> None:
    silent = [
        field["name"]
        for field in FIELDS[name].values()
        if not (field.get("title") or field.get("description"))
    ]
    assert silent == []


@every_table
def test_every_number_has_a_unit(name: str) -> None:
    beside = "unit" in FIELDS[name]
    without = [
        field["name"]
        for field in FIELDS[name].values()
        if is_number(field) and not field.get("unit") and not beside
    ]
    assert without == []


@every_table
def test_a_fact_is_named_by_columns_of_the_key_or_by_a_subject(name: str) -> None:
    resource = RESOURCES[name]
    assert set(resource.get("fact", [])) <= set(FIELDS[name])
    if resource.get("fact"):
        assert FIELDS[name][resource["value"]]["type"] == "number"
        assert "source_id" not in resource["fact"]


@pytest.mark.parametrize("name", [name for name in RESOURCES if name != "sources"])
def test_sources_and_countries_are_foreign_keys(name: str) -> None:
    keys = RESOURCES[name]["schema"]["foreignKeys"]
    told = {(key["fields"][0], key["reference"]["resource"]) for key in keys}
    assert ("source_id", "sources") in told
    if "country" in FIELDS[name] and name != "countries":
        assert ("country", "countries") in told


# --------------------------------------------------------------------------- files


def test_a_table_is_empty_only_where_the_descriptor_says_what_fills_it() -> None:
    assert {name for name, rows in ROWS.items() if not rows} == FILLED_LATER
    for name in FILLED_LATER:
        assert RESOURCES[name]["filledBy"] == "cac-data import"


@every_table
def test_a_file_is_utf8_with_unix_lines_and_no_mark(name: str) -> None:
    data = (DATA / RESOURCES[name]["path"]).read_bytes()
    data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert not re.search(rb"[ \t]\n", data)


@every_table
def test_a_cell_has_no_stray_space_or_line_break(name: str) -> None:
    stray = re.compile(r"^\s|\s$|\s\s|[\n\t\u00a0\u200b\ufeff]")
    bad = [cell for row in ROWS[name] for cell in row.values() if stray.search(cell)]
    assert bad == []


def sort_value(name: str, column: str, text: str) -> Any:
    if column in PERIOD_FIELDS:
        return periods.sort_key(text)
    return number(text) if is_number(FIELDS[name][column]) else text


@every_table
def test_rows_are_sorted_by_key_in_time(name: str) -> None:
    keys = [
        tuple(sort_value(name, column, row[column]) for column in KEYS[name])
        for row in ROWS[name]
    ]
    wrong = [
        index + 2 for index, (a, b) in enumerate(itertools.pairwise(keys)) if a > b
    ]
    assert wrong == [], "lines that come after one they should precede"


def canonical(name: str) -> str:
    """A table written anew: numbers in their shortest form, no needless quotes."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS[name])
    for row in ROWS[name]:
        writer.writerow(
            repr(float(row[column])).removesuffix(".0")
            if row[column] and is_number(field)
            else row[column]
            for column, field in FIELDS[name].items()
        )
    return file.getvalue()


@every_table
def test_writing_a_table_anew_gives_the_same_bytes(name: str) -> None:
    written = canonical(name).splitlines()
    found = (DATA / RESOURCES[name]["path"]).read_text(encoding="utf-8").splitlines()
    different = [(a, b) for a, b in zip(found, written, strict=True) if a != b]
    assert different[:5] == []


@every_table
def test_columns_stand_in_the_order_of_the_descriptor_key_first(name: str) -> None:
    columns = list(FIELDS[name])
    with (DATA / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as lines:
        assert next(csv.reader(lines)) == columns
    assert columns[0] in KEYS[name]


# ---------------------------------------------------------------------------- keys


@every_table
def test_no_key_stands_twice(name: str) -> None:
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for row in ROWS[name]:
        seen[tuple(row[column] for column in KEYS[name])] += 1
    assert [key for key, count in seen.items() if count > 1] == []


@every_table
def test_a_part_of_a_key_is_empty_only_where_the_descriptor_says_when(
    name: str,
) -> None:
    for column in KEYS[name]:
        if any(row[column] in {"", "nan", "NaN", "None"} for row in ROWS[name]):
            field = FIELDS[name][column]
            assert not field.get("constraints", {}).get("required")
            words = field["description"].lower()
            assert "empty" in words or "where" in words


@every_table
def test_missing_is_an_empty_cell(name: str) -> None:
    words = {"nan", "none", "null", "n/a", "na", "-", "--", "?", "unknown", "."}
    bad = [cell for row in ROWS[name] for cell in row.values() if cell.lower() in words]
    assert bad == []


# ---------------------------------------------------------------------- vocabulary


def limited_fields() -> Iterator[tuple[str, str]]:
    for name in RESOURCES:
        for column, field in FIELDS[name].items():
            if enum(field):
                yield name, column


def words_of(row: Row, field: dict[str, Any]) -> list[str]:
    cell = row[field["name"]]
    if field["type"] == "list":
        return cell.split(field.get("delimiter", ";")) if cell else []
    return [cell] if cell else []


@pytest.mark.parametrize(("name", "column"), list(limited_fields()))
def test_every_word_of_a_vocabulary_is_used(name: str, column: str) -> None:
    """A list that several tables share needs each word in one of them."""
    field = FIELDS[name][column]
    if name in FILLED_LATER:
        return  # the tests of what fills it look at its words
    sharing = [
        other
        for other in tables_with(column)
        if enum(FIELDS[other][column]) == enum(field)
    ]
    used = {
        word
        for other in sharing
        for row in ROWS[other]
        for word in words_of(row, FIELDS[other][column])
    }
    # Words of rows that `cac-data fetch` brings, which no bundled row needs.
    fetched = {word for other in sharing for word in fetched_words(other, column)}
    assert set(enum(field)) - used == fetched


def fetched_words(name: str, column: str) -> list[str]:
    words: list[str] = FIELDS[name][column].get("fetched", [])
    return words


VOCABULARY = DESCRIPTOR["vocabulary"]


def spoken(kind: str) -> set[str]:
    """Every indicator, or every unit, that stands in a table or at a field."""
    cells = {
        cell
        for name in RESOURCES
        for column in FIELDS[name]
        if column == kind or column.endswith(f"_{kind}")
        for row in ROWS[name]
        if (cell := row[column])
    }
    fixed = {field.get(kind) for fields in FIELDS.values() for field in fields.values()}
    fetched = {
        word
        for name in RESOURCES
        for column in FIELDS[name]
        if column == kind or column.endswith(f"_{kind}")
        for word in fetched_words(name, column)
    }
    return cells | fetched | {word for word in fixed if word}


@pytest.mark.parametrize("kind", ["indicator", "unit"])
def test_a_word_means_one_thing_in_all_tables_and_says_which(kind: str) -> None:
    assert set(VOCABULARY[kind]) == spoken(kind)
    assert all(len(meaning) > 2 for meaning in VOCABULARY[kind].values())


def test_a_unit_has_one_spelling() -> None:
    """`Mt/yr`, `Mt per year` and `Mt a year` would be three units to a program."""
    plain: dict[str, list[str]] = defaultdict(list)
    for word in VOCABULARY["unit"]:
        key = re.sub(r"\b(per|a|an)\b|/", " ", word.casefold())
        key = re.sub(r"\byr\b", "year", key).replace("million", "mn")
        key = re.sub(r"\bdollars?\b|\$", "usd", key)
        plain[" ".join(key.split())].append(word)
    assert [words for words in plain.values() if len(words) > 1] == []


# Columns that hold one country or a list of them, beside `country`.
COUNTRY_FIELDS = (
    *("countries", "participants", "exporter", "importer", "partner"),
    *("from_country", "to_country", "transit", "members"),
)


def countries_of(name: str) -> set[str]:
    columns = {"country", *COUNTRY_FIELDS} & set(FIELDS[name])
    if name == "commodity_prices":
        columns.add("origin")
    return {
        word
        for column in columns
        for row in ROWS[name]
        for word in words_of(row, FIELDS[name][column])
    }


@every_table
def test_a_country_in_a_list_or_pair_is_known(name: str) -> None:
    assert countries_of(name) <= set(codes.country_codes())


def test_every_country_of_the_table_is_used() -> None:
    used = {
        code for name in RESOURCES if name != "countries" for code in countries_of(name)
    }
    members = {code for row in ROWS["countries"] for code in row["members"].split(";")}
    assert set(codes.country_codes()) <= used | members


def test_every_reporter_is_known_and_used() -> None:
    used = {row["reporter"] for name in tables_with("reporter") for row in ROWS[name]}
    used |= {word for name in FILLED_LATER for word in reporters_of(name)}
    assert used == set(codes.REPORTERS)


def reporters_of(name: str) -> list[str]:
    return enum(FIELDS[name]["reporter"]) if "reporter" in FIELDS[name] else []


@pytest.mark.parametrize("name", tables_with("flow"))
def test_every_flow_is_known(name: str) -> None:
    flows = {"exports", "imports", "turnover"}
    assert {row["flow"] for row in ROWS[name]} <= flows


# -------------------------------------------------------------------------- sources


def test_every_source_is_used_and_every_used_source_is_listed() -> None:
    used = {
        row["source_id"]
        for name in RESOURCES
        if name != "sources"
        for row in ROWS[name]
    }
    listed = {row["source_id"] for row in ROWS["sources"]}
    assert used - listed == set()
    assert listed - used == set()


@pytest.mark.parametrize("row", ROWS["sources"], ids=lambda row: row["source_id"])
def test_a_source_can_be_found_and_dated(row: Row) -> None:
    if row["url"]:
        parts = urlsplit(row["url"])
        assert parts.scheme in {"http", "https"}
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.hostname or "")
        assert not re.search(r"localhost|staging|\.local$", parts.hostname or "")
    assert periods.bounds(row["accessed"])[1] >= (2026, 11, 1)
    if row["published"]:
        assert "/" not in row["published"]
        published = periods.bounds(row["published"])
        assert published[0] <= periods.bounds(row["accessed"])[1]
        assert published[1] >= (1991, 1, 1)


def test_no_page_is_listed_under_two_names() -> None:
    """One page may hold several documents; then the titles differ."""
    pages = [(row["url"], row["title"]) for row in ROWS["sources"] if row["url"]]
    assert len(set(pages)) == len(pages)


# -------------------------------------------------------------------------- periods


@every_table
def test_every_date_is_a_period(name: str) -> None:
    for column in set(PERIOD_FIELDS) & set(FIELDS[name]):
        for row in ROWS[name]:
            if row[column]:
                periods.bounds(row[column])


@pytest.mark.parametrize("name", tables_with("period"))
def test_a_period_is_written_in_its_shortest_form(name: str) -> None:
    for text in {row["period"] for row in ROWS[name]}:
        first, slash, last = text.partition("/")
        assert not slash or periods.bounds(first) < periods.bounds(last)
        assert not re.fullmatch(r"(\d{4})-01/\1-12", text), "write the year"


# ------------------------------------------------------------- status and its reason


@pytest.mark.parametrize("name", tables_with("obs_status", "note"))
def test_a_figure_that_is_not_normal_says_why(name: str) -> None:
    silent = [
        {column: cell for column, cell in row.items() if cell}
        for row in ROWS[name]
        if row["obs_status"] in {"B", "D", "E", "U"} and not row["note"]
    ]
    assert silent[:5] == []


@pytest.mark.parametrize("name", tables_with("obs_status", "note"))
def test_a_figure_that_was_worked_out_is_an_estimate(name: str) -> None:
    for row in ROWS[name]:
        if re.match(r"derived|worked out", row["note"]):
            assert row["obs_status"] == "E", row
            assert row.get("variant", "derived") in {"derived", "alternative"}, row


@pytest.mark.parametrize("name", tables_with("note"))
def test_a_note_speaks_to_the_reader_of_the_package(name: str) -> None:
    """Not of files, rows and extracts that the reader does not have."""
    inside = re.compile(
        r"(earlier|other|this|alternative|alt) (row|file)|WITS extract|"
        r"_alt\b|mirror_pairs|regional_aggregates|in country_profile|"
        r"see bilateral_trade|\bTODO\b"
    )
    bad = {row["note"] for row in ROWS[name] if inside.search(row["note"])}
    assert bad == set()


# ---------------------------------------------------------------------------- dates

# What comes before what. A plan may have been for an earlier day than the one it came
# true on, or for a later one.
STEPS = [
    ("announced", "construction_start"),
    ("announced", "planned_completion"),
    ("announced", "completed"),
    ("construction_start", "planned_completion"),
    ("construction_start", "completed"),
]


def out_of_order(name: str) -> set[tuple[str, str, str]]:
    return {
        (name, row[KEYS[name][0]], later)
        for row in ROWS[name]
        for earlier, later in STEPS
        if row.get(earlier)
        and row.get(later)
        and periods.bounds(row[earlier])[0] > periods.bounds(row[later])[1]
    }


@pytest.mark.parametrize(
    "name", sorted({name for pair in STEPS for name in tables_with(*pair)})
)
def test_a_project_is_announced_begun_and_finished_in_this_order(name: str) -> None:
    assert out_of_order(name) == set()

"""The tables against their contract; each test finds the tables by the descriptor.

The files are read here with the standard library, so that a fault of the library
cannot hide a fault of the data. Exceptions are listed with their reason, and a test
fails once an exception is no longer needed.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import math
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import cac_data
from cac_data import codes, periods

DATA = Path(cac_data.__file__).parent / "data"
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {
    resource["name"]: resource for resource in DESCRIPTOR["resources"]
}
PERIOD_FIELDS = (
    "period",
    "set_on",
    "target_period",
    "published",
    "accessed",
    "resolves_on",
)

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / RESOURCES[name]["path"]).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = {name: read(name) for name in RESOURCES}
FIELDS = {
    name: {field["name"]: field for field in resource["schema"]["fields"]}
    for name, resource in RESOURCES.items()
}
KEYS = {name: resource["schema"]["primaryKey"] for name, resource in RESOURCES.items()}

every_table = pytest.mark.parametrize("name", RESOURCES)


def tables_with(*columns: str) -> list[str]:
    """Names of the tables that have all of these columns."""
    return [name for name in RESOURCES if set(columns) <= set(FIELDS[name])]


def number(text: str) -> float:
    return float(text) if text else math.nan


def enum(field: dict[str, Any]) -> list[str]:
    return list(field.get("constraints", {}).get("enum", []))


def is_number(field: dict[str, Any]) -> bool:
    return field["type"] in {"number", "integer"}


def half_of_last_digit(text: str) -> float:
    """What a printed figure leaves open, where no rounding is stated."""
    exponent = Decimal(text).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return float(Decimal(5).scaleb(exponent - 1))


def rounding(row: Row, value: str) -> float:
    stated = row.get(value.replace("value_", "rounding_"), "")
    return float(stated) if stated else half_of_last_digit(row[value])


# ------------------------------------------------------------------- the descriptor


def test_the_package_is_valid() -> None:
    from frictionless import Package

    report = Package(str(DATA / "datapackage.json")).validate()
    fault = ["name", "rowNumber", "fieldName", "message"]
    assert report.flatten(fault) == []
    assert len(report.tasks) == len(RESOURCES)
    assert report.valid


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def test_the_check_of_the_package_can_fail(tmp_path: Path) -> None:
    """What the descriptor forbids is really found: four faults, each with its row."""
    from frictionless import Package

    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    trade = folder / "bilateral_trade.csv"
    lines = trade.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = next(csv.reader([lines[1]]))
    replaced(trade, lines[1], lines[1].replace(f",{cells[3]},", ",exprots,", 1))
    replaced(trade, lines[2], lines[2].replace(f",{cells[5]},", ",nobody,", 1))
    replaced(trade, lines[3], 2 * lines[3])
    value = next(csv.reader([lines[9]]))[6]
    replaced(trade, lines[9], lines[9].replace(f",{value},", f",-{value},", 1))
    report = Package(str(folder / "datapackage.json")).validate()
    found = {kind for (kind,) in report.flatten(["type"])}
    assert {"constraint-error", "foreign-key", "primary-key"} <= found
    assert len(report.flatten(["rowNumber"])) >= 4


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
def test_a_number_with_a_unit_in_its_name_says_the_same_in_the_descriptor(
    name: str,
) -> None:
    words = {"usd_mn": "USD mn", "cny_mn": "CNY mn", "pct": "percent", "km": "km"}
    for field in FIELDS[name].values():
        for suffix, unit in words.items():
            if field["name"].endswith(f"_{suffix}"):
                assert field["unit"] == unit


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
    assert list(ROWS[name][0]) == columns
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
def test_what_is_required_is_never_empty(name: str) -> None:
    for column, field in FIELDS[name].items():
        if field.get("constraints", {}).get("required"):
            assert all(row[column] for row in ROWS[name]), column


@every_table
def test_missing_is_an_empty_cell(name: str) -> None:
    words = {"nan", "none", "null", "n/a", "na", "-", "--", "?", "unknown", "."}
    bad = [cell for row in ROWS[name] for cell in row.values() if cell.lower() in words]
    assert bad == []


# ---------------------------------------------------------------------- vocabulary

# Words that a later table or topic will use; a list that shrinks by itself.
NOT_YET_USED = {
    ("claims", "topic"): {
        "energy",
        "history",
        "humanitarian",
        "infrastructure",
        "security",
        "technology",
    },
    ("claims", "section"): {"history", "philosophy", "turkmenistan"},
    ("claims", "kind"): {"date", "event", "opinion"},
    ("evidence", "test"): {"date"},
}


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
    waiting = NOT_YET_USED.get((name, column), set())
    assert set(enum(field)) - used == waiting


@pytest.mark.parametrize("name", tables_with("country"))
def test_every_country_is_known(name: str) -> None:
    assert {row["country"] for row in ROWS[name]} <= set(codes.country_codes())


def test_every_country_of_the_table_is_used() -> None:
    used = {
        row[column]
        for column in ("country", "origin")
        for name in tables_with(column)
        if name not in {"countries", "sources"}
        for row in ROWS[name]
    }
    members = {code for row in ROWS["countries"] for code in row["members"].split(";")}
    assert set(codes.country_codes()) <= used | members


def test_every_reporter_is_known_and_used() -> None:
    used = {row["reporter"] for name in tables_with("reporter") for row in ROWS[name]}
    assert used == set(codes.REPORTERS)


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
        assert not slash or first < last
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


def test_a_derived_variant_is_an_estimate_that_says_how() -> None:
    derived = [row for row in ROWS["bilateral_trade"] if row["variant"] == "derived"]
    assert derived
    for row in derived:
        assert row["obs_status"] == "E"
        assert re.match(r"derived|worked out", row["note"])


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


# --------------------------------------------------------------------------- shares


def percentages() -> Iterator[tuple[str, Row, float]]:
    for name in RESOURCES:
        for column, field in FIELDS[name].items():
            if not is_number(field):
                continue
            for row in ROWS[name]:
                if row[column] and "percent" in {field.get("unit"), row.get("unit")}:
                    yield name, row, float(row[column])


def test_shares_lie_between_nothing_and_all() -> None:
    found = list(percentages())
    assert found
    outside = [
        (name, row, value)
        for name, row, value in found
        # Growth may be negative, and more than all.
        if row.get("indicator") != "gdp_growth" and not 0 <= value <= 100
    ]
    assert outside == []


SECTIONS: dict[tuple[str, ...], list[Row]] = defaultdict(list)
for _row in ROWS["trade_composition"]:
    if _row["classification"] == "SITC":
        _key = tuple(_row[part] for part in ("reporter", "country", "period", "flow"))
        SECTIONS[_key].append(_row)


def test_all_flows_have_their_sections() -> None:
    expected = itertools.product(
        ["unctad"], codes.CA5, ["1995", "2005", "2015"], ["exports", "imports"]
    )
    assert set(SECTIONS) == set(expected)


@pytest.mark.parametrize("flow", SECTIONS, ids=" ".join)
def test_the_sections_of_a_flow_add_up_to_all_of_it(flow: tuple[str, ...]) -> None:
    rows = SECTIONS[flow]
    assert 99.5 <= sum(number(row["share_pct"]) for row in rows) <= 100.5
    total = sum(number(row["value_usd_mn"]) for row in rows)
    for row in rows:
        share = 100 * number(row["value_usd_mn"]) / total
        assert share == pytest.approx(number(row["share_pct"]), abs=0.3)


def test_the_share_of_minerals_is_that_of_the_flow_in_the_table_of_trade() -> None:
    """Two files, one figure: the share was taken of the flow that is stored."""
    part = ("reporter", "country", "period", "flow")
    flows = {
        tuple(row[column] for column in part): number(row["value_usd_mn"])
        for row in ROWS["bilateral_trade"]
        if row["variant"] == "main"
    }
    checked = 0
    for row in ROWS["trade_composition"]:
        whole = flows.get(tuple(row[column] for column in part))
        if row["classification"] == "MTN" and row["share_pct"] and whole:
            share = 100 * number(row["value_usd_mn"]) / whole
            assert share == pytest.approx(number(row["share_pct"]), abs=0.1), row
            checked += 1
    assert checked >= 45


# ------------------------------------------------------------------------ additions

# Figures of one source that do not add up, with the reason.
DOES_NOT_ADD_UP = {
    ("bilateral_trade", "china_customs", "TKM", "2025-01/2025-10"): (
        "8,100 ('over 8.1 bn') and 784 are 584 more than the turnover of 8,300 in the "
        "same text; one of them must be wrong, which one is not known"
    ),
}


def sums_that_fail(name: str, value: str) -> dict[tuple[str, ...], float]:
    """Turnover less exports and imports of one source, where rounding forbids it."""
    groups: dict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
    for row in ROWS[name]:
        key = ("reporter", "country", "period", "variant", "source_id")
        group = groups[tuple(row.get(column, "") for column in key)]
        assert row["flow"] not in group
        group[row["flow"]] = row
    failed = {}
    for (reporter, country, period, *_), group in groups.items():
        if len(group) == 3:
            gap = (
                number(group["turnover"][value])
                - number(group["exports"][value])
                - number(group["imports"][value])
            )
            if abs(gap) > sum(rounding(row, value) for row in group.values()) + 1e-6:
                failed[(name, reporter, country, period)] = gap
    return failed


FLOW_TABLES = [
    (name, RESOURCES[name]["value"])
    for name in tables_with("reporter", "country", "period", "flow", "source_id")
    if name != "trade_composition"
]


@pytest.mark.parametrize(("name", "value"), FLOW_TABLES)
def test_exports_and_imports_of_a_source_make_its_turnover(
    name: str, value: str
) -> None:
    failed = sums_that_fail(name, value)
    expected = {key for key in DOES_NOT_ADD_UP if key[0] == name}
    assert set(failed) == expected, failed


def test_turnover_that_only_adds_up_is_not_stored() -> None:
    """Flows to the thousand dollars, and a turnover that is exactly their sum."""
    groups: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for row in ROWS["bilateral_trade"]:
        # The September table of customs prints all three itself.
        if row["rounding_usd_mn"] == "0.0005" and "/" not in row["period"]:
            key = ("reporter", "country", "period", "variant", "source_id")
            group = groups[tuple(row[column] for column in key)]
            group[row["flow"]] = number(row["value_usd_mn"])
    assert len(groups) > 200
    assert [key for key, group in groups.items() if len(group) == 3] == []


def test_a_rounding_is_positive_and_smaller_than_the_figure() -> None:
    for row in ROWS["bilateral_trade"]:
        if row["rounding_usd_mn"]:
            half = number(row["rounding_usd_mn"])
            assert 0 < half <= number(row["value_usd_mn"]) / 2, row


# ---------------------------------------------------------------------- group totals

# Published totals that the countries do not add up to, with the reason.
IS_NO_SUM = {
    ("bilateral_trade", "CA5", "2024-01/2024-06", "turnover"): (
        "the text gives Kyrgyz imports of 9,400, about 215 more than its own total and "
        "the monthly customs table leave for them"
    ),
    ("monthly_trade", "CA5", "2024", "turnover"): (
        "customs printed 674,150 in June 2025, the annual table of the countries adds "
        "up to 674,747: a revision of 0.09 percent"
    ),
}

VARIANTS = ("main", "revised", "derived", "alternative")
CHINA = ("china_customs", "china_mofcom", "china_press")


def best(rows: list[Row]) -> Row:
    def rank(row: Row) -> tuple[int, int]:
        return (
            VARIANTS.index(row.get("variant", "main")),
            CHINA.index(row["reporter"]),
        )

    return min(rows, key=rank)


Figures = dict[tuple[str, str, str], list[Row]]


def chinese_figures(name: str) -> Figures:
    figures: Figures = defaultdict(list)
    for row in ROWS[name]:
        if row["reporter"] in CHINA:
            figures[(row["country"], row["period"], row["flow"])].append(row)
    return figures


def member_figure(
    figures: Figures, country: str, period: str, flow: str, value: str
) -> tuple[float, float] | None:
    """Figure and rounding of a country; turnover that is not printed is added up."""
    if rows := figures.get((country, period, flow)):
        row = best(rows)
        return number(row[value]), rounding(row, value)
    if flow != "turnover":
        return None
    parts = [
        member_figure(figures, country, period, part, value)
        for part in ("exports", "imports")
    ]
    known = [part for part in parts if part]
    if len(known) < 2:
        return None
    return sum(part[0] for part in known), sum(part[1] for part in known)


def compared_totals(
    name: str, value: str
) -> dict[tuple[str, ...], tuple[float, float]]:
    """Gap between a published total and its members, and what rounding allows."""
    figures = chinese_figures(name)
    compared = {}
    groups = [row["country"] for row in ROWS["countries"] if row["members"]]
    for (country, period, flow), rows in figures.items():
        if country not in groups:
            continue
        members = [
            member_figure(figures, member, period, flow, value)
            for member in codes.group_members(country)
        ]
        known = [member for member in members if member]
        if len(known) == len(members):
            published = best(rows)
            gap = number(published[value]) - sum(member[0] for member in known)
            allowed = rounding(published, value) + sum(member[1] for member in known)
            compared[(name, country, period, flow)] = (gap, allowed)
    return compared


@pytest.mark.parametrize(("name", "value"), FLOW_TABLES)
def test_the_countries_add_up_to_the_published_totals(name: str, value: str) -> None:
    compared = compared_totals(name, value)
    failed = {
        key: gap for key, (gap, allowed) in compared.items() if abs(gap) > allowed
    }
    assert set(failed) == {key for key in IS_NO_SUM if key[0] == name}, failed


def test_the_totals_that_matter_are_among_those_compared() -> None:
    compared = compared_totals("bilateral_trade", "value_usd_mn")
    years = {period for _, country, period, _ in compared if country == "CA5"}
    assert {"1992", "2001", "2012", "2022", "2023", "2024", "2025"} <= years
    gap, _ = compared[("bilateral_trade", "CA5", "2024", "turnover")]
    assert gap == 0


def test_the_months_of_2024_add_up_to_the_annual_table() -> None:
    months: dict[tuple[str, str], list[float]] = defaultdict(list)
    annual = {}
    for row in ROWS["monthly_trade"]:
        key = (row["country"], row["flow"])
        if re.fullmatch(r"2024-\d\d", row["period"]):
            months[key].append(number(row["value_cny_mn"]))
        elif row["period"] == "2024" and row["source_id"] == "gacc-2024-country-table":
            annual[key] = number(row["value_cny_mn"])
    expected = set(itertools.product(codes.CA5, ("exports", "imports", "turnover")))
    assert set(months) == set(annual) == expected
    for key, values in months.items():
        assert len(values) == 12
        assert sum(values) == pytest.approx(annual[key], rel=0.006)


def test_one_exchange_rate_lies_between_the_yuan_and_the_dollars_of_2024() -> None:
    dollars = {
        (row["country"], row["flow"]): number(row["value_usd_mn"])
        for row in ROWS["bilateral_trade"]
        if row["reporter"] == "china_customs"
        and row["period"] == "2024"
        and row["variant"] == "main"
    }
    rates = [
        number(row["value_cny_mn"]) / dollars[(row["country"], row["flow"])]
        for row in ROWS["monthly_trade"]
        if row["period"] == "2024" and row["source_id"] == "gacc-2024-country-table"
    ]
    assert len(rates) == 15
    assert 7.115 <= min(rates) <= max(rates) <= 7.118


def profile(indicator: str, source_id: str) -> dict[str, float]:
    return {
        row["country"]: number(row["value"])
        for row in ROWS["country_profile"]
        if row["indicator"] == indicator and row["source_id"] == source_id
    }


def test_land_and_water_make_the_area() -> None:
    land, water, total = (
        profile(f"area_{part}", "cia-factbook-json")
        for part in ("land", "water", "total")
    )
    assert set(land) == set(water) == set(total) == {*codes.CA5, "CHN"}
    for country, area in total.items():
        assert land[country] + water[country] == area


def test_a_border_has_one_length_from_both_sides() -> None:
    source = "cia-factbook-json"
    totals = profile("land_border_total", source)
    for one, other in itertools.permutations([*codes.CA5, "CHN"], 2):
        length = profile(f"land_border_with_{other.lower()}", source).get(one)
        back = profile(f"land_border_with_{one.lower()}", source).get(other)
        assert length == back
        if length:
            assert length < totals[one]


# ------------------------------------------------------------------------- hazards

# Where a figure would mislead, its note has to say so.
TOLD = [
    (
        "bilateral_trade",
        "kaz-2021-xi-via-inform",
        "25000",
        r"24,200|from another source",
    ),
    ("bilateral_trade", "kgz-2024-president-via-24kg", "22071", "transposed digits"),
    ("bilateral_trade", "kgz-q12024-via-intellinews", "4820", "misprint"),
    ("bilateral_trade", "kgz-mirror-via-timesca", "9400", "monthly customs table"),
    ("bilateral_trade", "gacc-10m2025-via-intellinews", "8100", "turnover"),
    ("bilateral_trade", "edb-2025-08-via-timesca", "18000", "unexplained"),
    ("bilateral_trade", "uzb-2021-president-uz", "8000", "not stated"),
    ("country_profile", "gapminder-sg", "141379", "land area"),
    ("country_profile", "caci-2000-kaz-border", "187", "not consistent"),
    ("country_profile", "cia-factbook-json", "64240", "official (exchange )?rate"),
    ("trade_composition", "carnegie-2025-09-ev", "10000", "nearer 16"),
]


@pytest.mark.parametrize(("name", "source_id", "cell", "words"), TOLD)
def test_a_figure_that_would_mislead_says_so(
    name: str, source_id: str, cell: str, words: str
) -> None:
    value = RESOURCES[name]["value"]
    notes = [
        row["note"]
        for row in ROWS[name]
        if row["source_id"] == source_id and row[value] == cell
    ]
    assert len(notes) == 1
    assert re.search(words, notes[0])


def test_what_does_not_change_has_no_year() -> None:
    for row in ROWS["country_profile"]:
        if re.match("area_|land_border_", row["indicator"]):
            assert row["period"] == ""


def test_a_basis_never_mixes_publishers() -> None:
    """Else growth would be computed from one edition or body to another."""
    several = {"national", "static", "edb", "customs"}
    by_basis: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ROWS["country_profile"]:
        if row["basis"] not in several:
            by_basis[(row["indicator"], row["basis"])].add(row["source_id"])
    assert [key for key, found in by_basis.items() if len(found) > 1] == []


def test_output_of_2023_and_2024_cannot_be_chained() -> None:
    by_basis: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["country_profile"]:
        if row["indicator"] == "gdp":
            by_basis[row["basis"]].add(row["period"])
    assert not [basis for basis, years in by_basis.items() if {"2023", "2024"} <= years]


# --------------------------------------------------------------------------- jumps

# More than a factor of five between two years, with the reason.
JUMPS = {
    ("bilateral_trade", "adb UZB turnover", "1994"): (
        "12 to 75 mn: a beginning, and a table printed in whole millions"
    ),
    ("bilateral_trade", "china_customs KGZ exports", "2024"): (
        "80 to 2,800 mn: confirmed by customs' own table; the finding of the topic"
    ),
    ("bilateral_trade", "national KGZ exports", "2024"): (
        "80 to 2,040 mn: a ministry's statement, marked as of low reliability"
    ),
    ("bilateral_trade", "china_customs TJK exports", "1993"): (
        "0.8 to 5.9 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs TJK exports", "2009"): (
        "20 to 185 mn: minerals and metals, 94 percent of the flow in 2011"
    ),
    ("bilateral_trade", "china_customs TJK imports", "1994"): (
        "6.5 to 0.7 mn: a flow so small that single deliveries show"
    ),
    ("bilateral_trade", "china_customs TJK imports", "1995"): (
        "0.7 to 14.6 mn: a flow so small that single deliveries show"
    ),
    ("bilateral_trade", "china_customs TKM exports", "1994"): (
        "0.8 to 7.6 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs TKM exports", "2003"): (
        "0.7 to 4.1 mn: a small flow before there was gas"
    ),
    ("bilateral_trade", "china_customs TKM exports", "2010"): (
        "38 to 1,045 mn: first year of the gas pipeline, opened in December 2009"
    ),
    ("bilateral_trade", "china_customs UZB exports", "1994"): (
        "11 to 72 mn: a beginning"
    ),
    ("bilateral_trade", "china_customs UZB exports", "2003"): (
        "27 to 200 mn; Uzbek statistics have 18 to 52"
    ),
    (
        "trade_composition",
        "china_customs UZB exports MTN minerals and metals",
        "2012",
    ): ("13 to 94 mn: gas enters the category"),
    (
        "trade_composition",
        "china_customs UZB exports MTN minerals and metals",
        "2013",
    ): ("94 to 974 mn: first whole year of Uzbek gas, 2.9 bcm"),
}
WITNESS = {"source_id", "variant", "vintage", *PERIOD_FIELDS}


def jumps(name: str) -> dict[tuple[str, str, str], list[tuple[float, float]]]:
    """Pairs of figures of two years in a row that differ by more than a factor of 5."""
    value = RESOURCES[name]["value"]
    series: dict[str, dict[int, set[float]]] = defaultdict(lambda: defaultdict(set))
    for row in ROWS[name]:
        # A rate of growth may pass through nothing.
        if re.fullmatch(r"\d{4}", row["period"]) and row[value]:
            if row.get("indicator") == "gdp_growth":
                continue
            parts = [row[part] for part in KEYS[name] if part not in WITNESS]
            series[" ".join(parts)][int(row["period"])].add(number(row[value]))
    found = defaultdict(list)
    for label, years in series.items():
        for year in sorted(years):
            pairs = itertools.product(years.get(year - 1, ()), years[year])
            for before, after in pairs:
                if max(before, after) > 5 * min(before, after):
                    found[(name, label, str(year))].append((before, after))
    return found


WITH_SERIES = [
    name
    for name in tables_with("period", "obs_status")
    if RESOURCES[name].get("value") and "period" in KEYS[name]
]


@pytest.mark.parametrize("name", WITH_SERIES)
def test_no_series_jumps_without_a_reason(name: str) -> None:
    found = jumps(name)
    assert set(found) == {key for key in JUMPS if key[0] == name}, found


def test_a_jump_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [dict(row) for row in ROWS["commodity_prices"]]
    brent = next(
        row for row in rows if (row["commodity"], row["period"]) == ("brent", "2022")
    )
    brent["value"] = str(10 * number(brent["value"]))
    monkeypatch.setitem(ROWS, "commodity_prices", rows)
    years = [year for _, _, year in jumps("commodity_prices")]
    assert years == ["2022", "2023"]


# ----------------------------------------------------------------------------- span


def years_of(conditions: dict[str, str]) -> set[int]:
    return {
        int(row["period"])
        for row in ROWS["bilateral_trade"]
        if re.fullmatch(r"\d{4}", row["period"])
        and all(row[column] == value for column, value in conditions.items())
    }


@pytest.mark.parametrize("country", codes.CA5)
@pytest.mark.parametrize("flow", ["exports", "imports"])
def test_customs_of_china_cover_1992_to_2016_without_a_gap(
    country: str, flow: str
) -> None:
    found = years_of({"reporter": "china_customs", "country": country, "flow": flow})
    assert set(range(1992, 2017)) <= found
    assert {2023, 2024} <= found
    # Nobody printed 2019: it stays a gap.
    assert 2019 not in found


@pytest.mark.parametrize(
    ("reporter", "country", "flow", "first", "last"),
    [
        ("national", "KAZ", "exports", 1995, 2023),
        ("national", "KAZ", "imports", 1995, 2024),
        ("national", "KGZ", "exports", 1994, 2024),
        ("national", "KGZ", "imports", 1994, 2023),
        ("national", "UZB", "exports", 2002, 2023),
        ("national", "UZB", "imports", 2002, 2023),
        ("national", "TKM", "exports", 1997, 2000),
        ("national", "TKM", "imports", 1997, 2000),
    ],
)
def test_a_national_series_has_the_years_of_the_evidence(
    reporter: str, country: str, flow: str, first: int, last: int
) -> None:
    found = years_of({"reporter": reporter, "country": country, "flow": flow})
    assert set(range(first, last + 1)) <= found


def test_trade_is_told_from_1992_to_early_2026() -> None:
    dates = [periods.bounds(row["period"]) for row in ROWS["bilateral_trade"]]
    assert min(dates)[0] == (1992, 1, 1)
    assert max(end for _, end in dates) == (2026, 1, 31)


def test_no_total_of_the_five_is_given_for_2019() -> None:
    for name in ("bilateral_trade", "monthly_trade"):
        assert not [
            row
            for row in ROWS[name]
            if row["country"] == "CA5" and row["period"].startswith("2019")
        ]


# Rows of the evidence, counted in it by hand.
COUNTED = [
    (
        "monthly_trade",
        lambda row: "-" in row["period"] and "/" not in row["period"],
        180,
    ),
    ("trade_composition", lambda row: row["classification"] == "SITC", 226),
    ("trade_composition", lambda row: row["classification"] == "MTN", 74),
    ("commodity_prices", lambda row: row["origin"] == "WLD", 447),
    ("commodity_prices", lambda row: row["origin"] != "WLD", 15),
    ("country_profile", lambda row: row["basis"] == "wto", 330),
    ("country_profile", lambda row: row["basis"] == "balance_of_payments", 76),
    ("bilateral_trade", lambda row: row["variant"] == "revised", 40),
]


@pytest.mark.parametrize(("name", "condition", "count"), COUNTED)
def test_as_many_rows_as_in_the_evidence(
    name: str, condition: Callable[[Row], bool], count: int
) -> None:
    assert sum(map(condition, ROWS[name])) == count


# ------------------------------------------------------------------- reference values

REFERENCE = Path(__file__).with_name("reference_values.csv")


def reference_values() -> list[tuple[str, dict[str, str], str, str]]:
    """Looked up in the evidence by eye: table, where (``a=b; c=d``), column, cell."""
    with REFERENCE.open(encoding="utf-8", newline="") as lines:
        return [
            (
                row["table"],
                dict(part.split("=", 1) for part in row["where"].split("; ")),
                row["column"],
                row["cell"],
            )
            for row in csv.DictReader(lines)
        ]


VALUES = reference_values()


@pytest.mark.parametrize(
    ("name", "where", "column", "cell"),
    VALUES,
    ids=[f"{name} {' '.join(where.values())}" for name, where, *_ in VALUES],
)
def test_a_figure_is_what_the_evidence_says(
    name: str, where: dict[str, str], column: str, cell: str
) -> None:
    found = [
        row[column]
        for row in ROWS[name]
        if all(row[part] == value for part, value in where.items())
    ]
    assert found == [cell]


def test_every_table_has_reference_values() -> None:
    assert {name for name, *_ in VALUES} == set(RESOURCES)
    assert len(VALUES) >= 30

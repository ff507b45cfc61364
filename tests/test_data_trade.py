"""What holds of the trade tables beyond the contract that every table keeps."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable

import pytest

from cac_data import codes, periods
from tests.bundled import RESOURCES, ROWS, Row, number, rounding, tables_with
from tests.table_exceptions import DOES_NOT_ADD_UP, IS_NO_SUM


def test_a_derived_variant_is_an_estimate_that_says_how() -> None:
    derived = [row for row in ROWS["bilateral_trade"] if row["variant"] == "derived"]
    assert derived
    for row in derived:
        assert row["obs_status"] == "E"
        assert re.match(r"derived|worked out", row["note"])


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

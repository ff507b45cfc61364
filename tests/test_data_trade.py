"""What holds of the trade tables beyond the contract that every table keeps."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from cac_data import codes
from tests.bundled import RESOURCES, ROWS, Row, number, rounding, tables_with

# Figures of one source that do not add up.
DOES_NOT_ADD_UP = {
    ("bilateral_trade", "china_customs", "TKM", "2025-01/2025-10"): (
        "8,100 ('over 8.1 bn') and 784 are 584 more than the turnover of 8,300 in the "
        "same text; one of them must be wrong, which one is not known"
    ),
}

# Published totals that the countries do not add up to.
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


def profile(indicator: str, source_id: str) -> dict[str, float]:
    return {
        row["country"]: number(row["value"])
        for row in ROWS["country_profile"]
        if row["indicator"] == indicator and row["source_id"] == source_id
    }


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

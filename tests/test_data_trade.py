"""What holds of the trade tables beyond the contract that every table keeps."""

from collections import defaultdict

import pandas as pd
import pytest

from cac_data import codes
from tests.bundled import RESOURCES, ROWS, rounding, tables_with

# "Over 8.1 bn" and 784 are more than the turnover of 8,300 in the same text.
DOES_NOT_ADD_UP = {("bilateral_trade", "china_customs", "TKM", "2025-01/2025-10")}
# Published totals that the countries do not add up to.
IS_NO_SUM = {
    # Kyrgyz imports of 9,400 are 215 more than the text's own total leaves for them.
    ("bilateral_trade", "CA5", "2024-01/2024-06", "turnover"),
    # 674,150 as of June 2025, 674,747 in the annual table: a revision.
    ("monthly_trade", "CA5", "2024", "turnover"),
}
VARIANTS = ("main", "revised", "derived", "alternative")
CHINA = ("china_customs", "china_mofcom", "china_press")

FLOW_TABLES = [
    name
    for name in tables_with("reporter", "country", "period", "flow", "source_id")
    if name not in {"trade_composition", "product_flows"} and ROWS[name]
]


def figures(name: str) -> pd.DataFrame:
    """Rows with `figure` and `half`, what its rounding leaves open."""
    value = RESOURCES[name]["value"]
    rows = pd.DataFrame(ROWS[name]).assign(variant=lambda r: r.get("variant", "main"))
    halves = [rounding(row, value) + 1e-6 for row in ROWS[name]]
    return rows.assign(figure=rows[value].astype(float), half=halves)


@pytest.mark.parametrize("name", FLOW_TABLES)
def test_exports_and_imports_of_a_source_make_its_turnover(name: str) -> None:
    key = ["reporter", "country", "period", "variant", "source_id"]
    wide = figures(name).pivot_table(["figure", "half"], key, "flow")
    value = wide["figure"]
    gap = (value["turnover"] - value["exports"] - value["imports"]).abs()
    failed = wide[gap > wide["half"].sum(axis=1)].index
    told = {(name, *place[:3]) for place in failed}
    assert told == {key for key in DOES_NOT_ADD_UP if key[0] == name}


@pytest.mark.parametrize("name", FLOW_TABLES)
def test_the_countries_add_up_to_the_published_totals(name: str) -> None:
    rows = figures(name)
    rows = rows[rows["reporter"].isin(CHINA)]
    for column, order in (("reporter", CHINA), ("variant", VARIANTS)):
        rows = rows.sort_values(column, key=lambda c: c.map(order.index), kind="stable")
    rows = rows.drop_duplicates(["country", "period", "flow"])
    wide = rows.pivot_table(["figure", "half"], "period", ["flow", "country"])
    failed = set()
    for group in {*rows["country"]} - {*codes.CA5}:
        members = [*codes.group_members(group)]
        for flow in ("exports", "imports", "turnover"):
            value, half = (wide[part][flow] for part in ("figure", "half"))
            if flow == "turnover":  # what is not printed is added up
                both = wide["figure"]["exports"] + wide["figure"]["imports"]
                value = value.fillna(both)
                half = half.fillna(wide["half"]["exports"] + wide["half"]["imports"])
            value = value.reindex(columns=[group, *members])
            gap = (2 * value[group] - value.sum(axis=1, skipna=False)).abs()
            room = half.reindex(columns=value.columns).sum(axis=1)
            failed |= {(name, group, period, flow) for period in gap[gap > room].index}
    assert failed == {key for key in IS_NO_SUM if key[0] == name}


def test_a_basis_never_mixes_publishers() -> None:
    several = {"national", "static", "edb", "customs"}
    by_basis = defaultdict(set)
    for row in ROWS["country_profile"]:
        if row["basis"] not in several:
            by_basis[row["indicator"], row["basis"]].add(row["source_id"])
    assert [key for key, found in by_basis.items() if len(found) > 1] == []

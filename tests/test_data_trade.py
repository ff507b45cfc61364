"""What holds of the trade tables beyond the contract that every table keeps."""

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
    places = {(name, *place[:3]) for place in failed}
    assert places == {key for key in DOES_NOT_ADD_UP if key[0] == name}


def believed_first(rows: pd.DataFrame) -> pd.DataFrame:
    """One figure of the Chinese side a country, period and flow."""
    rows = rows[rows["reporter"].isin(CHINA)]
    ranked = rows.assign(
        reporter_rank=rows["reporter"].map(CHINA.index),
        variant_rank=rows["variant"].map(VARIANTS.index),
    )
    ranked = ranked.sort_values(["variant_rank", "reporter_rank"], kind="stable")
    return ranked.drop_duplicates(["country", "period", "flow"])


def with_turnover(wide: pd.DataFrame) -> pd.DataFrame:
    """Turnover by country, added up from both flows where none is printed."""
    return wide["turnover"].fillna(wide["exports"] + wide["imports"])


@pytest.mark.parametrize("flow", ["exports", "imports", "turnover"])
@pytest.mark.parametrize("name", FLOW_TABLES)
def test_the_countries_add_up_to_the_published_totals(name: str, flow: str) -> None:
    rows = believed_first(figures(name))
    wide = rows.pivot_table(["figure", "half"], "period", ["flow", "country"])
    value = wide["figure"][flow]
    half = wide["half"][flow]
    if flow == "turnover":
        value = with_turnover(wide["figure"])
        half = with_turnover(wide["half"])

    failed = set()
    for group in sorted(set(rows["country"]) - set(codes.CA5)):
        columns = [group, *codes.group_members(group)]
        of_group = value.reindex(columns=columns)
        # The total less the sum of its members; all are in the sum of the columns.
        gap = 2 * of_group[group] - of_group.sum(axis=1, skipna=False)
        room = half.reindex(columns=columns).sum(axis=1)
        periods = gap.index[gap.abs() > room]
        failed.update((name, group, period, flow) for period in periods)
    assert failed == {key for key in IS_NO_SUM if key[0] == name and key[3] == flow}


def test_a_basis_never_mixes_publishers() -> None:
    rows = pd.DataFrame(ROWS["country_profile"])
    # Of these each names its publisher itself.
    is_of_several = rows["basis"].isin(["national", "static", "edb", "customs"])
    by_basis = rows[~is_of_several].groupby(["indicator", "basis"])
    publishers = by_basis["source_id"].nunique()
    assert publishers[publishers > 1].index.tolist() == []

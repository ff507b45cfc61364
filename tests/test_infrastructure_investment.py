"""Investment by concept, and debt over time."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import conflicts, describe, load_table
from cac_data.infrastructure.investment import (
    ADDABLE,
    by_concept,
    check_addable,
    concept_overview,
    concept_totals,
    debt_by_year,
    debt_path,
    investment_panels,
    railway_loan,
)
from tests.trade_frames import check_pure, records, shuffled, table

MONEY = {
    **dict.fromkeys(("country", "concept", "part", "direction", "basis"), "str"),
    **dict.fromkeys(("sector", "investor", "counterparty", "period"), "str"),
    **dict.fromkeys(("variant", "source_id"), "str"),
    "value": "float64",
    **dict.fromkeys(("unit", "price_basis", "obs_status"), "str"),
}
DEBT = {
    **dict.fromkeys(("country", "creditor", "indicator", "period"), "str"),
    **dict.fromkeys(("variant", "source_id"), "str"),
    "value": "float64",
    **dict.fromkeys(("unit", "obs_status"), "str"),
}


def money(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``investment``: country, concept, period, value, and what differs."""
    return table(
        MONEY,
        (
            {
                "country": country,
                "concept": concept,
                "part": "all",
                "direction": "china_to_region",
                "basis": "counter",
                "sector": "all",
                "investor": "China",
                "counterparty": "",
                "period": period,
                "variant": "main",
                "source_id": f"s{place}",
                "value": value,
                "unit": "USD mn",
                "price_basis": "current",
                "obs_status": "A",
                **(more[0] if more else {}),
            }
            for place, (country, concept, period, value, *more) in enumerate(rows)
        ),
    )


def debt(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``external_debt``: creditor, indicator, period, value, what differs."""
    return table(
        DEBT,
        (
            {
                "country": "KGZ",
                "creditor": creditor,
                "indicator": indicator,
                "period": period,
                "variant": "main",
                "source_id": f"s{place}",
                "value": value,
                "unit": "percent" if "share" in indicator else "USD mn",
                "obs_status": "A",
                **(more[0] if more else {}),
            }
            for place, (creditor, indicator, period, value, *more) in enumerate(rows)
        ),
    )


CONSTANT = {"price_basis": "constant_2021"}
DEALS = money(
    ("KAZ", "contract", "2019-03", 100.0, {"part": "investment"}),
    ("KAZ", "contract", "2019-11", 50.0, {"part": "construction"}),
    ("UZB", "contract", "2021-02-05", 20.0, {"part": "investment"}),
)


# --- concepts are never mixed ---------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (("KAZ", "commitment", "2020", 9.0), "commitment and contract"),
        (("KAZ", "contract", "2020", 9.0, {"unit": "EUR mn"}), "EUR mn and USD mn"),
        (("KAZ", "contract", "2020", 9.0, CONSTANT), "constant_2021 and current"),
    ],
)
def test_unlike_figures_are_refused_and_both_are_named(
    other: tuple[Any, ...], named: str
) -> None:
    one = money(("KAZ", "contract", "2019", 1.0))
    two = money(other)
    for frames in ((one, two), (pd.concat([one, two]),)):
        with pytest.raises(ValueError, match=named):
            check_addable(*frames)
    with pytest.raises(ValueError, match=named):
        concept_totals(pd.concat([one, two]))
    check_addable(one, two.iloc[:0])
    check_addable(one.drop(columns="unit"))


def test_all_concepts_of_the_table_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="mixed concepts: announced and commitment"):
        concept_totals(load_table("investment"))


def test_one_concept_is_one_figure_a_fact() -> None:
    rows = money(
        ("KGZ", "fdi_flow", "2015", 108.7),
        ("KGZ", "fdi_flow", "2015", 474.4, {"variant": "revised"}),
        ("KGZ", "fdi_flow", "2015", 470.0, {"variant": "alternative"}),
        ("KGZ", "fdi_stock", "2015", 900.0),
    )
    found = by_concept(rows, concept="fdi_flow")
    assert records(found, "period", "value", "chosen") == [("2015", 474.4, "revised")]
    assert found["source_ids"].tolist() == [["s1"]]
    first = by_concept(rows, concept="fdi_flow", variants=["main"])
    assert first["value"].tolist() == [108.7]
    check_pure(by_concept, rows, concept="fdi_flow")


def test_counters_and_parts_stay_apart() -> None:
    rows = money(
        ("KAZ", "fdi_flow", "2020", 5.0, {"part": "gross"}),
        ("KAZ", "fdi_flow", "2020", -2.0, {"part": "net", "basis": "bank"}),
    )
    assert len(by_concept(rows, concept="fdi_flow")) == 2
    net = by_concept(rows, concept="fdi_flow", part="net")
    assert records(net, "basis", "value") == [("bank", -2.0)]


def test_a_unit_or_price_basis_has_to_be_named_where_there_are_several() -> None:
    rows = money(
        ("KAZ", "fdi_stock", "2020", 5.0),
        ("KAZ", "fdi_stock", "2020", 4.0, {"unit": "EUR mn", "basis": "bank"}),
    )
    with pytest.raises(ValueError, match="mixed units: EUR mn and USD mn"):
        by_concept(rows, concept="fdi_stock")
    assert by_concept(rows, concept="fdi_stock", unit="EUR mn")["value"].item() == 4.0
    rows = money(("KAZ", "loan", "2020", 5.0), ("KAZ", "loan", "2021", 4.0, CONSTANT))
    with pytest.raises(ValueError, match="mixed price bases"):
        by_concept(rows, concept="loan")
    found = by_concept(rows, concept="loan", price_basis="current")
    assert found["value"].item() == 5.0


def test_money_the_other_way_is_left_out_unless_asked_for() -> None:
    rows = money(
        ("CA5", "fdi_stock", "2012", 7820.0),
        ("CA5", "fdi_stock", "2012", 520.0, {"direction": "region_to_china"}),
    )
    assert by_concept(rows, concept="fdi_stock")["value"].item() == 7820.0
    back = by_concept(rows, concept="fdi_stock", direction="region_to_china")
    assert back["value"].item() == 520.0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"concept": "contracts"}, "did you mean 'contract'"),
        ({"concept": "contract", "part": "invest"}, "did you mean 'investment'"),
        ({"concept": "contract", "unit": "USD"}, "did you mean 'USD mn'"),
        ({"concept": "contract", "direction": "out"}, "`direction`: 'out'"),
        ({"concept": "contract", "price_basis": "real"}, "`price_basis`: 'real'"),
    ],
)
def test_an_unknown_word_is_told_with_what_is_allowed(
    options: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        by_concept(DEALS, **options)


def test_a_word_of_the_table_without_rows_gives_an_empty_frame() -> None:
    found = by_concept(DEALS, concept="project_stock")
    assert found.empty
    assert {"country", "period", "value", "chosen", "source_ids"} <= set(found.columns)


# --- sums -----------------------------------------------------------------------------


def test_deals_are_added_by_the_year_they_were_made() -> None:
    found = concept_totals(DEALS)
    assert records(found, "period", "value", "amounts") == [
        ("2019", 150.0, 2),
        ("2021", 20.0, 1),
    ]
    assert found["source_ids"].tolist() == [["s0", "s1"], ["s2"]]
    assert found["unit"].tolist() == ["USD mn", "USD mn"]
    check_pure(concept_totals, DEALS)


def test_deals_are_added_by_the_columns_asked_for() -> None:
    found = concept_totals(DEALS, by=["country", "part"])
    assert records(found, "country", "part", "value") == [
        ("KAZ", "construction", 50.0),
        ("KAZ", "investment", 100.0),
        ("UZB", "investment", 20.0),
    ]
    (all_of_them,) = concept_totals(DEALS, by=[])["value"]
    assert all_of_them == 170.0


def test_a_year_without_deals_has_no_sum() -> None:
    assert "2020" not in set(concept_totals(DEALS)["period"])
    empty = concept_totals(DEALS.iloc[:0])
    assert empty.empty
    assert list(empty.columns) == list(concept_totals(DEALS).columns)


def test_a_sum_with_an_estimate_is_one() -> None:
    rows = DEALS.copy()
    rows.loc[0, "obs_status"] = "E"
    found = concept_totals(rows)
    assert records(found, "period", "obs_status") == [("2019", "E"), ("2021", "A")]


@pytest.mark.parametrize(
    "concept",
    [
        word
        for word in describe("investment").allowed[1]
        if word not in ("contract", "commitment")
    ],
)
def test_levels_totals_and_incomplete_lists_are_never_added(concept: str) -> None:
    rows = money(("KAZ", concept, "2019", 1.0), ("KAZ", concept, "2020", 2.0))
    with pytest.raises(ValueError, match=f"{concept}' are not added up"):
        concept_totals(rows)


def test_a_group_is_not_added_to_its_members() -> None:
    rows = money(("CA5", "contract", "2019", 9.0), ("KAZ", "contract", "2019", 1.0))
    with pytest.raises(ValueError, match="CA5 is a group"):
        concept_totals(rows)


def test_an_amount_that_stands_twice_is_refused() -> None:
    rows = money(
        ("KAZ", "contract", "2019-03", 9.0),
        ("KAZ", "contract", "2019-03", 9.0, {"variant": "alternative"}),
    )
    with pytest.raises(ValueError, match="stands twice; use by_concept"):
        concept_totals(rows)
    once = by_concept(rows, concept="contract")
    assert concept_totals(once)["value"].tolist() == [9.0]


def test_sums_are_made_only_by_columns_that_mean_something() -> None:
    with pytest.raises(ValueError, match="`by`: 'value'"):
        concept_totals(DEALS, by=["value"])


def test_what_may_be_added_is_a_concept_of_the_table() -> None:
    assert set(ADDABLE) <= set(describe("investment").allowed[1])


# --- side by side ---------------------------------------------------------------------


def test_the_counters_stand_side_by_side() -> None:
    whole = {"basis": "edb"}
    rows = money(
        ("CA5", "project_stock", "2024-06", 27.0, whole),
        ("CA5", "project_stock", "2025-06", 35.0, {**whole, "obs_status": "B"}),
        ("CA5", "project_stock", "2025-06", 16.0, {**whole, "sector": "energy"}),
        ("KAZ", "project_stock", "2025-06", 11.0, whole),
        ("CA5", "cumulative", "2025", 99.0),
        ("KAZ", "commitment", "2008", 7.0, {**CONSTANT, "part": "vague"}),
        ("UZB", "commitment", "2010", 2.0, {**CONSTANT, "part": "oda_like"}),
        ("UZB", "contract", "2010-03", 4.0, {"part": "investment"}),
    )
    found = concept_overview(rows)
    assert records(found, "concept", "part", "period", "value", "how") == [
        ("project_stock", "all", "2025-06", 35.0, "published"),
        ("contract", "investment", "2010-03", 4.0, "sum"),
        ("commitment", "all", "2008/2010", 9.0, "sum"),
    ]
    assert found["obs_status"].tolist() == ["B", "A", "A"]
    assert found["price_basis"].tolist() == ["current", "current", "constant_2021"]
    assert found["source_ids"].tolist() == [["s1"], ["s7"], ["s5", "s6"]]
    check_pure(concept_overview, rows)
    assert concept_overview(rows.iloc[:0]).empty


# --- debt -----------------------------------------------------------------------------

OWED = debt(
    ("china_eximbank", "debt_stock", "2024-01", 90.0),
    ("china", "debt_stock", "2017-04", 120.0),
    ("china_eximbank", "debt_stock", "2017-04", 110.0),
    ("all", "debt_stock", "2017-04", 240.0),
    ("china_eximbank", "share_of_external_debt", "2024-01", 36.9),
    ("all", "debt_stock", "2024-01", 300.0),
    ("china", "debt_stock", "2025-04", 500.0, {"obs_status": "U"}),
    ("china", "debt_service", "2024", 12.0),
)


def test_a_path_of_debt_takes_the_widest_creditor_and_marks_a_change() -> None:
    path = debt_path(OWED, country="KGZ")
    assert records(path, "period", "value", "creditor", "switch") == [
        ("2017-04", 120.0, "china", False),
        ("2024-01", 90.0, "china_eximbank", True),
    ]
    bank = debt_path(OWED, country="Kyrgyzstan", creditors=["china_eximbank"])
    assert bank["value"].tolist() == [110.0, 90.0]
    assert not bank["switch"].any()
    check_pure(debt_path, OWED, country="KGZ")


def test_a_printed_share_goes_before_one_that_is_worked_out() -> None:
    path = debt_path(OWED, country="KGZ")
    assert records(path, "share_pct", "share_from") == [
        (50.0, "worked out"),
        (36.9, "printed"),
    ]
    assert path["source_ids"].tolist() == [["s1", "s3"], ["s0", "s4"]]


def test_a_share_of_nothing_is_unknown() -> None:
    path = debt_path(
        debt(
            ("china", "debt_stock", "2000", 0.0),
            ("all", "debt_stock", "2000", 0.0),
            ("china", "debt_stock", "2001", 3.0),
        ),
        country="KGZ",
    )
    assert path["share_pct"].isna().all()
    assert path["share_from"].tolist() == ["", ""]


def test_a_doubtful_figure_is_shown_only_when_asked_for() -> None:
    assert "2025-04" not in set(debt_path(OWED, country="KGZ")["period"])
    path = debt_path(OWED, country="KGZ", doubtful=True)
    assert path["period"].tolist()[-1] == "2025-04"


def test_a_country_without_figures_has_an_empty_path() -> None:
    path = debt_path(OWED, country="UZB")
    assert path.empty
    assert list(path.columns) == list(debt_path(OWED, country="KGZ").columns)


def test_a_path_needs_a_country_and_creditors_that_exist() -> None:
    with pytest.raises(ValueError, match="Kirgisia"):
        debt_path(OWED, country="Kirgisia")
    with pytest.raises(ValueError, match="did you mean 'china_eximbank'"):
        debt_path(OWED, country="KGZ", creditors=["eximbank"])


# --- panels ---------------------------------------------------------------------------


def test_each_concept_has_a_panel_of_its_own_and_none_is_added_to_another() -> None:
    rows = pd.concat(
        [
            money(
                ("CA5", "fdi_stock", "2022", 15000.0, {"basis": "mofcom"}),
                ("CA5", "fdi_stock", "2022-03", 14500.0, {"basis": "mofcom"}),
                ("KAZ", "fdi_stock", "2022", 900.0, {"basis": "mofcom"}),
                ("CA5", "project_stock", "2025-06", 35900.0, {"basis": "edb"}),
            ),
            DEALS,
        ]
    )
    found = investment_panels(rows)
    assert records(found, "panel", "period", "value_usd_bn", "how") == [
        ("stock, Chinese ministry", "2022", 15.0, "published"),
        ("stock of projects, bank", "2025", 35.9, "published"),
        ("purchases signed", "2019", 0.1, "sum"),
        ("purchases signed", "2021", 0.02, "sum"),
        ("building contracts", "2019", 0.05, "sum"),
    ]
    check_pure(investment_panels, rows)
    assert investment_panels(rows.iloc[:0]).empty


def test_the_last_debt_of_a_year_stands_for_it() -> None:
    rows = debt(
        ("china", "debt_stock", "2024-01", 900.0),
        ("china", "debt_stock", "2024-06", 800.0),
        ("china", "debt_stock", "2025", 700.0),
    )
    found = debt_by_year(rows)
    assert records(found, "country", "period", "date", "value") == [
        ("KGZ", "2024", "2024-06", 800.0),
        ("KGZ", "2025", "2025", 700.0),
    ]
    assert debt_by_year(rows, countries=["KAZ"]).empty
    check_pure(debt_by_year, rows)


def test_the_loan_for_the_railway_is_found_by_its_name() -> None:
    found = railway_loan(load_table("investment"))
    assert records(found, "period", "value") == [("2025-12-16", 2300.0)]
    assert railway_loan(DEALS).empty


# --- who disagrees --------------------------------------------------------------------


def test_concepts_do_not_contradict_one_another() -> None:
    """15 and 35.9 bn are answers to two questions."""
    found = conflicts("investment")
    assert records(found, "country", "concept", "period", "kind") == [
        ("KAZ", "fdi_flow", "2023", "rounding"),
        ("KGZ", "fdi_flow", "2015", "conflict"),
    ]


# --- columns --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "frame", "column", "options"),
    [
        (by_concept, DEALS, "price_basis", {"concept": "contract"}),
        (concept_totals, DEALS, "unit", {}),
        (debt_path, OWED, "creditor", {"country": "KGZ"}),
        (debt_by_year, OWED, "creditor", {"countries": ["KGZ"]}),
        (railway_loan, DEALS, "counterparty", {}),
        (concept_overview, DEALS, "concept", {}),
    ],
)
def test_a_missing_column_is_named(
    function: Any, frame: pd.DataFrame, column: str, options: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=f"needs the column {column}"):
        function(shuffled(frame).drop(columns=column), **options)

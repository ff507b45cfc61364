"""Gas and fuel flows: nothing is converted, joined or divided unasked."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from cac_data import energy, load_table
from cac_data.tables import select
from tests.gas_frames import balance, factors, flows, pipelines, review
from tests.trade_frames import check_pure, records

FACTORS = factors(
    ("natural_gas", "bcm", "TWh", 10.0, "owid"),
    ("natural_gas", "bcm", "bcm (national)", 1.05, "gazprom"),
    ("crude_oil", "Mt", "TWh", 11.63, "owid"),
)

# Two suppliers make the total of 2024 and 2025; in the newest edition they are a group
# and one country, and 2025 has both.
REVIEW = review(
    ("TKM", "2024", "2025", 30.0),
    ("RUS", "2024", "2025", 20.0),
    ("WLD", "2024", "2025", 50.0),
    ("TKM", "2025", "2026", 20.0),
    ("KAZ", "2025", "2026", 5.0),
    ("RUS", "2025", "2026", 25.0),
    ("WLD", "2025", "2026", 50.0),
    ("CA5", "2024", "2026", 31.0),
    ("RUS", "2024", "2026", 21.0),
    ("WLD", "2024", "2026", 52.0),
    ("CA5", "2025", "2026", 25.0),
)


@pytest.fixture(scope="module")
def gas() -> pd.DataFrame:
    return load_table("gas_flows")


# ------------------------------------------------------------------------ conversion


def test_bcm_become_twh_by_the_factor_and_rest_on_its_source() -> None:
    frame = flows(("TKM", "volume", "iea", "2025", 3.0))
    found = energy.convert(frame, FACTORS, to_unit="TWh", quantity="natural_gas")
    assert records(found, "value", "unit", "obs_status", "note") == [
        (30.0, "TWh", "E", "worked out: 10 TWh for one bcm")
    ]
    assert found["source_ids"].tolist() == [["iea", "owid"]]


def test_the_factor_also_serves_the_other_way_round() -> None:
    frame = flows(("TKM", "volume", "iea", "2025", 30.0)).assign(unit="TWh")
    found = energy.convert(frame, FACTORS, to_unit="bcm", quantity="natural_gas")
    assert records(found, "value", "unit") == [(3.0, "bcm")]


def test_a_note_stays_behind_how_the_figure_was_worked_out() -> None:
    frame = flows(("TKM", "volume", "iea", "2025", 3.0, {"note": "about"}))
    found = energy.convert(frame, FACTORS, to_unit="TWh", quantity="natural_gas")
    assert found["note"].tolist() == ["worked out: 10 TWh for one bcm; about"]


def test_figures_in_the_wanted_unit_stay_what_they_are() -> None:
    frame = flows(("TKM", "volume", "iea", "2025", 3.0))
    found = energy.convert(frame, FACTORS, to_unit="bcm", quantity="natural_gas")
    assert records(found, "value", "unit", "obs_status") == [(3.0, "bcm", "A")]
    assert found["source_ids"].tolist() == [["iea"]]
    none = energy.convert(frame[:0], FACTORS, to_unit="TWh", quantity="natural_gas")
    assert len(none) == 0


def test_bcm_and_twh_in_one_frame_are_refused() -> None:
    frame = flows(
        ("TKM", "volume", "iea", "2024", 3.0),
        ("TKM", "volume", "iea", "2025", 3.0, {"unit": "TWh"}),
    )
    with pytest.raises(ValueError, match="mixed units: TWh and bcm"):
        energy.convert(frame, FACTORS, to_unit="TWh", quantity="natural_gas")


def test_units_without_a_factor_are_named_with_those_that_have_one() -> None:
    frame = flows(("TKM", "mass", "iea", "2024", 3.0))
    with pytest.raises(ValueError, match="no factor between Mt and bcm") as error:
        energy.convert(frame, FACTORS, to_unit="bcm", quantity="natural_gas")
    assert "bcm and TWh or bcm and bcm (national)" in str(error.value)


def test_a_tonne_of_coal_is_not_taken_for_one_of_oil() -> None:
    frame = flows(("KAZ", "mass", "iea", "2024", 3.0))
    with pytest.raises(ValueError, match="`quantity`: 'coal' is not one of crude_oil"):
        energy.convert(frame, FACTORS, to_unit="TWh", quantity="coal")


def test_two_sources_of_one_factor_are_a_choice() -> None:
    twice = pd.concat(
        [FACTORS, factors(("natural_gas", "bcm", "TWh", 10.5, "iea"))],
        ignore_index=True,
    )
    frame = flows(("TKM", "volume", "iea", "2025", 3.0))
    with pytest.raises(
        ValueError, match=r"several factors .*10 \(owid\), 10.5 \(iea\)"
    ):
        energy.convert(frame, twice, to_unit="TWh", quantity="natural_gas")


def test_the_factor_of_gas_is_what_the_two_files_show() -> None:
    """OWID's TWh of 2016 to 2021, back in bcm, are the Energy Institute's figures."""
    table = select(
        load_table("energy_balance"),
        indicator="gas_production",
        countries=["CHN", "KAZ", "TKM", "UZB"],
        start=2016,
        end=2021,
    )
    back = energy.convert(
        table[table["basis"] == "owid"],
        load_table("conversion_factors"),
        to_unit="bcm",
        quantity="natural_gas",
    )
    printed = table[(table["basis"] == "statistical_review")]
    printed = printed[printed["vintage"] == "2026"]
    both = back.merge(printed, on=["country", "period"])
    assert len(both) == 24
    assert both["value_x"].tolist() == pytest.approx(
        both["value_y"].tolist(), abs=0.005
    )


# -------------------------------------------------------------------------- editions


def test_each_year_comes_from_the_edition_that_printed_it_first() -> None:
    found = energy.review_volumes(REVIEW)
    years = found.loc[found["exporter"] == "RUS", ["period", "vintage", "value"]]
    assert years.to_numpy().tolist() == [["2024", "2025", 20], ["2025", "2026", 25]]


def test_an_edition_gives_all_years_as_it_prints_them() -> None:
    found = energy.review_volumes(REVIEW, edition="2026")
    assert set(found["vintage"]) == {"2026"}
    assert records(found[found["exporter"] == "CA5"], "period", "value") == [
        ("2024", 31.0),
        ("2025", 25.0),
    ]


def test_an_edition_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="'2027' is not one of first, 2025, 2026"):
        energy.review_volumes(REVIEW, edition="2027")


def test_a_quotation_gives_way_to_the_table_it_quotes() -> None:
    frame = review(
        ("TKM", "2024", "2025", 29.4, {"source_id": "news"}),
        ("TKM", "2024", "2025", 29.423),
    )
    found = energy.review_volumes(frame)
    assert records(found, "value") == [(29.423,)]
    assert found["source_ids"].tolist() == [["ed-2025"]]


def test_equal_figures_are_one_with_the_sources_of_both() -> None:
    frame = review(
        ("TKM", "2024", "2025", 29.4, {"source_id": "news"}),
        ("TKM", "2024", "2025", 29.4),
    )
    found = energy.review_volumes(frame)
    assert found["source_ids"].tolist() == [["ed-2025", "news"]]


def test_unlike_figures_of_one_edition_are_an_error_that_names_the_fact() -> None:
    frame = review(
        ("TKM", "2024", "2025", 29.4, {"source_id": "news"}),
        ("TKM", "2024", "2025", 28.3),
    )
    with pytest.raises(ValueError, match="TKM CHN pipeline 2024 2025"):
        energy.review_volumes(frame)


def test_parts_of_years_plans_and_other_counts_are_no_volumes_of_the_review() -> None:
    frame = pd.concat(
        [
            review(
                ("TKM", "2024-01/2024-03", "2025", 7.0),
                ("TKM", "2024", "2025", 40.0, {"nature": "plan"}),
                ("TKM", "2024", "", 33.0),
            ),
            flows(("TKM", "volume", "exporter_official", "2024", 40.0)),
        ],
        ignore_index=True,
    )
    assert len(energy.review_volumes(frame)) == 0


# ------------------------------------------------------------------------- suppliers


def test_shares_take_both_terms_from_one_edition() -> None:
    found = energy.supplier_shares(REVIEW)
    assert records(found, "period", "exporter", "share_pct", "all_named") == [
        ("2024", "RUS", 40.0, True),
        ("2024", "TKM", 60.0, True),
        ("2025", "KAZ", 10.0, True),
        ("2025", "RUS", 50.0, True),
        ("2025", "TKM", 40.0, True),
    ]
    assert found["source_ids"].iloc[0] == ["ed-2025"]


def test_a_group_and_its_members_are_never_both_counted() -> None:
    newest = energy.supplier_shares(REVIEW, edition="2026")
    assert records(newest, "period", "exporter", "value", "whole") == [
        ("2024", "CA5", 31.0, 52.0),
        ("2024", "RUS", 21.0, 52.0),
        ("2025", "CA5", 25.0, 50.0),
        ("2025", "RUS", 25.0, 50.0),
    ]
    for shares in (newest, energy.supplier_shares(REVIEW)):
        assert shares.groupby("period")["share_pct"].sum().tolist() == [100, 100]


def test_years_in_which_a_supplier_is_missing_have_no_concentration() -> None:
    frame = REVIEW[~((REVIEW["exporter"] == "RUS") & (REVIEW["period"] == "2024"))]
    shares = energy.supplier_shares(frame)
    assert records(shares[shares["period"] == "2024"], "exporter", "all_named") == [
        ("TKM", False)
    ]
    found = energy.supplier_concentration(shares)
    assert records(found, "period", "members", "hhi") == [("2025", 3, 0.42)]


def test_without_a_total_there_are_no_shares() -> None:
    none = energy.supplier_shares(REVIEW[REVIEW["exporter"] != "WLD"])
    assert len(none) == 0
    assert list(none.columns) == list(energy.supplier_shares(REVIEW).columns)


def test_a_share_in_all_gas_is_smaller_than_one_in_pipeline_gas() -> None:
    frame = pd.concat(
        [REVIEW, review(("WLD", "2025", "2026", 200.0, {"route": "all"}))],
        ignore_index=True,
    )
    found = energy.supplier_shares(frame, route="all", edition="2026")
    assert records(found, "period", "exporter", "share_pct") == [
        ("2025", "CA5", 12.5),
        ("2025", "RUS", 12.5),
    ]
    with pytest.raises(ValueError, match="`route`: 'rail' is not one of"):
        energy.supplier_shares(REVIEW, route="rail")


# ---------------------------------------------------------------------------- prices

VALUES = flows(
    ("TKM", "value", "chinese_customs", "2025", 6000.0),
    ("KAZ", "value", "chinese_customs", "2025", 1000.0, {"obs_status": "D"}),
    ("RUS", "value", "chinese_customs", "2024", 5010.0),
    ("RUS", "value", "chinese_customs", "2024", 5100.0, {"source_id": "news"}),
    ("RUS", "value", "press", "2025", 1.0),
)


def test_a_price_is_the_value_over_the_volume_of_one_year() -> None:
    found = energy.implied_price(
        pd.concat([REVIEW, VALUES], ignore_index=True),
    )
    told = records(found, "exporter", "period", "value_usd_mn", "volume_bcm", "unit")
    assert told == [
        ("KAZ", "2025", 1000.0, 5.0, "USD/1000 m3"),
        ("RUS", "2024", 5010.0, 20.0, "USD/1000 m3"),
        ("TKM", "2025", 6000.0, 20.0, "USD/1000 m3"),
    ]
    prices = found["value"].tolist()
    assert math.isnan(prices[0])
    assert prices[1:] == [250.5, 300.0]
    assert set(found["obs_status"]) == {"E"}
    assert found["refused"].tolist() == [
        "volume and value do not describe the same gas",
        "",
        "",
    ]
    assert found["source_ids"].iloc[2] == ["chinese-customs", "ed-2026"]


def test_no_price_is_made_of_a_value_and_a_volume_of_other_gas(
    gas: pd.DataFrame,
) -> None:
    found = energy.implied_price(gas).set_index(["exporter", "period"])
    assert math.isnan(found.loc[("UZB", "2025"), "value"])
    assert found.loc[("UZB", "2025"), "refused"]
    assert found.loc[("TKM", "2025"), "value"] == pytest.approx(278, abs=0.5)
    assert found.loc[("RUS", "2025"), "value"] == pytest.approx(256, abs=0.5)
    assert found.loc[("KAZ", "2025"), "value"] == pytest.approx(231, abs=0.5)
    assert found.loc[("MMR", "2025"), "value"] == pytest.approx(346, abs=0.5)
    assert found["value"].dropna().between(150, 400).all()


def test_an_estimate_of_low_reliability_gives_no_price() -> None:
    doubtful = VALUES[VALUES["exporter"] == "TKM"].assign(obs_status="U")
    found = energy.implied_price(pd.concat([REVIEW, doubtful], ignore_index=True))
    assert found["refused"].tolist() == [
        "the volume or the value is of low reliability"
    ]


# ----------------------------------------------------------------------- utilisation

LINES = pipelines(
    ("sys", "", 50.0, "2009", "company"),
    ("sys", "", 60.0, "2009", "press"),
    ("sys", "", 150.0, "2009", "station", "mcm a day"),
    ("sys-a", "sys", 30.0, "2009", "company"),
    ("sys-c", "sys", 20.0, "2023-05-31", "company"),
    ("other", "", 10.0, "2025", "company"),
)


def test_each_count_is_measured_by_each_rating() -> None:
    frame = pd.concat(
        [
            REVIEW,
            flows(
                ("CA5", "volume", "pipeline_operator", "2024", 54.0),
                ("CA5", "volume", "pipeline_operator", "2023", 40.0),
                (
                    "CA5",
                    "volume",
                    "pipeline_operator",
                    "2025",
                    99.0,
                    {"nature": "plan"},
                ),
            ),
        ],
        ignore_index=True,
    )
    found = energy.utilisation(frame, LINES, system="sys")
    told = ("period", "basis", "capacity", "utilisation_pct", "above_rating")
    assert records(found, *told) == [
        ("2024", "pipeline_operator", 50.0, 108.0, True),
        ("2024", "pipeline_operator", 60.0, 90.0, False),
        ("2024", "statistical_review", 50.0, 62.0, False),
        ("2024", "statistical_review", 60.0, 51.666667, False),
        ("2025", "statistical_review", 50.0, 50.0, False),
        ("2025", "statistical_review", 60.0, 41.666667, False),
    ]
    assert found["source_ids"].iloc[0] == ["company", "pipeline-operator"]


def test_an_unknown_system_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'sys-a'"):
        energy.utilisation(REVIEW, LINES, system="sys_a")


def test_a_system_whose_start_is_unknown_has_all_years() -> None:
    lines = pipelines(("sys", "", 50.0, "", "company"))
    found = energy.utilisation(REVIEW, lines, system="sys")
    assert found["period"].tolist() == ["2024", "2025"]


# ---------------------------------------------------------------------------- trends


def test_a_trend_compares_first_and_last_year_of_one_count() -> None:
    frame = flows(
        ("TKM", "volume", "iea", "2021", 30.5),
        ("TKM", "volume", "iea", "2023", 40.5),
        ("TKM", "volume", "iea", "2025", 20.5),
        ("TKM", "volume", "exporter_official", "2021", 34.0),
        ("TKM", "volume", "exporter_official", "2025", 40.0, {"obs_status": "D"}),
        ("TKM", "volume", "press", "2021", 1.0),
        ("TKM", "volume", "press", "2025", 9.0),
        ("TKM", "volume", "transit_state", "2025", 9.0),
        ("RUS", "volume", "iea", "2021", 10.1),
        ("RUS", "volume", "iea", "2025", 10.2),
    )
    found = energy.flow_trend(frame)
    told = ("exporter", "basis", "first", "last", "direction", "counted")
    assert records(found, *told) == [
        ("RUS", "iea", 10.1, 10.2, "level", True),
        ("TKM", "exporter_official", 34.0, 40.0, "up", False),
        ("TKM", "iea", 30.5, 20.5, "down", True),
    ]
    fell = found.iloc[2]
    assert (fell["years"], fell["peak_period"], fell["peak"]) == (3, "2023", 40.5)
    assert fell["change"] == -10.0
    assert fell["change_pct"] == pytest.approx(-32.787, abs=0.001)


def test_a_trend_never_joins_editions_or_other_cubic_metres() -> None:
    frame = review(
        ("TKM", "2016", "2017", 10.0),
        ("TKM", "2017", "2018", 12.5),
        ("TKM", "2018", "2019", 13.5),
        ("TKM", "2018", "2026", 14.5),
        ("TKM", "2025", "2026", 15.5),
    )
    found = energy.flow_trend(frame)
    assert records(found, "edition", "start", "end", "first", "last") == [
        ("2026", "2018", "2025", 14.5, 15.5),
        ("first", "2017", "2025", 12.5, 15.5),
    ]


def test_plans_and_parts_of_years_make_no_trend() -> None:
    frame = flows(
        ("TKM", "volume", "iea", "2024", 30.0),
        ("TKM", "volume", "iea", "2025", 40.0, {"nature": "plan"}),
        ("TKM", "volume", "iea", "2025-01/2025-06", 20.0),
    )
    found = energy.flow_trend(frame)
    assert len(found) == 0
    assert {"direction", "counted", "source_ids"} <= set(found.columns)


def test_a_flow_from_nothing_has_no_growth_in_percent() -> None:
    frame = flows(
        ("RUS", "volume", "iea", "2019", 0.0), ("RUS", "volume", "iea", "2020", 4.1)
    )
    found = energy.flow_trend(frame)
    assert found["direction"].tolist() == ["up"]
    assert math.isnan(found["change_pct"].item())


def test_more_gas_from_turkmenistan_is_said_but_not_counted(gas: pd.DataFrame) -> None:
    found = energy.flow_trend(gas, exporter="TKM", importer="CHN", start=2021)
    counted = dict(records(found[found["counted"]], "indicator", "direction"))
    assert counted == {"value": "down", "volume": "down"}
    said = found[found["basis"] == "exporter_official"]
    assert records(said, "first", "last", "direction", "counted") == [
        (34.0, 40.0, "up", False)
    ]


def test_oil_is_told_of_every_year_that_anyone_counts() -> None:
    fuels = load_table("fuel_flows")
    found = energy.oil_years(fuels).set_index("period")
    assert found.loc["2013", "kazakh"] == 11.85  # the bureau comes before the press
    assert found.loc["2013", "counter"] == "an inspection bureau of the importer"
    assert math.isnan(found.loc["2013", "russian"])
    assert found.loc["2024", ["kazakh", "russian"]].tolist() == [1.2, 9.979]
    assert "2019" not in found.index  # of that year only both together are counted
    assert energy.oil_years(fuels.iloc[:0]).empty


def test_kazakh_oil_and_russian_transit_are_two_flows() -> None:
    found = energy.flow_trend(
        load_table("fuel_flows"),
        importer="CHN",
        commodity="crude_oil",
        basis="pipeline_operator",
        start=2022,
    )
    assert records(found, "exporter", "route", "first", "last", "direction") == [
        ("KAZ", "pipeline", 1.29, 1.2, "down"),
        ("RUS", "transit_kazakhstan", 9.98, 9.979, "level"),
    ]


# --------------------------------------------------------------------------- balance


def test_a_surplus_is_output_less_use_beside_what_was_sent() -> None:
    frame = balance(
        ("TKM", "gas_production", "2025", 70.0),
        ("TKM", "gas_consumption", "2025", 32.0),
        ("TKM", "gas_production", "2024", 70.0),
        ("KAZ", "gas_production", "2025", 38.0),
        ("KAZ", "gas_consumption", "2025", 23.0),
        ("KAZ", "gas_consumption", "2025", 99.0, {"unit": "TWh", "basis": "owid"}),
        ("UZB", "gas_production", "2025", 60.0, {"basis": "national", "vintage": ""}),
    )
    sent = review(("TKM", "2025", "2026", 37.5, {"importer": "WLD"}))
    found = energy.gas_balance(frame, sent)
    assert records(found, "country", "period", "surplus") == [
        ("KAZ", "2025", 15.0),
        ("TKM", "2025", 38.0),
    ]
    assert found["exports"].isna().tolist() == [True, False]
    assert found["residual"].tolist()[1] == 0.5
    assert set(found["obs_status"]) == {"E"}


# ---------------------------------------------------------------------- cubic metres


def test_a_gap_of_the_fixed_ratio_is_a_matter_of_cubic_metres() -> None:
    frame = pd.concat(
        [
            review(
                ("RUS", "2024", "2026", 40.0),
                ("RUS", "2024", "2025", 41.0),
                ("RUS", "2025", "2026", 40.0),
            ),
            flows(
                ("RUS", "volume", "exporter_official", "2024", 42.01),
                ("RUS", "volume", "exporter_official", "2025", 40.02),
                ("RUS", "volume", "iea", "2025", 46.5),
                ("RUS", "volume", "iea", "2023", 46.5),
                ("RUS", "volume", "press", "2025", 40.0),
                ("RUS", "volume", "press", "2025", 40.0, {"source_id": "other"}),
            ),
        ],
        ignore_index=True,
    )
    found = energy.same_gas(frame, FACTORS)
    told = ("period", "basis", "value", "review", "ratio", "gap")
    assert records(found, *told) == [
        ("2024", "exporter_official", 42.01, 40.0, 1.05025, "cubic metres"),
        ("2024", "statistical_review", 41.0, 40.0, 1.025, "open"),
        ("2025", "exporter_official", 40.02, 40.0, 1.0005, "none"),
        ("2025", "iea", 46.5, 40.0, 1.1625, "open"),
        ("2025", "press", 40.0, 40.0, 1.0, "too round"),
    ]
    assert found["source_ids"].iloc[0] == ["ed-2026", "exporter-official", "gazprom"]
    assert found["source_ids"].iloc[4] == ["ed-2026", "other", "press"]


def test_without_the_ratio_nothing_is_compared() -> None:
    with pytest.raises(ValueError, match=r"needs one factor .* has 0"):
        energy.same_gas(REVIEW, FACTORS.iloc[:1])


# --------------------------------------------------------------------------- all of it


def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter() -> None:
    both = pd.concat([REVIEW, VALUES], ignore_index=True)
    check_pure(energy.review_volumes, both)
    check_pure(energy.supplier_shares, both)
    check_pure(energy.supplier_shares, both, edition="2026")
    check_pure(energy.supplier_concentration, energy.supplier_shares(both))
    check_pure(energy.implied_price, both)
    check_pure(energy.utilisation, both, LINES, system="sys")
    check_pure(energy.flow_trend, both)
    check_pure(energy.same_gas, both, FACTORS)
    supply = balance(
        ("TKM", "gas_production", "2025", 70.0), ("TKM", "gas_consumption", "2025", 3.0)
    )
    check_pure(energy.gas_balance, supply, both)


def test_a_missing_column_is_named() -> None:
    frame = REVIEW.drop(columns="vintage")
    for function in (
        energy.review_volumes,
        energy.supplier_shares,
        energy.implied_price,
    ):
        with pytest.raises(ValueError, match="vintage"):
            function(frame)
    with pytest.raises(ValueError, match="vintage"):
        energy.same_gas(frame, FACTORS)
    with pytest.raises(ValueError, match="vintage"):
        energy.utilisation(frame, LINES, system="sys")
    with pytest.raises(ValueError, match="nature"):
        energy.flow_trend(REVIEW.drop(columns="nature"))
    with pytest.raises(ValueError, match="all_named"):
        energy.supplier_concentration(REVIEW)
    with pytest.raises(ValueError, match="unit"):
        energy.convert(
            REVIEW.drop(columns="unit"), FACTORS, to_unit="TWh", quantity="natural_gas"
        )

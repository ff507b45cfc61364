"""Who generates from what: one edition at a time, sums only of parts all known."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from cac_data import energy
from cac_data.energy import electricity
from cac_data.tables import select
from tests.power_frames import factors, generation, intensity
from tests.trade_frames import check_pure, records

WHOLE = ("coal", "solar", "wind")

# 100 TWh in 2024, of which 20 from sun and wind; in 2025 wind is not known.
MIX = generation(
    ("UZB", "2024", "coal", 80.0),
    ("UZB", "2024", "solar", 15.0),
    ("UZB", "2024", "wind", 5.0, {"obs_status": "E"}),
    ("UZB", "2025", "coal", 90.0),
    ("UZB", "2025", "solar", 30.0),
    ("KAZ", "2024", "coal", 50.0),
    ("KAZ", "2024", "solar", 0.0),
    ("KAZ", "2024", "wind", 0.0),
)

OTHER_EDITION = generation(("UZB", "2024", "coal", 70.0), vintage="2024-12")


def both_editions() -> pd.DataFrame:
    return pd.concat([MIX, OTHER_EDITION], ignore_index=True)


# ------------------------------------------------------------------------- mix


def test_shares_are_those_of_the_sum_of_all_technologies() -> None:
    found = select(energy.generation_mix(MIX, whole=WHOLE), countries="UZB", start=2024)
    shares = records(found, "period", "technology", "share_pct")
    assert shares[:3] == [
        ("2024", "coal", 80.0),
        ("2024", "solar", 15.0),
        ("2024", "wind", 5.0),
    ]


def test_a_year_that_lacks_a_technology_has_no_shares() -> None:
    found = select(energy.generation_mix(MIX, whole=WHOLE), start=2025)
    assert found["share_pct"].isna().all()
    assert found["generation_twh"].tolist() == [90.0, 30.0]


def test_a_year_without_generation_has_no_shares() -> None:
    nothing = generation(("TKM", "2024", "coal", 0.0), ("TKM", "2024", "gas", 0.0))
    found = energy.generation_mix(nothing, whole=("coal", "gas"))
    assert found["share_pct"].isna().all()


def test_a_published_total_is_no_technology() -> None:
    total = generation(("UZB", "2024", "total", 100.0))
    both = pd.concat([MIX, total], ignore_index=True)
    found = energy.generation_mix(both, whole=WHOLE)
    pd.testing.assert_frame_equal(found, energy.generation_mix(MIX, whole=WHOLE))


def test_a_mix_keeps_status_edition_and_sources() -> None:
    found = select(energy.generation_mix(MIX, whole=WHOLE), technology="wind")
    row = found[found["country"] == "UZB"].iloc[0]
    assert (row["obs_status"], row["basis"], row["vintage"]) == ("E", "owid", "2026")
    assert row["source_ids"] == ["owid-wind"]


@pytest.mark.parametrize(
    "function", [energy.generation_mix, energy.share_of_technologies]
)
def test_editions_are_never_mixed(function: Callable[..., pd.DataFrame]) -> None:
    with pytest.raises(ValueError, match="mixed vintage: 2024-12 and 2026; choose one"):
        function(both_editions())


@pytest.mark.parametrize(
    "function", [energy.generation_mix, energy.share_of_technologies]
)
def test_bodies_are_never_mixed(function: Callable[..., pd.DataFrame]) -> None:
    other = generation(("UZB", "2024", "total", 99.0), basis="national", vintage="")
    both = pd.concat([MIX, other], ignore_index=True)
    with pytest.raises(ValueError, match="mixed basis: national and owid"):
        function(both)


def test_an_edition_without_a_name_is_named_in_the_error() -> None:
    other = generation(("UZB", "2024", "total", 99.0), vintage="")
    both = pd.concat([MIX, other], ignore_index=True)
    with pytest.raises(ValueError, match=r"mixed vintage: \(none\) and 2026"):
        energy.generation_mix(both)


def test_a_figure_that_stands_twice_is_shown() -> None:
    twice = pd.concat([MIX, MIX.head(1)], ignore_index=True)
    with pytest.raises(
        ValueError, match=r"stands twice; choose a source(.|\n)*owid-co"
    ):
        energy.generation_mix(twice)


def test_a_mix_needs_its_columns() -> None:
    with pytest.raises(ValueError, match="generation_mix needs the column vintage"):
        energy.generation_mix(MIX.drop(columns="vintage"))


def test_parts_of_a_year_are_left_out() -> None:
    part = generation(("UZB", "2025-01/2025-06", "coal", 40.0))
    found = energy.generation_mix(pd.concat([MIX, part], ignore_index=True))
    assert "2025-01/2025-06" not in set(found["period"])


# ---------------------------------------------------------------------- share


def test_some_technologies_are_added_up_before_they_are_divided() -> None:
    found = energy.share_of_technologies(MIX, whole=WHOLE)
    assert records(found, "country", "period", "generation_twh", "share_pct") == [
        ("KAZ", "2024", 0.0, 0.0),
        ("UZB", "2024", 20.0, 20.0),
    ]


def test_a_share_with_an_estimate_in_it_is_an_estimate() -> None:
    found = energy.share_of_technologies(MIX, whole=WHOLE)
    assert records(found, "country", "obs_status") == [("KAZ", "A"), ("UZB", "E")]


def test_a_share_names_the_sources_of_part_and_whole() -> None:
    found = energy.share_of_technologies(MIX, technologies=["solar"], whole=WHOLE)
    uzbek = found[found["country"] == "UZB"].iloc[0]
    assert uzbek["source_ids"] == ["owid-coal", "owid-solar", "owid-wind"]


def test_published_words_stand_in_for_parts_that_are_not_known() -> None:
    told = generation(
        ("UZB", "2025", "solar_and_wind", 10.0),
        ("UZB", "2025", "total", 80.0),
        ("UZB", "2024", "total", 75.0),
        basis="national",
        vintage="",
    )
    found = energy.share_of_technologies(told)
    assert records(found, "period", "generation_twh", "total_twh", "share_pct") == [
        ("2025", 10.0, 80.0, 12.5)
    ]


def test_the_word_for_two_is_not_taken_for_one_of_them() -> None:
    told = generation(
        ("UZB", "2025", "solar_and_wind", 10.0), ("UZB", "2025", "total", 80.0)
    )
    assert energy.share_of_technologies(told, technologies=["solar"]).empty


def test_an_unknown_technology_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"`technologies`: 'solr'.*mean 'solar'"):
        energy.share_of_technologies(MIX, technologies=["solr"])
    with pytest.raises(ValueError, match="at least one"):
        energy.share_of_technologies(MIX, technologies=[])


# ------------------------------------------------------------------- revisions


def test_a_revision_is_the_later_less_the_earlier_figure() -> None:
    found = energy.revisions(both_editions())
    assert records(found, "technology", "older_twh", "newer_twh", "difference_twh") == [
        ("coal", 70.0, 80.0, 10.0)
    ]
    assert found["difference_pct"].item() == pytest.approx(100 / 7)


def test_a_revision_from_nothing_has_no_percentage() -> None:
    older = generation(("KAZ", "2024", "solar", 0.0), vintage="2024-12")
    newer = generation(("KAZ", "2024", "solar", 2.0))
    found = energy.revisions(pd.concat([older, newer], ignore_index=True))
    assert found["difference_twh"].item() == 2.0
    assert math.isnan(found["difference_pct"].item())


def test_a_revision_rests_on_both_sources() -> None:
    older = generation(("UZB", "2024", "coal", 1.0), vintage="2024-12", source_id="a")
    newer = generation(("UZB", "2024", "coal", 2.0), source_id="b")
    found = energy.revisions(pd.concat([older, newer], ignore_index=True))
    assert found["source_ids"].item() == ["a", "b"]


def test_other_bodies_are_no_revision() -> None:
    other = generation(("UZB", "2024", "coal", 9.0), basis="national")
    both = pd.concat([both_editions(), other], ignore_index=True)
    pd.testing.assert_frame_equal(
        energy.revisions(both), energy.revisions(both_editions())
    )


def test_an_edition_that_is_not_there_is_named() -> None:
    with pytest.raises(
        ValueError, match=r"`newer`: '2027' is not one of 2024-12, 2026"
    ):
        energy.revisions(both_editions(), newer="2027")
    with pytest.raises(ValueError, match="`older` and `newer` are both '2026'"):
        energy.revisions(both_editions(), older="2026")


# ------------------------------------------------------------------- emissions

FACTORS = factors(
    coal=800, gas=500, nuclear=10, hydro=20, solar_utility=50, wind_onshore=10
)
PUBLISHED = intensity(
    ("UZB", "2024", "carbon_intensity", 1000.0, "gCO2e/kWh"),
    ("UZB", "2024", "power_sector_emissions", 100.0, "Mt CO2e"),
)


def every_technology(**values: float) -> pd.DataFrame:
    return generation(
        *(
            ("UZB", "2024", technology, values.get(technology, 0.0))
            for technology in electricity.TECHNOLOGIES
        )
    )


def test_intensity_by_factors_is_their_mean_weighted_by_generation() -> None:
    made = every_technology(coal=10, gas=80, oil=10)
    found = energy.carbon_intensity(made, FACTORS, PUBLISHED)
    # (10 x 800 + 80 x 500) / 90; the tenth from oil has no factor.
    assert found["by_factors"].item() == pytest.approx(48000 / 90)
    assert found["covered_pct"].item() == pytest.approx(90)
    assert found["published"].item() == 1000
    assert found["ratio"].item() == pytest.approx(1000 * 90 / 48000)
    assert {"ember", "ipcc"} < set(found["source_ids"].item())


def test_intensity_needs_all_technologies_and_a_published_figure() -> None:
    assert energy.carbon_intensity(MIX, FACTORS, PUBLISHED).empty
    made = every_technology(coal=1)
    assert energy.carbon_intensity(made, FACTORS, PUBLISHED.head(0)).empty


def test_oil_alone_has_no_intensity_by_factors() -> None:
    assert energy.carbon_intensity(every_technology(oil=1), FACTORS, PUBLISHED).empty


def test_avoided_emissions_are_what_was_replaced_less_the_plants_own() -> None:
    found = energy.avoided_emissions(MIX, FACTORS, PUBLISHED)
    own = 15 * 50 + 5 * 10
    assert found["generation_twh"].item() == 20
    assert found["by_gas_mt"].item() == pytest.approx((20 * 500 - own) / 1000)
    assert found["by_mean_mt"].item() == pytest.approx((20 * 1000 - own) / 1000)
    assert found["obs_status"].item() == "E"
    assert found["source_ids"].item() == ["ember", "ipcc", "owid-solar", "owid-wind"]


def test_avoided_emissions_need_both_sun_and_wind() -> None:
    assert "2025" not in set(
        energy.avoided_emissions(MIX, FACTORS, PUBLISHED)["period"]
    )


def test_a_factor_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="`factors`: 'gas' is not one of coal"):
        energy.avoided_emissions(MIX, factors(coal=800), PUBLISHED)


def test_two_sets_of_factors_are_refused() -> None:
    other = FACTORS.assign(basis="ember_life_cycle")
    both = pd.concat([FACTORS, other], ignore_index=True)
    with pytest.raises(ValueError, match="mixed bases of factors: ember"):
        energy.carbon_intensity(MIX, both, PUBLISHED)


def test_two_intensities_of_one_year_are_refused() -> None:
    twice = pd.concat([PUBLISHED, PUBLISHED], ignore_index=True)
    with pytest.raises(ValueError, match="a year has two intensities"):
        energy.avoided_emissions(MIX, FACTORS, twice)


# --------------------------------------------------------------------- contract


def test_frames_stay_as_they_were_and_the_order_of_rows_says_nothing() -> None:
    check_pure(energy.generation_mix, MIX, whole=WHOLE)
    check_pure(energy.share_of_technologies, MIX, whole=WHOLE)
    check_pure(energy.revisions, both_editions())
    check_pure(energy.avoided_emissions, MIX, FACTORS, PUBLISHED)
    check_pure(
        energy.carbon_intensity, every_technology(coal=1, gas=2), FACTORS, PUBLISHED
    )


def test_nothing_in_nothing_out() -> None:
    assert energy.generation_mix(MIX.head(0)).empty
    assert energy.share_of_technologies(MIX.head(0)).empty
    assert energy.avoided_emissions(MIX.head(0), FACTORS, PUBLISHED).empty
    assert energy.carbon_intensity(MIX.head(0), FACTORS, PUBLISHED).empty


# ------------------------------------------------------------------- the tables

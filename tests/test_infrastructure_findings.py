"""What the infrastructure report says: sentences, key figures and drawings."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import infrastructure as infra, load_table
from tests.trade_frames import records

Tables = dict[str, pd.DataFrame]

NAMES = (
    *("network_nodes", "network_legs", "route_checks", "corridor_volumes"),
    *("schedule_claims", "projects", "project_figures", "investment"),
    *("external_debt", "logistics_performance"),
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return {name: load_table(name) for name in NAMES}


@pytest.fixture(scope="module")
def worked(tables: Tables) -> Tables:
    """Every frame that the report makes, once."""
    nodes, legs = tables["network_nodes"], tables["network_legs"]
    volumes = tables["corridor_volumes"]
    times = infra.time_model(volumes, legs)
    network = infra.corridor_legs(nodes, legs, times=times)
    claims = infra.railway_claims(tables["schedule_claims"])
    slips = infra.schedule_slip(tables["schedule_claims"], tables["projects"])
    errors = infra.route_errors(network, nodes, tables["route_checks"])
    said = infra.railway_figures(tables["project_figures"])
    trip = {"origin": "xian", "destination": "tashkent"}
    compared = infra.compare_alignments(nodes, legs, times=times, draws=100)
    return {
        "times": times,
        "claims": claims,
        "named": infra.named_years(claims),
        "slips": slips,
        "classes": infra.reference_classes(slips),
        "works": infra.works_pace(tables["schedule_claims"], opening=2030),
        "errors": errors,
        "missed": infra.error_summary(errors),
        "said": said,
        "overruns": infra.overruns(said),
        "debt": infra.debt_by_year(tables["external_debt"]),
        "cargo": infra.cargo_by_corridor(volumes),
        "use": infra.capacity_use(volumes, corridor="kazakhstan_china_rail"),
        "hopes": infra.expectations(volumes),
        "scores": infra.logistics_scores(tables["logistics_performance"]),
        "overview": infra.concept_overview(tables["investment"]),
        "kinds": infra.portfolio_table(tables["projects"]),
        "options": infra.route_options(network, nodes, year=2030, **trip),
        "losses": infra.leg_losses(
            network, nodes, year=2030, openings={"cku": 2031}, **trip
        ),
        "ways": infra.way_legs(network, nodes, year=2030, **trip),
        "places": infra.project_places(tables["projects"], nodes, legs),
        "loans": infra.railway_loan(tables["investment"]),
        "carriage": infra.transit_costs(volumes),
        "crossing": infra.crossing_check(network, nodes, volumes),
        "panels": infra.investment_panels(tables["investment"]),
        "compared": compared,
        "usual": compared[compared["alignment"] == next(iter(infra.ALIGNMENTS))],
        **tables,
    }


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


# ------------------------------------------------------------- what a sentence turns on


def test_an_opening_too_soon_is_warned_of(tables: Tables) -> None:
    claims = tables["schedule_claims"]
    soon = infra.warn_opening(claims, opening=2027)
    assert soon.startswith("Warning: an opening in 2027 does not fit")
    assert "name is 2029." in soon
    assert "95 % would be left for 13 months." in soon
    for fits in (2030, 2031, 2050, 0):
        assert infra.warn_opening(claims, opening=fits) == ""
    # There is time for the works, but nobody responsible names so early a year.
    early = infra.warn_opening(claims.query("milestone != 'part'"), opening=2028)
    assert early.endswith("name is 2029.")


def test_a_plan_published_later_warns_too_and_is_called_so(tables: Tables) -> None:
    then = infra.warn_opening(
        tables["schedule_claims"], opening=2027, as_of="2025-07-27"
    )
    assert "By the plan of works, published since, 5 % are done" in then
    now = infra.warn_opening(tables["schedule_claims"], opening=2027)
    assert "published since" not in now


def test_a_plan_is_not_held_against_what_it_cannot_reach(tables: Tables) -> None:
    never = infra.works_pace(tables["schedule_claims"], opening=0)
    assert never.empty
    assert infra.say_pace(never, opening=0).startswith("Without an opening")
    # Before the date of the planned part there is nothing to hold it against.
    assert infra.works_pace(tables["schedule_claims"], opening=2025).empty


def test_a_claim_of_a_saving_is_held_against_speed_and_borders(
    worked: Tables,
) -> None:
    frames = worked["route_checks"], worked["usual"], worked["times"]
    text = infra.say_claimed_saving(*frames)
    assert "At 53.9 km/h that takes 17 hours" in text
    assert "3.7 borders fewer" in text
    none = worked["usual"].assign(saving_km=0.0)
    assert infra.say_claimed_saving(frames[0], none, frames[2]).endswith(
        "None of the ways above is shortened by as much."
    )
    slow = worked["times"].assign(value=0.001)
    assert "borders fewer" not in infra.say_claimed_saving(frames[0], none, slow)


def test_what_is_no_capacity_is_called_so_only_where_it_is_passed(
    worked: Tables,
) -> None:
    text = infra.say_freight(worked["cargo"], worked["use"], worked["corridor_volumes"])
    assert "In 2024 the Kazakh crossings carried 114 % of the capacity" in text
    fits = worked["use"].assign(is_capacity=True)
    assert "no limit" not in infra.say_freight(
        worked["cargo"], fits, worked["corridor_volumes"]
    )


# ------------------------------------------------------------------------ the railway


def test_shares_and_parts_that_the_code_holds_are_those_of_the_tables(
    tables: Tables,
) -> None:
    from cac_data.infrastructure import railway

    known = tables["projects"].set_index("project_id")
    text = known.loc[railway.PROJECT, "financing"]
    assert "China 51, Kyrgyzstan and Uzbekistan 24.5 percent each" in text
    assert "Half equity" in text
    assert railway.SHARES == {"CHN": 0.51, "KGZ": 0.245, "UZB": 0.245}
    claims = tables["schedule_claims"]
    part = claims[
        (claims["project_id"] == railway.PROJECT) & (claims["milestone"] == "part")
    ]
    assert part["note"].item().startswith(f"{railway.PLANNED_PART_PCT:.0f} percent")
    assert railway.SECTION in known.index


def test_an_overrun_is_shared_as_the_shares_are(worked: Tables) -> None:
    found = infra.overruns(worked["said"])
    assert found["cost_usd_mn"].tolist() == [6600.0, 8000.0, 5100.0]
    parts = found[["CHN", "KGZ", "UZB"]].sum(axis=1)
    assert parts.tolist() == pytest.approx(found["overrun_usd_mn"].tolist())
    with pytest.raises(ValueError, match=r"add up to 0\.9"):
        infra.overruns(worked["said"], shares={"CHN": 0.9})
    lengths = worked["said"][worked["said"]["what"] == "length"]
    assert infra.overruns(lengths).empty


@pytest.mark.parametrize(
    ("opening", "after", "factor"),
    [(2027, 13, 24.8), (2030, 49, 6.6), (2031, 61, 5.3)],
)
def test_the_pace_that_is_left_depends_on_the_opening(
    opening: int, after: int, factor: float, tables: Tables
) -> None:
    found = infra.works_pace(tables["schedule_claims"], opening=opening)
    assert records(found.round(1), "months_before", "months_after", "factor") == [
        (17, after, factor)
    ]


# ------------------------------------------------------------------------ performance


# ------------------------------------------------------------------------- key figures


def test_a_table_that_is_missing_is_named(worked: Tables) -> None:
    with pytest.raises(ValueError, match="`tables`: 'schedule_claims'"):
        infra.key_figures(
            {},
            comparison=worked["compared"],
            options=worked["options"],
            errors=worked["errors"],
            horizon=2030,
            opening=0,
        )


# ---------------------------------------------------------------------------- drawings

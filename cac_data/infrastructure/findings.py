"""The key figures of infrastructure, from the frames that its sections show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data.facts import Fact, at, figure
from cac_data.infrastructure import freight, money, network, projects
from cac_data.observations import union
from cac_data.projections import nearest_band

BN: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3}


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    *,
    comparison: pd.DataFrame,
    options: pd.DataFrame,
    errors: pd.DataFrame,
    horizon: int,
    opening: int,
    as_of: str = "",
) -> pd.DataFrame:
    """The key figures; their ids are the same in every scenario.

    `tables`: what the scenario may see of `schedule_claims`, `projects`,
    `project_figures`, `corridor_volumes`, `investment` and `external_debt`; then frames
    of `compare_alignments`, `route_options` and `route_errors`. Columns of
    `facts.figure`, and what the words beside a figure need.
    """
    figures = [
        *_dates(tables, opening, as_of),
        *_ways(comparison, options, str(horizon)),
        _error(errors),
        *_volumes(tables["corridor_volumes"]),
        *_money(tables["investment"], tables["external_debt"]),
    ]
    return pd.DataFrame(figures)


def _dates(tables: Mapping[str, pd.DataFrame], opening: int, as_of: str) -> list[Fact]:
    said = tables["schedule_claims"]
    named = projects.named_years(projects.railway_promises(said, as_of))
    slips = projects.schedule_slip(said, tables["projects"], as_of=as_of)
    slip = at(slips, project_id=projects.RAILWAY)
    across = at(projects.reference_classes(slips), cross_border=True)
    sizes = projects.railway_figures(tables["project_figures"])
    claims = [slip[name] for name in ("first_claim", "last_claim") if slip]
    span = "/".join(dict.fromkeys(text.split("/")[-1][:4] for text in claims))
    return [
        figure(
            "opening_named", named, "year", digits=0, speakers=named.get("speakers")
        ),
        figure("opening_scenario", {"value": opening or None}, "year", digits=0),
        figure("slip", slip, "years", of="slip_years", period=span),
        figure(
            "slip_across_borders",
            across,
            "years",
            finished=across.get("finished"),
            projects=across.get("projects"),
        ),
        figure("railway_cost", projects.main_figure(sizes, "cost"), **BN),
        figure("railway_length", projects.main_figure(sizes, "length"), "km"),
    ]


def _ways(comparison: pd.DataFrame, options: pd.DataFrame, then: str) -> list[Fact]:
    shortest = options[options["best_by"].str.contains("distance")]
    today, ahead = at(shortest, network="today"), at(shortest, network=then)
    fast = at(options[options["best_by"].str.contains("time")], network=then)
    chances = comparison["probability"].map(nearest_band, na_action="ignore")
    rated = comparison.assign(chance=chances).dropna(subset="chance")
    savings = [_of_pair(comparison, a, "saving_km") for a in ("kashgar", "xian")]
    km: dict[str, Any] = {"unit": "km", "digits": 0}
    return [
        *(
            figure(
                f"saving_{saved['origin']}_tashkent",
                saved,
                **km,
                without_km=saved["without_km"],
                with_km=saved["with_km"],
            )
            for saved in savings
        ),
        figure(
            "probability_xian_tashkent",
            _of_pair(rated, "xian", "chance"),
            "probability",
            digits=2,
        ),
        figure("route_today", today, of="distance_km", **km, route=today.get("route")),
        figure(
            "route_horizon",
            ahead,
            of="distance_km",
            **km,
            period=then,
            route=ahead.get("route"),
        ),
        figure(
            "days_horizon",
            fast,
            "days",
            of="days",
            period=then,
            stop_days=fast.get("stop_days"),
        ),
    ]


def _of_pair(comparison: pd.DataFrame, origin: str, column: str) -> Fact:
    """A figure of a route to Tashkent, with the range of both lengths of the line."""
    rows = comparison[comparison["origin"] == origin]
    rows = rows[rows["destination"] == "tashkent"]
    low, high, ids = rows[column].min(), rows[column].max(), union(rows["source_ids"])
    value = rows[column].iloc[0] if len(rows) else math.nan
    return {
        **at(rows.head(1)),
        "value": value,
        "low": low,
        "high": high,
        "source_ids": ids,
    }


def _error(errors: pd.DataFrame) -> Fact:
    summary = network.error_summary(errors)
    return figure("distance_error", summary, "percent", checks=summary.get("checks"))


def _volumes(volumes: pd.DataFrame) -> list[Fact]:
    cargo, sampled = freight.cargo_carried(volumes), freight.shipments(volumes)
    border = at(sampled, indicator="border_crossing_time", mode="rail")
    return [
        *(
            figure(f"cargo_{corridor}", at(cargo, corridor=corridor), "Mt")
            for corridor in freight.MAIN
        ),
        figure("border_hours_measured", border, "hours"),
    ]


def _money(investment: pd.DataFrame, external_debt: pd.DataFrame) -> list[Fact]:
    stocks = money.chinese_money(investment)
    debt = money.debt_to_china(external_debt)
    return [
        figure("stock_ministry", at(stocks, concept="fdi_stock"), **BN),
        figure("stock_bank", at(stocks, concept="project_stock"), **BN),
        *(
            figure(f"debt_{c.lower()}", at(debt, country=c), **BN, digits=2)
            for c in ("KGZ", "TJK")
        ),
    ]

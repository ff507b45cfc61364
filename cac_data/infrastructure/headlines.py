"""The first screen of the infrastructure report: its key figures."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.display import FIGURE_COLUMNS, format_value, key_figure
from cac_data.infrastructure.checks import error_summary
from cac_data.infrastructure.freight import capacity_use, corridor_series, transit_costs
from cac_data.infrastructure.investment import concept_overview, debt_by_year
from cac_data.infrastructure.options import is_best_by
from cac_data.infrastructure.railway import (
    PROJECT,
    main_figure,
    railway_claims,
    said_figures,
)
from cac_data.infrastructure.schedules import (
    named_years,
    reference_classes,
    schedule_slip,
)
from cac_data.projections import band, nearest_band


def _row(frame: pd.DataFrame, place: int = 0) -> Mapping[Any, Any]:
    """Return the first (0) or last (-1) row; nothing of an empty frame."""
    rows = frame.to_dict("records")
    return rows[place] if rows else {}


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
    """Give the first screen of the infrastructure report.

    `horizon`: year for which ways are given.
    `opening`: year in which the scenario opens the railway; 0 for never.
    `as_of`: date to which knowledge is limited; empty for none.

    Columns: ``id`` (unique), ``label``, ``value`` (rounded as printed; missing where
    there is no figure), ``unit``, ``period``, ``low``, ``high`` (where a range is
    known), ``source_ids``, ``note`` and ``decimals``. The ids are the same in every
    scenario.

    ValueError for a missing table or missing columns.
    """
    needed = ["schedule_claims", "projects", "project_figures", "corridor_volumes"]
    for name in [*needed, "investment", "external_debt"]:
        codes.check_member("tables", name, tables)
    rows = [
        *_schedule(tables, opening, as_of),
        *_railway(tables["project_figures"]),
        *_ways(comparison, options, horizon),
        _accuracy(error_summary(errors)),
        *_freight(tables["corridor_volumes"]),
        *_money(tables["investment"], tables["external_debt"]),
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _schedule(
    tables: Mapping[str, pd.DataFrame], opening: int, as_of: str
) -> list[dict[str, Any]]:
    said, projects = tables["schedule_claims"], tables["projects"]
    named = _row(named_years(railway_claims(said, as_of=as_of)))
    slips = schedule_slip(said, projects, as_of=as_of)
    own = _row(slips[slips["project_id"] == PROJECT])
    classes = reference_classes(slips)
    across = _row(classes[classes["reference_class"] == "several countries"])
    nan = math.nan
    return [
        key_figure(
            "opening_named",
            "CKU railway: opening, as those responsible name it",
            named.get("year", nan),
            "year",
            source_ids=named.get("source_ids", []),
            digits=0,
            low=named.get("low", nan),
            high=named.get("high", nan),
            note=f"{named['speakers']} statements stand" if named else "none stands",
        ),
        key_figure(
            "opening_scenario",
            "CKU railway: opening in this scenario, assumed",
            opening or nan,
            "year",
            digits=0,
            note="" if opening else "never",
        ),
        key_figure(
            "slip",
            "CKU railway: slip since the first date named",
            own.get("slip_years", nan),
            "years",
            period=_span(own.get("first_claim", ""), own.get("last_claim", "")),
            source_ids=own.get("source_ids", []),
            note="a lower bound: it is not finished",
        ),
        key_figure(
            "slip_across_borders",
            "Slip of projects across borders, median",
            across.get("median_years", nan),
            "years",
            source_ids=across.get("source_ids", []),
            low=across.get("settled_low", nan),
            high=across.get("settled_high", nan),
            note=(
                f"{across['finished']} of {across['projects']} finished; the range is "
                "of these"
            )
            if across
            else "",
        ),
    ]


def _span(first: str, last: str) -> str:
    years = [str(text).split("/")[-1][:4] for text in (first, last) if text]
    return "/".join(dict.fromkeys(years))


def _railway(figures: pd.DataFrame) -> list[dict[str, Any]]:
    costs = said_figures(figures, indicator="construction_cost", unit="USD mn")
    lengths = said_figures(figures, indicator="length", unit="km")
    cost, length = _row(main_figure(costs)), _row(main_figure(lengths))
    nan = math.nan
    return [
        key_figure(
            "railway_cost",
            "CKU railway: cost, and the range of all figures",
            cost.get("value", nan) / 1000,
            "USD bn",
            source_ids=cost.get("source_ids", []),
            low=cost.get("low", nan) / 1000,
            high=cost.get("high", nan) / 1000,
        ),
        key_figure(
            "railway_length",
            "CKU railway: length, and the range of all figures",
            length.get("value", nan),
            "km",
            source_ids=length.get("source_ids", []),
            low=length.get("low", nan),
            high=length.get("high", nan),
        ),
    ]


def _ways(
    comparison: pd.DataFrame, options: pd.DataFrame, horizon: int
) -> list[dict[str, Any]]:
    return [
        _saving(comparison, "kashgar", "tashkent", "Kashgar to Tashkent"),
        _saving(comparison, "xian", "tashkent", "Xi'an to Tashkent"),
        _chance(comparison),
        *_asked(options, horizon),
    ]


def _pair(comparison: pd.DataFrame, origin: str, destination: str) -> pd.DataFrame:
    return comparison[
        (comparison["origin"] == origin) & (comparison["destination"] == destination)
    ]


def _saving(
    comparison: pd.DataFrame, origin: str, destination: str, words: str
) -> dict[str, Any]:
    rows = _pair(comparison, origin, destination)
    first = _row(rows)
    return key_figure(
        f"saving_{origin}_{destination}",
        f"CKU railway: km saved from {words}",
        first.get("saving_km", math.nan),
        "km",
        source_ids=indicators.merge_ids(list(rows["source_ids"])),
        digits=0,
        low=rows["saving_km"].min(),
        high=rows["saving_km"].max(),
        note=_lengths(first, rows) if first else "",
    )


def _lengths(first: Mapping[Any, Any], rows: pd.DataFrame) -> str:
    """Give the lengths behind a saving, and what its range is where it has one."""
    text = (
        f"{format_value(first['without_km'], 0)} km today, "
        f"{format_value(first['with_km'], 0)} with it"
    )
    if rows["saving_km"].max() - rows["saving_km"].min() < 1:
        return text
    return f"{text}; the range is that of two lengths of the line to Kashgar"


def _chance(comparison: pd.DataFrame) -> dict[str, Any]:
    rows = _pair(comparison, "xian", "tashkent")
    chances = [nearest_band(chance) for chance in rows["probability"].dropna()]
    return key_figure(
        "probability_xian_tashkent",
        "CKU railway: chance to be shorter from Xi'an to Tashkent",
        chances[0] if chances else math.nan,
        "probability",
        source_ids=indicators.merge_ids(list(rows["source_ids"])),
        digits=2,
        low=min(chances, default=math.nan),
        high=max(chances, default=math.nan),
        note=_of_two(rows),
    )


def _of_two(rows: pd.DataFrame) -> str:
    known = rows[rows["probability"].notna()]
    return "; ".join(
        f"{band(row['probability'])} with the {row['alignment']}"
        for row in known.to_dict("records")
    )


def _asked(options: pd.DataFrame, horizon: int) -> list[dict[str, Any]]:
    """Give the way that the scenario asks for, today and at the horizon."""
    found = []
    for name, network, label, period in (
        ("route_today", "today", "Way asked for: shortest, today", ""),
        (
            "route_horizon",
            str(horizon),
            "Way asked for: shortest, at the horizon",
            str(horizon),
        ),
    ):
        row = _row(_best(options, network, "shortest"))
        found.append(
            key_figure(
                name,
                label,
                row.get("distance_km", math.nan),
                "km",
                period=period,
                source_ids=row.get("source_ids", []),
                digits=0,
                note=row.get("way", "no way by rail and ferry"),
            )
        )
    row = _row(_best(options, str(horizon), "fastest"))
    found.append(
        key_figure(
            "days_horizon",
            "Way asked for: days on the fastest, at the horizon",
            row.get("days", math.nan),
            "days",
            period=str(horizon),
            source_ids=row.get("source_ids", []),
            note=f"{format_value(row['stop_days'], 1)} of them standing" if row else "",
        )
    )
    return found


def _best(options: pd.DataFrame, network: str, criterion: str) -> pd.DataFrame:
    rows = options[options["network"] == network]
    return rows[[is_best_by(words, criterion) for words in rows["best_by"]]]


def _accuracy(errors: pd.DataFrame) -> dict[str, Any]:
    row = _row(errors)
    return key_figure(
        "distance_error",
        "Error of the network's distances, median",
        row.get("median_abs_pct", math.nan),
        "percent",
        source_ids=row.get("source_ids", []),
        low=row.get("low_pct", math.nan),
        high=row.get("high_pct", math.nan),
        note=f"against {row['checks']} independent cited distances" if row else "",
    )


def _freight(volumes: pd.DataFrame) -> list[dict[str, Any]]:
    found = []
    for corridor, label in (
        ("kazakhstan_china_rail", "Cargo by rail between Kazakhstan and China"),
        ("middle_corridor", "Cargo on the Middle Corridor"),
    ):
        own = volumes[volumes["corridor"] == corridor]
        row = _row(corridor_series(own, corridor=corridor, indicator="cargo"), -1)
        use = _row(capacity_use(own, corridor=corridor), -1)
        found.append(
            key_figure(
                f"cargo_{corridor}",
                label,
                row.get("value", math.nan),
                "Mt",
                period=row.get("period", ""),
                source_ids=row.get("source_ids", []),
                low=row.get("low", math.nan),
                high=row.get("high", math.nan),
                note=_used(use) if use else "",
            )
        )
    costs = transit_costs(volumes)
    borders = costs[(costs["what"] == "time at a border") & (costs["mode"] == "rail")]
    row = _row(borders)
    found.append(
        key_figure(
            "border_hours_measured",
            "Hours at a rail border, as CAREC measures them",
            row.get("value", math.nan),
            "hours",
            period=row.get("period", ""),
            source_ids=row.get("source_ids", []),
        )
    )
    return found


def _used(use: Mapping[Any, Any]) -> str:
    text = f"{use['use_pct']:.0f} % of the stated capacity"
    return text if use["is_capacity"] else f"{text}, which is therefore no limit"


def _money(investment: pd.DataFrame, debt: pd.DataFrame) -> list[dict[str, Any]]:
    overview = concept_overview(investment)
    found = []
    for concept, name, label in (
        ("fdi_stock", "stock_ministry", "Chinese direct investment, by the ministry"),
        ("project_stock", "stock_bank", "Chinese projects, by the development bank"),
    ):
        row = _row(overview[overview["concept"] == concept])
        found.append(
            key_figure(
                name,
                f"{label}: stock in the five",
                row.get("value", math.nan) / 1000,
                "USD bn",
                period=row.get("period", ""),
                source_ids=row.get("source_ids", []),
                note="another concept than the stock beside it",
            )
        )
    owed = debt_by_year(debt, countries=["KGZ", "TJK"])
    for country in ("KGZ", "TJK"):
        row = _row(owed[owed["country"] == country], -1)
        found.append(
            key_figure(
                f"debt_{country.lower()}",
                f"Debt to China, {codes.country_name(country)}",
                row.get("value", math.nan) / 1000,
                "USD bn",
                period=row.get("date", ""),
                source_ids=row.get("source_ids", []),
                digits=2,
            )
        )
    return found

"""What corridors, crossings and ports carry, and what they were expected to."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.infrastructure.words import VARIANTS, check_word
from cac_data.sources import printed_rounding, sources

CORRIDOR_NAMES: Mapping[str, str] = {
    "kazakhstan_china_rail": "Kazakhstan–China by rail",
    "middle_corridor": "Middle Corridor",
    "kazakhstan_transit": "Transit through Kazakhstan",
    "khorgos_and_alashankou": "Khorgos and Alashankou",
    "khorgos": "Khorgos",
    "alashankou": "Alashankou",
    "khorgos_gateway": "Khorgos dry port",
    "baku_port": "Port of Baku",
    "aktau_port": "Port of Aktau",
    "turkmenbashi_port": "Port of Turkmenbashi",
    "northern_route": "Northern route",
    "china_europe_trains": "China–Europe trains",
    "xian": "Xi'an",
    "cku_railway": "China–Kyrgyzstan–Uzbekistan railway",
    "carec": "Samples of CAREC",
}
"""How corridors, crossings and ports are called."""

FREIGHT_LABELS = {
    "name": "Corridor, crossing or port",
    "what": "What",
    "mode": "Mode",
    "period": "Year",
    "value": "Carried",
    "unit": "Unit",
    "before": "The year before",
}
"""Columns of :func:`freight_overview` that a table shows, with their headings."""

EXPECTATION_LABELS = {
    "period": "For",
    "nature": "Said to be",
    "value": "Figure, Mt",
    "outcome": "Outcome",
    "note": "Note",
}
"""Columns of :func:`expectations` that a table shows, with their headings."""

TRANSIT_LABELS = {
    "what": "What",
    "mode": "Mode",
    "unit": "Unit",
    "before_period": "First year",
    "before": "Figure then",
    "period": "Last year",
    "value": "Figure now",
}
"""Columns of :func:`transit_costs` that a table shows, with their headings."""

# Services that pass through more than the region.
_BEYOND = ("china_europe_trains", "northern_route")

_WHAT = {
    "cargo": "cargo",
    "containers": "containers",
    "trains": "trains",
    "border_crossing_time": "time at a border",
    "border_crossing_cost": "cost at a border",
    "speed_with_delay": "speed, stops included",
    "speed_without_delay": "speed between stops",
    "transport_cost": "cost of carriage",
}


def _only_word(rows: pd.DataFrame, column: str, word: str | None) -> pd.DataFrame:
    """Return the rows of the word, or of ``all``, or of the only word there is."""
    found = sorted(rows[column].unique())
    if word is None and len(found) > 1 and "all" not in found:
        message = (
            f"several words for `{column}`: {', '.join(found)}; unlike figures make "
            "no series, name one"
        )
        raise ValueError(message)
    if word is None:
        word = "all" if "all" in found else (found[0] if found else "all")
    elif found:
        codes.check_member(column, word, found)
    return rows[rows[column] == word]


def corridor_series(
    corridor_volumes: pd.DataFrame,
    *,
    corridor: str,
    indicator: str,
    mode: str | None = None,
    scope: str | None = None,
    nature: str = "actual",
    variants: Sequence[str] = VARIANTS,
) -> pd.DataFrame:
    """One series of a corridor by year, of whole years and one kind of statement.

    Parts of years, plans, targets and totals since the beginning are never in one
    series with what was carried in a year.

    `corridor`, `indicator`: what to follow, see ``describe("corridor_volumes")``.
    `mode`, `scope`: which part. By default ``all`` where the corridor has it, or the
    only one.
    `nature`: ``actual``, ``plan``, ``target``, ``expected``, ``forecast`` or
    ``cumulative``.
    `variants`: variants to take, the most wanted first.

    Columns: ``corridor, indicator, mode, scope, nature, period, value, low, high``
    (what the printed rounding leaves open), ``unit, obs_status, chosen`` (variant),
    ``switch, source_ids``; without rows where no whole year is known.

    ValueError for an unknown word, or a mode or scope that has to be named.
    """
    key = ["corridor", "indicator", "mode", "scope", "nature"]
    needed = [*key, "period", "variant", "source_id", "value", "unit"]
    needed += ["rounding_value", "obs_status"]
    codes.check_columns(corridor_volumes.columns, needed, function="corridor_series")
    rows = corridor_volumes
    wanted = {"corridor": corridor, "indicator": indicator, "nature": nature}
    for column, word in wanted.items():
        check_word(corridor_volumes, column, word, table="corridor_volumes")
        rows = rows[rows[column] == word]
    rows = indicators.annual(rows)
    rows = _only_word(_only_word(rows, "mode", mode), "scope", scope)
    indicators.check_one_unit(rows)
    best = indicators.prefer(rows, order=variants, by="variant", within=key)
    half = best["rounding_value"].fillna(best["value"].map(printed_rounding))
    best["low"], best["high"] = best["value"] - half, best["value"] + half
    columns = [
        *(*key, "period", "value", "low", "high", "unit"),
        *("obs_status", "chosen", "switch", "source_ids"),
    ]
    return indicators.with_source_ids(best)[columns]


def capacity_use(corridor_volumes: pd.DataFrame, *, corridor: str) -> pd.DataFrame:
    """Cargo of a year over the yearly capacity that is stated, in percent.

    Each year is set against the latest capacity stated for it or an earlier year.
    Where as much or more was carried, the figure that was called a capacity is none.

    Columns: ``corridor, period, cargo, capacity, capacity_period, unit`` (of the
    cargo), ``use_pct, is_capacity`` (False where the figure cannot be one),
    ``source_ids``; without rows where cargo or capacity is not known.

    ValueError for an unknown corridor.
    """
    cargo = corridor_series(corridor_volumes, corridor=corridor, indicator="cargo")
    stated = [
        corridor_series(corridor_volumes, corridor=corridor, indicator=indicator)
        for indicator in ("capacity", "stated_capacity")
    ]
    limits = [row for frame in stated for row in frame.to_dict("records")]
    rows = []
    for year in cargo.to_dict("records"):
        known = [row for row in limits if row["period"] <= year["period"]]
        if not known:
            continue
        limit = max(known, key=lambda row: str(row["period"]))
        use = 100 * year["value"] / limit["value"]
        rows.append(
            {
                "corridor": corridor,
                "period": year["period"],
                "cargo": year["value"],
                "capacity": limit["value"],
                "capacity_period": limit["period"],
                "unit": year["unit"],
                "use_pct": use,
                "is_capacity": use < 100,
                "source_ids": indicators.merge_ids(
                    [year["source_ids"], limit["source_ids"]]
                ),
            }
        )
    columns = [
        *("corridor", "period", "cargo", "capacity", "capacity_period", "unit"),
        *("use_pct", "is_capacity", "source_ids"),
    ]
    return pd.DataFrame(rows, columns=columns)


def cargo_by_corridor(
    corridor_volumes: pd.DataFrame,
    *,
    corridors: Sequence[str] = ("kazakhstan_china_rail", "middle_corridor"),
    indicator: str = "cargo",
) -> pd.DataFrame:
    """Cargo of several corridors by year, each in the unit of all.

    `corridors`: corridors, crossings or ports; one without a whole year has no rows.
    `indicator`: ``cargo``, ``containers`` or ``trains``.

    The columns of :func:`corridor_series` after ``name`` (of the corridor).
    """
    frames = [
        corridor_series(corridor_volumes, corridor=corridor, indicator=indicator)
        for corridor in corridors
    ]
    found = pd.concat(frames, ignore_index=True)
    indicators.check_one_unit(found)
    names = [CORRIDOR_NAMES.get(name, name) for name in found["corridor"]]
    found.insert(0, "name", pd.Series(names, index=found.index, dtype="str"))
    return found


def freight_overview(corridor_volumes: pd.DataFrame) -> pd.DataFrame:
    """Latest whole year of each corridor, crossing and port, and the year before.

    Columns: ``corridor, name, what`` (cargo, containers or trains), ``mode, period,
    value, unit, before`` (the year before; missing where unknown), ``source_ids``,
    sorted by what and size. Only what was carried in all of a year and by all of a
    corridor.
    """
    needed = ["corridor", "indicator", "mode", "scope", "nature", "period", "value"]
    needed += ["unit", "variant", "source_id", "rounding_value", "obs_status"]
    codes.check_columns(corridor_volumes.columns, needed, function="freight_overview")
    rows = corridor_volumes[
        corridor_volumes["indicator"].isin(["cargo", "containers", "trains"])
        & corridor_volumes["corridor"].isin(list(CORRIDOR_NAMES))
        & ~corridor_volumes["corridor"].isin(_BEYOND)
        & (corridor_volumes["scope"] == "all")
        & (corridor_volumes["nature"] == "actual")
        & (corridor_volumes["obs_status"] != "U")
    ]
    rows = indicators.annual(rows)
    found = []
    for (corridor, indicator), series in rows.groupby(
        ["corridor", "indicator"], sort=True
    ):
        # Of a corridor as a whole, not of one of its modes, where both are known.
        modes = set(series["mode"])
        mode = "all" if "all" in modes else min(modes)
        best = indicators.prefer(
            series[series["mode"] == mode],
            order=VARIANTS,
            by="variant",
            within=["corridor", "indicator"],
        )
        best = indicators.with_source_ids(best)
        by_year = {row["period"]: row for row in best.to_dict("records")}
        last = max(by_year)
        before = by_year.get(str(int(last) - 1))
        used = [by_year[last], *([before] if before else [])]
        of_trains = by_year[last]["unit"] == "trains"
        found.append(
            {
                "corridor": corridor,
                "name": CORRIDOR_NAMES[str(corridor)],
                "what": _WHAT[str(indicator)],
                "mode": mode,
                "period": last,
                # Trains by the thousand, to stand in one column with tonnes.
                "value": by_year[last]["value"] / (1000 if of_trains else 1),
                "unit": "thousand" if of_trains else by_year[last]["unit"],
                "before": (
                    before["value"] / (1000 if of_trains else 1)
                    if before
                    else float("nan")
                ),
                "source_ids": indicators.merge_ids([row["source_ids"] for row in used]),
            }
        )
    columns = ["corridor", "name", "what", "mode", "period", "value", "unit"]
    table = pd.DataFrame(found, columns=[*columns, "before", "source_ids"])
    return table.sort_values(
        ["what", "value"], ascending=[True, False], kind="stable", ignore_index=True
    )


def expectations(
    corridor_volumes: pd.DataFrame,
    *,
    corridor: str = "middle_corridor",
    indicator: str = "cargo",
) -> pd.DataFrame:
    """What was planned or expected of a corridor, and what came, in its unit.

    Columns: ``period`` (the year meant), ``nature`` (``plan``, ``expected``, ``target``
    or ``forecast``), ``value, unit, came`` (missing where the year is not over or
    unknown), ``reached_pct, needed_pct`` (growth a year from the latest figure, for
    years to come), ``outcome`` (either of the two in words), ``note, source_ids``,
    sorted by year and size. A figure whose note calls it narrower is not compared.

    ValueError for an unknown corridor or indicator, or missing columns.
    """
    actual = corridor_series(corridor_volumes, corridor=corridor, indicator=indicator)
    rows = corridor_volumes[
        (corridor_volumes["corridor"] == corridor)
        & (corridor_volumes["indicator"] == indicator)
        & (corridor_volumes["scope"] == "all")
        & ~corridor_volumes["nature"].isin(["actual", "cumulative"])
        & (corridor_volumes["mode"].isin(list(actual["mode"]) or ["all", "rail"]))
    ]
    rows = indicators.annual(rows)
    rows = rows[rows["obs_status"] != "U"]
    came = dict(zip(actual["period"], actual["value"], strict=True))
    ids = dict(zip(actual["period"], actual["source_ids"], strict=True))
    last = max(came, default="")
    found = []
    for row in rows.to_dict("records"):
        year = row["period"]
        base = year if year in came else last
        ahead = int(year) - int(last) if last else 0
        reached, needed, outcome = math.nan, math.nan, ""
        if "narrower" in row["note"]:
            outcome = "counts less than what came, not compared"
        elif year in came:
            reached = 100 * came[year] / row["value"]
            outcome = f"{came[year]:.1f} came, {reached:.0f} % of it"
        elif ahead > 0:
            needed = 100 * ((row["value"] / came[last]) ** (1 / ahead) - 1)
            outcome = f"needs {needed:.1f} % a year from {last}"
        found.append(
            {
                "period": year,
                "nature": row["nature"],
                "value": row["value"],
                "unit": row["unit"],
                "came": came.get(year, math.nan),
                "reached_pct": reached,
                "needed_pct": needed,
                "outcome": outcome,
                "note": row["note"],
                "source_ids": indicators.merge_ids(
                    [[row["source_id"]], ids.get(base, [])]
                ),
            }
        )
    columns = ["period", "nature", "value", "unit", "came", "reached_pct", "needed_pct"]
    columns += ["outcome", "note"]
    table = pd.DataFrame(found, columns=[*columns, "source_ids"])
    return table.sort_values(["period", "value"], kind="stable", ignore_index=True)


def transit_costs(corridor_volumes: pd.DataFrame) -> pd.DataFrame:
    """Time and cost of carriage as CAREC's samples of shipments have them.

    Columns: ``what, mode, unit, before_period, before`` (the earliest year), ``period,
    value`` (the latest), ``source_ids``, sorted by what and mode.
    """
    needed = ["corridor", "indicator", "mode", "period", "value", "unit", "source_id"]
    codes.check_columns(corridor_volumes.columns, needed, function="transit_costs")
    rows = corridor_volumes[
        (corridor_volumes["corridor"] == "carec")
        & (corridor_volumes["indicator"] != "samples")
    ]
    found: list[dict[str, Any]] = []
    for (indicator, mode), series in rows.groupby(["indicator", "mode"], sort=True):
        ordered = sorted(
            series.to_dict("records"), key=lambda row: periods.sort_key(row["period"])
        )
        first, last = ordered[0], ordered[-1]
        found.append(
            {
                "what": _WHAT[str(indicator)],
                "mode": mode,
                "unit": last["unit"],
                "before_period": first["period"] if len(ordered) > 1 else "",
                "before": first["value"] if len(ordered) > 1 else float("nan"),
                "period": last["period"],
                "value": last["value"],
                "source_ids": indicators.merge_ids(
                    [[first["source_id"]], [last["source_id"]]]
                ),
            }
        )
    columns = ["what", "mode", "unit", "before_period", "before", "period", "value"]
    return pd.DataFrame(found, columns=[*columns, "source_ids"])


def name_corridors(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with names in place of the words of ``corridor``.

    The rows, in their order.

    ValueError if there is no ``corridor``.
    """
    codes.check_columns(frame.columns, ["corridor"], function="name_corridors")
    named = frame.copy()
    for column in {"corridor", "indicator"} & set(frame.columns):
        named[column] = [
            CORRIDOR_NAMES.get(word, word.replace("_", " ")) for word in frame[column]
        ]
    return named


def dispute_table(disputed: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of corridors, with the names of those who print them.

    Columns: ``corridor, indicator`` (with its unit), ``period, gap_pct, figures`` (each
    with its publisher), ``reason, source_ids``, in their order.
    """
    needed = ["corridor", "indicator", "period", "unit", "gap_pct", "figures"]
    codes.check_columns(disputed.columns, needed, function="dispute_table")
    named = name_corridors(disputed).reset_index(drop=True)
    entries = sources(disputed)
    who = {
        row["source_id"]: str(row["publisher"]).split(" (")[0]
        for row in entries.to_dict("records")
    }
    figures = [
        re.sub(r"\(([^()]+)\)", lambda found: f"({who.get(found[1], found[1])})", text)
        for text in named["figures"]
    ]
    indicator = [
        name if name == unit else f"{name}, {unit}"
        for name, unit in zip(named["indicator"], named["unit"], strict=True)
    ]
    columns = ["corridor", "indicator", "period", "gap_pct", "figures", "reason"]
    named = named.assign(figures=figures, indicator=indicator)
    return named[[*columns, "source_ids"]]

"""How much faster things would have to go than they went, for what is promised."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from cac_data import (
    energy,
    indicators,
    infrastructure,
    periods,
    trade_until_rewritten as trade,
)
from cac_data.claims import Tables
from cac_data.display import format_value
from cac_data.outlook.conditions import LAST_FALL
from cac_data.outlook.series import INDICATORS, levels_of

RAILWAY_CLAIM = INDICATORS["railway"].claim_ids[0]


_COLUMNS = ("need_id", "promise", "what", "needed", "achieved", "unit", "times", "text")


def needs(
    tables: Tables,
    years: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
) -> pd.DataFrame:
    """Pace that each promise needs, beside the pace of the past.

    `paths`: what the scenario assumes; of ``gas``, a frame of
    :func:`cac_data.energy.gas_path`, the use at home is taken.
    `horizon`: year in which levels of trade, gas and the corridor are to be reached.
    `cku_opening`: assumed opening of the railway through Kyrgyzstan; 0 for never.

    Columns: ``need_id, promise, what`` (whose pace), ``needed, achieved, unit, times``
    (needed over achieved; missing where nothing was achieved), ``text`` (both, for a
    drawing), ``source_ids``. Rows whose figures are missing are left out.

    ValueError if a table lacks a column.
    """
    made = [
        *_of_trade(tables, years, horizon),
        *_of_gas(tables, paths["gas"]),
        *_of_solar_and_wind(tables),
        *_of_corridor(tables, years),
        *_of_railway(tables, cku_opening),
    ]
    return pd.DataFrame(made, columns=[*_COLUMNS, "source_ids"])


def _need(
    name: str,
    promise: str,
    what: str,
    pair: tuple[float, float],
    unit: str,
    ids: list[list[str]],
    *,
    digits: int = 1,
) -> dict[str, Any]:
    needed, achieved = pair
    both = " against ".join(format_value(value, digits) for value in pair)
    return {
        "need_id": name,
        "promise": promise,
        "what": what,
        "needed": needed,
        "achieved": achieved,
        "unit": unit,
        "times": needed / achieved if achieved > 0 else math.nan,
        "text": f"{both} {unit}",
        "source_ids": indicators.merge_ids(ids),
    }


def _of_trade(
    tables: Tables, years: pd.DataFrame, horizon: int
) -> Iterator[dict[str, Any]]:
    known = levels_of(years, "turnover")
    if known.empty or int(known["period"].iloc[-1]) >= horizon:
        return
    total = known.assign(country="CA5", value_usd_mn=known["value"] * 1000)
    needed = trade.needed_growth(
        total, tables["trade_targets"], horizon=horizon, inflation=0.0
    )
    pace = trade.recent_pace(total)
    if needed.empty or pace.empty:
        return
    past = pace.iloc[0]
    rows = needed.to_dict("records")
    for place, row in ((0, "trade_low"), (-1, "trade_high")):
        found = rows[place]
        yield _need(
            row,
            f"{found['level_name']} of trade in {horizon}",
            "growth of trade",
            (float(found["nominal_pct"]), float(past["cagr_pct"])),
            "% a year",
            [found["source_ids"], past["source_ids"]],
        )
    yield from _since_the_fall(total, rows[-1], horizon)
    top = float(rows[-1]["level"]) / 1000
    yield from _of_imports(years, top, str(rows[-1]["level_name"]), horizon)


def _since_the_fall(
    total: pd.DataFrame, top: Mapping[Any, Any], horizon: int
) -> Iterator[dict[str, Any]]:
    """The upper level against another past: a pace hangs on the year it starts from."""
    first, last = LAST_FALL[0], int(total["period"].iloc[-1])
    if str(first) not in set(total["period"]) or last <= first:
        return
    past = indicators.cagr(total, start=first, end=last, value="value_usd_mn").iloc[0]
    yield _need(
        "trade_since_fall",
        f"{top['level_name']} of trade in {horizon}, by the pace since {first}",
        "growth of trade",
        (float(top["nominal_pct"]), float(past["cagr_pct"])),
        "% a year",
        [top["source_ids"], past["source_ids"]],
    )


def _of_imports(
    years: pd.DataFrame, top: float, name: str, horizon: int
) -> Iterator[dict[str, Any]]:
    """Growth of imports that leads to a level if exports stand still."""
    sent, bought = levels_of(years, "exports"), levels_of(years, "imports")
    last = bought["period"].max() if len(bought) else ""
    still = sent.loc[sent["period"] == last, "value"]
    if still.empty or top <= float(still.iloc[0]):
        return
    stands = float(bought["value"].iloc[-1])
    left = horizon - int(last)
    growth = ((top - float(still.iloc[0])) / stands) ** (1 / left) - 1
    frame = bought.assign(country="CA5", value_usd_mn=bought["value"])
    pace = trade.recent_pace(frame)
    if pace.empty:
        return
    past = pace.iloc[0]
    ids = bought["source_ids"].iloc[-1]
    yield _need(
        "imports_alone",
        f"{name} of trade in {horizon}, though exports stand still",
        "growth of imports",
        (100 * growth, float(past["cagr_pct"])),
        "% a year",
        [ids, past["source_ids"]],
    )


def _of_gas(tables: Tables, path: pd.DataFrame) -> Iterator[dict[str, Any]]:
    if path.empty:
        return
    gas = energy.gas_balance(tables["energy_balance"], tables["gas_flows"])
    gas = gas[gas["period"] <= path["period"].iloc[0]]
    pace = energy.balance_pace(gas)
    levels = energy.pipe_levels(tables["pipelines"])
    needed = energy.needed_output_growth(path, levels)
    if not pace:
        return
    past = pace["output"]
    for row in needed:
        yield _need(
            f"gas_{row['level_name'].replace(' ', '_').lower()}",
            f"The pipeline full in {row['end']}, {row['level_name']}",
            "growth of Turkmen gas output",
            (float(row["value"]), float(past["value"])),
            "% a year",
            [row["source_ids"].split(";"), past["source_ids"].split(";")],
        )


def _of_solar_and_wind(tables: Tables) -> Iterator[dict[str, Any]]:
    for row in energy.needed_additions(
        tables["renewable_capacity"], tables["energy_targets"]
    ):
        if row["value"] is None or not row["added"]:
            continue
        yield _need(
            f"solar_wind_{row['country'].lower()}",
            f"{format_value(row['goal']['value'] / 1000, 0)} GW of Uzbek solar and "
            f"wind in {row['goal']['period']}",
            "additions",
            (row["value"] / 1000, row["added"]["value"] / 1000),
            "GW a year",
            [row["source_ids"].split(";")],
        )


def _of_corridor(tables: Tables, years: pd.DataFrame) -> Iterator[dict[str, Any]]:
    known = levels_of(years, "corridor")
    hopes = infrastructure.expectations(tables["corridor_volumes"])
    hopes = hopes[hopes["nature"].eq("target")] if len(hopes) else hopes
    if hopes.empty or len(known) < 2:
        return
    goal = hopes.iloc[-1]
    # The last year alone: the average since 2019 is the surge of two years.
    ends = known.iloc[[-2, -1]].assign(corridor="middle_corridor")
    first, last = (int(period) for period in ends["period"])
    past = indicators.cagr(ends, start=first, end=last, value="value", within=[])
    left = periods.year_of(goal["period"]) - last
    if left < 1:
        return
    needed = 100 * ((goal["value"] / known["value"].iloc[-1]) ** (1 / left) - 1)
    yield _need(
        "corridor",
        f"{format_value(goal['value'], 0)} Mt on the Middle Corridor "
        f"in {goal['period']}",
        "growth of cargo in the last year",
        (float(needed), float(past["cagr_pct"].iloc[0])),
        "% a year",
        [goal["source_ids"], past["source_ids"].iloc[0]],
    )


def _of_railway(tables: Tables, opening: int) -> Iterator[dict[str, Any]]:
    """Works to be done a month after the planned part, against those until then."""
    said = tables["schedule_claims"]
    claims = tables["claims"]
    claimed = claims.loc[claims["claim_id"] == RAILWAY_CLAIM, "value"]
    asked: Mapping[str, int] = {
        "railway_claimed": int(claimed.iloc[0]),
        "railway_assumed": opening,
    }
    for name, year in asked.items():
        if not year or (name == "railway_assumed" and year == asked["railway_claimed"]):
            continue
        row = infrastructure.works_pace(said, opening=year)
        if not row:
            continue
        yield _need(
            name,
            f"The railway through Kyrgyzstan open in {year}",
            "works",
            (float(row["pace_after_pct"]), float(row["pace_before_pct"])),
            "% of works a month",
            [row["source_ids"]],
        )

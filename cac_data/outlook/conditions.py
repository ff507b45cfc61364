"""What trade would come to at the horizon if one thing went differently."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, trade_until_rewritten as trade

_COLUMNS = ("condition_id", "condition", "basis", "value_usd_bn", "change_usd_bn")
LAST_FALL = (2013, 2016)
"""First and last year of the last long fall of trade and of raw material prices."""

Assumed = Mapping[str, Any]


def conditions(
    bilateral: pd.DataFrame, *, horizon: int, assumed: Assumed
) -> pd.DataFrame:
    """Trade of the five at the horizon, under the scenario and under one change each.

    Each row repeats the scenario's arithmetic with one thing altered. What is altered
    is measured in the table, not chosen: a level returns to what it was in a year, a
    fall that happened happens again, growth is that of the last fifteen years. Effects
    do not add up.

    `assumed`: the other arguments of :func:`cac_data.trade.scenario_path`.

    Columns: ``condition_id, condition, basis`` (what it rests on, in words),
    ``value_usd_bn, change_usd_bn`` (against the scenario), ``source_ids``; the scenario
    first. A condition whose figures are missing is left out; empty where the scenario
    has no path to the horizon.

    ValueError for assumptions that cannot be.
    """
    plain = trade.scenario_path(bilateral, horizon=horizon, **assumed)
    if plain.empty or plain["assumed"].sum() == 0:
        return pd.DataFrame(columns=[*_COLUMNS, "source_ids"])
    year = int(plain["period"].iloc[0])  # the last that is counted
    level = _level(plain, horizon)
    ids = list(plain["source_ids"].iloc[0])
    made = [_row("scenario", "As the scenario assumes", "", level, level, ids)]
    for alter in (_kyrgyz_line, _imports_back("KGZ"), _imports_back("KAZ")):
        found = alter(bilateral, assumed, year, horizon)
        if found is None:
            continue
        name, condition, basis, changed, cited = found
        path = trade.scenario_path(bilateral, horizon=horizon, **changed)
        cited = indicators.merge_ids([ids, cited])
        made.append(_row(name, condition, basis, _level(path, horizon), level, cited))
    made += _other_growth(bilateral, assumed, year, horizon, level, ids)
    return pd.DataFrame(made, columns=[*_COLUMNS, "source_ids"])


def _level(path: pd.DataFrame, horizon: int) -> float:
    rows = path[(path["period"] == str(horizon)) & (path["flow"] == "turnover")]
    return float(rows["value_usd_mn"].iloc[0]) / 1000


def _row(
    name: str,
    condition: str,
    basis: str,
    level: float,
    plain: float,
    ids: Sequence[str],
) -> dict[str, Any]:
    return {
        "condition_id": name,
        "condition": condition,
        "basis": basis,
        "value_usd_bn": level,
        "change_usd_bn": level - plain,
        "source_ids": list(ids),
    }


_Altered = tuple[str, str, str, dict[str, Any], list[str]]


def _shifted(
    assumed: Assumed, country: str, flow: str, year: int, amount: float
) -> dict[str, Any] | None:
    """Take an amount from a flow in a year, less what the scenario takes already."""
    given = list(assumed.get("level_shifts", ()))
    taken = sum(
        min(shift["usd_bn"], 0.0)
        for shift in given
        if shift.get("country") == country and shift["flow"] == flow
    )
    left = amount + taken
    if left <= 0:
        return None
    mine = {"country": country, "flow": flow, "year": year, "usd_bn": -left}
    return {**assumed, "level_shifts": [*given, mine]}


def _of(frame: pd.DataFrame, country: str) -> pd.DataFrame:
    return frame[frame["country"] == country].reset_index(drop=True)


def _kyrgyz_line(
    bilateral: pd.DataFrame, assumed: Assumed, year: int, horizon: int
) -> _Altered | None:
    """Let the new line of Kyrgyz exports go as fast as it came."""
    own = _of(trade.by_country(bilateral, "exports"), "KGZ").set_index("period")
    first, last = str(year - 2), str(year)
    if not {first, last} <= set(own.index):
        return None
    stood = own["value_usd_mn"].astype(float).to_dict()
    fall = (stood[last] - stood[first]) / 1000
    changed = _shifted(assumed, "KGZ", "exports", year + 1, fall)
    if changed is None:
        return None
    ids = indicators.merge_ids(list(own.loc[[first, last], "source_ids"]))
    condition = f"Kyrgyz exports fall back to {first}"
    basis = f"USD {fall:.1f} bn of them came since"
    return "kyrgyz_line", condition, basis, changed, ids


def _imports_back(
    country: str,
) -> Callable[[pd.DataFrame, Assumed, int, int], _Altered | None]:
    """Let what a country imports fall back to where it stood before the detour."""

    def alter(
        bilateral: pd.DataFrame, assumed: Assumed, year: int, horizon: int
    ) -> _Altered | None:
        own = _of(trade.by_country(bilateral, "imports"), country)
        # The last year before the sanctions of 2022, or the first figure after it.
        own = own[own["period"].between("2021", str(year))].set_index("period")
        if len(own) < 2 or own.index[-1] != str(year):
            return None
        first = str(own.index[0])
        ends = own.loc[[first, str(year)]]
        fall = float(ends["value_usd_mn"].iloc[1] - ends["value_usd_mn"].iloc[0]) / 1000
        changed = _shifted(assumed, country, "imports", year + 1, fall)
        if changed is None:
            return None
        name = codes.country_name(country)
        condition = f"Imports of {name} fall back to {first}"
        ids = indicators.merge_ids(list(ends["source_ids"]))
        basis = f"USD {fall:.1f} bn of them came since"
        return f"imports_{country.lower()}", condition, basis, changed, ids

    return alter


def _other_growth(
    bilateral: pd.DataFrame,
    assumed: Assumed,
    year: int,
    horizon: int,
    level: float,
    ids: Sequence[str],
) -> list[dict[str, Any]]:
    """Repeat the scenario with the growth of other years."""
    made = []
    flat = {**assumed, "export_growth": 0.0, "shocks": _only(assumed, "imports")}
    altered: list[_Altered] = [
        ("flat_exports", "Exports stand still", "from the last figure on", flat, [])
    ]
    by_flow = {
        flow: trade.regional(bilateral, flow=flow) for flow in ("exports", "imports")
    }
    first, last = map(str, LAST_FALL)
    length = LAST_FALL[1] - LAST_FALL[0]
    ends = {
        flow: frame.set_index("period").reindex([first, last])
        for flow, frame in by_flow.items()
    }
    is_known = all(len(frame["value_usd_mn"].dropna()) == 2 for frame in ends.values())
    if is_known and year + length <= horizon:
        change = {
            flow: float(frame["value_usd_mn"].iloc[1] / frame["value_usd_mn"].iloc[0])
            - 1
            for flow, frame in ends.items()
        }
        shocks = [
            {"flow": flow, "start": year + 1, "end": year + length, "change": part}
            for flow, part in change.items()
        ]
        told = ", ".join(f"{flow} {100 * part:+.0f} %" for flow, part in change.items())
        cited = indicators.merge_ids(
            [ids for frame in ends.values() for ids in frame["source_ids"]]
        )
        altered.append(
            (
                "replay",
                f"{first} to {last} happens again",
                told.replace("-", "−"),
                {**assumed, "shocks": shocks},
                cited,
            )
        )
    pace = trade.recent_pace(trade.regional(bilateral))
    if len(pace):
        rate = float(pace["cagr_pct"].iloc[0])
        changed = {
            **assumed,
            "export_growth": rate / 100,
            "import_growth": rate / 100,
            "shocks": [],
        }
        span = f"{pace['start'].iloc[0]} to {pace['end'].iloc[0]}"
        altered.append(
            (
                "past_growth",
                "Growth of the last fifteen years goes on",
                f"{rate:.1f} % a year, {span}",
                changed,
                list(pace["source_ids"].iloc[0]),
            )
        )
    for name, condition, basis, changed, cited in altered:
        path = trade.scenario_path(bilateral, horizon=horizon, **changed)
        merged = indicators.merge_ids([ids, cited])
        made.append(_row(name, condition, basis, _level(path, horizon), level, merged))
    return made


def _only(assumed: Assumed, flow: str) -> list[Any]:
    return [shock for shock in assumed.get("shocks", ()) if shock["flow"] == flow]

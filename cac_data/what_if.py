"""What some key figures would be if an assumption moved: for sliders on a page.

The report's own functions are asked at the positions of the sliders. A quantity hangs
on at most two of them; a figure is one quantity, or how some are put together. Each
function gives what `show.what_if` takes, or nothing where there is nothing to move.

Each slider says what was in the past of what it moves: the 10th, 50th and 90th
percentile of the years that the rows have (linear between neighbours: definition 7 of
Hyndman & Fan 1996, The American Statistician 50, p. 361-365).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

from cac_data import energy, projections, trade
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Fact, at, needed
from cac_data.observations import union
from cac_data.tables import select

KNOWN = 10  # years that are drawn before those ahead
PERCENT: Fact = {"scale": 100, "decimals": 1}
KYRGYZ = {"country": "KGZ", "flow": "exports"}
PERCENTILES = (0.1, 0.5, 0.9)
# A pace is kept for years: it is compared with paces kept as long.
SPAN = 5
FEWEST_PAST = 5  # figures, with which percentiles begin to say something


def _slider(value: float, low: float, high: float, step: float, years: int = 0) -> Fact:
    """Positions, the scenario's own `value` among them, and the `nodes` of grids.

    What grows over some years bends: between nodes so near, straight lines are wrong by
    a thousandth at most. What does not bend needs its ends.
    """
    first, last = (round(end / step, 6) for end in (min(low, value), max(high, value)))
    steps = [*range(math.floor(first), math.ceil(last) + 1)]
    every = max(1, int(0.09 / years / step)) if years else len(steps)
    exact = [round(step * place, 9) for place in steps]
    nodes = {value, exact[-1], *exact[::every]}
    told = {"value": value, "positions": sorted({value, *exact}), "snaps": False}
    return {**told, "nodes": sorted(nodes), "scale": 1, "decimals": 1}


def _percentiles(kind: str, figures: pd.Series, levels: pd.Series) -> Fact:
    """The percentiles of what was, as `marks`; none of fewer than five `figures`.

    `kind`: what each figure is of: ``spans`` of years, ``changes`` from year to year,
    or ``years``. `n` of them, from levels of the `first` year to the `last`.
    """
    known, marks = figures.dropna(), list[float]()
    if len(known) >= FEWEST_PAST:
        marks = [float(f"{mark:.6g}") for mark in known.quantile(PERCENTILES)]
    span = {"first": int(levels.index.min()), "last": int(levels.index.max())}
    return {"past": {"kind": kind, "marks": marks, "n": len(known), **span}}


def _by_year(rows: pd.DataFrame, column: str) -> pd.Series:
    """The figures of a column by year, missing where a year between has none."""
    known = rows.dropna(subset=[column]).set_index("year")[column].astype("float64")
    if known.empty:
        return pd.Series(dtype="float64", index=pd.RangeIndex(1))
    return known.reindex(range(int(known.index.min()), int(known.index.max()) + 1))


def _past_paces(rows: pd.DataFrame, column: str = "value") -> Fact:
    """Percentiles of the growth a year over spans of five years."""
    levels = _by_year(rows, column)
    return _percentiles(
        "spans", (levels / levels.shift(SPAN)) ** (1 / SPAN) - 1, levels
    )


def _past_changes(rows: pd.DataFrame) -> Fact:
    """Percentiles of the change from year to year."""
    levels = _by_year(rows, "value")
    return _percentiles("changes", levels.diff(), levels)


def _grids(
    ask: Callable[..., Mapping[str, Any]],
    sliders: Mapping[str, Fact],
    by: Mapping[str, Sequence[str]],
) -> dict[str, Fact]:
    """Quantities that `ask` gives, over the nodes of the sliders that each hangs on."""
    usual = {name: one["value"] for name, one in sliders.items()}
    made = {}
    for names in {tuple(own): None for own in by.values()}:
        nodes = [sliders[name]["nodes"] for name in names]
        points = [dict(zip(names, point, strict=True)) for point in product(*nodes)]
        answers = [ask(**{**usual, **point}) for point in points]
        for quantity in (name for name, own in by.items() if tuple(own) == names):
            found = np.array([answer[quantity] for answer in answers])
            short = np.array([float(f"{number:.6g}") for number in found.flat])
            shape = *map(len, nodes), found.shape[-1]
            made[quantity] = {"by": [*names], "values": short.reshape(shape).tolist()}
    return made


def of_trade(
    flows: pd.DataFrame,
    levels: Sequence[Fact] = (),
    *,
    horizon: int,
    usd_inflation: float = 0.0,
    **assumed: Any,
) -> Fact:
    """Trade of the five and of Kyrgyzstan, in USD bn, and the pace that `levels` need.

    Of `trade.scenario_path`, whose `assumed` growth moves, with what is added once to
    the exports of Kyrgyzstan (``kyrgyz_line``), and of `facts.needed`.
    """
    total = select(flows, countries="CA5", flow="turnover")
    last, both = at(total), trade.balance(flows)
    bases = {of: at(both, last.get("year", 0), country=of) for of in ("CA5", "KGZ")}
    if not all(bases.values()) or last["year"] >= horizon:
        return {}
    start, shifts = last["year"], assumed["level_shifts"]
    line = {**KYRGYZ, "year": min(start + 2, horizon), "usd_bn": 0.0}
    line = next((one for one in shifts if KYRGYZ.items() <= one.items()), line)
    rest = [one for one in shifts if one is not line]
    ends = dict(zip(("low", "high"), [*levels[:1], *levels[-1:]], strict=False))

    def ask(
        kyrgyz_line: float = 0.0, usd_inflation: float = 0.0, **growth: float
    ) -> Fact:
        found, moved = Fact(), [*rest, {**line, "usd_bn": kyrgyz_line}]
        for country, base in bases.items():
            own = [one for one in moved if country in ("CA5", one["country"])]
            told = {**assumed, **growth, "level_shifts": own, "horizon": horizon}
            sizes = (base[flow] / 1000 for flow in trade.FLOWS)
            path = projections.assumed_path(*sizes, start_year=start, **told)
            for flow in trade.FLOWS:
                rows = path["flow"].to_numpy() == flow
                found[f"{country}_{flow}"] = path["value"].to_numpy()[rows]
        for name, level in ends.items():
            pace = needed(last, level, horizon, usd_inflation)
            found[f"needed_{name}"] = [pace["real"]]
        return found

    years, names = horizon - start, ("export_growth", "import_growth")
    both_flows = flows[flows["country"] == "CA5"]
    past = {
        name: _past_paces(both_flows[both_flows["flow"] == flow])
        for name, flow in zip(names, trade.FLOWS, strict=True)
    }
    sliders = {
        name: {
            **_slider(assumed[name], -0.05, 0.12, 0.005, years),
            **PERCENT,
            **past[name],
        }
        for name in names
    }
    for slider in sliders.values():
        slider["past"]["has_boom"] = slider["past"]["first"] < trade.BOOM
    told = [{**one, "usd_bn": "#"} if one is line else one for one in (line, *rest)]
    entries = (", ".join(f"{key}: {of}" for key, of in one.items()) for one in told)
    yaml = f"[{', '.join(f'{{{entry}}}' for entry in entries)}]"
    slow = {name: sliders[name]["positions"][0] for name in names}
    price = _slider(usd_inflation, 0.0, 0.06, 0.0025, years)
    sliders["usd_inflation"] = {**price, **PERCENT}
    try:
        sold = [bases["KGZ"]["exports"] / 1000, *ask(**slow)["KGZ_exports"]]
        most = math.floor(10 * sold[line["year"] - start]) / 10
        gone = _slider(line["usd_bn"], -most, most, 0.1)
        came = select(flows, countries="KGZ", flow="exports")
        came = came.assign(value=came["value"] / 1000)
        gone |= _past_changes(came)
        sliders["kyrgyz_line"] = {**gone, "key": "level_shifts", "yaml": yaml}
        on: dict[str, Sequence[str]] = {
            "exports": names[:1] if most == 0 else ("export_growth", "kyrgyz_line"),
            "imports": names[1:],
        }
        by = {f"{of}_{flow}": on[flow] for of in bases for flow in trade.FLOWS}
        by |= dict.fromkeys((f"needed_{name}" for name in ends), ("usd_inflation",))
        grids = _grids(ask, sliders, by)
    except ValueError:  # at the end of a slider a flow would fall below zero
        return {}
    region, kyrgyz = (
        {"how": "sum", "of": [f"{of}_{flow}" for flow in trade.FLOWS]} for of in bases
    )
    end, then = horizon - start - 1, OUTCOME - start - 1
    figures = {
        "scenario": {"of": region, "at": end},
        "scenario_exports": {"of": "CA5_exports", "at": end},
        "scenario_imports": {"of": "CA5_imports", "at": end},
        **{f"needed_{name}_real": {"of": f"needed_{name}", "at": 0} for name in ends},
    }
    if 0 <= then <= end:
        figures["kyrgyz_turnover_2030"] = {"of": kyrgyz, "at": then}
    steps = ({name: assumed[name] + more for name in names} for more in (0.0, 0.01))
    ahead = [ask(kyrgyz_line=line["usd_bn"], **step) for step in steps]
    now, more = (sum(one[f"CA5_{flow}"][-1] for flow in trade.FLOWS) for one in ahead)
    known = total[total["year"] > start - KNOWN]
    known = known.assign(value=known["value"] / 1000)
    sizes = {name: level["value"] / 1000 for name, level in ends.items()}
    article = {"article": [sizes["low"], sizes["high"]]} if sizes else {}
    drawn = {"of": region, "unit": "USD bn", "levels": article, "known": known}
    drawn["years"] = [*range(start + 1, horizon + 1)]
    ids = union([*known["source_ids"], *(one["source_ids"] for one in ends.values())])
    made: Fact = {"sliders": sliders, "grids": grids, "figures": figures}
    made |= {
        "path": drawn,
        "sizes": sizes,
        "line": line,
        "point": more - now,
        "year": horizon,
    }
    return {**made, "source_ids": ids}


def of_gas(
    gas: pd.DataFrame,
    sent: pd.DataFrame,
    path: pd.DataFrame,
    left: Fact,
    prices: pd.DataFrame,
    *,
    gas_to_china_bcm: float,
    turkmen_output: energy.gas.TurkmenOutput = "assumed",
    **assumed: Any,
) -> Fact:
    """Turkmen gas for China, in bcm, its value in USD mn, and the pace it needs.

    Of `gas.gas_ahead` from the first row of a `path`, whose `assumed` growth and first
    year of Line D move, with the price. `gas`: of `gas.gas_balance`; `sent`: of
    `gas.sent_to_china`, the newest edition; `left`: of `gas.of_balance`; `prices`: the
    implied ones of each exporter by year, of `gas.of_prices`. Where output is as
    ``needed``, it follows from all else: then only the price moves.
    """
    price = at(left["worth"], assumed=True).get("price_usd", math.nan)
    if math.isnan(price):
        return {}
    first, levels, coming = at(path.head(1)), left["levels"], path[path["assumed"]]
    ahead = (path["year"] - first["year"]).to_numpy()
    near = path[path["year"] <= OUTCOME]
    assumed["output_growth"] = first["output_growth"]
    is_free = turkmen_output == "assumed"

    def ask(
        gas_price_usd: float = 0.0, line_d_year: float = 0.0, **growth: float
    ) -> Fact:
        moved: Any = {**growth, "line_d_year": int(line_d_year)}
        moved["gas_to_china_bcm"] = gas_to_china_bcm
        made = energy.gas.gas_ahead(first, levels, ahead, **moved)
        names = ("output", "use", "capacity", "to_china")
        return {name: made[name][1:] for name in names} | {"price": [gas_price_usd]}

    def pace(demand_growth: float, **_: float) -> Fact:
        used = first["use"] * (1 + demand_growth) ** ahead[: len(near)]
        needs = energy.gas.needed_output_growth(gas, near.assign(use=used), levels)
        return {"pace": [needs[0]["value"]]}

    years, growths = int(ahead[-1]), ("output_growth", "demand_growth")
    sliders = {
        name: {**_slider(assumed[name], low, high, 0.0025, years), **PERCENT}
        for name, low, high in zip(growths, (-0.02, 0.0), (0.08, 0.06), strict=True)
    }
    turkmen = select(gas, countries="TKM")
    for name, column in zip(growths, ("production", "consumption"), strict=True):
        sliders[name] |= _past_paces(turkmen, column)
    own = sorted({0, assumed["line_d_year"], *map(int, coming["year"][1:])})
    when = {"value": assumed["line_d_year"], "positions": own, "nodes": own}
    sliders["line_d_year"] = {**when, "snaps": True, "scale": 1, "decimals": 0}
    money = _slider(float(f"{price:.6g}"), 50.0, 500.0, 5.0)
    paid = _by_year(select(prices, countries="TKM"), "value")
    money |= _percentiles("years", paid, paid)
    sliders["gas_price_usd"] = {**money, "decimals": 0}
    by: dict[str, Sequence[str]] = {"to_china": (), "price": ("gas_price_usd",)}
    by |= dict.fromkeys(("output", "use", "capacity"), ())
    if is_free:
        by |= {"output": ("output_growth",), "use": ("demand_growth",)}
        by["capacity"] = ("line_d_year",) if own[1:] else ()
    grids = _grids(ask, sliders, by)
    grids |= _grids(pace, sliders, {"pace": by["use"]})
    still = {"none": 0.0, "others": first["to_others"], "near": first["neighbours"]}
    for name, size in still.items():
        grids[name] = {"by": [], "values": [round(size, 6)]}
    left_over = {"how": "less", "of": ["output", "use", "others"]}
    there: Fact = {"how": "sum", "of": [left_over, "near"]}
    there = {"how": "max", "of": [{"how": "min", "of": [there, "capacity"]}, "none"]}
    taken = "to_china" if gas_to_china_bcm else there
    end = len(near) - 2
    figures = {
        "turkmen_left": {"of": left_over, "at": end},
        "gas_to_china_assumed": {"of": taken, "at": end},
        "needed_growth_lines_a_to_c": {"of": "pace", "at": 0},
    }
    if near["year"].max() == OUTCOME:
        mine = {"how": "min", "of": [taken, left_over]}
        value = {"how": "product", "of": [mine, "price"]}
        figures["turkmen_gas_value_2030"] = {"of": value, "at": end, "scale": 1e-3}
    steps = (assumed["output_growth"] + more for more in (0.0, 0.01))
    now, more = (ask(**{**assumed, "output_growth": step}) for step in steps)
    point = float(more["output"][end] - now["output"][end])
    known = sent[sent["year"] > first["year"] - KNOWN]
    drawn: Fact = {"of": taken, "unit": "bcm", "known": known}
    drawn["years"] = [*map(int, coming["year"])]
    drawn["levels"] = {"capacity": [levels["lines A to C"]] * 2}
    ids = union([*known["source_ids"], *left["worth"]["source_ids"]])
    made = {"sliders": sliders, "grids": grids, "figures": figures, "path": drawn}
    told = {"point": point, "year": int(near["year"].max()), "is_free": is_free}
    return {**made, **told, "source_ids": ids}

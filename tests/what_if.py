"""What the report's own functions say wherever the sliders of a page stand."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import yaml

from cac_data import energy, facts, load_table, outlook, select, trade
from cac_data.claims import Known
from cac_data.sources import known_by

ASSUMED = ("export_growth", "import_growth", "shocks", "level_shifts")
GAS = (
    *("turkmen_output", "output_growth", "demand_growth"),
    *("line_d_year", "gas_to_china_bcm"),
)
PAID = ("gas_price_usd", "line_d_year", "turkmen_output")
Told = Mapping[str, Any]


def told_at(panel: Mapping[str, Any], usual: Told, position: Told) -> dict[str, Any]:
    """The parameters of a run with the sliders at a position, by the panel's YAML."""
    sliders = {slider["name"]: slider for slider in panel["sliders"]}
    moved = {
        sliders[name]["key"]: yaml.safe_load(
            sliders[name]["yaml"].replace("#", str(at))
        )
        for name, at in position.items()
    }
    return {**usual, **moved}


@cache
def _flows(start: int, end: int, as_of: str, reporter: str) -> Any:
    rows = select(load_table("bilateral_trade"), start=start, end=end, parts=True)
    return trade.series(known_by(rows, as_of), reporter)  # type: ignore[arg-type]  # any text


@cache
def _gas(start: int, end: int, as_of: str) -> Any:
    tables = [load_table(name) for name in ("energy_balance", "gas_flows")]
    span: Any = {"start": start, "end": end, "parts": True}
    balance, flows = (known_by(select(rows, **span), as_of) for rows in tables)
    return energy.gas.gas_balance(balance, flows), flows, load_table("pipelines")


def of_trade(told: Told) -> dict[str, float]:
    """The figures of the trade page: billions, and percent a year in real terms."""
    flows = _flows(told["start"], told["end"], told["as_of"], told["reporter"])
    horizon, assumed = told["horizon"], {name: told[name] for name in ASSUMED}
    path = trade.scenario_path(flows, horizon=horizon, **assumed)
    end = {flow: facts.at(path, horizon, flow=flow) for flow in set(path["flow"])}
    levels = trade.levels_of(
        known_by(load_table("trade_targets"), told["as_of"]), horizon
    )
    last = facts.at(flows, country="CA5", flow="turnover")
    low, high = (
        facts.needed(last, level, horizon, told["usd_inflation"])["real"]
        for level in (levels[0], levels[-1])
    )
    found = {"scenario": end["turnover"]["value"] / 1000}
    found |= {f"scenario_{of}": end[of]["value"] / 1000 for of in trade.FLOWS}
    return {**found, "needed_low_real": low, "needed_high_real": high}


def of_energy(told: Told) -> dict[str, float]:
    """The figures of the energy page: bcm, billions, percent a year."""
    tables = _gas(told["start"], told["end"], told["as_of"])
    moved = {name: told[name] for name in GAS}
    path = energy.gas.gas_path(*tables, horizon=told["horizon"], **moved)
    asked = {name: told[name] for name in PAID}
    balance, flows, pipes = tables
    series = energy.gas.FlowSeries(flows)
    left = energy.gas.of_balance(balance, series, pipes, path=path, **asked)
    ahead, earned = left["ahead"], left["earned"]
    found = {"turkmen_left": ahead["left"], "gas_to_china_assumed": ahead["to_china"]}
    found["turkmen_gas_value_2030"] = earned["value"] / 1000
    return {**found, "needed_growth_lines_a_to_c": left["needed"][0]["value"]}


def of_outlook(told: Told) -> dict[str, float]:
    """The figures of the outlook page: billions."""
    tables = Known(as_of=told["as_of"], vintage="bundled")
    flows = _flows(-9999, told["end"], told["as_of"], "china_customs")
    assumed = {name: told[name] for name in ASSUMED}
    found = outlook.conditions(tables, flows, horizon=told["horizon"], assumed=assumed)
    end, kyrgyz = found["frame"]["value"].iloc[0], found["kyrgyz"]["value"]
    return {"scenario": end, "kyrgyz_turnover_2030": kyrgyz}


OWN: Mapping[str, Callable[[Told], dict[str, float]]] = {
    "trade": of_trade,
    "energy": of_energy,
    "outlook": of_outlook,
}
"""By notebook, for each whose page has sliders."""

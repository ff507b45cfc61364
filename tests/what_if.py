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
    "turkmen_output",
    "output_growth",
    "demand_growth",
    "line_d_year",
    "gas_to_china_bcm",
)
PAID = ("gas_price_usd", "line_d_year", "turkmen_output")
Parameters = Mapping[str, Any]


def parameters_at(
    panel: Mapping[str, Any], at_rest: Parameters, position: Parameters
) -> dict[str, Any]:
    """The parameters of a run with the sliders at a position, by the panel's YAML."""
    sliders = {slider["name"]: slider for slider in panel["sliders"]}
    moved = {}
    for name, value in position.items():
        written = sliders[name]["yaml"].replace("#", str(value))
        moved[sliders[name]["key"]] = yaml.safe_load(written)
    return {**at_rest, **moved}


@cache
def _flows(start: int, end: int, as_of: str, reporter: str) -> Any:
    rows = select(load_table("bilateral_trade"), start=start, end=end, parts=True)
    return trade.series(known_by(rows, as_of), reporter)  # type: ignore[arg-type]  # any text


@cache
def _gas(start: int, end: int, as_of: str) -> Any:
    span: Any = {"start": start, "end": end, "parts": True}
    balance = known_by(select(load_table("energy_balance"), **span), as_of)
    flows = known_by(select(load_table("gas_flows"), **span), as_of)
    series = energy.gas.FlowSeries(flows)
    return energy.gas.gas_balance(balance, flows), series, load_table("pipelines")


def of_trade(parameters: Parameters) -> dict[str, float]:
    """The figures of the trade page: billions, and percent a year in real terms."""
    as_of = parameters["as_of"]
    horizon = parameters["horizon"]
    flows = _flows(
        parameters["start"], parameters["end"], as_of, parameters["reporter"]
    )
    assumed = {name: parameters[name] for name in ASSUMED}
    path = trade.scenario_path(flows, horizon=horizon, **assumed)
    end = {flow: facts.at(path, horizon, flow=flow) for flow in set(path["flow"])}

    levels = trade.levels_of(known_by(load_table("trade_targets"), as_of), horizon)
    last = facts.at(flows, country="CA5", flow="turnover")
    inflation = parameters["usd_inflation"]
    low = facts.needed(last, levels[0], horizon, inflation)
    high = facts.needed(last, levels[-1], horizon, inflation)
    return {
        "scenario": end["turnover"]["value"] / 1000,
        "scenario_exports": end["exports"]["value"] / 1000,
        "scenario_imports": end["imports"]["value"] / 1000,
        "needed_low_real": low["real"],
        "needed_high_real": high["real"],
    }


def of_energy(parameters: Parameters) -> dict[str, float]:
    """The figures of the energy page: bcm, billions, percent a year."""
    balance, series, pipes = _gas(
        parameters["start"], parameters["end"], parameters["as_of"]
    )
    assumed = {name: parameters[name] for name in GAS}
    path = energy.gas.gas_path(
        balance, series.table, pipes, horizon=parameters["horizon"], **assumed
    )
    paid = {name: parameters[name] for name in PAID}
    ends = energy.gas.of_balance(balance, series, pipes, path=path, **paid)
    return {
        "turkmen_left": ends.ahead.gas.left.value,
        "gas_to_china_assumed": ends.ahead.gas.to_china.value,
        "turkmen_gas_value_2030": ends.earned.worth.value / 1000,
        "needed_growth_lines_a_to_c": ends.needed[0].growth.value,
    }


def of_outlook(parameters: Parameters) -> dict[str, float]:
    """The figures of the outlook page: billions."""
    as_of = parameters["as_of"]
    tables = Known(as_of=as_of, vintage="bundled")
    flows = _flows(-9999, parameters["end"], as_of, "china_customs")
    conditions = outlook.conditions(
        tables,
        flows,
        horizon=parameters["horizon"],
        assumed={name: parameters[name] for name in ASSUMED},
    )
    return {
        "scenario": conditions.frame["value"].iloc[0],
        "kyrgyz_turnover_2030": conditions.kyrgyz.ahead["value"],
    }


FIGURES_OF: Mapping[str, Callable[[Parameters], dict[str, float]]] = {
    "trade": of_trade,
    "energy": of_energy,
    "outlook": of_outlook,
}
"""By notebook, for each whose page has sliders."""

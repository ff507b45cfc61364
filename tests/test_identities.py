"""Identities: what is true of every scenario, whatever it assumes.

A quantity on several pages is one value, parts make the whole, and exports contain the
gas in them. The scenarios of `params/` and the odd ones are asked without a report.
"""

import shutil
from functools import cache
from typing import Any

import pandas as pd
import pytest

from cac_data import energy, load_table, select, trade, words
from cac_data.scenarios import Scenario, load_scenarios
from cac_data.sources import known_by
from tests.golden import ODD
from tests.reading import ROOT

PARAMS = ROOT / "params"
NAMES = sorted(path.stem for folder in (PARAMS, ODD) for path in folder.glob("*.yaml"))
GAS = (
    *("turkmen_output", "output_growth", "demand_growth"),
    *("line_d_year", "gas_to_china_bcm"),
)
TRADE = ("export_growth", "import_growth", "shocks", "level_shifts")

each_scenario = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    folder = tmp_path_factory.mktemp("params")
    for file in (*PARAMS.glob("*.yaml"), *ODD.glob("*.yaml")):
        shutil.copy(file, folder)
    return load_scenarios(folder)


@cache
def known(table: Any, start: int, end: int, as_of: str) -> pd.DataFrame:
    rows = select(load_table(table), start=start, end=end, parts=True)
    return known_by(rows, as_of)


def gas_path(told: dict[str, Any], start: int = -9999) -> tuple[Any, pd.DataFrame]:
    """The gas flows known to a page, and its path."""
    span = start, told["end"], told["as_of"]
    flows, pipes = known("gas_flows", *span), load_table("pipelines")
    balance = energy.gas.gas_balance(known("energy_balance", *span), flows)
    assumed = {name: told[name] for name in GAS}
    horizon = told["horizon"]
    return flows, energy.gas.gas_path(balance, flows, pipes, horizon=horizon, **assumed)


def trade_path(told: dict[str, Any]) -> pd.DataFrame:
    start, reporter = told.get("start", -9999), told.get("reporter", "china_customs")
    rows = known("bilateral_trade", start, told["end"], told["as_of"])
    assumed = {name: told[name] for name in TRADE}
    flows = trade.series(rows, reporter)
    return trade.scenario_path(flows, horizon=told["horizon"], **assumed)


def gas_in_exports(told: dict[str, Any]) -> Any:
    flows, path = gas_path(told)
    worth = energy.gas.worth_of(path, flows, told["gas_price_usd"])
    return trade.of_gas_in_exports(trade_path(told), worth, told["reporter"])


@each_scenario
def test_exports_contain_the_gas_or_the_page_says_that_they_part(
    scenarios: dict[str, Scenario], name: str
) -> None:
    found = gas_in_exports(scenarios[name].values("trade"))
    if not found:
        return
    for end in (found["before"], found["after"]):
        assert 0 <= end["other"] <= end["one"]
    change = found["change"]
    parts = change["gas"] + change["others"]
    assert parts == pytest.approx(change["exports"], abs=1e-6)
    same_way = change["gas"] * change["exports"] >= 0
    is_within = same_way and abs(change["gas"]) <= abs(change["exports"])
    assert found["is_within"] == is_within
    said = words.say("trade.gas_in_exports", found)
    assert ("while the gas in them" in said) == (not is_within)
    assert words.say("trade.gas_in_exports", {}) == ""

"""Identities: what is true of every scenario, whatever it assumes.

A quantity on several pages is one value, parts make the whole, and exports contain the
gas in them. The scenarios of `params/` and the odd ones are asked without a report.
"""

import re
import shutil
from functools import cache
from typing import Any

import pandas as pd
import pytest

from cac_data import energy, infrastructure, load_table, periods, select, trade, words
from cac_data.scenarios import Scenario, load_scenarios
from cac_data.sources import known_by, sources
from cac_data.tables import table_names
from tests.golden import ODD, Built
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


# --- What was known on a day ----------------------------------------------------------


def is_later(date: Any, day: str) -> bool:
    return bool(date) and periods.bounds(date)[1] > periods.bounds(day)[1]


@pytest.mark.parametrize("day", ["2015-07-27", "2025-07-27"])
def test_no_row_known_on_a_day_is_of_a_later_period(day: str) -> None:
    for name in table_names():
        rows = load_table(name)
        dates = [of for of in ("said_on", "set_on", "period") if of in rows]
        if "source_id" not in rows or not dates:
            continue
        kept = known_by(rows, day)
        out = kept["source_id"].map(sources(rows).set_index("source_id")["published"])
        late = kept[out.map(lambda date: is_later(date, day)).astype(bool)]
        assert not [date for date in late[dates[0]] if is_later(date, day)], name


def test_an_edition_gives_way_to_an_earlier_one_with_all_its_series() -> None:
    rows = select(load_table("electricity_generation"), where={"basis": "owid"})
    assert {*rows["vintage"]} == {"2024-12", "2026"}
    assert {*known_by(rows, "2025-07-27")["vintage"]} == {"2024-12"}
    # The Review's of 2026 has series that no earlier one has.
    gas = select(load_table("gas_flows"), exporter="CA5", importer="CHN")
    assert "2026" in {*known_by(gas, "2025-07-27")["vintage"]}


def test_no_project_is_completed_after_the_day_on_which_it_is_judged() -> None:
    rows, day = load_table("projects"), "2025-07-27"
    named = load_table("schedule_claims")
    known = infrastructure.projects.known_projects(rows, named, day)
    # A bare year is complete where a source of its first half already reports it.
    begun_by = [periods.bounds(date)[0] for date in known["completed"] if date]
    assert max(begun_by) <= periods.bounds(day)[1]
    track = known.set_index("project_id").loc["dostyk-moyynty"]
    assert (track["status"], track["completed"]) == ("under_construction", "")
    assert infrastructure.projects.known_projects(rows, named).equals(rows)


def test_a_later_source_is_called_so_on_each_page(built: Built) -> None:
    """A figure has its source's number and a dagger; the list says what that means."""
    folder = built.output / "article_as_written"
    for path in sorted(folder.glob("*.html")):
        page = path.read_text("utf-8")
        if path.stem == "index":
            continue
        listed = page.partition('<ol class="sources">')[2].partition("</ol>")[0]
        later = set()
        for item in listed.split('<li id="s')[1:]:
            number = re.match(r"\d+", item)
            date = re.search(r"Published ([\d-]+)\.", item)
            assert number
            is_marked = "† After 27 July 2025" in item
            assert is_marked == is_later(date[1] if date else "", "2025-07-27")
            later |= {number[0]} if is_marked else set()
        cited = re.findall(r"<a href=#s(\d+)>\d+</a>(†?)", page)
        assert cited
        assert {number for number, dagger in cited if dagger} <= later
        assert not {number for number, dagger in cited if not dagger} & later
        assert "Known by 27 July 2025: " in page

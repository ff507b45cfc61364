"""Identities: what is true of every scenario, whatever it assumes.

A quantity on several pages is one value, parts make the whole, and exports contain the
gas in them. The scenarios of `params/` and the odd ones are asked without a report.
"""

import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import energy, infrastructure, load_table, periods, select, trade, words
from cac_data.report.publish import PageFacts
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
    assert ("the gas in them not at all" in said) == found["is_still"]
    parts_ways = not is_within and not found["is_still"]
    assert ("while the gas in them" in said) == parts_ways
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


# --- One quantity, one value ----------------------------------------------------------

SAME = {
    ("trade", "scenario"): ("outlook", "scenario"),
    ("trade", "needed_high"): ("outlook", "needed_trade_high"),
    ("trade", "probability_low"): ("outlook", "probability_trade_120"),
    ("trade", "probability_high"): ("outlook", "probability_trade_150"),
    ("trade", "probability_inside"): ("outlook", "probability_trade_inside"),
    ("infrastructure", "opening_named"): ("outlook", "railway"),
    ("energy", "uzbek_solar_wind_needed"): ("outlook", "needed_solar_wind_uzb"),
}
"""Key figures of two pages that are of one thing."""

DECIDED_BY = ("end", "horizon", "as_of")


@each_scenario
def test_gas_in_a_year_is_one_value_on_all_pages(
    scenarios: dict[str, Scenario], name: str
) -> None:
    told = {of: scenarios[name].values(of) for of in ("trade", "energy", "outlook")}
    paths = {}
    for of, values in told.items():
        _, path = gas_path(values, values["start"] if of == "energy" else -9999)
        paths[of, values["end"]] = path.set_index("period")["to_china"]
    for (_, end), one in paths.items():
        for (_, other_end), other in paths.items():
            both = one.index.intersection(other.index) if end == other_end else []
            assert one.loc[both].tolist() == pytest.approx(other.loc[both].tolist())


def pages_of(folder: Path) -> dict[str, PageFacts]:
    pages = [path for path in folder.glob("*.html") if path.stem != "index"]
    return {path.stem: PageFacts.read(path.read_bytes()) for path in pages}


def folders(built: Built) -> list[Path]:
    found = [*built.output.glob("[!f]*/"), *built.odd.glob("[!f]*/")]
    assert found
    return found


def test_a_quantity_on_two_pages_is_one_value(built: Built) -> None:
    compared = set()
    for folder in folders(built):
        pages = pages_of(folder)
        for (one, mine), (other, theirs) in SAME.items():
            if one not in pages or other not in pages:
                continue  # one of them says what the baseline says
            asked = [
                {name: pages[of].parameters.get(name) for name in DECIDED_BY}
                for of in (one, other)
            ]
            if asked[0] != asked[1] or pages[one].kind == "lens":
                continue
            here, there = (
                next((item for item in pages[of].key_figures if item.id == id), None)
                for of, id in ((one, mine), (other, theirs))
            )
            if here and there and None not in (here.value, there.value):
                assert here.number == there.number, (folder.name, mine, theirs)
                compared.add(mine)
    assert compared == {mine for _, mine in SAME}


def test_a_claim_has_one_verdict_and_one_track_on_all_pages(built: Built) -> None:
    for folder in folders(built):
        known: dict[str, tuple[str, str]] = {}
        for page in pages_of(folder).values():
            for item in page.verdicts:
                said = item.verdict, item.track
                assert known.setdefault(item.claim_id, said) == said


def test_parts_make_the_whole_on_the_pages_of_trade(built: Built) -> None:
    seen = 0
    for folder in folders(built):
        page = pages_of(folder).get("trade")
        of = {item.id: item.value for item in page.key_figures} if page else {}
        sums = {
            "turnover": ("exports", "imports", 1),
            "balance": ("exports", "imports", -1),
            "scenario": ("scenario_exports", "scenario_imports", 1),
        }
        for whole, (one, other, sign) in sums.items():
            total, first, second = (of.get(name) for name in (whole, one, other))
            if total is None or first is None or second is None:
                continue
            room = 1.5 if whole == "scenario" else 0.15  # of what is printed
            assert total == pytest.approx(first + sign * second, abs=room)
            seen += 1
    assert seen


def test_gas_of_the_neighbours_is_in_what_the_scenario_of_the_article_sends(
    built: Built,
) -> None:
    page = pages_of(built.output / "article_as_written")["energy"]
    of = {item.id: item.value for item in page.key_figures}
    whole, own = of["gas_value_assumed"], of["turkmen_gas_value_2030"]
    assert whole is not None
    assert own is not None
    assert whole > own + 1  # USD bn: Kazakhstan and Uzbekistan keep their gas


def test_a_lens_is_told_by_its_own_reporter(built: Built) -> None:
    lens = pages_of(built.output / "national_statistics")["trade"]
    assert lens.parameters["reporter"] == "national"
    brief = (built.output / "national_statistics" / "index.html").read_text("utf-8")
    assert lens.finding
    assert lens.finding in brief
    for id in ("turnover", "exports", "imports", "scenario"):
        figure = next(item for item in lens.key_figures if item.id == id)
        theirs = pages_of(built.output / "baseline")["trade"].key_figures
        other = next(item for item in theirs if item.id == id)
        assert figure.value is None or figure.value != other.value

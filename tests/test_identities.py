"""Identities: what is true of every scenario, whatever it assumes.

A quantity on several pages is one value, parts make the whole, and exports contain the
gas in them. The scenarios of `params/` and the odd ones are asked without a report.
"""

import re
import shutil
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import energy, infrastructure, load_table, periods, select, trade, words
from cac_data.report.publish import PageFacts
from cac_data.scenarios import BASELINE, Scenario, load_scenarios
from cac_data.sources import known_by, sources
from cac_data.tables import table_names
from tests.golden import ODD, Built
from tests.reading import ROOT, UNITS

PARAMS = ROOT / "params"
NAMES = sorted(path.stem for folder in (PARAMS, ODD) for path in folder.glob("*.yaml"))
GAS = (
    "turkmen_output",
    "output_growth",
    "demand_growth",
    "line_d_year",
    "gas_to_china_bcm",
)
TRADE = ("export_growth", "import_growth", "shocks", "level_shifts")

each_scenario = pytest.mark.parametrize("name", NAMES, scope="module")


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    folder = tmp_path_factory.mktemp("params")
    for file in (*PARAMS.glob("*.yaml"), *ODD.glob("*.yaml")):
        shutil.copy(file, folder)
    return load_scenarios(folder)


@cache
def rows_known(table: Any, start: int, end: int, as_of: str) -> pd.DataFrame:
    rows = select(load_table(table), start=start, end=end, parts=True)
    return known_by(rows, as_of)


once: dict[str, Any] = {}
"""What `gas_path` has worked out."""


def gas_path(
    parameters: dict[str, Any], start: int = -9999
) -> tuple[Any, pd.DataFrame]:
    """The gas flows known to a page, and its path: pages assume much alike."""
    assumed = {name: parameters[name] for name in ("end", "as_of", "horizon", *GAS)}
    key = repr((start, assumed))
    if key not in once:
        once[key] = _gas_path(parameters, start)
    return once[key]


def _gas_path(parameters: dict[str, Any], start: int) -> tuple[Any, pd.DataFrame]:
    span = (start, parameters["end"], parameters["as_of"])
    flows = rows_known("gas_flows", *span)
    balance = energy.gas.gas_balance(rows_known("energy_balance", *span), flows)
    path = energy.gas.gas_path(
        balance,
        flows,
        load_table("pipelines"),
        horizon=parameters["horizon"],
        **{name: parameters[name] for name in GAS},
    )
    return flows, path


def trade_path(parameters: dict[str, Any]) -> pd.DataFrame:
    start = parameters.get("start", -9999)
    reporter = parameters.get("reporter", "china_customs")
    rows = rows_known("bilateral_trade", start, parameters["end"], parameters["as_of"])
    assumed = {name: parameters[name] for name in TRADE}
    flows = trade.series(rows, reporter)
    return trade.scenario_path(flows, horizon=parameters["horizon"], **assumed)


@pytest.fixture(scope="module")
def gas(scenarios: dict[str, Scenario], name: str) -> Any:
    """The gas in the exports of a scenario, on the page of trade."""
    parameters = scenarios[name].values("trade")
    flows, path = gas_path(parameters)
    worth = energy.gas.worth_of(path, flows, parameters["gas_price_usd"])
    exports = trade_path(parameters)
    return trade.of_gas_in_exports(exports, worth, parameters["reporter"])


@each_scenario
def test_exports_contain_the_gas(gas: Any) -> None:
    if not gas:
        return
    first = gas.before
    last = gas.after
    assert 0 <= first["other"] <= first["one"]
    assert 0 <= last["other"] <= last["one"]


@each_scenario
def test_exports_change_by_the_gas_and_by_all_else(gas: Any) -> None:
    if not gas:
        return
    change = gas.change
    parts = change.gas.value + change.others.value
    assert parts == pytest.approx(change.exports.value, abs=1e-6)
    same_way = change.gas.value * change.exports.value >= 0
    is_within = same_way and abs(change.gas.value) <= abs(change.exports.value)
    assert gas.is_within == is_within


@each_scenario
def test_the_page_says_where_gas_and_exports_part(gas: Any) -> None:
    sentence = words.say(trade.plan.gas_in_exports(gas))
    if not gas:
        assert sentence == ""
        return
    assert ("the gas in them not at all" in sentence) == gas.is_still
    parts_ways = not gas.is_within and not gas.is_still
    assert ("while the gas in them" in sentence) == parts_ways


# --- What was known on a day ----------------------------------------------------------


def is_later(date: Any, day: str) -> bool:
    return bool(date) and periods.bounds(date)[1] > periods.bounds(day)[1]


DATES = ("said_on", "set_on", "period")
"""Columns that date a row, the first that a table has."""
DATED = [
    name
    for name in table_names()
    if "source_id" in load_table(name) and {*DATES} & {*load_table(name)}
]


@pytest.mark.parametrize("table", DATED)
@pytest.mark.parametrize("day", ["2015-07-27", "2025-07-27"])
def test_no_row_known_on_a_day_is_of_a_later_period(table: Any, day: str) -> None:
    rows = load_table(table)
    date = next(column for column in DATES if column in rows)
    kept = known_by(rows, day)
    published = sources(rows).set_index("source_id")["published"]
    is_late = kept["source_id"].map(published).map(lambda out: is_later(out, day))
    late = kept[is_late.astype(bool)]
    assert [period for period in late[date] if is_later(period, day)] == []


def test_an_edition_gives_way_to_an_earlier_one_with_all_its_series() -> None:
    rows = select(load_table("electricity_generation"), where={"basis": "owid"})
    assert {*rows["vintage"]} == {"2024-12", "2026"}
    assert {*known_by(rows, "2025-07-27")["vintage"]} == {"2024-12"}
    # The Review's of 2026 has series that no earlier one has.
    gas = select(load_table("gas_flows"), exporter="CA5", importer="CHN")
    assert "2026" in {*known_by(gas, "2025-07-27")["vintage"]}


def test_no_project_is_completed_after_the_day_on_which_it_is_judged() -> None:
    rows = load_table("projects")
    day = "2025-07-27"
    schedule = load_table("schedule_claims")
    projects = infrastructure.projects.known_projects(rows, schedule, day)
    # A bare year is complete where a source of its first half already reports it.
    begun_by = [periods.bounds(date)[0] for date in projects["completed"] if date]
    assert max(begun_by) <= periods.bounds(day)[1]
    track = projects.set_index("project_id").loc["dostyk-moyynty"]
    assert (track["status"], track["completed"]) == ("under_construction", "")


def test_all_projects_are_known_today() -> None:
    rows = load_table("projects")
    schedule = load_table("schedule_claims")
    assert infrastructure.projects.known_projects(rows, schedule).equals(rows)


DAY_OF_ARTICLE = "2025-07-27"


def pages_as_of_the_article(built: Built) -> dict[str, str]:
    """The text of each page of the scenario that knows no more than the article."""
    folder = built.output / "article_as_written"
    files = [file for file in sorted(folder.glob("*.html")) if file.stem in UNITS]
    return {file.stem: file.read_text("utf-8") for file in files}


def listed_sources(page: str) -> list[tuple[str, bool, bool]]:
    """Number of each source, whether it is later than the article, and called so."""
    listed = page.partition('<ol class="sources">')[2].partition("</ol>")[0]
    entries = []
    for entry in listed.split('<li id="s')[1:]:
        number = re.match(r"\d+", entry)
        date = re.search(r"Published ([\d-]+)\.", entry)
        assert number
        is_late = is_later(date[1] if date else "", DAY_OF_ARTICLE)
        entries.append((number[0], is_late, "† After 27 July 2025" in entry))
    return entries


def test_a_later_source_is_called_so_in_the_list(built: Built) -> None:
    wrong = [
        (name, number)
        for name, page in pages_as_of_the_article(built).items()
        for number, is_late, is_called_so in listed_sources(page)
        if is_late != is_called_so
    ]
    assert wrong == []


def test_a_figure_has_a_dagger_where_its_source_is_later(built: Built) -> None:
    wrong = []
    uncited = []
    for name, page in pages_as_of_the_article(built).items():
        late = {number for number, is_late, _ in listed_sources(page) if is_late}
        cited = re.findall(r"<a href=#s(\d+)>\d+</a>(†?)", page)
        if not cited:
            uncited.append(name)
        wrong += [
            (name, number)
            for number, dagger in cited
            if (number in late) != bool(dagger)
        ]
    assert wrong == uncited == []


def test_a_page_says_on_which_day_it_knows(built: Built) -> None:
    pages = pages_as_of_the_article(built)
    silent = [
        name for name, page in pages.items() if "Known by 27 July 2025: " not in page
    ]
    assert silent == []


# --- One quantity, one value ----------------------------------------------------------

QUANTITY_TWICE = {
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
    ends = {}
    paths = {}
    for page in ("trade", "energy", "outlook"):
        parameters = scenarios[name].values(page)
        start = parameters["start"] if page == "energy" else -9999
        _, path = gas_path(parameters, start)
        paths[page] = path.set_index("period")["to_china"]
        ends[page] = parameters["end"]
    different = []
    for page, second in combinations(paths, 2):
        # A page begins where its rows do.
        years = paths[page].index.intersection(paths[second].index)
        volumes = paths[page].loc[years].tolist()
        seconds = pytest.approx(paths[second].loc[years].tolist())
        if ends[page] == ends[second] and volumes != seconds:
            different.append((page, second))
    assert different == []


@cache
def pages_of(folder: Path) -> dict[str, PageFacts]:
    pages = [path for path in folder.glob("*.html") if path.stem in UNITS]
    return {path.stem: PageFacts.read(path.read_bytes()) for path in pages}


def folders(built: Built) -> list[Path]:
    every = [*built.output.glob("[!f]*/"), *built.odd.glob("[!f]*/")]
    assert every
    return every


def printed(page: PageFacts, id: str) -> str | None:
    """A key figure as a page prints it, if it has one."""
    for figure in page.key_figures:
        if figure.id == id and figure.value is not None:
            return figure.number
    return None


def are_of_one_question(page: PageFacts, second: PageFacts) -> bool:
    """Whether two pages take the same years and the same knowledge."""
    if page.kind == "lens":
        return False
    return all(
        page.parameters.get(name) == second.parameters.get(name) for name in DECIDED_BY
    )


def test_a_quantity_on_two_pages_is_one_value(built: Built) -> None:
    compared = set()
    different = []
    for folder in folders(built):
        pages = pages_of(folder)
        for (name, id), (second_name, second_id) in QUANTITY_TWICE.items():
            if name not in pages or second_name not in pages:
                continue  # one of them says what the baseline says
            if not are_of_one_question(pages[name], pages[second_name]):
                continue
            value = printed(pages[name], id)
            second = printed(pages[second_name], second_id)
            if value is not None and second is not None:
                compared.add(id)
                if value != second:
                    different.append((folder.name, id, value, second))
    assert different == []
    assert compared == {id for _, id in QUANTITY_TWICE}


def test_a_claim_has_one_verdict_and_one_track_on_all_pages(built: Built) -> None:
    several = []
    judged = set()
    for folder in folders(built):
        by_claim: dict[str, set[tuple[str, str]]] = {}
        for page in pages_of(folder).values():
            for row in page.verdicts:
                pair = (row.verdict, row.track)
                by_claim.setdefault(row.claim_id, set()).add(pair)
        if by_claim:
            judged.add(folder.name)
        several += [
            (folder.name, claim) for claim, pairs in by_claim.items() if len(pairs) > 1
        ]
    assert BASELINE in judged
    assert several == []


@pytest.mark.parametrize(
    ("whole", "parts", "sign", "room"),
    [
        ("turnover", ("exports", "imports"), 1, 0.15),
        ("balance", ("exports", "imports"), -1, 0.15),
        ("scenario", ("scenario_exports", "scenario_imports"), 1, 1.5),
    ],
    ids=["turnover", "balance", "scenario"],
)
def test_parts_make_the_whole_on_the_pages_of_trade(
    built: Built, whole: str, parts: tuple[str, str], sign: int, room: float
) -> None:
    """`room`: what rounding leaves open of what is printed."""
    differences = {}
    for folder in folders(built):
        page = pages_of(folder).get("trade")
        values = (
            {figure.id: figure.value for figure in page.key_figures} if page else {}
        )
        total, first, second = (values.get(name) for name in (whole, *parts))
        if total is not None and first is not None and second is not None:
            differences[folder.name] = total - (first + sign * second)
    assert differences
    assert max(map(abs, differences.values())) <= room, differences


def test_gas_of_the_neighbours_is_in_what_the_scenario_of_the_article_sends(
    built: Built,
) -> None:
    page = pages_of(built.output / "article_as_written")["energy"]
    values = {figure.id: figure.value for figure in page.key_figures}
    whole = values["gas_value_assumed"]
    turkmen = values["turkmen_gas_value_2030"]
    assert whole is not None
    assert turkmen is not None
    assert whole > turkmen + 1  # USD bn: Kazakhstan and Uzbekistan keep their gas


def test_a_lens_is_told_by_its_own_reporter(built: Built) -> None:
    lens = pages_of(built.output / "national_statistics")["trade"]
    assert lens.parameters["reporter"] == "national"
    brief = (built.output / "national_statistics" / "index.html").read_text("utf-8")
    assert lens.finding
    assert lens.finding in brief


@pytest.mark.parametrize("id", ["turnover", "exports", "imports", "scenario"])
def test_a_figure_of_a_lens_is_not_that_of_the_baseline(built: Built, id: str) -> None:
    values = [
        next(
            figure.value
            for figure in pages_of(built.output / scenario)["trade"].key_figures
            if figure.id == id
        )
        for scenario in ("national_statistics", "baseline")
    ]
    assert values[0] is None or values[0] != values[1]

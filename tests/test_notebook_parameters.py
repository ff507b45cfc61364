"""Every parameter of every notebook shows in its report, and no edge breaks it.

Notebooks and parameters are found, not listed: one without an entry here fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.made_vintages import fetched_as_usual, with_an_event
from tests.notebook_runs import run_notebook
from tests.test_notebooks import NOTEBOOKS

NAMES = [path.stem for path in NOTEBOOKS]

# As `made_up_vintage` stores it: the fourth of its day.
VINTAGE = "2026-11-24.4"


@pytest.fixture(scope="module", autouse=True)
def made_up_vintage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the services have brought figures a tenth higher than the bundled ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        fetched_as_usual(1.1)
        assert with_an_event() == VINTAGE
        yield


SHIFT = {"country": "KAZ", "flow": "imports", "year": 2027, "usd_bn": -5.0}
SHOCK = {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}

# Notebook -> parameter -> what differs from the defaults. What stands beside the
# parameter itself, because it must, differs in the run that it is compared with, too.
CHANGES: dict[str, dict[str, dict[str, Any]]] = {
    "history": {
        "start": {"start": 1900},
        "end": {"end": 2020},
        "themes": {"themes": ["trade"]},
        "countries": {"countries": ["KAZ"]},
        "quiet_years": {"quiet_years": 120},
        "as_of": {"as_of": "2025-07-27", "end": 2020},
        "data": {"data": VINTAGE},
    },
    "trade": {
        "start": {"start": 2010},
        "end": {"end": 2022},
        "horizon": {"horizon": 2035},
        "reporter": {"reporter": "national"},
        "as_of": {"as_of": "2023-06-30", "end": 2022},
        "data": {"data": VINTAGE},
        "export_growth": {"export_growth": 0.01},
        "import_growth": {"import_growth": 0.01},
        "shocks": {"shocks": [SHOCK]},
        "level_shifts": {"level_shifts": [SHIFT]},
        "usd_inflation": {"usd_inflation": 0.04},
    },
    "energy": {
        "start": {"start": 2018},
        "end": {"end": 2023},
        "horizon": {"horizon": 2035},
        "as_of": {"as_of": "2024-07-27", "end": 2023},
        "data": {"data": VINTAGE},
        "line_d_year": {"line_d_year": 2029},
        "gas_to_china_bcm": {"gas_to_china_bcm": 25.0},
        "gas_price_usd": {"gas_price_usd": 230.0},
        "output_growth": {"output_growth": 0.04},
        "demand_growth": {"demand_growth": 0.05},
        "solar_wind_additions": {"solar_wind_additions": 3900.0},
    },
    "infrastructure": {
        "start": {"start": 2018},
        "end": {"end": 2023},
        "horizon": {"horizon": 2035},
        "as_of": {"as_of": "2025-07-27", "end": 2023},
        "data": {"data": VINTAGE},
        "origin": {"origin": "kashgar"},
        "destination": {"destination": "andijan"},
        "cku_opening": {"cku_opening": 2030},
        "border_hours": {"border_hours": 20.0},
        "rail_speed_kmh": {"rail_speed_kmh": 40.0},
        "sea_hours": {"sea_hours": 120.0},
    },
    "outlook": {
        "end": {"end": 2024},
        "horizon": {"horizon": 2035},
        "as_of": {"as_of": "2025-07-27", "end": 2024},
        "data": {"data": VINTAGE},
        "export_growth": {"export_growth": 0.01},
        "import_growth": {"import_growth": 0.01},
        "shocks": {"shocks": [SHOCK]},
        "level_shifts": {"level_shifts": [SHIFT]},
        "line_d_year": {"line_d_year": 2029},
        "gas_to_china_bcm": {"gas_to_china_bcm": 25.0},
        "output_growth": {"output_growth": 0.04},
        "demand_growth": {"demand_growth": 0.05},
        "solar_wind_additions": {"solar_wind_additions": 3900.0},
        "cku_opening": {"cku_opening": 2028},
    },
}
# Notebook -> parameter -> words of a sentence that only its change brings.
NEWS: dict[str, dict[str, str]] = {
    "history": {
        "start": "No span of 50 years or more is without an entry.",
        "end": "No exemption from visas is recorded for this selection.",
        "themes": "The tables hold 24 events in this selection",
        "countries": "China recognised Kazakhstan on 27 December 1991.",
        "quiet_years": "Nothing is recorded for 120 years or more once",
        "as_of": "Of the declaration they hold one principle",
        "data": "The tables hold 143 events in this selection",
    },
    "trade": {
        "start": "Sums of the five countries stand in for 2010 to 2018.",
        "end": "In 2022 the five traded USD 70.2 bn with China",
        "horizon": "By its own past trade comes to USD 162 bn in 2035",
        "reporter": "Tajikistan has none in this span.",
        "as_of": "Of 7 targets with a year, 1 was reached",
        "data": "Kazakhstan 48 %, Kyrgyzstan 47 %",
        "export_growth": "(exports 37, imports 88)",
        "import_growth": "(exports 43, imports 75)",
        "shocks": "The lowest year is 2028 with USD 102.8 bn.",
        "level_shifts": "(exports 43, imports 82)",
        "usd_inflation": "USD 120 bn needs 2.5 % a year (−1.5 % at constant prices)",
    },
    "energy": {
        "start": "No year of this span counts how much went to China.",
        "end": "Batteries are not counted in this span.",
        "horizon": "Under the scenario 36.7 bcm pass in 2035",
        "as_of": "The goal needs 4.3 to 5.5 points a year.",
        "data": "5.3 or 12.3 Mt in Uzbekistan",
        "line_d_year": "43 % of 85 bcm a year with Line D.",
        "gas_to_china_bcm": "Under the scenario 25.0 bcm pass in 2030",
        "gas_price_usd": "At an assumed USD 230 for 1,000 m3",
        "output_growth": "Under the scenario 48.7 bcm pass in 2030",
        "demand_growth": "Under the scenario 30.8 bcm pass in 2030",
        "solar_wind_additions": "At the 3,900 MW a year that the scenario assumes",
    },
    "infrastructure": {
        "start": "(sum of 2018 to 2021)",
        "end": "Tajikistan owed USD 1.20 bn in October 2020.",
        "horizon": "In 2035 the shortest way is the same length.",
        "as_of": "3 statements of theirs stand, from 2029 to 2031.",
        "data": "the five scored from 2.6 (Tajikistan) to 3.1 (Kazakhstan)",
        "origin": "From Kashgar to Tashkent the shortest way",
        "destination": "From Xi'an to Andijan the shortest way",
        "cku_opening": "17 of 66 months",
        "border_hours": "20.0 hours at a rail border (set by the scenario)",
        "rail_speed_kmh": "Times rest on 40.0 km/h by rail",
        "sea_hours": "goods are 12.4 days under way from Xi'an to Baku",
    },
}
# Some of what is assumed shows in tables and figures of the outlook alone.
NO_NEWS = {"outlook"}

TRIED = [(name, parameter) for name in NAMES for parameter in CHANGES.get(name, {})]


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_tried(name: str) -> None:
    fields = NOTEBOOK_PARAMETERS[name].model_fields.keys()
    assert CHANGES.get(name, {}).keys() == fields
    assert name in NO_NEWS or NEWS.get(name, {}).keys() == fields
    for parameter, changed in CHANGES[name].items():
        default = getattr(NOTEBOOK_PARAMETERS[name](), parameter)
        assert changed[parameter] != default


@pytest.mark.parametrize(
    ("name", "parameter"), TRIED, ids=[f"{name}-{word}" for name, word in TRIED]
)
def test_a_parameter_visibly_changes_the_report(name: str, parameter: str) -> None:
    changed = CHANGES[name][parameter]
    others = {key: value for key, value in changed.items() if key != parameter}
    before, after = run_notebook(name, **others), run_notebook(name, **changed)
    # The first text is the scope, which names its own parameters.
    told = [
        {line for bundle in run.bundles[1:] for line in bundle.text.splitlines()}
        for run in (before, after)
    ]
    assert told[0] != told[1]
    if name not in NO_NEWS:
        news = NEWS[name][parameter]
        assert not any(news in sentence for sentence in before.findings())
        assert any(news in sentence for sentence in after.findings())


# Notebook -> a source that the vintage brings and on which a figure of its page rests.
CITED = {
    "history": "made-up",
    "trade": "comtrade-kaz-annual",
    "energy": "owid-energy-data",
    "infrastructure": "worldbank-lpi-score",
    "outlook": "comtrade-kaz-annual",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_fetched_figure_comes_with_its_source(name: str) -> None:
    run = run_notebook(name, data=VINTAGE)
    (listed,) = [bundle for bundle in run.bundles if bundle.kind == "sources"]
    known = {source["source_id"]: source for source in listed.content["sources"]}
    assert known[CITED[name]]["url"] == f"https://data.example/{CITED[name]}"
    used = [
        bundle
        for bundle in run.bundles
        if bundle.kind != "sources" and CITED[name] in bundle.text
    ]
    assert used
    assert f"[{CITED[name]}]" not in run_notebook(name).text


Edge = tuple[dict[str, Any], str]

# Notebook -> case -> parameters and a sentence that the report then has.
EDGES: dict[str, dict[str, Edge]] = {
    "history": {
        "an empty selection": (
            {"themes": []},
            "The tables hold no event for this selection, which proves nothing.",
        ),
        "nothing at all": (
            {"start": -2999, "end": -2990},
            "The tables name no goods for this selection.",
        ),
        "a single year": (
            {"start": 2023, "end": 2023},
            "The tables name no goods for this selection.",
        ),
        "a single year long ago": (
            {"start": -104, "end": -104},
            "No meeting of the leaders or foreign ministers of all six is recorded.",
        ),
        "a country without data in the span": (
            {"countries": ["TKM"], "start": 1500, "end": 1800},
            "The tables hold no event for this selection, which proves nothing.",
        ),
        "a country without a border act": (
            {"countries": ["UZB"]},
            "Neither acts on the border nor areas were found for this selection.",
        ),
        "a country with little": (
            {"countries": ["TKM"], "start": 1991},
            "and no that moved the other way",
        ),
        "before our era only": (
            {"start": -300, "end": -1},
            "Neither format had begun.",
        ),
        "before the five states": (
            {"start": 1500, "end": 1990},
            "By then China had recognised none of the countries.",
        ),
        "known long ago": (
            {"end": 2001, "as_of": "2001-12-31"},
            "No pledge of money to the five is recorded for this selection.",
        ),
        "known before every source": (
            {"start": 1900, "end": 1950, "as_of": "1950-12-31"},
            "No idea is recorded for this selection.",
        ),
        "known before every source, of old events": (
            {"start": 1500, "end": 1900, "as_of": "1900-12-31"},
            "In this span no country had any of these ties with China.",
        ),
    },
    "trade": {
        "a single year": (
            {"start": 2024, "end": 2024},
            "A line of one country cannot be taken out: a year is missing.",
        ),
        "a single year without a total": (
            {"start": 2019, "end": 2019},
            "By flow, Chinese customs gives no figures in this span.",
        ),
        "a country without data in the span": (
            {"start": 2017, "end": 2020, "reporter": "national"},
            "Tajikistan and Turkmenistan have none in this span.",
        ),
        "a reporter without any figure for a country": (
            {"reporter": "national"},
            "Tajikistan has none in this span.",
        ),
        "a horizon equal to the last year": (
            {"horizon": 2025},
            "Nothing can be projected: the series is missing or too short",
        ),
        "two years, long ago": (
            {"start": 1992, "end": 1993},
            "No country gives its share of trade with China in this span.",
        ),
        "an empty selection": (
            {"start": 2058, "end": 2059, "horizon": 2060},
            "No figures of trade for this selection.",
        ),
    },
    "energy": {
        "a single year": (
            {"start": 2025, "end": 2025},
            "Too few yearly changes, or no year ahead",
        ),
        "a year without a split by exporter": (
            {"start": 2024, "end": 2024},
            "No year of this span has a balance from which a path could start",
        ),
        "an empty selection": (
            {"start": 2058, "end": 2059, "horizon": 2060},
            "No flows of gas for this selection",
        ),
        "a country without data in the span": (
            {"start": 2000, "end": 2016},
            "No year of this span counts how much solar and wind there is",
        ),
        "years before the pipeline": (
            {"start": 2000, "end": 2008, "horizon": 2030},
            "No gas to China is counted in this span",
        ),
        "a horizon equal to the last year": (
            {"end": 2025, "horizon": 2025},
            "The horizon is no later than the last balance, that of 2025",
        ),
        "Line D never": ({"line_d_year": 0}, "no Line D"),
        "known long ago": (
            {"as_of": "2015-07-27", "end": 2014},
            "with figures for 2010 to 2014",
        ),
    },
    "infrastructure": {
        "a route that does not exist": (
            {"destination": "bishkek"},  # the network has no rails to it
            "No way by rail and ferry leads from Xi'an to Bishkek",
        ),
        "a route by road alone": (
            {"origin": "naryn", "destination": "osh"},
            "No way leads from Naryn to Osh, so no leg of it can be lost.",
        ),
        "a route on the railway alone": (
            {"origin": "makmal", "destination": "torugart"},
            "No way by rail and ferry leads from Makmal to Torugart",
        ),
        "a single year": (
            {"start": 2012, "end": 2012},
            "No whole year of cargo is known for this selection.",
        ),
        "an empty selection": (
            {"start": 1993, "end": 1993},  # before any figure
            "No figure for Chinese money in the five is known for this selection.",
        ),
        "a horizon equal to the last year": (
            {"horizon": 2026},
            "In 2026 the shortest way is the same length.",
        ),
        "a country without data in the span": (
            {"as_of": "2005-06-30", "end": 2004, "start": 2000, "cku_opening": 0},
            "No figure for Kazakhstan, Tajikistan, Turkmenistan and Uzbekistan.",
        ),
    },
    "outlook": {
        "a horizon equal to the last year": (
            {"horizon": 2025},
            "The scenario has no path to the horizon.",
        ),
        "a single year": (
            {"end": 1992},
            "No indicator has an earlier year to compare with.",
        ),
        "known long ago": (  # no series is long enough to be projected
            {"end": 2005, "as_of": "2006-06-30"},
            "Nothing has a probability: the series are too short.",
        ),
        "Line D never": (
            {"line_d_year": 0},
            "the pipeline full in 2030, lines A to C",
        ),
        "Line D before there is gas": (
            {"line_d_year": 2027},
            "Warning: Line D in 2027 has no gas for it.",
        ),
        "a railway before it can open": (
            {"cku_opening": 2027},
            "Warning: an opening in 2027 does not fit what is known of the railway.",
        ),
        "a railway that never opens": (
            {"cku_opening": 0},
            "the railway through Kyrgyzstan open in 2027",
        ),
    },
}
CASES = [(name, case) for name, cases in EDGES.items() for case in cases]

# Parameter -> the edges that every notebook with it has to try.
WANTED = {
    "start": {
        "a country without data in the span",
        "an empty selection",
        "a single year",
    },
    "horizon": {"a horizon equal to the last year"},
    "reporter": {"a reporter without any figure for a country"},
    "origin": {"a route that does not exist"},
    "line_d_year": {"Line D never"},
}


@pytest.mark.parametrize("name", EDGES)
def test_every_edge_that_a_notebook_has_is_tried(name: str) -> None:
    for parameter in WANTED.keys() & NOTEBOOK_PARAMETERS[name].model_fields.keys():
        assert WANTED[parameter] <= EDGES[name].keys(), parameter


@pytest.mark.parametrize("name", NAMES)
def test_the_baseline_has_all_its_figures_and_sentences(name: str) -> None:
    run = run_notebook(name, drawn=True)
    # Without this, axes that were never drawn would pass for axes that are not empty.
    assert len(run.drawn()) == len(run.figures) > 0
    assert not run.empty_axes()
    assert not run.odd_sentences()


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{case}" for name, case in CASES]
)
def test_an_edge_gives_a_sentence_and_no_empty_axes(name: str, case: str) -> None:
    parameters, sentence = EDGES[name][case]
    run = run_notebook(name, drawn=True, **parameters)
    assert sentence in run.text
    assert not run.empty_axes()
    assert not run.odd_sentences()
    assert not re.search(r"\bnan\b", run.text)
    assert list(run.key_figures()) == list(run_notebook(name).key_figures())
    for bundle in run.bundles:
        if bundle.kind == "figure":
            assert bundle.content["data"]["rows"], bundle.content["title"]

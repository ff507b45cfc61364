"""What is said of claims: sentences on facts made for them, each branch once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from cac_data import words
from cac_data.claims import plan, trade
from cac_data.claims.energy import GasToChina, LongSpan, OilOfExporter, OilToChina
from cac_data.claims.people import RunningWorkshops
from cac_data.claims.registry import Claim, Computed, Falls, Pace
from cac_data.facts import Growth, Nothing
from cac_data.facts.growth import NeededGrowth
from cac_data.figure import Figure
from cac_data.lines import Line

NO_ROWS = pd.DataFrame()


def figure(value: float, unit: str = "", period: str = "", **of: Any) -> Figure:
    return Figure(value=value, unit=unit, period=period, **of)


def growth(value: float, start: int, end: int) -> Growth:
    return Growth(
        value=value,
        unit="percent a year",
        period=f"{start}/{end}",
        first=1.0,
        last=1.0,
        years=end - start,
        start=start,
        end=end,
    )


NEEDED = NeededGrowth(
    value=9.5,
    unit="percent a year",
    first=1.0,
    last=1.0,
    years=5,
    start=2025,
    end=2030,
    level=figure(2.0),
    real=9.5,
)
FIVE_YEARS = growth(4.0, 2010, 2015)
PACE = Pace(needed=NEEDED, best=FIVE_YEARS, spans=[FIVE_YEARS] * 3)
PEAK = figure(47.7, "bcm", "2019")


def found(value: float = 0.0, unit: str = "", pace: Pace = PACE) -> Computed:
    return Computed(found=figure(value, unit), rows=NO_ROWS, pace=pace)


ODDS = figure(0.51, "probability")
EVEN = trade.LevelAhead(
    found=figure(120.0, "USD bn"),
    rows=NO_ROWS,
    year=2030,
    last=figure(95e3, "USD mn"),
    spread=trade.Spread(low=ODDS, high=ODDS, coverage=ODDS, chance=ODDS),
)


def said(lines: Iterable[Line]) -> str:
    return words.say([lines]).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("why", "computed", "sentence"),
    [
        pytest.param(
            "above_the_best",
            found(),
            "Off track: it needs 9.5 % a year; no five years known were as fast "
            "(best: 4.0 %, 2010–2015).",
            id="faster than ever",
        ),
        pytest.param(
            "above_the_best",
            found(pace=replace(PACE, peak=PEAK)),
            "Off track: it needs 9.5 % a year; in none of the 3 spans of five years "
            "since the peak of 2019 did the flow grow "
            "as fast (best: 4.0 %, 2010–2015).",
            id="faster than since the peak",
        ),
        pytest.param(
            "above_the_best",
            found(pace=replace(PACE, peak=PEAK, best=growth(-1.0, 2010, 2013))),
            "Off track: it needs 9.5 % a year; in none of the 3 spans of 3 years since "
            "the peak of 2019 did the flow grow "
            "(best: −1.0 %, 2010–2013).",
            id="no growth since the peak",
        ),
        pytest.param(
            "within_reach",
            found(unit="USD bn"),
            "No call: the pace needed (9.5 % a year) has been reached over five years "
            "before, so it is not ruled out.",
            id="reached before",
        ),
        pytest.param(
            "within_reach",
            found(unit="percent"),
            "No call, the evidence is mixed: the pace needed (9.5 % a year) has been "
            "reached over five years before, so it is not ruled out.",
            id="reached before by one of two",
        ),
        pytest.param(
            "even_chance",
            EVEN,
            "No call: 0.51 is roughly an even chance.",
            id="an even chance",
        ),
        pytest.param(
            "one_act",
            found(1.0),
            "No call: one act since the text; one would meet this test, and acts do "
            "not measure the fight.",
            id="one act",
        ),
        pytest.param(
            "one_act",
            found(0.0),
            "No call: no act since the text; one would meet this test, and acts do not "
            "measure the fight.",
            id="no act",
        ),
        pytest.param(
            "too_few",
            found(2.0),
            "No call: it is too early, 2 so far.",
            id="some so far",
        ),
        pytest.param(
            "too_few", found(0.0), "No call: it is too early.", id="none so far"
        ),
        pytest.param(
            "later_date",
            found(2030.0, "year"),
            "Off track: those responsible name a later year.",
            id="a later year",
        ),
    ],
)
def test_a_forecast_without_call_or_off_track_says_why(
    why: str, computed: Computed, sentence: str
) -> None:
    reason = plan.reason(why, computed)
    assert reason is not None
    assert said([reason]) == sentence


@pytest.mark.parametrize("why", plan.PLAIN_REASONS)
def test_a_reason_without_figures_is_a_sentence(why: str) -> None:
    reason = plan.reason(why, Nothing("nothing is computed"))
    assert reason is not None
    assert said([reason]).endswith(".")


GAS = GasToChina(
    found=growth(7.4, 2015, 2025),
    rows=NO_ROWS,
    then=figure(34.0, "bcm", "2015"),
    now=figure(36.5, "bcm", "2025"),
    top=figure(47.7, "bcm", "2018"),
    falls=Falls(n=0, changes=1),
    both=NO_ROWS,
    volumes=NO_ROWS,
)
GAS_SAID = (
    "Gas from the region, Uzbekistan included, to China: 34.0 bcm in 2015, 36.5 bcm in "
    "2025, most 47.7 bcm in 2018"
)


@pytest.mark.parametrize(
    ("falls", "changes", "clause"),
    [
        (0, 2, ""),
        (1, 1, "; it fell in the last year"),
        (1, 3, "; it fell in 1 of the last 3 years"),
        (2, 2, "; it fell in both of the last two years"),
        (3, 3, "; it fell in all of the last 3 years"),
    ],
    ids=["no fall", "the last year", "some", "both", "all"],
)
def test_how_often_gas_fell_is_said(falls: int, changes: int, clause: str) -> None:
    gas = replace(GAS, falls=Falls(n=falls, changes=changes))
    assert said(plan.sentences(gas)) == f"{GAS_SAID}{clause}."


def test_years_that_no_edition_splits_are_named() -> None:
    rows = {"value": [30.25, 35.0], "period": ["2016", "2025"]}
    both = pd.DataFrame({**rows, "unit": "bcm", "vintage": ["2022", "2026"]})
    sentence = said(plan.sentences(replace(GAS, both=both)))
    assert sentence.removeprefix(f"{GAS_SAID}. ") == (
        "Turkmenistan and Kazakhstan alone, by the Statistical Review: 30.2 bcm in "
        "2016 (edition of 2022) and 35.0 bcm in 2025 (edition of 2026), of editions "
        "that are no one series; 2015 is not split."
    )


FELL = growth(-3.0, 2019, 2024)
OIL = OilOfExporter(
    exporter="KAZ",
    route="all",
    basis="exporter_statistics",
    first=figure(1.0, "Mt", "2019"),
    last=figure(2.5, "Mt", "2024"),
    growth=FELL,
)
BY_PIPELINE = replace(
    OIL,
    route="pipeline",
    first=figure(1.0, "Mt", "2020"),
    growth=growth(25.7, 2020, 2024),
)


def test_the_only_long_span_of_oil_is_told_of_its_exporter() -> None:
    oil = OilToChina(
        found=figure(150.0, "percent"),
        rows=NO_ROWS,
        trends=[OIL, BY_PIPELINE],
        falls=Falls(n=0, changes=1),
        lacking=["TKM", "UZB"],
        only_span=LongSpan(growth=FELL, size=FELL.of(value=3.0)),
        used=NO_ROWS,
    )
    assert said(plan.sentences(oil)) == (
        "Crude oil to China: Kazakhstan, all routes (its own statistics): 1.0 Mt in "
        "2019, 2.5 Mt in 2024; over these years, the only long span known, it fell "
        "3.0 % a year. Kazakhstan, by pipeline: 1.0 Mt in 2020, 2.5 Mt in 2024. Of "
        "Turkmenistan and Uzbekistan no figure was found."
    )


SO_FAR = trade.TimeToLevel(
    found=figure(3.6, "years"),
    rows=NO_ROWS,
    has_reached=False,
    start=2023,
    end=2026,
    months=43,
    total=Nothing("not reached"),
)
REACHED = replace(
    SO_FAR,
    has_reached=True,
    start=2024,
    end=2025,
    months=31,
    total=figure(201e3, "USD mn", "2024/2025"),
)


@pytest.mark.parametrize(
    ("time", "sentence"),
    [
        pytest.param(
            SO_FAR,
            "Not reached by the end of 2026; the time found is a lower bound.",
            id="not reached",
        ),
        pytest.param(
            REACHED,
            "2025 was the first year at that level; it ended 31 months after the month "
            "of the summit. The years 2024 to 2025 add up to $201.0 bn.",
            id="reached",
        ),
    ],
)
def test_when_a_level_was_reached_is_said(
    time: trade.TimeToLevel, sentence: str
) -> None:
    assert said(plan.sentences(time)) == sentence


def test_a_forecast_without_interval_has_no_chance_either() -> None:
    level = replace(EVEN, spread=None)
    assert said(plan.sentences(level)) == (
        "By Chinese customs our forecast comes to $120 bn in 2030."
    )


@pytest.mark.parametrize(
    ("rows", "others", "sentence"),
    [
        pytest.param(
            [],
            [{"country": "KGZ", "stages": []}],
            "None is in service. Kyrgyzstan: nothing is reported.",
            id="none",
        ),
        pytest.param(
            [{"country": "TJK", "since": "2022-11"}],
            [{"country": "KGZ", "stages": ["under_construction", "agreed"]}],
            "In service: Tajikistan since November 2022. Kyrgyzstan: reported as under "
            "construction and agreed.",
            id="one",
        ),
    ],
)
def test_workshops_in_service_and_reported_are_said(
    rows: list[dict[str, Any]], others: list[dict[str, Any]], sentence: str
) -> None:
    workshops = RunningWorkshops(
        found=figure(len(rows), "countries"),
        rows=pd.DataFrame(rows),
        others=pd.DataFrame(others),
    )
    assert said(plan.sentences(workshops)) == sentence


@pytest.mark.parametrize(
    ("is_computed", "bodies", "text"),
    [
        (True, [], "computed by trade.series"),
        (
            True,
            ["Xinhua", "EDB"],
            "computed by trade.series; documents alone: disputed (Xinhua and EDB)",
        ),
        (False, ["Xinhua"], "documentary: Xinhua"),
        (False, [], "no evidence found"),
    ],
    ids=["computed", "beside documents", "documents", "nothing"],
)
def test_what_a_verdict_rests_on_is_said(
    is_computed: bool, bodies: list[str], text: str
) -> None:
    claim = Claim(
        claim_id="c046",
        topic="trade",
        kind="quantitative",
        statement="Trade was of 95 billion",
        period="2024",
        value=95.0,
        unit="USD bn",
        comparison="equal",
        tolerance=0.5,
        our_test=False,
        tier="A",
        computed_by=["trade.series"],
        resolves_on="",
        source_id="article",
        note="",
    )
    how = plan.grounds(
        claim, is_computed=is_computed, documents="disputed", bodies=bodies
    )
    assert said([how]) == text

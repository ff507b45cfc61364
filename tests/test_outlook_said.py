"""What is said of the outlook: sentences on facts made for them, each branch once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pytest

from cac_data import load_table, words
from cac_data.facts import Figure, Nothing
from cac_data.lines import Line, Text
from cac_data.outlook import plan
from cac_data.outlook.basics import Scope
from cac_data.outlook.chances import Chances, Forecast
from cac_data.outlook.people import Grants, Ties
from cac_data.outlook.plan import shared
from cac_data.outlook.scores import Hindcast, Record
from cac_data.outlook.sectors import Stand
from cac_data.outlook.trade_changes import Condition, Conditions, KyrgyzTrade
from cac_data.outlook.verdicts import KeyClaim


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def cell(text: Line | str) -> str:
    return text if isinstance(text, str) else said([[text]])


# --- Figures with their units --------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (150.0, "USD bn", "$150 bn"),
        (106.25, "USD bn", "$106.2 bn"),
        (2030.0, "year", "2030"),
        (1.55, "times", "1.6 times"),
        (5.5, "% a year", "5.5 % a year"),
        (5.5, "percent", "5.5 %"),
        (5.5, "%", "5.5 %"),
        (1, "projects", "1 project"),
        (2.0, "agreements", "2 agreements"),
        (4.0, "countries", "4 countries"),
        (3000.0, "persons", "3,000 persons"),
        (3000.0, "grants", "3,000 grants"),
        (2.25, "GW a year", "2.2 GW a year"),
        (33.4, "bcm", "33.4 bcm"),
    ],
)
def test_a_figure_stands_with_its_unit(value: float, unit: str, printed: str) -> None:
    assert cell(shared.amount(Figure(value=value, unit=unit))) == printed


# --- The six sectors -----------------------------------------------------------------

SCOPE = Scope(article="2025-07-27")
TODAY_ALONE = "One year is no trend."


def moved(id: str, change: float | None) -> Stand:
    cells = {"indicator_id": id, "change_pct": change, "after": None}
    return {**cells, "base_period": "2024", "of_what": {}}


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        pytest.param(
            [moved("turnover", 12.0), moved("exports", 20.0), moved("imports", 8.0)],
            "Trade with China (+12.0 %, both exports and imports) grew on the year "
            f"before. {TODAY_ALONE}",
            id="trade with its parts",
        ),
        pytest.param(
            [moved("exports", 20.0), moved("gas", -4.1), moved("oil", 0.04)],
            "Exports to China (+20.0 %) grew on the year before. Kazakh oil to China, "
            "all routes did not change. Central Asian gas to China (−4.1 %) fell on "
            f"the year before. {TODAY_ALONE}",
            id="each its own way",
        ),
        pytest.param(
            [moved("gas", None)],
            "No indicator has a figure later than the article to compare.",
            id="nothing to compare",
        ),
    ],
)
def test_indicators_that_moved_alike_stand_together(
    rows: Sequence[Stand], sentences: str
) -> None:
    assert said(plan.standing(rows, SCOPE)) == sentences


def test_a_page_that_keeps_to_a_day_says_so() -> None:
    sentences = said(plan.standing([], replace(SCOPE, as_of="2015-07-27")))
    assert sentences.endswith(
        "This page keeps to what was known on 27 July 2015; figures revised since are "
        "marked (†)."
    )


# --- Chances -------------------------------------------------------------------------


def silent(threshold: float | None) -> Forecast:
    return {"threshold": threshold, "unit": "projects", "resolves_on": "2031-01"}


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        ([silent(None)], "1 other forecast of the article has no estimate."),
        (
            [silent(1.0)],
            "1 other forecast of the article has no estimate. 1 of them has a rule and "
            "is decided by January 2031.",
        ),
        (
            [silent(1.0), silent(2.0), silent(None)],
            "3 other forecasts of the article have no estimate. 2 of them have a rule "
            "and are decided by January 2031; 1 cannot be decided.",
        ),
    ],
    ids=["without a rule", "with a rule", "some with a rule"],
)
def test_forecasts_without_estimate_are_counted(
    rows: list[Forecast], sentences: str
) -> None:
    assert said(plan.forecasts(Chances(given=[], silent=rows))) == sentences


def figure(value: float | None) -> Figure | Nothing:
    if value is None:
        return Nothing("unknown")
    return Figure(value=value, unit="score")


def past(
    score: float | None, skill: float | None = None, after: float | None = None
) -> Hindcast:
    return Hindcast(
        n=10,
        events=4,
        score=figure(score),
        base=figure(score and 0.25),
        skill=figure(skill),
        skill_after=figure(after),
    )


FLATTERED = "The windows overlap, and the method was chosen with sight of these years."


@pytest.mark.parametrize(
    ("skill", "after", "beginning"),
    [
        (-0.1, None, "No better than the base rate: asked"),
        (0.2, 0.1, "A little better than the base rate:"),
        (0.2, -0.1, "Not clearly better than the base rate:"),
        (None, None, "Asked 10 questions of past years,"),
    ],
    ids=["worse", "better", "unclear", "a base rate never wrong"],
)
def test_the_skill_of_past_forecasts_is_judged(
    skill: float | None, after: float | None, beginning: str
) -> None:
    sentences = said(plan.hindcast(past(0.2, skill, after)))
    assert sentences.startswith(beginning)
    assert sentences.endswith(FLATTERED)


def test_past_years_without_an_answer_cannot_be_asked() -> None:
    assert said(plan.hindcast(past(None))) == (
        "Past years cannot be asked: no year has both an interval and an answer."
    )


def test_the_record_tells_what_those_decided_earned() -> None:
    own = Record(
        score=figure(0.125),
        n=1,
        ahead=0,
        due="",
        versions=["0.6.0", "0.7.0"],
        source_ids="",
    )
    assert said(plan.record(own)) == (
        "Our probabilities are stored with each version of the tables (so far 0.6.0 "
        "and 0.7.0) and scored once due. The 1 forecast decided so far earned "
        "0.12."
    )


# --- What would change the path of trade ---------------------------------------------


def billions(value: float) -> Figure:
    return Figure(value=value, unit="USD bn")


def condition(id: str, value: float, change: float = 0.0) -> Condition:
    return Condition(
        condition_id=id,
        since=2021,
        fall=None,
        value=billions(value),
        change=billions(change),
        source_ids="",
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            [99.0],
            "One change would push trade below $120 bn: no growth of exports ($99 bn).",
        ),
        (
            [99.0, 98.0, 97.0],
            "Three changes would each push trade below $120 bn: no growth of exports "
            "($99 bn), Kyrgyz imports back at their 2021 level ($98 bn) or a repeat of "
            "2013–16 ($97 bn).",
        ),
        ([121.0], "None of the changes alone pushes trade below $120 bn."),
    ],
    ids=["one", "three", "none"],
)
def test_changes_that_cross_a_level_are_told(
    values: Sequence[float], sentence: str
) -> None:
    ids = ("flat_exports", "imports_kgz", "replay")
    changes = [condition(id, value) for id, value in zip(ids, values, strict=False)]
    rows = [condition("scenario", 130.0), *changes]
    unknown = Nothing("not asked")
    facts = Conditions(
        rows=rows,
        year=2030,
        levels=[billions(120.0)],
        kyrgyz=KyrgyzTrade(unknown, unknown),
        frame=pd.DataFrame(),
    )
    assert said(plan.conditions(facts)) == (
        f"The scenario leads to $130 bn in 2030. {sentence} The changes do not add up, "
        "and none has a probability here."
    )


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param(
            {"flat_exports": -31.0, "imports_kgz": -32.0, "replay": -30.0},
            "Kyrgyz imports back at their 2021 level would cut trade in 2030 to $98 bn",
            id="the lowest",
        ),
        pytest.param({"past_growth": 5.0}, "Trade at the horizon", id="none"),
    ],
)
def test_a_change_is_said_to_cut_trade_where_it_does(
    changes: Mapping[str, float], title: str
) -> None:
    rows = [condition(id, 130.0 + cut, cut) for id, cut in changes.items()]
    unknown = Nothing("not asked")
    facts = Conditions(
        rows=[condition("scenario", 130.0), *rows],
        year=2030,
        levels=[],
        kyrgyz=KyrgyzTrade(unknown, unknown),
        frame=pd.DataFrame(),
    )
    chart = plan.conditions_figure(facts)
    assert cell(chart.title) == title


# --- Signals, promises, claims -------------------------------------------------------


APART = {"again": 1, "not_seen": 2, "ahead": 3, "cancelled": 0, "third_party": 4}


def test_where_no_promise_is_decided_the_page_says_so() -> None:
    assert said(plan.deeds([], APART)) == (
        "No promise known here is decided.\n\nNot counted are 1 promise that repeats "
        "an earlier one with another date. Nor are 2 of which no later report was seen"
        ", 3 without a date or not yet due, and 4 forecasts and dates of third "
        "parties. The list is no sample of all promises."
    )


NO_CHANGE = Nothing("not judged by growth")
TURNED = KeyClaim(
    claim_id="c079",
    statement="Ports grow",
    is_changed=False,
    has_turned=True,
    track_then="off",
    track_now="on",
    change_then=NO_CHANGE,
    change_now=NO_CHANGE,
    source_ids="",
)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "no_call",
            "On “Ports grow” no call could be made when the article appeared; it is on "
            "track now.",
        ),
        (
            "off",
            "“Ports grow” was off track when the article appeared; it is on track now.",
        ),
    ],
)
def test_a_forecast_that_turned_is_told(before: str, sentence: str) -> None:
    claims = [replace(TURNED, track_then=before)]
    sentences = said(plan.scoreboard(claims, {"open": 1}, SCOPE))
    assert sentences == f"Of 1 key claim, 1 is open. {sentence}"


def test_a_year_without_pledges_has_a_sentence_in_place_of_the_table() -> None:
    empty = plan.due_table("2027").empty
    assert plan.due(0, "2027") == []
    assert empty is not None
    assert said(empty) == "None of the pledges on our list is due in 2027."


@pytest.mark.parametrize("code", sorted({*load_table("people_links")["indicator"]}))
def test_what_sources_may_disagree_on_has_a_name(code: str) -> None:
    name = plan.disputes_table().cells["indicator"]
    assert cell(name({"indicator": code}))


def visits(value: float, measure: str, base: str, period: str) -> Figure:
    row = {"country": "KAZ"}
    return Figure(
        value=value, unit="percent", measure=measure, base=base, period=period, row=row
    )


def ties(*growth: Figure) -> Ties:
    return Ties(
        visits=[*growth],
        trips=[],
        hosted=[],
        grants=Grants(pledged=[], kazakh=[]),
        workshops=[],
    )


def test_growth_of_unlike_counts_of_visits_is_told_with_what_is_counted() -> None:
    counted = ties(
        visits(1106.0, "tourists", "2022", "2023"),
        visits(80.0, "arrivals", "2023", "2024"),
        visits(69.0, "overnight_tourists", "2023", "2024"),
    )
    assert said(plan.people(counted)).endswith(
        "Visits from China rose 69 % (overnight tourists in Kazakhstan, 2023–2024) to "
        "1,106 % (tourists in Kazakhstan, 2022–2023)."
    )


def test_growth_of_visits_by_one_who_counts_otherwise_is_in_no_rank() -> None:
    by_china = visits(2000.0, "arrivals", "2023", "2024").of(reporter="china_customs")
    counted = ties(visits(69.0, "arrivals", "2023", "2024"), by_china)
    assert "Visits from China" not in said(plan.people(counted))

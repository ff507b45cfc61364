"""What is said of claims: sentences on facts made for them, each branch once."""

from collections.abc import Iterable
from typing import Any

import pytest

from cac_data import words
from cac_data.claims import plan
from cac_data.lines import Line

BEST = {"years": 5, "value": 4.0, "start": 2010, "end": 2015}
NEEDED = {"value": 9.5}
OF_FLOW = {"best": BEST, "needed": NEEDED, "spans": [1, 2, 3]}


def said(lines: Iterable[Line]) -> str:
    return words.say([lines]).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("why", "computed", "sentence"),
    [
        pytest.param(
            "above_the_best",
            OF_FLOW,
            "Off track: it needs 9.5 % a year; no five years known were as fast "
            "(best: 4.0 %, 2010–2015).",
            id="faster than ever",
        ),
        pytest.param(
            "above_the_best",
            {**OF_FLOW, "top": {"period": "2019"}},
            "Off track: it needs 9.5 % a year; in none of the 3 spans of five years "
            "since the peak of 2019, when the pipe had been filled, did the flow grow "
            "as fast (best: 4.0 %, 2010–2015).",
            id="faster than since the peak",
        ),
        pytest.param(
            "above_the_best",
            {
                **OF_FLOW,
                "top": {"period": "2019"},
                "best": {**BEST, "years": 3, "value": -1.0},
            },
            "Off track: it needs 9.5 % a year; in none of the 3 spans of 3 years since "
            "the peak of 2019, when the pipe had been filled, did the flow grow "
            "(best: −1.0 %, 2010–2015).",
            id="no growth since the peak",
        ),
        pytest.param(
            "within_reach",
            {**OF_FLOW, "unit": "USD bn"},
            "No call: the pace needed (9.5 % a year) has been reached over five years "
            "before, so it is not ruled out.",
            id="reached before",
        ),
        pytest.param(
            "within_reach",
            {**OF_FLOW, "unit": "percent"},
            "No call, the evidence is mixed: the pace needed (9.5 % a year) has been "
            "reached over five years before, so it is not ruled out.",
            id="reached before by one of two",
        ),
        pytest.param(
            "even_chance",
            {"probability": 0.51},
            "No call: 0.51 is roughly an even chance.",
            id="an even chance",
        ),
        pytest.param(
            "one_act",
            {"found": 1.0},
            "No call: one act since the text; one would meet this test, and acts do "
            "not measure the fight.",
            id="one act",
        ),
        pytest.param(
            "one_act",
            {"found": 0.0},
            "No call: no act since the text; one would meet this test, and acts do not "
            "measure the fight.",
            id="no act",
        ),
        pytest.param(
            "too_few",
            {"found": 2.0},
            "No call: it is too early, 2 so far.",
            id="some so far",
        ),
        pytest.param(
            "too_few", {"found": 0.0}, "No call: it is too early.", id="none so far"
        ),
        pytest.param(
            "later_date",
            {},
            "Off track: those responsible name a later year.",
            id="a later year",
        ),
    ],
)
def test_a_forecast_without_call_or_off_track_says_why(
    why: str, computed: dict[str, Any], sentence: str
) -> None:
    reason = plan.reason(why, computed)
    assert reason is not None
    assert said([reason]) == sentence


@pytest.mark.parametrize("why", plan.PLAIN_REASONS)
def test_a_reason_without_figures_is_a_sentence(why: str) -> None:
    reason = plan.reason(why, {})
    assert reason is not None
    assert said([reason]).endswith(".")


GROWN = {"first": 34.0, "start": 2015, "last": 36.5, "end": 2025}
GAS = {"grown": GROWN, "top": {"value": 47.7, "period": "2018"}, "both": []}
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
    facts = {**GAS, "falls": falls, "changes": changes}
    assert said(plan.gas_to_china(facts)) == f"{GAS_SAID}{clause}."


def test_years_that_no_edition_splits_are_named() -> None:
    both = [
        {"value": 30.25, "period": "2016", "edition": "2022"},
        {"value": 35.0, "period": "2025", "edition": "2026"},
    ]
    sentence = said(plan.gas_to_china({**GAS, "falls": 0, "changes": 1, "both": both}))
    assert sentence.removeprefix(f"{GAS_SAID}. ") == (
        "Turkmenistan and Kazakhstan alone, by the Statistical Review: 30.2 bcm in "
        "2016 (edition of 2022) and 35.0 bcm in 2025 (edition of 2026), of editions "
        "that are no one series; 2015 is not split."
    )


OIL = {
    "exporter": "KAZ",
    "route": "all",
    "basis": "exporter_statistics",
    "unit": "Mt",
    "first": 1.0,
    "start": 2019,
    "last": 2.5,
    "end": 2024,
}


def test_the_only_long_span_of_oil_is_told_of_its_exporter() -> None:
    facts = {
        "trends": [OIL, {**OIL, "route": "oil_pipeline", "start": 2020}],
        "spans": [1],
        "best": {"start": 2019, "end": 2024, "value": -3.0},
        "falls": 0,
        "changes": 1,
        "lacking": ["TKM", "UZB"],
    }
    assert said(plan.oil_to_china(facts)) == (
        "Crude oil to China: Kazakhstan, all routes (its own statistics): 1.0 Mt in "
        "2019, 2.5 in 2024; over these years, the only long span known, it fell 3.0 % "
        "a year. Kazakhstan, by oil pipeline: 1.0 Mt in 2020, 2.5 in 2024. Of "
        "Turkmenistan and Uzbekistan no figure was found."
    )


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(
            {"reached": False, "end": 2026},
            "Not reached by the end of 2026; the time found is a lower bound.",
            id="not reached",
        ),
        pytest.param(
            {"reached": True, "end": 2025, "months": 31, "first": 2024, "total": 201e3},
            "2025 was the first year at that level; it ended 31 months after the month "
            "of the summit. The years 2024 to 2025 add up to $201.0 bn.",
            id="reached",
        ),
    ],
)
def test_when_a_level_was_reached_is_said(facts: dict[str, Any], sentence: str) -> None:
    assert said(plan.months_until_level(facts)) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(
            {"rows": [], "others": [{"country": "KGZ", "stages": []}]},
            "None is in service. Kyrgyzstan: nothing is reported.",
            id="none",
        ),
        pytest.param(
            {
                "rows": [{"country": "TJK", "since": "2022-11"}],
                "others": [{"country": "KGZ", "stages": ["under_way", "agreed"]}],
            },
            "In service: Tajikistan since November 2022. Kyrgyzstan: reported as under "
            "way and agreed.",
            id="one",
        ),
    ],
)
def test_workshops_in_service_and_reported_are_said(
    facts: dict[str, Any], sentence: str
) -> None:
    assert said(plan.workshops(facts)) == sentence


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
    claim = {"kind": "fact", "computed_by": ["trade.series"]}
    how = plan.how(claim, is_computed=is_computed, documents="disputed", bodies=bodies)
    assert said([how]) == text

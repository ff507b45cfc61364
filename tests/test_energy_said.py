"""What is said of energy: sentences on facts made for them, which no scenario has."""

from typing import Any

import pytest

from cac_data import words
from cac_data.energy import plan
from cac_data.facts import Fact
from cac_data.lines import Text

UNKNOWN = {"value": float("nan"), "about": {}, "period": ""}


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


# --- What to take away ---------------------------------------------------------------

POWER = {
    "uzbek_solar_wind": {"value": 6.5, "period": "2025", "about": {}},
    "uzbek_solar_wind_needed": UNKNOWN,
    "uzbek_solar_wind_added": UNKNOWN,
}
GOAL = {"value": 2.5, "about": {"goal": {"gw": 20.0, "period": "2030"}}}
ADDED = {"value": 1.5, "period": "2024", "about": {}}
ALL_ADDED = {**ADDED, "about": {"of": 2.0}}


def figures(**known: Fact) -> list[Fact]:
    ids = (
        "gas_to_china_assumed",
        "turkmen_gas_value_2030",
        "gas_to_china",
        "share_of_pipeline_gas",
        "russian_gas_to_china",
        "pipe_use",
        "needed_growth_lines_a_to_c",
        "uzbek_balance",
        "uzbek_solar_wind",
        "uzbek_solar_wind_needed",
        "uzbek_solar_wind_added",
        "turkmen_gas",
    )
    return [{"id": id, **known.get(id, UNKNOWN)} for id in ids]


def test_without_gas_the_brief_says_so() -> None:
    assert said(plan.brief(figures())) == (
        "No gas to China is counted for Central Asia in this selection."
    )


@pytest.mark.parametrize(
    ("known", "end"),
    [
        pytest.param({}, ".", id="no goal"),
        pytest.param(
            {"uzbek_solar_wind_needed": GOAL},
            "; the goal of 20 GW in 2030 needs 2.5 GW a year.",
            id="a goal",
        ),
        pytest.param(
            {"uzbek_solar_wind_needed": GOAL, "uzbek_solar_wind_added": ADDED},
            "; the goal of 20 GW in 2030 needs 2.5 GW a year, against 1.5 GW added in "
            "2024.",
            id="what was added",
        ),
        pytest.param(
            {"uzbek_solar_wind_needed": GOAL, "uzbek_solar_wind_added": ALL_ADDED},
            "; the goal of 20 GW in 2030 needs 2.5 GW a year, against 1.5 GW of all "
            "renewables added in 2024.",
            id="all renewables that were added",
        ),
    ],
)
def test_solar_and_wind_stand_beside_what_their_goal_needs(
    known: dict[str, Fact], end: str
) -> None:
    sentences = said(plan.brief(figures(**{**POWER, **known})))
    assert sentences.endswith(f"Its solar and wind reached 6.5 GW in 2025{end}")


def test_an_uzbek_surplus_is_said_to_be_one() -> None:
    balance = {"value": 1.25, "period": "2015", "about": {}}
    assert said(plan.brief(figures(uzbek_balance=balance))).endswith(
        "Uzbekistan produced 1.2 bcm more gas than it consumed in 2015."
    )


LEVEL = {
    "russian_gas_to_china": {"value": 38.0, "about": {"rank": "level"}},
    "gas_to_china": {"value": 38.2, "period": "2025", "about": {}},
}


def test_the_finding_is_that_russia_sends_as_much() -> None:
    assert said(plan.finding(figures(**LEVEL))) == (
        "China takes as much gas from Russia as from all of Central Asia by pipe "
        "(38.2 bcm each in 2025)."
    )


def test_nothing_is_found_where_nothing_is_known() -> None:
    assert said(plan.finding(figures())) == ""


# --- Key figures ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "note"),
    [
        pytest.param({}, "by Chinese customs", id="no year before"),
        pytest.param(
            {"value": 0.4, "start": 2024},
            "by Chinese customs; unchanged from 2024",
            id="a change that rounds to zero",
        ),
        pytest.param(
            {"value": -8.0, "start": 2024},
            "by Chinese customs; −8 % on 2024",
            id="a fall",
        ),
    ],
)
def test_the_note_of_a_value_says_how_it_changed(change: Fact, note: str) -> None:
    figure = {"id": "turkmen_gas_value", "value": 9.0, "about": {"change": change}}
    line = plan.key_figure(figure).note
    assert line is not None
    assert words.say(line).replace("\xa0", " ") == note


def test_a_figure_that_is_not_assumed_says_so() -> None:
    line = plan.key_figure({"id": "uzbek_solar_wind_2030", **UNKNOWN}).note
    assert line is not None
    assert words.say(line) == "not assumed"


# --- Gas -----------------------------------------------------------------------------

SHARE = {"share_pct": 46.0, "share_of_all_pct": None, "year": 2025, "period": "2025"}
OF_ALL = {**SHARE, "share_of_all_pct": 22.5}
PEAK = {"share_pct": 99.0, "year": 2012, "period": "2012"}
REGION = {
    "last": {"value": 38.0, "period": "2025", "measure": ""},
    "top": {"value": 47.7, "period": "2018"},
}
DELIVERIES: Fact = {
    "region": REGION,
    "below": {"value": 0.0},
    "share": {},
    "share_then": {},
    "russia": {},
    "senders": [],
    "worth": [],
}


@pytest.mark.parametrize(
    ("share", "then", "sentence"),
    [
        pytest.param(
            SHARE, SHARE, "That was 46.0 % of China’s pipeline gas.", id="at the peak"
        ),
        pytest.param(
            SHARE,
            PEAK,
            "That was 46.0 % of China’s pipeline gas, after 99 % in 2012.",
            id="after the peak",
        ),
        pytest.param(
            OF_ALL,
            SHARE,
            "That was 46.0 % of China’s pipeline gas, and 22.5 % of all its gas "
            "imports.",
            id="with liquefied gas, at the peak",
        ),
        pytest.param(
            OF_ALL,
            PEAK,
            "That was 46.0 % of China’s pipeline gas, after 99 % in 2012, and 22.5 % "
            "of all its gas imports.",
            id="with liquefied gas, after the peak",
        ),
    ],
)
def test_the_share_is_said_with_what_is_known(
    share: Fact, then: Fact, sentence: str
) -> None:
    facts = {**DELIVERIES, "share": share, "share_then": then}
    assert said(plan.deliveries(facts)) == (
        f"In 2025 Central Asia sent 38.0 bcm to China. {sentence}"
    )


@pytest.mark.parametrize(
    ("rank", "words_of_rank"),
    [("level", "as much as"), ("more", "more than"), ("less", "less than")],
)
def test_russian_gas_is_ranked(rank: str, words_of_rank: str) -> None:
    russia: Any = {"value": 38.0, "rank": rank, "company": {}}
    assert said(plan.deliveries({**DELIVERIES, "russia": russia})).endswith(
        f"Russia delivered 38.0 bcm, {words_of_rank} all of Central Asia."
    )


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        ("D", "its value and its volume are not of the same gas"),
        ("C", "its figures are of low reliability"),
    ],
    ids=["other gas", "low reliability"],
)
def test_why_no_price_is_given_is_said(refused: str, reason: str) -> None:
    facts = {
        "priced": [],
        "refused": {"country": "UZB", "refused": refused},
        "years": [2023, 2024],
        "would": None,
    }
    first = said(plan.prices(facts)).partition("\n\n")[0]
    assert first == (
        "No year of this selection has both value and volume of the same gas. "
        f"For Uzbekistan we give none (2023–2024): {reason}."
    )


def test_a_surplus_is_no_import() -> None:
    last = {"period": "2015", "production": 53.6, "consumption": 46.3, "value": 7.3}
    facts: Fact = {"last": last, "surplus": {}, "fall": {}, "brought": {}, "paid": {}}
    assert said(plan.importer(facts)) == (
        "No: in 2015 Uzbekistan produced 53.6 bcm and consumed 46.3; before rounding "
        "that is a net balance of +7.3 bcm."
    )


def test_sliders_move_only_the_price_where_output_follows_from_the_pipe() -> None:
    assert said(plan.what_if({"is_free": False}).caption) == (
        "Output follows from the pipe that it has to fill, so only the price can be "
        "moved."
    )


def test_without_sliders_nothing_is_said_of_them() -> None:
    assert said(plan.what_if({}).caption) == ""


# --- Power ---------------------------------------------------------------------------

SUN = {"value": 12.0, "period": "2024"}
SHARE_GOAL: Fact = {
    "country": "UZB",
    "goal": {"value": 54.0, "period": "2030"},
    "sun": SUN,
    "gained": None,
    "high": 7.0,
    "low": 7.0,
    "outgrown": {},
    "reported": {},
}
SOLAR: Fact = {"last": {}, "others": [], "batteries": []}


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        pytest.param(
            {},
            "12.0 % in 2024. Alone they would need 7.0 points a year.",
            id="no pace",
        ),
        pytest.param(
            {"gained": 1.5, "low": 5.0},
            "12.0 % in 2024, gaining 1.5 points a year. Alone they would need 7.0 "
            "points a year, or 5.0 if all hydropower counts.",
            id="a pace, and hydropower",
        ),
        pytest.param(
            {"outgrown": {"then_gw": 2.0, "now_gw": 5.0, "period": "2025"}},
            "12.0 % in 2024, the last year with a share known. They were 2.0 GW then "
            "and 5.0 in 2025. From 2024 on they alone would need 7.0 points a year.",
            id="twice as much since",
        ),
        pytest.param(
            {"reported": {"value": 30.0, "period": "2025", "needed": None}},
            "12.0 % in 2024. Alone they would need 7.0 points a year. The goal leaves "
            "out large hydropower only, so small plants and other renewables count, "
            "too. By that count the ministry reports 30 % for 2025.",
            id="reported by the rule of the goal",
        ),
    ],
)
def test_a_goal_for_a_share_is_said_with_what_it_takes(
    known: Fact, sentences: str
) -> None:
    facts = {**SOLAR, "shares": [{**SHARE_GOAL, **known}]}
    assert said(plan.solar_wind(facts)).split("\n\n")[1] == (
        "Uzbekistan wants 54 % of its power from renewables in 2030; solar and wind "
        f"made {sentences}"
    )


def test_stages_that_nothing_is_added_to_stand_apart() -> None:
    stages = dict.fromkeys(("in_service", "construction", "agreed"), 0.0)
    facts: Fact = {
        "stages": {**stages, "silent": 0.0, "other": 0.0},
        "left_out": 0,
        "shares": [],
        "roles": [],
    }
    assert said(plan.projects(facts)) == (
        "Of solar and wind plants with a Chinese party 0 MW are in service, 0 MW under "
        "construction and 0 MW agreed, approved or contracted.\n\nFor many plants no "
        "source gives the role. The list comes from news: a plant that is not in it "
        "may exist."
    )


@pytest.mark.parametrize(
    ("countries", "title"),
    [
        (["UZB"], "Only Uzbekistan makes 1 % or more of its"),
        (["KAZ", "UZB"], "Only Kazakhstan and Uzbekistan make 1 % or more of their"),
    ],
    ids=["one", "two"],
)
def test_the_title_agrees_with_how_many_have_solar_and_wind(
    countries: list[str], title: str
) -> None:
    facts: Fact = {
        "sun": [{"country": country, "value": 5.0} for country in countries],
        "main": [],
        "figures": 0,
    }
    written = words.say(plan.mix_figure(facts).title)
    assert written == f"{title} power from solar and wind"


@pytest.mark.parametrize(
    ("above", "in_part", "sentence"),
    [
        (
            1,
            0,
            "1 is more than 1 % above the Statistical Review; different cubic "
            "metres or rounding can explain 2.",
        ),
        (
            3,
            1,
            "3 are more than 1 % above the Statistical Review; different cubic "
            "metres or rounding can explain 2, and half or more of the gap in 1.",
        ),
    ],
    ids=["one", "several, some in part"],
)
def test_counts_above_the_review_are_counted(
    above: int, in_part: int, sentence: str
) -> None:
    facts = {"n": 9, "above": above, "explained": 2, "in_part": in_part}
    assert said(plan.counts(facts)) == f"Of 9 alternative counts {sentence}"

"""What is said of energy: sentences on facts made for them, which no scenario has."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from cac_data import words
from cac_data.energy import plan
from cac_data.energy.gas.balance import Deficit, Importer
from cac_data.energy.gas.counts import Disputes
from cac_data.energy.gas.deliveries import (
    Deliveries,
    Rank,
    RegionShare,
    RussianGas,
    TurkmenGas,
    Worth,
)
from cac_data.energy.gas.prices import Prices, RefusedPrice
from cac_data.energy.power.capacity import Added
from cac_data.energy.power.generation import Mix
from cac_data.energy.power.goals import (
    CapacityGoal,
    Outgrown,
    ReportedShare,
    ShareGoal,
    SolarWind,
)
from cac_data.energy.power.plants import Projects, Stages
from cac_data.facts import (
    Figure,
    Gap,
    Growth,
    KeyFigure,
    Nothing,
    Summary,
    compare,
    figure,
    grew,
)
from cac_data.lines import Text
from cac_data.sliders import DrawnPath, WhatIf

NOTHING = Nothing("made up for a test")
NO_ROWS = pd.DataFrame()


def bcm(value: float, period: str = "2025") -> Figure:
    return Figure(value=value, unit="bcm", period=period, year=int(period))


def gw(value: float, period: str = "2025") -> Figure:
    return Figure(value=value, unit="GW", period=period, year=int(period))


def percent(value: float, period: str = "2025") -> Figure:
    return Figure(value=value, unit="percent", period=period, year=int(period))


def points(value: float) -> Figure:
    return Figure(value=value, unit="points a year")


def megawatts(value: float) -> Figure:
    return Figure(value=value, unit="MW")


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


# --- What to take away ---------------------------------------------------------------

IDS = (
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


def figures(*known: KeyFigure) -> list[KeyFigure]:
    """All that the brief asks, unknown but for these."""
    known_by_id = {figure.id: figure for figure in known}
    return [known_by_id.get(id, figure(id, NOTHING, "")) for id in IDS]


SUN = figure("uzbek_solar_wind", gw(6.5), "GW")
GOAL = figure("uzbek_solar_wind_needed", gw(2.5), "GW a year").of(
    about=CapacityGoal(goal=gw(20.0, "2030"), needed=gw(2.5))
)
ADDED = figure("uzbek_solar_wind_added", gw(1.5, "2024"), "GW a year").of(
    about=Added(gw(1.5, "2024"))
)
ALL_ADDED = ADDED.of_fact(Added(gw(1.5, "2024"), is_of_renewables=True))


def test_of_gas_that_is_refused_the_brief_says_in_what_it_differs() -> None:
    of_2018 = Figure(value=50.0, unit="bcm", period="2018", measure="gost")
    of_2024 = Figure(value=40.0, unit="bcm", period="2024", measure="sr")
    refused = Gap(of_2024, of_2018, ["measure"])
    nothing = figure("gas_to_china", Nothing("no gas"), "bcm")
    assert said(plan.brief(figures(nothing.of_fact(refused)))) == (
        "Figures for gas from Central Asia to China differ in how they are measured "
        "(2018 and 2024), so we set none beside another."
    )


def test_without_gas_the_brief_says_so() -> None:
    assert said(plan.brief(figures())) == (
        "No gas to China is counted for Central Asia in this selection."
    )


@pytest.mark.parametrize(
    ("known", "end"),
    [
        pytest.param([], ".", id="no goal"),
        pytest.param(
            [GOAL],
            "; the goal of 20 GW in 2030 needs 2.5 GW a year.",
            id="a goal",
        ),
        pytest.param(
            [GOAL, ADDED],
            "; the goal of 20 GW in 2030 needs 2.5 GW a year, against 1.5 GW added in "
            "2024.",
            id="what was added",
        ),
        pytest.param(
            [GOAL, ALL_ADDED],
            "; the goal of 20 GW in 2030 needs 2.5 GW a year, against 1.5 GW of all "
            "renewables added in 2024.",
            id="all renewables that were added",
        ),
    ],
)
def test_solar_and_wind_stand_beside_what_their_goal_needs(
    known: list[KeyFigure], end: str
) -> None:
    sentences = said(plan.brief(figures(SUN, *known)))
    assert sentences.endswith(f"Its solar and wind reached 6.5 GW in 2025{end}")


def test_an_uzbek_surplus_is_said_to_be_one() -> None:
    surplus = bcm(1.25, "2015")
    deficit = Deficit(surplus, surplus, bcm(53.6), bcm(52.35))
    balance = figure("uzbek_balance", surplus, "bcm").of_fact(deficit)
    assert said(plan.brief(figures(balance))).endswith(
        "Uzbekistan produced 1.2 bcm more gas than it consumed in 2015."
    )


def russia_of(rank: Rank) -> RussianGas:
    return RussianGas(bcm(38.0), NOTHING, is_same_gas=False, rank=rank)


LEVEL = (
    figure("russian_gas_to_china", bcm(38.0), "bcm").of_fact(russia_of("level")),
    figure("gas_to_china", bcm(38.2), "bcm"),
)


def test_the_finding_is_that_russia_sends_as_much() -> None:
    assert said(plan.finding(figures(*LEVEL))) == (
        "China takes as much gas from Russia as from all of Central Asia by pipe "
        "(38.2 bcm each in 2025)."
    )


def test_nothing_is_found_where_nothing_is_known() -> None:
    assert said(plan.finding(figures())) == ""


# --- Key figures ---------------------------------------------------------------------


def paid(change_pct: float) -> Growth:
    growth = grew(bcm(100 + change_pct), bcm(100.0, "2024"))
    assert growth
    return growth


@pytest.mark.parametrize(
    ("change", "note"),
    [
        pytest.param(NOTHING, "by Chinese customs", id="no year before"),
        pytest.param(
            paid(0.4),
            "by Chinese customs; unchanged from 2024",
            id="a change that rounds to zero",
        ),
        pytest.param(
            paid(-8.0),
            "by Chinese customs; −8 % on 2024",
            id="a fall",
        ),
    ],
)
def test_the_note_of_a_value_says_how_it_changed(
    change: Growth | Nothing, note: str
) -> None:
    value = Figure(value=9.0, unit="USD mn")
    about = Worth("TKM", value, change)
    line = plan.key_figure(figure("turkmen_gas_value", value, "").of_fact(about)).note
    assert line is not None
    assert words.say(line).replace("\xa0", " ") == note


@pytest.mark.parametrize(
    ("measure", "note"),
    [
        ("sr", "the range includes the count of press reports"),
        (
            "",
            "the range includes the count of press reports, in other or unnamed cubic "
            "metres",
        ),
    ],
    ids=["in those of the count beside it", "in unnamed ones"],
)
def test_the_note_of_a_range_says_of_which_cubic_metres_it_is(
    measure: str, note: str
) -> None:
    sent = Figure(value=31.0, unit="bcm", measure="sr", reporter="statistical_review")
    other = Figure(value=34.0, unit="bcm", measure=measure, reporter="press")
    about = TurkmenGas(sent, [other], NOTHING)
    line = plan.key_figure(figure("turkmen_gas", sent, "bcm").of_fact(about)).note
    assert line is not None
    assert words.say(line) == note


def test_a_figure_that_is_not_assumed_says_so() -> None:
    line = plan.key_figure(figure("uzbek_solar_wind_2030", NOTHING, "GW")).note
    assert line is not None
    assert words.say(line) == "not assumed"


# --- Gas -----------------------------------------------------------------------------

SHARE = RegionShare(2025, percent(46.0), NOTHING)
OF_ALL = replace(SHARE, of_all=percent(22.5))
PEAK = RegionShare(2012, percent(99.0, "2012"), NOTHING)
REGION = Summary(
    first=bcm(38.0),
    last=bcm(38.0),
    top=bcm(38.0),
    low=bcm(38.0),
    changes=[],
    gaps=[],
    sums=[],
    source_ids="",
)
DELIVERIES = Deliveries(
    rows=NO_ROWS,
    region=REGION,
    below=compare(REGION.top, REGION.last),
    senders=[],
    turkmen=NOTHING,
    worth=[],
    share=NOTHING,
    share_then=NOTHING,
    share_change=NOTHING,
    hhi=NOTHING,
    national=Figure(value=1.06, unit="ratio"),
    russia=NOTHING,
)


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
    share: RegionShare, then: RegionShare, sentence: str
) -> None:
    facts = replace(DELIVERIES, share=share, share_then=then)
    assert said(plan.deliveries(facts)) == (
        f"In 2025 Central Asia sent 38.0 bcm to China. {sentence}"
    )


@pytest.mark.parametrize(
    ("rank", "words_of_rank"),
    [("level", "as much as"), ("more", "more than"), ("less", "less than")],
)
def test_russian_gas_is_ranked(rank: Rank, words_of_rank: str) -> None:
    facts = replace(DELIVERIES, russia=russia_of(rank))
    assert said(plan.deliveries(facts)).endswith(
        f"Russia delivered 38.0 bcm, {words_of_rank} all of Central Asia."
    )


@pytest.mark.parametrize(
    ("is_other_gas", "reason"),
    [
        (True, "its value and its volume are not of the same gas"),
        (False, "its figures are of low reliability"),
    ],
    ids=["other gas", "low reliability"],
)
def test_why_no_price_is_given_is_said(is_other_gas: bool, reason: str) -> None:
    refused = RefusedPrice(
        country="UZB",
        is_other_gas=is_other_gas,
        years=[2023, 2024],
        worth=Figure(value=500.0, unit="USD mn"),
        volume=bcm(1.0),
        would=NOTHING,
    )
    facts = Prices(NO_ROWS, priced=[], turkmen=NOTHING, refused=refused)
    first = said(plan.prices(facts)).partition("\n\n")[0]
    assert first == (
        "No year of this selection has both value and volume of the same gas. "
        f"For Uzbekistan we give none (2023–2024): {reason}."
    )


def test_a_surplus_is_no_import() -> None:
    surplus = bcm(7.3, "2015")
    facts = Importer(
        last=Deficit(surplus, surplus, bcm(53.6), bcm(46.3)),
        sides=NO_ROWS,
        surplus=NOTHING,
        since=NOTHING,
        fall=NOTHING,
        brought=NOTHING,
        paid=NOTHING,
    )
    assert said(plan.importer(facts)) == (
        "No: in 2015 Uzbekistan produced 53.6 bcm and consumed 46.3; before rounding "
        "that is a net balance of +7.3 bcm."
    )


def test_sliders_move_only_the_price_where_output_follows_from_the_pipe() -> None:
    moved = WhatIf(
        sliders={},
        grids={},
        figures={},
        path=DrawnPath(of="", unit="bcm", known=NO_ROWS, years=[], levels={}),
        point=bcm(1.0),
        year=2030,
        source_ids="",
        is_free=False,
    )
    assert said(plan.what_if(moved).caption) == (
        "Output follows from the pipe that it has to fill, so only the price can be "
        "moved."
    )


def test_without_sliders_nothing_is_said_of_them() -> None:
    assert said(plan.what_if(NOTHING).caption) == ""


# --- Power ---------------------------------------------------------------------------

SHARE_GOAL = ShareGoal(
    country="UZB",
    goal=percent(54.0, "2030"),
    sun=percent(12.0, "2024"),
    gained=NOTHING,
    low=points(7.0),
    high=points(7.0),
    reported=NOTHING,
    outgrown=NOTHING,
)
SOLAR = SolarWind(
    last=NOTHING,
    before=NOTHING,
    since=NOTHING,
    roofs=NOTHING,
    then=NOTHING,
    goal=NOTHING,
    added=NOTHING,
    reached=NOTHING,
    paths={},
    shares=[],
    batteries=[],
    others=[],
)


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        pytest.param(
            {},
            "12.0 % in 2024. Alone they would need 7.0 points a year.",
            id="no pace",
        ),
        pytest.param(
            {"gained": points(1.5).of(base="2019"), "low": points(5.0)},
            "12.0 % in 2024, gaining 1.5 points a year since 2019. Alone they would "
            "need 7.0 points a year, or 5.0 if all hydropower counts.",
            id="a pace, and hydropower",
        ),
        pytest.param(
            {"outgrown": Outgrown(then=gw(2.0, "2024"), now=gw(5.0))},
            "12.0 % in 2024, the last year with a share known. They were 2.0 GW then "
            "and 5.0 in 2025. From 2024 on they alone would need 7.0 points a year.",
            id="twice as much since",
        ),
        pytest.param(
            {"reported": ReportedShare(percent(30.0), NOTHING)},
            "12.0 % in 2024. Alone they would need 7.0 points a year. The goal leaves "
            "out large hydropower only, so small plants and other renewables count, "
            "too. By that count the ministry reports 30 % for 2025.",
            id="reported by the rule of the goal",
        ),
    ],
)
def test_a_goal_for_a_share_is_said_with_what_it_takes(
    known: dict[str, Any], sentences: str
) -> None:
    facts = replace(SOLAR, shares=[replace(SHARE_GOAL, **known)])
    assert said(plan.solar_wind(facts)).split("\n\n")[1] == (
        "Uzbekistan wants 54 % of its power from renewables in 2030; solar and wind "
        f"made {sentences}"
    )


NO_PROJECTS = Projects(
    rows=NO_ROWS,
    stages=NOTHING,
    silent_months=24,
    left_out=0,
    left_out_capacity=megawatts(0.0),
    shares=[],
    owned=[],
    roles=[],
)


def test_stages_that_nothing_is_added_to_stand_apart() -> None:
    none = megawatts(0.0)
    stages = Stages(none, none, none, silent=none, other=none)
    facts = replace(NO_PROJECTS, stages=stages)
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
    sun = [replace(percent(5.0), row={"country": country}) for country in countries]
    facts = Mix(
        rows=NO_ROWS,
        main=[],
        years=[],
        sun=sun,
        rest=0,
        figures=0,
        moved=0,
        widest=NOTHING,
    )
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
    facts = Disputes(NO_ROWS, 9, above, explained=2, in_part=in_part, disputed=NO_ROWS)
    assert said(plan.counts(facts)) == f"Of 9 alternative counts {sentence}"

"""What is said of infrastructure where no scenario has such facts, each branch once."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from cac_data import words
from cac_data.facts import Figure, Nothing, compare, figure
from cac_data.infrastructure import plan
from cac_data.infrastructure.freight import Sample, Shipments
from cac_data.infrastructure.money import Counts, Debt, HighestDebt, Loan, Owed, Service
from cac_data.infrastructure.network.accuracy import Accuracy, Crossing
from cac_data.infrastructure.network.routing import Leg, Losses, Route, Routes
from cac_data.infrastructure.network.savings import (
    AnnouncedSaving,
    Detour,
    Gains,
    PairOfCities,
)
from cac_data.infrastructure.plan.shared import delays, finished_and_others
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.railway import (
    Costs,
    Doubts,
    Opening,
    Owner,
    Size,
    Statement,
    WorksPace,
)
from cac_data.infrastructure.projects.slips import Works
from cac_data.lines import Line, Text

NONE = Nothing("not known")
NO_ROWS = pd.DataFrame()


def figure_in(unit: str, value: float, period: str = "", **of: Any) -> Figure:
    return Figure(value=value, unit=unit, period=period, **of)


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def said_in_one(lines: Iterable[Line]) -> str:
    return said([lines])


# --- Works and dates ------------------------------------------------------------------


def works_of(ends: list[float], unfinished: int) -> Works:
    """Works that were finished so many years late, and others, of which one is late."""
    return Works(
        value=1,
        unit="projects",
        late=1,
        known=len(ends) + unfinished,
        by_press=[],
        finished=len(ends),
        delays=[figure_in("years", years) for years in ends],
        unfinished=unfinished,
        unfinished_late=1,
        day="2026",
    )


@pytest.mark.parametrize(
    ("ends", "text"),
    [
        pytest.param([-1.5], "1.5 years early", id="one early"),
        pytest.param([2.0], "2.0 years late", id="one late"),
        pytest.param([1.0, 2.0], "1.0 and 2.0 years late", id="two late"),
        pytest.param([1.0, 2.0, 4.5], "1.0 to 4.5 years late", id="three late"),
        pytest.param(
            [-0.5, 2.0], "0.5 years early to 2.0 years late", id="early and late"
        ),
    ],
)
def test_delays_of_finished_works_are_said(ends: list[float], text: str) -> None:
    assert said_in_one([delays(works_of(ends, unfinished=0))]) == text


@pytest.mark.parametrize(
    ("ends", "unfinished", "texts"),
    [
        pytest.param([], 3, ["1 of them is late already"], id="none finished"),
        pytest.param([2.0], 0, ["1 finished 2.0 years late"], id="all finished"),
        pytest.param(
            [2.0],
            3,
            ["1 finished 2.0 years late", "1 of the 3 others is late already"],
            id="some finished",
        ),
    ],
)
def test_works_are_finished_or_late_already(
    ends: list[float], unfinished: int, texts: list[str]
) -> None:
    works = works_of(ends, unfinished)
    assert [said_in_one([part]) for part in finished_and_others(works)] == texts


NAMED = NamedYear(
    value=2030,
    unit="year",
    low=2029,
    high=2031,
    most_named=2030,
    earliest=2029,
    latest=2031,
    times=1,
    outright=1,
    derived=0,
    derived_low=None,
    derived_high=None,
    speakers=1,
)
DURATIONS = NAMED.of(outright=0, derived=1, derived_low=2029, derived_high=2031)
OPENING = Opening(
    dates=NO_ROWS,
    first=Statement(date="2010", said_on="2008-01", said_by="", note="", source_ids=""),
    named=NAMED,
    article=None,
    opening=2031,
    origin=NONE,
    works=NONE,
    doubts=Doubts(opening=2031, earliest=None, pace=NONE),
)
PERCENT = figure_in("percent", 5.0)
PACE = WorksPace(
    part_by="2026-12",
    rest_pct=PERCENT.of(value=95.0),
    months_after=1,
)
FIRST_DATE = "The first date, named in January 2008, was 2010."


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            {"named": DURATIONS},
            "No current official statement names a year; 1 duration gives 2029–2031. "
            f"{FIRST_DATE}\n\nThis scenario opens the railway in 2031.",
            id="durations alone",
        ),
        pytest.param(
            {"named": NONE},
            f"No government or operator has a current opening date. {FIRST_DATE}\n\n"
            "This scenario opens the railway in 2031.",
            id="no date is current",
        ),
        pytest.param(
            {"article": 2032, "opening": 2030},
            "1 current official statement names 2030. The article’s 2032 is later than "
            f"all of them. {FIRST_DATE}\n\nThis scenario opens the railway in 2030, "
            "the year that officials name.",
            id="a later year of the article, and the year named",
        ),
        pytest.param(
            {"article": 2030, "opening": 0, "first": NONE},
            "1 current official statement names 2030. The article’s 2030 is among "
            "them.\n\nIn this scenario the railway never opens.",
            id="the article's year among those named, and never",
        ),
        pytest.param(
            {"doubts": Doubts(opening=2027, earliest=2029, pace=PACE)},
            f"1 current official statement names 2030. {FIRST_DATE}\n\nThis scenario "
            "opens the railway in 2031; officials name 2030.\n\nWarning: an opening in "
            "2027 does not fit what is known of the CKU railway. The earliest year "
            "that governments and operators name is 2029. By the plan 95 % of the "
            "works would be left for the 1 month after December 2026.",
            id="an opening in doubt",
        ),
    ],
)
def test_when_the_railway_opens_is_said(facts: dict[str, Any], text: str) -> None:
    assert said(plan.opening(replace(OPENING, **facts), NONE)) == text


def test_the_finding_has_the_years_of_durations_where_none_is_named() -> None:
    opening = figure("opening_named", DURATIONS, "year", digits=0, article=2030)
    assert said(plan.finding([opening])) == (
        "The durations that officials give put the China–Kyrgyzstan–Uzbekistan (CKU) "
        "railway at 2029–2031."
    )


def test_the_card_of_the_opening_has_the_years_of_durations() -> None:
    card = plan.key_figure(figure("opening_named", DURATIONS, "year", digits=0))
    assert card.text is not None
    assert card.note is not None
    assert said_in_one([card.text]) == "2029–2031 (derived)"
    assert said_in_one([card.note]) == ("worked out from 1 duration, none names a year")


# --- Costs ----------------------------------------------------------------------------

COST = Size(
    value=4700.0,
    unit="USD mn",
    lowest=figure_in("USD mn", 4700.0),
    highest=figure_in("USD mn", 8000.0),
    high_said_on="2024-04",
    high_line=NONE,
)
COSTS = Costs(
    rows=NO_ROWS,
    cost=COST,
    length=NONE,
    older_line=NONE,
    part=NONE,
    loan=Loan(amount=figure_in("USD mn", 2350.0, "2025-12"), term=NONE),
    loan_pct=figure_in("percent", 50.0),
    owners=[
        Owner(country="CHN", pct=figure_in("percent", 51.0)),
        Owner(country="KGZ", pct=figure_in("percent", 49.0)),
    ],
    overrun=figure_in("USD mn", 800.0),
    owed=NONE,
    part_pct=NONE,
)


def test_a_loan_of_unknown_term_and_an_overrun_beside_no_debt_are_said() -> None:
    assert said(plan.costs(COSTS)) == (
        "The cost is put at $4.7 bn, with figures from $4.7 bn to $8.0 bn. 50 % of it "
        "is a Chinese loan to the joint company ($2.4 bn, signed in December 2025); "
        "the rest is equity. The owners are China (51.0 %) and Kyrgyzstan (49.0 %).\n\n"
        "No source says who bears an overrun. If the owners bore it by their shares, "
        "the $8.0 bn named in April 2024 would cost Kyrgyzstan $0.80 bn more."
    )


def test_of_one_cost_no_range_is_said() -> None:
    cost = COST.of(highest=COST.lowest)
    facts = replace(COSTS, cost=cost, loan=NONE, overrun=NONE)
    assert said(plan.costs(facts)) == "The cost is put at $4.7 bn."


# --- Routes ---------------------------------------------------------------------------

LEG = Leg(start="Khorgos", end="Almaty", past=False, source_ids="")
ROUTE = Route(
    route="Kashgar – Tashkent",
    distance=figure_in("km", 4608.0),
    days=figure_in("days", 6.9),
    stop_days=figure_in("days", 3.4),
    estimated=figure_in("percent", 33.0),
    borders=1,
    over_railway=True,
    over_sea=False,
    legs="",
)
LOSSES = Losses(
    only=[],
    only_other=[],
    used_if_open=True,
    worst=[],
    detour=figure_in("km", math.nan),
    other_detour=NONE,
)
ROUTES = Routes(
    trip=("kashgar", "tashkent"),
    start="Kashgar",
    end="Tashkent",
    year=2035,
    is_open=True,
    options=NO_ROWS,
    today=ROUTE,
    fast=ROUTE,
    then=ROUTE,
    fast_then=ROUTE,
    change=figure_in("km", 0.0),
    losses=LOSSES,
    drawn=NO_ROWS,
    places=NO_ROWS,
)
TODAY = (
    "The shortest rail route Kashgar–Tashkent is 4,608 km today, over 1 border; 33 % "
    "of it is estimated. The fastest takes about 6.9 days, 3.4 of them at the border."
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            {"change": figure_in("km", -120.0)},
            f"{TODAY} In 2035 it is 120 km shorter and uses the CKU railway.",
            id="shorter",
        ),
        pytest.param(
            {
                "change": figure_in("km", 5.0),
                "then": replace(ROUTE, over_railway=False),
            },
            f"{TODAY} In 2035 it is 5 km longer and does not use the CKU railway.",
            id="longer",
        ),
        pytest.param(
            {"is_open": False},
            f"{TODAY} In 2035 it is the same: the railway is not open. If it were, the "
            "route would use it.",
            id="not open yet",
        ),
        pytest.param(
            {"today": NONE, "change": NONE},
            "Today no route by rail and ferry leads from Kashgar to Tashkent in our "
            "network. In 2035 it is 4,608 km and uses the CKU railway.",
            id="only in the year",
        ),
        pytest.param(
            {"today": NONE, "then": NONE, "change": NONE},
            "Today no route by rail and ferry leads from Kashgar to Tashkent in our "
            "network. In 2035 there is none either.",
            id="never",
        ),
        pytest.param(
            {
                "losses": replace(
                    LOSSES,
                    only=[LEG, LEG, LEG],
                    worst=[LEG],
                    detour=figure_in("km", 233.0),
                )
            },
            f"{TODAY} In 2035 it is as long and uses the CKU railway.\n\n"
            "Our network has no other route if Khorgos–Almaty, Khorgos–Almaty or "
            "Khorgos–Almaty is lost; in fact there may be one. Of the other legs, the "
            "loss of Khorgos–Almaty costs most: 233 km.\n\nThe network knows no "
            "capacity, so a detour may be full.",
            id="three legs without another route",
        ),
    ],
)
def test_the_route_of_the_year_is_said(facts: dict[str, Any], text: str) -> None:
    assert said(plan.routes(replace(ROUTES, **facts))) == text


ANDIJAN = PairOfCities(pair="Kashgar – Andijan", saving=figure_in("km", 332.0))
OSH = PairOfCities(pair="Kashgar – Osh", saving=figure_in("km", math.nan))
GAINS = Gains(
    rows=NO_ROWS,
    pairs=1,
    shorter=[],
    same=[],
    new=[],
    over=[],
    claim=NONE,
    draws=1000,
)
CLAIM = AnnouncedSaving(
    distance=figure_in("km", 900.0),
    days=figure_in("days", math.nan, low=7.0, high=8.0),
    enough=[],
)
ANNOUNCED = (
    "A saving of 900 km and 7 to 8 days is announced, but not from where to where."
)


@pytest.mark.parametrize(
    ("enough", "text"),
    [
        pytest.param([], "None of these routes saves as much.", id="none"),
        pytest.param([ANDIJAN], "Only Kashgar – Andijan saves as much.", id="one"),
        pytest.param(
            [ANDIJAN, OSH],
            "Only Kashgar – Andijan and Kashgar – Osh save as much.",
            id="two",
        ),
    ],
)
def test_which_pairs_save_as_much_as_announced_is_said(
    enough: list[PairOfCities], text: str
) -> None:
    facts = replace(GAINS, claim=replace(CLAIM, enough=enough))
    assert said(plan.comparison(facts)) == f"{ANNOUNCED} {text}"


def test_a_pair_that_only_the_railway_joins_is_said() -> None:
    facts = replace(GAINS, same=[ANDIJAN], new=[OSH], pairs=2)
    assert said(plan.comparison(facts)) == (
        "It would shorten none of these routes. Only with it is there a route "
        "Kashgar – Osh."
    )


@pytest.mark.parametrize(
    ("km", "text"),
    [
        pytest.param(
            [-20.0],
            "Xi’an–Tashkent over the railway is 20 km shorter than today’s route by "
            "the first line Turpan–Korla. It was shorter in 40.0 % of 1,000 draws.",
            id="one line",
        ),
        pytest.param(
            [20.0, -5.0],
            "Xi’an–Tashkent over the railway is 20 km longer than today’s route by the "
            "first line Turpan–Korla and 5 km shorter by the second, of 2014. It was "
            "shorter in 40.0 % and 40.0 % of 1,000 draws.",
            id="two lines",
        ),
    ],
)
def test_the_way_over_the_railway_is_said(km: list[float], text: str) -> None:
    detours = [
        Detour(longer=figure_in("km", longer), share=figure_in("percent", 40.0))
        for longer in km
    ]
    assert said(plan.over(replace(GAINS, over=detours))) == text


@pytest.mark.parametrize("km", [[60.0, 20.0], [20.0, 60.0]], ids=["first", "second"])
def test_the_title_has_the_shortest_and_the_longest_detour(km: list[float]) -> None:
    detours = [
        Detour(longer=figure_in("km", longer), share=figure_in("percent", 0.0))
        for longer in km
    ]
    title = plan.over_figure(replace(GAINS, over=detours)).title
    assert (
        said_in_one([title]) == "Xi’an–Tashkent is 20 to 60 km longer over the railway"
    )


@pytest.mark.parametrize(
    ("published", "text"),
    [
        pytest.param(
            figure_in(
                "days",
                9.0,
                "2024",
                low=8.0,
                high=10.0,
                coverage="china_to_azerbaijan",
            ),
            "8 to 10 from China to Azerbaijan (2024)",
            id="a range from China",
        ),
        pytest.param(
            figure_in(
                "days",
                11.0,
                "2024-03",
                coverage="first_train_xian_to_azerbaijan",
            ),
            "11 for the first train from Xi’an to Azerbaijan (March 2024)",
            id="days of one train",
        ),
    ],
)
def test_days_of_sources_are_said_with_their_way(published: Figure, text: str) -> None:
    accuracy = Accuracy(
        errors=NONE,
        speed=figure_in("km/h", 53.9),
        border=figure_in("hours", 40.6),
        measured=True,
        is_set=False,
        port=figure_in("hours", 48.0),
        crossing=[Crossing(published=published, model=figure_in("days", 9.4))],
        as_of="",
    )
    sentences = said(plan.accuracy(accuracy))
    assert f"Xi’an–Baku takes 9.4 days; sources give {text}." in sentences


# --- Cargo, money and debt ------------------------------------------------------------


def test_samples_without_earlier_ones_are_said_alone() -> None:
    border = Sample(last=figure_in("hours", 40.6, "2022"), before=NONE)
    cost = Sample(last=figure_in("USD", 804.0, "2022"), before=NONE)
    assert said(plan.shipments(Shipments(border=border, cost=cost))) == (
        "In CAREC’s samples a rail border took 40.6 hours in 2022; carriage cost $804 "
        "per 500 km and 20 t."
    )


def test_money_that_is_not_known_to_end_comes_through_others() -> None:
    stock = figure_in("USD mn", 35900.0, "2025", row={"concept": "project_stock"})
    contracts = figure_in("USD mn", 1.0, "2024", row={"concept": "contract"})
    assert said(plan.money(Counts(rows=[stock, contracts], ended=None))) == (
        "It depends on what is counted: our sources count 2 things, none to be added "
        "to another. The Eurasian Development Bank counts projects worth "
        "$35.9 bn (2025). Part of the money comes through Hong Kong or the Netherlands."
    )


LAST = figure_in("USD mn", 820.0, "2024-01", obs_status="E")
TOP = HighestDebt(debt=figure_in("USD mn", 1200.0, "2020"), about=True, years=None)
OWED = Owed(
    country="TJK",
    last=LAST,
    top=TOP,
    creditor="china_development_bank",
    alone=NONE,
    alone_share=NONE,
    first_share=NONE,
    last_share=NONE,
    below_top=compare(LAST, TOP.debt, across=["length"]),
    share_rose=NONE,
)
NO_DEBT = Debt(
    rows=NO_ROWS,
    alike=NO_ROWS,
    countries={},
    missing=[],
    service=NONE,
    loan=NONE,
    kgz=NONE,
    loan_beside_debt=NONE,
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            {},
            "Tajikistan owed the China Development Bank $0.82 bn in January 2024 "
            "(worked out from a later figure), down from about $1.20 bn at the highest "
            "(2020).",
            id="less than about the highest",
        ),
        pytest.param(
            {"top": replace(TOP, about=False, years=("2018", "2020"))},
            "Tajikistan owed the China Development Bank $0.82 bn in January 2024 "
            "(worked out from a later figure), down from $1.20 bn in 2018–2020.",
            id="less than the highest of some years",
        ),
        pytest.param(
            {
                "last": TOP.debt,
                "below_top": compare(TOP.debt, TOP.debt),
                "alone": figure_in(
                    "USD mn", 700.0, "2025", row={"creditor": "china_eximbank"}
                ),
            },
            "Tajikistan owed the China Development Bank $1.20 bn in 2020. In 2025 it "
            "owed China’s Export-Import Bank alone $0.70 bn; for all Chinese lenders "
            "we have no later figure.",
            id="later one lender alone, without a share",
        ),
    ],
)
def test_what_a_state_owes_is_said(facts: dict[str, Any], text: str) -> None:
    countries = {"TJK": replace(OWED, **facts)}
    assert said(plan.debt(replace(NO_DEBT, countries=countries))) == text


@pytest.mark.parametrize(
    ("loan", "text"),
    [(2000.0, "larger"), (1000.0, "smaller")],
    ids=["larger", "smaller"],
)
def test_the_loan_is_compared_with_the_debt(loan: float, text: str) -> None:
    apart = compare(figure_in("USD mn", loan), figure_in("USD mn", 1590.0))
    facts = replace(NO_DEBT, loan_beside_debt=apart)
    assert f"is {text} than the Kyrgyz debt" in said(plan.debt(facts))


def test_debt_service_without_its_principal_is_said() -> None:
    service = Service(
        country="KGZ",
        creditor="china",
        paid=figure_in("USD mn", 127.0, "2024"),
        share=figure_in("percent", 35.5, "2024"),
        at_least=True,
        principal=NONE,
    )
    sentences = said(plan.debt(replace(NO_DEBT, service=service)))
    assert sentences == (
        "No debt to China is known for this selection. Kyrgyzstan paid China more than "
        "$127 mn of debt service in 2024: 35.5 % of its whole debt service."
    )

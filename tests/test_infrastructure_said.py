"""What is said of infrastructure where no scenario has such facts, each branch once."""

from collections.abc import Iterable
from typing import Any

import pytest

from cac_data import words
from cac_data.infrastructure import plan
from cac_data.infrastructure.plan.shared import delays, finished_and_others
from cac_data.lines import Line, Text


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def said_in_one(lines: Iterable[Line]) -> str:
    return said([lines])


# --- Works and dates ------------------------------------------------------------------


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
    works = {"delays": ends, "early": ends[0], "late": ends[-1]}
    assert said_in_one([delays(works)]) == text


@pytest.mark.parametrize(
    ("finished", "unfinished", "texts"),
    [
        pytest.param(0, 3, ["1 of them is late already"], id="none finished"),
        pytest.param(1, 0, ["1 finished 2.0 years late"], id="all finished"),
        pytest.param(
            1,
            3,
            ["1 finished 2.0 years late", "1 of the 3 others is late already"],
            id="some finished",
        ),
    ],
)
def test_works_are_finished_or_late_already(
    finished: int, unfinished: int, texts: list[str]
) -> None:
    works = {
        "finished": finished,
        "delays": [2.0],
        "early": 2.0,
        "late": 2.0,
        "unfinished": unfinished,
        "unfinished_late": 1,
    }
    assert [said_in_one([part]) for part in finished_and_others(works)] == texts


NAMED = {
    "value": 2030,
    "outright": 1,
    "derived": 0,
    "derived_low": None,
    "derived_high": None,
    "low": 2029,
    "high": 2031,
    "speakers": 1,
}
DURATIONS = {
    **NAMED,
    "outright": 0,
    "derived": 1,
    "derived_low": 2029,
    "derived_high": 2031,
}
OPENING: dict[str, Any] = {
    "named": NAMED,
    "first": {"said_on": "2008-01", "claimed_period": "2010"},
    "article": None,
    "opening": 2031,
    "origin": {},
    "works": {},
    "doubts": {"opening": 2031, "earliest": None, "pace": {}},
    "kept": {},
}
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
            {"named": {}},
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
            {"article": 2030, "opening": 0, "first": {}},
            "1 current official statement names 2030. The article’s 2030 is among "
            "them.\n\nIn this scenario the railway never opens.",
            id="the article's year among those named, and never",
        ),
        pytest.param(
            {
                "doubts": {
                    "opening": 2027,
                    "earliest": 2029,
                    "pace": {
                        "rest_pct": 95.0,
                        "months_after": 1,
                        "part_by": "2026-12",
                    },
                }
            },
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
    assert said(plan.opening({**OPENING, **facts})) == text


def test_the_finding_has_the_years_of_durations_where_none_is_named() -> None:
    opening = {
        "id": "opening_named",
        "value": 2031.0,
        "about": DURATIONS,
        "article": 2030,
        "earliest": 2029,
    }
    assert said(plan.finding([opening])) == (
        "The durations that officials give put the China–Kyrgyzstan–Uzbekistan (CKU) "
        "railway at 2029–2031."
    )


def test_the_card_of_the_opening_has_the_years_of_durations() -> None:
    card = plan.key_figure({"id": "opening_named", "about": DURATIONS})
    assert card.text is not None
    assert card.note is not None
    assert said_in_one([card.text]) == "2029–2031 (derived)"
    assert said_in_one([card.note]) == ("worked out from 1 duration, none names a year")


# --- Costs ----------------------------------------------------------------------------

COSTS: dict[str, Any] = {
    "cost": {
        "value": 4700.0,
        "low": 4700.0,
        "high": 8000.0,
        "high_said_on": "2024-04",
        "high_line_km": None,
    },
    "length": {"value": 532.0},
    "part": {},
    "loan": {"value": 2350.0, "period": "2025-12", "term_years": None},
    "loan_pct": 50,
    "owners": [{"country": "CHN", "pct": 51.0}, {"country": "KGZ", "pct": 49.0}],
    "overrun": 800.0,
    "part_pct": None,
    "owed": {},
}


def test_a_loan_of_unknown_term_and_an_overrun_beside_no_debt_are_said() -> None:
    assert said(plan.costs(COSTS)) == (
        "The cost is put at $4.7 bn, with figures from $4.7 bn to $8.0 bn. 50 % of it "
        "is a Chinese loan to the joint company ($2.4 bn, signed in December 2025); "
        "the rest is equity. The owners are China (51.0 %) and Kyrgyzstan (49.0 %).\n\n"
        "No source says who bears an overrun. If the owners bore it by their shares, "
        "the $8.0 bn named in April 2024 would cost Kyrgyzstan $0.80 bn more."
    )


def test_of_one_cost_no_range_is_said() -> None:
    cost = {**COSTS["cost"], "high": 4700.0}
    facts = {**COSTS, "cost": cost, "loan": {}, "overrun": None}
    assert said(plan.costs(facts)) == "The cost is put at $4.7 bn."


# --- Routes ---------------------------------------------------------------------------

LEG = {"start": "Khorgos", "end": "Almaty", "past": False}
ROUTE = {
    "distance_km": 4608.0,
    "borders": 1,
    "estimated_pct": 33.0,
    "days": 6.9,
    "stop_days": 3.4,
    "over_sea": False,
    "over_railway": True,
}
ROUTES: dict[str, Any] = {
    "start": "Kashgar",
    "end": "Tashkent",
    "year": 2035,
    "is_open": True,
    "today": ROUTE,
    "fast": ROUTE,
    "then": ROUTE,
    "change": 0.0,
    "only": [],
    "only_other": [],
    "used_if_open": True,
    "worst": [],
    "km": None,
    "other_km": None,
}
TODAY = (
    "The shortest rail route Kashgar–Tashkent is 4,608 km today, over 1 border; 33 % "
    "of it is estimated. The fastest takes about 6.9 days, 3.4 of them at the border."
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            {"change": -120.0},
            f"{TODAY} In 2035 it is 120 km shorter and uses the CKU railway.",
            id="shorter",
        ),
        pytest.param(
            {"change": 5.0, "then": {**ROUTE, "over_railway": False}},
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
            {"today": {}, "change": None},
            "Today no route by rail and ferry leads from Kashgar to Tashkent in our "
            "network. In 2035 it is 4,608 km and uses the CKU railway.",
            id="only in the year",
        ),
        pytest.param(
            {"today": {}, "then": {}, "change": None},
            "Today no route by rail and ferry leads from Kashgar to Tashkent in our "
            "network. In 2035 there is none either.",
            id="never",
        ),
        pytest.param(
            {"only": [LEG, LEG, LEG], "worst": [LEG], "km": 233.0},
            f"{TODAY} In 2035 it is the same length and uses the CKU railway.\n\n"
            "Our network has no other route if Khorgos–Almaty, Khorgos–Almaty or "
            "Khorgos–Almaty is lost; in fact there may be one. Of the other legs, the "
            "loss of Khorgos–Almaty costs most: 233 km.\n\nThe network knows no "
            "capacity, so a detour may be full: these are minimums.",
            id="three legs without another route",
        ),
    ],
)
def test_the_route_of_the_year_is_said(facts: dict[str, Any], text: str) -> None:
    assert said(plan.routes({**ROUTES, **facts})) == text


ANDIJAN = {"pair": "Kashgar – Andijan", "saving_km": 332.0}
CLAIM: dict[str, Any] = {"distance_km": 900.0, "days_low": 7.0, "days_high": 8.0}
ANNOUNCED = (
    "A saving of 900 km and 7 to 8 days is announced, but not from where to where."
)


@pytest.mark.parametrize(
    ("enough", "text"),
    [
        pytest.param([], "None of these routes saves as much.", id="none"),
        pytest.param([ANDIJAN], "Only Kashgar – Andijan saves as much.", id="one"),
        pytest.param(
            [ANDIJAN, {"pair": "Kashgar – Osh"}],
            "Only Kashgar – Andijan and Kashgar – Osh save as much.",
            id="two",
        ),
    ],
)
def test_which_pairs_save_as_much_as_announced_is_said(
    enough: list[dict[str, Any]], text: str
) -> None:
    facts = {
        "shorter": [],
        "same": [],
        "new": [],
        "pairs": 1,
        "claim": {**CLAIM, "enough": enough},
    }
    assert said(plan.comparison(facts)) == f"{ANNOUNCED} {text}"


def test_a_pair_that_only_the_railway_joins_is_said() -> None:
    facts = {
        "shorter": [],
        "same": [ANDIJAN],
        "new": [{"pair": "Kashgar – Osh"}],
        "pairs": 2,
        "claim": {},
    }
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
            "the first line Turpan–Korla. It was shorter in 40.0 % of 1,000 draws of "
            "lengths that are not published.",
            id="one line",
        ),
        pytest.param(
            [20.0, -5.0],
            "Xi’an–Tashkent over the railway is 20 km longer than today’s route by the "
            "first line Turpan–Korla and 5 km shorter by the second, of 2014. It was "
            "shorter in 40.0 % and 40.0 % of 1,000 draws of lengths that are not "
            "published.",
            id="two lines",
        ),
    ],
)
def test_the_way_over_the_railway_is_said(km: list[float], text: str) -> None:
    rows = [{"over_km": longer, "probability_pct": 40.0} for longer in km]
    assert said(plan.over({"over": rows, "draws": 1000})) == text


# --- Cargo, money and debt ------------------------------------------------------------


def test_samples_without_earlier_ones_are_said_alone() -> None:
    border = {"value": 40.6, "period": "2022", "before": None}
    cost = {"value": 804.0, "before": None}
    assert said(plan.shipments({"border": border, "cost": cost})) == (
        "In CAREC’s samples a rail border took 40.6 hours in 2022; carriage cost $804 "
        "per 500 km and 20 t."
    )


def test_money_that_is_not_known_to_end_comes_through_others() -> None:
    row = {"concept": "project_stock", "value": 35900.0, "period": "2025"}
    contracts = {"concept": "contract"}
    assert said(plan.money({"rows": [row, contracts], "ended": None})) == (
        "It depends on what is counted: our sources count 2 different things, and none "
        "may be added to another. The Eurasian Development Bank counts projects worth "
        "$35.9 bn (2025). Part of the money comes through Hong Kong or the Netherlands."
    )


OWED: dict[str, Any] = {
    "country": "TJK",
    "creditor": "china_development_bank",
    "last": {"value": 820.0, "period": "2024-01", "obs_status": "E"},
    "top": {"value": 1200.0, "period": "2020", "about": True, "years": []},
    "top_share": {},
    "first_share": {},
    "last_share": {},
    "alone": {},
}
NO_DEBT: dict[str, Any] = {"service": {}, "missing": [], "loan": {}, "kgz": {}}


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
            {"top": {**OWED["top"], "about": False, "years": ["2018", "2020"]}},
            "Tajikistan owed the China Development Bank $0.82 bn in January 2024 "
            "(worked out from a later figure), down from $1.20 bn in 2018–2020.",
            id="less than the highest of some years",
        ),
        pytest.param(
            {
                "last": {"value": 1200.0, "period": "2020", "obs_status": "A"},
                "alone": {
                    "creditor": "china_eximbank",
                    "value": 700.0,
                    "period": "2025",
                    "share_pct": None,
                },
            },
            "Tajikistan owed the China Development Bank $1.20 bn in 2020. In 2025 it "
            "owed China’s Export-Import Bank alone $0.70 bn; for all Chinese lenders "
            "we have no later figure.",
            id="later one lender alone, without a share",
        ),
    ],
)
def test_what_a_state_owes_is_said(facts: dict[str, Any], text: str) -> None:
    assert said(plan.debt({**NO_DEBT, "countries": [{**OWED, **facts}]})) == text


@pytest.mark.parametrize(
    ("loan", "text"),
    [(2000.0, "larger"), (1000.0, "smaller")],
    ids=["larger", "smaller"],
)
def test_the_loan_is_compared_with_the_debt(loan: float, text: str) -> None:
    facts = {
        **NO_DEBT,
        "countries": [],
        "loan": {"value": loan},
        "kgz": {"value": 1590.0},
    }
    assert f"is {text} than the Kyrgyz debt" in said(plan.debt(facts))


def test_debt_service_without_its_principal_is_said() -> None:
    service = {
        "country": "KGZ",
        "creditor": "china",
        "value": 127.0,
        "at_least": True,
        "period": "2024",
        "pct": 35.5,
        "principal_pct": None,
    }
    sentences = said(plan.debt({**NO_DEBT, "countries": [], "service": service}))
    assert sentences == (
        "No debt to China is known for this selection. Kyrgyzstan paid China more than "
        "$127 mn of debt service in 2024: 35.5 % of its whole debt service."
    )

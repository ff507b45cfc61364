"""What is said of trade: sentences on facts made for them, where no scenario leads."""

from collections.abc import Iterable
from typing import Any

import pytest

from cac_data import trade, words
from cac_data.facts import Fact
from cac_data.lines import Line, Text

UNKNOWN: Fact = {"value": float("nan"), "about": {}}


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def one(line: Line | str | None) -> str:
    assert isinstance(line, Line)
    return words.say(line).replace("\xa0", " ")


# --- In brief ------------------------------------------------------------------------


def figures(**known: Fact) -> list[Fact]:
    """Key figures, of which only some are known."""
    others = (
        "turnover",
        "growth_two_years",
        "kyrgyz_export_part",
        "exports_without_kyrgyz",
        "balance",
        "turnover_edb",
        "turnover_national",
        "mirror_ratio_kaz",
        "mirror_ratio_kgz",
        "turnover_tjk_own",
        "turnover_uzb_own",
        "turnover_kgz_own",
        "needed_low",
        "needed_low_real",
        "needed_high",
        "probability_low",
        "probability_high",
        "scenario",
    )
    about = {"gap": {}, "times": None, "reporter": "national", "wider": False}
    unknown = {**UNKNOWN, "period": "2030", "about": about}
    by_id = {**dict.fromkeys(others, unknown), **known}
    return [{"id": id, **figure} for id, figure in by_id.items()]


def turnover(**more: Any) -> Fact:
    about = {"reporter": "china_customs"}
    return {"value": 106.0, "period": "2025", "about": about, **more}


def test_a_finding_says_no_growth_that_is_unknown() -> None:
    finding = trade.plan.finding(figures(turnover=turnover()))
    assert one(finding) == "Trade reached $106.0 bn in 2025 by Chinese customs."


def test_a_finding_says_that_there_is_no_total() -> None:
    assert one(trade.plan.finding(figures())) == (
        "No total for Central Asia is known: no year has a figure of all five states "
        "by national statistics."
    )


PART = {"country": "KGZ", "value": 5900.0}
OTHER_PART = {"country": "UZB", "value": 17000.0}


@pytest.mark.parametrize(
    ("silent", "unsaid", "clauses"),
    [
        pytest.param([], [], "", id="all own"),
        pytest.param(
            [PART],
            [],
            "; Kyrgyzstan’s $5.9 bn is China’s own figure",
            id="one by China",
        ),
        pytest.param(
            [],
            [OTHER_PART],
            "; whose count Uzbekistan’s “over $17 bn” is was not said",
            id="one of an unsaid count",
        ),
        pytest.param(
            [PART],
            [OTHER_PART],
            "; Kyrgyzstan’s $5.9 bn is China’s own figure, and whose count "
            "Uzbekistan’s “over $17 bn” is was not said",
            id="one of each",
        ),
    ],
)
def test_a_brief_says_which_counts_are_not_a_countrys_own(
    silent: list[Fact], unsaid: list[Fact], clauses: str
) -> None:
    about = {"pct": 18.2, "silent": silent, "unsaid": unsaid}
    own = {"value": 80.0, "period": "2024", "about": about}
    brief = said(trade.plan.brief(figures(turnover_national=own)))
    assert brief.partition("\n\n")[2] == (
        "By national data where they exist trade was about $80 bn in 2024, 18 % less "
        f"than by Chinese customs{clauses}."
    )


@pytest.mark.parametrize(
    ("tajik", "end"),
    [
        pytest.param(None, ", 1.8 times those of Kazakhstan (2024).", id="of two"),
        pytest.param(
            2.5,
            ", 1.8 times those of Kazakhstan (2024) and 2.5 times the trade of "
            "Tajikistan (2023).",
            id="of three",
        ),
    ],
)
def test_a_brief_says_the_largest_gaps(tajik: float | None, end: str) -> None:
    known = figures(
        mirror_ratio_kgz={"value": 4.1, "period": "2025"},
        mirror_ratio_kaz={"value": 1.8, "period": "2024"},
        turnover_tjk_own={**UNKNOWN, "period": "2023", "about": {"times": tajik}},
    )
    assert said(trade.plan.brief(known)).endswith(
        f"China counts 4.1 times the imports that Kyrgyzstan records (2025){end}"
    )


@pytest.mark.parametrize(
    ("gap", "wider", "sentence"),
    [
        pytest.param(
            500.0,
            True,
            "Uzbekistan counts more than China: $13.0 bn of trade in 2024 against "
            "$12.5 bn; its series probably includes services.",
            id="more, with services",
        ),
        pytest.param(
            -500.0,
            False,
            "Uzbekistan counts less than China: $13.0 bn of trade in 2024 against "
            "$12.5 bn.",
            id="less",
        ),
    ],
)
def test_a_brief_without_a_total_says_what_uzbekistan_counts(
    gap: float, wider: bool, sentence: str
) -> None:
    about = {"gap": {"value": gap, "other": {"value": 12_500.0}}, "wider": wider}
    uzbek = {"value": 13.0, "period": "2024", "about": about}
    brief = said(trade.plan.brief(figures(turnover_uzb_own=uzbek)))
    assert brief.endswith(sentence)


@pytest.mark.parametrize(
    ("real", "width", "sentence"),
    [
        pytest.param(
            0.2,
            30_000.0,
            "$120 bn in 2030 means no growth after 2.5 % of assumed dollar inflation; "
            "$150 bn needs 7.2 % a year. Their chances are 0.60 (likely) and 0.30 "
            "(unlikely).",
            id="no real growth",
        ),
        pytest.param(
            1.9,
            0.0,
            "$120 bn in 2030 needs 2.7 % a year; $150 bn needs 7.2 % a year. Its "
            "chance is 0.60 (likely).",
            id="one level",
        ),
    ],
)
def test_a_brief_says_what_levels_need(
    real: float, width: float, sentence: str
) -> None:
    low = {"level": {"value": 120_000.0}, "inflation": 2.5}
    known = figures(
        needed_low={"value": 2.7, "about": low},
        needed_low_real={"value": real},
        needed_high={"value": 7.2, "about": {"level": {"value": 150_000.0}}},
        probability_low={"value": 0.6, "about": {"width": width}},
        probability_high={"value": 0.3},
    )
    assert said(trade.plan.brief(known)).endswith(sentence)


# --- Key figures ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "label", "note"),
    [
        pytest.param(
            {"id": "turnover", **UNKNOWN, "about": {"reporter": "national"}},
            "Trade with China",
            "National statistics: no total",
            id="no total",
        ),
        pytest.param(
            {"id": "projection", "value": 1.0, "about": {"method": "drift"}},
            "Our forecast of trade",
            "median and 80 % interval",
            id="a forecast by one method",
        ),
        pytest.param(
            {"id": "needed_low", "value": 1.0, "about": {"level": {}}},
            "Growth of trade needed for the article’s range",
            None,
            id="a level that is unknown",
        ),
        pytest.param(
            {"id": "share_chn", "value": 1.0, "about": {"basis": "published"}},
            "Central Asia in the trade of China",
            "Chinese data on both sides of the ratio",
            id="a share that is computed",
        ),
        pytest.param(
            {
                "id": "turnover_national",
                "value": 1.0,
                "about": {"pct": 9, "unheard": []},
            },
            "Trade by national data where they exist",
            "9 % less than Chinese customs",
            id="a sum of own counts alone",
        ),
    ],
)
def test_a_key_figure_has_its_label_and_note(
    figure: Fact, label: str, note: str | None
) -> None:
    words_of_it = trade.plan.key_figure(figure)
    assert one(words_of_it.label) == label
    assert (one(words_of_it.note) if words_of_it.note else None) == note


# --- Trade so far --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "title"),
    [
        pytest.param(12.0, "Trade rose 12 % in 4 years", id="a rise"),
        pytest.param(-12.0, "Trade fell 12 % in 4 years", id="a fall"),
        pytest.param(0.0, "Trade changed by 0 % in 4 years", id="no change"),
    ],
)
def test_a_title_says_which_way_trade_went(change: float, title: str) -> None:
    total = {"changes": [{"value": change, "years": 4}]}
    chart = trade.plan.level_chart({"total": total, "reporter": "national"})
    assert one(chart.title) == title


def test_a_sum_of_own_counts_stands_in_for_a_total() -> None:
    level = {"total": {}, "own": {"period": "2024"}, "reporter": "national"}
    assert said(trade.plan.level(level)) == (
        "No total for Central Asia is published; our sum for 2024 is below."
    )


def test_a_level_without_an_earlier_year_has_no_change() -> None:
    last = {"value": 94_800.0, "period": "2024"}
    total = {"last": last, "changes": [], "gaps": [], "sums": [2024]}
    parts = [{"country": "KAZ", "value": 43_800.0}]
    level = {"total": total, "parts": parts, "published": []}
    assert said(trade.plan.level(level)) == (
        "Trade was $94.8 bn in 2024. Kazakhstan $43.8 bn. For 2024 we add up the five "
        "states; we found no total."
    )


def growth(**more: Any) -> Fact:
    return {"split": {}, "without": {}, "fall": {}, "reporter": "national", **more}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            growth(),
            "By national statistics no country has a figure in both years, so growth "
            "cannot be split.",
            id="nothing to split",
        ),
        pytest.param(
            growth(fall={"complete": False, "whole": -900.0, "period": "2014/2016"}),
            "By national statistics no country has a figure in both years, so growth "
            "cannot be split.\n\nThe deepest fall was $0.9 bn in 2014–2016.",
            id="a fall that cannot be split",
        ),
    ],
)
def test_growth_says_what_cannot_be_split(facts: Fact, text: str) -> None:
    assert said(trade.plan.growth(facts)) == text


def test_moves_of_which_none_is_explained_are_said_not_to_be() -> None:
    best = {"good": "crude oil", "pct": 40.0, "obs_status": "E"}
    likely = {"flow": "exports", "country": "KAZ", "period": "2022", "best": best}
    facts = {"likely": likely, "moves": [1, 2], "explained": {"value": 0}}
    assert said(trade.plan.moves(facts)) == (
        "Of the 2 largest moves of a year, not one can be half explained with "
        "certainty by goods that Chinese customs printed for both years. The closest "
        "is exports of Kazakhstan in 2022: crude oil made 40 % of it, by an estimate."
    )


@pytest.mark.parametrize(
    ("printed_as", "amount"),
    [
        ("exact", "24"),
        ("about", "about 24"),
        ("nearly", "nearly 24"),
        ("more_than", "more than 24"),
    ],
)
def test_gold_that_no_statistics_have_is_said_as_printed(
    printed_as: str, amount: str
) -> None:
    unseen = {"printed_as": printed_as, "value": 24.0, "period": "2024"}
    text = said(trade.plan.gold({"tonnes": [], "sold": {}, "unseen": unseen}))
    assert f"finds {amount} t in 2024 beyond national statistics." in text


@pytest.mark.parametrize(
    ("a_year", "beginning"),
    [
        pytest.param(
            20.0, "Only if more than all the gold mined went to China", id="too much"
        ),
        pytest.param(40.0, "They could, but nothing proves it", id="possible"),
        pytest.param(None, "At the mean price the exports that China", id="unknown"),
    ],
)
def test_gold_is_held_against_what_is_mined(
    a_year: float | None, beginning: str
) -> None:
    facts = {
        "tonnes": [{"value": 30.0, "period": "2025"}],
        "a_year": a_year,
        "mined": {"period": "2019/2024"},
        "supply": {},
        "sold": {},
        "unseen": {},
    }
    assert said(trade.plan.gold(facts)).startswith(beginning)


def test_a_region_with_a_surplus_sells_more_than_it_buys() -> None:
    last = {"value": 1500.0, "period": "2013"}
    facts = {"parts": [], "balance": {"last": last}, "both": {}}
    assert said(trade.plan.deficit(facts)) == (
        "The region sells $1.5 bn more to China than it buys (2013)."
    )


# --- Partners ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        pytest.param({}, "Two sources of one flow", id="no range"),
        pytest.param(
            {"other": {"value": 9000.0}},
            "Two sources of the region’s trade differ by $9 bn",
            id="of the region alone",
        ),
        pytest.param(
            {"widest": {"value": -5000.0}},
            "Two sources of one flow differ by up to $5 bn",
            id="of flows alone",
        ),
    ],
)
def test_ranges_say_how_far_sources_differ(facts: Fact, title: str) -> None:
    chart = trade.plan.ranges_chart({"widest": {}, "other": {}, **facts})
    assert one(chart.title) == title


def test_a_ratio_that_is_the_highest_is_said_once() -> None:
    last = {"ratio": 4.1, "country": "KGZ", "period": "2025", "year": 2025}
    chart = trade.plan.mirror_chart({"last": [last], "highest": last})
    assert one(chart.title) == (
        "China’s exports are 4.1 times the imports Kyrgyzstan records (2025)"
    )


def test_cars_without_a_printed_share_have_that_of_customs() -> None:
    cars = {
        "value": 9000.0,
        "period": "2024",
        "said": {"share_pct": None},
        "whole": {"value": 64_000.0},
    }
    nothing: Fact = {"sold": [], "gas": [], "turkmen_gas": {}}
    assert said(trade.plan.goods({**nothing, "cars": cars, "cars_pct": 14.1})) == (
        "Cars are the largest import that a source puts a figure on: $9 bn in 2024. Of "
        "the $64.0 bn that Chinese customs count it is 14 %."
    )


# --- Where trade is heading ----------------------------------------------------------

LEVEL = {"value": 120_000.0}
CHANCE = {"value": 0.6, "level": LEVEL, "width": 0.0, "is_off": False, "largest": 0.4}


def ahead(**more: Any) -> Fact:
    nothing: Fact = {
        "last": {},
        "chances": [],
        "missed": {},
        "held": {},
        "path": {"turnover": {}},
        "lowest": {},
        "reporter": "china_customs",
        "horizon": 2030,
        "calibrated_from": 2008,
        "fixed_growth": 5.0,
    }
    return {**nothing, **more}


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            ahead(reporter="national"),
            "National statistics publish no total for the region, so there is no "
            "forecast on this page.",
            id="no total",
        ),
        pytest.param(
            ahead(last={"period": "2030", "median": 99_000.0, "low": None}),
            "The growth so far leads to $99 bn in 2030; the series is too short for an "
            "interval.",
            id="no interval",
        ),
        pytest.param(
            ahead(chances=[CHANCE, {**CHANCE, "level": None}]),
            "There is no forecast on this page: the series is missing or too short, or "
            "no year lies ahead. The chance of $120 bn or more is 0.60 (likely).",
            id="one level",
        ),
        pytest.param(
            ahead(
                chances=[
                    {**CHANCE, "width": 30_000.0},
                    {
                        **CHANCE,
                        "value": 0.3,
                        "level": None,
                        "width": 30_000.0,
                        "is_off": True,
                    },
                ]
            ),
            "There is no forecast on this page: the series is missing or too short, or "
            "no year lies ahead. The chance of $120 bn or more is 0.60 (likely). "
            "Between the two it is 0.30 (before rounding), no finding: no range of $30 "
            "bn can have more than 0.40.",
            id="a difference that rounding hides",
        ),
    ],
)
def test_a_forecast_says_what_it_can(facts: Fact, text: str) -> None:
    assert said(trade.plan.ahead(facts)) == text


def test_a_title_of_one_level_names_it_once() -> None:
    facts = ahead(chances=[CHANCE, {**CHANCE, "level": None}])
    title = trade.plan.ahead_chart(facts).title
    assert one(title) == "Trade in 2030: the chance of $120 bn is 0.60"


def gas(exports: float, sold: float, pace: float, **kind: bool) -> Fact:
    return {
        "before": {"period": "2025"},
        "after": {"period": "2030"},
        "change": {"exports": exports, "gas": sold},
        "pace": {"value": pace},
        "is_still": False,
        "is_within": False,
        **kind,
    }


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            gas(-8000.0, 0.0, -2.0, is_still=True),
            "Exports fall by $8.0 bn from 2025 to 2030, the gas in them not at all. "
            "All other exports then shrink 2.0 % a year.",
            id="gas stays",
        ),
        pytest.param(
            gas(-8000.0, -3000.0, -2.0, is_within=True),
            "Of the fall in exports from 2025 to 2030, $8.0 bn, gas makes $3.0 bn. All "
            "other exports then shrink 2.0 % a year.",
            id="both fall",
        ),
        pytest.param(
            gas(8000.0, -3000.0, 7.0),
            "Exports rise by $8.0 bn from 2025 to 2030, while the gas in them falls by "
            "$3.0 bn. All other exports then grow 7.0 % a year.",
            id="they part",
        ),
    ],
)
def test_exports_are_held_against_the_gas_in_them(facts: Fact, text: str) -> None:
    assert said(trade.plan.gas_in_exports(facts)) == text


@pytest.mark.parametrize(
    ("lately", "verb"),
    [pytest.param(0.2, "is weaker", id="weaker"), pytest.param(0.9, "is no weaker")],
)
def test_a_link_to_the_price_of_oil_is_weaker_or_not(lately: float, verb: str) -> None:
    facts = {
        "turnover": {},
        "before": {"value": 0.5},
        "lately": {"value": lately, "start": 2021, "n": 4},
        "since": {},
    }
    assert f"The link {verb} since 2021" in said(trade.plan.prices(facts))


@pytest.mark.parametrize(
    ("counts", "verbs"),
    [
        pytest.param(
            {"reached": 1, "missed": 0, "open": 1},
            "of 2 targets with a year 1 was reached, 0 missed and 1 is open.",
            id="one each",
        ),
        pytest.param(
            {"reached": 2, "missed": 1, "open": 3},
            "of 6 targets with a year 2 were reached, 1 missed and 3 are open.",
            id="several",
        ),
    ],
)
def test_targets_are_counted(counts: dict[str, int], verbs: str) -> None:
    facts = {
        "aims": sum(counts.values()),
        "count": counts,
        "announced": {},
        "came": {},
        "potential": {},
        "missing": {},
    }
    assert said(trade.plan.targets(facts)) == f"By Chinese customs, {verbs}"


def test_sliders_that_cannot_be_moved_have_words_all_the_same() -> None:
    empty: Iterable[Iterable[Line]] | None = trade.plan.what_if({}).empty
    assert empty is not None
    assert said(empty) == (
        "Without exports and imports of the region there is no path to move."
    )

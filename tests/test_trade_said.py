"""What is said of trade: sentences on facts made for them, where no scenario leads."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from cac_data import facts, trade, words
from cac_data.facts import Comparison, Figure, Growth, KeyFigure, Nothing, Summary
from cac_data.lines import Line, Text
from cac_data.trade.ahead import Ahead, Chance
from cac_data.trade.figures import ExpectedLevel
from cac_data.trade.gold import Gold
from cac_data.trade.growth import Contribution, GrowthByCountry, Split
from cac_data.trade.level import Deficit, Level
from cac_data.trade.mirror import Mirror, MirrorGap
from cac_data.trade.moves import LikelyMove, Moves
from cac_data.trade.own_counts import NationalTotal, OwnCount
from cac_data.trade.plan.sold import largest_changes
from cac_data.trade.prices import Elasticity, TradeAndOil
from cac_data.trade.scenario import ChangeOfExports, GasInExports
from cac_data.trade.sold import Changed
from cac_data.trade.targets import Targets

NONE = Nothing("not known")
NO_ROWS = pd.DataFrame()


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def one(line: Line | str | None) -> str:
    assert isinstance(line, Line)
    return words.say(line).replace("\xa0", " ")


def usd(millions: float, period: str = "2024", **of: Any) -> Figure:
    return Figure(value=millions, unit="USD mn", period=period, **of)


def percent(value: float, period: str = "2024", **of: Any) -> Figure:
    return Figure(value=value, unit="percent", period=period, **of)


def of_country(country: str, millions: float, period: str = "2024") -> Figure:
    return usd(millions, period, row={"country": country})


def grown(pct: float, start: int, end: int) -> Growth:
    """Growth by so much between two years."""
    then = usd(100.0, str(start), year=start)
    growth = facts.grew(usd(100.0 + pct, str(end), year=end), then)
    assert growth
    return growth


def both(china: float, other: float) -> Comparison:
    """What China counts beside what another does, in USD million."""
    by_china = usd(china, reporter="china_customs")
    by_other = usd(other, reporter="national")
    comparison = facts.compare(by_china, by_other, across=["reporter"])
    assert comparison
    return comparison


# --- In brief ------------------------------------------------------------------------


def key(
    id: str,
    value: float = math.nan,
    period: str = "2030",
    about: Any = NONE,
    reporter: str = "national",
) -> KeyFigure:
    fact = Figure(value=value, unit="", period=period, reporter=reporter)
    return facts.figure(id, fact, "").of_fact(about)


def times(id: str, ratio: float, period: str) -> KeyFigure:
    """How many times China's count of a flow holds that of the country."""
    gap = both(1000.0 * ratio, 1000.0)
    assert gap.ratio
    return facts.figure(id, gap.ratio.of(period=period), "times").of_fact(gap)


LEVEL = usd(120_000.0)
NONE_LARGER = Figure(value=0.4, unit="probability")
NOT_COUNTED = OwnCount(NONE, NONE, unsaid=False, with_services=False)


def figures(*known: KeyFigure) -> list[KeyFigure]:
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
        "mirror_ratio_uzb",
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
    unknown = {id: key(id, about=NOT_COUNTED) for id in others}
    return [*{**unknown, **{figure.id: figure for figure in known}}.values()]


def test_a_finding_says_no_growth_that_is_unknown() -> None:
    turnover = key("turnover", 106.0, "2025", reporter="china_customs")
    finding = trade.plan.finding(figures(turnover))
    assert one(finding) == "Trade reached $106.0 bn in 2025 by Chinese customs."


def test_a_finding_says_that_there_is_no_total() -> None:
    assert one(trade.plan.finding(figures())) == (
        "No total for Central Asia is known: no year has a figure of all five states "
        "by national statistics."
    )


PART = of_country("KGZ", 5900.0)
OTHER_PART = of_country("UZB", 17000.0)


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
            "; no source says whose count Uzbekistan’s “over $17 bn” is",
            id="one of an unsaid count",
        ),
        pytest.param(
            [PART],
            [OTHER_PART],
            "; Kyrgyzstan’s $5.9 bn is China’s own figure, and no source "
            "says whose count Uzbekistan’s “over $17 bn” is",
            id="one of each",
        ),
    ],
)
def test_a_brief_says_which_counts_are_not_a_countrys_own(
    silent: list[Figure], unsaid: list[Figure], clauses: str
) -> None:
    about = NationalTotal(both(97_800.0, 80_000.0), [], unsaid, silent)
    own = key("turnover_national", 80.0, "2024", about)
    brief = said(trade.plan.brief(figures(own)))
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
def test_a_brief_says_how_far_counts_are_apart(tajik: float | None, end: str) -> None:
    gap = both(1000.0 * tajik, 1000.0) if tajik else NONE
    known = figures(
        times("mirror_ratio_kgz", 4.1, "2025"),
        times("mirror_ratio_kaz", 1.8, "2024"),
        key("turnover_tjk_own", period="2023", about=replace(NOT_COUNTED, gap=gap)),
    )
    assert said(trade.plan.brief(known)).endswith(
        f"China counts 4.1 times the imports that Kyrgyzstan records (2025){end}"
    )


@pytest.mark.parametrize(
    ("own", "with_services", "sentence"),
    [
        pytest.param(
            13_000.0,
            True,
            "Uzbekistan counts more than China: $13.0 bn of trade in 2024 against "
            "$12.5 bn; its series probably includes services.",
            id="more, with services",
        ),
        pytest.param(
            12_000.0,
            False,
            "Uzbekistan counts less than China: $12.0 bn of trade in 2024 against "
            "$12.5 bn.",
            id="less",
        ),
    ],
)
def test_a_brief_without_a_total_says_what_uzbekistan_counts(
    own: float, with_services: bool, sentence: str
) -> None:
    about = OwnCount(
        usd(own), both(12_500.0, own), unsaid=False, with_services=with_services
    )
    uzbek = key("turnover_uzb_own", own / 1000, "2024", about)
    brief = said(trade.plan.brief(figures(uzbek)))
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
    chance = Chance(
        Figure(value=0.6, unit="probability"), NONE, usd(width), NONE_LARGER, False
    )
    low = ExpectedLevel(LEVEL, percent(2.5), chance)
    high = ExpectedLevel(usd(150_000.0), percent(2.5), chance)
    known = figures(
        key("needed_low", 2.7, about=low),
        key("needed_low_real", real, about=low),
        key("needed_high", 7.2, about=high),
        key("probability_low", 0.6, about=low),
        key("probability_high", 0.3, about=high),
    )
    assert said(trade.plan.brief(known)).endswith(sentence)


# --- Key figures ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "label", "note"),
    [
        pytest.param(
            key("turnover"),
            "Trade with China",
            "National statistics: no total",
            id="no total",
        ),
        pytest.param(
            key("projection", 1.0, about=usd(1.0, row={"method": "drift"})),
            "Our forecast of trade",
            "median and 80 % interval",
            id="a forecast by one method",
        ),
        pytest.param(
            key("needed_low", 1.0, about=ExpectedLevel(NONE, percent(2.5), NONE)),
            "Growth of trade needed for the article’s range",
            None,
            id="a level that is unknown",
        ),
        pytest.param(
            key("share_chn", 1.0, about=percent(1.0, row={"basis": "published"})),
            "Central Asia in the trade of China",
            "Chinese data on both sides of the ratio",
            id="a share that is computed",
        ),
        pytest.param(
            key(
                "turnover_national",
                91.0,
                about=NationalTotal(both(100.0, 91.0), [], [], []),
            ),
            "Trade by national data where they exist",
            "9 % less than Chinese customs",
            id="a sum of own counts alone",
        ),
    ],
)
def test_a_key_figure_has_its_label_and_note(
    figure: KeyFigure, label: str, note: str | None
) -> None:
    words_of_it = trade.plan.key_figure(figure)
    assert one(words_of_it.label) == label
    assert (one(words_of_it.note) if words_of_it.note else None) == note


# --- Trade so far --------------------------------------------------------------------


LAST = usd(94_800.0)
TOTAL = Summary(LAST, LAST, LAST, LAST, [], [], [2024], "")


@pytest.mark.parametrize(
    ("change", "title"),
    [
        pytest.param(12.0, "Trade rose 12 % in 4 years", id="a rise"),
        pytest.param(-12.0, "Trade fell 12 % in 4 years", id="a fall"),
        pytest.param(0.0, "Trade changed by 0 % in 4 years", id="no change"),
    ],
)
def test_a_title_says_which_way_trade_went(change: float, title: str) -> None:
    total = replace(TOTAL, changes=[grown(change, 2021, 2025)])
    chart = trade.plan.level_chart(Level(total, [], [], NONE, "national"))
    assert one(chart.title) == title


def test_a_sum_of_own_counts_stands_in_for_a_total() -> None:
    own = NationalTotal(both(90.0, 80.0), [], [], [])
    level = Level(NONE, [], [], own, "national")
    assert said(trade.plan.level(level)) == (
        "No total for Central Asia is published; our sum for 2024 is below."
    )


def test_a_level_without_an_earlier_year_has_no_change() -> None:
    parts = [of_country("KAZ", 43_800.0)]
    level = Level(TOTAL, parts, [], NONE, "china_customs")
    assert said(trade.plan.level(level)) == (
        "Trade was $94.8 bn in 2024. Kazakhstan $43.8 bn. For 2024 we add up the five "
        "states; we found no total."
    )


def growth(
    fall: Split | Nothing = NONE, split: Split | Nothing = NONE
) -> GrowthByCountry:
    return GrowthByCountry("national", NO_ROWS, split, NONE, [], fall)


FALL = usd(-900.0, "2014/2016")


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
            growth(Split(FALL, [Contribution("KAZ", FALL, NONE)], FALL, FALL, False)),
            "By national statistics no country has a figure in both years, so growth "
            "cannot be split.\n\nThe deepest fall was $0.9 bn in 2014–2016.",
            id="a fall that cannot be split",
        ),
    ],
)
def test_growth_says_what_cannot_be_split(facts: GrowthByCountry, text: str) -> None:
    assert said(trade.plan.growth(facts)) == text


RISE = usd(17_100.0, "2023/2025", base="2023", coverage="added_up")


def rise_of(total: Figure | Nothing) -> GrowthByCountry:
    half = usd(50.0).of(unit="percent")
    parts = [Contribution(country, RISE, half) for country in ("KAZ", "KGZ")]
    top = replace(RISE, row={"country": "KGZ", "flow": "exports"})
    return growth(split=Split(RISE, parts, half, top, True, total))


@pytest.mark.parametrize(
    ("total", "text"),
    [
        pytest.param(
            RISE.of(value=16_900.0, coverage=""),
            "made 50 % of the rise of $17.1 bn in 2023–2025, added up by country; the "
            "totals rose $16.9 bn.",
            id="another",
        ),
        pytest.param(
            RISE.of(value=17_120.0, coverage=""),
            "made 50 % of the rise of $17.1 bn in 2023–2025.",
            id="printed alike",
        ),
        pytest.param(
            NONE, "made 50 % of the rise of $17.1 bn in 2023–2025.", id="no total"
        ),
    ],
)
def test_a_rise_that_countries_add_up_to_is_told_beside_that_of_the_totals(
    total: Figure | Nothing, text: str
) -> None:
    assert text in said(trade.plan.growth(rise_of(total)))


def test_national_statistics_with_services_are_said_to_be() -> None:
    row = {
        "theirs": 49.0,
        "their_pct": 98.0,
        "value": 50.0,
        "mark": "D",
        "their_scope": "with_services",
    }
    table = trade.plan.moves_table(Moves(NO_ROWS, NONE, NONE, NONE))
    cell = table.cells["theirs"](row)
    assert one(cell) == "+49 (98 %), probably with services"


def test_goods_by_group_are_said_to_be_wider_than_those_by_chapter() -> None:
    by_group = usd(4_100.0, row={"country": "KAZ"}, coverage="group")
    by_chapter = usd(1_800.0, row={"country": "UZB"}, coverage="chapter")
    goods = {"flow": "imports", "product": "machines", "product_code": ""}
    changes = [
        Changed(replace(good, row={**good.row, **goods}), good, base="2019")
        for good in (by_group, by_chapter)
    ]
    text = said([[*largest_changes(changes, NONE)]])
    assert "by own counts (Kazakhstan by group): machines" in text


def test_moves_of_which_none_is_explained_are_said_not_to_be() -> None:
    best = usd(
        400.0,
        obs_status="E",
        row={"good": "crude oil", "product_code": "2709", "pct": 40.0},
    )
    likely = LikelyMove("", "KAZ", "exports", "2022", best)
    explained = Figure(value=0.0, unit="moves")
    facts = Moves(pd.DataFrame({"move": [1, 2]}), explained, likely, NONE)
    assert said(trade.plan.moves(facts)) == (
        "Of the 2 largest yearly moves none can be half explained with "
        "certainty by goods that Chinese customs printed for both years. The closest "
        "is exports of Kazakhstan in 2022: crude oil made 40 % of it, "
        "estimated from a printed growth."
    )


def tonnes(value: float, period: str, **of: Any) -> Figure:
    return Figure(value=value, unit="t", period=period, **of)


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
    unseen = tonnes(24.0, "2024", row={"printed_as": printed_as})
    text = said(trade.plan.gold(Gold([], NONE, NONE, NONE, {}, unseen)))
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
    mined = tonnes(a_year, "2019/2024") if a_year else NONE
    facts = Gold([tonnes(30.0, "2025")], mined, mined, NONE, {}, NONE)
    assert said(trade.plan.gold(facts)).startswith(beginning)


def test_a_region_with_a_surplus_sells_more_than_it_buys() -> None:
    balance = replace(TOTAL, last=usd(1500.0, "2013"))
    facts = Deficit(NO_ROWS, balance, [], NONE)
    assert said(trade.plan.deficit(facts)) == (
        "By Chinese customs the region sells $1.5 bn more to China than it buys (2013)."
    )


# --- Partners ------------------------------------------------------------------------


MIRROR = Mirror(
    gaps=NO_ROWS,
    last=[],
    in_part=[],
    highest=NONE,
    ranges=NO_ROWS,
    widest=NONE,
    other=NONE,
    bank=[],
    own=NONE,
    uzb=NOT_COUNTED,
    kgz=NOT_COUNTED,
    tjk=NOT_COUNTED,
    tajik_in_part=False,
)


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        pytest.param(MIRROR, "Two sources of one flow", id="no range"),
        pytest.param(
            replace(MIRROR, other=both(90_000.0, 81_000.0)),
            "Two sources of the region’s trade differ by $9 bn",
            id="of the region alone",
        ),
        pytest.param(
            replace(MIRROR, widest=usd(-5000.0)),
            "Two sources of one flow differ by up to $5 bn",
            id="of flows alone",
        ),
    ],
)
def test_ranges_say_how_far_sources_differ(facts: Mirror, title: str) -> None:
    assert one(trade.plan.ranges_chart(facts).title) == title


def test_a_ratio_that_is_the_highest_is_said_once() -> None:
    ratio = Figure(value=4.1, unit="times", period="2025", year=2025)
    last = MirrorGap("KGZ", both(4100.0, 1000.0), ratio, with_services=False)
    chart = trade.plan.mirror_chart(replace(MIRROR, last=[last], highest=last))
    assert one(chart.title) == (
        "China’s exports are 4.1 times the imports Kyrgyzstan records (2025)"
    )


# --- Where trade is heading ----------------------------------------------------------

CHANCE = Chance(
    probability=Figure(value=0.6, unit="probability"),
    level=LEVEL,
    width=usd(0.0),
    largest=NONE_LARGER,
    is_off=False,
)
BETWEEN = replace(CHANCE, level=NONE)
AHEAD = Ahead(
    reporter="china_customs",
    horizon=2030,
    inflation=percent(2.5),
    trend=NO_ROWS,
    methods=NO_ROWS,
    missed={},
    better_in_both=[],
    calibrated_from=2008,
    fixed_growth=percent(5.0),
    levels=[],
    fan={"paths": {}, "box": None, "bands": [], "clip": None},
    last=NONE,
    chances=[],
    held=NONE,
    path={"turnover": NONE, "exports": NONE, "imports": NONE},
    lowest=NONE,
    needed=[],
    recent=NONE,
)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            replace(AHEAD, reporter="national"),
            "National statistics publish no total for the region, so there is no "
            "forecast on this page.",
            id="no total",
        ),
        pytest.param(
            replace(AHEAD, last=usd(99_000.0, "2030")),
            "The growth so far leads to $99 bn in 2030; the series is too short for an "
            "interval.",
            id="no interval",
        ),
        pytest.param(
            replace(AHEAD, chances=[CHANCE, BETWEEN]),
            "There is no forecast on this page: the series is missing or too short, or "
            "no year lies ahead. The chance of $120 bn or more is 0.60 (likely).",
            id="one level",
        ),
        pytest.param(
            replace(
                AHEAD,
                chances=[
                    CHANCE,
                    replace(
                        BETWEEN,
                        probability=Figure(value=0.3, unit="probability"),
                        width=usd(30_000.0),
                        is_off=True,
                    ),
                ],
            ),
            "There is no forecast on this page: the series is missing or too short, or "
            "no year lies ahead. The chance of $120 bn or more is 0.60 (likely). "
            "Between the two it is 0.30 (before rounding), no finding: no range of $30 "
            "bn can have more than 0.40.",
            id="a difference that rounding hides",
        ),
    ],
)
def test_a_forecast_says_what_it_can(facts: Ahead, text: str) -> None:
    assert said(trade.plan.ahead(facts)) == text


def test_a_title_of_one_level_names_it_once() -> None:
    facts = replace(AHEAD, chances=[CHANCE, BETWEEN])
    title = trade.plan.ahead_chart(facts).title
    assert one(title) == "Trade in 2030: the chance of $120 bn is 0.60"


def gas(
    exports: float, sold: float, pace: float, kind: str = "", *, prices: str = "2024"
) -> GasInExports:
    gas = usd(sold).of(prices=prices)
    change = ChangeOfExports(usd(exports), gas, usd(exports - sold))
    return GasInExports(
        change=change,
        before=usd(0.0, "2025"),
        after=usd(0.0, "2030"),
        is_within=kind == "within",
        is_still=kind == "still",
        pace=grown(pace, 2029, 2030),
    )


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        pytest.param(
            gas(-8000.0, 0.0, -2.0, "still"),
            "Exports fall by $8.0 bn in 2025–2030, the gas in them not at all. "
            "All others then shrink 2.0 % a year.",
            id="gas stays",
        ),
        pytest.param(
            gas(-8000.0, -3000.0, -2.0, "within"),
            "Of the fall in exports in 2025–2030, $8.0 bn, gas makes $3.0 bn at "
            "the price of 2024. All others then shrink 2.0 % a year.",
            id="both fall",
        ),
        pytest.param(
            gas(8000.0, -3000.0, 7.0, prices="assumed"),
            "Exports rise by $8.0 bn in 2025–2030, while the gas in them falls by "
            "$3.0 bn at an assumed price. All others then grow 7.0 % a year.",
            id="they part",
        ),
    ],
)
def test_exports_are_held_against_the_gas_in_them(
    facts: GasInExports, text: str
) -> None:
    assert said(trade.plan.gas_in_exports(facts)) == text


def elasticity(value: float, start: int, n: int) -> Elasticity:
    figure = percent(value)
    return Elasticity(figure, figure, figure, n, start, start + n - 1)


@pytest.mark.parametrize(
    ("lately", "verb"),
    [pytest.param(0.2, "is weaker", id="weaker"), pytest.param(0.9, "is no weaker")],
)
def test_a_link_to_the_price_of_oil_is_weaker_or_not(lately: float, verb: str) -> None:
    before = elasticity(0.5, 2010, 16)
    facts = TradeAndOil(
        NO_ROWS, None, NONE, before, elasticity(lately, 2021, 4), NONE, NONE
    )
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
    facts = Targets(
        outcomes=NO_ROWS,
        aims=sum(counts.values()),
        count=counts,
        announced=NONE,
        came=NONE,
        times=NONE,
        net=[],
        drained=[],
        potential=NONE,
        missing=NONE,
    )
    assert said(trade.plan.targets(facts)) == f"By Chinese customs, {verbs}"


def test_sliders_that_cannot_be_moved_have_words_all_the_same() -> None:
    empty: Iterable[Iterable[Line]] | None = trade.plan.what_if({}).empty
    assert empty is not None
    assert said(empty) == (
        "Without exports and imports of the region there is no path to move."
    )

"""What the brief of trade says, over its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.facts import Comparison, KeyFigure
from cac_data.lines import Line, Text, Value, line
from cac_data.trade.figures import ExpectedLevel, OtherExports
from cac_data.trade.growth import WithoutKyrgyz
from cac_data.trade.own_counts import NationalTotal, OwnCount

STILL = 0.5  # percent a year: real growth that is none


def finding(figures: Sequence[KeyFigure]) -> Line:
    """Say how much trade there is, and what is odd about it."""
    return _finding(_by_id(figures))


def brief(figures: Sequence[KeyFigure]) -> Text:
    """Say what to take away: how much trade, who counts it, where it leads."""
    f = _by_id(figures)
    yield [_finding(f), *_growth_without_kyrgyz(f)]
    yield _balance_and_counts(f)
    yield _levels_and_scenario(f)


def _by_id(figures: Sequence[KeyFigure]) -> dict[str, KeyFigure]:
    return {figure.id: figure for figure in figures}


def _finding(f: Mapping[str, KeyFigure]) -> Line:
    turnover = f["turnover"]
    reporter = turnover.reporter
    if not turnover.is_known:
        kyrgyz = f["turnover_kgz_own"]
        own = kyrgyz.fact(OwnCount)
        if not own.gap:
            return line("trade.finding-no-total", reporter=reporter)
        return line(
            "trade.finding-two-kyrgyz-counts",
            own=kyrgyz,
            theirs=own.gap.one,
            period=kyrgyz.period,
        )
    period = turnover.period
    if f["kyrgyz_export_part"].is_known:
        without = f["kyrgyz_export_part"].fact(WithoutKyrgyz)
        return line(
            "trade.finding-with-kyrgyz-jump",
            amount=turnover,
            period=period,
            reporter=reporter,
            jump=without.jump,
            rise=without.rise,
            start=without.first.period,
        )
    if f["growth_two_years"].is_known:
        return line(
            "trade.finding-with-growth",
            amount=turnover,
            period=period,
            reporter=reporter,
            growth=f["growth_two_years"],
        )
    return line("trade.finding", amount=turnover, period=period, reporter=reporter)


def _growth_without_kyrgyz(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    growth = f["exports_without_kyrgyz"]
    if f["kyrgyz_export_part"].is_known and growth.is_known:
        about = growth.fact(OtherExports)
        yield line(
            "trade.brief-without-kyrgyz",
            growth=growth,
            real=about.real,
            inflation=about.inflation,
        )


def _balance_and_counts(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    balance = f["balance"]
    if balance.is_known:
        kind = "deficit" if balance.value < 0 else "surplus"
        yield line(f"trade.brief-{kind}", amount=balance.size, period=balance.period)
    bank = f["turnover_edb"]
    if bank.is_known:
        to_bank = bank.fact(Comparison)
        if to_bank.pct:
            yield line(
                "trade.brief-bank",
                gap=to_bank.pct,
                bank=bank,
                china=to_bank.one,
                period=bank.period,
            )
    if f["turnover_national"].is_known:
        clauses = [*_national_count(f["turnover_national"])]
        yield line("common.in-clauses", clauses=clauses)
    if f["mirror_ratio_kaz"].is_known:
        yield from _gaps(f)
    uzbek = f["turnover_uzb_own"]
    if not f["turnover"].is_known and uzbek.is_known:
        clauses = [*_uzbek_count(uzbek)]
        if clauses:
            yield line("common.in-clauses", clauses=clauses)


def _national_count(figure: KeyFigure) -> Iterator[Line]:
    """Say what own counts add up to, and which parts are not, or may not be, own."""
    own = figure.fact(NationalTotal)
    if not own.gap.pct:
        return
    yield line(
        "trade.brief-national",
        amount=figure,
        period=figure.period,
        gap=own.gap.pct,
    )
    silent = [
        line("trade.brief-not-its-own", country=part.text("country"), amount=part)
        for part in own.silent
    ]
    unsaid = [
        line("trade.brief-unsaid", country=part.text("country"), amount=part)
        for part in own.unsaid
    ]
    if silent and unsaid:
        last = silent.pop()
        first = unsaid.pop(0)
        both = line("trade.brief-not-its-own-and-unsaid", silent=last, unsaid=first)
        silent.append(both)
    yield from silent
    yield from unsaid


def _gaps(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    """Say how far counts are apart: of imports, and of all trade of Tajikistan."""
    kyrgyz = f["mirror_ratio_kgz"]
    kazakh = f["mirror_ratio_kaz"]
    if not (kyrgyz.is_known and kazakh.is_known):
        return
    of_two: dict[str, Value] = {
        "kgz": kyrgyz,
        "kgz_period": kyrgyz.period,
        "kaz": kazakh,
        "kaz_period": kazakh.period,
    }
    tajik = f["turnover_tjk_own"].fact(OwnCount)
    if not (tajik.gap and tajik.gap.ratio):
        yield line("trade.brief-two-gaps", **of_two)
        return
    yield line(
        "trade.brief-three-gaps",
        tjk=tajik.gap.ratio.of(unit=kyrgyz.unit),
        tjk_period=f["turnover_tjk_own"].period,
        **of_two,
    )


def _uzbek_count(figure: KeyFigure) -> Iterator[Line]:
    own = figure.fact(OwnCount)
    if not own.gap:
        return
    side = "higher" if own.gap.difference.value < 0 else "lower"
    yield line(
        f"trade.brief-uzbek-count-{side}",
        own=figure,
        period=figure.period,
        theirs=own.gap.one,
    )
    if own.with_services:
        yield line("trade.brief-with-services")


def _levels_and_scenario(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    scenario = f["scenario"]
    if f["needed_low"].is_known:
        clauses = [*_growth_needed(f)]
        yield line("common.in-clauses", clauses=clauses)
        low = f["probability_low"]
        if low.is_known:
            yield _chances(low, f["probability_high"])
    if scenario.is_known:
        yield line("trade.brief-scenario", amount=scenario, horizon=scenario.period)


def _growth_needed(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    horizon = f["scenario"].period
    low = f["needed_low"].fact(ExpectedLevel)
    high = f["needed_high"].fact(ExpectedLevel)
    if not (low.level and high.level):
        return
    if abs(f["needed_low_real"].value) < STILL:
        yield line(
            "trade.brief-low-level-needs-no-growth",
            low=low.level,
            horizon=horizon,
            inflation=low.inflation,
        )
    else:
        yield line(
            "trade.brief-low-level-needs",
            low=low.level,
            horizon=horizon,
            growth=f["needed_low"],
        )
    yield line("trade.brief-high-level-needs", high=high.level, growth=f["needed_high"])


def _chances(low: KeyFigure, high: KeyFigure) -> Line:
    about = low.fact(ExpectedLevel)
    if about.chance and about.chance.width.value > 0:
        return line("trade.brief-chances", low=low, high=high)
    return line("trade.brief-chance", probability=low)

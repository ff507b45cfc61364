"""What the brief of trade says, over its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.facts import Fact, is_known
from cac_data.lines import Line, Text, line

STILL = 0.5  # percent a year: real growth that is none


def finding(figures: Sequence[Fact]) -> Line:
    """Say how much trade there is, and what is odd about it."""
    return _finding(_by_id(figures))


def brief(figures: Sequence[Fact]) -> Text:
    """Say what to take away: how much trade, who counts it, where it leads."""
    f = _by_id(figures)
    yield [_finding(f), *_growth_without_kyrgyz(f)]
    yield _balance_and_counts(f)
    yield _levels_and_scenario(f)


def _by_id(figures: Sequence[Fact]) -> dict[str, Fact]:
    return {figure["id"]: figure for figure in figures}


def _finding(f: Mapping[str, Fact]) -> Line:
    turnover = f["turnover"]
    reporter = turnover["about"]["reporter"]
    if not is_known(turnover["value"]):
        kyrgyz = f["turnover_kgz_own"]
        gap = kyrgyz["about"]["gap"]
        if not gap:
            return line("trade.finding-no-total", reporter=reporter)
        return line(
            "trade.finding-two-kyrgyz-counts",
            own=float(kyrgyz["value"]),
            theirs=float(gap["other"]["value"]),
            period=kyrgyz["period"],
        )
    amount = float(turnover["value"])
    period = turnover["period"]
    if is_known(f["kyrgyz_export_part"]["value"]):
        rise = f["kyrgyz_export_part"]["about"]
        return line(
            "trade.finding-with-kyrgyz-jump",
            amount=amount,
            period=period,
            reporter=reporter,
            jump=float(rise["line"]["value"]),
            rise=float(rise["rise"]),
            start=str(rise["whole"]["start"]),
        )
    if is_known(f["growth_two_years"]["value"]):
        return line(
            "trade.finding-with-growth",
            amount=amount,
            period=period,
            reporter=reporter,
            growth=float(f["growth_two_years"]["value"]),
        )
    return line("trade.finding", amount=amount, period=period, reporter=reporter)


def _growth_without_kyrgyz(f: Mapping[str, Fact]) -> Iterator[Line]:
    growth = f["exports_without_kyrgyz"]
    if is_known(f["kyrgyz_export_part"]["value"]) and is_known(growth["value"]):
        yield line(
            "trade.brief-without-kyrgyz",
            growth=float(growth["value"]),
            real=float(growth["about"]["real"]),
            inflation=float(growth["about"]["inflation"]),
        )


def _balance_and_counts(f: Mapping[str, Fact]) -> Iterator[Line]:
    balance = f["balance"]
    if is_known(balance["value"]):
        kind = "deficit" if balance["value"] < 0 else "surplus"
        amount = abs(float(balance["value"]))
        yield line(f"trade.brief-{kind}", amount=amount, period=balance["period"])
    bank = f["turnover_edb"]
    if is_known(bank["value"]):
        yield line(
            "trade.brief-bank",
            gap=float(bank["about"]["pct"]),
            bank=float(bank["value"]),
            china=float(bank["about"]["china"]),
            period=bank["period"],
        )
    if is_known(f["turnover_national"]["value"]):
        clauses = [*_national_count(f["turnover_national"])]
        yield line("common.in-clauses", clauses=clauses)
    if is_known(f["mirror_ratio_kaz"]["value"]):
        yield from _largest_gaps(f)
    uzbek = f["turnover_uzb_own"]
    if not is_known(f["turnover"]["value"]) and uzbek["about"]["gap"]:
        clauses = [*_uzbek_count(uzbek)]
        yield line("common.in-clauses", clauses=clauses)


def _national_count(figure: Fact) -> Iterator[Line]:
    """Say what own counts add up to, and which parts are not, or may not be, own."""
    yield line(
        "trade.brief-national",
        amount=float(figure["value"]),
        period=figure["period"],
        gap=float(figure["about"]["pct"]),
    )
    silent = [
        line(
            "trade.brief-not-its-own",
            country=part["country"],
            amount=float(part["value"]),
        )
        for part in figure["about"]["silent"]
    ]
    unsaid = [
        line(
            "trade.brief-unsaid",
            country=part["country"],
            amount=float(part["value"]),
        )
        for part in figure["about"]["unsaid"]
    ]
    if silent and unsaid:
        last = silent.pop()
        first = unsaid.pop(0)
        both = line("trade.brief-not-its-own-and-unsaid", silent=last, unsaid=first)
        silent.append(both)
    yield from silent
    yield from unsaid


def _largest_gaps(f: Mapping[str, Fact]) -> Iterator[Line]:
    kyrgyz = f["mirror_ratio_kgz"]
    kazakh = f["mirror_ratio_kaz"]
    tajik = f["turnover_tjk_own"]
    times = tajik["about"]["times"]
    if not is_known(kyrgyz["value"]):
        return
    if not times:
        yield line(
            "trade.brief-two-gaps",
            kgz=float(kyrgyz["value"]),
            kgz_period=kyrgyz["period"],
            kaz=float(kazakh["value"]),
            kaz_period=kazakh["period"],
        )
        return
    yield line(
        "trade.brief-three-gaps",
        kgz=float(kyrgyz["value"]),
        kgz_period=kyrgyz["period"],
        kaz=float(kazakh["value"]),
        kaz_period=kazakh["period"],
        tjk=float(times),
        tjk_period=tajik["period"],
    )


def _uzbek_count(figure: Fact) -> Iterator[Line]:
    gap = figure["about"]["gap"]
    side = "higher" if gap["value"] > 0 else "lower"
    yield line(
        f"trade.brief-uzbek-count-{side}",
        own=float(figure["value"]),
        period=figure["period"],
        theirs=float(gap["other"]["value"]),
    )
    if figure["about"]["wider"]:
        yield line("trade.brief-with-services")


def _levels_and_scenario(f: Mapping[str, Fact]) -> Iterator[Line]:
    horizon = f["scenario"]["period"]
    if is_known(f["needed_low"]["value"]):
        clauses = [*_growth_needed(f)]
        yield line("common.in-clauses", clauses=clauses)
        low = f["probability_low"]
        if is_known(low["value"]):
            yield _chances(low, f["probability_high"])
    if is_known(f["scenario"]["value"]):
        amount = float(f["scenario"]["value"])
        yield line("trade.brief-scenario", amount=amount, horizon=horizon)


def _growth_needed(f: Mapping[str, Fact]) -> Iterator[Line]:
    low = f["needed_low"]
    level = float(low["about"]["level"]["value"])
    horizon = f["scenario"]["period"]
    if abs(f["needed_low_real"]["value"]) < STILL:
        yield line(
            "trade.brief-low-level-needs-no-growth",
            low=level,
            horizon=horizon,
            inflation=float(low["about"]["inflation"]),
        )
    else:
        growth = float(low["value"])
        yield line(
            "trade.brief-low-level-needs", low=level, horizon=horizon, growth=growth
        )
    high = f["needed_high"]
    yield line(
        "trade.brief-high-level-needs",
        high=float(high["about"]["level"]["value"]),
        growth=float(high["value"]),
    )


def _chances(low: Fact, high: Fact) -> Line:
    probability = float(low["value"])
    if low["about"]["width"] > 0:
        return line("trade.brief-chances", low=probability, high=float(high["value"]))
    return line("trade.brief-chance", probability=probability)

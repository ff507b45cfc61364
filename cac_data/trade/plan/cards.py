"""What is said of key figures of trade: labels, notes, what they are compared by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.facts import Comparison, Figure, KeyFigure
from cac_data.lines import KeyFigureWords, Line, Value, line
from cac_data.trade.ahead import HeldOutcomes
from cac_data.trade.figures import ExpectedLevel, ExpectedRange, OtherExports
from cac_data.trade.mirror import MirrorGap
from cac_data.trade.own_counts import NationalTotal, OwnCount


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """Say what a key figure is, what its label cannot say, and what it compares."""
    id = figure.id
    label = LABELS.get(id, _label)(figure)
    note = None
    if id in NOTES:
        note = NOTES[id](figure)
    elif id in NOTES_OF_VALUES and figure.is_known:
        note = NOTES_OF_VALUES[id](figure)
    outcome = line(f"trade.outcome-{id}") if id in OUTCOMES else None
    pair = PAIRS[id](figure) if id in PAIRS else None
    return KeyFigureWords(label=label, note=note, outcome=outcome, pair=pair)


OUTCOMES = ("scenario", "scenario_exports")
"""By which scenarios are compared."""


def _label(figure: KeyFigure) -> Line:
    return line(f"trade.label-{figure.id}")


def _country(figure: KeyFigure) -> str:
    """The country that the id of a figure ends in."""
    return figure.id[-3:].upper()


# --- How much is traded --------------------------------------------------------------


def _no_total(figure: KeyFigure) -> Line | None:
    if figure.is_known:
        return None
    return line(f"trade.note-no-total-{figure.reporter}")


def _interval(figure: KeyFigure) -> Line:
    forecast = figure.fact(Figure)
    if forecast.text("method") == "combination":
        return line("trade.note-interval-of-combination")
    return line("trade.note-interval")


def _with_kyrgyz(figure: KeyFigure) -> Line | None:
    about = figure.fact(OtherExports)
    if not about.whole:
        return None
    return line("trade.note-with-kyrgyz", growth=about.whole)


# --- Who counts it -------------------------------------------------------------------


def _mixes_sources(figure: KeyFigure) -> Line:
    to_bank = figure.fact(Comparison)
    return line("trade.note-mixes-sources", china=to_bank.one)


def _less_than_customs(figure: KeyFigure) -> Line | None:
    own = figure.fact(NationalTotal)
    if not own.gap.pct:
        return None
    countries = [part.text("country") for part in own.silent]
    if not countries:
        return line("trade.note-less-than-customs", gap=own.gap.pct)
    said_of: dict[str, Value] = {"gap": own.gap.pct, "countries": countries}
    unsaid = [part.text("country") for part in own.unsaid]
    if unsaid:
        name = "trade.note-less-than-customs-in-part-and-unsaid"
        return line(name, unsaid=unsaid, **said_of)
    return line("trade.note-less-than-customs-in-part", **said_of)


def _uzbek_label(figure: KeyFigure) -> Line:
    own = figure.fact(OwnCount)
    if own.unsaid:
        return line("trade.label-turnover_uzb_stated")
    return _label(figure)


def _customs(figure: KeyFigure) -> Line | None:
    own = figure.fact(OwnCount)
    if not own.gap:
        return None
    return line("trade.note-customs", china=own.gap.one)


def _customs_beside_uzbek(figure: KeyFigure) -> Line | None:
    own = figure.fact(OwnCount)
    if not own.gap:
        return None
    china = own.gap.one
    if own.with_services:
        return line("trade.note-customs-and-services", china=china)
    if own.unsaid:
        return line("trade.note-customs-and-unsaid", china=china)
    return line("trade.note-customs", china=china)


def _mirror_label(figure: KeyFigure) -> Line:
    return line("trade.label-mirror_ratio", country=_country(figure))


def _imports_of_both(figure: KeyFigure) -> Line | None:
    """Say what both count of Chinese exports, for the page of all reports."""
    if not figure.is_known:
        return None
    gap = figure.fact(MirrorGap)
    services = "-with-services" if gap.with_services else ""
    return line(
        f"trade.pair-of-imports{services}",
        country=gap.country,
        period=gap.ratio.period,
        china=gap.counts.one,
        national=gap.counts.other,
        ratio=figure,
    )


def _turnover_of_both(figure: KeyFigure) -> Line | None:
    """Say what both count of all trade, for the page of all reports."""
    own = figure.fact(OwnCount)
    if not (own.count and own.gap and own.gap.ratio):
        return None
    return line(
        "trade.pair-of-turnover",
        country=own.count.text("country"),
        period=own.count.period,
        china=own.gap.one,
        national=own.gap.other,
        ratio=own.gap.ratio,
    )


# --- Levels that authors expect ------------------------------------------------------


def _level(figure: KeyFigure) -> Line:
    about = figure.fact(ExpectedLevel)
    if not about.level:
        return line("trade.level-unknown")
    return line("trade.level-of-authors", amount=about.level)


def _needed_label(figure: KeyFigure) -> Line:
    return line("trade.label-needed", level=_level(figure))


def _needed_real_label(figure: KeyFigure) -> Line:
    return line("trade.label-needed_real", level=_level(figure))


def _inflation(figure: KeyFigure) -> Line:
    about = figure.fact(ExpectedLevel)
    return line("trade.note-inflation", inflation=about.inflation)


def _probability_label(figure: KeyFigure) -> Line:
    return line("trade.label-probability", level=_level(figure))


def _likelihood(figure: KeyFigure) -> Line:
    return line("trade.note-likelihood", probability=figure)


def _range_of_article(figure: KeyFigure) -> Line | None:
    about = figure.fact(ExpectedRange)
    if not (about.low and about.high and about.chance):
        return None
    return line("trade.note-range", low=about.low, high=about.high)


# --- Shares, and how good the forecast was -------------------------------------------


def _share_label(figure: KeyFigure) -> Line:
    return line("trade.label-share", country=_country(figure))


def _share_of_five(figure: KeyFigure) -> Line:
    share = figure.fact(Figure)
    if share.text("basis") == "customs":
        return line("trade.note-rounded-by-customs")
    return line("trade.note-chinese-shares")


def _windows(figure: KeyFigure) -> Line:
    outcomes = figure.fact(HeldOutcomes)
    return line("trade.note-windows", held=outcomes.held, n=outcomes.n)


LABELS: Mapping[str, Callable[[KeyFigure], Line]] = {
    "turnover_uzb_own": _uzbek_label,
    "mirror_ratio_kgz": _mirror_label,
    "mirror_ratio_kaz": _mirror_label,
    "mirror_ratio_uzb": _mirror_label,
    "needed_low": _needed_label,
    "needed_high": _needed_label,
    "needed_low_real": _needed_real_label,
    "needed_high_real": _needed_real_label,
    "probability_low": _probability_label,
    "probability_high": _probability_label,
    "share_kaz": _share_label,
    "share_kgz": _share_label,
    "share_uzb": _share_label,
}
"""Labels that say more than ``label-<id>``."""

NOTES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "turnover": _no_total,
    "scenario": lambda figure: line("trade.note-assumed"),
    "turnover_kgz_own": _customs,
    "turnover_tjk_own": _customs,
    "turnover_uzb_own": _customs_beside_uzbek,
    "needed_low_real": _inflation,
    "needed_high_real": _inflation,
    "share_kaz": lambda figure: line("trade.note-national-shares"),
    "share_kgz": lambda figure: line("trade.note-national-shares"),
    "share_uzb": lambda figure: line("trade.note-national-shares"),
}
"""Notes, also where a figure has no value."""

NOTES_OF_VALUES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "projection": _interval,
    "growth_two_years": lambda figure: line("trade.note-rounding"),
    "kyrgyz_export_part": lambda figure: line("trade.note-two-totals"),
    "exports_without_kyrgyz": _with_kyrgyz,
    "turnover_edb": _mixes_sources,
    "turnover_national": _less_than_customs,
    "mirror_ratio_kgz": lambda figure: line("trade.note-freight"),
    "mirror_ratio_kaz": lambda figure: line("trade.note-freight"),
    "mirror_ratio_uzb": lambda figure: line("trade.note-freight"),
    "moves_explained": lambda figure: line("trade.note-goods-of-both-years"),
    "kyrgyz_gold_tonnes": lambda figure: line("trade.note-mean-price"),
    "probability_low": _likelihood,
    "probability_high": _likelihood,
    "probability_inside": _range_of_article,
    "share_chn": _share_of_five,
    "coverage": _windows,
}
"""Notes of figures that have a value."""

PAIRS: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "mirror_ratio_kgz": _imports_of_both,
    "mirror_ratio_kaz": _imports_of_both,
    "mirror_ratio_uzb": _imports_of_both,
    "turnover_tjk_own": _turnover_of_both,
}
"""What two reporters count."""

"""What is said of key figures of trade: labels, notes, what they are compared by."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.facts import Fact, is_known
from cac_data.lines import KeyFigureWords, Line, line


def key_figure(figure: Fact) -> KeyFigureWords:
    """Say what a key figure is, what its label cannot say, and what it compares."""
    id = figure["id"]
    label = LABELS.get(id, _label)(figure)
    note = None
    if id in NOTES:
        note = NOTES[id](figure)
    elif id in NOTES_OF_VALUES and is_known(figure["value"]):
        note = NOTES_OF_VALUES[id](figure)
    outcome = line(f"trade.outcome-{id}") if id in OUTCOMES else None
    pair = PAIRS[id](figure) if id in PAIRS else None
    return KeyFigureWords(label=label, note=note, outcome=outcome, pair=pair)


OUTCOMES = ("scenario", "scenario_exports")
"""By which scenarios are compared."""


def _label(figure: Fact) -> Line:
    return line(f"trade.label-{figure['id']}")


def _country(figure: Fact) -> str:
    """The country that the id of a figure ends in."""
    return str(figure["id"])[-3:].upper()


# --- How much is traded --------------------------------------------------------------


def _no_total(figure: Fact) -> Line | None:
    if is_known(figure["value"]):
        return None
    return line(f"trade.note-no-total-{figure['about']['reporter']}")


def _interval(figure: Fact) -> Line:
    if figure["about"].get("method") == "combination":
        return line("trade.note-interval-of-combination")
    return line("trade.note-interval")


def _with_kyrgyz(figure: Fact) -> Line:
    growth = float(figure["about"]["whole"]["value"])
    return line("trade.note-with-kyrgyz", growth=growth)


# --- Who counts it -------------------------------------------------------------------


def _less_than_customs(figure: Fact) -> Line:
    gap = float(figure["about"]["pct"])
    countries = figure["about"]["unheard"]
    if not countries:
        return line("trade.note-less-than-customs", gap=gap)
    return line(
        "trade.note-less-than-customs-in-part", gap=gap, countries=list(countries)
    )


def _uzbek_label(figure: Fact) -> Line:
    if figure["about"]["unsaid"]:
        return line("trade.label-turnover_uzb_stated")
    return _label(figure)


def _customs(figure: Fact) -> Line | None:
    gap = figure["about"]["gap"]
    if not gap:
        return None
    return line("trade.note-customs", china=float(gap["other"]["value"]))


def _customs_beside_uzbek(figure: Fact) -> Line | None:
    gap = figure["about"]["gap"]
    if not gap:
        return None
    china = float(gap["other"]["value"])
    if figure["about"]["wider"]:
        return line("trade.note-customs-and-services", china=china)
    if figure["about"]["unsaid"]:
        return line("trade.note-customs-and-unsaid", china=china)
    return line("trade.note-customs", china=china)


def _mirror_label(figure: Fact) -> Line:
    return line("trade.label-mirror_ratio", country=_country(figure))


def _imports_of_both(figure: Fact) -> Line | None:
    """Say what both count of Chinese exports, for the page of all reports."""
    if not is_known(figure["value"]):
        return None
    about = figure["about"]
    services = "-with-services" if about["defined"] == "D" else ""
    return line(
        f"trade.pair-of-imports{services}",
        country=about["country"],
        period=about["period"],
        china=float(about["china"]),
        national=float(about["national"]),
        ratio=float(figure["value"]),
    )


def _turnover_of_both(figure: Fact) -> Line | None:
    """Say what both count of all trade, for the page of all reports."""
    about = figure["about"]
    if not is_known(about["times"]):
        return None
    return line(
        "trade.pair-of-turnover",
        country=about["country"],
        period=about["period"],
        china=float(about["gap"]["other"]["value"]),
        national=float(about["value"]),
        ratio=float(about["times"]),
    )


# --- Levels that authors expect ------------------------------------------------------


def _level(figure: Fact) -> Line:
    level = figure["about"].get("level")
    if not level:
        return line("trade.level-unknown")
    return line("trade.level-of-authors", amount=float(level["value"]))


def _needed_label(figure: Fact) -> Line:
    return line("trade.label-needed", level=_level(figure))


def _needed_real_label(figure: Fact) -> Line:
    return line("trade.label-needed_real", level=_level(figure))


def _inflation(figure: Fact) -> Line:
    inflation = float(figure["about"]["inflation"])
    return line("trade.note-inflation", inflation=inflation)


def _probability_label(figure: Fact) -> Line:
    return line("trade.label-probability", level=_level(figure))


def _likelihood(figure: Fact) -> Line:
    return line("trade.note-likelihood", probability=float(figure["value"]))


def _widest_range(figure: Fact) -> Line:
    low, high = figure["about"]["ends"]
    return line(
        "trade.note-widest-range",
        low=float(low["value"]),
        high=float(high["value"]),
        largest=float(figure["about"]["largest"]),
    )


# --- Shares, and how good the forecast was -------------------------------------------


def _share_label(figure: Fact) -> Line:
    return line("trade.label-share", country=_country(figure))


def _share_of_five(figure: Fact) -> Line:
    if figure["about"]["basis"] == "customs":
        return line("trade.note-rounded-by-customs")
    return line("trade.note-chinese-shares")


def _windows(figure: Fact) -> Line:
    held = int(figure["about"]["held"])
    return line("trade.note-windows", held=held, n=int(figure["about"]["n"]))


LABELS: Mapping[str, Callable[[Fact], Line]] = {
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

NOTES: Mapping[str, Callable[[Fact], Line | None]] = {
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

NOTES_OF_VALUES: Mapping[str, Callable[[Fact], Line]] = {
    "projection": _interval,
    "growth_two_years": lambda figure: line("trade.note-rounding"),
    "kyrgyz_export_part": lambda figure: line("trade.note-two-totals"),
    "exports_without_kyrgyz": _with_kyrgyz,
    "turnover_edb": lambda figure: line(
        "trade.note-mixes-sources", china=float(figure["about"]["china"])
    ),
    "turnover_national": _less_than_customs,
    "mirror_ratio_kgz": lambda figure: line("trade.note-freight"),
    "mirror_ratio_kaz": lambda figure: line("trade.note-freight"),
    "mirror_ratio_uzb": lambda figure: line("trade.note-freight"),
    "moves_explained": lambda figure: line("trade.note-goods-of-both-years"),
    "kyrgyz_gold_tonnes": lambda figure: line("trade.note-mean-price"),
    "probability_low": _likelihood,
    "probability_high": _likelihood,
    "probability_inside": _widest_range,
    "share_chn": _share_of_five,
    "coverage": _windows,
}
"""Notes of figures that have a value."""

PAIRS: Mapping[str, Callable[[Fact], Line | None]] = {
    "mirror_ratio_kgz": _imports_of_both,
    "mirror_ratio_kaz": _imports_of_both,
    "mirror_ratio_uzb": _imports_of_both,
    "turnover_tjk_own": _turnover_of_both,
}
"""What two reporters count."""

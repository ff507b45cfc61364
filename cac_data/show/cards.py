"""Key figures: all of a topic, of which a few top the page as cards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cac_data import words
from cac_data.facts import KeyFigure
from cac_data.figure import Trait
from cac_data.lines import KeyFigureWords, Line, line
from cac_data.show.amounts import amount, plain
from cac_data.show.publication import ids_in, publish_cards

Said = Callable[[KeyFigure], KeyFigureWords]
"""What a plan says of each key figure."""

MOST_CARDS = 6
DIGITS_OF_ODDS = 2
PRINTED_AS: Mapping[str, Line] = {
    "about": line("common.note-about"),
    "more_than": line("common.note-more-than"),
    "nearly": line("common.note-nearly"),
    "up_to": line("common.note-up-to"),
}
"""What a card says of how the source puts its figure."""
OF: tuple[Trait, ...] = ("measure", "prices", "coverage", "base")
"""What else a figure is of, beside who counts, for whoever compares it."""
COLUMNS = ("key-figure", "value", "period", "range", "note")
PARTS_OF_CARD = ("label", "text", "period_text", "range", "note")


def key_figures(figures: Sequence[KeyFigure], cards: Sequence[str], said: Said) -> None:
    """The topic's key figures; the first six of `cards` with a value top the page.

    `said` gives the words of each. Scenarios are compared by those with an outcome, its
    name there, beside the figure that `today` names; a pair says what two reporters
    count.
    """
    entries = [key_figure(figure, said) for figure in figures]
    with_value = {entry["id"]: entry for entry in entries if entry["value"] is not None}
    on_top = [with_value[id] for id in cards if id in with_value][:MOST_CARDS]
    content = {"figures": entries, "cards": [entry["id"] for entry in on_top]}
    headings = [words.say(line(f"common.column-{name}")) for name in COLUMNS]
    cells = [[entry[part] for part in PARTS_OF_CARD] for entry in on_top]
    publish_cards("key-figures", content, entries, [headings, *cells])


def key_figure(figure: KeyFigure, said: Said) -> dict[str, Any]:
    """A key figure, with value and range also as they are printed.

    Words may print another text than the number with its unit.
    """
    its_words = said(figure)
    its_words = replace(its_words, note=_note(figure, its_words.note))
    texts = _texts_of(its_words)
    unit = figure.unit.replace("percent", "%")
    digits = figure.decimals
    value = _rounded(figure.value, digits)
    low = _rounded(figure.low, digits)
    high = _rounded(figure.high, digits)
    is_year = unit == "year"
    period = figure.period
    compared = {
        "outcome": texts["outcome"],
        "today": figure.get("today", ""),
        "pair": texts["pair"],
        "reporter": figure.reporter,
    }
    of = {trait: getattr(figure, trait) for trait in OF}
    return {
        **{name: text for name, text in compared.items() if text},
        **words.parts_in_english(
            label=its_words.label, note=its_words.note, text=its_words.text
        ),
        "of": {trait: word for trait, word in of.items() if word},
        "id": figure.id,
        "label": texts["label"],
        "period": period,
        "note": texts["note"],
        "source_ids": ids_in(figure.source_ids),
        "value": value,
        "exact": plain(figure.exact),
        "low": low,
        "high": high,
        "text": texts["text"] or _printed(value, unit, digits),
        "number": _number(value, unit, digits),
        "decimals": DIGITS_OF_ODDS if unit == "probability" else digits,
        "unit": "" if is_year else unit,
        "range": _range(low, high, unit, digits),
        "period_text": words.period(period),
    }


def _note(figure: KeyFigure, note: Line | None) -> Line | None:
    """The note of a figure, behind what its source calls it: about, or more than."""
    printed = PRINTED_AS.get(figure.printed_as)
    if printed and note:
        return line("common.clauses", before=printed, next=note)
    return printed or note


def _rounded(value: Any, digits: int) -> Any:
    value = plain(value)
    return None if value is None else round(value, digits)


def _printed(value: float | None, unit: str, digits: int) -> str:
    """A value with its unit; a probability always as odds."""
    if value is None:
        return words.say(line("common.no-figure"))
    if unit == "probability":
        return words.odds(value)
    return amount(value, unit, digits)


def _number(value: float | None, unit: str, digits: int) -> str:
    """A value without its unit; nothing stands beside years and probabilities."""
    if value is None or unit in ("year", "probability"):
        return _printed(value, unit, digits)
    return words.number_of(value, unit, digits)


def _range(low: float | None, high: float | None, unit: str, digits: int) -> str:
    """The range of a figure; its ends are never odds, which are cut at both sides."""
    if low is None or high is None:
        return ""
    if low % 1 == high % 1 == 0:
        digits = 0
    as_number = amount if unit == "year" else words.number_of
    ends = {
        "low": as_number(low, unit, digits),
        "high": as_number(high, unit, digits),
    }
    return words.say(line("common.range", **ends))


def _texts_of(said: KeyFigureWords) -> dict[str, str]:
    """What is said of a key figure: a text of each part, some empty."""
    parts = {
        "label": said.label,
        "note": said.note,
        "text": said.text,
        "outcome": said.outcome,
        "pair": said.pair,
    }
    return {name: words.say(part) if part else "" for name, part in parts.items()}

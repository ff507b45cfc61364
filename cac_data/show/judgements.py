"""What the evidence says on claims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.figure import Figure
from cac_data.lines import RoundedTo, Text, line
from cac_data.show.amounts import amount, plain
from cac_data.show.publication import ids_in, publish_table
from cac_data.show.sentences import say_why_empty

COLUMNS = ("claim", "claimed", "found", "verdict", "how")
PARTS_OF_ROW = ("statement", "claimed_text", "found_text", "verdict", "how")


def verdicts(frame: pd.DataFrame, *, empty: Text | None = None) -> None:
    """What the evidence says on claims: rows of `claims.verdicts`.

    `empty`: what is said where there are none, as of a table.
    """
    if frame.empty:
        say_why_empty(empty)
        return
    entries = [_verdict(row) for row in frame.to_dict("records")]
    headings = [words.say(line(f"common.column-{name}")) for name in COLUMNS]
    cells = [[entry[part] for part in PARTS_OF_ROW] for entry in entries]
    publish_table("verdicts", {"verdicts": entries}, frame, [headings, *cells])


def _verdict(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A verdict, with claimed and found also as they are printed."""
    entry = {str(name): plain(value) for name, value in row.items()}
    unit = re.sub("^percent", "%", entry["unit"])
    track = entry.get("track")
    return {
        **entry,
        "statement": words.spoken().text_of(entry["statement"]),
        "claimed_text": _claimed_text(entry, unit),
        "found_text": _found_text(entry, unit),
        "claimed_label": words.say(
            line("claims.test-we-set" if entry.get("our_test") else "claims.claimed")
        ),
        "track": words.say(line(f"claims.track-{track}")) if track else "",
        "unit": unit,
        "source_ids": ids_in(entry["source_ids"]),
    }


def _claimed_text(entry: Mapping[str, Any], unit: str) -> str:
    claimed = entry["claimed"]
    is_least = entry.get("comparison") == "at_least"
    if claimed == 0 and unit == "%" and is_least:
        return words.say(line("common.growth"))
    if entry.get("our_test") and is_least:
        of_five = "-of-five" if unit == "countries" else ""
        least = RoundedTo(Figure(value=float(claimed), unit=unit), 0)
        return words.say(line(f"claims.least{of_five}", claimed=least, unit=unit))
    return _text_of(claimed, unit)


def _found_text(entry: Mapping[str, Any], unit: str) -> str:
    if entry.get("found_years"):
        years = [int(year) for year in entry["found_years"].split(";")]
        texts = [str(abs(year)) if year < 0 else str(year) for year in years]
        era = "-bc" if years[-1] < 0 else ""
        return words.say(line(f"claims.years-found{era}", years=texts))
    text = _text_of(entry["found"], unit)
    if entry.get("found_limit") == "at_most":
        return words.say(line("claims.at-most", amount=text))
    return text


def _text_of(value: float | None, unit: str) -> str:
    return "" if value is None else amount(value, unit)

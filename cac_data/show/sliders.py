"""Key figures and a path that a reader moves with sliders."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cac_data import words
from cac_data.facts import Fact
from cac_data.lines import Line, SliderWords, line
from cac_data.show.amounts import PLACE_OF_NUMBER, in_pattern, pattern_of, plain
from cac_data.show.cards import COLUMNS, Said, key_figure
from cac_data.show.publication import publish_table
from cac_data.show.sentences import say_why_empty

NEVER = "line_d_year"
"""The slider whose lowest position means never."""


def what_if(
    name: str,
    fact: Fact,
    figures: Sequence[Fact],
    said: SliderWords,
    said_of_figure: Said,
) -> None:
    """Key figures and a path that sliders move on the page of a report.

    `fact`: of `what_if.of_trade` or `of_gas`; `figures`: the page's key figures, and
    what is `said_of_figure` each. What moves is called by ``slider-`` and ``moved-`` in
    ``common.ftl``; where nothing does, a sentence stands in its place.
    """
    moved = _moved(fact, figures, said_of_figure)
    if not moved:
        say_why_empty(said.empty)
        return
    path = _path(fact, said)
    grids = _needed_grids(fact["grids"], [moved, path])
    sliders = _sliders(fact, {id for grid in grids.values() for id in grid["by"]})
    elsewhere = words.say(line("common.no-sliders"))
    still = words.say(said.still)
    content = {
        "name": name,
        "caption": words.say(said.caption),
        "still": still,
        "note": " ".join([elsewhere, still, *_pasts(sliders)]),
        "sliders": sliders,
        "grids": grids,
        "figures": moved,
        "path": path,
    }
    headings = [words.say(line(f"common.column-{name}")) for name in COLUMNS[:3]]
    cells = [[entry["label"], entry["text"], entry["period_text"]] for entry in moved]
    publish_table("what-if", content, fact, [headings, *cells])


def _moved(fact: Fact, figures: Sequence[Fact], said: Said) -> list[Fact]:
    """The key figures that sliders move, each with the terms by which they do."""
    figure_of = {
        figure["id"]: figure for figure in figures if not math.isnan(figure["value"])
    }
    terms = {
        id: term for id, term in fact.get("figures", {}).items() if id in figure_of
    }
    if not terms:
        return []
    levels = fact.get("sizes") or {}
    moved = []
    for id, term in terms.items():
        entry = key_figure(figure_of[id], said)
        moved.append(
            {
                "id": entry["id"],
                "period_text": entry["period_text"],
                "text": entry["text"],
                "value": entry["value"],
                "decimals": figure_of[id]["decimals"],
                "scale": 1,
                "label": words.say(line(f"common.moved-{id}", **levels)),
                "pattern": pattern_of(entry["unit"]),
                **term,
            }
        )
    return moved


def _path(fact: Fact, said: SliderWords) -> Fact:
    """The path that is drawn: what is known of it, and the levels it may reach."""
    path = fact["path"]
    level_names = words.all_names(said.names)
    observed = path["known"][["year", "value"]].itertuples(index=False, name=None)
    return {
        "of": path["of"],
        "years": path["years"],
        "decimals": 0,
        "label": words.say(said.path),
        "pattern": pattern_of(path["unit"]),
        "scale": 1,
        "known": [[plain(year), plain(value)] for year, value in observed],
        "levels": [
            {"label": level_names[level], "low": low, "high": high}
            for level, (low, high) in path["levels"].items()
        ],
    }


def _needed_grids(grids: Mapping[str, Any], moved: Sequence[Any]) -> dict[str, Any]:
    """The grids that are named anywhere in what is moved."""
    terms = json.dumps(moved)
    return {id: grid for id, grid in grids.items() if f'"{id}"' in terms}


def _sliders(fact: Fact, needed: set[str]) -> list[Fact]:
    """The needed sliders."""
    sliders = []
    for id, slider in fact["sliders"].items():
        if id not in needed:
            continue
        pattern = words.say(line(f"common.slider-{id}.pattern", number=PLACE_OF_NUMBER))
        low = slider["positions"][0]
        high = slider["positions"][-1]
        sliders.append(
            {
                "name": id,
                "label": _label_of(id, fact),
                "pattern": pattern,
                "none": _word_for_none(id),
                **_past(slider, pattern, low, high),
                "key": id,
                "yaml": "#",
                **slider,
                "low": low,
                "high": high,
            }
        )
    return sliders


def _label_of(id: str, fact: Fact) -> str:
    """What a slider moves; what is added to Kyrgyz exports is added in a year."""
    shift = fact.get("line")
    if id == "kyrgyz_line" and shift:
        year = str(shift["year"])
        return words.say(line("common.slider-kyrgyz_line-of-a-year", year=year))
    return words.say(line(f"common.slider-{id}"))


def _word_for_none(id: str) -> str:
    """The word for the end of a slider that means never."""
    return words.say(line("common.slider-line_d_year.never")) if id == NEVER else ""


def _past(slider: Fact, pattern: str, low: float, high: float) -> Fact:
    """What was in the past of what a slider moves: `told`, and `drawn` on its scale."""
    past = slider.get("past") or {}
    marks = past.get("marks", [])
    drawn = [mark for mark in marks if low <= mark <= high]
    scale = slider["scale"]
    digits = slider["decimals"]
    # What hardly ever moved would be printed as zero.
    if marks and round(max(map(abs, marks)) * scale, digits) < 1:
        digits += 1
    numbers = [words.number(mark * scale, digits) for mark in marks]
    printed = [in_pattern(pattern, number) for number in numbers]
    is_whole = len(drawn) == len(marks)
    told = words.say([_lines_on_past(past, ", ".join(printed), is_whole=is_whole)])
    return {"drawn": drawn, "told": told}


def _lines_on_past(past: Fact, printed: str, *, is_whole: bool) -> Iterator[Line]:
    """What was: its percentiles, as they are printed, or that too little is known."""
    if not past.get("n"):
        return
    span = {
        "n": past["n"],
        "first": str(past["first"]),
        "last": str(past["last"]),
    }
    if not printed:
        yield line("common.past-too-few", **span)
        return
    kind = f"{past['kind']}-with-boom" if past.get("has_boom") else past["kind"]
    yield line(f"common.past-{kind}", printed=printed, **span)
    if not is_whole:
        yield line("common.past-beyond-scale")


def _pasts(sliders: Iterable[Fact]) -> list[str]:
    return [
        f"{slider['label']}: {slider['told']}" for slider in sliders if slider["told"]
    ]

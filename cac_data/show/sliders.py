"""Key figures and a path that a reader moves with sliders."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cac_data import words
from cac_data.facts import Fact
from cac_data.show.amounts import in_pattern, pattern_of, plain
from cac_data.show.cards import key_figure
from cac_data.show.publication import publish_table
from cac_data.show.sentences import say_why_empty


def what_if(name: str, fact: Fact, figures: Sequence[Fact]) -> None:
    """Key figures and a path that sliders move on the page of a report.

    `fact`: of `what_if.of_trade` or `of_gas`; `figures`: the page's key figures. Words:
    ``<name>`` (what may be moved), ``_path`` (what is drawn), ``_names`` (its levels),
    ``_empty`` (in place of sliders),
    ``common.slider_names``, ``common.moved_names``.
    """
    moved = _moved(name.partition(".")[0], fact, figures)
    if not moved:
        say_why_empty(name, fact)
        return
    path = _path(name, fact)
    grids = _needed_grids(fact["grids"], [moved, path])
    sliders = _sliders(fact, {id for grid in grids.values() for id in grid["by"]})
    still = words.say(f"{name}_still", fact)
    content = {
        "name": name,
        "caption": words.say(name, fact),
        "still": still,
        "note": " ".join([words.say("common.no_sliders"), still, *_pasts(sliders)]),
        "sliders": sliders,
        "grids": grids,
        "figures": moved,
        "path": path,
    }
    headings = words.say("common.key_figure_columns").split(" | ")[:3]
    cells = [[entry["label"], entry["text"], entry["period_text"]] for entry in moved]
    publish_table("what-if", content, fact, [headings, *cells])


def _moved(topic: str, fact: Fact, figures: Sequence[Fact]) -> list[Fact]:
    """The key figures that sliders move, each with the terms by which they do."""
    figure_of = {
        figure["id"]: figure for figure in figures if not math.isnan(figure["value"])
    }
    terms = {
        id: term for id, term in fact.get("figures", {}).items() if id in figure_of
    }
    if not terms:
        return []
    labels = words.pairs("common.moved_names", fact)
    moved = []
    for id, term in terms.items():
        entry = key_figure(topic, figure_of[id])
        moved.append(
            {
                "id": entry["id"],
                "period_text": entry["period_text"],
                "text": entry["text"],
                "value": entry["value"],
                "decimals": figure_of[id]["decimals"],
                "scale": 1,
                "label": labels[id],
                "pattern": pattern_of(entry["unit"]),
                **term,
            }
        )
    return moved


def _path(name: str, fact: Fact) -> Fact:
    """The path that is drawn: what is known of it, and the levels it may reach."""
    path = fact["path"]
    level_names = words.names_of(name, fact)
    observed = path["known"][["year", "value"]].itertuples(index=False, name=None)
    return {
        "of": path["of"],
        "years": path["years"],
        "decimals": 0,
        "label": words.say(f"{name}_path"),
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
    """The needed sliders in the order of their names in words."""
    sliders = []
    for id, naming in words.pairs("common.slider_names", fact).items():
        if id not in needed:
            continue
        # Label | pattern of its value | word for its end, which only some have.
        label, _, rest = naming.partition(" | ")
        pattern, _, none = rest.partition(" | ")
        slider = fact["sliders"][id]
        low = slider["positions"][0]
        high = slider["positions"][-1]
        sliders.append(
            {
                "name": id,
                "label": label,
                "pattern": pattern,
                "none": none,
                **_past(slider, pattern, low, high),
                "key": id,
                "yaml": "#",
                **slider,
                "low": low,
                "high": high,
            }
        )
    return sliders


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
    said_of = {
        "n": 0,
        **past,
        "printed": [in_pattern(pattern, number) for number in numbers],
        "beyond": len(marks) - len(drawn),
    }
    return {"drawn": drawn, "told": words.say("common.slider_past", said_of)}


def _pasts(sliders: Iterable[Fact]) -> list[str]:
    return [
        f"{slider['label']}: {slider['told']}" for slider in sliders if slider["told"]
    ]

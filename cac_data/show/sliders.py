"""Key figures and a path that a reader moves with sliders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cac_data import words
from cac_data.facts import KeyFigure, Nothing
from cac_data.lines import Line, SliderWords, Value, line
from cac_data.show.amounts import in_pattern, pattern_of, plain
from cac_data.show.cards import COLUMNS, Said, key_figure
from cac_data.show.publication import publish_table
from cac_data.show.sentences import say_why_empty
from cac_data.sliders import DrawnPath, Grid, MovedFigure, Past, Slider, WhatIf
from cac_data.writing import PLACE_OF_NUMBER

NEVER = "line_d_year"
"""The slider whose lowest position means never."""


def what_if(
    name: str,
    fact: WhatIf | Nothing,
    figures: Sequence[KeyFigure],
    said: SliderWords,
    said_of_figure: Said,
) -> None:
    """Key figures and a path that sliders move on the page of a report.

    `fact`: of `what_if.of_trade` or `of_gas`; `figures`: the page's key figures, and
    what is `said_of_figure` each. What moves is called by ``slider-`` and ``moved-`` in
    ``common.ftl``; where nothing does, a sentence stands in its place.
    """
    moved = _moved_figures(fact, figures, said_of_figure) if fact else []
    if not (fact and moved):
        say_why_empty(said.empty)
        return
    path = _path(fact.path, said)
    grids = _needed_grids(fact.grids, [moved, path])
    sliders = _sliders(fact, {id for grid in grids.values() for id in grid.by})
    elsewhere = words.say(line("common.no-sliders"))
    still = words.say(said.still)
    content = {
        "name": name,
        "caption": words.say(said.caption),
        "still": still,
        "note": words.between_sentences().join(
            [elsewhere, still, *_pasts_in_words(sliders)]
        ),
        "sliders": sliders,
        "grids": {
            id: {"by": grid.by, "values": grid.values} for id, grid in grids.items()
        },
        "figures": moved,
        "path": path,
    }
    headings = [words.say(line(f"common.column-{name}")) for name in COLUMNS[:3]]
    cells = [[entry["label"], entry["text"], entry["period_text"]] for entry in moved]
    publish_table("what-if", content, fact, [headings, *cells])


def _moved_figures(
    fact: WhatIf, figures: Sequence[KeyFigure], said: Said
) -> list[dict[str, Any]]:
    """The key figures that sliders move, each with the terms by which they do."""
    figure_of = {figure.id: figure for figure in figures if figure.is_known}
    return [
        _moved_figure(figure_of[id], moved, key_figure(figure_of[id], said), fact)
        for id, moved in fact.figures.items()
        if id in figure_of
    ]


def _moved_figure(
    figure: KeyFigure, moved: MovedFigure, entry: Mapping[str, Any], fact: WhatIf
) -> dict[str, Any]:
    """A key figure that moves: its `entry` as it is at rest, and how it moves."""
    pattern, power = pattern_of(entry["unit"])
    moves = asdict(moved)
    moves["scale"] = moved.scale * 10**power
    return {
        "id": entry["id"],
        "period_text": entry["period_text"],
        "text": entry["text"],
        "value": entry["value"] * 10**power,
        "decimals": figure.decimals - power,
        "scale": moves["scale"],
        "label": words.say(line(f"common.moved-{figure.id}", **fact.sizes)),
        "pattern": pattern,
        **moves,
    }


def _path(path: DrawnPath, said: SliderWords) -> dict[str, Any]:
    """The path that is drawn: what is known of it, and the levels it may reach."""
    level_names = words.all_names(said.names)
    pattern, power = pattern_of(path.unit)
    scale = 10**power
    observed = path.known[["year", "value"]].itertuples(index=False, name=None)
    known = [[plain(year), plain(value * scale)] for year, value in observed]
    levels = []
    for level, (low, high) in path.levels.items():
        label = level_names[level]
        levels.append({"label": label, "low": low * scale, "high": high * scale})
    return {
        "of": path.of if isinstance(path.of, str) else asdict(path.of),
        "years": path.years,
        "decimals": -power,
        "label": words.say(said.path),
        "pattern": pattern,
        "scale": scale,
        "known": known,
        "levels": levels,
    }


def _needed_grids(grids: Mapping[str, Grid], moved: Sequence[Any]) -> dict[str, Grid]:
    """The grids that are named anywhere in what is moved."""
    terms = json.dumps(moved)
    return {id: grid for id, grid in grids.items() if f'"{id}"' in terms}


def _sliders(fact: WhatIf, needed: set[str]) -> list[dict[str, Any]]:
    """The needed sliders."""
    return [
        _slider(id, slider, fact) for id, slider in fact.sliders.items() if id in needed
    ]


def _slider(id: str, slider: Slider, fact: WhatIf) -> dict[str, Any]:
    """A slider: what it moves, its positions, and what was in the past."""
    said = f"common.slider-{id}"
    pattern = words.say(line(f"{said}.pattern", number=PLACE_OF_NUMBER))
    power = words.power_at(said)
    scale = slider.scale * 10**power
    digits = slider.decimals - power
    entry = {
        "name": id,
        "label": _label_of(id, fact),
        "pattern": pattern,
        "none": _word_for_none(id),
        **_past_of_slider(slider, pattern, scale, digits),
        "key": slider.key or id,
        "yaml": slider.yaml,
        "value": slider.value,
        "positions": slider.positions,
        "snaps": slider.snaps,
        "nodes": slider.nodes,
        "scale": scale,
        "decimals": digits,
    }
    if slider.past:
        parts = asdict(slider.past).items()
        entry["past"] = {name: part for name, part in parts if part is not None}
    low, high = _ends(slider)
    return {**entry, "low": low, "high": high}


def _ends(slider: Slider) -> tuple[float, float]:
    return slider.positions[0], slider.positions[-1]


def _label_of(id: str, fact: WhatIf) -> str:
    """What a slider moves; what is added to Kyrgyz exports is added in a year."""
    if id == "kyrgyz_line" and fact.shift_year is not None:
        year = str(fact.shift_year)
        return words.say(line("common.slider-kyrgyz_line-of-a-year", year=year))
    return words.say(line(f"common.slider-{id}"))


def _word_for_none(id: str) -> str:
    """The word for the end of a slider that means never."""
    return words.say(line("common.slider-line_d_year.never")) if id == NEVER else ""


def _past_of_slider(
    slider: Slider, pattern: str, scale: float, digits: int
) -> dict[str, Any]:
    """What was in the past of what a slider moves: `told`, and `drawn` on its scale."""
    past = slider.past
    if past is None or not past.n:
        return {"drawn": [], "told": ""}
    low, high = _ends(slider)
    marks = past.marks
    drawn = [mark for mark in marks if low <= mark <= high]
    # What hardly ever moved would be printed as zero.
    if marks and round(max(map(abs, marks)) * scale, digits) < 1:
        digits += 1
    numbers = [words.number(mark * scale, digits) for mark in marks]
    printed = [in_pattern(pattern, number) for number in numbers]
    is_whole = len(drawn) == len(marks)
    told = words.say([_lines_on_past(past, words.listed(printed), is_whole=is_whole)])
    return {"drawn": drawn, "told": told}


def _lines_on_past(past: Past, printed: str, *, is_whole: bool) -> Iterator[Line]:
    """What was: its percentiles, as they are printed, or that too little is known."""
    span: dict[str, Value] = {
        "n": past.n,
        "first": str(past.first),
        "last": str(past.last),
    }
    if not printed:
        yield line("common.past-too-few", **span)
        return
    kind = f"{past.kind}-with-boom" if past.has_boom else past.kind
    yield line(f"common.past-{kind}", printed=printed, **span)
    if not is_whole:
        yield line("common.past-beyond-scale")


def _pasts_in_words(sliders: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        f"{slider['label']}: {slider['told']}" for slider in sliders if slider["told"]
    ]

"""Notebooks run without a kernel: their cells as they are, and what they show.

A run costs what its cells cost, so runs with the same parameters are shared. Figures
are drawn only where a test asks for it: the frame, the caption and the words for them
say as much of what a reader sees.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cac_data import display
from cac_data.bundles import Bundle
from cac_data.display import showing
from cac_data.scenarios import NOTEBOOK_PARAMETERS

ROOT = Path(__file__).parents[1]
# A sentence begins as one and ends as one, and nothing in it was left unsaid.
SENTENCE = re.compile(r"[A-Z0-9“].*[.]", re.DOTALL)
ODD = re.compile(r"\bnan\b|\bNone[,.]|NaT|\[\]|  ")
# Imported before anything is patched: a module that was first imported while `draw` is
# replaced would keep the replacement, and never draw again.
TOPICS = {
    name: importlib.import_module(f"cac_data.{name}") for name in NOTEBOOK_PARAMETERS
}


@dataclass
class Run:
    """What one run of a notebook showed; it is shared, so a test only reads it."""

    bundles: list[Bundle] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    figures: list[tuple[Any, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that a reader is told, in order."""
        return "\n".join(bundle.text for bundle in self.bundles)

    def sentence(self, name: str) -> str:
        """What a function of the topic said, the last time that it was called."""
        return self.said[name][-1]

    def findings(self) -> set[str]:
        """All sentences but the scope, which only repeats the parameters."""
        return {
            sentence
            for name, sentences in self.said.items()
            for sentence in sentences
            if name != "say_scope"
        }

    def odd_sentences(self) -> list[str]:
        """What was said, and is no sentence."""
        said = [sentence for sentences in self.said.values() for sentence in sentences]
        return [s for s in said if not SENTENCE.fullmatch(s) or ODD.search(s)]

    def key_figures(self) -> dict[str, Mapping[str, Any]]:
        """The key figures by their ids."""
        (found,) = [b for b in self.bundles if b.kind == "key-figures"]
        return {item["id"]: item for item in found.content["figures"]}

    def drawn(self) -> list[str]:
        """Captions of the figures for which there was something to draw."""
        return [caption for ax, caption in self.figures if ax is not None]

    def empty_axes(self) -> list[str]:
        """Captions of figures that show axes with nothing on them."""
        return [
            caption
            for ax, caption in self.figures
            if ax is not None and not all(part.has_data() for part in axes_of(ax))
        ]


def axes_of(drawn: Any) -> list[Axes]:
    """All the axes of what a function drew."""
    if isinstance(drawn, Figure):
        return list(drawn.axes)
    return [drawn] if isinstance(drawn, Axes) else list(drawn)


@cache
def code_cells(name: str) -> tuple[tuple[str, bool], ...]:
    """Source of each code cell, and whether it is that of the parameters."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    return tuple(
        ("".join(cell["source"]), "parameters" in cell["metadata"].get("tags", []))
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    )


def run_notebook(name: str, *, drawn: bool = False, **parameters: Any) -> Run:
    """Run a notebook with valid parameters, the others as the model has them."""
    given = NOTEBOOK_PARAMETERS[name](**parameters)
    return run_cells(name, given.model_dump_json(), drawn)


@cache
def run_cells(name: str, parameters: str, drawn: bool) -> Run:
    """Run the cells with the parameters in JSON, once for each."""
    given = NOTEBOOK_PARAMETERS[name].model_validate_json(parameters).model_dump()
    run = Run()
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(showing, "publish", run.bundles.append)
        patch.setattr(display, "show_figure", figure_kept(run, drawn=drawn))
        for function in of_topic(name, "say_"):
            patch.setattr(TOPICS[name], function, sentence_kept(run, name, function))
        if not drawn:
            patch.setattr(display, "draw", lambda *_, **__: None)
            for function in of_topic(name, "draw_"):
                patch.setattr(TOPICS[name], function, lambda *_, **__: None)
        for number, (source, holds_parameters) in enumerate(code_cells(name), start=1):
            # Our own notebooks, which the tests of their shape have read.
            exec(compile(source, f"{name}, code cell {number}", "exec"), names)
            if holds_parameters:
                names.update(given)
    plt.close("all")
    return run


def of_topic(name: str, prefix: str) -> list[str]:
    """The public functions of a topic whose names begin so."""
    return [
        function for function in TOPICS[name].__all__ if function.startswith(prefix)
    ]


def sentence_kept(run: Run, topic: str, function: str) -> Callable[..., str]:
    """A function that says something, and has it written down."""
    says = getattr(TOPICS[topic], function)

    def say(*frames: Any, **options: Any) -> str:
        sentence: str = says(*frames, **options)
        run.said.setdefault(function, []).append(sentence)
        return sentence

    return say


def figure_kept(run: Run, *, drawn: bool) -> Callable[..., None]:
    """Show figures as they are shown, or as their words and the frame behind them."""
    show = display.show_figure

    def show_figure(ax: Any, *, data: pd.DataFrame, caption: str, alt: str) -> None:
        if drawn:
            ax = ax() if isinstance(ax, partial) else ax
            run.figures.append((ax, caption))
            show(ax, data=data, caption=caption, alt=alt)
        else:
            showing._check_alt(alt, caption)
            text = f"{caption}\n{alt}\n{data.to_csv(index=False)}"
            run.bundles.append(Bundle("figure", {}, "", text))

    return show_figure

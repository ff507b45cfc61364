"""Notebooks run without a kernel: their cells as they are, and what they show.

A run costs what its cells cost. Figures are drawn only where a test asks for it: the
frame, the caption and the words for them say as much of what a reader sees.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cac_data import display
from cac_data.display import showing
from cac_data.display.bundles import Bundle
from cac_data.scenarios import NOTEBOOK_PARAMETERS

ROOT = Path(__file__).parents[1]


@dataclass
class Run:
    """What one run of a notebook showed."""

    bundles: list[Bundle] = field(default_factory=list)
    figures: list[tuple[Any, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that a reader is told, in order."""
        return "\n".join(bundle.text for bundle in self.bundles)

    def key_figures(self) -> dict[str, Mapping[str, Any]]:
        """The key figures by their ids."""
        (found,) = [b for b in self.bundles if b.kind == "key-figures"]
        return {item["id"]: item for item in found.content["figures"]}

    def empty_axes(self) -> list[str]:
        """Captions of figures that show axes with nothing on them."""
        return [caption for drawn, caption in self.figures if not has_data(drawn)]


def has_data(drawn: Any) -> bool:
    """Tell whether something is drawn on any of these axes."""
    if isinstance(drawn, Figure):
        drawn = drawn.axes
    axes = [drawn] if isinstance(drawn, Axes) else list(drawn)
    return any(ax.has_data() or ax.texts for ax in axes)


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
    given = NOTEBOOK_PARAMETERS[name](**parameters).model_dump()
    run = Run()
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(showing, "publish", run.bundles.append)
        show = display.show_figure

        def show_figure(ax: Any, *, data: Any, caption: str, alt: str) -> None:
            if drawn and ax is not None:
                run.figures.append((ax, caption))
                show(ax, data=data, caption=caption, alt=alt)
            else:
                run.bundles.append(in_words(data, caption, alt))

        patch.setattr(display, "show_figure", show_figure)
        if not drawn:
            leave_undrawn(patch)
        for number, (source, holds_parameters) in enumerate(code_cells(name), start=1):
            # Our own notebooks, which the tests of their shape have read.
            exec(compile(source, f"{name}, code cell {number}", "exec"), names)
            if holds_parameters:
                names.update(given)
    plt.close("all")
    return run


def in_words(data: Any, caption: str, alt: str) -> Bundle:
    """A figure as its caption, its description and the frame behind it."""
    showing._check_alt(alt, caption)
    frame = data if isinstance(data, pd.DataFrame) else pd.DataFrame(data)
    return Bundle("figure", {}, "", f"{caption}\n{alt}\n{frame.to_csv(index=False)}")


def leave_undrawn(patch: pytest.MonkeyPatch) -> None:
    """Have everything that draws return nothing, wherever a notebook finds it."""
    patch.setattr(display, "draw", lambda *_, **__: None)
    for module in drawing_modules():
        for name in module.__all__:
            if name.startswith("draw_"):
                patch.setattr(module, name, lambda *_, **__: None)


def drawing_modules() -> Iterator[Any]:
    """The topics, of which every notebook has one."""
    for name in NOTEBOOK_PARAMETERS:
        yield importlib.import_module(f"cac_data.{name}")

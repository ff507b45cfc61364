"""The figure of a chart: its panels, its key, and its layout."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import findSystemFonts, fontManager, get_font_names
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from cac_data.charts import style
from cac_data.charts.panel import Panel, measurer
from cac_data.charts.reading import Reading
from cac_data.charts.style import Look, Names
from cac_data.charts.svg import MARGIN, image, svg_of
from cac_data.colours import INK, MUTED, PAPER
from cac_data.writing import writing

MOST_COLUMNS = 3  # of panels


class _Measuring(FigureCanvasAgg):
    """Measures texts for all charts of a process, which write many of them again."""

    def get_renderer(self) -> RendererAgg:
        return measurer(self.figure.dpi)


class Chart(Figure):
    """Panels on one scale, with a faint grid `along` the figures, shown as SVG.

    Its `reading` tells how a page finds the rows behind it, where it can.
    """

    reading: Reading | None = None

    def __init__(
        self, height: float, along: Literal["x", "y"], panels: Sequence[str] = ("",)
    ) -> None:
        columns = min(len(panels), MOST_COLUMNS)
        rows = math.ceil(len(panels) / columns)
        super().__init__(figsize=(style.width(), height * rows), layout="constrained")
        FigureCanvasAgg(self)
        self.panels: list[Panel] = []
        self.key: list[Line2D | Patch] = []
        grid: Any = self.subplots(
            rows,
            columns,
            sharex=True,
            sharey=True,
            squeeze=False,
            subplot_kw={"axes_class": Panel},
        )
        for at, ax in enumerate(grid.ravel()):
            if at >= len(panels):
                ax.remove()
                continue
            self.panels.append(ax)
            ax.set_title(panels[at])
            ax.grid(visible=True, axis=along)
            ax.spines["left" if along == "y" else "bottom"].set_visible(False)
            ax.tick_params(axis="y", labelcolor=MUTED if along == "y" else INK)
            ax.tick_params(axis="x", length=3 if along == "y" else 0)
            is_lowest = at + columns >= len(panels)
            ax.tick_params(labelbottom=is_lowest)

    def add_key(
        self,
        drawn: Callable[[Look, str], dict[str, Any]],
        looks: Iterable[Look],
        kinds: Iterable[str] = (),
        names: Names = None,
    ) -> None:
        """Enter each look, and each kind that is not plain, as it is `drawn`."""
        for look in looks:
            self._enter(drawn, look, "published")
        for kind in sorted({*kinds} - {"published"}):
            self._enter(drawn, Look(style.name_of(kind, names), MUTED), kind)

    def _enter(
        self, drawn: Callable[[Look, str], dict[str, Any]], look: Look, kind: str
    ) -> None:
        properties = drawn(look, kind)
        if drawn is Look.bar:
            self.key.append(Patch(**properties))
        else:
            self.key.append(Line2D([], [], **properties))

    def finish(self, unit: str = "") -> None:
        """Write unit, key and ends, and settle the layout: nothing moves it later."""
        _Measuring(self)
        self._write_key(unit)
        for ax in self.panels:
            ax.write_ends()
            ax.give_labels_no_place()
        engine: Any = self.get_layout_engine()
        engine.execute(self)
        lifted = max(ax.lift_what_touches() for ax in self.panels)
        if lifted:
            self.set_figheight(self.get_figheight() + lifted / self.dpi)
            engine.execute(self)
        self.set_layout_engine("none")
        FigureCanvasAgg(self)
        for ax in self.panels:
            ax.apply_aspect()
            ax.keep_ends_apart()
            ax.anchor_lines_of_labels()

    def _write_key(self, unit: str) -> None:
        """Write the key above the panels in as few rows as its width allows."""
        most_columns = len(self.key) or (1 if unit else 0)
        for columns in range(most_columns, 0, -1):
            legend = self._legend(unit, columns)
            box = legend.get_window_extent()
            if columns == 1 or box.width <= self.bbox.width:
                self.set_figheight(self.get_figheight() + box.height / 72)
                return
            legend.remove()

    def _legend(self, unit: str, columns: int) -> Legend:
        # Matplotlib fills columns first; a reader reads along rows.
        by_column = [entry for at in range(columns) for entry in self.key[at::columns]]
        legend = self.legend(
            handles=by_column,
            title=unit,
            alignment="left",
            loc="outside upper left",
            ncols=columns,
        )
        legend.get_title().set_color(MUTED)
        return legend

    def _repr_html_(self) -> str:
        return image(*svg_of(self), alt=str(self.get_label()) or "chart")

    def _repr_png_(self) -> bytes:
        """Return it on paper: other viewers of notebooks drop images from HTML."""
        return png_of(self, 100)


def png_of(figure: Figure, dpi: int) -> bytes:
    """Return a figure as a picture on paper, with the margin that its SVG has.

    A picture has its letters in it: those of other scripts by a font of this machine.
    """
    written = io.BytesIO()
    width, height = figure.get_size_inches()
    fonts = style.FONTS[:1]
    if writing().is_in_han:
        fonts = [*fonts, *fonts_of_han()]
    with mpl.rc_context({"font.sans-serif": fonts}), _by_name(figure, fonts):
        figure.savefig(
            written,
            # The same bytes with any release of matplotlib.
            metadata={"Software": None},
            dpi=dpi,
            facecolor=PAPER,
            bbox_inches=Bbox([[-MARGIN, -MARGIN], [width + MARGIN, height + MARGIN]]),
        )
    return written.getvalue()


@contextmanager
def _by_name(figure: Figure, fonts: list[str]) -> Iterator[None]:
    """Let the texts of a figure name several fonts for a while.

    Of a family that is generic, matplotlib asks the first alone for its letters.
    """
    texts: list[Any] = figure.findobj(Text) if len(fonts) > 1 else []
    before = [text.get_fontfamily() for text in texts]
    for text in texts:
        text.set_fontfamily(fonts)
    try:
        yield
    finally:
        for text, family in zip(texts, before, strict=True):
            text.set_fontfamily(family)


def known_fonts_of_han() -> list[str]:
    """Return the fonts of Han characters that matplotlib knows of this machine."""
    return [font for font in style.FONTS_OF_HAN if font in get_font_names()]


def fonts_of_han() -> list[str]:
    """Return the fonts of Han characters of this machine.

    Matplotlib keeps a list of its fonts, which may be older than they are: where it
    has none, those are added that were installed since.
    """
    if not known_fonts_of_han():
        listed = {font.fname for font in fontManager.ttflist}
        for file in sorted({*findSystemFonts()} - listed):
            with suppress(OSError, RuntimeError):  # a file that is no font
                fontManager.addfont(file)
    return known_fonts_of_han()

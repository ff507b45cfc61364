"""A table to sort, filter and pick rows of, and what is known of the rows picked."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, Literal

import ipywidgets as widgets
import pandas as pd
from itables.widget import ITable

from cac_data import charts, codes
from cac_data.charts import style
from cac_data.charts.svg import image, svg_of
from cac_data.codes import TableName
from cac_data.conflicts import conflicts
from cac_data.observations import observe
from cac_data.sources import cite, sources
from cac_data.tables import Whole, load_table, resource_of, tables
from cac_data.vintage import BUNDLED

MOST_SERIES = 6
"""As many as a chart tells apart, beside countries, which have colours of their own."""

SOURCE_COLUMNS = ["title", "publisher", "published", "url", "licence", "source_id"]
REASON_COLUMNS = ["kind", "figures", "reason", "standing"]
FOUND = "names"
"""A hidden column: what the codes of a row are called, for the search."""

# JupyterLab would squeeze a wide table until a word stands in each line.
WIDE = """<style>
.cac-data-wide {{ overflow-x: auto; max-height: 30em; }}
.cac-data-wide table {{ width: max-content; max-width: none; }}
.cac-data-wide td {{ max-width: 32em; white-space: normal; vertical-align: top; }}
</style><div class="cac-data-wide">{}</div>"""


def explore(table: TableName | Literal[""] = "", *, vintage: str = BUNDLED) -> Any:
    """Show a table to sort, filter, search, pick rows of and export; or all of them.

    Rows are picked by mouse, or by Tab, arrows and Enter; the search knows codes and
    names. Below stand chart, conflicts, sources and citations of the picked rows; they
    are the frame ``explore(...).picked()``. Of all tables the one picked opens.
    ValueError if there is no such table or vintage.
    """
    frame = load_table(table, vintage) if table else tables(vintage)
    grid = _grid(frame, table)
    below = widgets.VBox()

    def picked() -> pd.DataFrame:
        return frame.iloc[sorted(grid.selected_rows)].reset_index(drop=True)

    def show_picked(_: object) -> None:
        rows = picked()
        below.children = ()
        if rows.empty:
            return
        if table:
            below.children = _about(rows, frame, table)
        else:
            below.children = (explore(rows["name"].iloc[0], vintage=vintage),)

    grid.observe(show_picked, "selected_rows")
    shown = widgets.VBox([grid, below])
    shown.picked = picked
    return shown


# --- The table ------------------------------------------------------------------------


def _grid(frame: pd.DataFrame, table: str) -> ITable:
    """The table as DataTables shows it: units in the headings, names for the search."""
    plain = frame.map(lambda cell: ", ".join(cell) if isinstance(cell, list) else cell)
    searched = {FOUND: _names_in(frame)}
    shown = plain.rename(columns=_headings(table)).assign(**searched)
    file = {"filename": table or "tables", "title": ""}
    buttons: list[Any] = [
        {"extend": "selectAll", "selectorModifier": {"search": "applied"}},
        "selectNone",
        {"extend": "csv", **file},
        {"extend": "excel", **file},
    ]
    options: Any = {
        "layout": {"topStart": {"buttons": buttons}, "topEnd": "search"},
        "columnControl": [["searchList"]],
        "columnDefs": [{"targets": [len(shown.columns) - 1], "visible": False}],
        "select": {"style": "os", "keys": True},
        "maxBytes": 0,
        "scrollX": True,
        "format_floats_in_python": False,
        "style": "width:100%",
    }
    for button in (buttons[2], buttons[3]):
        button["exportOptions"] = {"columns": ":visible"}
    return ITable(shown, **options)


def _headings(table: str) -> dict[str, str]:
    """What columns are called that have one unit and do not end in it."""
    if not table:
        return {}
    fields = resource_of(table)["schema"]["fields"]
    units = {field["name"]: field.get("unit", "") for field in fields}
    return {name: f"{name} [{unit}]" for name, unit in units.items() if unit}


def _names_in(frame: pd.DataFrame) -> list[str]:
    """What the countries and reporters of each row are called, with other names."""
    called = {code: name for code, (name, _) in codes.REPORTERS.items()}
    for row in load_table("countries").to_dict("records"):
        called[row["country"]] = " ".join([row["name"], *row["aliases"]])

    def names_of(cells: tuple[Any, ...]) -> str:
        words: list[Any] = []
        for cell in cells:
            words.extend(cell if isinstance(cell, list) else [cell])
        known = [
            called[word] for word in words if isinstance(word, str) and word in called
        ]
        return " ".join(known)

    texts = frame.select_dtypes(exclude="number")
    return [names_of(cells) for cells in texts.itertuples(index=False, name=None)]


# --- What is known of the rows --------------------------------------------------------


def _about(rows: pd.DataFrame, frame: pd.DataFrame, table: str) -> tuple[Any, Any]:
    """Tabs of chart, conflicts, sources and BibTeX of some rows, and their citation."""
    panels: dict[str, Callable[[], Any]] = {
        "Chart": lambda: _chart(rows, table),
        "Conflicts": lambda: _disputed(rows, frame, table),
        "Sources": lambda: sources(rows)[SOURCE_COLUMNS],
        "BibTeX": lambda: cite(rows, style="bibtex"),
    }
    drawn = [_panel(tell) for tell in panels.values()]
    return widgets.Tab(drawn, titles=[*panels]), _panel(lambda: cite(rows))


def _panel(tell: Callable[[], Any]) -> Any:
    try:
        told = tell()
    except ValueError as error:
        told = str(error)
    if isinstance(told, pd.DataFrame):
        return widgets.HTML(WIDE.format(Whole(told)._repr_html_()))
    if hasattr(told, "_repr_html_"):
        return widgets.HTML(told._repr_html_())
    look = "white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere"
    return widgets.HTML(f'<pre style="{look}">{escape(str(told))}</pre>')


def _disputed(rows: pd.DataFrame, frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The conflicts of the facts of some rows: of these what differs between them."""
    fact = resource_of(table).get("fact", [])
    found = conflicts(frame, table=table)
    found = found.merge(rows[[*fact]].drop_duplicates()) if fact else found
    if found.empty:
        message = "no two sources give different figures for these rows"
        raise ValueError(message)
    differing = [column for column in fact if found[column].nunique() > 1]
    return found[[*(differing or fact), *REASON_COLUMNS]]


class Drawing:
    """A chart with what it leaves out, as Jupyter shows it."""

    def __init__(self, figure: Any, notes: list[str]) -> None:
        """Keep a figure, and a sentence for each thing that it does not show."""
        self.figure = figure
        self.notes = notes

    def _repr_html_(self) -> str:
        notes = "".join(f"<p>{escape(note)}</p>" for note in self.notes)
        said = " ".join(self.notes) or "The figures of the rows picked."
        return notes + image(*svg_of(self.figure), said)


def _chart(rows: pd.DataFrame, table: str) -> Drawing:
    """Draw what can be drawn of the rows: figures of one unit, few enough series.

    A line for each fact, bars where there is but one period, dots where several rows
    are about one fact.
    """
    if not resource_of(table).get("value"):
        message = f"the table {table} has no figures to draw"
        raise ValueError(message)
    notes: list[str] = []
    seen = _of_one_unit(observe(rows).dropna(subset="value"), notes)
    seen = _of_whole_years(seen, notes)
    names = [*seen.columns[: list(seen).index("period")]]
    differ = [name for name in names if seen[name].nunique() > 1] or names
    seen = seen.assign(series=seen[differ].astype(str).agg(", ".join, axis=1))
    seen = _few_series(seen, notes)
    unit = seen["unit"].iloc[0]
    if seen.duplicated(["series", "period"]).any():
        figure = charts.scatter(seen, x="period", y="value", by="series", unit=unit)
    elif seen["period"].nunique() == 1:
        notes.insert(0, f"Figures of {seen['period'].iloc[0] or 'no stated period'}.")
        figure = charts.bars(seen, x="series", horizontal=True, unit=unit)
    else:
        figure = charts.lines(seen, x="period", by="series", unit=unit)
    return Drawing(figure, notes)


def _of_one_unit(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The figures in the unit that most have; a note says which are left out."""
    if seen.empty:
        message = "none of these rows has a figure to draw"
        raise ValueError(message)
    counts = seen.groupby("unit").size()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (unit, drawn), *others = ordered
    if others:
        left = ", ".join(f"{count} in {other}" for other, count in others)
        notes.append(f"Drawn are the {drawn} figures in {unit}; left out: {left}.")
    return seen[seen["unit"] == unit]


def _of_whole_years(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The figures of whole years, where there are some, without those of parts."""
    whole = seen["year"].notna()
    if not whole.any() or whole.all():
        return seen
    notes.append(f"Left out: {(~whole).sum()} of other periods than whole years.")
    return seen[whole]


def _few_series(seen: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """As many series as can be told apart: those with figures for most periods."""
    lengths = seen.groupby("series")["period"].nunique()
    others = [name for name in lengths.index if name not in style.COUNTRIES]
    others.sort(key=lambda name: (-lengths[name], name))
    left = others[MOST_SERIES:]
    if not left:
        return seen
    shown = "; ".join(left[:MOST_SERIES])
    more = f"; and {len(left) - MOST_SERIES} more" if len(left) > MOST_SERIES else ""
    notes.append(
        f"Drawn are the {MOST_SERIES} longest of {len(others)} series; "
        f"left out: {shown}{more}."
    )
    return seen[~seen["series"].isin(left)]

"""Tables to pick from and scenarios to try out in JupyterLab, without a network."""

from __future__ import annotations

import os
from functools import partial
from html import escape
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pandas as pd
from IPython.display import display

from cac_data import charts
from cac_data.codes import TableName
from cac_data.observations import observe
from cac_data.project import find_project
from cac_data.scenarios import BASELINE, Scenario, change
from cac_data.shared_answers import RUN_CACHE
from cac_data.sources import cite, conflicts, sources
from cac_data.tables import Whole, load_table, resource_of, tables
from cac_data.vintage import BUNDLED

try:
    import ipywidgets as widgets
    from itables.widget import ITable
except ModuleNotFoundError as error:
    message = f"cac_data.lab needs {error.name}: pip install 'cac-data[lab]'"
    raise ModuleNotFoundError(message, name=error.name) from None

# What is slow and stays the same is worked out once, not at each change of a form.
_ANSWERS = TemporaryDirectory(prefix="cac-data-")
os.environ.setdefault(RUN_CACHE, _ANSWERS.name)
_FOUND = {"extend": "selectAll", "selectorModifier": {"search": "applied"}}
_BUTTONS = {"buttons": [_FOUND, "selectNone", "csv", "excel"]}
_TABLE: Any = {"layout": {"topStart": _BUTTONS, "topEnd": "search"}, "maxBytes": 0}
_TABLE |= {"columnControl": [["searchList"]], "select": True, "scrollX": True}
_TABLE |= {"format_floats_in_python": False, "style": "width:100%"}


def explore(table: TableName | Literal[""] = "", *, vintage: str = BUNDLED) -> Any:
    """Show a table to sort, filter, search, pick rows of and export; or all of them.

    Below stand chart, conflicts, sources and citations of the picked rows; they are the
    frame ``explore(...).picked()``. Of all tables the one picked opens. ValueError if
    there is no such table or vintage.
    """
    frame = load_table(table, vintage) if table else tables(vintage)
    plain = frame.map(lambda cell: ", ".join(cell) if isinstance(cell, list) else cell)
    grid, below = ITable(plain, **_TABLE), widgets.VBox()

    def picked() -> pd.DataFrame:
        return frame.iloc[sorted(grid.selected_rows)].reset_index(drop=True)

    def disputed(rows: pd.DataFrame) -> pd.DataFrame:
        facts = rows.filter(resource_of(table).get("fact", [])).drop_duplicates()
        found = conflicts(frame, table=table).merge(facts)
        return found[[*facts, "kind", "figures", "reason", "standing"]]

    def tell(_: object) -> None:
        rows, below.children = picked(), []
        if not table:
            below.children = [explore(of, vintage=vintage) for of in rows["name"][:1]]
        elif len(rows):
            panels: Any = {"Chart": _chart, "Conflicts": disputed, "Sources": sources}
            panels["BibTeX"] = partial(cite, style="bibtex")
            told = [_panel(tell, rows) for tell in panels.values()]
            below.children = [widgets.Tab(told, titles=[*panels]), _panel(cite, rows)]

    grid.observe(tell, "selected_rows")
    shown = widgets.VBox([grid, below])
    shown.picked = picked
    return shown


def _panel(tell: Any, rows: pd.DataFrame) -> Any:
    try:
        told = tell(rows)
    except ValueError as error:
        told = str(error)
    told = Whole(told) if isinstance(told, pd.DataFrame) else told
    plain = f'<pre style="white-space:pre-wrap">{escape(str(told))}</pre>'
    return widgets.HTML(plain if isinstance(told, str) else told._repr_html_())


def _chart(rows: pd.DataFrame) -> Any:
    """Draw a line for each fact, or dots where several rows are about one."""
    seen = observe(rows).dropna(subset="value")
    seen = seen[seen["year"].notna()] if seen["year"].any() else seen
    names = [*seen.columns[: list(seen).index("period")], "unit"]
    differ = [name for name in names if seen[name].nunique() > 1] or ["unit"]
    seen = seen.assign(series=seen[differ].astype(str).agg(", ".join, axis=1))
    units = [*seen["unit"].unique()]
    if len(units) != 1:
        message = f"to be drawn, pick figures of one unit, not of {len(units)}: {units}"
        raise ValueError(message)
    look: Any = {"x": "period", "by": "series", "unit": units[0]}
    if seen.duplicated(["series", "period"]).any():
        return charts.scatter(seen, y="value", **look)
    return charts.lines(seen, **look)


def scenario(name: str = BASELINE, notebook: str = "trade") -> dict[str, Any]:
    """Give a scenario's parameters of a notebook: a dict that Jupyter shows as a form.

    The form changes them, and redraws key figures and a section with the notebook's own
    cells. In a copy of the notebook: ``globals().update(scenario("gas_squeeze"))``
    below its parameters. ValueError if there is no such scenario or notebook.
    """
    return _Form(find_project().scenarios(name)[0], notebook)


class _Form(dict[str, Any]):
    def __init__(self, base: Scenario, notebook: str) -> None:
        super().__init__(base.values(notebook))
        self.base, self.notebook = base, notebook

    def _ipython_display_(self) -> None:
        book, base = self.notebook, self.base
        sections = find_project().sections(book)
        told = type(base.parameters[book]).model_json_schema()["properties"]
        fields = {of: _field(told[of], x) for of, x in base.values(book).items()}
        was = {of: field.value for of, field in fields.items()}

        def redraw(section: str, **given: Any) -> None:
            new = [f"{book}.{of}={x}" for of, x in given.items() if x != was[of]]
            try:
                told = change(base, new) if new else base
                self.update(told.values(book))
                find_project().run_section(book, section, dict(self))
            except ValueError as error:
                display({"text/plain": str(error)}, raw=True)

        asked = [heading for heading in sections if heading.endswith("?")]
        fields["section"] = widgets.Dropdown(options=asked, value=asked[-1])
        layout = {"grid_template_columns": "1fr 1fr"}
        display(widgets.GridBox([*fields.values()], layout=layout))
        display(widgets.interactive_output(redraw, fields))


def _field(told: Any, value: Any) -> Any:
    look: Any = {"description": told["title"], "tooltip": told["description"]}
    look |= {"style": {"description_width": "12rem"}, "layout": {"width": "auto"}}
    if "enum" in told:
        return widgets.Dropdown(options=told["enum"], value=value, **look)
    if "maximum" not in told:
        return widgets.Text(str(value), continuous_update=False, **look)
    look |= {"min": told["minimum"], "max": told["maximum"]}
    whole, other = widgets.BoundedIntText, widgets.BoundedFloatText
    return (whole if told["type"] == "integer" else other)(value, **look)

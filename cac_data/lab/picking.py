"""A table to sort, filter and pick rows of, and what is known of the rows picked."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, Literal

import ipywidgets as widgets
import pandas as pd
from itables.widget import ITable

from cac_data import codes, words
from cac_data.codes import TableName
from cac_data.conflicts import conflicts
from cac_data.lab.drawing import chart
from cac_data.lines import line
from cac_data.show.columns import heading_of
from cac_data.sources import cite, sources
from cac_data.tables import (
    Whole,
    describe as describe_in_english,
    load_table,
    resource_of,
    tables,
)
from cac_data.vintage import BUNDLED

SOURCE_COLUMNS = ["title", "publisher", "published", "url", "licence", "source_id"]
REASON_COLUMNS = ["kind", "figures", "reason", "standing"]
NAMES_COLUMN = "names"
"""A hidden column: what the codes of a row are called, for the search."""

WORDS_OF_GRID = {
    "search": "lab.grid-search",
    "info": "lab.grid-info",
    "infoEmpty": "lab.grid-info-empty",
    "infoFiltered": "lab.grid-info-filtered",
    "zeroRecords": "lab.grid-none-found",
}
"""What DataTables says, by its own name for it."""

# JupyterLab would squeeze a wide table until a word stands in each line.
WIDE = """<style>
.cac-data-wide {{ overflow-x: auto; max-height: 30em; }}
.cac-data-wide table {{ width: max-content; max-width: none; }}
.cac-data-wide td {{ max-width: 32em; white-space: normal; vertical-align: top; }}
</style><div class="cac-data-wide">{}</div>"""


def explore(
    table: TableName | Literal[""] = "", *, vintage: str = BUNDLED, language: str = ""
) -> Any:
    """Show a table to sort, filter, search, pick rows of and export; or all of them.

    Rows are picked by mouse, or by Tab, arrows and Enter; the search knows codes and
    names. Below stand chart, conflicts, sources and citations of the picked rows; they
    are the frame ``explore(...).picked()``. Of all tables the one picked opens.

    In another `language`, by its code, columns, cells and tabs have the words that it
    has, the search knows its names, and `picked` has the rows as they are stored.
    ValueError if there is no such table, vintage or language.
    """
    with words.speaking(language, "language"):
        spoken = words.spoken_as()  # also later, when rows are picked
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
            with words.speaking(spoken):
                below.children = _about(rows, frame, table)
        else:
            name = rows["name"].iloc[0]
            below.children = (explore(name, vintage=vintage, language=spoken),)

    grid.observe(show_picked, "selected_rows")
    shown = widgets.VBox([grid, below])
    shown.picked = picked
    return shown


def describe(
    table: TableName, *, vintage: str = BUNDLED, language: str = ""
) -> pd.DataFrame:
    """Describe the fields of a table, as `cac_data.describe` does, in a language.

    Its columns, with `called` behind the first: what a field is called in the
    `language`, by its code. `unit` is in its words; descriptions are in English alone,
    as the tables have them. ValueError if there is no such table, vintage or language.
    """
    with words.speaking(language, "language"):
        described = describe_in_english(table, vintage)
        headings = map(heading_of, described["field"])
        called = [
            each if isinstance(each, str) else words.say(each) for each in headings
        ]
        described.insert(1, "called", called)
        described["unit"] = [
            words.unit_alone(unit) if unit else "" for unit in described["unit"]
        ]
    return described


# --- The table ------------------------------------------------------------------------


def _grid(frame: pd.DataFrame, table: str) -> ITable:
    """The table as DataTables shows it: units in the headings, names for the search."""
    plain = frame.map(_plain)
    shown = plain.rename(columns=_headings(table))
    shown[NAMES_COLUMN] = _names_in(frame)
    # The hidden column is for the search alone.
    file = {
        "filename": table or "tables",
        "title": "",
        "exportOptions": {"columns": ":visible"},
    }
    buttons: list[Any] = [
        {
            "extend": "selectAll",
            "text": words.say(line("lab.grid-select-all")),
            "selectorModifier": {"search": "applied"},
        },
        {"extend": "selectNone", "text": words.say(line("lab.grid-select-none"))},
        {"extend": "csv", **file},
        {"extend": "excel", **file},
    ]
    options: Any = {
        "layout": {"topStart": {"buttons": buttons}, "topEnd": "search"},
        "language": {name: words.say(line(id)) for name, id in WORDS_OF_GRID.items()},
        "columnControl": [["searchList"]],
        "columnDefs": [{"targets": [len(shown.columns) - 1], "visible": False}],
        "select": {"style": "os", "keys": True},
        "maxBytes": 0,
        "scrollX": True,
        "format_floats_in_python": False,
        "style": "width:100%",
    }
    return ITable(shown, **options)


def _plain(cell: Any) -> Any:
    """A list as text, and a text in the language that is spoken, where that has it."""
    if isinstance(cell, list):
        return ", ".join(map(words.spoken().text_of, cell))
    return words.spoken().text_of(cell) if isinstance(cell, str) else cell


def _headings(table: str) -> dict[str, str]:
    """What columns are called: with their unit, and in another language as it does."""
    if not table:
        return {}
    fields = resource_of(table)["schema"]["fields"]
    headings = {}
    for field in fields:
        name = field["name"]
        unit = field.get("unit", "")
        headings[name] = _named(name, f"{name} [{unit}]" if unit else name)
    return headings


def _named(name: str, heading: str) -> str:
    """The heading of a column, with what another language calls it, if it does."""
    id = f"columns.of-{name}"
    if words.spoken() is words.english() or not words.spoken().has(id):
        return heading
    said = line("lab.heading", column=heading, name=line(id))
    return words.say(said)


def _names_in(frame: pd.DataFrame) -> list[str]:
    """What the countries and reporters of each row are called, with other names."""
    names = _names_by_code()
    not_numbers = frame.select_dtypes(exclude="number")
    by_row = []
    for cells in not_numbers.itertuples(index=False, name=None):
        texts = [text for cell in cells for text in _texts_in(cell)]
        by_row.append(" ".join(names[text] for text in texts if text in names))
    return by_row


def _names_by_code() -> dict[str, str]:
    names = {code: name for code, (name, _) in codes.REPORTERS.items()}
    for row in load_table("countries").to_dict("records"):
        code = row["country"]
        forms = words.country_forms(code)
        names[code] = " ".join(dict.fromkeys([row["name"], *row["aliases"], *forms]))
    return names


def _texts_in(cell: Any) -> list[str]:
    """The texts of a cell: itself, or those of its list; none of a number."""
    texts = cell if isinstance(cell, list) else [cell]
    return [text for text in texts if isinstance(text, str)]


# --- What is known of the rows --------------------------------------------------------


def _about(rows: pd.DataFrame, frame: pd.DataFrame, table: str) -> tuple[Any, Any]:
    """Tabs of chart, conflicts, sources and BibTeX of some rows, and their citation."""
    panels: dict[str, Callable[[], Any]] = {
        "lab.chart": lambda: chart(rows, table),
        "lab.conflicts": lambda: _disputed(rows, frame, table),
        "lab.sources": lambda: sources(rows)[SOURCE_COLUMNS],
        "lab.bibtex": lambda: cite(rows, style="bibtex"),
    }
    tabs = [_panel(content) for content in panels.values()]
    titles = [words.say(line(id)) for id in panels]
    citation = _panel(lambda: cite(rows))
    return widgets.Tab(tabs, titles=titles), citation


def _panel(content: Callable[[], Any]) -> Any:
    """What is known of rows as a widget; a refusal as its words."""
    try:
        shown = content()
    except ValueError as error:
        shown = str(error)
    if isinstance(shown, pd.DataFrame):
        shown = shown.map(_plain).rename(columns=lambda name: _named(name, name))
        return widgets.HTML(WIDE.format(Whole(shown)._repr_html_()))
    if hasattr(shown, "_repr_html_"):
        return widgets.HTML(shown._repr_html_())
    look = "white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere"
    return widgets.HTML(f'<pre style="{look}">{escape(str(shown))}</pre>')


def _disputed(rows: pd.DataFrame, frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The conflicts of the facts of some rows: of these what differs between them."""
    fact = list(resource_of(table).get("fact", []))
    disputed = conflicts(frame, table=table)
    if fact:
        facts = rows[fact].drop_duplicates()
        disputed = disputed.merge(facts)
    if disputed.empty:
        raise ValueError(words.say(line("lab.no-conflicts")))
    differing = [column for column in fact if disputed[column].nunique() > 1]
    return disputed[[*(differing or fact), *REASON_COLUMNS]]

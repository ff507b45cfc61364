"""The nbconvert exporter of the pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode

from cac_data import display
from cac_data.report.assets import (
    TEMPLATES,
    content_security_policy,
    script,
    style_sheet,
)
from cac_data.report.columns import column_classes, columns_shown, said_once
from cac_data.report.prose import highlight_code, with_units_kept

__all__ = ["VERDICT_SIGNS", "ReportExporter", "exporter"]

VERDICT_SIGNS = {
    "supported": "✓",
    "qualified": "≈",
    "misattributed": "↷",
    "disputed": "⇄",
    "contradicted": "✗",
    "open": "…",
    "unverified": "?",
    "opinion": "“",
}
"""A sign beside the word, so that a verdict can be told without its colour."""

MOST_ROWS = 120
"""Of the data behind a figure that the page shows; what is saved always has all."""


class ReportExporter(HTMLExporter):
    """An nbconvert exporter that writes our page instead of JupyterLab's."""

    def __init__(self, **options: Any) -> None:
        # The ignored calls of this class: nbconvert does not annotate these methods.
        super().__init__(  # type: ignore[no-untyped-call]
            template_name=TEMPLATES.name,
            template_file="report.html.j2",
            extra_template_basedirs=[str(TEMPLATES.parent)],
            **options,
        )

    # The cells are taken apart by `Page`; nbconvert's preprocessors would only copy the
    # notebook once more. It stands for a trait of the instance, not for a shared list
    # (RUF012).
    default_preprocessors: list[Any] = []  # noqa: RUF012

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.trim_blocks = True
        environment.lstrip_blocks = True
        environment.filters["cell"] = display.format_cell
        environment.filters["image"] = lambda svg: Markup(display.svg_data_uri(svg))
        environment.filters["csv"] = lambda table: Markup(_csv_uri(table))
        environment.filters["code"] = highlight_code
        environment.filters["kept"] = with_units_kept
        environment.globals["column_classes"] = column_classes
        environment.globals["columns_shown"] = columns_shown
        environment.globals["said_once"] = said_once
        environment.globals["signs"] = VERDICT_SIGNS
        environment.globals["most_rows"] = MOST_ROWS
        environment.globals["meanings"] = display.VERDICTS
        environment.globals["style"] = Markup(style_sheet())
        environment.globals["script"] = lambda name: Markup(script(name))
        environment.globals["policy"] = content_security_policy
        assert isinstance(environment, Environment)
        return environment

    # Text, as from HTMLExporter; only the base of all exporters promises a notebook.
    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Convert a notebook.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The notebook.
        resources : dict
            Holds the `Page` under ``page``.
        **options
            As nbconvert passes them.

        Returns
        -------
        tuple of str and dict
            The page and the resources.
        """
        # HTMLExporter would parse the page once more only to add filler alt texts.
        page, resources = TemplateExporter.from_notebook_node(
            self, nb, resources, **options
        )
        return str(page), resources


@cache
def exporter() -> ReportExporter:
    """Return the exporter; making one costs more than rendering a page with it."""
    return ReportExporter()


def _csv_uri(table: Mapping[str, Any]) -> str:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    writer.writerows([_csv_value(value) for value in row] for row in table["rows"])
    return "data:text/csv;charset=utf-8," + quote(
        buffer.getvalue(), safe="!$()*+,-./:;=?@[]_~"
    )


def _csv_value(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value

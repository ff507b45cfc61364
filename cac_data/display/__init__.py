"""What a notebook shows: figures, tables, key figures, verdicts, sources, sentences.

Each function shows one output in three forms: HTML for JupyterLab, plain text for
everything else, and a versioned bundle ``application/vnd.cac-data.<kind>.v1+json`` with
the title, the alternative text, the data behind it and the ids of its sources. Reports
are made from the bundles alone, so that a page can show, cite and offer for saving
whatever a notebook showed, without knowing its topic.

The same inputs give the same bytes: figures carry no date and no random ids.
"""

from cac_data.bundles import KINDS, Bundle, mime_type
from cac_data.display.key_figures import FIGURE_COLUMNS, key_figure
from cac_data.display.showing import (
    draw,
    later,
    show_figure,
    show_key_figures,
    show_sources,
    show_table,
    show_text,
    show_verdicts,
)
from cac_data.display.svg import svg_data_uri
from cac_data.display.words import (
    VERDICTS,
    column_label,
    format_cell,
    format_value,
    period_in_words,
)

__all__ = [
    "FIGURE_COLUMNS",
    "KINDS",
    "VERDICTS",
    "Bundle",
    "column_label",
    "draw",
    "format_cell",
    "format_value",
    "key_figure",
    "later",
    "mime_type",
    "period_in_words",
    "show_figure",
    "show_key_figures",
    "show_sources",
    "show_table",
    "show_text",
    "show_verdicts",
    "svg_data_uri",
]

"""The figures of a text as a table, in JupyterLab."""

from __future__ import annotations

import pandas as pd

from cac_data.find import check_text, figures_of, report_of
from cac_data.vintage import BUNDLED


def check(text: str, *, vintage: str = BUNDLED) -> pd.DataFrame:
    """Find whose the figures of a text are, in English, Russian or Chinese.

    A row a figure, with the best of its matches; columns: ``text, status`` (``found``,
    ``possible``, ``near``, ``absent``), ``sentence``, those of `cac_data.find_figure`,
    and ``count``. ``attrs["counts"]`` counts by status. ValueError for a text with more
    than 20,000 numbers.
    """
    report = report_of("text", check_text(text, vintage), vintage)
    return figures_of(report)

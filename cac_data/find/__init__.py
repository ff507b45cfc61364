"""Whose figure is this? From a number in a text to its row, its source, other sides.

A figure is `found` where value, unit, country, period and a word of the flow or of
what is counted fit one fact; `possible` where value and country fit, but something is
unsaid, or several facts fit; `near` where all fits but the period, a factor of a
thousand, or percent for points; else `absent`: no row prints it. None of these says
that it is wrong.
"""

from __future__ import annotations

from cac_data.find.asking import find_figure as find_figure
from cac_data.find.checking import Checked as Checked, check_text as check_text
from cac_data.find.frames import figures_of as figures_of
from cac_data.find.page import page_of as page_of
from cac_data.find.records import report_of as report_of
from cac_data.find.said import text_of as text_of
from cac_data.find.texts import (
    MOST_BYTES as MOST_BYTES,
    decoded as decoded,
    is_page as is_page,
    text_of_page as text_of_page,
)

"""Inks and colours of pages and drawings: the same for a country in every one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Inks, and what they are on a dark page (its own colours, as in the page's style).
INK = "#1c2126"
MUTED = "#545d66"
GRID = "#d5dadf"
PAPER = "#ffffff"
DARK = {INK: "#e4e7ea", MUTED: "#a6b0b9", GRID: "#353d45", PAPER: "#14181c"}
# What has no colour of its own; what the article says, and other levels.
NEUTRAL = "#56748f"
ACCENT = "#a6761d"

# Colour and mark of a country or group, the same in every chart: Okabe and Ito's
# palette, its palest and darkest colours moved towards the middle.
COUNTRIES: Mapping[str, tuple[str, str]] = {
    "KAZ": ("#0072b2", "o"),
    "KGZ": ("#d55e00", "s"),
    "TJK": ("#c16a9b", "^"),
    "TKM": ("#009e73", "D"),
    "UZB": ("#b98300", "v"),
    "CA5": (INK, "h"),
    "CHN": ("#cf3434", "p"),
    "RUS": ("#7f7f7f", "X"),
    "MMR": ("#3e9ad0", "P"),
}
SERIES: tuple[tuple[str, str, Any, str], ...] = (
    (NEUTRAL, "o", "-", ""),
    ("#b0526e", "s", (0, (5, 2)), "/"),
    ("#3f8f98", "^", (0, (7, 2, 1.5, 2)), "-"),
    (ACCENT, "D", (0, (3, 1.5)), "\\"),
    ("#8e6baa", "v", (0, (9, 2)), "x"),
    ("#7a8794", "p", (0, (5, 1.5, 1, 1.5, 1, 1.5)), "+"),
)
"""Colour, mark, dash and hatch of series that are none of a country, in their order."""

COLOURS: Mapping[str, str] = {
    **{country: colour for country, (colour, _) in COUNTRIES.items()},
    **{str(at): colour for at, (colour, *_) in enumerate(SERIES)},
}
"""Of each country, and by the place of a series that is none."""

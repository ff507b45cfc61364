"""Colours of values by what is known of them, on paper."""

from collections.abc import Iterable

from cac_data.charts.style import Look
from cac_data.colours import INK, PAPER


def look_of(kind: str, colour: str) -> tuple[str, str]:
    """Return the fill and the border of a value: hollow, pale, or full."""
    match kind:
        case "hollow":
            return PAPER, colour
        case "estimate":
            return tint(colour, 0.65), colour
    return colour, colour


def ink_in_bar(kinds: Iterable[str], colour: str) -> str:
    """Return the colour of figures that stand in the bars of a series."""
    are_full = all(kind == "published" for kind in kinds)
    return Look("", colour).ink() if are_full else INK


def tint(colour: str, part: float) -> str:
    """Return a colour with a part of paper in it."""
    pairs = zip(_channels(colour), _channels(PAPER), strict=True)
    mixed = [round(own + (paper - own) * part) for own, paper in pairs]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> list[int]:
    """Return red, green and blue of a colour, 0 to 255."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

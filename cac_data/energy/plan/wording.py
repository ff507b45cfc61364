"""What several sections of the energy page say alike."""

from __future__ import annotations

from cac_data.facts import Gap
from cac_data.lines import Line, Text, line


def as_id(code: str) -> str:
    """A code as it stands in the id of a message."""
    return code.replace("_", "-").replace(" ", "-")


def counter(reporter: str) -> Line:
    """Who counts gas or oil, as a sentence names them."""
    return line(f"energy.counter-{as_id(reporter)}")


def none_or_refused(found: object, *, none: str, refused: str) -> Line:
    """Say that there is `none`, or of what is `refused`, a `Gap`, in what it differs.

    Both are ids of messages, the second of one that prints what is `unlike` and the
    `periods` of the two figures.
    """
    if not isinstance(found, Gap):
        return line(none)
    periods = {found.one.period, found.other.period}
    unlike = [line(f"common.unlike-{trait}") for trait in found.unlike]
    return line(refused, unlike=unlike, periods=sorted(periods))


def described(kind: Line, text: Text) -> Text:
    """Describe a chart: of what kind it is, and then what its section says."""
    first, *others = [[*sentences] for sentences in text]
    return [[kind, *first], *others]

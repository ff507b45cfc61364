"""What several sections of the energy page say alike."""

from __future__ import annotations

from cac_data.lines import Line, Text, line


def as_id(code: str) -> str:
    """A code as it stands in the id of a message."""
    return code.replace("_", "-").replace(" ", "-")


def counter(reporter: str) -> Line:
    """Who counts gas or oil, as a sentence names them."""
    return line(f"energy.counter-{as_id(reporter)}")


def after(kind: Line, text: Text) -> Text:
    """Describe a chart: of what kind it is, and then what its section says."""
    first, *others = [[*sentences] for sentences in text]
    return [[kind, *first], *others]

"""What several sections of the energy page say alike."""

from __future__ import annotations

from typing import Any

from cac_data.lines import Line, Text, line

COUNTERS = (
    "chinese_customs",
    "exporter_official",
    "importer_company",
    "inspection_bureau",
    "pipeline_operator",
    "press",
    "research_firm",
    "importer_official",
    "iea",
    "transit_state",
)
"""Who counts gas or oil, of whom a message has the name."""


def is_known(value: Any) -> bool:
    """Whether there is a figure: NaN is not equal to itself."""
    return value is not None and bool(value == value)


def as_words(code: str) -> str:
    """A code of a table, as its reader would write it."""
    return code.replace("_", " ")


def as_id(code: str) -> str:
    """A code as it stands in the id of a message."""
    return code.replace("_", "-").replace(" ", "-")


def counter(basis: str) -> Line | str:
    """Who counts, as a sentence names them."""
    if basis in COUNTERS:
        return line(f"energy.counter-{as_id(basis)}")
    return as_words(basis)


def after(kind: Line, text: Text) -> Text:
    """Describe a chart: of what kind it is, and then what its section says."""
    first, *others = [[*sentences] for sentences in text]
    return [[kind, *first], *others]

"""What is said, in no language: ids of messages, and the values that they print.

Plans are made of these (`trade.plan` and its like); `words.say` puts them into the
language that is spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, Union

from cac_data.figure import Figure


@dataclass(frozen=True)
class RoundedTo:
    """A number of which it is known to how many decimals it is printed."""

    value: Figure
    digits: int
    with_plus: bool = False


@dataclass(frozen=True)
class AsPrinted:
    """A figure of which the text is there already, as a page has printed it."""

    text: str
    value: Figure


Value: TypeAlias = Union[
    str,
    int,
    Figure,
    RoundedTo,
    AsPrinted,
    "Line",
    Sequence[str],
    Sequence[int],
    Sequence["Line"],
]
"""What a message prints: a code or text, a number, another message, or a list.

A number that is no count is a `Figure`, which knows what it is of; it is rounded by the
message, or here, by `RoundedTo`, unless its text is there (`AsPrinted`).
"""


@dataclass(frozen=True)
class Line:
    """A message with its values: `id` is ``topic.message`` or ``.message.attribute``.

    The message stands in ``words/<language>/<topic>.ftl``.
    """

    id: str
    values: Mapping[str, Value]


def line(id: str, /, **values: Value) -> Line:
    """What a message says of these values."""
    return Line(id, values)


Text: TypeAlias = Iterable[Iterable[Line]]
"""Paragraphs of sentences."""


Names: TypeAlias = Mapping[str, Line]
"""What codes are called, by code; beside the names that all topics share."""


@dataclass(frozen=True)
class FigureWords:
    """What is said of a chart: the finding, measure and unit, and a description.

    `caption`: what none of them says; `names`: what codes are called; `empty`: said
    in place of a chart without rows, nothing if it has no sentence.
    """

    title: Line
    subtitle: Line
    alt: Line | Text
    caption: Line | Text | None = None
    names: Names = field(default_factory=dict)
    empty: Text | None = None


@dataclass(frozen=True)
class TableWords:
    """What is said of a table: its columns with their headings, in their order.

    `cells`: what a column says of a row, in place of its value (each takes the columns
    that its `TypedDict` names); `names`: what codes are
    called; `empty`: said in place of no rows, nothing if it has no sentence; `by_name`:
    a column within whose values rows are sorted by the names in the first column, in
    the order of the language.
    """

    columns: Names
    caption: Line
    note: Text = ()
    cells: Mapping[str, Callable[[Any], Line | str]] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    empty: Text | None = None
    by_name: str = ""


@dataclass(frozen=True)
class KeyFigureWords:
    """What is said of a key figure: its label, and what the label cannot say.

    `text`: in place of the number with its unit; `outcome`: by what name scenarios are
    compared by it; `pair`: what two reporters count.
    """

    label: Line
    note: Line | None = None
    text: Line | None = None
    outcome: Line | None = None
    pair: Line | None = None


@dataclass(frozen=True)
class SliderWords:
    """What is said of sliders: what may be moved, what is drawn, what stays still.

    `names`: what the levels of the path are called; `empty`: said in place of sliders.
    """

    caption: Text
    path: Line
    still: Text
    names: Names = field(default_factory=dict)
    empty: Text | None = None

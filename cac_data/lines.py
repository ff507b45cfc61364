"""What is said, in no language: ids of messages, and the values that they print.

Plans are made of these (`trade.plan` and its like); `words.say` puts them into the
language that is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, Union


@dataclass(frozen=True)
class RoundedTo:
    """A number of which it is known to how many decimals it is printed."""

    value: float
    digits: int
    with_plus: bool = False


Value: TypeAlias = Union[
    str, int, float, RoundedTo, "Line", Sequence[str], Sequence[int], Sequence["Line"]
]
"""What a message prints: a code or text, a number, another message, or a list.

A number that is not whole is rounded by the message, or here, by `RoundedTo`.
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

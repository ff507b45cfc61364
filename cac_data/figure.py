"""A number with what it is of: who counts, in which measure, of which part, since when.

Whatever is printed in a sentence is one of these (`cac_data.lines`), so that it can be
known of each sentence whether what it puts side by side is alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import (
    Any,
    Literal,
    NoReturn,
    Self,
    SupportsFloat,
    SupportsInt,
    TypeAlias,
    TypedDict,
    Unpack,
)

from cac_data import periods

Trait: TypeAlias = Literal[
    "measure", "reporter", "edition", "prices", "coverage", "base"
]
"""In what two figures of one unit may be unlike all the same."""

TRAITS: tuple[Trait, ...] = (
    "measure",
    "reporter",
    "edition",
    "prices",
    "coverage",
    "base",
)

Difference: TypeAlias = Trait | Literal["length"]
"""In what two figures may be unlike that are compared all the same: a trait, or how
long their periods are. What is added up over five months is not what a year adds up."""

COLUMNS: Mapping[Trait, tuple[str, ...]] = {
    "measure": ("measure",),
    "reporter": ("reporter", "counted_by"),
    "edition": ("vintage",),
    "prices": ("price_basis",),
    "coverage": ("creditor", "concept", "part", "scope", "variant", "nature"),
    "base": ("base",),
}
"""The columns of observations that say of a figure what it is of. `counted_by` is no
column of a table: topics add it, where those who publish count unlike things."""

USUAL = ("main", "actual")
"""The usual `variant` of several, and `nature` of a figure: nothing to mistake."""

TO_COME = ("target", "plan", "expected", "forecast", "contract")
"""The `nature` of what was counted by nobody yet: a part of its coverage."""

ASSUMED_PRICE = "assumed"
"""The `prices` of what is valued at a price that a scenario sets."""

BETWEEN = ";"
"""Joins the two sides of a figure that was made from unlike ones."""


class FigureParts(TypedDict, total=False):
    """The parts of a figure, each of which may be changed."""

    value: float
    unit: str
    period: str
    low: float | None
    high: float | None
    measure: str
    reporter: str
    edition: str
    prices: str
    coverage: str
    base: str
    obs_status: str
    source_ids: str
    year: int | None
    half: float | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Figure(Mapping[str, object]):
    """A number with its unit, and what it is of; it reads like a row, too.

    `measure`: where a unit alone misleads (whose cubic metres; a total of mixed
    counters). `reporter`: who counts. `edition`: of which year the statistics are.
    `prices`: of which year, current or assumed. `coverage`: what part it counts.
    `base`: the period from which a change is measured. Each is empty where there is
    nothing to mistake; `BETWEEN` joins those of a figure made from unlike ones, on
    purpose.
    `value` is NaN where nothing is known. `row` has all columns of its observation,
    which `text`, `texts`, `number` and `count` read as what they are.
    """

    value: float
    unit: str
    period: str = ""
    low: float | None = None
    high: float | None = None
    measure: str = ""
    reporter: str = ""
    edition: str = ""
    prices: str = ""
    coverage: str = ""
    base: str = ""
    obs_status: str = "A"
    source_ids: str = ""
    year: int | None = None
    half: float | None = None
    row: Mapping[str, object] = field(default_factory=dict, repr=False)

    def __getitem__(self, part: str) -> object:
        """A column of the observation, or a part of the figure by its name."""
        if part in self.row:
            return self.row[part]
        if part in _parts_of(type(self)):
            return getattr(self, part)
        raise KeyError(part)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self.row, *_parts_of(type(self))]))

    def __len__(self) -> int:
        return len([*self])

    def text(self, part: str) -> str:
        """A column of words; empty where its cell is. TypeError for any other."""
        cell = self[part]
        if cell is None:
            return ""
        if not isinstance(cell, str):
            message = f"`{part}` of a figure is no text: {cell!r}"
            raise TypeError(message)
        return cell

    def texts(self, part: str) -> list[str]:
        """A column of lists of words; empty where its cell is. TypeError for others."""
        cell = self[part]
        if cell is None:
            return []
        if not isinstance(cell, list):
            message = f"`{part}` of a figure is no list: {cell!r}"
            raise TypeError(message)
        return [str(word) for word in cell]

    def number(self, part: str) -> float:
        """A column of numbers; NaN where its cell is empty. TypeError for any other."""
        cell = self[part]
        if cell is None:
            return math.nan
        if not isinstance(cell, SupportsFloat):
            message = f"`{part}` of a figure is no number: {cell!r}"
            raise TypeError(message)
        return float(cell)

    def count(self, part: str) -> int:
        """A column of whole numbers; TypeError where its cell is none."""
        cell = self[part]
        if not isinstance(cell, SupportsInt) or int(cell) != cell:
            message = f"`{part}` of a figure is no whole number: {cell!r}"
            raise TypeError(message)
        return int(cell)

    def __bool__(self) -> Literal[True]:
        """A figure is there, even one of zero."""
        return True

    def __float__(self) -> float:
        return float(self.value)

    @property
    def is_known(self) -> bool:
        """Whether there is a number, and not only a row that says there is none."""
        return not math.isnan(self.value)

    @property
    def whole_year(self) -> int:
        """The year that it is of; a NoFigureError where it is of no whole one."""
        if self.year is None:
            message = f"no whole year, but {self.period!r}"
            raise NoFigureError(message)
        return int(self.year)

    @property
    def printed_as(self) -> str:
        """How its source puts it: ``exact``, ``about``; empty where no table says."""
        return str(self.row.get("printed_as") or "")

    @property
    def length(self) -> str:
        """How long its period is, as ``5 months``; empty where it has none.

        That of a change goes from the first of its two periods to the end of the last.
        """
        if not self.period:
            return ""
        ends = self.period.split("/")
        return periods.length(f"{ends[0]}/{ends[-1]}")

    @property
    def size(self) -> Self:
        """The figure without its sign, which the words beside it say."""
        return self.of(value=abs(self.value))

    @property
    def as_counted(self) -> Self:
        """What is to come as if it had come, to be set beside what did."""
        parts = []
        for part in self.coverage.split(BETWEEN):
            words = [word for word in part.split() if word not in TO_COME]
            parts.append(" ".join(words))
        return self.of(coverage=BETWEEN.join(filter(None, dict.fromkeys(parts))))

    def multiplied_by(self, factor: float, unit: str = "") -> Self:
        """So many times the figure, with its range and rounding, in `unit` if given.

        A `factor` is above zero: below it the ends of a range would change places.
        """
        return self._scaled(lambda number: number * factor, unit)

    def divided_by(self, divisor: float, unit: str = "") -> Self:
        """One of so many parts of the figure, or the figure in a larger `unit`."""
        return self._scaled(lambda number: number / divisor, unit)

    def _scaled(self, scale: Callable[[float], float], unit: str) -> Self:
        low, high, half = (
            None if number is None else scale(number)
            for number in (self.low, self.high, self.half)
        )
        return self.of(
            value=scale(self.value),
            unit=unit or self.unit,
            low=low,
            high=high,
            half=half,
        )

    def of(self, **changed: Unpack[FigureParts]) -> Self:
        """The same figure with other parts, such as another value in another unit.

        Its row stays, but for what is changed.
        """
        row = {name: cell for name, cell in self.row.items() if name not in changed}
        return replace(self, row=row, **changed)


@cache
def _parts_of(kind: type[Figure]) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind) if part.name != "row")


def figure_of(row: Mapping[str, Any]) -> Figure:
    """The figure of an observation, a missing cell of which is None."""
    value = row.get("value")  # documents have none
    return Figure(
        value=math.nan if value is None else value,
        unit=row.get("unit") or "",
        period=row.get("period") or "",
        low=row.get("low"),
        high=row.get("high"),
        obs_status=row.get("obs_status") or "A",
        source_ids=row.get("source_ids") or "",
        year=row.get("year"),
        half=row.get("half"),
        row=row,
        **{trait: _trait_in(row, trait) for trait in TRAITS},
    )


def _trait_in(row: Mapping[str, Any], trait: Trait) -> str:
    words = [str(row[name]) for name in COLUMNS[trait] if row.get(name)]
    return " ".join(word for word in words if word not in USUAL)


def unlike(one: Figure, other: Figure) -> list[str]:
    """In what two figures are unlike: ``unit``, `TRAITS` that both state or one.

    Last ``length``, of two periods that are stated.
    """
    unlike_in = [
        name for name in ("unit", *TRAITS) if getattr(one, name) != getattr(other, name)
    ]
    has_periods = one.length and other.length
    if has_periods and one.length != other.length:
        unlike_in.append("length")
    return unlike_in


# --- Where there is none -------------------------------------------------------------


class NoFigureError(ValueError, KeyError):
    """Raised where a figure is asked for that is not there.

    A ``KeyError``, since a figure reads like a row, whose message is a sentence.
    """

    def __str__(self) -> str:
        return str(self.args[0])


class Nothing(dict[str, object]):
    """No figure, which knows why: asked for a part of it, it says so.

    Like any empty dict it is false, and ``get`` gives None.
    """

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why

    def __bool__(self) -> Literal[False]:
        return False

    def __missing__(self, part: str) -> NoReturn:
        raise NoFigureError(self.why)

    text = texts = number = count = __missing__  # no reading of a figure has an answer

    @property
    def whole_year(self) -> NoReturn:
        """The reason, as asked for any part of it."""
        raise NoFigureError(self.why)

    def __reduce__(self) -> tuple[type[Nothing], tuple[str]]:
        return type(self), (self.why,)


class Gap(Nothing):
    """Two figures that cannot be compared: `unlike` names in what they differ."""

    def __init__(self, one: Figure, other: Figure, differing: Sequence[str]) -> None:
        sides = [
            f"{name} ({getattr(one, name)!r} and {getattr(other, name)!r})"
            for name in differing
        ]
        super().__init__(f"figures that differ in {', '.join(sides)}")
        self.one = one
        self.other = other
        self.unlike = tuple(differing)

    def __reduce__(self) -> tuple[type[Gap], tuple[Figure, Figure, tuple[str, ...]]]:  # type: ignore[override]  # made of other things
        return type(self), (self.one, self.other, self.unlike)

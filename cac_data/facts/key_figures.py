"""Key figures: what tops a page, and what scenarios are compared by."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from cac_data.figure import Figure, Nothing

Fact = TypeVar("Fact")


@dataclass(frozen=True, kw_only=True, eq=False)
class KeyFigure(Figure):
    """A figure rounded as it is printed; its label and note are words.

    `exact` is the value of which differences are taken, NaN where nothing is known.
    Words ask the `fact` itself, `about`, and what the topic says besides: its row.
    """

    id: str
    exact: float
    decimals: int
    about: object

    def of_fact(self, fact: object) -> Self:
        """The same key figure, of which a fact tells more."""
        return replace(self, about=fact)

    def fact(self, kind: type[Fact]) -> Fact:
        """Give the fact that it is of; a TypeError if that is of another kind."""
        if not isinstance(self.about, kind):
            message = f"{self.id} is of a {type(self.about).__name__}"
            message += f", and a {kind.__name__} is asked for"
            raise TypeError(message)
        return self.about

    def fact_if_any(self, kind: type[Fact]) -> Fact | None:
        """Give the fact that it is of; None where there is nothing."""
        return self.fact(kind) if self.about else None


def figure(
    id: str,
    fact: Figure | Nothing,
    unit: str,
    of: str = "value",
    digits: int = 1,
    *,
    scale: float = 1.0,
    period: str | None = None,
    coverage: str | None = None,
    **said: object,
) -> KeyFigure:
    """A key figure: a fact rounded as it is printed; its label and note are words.

    `of` is the part of the fact that is its value, `scale` brings it to the `unit`. A
    range whose ends are printed alike is left out. `period` and `coverage` are given
    where a fact of its own does not say them, such as on which day things were counted.
    """
    number = fact.number(of) if fact else math.nan
    known = fact or Figure(value=number, unit=unit)
    low = _as_printed(known.number("low"), scale, digits)
    high = _as_printed(known.number("high"), scale, digits)
    if low == high:
        low = math.nan
        high = math.nan
    return KeyFigure(
        id=id,
        value=_as_printed(number, scale, digits),
        exact=number * scale,
        unit=unit,
        period=known.text("period") if period is None else period,
        low=low,
        high=high,
        measure=known.text("measure"),
        reporter=known.text("reporter"),
        edition=known.text("edition"),
        prices=known.text("prices"),
        coverage=known.text("coverage") if coverage is None else coverage,
        base=known.text("base"),
        source_ids=known.text("source_ids"),
        decimals=digits,
        about=fact,
        row={"printed_as": known.printed_as if of == "value" else "", **said},
    )


def _as_printed(number: float, scale: float, digits: int) -> float:
    """A number in the unit and with the decimals of its card."""
    # Adding zero turns the -0.0 of rounding into 0.0.
    return round(number * scale, digits) + 0.0

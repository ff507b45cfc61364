"""Key figures: what tops a page, and what scenarios are compared by."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from cac_data.figure import Figure

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
    fact: Mapping[str, Any],
    unit: str,
    of: str = "value",
    digits: int = 1,
    *,
    scale: float = 1.0,
    period: str | None = None,
    coverage: str | None = None,
    **said: Any,
) -> KeyFigure:
    """A key figure: a fact rounded as it is printed; its label and note are words.

    `of` is the part of the fact that is its value, `scale` brings it to the `unit`. A
    range whose ends are printed alike is left out. `period` and `coverage` are given
    where a fact of its own does not say them, such as on which day things were counted.
    """
    number = fact.get(of)
    exact = math.nan if number is None else float(number) * scale
    low = _as_printed(fact.get("low"), scale, digits)
    high = _as_printed(fact.get("high"), scale, digits)
    if low == high:
        low = math.nan
        high = math.nan
    return KeyFigure(
        id=id,
        value=_as_printed(number, scale, digits),
        exact=exact,
        unit=unit,
        period=str(fact.get("period") or "") if period is None else period,
        low=low,
        high=high,
        measure=fact.get("measure") or "",
        reporter=fact.get("reporter") or "",
        edition=fact.get("edition") or "",
        prices=fact.get("prices") or "",
        coverage=(fact.get("coverage") or "") if coverage is None else coverage,
        base=str(fact.get("base") or ""),
        source_ids=str(fact.get("source_ids") or ""),
        decimals=digits,
        about=fact,
        row={"printed_as": _how_printed(fact, of), **said},
    )


def _how_printed(fact: Mapping[str, Any], of: str) -> str:
    """How the source of a fact puts its value, if that is what is asked of it."""
    return str(fact.get("printed_as") or "") if of == "value" else ""


def _as_printed(number: float | None, scale: float, digits: int) -> float:
    """A number in the unit and with the decimals of its card; NaN for none."""
    if number is None:
        return math.nan
    # Adding zero turns the -0.0 of rounding into 0.0.
    return round(float(number) * scale, digits) + 0.0

"""What the notebook on trade can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from cac_data import codes
from cac_data.scenarios.parameters.base import (
    AsOf,
    BrokenRule,
    Country,
    Data,
    Entry,
    Flow,
    NotebookParameters,
    broken_as_of,
    broken_horizon,
    broken_start,
    per_cent,
)
from cac_data.scenarios.problems import KeyPath


class Shock(Entry):
    """A change of one flow spread evenly over some years, instead of its growth."""

    flow: Flow = Field(
        title="Flow", description="exports or imports, from the Central Asian side"
    )
    start: int = Field(
        ge=1993,
        le=2060,
        title="First year",
        description="first year of the change",
        examples=[2027],
    )
    end: int = Field(
        ge=1993,
        le=2060,
        title="Last year",
        description="last year of the change",
        examples=[2028],
    )
    change: float = Field(
        ge=-0.95,
        le=5.0,
        title="Change",
        description="change over all its years together: -0.4 is a fall of 40 per cent",
        examples=[-0.4],
    )

    def in_words(self) -> str:
        """Return the shock as a phrase."""
        years = (
            f"{self.start}" if self.start == self.end else f"{self.start}–{self.end}"
        )
        return f"{self.flow} {per_cent(self.change, signed=True)} over {years}"


class LevelShift(Entry):
    """An amount that appears or disappears in one country's flow in one year."""

    country: Country = Field(
        title="Country", description="ISO 3166 code of the Central Asian country"
    )
    flow: Flow = Field(
        title="Flow", description="exports or imports, from the Central Asian side"
    )
    year: int = Field(
        ge=1993,
        le=2060,
        title="Year",
        description="year from which the level differs",
        examples=[2028],
    )
    usd_bn: float = Field(
        ge=-200.0,
        le=200.0,
        title="USD billion",
        description="USD billion added before that year's growth; negative is a loss",
        examples=[-4.1],
    )

    def in_words(self) -> str:
        """Return the shift as a phrase."""
        sign = "−" if self.usd_bn < 0 else "+"
        return (
            f"{codes.country_name(self.country)} {self.flow} {sign}"
            f"{abs(self.usd_bn):g} USD bn in {self.year}"
        )


class TradeParameters(NotebookParameters):
    """Parameters of ``notebooks/trade.ipynb``."""

    start: int = Field(
        1992, ge=1992, le=2060, title="First year", description="first year shown"
    )
    end: int = Field(
        2025, ge=1992, le=2060, title="Last year", description="last year of data used"
    )
    horizon: int = Field(
        2030, ge=1993, le=2060, title="Horizon", description="last year projected"
    )
    reporter: Literal["china_customs", "national"] = Field(
        "china_customs", title="Counted by", description="whose statistics are used"
    )
    as_of: AsOf = Field(
        "",
        title="Known by",
        description="only what was published by this date (YYYY-MM-DD); "
        'empty ("") for everything known',
    )
    data: Data = "bundled"
    export_growth: float = Field(
        0.043,
        ge=-0.5,
        le=0.5,
        title="Growth of exports, assumed",
        description="assumed growth of exports a year",
    )
    import_growth: float = Field(
        0.043,
        ge=-0.5,
        le=0.5,
        title="Growth of imports, assumed",
        description="assumed growth of imports a year",
    )
    shocks: list[Shock] = Field(
        default_factory=list,
        max_length=20,
        title="Shocks",
        description="changes that replace growth in some years",
    )
    level_shifts: list[LevelShift] = Field(
        default_factory=list,
        max_length=50,
        title="Level shifts",
        description="amounts that appear or disappear in one year",
    )
    usd_inflation: float = Field(
        0.025,
        ge=-0.05,
        le=0.2,
        title="Inflation of the dollar, assumed",
        description="assumed inflation of the dollar a year",
    )

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As for every notebook; counters and dates are spelled out too.
        """
        if name == "reporter":
            return codes.reporter_name(self.reporter)
        return super().in_words(name)

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years, dates and shocks that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *broken_start(self.start, self.end),
            *broken_horizon(self.end, self.horizon),
            *broken_as_of(self.as_of, self.end),
            *broken_shocks(self.shocks, end=self.end, horizon=self.horizon),
            *broken_level_shifts(self.level_shifts, end=self.end, horizon=self.horizon),
        ]


def broken_shocks(
    shocks: Sequence[Shock], *, end: int, horizon: int
) -> Iterator[BrokenRule]:
    """Yield the rules between shocks, and between them and the years, that break.

    Parameters
    ----------
    shocks : sequence of Shock
        In the order of the file.
    end, horizon : int
        Last year of data and last year projected.

    Yields
    ------
    BrokenRule
        One per rule that does not hold.
    """
    for position, shock in enumerate(shocks):
        here: KeyPath = ("shocks", position)
        if shock.start > shock.end:
            message = (
                f"start ({shock.start}) comes after end ({shock.end}); "
                "allowed: start <= end"
            )
            yield BrokenRule(((*here, "start"), (*here, "end")), message)
        for name, year in (("start", shock.start), ("end", shock.end)):
            yield from _broken_year((*here, name), year, end, horizon)
        for other, earlier in enumerate(shocks[:position]):
            if (
                shock.flow == earlier.flow
                and shock.start <= earlier.end
                and earlier.start <= shock.end
            ):
                message = (
                    f"{shock.flow} {shock.start}-{shock.end} overlaps shock "
                    f"{other + 1} ({earlier.start}-{earlier.end}); allowed: "
                    "one shock per flow and year"
                )
                yield BrokenRule((here,), message)


def broken_level_shifts(
    level_shifts: Sequence[LevelShift], *, end: int, horizon: int
) -> Iterator[BrokenRule]:
    """Yield the rules between level shifts, and between them and the years, that break.

    Parameters
    ----------
    level_shifts : sequence of LevelShift
        In the order of the file.
    end, horizon : int
        Last year of data and last year projected.

    Yields
    ------
    BrokenRule
        One per rule that does not hold.
    """
    seen: dict[tuple[str, str, int], int] = {}
    for position, shift in enumerate(level_shifts):
        here: KeyPath = ("level_shifts", position)
        yield from _broken_year((*here, "year"), shift.year, end, horizon)
        key = (shift.country, shift.flow, shift.year)
        if key in seen:
            message = (
                f"{shift.country} {shift.flow} {shift.year} was shifted already, "
                f"by entry {seen[key] + 1}; allowed: one entry each"
            )
            yield BrokenRule((here,), message)
        seen.setdefault(key, position)


def _broken_year(
    path: KeyPath, year: int, end: int, horizon: int
) -> Iterator[BrokenRule]:
    if not end < year <= horizon:
        message = (
            f"{year} lies outside the projected years; allowed: {end + 1} to {horizon}"
        )
        yield BrokenRule((path, ("end",), ("horizon",)), message)

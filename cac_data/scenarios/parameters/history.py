"""What the notebook on history can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from cac_data import codes
from cac_data.display.words import period_in_words
from cac_data.periods import of_year
from cac_data.scenarios.parameters.base import (
    AsOf,
    BrokenRule,
    Country,
    Data,
    NotebookParameters,
    broken_start,
    broken_told_by,
)

Theme = Literal["diplomacy", "trade", "security", "culture"]


def _every_theme() -> list[Theme]:
    return ["diplomacy", "trade", "security", "culture"]


def _every_country() -> list[Country]:
    return ["KAZ", "KGZ", "TJK", "TKM", "UZB"]


class HistoryParameters(NotebookParameters):
    """Parameters of ``notebooks/history.ipynb``."""

    start: int = Field(
        -300,
        ge=-3000,
        le=2060,
        title="First year",
        description="first year told of; before our era negative, and there is no 0",
    )
    end: int = Field(
        2026,
        ge=-3000,
        le=2060,
        title="Last year",
        description="last year told of; before our era negative, and there is no 0",
    )
    themes: list[Theme] = Field(
        default_factory=_every_theme,
        max_length=4,
        title="Themes",
        description="themes of the events that are counted and drawn; [] for none",
    )
    countries: list[Country] = Field(
        default_factory=_every_country,
        min_length=1,
        max_length=5,
        title="Countries",
        description="Central Asian countries whose events, goods and ties are shown",
    )
    quiet_years: int = Field(
        50,
        ge=1,
        le=1000,
        title="Quiet years",
        description="years without an entry from which on a span is named",
    )
    as_of: AsOf = Field(
        "",
        title="Known by",
        description="only what was published by this date (YYYY-MM-DD); "
        'empty ("") for everything known',
    )
    data: Data = "bundled"

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As for every notebook; years before our era and countries are spelled out.
        """
        if name in ("start", "end"):
            return period_in_words(of_year(getattr(self, name)))
        if name == "countries":
            return "; ".join(codes.country_name(code) for code in self.countries)
        return super().in_words(name)

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years, lists and dates that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *self._broken_years(),
            *broken_start(self.start, self.end),
            *self._broken_lists(),
            *broken_told_by(self.as_of, self.end),
        ]

    def _broken_years(self) -> Iterator[BrokenRule]:
        for name in ("start", "end"):
            if getattr(self, name) == 0:
                message = f"{name} is 0, a year that there never was; allowed: -1 or 1"
                yield BrokenRule(((name,),), message)

    def _broken_lists(self) -> Iterator[BrokenRule]:
        for name in ("themes", "countries"):
            given = list(getattr(self, name))
            for position, value in enumerate(given):
                if value in given[:position]:
                    message = f"{value} stands twice; allowed: once"
                    yield BrokenRule(((name, position),), message)

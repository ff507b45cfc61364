"""What all parameter models share: strictness, words, rules between parameters."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)

from cac_data import codes
from cac_data.scenarios.problems import KeyPath, quoted
from cac_data.vintage import BUNDLED, LATEST, is_id

Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]


@dataclass(frozen=True)
class BrokenRule:
    """A rule between parameters that does not hold.

    Attributes
    ----------
    paths : tuple of paths
        The parameters involved. The problem is reported at the one that was set last,
        in the scenario itself rather than in the one it extends.
    message : str
        What does not hold, with the values.
    """

    paths: tuple[KeyPath, ...]
    message: str


class BrokenRulesError(ValueError):
    """Raised by a parameter model with every rule that does not hold."""

    def __init__(self, broken: Sequence[BrokenRule]) -> None:
        self.broken = tuple(broken)
        super().__init__("; ".join(rule.message for rule in broken))


class StrictModel(BaseModel):
    """A model that takes no unknown key and converts nothing.

    Text is never read as a number, a number never as text, and true or false as
    neither.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Entry(StrictModel):
    """One entry of a list of assumptions."""

    def in_words(self) -> str:
        """Return the entry as a phrase."""
        raise NotImplementedError


class NotebookParameters(StrictModel):
    """The parameters of one notebook; subclasses add fields and rules."""

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between parameters that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return []

    def label(self, name: str) -> str:
        """Return the name of a parameter as a reader knows it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            A few words.
        """
        return type(self).model_fields[name].title or name.replace("_", " ")

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            Rates in per cent, lists as phrases, an empty list as "none".
        """
        value = getattr(self, name)
        if isinstance(value, list):
            words = (
                item.in_words() if isinstance(item, Entry) else str(item)
                for item in value
            )
            return "; ".join(words) or "none"
        if name == "as_of" and not value:
            return "everything known"
        if name == "data":
            named = {BUNDLED: "bundled tables", LATEST: "newest vintage"}
            return named.get(str(value), f"vintage {value}")
        if isinstance(value, float):
            return f"{per_cent(value)} a year"
        return str(value)

    @model_validator(mode="after")
    def _keep_rules(self) -> NotebookParameters:
        broken = self.broken_rules()
        if broken:
            raise BrokenRulesError(broken)
        return self


def per_cent(share: float, *, signed: bool = False) -> str:
    """Write a share in per cent, with as many decimals as it needs, at most two."""
    sign = "−" if share < 0 else "+" if signed else ""
    number = f"{abs(share) * 100:.2f}".rstrip("0").rstrip(".")
    return f"{sign}{number} %"


def iso_date(text: str) -> datetime.date | None:
    """Return the day that `text` names in the form YYYY-MM-DD, or None."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _date_or_nothing(text: str) -> str:
    if text and iso_date(text) is None:
        message = (
            f"{quoted(text)} is not a date; allowed: a date such as "
            '"2025-07-27", or "" for everything known'
        )
        raise ValueError(message)
    return text


AsOf = Annotated[
    str,
    AfterValidator(_date_or_nothing),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{2}-\d{2})?$",
            "examples": ["2025-07-27", ""],
        }
    ),
]
"""A day by which something was known, or empty text for everything known."""


def _vintage(text: str) -> str:
    if text not in (BUNDLED, LATEST) and (
        not is_id(text) or iso_date(text.partition(".")[0]) is None
    ):
        message = (
            f"{quoted(text)} is not allowed; allowed: {BUNDLED}, {LATEST}, or the date "
            f'of a vintage such as "2026-11-24"{codes.closest(text, [BUNDLED, LATEST])}'
        )
        raise ValueError(message)
    return text


Data = Annotated[
    str,
    AfterValidator(_vintage),
    Field(
        title="Data",
        description="bundled: the tables that come with the package; latest: with the "
        "newest rows that `cac-data fetch` brought; a date: with those of that vintage",
    ),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(bundled|latest|\d{4}-\d{2}-\d{2}(\.\d+)?)$",
            "examples": [BUNDLED, LATEST, "2026-11-24"],
        }
    ),
]
"""Which rows a report is made from."""


def broken_start(start: int, end: int) -> Iterator[BrokenRule]:
    """Yield a broken rule where the years shown end before they start.

    Parameters
    ----------
    start, end : int
        First and last year.

    Yields
    ------
    BrokenRule
        At most one.
    """
    if start > end:
        message = f"start ({start}) comes after end ({end}); allowed: start <= end"
        yield BrokenRule((("start",), ("end",)), message)


def broken_horizon(end: int, horizon: int) -> Iterator[BrokenRule]:
    """Yield a broken rule where nothing is left to project.

    Parameters
    ----------
    end, horizon : int
        Last year of data used and last year projected.

    Yields
    ------
    BrokenRule
        At most one.
    """
    if end > horizon:
        message = (
            f"end ({end}) comes after horizon ({horizon}); allowed: end <= horizon"
        )
        yield BrokenRule((("end",), ("horizon",)), message)


def broken_as_of(as_of: str, end: int) -> Iterator[BrokenRule]:
    """Yield a broken rule where the last year of data was not over on the day.

    Parameters
    ----------
    as_of : str
        A day, or empty text.
    end : int
        Last year of data used.

    Yields
    ------
    BrokenRule
        At most one.
    """
    day = iso_date(as_of)
    if day is not None and end >= day.year:
        message = (
            f"end ({end}) was not over on {as_of}; allowed: "
            f"end <= {day.year - 1}, the last whole year before as_of"
        )
        yield BrokenRule((("end",), ("as_of",)), message)


def broken_told_by(as_of: str, end: int) -> Iterator[BrokenRule]:
    """Yield a broken rule where the last year told of had not begun on the day.

    Parameters
    ----------
    as_of : str
        A day, or empty text.
    end : int
        Last year told of; a part of it is enough.

    Yields
    ------
    BrokenRule
        At most one.
    """
    day = iso_date(as_of)
    if day is not None and end > day.year:
        message = (
            f"end ({end}) lies after {as_of}; allowed: "
            f"end <= {day.year}, the year of as_of"
        )
        yield BrokenRule((("end",), ("as_of",)), message)


def broken_opening(name: str, year: int, end: int) -> Iterator[BrokenRule]:
    """Yield a broken rule where something assumed opens in a year of data.

    Too early an opening is a story that can be told, with a warning in the report; one
    in the past is none.

    Parameters
    ----------
    name : str
        The parameter.
    year : int
        Its year; 0 for never.
    end : int
        Last year of data used.

    Yields
    ------
    BrokenRule
        At most one.
    """
    if 0 < year <= end:
        message = (
            f"{name} ({year}) is a year of data; allowed: 0 for never, or "
            f"{end + 1} and later"
        )
        yield BrokenRule(((name,), ("end",)), message)

"""The form of what is kept from run to run: read back, it has this form or is refused.

Others can write where reports lie, so that nothing that is read there is trusted.
"""

import re
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Self

from cac_data import periods
from cac_data.extras import extra

with extra("reports", "cac_data.records"):
    from pydantic import AfterValidator, BaseModel, Field, ValidationError

# What was tampered with must not lead out of its folder.
NOTEBOOK_ID = r"[a-z][a-z0-9_]*"
SCENARIO_ID = rf"{NOTEBOOK_ID}(~[0-9a-f]+)?"
UNIT_ID = rf"{NOTEBOOK_ID}(-[a-z0-9_]+)?"
REPORT = rf"{SCENARIO_ID}/{UNIT_ID}"
PAGE = rf"{REPORT}\.html"
SHEET = rf"{REPORT}-sheet\.html"

MOST_OF_PROBLEM = 200  # characters told of what is wrong with a record


class Strict(BaseModel):
    """A model of which nothing may be missing, of another type or unknown."""

    model_config = {"strict": True, "extra": "forbid", "allow_inf_nan": False}

    @classmethod
    def checked(cls, what: str, content: object) -> Self:
        """Return a model of what was read; a ValueError tells the first problem."""
        try:
            return cls.model_validate(content)
        except ValidationError as error:
            message = f"{what}: {first_problem(error)}"
            raise ValueError(message) from None


def first_problem(error: ValidationError) -> str:
    """Say where content is not of its form, and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    problem = first["msg"].removeprefix("Value error, ")
    return ": ".join(filter(None, (where, problem)))[:MOST_OF_PROBLEM]


# --- Words and numbers ---------------------------------------------------------------

Name = Annotated[str, Field(min_length=1)]
ReportName = Annotated[str, Field(pattern=f"^{REPORT}$")]
AnyPage = Annotated[str, Field(pattern=f"^(failed/)?{PAGE}$")]


def _is_day(text: str) -> str:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        message = "is no day such as 2026-11-29"
        raise ValueError(message)
    date.fromisoformat(text)
    return text


def _is_time(text: str) -> str:
    try:
        _time_of(text, "%Y-%m-%d %H:%M:%S UTC")
    except ValueError:
        message = "is no time such as 2026-11-29 03:20:00 UTC"
        raise ValueError(message) from None
    return text


def _time_of(text: str, form: str) -> datetime:
    """Return a time that is written in a form, in full; any other is a ValueError.

    `strptime` alone takes ``2026-1-1`` and digits of other scripts, too, which those
    who read the record afterwards do not.
    """
    time = datetime.strptime(text, form).replace(tzinfo=UTC)
    if time.strftime(form) != text:
        message = f"{text!r:.60} is not written as {form}"
        raise ValueError(message)
    return time


def _is_feed_time(text: str) -> str:
    try:
        time = _time_of(text, "%Y-%m-%dT%H:%M:%SZ")
        time + timedelta(seconds=1)  # there has to be one for the next entry
    except (ValueError, OverflowError):
        message = "is no time such as 2026-11-29T03:20:00Z"
        raise ValueError(message) from None
    return text


def _is_period(text: str) -> str:
    periods.bounds(text)
    return text


def _is_uuid(text: str) -> str:
    uuid.UUID(text)
    return text


def _names_its_data(parameters: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(parameters.get("data", ""), str):
        message = "`data` names no vintage"
        raise ValueError(message)
    return parameters


Day = Annotated[str, AfterValidator(_is_day)]
Time = Annotated[str, AfterValidator(_is_time)]
FeedTime = Annotated[str, AfterValidator(_is_feed_time)]
Period = Annotated[str, AfterValidator(_is_period)]
Id = Annotated[str, AfterValidator(_is_uuid)]
ParameterValues = Annotated[dict[str, Any], AfterValidator(_names_its_data)]

# --- What pages and the news say -----------------------------------------------------


class Conflict(Strict):
    """A fact on which sources differ, and how far."""

    id: Name
    low: float
    high: float
    text: Name


class Due(Strict):
    """What is open, and until when."""

    on: Period
    text: Name


class _Kept(Strict, extra="ignore"):
    """A part of the record of the news; a later version may add to it."""


class _Figure(_Kept):
    label: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    text: str
    number: str
    period_text: str
    outcome: str
    period: str | None = None
    reporter: str | None = None
    of: dict[str, str] | None = None
    headline: bool = False
    place: int = 0


class _Report(_Kept):
    scenario: str
    status: str
    page: AnyPage | None
    why: str = ""
    same: bool = False
    parameters: ParameterValues = {}
    figures: dict[str, _Figure] = {}
    verdicts: dict[str, Annotated[list[str], Field(min_length=3, max_length=3)]] = {}
    conflicts: list[Conflict] | None = None
    due: list[Due] = []


class _Table(_Kept):
    hash: str
    rows: int


class _State(_Kept):
    date: Day
    reports: dict[ReportName, _Report]
    tables: dict[str, _Table]


class _Change(_Kept):
    sentence: str
    page: AnyPage | None


class _Entry(_Kept):
    id: Id
    date: Day
    all: int
    number: int = 1
    time: FeedTime = "1970-01-01T00:00:00Z"
    changes: Annotated[list[_Change], Field(min_length=1)]


class NewsRecord(_Kept):
    """What changed in the last run, what is compared with the next, and the feed."""

    id: Id
    date: Day
    begun: Day
    changes: list[_Change]
    entries: list[_Entry]
    state: _State

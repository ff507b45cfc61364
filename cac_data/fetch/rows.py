"""What a service sent, as rows of our tables and records of their sources."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from cac_data.fetch.queries import Answer, Query, ServiceError
from cac_data.tables import key_columns, load_table, sort_rows

__all__ = [
    "Fetched",
    "Model",
    "filled",
    "frame_of",
    "read_json",
    "read_model",
    "source_records",
]

Row = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Fetched:
    """All that one service gave.

    Attributes
    ----------
    frames
        Table: new rows, in the form `cac_data.load_table` gives.
    sources
        The record of the source of each row, in the form of the table ``sources``.
    """

    frames: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame


def frame_of(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as a frame of a table: its columns and types, sorted by its key.

    What a row does not give is empty.

    Examples
    --------
    >>> frame_of("sources", [{"source_id": "a"}])["title"].tolist()
    ['']
    """
    like = load_table(table).head(0)
    empty = {
        str(name): ""
        if pd.api.types.is_string_dtype(kind)
        else False
        if pd.api.types.is_bool_dtype(kind)
        else float("nan")
        for name, kind in like.dtypes.items()
    }
    whole = [{name: row.get(name, empty[name]) for name in empty} for row in rows]
    frame = pd.DataFrame(whole, columns=list(empty)).astype(dict(like.dtypes))
    return sort_rows(frame, key_columns(table))


def source_records(rows: Sequence[Row], *, on: datetime) -> pd.DataFrame:
    """Return records of sources as a frame, accessed in the month of the fetch."""
    accessed = on.strftime("%Y-%m")
    return frame_of("sources", [{**row, "accessed": accessed} for row in rows])


def read_json(answer: Answer) -> Any:
    """Return what an answer in JSON holds.

    Raises
    ------
    ServiceError
        If it is cut off or broken.
    """
    try:
        return json.loads(answer.content)
    except (ValueError, RecursionError) as error:
        raise ServiceError(answer.query, f"sent broken JSON ({error})") from None


def read_model(answer: Answer, model: type[T], part: object, *, at: str = "") -> T:
    """Read part of an answer as a model; what is not as it should be is named.

    Parameters
    ----------
    answer
        Of a service.
    model
        A pydantic model, or a list of such.
    part
        What `read_json` gave, or a part of it.
    at
        Where in the answer it stands.

    Returns
    -------
    An object of that type.

    Raises
    ------
    ServiceError
        With the first field that is missing or of another type.
    """
    try:
        found: T = TypeAdapter(model).validate_python(part)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = [at] if at else []
        field = ".".join([*where, *(str(step) for step in first["loc"])])
        problem = first["msg"][:1].lower() + first["msg"][1:]
        given = repr(first["input"])
        shown = given if len(given) <= 60 else f"{given[:57]}..."
        message = f"is not as it was: {problem}, found {shown}"
        raise ServiceError(answer.query, message, field=field or "(whole)") from None
    return found


class Model(BaseModel):
    """Part of an answer. What it has beside the fields that are read may change."""

    model_config = ConfigDict(strict=True)


def filled(found: Fetched, query: Query, *, in_full: bool) -> dict[str, pd.DataFrame]:
    """Return the tables for which a service has anything.

    Parameters
    ----------
    found
        What it gave.
    query
        The last question, for the message.
    in_full
        Whether all that it has was asked for. Then a table of which it has nothing
        means that it has changed, or is broken. Of the last years alone there may be
        nothing yet: what is there of that table stays.

    Returns
    -------
    dict

    Raises
    ------
    ServiceError
        Naming the table.
    """
    kept = {table: frame for table, frame in found.frames.items() if len(frame)}
    missing = [table for table in found.frames if table not in kept]
    if missing and (in_full or not kept):
        message = f"sent no figure at all for the table {missing[0]}"
        raise ServiceError(query, message)
    return kept

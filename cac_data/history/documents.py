"""Documents, events and meetings, as plans read them: by their fields."""

from __future__ import annotations

from dataclasses import Field, dataclass, fields
from typing import ClassVar, Protocol, TypeVar

import pandas as pd

from cac_data.facts import records


@dataclass(frozen=True, kw_only=True)
class Document:
    """What sources tell of: a text, an event, a meeting, an act, a place."""

    source_ids: str


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


Kind = TypeVar("Kind", bound=_Dataclass)


def documents(kind: type[Kind], rows: pd.DataFrame) -> list[Kind]:
    """Each row as a document of a kind, whose fields are columns."""
    names = [part.name for part in fields(kind)]
    return [kind(**row) for row in records(rows[names])]


def last_document(kind: type[Kind], rows: pd.DataFrame) -> Kind | None:
    """The last of some rows as a document of a kind; None where there is no row."""
    last = documents(kind, rows.tail(1))
    return last[0] if last else None

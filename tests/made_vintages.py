"""Vintages made up for tests: rows in the form a service's client would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from cac_data import load_table
from cac_data.fetch import Sent, frame_of, store
from cac_data.fetch.client import Answer, Query

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
NAME = "logistics_performance"


def source(source_id: str = "made-up", **cells: object) -> pd.DataFrame:
    """One source record."""
    address = f"https://data.example/{source_id}"
    told = {"source_id": source_id, "title": f"Made-up {source_id}", "url": address}
    who: Mapping[str, object] = dict.fromkeys(
        ("publisher", "origin"), "Made-up Service"
    )
    when = {"accessed": "2026-11-24", "licence": "CC-BY-4.0", "kind": "primary"}
    return frame_of("sources", [{**told, **who, **when, **cells}])


def lpi(value: float = 2.9, **cells: object) -> pd.DataFrame:
    """One row that no bundled source has: Kazakhstan's logistics in 2030."""
    fact = {"country": "KAZ", "indicator": "lpi_score", "period": "2030"}
    told = {"value": value, "unit": "score (1 to 5)", "obs_status": "A"}
    who = {"source_id": "made-up", "basis": "official"}
    return frame_of(NAME, [{**fact, **told, **who, **cells}])


def people(value: float = 7e6, *, source_id: str = "made-people") -> pd.DataFrame:
    """One row of another table."""
    fact = {"country": "KGZ", "indicator": "population", "period": "2025"}
    told = {"value": value, "unit": "persons", "obs_status": "A"}
    who = {"source_id": source_id, "basis": "world_bank"}
    return frame_of("country_profile", [{**fact, **told, **who}])


def answer(name: str, content: bytes) -> Answer:
    """What a service sent, as it came."""
    return Answer(Query(name, f"https://data.example/{name}"), content)


def held(folder: Path) -> dict[str, bytes]:
    """All there is below a folder, but for the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def fetched(table: str = NAME, name: str = "latest") -> pd.DataFrame:
    """The rows of a vintage alone."""
    frame = load_table(table, vintage=name)
    bundled = load_table("sources")["source_id"]
    return frame[~frame["source_id"].isin(bundled)].reset_index(drop=True)


def stored(
    frames: Mapping[str, pd.DataFrame] | None = None,
    *,
    sources: Sequence[pd.DataFrame] = (),
    raw: Sequence[Answer] = (),
    service: str = "worldbank",
    on: datetime = DAY,
) -> str:
    """Store rows, by default one of logistics, with a record of each source."""
    frames = {NAME: lpi()} if frames is None else frames
    named = dict.fromkeys(of for rows in frames.values() for of in rows["source_id"])
    records = pd.concat([*sources] or [source(name) for name in named])
    return store(Sent(service, frames, records, raw), on=on)

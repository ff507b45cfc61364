"""Vintages made up for tests: rows in the form a service's client would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd

from cac_data.fetch import Sent, frame_of, store
from cac_data.fetch.client import Answer, Query

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
NAME = "logistics_performance"


def source(source_id: str = "made-up", **cells: object) -> pd.DataFrame:
    """One source record."""
    usual: Mapping[str, object] = {
        "source_id": source_id,
        "publisher": "Made-up Service",
        "title": f"Made-up series of {source_id}",
        "url": f"https://data.example/{source_id}",
        "accessed": "2026-11-24",
        "licence": "CC-BY-4.0",
        "kind": "primary",
        "origin": "Made-up Service",
    }
    return frame_of("sources", [{**usual, **cells}])


def lpi(value: float = 2.9, **cells: object) -> pd.DataFrame:
    """One row that no bundled source has: Kazakhstan's logistics in 2030."""
    usual: Mapping[str, object] = {
        "country": "KAZ",
        "indicator": "lpi_score",
        "basis": "official",
        "period": "2030",
        "source_id": "made-up",
        "value": value,
        "unit": "score (1 to 5)",
        "obs_status": "A",
    }
    return frame_of(NAME, [{**usual, **cells}])


def people(value: float = 7e6, *, source_id: str = "made-people") -> pd.DataFrame:
    """One row of another table."""
    row: Mapping[str, object] = {
        "country": "KGZ",
        "indicator": "population",
        "basis": "world_bank",
        "period": "2025",
        "source_id": source_id,
        "value": value,
        "unit": "persons",
        "obs_status": "A",
    }
    return frame_of("country_profile", [row])


def answer(name: str, content: bytes) -> Answer:
    """What a service sent, as it came."""
    return Answer(Query(name, f"https://data.example/{name}"), content)


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

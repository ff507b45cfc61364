"""Vintages made up for tests: rows in the form a service's client would give them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from cac_data import load_table
from cac_data.fetch.client import Answer, Query
from cac_data.fetch.store import Sent, frame_of, store_vintage

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
NAME = "logistics_performance"


def lpi(value: float = 2.9, **cells: object) -> pd.DataFrame:
    """One row that no bundled source has: Kazakhstan's logistics in 2030."""
    row = {
        "country": "KAZ",
        "indicator": "lpi_score",
        "basis": "official",
        "period": "2030",
        "source_id": "made-up",
        "value": value,
        "unit": "score (1 to 5)",
        "obs_status": "A",
    }
    return frame_of(NAME, [{**row, **cells}])


def people(value: float = 7e6, *, source_id: str = "made-people") -> pd.DataFrame:
    """One row of another table."""
    row = {
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
    named: Iterable[str] = (),
    raw: Mapping[str, bytes] | None = None,
    service: str = "worldbank",
    on: datetime = DAY,
    **cells: object,
) -> str:
    """Store rows, by default one of logistics, with a record of each source."""
    frames = {NAME: lpi()} if frames is None else frames
    named = named or {name for rows in frames.values() for name in rows["source_id"]}
    record = {
        "publisher": "Made-up Service",
        "origin": "Made-up Service",
        "title": "Made-up Service",
        "accessed": "2026-11-24",
        "licence": "CC-BY-4.0",
        "kind": "primary",
    }
    records = frame_of(
        "sources",
        [
            {
                **record,
                "source_id": name,
                "url": f"https://data.example/{name}",
                **cells,
            }
            for name in sorted(named)
        ],
    )
    answers = [
        Answer(Query(name, f"https://data.example/{name}"), content)
        for name, content in (raw or {}).items()
    ]
    return store_vintage(Sent(service, frames, records, answers), on=on)

"""Vintages made up for tests: rows in the form a service's client would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd

from cac_data.fetch.store import RawAnswer, store
from cac_data.tables import load_table, resource_of

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)

Cells = Mapping[str, object]


def rows_of(table: str, *rows: Cells) -> pd.DataFrame:
    """Rows of a table; what is not given is empty, of status A and of `made-up`."""
    fields = resource_of(table)["schema"]["fields"]
    empty = {"number": float("nan"), "boolean": False}
    usual = {field["name"]: empty.get(field["type"], "") for field in fields}
    usual |= {name: "A" for name in ("obs_status",) if name in usual}
    usual |= {name: "made-up" for name in ("source_id",) if name in usual}
    complete = [{name: row.get(name, usual[name]) for name in usual} for row in rows]
    frame = pd.DataFrame(complete, columns=list(usual))
    like = load_table(table)
    return frame.astype({name: like[name].dtype for name in usual})


def source(source_id: str = "made-up", **cells: object) -> pd.DataFrame:
    """One source record."""
    usual: Cells = {
        "source_id": source_id,
        "publisher": "Made-up Service",
        "title": f"Made-up series of {source_id}",
        "url": f"https://data.example/{source_id}",
        "published": "",
        "accessed": "2026-11-24",
        "licence": "CC-BY-4.0",
        "kind": "primary",
        "origin": "Made-up Service",
        "is_mirror": False,
    }
    return rows_of("sources", {**usual, **cells})


def lpi(value: float = 2.9, *, source_id: str = "made-up") -> pd.DataFrame:
    """One row that no bundled source has: Kazakhstan's logistics in 2030."""
    return rows_of(
        "logistics_performance",
        {
            "country": "KAZ",
            "indicator": "lpi_score",
            "basis": "official",
            "period": "2030",
            "source_id": source_id,
            "value": value,
            "unit": "score (1 to 5)",
        },
    )


def stored(
    frames: Mapping[str, pd.DataFrame] | None = None,
    *,
    sources: Sequence[pd.DataFrame] = (),
    raw: Sequence[RawAnswer] = (),
    service: str = "worldbank",
    on: datetime = DAY,
) -> str:
    """Store rows, by default one of logistics, with a record of each source."""
    frames = {"logistics_performance": lpi()} if frames is None else frames
    named = dict.fromkeys(
        name for frame in frames.values() for name in frame["source_id"]
    )
    records = pd.concat([*sources] or [source(name) for name in named])
    return store(frames, sources=records, raw=raw, service=service, on=on)

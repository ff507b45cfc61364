"""Vintages are written here: all of one, or nothing.

A vintage is complete in itself. A new one takes over what the newest holds of other
services, and of the tables that were not fetched now; so ``latest`` is one folder, and
an id always means the same rows.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock

from cac_data import codes
from cac_data.fetch.checking import check_rows
from cac_data.files import sync_folder, write_new
from cac_data.tables import (
    __data_version__,
    __version__,
    key_columns,
    load_table,
    parse_table,
    resource_of,
    sort_rows,
    table_names,
)
from cac_data.vintage import (
    FORMAT,
    checked_answer,
    checked_bytes,
    folder_of,
    home,
    ids,
    manifest,
    order,
)

__all__ = ["RawAnswer", "prune", "store"]

_ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class RawAnswer:
    """An answer of a service, as it came.

    Attributes
    ----------
    name
        Of the file below ``raw/<service>``, such as ``gdp.json``; without folders.
    content
        The bytes. May be empty where the file is too large to be kept.
    query
        Its address, without any key.
    """

    name: str
    content: bytes
    query: str


def store(
    frames: Mapping[str, pd.DataFrame],
    *,
    sources: pd.DataFrame,
    raw: Sequence[RawAnswer],
    service: str,
    on: datetime,
) -> str:
    """Store what a service sent as a new vintage.

    It holds the rows of the newest vintage, too; of this service, only those of tables
    that `frames` does not name. All is checked, written beside the vintages, brought
    to the disk and then renamed: at any instant there is the whole vintage or none.

    Parameters
    ----------
    frames
        Table: rows, in the form `cac_data.load_table` gives, each with a source.
    sources
        The source records, in the form of the table ``sources``. An id belongs to one
        service and to one series, and is the same in each vintage, so that vintages
        can be compared; a record that no row names is left out.
    raw
        The answers from which the rows were made.
    service
        Who sent them, such as ``worldbank``.
    on
        When, with a time zone.

    Returns
    -------
    str
        The id of the new vintage; of the newest one, if it holds exactly these rows
        already (the day on which a source was accessed does not matter).

    Raises
    ------
    ValueError
        If anything is not what the descriptor allows, naming service, table, field and
        the first five bad rows; if the newest vintage is damaged; if the clock is
        behind it. Nothing is stored then.
    OSError
        If the disk is full or cannot be written. Nothing is stored then.

    Examples
    --------
    >>> from datetime import timezone
    >>> store(
    ...     {},
    ...     sources=load_table("sources").head(0),
    ...     raw=[],
    ...     service="worldbank",
    ...     on=datetime(2026, 11, 24, tzinfo=timezone.utc),
    ... )
    Traceback (most recent call last):
    ...
    ValueError: `frames`: worldbank: there is no row to store
    """
    _check_arguments(frames, raw, service, on)
    check_rows(frames, sources=sources, service=service)
    _check_sources(sources, service)
    with _locked() as folder:
        newest = ids()[-1] if ids() else ""
        before = _Content.of(newest) if newest else _Content.empty()
        content = before.replaced(frames, sources, raw, service)
        if newest and content.holds_the_rows_of(before):
            return newest
        name = _next_id(on, newest)
        content.services[service] = name
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as temporary:
            made = Path(temporary) / name
            _write(content, made, on)
            made.rename(folder_of(name))
        sync_folder(folder)
    return name


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages.

    Parameters
    ----------
    keep
        How many stay, at least one.

    Returns
    -------
    list of str
        The ids of those that are gone, the oldest first.

    Raises
    ------
    ValueError
        If fewer than one shall stay.
    OSError
        If a vintage cannot be removed; each is there as a whole or not at all.

    Examples
    --------
    >>> prune(0)
    Traceback (most recent call last):
    ...
    ValueError: `keep`: 0 is less than 1: the newest vintage stays
    """
    if keep < 1:
        message = f"`keep`: {keep!r} is less than 1: the newest vintage stays"
        raise ValueError(message)
    if len(ids()) <= keep:
        return []
    with _locked() as folder:
        gone = ids()[:-keep]
        for name in gone:
            with tempfile.TemporaryDirectory(dir=folder, prefix=".old-") as temporary:
                folder_of(name).rename(Path(temporary) / name)
    return gone


def _check_arguments(
    frames: Mapping[str, pd.DataFrame],
    raw: Sequence[RawAnswer],
    service: str,
    on: datetime,
) -> None:
    if not _is_plain(service):
        message = f"`service`: {service!r} is not a name of small letters and digits"
        raise ValueError(message)
    for table in frames:
        codes.check_member("frames", table, table_names())
    if "sources" in frames:
        message = "`frames`: the records of the sources are an argument of their own"
        raise ValueError(message)
    if not any(len(frame) for frame in frames.values()):
        message = f"`frames`: {service}: there is no row to store"
        raise ValueError(message)
    names = [answer.name for answer in raw]
    for name in names:
        if Path(name).name != name or name.startswith(".") or names.count(name) > 1:
            message = f"`raw`: {name!r} is not the name of one file, without folders"
            raise ValueError(message)
    if on.tzinfo is None:
        message = f"`on`: {on.isoformat()} has no time zone"
        raise ValueError(message)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isalnum() and text == text.lower()


def _check_sources(sources: pd.DataFrame, service: str) -> None:
    bundled = set(load_table("sources")["source_id"])
    taken = [name for name in sources["source_id"].tolist() if name in bundled]
    if taken:
        message = (
            f"{service}: table sources, field source_id: {taken[0]!r} is a source of "
            "the bundled tables"
        )
        raise ValueError(message)


@contextlib.contextmanager
def _locked() -> Iterator[Path]:
    """Let nobody else write vintages meanwhile; a lock ends with its process."""
    folder = home() / "vintages"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        for leftover in [*folder.glob(".new-*"), *folder.glob(".old-*")]:
            # Of a process that was killed: nobody else is here.
            shutil.rmtree(leftover, ignore_errors=True)
        yield folder


def _next_id(on: datetime, newest: str) -> str:
    day = on.astimezone(UTC).date().isoformat()
    if not newest or day > order(newest)[0]:
        return day
    if day < order(newest)[0]:
        message = (
            f"`on`: the clock says {day}, but the newest vintage is of {newest}: set "
            f"the clock right, or remove {folder_of(newest)}"
        )
        raise ValueError(message)
    return f"{day}.{order(newest)[1] + 1}"


@dataclass
class _Table:
    """A table of a vintage: what the manifest says of it, and its file or its bytes."""

    entry: dict[str, Any]
    content: bytes | Path

    @classmethod
    def of(cls, frame: pd.DataFrame, name: str) -> _Table:
        data = _csv(frame, name)
        entry: dict[str, Any] = {
            "rows": len(frame),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        if "source_id" in frame and name != "sources":
            entry["sources"] = sorted(set(frame["source_id"]))
        return cls(entry, data)


@dataclass
class _Content:
    """What a vintage holds; what stays as it was is not read, only handed on."""

    tables: dict[str, _Table]
    sources: pd.DataFrame
    services: dict[str, str]
    sources_of: dict[str, str]
    raw: list[tuple[dict[str, str], bytes | Path]]

    @classmethod
    def empty(cls) -> _Content:
        return cls({}, load_table("sources").head(0), {}, {}, [])

    @classmethod
    def of(cls, name: str) -> _Content:
        found, folder = manifest(name), folder_of(name) / "tables"
        for table in found["tables"]:
            checked_bytes(name, table)  # nothing is built upon a damaged one
        return cls(
            {
                table: _Table(dict(entry), folder / f"{table}.csv")
                for table, entry in found["tables"].items()
                if table != "sources"
            },
            parse_table(
                checked_bytes(name, "sources"),
                resource_of("sources"),
                folder / "sources.csv",
            ),
            dict(found["services"]),
            dict(found["sources_of"]),
            [(dict(entry), checked_answer(name, entry)) for entry in found["raw"]],
        )

    def replaced(
        self,
        frames: Mapping[str, pd.DataFrame],
        sources: pd.DataFrame,
        raw: Sequence[RawAnswer],
        service: str,
    ) -> _Content:
        """Return this content with the rows of a service in place of those it had."""
        given = sources["source_id"].tolist()
        for name in given:
            if self.sources_of.get(name, service) != service:
                message = (
                    f"{service}: table sources, field source_id: {name!r} is a source "
                    f"of {self.sources_of[name]}"
                )
                raise ValueError(message)
        mine = {name for name, of in self.sources_of.items() if of == service}
        tables = dict(self.tables)
        for name, new in frames.items():
            kept = _rows_of_others(tables.pop(name, None), name, mine)
            rows = pd.concat([kept, new], ignore_index=True) if len(kept) else new
            if len(rows):
                tables[name] = _Table.of(sort_rows(rows, key_columns(name)), name)
        used = {name for table in tables.values() for name in table.entry["sources"]}
        kept = self.sources[~self.sources["source_id"].isin(given)]
        records = pd.concat([kept, sources], ignore_index=True)
        records = records[records["source_id"].isin(used)]
        of = self.sources_of | dict.fromkeys(given, service)
        return _Content(
            tables,
            sort_rows(records, ["source_id"]),
            dict(self.services),
            {name: of[name] for name in sorted(used)},
            self._raw_with(raw, service, stays=_any_of(tables, frames, mine)),
        )

    def _raw_with(
        self, raw: Sequence[RawAnswer], service: str, *, stays: bool
    ) -> list[tuple[dict[str, str], bytes | Path]]:
        """Return the answers; those of the service stay as long as rows of them do."""
        answers: dict[str, tuple[dict[str, str], bytes | Path]] = {
            entry["file"]: (entry, file)
            for entry, file in self.raw
            if entry["service"] != service or stays
        }
        for answer in raw:
            entry = {
                "file": f"raw/{service}/{answer.name}",
                "sha256": hashlib.sha256(answer.content).hexdigest(),
                "service": service,
                "query": answer.query,
            }
            answers[entry["file"]] = (entry, answer.content)
        return [answers[file] for file in sorted(answers)]

    def holds_the_rows_of(self, other: _Content) -> bool:
        """Tell whether all rows are the same, and the sources but for the access."""
        tables, theirs = (
            {name: table.entry["sha256"] for name, table in content.tables.items()}
            for content in (self, other)
        )
        sources, known = (
            content.sources.drop(columns="accessed").to_dict("records")
            for content in (self, other)
        )
        return tables == theirs and sources == known


def _rows_of_others(table: _Table | None, name: str, mine: set[str]) -> pd.DataFrame:
    """Return the rows of a table that are of another service."""
    if table is None or mine.issuperset(table.entry["sources"]):
        return load_table(name).head(0)
    assert isinstance(table.content, Path)
    rows = parse_table(table.content.read_bytes(), resource_of(name), table.content)
    return rows[~rows["source_id"].isin(mine)]


def _any_of(
    tables: Mapping[str, _Table], fetched: Mapping[str, pd.DataFrame], mine: set[str]
) -> bool:
    """Tell whether a table that was not fetched now has rows of the service."""
    return any(
        name not in fetched and not mine.isdisjoint(table.entry["sources"])
        for name, table in tables.items()
    )


def _csv(frame: pd.DataFrame, table: str) -> bytes:
    """Write rows as the bundled tables are written: numbers in their shortest form."""
    kinds = {field["name"]: field for field in resource_of(table)["schema"]["fields"]}
    file = io.BytesIO()
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    # Bit by bit: as texts of their own all cells of a million rows take a gigabyte.
    for start in range(0, len(frame), _ROWS_AT_ONCE):
        part = frame.iloc[start : start + _ROWS_AT_ONCE]
        columns = [
            [_cell(cell, kinds[str(name)]) for cell in part[name].tolist()]
            for name in part
        ]
        writer.writerows(zip(*columns, strict=True))
    text.flush()
    return file.getvalue()


def _cell(cell: Any, field: Mapping[str, Any]) -> str:
    if field["type"] == "number":
        return "" if cell != cell else repr(float(cell)).removesuffix(".0")
    if field["type"] == "boolean":
        return "true" if cell else "false"
    if field["type"] == "list":
        return str(field.get("delimiter", ";")).join(cell)
    return str(cell)


def _write(content: _Content, folder: Path, on: datetime) -> None:
    tables = {**content.tables, "sources": _Table.of(content.sources, "sources")}
    for name, table in tables.items():
        write_new(folder / "tables" / f"{name}.csv", table.content)
    for entry, answer in content.raw:
        write_new(folder / entry["file"], answer)
    found = {
        "format": FORMAT,
        "vintage": folder.name,
        "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        "cac_data": __version__,
        "data": __data_version__,
        "services": dict(sorted(content.services.items())),
        "sources_of": content.sources_of,
        "tables": {name: tables[name].entry for name in sorted(tables)},
        "raw": [entry for entry, _ in content.raw],
    }
    text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
    write_new(folder / "manifest.json", text.encode())
    for parent, _, _ in os.walk(folder):
        sync_folder(Path(parent))

"""Vintages are written here: all of one, or nothing.

A vintage is complete in itself: a new one takes over what the newest holds of other
services, and of tables that were not fetched now.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock

from cac_data import vintage
from cac_data.fetch.client import Answer, Row
from cac_data.files import sync_folder, write_new
from cac_data.tables import (
    TableError,
    __data_version__,
    __version__,
    key_columns,
    load_table,
    resource_of,
    sort_rows,
)

_SHOWN = 5


def source(source_id: str, publisher: str, title: str, url: str, **cells: str) -> Row:
    """Return the record of a source; of what is not given the usual."""
    usual = {"licence": "CC BY 4.0", "kind": "primary", "is_mirror": False}
    told = {"source_id": source_id, "publisher": publisher, "title": title, "url": url}
    return {**usual, **told, **cells}


def frame_of(table: str, rows: Iterable[Mapping[Any, Any]]) -> pd.DataFrame:
    """Return rows as a frame of a table: its columns and types, sorted by its key.

    What a row does not give is empty.
    """
    like = load_table(table).dtypes
    empty = {"f": math.nan, "b": False}
    usual = {name: empty.get(kind.kind, "") for name, kind in like.items()}
    frame = pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual))
    return sort_rows(frame.astype(dict(like)), key_columns(table))


def source_records(rows: Iterable[Row], on: datetime) -> pd.DataFrame:
    """Return records of sources as a frame, each once, accessed in a month."""
    records = {row["source_id"]: {**row, "accessed": f"{on:%Y-%m}"} for row in rows}
    return frame_of("sources", records.values())


def check_rows(
    frames: Mapping[str, pd.DataFrame], *, service: str, known: Iterable[str] = ()
) -> None:
    """Raise unless rows and the records of their sources are what may be stored.

    `TableError` names service, table, field, what the descriptor allows there, and the
    first five bad rows. `known` are ids of sources that have a record already.
    """
    bundled = {*load_table("sources")["source_id"]}
    described = {*frames["sources"]["source_id"], *known} - bundled
    for table, frame in frames.items():
        for field, is_bad, fault in _faults(table, frame, described):
            if is_bad.any():
                rows = frame[is_bad.to_numpy()].to_dict("records")
                shown = "; ".join(map(str, rows[:_SHOWN]))
                more = f" and {len(rows) - _SHOWN:,} more" if rows[_SHOWN:] else ""
                at = f"{service}: table {table}, field {field}"
                message = f"{at}: {fault}; {len(rows):,} rows: {shown}{more}"
                raise TableError(message)


def _faults(
    table: str, frame: pd.DataFrame, described: set[str]
) -> Iterator[tuple[str, pd.Series, str]]:
    """Yield field after field which rows break a rule of the descriptor, and which."""
    schema = resource_of(table)["schema"]
    for field in schema["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        column = frame[name]
        is_empty = column.isna() | (column == "")
        if rules.get("required"):
            yield name, is_empty, "is empty, but must not be"
        if field["type"] == "number":
            least = rules.get("minimum", -math.inf)
            most = rules.get("maximum", math.inf)
            is_good = column.between(least, most) & (column.abs() < math.inf)
            yield name, ~is_good & ~is_empty, f"is no number from {least:g} to {most:g}"
        if "enum" in rules:
            is_bad = ~is_empty & ~column.isin(rules["enum"])
            yield name, is_bad, f"is none of {', '.join(rules['enum'])}"
        if "pattern" in rules:
            is_bad = ~is_empty & ~column.str.fullmatch(rules["pattern"])
            yield name, is_bad, f"does not match {rules['pattern']}"
    # By its source a row is known to be of the service, and not bundled.
    is_new = frame["source_id"].isin(described)
    yield "source_id", ~is_new, "is bundled, or not described in sources"
    key = key_columns(table)
    yield ", ".join(key), frame.duplicated(key, keep=False), "is the key of another row"


def store(
    frames: Mapping[str, pd.DataFrame],
    *,
    sources: pd.DataFrame,
    raw: Sequence[Answer],
    service: str,
    on: datetime,
) -> str:
    """Store what a service sent as a new vintage, and return its id.

    The service's earlier rows in these tables go, all others stay; so do answers of
    which there is no newer one. All is checked, written beside the vintages, brought to
    the disk and then renamed: at any instant there is the whole vintage or none. If the
    newest one holds exactly these rows already, its id is returned.

    Raises `ValueError` if anything is not what the descriptor allows, or if the newest
    vintage is damaged; `OSError` if the disk is full or cannot be written.
    """
    with scratch() as folder:
        newest = vintage.newest()
        before = vintage.manifest(newest)
        owners = before["sources_of"]
        mine = {name for name, owner in owners.items() if owner == service}
        check_rows({**frames, "sources": sources}, service=service, known=mine)
        held, files = _replaced(frames, before["tables"], newest, {*owners} - mine)
        named = {name for of in held.values() for name in of["sources"]}
        old = load_table("sources", newest)
        old = old[old["source_id"].isin(owners)]
        records = pd.concat([sources, old]).drop_duplicates("source_id")
        records = sort_rows(records[records["source_id"].isin(named)], ["source_id"])
        if _news(held, records) == _news(before["tables"], old):
            return newest
        _put(held, files, "sources", records)
        answers = {of["file"]: of for of in before["raw"]}
        for file, of in answers.items():
            files[file] = path = vintage.folder_of(newest) / file
            vintage.content_of(path, of["sha256"])
        for answer in raw:
            file, digest = answer.query.file, _sha256(answer.content)
            files[file] = answer.content
            told = {"service": service, "query": answer.query.url}
            answers[file] = {"file": file, "sha256": digest, **told}
        name = _next_id(on, newest)
        owners = dict(owners) | dict.fromkeys(sources["source_id"], service)
        found = {
            "format": 1,
            "vintage": name,
            "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            "cac_data": __version__,
            "data": __data_version__,
            "services": dict(sorted({**before["services"], service: name}.items())),
            "sources_of": {name: owners[name] for name in sorted(named)},
            "tables": dict(sorted(held.items())),
            "raw": [answers[file] for file in sorted(answers)],
        }
        text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
        for file, content in {**files, "manifest.json": text.encode()}.items():
            write_new(folder / name / file, content)
        for parent, _, _ in os.walk(folder / name):
            sync_folder(Path(parent))
        (folder / name).rename(vintage.folder_of(name))
        sync_folder(folder.parent)
    return name


def _replaced(
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, Any],
    newest: str,
    others: set[str],
) -> tuple[dict[str, Any], dict[str, bytes | Path]]:
    """Return tables with new rows beside those of other services, and their files.

    What stays as it is is only handed on, once it is seen to be whole.
    """
    held: dict[str, Any] = {}
    files: dict[str, bytes | Path] = {}
    folder = vintage.home() / "vintages" / newest / "tables"
    for name, of in before.items():
        vintage.checked_bytes(newest, name)
        if name not in {*frames, "sources"}:
            held[name] = of
            files[f"tables/{name}.csv"] = folder / f"{name}.csv"
    for name, new in frames.items():
        old = load_table(name, newest)
        rows = pd.concat([old[old["source_id"].isin(others)], new], ignore_index=True)
        if len(rows):
            _put(held, files, name, sort_rows(rows, key_columns(name)))
            held[name]["sources"] = sorted({*rows["source_id"]})
    return held, files


def _put(
    held: dict[str, Any], files: dict[str, bytes | Path], name: str, rows: pd.DataFrame
) -> None:
    content = files[f"tables/{name}.csv"] = _csv(rows, name)
    held[name] = {"rows": len(rows), "sha256": _sha256(content)}


def _news(held: Mapping[str, Any], records: pd.DataFrame) -> object:
    """Return what makes a vintage new; the month in which sources were accessed not."""
    hashes = {name: of["sha256"] for name, of in held.items() if name != "sources"}
    return hashes, records.drop(columns="accessed").to_dict("records")


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages; return the ids of those gone, oldest first.

    Each is there as a whole or not at all, also if one cannot be removed (`OSError`).
    """
    gone = vintage.ids()[: -max(keep, 1)]
    if gone:
        with scratch() as folder:
            for name in gone:
                vintage.folder_of(name).rename(folder / name)
    return gone


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder on the disk of the vintages that goes in the end.

    Nobody else writes there meanwhile; a lock ends with its process.
    """
    home = vintage.home() / "vintages"
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        for leftover in home.glob(".new-*"):  # of a process that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".new-") as folder:
            yield Path(folder)


def _next_id(on: datetime, newest: str) -> str:
    """Return the day; with a number if there is a vintage of it, or of a later one."""
    day = on.astimezone(UTC).date().isoformat()
    if newest == vintage.BUNDLED or day > vintage.order(newest)[0]:
        return day
    last, number = vintage.order(newest)
    return f"{last}.{number + 1}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _csv(frame: pd.DataFrame, table: str) -> bytes:
    """Write rows as the bundled tables are written: numbers in their shortest form."""
    written = {}
    for field in resource_of(table)["schema"]["fields"]:
        column = frame[field["name"]]
        if field["type"] == "number":
            texts = [repr(cell).removesuffix(".0") for cell in column.tolist()]
            written[field["name"]] = ["" if text == "nan" else text for text in texts]
        if field["type"] == "boolean":
            written[field["name"]] = [str(cell).lower() for cell in column]
        if field["type"] == "list":
            written[field["name"]] = column.str.join(field.get("delimiter", ";"))
    return frame.assign(**written).to_csv(index=False, lineterminator="\n").encode()

"""Vintages are written here: all of one, or nothing.

A new one takes over what the newest holds of other services and other tables.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

_RULES: Mapping[str, tuple[Callable[[pd.Series, Any], pd.Series], str]] = {
    "minimum": (pd.Series.ge, "is less than {}"),
    "maximum": (pd.Series.le, "is more than {}"),
    "enum": (pd.Series.isin, "is none of {}"),
    "pattern": (lambda cells, form: cells.str.fullmatch(form), "does not match {}"),
}
"""Rules of the descriptor: whether cells keep them, and what is said if not."""


def source(source_id: str, publisher: str, title: str, url: str, **cells: str) -> Row:
    """Return the record of a source; of what is not given the usual."""
    usual = {"licence": "CC BY 4.0", "kind": "primary", "is_mirror": False}
    told = {"source_id": source_id, "publisher": publisher, "title": title, "url": url}
    return {**usual, **told, **cells}


def frame_of(table: str, rows: Iterable[Mapping[Any, Any]]) -> pd.DataFrame:
    """Return rows as a sorted frame of a table; what a row does not give is empty."""
    like = load_table(table).dtypes
    empty = {"f": math.nan, "b": False}
    usual = {name: empty.get(kind.kind, "") for name, kind in like.items()}
    frame = pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual))
    return sort_rows(frame.astype(dict(like)), key_columns(table))


def source_records(rows: Iterable[Row], on: datetime) -> pd.DataFrame:
    """Return records of sources as a frame, each once, accessed in a month."""
    records = {row["source_id"]: {**row, "accessed": f"{on:%Y-%m}"} for row in rows}
    return frame_of("sources", records.values())


def check_rows(frames: Mapping[str, pd.DataFrame], known: Iterable[str] = ()) -> None:
    """Raise a `TableError` unless rows and records of sources are as they may be.

    It names table, field and the first bad rows; `known` sources need no record.
    """
    bundled = {*load_table("sources")["source_id"]}
    described = {*frames["sources"]["source_id"], *known} - bundled
    for table, frame in frames.items():
        for field, is_bad, fault in _faults(table, frame, described):
            if is_bad.any():
                bad = frame[is_bad]
                shown = "; ".join(map(str, bad.head(5).to_dict("records")))
                told = f"{fault}; {len(bad):,} rows: {shown}"
                message = f"table {table}, field {field}: {told}"
                raise TableError(message)


def _faults(
    table: str, frame: pd.DataFrame, described: set[str]
) -> Iterator[tuple[str, pd.Series, str]]:
    """Yield field after field which rows break a rule, and what it says."""
    for field in resource_of(table)["schema"]["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        column = frame[name]
        is_filled = column.notna() & (column != "")
        if rules.get("required"):
            yield name, ~is_filled, "is empty, but must not be"
        if field["type"] == "number":
            yield name, column.abs() == math.inf, "is no number"
        for rule, (holds, fault) in _RULES.items():
            if rule in rules:
                is_bad = is_filled & ~holds(column, rules[rule])
                yield name, is_bad, fault.format(rules[rule])
    is_other = ~frame["source_id"].isin(described)
    yield "source_id", is_other, "is bundled, or not described in sources"
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

    The service's earlier rows in these tables go, all others stay. It is there whole or
    not at all; if the newest holds these rows already, that is returned. `ValueError`
    if anything is not what the descriptor allows, or if what stays is damaged.
    """
    with scratch() as folder:
        newest = vintage.newest()
        before = vintage.manifest(newest)
        owners = before["sources_of"]
        mine = [name for name, owner in owners.items() if owner == service]
        check_rows({**frames, "sources": sources}, known=mine)
        tables: dict[str, Any] = dict(before["tables"])
        contents: dict[str, bytes] = {}
        for name, new in frames.items():
            old = load_table(name, newest)
            others = old["source_id"].isin({*owners}.difference(mine))
            _put(tables, contents, name, pd.concat([old[others], new]))
        tables.pop("sources", None)
        named = {name for of in tables.values() for name in of["sources"]}
        old = load_table("sources", newest)
        old = old[old["source_id"].isin(owners)]
        records = pd.concat([sources, old]).drop_duplicates("source_id")
        records = records[records["source_id"].isin(named)]
        _put(tables, contents, "sources", records)
        if _news(tables, records) == _news(before["tables"], old):
            return newest
        answers = {of["file"]: of for of in before["raw"]}
        for answer in raw:
            file = answer.query.file
            contents[file] = answer.content
            its = {"service": service, "query": answer.query.url, "file": file}
            digest = hashlib.sha256(answer.content).hexdigest()
            answers[file] = {"sha256": digest, **its}
        day = f"{on.astimezone(UTC):%Y-%m-%d}"
        last, number = ("", 0) if newest == vintage.BUNDLED else vintage.order(newest)
        name = day if day > last else f"{last}.{number + 1}"
        owners = owners | dict.fromkeys(sources["source_id"], service)
        found = {
            "format": 1,
            "vintage": name,
            "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            "cac_data": __version__,
            "data": __data_version__,
            "services": before["services"] | {service: name},
            "sources_of": {of: owners[of] for of in named},
            "tables": tables,
            "raw": [answers[file] for file in sorted(answers)],
        }
        text = json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        write_new(folder / name / "manifest.json", text.encode())
        files = {f"tables/{table}.csv": of for table, of in tables.items()} | answers
        for file, of in files.items():
            held = vintage.home() / "vintages" / newest / file
            if file not in contents:
                vintage.content_of(held, of["sha256"])
            write_new(folder / name / file, contents.get(file, held))
        for parent, _, _ in os.walk(folder / name):
            sync_folder(Path(parent))
        (folder / name).rename(vintage.folder_of(name))
        sync_folder(folder.parent)
    return name


def _put(
    tables: dict[str, Any], contents: dict[str, bytes], name: str, rows: pd.DataFrame
) -> None:
    """Take up a table: its entry in the manifest, and its file; none if it is empty."""
    tables.pop(name, None)
    if len(rows):
        content = _csv(sort_rows(rows, key_columns(name)), name)
        contents[f"tables/{name}.csv"] = content
        digest, named = hashlib.sha256(content).hexdigest(), {*rows["source_id"]}
        tables[name] = {"rows": len(rows), "sha256": digest, "sources": sorted(named)}


def _news(tables: Mapping[str, Any], records: pd.DataFrame) -> object:
    """Return what makes a vintage new; the month in which sources were accessed not."""
    hashes = {name: of["sha256"] for name, of in tables.items() if name != "sources"}
    told = records.drop(columns="accessed").set_index("source_id")
    return hashes, told.to_dict("index")


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages, and return the ids of those, oldest first."""
    gone = vintage.ids()[: -max(keep, 1)]
    if gone:
        with scratch() as folder:
            for name in gone:
                vintage.folder_of(name).rename(folder / name)
    return gone


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder beside the vintages, for a time in which nobody else writes any."""
    home = vintage.home() / "vintages"
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        for leftover in home.glob(".new-*"):  # of a process that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".new-") as folder:
            yield Path(folder)


def _csv(frame: pd.DataFrame, table: str) -> bytes:
    """Write rows as the bundled tables are written: numbers in their shortest form."""
    written = frame.copy()
    for field in resource_of(table)["schema"]["fields"]:
        name, kind = field["name"], field["type"]
        if kind == "number":
            texts = [repr(cell).removesuffix(".0") for cell in frame[name].tolist()]
            written[name] = ["" if text == "nan" else text for text in texts]
        if kind == "boolean":
            written[name] = frame[name].astype("str").str.lower()
        if kind == "list":
            written[name] = frame[name].str.join(field.get("delimiter", ";"))
    return written.to_csv(index=False, lineterminator="\n").encode()

"""Vintages are written here: all of one, or nothing.

A vintage is complete in itself. A new one takes over what the newest holds of other
services, and of the tables that were not fetched now; so ``latest`` is one folder, and
an id always means the same rows.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock

from cac_data import codes, periods
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
    table_names,
)
from cac_data.vintage import (
    BUNDLED,
    checked_bytes,
    content_of,
    folder_of,
    home,
    ids,
    manifest,
    order,
)

_SHOWN = 5
_STRAY = re.compile(r"^\s|\s$|\s\s|[\n\r\t\u00a0\u200b\ufeff]")


def source(source_id: str, publisher: str, title: str, url: str, **cells: str) -> Row:
    """Return the record of a source; of what is not given the usual."""
    usual = {"licence": "CC BY 4.0", "kind": "primary", "is_mirror": False}
    told = {"source_id": source_id, "publisher": publisher, "title": title, "url": url}
    return {**usual, **told, **cells}


def frame_of(table: str, rows: Sequence[Row]) -> pd.DataFrame:
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
    return frame_of("sources", [*records.values()])


def check_rows(
    frames: Mapping[str, pd.DataFrame], *, service: str, known: Iterable[str] = ()
) -> None:
    """Raise unless rows, with the records of their sources, are what may be stored.

    `known` are ids of sources that have a record already. `TableError` names service,
    table, field, what the descriptor allows there, and the first five bad rows.
    """
    described = {*frames["sources"]["source_id"], *known}
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
    schema, like = resource_of(table)["schema"], load_table(table).dtypes
    every = pd.Series(data=True, index=frame.index)
    if list(frame.columns) != list(like.index):
        given = ", ".join(map(str, frame.columns))
        yield given, every, f"the descriptor has {', '.join(like.index)}"
    for field in schema["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        column = frame[name]
        if column.dtype != like[name]:
            yield name, every, f"is {column.dtype} and not {field['type']}"
        is_empty = column.isna() | (column == "")
        if rules.get("required"):
            yield name, is_empty, "is empty, but must not be"
        if field["type"] == "number":
            least, most = (
                rules.get("minimum", -math.inf),
                rules.get("maximum", math.inf),
            )
            is_good = column.between(least, most) & (column.abs() < math.inf)
            yield name, ~is_good & ~is_empty, f"is no number from {least:g} to {most:g}"
        elif field["type"] == "string":
            # Of a million rows of a bulk file each word is looked at once.
            told = {word: _fault(word, field) for word in column.unique() if word}
            faults = {word: fault for word, fault in told.items() if fault}
            yield name, column.isin(faults), next(iter(faults.values()), "")
    for link in schema.get("foreignKeys", ()):
        (name,), other = link["fields"], link["reference"]["resource"]
        # By its source a row is known to be of the service, and not bundled.
        known = described if other == "sources" else {*load_table(other).iloc[:, 0]}
        yield name, ~frame[name].isin({"", *known}), f"is not described in {other}"
    key = key_columns(table)
    yield ", ".join(key), frame.duplicated(key, keep=False), "is the key of another row"


def _fault(word: str, field: Mapping[str, Any]) -> str:
    """Say which rule of the descriptor a text breaks; empty if none."""
    rules = field.get("constraints", {})
    if _STRAY.search(word):
        return "holds a stray space or the end of a line"
    if word not in rules.get("enum", [word]):
        return f"is none of {', '.join(rules['enum'])}"
    if not re.fullmatch(rules.get("pattern", ".*"), word):
        return f"does not match {rules['pattern']}"
    if field.get("isPeriod"):
        try:
            periods.bounds(word)
        except ValueError as error:
            return str(error)
    return ""


# -------------------------------------------------------------------------- vintages

_NOTHING: Mapping[str, Any] = {
    "services": {},
    "sources_of": {},
    "tables": {},
    "raw": [],
}


def store(
    frames: Mapping[str, pd.DataFrame],
    *,
    sources: pd.DataFrame,
    raw: Sequence[Answer],
    service: str,
    on: datetime,
) -> str:
    """Store what a service sent as a new vintage, and return its id.

    It holds the rows of the newest vintage, too; of this service, only those of tables
    that `frames` does not name. `sources` are the records of the sources; one that no
    row names is left out, and an id belongs to one service. `raw` are the answers from
    which the rows were made; they take the place of earlier ones of the same name. All
    is checked, written beside the vintages, brought to the disk and then renamed: at
    any instant there is the whole vintage or none. If the newest one holds exactly
    these rows already, its id is returned.

    Raises `ValueError` if anything is not what the descriptor allows, if the newest
    vintage is damaged, or if the clock is behind it; `OSError` if the disk is full or
    cannot be written. Nothing is stored then.
    """
    for table in frames:
        codes.check_member("frames", table, set(table_names()) - {"sources"})
    if not any(len(frame) for frame in frames.values()):
        message = f"`frames`: {service}: there is no row to store"
        raise ValueError(message)
    with scratch() as folder:
        newest = (ids() or [BUNDLED])[-1]
        before = _NOTHING if newest == BUNDLED else manifest(newest)
        mine = {of for of, owner in before["sources_of"].items() if owner == service}
        check_rows({**frames, "sources": sources}, service=service, known=mine)
        owners = _owners(sources, before["sources_of"], service)
        others = {*before["sources_of"]} - mine
        tables, files = _tables(frames, before["tables"], newest, others)
        named = {source for of in tables.values() for source in of["sources"]}
        old = load_table("sources", newest)
        old = old[old["source_id"].isin(before["sources_of"])]
        records = pd.concat([sources, old]).drop_duplicates("source_id")
        records = sort_rows(records[records["source_id"].isin(named)], ["source_id"])
        if _news(tables, records) == _news(before["tables"], old):
            return newest
        listed = files["tables/sources.csv"] = _csv(records, "sources")
        tables["sources"] = {"rows": len(records), "sha256": _sha256(listed)}
        answers = {of["file"]: of for of in before["raw"]}
        for file, of in answers.items():
            files[file] = path = folder_of(newest) / file
            content_of(path, of["sha256"])
        for answer in raw:
            file, digest = answer.query.file, _sha256(answer.content)
            files[file] = answer.content
            told = {"service": service, "query": answer.query.url}
            answers[file] = {"file": file, "sha256": digest, **told}
        name = _next_id(on, newest)
        found = {
            "format": 1,
            "vintage": name,
            "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            "cac_data": __version__,
            "data": __data_version__,
            "services": dict(sorted({**before["services"], service: name}.items())),
            "sources_of": {source: owners[source] for source in sorted(named)},
            "tables": dict(sorted(tables.items())),
            "raw": [answers[file] for file in sorted(answers)],
        }
        text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
        for file, content in {**files, "manifest.json": text.encode()}.items():
            write_new(folder / name / file, content)
        for parent, _, _ in os.walk(folder / name):
            sync_folder(Path(parent))
        (folder / name).rename(folder_of(name))
        sync_folder(folder.parent)
    return name


def _owners(
    sources: pd.DataFrame, before: Mapping[str, str], service: str
) -> dict[str, str]:
    """Return whose each source is; nobody takes over that of another."""
    bundled = dict.fromkeys(load_table("sources")["source_id"], "the bundled tables")
    owners = {**before}
    for name in sources["source_id"]:
        owner = owners.setdefault(name, bundled.get(name, service))
        if owner != service:
            message = f"{service}: {name!r} is a source of {owner}"
            raise ValueError(message)
    return owners


def _tables(
    frames: Mapping[str, pd.DataFrame],
    before: Mapping[str, Mapping[str, Any]],
    newest: str,
    others: set[str],
) -> tuple[dict[str, Any], dict[str, bytes | Path]]:
    """Return tables with new rows beside those of other services, and their files.

    What stays as it is is only handed on, once it is seen to be whole.
    """
    tables: dict[str, Any] = {}
    files: dict[str, bytes | Path] = {}
    for name, of in before.items():
        checked_bytes(newest, name)
        if name not in {*frames, "sources"}:
            tables[name] = of
            files[f"tables/{name}.csv"] = folder_of(newest) / f"tables/{name}.csv"
    for name, new in frames.items():
        old = load_table(name, newest)
        rows = pd.concat([old[old["source_id"].isin(others)], new], ignore_index=True)
        if len(rows):
            content = _csv(sort_rows(rows, key_columns(name)), name)
            used = sorted({*rows["source_id"]})
            entry = {"rows": len(rows), "sha256": _sha256(content), "sources": used}
            tables[name], files[f"tables/{name}.csv"] = entry, content
    return tables, files


def _news(tables: Mapping[str, Any], records: pd.DataFrame) -> object:
    """Return what makes a vintage new; the month in which sources were accessed not."""
    hashes = {of: tables[of]["sha256"] for of in tables if of != "sources"}
    return hashes, records.drop(columns="accessed").to_dict("records")


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages; return the ids of those gone, oldest first.

    Raises `ValueError` if fewer than one shall stay, `OSError` if a vintage cannot be
    removed: each is there as a whole or not at all.
    """
    if keep < 1:
        message = f"`keep`: {keep!r} is less than 1: the newest vintage stays"
        raise ValueError(message)
    if len(ids()) <= keep:
        return []
    with scratch() as folder:
        gone = ids()[:-keep]
        for name in gone:
            folder_of(name).rename(folder / name)
    return gone


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder on the disk of the vintages that goes in the end.

    Nobody else writes there meanwhile; a lock ends with its process.
    """
    vintages = home() / "vintages"
    vintages.mkdir(parents=True, exist_ok=True)
    with FileLock(vintages / ".lock"):
        for leftover in vintages.glob(".new-*"):
            # Of a process that was killed: nobody else is here.
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=vintages, prefix=".new-") as folder:
            yield Path(folder)


def _next_id(on: datetime, newest: str) -> str:
    day = on.astimezone(UTC).date().isoformat()
    if newest == BUNDLED or day > order(newest)[0]:
        return day
    if day < order(newest)[0]:
        message = (
            f"`on`: the clock says {day}, but the newest vintage is of {newest}: set "
            f"the clock right, or remove {folder_of(newest)}"
        )
        raise ValueError(message)
    return f"{day}.{order(newest)[1] + 1}"


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

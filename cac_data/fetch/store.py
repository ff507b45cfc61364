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
from cac_data.fetch.client import Answer
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
    FORMAT,
    checked_answer,
    checked_bytes,
    folder_of,
    home,
    ids,
    manifest,
    order,
)

Row = Mapping[str, object]

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

    Examples
    --------
    >>> frame_of("sources", [{"source_id": "a"}])["title"].tolist()
    ['']
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


# ------------------------------------------------------- rows against the descriptor


def check_rows(
    frames: Mapping[str, pd.DataFrame], *, sources: pd.DataFrame, service: str
) -> None:
    """Raise unless rows, and the records of their sources, are what may be stored.

    `TableError` names service, table, field, what the descriptor allows there, and the
    first five bad rows.
    """
    for table, frame in {**frames, "sources": sources}.items():
        for field, bad, fault in _checks(table, frame, sources):
            if bad.any():
                rows = frame.loc[bad.to_numpy()].to_dict("records")
                shown = "; ".join(map(str, rows[:_SHOWN]))
                more = f" and {len(rows) - _SHOWN:,} more" if rows[_SHOWN:] else ""
                at = f"{service}: table {table}, field {field}"
                message = f"{at}: {fault}; {len(rows):,} rows: {shown}{more}"
                raise TableError(message)


def _checks(
    table: str, frame: pd.DataFrame, sources: pd.DataFrame
) -> Iterator[tuple[str, pd.Series, str]]:
    """Yield field after field which rows are bad, and why the first of them."""
    schema, like = resource_of(table)["schema"], load_table(table).dtypes
    every = pd.Series(data=True, index=frame.index)
    wanted = [field["name"] for field in schema["fields"]]
    if list(frame.columns) != wanted:
        given = ", ".join(map(str, frame.columns))
        yield given, every, f"the descriptor has {', '.join(wanted)}"
    for field in schema["fields"]:
        name, rules = field["name"], field.get("constraints", {})
        column = frame[name]
        if column.dtype != like[name]:
            yield name, every, f"is {column.dtype} and not {field['type']}"
        # Of numbers the two ends tell whether any can be bad. A bulk file has a million
        # rows and few words: each is looked at once.
        looked_at = column.str.join(";") if field["type"] == "list" else column
        cells = looked_at.unique().tolist()
        if field["type"] == "number":
            ends = (float(column.min()), float(column.max()))
            cells = cells if any(_fault(end, field) for end in ends) else []
        faults = {cell: fault for cell in cells if (fault := _fault(cell, field))}
        yield name, looked_at.isin(faults), next(iter(faults.values()), "")
        empty = column.isna() & bool(rules.get("required"))
        yield name, empty, "is empty, but must not be"
        twice = looked_at.duplicated(keep=False) & bool(rules.get("unique"))
        yield name, twice, "is what another row holds, too"
    for link in schema.get("foreignKeys", ()):
        (name,), other = link["fields"], link["reference"]["resource"]
        # By its source a row is known to be of the service, and not bundled.
        known = sources if other == "sources" else load_table(other)
        nowhere = ~frame[name].isin({"", *known.iloc[:, 0]})
        yield name, nowhere, f"is not described in {other}"
    key = key_columns(table)
    yield ", ".join(key), frame.duplicated(key, keep=False), "is the key of another row"


def _fault(cell: Any, field: Mapping[str, Any]) -> str:
    """Say what is wrong with a cell; empty if nothing is."""
    rules = field.get("constraints", {})
    if cell == "" or cell != cell:
        return "is empty, but must not be" if rules.get("required") else ""
    if field["type"] == "number":
        below = rules.get("exclusiveMinimum", -math.inf)
        least, most = rules.get("minimum", -math.inf), rules.get("maximum", math.inf)
        if not (math.isfinite(cell) and cell > below and least <= cell <= most):
            return f"{cell:g} is no number from {max(below, least):g} to {most:g}"
    elif field["type"] == "string":
        if _STRAY.search(cell):
            return f"{cell!r} holds a stray space or the end of a line"
        if cell not in rules.get("enum", [cell]):
            near = codes.closest(cell, rules["enum"])
            return f"{cell!r} is none of {', '.join(rules['enum'])}{near}"
        if not re.fullmatch(rules.get("pattern", ".*"), cell):
            return f"{cell!r} does not match {rules['pattern']}"
        if field.get("isPeriod"):
            try:
                periods.bounds(cell)
            except ValueError as error:
                return str(error)
    return ""


# -------------------------------------------------------------------------- vintages


def store(
    frames: Mapping[str, pd.DataFrame],
    *,
    sources: pd.DataFrame,
    raw: Sequence[Answer],
    service: str,
    on: datetime,
    stays: bool = False,
) -> str:
    """Store what a service sent as a new vintage, and return its id.

    It holds the rows of the newest vintage, too; of this service, only those of tables
    that `frames` does not name. `sources` are the records of the sources; one that no
    row names is left out, and an id belongs to one service. `raw` are the answers from
    which the rows were made; the service's earlier ones go, unless rows stay that were
    made from them (or it is told so). All is checked, written beside the vintages,
    brought to the disk and then renamed: at any instant there is the whole vintage or
    none. If the newest one holds exactly these rows already, its id is returned.

    Raises `ValueError` if anything is not what the descriptor allows, if the newest
    vintage is damaged, or if the clock is behind it; `OSError` if the disk is full or
    cannot be written. Nothing is stored then.
    """
    for table in frames:
        codes.check_member(
            "frames", table, [t for t in table_names() if t != "sources"]
        )
    if not any(len(frame) for frame in frames.values()):
        message = f"`frames`: {service}: there is no row to store"
        raise ValueError(message)
    check_rows(frames, sources=sources, service=service)
    with _locked() as folder:
        newest = (ids() or [""])[-1]
        before = _held(newest)
        found, files, is_new = _replaced(before, frames, sources, service, newest)
        if not is_new:
            return newest
        mine = {name for name, of in before["sources_of"].items() if of == service}
        stays = stays or any(
            mine & set(entry.get("sources", ()))
            for table, entry in before["tables"].items()
            if table not in frames
        )
        answers = {
            entry["file"]: entry
            for entry in before["raw"]
            if stays or entry["service"] != service
        }
        files |= {file: checked_answer(newest, of) for file, of in answers.items()}
        for answer in raw:
            file, digest = answer.query.file, _sha256(answer.content)
            files[file] = answer.content
            told = {"service": service, "query": answer.query.url}
            answers[file] = {"file": file, "sha256": digest, **told}
        name = _next_id(on, newest)
        found |= {
            "format": FORMAT,
            "vintage": name,
            "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            "cac_data": __version__,
            "data": __data_version__,
            "services": dict(sorted({**before["services"], service: name}.items())),
            "raw": [answers[file] for file in sorted(answers)],
        }
        text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
        with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as temporary:
            made = Path(temporary) / name
            for file, content in {**files, "manifest.json": text.encode()}.items():
                write_new(made / file, content)
            for parent, _, _ in os.walk(made):
                sync_folder(Path(parent))
            made.rename(folder_of(name))
        sync_folder(folder)
    return name


def _held(newest: str) -> Mapping[str, Any]:
    """Return the manifest of the newest vintage; nothing is built on a damaged one."""
    if not newest:
        return {"services": {}, "sources_of": {}, "tables": {}, "raw": []}
    for table in manifest(newest)["tables"]:
        checked_bytes(newest, table)
    return manifest(newest)


def _replaced(
    before: Mapping[str, Any],
    frames: Mapping[str, pd.DataFrame],
    sources: pd.DataFrame,
    service: str,
    newest: str,
) -> tuple[dict[str, Any], dict[str, bytes | Path], bool]:
    """Return tables and sources with the rows of a service in place of those it had.

    As the manifest tells of them, and their files (those that stay are only handed on),
    and whether anything is new: but for the month in which a source was accessed.
    """
    bundled = load_table("sources")
    package = dict.fromkeys(bundled["source_id"], "the bundled tables")
    owners = {**before["sources_of"]}
    for name in sources["source_id"]:
        owner = owners.setdefault(name, package.get(name, service))
        if owner != service:
            message = f"{service}: {name!r} is a source of {owner}"
            raise ValueError(message)
    tables = {name: of for name, of in before["tables"].items() if name != "sources"}
    files: dict[str, bytes | Path] = {
        f"tables/{name}.csv": folder_of(newest) / "tables" / f"{name}.csv"
        for name in tables
    }
    for name, new in frames.items():
        entry = tables.pop(name, {"sources": []})
        others = [of for of in entry["sources"] if owners[of] != service]
        parts = [new]
        if others:
            rows = load_table(name, newest)
            parts = [rows[rows["source_id"].isin(others)], new]
        both = pd.concat(parts, ignore_index=True)
        if len(both):
            data = _csv(sort_rows(both, key_columns(name)), name)
            used = sorted(set(both["source_id"]))
            tables[name] = {"rows": len(both), "sha256": _sha256(data), "sources": used}
            files[f"tables/{name}.csv"] = data
        else:
            files.pop(f"tables/{name}.csv", None)
    named = {of for entry in tables.values() for of in entry["sources"]}
    old = load_table("sources", newest) if newest else bundled.head(0)
    old = old[old["source_id"].isin(before["sources_of"])]
    stay = old["source_id"].isin(named - set(sources["source_id"]))
    records = pd.concat([old[stay], sources[sources["source_id"].isin(named)]])
    records = sort_rows(records, ["source_id"])
    told, known = (
        found.drop(columns="accessed").to_dict("records") for found in (records, old)
    )
    hashes, earlier = (
        {name: of["sha256"] for name, of in entries.items() if name != "sources"}
        for entries in (tables, before["tables"])
    )
    data = _csv(records, "sources")
    tables["sources"] = {"rows": len(records), "sha256": _sha256(data)}
    files["tables/sources.csv"] = data
    found = {
        "sources_of": {name: owners[name] for name in sorted(named)},
        "tables": {name: tables[name] for name in sorted(tables)},
    }
    return found, files, hashes != earlier or told != known


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
    with _locked() as folder:
        gone = ids()[:-keep]
        for name in gone:
            with tempfile.TemporaryDirectory(dir=folder, prefix=".old-") as temporary:
                folder_of(name).rename(Path(temporary) / name)
    return gone


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

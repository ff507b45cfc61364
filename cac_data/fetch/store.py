"""What a service sent, checked and stored as a vintage.

A vintage is whole or not there, and takes over what the newest holds of other services
and other tables.
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
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from filelock import FileLock

import cac_data
from cac_data import vintage
from cac_data.fetch.client import Answer, Row
from cac_data.files import sync_folder, write_new
from cac_data.tables import key_columns, load_table, resource_of, sort_rows, table_of


class Sent(NamedTuple):
    """What a service sent: rows of tables, records of sources, and the answers."""

    service: str
    frames: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame
    raw: Sequence[Answer]


# --- Rows of our tables --------------------------------------------------------------


def frame_of(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a frame of a table, in its columns, types and order.

    What a row does not give is empty.
    """
    dtypes = table_of(table).dtypes
    empty_by_kind = {"f": math.nan, "b": False}
    empty = {name: empty_by_kind.get(dtype.kind, "") for name, dtype in dtypes.items()}
    frame = pd.DataFrame([{**empty, **row} for row in rows], columns=list(empty))
    return sort_rows(frame.astype(dict(dtypes)), key_columns(table))


def records_of(rows: Iterable[Row], on: datetime) -> pd.DataFrame:
    """Return records as rows of the table `sources`, each once, accessed in a month."""
    accessed = f"{on:%Y-%m}"
    records = {row["source_id"]: {**row, "accessed": accessed} for row in rows}
    return frame_of("sources", records.values())


class _Fault(NamedTuple):
    """What the descriptor does not allow of a field, and which rows have it."""

    field: str
    text: str
    is_bad: pd.Series


def check_rows(table: str, frame: pd.DataFrame, described: set[str]) -> None:
    """Raise if the descriptor or the `described` sources do not allow some rows."""
    for fault in _faults(table, frame, described):
        if not fault.is_bad.any():
            continue
        bad = frame[fault.is_bad]
        shown = "; ".join(map(str, bad.head(5).to_dict("records")))
        message = (
            f"table {table}, field {fault.field}: {fault.text}; {len(bad):,} rows: "
            f"{shown}"
        )
        raise ValueError(message)


def _faults(table: str, frame: pd.DataFrame, described: set[str]) -> Iterator[_Fault]:
    """Yield what could be wrong with rows of a table, and with which rows it is."""
    key = key_columns(table)
    is_described = frame["source_id"].isin(described)
    yield _Fault("source_id", "is not described in sources", ~is_described)
    is_double = frame.duplicated(key, keep=False)
    yield _Fault(", ".join(key), "is the key of another row", is_double)
    for column in resource_of(table)["schema"]["fields"]:
        yield from _faults_of(column, frame[column["name"]])


def _faults_of(column: Mapping[str, Any], cells: pd.Series) -> Iterator[_Fault]:
    """Yield what the descriptor of a column could forbid, with the cells that break it.

    A fault that no cell has is yielded, too.
    """
    name = column["name"]
    rules = column.get("constraints", {})
    is_filled = cells.notna() & (cells != "")
    if rules.get("required"):
        yield _Fault(name, "is empty, but must not be", ~is_filled)
    if column["type"] == "number":
        least = rules.get("minimum", -1e300)
        most = rules.get("maximum", 1e300)
        is_outside = is_filled & ~cells.between(least, most)
        yield _Fault(name, f"is not from {least:g} to {most:g}", is_outside)
    if "enum" in rules:
        is_unknown = is_filled & ~cells.isin(rules["enum"])
        yield _Fault(name, f"is none of {rules['enum']}", is_unknown)
    if "pattern" in rules:
        is_unlike = is_filled & ~cells.str.fullmatch(rules["pattern"])
        yield _Fault(name, f"does not match {rules['pattern']}", is_unlike)


# --- A vintage -----------------------------------------------------------------------


@dataclass
class _Draft:
    """A vintage in the making: the entries of its manifest, and files that are new."""

    tables: dict[str, Any]
    answers: dict[str, Any]
    contents: dict[str, bytes] = field(default_factory=dict)

    def put_table(self, name: str, rows: pd.DataFrame) -> None:
        content = _csv(sort_rows(rows, key_columns(name)))
        self.contents[f"tables/{name}.csv"] = content
        self.tables[name] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "rows": len(rows),
            "sources": sorted({*rows["source_id"]}),
        }

    def put_answer(self, service: str, answer: Answer) -> None:
        file = f"raw/{service}/{answer.query.name}"
        self.contents[file] = answer.content
        self.answers[file] = {
            "sha256": hashlib.sha256(answer.content).hexdigest(),
            "service": service,
            "query": answer.query.url,
            "file": file,
        }

    @property
    def source_ids(self) -> set[str]:
        """The sources that rows of tables cite."""
        cited: set[str] = set()
        for name, entry in self.tables.items():
            if name != "sources":
                cited.update(entry["sources"])
        return cited


def store_vintage(sent: Sent, *, on: datetime) -> str:
    """Store what a service sent as a new vintage, and return its id.

    The service's earlier rows in these tables go, all others stay. It is there whole or
    not at all; if the newest holds these rows already, that is returned. `ValueError`
    if anything is not what the descriptor allows, or if what stays is damaged.
    """
    with scratch() as folder:
        newest = vintage.newest()
        vintage.check(newest)  # what is damaged is neither kept nor taken for good
        before = vintage.manifest(newest)
        draft = _Draft(
            tables=dict(before["tables"]),
            answers={entry["file"]: entry for entry in before["raw"]},
        )
        _replace_rows(draft, sent, newest)
        if draft.tables == before["tables"]:
            return newest

        records = pd.concat([sent.sources, load_table("sources", newest)])
        records = records[records["source_id"].isin(draft.source_ids)]
        draft.put_table("sources", records.drop_duplicates("source_id"))
        for answer in sent.raw:
            draft.put_answer(sent.service, answer)

        name = _next_id(newest, on)
        _write(folder / name, draft, _manifest(draft, sent, before, name, on), newest)
        (folder / name).rename(vintage.folder_of(name))
        sync_folder(folder.parent)
    return name


def _replace_rows(draft: _Draft, sent: Sent, newest: str) -> None:
    """Put the rows of a service in the place of those that it sent before."""
    owners = vintage.manifest(newest)["sources_of"]
    of_others = {name for name, owner in owners.items() if owner != sent.service}
    its_own = owners.keys() - of_others
    described = {*its_own, *sent.sources["source_id"]}
    check_rows("sources", sent.sources, described)
    for name, rows in sent.frames.items():
        check_rows(name, rows, described)
        earlier = table_of(name, newest)
        kept = earlier[earlier["source_id"].isin(of_others)]
        draft.put_table(name, pd.concat([kept, rows]))


def _next_id(newest: str, on: datetime) -> str:
    """Return the day, or where the newest is of it or later the next number."""
    today = f"{on.astimezone(UTC):%Y-%m-%d}"
    if newest == vintage.BUNDLED:
        return today
    day, number = vintage.day_and_number(newest)
    return f"{day}.{number + 1}" if today <= day else today


def _manifest(
    draft: _Draft, sent: Sent, before: Mapping[str, Any], name: str, on: datetime
) -> dict[str, Any]:
    """Return the manifest of a draft; `before` is that of the newest vintage."""
    new_owners = dict.fromkeys(sent.sources["source_id"], sent.service)
    owners = {**before["sources_of"], **new_owners}
    return {
        "format": 1,
        "vintage": name,
        "created": f"{on.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
        "cac_data": cac_data.__version__,
        "data": cac_data.__data_version__,
        "services": {**before["services"], sent.service: name},
        "sources_of": {source_id: owners[source_id] for source_id in draft.source_ids},
        "tables": draft.tables,
        "raw": [draft.answers[file] for file in sorted(draft.answers)],
    }


def _write(
    folder: Path, draft: _Draft, manifest: Mapping[str, Any], newest: str
) -> None:
    """Write all files of a vintage; what did not change is taken from the newest."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True)
    write_new(folder / "manifest.json", f"{text}\n".encode())
    tables = [f"tables/{table}.csv" for table in draft.tables]
    for file in [*tables, *draft.answers]:
        unchanged = vintage.folder_of(newest) / file
        write_new(folder / file, draft.contents.get(file, unchanged))
    for parent, _, _ in os.walk(folder):
        sync_folder(Path(parent))


def _csv(frame: pd.DataFrame) -> bytes:
    """Write rows as the bundled tables are written: numbers in their shortest form."""
    written = frame.copy()
    for name in frame.select_dtypes("bool"):
        written[name] = frame[name].astype("str").str.lower()
    return written.to_csv(
        index=False,
        lineterminator="\n",
        float_format=lambda number: str(number).removesuffix(".0"),
    ).encode()


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages, and return the ids of those, oldest first."""
    removed = vintage.ids()[: -max(keep, 1)]
    if removed:
        with scratch() as folder:
            for name in removed:
                vintage.folder_of(name).rename(folder / name)
    return removed


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder beside the vintages, for a time in which nobody else writes any."""
    home = vintage.folder_of()
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        for leftover in home.glob(".new-*"):  # of a process that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".new-") as folder:
            yield Path(folder)

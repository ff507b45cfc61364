"""Vintages: what was fetched on a day, as it lies on this machine.

A vintage is a folder below `home`: tables with the rows that were fetched, the records
of their sources, the answers as they came (of a bulk file, its sizes and checksums),
and a manifest with the hash of each file. Once it stands under its name it is never
changed. Here they are found and read; ``cac_data.fetch.store`` writes them.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from cac_data import codes

BUNDLED, LATEST = "bundled", "latest"

# Nothing else becomes part of a path.
_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([0-9]{1,6}))?", re.ASCII)

_RAW = re.compile(r"raw/[a-z0-9]+/[^./\\][^/\\]*")

_CURE = (
    "the vintage is damaged, or of a later cac-data: remove its folder and run "
    "`cac-data fetch`, or use another vintage"
)


class VintageError(ValueError):
    """A vintage is not what its manifest says: names the file."""


def home() -> Path:
    """Return the folder below which vintages lie; it need not exist.

    ``CAC_DATA_HOME`` if that is set, else where programs of this user keep their data.
    """
    named = os.environ.get("CAC_DATA_HOME", "")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # not needed by those who never fetch

    return Path(platformdirs.user_data_path("cac-data", appauthor=False))


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id: ``2026-11-24``, ``2026-11-24.2``."""
    return bool(_ID.fullmatch(text))


def order(name: str) -> tuple[str, int]:
    """Return the key by which ids sort: the day, then the number within the day.

    Raises `ValueError` for what is no id.
    """
    match = _ID.fullmatch(name)
    if not match:
        message = f"`vintage`: {name!r} is not a date such as 2026-11-24"
        raise ValueError(message)
    return match[1], int(match[2] or 1)


def ids() -> list[str]:
    """Return the ids of the vintages on this machine, the oldest first."""
    try:
        with os.scandir(home() / "vintages") as entries:
            found = [item.name for item in entries if is_id(item.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=order)


def newest() -> str:
    """Return the id of the newest vintage on this machine, else ``bundled``."""
    return (ids() or [BUNDLED])[-1]


def resolve(vintage: str, *, argument: str = "vintage") -> str:
    """Return ``bundled``, or the id that ``latest`` or an id means.

    Raises `ValueError` if there is no such vintage: says which there are, and that
    ``cac-data fetch`` brings one. `argument` is what it calls it.
    """
    there = ids()
    if vintage == LATEST and there:
        return newest()
    allowed = [BUNDLED, LATEST, *reversed(there)][: None if there else 1]
    if vintage not in allowed:
        message = (
            f"`{argument}`: {vintage!r} is not one of {', '.join(allowed)}; "
            f"`cac-data fetch` brings one of today{codes.closest(vintage, allowed)}"
        )
        raise ValueError(message)
    return vintage


def folder_of(name: str) -> Path:
    """Return the folder of a vintage, there or not; `ValueError` for what is no id."""
    order(name)
    return home() / "vintages" / name


def manifest(name: str) -> Mapping[str, Any]:
    """Return the manifest of a vintage that is there, which is not to be changed.

    ``vintage``, ``created``, ``cac_data``, ``data``, ``services``, ``sources_of``,
    ``tables`` and ``raw``; of ``bundled`` the last four, empty. Raises `VintageError`
    if it is missing, damaged, of a later cac-data, or names a table that is none.
    """
    if name == BUNDLED:
        return {"services": {}, "sources_of": {}, "tables": {}, "raw": []}
    path = folder_of(name) / "manifest.json"
    return _validated(path, name, content_of(path))


def digest(name: str) -> str:
    """Return the SHA-256 of a vintage's manifest, and so of all that it holds.

    64 hexadecimal digits, none for ``bundled``; `VintageError` as `manifest`.
    """
    if name == BUNDLED:
        return ""
    manifest(name)
    return hashlib.sha256(content_of(folder_of(name) / "manifest.json")).hexdigest()


@dataclass
class _Table:
    rows: int
    sha256: str
    sources: list[str] = field(default_factory=list)


@dataclass
class _Raw:
    file: str
    sha256: str
    service: str
    query: str


@dataclass
class _Manifest:
    format: Literal[1]
    vintage: str
    created: str
    cac_data: str
    data: str
    services: dict[str, str]
    sources_of: dict[str, str]
    tables: dict[str, _Table]
    raw: list[_Raw]


@lru_cache(maxsize=256)
def _validated(path: Path, name: str, content: bytes) -> Mapping[str, Any]:
    from pydantic import TypeAdapter, ValidationError  # bundled tables need it not

    try:
        found = TypeAdapter(_Manifest).validate_json(content, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(map(str, first["loc"])) or "(whole)"
        message = f"{path}: `{at}` is not that of a vintage: {first['msg']}; {_CURE}"
        raise VintageError(message) from None
    data = Path(__file__).parent / "data" / "datapackage.json"
    known = {table["name"] for table in json.loads(data.read_bytes())["resources"]}
    wrong = [*{*found.tables} - known, *({found.vintage} - {name})]
    wrong += [of.file for of in found.raw if not _RAW.fullmatch(of.file)]
    if wrong:
        message = f"{path}: {wrong[0]!r} is no table, answer or id of it; {_CURE}"
        raise VintageError(message)
    return asdict(found)


def checked_bytes(name: str, table: str) -> bytes:
    """Return the file of one of the ``tables`` of a vintage's manifest.

    Raises `VintageError` with its path if it is missing or not what the manifest says.
    """
    stated = manifest(name)["tables"][table]
    return content_of(folder_of(name) / "tables" / f"{table}.csv", stated["sha256"])


def content_of(path: Path, sha256: str = "") -> bytes:
    """Return what a file of a vintage holds, if that is what its hash says.

    Raises `VintageError` with its path if not, if it is missing, or no plain file.
    """
    try:
        # For a pipe in its place one would wait.
        content = path.read_bytes() if path.is_file() else None
    except OSError as error:
        message = f"{path}: the file cannot be read ({error.strerror}); {_CURE}"
        raise VintageError(message) from None
    if content is None:
        message = f"{path}: the file is missing, or is none; {_CURE}"
        raise VintageError(message)
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        message = f"{path}: was changed: its hash is not that of manifest.json; {_CURE}"
        raise VintageError(message)
    return content


def vintages() -> pd.DataFrame:
    """List the vintages on this machine, the newest first.

    ``vintage`` (id), ``created`` (UTC), ``services`` and ``tables`` (lists of names),
    ``rows`` (in all tables but that of the sources) and ``fault`` (text; what is wrong
    with a vintage whose manifest cannot be read).

    >>> list(vintages().columns)
    ['vintage', 'created', 'services', 'tables', 'rows', 'fault']
    """
    listed = []
    for name in reversed(ids()):
        found, fault = manifest(BUNDLED), ""
        try:
            found = manifest(name)
        except VintageError as error:
            fault = str(error)
        rows = {of: found["tables"][of]["rows"] for of in found["tables"]}
        rows.pop("sources", 0)
        told = (name, found.get("created", ""), sorted(found["services"]))
        listed.append((*told, sorted(rows), sum(rows.values()), fault))
    columns = ["vintage", "created", "services", "tables", "rows", "fault"]
    kinds = {"vintage": "str", "created": "str", "rows": "int64", "fault": "str"}
    return pd.DataFrame(listed, columns=columns).astype(kinds)

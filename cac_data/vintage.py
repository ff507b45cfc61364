"""Vintages: what was fetched on a day, as it lies on this machine.

A folder below `home`, never changed: tables of fetched rows and of their sources, the
answers as they came, and a manifest with the hash of each file.
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

_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([0-9]{1,6}))?", re.ASCII)
_RAW = re.compile(r"raw/[a-z0-9]+/[^./\\][^/\\]*")

_CURE = "damaged, or of a later cac-data: remove its folder and run `cac-data fetch`"


class VintageError(ValueError):
    """A vintage is not what its manifest says: names the file."""


def home() -> Path:
    """Return where vintages lie: ``CAC_DATA_HOME``, or where this user keeps data."""
    if named := os.environ.get("CAC_DATA_HOME"):
        return Path(named).expanduser().absolute()
    import platformdirs  # not needed by those who never fetch

    return platformdirs.user_data_path("cac-data", appauthor=False)


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id: ``2026-11-24``, ``2026-11-24.2``."""
    return bool(_ID.fullmatch(text))


def order(name: str) -> tuple[str, int]:
    """Return an id's day and its number within the day; `ValueError` if it is none."""
    if match := _ID.fullmatch(name):
        return match[1], int(match[2] or 1)
    message = f"`vintage`: {name!r} is not a date such as 2026-11-24"
    raise ValueError(message)


def ids() -> list[str]:
    """Return the ids of the vintages on this machine, the oldest first."""
    folder = home() / "vintages"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(filter(is_id, names), key=order)


def newest() -> str:
    """Return the id of the newest vintage on this machine, else ``bundled``."""
    return (ids() or [BUNDLED])[-1]


def resolve(vintage: str, *, argument: str = "vintage") -> str:
    """Return ``bundled`` or the id that is meant; ValueError if it is not there."""
    there = ids()
    if vintage == LATEST and there:
        return there[-1]
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
    """Return the manifest of a vintage, which is not to be changed: the fields below.

    ``bundled`` has four, empty. Raises `VintageError` if it is missing, damaged, of a
    later cac-data, or names a table that is none.
    """
    if name == BUNDLED:
        return {"services": {}, "sources_of": {}, "tables": {}, "raw": []}
    path = folder_of(name) / "manifest.json"
    return _validated(path, name, content_of(path))


def digest(name: str) -> str:
    """Return the SHA-256 of a `manifest`, and so of all the vintage holds, or none."""
    return str(manifest(name).get("digest", ""))


@dataclass
class _Table:
    rows: int
    sha256: str
    sources: list[str] = field(default_factory=list)


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
    raw: list[dict[Literal["file", "sha256", "service", "query"], str]]


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
    raw = [of.get("file", "") if len(of) == 4 else str(of) for of in found.raw]
    wrong += [file for file in raw if not _RAW.fullmatch(file)]
    if wrong:
        message = f"{path}: {wrong[0]!r} is no table, answer or id of it; {_CURE}"
        raise VintageError(message)
    return asdict(found) | {"digest": hashlib.sha256(content).hexdigest()}


def checked_bytes(name: str, table: str) -> bytes:
    """Return the file of one of the ``tables`` of a manifest, as `content_of`."""
    stated = manifest(name)["tables"][table]
    return content_of(folder_of(name) / "tables" / f"{table}.csv", stated["sha256"])


def content_of(path: Path, sha256: str = "") -> bytes:
    """Return what a file of a vintage holds; `VintageError` if its hash is another."""
    fault = "the file is missing, or is none"
    try:
        if path.is_file():  # for a pipe in its place one would wait
            content = path.read_bytes()
            if not sha256 or hashlib.sha256(content).hexdigest() == sha256:
                return content
            fault = "was changed: its hash is not that of manifest.json"
    except OSError as error:
        fault = f"the file cannot be read ({error.strerror})"
    message = f"{path}: {fault}; {_CURE}"
    raise VintageError(message)


def vintages() -> pd.DataFrame:
    """List the vintages on this machine, the newest first.

    `rows` are without those of sources; `fault` says why a manifest cannot be read.

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
        names = sorted({*found["tables"]} - {"sources"})
        rows = sum(found["tables"][table]["rows"] for table in names)
        told = (name, found.get("created", ""), sorted(found["services"]))
        listed.append((*told, names, rows, fault))
    columns = ["vintage", "created", "services", "tables", "rows", "fault"]
    kinds = {"vintage": "str", "created": "str", "rows": "int64", "fault": "str"}
    return pd.DataFrame(listed, columns=columns).astype(kinds)

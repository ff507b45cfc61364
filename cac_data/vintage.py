"""Vintages: what was fetched on a day, as it lies on this machine.

A folder below ``CAC_DATA_HOME``, never changed: tables of fetched rows and of their
sources, the answers as they came, and a manifest with the hash of each file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from cac_data.validate import closest

BUNDLED, LATEST = "bundled", "latest"

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]{1,6})?")

# Of a table or an answer; nothing else is read or written.
_PLACE = re.compile(r"tables/[a-z_]+\.csv|raw/[a-z0-9]+/[^./\\][^/\\]*")

_CURE = "damaged, or of a later cac-data: remove its folder and run `cac-data fetch`"


def order(name: str) -> tuple[str, int]:
    """Return the day of an id, such as ``2026-11-24.2``, and its number within it."""
    day, _, number = name.partition(".")
    return day, int(number or 1)


def ids() -> list[str]:
    """Return the ids of the vintages on this machine, the oldest first."""
    folder = folder_of()
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(filter(_ID.fullmatch, names), key=order)


def newest() -> str:
    """Return the id of the newest vintage on this machine, else ``bundled``."""
    return (ids() or [BUNDLED])[-1]


def resolve(vintage: str, *, argument: str = "vintage") -> str:
    """Return ``bundled`` or the id that is meant; ValueError if it is not there."""
    there = ids()
    if vintage == LATEST:
        if there:
            return there[-1]
        message = f"`{argument}`: there is no vintage yet; `cac-data fetch` brings one"
        raise ValueError(message)
    allowed = [BUNDLED, LATEST, *reversed(there)]
    if vintage not in allowed:
        message = (
            f"`{argument}`: {vintage!r} is not one of {', '.join(allowed)}; "
            f"`cac-data fetch` brings one of today{closest(vintage, allowed)}"
        )
        raise ValueError(message)
    return vintage


def folder_of(name: str = "") -> Path:
    """Return the folder of a vintage, or that of all of them, there or not.

    Below ``CAC_DATA_HOME``, or where this user keeps data.
    """
    if home := os.environ.get("CAC_DATA_HOME"):
        return Path(home).expanduser().absolute() / "vintages" / name
    import platformdirs  # not needed by those who never fetch

    return platformdirs.user_data_path("cac-data", False) / "vintages" / name


def manifest(name: str) -> Mapping[str, Any]:
    """Return the manifest of a vintage, which is not to be changed.

    Beside what the file says: ``digest``, its SHA-256, and so that of all the vintage
    holds, and ``files``, the SHA-256 of each. All of ``bundled`` is empty. Raises
    `ValueError` if it is missing, damaged or of a later cac-data.
    """
    if name == BUNDLED:
        nothing: dict[str, Any] = {of: {} for of in (*_BY_NAME, "files")}
        return nothing | {"created": "", "digest": "", "raw": []}
    path = folder_of(name) / "manifest.json"
    return _read(path, _content(path))


_BY_NAME = ("services", "sources_of", "tables")

_SHAPE = {"created": str, "raw": list, **dict.fromkeys(_BY_NAME, dict)}
"""What a manifest has to hold, and as what: others read no more than this."""

_SHA256 = re.compile("[0-9a-f]{64}")


@lru_cache(maxsize=256)
def _read(path: Path, content: bytes) -> Mapping[str, Any]:
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        fault = f"is no manifest ({error})"
    else:
        fault = _fault_of(whole)
    if fault:
        message = f"{path}: {fault}; {_CURE}"
        raise ValueError(message)
    digests = {of: told["sha256"] for of, told in _files_of(whole)}
    own = {"files": digests, "digest": hashlib.sha256(content).hexdigest()}
    return {of: whole[of] for of in ("format", *_SHAPE)} | own


def _files_of(manifest: Mapping[str, Any]) -> list[tuple[object, Any]]:
    """Return each file that a manifest names, and what it says of it."""
    tables = [(f"tables/{of}.csv", told) for of, told in manifest["tables"].items()]
    return [*tables, *((told["file"], told) for told in manifest["raw"])]


def _fault_of(whole: Any) -> str:
    """Say in what this is no manifest as `cac-data fetch` writes it, or nothing."""
    if not isinstance(whole, dict):
        return "is no manifest (it holds no names)"
    if whole.get("format") != 1:
        return f"has the format {whole.get('format')!r:.60}"
    for name, kind in _SHAPE.items():
        if not isinstance(whole.get(name), kind):
            return f"is no manifest (`{name}` is none)"
    for name in ("services", "sources_of"):
        if not _are_texts(whole[name].values()):
            return f"is no manifest (`{name}` holds what is no text)"
    return _fault_of_files(whole)


def _fault_of_files(whole: Mapping[str, Any]) -> str:
    """Say what is wrong with what a manifest says of tables and answers, or nothing."""
    for table, told in whole["tables"].items():
        if not _is_told(table, told):
            return f"is no manifest (`tables`: {table!r:.60} has no rows or sources)"
    for told in whole["raw"]:
        if not isinstance(told, dict) or "file" not in told:
            return f"is no manifest (`raw`: {told!r:.60} names no file)"
    for file, told in _files_of(whole):
        if not _PLACE.fullmatch(str(file)):
            return f"names {file!r:.60}"
        # Without one nothing would be compared.
        if not _SHA256.fullmatch(str(told.get("sha256"))):
            return f"has no hash of {file!r:.60}"
    return ""


def _are_texts(cells: Iterable[object]) -> bool:
    return all(isinstance(cell, str) for cell in cells)


def _is_told(table: str, told: Any) -> bool:
    """Tell whether a manifest says how many rows a table has, and of which sources."""
    if not isinstance(told, dict) or type(told.get("rows")) is not int:
        return False
    # Earlier releases name none of the table of the sources.
    named = told.get("sources", [] if table == "sources" else None)
    return isinstance(named, list) and _are_texts(named)


def check(name: str) -> None:
    """Raise `ValueError` if a file of a vintage is not as its manifest says."""
    for file in manifest(name)["files"]:
        content_of(name, file)


def content_of(name: str, file: str) -> bytes:
    """Return one of the ``files`` of a manifest; `ValueError` if it was changed."""
    return _content(folder_of(name) / file, manifest(name)["files"][file])


def _content(path: Path, sha256: str = "") -> bytes:
    fault = "the file is missing, or is none"
    if path.is_file():  # for a pipe in its place one would wait
        content = path.read_bytes()
        if not sha256 or hashlib.sha256(content).hexdigest() == sha256:
            return content
        fault = "was changed: its hash is not that of manifest.json"
    message = f"{path}: {fault}; {_CURE}"
    raise ValueError(message)


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
        except ValueError as error:
            fault = str(error)
        names = sorted({*found["tables"]} - {"sources"})
        rows = sum(found["tables"][table]["rows"] for table in names)
        told = (name, found["created"], sorted(found["services"]))
        listed.append((*told, names, rows, fault))
    kinds = {"vintage": "str", "created": "str", "services": "object"}
    kinds |= {"tables": "object", "rows": "int64", "fault": "str"}
    return pd.DataFrame(listed, columns=list(kinds)).astype(kinds)

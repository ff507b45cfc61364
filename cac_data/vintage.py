"""Vintages: what was fetched on a day, as it lies on this machine.

A folder below ``CAC_DATA_HOME``, never changed: tables of fetched rows and of their
sources, the answers as they came, and a manifest with the hash of each file.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from cac_data import codes

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
            f"`cac-data fetch` brings one of today{codes.closest(vintage, allowed)}"
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


@lru_cache(maxsize=256)
def _read(path: Path, content: bytes) -> Mapping[str, Any]:
    try:
        whole = json.loads(content)
        found = {of: whole[of] for of in ("format", "created", "raw", *_BY_NAME)}
        files = {f"tables/{of}.csv": told for of, told in found["tables"].items()}
        files |= {told["file"]: told for told in found["raw"]}
        found["files"] = {file: told["sha256"] for file, told in files.items()}
        odd = [file for file in files if not _PLACE.fullmatch(file)]
        fault = f"names {odd[0]!r}" if odd else ""
        if found["format"] != 1:
            fault = f"has the format {found['format']}"
    except (ValueError, TypeError, LookupError) as error:
        fault = f"is no manifest ({error!r})"
    if fault:
        message = f"{path}: {fault}; {_CURE}"
        raise ValueError(message)
    return found | {"digest": hashlib.sha256(content).hexdigest()}


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

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
from typing import TYPE_CHECKING, Any

from cac_data.validate import closest

if TYPE_CHECKING:
    import pandas as pd

BUNDLED = "bundled"
LATEST = "latest"

_ID = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(\.[0-9]{1,6})?")

# Of a table or an answer; nothing else is read or written.
_PLACE = re.compile(r"tables/[a-z_]+\.csv|raw/[a-z0-9]+/[^./\\][^/\\]*")

_CURE = "damaged, or of a later cac-data: remove its folder and run `cac-data fetch`"


def day_and_number(name: str) -> tuple[str, int]:
    """Return the day of an id, such as ``2026-11-24.2``, and its number within it."""
    day, _, number = name.partition(".")
    return day, int(number or 1)


def ids() -> list[str]:
    """Return the ids of the vintages on this machine, the oldest first."""
    folder = folder_of()
    if not folder.is_dir():
        return []
    names = [path.name for path in folder.iterdir()]
    return sorted(filter(_ID.fullmatch, names), key=day_and_number)


def newest() -> str:
    """Return the id of the newest vintage on this machine, else ``bundled``."""
    return (ids() or [BUNDLED])[-1]


def resolve(vintage: str, *, argument: str = "vintage") -> str:
    """Return ``bundled`` or the id that is meant; ValueError if it is not there."""
    present = ids()
    if vintage == LATEST:
        if present:
            return present[-1]
        message = f"`{argument}`: there is no vintage yet; `cac-data fetch` brings one"
        raise ValueError(message)
    allowed = [BUNDLED, LATEST, *reversed(present)]
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
        return {
            "created": "",
            "raw": [],
            "services": {},
            "sources_of": {},
            "tables": {},
            "files": {},
            "digest": "",
        }
    path = folder_of(name) / "manifest.json"
    return _read(path, _content(path))


_PARTS = {
    "created": str,
    "raw": list,
    "services": dict,
    "sources_of": dict,
    "tables": dict,
}
"""What a manifest has to hold, and as what: others read no more than this."""

_SHA256 = re.compile("[0-9a-f]{64}")


@lru_cache(maxsize=256)
def _read(path: Path, content: bytes) -> Mapping[str, Any]:
    try:
        stated = json.loads(content)
    except (ValueError, RecursionError) as error:
        fault = f"is no manifest ({error})"
    else:
        fault = _fault_of(stated)
    if fault:
        message = f"{path}: {fault}; {_CURE}"
        raise ValueError(message)
    return {
        **{part: stated[part] for part in ("format", *_PARTS)},
        "files": {file: entry["sha256"] for file, entry in _files_of(stated)},
        "digest": hashlib.sha256(content).hexdigest(),
    }


def _files_of(manifest: Mapping[str, Any]) -> list[tuple[object, Any]]:
    """Return each file that a manifest names, and its entry."""
    tables = [
        (f"tables/{name}.csv", entry) for name, entry in manifest["tables"].items()
    ]
    answers = [(entry["file"], entry) for entry in manifest["raw"]]
    return [*tables, *answers]


def _fault_of(stated: Any) -> str:
    """Say in what this is no manifest as `cac-data fetch` writes it, or nothing."""
    if not isinstance(stated, dict):
        return "is no manifest (it holds no names)"
    if stated.get("format") != 1:
        return f"has the format {stated.get('format')!r:.60}"
    for part, kind in _PARTS.items():
        if not isinstance(stated.get(part), kind):
            return f"is no manifest (`{part}` is none)"
    for part in ("services", "sources_of"):
        if not _are_texts(stated[part].values()):
            return f"is no manifest (`{part}` holds what is no text)"
    return _fault_of_files(stated)


def _fault_of_files(stated: Mapping[str, Any]) -> str:
    """Say what is wrong with what a manifest says of tables and answers, or nothing."""
    for table, entry in stated["tables"].items():
        if not _has_rows_and_sources(table, entry):
            return f"is no manifest (`tables`: {table!r:.60} has no rows or sources)"
    for entry in stated["raw"]:
        if not isinstance(entry, dict) or "file" not in entry:
            return f"is no manifest (`raw`: {entry!r:.60} names no file)"
    for file, entry in _files_of(stated):
        if not _PLACE.fullmatch(str(file)):
            return f"names {file!r:.60}"
        # Without one nothing would be compared.
        if not _SHA256.fullmatch(str(entry.get("sha256"))):
            return f"has no hash of {file!r:.60}"
    return ""


def _are_texts(cells: Iterable[object]) -> bool:
    return all(isinstance(cell, str) for cell in cells)


def _has_rows_and_sources(table: str, entry: Any) -> bool:
    """Tell whether a manifest says how many rows a table has, and of which sources."""
    # `type`, since to `isinstance` true and false are numbers, too.
    if not isinstance(entry, dict) or type(entry.get("rows")) is not int:
        return False
    if table == "sources" and "sources" not in entry:
        return True  # so written by earlier releases
    source_ids = entry.get("sources")
    return isinstance(source_ids, list) and _are_texts(source_ids)


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
    import pandas as pd  # which a run in which nothing has changed can spare

    rows = []
    for name in reversed(ids()):
        fault = ""
        try:
            stated = manifest(name)
        except ValueError as error:
            stated = manifest(BUNDLED)
            fault = str(error)
        tables = sorted({*stated["tables"]} - {"sources"})
        row = {
            "vintage": name,
            "created": stated["created"],
            "services": sorted(stated["services"]),
            "tables": tables,
            "rows": sum(stated["tables"][table]["rows"] for table in tables),
            "fault": fault,
        }
        rows.append(row)
    kinds = {
        "vintage": "str",
        "created": "str",
        "services": "object",
        "tables": "object",
        "rows": "int64",
        "fault": "str",
    }
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)

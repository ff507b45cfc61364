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
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from cac_data import codes

__all__ = [
    "BUNDLED",
    "FORMAT",
    "LATEST",
    "VintageError",
    "checked_answer",
    "checked_bytes",
    "digest",
    "folder_of",
    "home",
    "ids",
    "is_id",
    "manifest",
    "order",
    "resolve",
    "vintages",
]

BUNDLED, LATEST = "bundled", "latest"

FORMAT = 1
"""Of the manifest; a vintage of a later one needs a newer cac-data."""

# Nothing else becomes part of a path.
_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.([0-9]{1,6}))?", re.ASCII)

_PARTS: Mapping[str, type] = {
    "vintage": str,
    "created": str,
    "cac_data": str,
    "data": str,
    "services": dict,
    "sources_of": dict,
    "tables": dict,
    "raw": list,
}


class VintageError(ValueError):
    """A vintage is not what its manifest says: names the file."""


def home() -> Path:
    """Return the folder below which vintages lie.

    Returns
    -------
    Path
        ``CAC_DATA_HOME`` if that is set, else the folder in which programs of this
        user keep their data. It need not exist.

    Examples
    --------
    >>> home().is_absolute()
    True
    """
    named = os.environ.get("CAC_DATA_HOME", "")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs  # not needed by those who never fetch

    return Path(platformdirs.user_data_path("cac-data", appauthor=False))


def is_id(text: str) -> bool:
    """Tell whether a text has the form of a vintage's id.

    Examples
    --------
    >>> is_id("2026-11-24"), is_id("2026-11-24.2"), is_id("latest")
    (True, True, False)
    """
    return bool(_ID.fullmatch(text))


def order(name: str) -> tuple[str, int]:
    """Return the key by which ids sort: the day, then the number within the day.

    Examples
    --------
    >>> sorted(["2026-11-24.10", "2026-11-24.2", "2026-11-24"], key=order)
    ['2026-11-24', '2026-11-24.2', '2026-11-24.10']
    """
    match = _ID.fullmatch(name)
    if not match:
        message = (
            f"`vintage`: {name!r} is not a date such as 2026-11-24 or 2026-11-24.2"
        )
        raise ValueError(message)
    return match[1], int(match[2] or 1)


def ids() -> list[str]:
    """Return the ids of the vintages on this machine, the oldest first.

    Examples
    --------
    >>> all(is_id(name) for name in ids())
    True
    """
    try:
        with os.scandir(home() / "vintages") as entries:
            found = [item.name for item in entries if is_id(item.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(found, key=order)


def resolve(vintage: str, *, argument: str = "vintage") -> str:
    """Return ``bundled`` or the id of the vintage that is meant.

    Parameters
    ----------
    vintage
        ``bundled``, ``latest`` or an id.
    argument
        What the message calls it.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no such vintage, or none at all: says which there are, and that
        ``cac-data fetch`` brings one.

    Examples
    --------
    >>> resolve("bundled")
    'bundled'
    >>> resolve("bundeld")
    Traceback (most recent call last):
    ...
    ValueError: `vintage`: 'bundeld' is not one of bundled, latest or a date such as \
2026-11-24; did you mean 'bundled'?
    """
    if vintage == BUNDLED:
        return BUNDLED
    if vintage != LATEST and not is_id(str(vintage)):
        message = (
            f"`{argument}`: {vintage!r} is not one of {BUNDLED}, {LATEST} "
            "or a date such as 2026-11-24"
        )
        raise ValueError(message + codes.closest(vintage, [BUNDLED, LATEST]))
    there = ids()
    if not there:
        message = (
            f"`{argument}`: {vintage!r}: there is no vintage on this machine, in "
            f"{home() / 'vintages'}; `cac-data fetch` brings one; allowed: {BUNDLED}"
        )
        raise ValueError(message)
    if vintage == LATEST:
        return there[-1]
    if vintage not in there:
        allowed = [BUNDLED, LATEST, *reversed(there)]
        shown = ", ".join(allowed[:12]) + (", ..." if len(allowed) > 12 else "")
        message = (
            f"`{argument}`: {vintage!r} is not one of {shown}; "
            "`cac-data fetch` brings one of today"
        )
        raise ValueError(message + codes.closest(vintage, allowed))
    return vintage


def folder_of(name: str) -> Path:
    """Return the folder of a vintage, whether it is there or not.

    Raises
    ------
    ValueError
        If the text is not an id.
    """
    order(name)
    return home() / "vintages" / name


def manifest(name: str) -> Mapping[str, Any]:
    """Return the manifest of a vintage.

    Parameters
    ----------
    name
        Id of a vintage that is there.

    Returns
    -------
    mapping
        ``vintage``, ``created``, ``cac_data``, ``data``, ``services``, ``sources_of``,
        ``tables`` and ``raw``; not to be changed.

    Raises
    ------
    VintageError
        If it is missing, damaged or written by a later cac-data.
    """
    return _manifest(name)[0]


def digest(name: str) -> str:
    """Return the SHA-256 of a vintage's manifest, and so of all that it holds.

    Parameters
    ----------
    name
        ``bundled``, for which it is empty, or an id.

    Returns
    -------
    str
        64 hexadecimal digits.

    Raises
    ------
    VintageError
        If the manifest is missing or damaged.
    """
    return "" if name == BUNDLED else _manifest(name)[1]


def _manifest(name: str) -> tuple[Mapping[str, Any], str]:
    path = folder_of(name) / "manifest.json"
    try:
        state = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from None
    return _read_manifest(path, name, state.st_size, state.st_mtime_ns, state.st_ino)


def _unreadable(path: Path, error: OSError) -> VintageError:
    if isinstance(error, FileNotFoundError):
        reason = "the file is missing"
    else:
        reason = f"the file cannot be read ({error.strerror})"
    return VintageError(f"{path}: {reason}; {_CURE}")


_CURE = (
    "the vintage is damaged: remove its folder and run `cac-data fetch`, "
    "or use another vintage"
)


@lru_cache(maxsize=256)
def _read_manifest(
    path: Path, name: str, *_state: int
) -> tuple[Mapping[str, Any], str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    try:
        found = json.loads(content)
    except ValueError as error:
        message = f"{path}: not valid JSON ({error}); {_CURE}"
        raise VintageError(message) from None
    number = found.get("format") if isinstance(found, dict) else None
    if isinstance(number, int) and number > FORMAT:
        message = (
            f"{path}: format {number} is later than {FORMAT}, the latest that this "
            "cac-data can read: install a newer one"
        )
        raise VintageError(message)
    wrong = [
        part
        for part, kind in _PARTS.items()
        if not isinstance(found, dict) or not isinstance(found.get(part), kind)
    ]
    if number != FORMAT or wrong or found["vintage"] != name:
        part = "format" if number != FORMAT else wrong[0] if wrong else "vintage"
        message = f"{path}: `{part}` is not that of a vintage {name}; {_CURE}"
        raise VintageError(message)
    return found, hashlib.sha256(content).hexdigest()


def checked_bytes(name: str, table: str) -> bytes:
    """Return the file of a table of a vintage, if it is what the manifest says.

    Parameters
    ----------
    name
        Id of a vintage that is there.
    table
        One of the ``tables`` of its manifest.

    Returns
    -------
    bytes

    Raises
    ------
    VintageError
        If the file is missing or was changed, with its path.
    """
    stated = manifest(name)["tables"][table]
    return _checked(folder_of(name) / "tables" / f"{table}.csv", stated)


def checked_answer(name: str, entry: Mapping[str, Any]) -> Path:
    """Return the file of an answer as it came, if it is what the manifest says.

    Parameters
    ----------
    name
        Id of a vintage that is there.
    entry
        One of the ``raw`` of its manifest.

    Returns
    -------
    Path

    Raises
    ------
    VintageError
        If the file is missing or was changed, with its path.
    """
    path = folder_of(name) / str(entry["file"])
    _checked(path, entry)
    return path


def _checked(path: Path, stated: Mapping[str, Any]) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    if hashlib.sha256(content).hexdigest() != stated.get("sha256"):
        message = (
            f"{path}: was changed after it was fetched: its hash is not that of "
            f"manifest.json; {_CURE}"
        )
        raise VintageError(message)
    return content


def vintages() -> pd.DataFrame:
    """List the vintages on this machine, the newest first.

    Returns
    -------
    DataFrame
        ``vintage`` (id), ``created`` (UTC), ``services`` and ``tables`` (lists of
        names), ``rows`` (in all tables but that of the sources) and ``fault`` (text;
        what is wrong with a vintage whose manifest cannot be read).

    Examples
    --------
    >>> list(vintages().columns)
    ['vintage', 'created', 'services', 'tables', 'rows', 'fault']
    """
    rows = []
    for name in reversed(ids()):
        row: dict[str, Any] = {
            "vintage": name,
            "created": "",
            "services": [],
            "tables": [],
            "rows": 0,
            "fault": "",
        }
        try:
            found = manifest(name)
        except VintageError as error:
            row["fault"] = str(error)
        else:
            tables = {
                key: of for key, of in found["tables"].items() if key != "sources"
            }
            row |= {
                "created": found["created"],
                "services": sorted(found["services"]),
                "tables": sorted(tables),
                "rows": sum(int(of["rows"]) for of in tables.values()),
            }
        rows.append(row)
    columns = ["vintage", "created", "services", "tables", "rows", "fault"]
    listed = pd.DataFrame(rows, columns=columns)
    return listed.astype(
        {"vintage": "str", "created": "str", "rows": "int64", "fault": "str"}
    )

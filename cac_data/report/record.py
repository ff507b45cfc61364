"""What the record of a folder of reports says, and whether the folder still agrees."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from cac_data.report.publish import MANIFEST, Entry, read_manifest

__all__ = ["disagreements", "last_run", "states"]


def last_run(output: Path) -> dict[str, Any]:
    """Return the facts of the last run.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    dict
        ``started``, ``finished``, ``planned``, ``built``, ``unchanged``, ``failed``,
        ``files`` and the versions.

    Raises
    ------
    ValueError
        If there is no record, or it cannot be read.
    """
    path = output / MANIFEST
    try:
        facts = json.loads(path.read_text("utf-8"))["run"]
    except FileNotFoundError:
        message = f"`folder`: {output} holds no {MANIFEST}; `cac-data report` makes it"
        raise ValueError(message) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"`folder`: {path} cannot be read: {error}"
        raise ValueError(message) from error
    return dict(facts)


def states(output: Path) -> pd.DataFrame:
    """Return how the last run of each report ended.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    DataFrame
        ``report``, ``state``, ``built`` (when the page was), ``seconds``, ``page``
        (the last good one), ``failed_page``, ``cell``, ``error``, ``message``; in the
        order of the record.

    Raises
    ------
    ValueError
        If there is no record, or it cannot be read.
    """
    last_run(output)
    rows = [
        {
            "report": entry.name,
            "state": entry.status,
            "built": entry.started,
            "seconds": entry.seconds,
            "page": entry.page or "",
            "failed_page": entry.failed_page or "",
            "cell": (entry.error or {}).get("cell"),
            "error": (entry.error or {}).get("class", ""),
            "message": (entry.error or {}).get("message", ""),
        }
        for entry in read_manifest(output).values()
    ]
    columns = ["report", "state", "built", "seconds", "page", "failed_page", "cell"]
    frame = pd.DataFrame(rows, columns=[*columns, "error", "message"])
    # As every number of the package that can be missing.
    return frame.astype({"cell": "float64"})


def disagreements(output: Path) -> pd.DataFrame:
    """Compare the files of a folder with its record, by their digests.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    DataFrame
        ``file`` and ``problem``; empty where all is as the last run left it.

    Raises
    ------
    ValueError
        If there is no record, or it cannot be read.
    """
    files = last_run(output).get("files", {})
    entries = _entries(output)
    recorded = {entry.page: entry.sha256 for entry in entries if entry.page}
    partial = {entry.failed_page for entry in entries if entry.failed_page}
    found = [*_changed(output, {**files, **recorded})]
    known = {*files, *recorded, *partial}
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        if name not in known:
            found.append((name, "is not in the record"))
    return pd.DataFrame(found, columns=["file", "problem"])


def _entries(output: Path) -> list[Entry]:
    """Read the entries of the record, also of those whose page is gone."""
    content = json.loads((output / MANIFEST).read_text("utf-8"))
    return [Entry(**item) for item in content["reports"]]


def _changed(output: Path, digests: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, digest in sorted(digests.items()):
        try:
            content = (output / name).read_bytes()
        except OSError:
            yield name, "is missing"
            continue
        if not digest:
            yield name, "has no digest in the record; build it anew"
        elif hashlib.sha256(content).hexdigest() != digest:
            yield name, "is not what the run wrote"

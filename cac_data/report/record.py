"""What the record of a folder of reports says, and whether the folder still agrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from cac_data.report import manifest
from cac_data.report.manifest import MANIFEST, Manifest, RunFacts, digest

__all__ = ["disagreements", "last_run", "states"]


def last_run(output: Path) -> RunFacts:
    """Return the facts of the last run.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    RunFacts
        Also of one that goes on or was cut off: what it has noted so far.

    Raises
    ------
    ValueError
        If there is no record, or it cannot be read.
    """
    return _read(output).run


def _read(output: Path) -> Manifest:
    path = output / MANIFEST
    try:
        return manifest.load(output)
    except FileNotFoundError:
        message = f"`folder`: {output} holds no {MANIFEST}; `cac-data report` makes it"
        raise ValueError(message) from None
    except (OSError, ValueError) as error:
        message = (
            f"`folder`: {path} cannot be read as a manifest of version "
            f"{manifest.VERSION}; `cac-data report` writes it anew"
        )
        raise ValueError(message) from error


def states(output: Path) -> pd.DataFrame:
    """Return how the last run of each report ended.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    DataFrame
        ``report``, ``state``, ``built`` (when the page was; empty where the last run
        of the report did not leave it), ``started`` (when that run began), ``seconds``,
        ``attempts``, ``page`` (the last good one), ``failed_page``, ``cell``,
        ``error``, ``message``; in the order of the record.

    Raises
    ------
    ValueError
        If there is no record, or it cannot be read.
    """
    rows = [
        {
            "report": entry.name,
            "state": entry.status,
            "built": entry.started if entry.is_good else "",
            "started": entry.started,
            "seconds": entry.seconds,
            "attempts": entry.attempts,
            "page": entry.page or "",
            "failed_page": entry.failed_page or "",
            "cell": (entry.error or {}).get("cell"),
            "error": (entry.error or {}).get("class", ""),
            "message": (entry.error or {}).get("message", ""),
        }
        for entry in _read(output).reports
    ]
    columns = ["report", "state", "built", "started", "seconds", "attempts", "page"]
    others = ["failed_page", "cell", "error", "message"]
    frame = pd.DataFrame(rows, columns=[*columns, *others])
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
    record = _read(output)
    recorded = dict(record.run.files)
    for entry in record.reports:
        if entry.page:
            recorded[entry.page] = entry.sha256
        if entry.failed_page:
            recorded[entry.failed_page] = entry.failed_sha256
    found = [*_changed(output, recorded)]
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        if name not in recorded:
            found.append((name, "is not in the record"))
    return pd.DataFrame(found, columns=["file", "problem"])


def _changed(output: Path, recorded: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, expected in sorted(recorded.items()):
        try:
            content = (output / name).read_bytes()
        except OSError:
            yield name, "is missing"
            continue
        if not expected:
            yield name, "has no digest in the record; build it anew"
        elif digest(content) != expected:
            yield name, "is not what the run wrote"

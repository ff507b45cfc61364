"""The record of a folder of reports: how each one ended, and what its files must be.

It is `manifest.json`, and beside it, while a run goes on, a journal with one line per
report that has ended. A line is written before the page that it speaks of, and holds
only if that page is there: whenever a run is broken off, the record and the pages
agree.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, TypeAdapter

import cac_data
from cac_data.files import write_atomically
from cac_data.scenarios import ONE_OFF_MARK

__all__ = [
    "MANIFEST",
    "STATUSES",
    "VERSION",
    "DataStep",
    "Entry",
    "Manifest",
    "RunFacts",
    "Status",
    "digest",
    "load",
    "note",
    "noted",
    "read_manifest",
    "read_record",
    "schema",
    "versions_now",
    "write_manifest",
]

MANIFEST = "manifest.json"
JOURNAL = ".manifest.jsonl"
SCHEMA = Path(__file__).with_name("manifest.schema.json")
VERSION: Literal[2] = 2
"""Of the form of the manifest; another one is not read."""

Status = Literal["built", "unchanged", "failed", "timed out", "stopped"]
STATUSES: tuple[Status, ...] = get_args(Status)

_strict = ConfigDict(extra="forbid")

# A record that was tampered with must not lead out of its folder.
_SCENARIO = r"[a-z][a-z0-9_]*(~[0-9a-f]+)?"
_NOTEBOOK = r"[a-z][a-z0-9_]*"
_PAGE = rf"{_SCENARIO}/{_NOTEBOOK}\.html"


def versions_now() -> dict[str, str]:
    """Return the versions of code and tables that a page is made with.

    Returns
    -------
    dict of str to str
        ``cac_data`` and ``data``.
    """
    return {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}


def digest(content: str | bytes) -> str:
    """Return the SHA-256 of a file's content, as hexadecimal digits.

    Parameters
    ----------
    content : str or bytes
        Text counts as UTF-8.

    Returns
    -------
    str
        64 digits.
    """
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()


def _says(text: str) -> Any:
    return Field(description=text)


@dataclass(frozen=True)
class Entry:
    """What the manifest says of one report; each field is described in its schema."""

    __pydantic_config__ = _strict

    scenario: Annotated[
        str, _says("Id of the scenario."), Field(pattern=f"^{_SCENARIO}$")
    ]
    notebook: Annotated[
        str, _says("Name of the notebook."), Field(pattern=f"^{_NOTEBOOK}$")
    ]
    title: Annotated[str, _says("First heading of the notebook.")]
    scenario_title: Annotated[str, _says("Title of the scenario.")]
    description: Annotated[str, _says("What the scenario tells.")]
    kind: Annotated[str, _says("`future`, or `lens` for another way to count.")]
    status: Annotated[
        Status,
        _says(
            "How the last run of this report ended; `unchanged` where the page would "
            "have become the same."
        ),
    ]
    page: Annotated[
        Annotated[str, Field(pattern=f"^{_PAGE}$")] | None,
        _says("Path of the last good page; null if there is none yet."),
    ]
    failed_page: Annotated[
        Annotated[str, Field(pattern=rf"^failed/{_SCENARIO}/{_NOTEBOOK}\.html$")]
        | None,
        _says("Path of the partial page, where the last run failed."),
    ]
    parameters: Annotated[dict[str, Any], _says("What the notebook was told.")]
    differences: Annotated[
        list[dict[str, str]],
        _says("Parameters that differ from the baseline: `label`, `value` in words."),
    ]
    key_figures: Annotated[
        list[dict[str, Any]], _says("Those of the last good page, as it shows them.")
    ]
    error: Annotated[
        dict[str, Any] | None,
        _says(
            "Why it failed: `class` of the error, `message`, `cell` (its place in the "
            "notebook's file, from 1; null where no cell is to blame), `code` (the "
            "first line of that cell)."
        ),
    ]
    warnings: Annotated[
        list[str], _says("What cells wrote to standard error in the last run.")
    ] = field(default_factory=list)
    started: Annotated[
        str, _says("When the last run of this report began, in UTC.")
    ] = ""
    seconds: Annotated[
        float, _says("How long it took, by a clock that never jumps."), Field(ge=0)
    ] = 0.0
    timings: Annotated[
        dict[str, float], _says("Seconds of the parts: `notebook` and `page`.")
    ] = field(default_factory=dict)
    attempts: Annotated[
        int,
        _says(
            "How often it was begun: more than once where a kernel did not start or "
            "a worker was lost."
        ),
        Field(ge=0),
    ] = 0
    made_with: Annotated[
        dict[str, str],
        _says("Versions that the last good page was made with: `cac_data`, `data`."),
    ] = field(default_factory=versions_now)
    content_key: Annotated[
        str,
        _says("One digest of all that decides the bytes of the last good page."),
    ] = ""
    key_parts: Annotated[
        dict[str, str], _says("Digests of the parts of that key, to tell what changed.")
    ] = field(default_factory=dict)
    sha256: Annotated[str, _says("Digest of the last good page.")] = ""
    failed_sha256: Annotated[str, _says("Digest of the partial page.")] = ""

    @property
    def name(self) -> str:
        """Scenario and notebook."""
        return f"{self.scenario}/{self.notebook}"

    @property
    def is_good(self) -> bool:
        """Whether the last run left the page that it should."""
        return self.status in ("built", "unchanged")

    @property
    def is_one_off(self) -> bool:
        """Whether some parameters were set for one run, not in a scenario file."""
        return ONE_OFF_MARK in self.scenario


@dataclass(frozen=True)
class DataStep:
    """From one vintage of the data to another."""

    __pydantic_config__ = _strict

    before: Annotated[str, _says("Of the run before: an id, or `bundled`.")]
    now: Annotated[str, _says("Of this run.")]
    reports: Annotated[list[str], _says("Reports for which that is so.")]


@dataclass(frozen=True)
class RunFacts:
    """What the manifest says of the last run; each field is described in its schema."""

    __pydantic_config__ = _strict

    started: Annotated[str, _says("When it began, in UTC.")]
    state: Annotated[
        Literal["running", "finished", "timed out", "stopped"],
        _says("How it ended. `running` also of one that was killed."),
    ]
    planned: Annotated[list[str], _says("Reports that were due, as scenario/notebook.")]
    finished: Annotated[str | None, _says("When it ended, in UTC.")] = None
    seconds: Annotated[float, _says("How long it took."), Field(ge=0)] = 0.0
    ended: Annotated[
        dict[Status, list[str]],
        _says("Reports by how they ended; those planned and in none were not begun."),
    ] = field(default_factory=dict)
    files: Annotated[
        dict[str, str], _says("Digests of index, comparison and key figures.")
    ] = field(default_factory=dict)
    versions: Annotated[dict[str, str], _says("Of what the run was done with.")] = (
        field(default_factory=dict)
    )

    data: Annotated[
        list[DataStep],
        _says("Where reports are made from another vintage than before."),
    ] = field(default_factory=list)

    def count(self, status: Status) -> int:
        """Return how many reports ended in a way.

        Parameters
        ----------
        status
            One of `STATUSES`.

        Returns
        -------
        int
            Their number.
        """
        return len(self.ended.get(status, ()))

    @property
    def not_begun(self) -> list[str]:
        """Reports that were due and to which the run has not come."""
        reached = {name for names in self.ended.values() for name in names}
        return [name for name in self.planned if name not in reached]


@dataclass(frozen=True)
class Manifest:
    """Record of a folder of reports, written by `cac-data report`."""

    __pydantic_config__ = _strict

    version: Annotated[Literal[2], _says("Of the form of this file.")]
    run: Annotated[RunFacts, _says("The last run.")]
    reports: Annotated[
        list[Entry], _says("One entry per report of the folder, also of earlier runs.")
    ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest, as it is shipped.

    Returns
    -------
    dict
        The schema. `manifest.schema.json` in this package is the same.

    Examples
    --------
    >>> schema()["properties"]["version"]["const"]
    2
    """
    made = _adapter(Manifest).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def load(output: Path) -> Manifest:
    """Read the record of a folder, with what a run under way or cut off has noted.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    Manifest
        Entries in the order of the record.

    Raises
    ------
    FileNotFoundError
        If there is none.
    OSError
        If it cannot be read.
    ValueError
        If it is no manifest of this version.
    """
    # Before the manifest, which takes it over: a run may end while this reads.
    journal = _journal(output)
    found: Manifest = _adapter(Manifest).validate_json((output / MANIFEST).read_bytes())
    entries = {entry.name: entry for entry in found.reports}
    ended = {status: list(found.run.ended.get(status, ())) for status in STATUSES}
    for entry in _notes_that_hold(output, journal):
        entries[entry.name] = entry
        for names in ended.values():
            if entry.name in names:
                names.remove(entry.name)
        ended[entry.status].append(entry.name)
    run = RunFacts(**{**vars(found.run), "ended": ended})
    return Manifest(found.version, run, list(entries.values()))


def noted(output: Path) -> dict[str, Entry]:
    """Read what a run under way or cut off has noted, as far as it holds.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    dict of str to Entry
        By scenario and notebook, the last note on each.
    """
    notes = _notes_that_hold(output, _journal(output))
    return {entry.name: entry for entry in notes}


def _journal(output: Path) -> list[bytes]:
    """Return its lines; none where no run is under way or was cut off."""
    try:
        return (output / JOURNAL).read_bytes().splitlines()
    except OSError:
        return []


def _notes_that_hold(output: Path, journal: Iterable[bytes]) -> Iterator[Entry]:
    """Yield what was noted on pages that have come to their place."""
    for line in journal:
        try:
            entry: Entry = _adapter(Entry).validate_json(line)
        except ValueError:  # the last line of a run that was cut off
            continue
        if _is_in_place(output, entry):
            yield entry


def _is_in_place(output: Path, entry: Entry) -> bool:
    """Tell whether the page that an entry announces, if it does, is in its place."""
    page, expected = entry.page, entry.sha256
    if not entry.is_good:
        page, expected = entry.failed_page, entry.failed_sha256
    if page is None:
        return True
    try:
        return digest((output / page).read_bytes()) == expected
    except OSError:
        return False


def read_manifest(output: Path) -> dict[str, Entry]:
    """Read what earlier runs left behind.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    dict of str to Entry
        By scenario and notebook, without those whose page is gone; empty where there is
        no manifest or it cannot be read, because a damaged record must not stop the
        next run from making a new one.
    """
    return read_record(output)[0]


def read_record(output: Path) -> tuple[dict[str, Entry], dict[str, str]]:
    """Read what earlier runs left behind, also of the pages on all reports.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    entries : dict of str to Entry
        As from `read_manifest`.
    files : dict of str to str
        Digests of index, comparison and key figures.
    """
    try:
        record = load(output)
    except (OSError, ValueError):
        return {}, {}
    entries = {
        entry.name: entry
        for entry in record.reports
        if entry.page is None or (output / entry.page).is_file()
    }
    return entries, dict(record.run.files)


def note(output: Path, entry: Entry) -> None:
    """Note how a report ends, before its page is put in its place.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    entry : Entry
        What the manifest is to say of it.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    line = json.dumps(vars(entry), ensure_ascii=False)
    with (output / JOURNAL).open("ab") as file:
        # A line that a full disk has cut short must not spoil the next one.
        file.write(f"\n{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def write_manifest(output: Path, entries: Iterable[Entry], run: RunFacts) -> None:
    """Write the record of all reports; what was noted is in it.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    entries : iterable of Entry
        All reports of the folder.
    run : RunFacts
        Facts of this run.

    Raises
    ------
    OSError
        If it cannot be written; the earlier record is untouched then.
    """
    write_atomically(output / MANIFEST, _written(entries, run))
    with contextlib.suppress(OSError):
        (output / JOURNAL).unlink(missing_ok=True)


def _written(entries: Iterable[Entry], run: RunFacts) -> Iterator[bytes]:
    """Yield the text of a manifest, a report a line: of a sweep it is too long to hold.

    With an indent, Python's encoder in C is not used.
    """
    facts = json.dumps(asdict(run), ensure_ascii=False)
    yield f'{{"version": {VERSION},\n"run": {facts},\n"reports": ['.encode()
    before = "\n"
    for entry in entries:
        yield f"{before}{json.dumps(vars(entry), ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n]}\n"

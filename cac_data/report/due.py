"""Why a report is due: what differs from what its page was made from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cac_data.report.keys import PARTS, own_parts, shared_parts
from cac_data.report.manifest import Entry, digest
from cac_data.report.plan import Job

__all__ = ["Look"]


class Look:
    """One look at what the reports of a folder rest on.

    What they have in common is looked at once, when the first of them asks for it.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    entries : mapping of str to Entry
        What the manifest says of its reports.
    """

    def __init__(self, output: Path, entries: Mapping[str, Entry]) -> None:
        self._output = output
        self._entries = entries
        self._own_parts: dict[str, dict[str, str]] = {}

    @cached_property
    def _shared(self) -> dict[str, str]:
        return shared_parts()

    def _own(self, job: Job) -> dict[str, str]:
        """Return the parts of a report's key that are its own, worked out once."""
        if job.name not in self._own_parts:
            self._own_parts[job.name] = own_parts(job)
        return self._own_parts[job.name]

    def is_plainly_due(self, job: Job) -> bool:
        """Tell whether a report is due for a reason that is found at once.

        Parameters
        ----------
        job : Job
            The report.

        Returns
        -------
        bool
            True if there is none yet, or the notebook or its values changed; it may be
            due where this is false.
        """
        entry = self._entries.get(job.name)
        if entry is None or _unfit(entry):
            return True
        return bool(_changed(self._own(job), entry))

    def reasons(self, job: Job) -> list[str]:
        """Say why a report has to be built.

        Parameters
        ----------
        job : Job
            The report.

        Returns
        -------
        list of str
            Phrases; empty where the page that is there would become the same.
        """
        entry = self._entries.get(job.name)
        unfit = _unfit(entry)
        if unfit or entry is None or entry.page is None:
            return unfit
        changed = _changed({**self._own(job), **self._shared}, entry)
        if changed:
            return changed
        try:
            page = (self._output / entry.page).read_bytes()
        except OSError:
            return ["its page is gone"]
        if digest(page) != entry.sha256:
            return ["its page was changed by hand"]
        return []


def _unfit(entry: Entry | None) -> list[str]:
    """Say why a record tells nothing of what a page was made from."""
    if entry is None or entry.page is None:
        return ["there is none yet"]
    if not entry.key_parts or not entry.sha256:
        return ["it is not known what the last one was made from"]
    return []


def _changed(now: Mapping[str, str], entry: Entry) -> list[str]:
    return [
        f"{meaning} changed"
        for part, meaning in PARTS.items()
        if part in now and now[part] != entry.key_parts.get(part)
    ]

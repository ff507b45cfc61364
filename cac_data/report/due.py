"""Why a report is due: what differs from what its page was made from."""

from __future__ import annotations

from pathlib import Path

from cac_data.report.keys import PARTS, content_parts
from cac_data.report.manifest import Entry, digest
from cac_data.report.plan import Job

__all__ = ["reasons"]


def reasons(job: Job, output: Path, entry: Entry | None) -> list[str]:
    """Say why a report has to be built.

    Parameters
    ----------
    job : Job
        The report.
    output : pathlib.Path
        The output folder.
    entry : Entry or None
        What the manifest says of it.

    Returns
    -------
    list of str
        Phrases; empty where the page that is there would become the same.
    """
    if entry is None or entry.page is None:
        return ["there is none yet"]
    if not entry.key_parts or not entry.sha256:
        return ["it is not known what the last one was made from"]
    now = content_parts(job)
    changed = [
        f"{meaning} changed"
        for part, meaning in PARTS.items()
        if now[part] != entry.key_parts.get(part)
    ]
    if changed:
        return changed
    try:
        page = (output / entry.page).read_bytes()
    except OSError:
        return ["its page is gone"]
    if digest(page) != entry.sha256:
        return ["its page was changed by hand"]
    return []

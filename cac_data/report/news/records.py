"""The record of the news: what changed, what is compared next, entries of the feed."""

import hashlib
import json
import re
import uuid
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cac_data import words
from cac_data.lines import Line, line
from cac_data.printable import on_one_line
from cac_data.records import NewsRecord
from cac_data.report import sentences
from cac_data.report.news.moves import changes
from cac_data.report.news.states import Json

RECORD = "changes.json"
FEED = "feed.xml"
VERSION = 1  # of the record: another form of it has another number
MOST_TOLD = 7  # changes of an entry
MOST_ENTRIES = 20
TIME = "%Y-%m-%dT%H:%M:%SZ"
BEGINNING = "1970-01-01T00:00:00Z"  # of an entry that has no time
OURS = b"<generator>cac-data</generator>"
PROOF = re.compile(rb'\{"version": ([0-9]{1,9}), "sha256": "([0-9a-f]{64})",')
"""The first line of the record."""


# --- Its file ------------------------------------------------------------------------


def read(content: bytes) -> Json:
    """Return the record as it was written, or of no content an empty one.

    One that was damaged or changed, or is of another version, is a ValueError.
    """
    if not content:
        return {}
    first, _, rest = content.partition(b"\n")
    proof = PROOF.fullmatch(first)
    # Nothing is parsed before the sum is compared: it may be made to do harm.
    if not proof:
        fault = "is no record of changes"
    elif int(proof[1]) != VERSION:
        fault = f"has the version {int(proof[1])}; allowed: {VERSION}"
    elif proof[2].decode() != hashlib.sha256(rest).hexdigest():
        fault = "is not as it was written"
    else:
        try:
            record: Json = json.loads(content)
            NewsRecord.checked("it", record)
        except (ValueError, RecursionError):
            fault = "is no record of changes"
        else:
            return record
    message = f"{RECORD} {fault}; a run of `cac-data report` begins a new one"
    raise ValueError(message)


def written(record: Json) -> bytes:
    """Return the content of the record's file: a line that proves the others."""
    lines = [
        f"{json.dumps(name)}: {json.dumps(value)}"
        for name, value in record.items()
        if name not in ("version", "sha256")
    ]
    content = (",\n".join(lines) + "}\n").encode()
    digest = hashlib.sha256(content).hexdigest()
    proof = f'{{"version": {VERSION}, "sha256": "{digest}",\n'
    return proof.encode() + content


# --- The next one --------------------------------------------------------------------


def record(last: Json, now: Json, moment: str = "") -> Json:
    """Return the next record: what changed since the last, and the newest entries.

    `moment` is when, as `TIME` writes it: by default the beginning of the day.
    """
    changed = changes(last.get("state", {}), now)
    entries = last.get("entries", [])
    id = last.get("id") or str(uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(now)))
    if changed:
        entry = _entry(changed, now["date"], moment, entries, id)
        entries = [entry, *entries][:MOST_ENTRIES]
    return {
        "date": now["date"],
        "since": last.get("date", ""),
        "changes": changed,
        "id": id,
        "begun": last.get("begun", now["date"]),
        "entries": entries,
        "state": now,
    }


def _entry(
    changed: Sequence[Json],
    day: str,
    moment: str,
    entries: Sequence[Json],
    record_id: str,
) -> Json:
    """Return an entry of the feed, by which its readers can tell it from earlier ones.

    Its time is later than that of the last entry, also where no clock goes on.
    """
    entry: Json = {"changes": changed[:MOST_TOLD], "all": len(changed)}
    # Without the day, so that it is the same where it is told again.
    before = uuid.UUID(entries[0]["id"] if entries else record_id)
    id = str(uuid.uuid5(before, json.dumps(entry)))
    time = moment or f"{day}T00:00:00Z"
    number = 1
    if entries:
        last = entries[0]
        if last["date"] == day:
            number = last.get("number", 1) + 1
        last_time = datetime.fromisoformat(last.get("time", BEGINNING))
        time = max(time, (last_time + timedelta(seconds=1)).strftime(TIME))
    return {**entry, "id": id, "date": day, "time": time, "number": number}


def without_gone_pages(record: Mapping[str, Any], pages: Container[Any]) -> Json:
    """Return a record that leads to these pages, to none of older runs."""

    def linked(changes: Iterable[Json]) -> list[Json]:
        return [
            change if change["page"] in pages else {**change, "page": None}
            for change in changes
        ]

    entries = [
        {**entry, "changes": linked(entry["changes"])} for entry in record["entries"]
    ]
    return {**record, "changes": linked(record["changes"]), "entries": entries}


def text(record: Json, folder: Path) -> str:
    """Return what changed, a subject first, and where; nothing where nothing did."""
    if not record.get("changes"):
        return ""
    entry = record["entries"][0]
    lines = [f"- {change['sentence']}" for change in entry["changes"]]
    subject = words.say(sentences.news_of_the(entry))
    end = words.say(_end_of_mail(record, entry["all"] - len(lines), folder))
    return "\n\n".join([subject, "\n".join(lines), end]) + "\n"


def _end_of_mail(record: Json, more: int, folder: Path) -> Iterator[list[Line]]:
    """Say what the mail does not, which reports are not good, and where they all are.

    Each is a paragraph.
    """
    if more:
        yield [line("page.news-more", n=more)]
    bad = [
        line(
            "page.report-of",
            scenario=on_one_line(report["scenario"]),
            notebook=sentences.called(name.partition("/")[2]),
        )
        for name, report in record["state"]["reports"].items()
        if report["status"] != "good"
    ]
    if bad:
        yield [line("page.news-bad", reports=bad)]
    index = on_one_line(str(folder.resolve() / "index.html"))
    yield [line("page.news-index", index=index)]

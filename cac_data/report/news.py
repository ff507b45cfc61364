"""What changed between two runs of the reports, ranked and in words; or silence."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cac_data import changes as vintages, codes, words
from cac_data.printable import on_one_line
from cac_data.records import NewsRecord
from cac_data.scenarios import BASELINE
from cac_data.tables import load_table

State = dict[str, Any]
"""Plain JSON: `date`, `reports` by name, with what each page says, and `tables`."""

RECORD, FEED = "changes.json", "feed.xml"
VERSION = 1  # of the record: another form of it has another number
MOST_TOLD, MOST_ENTRIES = 7, 20
TIME = "%Y-%m-%dT%H:%M:%SZ"
BEGINNING = "1970-01-01T00:00:00Z"  # of an entry that has no time
OURS = b"<generator>cac-data</generator>"
FIGURE = (
    *("label", "value", "low", "high", "unit"),
    *("text", "number", "period_text", "outcome"),
)
GOOD = ("built", "unchanged", "same")
MEASURED = re.compile(
    r"%|[A-Z]{3} |[MGT]Wh?|bcm|Mt|tU?$|km|days|hours|times|prob|score|years"
)
"""Units of what is measured, not counted: its last digit is rounded."""

RANKS = ("failed", "recovered", "first", "table", "verdict", "due", "conflict", "new")
"""What matters most; `first` are outcomes, cards and tier A. Other figures come last.

A table stands before the verdicts, conflicts and other figures that follow from it.
"""
LARGEST = 1.0  # relative change: one from nearly nothing says no more than a doubling
FOLLOWS = re.compile(r"%|prob|score|ratio|index|times|share")
"""Units of what follows from levels: growth, shares, chances."""
CHANGED = ("kind", "was", "now")  # what is the same of one change in two scenarios
NOWHERE: State = {"page": None, "edited": False}
PROOF = re.compile(rb'\{"version": ([0-9]{1,9}), "sha256": "([0-9a-f]{64})",')
"""The first line of the record."""


# --- What is kept --------------------------------------------------------------------


def read(content: bytes) -> State:
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
            found: State = json.loads(content)
            NewsRecord.checked("it", found)
        except (ValueError, RecursionError):
            fault = "is no record of changes"
        else:
            return found
    message = f"{RECORD} {fault}; a run of `cac-data report` begins a new one"
    raise ValueError(message)


def written(record: State) -> bytes:
    """Return the content of the record's file: a line that proves the others."""
    parts = {of: told for of, told in record.items() if of not in ("version", "sha256")}
    lines = [f"{json.dumps(of)}: {json.dumps(told)}" for of, told in parts.items()]
    rest = (",\n".join(lines) + "}\n").encode()
    digest = hashlib.sha256(rest).hexdigest()
    return f'{{"version": {VERSION}, "sha256": "{digest}",\n'.encode() + rest


def state(
    was: State, reports: Iterable[Mapping[str, Any]], day: str, lost: Sequence[str] = ()
) -> State:
    """Return what the next comparison needs, of reports as in the manifest.

    A figure stays what it `was` until it moves beyond its rounding or range, so that
    small steps become news together; a report that was stopped, has no page or one
    that is not as it was written (`lost`), stays what it was.
    """
    found: State = {}
    before = was.get("reports", {})
    for report in reports:
        name = f"{report['scenario']}/{report['notebook']}"
        old = before.get(name, {})
        if report["status"] == "stopped":
            found |= {name: old} if old else {}
            continue
        status = "good" if report["status"] in GOOD else report["status"]
        told = {"scenario": report["scenario_title"], "status": status}
        told["page"] = report["page"]
        if status != "good":
            error = report["error"] or {}
            why = filter(None, map(error.get, ("class", "message")))
            told["why"] = ": ".join(why)[:200]
            told["page"] = report["failed_page"] or report["page"]
        if report["page"] is None:
            found[name] = {**old, **told}
            continue
        told["parameters"] = report["parameters"]
        if report["status"] == "same":
            found[name] = {**told, "same": True}
            continue
        known = _content(before, name).get("figures", {})
        told["figures"] = figures = {}
        end = str(report["parameters"].get("end", ""))
        for place, item in enumerate(report["key_figures"]):
            figure = {of: item[of] for of in FIGURE}
            figure["derived"] = _is_derived(item, end)
            figure["headline"] = bool(item["outcome"]) or item["id"] in report["cards"]
            figure["place"] = _place(item["id"], report["cards"], place)
            last = known.get(item["id"], figure)
            kept = figure if _is_moved(last, figure) else last
            # Where it stands is that of this run, as records of old do not tell it.
            figures[item["id"]] = kept | {of: figure[of] for of in STANDING}
        told["verdicts"] = {
            item["claim_id"]: [item["statement"], item["tier"], item["verdict"]]
            for item in report["verdicts"]
        }
        found[name] = told | {of: report[of] for of in ("conflicts", "due")}
    for name, old in before.items():
        stands = f"{BASELINE}/{name.partition('/')[2]}" if old.get("same") else name
        if stands in lost:
            found.setdefault(name, old)
    tables, held = {}, was.get("tables", {})
    for table in codes.descriptor()["resources"]:
        name, digest = table["name"], table["hash"]
        is_same = held.get(name, {}).get("hash") == digest
        rows = held[name]["rows"] if is_same else len(load_table(name))
        tables[name] = {"hash": digest, "rows": rows}
    return {"date": day, "reports": dict(sorted(found.items())), "tables": tables}


STANDING = ("derived", "headline", "place")
"""What a figure is on its page, whatever its value."""


def _is_moved(was: State, now: State) -> bool:
    """Tell whether a figure moved beyond its last digit and, with one, its range."""
    if was["unit"] != now["unit"] or None in (was["value"], now["value"]):
        return bool(was["unit"] != now["unit"] or was["value"] != now["value"])
    decimals = len(was["number"].partition(".")[2])
    step = 10.0**-decimals if MEASURED.match(was["unit"]) else 0.0
    noise = step + 1e-9 * abs(was["value"])
    ends = [end for of in ("value", "low", "high") if (end := was[of]) is not None]
    return bool(not min(ends) - noise <= now["value"] <= max(ends) + noise)


def _is_derived(item: Mapping[str, Any], end: str) -> bool:
    """Tell whether a figure follows from published ones, of years up to the `end`.

    Growth, shares and chances do, and what lies ahead.
    """
    last_year = item["period"].rpartition("/")[2][:4]
    lies_ahead = end.isdecimal() and last_year.isdecimal() and last_year > end
    return lies_ahead or bool(item["outcome"] or FOLLOWS.search(item["unit"]))


def _place(id: str, cards: Sequence[str], place: int) -> int:
    """Return the place of a figure: that of its card, or after all cards."""
    return cards.index(id) if id in cards else len(cards) + place


def _content(reports: State, name: str) -> State:
    """Return what a report says: the baseline's where it stands for it."""
    found: State = reports.get(name, {})
    baseline = f"{BASELINE}/{name.partition('/')[2]}"
    return reports.get(baseline, {}) if found.get("same") else found


# --- What changed --------------------------------------------------------------------


def changes(was: State, now: State) -> list[State]:
    """Return what changed between two states, what matters most first.

    Each a `kind`, `rank`, `sentence` and `page` (in the folder of reports, or None).
    What is so in several scenarios is told once, first of the baseline.
    """
    found: dict[tuple[Any, ...], State] = {}
    for key, size, fact in _found(was, now) if was else ():
        first = found.get(key, {})
        if fact.get("edited") and any(first.get(of) != fact.get(of) for of in CHANGED):
            key = (*key, "edited")
        one = found.setdefault(key, {**NOWHERE, **fact, "in": {}, "topics": {}})
        one.setdefault("rank", [[*RANKS, "figure"].index(key[0]), *size])
        one["in"][fact.get("scenario")] = one["topics"][fact.get("notebook")] = None
    told = []
    for one in sorted(found.values(), key=lambda one: one["rank"]):
        one |= {"more": len(one["in"]) - 1, "topics": [*one["topics"]]}
        one["sentence"] = on_one_line(words.say("page.news", one))
        told.append({of: one[of] for of in ("kind", "rank", "sentence", "page")})
    return told


Found = Iterator[tuple[tuple[Any, ...], tuple[float, ...], State]]
"""Rank and what else makes changes one, the order within a rank, what is said of it."""


def _found(was: State, now: State) -> Found:
    before, after, moved = was["reports"], now["reports"], {}
    base = f"{BASELINE}/"
    order = sorted(
        {*before, *after}, key=lambda name: (name[: len(base)] != base, name)
    )
    for name in order:
        scenario, _, notebook = name.partition("/")
        fact = {**(before | after)[name], "notebook": notebook}
        if name not in after:
            yield ("new", "gone", scenario), (), fact | {"kind": "gone", "page": None}
            continue
        yield from _of_run(scenario, fact, before.get(name))
        old, new = _content(before, name), _content(after, name)
        theirs, ours = (side.get(name, {}) for side in (before, after))
        theirs, ours = theirs.get("parameters", {}), ours.get("parameters", {})
        differs = {of for of in theirs if of in ours and theirs[of] != ours[of]}
        if "data" in differs:
            moved[theirs["data"], ours["data"]] = fact["page"]
        fact["edited"] = bool(differs - {"data"})
        if not before.get(name, {}).get("same") or not after[name].get("same"):
            yield from _of_page(fact, old, new)
        # The calendar is that of the baseline, which knows all that is known.
        if scenario == BASELINE or base + notebook not in after:
            for one in new.get("due", ()):
                end = one["on"].rpartition("/")[2]
                end += "-12-31"[len(end) - 4 :]
                if was["date"] <= end < now["date"]:
                    yield ("due", *one.values()), (), fact | one | {"kind": "due"}
    yield from _of_tables(was["tables"], now["tables"], moved)


def _of_run(scenario: str, now: State, was: State | None) -> Found:
    """Find whether a report failed, recovered, or is new."""
    status, last = now["status"], (was or {"status": "good"})["status"]
    if status == "good" != last:
        yield ("recovered", now["notebook"]), (), now | {"kind": "recovered"}
    elif status != last:
        key = ("failed", now["notebook"], status, now["why"])
        yield key, (), now | {"kind": status}
    elif was is None:
        yield ("new", "new", scenario), (), now | {"kind": "new"}


def _of_tables(was: State, now: State, moved: Mapping[Any, Any]) -> Found:
    """Find tables with other rows, also in a vintage that took another's place."""
    none = {"hash": "", "rows": 0}
    for name in was | now:
        last, table = was.get(name, none), now.get(name, none)
        if last["hash"] != table["hash"]:
            more = table["rows"] - last["rows"]
            fact = {"kind": "table", "table": name, "added": more}
            yield ("table", name), (-abs(more),), fact
    for (first, last), page in moved.items():
        try:
            found = vintages.count_changes(vintages.changes_between(first, last))
        except ValueError:
            continue  # the first is no longer on this machine
        for row in found.to_dict("records"):
            told = {str(of): row[of] for of in ("table", *vintages.KINDS)}
            told |= {"kind": "rows", "from": first, "to": last}
            size = sum(told[of] for of in vintages.KINDS)
            key = ("table", first, last, told["table"])
            yield key, (-size,), told | {"page": page}


def _of_page(fact: State, old: State, new: State) -> Found:
    """Find figures that moved, verdicts that flipped, conflicts that came or went."""
    theirs = old.get("figures", {})
    for id, now in new.get("figures", {}).items():
        was = theirs.get(id, now)
        if _is_moved(was, now):
            told = {"kind": "figure", "was": was, "now": now}
            rank = "first" if now["headline"] else "figure"
            yield (rank, id, now["label"]), _order(was, now), fact | told
    for id, (statement, tier, now) in new.get("verdicts", {}).items():
        was = old.get("verdicts", {}).get(id, [now])[-1]
        if was != now:
            told = {"kind": "verdict", "text": statement, "was": was, "now": now}
            rank = "first" if tier == "A" else "verdict"
            yield (rank, id, was, now), (VERDICT,), fact | told
    if old.get("conflicts") is None or new.get("conflicts") is None:
        return  # a page of an earlier cac-data
    theirs, ours = ({of["id"]: of for of in side["conflicts"]} for side in (old, new))
    for id, one in (theirs | ours).items():
        how = "new" if id not in theirs else "wider" if id in ours else "resolved"
        gap, last = (of["high"] - of["low"] for of in (one, theirs.get(id, one)))
        if how != "wider" or gap > last * (1 + 1e-9):
            told = {"kind": "conflict", "how": how, "text": one["text"]}
            size = gap / (abs(one["low"]) or 1)
            yield ("conflict", how, id), (-size,), fact | told


PUBLISHED, DERIVED, VERDICT = range(3)
"""What was published comes before what follows from it, and that before verdicts."""


def _order(was: State, now: State) -> tuple[float, ...]:
    """Return what orders figures: who leads comes by place, the others by change."""
    origin = DERIVED if now["derived"] else PUBLISHED
    change = LARGEST
    if was["value"] and now["value"]:
        change = min(abs(now["value"] / was["value"] - 1), LARGEST)
    if now["headline"]:
        return (origin, now["place"], -change)
    return (origin, -change, now["place"])


# --- What is said --------------------------------------------------------------------


def record(last: State, now: State, moment: str = "") -> State:
    """Return the next record: what changed since the last, and the newest entries.

    `moment` is when, as `TIME` writes it: by default the beginning of the day.
    """
    told, entries = changes(last.get("state", {}), now), last.get("entries", [])
    name = last.get("id") or str(uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(now)))
    if told:
        before = uuid.UUID(entries[0]["id"] if entries else name)
        entry: State = {"changes": told[:MOST_TOLD], "all": len(told)}
        # Without the day, so that it is the same where it is told again.
        entry["id"] = str(uuid.uuid5(before, json.dumps(entry)))
        entry["date"] = now["date"]
        entry |= _apart(entries[:1], now["date"], moment)
        entries = [entry, *entries][:MOST_ENTRIES]
    return {
        "date": now["date"],
        "since": last.get("date", ""),
        "changes": told,
        "id": name,
        "begun": last.get("begun", now["date"]),
        "entries": entries,
        "state": now,
    }


def _apart(last: Sequence[State], day: str, moment: str) -> State:
    """Return time and number of a day's entry, by which readers of feeds tell entries.

    The time is later than that of the last entry, also where no clock goes on.
    """
    time, number = moment or f"{day}T00:00:00Z", 1
    for entry in last:
        if entry["date"] == day:
            number = entry.get("number", 1) + 1
        before = datetime.fromisoformat(entry.get("time", BEGINNING))
        time = max(time, (before + timedelta(seconds=1)).strftime(TIME))
    return {"time": time, "number": number}


def without_gone_pages(record: Mapping[str, Any], there: Container[Any]) -> State:
    """Return a record that leads to pages which are `there`, to none of older runs."""

    def still_there(changes: Iterable[State]) -> list[State]:
        return [
            one if one["page"] in there else {**one, "page": None} for one in changes
        ]

    entries = [
        {**entry, "changes": still_there(entry["changes"])}
        for entry in record["entries"]
    ]
    return {**record, "changes": still_there(record["changes"]), "entries": entries}


def text(record: State, folder: Path) -> str:
    """Return what changed, a subject first, and where; nothing where nothing did."""
    if not record.get("changes"):
        return ""
    entry = record["entries"][0]
    told = [f"- {one['sentence']}" for one in entry["changes"]]
    bad = [
        # In a line each: an empty one would begin a paragraph.
        {"scenario": on_one_line(of["scenario"]), "notebook": name.partition("/")[2]}
        for name, of in record["state"]["reports"].items()
        if of["status"] != "good"
    ]
    more = entry["all"] - len(told)
    index = on_one_line(str(folder.resolve() / "index.html"))
    end = words.say("page.news_end", {"more": more, "bad": bad, "index": index})
    parts = words.say("page.news_subject", entry), "\n".join(told), end
    return "\n\n".join(parts) + "\n"

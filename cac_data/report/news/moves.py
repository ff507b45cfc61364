"""What changed between two states of the reports, and what of it matters most."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cac_data import periods, words
from cac_data.printable import on_one_line
from cac_data.report.news.sentences import sentence
from cac_data.report.news.states import (
    Json,
    baseline_of,
    content_of,
    is_moved,
    since,
)
from cac_data.scenarios import BASELINE

RANKS = (
    "failed",
    "recovered",
    "first",
    "table",
    "verdict",
    "due",
    "conflict",
    "new",
    "figure",
)
"""What matters most; `first` are outcomes, cards and tier A. Other figures come last.

A table stands before the verdicts, conflicts and other figures that follow from it.
"""
PUBLISHED = 0
DERIVED = 1
VERDICT = 2
"""What was published comes before what follows from it, and that before verdicts."""

LARGEST = 1.0  # relative change: one from nearly nothing says no more than a doubling
CHANGED = ("kind", "was", "now")  # what is the same of one change in two scenarios
NOWHERE: Json = {"page": None, "edited": False}


class Change(NamedTuple):
    """A change in one report: what makes it one with others, its order, what is said.

    Its `key` begins with the rank; `size` orders changes within a rank.
    """

    key: tuple[Any, ...]
    size: tuple[float, ...]
    fact: Json


Changes = Iterator[Change]


def changes(was: Json, now: Json) -> list[Json]:
    """Return what changed between two states, what matters most first.

    Each a `kind`, `rank`, `sentence` and `page` (in the folder of reports, or None).
    What is so in several scenarios is told once, first of the baseline.
    """
    if not was:
        return []
    merged: dict[tuple[Any, ...], Json] = {}
    for key, size, fact in _changes(was, now):
        first = merged.get(key, {})
        is_alike = all(first.get(name) == fact.get(name) for name in CHANGED)
        if fact.get("edited") and not is_alike:
            key = (*key, "edited")
        if key not in merged:
            rank = [RANKS.index(key[0]), *size]
            merged[key] = {**NOWHERE, **fact, "rank": rank, "in": {}, "topics": {}}
        # Dicts in place of sets, which keep no order.
        merged[key]["in"][fact.get("scenario")] = None
        merged[key]["topics"][fact.get("notebook")] = None
    ranked = sorted(merged.values(), key=lambda change: change["rank"])
    return [
        {
            "kind": change["kind"],
            "rank": change["rank"],
            "sentence": on_one_line(words.say(sentence(change))),
            "page": change["page"],
        }
        for change in ranked
    ]


def _changes(was: Json, now: Json) -> Changes:
    """Yield what changed in each report, the baseline's first, and in the tables."""
    before = was["reports"]
    after = now["reports"]
    # The page on which one vintage took another's place.
    replaced: dict[tuple[str, str], str | None] = {}

    def order(name: str) -> tuple[bool, str]:
        return not name.startswith(f"{BASELINE}/"), name

    for name in sorted({*before, *after}, key=order):
        scenario, _, notebook = name.partition("/")
        fact = {**(before | after)[name], "notebook": notebook}
        if name not in after:
            gone = {**fact, "kind": "gone", "page": None}
            yield Change(("new", "gone", scenario), (), gone)
            continue
        yield from _in_run(scenario, fact, before.get(name))

        parameters = _edited(before.get(name, {}), after[name])
        if "data" in parameters:
            replaced[parameters["data"]] = fact["page"]
        fact["edited"] = bool(parameters.keys() - {"data"})
        was_same = before.get(name, {}).get("same")
        if not was_same or not after[name].get("same"):
            yield from _on_page(fact, content_of(before, name), content_of(after, name))
        # The calendar is that of the baseline, which knows all that is known.
        if scenario == BASELINE or baseline_of(name) not in after:
            due = content_of(after, name).get("due", ())
            yield from _fallen_due(fact, due, was["date"], now["date"])
    yield from _in_tables(was["tables"], now["tables"])
    yield from _in_vintages(replaced)


def _edited(old: Json, new: Json) -> dict[str, tuple[Any, Any]]:
    """Return the parameters that a report was told before and now, if they differ."""
    before = old.get("parameters", {})
    after = new.get("parameters", {})
    return {
        name: (value, after[name])
        for name, value in before.items()
        if name in after and value != after[name]
    }


def _in_run(scenario: str, now: Json, was: Json | None) -> Changes:
    """Yield whether a report failed, recovered, or is new."""
    status = now["status"]
    last = was["status"] if was else "good"
    if status != last:
        if status == "good":
            key: tuple[Any, ...] = ("recovered", now["notebook"])
            yield Change(key, (), {**now, "kind": "recovered"})
        else:
            key = ("failed", now["notebook"], status, now["why"])
            yield Change(key, (), {**now, "kind": status})
    elif was is None:
        yield Change(("new", "new", scenario), (), {**now, "kind": "new"})


def _fallen_due(fact: Json, due: Any, last_day: str, day: str) -> Changes:
    """Yield what was due since the day of the last run, and is still open."""
    for entry in due:
        year, month, day_of_month = periods.bounds(entry["on"])[1]
        end = f"{year:04d}-{month:02d}-{day_of_month:02d}"
        if last_day <= end < day:
            yield Change(("due", *entry.values()), (), {**fact, **entry, "kind": "due"})


# --- Tables --------------------------------------------------------------------------


def _in_tables(was: Json, now: Json) -> Changes:
    """Yield tables with other rows."""
    none = {"hash": "", "rows": 0}
    for name in was | now:
        last = was.get(name, none)
        table = now.get(name, none)
        if last["hash"] != table["hash"]:
            added = table["rows"] - last["rows"]
            fact = {"kind": "table", "table": name, "added": added}
            yield Change(("table", name), (-abs(added),), fact)


def _in_vintages(replaced: Mapping[tuple[str, str], str | None]) -> Changes:
    """Yield tables with other rows in a vintage that took another's place."""
    if not replaced:
        return
    from cac_data import changes as vintages  # imports pandas

    for (first, last), page in replaced.items():
        try:
            counts = vintages.count_changes(vintages.changes_between(first, last))
        except ValueError:
            continue  # the first is no longer on this machine
        for row in counts.to_dict("records"):
            numbers = {kind: row[kind] for kind in vintages.KINDS}
            fact = {
                "table": row["table"],
                **numbers,
                "kind": "rows",
                "from": first,
                "to": last,
                "page": page,
            }
            key = ("table", first, last, row["table"])
            yield Change(key, (-sum(numbers.values()),), fact)


# --- Pages ---------------------------------------------------------------------------


def _on_page(fact: Json, old: Json, new: Json) -> Changes:
    """Yield figures that moved, verdicts that flipped, conflicts that came or went."""
    yield from _in_figures(fact, old.get("figures", {}), new.get("figures", {}))
    yield from _in_verdicts(fact, old.get("verdicts", {}), new.get("verdicts", {}))
    before = old.get("conflicts")
    after = new.get("conflicts")
    # A page of an earlier cac-data says nothing of conflicts.
    if before is not None and after is not None:
        yield from _in_conflicts(fact, before, after)


def _in_figures(fact: Json, before: dict[str, Json], after: dict[str, Json]) -> Changes:
    for id, now in after.items():
        was = before.get(id, now)
        if is_moved(was, now):
            rank = "first" if now["headline"] else "figure"
            apart = since(was, now)
            # Of figures in unlike units both are printed with them.
            unlike = apart.reason if apart.unlike else None
            moved = {**fact, "kind": "figure", "was": was, "now": now, "unlike": unlike}
            # Of two values of a notebook, one id and label are two figures.
            value = fact["notebook"].partition("-")[2]
            yield Change((rank, id, now["label"], value), _size(was, now), moved)


def _size(was: Json, now: Json) -> tuple[float, ...]:
    """Return what orders figures: who leads comes by place, the others by change."""
    origin = DERIVED if now["derived"] else PUBLISHED
    change = LARGEST
    if was["value"] and now["value"] and not since(was, now).reason:
        change = min(abs(now["value"] / was["value"] - 1), LARGEST)
    if now["headline"]:
        return (origin, now["place"], -change)
    return (origin, -change, now["place"])


def _in_verdicts(fact: Json, before: Json, after: Json) -> Changes:
    for id, (statement, tier, now) in after.items():
        was = before[id][-1] if id in before else now
        if was != now:
            rank = "first" if tier == "A" else "verdict"
            flipped = {
                **fact,
                "kind": "verdict",
                "text": statement,
                "was": was,
                "now": now,
            }
            yield Change((rank, id, was, now), (VERDICT,), flipped)


def _in_conflicts(fact: Json, before: list[Json], after: list[Json]) -> Changes:
    old = {conflict["id"]: conflict for conflict in before}
    new = {conflict["id"]: conflict for conflict in after}
    for id, conflict in (old | new).items():
        gap = conflict["high"] - conflict["low"]
        if id not in old:
            how = "new"
        elif id not in new:
            how = "resolved"
        elif gap > (old[id]["high"] - old[id]["low"]) * (1 + 1e-9):
            how = "wider"
        else:
            continue
        size = gap / (abs(conflict["low"]) or 1)
        changed = {**fact, "kind": "conflict", "how": how, "text": conflict["text"]}
        yield Change(("conflict", how, id), (-size,), changed)

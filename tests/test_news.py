"""What changed between two runs is told once, ranked; else there is silence."""

from __future__ import annotations

import copy
import json
import re
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies as st

from cac_data import news
from tests import report_runs as runs
from tests.made_vintages import DAY, NAME, lpi, stored
from tests.test_overview import entry, figure

FIRST, SECOND = "2026-11-24", "2026-12-01"
Reports = dict[str, dict[str, Any]]
GONE: Any = object()


def verdict(id: str, tier: str, word: str = "open") -> dict[str, Any]:
    told = {"claim_id": id, "statement": f"Claim {id}", "verdict": word, "tier": tier}
    return told | {"claimed_text": "", "found_text": ""}


def conflict(id: str, low: float, high: float) -> dict[str, Any]:
    return {"id": id, "low": low, "high": high, "text": f"{id}, {low} to {high}"}


FIGURES = [
    figure("turnover", 106.3, period="2025"),
    figure("scenario", 131.0, low=55.0, high=315.0, outcome="Trade"),
    figure("slip", 4.7, "years", low=3.8, high=4.7),
    figure("opening", 2031.0, "year"),
    figure("met", 4.0, "meetings"),
    figure("share", 63.0, "%"),
    figure("unknown", None),
    figure("zero", 0.0, "% a year"),
]
WORLD = {
    "key_figures": FIGURES,
    "verdicts": [verdict("c1", "A"), verdict("c2", "B")],
    "conflicts": [conflict("exports", 1.0, 2.0), conflict("imports", 5.0, 6.0)],
    "due": [
        {"on": "2026-11", "text": "A railway"},
        {"on": "2026-07/2026-11", "text": "A cable"},
        {"on": "2026-12-01", "text": "A road"},
        {"on": "2025", "text": "A summit"},
        {"on": "2030", "text": "A bridge"},
    ],
    "parameters": {"horizon": 2030, "data": "bundled"},
}


def world(**others: Any) -> Reports:
    """A baseline, and a scenario that says the same; or `others` of a topic."""
    names = {"baseline/trade": {}, "slump/history": {"notebook": "history"}, **others}
    reports = {}
    for name, changes in names.items():
        if changes is not GONE:
            given = copy.deepcopy(WORLD) | changes
            told = entry(name.split("/")[0], **{"notebook": name.split("/")[1]} | given)
            reports[name] = told.model_dump()
    return reports


TABLES = news.state({}, [], FIRST)["tables"]


def told(
    was: Reports,
    now: Reports,
    day: str = FIRST,
    tables: dict[str, Any] | None = None,
    lost: Any = (),
) -> Any:
    """The record of a run after another, in which a table was another."""
    held = {"tables": TABLES}
    before = news.state(held, was.values(), FIRST)
    before["tables"] = {**TABLES, NAME: tables or TABLES[NAME]}
    after = news.state(before, now.values(), day, lost) | held
    return news.record({"state": before, "date": FIRST}, after)


def sentences(record: Any) -> list[str]:
    return [one["sentence"] for one in record["changes"]]


Case = tuple[str, str, dict[str, Any], str]


def planted(*cases: Case) -> dict[str, Any]:
    """The parts of the world in which some items say something else, or are gone."""
    parts = copy.deepcopy({part: WORLD[part] for part, *_ in cases})
    for part, id, changes, _ in cases:
        name = {"verdicts": "claim_id", "due": "text"}.get(part, "id")
        [item] = [one for one in parts[part] if one[name] == id]
        item.update(changes)
        if "value" in changes:
            item["text"] = item["number"] = str(changes["value"])
        if not changes:
            parts[part].remove(item)
    return parts


B = "Baseline, trade: "
PLANTED: list[Case] = [
    # --- Figures: part, id, what becomes of it, what is said
    ("key_figures", "turnover", {"value": 106.4}, ""),
    ("key_figures", "turnover", {"value": 106.2}, ""),
    (
        "key_figures",
        "turnover",
        {"value": 106.5},
        "Turnover (2025): 106.5, before 106.3",
    ),
    ("key_figures", "turnover", {"label": "Trade"}, ""),
    (
        "key_figures",
        "turnover",
        {"unit": "EUR bn"},
        "Turnover (2025): 106.3, before 106.3",
    ),
    ("key_figures", "turnover", {}, ""),
    ("key_figures", "scenario", {"value": 200.0}, ""),
    ("key_figures", "scenario", {"value": 315.0}, ""),
    (
        "key_figures",
        "scenario",
        {"value": 316.0},
        "Scenario (2030): 316.0, before 131.0",
    ),
    ("key_figures", "scenario", {"value": 50.0}, "Scenario (2030): 50.0, before 131.0"),
    ("key_figures", "scenario", {"low": 20.0, "high": 400.0}, ""),
    ("key_figures", "slip", {"value": 4.8}, ""),
    ("key_figures", "slip", {"value": 4.9}, "Slip (2030): 4.9, before 4.7"),
    (
        "key_figures",
        "opening",
        {"value": 2032.0},
        "Opening (2030): 2032.0, before 2031",
    ),
    ("key_figures", "met", {"value": 5.0}, "Met (2030): 5.0, before 4.0"),
    ("key_figures", "share", {"value": 64.0}, ""),
    ("key_figures", "share", {"value": 65.0}, "Share (2030): 65.0, before 63"),
    ("key_figures", "unknown", {"value": 1.0}, "Unknown (2030): 1.0, before no data"),
    ("key_figures", "zero", {"value": 3.0}, "Zero (2030): 3.0, before 0.0"),
    # --- Verdicts
    ("verdicts", "c1", {"verdict": "supported"}, "Claim c1: supported, before open"),
    ("verdicts", "c2", {"verdict": "disputed"}, "Claim c2: disputed, before open"),
    ("verdicts", "c2", {"statement": "Reworded"}, ""),
    ("verdicts", "c1", {}, ""),
    # --- Conflicts, whether their rows are shown or not
    ("conflicts", "exports", {}, "Sources differ no more on exports, 1.0 to 2.0"),
    (
        "conflicts",
        "exports",
        {"high": 3.0},
        "Sources differ more on exports, 1.0 to 2.0",
    ),
    ("conflicts", "exports", {"high": 1.5}, ""),
    ("conflicts", "imports", {"low": 6.0, "high": 7.0}, ""),
    ("conflicts", "imports", {"text": "Said otherwise"}, ""),
]


def said(*cases: Case) -> list[str]:
    """What is told of some cases, without those of which nothing is."""
    told = [(B if part != "conflicts" else "", text) for part, _, _, text in cases]
    return sorted(f"{who}{text}." for who, text in told if text)


@pytest.mark.parametrize("case", PLANTED, ids=str)
def test_a_planted_change_is_told_and_nothing_else(case: Case) -> None:
    now = world(**{"baseline/trade": planted(case)})
    assert sentences(told(world(), now)) == said(case)


@given(st.lists(st.sampled_from(PLANTED), unique_by=lambda case: case[:2], max_size=9))
@settings(max_examples=30, deadline=None)
def test_many_at_once_are_all_told_by_rank_and_the_same_each_time(
    cases: list[Case],
) -> None:
    now = world(**{"baseline/trade": planted(*cases)})
    record = told(world(), now)
    assert sorted(sentences(record)) == said(*cases)
    assert (ranks := [one["rank"] for one in record["changes"]]) == sorted(ranks)
    again = told(world(), dict(reversed(now.items())))
    assert news.written(again) == news.written(record)
    assert news.feed(again) == news.feed(record)
    assert news.read(news.written(record)) == json.loads(news.written(record))


# --- What the day, the run and other scenarios do to it ------------------------------

TRADE, HISTORY = "baseline/trade", "slump/history"
SLUMP, BOOM = "slump/trade", "boom/trade"
FAILED = {"status": "failed", "error": {"class": "Error", "message": "no"}}
LATE = FAILED | {"status": "timed out"}
SAME = {"status": "same", "page": f"{TRADE}.html"}
MORE = {"key_figures": [figure("turnover", 120.0, period="2025")]}
FLIPPED = {"verdicts": [verdict("c1", "A", "supported")]}
LONGER = {"parameters": {"horizon": 2035, "data": "bundled"}}
NEWER = {"parameters": {"horizon": 2030, "data": "bundled", "added": 1}}
KEPT = {TRADE: {"due": []}, HISTORY: GONE, SLUMP: {}}
WIDER = {"conflicts": [*WORLD["conflicts"], conflict("gas", 1.0, 3.0)]}
OTHER, FEWER, LARGER = (
    {"hash": "another", "rows": TABLES[NAME]["rows"] + more} for more in (0, -2, 1)
)

PASSED = ["Its date has passed (November 2026): A railway."]
PASSED += ["Its date has passed (July–November 2026): A cable."]
ROAD = ["Its date has passed (1 December 2026): A road."]
TURNOVER = "Turnover (2025): 120.0, before 106.3"
ALSO, EDITED = "so also in 1 more scenario", "parameters of the scenario were edited"
BOTH = f"Baseline, trade and history: Claim c1: supported, before open; {ALSO}."
REVISED = f"The table {NAME} was revised"

RUNS: dict[str, tuple[Any, Any, dict[str, Any], list[str]]] = {
    "nothing moved": ({}, {}, {}, []),
    "dates passed": ({}, {}, {"day": SECOND}, PASSED),
    "its day is not over": ({}, {}, {"day": "2026-11-30"}, []),
    "a day passed": ({}, {}, {"day": "2026-12-02"}, PASSED + ROAD),
    "kept before": (
        {},
        {TRADE: {"due": []}, HISTORY: {"due": []}},
        {"day": SECOND},
        [],
    ),
    "kept, says the baseline": (KEPT, {}, {"day": SECOND}, []),
    "failed": ({}, {TRADE: FAILED}, {}, [f"{B}the report failed (Error: no)."]),
    "failed at first": (
        *({}, {BOOM: FAILED | {"page": None}}, {}),
        ["Boom, trade: the report failed (Error: no)."],
    ),
    "timed out": ({}, {TRADE: LATE}, {}, [f"{B}the report took too long (Error: no)."]),
    "fails still": ({TRADE: FAILED}, {}, {}, []),
    "recovered": ({TRADE: FAILED}, {TRADE: {}}, {}, [f"{B}the report is good again."]),
    "stopped": ({}, {TRADE: {"status": "stopped", **MORE}}, {}, []),
    "stopped at first": ({}, {BOOM: {"status": "stopped", "page": None}}, {}, []),
    "not as written": ({}, {TRADE: GONE}, {"lost": [TRADE]}, []),
    "removed": ({}, {HISTORY: GONE}, {}, ["Slump, history: no report any more."]),
    "new": ({}, {BOOM: {}}, {}, ["Boom, trade: a new report."]),
    "a new scenario": (
        *({}, {BOOM: {}, "boom/energy": {}}, {}),
        ["Boom, energy and trade: a new report."],
    ),
    "in one": ({SLUMP: {}}, {SLUMP: MORE}, {}, [f"Slump, trade: {TURNOVER}."]),
    "in two": (
        {SLUMP: {}},
        {TRADE: MORE, SLUMP: MORE},
        {},
        [f"{B}{TURNOVER}; {ALSO}."],
    ),
    "on two pages": ({}, {TRADE: FLIPPED, HISTORY: FLIPPED}, {}, [BOTH]),
    "edited": ({}, {TRADE: MORE | LONGER}, {}, [f"{B}{TURNOVER}; {EDITED}."]),
    "edited in vain": ({}, {TRADE: LONGER}, {}, []),
    "a new parameter": ({}, {TRADE: MORE | NEWER}, {}, [f"{B}{TURNOVER}."]),
    "no more the same": (
        *({SLUMP: SAME}, {SLUMP: MORE | LONGER}, {}),
        [f"Slump, trade: {TURNOVER}; {EDITED}."],
    ),
    "the same still": ({SLUMP: SAME}, {TRADE: MORE}, {}, [f"{B}{TURNOVER}."]),
    "a new conflict": (
        {},
        {TRADE: WIDER},
        {},
        ["Sources now differ on gas, 1.0 to 3.0."],
    ),
    "rows in another order": (
        {TRADE: {"conflicts": WORLD["conflicts"][::-1]}},
        {},
        {},
        [],
    ),
    "not known before": ({TRADE: {"conflicts": None}}, {TRADE: {}}, {}, []),
    "a table revised": ({}, {}, {"tables": OTHER}, [f"{REVISED}."]),
    "rows added": ({}, {}, {"tables": FEWER}, [f"{REVISED}, with 2 rows more."]),
    "rows dropped": ({}, {}, {"tables": LARGER}, [f"{REVISED}, with 1 row fewer."]),
}


@pytest.mark.parametrize("name", RUNS)
def test_days_runs_and_scenarios_are_told_apart(name: str) -> None:
    was, now, about, expected = RUNS[name]
    assert sentences(told(world(**was), world(**{**was, **now}), **about)) == expected


def test_small_steps_become_news_together() -> None:
    states, found = [news.state({"tables": TABLES}, world().values(), FIRST)], []
    for value in (106.4, 106.5, 106.6, 106.7):
        step = planted(("key_figures", "turnover", {"value": value}, ""))
        now = world(**{TRADE: step}).values()
        states.append(news.state(states[-1], now, FIRST))
        found += news.changes(*states[-2:])
    texts = [one["sentence"] for one in found]
    assert texts == [
        f"{B}Turnover (2025): 106.5, before 106.3.",
        f"{B}Turnover (2025): 106.7, before 106.5.",
    ]


@pytest.mark.usefixtures("home")
def test_rows_of_a_vintage_are_counted_and_one_that_is_gone_is_not() -> None:
    stored({NAME: lpi(2.5)})
    stored({NAME: lpi(2.75)}, on=DAY + timedelta(days=1))
    dated = [
        {"parameters": {"data": day}} for day in (FIRST, "2026-11-25", "2020-01-01")
    ]
    first, second, gone = (world(**{TRADE: of}) for of in dated)
    place = f"The table {NAME}, with 2026-11-25 in place of {FIRST}: "
    counts = "1 row revised, 0 rows added, 0 rows dropped."
    assert sentences(told(first, second)) == [place + counts]
    assert sentences(told(gone, second)) == []


def test_the_feed_keeps_the_last_entries_each_with_an_id_of_its_own() -> None:
    record: dict[str, Any] = {}
    for run in range(50):
        now = world(**({TRADE: MORE} if run % 2 else {}))
        was = record.get("state", {"tables": TABLES})
        record = news.record(record, news.state(was, now.values(), FIRST))
        before = news.feed(record)
        record = news.record(record, news.state(record["state"], now.values(), SECOND))
        assert (news.feed(record) == before) != bool(record["changes"])
    feed, atom = ET.fromstring(news.feed(record)), "{http://www.w3.org/2005/Atom}"
    assert {"id", "title", "updated"} <= {of.tag.removeprefix(atom) for of in feed}
    entries = feed.findall(f"{atom}entry")
    ids = {str(one.findtext(f"{atom}id")) for one in (feed, *entries)}
    assert len(entries) == news.MOST_ENTRIES
    assert len(ids) == news.MOST_ENTRIES + 1
    assert all(id.startswith("urn:uuid:") for id in ids)
    assert not re.search("https?:", news.feed(record).decode().replace(atom[1:-1], ""))


def test_what_was_damaged_is_refused() -> None:
    good = news.written(told(world(), world(**{TRADE: MORE})))
    spoilt = [b"\xff\x00", b"[]", b"5", b"{}", b"[" * 99_999, good[:-9], good + b" "]
    spoilt += [good.replace(b"120.0", b"121.0"), good.replace(b'n": 1', b'n": 2', 1)]
    for content in spoilt:
        with pytest.raises(ValueError, match=r"^changes\.json (is no|is not|has the)"):
            news.read(content)
    assert news.read(b"") == {}


# --- The command ---------------------------------------------------------------------


@pytest.mark.usefixtures("marked")
def test_the_command_tells_what_changed_or_is_silent(small: Path) -> None:
    reports, mail = small / "reports", small / "news.txt"
    record, feed, index = (
        reports / of for of in (news.RECORD, news.FEED, "index.html")
    )

    def report(code: int) -> tuple[str, str]:
        done = runs.run(small, "report", "--mail-text", str(mail))
        assert done.returncode == code, done.stderr
        asked = runs.run(small, "status", "--changed")
        assert (asked.returncode, asked.stdout) == (
            0 if asked.stdout else 3,
            mail.read_text(),
        )
        box = BeautifulSoup(index.read_bytes(), "html5lib").select("#changes ~ *")
        return mail.read_text("utf-8"), " ".join(map(runs.words, box))

    empty = feed.read_bytes()
    said, box = report(0)
    assert (said, feed.read_bytes()) == ("", empty)
    assert "Nothing has changed since the run of" in box
    runs.write_notebook(
        small, "if horizon > 2030:\n    raise RuntimeError('no such year')"
    )
    said, box = report(1)
    sentence = "The later story, trade: the report failed (RuntimeError: no such year)."
    assert re.match(
        rf"1.change in the reports of .*\n\n- {re.escape(sentence)}\n\n", said
    )
    assert f"All reports: {index}\n" in said
    assert sentence in box
    told = feed.read_bytes()
    assert sentence in told.decode()
    assert report(1)[0] == ""
    assert feed.read_bytes() == told
    # What others have damaged costs a message.
    record.write_bytes(record.read_bytes()[:-1])
    feed.write_text("<feed/>")
    runs.write_notebook(small)
    done = runs.run(small, "report", "--mail-text", str(mail))
    assert (done.returncode, mail.read_text(), feed.read_text()) == (0, "", "<feed/>")
    assert len(done.stderr.splitlines()) == 2
    assert "changes.json is not as it was written" in done.stderr
    assert "feed.xml is none of cac-data and is left as it is" in done.stderr
    assert news.read(record.read_bytes())["changes"] == []

"""What changed between two runs is told once, ranked; else there is silence."""

import copy
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies as st

from cac_data import claims, outlook, show
from cac_data.cli import main
from cac_data.conflicts import conflicts
from cac_data.report import news
from cac_data.show import publication
from tests import report_runs as runs
from tests.made_vintages import DAY, NAME, lpi, stored
from tests.test_overview import entry, figure, told as shown_in

PLANTED = yaml.safe_load(Path(__file__).with_name("planted_changes.yaml").read_text())
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, SECOND = "2026-11-24", "2026-11-25"
TABLES = news.state({}, [], FIRST)["tables"]
State = dict[str, Any]


def verdict(id: str, tier: str) -> State:
    told = {"claim_id": id, "statement": f"Claim {id}", "verdict": "open", "tier": tier}
    return told | {"claimed_text": "", "found_text": ""}


def conflict(id: str, low: float, high: float) -> State:
    return {"id": id, "low": low, "high": high, "text": f"{id}, {low} to {high}"}


DUE = {"A railway": "2026-11", "A cable": "2026-07/2026-11", "A road": "2026-12-01"}
DUE |= {"A summit": "2025", "A bridge": "2030"}
WORLD: State = {
    "key_figures": [
        figure("turnover", 106.3, period="2025"),
        figure("scenario", 131.0, low=55.0, high=315.0, outcome="Trade"),
        figure("slip", 4.7, "years", low=3.8, high=4.7),
        figure("opening", 2031.0, "year"),
        figure("met", 4.0, "meetings"),
        figure("share", 63.0, "%"),
        figure("unknown", None),
        figure("zero", 0.0, "% a year"),
    ],
    "verdicts": [verdict("c1", "A"), verdict("c2", "B")],
    "conflicts": [conflict("exports", 1.0, 2.0), conflict("imports", 5.0, 6.0)],
    "due": [{"on": on, "text": text} for text, on in DUE.items()],
    "parameters": {"horizon": 2030, "data": "bundled"},
}


def feed_of(record: State) -> str:
    return shown_in(news.FEED, changed=record)


def report(name: str, told: State) -> State:
    """A report of the world, but for what is told of it and of some of its items."""
    about = copy.deepcopy(WORLD) | told
    for id, changes, *_ in about.pop("items", ()):
        for part in ("key_figures", "verdicts", "conflicts"):
            for item in [one for one in about[part] if id in [*one.values()][:1]]:
                item.update(changes)
                if "value" in changes:
                    item["text"] = item["number"] = str(changes["value"])
                if not changes:
                    about[part].remove(item)
    scenario, notebook = name.split("/")
    return entry(scenario, notebook=notebook, **about).model_dump()


def state(was: State, told: State) -> State:
    """The state after a run on a world that has two reports, or is told otherwise."""
    names = {"baseline/trade": {}, "slump/history": {}, **told}
    day, lost = names.pop("day", FIRST), names.pop("lost", ())
    table = names.pop("table", None)
    reports = [report(name, of) for name, of in names.items() if of is not None]
    found = news.state(was or {"tables": TABLES}, reports, day, lost)
    found["tables"] = {"fares": table} if table else {}
    return found


def two_runs(was: State, now: State) -> State:
    first = state({}, was)
    second = state({**first, "tables": TABLES}, {**was, **now})
    return news.record({"state": first, "date": first["date"]}, second)


def sentences(record: State) -> list[str]:
    return [" ".join(one["sentence"].split()) for one in record["changes"]]


def test_a_page_that_says_the_same_now_is_compared_with_a_record_of_1_0() -> None:
    """Such a record does not tell what heads a page, also where nothing moved since."""
    higher = {"items": [("turnover", {"value": 190.0, "number": "190.0"})]}
    first = state({}, {"baseline/trade": {}, "slump/trade": higher})
    for page in first["reports"].values():
        for old in page["figures"].values():
            del old["headline"], old["derived"], old["place"]
    held = {**first, "tables": TABLES}
    same = state(held, {"baseline/trade": {}, "slump/trade": {"status": "same"}})
    told = news.record({"state": first, "date": first["date"]}, same)
    assert "190.0" in " ".join(sentences(told))


@pytest.mark.parametrize("case", PLANTED["items"], ids=str)
def test_a_planted_change_is_told_and_nothing_else(case: list[Any]) -> None:
    record = two_runs({}, {"baseline/trade": {"items": [case]}})
    assert sentences(record) == case[2:]


@pytest.mark.parametrize("name", PLANTED["runs"])
def test_days_runs_and_scenarios_are_told_apart(name: str) -> None:
    was, now, expected = PLANTED["runs"][name]
    assert sentences(two_runs(was, now)) == expected


@given(
    st.lists(
        st.sampled_from(PLANTED["items"]), unique_by=lambda case: case[0], max_size=9
    )
)
@settings(max_examples=30, deadline=None)
def test_many_at_once_are_all_told_by_rank_and_the_same_each_time(
    cases: list[Any],
) -> None:
    now = {"baseline/trade": {"items": cases}}
    record = two_runs({}, now)
    assert sorted(sentences(record)) == sorted(
        text for case in cases for text in case[2:]
    )
    assert (ranks := [one["rank"] for one in record["changes"]]) == sorted(ranks)
    again = two_runs({}, {"slump/history": {}, **now})
    assert news.written(again) == news.written(record)
    assert feed_of(again) == feed_of(record)
    assert news.read(news.written(record)) == json.loads(news.written(record))


ORDERS: dict[str, tuple[State, list[str]]] = {
    "cards before what moved more": (
        {"cards": ["turnover"], "moved": {"zero": 3.0, "turnover": 106.9}},
        ["Turnover", "Zero"],
    ),
    "cards in the order of the page's cards": (
        {"cards": ["met", "turnover"], "moved": {"turnover": 300.0, "met": 5.0}},
        ["Met", "Turnover"],
    ),
    "of cards the published before what follows from them": (
        {"cards": ["share", "turnover"], "moved": {"share": 99.0, "turnover": 107.0}},
        ["Turnover", "Share"],
    ),
    "of others the published before what follows from them": (
        {"moved": {"zero": 3.0, "turnover": 107.0}},
        ["Turnover", "Zero"],
    ),
    "what was before what lies ahead": (
        {"ends": 2025, "moved": {"slip": 90.0, "turnover": 107.0}},
        ["Turnover", "Slip"],
    ),
    "a change from nothing no more than a doubling": (
        {"moved": {"met": 9.0, "unknown": 1.0}},
        ["Met", "Unknown"],
    ),
    "a figure before the verdict that follows from it": (
        {"cards": ["turnover"], "moved": {"turnover": 107.0}, "flipped": "c1"},
        ["Turnover", "Claim c1"],
    ),
    "a table before the verdict that follows from it": (
        {"table": True, "flipped": "c2"},
        ["The table fares", "Claim c2"],
    ),
    "the headline before the table": (
        {"table": True, "cards": ["turnover"], "moved": {"turnover": 107.0}},
        ["Turnover", "The table fares"],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_told_are(name: str) -> None:
    change, expected = ORDERS[name]
    moved = change.get("moved", {}).items()
    items: list[Any] = [[id, {"value": value}] for id, value in moved]
    if "flipped" in change:
        items.append([change["flipped"], {"verdict": "supported"}])
    common: State = {"cards": change.get("cards", [])}
    common["parameters"] = {"end": change.get("ends", 2030)}
    tables = [{"hash": of, "rows": 1} if "table" in change else None for of in "ab"]
    was, now = ({"baseline/trade": common, "table": table} for table in tables)
    now["baseline/trade"] = {**common, "items": items}
    changed = [
        sentence.removeprefix("Baseline, trade: ")
        for sentence in sentences(two_runs(was, now))
    ]
    pairs = zip(changed, expected, strict=True)
    assert [sentence[: len(beginning)] for sentence, beginning in pairs] == expected


def test_small_steps_become_news_together() -> None:
    states, found = [state({}, {})], []
    for value in (106.4, 106.5, 106.6, 106.7):
        step = {"baseline/trade": {"items": [["turnover", {"value": value}]]}}
        states.append(state({**states[-1], "tables": TABLES}, step))
        found += news.changes(*states[-2:])
    told = [one["sentence"].rpartition(": ")[2] for one in found]
    assert told == ["106.5, before 106.3.", "106.7, before 106.5."]


def test_what_a_table_does_not_show_is_told_to_the_next_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[State] = []
    monkeypatch.setattr(
        publication, "publish", lambda kind, told, *_: shown.append(told)
    )
    rows = conflicts("bilateral_trade")
    show.table("trade.disputes", {}, rows, most=4)
    promises = outlook.promises(claims.Known(as_of="", vintage="bundled"))
    show.table("outlook.promises", {}, promises)
    assert len(shown[0]["rows"]) == 4
    found = shown[0]["conflicts"]
    assert len({one["id"] for one in found}) == (rows["kind"] == "conflict").sum()
    assert all(one["low"] < one["high"] for one in found)
    is_open = promises["outcome"].isin(["open", "not_seen"]) & (promises["due"] != "")
    assert [one["on"] for one in shown[1]["due"]] == [*promises.loc[is_open, "due"]]


@pytest.mark.usefixtures("home")
def test_rows_of_vintages_are_counted_if_both_are_there() -> None:
    stored({NAME: lpi(2.5)})
    stored({NAME: lpi(2.75)}, on=DAY + timedelta(days=1))
    days = (FIRST, SECOND, "2020-01-01")
    first, second, gone = (
        {"baseline/trade": {"parameters": {"data": day}}} for day in days
    )
    counts = "1 row revised, 0 rows added, 0 rows dropped."
    told = [f"The table {NAME}, with {SECOND} in place of {FIRST}: {counts}"]
    assert sentences(two_runs(first, second)) == told
    assert sentences(two_runs(gone, second)) == []


def test_the_feed_has_the_last_entries_and_moves_only_with_news() -> None:
    record: State = {}
    content = ""
    has_news = []
    feed_moved = []
    has_mail = []
    for run in range(50):
        value = {"items": [["turnover", {"value": 100.0 + run % 3 // 2}]]}
        last = content
        was = {**record["state"], "tables": TABLES} if record else {}
        record = news.record(record, state(was, {"baseline/trade": value}))
        content = feed_of(record)
        has_news.append(bool(record["changes"]))
        feed_moved.append(content != last)
        has_mail.append(bool(news.text(record, Path())))
    assert feed_moved == [True, *has_news[1:]]  # the first run makes the feed
    assert has_mail == has_news
    feed = ET.fromstring(content)
    assert {"id", "title", "updated"} <= {of.tag.removeprefix(ATOM) for of in feed}
    entries = feed.findall(f"{ATOM}entry")
    ids = {str(one.findtext(f"{ATOM}id")) for one in (feed, *entries)}
    assert (len(entries), len(ids)) == (news.MOST_ENTRIES, news.MOST_ENTRIES + 1)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)
    own = {f"http://www.w3.org/{of}" for of in ("2005/Atom", "1999/xhtml")}
    assert {*re.findall('https?://[^"]*', content)} == own


@pytest.fixture
def day() -> Callable[..., list[ET.Element]]:
    """What a reader of the feed finds after three runs with news on one day."""

    def entries(*moments: str) -> list[ET.Element]:
        record: State = {}
        for run, moment in enumerate([FIRST + "T00:00:00Z", *moments]):
            value = {"items": [["turnover", {"value": 100.0 + 2 * (run % 2)}]]}
            was = {**record["state"], "tables": TABLES} if record else {}
            now = state(was, {"baseline/trade": value})
            record = news.record(record, now, moment)
        return ET.fromstring(feed_of(record)).findall(f"{ATOM}entry")

    return entries


NOON = f"{FIRST}T12:00:00Z"


def test_entries_of_one_day_have_titles_of_their_own(day: Any) -> None:
    titles = [one.findtext(f"{ATOM}title") for one in day(NOON, NOON, NOON)]
    assert len({*titles}) == 3


def test_entries_of_one_moment_have_times_of_their_own_the_newest_first(
    day: Any,
) -> None:
    times = [one.findtext(f"{ATOM}updated") for one in day(NOON, NOON, NOON)]
    assert times == [f"{FIRST}T12:00:0{second}Z" for second in (2, 1, 0)]


def test_an_entry_has_the_time_of_its_run(day: Any) -> None:
    evening = f"{FIRST}T18:30:00Z"
    times = [one.findtext(f"{ATOM}updated") for one in day(NOON, evening)]
    assert times == [evening, NOON]


@pytest.mark.parametrize(
    ("failed_page", "leads_to"),
    [("failed/baseline/trade.html",) * 2, (None, "index.html")],
    ids=["is there", "is gone"],
)
def test_an_entry_leads_to_a_page_of_a_failed_report_while_it(
    failed_page: str | None, leads_to: str
) -> None:
    error = {"class": "Error", "message": "no", "cell": None}
    failed: State = {"status": "failed", "error": error}
    partial = {"failed_page": "failed/baseline/trade.html"}
    record = two_runs({}, {"baseline/trade": {**failed, **partial}})
    listed = entry(**failed, failed_page=failed_page)
    content = shown_in(news.FEED, listed, changed=record)
    [one] = ET.fromstring(content).findall(f"{ATOM}entry")
    [link] = one.findall(f"{ATOM}link")
    assert link.get("href") == leads_to


def test_a_record_that_was_damaged_is_refused() -> None:
    good = news.written(two_runs({}, {"baseline/trade": {"status": "failed"}}))
    spoilt = [b"\xff\x00", b"[]", b"5", b"{}", b"[" * 99_999, good[:-9], good + b" "]
    spoilt += [good.replace(b"Baseline", b"Another"), good.replace(b"1", b"2", 1)]
    for content in spoilt:
        with pytest.raises(ValueError, match=r"^changes\.json (is no|has the version)"):
            news.read(content)
    assert news.read(b"") == {}


def test_a_version_without_measure_is_not_told_whole() -> None:
    record = json.dumps({"version": "9" * 5_000_000, "sha256": ""})
    with pytest.raises(ValueError, match="is no record of changes") as caught:
        news.read(record.encode())
    assert len(str(caught.value)) < 300


@pytest.mark.usefixtures("marked")
def test_the_command_tells_what_changed_or_is_silent(
    small: Path, run: Any, tmp_path: Path
) -> None:
    reports, mail = small / "reports", tmp_path / "news.txt"
    record, feed = reports / news.RECORD, reports / news.FEED

    def report(*cells: str) -> tuple[str, int, str]:
        runs.write_notebook(small, *cells)
        done = runs.run(small, "report", "--mail-text", str(mail))
        return mail.read_text("utf-8"), done.returncode, done.stderr

    fails = "if horizon > 2030:\n    raise RuntimeError('no such year')"
    said, code, _ = report(fails)
    sentence = "The later story, trade: the report failed (RuntimeError: no such year)."
    assert (said.splitlines()[2], code) == (f"- {sentence}", 1)
    assert re.match("1.change in the reports of .*\n\n", said)
    assert said.endswith(f"\nAll reports: {reports / 'index.html'}\n")
    assert run("status", "--changed", "--project", str(small)) == said
    page = BeautifulSoup((reports / "index.html").read_bytes(), "html5lib")
    assert [runs.words(of) for of in page.select("#changes ~ ul li")] == [sentence]
    told = feed.read_bytes()
    assert sentence in told.decode()
    assert report(fails)[:2] == ("", 1)
    assert feed.read_bytes() == told
    # What others have damaged costs a message.
    record.write_bytes(record.read_bytes()[:-1])
    feed.write_text("<feed/>")
    said, code, warned = report()
    assert (said, code, feed.read_text()) == ("", 0, "<feed/>")
    assert re.findall("warning: (.*?) is n", warned) == [news.RECORD, news.FEED]
    assert news.read(record.read_bytes())["changes"] == []
    assert main(["status", "--changed", "--project", str(small)]) == 3

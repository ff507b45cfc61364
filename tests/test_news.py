"""What changed between two runs is told once, ranked; else there is silence."""

import copy
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies as st

from cac_data import claims, outlook, show, trade
from cac_data.conflicts import conflicts
from cac_data.report import news
from cac_data.show import publication
from tests import report_runs as runs
from tests.made_entries import entry, figure, overview
from tests.made_vintages import DAY, NAME, lpi, stored

State = dict[str, Any]

PLANTED = yaml.safe_load(Path(__file__).with_name("planted_changes.yaml").read_text())
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, SECOND = "2026-11-24", "2026-11-25"
TABLES = news.state({}, [], FIRST)["tables"]

# --- A small world of two reports ----------------------------------------------------


def verdict(id: str, tier: str) -> State:
    return {
        "claim_id": id,
        "statement": f"Claim {id}",
        "verdict": "open",
        "tier": tier,
        "claimed_text": "",
        "found_text": "",
    }


def conflict(id: str, low: float, high: float) -> State:
    return {"id": id, "low": low, "high": high, "text": f"{id}, {low} to {high}"}


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
    "due": [
        {"on": "2026-11", "text": "A railway"},
        {"on": "2026-07/2026-11", "text": "A cable"},
        {"on": "2026-12-01", "text": "A road"},
        {"on": "2025", "text": "A summit"},
        {"on": "2030", "text": "A bridge"},
    ],
    "parameters": {"horizon": 2030, "data": "bundled"},
}
"""What each report says, unless it is told otherwise."""


def id_of(item: State) -> str:
    """The id of a key figure, verdict or conflict: the first that it says."""
    return str(next(iter(item.values())))


def change_item(about: State, id: str, changes: State) -> None:
    """Change a key figure, verdict or conflict; without changes it is gone."""
    for part in ("key_figures", "verdicts", "conflicts"):
        if not changes:
            about[part] = [item for item in about[part] if id_of(item) != id]
        for item in about[part]:
            if id_of(item) == id:
                item.update(changes)
                if "value" in changes:
                    item["text"] = item["number"] = str(changes["value"])


def report(name: str, changes: State) -> State:
    """A report of the world but for changes; `items` are those of its items.

    Each of `items` begins with an id and what changes; an empty dict removes it.
    """
    about = {**copy.deepcopy(WORLD), **changes}
    for id, item_changes, *_ in about.pop("items", ()):
        change_item(about, id, item_changes)
    scenario, notebook = name.split("/")
    return entry(scenario, notebook=notebook, **about).model_dump()


def state(was: State, world: State) -> State:
    """The state after a run on a world that has two reports, or is told otherwise.

    `world` has the changes of reports by name (None: there is no such report), and may
    have a `day`, the pages `lost` and a `table`.
    """
    reports = {**world}
    reports.setdefault("baseline/trade", {})
    reports.setdefault("slump/history", {})
    day = reports.pop("day", FIRST)
    lost = reports.pop("lost", ())
    table = reports.pop("table", None)
    entries = [
        report(name, changes)
        for name, changes in reports.items()
        if changes is not None
    ]
    now = news.state(was or {"tables": TABLES}, entries, day, lost)
    now["tables"] = {"fares": table} if table else {}
    return now


def next_state(record: State, world: State) -> State:
    """The state after the run that follows the one of a record, if there was one."""
    was = {**record["state"], "tables": TABLES} if record else {}
    return state(was, world)


def two_runs(was: State, now: State) -> State:
    """The record after a run on a world that was, and one on what changed of it."""
    first = state({}, was)
    second = state({**first, "tables": TABLES}, {**was, **now})
    return news.record({"state": first, "date": first["date"]}, second)


def turnover(value: float) -> State:
    """A world in which the baseline has another turnover."""
    return {"baseline/trade": {"items": [["turnover", {"value": value}]]}}


def sentences(record: State) -> list[str]:
    return [" ".join(change["sentence"].split()) for change in record["changes"]]


def feed_of(record: State) -> str:
    return overview(news.FEED, changed=record)


def entries_of(feed: str) -> list[ET.Element]:
    return ET.fromstring(feed).findall(f"{ATOM}entry")


# --- What is told --------------------------------------------------------------------


def test_a_page_that_says_the_same_now_is_compared_with_a_record_of_1_0() -> None:
    """Such a record does not tell what heads a page, also where nothing moved since."""
    higher = {"items": [("turnover", {"value": 190.0, "number": "190.0"})]}
    first = state({}, {"slump/trade": higher})
    for page in first["reports"].values():
        for old in page["figures"].values():
            del old["headline"]
            del old["derived"]
            del old["place"]
    last = {"state": first, "date": first["date"]}
    same = next_state(last, {"slump/trade": {"status": "same"}})
    assert "190.0" in " ".join(sentences(news.record(last, same)))


def label(case: list[Any]) -> str:
    """What is planted, as the id of a test: ``turnover, value 106.4``."""
    id, changes, *_ = case
    values = [f"{name} {value}" for name, value in changes.items()]
    return ", ".join([id, *(values or ["gone"])])


@pytest.mark.parametrize("case", PLANTED["items"], ids=label)
def test_a_planted_change_is_told_and_nothing_else(case: list[Any]) -> None:
    record = two_runs({}, {"baseline/trade": {"items": [case]}})
    expected = case[2:]
    assert sentences(record) == expected


@pytest.mark.parametrize("name", PLANTED["runs"])
def test_days_runs_and_scenarios_are_told_apart(name: str) -> None:
    was, now, expected = PLANTED["runs"][name]
    assert sentences(two_runs(was, now)) == expected


# --- Many changes at once ------------------------------------------------------------

PLANTED_ITEMS = st.lists(
    st.sampled_from(PLANTED["items"]), unique_by=lambda case: case[0], max_size=9
)
"""Of some items of the baseline's trade what becomes of each."""


def planted(cases: list[Any]) -> State:
    return two_runs({}, {"baseline/trade": {"items": cases}})


@given(PLANTED_ITEMS)
@settings(max_examples=30, deadline=None)
def test_many_changes_at_once_are_all_told(cases: list[Any]) -> None:
    expected = [sentence for case in cases for sentence in case[2:]]
    assert sorted(sentences(planted(cases))) == sorted(expected)


@given(PLANTED_ITEMS)
@settings(max_examples=30, deadline=None)
def test_many_changes_at_once_are_told_by_rank(cases: list[Any]) -> None:
    ranks = [change["rank"] for change in planted(cases)["changes"]]
    assert ranks == sorted(ranks)


@given(PLANTED_ITEMS)
@settings(max_examples=30, deadline=None)
def test_the_record_is_the_same_in_whatever_order_reports_come(
    cases: list[Any],
) -> None:
    items = {"items": cases}
    record = two_runs({}, {"baseline/trade": items})
    again = two_runs({}, {"slump/history": {}, "baseline/trade": items})
    assert news.written(again) == news.written(record)
    assert feed_of(again) == feed_of(record)


@given(PLANTED_ITEMS)
@settings(max_examples=30, deadline=None)
def test_a_record_is_read_as_it_was_written(cases: list[Any]) -> None:
    content = news.written(planted(cases))
    assert news.read(content) == json.loads(content)


# --- In which order ------------------------------------------------------------------

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


def beginnings(texts: list[str], expected: list[str]) -> list[str]:
    """As much of each text as is expected of it."""
    pairs = zip(texts, expected, strict=True)
    return [text[: len(beginning)] for text, beginning in pairs]


@pytest.mark.parametrize("name", ORDERS)
def test_told_are(name: str) -> None:
    change, expected = ORDERS[name]
    page: State = {
        "cards": change.get("cards", []),
        "parameters": {"end": change.get("ends", 2030)},
    }
    moved = change.get("moved", {}).items()
    items: list[Any] = [[id, {"value": value}] for id, value in moved]
    if "flipped" in change:
        items.append([change["flipped"], {"verdict": "supported"}])
    was: State = {"baseline/trade": page}
    now: State = {"baseline/trade": {**page, "items": items}}
    if "table" in change:
        was["table"] = {"hash": "a", "rows": 1}
        now["table"] = {"hash": "b", "rows": 1}
    told = [
        sentence.removeprefix("Baseline, trade: ")
        for sentence in sentences(two_runs(was, now))
    ]
    assert beginnings(told, expected) == expected


def test_small_steps_become_news_together() -> None:
    record: State = {}
    told = []
    for value in (106.3, 106.4, 106.5, 106.6, 106.7):
        record = news.record(record, next_state(record, turnover(value)))
        told += sentences(record)
    assert [sentence.rpartition(": ")[2] for sentence in told] == [
        "106.5, before 106.3.",
        "106.7, before 106.5.",
    ]


OTHERWISE: dict[str, tuple[State, State, str]] = {
    "counted by another": (
        {"reporter": "irena", "of": {}},
        {"reporter": "national", "of": {}},
        "Turnover (2025): 120.0, not to be compared with 106.3 before: "
        "counted by somebody else.",
    ),
    "in another measure": (
        {"of": {"measure": "sr"}},
        {"of": {"measure": "gost"}},
        "Turnover (2025): 120.0, not to be compared with 106.3 before: "
        "measured otherwise.",
    ),
    "since another year of the same": (
        {"of": {"base": "2023"}},
        {"of": {"base": "2024"}},
        "Turnover (2025): 120.0, not to be compared with 106.3 before: "
        "measured from another year.",
    ),
    "of another year, of which both are told": (
        {"period": "2024", "period_text": "2024", "of": {"prices": "2024"}},
        {"period": "2025", "period_text": "2025", "of": {"prices": "2025"}},
        "Turnover (2025): 120.0, before 106.3 (2024).",
    ),
    "in a record that does not tell": (
        {"note": ""},
        {"reporter": "national", "of": {"measure": "sr"}},
        "Turnover (2025): 120.0, before 106.3.",
    ),
}
"""What a figure was and is of, and what is told of it when its value moves."""


@pytest.mark.parametrize("case", OTHERWISE)
def test_unlike_figures_are_not_set_beside_each_other(case: str) -> None:
    was, now, told = OTHERWISE[case]
    record = two_runs(
        {"baseline/trade": {"items": [["turnover", was]]}},
        {"baseline/trade": {"items": [["turnover", {**now, "value": 120.0}]]}},
    )
    assert sentences(record) == [f"Baseline, trade: {told}"]


# --- What is told to the next run alone ----------------------------------------------


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """What `show` publishes while a test runs."""
    contents: list[State] = []

    def publish(kind: str, content: State, *_: str) -> None:
        contents.append(content)

    monkeypatch.setattr(publication, "publish", publish)
    return contents


def test_a_table_tells_of_all_conflicts_also_of_those_it_does_not_show(
    published: list[State],
) -> None:
    rows = conflicts("bilateral_trade")
    show.table("trade.disputes", trade.plan.disputes_table(), rows, most=4)
    [table] = published
    assert len(table["rows"]) == 4
    ids = {conflict["id"] for conflict in table["conflicts"]}
    assert len(ids) == (rows["kind"] == "conflict").sum()
    assert all(conflict["low"] < conflict["high"] for conflict in table["conflicts"])


def test_a_table_tells_when_what_is_open_is_due(published: list[State]) -> None:
    promises = outlook.promises(claims.Known(as_of="", vintage="bundled"))
    show.table("outlook.promises", outlook.plan.promises_table(), promises)
    [table] = published
    is_open = promises["outcome"].isin(["open", "not_seen"]) & (promises["due"] != "")
    assert [due["on"] for due in table["due"]] == [*promises.loc[is_open, "due"]]


def with_data(day: str) -> State:
    """A world whose baseline was made with the vintage of a day."""
    return {"baseline/trade": {"parameters": {"data": day}}}


@pytest.fixture
def two_vintages(home: Path) -> None:
    stored({NAME: lpi(2.5)})
    stored({NAME: lpi(2.75)}, on=DAY + timedelta(days=1))


@pytest.mark.usefixtures("two_vintages")
def test_rows_of_two_vintages_are_counted() -> None:
    record = two_runs(with_data(FIRST), with_data(SECOND))
    counts = "1 row revised, 0 rows added, 0 rows dropped."
    table = f"The table {NAME}, with {SECOND} in place of {FIRST}"
    assert sentences(record) == [f"{table}: {counts}"]


@pytest.mark.usefixtures("two_vintages")
def test_rows_of_a_vintage_that_is_gone_are_not_counted() -> None:
    assert sentences(two_runs(with_data("2020-01-01"), with_data(SECOND))) == []


# --- The feed ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fifty_runs() -> list[State]:
    """Records of runs of which some have news, more than a feed has entries."""
    records: list[State] = []
    last: State = {}
    for run in range(50):
        value = 100.0 + run % 3 // 2
        last = news.record(last, next_state(last, turnover(value)))
        records.append(last)
    return records


@pytest.fixture(scope="module")
def last_feed(fifty_runs: list[State]) -> str:
    return feed_of(fifty_runs[-1])


def test_the_feed_moves_only_with_news(fifty_runs: list[State]) -> None:
    feeds = [feed_of(record) for record in fifty_runs]
    has_moved = [now != last for last, now in pairwise(feeds)]
    assert has_moved == [bool(record["changes"]) for record in fifty_runs[1:]]


def test_there_is_a_mail_only_with_news(fifty_runs: list[State]) -> None:
    has_mail = [bool(news.text(record, Path())) for record in fifty_runs]
    assert has_mail == [bool(record["changes"]) for record in fifty_runs]


@pytest.mark.parametrize("element", ["id", "title", "updated"])
def test_the_feed_has_what_atom_asks_for(element: str, last_feed: str) -> None:
    assert ET.fromstring(last_feed).findtext(f"{ATOM}{element}")


def test_the_feed_has_the_last_entries(last_feed: str) -> None:
    assert len(entries_of(last_feed)) == news.MOST_ENTRIES


def test_the_feed_and_each_entry_have_an_id_of_their_own(last_feed: str) -> None:
    elements = [ET.fromstring(last_feed), *entries_of(last_feed)]
    ids = [element.findtext(f"{ATOM}id") or "" for element in elements]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)


def test_the_feed_leads_to_nowhere_outside(last_feed: str) -> None:
    namespaces = {"http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"}
    assert {*re.findall('https?://[^"]*', last_feed)} == namespaces


Day = Callable[..., list[ET.Element]]


@pytest.fixture
def day() -> Day:
    """Entries of the feed after runs with news at these moments of one day."""

    def entries(*moments: str) -> list[ET.Element]:
        record: State = {}
        for run, moment in enumerate([f"{FIRST}T00:00:00Z", *moments]):
            value = 100.0 + 2 * (run % 2)
            record = news.record(record, next_state(record, turnover(value)), moment)
        return entries_of(feed_of(record))

    return entries


NOON = f"{FIRST}T12:00:00Z"


def test_entries_of_one_day_have_titles_of_their_own(day: Day) -> None:
    titles = [entry.findtext(f"{ATOM}title") for entry in day(NOON, NOON, NOON)]
    assert len({*titles}) == 3


def test_entries_of_one_moment_have_times_of_their_own_the_newest_first(
    day: Day,
) -> None:
    times = [entry.findtext(f"{ATOM}updated") for entry in day(NOON, NOON, NOON)]
    assert times == [f"{FIRST}T12:00:0{second}Z" for second in (2, 1, 0)]


def test_an_entry_has_the_time_of_its_run(day: Day) -> None:
    evening = f"{FIRST}T18:30:00Z"
    times = [entry.findtext(f"{ATOM}updated") for entry in day(NOON, evening)]
    assert times == [evening, NOON]


@pytest.mark.parametrize(
    ("failed_page", "leads_to"),
    [
        pytest.param(
            "failed/baseline/trade.html", "failed/baseline/trade.html", id="is there"
        ),
        pytest.param(None, "index.html", id="is gone"),
    ],
)
def test_an_entry_leads_to_a_page_of_a_failed_report_while_it(
    failed_page: str | None, leads_to: str
) -> None:
    failed: State = {
        "status": "failed",
        "error": {"class": "Error", "message": "no", "cell": None},
    }
    then = {**failed, "failed_page": "failed/baseline/trade.html"}
    record = two_runs({}, {"baseline/trade": then})
    now = entry(**failed, failed_page=failed_page)
    [told] = entries_of(overview(news.FEED, now, changed=record))
    [link] = told.findall(f"{ATOM}link")
    assert link.get("href") == leads_to


# --- The record of a run -------------------------------------------------------------

GOOD = news.written(two_runs({}, {"baseline/trade": {"status": "failed"}}))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"5", id="a number"),
        pytest.param(b"{}", id="nothing in it"),
        pytest.param(b"[" * 99_999, id="nested too deeply"),
        pytest.param(GOOD[:-9], id="cut short"),
        pytest.param(GOOD + b" ", id="longer"),
        pytest.param(GOOD.replace(b"Baseline", b"Another"), id="edited"),
        pytest.param(GOOD.replace(b"1", b"2", 1), id="of another version"),
    ],
)
def test_a_record_that_was_damaged_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"^changes\.json (is no|has the version)"):
        news.read(content)


def test_no_record_is_an_empty_one() -> None:
    assert news.read(b"") == {}


def test_a_version_without_measure_is_not_told_whole() -> None:
    record = json.dumps({"version": "9" * 5_000_000, "sha256": ""})
    with pytest.raises(ValueError, match="is no record of changes") as caught:
        news.read(record.encode())
    assert len(str(caught.value)) < 300


# --- The command ---------------------------------------------------------------------

FAILING_CELL = "if horizon > 2030:\n    raise RuntimeError('no such year')"
FAILURE = "The later story, trade: the report failed (RuntimeError: no such year)."


@dataclass(frozen=True)
class Run:
    """What a run said and left, and what `cac-data status --changed` says then."""

    done: subprocess.CompletedProcess[str]
    mail: str
    record: bytes
    feed: str
    front: bytes
    status: subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Runs:
    """Runs on a small project: a report fails, fails still, and is repaired."""

    reports: Path
    first: Run
    second: Run
    repaired: Run


def run_of(project: Path, *cells: str) -> Run:
    """Build the reports of a project whose notebook has these cells."""
    runs.write_notebook(project, *cells)
    mail = project / "news.txt"
    done = runs.run(project, "report", "--mail-text", str(mail))
    reports = project / "reports"
    return Run(
        done,
        mail.read_text("utf-8"),
        (reports / news.RECORD).read_bytes(),
        (reports / news.FEED).read_text("utf-8"),
        (reports / "index.html").read_bytes(),
        runs.run(project, "status", "--changed"),
    )


@pytest.fixture(scope="module")
def command(small_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    project = tmp_path_factory.mktemp("news") / "a project"
    shutil.copytree(small_original, project)
    first = run_of(project, FAILING_CELL)
    second = run_of(project, FAILING_CELL)
    # Before the third run both files of the news are damaged by others.
    reports = project / "reports"
    (reports / news.RECORD).write_bytes(second.record[:-1])
    (reports / news.FEED).write_text("<feed/>")
    return Runs(reports, first, second, repaired=run_of(project))


def test_a_mail_begins_with_how_much_changed(command: Runs) -> None:
    assert re.match("1.change in the reports of .*\n\n", command.first.mail)


def test_a_mail_has_a_line_for_each_change(command: Runs) -> None:
    assert command.first.mail.splitlines()[2] == f"- {FAILURE}"


def test_a_mail_ends_with_where_the_reports_are(command: Runs) -> None:
    index = command.reports / "index.html"
    assert command.first.mail.endswith(f"\nAll reports: {index}\n")


def test_status_tells_the_same_as_the_mail(command: Runs) -> None:
    assert command.first.status.stdout == command.first.mail


def test_the_front_page_tells_what_changed(command: Runs) -> None:
    page = BeautifulSoup(command.first.front, "html5lib")
    changes = page.select("#changes ~ ul li")
    assert [runs.words(change) for change in changes] == [FAILURE]


def test_the_feed_tells_what_changed(command: Runs) -> None:
    assert FAILURE in command.first.feed


def test_a_report_that_fails_still_is_no_news(command: Runs) -> None:
    assert command.second.done.returncode == 1
    assert command.second.mail == ""
    assert command.second.feed == command.first.feed


def test_damaged_files_of_the_news_cost_a_message_each(command: Runs) -> None:
    assert command.repaired.done.returncode == 0
    warned = re.findall("warning: (.*?) is n", command.repaired.done.stderr)
    assert warned == [news.RECORD, news.FEED]


def test_a_damaged_record_costs_the_news_of_one_run(command: Runs) -> None:
    assert command.repaired.mail == ""
    assert news.read(command.repaired.record)["changes"] == []


def test_a_feed_of_others_stays_as_it_is(command: Runs) -> None:
    assert command.repaired.feed == "<feed/>"


def test_status_says_by_its_exit_code_that_nothing_changed(command: Runs) -> None:
    assert command.repaired.status.returncode == 3

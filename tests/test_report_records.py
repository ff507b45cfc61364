"""Records of another form, whatever they hold, cost a message and begin anew."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cac_data.cli import main
from cac_data.report import news
from cac_data.report.news import records
from cac_data.report.publish import BLOCK, MANIFEST, Manifest, closed
from tests import report_runs as runs
from tests.conftest import Run, Said

Record = dict[str, Any]


def spoilt(change: Callable[[Record], Any]) -> Callable[[bytes], bytes]:
    """Return what makes another record of the news, with a right sum."""

    def spoil(content: bytes) -> bytes:
        record = json.loads(content)
        change(record)
        return news.written(record)

    return spoil


def of_report(record: Record) -> Record:
    report: Record = record["state"]["reports"]["baseline/trade"]
    return report


def in_entry(record: Record, **told: Any) -> None:
    entry = {"id": record["id"], "date": record["date"], "all": 1}
    entry |= {"changes": [{"sentence": "A", "page": None}]}
    record["entries"] = [{**entry, **told}]


LONG = {"version": "x" * 20_000, "sha256": ""}
NO_NEWS: dict[str, Callable[[bytes], bytes]] = {
    "a state that is a list": spoilt(lambda r: r.update(state=[])),
    "entries that are a number": spoilt(lambda r: r.update(entries=3)),
    "an id that is no UUID": spoilt(lambda r: r.update(id="one")),
    "no id": spoilt(lambda r: r.pop("id")),
    "a date that is none": spoilt(lambda r: r.update(date="2026-13-01")),
    "reports that are a list": spoilt(lambda r: r["state"].update(reports=[])),
    "a report that is a number": spoilt(lambda r: r["state"]["reports"].update(x=1)),
    "tables that are text": spoilt(lambda r: r["state"].update(tables="x")),
    "a figure without value": spoilt(
        lambda r: of_report(r)["figures"]["horizon"].pop("value")
    ),
    "a figure of words": spoilt(
        lambda r: of_report(r)["figures"]["horizon"].update(value="2030")
    ),
    "a verdict of one word": spoilt(
        lambda r: of_report(r).update(verdicts={"c1": ["open"]})
    ),
    "a conflict of nonsense": spoilt(
        lambda r: of_report(r).update(conflicts=[{"x": 1}])
    ),
    "a date of nonsense": spoilt(lambda r: of_report(r).update(due=[{"x": "1"}])),
    "data that is a list": spoilt(lambda r: of_report(r)["parameters"].update(data=[])),
    "an entry without changes": spoilt(lambda r: in_entry(r, changes=[])),
    "an entry whose id is a number": spoilt(lambda r: in_entry(r, id=1)),
    "an entry whose time is none": spoilt(lambda r: in_entry(r, time="soon")),
    "an entry whose time is null": spoilt(lambda r: in_entry(r, time=None)),
    "an entry whose time lacks noughts": spoilt(
        lambda r: in_entry(r, time="2026-1-1T0:0:0Z")
    ),
    "an entry at the end of time": spoilt(
        lambda r: in_entry(r, time="9999-12-31T23:59:59Z")
    ),
    "an entry whose number is text": spoilt(lambda r: in_entry(r, number="1")),
    "a link to elsewhere": spoilt(
        lambda r: in_entry(
            r, changes=[{"sentence": "A", "page": "javascript:alert(1)"}]
        )
    ),
    "a version of 20,000 letters": lambda _: json.dumps(LONG).encode(),
}


def in_report(manifest: Record, **told: Any) -> None:
    manifest["reports"][0] |= told


def rewritten(change: Callable[[Record], Any]) -> Callable[[bytes], bytes]:
    """Return what makes another manifest."""

    def rewrite(content: bytes) -> bytes:
        record = json.loads(content)
        change(record)
        return json.dumps(record).encode()

    return rewrite


ERROR = {"message": "x", "cell": 1, "code": ""}
ODD_FIELDS: dict[str, Callable[[bytes], bytes]] = {
    "an error of numbers": rewritten(
        lambda r: in_report(r, status="failed", error={**ERROR, "class": 1})
    ),
    "an error without class": rewritten(lambda r: in_report(r, error={"message": "x"})),
    "data that is a list": rewritten(lambda r: in_report(r, parameters={"data": []})),
    "a difference of nonsense": rewritten(
        lambda r: in_report(r, differences=[{"x": "1"}])
    ),
    "a time that is none": rewritten(lambda r: r["run"].update(finished="yesterday")),
    "a time without noughts": rewritten(
        lambda r: r["run"].update(finished="2026-1-1 0:0:0 UTC")
    ),
}
NO_RUN: dict[str, Callable[[bytes], bytes]] = {
    **ODD_FIELDS,
    "a run that is a list": rewritten(lambda r: r.update(run=[])),
    "reports that are a number": rewritten(lambda r: r.update(reports=3)),
    "another version": rewritten(lambda r: r.update(version=2)),
    "deep nesting": lambda _: b"[" * 200_000,
    "nothing that is text": lambda _: b"\xff\x00",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project after a run in which a report had failed, so that news exists."""
    folder = runs.make_small_project(tmp_path_factory.mktemp("records") / "a project")
    runs.write_notebook(folder, "1 / (horizon - 2035)")
    assert runs.run(folder, "report").returncode == 1
    runs.write_notebook(folder)
    assert runs.run(folder, "report").returncode == 0
    return folder


@pytest.fixture
def put(project: Path) -> Iterator[Callable[[str, Callable[[bytes], bytes]], None]]:
    """Put another file in place of one of the reports, until the test is over."""
    kept = {}

    def put(name: str, change: Callable[[bytes], bytes]) -> None:
        file = project / "reports" / name
        kept[file] = file.read_bytes()
        changed = change(kept[file])
        assert changed != kept[file]
        file.write_bytes(changed)

    yield put
    for file, content in kept.items():
        file.write_bytes(content)


Put = Callable[[str, Callable[[bytes], bytes]], None]


@pytest.mark.parametrize("change", NO_NEWS.values(), ids=NO_NEWS)
def test_another_record_of_the_news_costs_a_message(
    project: Path, put: Put, capsys: Said, change: Callable[[bytes], bytes]
) -> None:
    put(news.RECORD, change)
    assert main(["report", "--project", str(project), "--quiet"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert re.search(r"warning: changes\.json (is no record|has the version)", line)
    assert line.endswith("; a run of `cac-data report` begins a new one")
    assert len(line) < 200
    # It was begun anew.
    assert records.read((project / "reports" / news.RECORD).read_bytes())


@pytest.mark.parametrize("change", NO_RUN.values(), ids=NO_RUN)
def test_another_record_of_the_run_costs_a_message(
    project: Path, put: Put, capsys: Said, change: Callable[[bytes], bytes]
) -> None:
    put(MANIFEST, change)
    assert main(["report", "--project", str(project), "--quiet"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "warning: manifest.json is no record of a run (" in line
    assert line.endswith("; a run of `cac-data report` writes a new one")
    assert Manifest.read((project / "reports" / MANIFEST).read_bytes())


@pytest.mark.parametrize("change", ODD_FIELDS.values(), ids=ODD_FIELDS)
def test_the_state_of_reports_is_told_without_a_record_of_the_run(
    project: Path, put: Put, run: Run, change: Callable[[bytes], bytes]
) -> None:
    put(MANIFEST, change)
    told = run("status", "--project", str(project))
    assert "There is no record of the last run." in told
    assert re.findall("(?m)^(?:baseline|later)/trade +built", told)


NESTED = BLOCK.format("[" * 200_000)
PAGES: dict[str, Callable[[bytes], bytes]] = {
    "with a sum": lambda _: closed(NESTED, "0"),
    "without a sum": lambda _: NESTED.encode(),
}


@pytest.mark.parametrize("change", PAGES.values(), ids=PAGES)
def test_a_page_of_deep_nesting_is_built_again(
    project: Path, put: Put, run: Run, change: Callable[[bytes], bytes]
) -> None:
    good = (project / "reports/baseline/trade.html").read_bytes()
    put("baseline/trade.html", change)
    run("report", "--project", str(project))
    assert (project / "reports/baseline/trade.html").read_bytes() == good


def test_a_comparison_that_is_no_text_is_written_anew(
    project: Path, put: Put, run: Run
) -> None:
    good = (project / "reports/compare.html").read_bytes()
    put("compare.html", lambda _: b"\xff")
    run("report", "--project", str(project))
    assert (project / "reports/compare.html").read_bytes() == good


def test_a_record_of_an_earlier_version_is_still_read(
    project: Path, put: Put, run: Run
) -> None:
    """1.0 wrote into the record what pages say, too."""
    figure = {"id": "a", "label": "A", "value": 1.0, "unit": "", "period": ""}
    figure |= {"period_text": "", "low": None, "high": None, "text": "1"}
    figure |= {"number": "1", "range": "", "note": "", "source_ids": []}
    put(MANIFEST, rewritten(lambda r: in_report(r, key_figures=[figure], brief=["A"])))
    assert run("status", "--project", str(project)).startswith("Last run ")

"""`cac-data status` and `cac-data verify`: the record of a folder, and its files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cac_data.cli import main
from cac_data.report import publish, record
from cac_data.report.manifest import MANIFEST, Entry, RunFacts, digest, write_manifest

GOOD, INDEX, PARTIAL = "<p>good", "<p>index", "<p>as far as it came"

RUN = RunFacts(
    started="2026-11-25 01:00:00 UTC",
    state="finished",
    finished="2026-11-25 01:01:00 UTC",
    planned=["baseline/trade", "baseline/energy", "later/trade"],
    ended={"built": ["baseline/trade"], "failed": ["baseline/energy"]},
    files={"index.html": digest(INDEX)},
)


def entry(notebook: str, **others: Any) -> Entry:
    given: dict[str, Any] = {
        "scenario": "baseline",
        "notebook": notebook,
        "title": notebook.capitalize(),
        "scenario_title": "Baseline",
        "description": "",
        "kind": "future",
        "status": "built",
        "page": f"baseline/{notebook}.html",
        "failed_page": None,
        "parameters": {},
        "differences": [],
        "key_figures": [],
        "error": None,
        "started": "2026-11-25 01:00:00 UTC",
        "seconds": 2.5,
        "sha256": digest(GOOD),
    }
    return Entry(**given | others)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports of a run of which one failed and one was not reached."""
    error = {"class": "ValueError", "message": "no year", "cell": 7, "code": "a"}
    failed = entry(
        "energy",
        status="failed",
        failed_page="failed/baseline/energy.html",
        error=error,
        failed_sha256=digest(PARTIAL),
    )
    for name, text in {
        "baseline/trade.html": GOOD,
        "baseline/energy.html": GOOD,
        "failed/baseline/energy.html": PARTIAL,
        "index.html": INDEX,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    write_manifest(tmp_path, [entry("trade"), failed], RUN)
    return tmp_path


def test_the_state_of_each_report_is_told(folder: Path) -> None:
    told = record.states(folder).set_index("report")
    assert told["state"].to_dict() == {
        "baseline/trade": "built",
        "baseline/energy": "failed",
    }
    assert told.loc["baseline/energy", ["cell", "error", "message"]].tolist() == [
        7,
        "ValueError",
        "no year",
    ]
    began = "2026-11-25 01:00:00 UTC"
    assert told["built"].tolist() == [began, ""]
    assert told["started"].tolist() == [began, began]
    assert told["cell"].isna().tolist() == [True, False]
    assert told["page"].tolist() == ["baseline/trade.html", "baseline/energy.html"]


def test_status_reads_the_record_aloud(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (
        "Last run 2026-11-25 01:00:00 UTC to 2026-11-25 01:01:00 UTC: 1 built, "
        "1 failed, 1 not begun. 2 reports in the record:"
    )
    assert "baseline/energy" in lines[-1]
    assert "no year" in lines[-1]


@pytest.mark.parametrize(
    ("state", "how"),
    [
        ("running", " was cut off"),
        ("stopped", " was stopped"),
        ("timed out", " ran out of time"),
    ],
)
def test_status_says_how_a_run_ended(
    folder: Path, capsys: pytest.CaptureFixture[str], state: Any, how: str
) -> None:
    write_manifest(folder, [entry("trade")], replace(RUN, state=state, finished=None))
    assert main(["status", str(folder)]) == 0
    assert f"Last run of {RUN.started}{how}: 1 built" in capsys.readouterr().out


def test_status_says_that_a_run_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = replace(RUN, state="running", finished=None)
    write_manifest(folder, [entry("trade")], facts)
    with publish.sole_run(folder):
        assert main(["status", str(folder)]) == 0
    assert f"Last run of {RUN.started} is at work: " in capsys.readouterr().out


def test_status_can_be_read_by_programs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [item["state"] for item in told] == ["built", "failed"]
    assert told[0]["cell"] is None


def test_files_as_they_were_written_agree(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert record.disagreements(folder).empty
    assert main(["verify", str(folder)]) == 0
    assert capsys.readouterr().out == (
        f"Every file of {folder} is as the last run left it.\n"
    )


def test_what_was_changed_removed_or_added_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "baseline/trade.html").write_text(GOOD + ".", "utf-8")
    (folder / "baseline/energy.html").unlink()
    (folder / "index.html").write_text("", "utf-8")
    (folder / "mine.html").write_text(GOOD, "utf-8")
    assert record.disagreements(folder).to_dict("records") == [
        {"file": "baseline/energy.html", "problem": "is missing"},
        {"file": "baseline/trade.html", "problem": "is not what the run wrote"},
        {"file": "index.html", "problem": "is not what the run wrote"},
        {"file": "mine.html", "problem": "is not in the record"},
    ]
    assert main(["verify", str(folder)]) == 1
    assert "baseline/energy.html  is missing" in capsys.readouterr().out


def test_a_page_without_a_digest_cannot_be_judged(folder: Path) -> None:
    write_manifest(folder, [entry("trade", sha256=""), entry("energy")], RUN)
    found = record.disagreements(folder)
    assert found["problem"].iloc[0] == "has no digest in the record; build it anew"


@pytest.mark.parametrize("command", ["status", "verify"])
def test_a_folder_without_a_record_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([command, str(tmp_path)]) == 2
    assert "holds no manifest.json; `cac-data report` makes it" in (
        capsys.readouterr().err
    )
    (tmp_path / MANIFEST).write_text("{", "utf-8")
    assert main([command, str(tmp_path)]) == 2
    assert (
        "manifest.json cannot be read as a manifest of version 2; "
        in capsys.readouterr().err
    )

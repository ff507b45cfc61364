"""What a run does where its folder or its record is not as it left them.

Whatever it finds, it writes nowhere else, and it repairs all without being told.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cac_data.report import record
from cac_data.report.manifest import read_manifest
from tests.report_runs import (
    Stories,
    files,
    reports_in,
    run,
    write_scenario,
)

pytestmark = pytest.mark.usefixtures("marked")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


# --- What leads elsewhere ------------------------------------------------------------


@pytest.mark.parametrize("name", ["later", "failed", "failed/later"])
def test_a_folder_that_is_a_link_is_refused(
    changed: Path, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for victim in (elsewhere / "trade.html", elsewhere / "later" / "trade.html"):
        victim.parent.mkdir(exist_ok=True, parents=True)
        victim.write_text("mine")
    link = changed / "reports" / name
    if name == "later":
        (link / "trade.html").unlink()
        link.rmdir()
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    before = contents(elsewhere), contents(changed / "reports")
    done = run(changed, "report")
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"error: `--output`: {link} is a link to {elsewhere}; allowed: a folder of its "
    )
    assert (contents(elsewhere), contents(changed / "reports")) == before


def test_a_file_that_is_a_link_is_replaced_and_not_followed(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    reports, elsewhere = changed / "reports", tmp_path / "elsewhere"
    elsewhere.mkdir()
    links = [*files(reports), ".manifest.jsonl"]
    links.remove(".lock")
    for place, name in enumerate(links):
        victim = elsewhere / f"{place}"
        victim.write_text("mine")
        (reports / name).unlink(missing_ok=True)
        (reports / name).symlink_to(victim)
    # What is only read may lie where it likes.
    (changed / "notebooks" / "trade.ipynb").rename(elsewhere / "trade.ipynb")
    (changed / "notebooks" / "trade.ipynb").symlink_to(elsewhere / "trade.ipynb")
    before = contents(elsewhere)
    done = run(changed, "report")
    assert done.returncode == 0, done.stderr
    assert contents(elsewhere) == before
    assert not [path for path in reports.rglob("*") if path.is_symlink()]
    stories.assert_repaired(reports)


def test_a_scenario_that_lies_elsewhere_is_refused(
    changed: Path, tmp_path: Path
) -> None:
    path = changed / "params" / "later.yaml"
    path.rename(tmp_path / "later.yaml")
    path.symlink_to(tmp_path / "later.yaml")
    done = run(changed, "report")
    assert done.returncode == 2
    assert "params/later.yaml: links that leave the folder are not" in done.stderr


def test_a_lock_that_is_a_link_is_not_followed(changed: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    lock = changed / "reports" / ".lock"
    lock.unlink(missing_ok=True)
    lock.symlink_to(victim)
    done = run(changed, "report")
    assert done.returncode in (1, 2)
    assert str(lock) in done.stderr
    assert "Traceback" not in done.stderr
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "../later"),
        ("report", "--notebook", "../notebooks/trade"),
        ("report", "--set", "../trade.horizon=2031"),
    ],
)
def test_no_name_of_a_report_leads_out(
    changed: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(changed)
    done = run(changed, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert contents(changed) == before


@pytest.mark.parametrize("name", ["..", "Later", "a.b", "failed\nx", "a b"])
def test_no_name_of_a_scenario_leads_out(changed: Path, name: str) -> None:
    write_scenario(changed, name, "horizon: 2031")
    before = contents(changed)
    done = run(changed, "report")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert contents(changed) == before


def test_a_record_that_was_tampered_with_does_not_lead_out(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim" / "trade.html"
    for path in (victim, changed / "reports" / "failed" / "victim" / "trade.html"):
        path.parent.mkdir(parents=True)
        path.write_bytes((stories.new / "reports/later/trade.html").read_bytes())
    # As if the victim were the page that the changed notebook gives.
    record = (stories.new / "reports" / "manifest.json").read_text("utf-8")
    tampered = record.replace('"later/trade.html"', '"../../victim/trade.html"')
    assert tampered != record
    (changed / "reports" / "manifest.json").write_text(tampered, "utf-8")
    assert run(changed, "report").returncode == 0
    assert victim.exists()
    found = reports_in(changed / "reports")
    assert found["later/trade.html"] == victim.read_bytes()


# --- The record and the pages --------------------------------------------------------

BROKEN_RECORDS: dict[str, Callable[[bytes], bytes]] = {
    "truncated": lambda content: content[: len(content) // 2],
    "garbage": lambda content: bytes(range(256)) * 20,
    "wrong shape": lambda content: b'{"version": 2, "run": [], "reports": {"a": 1}}',
    "deep": lambda content: b"[" * 200_000,
}


@pytest.mark.parametrize("how", BROKEN_RECORDS)
def test_a_broken_record_is_said_to_be_one(
    stories: Stories, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(
        BROKEN_RECORDS[how]((stories.old / "reports/manifest.json").read_bytes())
    )
    assert read_manifest(tmp_path) == {}
    with pytest.raises(ValueError, match=r"^`folder`: .* cannot be read"):
        record.states(tmp_path)


def test_a_broken_record_is_made_anew(stories: Stories, changed: Path) -> None:
    reports = changed / "reports"
    path = reports / "manifest.json"
    path.write_bytes(path.read_bytes()[:1000])
    for command in ("status", "verify"):
        told = run(changed, command)
        assert told.returncode == 2
        assert told.stderr.startswith(f"error: `folder`: {path} cannot be read")
        assert "Traceback" not in told.stderr
    done = run(changed, "report")
    assert (done.returncode, done.stderr) == (0, "")
    stories.assert_repaired(reports)


def test_what_is_broken_or_left_over_is_repaired(
    stories: Stories, changed: Path
) -> None:
    assert run(changed, "report").returncode == 0
    reports = changed / "reports"
    page = reports / "baseline" / "trade.html"
    page.write_bytes(page.read_bytes()[:-100])
    (reports / "later" / "trade.html").write_bytes(b"")
    for name in ("compare.html", "key_figures.json", "index.html"):
        (reports / name).write_bytes(b"\xff")
    (reports / "key_figures.csv").unlink()
    (reports / ".lock").write_text("12345\n")
    # Of a run that was killed while it wrote, or that failed.
    (reports / ".manifest.jsonl").write_text('{"scenario": "later", "noteb')
    (reports / ".index.html.x1.unfinished").write_text("<p>")
    (reports / "later" / ".trade.html.x1.unfinished").write_text("<p>")
    for name in ("baseline", "later"):
        (reports / "failed" / name).mkdir(parents=True)
        (reports / "failed" / name / "trade.html").write_text("<p>as far as it came")
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(reports)


def test_a_change_is_seen_whatever_the_time_of_the_file_says(
    stories: Stories, changed: Path
) -> None:
    assert run(changed, "report").returncode == 0
    path = changed / "notebooks" / "trade.ipynb"
    content, times = path.read_bytes(), path.stat()
    # Of the same length, and of the same moment.
    path.write_bytes(content.replace(b"another edition", b"another mistake"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    done = run(changed, "report", "--dry-run")
    assert done.stdout.count(": the notebook's file changed\n") == 2
    # The same content is the same, though it be from the future or the past.
    path.write_bytes(content)
    for year in (2_000_000_000, 0):
        os.utime(path, (year, year))
        for page in (changed / "reports").rglob("*.*"):
            os.utime(page, (4_000_000_000 - year, 4_000_000_000 - year))
        done = run(changed, "report", "--dry-run")
        assert [line.split()[0] for line in done.stdout.splitlines()] == [
            "unchanged",
            "unchanged",
        ]
    stories.assert_repaired(changed / "reports")

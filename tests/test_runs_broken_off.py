"""What a run records when it is broken off, at moments that are met exactly.

Its workers are made up: they give their pages at once, and no kernel starts.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from cac_data import files
from cac_data.cli import main
from cac_data.report import (
    build,
    forks,
    manifest,
    open_project,
    pdf,
    plan_reports,
    publish,
    record,
    run,
)
from cac_data.report.build import build_reports
from cac_data.report.failures import CellError, Limits
from cac_data.report.plan import Job
from cac_data.report.run import Run
from cac_data.report.watching import Watch
from cac_data.report.work import Made
from cac_data.report.workers import LostWorkerError
from tests.report_runs import make_small_project


class AtOnce(Executor):
    """Answers each call at once, with what it is given to answer or to raise."""

    def __init__(self, *answers: Made | Exception) -> None:
        self._answers = [*answers]

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
        return future


def use_made_up_workers(monkeypatch: pytest.MonkeyPatch, *answers: Made) -> None:
    """Let the command have them."""
    monkeypatch.setattr(forks, "start_server", lambda *_: None)
    monkeypatch.setattr(build, "workers", lambda *_: AtOnce(*answers))


def made(page: str) -> Made:
    return Made(page=page, key_parts={"code": page})


CUT_OFF = Made("half", error=CellError("CellTimeoutError", "it is", timed_out=True))


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """The reports of baseline and later."""
    folder = make_small_project(tmp_path / "project")
    with open_project(folder, start=folder) as project:
        return plan_reports(project)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def stop(*_: object) -> NoReturn:
    """Do as the command does when it is told to stop."""
    raise SystemExit(143)


def states(output: Path) -> dict[str, str]:
    found = record.states(output).set_index("report")["state"]
    return {str(name): str(state) for name, state in found.items()}


def only_in(folder: Path, do: Callable[..., None]) -> Callable[[Path], None]:
    """Return what does something where it is told of this folder, and else nothing."""
    return lambda path: do() if path == folder else None


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "next"])
def test_a_page_that_came_just_before_the_stop_is_in_the_record(
    jobs: list[Job], output: Path, monkeypatch: pytest.MonkeyPatch, is_first: bool
) -> None:
    job = jobs[0]
    if not is_first:
        build_reports([job], output, executor=AtOnce(made("old")))
    (output / "baseline").mkdir(parents=True, exist_ok=True)
    (output / "baseline" / "trade.pdf").write_text("old")
    monkeypatch.setattr(files, "sync_folder", only_in(output / "baseline", stop))
    with pytest.raises(SystemExit):
        build_reports([job], output, force=True, executor=AtOnce(made("new")))
    assert (output / "baseline" / "trade.html").read_text() == "new"
    assert not (output / "baseline" / "trade.pdf").exists()
    assert record.disagreements(output).empty
    assert states(output) == {job.name: "built"}
    facts = record.last_run(output)
    assert (facts.state, facts.ended["built"]) == ("stopped", [job.name])


def test_a_run_that_is_killed_leaves_no_pdf_of_the_page_before(
    jobs: list[Job], output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_reports(jobs[:1], output, executor=AtOnce(made("old")))
    (output / "baseline" / "trade.pdf").write_text("old")
    monkeypatch.setattr(files, "sync_folder", only_in(output / "baseline", stop))
    monkeypatch.setattr(Run, "stop", lambda _: None)  # as of a process that is gone
    with pytest.raises(SystemExit):
        build_reports(jobs[:1], output, force=True, executor=AtOnce(made("new")))
    assert (output / "baseline" / "trade.html").read_text() == "new"
    assert not (output / "baseline" / "trade.pdf").exists()


def test_no_other_run_replaces_a_page_while_it_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_small_project(tmp_path)
    use_made_up_workers(monkeypatch, made("one"), made("two"))
    at_work = []

    def print_pdf(page: Path, target: Path) -> None:
        at_work.append(publish.is_at_work(folder / "reports"))

    monkeypatch.setattr(pdf, "find_browser", str)
    monkeypatch.setattr(pdf, "print_pdf", print_pdf)
    assert main(["report", "--pdf", "--project", str(folder)]) == 0
    assert at_work == [True, True]


def test_a_run_that_is_stopped_while_it_writes_its_index_goes_on_no_more(
    jobs: list[Job], output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def stop_once(folder: Path) -> None:
        written.append(folder)
        if written.count(output) == 2:  # the record of the beginning was the first
            stop()

    monkeypatch.setattr(files, "sync_folder", stop_once)
    with pytest.raises(SystemExit):
        build_reports(jobs, output, executor=AtOnce(made("one"), made("two")))
    assert record.disagreements(output).empty
    assert states(output) == {"baseline/trade": "built", "later/trade": "built"}
    assert record.last_run(output).state == "stopped"
    assert not (output / manifest.JOURNAL).exists()


@pytest.mark.parametrize("command", ["report", "watch"])
def test_an_order_to_stop_counts_also_where_the_record_cannot_be_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    folder = make_small_project(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "manifest.json")

    use_made_up_workers(monkeypatch, made("one"), made("two"))
    monkeypatch.setattr(Watch, "wait", lambda _: pytest.fail("it goes on"))
    monkeypatch.setattr(Run, "take", stop)
    monkeypatch.setattr(Run, "publish", full)
    assert main([command, "--project", str(folder)]) == 143
    told = capsys.readouterr().err
    assert told.count("cannot write manifest.json: No space left on device\n") == 1


def test_a_run_that_has_only_begun_agrees_with_the_files_that_are_there(
    jobs: list[Job], output: Path
) -> None:
    build_reports(jobs, output, executor=AtOnce(made("one"), made("two")))
    found = []

    def look(_: Job) -> None:
        found.append(record.last_run(output).state)
        assert record.disagreements(output).empty

    build_reports(jobs[:1], output, force=True, executor=AtOnce(made("3")), before=look)
    assert found == ["running"]


@pytest.mark.parametrize("reasons", [[], ["asked for"]], ids=["unchanged", "built"])
def test_what_killed_runs_were_writing_goes(
    jobs: list[Job],
    output: Path,
    monkeypatch: pytest.MonkeyPatch,
    reasons: list[str],
) -> None:
    build_reports(jobs[:1], output, executor=AtOnce(made("old")))
    for folder in (output / "baseline", output / "failed" / "baseline"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".trade.html.x1.unfinished").write_text("<p>")
    monkeypatch.setattr(Run, "reasons", lambda *_: reasons)
    build_reports(jobs[:1], output, executor=AtOnce(made("old")))
    assert [path.name for path in output.rglob(".*.unfinished")] == []
    assert not (output / "failed").exists()


# --- Time that is up -----------------------------------------------------------------


class Clock:
    """Stands still between the moments at which it is set."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def set(self, seconds: float) -> None:
        self.seconds = seconds

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of a run."""
    clock = Clock()
    monkeypatch.setattr(run, "time", clock)
    return clock


def test_a_run_that_took_its_time_to_look_begins_nothing_and_ends(
    jobs: list[Job], output: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Run, "begin", lambda _: clock.set(10))
    monkeypatch.setattr(build, "wait", lambda *_, **__: pytest.fail("it waits"))
    limits = Limits(run=10)
    assert build_reports(jobs, output, limits=limits, executor=AtOnce()) == []
    facts = record.last_run(output)
    assert facts.state == "timed out"
    assert facts.not_begun == [job.name for job in jobs]


def test_a_report_whose_retry_no_time_is_left_for_has_timed_out(
    jobs: list[Job], output: Path, clock: Clock
) -> None:
    class LostLate(AtOnce):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            clock.set(10)
            return super().submit()

    executor = LostLate(LostWorkerError("killed"))
    limits = Limits(run=10)
    found = build_reports(jobs, output, limits=limits, executor=executor, at_a_time=1)
    assert [outcome.entry.status for outcome in found] == ["timed out"]
    facts = record.last_run(output)
    assert (facts.state, facts.not_begun) == ("timed out", [jobs[1].name])


@pytest.mark.parametrize(
    ("last", "state"), [(made("two"), "finished"), (CUT_OFF, "timed out")]
)
def test_time_that_is_up_after_the_last_report_is_no_matter(
    jobs: list[Job], output: Path, clock: Clock, last: Made, state: str
) -> None:
    limits = Limits(run=10)
    executor = AtOnce(made("one"), last)
    build_reports(
        jobs,
        output,
        limits=limits,
        executor=executor,
        at_a_time=2,
        before=lambda job: clock.set(10) if job == jobs[1] else None,
    )
    assert record.last_run(output).state == state


# --- What is said of a report that was stopped ---------------------------------------


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "next"])
def test_a_report_that_waits_for_its_retry_is_stopped_with_the_run(
    jobs: list[Job], output: Path, monkeypatch: pytest.MonkeyPatch, is_first: bool
) -> None:
    job = jobs[0]
    if not is_first:
        earlier = replace(made("old"), warnings=("old",), timings={"page": 1.0})
        build_reports([job], output, executor=AtOnce(earlier))

    def stop_if_it_waits(run: Run) -> bool:
        return stop() if run.attempts[job.name] and not run.making else False

    monkeypatch.setattr(Run, "is_overdue", stop_if_it_waits)
    monkeypatch.setattr(run, "_now", lambda: "2030-01-01 00:00:00 UTC")
    executor = AtOnce(LostWorkerError("killed"))
    with pytest.raises(SystemExit):
        build_reports([job], output, force=True, executor=executor)
    assert record.last_run(output).not_begun == []
    (entry,) = manifest.load(output).reports
    assert (entry.status, entry.attempts) == ("stopped", 1)
    assert entry.started == "2030-01-01 00:00:00 UTC"
    assert (entry.warnings, entry.timings) == ([], {})


def test_a_stopped_report_leaves_no_partial_page_of_an_earlier_failure(
    jobs: list[Job], output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_reports(jobs[:1], output, executor=AtOnce(CUT_OFF))
    monkeypatch.setattr(AtOnce, "submit", stop)
    assert (output / "failed" / f"{jobs[0].name}.html").exists()
    with pytest.raises(SystemExit):
        build_reports(jobs[:1], output, executor=AtOnce())
    (entry,) = manifest.load(output).reports
    assert entry.status == "stopped"
    assert record.disagreements(output).empty

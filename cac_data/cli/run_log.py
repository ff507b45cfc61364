"""What a run says while it goes on: to a person, to a log, or to a program."""

from __future__ import annotations

import datetime
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cac_data.cli.old_output import abandon

if TYPE_CHECKING:
    from tqdm import tqdm

    from cac_data.report import Job
    from cac_data.report.run import Outcome

__all__ = ["LOG_FORMATS", "RunLog", "counted", "run_log"]

LOG_FORMATS = ("text", "json")


def run_log(form: str, *, quiet: bool, planned: int, folder: Path) -> RunLog:
    """Return the log that suits who reads along.

    Parameters
    ----------
    form
        One of `LOG_FORMATS`.
    quiet
        Say what went wrong and nothing else.
    planned
        Number of reports that are due.
    folder
        Where they go.

    Returns
    -------
    RunLog
        For one run.
    """
    if form == "json":
        return _JsonLog(planned, folder, quiet=quiet)
    if sys.stderr.isatty() and not quiet:
        return _Terminal(planned, folder)
    return RunLog(planned, folder, quiet=quiet)


class RunLog:
    """Lines of text, each with its time in UTC: what went wrong to standard error.

    Parameters
    ----------
    planned
        Number of reports that are due.
    folder
        Where they go.
    quiet
        Say what went wrong and nothing else.

    Attributes
    ----------
    problem : str
        Why lines could not be written; empty if they could.
    """

    def __init__(self, planned: int, folder: Path, *, quiet: bool = False) -> None:
        self.planned = planned
        self.folder = folder
        self.quiet = quiet
        self.problem = ""

    def begin(self, job: Job) -> None:
        """Tell that a report is begun."""

    def end(self, outcome: Outcome) -> None:
        """Tell how a report ended."""
        entry, name = outcome.entry, outcome.job.name
        for warning in entry.warnings:
            self.complain(f"warning: {name}: {warning}")
        if outcome.ok:
            took = f" ({entry.seconds:.1f} s)" if entry.status == "built" else ""
            self.tell(f"{entry.status} {outcome.page}{took}")
            return
        self.complain(f"{entry.status}: {name}: {_reason(entry.error or {})}")
        if entry.failed_page:
            self.complain(f"  as far as it came: {outcome.page}")
        if entry.page:
            self.complain(f"  the last good report stays: {entry.page}")

    def printed(self, target: Path, problem: str = "") -> None:
        """Tell whether a report could be printed."""
        if problem:
            self.complain(f"failed: {target}: {problem}")
        else:
            self.tell(f"printed {target}")

    def finish(self, counts: dict[str, int]) -> None:
        """Tell how all reports ended.

        Parameters
        ----------
        counts
            Number of reports by how they ended.
        """
        told = ", ".join(
            f"{count} {how}"
            for how, count in counts.items()
            if count or how in ("built", "failed")
        )
        self.tell(f"{told}: {self.folder}/index.html")

    def tell(self, text: str) -> None:
        """Write a line to standard output."""
        if not self.quiet:
            self._write(f"{_now()} {text}")

    def complain(self, text: str) -> None:
        """Write a line to standard error."""
        self._write(f"{_now()} {text}", err=True)

    def _write(self, text: str, *, err: bool = False) -> None:
        """Write a line; that a log has no room is no reason to build no reports."""
        try:
            click.echo(text, err=err)
        except OSError as error:
            abandon(sys.stderr if err else sys.stdout)
            if not isinstance(error, BrokenPipeError):  # else nobody listens any more
                self.problem = f"cannot write the log: {error.strerror}"


class _Terminal(RunLog):
    """Lines for a person, and below them a bar with the time left."""

    def __init__(self, planned: int, folder: Path) -> None:
        super().__init__(planned, folder)
        self._bar: tqdm[Any] | None = None
        self._due = planned

    def begin(self, job: Job) -> None:
        if self._bar is None:
            from tqdm import tqdm

            size = shutil.get_terminal_size()
            self._bar = tqdm(
                total=self._due,
                unit="report",
                file=sys.stderr,
                leave=False,
                # A terminal that does not know its size has none for tqdm.
                ncols=size.columns - 1,
                nrows=size.lines,
                bar_format="{n_fmt}/{total_fmt} |{bar}| {elapsed}, {remaining} left"
                "{postfix}",
            )
        self._bar.set_postfix_str(job.name)

    def end(self, outcome: Outcome) -> None:
        super().end(outcome)
        if self._bar is not None:
            self._bar.update()
        else:
            self._due -= 1  # unchanged: no part of the work whose time is told

    def finish(self, counts: dict[str, int]) -> None:
        if self._bar is not None:
            self._bar.close()
        super().finish(counts)

    def tell(self, text: str) -> None:
        self._line(text, err=False)

    def complain(self, text: str) -> None:
        self._line(text, err=True)

    def _line(self, text: str, *, err: bool) -> None:
        if self._bar is not None:
            self._bar.clear()
        self._write(text, err=err)
        if self._bar is not None:
            self._bar.refresh()


class _JsonLog(RunLog):
    """An object a line, all to standard output; each names its `event` and `time`."""

    def __init__(self, planned: int, folder: Path, *, quiet: bool) -> None:
        super().__init__(planned, folder, quiet=quiet)
        self._event("run started", planned=planned, folder=str(folder))

    def begin(self, job: Job) -> None:
        self._event("report started", report=job.name)

    def end(self, outcome: Outcome) -> None:
        entry = outcome.entry
        self._event(
            "report ended",
            matters=not outcome.ok or bool(entry.warnings),
            report=entry.name,
            status=entry.status,
            page=entry.page,
            failed_page=entry.failed_page,
            seconds=entry.seconds,
            attempts=entry.attempts,
            error=entry.error,
            warnings=entry.warnings,
        )

    def printed(self, target: Path, problem: str = "") -> None:
        self._event(
            "report printed",
            matters=bool(problem),
            file=str(target),
            error=problem or None,
        )

    def finish(self, counts: dict[str, int]) -> None:
        self._event("run ended", reports=counts)

    def _event(self, event: str, *, matters: bool = False, **facts: Any) -> None:
        if matters or not self.quiet:
            told = {"time": _now(), "event": event, **facts}
            self._write(json.dumps(told, ensure_ascii=False))


def _reason(error: dict[str, Any]) -> str:
    cell = f"cell {error['cell']} ({error['code']}): " if error.get("cell") else ""
    return f"{cell}{error.get('class')}: {error.get('message')}"


def _now() -> str:
    now = datetime.datetime.now(tz=datetime.UTC)
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def counted(outcomes: Sequence[Outcome], planned: int) -> dict[str, int]:
    """Count reports by how they ended.

    Parameters
    ----------
    outcomes
        Of the reports that were begun.
    planned
        How many were due.

    Returns
    -------
    dict of str to int
        Also those that were not begun.
    """
    from cac_data.report.manifest import STATUSES

    found = [outcome.entry.status for outcome in outcomes]
    counts: dict[str, int] = {status: found.count(status) for status in STATUSES}
    return {**counts, "not begun": planned - len(outcomes)}

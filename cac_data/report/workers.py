"""Processes that make reports, one each, with a limit of time."""

import errno
import os
import pickle
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing.util import get_temp_dir
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, Self

from cac_data import words
from cac_data.cache import RUN_CACHE
from cac_data.report import errors, parting, server
from cac_data.report.build import FinishedReport, ReportMaker, page_so_far
from cac_data.report.errors import CellError, described
from cac_data.report.plan import Job
from cac_data.report.publish import utc_now
from cac_data.words.language import VARIABLE

NO_ROOM = (
    "the page did not fit into the folder for temporary files: make room there, or "
    "name another by TMPDIR"
)
GRACE = 20.0  # seconds for the page of a report that was ended, or for a picture

_server_lock = Lock()


class Workers:
    """Makes reports side by side, at most `count` at once."""

    def __init__(
        self, jobs: Sequence[Job], make: ReportMaker, seconds: float, count: int
    ) -> None:
        topics = {job.notebook for job in jobs if "from cac_data import" in job.content}
        self._topics = sorted(topics)
        self._languages = sorted({job.language for job in jobs})
        self._make = make
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(min(count, len(jobs)))
        self._processes: set[Any] = set()
        self._is_over = False

    def __enter__(self) -> Self:
        self._variables = server.variables_of_reports()
        with _server_lock:  # by this thread: the server ends with it
            self._start_server()
        private = get_temp_dir()  # into which only this user may look
        self._folder = TemporaryDirectory(dir=private, ignore_cleanup_errors=True)
        self._variables[RUN_CACHE] = tempfile.mkdtemp(dir=self._folder.name)
        return self

    def __exit__(self, *_: object) -> None:
        with _server_lock:
            self._is_over = True
            for process in self._processes:
                _end(process, self._folder.name)
        self._threads.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def _start_server(self) -> None:
        server.start(self._variables, self._topics, self._languages)

    def submit(self, job: Job) -> Future[FinishedReport]:
        """Have a thread wait for a report; an OSError where none can be started."""
        try:
            return self._threads.submit(self._report, job)
        except RuntimeError as error:
            raise OSError(errno.EAGAIN, f"a report was not begun, {error}") from error

    def call(self, function: Callable[[], Any]) -> Future[Any]:
        """Have a thread wait for what a function returns in a process of its own.

        That is a `CellError` where the process leaves no answer.
        """
        return self._threads.submit(self._called, function, words.spoken_as())

    def _report(self, job: Job) -> FinishedReport:
        """Have a report made, in a process that is ended when its time is up."""
        started = utc_now()
        begin = time.monotonic()
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        languages = [job.language, *(other.language for other in job.others)]
        make = partial(self._make, job)
        report = self._answer(make, folder, self._seconds, languages)
        in_others = _answers_of_copies(folder, languages[1:])
        if isinstance(report, CellError):
            error = report
            make_page = partial(page_so_far, job, folder / "notes", error)
            report = self._answer(make_page, folder, GRACE, languages[:1])
            if isinstance(report, CellError):
                report = FinishedReport(b"", error)
        shutil.rmtree(folder, ignore_errors=True)
        took = time.monotonic() - begin
        took -= sum(other.seconds for other in in_others.values())
        return replace(
            report, started=started, seconds=round(took, 2), in_others=in_others
        )

    def _called(self, function: Callable[[], Any], language: str) -> Any:
        """Return what `call` promises, within the `GRACE` that a picture has."""
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        answer = self._answer(function, folder, GRACE, [language])
        shutil.rmtree(folder, ignore_errors=True)
        return answer

    def _answer(
        self,
        function: Callable[[], Any],
        folder: Path,
        seconds: float,
        languages: Sequence[str],
    ) -> Any | CellError:
        """Return what a function returns in a process, or why it returns nothing.

        The process speaks the first of the languages; copies of it, which leave their
        answers beside it and have as many seconds each, speak the others.
        """
        variables = {**self._variables, VARIABLE: languages[0]}
        with _server_lock:
            if self._is_over:
                return CellError("StoppedError", "the run was stopped")
            self._start_server()  # unless it still runs
            process = server.fork(
                _answer_in_process, function, folder, variables, languages[1:], seconds
            )
            self._processes.add(process)
        process.join(seconds * len(languages))
        code = process.exitcode
        with _server_lock:
            self._processes.remove(process)
        _end(process, str(folder))
        with suppress(Exception):  # what half an answer raises, nobody can tell
            return pickle.loads((folder / "answer").read_bytes())
        return _why_no_answer(code, seconds)


def _answers_of_copies(
    folder: Path, languages: Sequence[str]
) -> dict[str, FinishedReport]:
    """Return the reports that copies of a process have left, by language.

    One that has left none is made by itself, which tells why.
    """
    reports = {}
    for number, language in enumerate(languages):
        place = parting.folder_of_copy(folder, number)
        with suppress(Exception):  # of half an answer, or none
            answer = pickle.loads((place / "answer").read_bytes())
            if isinstance(answer, FinishedReport):
                reports[language] = answer
    return reports


def _why_no_answer(code: int | None, seconds: float) -> CellError:
    """Say of a process by its exit code, None while it ran, why it left no answer."""
    if code is None:
        message = f"the report took longer than {seconds:g} s"
        return CellError("TimeoutError", message, status="timed out")
    if code == os.EX_IOERR:
        return CellError("OSError", NO_ROOM)
    if code < 0:
        end = f"was ended by {signal.Signals(-code).name}"
    else:
        end = f"ended with exit code {code}, in the midst of the work"
    return CellError("LostProcessError", f"its process {end}")


def _end(process: Any, folder: str) -> None:
    """Kill a process and what it has started, also in sessions of their own."""
    process.kill()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    server.end_all_in(folder)


def _answer_in_process(
    function: Callable[[], Any],
    folder: Path,
    variables: Mapping[str, str],
    others: Sequence[str],
    seconds: float,
) -> None:
    """Call a function in this new process, leave what it returns, and end."""
    os.setsid()
    server.end_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    server.set_variables(variables)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)
    errors.notes.set(folder / "notes")
    parting.part_at_first_word(folder, others, seconds)
    answer: object
    try:
        answer = function()
    except BaseException as error:  # also what a cell makes of the machinery
        answer = described(error)
    folder, took = parting.place_of_answer(folder)
    if took and isinstance(answer, FinishedReport):
        answer = replace(answer, seconds=round(took, 2))
    try:
        (folder / "answer").write_bytes(pickle.dumps(answer))
    except OSError:
        os._exit(os.EX_IOERR)
    os._exit(0)

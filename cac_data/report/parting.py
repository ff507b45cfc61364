"""A report in several languages: what is in none of them is worked out once.

A notebook computes first and speaks then. At the first word that it asks for, the
process that runs it is copied for each further language. The copy goes on from there in
that language, as if it had run all; the process waits for it and goes on in its own.
"""

import gc
import os
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from cac_data.report import errors
from cac_data.report.plan import Job
from cac_data.words.language import VARIABLE, at_first_word, folder


@dataclass(frozen=True)
class _Copy:
    """What this process is, if it is a copy: where it leaves its answer, since when."""

    process: int
    language: str
    folder: Path
    begun: float


_copy: _Copy | None = None


def folder_of_copy(folder: Path, number: int) -> Path:
    """Return where the copy of a number, from 0, leaves its answer and its notes."""
    return folder / f"copy-{number}"


def part_at_first_word(folder: Path, languages: Sequence[str], seconds: float) -> None:
    """Have this process copied for some languages as soon as it asks for a word.

    A copy is ended when it has taken longer than so many seconds.
    """
    if languages:
        at_first_word.append(partial(_part, folder, languages, seconds))


def _part(folder: Path, languages: Sequence[str], seconds: float) -> None:
    """Go on in a copy of this process for each language in turn, and wait for it."""
    gc.freeze()  # copies would look through all that is here, which copies the memory
    for number, language in enumerate(languages):
        process = os.fork()
        if process == 0:
            _become_copy(folder_of_copy(folder, number), language, seconds)
            return
        os.waitpid(process, 0)


def _become_copy(folder: Path, language: str, seconds: float) -> None:
    """Speak another language from here on, with files of its own."""
    global _copy
    folder.mkdir()
    _copy = _Copy(os.getpid(), language, folder, time.monotonic())
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    os.environ[VARIABLE] = language
    # What cells write must not be found by those of another language.
    os.chdir(shutil.copytree(Path.cwd(), folder / "work"))
    if notes := errors.notes.get():
        errors.notes.set(Path(shutil.copy(notes, folder / "notes")))


def in_language_of_process(job: Job) -> Job:
    """Return the job that this process does of one in several languages, and speak it.

    To be asked when the cells have run, which leave the variables as they were.
    """
    folder()  # the languages part here at the latest
    if _copy is None:
        return job
    os.environ[VARIABLE] = _copy.language
    own = (other for other in job.others if other.language == _copy.language)
    return next(own, job)


def place_of_answer(folder: Path) -> tuple[Path, float]:
    """Return where this process leaves its answer, and how long it has been a copy."""
    if _copy is None:
        return folder, 0.0
    return _copy.folder, time.monotonic() - _copy.begun


def is_fork_of_cell(process: int) -> bool:
    """Tell whether this is neither the process that runs a notebook nor its copy."""
    return os.getpid() not in (process, _copy and _copy.process)


@contextmanager
def work_folder() -> Iterator[Path]:
    """Give a new folder, which the process that makes it removes, and no copy."""
    process = os.getpid()
    folder = Path(mkdtemp(prefix="cac-data-"))
    try:
        yield folder
    finally:
        if os.getpid() == process:
            shutil.rmtree(folder, ignore_errors=True)

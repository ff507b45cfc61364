"""Build what is due: hand out the work and take in what comes back.

Neither Papermill nor nbconvert is loaded here, which takes a second: that is for those
who do the work.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cac_data.report import forks, publish
from cac_data.report.citation import report_date
from cac_data.report.failures import Limits
from cac_data.report.imports import imported_modules
from cac_data.report.plan import Job
from cac_data.report.run import Outcome, Run, described, not_made
from cac_data.report.work import Made
from cac_data.report.workers import LostWorkerError, available_cores, workers

__all__ = ["build_reports"]


RETRIES = 1
"""How often a report is begun anew when its worker was lost."""

AHEAD = 1
"""Reports in the making beside one for each processor, as a worker waits a fifth of its
time for its kernel to start or to end."""

HEARING = 0.5
"""Seconds after which a run that waits looks whether it was told to stop: of signals
that come together the system may give all to another thread, which wakes nobody."""

GRACE = 15.0
"""Seconds after the end of a run's time in which workers may give up by themselves."""


def build_reports(
    jobs: Sequence[Job],
    output: Path,
    *,
    force: bool = False,
    limits: Limits | None = None,
    executor: Executor | None = None,
    at_a_time: int | None = None,
    shared: Path | None = None,
    before: Callable[[Job], None] = lambda job: None,
    after: Callable[[Outcome], None] = lambda outcome: None,
    at_the_end: Callable[[Sequence[Outcome]], None] = lambda outcomes: None,
) -> list[Outcome]:
    """Build reports side by side; one that fails does not stop the others.

    A report whose content key is that of the page which is there is left as it is. A
    page is put in place only when it is complete. The page of a failed run goes to
    ``failed/`` and leaves an earlier good report as it was. How a report ended is noted
    before its page is put in place; the manifest and the pages on all reports are
    written at the end, also of a run that is broken off.

    Parameters
    ----------
    jobs : sequence of Job
        What is due.
    output : pathlib.Path
        The output folder.
    force : bool, optional
        Build also what is unchanged.
    limits : Limits, optional
        How long a cell and all of it may take.
    executor : concurrent.futures.Executor, optional
        Who makes the reports; by default processes of this machine, ended afterwards.
    at_a_time : int, optional
        Reports in the making at once; by default one more than there are
        processors.
    shared : pathlib.Path, optional
        The folder of answers that reports share (see `cac_data.shared_answers`), for
        who builds again and again with one and the same code; by default each run has
        its own.
    before, after : callable, optional
        Told before and after each report.
    at_the_end : callable, optional
        Told what is returned, while no other run can replace a page yet.

    Returns
    -------
    list of Outcome
        In the order of `jobs`, without those that were not begun because time was up.

    Raises
    ------
    OSError
        If the record or the pages on all reports cannot be written; where the run is
        told to stop, a note of `KeyboardInterrupt` or `SystemExit` says so.
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no time, another run is at work on the folder, or a
        folder inside it is a link.
    """
    report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    with publish.sole_run(output):
        publish.check_folders(output, [job.name for job in jobs])
        run = Run(jobs, output, limits or Limits())
        if executor is None:
            plainly = [job for job in jobs if force or run.is_plainly_due(job)]
            if plainly:  # the server imports while this process looks further
                _start_server(plainly)
        due = []
        for job in jobs:
            if force or run.reasons(job):
                due.append(job)
            else:
                after(run.keep(job))
        if due:
            count = min(at_a_time or available_cores() + AHEAD, len(due))
            if executor is None:
                _start_server(due)
            run.begin()
        # Its workers end last: a run that is broken off writes its record at once.
        with ExitStack() as stack:
            try:
                if due:
                    pool = stack.enter_context(executor or workers(count, shared))
                    with _broken_off_at_once(pool):
                        _work_through(run, due, pool, count, before, after)
                run.publish()
            except BaseException as reason:  # an error, or an order to stop
                _stop(run, reason)
                raise
        outcomes = [run.outcomes[job.name] for job in jobs if job.name in run.outcomes]
        at_the_end(outcomes)
    return outcomes


def _stop(run: Run, reason: BaseException) -> None:
    """Record how far a run came; who told it to stop is not told otherwise by a disk.

    Raises
    ------
    OSError
        If the record cannot be written and `reason` is an error too, not an order.
    """
    try:
        run.stop()
    except OSError as error:
        if isinstance(reason, Exception):
            raise
        told = error.strerror or error
        reason.add_note(f"cannot write {error.filename or run.output}: {told}")


def _start_server(jobs: Sequence[Job]) -> None:
    """Start the server of this machine, unless it runs, with what these jobs need."""
    forks.start_server(imported_modules(job.content for job in jobs))


@contextmanager
def _broken_off_at_once(pool: Executor) -> Iterator[None]:
    """Wait for no worker of a run that is broken off, whatever does it."""
    try:
        yield
    except BaseException:  # also an order to stop; it goes on its way
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _work_through(
    run: Run,
    jobs: Sequence[Job],
    pool: Executor,
    count: int,
    before: Callable[[Job], None],
    after: Callable[[Outcome], None],
) -> None:
    """Hand out what is due, a few at a time, and take in what comes back."""
    due = deque(jobs)
    while due or run.making:
        while due and len(run.making) < count and not run.is_overdue():
            job = due.popleft()
            if not run.attempts[job.name]:
                before(job)
            run.hand_out(job, pool)
        done = _next_done(run)
        for future in run.in_order(done):
            job = run.making.pop(future)
            made = _made(job, future, retry=run.attempts[job.name] <= RETRIES)
            if made is None:
                due.appendleft(job)
            else:
                after(run.take(job, made))
        if run.is_overdue():
            given_up = [*due]
            due.clear()
            if not done:  # workers that hang: whatever they hold up, it is over
                pool.shutdown(wait=False, cancel_futures=True)
                given_up += run.making.values()
                run.making.clear()
            for outcome in run.give_up(given_up):
                after(outcome)


def _next_done(run: Run) -> set[Future[Made]]:
    """Wait until something comes back; nothing does where the run's time is up."""
    done: set[Future[Made]] = set()
    while run.making and not done:
        left = run.seconds_left(GRACE)
        timeout = HEARING if left is None else min(left, HEARING)
        done, _ = wait(run.making, timeout=timeout, return_when=FIRST_COMPLETED)
        if left == 0.0:
            break
    return done


def _made(job: Job, future: Future[Made], *, retry: bool) -> Made | None:
    """Return what became of a report; None if it is to be begun once more."""
    try:
        return future.result()
    except LostWorkerError as error:
        # Whoever killed the worker may not come back.
        return None if retry else not_made(job, described(error))
    except Exception as error:  # such as a full disk: this report has failed
        return not_made(job, described(error))

"""Who does the work: a process for each report, as many at once as there are cores."""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)
from concurrent.futures import wait as wait_for
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, ParamSpec, TypeVar

from cac_data import shared_answers
from cac_data.report import forks

__all__ = [
    "ForkedWorkers",
    "LostWorkerError",
    "SpawnedWorkers",
    "available_cores",
    "workers",
]

_P = ParamSpec("_P")
_R = TypeVar("_R")


STARTS = 5
"""How often a worker is asked to start while the server that forks it is killed."""

PAUSE = 0.1
"""Seconds between two of them."""

PATIENCE = 1.0
"""Seconds in which calls that were broken off come to their end, unless the server
that has to start their processes or to tell of their end does not answer."""


class LostWorkerError(RuntimeError):
    """A worker that ended without an answer: killed, or out of memory."""


def available_cores() -> int:
    """Return how many processors this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers(count: int, shared: Path | None = None) -> Executor:
    """Return an executor for this machine.

    Parameters
    ----------
    count
        Calls at a time.
    shared
        The folder of answers that its processes share (see `cac_data.shared_answers`);
        by default one of its own, which goes with it.

    Returns
    -------
    concurrent.futures.Executor
        `ForkedWorkers` where the system has fork servers, else `SpawnedWorkers`.
    """
    if forks.can_fork():
        return ForkedWorkers(count, shared)
    return SpawnedWorkers(count)


class SpawnedWorkers(Executor):
    """Runs calls in processes that start cold and stay for the calls to come.

    A call that takes its process down fails alone with `LostWorkerError`: each process
    has a pool of its own, since one that is killed breaks the pool that it is in.

    Parameters
    ----------
    count
        Calls at a time.
    """

    def __init__(self, count: int) -> None:
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        for _ in range(count):  # one for each thread, so that none waits for another
            self._idle.put(_pool_of_one())

    # The base class declares it for any callable, as here.
    def submit(
        self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_R]:
        """Run a call in another process.

        Parameters
        ----------
        fn
            A function that can be pickled.
        *args, **kwargs
            Its arguments.

        Returns
        -------
        concurrent.futures.Future
            With the answer, the exception, or `LostWorkerError`.
        """
        return self._threads.submit(self._call, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls.

        Parameters
        ----------
        wait
            Return when all calls are done and the processes have ended.
        cancel_futures
            Drop the calls that have not begun.
        """
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        while wait and not self._idle.empty():
            self._idle.get().shutdown()

    def _call(self, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        pool = self._idle.get()
        try:
            return pool.submit(function, *args, **kwargs).result()
        except BrokenExecutor:
            pool = _pool_of_one()
            message = "the worker ended without an answer"
            raise LostWorkerError(message) from None
        finally:
            self._idle.put(pool)


def _pool_of_one() -> ProcessPoolExecutor:
    """Return a pool of one process, which starts with the first call."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


class ForkedWorkers(Executor):
    """Runs each call in a process of its own, forked from the warm server.

    A call that takes its process down fails alone with `LostWorkerError`; nothing has
    to be rebuilt, and no process grows with the number of calls.

    Parameters
    ----------
    count
        Calls at a time.
    shared
        As for `workers`.
    """

    def __init__(self, count: int, shared: Path | None = None) -> None:
        # A kernel that is being killed may still write to it.
        self._own = TemporaryDirectory(
            prefix=forks.own_prefix(), ignore_cleanup_errors=True
        )
        self._folders = self._own.name, str(shared or mkdtemp(dir=self._own.name))
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
        self._calls: set[Future[Any]] = set()
        self._running: set[BaseProcess] = set()
        # Of both sets. Never held while somebody else is waited for.
        self._lock = threading.Lock()
        self._closed = threading.Event()

    # The base class declares it for any callable, as here.
    def submit(
        self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_R]:
        """Run a call in a process of its own.

        Parameters
        ----------
        fn
            A function that can be pickled.
        *args, **kwargs
            Its arguments.

        Returns
        -------
        concurrent.futures.Future
            With the answer, the exception, or `LostWorkerError`.
        """
        future = self._threads.submit(self._call, fn, args, kwargs)
        with self._lock:
            self._calls.add(future)
        future.add_done_callback(self._forget)
        return future

    def _forget(self, future: Future[Any]) -> None:
        with self._lock:
            self._calls.discard(future)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls.

        Parameters
        ----------
        wait
            Return when all calls are done.
        cancel_futures
            Drop the calls that have not begun, and kill the processes of those that
            have.
        """
        if cancel_futures:
            with self._lock:
                self._closed.set()
                for process in self._running:
                    process.kill()
            self._threads.shutdown(wait=False, cancel_futures=True)
            threading.Thread(target=self._end_calls, daemon=True).start()
        self._threads.shutdown(wait=wait)
        if wait:
            self._own.cleanup()

    def _end_calls(self) -> None:
        """Kill the server if calls that were broken off go on: it does not answer."""
        with self._lock:
            calls = self._calls.copy()
        if wait_for(calls, timeout=PATIENCE).not_done:
            forks.kill_server()

    def _call(self, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        receiver, process = self._begin(function, args, kwargs)
        with receiver:
            try:
                written = receiver.recv_bytes()
            except (EOFError, OSError):  # the latter in the midst of an answer
                process.join()
                message = f"the worker ended with code {process.exitcode} and no answer"
                raise LostWorkerError(message) from None
            finally:
                process.join()
                with self._lock:
                    self._running.discard(process)
        succeeded, answer = pickle.loads(written)
        if succeeded:
            return answer
        raise answer

    def _begin(self, *call: Any) -> tuple[Connection, BaseProcess]:
        """Start a worker; return where its answer comes from, and its process."""
        starts_left = STARTS
        while True:
            receiver, sender = get_context("forkserver").Pipe(duplex=False)
            process = forks.warm_context().Process(
                target=_answer, args=(sender, self._folders, *call), daemon=True
            )
            with sender:
                try:
                    if self._closed.is_set():
                        message = "the run was stopped before this began"
                        raise LostWorkerError(message)
                    forks.start(process)
                except (EOFError, ConnectionError) as error:
                    receiver.close()
                    starts_left -= 1
                    if not starts_left:
                        message = "the fork server ended before the worker began"
                        raise LostWorkerError(message) from error
                except BaseException:
                    receiver.close()
                    raise
                else:
                    with self._lock:
                        self._running.add(process)
                        if self._closed.is_set():  # while it was started
                            process.kill()
                    return receiver, process
            # The server was killed. It is started anew once the system knows.
            time.sleep(PAUSE)


def _answer(
    sender: Connection,
    folders: tuple[str, str],
    function: Callable[..., Any],
    args: Any,
    kwargs: Any,
) -> None:
    """Send what a call returns or raises."""
    from cac_data.report import kernels

    # A worker that is killed leaves its temporary files where its owner removes them.
    tempfile.tempdir, os.environ[shared_answers.RUN_CACHE] = folders
    forks.stand_alone(before_threads=kernels.keep_spare)
    with sender:
        with forks.removed_with_owner(folders[0]):
            try:
                answer = True, function(*args, **kwargs)
            except Exception as error:  # the caller raises it
                answer = False, error
        # Once it has the answer the owner may let go of this process, which looks from
        # here as if it had ended; the folder is then still that of the other workers.
        sender.send(answer)

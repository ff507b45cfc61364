"""Reports made by the workers of a Dask cluster.

Every call carries what it needs and brings back bytes, so that workers need the
installed package and no shared disk. A worker gets calls once it has been seen that it
makes the same pages as this machine, byte for byte.
"""

from __future__ import annotations

import contextlib
import pickle
import socket
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Iterable, Mapping
from concurrent import futures
from concurrent.futures import CancelledError, Executor, Future
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from cac_data.report import remote
from cac_data.report.workers import LostWorkerError

if TYPE_CHECKING:
    from distributed import Client
    from distributed import Future as Placed

__all__ = ["ClusterExecutor", "connect"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

ALLOWED = "dask://HOST:PORT, the address of a Dask scheduler"

CONNECT = 10.0
"""Seconds in which a scheduler must answer, and have a worker."""

WATCH = 1.0
"""Seconds between two looks at who is there."""

PATIENCE = 60.0
"""Seconds without any worker after which no call waits for one."""

LOSSES = 4
"""How often all workers for a call may be lost; Dask counts single ones as far."""

FETCH = 60.0
"""Seconds that an answer may take from the cluster to here."""


def connect(address: str) -> ClusterExecutor:
    """Connect with a Dask cluster whose workers make the same pages as this machine.

    Parameters
    ----------
    address : str
        ``dask://HOST:PORT`` of its scheduler.

    Returns
    -------
    ClusterExecutor
        For `cac_data.report.build.build_reports`.

    Raises
    ------
    ValueError
        If the address is none, Dask is not installed, nobody answers, there is no
        worker, or one of them would make other pages.
    """
    scheduler = scheduler_address(address)
    try:
        import distributed
    except ModuleNotFoundError as error:
        message = (
            f"`--executor`: a Dask cluster needs the package {error.name}, which is "
            "not installed; install it with pip install 'cac-data[dask]'"
        )
        raise ValueError(message) from None
    try:
        # Dask would ask again and again where nobody listens.
        place = urlsplit(scheduler)
        socket.create_connection((place.hostname, place.port), CONNECT).close()
        with warnings.catch_warnings():
            # Of versions that differ; they are told below, all of them.
            warnings.simplefilter("ignore", category=UserWarning)
            client = _in_time(
                lambda: distributed.Client(
                    scheduler, timeout=CONNECT, set_as_default=False, name="cac-data"
                )
            )
    except (OSError, ImportError, ValueError) as error:
        message = (
            f"`--executor`: no Dask scheduler answers at {address} "
            f"({_first_line(error)}); start one with `dask scheduler`"
        )
        raise ValueError(message) from None
    try:
        return _checked(client, address)
    except BaseException:
        _close(client)
        raise


def _in_time(connecting: Callable[[], Client]) -> Client:
    """Connect, or raise `TimeoutError`.

    Dask itself would wait without end for the first word of whoever listens there.
    """
    answer: Future[Client] = Future()

    def ask() -> None:
        try:
            answer.set_result(connecting())
        except BaseException as error:  # whoever waits is told
            answer.set_exception(error)

    threading.Thread(target=ask, daemon=True, name="connect").start()
    return answer.result(2 * CONNECT)


def scheduler_address(address: str) -> str:
    """Return the address of a scheduler as Dask writes it.

    Parameters
    ----------
    address : str
        ``dask://HOST:PORT``.

    Returns
    -------
    str
        ``tcp://HOST:PORT``.

    Raises
    ------
    ValueError
        If it is something else.
    """
    wrong = ValueError(f"`--executor`: {address!r} is unknown; allowed: {ALLOWED}")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise wrong from None
    place = parts.netloc
    if parts.scheme != "dask" or not parts.hostname or not port or "@" in place:
        raise wrong
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise wrong
    return f"tcp://{place}"


def _checked(client: Client, address: str) -> ClusterExecutor:
    """Return the executor if all who are there now make the same pages."""
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError:
        message = (
            f"`--executor`: the cluster at {address} has no worker; start one with "
            f"`dask worker {urlsplit(address).netloc}`"
        )
        raise ValueError(message) from None
    here = remote.standing()
    others = {**_other_versions(client)}
    threads = dict(client.nthreads())
    others |= _others(client, here, threads.keys() - others.keys())
    if others:
        told = "\n".join(f"  {line}" for line in _grouped(others))
        message = (
            f"`--executor`: {address} would make other pages; allowed: scheduler and "
            f"workers with what is installed here\n{told}"
        )
        raise ValueError(message)
    return ClusterExecutor(client, here, threads)


def _other_versions(client: Client) -> dict[str, list[str]]:
    """Compare the versions without which the others could not even be asked."""
    from distributed.versions import scheduler_relevant_packages

    asked: Any = client.get_versions(packages=["cac-data"])
    here = asked["client"]["packages"]
    wanted = [*sorted({"python", *scheduler_relevant_packages}), "cac-data"]
    told = {"scheduler": asked["scheduler"], **asked["workers"]}
    found = {
        who: [
            f"{name} {there.get(name) or 'missing'} instead of {here[name]}"
            for name in wanted
            if here.get(name) != there.get(name)
        ]
        for who, there in ((who, facts["packages"]) for who, facts in told.items())
    }
    return {who: names for who, names in found.items() if names}


def _others(
    client: Client, here: remote.Standing, addresses: Iterable[str]
) -> dict[str, list[str]]:
    """Say of workers in what they differ; those that do not are left out."""
    asked = sorted(addresses)
    if not asked:
        return {}
    answers = client.run(remote.standing_of_worker, workers=asked, on_error="return")
    found = {
        who: (
            remote.differences(here, answer)
            if isinstance(answer, remote.Standing)
            else [f"cannot make reports: {_first_line(answer)}"]
        )
        for who, answer in answers.items()
    }
    return {who: said for who, said in found.items() if said}


def _grouped(others: Mapping[str, list[str]]) -> list[str]:
    """List who differs in what, those with the same differences in one line."""
    groups: dict[str, list[str]] = {}
    for who, said in others.items():
        groups.setdefault("; ".join(said), []).append(who)
    return [f"{', '.join(who)}: {said}" for said, who in groups.items()]


def _first_line(error: BaseException) -> str:
    text = str(error).strip()
    return text.splitlines()[0] if text else type(error).__name__


def _close(client: Client) -> None:
    """Leave the cluster, whatever state it is in."""
    with contextlib.suppress(Exception):
        client.close(timeout=CONNECT)


@dataclass(eq=False)
class _Call:
    """A call that is not answered yet.

    Attributes
    ----------
    order
        As it goes to a worker.
    future
        What the caller got.
    placed
        What Dask knows of it; None while there is no worker for it.
    allowed
        Workers that may take it.
    lost
        How often all that might take it were lost.
    """

    order: bytes
    future: Future[Any] = field(default_factory=Future)
    placed: Placed[bytes] | None = None
    allowed: frozenset[str] = frozenset()
    lost: int = 0


class ClusterExecutor(Executor):
    """Runs calls on the workers of a Dask cluster, each in a process of its own there.

    Dask gives the calls of a lost worker to the others. A worker that joins later takes
    part if it makes the same pages, else it gets no call.

    Parameters
    ----------
    client
        Connected with the cluster; closed at the end.
    here
        How workers must stand.
    threads
        Address of each worker to its number of threads.

    Attributes
    ----------
    threads : int
        Calls that the cluster works on at a time, as it was in the beginning.
    tell : callable
        Told in a phrase of workers that are lost, or that join and cannot take part.
    """

    def __init__(
        self, client: Client, here: remote.Standing, threads: Mapping[str, int]
    ) -> None:
        self.threads = sum(threads.values())
        self.tell: Callable[[str], None] = lambda text: None
        self._client = client
        self._here = here
        self._good = set(threads)
        self._served = time.monotonic()  # when there was last a worker
        self._refused: set[str] = set()
        self._calls: set[_Call] = set()
        self._lock = threading.RLock()
        self._is_stopped = False
        self._ended = threading.Event()
        self._watcher = threading.Thread(
            target=self._watch, daemon=True, name="watch cluster"
        )
        self._watcher.start()

    # The base class declares it for any callable, as here.
    def submit(
        self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> Future[_R]:
        """Have a call made by a worker.

        Parameters
        ----------
        fn
            A function of the package.
        *args, **kwargs
            Its arguments, which can be pickled.

        Returns
        -------
        concurrent.futures.Future
            With the answer, the exception, or `LostWorkerError` where every worker that
            took it was lost, or the cluster was.
        """
        call = _Call(remote.order(self._here, fn, args, kwargs))
        call.future.set_running_or_notify_cancel()
        with self._lock:
            self._calls.add(call)
            self._place(call)
        return call.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; when all are answered, leave the cluster.

        Parameters
        ----------
        wait
            Return when that is so.
        cancel_futures
            Drop all calls; workers end the processes of those that have begun.
        """
        with self._lock:
            if cancel_futures:
                self._is_stopped = True
                placed = [call.placed for call in self._calls if call.placed]
                for call in list(self._calls):
                    self._fail(call, "the run was stopped")
                with contextlib.suppress(Exception):  # there may be no scheduler now
                    self._client.cancel(placed)
            left = [call.future for call in self._calls]
        if wait:
            futures.wait(left)
            self._ended.set()
            _close(self._client)

    def _place(self, call: _Call) -> None:
        """Give a call to the workers that may take it, if there are any."""
        call.placed, call.allowed = None, frozenset(self._good)
        if self._is_stopped:
            self._fail(call, "the run was stopped")
        elif call.allowed:
            try:
                call.placed = self._client.submit(
                    remote.call,
                    call.order,
                    key=f"cac-data-{uuid.uuid4().hex}",
                    workers=sorted(call.allowed),
                )
                call.placed.add_done_callback(partial(self._take, call))
            except Exception:  # of several kinds, where the client is closed
                self._fail(call, "the connection with the scheduler was lost")

    def _take(self, call: _Call, placed: Placed[bytes]) -> None:
        """Pass on what became of a call."""
        from distributed import KilledWorker

        answer: Any = None
        failure: BaseException | None = None
        try:
            answer = pickle.loads(placed.result(timeout=FETCH))
        except BaseException as error:  # whatever it was, the caller is told
            failure = error
        with self._lock:
            if call.placed is not placed:  # given up, or given to others
                return
            if failure is None:
                self._calls.discard(call)
                call.future.set_result(answer)
            elif isinstance(failure, remote.OtherVersionsError):
                self._refuse(failure.worker, failure.found)
                self._place(call)
            elif isinstance(failure, KilledWorker):
                self._fail(call, "every worker that took it was lost")
            elif isinstance(failure, CancelledError):
                self._fail(call, "the connection with the scheduler was lost")
            else:
                self._calls.discard(call)
                call.future.set_exception(failure)

    def _refuse(self, worker: str, why: list[str]) -> None:
        """Give no more calls to a worker."""
        if worker in self._good:
            self._good.discard(worker)
            self._refused.add(worker)
            self.tell(f"takes no part: {worker}: {'; '.join(why)}")

    def _fail(self, call: _Call, why: str) -> None:
        """Answer a call that no worker will answer."""
        self._calls.discard(call)
        call.placed = None
        call.future.set_exception(LostWorkerError(why))

    def _watch(self) -> None:
        """Notice who comes and goes, until the end."""
        while not self._ended.wait(WATCH):
            if self._client.status == "closed":
                self._fail_all()
                return
            # Where the scheduler does not answer, calls are told by Dask's client.
            with contextlib.suppress(Exception):
                self._look(set(self._client.nthreads()))

    def _look(self, present: set[str]) -> None:
        joined = present - self._good - self._refused
        others = _others(self._client, self._here, joined)
        for line in _grouped(others):
            self.tell(f"takes no part: {line}")
        for gone in sorted(self._good - present):
            self.tell(f"lost: {gone}")
        with self._lock:
            self._refused = (self._refused & present) | others.keys()
            self._good = present - self._refused
            if self._good:
                self._served = time.monotonic()
            for call in [call for call in self._calls if not call.allowed & present]:
                self._place_anew(call)

    def _place_anew(self, call: _Call) -> None:
        """Give a call to others, all that might take it being gone."""
        if call.allowed:
            if call.placed is not None:
                call.placed.cancel()
            # Once, however many there were: it was with one of them at a time, and of
            # those that die of it Dask itself counts each.
            call.lost += 1
            call.placed, call.allowed = None, frozenset()
        if call.lost >= LOSSES:
            self._fail(call, "every worker that took it was lost")
        elif self._good:
            self._place(call)
        elif time.monotonic() - self._served > PATIENCE:
            self._fail(call, f"no worker was left for {PATIENCE:.0f} s")

    def _fail_all(self) -> None:
        with self._lock:
            for call in list(self._calls):
                self._fail(call, "the connection with the scheduler was lost")

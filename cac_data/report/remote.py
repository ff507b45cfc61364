"""What the worker of a cluster does: a call, in a process of its own.

It works only where a report comes out as it would on the machine that asks: the same
package, tables, interpreter, packages and fonts. Nothing of the worker's disk is used
but what is installed.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cac_data.report import forks, keys, vintages
from cac_data.report.plan import Job
from cac_data.report.workers import LostWorkerError, workers

if TYPE_CHECKING:
    from dask.typing import Key
    from distributed import Worker

__all__ = ["OtherVersionsError", "Standing", "call", "differences", "order", "standing"]

CARRIED = ("SOURCE_DATE_EPOCH",)
"""Variables that count for a report and are those of the machine that asks."""

LOOK = 0.25
"""Seconds between two looks at whether a call is still wanted."""

STANDING = 120.0
"""Seconds that a worker may take to say how it stands; at first it starts a server."""

MOST = 5
"""Packages that are named; the others are counted."""


class OtherVersionsError(RuntimeError):
    """A worker on which a report would come out otherwise.

    Parameters
    ----------
    found
        What differs, a phrase each.
    worker
        Its address.
    """

    def __init__(self, found: Sequence[str], worker: str = "") -> None:
        super().__init__(found, worker)
        self.found = list(found)
        self.worker = worker

    def __str__(self) -> str:
        return "; ".join(self.found)


@dataclass(frozen=True)
class Standing:
    """What decides, on a machine, how reports come out.

    Attributes
    ----------
    parts : dict of str to str
        Those of the content key that are the machine's.
    python : str
        Interpreter and machine.
    packages : tuple of str
        The installed packages, with version.
    is_mixed : bool
        Whether the package has changed since it was loaded.
    """

    parts: Mapping[str, str]
    python: str
    packages: tuple[str, ...]
    is_mixed: bool = False


def standing() -> Standing:
    """Tell how this process would make reports.

    Returns
    -------
    Standing
        As things are on the disk now.
    """
    parts = keys.machine_parts()
    warm = sys.modules.get("cac_data.report.warm")
    return Standing(
        parts=parts,
        python=" ".join(keys.interpreter()),
        packages=tuple(
            name.rpartition(".")[0].replace("-", " ", 1) for name in keys.installed()
        ),
        is_mixed=warm is not None and parts != warm.PARTS,
    )


async def standing_of_worker() -> Standing:
    """Tell how a worker would make reports, without keeping it from other work.

    Returns
    -------
    Standing
        That of a process in which it would make one.

    Raises
    ------
    TimeoutError
        If it cannot be told in `STANDING` seconds.
    """
    try:
        # The thread may hang, too: where the server does not come up.
        return await asyncio.wait_for(asyncio.to_thread(_standing_apart), STANDING)
    except TimeoutError:
        message = f"no answer in {STANDING:.0f} s"
        raise TimeoutError(message) from None


def _standing_apart() -> Standing:
    forks.allow_children()
    with workers(1) as own:
        try:
            return own.submit(standing).result(STANDING)
        except TimeoutError:
            # Else the end of the block would wait for it all the same.
            own.shutdown(wait=False, cancel_futures=True)
            raise


def differences(wanted: Standing, found: Standing) -> list[str]:
    """Say in what a machine differs from the one that asks.

    Parameters
    ----------
    wanted, found
        The machine that asks, and the other.

    Returns
    -------
    list of str
        Phrases; empty where both make the same pages.
    """
    said = [] if not found.is_mixed else ["cac_data changed since the worker began"]
    for part, meaning in keys.PARTS.items():
        if wanted.parts.get(part) == found.parts.get(part):
            continue
        if part == "python":
            said.append(f"{found.python} instead of {wanted.python}")
        elif part == "packages":
            said.append(_other_packages(wanted.packages, found.packages))
        else:
            said.append(f"other {meaning}".replace("other the ", "other "))
    return said


def _other_packages(wanted: Sequence[str], found: Sequence[str]) -> str:
    """Name the packages that only one of two machines has."""
    there = [f"{name} there" for name in found if name not in wanted]
    here = [f"{name} here" for name in wanted if name not in found]
    named = sorted(there + here)
    more = [f"{len(named) - MOST} more"] if len(named) > MOST else []
    return f"packages: {', '.join(named[:MOST] + more)}"


def order(
    wanted: Standing, function: Callable[..., Any], args: Any, kwargs: Any
) -> bytes:
    """Write down a call for a worker.

    Parameters
    ----------
    wanted
        How the worker must stand.
    function
        What to call; it can be pickled.
    args, kwargs
        Its arguments. A `Job` among the former gets the files of its vintage.

    Returns
    -------
    bytes
        For `call`.
    """
    variables = {name: os.environ[name] for name in CARRIED if name in os.environ}
    args = tuple(_with_files(item) if isinstance(item, Job) else item for item in args)
    # The call is pickled apart: where versions differ it may not be readable at all.
    inner = pickle.dumps((function, args, kwargs))
    return pickle.dumps((wanted, variables, inner))


def call(written: bytes) -> bytes:
    """Do as an order says, in a process that ends if nobody wants the answer any more.

    Parameters
    ----------
    written
        As from `order`.

    Returns
    -------
    bytes
        The answer, pickled.

    Raises
    ------
    OtherVersionsError
        If this machine is not as the order wants it.
    LostWorkerError
        If the process was killed, or the call is not wanted any more.
    """
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()
    forks.allow_children()
    with workers(1) as own:
        future = own.submit(_answer, written)
        while not wait([future], timeout=LOOK).done:
            if not _is_wanted(worker, key):
                own.shutdown(wait=False, cancel_futures=True)
                message = "nobody wants its answer any more"
                raise LostWorkerError(message)
        try:
            return future.result()
        except OtherVersionsError as error:
            raise OtherVersionsError(error.found, worker.address) from None


def _is_wanted(worker: Worker, key: Key) -> bool:
    """Tell whether an answer would be taken.

    Dask cannot stop a thread: it only marks a task that it was told to forget, and a
    worker that ends waits for its threads.
    """
    from distributed.core import Status

    if worker.status in (Status.closing, Status.closed, Status.failed):
        return False
    task = worker.state.tasks.get(key)
    return task is not None and task.state != "cancelled"


def _answer(written: bytes) -> bytes:
    """Check that this machine is as it should be, and make the call."""
    wanted, variables, inner = pickle.loads(written)
    for name in CARRIED:
        os.environ.pop(name, None)
    os.environ.update(variables)
    found = differences(wanted, standing())
    if found:
        raise OtherVersionsError(found)
    function, args, kwargs = pickle.loads(inner)
    with TemporaryDirectory(prefix="cac-data-home-") as home:
        for job in args:
            if isinstance(job, Job):
                _write_files(Path(home), job.files)
        # Never what this machine's own user has fetched.
        os.environ["CAC_DATA_HOME"] = home
        return pickle.dumps(function(*args, **kwargs))


def _with_files(job: Job) -> Job:
    return replace(job, files={**vintages.files(job.parameters), **job.files})


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

"""Reports made by the workers of a Dask cluster, byte for byte as on this machine.

A worker gets the job and nothing else: it needs the installed package and no shared
disk. One on which a report would come out otherwise says in what it differs.
"""

import multiprocessing
import os
import re
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from cac_data.report.build import Made
from cac_data.report.plan import DATA, Job, decisive_variables, machine
from cac_data.report.workers import Workers
from cac_data.vintage import BUNDLED, folder_of

PATIENCE = 10.0  # seconds in which a scheduler must answer, and have a worker


class Cluster:
    """Has reports made by a cluster's workers, as `Workers` by processes."""

    def __init__(self, client: Any) -> None:
        self.threads = sum(client.nthreads().values())
        self._executor = client.get_executor(pure=False)
        self._here = machine()

    def submit(
        self, job: Job, make: Callable[[Job], Made], seconds: float
    ) -> Future[Made]:
        """Have a report made, as on this machine."""
        files = {k: v for one in (job, job.baseline) for k, v in _files(one).items()}
        make = partial(_make_at_home, make, decisive_variables(), files)
        future: Future[Made] = self._executor.submit(
            _make_there, self._here, job, make, seconds
        )
        return future


def _files(job: Job | None) -> dict[str, bytes]:
    """Return what a report reads below ``CAC_DATA_HOME``: the vintage of its data."""
    vintage = str(job.parameters[DATA]) if job else BUNDLED
    if vintage == BUNDLED:
        return {}
    folder = folder_of(vintage)
    return {
        path.relative_to(folder.parents[1]).as_posix(): path.read_bytes()
        for path in [folder / "manifest.json", *folder.glob("tables/*.csv")]
    }


@contextmanager
def connect(address: str) -> Iterator[Cluster]:
    """Give an executor on the cluster at ``dask://HOST:PORT``.

    An address that is none, Dask that is not installed, a scheduler that does not
    answer, no workers and those that would make other pages are a ValueError.
    """
    place = re.fullmatch(r"dask://\[?([^/@]+?)\]?:(\d+)", address)
    if place is None:
        _refuse(f"{address!r} is unknown; allowed: dask://HOST:PORT")
    try:
        import distributed
    except ModuleNotFoundError as error:
        _refuse(
            f"a Dask cluster needs the package {error.name}, which is not installed; "
            "install it with pip install 'cac-data[dask]'"
        )
    tcp = address.replace("dask", "tcp", 1)
    try:
        # Dask would ask again and again where nobody listens.
        socket.create_connection((place[1], int(place[2])), PATIENCE).close()
        client = distributed.Client(tcp, timeout=PATIENCE, set_as_default=False)
    except (OSError, OverflowError, ValueError) as error:
        _refuse(
            f"no Dask scheduler answers at {address} ({error}); start one with `dask "
            "scheduler`, and `dask worker`"
        )
    with closing(client):
        here = machine()
        found = client.run(machine, on_error="return")
        if not found:
            _refuse(f"{address} has no worker; start `dask worker`")
        for who, there in found.items():
            _compare(here, there, who)
        yield Cluster(client)


def _refuse(why: str) -> NoReturn:
    message = f"`--executor`: {why}"
    raise ValueError(message)


def _compare(here: dict[str, list[str]], there: Any, who: str) -> None:
    """Refuse a worker that would make other pages, or none."""
    if isinstance(there, Exception):
        _refuse(f"{who} cannot make reports: {there}")
    found = [
        f"{part} ({', '.join(sorted({*there[part]} - {*here[part]})[:5])})"
        for part in here
        if there[part] != here[part]
    ]
    if found:
        _refuse(
            f"{who} would make other pages; allowed: workers with what is installed "
            f"here; it differs in {'; '.join(found)}"
        )


def _make_there(
    here: dict[str, list[str]], job: Job, make: Callable[[Job], Made], seconds: float
) -> Made:
    """Make a report on this worker, which may have come since."""
    _compare(here, machine(), "a worker")
    # There is no public way to say so: workers of Dask are daemons of their nannies.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # not public
    with Workers([job], 1) as workers:
        return workers.submit(job, make, seconds).result()


def _make_at_home(
    make: Callable[[Job], Made],
    variables: dict[str, str],
    files: dict[str, bytes],
    job: Job,
) -> Made:
    """Make a report from the vintages that came with it, never this machine's own."""
    os.environ.update(variables)
    with TemporaryDirectory() as home:
        os.environ["CAC_DATA_HOME"] = home
        for name, content in files.items():
            path = Path(home, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return make(job)

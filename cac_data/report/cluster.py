"""Reports that a Dask cluster makes, without a shared disk."""

import re
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing import current_process
from typing import Any

from cac_data.extras import extra
from cac_data.report.build import FinishedReport, ReportMaker
from cac_data.report.plan import Job, digest_of, key_of, machine, table_hashes
from cac_data.report.workers import Workers

PATIENCE = 10.0  # seconds in which a scheduler must answer
OTHER_PAGES = "`--executor`: a worker would make other pages; allowed: those with"


@contextmanager
def connect(address: str) -> Iterator[Any]:
    """Give the executor of the cluster at ``dask://HOST:PORT``.

    An address of another form or at which nobody answers is a ValueError, and so is a
    cluster with a worker on which a page would not be the same.
    """
    place = re.fullmatch(r"dask://\[?([^/@]+?)\]?:(\d+)", address)
    if place is None:
        message = f"`--executor`: {address!r} is unknown; allowed: dask://HOST:PORT"
        raise ValueError(message)
    with extra("dask", "`--executor`"):
        import distributed

    try:
        # Dask would ask again and again where nobody listens.
        socket.create_connection((place[1], int(place[2])), PATIENCE).close()
        tcp = address.replace("dask", "tcp", 1)
        client = distributed.Client(tcp, timeout=PATIENCE, set_as_default=False)
    except (OSError, OverflowError, ValueError) as error:
        message = f"`--executor`: no Dask scheduler answers at {address} ({error}); "
        message += "start one with `dask scheduler`"
        raise ValueError(message) from error
    with closing(client):
        _check_same_pages(client)
        yield client.get_executor(pure=False)


def _check_same_pages(client: Any) -> None:
    """Refuse a cluster with a worker on which pages would come out otherwise."""
    expected = machine()
    for worker in client.run(machine).values():
        unlike = [part for part in expected if worker[part] != expected[part]]
        if unlike:
            message = f"{OTHER_PAGES} the same {', '.join(unlike)}"
            raise ValueError(message)


def make_there(job: Job, make: ReportMaker, seconds: float) -> FinishedReport:
    """Make a report on this worker of a cluster, which may have come since."""
    key = key_of(job, digest_of(machine()))
    is_same = job.key == key and job.tables == table_hashes()
    if job.key and not is_same:
        message = f"{OTHER_PAGES} the same vintage and tables"
        raise ValueError(message)
    # There is no public way to say so: workers of Dask are daemons of their nannies.
    current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # not public
    with Workers([job], make, seconds, 1) as workers:
        return workers.submit(job).result()

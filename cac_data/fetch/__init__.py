"""Fresh rows from official services, stored as vintages beside the bundled tables.

:func:`fetch` asks the services, :func:`plan` tells what it would ask, :func:`prune`
removes old vintages. Asking needs the extra ``cac-data[fetch]``.
"""

from cac_data.fetch.services import SERVICES, Outcome, fetch, plan
from cac_data.fetch.store import RawAnswer, prune, store

__all__ = ["SERVICES", "Outcome", "RawAnswer", "fetch", "plan", "prune", "store"]

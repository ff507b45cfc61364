"""Relations between Central Asia and China: tables, each figure with its source.

What it means is worked out by ``cac_data.history``, ``trade``, ``energy``,
``infrastructure``, ``outlook``, ``country`` and ``claims``; ``facts`` reads single
figures. The modules ``tables``, ``sources`` and ``conflicts`` can be called like the
function of their name: ``cac_data.tables()`` lists the tables.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cac_data import (
        claims as claims,
        country as country,
        energy as energy,
        facts as facts,
        history as history,
        infrastructure as infrastructure,
        outlook as outlook,
        trade as trade,
    )
    from cac_data.conflicts import Conflicts, coverage
    from cac_data.find import find_figure
    from cac_data.sources import Sources, cite
    from cac_data.tables import (
        Tables,
        describe,
        load_table,
        select,
    )
    from cac_data.versions import __data_version__, __version__
    from cac_data.vintage import vintages

    conflicts: Conflicts
    sources: Sources
    tables: Tables

__all__ = [
    "__data_version__",
    "__version__",
    "cite",
    "conflicts",
    "coverage",
    "describe",
    "find_figure",
    "load_table",
    "select",
    "sources",
    "tables",
    "vintages",
]

# The module in which each function is. All are imported when they are asked for: help
# and completion of the command do not wait for pandas.
_HOMES = {
    "__data_version__": "versions",
    "__version__": "versions",
    "cite": "sources",
    "coverage": "conflicts",
    "describe": "tables",
    "find_figure": "find",
    "load_table": "tables",
    "select": "tables",
    "vintages": "vintage",
}

_MODULES = (
    "claims",
    "conflicts",
    "country",
    "energy",
    "facts",
    "history",
    "infrastructure",
    "outlook",
    "sources",
    "tables",
    "trade",
)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"cac_data.{name}")
    if name in _HOMES:
        return getattr(import_module(f"cac_data.{_HOMES[name]}"), name)
    message = f"module 'cac_data' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    special = [name for name in globals() if name.startswith("__")]
    return sorted({*special, *_HOMES, *_MODULES})

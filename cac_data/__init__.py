"""Relations between Central Asia and China: tables, each figure with its source.

What it means is worked out by ``cac_data.history``, ``trade``, ``energy``,
``infrastructure``, ``outlook`` and ``claims``; ``facts`` reads single figures. `tables`
and `sources` are functions here; of their modules one imports by name: ``from
cac_data.sources import known_by``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cac_data import (
        claims as claims,
        energy as energy,
        facts as facts,
        history as history,
        infrastructure as infrastructure,
        outlook as outlook,
        trade as trade,
    )
    from cac_data.sources import cite, conflicts, coverage, sources
    from cac_data.tables import (
        __data_version__,
        __version__,
        describe,
        load_table,
        select,
        tables,
    )
    from cac_data.vintage import vintages

__all__ = [
    "__data_version__",
    "__version__",
    "cite",
    "conflicts",
    "coverage",
    "describe",
    "load_table",
    "select",
    "sources",
    "tables",
    "vintages",
]

_HOMES = {
    **dict.fromkeys(("cite", "conflicts", "coverage", "sources"), "cac_data.sources"),
    "vintages": "cac_data.vintage",
}

_TOPICS = (
    "claims",
    "energy",
    "facts",
    "history",
    "infrastructure",
    "outlook",
    "trade",
)


def _imported(name: str) -> Any:
    return getattr(import_module(_HOMES.get(name, "cac_data.tables")), name)


class _Package(ModuleType):
    """The package, without pandas until it is needed: help and completion are not slow.

    Importing the modules `tables` and `sources` must not hide the functions.
    """

    tables = property(lambda self: _imported("tables"), lambda self, module: None)
    sources = property(lambda self: _imported("sources"), lambda self, module: None)

    def __getattr__(self, name: str) -> Any:
        if name in __all__:
            return _imported(name)
        if name in _TOPICS:
            return import_module(f"cac_data.{name}")
        message = f"module 'cac_data' has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__(self) -> list[str]:
        own = {name for name in super().__dir__() if name.startswith("__")}
        return sorted({*own, *__all__, *_TOPICS})


if not TYPE_CHECKING:
    sys.modules[__name__].__class__ = _Package

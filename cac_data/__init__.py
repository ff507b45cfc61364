"""Relations between Central Asia and China: tables, each figure with its source.

What there is: :func:`tables` lists the tables, :func:`describe` tells what one holds
and which words its columns take, :func:`load_table` gives it as a DataFrame of your
own, :func:`select` its rows by country, span and column. :func:`vintages` lists what
``cac-data fetch`` has brought beside the bundled rows; ``load_table(name,
vintage="latest")`` gives both.

Who says so: :func:`sources` and :func:`cite` of exactly the rows at hand,
:func:`conflicts` where sources give different figures for one fact, and why,
:func:`coverage` which years each series has, and its gaps.

What it means is worked out by ``cac_data.history``, ``trade``, ``energy`` and
``infrastructure``, whose functions take a frame and return one, and by
``cac_data.claims``, which says of each claim of the article what became of it. The
command ``cac-data`` asks the same questions: ``cac-data --help``.

``cac_data.tables`` and ``cac_data.sources`` are functions here; the modules of the
same names are imported from by name: ``from cac_data.sources import known_by``.

Examples
--------
Who says what about Kyrgyzstan's imports from China in 2023, in million US dollars?

>>> import cac_data
>>> trade = cac_data.load_table("bilateral_trade")
>>> cac_data.select(trade, countries="KGZ", start=2023, end=2023, flow="imports")[
...     ["reporter", "value_usd_mn"]
... ]
        reporter  value_usd_mn
0  china_customs     19753.582
1  china_customs     19700.000
2       national      5353.257

How much gas did Turkmenistan send to China in 2025, in billion cubic metres, according
to whom?

>>> gas = cac_data.load_table("gas_flows")
>>> cac_data.select(
...     gas, exporter="TKM", importer="CHN", indicator="volume", period="2025"
... )[["basis", "value", "source_id"]]
                basis   value          source_id
0   exporter_official  40.000  prime-2025-450bcm
1  statistical_review  30.285   ei-2026-workbook

When is the railway to Uzbekistan to be finished, according to its builders, and when
did they say so?

>>> said = cac_data.load_table("schedule_claims")
>>> cac_data.select(
...     said, project_id="cku-rail", milestone="completion", role="operator"
... )[["said_on", "claimed_period"]]
      said_on claimed_period
0  2024-06-19           2030
1  2024-12-27           2031
2  2025-11-13      2028/2029

What does the article claim about Lu Ban workshops, and is it right?

>>> from cac_data.claims import verdicts
>>> verdicts("technology").set_index("claim_id").loc["c086", "verdict"]
'supported'
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOME = {
    **dict.fromkeys(("cite", "conflicts", "coverage", "sources"), "cac_data.sources"),
    "vintages": "cac_data.vintage",
}


def _imported(name: str) -> Any:
    return getattr(import_module(_HOME.get(name, "cac_data.tables")), name)


class _Package(ModuleType):
    """The package, which imports pandas when something of it is asked for.

    So help and completion of the command come at once. Two functions have the names of
    the modules that hold them: importing these modules must not hide the functions.
    """

    tables = property(lambda self: _imported("tables"), lambda self, module: None)
    sources = property(lambda self: _imported("sources"), lambda self, module: None)

    def __getattr__(self, name: str) -> Any:
        if name not in __all__:
            message = f"module 'cac_data' has no attribute {name!r}"
            raise AttributeError(message)
        return _imported(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


if not TYPE_CHECKING:
    sys.modules[__name__].__class__ = _Package

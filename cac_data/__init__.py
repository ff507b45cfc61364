"""Relations between Central Asia and China: tables, each figure with its source.

The tables are read with :func:`load_table`; :func:`tables` lists them. What the
figures mean is worked out by the topic modules, for instance ``cac_data.trade``.

``cac_data.tables`` and ``cac_data.sources`` are functions here; the modules of the
same names are imported from by name: ``from cac_data.sources import known_by``.

Examples
--------
>>> import cac_data
>>> trade = cac_data.load_table("bilateral_trade")
>>> cac_data.select(trade, countries=["KGZ"], start=2023, end=2023, flow="imports")[
...     ["reporter", "value_usd_mn"]
... ].head(2)
        reporter  value_usd_mn
0  china_customs     19753.582
1  china_customs     19700.000
"""

from cac_data.sources import cite, conflicts, coverage, sources
from cac_data.tables import (
    __data_version__,
    __version__,
    describe,
    load_table,
    select,
    tables,
)

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
]

"""What the checks of the tables allow for, each exception with its reason.

One module per subject. A test fails when an exception is no longer needed, so these
lists can only name what is really there.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any


def _joined(name: str) -> dict[tuple[str, ...], str]:
    """All exceptions of one kind, from every module of this folder."""
    found: dict[tuple[str, ...], str] = {}
    for module in pkgutil.iter_modules(__path__):
        listed: Mapping[Any, str] = getattr(
            importlib.import_module(f"{__name__}.{module.name}"), name, {}
        )
        twice = set(found) & set(listed)
        assert not twice, f"{module.name}: {name} has {twice} a second time"
        found.update(listed)
    return found


DOES_NOT_ADD_UP = _joined("DOES_NOT_ADD_UP")
"""(table, reporter, country, period): turnover is not the sum of its two flows."""

IS_NO_SUM = _joined("IS_NO_SUM")
"""(table, group, period, flow): a published total is not the sum of its members."""

JUMPS = _joined("JUMPS")
"""(table, series, year): more than a factor of five in a year."""

OUT_OF_ORDER = _joined("OUT_OF_ORDER")
"""(table, id, column): a date that lies before the one it should follow."""

BEYOND_ALL = _joined("BEYOND_ALL")
"""(table, indicator): a percentage that may be negative or more than all."""

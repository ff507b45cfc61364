"""The tables as a reader could have known them on a date."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import pandas as pd

from cac_data import codes
from cac_data.sources import known_by
from cac_data.tables import load_table, table_names
from cac_data.vintage import BUNDLED, resolve

__all__ = ["Known", "Tables"]

Tables = Mapping[str, pd.DataFrame]
_Found = TypeVar("_Found")

# These say what is claimed, what a word or a place is and who a source is; they are not
# findings of a date, whatever the date of the text in which they were read.
_UNDATED_TABLES = ("claims", "concepts", "countries", "places", "sources")


class Known(Mapping[str, pd.DataFrame]):
    """Tables as a reader could have known them on a date, read when first asked for."""

    def __init__(
        self, given: Tables | None = None, as_of: str = "", vintage: str = BUNDLED
    ) -> None:
        self._given = dict(given or {})
        self.as_of = as_of
        # Now, so that tables read later are of no other vintage.
        self.vintage = resolve(vintage)
        self._read: dict[str, pd.DataFrame] = {}
        self._made: dict[Callable[[Known], Any], Any] = {}
        for name in self._given:
            codes.check_member("tables", name, table_names())

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._read:
            given = name in self._given
            frame = (
                self._given[name] if given else load_table(name, vintage=self.vintage)
            )
            dated = name not in _UNDATED_TABLES
            self._read[name] = _as_known(frame, self.as_of) if dated else frame
        return self._read[name]

    def once(self, function: Callable[["Known"], _Found]) -> _Found:
        """Return what a function makes of these tables; several claims may ask."""
        if function not in self._made:
            self._made[function] = function(self)
        found: _Found = self._made[function]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(table_names())

    def __len__(self) -> int:
        return len(table_names())


def _as_known(frame: pd.DataFrame, as_of: str) -> pd.DataFrame:
    if "basis" not in frame or "period" not in frame:
        return known_by(frame, as_of)
    # An area has no date; the copy it was read in is merely younger than the fact.
    lasting = (frame["basis"] == "static") & (frame["period"] == "")
    parts = [known_by(frame[~lasting], as_of), frame[lasting]]
    return pd.concat(parts, ignore_index=True)

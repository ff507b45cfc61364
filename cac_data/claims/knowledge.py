"""Tables as a reader could have known them on a date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import pandas as pd

from cac_data import periods, trade
from cac_data.cache import note_tables
from cac_data.codes import TableName
from cac_data.known import UNDATED, is_lasting
from cac_data.sources import known_by
from cac_data.tables import load_table, table_names
from cac_data.validate import check_member
from cac_data.vintage import BUNDLED, resolve

Tables: TypeAlias = Mapping[str, pd.DataFrame]


class Known(dict[str, pd.DataFrame]):
    """Tables as a reader could have known them on a date, each made when asked for.

    `given` tables stand in for loaded ones. `as_of` is a day, month or year, empty for
    all that is known now. ValueError for a table or a vintage that there is not.
    """

    def __init__(
        self, given: Tables | None = None, as_of: str = "", vintage: str = BUNDLED
    ) -> None:
        super().__init__()
        self.given = given or {}
        self.as_of = as_of
        self.vintage = resolve(vintage)
        self._loaded: set[str] = set()
        for name in self.given:
            check_member("tables", name, table_names())

    def __reduce__(self) -> tuple[object, ...]:
        """Leave out what was loaded: whoever reads this has the same tables."""
        own = {name: table for name, table in self.items() if name not in self._loaded}
        return (
            Known,
            (self.given, self.as_of, self.vintage),
            None,
            None,
            iter(own.items()),
        )

    def __getitem__(self, name: str) -> pd.DataFrame:
        # A shared answer tells of each table, also of one that was loaded before.
        note_tables([name])
        return super().__getitem__(name)

    def __setitem__(self, name: str, table: pd.DataFrame) -> None:
        self._loaded.discard(name)
        super().__setitem__(name, table)

    def __missing__(self, name: TableName) -> pd.DataFrame:
        if name not in self.given:
            frame = load_table(name, self.vintage, as_of=self.as_of)
        elif name in UNDATED:
            frame = self.given[name]
        else:
            frame = self._known_rows(self.given[name])
        self[name] = frame
        self._loaded.add(name)
        return frame

    def _known_rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows that were out on the date, then those that hold at any time."""
        lasts = is_lasting(frame)
        dated = known_by(frame[~lasts], self.as_of)
        return pd.concat([dated, frame[lasts]], ignore_index=True)

    @cached_property
    def turnover(self) -> pd.DataFrame:
        """Trade of the five by Chinese customs, whose count has the article's 95 bn.

        In the columns of `trade.series`, USD million.
        """
        return trade.regional(self["bilateral_trade"])

    @property
    def article_date(self) -> str:
        """Day on which the text of the claims came out, of several texts the first."""
        is_cited = self["sources"]["source_id"].isin(self["claims"]["source_id"])
        return str(self["sources"].loc[is_cited, "published"].min())

    @property
    def today(self) -> str:
        """The day of judgement: that of knowledge, else when sources were last read."""
        return self.as_of or str(self["sources"]["accessed"].max())

    def is_news(self, period: str) -> bool:
        """Tell whether a figure tells more than the author of the text could know.

        One of a time that ends before the text does not, not even on its own day.
        """
        return periods.bounds(period)[1] > periods.bounds(self.article_date)[1]

    def may_follow_text(self, period: str) -> bool:
        """Tell whether what is dated to a period may have come after the text.

        A bare year may: what is counted so is called a count *at most*.
        """
        return bool(period) and self.is_news(period)

    def surely_follows_text(self, period: str) -> bool:
        """Tell whether all of a period comes after the text."""
        return periods.bounds(period)[0] > periods.bounds(self.article_date)[1]

    @cached_property
    def bodies(self) -> pd.Series:
        """The body behind each source: papers that quote one office are one body."""
        return self["sources"].set_index("source_id")["origin"]

    @cached_property
    def bearing(self) -> pd.DataFrame:
        """Findings that bear on a test of a claim, with the `body` behind each.

        The columns and the index of the table ``evidence``, with `body`.
        """
        evidence = self["evidence"]
        findings = evidence[evidence["finding"] != "context"]
        tests = findings["test"].replace("whole", "figure")
        return findings.assign(body=findings["source_id"].map(self.bodies), test=tests)

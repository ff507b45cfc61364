"""Yearly flows with China: exports, imports, turnover and balance, by either side.

Money is in USD million at current prices; flows are seen from Central Asia. `trade` are
rows of ``bilateral_trade``, `flows` those of `series`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.codes import Flow, Side
from cac_data.inputs import Made, takes
from cac_data.observations import SHAPE, add_up, choose, observe
from cac_data.tables import select
from cac_data.validate import check_member

SIDES: Mapping[Side, Sequence[str]] = {
    "china_customs": ("china_customs", "china_mofcom", "china_press"),
    "national": ("national",),
}
"""The two sides that count the same trade, each by who is believed first."""
# What was fetched of UN Comtrade comes with every revision; what was worked out from a
# growth rate stands in where nothing is printed; `alternative` figures are witnesses.
VARIANTS = ("updated", "revised", "main", "derived")

FLOWS = ("exports", "imports")
FLOW_COLUMNS = ("country", "flow", "period", "value", "unit", "source_ids")
FLOW_ROWS = Made(by="trade.series", columns=FLOW_COLUMNS)
TOTAL_ROWS = Made(by="trade.regional", columns=("year", "value", "unit", "source_ids"))


@takes(trade="bilateral_trade")
@cached
def series(trade: pd.DataFrame, reporter: Side = "china_customs") -> pd.DataFrame:
    """Give exports, imports and turnover of each country and of the five by year.

    A turnover is the published one or the sum of both flows, a figure of the five
    (``CA5``) the published one or the sum of all countries: whichever is more exact.

    Columns: `country`, `flow`, those of `observations.SHAPE` (`value` in USD million),
    `reporter`, `scope` (empty for goods, ``with_services``, ``in_part``); one row a
    country, flow and whole year. ValueError for an unknown side.
    """
    check_member("reporter", reporter, SIDES)

    observed = observe(trade)
    observed = observed[observed["year"].notna()]

    # One figure a country, flow and year: of several publishers and variants of one
    # side that which is believed first.
    chosen = choose(observed, reporter=SIDES[reporter], variant=VARIANTS)
    chosen = chosen.assign(reporter=reporter)

    # Where no turnover was published, or only a round one, both flows make it.
    is_turnover = chosen["flow"] == "turnover"
    turnover = add_up(
        chosen[chosen["country"].isin(codes.CA5)],
        over="flow",
        members=FLOWS,
        into="turnover",
        beside=chosen[is_turnover],
        across=["coverage"],
    )
    flows = pd.concat([chosen[~is_turnover], turnover], ignore_index=True)

    # What counts of countries leave out or add to goods, the column `scope` says.
    flows = add_up(
        flows, "country", codes.CA5, "CA5", beside=flows, across=["coverage"]
    )
    is_shown = flows["country"].isin([*codes.CA5, "CA5"])
    flows = flows[is_shown].reset_index(drop=True)
    columns = ["country", "flow", *SHAPE, "reporter", "scope"]
    return flows[columns]


@takes(trade="bilateral_trade")
def regional(
    trade: pd.DataFrame, *, flow: Flow = "turnover", reporter: Side = "china_customs"
) -> pd.DataFrame:
    """Give the trade of the five together by year: the rows of `series` for ``CA5``.

    ValueError for an unknown flow or side.
    """
    flows = series(trade, reporter)
    return select(flows, countries="CA5", flow=flow)


@takes(flows=FLOW_ROWS)
def balance(flows: pd.DataFrame) -> pd.DataFrame:
    """Give exports less imports as `value`, and the two as columns of their names.

    The columns of `series` with `exports` and `imports`, all in USD million, the `flow`
    of each row ``balance``; one row a country and year for which both flows are known.
    """
    exports = flows[flows["flow"] == "exports"]
    imports = flows[flows["flow"] == "imports"]
    differences = observations.combine(
        exports, imports, "sub", on=["country", "period"]
    )
    differences = differences.rename(columns={"one": "exports", "other": "imports"})
    return differences.assign(flow="balance")


# --- One trade, counted by several ---------------------------------------------------


@dataclass(frozen=True, eq=False)
class Counts:
    """One trade as each of its publishers counts it, worked out once for a page.

    `china` and `national` are the flows of `series` by either side; `printed` are the
    published figures of whole years behind them, those of others, too, in all variants.
    """

    china: pd.DataFrame
    national: pd.DataFrame
    printed: pd.DataFrame

    def flows_by(self, reporter: Side) -> pd.DataFrame:
        """Give the flows as one side counts them, as `series` does.

        ValueError for an unknown side.
        """
        check_member("reporter", reporter, SIDES)
        return self.china if reporter == "china_customs" else self.national

    @property
    def bank(self) -> pd.DataFrame:
        """Turnover as the Eurasian Development Bank has it, whose count mixes sources.

        One row a year for each country that it names, and for the five (``CA5``).
        Columns: `reporter country flow`, those of `observations.SHAPE` (`value` in USD
        million), `note`, and `measure`, which is ``mixed``; the index is that of
        `printed`.
        """
        printed = self.printed
        is_main = (printed["reporter"] == "edb") & (printed["variant"] == "main")
        turnover = printed[is_main & (printed["flow"] == "turnover")]
        return turnover.drop(columns="variant").assign(measure="mixed")


@takes(trade="bilateral_trade")
def counts_of(trade: pd.DataFrame) -> Counts:
    """Give what China, the countries themselves and others count of the same trade."""
    observed = observe(trade)
    return Counts(
        china=series(trade),
        national=series(trade, "national"),
        printed=observed[observed["year"].notna()],
    )


def turnover_of_five(flows: pd.DataFrame) -> pd.DataFrame:
    """Give the turnover of the five together by year, in the columns of `series`."""
    return select(flows, countries="CA5", flow="turnover")


def is_of_all_five(rows: pd.DataFrame, by: Sequence[str] = ("period",)) -> pd.Series:
    """Tell which rows belong to a group, such as a year, that has all five states."""
    states = rows.groupby(list(by))["country"].transform("nunique")
    return states == len(codes.CA5)

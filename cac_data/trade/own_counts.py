"""What others count beside Chinese customs: the countries themselves, and the Bank.

The Bank is the Eurasian Development Bank, whose count mixes sources. `counts` are those
of `flows.counts_of`, money is in USD million.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    at,
    compare,
    figures,
    ranked,
    sum_of,
)
from cac_data.figure import Difference
from cac_data.inputs import takes
from cac_data.observations import SHAPE, choose, join
from cac_data.tables import select
from cac_data.trade.flows import Counts, counts_of, is_of_all_five, turnover_of_five

SILENT = 6  # years after which a state that published nothing is asked no more
WITH_SERVICES = "with_services"  # the scope of a count that has more than goods
UNSAID = "U"  # the status of a figure of a total of which no one says who counted it

# --- The Bank ------------------------------------------------------------------------


@takes(trade="bilateral_trade")
@cached
def other_count(trade: pd.DataFrame, *, period: str = "") -> pd.DataFrame:
    """Give the turnover of the five by Chinese customs less that by the Bank.

    One row, for `period` or the latest of the Bank; none where one of the two has no
    total. Columns: `country flow`, those of `observations.SHAPE` (`value` in USD
    million), the two as `china` and `other`, and the gap as `pct` of the first.
    """
    return gap_to_bank(counts_of(trade), period)


def gap_to_bank(counts: Counts, period: str = "") -> pd.DataFrame:
    """Give the row of `other_count`, of counts."""
    is_region = counts.bank["country"] == "CA5"
    bank = counts.bank[is_region]
    china = turnover_of_five(counts.china)
    gap = observations.combine(
        china, bank, "sub", on=["period"], across=["reporter", "measure"]
    )
    gap = gap[gap["period"] == (period or bank["period"].max())]
    gap = gap.rename(columns={"one": "china"}).drop(columns="reporter")
    return gap.assign(half=math.nan, pct=100 * gap["value"] / gap["china"])


def compared_with_bank(counts: Counts) -> Comparison | Nothing:
    """Compare the last turnover of the five by customs (`one`) with the Bank's."""
    gap = at(gap_to_bank(counts))
    if not gap:
        return gap
    china = gap.of(value=gap.number("china"), reporter="china_customs", measure="")
    bank = gap.of(value=gap.number("other"), reporter="edb", measure="mixed")
    return compare(china, bank, across=["reporter", "measure"])


@takes(trade="bilateral_trade")
def bank_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """Give what the gap of `other_count` is made of: the Bank's count less China's.

    Columns: `country period`, `value`, which is `bank` less `china` (USD million), and
    `source_ids`. A row each for the countries that the Bank names, and one for the
    others together, whose `country` joins their codes by ``+``. The parts add up to the
    whole.
    """
    return bank_gap_by_country(counts_of(trade))


def bank_gap_by_country(counts: Counts) -> pd.DataFrame:
    """Give the rows of `bank_gap`, of counts."""
    columns = ["country", "period", "value", "china", "bank", "source_ids"]
    whole = at(gap_to_bank(counts))
    if not whole:
        return pd.DataFrame(columns=columns)

    is_state = counts.bank["country"].isin(codes.CA5)
    named = counts.bank[is_state & (counts.bank["period"] == whole.period)]
    turnover = select(counts.china, flow="turnover")
    parts = observations.combine(
        named,
        turnover,
        "sub",
        on=["country", "period"],
        across=["reporter", "measure"],
    )
    parts = parts.rename(columns={"one": "bank", "other": "china"})

    unnamed = [code for code in codes.CA5 if code not in set(parts["country"])]
    if unnamed:
        remainder = {
            "country": "+".join(unnamed),
            "period": whole.period,
            "bank": whole.number("other") - math.fsum(parts["bank"]),
            "china": whole.number("china") - math.fsum(parts["china"]),
            "source_ids": whole.source_ids,
        }
        parts = pd.concat([parts, pd.DataFrame([remainder])])
    parts = parts.assign(value=parts["bank"] - parts["china"])
    return parts[columns].sort_values("value", kind="stable", ignore_index=True)


@dataclass(frozen=True)
class BankGap:
    """What some countries make of the gap: the Bank's count, `one`, and China's."""

    countries: list[str]
    counts: Comparison


def bank_gaps(counts: Counts) -> list[BankGap]:
    """Give the `bank_gap` as comparisons, the largest shortfall first."""
    gaps = []
    for gap in figures(bank_gap_by_country(counts)):
        amount = gap.of(unit="USD mn")
        bank = amount.of(value=gap.number("bank"), reporter="edb", measure="mixed")
        china = amount.of(value=gap.number("china"), reporter="china_customs")
        compared = compare(bank, china, across=["reporter", "measure"])
        assert compared, "two counts of one trade"
        gaps.append(BankGap(gap.text("country").split("+"), compared))
    return gaps


# --- The countries themselves --------------------------------------------------------


@takes(trade="bilateral_trade")
def national_total(trade: pd.DataFrame) -> pd.DataFrame:
    """Give the turnover of each of the five by its own count, in the last year of all.

    Columns: `country`, those of `observations.SHAPE` (`value` in USD million),
    `reporter`, `china`, which is China's count of the same, and `chosen`, who counts:
    ``national``; ``edb`` for a state that does publish but whose total we lack, as the
    Eurasian Development Bank quotes it; ``china_customs`` for the one that has
    published nothing for `SILENT` years. Empty without such a year, or where more than
    one of them is silent.
    """
    return turnover_by_state(counts_of(trade))


def turnover_by_state(counts: Counts) -> pd.DataFrame:
    """Give the rows of `national_total`, of counts."""
    national = counts.national[counts.national["country"].isin(codes.CA5)]
    recent = national[national["year"] >= national["year"].max() - SILENT]
    publishing = set(recent["country"])
    silent = set(codes.CA5) - publishing

    national = select(national, flow="turnover")
    quoted = counts.bank[counts.bank["country"].isin(publishing)]
    china = select(counts.china, flow="turnover")
    china = china[china["country"].isin(codes.CA5)]
    stand_in = china[china["country"].isin(silent)]
    if len(silent) > 1:
        # With two of China's counts it would no longer be a total of own counts.
        stand_in = china[:0]

    printed = pd.concat([national, quoted, stand_in])
    printed = printed[["country", "reporter", *SHAPE]]
    parts = choose(printed, reporter=("national", "edb", "china_customs"))
    parts = parts[is_of_all_five(parts)]
    parts = parts[parts["period"] == parts["period"].max()]
    return join(parts, china, ["country", "period"], across=["reporter"], china="value")


@dataclass(frozen=True)
class NationalTotal:
    """The sum of own counts, `gap.other`, below China's count of the same trade.

    `parts`: by state, the largest first, of which `unsaid` are those whose count their
    source does not name, and `silent` those of whom China's count stands in.
    """

    gap: Comparison
    parts: list[Figure]
    unsaid: list[Figure]
    silent: list[Figure]


def sum_of_states(counts: Counts) -> NationalTotal | Nothing:
    """Give the sum of `national_total`, and how far it is below China's count."""
    parts = turnover_by_state(counts)
    if parts.empty:
        return Nothing("no year in which each state has a figure")
    # Each is told with who counts it.
    of_any_count: list[Difference] = ["reporter", "measure", "coverage"]
    total = sum_of(figures(parts), across=of_any_count)
    by_states = total.of(measure="mixed", reporter="national", coverage="")
    region = at(turnover_of_five(counts.china), total.whole_year)
    by_china = region or by_states.of(
        value=math.fsum(parts["china"]),
        measure="",
        reporter="china_customs",
        obs_status="A",
    )
    gap = compare(by_china, by_states, across=["reporter", "measure"])
    assert gap, "two counts of one trade"
    by_size = ranked(figures(parts), across=of_any_count) or []
    return NationalTotal(
        gap=gap,
        parts=by_size,
        unsaid=[part for part in by_size if part.obs_status == UNSAID],
        silent=[part for part in by_size if part.reporter == "china_customs"],
    )


@dataclass(frozen=True)
class OwnCount:
    """The turnover of a country by its own last `count`, beside that of China.

    `gap`: China's count, `one`, and its own. `unsaid`: the figure is one whose count
    its source does not name. `with_services`: it has services, too, or probably has.
    """

    count: Figure | Nothing
    gap: Comparison | Nothing
    unsaid: bool
    with_services: bool


def own_count(counts: Counts, country: codes.Country) -> OwnCount:
    """Give the turnover of a country by its own last count, beside that of China."""
    national = select(counts.national, countries=country)
    last = at(national[national["flow"] == "turnover"])
    china: Figure | Nothing = Nothing("no count of its own")
    if last:
        year = last.whole_year
        china = at(counts.china, year, country=country, flow="turnover")
    is_unsaid = last.get("obs_status") == UNSAID
    return OwnCount(
        count=last,
        # The page says of a count that it has services.
        gap=compare(china, last, across=["reporter", "coverage"]),
        unsaid=is_unsaid,
        with_services=last.get("scope") == WITH_SERVICES,
    )

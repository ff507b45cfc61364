"""What others count beside Chinese customs: the countries themselves, and the Bank.

The Bank is the Eurasian Development Bank, whose count mixes sources. `counts` are those
of `flows.counts_of`, money is in USD million.
"""

from __future__ import annotations

import math

import pandas as pd

from cac_data import codes, facts
from cac_data.cache import cached
from cac_data.facts import Fact, at, records
from cac_data.inputs import takes
from cac_data.observations import SHAPE, choose, join, union
from cac_data.tables import select
from cac_data.trade.flows import Counts, counts_of, is_of_all_five, turnover_of_five

SILENT = 6  # years after which a state that published nothing is asked no more
UNSAID = "U"  # the status of a figure of a total of which no one says who counted it

# --- The Bank ------------------------------------------------------------------------


@takes(trade="bilateral_trade")
@cached
def other_count(trade: pd.DataFrame, *, period: str = "") -> pd.DataFrame:
    """Give the turnover of the five by Chinese customs less that by the Bank.

    One row, for `period` or the latest of the Bank, with `china`, `other` and the gap
    as `pct` of the first; none where one of the two has no total.
    """
    return gap_to_bank(counts_of(trade), period)


def gap_to_bank(counts: Counts, period: str = "") -> pd.DataFrame:
    """Give the `other_count` of counts that are known already."""
    is_region = counts.bank["country"] == "CA5"
    bank = counts.bank[is_region]
    gap = join(
        turnover_of_five(counts.china), bank, ["period"], how="inner", other="value"
    )
    gap = gap[gap["period"] == (period or bank["period"].max())]
    china = gap["value"]
    difference = china - gap["other"]
    gap = gap.assign(
        china=china,
        value=difference,
        half=math.nan,
        pct=100 * difference / china,
    )
    return gap.drop(columns="reporter")


@takes(trade="bilateral_trade")
def bank_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """Give what the gap of `other_count` is made of: the Bank's count less China's.

    A row each for the countries that the Bank names, and one for the others together,
    whose `country` joins their codes by ``+``. The parts add up to the whole.
    """
    return bank_gap_by_country(counts_of(trade))


def bank_gap_by_country(counts: Counts) -> pd.DataFrame:
    """Give the `bank_gap` of counts that are known already."""
    columns = ["country", "period", "value", "china", "bank", "source_ids"]
    whole = at(gap_to_bank(counts))
    if not whole:
        return pd.DataFrame(columns=columns)

    named = counts.bank.rename(columns={"value": "bank"})
    is_state = named["country"].isin(codes.CA5)
    named = named[is_state & (named["period"] == whole["period"])]
    turnover = select(counts.china, flow="turnover")
    parts = join(named, turnover, ["country", "period"], how="inner", china="value")

    unnamed = [code for code in codes.CA5 if code not in set(parts["country"])]
    if unnamed:
        remainder = {
            "country": "+".join(unnamed),
            "period": whole["period"],
            "bank": whole["other"] - math.fsum(parts["bank"]),
            "china": whole["china"] - math.fsum(parts["china"]),
            "source_ids": whole["source_ids"],
        }
        parts = pd.concat([parts, pd.DataFrame([remainder])])
    parts = parts.assign(value=parts["bank"] - parts["china"])
    return parts[columns].sort_values("value", kind="stable", ignore_index=True)


# --- The countries themselves --------------------------------------------------------


@takes(trade="bilateral_trade")
def national_total(trade: pd.DataFrame) -> pd.DataFrame:
    """Give the turnover of each of the five by its own count, in the last year of all.

    `chosen` says who counts: ``national``; ``edb`` for a state that does publish but
    whose total we lack, as the Eurasian Development Bank quotes it; ``china_customs``
    for the one that has published nothing for `SILENT` years. Empty without such a
    year, or where more than one of them is silent.
    """
    return turnover_by_state(counts_of(trade))


def turnover_by_state(counts: Counts) -> pd.DataFrame:
    """Give the `national_total` of counts that are known already."""
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
    return join(parts, china, ["country", "period"], china="value")


def sum_of_states(counts: Counts) -> Fact:
    """Give the sum of `national_total`, and how far it is below China's count.

    `value` and `china` in USD million, `pct` the gap in percent of the second; `parts`
    by state, of which `unsaid` are those whose count their source does not name, and
    `silent` those of whom China's count stands in. Empty where a state has no figure.
    """
    parts = turnover_by_state(counts)
    if parts.empty:
        return {}
    total = math.fsum(parts["value"])
    period = parts["period"].iloc[0]
    china = math.fsum(parts["china"])
    region = at(turnover_of_five(counts.china), int(period))
    if region:
        china = region["value"]

    is_stand_in = parts["chosen"] == "china_customs"
    return {
        "value": total,
        "period": period,
        "china": china,
        "pct": 100 * (china - total) / china,
        "parts": records(parts.sort_values("value", ascending=False)),
        "unsaid": records(parts[parts["obs_status"] == UNSAID]),
        "silent": records(parts[is_stand_in]),
        "unheard": parts.loc[is_stand_in, "country"].tolist(),
        "source_ids": union(parts["source_ids"]),
    }


def own_count(counts: Counts, country: codes.Country) -> Fact:
    """Give the turnover of a country by its own last count, beside that of China.

    `gap` as `facts.compare` has it, `times`: how often China's holds the national one.
    `unsaid`: the figure is one whose count its source does not name. `wider` says of
    any other that the national statistics count more than goods in some years.
    """
    national = select(counts.national, countries=country)
    last = at(national[national["flow"] == "turnover"])
    china = at(counts.china, last.get("year", 0), country=country, flow="turnover")
    times = china["value"] / last["value"] if last and china else None
    is_unsaid = last.get("obs_status") == UNSAID
    has_other_definition = bool((national["obs_status"] == "D").any())
    return {
        **last,
        "gap": facts.compare(last, china, across=("reporter",)),
        "times": times,
        "unsaid": is_unsaid,
        "wider": has_other_definition and not is_unsaid,
    }

"""Announced against realised money: agreements beside direct investment."""

from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import select

_GROSS = ("gross", "all")


def announced_money(
    outcomes: pd.DataFrame, agreements: pd.DataFrame, *, country: str = "KAZ"
) -> pd.DataFrame:
    """What agreements of one country and China were said to be worth, in USD million.

    Sums are never added: each is one announcement, and later ones repeat earlier ones.

    Columns: ``country, period`` (the span), ``months`` (its length), ``value_usd_mn,
    a_year_usd_mn, source_ids``, in order of time; only sums of more than one month.

    ValueError for an unknown country.
    """
    needed = ["agreement_id", "indicator", "unit", "value", "source_id"]
    codes.check_columns(outcomes.columns, needed, function="announced_money")
    needed = ["agreement_id", "period", "countries"]
    codes.check_columns(agreements.columns, needed, function="announced_money")
    code = codes.country_code(country)
    said = outcomes[
        (outcomes["indicator"] == "agreements_value")
        & (outcomes["unit"] == "USD mn")
        & (outcomes["agreement_id"] != "")
    ]
    both = said.merge(agreements[needed], on="agreement_id")
    rows: list[dict[str, Any]] = []
    for row in both.to_dict("records"):
        months = periods.months(row["period"]) if row["period"] else 0
        if set(row["countries"]) != {code, "CHN"} or months < 2:
            continue
        rows.append(
            {
                "country": code,
                "period": row["period"],
                "months": months,
                "value_usd_mn": float(row["value"]),
                "a_year_usd_mn": 12 * float(row["value"]) / months,
                "source_ids": [row["source_id"]],
            }
        )
    columns = ["country", "period", "months", "value_usd_mn", "a_year_usd_mn"]
    found = pd.DataFrame(rows, columns=[*columns, "source_ids"])
    return found.sort_values("period", kind="stable", ignore_index=True)


def realised_money(investment: pd.DataFrame, *, country: str = "KAZ") -> pd.DataFrame:
    """Chinese direct investment in one country by year, gross and net.

    Two definitions that are never compared with each other: gross inflows as the
    government counts them, in US dollars, and net inflows of the balance of payments,
    in the currency of the source.

    Columns: ``country, period, part`` (``gross`` or ``net``), ``value, unit,
    source_ids``, whole years only.

    ValueError for an unknown country.
    """
    needed = ["country", "concept", "part", "direction", "basis", "sector", "period"]
    needed += ["variant", "source_id", "value", "unit"]
    codes.check_columns(investment.columns, needed, function="realised_money")
    rows = investment[
        (investment["country"] == codes.country_code(country))
        & (investment["concept"] == "fdi_flow")
        & (investment["direction"] == "china_to_region")
        & (investment["sector"] == "all")
        & (investment["variant"] == "main")
    ]
    by_year = indicators.with_source_ids(indicators.annual(rows))
    gross = select(by_year, basis="national")
    gross = gross[gross["part"].isin(_GROSS) & (gross["unit"] == "USD mn")]
    net = select(by_year, basis="national_bank", part="net")
    joined = pd.concat([gross.assign(part="gross"), net], ignore_index=True)
    columns = ["country", "period", "part", "value", "unit", "source_ids"]
    return joined.sort_values(["part", "period"], kind="stable", ignore_index=True)[
        columns
    ]

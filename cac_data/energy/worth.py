"""What the gas of a path is worth."""

import math

import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.gas import implied_price
from cac_data.energy.suppliers import deliveries, gas_values
from cac_data.tables import sort_rows


def gas_money(
    path: pd.DataFrame,
    flows: pd.DataFrame,
    *,
    gas_price_usd: float = 0.0,
) -> pd.DataFrame:
    """What the gas of a path is worth, in USD million a year.

    Volume times price: the assumed one, or the price that value and volume last
    implied for the main exporter. The year the path starts from has the value that
    Chinese customs count for the five, where they count it for each that sends gas.

    `gas_price_usd`: assumed price in USD for 1,000 m3; 0 for the one last implied.

    Columns: ``country`` (``CA5``), ``period, to_china, price_usd`` (for 1,000 m3),
    ``value_usd_mn, assumed, source_ids``; figures are missing where there is no price.
    """
    needed = ["period", "to_china", "assumed", "country", "source_ids"]
    codes.check_columns(path.columns, needed, function="gas_money")
    columns = ["country", "period", "to_china", "price_usd", "value_usd_mn", "assumed"]
    if path.empty:
        return pd.DataFrame(columns=[*columns, "source_ids"])
    prices = implied_price(flows)
    own = prices[
        (prices["exporter"] == path["country"].iloc[0]) & prices["value"].notna()
    ].tail(1)
    price, ids = gas_price_usd or math.nan, [path["source_ids"].iloc[0]]
    if not gas_price_usd and len(own):
        price, ids = float(own["value"].iloc[0]), [*ids, own["source_ids"].iloc[0]]
    start = path["period"].iloc[0]
    counted = gas_values(flows)
    senders = set(deliveries(flows).query("period == @start")["country"])
    counted = counted[(counted["period"] == start) & counted["country"].isin(codes.CA5)]
    whole = bool(senders) and senders <= set(counted["country"])
    made = []
    for row in path.to_dict("records"):
        now = price if row["assumed"] else math.nan
        value = row["to_china"] * now
        listed = ids
        if not row["assumed"] and whole:
            value = math.fsum(counted["value_usd_mn"])
            listed = counted["source_ids"].tolist()
        made.append(
            {
                "country": "CA5",
                "period": row["period"],
                "to_china": row["to_china"],
                "price_usd": now,
                "value_usd_mn": value,
                "assumed": row["assumed"],
                "source_ids": indicators.merge_ids(listed),
            }
        )
    return sort_rows(pd.DataFrame(made, columns=[*columns, "source_ids"]), ["period"])

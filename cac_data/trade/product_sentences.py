"""Sentences on trade by product, true with and without a file of it."""

import pandas as pd

from cac_data import codes
from cac_data.display.phrases import number, pct
from cac_data.trade.wording import VALUE, bn


def say_goods(summary: pd.DataFrame, leading: pd.DataFrame) -> str:
    """Say what the five sell China product by product, or that it is not known."""
    if summary.empty:
        return (
            "No product detail is in these tables: cac-data import baci brings it from "
            "CEPII's file of all trade by product, and a report with data: latest then "
            "shows it here."
        )
    parts = [_say_flow(summary, flow) for flow in ("exports", "imports")]
    if len(leading):
        first = leading.iloc[0]
        name = first["product"] or f"product {first['product_code']}"
        parts.append(f"The largest line of exports is: {name}.")
        known = leading["rca"].notna()
        if known.any():
            above = int((leading["rca"] > 1).sum())
            parts.append(
                f"In {above} of the {int(known.sum())} largest the five have a "
                "revealed comparative advantage."
            )
        else:
            parts.append(
                "The exports of the world are not in the files, so there is no "
                "revealed comparative advantage."
            )
    return " ".join(part for part in parts if part)


def _say_flow(summary: pd.DataFrame, flow: str) -> str:
    rows = summary[summary["flow"] == flow]
    if rows.empty:
        return ""
    row = rows.iloc[0]
    who = codes.reporter_name(str(row["reporter"]))
    done = "sold China" if flow == "exports" else "bought from China"
    count = int(row["products"])
    products = f"{number(count, 0)} product{'s' * (count != 1)}"
    text = (
        f"In {row['period']} the five {done} {products} worth {bn(row[VALUE])}, as "
        f"counted by {who} ({row['classification']}): the largest made "
        f"{pct(row['first_pct'])} of it and the ten largest {pct(row['ten_pct'])} "
        f"(Herfindahl-Hirschman index {row['hhi']:.2f})"
    )
    if row["with_china_pct"] == row["with_china_pct"]:
        text += f"; that was {pct(row['with_china_pct'])} of all {flow}"
    return f"{text}."

"""Findings on projects, freight and money in words.

Each is true of the frames it is made from, in every scenario.
"""

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.display import format_value, period_in_words
from cac_data.display.phrases import listed, pct
from cac_data.infrastructure.wording import bn, counted, is_known, km


def say_portfolio(table: pd.DataFrame) -> str:
    """Say how many projects are known, how far they have come, and with whom."""
    if table.empty:
        return "No project is known for this selection."
    total = int(table["projects"].sum())
    parts = [
        f"{count} {'is' if count == 1 else 'are'} {name.replace('_', ' ')}"
        for name in ("in_service", "under_construction", "planned", "stopped")
        if (count := int(table[name].sum()))
    ]
    named = int(table["chinese_party_named"].sum())
    return (
        f"Of {counted(total, 'project')} that stand for themselves, {listed(parts)}. "
        f"A Chinese party is named for {named} of them; where none is named, the "
        "sources are silent rather than sure."
    )


def say_places(places: pd.DataFrame) -> str:
    """Say how many projects are on the map, how they got there, and which are not."""
    if places.empty:
        return "No project is known for this selection."
    each = places.sort_values("on_map", ascending=False, kind="stable")
    each = each.drop_duplicates("project_id").sort_index()
    shown = each[each["on_map"].astype(bool)]
    legs = int(shown["how"].eq("leg").sum())
    one = len(shown) == 1
    parts = [
        f"{len(shown)} of {counted(len(each), 'project')} {'is' if one else 'are'} on "
        f"the map: {legs} by {'its' if one else 'their'} legs of the network, "
        f"{len(shown) - legs} by the places that "
        f"{'its name tells' if one else 'their names tell'}."
    ]
    beyond = each[each["how"].ne("") & ~each["on_map"].astype(bool)]
    if len(beyond):
        parts.append(f"Beyond its edge: {_short_names(beyond)}.")
    nowhere = each[each["how"].eq("")]
    if len(nowhere):
        parts.append(f"No place is known to the tables for: {_short_names(nowhere)}.")
    return " ".join(parts)


def _short_names(projects: pd.DataFrame) -> str:
    return "; ".join(str(name).split(",")[0] for name in projects["name"])


def say_freight(cargo: pd.DataFrame, use: pd.DataFrame, volumes: pd.DataFrame) -> str:
    """Say what the two land corridors carry, and what is said to be their capacity."""
    if cargo.empty:
        return "No whole year of cargo is known for this selection."
    last = [rows.iloc[-1] for _, rows in cargo.groupby("corridor", sort=False)]
    parts: list[str] = []
    for row in last:
        own = cargo[cargo["corridor"] == row["corridor"]]
        before = own.loc[own["period"] == str(int(row["period"]) - 1), "value"]
        text = f"{row['name']} carried {format_value(row['value'], 1)} {row['unit']}"
        text = text if not parts else text.replace(" carried", "")
        text += f" in {row['period']}"
        if len(before):
            change = 100 * (row["value"] / before.item() - 1)
            text += f" ({pct(change, sign=True)} on the year before)"
        parts.append(text)
    said = ", ".join(parts)
    if len(last) == 2:
        share = 100 * last[1]["value"] / last[0]["value"]
        said += f": {pct(share, digits=0)} of the former"
    said += "."
    beyond = use[~use["is_capacity"].astype(bool)].tail(1)
    if len(beyond):
        row = beyond.iloc[0]
        said += (
            f" In {row['period']} the Kazakh crossings carried "
            f"{pct(row['use_pct'], digits=0)} of the capacity stated for them, "
            f"{format_value(row['capacity'], 0)} Mt, so that figure is no limit."
        )
    return said + _planned(volumes, last[0])


def _planned(volumes: pd.DataFrame, row: pd.Series) -> str:
    """Set what the railway is planned to carry against the Kazakh crossings."""
    plan = volumes[
        (volumes["corridor"] == "cku_railway")
        & (volumes["indicator"] == "capacity")
        & (volumes["unit"] == "Mt a year")
    ]["value"]
    if plan.empty or row["corridor"] != "kazakhstan_china_rail":
        return ""
    low, high = plan.min(), plan.max()
    shares = [100 * value / row["value"] for value in (low, high)]
    span = format_value(low, 0)
    part = pct(shares[0], digits=0)
    if high > low:
        span += f" to {format_value(high, 0)}"
        part = (
            f"{shares[0]:.0f} to {part.replace(f'{shares[0]:.0f}', f'{shares[1]:.0f}')}"
        )
    return (
        f" The China–Kyrgyzstan–Uzbekistan railway is planned for {span} Mt a year, "
        f"{part} of what those crossings carry."
    )


def say_expectations(table: pd.DataFrame) -> str:
    """Say which figures named for a corridor came, and what the next ones need."""
    if table.empty:
        return "No plan or expectation is known for this corridor."
    over = table[table["reached_pct"].notna()]
    parts = []
    if len(over):
        reached = int((over["reached_pct"] >= 100).sum())
        parts.append(
            f"Of {counted(len(over), 'figure')} that "
            f"{'was' if len(over) == 1 else 'were'} expected or planned for the Middle "
            f"Corridor and whose year is over, {reached} "
            f"{'was' if reached == 1 else 'were'} reached."
        )
    ahead = table[table["needed_pct"].notna()]
    if len(ahead):
        row = ahead.iloc[-1]
        parts.append(
            f"The highest for {row['period']}, {format_value(row['value'], 0)} "
            f"{row['unit']}, needs {pct(row['needed_pct'])} a year "
            f"from {row['outcome'].split()[-1]}."
        )
    return " ".join(parts) or "No year that was named is over or lies ahead."


def say_transit(costs: pd.DataFrame, way: pd.DataFrame) -> str:
    """Say how time and cost by rail changed, and what a way would cost at that rate."""
    of = {(row["what"], row["mode"]): row for row in costs.to_dict("records")}
    time, cost = of.get(("time at a border", "rail")), of.get(_CARRIAGE)
    if time is None or cost is None:
        return "No time and cost of shipments by rail is known for this selection."
    text = (
        f"A border by rail took {format_value(time['value'], 1)} hours in "
        f"{time['period']}{_was(time, 1, year=True)}, and carriage cost USD "
        f"{format_value(cost['value'], 0)} per 500 km and 20 t{_was(cost, 0)}."
    )
    rails = way[(way["kind"] == "shortest way today") & (way["mode"] == "rail")]
    if rails.empty:
        return text
    length = rails["distance_km"].sum()
    dollars = round(cost["value"] * length / 500, -2)
    return (
        f"{text} At that rate 20 t on the shortest way today would cost about USD "
        f"{format_value(dollars, 0)} for its {km(length)} of rails, without borders, "
        "ports and ferries."
    )


_CARRIAGE = ("cost of carriage", "rail")


def _was(row: Mapping[Hashable, Any], digits: int, *, year: bool = False) -> str:
    if not is_known(row["before"]):
        return ""
    when = f" in {row['before_period']}" if year else ""
    return f" ({format_value(row['before'], digits)}{when})"


def say_logistics(scores: pd.DataFrame) -> str:
    """Say how the five stand in the index of logistics, and against China."""
    old = scores[scores["obs_status"] != "B"]
    five = old[old["country"].isin(codes.CA5)]
    if five.empty:
        return "No edition of the index is known for this selection."
    last = max(five["period"])
    now = five[five["period"] == last].sort_values("value", kind="stable")
    low, high = now.iloc[0], now.iloc[-1]
    whose = "the five" if len(now) == len(codes.CA5) else f"{len(now)} of the five"
    text = (
        f"In {last}, the last edition of the old method, {whose} scored from "
        f"{format_value(low['value'], 1)} ({codes.country_name(low['country'])}) to "
        f"{format_value(high['value'], 1)} ({codes.country_name(high['country'])}) of 5"
    )
    china = old[(old["country"] == "CHN") & (old["period"] == last)]
    if len(china):
        text += f", China {format_value(china['value'].item(), 1)}"
    text += "."
    new = scores[scores["obs_status"] == "B"]
    if len(new):
        text += (
            f" The edition of {listed(sorted(set(new['period'])))} is built anew and "
            "is not compared with it."
        )
    return text


def say_investment(overview: pd.DataFrame) -> str:
    """Say how far apart the counters of Chinese money are, and why none is added."""
    if overview.empty:
        return "No figure for Chinese money in the five is known for this selection."
    each: list[str] = []
    for row in overview.to_dict("records"):
        first, last = str(row["period"])[:4], str(row["period"]).split("/")[-1][:4]
        when = f"{first} to {last}" if row["how"] == "sum" else first
        told = f"sum of {when}" if row["how"] == "sum" else when
        amount = format_value(row["value"] / 1000, 1)
        currency = "USD " if not each else ""
        unit = " bn" if not each else ""
        name = _CONCEPTS[row["concept"], row["part"]]
        each.append(f"{name}: {currency}{amount}{unit} ({told})")
    return (
        f"Chinese money in the five – {'; '.join(each)}. They count different things, "
        "and none is added to another."
    )


_CONCEPTS = {
    ("fdi_stock", "all"): "stock of direct investment, by China's ministry",
    ("project_stock", "all"): "stock of projects, by the development bank",
    ("contract", "construction"): "building contracts",
    ("contract", "investment"): "purchases",
    ("commitment", "all"): "loans and grants promised",
}


def say_debt(debt: pd.DataFrame, loan_usd_mn: float = math.nan) -> str:
    """Say what countries owe China, which way that goes, and what the railway adds.

    `loan_usd_mn`: the loan to the railway's company, in USD million; missing where
    unknown.

    One sentence a country, then one on the loan and one on who is missing.
    """
    if debt.empty:
        return "No debt to China is known for this selection."
    parts = []
    for country, rows in debt.groupby("country", sort=True):
        name, last = codes.country_name(str(country)), rows.iloc[-1]
        when = period_in_words(last["date"])
        where = f"on {when}" if len(str(last["date"])) == 10 else f"in {when}"
        if not last["value"]:
            parts.append(f"{name} owed nothing {where}.")
            continue
        text = f"{name} owed {bn(last['value'])} {where}"
        top = rows[rows["value"] == rows["value"].max()].iloc[-1]
        if top["value"] > last["value"]:
            text += (
                f", down from {format_value(top['value'] / 1000, 2)} at the highest "
                f"({period_in_words(top['date'])})"
            )
        parts.append(f"{text}.")
    kgz = debt[debt["country"] == "KGZ"]
    if len(kgz) and is_known(loan_usd_mn):
        owed = kgz["value"].iloc[-1]
        size = "larger" if loan_usd_mn > owed else "smaller"
        parts.append(
            f"The loan for the railway, {bn(loan_usd_mn)}, is {size} than the debt of "
            "Kyrgyzstan; it is owed by the company and stands in no debt series."
        )
    missing = [code for code in codes.CA5 if code not in set(debt["country"])]
    if missing:
        who = listed([codes.country_name(code) for code in missing])
        parts.append(f"No figure for {who}.")
    return " ".join(parts)

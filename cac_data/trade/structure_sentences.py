"""Sentences on what trade is made of and who depends on it, true in every scenario."""

import math

import pandas as pd

from cac_data import codes
from cac_data.display.phrases import country_names, number, pct
from cac_data.tables import select, sort_rows
from cac_data.trade.mirror import FREIGHT
from cac_data.trade.sentences import say_contributions
from cac_data.trade.wording import bn, level_in, moved


def say_coverage(given: pd.DataFrame, *, reporter: str) -> str:
    """Say for which countries and years the side that counts gives figures by flow.

    ValueError for an unknown reporter.
    """
    who = codes.reporter_name(reporter)
    verb = "give" if who.endswith("statistics") else "gives"
    some = given[given["years"] > 0]
    none = given.loc[given["years"] == 0, "country"].tolist()
    if some.empty:
        return f"By flow, {who} {verb} no figures in this span."
    first, *others = [
        f"{codes.country_name(row['country'])} ({row['years']}"
        f"{(' year' + 's' * (row['years'] > 1)) if not place else ''}, "
        f"{'' if place else 'the last '}{row['last']})"
        for place, row in enumerate(some.to_dict("records"))
    ]
    text = ", ".join([first, *others[:-1]])
    text += f" and {others[-1]}" if others else ""
    text = f"By flow, {who} {verb} figures for {text}."
    if none:
        have = "has" if len(none) == 1 else "have"
        text += f" {country_names(none)} {have} none in this span."
    return text


def say_concentration(concentration: pd.DataFrame) -> str:
    """Say how far the trade of the five is that of a few of them."""
    if concentration.empty:
        return "There is no year in which all five have a figure to compare their size."
    rows = sort_rows(concentration, ["period"])
    last, before = rows.iloc[-1], rows.iloc[:-1]
    text = (
        "The concentration of trade among the five (Herfindahl-Hirschman index, "
        f"{1 / last['members']:.2f} if all trade alike, 1 if one trades alone) was "
        f"{last['hhi']:.2f} in {last['period']}"
    )
    if before.empty:
        return f"{text}."
    by_size = before.sort_values("hhi", kind="stable")
    low, high = by_size.iloc[0], by_size.iloc[-1]
    if len(before) == 1:
        return f"{text}; it was {low['hhi']:.2f} in {low['period']}."
    return (
        f"{text}; it was between {low['hhi']:.2f} ({low['period']}) and "
        f"{high['hhi']:.2f} ({high['period']}) before."
    )


def say_products(products: pd.DataFrame, gas: pd.DataFrame) -> str:
    """Say what goods are traded, how much of it is gas, and what is not known."""
    parts = []
    last = products["period"].max() if len(products) else ""
    of_year = products[products["period"] == last]
    out, back = (of_year[of_year["flow"] == flow] for flow in ("exports", "imports"))
    if len(out) and len(back):
        bought = " and ".join(
            f"{row['product']} {pct(row['share_pct'], digits=0)}"
            for row in back.head(2).to_dict("records")
        )
        parts.append(
            f"In {last}, the last year with all goods of all five in these tables, "
            f"{out['product'].iloc[0]} were {pct(out['share_pct'].iloc[0], digits=0)} "
            f"of exports, and {bought} of imports."
        )
    year = gas["period"].max() if len(gas) else ""
    said = [
        f"{pct(row['share_pct'], digits=0)} of "
        + (
            "the exports of the five"
            if row["country"] == "CA5"
            else f"{codes.country_name(row['country'])}'s trade with China"
        )
        for row in gas[gas["period"] == year]
        .sort_values("country", ascending=False)
        .to_dict("records")
    ]
    if said:
        parts.append(
            f"Pipeline gas was {' and '.join(said)} in {year}, at the value of Chinese "
            "customs."
        )
    if not parts:
        return "No table of this span says which goods were traded."
    missing = (
        "What else was sold and bought since then is not in these tables by section."
    )
    return " ".join([*parts, missing])


def say_asymmetry(shares: pd.DataFrame, others: pd.DataFrame) -> str:
    """Say how much more one side of the trade depends on it than the other."""
    last = sort_rows(shares, ["country", "period"]).groupby("country").tail(1)
    own, china = last[last["country"] != "CHN"], last[last["country"] == "CHN"]
    parts = []
    if len(own):
        each = ", ".join(
            f"{codes.country_name(row['country'])} {pct(row['share_pct'])} "
            f"({row['period']})"
            for row in own.to_dict("records")
        )
        parts.append(f"Share of China in all goods trade, on national data: {each}.")
    else:
        parts.append("No country gives its share of trade with China in this span.")
    parts += [
        f"{codes.country_name(row['country'])} prints no share itself; the "
        f"{codes.reporter_name(row['reporter'])} has {pct(row['share_pct'], digits=0)} "
        f"({row['period']})."
        for row in others.to_dict("records")
    ]
    parts += [
        f"The five together are {pct(row['share_pct'])} of China's trade "
        f"({row['period']}, Chinese data)."
        for row in china.to_dict("records")
    ]
    return " ".join(parts)


def say_without(line: pd.DataFrame) -> str:
    """Say what a flow of the five grew by without the line of one country."""
    if line.empty:
        return "A line of one country cannot be taken out: a year is missing."
    row = line.iloc[0]
    where = "to China" if row["flow"] == "exports" else "from China"
    text = (
        f"{str(row['flow']).capitalize()} of the five {where} went from "
        f"{bn(row['first'])} in {row['start']} to {bn(row['last'])} in {row['end']}"
        f"{_rate(row['growth_pct'])}. Without those of "
        f"{codes.country_name(row['country'])} it is {bn(row['without_first'])} to "
        f"{bn(row['without_last'])}{_rate(row['without_pct'])}."
    )
    if row["own_period"]:
        text += (
            f" {codes.country_name(row['country'])} itself last recorded "
            f"{bn(row['own_last'])} of {row['flow']} ({row['own_period']})."
        )
    return text


def say_fall(fall: pd.DataFrame) -> str:
    """Say who made the deepest fall of trade."""
    if fall.empty:
        return "There is no fall of the five together to take apart in this span."
    return f"For comparison, the deepest fall of the series. {say_contributions(fall)}"


def _rate(value: float) -> str:
    return "" if math.isnan(value) else f", {pct(value, sign=True)} a year"


def say_ranges(ranges: pd.DataFrame) -> str:
    """Say between which counts each flow lies, with valuation allowed for."""
    single = ranges[ranges["country"] != "CA5"]
    if single.empty:
        return "No flow of one country is counted by both sides in this span."
    wide = (single["high_usd_mn"] - single["low_usd_mn"]).sort_values(kind="stable")
    row = single.loc[wide.index[-1]]
    text = (
        f"With freight and insurance of {_percent(FREIGHT[0])} to "
        f"{_percent(FREIGHT[1])} % allowed for, the widest range is that "
        f"of {codes.country_name(row['country'])} ({row['what']}): "
        f"{bn(row['low_usd_mn'])} to {bn(row['high_usd_mn'])}."
    )
    less = single[FREIGHT[1] * single["china_usd_mn"] < single["other_usd_mn"]]
    if len(less):
        text += (
            " China counts less than the country itself, by more than freight, of "
            f"{_lines_in_words(less)}."
        )
    return text


def _percent(factor: float) -> str:
    return number(100 * (factor - 1), 0)


def _lines_in_words(rows: pd.DataFrame) -> str:
    """Write countries and their flows as a list in words."""
    said = [
        f"{codes.country_name(row['country'])} ({row['what']})"
        for row in rows.to_dict("records")
    ]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def say_price_years(
    totals: pd.DataFrame, prices: pd.DataFrame, *, back: int = 3
) -> str:
    """Say how a price and trade moved over the last years, each for itself.

    `totals`: one series by year, for instance of :func:`cac_data.trade.regional`.
    """
    unknown = "Price and trade cannot be set beside each other over the last years."
    brent = select(prices, commodity="brent", origin="WLD")
    if totals.empty or brent.empty:
        return unknown
    last = max(totals["period"])
    first = str(int(last) - back)
    ends = brent.drop_duplicates("period").set_index("period")["value"]
    trade = (level_in(totals, first), level_in(totals, last))
    if any(math.isnan(level) for level in trade) or not {first, last} <= set(
        ends.index
    ):
        return unknown
    price, goods = (
        100 * (end / begin - 1) for begin, end in ((ends[first], ends[last]), trade)
    )
    return (
        f"From {first} to {last} Brent {moved(price)} {pct(abs(price), digits=0)} and "
        f"trade {moved(goods)} {pct(abs(goods), digits=0)}."
    )


def say_announced(announced: pd.DataFrame, realised: pd.DataFrame) -> str:
    """Say how agreements compare with the investment that came, by both definitions."""
    if announced.empty:
        return "No sum of agreements with a span of time is known here."
    row = announced.iloc[-1]
    first, last = str(row["period"]).split("/")
    text = (
        f"{codes.country_name(row['country'])} and China announced agreements of "
        f"{bn(row['value_usd_mn'])} from {first} to {last}, "
        f"{number(row['a_year_usd_mn'] / 1000, 1)} a year."
    )
    gross = realised[realised["part"] == "gross"]
    if len(gross):
        known = gross.iloc[-1]
        text += (
            f" Gross Chinese direct investment was {bn(known['value'])} in the last "
            f"year known ({known['period']})"
        )
        if known["value"] > 0:
            years = row["a_year_usd_mn"] / known["value"]
            text += f": a year of agreements is {number(years, 0)} years of it"
        text += "."
    net = realised[realised["part"] == "net"]
    if len(net):
        below = int((net["value"] < 0).sum())
        text += (
            f" Net of what went back, the inflow was negative in {below} of the "
            f"{len(net)} years from {net['period'].iloc[0]} to "
            f"{net['period'].iloc[-1]}."
        )
    return text

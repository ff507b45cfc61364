"""Sentences about trade that are true in every scenario.

A notebook's own prose states no number, winner or direction. Sentences that do are
made here from the frames, so that they change with the data; each says so when there
is nothing to say.
"""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from cac_data import codes, periods
from cac_data.display.phrases import country_names, number, pct
from cac_data.tables import sort_rows
from cac_data.trade.wording import VALUE, bn, level_in, moved, were, years_in_words


def say_scope(
    trade: pd.DataFrame, *, horizon: int, reporter: str, as_of: str = ""
) -> str:
    """Say what the report covers.

    `as_of`: date to which knowledge is limited; empty for none.

    ValueError for an unknown reporter.
    """
    who = codes.reporter_name(reporter)
    verb = "count" if who.endswith("statistics") else "counts"
    if trade.empty:
        return "No figures of trade for this selection."
    years = [periods.year_of(period) for period in trade["period"]]
    span = f"{min(years)} to {max(years)}" if len(set(years)) > 1 else f"{years[0]}"
    text = f"Goods trade with China, {span}, as {who} {verb} it; ahead to {horizon}."
    if as_of:
        text += f" Only what could be known on {as_of} is used."
    return text


def say_total(total: pd.DataFrame) -> str:
    """Say where trade of the five stands, how it got there, and which years lack."""
    total = sort_rows(total, ["period"])
    if total.empty:
        return (
            "This side gives no total for the five here: none is published, and a sum "
            "needs a figure of each of them."
        )
    last = total.iloc[-1]
    year = int(last["period"])
    kind = "a published total" if last["basis"] == "published" else "a sum of five"
    text = f"In {year} the five traded {bn(last[VALUE])} with China ({kind})"
    changes = [
        f"{pct(100 * (last[VALUE] / before - 1), sign=True)} on {year - back}"
        for back in (2, 4)
        if not math.isnan(before := level_in(total, year - back))
    ]
    text += f", {' and '.join(changes)}." if changes else "."
    years = {int(period) for period in total["period"]}
    gaps = sorted(set(range(min(years), max(years))) - years)
    if gaps:
        text += f" No total exists for {years_in_words(gaps)}."
    sums = [int(p) for p in total.loc[total["basis"] == "sum", "period"]]
    if sums:
        bridged = years_in_words(sums)
        text += f" Sums of the five countries stand in for {bridged}."
    return text


def say_contributions(changes: pd.DataFrame) -> str:
    """Say who made the change of trade between two years."""
    if changes.empty:
        return "No country has figures in both years."
    start, end = changes[["start", "end"]].iloc[0]
    whole = math.fsum(changes[VALUE])
    by_country = changes.groupby("country")[VALUE].sum()
    big = changes.sort_values(VALUE, key=abs).iloc[-1]
    line = (
        f" The largest single line is {big['flow']} of "
        f"{codes.country_name(big['country'])} ({bn(big[VALUE], sign=True)})."
    )
    if whole == 0 and set(by_country.index) == set(codes.CA5):
        return f"Between {start} and {end} trade of the five did not change.{line}"
    if changes["share_pct"].isna().any():
        who = country_names(sorted(by_country.index))
        return (
            f"Between {start} and {end} only {who} can be compared; the total cannot "
            f"be split.{line}"
        )
    order = (by_country / whole).sort_values(ascending=False)
    parts = ", ".join(
        f"{codes.country_name(str(country))} {pct(100 * part, digits=0)}"
        for country, part in order.items()
    )
    return (
        f"Between {start} and {end} trade of the five {moved(whole)} "
        f"{bn(abs(whole))}: {parts} of it.{line}"
    )


def say_balance(china: pd.DataFrame, national: pd.DataFrame) -> str:
    """Say how large the balance is, and how far the two sides are apart on it."""
    parts = []
    whole = china[china["country"] == "CA5"]
    if len(whole):
        last, best = whole.iloc[-1], whole.sort_values(VALUE).iloc[-1]
        parts.append(
            f"By Chinese customs the five had a balance of "
            f"{bn(last[VALUE], sign=True)} in {last['period']}"
            + (
                "."
                if best["period"] == last["period"]
                else f"; the highest was {bn(best[VALUE], sign=True)} in "
                f"{best['period']}."
            )
        )
    both = china.merge(national, on=["country", "period"], suffixes=("_c", "_n"))
    if len(both):
        both["apart"] = (both[f"{VALUE}_c"] - both[f"{VALUE}_n"]).abs()
        # Kazakhstan, the largest trader, where both sides have it.
        own = both[both["country"] == "KAZ"]
        row = (own if len(own) else both.sort_values("apart")).iloc[-1]
        parts.append(
            f"For {codes.country_name(row['country'])} in {row['period']} it is "
            f"{bn(row[f'{VALUE}_c'], sign=True)} on Chinese and "
            f"{bn(row[f'{VALUE}_n'], sign=True)} on national data."
        )
    return " ".join(parts) or "No year has exports and imports from one side."


def say_mirror(gaps: pd.DataFrame, *, countries: Sequence[str]) -> str:
    """Say how far the two counts of one flow are apart in the latest year of each."""
    parts = []
    for country in countries:
        rows = gaps[(gaps["country"] == country) & gaps["ratio"].notna()]
        if rows.empty:
            parts.append(
                f"{codes.country_name(country)}: no year counted by both sides."
            )
            continue
        last = rows.iloc[-1]
        by_ratio = rows.sort_values("ratio")
        low, high = by_ratio.iloc[0], by_ratio.iloc[-1]
        parts.append(
            f"{codes.country_name(country)}, {last['period']}: China counts "
            f"{bn(last['china_usd_mn'])} of {last['flow']}, the country "
            f"{bn(last['national_usd_mn'])}: a ratio of {last['ratio']:.1f}"
            + (
                f", which was between {low['ratio']:.1f} ({low['period']}) and "
                f"{high['ratio']:.1f} ({high['period']})"
                if len(rows) > 1
                else ""
            )
            + f"; at the valuation of the country it is {last['adjusted_ratio']:.1f}."
        )
    return " ".join(parts)


def say_counters(gaps: pd.DataFrame, *, against: str = "edb") -> str:
    """Say how two counters of the five differ, and where the gap lies.

    ValueError for an unknown counter.
    """
    if gaps.empty:
        return "No second counter gives a total for the five."
    whole = gaps.iloc[-1]
    parts = [
        f"{country_names(row['member'].split('+'))}"
        f"{' together' if '+' in row['member'] else ''} "
        f"{number(row['gap_usd_mn'] / 1000, 1, sign=True)}"
        for row in gaps.iloc[:-1].to_dict("records")
    ]
    return (
        f"For {whole['period']} Chinese customs counts "
        f"{bn(whole['china_usd_mn'])}, the {codes.reporter_name(against)} "
        f"{bn(whole['other_usd_mn'])}: the gap of {bn(whole['gap_usd_mn'])} "
        f"{'splits into ' + ', '.join(parts) if parts else 'is not split further'}."
    )


def say_reexport(bounds: pd.DataFrame) -> str:
    """Say between which bounds trade in transit must lie."""
    if bounds.empty:
        return "The gap cannot be bounded: a year or a side is missing."
    row = bounds.iloc[0]
    shares = bounds["share_of_rise_pct"]
    first = (
        f"{country_names(bounds['country'].tolist())} made "
        f"{pct(shares.sum(), digits=0)} of the rise of the five from {row['start']} "
        f"to {row['end']}, as Chinese customs counts it. "
        if shares.notna().all()
        else ""
    )
    each = ", ".join(
        f"{codes.country_name(item['country'])} {item['high_usd_mn'] / 1000:.1f} "
        f"in {item['gap_period']}"
        for item in bounds.to_dict("records")
    )
    return (
        f"{first}At most {bn(bounds['high_usd_mn'].sum())} a year ({each}) left no "
        "trace in their own books and could have gone on to a third country; at least "
        "nothing. The figures are consistent with re-export and do not prove it."
    )


def say_late_bookings(late: pd.DataFrame) -> str:
    """Say how much of a year's flow was booked at its end."""
    if late.empty or late["share_pct"].isna().any():
        return "The months of the year are not all known."
    row = late.iloc[0]
    count = periods.months(row["months"])
    return (
        f"Of the {row['flow']} of {codes.country_name(row['country'])} in "
        f"{row['period']}, {pct(row['share_pct'], digits=0)} was booked in its last "
        f"{'month' if count == 1 else f'{count} months'}."
    )


def say_prices(fit: pd.DataFrame, *, what: str, price: str) -> str:
    """Say how trade moves with a price."""
    if fit.empty:
        return f"Too few yearly changes of {what} to set beside those of {price}."
    row = fit.iloc[0]
    return (
        f"With one percent of {price}, {what} moved by "
        f"{number(row['elasticity'], 2)} percent "
        f"(standard error {number(row['std_error'], 2)}) "
        f"from {row['start']} to {row['end']}: "
        f"{row['n']} yearly changes, of whose variance the price accounts for "
        f"{pct(100 * row['r_squared'], digits=0)}."
    )


def say_needed(needed: pd.DataFrame, achieved: pd.DataFrame) -> str:
    """Say which growth levels need, beside the growth that was achieved."""
    if needed.empty:
        return "There is no level to compare with, no figure to start or no year ahead."
    row = needed.iloc[0]
    each = ", ".join(
        f"{item['level_name']} needs {pct(item['nominal_pct'])} a year "
        f"({pct(item['real_pct'])} at constant prices)"
        for item in needed.to_dict("records")
    )
    text = f"From {row['start']} to {row['end']}, {each}."
    if len(achieved):
        past = achieved.iloc[0]
        text += (
            f" From {past['start']} to {past['end']} trade {moved(past['cagr_pct'])} "
            f"{pct(abs(past['cagr_pct']))} a year at current prices."
        )
    return text


def say_currencies(usd: pd.DataFrame, cny: pd.DataFrame, needed: pd.DataFrame) -> str:
    """Say how fast trade grew in dollars and in yuan, and which levels that reaches.

    Levels are in dollars, so they are set beside the pace in dollars only.
    """
    if usd.empty or cny.empty:
        return "The two currencies cannot be compared over the same years."
    row = usd.iloc[0]
    text = (
        f"From {row['start']} to {row['end']} trade changed by "
        f"{pct(row['cagr_pct'], sign=True)} a year in dollars and "
        f"{pct(cny.iloc[0]['cagr_pct'], sign=True)} in yuan: a rate in yuan must not "
        "be set beside a rate in dollars."
    )
    said = [
        f"{level['level_name']} needs "
        f"{'less' if level['nominal_pct'] < row['cagr_pct'] else 'more'}"
        f"{'' if place else ' than that pace'} ({pct(level['nominal_pct'])})"
        for place, level in enumerate(needed.to_dict("records"))
    ]
    return f"{text} In dollars, {' and '.join(said)}." if said else text


def say_projection(path: pd.DataFrame, chances: pd.DataFrame) -> str:
    """Say what the past alone gives for the horizon, and how likely levels are."""
    if path.empty:
        return (
            "Nothing can be projected: the series is missing or too short, or no year "
            "lies ahead of its last."
        )
    final = path.iloc[-1]
    text = (
        f"By its own past trade comes to USD {final['median'] / 1000:,.0f} bn in "
        f"{final['period']}"
    )
    if math.isnan(final["low"]):
        return f"{text}; the series is too short for an interval."
    text += (
        f" ({pct(100 * final['coverage'], digits=0)} interval "
        f"{final['low'] / 1000:,.0f} to {final['high'] / 1000:,.0f})."
    )
    if len(chances):
        each = "; ".join(
            f"{row['level_name']} has a probability of {row['words']}"
            for row in chances.to_dict("records")
        )
        text += f" Reaching {each}."
    return text


def say_backtest(scores: pd.DataFrame, *, method: str, years_ahead: int = 5) -> str:
    """Say how a method did in the past, and how much that shows."""
    rows = scores[(scores["method"] == method) & (scores["years_ahead"] == years_ahead)]
    if rows.empty or not rows["n"].item():
        note = rows["note"].item() if len(rows) else "the method was not scored"
        return f"There is no backtest: {note}."
    row = rows.iloc[0]
    words = {1: "One year", 3: "Three years", 5: "Five years"}
    ahead = words.get(years_ahead, f"{years_ahead} years")
    text = (
        f"{ahead} ahead the method missed by "
        f"{pct(row['median_ape_pct'], digits=0)} at the median over {row['n']} "
        f"overlapping windows, worth about {row['n_independent']:.0f} independent ones"
    )
    relative = row["relative_to_random_walk"]
    # A series that never moved leaves nothing to compare an error with.
    if not math.isnan(relative):
        text += f"; its error is {relative:.2f} of that of no change"
    text += "."
    if row["band_n"]:
        held = round(row["band_n"] * row["band_coverage"])
        text += (
            f" Its interval held {held} of {row['band_n']} outcomes, where 80 % were "
            "meant: with so few windows a calibration can be refuted, not certified."
        )
    return text


def say_path(path: pd.DataFrame, levels: Mapping[str, float]) -> str:
    """Say where the scenario's assumptions lead, and which levels that meets.

    `levels`: name and level, in USD million.
    """
    turnover_path = path[path["flow"] == "turnover"]
    if turnover_path.empty:
        return (
            "This side gives no exports and imports of the five to start from, or no "
            "year lies ahead."
        )
    final = turnover_path.iloc[-1]
    ends = path[path["period"] == final["period"]].set_index("flow")[VALUE] / 1000
    text = (
        f"Under the scenario's assumptions trade comes to USD "
        f"{final[VALUE] / 1000:,.0f} bn in {final['period']} "
        f"(exports {ends['exports']:,.0f}, imports {ends['imports']:,.0f})."
    )
    lowest = turnover_path.sort_values(VALUE).iloc[0]
    if lowest["period"] not in {turnover_path["period"].iloc[0], final["period"]}:
        text += f" The lowest year is {lowest['period']} with {bn(lowest[VALUE])}."
    # Compared as printed: 149.9 reads as 150 and must not miss it in the same breath.
    reached = round(final[VALUE] / 1000)
    met = [name for name, level in levels.items() if reached >= level / 1000]
    missed = [name for name in levels if name not in met]
    verbs = [
        f"{verb} {' and '.join(names)}"
        for verb, names in (("reaches", met), ("misses", missed))
        if names
    ]
    if verbs:
        text += f" That {' and '.join(verbs)}."
    return f"{text} It is arithmetic on assumptions, not a forecast."


def say_targets(outcomes: pd.DataFrame) -> str:
    """Say how earlier targets fared, and in what times they were set."""
    aims = outcomes[(outcomes["kind"] == "target") & (outcomes["target_period"] != "")]
    if aims.empty:
        return "No target with a year was set in this span."
    count = aims["verdict"].value_counts()
    reached, missed = int(count.get("reached", 0)), int(count.get("missed", 0))
    still = int(count.get("open", 0))
    text = (
        f"Of {len(aims)} target{'s' * (len(aims) > 1)} with a year, {reached} "
        f"{were(reached)} reached, {missed} {were(missed)} missed and {still} "
        f"{'is' if still == 1 else 'are'} open."
    )
    needed = aims.groupby("verdict")["needed_pct"].median()
    if {"missed", "reached"} <= set(needed.dropna().index):
        text += (
            f" At the median the missed ones needed {pct(needed['missed'])} a year "
            f"when they were set, the reached ones {pct(needed['reached'])}."
        )
    return text

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

    Parameters
    ----------
    trade
        The rows of ``bilateral_trade`` in use.
    horizon
        Last year of projections.
    reporter
        Side that counts.
    as_of
        Date to which knowledge is limited; empty for none.

    Returns
    -------
    str
        One or two sentences.

    Raises
    ------
    ValueError
        For an unknown reporter.

    Examples
    --------
    >>> from cac_data import load_table
    >>> say_scope(load_table("bilateral_trade"), horizon=2030, reporter="china_customs")
    'Goods trade with China, 1992 to 2026, as Chinese customs counts it; ahead to 2030.'
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
    """Say where trade of the five stands, how it got there, and which years lack.

    Parameters
    ----------
    total
        A frame of :func:`cac_data.trade.regional`.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import regional
    >>> print(say_total(regional(load_table("bilateral_trade"))))
    In 2025 the five traded USD 106.3 bn with China (a published total), +18.9 % on 2023
    and +114.7 % on 2021. No total exists for 2019. Sums of the five countries stand in
    for 1992 to 2018.
    """
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
    """Say who made the change of trade between two years.

    Parameters
    ----------
    changes
        A frame of :func:`cac_data.trade.contributions`.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import contributions
    >>> changes = contributions(load_table("bilateral_trade"), start=2023, end=2025)
    >>> print(say_contributions(changes))
    Between 2023 and 2025 trade of the five rose by USD 17.1 bn: Kazakhstan 45 %,
    Kyrgyzstan 43 %, Uzbekistan 13 %, Tajikistan 2 %, Turkmenistan −4 % of it. The
    largest single line is exports of Kyrgyzstan (USD +5.1 bn).
    """
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
    """Say how large the balance is, and how far the two sides are apart on it.

    Parameters
    ----------
    china, national
        Frames of :func:`cac_data.trade.balance` for the two sides.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import balance
    >>> trade = load_table("bilateral_trade")
    >>> print(say_balance(balance(trade), balance(trade, reporter="national")))
    By Chinese customs the five had a balance of USD −36.1 bn in 2025; the highest was
    USD +3.8 bn in 2013. For Kazakhstan in 2023 it is USD −8.4 bn on Chinese and USD
    −0.7 bn on national data.
    """
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
    """Say how far the two counts of one flow are apart in the latest year of each.

    Parameters
    ----------
    gaps
        A frame of :func:`cac_data.trade.mirror_gap`.
    countries
        Countries to speak of.

    Returns
    -------
    str
        One sentence a country.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import mirror_gap
    >>> gaps = mirror_gap(load_table("bilateral_trade"), flow="imports")
    >>> print(say_mirror(gaps, countries=["KGZ"]))
    Kyrgyzstan, 2023: China counts USD 19.7 bn of imports, the country USD 5.4 bn: a
    ratio of 3.7, which was between 1.6 (2001) and 17.2 (1995); at the valuation of the
    country it is 3.9.
    """
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

    Parameters
    ----------
    gaps
        A frame of :func:`cac_data.trade.counter_gap`.
    against
        The other counter in it.

    Returns
    -------
    str
        One sentence.

    Raises
    ------
    ValueError
        For an unknown counter.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import counter_gap
    >>> print(say_counters(counter_gap(load_table("bilateral_trade"))))
    For 2024 Chinese customs counts USD 94.8 bn, the Eurasian Development Bank USD 66.2
    bn: the gap of USD 28.6 bn splits into Kazakhstan +13.7, Turkmenistan +0.1,
    Uzbekistan −4.2, Kyrgyzstan and Tajikistan together +19.1.
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
    """Say between which bounds trade in transit must lie.

    Parameters
    ----------
    bounds
        A frame of :func:`cac_data.trade.reexport_bounds`.

    Returns
    -------
    str
        Two or three sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import reexport_bounds
    >>> print(say_reexport(reexport_bounds(load_table("bilateral_trade"), end=2025)))
    Kazakhstan and Kyrgyzstan made 76 % of the rise of the five from 2021 to 2025, as
    Chinese customs counts it. At most USD 27.0 bn a year (Kazakhstan 12.7 in 2024,
    Kyrgyzstan 14.3 in 2023) left no trace in their own books and could have gone on to
    a third country; at least nothing. The figures are consistent with re-export and do
    not prove it.
    """
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
    """Say how much of a year's flow was booked at its end.

    Parameters
    ----------
    late
        A frame of :func:`cac_data.trade.late_bookings`.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import late_bookings
    >>> print(
    ...     say_late_bookings(
    ...         late_bookings(
    ...             load_table("monthly_trade"),
    ...             country="KGZ",
    ...             flow="exports",
    ...             year=2024,
    ...         )
    ...     )
    ... )
    Of the exports of Kyrgyzstan in 2024, 84 % was booked in its last 3 months.
    """
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
    """Say how trade moves with a price.

    Parameters
    ----------
    fit
        A frame of :func:`cac_data.trade.price_elasticity`.
    what, price
        Names of the two, in words.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> fit = pd.DataFrame(
    ...     [
    ...         {
    ...             "start": "2009",
    ...             "end": "2025",
    ...             "n": 15,
    ...             "elasticity": 0.54,
    ...             "std_error": 0.08,
    ...             "r_squared": 0.73,
    ...         }
    ...     ]
    ... )
    >>> print(say_prices(fit, what="turnover", price="Brent"))
    With one percent of Brent, turnover moved by 0.54 percent (standard error 0.08) from
    2009 to 2025: 15 yearly changes, of whose variance the price accounts for 73 %.
    """
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
    """Say which growth levels need, beside the growth that was achieved.

    Parameters
    ----------
    needed
        A frame of :func:`cac_data.indicators.required_growth`.
    achieved
        A frame of :func:`cac_data.indicators.cagr`, one row.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data.indicators import required_growth
    >>> needed = required_growth(
    ...     {"120 bn": 120.0}, start_value=106.3, start=2025, end=2030, inflation=0.025
    ... )
    >>> print(say_needed(needed, pd.DataFrame()))
    From 2025 to 2030, 120 bn needs 2.5 % a year (0.0 % at constant prices).
    """
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

    Parameters
    ----------
    usd, cny
        Frames of :func:`cac_data.indicators.cagr` over the same years, one row each.
    needed
        A frame of :func:`cac_data.trade.needed_growth`; may be empty.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> rates = pd.DataFrame([{"start": "2013", "end": "2024", "cagr_pct": 5.9}])
    >>> needed = pd.DataFrame(
    ...     {"level_name": ["USD 120 bn", "USD 150 bn"], "nominal_pct": [2.5, 7.1]}
    ... )
    >>> print(say_currencies(rates, rates.assign(cagr_pct=7.3), needed))
    From 2013 to 2024 trade changed by +5.9 % a year in dollars and +7.3 % in yuan: a
    rate in yuan must not be set beside a rate in dollars. In dollars, USD 120 bn needs
    less than that pace (2.5 %) and USD 150 bn needs more (7.1 %).
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
    """Say what the past alone gives for the horizon, and how likely levels are.

    Parameters
    ----------
    path
        A frame of :func:`cac_data.trade.projection`.
    chances
        A frame of :func:`cac_data.trade.level_probabilities`.

    Returns
    -------
    str
        One or two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import level_probabilities, projection, regional
    >>> path = projection(regional(load_table("bilateral_trade")), horizon=2030)
    >>> chances = level_probabilities(path, {"120 bn": 120000.0}, period=2030)
    >>> print(say_projection(path, chances))
    By its own past trade comes to USD 131 bn in 2030 (80 % interval 55 to 315).
    Reaching 120 bn has a probability of 0.55 (likely).
    """
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
    """Say how a method did in the past, and how much that shows.

    Parameters
    ----------
    scores
        A frame of :func:`cac_data.projections.backtest`.
    method
        The method to speak of.
    years_ahead
        Years ahead.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table, projections
    >>> from cac_data.trade import regional
    >>> scores = projections.backtest(
    ...     regional(load_table("bilateral_trade")),
    ...     methods=["shrunk_drift"],
    ...     value="value_usd_mn",
    ... )
    >>> print(say_backtest(scores, method="shrunk_drift"))
    Five years ahead the method missed by 47 % at the median over 16 overlapping
    windows, worth about 3 independent ones; its error is 0.76 of that of no change. ...
    """
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

    Parameters
    ----------
    path
        A frame of :func:`cac_data.trade.scenario_path`.
    levels
        Name and level, in USD million.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import scenario_path
    >>> path = scenario_path(
    ...     load_table("bilateral_trade"),
    ...     horizon=2030,
    ...     export_growth=0.043,
    ...     import_growth=0.043,
    ... )
    >>> print(say_path(path, {"120 bn": 120000.0, "150 bn": 150000.0}))
    Under the scenario's assumptions trade comes to USD 131 bn in 2030 (exports 43,
    imports 88). That reaches 120 bn and misses 150 bn. It is arithmetic on assumptions,
    not a forecast.
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
    """Say how earlier targets fared, and in what times they were set.

    Parameters
    ----------
    outcomes
        A frame of :func:`cac_data.trade.target_outcomes`.

    Returns
    -------
    str
        Two sentences.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.trade import target_outcomes
    >>> print(
    ...     say_targets(
    ...         target_outcomes(
    ...             load_table("trade_targets"), load_table("bilateral_trade")
    ...         )
    ...     )
    ... )
    Of 8 targets with a year, 5 were reached, 2 were missed and 1 is open. At the median
    the missed ones needed 10.3 % a year when they were set, the reached ones 3.6 %.
    """
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


def say_dependence(shares: pd.DataFrame) -> str:
    """Say how large the partner is in the trade of each country.

    Parameters
    ----------
    shares
        A frame of :func:`cac_data.trade.dependence`.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> shares = pd.DataFrame(
    ...     {"country": ["KGZ"], "period": ["2023"], "share_pct": [34.5]}
    ... )
    >>> print(say_dependence(shares))
    Share of China in all goods trade, on national data: Kyrgyzstan 34.5 % (2023).
    """
    if shares.empty:
        return "No country gives its share of trade with China in this span."
    last = shares.groupby("country", sort=True).tail(1)
    each = ", ".join(
        f"{codes.country_name(row['country'])} {pct(row['share_pct'])} "
        f"({row['period']})"
        for row in last.to_dict("records")
    )
    if set(last["country"]) == {"CHN"}:
        row = last.iloc[0]
        return (
            f"Share of the five in China's goods trade, on Chinese data: "
            f"{pct(row['share_pct'])} ({row['period']})."
        )
    return f"Share of China in all goods trade, on national data: {each}."

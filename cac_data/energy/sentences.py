"""Sentences about gas that are true in every scenario.

A notebook's own prose states no number, winner or direction. Sentences that do are
made here from the frames; each says so when there is nothing to say.
"""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, periods
from cac_data.display.phrases import listed, number, pct
from cac_data.energy.rows import assumed_rows, of_year, rows_of, top_row
from cac_data.energy.wording import basis_name, bcm, known, pace, usd_bn

EARLIEST_LINE_D = 2031
"""Before this year Line D cannot be had: no section of it is under construction."""

ENOUGH_GROWTH = 0.05
"""Growth of output a year below which an early Line D would have no gas of its own."""


def say_scope(
    flows: pd.DataFrame,
    *,
    horizon: int,
    output_growth: float,
    demand_growth: float,
    line_d_year: int = 0,
    gas_to_china_bcm: float = 0.0,
    as_of: str = "",
) -> str:
    """Say what the report covers and what its scenario assumes.

    `output_growth`, `demand_growth`: assumed growth of Turkmen output and use a year,
    as fractions.
    `line_d_year`: year in which Line D starts; 0 for never.
    `gas_to_china_bcm`: what China takes in the year of the horizon; 0 for what the
    balance leaves.
    `as_of`: date to which knowledge is limited; empty for none.
    """
    years = sorted(
        {periods.year_of(period.split("/")[-1]) for period in flows["period"] if period}
    )
    if not years:
        return "No flows of gas for this selection."
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    line = f"Line D from {line_d_year}" if line_d_year else "no Line D"
    takes = (
        f"China takes {bcm(gas_to_china_bcm)} from the five in {horizon}"
        if gas_to_china_bcm
        else "China takes what is left"
    )
    text = (
        f"Energy of the five and China, with figures for {span}; ahead to {horizon}. "
        f"Assumed: Turkmen output {pace(output_growth)}, use at home "
        f"{pace(demand_growth)}, {line}, and {takes}."
    )
    if as_of:
        text += f" Only what could be known on {as_of} is used."
    return text


def warn_line_d(path: pd.DataFrame, *, line_d_year: int, output_growth: float) -> str:
    """Warn of a Line D that would come without gas of its own.

    `line_d_year`: year in which Line D starts; 0 for never.
    `output_growth`: assumed growth of output a year, as a fraction.
    """
    early = 0 < line_d_year < EARLIEST_LINE_D
    if not early or output_growth >= ENOUGH_GROWTH:
        return ""
    text = (
        f"Warning: Line D in {line_d_year} has no gas for it. It is set to start "
        f"before {EARLIEST_LINE_D} while output grows by {pace(output_growth)}; below "
        f"{pace(ENOUGH_GROWTH)} so early a start cannot be filled."
    )
    there = of_year(path, line_d_year) if len(path) else path
    if len(there):
        row = there.iloc[0]
        text += (
            f" In {line_d_year} there would be {bcm(row['available'])} for a pipeline "
            f"of {bcm(row['capacity'])}."
        )
    return text


def say_deliveries(
    sent: pd.DataFrame, region: pd.DataFrame, values: pd.DataFrame
) -> str:
    """Say how much gas the five send, who sends it, and what China pays for it."""
    parts = []
    if len(region):
        last = region.iloc[-1]
        top = top_row(region, "value")
        text = f"In {last['period']} the five sent {bcm(last['value'])} to China"
        if top["period"] == last["period"]:
            parts.append(f"{text}, the most so far." if len(region) > 1 else f"{text}.")
        else:
            gap = bcm(top["value"] - last["value"])
            parts.append(
                f"{text}, {gap} less than in {top['period']}, the year of most "
                f"({bcm(top['value'])})."
            )
    if len(sent):
        year = sent["period"].iloc[-1]
        rows = of_year(sent, year).sort_values("value", ascending=False)
        each = [
            f"{codes.country_name(row['country'])}{' sent' * (not at)} "
            f"{bcm(row['value'])}"
            for at, row in enumerate(rows_of(rows))
        ]
        parts.append(f"Of the gas told by country in {year}, {listed(each)}.")
    if worth := _worth(values):
        parts.append(worth)
    return " ".join(parts) or "No gas to China is counted in this span."


def _worth(values: pd.DataFrame) -> str:
    own = values[values["country"].isin(codes.CA5)]
    if own.empty:
        return ""
    year = own["period"].max()
    before = of_year(own, int(year) - 1).set_index("country")["value_usd_mn"]
    each = []
    rows = of_year(own, year).sort_values("value_usd_mn", ascending=False)
    for at, row in enumerate(rows_of(rows)):
        text = f"{codes.country_name(row['country'])} at {usd_bn(row['value_usd_mn'])}"
        text += f" in {year}" * (not at)
        if row["country"] in before.index:
            change = 100 * (row["value_usd_mn"] / before[row["country"]] - 1)
            text += f" ({pct(change, sign=True)}{f' on {int(year) - 1}' * (not at)})"
        each.append(text)
    return f"Chinese customs valued that of {listed(each)}."


def say_counts(counts: pd.DataFrame) -> str:
    """Say how far other counts of the same gas are from the Statistical Review."""
    if counts.empty:
        return "No whole year of this span is counted by anyone else."
    above = int((counts["gap_pct"] > 1).sum())
    easy = int(
        counts["why"].isin(["other cubic metres", "equal within rounding"]).sum()
    )
    verb = "is" if above == 1 else "are"
    text = (
        f"Of {len(counts)} other count{'s' * (len(counts) != 1)} of a whole year, "
        f"{above} {verb} higher than the Statistical Review by more than 1 percent, "
        f"{easy} by a ratio that other cubic metres may explain or that is within "
        "rounding."
    )
    main = counts[counts["country"] == "TKM"]
    if main.empty:
        return text
    row = main.loc[main["period"] == main["period"].max()].iloc[0]
    return (
        f"{text} For Turkmenistan in {row['period']} {row['counter']} "
        f"{_have(row['counter'])} {bcm(row['value'])}, the Statistical Review "
        f"{bcm(row['review'])}."
    )


def _have(counter: str) -> str:
    return "have" if counter.startswith(("officials", "press", "statistics")) else "has"


def say_suppliers(shares: pd.DataFrame, concentration: pd.DataFrame) -> str:
    """Say which part of China's gas comes from the five, and who gained."""
    parts = []
    own = shares[shares["country"] == "CA5"]
    if len(own):
        last = own.iloc[-1]
        top = top_row(own, "value")
        text = (
            f"In {last['period']} the five had {pct(last['share_pct'])} of China's "
            "pipeline gas"
        )
        if top["period"] != last["period"]:
            text += (
                f" ({pct(top['share_pct'])} in {top['period']}, when they sent most)"
            )
        if known(last["share_of_all_pct"]):
            text += f" and {pct(last['share_of_all_pct'])} of all its gas imports"
        parts.append(f"{text}.")
        if top["period"] != last["period"]:
            parts.append(_gained(shares, top["period"], last["period"]))
        parts += _caught_up(shares)
    if len(concentration) > 1:
        first, now = concentration.iloc[0], concentration.iloc[-1]
        parts.append(
            "The concentration of single suppliers (Herfindahl-Hirschman index, 1 for "
            f"a single one) was {number(first['hhi'], 2)} in {first['period']} and "
            f"{number(now['hhi'], 2)} in {now['period']}."
        )
    return " ".join(parts) or "No year of this span tells who delivers China's gas."


def _gained(shares: pd.DataFrame, start: str, end: str) -> str:
    def level(country: str | None, period: str) -> float:
        rows = of_year(shares, period)
        if country is not None:
            rows = rows[rows["country"] == country]
        return math.fsum(rows["value"])

    whole = level(None, end) - level(None, start)
    return (
        f"Since {start} their deliveries changed by "
        f"{bcm(level('CA5', end) - level('CA5', start), sign=True)}, those of Russia "
        f"by {bcm(level('RUS', end) - level('RUS', start), sign=True)}, and China's "
        f"pipeline imports by {bcm(whole, sign=True)}."
    )


def _caught_up(shares: pd.DataFrame) -> list[str]:
    """Say that Russia drew level with the five, in the year in which it first did."""
    by_side = shares.pivot_table(index="period", columns="country", values="value")
    if not {"CA5", "RUS"} <= set(by_side) or len(by_side) < 2:
        return []
    level = by_side["RUS"] >= by_side["CA5"]
    if not level.iloc[-1] or level.iloc[:-1].any():
        return []
    return [
        f"In {by_side.index[-1]} Russia delivered {bcm(by_side['RUS'].iloc[-1])}, for "
        "the first time no less than the five together."
    ]


def say_gas_prices(prices: pd.DataFrame) -> str:
    """Say which price value and volume imply for each supplier, and where none does."""
    priced = prices[prices["value"].notna()]
    parts = []
    if len(priced):
        year = priced["period"].max()
        rows = of_year(priced, year).sort_values("value", ascending=False)
        each = listed(
            f"{number(row['value'], 0)} for {codes.country_name(row['exporter'])}"
            for row in rows_of(rows)
        )
        parts.append(f"In {year} the implied price in USD for 1,000 m3 was {each}.")
    refused = prices[prices["refused"] != ""] if len(prices) else prices
    if len(refused):
        for country, rows in refused.groupby("exporter"):
            parts.append(
                f"For {codes.country_name(str(country))} none is given "
                f"for {listed(rows['period'])}: {rows['refused'].iloc[-1]}."
            )
        parts.append(_at_turkmen_price(priced, refused))
    return " ".join(filter(None, parts)) or "No year of this span gives a price of gas."


def _at_turkmen_price(priced: pd.DataFrame, refused: pd.DataFrame) -> str:
    """What the last refused value would be worth at the main supplier's price."""
    row = refused.iloc[-1]
    main = priced[(priced["exporter"] == "TKM") & (priced["period"] == row["period"])]
    if main.empty:
        return ""
    would = row["value_usd_mn"] / float(main["value"].iloc[0])
    return (
        f"At the Turkmen price its {usd_bn(row['value_usd_mn'])} of {row['period']} "
        f"would be {bcm(would)}, not {bcm(row['volume_bcm'])}."
    )


def say_pipe(used: pd.DataFrame, path: pd.DataFrame) -> str:
    """Say how full the pipeline to China is, and would be under the scenario."""
    parts = []
    review = used[used["basis"] == "statistical_review"] if len(used) else used
    if len(review):
        review = review[review["vintage"] == review["vintage"].max()]
        year = review["period"].max()
        rows = of_year(review, year).sort_values("capacity")
        each = [
            f"{pct(row['utilisation_pct'], digits=0)}{' full' * (not at)} by "
            f"{'a rating' if not at else 'one'} of {number(row['capacity'], 0)} bcm "
            "a year"
            for at, row in enumerate(rows_of(rows))
        ]
        lower = review[review["capacity"] == review["capacity"].min()]
        top = top_row(lower, "utilisation_pct")
        text = f"In {year} lines A to C were {listed(each)}"
        if top["period"] != year:
            text += (
                f"; the fullest year was {top['period']}, with "
                f"{pct(top['utilisation_pct'], digits=0)} of the lower rating"
            )
        parts.append(f"{text}.")
    ahead = assumed_rows(path)
    if len(ahead):
        parts.append(_pipe_ahead(path, rows_of(ahead)[-1]))
    return " ".join(parts) or "No year of this span tells how full the pipeline is."


def _pipe_ahead(path: pd.DataFrame, last: Mapping[Any, Any]) -> str:
    with_d = last["capacity"] > path["capacity"].iloc[0]
    text = (
        f"Under the scenario {bcm(last['to_china'])} pass in {last['period']}, "
        f"{pct(last['utilisation_pct'], digits=0)} of {number(last['capacity'], 0)} "
        f"bcm a year {'with' if with_d else 'without'} Line D"
    )
    if last["utilisation_pct"] > 100.05:
        return f"{text}: more than it is rated for."
    if last["to_china"] > last["available"] + 0.05:
        return (
            f"{text}: more than the assumed balance leaves ({bcm(last['available'])})."
        )
    if last["unsold"] > 0.05:
        less = bcm(last["unsold"])
        return f"{text}; {less} less than the balance and the neighbours would leave."
    return f"{text}."


def say_ledger(ledger: pd.DataFrame) -> str:
    """Say where the gas of the main exporter goes and what is left over."""
    if ledger.empty:
        return "No year of this span has output, use and exports by buyer."
    last = ledger.iloc[-1]
    name = codes.country_name(last["country"])
    parts = [
        f"In {last['period']} {name} produced {bcm(last['output'])}: "
        f"{bcm(last['use'])} were used at home, {bcm(last['to_china'])} went to "
        f"China, {bcm(last['to_others'])} to others, and {bcm(last['remainder'])} are "
        "left over."
    ]
    if len(ledger) > 1:
        low, high = ledger["remainder"].min(), ledger["remainder"].max()
        parts.append(
            f"Over {len(ledger)} years what is left over was between "
            f"{number(low, 1, sign=True)} and {number(high, 1, sign=True)} bcm: use at "
            "home is what output leaves after exports, so the balance closes by "
            "construction and shows no headroom."
        )
    apart = ledger.assign(apart=ledger["output_high"] - ledger["output_low"])
    row = top_row(apart, "apart")
    if row["apart"] > 0.05:
        parts.append(
            f"The counts of output are furthest apart for {row['period']}, "
            f"{number(row['output_low'], 1)} to {bcm(row['output_high'])}; the highest "
            f"would leave {bcm(row['remainder_high'])}."
        )
    return " ".join(parts)


def say_gas_path(
    path: pd.DataFrame, needed: pd.DataFrame, achieved: pd.DataFrame
) -> str:
    """Say what the scenario leaves for China, and what would fill the pipeline."""
    if path.empty:
        return "No year of this span has a balance from which a path could start."
    first, last = path.iloc[0], path.iloc[-1]
    parts = [_all_exports(first)]
    if len(path) < 2:
        parts.append(
            "The horizon is no later than the last balance, that of "
            f"{first['period']}: there is no path to show."
        )
    else:
        parts.append(
            f"As assumed, Turkmen output is {bcm(last['output'])} in {last['period']} "
            f"and use at home {bcm(last['use'])}; with {bcm(last['to_others'])} for "
            f"others that leaves {bcm(last['left'])} for China "
            f"({bcm(first['left'])} in {first['period']}), and with the neighbours "
            f"{bcm(last['available'])}."
        )
    if len(needed):
        each = listed(
            f"by {pct(row['needed_pct'])} a year for {number(row['level'], 0)} bcm "
            f"({row['level_name']})"
            for row in rows_of(needed)
        )
        parts.append(
            f"To fill the pipeline in {needed['period'].iloc[0]} output would have to "
            f"grow {each}."
        )
    if len(achieved):
        row = achieved.iloc[0]
        parts.append(
            f"From {row['start']} to {row['end']} output grew by "
            f"{pct(row['output_pct'], sign=True)} a year and use at home by "
            f"{pct(row['use_pct'], sign=True)}."
        )
    return " ".join(parts)


def _all_exports(row: pd.Series) -> str:
    """Compare all that could be sent by now with what the pipeline can carry."""
    whole, rated = row["to_others"] + row["available"], row["capacity"]
    than = "less than" if whole < rated else "no less than"
    return (
        "What Turkmenistan does not use and its neighbours send to China makes "
        f"{bcm(whole)} in {row['period']}, {than} the {number(rated, 0)} bcm that "
        "lines A to C can carry."
    )


def say_money(worth: pd.DataFrame) -> str:
    """Say what the gas is worth now and under the scenario."""
    ahead = assumed_rows(worth)
    if ahead.empty or not known(ahead["value_usd_mn"].iloc[-1]):
        return (
            "No value can be given for the years ahead: there is no price, or no path."
        )
    last, first = ahead.iloc[-1], worth.iloc[0]
    text = (
        f"At an assumed USD {number(last['price_usd'], 0)} for 1,000 m3 the gas of the "
        f"five is worth {usd_bn(last['value_usd_mn'])} in {last['period']}"
    )
    if known(first["value_usd_mn"]) and not first["assumed"]:
        text += f"; it was {usd_bn(first['value_usd_mn'])} in {first['period']}"
    return f"{text}."


def say_own_past(past: pd.DataFrame, chances: pd.DataFrame) -> str:
    """Say where the balance heads by its own past, and how likely levels are."""
    if past.empty:
        return (
            "Too few yearly changes, or no year ahead, for a path by the balance's own "
            "past."
        )
    row = past.iloc[-1]
    name = codes.country_name(row["country"])
    parts = [
        f"By its own past, what {name} does not use at home has a median of "
        f"{number(row['median'], 0)} bcm in {row['period']}, and "
        f"{number(row['low'], 0)} to {number(row['high'], 0)} bcm hold "
        f"{pct(100 * row['coverage'], digits=0)} of the paths."
    ]
    if len(chances):
        each = listed(
            f"of at least {number(item['level'], 0)} bcm ({item['level_name']}) "
            f"{'is ' * (not at)}{item['words']}"
            for at, item in enumerate(rows_of(chances))
        )
        parts.append(f"The chance {each}.")
    parts.append(
        f"Only {row['changes']} yearly changes stand behind this: they show how "
        "uncertain the balance is, and cannot show how good the interval is."
    )
    return " ".join(parts)


def say_importer(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    values: pd.DataFrame,
    *,
    country: str = "UZB",
) -> str:
    """Say since when a country uses more gas than it makes, and who fills the gap."""
    own = gas[gas["country"] == country]
    name = codes.country_name(country)
    if own.empty:
        return f"No year of this span has a balance for {name}."
    last = own.iloc[-1]
    text = (
        f"In {last['period']} {name} produced {bcm(last['production'])} and used "
        f"{bcm(last['consumption'])}: a balance of {bcm(last['surplus'], sign=True)}"
    )
    above = own[own["surplus"] > 0]
    if last["surplus"] < 0 and len(above):
        text += f", which was last positive in {above['period'].iloc[-1]}"
    parts = [f"{text}."]
    recent = own[own["period"].map(int) >= int(last["period"]) - 10]
    top = top_row(recent, "production")
    years = int(last["period"]) - int(top["period"])
    if years > 1:
        rate = 100 * ((last["production"] / top["production"]) ** (1 / years) - 1)
        parts.append(f"Output has fallen by {pct(-rate)} a year since {top['period']}.")
    if brought := _brought(flows, country):
        parts.append(brought)
    paid = values[values["country"] == country]
    if len(paid):
        row = paid.iloc[-1]
        parts.append(
            f"China still counts {usd_bn(row['value_usd_mn'])} of gas from {name} in "
            f"{row['period']}."
        )
    return " ".join(parts)


def _brought(flows: pd.DataFrame, country: str) -> str:
    rows = flows[
        (flows["importer"] == country)
        & (flows["indicator"] == "volume")
        & (flows["nature"] == "actual")
        & flows["period"].map(periods.is_year).astype(bool)
    ]
    rows = rows[rows["exporter"].isin(codes.country_codes())]
    if rows.empty:
        return ""
    rows = rows.sort_values(["period", "exporter"], kind="stable")
    row = rows.iloc[-1]
    return (
        f"Counted from {codes.country_name(row['exporter'])} in {row['period']}: "
        f"{bcm(row['value'])}, by {basis_name(row['basis'])}."
    )

"""Trade of Central Asia with China: who counts what, what grew, where it heads.

Money is in USD million at current prices; flows are seen from the Central Asian
country. `trade`, `profile` and the like are rows of ``bilateral_trade``,
``country_profile`` and so on; `flows` is a frame of `series`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from cac_data import codes, facts, periods, products, projections
from cac_data.facts import Fact, at, figure, grew, records, split, trend
from cac_data.observations import (
    SHAPE,
    add_up,
    change,
    choose,
    combine,
    finer,
    gather,
    join,
    latest,
    observe,
    share,
    union,
)
from cac_data.shared_answers import shared
from cac_data.sources import conflicts
from cac_data.tables import select, sort_rows

SIDES: Mapping[str, dict[str, Sequence[str]]] = {
    # In the order in which a series takes its figures. A national office's revision
    # replaces its first figure; one worked out from a growth rate stands in where none
    # is printed; what was fetched of UN Comtrade comes first, with every revision.
    # `alternative` figures are never taken: they stay as witnesses.
    "china_customs": {
        "reporter": ("china_customs", "china_mofcom", "china_press"),
        "variant": ("updated", "main", "derived"),
    },
    "national": {
        "reporter": ("national",),
        "variant": ("updated", "revised", "main", "derived"),
    },
}
"""The two sides that count the same trade."""

# What `cac-data import` brings is asked here, too.
leading_products = products.leading_products
market_shares = products.market_shares
partner_shares = products.partner_shares
product_composition = products.product_composition
product_concentration = products.product_concentration
revealed_advantage = products.revealed_advantage

FLOWS = ("exports", "imports")
FREIGHT = (1.03, 1.10)
"""Value with freight and insurance over the value without: the range tried."""

BOOM = 2009  # the first year after the boom of the 2000s broke
GOODS_SINCE = 2020  # single figures of goods that are older say little of today
OUTDATED = 5  # years by which a pair of counts may be older than the newest pair


@shared
def series(trade: pd.DataFrame, reporter: str = "china_customs") -> pd.DataFrame:
    """Exports, imports and turnover of each country and the five, by who counts.

    Observations by ``country flow``, whole years only: the published figure or the sum
    (of the two flows, of the five countries), whichever is the more exact; `switch`
    marks where a series passes from one to the other. A sum needs all its members:
    national systems have none for the five.

    ValueError for an unknown side.

    >>> from cac_data import load_table
    >>> flows = series(load_table("bilateral_trade"))
    >>> facts.at(flows, country="CA5", flow="turnover")["value"]
    106300.0
    """
    codes.check_member("reporter", reporter, SIDES)
    rows = observe(trade[trade["reporter"].isin(SIDES[reporter]["reporter"])])
    rows = choose(rows[rows["year"].notna()], **SIDES[reporter])
    rows = rows.assign(reporter=reporter)
    own = rows[rows["country"].isin(codes.CA5)]
    turnover = finer(
        rows[rows["flow"] == "turnover"], add_up(own, "flow", FLOWS, "turnover")
    )
    rows = pd.concat([rows[rows["flow"] != "turnover"], turnover], ignore_index=True)
    rows = finer(rows, add_up(rows, "country", codes.CA5, "CA5"))
    rows = rows[rows["country"].isin([*codes.CA5, "CA5"])].reset_index(drop=True)
    return rows[["country", "flow", *SHAPE, "reporter", "switch"]]


def regional(
    trade: pd.DataFrame, *, flow: str = "turnover", reporter: str = "china_customs"
) -> pd.DataFrame:
    """Trade of the five countries together by year: rows of `series` for ``CA5``.

    ValueError for an unknown flow or side.
    """
    codes.check_member("flow", flow, [*FLOWS, "turnover"])
    return select(series(trade, reporter), countries="CA5", flow=flow)


def balance(flows: pd.DataFrame) -> pd.DataFrame:
    """Exports less imports, for years with both, as `value`; the two as columns."""
    out, back = (flows[flows["flow"] == flow] for flow in FLOWS)
    made = combine(out, back, "sub", on=["country", "period"])
    named = made.rename(columns={"one": "exports", "other": "imports"})
    return named.assign(flow="balance")


def contributions(
    trade: pd.DataFrame, *, start: int, end: int, reporter: str = "china_customs"
) -> pd.DataFrame:
    """What each country and flow added to the region's trade between two years.

    Rows of `observations.change`, the largest first, with `share_pct`: of the sum of
    all changes, missing where the five do not all have a figure. A country whose flows
    are not both known in both years is shown by its turnover.

    ValueError if `end` is not after `start`, or for an unknown side.
    """
    return moved(series(trade, reporter), start, end)


def moved(flows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """`contributions` of a frame of `series`."""
    made = change(flows[flows["country"].isin(codes.CA5)], start, end)
    whole = made[made["flow"] == "turnover"]
    parts = made[made["flow"] != "turnover"]
    both = parts["country"].map(parts["country"].value_counts()) == 2
    parts = parts[both & parts["country"].isin(whole["country"])]
    rest = whole[~whole["country"].isin(parts["country"])]
    made = pd.concat([part for part in (parts, rest) if len(part)] or [whole])
    # The sum of what is shown, so that the shares add up whatever was rounded.
    total = math.fsum(made["value"])
    complete = set(made["country"]) == set(codes.CA5) and total != 0
    made = made.assign(share_pct=100 * made["value"] / total if complete else math.nan)
    return made.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def deepest_fall(flows: pd.DataFrame) -> pd.DataFrame:
    """`contributions` to the largest fall of the five, in USD, over any span of years.

    No year is bridged that has no figure; empty if trade never fell.
    """
    total = select(flows, countries="CA5", flow="turnover")
    level = dict(zip(total["year"].astype(int), total["value"], strict=True))
    falls = [
        (level[last] - level[first], first, last)
        for begin, stop in periods.runs(level)
        for first in range(begin, stop)
        for last in range(first + 1, stop + 1)
    ]
    size, first, last = min(falls, default=(0.0, 1, 2))
    rows = moved(flows, first, last)
    return rows if size < 0 else rows.iloc[:0]


def without(flows: pd.DataFrame, country: str, flow: str, years: int = 2) -> Fact:
    """Growth of a flow of the five over its last years, with and without one country.

    `whole`, `line` and `rest` (facts of `facts.grew` a year, in percent), `part_pct`
    of the rise that is the country's with its range (the first year may be known as a
    published total and as a sum of the countries). Empty where a year is missing.
    """
    of_five = select(flows, countries="CA5", flow=flow)
    line = select(flows, countries=country, flow=flow)
    end = at(of_five).get("year")
    if end is None:
        return {}
    ends = [(at(of_five, year), at(line, year)) for year in (end, end - years)]
    if not all(fact for pair in ends for fact in pair):
        return {}
    rest = [
        {**whole, "value": whole["value"] - own["value"], "half": None}
        for whole, own in ends
    ]
    (now, mine), (then, before) = ends
    added = add_up(flows[flows["flow"] == flow], "country", codes.CA5, "CA5")
    firsts = [then["value"], *added.loc[added["year"] == end - years, "value"]]
    rise = mine["value"] - before["value"]
    parts = [100 * rise / (now["value"] - first) for first in firsts]
    ids = [fact["source_ids"] for pair in ends for fact in pair]
    ids += added.loc[added["year"] == end - years, "source_ids"].tolist()
    return {
        "country": country,
        "flow": flow,
        "whole": grew(now, then, a_year=True),
        "line": {"first": before["value"], "last": mine["value"], "value": rise},
        "rest": grew(*rest, a_year=True) if rest[1]["value"] > 0 else {},
        "period": f"{then['period']}/{now['period']}",
        "rise": now["value"] - then["value"],
        "part": {"value": parts[0], "low": min(parts), "high": max(parts)}
        if now["value"] > then["value"]
        else {},
        "source_ids": union(ids),
    }


# --- Two counts of one flow ----------------------------------------------------------


def mirror_gap(
    trade: pd.DataFrame, *, flow: str, cif_fob: float = 1.06
) -> pd.DataFrame:
    """Chinese against national count of one flow, by country and year.

    `value` is the Chinese less the national figure, `china` and `national` the two,
    `ratio` the one over the other, `log_ratio` its natural logarithm. A seller counts
    goods free on board, a buyer with freight and insurance: `valued_gap` and
    `valued_ratio` bring the Chinese figure to the national valuation with `cif_fob`.

    ValueError for turnover (gaps of exports and imports cancel out), an unknown flow,
    or a factor outside 1.0 to 1.5.

    Source of the factor: International Monetary Fund, Direction of Trade Statistics,
    Yearbook 2017, introduction (1.06 in place of the earlier 1.10).
    """
    if flow == "turnover":
        message = (
            "`flow`: 'turnover' is not compared, because gaps of exports and imports "
            "cancel out; use exports or imports"
        )
        raise ValueError(message)
    codes.check_member("flow", flow, FLOWS)
    if not 1.0 <= cif_fob <= 1.5:
        message = f"`cif_fob`: {cif_fob!r} is not between 1.0 and 1.5"
        raise ValueError(message)
    ours, theirs = (series(trade, side) for side in SIDES)
    ours = ours[(ours["flow"] == flow) & ours["country"].isin(codes.CA5)]
    theirs = theirs.rename(columns={"obs_status": "status"})
    both = join(
        ours,
        theirs[theirs["flow"] == flow],
        ["country", "period"],
        how="inner",
        national="value",
        status="status",
    )
    china, national = both["value"], both["national"]
    valued = china * cif_fob if flow == "imports" else china / cif_fob
    # A side that counts nothing is no multiple of the other, nor a part of it.
    ratio = (china / national).where((china > 0) & (national > 0))
    estimated = (both["obs_status"] == "E") | (both["status"] == "E")
    return both.drop(columns=["status", "reporter", "switch"]).assign(
        china=china,
        value=china - national,
        half=math.nan,
        ratio=ratio,
        log_ratio=ratio.map(math.log, na_action="ignore"),
        valued_gap=valued - national,
        valued_ratio=ratio * valued / china,
        obs_status=estimated.map({True: "E", False: "A"}),
    )


def other_count(
    trade: pd.DataFrame, *, period: str = "", against: str = "edb"
) -> pd.DataFrame:
    """Chinese customs less another reporter of the five together, in USD million.

    For `period`, by default the latest for which the other has a total. A row for each
    country that both name, one for the rest of the two totals (its codes joined by
    ``+``: how it splits is not said), and ``CA5`` last; `china` and `other` are the two
    figures. Empty if one of the two has no total.

    ValueError for an unknown reporter.
    """
    codes.check_member("against", against, codes.REPORTERS)
    theirs = observe(
        select(trade, reporter=against, flow="turnover", variant="main")
    ).drop(columns=["reporter", "variant"])
    period = period or theirs.loc[theirs["country"] == "CA5", "period"].max()
    on = ["country", "flow", "period"]
    both = join(series(trade), theirs, on, how="inner", other="value")
    both = both[both["period"] == period].assign(china=both["value"])
    whole = both[both["country"] == "CA5"]
    named = both[both["country"].isin(codes.CA5)]
    rest = [code for code in codes.CA5 if code not in set(named["country"])]
    parts = [named]
    if rest and len(whole):
        left = whole.assign(
            country="+".join(rest), source_ids=union(both["source_ids"])
        )
        for column in ("china", "other"):
            left[column] = whole[column] - math.fsum(named[column])
        parts.append(left)
    made = pd.concat([*parts, whole]) if len(whole) else whole
    made = made.assign(value=made["china"] - made["other"], half=math.nan)
    return made.drop(columns=["reporter", "switch"]).reset_index(drop=True)


def reexport_bounds(trade: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """How much of a country's trade could be in transit to others, in USD million.

    No table says what goes on to Russia, so only bounds are given: at least nothing, at
    most the latest gap between Chinese exports and recorded imports (`value`, of
    `period`), valuation left out. `rise` of turnover from `start` to `end`, and
    `share_of_rise_pct` in that of the five (missing where one of them fell). KAZ and
    KGZ; without the figures they are left out.
    """
    rises = change(select(series(trade), flow="turnover"), start, end)
    whole = at(rises, country="CA5")
    gaps = mirror_gap(trade, flow="imports")
    last = latest(gaps[gaps["year"] <= end])
    both = join(last, rises, ["country"], how="inner", rise="value", span="period")
    both = both[both["country"].isin(["KAZ", "KGZ"])]
    of_all = 100 * both["rise"] / whole.get("value", math.nan)
    told = (both["rise"] > 0) & (whole.get("value", 0) > 0)
    ids = [union([text, whole.get("source_ids", "")]) for text in both["source_ids"]]
    return both.assign(
        value=both["value"].clip(lower=0),
        share_of_rise_pct=of_all.where(told),
        source_ids=ids,
    ).reset_index(drop=True)


def count_ranges(trade: pd.DataFrame) -> pd.DataFrame:
    """Between which figures a flow lies, by who counts, in USD million.

    For each country and flow the latest year that both sides count, unless another has
    one more than five years later; first the turnover of the five, which the Eurasian
    Development Bank counts, too. Neither side is the truth and nothing gives a weight
    to either: a range and no midpoint. `china`, `other`, `low`, `high`; the ends allow
    for freight and insurance of 3 to 10 percent in the Chinese figure.
    """
    parts = [other_count(trade).tail(1)]
    for flow in reversed(FLOWS):
        last = latest(mirror_gap(trade, flow=flow)).rename(
            columns={"national": "other"}
        )
        parts.append(last.sort_values("china", ascending=False, kind="stable"))
    rows = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    newest = rows.loc[rows["country"] != "CA5", "year"].max()
    rows = rows[(rows["country"] == "CA5") | (rows["year"] >= newest - OUTDATED)]
    ends = [rows["china"], rows["other"]]
    for factor in FREIGHT:
        # The Chinese figure as it stands, and as the other side would value it.
        valued = (rows["china"] * factor).where(
            rows["flow"] == "imports", rows["china"] / factor
        )
        ends.append(valued.where(rows["flow"] != "turnover"))
    both = pd.concat(ends, axis=1)
    shown = [*("country", "flow"), *SHAPE, "china", "other"]
    ends_of = both.agg(["min", "max"], axis=1)
    found: pd.DataFrame = rows[shown].assign(low=ends_of["min"], high=ends_of["max"])
    return found


def months_of(monthly: pd.DataFrame, country: str, flow: str) -> pd.DataFrame:
    """The months of one series in its latest full year, in CNY million.

    Empty where no year has all twelve months.
    """
    rows = observe(select(monthly, countries=country, flow=flow, parts=True))
    rows = rows[rows["period"].map(periods.months) == 1]
    in_year = rows["period"].str[:4]
    full = in_year.value_counts().loc[lambda count: count == 12].index
    return rows[in_year == max(full, default="")].reset_index(drop=True)


def late_bookings(months: pd.DataFrame, last: int = 3) -> Fact:
    """Share of a year's trade that was booked in its last months, in percent."""
    if len(months) != 12 or months["value"].isna().any():
        return {}
    late, whole = math.fsum(months["value"].tail(last)), math.fsum(months["value"])
    return {
        **{name: months[name].iloc[0] for name in ("country", "flow")},
        "value": 100 * late / whole if whole else None,
        "last": last,
        "period": months["period"].iloc[0][:4],
        "source_ids": union(months["source_ids"]),
    }


# --- Who depends on whom, and for what -----------------------------------------------

# Where two extracts of one national table give the share, the office's own comes first.
SHARE_SOURCES = (
    *("bns-kaz-partner-tables", "nsc-kgz-partner-tables", "stat-uzb-partner-tables"),
    *("uzb-2025-via-1prime", "tjk-2016-via-asiaplus", "tjk-2021-via-asiaplus"),
    "wits-trade-summary-2015",
)


def dependence(trade: pd.DataFrame, profile: pd.DataFrame) -> pd.DataFrame:
    """Share of one partner in the other's goods trade, in percent, whole years.

    China's share in the turnover of each country, as its own partner table prints it
    (``national``), or the Eurasian Development Bank for one that prints none (``edb``,
    the latest); for ``CHN`` the share of the five in China's turnover, from Chinese
    reports. Both terms come from one side: mixed, Chinese exports to Kyrgyzstan would
    exceed all Kyrgyz imports.
    """
    return pd.concat(
        [china_share(profile, "turnover"), _of_china(trade, profile)], ignore_index=True
    )


def china_share(
    profile: pd.DataFrame, flow: Literal["exports", "imports", "turnover"]
) -> pd.DataFrame:
    """China's share in a flow of each country with the world, in percent.

    As the country's own partner table prints it, `reporter` ``national``; of turnover
    also the latest figure of the Eurasian Development Bank, ``edb``, for the countries
    that print none.

    >>> from cac_data import load_table
    >>> shares = china_share(load_table("country_profile"), "exports")
    >>> facts.at(shares, country="KAZ")["value"]
    18.532
    """
    rows = observe(select(profile, indicator=f"china_share_of_{flow}"))
    rows = rows[rows["year"].notna()].drop(columns="vintage")
    own = rows[rows["basis"] == "national"]
    own = choose(own.assign(source=own["source_ids"]), source=SHARE_SOURCES)
    # "about 35 percent" stands for no more than the figure that it rounds.
    others = rows[(rows["basis"] == "edb") & (rows["obs_status"] != "E")]
    missing = set(codes.CA5) - set(own["country"])
    others = others[others["country"].isin(missing)]
    others = latest(others.drop_duplicates(["country", "period"]))
    both = pd.concat([part for part in (own, others) if len(part)] or [own])
    return both.assign(reporter=both["basis"]).reset_index(drop=True)


def _of_china(trade: pd.DataFrame, profile: pd.DataFrame) -> pd.DataFrame:
    """Share of the five in China's goods trade, in percent, all by Chinese reports."""
    flow_of = {"merchandise_exports": "exports", "merchandise_imports": "imports"}
    rows = observe(
        select(profile, countries="CHN", basis="customs", indicator=list(flow_of))
    )
    rows = rows.assign(flow=rows["indicator"].map(flow_of)).drop(
        columns=["indicator", "vintage"]
    )
    whole = add_up(rows[["country", "flow", *SHAPE]], "flow", FLOWS, "turnover").assign(
        reporter="china_customs"
    )
    part = regional(trade).assign(country="CHN")
    made = share(part, whole, on=["country", "flow", "period"])
    # Of later years the tables hold no total of China; customs print the share.
    said = observe(select(profile, indicator="ca5_share_of_turnover", basis="customs"))
    said = said[said["year"].notna() & ~said["period"].isin(made["period"])]
    both = pd.concat([made, said], ignore_index=True).assign(
        indicator="ca5_share_of_turnover", reporter="china_customs"
    )
    return sort_rows(both[["country", "indicator", *SHAPE, "reporter"]], ["period"])


def gas_shares(trade: pd.DataFrame, gas: pd.DataFrame) -> pd.DataFrame:
    """Pipeline gas in the trade of its exporters, as Chinese customs value it, percent.

    For ``TKM`` in all trade with China (no one publishes its flows every year), for the
    five in their exports: `one` is the gas, `other` the whole, `flow` which. The five
    need a value for each of the three exporters.
    """
    rows = select(gas, importer="CHN", indicator="value", unit="USD mn")
    rows = select(rows, nature="actual", basis="chinese_customs")
    rows = observe(rows[rows["exporter"].isin(["KAZ", "TKM", "UZB"])])
    rows = rows[rows["year"].notna()].drop_duplicates(["exporter", "period"])
    rows = rows.assign(country=rows["exporter"])[["country", *SHAPE]]
    of_five = add_up(rows, "country", ["KAZ", "TKM", "UZB"], "CA5")
    flows, on = series(trade), ["country", "period"]
    own, five = flows["country"] == "TKM", flows["country"] == "CA5"
    parts = [
        share(rows, flows[own & (flows["flow"] == "turnover")], on=on),
        share(of_five, flows[five & (flows["flow"] == "exports")], on=on),
    ]
    made = pd.concat(parts, ignore_index=True)
    whole = made["country"].map({"TKM": "turnover", "CA5": "exports"})
    return sort_rows(made.assign(flow=whole), ["country", "period"])


def goods_named(composition: pd.DataFrame) -> pd.DataFrame:
    """Goods that a source puts a figure on since the last table of all of them.

    Observations by ``country flow product`` with `product_code`, of whole years, the
    latest of each and the largest first: single figures, never to be added up.
    """
    rows = observe(composition)
    rows = rows[(rows["classification"] == "HS") & rows["year"].notna()]
    # A customs figure comes before that of an author.
    rows = rows.sort_values("reporter", key=lambda names: names == "author")
    rows = rows.drop_duplicates(["country", "flow", "product", "period"])
    rows = latest(rows[["country", "flow", "product", *SHAPE, "product_code", "note"]])
    rows = rows[rows["year"] >= GOODS_SINCE]
    return rows.sort_values(["flow", "value"], ascending=[True, False])


def product_shares(composition: pd.DataFrame) -> pd.DataFrame:
    """Share of each section of goods in the five countries' exports and imports.

    Sections of the Standard International Trade Classification at one digit, added up
    over the five, in percent of what is classified (`value`; `usd_mn` the sum): the
    largest of each year and flow first. Years in which one of the five has no goods at
    all are left out.
    """
    rows = observe(select(composition, classification="SITC", reporter="unctad"))
    rows = rows[rows["country"].isin(codes.CA5) & rows["value"].notna()]
    every = rows.groupby(["period", "flow"])["country"].transform("nunique")
    rows = rows[every == len(codes.CA5)]
    made = gather(
        rows,
        ["period", "flow", "product"],
        year=("year", "first"),
        usd_mn=("value", "sum"),
        countries=("country", "nunique"),
    )
    whole = made.groupby(["period", "flow"])["usd_mn"].transform("sum")
    made = made.assign(value=100 * made["usd_mn"] / whole)
    order = ["period", "flow", "usd_mn"]
    return made.sort_values(order, ascending=[True, True, False], ignore_index=True)


# --- What was aimed at, promised and announced ---------------------------------------


def levels_of(targets: pd.DataFrame, period: int) -> list[Fact]:
    """Levels that authors expect the five to reach in a year, the lowest first.

    Facts with `value` in USD million and the sources of all who name it.
    """
    said = observe(select(targets, countries="CA5", kind="forecast"))
    said = said[said["target_period"] == periods.of_year(period)]
    return records(gather(said, ["value"]).sort_values("value"))


def target_outcomes(
    targets: pd.DataFrame, trade: pd.DataFrame, *, reporter: str = "china_customs"
) -> pd.DataFrame:
    """What became of each target and forecast, in the order in which they were set.

    Observations of the aims with `base_year` (the last whole year before it was set),
    `momentum_pct` (growth a year over the three years to the base: targets set in a
    boom and in a slump can be told apart by it), `needed_pct` (growth a year from the
    base to the aim), `reached_in`, `shown` and `shown_year` (the year aimed at, or the
    last known) and `verdict`: ``reached missed open`` or ``no year given``. Estimates
    of potential are left out.
    """
    flows = select(series(trade, reporter), flow="turnover")
    aims = observe(targets)
    aims = aims[aims["kind"].isin(["target", "forecast"])]
    rows = [_outcome(aim, flows) for aim in records(aims)]
    made = pd.DataFrame(rows, columns=[*aims.columns, *OUTCOME])
    return sort_rows(made, ["set_on", "country", "value"])


OUTCOME = (
    *("base_year", "momentum_pct", "needed_pct", "reached_in", "shown", "shown_year"),
    "verdict",
)


def _outcome(aim: Fact, flows: pd.DataFrame) -> Fact:
    rows = select(flows, countries=aim["country"])
    set_in, due = periods.year_of(aim["set_on"]), aim["target_period"]
    due = int(due) if due else None
    base = at(rows[rows["year"] < set_in])
    before = at(rows, base["year"] - 3) if base else {}
    # A level that trade had before it was set as an aim does not count as reached.
    hit = facts.reached(rows, aim["value"], since=set_in)
    last = at(rows)
    shown = (at(rows, due) if due else {}) or last
    if hit and (due is None or hit["year"] <= due):
        verdict = "reached"
    elif due is None:
        verdict = "no year given"
    else:
        verdict = "missed" if last and due <= last["year"] else "open"
    goal = {**aim, "year": due, "period": str(due)}
    needed = (
        grew(goal, base, a_year=True) if due and base and due > base["year"] else {}
    )
    used = [fact["source_ids"] for fact in (aim, base, shown, hit) if fact]
    return {
        **aim,
        "base_year": base.get("year"),
        "momentum_pct": grew(base, before, a_year=True).get("value"),
        "needed_pct": needed.get("value"),
        "reached_in": str(hit.get("year", "")),
        "shown": shown.get("value"),
        "shown_year": shown.get("year"),
        "verdict": verdict,
        "source_ids": union(used),
    }


def announced_money(
    outcomes: pd.DataFrame, agreements: pd.DataFrame, country: str = "KAZ"
) -> pd.DataFrame:
    """What agreements of one country and China were said to be worth, in USD million.

    Observations in order of time with `months` (length of the span announced) and
    `a_year`; only sums of more than one month. They are never added: each is one
    announcement, and later ones repeat earlier ones.
    """
    said = select(outcomes, indicator="agreements_value", unit="USD mn")
    signed = agreements[
        [set(named) == {country, "CHN"} for named in agreements["countries"]]
    ]
    both = said.merge(signed[["agreement_id", "period"]], on="agreement_id")
    rows = observe(both)
    months = rows["period"].map(lambda text: periods.months(text) if text else 0)
    rows = rows.assign(
        country=country, months=months, a_year=12 * rows["value"] / months
    )
    return sort_rows(rows[rows["months"] > 1], ["period"])


def realised_money(investment: pd.DataFrame, country: str = "KAZ") -> pd.DataFrame:
    """Chinese direct investment in one country by year, ``gross`` and ``net`` (`part`).

    Two definitions that are never compared with each other: gross inflows as the
    government counts them, in USD million, and net inflows of the balance of payments,
    in the currency of the source.
    """
    rows = select(investment, countries=country, concept="fdi_flow", variant="main")
    rows = observe(select(rows, direction="china_to_region", sector="all"))
    rows = rows[rows["year"].notna()]
    gross = (rows["basis"] == "national") & (rows["unit"] == "USD mn")
    gross &= rows["part"].isin(["gross", "all"])
    net = (rows["basis"] == "national_bank") & (rows["part"] == "net")
    rows = rows.assign(part=rows["part"].mask(gross, "gross"))[gross | net]
    return sort_rows(rows[["country", "part", *SHAPE]], ["part", "period"])


# --- Price or volume -----------------------------------------------------------------


def price_changes(total: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Yearly change of trade beside that of Brent, as differences of logarithms.

    Rows of `total` (one series of `series`) with `brent` (USD a barrel), `trade_change`
    and `price_change`, missing across a year without a figure.
    """
    price = observe(select(prices, commodity="brent", origin="WLD"))
    price = price[price["year"].notna()]
    both = join(total, price, ["period"], how="inner", brent="value")
    follows = both["year"].diff() == 1
    for name, column in (("trade_change", "value"), ("price_change", "brent")):
        both[name] = both[column].map(math.log).diff().where(follows)
    return both


def indexed(
    total: pd.DataFrame, prices: pd.DataFrame, since: int = BOOM
) -> pd.DataFrame:
    """Trade and Brent (`series`), the first year with both since a year as 100."""
    both = price_changes(total, prices)
    both = both[both["year"] >= since].assign(trade=both["value"], half=math.nan)
    start = at(both.head(1))
    parts = [
        both.assign(series=name, value=100 * both[name] / start[name], unit="index")
        for name in ("trade", "brent")
        if start
    ]
    if parts:
        parts[1] = parts[1].assign(basis="published", obs_status="A")
    made = pd.concat(parts) if parts else both.iloc[:0].assign(series="")
    return made[["series", *SHAPE]]


def price_elasticity(changes: pd.DataFrame, since: int = BOOM) -> Fact:
    """Percent by which trade moves with one percent of the oil price.

    Least squares of the change of trade on that of the price, with standard errors that
    allow for unequal variance and one year of serial correlation: `value`, `std_error`,
    `r_squared`, `n`, `period`. From the year after the boom of the 2000s broke, because
    the series grew three times as fast before (`since`). Empty with fewer than eight.

    Source of the method: W. K. Newey and K. D. West, "A Simple, Positive Semi-Definite,
    Heteroskedasticity and Autocorrelation Consistent Covariance Matrix",
    Econometrica 55 (1987), 703-708.
    """
    # Imported here: it takes longer than everything else in this module together.
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tools.tools import add_constant

    rows = changes[changes["trade_change"].notna() & (changes["year"] >= since)]
    if len(rows) < 8:
        return {}
    fit = OLS(rows["trade_change"], add_constant(rows["price_change"])).fit(
        cov_type="HAC", cov_kwds={"maxlags": 1}
    )
    return {
        "value": float(fit.params["price_change"]),
        "std_error": float(fit.bse["price_change"]),
        "r_squared": float(fit.rsquared),
        "n": len(rows),
        "start": int(rows["year"].min()),
        "end": int(rows["year"].max()),
        "period": f"{rows['period'].iloc[0]}/{rows['period'].iloc[-1]}",
        "source_ids": union(changes["source_ids"]),
    }


# --- Where trade heads ---------------------------------------------------------------


def projection(total: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Path of one series by its own past, in its unit: `projections.project`.

    Half of the mean growth of the last fifteen years, with an interval from the errors
    that the method made; the plain drift without one where the series is too short.
    With `year` and `source_ids`; empty with fewer than two years, or where the horizon
    is the last year or farther away than the series is long.

    ValueError for a horizon before the end of the series.
    """
    years = total["year"].astype(int)
    ahead = horizon - years.max() if len(total) > 1 else 0
    if not ahead or ahead > years.max() - years.min():
        return pd.DataFrame(columns=["period", "year", "median", "source_ids"])
    path = projections.project(total, horizon=horizon)
    return path.assign(
        year=path["period"].astype(int), source_ids=union(total["source_ids"])
    )


def chances(path: pd.DataFrame, levels: Sequence[Fact], horizon: int) -> list[Fact]:
    """How likely the path is to reach each level in a year, to the nearest twentieth.

    Facts with `value` (the probability, missing without an interval), `exact` and the
    `level`; the last is the chance to end between the lowest and the highest level.
    """
    if path.empty or not levels:
        return []
    exact = [
        projections.probability_at_least(path, level["value"], horizon)
        for level in levels
    ]
    ends = levels[0]["value"], levels[-1]["value"]
    inside = projections.probability_between(path, *ends, horizon)
    every = [path["source_ids"].iloc[0]]
    ids = union([*every, *(level["source_ids"] for level in levels)])
    return [
        {
            "level": level,
            "value": projections.nearest_band(chance),
            "exact": chance,
            "period": str(horizon),
            "source_ids": ids,
        }
        for level, chance in zip([*levels, None], [*exact, inside], strict=True)
    ]


def scenario_path(
    flows: pd.DataFrame,
    *,
    horizon: int,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[Mapping[str, Any]] = (),
    level_shifts: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Flows of the five under a scenario's assumptions: `projections.assumed_path`.

    Arithmetic, not a forecast: no interval belongs around it. Observations by
    ``country flow`` in USD million, from the last year with both flows (`assumed`
    False) to the horizon; empty without such a year, or where it is the horizon.

    ValueError for a horizon before the start, or assumptions that cannot be.
    """
    five = select(flows, countries="CA5")
    both = balance(five)
    start = at(both)
    if not start or start["year"] == horizon:
        return five.iloc[:0].assign(assumed=False)
    path = projections.assumed_path(
        start["exports"] / 1000,
        start["imports"] / 1000,
        start_year=start["year"],
        horizon=horizon,
        export_growth=export_growth,
        import_growth=import_growth,
        shocks=shocks,
        level_shifts=level_shifts,
    )
    first = {flow: start[flow] / 1000 for flow in FLOWS}
    first["turnover"] = math.fsum(first.values())
    known = pd.DataFrame({"flow": first.keys(), "value": first.values()}).assign(
        period=start["period"], assumed=False
    )
    rows = pd.concat([known, path], ignore_index=True)
    made = rows.assign(
        country="CA5",
        year=rows["period"].astype("Int64"),
        value=1000 * rows["value"],
        unit="USD mn",
        half=math.nan,
        obs_status=rows["assumed"].map({True: "F", False: "A"}),
        basis="assumed",
        source_ids=start["source_ids"],
    )
    return made[["country", "flow", *SHAPE, "assumed"]]


def recent_pace(total: pd.DataFrame, years: int = 15) -> Fact:
    """Growth a year over the last years that a series spans, in percent.

    A series without a figure within so many years of its last is taken whole.
    """
    rows = total.sort_values("year")
    last = at(rows)
    if len(rows) < 2:
        return {}
    near = rows[rows["year"] >= last["year"] - years].iloc[:-1]
    return grew(last, records((near if len(near) else rows).head(1))[0], a_year=True)


def currency_pace(trade: pd.DataFrame, monthly: pd.DataFrame) -> Fact:
    """Growth a year in dollars (`usd`) and yuan (`cny`) over the same years.

    The first and the last year for which Chinese customs prints a yuan total of the
    five; empty where there are not two.
    """
    yuan = observe(select(monthly, countries="CA5", flow="turnover"))
    yuan, dollars = yuan[yuan["year"].notna()], regional(trade)
    last, first = at(yuan), records(yuan.head(1))
    if len(yuan) < 2:
        return {}
    ends = [at(dollars, year) for year in (last["year"], first[0]["year"])]
    usd, cny = grew(*ends, a_year=True), grew(last, first[0], a_year=True)
    return {"usd": usd, "cny": cny} if usd else {}


def of_needs(
    total: pd.DataFrame,
    levels: Sequence[Fact],
    trade: pd.DataFrame,
    monthly: pd.DataFrame,
    horizon: int,
    usd_inflation: float,
) -> Fact:
    """What levels need a year, beside the pace so far, in dollars and in yuan."""
    last = at(total)
    paces = [facts.needed(last, level, horizon, usd_inflation) for level in levels]
    return {
        "needed": [pace for pace in paces if pace],
        "recent": recent_pace(total),
        "currencies": currency_pace(trade, monthly),
    }


def fan_roles(path: pd.DataFrame, levels: Sequence[Fact]) -> dict[str, Any]:
    """How `charts.fan` shows a scenario's path and the levels that authors expect."""
    turnover = path[path["flow"] == "turnover"]
    paths = {"scenario": turnover} if len(turnover) else {}
    ends = [level["value"] / 1000 for level in levels]
    highest = max([*ends, *turnover["value"] / 1000], default=0.0)
    return {
        "paths": paths,
        "box": (ends[0], ends[-1], "article") if ends else None,
        "bands": [("low", "high", "80 %"), ("low_50", "high_50", "50 %")],
        # The interval is so wide that it would press all else into a strip.
        "clip": 1.5 * highest or None,
    }


def rejected_methods(total: pd.DataFrame) -> pd.DataFrame:
    """Our method and the alternatives five years ahead: `projections.backtest`.

    With `held_pct`, the past outcomes inside the interval that each method itself
    claims; empty with fewer than two years.
    """
    if len(total) < 2:
        return pd.DataFrame(columns=["method"])
    scores = projections.backtest(total, horizons=[5])
    held = 100 * scores["coverage"]
    return scores.assign(held_pct=held, source_ids=union(total["source_ids"]))


def disputes(trade: pd.DataFrame, most: int = 10) -> pd.DataFrame:
    """Conflicting figures within one side, the widest apart in USD million first.

    Rows of `sources.conflicts`. Differences between the sides are no conflict but a
    mirror gap: see `mirror_gap`.
    """
    found = conflicts(trade, table="bilateral_trade")
    found = found[found["kind"] == "conflict"]
    found = found.sort_values("gap", ascending=False, kind="stable").head(most)
    return found.assign(source_ids=found["source_ids"].map(union))


# --- What the sections say -----------------------------------------------------------


def of_level(flows: pd.DataFrame) -> Fact:
    """Of the total its trend, and the last figures of the countries."""
    rows = flows[flows["flow"] == "turnover"]
    total = trend(rows[rows["country"] == "CA5"])
    last = rows[(rows["year"] == total["last"]["year"]) if total else rows.index < 0]
    parts = last[last["country"] != "CA5"].sort_values("value", ascending=False)
    return {
        "total": total,
        "parts": records(parts),
        "reporter": at(rows).get("reporter"),
    }


def of_growth(trade: pd.DataFrame, flows: pd.DataFrame, start: int, end: int) -> Fact:
    """Who made the change, exports without the Kyrgyz ones, and the deepest fall."""
    own = observe(select(trade, reporter="national", countries="KGZ", flow="exports"))
    own = own[own["year"].notna() & own["variant"].isin(["main", "alternative"])]
    own = own.drop_duplicates("variant", keep="last").sort_values("year")
    china = select(flows, countries="KGZ", flow="exports")
    recorded = join(own, china, ["period"], china="value")
    recorded["pct"] = 100 * recorded["value"] / recorded["china"]
    return {
        "split": split(moved(flows, start, end), members=codes.CA5),
        "without": without(flows, "KGZ", "exports"),
        "recorded": records(recorded),
        "fall": split(deepest_fall(flows), members=codes.CA5),
    }


def of_deficit(trade: pd.DataFrame) -> Fact:
    """The balance of the five by Chinese customs, and that of Kazakhstan by both."""
    ours, theirs = (balance(series(trade, side)) for side in SIDES)
    own = at(theirs, country="KAZ")
    same = at(ours, own["year"], country="KAZ") if own else {}
    return {
        "balance": trend(ours[ours["country"] == "CA5"]),
        "both": facts.compare(same, own),
    }


def of_dependence(shares: pd.DataFrame, profile: pd.DataFrame) -> Fact:
    """The last share of each country, and what the Development Bank has of all."""
    last = latest(shares)
    of_all = observe(select(profile, countries="CA5", basis="edb"))
    return {
        "own": records(last[last["reporter"] == "national"]),
        "others": records(last[last["reporter"] == "edb"]),
        "china": at(last, country="CHN"),
        "edb": records(of_all[of_all["indicator"] == "china_share_of_turnover"]),
    }


def of_goods(trade: pd.DataFrame, composition: pd.DataFrame, gas: pd.DataFrame) -> Fact:
    """The largest sections of goods, the part of gas, and cars among the imports."""
    sections = product_shares(composition)
    last = sections[sections["period"] == sections["period"].max()]
    parts = gas_shares(trade, gas)
    cars = at(goods_named(composition), product="cars")
    bought = at(regional(trade, flow="imports"), cars.get("year")) if cars else {}
    return {
        "sold": records(last[last["flow"] == "exports"]),
        "bought": records(last[last["flow"] == "imports"]),
        "gas": records(parts[parts["period"] == parts["period"].max()]),
        "cars": cars if bought else {},
        "cars_pct": 100 * cars["value"] / bought["value"] if bought else None,
    }


def of_mirror(trade: pd.DataFrame) -> Fact:
    """How far the two counts are apart, in the last year of each country."""
    gaps = mirror_gap(trade, flow="imports")
    gaps = gaps[gaps["country"].isin(["KAZ", "KGZ", "UZB"]) & gaps["ratio"].notna()]
    last = latest(gaps).sort_values("ratio", ascending=False)
    kyrgyz = gaps[gaps["country"] == "KGZ"].sort_values("ratio")
    ranges = count_ranges(trade)
    ranges = ranges.assign(gap=ranges["high"] - ranges["low"]).sort_values("gap")
    return {
        "last": records(last),
        "kgz": {
            "low": records(kyrgyz)[0],
            "top": records(kyrgyz)[-1],
            "last": at(kyrgyz.sort_values("year")),
        }
        if len(kyrgyz)
        else {},
        "other": at(other_count(trade), country="CA5"),
        "widest": at(ranges[ranges["country"] != "CA5"]),
    }


def of_transit(trade: pd.DataFrame, months: pd.DataFrame, start: int, end: int) -> Fact:
    """How much could be in transit, and how late in the year exports were booked."""
    bounds = reexport_bounds(trade, start=start, end=end)
    told = bounds["share_of_rise_pct"].notna().all() and len(bounds) > 0
    return {
        "bounds": records(bounds),
        "most": math.fsum(bounds["value"]),
        "share_pct": math.fsum(bounds["share_of_rise_pct"]) if told else None,
        "late": late_bookings(months),
    }


def of_prices(flows: pd.DataFrame, prices: pd.DataFrame, back: int = 3) -> Fact:
    """How trade and exports move with the oil price, and both over the last years."""
    five = select(flows, countries="CA5")
    total, sold = (five[five["flow"] == flow] for flow in ("turnover", "exports"))
    both = price_changes(total, prices)
    oil = both.assign(value=both["brent"], half=math.nan)
    return {
        "base": at(both[both["year"] >= BOOM].head(1)).get("year"),
        "turnover": price_elasticity(both),
        "exports": price_elasticity(price_changes(sold, prices)),
        "since": grew(at(both), at(both, back=back)),
        "brent": grew(at(oil), at(oil, back=back)),
    }


def of_targets(
    outcomes: pd.DataFrame,
    announced: pd.DataFrame,
    came: pd.DataFrame,
    targets: pd.DataFrame,
) -> Fact:
    """How targets fared, and announced money beside the money that came."""
    aims = outcomes[(outcomes["kind"] == "target") & (outcomes["target_period"] != "")]
    paces = {
        verdict: sorted(aims.loc[aims["verdict"] == verdict, "needed_pct"].dropna())
        for verdict in ("missed", "reached")
    }
    gross, net = (came[came["part"] == part] for part in ("gross", "net"))
    said, last = at(announced), at(gross)
    potential = observe(select(targets, kind="potential", flow="turnover"))
    return {
        **paces,
        "aims": len(aims),
        "count": facts.counted(aims["verdict"], ["reached", "missed", "open"]),
        "announced": said,
        "came": last if last and last["value"] > 0 else {},
        "years": said["a_year"] / last["value"] if said and last else None,
        "net": len(net),
        "net_below": int((net["value"] < 0).sum()),
        "potential": at(potential),
    }


def of_ahead(
    total: pd.DataFrame,
    ahead: pd.DataFrame,
    path: pd.DataFrame,
    levels: Sequence[Fact],
    figures: Sequence[Fact],
) -> Fact:
    """Where the trend and the scenario lead, and what the levels need."""
    horizon = int(path["year"].max()) if len(path) else 0
    ends = {flow: at(path, horizon, flow=flow) for flow in (*FLOWS, "turnover")}
    turnover = path[path["flow"] == "turnover"].sort_values("value")
    lowest = records(turnover.head(1))
    return {
        "last": at(ahead),
        "chances": chances(ahead, levels, int(at(ahead)["year"])) if len(ahead) else [],
        "held": next(one for one in figures if one["id"] == "coverage"),
        "path": {"period": str(horizon), **{k: v["value"] for k, v in ends.items()}}
        if horizon
        else {},
        "lowest": lowest[0]
        if lowest and lowest[0]["year"] not in {int(path["year"].min()), horizon}
        else {},
        "recent": recent_pace(total),
    }


def key_figures(
    trade: pd.DataFrame,
    profile: pd.DataFrame,
    targets: pd.DataFrame,
    *,
    path: pd.DataFrame,
    horizon: int,
    usd_inflation: float,
    reporter: str = "china_customs",
) -> list[Fact]:
    """The key figures of the trade report; their ids are the same in every scenario."""
    flows = series(trade, reporter)
    five = select(flows, countries="CA5")
    total = select(five, flow="turnover")
    last, kyrgyz = at(total), without(flows, "KGZ", "exports")
    ahead, levels = projection(total, horizon), levels_of(targets, horizon)
    ends = [levels[0], levels[-1]] if levels else [{}, {}]
    likely = chances(ahead, levels, horizon)
    likely = [likely[0], likely[-2], likely[-1]] if likely else [{}, {}, {}]
    then = {"period": str(horizon)}
    part, rest = _of(kyrgyz, "part"), _of(kyrgyz, "rest")
    more: Any = {name: kyrgyz.get(name) for name in ("whole", "line", "rise")}
    real = 100 * ((1 + rest["value"] / 100) / (1 + usd_inflation) - 1) if rest else None
    other = at(other_count(trade), country="CA5")
    gap: Any = {"china": other.get("china"), "pct": None}
    if other:
        gap["pct"] = 100 * other["value"] / other["china"]
    own = at(series(trade, "national"), country="UZB", flow="turnover")
    china = at(series(trade), own.get("year"), country="UZB", flow="turnover")
    above = bool(china) and own["value"] > china["value"]
    ratios, shares = mirror_gap(trade, flow="imports"), dependence(trade, profile)
    bn: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3}
    whole: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3, "digits": 0}
    found = [
        figure("turnover", last, **bn, reporter=reporter),
        *(
            figure(name, {**then, **at(path, horizon, flow=flow)}, **whole)
            for name, flow in (
                ("scenario", "turnover"),
                ("scenario_exports", "exports"),
                ("scenario_imports", "imports"),
            )
        ),
        figure("projection", {**then, **at(ahead)}, **whole, of="median"),
        figure("growth_two_years", grew(last, at(total, back=2)), "percent"),
        figure("kyrgyz_export_part", part, "percent", digits=0, **more),
        figure("exports_without_kyrgyz", rest, "percent a year", real=real, **more),
        *(figure(flow, at(five, flow=flow), **bn) for flow in FLOWS),
        figure("balance", at(balance(five)), **bn),
        figure("counter_gap", other, **bn),
        figure("turnover_edb", other, **bn, of="other", **gap),
        figure("turnover_uzb_own", own, **bn, china=china.get("value"), more=above),
    ]
    for country in ("KGZ", "KAZ", "UZB"):
        mirror = at(ratios, country=country)
        range_ = {"low": mirror.get("ratio"), "high": mirror.get("valued_ratio")}
        name = f"mirror_ratio_{country.lower()}"
        found.append(figure(name, {**mirror, **range_}, "times", of="ratio"))
    for end, level, chance in zip(("low", "high"), ends, likely[:2], strict=True):
        pace = {**then, **facts.needed(last, level, horizon, usd_inflation)}
        said: Mapping[str, Any] = {"level": level, "inflation": 100 * usd_inflation}
        found += [
            figure(f"needed_{end}", pace, "percent a year", **said),
            figure(f"needed_{end}_real", pace, "percent a year", of="real", **said),
            _chance(f"probability_{end}", {**then, **chance}, level),
        ]
    found.append(_chance("probability_inside", {**then, **likely[2]}, {"ends": ends}))
    for country in ("KAZ", "KGZ", "UZB", "CHN"):
        name = f"share_{country.lower()}"
        found.append(figure(name, at(shares, country=country), "percent"))
    return [*found, _calibration(total)]


def _of(fact: Fact, part: str) -> Fact:
    """A part of a fact, with its time and sources."""
    return {**fact, **fact[part]} if fact and fact[part] else {}


def _chance(name: str, fact: Fact, level: Fact) -> Fact:
    exact = fact.get("exact")
    return figure(name, fact, "probability", digits=2, level=level, exact=exact)


def _calibration(total: pd.DataFrame) -> Fact:
    """How many past outcomes lay inside the interval, five years ahead."""
    fact: Fact = {}
    if len(total) > 1:
        scores = projections.backtest(total, methods=["shrunk_drift"], horizons=[5])
        score = records(scores)[0]
        if score["band_n"]:
            span = f"{total['period'].iloc[0]}/{total['period'].iloc[-1]}"
            fact = {
                "period": span,
                "value": 100 * score["band_coverage"],
                "low": 100 * score["band_coverage_low"],
                "high": 100 * score["band_coverage_high"],
                "held": round(score["band_n"] * score["band_coverage"]),
                "n": score["band_n"],
                "source_ids": union(total["source_ids"]),
            }
    return figure(
        "coverage", fact, "percent", digits=0, held=fact.get("held"), n=fact.get("n")
    )

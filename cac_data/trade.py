"""Trade of Central Asia with China: who counts what, what grew, where it heads.

Money is in USD million at current prices, flows are seen from Central Asia; `trade` are
rows of ``bilateral_trade``, `flows` of `series`. `of_*`: what a section says and draws.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, facts, observations, periods, projections
from cac_data.cache import cached
from cac_data.codes import Flow, Side
from cac_data.facts import Fact, at, figure, grew, records
from cac_data.inputs import Made, takes
from cac_data.observations import SHAPE, add_up, choose, join, latest, observe, union
from cac_data.products import (
    leading_products as leading_products,
    market_shares as market_shares,
    partner_shares as partner_shares,
    product_composition as product_composition,
    product_concentration as product_concentration,
    revealed_advantage as revealed_advantage,
)
from cac_data.tables import select, sort_rows
from cac_data.validate import check_member

SIDES: Mapping[Side, Sequence[str]] = {
    "china_customs": ("china_customs", "china_mofcom", "china_press"),
    "national": ("national",),
}
"""The two sides that count the same trade, each by who is believed first."""
# What was fetched of UN Comtrade comes with every revision; what was worked out from a
# growth rate stands in where nothing is printed; `alternative` figures are witnesses.
VARIANTS = ("updated", "revised", "main", "derived")

FLOWS = ("exports", "imports")
STALE = 3  # years after which a share of a part of a year says more than a whole one
SILENT = 6  # years after which a state that published nothing is asked no more
BOOM = 2009  # the first year after the boom of the 2000s broke
FEW = 4  # yearly changes of late
THIS_CENTURY = 2000  # before it trade was so small that two counts of it say little
UNSAID = "U"  # the status of a figure of a total of which no one says who counted it
CHANCE_DIGITS = 2  # to which a chance is printed
STILL = 50.0  # USD mn: a change below it is printed as none
GOODS_SINCE = 2020  # what goods were before, and what moved, says little of today
FLOW_COLUMNS = ("country", "flow", "period", "value", "unit", "source_ids")
FLOW_ROWS = Made(by="trade.series", columns=FLOW_COLUMNS)
TOTAL_ROWS = Made(by="trade.regional", columns=("year", "value", "unit", "source_ids"))
OUNCES = 1e6 / 31.1034768  # troy ounces in a tonne
PIPED_GAS = "natural gas (pipeline)"
GAS_SELLERS = ("KAZ", "TKM", "UZB")
PIPED = {"importer": "CHN", "indicator": "value", "basis": "chinese_customs"}


@takes(trade="bilateral_trade")
@cached
def series(trade: pd.DataFrame, reporter: Side = "china_customs") -> pd.DataFrame:
    """Exports, imports and turnover of each country and the five: whole years.

    Observations by ``country flow``, one a year: the published figure or the sum (of
    all flows or countries), the more exact one. ValueError for an unknown side.
    """
    check_member("reporter", reporter, SIDES)
    rows, order = observe(trade), {"reporter": SIDES[reporter], "variant": VARIANTS}
    rows = choose(rows[rows["year"].notna()], **order).assign(reporter=reporter)
    own, whole = rows[rows["country"].isin(codes.CA5)], rows["flow"] == "turnover"
    turnover = add_up(own, "flow", FLOWS, "turnover", beside=rows[whole])
    rows = pd.concat([rows[~whole], turnover], ignore_index=True)
    rows = add_up(rows, "country", codes.CA5, "CA5", beside=rows)
    rows = rows[rows["country"].isin([*codes.CA5, "CA5"])].reset_index(drop=True)
    return rows[["country", "flow", *SHAPE, "reporter"]]


@takes(trade="bilateral_trade")
def regional(
    trade: pd.DataFrame, *, flow: Flow = "turnover", reporter: Side = "china_customs"
) -> pd.DataFrame:
    """Trade of the five together by year: `series` for ``CA5``; ValueError as there."""
    return select(series(trade, reporter), countries="CA5", flow=flow)


@takes(flows=FLOW_ROWS)
def balance(flows: pd.DataFrame) -> pd.DataFrame:
    """Exports less imports, for years with both, as `value`; the two as columns."""
    out, back = (flows[flows["flow"] == flow] for flow in FLOWS)
    made = observations.combine(out, back, "sub", on=["country", "period"])
    named = made.rename(columns={"one": "exports", "other": "imports"})
    return named.assign(flow="balance")


def of_level(trade: pd.DataFrame, reporter: Side = "china_customs") -> Fact:
    """How much is traded: the `total` as a trend, and the last of each country.

    `published`: the years for which a total was printed although a sum of the
    countries, which is more exact, stands in. Where there is no total, `own` is the sum
    of all own counts (`national_total`), if there is one.
    """
    flows = select(series(trade, reporter), flow="turnover")
    total = facts.summary(flows[flows["country"] == "CA5"])
    if not total:
        own = _own_total(trade)
        told = {"total": {}, "parts": [], "published": [], "own": own}
        return {**told, "reporter": reporter}
    parts = flows[flows["country"] != "CA5"]
    parts = parts[parts["year"] == total["last"]["year"]]
    printed = observe(select(trade, countries="CA5", flow="turnover"))
    printed = printed[printed["reporter"].isin(SIDES[reporter])]
    printed_years = set(printed["year"].dropna())
    return {
        "total": total,
        "parts": records(parts.sort_values("value", ascending=False)),
        "published": [year for year in total["sums"] if year in printed_years],
        "reporter": reporter,
    }


def of_deficit(trade: pd.DataFrame) -> Fact:
    """Who runs the deficit with China, as Chinese customs count it.

    `balance`: of the five, a trend over `rows`. `parts`: of each country in the last
    year in which all five have one. `both`: of Kazakhstan by each side.
    """
    rows = balance(series(trade))
    members = rows[rows["country"].isin(codes.CA5)]
    complete = members.groupby("period")["country"].transform("nunique")
    members = members[complete == len(codes.CA5)]
    members = members[members["period"] == members["period"].max()]
    own = at(balance(series(trade, "national")), country="KAZ")
    china = at(rows, own.get("year", 0), country="KAZ")
    return {
        "rows": rows,
        "balance": facts.summary(rows[rows["country"] == "CA5"]),
        "parts": records(members.sort_values("value")),
        "both": facts.compare(china, own),
    }


@takes(trade="bilateral_trade")
def contributions(
    trade: pd.DataFrame, *, start: int, end: int, reporter: Side = "china_customs"
) -> pd.DataFrame:
    """What each country and flow added to the region's trade between two years.

    `observations.change`, the largest first, with `share_pct` of the sum, where all
    five have a figure. A country whose flows are not both known shows its turnover.
    """
    flows = series(trade, reporter)
    made = observations.change(flows[flows["country"] != "CA5"], start, end)
    both = made.groupby("country")["flow"].transform("nunique") == 3
    made = made[(made["flow"] == "turnover") != both]
    # The sum of what is shown, so that the shares add up whatever was rounded.
    complete = set(made["country"]) == set(codes.CA5)
    total = math.fsum(made["value"]) if complete else math.nan
    made = made.assign(share_pct=100 * made["value"] / total)
    return made.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def _without_kyrgyz(flows: pd.DataFrame) -> Fact:
    """Growth of exports over two years, with and without the Kyrgyz ones.

    `part` of the `line` in the `rise` of the `whole` is a range, percent, as the first
    year may be a published total or a sum. Empty where a year is missing.
    """
    rows = flows[flows["flow"] == "exports"]
    five, line = (rows[rows["country"] == code] for code in ("CA5", "KGZ"))
    left = observations.combine(five, line, "sub", on=["period"]).assign(half=math.nan)
    now, then = at(left), at(left, back=2)
    if not then:
        return {}
    added = at(add_up(rows, "country", codes.CA5, "CA5"), then["year"])
    rise, own = (now[part] - then[part] for part in ("one", "other"))
    rises = [rise, now["one"] - added["value"]] if added else [rise]
    parts = [100 * own / one for one in rises if one > 0] if rise > 0 else []
    whole = [{**end, "value": end["one"]} for end in (now, then)]
    part = {"value": parts[0], "low": min(parts), "high": max(parts)} if parts else {}
    return {
        "whole": grew(*whole, a_year=True),
        "rest": grew(now, then, a_year=True),
        "line": {"first": then["other"], "last": now["other"], "value": own},
        "rise": rise,
        "part": part,
        "period": f"{then['period']}/{now['period']}",
        "source_ids": union(end.get("source_ids", "") for end in (now, then, added)),
    }


def of_growth(trade: pd.DataFrame, end: int, reporter: Side = "china_customs") -> Fact:
    """Who made the change of two years, exports without the Kyrgyz, the deepest fall.

    `recorded`: what Kyrgyz sources have of these. `fall`: over any years without a gap.
    """
    flows = series(trade, reporter)
    changes = contributions(trade, start=end - 2, end=end, reporter=reporter)
    own = observe(select(trade, reporter="national", countries="KGZ", flow="exports"))
    own = own[own["year"].notna() & own["variant"].isin(["main", "alternative"])]
    own = own.drop_duplicates("variant", keep="last").sort_values("year")
    china = select(flows, countries="KGZ", flow="exports")
    recorded = join(own, china, ["period"], china="value")
    recorded["pct"] = 100 * recorded["value"] / recorded["china"]
    total = select(flows, countries="CA5", flow="turnover")
    level = dict(zip(total["year"], total["value"], strict=True))
    falls = [
        (level[last] - level[first], first, last)
        for begin, stop in periods.runs(level)
        for first, last in itertools.combinations(range(begin, stop + 1), 2)
    ]
    fell, first, last = min(falls, default=(0.0, 0, 0))
    fall = changes[:0]
    if fell < 0:
        fall = contributions(trade, start=first, end=last, reporter=reporter)
    return {
        "reporter": reporter,
        "changes": changes,
        "split": _split(changes),
        "without": _without_kyrgyz(flows),
        "recorded": records(recorded),
        "fall": _split(fall),
    }


def _yearly(rows: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """The change on the year before, from `GOODS_SINCE` on."""
    rows = rows[rows["year"].notna() & (rows["year"] >= GOODS_SINCE)]
    before = rows.assign(year=rows["year"] + 1)
    return observations.combine(rows, before, "sub", on=[*key, "year"])


def _rises(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What a good added to trade with China in a year.

    By one reporter's figures of both years, or estimated (E) from one and the growth
    printed for it. Goods overlap: one is never added to another. A route, as that
    through Xinjiang, explains no move.
    """
    key = ["country", "partner", "flow", "good"]
    said = select(tables["product_flows"], partner="CHN", parts=True)
    named = observe(tables["trade_composition"]).rename(columns={"product": "good"})
    piped = observe(select(tables["gas_flows"], where=PIPED))
    piped = piped.rename(columns={"exporter": "country"}).assign(flow="exports")
    piped = piped.assign(reporter="china_customs", good=PIPED_GAS)
    rows = pd.concat([observe(select(said, unit="USD mn", parts=True)), named, piped])
    rows = rows.fillna({"partner": "CHN"}).rename(columns={"reporter": "who"})
    # Of two figures of one fact the one without a reservation.
    rows = rows.dropna(subset="value").sort_values("obs_status", kind="stable")
    rows = rows.drop_duplicates(["who", *key, "period"])
    # The growth is printed for all fuels, the levels for oil and for gas.
    fuels = rows[rows["product_code"].isin(["2709", "271121"]) & rows["year"].notna()]
    fuels = fuels[fuels["who"] == "author"].assign(good="raw energy products")
    fuels = observations.gather(fuels, [*key, "period"], value=("value", "sum"))
    rates = observe(select(said, indicator="value_growth", parts=True))
    both = pd.concat([rows, fuels])
    grown = join(rates, both, [*key, "period"], how="inner", level="value")
    grown["value"] = grown["level"] - grown["level"] / (1 + grown["value"] / 100)
    grown = grown.assign(obs_status="E", year=grown["period"].str[:4].astype("Int64"))
    return pd.concat([_yearly(rows, ["who", *key]), grown])


def of_moves(tables: Mapping[str, pd.DataFrame]) -> Fact:
    """The ten largest changes of a year by Chinese customs, and what accounts for them.

    Each has its `parts`, what national statistics show (`theirs`), and the percentage
    that the `best` good leaves open. `explained`: of how many a good that Chinese
    customs print for both years makes half; `likely`: the one with the least left open.
    """
    trade, goods = tables["bilateral_trade"], tables["product_flows"]
    same = ["country", "flow", "year"]
    flows, own = series(trade), observe(select(trade, reporter="national"))
    changes = _yearly(flows[flows["country"] != "CA5"], same[:2])
    changes = changes.sort_values("value", key=abs, ascending=False, kind="stable")
    moves = changes[changes["flow"] != "turnover"].head(10)
    own = choose(own[own["year"].notna()], variant=[*VARIANTS, "alternative"])
    moves = join(moves, _yearly(own, same[:2]), same, theirs="value", mark="obs_status")
    moves["their_pct"] = 100 * moves["theirs"] / moves["value"]
    parts = join(_rises(tables), moves, same, how="inner", move="value")
    parts = parts.assign(pct=100 * parts["value"] / parts["move"]).sort_values("pct")
    made = []
    for move in records(moves):
        mine = parts[(parts[same] == [move[name] for name in same]).all(axis=1)]
        best = at(mine)
        left = 100 - max(0.0, best.get("pct", 0.0))
        move |= {"parts": records(mine[::-1]), "best": best, "open_pct": left}
        move["source_ids"] = union([move["source_ids"], *mine["source_ids"]])
        made.append(move)
    sure = parts[(parts["who"] == "china_customs") & (parts["pct"] >= 50)]
    told = {
        "value": len(sure.drop_duplicates(same)),
        "period": f"{changes['year'].min()}/{changes['year'].max()}",
        "source_ids": union(moves["source_ids"]),
    }
    routes = select(goods, partner="CN-XJ", parts=True)
    return {
        "moves": pd.DataFrame(made),
        "explained": told if made else {},
        "likely": min(made, key=lambda move: move["open_pct"], default={}),
        "xinjiang": at(observe(routes), indicator="xinjiang_share_of_chinese_trade"),
    }


def of_gold(tables: Mapping[str, pd.DataFrame]) -> Fact:
    """How much gold Kyrgyz exports to China would be, and what is known of its gold.

    `tonnes` at the mean price of each of two years. `sold` by partner, by national
    count; `unseen`: what buyers have beyond. `supply`: the gold that all this takes
    beside the gold that there was.
    """
    price = observe(select(tables["commodity_prices"], commodity="gold", origin="WLD"))
    made = select(series(tables["bilateral_trade"]), countries="KGZ", flow="exports")
    made = join(made, price, ["period"], how="inner", price="value").tail(2)
    a_tonne = made["price"] * OUNCES / 1e6  # USD mn
    made = made.assign(unit="t")
    made[["value", "half"]] = made[["value", "half"]].div(a_tonne, axis=0)
    gold = select(tables["product_flows"], country="KGZ", indicator="mass", parts=True)
    gold = observe(select(gold, product_code="7108", parts=True))
    own = gold[(gold["reporter"] == "national") & gold["year"].notna()]
    own = own[own["year"] == own["year"].max()]
    metal = select(tables["minerals"], country="KGZ", parts=True)
    metal = observe(metal[metal["commodity"] == "gold"])
    mined = at(metal, indicator="output", place="", unit="t")
    sold = {sale["partner"]: sale for sale in records(own)}
    tonnes = records(made)
    stock = at(metal, indicator="metal_stock")
    return {
        "tonnes": tonnes,
        "now": at(made),
        "mined": mined,
        "a_year": _a_year(mined),
        "supply": _gold_supply(tonnes, sold.get("WLD", {}), mined, stock),
        "sold": sold,
        "unseen": at(gold, reporter="mirror", partner="WLD"),
    }


def _a_year(amount: Fact) -> float | None:
    """What an amount of several years is in one of them."""
    if not amount:
        return None
    return float(12 * amount["value"] / periods.months(amount["period"]))


def _gold_supply(
    tonnes: Sequence[Fact], elsewhere: Fact, mined: Fact, stock: Fact
) -> Fact:
    """Set the gold that exports would take beside the gold that there was, in tonnes.

    `taken`: by China, if all were gold, and `elsewhere`, as national statistics record
    it for one of these years. `there`: what the mines gave in as many years, at their
    mean, and the last `stock` before them. Empty where one of these is unknown.
    """
    yearly = _a_year(mined)
    years = [fact["year"] for fact in tonnes]
    if not yearly or not stock or elsewhere.get("year") not in years:
        return {}
    by_china = math.fsum(fact["value"] for fact in tonnes)
    dug = yearly * len(years)
    facts_used = [*tonnes, elsewhere, mined, stock]
    return {
        "by_china": by_china,
        "elsewhere": elsewhere,
        "taken": by_china + elsewhere["value"],
        "mined": dug,
        "stock": stock,
        "there": dug + stock["value"],
        "period": f"{years[0]}/{years[-1]}",
        "source_ids": union(fact["source_ids"] for fact in facts_used),
    }


def _split(changes: pd.DataFrame) -> Fact:
    """What is said of `contributions`: the `whole`, `parts`, and the `top` of them."""
    if changes.empty:
        return {}
    whole = math.fsum(changes["value"])
    parts = changes.groupby("country")["value"].sum().reset_index()
    # Those that made most of a rise, or of a fall, come first.
    parts = parts.sort_values("value", ascending=whole < 0)
    parts["pct"] = 100 * parts["value"] / (whole or math.nan)
    return {
        "whole": whole,
        "complete": {*parts["country"]} >= {*codes.CA5},
        "parts": records(parts),
        "two_pct": parts["pct"].head(2).sum(),
        "top": at(changes.sort_values("value", key=abs, kind="stable")),
        "period": changes["period"].iloc[0],
        "source_ids": union(changes["source_ids"]),
    }


@takes(trade="bilateral_trade")
def mirror_gap(
    trade: pd.DataFrame, *, flow: Flow, cif_fob: float = 1.06
) -> pd.DataFrame:
    """Chinese against national count of one flow, by country and year.

    The gap bounds nothing that goes on to a third country, in either direction. Goods
    may never reach the country that China names (of what the European Union and the
    United Kingdom sold to Armenia, Kazakhstan and Kyrgyzstan beyond the usual in
    2022-23, about half was recorded by no buyer), and goods that are recorded as
    bought can be sold on: Chupilkin, Javorcik and Plekhanov, The Eurasian Roundabout,
    CEPR Discussion Paper 20097, 2025.

    `value` is `china` less `national`, `ratio` the one over the other, `log_ratio` its
    natural logarithm; `valued_gap` and `valued_ratio` bring the Chinese figure, with
    `cif_fob`, to the national valuation: a buyer's has freight and insurance (1.06:
    IMF, Direction of Trade Statistics, Yearbook 2017). `defined`: the status of the
    national figure, D where it counts something else, too, such as services. ValueError
    for a factor outside 1.0 to 1.5, and for turnover, in which gaps would cancel out.
    """
    check_member("flow", flow, FLOWS)
    if not 1.0 <= cif_fob <= 1.5:
        message = f"`cif_fob`: {cif_fob!r} is not between 1.0 and 1.5"
        raise ValueError(message)
    ours, theirs = (series(trade, side) for side in SIDES)
    ours = ours[(ours["flow"] == flow) & (ours["country"] != "CA5")]
    columns = {"national": "value", "defined": "obs_status"}
    both = join(ours, theirs, ["country", "flow", "period"], how="inner", **columns)
    china, national = both["value"], both["national"]
    factor = cif_fob if flow == "imports" else 1 / cif_fob
    # A side that counts nothing is no multiple of the other, nor a part of it.
    ratio = (china / national).where((china > 0) & (national > 0))
    return both.drop(columns="reporter").assign(
        china=china,
        value=china - national,
        half=math.nan,
        ratio=ratio,
        log_ratio=ratio.map(math.log, na_action="ignore"),
        valued_gap=china * factor - national,
        valued_ratio=ratio * factor,
        obs_status=both["obs_status"].where(both["defined"] != "E", "E"),
    )


@takes(trade="bilateral_trade")
def other_count(trade: pd.DataFrame, *, period: str = "") -> pd.DataFrame:
    """Turnover of the five: Chinese customs less the Eurasian Development Bank.

    One row, for `period` or the latest of the Bank, with `china`, `other` and the gap
    as `pct` of the first; none where one of the two has no total.
    """
    edb = {"reporter": "edb", "flow": "turnover", "variant": "main"}
    theirs = observe(select(trade, countries="CA5", where=edb))
    both = join(regional(trade), theirs, ["period"], how="inner", other="value")
    both = both[both["period"] == (period or theirs["period"].max())]
    china, gap = both["value"], both["value"] - both["other"]
    both = both.assign(china=china, value=gap, half=math.nan, pct=100 * gap / china)
    return both.drop(columns="reporter")


@takes(trade="bilateral_trade")
def bank_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """What the gap of `other_count` is made of: the Bank's count less China's.

    A row each for the countries that the Bank names, and one for the others together,
    whose `country` joins their codes by ``+``. The parts add up to the whole.
    """
    whole = at(other_count(trade))
    columns = ["country", "period", "value", "china", "bank", "source_ids"]
    if not whole:
        return pd.DataFrame(columns=columns)
    edb = {"reporter": "edb", "flow": "turnover", "variant": "main"}
    named = observe(select(trade, where=edb))
    named = named[named["country"].isin(codes.CA5)]
    named = named[named["period"] == whole["period"]].rename(columns={"value": "bank"})
    counted = series(trade)
    counted = counted[counted["flow"] == "turnover"]
    both = join(named, counted, ["country", "period"], how="inner", china="value")
    unnamed = [code for code in codes.CA5 if code not in set(both["country"])]
    rest = {
        "country": "+".join(unnamed),
        "period": whole["period"],
        "bank": whole["other"] - math.fsum(both["bank"]),
        "china": whole["china"] - math.fsum(both["china"]),
        "source_ids": whole["source_ids"],
    }
    parts = pd.concat([both, pd.DataFrame([rest] if unnamed else [])])
    parts["value"] = parts["bank"] - parts["china"]
    return parts[columns].sort_values("value", kind="stable", ignore_index=True)


@takes(trade="bilateral_trade")
def national_total(trade: pd.DataFrame) -> pd.DataFrame:
    """Turnover of each of the five by its own count, in the last year with all five.

    `chosen` says who counts: ``national``; ``edb`` for a state that does publish but
    whose total we lack, as the Eurasian Development Bank quotes it; ``china_customs``
    for the one that has published nothing for `SILENT` years. Empty without such a
    year, or where more than one of them is silent.
    """
    own, china = (
        rows[rows["country"].isin(codes.CA5)]
        for rows in (series(trade, "national"), series(trade))
    )
    recent = own[own["year"] >= own["year"].max() - SILENT]
    heard = set(recent["country"])
    silent = set(codes.CA5) - heard
    own, china = (rows[rows["flow"] == "turnover"] for rows in (own, china))
    if len(silent) > 1:
        china = china[:0]
    edb = {"reporter": "edb", "flow": "turnover", "variant": "main"}
    quoted = observe(select(trade, where=edb))
    quoted = quoted[quoted["country"].isin(heard)]
    rows = pd.concat([own, quoted, china[china["country"].isin(silent)]])
    rows = choose(
        rows[["country", "reporter", *SHAPE]],
        reporter=("national", "edb", "china_customs"),
    )
    complete = rows.groupby("period")["country"].transform("nunique") == len(codes.CA5)
    rows = rows[complete]
    rows = rows[rows["period"] == rows["period"].max()]
    return join(rows, china, ["country", "period"], china="value")


def _own_total(trade: pd.DataFrame) -> Fact:
    """The sum of `national_total`, its `parts`, and how far it is below China's count.

    Empty where one of the five has no figure.
    """
    parts = national_total(trade)
    if parts.empty:
        return {}
    period = parts["period"].iloc[0]
    total = math.fsum(parts["value"])
    china = at(regional(trade), int(period)) or {"value": math.fsum(parts["china"])}
    return {
        "value": total,
        "period": period,
        "china": china["value"],
        "pct": 100 * (china["value"] - total) / china["value"],
        "parts": records(parts.sort_values("value", ascending=False)),
        "unsaid": records(parts[parts["obs_status"] == UNSAID]),
        "silent": records(parts[parts["chosen"] == "china_customs"]),
        "unheard": parts.loc[parts["chosen"] == "china_customs", "country"].tolist(),
        "source_ids": union(parts["source_ids"]),
    }


def _own_count(trade: pd.DataFrame, country: codes.Country) -> Fact:
    """Turnover of a country by its own last count, and by China's of the same year.

    `gap` as `facts.compare` has it, `times`: how often China's holds the other.
    `unsaid`: the figure is one whose count its source does not name. `wider` says of
    any other that the national statistics count more than goods in some years.
    """
    own = select(series(trade, "national"), countries=country)
    last = at(own[own["flow"] == "turnover"])
    china = at(series(trade), last.get("year", 0), country=country, flow="turnover")
    times = china["value"] / last["value"] if last and china else None
    unsaid = last.get("obs_status") == UNSAID
    wider = not unsaid and bool((own["obs_status"] == "D").any())
    return {
        **last,
        "gap": facts.compare(last, china),
        "times": times,
        "unsaid": unsaid,
        "wider": wider,
    }


def of_mirror(trade: pd.DataFrame) -> Fact:
    """How far the two counts are apart: `gaps` of imports by year, and `ranges`.

    These are of the latest year that both count, if it is of the last six. `highest`:
    the largest ratio of this century of the country that has the largest of late.
    `widest`: the range of a country whose sources differ most, `other`: that of the
    five, by the Bank's count, `bank` what it is made of, `own`: of all by own counts.
    """
    bought, five = mirror_gap(trade, flow="imports"), other_count(trade)
    lasts = [latest(gaps) for gaps in (mirror_gap(trade, flow="exports"), bought)]
    ranges = pd.concat(lasts).rename(columns={"national": "other"})
    ranges = ranges[ranges["year"] > ranges["year"].max() - SILENT]
    ranges = ranges.sort_values(["flow", "china"], ascending=False)
    ranges = pd.concat([part for part in (five, ranges) if len(part)] or [ranges])
    ranges = ranges[["country", "flow", *SHAPE, "china", "other"]]
    by_gap = ranges.sort_values("value", key=abs)
    gaps = bought[bought["country"].isin(["KAZ", "KGZ", "UZB"])]
    known = gaps.assign(low=gaps["ratio"], high=gaps["valued_ratio"])
    known = known[known["ratio"].notna()]
    last = records(latest(known).sort_values("ratio", ascending=False))
    of_the_first = known[known["country"] == (last[0]["country"] if last else "")]
    of_the_first = of_the_first[of_the_first["year"] >= THIS_CENTURY]
    bank = bank_gap(trade)
    return {
        "gaps": gaps,
        "last": last,
        "highest": at(of_the_first.sort_values("ratio")),
        "ranges": ranges,
        "widest": at(by_gap[by_gap["country"] != "CA5"]),
        "other": at(five),
        "bank": records(bank),
        "own": _own_total(trade),
        "uzb": _own_count(trade, "UZB"),
        "kgz": _own_count(trade, "KGZ"),
        "tjk": _own_count(trade, "TJK"),
    }


def of_transit(trade: pd.DataFrame, profile: pd.DataFrame, end: int) -> Fact:
    """What the neighbours' imports do not show, and what stands against it.

    `unseen`: of each the latest year that both count, with the whole as `sold`, and
    with the freight of `mirror_gap` as `valued`: no bound of what goes on to Russia.
    `share_pct`: the part of KAZ and KGZ in the rise of the five in four years, if all
    are known and rose. `economy`: the last Chinese exports to Kyrgyzstan that exceed
    its last `gdp`.
    """
    rises = observations.change(select(series(trade), flow="turnover"), end - 4, end)
    gaps = mirror_gap(trade, flow="imports")
    gaps = latest(gaps[gaps["country"].isin(["KAZ", "KGZ"]) & (gaps["year"] <= end)])
    unseen = join(gaps, rises, ["country"], rise="value", span="period")
    unseen["value"] = unseen["value"].clip(lower=0)
    whole = at(rises, country="CA5")
    all_rose = len(unseen) and whole.get("value", 0) > 0 and (unseen["rise"] > 0).all()
    return {
        "unseen": records(unseen),
        "never_seen": math.fsum(unseen["value"]),
        "valued": math.fsum(unseen["valued_gap"].clip(lower=0)),
        "sold": math.fsum(unseen["china"]),
        "share_pct": 100 * unseen["rise"].sum() / whole["value"] if all_rose else None,
        "economy": _beyond_the_economy(trade, profile),
    }


def of_kyrgyz_months(monthly: pd.DataFrame) -> Fact:
    """Kyrgyz exports by month in the latest full year (`months`, CNY mn).

    `late`: the part of its last three months, in percent, with their `span`.
    """
    months = observe(select(monthly, countries="KGZ", flow="exports", parts=True))
    months = months[months["period"].map(periods.months) == 1]
    years = months["period"].str[:4]
    full = years[years.groupby(years).transform("size") == 12]
    months = months[years == max(full, default="")]
    if months.empty:
        return {"months": months, "late": {}}
    last = months.tail(3)
    late = {
        "value": 100 * last["value"].sum() / months["value"].sum(),
        "period": max(full),
        "span": f"{last['period'].iloc[0]}/{last['period'].iloc[-1]}",
        "source_ids": union(months["source_ids"]),
    }
    return {"months": months, "late": late}


def _beyond_the_economy(trade: pd.DataFrame, profile: pd.DataFrame) -> Fact:
    """Chinese exports to Kyrgyzstan that exceed its gross domestic product (`gdp`).

    Each of its last year, which may differ; empty where they do not exceed it.
    """
    sold = at(series(trade), country="KGZ", flow="imports")
    product = observe(select(profile, countries="KGZ", indicator="gdp", unit="USD mn"))
    product = product[product["year"].notna()].sort_values("year", kind="stable")
    gdp = at(product)
    if not sold or not gdp or sold["value"] <= gdp["value"]:
        return {}
    ids = union([sold["source_ids"], gdp["source_ids"]])
    return {**sold, "gdp": gdp, "source_ids": ids}


@takes(profile="country_profile")
def china_share(profile: pd.DataFrame, flow: Flow) -> pd.DataFrame:
    """China's share in a flow of each country with the world, in percent.

    As the country itself prints it, `reporter` ``national``; for those that print none
    the latest figure of the Eurasian Development Bank, ``edb``.
    """
    rows = observe(select(profile, indicator=f"china_share_of_{flow}"))
    rows = rows[rows["year"].notna()].drop(columns="vintage")
    own = rows[rows["basis"] == "national"]
    # What others extracted of a national table comes after what its office did.
    copied = own["source_ids"].eq("wits-trade-summary-2015")
    kind = copied.map({True: "copy", False: "office"})
    own = own.assign(source=own["source_ids"], kind=kind)
    own = choose(own, kind=["office", "copy"]).drop(columns="kind")
    # "about 35 percent" stands for no more than the figure that it rounds.
    others = rows[(rows["basis"] == "edb") & (rows["obs_status"] != "E")]
    others = others[~others["country"].isin([*own["country"], "CA5"])]
    others = latest(others.drop_duplicates(["country", "period"]))
    both = pd.concat([part for part in (own, others) if len(part)] or [own])
    return both.assign(reporter=both["basis"]).reset_index(drop=True)


def of_dependence(trade: pd.DataFrame, profile: pd.DataFrame) -> Fact:
    """The share of one partner in the other's goods trade, in percent.

    `shares` have both terms from one side: mixed, Chinese exports to Kyrgyzstan would
    exceed all Kyrgyz imports. `edb`: China in the trade of the five together. `later`:
    a part of a year, where the last whole one of a country is `STALE` years behind.
    `china`: the last share of the five in China's trade; `grown_since`: how much trade
    has grown since its year, empty where that is the last one.
    """
    flow_of = {"merchandise_exports": "exports", "merchandise_imports": "imports"}
    customs = select(profile, countries="CHN", basis="customs")
    whole = observe(select(customs, indicator=list(flow_of)))
    whole = whole.assign(country="CA5", flow=whole["indicator"].map(flow_of))
    whole = add_up(whole[["country", "flow", *SHAPE]], "flow", FLOWS, "turnover")
    total = regional(trade)
    made = observations.share(total, whole, on=["country", "flow", "period"])
    # Of later years the tables hold no total of China; customs print the share.
    said = observe(select(profile, indicator="ca5_share_of_turnover", basis="customs"))
    said = said[said["year"].notna() & ~said["period"].isin(made["period"])]
    china = pd.concat([made, said], ignore_index=True).assign(
        country="CHN", indicator="ca5_share_of_turnover", reporter="china_customs"
    )
    china = sort_rows(china[["country", "indicator", *SHAPE, "reporter"]], ["period"])
    shares = pd.concat([china_share(profile, "turnover"), china], ignore_index=True)
    last = latest(shares)
    own = last[last["reporter"] == "national"]
    old = own[own["year"] <= own["year"].max() - STALE]
    parts = select(profile, indicator="china_share_of_turnover", parts=True)
    parts = observe(parts[parts["basis"] == "national"])
    parts = parts[parts["year"].isna() & parts["country"].isin(old["country"])]
    later = latest(join(parts, old, ["country"], whole="period"))
    later = later[later["period"] > later["whole"]]
    edb = select(profile, countries="CA5", basis="edb")
    of_china, now = at(last, country="CHN"), at(total)
    then = at(total, of_china.get("year", 0))
    is_older = bool(then) and then["year"] < now["year"]
    return {
        "shares": shares,
        "own": records(own),
        "later": {row["country"]: row for row in records(later)},
        "others": records(last[last["reporter"] == "edb"]),
        "china": of_china,
        "grown_since": grew(now, then) if is_older else {},
        "edb": records(observe(select(edb, indicator="china_share_of_turnover"))),
    }


def _piped_gas(gas: pd.DataFrame) -> pd.DataFrame:
    """Value of pipeline gas to China by country and whole year, as its customs count.

    Of two figures of one year that without a reservation.
    """
    rows = observe(select(gas, where=PIPED, nature="actual", unit="USD mn"))
    rows = rows[rows["year"].notna() & rows["exporter"].isin(GAS_SELLERS)]
    rows = rows.sort_values("obs_status", kind="stable")
    rows = rows.drop_duplicates(["exporter", "period"])
    named = rows.assign(country=rows["exporter"])[["country", *SHAPE]]
    return sort_rows(named, ["country", "period"])


@takes(flows=FLOW_ROWS, gas="gas_flows")
def gas_in_exports(flows: pd.DataFrame, gas: pd.DataFrame) -> pd.DataFrame:
    """Part of pipeline gas in exports of the five to China by year, in percent.

    `value` of all exports, `without_kyrgyz` of all but those of Kyrgyzstan; `gas` and
    `exports` in USD mn. For years in which all that sell gas have a figure.
    """
    piped = add_up(_piped_gas(gas), "country", GAS_SELLERS, "CA5")
    exports = flows[flows["flow"] == "exports"]
    whole, kyrgyz = (exports[exports["country"] == code] for code in ("CA5", "KGZ"))
    parts = observations.share(piped, whole, on=["country", "period"])
    parts = parts.rename(columns={"one": "gas", "other": "exports"})
    parts = join(parts, kyrgyz, ["period"], kyrgyz="value")
    rest = 100 * parts["gas"] / (parts["exports"] - parts["kyrgyz"])
    return sort_rows(parts.assign(without_kyrgyz=rest), ["period"])


def of_goods(trade: pd.DataFrame, composition: pd.DataFrame, gas: pd.DataFrame) -> Fact:
    """The largest sections of goods, the part of gas, and cars among the imports.

    `named`: the latest of what a source puts a figure on, never to be added up. `gas`:
    its part in exports of the five (`gas_in_exports`), `turkmen_gas` in all trade of
    Turkmenistan. `cars_pct`: of imports as Chinese customs count them, which need not
    be the share that the author of the figure prints. `sold`, `bought`: sections of
    goods (SITC), percent, of the last year with all five.
    """
    sections = observe(select(composition, classification="SITC", reporter="unctad"))
    sections = sections[sections["country"].isin(codes.CA5)].dropna(subset="value")
    every = sections.groupby(["period", "flow"])["country"].transform("nunique")
    sections = sections[every == len(codes.CA5)]
    sections = sections[sections["period"] == sections["period"].max()]
    by = ["period", "flow", "product"]
    sections = observations.gather(sections, by, value=("value", "sum"))
    whole = sections.groupby("flow")["value"].transform("sum")
    sections = sections.assign(value=100 * sections["value"] / whole)
    sections = sections.sort_values("value", ascending=False)
    piped, flows = _piped_gas(gas), series(trade)
    named = observe(composition)
    named = named[(named["classification"] == "HS") & named["year"].notna()]
    # A customs figure comes before that of an author.
    named = named.sort_values("reporter", key=lambda names: names == "author")
    named = named.drop_duplicates(["country", "flow", "product", "period"])
    by_pipe = piped.assign(flow="exports", product=PIPED_GAS, product_code="271121")
    columns = ["country", "flow", "product", *SHAPE, "product_code"]
    named = pd.concat([named[columns], by_pipe[columns]])
    named = latest(named.drop_duplicates(["country", "flow", "product", "period"]))
    named = named[named["year"] >= GOODS_SINCE]
    named = named.sort_values(["flow", "value"], ascending=[True, False])
    cars = {**at(named, product="cars")}
    said = at(observe(composition), product="cars", period=cars.get("period"))
    bought = at(flows, cars.get("year", 0), country="CA5", flow="imports")
    turkmen = flows[(flows["country"] == "TKM") & (flows["flow"] == "turnover")]
    turkmen_gas = observations.share(piped, turkmen, on=["country", "period"])
    return {
        "named": named,
        "sold": records(sections[sections["flow"] == "exports"]),
        "bought": records(sections[sections["flow"] == "imports"]),
        "gas": records(gas_in_exports(flows, gas).tail(3)),
        "turkmen_gas": at(turkmen_gas),
        "cars": {**cars, "whole": bought, "said": said} if bought else {},
        "cars_pct": 100 * cars["value"] / bought["value"] if bought else None,
    }


@takes(targets="trade_targets")
def levels_of(targets: pd.DataFrame, period: int) -> list[Fact]:
    """Levels in USD mn that authors expect of the five in a year, the lowest first."""
    said = observe(select(targets, countries="CA5", kind="forecast"))
    said = said[said["target_period"] == periods.of_year(period)]
    return records(observations.gather(said, ["value"]).sort_values("value"))


def _target_outcomes(targets: pd.DataFrame, trade: pd.DataFrame) -> pd.DataFrame:
    """What became of each target and forecast, with the growth before and needed."""
    flows, aims = select(series(trade), flow="turnover"), observe(targets)
    made = []
    for aim in records(aims[aims["kind"].isin(["target", "forecast"])]):
        rows = flows[flows["country"] == aim["country"]]
        set_in, due = periods.year_of(aim["set_on"]), int(aim["target_period"] or 0)
        base, last = at(rows[rows["year"] < set_in]), at(rows)
        before = at(rows, base.get("year", 0) - 3)
        # A level that trade had before it was set as an aim does not count as reached.
        since = rows[rows["year"] >= set_in]
        hit = at(since[since["value"] >= aim["value"]].head(1))
        if hit and (not due or hit["year"] <= due):
            verdict = "reached"
        elif not due:
            verdict = "no year given"
        else:
            verdict = "missed" if last and due <= last["year"] else "open"
        used = (aim, base, at(rows, due) or last, hit)
        aim |= {
            "momentum_pct": grew(base, before, a_year=True).get("value"),
            "needed_pct": facts.needed(base, aim, due).get("value"),
            "reached_in": str(hit.get("year", "")),
            "verdict": verdict,
            "source_ids": union(fact["source_ids"] for fact in used if fact),
        }
        made.append(aim)
    more = ["momentum_pct", "needed_pct", "reached_in", "verdict"]
    found = pd.DataFrame(made, columns=[*aims, *more])
    return sort_rows(found, ["set_on", "country", "value"])


def of_targets(tables: Mapping[str, pd.DataFrame]) -> Fact:
    """How targets fared (`outcomes`), and announced money beside that which came.

    `announced` is the last sum for more than a month of Kazakhstan and China: later
    ones repeat earlier ones. `came` are gross inflows as the government counts them,
    `net` those of the balance of payments: two definitions, never compared. `drained`:
    the years in which more went back than came. `missing`: what the Bank thinks China
    could sell more, of all that it thinks could be traded (`potential`).
    """
    targets, agreements = tables["trade_targets"], tables["agreements"]
    fared = _target_outcomes(targets, tables["bilateral_trade"])
    aims = fared[(fared["kind"] == "target") & (fared["target_period"] != "")]
    of_two = [{*named} == {"KAZ", "CHN"} for named in agreements["countries"]]
    signed = agreements.loc[of_two, ["agreement_id", "period"]]
    said = tables["summit_outcomes"]
    said = select(said, indicator="agreements_value", unit="USD mn")
    said = observe(said.merge(signed, on="agreement_id"))
    months = said["period"].map(lambda text: periods.months(text) if text else 0)
    said = said.assign(country="KAZ", months=months)
    said["a_year"] = 12 * said["value"] / said["months"]
    announced = at(sort_rows(said[months > 1], ["period"]))
    where = {"concept": "fdi_flow", "direction": "china_to_region", "sector": "all"}
    money = tables["investment"]
    money = select(money, countries="KAZ", variant="main", where=where)
    money = sort_rows(observe(money), ["period"])
    money = money[money["year"].notna()]
    gross = money[money["part"].isin(["gross", "all"]) & (money["unit"] == "USD mn")]
    came = at(gross, basis="national")
    net = money[(money["basis"] == "national_bank") & (money["part"] == "net")]
    potential = observe(select(targets, kind="potential"))
    return {
        "outcomes": fared,
        "aims": len(aims),
        "count": facts.tally(aims["verdict"], ["reached", "missed", "open"]),
        "announced": announced,
        "came": came,
        "years": announced["a_year"] / came["value"] if announced and came else None,
        "net": records(net),
        "drained": [int(year) for year in net.loc[net["value"] < 0, "year"]],
        "potential": at(potential, flow="turnover"),
        "missing": at(potential, flow="imports"),
    }


def of_prices(flows: pd.DataFrame, prices: pd.DataFrame) -> Fact:
    """How trade moves with the price of Brent, and both of late.

    `turnover`: percent by which it moves with one percent of the price;
    `before`, `lately`: of turnover before the last `FEW` changes and in these alone,
    too few to prove a break. `indexed`: trade and Brent, the first year with both since
    `BOOM` as 100.
    """
    price = observe(select(prices, commodity="brent", origin="WLD"))
    five = flows[flows["country"] == "CA5"]
    total = five[five["flow"] == "turnover"]
    total = join(total, price, ["period"], how="inner", brent="value")
    oil = total.assign(value=total["brent"], half=math.nan, obs_status="A")
    oil = oil.assign(basis="published")
    lines = pd.concat([total.assign(series="trade"), oil.assign(series="brent")])
    lines = lines[lines["year"] >= BOOM]
    start = lines.groupby("series")["value"].transform("first")
    lines = lines.assign(value=100 * lines["value"] / start, half=math.nan)
    return {
        "indexed": lines.assign(unit="index")[["series", *SHAPE]],
        "base": at(lines.head(1)).get("year"),
        "turnover": _elasticity(total),
        "before": _elasticity(total, leave_out=FEW),
        "lately": _elasticity(total.tail(FEW + 1), fewest=FEW),
        "since": grew(at(total), at(total, back=3)),
        "brent": grew(at(oil), at(oil, back=3)),
    }


def _elasticity(rows: pd.DataFrame, leave_out: int = 0, fewest: int = 8) -> Fact:
    """Percent by which trade (`value`) moves with one percent of the price (`brent`).

    Least squares of at least `fewest` yearly changes from `BOOM` on, as trade grew
    three times as fast before, but for the last ones (`leave_out` says how many).
    Standard errors allow for unequal variance and one year of serial correlation
    (Newey and West, Econometrica 55, 1987, 703-708).
    """
    # Imported here: it takes longer than everything else in this module together.
    from statsmodels.api import OLS, add_constant

    used = (rows["year"].diff() == 1) & (rows["year"] >= BOOM)
    used &= used[::-1].cumsum()[::-1] > leave_out
    changes = rows[["value", "brent"]].map(math.log).diff()[used]
    if len(changes) < fewest:
        return {}
    fit = OLS(changes["value"], add_constant(changes["brent"])).fit(
        cov_type="HAC", cov_kwds={"maxlags": 1}
    )
    return {
        "value": float(fit.params["brent"]),
        "std_error": float(fit.bse["brent"]),
        "r_squared": float(fit.rsquared),
        "n": len(changes),
        "start": int(rows.loc[used, "year"].min()),
        "end": int(rows.loc[used, "year"].max()),
        "source_ids": union(rows["source_ids"]),
    }


@takes(total=TOTAL_ROWS)
def projection(total: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Path of a series with `year` by its own past, in its unit: `projections.project`.

    Empty with fewer than two years, or where the horizon is the last year or farther
    away than the series is long; ValueError where it is before that.
    """
    years = total["year"].astype(int)
    ahead = horizon - years.max() if len(total) > 1 else 0
    if not ahead or ahead > years.max() - years.min():
        return pd.DataFrame(columns=["period", "year", "median", "source_ids"])
    path = projections.project(total, horizon=horizon)
    ids = union(total["source_ids"])
    return path.assign(year=path["period"].astype(int), source_ids=ids)


def _chances(path: pd.DataFrame, levels: Sequence[Fact], horizon: int) -> list[Fact]:
    """How likely the path is to reach each level and, last, to end between them.

    The last has the `largest` chance that any range as wide has. `is_off`: it is not
    the difference of the two chances as they are printed, to two decimals.
    """
    if path.empty or not levels:
        return []
    sizes = [level["value"] for level in levels]
    chances = [projections.probability_at_least(path, size, horizon) for size in sizes]
    chances.append(chances[0] - chances[-1])
    ids = union([*path["source_ids"], *(level["source_ids"] for level in levels)])
    told: Fact = {"period": str(horizon), "source_ids": ids}
    width = sizes[-1] - sizes[0]
    largest = projections.largest_probability_of_range(path, width, horizon)
    first, last, between = (
        round(chances[place], CHANCE_DIGITS) for place in (0, -2, -1)
    )
    told["is_off"] = round(first - last, CHANCE_DIGITS) != between
    return [
        {**told, "level": level, "value": chance, "width": width, "largest": largest}
        for level, chance in zip([*levels, None], chances, strict=True)
    ]


def _tried(total: pd.DataFrame) -> pd.DataFrame:
    """How far each method missed trade five years ahead: after the boom, and with it.

    Two spans, as the boom of the 2000s beat every method and decides which is best.
    `method n rmse_log mean_log_error` of origins since `projections.CALIBRATED_FROM`;
    `n_all first_all rmse_all mean_all` of all; `held held_n held_pct held_low
    held_high`: outcomes in the interval that the method's own errors would have made.
    """
    if len(total) < 2:
        return pd.DataFrame(columns=["method"])
    whole = projections.backtest(total, horizons=[5])
    recent = projections.backtest(
        total, horizons=[5], since=projections.CALIBRATED_FROM
    )
    made = recent[["method", "n", "rmse_log", "mean_log_error"]].assign(
        n_all=whole["n"],
        first_all=whole["first_origin"],
        rmse_all=whole["rmse_log"],
        mean_all=whole["mean_log_error"],
        held=(recent["band_n"] * recent["band_coverage"]).round(),
        held_n=recent["band_n"],
        held_pct=100 * recent["band_coverage"],
        held_low=100 * recent["band_coverage_low"],
        held_high=100 * recent["band_coverage_high"],
    )
    return made.assign(source_ids=union(total["source_ids"]))


def _better_in_both(missed: Mapping[str, Fact]) -> list[str]:
    """Parts of our forecast that missed by less than it, after the boom and with it."""
    ours = missed.get("combination", {})
    spans = ("rmse_log", "rmse_all")
    return [
        method
        for method in projections.COMBINED
        if method in missed and all(missed[method][of] < ours[of] for of in spans)
    ]


@takes(flows=FLOW_ROWS)
def scenario_path(flows: pd.DataFrame, *, horizon: int, **assumed: Any) -> pd.DataFrame:
    """Flows of the five under a scenario's assumptions: `projections.assumed_path`.

    `assumed`: ``export_growth import_growth shocks level_shifts``. Observations by
    ``country flow`` from the last year with both flows (there `assumed` is False).
    ValueError for a horizon before it, or assumptions that cannot be.
    """
    five = select(flows, countries="CA5")
    start = at(balance(five))
    if not start or start["year"] == horizon:
        return five.iloc[:0].assign(assumed=False)
    levels = [start[flow] / 1000 for flow in FLOWS]
    path = projections.assumed_path(
        *levels, start_year=start["year"], horizon=horizon, **assumed
    )
    known = pd.DataFrame({"flow": [*FLOWS, "turnover"], "period": start["period"]})
    known = known.assign(value=[*levels, math.fsum(levels)], assumed=False)
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


def of_gas_in_exports(
    path: pd.DataFrame, gas: pd.DataFrame, reporter: Side = "china_customs"
) -> Fact:
    """What gas makes of the exports of a scenario's path, and the pace of all others.

    `path`: of `scenario_path`. `gas`: the value of Central Asian gas to China by year,
    USD mn, of `energy.gas.worth_of`; where it has one, the value at one price, so that
    no price of another supplier makes a change. Exports are assumed apart from the gas
    in them: this holds the two against each other, ``others = exports - gas``.
    `is_within`: both
    change in one direction, exports by no less. `is_still`: the gas does not change by
    what would be printed. Empty where an end has no value, or
    where exports are counted by others than Chinese customs, who value the gas.
    """
    exports = path[path["flow"] == "exports"]
    if "one_price_usd_mn" in gas:
        gas = gas.assign(value=gas["one_price_usd_mn"])
    gas = gas.assign(half=math.nan, obs_status="E")
    whole = observations.combine(exports, gas, "sub", on=["period"])
    if reporter != "china_customs" or len(whole) < 2:
        return {}
    ends = whole.iloc[[0, -1]]
    if ends["value"].isna().any():
        return {}
    before, after = records(ends)
    change = {
        "exports": after["one"] - before["one"],
        "gas": after["other"] - before["other"],
        "others": after["value"] - before["value"],
    }
    same_way = change["exports"] * change["gas"] >= 0
    return {
        "before": before,
        "after": after,
        "change": change,
        "is_within": same_way and abs(change["exports"]) >= abs(change["gas"]),
        "is_still": abs(change["gas"]) < STILL,
        "pace": grew(after, before, a_year=True),
        "source_ids": union([before["source_ids"], after["source_ids"]]),
    }


@takes(total=TOTAL_ROWS)
def recent_pace(total: pd.DataFrame) -> Fact:
    """Growth a year over the last fifteen years of a series, or the part it has."""
    recent = total[total["year"] >= total["year"].max() - 15]
    return grew(at(recent), at(recent.head(1)), a_year=True)


def of_ahead(
    trade: pd.DataFrame,
    targets: pd.DataFrame,
    path: pd.DataFrame,
    *,
    horizon: int,
    usd_inflation: float,
    reporter: Side = "china_customs",
) -> Fact:
    """Where the trend and a scenario's path lead, and what the expected levels need.

    `trend`: the forecast by its own past; `methods`: how far it and others missed five
    years ahead, `missed` by method; `parts`: the methods of which ours is the mean,
    `better_in_both` those of them that missed by less in both spans; `held`: how many
    past outcomes lay in its interval.
    """
    total = regional(trade, reporter=reporter)
    ahead, levels = projection(total, horizon), levels_of(targets, horizon)
    methods, held = _tried(total), Fact()
    missed = {row["method"]: row for row in records(methods)}
    ours = missed.get("combination", {})
    if ours.get("held_n"):
        held = {
            "period": f"{total['period'].iloc[0]}/{total['period'].iloc[-1]}",
            "value": ours["held_pct"],
            "low": ours["held_low"],
            "high": ours["held_high"],
            "held": ours["held"],
            "n": ours["held_n"],
            "source_ids": ours["source_ids"],
        }
    turnover = path[path["flow"] == "turnover"].sort_values("value")
    lowest = at(turnover.head(1))
    dips = bool(lowest) and path["year"].min() < lowest["year"] < horizon
    sizes = [level["value"] / 1000 for level in levels]
    highest = max([*sizes, *turnover["value"] / 1000], default=0.0)
    paces = [facts.needed(at(total), one, horizon, usd_inflation) for one in levels]
    return {
        "reporter": reporter,
        "horizon": horizon,
        "inflation": 100 * usd_inflation,
        "trend": ahead,
        "methods": methods,
        "missed": missed if ours.get("n", 0) > 1 and len(ahead) else {},
        "parts": projections.COMBINED,
        "better_in_both": _better_in_both(missed),
        "calibrated_from": projections.CALIBRATED_FROM,
        "fixed_growth": 100 * projections.FIXED_GROWTH,
        "levels": levels,
        "fan": {
            "paths": {"scenario": turnover} if len(turnover) else {},
            "box": (sizes[0], sizes[-1], "article") if sizes else None,
            "bands": [("low", "high", "80 %"), ("low_50", "high_50", "50 %")],
            # The interval is so wide that it would press all else into a strip.
            "clip": 1.5 * highest or None,
        },
        "last": at(ahead),
        "chances": _chances(ahead, levels, horizon),
        "held": held,
        "path": {flow: at(path, horizon, flow=flow) for flow in (*FLOWS, "turnover")},
        "lowest": lowest if dips else {},
        "needed": [pace for pace in paces if pace],
        "recent": recent_pace(total),
    }


def key_figures(flows: pd.DataFrame, said: Mapping[str, Fact]) -> list[Fact]:
    """The key figures from the sections' facts, with the same ids in any scenario."""
    percent, a_year, odds = "percent", "percent a year", "probability"
    usd: Fact = {"unit": "USD bn", "scale": 1e-3}
    five = flows[flows["country"] == "CA5"]
    total = five[five["flow"] == "turnover"]
    ahead, mirror, depends = said["ahead"], said["mirror"], said["dependence"]
    then, inflation = {"period": str(ahead["horizon"])}, ahead["inflation"]
    ratio, share = (
        {row["country"]: row for row in rows}
        for rows in (mirror["last"], depends["own"] + depends["others"])
    )
    kyrgyz = said["growth"]["without"]
    part, rest = (
        {**kyrgyz, **kyrgyz[name]} if kyrgyz.get(name) else {}
        for name in ("part", "rest")
    )
    if rest:
        rest["real"] = 100 * (100 + rest["value"]) / (100 + inflation) - 100
        rest["inflation"] = inflation
    path = {flow: {**then, **fact} for flow, fact in ahead["path"].items()}
    found = [
        figure("turnover", {**at(total), "reporter": ahead["reporter"]}, **usd),
        figure("scenario", path["turnover"], **usd, digits=0, today="turnover"),
        figure("scenario_exports", path["exports"], **usd, today="exports"),
        figure("scenario_imports", path["imports"], **usd),
        figure("projection", {**then, **ahead["last"]}, **usd, of="median", digits=0),
        figure("growth_two_years", grew(at(total), at(total, back=2)), percent),
        figure("kyrgyz_export_part", part, percent, digits=0),
        figure("exports_without_kyrgyz", rest, a_year),
        figure("exports", at(five, flow="exports"), **usd),
        figure("imports", at(five, flow="imports"), **usd),
        figure("balance", at(balance(five)), **usd),
        figure("counter_gap", mirror["other"], **usd),
        figure("turnover_edb", mirror["other"], **usd, of="other"),
        figure("turnover_national", mirror["own"], **usd, digits=0),
        figure("turnover_kgz_own", mirror["kgz"], **usd),
        figure("turnover_uzb_own", mirror["uzb"], **usd),
        figure("mirror_ratio_kgz", ratio.get("KGZ", {}), "times", "ratio"),
        figure("mirror_ratio_kaz", ratio.get("KAZ", {}), "times", "ratio"),
        figure("mirror_ratio_uzb", ratio.get("UZB", {}), "times", "ratio"),
        figure("turnover_tjk_own", mirror["tjk"], **usd),
        figure("moves_explained", said["moves"]["explained"], "", digits=0),
        figure("kyrgyz_gold_tonnes", said["gold"]["now"], "t", digits=0),
    ]
    ends, needed, likely = (
        [*ahead[name][:1], *ahead[name][last:]] or [{}, {}, {}]
        for name, last in (("levels", -1), ("needed", -1), ("chances", -2))
    )
    for name, level, need, chance in zip(
        ("low", "high"), ends, needed, likely, strict=False
    ):
        need = {**then, "level": level, "inflation": inflation, **need}
        chance = {**then, "level": level, **chance}
        found += [
            figure(f"needed_{name}", need, a_year),
            figure(f"needed_{name}_real", need, a_year, "real"),
            figure(f"probability_{name}", chance, odds, digits=2),
        ]
    inside = {**then, "ends": ends, **likely[2]}
    return [
        *found,
        figure("probability_inside", inside, odds, digits=2),
        figure("share_kaz", share.get("KAZ", {}), percent),
        figure("share_kgz", share.get("KGZ", {}), percent),
        figure("share_uzb", share.get("UZB", {}), percent),
        figure("share_chn", depends["china"], percent),
        figure("coverage", ahead["held"], percent, digits=0),
    ]

"""Gas to China in bcm as the Statistical Review of World Energy standardises it.

Editions of it are never joined unasked. Oil and uranium to China stand at the end.

One cubic metre: the Review counts at 15 degrees C and 40 MJ, Russian and Chinese
standards (Gazprom's glossary; GB/T 19205-2008) at 20 degrees C whatever the calorific
value. `in_review_metres` turns the latter into the former by `conversion_factors`,
whose ratio is worked out of Gazprom's count of Power of Siberia over the Review's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data import codes, observations
from cac_data.facts import Fact, at, compare, grew, records, summary
from cac_data.inputs import Made, takes
from cac_data.observations import SHAPE, gather, join, latest, observe, share, union
from cac_data.sources import conflicts, printed_rounding
from cac_data.tables import load_table, sort_rows
from cac_data.validate import check_member

REVIEW, WORLD = "statistical_review", "WLD"

# Words of the column `measure`: the cubic metre of the Review, and the national one.
REVIEW_METRE, NATIONAL_METRE = "sr", "gost"

URANIUM = "2844"  # of the Harmonized System: radioactive elements and isotopes

LEVEL_BCM = 0.5
"""Two flows that are no further apart than this are called level, in bcm a year."""

BALANCE_ROWS = Made(
    by="energy.gas.gas_balance",
    columns=("country", "year", "production", "consumption", "source_ids"),
)

TurkmenOutput = Literal["assumed", "needed"]
"""How Turkmen output grows: at a rate that is assumed, or as fast as it has to."""

_DOUBTFUL = ("D", "U")  # of another definition, or of low reliability


def pick(rows: pd.DataFrame, **where: str | Iterable[object]) -> pd.DataFrame:
    """Rows whose columns hold these words; unlike `select` none if none does."""
    for column, word in where.items():
        rows = rows[rows[column].isin([word] if isinstance(word, str) else list(word))]
    return rows


def counted(rows: pd.DataFrame, **where: str | Iterable[object]) -> pd.DataFrame:
    """Observations of whole years that are counts, not plans; `where` as in `pick`."""
    rows = observe(rows)
    return pick(rows[rows["year"].notna()], nature="actual", **where)


def one_each(rows: pd.DataFrame, on: Sequence[str]) -> pd.DataFrame:
    """One observation a fact: the most exact, of another definition only if alone.

    Texts that quote one figure are one row; ValueError where equally exact ones differ.
    """
    if rows.empty:
        return rows
    order, on = ["_doubt", "half"], list(on)
    rows = rows.assign(_doubt=rows["obs_status"].isin(_DOUBTFUL))
    rows["half"] = rows["value"].map(printed_rounding)
    rows = rows.sort_values([*on, *order, "source_ids"], kind="stable")
    best = rows.groupby(on)[order].transform("first")
    rows = rows[(rows[order] == best).all(axis=1)].drop(columns="_doubt")
    made = gather(rows, on, n=("value", "nunique"))
    if (made["n"] > 1).any():
        shown = made[made["n"] > 1].head().to_string(index=False)
        message = f"several figures of one rank\n{shown}"
        raise ValueError(message)
    kept = rows.drop_duplicates(on).reset_index(drop=True)
    return sort_rows(kept.assign(source_ids=made["source_ids"]), on)


# --- One cubic metre ------------------------------------------------------------------


def national_metres(factors: pd.DataFrame) -> Fact:
    """How many national cubic metres make one of the Review; its `source_ids`."""
    unit = "bcm (national)"
    rows = pick(factors, quantity="natural_gas", to_unit=unit)
    check_member("to_unit", unit, set(rows["to_unit"]))
    return {"value": rows["factor"].iloc[0], "source_ids": rows["source_id"].iloc[0]}


def in_review_metres(rows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Observations in the cubic metres of the Review; those of unknown ones fall out.

    `printed` keeps the figure as its source has it.
    """
    national = national_metres(factors)
    rows = pick(rows, measure=[REVIEW_METRE, NATIONAL_METRE])
    converted = rows["measure"] == NATIONAL_METRE
    divisor = converted.map({True: national["value"], False: 1.0}).astype("float64")
    used = converted.map({True: national["source_ids"], False: ""})
    pairs = zip(rows["source_ids"], used, strict=True)
    return rows.assign(
        printed=rows["value"],
        value=rows["value"] / divisor,
        half=rows["half"] / divisor,
        measure=REVIEW_METRE,
        source_ids=[union(pair) for pair in pairs],
    )


# --- Flows to China -------------------------------------------------------------------


def _volumes(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Gas by exporter, importer and route in bcm, by the Statistical Review."""
    check_member("edition", edition, ["first", "newest"])
    rows = counted(flows, basis=REVIEW, indicator="volume")
    # Only the edition of the year after names single exporters; the newest that counts
    # the five has them as one.
    newest = pick(rows, exporter="CA5")["vintage"].max()
    taken = (rows["year"] + 1).astype("str") if edition == "first" else newest
    rows = rows[rows["vintage"] == taken]
    key = ["exporter", "importer", "route"]
    return one_each(rows, [*key, "period"])[[*key, *SHAPE, "vintage", "measure"]]


@takes(flows="gas_flows")
def sent_to_china(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Pipeline gas of each Central Asian `country` to China, bcm; ``newest``: `CA5`."""
    sent = pick(_volumes(flows, edition=edition), importer="CHN", route="pipeline")
    wanted = ["CA5"] if edition == "newest" else codes.CA5
    return _by_country(pick(sent, exporter=wanted))


def _by_country(rows: pd.DataFrame) -> pd.DataFrame:
    rest = [name for name in (*SHAPE, "vintage", "measure") if name in rows]
    rows = rows.rename(columns={"exporter": "country"})[["country", *rest]]
    return sort_rows(rows, ["period", "country"])


def _values(flows: pd.DataFrame) -> pd.DataFrame:
    """Value of pipeline gas to China by supplying `country`, USD mn, by its customs."""
    where = {"basis": "chinese_customs", "indicator": "value", "route": "pipeline"}
    rows = counted(flows, importer="CHN", **where)
    rows = rows[rows["exporter"] != WORLD]
    return _by_country(one_each(rows, ["exporter", "period"]))


@takes(flows="gas_flows")
def supplier_shares(
    flows: pd.DataFrame,
    *,
    importer: str = "CHN",
    route: str = "pipeline",
    edition: str = "first",
) -> pd.DataFrame:
    """Share of each supplier in a country's gas imports by year: `share_pct`.

    ``100 * value / whole`` (bcm) of one edition; with LNG if `route` is ``all``.
    ``first`` names countries, ``newest`` Central Asia as one; `all_named`: they add up.
    ValueError for an unknown importer, route or edition.
    """
    check_member("importer", importer, codes.country_codes())
    check_member("route", route, ["all", "pipeline"])
    taken = pick(_volumes(flows, edition=edition), importer=importer)
    parts = pick(taken, route="pipeline")
    parts = parts[~parts["exporter"].isin([WORLD, ""])]
    for group in ("CA4", "CA5"):
        # A group or its members, where a year has both.
        one = parts["exporter"] == group
        members = parts["exporter"].isin(codes.group_members(group))
        both = set(parts.loc[one, "period"]) & set(parts.loc[members, "period"])
        out = one if edition == "first" else members
        parts = parts[~(out & parts["period"].isin(both))]
    made = share(parts, pick(taken, exporter=WORLD, route=route), on=["period"])
    made = made.rename(columns={"value": "share_pct", "one": "value", "other": "whole"})
    made = made.assign(unit="bcm", half=made["value"].map(printed_rounding))
    by_year = made.groupby("period")[["value", "half"]].transform("sum")
    room = by_year["half"] + made["whole"].map(printed_rounding)
    # Figures of three decimals: anything below is floating point.
    named = (made["whole"] - by_year["value"]).abs() <= room + 1e-9
    rest = ["importer", "vintage", "measure", "whole", "share_pct"]
    made = made[["exporter", *SHAPE, *rest]].assign(all_named=named)
    return sort_rows(made, ["period", "exporter"])


def _implied_price(flows: pd.DataFrame) -> pd.DataFrame:
    """USD for 1,000 m3: customs value over the Review's volume, unless `refused`."""
    sent, on = pick(_volumes(flows), importer="CHN"), ["country", "period"]
    sent = _by_country(pick(sent, route="pipeline"))
    columns = {"volume_bcm": "value", "_status": "obs_status"}
    both = join(_values(flows), sent, on, how="inner", **columns)
    statuses = both[["obs_status", "_status"]]
    refused = statuses.where(statuses.isin(_DOUBTFUL)).bfill(axis=1).iloc[:, 0]
    price = (both["value"] / both["volume_bcm"]).where(refused.isna())
    both = both.assign(value_usd_mn=both["value"], value=price, obs_status="E")
    both = both.assign(refused=refused.fillna(""), unit="USD for 1,000 m3")
    return sort_rows(both.drop(columns="_status"), on)


CLOSE_PCT = 1.0
"""Counts in one cubic metre that are no further apart than this agree, in percent."""


def _other_counts(flows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Other counts beside the Review's, in bcm, and what explains the `gap`.

    ``none``: equal within rounding. ``cubic metres``: after conversion from national
    cubic metres they agree within rounding or `CLOSE_PCT`. ``in part``: conversion
    closes half of the gap or more. ``too round``: the count is too round to tell these
    apart. ``open``: nothing of this explains it.
    """
    # The Review standardises gas to 40 MJ a cubic metre, others count it as it is.
    national = national_metres(factors)
    ratio, source = national["value"], national["source_ids"]
    rows = counted(flows, importer="CHN", indicator="volume", route="pipeline")
    rows = _by_country(pick(rows, exporter=[*codes.CA5, "CA5"], unit="bcm"))
    on, is_review = ["country", "period"], rows["basis"] == REVIEW
    review = one_each(rows[is_review], [*on, "vintage"]).sort_values("vintage")
    review = review.drop_duplicates(on, keep="last")
    both = join(rows[~is_review], review, on, how="inner", review="value")
    # Texts that quote one count are one row.
    both = gather(both, [*on, "year", "basis", "value", "unit", "measure", "review"])
    value, base = both["value"], both["review"]
    both["half"] = half = value.map(printed_rounding).astype("float64")
    # The Review prints at least one decimal, which a round figure does not show.
    room = base.map(printed_rounding).astype("float64").clip(upper=0.05)
    apart, still_apart = (value - base).abs(), (value - ratio * base).abs()
    is_equal = apart <= half + room
    # The ratio is known to four decimals.
    rounding = half + ratio * room + 5e-5 * base
    by_metres = (still_apart <= rounding) | (still_apart <= CLOSE_PCT / 100 * value)
    is_too_round = half > (ratio - 1) / 2 * value
    cases = {
        "too round": (is_equal | by_metres) & is_too_round,
        "none": is_equal,
        "cubic metres": by_metres,
        "in part": still_apart <= apart / 2,
    }
    both["gap"] = np.select([*cases.values()], [*cases], "open")
    both["gap_pct"] = 100 * (value / base - 1)
    used = both["gap"].map({"cubic metres": source, "in part": source}).fillna("")
    both["source_ids"] = [*map(union, zip(both["source_ids"], used, strict=True))]
    both = both.sort_values("gap_pct", key=abs, ascending=False, kind="stable")
    rest = ["measure", "review", "gap", "gap_pct"]
    return both[["country", *SHAPE, *rest]].reset_index(drop=True)


@takes(flows="gas_flows")
def series(flows: pd.DataFrame, *, edition: str = "first") -> pd.DataFrame:
    """Pipeline gas that each of the five sells and buys: whole years, to merge.

    Observations by ``country partner flow``, one a year and unit: ``bcm`` by the
    Statistical Review, ``USD mn`` and ``Mt`` by Chinese customs; `basis` says which,
    `measure` in which cubic metres (empty: an edition that did not standardise them).
    `flow` is seen from `country`, so gas between two of the five stands twice; partner
    ``WLD`` is all. `edition`: of the Review, as in `supplier_shares`.
    """
    volumes = pick(_volumes(flows, edition=edition), route="pipeline")
    customs = counted(flows, basis="chinese_customs", route="pipeline")
    customs = pick(customs, indicator=["value", "mass"])
    customs = one_each(customs, ["exporter", "importer", "unit", "period"])
    both = pd.concat([volumes, customs], ignore_index=True)
    both = both[["exporter", "importer", *SHAPE, "measure"]]
    # Where several countries sell together, no partner is named.
    both = both[both["exporter"] != ""]
    five = [*codes.CA5, "CA5"]
    sold = {"exporter": "country", "importer": "partner"}
    bought = {"importer": "country", "exporter": "partner"}
    exports = both.rename(columns=sold).assign(flow="exports")
    imports = both.rename(columns=bought).assign(flow="imports")
    rows = pick(pd.concat([exports, imports], ignore_index=True), country=five)
    key = ["country", "partner", "flow"]
    return sort_rows(rows[[*key, *SHAPE, "measure"]], [*key, "unit", "period"])


# --- Pipelines ------------------------------------------------------------------------


def _pipe_ratings(pipelines: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Design capacity by `pipeline_id`, in bcm a year and the Review's cubic metres."""
    rated = observe(pick(pipelines, unit="bcm a year"))
    return in_review_metres(rated, factors).dropna(subset="value")


@takes(pipelines="pipelines")
def pipe_levels(pipelines: pd.DataFrame) -> dict[str, float]:
    """Design capacity of the pipeline to China, without and with Line D, in bcm a year.

    In the cubic metres of the Statistical Review, in which flows are counted: 55 in
    Chinese ones are 52.1. Where sources differ the lower counts. ``lines A to C``, and
    ``with Line D``.
    """
    rated = _pipe_ratings(pipelines, load_table("conversion_factors"))
    lowest = rated.groupby("pipeline_id")["value"].min()
    now, new = (lowest.get(line, math.nan) for line in ("cagp", "cagp-d"))
    levels = {"lines A to C": now, "with Line D": now + new}
    return {name: float(level) for name, level in levels.items() if level > 0}


@takes(stops="pipeline_stops", pipelines="pipelines")
def pipe_courses(stops: pd.DataFrame, pipelines: pd.DataFrame) -> pd.DataFrame:
    """Legs between the places that pipelines to China join, in the order of the flow.

    `pipeline_id from_place to_place line commodity status kind` (both) `source_ids`.
    """
    pipes = pipelines.drop_duplicates("pipeline_id")
    pipes = pipes.assign(source_ids=pipes["source_id"])
    pipes["line"] = pipes["name"].str.split(", ").str[-1]
    pipes["kind"] = pipes["commodity"] + " " + pipes["status"]
    about = {name: name for name in ("line", "commodity", "status", "kind")}
    both = stops["source_id"] + ";" + stops["position_source_id"]
    rows = stops.assign(stop=stops["stop"].astype("int64"), source_ids=both)
    rows = rows.rename(columns={"place": "to_place"})
    before, on = rows.assign(stop=rows["stop"] + 1), ["pipeline_id", "stop"]
    legs = join(rows, before, on, how="inner", from_place="to_place")
    legs = join(legs, pipes, ["pipeline_id"], how="inner", **about)
    return legs[["pipeline_id", "from_place", "to_place", *about, "source_ids"]]


# --- Balances -------------------------------------------------------------------------


@takes(balance="energy_balance", flows="gas_flows")
def gas_balance(balance: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Net balance of gas (output less domestic consumption) by country, in bcm.

    Of the newest edition that has both: `production consumption exports residual`.
    Turkmen consumption is published as output minus exports, so the balance says
    nothing about spare gas; the Kazakh one holds reinjected gas.
    """
    rows = observe(balance)
    rows = pick(rows[rows["year"].notna()], basis=REVIEW, unit="bcm")
    rows = pick(rows, indicator=["gas_production", "gas_consumption"])
    editions = rows.groupby("vintage")["indicator"].nunique()
    rows = pick(rows, vintage=[editions[editions == 2].index.max()])
    output = pick(rows, indicator="gas_production")
    used, on = pick(rows, indicator="gas_consumption"), ["country", "period"]
    names = {"one": "production", "other": "consumption"}
    made = observations.combine(output, used, "sub", on=on).rename(columns=names)
    made = made[["country", *SHAPE, "measure", *names.values()]]
    sent = _by_country(pick(_volumes(flows), importer=WORLD, route="pipeline"))
    made = join(made, sent, on, exports="value")
    return made.assign(residual=made["value"] - made["exports"], obs_status="E")


_PATH = (
    *("period", "year", "output", "use", "to_others", "left", "neighbours"),
    *("available", "to_china", "own", "capacity", "utilisation_pct"),
    *("unsold", "kept"),
    *("output_growth", "assumed", "unit", "source_ids"),
)


@takes(gas=BALANCE_ROWS, flows="gas_flows", pipelines="pipelines")
def gas_path(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    horizon: int,
    turkmen_output: TurkmenOutput = "assumed",
    **assumed: Any,
) -> pd.DataFrame:
    """Gas for China under a scenario's assumptions, in bcm a year: no forecast.

    `assumed`: what `gas_ahead` takes. Row 1 is as counted; all else stays as last
    counted. Empty where there is no balance, no pipeline or no neighbour to count.
    Turkmen output grows as ``assumed`` or as ``needed``: so fast that in the last year
    what China takes is there, with the gas of the neighbours kept (`output_growth`).
    Where China takes less than there is, `unsold` is Turkmen gas, and `kept` what
    Kazakhstan and Uzbekistan do not send.
    """
    levels, last = pipe_levels(pipelines), at(gas, country="TKM")
    start = int(last["year"]) if last else 0
    others, near = _sales_of_turkmenistan(flows, start), _near(flows, start)
    if not others or not levels or near.empty:
        return pd.DataFrame(columns=list(_PATH))
    region = at(sent_to_china(flows, edition="newest"), start)
    rated = _pipe_ratings(pipelines, load_table("conversion_factors"))
    rated = pick(rated, pipeline_id=["cagp", "cagp-d"])
    ids = [fact["source_ids"] for fact in (last, others, region) if fact]
    ahead, neighbours = np.arange(max(horizon - start, 0) + 1), math.fsum(near["value"])
    first = {"year": start, "output": last["production"], "use": last["consumption"]}
    first |= {"to_others": others["value"], "neighbours": neighbours}
    first["left"] = first["output"] - first["use"] - first["to_others"]
    # The edition counts the five together; without it the parts have to do.
    first["to_china"] = region["value"] if region else first["left"] + neighbours
    path = gas_ahead(first, levels, ahead, **assumed)
    if turkmen_output == "needed" and len(ahead) > 1:
        assumed["output_growth"] = _growth_that_suffices(path, assumed)
        path = gas_ahead(first, levels, ahead, **assumed)
    path["output_growth"] = assumed["output_growth"]
    made = pd.DataFrame({"period": path["year"].astype("str"), **path, "unit": "bcm"})
    is_last = others["year"] == start
    made.loc[0, "own"] = others["other"] if is_last else first["left"]
    made["utilisation_pct"] = 100 * made["to_china"] / made["capacity"]
    made["unsold"] = (made["left"] - made["own"]).clip(lower=0)
    from_neighbours = made["to_china"] - made["own"]
    made["kept"] = (made["neighbours"] - from_neighbours).clip(lower=0)
    used = union([*ids, *near["source_ids"], *rated["source_ids"]])
    return made.assign(assumed=ahead > 0, source_ids=used)[list(_PATH)]


def _sent_until(flows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Gas by pipeline, by exporter and importer, in the years up to one."""
    sent = pick(_volumes(flows), route="pipeline")
    return sent[sent["year"] <= year]


def _sales_of_turkmenistan(flows: pd.DataFrame, until: int) -> Fact:
    """Turkmen sales to all but China in the last year of which exports are split."""
    sold = pick(_sent_until(flows, until), exporter="TKM")
    to_all, to_china = pick(sold, importer=WORLD), pick(sold, importer="CHN")
    return at(observations.combine(to_all, to_china, "sub", on=["period"]))


def _near(flows: pd.DataFrame, until: int) -> pd.DataFrame:
    """What each neighbour of Turkmenistan last sent to China."""
    neighbours = set(codes.CA5) - {"TKM"}
    sent = _sent_until(flows, until)
    return latest(pick(sent, importer="CHN", exporter=neighbours))


def _split_of_an_earlier_year(flows: pd.DataFrame, now: Fact) -> Fact:
    """Where the first year of a path has its split from: empty if of that year itself.

    Then sales to others are those of `period`, the Turkmen part follows from them, and
    `neighbours` is what the total leaves for Kazakhstan and Uzbekistan.
    """
    others = _sales_of_turkmenistan(flows, now["year"]) if now else {}
    if not others or others["year"] == now["year"]:
        return {}
    return {"period": others["period"], "neighbours": now["to_china"] - now["own"]}


def _is_revised(now: Fact) -> bool:
    """Whether the total of a year is of a later edition than its split, and differs."""
    if not now:
        return False
    gap = now["own"] + now["neighbours"] - now["to_china"]
    return bool(abs(gap) > 0.05)


def _output_that_sends(to_china: float, year: Fact) -> float:
    """Turkmen output that leaves China so much gas in a year of `gas_ahead`.

    What others and the country itself take is added, what neighbours send is not.
    """
    needed = to_china - year["neighbours"] + year["to_others"] + year["use"]
    return float(max(needed, 0.0))


def _growth_that_suffices(path: Fact, assumed: Fact) -> float:
    """Growth of output a year, as a fraction, by which China gets its gas at the end.

    That is the volume assumed for the last year, or else what the pipeline then holds.
    """
    wanted = assumed.get("gas_to_china_bcm") or path["capacity"][-1]
    last = {**path, "use": path["use"][-1]}
    years = len(path["year"]) - 1
    ratio = _output_that_sends(float(wanted), last) / path["output"][0]
    return float(ratio ** (1 / years)) - 1


def gas_ahead(
    first: Fact,
    levels: Mapping[str, float],
    ahead: npt.NDArray[Any],
    *,
    output_growth: float,
    demand_growth: float,
    line_d_year: int = 0,
    gas_to_china_bcm: float = 0.0,
) -> dict[str, Any]:
    """What a first row of `gas_path` becomes some years `ahead`, by column.

    Turkmen output and use grow as assumed (fractions a year). China takes what is
    `available`, at most the `capacity`, or what leads to a fixed volume in a straight
    line; first the Turkmen gas (`own`).
    """
    year, present = first["year"] + ahead, levels["lines A to C"]
    output = first["output"] * (1 + output_growth) ** ahead
    use = first["use"] * (1 + demand_growth) ** ahead
    left = output - use - first["to_others"]
    available = left + first["neighbours"]
    with_d = bool(line_d_year) & (year >= line_d_year)
    capacity = np.where(with_d, levels.get("with Line D", present), present)
    taken = np.minimum(available, capacity).clip(min=0)
    taken[0] = first["to_china"]
    if gas_to_china_bcm:
        taken = taken[0] + (gas_to_china_bcm - taken[0]) * ahead / max(ahead[-1], 1)
    made = {"year": year, "output": output, "use": use, "left": left}
    made |= {name: first[name] for name in ("to_others", "neighbours")}
    made |= {"available": available, "capacity": capacity, "to_china": taken}
    return {**made, "own": np.minimum(taken, left)}


def worth_of(path: pd.DataFrame, flows: pd.DataFrame, gas_price: float) -> pd.DataFrame:
    """What the gas of a path is worth, in USD mn a year: volume times `price_usd`.

    `value` and `own_usd_mn` of the first year are as Chinese customs count them, at a
    price for each country; those ahead are all at the Turkmen price. So that a change
    from the first year is of volume, or of a price assumed, and not of how it is
    counted, `one_price_usd_mn` has the first year, too, at the Turkmen price, that last
    implied.
    """
    if path.empty:
        names = ["price_usd", "value", "own_usd_mn", "one_price_usd_mn"]
        return path.reindex(columns=[*path, *names])
    first = at(path.head(1))
    priced = at(_implied_price(flows).dropna(subset="value"), country="TKM")
    implied = priced.get("value", math.nan)
    price = gas_price or implied
    ids = [first["source_ids"], "" if gas_price else priced.get("source_ids", "")]
    made = path.assign(price_usd=price, source_ids=union(ids), unit="USD mn")
    made["value"] = made["to_china"] * made["price_usd"]
    made["own_usd_mn"] = made["own"] * made["price_usd"]
    made["one_price_usd_mn"] = made["value"]
    start = made.index[0]
    made.loc[start, "one_price_usd_mn"] = first["to_china"] * implied
    made.loc[start, ["price_usd", "value", "own_usd_mn"]] = math.nan
    # As Chinese customs count the first year, if they count each that sends gas. Not
    # every edition names the senders: then those count that were named last.
    paid, sent = pick(_values(flows), country=codes.CA5), sent_to_china(flows)
    paid = paid[paid["year"] == first["year"]]
    sent = sent[sent["year"] <= first["year"]]
    senders = set(sent.loc[sent["year"] == sent["year"].max(), "country"])
    if senders and senders <= set(paid["country"]):
        own = math.fsum(pick(paid, country="TKM")["value"])
        made.loc[start, "value"] = math.fsum(paid["value"])
        made.loc[start, "own_usd_mn"] = own
        made.loc[start, "source_ids"] = union(paid["source_ids"])
    return made


def _price_now_and_then(worth: pd.DataFrame, flows: pd.DataFrame, price: float) -> Fact:
    """The Turkmen price last `implied`, in its `period`, and what is said beside it.

    `is_assumed`: the scenario sets another. `now`: what customs paid in the first year
    of a path for its Turkmen gas, where the price is of an earlier year, for 1,000 m3.
    """
    priced = at(_implied_price(flows).dropna(subset="value"), country="TKM")
    first = at(worth.head(1))
    if not priced or not first:
        return {}
    is_earlier = priced["year"] < first["year"]
    now = first["own_usd_mn"] / first["own"] if is_earlier and first["own"] else None
    return {
        "implied": priced["value"],
        "period": priced["period"],
        "is_assumed": bool(price),
        "now": None if now is None or math.isnan(now) else now,
    }


def needed_output_growth(
    gas: pd.DataFrame, path: pd.DataFrame, levels: Mapping[str, float]
) -> list[Fact]:
    """Growth of output, in percent a year, that fills each level when a path ends.

    Beside it the `pace` of output over the last ten years or fewer.
    """
    found, pace = [], _balance_pace(gas).get("output", {})
    for name, level in levels.items() if len(path) > 1 else ():
        then, end = records(path.iloc[[0, -1]])
        output = _output_that_sends(level, end)
        ends = {**end, "value": output}, {**then, "value": then["output"]}
        growth = grew(*ends, a_year=True)
        found.append({**growth, "level_name": name, "level": level, "pace": pace})
    return found


def _balance_pace(gas: pd.DataFrame) -> dict[str, Fact]:
    """Growth of Turkmen `output` and `use` a year over the last ten years or fewer."""
    own = pick(gas, country="TKM").assign(half=0.0)
    own = own[own["year"] >= own["year"].max() - 10]
    sides = {"output": "production", "use": "consumption"}
    return {
        name: grew(now, then, a_year=True)
        for name, column in (sides if len(own) > 1 else {}).items()
        for then, now in [records(own.assign(value=own[column]).iloc[[0, -1]])]
    }


# --- Trend-based projection -----------------------------------------------------------


def own_past(
    gas: pd.DataFrame, *, horizon: int, levels: Mapping[str, float]
) -> pd.DataFrame:
    """Trend-based projection of the Turkmen net balance of gas, in bcm.

    Yearly changes of output and consumption since 2015, both of one year together, are
    drawn at random: median and middle 80 percent of 20,000 paths, and the share of them
    that reach each level. A bootstrap, after Efron (1979), Annals of Statistics 7, p.
    1-26. It knows no demand of China, no price and no other pipeline, and consumption
    is what was left of output. Empty with fewer than five changes or no year ahead.
    """
    rows = pick(gas[gas["year"] >= 2015], country="TKM")
    logs = np.log(rows[["production", "consumption"]].to_numpy("float64"))
    steps = np.diff(logs, axis=0)[np.diff(rows["year"].to_numpy("int64")) == 1]
    if len(steps) < 5 or horizon <= rows["year"].max():
        names = ["period", "year", "low", "median", "high", *levels]
        return pd.DataFrame(columns=[*names, "changes", "source_ids"])
    year = np.arange(rows["year"].max() + 1, horizon + 1)
    picks = np.random.default_rng(138).integers(0, len(steps), (20_000, len(year)))
    paths = np.exp(logs[-1] + steps[picks].cumsum(axis=1))
    drawn = paths[..., 0] - paths[..., 1]
    low, median, high = np.quantile(drawn, [0.1, 0.5, 0.9], axis=0)
    made = {"period": year.astype("str"), "year": year, "low": low, "median": median}
    reached = {name: (drawn >= level).mean(axis=0) for name, level in levels.items()}
    made |= {"high": high, **reached, "changes": len(steps)}
    return pd.DataFrame(made).assign(source_ids=union(rows["source_ids"]))


# --- What can be said -----------------------------------------------------------------

OUTCOME = 2030  # of the article's outlook, in which scenarios are compared


def _top(rows: pd.DataFrame) -> Fact:
    return at(rows.sort_values("value", kind="stable"))


def _last_year(rows: pd.DataFrame) -> list[Fact]:
    """The rows of the latest year, the largest first."""
    last = rows[rows["year"] == rows["year"].max()]
    return records(last.sort_values("value", ascending=False, kind="stable"))


def with_more(fact: Fact, **more: Any) -> Fact:
    """A fact with more to it, where there is one."""
    return {**fact, **more} if fact else {}


def of_deliveries(flows: pd.DataFrame, factors: pd.DataFrame) -> Fact:
    """Gas to China in all and by country, its value, and the share of the region.

    `rows`, in bcm by supplying `country`: a year is split where its first edition names
    all three exporters, else it is `CA5`. `turkmen` has the range of all counts in
    the cubic metres of each, and beside it the `rate` that officials name; `national`
    is how many national ones make one.
    """
    shares, of_all = (
        supplier_shares(flows, edition="newest", route=route)
        for route in ("pipeline", "all")
    )
    on, sent = ["exporter", "period"], sent_to_china(flows)
    shares = join(shares, of_all, on, share_of_all_pct="share_pct")
    shares = shares.rename(columns={"exporter": "country"})
    split = sent[sent.groupby("period")["country"].transform("nunique") == 3]
    one = (shares["country"] == "CA5") & shares["period"].isin(split["period"])
    rows = pd.concat([split, shares[~one]], ignore_index=True)
    paid = pick(_values(flows), country=codes.CA5)
    region = summary(sent_to_china(flows, edition="newest"))
    last, top = (region[name] if region else {} for name in ("last", "top"))
    worth = _last_year(paid)
    for row in worth:
        before = at(paid, row["year"] - 1, country=row["country"])
        row["change"] = grew(row, before)
    own, said = at(sent, country="TKM"), _other_counts(flows, factors)
    rate = _rate_of_officials(flows, own.get("year", 0))
    said = pick(said, country="TKM", period=[own.get("period")])
    if len(said):
        ids = union([own["source_ids"], *said["source_ids"]])
        seen = [own["value"], *said["value"]]
        own |= {"low": min(seen), "high": max(seen), "source_ids": ids}
    five = {country: pick(shares, country=country) for country in ("CA5", "RUS")}
    named = pick(supplier_shares(flows), all_named=[True])
    # Herfindahl-Hirschman index: the sum of squared shares, 1 for a single supplier.
    whole = named.groupby("period")["value"].transform("sum")
    squares = named.assign(value=(named["value"] / whole) ** 2)
    by, index = ["period", "year", "basis"], {"value": ("value", "sum")}
    return {
        "rows": sort_rows(rows[["country", *SHAPE, "vintage"]], ["period", "country"]),
        "region": region,
        "below": compare(top, last),
        "senders": _last_year(sent),
        "turkmen": with_more(own, others=records(said), rate=rate),
        "worth": worth,
        "share": at(five["CA5"]),
        "share_then": _top(five["CA5"]),
        "hhi": summary(gather(squares, by, **index)),
        "national": national_metres(factors),
        "russia": _from_russia(flows, factors, five["RUS"], last),
    }


def _rate_of_officials(flows: pd.DataFrame, year: int) -> Fact:
    """What Turkmen officials last said in a year that China takes, in bcm a year.

    A rate, such as "about 40 bcm a year": no count of any year, so it stands in no
    range of counts.
    """
    where = {"exporter": "TKM", "importer": "CHN", "indicator": "annual_rate"}
    rows = pick(observe(flows), **where, nature="actual", basis="exporter_official")
    return at(sort_rows(rows[rows["period"].str[:4] == str(year)], ["period"]))


def _from_russia(
    flows: pd.DataFrame, factors: pd.DataFrame, by_review: pd.DataFrame, region: Fact
) -> Fact:
    """Russian gas to China beside that of Central Asia, both in the Review's metres.

    Of the year in which `region` was last counted: `value` by the Review or, where it
    names no single exporter, by Gazprom's count converted; `company` is that count as
    `printed` and converted, `is_same_gas` whether the two agree. `rank`: ``more``,
    ``less`` or ``level``.
    """
    year = region.get("year", 0)
    sent = counted(flows, exporter="RUS", importer="CHN", indicator="volume")
    sent = in_review_metres(pick(sent, basis="exporter_official"), factors)
    company = at(sent, year)
    russia = at(by_review, year) or company
    if not russia:
        return {}
    gap = russia["value"] - region["value"]
    rank = "more" if gap > 0 else "less"
    rank = "level" if abs(gap) < LEVEL_BCM else rank
    sides = [side for side in (russia, company, region) if side]
    ids = union(side["source_ids"] for side in sides)
    apart = abs(company["value"] - russia["value"]) if company else math.nan
    told = {"company": company, "is_same_gas": apart < LEVEL_BCM}
    return {**russia, **told, "rank": rank, "gap": gap, "source_ids": ids}


def of_prices(flows: pd.DataFrame) -> Fact:
    """The implied prices (`rows`), the last of each supplier, and where there is none.

    `turkmen` has the range of all suppliers; `would`: bcm at the Turkmen price.
    """
    prices = _implied_price(flows)
    refused, priced = prices[prices["refused"] != ""], prices.dropna(subset="value")
    last, own = at(sort_rows(refused, ["year"])), at(priced, country="TKM")
    main = at(priced, last.get("year", 0), country="TKM").get("value")
    same = priced.loc[priced["period"] == own.get("period"), "value"]
    return {
        "rows": prices,
        "priced": _last_year(priced),
        "turkmen": with_more(own, low=same.min(), high=same.max()),
        "refused": last,
        "years": sorted(pick(refused, country=[last.get("country")])["year"]),
        "would": last["value_usd_mn"] / main if last and main else None,
    }


def _pipe_use(flows: pd.DataFrame, pipelines: pd.DataFrame) -> Fact:
    """How full lines A to C were, in percent of the lowest design capacity.

    Flow and capacity are in the cubic metres of the Review. `operator`: the year in
    which the pipe was fullest by the operator's count over the same `rated` capacity,
    both in national cubic metres, as printed.
    """
    factors = load_table("conversion_factors")
    rated = pick(_pipe_ratings(pipelines, factors), pipeline_id="cagp")
    sizes = sorted(rated["value"])
    ended = pick(pipelines, part_of="cagp")["completed"].max()
    rows = sent_to_china(flows, edition="newest")
    rows = rows[rows["year"] > int(str(ended)[:4])]
    if rows.empty or not sizes:
        return {}
    rows = rows.assign(low=100 * rows["value"] / sizes[-1])
    rows = rows.assign(value=100 * rows["value"] / sizes[0])
    last, top = at(rows), _top(rows)
    ids = union([last["source_ids"], *rated["source_ids"]])
    asked = {"exporter": "CA5", "importer": "CHN", "indicator": "volume"}
    own = counted(flows, basis="pipeline_operator", measure=NATIONAL_METRE, **asked)
    operator, size = _top(own), rated["printed"].min()
    if operator:
        operator |= {"rated": size, "pct": 100 * operator["value"] / size}
    use = {**last, "high": last["value"], "top": top, "source_ids": ids}
    return {**use, "operator": operator, "rated": size}


def early_line_d(path: pd.DataFrame, line_d_year: int) -> Fact:
    """A Line D before 2031, and output growing less than 5 percent a year; else {}."""
    growth = at(path).get("output_growth", math.inf)
    if not 0 < line_d_year < 2031 or growth >= 0.05:
        return {}
    said = {"earliest": 2031, "enough_pct": 5.0, "growth_pct": 100 * growth}
    return {**at(path, line_d_year), **said, "year": line_d_year}


def of_balance(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    path: pd.DataFrame,
    gas_price_usd: float,
    line_d_year: int,
    turkmen_output: TurkmenOutput = "assumed",
    gas_to_china_bcm: float = 0.0,
) -> Fact:
    """Where Turkmen gas goes, now and in 2030 (or when a path ends before).

    `earned`: its value then; `over`: China takes more than is there; `later`: the end
    of a path that goes further. `steps` lead from output in the first year to what
    China takes, and to the output that would fill the pipe. In `now`, `split` says from
    which year its parts are if not its own; `price` is what gas is valued at.
    """
    levels, end = pipe_levels(pipelines), at(path, assumed=True)
    worth = worth_of(path, flows, gas_price_usd)
    path, worth = (rows[rows["year"] <= OUTCOME] for rows in (path, worth))
    now, ahead = at(path.head(1)), at(path, assumed=True)
    assumed = {"line_d_year": line_d_year, "as_needed": turkmen_output == "needed"}
    assumed["growth_pct"] = 100 * ahead.get("output_growth", math.nan)
    money = worth.drop(columns="value").rename(columns={"own_usd_mn": "value"})
    earned, before = at(money, OUTCOME, assumed=True), at(money.head(1))
    own, sent = pick(gas, country="TKM"), pick(sent_to_china(flows), country="TKM")
    price = _price_now_and_then(worth, flows, gas_price_usd)
    needed, steps = needed_output_growth(gas, path, levels), []
    if now:
        steps = [
            ("output", now["output"], "part"),
            ("use", -now["use"], "part"),
            ("to_others", -now["to_others"], "part"),
            ("neighbours", now["to_china"] - now["own"], "part"),
            ("to_china", now["to_china"], "whole"),
            *(("needed", one["last"], "whole") for one in needed[:1]),
        ]
    drawn = pd.DataFrame(steps, columns=["step", "value", "part"])
    return {
        "use": _pipe_use(flows, pipelines),
        "now": with_more(
            now,
            split=_split_of_an_earlier_year(flows, now),
            is_revised=_is_revised(now),
        ),
        "steps": drawn.assign(unit="bcm", source_ids=union(path["source_ids"])),
        "ahead": with_more(ahead, **assumed, set_bcm=gas_to_china_bcm),
        "later": end if end != ahead else {},
        "over": bool(ahead) and ahead["to_china"] > ahead["available"] + 0.05,
        "early": early_line_d(path, line_d_year),
        "worth": worth,
        "money": [at(worth.head(1)), at(worth, assumed=True)],
        "price": price,
        "earned": with_more(earned, change=grew(earned, before), price=price),
        "needed": needed,
        "pace": _balance_pace(gas),
        "past": at(own_past(gas, horizon=ahead.get("year", 0), levels=levels)),
        "levels": levels,
        "capacity": {f"{size:.1f}": size for size in path["capacity"].head(1)},
        "ledger": join(own, sent, ["period"], how="inner", to_china="value"),
    }


def _as_said(count: Fact) -> Fact:
    """How a count is to be printed: `digits`, and `is_more` if its note says over."""
    if not count:
        return {}
    is_more = str(count.get("note")).startswith(("over ", "more than "))
    is_whole = printed_rounding(count["value"]) >= 0.5
    return {"is_more": is_more, "digits": 0 if is_whole else 1}


def of_importer(gas: pd.DataFrame, flows: pd.DataFrame) -> Fact:
    """Since when Uzbekistan consumes more gas than it makes, and who fills the gap."""
    own = pick(gas, country="UZB")
    last, parts = at(own), ("production", "consumption")
    own = own.assign(half=0.0, obs_status="A")  # what is published, not the balance
    output, used = (own.assign(value=own[part], part=part) for part in parts)
    top = _top(output[output["year"] >= last.get("year", 0) - 10])
    fell = last and top["year"] < last["year"] - 1
    sellers = codes.country_codes()
    rows = counted(flows, importer="UZB", indicator="volume", exporter=sellers)
    bought = at(sort_rows(rows, ["year"]))
    return {
        "last": last,
        "sides": pd.concat([output, used]),
        "surplus": at(own[own["value"] > 0]),
        "since": at(own[own["value"].le(0) & own["value"].shift().gt(0)]),
        "fall": grew(at(output), top, a_year=True) if fell else {},
        "brought": with_more(bought, **_as_said(bought)),
        "paid": at(_values(flows), country="UZB"),
    }


def of_fuels(fuels: pd.DataFrame, balance: pd.DataFrame, goods: pd.DataFrame) -> Fact:
    """Whose oil is in the pipe and what comes by all routes; who mines uranium.

    `pipes`: Kazakh oil in the pipeline to China and `russian` oil beside it, in Mt, by
    the operator, else its inspectors, else the press. `ores`: the last shares of
    uranium ``mined`` (of the world) and ``bought`` (of China's imports), `one` in tU.
    `sold`: the last value of Kazakh uranium to China among `goods`, in USD mn.
    """
    where = {"commodity": "crude_oil", "importer": "CHN", "indicator": "mass"}
    oil = counted(fuels, **where)[["exporter", "route", *SHAPE]]
    asked = ["pipeline_operator", "inspection_bureau", "press"]
    russian = pick(oil, exporter="RUS", route="transit_kazakhstan", basis=asked[0])
    pipe = observations.choose(pick(oil, exporter="KAZ", route="pipeline"), basis=asked)
    pipe = join(pipe, one_each(russian, ["period"]), ["period"], russian="value")
    mined = pick(observe(balance), indicator="uranium_production", basis="wna")
    mined = pick(mined[mined["year"].notna()], vintage=[mined["vintage"].max()])
    where = {"commodity": "natural_uranium", "importer": "CHN", "indicator": "mass"}
    bought = one_each(counted(fuels, **where, unit="tU"), ["exporter", "period"])
    ores = []
    for what, rows in (("mined", mined), ("bought", _by_country(bought))):
        rows = rows[["country", *SHAPE]]
        parts, whole = rows[rows["country"] != WORLD], pick(rows, country=WORLD)
        parts = share(parts, whole, on=["period"]).assign(what=what)
        ores.append(parts[parts["year"] == parts["year"].max()])
    routes = pick(oil, exporter="KAZ", route="all", basis="exporter_statistics")
    sold = pick(observe(goods), country="KAZ", flow="exports")
    sold = sold[sold["product_code"] == URANIUM].dropna(subset="value")
    return {
        "pipes": pipe,
        "pipe": at(pipe.dropna(subset="russian")),
        "routes": summary(routes),
        "ores": pd.concat(ores, ignore_index=True),
        "mined": _last_year(pick(ores[0], country=codes.CA5)),
        "bought": _last_year(ores[1]),
        "sold": at(sort_rows(sold, ["period"])),
    }


def of_disputes(
    flows: pd.DataFrame, factors: pd.DataFrame, balance: pd.DataFrame
) -> Fact:
    """Where counts of gas differ: between bodies, and within one source.

    `counts`: in bcm, beside the `review`; how many are `above` it, and of how many the
    gap is `explained`, or half of it, `in_part`. `disputed`: rows of `conflicts`, the
    widest first.
    """
    counts, known = _other_counts(flows, factors), codes.country_codes()
    sent = pick(flows, unit=["bcm", "USD mn"], exporter=known, importer=known)
    own = pick(balance, unit="bcm", country=codes.CA5)
    sent = conflicts(sent, table="gas_flows").rename(columns={"exporter": "country"})
    own = conflicts(own, table="energy_balance").assign(importer="")
    disputed = pick(pd.concat([sent, own], ignore_index=True), kind="conflict")
    return {
        "counts": counts,
        "n": len(counts),
        "above": int((counts["gap_pct"] > 1).sum()),
        "explained": int(counts["gap"].isin(["none", "cubic metres"]).sum()),
        "in_part": int((counts["gap"] == "in part").sum()),
        "disputed": disputed.sort_values("gap_pct", ascending=False, kind="stable"),
    }

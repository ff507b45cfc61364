"""Gas: who sends it to China and at what price, how full the pipes are, what is left.

Volumes are in bcm as the Statistical Review of World Energy standardises them; editions
of it are never joined unasked. Oil and uranium to China stand at the end.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, facts
from cac_data.facts import Fact
from cac_data.observations import (
    SHAPE,
    combine,
    concentration,
    gather,
    join,
    latest,
    observe,
    share,
    union,
)
from cac_data.sources import conflicts, printed_rounding
from cac_data.tables import sort_rows

REVIEW = "statistical_review"
"""Basis of the Statistical Review of World Energy."""

FIRST, NEWEST = "first", "newest"
"""In place of an edition: each year as first printed; the newest that has all years."""

WORLD = "WLD"
# Of another definition, or of low reliability: taken only where there is no other.
_DOUBTFUL = ("D", "U")


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
    """One observation a fact: the most exact of those that nothing speaks against.

    Texts that quote the same figure are one row, with the sources of all; `half` is
    half of the last printed digit.

    ValueError where figures of equal exactness differ.
    """
    if rows.empty:
        return rows
    order = ["_doubt", "half"]
    doubt, half = (
        rows["obs_status"].isin(_DOUBTFUL),
        rows["value"].map(printed_rounding),
    )
    rows = rows.assign(_doubt=doubt, half=half)
    rows = rows.sort_values([*on, *order, "source_ids"], kind="stable")
    best = rows.groupby(list(on))[order].transform("first")
    rows = rows[(rows[order] == best).all(axis=1)].drop(columns="_doubt")
    made = gather(rows, on, _values=("value", "nunique"))
    unclear = made.loc[made["_values"] > 1, list(on)]
    if len(unclear):
        message = f"several figures of one rank\n{unclear.head(5).to_string()}"
        raise ValueError(message)
    kept = rows.drop_duplicates(list(on)).reset_index(drop=True)
    return sort_rows(kept.assign(source_ids=made["source_ids"]), on)


# --- Flows to China -------------------------------------------------------------------


def volumes(flows: pd.DataFrame, *, edition: str = FIRST) -> pd.DataFrame:
    """Gas by exporter, importer and route in bcm, as the Statistical Review counts it.

    Only the edition of the year after names single exporters: ``first`` takes each year
    from it. ``newest`` is the last that gives Central Asia as one supplier (`CA5`).
    Editions before 2018 are not standardised (status ``D``). `vintage` stands last.

    ValueError for another edition.
    """
    codes.check_member("edition", edition, [FIRST, NEWEST])
    rows = counted(flows, basis=REVIEW, indicator="volume")
    newest = [pick(rows, exporter="CA5")["vintage"].max()]
    after = rows["vintage"] == (rows["year"] + 1).astype("str")
    rows = rows[after] if edition == FIRST else pick(rows, vintage=newest)
    key = ["exporter", "importer", "route"]
    return one_each(rows, [*key, "period"])[[*key, *SHAPE, "vintage"]]


def to_china(flows: pd.DataFrame, *, edition: str = FIRST) -> pd.DataFrame:
    """Pipeline gas of each Central Asian `country` to China in bcm; see `volumes`.

    With ``newest`` all five together, as `CA5`.
    """
    sent = pick(volumes(flows, edition=edition), importer="CHN", route="pipeline")
    return _by_country(pick(sent, exporter=["CA5"] if edition == NEWEST else codes.CA5))


def _by_country(rows: pd.DataFrame) -> pd.DataFrame:
    rest = [name for name in (*SHAPE, "vintage") if name in rows]
    rows = rows.rename(columns={"exporter": "country"})[["country", *rest]]
    return sort_rows(rows, ["period", "country"])


def values(flows: pd.DataFrame, *, importer: str = "CHN") -> pd.DataFrame:
    """Value of pipeline gas by supplying `country` in USD mn, by Chinese customs.

    Status ``D`` where the volume is of other gas.
    """
    where = {"basis": "chinese_customs", "indicator": "value", "route": "pipeline"}
    rows = counted(flows, importer=importer, **where)
    rows = rows[rows["exporter"] != WORLD]
    return _by_country(one_each(rows, ["exporter", "period"]))


def supplier_shares(
    flows: pd.DataFrame,
    *,
    importer: str = "CHN",
    route: str = "pipeline",
    edition: str = FIRST,
) -> pd.DataFrame:
    """Share of each supplier in a country's gas imports, in percent, by year.

    ``100 * volume / total`` of one edition; `route` ``all`` takes pipeline gas and LNG
    as the whole. ``first`` names single countries, ``newest`` Central Asia as one.

    `exporter`, the columns of an observation (`value` in bcm), `importer vintage`,
    `whole` (bcm), `share_pct`, and `all_named`: the suppliers add up to the total.

    ValueError for an unknown importer, route or edition.
    """
    codes.check_member("importer", importer, codes.country_codes())
    codes.check_member("route", route, ["all", "pipeline"])
    taken = pick(volumes(flows, edition=edition), importer=importer)
    parts = pick(taken, route="pipeline")
    parts = parts[~parts["exporter"].isin([WORLD, ""])]
    for group in ("CA4", "CA5"):
        # A group or its members, where a year has both.
        one = parts["exporter"] == group
        members = parts["exporter"].isin(codes.group_members(group))
        both = set(parts.loc[one, "period"]) & set(parts.loc[members, "period"])
        out = one if edition == FIRST else members
        parts = parts[~(out & parts["period"].isin(both))]
    made = share(parts, pick(taken, exporter=WORLD, route=route), on=["period"])
    made = made.assign(
        value=made["one"],
        unit="bcm",
        half=made["one"].map(printed_rounding),
        whole=made["other"],
        share_pct=made["value"],
    )
    by_year = made.groupby("period")[["value", "half"]].transform("sum")
    room = by_year["half"] + made["whole"].map(printed_rounding)
    # Figures of three decimals: anything below is floating point.
    named = (made["whole"] - by_year["value"]).abs() <= room + 1e-9
    rest = ["importer", "vintage", "whole", "share_pct"]
    made = made[["exporter", *SHAPE, *rest]].assign(all_named=named)
    return sort_rows(made, ["period", "exporter"])


def suppliers(flows: pd.DataFrame) -> pd.DataFrame:
    """China's pipeline gas by supplying `country`, Central Asia as one, newest edition.

    The columns of `supplier_shares`, and `share_of_all_pct`: with LNG as well.
    """
    one, of_all = (
        supplier_shares(flows, edition=NEWEST, route=route)
        for route in ("pipeline", "all")
    )
    made = join(one, of_all, ["exporter", "period"], share_of_all_pct="share_pct")
    return made.rename(columns={"exporter": "country"})


def supplier_concentration(shares: pd.DataFrame) -> pd.DataFrame:
    """Herfindahl-Hirschman index of suppliers, 0 to 1, for years that name them all."""
    named = shares[shares["all_named"].astype(bool)]
    return concentration(named[["exporter", *SHAPE]], "exporter")


SENDERS = 3
"""Central Asian countries that sell gas into the pipeline to China."""


def delivered(flows: pd.DataFrame) -> pd.DataFrame:
    """China's pipeline gas by supplying `country` in bcm, Central Asia split if it can.

    A year is split where its first edition names all `SENDERS`; else `CA5` stands for
    them, by the newest edition. No year mixes the two.
    """
    sent, whole = to_china(flows), suppliers(flows)
    sent = sent[sent.groupby("period")["country"].transform("nunique") == SENDERS]
    one = (whole["country"] == "CA5") & whole["period"].isin(sent["period"])
    rows = pd.concat([sent, whole[~one]], ignore_index=True)
    return sort_rows(rows[["country", *SHAPE, "vintage"]], ["period", "country"])


def implied_price(flows: pd.DataFrame, *, importer: str = "CHN") -> pd.DataFrame:
    """USD for 1,000 m3: customs value over the Review's volume, by supplying `country`.

    A quotient of two publishers, so an estimate. None where the table marks that the
    two are not the same gas: `refused` is ``D`` or ``U``, else empty.
    With `value_usd_mn volume_bcm`.
    """
    sent = pick(volumes(flows), importer=importer, route="pipeline")
    columns = {"volume_bcm": "value", "_status": "obs_status"}
    paid, on = values(flows, importer=importer), ["country", "period"]
    both = join(paid, _by_country(sent), on, how="inner", **columns)
    statuses = both[["obs_status", "_status"]]
    refused = statuses.where(statuses.isin(_DOUBTFUL)).bfill(axis=1).iloc[:, 0]
    made = both.assign(
        value_usd_mn=both["value"],
        value=(both["value"] / both["volume_bcm"]).where(refused.isna()),
        unit="USD for 1,000 m3",
        obs_status="E",
        refused=refused.fillna(""),
    )
    return sort_rows(made.drop(columns="_status"), on)


def other_counts(
    flows: pd.DataFrame, factors: pd.DataFrame, *, importer: str = "CHN"
) -> pd.DataFrame:
    """Other counts of Central Asian gas beside the Statistical Review's, in bcm.

    The Review standardises gas to 40 MJ a cubic metre; companies and offices of the
    region count it as it is, a fixed ratio apart. `gap` says what explains a ratio:
    ``none`` (equal within rounding), ``cubic metres``, ``too round`` to tell, ``open``.

    `country`, the columns of an observation, `review ratio gap gap_pct`; the widest gap
    first.

    ValueError for factors without that ratio.
    """
    standard = pick(factors, quantity="natural_gas", to_unit="bcm (national)")
    if len(standard) != 1:
        message = f"one factor to bcm (national) is needed, {len(standard)} are there"
        raise ValueError(message)
    rows = counted(flows, importer=importer, indicator="volume", route="pipeline")
    rows = _by_country(pick(rows, exporter=[*codes.CA5, "CA5"], unit="bcm"))
    on = ["country", "period"]
    review = one_each(pick(rows, basis=REVIEW), [*on, "vintage"])
    review = review.sort_values("vintage", kind="stable").drop_duplicates(
        on, keep="last"
    )
    rows = rows[rows["basis"] != REVIEW]
    both = join(rows, review, on, how="inner", review="value")
    # Texts that quote one count are one row.
    both = gather(both, [*on, "year", "basis", "value", "unit", "review"])
    value, base = both["value"], both["review"]
    half = value.map(printed_rounding).astype("float64")
    # The Review prints at least one decimal, which a round figure does not show.
    room = base.map(printed_rounding).astype("float64").clip(upper=0.05)
    low, high = (value - half) / (base + room), (value + half) / (base - room)
    ratio, equal = float(standard["factor"].iloc[0]), (low <= 1) & (high >= 1)
    # The ratio itself is known to four decimals.
    explained = (low - 5e-5 <= ratio) & (high + 5e-5 >= ratio)
    too_round = half > (ratio - 1) / 2 * value
    cases = [~equal & ~explained, too_round, equal]
    gap = np.select(cases, ["open", "too round", "none"], "cubic metres")
    used = np.where(gap == "cubic metres", standard["source_id"].iloc[0], "")
    pairs = zip(both["source_ids"], used, strict=True)
    made = both.assign(half=half, ratio=value / base, gap=gap)
    made = made.assign(
        gap_pct=100 * (made["ratio"] - 1), source_ids=[union(pair) for pair in pairs]
    )
    rest = ["review", "ratio", "gap", "gap_pct"]
    made = made[["country", *SHAPE, *rest]]
    return made.sort_values(
        "gap_pct", key=abs, ascending=False, kind="stable", ignore_index=True
    )


def disputes(flows: pd.DataFrame, balance: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of gas of one side, the widest apart first.

    Rows of `sources.conflicts` with `country` (that exports, or has the balance) and
    `importer` (empty for a balance).
    """
    known = codes.country_codes()
    sent = pick(flows, unit=["bcm", "USD mn"], exporter=known, importer=known)
    own = pick(balance, unit="bcm", country=codes.CA5)
    found = [conflicts(sent, table="gas_flows").rename(columns={"exporter": "country"})]
    found += [conflicts(own, table="energy_balance").assign(importer="")]
    made = pick(pd.concat(found, ignore_index=True), kind="conflict")
    columns = ["country", "importer", "indicator", "period", "low", "high", "unit"]
    made = made[[*columns, "gap_pct", "reason", "source_ids"]]
    return made.sort_values(
        "gap_pct", ascending=False, kind="stable", ignore_index=True
    )


# --- Pipelines ------------------------------------------------------------------------


def pipe_levels(pipelines: pd.DataFrame, *, system: str = "cagp") -> dict[str, float]:
    """Design capacity of the pipeline to China in bcm a year, without and with Line D.

    Where sources differ on the present lines the lower counts. ``lines A to C`` and,
    where known, ``with Line D``; empty where the present lines have none.
    """
    rated = pick(pipelines, unit="bcm a year").dropna(subset="capacity")
    now = pick(rated, pipeline_id=system)["capacity"]
    new = pick(rated, pipeline_id=f"{system}-d")["capacity"]
    levels = {"lines A to C": float(now.min())} if len(now) else {}
    if levels and len(new):
        levels["with Line D"] = levels["lines A to C"] + float(new.min())
    return levels


def pipe_courses(
    stops: pd.DataFrame, pipelines: pd.DataFrame, *, line_d_year: int = 0
) -> pd.DataFrame:
    """Legs between the places that pipelines to China join, in the order of the flow.

    `pipeline_id leg from_place to_place`, and of the pipeline `line commodity status
    capacities unit` (several where sources differ) `assumed_from` (year in which the
    scenario starts Line D, else 0) `source_ids`.

    ValueError for stops of a pipeline that is not there.
    """
    for pipeline_id in stops["pipeline_id"].unique():
        codes.check_member("pipeline_id", pipeline_id, set(pipelines["pipeline_id"]))
    names = ["source_id", "position_source_id"]
    rows = stops.sort_values(["pipeline_id", "stop"])
    before = rows.groupby("pipeline_id")[["stop", "place", *names]].shift()
    ids = pd.concat([rows[names], before[names]], axis=1).fillna("")
    legs = rows[["pipeline_id"]].assign(
        leg=before["stop"],
        from_place=before["place"],
        to_place=rows["place"],
        source_ids=[union(row) for row in ids.to_numpy()],
    )
    pipes = gather(
        pipelines.rename(columns={"source_id": "source_ids"}),
        ["pipeline_id"],
        line=("name", lambda names: names.iloc[0].split(", ")[-1]),
        commodity=("commodity", "first"),
        status=("status", "first"),
        capacities=("capacity", lambda sizes: sorted(set(sizes.dropna()))),
        unit=("unit", "max"),
    )
    about = {name: name for name in pipes if name not in {"pipeline_id", "source_ids"}}
    legs = join(legs[legs["leg"].notna()], pipes, ["pipeline_id"], **about)
    return legs.assign(
        kind=legs["commodity"] + " " + legs["status"],
        assumed_from=legs["pipeline_id"].eq("cagp-d") * line_d_year,
    )


# --- Balances -------------------------------------------------------------------------


def gas_balance(balance: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Net balance of gas (output less domestic consumption) by country, in bcm.

    All of the newest edition that has both; exports are those first printed. For
    Turkmenistan consumption is published as output minus exports, so the balance says
    nothing about spare gas; for Kazakhstan it holds gas put back into the ground.

    The columns of an observation, `production consumption exports`, and `residual`, the
    net balance less exports.
    """
    rows = observe(balance)
    rows = pick(rows[rows["year"].notna()], basis=REVIEW, unit="bcm")
    rows = pick(rows, indicator=["gas_production", "gas_consumption"])
    editions = rows.groupby("vintage")["indicator"].nunique()
    rows = pick(rows, vintage=[editions[editions == 2].index.max()])
    output = pick(rows, indicator="gas_production")
    used, on = pick(rows, indicator="gas_consumption"), ["country", "period"]
    names = {"one": "production", "other": "consumption"}
    made = combine(output, used, "sub", on=on).rename(columns=names)
    made = made[["country", *SHAPE, *names.values()]]
    sent = _by_country(pick(volumes(flows), importer=WORLD, route="pipeline"))
    made = join(made, sent, on, exports="value")
    residual = made["value"] - made["exports"]
    return made.assign(residual=residual, obs_status="E")


def gas_ledger(
    gas: pd.DataFrame, flows: pd.DataFrame, *, country: str = "TKM"
) -> pd.DataFrame:
    """Where a country's gas goes, in bcm, for years with exports and those to China.

    The columns of `gas_balance`, `to_china` and `to_others`; gas burned in fields and
    compressors is part of consumption.
    """
    own, sent = pick(gas, country=country), pick(to_china(flows), country=country)
    own = own[own["exports"].notna()]
    own = join(own, sent, ["period"], how="inner", to_china="value")
    return own.assign(to_others=own["exports"] - own["to_china"])


_PATH = (
    *("country", "period", "year", "output", "use", "to_others", "left", "neighbours"),
    *("available", "to_china", "own", "capacity", "utilisation_pct", "unsold"),
    *("assumed", "unit", "source_ids"),
)


def gas_path(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    horizon: int,
    output_growth: float,
    demand_growth: float,
    line_d_year: int = 0,
    gas_to_china_bcm: float = 0.0,
    country: str = "TKM",
) -> pd.DataFrame:
    """Gas for China under a scenario's assumptions, in bcm a year: no forecast.

    Output and consumption of the main exporter grow as assumed (fractions a year); its
    sales to others and its neighbours' gas stay as last counted. `left` is output less
    consumption less sales to others, `available` adds the neighbours. China takes what
    is available, at most the design capacity; or, where a volume is fixed for the
    horizon, what leads there in a straight line. `own` is the exporter's part: it fills
    first, as a neighbour that runs short keeps its gas.

    `country period year output use to_others left neighbours available to_china own
    capacity utilisation_pct unsold assumed unit source_ids`, the first row as counted.
    Empty without a balance, exports by buyer or a capacity.
    """
    levels, last = pipe_levels(pipelines), facts.at(gas, country=country)
    start = int(last["year"]) if last else 0
    sent = pick(volumes(flows), route="pipeline")
    sent = sent[sent["year"] <= start]
    mine = pick(sent, exporter=country)
    sold, bought = pick(mine, importer=WORLD), pick(mine, importer="CHN")
    others = facts.at(combine(sold, bought, "sub", on=["period"]))
    near = latest(pick(sent, importer="CHN", exporter=set(codes.CA5) - {country}))
    if not others or not levels or near.empty:
        return pd.DataFrame(columns=list(_PATH))
    region = facts.at(to_china(flows, edition=NEWEST), start)
    rated = pick(pipelines, pipeline_id=["cagp", "cagp-d"])
    ids = [fact["source_ids"] for fact in (last, others, region) if fact]
    ahead = np.arange(max(horizon - start, 0) + 1)
    year, present = start + ahead, levels["lines A to C"]
    output = last["production"] * (1 + output_growth) ** ahead
    use = last["consumption"] * (1 + demand_growth) ** ahead
    left = output - use - others["value"]
    available = left + math.fsum(near["value"])
    with_d = bool(line_d_year) & (year >= line_d_year)
    capacity = np.where(with_d, levels.get("with Line D", present), present)
    taken = np.minimum(available, capacity).clip(min=0)
    # The edition counts the five together; without it the parts have to do.
    taken[0] = region["value"] if region else available[0]
    if gas_to_china_bcm:
        taken = taken[0] + (gas_to_china_bcm - taken[0]) * ahead / max(ahead[-1], 1)
    own = np.minimum(taken, left)
    own[0] = others["other"] if others["year"] == start else left[0]
    made = {
        "country": country,
        "period": [str(one) for one in year],
        "year": year,
        "output": output,
        "use": use,
        "to_others": others["value"],
        "left": left,
        "neighbours": math.fsum(near["value"]),
        "available": available,
        "to_china": taken,
        "own": own,
        "capacity": capacity,
        "utilisation_pct": 100 * taken / capacity,
        "unsold": (available - taken).clip(min=0),
        "assumed": ahead > 0,
        "unit": "bcm",
        "source_ids": union([*ids, *near["source_ids"], *rated["source_id"]]),
    }
    return pd.DataFrame(made, columns=list(_PATH))


def gas_money(
    path: pd.DataFrame, flows: pd.DataFrame, *, gas_price_usd: float = 0.0
) -> pd.DataFrame:
    """What the gas of a path is worth, in USD mn a year: volume times price.

    `gas_price_usd`: USD for 1,000 m3; 0 for the price last implied for the exporter.
    The first year has what Chinese customs count, where they count each that sends gas.

    The columns of `gas_path` with `price_usd`, `value` (all that China takes) and
    `own_usd_mn` (the exporter's part); missing where there is no price.
    """
    if path.empty:
        return path.reindex(columns=[*_PATH, "price_usd", "value", "own_usd_mn"])
    first, prices = facts.records(path.head(1))[0], implied_price(flows)
    priced = facts.at(prices.dropna(subset="value"), country=first["country"])
    price = gas_price_usd or priced.get("value", math.nan)
    ids = [first["source_ids"], "" if gas_price_usd else priced.get("source_ids", "")]
    made = path.assign(price_usd=price, source_ids=union(ids), unit="USD mn")
    made["value"] = made["to_china"] * made["price_usd"]
    made["own_usd_mn"] = made["own"] * made["price_usd"]
    start = made.index[0]
    made.loc[start, ["price_usd", "value", "own_usd_mn"]] = math.nan
    paid, sent = pick(values(flows), country=codes.CA5), to_china(flows)
    paid, sent = (rows[rows["year"] == first["year"]] for rows in (paid, sent))
    if len(sent) and set(sent["country"]) <= set(paid["country"]):
        own = pick(paid, country=first["country"])["value"]
        made.loc[start, "value"] = math.fsum(paid["value"])
        made.loc[start, "own_usd_mn"] = math.fsum(own)
        made.loc[start, "source_ids"] = union(paid["source_ids"])
    return made


def needed_output_growth(path: pd.DataFrame, levels: Mapping[str, float]) -> list[Fact]:
    """Growth of output, in percent a year, that fills the pipeline when a path ends.

    Consumption grows as in the path, sales to others and the neighbours' gas stay.

    Facts as of `grew` with `level_name level`; none where the path has no later year.
    """
    found = []
    for name, level in levels.items() if len(path) > 1 else ():
        start, end = facts.records(path.iloc[[0, -1]])
        output = level - end["neighbours"] + end["to_others"] + end["use"]
        now, then = (
            {**end, "value": max(output, 0.0)},
            {**start, "value": start["output"]},
        )
        growth = facts.grew(now, then, a_year=True)
        found.append({**growth, "level_name": name, "level": level})
    return found


def balance_pace(
    gas: pd.DataFrame, *, country: str = "TKM", years: int = 10
) -> dict[str, Fact]:
    """Growth of `output` and of `use` a year over the last years, as facts of `grew`.

    A shorter series is taken whole; empty with fewer than two years.
    """
    own = pick(gas, country=country)
    ends = own[own["year"] >= own["year"].max() - years].iloc[[0, -1][: len(own)]]
    if len(set(ends["year"])) < 2:
        return {}
    return {
        name: facts.grew(now, then, a_year=True)
        for name, column in (("output", "production"), ("use", "consumption"))
        for then, now in [facts.records(ends.assign(value=ends[column], half=0.0))]
    }


# --- Trend-based projection -----------------------------------------------------------

_SINCE, _DRAWS, _SEED, _FEWEST_CHANGES = 2015, 20_000, 138, 5


def _futures(
    gas: pd.DataFrame, country: str, horizon: int
) -> tuple[pd.DataFrame, Any, int]:
    """A country's rows, its net balance in each draw and year ahead, and the changes.

    The changes of output and consumption of a year stay together: the one is worked
    out from the other, so they do not move apart freely.
    """
    rows = pick(gas, country=country)
    logs = np.log(rows[["production", "consumption"]].to_numpy("float64"))
    year = rows["year"].to_numpy("int64")
    steps = np.diff(logs, axis=0)[(np.diff(year) == 1) & (year[1:] > _SINCE)]
    ahead = horizon - int(year[-1]) if len(year) else 0
    if len(steps) < _FEWEST_CHANGES or ahead < 1:
        return rows, np.empty((1, 0)), len(steps)
    picks = np.random.default_rng(_SEED).integers(0, len(steps), (_DRAWS, ahead))
    paths = np.exp(logs[-1] + np.cumsum(steps[picks], axis=1))
    return rows, paths[..., 0] - paths[..., 1], len(steps)


def own_past(gas: pd.DataFrame, *, horizon: int, country: str = "TKM") -> pd.DataFrame:
    """Trend-based projection of a country's net balance of gas, in bcm.

    Yearly changes of output and consumption since 2015 are drawn again at random, both
    of one year together; median and middle 80 percent of 20,000 such paths. So few
    changes can show no more than how uncertain such a balance is.

    `country period year median low high unit changes source_ids`; empty with fewer than
    five changes or no year ahead.
    """
    rows, drawn, changes = _futures(gas, country, horizon)
    low, median, high = np.quantile(drawn, [0.1, 0.5, 0.9], axis=0)
    first = int(rows["year"].max()) + 1 if drawn.size else 0
    made = pd.DataFrame({"year": first + np.arange(len(median)), "median": median})
    made = made.assign(low=low, high=high, unit="bcm", country=country, changes=changes)
    ids = union(rows.loc[rows["year"] >= _SINCE, "source_ids"])
    return made.assign(period=made["year"].astype("str"), source_ids=ids)


def past_chances(
    gas: pd.DataFrame, levels: Mapping[str, float], *, year: int, country: str = "TKM"
) -> dict[str, float]:
    """Share of the paths of `own_past` that reach each level in a year; {} without."""
    _, drawn, _ = _futures(gas, country, year)
    names = levels if drawn.size else ()
    return {name: float((drawn[:, -1] >= levels[name]).mean()) for name in names}


# --- Oil and uranium ------------------------------------------------------------------


def oil(fuels: pd.DataFrame) -> pd.DataFrame:
    """Crude oil to China by `country` of origin and `route`, in Mt, by who counts it.

    `route` ``pipeline`` is the one from Kazakhstan, ``transit_kazakhstan`` Russian oil
    in it, ``all`` by pipe, rail and sea.
    """
    where = {"commodity": "crude_oil", "importer": "CHN", "indicator": "mass"}
    rows = counted(fuels, **where, exporter=["KAZ", "RUS"])
    rows = rows.rename(columns={"exporter": "country"})
    return rows[["country", "route", *SHAPE]]


def oil_in_pipe(fuels: pd.DataFrame) -> pd.DataFrame:
    """Kazakh oil in the pipeline to China in Mt, every whole year that anyone counts.

    By the operator, else the bureau that inspects it, else the press (`basis`); beside
    it `russian`, by the operator alone.
    """
    rows, asked = oil(fuels), ["pipeline_operator", "inspection_bureau", "press"]
    russian = pick(rows, country="RUS", route="transit_kazakhstan", basis=asked[0])
    rows = pick(rows, country="KAZ", route="pipeline", basis=asked)
    rows = rows.assign(_rank=rows["basis"].map(asked.index))
    rows = rows.sort_values(["year", "_rank", "source_ids"]).drop_duplicates("period")
    russian = one_each(russian, ["period"])
    return join(rows.drop(columns="_rank"), russian, ["period"], russian="value")


def uranium(balance: pd.DataFrame, fuels: pd.DataFrame) -> pd.DataFrame:
    """Uranium by `country`, in percent of the whole (`one` in tU).

    `what` is ``mined`` (of the world, by the newest edition of the World Nuclear
    Association) or ``bought`` (of China's imports, by its customs; years in tonnes of
    an unnamed substance are left out).
    """
    mined = observe(balance)
    mined = pick(mined[mined["year"].notna()], indicator="uranium_production")
    mined = pick(mined, basis="wna")
    mined = pick(mined, vintage=[mined["vintage"].max()])[["country", *SHAPE]]
    where = {"commodity": "natural_uranium", "importer": "CHN", "indicator": "mass"}
    bought = counted(fuels, **where, unit="tU")
    bought = _by_country(one_each(bought, ["exporter", "period"]))
    made = [
        share(rows[rows["country"] != WORLD], pick(rows, country=WORLD), on=["period"])
        for rows in (mined, bought)
    ]
    names = ("mined", "bought")
    named = [rows.assign(what=name) for rows, name in zip(made, names, strict=True)]
    return pd.concat(named, ignore_index=True)

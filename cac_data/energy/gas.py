"""Natural gas: who supplies China, at which price, and how full the pipelines are."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.energy.flows import FIRST, REVIEW, one_each, review_volumes
from cac_data.sources import printed_rounding
from cac_data.tables import sort_rows

_WORLD = "WLD"


def _without_double_counts(rows: pd.DataFrame, *, single: bool) -> pd.DataFrame:
    """Keep a group or its members, where a year has both."""
    group_of = {
        member: group
        for group in set(rows["exporter"]) & {"CA4", "CA5"}
        for member in codes.group_members(group)
    }
    pairs = set(zip(rows["exporter"], rows["period"], strict=True))
    parted = {
        (group_of[exporter], period)
        for exporter, period in pairs
        if (group_of.get(exporter), period) in pairs
    }
    keep = [
        (exporter, period) not in parted
        if single
        else (group_of.get(exporter), period) not in parted
        for exporter, period in zip(rows["exporter"], rows["period"], strict=True)
    ]
    return rows[pd.Series(keep, index=rows.index, dtype=bool)]


def supplier_shares(
    flows: pd.DataFrame,
    *,
    importer: str = "CHN",
    route: str = "pipeline",
    edition: str = FIRST,
) -> pd.DataFrame:
    """Share of each supplier in a country's gas imports, in percent.

    The supplier's volume over the total of the same edition of the Statistical
    Review, times 100. ``first`` names single countries, a later edition the five
    Central Asian countries as one supplier.

    `route`: ``pipeline``, or ``all`` for shares in pipeline gas and LNG together.
    `edition`: ``first`` or the year of an edition, as in :func:`review_volumes`.

    Columns: ``exporter, importer, period, vintage, value`` and ``whole`` (bcm), ``unit,
    share_pct, all_named`` (True where the suppliers add up to the total within
    rounding) and ``source_ids``; years without a total are left out.

    ValueError for an unknown importer, route or edition.
    """
    volumes = review_volumes(flows, edition=edition)
    codes.check_member("importer", importer, codes.country_codes())
    codes.check_member("route", route, ["all", "pipeline"])
    taken = volumes[volumes["importer"] == importer]
    whole = taken[(taken["exporter"] == _WORLD) & (taken["route"] == route)]
    by_pipe = taken[(taken["exporter"] != _WORLD) & (taken["route"] == "pipeline")]
    parts = _without_double_counts(
        by_pipe[by_pipe["exporter"] != ""], single=edition == FIRST
    )
    on = ["period", "vintage"]
    found = indicators.share(parts, whole, on=on, value="value", whole_value="value")
    totals = whole[[*on, "value"]].rename(columns={"value": "whole"})
    found = found.merge(totals, on=on, how="left")
    found["all_named"] = _add_up(found)
    columns = ["exporter", "importer", "period", "vintage", "value", "whole", "unit"]
    columns += ["share_pct", "all_named", "source_ids"]
    return sort_rows(found[columns], ["period", "exporter"])


def _add_up(shares: pd.DataFrame) -> list[bool]:
    """Tell for each row whether the suppliers of its year make the whole."""
    missing: dict[str, float] = {}
    half: dict[str, float] = {}
    for row in shares.to_dict("records"):
        year = row["period"]
        missing[year] = missing.get(year, row["whole"]) - row["value"]
        # Half of the last digit of each figure; one more for the total.
        allowed = half.get(year, printed_rounding(row["whole"]))
        half[year] = allowed + printed_rounding(row["value"])
    # Figures of three decimals: anything below is floating point.
    return [abs(missing[year]) <= half[year] + 1e-9 for year in shares["period"]]


def supplier_concentration(shares: pd.DataFrame) -> pd.DataFrame:
    """Concentration of a country's suppliers: Herfindahl-Hirschman index, 0 to 1.

    The sum of squared shares, for years in which all suppliers are named.

    Columns: ``importer, period, members`` (number of suppliers), ``hhi, normalised,
    source_ids``.
    """
    needed = ["exporter", "importer", "period", "value", "all_named"]
    codes.check_columns(shares.columns, needed, function="supplier_concentration")
    return indicators.concentration(
        shares[shares["all_named"].astype(bool)],
        over="exporter",
        within=["importer", "period"],
        value="value",
    )


_REFUSED = {
    "D": "volume and value do not describe the same gas",
    "U": "the volume or the value is of low reliability",
}


def implied_price(
    flows: pd.DataFrame, *, importer: str = "CHN", edition: str = FIRST
) -> pd.DataFrame:
    """Price that value and volume imply, in US dollars for a thousand cubic metres.

    The value of Chinese customs (USD million) over the volume of the Statistical
    Review (bcm): two publishers, so an estimate. No price is given where the table
    marks that the two do not describe the same gas.

    Columns: ``exporter, importer, period, value_usd_mn, volume_bcm, value`` (the price;
    missing where refused), ``unit, obs_status`` (``E``), ``refused`` (the reason, else
    empty) and ``source_ids`` of both.

    ValueError for two customs values of equal exactness that differ.
    """
    volumes = review_volumes(flows, edition=edition)
    fact = ["exporter", "importer", "route", "period"]
    customs = (flows["basis"] == "chinese_customs") & (flows["indicator"] == "value")
    values = one_each(
        indicators.annual(flows[customs & (flows["nature"] == "actual")]),
        fact=fact,
        function="implied_price",
    )
    both = values.merge(volumes, on=fact, suffixes=("_usd_mn", "_bcm"))
    both = both[(both["importer"] == importer) & (both["exporter"] != _WORLD)]
    rows = [
        _price(row)
        for row in both.rename(columns={"value_bcm": "volume_bcm"}).to_dict("records")
    ]
    columns = ["exporter", "importer", "period", "value_usd_mn", "volume_bcm", "value"]
    columns += ["unit", "obs_status", "refused", "source_ids"]
    found = pd.DataFrame(rows, columns=columns)
    return sort_rows(found, ["exporter", "period"]) if rows else found


def _price(row: Mapping[Any, Any]) -> dict[str, Any]:
    statuses = (row["obs_status_usd_mn"], row["obs_status_bcm"])
    reasons = [_REFUSED[status] for status in statuses if status in _REFUSED]
    price = float("nan") if reasons else row["value_usd_mn"] / row["volume_bcm"]
    told = ("exporter", "importer", "period", "value_usd_mn", "volume_bcm")
    return {column: row[column] for column in told} | {
        "value": price,
        "unit": "USD/1000 m3",
        "obs_status": "E",
        "refused": reasons[0] if reasons else "",
        "source_ids": indicators.merge_ids(
            [row["source_ids_usd_mn"], row["source_ids_bcm"]]
        ),
    }


def _first_full_year(parts: pd.DataFrame) -> int:
    """Return the first year in which all parts of a system worked from its start."""
    starts = [periods.bounds(text)[0] for text in parts["completed"] if text]
    if not starts:
        return 0
    year, month, day = max(starts)
    return year if (month, day) == (1, 1) else year + 1


def utilisation(
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    system: str = "cagp",
    exporter: str = "CA5",
    importer: str = "CHN",
) -> pd.DataFrame:
    """How full a pipeline system is, in percent of each rating that is given for it.

    The volume of a year over the rating, times 100: one row for each who counts and
    each rating, since both are disputed. A mean of the year hides winter peaks. Years
    begin when the last part of the system had come into use.

    `system`: ``pipeline_id`` whose ratings are taken; those in units other than ``bcm a
    year`` are left out.
    `exporter`, `importer`: the flow that the system carries.

    Columns: ``pipeline_id, period, basis, vintage, value`` (bcm), ``capacity`` (bcm a
    year), ``utilisation_pct, above_rating`` (True over 100 percent: then the rating is
    no capacity), ``obs_status`` and ``source_ids`` of both.

    ValueError for an unknown system.
    """
    needed = ["pipeline_id", "part_of", "capacity", "unit", "completed", "source_id"]
    codes.check_columns(pipelines.columns, needed, function="utilisation")
    needed = ["exporter", "importer", "indicator", "route", "nature", "basis"]
    needed += ["period", "vintage", "value", "obs_status", "source_id"]
    codes.check_columns(flows.columns, needed, function="utilisation")
    codes.check_member("system", system, sorted(set(pipelines["pipeline_id"])))
    ratings = pipelines[
        (pipelines["pipeline_id"] == system) & (pipelines["unit"] == "bcm a year")
    ]
    begin = _first_full_year(
        pipelines[
            (pipelines["part_of"] == system) | (pipelines["pipeline_id"] == system)
        ]
    )
    carried = flows[
        (flows["exporter"] == exporter)
        & (flows["importer"] == importer)
        & (flows["indicator"] == "volume")
        & (flows["route"] == "pipeline")
        & (flows["nature"] == "actual")
    ]
    volumes = one_each(
        indicators.annual(carried),
        fact=["period", "basis", "vintage"],
        function="utilisation",
    )
    rows = [
        _use(volume, rating)
        for volume in volumes.to_dict("records")
        if periods.year_of(volume["period"]) >= begin
        for rating in ratings.to_dict("records")
    ]
    columns = ["pipeline_id", "period", "basis", "vintage", "value", "capacity"]
    columns += ["utilisation_pct", "above_rating", "obs_status", "source_ids"]
    found = pd.DataFrame(rows, columns=columns)
    by = ["period", "basis", "vintage", "capacity"]
    return sort_rows(found, by) if rows else found


def _use(volume: Mapping[Any, Any], rating: Mapping[Any, Any]) -> dict[str, Any]:
    told = ("period", "basis", "vintage", "value", "obs_status")
    full = 100 * volume["value"] / rating["capacity"]
    ids = [volume["source_ids"], [rating["source_id"]]]
    return {
        "pipeline_id": rating["pipeline_id"],
        **{column: volume[column] for column in told},
        "capacity": rating["capacity"],
        "utilisation_pct": full,
        "above_rating": full > 100,
        "source_ids": indicators.merge_ids(ids),
    }


def gas_balance(
    balance: pd.DataFrame, flows: pd.DataFrame, *, edition: str = "2026"
) -> pd.DataFrame:
    """Output less use of gas, beside what was exported, in billion cubic metres.

    ``surplus`` is production less consumption of one edition. For Turkmenistan it is
    no headroom: consumption there is what output leaves after exports, so the two
    agree by construction. For Kazakhstan it holds gas put back into the ground. It
    says what was not used at home, never what more could be sold.

    `edition`: edition of the Statistical Review for output and use; exports are those
    first published.

    Columns: ``country, period, production, consumption, surplus, exports, residual``
    (surplus less exports; missing where no exports are given), ``unit, vintage,
    obs_status`` (``E``) and ``source_ids``.

    ValueError for an unknown edition.
    """
    needed = ["country", "indicator", "unit", "basis", "period", "vintage", "value"]
    codes.check_columns(balance.columns, [*needed, "source_id"], function="gas_balance")
    rows = indicators.annual(
        balance[(balance["basis"] == REVIEW) & (balance["unit"] == "bcm")]
    )
    if len(rows):
        codes.check_member("edition", edition, sorted(set(rows["vintage"]) - {""}))
    rows = rows[rows["vintage"] == edition]
    output = _by_year(rows[rows["indicator"] == "gas_production"], "country")
    used = _by_year(rows[rows["indicator"] == "gas_consumption"], "country")
    sent = review_volumes(flows)
    sent = sent[(sent["importer"] == _WORLD) & (sent["route"] == "pipeline")]
    exported = _by_year(sent, "exporter")
    made = [
        _surplus(key, output[key], used[key], exported.get(key))
        for key in output
        if key in used
    ]
    columns = ["country", "period", "production", "consumption", "surplus", "exports"]
    columns += ["residual", "unit", "vintage", "obs_status", "source_ids"]
    found = pd.DataFrame(made, columns=columns).assign(vintage=edition)
    return sort_rows(found, ["country", "period"]) if made else found


_Figure = tuple[float, list[str]]


def _by_year(rows: pd.DataFrame, who: str) -> dict[tuple[str, str], _Figure]:
    listed = indicators.with_source_ids(rows)
    return {
        (row[who], row["period"]): (row["value"], row["source_ids"])
        for row in listed.to_dict("records")
    }


def _surplus(
    key: tuple[str, str], output: _Figure, used: _Figure, exported: _Figure | None
) -> dict[str, Any]:
    surplus = output[0] - used[0]
    sent = exported[0] if exported else float("nan")
    known: Sequence[list[str]] = [f[1] for f in (output, used, exported) if f]
    return {
        "country": key[0],
        "period": key[1],
        "production": output[0],
        "consumption": used[0],
        "surplus": surplus,
        "exports": sent,
        "residual": surplus - sent,
        "unit": "bcm",
        "obs_status": "E",
        "source_ids": indicators.merge_ids(known),
    }


def same_gas(frame: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Which gaps between two counts of gas are only a matter of cubic metres.

    The Statistical Review standardises gas to 40 MJ a cubic metre; companies and
    statistics offices of the region count it as it is, so that the same gas stands a
    fixed ratio apart. Each count of a year is divided by that of the newest edition of
    the Review that has it. A gap that the ratio explains, within rounding, is no
    disagreement.

    The columns that name the flow or the country and indicator, ``period, basis,
    vintage, value, review`` (bcm), ``ratio, gap`` (``none``: equal within rounding;
    ``cubic metres``: the fixed ratio explains it; ``open``: neither; ``too round``: the
    count is too round to tell one from the other) and ``source_ids``.

    ValueError for factors without that ratio.
    """
    needed = ["indicator", "unit", "basis", "period", "vintage", "value", "source_id"]
    codes.check_columns(frame.columns, needed, function="same_gas")
    ratio, source = _ratio_of(factors)
    named = ("country", "exporter", "importer", "indicator", "route", "nature")
    fact = [*(column for column in named if column in frame), "period"]
    columns = [*fact, "basis", "vintage", "value", "review", "ratio", "gap"]
    rows = indicators.annual(frame[frame["unit"] == "bcm"])
    of_review = one_each(
        rows[rows["basis"] == REVIEW], fact=[*fact, "vintage"], function="same_gas"
    )
    # Sorted by edition, the newest that has the year stays.
    review = {
        tuple(row[column] for column in fact): row
        for row in of_review.sort_values("vintage", kind="stable").to_dict("records")
    }
    made: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in indicators.with_source_ids(rows).to_dict("records"):
        other = review.get(tuple(row[column] for column in fact))
        if other is None:
            continue
        if row["basis"] == REVIEW and row["vintage"] == other["vintage"]:
            continue
        found = _compared(row, other, ratio, fact, source)
        key = tuple(found[column] for column in columns)
        # Texts that quote one count are one row, with the sources of all.
        ids = [found["source_ids"], made.get(key, found)["source_ids"]]
        made[key] = found | {"source_ids": indicators.merge_ids(ids)}
    compared = pd.DataFrame(list(made.values()), columns=[*columns, "source_ids"])
    return sort_rows(compared, columns[:-3]) if made else compared


def _ratio_of(factors: pd.DataFrame) -> tuple[float, str]:
    needed = ["quantity", "from_unit", "to_unit", "factor", "source_id"]
    codes.check_columns(factors.columns, needed, function="same_gas")
    found = factors[
        (factors["quantity"] == "natural_gas")
        & (factors["from_unit"] == "bcm")
        & (factors["to_unit"] == "bcm (national)")
    ]
    if len(found) != 1:
        message = (
            f"same_gas needs one factor from bcm to bcm (national); the frame has "
            f"{len(found)}"
        )
        raise ValueError(message)
    row = found.iloc[0]
    return float(row["factor"]), str(row["source_id"])


def _compared(
    row: Mapping[Any, Any],
    review: Mapping[Any, Any],
    ratio: float,
    fact: Sequence[str],
    source: str,
) -> dict[str, Any]:
    value, base = row["value"], review["value"]
    # The Review prints at least one decimal, which a round figure does not show.
    half, half_base = printed_rounding(value), min(printed_rounding(base), 0.05)
    low, high = (value - half) / (base + half_base), (value + half) / (base - half_base)
    equal = low <= 1 <= high
    # The ratio itself is known to four decimals.
    standard = low - 5e-5 <= ratio <= high + 5e-5
    if not equal and not standard:
        gap = "open"
    elif half > (ratio - 1) / 2 * value:
        gap = "too round"
    else:
        gap = "none" if equal else "cubic metres"
    ids = [row["source_ids"], review["source_ids"]]
    return {column: row[column] for column in fact} | {
        "basis": row["basis"],
        "vintage": row["vintage"],
        "value": value,
        "review": base,
        "ratio": value / base,
        "gap": gap,
        "source_ids": indicators.merge_ids([*ids, [source] * (gap == "cubic metres")]),
    }

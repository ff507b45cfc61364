"""Money: what is invested, lent and owed, each concept by itself.

Ten concepts of investment stand in one table. They count different things, or the same
money at different times and prices, and nothing here adds one to another.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.infrastructure.words import VARIANTS, check_word
from cac_data.tables import sort_rows

ADDABLE = ("contract", "commitment")
"""Concepts made of single amounts that may be added up, each within itself.

Stocks are levels, published totals hold the same money as other concepts, flows are not
known for all countries and years, and the list of single loans is not complete.
"""

_UNLIKE = ("concept", "unit", "price_basis")

_FACT = (
    *("country", "concept", "part", "direction", "basis"),
    *("sector", "investor", "counterparty"),
)


def check_addable(*frames: pd.DataFrame) -> None:
    """Raise if figures of investment are of unlike concepts, units or prices.

    ValueError naming what is mixed.
    """
    names = {"concept": "concepts", "unit": "units", "price_basis": "price bases"}
    for column in _UNLIKE:
        found = {
            str(item) for frame in frames if column in frame for item in frame[column]
        }
        if len(found) > 1:
            message = (
                f"mixed {names[column]}: {' and '.join(sorted(found))}; they are never "
                f"added or compared, choose one with `{column}`"
            )
            raise ValueError(message)


def by_concept(
    investment: pd.DataFrame,
    *,
    concept: str,
    part: str | None = None,
    unit: str | None = None,
    price_basis: str | None = None,
    direction: str = "china_to_region",
    variants: Sequence[str] = VARIANTS,
) -> pd.DataFrame:
    """Figures of one concept in one unit and at one price basis, one for each fact.

    Where one counter has several figures for a fact, ``variants`` decides; the others
    stay in the table as witnesses.

    `concept`: one of the concepts, see ``describe("investment")``.
    `part`: part of the concept; default: all parts, each a row of its own.
    `unit`, `price_basis`: to be named where the concept has figures in several.
    `direction`: ``china_to_region``, ``region_to_china`` or ``both``.
    `variants`: variants to take, the most wanted first.

    The columns of ``investment`` with ``source_ids`` in place of ``source_id``, and
    ``chosen`` (the variant taken), sorted by country and time.

    ValueError for an unknown concept or other word, or if several units or price bases
    remain: it names them.
    """
    needed = [*_FACT, "period", "variant", "source_id", "value", "unit", "price_basis"]
    codes.check_columns(investment.columns, needed, function="by_concept")
    wanted = {
        "concept": concept,
        "direction": direction,
        "part": part,
        "unit": unit,
        "price_basis": price_basis,
    }
    rows = investment
    for column, word in wanted.items():
        if word is not None:
            check_word(investment, column, word, table="investment")
            rows = rows[rows[column] == word]
    check_addable(rows)
    best = indicators.prefer(rows, order=variants, by="variant", within=_FACT)
    found = indicators.with_source_ids(best.drop(columns="switch"))
    return sort_rows(found, ["country", "period", *_FACT[2:]])


def concept_totals(
    rows: pd.DataFrame, *, by: Sequence[str] = ("period",)
) -> pd.DataFrame:
    """Sums of single amounts of one concept, in their unit.

    A sum is made of the rows that share ``by``; a month or day counts for its year. A
    year without rows has no sum: nothing tells whether it had no deals or none that
    were recorded.

    Columns: ``by``, then ``concept, value, unit, price_basis, amounts`` (how many were
    added), ``obs_status`` (``E`` where any of them is estimated) and ``source_ids``,
    sorted by ``by``.

    ValueError if concepts, units or price bases are mixed (it names them), if the
    concept is none that may be added, or if one amount stands twice.
    """
    needed = [*_FACT, "period", "value", "unit", "price_basis", "obs_status"]
    codes.check_columns(rows.columns, needed, function="concept_totals")
    for column in by:
        codes.check_member(
            "by", column, ["period", "country", "part", "sector", "investor"]
        )
    check_addable(rows)
    groups = [column for column in rows["country"].unique() if column not in codes.CA5]
    if groups:
        message = f"`rows`: {groups[0]} is a group; its total is not added to members"
        raise ValueError(message)
    for concept in rows["concept"].unique():
        if concept not in ADDABLE:
            message = (
                f"`rows`: figures of {concept!r} are not added up, only those of "
                f"{' and '.join(ADDABLE)}"
            )
            raise ValueError(message)
    amounts = indicators.with_source_ids(rows[rows["value"].notna()])
    twice = amounts.duplicated([*_FACT, "period"], keep=False)
    if twice.any():
        shown = amounts.loc[twice, [*_FACT, "period"]].head(5).to_string(index=False)
        message = f"concept_totals: an amount stands twice; use by_concept\n{shown}"
        raise ValueError(message)
    amounts["period"] = [f"{periods.year_of(text):04d}" for text in amounts["period"]]
    keys = [*by, "concept", "unit", "price_basis"]
    sums = [
        {
            **dict(zip(keys, fact, strict=True)),
            "value": float(group["value"].sum()),
            "amounts": len(group),
            "obs_status": "E" if (group["obs_status"] == "E").any() else "A",
            "source_ids": indicators.merge_ids(group["source_ids"].tolist()),
        }
        for fact, group in amounts.groupby(keys, sort=False)
    ]
    columns = [
        *(*by, "concept", "value", "unit", "price_basis"),
        *("amounts", "obs_status", "source_ids"),
    ]
    found = pd.DataFrame(sums, columns=columns)
    return sort_rows(found, list(by)) if sums and by else found


_OVERVIEW = (
    *("concept", "part", "basis", "period", "value", "unit"),
    *("price_basis", "how", "obs_status", "source_ids"),
)


def concept_overview(investment: pd.DataFrame) -> pd.DataFrame:
    """What the counters say of the five countries together, side by side.

    For the two stocks it is the latest published figure, for the concepts of
    :data:`ADDABLE` the sum over the five countries and all years. The rows are not
    for adding: they overlap and measure different things.

    Columns: ``concept, part, basis, period`` (of a sum, from the first to the last
    amount), ``value, unit, price_basis, how`` (``published`` or ``sum``), ``obs_status,
    source_ids``. A concept without a figure has no row.
    """
    needed = [*_FACT, "period", "variant", "source_id", "value", "unit"]
    needed += ["price_basis", "obs_status"]
    codes.check_columns(investment.columns, needed, function="concept_overview")
    found: list[dict[str, Any]] = []
    for concept in ("fdi_stock", "project_stock"):
        found.extend(_latest_of_the_five(investment, concept))
    for concept in ADDABLE:
        found.extend(_sums_of_the_five(investment, concept))
    return pd.DataFrame(found, columns=list(_OVERVIEW))


def _latest_of_the_five(investment: pd.DataFrame, concept: str) -> list[dict[str, Any]]:
    whole = {"country": "CA5", "sector": "all", "part": "all"}
    rows = investment[investment["concept"] == concept]
    for column, word in whole.items():
        rows = rows[rows[column] == word]
    if rows.empty:
        return []
    rows = by_concept(rows, concept=concept)
    latest = {**rows.iloc[-1].to_dict(), "how": "published"}
    return [{key: latest[key] for key in _OVERVIEW}]


def _sums_of_the_five(investment: pd.DataFrame, concept: str) -> list[dict[str, Any]]:
    rows = investment[
        (investment["concept"] == concept) & investment["country"].isin(codes.CA5)
    ]
    # AidData's three sorts make one total; buying and building are told apart.
    found = []
    parts = sorted(rows["part"].unique()) if concept == "contract" else [None]
    for part in parts if len(rows) else []:
        chosen = by_concept(rows, concept=concept, part=part)
        (made,) = concept_totals(chosen, by=[]).to_dict("records")
        first, last = min(chosen["period"]), max(chosen["period"])
        found.append(
            {
                **made,
                "part": part or "all",
                "basis": " and ".join(sorted(chosen["basis"].unique())),
                "period": first if first == last else f"{first}/{last}",
                "how": "sum",
            }
        )
    return [{key: row[key] for key in _OVERVIEW} for row in found]


def debt_path(
    external_debt: pd.DataFrame,
    *,
    country: str,
    creditors: Sequence[str] = ("china", "china_eximbank", "china_development_bank"),
    doubtful: bool = False,
) -> pd.DataFrame:
    """Public debt of a country to China over time, in USD million.

    One figure for each date: of the first creditor of ``creditors`` that has one, then
    of the first variant. ``share_pct`` is the share in all public external debt as the
    source prints it, or worked out from the total of the same date.

    `creditors`: creditors to take, the widest first.
    `doubtful`: keep figures of low reliability (status U).

    Columns: ``country, period, value, unit, creditor, switch`` (True where the creditor
    is another than before), ``share_pct, share_from`` (``printed``, ``worked out`` or
    empty), ``obs_status, source_ids``; empty for a country without figures.

    ValueError for an unknown country or creditor.
    """
    needed = ["country", "creditor", "indicator", "period", "variant"]
    needed += ["source_id", "value", "unit", "obs_status"]
    codes.check_columns(external_debt.columns, needed, function="debt_path")
    code = codes.country_code(country)
    rows = external_debt[external_debt["country"] == code]
    if not doubtful:
        rows = rows[rows["obs_status"] != "U"]
    stock = _one_each(rows[rows["indicator"] == "debt_stock"], creditors)
    indicators.check_one_unit(stock)
    shares = _one_each(rows[rows["indicator"] == "share_of_external_debt"], creditors)
    wholes = _one_each(rows[rows["indicator"] == "debt_stock"], ["all"])
    printed, totals = _by_date(shares), _by_date(wholes)
    path = [
        {**row, **_share_of(row, printed, totals)} for row in stock.to_dict("records")
    ]
    columns = [
        *("country", "period", "value", "unit", "creditor", "switch"),
        *("share_pct", "share_from", "obs_status", "source_ids"),
    ]
    return pd.DataFrame(path, columns=columns)


def _one_each(rows: pd.DataFrame, creditors: Sequence[str]) -> pd.DataFrame:
    """One figure for each date, by the order of the creditors and of the variants."""
    series = ["country", "indicator"]
    one = indicators.prefer(
        rows, order=VARIANTS, by="variant", within=[*series, "creditor"]
    )
    best = indicators.prefer(
        one.drop(columns=["chosen", "switch"]),
        order=creditors,
        by="creditor",
        within=series,
    )
    return indicators.with_source_ids(best)


def _by_date(rows: pd.DataFrame) -> dict[Any, dict[Any, Any]]:
    return {row["period"]: row for row in rows.to_dict("records")}


def _share_of(
    row: dict[Any, Any],
    shares: dict[Any, dict[Any, Any]],
    wholes: dict[Any, dict[Any, Any]],
) -> dict[str, Any]:
    """Share of a debt in all debt of its date: printed, or worked out, or unknown."""
    printed, whole = shares.get(row["period"]), wholes.get(row["period"])
    if printed and printed["creditor"] == row["creditor"]:
        share, told = printed["value"], "printed"
        ids = indicators.merge_ids([row["source_ids"], printed["source_ids"]])
    elif whole and whole["value"]:
        share, told = 100 * row["value"] / whole["value"], "worked out"
        ids = indicators.merge_ids([row["source_ids"], whole["source_ids"]])
    else:
        share, told, ids = float("nan"), "", row["source_ids"]
    return {"share_pct": share, "share_from": told, "source_ids": ids}


PANELS: Mapping[str, Mapping[str, str]] = {
    "stock, Chinese ministry": {"concept": "fdi_stock", "basis": "mofcom"},
    "stock of projects, bank": {"concept": "project_stock", "basis": "edb"},
    "purchases signed": {"concept": "contract", "part": "investment"},
    "building contracts": {"concept": "contract", "part": "construction"},
    "loans and grants promised": {"concept": "commitment"},
}
"""Panels of one figure: concepts that are never added up, by short names."""


def investment_panels(
    investment: pd.DataFrame, *, panels: Mapping[str, Mapping[str, str]] = PANELS
) -> pd.DataFrame:
    """Chinese money in the five countries by year, each concept by itself, in USD bn.

    Stocks are published for the five together; contracts and commitments are sums of
    single amounts. No two panels may be added or divided: they count different things,
    and commitments are in prices of 2021.

    `panels`: name, and the concept, with its part or basis, that goes with it.

    Columns: ``panel, period`` (a year; a stock in mid-year has the year),
    ``value_usd_bn, how`` (``published`` or ``sum``), ``obs_status, source_ids``, in the
    order of the panels. A concept without figures has no rows.

    ValueError for an unknown concept.
    """
    frames = []
    for name, wanted in panels.items():
        rows = investment
        for column, word in wanted.items():
            codes.check_columns(rows.columns, [column], function="investment_panels")
            rows = rows[rows[column] == word]
        if rows.empty:
            continue
        concept = wanted["concept"]
        if concept in ADDABLE:
            rows = rows[rows["country"].isin(codes.CA5)]
            found = concept_totals(by_concept(rows, concept=concept)).assign(how="sum")
        else:
            rows = rows[
                (rows["country"] == "CA5")
                & (rows["sector"] == "all")
                & (rows["part"] == "all")
            ]
            found = by_concept(rows, concept=concept).assign(how="published")
        found = _last_of_year(found, ["concept"]).assign(panel=name)
        frames.append(found.assign(value_usd_bn=found["value"] / 1000))
    columns = ["panel", "period", "value_usd_bn", "how", "obs_status", "source_ids"]
    if not frames:
        return pd.DataFrame(columns=columns)
    return pd.concat(frames, ignore_index=True)[columns]


def debt_by_year(
    external_debt: pd.DataFrame, *, countries: Sequence[str] = codes.CA5
) -> pd.DataFrame:
    """Last known public debt to China in each year, by country, in USD million.

    `countries`: countries; one without figures has no rows.

    Columns: ``country, period`` (the year), ``date`` (of the figure), ``value, unit,
    creditor, share_pct`` (of all public external debt), ``obs_status, source_ids``,
    sorted by country and year.
    """
    codes.check_columns(external_debt.columns, ["country"], function="debt_by_year")
    known = set(external_debt["country"])
    asked = [codes.country_code(country) for country in countries]
    # One without figures has no rows; an empty path has their columns.
    having = [code for code in asked if code in known] or asked[:1]
    frames = [debt_path(external_debt, country=code) for code in having]
    found = pd.concat(frames)
    last = _last_of_year(found.assign(date=found["period"]), ["country"])
    columns = ["country", "period", "date", "value", "unit", "creditor", "share_pct"]
    return sort_rows(last[[*columns, "obs_status", "source_ids"]], columns[:2])


def _last_of_year(rows: pd.DataFrame, within: Sequence[str]) -> pd.DataFrame:
    """Of several figures of one year keep that of its latest day, by its year."""
    ends = [periods.bounds(period)[1] for period in rows["period"]]
    order = sorted(range(len(ends)), key=ends.__getitem__)
    years = [f"{end[0]:04d}" for end in ends]
    named = rows.assign(period=pd.Series(years, index=rows.index, dtype="str"))
    latest = named.iloc[order].drop_duplicates([*within, "period"], keep="last")
    return latest.reset_index(drop=True)


def railway_loan(investment: pd.DataFrame) -> pd.DataFrame:
    """Loan to the company of the China-Kyrgyzstan-Uzbekistan railway.

    The rows of the loan; none where it is not known yet.
    """
    needed = ["concept", "counterparty", "period", "value", "source_id"]
    codes.check_columns(investment.columns, needed, function="railway_loan")
    rows = investment[
        (investment["concept"] == "loan") & (investment["counterparty"] == RAILWAY_NAME)
    ]
    return rows.reset_index(drop=True)


RAILWAY_NAME = "China-Kyrgyzstan-Uzbekistan railway"
"""The railway as a counterparty of loans."""

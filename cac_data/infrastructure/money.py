"""What is invested, lent and owed: ten concepts, none ever added to another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import (
    Comparison,
    Figure,
    Gap,
    Nothing,
    at,
    compare,
    exceeds,
    figures,
    is_known,
    ranked,
)
from cac_data.figure import Difference
from cac_data.infrastructure.freight import VARIANTS
from cac_data.inputs import takes
from cac_data.observations import choose, gather, join, observe, share
from cac_data.tables import select, sort_rows

STOCKS = ("fdi_stock", "project_stock")
ADDABLE = ("contract", "commitment")  # made of single amounts; the others are levels
CREDITORS = ("china", "china_eximbank", "china_development_bank")  # the widest first
OF_A_DATE: tuple[Difference, ...] = ("length",)
"""In what debts may differ: each is of a day, printed as that of a month or a year."""
RAILWAY_COMPANY = "China-Kyrgyzstan-Uzbekistan railway"  # as a counterparty of loans

# --- Investment -----------------------------------------------------------------------


@takes(investment="investment")
def chinese_money(investment: pd.DataFrame) -> pd.DataFrame:
    """Chinese money in the five together, as the counters have it, side by side.

    Columns `concept part period value unit price_basis how last_year obs_status basis
    source_ids`: the latest published stocks, and the sums of single amounts up to
    `last_year` (`how` says which). No two rows may be added: they overlap.
    """
    is_chinese = investment["direction"] == "china_to_region"
    rows = choose(observe(investment[is_chinese]), variant=VARIANTS)
    counts = pd.concat([_latest_stocks(rows), _sums(rows)], ignore_index=True)
    counts["last_year"] = [periods.year_of(period) for period in counts["period"]]
    columns = [
        "concept",
        "part",
        "period",
        "value",
        "unit",
        "price_basis",
        "how",
        "last_year",
        "obs_status",
        "basis",
        "source_ids",
    ]
    return counts.reindex(columns=columns)


def _latest_stocks(rows: pd.DataFrame) -> pd.DataFrame:
    """The latest published stock of each concept in the five together."""
    is_region = rows["country"] == "CA5"
    is_whole = (rows["sector"] == "all") & (rows["part"] == "all")
    stocks = rows[is_region & is_whole & rows["concept"].isin(STOCKS)]
    stocks = sort_rows(stocks, ["concept", "period"])
    return stocks.drop_duplicates("concept", keep="last").assign(how="published")


def _sums(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums of the single amounts in each of the five, contracts by their part."""
    is_country = rows["country"].isin(codes.CA5)
    amounts = rows[rows["concept"].isin(ADDABLE) & is_country]
    part = amounts["part"].where(amounts["concept"] == "contract", "all")
    sums = gather(
        sort_rows(amounts.assign(part=part), ["concept", "part", "period"]),
        ["concept", "part", "unit", "price_basis"],
        period=("period", "max"),
        value=("value", "sum"),
        basis=("basis", lambda words: " and ".join(sorted(set(words)))),
    )
    sums = sums.sort_values(["concept", "part"], ascending=[False, True])
    return sums.assign(how="sum")


@dataclass(frozen=True)
class Counts:
    """In how many ways Chinese money is counted: rows of `chinese_money`.

    The reporter of each is its counter; sums `ended` in a year.
    """

    rows: list[Figure]
    ended: int | None


def of_counts(counts: pd.DataFrame) -> Counts:
    """The ways to count; `counts` are of `chinese_money`."""
    added_up = at(counts, how="sum")
    return Counts(
        rows=[counted(row) for row in figures(counts)],
        ended=added_up.count("last_year") if added_up else None,
    )


def counted(row: Figure) -> Figure:
    """A figure of `chinese_money`, which knows who counts what."""
    part = "" if row.text("part") == "all" else row.text("part")
    coverage = f"{row.text('concept')} {part}".rstrip()
    return row.of(reporter=row.text("basis"), coverage=coverage)


# --- Debt -----------------------------------------------------------------------------


@dataclass(frozen=True)
class HighestDebt:
    """The highest debt of a state, the last of equals.

    `about` tells that it is printed as "about"; `years` are the first and the last year
    of several.
    """

    debt: Figure
    about: bool
    years: tuple[str, str] | None


@dataclass(frozen=True)
class Owed:
    """What a state owes its widest `creditor`, and its share in external debt.

    `top` is the highest debt, `below_top` sets the last beside it: there is none of
    debts to unlike creditors. `share_rose` is how far the highest share lies above the
    first. A later figure of a narrower creditor is `alone`.
    """

    country: str
    last: Figure
    top: HighestDebt | Nothing
    creditor: str
    alone: Figure | Nothing
    alone_share: Figure | Nothing
    first_share: Figure | Nothing
    last_share: Figure | Nothing
    below_top: Comparison | Nothing
    share_rose: Comparison | Nothing


@dataclass(frozen=True)
class Service:
    """What a state paid a creditor in a year, which may be `at_least` that.

    It is a `share` of its whole debt service, and the `principal` a part of what was
    paid, in percent.
    """

    country: str
    creditor: str
    paid: Figure
    share: Figure
    at_least: bool
    principal: Figure | Nothing


@dataclass(frozen=True)
class Loan:
    """The loan to the railway's company, and its term in years."""

    amount: Figure
    term: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Debt:
    """What states owe China, its share in their external debt, the railway's loan.

    `rows` are observations of `external_debt` in USD mn at each date known, with
    `share_pct` (of all public external debt, as printed or worked out from the total of
    the date). `alike` are those of each country's widest `creditor`, since a figure of
    China's lenders together and one of a single bank are no series. `kgz` is the last
    Kyrgyz debt, and `loan_beside_debt` sets the loan beside it.
    """

    rows: pd.DataFrame
    alike: pd.DataFrame
    countries: Mapping[str, Owed]
    missing: list[str]
    service: Service | Nothing
    loan: Loan | Nothing
    kgz: Figure | Nothing
    loan_beside_debt: Comparison | Nothing


def of_debt(external_debt: pd.DataFrame, investment: pd.DataFrame) -> Debt:
    """What states owe China, and what the railway's company does."""
    debt = _debt_to_china(external_debt)
    creditors = debt.groupby("country")["creditor"]
    widest = creditors.transform(lambda words: min(words, key=CREDITORS.index))
    debt["alike"] = debt["creditor"] == widest
    alike = debt[debt["alike"]]
    countries = {
        country: owed_by(country, debt) for country in dict.fromkeys(debt["country"])
    }
    kyrgyz = countries.get("KGZ")
    kgz = kyrgyz.last if kyrgyz else Nothing("no Kyrgyz debt")
    loan = _railway_loan(investment)
    return Debt(
        rows=debt,
        alike=alike,
        countries=countries,
        missing=[code for code in codes.CA5 if code not in countries],
        service=_service(external_debt),
        loan=loan,
        kgz=kgz,
        loan_beside_debt=_beside_debt(loan, kgz),
    )


def _debt_to_china(external_debt: pd.DataFrame) -> pd.DataFrame:
    """Observations of debt by country, of the creditors the widest."""
    is_reliable = external_debt["obs_status"] != "U"
    rows = observe(external_debt[is_reliable])
    china = choose(rows, creditor=CREDITORS, variant=VARIANTS)
    china = china.assign(creditor=china["chosen"].str.split(" / ").str[0])
    stock = china[china["indicator"] == "debt_stock"]
    printed = china[china["indicator"] == "share_of_external_debt"]
    to_all = choose(rows, creditor=["all"], variant=VARIANTS)
    whole = to_all[to_all["indicator"] == "debt_stock"]

    # A share is as printed, else worked out from the total of the same date.
    date = ["country", "period"]
    debt = join(stock, printed, [*date, "creditor"], share_pct="value")
    is_printed = debt["share_pct"].notna()
    unprinted = debt[~is_printed].drop(columns="share_pct")
    # What is owed to all stands for no creditor of its own: each keeps its name.
    owed_to_all = whole.drop(columns="creditor")
    shares = share(unprinted, owed_to_all, on=date, across=["coverage"])
    worked_out = join(unprinted, shares, [*date, "creditor"], share_pct="value")
    return sort_rows(pd.concat([debt[is_printed], worked_out]), date)


def _beside_debt(loan: Loan | Nothing, debt: Figure | Nothing) -> Comparison | Nothing:
    if not loan:
        return Nothing("no loan")
    # In dollars of its day, as debts are, whose table says it of no row.
    amount = loan.amount.of(prices="")
    # The company's debt is none of the state's, as the sentence says.
    return compare(amount, debt, across=["coverage", *OF_A_DATE])


def owed_by(country: str, debt: pd.DataFrame) -> Owed:
    """What a state owes, of the `alike` rows of `Debt.rows` that it has."""
    # Which reading of a debt was chosen does not tell to whom it is owed.
    rows = debt[debt["country"] == country].drop(columns="variant")
    alike = rows[rows["alike"]]
    shares = _shares_of(alike)
    first_share = at(shares.head(1))
    # Of equal ones the last.
    by_share = ranked(reversed(figures(shares)), across=OF_A_DATE)
    top_share = by_share[0] if by_share else Nothing("no shares, or unlike ones")
    last = at(alike)
    newest = at(rows)
    assert last, "a state that owes has figures"
    assert newest, "a state that owes has figures"
    top = _highest(alike)
    # What refuses the highest refuses what would be set beside it.
    highest = top if isinstance(top, Nothing) else top.debt
    below_top = compare(last, highest, across=OF_A_DATE)
    alone: Figure | Nothing = Nothing("no later figure of a narrower creditor")
    if not newest["alike"]:
        alone = newest
    return Owed(
        country=country,
        last=last,
        top=top,
        creditor=last.text("creditor"),
        alone=alone,
        alone_share=at(_shares_of(rows.tail(1))) if alone else alone,
        first_share=first_share,
        last_share=at(shares),
        below_top=below_top,
        share_rose=compare(top_share, first_share, across=OF_A_DATE),
    )


def _shares_of(debt: pd.DataFrame) -> pd.DataFrame:
    """The known shares of debts in all public external debt, in percent."""
    known = debt[debt["share_pct"].notna()]
    return known.assign(value=known["share_pct"], unit="percent", half=math.nan)


def _highest(debt: pd.DataFrame) -> HighestDebt | Nothing:
    # Of equal ones the last.
    by_size = ranked(reversed(figures(debt)), across=OF_A_DATE)
    if isinstance(by_size, Gap):
        return by_size
    last = by_size[0]
    highest = [
        figure for figure in by_size if not exceeds(last, figure, across=OF_A_DATE)
    ]
    years = sorted({figure.period[:4] for figure in highest})
    return HighestDebt(
        debt=last,
        about=all(figure.printed_as == "about" for figure in highest),
        years=(years[0], years[-1]) if len(years) > 1 else None,
    )


def _service(external_debt: pd.DataFrame) -> Service | Nothing:
    """The last debt service to China, and how much of it is repayment."""
    rows = observe(select(external_debt, creditor=CREDITORS, parts=True))
    rows = rows.drop(columns="variant")
    paid = select(rows, indicator="debt_service")
    shares = select(rows, indicator="share_of_debt_service")
    service = at(join(paid, shares, ["country", "creditor", "period"], pct="value"))
    if not service:
        return service
    share = service.of(value=service.number("pct"), unit="percent", half=None)
    repaid = select(rows, indicator="share_of_repayment")
    principal = at(
        repaid,
        country=service.text("country"),
        creditor=service.text("creditor"),
        period=service.period,
    )
    return Service(
        country=service.text("country"),
        creditor=service.text("creditor"),
        paid=service,
        share=share,
        at_least=service.printed_as == "more_than",
        principal=principal,
    )


def _railway_loan(investment: pd.DataFrame) -> Loan | Nothing:
    """The loan to the railway's company, and within how many years it is repaid."""
    loans = investment[investment["concept"] == "loan"]
    loans = observe(loans[loans["counterparty"] == RAILWAY_COMPANY])
    loan = at(loans)
    if not loan:
        return loan
    term: Figure | Nothing = Nothing("no term of the loan")
    years = loan.number("term_years")
    if is_known(years):
        term = loan.of(value=years, unit="years")
    return Loan(loan, term)

"""What is invested, lent and owed: ten concepts, none ever added to another."""

from __future__ import annotations

import re

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import Fact, at
from cac_data.infrastructure.freight import VARIANTS
from cac_data.inputs import takes
from cac_data.observations import choose, gather, join, observe
from cac_data.tables import select, sort_rows

STOCKS = ("fdi_stock", "project_stock")
ADDABLE = ("contract", "commitment")  # made of single amounts; the others are levels
CREDITORS = ("china", "china_eximbank", "china_development_bank")  # the widest first
RAILWAY_COMPANY = "China-Kyrgyzstan-Uzbekistan railway"  # as a counterparty of loans

# --- Investment -----------------------------------------------------------------------


@takes(investment="investment")
def chinese_money(investment: pd.DataFrame) -> pd.DataFrame:
    """Chinese money in the five together, as the counters have it, side by side.

    Columns `concept part period value unit price_basis how last_year obs_status basis
    source_ids`: the latest published stocks, and the sums of single amounts up to
    `last_year` (`how`). No two rows may be added: they overlap.
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


# --- Debt -----------------------------------------------------------------------------


def of_debt(external_debt: pd.DataFrame, investment: pd.DataFrame) -> Fact:
    """What states owe China, its share in their external debt, the railway's loan.

    `rows` are observations of `external_debt` in USD mn at each date known, with
    `share_pct` (of all public external debt, as printed or worked out from the total of
    the date). `alike` are those of each country's widest `creditor`, since a figure of
    China's lenders together and one of a single bank are no series, and `last` the last
    of these by country. In `countries` `top` and `top_share` are the highest, and a
    later figure of a narrower creditor is `alone`. `service` is that of debt to China
    in a year, in USD mn, with `pct` of all, `at_least` (it is more) and
    `principal_pct`.
    """
    debt = _debt_to_china(external_debt)
    creditors = debt.groupby("country")["creditor"]
    widest = creditors.transform(lambda words: min(words, key=CREDITORS.index))
    debt["alike"] = debt["creditor"] == widest
    alike = debt[debt["alike"]]
    indebted = list(dict.fromkeys(debt["country"]))
    countries = [_owed_by(country, debt) for country in indebted]
    return {
        "rows": debt,
        "alike": alike,
        "last": {owed["country"]: owed["last"] for owed in countries},
        "countries": countries,
        "missing": [code for code in codes.CA5 if code not in indebted],
        "service": _service(external_debt),
        "loan": _railway_loan(investment),
        "kgz": at(alike, country="KGZ"),
    }


def _debt_to_china(external_debt: pd.DataFrame) -> pd.DataFrame:
    """Observations of debt by country, of the creditors the widest."""
    is_reliable = external_debt["obs_status"] != "U"
    rows = observe(external_debt[is_reliable])
    china = choose(rows, creditor=CREDITORS, variant=VARIANTS)
    china = china.assign(creditor=china["chosen"].str.split(" / ").str[0])
    stock = china[china["indicator"] == "debt_stock"]
    share = china[china["indicator"] == "share_of_external_debt"]
    to_all = choose(rows, creditor=["all"], variant=VARIANTS)
    whole = to_all[to_all["indicator"] == "debt_stock"]

    # A share is as printed, else worked out from the total of the same date.
    date = ["country", "period"]
    debt = join(stock, share, [*date, "creditor"], share_pct="value")
    is_printed = debt["share_pct"].notna()
    worked_out = join(debt[~is_printed], whole, date, whole="value")
    share_pct = 100 * worked_out["value"] / worked_out["whole"]
    worked_out = worked_out.drop(columns="whole").assign(share_pct=share_pct)
    return sort_rows(pd.concat([debt[is_printed], worked_out]), date)


def _owed_by(country: str, debt: pd.DataFrame) -> Fact:
    """What a state owes its widest creditor, and its share, the first, last and top."""
    rows = debt[debt["country"] == country]
    alike = rows[rows["alike"]]
    shares = alike[alike["share_pct"].notna()]
    last = at(alike)
    newest = at(rows)
    return {
        "country": country,
        "last": last,
        "top": _highest(alike),
        "top_share": at(shares.sort_values("share_pct", kind="stable")),
        "creditor": last["creditor"],
        "alone": {} if newest["alike"] else newest,
        "first_share": at(shares.head(1)),
        "last_share": at(shares),
    }


def _highest(debt: pd.DataFrame) -> Fact:
    """The highest debt of a state, the last of equals.

    `about` tells that it is printed as "about"; `years` are the first and the last year
    of several.
    """
    highest = debt[debt["value"] == debt["value"].max()]
    is_about = highest["note"].str.startswith("about")
    years = sorted({period[:4] for period in highest["period"]})
    return {
        **at(highest),
        "about": bool(is_about.all()),
        "years": [years[0], years[-1]] if len(years) > 1 else [],
    }


def _service(external_debt: pd.DataFrame) -> Fact:
    """Debt service to China, with what its note says: that it is more, and of what."""
    rows = observe(select(external_debt, creditor=CREDITORS, parts=True))
    paid = select(rows, indicator="debt_service")
    share = select(rows, indicator="share_of_debt_service")
    service = at(join(paid, share, ["country", "creditor", "period"], pct="value"))
    if not service:
        return {}
    principal = re.search(r"(\d+) percent principal", service["note"])
    return {
        **service,
        "at_least": service["note"].startswith("more than"),
        "principal_pct": float(principal[1]) if principal else None,
    }


def _railway_loan(investment: pd.DataFrame) -> Fact:
    """The loan to the railway's company, with the `term_years` that its note has."""
    loans = investment[investment["concept"] == "loan"]
    loans = observe(loans[loans["counterparty"] == RAILWAY_COMPANY])
    term = loans["note"].str.extract(r"(\d+) years")[0]
    return at(loans.assign(term_years=term.astype(float)))

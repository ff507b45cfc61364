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


@takes(investment="investment")
def chinese_money(investment: pd.DataFrame) -> pd.DataFrame:
    """Chinese money in the five together, as the counters have it, side by side.

    Columns `concept part period value unit price_basis how last_year obs_status basis
    source_ids`: the latest published stocks, and the sums of single amounts up to
    `last_year` (`how`). No two rows may be added: they overlap.
    """
    rows = observe(investment[investment["direction"] == "china_to_region"])
    rows = choose(rows, variant=VARIANTS)
    whole = (rows[["country", "sector", "part"]] == ["CA5", "all", "all"]).all(axis=1)
    stocks = rows[whole & rows["concept"].isin(STOCKS)]
    stocks = sort_rows(stocks, ["concept", "period"])
    stocks = stocks.drop_duplicates("concept", keep="last").assign(how="published")
    amounts = rows[rows["concept"].isin(ADDABLE) & rows["country"].isin(codes.CA5)]
    part = amounts["part"].where(amounts["concept"] == "contract", "all")
    sums = gather(
        sort_rows(amounts.assign(part=part), ["concept", "part", "period"]),
        ["concept", "part", "unit", "price_basis"],
        period=("period", "max"),
        value=("value", "sum"),
        basis=("basis", lambda words: " and ".join(sorted(set(words)))),
    ).assign(how="sum")
    sums = sums.sort_values(["concept", "part"], ascending=[False, True])
    found = pd.concat([stocks, sums], ignore_index=True)
    found["last_year"] = [periods.bounds(text)[1][0] for text in found["period"]]
    columns = ["concept", "part", "period", "value", "unit", "price_basis", "how"]
    columns += ["last_year", "obs_status", "basis", "source_ids"]
    return found.reindex(columns=columns)


def _debt_to_china(external_debt: pd.DataFrame) -> pd.DataFrame:
    """Observations of debt by country, of the creditors the widest."""
    rows = observe(external_debt[external_debt["obs_status"] != "U"])
    china = choose(rows, creditor=CREDITORS, variant=VARIANTS)
    whole = choose(rows, creditor=["all"], variant=VARIANTS)
    china = china.assign(creditor=china["chosen"].str.split(" / ").str[0])
    whole = whole[whole["indicator"] == "debt_stock"]
    stock = china[china["indicator"] == "debt_stock"]
    share = china[china["indicator"] == "share_of_external_debt"]
    on = ["country", "period"]
    found = join(stock, share, [*on, "creditor"], printed="value")
    is_printed = found["printed"].notna()
    worked_out = join(found[~is_printed], whole, on, all="value")
    worked_out["printed"] = 100 * worked_out["value"] / worked_out.pop("all")
    found = pd.concat([found[is_printed], worked_out])
    found = found.rename(columns={"printed": "share_pct"})
    return sort_rows(found, ["country", "period"])


def of_debt(external_debt: pd.DataFrame, investment: pd.DataFrame) -> Fact:
    """What states owe China, its share in their external debt, the railway's loan.

    `rows`: observations of `external_debt` in USD mn at each date known, with
    `share_pct` (of all public external debt, as printed or worked out from the total of
    the date); `alike`: those of each country's widest `creditor`, since a figure of
    China's lenders together and one of a single bank are no series. `last`: of these by
    country. In `countries` `top` and `top_share` are the highest, and a later figure of
    a narrower creditor is `alone`. `service`: of debt to China in a year, in USD mn,
    with `pct` of all, `at_least` (it is more) and `principal_pct`.
    """
    loans = investment[investment["concept"] == "loan"]
    loans = observe(loans[loans["counterparty"] == RAILWAY_COMPANY])
    terms = loans["note"].str.extract(r"(\d+) years")[0].astype(float)
    debt = _debt_to_china(external_debt)
    paid = observe(select(external_debt, creditor=CREDITORS, parts=True))
    part = select(paid, indicator="share_of_debt_service")
    paid = select(paid, indicator="debt_service")
    told: list[Fact] = []
    debt["alike"] = debt["creditor"] == debt.groupby("country")["creditor"].transform(
        lambda creditors: min(creditors, key=CREDITORS.index)
    )
    for country in dict.fromkeys(debt["country"]):
        every = debt[debt["country"] == country]
        mine = every[every["alike"]]
        last, newest = at(mine), at(every)
        shares = mine[mine["share_pct"].notna()]
        owed: Fact = {"country": country, "last": last, "top": _highest(mine)}
        owed["top_share"] = at(shares.sort_values("share_pct", kind="stable"))
        owed |= {"creditor": last["creditor"]}
        owed |= {"alone": {} if newest["alike"] else newest}
        owed |= {"first_share": at(shares.head(1)), "last_share": at(shares)}
        told.append(owed)
    service = at(join(paid, part, ["country", "creditor", "period"], pct="value"))
    return {
        "rows": debt,
        "alike": debt[debt["alike"]],
        "last": {owed["country"]: owed["last"] for owed in told},
        "countries": told,
        "missing": [code for code in codes.CA5 if code not in set(debt["country"])],
        "service": _with_its_note(service) if service else {},
        "loan": at(loans.assign(term_years=terms)),
        "kgz": at(debt[debt["alike"]], country="KGZ"),
    }


def _highest(debt: pd.DataFrame) -> Fact:
    """The highest debt of a state, the last of equals.

    `about`: it is printed as "about"; `years`: the first and the last year of several.
    """
    highest = debt[debt["value"] == debt["value"].max()]
    years = sorted({period[:4] for period in highest["period"]})
    return {
        **at(highest),
        "about": bool(highest["note"].str.startswith("about").all()),
        "years": [years[0], years[-1]] if len(years) > 1 else [],
    }


def _with_its_note(service: Fact) -> Fact:
    """Debt service with what its note says: that it is more, and what is principal."""
    principal = re.search(r"(\d+) percent principal", service["note"])
    return {
        **service,
        "at_least": service["note"].startswith("more than"),
        "principal_pct": float(principal[1]) if principal else None,
    }

"""What is said of Chinese money: how it is counted, and who owes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact, is_known
from cac_data.infrastructure.money import STOCKS
from cac_data.infrastructure.plan.shared import NAMES, all_sentences, creditor, span
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

# --- How much is there? ---------------------------------------------------------------


def money(f: Fact) -> Text:
    """Say in how many ways money is counted, and what the stocks are.

    The facts are `rows` of `chinese_money`, and the year in which sums `ended`.
    """
    if not f["rows"]:
        yield [line("infrastructure.money-unknown")]
        return
    stocks = [_stock(row) for row in f["rows"] if row["concept"] in STOCKS]
    through_others = line("infrastructure.money-through-others")
    if is_known(f["ended"]):
        through_others = line("infrastructure.money-ended", year=str(f["ended"]))
    n = len(f["rows"])
    yield [line("infrastructure.money", n=n), *stocks, through_others]


def _stock(row: Fact) -> Line:
    return line(
        f"infrastructure.money-{row['concept']}",
        stock=float(row["value"]),
        period=row["period"],
    )


COUNTS: Names = {
    code: line(f"infrastructure.count-{code}")
    for code in (
        "all",
        "construction",
        "investment",
        "mofcom",
        "edb",
        "aei",
        "aiddata",
        "published",
        "sum",
        "fdi_stock",
        "project_stock",
        "contract",
        "commitment",
    )
}
"""What is counted, by whom and how."""


def money_table() -> TableWords:
    """Say what the table of ways to count has."""
    columns = ("concept", "part", "basis", "value", "last_year", "how")
    note = [
        line("infrastructure.money-note-prices"),
        line("infrastructure.money-note-bank"),
    ]
    return TableWords(
        columns={column: line(f"infrastructure.money-{column}") for column in columns},
        caption=line("infrastructure.money-caption"),
        note=[note],
        names={**NAMES, **COUNTS},
    )


# --- Who owes it? ---------------------------------------------------------------------


def debt(f: Fact) -> Text:
    """Say what each state owes, what is paid, and what is in no series."""
    sentences = []
    for state in f["countries"]:
        owed = [*_owed_by(state)]
        sentences.extend(owed)
        # A debt of which no more is said stands apart from what follows.
        if state["last"]["value"] and len(owed) == 1:
            yield sentences
            sentences = []
    if not f["countries"]:
        sentences = [line("infrastructure.debt-unknown")]
    loan = _loan(f["loan"], f["kgz"])
    yield [*sentences, *_service(f["service"]), *_missing(f), *loan]


def _owed_by(state: Fact) -> Iterator[Line]:
    last = state["last"]
    country = state["country"]
    lender = creditor(state["creditor"])
    if not last["value"]:
        yield line(
            "infrastructure.debt-repaid",
            country=country,
            creditor=lender,
            period=last["period"],
        )
        return
    amount = _amount(last)
    if state["top"]["value"] > last["value"]:
        yield line(
            "infrastructure.debt-below-highest",
            country=country,
            creditor=lender,
            amount=amount,
            highest=_highest(state["top"]),
        )
    else:
        yield line(
            "infrastructure.debt", country=country, creditor=lender, amount=amount
        )
    yield from _shares(state)
    yield from _alone(state["alone"])


def _amount(last: Fact) -> Line:
    worked_out = "-worked-out" if last["obs_status"] == "E" else ""
    return line(
        f"infrastructure.debt-amount{worked_out}",
        debt=float(last["value"]),
        period=last["period"],
    )


def _highest(top: Fact) -> Line:
    kind = "about" if top["about"] else "amount"
    highest = line(f"infrastructure.debt-highest-{kind}", debt=float(top["value"]))
    if top["years"]:
        years = span(*top["years"])
        return line("infrastructure.debt-highest-in-years", debt=highest, years=years)
    return line("infrastructure.debt-highest", debt=highest, period=top["period"])


def _is_between(state: Fact) -> bool:
    """Whether the highest share is neither the first nor the last."""
    ends = (state["first_share"]["period"], state["last_share"]["period"])
    return state["top_share"]["period"] not in ends


def _shares(state: Fact) -> Iterator[Line]:
    """Say where the share in external debt went, by its highest if that is between."""
    first = state["first_share"]
    last = state["last_share"]
    if not first or last["period"] == first["period"]:
        return
    if not _is_between(state):
        yield line(
            "infrastructure.debt-share-went",
            first=float(first["share_pct"]),
            first_period=first["period"],
            last=float(last["share_pct"]),
            last_period=last["period"],
        )
        return
    yield line(
        "infrastructure.debt-share-rose-and-fell",
        first=float(first["share_pct"]),
        first_period=first["period"],
        top=float(state["top_share"]["share_pct"]),
        top_period=state["top_share"]["period"],
        last=float(last["share_pct"]),
        last_period=last["period"],
    )


def _alone(alone: Fact) -> Iterator[Line]:
    """Say what is owed to one lender, where that is the latest figure."""
    if not alone:
        return
    lender = creditor(alone["creditor"])
    amount = float(alone["value"])
    period = alone["period"]
    if is_known(alone["share_pct"]):
        yield line(
            "infrastructure.debt-alone-with-share",
            period=period,
            creditor=lender,
            debt=amount,
            share=float(alone["share_pct"]),
        )
        return
    yield line("infrastructure.debt-alone", period=period, creditor=lender, debt=amount)


def _service(service: Fact) -> Iterator[Line]:
    if not service:
        return
    at_least = "-at-least" if service["at_least"] else ""
    amount = line(
        f"infrastructure.service-amount{at_least}", service=float(service["value"])
    )
    if is_known(service["principal_pct"]):
        yield line(
            "infrastructure.debt-service-with-principal",
            country=service["country"],
            creditor=creditor(service["creditor"]),
            amount=amount,
            year=service["period"],
            principal=float(service["principal_pct"]),
            share=float(service["pct"]),
        )
        return
    yield line(
        "infrastructure.debt-service",
        country=service["country"],
        creditor=creditor(service["creditor"]),
        amount=amount,
        year=service["period"],
        share=float(service["pct"]),
    )


def _missing(f: Fact) -> Iterator[Line]:
    if f["missing"] and f["countries"]:
        yield line("infrastructure.debt-missing", countries=list(f["missing"]))


def _loan(loan: Fact, kyrgyz_debt: Fact) -> Iterator[Line]:
    if loan and kyrgyz_debt:
        size = "larger" if loan["value"] > kyrgyz_debt["value"] else "smaller"
        yield line(f"infrastructure.debt-loan-{size}", loan=float(loan["value"]))


def debt_figure(f: Fact) -> FigureWords:
    """Say what the chart of shares in external debt shows."""
    with_shares = [state for state in f["countries"] if state["first_share"]]
    kyrgyz = [state for state in with_shares if state["country"] == "KGZ"]
    title = line("infrastructure.debt-title-without-kyrgyz")
    if kyrgyz:
        title = _title(kyrgyz[0])
    caption = line("infrastructure.debt-caption", creditors=_whose_debt(with_shares))
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.debt-subtitle"),
        alt=line("infrastructure.debt-alt", sentences=all_sentences(debt(f))),
        caption=caption,
        names=NAMES,
    )


def _title(state: Fact) -> Line:
    """The first share, the highest if it is between, and the last, by year."""
    shares = [state["first_share"], state["last_share"]]
    if _is_between(state):
        shares.insert(1, state["top_share"])
    by_year = [
        line(
            "infrastructure.debt-share-of-year",
            share=float(row["share_pct"]),
            year=row["period"][:4],
        )
        for row in shares
    ]
    lender = creditor(state["creditor"])
    return line("infrastructure.debt-title", creditor=lender, shares=by_year)


def _whose_debt(states: Sequence[Fact]) -> list[Line]:
    return [
        line("infrastructure.debt-of-all-lenders", country=state["country"])
        if state["creditor"] == "china"
        else line(
            "infrastructure.debt-of-one-lender",
            country=state["country"],
            creditor=creditor(state["creditor"]),
        )
        for state in states
    ]

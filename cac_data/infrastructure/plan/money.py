"""What is said of Chinese money: how it is counted, and who owes it."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Figure, Nothing
from cac_data.infrastructure.money import (
    STOCKS,
    Counts,
    Debt,
    HighestDebt,
    Owed,
    Service,
)
from cac_data.infrastructure.plan.shared import NAMES, all_sentences, creditor, span
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

# --- How much is there? ---------------------------------------------------------------


def money(f: Counts) -> Text:
    """Say in how many ways money is counted, and what the stocks are."""
    if not f.rows:
        yield [line("infrastructure.money-unknown")]
        return
    stocks = [_stock(row) for row in f.rows if row.text("concept") in STOCKS]
    through_others = line("infrastructure.money-through-others")
    if f.ended is not None:
        through_others = line("infrastructure.money-ended", year=str(f.ended))
    n = len(f.rows)
    yield [line("infrastructure.money", n=n), *stocks, through_others]


def _stock(stock: Figure) -> Line:
    return line(
        f"infrastructure.money-{stock.text('concept')}",
        stock=stock,
        period=stock.period,
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


def debt(f: Debt) -> Text:
    """Say what each state owes, what is paid, and what is in no series."""
    sentences = []
    for state in f.countries.values():
        owed = [*owed_by(state)]
        sentences.extend(owed)
        # A debt of which no more is said stands apart from what follows.
        if state.last.value and len(owed) == 1:
            yield sentences
            sentences = []
    if not f.countries:
        sentences = [line("infrastructure.debt-unknown")]
    yield [*sentences, *_service(f.service), *_missing(f), *_loan(f)]


def owed_by(state: Owed) -> Iterator[Line]:
    """Say what a state owes a creditor of China, and how that came."""
    last = state.last
    country = state.country
    lender = creditor(state.creditor)
    if not last.value:
        yield line(
            "infrastructure.debt-repaid",
            country=country,
            creditor=lender,
            period=last.period,
        )
        return
    amount = _amount(last)
    if state.top and state.below_top and state.below_top.difference.value < 0:
        yield line(
            "infrastructure.debt-below-highest",
            country=country,
            creditor=lender,
            amount=amount,
            highest=_highest(state.top),
        )
    else:
        yield line(
            "infrastructure.debt", country=country, creditor=lender, amount=amount
        )
    yield from _shares(state)
    yield from _alone(state)


def _amount(last: Figure) -> Line:
    worked_out = "-worked-out" if last.obs_status == "E" else ""
    return line(
        f"infrastructure.debt-amount{worked_out}",
        debt=last,
        period=last.period,
    )


def _highest(top: HighestDebt) -> Line:
    kind = "about" if top.about else "amount"
    highest = line(f"infrastructure.debt-highest-{kind}", debt=top.debt)
    if top.years:
        years = span(*top.years)
        return line("infrastructure.debt-highest-in-years", debt=highest, years=years)
    return line("infrastructure.debt-highest", debt=highest, period=top.debt.period)


def _shares_shown(state: Owed) -> list[Figure]:
    """The first share, the highest if it is between and higher, and the last."""
    first = state.first_share
    last = state.last_share
    if not (first and last):
        return []
    rose = state.share_rose
    if not rose or rose.difference.value <= 0:
        return [first, last]
    top = rose.one
    is_between = top.period not in (first.period, last.period)
    return [first, top, last] if is_between else [first, last]


def _shares(state: Owed) -> Iterator[Line]:
    """Say where the share in external debt went, by its highest if that is between."""
    match _shares_shown(state):
        case [first, top, last]:
            yield line(
                "infrastructure.debt-share-rose-and-fell",
                first=first,
                first_period=first.period,
                top=top,
                top_period=top.period,
                last=last,
                last_period=last.period,
            )
        case [first, last] if first.period != last.period:
            yield line(
                "infrastructure.debt-share-went",
                first=first,
                first_period=first.period,
                last=last,
                last_period=last.period,
            )


def _alone(state: Owed) -> Iterator[Line]:
    """Say what is owed to one lender, where that is the latest figure."""
    alone = state.alone
    if not alone:
        return
    lender = creditor(alone.text("creditor"))
    period = alone.period
    if state.alone_share:
        yield line(
            "infrastructure.debt-alone-with-share",
            period=period,
            creditor=lender,
            debt=alone,
            share=state.alone_share,
        )
        return
    yield line("infrastructure.debt-alone", period=period, creditor=lender, debt=alone)


def _service(service: Service | Nothing) -> Iterator[Line]:
    if not service:
        return
    at_least = "-at-least" if service.at_least else ""
    amount = line(f"infrastructure.service-amount{at_least}", service=service.paid)
    if service.principal:
        yield line(
            "infrastructure.debt-service-with-principal",
            country=service.country,
            creditor=creditor(service.creditor),
            amount=amount,
            year=service.paid.period,
            principal=service.principal,
            share=service.share,
        )
        return
    yield line(
        "infrastructure.debt-service",
        country=service.country,
        creditor=creditor(service.creditor),
        amount=amount,
        year=service.paid.period,
        share=service.share,
    )


def _missing(f: Debt) -> Iterator[Line]:
    if f.missing and f.countries:
        yield line("infrastructure.debt-missing", countries=f.missing)


def _loan(f: Debt) -> Iterator[Line]:
    beside_debt = f.loan_beside_debt
    if beside_debt:
        size = "larger" if beside_debt.difference.value > 0 else "smaller"
        yield line(
            f"infrastructure.debt-loan-{size}",
            loan=beside_debt.one,
            debt=beside_debt.other,
        )


def debt_figure(f: Debt) -> FigureWords:
    """Say what the chart of shares in external debt shows."""
    with_shares = [state for state in f.countries.values() if state.first_share]
    kyrgyz = [state for state in with_shares if state.country == "KGZ"]
    title = line("infrastructure.debt-title-without-kyrgyz")
    if kyrgyz:
        title = _title(kyrgyz[0])
    creditors = [_whose_debt(state) for state in with_shares]
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.debt-subtitle"),
        alt=line("infrastructure.debt-alt", sentences=all_sentences(debt(f))),
        caption=[
            [
                line("infrastructure.debt-creditors", creditors=creditors),
                line("infrastructure.debt-as-printed"),
            ]
        ],
        names=NAMES,
    )


def _title(state: Owed) -> Line:
    """The shares that are shown, by year."""
    by_year = [
        line(
            "infrastructure.debt-share-of-year",
            share=share,
            year=share.period[:4],
        )
        for share in _shares_shown(state)
    ]
    lender = creditor(state.creditor)
    return line("infrastructure.debt-title", creditor=lender, shares=by_year)


def _whose_debt(state: Owed) -> Line:
    if state.creditor == "china":
        return line("infrastructure.debt-of-all-lenders", country=state.country)
    return line(
        "infrastructure.debt-of-one-lender",
        country=state.country,
        creditor=creditor(state.creditor),
    )

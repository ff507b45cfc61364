"""What is said on the sheet of a country: sentences of its page, figures, a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal, TypedDict

from cac_data.country.dependence import CountryDependence
from cac_data.country.goods import CountryGoods
from cac_data.country.plan.brief import brief
from cac_data.country.plan.counts import dependence_title
from cac_data.country.plan.shared import headed
from cac_data.country.sheet import Counted, CountrySheet
from cac_data.facts import Figure, KeyFigure
from cac_data.infrastructure.plan.shared import creditor
from cac_data.lines import FigureWords, Line, TableWords, Text, line
from cac_data.trade.plan.sold import good_name

Who = Literal["china", "own", "other"]

FINE = ("sold_most", "gas_paid", "debt")
"""Amounts of which the page prints a second decimal."""

LEAST_IN_TENTHS = 1000
"""USD mn, of smaller amounts a tenth of a billion says too little."""


def sheet_sentences(figures: Sequence[KeyFigure], goods: CountryGoods) -> Text:
    """Say what the page says in brief, each sentence by itself."""
    return [[said] for paragraph in brief(figures, goods) for said in paragraph]


class SheetRow(TypedDict):
    """What is read of a row of a sheet: which figure it has."""

    figure: str


def sheet_table(f: CountrySheet) -> TableWords:
    """Say what each figure of the sheet is, and who counts how much."""
    by_id = {counted.id: counted for counted in f.figures}
    counts = {who: partial(_count, by_id, who) for who in ("china", "own", "other")}
    return TableWords(
        columns=headed("figure", "period", "china", "own", "other"),
        caption=line("country.sheet-caption", country=f.country),
        cells={"figure": partial(_label, by_id), **counts},
    )


def _label(by_id: Mapping[str, Counted], row: SheetRow) -> Line:
    counted = by_id[row["figure"]]
    label = NAMES[counted.id](counted)
    if counted.other:
        counter = line(f"country.counter-{counted.other.reporter}")
        return line("country.sheet-by", what=label, counter=counter)
    if counted.with_services and counted.own:
        return line("country.sheet-with-services", what=label)
    return label


def _count(by_id: Mapping[str, Counted], who: Who, row: SheetRow) -> Line | str:
    counted = by_id[row["figure"]]
    figure = getattr(counted, who)
    if figure and counted.id == "debt" and not figure.value:
        return line("country.sheet-repaid")
    if figure:
        return line(f"country.sheet-{_form(counted.id, figure)}", amount=figure)
    if who == "other":
        return ""
    if who == "own" and counted.with_services:
        return line("country.sheet-only-with-services")
    return line("common.no-figure")


def _form(id: str, amount: Figure) -> str:
    """In which form an amount is printed: in billions, a small one with hundredths."""
    if amount.unit != "USD mn":
        return amount.unit
    if id == "solar":
        return "millions"
    is_small = amount.size.value < LEAST_IN_TENTHS
    form = "hundredths" if id in FINE or is_small else "billions"
    return f"{form}-with-sign" if id == "balance" else form


def _name_of_sold(counted: Counted) -> Line:
    if counted.own:
        return line("country.label-sold_most-good", good=good_name(counted.own))
    if counted.china:
        return line("country.label-sold_most-gas")
    return line("country.label-sold_most")


def _name_of_debt(counted: Counted) -> Line:
    if not counted.own:
        return line("country.label-debt")
    return line("country.sheet-debt", creditor=creditor(counted.own.text("creditor")))


def _name_of_own_money(counted: Counted) -> Line:
    concept = counted.own.text("concept") if counted.own else "none"
    return line(f"country.sheet-own_money-{concept}")


def _name(counted: Counted) -> Line:
    return line(f"country.sheet-name-{counted.id}")


NAMES: Mapping[str, Callable[[Counted], Line]] = {
    **dict.fromkeys(("trade", "exports", "imports", "balance"), _name),
    **dict.fromkeys(("share", "gas_paid", "solar", "stock"), _name),
    "sold_most": _name_of_sold,
    "own_money": _name_of_own_money,
    "debt": _name_of_debt,
}


def shares_figure(f: CountryDependence) -> FigureWords:
    """Say how much of each country's trade is with China, each with its year."""
    # The table and a sentence of the sheet say what trade it is; a line has no room.
    title = dependence_title(f, says_scope=False)
    return FigureWords(
        title=title,
        subtitle=line("country.sheet-shares-subtitle"),
        alt=line("country.sheet-shares-alt", title=title),
        names={
            "is_older": line("country.sheet-older"),
            **{
                share.text("country"): line(
                    "country.sheet-of-year",
                    country=share.text("country"),
                    period=share.period,
                )
                for share in (*f.among, *f.older)
            },
        },
        empty=(),
    )

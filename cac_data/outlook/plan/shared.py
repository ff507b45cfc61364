"""What several sections of the page say: amounts, indicators, what is forecast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from cac_data.facts import Figure
from cac_data.lines import Line, Names, RoundedTo, Value, line
from cac_data.outlook.chances import Forecast, threshold_of

NOTHING = "–"
"""In a cell of which there is nothing to say."""


def capitalised(text: str) -> str:
    """A text of a table with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def headings(table: str, columns: Iterable[str]) -> Names:
    """The columns of a table with their headings."""
    return {column: line(f"outlook.column-{table}-{column}") for column in columns}


def clauses(parts: Sequence[Line]) -> Line | str:
    """Parts of a cell with semicolons between them; nothing of none."""
    if not parts:
        return ""
    return line("outlook.joined-clauses", clauses=parts)


# --- Figures with their units --------------------------------------------------------

COUNTED = ("agreements", "countries", "projects")
PEOPLE = ("grants", "persons")
MILLIONS_OF_A_BILLION = 1000


def amount(figure: Figure) -> Line | str:
    """Say a figure with its unit, and about, where its source has that."""
    return _as_printed(figure, _amount(figure))


def _as_printed(figure: Figure, said: Line | str) -> Line | str:
    if figure.printed_as in ("", "exact"):
        return said
    return line("outlook.amount-printed", value=figure, amount=said)


def _amount(figure: Figure) -> Line | str:
    unit = figure.unit
    if unit in COUNTED:
        return line("outlook.amount-counted", n=int(figure.value), unit=unit)
    if unit in PEOPLE:
        return line("outlook.amount-of-people", value=figure, unit=unit)
    match unit:
        case "USD bn":
            digits = 0 if figure.value.is_integer() else 1
            return line("outlook.amount-dollars", value=RoundedTo(figure, digits))
        case "year":
            return str(int(figure.value))
        case "times":
            return line("outlook.amount-times", value=figure)
        case "% a year" | "percent a year":
            return line("outlook.amount-percent-a-year", value=figure)
        case "%" | "percent":
            return line("outlook.amount-percent", value=figure)
    return line("outlook.amount-measured", value=figure, unit=unit)


def money_or_number(figure: Figure) -> Line | str:
    """Say a sum in its currency, or a number with what it counts.

    Millions from a thousand on are billions; a decimal only where there is one. As its
    source has it: about, or more than.
    """
    return _as_printed(figure, _money_or_number(figure))


def _money_or_number(figure: Figure) -> Line:
    currency, _, scale = figure.unit.partition(" ")
    if scale == "mn" and figure.value >= MILLIONS_OF_A_BILLION:
        figure = figure.divided_by(MILLIONS_OF_A_BILLION, f"{currency} bn")
    value = RoundedTo(figure, 0 if figure.value.is_integer() else 1)
    match figure.unit:
        case "USD bn":
            return line("outlook.amount-dollars", value=value)
        case "USD mn":
            return line("outlook.amount-mn-dollars", value=value)
        case "CNY bn":
            return line("outlook.amount-bn-yuan", value=value)
        case "CNY mn":
            return line("outlook.amount-mn-yuan", value=value)
    return line("outlook.amount-of-people", value=value, unit=figure.unit)


def percent(number: float) -> Figure:
    """A number of percent as a figure."""
    return Figure(value=number, unit="percent")


def probability(number: float) -> Figure:
    """A probability as a figure."""
    return Figure(value=number, unit="probability")


def amount_of_period(figure: Figure, period: str) -> Line:
    """Say a figure with its unit and period."""
    return line("outlook.amount-of-period", amount=amount(figure), period=period)


class Dated(TypedDict):
    """When something was: a cell of `incidents` and of `technology_items`."""

    period: str


def day_cell(row: Dated) -> Line:
    """Say when something was."""
    return line("outlook.incident-day", period=row["period"])


class NextFigure(TypedDict):
    """When the next figure is due: a cell of `signals` and of `warnings`."""

    next_on: str


def next_figure(row: NextFigure) -> Line | str:
    """Say when the next figure is due, if that is known."""
    day = row["next_on"]
    return line("outlook.next-figure", period=day) if day else NOTHING


def derived_years(first: int, last: int) -> Line:
    """Say the years that only durations give."""
    if first == last:
        return line("outlook.derived-year", year=str(first))
    return line("outlook.derived-years", first=str(first), last=str(last))


def officials_year(forecast: Forecast | None) -> Line:
    """Say how officials come to the year that they name: outright, or by a duration."""
    if not forecast or forecast["outright"]:
        return line("outlook.officials-outright")
    if forecast["is_latest"]:
        return line("outlook.officials-latest")
    return line("outlook.officials-most")


# --- Indicators and verdicts ---------------------------------------------------------


def indicator(indicator_id: str) -> Line:
    """What an indicator is called in a sentence."""
    return line(f"outlook.indicator-{indicator_id}")


def indicator_title(indicator_id: str) -> Line:
    """What an indicator is called at a beginning."""
    return line(f"outlook.indicator-{indicator_id}.title")


def judged(verdict: str) -> Line:
    """What a verdict is called in a cell."""
    return line(f"outlook.judged-{verdict}")


def track(state: str) -> Line:
    """Say whether a forecast is on track: ``on``, ``off`` or ``no_call``."""
    return line(f"outlook.track-{state}")


# --- What is forecast ----------------------------------------------------------------


def expected_amount(forecast: Forecast) -> Line | str:
    """Say the threshold of a forecast, which is known."""
    value = threshold_of(forecast).number("value")
    return amount(Figure(value=value, unit=forecast["unit"]))


def event(forecast: Forecast) -> Line:
    """Say what a forecast expects."""
    year = forecast["period"]
    match forecast["forecast_id"]:
        case "trade_120" | "trade_150":
            return line(
                "outlook.event-trade-reaches",
                amount=expected_amount(forecast),
                year=year,
            )
        case "trade_inside":
            return line("outlook.event-trade-inside", year=year)
        case "trade_no_growth":
            return line(
                "outlook.event-trade-no-growth",
                year=year,
                last_year=str(int(forecast["last_year"])),
            )
        case _ if forecast["unit"] == "year":
            return line("outlook.event-railway", year=year)
        case "gas_more":
            years = years_of_gas(forecast)
            return line("outlook.event-gas-more", year=year, **years)
        case "gas_full":
            return line("outlook.event-gas-full", year=year)
    return line("outlook.event-claimed", statement=forecast["statement"])


def years_of_gas(forecast: Forecast) -> Mapping[str, Value]:
    """The first and the last year whose mean says how much gas there is to sell."""
    return {
        "first_year": str(int(forecast["first_year"])),
        "last_year": str(int(forecast["last_year"])),
    }


def basis(forecast: Forecast) -> Line | str:
    """Say on what a probability rests."""
    match forecast["method"]:
        case "projection":
            return line("outlook.basis-projection", n=int(forecast["cases"]))
        case "own_past":
            return line("outlook.basis-own-past", n=int(forecast["cases"]))
        case "reference_class":
            return line(
                "outlook.basis-reference-class",
                finished=int(forecast["finished"]),
                n=int(forecast["cases"]),
            )
    return ""

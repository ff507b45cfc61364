"""What several sections of the page say: amounts, indicators, what is forecast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import Line, Names, RoundedTo, Value, line

NOTHING = "–"
"""In a cell of which there is nothing to say."""


def is_known(value: Any) -> bool:
    """Whether there is a figure: NaN is not equal to itself."""
    return value is not None and bool(value == value)


def as_words(code: str) -> str:
    """A code of a table, as its reader would write it."""
    return code.replace("_", " ")


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


def amount(value: float, unit: str) -> Line | str:
    """Say a figure with its unit."""
    number = float(value)
    if unit in COUNTED:
        return line("outlook.amount-counted", n=int(value), unit=unit)
    if unit in PEOPLE:
        return line("outlook.amount-of-people", value=number, unit=unit)
    match unit:
        case "USD bn":
            digits = 0 if number == round(number) else 1
            return line("outlook.amount-dollars", value=RoundedTo(number, digits))
        case "year":
            return str(int(value))
        case "times":
            return line("outlook.amount-times", value=number)
        case "% a year":
            return line("outlook.amount-percent-a-year", value=number)
        case "%" | "percent":
            return line("outlook.amount-percent", value=number)
        case "GW a year":
            return line("outlook.amount-gw-a-year", value=number)
    return line("outlook.amount-measured", value=number, unit=unit)


def expected_amount(f: Fact) -> Line | str:
    """Say the threshold of a forecast, or the figure of what has none."""
    threshold: Any = f.get("threshold")
    value = threshold if is_known(threshold) else f["value"]
    return amount(value, f["unit"])


def amount_of_period(row: Fact) -> Line:
    """Say the value of a row with its unit and period."""
    return line(
        "outlook.amount-of-period",
        amount=amount(row["value"], row["unit"]),
        period=row["period"],
    )


def next_figure(row: Fact) -> Line | str:
    """Say when the next figure is due, if that is known."""
    day = row["next_on"]
    return line("outlook.next-figure", period=day) if day else NOTHING


def derived_years(first: float, last: float) -> Line:
    """Say the years that only durations give."""
    if first == last:
        return line("outlook.derived-year", year=str(int(first)))
    return line("outlook.derived-years", first=str(int(first)), last=str(int(last)))


def officials_year(f: Fact) -> Line:
    """Say how officials come to the year that they name: outright, or by a duration."""
    if not f or f["outright"]:
        return line("outlook.officials-outright")
    if f["is_latest"]:
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


def event(f: Fact) -> Line:
    """Say what a forecast expects."""
    forecast = f["forecast_id"]
    if forecast in ("trade_120", "trade_150"):
        return line(
            "outlook.event-trade-reaches", amount=expected_amount(f), year=f["period"]
        )
    if forecast == "trade_inside":
        return line("outlook.event-trade-inside", year=f["period"])
    if forecast == "trade_no_growth":
        return line(
            "outlook.event-trade-no-growth",
            year=f["period"],
            last_year=str(int(f["last_year"])),
        )
    if f["unit"] == "year":
        return line("outlook.event-railway", year=f["period"])
    if forecast == "gas_more":
        return line("outlook.event-gas-more", year=f["period"], **years_of_gas(f))
    if forecast == "gas_full":
        return line("outlook.event-gas-full", year=f["period"])
    return line("outlook.event-claimed", statement=f["statement"])


def years_of_gas(f: Fact) -> Mapping[str, Value]:
    """The first and the last year whose mean says how much gas there is to sell."""
    return {
        "first_year": str(int(f["first_year"])),
        "last_year": str(int(f["last_year"])),
    }


def basis(f: Fact) -> Line | str:
    """Say on what a probability rests."""
    match f["method"]:
        case "projection":
            return line("outlook.basis-projection", n=int(f["cases"]))
        case "own_past":
            return line("outlook.basis-own-past", n=int(f["cases"]))
        case "reference_class":
            return line(
                "outlook.basis-reference-class",
                finished=int(f["finished"]),
                n=int(f["cases"]),
            )
    return ""

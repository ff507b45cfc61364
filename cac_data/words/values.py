"""Values as messages take them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NoReturn

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime.types import FluentType

from cac_data.words.language import fewest_grouped_digits


class Number(FluentType):
    """A number that a message has to print by a function, which rounds it.

    `printed_as`: how its source puts it, such as ``about``; empty where nobody says.
    """

    def __init__(self, value: float, printed_as: str = "") -> None:
        self.value = value
        self.printed_as = printed_as

    def format(self, locale: Locale) -> NoReturn:
        """Refuse what nobody has rounded."""
        message = f"{self.value} is printed by no function, such as NUM"
        raise ValueError(message)

    def __eq__(self, other: object) -> NoReturn:
        message = f"{self.value} is compared; a message may ask for PLURAL of it"
        raise TypeError(message)

    __hash__ = None  # type: ignore[assignment]  # it is compared with nothing


class Rounded(Number):
    """A number as it is printed: rounded to digits, with a plus where it is asked."""

    def __init__(self, value: float, digits: int = 0, *, with_plus: bool = False):
        super().__init__(round(value, digits))
        self.digits = digits
        self.with_plus = with_plus

    @property
    def sign(self) -> str:
        """A true minus, or a plus where it is asked; nothing before zero."""
        if self.value < 0:
            return "−"
        return "+" if self.value > 0 and self.with_plus else ""

    @property
    def size(self) -> Rounded:
        """The number without its sign."""
        return Rounded(abs(self.value), self.digits)

    def plural_in(self, locale: Locale) -> str:
        """The form, such as one or few, that it asks for as it is printed."""
        written = f"{abs(self.value):.{max(self.digits, 0)}f}"
        return str(locale.plural_form(Decimal(written)))

    def format(self, locale: Locale) -> str:  # type: ignore[override]  # not refused
        """Write it as the language does, with a true minus, and zero without any."""
        return f"{self.sign}{_unsigned(abs(self.value), self.digits, locale)}"


class Items(FluentType):
    """A list; printed as one in a sentence: a, b and c."""

    def __init__(self, items: Iterable[Any]) -> None:
        self.items = [*items]

    def format(self, locale: Locale) -> str:
        """Write the list as the language does."""
        return format_list([str(item) for item in self.items], locale=locale)


@cache
def _unsigned(value: float, digits: int, written: Locale) -> str:
    decimals = f".{'0' * digits}" if digits > 0 else ""
    is_grouped = value >= 10 ** (fewest_grouped_digits(written) - 1)
    whole = "#,##0" if is_grouped else "0"
    return format_decimal(value, f"{whole}{decimals}", locale=written)

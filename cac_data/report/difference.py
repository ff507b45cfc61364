"""A key figure less the baseline's, as exact as both are printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from cac_data import words
from cac_data.figure import ASSUMED_PRICE, BETWEEN, TRAITS, Figure, Trait, unlike
from cac_data.lines import AsPrinted, Line, RoundedTo, line
from cac_data.report.publish import KeyFigure
from cac_data.scenarios import BASELINE

LEAST_DIGITS = 2  # of a baseline's value of which a change in per cent is told
LARGE_PER_CENT = 10
WITHOUT_AMOUNT = ("BC", "probability", "score", "rank")
"""Units of no amount: a change in per cent says nothing."""

Than: TypeAlias = Literal["baseline", "today", "before", "scenario"]
"""What a figure is compared with: the baseline's, a figure of today, what it was in an
earlier run, or that of any scenario."""

OVER_TIME: tuple[Than, ...] = ("today", "before")
"""Of these the other figure is of another period on purpose."""


@dataclass(frozen=True)
class Difference:
    """A figure less the baseline's, or the reason why there is none.

    It is taken before rounding, and then rounded as the two figures are. `base` is
    what it is measured from, the period of a figure or `BASELINE`, `of` what else the
    two figures are of: one of the two `prices` may be assumed.
    `unlike` names in what the two differ, where that is why there is none.
    """

    absolute: float | None = None
    per_cent: float | None = None
    reason: Line | None = None
    unit: str = ""
    digits: int = 0
    in_years: float = 0  # later
    base: str = ""
    of: Mapping[Trait, str] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()

    @property
    def at_assumed_price(self) -> bool:
        """Whether one of the two is valued at a price that a scenario sets."""
        return ASSUMED_PRICE in self.of.get("prices", "").split(BETWEEN)

    def figure(self, value: float, unit: str) -> Figure:
        """It, or a part of it, as facts have it: of whatever either figure is of."""
        of: dict[Any, Any] = {**self.of, "base": self.base}
        return Figure(value=value, unit=unit, **of)

    @property
    def better(self) -> int:
        """1 for more, or earlier, than what it is compared with, -1 for less."""
        amount = -self.in_years or self.absolute or 0
        return (amount > 0) - (amount < 0)

    @property
    def words(self) -> str:
        """The difference as the comparison prints it, or in what the two are unlike.

        Empty where there is none for another reason.
        """
        if self.unlike and self.reason:
            return words.say(self.reason)
        return "" if self.absolute is None else words.say(_as_compared(self))


def _as_compared(apart: Difference) -> Line:
    """Say a difference as the comparison prints it below a figure."""
    if apart.absolute == 0:
        return line("page.no-change")
    if apart.in_years or apart.unit == "%":
        return change(apart)
    number = line("page.in-number", change=_change_in_unit(apart))
    if apart.per_cent is None:
        return number
    return line("page.as-note", change=number, per_cent=per_cent(apart))


def change(apart: Difference) -> Line:
    """Say a difference with its unit."""
    if apart.in_years:
        way = "later" if apart.in_years > 0 else "earlier"
        return line(f"page.years-{way}", n=int(abs(apart.in_years)))
    if apart.unit == "USD bn":
        return line("page.in-dollars", change=_change_of(apart))
    moved = _change_in_unit(apart)
    if apart.unit == "%":
        points = words.counted(float(moved.value), "points", moved.digits)
        return line("page.in-points", change=moved, points=points)
    if not apart.unit:
        return line("page.in-number", change=moved)
    unit = words.counted(float(moved.value), apart.unit, moved.digits)
    return line("page.in-unit", change=moved, unit=unit)


def per_cent(apart: Difference) -> Line:
    """Say a difference in per cent, of which large ones have no decimals."""
    share = apart.per_cent or 0.0
    digits = 1 if abs(share) < LARGE_PER_CENT else 0
    moved = apart.figure(share, "percent")
    message = "page.in-per-cent"
    if apart.at_assumed_price:
        message = "page.in-per-cent-at-assumed-price"
    return line(message, change=RoundedTo(moved, digits, with_plus=True))


def _change_of(apart: Difference, power: int = 0) -> RoundedTo:
    """Round a difference as it is printed, in a unit smaller by a power of ten."""
    moved = float(apart.absolute or 0) * 10**power
    figure = apart.figure(moved, apart.unit)
    return RoundedTo(figure, apart.digits - power, with_plus=True)


def _change_in_unit(apart: Difference) -> RoundedTo:
    """Round a difference in the unit in which the language counts such amounts."""
    return _change_of(apart, words.power_of(apart.unit))


def difference(
    figure: KeyFigure, baseline: KeyFigure | None, *, than: Than = "baseline"
) -> Difference:
    """Compare a figure with the baseline's; not where the two are of unlike things.

    `than`: what the other one is, if it is not the baseline's.
    Per cent are left out for shares, rates, probabilities and years, and where the
    baseline's value has one digit: a change in per cent of "4" would say too much.
    """
    if baseline is None:
        is_told = than == BASELINE
        return Difference(
            reason=line(f"page.not-{'in-baseline' if is_told else 'there'}")
        )
    if figure.value is None:
        return Difference(reason=line("page.no-value"))
    if baseline.value is None:
        return Difference(reason=_no_value(than))
    if why := _why_unlike(figure, baseline, than):
        return why

    digits = max(decimals(figure), decimals(baseline))
    value = _before_rounding(figure)
    base = _before_rounding(baseline)
    absolute = as_printed(value - base, digits)
    if not absolute or figure.value == baseline.value:
        # What is printed alike is the same, however far the exact values lie apart, and
        # what is printed apart is not, however near they lie.
        value = figure.value
        base = baseline.value
        absolute = as_printed(value - base, digits)

    in_years = 0.0
    if is_year(figure) and is_year(baseline):
        # Before our era the greater number is the earlier year.
        in_years = -absolute if baseline.unit == "BC" else absolute

    unit = _unit_of_change(baseline.unit)
    per_cent = None
    printed = f"{baseline.value:.{decimals(baseline)}f}"
    printed_digits = re.sub(r"\D", "", printed).lstrip("0")
    is_amount = unit not in ("%", "")
    if is_amount and len(printed_digits) >= LEAST_DIGITS and base > 0:
        per_cent = as_printed((value - base) / base * 100, 1)
    return Difference(
        absolute,
        per_cent,
        unit=unit,
        digits=digits,
        in_years=in_years,
        base=baseline.period if than in OVER_TIME else BASELINE,
        of=_of_both(_as_fact(figure), _as_fact(baseline)),
    )


def _no_value(than: Than) -> Line:
    return line("page.no-value-in-baseline" if than == BASELINE else "page.not-there")


def _why_unlike(
    figure: KeyFigure, baseline: KeyFigure, than: Than
) -> Difference | None:
    """Say in what two figures are unlike, so that there is no difference."""
    if figure.unit != baseline.unit:
        return Difference(reason=_other_unit(baseline.unit, than))
    if figure.period != baseline.period and than not in OVER_TIME:
        return Difference(reason=_other_period(baseline, than))
    across = _across(figure, baseline)
    if than == "before":
        across += _told_by_periods(figure, baseline)
    differing = tuple(
        trait
        for trait in unlike(_as_fact(figure), _as_fact(baseline))
        if trait not in across
    )
    if not differing:
        return None
    message = f"page.other-{differing[0]}"
    if differing[0] == "reporter" and than != BASELINE:
        message += "-today" if than == "today" else "-there"
    return Difference(reason=line(message), unlike=differing)


def _told_by_periods(figure: KeyFigure, earlier: KeyFigure) -> list[Trait]:
    """In what a figure and an earlier one differ as their periods do, which are told.

    That is where each is at prices of its own period, or a change since its start.
    """
    traits: tuple[Trait, Trait] = ("prices", "base")
    told: list[Trait] = []
    for trait in traits:
        of = [(each.of or {}).get(trait, "") for each in (figure, earlier)]
        starts = [each.period.partition("/")[0] for each in (figure, earlier)]
        if all(of) and of == starts:
            told.append(trait)
    return told


def _of_both(figure: Figure, baseline: Figure) -> dict[Trait, str]:
    """What a difference is of: each word of a trait of the two figures once."""
    words_of: dict[Trait, str] = {}
    for trait in TRAITS:
        sides = [getattr(figure, trait), getattr(baseline, trait)]
        words_of[trait] = BETWEEN.join(dict.fromkeys(filter(None, sides)))
    return words_of


def _prices_of(*figures: KeyFigure) -> list[str]:
    return [(figure.of or {}).get("prices", "") for figure in figures]


def printed(figure: KeyFigure, text: str = "") -> AsPrinted:
    """A key figure as it is printed, or in another `text`, with what it is of."""
    return AsPrinted(text or figure.text, _as_fact(figure))


def _as_fact(figure: KeyFigure) -> Figure:
    """A key figure as facts have it, with what it is of."""
    of: dict[Any, Any] = {"reporter": figure.reporter, **(figure.of or {})}
    value = 0.0 if figure.value is None else figure.value
    return Figure(value=value, unit=figure.unit, **of)


def _across(figure: KeyFigure, baseline: KeyFigure) -> list[Trait]:
    """In what two key figures may differ: in what they or their pages do not tell.

    Pages of older releases do not tell who counts, or what else a figure is of. A price
    that a scenario sets is among its assumptions, of which differences tell: a price of
    another year is not.
    """
    untold: list[Trait] = []
    if not (figure.reporter and baseline.reporter):
        untold.append("reporter")
    if figure.of is None or baseline.of is None:
        return [*untold, "measure", "prices", "coverage", "base"]
    if ASSUMED_PRICE in _prices_of(figure, baseline):
        untold.append("prices")
    return untold


def _other_unit(in_baseline: str, than: Than) -> Line:
    if than != BASELINE:
        return line("page.other-unit-there")
    if not in_baseline:
        return line("page.other-unit-than-none")
    return line("page.other-unit", baseline=words.unit_alone(in_baseline))


def _other_period(other: KeyFigure, than: Than) -> Line:
    where = "" if than == BASELINE else "-there"
    if not other.period:
        return line(f"page.other-period-than-none{where}")
    if where:
        return line("page.other-period-there", period=other.period_text)
    return line("page.other-period", baseline=other.period)


def _unit_of_change(unit: str) -> str:
    """Return the unit of a difference: none where per cent of it say nothing."""
    if unit.startswith("%"):
        return "%"
    if unit.startswith("of ") or unit in WITHOUT_AMOUNT:
        return ""
    return unit


def _before_rounding(figure: KeyFigure) -> float:
    """Return the exact value; of a page of an older release, the printed one."""
    exact = figure.value if figure.exact is None else figure.exact
    return 0.0 if exact is None else exact


def as_printed(value: Any, digits: int) -> Any:
    """Round to decimals as they are printed, to an integer where there are none."""
    if value is None:
        return None
    return round(value, digits) + 0.0 if digits else round(value)  # no -0.0


def decimals(figure: KeyFigure) -> int:
    """Return how many decimals of a figure, or of its range, are printed.

    Pages of older releases do not tell, so that their texts are read.
    """
    if figure.decimals is None:
        return decimals_in(figure.range if figure.value is None else figure.number)
    is_whole = figure.value is None and (figure.low or 0) % 1 == (figure.high or 0) % 1
    return 0 if is_whole and not (figure.low or 0) % 1 else figure.decimals


def decimals_in(printed: str) -> int:
    """Return the most decimals of the numbers in a text."""
    symbol = re.escape(words.decimal_symbol())
    fractions = re.findall(rf"{symbol}(\d+)", printed)
    return max((len(fraction) for fraction in fractions), default=0)


def is_year(figure: KeyFigure) -> bool:
    """Tell whether a value is a year: printed as one, or before our era."""
    if figure.unit or figure.value is None or figure.value < 1:
        return figure.unit == "BC"
    return figure.number == words.period(f"{figure.value:04.0f}")

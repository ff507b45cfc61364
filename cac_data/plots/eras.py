"""An axis of time that gives each part of history the same room, BC included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from cac_data import periods
from cac_data.plots.axes import figure_of, lay_out
from cac_data.plots.style import INK, MUTED, SMALL
from cac_data.plots.texts import text_width, year_text

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)


def moment(date: periods.Date) -> float:
    """Return a day as a place in an unbroken count of years; there is no year 0.

    Examples
    --------
    >>> moment((1, 1, 1)) - moment((-1, 1, 1))
    1.0
    """
    year, month, day = date
    return (year if year > 0 else year + 1) + (month - 1) / 12 + (day - 1) / 372


def ends_of(period: str) -> tuple[float, float]:
    """Return where a period begins and ends in that count.

    Examples
    --------
    >>> ends_of("2024")
    (2024.0, 2025.0)
    """
    first, last = periods.bounds(period)
    start, end = moment(first), moment(last)
    return start, round(end + 1 / 372, 3)


@dataclass(frozen=True)
class Section:
    """A part of the axis: its name and the whole years that it shows."""

    name: str
    first: int
    last: int

    @property
    def start(self) -> float:
        """Return where its first year begins."""
        return moment((self.first, 1, 1))

    @property
    def end(self) -> float:
        """Return where its last year ends."""
        return moment((self.last, 1, 1)) + 1


@dataclass(frozen=True)
class TimeAxis:
    """Sections beside each other, all of one width, each with its own scale."""

    sections: tuple[Section, ...]

    def place(self, at: float) -> float:
        """Return where a moment stands: section by section from 0."""
        last = len(self.sections) - 1
        for number, section in enumerate(self.sections):
            if at < section.end or number == last:
                inside = (at - section.start) / (section.end - section.start)
                return number + min(max(inside, 0.0), 1.0)
        raise AssertionError

    def lay_on(self, ax: Axes) -> None:
        """Give Axes this axis: ticks, names and the seams between sections."""
        ax.set_xlim(-0.01, len(self.sections) + 0.01)
        figure = figure_of(ax)
        lay_out(figure)
        width = ax.get_window_extent().width * 72 / figure.dpi / len(self.sections)
        ticks = {
            number + (moment((year, 1, 1)) - part.start) / (part.end - part.start): year
            for number, part in enumerate(self.sections)
            for year in _round_years(part, width, alone=len(self.sections) == 1)
        }
        ax.xaxis.set_major_locator(FixedLocator(sorted(ticks)))
        ax.xaxis.set_major_formatter(
            FuncFormatter(
                lambda at, _: year_text(
                    min(ticks.items(), key=lambda tick: abs(tick[0] - at))[1]
                )
            )
        )
        for number, part in enumerate(self.sections):
            if number:
                ax.axvline(number, color=MUTED, linewidth=0.8, zorder=1.6)
            if part.name:
                ax.annotate(
                    part.name,
                    (number + 0.5, 1),
                    xycoords=("data", "axes fraction"),
                    xytext=(0, 4),
                    textcoords="offset points",
                    ha="center",
                    va="bottom",
                    fontsize=SMALL,
                    color=INK,
                    annotation_clip=False,
                )


def time_axis(
    sections: Mapping[str, tuple[int, int]] | None,
    moments: Sequence[tuple[float, float]],
) -> TimeAxis:
    """Return the axis of named sections, or one that just holds all moments."""
    if sections:
        parts = [Section(name, *years) for name, years in sections.items()]
        for one, other in pairwise(parts):
            if one.end > other.start:
                message = (
                    f"`sections`: {other.name} ({other.first}) begins before "
                    f"{one.name} ends ({one.last})"
                )
                raise ValueError(message)
        return TimeAxis(tuple(parts))
    low = min(start for start, _ in moments)
    high = max(end for _, end in moments)
    room = max((high - low) * 0.04, 0.3)
    first, last = int(low - room // 1 - 1), int(high + room)
    return TimeAxis((Section("", _year(first), _year(last)),))


def _year(count: int) -> int:
    """Return the year at a place in the unbroken count."""
    return count if count > 0 else count - 1


def _round_years(part: Section, width: float, *, alone: bool) -> list[int]:
    """Return round years with room for their numbers, away from the seams."""
    widest = max(text_width(year_text(year), SMALL) for year in (part.first, part.last))
    room = (widest + 8) / width
    span = part.end - part.start
    # A number at the seam would lie on one of the next part.
    edge = 0.0 if alone else 0.42 * widest / width

    def ticks(step: int) -> list[int]:
        first = -(-part.first // step) * step
        # There is no year 0: the era begins with 1.
        found = [year or 1 for year in range(first, part.last + 1, step)]
        shares = {year: (moment((year, 1, 1)) - part.start) / span for year in found}
        return [year for year, at in shares.items() if edge <= at <= 1 - edge]

    best: list[int] = []
    for step in _STEPS:
        if step / span >= room and len(ticks(step)) > len(best):
            best = ticks(step)
    return best

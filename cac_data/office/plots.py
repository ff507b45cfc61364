"""Charts that can be edited, from the rows behind a figure and how a page reads them.

Nothing is computed here: a value is that of a row, in the unit in which it is printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from cac_data import words
from cac_data.colours import ACCENT, COLOURS, NEUTRAL
from cac_data.lines import line
from cac_data.office.looks import tint

Form = Literal["line", "scatter", "column", "bar", "dots", "fan"]
Kind = Literal["published", "estimate", "hollow"]
Role = Literal["line", "band"]

SAME_PLACE_IN_BARS = 3
"""Of more series at one place each is a mark, not a bar."""

WHOLE = 100.0
MOST_NAMED = 12
"""Of more years one stands at the axis for several."""

MOST_WITH_DECIMALS = 5
"""Where larger numbers are, steps of an axis are whole."""

MOST_LABELLED = 16
"""Of more values the axis says how large they are."""


@dataclass(frozen=True)
class Series:
    """Values of a chart, one for each category; None where there is none.

    `kinds` tell what is not as published. `plus` and `minus` lead to the ends of
    ranges. `inks`: colours of single values. A series of a fan that is a `band` lies on
    the one before it; the first has no `colour`.
    """

    name: str
    colour: str
    values: tuple[float | None, ...]
    kinds: tuple[Kind, ...] = ()
    plus: tuple[float, ...] = ()
    minus: tuple[float, ...] = ()
    inks: tuple[str, ...] = ()
    role: Role = "line"
    is_wide: bool = False


@dataclass(frozen=True)
class Plot:
    """One chart: series over categories, or over numbers of years.

    `number_format` is that of spreadsheets, `label_format` the same without the unit.
    `numbers`: the places of a `scatter`, in years; its categories name them. `bottom`
    and `top`: where the axis of values begins and ends. Columns that are closed touch
    each other.
    """

    form: Form
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str
    label_format: str
    is_stacked: bool = False
    is_log: bool = False
    is_closed: bool = False
    numbers: tuple[float, ...] = ()
    bottom: float | None = None
    top: float | None = None

    @property
    def is_labelled(self) -> bool:
        """Whether values are few enough to stand at their marks, and no range does."""
        if any(series.plus for series in self.series):
            return False
        count = sum(
            value is not None for series in self.series for value in series.values
        )
        in_bars = self.form in ("bar", "column")
        return in_bars and count <= MOST_LABELLED

    @property
    def has_key(self) -> bool:
        """Whether series have to be told apart."""
        return len([series for series in self.series if series.name]) > 1

    @property
    def nameless(self) -> list[int]:
        """The places of series that stand in no key."""
        return [at for at, series in enumerate(self.series) if not series.name]

    @property
    def label_step(self) -> int:
        """The number of categories of which one is named, where there are many."""
        is_over_time = self.form in ("line", "column", "fan")
        # One of several panels, which have titles, is narrow.
        most = MOST_NAMED // 2 if self.title else MOST_NAMED
        return math.ceil(len(self.categories) / most) if is_over_time else 1

    @property
    def axis_format(self) -> str:
        """How numbers at the axis are printed: their unit stands above the chart."""
        sizes = [
            abs(value)
            for series in self.series
            for value in series.values
            if value is not None
        ]
        largest = max(sizes, default=0.0)
        if self.is_log:
            return "General"
        return "#,##0" if largest > MOST_WITH_DECIMALS else "General"


@dataclass(frozen=True)
class _Value:
    """A value with its place: an index among the categories, or a year."""

    place: Any
    series: tuple[str, str]
    value: float
    kind: Kind
    ends: tuple[float, float] | None = None
    ink: str = ""


@dataclass
class _Reader:
    """The rows behind a figure, and how they are read."""

    content: Mapping[str, Any]
    reading: Mapping[str, Any] = field(init=False)
    rows: list[dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.reading = self.content["reading"]
        names = [column["name"] for column in self.content["data"]["columns"]]
        rows = [
            dict(zip(names, row, strict=True)) for row in self.content["data"]["rows"]
        ]
        # A row of a fan has a figure in one of its columns, any other row in all.
        is_enough = any if self.reading["kind"] == "fan" else all
        self.rows = [row for row in rows if is_enough(self._has_figures(row))]

    def _has_figures(self, row: Mapping[str, Any]) -> list[bool]:
        """Return for each column of figures whether a row has one."""
        return [row[mark] is not None for mark in self.marks]

    @property
    def marks(self) -> dict[str, str]:
        """The columns of figures, and what they are called."""
        return dict(self.reading["marks"])

    @property
    def codes(self) -> list[str]:
        """The codes of its series, in the order of their looks."""
        return [str(code) for code in self.reading.get("series", [""])]

    @property
    def names_places(self) -> bool:
        """Whether series are what places are called by already."""
        by = self.reading.get("by", "")
        return by in ("", self.reading["at"], self.reading.get("group", ""))

    def called(self, code: Any) -> str:
        """Return what a code is called."""
        names = {**words.shared_names(), **self.reading.get("names", {})}
        return str(names.get(str(code), code)) if code is not None else ""

    def ink(self, code: str) -> str:
        """Return the colour of a series, as charts have it."""
        inks: Mapping[str, str] = self.reading.get("inks", {})
        if code in inks:
            return inks[code]
        if code in COLOURS:
            return COLOURS[code]
        without_own = [
            each for each in self.codes if each not in COLOURS and each not in inks
        ]
        if code not in without_own:
            return NEUTRAL
        place = without_own.index(code)
        return COLOURS.get(str(place), NEUTRAL)

    def key(self, row: Mapping[str, Any]) -> tuple[str, str]:
        """Return what tells the place of a row from others: its group, and where."""
        group = self.reading.get("group", "")
        return (str(row[group]) if group else "", str(row[self.reading["at"]]))

    def title_of(self, key: tuple[str, str]) -> str:
        """Return what a place is called."""
        group, at = map(self.called, key)
        return f"{group} · {at}" if group and group != at else at

    def kind(self, row: Mapping[str, Any]) -> Kind:
        """Return whether a figure is as published, estimated, or hollow otherwise."""
        for column, cell, _ in self.reading.get("kinds", ()):
            value = row.get(column)
            if isinstance(value, bool):
                value = str(value).lower()
            if value == cell:
                return "estimate" if cell == "E" else "hollow"
        return "published"

    def scaled(self, value: float) -> float:
        """Return a figure in the unit in which it is printed, without noise."""
        return _without_noise(value * self.reading.get("scale", 1.0))

    def values(self, panel: str) -> Iterator[_Value]:
        """Yield what is drawn in a panel, in the order of the series."""
        by = self.reading.get("by", "")
        column = self.reading.get("panel", "")
        rows = [row for row in self.rows if not column or str(row[column]) == panel]
        rows.sort(key=lambda row: self.codes.index(str(row[by])) if by else 0)
        for row in rows:
            code = str(row[by]) if by else ""
            for mark in self.marks:
                if row[mark] is not None:
                    yield _Value(
                        place=self.key(row),
                        series=("" if self.names_places else code, mark),
                        value=self.scaled(row[mark]),
                        kind=self.kind(row),
                        ends=self._ends(row),
                        ink=self.ink(code),
                    )

    def _ends(self, row: Mapping[str, Any]) -> tuple[float, float] | None:
        """Return the ends of the range around a figure, if it has one."""
        for low, high, _ in self.reading.get("ends", ()):
            if row[low] is not None and row[high] is not None:
                return self.scaled(row[low]), self.scaled(row[high])
        return None


def _without_noise(number: float) -> float:
    """Return a number with the ten digits that binary fractions leave exact."""
    return float(f"{number:.10g}")


def number_format(pattern: str, decimals: int) -> str:
    """Return how a spreadsheet prints numbers in a pattern with ``#``: ``$# bn``.

    >>> number_format("$# bn", 1)
    '"$"#,##0.0" bn"'
    """
    digits = "#,##0"
    if decimals > 0:
        digits += f".{'0' * decimals}"
    before, _, after = pattern.partition("#")
    return f"{_quoted(before)}{digits}{_quoted(after)}"


def _quoted(text: str) -> str:
    """Return a text as it stands in the format of a number."""
    return f'"{text}"' if text else ""


def plots_of(content: Mapping[str, Any]) -> list[Plot]:
    """Return the charts of a figure, one a panel; none of what only a picture shows."""
    if not content.get("reading"):
        return []
    reader = _Reader(content)
    if reader.reading["kind"] == "fan":
        return [_fan(reader)]
    panels = reader.reading["panels"]
    return [_plot(reader, panel) for panel in panels]


def _plot(reader: _Reader, panel: Mapping[str, Any]) -> Plot:
    """Return the chart of a panel."""
    reading = reader.reading
    code = panel.get("of", "")
    values = list(reader.values(code))
    places = _places(reader)
    form, is_stacked = _form(reading, values)
    plot = Plot(
        form=form,
        title=reader.called(code),
        categories=tuple(map(reader.title_of, places)),
        series=tuple(_series(reader, values, places)),
        number_format=number_format(reading["pattern"], reading["decimals"]),
        label_format=number_format("#", reading["decimals"]),
        is_stacked=is_stacked,
        is_log=bool(panel.get("log")),
        is_closed=reading["kind"] == "areas",
        bottom=0.0 if reading["kind"] == "areas" else None,
        top=_top_of_whole(panel) if reading["kind"] == "areas" else None,
    )
    return replace(plot, numbers=tuple(sorted(reading.get("places", ()))))


def _top_of_whole(panel: Mapping[str, Any]) -> float | None:
    """Return where parts of a hundred end; None where parts are of nothing known."""
    return WHOLE if WHOLE <= panel["y"][1] < WHOLE * 1.1 else None


def _places(reader: _Reader) -> list[tuple[str, str]]:
    """Return the places in order: with each year between, or as they are drawn."""
    keys = list(dict.fromkeys(map(reader.key, reader.rows)))
    if "places" in reader.reading:
        drawn_at = dict(zip(keys, reader.reading["places"], strict=True))
        return sorted(keys, key=lambda key: drawn_at[key])
    years = [int(float(at)) for _, at in keys]
    return [("", str(year)) for year in range(min(years), max(years) + 1)]


def _form(reading: Mapping[str, Any], values: Sequence[_Value]) -> tuple[Form, bool]:
    """Return the form of a chart, and whether its series stand on each other."""
    counts: dict[Any, int] = {}
    for value in values:
        counts[value.place] = counts.get(value.place, 0) + 1
    most = max(counts.values(), default=0)
    match reading["kind"]:
        case "lines":
            return ("scatter" if reading.get("places") else "line"), False
        case "areas":
            # Of a missing year an area would fall to zero: these leave it out.
            return "column", True
        case "bars":
            return ("bar" if reading.get("lying") else "column"), most > 1
    return ("dots" if most > SAME_PLACE_IN_BARS else "bar"), False


def _series(
    reader: _Reader, values: Sequence[_Value], places: Sequence[tuple[str, str]]
) -> Iterator[Series]:
    """Yield the series of a chart."""
    keys = list(dict.fromkeys(value.series for value in values))
    has_one_code = len({code for code, _ in keys}) == 1
    has_one_mark = len({mark for _, mark in keys}) == 1
    has_own_inks = reader.names_places and has_one_mark
    is_told_by_mark = has_one_code and not has_one_mark
    for number, (code, mark) in enumerate(keys):
        of_series = [value for value in values if value.series == (code, mark)]
        by_place = {value.place: value for value in of_series}
        # One for each place: None where the series has no value.
        drawn = [by_place.get(place) for place in places]
        inks = tuple(value.ink if value else "" for value in drawn)
        names = [reader.marks[mark]]
        if code and not is_told_by_mark:
            names.insert(0, reader.called(code))
        yield Series(
            name=" · ".join(filter(None, names)),
            colour=COLOURS[str(number)] if is_told_by_mark else reader.ink(code),
            values=tuple(value.value if value else None for value in drawn),
            kinds=tuple(value.kind if value else "published" for value in drawn),
            plus=_lengths(drawn, 1),
            minus=_lengths(drawn, 0),
            inks=inks if has_own_inks else (),
            is_wide=code == "CA5",
        )


def _lengths(values: Sequence[_Value | None], end: int) -> tuple[float, ...]:
    """Return how far the low (0) or the high end of each range is from its value."""
    if not any(value and value.ends for value in values):
        return ()
    return tuple(_length(value, end) for value in values)


def _length(value: _Value | None, end: int) -> float:
    """Return how far an end of a range is from its value; 0 where there is none."""
    if not value or not value.ends:
        return 0.0
    return _without_noise(abs(value.ends[end] - value.value))


# --- A fan ---------------------------------------------------------------------------

OBSERVED = "observed"
PROJECTION = "projection"


def _fan(reader: _Reader) -> Plot:
    """Return history, median and paths as lines, and bands as areas on each other.

    In the year of the last figure all bands have no width, as they are drawn.
    """
    reading = reader.reading
    years = _places(reader)
    by_series: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for row in reader.rows:
        code = str(row[reading["by"]])
        by_year = by_series.setdefault(code, {})
        by_year[reader.key(row)] = row
    past = by_series.get(OBSERVED, {})
    observed = [year for year in years if year in past]
    last = observed[-1] if observed else None
    lines = [
        _fan_line(reader, code, [by_series[code].get(year) for year in years])
        for code in reader.codes
        if code in by_series
    ]
    ahead = by_series.get(PROJECTION, {})
    start = past[last]["value"] if last else None
    bands = list(_bands(reader, years, ahead, last, start))
    return Plot(
        form="fan",
        title="",
        categories=tuple(map(reader.title_of, years)),
        series=(*bands, *lines, *_stated(reader, years, last)),
        number_format=number_format(reading["pattern"], reading["decimals"]),
        label_format=number_format("#", reading["decimals"]),
        bottom=reading["panels"][0]["y"][0],
        top=reading["panels"][0]["y"][1],
    )


def _fan_line(
    reader: _Reader, code: str, rows: Sequence[Mapping[str, Any] | None]
) -> Series:
    """Return a line of a fan from its rows, one a year; None for a year without one."""
    return Series(
        name=reader.called(code),
        colour=reader.ink(code),
        values=tuple(_fan_value(reader, row) for row in rows),
        is_wide=code == PROJECTION,
    )


def _stated(
    reader: _Reader, years: Sequence[tuple[str, str]], last: tuple[str, str] | None
) -> Iterator[Series]:
    """Yield the ends of a range that somebody stated, from the last figure on."""
    box = reader.content["fan"].get("box")
    if not box or last is None:
        return
    low, high, author = box
    by = reader.called(author)
    years_before = years.index(last)
    years_from_last = len(years) - years_before
    ends = {
        low: line("office.stated-low", by=by),
        high: line("office.stated-high", by=by),
    }
    for end, name in ends.items():
        values = [None] * years_before + [end] * years_from_last
        yield Series(name=words.say(name), colour=ACCENT, values=tuple(values))


def _fan_value(reader: _Reader, row: Mapping[str, Any] | None) -> float | None:
    """Return the figure of a row of a fan, in whichever column it stands."""
    cells = [row[mark] for mark in reader.marks] if row else []
    return next((reader.scaled(cell) for cell in cells if cell is not None), None)


def _bands(
    reader: _Reader,
    years: Sequence[tuple[str, str]],
    ahead: Mapping[tuple[str, str], Mapping[str, Any]],
    last: tuple[str, str] | None,
    start: float | None,
) -> Iterator[Series]:
    """Yield the lowest end, and from end to end what lies between, the lowest first."""
    ends = reader.reading["ends"]
    columns = [*(low for low, _, _ in ends), *(high for _, high, _ in reversed(ends))]
    names = [name for _, _, name in ends]
    widest_first = [*names, *reversed(names[:-1])]
    fixed: dict[tuple[str, str], float] = {}
    if last is not None and start is not None:
        # Here all ends are at the last figure.
        fixed[last] = start
    below: list[float | None] = [None] * len(years)
    for number, column in enumerate(columns):
        figures = {year: row[column] for year, row in ahead.items()}
        figures.update(fixed)
        # One for each year: None where the fan has not begun.
        edge = [reader.scaled(figures[y]) if y in figures else None for y in years]
        is_lowest = number == 0
        has_name = 0 < number <= len(names)
        depth = min(number - 1, len(columns) - 1 - number)
        yield Series(
            name=widest_first[number - 1] if has_name else "",
            colour="" if is_lowest else tint(NEUTRAL, 0.65 - 0.3 * depth),
            values=tuple(map(_width, below, edge)),
            role="band",
        )
        below = edge


def _width(low: float | None, high: float | None) -> float | None:
    """Return how far the high end is above the low one; the high one without that."""
    if low is None or high is None:
        return high
    return _without_noise(high - low)

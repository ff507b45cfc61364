"""All figures of all tables, sorted by unit and value, to be met by those of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from cac_data.find.subjects import SPECS, Subject, subject_of
from cac_data.find.units import unit_of_table
from cac_data.tables import Descriptor, load_table, resource_of, table_names
from cac_data.vintage import BUNDLED, resolve

NO_FIGURES = {"lat", "lon", "tolerance", "position", "slip_years", "typical_hours"}


class Place(NamedTuple):
    """Where a figure stands: table, row and column, and its unit there."""

    table: str
    row: int
    column: str
    unit: str
    is_first: bool
    """Whether it is the value by which the table knows its facts."""


class Sorted(NamedTuple):
    """The figures of one kind of unit: values in order, and which figure each is."""

    values: np.ndarray
    figures: np.ndarray


class Index:
    """The figures of the tables of a vintage; what a row is of is read when asked."""

    def __init__(self, vintage: str) -> None:
        """Read all tables."""
        self.vintage = vintage
        self.places: list[Place] = []
        self.values: list[float] = []
        self.kinds: list[str] = []
        self.frames: dict[str, pd.DataFrame] = {}
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self._subjects: dict[int, Subject] = {}
        self._by_period: dict[str, dict[tuple[str, str], list[int]]] = {}
        self._by_country: dict[tuple[frozenset[str], str, str], list[int]] = {}
        for name in table_names():
            if name in SPECS:
                self._add(name)
        self._sorted = dict(self._sort())

    def _add(self, table: str) -> None:
        """Add the figures of a table."""
        # The ignored argument: the names of tables are keys here, and so plain text.
        frame = load_table(table, self.vintage)  # type: ignore[arg-type]
        rows: list[Any] = frame.to_dict("records")
        self.frames[table] = frame
        self.rows[table] = rows
        resource = resource_of(table)
        columns = [*_columns_of_values(resource)]
        first = resource.get("value") or (columns[0][0] if columns else "")
        for column, stated in columns:
            for number, row in enumerate(rows):
                value = row[column]
                unit = stated or str(row.get("unit", ""))
                if value != value or not unit:
                    continue
                scaled = unit_of_table(unit)
                self.places.append(Place(table, number, column, unit, column == first))
                self.values.append(value * scaled.scale)
                self.kinds.append(scaled.kind)

    def _sort(self) -> Iterator[tuple[str, Sorted]]:
        values = np.array(self.values)
        kinds = np.array(self.kinds)
        for kind in np.unique(kinds):
            figures = np.flatnonzero(kinds == kind)
            order = np.argsort(values[figures], kind="stable")
            yield str(kind), Sorted(values[figures][order], figures[order])

    def within(self, kind: str, low: float, high: float) -> list[int]:
        """Return the figures of a kind from one value to another, both included."""
        if kind not in self._sorted:
            return []
        values, figures = self._sorted[kind]
        # Binary fractions: 94.85 of a table may lie a hair outside of 94.85.
        slack = 1e-9 * max(abs(low), abs(high))
        first = np.searchsorted(values, low - slack, side="left")
        last = np.searchsorted(values, high + slack, side="right")
        return list(map(int, figures[first:last]))

    def row(self, figure: int) -> Mapping[str, Any]:
        """Return the row in which a figure stands."""
        place = self.places[figure]
        return self.rows[place.table][place.row]

    def subject(self, figure: int) -> Subject:
        """Return what a figure is of."""
        if figure not in self._subjects:
            place = self.places[figure]
            self._subjects[figure] = subject_of(
                place.table, place.column, self.row(figure), is_first=place.is_first
            )
        return self._subjects[figure]

    def alike(self, figure: int) -> list[int]:
        """Return the figures of the same table, countries, period and requirements."""
        table = self.places[figure].table
        if table not in self._by_period:
            by_period: dict[tuple[str, str], list[int]] = {}
            for number, place in enumerate(self.places):
                if place.table == table:
                    key = (place.column, self.subject(number).period)
                    by_period.setdefault(key, []).append(number)
            self._by_period[table] = by_period
        subject = self.subject(figure)
        kind = self.kinds[figure]
        column = self.places[figure].column
        of_period = self._by_period[table][column, subject.period]
        of_kind = [number for number in of_period if self.kinds[number] == kind]
        return [number for number in of_kind if self.subject(number) == subject]

    def beside(self, figure: int) -> list[int]:
        """Return the figures of the same countries, period and kind, in any table."""
        if not self._by_country:
            for number in range(len(self.places)):
                self._by_country.setdefault(self._country_key(number), []).append(
                    number
                )
        return self._by_country[self._country_key(figure)]

    def _country_key(self, figure: int) -> tuple[frozenset[str], str, str]:
        subject = self.subject(figure)
        return subject.countries, subject.period, self.kinds[figure]


def _columns_of_values(resource: Descriptor) -> Iterator[tuple[str, str]]:
    """Yield the columns of a table that hold figures, and the unit if one is stated."""
    fields = resource["schema"]["fields"]
    has_unit = any(field["name"] == "unit" for field in fields)
    for field in fields:
        name = field["name"]
        is_figure = field["type"] == "number" and name not in NO_FIGURES
        if not is_figure or name.startswith("rounding_"):
            continue
        if field.get("unit") or has_unit:
            yield name, field.get("unit", "")


_indexes: dict[str, Index] = {}


def index_of(vintage: str = BUNDLED) -> Index:
    """Return the index of the tables with the rows of a vintage; read once."""
    vintage_id = resolve(vintage)
    if vintage_id not in _indexes:
        _indexes[vintage_id] = Index(vintage_id)
    return _indexes[vintage_id]


def units_of_tables() -> list[str]:
    """Return the units of all figures, as tables name them."""
    return sorted({place.unit for place in index_of().places})

"""What is told of a figure and its rows, in words and numbers that JSON holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cac_data import codes
from cac_data.conflicts import conflicts
from cac_data.find.checking import Checked
from cac_data.find.index import Index, index_of
from cac_data.find.matching import Answer, Match
from cac_data.find.reading import Printed
from cac_data.sources import cite, sources
from cac_data.tables import key_columns, resource_of
from cac_data.versions import __data_version__, __version__
from cac_data.vintage import BUNDLED

Record = dict[str, Any]

STATUSES = ("found", "possible", "near", "absent")

_UNITS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "m3": ((1e9, "bcm"),),
    "t": ((1e6, "Mt"), (1.0, "t")),
    "Wh": ((1e12, "TWh"),),
    "W": ((1e6, "MW"),),
    "m": ((1e3, "km"),),
    "m2": ((1e6, "km2"),),
    "barrels": ((1e9, "billion barrels"),),
}
_MONEY = ((1e9, "bn"), (1e6, "mn"), (1.0, ""))

STATES = {
    "B": "break in the series",
    "D": "definition differs",
    "E": "estimated",
    "F": "forecast",
    "P": "provisional",
    "U": "of low reliability",
}
"""What is said of a row by its status; of a normal one nothing."""


class Amount(NamedTuple):
    """A value in a unit that tables name."""

    value: float
    unit: str


def amount_of(printed: Printed) -> Amount:
    """Return a printed figure in a unit as tables name it.

    >>> from cac_data.find.reading import figures_in
    >>> amount_of(next(figures_in("948亿美元")))
    Amount(value=94.8, unit='USD bn')
    """
    steps = _UNITS.get(printed.kind, ())
    if printed.kind.isupper() and len(printed.kind) == 3 and printed.kind != "TEU":
        steps = tuple(
            (scale, f"{printed.kind} {name}".strip()) for scale, name in _MONEY
        )
    for scale, name in steps:
        if printed.value >= scale or scale == steps[-1][0]:
            return Amount(_tidy(printed.value / scale), name)
    return Amount(_tidy(printed.value), printed.kind)


def _tidy(value: float) -> float:
    """Return a number without what binary fractions add to it."""
    return float(f"{value:.12g}")


# --- Rows -----------------------------------------------------------------------------


class Rows:
    """What is told of rows of an index; sources and conflicts are looked up once."""

    def __init__(self, index: Index) -> None:
        """Tell of the rows of an index."""
        self.index = index
        self._citations: dict[str, str] = {}
        self._copies: dict[str, bool] = {}
        self._other_sides: dict[int, Record] = {}

    def record(self, match: Match, side: str = "") -> Record:
        """Return what is told of a match; `side`: whose count a text says it is."""
        place = self.index.places[match.figure]
        row = self.index.row(match.figure)
        subject = self.index.subject(match.figure)
        source_id = str(row["source_id"])
        reporter = str(row.get("reporter", ""))
        key = {name: _plain(row[name]) for name in key_columns(place.table)}
        self._read_source(source_id)
        return {
            "table": place.table,
            "fact": self._fact(match.figure),
            "countries": sorted(subject.countries),
            "period": subject.period,
            "value": float(row[place.column]),
            "unit": place.unit,
            "column": place.column,
            "reporter": reporter,
            "counted_by": codes.REPORTERS.get(reporter, ("", ""))[0],
            "is_copy": self._copies[source_id],
            "status": str(row.get("obs_status", "A")),
            "state": self._state(match.figure, side),
            "fits_by": match.how,
            "unsaid": sorted(match.fit.unsaid),
            "key": key,
            "source_ids": [source_id],
            "citation": self._citations[source_id],
            "other_side": self._other_side(match.figure),
            "note": str(row.get("note", "")),
        }

    def _read_source(self, source_id: str) -> None:
        if source_id in self._citations:
            return
        rows = pd.DataFrame({"source_id": [source_id]})
        vintage = self.index.vintage
        self._citations[source_id] = cite(rows, vintage=vintage)
        self._copies[source_id] = bool(
            sources(rows, vintage=vintage)["is_mirror"].item()
        )

    def _fact(self, figure: int) -> str:
        """Return the table's title and the cells that name the fact."""
        place = self.index.places[figure]
        row = self.index.row(figure)
        resource = resource_of(place.table)
        columns = resource.get("fact") or key_columns(place.table)
        names = dict.fromkeys([*columns])
        if len(columns) < 2:
            names = dict.fromkeys(["country", "project_id", "name", *columns])
        cells = []
        for name in names:
            cell = _plain(row.get(name, ""))
            if cell in ("", "all", "main") or name in ("source_id", "unit"):
                continue
            is_country = name in ("country", "exporter", "importer", "partner")
            if is_country and cell in codes.country_codes():
                cell = codes.country_name(cell)
            cells.append(str(cell).replace("_", " "))
        if not place.is_first:
            cells.append(place.column.replace("_", " "))
        return f"{resource['title']}: {', '.join(cells)}"

    def _state(self, figure: int, side_of_text: str) -> list[str]:
        """Return whether a row is revised, estimated, or a count of the other side."""
        row = self.index.row(figure)
        states = []
        if row.get("obs_status") in STATES:
            states.append(STATES[row["obs_status"]])
        if row.get("variant") in ("revised", "updated"):
            states.append("revised")
        later = self._revision(figure)
        if later:
            states.append(f"revised since: {later}")
        reporter = str(row.get("reporter", ""))
        side = codes.REPORTERS.get(reporter, ("", ""))[1]
        if side in ("china", "mirror") and row.get("country") in codes.CA5:
            states.append("mirror figure: the partner's count")
        if side_of_text and side and side != side_of_text:
            states.append("the text names another counter")
        return states

    def _revision(self, figure: int) -> str:
        """Return a revised figure of the same reporter, where a row was revised."""
        place = self.index.places[figure]
        row = self.index.row(figure)
        if row.get("variant", "revised") in ("revised", "updated"):
            return ""
        for other in self._of_same_fact(figure):
            is_revision = other["variant"] in ("revised", "updated")
            is_same = other.get("reporter", "") == row.get("reporter", "")
            if is_revision and is_same and other[place.column] != row[place.column]:
                return f"{other[place.column]:,.6g} {place.unit} ({other['source_id']})"
        return ""

    def _of_same_fact(self, figure: int) -> list[Mapping[str, Any]]:
        """Return all rows on the fact of a row, itself among them."""
        place = self.index.places[figure]
        fact = resource_of(place.table).get("fact")
        row = self.index.row(figure)
        if not fact or not place.is_first:
            return []
        rows = self.index.rows[place.table]
        return [other for other in rows if _is_on_fact(other, row, fact)]

    def _other_side(self, figure: int) -> Record | None:
        """Return what others say of the same fact, and why they may differ."""
        if figure not in self._other_sides:
            self._other_sides[figure] = self._compared(figure) or {}
        return self._other_sides[figure] or None

    def _compared(self, figure: int) -> Record | None:
        place = self.index.places[figure]
        row = self.index.row(figure)
        witnesses = self._of_same_fact(figure)
        others = [
            other
            for other in witnesses
            if other[place.column] != row[place.column]
            and not math.isnan(other[place.column])
        ]
        if not others:
            return None
        frame = pd.DataFrame(witnesses)
        disputes = conflicts(frame, table=place.table)
        if disputes.empty:
            return None
        # Of several sides together, else of one.
        dispute = disputes.sort_values("witnesses", kind="stable").iloc[-1]
        return {
            "kind": str(dispute["kind"]),
            "figures": [_witness(other, place.column, place.unit) for other in others],
            "gap_pct": _number(dispute["gap_pct"]),
            "reason": str(dispute["reason"]),
        }


def _is_on_fact(
    other: Mapping[str, Any], row: Mapping[str, Any], fact: Sequence[str]
) -> bool:
    """Return whether another row is on the fact of a row, in the same unit."""
    has_same_unit = other.get("unit", "") == row.get("unit", "")
    return has_same_unit and all(other[name] == row[name] for name in fact)


def _witness(row: Mapping[str, Any], column: str, unit: str) -> Record:
    reporter = str(row.get("reporter", ""))
    return {
        "value": float(row[column]),
        "unit": unit,
        "counted_by": codes.REPORTERS.get(reporter, (str(row.get("basis", "")), ""))[0],
        "source_id": str(row["source_id"]),
    }


def _number(value: float) -> float | None:
    """Return a number for JSON, which has no NaN."""
    return None if math.isnan(value) else round(float(value), 1)


def _plain(cell: Any) -> Any:
    """Return a cell as JSON has it: a list as text, a missing number as none."""
    if isinstance(cell, list):
        return ";".join(cell)
    if isinstance(cell, float) and math.isnan(cell):
        return None
    return cell


# --- Figures --------------------------------------------------------------------------


def figure_record(each: Checked, rows: Rows) -> Record:
    """Return what is told of a figure of a text; of an increase no rows."""
    amount = amount_of(each.printed)
    record = {
        "status": "",
        "text": each.printed.text,
        "sentence": " ".join(each.sentence.split()),
        "start": each.start,
        "end": each.end,
        "value": amount.value,
        "unit": amount.unit,
        "bound": each.printed.bound,
    }
    if each.answer is None:
        return record
    return record | answer_record(each.answer, rows, each.context.side)


def answer_record(found: Answer, rows: Rows, side: str = "") -> Record:
    """Return status, matches, their count, and why a figure is not found."""
    return {
        "status": found.status,
        "why": found.why,
        "count": found.count,
        "matches": [rows.record(match, side) for match in found.matches],
    }


def report_of(
    text_name: str, checked: Sequence[Checked], vintage: str = BUNDLED
) -> Record:
    """Return all that is told of a text, for JSON, a page or a terminal."""
    index = index_of(vintage)
    rows = Rows(index)
    records = [figure_record(each, rows) for each in checked]
    figures = [record for record in records if record["status"]]
    counts = {
        status: sum(record["status"] == status for record in figures)
        for status in STATUSES
    }
    return {
        "text": text_name,
        "version": __version__,
        "data_version": __data_version__,
        "vintage": index.vintage,
        "counts": counts,
        "figures": figures,
        "increases": [record for record in records if not record["status"]],
    }

"""What a page asks of the bundles in the outputs of a notebook."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, create_model, model_validator

from cac_data.bundles import mime_type
from cac_data.records import Conflict, Due, Name, Strict
from cac_data.report.page_tables import cells_by_name
from cac_data.report.publish import (
    Fan,
    FanRoles,
    FanRow,
    KeyFigure,
    Signal,
    VerdictInShort,
)
from cac_data.validate import check_member

DRAWN = ("series", "year", "value", "median", "low", "high", "low_50", "high_50")
"""Columns of the data behind a fan that the overview draws."""


class _Bundle(Strict, extra="ignore"):
    """What is asked of a bundle, or of a part of it; the template asks for the rest."""


class _Source(_Bundle):
    source_id: Name
    url: Annotated[str, Field(pattern="^($|https?://)")] | None


class _Rows(_Bundle):
    columns: list[dict[str, str | int | dict[str, str] | None]]
    rows: list[list[bool | int | float | str | list[Any] | None]]

    @model_validator(mode="after")
    def _rows_fit_their_columns(self) -> Self:
        for place, column in enumerate(self.columns, start=1):
            for name in ("name", "label", "type"):
                if name not in column:
                    message = f"column {place} has no {name}"
                    raise ValueError(message)
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                counts = f"{len(row)} cells; there are {len(self.columns)} columns"
                message = f"row {place} has {counts}"
                raise ValueError(message)
        return self


class _Slider(_Bundle):
    name: Annotated[str, Field(pattern="^[a-z0-9_]+$")]
    label: Name
    told: str


class _Moved(_Bundle):
    id: Name
    label: Name
    text: Name
    period_text: str


_Limits = Annotated[list[float], Field(min_length=2, max_length=2)]
_Two = Annotated[list[str], Field(min_length=2, max_length=2)]
_Three = Annotated[list[str], Field(min_length=3, max_length=3)]


class _Panel(Strict):
    of: str = ""
    box: Annotated[list[Annotated[float, Field(ge=0, le=1)]], Field(min_length=4)]
    x: _Limits
    y: _Limits
    log: bool = False

    @model_validator(mode="after")
    def _has_a_length_each_way(self) -> Self:
        left, top, right, bottom = self.box
        if left >= right or top >= bottom:
            message = f"a panel from {left}, {top} to {right}, {bottom} is empty"
            raise ValueError(message)
        if self.x[0] == self.x[1] or self.y[0] == self.y[1]:
            message = "an axis of a panel has no length"
            raise ValueError(message)
        return self


class _Reading(Strict):
    """How rows are found in a picture; `charts.reading.Reading` says what these are."""

    kind: Literal["lines", "areas", "bars", "dots", "fan"]
    at: Name
    marks: Annotated[list[_Two], Field(min_length=1)]
    by: str = ""
    panel: str = ""
    group: str = ""
    panels: Annotated[list[_Panel], Field(min_length=1)]
    series: list[str] = Field(default=[])
    ends: list[_Three] = Field(default=[])
    places: list[int | float] = Field(default=[])
    lanes: float = 0.0
    lying: bool = False
    scale: float = 1.0
    decimals: int
    sign: bool = False
    names: dict[str, str] = Field(default={})
    inks: dict[str, str] = Field(default={})
    kinds: list[_Three] = Field(default=[])
    pattern: Name

    @property
    def columns(self) -> set[str]:
        """The columns that it asks for."""
        named = {self.at, self.by, self.panel, self.group}
        named.update(column for column, _ in self.marks)
        named.update(column for low, high, _ in self.ends for column in (low, high))
        named.update(column for column, _, _ in self.kinds)
        return named - {""}


class _Figure(_Bundle):
    svg: Annotated[str, Field(pattern="^<svg")]
    data: _Rows
    fan: FanRoles | None = None
    reading: _Reading | None = None

    @model_validator(mode="after")
    def _is_read_by_columns_that_it_has(self) -> Self:
        columns = [column["name"] for column in self.data.columns]
        for column in sorted(self.reading.columns if self.reading else ()):
            check_member("reading", column, map(str, columns))
        return self

    @model_validator(mode="after")
    def _rows_make_a_fan(self) -> Self:
        rows = _fan_rows(self.data.model_dump()) if self.fan else []
        for place, row in enumerate(rows, start=1):
            FanRow.checked(f"row {place} of the fan", row)
        return self


class _Table(_Rows):
    folded: bool = False
    announces: list[str | None] | None = None
    conflicts: list[Conflict] = Field(default=[])
    due: list[Due] = Field(default=[])

    @model_validator(mode="after")
    def _rows_tell_what_they_announce(self) -> Self:
        if self.announces is None:
            return self
        if len(self.announces) != len(self.rows):
            counts = f"{len(self.announces)} outcomes; there are {len(self.rows)} rows"
            message = f"announces has {counts}"
            raise ValueError(message)
        signals_of(self.model_dump())
        return self


class _Part(_Bundle):
    """What stands on a sheet, as a bundle of its kind."""

    kind: Literal["text", "table", "figure", "sources"]
    content: dict[str, Any]

    @model_validator(mode="after")
    def _is_a_bundle_of_its_kind(self) -> Self:
        MODELS[self.kind].checked(f"part `{self.kind}`", self.content)
        return self


_CITED: dict[str, Any] = {"source_ids": list[str]}
_IN_ENGLISH: dict[str, Any] = {"in_english": (list[str], [])}
"""Parts that are in English on a page of another language."""
_SENTENCES: dict[str, Any] = {
    "sentences": list[str],
    "in_english": (list[int], []),
    "partly_in_english": (dict[str, list[list[int]]], {}),
}
_PARTS: dict[str, dict[str, Any]] = {
    "brief": {**_SENTENCES, "finding": (str, ""), "finding_in_english": (bool, False)},
    "figure": {"alt": Name, **_IN_ENGLISH, **_CITED},
    "table": {
        "caption": Name,
        **_IN_ENGLISH,
        "cells_in_english": (dict[str, list[int]], {}),
        **_CITED,
    },
    "key-figures": {"figures": list[KeyFigure], "cards": list[str]},
    "verdicts": {"verdicts": list[VerdictInShort]},
    "sources": {"sources": list[_Source]},
    "text": {**_SENTENCES, "heading": (str, ""), "heading_in_english": (bool, False)},
    "what-if": {
        "caption": Name,
        "still": Name,
        "sliders": list[_Slider],
        "figures": list[_Moved],
    },
    "sheet": {"parts": Annotated[list[_Part], Field(min_length=1)]},
}
_BASES: dict[str, type[_Bundle]] = {"figure": _Figure, "table": _Table}
MODELS: dict[str, type[_Bundle]] = {
    kind: create_model(kind, __base__=_BASES.get(kind, _Bundle), **parts)
    for kind, parts in _PARTS.items()
}


def bundle_of(output: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Return kind and content of a bundle, None of others; a ValueError if wrong."""
    for name, content in output.get("data", {}).items():
        if name.startswith("application/vnd.cac-data."):
            kinds = {mime_type(kind): kind for kind in MODELS}
            check_member("MIME type", name, kinds)
            kind = kinds[name]
            MODELS[kind].checked(f"bundle `{kind}`", content)
            return kind, content
    return None


def signals_of(table: Mapping[str, Any]) -> dict[str, Signal]:
    """Return what announces outcomes: the cells of its row."""
    rows = cells_by_name(table["columns"], table["rows"])
    return {
        outcome: Signal.checked(f"what announces {outcome}", cells)
        for outcome, cells in zip(table["announces"], rows, strict=True)
        if outcome
    }


def fan_of(figure: Mapping[str, Any]) -> Fan:
    """Return what the overview needs to draw the fan of a figure."""
    return Fan(rows=_fan_rows(figure["data"]), **figure["fan"])


def _fan_rows(data: Mapping[str, Any]) -> list[Any]:
    """Return of the data behind a fan what the overview draws."""
    cells = cells_by_name(data["columns"], data["rows"])
    return [{name: row.get(name) for name in DRAWN} for row in cells]

"""What a notebook may hand to its page: a model for each kind of bundle.

A bundle is data from a cell, which anybody may have written. One that is not as it
should be fails its report with the cell named, and never spoils a page about all.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from cac_data import codes, words
from cac_data.bundles import mime_type

MOST_BYTES = 2_000_000  # of one bundle as JSON; a whole page has a fifth of that
PREFIX = "application/vnd.cac-data."

Name = Annotated[str, Field(min_length=1)]

Verdict = Annotated[
    str, Field(pattern=f"^({'|'.join(words.pairs('common.verdicts'))})$")
]

CELLS: dict[str, Any] = {"boolean": bool, "integer": int, "number": int | float}
CELLS |= {"list": list, "text": str | int | float | list}
"""What may stand in the columns of each type; a column of text may be mixed."""


class BundleError(ValueError):
    """A bundle is not as it should be: in which cell, from 1, and what is wrong."""

    def __init__(self, cell: int, message: str) -> None:
        super().__init__(f"cell {cell}: {message}")
        self.cell, self.message = cell, message


class Strict(BaseModel):
    """A model of which nothing may be missing, of another type or unknown."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, allow_inf_nan=False
    )


class KeyFigure(Strict):
    """A figure that a reader should take away, as number and as it is printed."""

    id: Name
    label: Name
    value: float | None
    unit: str
    period: str
    period_text: str
    low: float | None
    high: float | None
    text: str
    number: Name
    range: str
    note: str
    source_ids: list[str]


class _Bundle(Strict, extra="ignore"):
    """What a page takes from a bundle, or from a part of it; it may hold more."""


class VerdictInShort(_Bundle):
    """What the evidence says on a claim, without the reasons."""

    claim_id: Name
    statement: Name
    verdict: Verdict
    tier: str
    claimed_text: str
    found_text: str
    claimed_label: str = ""
    track: str = ""


class _Verdict(VerdictInShort):
    figure: str
    referent: str
    date: str
    how: str
    note: str
    source_ids: list[str]


class _Source(_Bundle):
    source_id: Name
    publisher: str
    title: str
    url: Annotated[str, Field(pattern="^($|https?://)")] | None


class _Column(Strict):
    name: str
    label: str
    type: Literal["boolean", "integer", "number", "list", "text"]
    decimals: Annotated[int, Field(ge=0, le=15)] | None = None


class _Rows(_Bundle):
    columns: list[_Column]
    rows: list[list[Any]]

    @model_validator(mode="after")
    def _cells_fit_their_columns(self) -> Self:
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                counts = f"{len(row)} cells; there are {len(self.columns)} columns"
                message = f"row {place} has {counts}"
                raise ValueError(message)
            for cell, column in zip(row, self.columns, strict=True):
                if cell is not None and not isinstance(cell, CELLS[column.type]):
                    message = f"row {place}: {column.name} is no {column.type}"
                    raise ValueError(message)
        return self


class _Table(_Rows):
    caption: Name
    note: str
    source_ids: list[str]


class _Figure(_Bundle):
    title: str
    caption: str
    alt: Name
    svg: Annotated[str, Field(pattern="^<svg")]
    width: Annotated[float, Field(gt=0)]
    height: Annotated[float, Field(gt=0)]
    data: _Rows
    source_ids: list[str]


class _Text(_Bundle):
    title: str
    sentences: list[str]


class _KeyFigures(_Bundle):
    figures: list[KeyFigure]
    cards: list[str] | None = None


class _Verdicts(_Bundle):
    verdicts: list[_Verdict]


class _Sources(_Bundle):
    sources: list[_Source]


MODELS: dict[str, type[_Bundle]] = {
    "brief": _Text,
    "figure": _Figure,
    "table": _Table,
    "key-figures": _KeyFigures,
    "verdicts": _Verdicts,
    "sources": _Sources,
    "text": _Text,
}


def bundle_of(output: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Return kind and content of an output; None where it is no bundle of ours.

    A bundle that is not as it should be is a ValueError that says what is wrong.
    """
    data = output.get("data", {})
    ours = next((name for name in data if name.startswith(PREFIX)), None)
    if ours is None:
        return None
    kinds = {mime_type(kind): kind for kind in MODELS}
    codes.check_member("MIME type", ours, kinds)
    kind, content, problem = kinds[ours], data[ours], ""
    try:
        text = json.dumps(content, allow_nan=False, ensure_ascii=False)
        if len(text.encode()) > MOST_BYTES:
            problem = f"longer than {MOST_BYTES:,} bytes"
        else:
            MODELS[kind].model_validate(content)
    except ValidationError as error:
        problem = first_problem(error)
    except (TypeError, ValueError, RecursionError) as error:
        problem = f"cannot be written as JSON: {error}"
    if problem:
        message = f"bundle `{kind}`: {problem}"
        raise ValueError(message)
    return kind, content


def first_problem(error: ValidationError) -> str:
    """Say where and what the first problem is, such as ``figures.0.low: ...``."""
    found = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, found["loc"]))
    what = found["msg"].removeprefix("Value error, ")
    return f"{where}: {what}" if where else what


def key_figures_of(notebook: Any) -> Iterator[KeyFigure]:
    """Yield the key figures that a notebook has shown."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            kind, content = bundle_of(output) or ("", {})
            if kind == "key-figures":
                yield from _KeyFigures.model_validate(content).figures

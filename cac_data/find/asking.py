"""One figure that a caller names, looked up as one of a text is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd

from cac_data import codes, completion, periods
from cac_data.codes import Flow
from cac_data.find.context import Context, Passage, context_of
from cac_data.find.frames import frame_of
from cac_data.find.index import index_of, units_of_tables
from cac_data.find.matching import answer
from cac_data.find.reading import Printed
from cac_data.find.records import Rows, answer_record
from cac_data.find.units import Unit, unit_of_table
from cac_data.validate import check_member
from cac_data.vintage import BUNDLED

_DIGITS = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")


def find_figure(
    value: float | str,
    unit: str,
    country: str | None = None,
    flow: Flow | None = None,
    period: str | None = None,
    about: str = "",
    *,
    vintage: str = BUNDLED,
) -> pd.DataFrame:
    """Return the rows that print a figure: whose it is, and what other sides say.

    The digits of `value` give the rounding (a text keeps noughts: ``"95.0"``); `unit`
    as tables name it (``USD bn``). `country`, `flow` (from the side of Central Asia),
    `period` and words in `about` (``gas``, ``debt to China``) say what it is of; trade
    is that with China unless `about` says otherwise.

    Columns: ``status`` (``found``, ``possible``, ``near``), ``table, fact, countries,
    period, value, unit, reporter, counted_by, state`` (revised, estimated, a mirror
    figure), ``fits_by, unsaid, other_side, source_ids, citation``. At most five rows;
    ``attrs`` holds the ``status``, ``why`` and ``count``; none means ``absent``.
    ValueError for a unit, country, flow or period that there is not.

    >>> rows = find_figure(94.8, "USD bn", "CA5", "turnover", "2024")
    >>> rows[["status", "value", "unit", "counted_by"]]
      status    value    unit       counted_by
    0  found  94820.0  USD mn  Chinese customs
    """
    index = index_of(vintage)
    printed = _printed(value, _unit(unit))
    context = _context(printed, country, flow, period, about)
    record = answer_record(answer(index, printed, context), Rows(index))
    return frame_of(record)


def _unit(name: str) -> Unit:
    """Return a unit of which tables have figures, also of another scale."""
    unit = unit_of_table(name)
    allowed = units_of_tables()
    if unit.kind not in {unit_of_table(each).kind for each in allowed}:
        check_member("unit", name, allowed)
    return unit


def _printed(value: float | str, unit: Unit) -> Printed:
    """Return a number with the rounding that its digits give."""
    text = value if isinstance(value, str) else f"{value:.15g}"
    match = _DIGITS.fullmatch(text)
    if not match:
        message = f"`value`: {value!r} is no number such as 94.8, or the text '95.0'"
        raise ValueError(message)
    half = 10.0 ** -len(match[1] or "") / 2
    noughts = 0 if match[1] else len(text) - len(text.rstrip("0"))
    is_round = noughts and abs(float(text)) >= 1000
    wide = 10.0**noughts / 2 if is_round else half
    return Printed(
        text=text,
        start=0,
        end=0,
        value=float(text) * unit.scale,
        half=half * unit.scale,
        kind=unit.kind,
        wide=wide * unit.scale,
        scale=unit.scale,
    )


def _context(
    printed: Printed,
    country: str | None,
    flow: Flow | None,
    period: str | None,
    about: str,
) -> Context:
    """Return what a caller says of a figure, as a text would."""
    said: dict[str, Any] = {
        "is_country_near": True,
        "is_period_near": True,
        "is_head_near": True,
        "any_country": country is None,
    }
    passage = Passage(about, [printed])
    context = context_of(printed, passage, (), ())
    if country is not None:
        code = codes.country_code(country)
        said["countries"] = said["named"] = frozenset({code})
        said["in_sentence"] = context.in_sentence | {code}
    if flow is not None:
        check_member("flow", flow, ("exports", "imports", "turnover"))
        said["head"] = flow
        said["near"] = context.near | {flow}
        said["close"] = context.close | {flow}
    if period is not None:
        periods.bounds(period)
        said["periods"] = (period,)
    # Trade is that with China unless the caller names the world.
    said["has_china"] = context.has_china or "WLD" not in context.near
    return replace(context, **said)


def _names_of_units() -> list[str]:
    """Return the units of the tables, for completion: no table is read."""
    return list(codes.descriptor()["vocabulary"]["unit"])


completion.offer(
    "cac_data.find.asking.find_figure",
    unit=_names_of_units,
    country=codes.country_codes,
)

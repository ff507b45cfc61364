"""Formats in which others meet the leaders of Central Asia, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, figures, is_known
from cac_data.history.documents import Document
from cac_data.history.events.dates import begun_by
from cac_data.history.treaty import signatories
from cac_data.observations import gather, join, union
from cac_data.tables import sort_rows

_TO_THE_DOLLAR = {"USD mn": 1.0, "EUR mn": 0.9, "CNY mn": 7.0, "JPY mn": 150.0}
"""What a dollar is about: only which of two sums is larger is found by this."""


@dataclass(frozen=True, kw_only=True)
class Format(Document):
    """A format of meetings with others: what plans read of a row of `formats_compared`.

    `pledged` and `paid` (called so) know their stage as their measure, and who said so.
    """

    format_id: str
    name: str
    counterpart: str
    is_plus: bool
    summits: int
    binding_text: str
    pledged: Figure | Nothing
    pledged_on: str
    paid: Figure | Nothing


def of_formats(formats: pd.DataFrame) -> list[Format]:
    """Each row of `formats_compared` as a format."""
    return [
        Format(
            format_id=row.text("format_id"),
            name=row.text("name"),
            counterpart=row.text("counterpart"),
            is_plus=bool(row["is_plus"]),
            summits=row.count("summits"),
            binding_text=row.text("binding_text"),
            pledged=_pledged_in(row),
            pledged_on=row.text("pledged_on"),
            paid=_paid_in(row),
            source_ids=row.source_ids,
        )
        for row in figures(formats)
    ]


def _pledged_in(row: Figure) -> Figure | Nothing:
    """The largest sum pledged in a format."""
    pledged = row.number("pledged")
    if not is_known(pledged):
        return Nothing("no sum pledged")
    return Figure(
        value=pledged,
        unit=row.unit,
        measure="pledged",
        reporter=row.text("pledged_by"),
    )


def _paid_in(row: Figure) -> Figure | Nothing:
    """The largest sum called paid in a format, or under way."""
    paid = row.number("paid")
    if not is_known(paid):
        return Nothing("no sum called paid")
    return Figure(
        value=paid,
        unit=row.text("paid_unit"),
        measure=row.text("paid_stage"),
        reporter=row.text("paid_by"),
        obs_status=row.text("paid_status"),
    )


@cached
def formats_compared(tables: Mapping[str, pd.DataFrame], until: str) -> pd.DataFrame:
    """Formats whose leaders had met by a date, those of the five and one other first.

    Rows of `formats` with `is_plus` (such a one), `last_summit summits` (the highest
    number given, as not all are seen), the largest sums `pledged` (`unit pledged_on
    pledged_by`) and called `paid` (`paid_unit paid_stage paid_status paid_by`), and of
    the treaty of the five alone who has `signed` it.
    """
    formats = tables["formats"]
    rows = formats.assign(source_ids=formats["source_id"])
    rows = join(
        rows,
        _summits_counted(tables["format_meetings"], until),
        ["format_id"],
        how="inner",
        last_summit="last_summit",
        summits="summits",
    )
    rows = _with_money(rows, _largest_sums(tables["format_money"], until))
    # A text of a later year is not there yet.
    text_years = rows["binding_text"].str.extract(r"(\d{4})\D*$")[0].fillna("")
    is_there = text_years <= until[:4]
    rows["binding_text"] = rows["binding_text"].where(is_there, "")
    rows = _with_signatories(rows, signatories(tables["agreements"], until=until))

    has_all_five = rows["participants"].map(set(codes.CA5).issubset)
    has_no_counterpart = rows["counterpart"].str.startswith("none")
    rows["is_plus"] = has_all_five & ~has_no_counterpart
    rows["_rank"] = ~rows["is_plus"]
    return sort_rows(rows, ["_rank", "first_summit", "format_id"])


def _summits_counted(format_meetings: pd.DataFrame, until: str) -> pd.DataFrame:
    """The `last_summit` of each format, and how many `summits` there were at least."""
    is_of_leaders = format_meetings["level"] == "leaders"
    has_happened = format_meetings["status"] == "happened"
    is_first_reading = format_meetings["variant_of"] == ""
    met = format_meetings[is_of_leaders & has_happened & is_first_reading]
    met = sort_rows(begun_by(met, until), ["period"])
    met = met.assign(_number=pd.to_numeric(met["ordinal"]), source_ids=met["source_id"])
    counts = gather(
        met,
        ["format_id"],
        last_summit=("period", "last"),
        _number=("_number", "max"),
        _seen=("period", "size"),
    )
    counts["summits"] = counts[["_number", "_seen"]].max(axis=1).astype(int)
    return counts


def _largest_sums(format_money: pd.DataFrame, until: str) -> pd.DataFrame:
    """The largest sum named of each format and stage, the smallest sums first."""
    rows = begun_by(format_money, until, "said_on")
    worth = rows["value"] / rows["unit"].map(_TO_THE_DOLLAR)
    rows = rows.assign(_worth=worth).sort_values("_worth")
    rows = rows.drop_duplicates(["format_id", "stage"], keep="last")
    return rows.assign(source_ids=rows["source_id"])


def _with_money(rows: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """Formats with what was `pledged` in them and what is called `paid`."""
    pledged = sums[sums["stage"] == "pledged"]
    rows = join(
        rows,
        pledged,
        ["format_id"],
        how="left",
        pledged="value",
        unit="unit",
        pledged_on="said_on",
        pledged_by="said_by",
    )
    is_paid = sums["stage"].isin(["in_progress", "reported"])
    paid = sums[is_paid].drop_duplicates("format_id", keep="last")
    return join(
        rows,
        paid,
        ["format_id"],
        how="left",
        paid="value",
        paid_unit="unit",
        paid_by="said_by",
        paid_stage="stage",
        paid_status="obs_status",
    )


def _with_signatories(rows: pd.DataFrame, signed: pd.DataFrame) -> pd.DataFrame:
    """Formats with who `signed` the treaty, for the format of the five alone."""
    is_consultative = rows["format_id"] == "consultative"
    countries = sorted(signed["country"])
    rows["signed"] = [countries if is_own else [] for is_own in is_consultative]
    cited = [*rows.loc[is_consultative, "source_ids"], *signed["source_ids"]]
    rows["source_ids"] = rows["source_ids"].mask(is_consultative, union(cited))
    return rows

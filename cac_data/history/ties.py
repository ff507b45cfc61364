"""Ties of each of the five with China: partnerships, visas, borders, the SCO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, figures, is_known
from cac_data.history.documents import Document, documents
from cac_data.history.events.dates import begun_by, each_once
from cac_data.inputs import takes
from cac_data.observations import observe, share, union
from cac_data.tables import select, sort_rows

_LEVELS = {
    "strategic": "strategic",
    "comprehensive_strategic": "comprehensive strategic",
    "comprehensive_strategic_new_era": "for a new era",
    "permanent_comprehensive_strategic": "permanent",
    "all_weather_comprehensive_strategic": "all-weather",
}
_RANKED = ["strategic", "comprehensive strategic"]

HIGHEST_STEP = "a form above it"
"""The step of the last three levels, which are not ranked."""

_DISPUTED = "border_area_in_dispute"
_CLAIMED = "border_area_claimed_by_china"
_HANDED_OVER = "border_area_transferred_to_china"
_KEPT = "border_area_retained_share"


@dataclass(frozen=True, kw_only=True)
class Act(Document):
    """An act of a country with China: recognition, relations, a border agreed on."""

    country: str
    period: str


@dataclass(frozen=True, kw_only=True)
class Partnership(Document):
    """A partnership of a country with China, at one level from a day on."""

    country: str
    start: str
    step: str
    level: str


@dataclass(frozen=True, kw_only=True)
class VisaExemption(Document):
    """Visas that a country does without, or speaks of doing without."""

    country: str
    scope: str
    state: str
    in_force: str


@dataclass(frozen=True)
class WaiversInForce:
    """The mutual exemptions from visas that are in force."""

    exemptions: list[VisaExemption]


@dataclass(frozen=True, kw_only=True, eq=False)
class Ties:
    """Ties of some countries with China, and the rows of their partnerships, `spans`.

    `known`: when China recognised them; `related`: when they took up relations.
    """

    partnerships: list[Partnership]
    visas: list[VisaExemption]
    known: list[Act]
    related: list[Act]
    spans: pd.DataFrame


@dataclass(frozen=True, kw_only=True)
class BorderArea(Document):
    """Land at issue along a border, and what share of it the country kept.

    `claim`: ``in dispute``, which was negotiated, or ``claimed``, which is a historical
    claim; shares of the one do not compare with shares of the other.
    """

    country: str
    claim: str
    area: Figure | Nothing
    kept: Figure | Nothing
    is_published: bool


@dataclass(frozen=True, kw_only=True)
class Borders:
    """Areas and agreements of the borders with China."""

    areas: list[BorderArea]
    acts: list[Act]


def of_ties(
    agreements: pd.DataFrame,
    *,
    until: str,
    countries: Sequence[str] = codes.CA5,
) -> Ties:
    """Partnerships, visas, recognition and relations of some countries by a day."""
    spans = _rows_of(partnership_spans(agreements, until=until), countries)
    exemptions = _rows_of(visa_exemptions(agreements, as_of=until), countries)
    recognitions = _rows_of(acts(agreements, "recognition"), countries)
    relations = _rows_of(acts(agreements, "diplomatic_relations"), countries)
    return Ties(
        partnerships=documents(Partnership, spans),
        visas=documents(VisaExemption, exemptions),
        known=documents(Act, recognitions),
        related=documents(Act, relations),
        spans=spans,
    )


def of_borders(
    profile: pd.DataFrame,
    agreements: pd.DataFrame,
    *,
    countries: Sequence[str] = codes.CA5,
) -> Borders:
    """What was at issue along the borders of some countries, and what they signed."""
    areas = _rows_of(border_areas(profile), countries)
    agreed = _rows_of(acts(agreements, "border_agreement"), countries)
    return Borders(areas=areas_at_issue(areas), acts=documents(Act, agreed))


def _rows_of(rows: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    return rows[rows["country"].isin(list(countries))]


def areas_at_issue(areas: pd.DataFrame) -> list[BorderArea]:
    """Rows of `border_areas`, whose figures know by which claim they are at issue."""
    return [
        BorderArea(
            country=row.text("country"),
            claim=row.text("claim"),
            area=_of_area(row, "claimed_km2", "km2"),
            kept=_of_area(row, "kept_pct", "percent"),
            is_published=row.text("basis") == "published",
            source_ids=row.source_ids,
        )
        for row in figures(areas)
    ]


def _of_area(row: Figure, column: str, unit: str) -> Figure | Nothing:
    value = row.number(column)
    if not is_known(value):
        return Nothing(f"no area of {row.text('country')}")
    return Figure(
        value=value,
        unit=unit,
        measure=f"land {row.text('claim')}",
        source_ids=row.source_ids,
    )


@takes(agreements="agreements")
@cached
def acts(agreements: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Agreements of a kind, a row a country of the five, by country and time.

    The columns of `events.dates.each_once`, with `country` in place of `countries`; no
    rows of an unknown kind.
    """
    rows = each_once(agreements[agreements["kind"] == kind])
    rows = rows.explode("countries").rename(columns={"countries": "country"})
    rows = rows[rows["country"].isin(codes.CA5)]
    return sort_rows(rows, ["country", "period", "agreement_id"])


@takes(profile="country_profile")
def border_areas(profile: pd.DataFrame) -> pd.DataFrame:
    """Land at issue along the border with China, and the share that was kept.

    `country claim` (``in dispute``: negotiated; ``claimed``: a historical claim; they
    do not compare) `claimed_km2 kept_pct basis` (how it is known) `source_ids`.
    """
    rows = _border_rows(profile)
    areas = rows.pivot_table(index="country", columns="indicator", values="value")
    areas = areas.reindex(columns=[_DISPUTED, _CLAIMED, _KEPT])
    disputed = areas[_DISPUTED]
    claimed = areas[_CLAIMED]
    published = areas[_KEPT]

    at_issue = disputed.fillna(claimed)
    kept = published.fillna(_kept_by_areas(rows))
    is_known = [disputed.notna(), claimed.notna()]
    claim = np.select(is_known, ("in dispute", "claimed"), "")
    has_share = [published.notna(), kept.notna()]
    basis = np.select(has_share, ("published", "worked out"), "")

    areas = areas.assign(claim=claim, claimed_km2=at_issue, kept_pct=kept, basis=basis)
    areas["source_ids"] = rows.groupby("country")["source_id"].agg(union)
    columns = ["claim", "claimed_km2", "kept_pct", "basis", "source_ids"]
    return areas[columns].reset_index()


def _kept_by_areas(rows: pd.DataFrame) -> pd.Series[float]:
    """What is left of land at issue of which some was handed over, in percent."""
    areas = observe(rows)
    is_at_issue = areas["indicator"].isin([_DISPUTED, _CLAIMED])
    # Where some is in dispute, which stands last, that was negotiated.
    at_issue = areas[is_at_issue].drop_duplicates("country", keep="last")
    handed_over = areas[areas["indicator"] == _HANDED_OVER]
    lost = share(handed_over, at_issue, on=["country"])
    return 100 - lost.set_index("country")["value"]


def _border_rows(profile: pd.DataFrame) -> pd.DataFrame:
    """The areas at issue of each of the five; the border itself where there is none."""
    is_border = profile["indicator"].str.match("border_area_|land_border_with_chn")
    rows = profile[is_border & profile["country"].isin(codes.CA5)]
    rows = rows.drop_duplicates(["country", "indicator"])
    is_area = rows["indicator"].str.startswith("border_area_")
    has_area = is_area.groupby(rows["country"]).transform("any")
    return rows[is_area | ~has_area]


@takes(agreements="agreements")
def partnership_spans(agreements: pd.DataFrame, *, until: str) -> pd.DataFrame:
    """Spans of each partnership: `country start end step level source_ids`.

    A span ends where the next level begins, the last one with `until`.
    """
    rows = begun_by(acts(agreements, "partnership"), until)
    next_starts = rows.groupby("country")["period"].shift(-1)
    level = rows["level"].map(_LEVELS).astype("str")
    rows = rows.assign(
        end=next_starts.fillna(until).astype("str"),
        step=level.where(level.isin(_RANKED), HIGHEST_STEP),
        level=level,
    )
    rows = rows.rename(columns={"period": "start"}).reset_index(drop=True)
    return rows[["country", "start", "end", "step", "level", "source_ids"]]


@takes(agreements="agreements")
def visa_exemptions(agreements: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Exemptions from visas, and how far they are on a date.

    `country scope` (mutual, unilateral) `state` (in force, agreed, talks, under study)
    `in_force` (since when) `source_ids`.
    """
    rows = begun_by(acts(agreements, "visa_exemption"), as_of)
    is_unilateral = rows["status"] == "unilateral"
    is_in_force = rows.index.isin(begun_by(rows, as_of, "in_force").index)
    is_studied = rows["status"] == "study"
    is_discussed = rows["status"] == "talks"
    # The first of the states that holds.
    state = np.select(
        [is_in_force, is_studied, is_discussed],
        ["in force", "under study", "talks"],
        "agreed",
    )
    scope = np.where(is_unilateral, "unilateral", "mutual")
    rows = rows.assign(scope=scope, state=state).reset_index(drop=True)
    return rows[["country", "scope", "state", "in_force", "source_ids"]]


@takes(agreements="agreements")
def members(agreements: pd.DataFrame, *, as_of: str | None) -> pd.DataFrame:
    """Members of the SCO on a date (None: ever): `country since source_ids`."""
    rows = select(agreements, organisation="SCO", kind=["founding", "accession"])
    rows = begun_by(rows[rows["variant_of"] == ""], as_of).explode("countries")
    names = {"countries": "country", "period": "since"}
    rows = rows.rename(columns=names).assign(source_ids=rows["source_id"])
    rows = sort_rows(rows, ["country", "since", "agreement_id"])
    return rows[["country", "since", "source_ids"]]

"""Where sources date one event or agreement differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import pandas as pd

from cac_data import codes, periods
from cac_data.cache import cached
from cac_data.history.documents import Document
from cac_data.history.events.dates import readings
from cac_data.inputs import takes
from cac_data.observations import union


@dataclass(frozen=True, kw_only=True)
class Rival(Document):
    """A row of `rival_datings`: periods joined by a slash, and if they contradict.

    `what` is its title, with the name of the `country` in brackets if it has one.
    """

    what: str
    title: str
    country: str
    datings: str
    contradict: bool


class RivalRow(TypedDict):
    """A row of `rival_datings`, in any order."""

    what: str
    title: str
    country: str
    datings: str
    years_off: int
    contradict: bool
    reason: str
    source_ids: str


@cached
@takes(events="events", agreements="agreements", disagreements="disagreements")
def rival_datings(
    events: pd.DataFrame, agreements: pd.DataFrame, disagreements: pd.DataFrame
) -> pd.DataFrame:
    """Everything that sources date differently, the widest apart first.

    `what datings` (joined by a slash), `years_off` (of the ones farthest apart),
    `contradict` (exclude each other), `reason source_ids`, and the two of which `what`
    is made: `title country` (empty where the title names all).
    """
    reasons = _stated_reasons(disagreements)
    rivals = _rivals_among(events, reasons)
    rivals += _rivals_among(agreements, reasons, name_country=True)
    columns = ["what", "datings", "years_off", "contradict", "reason", "source_ids"]
    columns += ["title", "country"]
    rows = pd.DataFrame(rivals, columns=columns)
    order = ["years_off", "what"]
    return rows.sort_values(order, ascending=[False, True], ignore_index=True)


def _stated_reasons(disagreements: pd.DataFrame) -> dict[str, str]:
    """Why sources disagree, by the id of the event or agreement."""
    # A place is ``event_id=e001|e002``.
    places = disagreements["where"].str.split("=", n=1)
    is_dated = places.str[0].isin(["event_id", "agreement_id"])
    rows = disagreements.assign(_id=places.str[-1].str.split("|"))
    rows = rows[is_dated].explode("_id").drop_duplicates("_id")
    return dict(zip(rows["_id"], rows["reason"], strict=True))


def _rivals_among(
    frame: pd.DataFrame, reasons: Mapping[str, str], *, name_country: bool = False
) -> list[RivalRow]:
    """A row for each event or agreement of which there are several datings.

    `name_country`: the one country of the five that it concerns stands in brackets.
    """
    rivals: list[RivalRow] = []
    for first, rows in readings(frame).groupby("first", sort=False):
        datings = [period for period in rows["period"].unique() if period]
        first_row = rows.iloc[0]
        # A reading whose first one is not among the rows has no rival.
        if len(datings) < 2 or first_row["variant_of"]:
            continue
        title = first_row["title"]
        country = _only_country(first_row["countries"]) if name_country else ""
        named = f" ({codes.country_name(country)})" if country else ""
        contradict = not rows["overlaps"].all()
        usual_reason = "" if contradict else "coarser"
        rival: RivalRow = {
            "what": f"{title}{named}",
            "title": title,
            "country": country,
            "datings": " / ".join(_without_coarser(datings)),
            "years_off": int(rows["years_off"].max()),
            "contradict": contradict,
            "reason": reasons.get(str(first), usual_reason),
            "source_ids": union(rows["source_ids"]),
        }
        rivals.append(rival)
    return rivals


def _only_country(countries: Iterable[str]) -> str:
    """Of some countries that which is of the five, if there is one alone."""
    of_five = {*countries} & {*codes.CA5}
    return of_five.pop() if len(of_five) == 1 else ""


def _without_coarser(datings: Sequence[str]) -> list[str]:
    """Leave out datings that only name the month or year of a finer one.

    They exclude nothing; if all that differs is how fine they are, all are kept.
    """
    finest = [dating for dating in datings if not _is_coarser(dating, datings)]
    return finest if len(finest) > 1 else [*datings]


def _is_coarser(dating: str, datings: Sequence[str]) -> bool:
    return any(finer != dating and _is_within(finer, dating) for finer in datings)


def _is_within(period: str, wider: str) -> bool:
    start, end = periods.bounds(period)
    first, last = periods.bounds(wider)
    return first <= start and end <= last

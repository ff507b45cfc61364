"""Ties between people, and what was begun in security and technology."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from cac_data import codes, periods
from cac_data.history.events import begun
from cac_data.observations import combine, gather, observe, union, whole_years
from cac_data.tables import select, sort_rows

VISITORS = ("arrivals", "tourists", "overnight_tourists")
"""Three counts of visitors that are never compared with one another."""

_STAGES = ("proposed", "agreed", "under_construction", "launched")


def running_workshops(
    people: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Whether each of the five has a Lu Ban workshop at work.

    `country status` (``running``; ``disputed``: a source of low reliability says so;
    ``not yet``; ``nothing known``), `since workshops` (named, or the most stated),
    `stages` (list) `source_ids`. What was opened counts as at work: no source reports a
    closure.
    """
    every = begun(people[people["indicator"] == "lu_ban_workshops"], as_of)
    every = sort_rows(every, ["period", "stage", "place", "source_id"])
    made = []
    for country in codes.CA5:
        rows = every[every["country"] == country]
        launched = rows[rows["stage"] == "launched"]
        sure = launched[launched["obs_status"] != "U"]
        status = "not yet" if len(rows) else "nothing known"
        status = "disputed" if len(launched) else status
        stated = sure.loc[sure["place"] == "", "value"].max()
        named = sure.loc[sure["place"] != "", "place"].nunique()
        made.append(
            {
                "country": country,
                "status": "running" if len(sure) else status,
                "since": next(iter(sure["period"]), ""),
                "workshops": max(named, 0 if pd.isna(stated) else int(stated)),
                "stages": list(rows["stage"].unique()),
                "source_ids": union(rows["source_id"]),
            }
        )
    return pd.DataFrame(made)


def visitor_growth(people: pd.DataFrame) -> pd.DataFrame:
    """Growth of visitors on the same part of the year before, in percent.

    Of one source, count (`VISITORS`) and place: `country indicator direction place
    start end first last growth_pct source_ids`.
    """
    rows = people[people["indicator"].isin(VISITORS) & (people["period"] != "")]
    rows = observe(rows[rows["obs_status"] != "F"])
    rows = rows.assign(by=rows["source_ids"], start=rows["period"].map(_year_before))
    key = ["country", "indicator", "direction", "place", "detail", "by"]
    before = rows.assign(start=rows["period"])
    grown = combine(rows, before, "div", on=[*key, "start"])
    grown = sort_rows(grown, [*key[:4], "period", "by"])
    grown["growth_pct"] = 100 * (grown["value"] - 1)
    names = {"period": "end", "other": "first", "one": "last"}
    columns = [*key[:4], "start", "end", "first", "last", "growth_pct", "source_ids"]
    return grown.rename(columns=names)[columns]


def _year_before(period: str) -> str:
    """The same part of the year before: ``2024-01/2024-05`` for that of 2025."""
    ends = period.split("/")
    return "/".join(f"{int(text[:4]) - 1:04d}{text[4:]}" for text in ends)


def pledged_scholarships(people: pd.DataFrame) -> pd.DataFrame:
    """Scholarships pledged to Central Asia by year, each pledge spread evenly.

    Observations of `country`, all estimates, with `pledges` (how many run in the year);
    those that run at one time are added: the later one is said to be additional.
    """
    rows = observe(people[people["indicator"] == "scholarships_pledged"])
    ends = rows["period"].map(periods.bounds)
    years = ends.map(lambda days: range(days[0][0], days[1][0] + 1))
    parts = rows["value"] / years.map(len)
    spread = years.map(lambda span: [periods.of_year(year) for year in span])
    rows = rows.assign(period=spread, value=parts, obs_status="E").explode("period")
    found = gather(
        rows, ["country", "period"], value=("value", "sum"), pledges=("value", "size")
    )
    period = found["period"].astype("str")
    found = found.assign(period=period, year=whole_years(period), unit="grants")
    columns = ["country", "period", "year", "value", "unit", "pledges", "obs_status"]
    return sort_rows(found, ["country", "period"])[[*columns, "source_ids"]]


def measures(
    items: pd.DataFrame,
    words: Sequence[str],
    *,
    organisation: str | None = None,
    start: str | int | None = None,
) -> pd.DataFrame:
    """Rows of `security_technology` whose title or note has the beginning of a word."""
    pattern = rf"\b(?:{'|'.join(map(re.escape, words))})"
    texts = items["title"] + " " + items["note"]
    rows = items[texts.str.contains(pattern, case=False, regex=True)]
    rows = select(rows, organisation=organisation, start=start, parts=True)
    rows = rows.assign(source_ids=rows["source_id"])
    return sort_rows(rows, ["period", "item_id"])


def parks(items: pd.DataFrame) -> pd.DataFrame:
    """Parks with Chinese partners: `title countries stage since source_ids`.

    `stage`: the furthest that is reported; `since`: its first period.
    """
    rows = items[items["kind"] == "park"]
    rank = rows["stage"].map(lambda stage: -_STAGES.index(stage))
    rows = rows.assign(_rank=rank, source_ids=rows["source_id"])
    rows = sort_rows(rows, ["_rank", "period", "source_id"])
    found = gather(
        rows,
        ["title"],
        countries=("countries", "first"),
        stage=("stage", "first"),
        since=("period", "first"),
    )
    rows = sort_rows(found.assign(period=found["since"]), ["period", "title"])
    return rows[["title", "countries", "stage", "since", "source_ids"]]

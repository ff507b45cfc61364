"""The key figures of the history report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from cac_data import codes, facts, periods
from cac_data.facts import Fact
from cac_data.history.events import THIN, begun, missions
from cac_data.history.ties import (
    FORMATS,
    STEPS,
    border_areas,
    border_settlement,
    format_starts,
    formats,
    meetings,
    outcomes,
    partnership_spans,
    pledges,
    visa_exemptions,
)
from cac_data.observations import union
from cac_data.tables import select


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    entries: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    until: str,
    countries: Sequence[str] = codes.CA5,
) -> list[Fact]:
    """The key figures, as `facts.figure` gives them; the ids are always the same.

    `tables`: agreements, claims, country_profile, events, evidence, summit_outcomes,
    summits. `entries`: of `record`. `verdicts`: of them tier A is counted.
    """
    texts, summits = tables["agreements"], tables["summits"]
    return [
        *_missions(tables["events"], tables["claims"]),
        *_meetings(summits, until),
        *_ties(texts, until, countries),
        *_borders(tables["country_profile"], texts, countries),
        *_astana(tables["summit_outcomes"], summits, texts),
        *_answers(tables),
        *_members(texts, summits, until),
        *_tier_a(verdicts),
        *_entries(entries),
    ]


def _fact(rows: pd.DataFrame, value: float | None, period: str = "") -> Fact:
    return {"value": value, "period": period, "source_ids": union(rows["source_ids"])}


def _span(given: Iterable[str]) -> str:
    """The years from the first to the last of some periods."""
    years = [text[:4] for text in given]
    return "/".join(dict.fromkeys([*years[:1], *years[-1:]]))


def _missions(events: pd.DataFrame, claims: pd.DataFrame) -> Iterable[Fact]:
    every = missions(events, claims)
    for name in ("first", "second"):
        rows = every[every["mission"] == name]
        years = [-int(period) for period in rows["period"]]
        fact = _fact(rows, years[0] if years else None)
        fact |= {"low": min(years, default=None), "high": max(years, default=None)}
        given = facts.records(rows)
        yield facts.figure(f"{name}_mission", fact, "BC", digits=0, datings=given)


def _meetings(summits: pd.DataFrame, until: str) -> Iterable[Fact]:
    starts = begun(format_starts(summits), until).head(1)
    year = periods.bounds(starts["period"].iloc[0])[0][0] if len(starts) else None
    first = facts.at(starts)
    yield facts.figure(
        "format_begins", _fact(starts, year), "year", digits=0, first=first
    )
    for level in ("leaders", "foreign_ministers"):
        rows = meetings(summits, level=level, as_of=until)
        fact = _fact(rows, len(rows), _span(rows["period"]))
        person = rows.loc[~rows["online"].astype(bool), "period"]
        yield facts.figure(
            f"{level}_meetings",
            fact,
            "meetings",
            digits=0,
            online=len(rows) - len(person),
            met=next(iter(person), ""),
        )


def _ties(
    agreements: pd.DataFrame, until: str, countries: Sequence[str]
) -> Iterable[Fact]:
    of = f"of {len(countries)}"
    rows = partnership_spans(agreements, until=until, countries=countries)
    rows = rows.drop_duplicates("country", keep="last")
    top = rows[rows["step"] == STEPS[3]]
    below = list(rows.loc[rows["step"] != STEPS[3], "country"])
    fact = _fact(top, len(top), until)
    yield facts.figure("highest_partnership", fact, of, digits=0, below=below)
    rows = visa_exemptions(agreements, as_of=until)
    rows = rows[(rows["state"] == "in force") & (rows["scope"] == "mutual")]
    rows = rows[rows["country"].isin(list(countries))]
    fact = _fact(rows, len(rows), until)
    given = facts.records(rows)
    yield facts.figure("visa_free", fact, of, digits=0, waivers=given)


def _borders(
    profile: pd.DataFrame, agreements: pd.DataFrame, countries: Sequence[str]
) -> Iterable[Fact]:
    areas, acts = border_areas(profile), border_settlement(agreements)
    for country in ("KAZ", "TJK"):
        row = areas[(areas["country"] == country) & areas["kept_pct"].notna()]
        row = row[row["country"].isin(list(countries))]
        own = acts[acts["country"].isin(row["country"])]
        area = facts.at(row)
        fact = _fact(pd.concat([row, own]), area.get("kept_pct"), _span(own["period"]))
        # The source of an estimate gives round figures.
        digits = int(area.get("basis") == "published")
        name = f"border_kept_{country.lower()}"
        yield facts.figure(name, fact, "percent", digits=digits, area=area)


def _astana(
    counts: pd.DataFrame, summits: pd.DataFrame, agreements: pd.DataFrame
) -> Iterable[Fact]:
    # Only of the meetings that lie within the time of the report.
    held = counts[counts["summit_id"].isin(summits["summit_id"])]
    june = {"start": "2025-06", "end": "2025-06"}
    rows = outcomes(held, summits, agreements, **june)
    own = rows[
        (rows["indicator"] == "documents") & (rows["attribution"] == "bilateral")
    ]
    first = facts.at(own.head(1))
    fact = _fact(own, first.get("value"), first.get("period", ""))
    many = len(own)
    yield facts.figure("astana_documents", fact, "documents", digits=0, sources=many)
    own = rows[rows["indicator"] == "outcome_items"].sort_values("value")
    top = facts.at(own)
    fact = _fact(own, top.get("value"), top.get("period", ""))
    fact |= {"low": own["value"].min(), "high": own["value"].max()}
    yield facts.figure("astana_outcomes", fact, "outcomes", digits=0)


def _answers(tables: Mapping[str, pd.DataFrame]) -> Iterable[Fact]:
    rows = pledges(tables)
    kept = rows[rows["answered_on"] != ""]
    when = _span(sorted({*rows["pledged_on"], *kept["answered_on"]}))
    fact = _fact(rows, len(kept) if len(rows) else None, when)
    of = f"of {len(rows)}" if len(rows) else ""
    yield facts.figure("pledges_answered", fact, of, digits=0)


def _members(
    agreements: pd.DataFrame, summits: pd.DataFrame, until: str
) -> Iterable[Fact]:
    rows = formats(agreements, summits, as_of=until)
    rows = rows[rows["format"] == FORMATS["SCO"]]
    sco = facts.at(rows)
    fact = _fact(rows, sco.get("members"), until if sco else "")
    inside = sco.get("central_asian")
    yield facts.figure("sco_members", fact, "states", digits=0, central_asian=inside)


def _tier_a(verdicts: pd.DataFrame) -> Iterable[Fact]:
    rows = verdicts[verdicts["tier"] == "A"]
    # Lists, until claims give text.
    ids = [union([i] if isinstance(i, str) else i) for i in rows["source_ids"]]
    rows = rows.assign(source_ids=ids)
    counts = facts.counted(sorted(rows["verdict"]))
    fact = _fact(rows, counts.get("supported", 0) if len(rows) else None)
    of = f"of {len(rows)}" if len(rows) else ""
    yield facts.figure("tier_a_supported", fact, of, digits=0, counts=counts)


def _entries(entries: pd.DataFrame) -> Iterable[Fact]:
    yield facts.figure("entries", _fact(entries, len(entries)), "events", digits=0)
    rows = select(entries, start=THIN[0], end=THIN[1], parts=True)
    fact = _fact(rows, len(rows), f"{THIN[0]}/{THIN[1]}")
    yield facts.figure("entries_thin", fact, "events", digits=0, years=THIN)

"""The key figures of history, a function a question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from cac_data import codes, periods
from cac_data.facts import Figure, KeyFigure, at, figure, figures, ranked, tally
from cac_data.history.documents import documents, last_document
from cac_data.history.events.chronicle import THEMES, THIN
from cac_data.history.events.dates import begun_by
from cac_data.history.events.embassies import MISSIONS, Dating, missions
from cac_data.history.formats import Format, formats_compared, of_formats
from cac_data.history.promises import REPORTED, STATUSES, pledges, pledges_done
from cac_data.history.summits import Meeting, format_starts, meetings, outcomes
from cac_data.history.ties import (
    HIGHEST_STEP,
    VisaExemption,
    WaiversInForce,
    acts,
    areas_at_issue,
    border_areas,
    members,
    partnership_spans,
    visa_exemptions,
)
from cac_data.observations import union
from cac_data.tables import select

Tables = Mapping[str, pd.DataFrame]

_ASTANA = "2025-06"
"""The month of the second summit."""


@dataclass(frozen=True, kw_only=True)
class DatedMission:
    """The datings of a mission, and the verdict on the year that the article gives."""

    datings: list[Dating]
    verdict: str


@dataclass(frozen=True, kw_only=True)
class MeetingsHeld:
    """How many meetings of a level there were, and when the first one in person was."""

    count: int
    online: int
    met: str


@dataclass(frozen=True)
class BelowTheHighest:
    """Countries with a partnership below the highest step."""

    countries: list[str]


@dataclass(frozen=True)
class SourcesOfDocuments:
    """How many sources give a number of documents."""

    count: int


@dataclass(frozen=True)
class OutcomesListed:
    """How many lists of outcomes sources give."""

    lists: int


@dataclass(frozen=True, kw_only=True)
class PledgesAnswered:
    """How many pledges were made, and how many have which status."""

    made: int
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class FormatsWithTreaty:
    """How many formats of the five and one other there are, and which have a treaty."""

    formats: int
    bound: list[Format]


@dataclass(frozen=True)
class ScoMembers:
    """How many members of the SCO are of the five."""

    central_asian: int


@dataclass(frozen=True)
class VerdictsCounted:
    """How many key claims have which verdict."""

    counts: Mapping[str, int]


@dataclass(frozen=True)
class ThinYears:
    """The years of which the record has little."""

    first: int
    last: int


def key_figures(
    tables: Tables,
    entries: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    until: str,
    countries: Sequence[str] = codes.CA5,
) -> list[KeyFigure]:
    """The key figures of the history report; their ids are always the same.

    `entries`: of `record`. `verdicts`: of them tier A is counted. `countries`: those of
    which partnerships, waivers and areas are counted.
    """
    return [
        *mission_figures(tables, verdicts),
        *meeting_figures(tables["summits"], until),
        highest_partnership(tables["agreements"], until, countries),
        visa_free(tables["agreements"], until, countries),
        *border_figures(tables, countries),
        *astana_figures(tables),
        *pledge_figures(pledges(tables, until)),
        formats_with_treaty(formats_compared(tables, until), until),
        sco_members(tables["agreements"], until),
        tier_a_supported(verdicts, until),
        *entry_figures(entries, countries, until),
    ]


def card(
    id: str,
    rows: pd.DataFrame,
    unit: str,
    value: float | None = None,
    *,
    period: str = "",
    low: float | None = None,
    high: float | None = None,
    measure: str = "",
    coverage: str = "",
    digits: int = 0,
    about: object = None,
) -> KeyFigure:
    """A key figure with the sources of some rows; `about`: of what sentences tell."""
    counted = Figure(
        value=math.nan if value is None else value,
        unit=unit,
        period=period,
        low=low,
        high=high,
        measure=measure,
        coverage=coverage,
        source_ids=union(rows["source_ids"]),
    )
    return replace(figure(id, counted, unit, digits=digits), about=about)


def part_card(
    id: str, rows: pd.DataFrame, count: int, *, period: str, about: object
) -> KeyFigure:
    """A key figure that counts some of all rows; of no rows it has no value."""
    if rows.empty:
        return card(id, rows, "", period=period, about=about)
    return card(id, rows, f"of {len(rows)}", count, period=period, about=about)


def mission_figures(tables: Tables, verdicts: pd.DataFrame) -> list[KeyFigure]:
    """When the first two missions left, with the verdicts on the article's years."""
    datings = missions(tables["events"], tables["claims"])
    verdict_of = verdicts.set_index("claim_id")["verdict"]
    cards = []
    for name, mission in MISSIONS.items():
        rows = datings[datings["mission"] == name]
        years_bc = [-int(period) for period in rows["period"]]
        cards.append(
            card(
                f"{name}_mission",
                rows,
                "BC",
                next(iter(years_bc), None),
                low=min(years_bc, default=None),
                high=max(years_bc, default=None),
                about=DatedMission(
                    datings=documents(Dating, rows),
                    verdict=verdict_of.get(mission.claim_id, ""),
                ),
            )
        )
    return cards


def meeting_figures(summits: pd.DataFrame, until: str) -> list[KeyFigure]:
    """When the six began to meet, and how often leaders and foreign ministers did."""
    return [
        format_begins(summits, until),
        meetings_held(summits, "leaders", until),
        meetings_held(summits, "foreign_ministers", until),
    ]


def format_begins(summits: pd.DataFrame, until: str) -> KeyFigure:
    """The year of the first meeting of the six at any level."""
    rows = begun_by(format_starts(summits), until).head(1)
    first = last_document(Meeting, rows)
    year = None
    if first:
        (year, _, _), _ = periods.bounds(first.period)
    return card("format_begins", rows, "year", year, about=first)


def meetings_held(summits: pd.DataFrame, level: str, until: str) -> KeyFigure:
    """How many meetings of a level there were."""
    rows = meetings(summits, level=level, as_of=until)
    is_online = rows["online"].astype(bool)
    in_person = rows.loc[~is_online, "period"]
    return card(
        f"{level}_meetings",
        rows,
        "meetings",
        len(rows),
        period=first_and_last_year(rows["period"]) or until,
        about=MeetingsHeld(
            count=len(rows),
            online=int(is_online.sum()),
            met=next(iter(in_person), ""),
        ),
    )


def first_and_last_year(spans: Iterable[str]) -> str:
    """The years from the first to the last of some periods, in their order."""
    years = [period[:4] for period in spans]
    return "/".join(dict.fromkeys([*years[:1], *years[-1:]]))


def selection(chosen: Iterable[str], every: Iterable[str]) -> str:
    """What is counted of a list, in its order; empty where that is all of it."""
    picked = set(chosen)
    words = [name for name in every if name in picked]
    return "" if len(words) == len([*every]) else " ".join(words)


def highest_partnership(
    agreements: pd.DataFrame, until: str, countries: Sequence[str]
) -> KeyFigure:
    """How many countries have a partnership of the highest step, and who has not."""
    steps = partnership_spans(agreements, until=until)
    steps = steps[steps["country"].isin(list(countries))]
    steps = steps.drop_duplicates("country", keep="last")
    is_highest = steps["step"] == HIGHEST_STEP
    return card(
        "highest_partnership",
        steps[is_highest],
        f"of {len(countries)}",
        int(is_highest.sum()),
        period=until,
        coverage=selection(countries, codes.CA5),
        about=BelowTheHighest(list(steps.loc[~is_highest, "country"])),
    )


def visa_free(
    agreements: pd.DataFrame, until: str, countries: Sequence[str]
) -> KeyFigure:
    """How many countries have a mutual exemption from visas that is in force."""
    exemptions = visa_exemptions(agreements, as_of=until)
    is_mutual = exemptions["scope"] == "mutual"
    is_in_force = exemptions["state"] == "in force"
    is_chosen = exemptions["country"].isin(list(countries))
    waivers = exemptions[is_mutual & is_in_force & is_chosen]
    return card(
        "visa_free",
        waivers,
        f"of {len(countries)}",
        len(waivers),
        period=until,
        coverage=selection(countries, codes.CA5),
        about=WaiversInForce(documents(VisaExemption, waivers)),
    )


def border_figures(tables: Tables, countries: Sequence[str]) -> list[KeyFigure]:
    """What share of the land at issue Kazakhstan and Tajikistan kept."""
    agreed = acts(tables["agreements"], "border_agreement")
    areas = border_areas(tables["country_profile"])
    is_chosen = areas["country"].isin(list(countries))
    areas = areas[areas["kept_pct"].notna() & is_chosen]
    return [border_kept(country, areas, agreed) for country in ("KAZ", "TJK")]


def border_kept(country: str, areas: pd.DataFrame, agreed: pd.DataFrame) -> KeyFigure:
    """The share of the land at issue that a country kept, by its agreements."""
    id = f"border_kept_{country.lower()}"
    areas = areas[areas["country"] == country]
    if areas.empty:
        return card(id, areas, "percent")
    agreed = agreed[agreed["country"] == country]
    rows = pd.concat([areas, agreed])
    (area,) = areas_at_issue(areas)
    assert area.kept, "areas of which nothing is known are left out"
    return card(
        id,
        rows,
        "percent",
        area.kept.value,
        period=first_and_last_year(rows["period"].dropna()),
        measure=area.kept.measure,
        # The source of an estimate gives round figures.
        digits=int(area.is_published),
        about=area,
    )


def astana_figures(tables: Tables) -> list[KeyFigure]:
    """How many documents and outcomes of the second summit sources name."""
    counts = outcomes(
        tables["summit_outcomes"], tables["summits"], tables["agreements"]
    )
    counts = select(counts, start=_ASTANA, end=_ASTANA, parts=True)
    return [astana_documents(counts), astana_outcomes(counts)]


def astana_documents(counts: pd.DataFrame) -> KeyFigure:
    """Documents between two governments, by the last source that gives a number."""
    rows = select(counts, indicator="documents", attribution="bilateral")
    last = at(rows)
    return card(
        "astana_documents",
        rows,
        "documents",
        last.value if last else None,
        period=last.period if last else "",
        measure="documents of two governments",
        about=SourcesOfDocuments(len(rows)),
    )


def astana_outcomes(counts: pd.DataFrame) -> KeyFigure:
    """Outcomes in the lists of the summit: the longest, and the range."""
    rows = counts[counts["indicator"] == "outcome_items"]
    about = OutcomesListed(len(rows))
    by_length = ranked(figures(rows))
    if not by_length:
        return card("astana_outcomes", rows, "outcomes", about=about)
    longest = by_length[0]
    return card(
        "astana_outcomes",
        rows,
        "outcomes",
        longest.value,
        period=longest.period,
        low=by_length[-1].value,
        high=longest.value,
        measure="items of a list",
        about=about,
    )


def pledge_figures(rows: pd.DataFrame) -> list[KeyFigure]:
    """On how many `pledges` a report was seen, and how many are reported done."""
    counts = tally(rows["status"], STATUSES)
    days = {*rows["pledged_on"], *rows["status_period"]} - {""}
    period = first_and_last_year(sorted(days))
    answered = sum(counts[status] for status in REPORTED)
    answers = PledgesAnswered(made=len(rows), counts=counts)
    kept = pledges_done(rows)
    return [
        part_card("pledges_answered", rows, answered, period=period, about=answers),
        part_card("pledges_done", rows, kept.all.done, period=period, about=kept),
    ]


def formats_with_treaty(formats: pd.DataFrame, until: str) -> KeyFigure:
    """How many `formats` of the five and one other rest on a binding text."""
    rows = formats[formats["is_plus"]]
    bound = rows[rows["binding_text"] != ""]
    return part_card(
        "formats_with_treaty",
        rows,
        len(bound),
        period=until if len(rows) else "",
        about=FormatsWithTreaty(formats=len(rows), bound=of_formats(bound)),
    )


def sco_members(agreements: pd.DataFrame, until: str) -> KeyFigure:
    """How many members the SCO has, and how many of the five are among them."""
    rows = members(agreements, as_of=until)
    is_of_five = rows["country"].isin(codes.CA5)
    return card(
        "sco_members",
        rows,
        "states",
        len(rows) or None,
        period=until if len(rows) else "",
        about=ScoMembers(int(is_of_five.sum())),
    )


def tier_a_supported(verdicts: pd.DataFrame, until: str) -> KeyFigure:
    """How many of the key claims are supported, and how many have which verdict."""
    rows = verdicts[verdicts["tier"] == "A"]
    counts = tally(sorted(rows["verdict"]), ["supported"])
    counted = {verdict: count for verdict, count in counts.items() if count}
    return part_card(
        "tier_a_supported",
        rows,
        counts["supported"],
        period=until if len(rows) else "",
        about=VerdictsCounted(counted),
    )


def entry_figures(
    entries: pd.DataFrame, countries: Sequence[str], until: str
) -> list[KeyFigure]:
    """How many events are on the record, and how few of the years it thinly covers.

    What part of history that is, is told by the entries: of which years and themes. Of
    which `countries` they were chosen, they do not tell, as many name several.
    """
    chosen = [
        selection(entries["theme"].unique(), THEMES),
        selection(countries, codes.CA5),
    ]
    coverage = " ".join(filter(None, chosen))
    every = card(
        "entries",
        entries,
        "events",
        len(entries),
        period=span_of(entries["period"]) or until,
        coverage=coverage,
    )
    return [every, thin_entries(entries, coverage)]


def thin_entries(entries: pd.DataFrame, coverage: str) -> KeyFigure:
    """How many events are on the record of the years that it thinly covers.

    Of a record that begins later there is no number, and not zero.
    """
    start, end = THIN
    starts = [periods.bounds(period)[0][0] for period in entries["period"]]
    start = max(start, min(starts, default=end + 1))
    is_on_record = start <= end
    thin = select(entries, start=THIN[0], end=end, parts=True)
    return card(
        "entries_thin",
        thin,
        "events",
        len(thin) if is_on_record else None,
        period=f"{start}/{end}" if is_on_record else "",
        coverage=coverage,
        about=ThinYears(start, end) if is_on_record else ThinYears(*THIN),
    )


def span_of(spans: Iterable[str]) -> str:
    """From the year in which the first of some periods begins to when the last ends."""
    every = sorted(spans, key=periods.bounds)
    if not every:
        return ""
    (first_year, _, _), _ = periods.bounds(every[0])
    last = max(every, key=lambda period: periods.bounds(period)[1])
    ends = [periods.of_year(first_year), last.split("/")[-1]]
    return "/".join(dict.fromkeys(ends))

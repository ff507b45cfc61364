"""The first screen of the history report: its key figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.display import FIGURE_COLUMNS, key_figure
from cac_data.display.phrases import listed
from cac_data.history.beside import missions
from cac_data.history.compared import FORMAT_WORDS, formats
from cac_data.history.meetings import format_starts, meetings, outcomes
from cac_data.history.promises import pledges
from cac_data.history.recorded import THIN
from cac_data.history.steps import STEP_WORDS, border_areas, partnership_spans
from cac_data.history.ties import border_settlement, visa_exemptions
from cac_data.history.wording import counted, number, year_in_words


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    entries: pd.DataFrame,
    verdicts: Sequence[pd.DataFrame],
    *,
    until: str,
    countries: Sequence[str] = codes.CA5,
) -> pd.DataFrame:
    """Give the first screen of the history report.

    `tables`: the frames ``agreements``, ``claims``, ``country_profile``, ``events``,
    ``evidence``, ``summit_outcomes`` and ``summits``.
    `countries`: countries of which ties are counted.

    Columns: ``id`` (unique), ``label``, ``value`` (rounded as printed; missing where
    there is no figure), ``unit``, ``period``, ``low``, ``high``, ``source_ids``,
    ``note`` and ``decimals``. The ids are the same in every scenario.

    ValueError if a frame or a column is missing.
    """
    needed = ("agreements", "claims", "country_profile", "events", "evidence")
    for name in (*needed, "summit_outcomes", "summits"):
        codes.check_member("tables", name, tables)
    agreements, summits = tables["agreements"], tables["summits"]
    rows = [
        *_missions(tables["events"], tables["claims"]),
        *_meetings(summits, until),
        *_ties(agreements, until, countries),
        *_borders(tables["country_profile"], agreements, countries),
        *_outcomes(tables),
        _pledges(tables),
        _formats(agreements, summits, until),
        _tier_a(verdicts),
        *_entries(entries),
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _missions(events: pd.DataFrame, claims: pd.DataFrame) -> list[dict[str, Any]]:
    found = missions(events, claims)
    made = []
    for name in ("first", "second"):
        rows = found[found["mission"] == name]
        label = f"{name.capitalize()} mission of China to Central Asia"
        if len(rows):
            claimed = year_in_words(int(rows["claimed"].iloc[0]))
            label += f", by the article {claimed}"
        years = [-int(period) for period in rows["period"]]
        fits = int((rows["years_off"] == 0).sum())
        made.append(
            key_figure(
                f"{name}_mission",
                label,
                years[0] if years else math.nan,
                "BC",
                "",
                indicators.merge_ids(list(rows["source_ids"])) if years else [],
                low=min(years, default=math.nan),
                high=max(years, default=math.nan),
                note=(
                    f"{number(fits) if fits else 'none'} of {number(len(years))} "
                    f"datings {'are' if fits > 1 else 'is'} the article's"
                    if years
                    else "outside the selection"
                ),
                digits=0,
            )
        )
    return made


def _meetings(summits: pd.DataFrame, until: str) -> list[dict[str, Any]]:
    made = []
    for level, label in (
        ("leaders", "Meetings of the leaders of all six"),
        ("foreign_ministers", "Meetings of their foreign ministers"),
    ):
        held = meetings(summits, level=level, as_of=until)
        by_video = held["online"].astype(bool)
        online = int(by_video.sum())
        note = f"{number(online)} of them by video" if online else ""
        if online and not by_video.all():
            note += f"; in person since {held[~by_video]['period'].iloc[0][:4]}"
        made.append(
            key_figure(
                f"{level}_meetings",
                label,
                len(held),
                "meetings",
                _span(list(held["period"])),
                indicators.merge_ids(list(held["source_ids"])) if len(held) else [],
                note=note,
                digits=0,
            )
        )
    starts = format_starts(summits)
    starts = starts[starts["period"].map(lambda day: _by(day, until)).astype(bool)]
    first = starts.head(1)
    made.insert(
        0,
        key_figure(
            "format_begins",
            "First meeting of all six, at any level",
            float(first["period"].iloc[0][:4]) if len(first) else math.nan,
            "year",
            "",
            first["source_ids"].iloc[0] if len(first) else [],
            note=(
                f"{first['level'].iloc[0].replace('_', ' ')}, "
                f"{'by video' if first['online'].iloc[0] else first['city'].iloc[0]}; "
                "none is recorded before"
                if len(first)
                else ""
            ),
            digits=0,
        ),
    )
    return made


def _span(given: Sequence[str]) -> str:
    """Return the years from the first to the last of some periods."""
    if not given:
        return ""
    years = [given[0][:4], given[-1][:4]]
    return "/".join(dict.fromkeys(years))


def _by(period: str, until: str) -> bool:
    return periods.bounds(period)[0] <= periods.bounds(until)[1]


def _ties(
    agreements: pd.DataFrame, until: str, countries: Sequence[str]
) -> list[dict[str, Any]]:
    spans = partnership_spans(agreements, until=until, countries=countries)
    last = spans[~spans.duplicated("country", keep="last")]
    top = last[last["step"] == STEP_WORDS[3]]
    visas = visa_exemptions(agreements, as_of=until)
    visas = visas[visas["country"].isin(list(countries))]
    free = visas[(visas["scope"] == "mutual") & (visas["state"] == "in force")]
    return [
        key_figure(
            "highest_partnership",
            "Countries above a comprehensive strategic partnership",
            len(top),
            f"of {len(countries)}",
            until,
            indicators.merge_ids(list(top["source_ids"])) if len(top) else [],
            note=f"not {_names(last, top)}" if len(last) > len(top) else "",
            digits=0,
        ),
        key_figure(
            "visa_free",
            "Countries without visas in both directions",
            len(free),
            f"of {len(countries)}",
            until,
            indicators.merge_ids(list(free["source_ids"])) if len(free) else [],
            note=listed(
                f"{codes.country_name(row['country'])} since {row['in_force'][:4]}"
                for row in free.to_dict("records")
            ),
            digits=0,
        ),
    ]


def _names(all_of: pd.DataFrame, without: pd.DataFrame) -> str:
    rest = [code for code in all_of["country"] if code not in set(without["country"])]
    return listed(codes.country_name(code) for code in rest)


def _borders(
    profile: pd.DataFrame, agreements: pd.DataFrame, countries: Sequence[str]
) -> list[dict[str, Any]]:
    areas, acts = border_areas(profile), border_settlement(agreements)
    made = []
    for country in ("KAZ", "TJK"):
        row = areas[(areas["country"] == country) & (country in set(countries))]
        own = acts[acts["country"] == country]
        known = bool(len(row)) and not math.isnan(row["kept_pct"].iloc[0])
        estimated = known and row["basis"].iloc[0] != "published"
        name = codes.country_name(country)
        ids = [*row["source_ids"], *own["source_ids"]] if known else []
        made.append(
            key_figure(
                f"border_kept_{country.lower()}",
                f"Disputed land on the border that {name} kept",
                row["kept_pct"].iloc[0] if known else math.nan,
                "percent",
                _span(list(own["period"])) if known else "",
                indicators.merge_ids(ids) if ids else [],
                # The source of an estimate gives round figures.
                digits=0 if estimated else 1,
                note=(
                    f"of {row['claimed_km2'].iloc[0]:,.0f} km2"
                    + ("; what is left after the land handed over" if estimated else "")
                    if known
                    else "not in the selection"
                ),
            )
        )
    return made


def _outcomes(tables: Mapping[str, pd.DataFrame]) -> list[dict[str, Any]]:
    counts, summits = tables["summit_outcomes"], tables["summits"]
    # Only of the meetings that lie within the time of the report.
    held = counts[counts["summit_id"].isin(summits["summit_id"])]
    every = outcomes(held, summits, tables["agreements"])
    june = every[every["period"].str.startswith("2025-06")]
    bilateral = june[
        (june["indicator"] == "documents") & (june["attribution"] == "bilateral")
    ]
    items = june[june["indicator"] == "outcome_items"]
    return [
        key_figure(
            "astana_documents",
            "Documents of Kazakhstan and China, ascribed to all six by the article",
            bilateral["value"].iloc[0] if len(bilateral) else math.nan,
            "documents",
            bilateral["period"].iloc[0] if len(bilateral) else "",
            indicators.merge_ids(list(bilateral["source_ids"]))
            if len(bilateral)
            else [],
            note=(
                f"{counted(len(bilateral), 'source')}; the day before the summit"
                if len(bilateral)
                else ""
            ),
            digits=0,
        ),
        key_figure(
            "astana_outcomes",
            "Items on the list of outcomes of the summit of Astana",
            items["value"].max() if len(items) else math.nan,
            "outcomes",
            items["period"].iloc[0] if len(items) else "",
            indicators.merge_ids(list(items["source_ids"])) if len(items) else [],
            low=items["value"].min() if len(items) > 1 else math.nan,
            high=items["value"].max() if len(items) > 1 else math.nan,
            note="not all of them are documents" if len(items) else "",
            digits=0,
        ),
    ]


def _pledges(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    found = pledges(tables)
    kept = found[found["answered_on"] != ""]
    return key_figure(
        "pledges_answered",
        "Pledges of Xi'an that a later record answers",
        len(kept) if len(found) else math.nan,
        f"of {len(found)}" if len(found) else "",
        _span(sorted({*found["pledged_on"], *kept["answered_on"]})),
        indicators.merge_ids(list(found["source_ids"])) if len(found) else [],
        note="no record is no proof that nothing was done" if len(found) else "",
        digits=0,
    )


def _formats(
    agreements: pd.DataFrame, summits: pd.DataFrame, until: str
) -> dict[str, Any]:
    table = formats(agreements, summits, as_of=until)
    sco = table[table["format"] == FORMAT_WORDS["SCO"]]
    known = bool(len(sco))
    return key_figure(
        "sco_members",
        "Members of the Shanghai Cooperation Organisation (SCO), for comparison",
        float(sco["members"].iloc[0]) if known else math.nan,
        "states",
        until if known else "",
        sco["source_ids"].iloc[0] if known else [],
        note=(
            f"{number(int(sco['central_asian'].iloc[0]))} of them Central Asian; the "
            "format of the six has all five"
            if known
            else ""
        ),
        digits=0,
    )


def _tier_a(verdicts: Sequence[pd.DataFrame]) -> dict[str, Any]:
    rows = [frame[frame["tier"] == "A"] for frame in verdicts]
    judged = pd.concat(rows) if rows else pd.DataFrame(columns=["verdict"])
    counts = judged["verdict"].value_counts()
    told = [f"{count} {word}" for word, count in sorted(counts.items())]
    ids = [list(item) for item in judged["source_ids"]] if len(judged) else []
    return key_figure(
        "tier_a_supported",
        "Main claims on history and politics that hold as written",
        int(counts.get("supported", 0)) if len(judged) else math.nan,
        f"of {len(judged)}" if len(judged) else "",
        "",
        indicators.merge_ids(ids) if ids else [],
        note=listed(told),
        digits=0,
    )


def _entries(entries: pd.DataFrame) -> list[dict[str, Any]]:
    first, last = THIN
    inside = [
        first <= periods.bounds(period)[0][0] and periods.bounds(period)[1][0] <= last
        for period in entries["period"]
    ]
    thin = entries[pd.Series(inside, index=entries.index, dtype=bool)]
    ids = [list(item) for item in entries["source_ids"]]
    return [
        key_figure(
            "entries",
            "Events recorded in the selection",
            len(entries),
            "events",
            "",
            indicators.merge_ids(ids) if ids else [],
            note="a collection: no number of them is a trend",
            digits=0,
        ),
        key_figure(
            "entries_thin",
            f"Of these, in the years {first} to {last}",
            len(thin),
            "events",
            f"{first}/{last}",
            indicators.merge_ids([list(item) for item in thin["source_ids"]])
            if len(thin)
            else [],
            digits=0,
        ),
    ]

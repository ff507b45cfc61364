"""Who has which tie, who met, what came of it, and which words bind them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from cac_data import codes, periods
from cac_data.history.events import begun, once, readings
from cac_data.observations import join, observe, union
from cac_data.tables import allowed_values, load_table, select, sort_rows

SIX = frozenset({*codes.CA5, "CHN"})

LEVELS = {
    "strategic": (1, "strategic"),
    "comprehensive_strategic": (2, "comprehensive strategic"),
    "comprehensive_strategic_new_era": (3, "for a new era"),
    "permanent_comprehensive_strategic": (3, "permanent"),
    "all_weather_comprehensive_strategic": (3, "all-weather"),
}
"""Level of a partnership: its step and its name. Forms of the third are not ranked."""

STEPS = {1: "strategic", 2: "comprehensive strategic", 3: "a form above it"}
FORMATS = {"SCO": "SCO", "C+C5": "China and Central Asia"}

DECLARATION = "xinhua-zh-declaration-2025"
"""Source of the official list of principles: the declaration of Astana in Chinese."""

MINISTERS = "teller-fm3-2022"
"""Source of the formula of relations that the foreign ministers agreed in 2022."""


def _acts(agreements: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Agreements of a kind, a row a country of the five."""
    rows = once(agreements[agreements["kind"] == kind]).explode("countries")
    rows = rows.rename(columns={"countries": "country"})
    rows = rows[rows["country"].isin(codes.CA5)]
    return sort_rows(rows, ["country", "period", "agreement_id"])


def recognition(agreements: pd.DataFrame) -> pd.DataFrame:
    """When China recognised each of the five and took up relations.

    `country recognised_on relations_on days` (between the two, missing where one is no
    day) `source_ids`.
    """
    known, related = (
        _acts(agreements, kind)[["country", "period", "source_ids"]]
        for kind in ("recognition", "diplomatic_relations")
    )
    both = join(known, related, ["country"], how="inner", relations_on="period")
    pairs = zip(both["period"], both["relations_on"], strict=True)
    both["days"] = [_days(*pair) for pair in pairs]
    columns = ["country", "recognised_on", "relations_on", "days", "source_ids"]
    return both.rename(columns={"period": "recognised_on"})[columns]


def _days(start: str, end: str) -> float:
    (first, same), (last, also) = periods.bounds(start), periods.bounds(end)
    days = (date(*last) - date(*first)).days
    return float(days) if first == same and last == also else math.nan


def border_settlement(agreements: pd.DataFrame) -> pd.DataFrame:
    """Acts on the border, as far as the table has them: no full list.

    `country period title ratified agreement_id source_ids`.
    """
    columns = ["country", "period", "title", "ratified", "agreement_id", "source_ids"]
    return _acts(agreements, "border_agreement")[columns]


def border_areas(profile: pd.DataFrame) -> pd.DataFrame:
    """Land at issue along the border with China, and the share that was kept.

    `country claim` (``in dispute``: negotiated; ``claimed``: a historical claim; they
    do not compare) `claimed_km2 kept_pct basis source_ids`: as published, else ``worked
    out`` from the land handed over. A row for each country with a border; figures are
    missing where no source was found.
    """
    made = []
    for country in codes.CA5:
        own = profile[profile["country"] == country].drop_duplicates("indicator")
        names = own["indicator"].str.removeprefix("border_area_")
        value = dict(zip(names, own["value"], strict=True))
        in_dispute = "in_dispute" in value
        claimed = value.get("in_dispute", value.get("claimed_by_china", math.nan))
        rest = 100 * (1 - value.get("transferred_to_china", math.nan) / claimed)
        kept = value.get("retained_share", rest)
        basis = "worked out" if kept == rest else "published"
        kind = "land_border_with_chn" if math.isnan(claimed) else "border_area_"
        used = own[own["indicator"].str.startswith(kind)]
        if len(used):
            claim = "in dispute" if in_dispute else "claimed"
            none = math.isnan(kept)
            made.append(
                {
                    "country": country,
                    "claim": "" if math.isnan(claimed) else claim,
                    "claimed_km2": claimed,
                    "kept_pct": kept,
                    "basis": "" if none else basis,
                    "source_ids": union(used["source_id"]),
                }
            )
    columns = ["country", "claim", "claimed_km2", "kept_pct", "basis", "source_ids"]
    return pd.DataFrame(made, columns=columns)


def partnership_spans(
    agreements: pd.DataFrame, *, until: str, countries: Iterable[str] = codes.CA5
) -> pd.DataFrame:
    """How long each partnership stood at which level, the present one until a day.

    `country start end step level` (both in words) `source_ids`.
    """
    rows = begun(_acts(agreements, "partnership"), until)
    for level in rows["level"]:
        codes.check_member("level", level, LEVELS)
    rows = rows[rows["country"].isin(list(countries))]
    ends = rows.groupby("country")["period"].shift(-1).fillna(until)
    levels = rows["level"].map(LEVELS)
    rows = rows.rename(columns={"period": "start"}).assign(
        end=ends.astype("str"),
        step=levels.str[0].map(STEPS).astype("str"),
        level=levels.str[1].astype("str"),
    )
    columns = ["country", "start", "end", "step", "level", "source_ids"]
    return rows[columns].reset_index(drop=True)


def visa_exemptions(
    agreements: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """Exemptions from visas, and how far they are on a date.

    `country scope` (mutual, unilateral) `state` (in force, agreed, talks) `signed
    also_signed` (list of rival datings) `in_force source_ids`.
    """
    rows = begun(_acts(agreements, "visa_exemption"), as_of)
    force = begun(rows, as_of, "in_force").index
    talks, one_way = rows["status"] == "talks", rows["status"] == "unilateral"
    state = talks.map({True: "talks", False: "agreed"})
    every = readings(agreements).groupby("first")["period"].agg(set)
    rivals = [
        sorted(every[which] - {own, ""})
        for which, own in zip(rows["agreement_id"], rows["period"], strict=True)
    ]
    rows = rows.assign(
        signed=rows["period"].mask(talks, ""),
        also_signed=pd.Series(rivals, rows.index, dtype=object),
        state=state.mask(rows.index.isin(force), "in force").astype("str"),
        scope=one_way.map({True: "unilateral", False: "mutual"}).astype("str"),
    )
    columns = ["country", "scope", "state", "signed", "also_signed", "in_force"]
    return rows[[*columns, "source_ids"]].reset_index(drop=True)


def members(
    agreements: pd.DataFrame, *, organisation: str = "SCO", as_of: str | None = None
) -> pd.DataFrame:
    """Members on a date: `country since by` (founding, accession) `source_ids`."""
    codes.check_member("organisation", organisation, allowed_values("organisation"))
    rows = select(agreements, organisation=organisation, kind=["founding", "accession"])
    rows = begun(rows[rows["variant_of"] == ""], as_of).explode("countries")
    names = {"countries": "country", "period": "since", "kind": "by"}
    rows = rows.rename(columns=names).assign(source_ids=rows["source_id"])
    rows = sort_rows(rows, ["country", "since", "agreement_id"])
    return rows[["country", "since", "by", "source_ids"]]


def meetings(
    summits: pd.DataFrame,
    *,
    format: str | Sequence[str] | None = "C+C5",
    level: str | Sequence[str] | None = None,
    online: bool | None = None,
    as_of: str | None = None,
) -> pd.DataFrame:
    """Meetings that took place, in order of time, with their `number`.

    Rows of `summits` with `source_ids`. Those of leaders, foreign and interior
    ministers of China and Central Asia (``C+C5``) are a complete list.
    """
    held = select(
        summits,
        status="happened",
        format=format,
        level=level,
        online=online,
        parts=True,
    )
    rows = sort_rows(begun(held, as_of), ["period", "summit_id"])
    return rows.assign(number=range(1, len(rows) + 1), source_ids=rows["source_id"])


def format_starts(summits: pd.DataFrame) -> pd.DataFrame:
    """First meeting of the six at each `level`, `online` and in person."""
    held = meetings(summits).drop_duplicates(["level", "online"]).reset_index(drop=True)
    return held[["level", "online", "summit_id", "period", "city", "source_ids"]]


def outcomes(
    counts: pd.DataFrame,
    summits: pd.DataFrame,
    agreements: pd.DataFrame,
    *,
    start: str | None = None,
    end: str | None = None,
    **where: str | Sequence[str],
) -> pd.DataFrame:
    """What came of meetings and packages, with whose it is, in order of time.

    Observations of `summit_outcomes` with `subject` and `countries`; `where` as in
    `select`: ``indicator``, ``attribution``. Nothing is added up: documents, agreements
    and points are different things, and announced values overlap. A count whose meeting
    or package is not among the rows is left out.
    """
    held = summits.rename(columns={"participants": "countries"})
    both = pd.concat([held.assign(agreement_id=""), agreements.assign(summit_id="")])
    both = both.rename(columns={"title": "subject", "agreement_id": "_agreement"})
    rows = select(counts, where=where)
    # A count of a meeting may name an agreement, too: the meeting dates it.
    of_meeting = rows["summit_id"] != ""
    rows = rows.assign(_agreement=rows["agreement_id"].mask(of_meeting, ""))
    columns = ["summit_id", "_agreement", "period", "subject", "countries"]
    rows = rows.merge(both[columns], on=["summit_id", "_agreement"])
    rows = observe(select(rows, start=start, end=end, parts=True))
    rows = rows.drop(columns="_agreement")
    return sort_rows(rows, ["period", "agreement_id", "summit_id", "indicator", "unit"])


def formats(
    agreements: pd.DataFrame, summits: pd.DataFrame, *, as_of: str | None = None
) -> pd.DataFrame:
    """The two formats beside each other on a date.

    `format since members central_asian others` (list of countries) `binding bound_on`
    (first charter or treaty) `leaders_meetings` (where the table has them all)
    `source_ids`. Of the six the members are those who met first.
    """
    six = agreements["countries"].map(lambda named: set(named) == SIX).astype(bool)
    met = meetings(summits, as_of=as_of)
    leaders = meetings(summits, level="leaders", as_of=as_of)
    sco = select(agreements, organisation="SCO")
    first = met.head(1).explode("participants")
    joined = first.rename(columns={"participants": "country"})
    made = []
    for name, who, texts, since, count in (
        ("SCO", members(agreements, as_of=as_of), sco, sco, leaders[:0]),
        ("C+C5", joined, agreements[six], met, leaders),
    ):
        if who.empty:
            continue
        bound = texts[texts["kind"].isin(["treaty", "institution"])]
        bound = sort_rows(begun(bound, as_of), ["period"]).head(1)
        ids = [*who["source_ids"], *count["source_ids"], *bound["source_id"]]
        made.append(
            {
                "format": FORMATS[name],
                "since": min(since["period"], key=periods.sort_key),
                "members": len(who),
                "central_asian": int(who["country"].isin(codes.CA5).sum()),
                "others": [code for code in who["country"] if code not in SIX],
                "binding": "".join(bound["title"]),
                "bound_on": "".join(bound["period"]),
                # The table has two of the SCO's yearly summits: no number means much.
                "leaders_meetings": float(len(count)) if len(count) else math.nan,
                "source_ids": union(ids),
            }
        )
    columns = ["format", "since", "members", "central_asian", "others", "binding"]
    columns += ["bound_on", "leaders_meetings", "source_ids"]
    return pd.DataFrame(made, columns=columns)


def pledges(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """What the six agreed in Xi'an, and the later record that answers it.

    `pledge pledged_on answer` (empty if no record was found) `answered_on months`
    (between the two) `source_ids`. Which record answers which pledge is our reading, in
    the table `pledges`; that there is none does not show that nothing was done. A
    pledge whose own record is not among the rows is left out.

    `tables`: agreements, events, evidence, summit_outcomes, summits.
    """
    keys = {"agreements": "agreement_id", "events": "event_id"}
    keys |= {"evidence": "evidence_id", "summits": "summit_id"}
    known = pd.concat(
        tables[name].assign(table=name, id=tables[name][key])
        for name, key in keys.items()
    )
    money = money_pledged(tables["summit_outcomes"], tables["summits"])
    aid = (money["indicator"] == "finance_pledged") & (money["unit"] == "USD mn")
    money = money[aid].assign(
        table="summit_outcomes", id=money["summit_id"], source_id=money["source_ids"]
    )
    known = pd.concat([known, money])[["table", "id", "period", "title", "source_id"]]
    known = known.assign(period=known["period"].str.rpartition("/")[2])
    rows = load_table("pledges").drop(columns="source_id")
    said = known.add_prefix("pledged_")
    done = known.add_prefix("answer_")
    rows = rows.merge(said, on=["pledged_table", "pledged_id"])
    rows = rows.merge(done, on=["answer_table", "answer_id"], how="left").fillna("")
    ids = zip(rows["pledged_source_id"], rows["answer_source_id"], strict=True)
    spans = zip(rows["pledged_period"], rows["answer_period"], strict=True)
    rows = rows.assign(
        source_ids=[union(pair) for pair in ids],
        months=[_months(*pair) for pair in spans],
    )
    names = {"pledged_period": "pledged_on", "answer_title": "answer"}
    rows = rows.rename(columns={**names, "answer_period": "answered_on"})
    columns = ["pledge", "pledged_on", "answer", "answered_on", "months", "source_ids"]
    return rows[columns]


def _months(start: str, end: str) -> float:
    if not end:
        return math.nan
    (year, month, _), (later, last, _) = (
        periods.bounds(start)[1],
        periods.bounds(end)[0],
    )
    return float(12 * (later - year) + last - month)


def money_pledged(counts: pd.DataFrame, summits: pd.DataFrame) -> pd.DataFrame:
    """Money that China pledged to the five at meetings of the six, as announced.

    Observations with `meeting what` (grants; aid and investment): different things, so
    nothing is added. A row for each currency in which it was announced.
    """
    words = {"finance_pledged": "aid and investment", "grants_pledged": "grants"}
    rows = select(counts, indicator=list(words), attribution="six_party")
    titles = summits[["summit_id", "period", "title"]]
    rows = rows.merge(titles.rename(columns={"title": "meeting"}), on="summit_id")
    rows = observe(rows.assign(what=rows["indicator"].map(words)))
    return sort_rows(rows, ["period", "meeting", "what", "unit"])


def named_disputes(found: pd.DataFrame, summits: pd.DataFrame) -> pd.DataFrame:
    """Conflicts of `summit_outcomes`, with the meeting's name as `subject`.

    `subject indicator figures reason source_ids`.
    """
    names = summits.drop_duplicates("summit_id").set_index("summit_id")["title"]
    subject = found["summit_id"].map(names).fillna(found["summit_id"])
    figures = found["figures"].str.replace(r" \([^)]*\)", "", regex=True)
    made = found.assign(
        subject=subject.mask(subject == "", found["agreement_id"]).astype("str"),
        figures=figures.str.replace("; ", " or "),
        source_ids=[union(ids) for ids in found["source_ids"]],
    )
    return made[["subject", "indicator", "figures", "reason", "source_ids"]]


def principles(concepts: pd.DataFrame, *, compared_with: str) -> pd.DataFrame:
    """Principles as each source lists them, the longest list first.

    `source_id count terms` (list) `shared` (with the list that they are compared with;
    0 where that is not among the rows).
    """
    rows = sort_rows(concepts, ["concept_id"]).explode("named_by")
    rows = rows.assign(source_id=rows["named_by"]).dropna(subset="source_id")
    own = rows.loc[rows["source_id"] == compared_with, "concept_id"]
    by = rows.assign(shared=rows["concept_id"].isin(own)).groupby("source_id")
    found = by.agg(
        count=("term", "size"), terms=("term", list), shared=("shared", "sum")
    )
    order = ["count", "source_id"]
    return found.reset_index().sort_values(
        order, ascending=[False, True], ignore_index=True
    )

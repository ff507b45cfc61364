"""What the tables and the documents say on each claim of the article."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partialmethod
from typing import Any, TypeAlias

import pandas as pd

from cac_data import (
    energy,
    facts,
    history,
    infrastructure,
    periods,
    projections,
    tracks,
    trade,
)
from cac_data.cache import cached
from cac_data.codes import CA5, TableName
from cac_data.facts import Fact
from cac_data.observations import add_up, combine, gather, observe, union
from cac_data.periods import year_of
from cac_data.sources import known_by
from cac_data.tables import load_table, select, table_names
from cac_data.validate import check_member
from cac_data.vintage import BUNDLED, manifest, resolve
from cac_data.words import said, say

VERDICTS = (
    *("supported", "qualified", "misattributed", "disputed", "contradicted", "open"),
    *("unverified", "opinion"),
)
COUNTS = ("agreements", "projects")  # units of what is counted from the text on
WEAK_BODIES = frozenset({"Pravda Germany", "Wikipedia"})
"""An aggregator of state media, and copies of an encyclopaedia that anyone may edit."""

Tables: TypeAlias = Mapping[str, pd.DataFrame]


class Known(dict[str, pd.DataFrame]):
    """Tables as a reader could have known them on a date; `given` ones for loaded."""

    def __init__(
        self, given: Tables | None = None, as_of: str = "", vintage: str = BUNDLED
    ) -> None:
        super().__init__()
        self.given, self.as_of, self.vintage = given or {}, as_of, resolve(vintage)
        for name in self.given:
            check_member("tables", name, table_names())

    def __missing__(self, name: TableName) -> pd.DataFrame:
        given = name in self.given
        frame = self.given[name] if given else load_table(name, self.vintage)
        # What is claimed, what a word or place is, who a source is: no findings.
        if name not in ("claims", "concepts", "countries", "places", "sources"):
            # An area has no date; the copy it was read in is merely younger.
            lasting = pd.Series(False, frame.index)
            if {"basis", "period"} <= {*frame.columns}:
                lasting = (frame["basis"] == "static") & (frame["period"] == "")
            dated = known_by(frame[~lasting], self.as_of)
            frame = pd.concat([dated, frame[lasting]], ignore_index=True)
        self[name] = frame
        return frame

    @cached_property
    def turnover(self) -> pd.DataFrame:
        """Of the five by Chinese customs, the count that has the article's 95 bn."""
        return trade.regional(self["bilateral_trade"])

    @property
    def article_date(self) -> str:
        """Day on which the text of the claims came out, of several texts the first."""
        cited = self["sources"]["source_id"].isin(self["claims"]["source_id"])
        return str(self["sources"].loc[cited, "published"].min())

    @property
    def today(self) -> str:
        """The day of judgement: that of knowledge, else when sources were last read."""
        return self.as_of or str(self["sources"]["accessed"].max())

    def may_follow_text(self, period: str) -> bool:
        """Tell whether what is dated to a period may have come after the text.

        A bare year may: what is counted so is called a count *at most*.
        """
        text = periods.bounds(self.article_date)[1]
        return bool(period) and periods.bounds(period)[1] > text

    def is_news(self, period: str) -> bool:
        """Tell whether a figure tells more than the author of the text could know.

        One of a time that ends before the text does not, not even on its own day.
        """
        return periods.bounds(period)[1] > periods.bounds(self.article_date)[1]

    @cached_property
    def bodies(self) -> pd.Series:
        """The body behind each source: papers that quote one office are one body."""
        return self["sources"].set_index("source_id")["origin"]

    @cached_property
    def bearing(self) -> pd.DataFrame:
        """Findings that bear on a test of a claim, with the `body` behind each."""
        rows = self["evidence"]
        rows = rows[rows["finding"] != "context"]
        about = rows["test"].replace("whole", "figure")
        return rows.assign(body=rows["source_id"].map(self.bodies), test=about)


def _right(claim: Fact, found: float) -> bool:
    """Whether a figure agrees with the claimed one by the claim's own rule."""
    off = found - claim["value"]
    # Binary fractions: 95.5 - 95.0 must not miss a tolerance of 0.5 by 1e-14.
    margin = claim["tolerance"] + 1e-9 * max(1.0, abs(claim["value"]))
    too_low = off < -margin and claim["comparison"] != "at_most"
    return not (too_low or (off > margin and claim["comparison"] != "at_least"))


def _nearest(claim: Fact, readings: Iterable[float]) -> float:
    return min(readings, key=lambda one: abs(one - claim["value"]), default=math.nan)


def _grown(rows: pd.DataFrame, start: int, end: int) -> Fact:
    """Growth of a series between two years in percent, and the rows it rests on."""
    ends = rows[rows["year"].isin([start, end])] if end > start else rows[:0]
    grown = facts.grew(facts.at(ends, end), facts.at(ends, start))
    return {"found": grown.get("value", math.nan), "rows": ends, "grown": grown}


def _falls(rows: pd.DataFrame) -> Fact:
    """In how many of its last four changes a series fell."""
    last = rows.sort_values("year")["value"].diff().dropna().tail(4)
    return {"falls": int((last < 0).sum()), "changes": len(last)}


class _Computed:
    """One method a claim, named by its id: what the tables say of it.

    Each gives ``found`` or ``readings`` (of which the nearest counts), the ``rows`` it
    rests on, ``low high probability referent due`` where they apply, and what the words
    need (``said``: which, if several claims share them); frames among that are cited.
    """

    def __init__(self, claim: Fact, known: Known) -> None:
        self.claim, self.known = claim, known
        self.first, self.last = (day[0] for day in periods.bounds(claim["period"]))

    def after_text(self, rows: pd.DataFrame, column: str = "period") -> pd.DataFrame:
        """Rows that date from after the text, or may if no day is known."""
        return rows[rows[column].map(self.known.may_follow_text).astype(bool)]

    def surely_after_text(self, rows: pd.DataFrame, column: str = "period") -> int:
        """How many rows are known to date from after the text: a bare year is not."""
        text = periods.bounds(self.known.article_date)[1]
        return sum(periods.bounds(period)[0] > text for period in rows[column])

    def paces(self, base: Fact, *series: pd.DataFrame) -> Fact:
        """What it takes to be back at a base by the last year of the claim.

        `needed` a year from the last figure of the first series, and the `best` of the
        `spans` of five years of all; `newest`: the period of that last figure.
        """
        last = facts.at(series[0])
        return {
            "needed": facts.needed(last, base, self.last),
            "best": tracks.best_pace(*series),
            "spans": [pace for rows in series for pace in tracks.five_year_paces(rows)],
            "newest": last.get("period", ""),
        }

    @cached_property
    def in_person(self) -> pd.DataFrame:
        rows = history.meetings(self.known["summits"], level="leaders")
        return rows[~rows["online"].astype(bool)]

    def c033(self) -> Fact:
        """China over the sum of the five, by each way to measure an area."""
        found = []
        for name in ("area_total", "area_land", "area_surface"):
            rows = self.known["country_profile"]
            rows = observe(select(rows, indicator=name, basis="static"))
            region = add_up(rows, "country", CA5, "CA5")
            china = rows[rows["country"] == "CHN"]
            ratio = combine(china, region, "div", on=["indicator", "period"])
            found.append(ratio.tail(1))
        value = facts.at(found[0]).get("value", math.nan)
        return {"found": value, "rows": found[0], "others": pd.concat(found[1:])}

    def c046(self) -> Fact:
        period, rows = self.claim["period"], self.known.turnover
        rows = rows[rows["period"] == period]
        others = trade.other_count(self.known["bilateral_trade"], period=period)
        found = rows["value"].sum(min_count=1) / 1000
        return {"found": found, "rows": rows, "others": others.tail(1)}

    def c047(self) -> Fact:
        """Months from the summit to the end of the first year at the level of c046."""
        level = facts.at(self.known["claims"], claim_id="c046")
        rows = self.known.turnover[self.known.turnover["year"] >= self.first]
        high = rows["value"] >= 1000 * (level["value"] - level["tolerance"])
        reached = facts.at(rows[high].head(1))
        last = int((reached or facts.at(rows) or {"year": self.first})["year"])
        months = 12 * (last + 1 - self.first)
        months -= periods.bounds(self.claim["period"])[0][1]
        rows = rows[rows["year"] <= last]
        late = months / 12 > self.claim["value"] + self.claim["tolerance"]
        found = months / 12 if reached or late else math.nan
        whole = 1 < len(rows) == last + 1 - self.first
        total = math.fsum(rows["value"]) if whole and reached else None
        told = {"reached": bool(reached), "months": months, "end": last, "total": total}
        return {"found": found, "rows": rows, **told}

    def c077(self) -> Fact:
        total, start, end = self.known.turnover, self.first, self.last
        own, *near = (_grown(total, start + by, end + by) for by in (0, -1, 1))
        others = [one for one in near if one["grown"]]
        same = all(_right(self.claim, one["found"]) for one in others)
        used = pd.concat([one["rows"] for one in (own, *others)])
        told = [one["grown"] for one in others]
        return {**own, "others": told, "same": same, "used": used}

    def c075(self) -> Fact:
        rows, due = self.known.turnover, self.first
        is_ahead = len(rows) and rows["year"].max() < due
        path = trade.projection(rows, due) if is_ahead else rows[:0]
        if path.empty:
            own = rows[rows["year"] == due]
            found = own["value"].sum(min_count=1) / 1000
            return {"found": found, "rows": own, "due": True, "said": "level"}
        end, level = path.iloc[-1], 1000 * self.claim["value"]
        goal = {"value": level, "source_ids": ""}
        needed = facts.needed(facts.at(rows), goal, due)
        chance = projections.probability_at_least(path, level, due)
        low, found, high = (end[name] / 1000 for name in ("low", "median", "high"))
        told = {"coverage": 100 * projections.COVERAGE, "needed": needed}
        told |= {"best": tracks.best_pace(rows), "newest": facts.at(rows)["period"]}
        told |= {"low": low, "high": high, "probability": chance, "said": "level"}
        return {"found": found, "rows": path.tail(1), **told}

    c076 = c075

    def c078(self) -> Fact:
        """The year by which the railway is to be finished, as the responsible say."""
        asked = self.known["schedule_claims"], self.known.as_of
        rows = infrastructure.railway_promises(*asked)
        rows = rows[rows["standing"] & ~rows["unofficial"]]
        named = infrastructure.named_years(*asked)
        return {**named, "found": named.get("value", math.nan), "rows": rows}

    def cargo(self) -> pd.DataFrame:
        """Cargo on the Trans-Caspian route by year."""
        rows = infrastructure.corridor_series(self.known["corridor_volumes"])
        return select(rows, corridor="middle_corridor", indicator="cargo")

    def finished(self, projects: pd.DataFrame) -> pd.DataFrame:
        """Projects completed after the text, in the time of the claim."""
        span = {"start": self.first, "end": self.last}
        rows = infrastructure.finished_projects(projects, **span)
        today = periods.bounds(self.known.as_of or "9999")[1]
        over = rows["completed"].map(lambda date: periods.bounds(date)[1] <= today)
        return self.after_text(rows[over.astype(bool)], "completed")

    def c079(self) -> Fact:
        """Growth from the last year before the outlook to the latest known."""
        rows = self.cargo()
        latest = int(rows["year"].max()) if len(rows) else 0
        start = min(self.first, latest) - 1
        projects = self.known["projects"]
        ports = self.finished(projects[projects["kind"] == "port"])
        late = facts.records(rows.tail(3))
        paces = self.paces(facts.at(rows, start), rows)
        return {**_grown(rows, start, latest), "late": late, "ports": ports, **paces}

    def c096(self) -> Fact:
        """A boom that has turned is no growth by every reading."""
        rows = self.cargo()
        since = facts.grew(facts.at(rows), facts.at(rows, self.last))
        fell = since.get("value", 0) < 0
        shown = rows[rows["year"] >= self.first]
        volumes = self.known["corridor_volumes"]
        shares = observe(volumes[volumes["indicator"] == "share_of_cargo"])
        exports = shares[shares["corridor"] == "middle_corridor"]
        told = {"shown": shown, "split": fell, "exports": exports}
        return {**_grown(rows, self.first, self.last), **told}

    def c080(self) -> Fact:
        rows, kinds = self.known["projects"], ("logistics_hub", "dry_port")
        if not {*kinds} <= set(rows["kind"]):
            return {}
        # A port's container hub is one, too, whatever kind of project it is filed as.
        rows = rows[rows["kind"].isin(kinds) | rows["name"].str.contains(r"\bhub\b")]
        hubs = self.finished(rows)
        due = infrastructure.countable_projects(rows)
        inside = due["countries"].map({*CA5}.issuperset).astype(bool)
        due = due[inside & due["status"].isin(["planned", "under_construction"])]
        surely = self.surely_after_text(hubs, "completed")
        told = {"hubs": hubs, "under_way": due, "surely": surely}
        return {"found": len(hubs), "rows": hubs if len(hubs) else due, **told}

    def c081(self) -> Fact:
        """No path is drawn: until 2018 the volumes show how the pipe was filled."""
        rows = energy.sent_to_china(self.known["gas_flows"], edition="newest")
        years = sorted(map(int, rows["year"]))
        if len(years) < 2:
            return {}
        before, end = self.first - 1, years[-1]
        start = before if end > before and before in years else years[-2]
        grown, top = _grown(rows, start, end), facts.summary(rows)["top"]
        told = {**grown, **_falls(rows), "top": top, "volumes": rows}
        # How fast a new pipeline was filled is no pace that a full one could have.
        filled = rows[rows["year"] >= top["year"]]
        paces = self.paces(facts.at(rows, start), filled)
        return {**told, **paces, "both": self.turkmen_and_kazakh_gas()}

    def turkmen_and_kazakh_gas(self) -> pd.DataFrame:
        """What the two that the claim names sent, in the last two years that say it.

        The count of the region has Uzbekistan in it. Years are of the first edition
        that names countries: two of them are not one series.
        """
        sent = energy.sent_to_china(self.known["gas_flows"], edition="first")
        both = add_up(sent, "country", ("KAZ", "TKM"), "KAZ and TKM")
        editions = dict(zip(sent["period"], sent["vintage"], strict=True))
        return both.assign(edition=both["period"].map(editions)).tail(2)

    def c082(self) -> Fact:
        """From first to last count of each series of oil: the newest, longest first."""
        rows, who = self.known["fuel_flows"], ["KAZ", "TKM"]
        where = {"commodity": "crude_oil", "indicator": "mass", "importer": "CHN"}
        rows = energy.counted(rows, exporter=who, **where)
        rows = rows[(rows["year"] < self.first) & (rows["basis"] != "press")]
        by_series = rows.groupby(["exporter", "route", "unit", "basis"])
        series = [energy.one_each(own, ["exporter", "period"]) for _, own in by_series]
        series = [own for own in series if len(own) > 1]
        series.sort(key=lambda own: (-own["year"].max(), -len(own)))
        ends = [(facts.at(own), facts.at(own.head(1))) for own in series]
        told = [{**now, **facts.grew(now, then)} for now, then in ends]
        seen = {one["exporter"] for one in told}
        lacking = [code for code in who if code not in seen]
        rows, used = (series or [rows])[0], pd.concat(series or [rows])
        found = told[0]["value"] if told else math.nan
        trends = {"trends": told, "lacking": lacking, **_falls(rows)}
        if series:
            trends |= self.paces(facts.at(rows), *series)
        return {"found": found, "rows": rows, "used": used, **trends}

    def c083(self) -> Fact:
        """Plants put into service after the text, those whose day is known to be."""
        rows, since = self.known["energy_projects"], self.known.article_date
        if not {"solar", "wind"} <= set(rows["technology"]):
            return {}
        rows = rows[rows["country"].isin(CA5)]
        plants = energy.put_into_service(rows, after=since, until=str(self.last))
        stages = energy.projects_by_stage(rows)
        running = stages[stages["stage"] == "in_service"]
        told = {"plants": plants, "total": math.fsum(running["value"]), "since": since}
        rows = plants if len(plants) else running
        found = int(plants["surely"].sum())
        return {"found": found, "rows": rows, "running": running, **told}

    def missions(self, year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Datings of the first embassy; later missions, the nearest to a year first."""
        events, kinds = self.known["events"], ("embassy", "trade")
        first = history.earliest(events, kind="embassy")
        near = history.nearest_events(events, year, kind=kinds)
        near = near[near["fewest"] == near["most"]]  # a span of years would hit any
        return first, near[~near["event_id"].isin(first["event_id"])]

    def c005(self) -> Fact:
        rows, _ = self.missions(int(self.claim["value"]))
        return {"readings": rows["period"].map(year_of), "rows": rows}

    def c009(self) -> Fact:
        _, rows = self.missions(int(self.claim["value"]))
        return {"readings": rows["period"].head(1).map(year_of), "rows": rows.head(2)}

    def c010(self) -> Fact:
        ends = self.missions(self.last)
        if not all(map(len, ends)):
            return {}
        ids = [str(rows["event_id"].iloc[0]) for rows in ends]
        rows = history.years_between(self.known["events"], *ids)
        readings = pd.concat([rows["fewest"], rows["most"]])
        reach = {"low": readings.min(), "high": readings.max()}
        return {"readings": readings, "rows": rows, **reach}

    def c029(self) -> Fact:
        """The first meeting of all six at any level, and that of heads in person.

        What began in Xi'an is the mechanism of the heads of state: both readings count.
        """
        starts = history.format_starts(self.known["summits"])
        in_person = (starts["level"] == "leaders") & ~starts["online"].astype(bool)
        readings = pd.concat([starts.head(1), starts[in_person]])
        years = readings["period"].map(year_of)
        return {"readings": years, "rows": readings, "starts": starts}

    def c030(self) -> Fact:
        rows = history.meetings(self.known["summits"], level="leaders")
        when = self.claim["period"]
        number = select(rows, start=when, end=when, parts=True)["number"].min()
        rows = rows[rows["number"] <= number]
        in_person = int((~rows["online"]).iloc[:-1].sum()) + 1
        readings = [in_person, int(number)] if len(rows) else []
        return {"readings": readings, "rows": rows}

    def c036(self) -> Fact:
        second = self.in_person.iloc[1:2]
        return {"readings": second["period"].map(year_of), "rows": second}

    def c038(self) -> Fact:
        rows = self.in_person.head(2)
        rows = rows.assign(number=rows["participants"].map(len))
        found = rows["number"].min() if len(rows) > 1 else math.nan
        return {"found": found, "rows": rows}

    def text_of_six(self, kind: str) -> Fact:
        every = self.known["agreements"]
        six = every["countries"].map(lambda named: {*named} == history.SIX).astype(bool)
        texts = every[(every["kind"] == kind) & six]
        if texts.empty:
            return {}
        near = texts[texts["period"].map(year_of) == self.claim["value"]]
        which = (near if len(near) else texts.tail(1))["agreement_id"].iloc[0]
        rows = history.dates_of(every, str(which))
        found = _nearest(self.claim, rows["period"].map(year_of))
        return {"found": found, "rows": rows, "said": "datings"}

    c050 = partialmethod(text_of_six, "declaration")
    c051 = partialmethod(text_of_six, "treaty")

    def package(self, indicator: str, scale: float = 1, unit: str = "") -> Fact:
        """The count that the text can mean, with whose it is."""
        # The text may be off by a day: months are compared.
        ends = self.claim["period"].split("/")
        names = ("summit_outcomes", "summits", "agreements")
        tables = (self.known[name] for name in names)
        span = {"start": ends[0][:7], "end": ends[-1][:7], "indicator": indicator}
        rows = select(history.outcomes(*tables), unit=unit or None, **span, parts=True)
        readings = rows["value"] / scale
        found = _nearest(self.claim, readings)
        meant = rows[(readings - found).abs() < 1e-9]
        # That no package has so many proves nothing: they were collected.
        found = found if _right(self.claim, found) else math.nan
        six = "six_party" in set(meant["attribution"])
        referent = "supported" if six else "contradicted"
        # Of packages that have the number the text means the last before it.
        meant = meant[meant["period"] == meant["period"].max()]
        rows = gather(meant, ["subject", "period"])
        told = {"referent": referent, "said": "package"}
        return {"found": found, "rows": rows, **told}

    def deals(self, indicator: str, scale: float = 1, unit: str = "") -> Fact:
        """A package of agreements, told with its number and its value in one sentence.

        They are two claims of the text; whose package it is, is said there once.
        """
        package = self.package(indicator, scale, unit)
        forums = set(package["rows"].get("subject", ()))
        names = ("summit_outcomes", "summits", "agreements")
        every = history.outcomes(*(self.known[name] for name in names))
        same = every[every["subject"].isin(forums)]
        exact = same.sort_values("printed_as", key=lambda words: words != "exact")
        number = facts.records(exact[exact["indicator"] == "agreements"].head(1))
        value = facts.records(same[same["indicator"] == "agreements_value"].head(1))
        if not (number and value) or package["referent"] != "contradicted":
            return package
        told = {"number": number[0]["value"], "value_usd_mn": value[0]["value"]}
        return {**package, **told, "said": "deals", "told_in_full": True}

    c048 = partialmethod(deals, "agreements")
    c049 = partialmethod(deals, "agreements_value", 1000, "USD mn")
    c052 = partialmethod(package, "documents")

    def c061(self) -> Fact:
        own, sources = str(self.claim["source_id"]), self.known["sources"]
        rows = history.principles_listed(self.known["concepts"])
        rows = history.principles(rows, compared_with=own)
        year = sources.set_index("source_id")["published"].str[:4]
        since = rows["source_id"].map(year) >= year[own]
        rows = rows[since & (rows["source_id"] != own)]
        rows = rows.rename(columns={"source_id": "source_ids"})
        return {"readings": rows["count"], "rows": rows}

    def c062(self) -> Fact:
        """How many are in the formula of 2022; the Spirit of 2025 has other ones."""
        listed = history.principles_listed(self.known["concepts"])
        texts = history.principles_by_text(listed)
        own = texts[texts["article"] == "listed"]
        shared = own.loc[own["declaration"] == "listed", "principle"]
        official = listed["source_id"].isin([history.MINISTERS, history.DECLARATION])
        rows = listed[official].rename(columns={"source_id": "source_ids"})
        found = own["formula_2022"].eq("listed").sum() if len(own) else math.nan
        referent = "supported" if len(shared) == len(own) else "contradicted"
        return {"found": found, "rows": rows, "shared": [*shared], "referent": referent}

    def c084(self) -> Fact:
        rows = history.parks(self.known["security_technology"])
        opened = self.after_text(rows[rows["stage"] == "launched"], "since")
        surely = self.surely_after_text(opened, "since")
        return {"found": len(opened), "rows": rows, "opened": opened, "surely": surely}

    def c086(self) -> Fact:
        rows = history.running_workshops(self.known["people_links"])
        runs = rows["status"] == "running"
        found = runs.sum() if rows["stages"].map(bool).any() else math.nan
        return {"found": found, "rows": rows[runs], "others": rows[~runs]}

    def c087(self) -> Fact:
        rows = history.pledged_scholarships(self.known["people_links"])
        base = facts.at(rows, self.first - 1) if len(rows) else {}
        since = rows[rows["year"] >= self.first]
        growth = 100 * (since["value"].max() / base["value"] - 1) if base else math.nan
        # A year to come is no news of a pledge that is older than the text.
        people = self.known["people_links"]
        pledged = people[people["indicator"] == "scholarships_pledged"]
        published = self.known["sources"].set_index("source_id")["published"]
        newest = pledged["source_id"].map(published).max() if len(pledged) else ""
        told = {"since": since, "base": base, "newest": newest}
        return {"found": growth, "rows": rows, **told}

    def c088(self) -> Fact:
        rows = history.visitor_growth(self.known["people_links"])
        rows = rows[rows["start"].map(periods.is_year).astype(bool)]
        rows = rows[rows["end"] == rows["end"].max()]
        low, high = rows["growth_pct"].min(), rows["growth_pct"].max()
        newest = rows["end"].max() if len(rows) else ""
        told = {"low": low, "high": high, "newest": newest}
        return {"found": low, "rows": rows, **told}

    def c090(self) -> Fact:
        rows = history.members(self.known["agreements"], as_of=self.known.as_of or None)
        rows = rows[rows["country"].isin(CA5)]
        outside = [code for code in CA5 if code not in set(rows["country"])]
        return {"found": len(rows) or math.nan, "rows": rows, "outside": outside}

    def measures(self, *words: str) -> Fact:
        """Acts of the SCO after the text that name a subject; one is no trend."""
        items = self.known["security_technology"]
        rows = history.measures(items, words, organisation="SCO")
        rows = self.after_text(rows)
        return {"found": len(rows), "rows": rows, "said": "measures"}

    c091 = partialmethod(measures, "terror", "extremis")
    c092 = partialmethod(measures, "drug")
    c093 = partialmethod(measures, "cyber")


def _compute(claim: Fact, known: Known) -> Fact:
    """What the tables say on a claim, with its sources; {} where they say nothing."""
    if claim["kind"] == "opinion" or not claim["computed_by"]:
        return {}
    asked = _Computed(claim, known)
    given = getattr(asked, claim["claim_id"])()
    fact: Fact = {"due": claim["kind"] != "forecast", "readings": [], **given}
    found = float(fact.get("found", _nearest(claim, fact["readings"])))
    if math.isnan(found):
        return {}
    agree = {_right(claim, float(one)) for one in fact["readings"]}
    frames = {key: rows for key, rows in fact.items() if isinstance(rows, pd.DataFrame)}
    ids = {key: union(rows["source_ids"]) for key, rows in frames.items()}
    told = {key: facts.records(rows) for key, rows in frames.items()}
    common: Fact = dict.fromkeys(("low", "high", "probability"), math.nan)
    common |= {"first": asked.first, "last": asked.last, "split": len(agree) > 1}
    common |= {"text": known.article_date, "unit": claim["unit"], "surely": found}
    cited = {"rests_on": ids["rows"], "cites": union(ids.values())}
    return {**common, **fact, **told, **cited, "found": found}


def _documentary(findings: Iterable[str]) -> str:
    """Verdict of documents on one test; empty where none bears on it."""
    given = set(findings)
    if "qualifies" in given:
        return "qualified"
    if "supports" in given:
        return "disputed" if "contradicts" in given else "supported"
    return "contradicted" if given else ""


def _combine(figure: str, referent: str, date: str) -> str:
    if figure in ("supported", "qualified"):
        if referent == "contradicted":
            return "misattributed"
        if date == "contradicted":
            return "disputed" if referent == "disputed" else "qualified"
    worst_first = ("contradicted", "disputed", "unverified", "qualified", "supported")
    given = [word for word in worst_first if word in (figure, referent, date)]
    return given[0] if given else "unverified"


def _track(claim: Fact, computed: Fact, known: Known) -> tracks.Track:
    """Whether an open forecast is on track, by what was computed of it."""
    found = computed.get("found", math.nan)
    if math.isnan(found):
        return tracks.NO_MEASURE
    if claim["unit"] in COUNTS:
        span = {"text": known.article_date, "today": known.today}
        span["due"] = claim["period"].split("/")[-1]
        return tracks.of_a_count(computed["surely"], found, claim["value"], **span)
    agrees = _right(claim, found)
    if claim["unit"] == "year":
        return tracks.ON if agrees else tracks.LATER_DATE
    paces = {name: computed.get(name, {}) for name in ("needed", "best")}
    if not math.isnan(computed["probability"]):
        return tracks.of_a_chance(computed["probability"], **paces)
    is_news = known.is_news(computed["newest"])
    return tracks.of_a_level(agrees=agrees, is_news=is_news, **paces)


def _rival_years(claim: Fact, computed: Fact) -> str:
    """Years that sources give for one date, the earliest first, if they are several."""
    if claim["unit"] != "year" or not computed:
        return ""
    years = sorted({int(year) for year in computed["readings"]})
    return ";".join(map(periods.of_year, years)) if len(years) > 1 else ""


def _span(grown: Fact) -> str:
    """The year of a change on the year before it, else its first and last period."""
    if not grown:
        return ""
    return str(grown["end"]) if grown["years"] == 1 else str(grown["period"])


def _judge(claim: dict[Any, Any], known: Known) -> dict[str, Any]:
    bearing = known.bearing[known.bearing["claim_id"] == claim["claim_id"]]
    written = {
        test: _documentary(bearing.loc[bearing["test"] == test, "finding"])
        for test in ("figure", "referent", "date")
    }
    computed, tests = _compute(claim, known), dict(written)
    today, until = known.as_of, claim["resolves_on"]
    resolved = today and until and periods.bounds(today)[1] >= periods.bounds(until)[1]
    is_open = claim["kind"] == "forecast" and not (computed.get("due") or resolved)
    if computed and not (computed["due"] or is_open):
        computed = {}  # a projection says nothing of a year that is over
    if computed.get("due"):
        holds = "qualified" if computed["split"] else "supported"
        tests["figure"] = holds if _right(claim, computed["found"]) else "contradicted"
        tests["referent"] = computed.get("referent", tests["referent"])
    elif not tests["figure"] and not math.isnan(claim["value"]):
        tests["figure"] = "unverified"  # however right the rest may be
    verdict = "open" if is_open else _combine(**tests)
    verdict = "opinion" if claim["kind"] == "opinion" else verdict
    date = tests["date"]  # a schedule can be checked at once
    if verdict in ("open", "opinion"):
        tests = {**dict.fromkeys(tests, ""), "date": date if is_open else ""}
    if math.isnan(claim["value"]):
        tests["figure"] = ""  # the verdict says it all
    deciding = union([*bearing["source_id"], computed.get("rests_on", "")])
    documents, bodies = _combine(**written), list(bearing["body"].unique())
    grounds = {"computed": bool(computed), "documents": documents, "bodies": bodies}
    of_it = computed.get("said", claim["claim_id"])
    track = _track(claim, computed, known) if is_open else None
    notes = [say("claims.reason", {**computed, "why": track.reason}) if track else ""]
    notes += [said(f"claims.{of_it}", computed) if computed else ""]
    weak = sorted(WEAK_BODIES.intersection(bodies))
    grounds["weak"] = weak
    notes += [say("claims.weak", grounds) if weak else ""]
    reserved = facts.records(bearing[bearing["finding"] != "supports"])
    if computed.get("told_in_full"):
        reserved = []  # the sentence on what was computed says the same
    notes += [*(say("claims.reservation", row) for row in reserved), claim["note"]]
    notes = [text.strip().rstrip(".") for text in notes]
    found, chance = (computed.get(name, math.nan) for name in ("found", "probability"))
    same = bearing[(bearing["test"] == "figure") & (bearing["unit"] == claim["unit"])]
    each = same.groupby("value")["body"].nunique()
    return {
        **claim,
        "claimed": claim["value"],
        # Else the figure that most bodies have in the claim's unit.
        "found": found if computed else _nearest(claim, each.index[each == each.max()]),
        **tests,
        "verdict": verdict,
        "documents": documents,
        "how": say("claims.how", {**claim, **grounds}),
        "low": computed.get("low", math.nan),
        "high": computed.get("high", math.nan),
        "probability": chance,
        "likelihood": "" if math.isnan(chance) else say("common.chance", chance),
        "track": track.state if track else "",
        "found_limit": "at_most" if computed.get("surely", found) < found else "",
        "found_over": _span(computed.get("grown", {})),
        "found_years": _rival_years(claim, computed),
        "sources": known.bodies.reindex(deciding.split(";")).nunique(),
        "source_ids": union([deciding, computed.get("cites", "")]),
        "note": " ".join(f"{text}." for text in dict.fromkeys(notes) if text),
    }


def verdicts(
    topic: str | Sequence[str] | None = None,
    *,
    as_of: str | None = None,
    tier: str | None = None,
    tables: Tables | None = None,
    vintage: str = BUNDLED,
    verdict: str | None = None,
    about: str = "",
) -> pd.DataFrame:
    """Say of each claim of the article what became of it, by three tests.

    *Figure*, *referent* (what it is said to be about), *date*: all documents support,
    ``supported``; any qualifies, ``qualified``; all contradict, ``contradicted``; some
    do, ``disputed``; none, ``unverified``. A computed figure decides its test, of rival
    readings the nearest (``qualified`` if another disagrees). A right figure of a wrong
    referent is ``misattributed``, of a wrong date ``qualified``; else the worst test
    counts. A forecast is ``open`` until the figure of its year or its day of
    resolution. No score: most claims of a text are truisms.

    `as_of`: judge on what could be known then (day, month or year). `tier`: ``A``, the
    claims that carry the text, or ``B``. `about`: only statements with these words.

    One row a claim: `claim_id topic kind statement period claimed our_test` (the text
    gives no number) `comparison found unit` (where nothing is computed what most
    documents have) `figure referent date` (empty where a test does not apply) `verdict
    documents` (their verdict alone) `how tier`, of forecasts `low high probability
    likelihood resolves_on`, of those still open `track` (on, off or no_call, by the
    rules of `cac_data.tracks`), `found_limit` (``at_most``: of some that were counted
    the day is not known), `found_over` (if `found` is a change: its year, or the two
    that it lies between) and `found_years` (of a date for which there are several),
    `sources` (bodies that decide) `source_ids note`.
    ValueError for what is unknown.
    """
    held = resolve(vintage)  # never `latest`, which means another one tomorrow
    judged = _verdicts(as_of or "", tables, held, manifest(held)["digest"])
    if verdict is not None:
        check_member("verdict", verdict, VERDICTS)
        judged = judged[judged["verdict"] == verdict]
    judged = select(judged, topic=topic, tier=tier, parts=True)
    is_about = judged["statement"].str.contains(about, case=False, regex=False)
    return judged[is_about].reset_index(drop=True)


@cached
def _verdicts(
    as_of: str, tables: Tables | None, vintage: str, _content: str
) -> pd.DataFrame:
    known = Known(tables, as_of, vintage)
    claims = known["claims"].sort_values("claim_id").to_dict("records")
    rows = [_judge(claim, known) for claim in claims]
    columns = (
        "claim_id topic kind statement period claimed our_test comparison found unit "
        "figure referent date verdict documents how tier low high probability "
        "likelihood resolves_on track found_limit found_over "
        "found_years sources source_ids note"
    )
    return pd.DataFrame(rows, columns=columns.split())


def verdicts_then_and_now(
    topic: str | Sequence[str] | None = None,
    *,
    then: str | None = None,
    as_of: str | None = None,
    tier: str | None = None,
    tables: Tables | None = None,
    vintage: str = BUNDLED,
) -> pd.DataFrame:
    """Set what could be known when the article came out (`then`) beside what is now.

    By the verdict of now (or of the day `as_of`): `claim_id tier statement claimed
    unit`, `figure referent date found verdict track probability` each with ``_then``
    and ``_now``, also `found_over`; `changed` (whether the verdict did), `turned`
    (whether an open one is on track or off now and was not then: that no call can be
    made any more is no news), `source_ids` of both.
    """
    asked: Any = {"tier": tier, "tables": tables, "vintage": resolve(vintage)}
    before = verdicts(topic, as_of=then or Known(tables).article_date, **asked)
    now = verdicts(topic, as_of=as_of, **asked)
    same, ends = ["claim_id", "tier", "statement", "claimed", "unit"], ("_then", "_now")
    both = before.merge(now, on=same, suffixes=ends)
    pairs = zip(both["source_ids_then"], both["source_ids_now"], strict=True)
    both["source_ids"] = [union(pair) for pair in pairs]
    both["changed"] = both["verdict_then"] != both["verdict_now"]
    is_called_now = both["track_now"].isin(["on", "off"])
    both["turned"] = is_called_now & (both["track_then"] != both["track_now"])
    tests = "figure referent date found found_over verdict track probability"
    judged = [name + end for name in tests.split() for end in ends]
    order = both["verdict_now"].map(VERDICTS.index).argsort(kind="stable")
    both = both.iloc[order].reset_index(drop=True)
    return both[[*same, *judged, "changed", "turned", "source_ids"]]

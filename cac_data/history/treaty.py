"""What binds the six, and the five alone: treaties, their terms and who signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at
from cac_data.history.documents import Document, documents, last_document
from cac_data.history.events.dates import begun_by, each_once
from cac_data.history.institutions import (
    Institution,
    centre_openings,
    facts_of_centres,
    institutions_known,
)
from cac_data.history.texts import SIX, TREATY
from cac_data.history.ties import members
from cac_data.observations import gather, observe, union
from cac_data.tables import select, sort_rows

_OF_THE_FIVE = "Consultative Meetings of Central Asia"
_TWO = 2  # parties
_UNNUMBERED = ("defence", "economy", "security")


@dataclass(frozen=True)
class Agreed:
    """A text that the six agreed."""

    title: str
    period: str
    in_force: str


@dataclass(frozen=True, kw_only=True)
class Passage(Document):
    """What is known of an article of the treaty; `note`: how far it was read."""

    article: str
    content: str
    note: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Articles:
    """How many articles the treaty has (0: unknown), and what is known of them.

    `passages`: what was seen of each, `article content source_ids`, at the end what was
    seen without the number of its article (empty). `alliances` and `third_states` are
    what it says of these; `unseen` are the numbers of which no passage was seen.
    """

    count: int
    passages: pd.DataFrame
    alliances: Passage | None
    third_states: Passage | None
    unseen: list[int]


@dataclass(frozen=True, kw_only=True)
class Ratification(Document):
    """The day on which a legislature is reported to have approved the treaty."""

    country: str
    period: str


@dataclass(frozen=True, kw_only=True)
class TreatyOfTwo(Document):
    """A permanent treaty of China and one of the five, alone."""

    country: str
    period: str


@dataclass(frozen=True, kw_only=True)
class OtherTies(Document):
    """What else our tables have that binds states of the five in security.

    `in_sco`: members of the SCO. `signed`: who signed the treaty of the five alone,
    of a `year`, and what it says of third states (`on_soil`).
    """

    in_sco: list[str]
    signed: list[str]
    year: str
    on_soil: str


@dataclass(frozen=True, kw_only=True)
class SignedAtSummit:
    """Documents that all six signed at the summit, as two sources count them.

    `texts`: how many we have of it: the declaration and the treaty, which the lower
    count leaves out by its source, so that both may be right.
    """

    fewer: Figure | Nothing
    more: Figure | Nothing
    fewer_by: str
    more_by: str
    texts: int


@dataclass(frozen=True, kw_only=True)
class Centre(Document):
    """A joint centre that opened."""

    subject: str
    place: str
    period: str


@dataclass(frozen=True, kw_only=True)
class CentreAtWork(Document):
    """A joint centre that reported work in some countries."""

    subject: str
    countries: int
    note: str


@dataclass(frozen=True, kw_only=True)
class SetUp:
    """What the summits set up: the secretariat, joint centres, platforms.

    `unveiled`: how many centres the summit unveiled, of which `centres` opened.
    """

    seat: Institution | None
    heads: list[Institution]
    unveiled: Figure | Nothing
    centres: list[Centre]
    work: CentreAtWork | None
    years: Institution | None
    platforms: Figure | Nothing


@dataclass(frozen=True, kw_only=True)
class Binding:
    """What binds the six: their texts, the articles of the treaty, what was set up.

    `purpose` is what the treaty binds to, `priorities` are those of the declaration, by
    our definitions; `ratified` the approvals by a legislature that are reported, and
    `not_seen` the states of which none is.
    """

    treaty: Agreed | None
    declaration: Agreed | None
    articles: Articles
    ratified: list[Ratification]
    not_seen: list[str]
    of_two: list[TreatyOfTwo]
    other_ties: OtherTies | None
    signed: SignedAtSummit
    purpose: str
    priorities: str
    institutions: SetUp


def signatories(agreements: pd.DataFrame, *, until: str) -> pd.DataFrame:
    """Who had signed the treaty of the five alone by a date: `country source_ids`."""
    kinds = ["treaty", "accession"]
    rows = select(agreements, organisation=_OF_THE_FIVE, kind=kinds)
    rows = begun_by(rows, until).explode("countries")
    rows = rows.rename(columns={"countries": "country", "source_id": "source_ids"})
    return rows[["country", "source_ids"]].drop_duplicates("country")


@cached
def of_format(tables: Mapping[str, pd.DataFrame], until: str) -> Binding:
    """What binds the six: the texts, the terms of them, what the summits set up."""
    agreements = tables["agreements"]
    is_of_six = agreements["countries"].map(set) == SIX
    texts = sort_rows(agreements[is_of_six], ["period"])
    treaty = last_document(Agreed, texts[texts["agreement_id"] == TREATY])
    passages = tables["treaty_articles"]
    passages = passages.assign(source_ids=passages["source_id"])
    concepts = tables["concepts"]
    ratified = ratifications(tables["events"], passages, until=until)
    if not treaty:
        concepts = concepts[:0]
        passages = passages[:0]
        ratified = []
    definitions = dict(zip(concepts["concept_id"], concepts["definition"], strict=True))
    _, _, purpose = definitions.get("eternal", "").partition(" to ")
    return Binding(
        treaty=treaty,
        declaration=last_document(Agreed, texts[texts["kind"] == "declaration"]),
        articles=_articles(passages, tables["security_technology"]),
        ratified=ratified,
        not_seen=sorted(SIX - {by.country for by in ratified}),
        of_two=treaties_of_two(agreements, until=until),
        other_ties=_other_ties(agreements, passages, until),
        signed=signed_at_summit(tables, texts),
        purpose=purpose,
        priorities=definitions.get("six", ""),
        institutions=_set_up(institutions_known(tables["institutions"], until)),
    )


def _articles(passages: pd.DataFrame, items: pd.DataFrame) -> Articles:
    own = passages[passages["agreement_id"] == TREATY]
    own = sort_rows(own, ["row_id"]).drop_duplicates(["article", "topic"])
    is_numbered = own["article"].str.isdigit()
    is_without = (own["article"] == "") & own["topic"].isin(_UNNUMBERED)
    rows = own[is_numbered]
    seen = gather(rows, ["article"], content=("content", "; ".join))
    unnumbered = own.loc[is_without, ["article", "content", "source_ids"]]
    named = at(items, agreement_id=TREATY, indicator="articles")
    count = named.count("value") if named else 0
    on_alliances = rows[rows["topic"] == "no hostile alliances"]
    on_third_states = rows[rows["topic"] == "third states"]
    return Articles(
        count=count,
        passages=pd.concat([seen, unnumbered], ignore_index=True),
        alliances=last_document(Passage, on_alliances),
        third_states=last_document(Passage, on_third_states),
        unseen=sorted({*range(1, count + 1)} - {*seen["article"].astype(int)}),
    )


@cached
def ratifications(
    events: pd.DataFrame, passages: pd.DataFrame, *, until: str
) -> list[Ratification]:
    """Who had approved the treaty by a date, by the day on which it did.

    `events` give the days, `passages` (rows of `treaty_articles`) say which state it
    was that approved the treaty (`approved_by`); both have the source.
    """
    steps = passages[passages["agreement_id"] == TREATY]
    acts = begun_by(events[events["kind"] == "treaty"], until)
    approved = []
    for country in sorted(SIX):
        for day, source in zip(acts["period"], acts["source_id"], strict=True):
            steps_of_act = steps[steps["source_id"] == source]
            if country in set(steps_of_act["approved_by"]):
                approved.append(
                    Ratification(country=country, period=day, source_ids=source)
                )
    return sorted(approved, key=lambda act: act.period)


def treaties_of_two(agreements: pd.DataFrame, *, until: str) -> list[TreatyOfTwo]:
    """Permanent treaties of China with one of the five, in order of time."""
    rows = begun_by(each_once(agreements[agreements["kind"] == "treaty"]), until)
    rows = rows[rows["term"] == "permanent"]
    rows = rows[rows["countries"].map(len) == _TWO]
    rows = rows.explode("countries").rename(columns={"countries": "country"})
    rows = rows[rows["country"].isin(codes.CA5)]
    return documents(TreatyOfTwo, sort_rows(rows, ["period", "agreement_id"]))


def _other_ties(
    agreements: pd.DataFrame, passages: pd.DataFrame, until: str
) -> OtherTies | None:
    """Membership in the SCO, and the treaty of the five alone, where it was signed."""
    signed = signatories(agreements, until=until)
    in_sco = members(agreements, as_of=until)
    in_sco = in_sco[in_sco["country"].isin(codes.CA5)]
    own = select(agreements, organisation=_OF_THE_FIVE, kind="treaty")
    own = own.rename(columns={"source_id": "source_ids"})
    on_soil = passages[passages["agreement_id"].isin(own["agreement_id"])]
    on_soil = on_soil[on_soil["topic"] == "third states"]
    if signed.empty or on_soil.empty:
        return None
    cited = [signed["source_ids"], in_sco["source_ids"], on_soil["source_ids"]]
    return OtherTies(
        in_sco=sorted(in_sco["country"]),
        signed=sorted(signed["country"]),
        year=own["period"].min()[:4],
        on_soil=on_soil["content"].iloc[-1],
        source_ids=union(pd.concat(cited)),
    )


def signed_at_summit(
    tables: Mapping[str, pd.DataFrame], texts: pd.DataFrame
) -> SignedAtSummit:
    """How many documents all six signed at the summit of the treaty, by two counts.

    `texts`: rows of `agreements`, those of all six.
    """
    summit = texts.loc[texts["agreement_id"] == TREATY, "summit_id"]
    counts = tables["summit_outcomes"]
    counts = counts[counts["indicator"] == "multilateral_documents"]
    rows = sort_rows(counts[counts["summit_id"].isin(summit)], ["value"])
    origin_of = tables["sources"].set_index("source_id")["origin"]
    origins = [origin_of[source] for source in rows["source_id"]]
    fewest = rows.head(1)
    most = rows.iloc[1:].tail(1)  # none where there is one count alone
    return SignedAtSummit(
        fewer=at(observe(fewest)),
        more=at(observe(most)),
        fewer_by=origins[0] if origins else "",
        more_by=origins[-1] if origins else "",
        texts=int(texts["summit_id"].isin(summit).sum()),
    )


def _set_up(institutions: pd.DataFrame) -> SetUp:
    office = institutions[institutions["subject"] == "secretariat"]
    heads = office[office["topic"] == "head"].drop_duplicates("person")
    of_years = institutions[institutions["fact_id"] == "yr-hqd"]
    return SetUp(
        seat=last_document(Institution, office[office["topic"] == "start"]),
        heads=documents(Institution, heads),
        unveiled=at(institutions, topic="unveiling", unit="centres"),
        centres=_centres(centre_openings(institutions)),
        work=_centre_at_work(facts_of_centres(institutions)),
        years=last_document(Institution, of_years),
        platforms=at(institutions, unit="platforms", topic="count"),
    )


def _centres(openings: pd.DataFrame) -> list[Centre]:
    """Centres in the order in which they opened."""
    rows = sort_rows(openings, ["period", "fact_id"])
    # The table says of each that it opened at an authority of its place.
    rows = rows.assign(place=rows["fact"].str.rsplit(" of ", n=1).str[-1])
    return documents(Centre, rows)


def _centre_at_work(of_centres: pd.DataFrame) -> CentreAtWork | None:
    is_work = (of_centres["topic"] == "work") & (of_centres["unit"] == "countries")
    rows = of_centres[is_work]
    rows = rows.assign(countries=rows["value"].astype(int))
    return last_document(CentreAtWork, rows)

"""What binds the six, and the five alone: treaties, their terms and who signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.facts import Figure, Nothing, at
from cac_data.history.documents import Document, documents, last_document
from cac_data.history.events.dates import begun_by
from cac_data.history.institutions import (
    Institution,
    centre_openings,
    facts_of_centres,
    institutions_known,
)
from cac_data.history.texts import SIX, TREATY
from cac_data.observations import gather
from cac_data.tables import select, sort_rows

_OF_THE_FIVE = "Consultative Meetings of Central Asia"


@dataclass(frozen=True)
class Agreed:
    """A text that the six agreed."""

    title: str
    period: str
    in_force: str


@dataclass(frozen=True, kw_only=True)
class Passage(Document):
    """What is known of an article of the treaty, or of a step towards its force."""

    article: str
    content: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Articles:
    """How many articles the treaty has (0: unknown), and what is known of them.

    `passages`: what was seen of each, `article content source_ids`. `alliances` and
    `third_states` are what it says of these; `unseen` are the numbers of the articles
    of which no passage was seen.
    """

    count: int
    passages: pd.DataFrame
    alliances: Passage | None
    third_states: Passage | None
    unseen: list[int]


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
    our definitions; `ratified` the states whose parliament is reported to have passed
    the law on the treaty.
    """

    treaty: Agreed | None
    declaration: Agreed | None
    articles: Articles
    steps: list[Passage]
    ratified: list[str]
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


def of_format(tables: Mapping[str, pd.DataFrame], until: str) -> Binding:
    """What binds the six: the texts, the terms of them, what the summits set up."""
    is_of_six = tables["agreements"]["countries"].map(set) == SIX
    texts = sort_rows(tables["agreements"][is_of_six], ["period"])
    treaty = last_document(Agreed, texts[texts["agreement_id"] == TREATY])
    passages = tables["treaty_articles"]
    passages = passages.assign(source_ids=passages["source_id"])
    steps = passages[passages["topic"] == "procedure"]
    concepts = tables["concepts"]
    if not treaty:
        steps = steps[:0]
        concepts = concepts[:0]
    definitions = dict(zip(concepts["concept_id"], concepts["definition"], strict=True))
    _, _, purpose = definitions.get("eternal", "").partition(" to ")
    return Binding(
        treaty=treaty,
        declaration=last_document(Agreed, texts[texts["kind"] == "declaration"]),
        articles=_articles(passages, tables["security_technology"]),
        steps=documents(Passage, steps),
        ratified=_ratified_by(steps),
        purpose=purpose,
        priorities=definitions.get("six", ""),
        institutions=_set_up(institutions_known(tables["institutions"], until)),
    )


def _articles(passages: pd.DataFrame, items: pd.DataFrame) -> Articles:
    is_numbered = passages["article"].str.isdigit()
    is_own = (passages["agreement_id"] == TREATY) & is_numbered
    rows = sort_rows(passages[is_own], ["row_id"]).drop_duplicates(["article", "topic"])
    seen = gather(rows, ["article"], content=("content", "; ".join))
    count = int(at(items, agreement_id=TREATY, indicator="articles").get("value") or 0)
    on_alliances = rows[rows["topic"] == "no hostile alliances"]
    on_third_states = rows[rows["topic"] == "third states"]
    return Articles(
        count=count,
        passages=seen,
        alliances=last_document(Passage, on_alliances),
        third_states=last_document(Passage, on_third_states),
        unseen=sorted({*range(1, count + 1)} - {*seen["article"].astype(int)}),
    )


def _ratified_by(steps: pd.DataFrame) -> list[str]:
    """States of the six whose law on the treaty is among the steps."""
    return [
        country
        for country in sorted(SIX)
        if steps["content"].str.contains(_law_passed_in(country), regex=False).any()
    ]


def _law_passed_in(country: str) -> str:
    """How the table says that a parliament passed the law on the treaty."""
    return f"parliament of {codes.country_name(country)} passed the law"


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

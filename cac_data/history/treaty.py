"""What binds the six, and the five alone: treaties, their terms and who signed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cac_data import codes
from cac_data.facts import Fact, at, records
from cac_data.history.events.dates import begun_by
from cac_data.history.institutions import (
    centre_openings,
    facts_of_centres,
    institutions_known,
)
from cac_data.history.texts import SIX, TREATY
from cac_data.observations import gather
from cac_data.tables import select, sort_rows

_OF_THE_FIVE = "Consultative Meetings of Central Asia"


def signatories(agreements: pd.DataFrame, *, until: str) -> pd.DataFrame:
    """Who had signed the treaty of the five alone by a date: `country source_ids`."""
    kinds = ["treaty", "accession"]
    rows = select(agreements, organisation=_OF_THE_FIVE, kind=kinds)
    rows = begun_by(rows, until).explode("countries")
    rows = rows.rename(columns={"countries": "country", "source_id": "source_ids"})
    return rows[["country", "source_ids"]].drop_duplicates("country")


def of_format(tables: Mapping[str, pd.DataFrame], until: str) -> Fact:
    """What binds the six: the texts, the terms of them, what the summits set up.

    `passages`: what is known of each article of the treaty, `article content
    source_ids`. `ratified`: the states whose parliament is reported to have passed the
    law on it. `unveiled`: the joint centres of the summit, of which `centres` opened.
    """
    is_of_six = tables["agreements"]["countries"].map(set) == SIX
    texts = sort_rows(tables["agreements"][is_of_six], ["period"])
    treaty = at(texts, agreement_id=TREATY)
    passages = tables["treaty_articles"]
    passages = passages.assign(source_ids=passages["source_id"])
    steps = passages[passages["topic"] == "procedure"]
    terms = {row["concept_id"]: row for row in records(tables["concepts"])}
    if not treaty:
        steps = steps[:0]
        terms = {}
    return {
        "treaty": treaty,
        "declaration": at(texts, kind="declaration"),
        **_articles(passages, tables["security_technology"]),
        "steps": records(steps),
        "ratified": _ratified_by(steps),
        "terms": terms,
        **_set_up(institutions_known(tables["institutions"], until)),
    }


def _articles(passages: pd.DataFrame, items: pd.DataFrame) -> Fact:
    """How many `articles` the treaty has, and what is known of them.

    `alliances` and `third_states` are what it says of these; `unseen` are the numbers
    of the articles of which no passage was seen.
    """
    is_numbered = passages["article"].str.isdigit()
    is_own = (passages["agreement_id"] == TREATY) & is_numbered
    rows = sort_rows(passages[is_own], ["row_id"]).drop_duplicates(["article", "topic"])
    seen = gather(rows, ["article"], content=("content", "; ".join))
    count = at(items, agreement_id=TREATY, indicator="articles").get("value")
    numbers = set(range(1, int(count or 0) + 1))
    return {
        "articles": count,
        "passages": seen,
        "alliances": at(rows, topic="no hostile alliances"),
        "third_states": at(rows, topic="third states"),
        "unseen": sorted(numbers - {*seen["article"].astype(int)}),
    }


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


def _set_up(institutions: pd.DataFrame) -> Fact:
    """What the summits set up: the secretariat, the joint centres, platforms."""
    office = institutions[institutions["subject"] == "secretariat"]
    heads = office[office["topic"] == "head"].drop_duplicates("person")
    openings = centre_openings(institutions)
    return {
        "seat": at(office, topic="start"),
        "heads": records(heads),
        "unveiled": at(institutions, topic="unveiling", unit="centres"),
        "centres": records(sort_rows(openings, ["period", "fact_id"])),
        "work": at(facts_of_centres(institutions), topic="work", unit="countries"),
        "years": at(institutions, fact_id="yr-hqd"),
        "platforms": at(institutions, unit="platforms", topic="count"),
    }

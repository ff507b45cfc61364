"""Side by side: rival datings, findings on a claim, and where an idea belongs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.display.phrases import listed
from cac_data.display.words import period_in_words
from cac_data.history.dates import dates_of, nearest_events
from cac_data.history.findings import principles
from cac_data.tables import sort_rows

MISSIONS = ("embassy", "trade")
"""Kinds of events that can be a mission from China to Central Asia."""

_WITHIN = 30  # years

DECLARATION = "xinhua-zh-declaration-2025"
"""Source of the official list of principles: the declaration of Astana in Chinese."""

ARTICLE = "article-amansaryev-2025"
"""Source of the text whose claims are checked."""

_BEARINGS = ("supports", "qualifies", "contradicts", "context")


def missions(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Datings of the first two missions, beside the years that the article gives.

    The first mission is the earliest embassy to Central Asia, the second the one dated
    nearest to the article's second year.

    Columns: ``mission`` (``first``, ``second``), ``period, title, claimed`` (the
    article's year), ``years_off`` (fewest years from it), ``event_id, source_ids``.
    """
    codes.check_columns(
        claims.columns, ["claim_id", "value", "unit"], function="missions"
    )
    made = []
    seen: set[str] = set()
    for name, claim in (("first", "c005"), ("second", "c009")):
        claimed = claims[(claims["claim_id"] == claim) & (claims["unit"] == "year")]
        if claimed.empty:
            continue
        year = int(claimed["value"].iloc[0])
        kinds = MISSIONS[:1] if name == "first" else MISSIONS
        near = nearest_events(events, year, kind=kinds, countries="CA5")
        # An exact year, and near enough to be what the article means.
        near = near[(near["fewest"] == near["most"]) & (near["most"] <= _WITHIN)]
        near = near[~near["event_id"].isin(seen)]
        if near.empty:
            continue
        dated = dates_of(events, str(near["event_id"].iloc[0]))
        seen |= set(dated["event_id"])
        apart = nearest_events(
            events[events["event_id"].isin(dated["event_id"])], year
        ).set_index("event_id")["fewest"]
        dated["mission"], dated["claimed"] = name, year
        dated["years_off"] = dated["event_id"].map(apart).astype("int64")
        made.append(dated)
    columns = ["mission", "period", "title", "claimed", "years_off", "event_id"]
    columns.append("source_ids")
    if not made:
        return pd.DataFrame(columns=columns)
    return pd.concat(made, ignore_index=True)[columns]


def rival_datings(
    events: pd.DataFrame, agreements: pd.DataFrame, disagreements: pd.DataFrame
) -> pd.DataFrame:
    """Everything that sources date differently, one row each.

    Columns: ``what, datings`` (list in words, the first reading first), ``years_off``
    (fewest years between the ones farthest apart), ``contradict`` (whether they exclude
    each other), ``reason`` (why they differ; empty where nothing is known),
    ``standing`` of the reason, ``source_ids``; the widest apart first.
    """
    codes.check_columns(
        disagreements.columns, ["where", "reason", "standing"], function="rival_datings"
    )
    made = []
    for frame, key in ((events, "event_id"), (agreements, "agreement_id")):
        codes.check_columns(
            frame.columns, [key, "variant_of"], function="rival_datings"
        )
        firsts = frame.loc[frame["variant_of"].isin(frame[key]), "variant_of"]
        for first in dict.fromkeys(firsts):
            dated = dates_of(frame, str(first))
            given = [text for text in dict.fromkeys(dated["period"]) if text]
            if len(given) > 1:
                made.append(
                    {
                        "what": _named(frame, key, str(first)),
                        "datings": [period_in_words(text) for text in given],
                        "years_off": int(dated["years_off"].max()),
                        "contradict": not bool(dated["overlaps"].all()),
                        **_reason(disagreements, key, str(first), dated),
                        "source_ids": indicators.merge_ids(list(dated["source_ids"])),
                    }
                )
    columns = ["what", "datings", "years_off", "contradict", "reason", "standing"]
    columns.append("source_ids")
    found = pd.DataFrame(made, columns=columns)
    found["_rank"] = -found["years_off"]
    return sort_rows(found, ["_rank", "what"])[columns]


def _reason(
    disagreements: pd.DataFrame, key: str, first: str, dated: pd.DataFrame
) -> dict[str, str]:
    """Return why the datings of one thing differ, if it is known or plain."""
    for row in disagreements.to_dict("records"):
        column, _, values = str(row["where"]).partition("=")
        if column == key and first in values.split("|"):
            return {"reason": row["reason"], "standing": row["standing"]}
    if dated["overlaps"].all():
        return {"reason": "One dating is coarser than the other.", "standing": "stated"}
    return {"reason": "", "standing": ""}


def _named(frame: pd.DataFrame, key: str, which: str) -> str:
    """Return the title of an event or agreement, with the countries of an agreement."""
    row = frame[frame[key] == which].iloc[0]
    if "countries" not in frame or key == "event_id":
        return str(row["title"])
    who = [codes.country_name(code) for code in row["countries"] if code in codes.CA5]
    return f"{row['title']} ({listed(who)})" if len(who) == 1 else str(row["title"])


def disputed_outcomes(found: pd.DataFrame, summits: pd.DataFrame) -> pd.DataFrame:
    """Name the meetings of which sources count the outcome differently.

    `found`: what ``conflicts`` gave for ``summit_outcomes``.

    Columns: ``subject`` (name of the meeting, else its identifier or that of the
    agreement), ``indicator`` (in words), ``figures, reason, source_ids``.
    """
    needed = ["summit_id", "agreement_id", "indicator", "figures", "reason"]
    codes.check_columns(
        found.columns, [*needed, "source_ids"], function="disputed_outcomes"
    )
    codes.check_columns(
        summits.columns, ["summit_id", "title"], function="disputed_outcomes"
    )
    names = dict(zip(summits["summit_id"], summits["title"], strict=True))
    made = pd.DataFrame(
        {
            "subject": [
                names.get(meeting, meeting) or agreement
                for meeting, agreement in zip(
                    found["summit_id"], found["agreement_id"], strict=True
                )
            ],
            "indicator": found["indicator"].str.replace("_", " "),
        }
    )
    rest = found[["figures", "reason", "source_ids"]].reset_index(drop=True)
    # The sources stand in their own column, as numbers that lead to the list.
    rest["figures"] = rest["figures"].str.replace(r" \([^)]*\)", "", regex=True)
    rest["figures"] = rest["figures"].str.replace("; ", " or ")
    return pd.concat([made.reset_index(drop=True), rest], axis=1)


def evidence_on(
    claims: pd.DataFrame, evidence: pd.DataFrame, claim_ids: Iterable[str]
) -> pd.DataFrame:
    """What sources say on claims, side by side: for, with reservations, and against.

    `claim_ids`: the claims, in the order in which they are shown.

    Columns: ``statement, finding`` (``supports``, ``qualifies``, ``contradicts`` or
    ``context``), ``note, period, claim_id, source_id``. A claim without evidence has
    one row that says so.

    ValueError for an unknown claim.
    """
    codes.check_columns(
        claims.columns, ["claim_id", "statement", "source_id"], function="evidence_on"
    )
    needed = ["claim_id", "finding", "note", "period", "source_id"]
    codes.check_columns(evidence.columns, needed, function="evidence_on")
    made = []
    for claim in claim_ids:
        codes.check_member("claim_ids", claim, list(claims["claim_id"]))
        told = claims[claims["claim_id"] == claim].iloc[0]
        rows = evidence[evidence["claim_id"] == claim]
        rows = rows.assign(_rank=rows["finding"].map(list(_BEARINGS).index))
        found = sort_rows(rows, ["_rank", "period"]).to_dict("records")
        nothing: dict[Hashable, Any] = {"finding": "no evidence", "note": ""}
        nothing |= {"period": "", "source_id": told["source_id"]}
        for row in found or [nothing]:
            made.append(
                {
                    "statement": told["statement"],
                    **{key: row[key] for key in ("finding", "note", "period")},
                    "claim_id": claim,
                    "source_id": row["source_id"],
                }
            )
    columns = ["statement", "finding", "note", "period", "claim_id", "source_id"]
    return pd.DataFrame(made, columns=columns).astype("str")


def side_by_side(found: pd.DataFrame) -> pd.DataFrame:
    """Evidence as a page shows it: a claim, and beside it what each source says of it.

    The claim stands in every row, so that a row read or saved alone still says what it
    is about.

    Columns: ``statement, finding, what_the_source_says, period, source_id``.
    """
    columns = ["statement", "finding", "note", "period", "source_id"]
    codes.check_columns(found.columns, columns, function="side_by_side")
    return found[columns].rename(columns={"note": "what_the_source_says"})


def principle_lists(
    concepts: pd.DataFrame, *, declared_by: str = DECLARATION
) -> pd.DataFrame:
    """List who lists how many principles, and how many the declaration shares.

    `declared_by`: source of the official list of principles.

    As :func:`cac_data.history.principles`; ``shared`` is 0 throughout where the
    declaration is not among the rows.
    """
    codes.check_columns(concepts.columns, ["named_by"], function="principle_lists")
    listing = {source for sources in concepts["named_by"] for source in sources}
    if declared_by in listing:
        return principles(concepts, compared_with=declared_by)
    return principles(concepts).assign(shared=0)


def ideas(
    concepts: pd.DataFrame, *, declared_by: str = DECLARATION, article: str = ARTICLE
) -> pd.DataFrame:
    """The tree of ideas, with who lists which principle.

    `declared_by`: source of the official list of principles.
    `article`: source of the text that is checked.

    Columns: ``concept_id, term, parent_id, named`` (``idea``; for a principle ``in the
    declaration``, ``principle in both``, ``in the article only`` or ``in another
    list``), ``definition, source_id``. A parent that is not among the rows is left
    empty.
    """
    needed = ["concept_id", "term", "parent_id", "definition", "named_by", "source_id"]
    codes.check_columns(concepts.columns, needed, function="ideas")
    there = concepts["parent_id"].isin(concepts["concept_id"])

    def named(lists: list[str]) -> str:
        if not lists:
            return "idea"
        if declared_by in lists:
            both = article in lists
            return "principle in both" if both else "in the declaration"
        return "in the article only" if article in lists else "in another list"

    rows = concepts.assign(
        parent_id=concepts["parent_id"].where(there, ""),
        named=concepts["named_by"].map(named).astype("str"),
    )
    columns = ["concept_id", "term", "parent_id", "named", "definition", "source_id"]
    rows["_rank"] = rows["parent_id"] != ""
    return sort_rows(rows, ["_rank", "concept_id"])[columns]

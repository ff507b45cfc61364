"""What moved between Central Asia and China, and the places on the map of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.history.documents import Document, documents
from cac_data.history.events.dates import names_any
from cac_data.history.texts import ARTICLE
from cac_data.observations import gather, join
from cac_data.tables import sort_rows

OLD_ROADS_END = 1600
"""By when the roads of the Silk Road had fallen out of use."""

_OLD_CAPITAL = "p001"
"""The place at which is shown what left China as a whole."""

_PROPER = ("Akhal-Teke", "Wusun", "Sasanian", "Sogdian", "Roman", "Buddhist")
_MOST_GOODS = 3  # in the label of a place


@dataclass(frozen=True, kw_only=True)
class Good(Document):
    """A good or technique that moved in a direction, and how surely."""

    direction: str
    certainty: str
    is_old: bool
    origin: str
    origins: list[str]


@dataclass(frozen=True, kw_only=True)
class Place(Document):
    """A mark on the map, and for what it stands there."""

    name: str
    kind: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Goods:
    """What moved between the countries and China, and the places on the map of it.

    `moved`: `good direction period` (from the first to the last that any source gives)
    `origins origin` (each that a source gives, and all in one text) `certainty`
    (sources: ``one``, ``several``, ``article`` alone) `is_old` (begins before 1600)
    `source_ids`. `shown`: `place_id name lat lon kind label source_ids`; `kind`: whence
    goods went (``to_china``, ``to_central_asia``), named by the article alone
    (``article``: a place has that beside what sources say of it), place of an event
    before 1451 (``event``); `label`: the name and up to three goods.
    `goods`, `places`: what plans read of the rows of the two.
    """

    moved: pd.DataFrame
    shown: pd.DataFrame
    goods: list[Good]
    places: list[Place]


def of_goods(
    goods: pd.DataFrame,
    places: pd.DataFrame,
    claims: pd.DataFrame,
    entries: pd.DataFrame,
    *,
    countries: Sequence[str] = codes.CA5,
) -> Goods:
    """What moved between the countries and China, and the places on the map of it.

    `entries`: of `record`.
    """
    traded = _traded(goods, countries)
    moved = _moved(traded)
    named = _places_named(claims, places[places["country"].isin(list(countries))])
    marks = _marks(traded, named, _places_of_events(entries))
    shown = _shown(marks, places)
    return Goods(
        moved=moved,
        shown=shown,
        goods=documents(Good, moved),
        places=documents(Place, shown),
    )


def _traded(goods: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Goods that the countries sent to China first, then those that came from it."""
    is_sent = goods["direction"] == "to_china"
    is_received = goods["direction"] == "to_central_asia"
    is_own = is_sent & names_any(goods, countries)
    rows = goods[is_own | is_received]
    is_back = ~is_sent[rows.index]
    rows = rows.assign(_back=is_back, source_ids=rows["source_id"])
    return sort_rows(rows, ["_back", "period", "good", "good_id"])


def _moved(traded: pd.DataFrame) -> pd.DataFrame:
    """A row for each good and direction, from all the sources that name it."""
    moved = gather(
        traded,
        ["good", "direction"],
        period=("period", _from_first_to_last),
        origins=("origin", pd.Series.unique),
        certainty=("source_id", _certainty),
    )
    first_years = moved["period"].map(lambda period: periods.bounds(period)[0][0])
    return moved.assign(
        origin=moved["origins"].str.join(" or "),
        origins=moved["origins"].map(list),
        is_old=first_years < OLD_ROADS_END,
    )


def _from_first_to_last(spans: Iterable[str]) -> str:
    """The period that holds some others."""
    ends = [end for span in spans for end in span.split("/")]
    first = min(ends, key=lambda end: periods.bounds(end)[0])
    last = max(ends, key=lambda end: periods.bounds(end)[1])
    return first if first == last else f"{first}/{last}"


def _certainty(source_ids: Iterable[str]) -> str:
    """How many sources name a good beside the article."""
    sources = {*source_ids} - {ARTICLE}
    if not sources:
        return "article"
    return "one" if len(sources) == 1 else "several"


def _places_of_goods(traded: pd.DataFrame) -> pd.DataFrame:
    """The place of each good and its `kind`, first what most sources place there."""
    is_sent = traded["direction"] == "to_china"
    is_by_article = traded["source_id"] == ARTICLE
    rows = traded.assign(
        place_id=traded["place_id"].where(is_sent, _OLD_CAPITAL),
        kind=traded["direction"].mask(is_by_article, "article"),
    )
    rows["_rank"] = -rows.groupby(["place_id", "good"])["good"].transform("size")
    return rows.sort_values("_rank", kind="stable")


def _places_named(claims: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Places that the article names where it tells of history, by either name."""
    text = " ".join(claims.loc[claims["topic"] == "history", "statement"])
    old_names = places["name"].str.replace(r" \(.*", "", regex=True)
    names = zip(old_names, places["modern_name"], strict=True)
    stand_in = [any(_stands_in(text, name) for name in pair) for pair in names]
    is_named = pd.Series(stand_in, index=places.index, dtype=bool)
    return places[is_named].assign(kind="article", source_ids=ARTICLE)


def _stands_in(text: str, name: str) -> bool:
    return bool(name and re.search(rf"\b{re.escape(name)}\b", text))


def _places_of_events(entries: pd.DataFrame) -> pd.DataFrame:
    """Places of events of the ancient and medieval eras, the most eventful first."""
    is_old = entries["era"].isin(["ancient", "medieval"])
    rows = entries[is_old].assign(kind="event")
    rows["_rank"] = -rows.groupby("place_id")["place_id"].transform("size")
    return rows.sort_values(["_rank", "place_id"], kind="stable")


def _marks(
    traded: pd.DataFrame, named: pd.DataFrame, eventful: pd.DataFrame
) -> pd.DataFrame:
    """Each mark on the map, a place and a kind, with the `goods` of it."""
    sites = _places_of_goods(traded)
    is_by_article = sites["kind"] == "article"
    named = named[["place_id", "kind", "source_ids"]]
    rows = pd.concat([sites[~is_by_article], named, eventful])
    # By sources a place is of one kind: the first that it has.
    first_kind = rows.groupby("place_id")["kind"].transform("first")
    rows = rows[rows["kind"] == first_kind]
    # What the article alone says is a mark of its own.
    rows = pd.concat([rows, sites[is_by_article]])
    return gather(rows, ["place_id", "kind"], goods=("good", pd.Series.unique))


def _shown(marks: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Marks with where they lie and their label."""
    places = places.assign(source_ids=places["source_id"])
    # Of two old names the later one is that which readers know.
    places["name"] = places["name"].str.replace(r"^.* / ", "", regex=True)
    shown = join(
        marks, places, ["place_id"], how="inner", name="name", lat="lat", lon="lon"
    )
    named = zip(shown["name"], shown["goods"], strict=True)
    shown["label"] = [_label(name, goods) for name, goods in named]
    columns = ["place_id", "name", "lat", "lon", "kind", "label", "source_ids"]
    return shown[columns]


def _label(place: str, goods: Iterable[object]) -> str:
    """A place and its goods: without brackets, or the name of the place."""
    name = re.escape(place)
    words = []
    for good in goods:
        text = re.sub(r" \(.*\)", "", str(good))
        text = re.sub(rf"^{name} | of {name}$", "", text)
        if not text.startswith(_PROPER):
            text = text.lower()
        words.append(text)
    # A place without goods has a missing one.
    kinds = [text for text in dict.fromkeys(words) if text != "nan"]
    if not kinds:
        return place
    more = " ..." if len(kinds) > _MOST_GOODS else ""
    return f"{place}: {', '.join(kinds[:_MOST_GOODS])}{more}"

"""Goods: what moved which way, when, and from where on the map."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.history.recorded import ERAS
from cac_data.tables import sort_rows

DIRECTIONS: Mapping[str, str] = {
    "to_china": "to China",
    "to_central_asia": "to Central Asia",
    "other": "westward, by the source",
}
"""Direction of a good, in words."""

_CAPITAL = "p001"
"""Where goods of China in general are written on the map: its old capital."""

_MOST = 3  # goods named at one place

_OLD = ("ancient", "medieval")
"""Eras of the road; its events are later those of states."""

_ONLY_NAMED = "named by the article alone"

_PROPER = ("Akhal-Teke", "Wusun", "Sasanian", "Sogdian", "Roman", "Buddhist")


def goods_spans(
    goods: pd.DataFrame, *, countries: Sequence[str] = codes.CA5
) -> pd.DataFrame:
    """When which goods moved between Central Asia and China, one row per source.

    Goods that only passed through from farther away, and stones that a source sends
    westward, are left out.

    `countries`: countries of Central Asia whose goods are meant. What came from China
    is kept.

    Columns: ``good, direction`` (in words), ``start, end`` (periods), ``origin,
    good_id, source_ids``; goods to China first, then in order of time.
    """
    needed = ["good_id", "good", "direction", "origin", "countries", "period"]
    codes.check_columns(goods.columns, [*needed, "source_id"], function="goods_spans")
    rows = indicators.with_source_ids(_between(goods, countries))
    rows["_rank"] = rows["direction"].ne("to_china")
    rows = sort_rows(rows, ["_rank", "period", "good", "good_id"])
    rows["start"] = [text.partition("/")[0] for text in rows["period"]]
    rows["end"] = [text.rpartition("/")[2] for text in rows["period"]]
    rows["direction"] = rows["direction"].map(DIRECTIONS).astype("str")
    columns = ["good", "direction", "start", "end", "origin", "good_id"]
    return rows[[*columns, "source_ids"]].reset_index(drop=True)


def _between(goods: pd.DataFrame, countries: Sequence[str]) -> pd.DataFrame:
    """Return the goods of some countries to China, and all that came from China."""
    own = goods["countries"].map(lambda named: bool(set(named) & set(countries)))
    sent = goods["direction"].eq("to_china") & own.astype(bool)
    return goods[sent | goods["direction"].eq("to_central_asia")]


def goods_places(
    goods: pd.DataFrame,
    places: pd.DataFrame,
    claims: pd.DataFrame,
    *,
    countries: Sequence[str] = codes.CA5,
) -> pd.DataFrame:
    """Places on the map: where goods came from, and what only the article names.

    A good whose origin is wider than a place is not on the map. Goods that left China
    as a whole stand at its old capital.

    `countries`: countries of Central Asia whose goods are meant.

    Columns: ``place_id, name, lat, lon, kind`` (``goods to China``, ``goods to Central
    Asia``, ``named by the article alone``), ``goods`` (list), ``label``,
    ``source_ids``.
    """
    codes.check_columns(
        goods.columns,
        [
            "good_id",
            "good",
            "direction",
            "place_id",
            "countries",
            "period",
            "source_id",
        ],
        function="goods_places",
    )
    codes.check_columns(
        places.columns,
        ["place_id", "name", "modern_name", "country", "lat", "lon", "source_id"],
        function="goods_places",
    )
    rows = _placed(_between(goods, countries))
    known = places.set_index("place_id")
    made: list[dict[str, Any]] = []
    for (kind, place), group in rows.groupby(["kind", "place"], sort=False):
        if place in known.index:
            # What more sources tell of comes first.
            named = list(group["good"].value_counts(sort=True).index)
            ids = indicators.merge_ids([[item] for item in group["source_id"]])
            made.append(_place(known, str(place), str(kind), named, ids))
    there = {row["place_id"] for row in made}
    for place in _in_statements(known, claims):
        if place not in there and known.loc[place, "country"] in set(countries):
            ids = list(dict.fromkeys(claims["source_id"]))
            made.append(_place(known, place, _ONLY_NAMED, [], ids))
    columns = ["place_id", "name", "lat", "lon", "kind", "goods", "label"]
    return pd.DataFrame(made, columns=[*columns, "source_ids"])


def road_places(
    found: pd.DataFrame, entries: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    """Add the places of old events to those of goods: the road between them.

    As :func:`goods_places`, with places of the kind ``event before 1451``, those of
    most events first. A place of goods keeps its kind.
    """
    needed = ["place_id", "era", "source_ids"]
    codes.check_columns(entries.columns, needed, function="road_places")
    codes.check_columns(
        places.columns, ["place_id", "name", "lat", "lon"], function="road_places"
    )
    codes.check_columns(found.columns, ["place_id", "kind"], function="road_places")
    known = places.set_index("place_id")
    old = entries[entries["era"].isin(_OLD) & entries["place_id"].isin(known.index)]
    old = old[~old["place_id"].isin(found["place_id"])]
    last = max(ERAS[era][1] for era in _OLD)
    made = []
    for place, rows in sorted(
        old.groupby("place_id"), key=lambda item: (-len(item[1]), str(item[0]))
    ):
        ids = indicators.merge_ids(list(rows["source_ids"]))
        made.append(_place(known, str(place), f"event before {last + 1}", [], ids))
    added = pd.DataFrame(made, columns=found.columns)
    if found.empty or added.empty:
        return added if found.empty else found.copy()
    return pd.concat([found, added], ignore_index=True)


def _placed(goods: pd.DataFrame) -> pd.DataFrame:
    """Return goods with the place at which they are written."""
    rows = sort_rows(goods, ["period", "good", "good_id"])
    from_china = rows["direction"].eq("to_central_asia")
    kinds = [
        "goods to Central Asia" if item else "goods to China" for item in from_china
    ]
    place = rows["place_id"].where(~from_china, _CAPITAL)
    rows = rows.assign(kind=kinds, place=place)
    rows["_rank"] = from_china
    return sort_rows(rows[rows["place"] != ""], ["_rank", "period", "good", "good_id"])


def _place(
    known: pd.DataFrame,
    place: str,
    kind: str,
    goods: Sequence[str],
    ids: Sequence[str],
) -> dict[str, Any]:
    row = known.loc[[place]].to_dict("records")[0]
    # Of two old names the later one is that which readers know.
    name = str(row["name"]).rpartition(" / ")[2]
    short = list(dict.fromkeys(_plain(good, name) for good in goods))
    more = f" and {len(short) - _MOST} more" if len(short) > _MOST else ""
    told = ", ".join(short[:_MOST]) + more
    return {
        "place_id": place,
        "name": name,
        "lat": row["lat"],
        "lon": row["lon"],
        "kind": kind,
        "goods": short,
        "label": f"{name}: {told}" if told else name,
        "source_ids": indicators.merge_ids([ids, [row["source_id"]]]),
    }


def _plain(good: str, place: str) -> str:
    """Write a good inside a list: without brackets, or the place it stands at."""
    text = re.sub(r" \(.*\)", "", good).removeprefix(f"{place} ")
    return text if text.startswith(_PROPER) else text[:1].lower() + text[1:]


def _in_statements(known: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """Return the places whose name a statement of the article on history holds."""
    codes.check_columns(
        claims.columns, ["topic", "statement", "source_id"], function="goods_places"
    )
    told = " ".join(claims.loc[claims["topic"] == "history", "statement"])
    found = []
    for place, row in known.iterrows():
        words = {str(row["name"]).partition(" (")[0], str(row["modern_name"])}
        if any(re.search(rf"\b{re.escape(word)}\b", told) for word in words if word):
            found.append(str(place))
    return found

"""Great circles, detours and the length of legs."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table
from cac_data.infrastructure import (
    EARTH_RADIUS_KM,
    cited_ratios,
    detour_factors,
    great_circle,
    leg_lengths,
)
from tests.trade_frames import check_pure, records, table

NODE = {
    **dict.fromkeys(("node_id", "country"), "str"),
    **dict.fromkeys(("lat", "lon"), "float64"),
    "source_id": "str",
}
LEG = {
    **dict.fromkeys(("leg_id", "from_node", "to_node", "mode", "terrain"), "str"),
    "corridor": "str",
    "distance_km": "float64",
    **dict.fromkeys(("distance_basis", "variant_of", "source_id"), "str"),
}
DEGREE = math.pi * EARTH_RADIUS_KM / 180
"""Length of a degree of a meridian, in km."""

# On one meridian, a degree apart, so that a great circle is that many degrees.
NODES = table(
    NODE,
    (
        {
            "node_id": name,
            "country": country,
            "lat": float(lat),
            "lon": 70.0,
            "source_id": "points",
        }
        for name, country, lat in [
            ("a", "KAZ", 40),
            ("b", "KAZ", 41),
            ("c", "KGZ", 42),
            ("d", "KGZ", 43),
            ("e", "KGZ", 43.1),
        ]
    ),
)


def legs(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Legs: name, ends, degrees of length (None: not known); then what differs."""
    return table(
        LEG,
        (
            {
                "leg_id": name,
                "from_node": ends[0],
                "to_node": ends[1],
                "mode": "rail",
                "terrain": "plain",
                "corridor": "trunk",
                "distance_km": math.nan if degrees is None else degrees * DEGREE,
                "distance_basis": "" if degrees is None else "cited",
                "variant_of": "",
                "source_id": f"s-{name}",
                **(more[0] if more else {}),
            }
            for name, ends, degrees, *more in rows
        ),
    )


LEGS = legs(
    ("ab", "ab", 1.1),
    ("bc", "bc", 1.3),
    ("cd", "cd", 1.2, {"distance_basis": "derived"}),
    ("ac", "ac", None),
    ("bd", "bd", 3.0, {"terrain": "mountain"}),
    ("ad", "ad", None, {"terrain": "mountain"}),
    ("ab-2", "ab", 1.05, {"variant_of": "ab"}),
    ("ab-3", "ab", 9.0, {"variant_of": "ab"}),
    ("de", "de", 0.5),  # 11 km as the crow flies: too near
    ("ca", "ca", 1.9),  # below its great circle of two degrees
)


def test_ratios_are_of_cited_legs_that_are_long_enough_and_end_at_their_nodes() -> None:
    found = cited_ratios(NODES, LEGS)
    assert records(found.round(2), "leg_id", "ratio") == [
        ("ab", 1.1),
        ("bc", 1.3),
        ("bd", 1.5),
        ("cd", 1.2),
    ]
    check_pure(cited_ratios, NODES, LEGS)


def test_parts_of_a_leg_with_a_length_add_up_to_it() -> None:
    parts = legs(
        ("ac", "ac", 2.4),
        ("ab", "ab", None),
        ("bc", "bc", None, {"terrain": "mountain"}),
        ("bd", "bd", 3.0, {"terrain": "mountain"}),
    )
    factors = pd.DataFrame(
        {"mode": "rail", "terrain": ["plain", "mountain"], "factor": [1.0, 2.0]}
    )
    found = leg_lengths(NODES, parts, factors).set_index("leg_id")["distance_km"]
    assert found["ab"] + found["bc"] == pytest.approx(found["ac"])
    assert found["bc"] == pytest.approx(2 * found["ab"])
    # Another corridor, or a place that is not on the way, makes no part of it.
    other = parts.assign(corridor=["trunk", "branch", "trunk", "trunk"])
    apart = leg_lengths(NODES, other, factors).set_index("leg_id")["distance_km"]
    assert apart["ab"] == pytest.approx(DEGREE)
    assert apart["bc"] == pytest.approx(2 * DEGREE)


# ---------------------------------------------------------------------- great circle


def test_a_degree_of_a_meridian_and_a_border() -> None:
    found = great_circle(NODES, LEGS).set_index("leg_id")
    assert found.loc["ab", "great_circle_km"] == pytest.approx(DEGREE)
    assert found.loc["ad", "great_circle_km"] == pytest.approx(3 * DEGREE)
    assert found["borders"].loc[["ab", "bc", "cd"]].tolist() == [0, 1, 0]
    assert found.loc["ab", "source_ids"] == ["points"]
    check_pure(great_circle, NODES, LEGS)


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        ((0, 0), (0, 90), math.pi / 2 * EARTH_RADIUS_KM),
        ((0, 0), (0, 180), math.pi * EARTH_RADIUS_KM),  # opposite points
        ((90, 0), (-90, 77), math.pi * EARTH_RADIUS_KM),
        ((41, 70), (41, 70), 0.0),
        ((0, 179), (0, -179), 2 * DEGREE),  # across the date line
        # Berlin to Tokyo, about 8,918 km on the sphere.
        ((52.517, 13.4), (35.7, 139.767), 8918.0),
    ],
)
def test_the_great_circle_of_two_points(
    start: tuple[float, float], end: tuple[float, float], km: float
) -> None:
    points = table(
        NODE,
        (
            {"node_id": n, "country": "KAZ", "lat": y, "lon": x, "source_id": "s"}
            for n, (y, x) in (("p", start), ("q", end))
        ),
    )
    found = great_circle(points, legs(("pq", "pq", None)))["great_circle_km"].item()
    assert found == pytest.approx(km, rel=2e-4, abs=1e-6)


def test_a_leg_to_an_unknown_node_is_refused() -> None:
    with pytest.raises(ValueError, match="leg xz: 'x' is no node"):
        great_circle(NODES, legs(("xz", "xz", None)))


@pytest.mark.parametrize("column", ["node_id", "country", "lat", "lon"])
def test_points_need_their_columns(column: str) -> None:
    with pytest.raises(ValueError, match=f"great_circle needs the column {column}"):
        great_circle(NODES.drop(columns=column), LEGS)


def test_no_legs_have_no_length() -> None:
    none = great_circle(NODES, LEGS.iloc[:0])
    assert none.empty
    assert list(none) == list(great_circle(NODES, LEGS))


# ------------------------------------------------------------------------------ detours


def test_a_factor_is_the_median_of_the_legs_with_a_length() -> None:
    found = detour_factors(NODES, LEGS)
    assert records(found, "mode", "terrain", "legs", "basis") == [
        ("rail", "mountain", 4, "mode"),
        ("rail", "plain", 3, "terrain"),
    ]
    # Mountain has one leg (1.5), so all four of the mode count: 1.1, 1.2, 1.3, 1.5.
    assert found["factor"].tolist() == pytest.approx([1.25, 1.2])
    assert found["low"].tolist() == pytest.approx([1.1, 1.1])
    assert found["high"].tolist() == pytest.approx([1.5, 1.3])
    assert found["source_ids"].tolist()[1] == ["points", "s-ab", "s-bc", "s-cd"]


def test_fewer_legs_can_be_enough() -> None:
    found = detour_factors(NODES, LEGS, min_legs=1).set_index("terrain")
    assert found.loc["mountain", "factor"] == pytest.approx(1.5)
    assert found.loc["mountain", "basis"] == "terrain"
    with pytest.raises(ValueError, match="`min_legs`: 0 is below 1"):
        detour_factors(NODES, LEGS, min_legs=0)


def test_a_mode_without_any_length_has_no_factor() -> None:
    ferry = legs(("ab", "ab", None, {"mode": "sea", "terrain": "sea"}))
    with pytest.raises(ValueError, match="no leg of mode 'sea' has a length"):
        detour_factors(NODES, pd.concat([LEGS, ferry], ignore_index=True))


def test_factors_do_not_depend_on_the_order_of_rows() -> None:
    check_pure(lambda rows: detour_factors(NODES, rows), LEGS)
    check_pure(lambda rows: detour_factors(rows, LEGS), NODES)


# ------------------------------------------------------------------------------ lengths


def test_a_length_is_cited_or_estimated_and_says_which() -> None:
    found = leg_lengths(NODES, LEGS).set_index("leg_id")
    assert found["basis"].to_dict() == {
        **dict.fromkeys(("ab", "bc", "bd", "de", "ca"), "cited"),
        "cd": "derived",
        **dict.fromkeys(("ac", "ad"), "estimated"),
    }
    # Two degrees of plain times 1.2, three of mountain times 1.25.
    assert found.loc["ac", "distance_km"] == pytest.approx(2.4 * DEGREE)
    assert found.loc["ad", "distance_km"] == pytest.approx(3.75 * DEGREE)
    assert found.loc["ab", "distance_km"] == pytest.approx(1.1 * DEGREE)
    assert found["factor"].notna().tolist() == (found["basis"] == "estimated").tolist()
    assert found.loc["ac", "source_ids"] == ["points", "s-ac"]
    check_pure(leg_lengths, NODES, LEGS)


def test_other_factors_can_be_given() -> None:
    given = pd.DataFrame(
        {"mode": ["rail"] * 2, "terrain": ["plain", "mountain"], "factor": [1.0, 2.0]}
    )
    found = leg_lengths(NODES, LEGS, given).set_index("leg_id")["distance_km"]
    assert found["ac"] == pytest.approx(2 * DEGREE)
    assert found["ad"] == pytest.approx(6 * DEGREE)
    with pytest.raises(ValueError, match="ad has neither a length nor a factor for"):
        leg_lengths(NODES, LEGS, given.head(1))
    with pytest.raises(ValueError, match="leg_lengths needs the column factor"):
        leg_lengths(NODES, LEGS, given.drop(columns="factor"))


def test_another_length_takes_the_place_of_a_leg() -> None:
    found = leg_lengths(NODES, LEGS, alternatives=["ab-2"])
    leg = found.set_index("leg_id").loc["ab"]
    assert leg["distance_km"] == pytest.approx(1.05 * DEGREE)
    assert leg["source_ids"] == ["points", "s-ab-2"]
    assert len(found) == len(leg_lengths(NODES, LEGS))


@pytest.mark.parametrize(
    ("alternatives", "message"),
    [
        (["ab-4"], r"`alternatives`: 'ab-4' is not one of ab-2, ab-3; did you mean"),
        (["bc"], "`alternatives`: 'bc' is not one of ab-2, ab-3"),
        (["ab-2", "ab-3"], "`alternatives`: two of them are of the leg ab"),
    ],
)
def test_a_wrong_alternative_is_named(alternatives: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        leg_lengths(NODES, LEGS, alternatives=alternatives)


@pytest.mark.parametrize(
    "column", ["leg_id", "terrain", "distance_km", "distance_basis", "variant_of"]
)
def test_legs_need_their_columns(column: str) -> None:
    for function in (detour_factors, leg_lengths):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            function(NODES, LEGS.drop(columns=column))


def test_the_real_network_has_a_length_for_every_leg() -> None:
    nodes, real = load_table("network_nodes"), load_table("network_legs")
    found = leg_lengths(nodes, real).set_index("leg_id")
    assert len(found) == 109
    assert found["distance_km"].notna().all()
    new = leg_lengths(nodes, real, alternatives=["r-turpan-kashgar-2014"])
    saved = found["distance_km"] - new.set_index("leg_id")["distance_km"]
    assert saved[saved != 0].to_dict() == {"r-turpan-kashgar": 123.0}
    # An estimate is never shorter than the great circle.
    estimated = found[found["basis"] == "estimated"]
    assert (estimated["distance_km"] > estimated["great_circle_km"]).all()

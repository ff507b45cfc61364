"""Series of corridors, what they were expected to carry, and time and cost."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import conflicts, infrastructure, load_table, select
from cac_data.infrastructure.freight import (
    capacity_use,
    cargo_by_corridor,
    corridor_series,
    dispute_table,
    expectations,
    freight_overview,
    name_corridors,
    transit_costs,
)
from tests.trade_frames import check_pure, records, shuffled, table

TRAFFIC = {
    **dict.fromkeys(("corridor", "indicator", "mode", "scope", "nature"), "str"),
    **dict.fromkeys(("period", "variant", "source_id"), "str"),
    "value": "float64",
    "unit": "str",
    "rounding_value": "float64",
    "obs_status": "str",
}


def traffic(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``corridor_volumes``: corridor, indicator, period, value, and more."""
    return table(
        TRAFFIC,
        (
            {
                "corridor": corridor,
                "indicator": indicator,
                "mode": "rail",
                "scope": "all",
                "nature": "actual",
                "period": period,
                "variant": "main",
                "source_id": f"s{place}",
                "value": value,
                "unit": "Mt a year" if "capacity" in indicator else "Mt",
                "rounding_value": float("nan"),
                "obs_status": "A",
                **(more[0] if more else {}),
            }
            for place, (corridor, indicator, period, value, *more) in enumerate(rows)
        ),
    )


def test_every_corridor_that_is_named_is_one_of_the_table() -> None:
    known = set(load_table("corridor_volumes")["corridor"])
    assert set(infrastructure.CORRIDOR_NAMES) <= known


# --- corridors ------------------------------------------------------------------------

WAY = {"corridor": "btk", "indicator": "cargo"}
CARRIED = traffic(
    ("btk", "cargo", "2024", 2.0),
    ("btk", "cargo", "2023", 1.5, {"variant": "derived", "rounding_value": 0.2}),
    ("btk", "cargo", "2023", 1.0, {"variant": "alternative"}),
    ("btk", "cargo", "2023-01/2023-07", 0.7),
    ("btk", "cargo", "2025", 5.0, {"nature": "plan"}),
    ("btk", "cargo", "2024", 0.4, {"scope": "transit"}),
    ("btk", "cargo", "2024", 9.0, {"mode": "road", "scope": "transit"}),
)


def test_a_series_holds_whole_years_of_one_nature() -> None:
    found = corridor_series(CARRIED, **WAY, mode="rail")
    assert records(found, "period", "value", "low", "high", "chosen", "switch") == [
        ("2023", 1.5, 1.3, 1.7, "derived", False),
        ("2024", 2.0, 1.5, 2.5, "main", True),
    ]
    plan = corridor_series(CARRIED, **WAY, nature="plan")
    assert records(plan, "period", "value") == [("2025", 5.0)]
    check_pure(corridor_series, CARRIED, **WAY, mode="rail")


def test_a_mode_or_scope_is_named_where_there_are_several() -> None:
    with pytest.raises(ValueError, match="several words for `mode`: rail, road"):
        corridor_series(CARRIED, **WAY)
    road = corridor_series(CARRIED, **WAY, mode="road")
    assert road["scope"].tolist() == ["transit"]  # the only one there is
    with pytest.raises(ValueError, match="did you mean 'transit'"):
        corridor_series(CARRIED, **WAY, mode="rail", scope="transits")


def test_all_modes_come_before_one_of_them() -> None:
    rows = pd.concat(
        [CARRIED, traffic(("btk", "cargo", "2024", 11.0, {"mode": "all"}))]
    )
    assert corridor_series(rows, **WAY)["value"].tolist() == [11.0]


def test_a_corridor_without_whole_years_gives_an_empty_series() -> None:
    rows = traffic(("btk", "cargo", "2023-01/2023-07", 0.7))
    found = corridor_series(rows, **WAY)
    assert found.empty
    expected = corridor_series(CARRIED, **WAY, mode="rail")
    assert list(found.columns) == list(expected.columns)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"corridor": "bkt"}, "did you mean 'btk'"),
        ({"indicator": "cargos"}, "did you mean 'cargo'"),
        ({"nature": "plans"}, "did you mean 'plan'"),
        ({"variants": []}, "at least one value"),
    ],
)
def test_an_unknown_word_of_a_series_is_told(
    options: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        corridor_series(CARRIED, **{**WAY, "mode": "rail", **options})


def test_the_series_of_the_ministry_is_the_one_of_the_middle_corridor() -> None:
    rows = load_table("corridor_volumes")
    found = corridor_series(rows, corridor="middle_corridor", indicator="cargo")
    assert found["period"].tolist() == [str(year) for year in range(2019, 2026)]
    assert {tuple(ids) for ids in found["source_ids"]} == {
        ("reportaz-2026-03-10-titr",)
    }
    assert found["value"].iloc[-1] < found["value"].iloc[-2]


# --- capacity -------------------------------------------------------------------------


def test_use_is_measured_by_the_latest_capacity_of_the_time() -> None:
    rows = traffic(
        ("btk", "cargo", "2020", 2.0),
        ("btk", "cargo", "2022", 4.0),
        ("btk", "cargo", "2024", 3.0),
        ("btk", "capacity", "2021", 5.0),
        ("btk", "capacity", "2023", 6.0),
        ("btk", "capacity", "2023", 60.0, {"nature": "target"}),
    )
    found = capacity_use(rows, corridor="btk")
    columns = ("period", "capacity", "capacity_period", "use_pct", "is_capacity")
    assert records(found, *columns) == [
        ("2022", 5.0, "2021", 80.0, True),
        ("2024", 6.0, "2023", 50.0, True),
    ]
    assert found["source_ids"].tolist() == [["s1", "s3"], ["s2", "s4"]]
    check_pure(capacity_use, rows, corridor="btk")
    assert capacity_use(rows, corridor="baku_port").empty


def test_what_is_exceeded_is_no_capacity() -> None:
    found = capacity_use(
        load_table("corridor_volumes"), corridor="kazakhstan_china_rail"
    )
    assert records(found, "period", "capacity", "is_capacity") == [
        ("2023", 28.0, False),
        ("2024", 28.0, False),
    ]


# --- several corridors ----------------------------------------------------------------


def test_corridors_stand_beside_each_other_by_name_in_one_unit() -> None:
    rows = traffic(
        ("middle_corridor", "cargo", "2025", 4.1),
        ("kazakhstan_china_rail", "cargo", "2024", 32.0),
    )
    found = cargo_by_corridor(rows)
    assert records(found, "name", "period", "value") == [
        ("Kazakhstan–China by rail", "2024", 32.0),
        ("Middle Corridor", "2025", 4.1),
    ]
    other = rows.assign(unit=["Mt", "kt"])
    with pytest.raises(ValueError, match="Mt"):
        cargo_by_corridor(other)
    assert cargo_by_corridor(rows.iloc[:0]).empty
    check_pure(cargo_by_corridor, rows)


def test_an_overview_takes_the_latest_year_of_a_whole_corridor() -> None:
    rows = traffic(
        ("middle_corridor", "cargo", "2025", 4.1, {"mode": "all"}),
        ("middle_corridor", "cargo", "2024", 4.5, {"mode": "all"}),
        ("middle_corridor", "cargo", "2026", 3.0),  # by rail alone
        ("baku_port", "cargo", "2023", 7.3),
        ("baku_port", "cargo", "2024", 7.6, {"obs_status": "U"}),
        ("khorgos", "trains", "2024-01/2024-06", 4000.0),
        ("china_europe_trains", "trains", "2024", 19000.0),  # beyond the region
    )
    found = freight_overview(rows)
    assert records(found, "name", "period", "value")[0] == (
        "Port of Baku",
        "2023",
        7.3,
    )
    assert records(found.tail(1), "name", "value", "before", "source_ids") == [
        ("Middle Corridor", 4.1, 4.5, ["s0", "s1"])
    ]
    assert len(found) == 2
    check_pure(freight_overview, rows)


def test_a_dispute_names_those_who_print_its_figures() -> None:
    disputed = pd.DataFrame(
        {
            "corridor": ["baku_port", "xian"],
            "indicator": ["cargo", "trains"],
            "period": "2019",
            "unit": ["Mt", "trains"],
            "gap_pct": [0.1, 29.9],
            "figures": [
                "4.06 (businesstm-2021-baku); 4.05 (unknown)",
                "5,000 (azernews-2025-03-06-xian)",
            ],
            "reason": "",
            "source_ids": [["businesstm-2021-baku"], ["azernews-2025-03-06-xian"]],
        }
    )
    found = dispute_table(disputed)
    assert records(found, "corridor", "indicator", "figures") == [
        ("Port of Baku", "cargo, Mt", "4.06 (Business Turkmenistan); 4.05 (unknown)"),
        ("Xi'an", "trains", "5,000 (AzerNews)"),
    ]
    assert disputed["corridor"].tolist() == ["baku_port", "xian"]
    assert dispute_table(disputed.iloc[:0]).empty


def test_an_expectation_stands_beside_what_came_or_what_it_needs() -> None:
    rows = traffic(
        ("middle_corridor", "cargo", "2024", 4.0),
        ("middle_corridor", "cargo", "2024", 5.0, {"nature": "expected"}),
        ("middle_corridor", "cargo", "2026", 16.0, {"nature": "target"}),
        ("middle_corridor", "cargo", "2024", 2.0, {"nature": "plan"}),
    ).assign(note=["", "", "", "narrower than the others"])
    found = expectations(rows)
    assert records(found, "period", "nature", "outcome") == [
        ("2024", "plan", "counts less than what came, not compared"),
        ("2024", "expected", "4.0 came, 80 % of it"),
        ("2026", "target", "needs 100.0 % a year from 2024"),
    ]
    assert found["reached_pct"].notna().sum() == 1
    assert expectations(rows[rows["nature"] == "actual"]).empty
    check_pure(expectations, rows)


def test_without_a_year_that_came_nothing_is_measured() -> None:
    rows = traffic(
        ("middle_corridor", "cargo", "2030", 10.0, {"nature": "target"})
    ).assign(note="")
    found = expectations(rows)
    assert records(found, "period", "outcome") == [("2030", "")]


def test_costs_are_compared_from_the_first_to_the_last_year() -> None:
    rows = traffic(
        ("carec", "border_crossing_time", "2021", 51.9, {"unit": "hours"}),
        ("carec", "border_crossing_time", "2022", 40.6, {"unit": "hours"}),
        ("carec", "transport_cost", "2022", 804.0, {"unit": "USD"}),
        ("carec", "samples", "2022", 2420.0, {"unit": "shipments"}),
    )
    found = transit_costs(rows)
    assert records(found, "what", "before_period", "period", "value") == [
        ("time at a border", "2021", "2022", 40.6),
        ("cost of carriage", "", "2022", 804.0),
    ]
    check_pure(transit_costs, rows)
    assert transit_costs(rows.iloc[:0]).empty


def test_corridors_without_a_name_keep_their_word() -> None:
    frame = pd.DataFrame(
        {"corridor": ["khorgos", "north_south"], "indicator": "block_trains"}
    )
    found = name_corridors(frame)
    assert records(found, "corridor", "indicator") == [
        ("Khorgos", "block trains"),
        ("north south", "block trains"),
    ]


# --- who disagrees --------------------------------------------------------------------


def test_rounding_and_conflict_are_told_apart() -> None:
    found = conflicts("corridor_volumes")
    route = select(found, corridor="middle_corridor", indicator="cargo", parts=True)
    kinds = dict(zip(route["period"], route["kind"], strict=True))
    assert kinds == {
        "2022-01/2022-09": "conflict",
        "2022": "conflict",
        "2023": "rounding",
        "2024": "rounding",
    }
    trains = found[found["corridor"] == "china_europe_trains"]
    kinds = dict(zip(trains["period"], trains["kind"], strict=False))
    assert kinds["2021-01/2021-11"] == "conflict"
    assert kinds["2023"] == "rounding"


# --- columns --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "column", "options"),
    [
        (corridor_series, "rounding_value", {**WAY, "mode": "rail"}),
        (capacity_use, "nature", {"corridor": "btk"}),
        (freight_overview, "scope", {}),
        (transit_costs, "unit", {}),
        (name_corridors, "corridor", {}),
    ],
)
def test_a_missing_column_is_named(
    function: Any, column: str, options: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=f"needs the column {column}"):
        function(shuffled(CARRIED).drop(columns=column), **options)

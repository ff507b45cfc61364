"""Where projects lie: on their legs, at the places of their names, or nowhere."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, maps
from cac_data.infrastructure import project_places, say_places
from tests.trade_frames import check_pure, records

NODES = pd.DataFrame(
    [
        ("osh", "Osh", "KGZ", 72.8, 40.5),
        ("naryn", "Naryn", "KGZ", 76.0, 41.4),
        ("khorgos_cn", "Khorgos (Horgos), China", "CHN", 80.4, 44.2),
        ("khorgos_kz", "Khorgos / Altynkol, Kazakhstan", "KAZ", 80.2, 44.2),
        ("kurgan", "Kurgan", "RUS", 65.3, 55.4),
        ("xian", "Xi'an", "CHN", 108.9, 34.3),
    ],
    columns=["node_id", "name", "country", "lon", "lat"],
)
LEGS = pd.DataFrame(
    [
        ("osh", "naryn", "part", "", "s1"),
        ("osh", "naryn", "part", "r-other", "s2"),  # a variant of the same leg
        ("osh", "khorgos_kz", "port", "", "s3"),
    ],
    columns=["from_node", "to_node", "project_id", "variant_of", "source_id"],
)


def projects(*rows: tuple[str, dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "project_id": name,
                "name": name,
                "kind": "rail",
                "countries": ["KGZ"],
                "status": "operating",
                "part_of": "",
                "countable": True,
                "source_id": f"of-{name}",
                **facts,
            }
            for name, facts in rows
        ]
    )


def places(*rows: tuple[str, dict[str, Any]]) -> list[Any]:
    found = project_places(projects(*rows), NODES, LEGS)
    return records(found, "project_id", "from_node", "to_node", "how", "on_map")


def test_a_line_lies_on_the_legs_of_its_parts_however_deep() -> None:
    found = project_places(
        projects(
            ("line", {}),
            ("section", {"part_of": "line", "countable": False}),
            ("part", {"part_of": "section", "countable": False}),
        ),
        NODES,
        LEGS,
    )
    assert records(found, "from_node", "to_node", "how", "source_ids") == [
        ("osh", "naryn", "leg", ["of-line", "s1"])
    ]


def test_what_is_no_line_lies_at_the_place_its_name_tells() -> None:
    assert places(
        ("port", {"kind": "port", "name": "A port at Osh"}),  # its leg leads past it
        ("road", {"kind": "road", "name": "Naryn-Osh road"}),
    ) == [
        ("port", "osh", "osh", "name", True),
        ("road", "naryn", "osh", "name", True),
    ]


def test_a_name_counts_only_in_the_countries_of_the_project() -> None:
    assert places(
        ("gate", {"countries": ["KAZ"], "name": "Khorgos Gateway, Kazakhstan"}),
        ("tube", {"countries": ["TJK"], "name": "Dushanbe-Kurgan-Tyube railway"}),
        ("far", {"countries": ["CHN", "KAZ"], "name": "Terminal at Xi'an"}),
        ("land", {"countries": ["KAZ"], "name": "Programme of Kazakhstan"}),
    ) == [
        ("far", "xian", "xian", "name", False),
        ("gate", "khorgos_kz", "khorgos_kz", "name", True),
        ("land", "", "", "", False),
        ("tube", "", "", "", False),
    ]


def test_every_countable_project_is_there_and_says_how_it_was_placed() -> None:
    tables = load_table("network_nodes"), load_table("network_legs")
    known = load_table("projects")
    found = project_places(known, *tables)
    countable = known[known["countable"]]
    assert list(dict.fromkeys(found["project_id"])) == sorted(countable["project_id"])
    assert set(found["status"]) <= set(maps.STATUS_LOOKS)
    assert set(found["how"]) == {"leg", "name", ""}
    assert not found.loc[found["how"] == "", "on_map"].any()
    check_pure(lambda frame: project_places(frame, *tables), known)
    text = say_places(found)
    for name in found.loc[found["how"] == "", "name"]:
        assert str(name).split(",")[0] in text


def test_without_projects_nothing_is_placed() -> None:
    assert project_places(projects(("line", {})).iloc[:0], NODES, LEGS).empty


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="needs the column part_of"):
        project_places(projects(("line", {})).drop(columns="part_of"), NODES, LEGS)

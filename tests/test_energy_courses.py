"""Where the pipelines to China run: legs in their order, a map, a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import codes, energy, load_table

STOPS = pd.DataFrame(
    {
        "pipeline_id": ["cagp-d", "cagp-d", "kcp", "kcp", "kcp"],
        "stop": ["2", "1", "1", "2", "3"],
        "place": ["Wuqia", "Galkynysh", "Atyrau", "Atasu", "Dushanzi"],
        "lat": [39.7, 37.3, 47.1, 48.7, 44.3],
        "lon": [75.3, 62.4, 51.9, 71.6, 84.9],
        "source_id": ["a", "b", "c", "c", "d"],
        "position_source_id": "geo",
    }
)
PIPES = pd.DataFrame(
    {
        "pipeline_id": ["cagp-d", "cagp-d", "kcp"],
        "source_id": ["p", "q", "r"],
        "name": ["Gas pipeline, Line D", "Gas pipeline, Line D", "Oil, Atyrau on"],
        "commodity": ["gas", "gas", "oil"],
        "capacity": [30.0, 25.0, 20.0],
        "unit": ["bcm a year", "bcm a year", "Mt a year"],
        "status": ["stalled", "stalled", "operating"],
    }
)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


def test_legs_join_the_stops_in_the_order_of_the_flow() -> None:
    legs = energy.pipe_courses(STOPS, PIPES)
    assert list(zip(legs["from_place"], legs["to_place"], strict=True)) == [
        ("Galkynysh", "Wuqia"),
        ("Atyrau", "Atasu"),
        ("Atasu", "Dushanzi"),
    ]
    assert legs["source_ids"].tolist() == [
        ["a", "b", "geo", "p", "q"],
        ["c", "geo", "r"],
        ["c", "d", "geo", "r"],
    ]


@pytest.mark.parametrize(
    ("year", "kind"),
    [(0, "gas: Line D, stalled"), (2032, "gas: Line D, stalled; assumed from 2032")],
)
def test_the_key_tells_what_does_not_run_and_what_is_assumed(
    year: int, kind: str
) -> None:
    legs = energy.pipe_courses(STOPS, PIPES, line_d_year=year)
    assert legs["kind"].unique().tolist() == [kind, "oil: Atyrau on"]
    ax = energy.draw_courses(legs, STOPS)
    legend = ax.get_legend()
    assert [text.get_text() for text in legend.get_texts()] == list(
        dict.fromkeys(legs["kind"])
    )
    assert ax.get_lines()[0].get_linestyle() == "--"
    assert ax.get_lines()[1].get_linestyle() == "-"


def test_a_sentence_tells_ends_ratings_and_status() -> None:
    assert energy.say_courses(energy.pipe_courses(STOPS, PIPES)) == (
        "Line D is to carry gas from Galkynysh to Wuqia (rated at 25 or 30 bcm a "
        "year): stalled. Oil runs from Atyrau by Atasu to Dushanzi (rated at 20 Mt a "
        "year)."
    )


def test_a_pipeline_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no pipeline is called kcp"):
        energy.pipe_courses(STOPS, PIPES[PIPES["commodity"] == "gas"])


def test_without_stops_there_is_nothing_to_draw_or_say() -> None:
    legs = energy.pipe_courses(STOPS.iloc[:0], PIPES)
    assert energy.draw_courses(legs, STOPS) is None
    assert energy.say_courses(legs).startswith("No source names")


@pytest.mark.parametrize("year", [0, 2029])
def test_no_name_lies_on_another_and_all_five_are_named(year: int) -> None:
    stops = load_table("pipeline_stops")
    legs = energy.pipe_courses(stops, load_table("pipelines"), line_d_year=year)
    ax = energy.draw_courses(legs, stops)
    ax.figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts]
    for (one, box), (other, second) in itertools.combinations(boxes, 2):
        wide = min(box.x1, second.x1) - max(box.x0, second.x0)
        high = min(box.y1, second.y1) - max(box.y0, second.y0)
        assert wide <= 1 or high <= 0.25 * min(box.height, second.height), (one, other)
    named = {text for text, _ in boxes}
    assert (
        set(stops["place"]) | {codes.country_name(code) for code in codes.CA5} <= named
    )

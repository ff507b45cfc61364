"""Maps: outlines that fit together, names that never overlap, lines side by side."""

from __future__ import annotations

import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import cac_data
from cac_data import codes, maps, plots
from cac_data.maps import labels, outlines
from cac_data.maps.labels import Box, Mark, place_names

FILE = Path(outlines.__file__).with_name("outlines.json")

TOWNS = pd.DataFrame(
    {
        "node_id": ["kashgar", "osh", "tashkent", "almaty"],
        "name": ["Kashgar", "Osh", "Tashkent", "Almaty"],
        "country": ["CHN", "KGZ", "UZB", "KAZ"],
        "lat": [39.47, 40.53, 41.26, 43.25],
        "lon": [75.99, 72.80, 69.22, 76.91],
    }
)
LEGS = pd.DataFrame(
    {
        "from_node": ["kashgar", "osh", "tashkent", "almaty"],
        "to_node": ["osh", "tashkent", "osh", "tashkent"],
        "status": ["planned", "operating", "under_construction", "operating"],
    }
)


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


CASES: dict[str, Callable[[], Axes]] = {
    "base": lambda: maps.base(title="Central Asia"),
    "places": lambda: maps.places(TOWNS, title="Four towns", kind="country"),
    "routes": lambda: maps.routes(LEGS, TOWNS, title="Railways by status"),
}
each_function = pytest.mark.parametrize("name", CASES)
each_view = pytest.mark.parametrize("view", maps.VIEWS)


def svg_of(ax: Axes) -> str:
    buffer = io.StringIO()
    with plots.use_style():
        ax.figure.savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def key_of(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    return [text.get_text() for text in legend.get_texts()] if legend else []


def assert_no_overlap(ax: Axes) -> None:
    ax.figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in ax.texts]
    for (one, box), (other, second) in itertools.combinations(boxes, 2):
        wide = min(box.x1, second.x1) - max(box.x0, second.x0)
        high = min(box.y1, second.y1) - max(box.y0, second.y0)
        assert wide <= 1 or high <= 0.25 * min(box.height, second.height), (one, other)
    edge = ax.get_window_extent()
    for text, box in boxes:
        assert edge.x0 - 1 <= box.x0, text
        assert box.x1 <= edge.x1 + 1, text
        assert edge.y0 - 2 <= box.y0, text
        assert box.y1 <= edge.y1 + 2, text


# --- The outlines that travel with the package ---------------------------------------


def topology() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def degrees(code: str) -> list[np.ndarray]:
    """Rings of a country in degrees."""
    [item] = [
        item
        for item in topology()["objects"]["countries"]["geometries"]
        if item["properties"].get("country") == code
    ]
    arcs = outlines._arcs()
    return [
        outlines._ring(arcs, parts) for polygon in item["arcs"] for parts in polygon
    ]


def test_the_file_is_small_and_says_what_it_is() -> None:
    assert FILE.stat().st_size < 150_000
    about = topology()["about"]
    assert "Natural Earth" in about["source"]
    assert "public domain" in about["source"]
    assert "imply no position" in about["note"]
    assert "Michael Bostock" in about["licence"]


def test_every_country_of_the_tables_has_an_outline() -> None:
    there = {
        item["properties"].get("country")
        for item in topology()["objects"]["countries"]["geometries"]
    }
    assert set(codes.country_codes(groups=False)) <= there


@pytest.mark.parametrize("table", ["places", "network_nodes", "pipeline_stops"])
def test_every_place_of_the_tables_lies_in_its_country(table: str) -> None:
    """It checks the coordinates as much as the outlines."""
    for code, rows in cac_data.load_table(table).groupby("country"):
        rings = degrees(str(code))
        spots = rows[["lon", "lat"]].to_numpy(dtype=float)
        away = np.array([min(distance(spot, ring) for ring in rings) for spot in spots])
        # Crossings stand on the border, which is thinned to some kilometres.
        wrong = rows[~(outlines.inside(spots, rings) | (away < 0.12))]
        assert wrong.empty, wrong


def distance(spot: np.ndarray, ring: np.ndarray) -> float:
    """Degrees from a spot to the nearest point of a ring's lines."""
    start, stop = ring, np.roll(ring, -1, axis=0)
    along = stop - start
    part = ((spot - start) * along).sum(axis=1) / (along**2).sum(axis=1)
    nearest = start + np.clip(part, 0, 1)[:, None] * along
    return float(np.hypot(*(nearest - spot).T).min())


def test_neighbours_share_their_border_however_it_is_thinned() -> None:
    found = {
        item.country: item
        for item in outlines.outlines(maps.VIEWS["region"], 500.0)
        if item.country
    }
    for one, other in (("KAZ", "UZB"), ("KGZ", "CHN"), ("TKM", "IRN")):
        first, second = (
            {tuple(point) for ring in found[code].rings for point in ring}
            for code in (one, other)
        )
        assert len(first & second) > 5, (one, other)


def test_nothing_beyond_the_map_is_kept() -> None:
    view = maps.VIEWS["region"]
    left, bottom, right, top = view.edges()
    room = 0.02 * (right - left)
    for item in outlines.outlines(view, 500.0):
        for ring in item.rings:
            assert (ring >= (left - room, bottom - room)).all()
            assert (ring <= (right + room, top + room)).all()


def test_areas_keep_their_proportion() -> None:
    """Kazakhstan is 6.1 times as large as Uzbekistan, also on the map."""
    view = maps.VIEWS["region"]
    sizes = {
        item.country: sum(map(outlines.area, item.rings))
        for item in outlines.outlines(view, 2000.0)
    }
    assert sizes["KAZ"] / sizes["UZB"] == pytest.approx(2724.9 / 447.4, rel=0.03)
    assert sizes["TJK"] / sizes["KGZ"] == pytest.approx(141.4 / 199.9, rel=0.03)


def test_a_hole_is_no_land() -> None:
    ring = np.array([[0.0, 0], [4, 0], [4, 4], [0, 4]])
    hole = np.array([[1.0, 1], [3, 1], [3, 3], [1, 3]])
    spots = np.array([[0.5, 0.5], [2, 2], [5, 2]])
    assert outlines.inside(spots, [ring, hole]).tolist() == [True, False, False]


@pytest.mark.parametrize(
    "edges", [(-30, 30, 100, 50), (90, 30, 80, 50), (50, 0, 90, 40), (50, 40, 90, 80)]
)
def test_a_view_beyond_the_outlines_is_refused(edges: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="west, south, east, north within"):
        maps.View(*edges)


# --- Names ----------------------------------------------------------------------------

PAGE = Box(0, 0, 200, 100)


def test_a_name_stands_to_the_right_if_it_can() -> None:
    [found] = place_names([Mark(50, 50, 40, 10)], bounds=PAGE)
    assert found is not None
    assert found.line is None
    assert found.box.left > 50


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    [found] = place_names([Mark(190, 50, 40, 10)], bounds=PAGE)
    assert found is not None
    assert found.box.right < 190


def test_a_name_makes_way_for_a_line() -> None:
    line = np.column_stack([np.arange(50, 200, 3.0), np.full(50, 50.0)])
    [found] = place_names([Mark(50, 50, 40, 10)], bounds=PAGE, lines=line)
    assert found is not None
    assert found.box.count(line) == 0


def test_a_name_that_finds_no_room_beside_its_mark_is_led_to_it() -> None:
    marks = [Mark(100 + dx, 50 + dy, 40, 10) for dx in (-8, 0, 8) for dy in (-8, 0, 8)]
    found = place_names(marks, bounds=PAGE)
    assert any(place is not None and place.line is not None for place in found)
    assert found.count(None) < 5


def test_a_name_without_any_room_is_left_out() -> None:
    assert place_names([Mark(50, 50, 300, 10)], bounds=PAGE) == [None]
    taken = [Box(0, 0, 200, 100)]
    assert place_names([Mark(50, 50, 20, 10)], bounds=PAGE, taken=taken) == [None]


def test_a_name_that_was_crowded_out_chooses_first_in_the_next_try() -> None:
    """Alone, the first would stand where only the second can."""
    bounds = Box(0, 0, 100, 16)
    marks = [Mark(30, 8, 20, 10), Mark(75, 8, 34, 10)]
    assert None not in place_names(marks, bounds=bounds)


@pytest.mark.parametrize("seed", range(6))
def test_names_never_meet_names_marks_or_leading_lines(seed: int) -> None:
    random = np.random.default_rng(seed)
    marks = [
        Mark(x, y, width, 10)
        for x, y, width in zip(
            random.uniform(5, 495, 60),
            random.uniform(5, 295, 60),
            random.uniform(20, 90, 60),
            strict=True,
        )
    ]
    page = Box(0, 0, 500, 300)
    found = place_names(marks, bounds=page)
    placed = [place for place in found if place is not None]
    assert len(placed) > 45
    for one, other in itertools.combinations(placed, 2):
        assert not one.box.meets(other.box)
    for place in placed:
        assert place.box.within(page)
        assert not any(place.box.meets(mark.box) for mark in marks)
        along = labels._along(place.line)
        assert not any(other.box.count(along) for other in placed if other is not place)


def test_the_same_marks_are_named_alike_each_time() -> None:
    marks = [Mark(40 + 7 * at, 50, 40, 10) for at in range(12)]
    assert place_names(marks, bounds=PAGE) == place_names(marks, bounds=PAGE)


# --- Every map ------------------------------------------------------------------------


@each_function
def test_nothing_is_changed_outside(name: str) -> None:
    before = dict(mpl.rcParams)
    CASES[name]()
    assert dict(mpl.rcParams) == before


@each_function
def test_the_same_frame_gives_the_same_bytes(name: str) -> None:
    first = svg_of(CASES[name]())
    plt.close("all")
    assert svg_of(CASES[name]()) == first


@each_function
def test_it_fits_a_column_of_720_pixels_with_legible_text(name: str) -> None:
    ax = CASES[name]()
    legend = ax.get_legend()
    written = [*ax.texts, ax.xaxis.label, *(legend.get_texts() if legend else [])]
    assert min(text.get_fontsize() for text in written) >= 9
    figure = ax.figure
    box = figure.get_tightbbox()
    assert 600 < (box.width + 2 * 0.12) * 96 <= 720
    assert to_hex(figure.get_facecolor()) == "#ffffff"


@each_function
def test_title_and_attribution_are_there(name: str) -> None:
    ax = CASES[name]()
    assert ax.figure.get_suptitle()
    assert ax.get_xlabel() == maps.ATTRIBUTION
    assert "imply no position" in maps.ATTRIBUTION
    assert not ax.get_xticks().size
    assert not any(spine.get_visible() for spine in ax.spines.values())


@each_function
def test_text_stays_text(name: str) -> None:
    ax = CASES[name]()
    svg = svg_of(ax)
    assert svg.count("<text") >= len(ax.texts)
    assert "Kazakhstan" in svg


@each_view
def test_a_map_of_any_view_is_small_and_no_names_overlap(view: str) -> None:
    ax = maps.base(title="Countries", view=view)
    assert_no_overlap(ax)
    assert "Kazakhstan" in texts(ax)
    from cac_data.display.svg import svg_data_uri, svg_of as compact

    assert len(svg_data_uri(compact(ax.figure)[0])) < 40_000


def test_the_five_are_named_and_have_their_colours() -> None:
    ax = maps.base(title="Central Asia")
    assert {codes.country_name(code) for code in codes.CA5} <= set(texts(ax))
    grounds = {to_hex(patch.get_facecolor()) for patch in ax.artists + ax.patches}
    wanted = {plots.style.tint(codes.COUNTRY_COLOURS[code], 0.25) for code in codes.CA5}
    assert wanted <= grounds


def test_names_of_countries_can_be_left_out() -> None:
    assert texts(maps.base(title="Land", names=False)) == []


@each_view
@pytest.mark.parametrize("table", ["places", "network_nodes"])
def test_all_places_of_a_table_can_stand_on_a_map(table: str, view: str) -> None:
    frame = cac_data.load_table(table)
    ax = maps.places(frame, title="Places", view=view)
    assert_no_overlap(ax)


def test_the_whole_network_can_stand_on_a_map() -> None:
    nodes = cac_data.load_table("network_nodes")
    legs = cac_data.load_table("network_legs")
    ax = maps.routes(legs, nodes, title="The network", view="corridors")
    assert_no_overlap(ax)
    assert len([line for line in ax.get_lines() if line.get_label() != "_leader"]) > 100


def test_lines_can_be_given_their_looks() -> None:
    looks = {
        status: plots.style.Look(f"rail, {status}", "#A6761D", "o", dash)
        for status, dash in (
            ("operating", "-"),
            ("planned", ":"),
            ("under_construction", "--"),
        )
    }
    ax = maps.routes(LEGS, TOWNS, title="Railways", looks=looks)
    assert key_of(ax) == [look.name for look in looks.values()]
    assert {to_hex(line.get_color()) for line in ax.get_lines()[:4]} == {"#a6761d"}


def test_a_map_can_be_drawn_on_axes_that_are_given() -> None:
    _, ax = plt.subplots()
    assert maps.routes(LEGS, TOWNS, title="Railways", ax=ax) is ax
    assert ax.get_title(loc="left") == "Railways"
    assert_no_overlap(ax)


def test_a_long_title_takes_two_lines_and_hides_nothing() -> None:
    ax = maps.routes(LEGS, TOWNS, title="Railways between towns " * 5)
    ax.figure.draw_without_rendering()
    title = ax.figure.texts[0].get_window_extent()
    legend = ax.get_legend().get_window_extent()
    assert title.y0 >= legend.y1 - 2
    assert title.y1 <= ax.figure.bbox.y1 + 1


# --- Places ---------------------------------------------------------------------------


def test_a_country_s_places_have_its_colour_and_stand_in_the_key() -> None:
    ax = maps.places(TOWNS, title="Towns", kind="country")
    marks = {line.get_label(): line for line in ax.get_lines()}
    assert to_hex(marks["KGZ"].get_color()).upper() == codes.COUNTRY_COLOURS["KGZ"]
    assert "Kyrgyzstan" in key_of(ax)
    assert {"Osh", "Kashgar", "Tashkent", "Almaty"} <= set(texts(ax))


def test_only_the_chosen_names_are_written_and_all_places_drawn() -> None:
    ax = maps.places(TOWNS, title="Towns", named=["Osh"])
    assert "Osh" in texts(ax)
    assert "Kashgar" not in texts(ax)
    [marks] = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert len(marks.get_xdata()) == 4


def test_places_outside_the_view_are_not_drawn() -> None:
    ax = maps.places(TOWNS, title="Towns", view=(74, 38, 78, 44))
    assert "Tashkent" not in texts(ax)
    with pytest.raises(ValueError, match="places: no place of the frame lies in"):
        maps.places(TOWNS, title="Towns", view=(30, 30, 40, 40))


def test_a_place_without_coordinates_is_not_drawn() -> None:
    gap = TOWNS.assign(lat=[np.nan, 40.53, 41.26, 43.25])
    ax = maps.places(gap, title="Towns")
    assert "Kashgar" not in texts(ax)


def test_an_empty_name_is_not_written() -> None:
    ax = maps.places(TOWNS.assign(name=["", None, "Tashkent", " "]), title="Towns")
    assert not {"", " ", "nan", "None", "<NA>"} & set(texts(ax))


# --- Routes ---------------------------------------------------------------------------


def test_a_status_always_looks_the_same() -> None:
    ax = maps.routes(LEGS, TOWNS, title="Railways")
    one = next(line for line in ax.get_lines() if line.get_label() == "planned")
    assert to_hex(one.get_color()).upper() == maps.STATUS_LOOKS["planned"].colour
    assert key_of(ax) == ["operating", "under construction", "planned"]


def test_statuses_differ_without_colour() -> None:
    looks = [(str(look.dash), look.width) for look in maps.STATUS_LOOKS.values()]
    assert len(set(looks)) == len(looks)


def test_lines_between_the_same_places_run_side_by_side() -> None:
    ax = maps.routes(LEGS, TOWNS, title="Railways")
    one, other = (
        np.asarray(
            next(
                line.get_xydata()
                for line in ax.get_lines()
                if line.get_label() == kind and len(line.get_xydata()) == 2
            )
        )
        for kind in ("under_construction", "operating")
    )
    # Osh to Tashkent is both; one runs from there, the other back.
    assert not np.allclose(one, other)
    assert np.allclose(one[1] - one[0], other[1] - other[0])


def test_other_lines_lie_grey_behind() -> None:
    ax = maps.routes(LEGS.tail(1), TOWNS, title="One route", behind=LEGS)
    grey = [line for line in ax.get_lines() if line.get_label() == "other"]
    assert len(grey) == 1
    gaps = np.isnan(np.asarray(grey[0].get_xdata(), dtype=float))
    assert gaps.sum() == len(LEGS)
    assert key_of(ax) == ["operating", "other"]
    top = next(line for line in ax.get_lines() if line.get_label() == "operating")
    assert top.get_zorder() > grey[0].get_zorder()


def test_only_touched_places_are_drawn_and_only_the_chosen_are_named() -> None:
    ax = maps.routes(LEGS.head(1), TOWNS, title="One line", named=["osh"])
    assert "Osh" in texts(ax)
    assert not {"Kashgar", "Almaty"} & set(texts(ax))


def test_routes_of_one_s_own_kinds_have_a_key() -> None:
    ax = maps.routes(LEGS.assign(route="by_osh"), TOWNS, title="A route", kind="route")
    assert key_of(ax) == ["by osh"]


def test_a_place_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no place is called oshh; did you mean 'osh'"):
        maps.routes(LEGS.assign(to_node="oshh"), TOWNS, title="Railways")


def test_too_many_kinds_are_refused() -> None:
    legs = pd.concat([LEGS, LEGS]).assign(route=list("abcdefgh"))
    with pytest.raises(ValueError, match="route has 8 kinds; at most 6"):
        maps.routes(legs, TOWNS, title="Routes", kind="route")


def test_empty_frames_and_missing_columns_are_errors_and_leave_no_figure() -> None:
    with pytest.raises(ValueError, match="routes: the frame is empty"):
        maps.routes(LEGS.head(0), TOWNS, title="None")
    with pytest.raises(ValueError, match="places: the frame is empty"):
        maps.places(TOWNS.head(0), title="None")
    with pytest.raises(ValueError, match=re.escape("routes needs the column status")):
        maps.routes(LEGS.drop(columns="status"), TOWNS, title="Railways")
    with pytest.raises(ValueError, match="places needs the column lat"):
        maps.places(TOWNS.drop(columns="lat"), title="Towns")
    with pytest.raises(ValueError, match=r"'regoin' is not one of.*'region'"):
        maps.places(TOWNS, title="Towns", view="regoin")
    assert not plt.get_fignums()


def test_a_line_from_a_place_to_itself_is_a_mark_and_several_stand_in_a_row() -> None:
    spots = pd.DataFrame(
        {
            "from_node": ["osh", "osh", "osh"],
            "to_node": ["osh", "osh", "tashkent"],
            "status": ["planned", "operating", "operating"],
        }
    )
    ax = maps.routes(spots, TOWNS, title="Projects")
    marks = [line for line in ax.get_lines() if line.get_marker() in ("o", "^")]
    own = {str(line.get_label()): line for line in marks if len(line.get_xdata()) == 1}
    built, planned = own["operating"], own["planned"]
    assert built.get_xdata()[0] < planned.get_xdata()[0]
    assert built.get_ydata()[0] == planned.get_ydata()[0]
    key = {line.get_label(): line.get_marker() for line in ax.get_legend().get_lines()}
    assert key == {"operating": "o", "planned": "^"}

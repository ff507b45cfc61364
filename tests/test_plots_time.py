"""Charts of time, of whole counts and of trees: where things stand."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from cac_data import codes, plots
from cac_data.plots.eras import ends_of, moment, time_axis

EVENTS = pd.DataFrame(
    {
        "lane": ["war", "trade", "trade"],
        "period": ["-0139", "0101/0300", "1992-06-23"],
        "words": ["a", "b", "c"],
    }
)
PARTS = {"old": (-200, 400), "new": (1900, 2000)}


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


# --- the axis -------------------------------------------------------------------------


def test_there_is_no_year_between_the_eras() -> None:
    assert moment((1, 1, 1)) - moment((-1, 1, 1)) == 1
    assert ends_of("-0001")[1] == pytest.approx(ends_of("0001")[0])


def test_each_part_has_the_same_width_and_its_own_scale() -> None:
    axis = time_axis(PARTS, [])
    assert axis.place(moment((-200, 1, 1))) == 0
    assert axis.place(moment((1900, 1, 1))) == 1
    assert axis.place(moment((1950, 7, 1))) == pytest.approx(1.5, abs=0.01)
    assert axis.place(moment((101, 1, 1))) == pytest.approx(0.5, abs=0.01)


def test_what_lies_between_two_parts_stands_at_the_seam() -> None:
    assert time_axis(PARTS, []).place(moment((1500, 1, 1))) == 1


def test_parts_that_overlap_are_refused() -> None:
    with pytest.raises(
        ValueError, match=r"`sections`: b \(2000\) begins before a ends"
    ):
        time_axis({"a": (1990, 2000), "b": (2000, 2010)}, [])


def test_ticks_are_round_years_and_never_the_year_0() -> None:
    ax = plots.timeline(EVENTS, lane="lane", sections=PARTS, title="Time")
    shown = [text.get_text() for text in ax.get_xticklabels()]
    assert "0" not in shown
    assert any(text.endswith("0") for text in shown)


# --- timeline -------------------------------------------------------------------------


def test_a_thing_that_lasted_is_a_line_and_has_a_mark() -> None:
    ax = plots.timeline(EVENTS, lane="lane", sections=PARTS, title="Time")
    lines = [line for line in ax.get_lines() if len(line.get_xdata()) == 2]
    spans = [line for line in lines if line.get_marker() == "None"]
    assert any(np.ptp(line.get_xdata()) > 0.2 for line in spans)


def test_many_things_become_strokes() -> None:
    many = pd.DataFrame({"lane": "x", "period": [str(1950 + n) for n in range(60)]})
    ax = plots.timeline(many, lane="lane", title="Many")
    assert "|" in {line.get_marker() for line in ax.get_lines()}
    few = plots.timeline(many.head(5), lane="lane", title="Few")
    assert "|" not in {line.get_marker() for line in few.get_lines()}


def test_quiet_spans_are_shaded_and_named_where_there_is_room() -> None:
    quiet = pd.DataFrame({"start": ["-0139"], "end": ["0101"], "words": ["239 years"]})
    ax = plots.timeline(EVENTS, lane="lane", sections=PARTS, quiet=quiet, title="Time")
    assert len(ax.patches) == 1
    assert "239 years" in [text.get_text() for text in ax.texts]


def test_a_year_can_be_marked() -> None:
    ax = plots.timeline(EVENTS, lane="lane", marked={1950: "a claim"}, title="Time")
    assert "a claim" in [text.get_text() for text in ax.texts]


def test_labels_of_near_marks_do_not_overlap() -> None:
    near = pd.DataFrame(
        {
            "lane": "x",
            "period": ["2000", "2001", "2002", "2040"],
            "words": ["a long label", "another one", "third", "far"],
        }
    )
    ax = plots.timeline(near, lane="lane", label="words", title="Near")
    ax.figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text()]
    for at, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[at + 1 :])


def test_a_date_that_is_none_is_refused() -> None:
    frame = pd.DataFrame({"lane": ["a"], "period": ["soon"], "end": "2000"})
    with pytest.raises(ValueError, match="'soon' is not a year"):
        plots.timeline(frame, lane="lane", title="T")
    with pytest.raises(ValueError, match="'soon' is not a year"):
        plots.lifetimes(frame, row="lane", start="period", title="T")


def test_too_many_kinds_are_refused() -> None:
    frame = pd.DataFrame(
        {"lane": "x", "period": "2000", "kind": list("abcdefg"), "end": "2001"}
    )
    with pytest.raises(ValueError, match="timeline: `hue`: kind has 7 values"):
        plots.timeline(frame, lane="lane", hue="kind", title="T")
    with pytest.raises(ValueError, match="lifetimes: `hue`: kind has 7 values"):
        plots.lifetimes(frame, row="lane", start="period", hue="kind", title="T")
    with pytest.raises(ValueError, match="tallies: `hue`: kind has 7 values"):
        plots.tallies(frame.assign(value=1), hue="kind", unit="n", title="T")


# --- lifetimes ------------------------------------------------------------------------


def test_a_country_s_bars_have_its_colour_and_darken_with_each_step() -> None:
    frame = pd.DataFrame(
        {
            "country": ["KAZ", "KAZ"],
            "start": ["2005", "2011"],
            "end": ["2010", "2026"],
            "step": ["first", "second"],
        }
    )
    ax = plots.lifetimes(
        frame, row="country", hue="step", shades=["second", "first"], title="Steps"
    )
    pale, dark = (to_hex(bar.get_facecolor()).upper() for bar in ax.patches)
    assert dark == codes.COUNTRY_COLOURS["KAZ"]
    assert pale != dark
    assert ax.patches[0].get_width() == pytest.approx(6, abs=0.01)


def test_what_lasted_a_day_is_seen() -> None:
    frame = pd.DataFrame(
        {
            "row": ["a", "b"],
            "start": ["2000-01-01", "1900"],
            "end": ["2000-01-01", "2000"],
        }
    )
    ax = plots.lifetimes(frame, row="row", title="Short and long")
    assert ax.patches[0].get_width() > 0.3


def test_a_step_without_a_shade_is_refused() -> None:
    frame = pd.DataFrame({"row": ["a"], "start": "2000", "end": "2001", "step": "x"})
    with pytest.raises(ValueError, match="`shades`: 'x' is not one of y"):
        plots.lifetimes(frame, row="row", hue="step", shades=["y"], title="T")


# --- tallies and trees ----------------------------------------------------------------


def test_counts_hold_until_they_change_and_for_their_last_year() -> None:
    frame = pd.DataFrame(
        {"who": "members", "period": ["2001", "2017", "2026"], "value": [6, 8, 10]}
    )
    ax = plots.tallies(frame, hue="who", unit="states", title="Members")
    line = ax.get_lines()[0]
    assert line.get_xdata().tolist() == [2001, 2017, 2026, 2027]
    assert line.get_drawstyle() == "steps-post"
    assert [text.get_text() for text in ax.texts] == ["members 10"]


def test_counts_have_no_decimals_on_the_axis() -> None:
    frame = pd.DataFrame({"who": "x", "period": ["2001", "2002"], "value": [1, 2]})
    ax = plots.tallies(frame, hue="who", unit="n", title="Few")
    ax.figure.draw_without_rendering()
    assert all("." not in text.get_text() for text in ax.get_yticklabels())


def ideas(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"id": list("abc"), "above": ["", "a", "b"], **columns})


def test_children_stand_below_and_to_the_right_of_their_parent() -> None:
    frame = ideas(term=["Whole", "Part", "Part of it"])
    ax = plots.tree(frame, node="id", parent="above", label="term", unit="u", title="T")
    places = {text.get_text(): text.xy for text in ax.texts}
    assert places["Whole"][1] < places["Part"][1] < places["Part of it"][1]
    assert places["Whole"][0] < places["Part"][0] < places["Part of it"][0]


def test_what_refers_to_nothing_stands_at_the_top() -> None:
    frame = ideas(term=["A", "B", "C"]).assign(above=["", "gone", ""])
    ax = plots.tree(frame, node="id", parent="above", label="term", unit="u", title="T")
    assert len({text.xy[0] for text in ax.texts}) == 1


def test_a_circle_and_a_double_are_refused() -> None:
    words = {"node": "id", "parent": "above", "label": "id", "unit": "u", "title": "T"}
    with pytest.raises(ValueError, match="tree: a, b stand under one another"):
        plots.tree(ideas().assign(above=["b", "a", ""]), **words)
    with pytest.raises(ValueError, match="tree: a stands more than once"):
        plots.tree(ideas().assign(id=["a", "a", "c"]), **words)


def test_empty_frames_and_missing_columns_are_errors() -> None:
    empty = EVENTS.iloc[:0].assign(start="", end="", value=0.0)
    with pytest.raises(ValueError, match="timeline: the frame is empty"):
        plots.timeline(empty, lane="lane", title="T")
    with pytest.raises(ValueError, match="lifetimes: the frame is empty"):
        plots.lifetimes(empty, row="lane", title="T")
    with pytest.raises(ValueError, match="tree: the frame is empty"):
        plots.tree(
            ideas().iloc[:0], node="id", parent="above", label="id", unit="u", title="T"
        )
    with pytest.raises(ValueError, match="tallies: the frame is empty"):
        plots.tallies(empty, hue="lane", unit="n", title="T")
    with pytest.raises(ValueError, match="timeline needs the column period"):
        plots.timeline(EVENTS.drop(columns="period"), lane="lane", title="T")
    assert not plt.get_fignums()

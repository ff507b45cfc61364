"""What is drawn: gaps, zeros, colours, labels, and the bytes of the SVG."""

from __future__ import annotations

import io
import itertools
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.text import Text

from cac_data import codes, plots
from cac_data.plots import line_ends, style
from cac_data.plots.texts import number_text

WORDS = {"unit": "USD bn", "title": "Trade with China, by country"}
YEARS = [str(year) for year in range(1992, 2026)]


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


# --- Frames: as long as the real tables, with the gaps that these have ---------------


def yearly(*countries: str) -> pd.DataFrame:
    """Turnover since 1992: sums to 2016, estimates for 2017, nothing for 2019."""
    rows = [
        {
            "country": country,
            "period": year,
            "value_usd_mn": (1.0 + at) * 1.17 ** (int(year) - 1992) * 300,
            "basis": "sum" if int(year) < 2017 else "published",
            "obs_status": "E" if year == "2017" else "A",
        }
        for at, country in enumerate(countries or codes.CA5)
        for year in YEARS
        if year != "2019"
    ]
    return pd.DataFrame(rows)


def flows() -> pd.DataFrame:
    return pd.concat(
        [
            yearly(*codes.CA5, "CA5").assign(flow=flow, value_usd_mn=scale)
            for flow, scale in (("exports", 900.0), ("imports", 1700.0))
        ],
        ignore_index=True,
    )


def balances() -> pd.DataFrame:
    frame = yearly()
    sign = frame["country"].map({"TKM": 1.0}).fillna(-1.0)
    return frame.assign(value_usd_mn=frame["value_usd_mn"] * sign)


def scores() -> pd.DataFrame:
    rows = [
        {
            "method": method,
            "years_ahead": ahead,
            "coverage": 0.85 - 0.05 * ahead,
            "coverage_low": 0.5 - 0.05 * ahead,
            "coverage_high": 0.95,
            "relative_to_random_walk": 0.7 + 0.1 * at + 0.02 * ahead,
        }
        for at, method in enumerate(("shrunk_drift", "drift", "damped_ets"))
        for ahead in range(1, 6)
    ]
    return pd.DataFrame(rows)


HISTORY = pd.DataFrame(
    {"period": ["2018", "2020", "2024", "2025"], "value": [41.7, 38.6, 94.8, 106.3]}
)
AHEAD = pd.DataFrame(
    {
        "period": ["2026", "2027", "2028"],
        "median": [111.0, 116.0, 131.0],
        "low": [95.0, 92.0, 80.0],
        "high": [130.0, 150.0, 215.0],
        "coverage": 0.8,
    }
)
PATH = pd.DataFrame({"period": ["2026", "2027"], "value": [110.9, 131.2]})
CHANGES = pd.DataFrame(
    {
        "country": ["TKM", "KGZ", "KAZ"],
        "flow": ["exports", "exports", "imports"],
        "value_usd_mn": [-600.0, 5120.0, 4900.0],
        "share_pct": [-3.5, 30.0, float("nan")],
    }
)
PAIRS = pd.DataFrame(
    {
        "member": ["KAZ", "KGZ+TJK", "CA5"],
        "china": [43820.0, 26570.0, 94820.0],
        "other": [30100.0, 7500.0, float("nan")],
    }
)
MONTHS = pd.DataFrame(
    {
        "country": "KGZ",
        "period": [f"2024-{month:02d}" for month in range(1, 13) if month != 9],
        "value_cny_mn": [100.0, 30, 30, 120, 200, 300, 900, 800, 3900, 5200, 7700],
    }
)
POINTS = pd.DataFrame(
    {
        "period": ["2014", "2015", "2016", "2021"],
        "price": [-0.1, -0.6, -0.2, 0.5],
        "trade": [-0.11, -0.2, -0.02, 0.36],
    }
)

PROMISES = pd.DataFrame(
    {
        "project": ["A railway over the mountains", "A port", "A road that was built"],
        "first": [2010.0, 2017.96, 2015.99],
        "last": [2030.99, 2026.5, 2018.7],
        "is_final": [False, False, True],
        "slip": ["20.0 years", "8.5 years", "2.7 years"],
    }
)
UNSURE = pd.DataFrame(
    [
        (pair, line, value, value - 120.0, value + 60.0)
        for pair, values in (("Xi'an – Tashkent", (188, 65)), ("Urumqi", (-104, -227)))
        for line, value in zip(("original line", "shorter line"), values, strict=True)
    ],
    columns=["pair", "line", "km", "low", "high"],
)
CONCEPTS = pd.DataFrame(
    {
        "concept": ["stock by ministry"] * 2 + ["stock of projects"] + ["signed"] * 8,
        "period": ["2021", "2022", "2025", *(str(year) for year in range(2010, 2018))],
        "value": [14.0, 15.0, 35.9, 0.6, 1.2, 0.8, 5.3, 2.9, 0.8, 0.2, 0.4],
    }
)

DATED = pd.DataFrame(
    {
        "lane": ["war", "trade", "trade", "war"],
        "period": ["-0104", "0101/0300", "1992-06-23", "-0139"],
    }
)
PARTS = {"ancient": (-300, 400), "recent": (1900, 2026)}
LASTING = pd.DataFrame(
    {
        "country": ["KAZ", "KAZ", "TKM"],
        "start": ["2005-07", "2011-06-13", "2013-09"],
        "end": ["2011-06-13", "2026", "2026"],
        "step": [1, 2, 1],
        "name": ["strategic", "comprehensive", "strategic"],
    }
)
TALLIES = pd.DataFrame(
    {
        "who": ["one", "one", "other", "other"],
        "period": ["2001", "2026", "2010", "2026"],
        "value": [5, 5, 1, 5],
    }
)
IDEAS = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "above": ["", "a", "b", ""],
        "term": ["Whole", "Part", "Part of a part", "Another"],
    }
)

CASES: dict[str, Callable[[], Any]] = {
    "lines": lambda: plots.lines(yearly(), y="value_usd_mn", scale=1e-3, **WORDS),
    "country_panels": lambda: plots.country_panels(
        flows(), y="value_usd_mn", share_y=False, **WORDS
    ),
    "bars": lambda: plots.bars(
        yearly().query("period == '2025'"), x="country", y="value_usd_mn", **WORDS
    ),
    "stacked_bars": lambda: plots.stacked_bars(balances(), y="value_usd_mn", **WORDS),
    "dumbbell": lambda: plots.dumbbell(
        PAIRS, left="china", right="other", label="member", **WORDS
    ),
    "fan": lambda: plots.fan(HISTORY, AHEAD, y="value", levels=(120, 150), **WORDS),
    "lines_to_levels": lambda: plots.lines_to_levels(
        HISTORY, PATH, y="value", levels={"a goal": 120.0, "another": 150.0}, **WORDS
    ),
    "fan_to_levels": lambda: plots.fan_to_levels(
        HISTORY, AHEAD, y="value", levels={"full": 120.0, "larger": 150.0}, **WORDS
    ),
    "spans": lambda: plots.spans(
        PROMISES,
        start="first",
        end="last",
        label="project",
        settled="is_final",
        text="slip",
        unit="year",
        title="Promised and built",
        names=("first promise", "finished", "latest date"),
        mark_at=2031.0,
        mark_label="scenario",
    ),
    "intervals": lambda: plots.intervals(
        UNSURE, label="pair", value="km", low="low", high="high", hue="line", **WORDS
    ),
    "bar_panels": lambda: plots.bar_panels(
        CONCEPTS, panel="concept", y="value", **WORDS
    ),
    "timeline": lambda: plots.timeline(
        DATED, lane="lane", hue="lane", sections=PARTS, title="What happened when"
    ),
    "lifetimes": lambda: plots.lifetimes(
        LASTING, row="country", hue="step", shades=[2, 1], label="name", title="Ties"
    ),
    "tallies": lambda: plots.tallies(TALLIES, hue="who", **WORDS),
    "tree": lambda: plots.tree(
        IDEAS,
        node="id",
        parent="above",
        label="term",
        unit="each stands under the one it belongs to",
        title="Ideas",
    ),
    "dots": lambda: plots.dots(
        pd.DataFrame({"what": ["a", "b"], "chance": [0.4, 0.9], "words": ["x", "y"]}),
        label="what",
        value="chance",
        text="words",
        levels={"even chance": 0.5},
        unit="probability",
        title="Chances",
    ),
}

SEVERAL_AXES = {"bar_panels", "country_panels", "backtest_panels"}

each_function = pytest.mark.parametrize("name", CASES)


def figure_of(drawn: Any) -> Any:
    return np.ravel(drawn)[0].figure


def svg_of(drawn: Any) -> str:
    buffer = io.StringIO()
    with plots.use_style():
        figure_of(drawn).savefig(buffer, format="svg", metadata={"Date": None})
    return buffer.getvalue()


def as_stored(svg: str) -> str:
    """Without what no browser needs: reports store figures so."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*">', "<g>", svg)
    svg = re.sub(
        r"-?\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}".rstrip("0"), svg
    )
    return re.sub(r"\s+", " ", svg)


def line(ax: Axes, label: str) -> Line2D:
    return next(found for found in ax.get_lines() if found.get_label() == label)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def shown_texts(drawn: Any) -> list[Text]:
    """Every text that is on the page; ticks beyond the ends of an axis are not."""
    figure = figure_of(drawn)
    figure.draw_without_rendering()
    found: list[Text] = [*figure.texts]
    for legend in [
        *figure.legends,
        *filter(None, (a.get_legend() for a in figure.axes)),
    ]:
        found += legend.get_texts()
    for ax in figure.axes:
        found += [*ax.texts, ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label]
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            found += [
                tick.label1
                for tick in axis.get_major_ticks()
                if low <= tick.get_loc() <= high and tick.label1.get_visible()
            ]
    return [text for text in found if text.get_text().strip()]


def key_of(ax: Axes) -> list[str]:
    legend = ax.get_legend()
    return [text.get_text() for text in legend.get_texts()] if legend else []


# --- Every function -------------------------------------------------------------------


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
def test_the_reader_s_own_style_does_not_show_through(name: str) -> None:
    plain = svg_of(CASES[name]())
    plt.close("all")
    own = {"font.size": 20, "figure.constrained_layout.h_pad": 0.4, "axes.labelpad": 20}
    with plt.style.context(["dark_background", own]):
        assert svg_of(CASES[name]()) == plain


@each_function
def test_text_stays_text_and_the_file_is_small(name: str) -> None:
    drawn = CASES[name]()
    svg = svg_of(drawn)
    assert svg.count("<text") >= len(shown_texts(drawn)) > 3
    assert "DejaVu Sans" in svg
    assert "sans-serif" in svg
    assert len(as_stored(svg).encode()) < 40_000


@each_function
def test_it_fits_a_column_of_720_pixels_with_legible_text(name: str) -> None:
    drawn = CASES[name]()
    sizes = {text.get_fontsize() for text in shown_texts(drawn)}
    assert min(sizes) >= 9
    figure = figure_of(drawn)
    box = figure.get_tightbbox()
    assert 600 < (box.width + 2 * 0.12) * 96 <= 720
    assert to_hex(figure.get_facecolor()) == "#ffffff"


@each_function
def test_no_two_texts_lie_on_each_other(name: str) -> None:
    boxes = [
        (text.get_text(), text.get_window_extent())
        for text in shown_texts(CASES[name]())
    ]
    for (one, box), (other, second) in itertools.combinations(boxes, 2):
        # Boxes hold the room of letters that are not there; a tenth is no collision.
        wide = min(box.x1, second.x1) - max(box.x0, second.x0)
        high = min(box.y1, second.y1) - max(box.y0, second.y0)
        assert wide <= 1 or high <= 0.25 * min(box.height, second.height), (one, other)


@each_function
def test_title_and_unit_are_there_and_the_frame_is_open(name: str) -> None:
    drawn = CASES[name]()
    figure = figure_of(drawn)
    assert figure.get_suptitle()
    assert figure._suptitle.get_horizontalalignment() == "left"
    ax = np.ravel(drawn)[0]
    assert ax.get_ylabel() or ax.get_xlabel()
    for side in ("top", "right"):
        assert not ax.spines[side].get_visible()


@pytest.mark.parametrize("name", sorted(CASES.keys() - SEVERAL_AXES))
def test_it_draws_on_axes_that_it_is_given(name: str) -> None:
    mine = figure_of(CASES[name]()).axes[0]
    _, ax = plt.subplots()
    drawn = draw_on(name, ax)
    assert drawn is ax
    assert ax.get_title(loc="left")
    assert len(ax.get_lines()) == len(mine.get_lines())
    assert len(ax.patches) == len(mine.patches)


def draw_on(name: str, ax: Axes) -> Axes:
    """Call a case with `ax` added."""
    function = getattr(plots, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plots, name, lambda *a, **k: function(*a, **{**k, "ax": ax}))
        drawn: Axes = CASES[name]()
    return drawn


def test_the_style_is_a_context_for_own_drawings() -> None:
    with plots.use_style():
        assert mpl.rcParams["svg.fonttype"] == "none"
        assert mpl.rcParams["svg.hashsalt"]
        assert not mpl.rcParams["axes.spines.top"]
        assert mpl.rcParams["figure.facecolor"] == "white"
    assert mpl.rcParams["svg.fonttype"] == mpl.rcParamsDefault["svg.fonttype"]


# --- Frames that cannot be drawn ------------------------------------------------------

EMPTY: dict[str, Callable[[pd.DataFrame], Any]] = {
    "spans": lambda f: plots.spans(
        f,
        start="value_usd_mn",
        end="value_usd_mn",
        label="country",
        settled="flow",
        text="flow",
        unit="year",
        title="t",
        names=("a", "b", "c"),
    ),
    "intervals": lambda f: plots.intervals(
        f,
        label="country",
        value="value_usd_mn",
        low="value_usd_mn",
        high="value_usd_mn",
        hue="flow",
        **WORDS,
    ),
    "bar_panels": lambda f: plots.bar_panels(
        f, panel="country", y="value_usd_mn", **WORDS
    ),
    "lines": lambda f: plots.lines(f, y="value_usd_mn", **WORDS),
    "country_panels": lambda f: plots.country_panels(f, y="value_usd_mn", **WORDS),
    "bars": lambda f: plots.bars(f, x="country", y="value_usd_mn", **WORDS),
    "stacked_bars": lambda f: plots.stacked_bars(f, y="value_usd_mn", **WORDS),
    "dumbbell": lambda f: plots.dumbbell(
        f, left="value_usd_mn", right="value_usd_mn", label="country", **WORDS
    ),
    "fan": lambda f: plots.fan(f, AHEAD, y="value_usd_mn", **WORDS),
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_frame_is_an_error_and_leaves_no_figure(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: the frame is empty"):
        EMPTY[name](flows().iloc[:0])
    assert not plt.get_fignums()


@pytest.mark.parametrize("name", EMPTY)
def test_a_frame_of_gaps_is_as_empty(name: str) -> None:
    gaps = flows().head(1).assign(value_usd_mn=float("nan"))
    with pytest.raises(ValueError, match=f"^{name}: the frame is empty"):
        EMPTY[name](gaps)


@pytest.mark.parametrize("name", EMPTY)
def test_a_missing_column_is_named_with_the_nearest(name: str) -> None:
    frame = flows().rename(columns={"value_usd_mn": "value_usd_bn"})
    with pytest.raises(
        ValueError, match=rf"^{name} needs .*value_usd_mn.*'value_usd_bn'"
    ):
        EMPTY[name](frame)


def test_periods_that_are_not_years_are_refused() -> None:
    frame = yearly("KAZ").head(2).assign(period=["2024", "2024-01/2024-10"])
    with pytest.raises(ValueError, match="lines: `period`: '2024-01/2024-10' is not"):
        plots.lines(frame, y="value_usd_mn", **WORDS)


def test_two_figures_for_one_year_are_shown_not_averaged() -> None:
    frame = pd.concat([yearly("KAZ").tail(1)] * 2)
    with pytest.raises(
        ValueError, match=r"several rows for one country and period(.|\n)*2025"
    ):
        plots.lines(frame, y="value_usd_mn", **WORDS)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="column value_usd_mn holds str, not numbers"):
        plots.lines(
            yearly("KAZ").astype({"value_usd_mn": "str"}), y="value_usd_mn", **WORDS
        )
    with pytest.raises(ValueError, match=r"infinite figures(.|\n)*KAZ"):
        plots.lines(
            yearly("KAZ").assign(value_usd_mn=math.inf), y="value_usd_mn", **WORDS
        )


def test_an_unknown_country_is_named() -> None:
    with pytest.raises(ValueError, match=r"'KAX' is not one of.*did you mean 'KAZ'"):
        plots.lines(yearly("KAX"), y="value_usd_mn", **WORDS)


# --- Lines ----------------------------------------------------------------------------


def test_a_missing_year_breaks_the_line() -> None:
    frame = yearly("KAZ").query("period >= '2017'").assign(obs_status="A")
    ax = plots.lines(frame, y="value_usd_mn", **WORDS)
    drawn = line(ax, "Kazakhstan")
    years = list(drawn.get_xdata())
    gap = years.index(2019)
    assert math.isnan(drawn.get_ydata()[gap])
    assert np.isfinite(np.delete(drawn.get_ydata(), gap)).all()
    # Both sides of the gap bear a mark, so that a lone year is seen, too.
    assert {gap - 1, gap + 1} <= set(drawn.get_markevery())


def test_a_gap_given_as_a_row_breaks_the_line_as_well() -> None:
    frame = yearly("KAZ").query("period >= '2018'")
    given = pd.concat([frame, frame.tail(1).assign(period="2019", value_usd_mn=np.nan)])
    without = line(plots.lines(frame, y="value_usd_mn", **WORDS), "Kazakhstan")
    with_row = line(plots.lines(given, y="value_usd_mn", **WORDS), "Kazakhstan")
    np.testing.assert_array_equal(without.get_ydata(), with_row.get_ydata())


def test_countries_keep_their_colours_whatever_the_order() -> None:
    ax = plots.lines(yearly("UZB", "KAZ", "CA5"), y="value_usd_mn", **WORDS)
    for country in ("KAZ", "UZB", "CA5"):
        drawn = line(ax, codes.country_name(country))
        assert to_hex(drawn.get_color()) == codes.COUNTRY_COLOURS[country].lower()
    order = [
        drawn.get_label()
        for drawn in ax.get_lines()
        if not drawn.get_label().startswith("_")
    ]
    assert order == ["Kazakhstan", "Uzbekistan", "Central Asia"]


def test_sums_are_thin_and_hollow_estimates_dotted_and_hollow() -> None:
    ax = plots.lines(yearly("KAZ"), y="value_usd_mn", **WORDS)
    published, added = line(ax, "Kazakhstan"), line(ax, "_Kazakhstan, sum")
    guessed = line(ax, "_Kazakhstan, estimate")
    years = published.get_xdata()
    assert set(years[np.isfinite(published.get_ydata())]) == {2018, *range(2020, 2026)}
    # The step from 2017 to its neighbours is no more published than 2017 is.
    assert set(years[np.isfinite(guessed.get_ydata())]) == {2016, 2017, 2018}
    assert years[guessed.get_markevery()].tolist() == [2017]
    assert set(years[np.isfinite(added.get_ydata())]) == set(range(1992, 2017))
    assert added.get_linewidth() < published.get_linewidth()
    for hollow in (added, guessed):
        assert to_hex(hollow.get_markerfacecolor()) == "#ffffff"
    assert guessed.get_linestyle() != published.get_linestyle()
    assert key_of(ax) == ["sum of parts", "estimate"]


def test_a_column_can_tell_the_estimates_instead() -> None:
    frame = yearly("KAZ").assign(guess=lambda f: f["period"] == "2025")
    ax = plots.lines(frame, y="value_usd_mn", estimated="guess", **WORDS)
    assert key_of(ax) == ["estimate"]
    guessed = line(ax, "_Kazakhstan, estimate")
    assert guessed.get_xdata()[guessed.get_markevery()].tolist() == [2025]


def test_published_figures_need_no_key() -> None:
    frame = yearly("KAZ").drop(columns=["basis", "obs_status"])
    assert not key_of(plots.lines(frame, y="value_usd_mn", **WORDS))


def test_each_line_is_named_at_its_end_with_its_last_figure() -> None:
    frame = yearly("KAZ", "UZB").query("country == 'KAZ' or period < '2024'")
    ax = plots.lines(frame, y="value_usd_mn", scale=1e-3, **WORDS)
    last = frame.groupby("country")["value_usd_mn"].last() / 1000
    assert texts(ax) == [
        f"Kazakhstan {last['KAZ']:.1f}",
        f"Uzbekistan {last['UZB']:.1f} (2023)",
    ]


def test_lines_start_at_zero_unless_a_figure_is_negative() -> None:
    frame = yearly("KAZ")
    assert plots.lines(frame, y="value_usd_mn", **WORDS).get_ylim()[0] == 0
    frame["value_usd_mn"] -= 1000
    assert plots.lines(frame, y="value_usd_mn", **WORDS).get_ylim()[0] < 0


def test_nothing_is_converted_unless_asked() -> None:
    frame = yearly("KAZ").assign(basis="published", obs_status="A")
    plain = line(plots.lines(frame, y="value_usd_mn", **WORDS), "Kazakhstan")
    scaled = line(
        plots.lines(frame, y="value_usd_mn", scale=1e-3, **WORDS), "Kazakhstan"
    )
    assert plain.get_ydata()[-1] == frame["value_usd_mn"].iloc[-1]
    np.testing.assert_allclose(scaled.get_ydata() * 1000, plain.get_ydata())


def test_years_before_our_era_are_called_so() -> None:
    frame = pd.DataFrame({"period": ["-0138", "-0119"], "embassies": [1, 3]})
    ax = plots.lines(frame, y="embassies", hue=None, unit="embassies", title="Han")
    ax.figure.draw_without_rendering()
    labels = [tick.get_text() for tick in ax.get_xticklabels() if tick.get_text()]
    assert labels
    assert all(label.endswith(" BC") for label in labels)


def test_a_line_that_ended_long_ago_is_named_where_it_ended() -> None:
    frame = pd.concat(
        [yearly("KAZ"), yearly("TKM").query("period < '2001'").assign(value_usd_mn=9e4)]
    )
    ax = plots.lines(frame, y="value_usd_mn", **WORDS)
    label = next(text for text in ax.texts if "Turkmenistan" in text.get_text())
    assert label.get_text().endswith("(2000)")
    ax.figure.draw_without_rendering()
    assert label.get_window_extent().x1 < ax.get_window_extent().x1


def test_flows_and_counters_have_looks_of_their_own() -> None:
    one = flows().query("country == 'KAZ'").assign(basis="published", obs_status="A")
    ax = plots.lines(one, y="value_usd_mn", hue="flow", **WORDS)
    assert line(ax, "exports").get_linestyle() == "-"
    assert line(ax, "imports").get_linestyle() == "--"
    two = pd.concat(
        [yearly("KAZ").assign(reporter=who) for who in ("china_customs", "national")]
    )
    ax = plots.lines(two, y="value_usd_mn", hue="reporter", **WORDS)
    chinese = line(ax, "Chinese customs")
    assert to_hex(chinese.get_color()) == codes.COUNTRY_COLOURS["CHN"].lower()
    assert line(ax, "national statistics").get_color() != chinese.get_color()


def test_countries_and_series_are_told_apart_without_colour() -> None:
    markers = [
        style.look_of("country", country).marker for country in codes.COUNTRY_COLOURS
    ]
    assert len(set(markers)) == len(markers)
    looks = [style.look_of("method", "x", at) for at in range(len(style.SERIES))]
    assert len({look.marker for look in looks}) == len(looks)
    assert len({str(look.dash) for look in looks}) == len(looks)
    colours = {look.colour.lower() for look in looks}
    assert not colours & {colour.lower() for colour in codes.COUNTRY_COLOURS.values()}


@pytest.mark.parametrize("colour", [*codes.COUNTRY_COLOURS.values(), "#ffffff"])
def test_labels_are_dark_enough_to_read(colour: str) -> None:
    assert style._contrast(*to_rgb(style.on_white(colour))) >= 4.5


@pytest.mark.parametrize("seed", range(20))
def test_labels_are_spread_in_order_within_the_plot(seed: int) -> None:
    wanted = np.random.default_rng(seed).normal(100, 30, size=8).tolist()
    placed = line_ends._spread(wanted, 12, 0, 200)
    order = np.argsort(wanted)
    steps = np.diff(placed[order])
    assert (steps >= 12 - 1e-9).all()
    assert placed.min() >= 0
    assert placed.max() <= 200 + 1e-9
    # A label that no other one crowds stays where its line ends.
    assert line_ends._spread([10, 100], 12, 0, 200).tolist() == [10, 100]


def test_more_labels_than_there_is_room_for_keep_their_order() -> None:
    placed = line_ends._spread([5.0, 4.0, 3.0], 50, 0, 60)
    assert placed.tolist() == [100, 50, 0]


def test_long_titles_are_set_in_even_lines() -> None:
    title = "Trade of Central Asia with China as counted by each side, " * 3
    ax = plots.lines(
        yearly("KAZ"), y="value_usd_mn", unit="USD mn", title=title.strip()
    )
    lines = ax.figure.get_suptitle().split("\n")
    assert len(lines) >= 2
    assert " ".join(lines) == title.strip()
    ax.figure.draw_without_rendering()
    assert ax.figure.get_tightbbox().width <= style.WIDTH


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (106.3, 1, "106.3"),
        (-36.1, 1, "−36.1"),
        (12345.6, 0, "12,346"),
        (0.03, 1, "0.03"),
        (-0.004, 1, "−0.004"),
        (0.0, 1, "0.0"),
        (float("nan"), 1, ""),
    ],
)
def test_figures_are_written_for_the_eye(
    value: float, decimals: int, text: str
) -> None:
    assert number_text(value, decimals) == text


# --- Ratios ---------------------------------------------------------------------------


# --- Panels ---------------------------------------------------------------------------


def test_panels_stand_in_the_usual_order_exports_solid_imports_dashed() -> None:
    frame = flows().assign(basis="published", obs_status="A")
    axes = plots.country_panels(frame[::-1], y="value_usd_mn", **WORDS)
    names = [ax.get_title(loc="left") for ax in axes]
    assert names == [codes.country_name(code) for code in (*codes.CA5, "CA5")]
    for ax, country in zip(axes, (*codes.CA5, "CA5"), strict=True):
        assert line(ax, "exports").get_linestyle() == "-"
        assert line(ax, "imports").get_linestyle() == "--"
        for name in ("exports", "imports"):
            colour = to_hex(line(ax, name).get_color())
            assert colour == codes.COUNTRY_COLOURS[country].lower()
            assert np.isnan(line(ax, name).get_ydata()).sum() == 1


def test_panels_share_the_scale_unless_told_otherwise() -> None:
    frame = flows()
    frame.loc[frame["country"] == "TJK", "value_usd_mn"] /= 100
    frame = frame[frame["country"].isin(["KAZ", "TJK"])]
    one = plots.country_panels(frame, y="value_usd_mn", **WORDS)
    assert one[0].get_ylim() == one[1].get_ylim()
    own = plots.country_panels(frame, y="value_usd_mn", share_y=False, **WORDS)
    assert own[0].get_ylim()[1] > 10 * own[1].get_ylim()[1]
    words = [text.get_text() for text in own[0].figure.legends[0].get_texts()]
    assert words == ["exports", "imports", "sum of parts", "estimate", "scales differ"]
    assert all(ax.get_ylim()[0] == 0 for ax in [*one, *own])


def test_five_panels_leave_no_empty_frame_and_all_columns_have_years() -> None:
    frame = flows().query("country != 'CA5'")
    axes = plots.country_panels(frame, y="value_usd_mn", **WORDS)
    assert len(axes) == len(axes[0].figure.axes) == 5
    axes[0].figure.draw_without_rendering()
    for ax in axes[2:]:
        assert any(tick.get_visible() for tick in ax.get_xticklabels())


def test_too_many_series_for_a_panel_are_refused() -> None:
    frame = pd.DataFrame(
        {"country": "KAZ", "flow": list("abcde"), "period": "2024", "v": 1.0}
    )
    with pytest.raises(ValueError, match="`hue`: flow has 5 values; at most 4"):
        plots.country_panels(frame, y="v", **WORDS)


# --- Bars -----------------------------------------------------------------------------


def test_bars_start_at_zero_largest_on_top_with_their_figures() -> None:
    frame = yearly().query("period == '2025'")
    ax = plots.bars(frame, x="country", y="value_usd_mn", scale=1e-3, **WORDS)
    assert {bar.get_x() for bar in ax.patches} == {0}
    assert ax.get_xlim()[0] == 0
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == sorted(frame["value_usd_mn"] / 1000, reverse=True)
    assert ax.yaxis_inverted()
    assert ax.get_yticklabels()[0].get_text() == "Uzbekistan"
    assert texts(ax) == [f"{width:.1f}" for width in widths]
    assert to_hex(ax.patches[0].get_facecolor()) == codes.COUNTRY_COLOURS["UZB"].lower()


def test_bars_can_keep_the_order_of_the_frame() -> None:
    frame = pd.DataFrame({"what": ["achieved", "needed"], "pct": [2.0, 7.0]})
    kept = plots.bars(frame, x="what", y="pct", sort=False, **WORDS)
    assert [tick.get_text() for tick in kept.get_yticklabels()] == [
        "achieved",
        "needed",
    ]
    sorted_ = plots.bars(frame, x="what", y="pct", **WORDS)
    assert [t.get_text() for t in sorted_.get_yticklabels()] == ["needed", "achieved"]


def test_a_missing_year_has_no_bar_but_its_place() -> None:
    frame = yearly("CA5").query("period >= '2016'")
    given = pd.concat([frame, frame.tail(1).assign(period="2019", value_usd_mn=np.nan)])
    ax = plots.bars(given, x="period", y="value_usd_mn", **WORDS)
    centres = [round(bar.get_x() + bar.get_width() / 2) for bar in ax.patches]
    assert centres == [2016, 2017, 2018, *range(2020, 2026)]
    assert {bar.get_y() for bar in ax.patches} == {0}
    assert ax.get_ylim()[0] == 0


def test_sums_and_estimates_are_not_filled_like_facts() -> None:
    frame = yearly("CA5").query("period >= '2016'")
    ax = plots.bars(frame, x="period", y="value_usd_mn", **WORDS)
    added, guessed, published = ax.patches[:3]
    assert guessed.get_hatch()
    assert not added.get_hatch()
    assert not published.get_hatch()
    lightness = [sum(bar.get_facecolor()[:3]) for bar in (added, published)]
    assert lightness[0] > lightness[1]
    assert key_of(ax) == ["sum of parts", "estimate"]


def test_two_series_stand_side_by_side_dark_and_pale() -> None:
    frame = flows().query("period == '2025' and country in ['KAZ', 'UZB']")
    ax = plots.bars(frame, x="country", y="value_usd_mn", hue="flow", **WORDS)
    exports, imports = ax.containers
    assert (exports.get_label(), imports.get_label()) == ("exports", "imports")
    assert key_of(ax) == ["exports", "imports"]
    for dark, pale in zip(exports, imports, strict=True):
        assert sum(dark.get_facecolor()[:3]) < sum(pale.get_facecolor()[:3])
        assert dark.get_y() + dark.get_height() == pytest.approx(pale.get_y())


def test_negative_bars_hang_from_zero_with_room_for_names_and_figures() -> None:
    frame = pd.DataFrame({"country": ["KAZ", "KGZ", "TKM"], "v": [-10.7, -16.8, 8.6]})
    ax = plots.bars(frame, x="country", y="v", **WORDS)
    assert sorted(bar.get_width() for bar in ax.patches) == [-16.8, -10.7, 8.6]
    ax.figure.draw_without_rendering()
    inside = ax.get_window_extent()
    for text in ax.texts:
        assert inside.x0 - 1 <= text.get_window_extent().x0
        assert text.get_window_extent().x1 <= inside.x1 + 1


def test_too_many_series_beside_each_other_are_refused() -> None:
    frame = pd.DataFrame({"x": "a", "who": list("abcd"), "v": 1.0})
    with pytest.raises(ValueError, match="`hue`: who has 4 values; at most 3"):
        plots.bars(frame, x="x", y="v", hue="who", **WORDS)


def test_stacks_grow_up_and_down_from_zero() -> None:
    frame = pd.DataFrame(
        {
            "country": ["KAZ", "KGZ", "TKM", "UZB"],
            "period": "2024",
            "v": [-12.0, -17.0, 8.0, 1.0],
        }
    )
    ax = plots.stacked_bars(frame, y="v", **WORDS)
    spans = {
        container.get_label(): (bar.get_y(), bar.get_y() + bar.get_height())
        for container in ax.containers
        for bar in container
    }
    assert spans == {
        "Kazakhstan": (0, -12),
        "Kyrgyzstan": (-12, -29),
        "Turkmenistan": (0, 8),
        "Uzbekistan": (8, 9),
    }
    assert line(ax, "net").get_ydata().tolist() == [-20]
    assert "net −20.0" in texts(ax)


def test_a_year_without_all_parts_is_pale_and_has_no_net() -> None:
    frame = balances().query("period >= '2024'")
    frame = frame[~((frame["country"] == "TJK") & (frame["period"] == "2025"))]
    ax = plots.stacked_bars(frame, y="value_usd_mn", **WORDS)
    full, part = ax.containers[0]
    assert to_hex(full.get_facecolor()) == codes.COUNTRY_COLOURS["KAZ"].lower()
    assert sum(part.get_facecolor()[:3]) > sum(full.get_facecolor()[:3])
    assert line(ax, "net").get_xdata().tolist() == [2024]
    assert key_of(ax) == ["some figures missing"]
    assert any(text.startswith("Tajikistan") and "(2024)" in text for text in texts(ax))


def test_a_total_among_the_parts_is_marked_not_stacked() -> None:
    total = yearly("CA5").assign(value_usd_mn=-36100.0)
    ax = plots.stacked_bars(pd.concat([balances(), total]), y="value_usd_mn", **WORDS)
    assert "Central Asia" not in [container.get_label() for container in ax.containers]
    assert set(line(ax, "Central Asia").get_ydata()) == {-36100}


def test_positive_stacks_have_no_net() -> None:
    ax = plots.stacked_bars(yearly(), y="value_usd_mn", **WORDS)
    assert not [drawn for drawn in ax.get_lines() if drawn.get_label() == "net"]
    assert ax.get_ylim()[0] == 0


# --- Pairs ----------------------------------------------------------------------------


def test_pairs_are_a_filled_and_an_open_mark_with_both_figures() -> None:
    ax = plots.dumbbell(
        PAIRS,
        left="china",
        right="other",
        label="member",
        names=("Chinese customs", "other"),
        scale=1e-3,
        **WORDS,
    )
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names == ["Kazakhstan", "Kyrgyzstan and Tajikistan", "Central Asia"]
    assert texts(ax) == ["30.1", "43.8", "7.5", "26.6", "94.8"]  # no figure, no text
    filled = [drawn for drawn in ax.get_lines() if drawn.get_marker() == "o"]
    hollow = [drawn for drawn in ax.get_lines() if drawn.get_marker() == "D"]
    places = [float(drawn.get_xdata()[0]) for drawn in filled]
    assert places == pytest.approx([43.82, 26.57, 94.82])
    assert (
        to_hex(filled[0].get_markerfacecolor()) == codes.COUNTRY_COLOURS["KAZ"].lower()
    )
    assert {to_hex(drawn.get_markerfacecolor()) for drawn in hollow} == {"#ffffff"}
    assert key_of(ax) == ["Chinese customs", "other"]


def test_rows_can_be_named_by_several_columns_and_stand_twice() -> None:
    frame = pd.DataFrame(
        {"country": ["KAZ", "KAZ"], "year": ["2015", "2015"], "a": [40, 35], "b": 14.3}
    )
    ax = plots.dumbbell(frame, left="a", right="b", label=["country", "year"], **WORDS)
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert names == ["Kazakhstan, 2015"] * 2


# --- To the horizon -------------------------------------------------------------------


def test_the_fan_opens_at_the_last_observation() -> None:
    ax = plots.fan(HISTORY, AHEAD, y="value", **WORDS)
    assert math.isnan(line(ax, "observed").get_ydata()[1])  # 2019
    assert line(ax, "median").get_xdata().tolist() == [2025, 2026, 2027, 2028]
    assert line(ax, "median").get_ydata()[0] == 106.3
    (band,) = ax.collections
    corners = {tuple(corner) for corner in band.get_paths()[0].vertices.tolist()}
    assert {(2025, 106.3), (2028, 80), (2028, 215)} <= corners
    assert texts(ax) == ["median 131", "low 80", "high 215"]
    assert key_of(ax) == ["80 % band"]


def test_a_claimed_range_is_drawn_over_the_years_ahead() -> None:
    ax = plots.fan(
        HISTORY,
        AHEAD,
        y="value",
        levels=(120, 150),
        levels_label="the article",
        **WORDS,
    )
    for level in (120, 150):
        drawn = line(ax, f"_level {level}")
        assert set(drawn.get_ydata()) == {level}
        assert drawn.get_xdata()[0] == 2025
    assert "the article\n120–150" in texts(ax)


def test_a_projection_without_an_interval_has_no_band() -> None:
    bare = AHEAD.assign(low=np.nan, high=np.nan)
    ax = plots.fan(HISTORY, bare, y="value", **WORDS)
    assert not key_of(ax)
    assert texts(ax) == ["median 131"]
    assert ax.get_ylim()[1] < 160


def test_a_fan_needs_years_after_the_history_and_rising_levels() -> None:
    with pytest.raises(ValueError, match=r"begin in 2024.*observed until 2025"):
        plots.fan(
            HISTORY, AHEAD.assign(period=["2024", "2026", "2027"]), y="value", **WORDS
        )
    with pytest.raises(ValueError, match=r"`levels`: \(150, 120\) do not rise"):
        plots.fan(HISTORY, AHEAD, y="value", levels=(150, 120), **WORDS)


# --- Fits and backtests ---------------------------------------------------------------


# --- spans, intervals and panels of bars ----------------------------------------------


def draw_promises(**options: Any) -> Axes:
    return plots.spans(
        PROMISES,
        start="first",
        end="last",
        label="project",
        settled="is_final",
        text="slip",
        unit="year",
        title="Promised and built",
        names=("first promise", "finished", "latest date"),
        **options,
    )


def test_a_final_end_is_filled_and_an_open_one_is_not() -> None:
    ax = draw_promises()
    ends = [line.get_markerfacecolor() for line in ax.get_lines()[2::3]]
    assert ends == ["white", "white", style.NEUTRAL]
    assert key_of(ax) == ["first promise", "finished", "latest date"]
    assert [tick.get_text() for tick in ax.get_yticklabels()][1] == "A port"


def test_a_year_can_be_marked_through_all_rows() -> None:
    marked = draw_promises(mark_at=2040.0, mark_label="scenario: 2040")
    assert "scenario: 2040" in texts(marked)
    assert marked.get_xlim()[1] > 2040
    assert marked.get_lines()[-1].get_xdata()[0] == 2040.0


def test_an_interval_is_drawn_around_its_figure_on_the_right_side_of_zero() -> None:
    ax = CASES["intervals"]()
    first, mark = ax.get_lines()[:2]
    assert list(first.get_xdata()) == [68.0, 248.0]
    assert list(mark.get_xdata()) == [188.0]
    assert texts(ax) == ["+188.0", "+65.0", "−104.0", "−227.0"]
    assert key_of(ax) == ["original line", "shorter line"]
    low, high = ax.get_xlim()
    assert low < -347.0
    assert high > 248.0


def test_a_figure_without_an_interval_is_a_mark_alone() -> None:
    bare = UNSURE.assign(low=float("nan"))
    ax = plots.intervals(
        bare, label="pair", value="km", low="low", high="high", hue="line", **WORDS
    )
    assert list(ax.get_lines()[0].get_xdata()) == [188.0, 188.0]


def test_too_many_marks_to_a_row_are_refused() -> None:
    four = UNSURE.assign(line=["a", "b", "c", "d"])
    with pytest.raises(ValueError, match="line has 4 values; at most 3 stand below"):
        plots.intervals(
            four, label="pair", value="km", low="low", high="high", hue="line", **WORDS
        )


def test_each_panel_of_bars_has_its_own_scale_and_labels_that_do_not_touch() -> None:
    axes = CASES["bar_panels"]()
    assert [ax.get_title(loc="left") for ax in axes] == [
        "stock by ministry",
        "stock of projects",
        "signed",
    ]
    assert [len(ax.patches) for ax in axes] == [2, 1, 8]
    assert axes[0].get_ylim()[1] < axes[1].get_ylim()[1]
    assert [texts(ax) for ax in axes] == [["15.0", "14.0"], ["35.9"], ["5.3"]]
    beside = CONCEPTS.assign(
        concept="all", period=[str(2000 + 3 * at) for at in range(11)]
    )
    (one,) = plots.bar_panels(beside.head(4), panel="concept", y="value", **WORDS)
    assert len(texts(one)) == 4

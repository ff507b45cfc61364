"""Promises of the chart forms, read off what is drawn."""

import math
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from itertools import combinations, pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from cac_data import codes
from cac_data.charts import (
    bars,
    dots,
    fan,
    figure as figure_of_chart,
    lines,
    map_of,
    scatter,
    spans,
    style,
)
from cac_data.charts.figure import fonts_of_han, png_of
from cac_data.charts.style import looks_of
from cac_data.charts.svg import data_uri, svg_of
from cac_data.charts.texts import (
    number_text,
    tick_text,
    times_text,
    wrapped,
    year_text,
)
from cac_data.colours import COUNTRIES, DARK, MUTED, PAPER
from cac_data.writing import Writing, written_as

YEARS = [*range(2010, 2017), *range(2020, 2026)]


def series(country: str = "KAZ", last: float = 40.0) -> pd.DataFrame:
    """Figures of a country with a hole from 2017 to 2019."""
    values = np.linspace(last / 2, last, len(YEARS))
    frame = pd.DataFrame({"year": YEARS, "country": country, "value": values})
    return frame.astype({"year": "Int64"})


def table(text: str) -> pd.DataFrame:
    """Read rows that stand below each other, columns apart by blanks."""
    return pd.read_csv(StringIO(text), sep=r"\s+", quotechar="'")


LASTS = (40.0, 39.5, 39.0, 41.0, 10.0)
FIVE = pd.concat(map(series, codes.CA5, LASTS), ignore_index=True)
AHEAD = table("""year median low high low50 high50
                 2026 42 38 47 40 44
                 2030 50 30 120 42 61""")
BANDS = [("low", "high", "80 %"), ("low50", "high50", "50 %")]
PAIRS = table("""what own other
                 exports 15.0 16.0
                 imports 5.0 20.0
                 both 66.0 95.0""")
EVENTS = table("""level period city
                  leaders 2023-05-18 Lanzhou
                  leaders 2023-06 Chengdu
                  ministers 2020-07-16 online""")
STEPS = table("""country start end level
                 KAZ 2005-01 2019-08 strategic
                 UZB 2024-01 2026-12 'for a new era'""")
PLACES = table("""node_id name lat lon
                  kashgar Kashgar 39.47 75.99
                  osh Osh 40.53 72.8
                  tashkent Tashkent 41.3 69.25""")
LEGS = table("""from_node to_node status
                kashgar osh planned
                osh tashkent operating""")
BRIDGE = table("""step value of
                  output 72.4 level
                  home -42.1 out
                  China 30.3 level""")
LIKELY = {"unlikely": (0, 0.5), "likely": (0.5, 1)}
LONG_WORDS = {
    "unimaginable": (0.3, 0.45),
    "evenhandednesses": (0.45, 0.55),
    "presumable": (0.55, 0.8),
}
"""The second is wider than its band, as words of another language may be."""

FORMS: dict[str, Callable[[], Figure]] = {
    "lines": lambda: lines(FIVE, by="country", unit="USD bn"),
    "areas": lambda: lines(FIVE, by="country", kind="stacked"),
    "bars": lambda: bars(FIVE, by="country", unit="USD bn"),
    "bridge": lambda: bars(BRIDGE, x="step", by="of", kind="bridge", total="level"),
    "fan": lambda: fan(series(), AHEAD, bands=BANDS, clip=80, box=(45, 55, "article")),
    "pairs": lambda: dots(PAIRS, row="what", x="", low="own", high="other"),
    "chances": lambda: dots(PAIRS, row="what", x="own", scale=0.01, bands=LIKELY),
    "long words": lambda: dots(
        PAIRS, row="what", x="own", scale=0.01, bands=LONG_WORDS
    ),
    "scatter": lambda: scatter(PAIRS, x="own", y="other", by="what"),
    "marks": lambda: spans(EVENTS, row="level", text="city"),
    "spans": lambda: spans(
        STEPS, row="country", start="start", end="end", by="level", text="level"
    ),
    "map": lambda: map_of(PLACES, LEGS),
}
any_form = pytest.mark.parametrize("form", FORMS)


@cache
def drawn(form: str) -> Figure:
    return FORMS[form]()


def texts_of(figure: Figure) -> list[Text]:
    return [text for ax in figure.axes for text in ax.texts if text.get_text()]


def box_of(text: Text) -> Bbox:
    """Where a text stands, without the air around its letters."""
    return Text.get_window_extent(text).shrunk(0.98, 0.7)


def years_drawn(figure: Figure, name: str) -> list[list[int]]:
    """The years of each unbroken part of a series' line."""
    runs: list[list[int]] = []
    for line in figure.axes[0].get_lines():
        if line.get_label() != name:
            continue
        runs.append([])
        for year, value in zip(*line.get_data(), strict=True):
            if np.isnan(value):
                runs.append([])
            else:
                runs[-1].append(int(year))
    return [run for run in runs if run]


def key_of(figure: Figure) -> list[str]:
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def line_of(figure: Figure, label: str) -> Line2D:
    lines = figure.axes[0].get_lines()
    return next(line for line in lines if line.get_label() == label)


def bars_of(figure: Figure) -> list[Rectangle]:
    return [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]


# What holds for all forms


@any_form
def test_a_form_is_an_image_without_a_ground(form: str) -> None:
    figure = drawn(form)
    grounds = [figure.patch, *(ax.patch for ax in figure.axes)]
    opacities = [to_rgba(ground.get_facecolor())[3] for ground in grounds]
    assert opacities == [0] * len(grounds)
    svg, width, _ = svg_of(figure)
    assert width == 707
    assert data_uri(svg) in str(figure._repr_html_())
    assert "nan" not in svg.lower()


@any_form
def test_a_form_is_drawn_alike_each_time(form: str) -> None:
    assert svg_of(FORMS[form]())[0] == svg_of(drawn(form))[0]


RUSSIAN = Writing(
    "ru",
    thousands="\N{NO-BREAK SPACE}",
    decimal=",",
    before_our_era="# до н. э.",
    months=("янв", "фев", *["..."] * 10),
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param(
            lambda: number_text(-1234.5, 1), "−1\N{NO-BREAK SPACE}234,5", id="a figure"
        ),
        pytest.param(
            lambda: tick_text(2500.5), "2\N{NO-BREAK SPACE}500,5", id="a tick"
        ),
        pytest.param(lambda: times_text(1.5), "×1,5", id="a multiple"),
        pytest.param(lambda: year_text(-138), "138 до н. э.", id="a year"),
    ],
)
def test_what_a_drawing_writes_is_in_the_language_of_its_page(
    text: Callable[[], str], written: str
) -> None:
    with written_as(RUSSIAN):
        assert text() == written


def test_a_small_figure_is_not_written_as_nothing_in_a_smaller_unit() -> None:
    with written_as(Writing("zh", power=1)):
        assert [number_text(value, 1) for value in (0.03, 3.94)] == ["0.3", "39"]


def test_a_drawing_says_its_language() -> None:
    with written_as(RUSSIAN):
        svg = svg_of(lines(series("UZB")))[0]
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" lang="ru" ')


CHINESE = Writing("zh")
WATCH = "\N{WATCH}"
"""A letter that DejaVu lacks, and a font of matplotlib has."""


def picture_with(monkeypatch: pytest.MonkeyPatch, fonts_of_han: list[str]) -> bytes:
    """A picture in Chinese with a letter of other fonts, on a machine with some."""
    monkeypatch.setattr(style, "FONTS_OF_HAN", fonts_of_han)
    rows = pd.DataFrame({"what": [WATCH], "value": [1.0]})
    with written_as(CHINESE):
        return png_of(dots(rows, row="what"), 50)


def test_a_picture_in_chinese_has_the_letters_of_a_font_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes = picture_with(monkeypatch, [])
    assert picture_with(monkeypatch, ["STIXGeneral"]) != boxes


def test_a_long_label_in_chinese_breaks_behind_its_marks() -> None:
    name = "中吉乌铁路，喀什—吐尔尕特—贾拉拉巴德—安集延：开工"
    rows = pd.DataFrame({"what": [name], "value": [1.0]})
    with written_as(CHINESE):
        figure = dots(rows, row="what")
    lines = [text.get_text() for text in texts_of(figure)]
    assert lines[1:] == ["中吉乌铁路，喀什—吐尔尕特—贾拉拉巴德—", "安集延：开工"]


def test_a_long_label_in_chinese_keeps_years_and_letters_together() -> None:
    with written_as(CHINESE):
        text = wrapped(
            "土库曼斯坦可供出售的天然气多于2023—2025年平均：A、B、C线和D线", 30
        )
    assert text.split("\n") == [
        "土库曼斯坦可供出售的天然气多于2023—2025年平均：",
        "A、B、C线和D线",
    ]


def test_each_line_of_a_label_ends_at_the_axis_in_any_font() -> None:
    name = "a railway that leads across two borders and a bridge"
    rows = pd.DataFrame({"what": [name, "a road"], "value": [1.0, 2.0]})
    svg, _, _ = svg_of(dots(rows, row="what"))
    labels = [*wrapped(name, 40).split("\n"), "a road"]
    assert len(labels) == 3
    styles = dict(re.findall(r"\.(s\d+)\{([^}]*)\}", svg))
    texts = re.findall(r'<text class="(s\d+)" x="([^"]*)"[^>]*>([^<]*)</text>', svg)
    ends = {words: x for style, x, words in texts if "end" in styles[style]}
    assert [*map(ends.get, labels)] == [ends["a road"]] * 3


def test_a_font_installed_after_the_list_of_matplotlib_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = fontManager.ttflist
    later = [font for font in listed if font.name == "STIXGeneral"]
    monkeypatch.setattr(style, "FONTS_OF_HAN", ["STIXGeneral"])
    monkeypatch.setattr(
        fontManager, "ttflist", [font for font in listed if font not in later]
    )
    files = [font.fname for font in later]
    monkeypatch.setattr(figure_of_chart, "findSystemFonts", lambda: files)
    assert fonts_of_han() == ["STIXGeneral"]


def test_a_drawing_is_in_english_where_nothing_else_is_asked() -> None:
    assert ' lang="en" ' in svg_of(drawn("lines"))[0].partition(">")[0]


def test_months_below_bars_are_those_of_the_language() -> None:
    months = pd.DataFrame({"month": ["2024-01", "2024-02"], "value": [1.0, 2.0]})
    with written_as(RUSSIAN):
        svg = svg_of(bars(months, x="month"))[0]
    assert "янв" in svg
    assert "фев" in svg


@any_form
def test_an_image_has_all_texts_in_letters_that_can_be_read(form: str) -> None:
    figure = drawn(form)
    svg = svg_of(figure)[0]
    first_lines = [text.get_text().partition("\n")[0] for text in texts_of(figure)]
    assert [line for line in first_lines if line not in svg] == []
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", svg))) >= 8


@any_form
def test_inks_are_others_on_a_dark_page(form: str) -> None:
    sheet, _, body = svg_of(drawn(form))[0].partition("</style>")
    dark = sheet.partition("@media(prefers-color-scheme:dark)")[2]
    assert DARK[MUTED] in dark
    assert MUTED not in body


@any_form
def test_no_two_texts_overlap(form: str) -> None:
    texts = texts_of(drawn(form))
    boxes = [box_of(text) for text in texts]
    assert not [
        (texts[first].get_text(), texts[second].get_text())
        for first, second in combinations(range(len(texts)), 2)
        if boxes[first].overlaps(boxes[second])
    ]


@any_form
def test_no_text_leaves_the_drawing(form: str) -> None:
    figure = drawn(form)
    drawing = figure.bbox.padded(3)
    whole = figure.get_tightbbox().transformed(figure.dpi_scale_trans)
    boxes = [*map(box_of, texts_of(figure)), whole]
    assert not [
        box
        for box in boxes
        if not (drawing.x0 < box.x0 < box.x1 < drawing.x1)
        or not (drawing.y0 < box.y0 < box.y1 < drawing.y1)
    ]


NONE = series().head(0)
SEVEN = pd.DataFrame({"year": 2020, "by": [*"abcdefg"], "value": 1.0})
REFUSED: dict[str, tuple[Callable[[], Figure], str]] = {
    "no rows": (lambda: lines(NONE), "nothing to draw"),
    "no figure ahead": (
        lambda: fan(series(), AHEAD.assign(median=np.nan)),
        "nothing to draw",
    ),
    "no place": (
        lambda: map_of(NONE.assign(lat=1.0, lon=2.0, name="")),
        "nothing to draw",
    ),
    "two rows of a year": (
        lambda: bars(FIVE.assign(country="KAZ").drop(columns="country")),
        "several rows for one year; choose one",
    ),
    "infinite": (lambda: bars(series().replace({40.0: np.inf})), "infinite"),
    "too many series": (lambda: lines(SEVEN, by="by"), "7 series"),
    "a route from nowhere": (
        lambda: map_of(PLACES, LEGS.replace({"from_node": {"osh": "ocsh"}})),
        r"'ocsh' is not .* did you mean 'osh'",
    ),
    "an unknown view": (lambda: map_of(PLACES, view="moon"), "`view`"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_drawn_is_refused(case: str) -> None:
    draw, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        draw()


# Colours


def contrast(*colours: str) -> float:
    """As WCAG 2.2 defines it, from 1 to 21."""
    parts = np.array([*map(to_rgb, colours)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    low, high = sorted(linear @ (0.2126, 0.7152, 0.0722) + 0.05)
    return float(high / low)


COLOURS = {
    **{country: colour for country, (colour, _) in COUNTRIES.items()},
    **{f"series {name}": look.colour for name, look in looks_of("abcdef").items()},
}
each_colour = pytest.mark.parametrize("colour", COLOURS.values(), ids=COLOURS)


@each_colour
def test_a_colour_is_seen_on_a_light_page(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


@each_colour
def test_a_colour_is_seen_on_a_dark_page(colour: str) -> None:
    assert contrast(DARK.get(colour, colour), DARK[PAPER]) >= 3


def test_countries_are_told_apart_by_marks() -> None:
    marks = [look.marker for look in looks_of(COUNTRIES).values()]
    assert len({*marks}) == len(marks)


def test_series_are_told_apart_by_dashes() -> None:
    dashes = [str(look.dash) for look in looks_of("abcdef").values()]
    assert len({*dashes}) == len(dashes)


def test_parts_of_a_stack_are_told_apart_by_hatches() -> None:
    stacks = table("""country state value
                      KAZ a 1
                      KAZ b 2""")
    figure = bars(stacks, x="country", by="state", horizontal=True)
    assert len({bar.get_hatch() for bar in bars_of(figure)}) == 2


def test_a_country_has_its_colour_alone_and_beside_others() -> None:
    figures = [lines(series("UZB")), drawn("lines")]
    colours = [line_of(figure, "Uzbekistan").get_color() for figure in figures]
    assert colours == [COUNTRIES["UZB"][0]] * 2


INK_OF_FIVE = COUNTRIES["CA5"][0]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "ink"), [("light", INK_OF_FIVE), ("dark", DARK[INK_OF_FIVE])]
)
def test_an_image_follows_the_scheme_of_its_page(
    scheme: str, ink: str, browser: Any
) -> None:
    uri = data_uri(svg_of(bars(series("CA5")))[0])
    html = f'<style>:root{{color-scheme:light dark}}</style><img src="{uri}">'
    page = browser.new_page(color_scheme=scheme)
    page.set_content(html)
    pixels = plt.imread(BytesIO(page.screenshot()))[..., :3]
    page.close()
    # The bars have their ink, and all around them is the page.
    assert share_of(pixels, to_rgb(ink)) > 0.05
    assert share_of(pixels, pixels[0, 0]) > 0.5


def share_of(pixels: Any, colour: Any) -> float:
    return float(np.isclose(pixels, colour, atol=0.01).all(axis=2).mean())


# What the forms say of figures


def test_a_gap_of_a_line_stays_a_gap() -> None:
    parts = series().head(2).assign(year=pd.NA)  # parts of years have no place
    figure = lines(pd.concat([FIVE, parts]), by="country")
    assert years_drawn(figure, "Kazakhstan") == [
        [*range(2010, 2017)],
        [*range(2020, 2026)],
    ]


def test_a_mark_is_drawn_for_each_row_hollow_where_it_is_so() -> None:
    rows = PAIRS.assign(planned=[False, True, False])
    figure = scatter(rows, x="own", y="other", hollow="planned")
    [marks] = figure.axes[0].collections
    places: Any = marks.get_offsets()
    assert places.tolist() == [[15.0, 16.0], [5.0, 20.0], [66.0, 95.0]]
    fills = [to_hex(fill) for fill in marks.get_facecolor()]
    assert [fill == PAPER for fill in fills] == [False, True, False]


def test_bars_are_as_thick_where_years_are_missing() -> None:
    far = series().loc[[0, 4, 12]]
    figures = [bars(far), bars(series())]
    widths = {
        round(bar.get_width(), 9) for figure in figures for bar in bars_of(figure)
    }
    assert widths == {0.78}


def test_a_gap_of_areas_stays_a_gap() -> None:
    areas = drawn("areas").axes[0].collections
    corners = np.vstack([path.vertices for area in areas for path in area.get_paths()])
    assert not ((corners[:, 0] > 2016) & (corners[:, 0] < 2020)).any()


def test_bars_stand_at_their_years_from_zero() -> None:
    figure = bars(series())
    middles = {round(bar.get_x() + bar.get_width() / 2) for bar in bars_of(figure)}
    assert middles == set(YEARS)
    assert figure.axes[0].get_ylim()[0] == 0


ZERO = series()[:1].assign(value=0.0)


@pytest.mark.parametrize(
    ("draw", "along"),
    [
        pytest.param(lambda: lines(ZERO), "y", id="lines"),
        pytest.param(lambda: bars(ZERO), "y", id="bars"),
        pytest.param(lambda: dots(ZERO, row="country"), "x", id="dots"),
    ],
)
def test_zeros_alone_stand_where_an_axis_begins(
    draw: Callable[[], Figure], along: str
) -> None:
    ax = draw().axes[0]
    axis = ax.yaxis if along == "y" else ax.xaxis
    assert axis.get_view_interval().tolist() == [0, 1]


KINDS = table("""year value basis obs_status plan
                 2020 1 published A False
                 2021 1 published A False
                 2022 2 sum A False
                 2023 3 published E False
                 2025 4 published A True""")


def test_lines_of_sums_are_hollow_and_thin_and_of_estimates_dotted() -> None:
    figure = lines(KINDS)
    plain, _after_gap, sums, estimates = figure.axes[0].get_lines()
    assert sums.get_linewidth() < plain.get_linewidth()
    fills = [to_hex(str(line.get_markerfacecolor())) for line in (sums, estimates)]
    assert fills == [PAPER, PAPER] != [to_hex(str(plain.get_markerfacecolor()))] * 2
    assert estimates.get_linestyle() != sums.get_linestyle() == "-"
    assert key_of(figure) == ["estimate", "sum"]


def test_bars_of_sums_and_plans_are_hollow_and_of_estimates_pale() -> None:
    figure = bars(KINDS, hollow="plan", names={"sum": "somme"})
    _, plain, total, estimate, plan = bars_of(figure)
    filled = [to_rgba(bar.get_facecolor())[3] for bar in (plain, total, plan)]
    assert filled == [1, 0, 0]
    assert 0 < to_rgba(estimate.get_facecolor())[3] < 1
    assert len({str(bar.get_linestyle()) for bar in (total, estimate, plan)}) == 3
    assert key_of(figure) == ["estimate", "plan", "somme"]


def test_names_stand_at_the_ends_with_the_last_figure_and_year() -> None:
    early = series("KGZ", last=9.0)
    both = pd.concat([series(), early[early["year"] <= 2014]])
    figure = lines(both, by="country", scale=0.5)
    notes = texts_of(figure)
    words = [note.get_text() for note in notes]
    assert words == ["Kazakhstan 20.0", "Kyrgyzstan 3.0 (2014)"]
    has_leader = [vars(note)["arrow_patch"] is not None for note in notes]
    assert has_leader == [False, True]


SHORT = FIVE[~(FIVE["country"].eq("KGZ") & FIVE["year"].eq(2025))]


def test_bars_are_pale_where_a_part_of_the_stack_is_missing() -> None:
    figure = bars(SHORT, by="country")
    last = [bar for bar in bars_of(figure) if bar.get_x() > 2024]
    assert {bar.get_alpha() for bar in last} == {0.4}
    assert "partial" in key_of(figure)


def test_areas_are_pale_where_a_part_of_the_stack_is_missing() -> None:
    areas = lines(SHORT, by="country", kind="stacked").axes[0].collections
    assert {1.0, 0.4} <= {area.get_alpha() for area in areas}


def test_a_stack_hangs_below_zero_where_it_is_negative() -> None:
    debts = FIVE[FIVE["year"] == 2025].head(4).assign(value=[-10.0, -16, 8, 1])
    hung = bars_of(bars(debts, by="country"))
    ends = [(bar.get_y(), bar.get_height()) for bar in hung]
    assert ends == [(0, -10), (-10, -16), (0, 8), (8, 1)]


def test_a_code_in_a_bar_is_called_by_its_column() -> None:
    names = {"strategic": "A step", "level.strategic": "a level"}
    in_bars = {"start": "start", "end": "end", "by": "level", "text": "level"}
    figure = spans(STEPS, row="country", names=names, **in_bars)
    words = {text.get_text() for text in texts_of(figure)}
    assert "a level" in words
    assert "A step" not in words


@pytest.mark.parametrize(
    ("words", "size"),
    [
        pytest.param("short", [9.0], id="as usual"),
        pytest.param("incomprehensible", [8.0], id="smaller"),
        pytest.param("floccinaucinihilipilification", [], id="not at all"),
    ],
)
def test_words_in_a_bar_are_whole_and_as_large_as_it_is_long(
    words: str, size: list[float]
) -> None:
    steps = pd.DataFrame(
        {"country": ["UZB"] * 2, "start": ["2000", "2021"], "end": ["2020", "2025"]}
    )
    steps = steps.assign(level=["", words])
    in_bars = {"start": "start", "end": "end", "text": "level"}
    texts = texts_of(spans(steps, row="country", **in_bars))
    assert [text.get_fontsize() for text in texts] == size
    assert [text.get_text() for text in texts] == [words] * len(size)


def test_long_names_of_rows_of_a_timeline_do_not_touch() -> None:
    names = dict.fromkeys(("KAZ", "UZB"), "a name of many words " * 8)
    in_bars = {"start": "start", "end": "end", "by": "level"}
    figure = spans(STEPS, row="country", names=names, **in_bars)
    lines = [text for text in texts_of(figure) if "name" in text.get_text()]
    boxes = [box_of(line) for line in lines]
    assert len(boxes) > 4
    assert all(upper.y0 > lower.y1 for upper, lower in pairwise(boxes))


def test_a_fan_is_clipped_with_an_arrow_and_says_how_far_it_goes() -> None:
    figure = drawn("fan")
    assert figure.axes[0].get_ylim()[1] == 80
    words = [text.get_text() for text in texts_of(figure)]
    assert words == ["article 45–55", "median 50", "80 %: 30", "80 %: 120 ↑"]
    ahead = line_of(figure, "median")
    assert np.asarray(ahead.get_xdata()).tolist() == [2025, 2026, 2030]
    assert ahead.get_linestyle() == "--"


def test_a_map_names_places_and_countries_and_tells_routes_by_dash() -> None:
    figure = drawn("map")
    places = {"Kashgar", "Osh", "Tashkent", "Kazakhstan", "China"}
    assert places <= {text.get_text() for text in texts_of(figure)}
    planned, operating = (line_of(figure, name) for name in ("planned", "operating"))
    assert planned.get_linestyle() != operating.get_linestyle()
    assert "Natural Earth" in figure.axes[0].get_xlabel()


def test_marks_with_numbers_do_not_cover_each_other() -> None:
    places = pd.DataFrame({"lat": [41.0, 41.0, 41.05], "lon": 70.0, "name": "Osh"})
    figure = map_of(places.assign(number=[1, 2, 3]), number="number", named=())
    (ax,) = figure.panels
    marks = np.concatenate([mark.get_xydata() for mark in ax.lines])
    points = ax.transData.transform(marks) * 72 / figure.dpi
    apart = [math.dist(one, other) for one, other in combinations(points, 2)]
    assert min(apart) > 13

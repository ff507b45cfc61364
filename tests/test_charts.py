"""Promises of the chart forms, read off what is drawn."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from itertools import combinations
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from cac_data import codes
from cac_data.charts import bars, dots, fan, lines, map_of, scatter, spans
from cac_data.charts.style import COUNTRIES, DARK, MUTED, PAPER, looks_of
from cac_data.charts.svg import data_uri, svg_of

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

FORMS: dict[str, Callable[[], Figure]] = {
    "lines": lambda: lines(FIVE, by="country", unit="USD bn"),
    "areas": lambda: lines(FIVE, by="country", kind="stacked"),
    "bars": lambda: bars(FIVE, by="country", unit="USD bn"),
    "bridge": lambda: bars(BRIDGE, x="step", by="of", kind="bridge", total="level"),
    "fan": lambda: fan(series(), AHEAD, bands=BANDS, clip=80, box=(45, 55, "article")),
    "pairs": lambda: dots(PAIRS, row="what", x="", low="own", high="other"),
    "chances": lambda: dots(PAIRS, row="what", x="own", scale=0.01, bands=LIKELY),
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


def key_of(figure: Figure) -> list[str]:
    return [text.get_text() for one in figure.legends for text in one.get_texts()]


def line_of(figure: Figure, label: str) -> Line2D:
    lines = figure.axes[0].get_lines()
    return next(line for line in lines if line.get_label() == label)


def bars_of(figure: Figure) -> list[Rectangle]:
    return [one for one in figure.axes[0].patches if isinstance(one, Rectangle)]


# What holds for all forms


@any_form
def test_a_form_is_an_image_without_a_ground_for_light_and_dark(form: str) -> None:
    figure = FORMS[form]()
    grounds = [figure.patch, *(ax.patch for ax in figure.axes)]
    assert all(to_rgba(patch.get_facecolor())[3] == 0 for patch in grounds)
    svg, width, _ = svg_of(figure)
    assert svg == svg_of(drawn(form))[0]
    assert width == 707
    assert data_uri(svg) in str(figure._repr_html_())
    for text in texts_of(figure):
        assert text.get_text().partition("\n")[0] in svg
    sheet, _, rest = svg.partition("</style>")
    dark = sheet.partition("@media(prefers-color-scheme:dark)")[2]
    assert DARK[MUTED] in dark
    assert MUTED not in rest
    assert min(map(float, re.findall(r"font-size:([\d.]+)px", svg))) >= 8
    assert "nan" not in svg.lower()


@any_form
def test_no_two_texts_overlap_and_none_leaves_the_drawing(form: str) -> None:
    figure = drawn(form)
    texts = texts_of(figure)
    boxes = [Text.get_window_extent(text).shrunk(0.98, 0.7) for text in texts]
    assert not [
        (texts[one].get_text(), texts[other].get_text())
        for one, other in combinations(range(len(texts)), 2)
        if boxes[one].overlaps(boxes[other])
    ]
    whole = figure.get_tightbbox().transformed(figure.dpi_scale_trans)
    for box in [*boxes, whole]:
        assert -3 < box.x0 < box.x1 < figure.bbox.x1 + 3
        assert -3 < box.y0 < box.y1 < figure.bbox.y1 + 3


def test_what_cannot_be_drawn_is_refused() -> None:
    none = series().head(0)
    for draw in (
        lambda: lines(none),
        lambda: fan(series(), AHEAD.assign(median=np.nan)),
        lambda: map_of(none.assign(lat=1.0, lon=2.0, name="")),
    ):
        with pytest.raises(ValueError, match="nothing to draw"):
            draw()
    with pytest.raises(ValueError, match="several rows for one year; choose one"):
        bars(FIVE.assign(country="KAZ").drop(columns="country"))
    with pytest.raises(ValueError, match="infinite"):
        bars(series().replace({40.0: np.inf}))
    with pytest.raises(ValueError, match="7 series"):
        lines(pd.DataFrame({"year": 2020, "by": [*"abcdefg"], "value": 1.0}), by="by")
    with pytest.raises(ValueError, match=r"'ocsh' is not .* did you mean 'osh'"):
        map_of(PLACES, LEGS.replace({"from_node": {"osh": "ocsh"}}))


# Colours


def contrast(*colours: str) -> float:
    """As WCAG 2.2 defines it, from 1 to 21."""
    parts = np.array([*map(to_rgb, colours)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    low, high = sorted(linear @ (0.2126, 0.7152, 0.0722) + 0.05)
    return float(high / low)


def test_every_colour_is_seen_on_both_grounds() -> None:
    others = looks_of("abcdef").values()
    for colour in {c for c, _ in COUNTRIES.values()} | {look.colour for look in others}:
        assert contrast(colour, PAPER) >= 3
        assert contrast(DARK.get(colour, colour), DARK[PAPER]) >= 3


def test_series_are_told_apart_in_grey_and_a_country_has_its_colour() -> None:
    looks = [*looks_of(COUNTRIES).values()]
    assert len({look.marker for look in looks}) == len(looks)
    looks = [*looks_of("abcdef").values()]
    assert len({str(look.dash) for look in looks}) == len(looks)
    stacks = table("""country state value
                      KAZ a 1
                      KAZ b 2""")
    figure = bars(stacks, x="country", by="state", horizontal=True)
    assert len({one.get_hatch() for one in bars_of(figure)}) == 2
    for figure in (lines(series("UZB")), drawn("lines")):
        assert line_of(figure, "Uzbekistan").get_color() == COUNTRIES["UZB"][0]


@pytest.mark.browser
def test_an_image_follows_the_scheme_of_its_page(browser: Any) -> None:
    uri = data_uri(svg_of(bars(series("CA5")))[0])
    html = f'<style>:root{{color-scheme:light dark}}</style><img src="{uri}">'
    ink = COUNTRIES["CA5"][0]
    for scheme, colour in (("light", ink), ("dark", DARK[ink])):
        page = browser.new_page(color_scheme=scheme)
        page.set_content(html)
        pixels = plt.imread(BytesIO(page.screenshot()))[..., :3]
        page.close()
        for seen, share in ((to_rgb(colour), 0.05), (pixels[0, 0], 0.5)):
            # The bars have their ink, and all around them is the page.
            assert np.isclose(pixels, seen, atol=0.01).all(axis=2).mean() > share


# What the forms say of figures


def test_a_gap_stays_a_gap() -> None:
    parts = series().head(2).assign(year=pd.NA)  # parts of years have no place
    line = line_of(lines(pd.concat([FIVE, parts]), by="country"), "Kazakhstan")
    years, values = (np.asarray(part, dtype=float) for part in line.get_data())
    assert np.isnan(values[(years > 2016) & (years < 2020)]).all()
    areas = drawn("areas").axes[0].collections
    corners = np.vstack([path.vertices for area in areas for path in area.get_paths()])
    assert not ((corners[:, 0] > 2016) & (corners[:, 0] < 2020)).any()
    figure = bars(series())
    middles = {round(one.get_x() + one.get_width() / 2) for one in bars_of(figure)}
    assert middles == set(YEARS)
    assert figure.axes[0].get_ylim()[0] == 0


KINDS = table("""year value basis obs_status plan
                 2020 1 published A False
                 2021 1 published A False
                 2022 2 sum A False
                 2023 3 published E False
                 2025 4 published A True""")


def test_sums_are_hollow_and_thin_and_estimates_dotted() -> None:
    figure = lines(KINDS)
    plain, sums, estimates = figure.axes[0].get_lines()
    assert sums.get_linewidth() < plain.get_linewidth()
    fills = [to_hex(str(line.get_markerfacecolor())) for line in (sums, estimates)]
    assert fills == [PAPER, PAPER] != [to_hex(str(plain.get_markerfacecolor()))] * 2
    assert estimates.get_linestyle() != sums.get_linestyle() == "-"
    assert key_of(figure) == ["estimate", "sum"]
    figure = bars(KINDS, hollow="plan", names={"sum": "somme"})
    _, plain_bar, total, estimate, plan = bars_of(figure)
    filled = [to_rgba(one.get_facecolor())[3] for one in (plain_bar, total, plan)]
    assert filled == [1, 0, 0]
    assert 0 < to_rgba(estimate.get_facecolor())[3] < 1
    assert len({str(one.get_linestyle()) for one in (total, estimate, plan)}) == 3
    assert key_of(figure) == ["estimate", "plan", "somme"]


def test_names_stand_at_the_ends_with_the_last_figure_and_year() -> None:
    early = series("KGZ", last=9.0)
    both = pd.concat([series(), early[early["year"] <= 2014]])
    figure = lines(both, by="country", scale=0.5)
    notes = texts_of(figure)
    words = [note.get_text() for note in notes]
    assert words == ["Kazakhstan 20.0", "Kyrgyzstan 3.0 (2014)"]
    leaders = [vars(note)["arrow_patch"] for note in notes]
    assert [leader.get_visible() for leader in leaders] == [False, True]


def test_a_stack_is_pale_where_a_figure_is_missing_and_hangs_below_zero() -> None:
    short = FIVE[~(FIVE["country"].eq("KGZ") & FIVE["year"].eq(2025))]
    figure = bars(short, by="country")
    last = [one for one in bars_of(figure) if one.get_x() > 2024]
    assert {one.get_alpha() for one in last} == {0.4}
    assert "partial" in key_of(figure)
    areas = lines(short, by="country", kind="stacked").axes[0].collections
    assert {1.0, 0.4} <= {area.get_alpha() for area in areas}
    debts = FIVE[FIVE["year"] == 2025].head(4).assign(value=[-10.0, -16, 8, 1])
    hung = bars_of(bars(debts, by="country"))
    ends = [(one.get_y(), one.get_height()) for one in hung]
    assert ends == [(0, -10), (-10, -16), (0, 8), (8, 1)]


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
    with pytest.raises(ValueError, match="`view`"):
        map_of(PLACES, view="moon")

"""Values under the pointer, a finger and keys: what a page shows of the rows it has.

Small frames that one can check by hand, drawn by each form, on a page of their own. No
report is built but for the test of the pages that there are.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import nbformat
import pandas as pd
import pytest

from cac_data import show, words
from cac_data.bundles import mime_type
from cac_data.charts import bars, dots, fan, lines, map_of, reading, spans
from cac_data.charts.svg import svg_of
from cac_data.lines import FigureWords, line
from cac_data.report.bundle_models import MODELS
from cac_data.report.page import render
from cac_data.report.plan import Job
from cac_data.scenarios import load_scenarios
from cac_data.show import pictures
from tests.conftest import ROOT, Patch
from tests.test_other_language import write_russian

MOST_BYTES = 400  # of a panel, but for what its codes are called
MOST_LINES = 150  # of the script
SCREEN = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def table(text: str) -> pd.DataFrame:
    """Read rows that stand below each other, columns apart by blanks."""
    return pd.read_csv(StringIO(text), sep=r"\s+", quotechar="'")


# Uzbekistan has no figure of 2021, and nobody one of 2022.
BY_YEAR = table("""year country value unit obs_status
                   2020 KAZ 1250.5 Mt A
                   2020 UZB 80.25 Mt A
                   2021 KAZ 1300.0 Mt E
                   2023 KAZ -40.0 Mt A
                   2023 UZB 90.0 Mt A""")
RATIOS = table("""year country value
                  2020 KAZ 0.5
                  2021 KAZ 8
                  2022 KAZ 2""")
STACKED = table("""year part value
                   2020 a 10
                   2020 b 5
                   2021 a 12
                   2021 b -3""")
LYING = table("""country flow value
                 KAZ exports 2700
                 KAZ imports 5000
                 TKM exports -600""")
SHARES = table("""year country group value
                  2020 KAZ coal 80.0
                  2020 KAZ gas 20.0
                  2021 KAZ coal 70.0
                  2021 KAZ gas 30.0
                  2020 KGZ coal 15.0
                  2020 KGZ gas 5.0
                  2021 KGZ coal 11.0
                  2021 KGZ gas 4.0""")
PAIRS = table("""what flow own other
                 wheat exports 15.0 16.5
                 gas exports 5.0 20.0
                 cars imports 7.5 9.5""")
RANGES = table("""what way over low high
                  one first 10 8 13
                  one second 4 4 4
                  two first -3 -5 -2""")
MONTHS = table("""period country value
                  2024-01 KGZ 95.1
                  2024-03 KGZ 30.4
                  2025-01 KGZ 60.0""")
HISTORY = table("""period year value country source_ids
                   2023 2023 60000 CA5 one
                   2024 2024 94800 CA5 one
                   2025 2025 106300 CA5 one""")
AHEAD = table("""period year median low high
                 2026 2026 110000 90000 130000
                 2028 2028 120000 70000 190000""")
PATHS = {"scenario": HISTORY.assign(year=HISTORY["year"] + 3, period="")}

Drawn = tuple[Callable[..., Any], pd.DataFrame, dict[str, Any]]
FORMS: dict[str, Drawn] = {
    "lines": (lines, BY_YEAR, {"by": "country"}),
    "ratios": (lines, RATIOS, {"by": "country", "ratio": True}),
    "areas": (lines, SHARES, {"by": "group", "panel": "country", "kind": "stacked"}),
    "months": (lines, MONTHS, {"x": "period", "by": "country"}),
    "bars": (bars, STACKED, {"by": "part"}),
    "bars of months": (bars, MONTHS, {"x": "period"}),
    "lying bars": (
        bars,
        LYING,
        {
            "x": "country",
            "by": "flow",
            "horizontal": True,
            "sign": True,
            "scale": 1e-3,
            "unit": "$ bn",
        },
    ),
    "pairs": (
        dots,
        PAIRS,
        {"row": "what", "group": "flow", "x": "", "low": "own", "high": "other"},
    ),
    "lanes": (
        dots,
        RANGES,
        {
            "row": "what",
            "x": "over",
            "by": "way",
            "lanes": True,
            "low": "low",
            "high": "high",
        },
    ),
    "fan": (
        fan,
        HISTORY,
        {
            "ahead": AHEAD,
            "paths": PATHS,
            "bands": [("low", "high", "80 %")],
            "box": None,
            "clip": None,
            "unit": "$ bn",
            "scale": 1e-3,
        },
    ),
}
# Where the picture has a point: by panel, what lies along x, and along y.
POINTS: dict[str, list[tuple[int, float, float]]] = {
    "lines": [(0, 2020, 1250.5), (0, 2020, 80.25), (0, 2021, 1300), (0, 2023, -40)],
    "ratios": [(0, 2020, 0.5), (0, 2021, 8), (0, 2022, 2)],
    "areas": [(0, 2020, 80), (0, 2020, 100), (1, 2021, 11), (1, 2021, 15)],
    "months": [(0, 2024 + 0.5 / 12, 95.1), (0, 2025 + 0.5 / 12, 60)],
    "bars": [(0, 2020, 10), (0, 2020, 15), (0, 2021, 12), (0, 2021, -3)],
    "bars of months": [(0, 0, 95.1), (0, 1, 30.4), (0, 2, 60)],
    "lying bars": [(0, 2.7, 0), (0, 7.7, 0), (0, -0.6, 1)],
    "pairs": [(0, 15, 1), (0, 16.5, 1), (0, 20, 2), (0, 7.5, 4), (0, 9.5, 4)],
    "lanes": [(0, 10, -0.05), (0, 4, 0.75), (0, -3, 1.65)],
    "fan": [(0, 2025, 106.3), (0, 2028, 120), (0, 2028, 190), (0, 2026, 60)],
}
NAMES = {"exports": line("common.name-exports"), "imports": line("common.name-imports")}
WORDS = FigureWords(
    line("common.name-turnover"),
    line("common.name-sum"),
    line("common.name-estimate"),
    names=NAMES,
)
any_form = pytest.mark.parametrize("form", FORMS)


def drawn(form: str) -> dict[str, Any]:
    """The bundle of a chart, as a notebook publishes it."""
    draw, frame, roles = FORMS[form]
    published: list[dict[str, Any]] = []

    def keep(kind: str, content: dict[str, Any], *_: object) -> None:
        published.append({**content, "source_ids": []})

    with Patch.context() as patch:
        patch.setattr(pictures, "publish_cited", keep)
        show.figure(form, WORDS, draw, frame, **roles)
    return published[-1]


@pytest.fixture(scope="module")
def bundle_of() -> Callable[[str], dict[str, Any]]:
    """Give the bundle of a chart, which is drawn once."""
    once = cache(drawn)
    return lambda form: deepcopy(once(form))


def written(bundles: Sequence[dict[str, Any]], folder: Path) -> Path:
    """Write a page with these charts, in this order."""
    kind = mime_type("figure")
    shown = [nbformat.v4.new_output("display_data", {kind: each}) for each in bundles]
    cells = [nbformat.v4.new_code_cell("it", outputs=[each]) for each in shown]
    job = Job(load_scenarios(ROOT / "params")["baseline"], "trade", "")
    page = folder / "page.html"
    page.write_text(render(job, nbformat.v4.new_notebook(cells=cells)).page, "utf-8")
    return page


@pytest.fixture(scope="module")
def page_of(
    bundle_of: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Path]:
    """Give the page with these charts, in this order; each is written once."""

    @cache
    def give(*forms: str) -> Path:
        return written([*map(bundle_of, forms)], tmp_path_factory.mktemp("page"))

    return give


@pytest.fixture
def opened(page_of: Callable[..., Path], open_page: Any) -> Callable[..., Any]:
    """Open a page with these charts, in this order."""
    return lambda *forms, **options: open_page(page_of(*forms), **options)


def point_at(
    page: Any, told: dict[str, Any], place: float, *, panel: int = 0, figure: int = 1
) -> list[str]:
    """Point at a place along the axis of periods or rows; the lines that are shown."""
    x, y = pixel_of(page, told, place, panel=panel, figure=figure)
    page.mouse.move(x, y)
    return shown(page, figure)


def pixel_of(
    page: Any, told: dict[str, Any], place: float, *, panel: int = 0, figure: int = 1
) -> tuple[float, float]:
    picture = page.locator(f"#figure-{figure} .drawing img")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    left, top, right, foot = told["panels"][panel]["box"]
    u, v = (left + right) / 2, (top + foot) / 2
    if told.get("lying"):
        v = down(told["panels"][panel], place)
    else:
        u = across(told["panels"][panel], place)
    return box["x"] + u * box["width"], box["y"] + v * box["height"]


def across(panel: dict[str, Any], value: float) -> float:
    """Where a value lies, as a part of the picture's width."""
    low, high = panel["x"]
    left, _, right, _ = panel["box"]
    return float(left + (value - low) / (high - low) * (right - left))


def down(panel: dict[str, Any], value: float) -> float:
    """Where a value lies, as a part of the picture's height."""
    low, high = panel["y"]
    _, top, _, foot = panel["box"]
    if panel.get("log"):
        part = math.log(value / low) / math.log(high / low)
    else:
        part = (value - low) / (high - low)
    return float(foot - part * (foot - top))


def shown(page: Any, figure: int = 1) -> list[str]:
    box = page.locator(f"#figure-{figure} .values")
    lines = box.locator("p").all_inner_texts()
    return [text.replace("\xa0", " ").strip() for text in lines]


def press(page: Any, *keys: str, figure: int = 1) -> str:
    """Press keys at a figure; what is said then."""
    page.locator(f"#figure-{figure} .over").focus()
    for key in keys:
        page.keyboard.press(key)
    said = page.locator(f"#figure-{figure} [role=status]").inner_text()
    return str(said.replace("\xa0", " "))


# --- What is published ---------------------------------------------------------------


def points_in(svg: str) -> Iterator[tuple[float, float]]:
    """Ends of lines, marks, and middles of the edges of bars, in parts of a picture."""
    root = fromstring(svg)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    path_of = {f"#{path.get('id')}": path.get("d", "") for path in root.iter()}
    for element in root.iter():
        dx, dy = float(element.get("x", "0")), float(element.get("y", "0"))
        d = element.get("d") or path_of.get(element.get("href", ""), "")
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", d)]
        ends = [*zip(numbers[::2], numbers[1::2], strict=True)]
        places = [*ends]
        places += [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(ends)]
        if ends:  # of a mark
            xs, ys = zip(*ends, strict=True)
            places.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
        for x, y in places:
            yield (x + dx - left) / width, (y + dy - top) / height


@any_form
def test_a_row_lies_where_the_picture_has_it(form: str) -> None:
    draw, frame, roles = FORMS[form]
    figure = draw(frame, **roles)
    told = reading.reading_of(figure)
    assert told
    svg, width, height = svg_of(figure)
    drawn = [*points_in(svg)]
    away = []
    for panel, x, y in POINTS[form]:
        u = across(told["panels"][panel], x)
        v = down(told["panels"][panel], y)
        pixels = [max(abs(a - u) * width, abs(b - v) * height) for a, b in drawn]
        if min(pixels) > 1:
            away.append((panel, x, y, min(pixels)))
    assert away == []


@any_form
def test_a_panel_takes_few_bytes(form: str, bundle_of: Any) -> None:
    told = {**bundle_of(form)["reading"]}
    names = ("names", "inks")  # what is called how, and drawn how
    own = {name: part for name, part in told.items() if name not in names}
    text = json.dumps(own, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) <= MOST_BYTES * len(told["panels"])


@pytest.mark.parametrize("form", ["map", "bridge", "spans"])
def test_of_other_forms_nothing_is_published(form: str) -> None:
    places = table("""node_id name lat lon
                      osh Osh 40.53 72.8
                      tashkent Tashkent 41.3 69.25""")
    steps = table("""step value of
                     output 72.4 level
                     home -42.1 out""")
    figure = {
        "map": lambda: map_of(places),
        "bridge": lambda: bars(steps, x="step", by="of", kind="bridge", total="level"),
        "spans": lambda: spans(MONTHS, row="country", text="period"),
    }[form]()
    assert reading.reading_of(figure) is None


WHOLE = {"box": [0.0, 0.0, 1.0, 1.0], "x": [0.0, 1.0], "y": [0.0, 1.0]}


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"by": "colour"}, "'colour'"),
        ({"panels": []}, "reading.panels"),
        ({"kind": "pie"}, "reading.kind"),
        ({"panels": [{**WHOLE, "box": [0.5, 0.0, 0.5, 1.0]}]}, "empty"),
        ({"panels": [{**WHOLE, "x": [1.0, 1.0]}]}, "length"),
    ],
    ids=["column", "no panel", "kind", "box", "limits"],
)
def test_a_wrong_reading_is_told(
    wrong: dict[str, Any], problem: str, bundle_of: Any
) -> None:
    content = bundle_of("lines")
    content["reading"].update(wrong)
    with pytest.raises(ValueError, match=problem):
        MODELS["figure"].checked("it", content)


def test_the_script_is_short() -> None:
    script = ROOT / "cac_data" / "report" / "template" / "reading.js"
    assert len(script.read_text("utf-8").splitlines()) <= MOST_LINES


# --- The pointer ---------------------------------------------------------------------

POINTED: dict[str, tuple[str, float, int, list[str]]] = {
    "a line": (
        "lines",
        2020,
        0,
        ["2020", "Kazakhstan 1,250.5 Mt", "Uzbekistan 80.2 Mt"],
    ),
    "an estimate, and a series without a figure": (
        *("lines", 2021, 0),
        ["2021", "Kazakhstan 1,300.0 Mt (Estimate)", "Uzbekistan no data"],
    ),
    "a year without any": (
        *("lines", 2022, 0),
        ["2022", "Kazakhstan no data", "Uzbekistan no data"],
    ),
    "a fall": ("lines", 2023, 0, ["2023", "Kazakhstan −40.0 Mt", "Uzbekistan 90.0 Mt"]),
    "a log axis": ("ratios", 2021, 0, ["2021", "Kazakhstan ×8.00"]),
    "the first panel": ("areas", 2021, 0, ["Kazakhstan · 2021", "coal 70", "gas 30"]),
    "the second panel": ("areas", 2020, 1, ["Kyrgyzstan · 2020", "coal 15", "gas 5"]),
    "a month": (
        *("months", 2024 + 2.5 / 12, 0),
        ["March 2024", "Kyrgyzstan 30.4"],
    ),
    "a stack": ("bars", 2021, 0, ["2021", "a 12", "b −3"]),
    "a bar of a month": ("bars of months", 2, 0, ["January 2025", "Kyrgyzstan 60.0"]),
    "a lying bar": (
        *("lying bars", 0, 0),
        ["Kazakhstan", "Exports +$2.7 bn", "Imports +$5.0 bn"],
    ),
    "a lying bar below zero": (
        *("lying bars", 1, 0),
        ["Turkmenistan", "Exports −$0.6 bn"],
    ),
    "a pair": ("pairs", 2, 0, ["Exports · gas", "own 5.0", "other 20.0"]),
    "a range": ("lanes", 0.35, 0, ["one", "first 10 (8–13)", "second 4"]),
    "a range below zero": ("lanes", 2.05, 0, ["two", "first −3 (−5 … −2)"]),
    "history": (
        *("fan", 2025, 0),
        ["2025", "Central Asia $106.3 bn"],
    ),
    "a projection": (
        *("fan", 2028, 0),
        [
            "2028",
            "Median $120.0 bn (80 %: 70.0–190.0)",
            "This scenario $106.3 bn",
        ],
    ),
}


@pytest.mark.parametrize(
    ("form", "place", "panel", "said"), POINTED.values(), ids=POINTED
)
def test_pointing_shows(
    opened: Any, bundle_of: Any, form: str, place: float, panel: int, said: list[str]
) -> None:
    told = bundle_of(form)["reading"]
    page = opened(form)
    assert point_at(page, told, place, panel=panel) == said


@pytest.mark.parametrize("form", ["lines", "bars", "bars of months", "months"])
def test_a_value_is_printed_as_the_page_prints_its_row(form: str, opened: Any) -> None:
    page = opened(form)
    period, *values = press(page, "End").split("; ")
    page.locator("#figure-1 summary").first.click()
    row = page.locator("#figure-1 tbody tr").last.inner_text().split("\t")
    assert values[-1].removesuffix(" Mt").split()[-1] in row
    assert period in row


@pytest.mark.parametrize("form", ["pairs", "lying bars"])
def test_a_value_is_printed_as_the_picture_prints_it(
    form: str, opened: Any, bundle_of: Any
) -> None:
    written = re.findall(r">[−+]?([\d.,]+)</text>", bundle_of(form)["svg"])
    values = re.findall(r" [−+]?[$]?([\d.,]+)", press(opened(form), "End"))
    assert values
    assert [value for value in values if value not in written] == []


def test_a_dot_stands_on_the_row_that_is_pointed_at(
    opened: Any, bundle_of: Any
) -> None:
    told = bundle_of("lines")["reading"]
    page = opened("lines")
    point_at(page, told, 2020)
    picture = page.locator("#figure-1 img").bounding_box()
    away = []
    dots_shown = page.locator(".over circle").all()
    for value, dot in zip((1250.5, 80.25), dots_shown, strict=True):
        box = dot.bounding_box()
        u = across(told["panels"][0], 2020)
        v = down(told["panels"][0], value)
        away.append(box["x"] + box["width"] / 2 - picture["x"] - u * picture["width"])
        away.append(box["y"] + box["height"] / 2 - picture["y"] - v * picture["height"])
    assert max(map(abs, away)) < 1


def test_the_values_go_with_the_pointer(opened: Any, bundle_of: Any) -> None:
    page = opened("lines")
    point_at(page, bundle_of("lines")["reading"], 2020)
    assert page.locator(".values").is_visible()
    page.mouse.move(2, 2)
    assert not page.locator(".values").is_visible()


# --- Keys and fingers ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "keys", "said"),
    [
        ("lines", ["ArrowRight"], "2020; Kazakhstan 1,250.5 Mt; Uzbekistan 80.2 Mt"),
        (
            *("lines", ["Home", "ArrowRight", "ArrowRight"]),
            "2022; Kazakhstan no data; Uzbekistan no data",
        ),
        ("lines", ["End"], "2023; Kazakhstan −40.0 Mt; Uzbekistan 90.0 Mt"),
        ("lines", ["ArrowLeft"], "2023; Kazakhstan −40.0 Mt; Uzbekistan 90.0 Mt"),
        ("areas", ["Home", "ArrowDown"], "Kyrgyzstan · 2020; coal 15; gas 5"),
        ("areas", ["End", "ArrowUp"], "Kazakhstan · 2021; coal 70; gas 30"),
        ("bars", ["End"], "2021; a 12; b −3"),
        ("pairs", ["Home", "ArrowDown"], "Exports · gas; own 5.0; other 20.0"),
        ("fan", ["End", "ArrowLeft"], "2027; This scenario $94.8 bn"),
    ],
)
def test_keys_say(opened: Any, form: str, keys: list[str], said: str) -> None:
    assert press(opened(form), *keys) == said


def test_escape_ends_it(opened: Any) -> None:
    page = opened("lines")
    press(page, "End", "Escape")
    assert not page.locator(".values").is_visible()
    assert page.locator(".over :is(line, circle)").count() == 0


def test_only_a_chart_with_values_takes_keys(opened: Any, monkeypatch: Patch) -> None:
    steps = table("""step value of
                     output 72.4 level
                     home -42.1 out""")
    bridge = {"x": "step", "by": "of", "kind": "bridge", "total": "level"}
    monkeypatch.setitem(FORMS, "bridge", (bars, steps, bridge))
    page = opened("lines", "bridge")
    assert page.locator("#figure-1 [role=application]").count() == 1
    assert page.locator("#figure-2 [role=application]").count() == 0
    # One stop each, as before: what scrolls on a phone is reached by keys.
    stops = page.locator(".drawing[tabindex], .drawing [tabindex]")
    assert stops.count() == 2


def test_a_tap_shows_and_says(opened: Any, bundle_of: Any) -> None:
    told = bundle_of("lines")["reading"]
    page = opened("lines", has_touch=True, **PHONE)
    x, y = pixel_of(page, told, 2023)
    page.touchscreen.tap(x, y)
    assert shown(page)[0] == "2023"
    assert page.locator("#figure-1 [role=status]").inner_text().startswith("2023; ")
    page.touchscreen.tap(5, 5)
    assert not page.locator(".values").is_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("form", ["lines", "pairs", "areas"])
def test_what_is_shown_is_in_sight(opened: Any, form: str, width: int) -> None:
    page = opened(form, width=width)
    outside = []
    for key in ("Home", "ArrowRight", "End"):
        press(page, key)
        box = page.locator(".values").bounding_box()
        if box["x"] < -1 or box["x"] + box["width"] > width + 1:
            outside.append((key, box))
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


# --- Everywhere else -----------------------------------------------------------------


def test_another_language_writes_its_numbers(
    open_page: Any, tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = write_russian(tmp_path / "ru")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))
    page = open_page(written([drawn("lines"), drawn("months")], tmp_path))
    number = words.number(1250.5, 1).replace("\xa0", " ")
    assert number == "1 250,5"
    assert number in press(page, "Home")
    said = press(page, "Home", figure=2)
    assert words.number(95.1, 1) == "95,1"
    assert "95,1" in said
    assert words.period("2024-01") in said


def test_without_a_script_the_page_is_whole(opened: Any) -> None:
    page = opened("lines", java_script_enabled=False)
    assert page.locator(".drawing img").is_visible()
    assert page.locator(".over").is_hidden()
    assert page.locator(".drawing").get_attribute("tabindex") == "0"


def test_the_alternative_of_the_picture_is_still_read(opened: Any) -> None:
    page = opened("lines")
    assert page.get_by_role("img", name="Estimate", exact=True).count() == 1


def test_nothing_of_it_is_printed(opened: Any) -> None:
    page = opened("lines")
    press(page, "End")
    page.emulate_media(media="print")
    assert page.locator(".over").is_hidden()
    assert page.locator(".drawing img").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Any, axe_findings: Any, scheme: str) -> None:
    page = opened("lines", "pairs", "fan", color_scheme=scheme)
    press(page, "End")
    assert axe_findings(page, part=".figure") == []


def test_forced_colours_keep_the_line_and_the_dots(opened: Any) -> None:
    page = opened("lines", forced_colors="active")
    press(page, "End")
    looks = page.evaluate(
        """() => {
            const ink = getComputedStyle(document.querySelector(".over line")).stroke;
            const fill = getComputedStyle(document.querySelector(".over circle")).fill;
            return [ink, fill];
        }"""
    )
    assert looks[0] != "none"
    assert looks[1] == "rgb(0, 114, 178)"


# --- The pages that there are --------------------------------------------------------

EVERY_STOP = """() => [...document.querySelectorAll(".over")].map(over => {
    const figure = over.closest(".figure"), texts = [];
    const press = key => over.dispatchEvent(new KeyboardEvent("keydown", { key }));
    press("Home");
    for (let at = 0; at < 400; at++) {
        const text = figure.querySelector("[role=status]").textContent;
        if (text === texts.at(-1)) break;
        texts.push(text);
        press("ArrowRight");
    }
    press("Escape");
    return [figure.id, texts];
})"""


@pytest.mark.parametrize("notebook", ["trade", "energy", "infrastructure", "outlook"])
def test_each_stop_of_each_page_says_something(
    built: Any, open_page: Any, notebook: str
) -> None:
    page = open_page(built.output / "baseline" / f"{notebook}.html")
    told = dict(page.evaluate(EVERY_STOP))
    wrong = [
        (figure, text)
        for figure, texts in told.items()
        for text in texts
        if not re.search(r"; .*(\d|no data)", text)
        or re.search(r"NaN|undefined|null|Infinity", text)
    ]
    assert len(told) >= 3
    assert min(len(texts) for texts in told.values()) >= 2
    assert wrong == []

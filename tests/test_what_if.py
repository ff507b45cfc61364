"""The panel of sliders on a page: what it says, does, refuses, and leaves alone.

Its figures are compared with the report's own functions, at 20 random positions a page,
and with one whole run. ``make what-if`` does so at 200, of each page in ``reports/``,
and with ten whole runs.
"""

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
import yaml

from cac_data import load_table, select
from cac_data.bundles import mime_type
from cac_data.project import find_project
from cac_data.report.build import make_report
from cac_data.report.page import render
from cac_data.report.plan import plan_reports
from cac_data.report.publish import PageFacts
from cac_data.scenarios import File
from cac_data.trade import series
from cac_data.what_if import of_trade
from tests import reading, what_if

ROOT = Path(__file__).parents[1]
ALL = "CAC_DATA_POSITIONS" in os.environ
POSITIONS = int(os.environ.get("CAC_DATA_POSITIONS", "20"))
WITH_SLIDERS = [
    path.stem for path in reading.NOTEBOOKS if "show.what_if" in reading.code_of(path)
]
SCREEN = {"width": 1280, "height": 900}
MOVE = """address => {
    history.replaceState(null, "", address);
    if (address.includes("=")) dispatchEvent(new Event("hashchange"));
    else document.querySelector(".what-if .back").click();
    return [...document.querySelectorAll("[data-figure]")].map(box =>
        [box.dataset.figure, box.querySelector(".card-value").textContent]);
}"""


@pytest.fixture
def reports(request: pytest.FixtureRequest) -> Any:
    return ROOT / "reports" if ALL else request.getfixturevalue("built").output


@pytest.fixture
def opened(reports: Path, open_page: Any) -> Any:
    """Open the energy page of the baseline, which has sliders of all kinds."""
    return lambda **options: open_page(reports / "baseline" / "energy.html", **options)


@pytest.fixture
def at_rest(reports: Path, kept_page: Any) -> Any:
    """Give the page of a notebook that tests share; each leaves it where it was."""
    used = []

    def give(notebook: str) -> Any:
        page = kept_page(reports / "baseline" / f"{notebook}.html")
        used.append(page)
        return page

    yield give
    for page in used:
        page.set_viewport_size(SCREEN)
        figures_at(page, "#")


def figures_at(page: Any, address: str) -> dict[str, float]:
    """The figures as printed at a position, by id: ``#growth=0.05&line=-2``, or ``#``.

    A position that the panel refuses leaves them as they were.
    """
    texts = page.evaluate(MOVE, address)
    numbers = {name: re.sub("[^0-9.−]", "", text) for name, text in texts}
    return {name: float(text.replace("−", "-")) for name, text in numbers.items()}


def panel_of(page: Path) -> dict[str, Any]:
    (written,) = re.findall(r'id="what-if">(.*?)</script>', page.read_text("utf-8"))
    panel: dict[str, Any] = json.loads(written)
    return panel


def random_position(panel: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """A position anywhere on the sliders, or where they snap."""
    position = {}
    for slider in panel["sliders"]:
        if slider["snaps"]:
            value = draw.choice(slider["positions"])
        else:
            value = round(draw.uniform(slider["low"], slider["high"]), 4)
        position[slider["name"]] = value
    return position


def figures_when_moved(page: Any, position: dict[str, Any]) -> dict[str, float]:
    address = "&".join(f"{name}={value}" for name, value in position.items())
    return figures_at(page, f"#{address}")


def apart(panel: dict[str, Any], printed: dict[str, float], exact: Any) -> list[str]:
    """Figures that are off by more than 0.5 % and more than one in the last place."""
    wrong = []
    for figure in panel["figures"]:
        id = figure["id"]
        room = max(0.005 * abs(exact[id]), 10 ** -figure["decimals"])
        if abs(printed[id] - exact[id]) > room + 1e-9:
            wrong.append(f"{id}: {printed[id]} for {exact[id]}")
    return wrong


def pages_with_sliders(reports: Path, notebook: str) -> list[Path]:
    pages = sorted(reports.glob(f"{'*' if ALL else 'baseline'}/{notebook}.html"))
    return [page for page in pages if 'id="what-if"' in page.read_text("utf-8")]


@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_figures_at_rest_are_those_of_the_page(
    reports: Path, kept_page: Any, notebook: str
) -> None:
    file = reports / "baseline" / f"{notebook}.html"
    shown = kept_page(file).locator("[data-figure] .card-value").all_inner_texts()
    assert shown == [figure["text"] for figure in panel_of(file)["figures"]]


@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_figures_are_those_of_the_reports_own_functions(
    reports: Path, kept_page: Any, notebook: str
) -> None:
    pages = pages_with_sliders(reports, notebook)
    assert pages
    wrong = []
    for file in pages:
        panel = panel_of(file)
        page = kept_page(file)
        draw = random.Random(20)
        given = PageFacts.read(file.read_bytes()).parameters
        for _ in range(POSITIONS):
            position = random_position(panel, draw)
            printed = figures_when_moved(page, position)
            parameters = what_if.parameters_at(panel, given, position)
            exact = what_if.FIGURES_OF[notebook](parameters)
            if differences := apart(panel, printed, exact):
                wrong.append((file, position, differences))
        figures_at(page, "#")
    assert wrong == []


@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize("number", range(10 if ALL else 1))
def test_what_is_copied_into_params_gives_the_same_figures(
    reports: Path, open_page: Any, project: Path, number: int
) -> None:
    notebook = WITH_SLIDERS[number % len(WITH_SLIDERS)]
    file = reports / "baseline" / f"{notebook}.html"
    panel = panel_of(file)
    page = open_page(file)
    position = random_position(panel, random.Random(number))
    printed = figures_when_moved(page, position)
    written = page.evaluate("document.querySelector('.what-if pre').textContent")
    (project / "params" / "what_if.yaml").write_text(written, "utf-8")
    (job,) = plan_reports(
        find_project(project), scenarios=["what_if"], notebooks=[notebook]
    )
    report = make_report(job.beside(()))  # what it changes is not asked
    assert report.error is None
    figures = PageFacts.read(report.page).key_figures
    exact = {figure.id: figure.value for figure in figures}
    assert apart(panel, printed, exact) == [], position


def test_only_what_depends_on_a_slider_moves_and_says_by_how_much(at_rest: Any) -> None:
    page = at_rest("energy")
    notes = page.locator("[data-figure] .card-note")
    before = figures_at(page, "#")
    assert set(notes.all_inner_texts()) == {"as in the scenario"}
    printed = figures_at(page, "#gas_price_usd=200")
    moved = [id for id, value in printed.items() if value != before[id]]
    assert moved == ["turkmen_gas_value_2030"]
    place = list(printed).index("turkmen_gas_value_2030")
    note = notes.nth(place).inner_text()
    in_scenario = before["turkmen_gas_value_2030"]
    less = in_scenario - printed["turkmen_gas_value_2030"]
    words = " ".join(note.split())
    assert words == f"−${less:.2f} bn scenario: ${in_scenario:.2f} bn"


def test_a_value_between_two_steps_moves_nothing_and_says_so(at_rest: Any) -> None:
    page = at_rest("energy")
    before = figures_at(page, "#")
    assert figures_at(page, "#line_d_year=2028.4") == before
    assert "between two steps: 2028 is" in page.locator(".message").inner_text()


WRONG_ADDRESSES = {
    "#output_growth=0.5": "“output_growth=0.5” is not allowed. Allowed: -0.02 … 0.",
    "#gas_price_usd=&line_d_year=<b>": "“line_d_year=<b>” is not allowed. Allowed",
    "#gdp=1&gas_price_usd=99": "“gdp” is no slider of this page. There are: output",
}


def test_a_wrong_address_costs_a_message_and_nothing_else(at_rest: Any) -> None:
    page = at_rest("energy")
    before = figures_at(page, "#")
    figures = {}
    messages = {}
    for address in WRONG_ADDRESSES:
        figures[address] = figures_at(page, address)
        messages[address] = page.locator(".message").inner_text()
    assert figures == dict.fromkeys(WRONG_ADDRESSES, before)
    unsaid = [
        address
        for address, message in WRONG_ADDRESSES.items()
        if message not in messages[address]
    ]
    assert unsaid == []
    assert figures_at(page, "#gas_price_usd=99") != before
    assert not page.locator(".message").is_visible()


def test_it_is_moved_by_keyboard_and_becomes_a_scenario(opened: Any) -> None:
    page = opened()
    # To look for names and roles in the whole page would take seconds.
    shown = page.locator(".what-if")
    shown.get_by_label("Growth of Turkmen output").press("ArrowRight")
    shown.get_by_label("First gas through Line D").press("End")
    shown.get_by_role("status").get_by_text(
        "Turkmen gas left for China (2030): "
    ).wait_for()
    # The address is written after the figures.
    moved = "#output_growth=0.0125&line_d_year=2030"
    page.wait_for_function("moved => location.hash === moved", arg=moved)
    shown.get_by_text("Make it a scenario").click()
    written = yaml.safe_load(shown.locator("pre").inner_text())
    common = File.model_validate(written).parameters.common
    assert (written["extends"], common.line_d_year) == ("baseline", 2030)
    assert written["title"].startswith("What if: Growth of Turkmen output 1.3 % a year")
    page.reload()
    line_d = shown.get_by_label("First gas through Line D")
    assert line_d.get_attribute("aria-valuetext") == "2030"
    shown.get_by_role("button", name="Back to the scenario").click()
    page.wait_for_function("() => !location.hash")
    assert not shown.get_by_text("Make it a scenario").is_visible()


TITLE = """Plan #2 @home: "Kara's" <b>road</b> & co"""


def test_a_scenario_made_here_has_the_title_of_its_parent_whole(
    reports: Path, open_page: Any, project: Path, tmp_path: Path
) -> None:
    scenario = {
        "title": TITLE,
        "description": TITLE,
        "extends": "baseline",
        "parameters": {"common": {"gas_price_usd": 210.0}},
    }
    (project / "params" / "odd.yaml").write_text(yaml.safe_dump(scenario), "utf-8")
    (job,) = plan_reports(
        find_project(project), scenarios=["odd"], notebooks=["energy"]
    )
    panel = panel_of(reports / "baseline" / "energy.html")
    output = nbformat.v4.new_output("display_data", {mime_type("what-if"): panel})
    cell = nbformat.v4.new_code_cell("show.what_if()", outputs=[output])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    (tmp_path / "energy.html").write_text(render(job, notebook).page, "utf-8")
    page = open_page(tmp_path / "energy.html")
    figures_at(page, "#gas_price_usd=99")
    written = page.locator(".what-if pre").text_content()
    description = yaml.safe_load(written)["description"]
    assert description == f"As “{TITLE}”, but with Price of gas $99 for 1,000 m³."


GROWTH = {"export_growth": 0.043, "import_growth": 0.043}


def test_a_slider_is_marked_where_what_it_moves_lay_in_the_past() -> None:
    flows = series(load_table("bilateral_trade"))
    assumed: dict[str, Any] = {**GROWTH, "shocks": [], "level_shifts": []}
    moved = of_trade(flows, horizon=2030, **assumed)
    exports = select(flows, countries="CA5", flow="exports")
    years = exports["year"].astype(int)
    value = dict(zip(years, exports["value"], strict=True))
    paces = [
        (value[year + 5] / value[year]) ** 0.2 - 1
        for year in value
        if year + 5 in value
    ]
    assert moved
    past = moved.sliders["export_growth"].past
    assert past is not None
    assert past.n == len(paces)
    assert (past.first, past.last) == (min(value), max(value))
    by_hand = np.quantile(paces, [0.1, 0.5, 0.9])
    assert past.marks == pytest.approx(by_hand, rel=1e-5)


def test_a_slider_without_a_past_in_the_tables_has_no_marks() -> None:
    flows = series(load_table("bilateral_trade"))
    assumed: dict[str, Any] = {**GROWTH, "shocks": [], "level_shifts": []}
    moved = of_trade(flows, horizon=2030, **assumed)
    assert moved
    assert moved.sliders["usd_inflation"].past is None


@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_the_page_says_what_a_slider_did_and_what_it_does_not_move(
    reports: Path, kept_page: Any, notebook: str
) -> None:
    file = reports / "baseline" / f"{notebook}.html"
    panel = panel_of(file)
    page = kept_page(file)
    assert panel["still"] in page.locator(".what-if .hint").inner_text()
    pasts = {slider["name"]: slider["told"] for slider in panel["sliders"]}
    unsaid = []
    for name, past in pasts.items():
        box = page.locator(f".slider:has(#what-if-{name})")
        if past and past not in box.locator(".past").inner_text():
            unsaid.append(name)
    assert unsaid == []


@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_the_marks_of_a_slider_stand_on_its_scale_in_order(
    reports: Path, kept_page: Any, notebook: str
) -> None:
    file = reports / "baseline" / f"{notebook}.html"
    page = kept_page(file)
    counts = {}
    places = {}
    for slider in panel_of(file)["sliders"]:
        name = slider["name"]
        counts[name] = len(slider["drawn"])
        marks = page.locator(f".slider:has(#what-if-{name}) .mark")
        places[name] = marks.evaluate_all(
            "all => all.map(one => +one.style.getPropertyValue('--at'))"
        )
    assert {name: len(marks) for name, marks in places.items()} == counts
    assert places == {name: sorted(marks) for name, marks in places.items()}
    everywhere = [place for marks in places.values() for place in marks]
    assert 0 <= min(everywhere, default=0) <= max(everywhere, default=1) <= 1


@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_without_scripts_the_page_says_it_in_words(
    reports: Path, open_page: Any, notebook: str
) -> None:
    file = reports / "baseline" / f"{notebook}.html"
    panel = panel_of(file)
    page = open_page(file, java_script_enabled=False)
    shown = page.locator(".no-what-if").inner_text()
    sentences = [panel["still"], *(slider["told"] for slider in panel["sliders"])]
    assert [sentence for sentence in sentences if sentence not in shown] == []


@pytest.mark.parametrize("width", [1280, 768, 340])
def test_nothing_jumps_where_a_value_gets_longer(at_rest: Any, width: int) -> None:
    page = at_rest("trade")
    page.set_viewport_size({"width": width, "height": 900})
    heights = []
    for growth in (-0.05, 0.005, 0.095, 0.1, 0.12):
        figures_at(page, f"#export_growth={growth}")
        boxes = page.locator(".slider").evaluate_all(
            "all => all.map(o => o.offsetHeight)"
        )
        heights.append(tuple(boxes))
    assert len({*heights}) == 1, heights


def test_the_focus_ring_leaves_label_and_scale_as_they_are(
    reports: Path, open_page: Any
) -> None:
    page = open_page(reports / "baseline" / "trade.html")
    slider = page.locator(".slider").first
    input = slider.locator("input")
    input.scroll_into_view_if_needed()
    parts = {part: slider.locator(part) for part in (".moved", ".ends", ".track")}
    before = {part: place.screenshot() for part, place in parts.items()}
    input.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert input.evaluate("one => one.matches(':focus-visible')")
    focused = {part: place.screenshot() for part, place in parts.items()}
    unchanged = [part for part in parts if before[part] == focused[part]]
    assert unchanged == [".moved", ".ends"]  # and there is a ring


def test_the_chart_has_a_gap_where_a_year_has_no_total(at_rest: Any) -> None:
    page = at_rest("trade")
    panel = json.loads(page.locator("script#what-if").text_content())
    years = [year for year, _ in panel["path"]["known"]]
    assert 2019 not in years
    assert {2018, 2020} <= {*years}
    drawn = page.locator(".plot path.known").get_attribute("d")
    assert drawn.count("M") == 2


def test_a_link_with_a_position_opens_there_at_once(
    reports: Path, open_page: Any
) -> None:
    """The browser here would scroll smoothly if the page let it."""
    page = open_page(reports / "baseline" / "trade.html")
    top = page.evaluate(
        """() => {
            history.replaceState(null, "", "#export_growth=0.1");
            dispatchEvent(new Event("hashchange"));
            return document.querySelector(".what-if").getBoundingClientRect().top;
        }"""
    )
    assert 0 <= top < 40


def test_all_can_use_it(opened: Any, axe_findings: Any) -> None:
    """What is beside the panel, `test_report_page` looks at."""
    page = opened(color_scheme="light", reduced_motion="reduce")
    figures_at(page, "#gas_price_usd=99")
    page.evaluate("document.querySelector('.what-if details').open = 1")
    assert axe_findings(page, part=".what-if") == []
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page, rules=["color-contrast"], part=".what-if") == []


def test_it_fits_a_phone(opened: Any) -> None:
    page = opened(width=360, height=740)
    figures_at(page, "#gas_price_usd=99")
    page.evaluate("document.querySelector('.what-if details').open = 1")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("reader", ["on_paper", "without_scripts"])
def test_who_cannot_move_it_is_told_so(opened: Any, reader: str) -> None:
    page = opened(java_script_enabled=reader == "on_paper")
    if reader == "on_paper":
        page.emulate_media(media="print")
    assert not page.locator(".what-if").is_visible()
    assert page.get_by_text("The sliders of this section work").is_visible()

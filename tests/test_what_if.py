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

import numpy as np
import pytest
import yaml

from cac_data import load_table, select, what_if as what_if_of
from cac_data.project import find_project
from cac_data.report.build import make_report
from cac_data.report.plan import plan_reports
from cac_data.report.publish import PageFacts
from cac_data.scenarios import File
from cac_data.trade import series
from tests import reading, what_if

ROOT = Path(__file__).parents[1]
ALL = "CAC_DATA_POSITIONS" in os.environ
POSITIONS = int(os.environ.get("CAC_DATA_POSITIONS", "20"))
WITH_SLIDERS = [
    path.stem for path in reading.NOTEBOOKS if "show.what_if" in reading.code_of(path)
]
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
    return lambda **how: open_page(reports / "baseline" / "energy.html", **how)


def figures_at(page: Any, address: str) -> dict[str, float]:
    """The figures as printed at a position, by id: ``#growth=0.05&line=-2``, or ``#``.

    A position that the panel refuses leaves them as they were.
    """
    texts = page.evaluate(MOVE, address)
    numbers = {name: re.sub("[^0-9.−]", "", text) for name, text in texts}
    return {name: float(text.replace("−", "-")) for name, text in numbers.items()}


def panel_of(page: Path) -> dict[str, Any]:
    (told,) = re.findall(r'id="what-if">(.*?)</script>', page.read_text("utf-8"))
    found: dict[str, Any] = json.loads(told)
    return found


def drawn(panel: dict[str, Any], page: Any, draw: random.Random) -> tuple[Any, Any]:
    """A position anywhere on the sliders, or where they snap, and the figures there."""
    at = {
        one["name"]: draw.choice(one["positions"])
        if one["snaps"]
        else round(draw.uniform(one["low"], one["high"]), 4)
        for one in panel["sliders"]
    }
    address = "&".join(f"{name}={value}" for name, value in at.items())
    return at, figures_at(page, f"#{address}")


def apart(panel: dict[str, Any], found: dict[str, float], own: Any) -> list[str]:
    """Figures that are off by more than 0.5 % and more than one in the last place."""
    return [
        f"{id}: {found[id]} for {own[id]}"
        for id, decimals in ((one["id"], one["decimals"]) for one in panel["figures"])
        if abs(found[id] - own[id]) > max(0.005 * abs(own[id]), 10**-decimals) + 1e-9
    ]


@pytest.mark.parametrize("notebook", WITH_SLIDERS)
def test_figures_are_those_of_the_reports_own_functions(
    reports: Path, open_page: Any, notebook: str
) -> None:
    pages = sorted(reports.glob(f"{'*' if ALL else 'baseline'}/{notebook}.html"))
    assert pages
    for file in (file for file in pages if 'id="what-if"' in file.read_text("utf-8")):
        panel, draw, page = panel_of(file), random.Random(20), open_page(file)
        usual = PageFacts.read(file.read_bytes()).parameters
        shown = page.locator("[data-figure] .card-value").all_inner_texts()
        assert shown == [one["text"] for one in panel["figures"]]
        for _ in range(POSITIONS):
            at, found = drawn(panel, page, draw)
            own = what_if.OWN[notebook](what_if.told_at(panel, usual, at))
            assert not apart(panel, found, own), (file, at)


@pytest.mark.parametrize("number", range(10 if ALL else 1))
def test_what_is_copied_into_params_gives_the_same_figures(
    reports: Path, open_page: Any, project: Path, number: int
) -> None:
    notebook = WITH_SLIDERS[number % len(WITH_SLIDERS)]
    file = reports / "baseline" / f"{notebook}.html"
    panel, page = panel_of(file), open_page(file)
    at, found = drawn(panel, page, random.Random(number))
    told = page.evaluate("document.querySelector('.what-if pre').textContent")
    (project / "params" / "what_if.yaml").write_text(told, "utf-8")
    asked = {"scenarios": ["what_if"], "notebooks": [notebook]}
    (job,) = plan_reports(find_project(project), **asked)
    made = make_report(job)
    assert made.error is None
    own = {one.id: one.value for one in PageFacts.read(made.page).key_figures}
    assert not apart(panel, found, own), at


def test_only_what_depends_on_a_slider_moves_and_says_by_how_much(opened: Any) -> None:
    page = opened()
    notes, at_rest = page.locator("[data-figure] .card-note"), figures_at(page, "#")
    assert set(notes.all_inner_texts()) == {"as in the scenario"}
    found = figures_at(page, "#gas_price_usd=200")
    (moved,) = [one for one, value in found.items() if value != at_rest[one]]
    assert moved == "turkmen_gas_value_2030"
    note = notes.nth([*found].index(moved)).inner_text()
    less, own = at_rest[moved] - found[moved], at_rest[moved]
    assert note.split() == [f"−${less:.2f}", "bn", "scenario:", f"${own:.2f}", "bn"]
    assert figures_at(page, "#line_d_year=2028.4") == at_rest
    assert "between two steps: 2028 is" in page.locator(".message").inner_text()


def test_a_wrong_address_costs_a_message_and_nothing_else(opened: Any) -> None:
    page = opened()
    at_rest = figures_at(page, "#")
    for address, said in {
        "#output_growth=0.5": "“output_growth=0.5” is not allowed. Allowed: -0.02 … 0.",
        "#gas_price_usd=&line_d_year=<b>": "“line_d_year=<b>” is not allowed. Allowed",
        "#gdp=1&gas_price_usd=99": "“gdp” is no slider of this page. There are: output",
    }.items():
        assert figures_at(page, address) == at_rest
        assert said in page.locator(".message").inner_text()
    assert figures_at(page, "#gas_price_usd=99") != at_rest
    assert not page.locator(".message").is_visible()


def test_it_is_moved_by_keyboard_and_becomes_a_scenario(opened: Any) -> None:
    page = opened()
    page.get_by_label("Growth of Turkmen output").press("ArrowRight")
    page.get_by_label("First gas through Line D").press("End")
    page.get_by_role("status").get_by_text(
        "Turkmen gas left for China (2030): "
    ).wait_for()
    assert page.url.endswith("#output_growth=0.0125&line_d_year=2030")
    page.get_by_text("Make it a scenario").click()
    written = yaml.safe_load(page.locator(".what-if pre").inner_text())
    told = File.model_validate(written).parameters.common
    assert (written["extends"], told.line_d_year) == ("baseline", 2030)
    assert written["title"].startswith("What if: Growth of Turkmen output 1.3 % a year")
    page.reload()
    line_d = page.get_by_label("First gas through Line D")
    assert line_d.get_attribute("aria-valuetext") == "2030"
    page.get_by_role("button", name="Back to the scenario").click()
    page.wait_for_url("**/energy.html")
    assert not page.get_by_text("Make it a scenario").is_visible()


TITLE = """Plan #2 @home: "Kara's" <b>road</b> & co"""


def test_a_scenario_made_here_has_the_title_of_its_parent_whole(
    open_page: Any, project: Path, tmp_path: Path
) -> None:
    about = {"title": TITLE, "description": TITLE, "extends": "baseline"}
    told = about | {"parameters": {"common": {"gas_price_usd": 210.0}}}
    (project / "params" / "odd.yaml").write_text(yaml.safe_dump(told), "utf-8")
    asked = {"scenarios": ["odd"], "notebooks": ["energy"]}
    (job,) = plan_reports(find_project(project), **asked)
    (tmp_path / "energy.html").write_bytes(make_report(job).page)
    page = open_page(tmp_path / "energy.html")
    figures_at(page, "#gas_price_usd=99")
    written = page.locator(".what-if pre").text_content()
    description = yaml.safe_load(written)["description"]
    assert description == f"As “{TITLE}”, but with Price of gas $99 for 1,000 m³."


GROWTH = {"export_growth": 0.043, "import_growth": 0.043}


def test_a_slider_is_marked_where_what_it_moves_lay_in_the_past() -> None:
    flows = series(load_table("bilateral_trade"))
    assumed: dict[str, Any] = {**GROWTH, "shocks": [], "level_shifts": []}
    moved = what_if_of.of_trade(flows, horizon=2030, **assumed)
    own = select(flows, countries="CA5", flow="exports")
    value = dict(zip(own["year"].astype(int), own["value"], strict=True))
    paces = [
        (value[year + 5] / value[year]) ** 0.2 - 1
        for year in value
        if year + 5 in value
    ]
    past = moved["sliders"]["export_growth"]["past"]
    assert past["n"] == len(paces)
    assert (past["first"], past["last"]) == (min(value), max(value))
    by_hand = np.quantile(paces, [0.1, 0.5, 0.9])
    assert past["marks"] == pytest.approx(by_hand, rel=1e-5)
    # No table has the inflation of the dollar.
    assert "past" not in moved["sliders"]["usd_inflation"]


def test_the_page_says_what_a_slider_did_and_what_it_does_not_move(
    reports: Path, open_page: Any
) -> None:
    for notebook in WITH_SLIDERS:
        file = reports / "baseline" / f"{notebook}.html"
        panel, page = panel_of(file), open_page(file)
        assert panel["still"] in page.locator(".what-if .hint").inner_text()
        for slider in panel["sliders"]:
            box = page.locator(f".slider:has(#what-if-{slider['name']})")
            marks = box.locator(".mark")
            assert marks.count() == len(slider["drawn"])
            places = marks.evaluate_all(
                "all => all.map(one => +one.style.getPropertyValue('--at'))"
            )
            assert places == sorted(places)
            assert all(0 <= place <= 1 for place in places)
            if slider["told"]:
                assert slider["told"] in box.locator(".past").inner_text()
        without = open_page(file, java_script_enabled=False)
        shown = without.locator(".no-what-if").inner_text()
        assert panel["still"] in shown
        assert all(slider["told"] in shown for slider in panel["sliders"])


@pytest.fixture
def trade(reports: Path, open_page: Any) -> Any:
    """Open the trade page of the baseline at a width."""
    return lambda **how: open_page(reports / "baseline" / "trade.html", **how)


@pytest.mark.parametrize("width", [1280, 768, 340])
def test_nothing_jumps_where_a_value_gets_longer(trade: Any, width: int) -> None:
    page = trade(width=width)
    heights = []
    for growth in (-0.05, 0.005, 0.095, 0.1, 0.12):
        figures_at(page, f"#export_growth={growth}")
        boxes = page.locator(".slider").evaluate_all(
            "all => all.map(o => o.offsetHeight)"
        )
        heights.append(tuple(boxes))
    assert len({*heights}) == 1, heights


def test_the_focus_ring_leaves_label_and_scale_as_they_are(trade: Any) -> None:
    page = trade()
    slider = page.locator(".slider").first
    input = slider.locator("input")
    input.scroll_into_view_if_needed()
    parts = {part: slider.locator(part) for part in (".moved", ".ends", ".track")}
    before = {part: place.screenshot() for part, place in parts.items()}
    input.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert input.evaluate("one => one.matches(':focus-visible')")
    after = {part: place.screenshot() for part, place in parts.items()}
    same = [part for part in parts if before[part] == after[part]]
    assert same == [".moved", ".ends"]  # and there is a ring


def test_the_chart_has_a_gap_where_a_year_has_no_total(trade: Any) -> None:
    page = trade()
    panel = json.loads(page.locator("script#what-if").text_content())
    known = [year for year, _ in panel["path"]["known"]]
    assert 2019 not in known
    assert {2018, 2020} <= {*known}
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


def test_all_can_use_it_or_do_without(opened: Any, axe_findings: Any) -> None:
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme, reduced_motion="reduce")
        figures_at(page, "#gas_price_usd=99")
        page.evaluate("document.querySelector('.what-if details').open = 1")
        assert axe_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.emulate_media(media="print")
    for one in (page, opened(java_script_enabled=False)):
        assert not one.locator(".what-if").is_visible()
        assert one.get_by_text("The sliders of this section work").is_visible()

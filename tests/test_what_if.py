"""The panel of sliders on a page: what it says, does, refuses, and leaves alone.

Its figures are compared with the report's own functions, at 20 random positions a page,
and with one whole run. ``make what-if`` does so at 200, of each page in ``reports/``,
and with ten whole runs.
"""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook, new_output

from cac_data.bundles import mime_type
from cac_data.project import find_project
from cac_data.report.build import make_report
from cac_data.report.page import render
from cac_data.report.plan import plan_reports
from cac_data.report.publish import PageFacts
from cac_data.scenarios import File
from tests import reading, what_if

ROOT = Path(__file__).parents[1]
TOLD = yaml.safe_load("""
text: Growth may be moved; the rest of the page stays as it is.
sliders:
- &slider {name: growth, label: Growth, pattern: "# % a year", scale: 100.0,
    decimals: 1, none: "", value: 0.043, positions: &nodes [-0.05, 0.0, 0.043, 0.12],
    nodes: *nodes, low: -0.05, high: 0.12, snaps: false,
    key: export_growth, yaml: "#"}
- {<<: *slider, name: line, label: Kyrgyz line, pattern: "$# bn", scale: 1.0,
    value: 0.0, positions: [-4.0, 0.0, 2.0], nodes: [-4.0, 2.0], low: -4.0, high: 2.0,
    key: level_shifts, yaml: "[{country: KGZ, flow: exports, year: 2027, usd_bn: #}]"}
- {<<: *slider, name: line_d, label: Line D, pattern: "#", scale: 1.0, decimals: 0,
    none: never, value: 0.0, positions: &years [0.0, 2029.0, 2031.0], nodes: *years,
    low: 0.0, high: 2031.0, snaps: true, key: line_d_year}
grids:
  exports: {by: [growth, line], values: [[[29.0, 28.0], [35.0, 33.0]], [[31.0, 31.0],
    [37.0, 37.0]], [[32.0, 33.0], [38.0, 40.0]], [[34.0, 38.0], [41.0, 46.0]]]}
  imports: {by: [], values: [1082.0, 1094.0]}
  gas: {by: [line_d], values: [[9.0, 10.0], [9.0, 40.0], [9.0, 25.0]]}
  cap: {by: [], values: [30.0]}
  price: {by: [], values: [1.1]}
figures:
- &figure {id: trade, label: Trade, period_text: "2027", text: "$1,131.7 bn",
    value: 1131.7, pattern: "$# bn", decimals: 1, at: 1, scale: 1.0,
    of: &trade {how: sum, of: [exports, imports]}}
- {<<: *figure, id: balance, label: Balance, text: "−$1,056.3 bn", value: -1056.3,
    of: {how: less, of: [exports, imports]}}
- {<<: *figure, id: gas, label: Gas, text: 11.0 %, value: 11.0, pattern: "# %",
    of: {how: product, of: [{how: min, of: [gas, cap]}, price]}}
path: {years: [2026, 2027], of: *trade, scale: 1.0, label: Trade,
  pattern: "$# bn", decimals: 0, known: [[2024, 1050.0], [2025, 1100.0]],
  levels: [{label: article, low: 1120.0, high: 1150.0}]}
""")
MOVE = """address => {
    history.replaceState(null, "", address);
    if (address.includes("=")) dispatchEvent(new Event("hashchange"));
    else document.querySelector(".what-if .back").click();
    return [...document.querySelectorAll("[data-figure]")].map(box =>
        [box.dataset.figure, box.querySelector(".card-value").textContent]);
}"""
AT_REST = {one["id"]: one["value"] for one in TOLD["figures"]}


def figures_at(page: Any, address: str) -> dict[str, float]:
    """The figures as printed at a position, by id: ``#growth=0.05&line=-2``, or ``#``.

    A position that the panel refuses leaves them as they were.
    """
    texts = page.evaluate(MOVE, address)
    numbers = {name: re.sub("[^0-9.−]", "", text) for name, text in texts}
    return {name: float(text.replace("−", "-")) for name, text in numbers.items()}


@pytest.fixture
def opened(tmp_path: Path, open_page: Any) -> Any:
    """Open a page of trade's baseline that shows the made-up panel alone."""
    asked = {"scenarios": ["baseline"], "notebooks": ["trade"]}
    (job,) = plan_reports(find_project(ROOT, start=ROOT), **asked)
    shown = new_output("display_data", {mime_type("what-if"): TOLD})
    notebook = new_notebook(cells=[new_code_cell("what_if()", outputs=[shown])])
    (tmp_path / "page.html").write_text(render(job, notebook), "utf-8")
    return lambda **options: open_page(tmp_path / "page.html", **options)


def test_figures_follow_the_sliders_that_they_depend_on(opened: Any) -> None:
    page = opened()
    notes = page.locator("[data-figure] .card-note")
    shown = page.locator("[data-figure] .card-value").all_inner_texts()
    assert shown == [one["text"] for one in TOLD["figures"]]
    assert notes.all_inner_texts() == ["as in the scenario"] * 3
    assert figures_at(page, "#") == AT_REST
    assert figures_at(page, "#growth=0.12")["gas"] == 11
    assert notes.all_inner_texts()[0] == "+$5.6 bn\nscenario: $1,131.7 bn"
    assert figures_at(page, "#line_d=2029.4") == {**AT_REST, "gas": 33}
    assert notes.all_inner_texts()[2] == "+22.0 points\nscenario: 11.0 %"
    assert "between two steps: 2029 is" in page.locator(".message").inner_text()


def test_a_wrong_address_costs_a_message_and_nothing_else(opened: Any) -> None:
    page = opened()
    for address, said in {
        "#growth=0.5": "“growth=0.5” is not allowed. Allowed: -0.05 … 0.12.",
        "#line=&growth=<b>": "“line=” is not allowed. Allowed: -4 … 2. “growth=<b>” is",
        "#gdp=1&line=-2": "“gdp” is no slider of this page. There are: growth, line,",
    }.items():
        assert figures_at(page, address) == AT_REST
        assert said in page.locator(".message").inner_text()
    assert figures_at(page, "#line=1")["trade"] != AT_REST["trade"]
    assert not page.locator(".message").is_visible()


def test_it_is_moved_by_keyboard_and_becomes_a_scenario(opened: Any) -> None:
    page = opened()
    page.get_by_label("Kyrgyz line").press("ArrowRight")
    page.get_by_label("Line D").press("End")
    said = "Trade (2027): $1,134.0 bn; Balance (2027): −$1,054.0 bn; Gas (2027): 27.5"
    page.get_by_role("status").get_by_text(said).wait_for()
    assert page.url.endswith("#line=2&line_d=2031")
    page.get_by_text("Make it a scenario").click()
    written = yaml.safe_load(page.locator(".what-if pre").inner_text())
    told = File.model_validate(written).parameters.common
    assert (written["extends"], told.line_d_year) == ("baseline", 2031)
    assert written["title"] == "What if: Kyrgyz line $2.0 bn; Line D 2031"
    assert told.level_shifts[0].usd_bn == 2
    page.reload()
    assert page.get_by_label("Line D").get_attribute("aria-valuetext") == "2031"
    page.get_by_role("button", name="Back to the scenario").click()
    page.wait_for_url("**/page.html")
    assert not page.get_by_text("Make it a scenario").is_visible()


def test_all_can_use_it_or_do_without(opened: Any, axe_findings: Any) -> None:
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme, reduced_motion="reduce")
        figures_at(page, "#line=1")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
        assert axe_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.emulate_media(media="print")
    for one in (page, opened(java_script_enabled=False)):
        assert not one.locator(".what-if").is_visible()
        assert one.get_by_text("The sliders of this section work").is_visible()


# --- The pages themselves ------------------------------------------------------------

ALL = "CAC_DATA_POSITIONS" in os.environ
POSITIONS = int(os.environ.get("CAC_DATA_POSITIONS", "20"))
WITH_SLIDERS = [
    path.stem for path in reading.NOTEBOOKS if "show.what_if" in reading.code_of(path)
]


@pytest.fixture
def reports(request: pytest.FixtureRequest) -> Any:
    return ROOT / "reports" if ALL else request.getfixturevalue("built").output


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

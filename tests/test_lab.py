"""JupyterLab as `make lab` opens it, in a real browser without a network."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import nbformat
import pandas as pd
import pytest

import cac_data
from cac_data import load_table, words
from cac_data.bundles import mime_type
from cac_data.cache import RUN_CACHE
from cac_data.lab import check, describe, explore, form as form_module, scenario
from cac_data.lab.figures import figures_in, with_differences
from cac_data.project import find_project
from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.conftest import ANSWERS, Patch, Said
from tests.made_entries import figure
from tests.reading import ROOT, TOUR

SECONDS = 180  # at most, on a busy machine
KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
READY = f"{KERNEL}?.connectionStatus == 'connected' && {KERNEL}.status == 'idle'"
CELLS = "jupyterapp.shell.currentWidget.content.model.toJSON().cells"
HAS_RUN = f"{CELLS}.filter(c => c.cell_type == 'code').every(c => c.execution_count)"
CLEAR = "jupyterapp.commands.execute('notebook:clear-all-cell-outputs')"
CHANGE = """() => jupyterapp.shell.currentWidget.content.model.cells.get(1).sharedModel
.setSource('reporter = "national"')"""


def end_at_the_first_figure(notebook: Path) -> None:
    """Leave of a notebook its parameters, key figures and a chart.

    That all cells run, and with another reporter, reports and nbval ask.
    """
    whole = nbformat.read(notebook, as_version=4)
    has_figure = ["show.figure(" in cell.source for cell in whole.cells]
    whole.cells = whole.cells[: has_figure.index(True) + 1]
    nbformat.write(whole, notebook)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a JupyterLab over a copy of the project, which `make lab` started."""
    folder = tmp_path_factory.mktemp("lab") / "a project"
    for part in ("notebooks", "params"):
        shutil.copytree(ROOT / part, folder / part)
    end_at_the_first_figure(folder / "notebooks" / "trade.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = (
        f"--port {port} --no-browser --IdentityProvider.token= "
        "--ServerApp.ip=127.0.0.1 --LabApp.expose_app_in_browser=True"
    )
    ready = f"{sys.prefix}/.ready"
    command = [
        "make",
        "--file",
        ROOT / "Makefile",
        "--assume-old",
        ready,
        "lab",
        f"VENV={sys.prefix}",
        f"LAB={ready}",
        f"ARGS={arguments}",
    ]
    # Outside the home that is emptied before each test: kernels come and go there.
    home = folder.parent
    homes = {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "of"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        RUN_CACHE: str(ANSWERS),
    }
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **homes},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stderr is not None
    lines = iter(server.stderr.readline, "")
    assert any("is running at" in line for line in lines), "it did not start"
    Thread(target=server.stderr.read, daemon=True).start()  # a full pipe stops it
    yield f"http://127.0.0.1:{port}"
    os.killpg(server.pid, signal.SIGTERM)
    server.communicate(timeout=60)


@pytest.fixture(scope="module")
def lab_page(browser: Any, lab: str) -> Iterator[Any]:
    """A page that stays in JupyterLab; at the end nothing outside was asked for."""
    urls = []
    context = browser.new_context(base_url=lab)
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    page.on("request", lambda request: urls.append(request.url))
    # Where a busy machine lets it ask which kernel is meant, as a reader would answer.
    accept = page.locator("dialog .jp-mod-accept")
    page.add_locator_handler(accept, lambda button: button.click())
    yield page
    context.close()
    assert [url for url in urls if not url.startswith((lab, "data:", "blob:"))] == []


def run_all(page: Any) -> str:
    """Run all cells from the menu; what the key figures say in the end."""
    page.wait_for_function(READY)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    # To ask the notebook at each frame would keep the browser busy.
    page.wait_for_function(f"{HAS_RUN} && {READY}", polling=500)
    outputs = [o for cell in page.evaluate(CELLS) for o in cell.get("outputs", [])]
    assert [o for o in outputs if o["output_type"] == "error"] == []
    (cards,) = (o for o in outputs if "key-figures" in str([*o.get("data", {})]))
    assert "font-weight" in str(cards["data"]["text/html"])
    return str(cards["data"]["text/plain"])


def test_trade_runs_and_runs_again_for_another_reporter(lab_page: Any) -> None:
    lab_page.goto("/lab/tree/notebooks/trade.ipynb")
    first = run_all(lab_page)
    lab_page.evaluate(CLEAR)
    lab_page.evaluate(CHANGE)
    assert run_all(lab_page) != first


@pytest.fixture(scope="module")
def notebook(lab_page: Any) -> Any:
    """A new notebook, begun from the launcher; its kernel serves several tests."""
    lab_page.goto("/lab?reset")
    lab_page.locator('.jp-LauncherCard[data-category="Notebook"]').first.click()
    lab_page.wait_for_function(READY)
    return lab_page


def in_a_notebook(notebook: Any, code: str) -> Any:
    """Run a line in the first cell, without what an earlier line has shown."""
    notebook.evaluate(CLEAR)
    notebook.locator(".jp-Notebook .cm-content").first.fill(code)
    notebook.locator("[data-command='notebook:run-cell-and-select-next']").click()
    return notebook


def test_five_actions_lead_from_launcher_to_cited_chart(notebook: Any) -> None:
    page = in_a_notebook(
        notebook, 'from cac_data.lab import explore; explore("bilateral_trade")'
    )
    page.locator(".dt-search input").fill("china_customs UZB turnover")
    page.get_by_role("button", name="Select all", exact=True).click()
    page.get_by_role("tab", name="BibTeX").click()
    page.get_by_text("@misc{").wait_for()
    page.get_by_text("Accessed 2026").first.wait_for()
    page.get_by_role("tab", name="Chart").click()
    assert page.locator(".cac-data-chart").is_visible()


def test_a_row_is_picked_by_keyboard(notebook: Any) -> None:
    page = in_a_notebook(
        notebook, 'from cac_data.lab import explore; explore("bilateral_trade")'
    )
    page.locator(".dt-search input").fill("Kyrgyz")
    page.get_by_text("filtered from").wait_for()
    page.locator(".dt-scroll-body tbody tr").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 row selected").wait_for()
    page.locator(".cac-data-chart").wait_for()


def test_the_file_saved_is_named_after_the_table(notebook: Any) -> None:
    page = in_a_notebook(
        notebook, 'from cac_data.lab import explore; explore("gas_flows")'
    )
    with page.expect_download() as begun:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert begun.value.suggested_filename == "gas_flows.csv"


def test_tables_below_are_not_squeezed(notebook: Any) -> None:
    page = in_a_notebook(
        notebook, 'from cac_data.lab import explore; explore("bilateral_trade")'
    )
    page.locator(".dt-search input").fill("china_customs UZB turnover")
    page.get_by_role("button", name="Select all", exact=True).click()
    page.get_by_role("tab", name="Sources").click()
    title = page.locator(".cac-data-wide td:visible").first
    title.wait_for()
    assert title.bounding_box()["width"] > 200


def test_the_form_shows_labels_whole_and_differences(notebook: Any) -> None:
    page = in_a_notebook(
        notebook, 'from cac_data.lab import scenario; scenario("baseline", "energy")'
    )
    growth = page.get_by_label("Growth of Turkmen gas output, assumed (% a year)")
    page.get_by_text("as in").or_(page.locator("[style*=flex-wrap]")).first.wait_for()
    labels = page.locator(".jp-OutputArea-output label.widget-label")
    cut = labels.evaluate_all(
        "all => all.filter(x => x.scrollWidth > x.clientWidth).map(x => x.innerText)"
    )
    assert labels.count() > 8
    assert cut == []
    growth.fill("3")
    growth.press("Tab")
    page.get_by_text("against “Managed deepening”").first.wait_for()


# Without a browser


def picked(table: str, rows: Callable[[Any], Any]) -> Any:
    """The table as it is shown, with the rows picked for which a condition holds."""
    shown = explore(table)
    frame = load_table(table)
    shown.children[0].selected_rows = [*frame.index[rows(frame)]]
    return shown


def chart_of(shown: Any) -> str:
    """The first tab below a table: what is drawn of the rows picked, and what not."""
    tab, _ = shown.children[1].children
    return str(tab.children[0].value)


def kyrgyz_imports(frame: Any) -> Any:
    is_kept = (frame["country"] == "KGZ") & (frame["period"] == "2023")
    return is_kept & (frame["flow"] == "imports")


def test_what_is_picked_is_drawn_cited_and_a_frame() -> None:
    shown = picked("bilateral_trade", kyrgyz_imports)
    frame = load_table("bilateral_trade")
    kept = frame[kyrgyz_imports(frame)]
    assert [*shown.picked()["value_usd_mn"]] == [*kept["value_usd_mn"]]
    tab, cited = shown.children[1].children
    chart, disputed, sources, bibtex = (panel.value for panel in tab.children)
    assert "cac-data-chart" in chart
    assert "mirror" in disputed
    assert all(source in sources for source in kept["source_id"])
    assert bibtex.count("@misc") == kept["source_id"].nunique()
    assert cited.value.count("Accessed") == kept["source_id"].nunique()
    shown.children[0].selected_rows = []
    assert shown.children[1].children == ()


def test_rows_of_one_year_are_bars_that_name_the_year() -> None:
    chart = chart_of(picked("bilateral_trade", kyrgyz_imports))
    assert "Figures of 2023." in chart
    assert chart.count("2023") == 2  # in the note and in words for who cannot see it


def test_all_rows_of_a_country_are_drawn_as_far_as_they_can_be_told_apart() -> None:
    shown = picked("bilateral_trade", lambda frame: frame["country"] == "KGZ")
    chart = chart_of(shown)
    assert "cac-data-chart" in chart
    assert "the 6 longest of 18 series; left out: china_customs, turnover" in chart


def test_of_several_units_the_most_frequent_is_drawn() -> None:
    shown = picked("gas_flows", lambda frame: frame["exporter"] == "KAZ")
    chart = chart_of(shown)
    assert "cac-data-chart" in chart
    assert re.search(r"figures in bcm; left out: \d+ in USD mn", chart)


def test_figures_of_parts_of_years_are_said_to_be_left_out() -> None:
    shown = picked("bilateral_trade", lambda frame: frame["country"] == "TKM")
    assert re.search(r"Left out: \d+ of other periods than whole", chart_of(shown))


def test_a_table_without_figures_says_that_it_has_none() -> None:
    shown = picked("events", lambda frame: frame.index < 3)
    assert "the table events has no figures to draw" in chart_of(shown)


@pytest.mark.parametrize(
    ("word", "column", "code"),
    [("Kyrgyz", "country", "KGZ"), ("Chinese customs", "reporter", "china_customs")],
)
def test_the_search_knows_names(word: str, column: str, code: str) -> None:
    """DataTables searches the text of all cells, of hidden columns, too."""
    grid = explore("bilateral_trade").children[0]
    texts = grid.df.map(str).agg(" ".join, axis=1)
    assert texts[grid.df[column] == code].str.contains(word).all()


def test_headings_have_units() -> None:
    grid = explore("hydropower_plants").children[0]
    assert "value_usd_mn [USD mn]" in explore("bilateral_trade").children[0].df
    assert "value" in grid.df  # its unit is a column


def test_of_all_tables_the_one_picked_opens() -> None:
    grid, below = explore().children
    grid.selected_rows = [2]
    (opened,) = below.children
    assert len(opened.children[0].df) == grid.df["rows"][2]
    with pytest.raises(ValueError, match="did you mean 'bilateral_trade'"):
        explore("bilateral_trad")


def russian_rows() -> Any:
    """Two rows of a table that is shown in Russian, picked."""
    shown = explore("bilateral_trade", language="ru")
    shown.children[0].selected_rows = [0, 1]
    return shown


def test_a_table_in_a_language_has_its_words_beside_the_names_of_columns() -> None:
    assert "country – Страна" in russian_rows().children[0].df


def test_below_a_table_in_a_language_stand_its_words() -> None:
    tab, _ = russian_rows().children[1].children
    assert tab.titles == ("График", "Расхождения", "Источники", "BibTeX")


def test_the_search_in_a_language_knows_its_names() -> None:
    assert "Узбекистана" in russian_rows().children[0].df["names"].iloc[0]


def test_a_table_is_searched_in_the_language() -> None:
    options = explore("goods", language="ru").children[0]._dt_args
    assert options["language"]["search"] == "Поиск:"


def test_rows_are_drawn_in_the_language() -> None:
    tabs, _ = russian_rows().children[1].children
    drawing, *_ = tabs.children
    assert "lang='ru'" in drawing.value


def test_that_sources_agree_is_said_in_the_language() -> None:
    shown = explore("carbon_intensity", language="ru")
    shown.children[0].selected_rows = [0]
    tabs, _ = shown.children[1].children
    _, conflicting, *_ = tabs.children
    assert "нет разных показателей для этих строк" in conflicting.value


def test_sources_are_headed_in_the_language() -> None:
    tabs, _ = russian_rows().children[1].children
    _, _, cited, _ = tabs.children
    assert "publisher – Издатель" in cited.value


def test_rows_picked_in_a_language_are_those_that_are_stored() -> None:
    assert list(russian_rows().picked()) == list(load_table("bilateral_trade"))


def test_a_table_in_a_language_leaves_that_of_the_process() -> None:
    russian_rows()
    assert words.spoken() is words.english()
    assert "country" in explore("bilateral_trade").children[0].df


def test_fields_of_a_table_are_described_with_the_words_of_a_language() -> None:
    fields = describe("bilateral_trade", language="ru").set_index("field")
    assert fields.loc["country", "called"] == "Страна"
    assert fields.loc["value_usd_mn", "unit"] == "млн долл."


def test_a_described_table_is_otherwise_that_of_the_package() -> None:
    described = describe("bilateral_trade", language="zh")
    others = ["called", "unit"]
    plain = cac_data.describe("bilateral_trade").drop(columns="unit")
    pd.testing.assert_frame_equal(described.drop(columns=others), plain)


@pytest.mark.parametrize(
    "shows",
    [explore, scenario, partial(describe, "bilateral_trade")],
    ids=["table", "form", "fields"],
)
def test_what_is_no_language_is_refused_with_those_that_are(
    shows: Callable[..., Any],
) -> None:
    why = "`language`: 'rus' is no language; allowed: en, .*; did you mean 'ru'"
    with pytest.raises(ValueError, match=why):
        shows(language="rus")


# The form


def as_shown(values: dict[str, Any]) -> Any:
    """Show a form without a kernel: what Jupyter would show of it."""
    values._ipython_display_()  # type: ignore[attr-defined]
    return values


def row_of(form: Any, name: str) -> Any:
    (row,) = (row for row in form.rows if row.name == name)
    return row


def card(value: float | None, unit: str = "USD bn", **changes: Any) -> Any:
    """What a section shows: one key figure."""
    bundle = {
        "figures": [figure("turnover", value, unit, **changes)],
        "cards": ["turnover"],
    }
    data = {mime_type("key-figures"): bundle, "text/html": "as the notebook has it"}
    return {"output_type": "display_data", "data": data, "metadata": {}}


@pytest.fixture
def form(monkeypatch: Patch) -> Any:
    """The form of a scenario, whose sections show a key figure that exports move."""

    def run(_: str, section: str, values: dict[str, Any]) -> list[Any]:
        value = round(100 * (1 + values["export_growth"]), 1)
        return [card(value, text=f"{section} ${value} bn")]

    monkeypatch.setattr(form_module, "run_section", run)
    monkeypatch.setattr(form_module, "display", lambda _: None)
    return as_shown(scenario("gas_squeeze", "trade"))


@pytest.fixture
def russian(monkeypatch: Patch) -> Any:
    """The form of a scenario in Russian, whose sections say what language is spoken."""
    printed = {"output_type": "stream", "name": "stdout"}

    def run(*_: Any) -> list[Any]:
        return [{**printed, "text": words.spoken().code}]

    monkeypatch.setattr(form_module, "run_section", run)
    monkeypatch.setattr(form_module, "display", lambda _: None)
    return as_shown(scenario("baseline", "energy", language="ru"))


def test_labels_of_a_form_are_in_its_language(russian: Any) -> None:
    row = row_of(russian, "start")
    assert row.field.description == "Первый год"
    assert row.back.description == "Вернуть: 2010"


def test_values_of_a_form_are_in_its_language(russian: Any) -> None:
    assert row_of(russian, "line_d_year").in_words.value == "никогда"


def test_sections_of_a_form_are_in_its_language(russian: Any) -> None:
    asked = "Что если газа будет больше или он будет дешевле?"
    assert russian.section.label == asked


def test_what_a_form_shows_is_in_its_language_and_leaves_that_of_the_process(
    russian: Any,
) -> None:
    (output,) = russian.shown.outputs
    assert output["text"] == "ru"
    assert words.spoken() is words.english()


def test_a_form_has_each_parameter_with_title_and_unit(form: Any) -> None:
    labels = {row.name: row.field.description for row in form.rows}
    assert list(labels) == list(form)
    assert labels["export_growth"] == "Growth of exports, assumed (% a year)"


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_a_form_gives_back_the_values_of_the_scenario(notebook: str) -> None:
    form: Any = scenario("gas_squeeze", notebook)
    assert {row.name: row.value() for row in form.rows} == dict(form)


def test_the_form_opens_on_what_if(form: Any) -> None:
    assert form.section.value == "What if it grows otherwise?"


def test_rates_are_percent(form: Any) -> None:
    row = row_of(form, "export_growth")
    assert row.field.value == 4.3
    row.field.value = 7.0
    assert form["export_growth"] == 0.07


def test_never_is_said_of_zero(monkeypatch: Patch) -> None:
    monkeypatch.setattr(form_module, "run_section", lambda *_: [])
    monkeypatch.setattr(form_module, "display", lambda _: None)
    form = as_shown(scenario("baseline", "energy"))
    row = row_of(form, "line_d_year")
    assert row.in_words.value == "never"
    assert row.field.description.endswith("(year; 0 for never)")


def test_one_leads_back_to_the_value_of_the_scenario(form: Any) -> None:
    row = row_of(form, "export_growth")
    assert row.back.layout.visibility == "hidden"
    row.field.value = 7.0
    assert row.back.layout.visibility == "visible"
    assert row.back.description == "Back to 4.3 % a year"
    row.back.click()
    assert form["export_growth"] == 0.043
    assert row.back.layout.visibility == "hidden"


def test_each_card_has_its_difference_to_the_scenario(form: Any) -> None:
    (shown,) = form.shown.outputs
    assert shown["data"]["text/html"] == "as the notebook has it"
    row_of(form, "export_growth").field.value = 7.0
    (shown,) = form.shown.outputs
    assert "$107.0 bn" in shown["data"]["text/html"]
    assert (
        "+$2.7\N{NO-BREAK SPACE}bn against “Gas squeeze”" in shown["data"]["text/html"]
    )


def test_a_card_that_does_not_move_says_so(form: Any) -> None:
    row_of(form, "usd_inflation").field.value = 3.0
    (shown,) = form.shown.outputs
    assert "as in “Gas squeeze”" in shown["data"]["text/html"]


UNLIKE: dict[str, tuple[Any, str]] = {
    "of another year": (
        card(131.0, period="2025"),
        "of another period (2025)",
    ),
    "of another reporter": (
        card(131.0, reporter="national"),
        "counted by somebody else",
    ),
    "since another year": (
        card(131.0, reporter="china_customs", of={"base": "2024"}),
        "measured from another year",
    ),
    "in another unit": (card(131.0, "MW"), "in another unit"),
    "unknown": (card(None), "no value there"),
}
"""The card of a scenario, and why another one is not compared with it."""


@pytest.mark.parametrize("case", UNLIKE)
def test_a_card_is_not_compared_with_an_unlike_one(case: str) -> None:
    there, reason = UNLIKE[case]
    moved = card(140.0, reporter="china_customs", of={"base": "2025"})
    before = figures_in([there])
    shown = with_differences(moved, before, "Baseline")["data"]["text/html"]
    assert f"not compared with “Baseline”: {reason}" in shown
    assert "against" not in shown


REFUSED = {
    "out_of_bounds": (
        "horizon",
        99999,
        "Horizon: 99999 is not allowed; allowed: 1992 to 2060",
    ),
    "percent_out_of_bounds": (
        "export_growth",
        80.0,
        "Growth of exports, assumed: 80 is not allowed; allowed: -50 to 50",
    ),
    "against_another": (
        "end",
        2040,
        "Horizon: Last year (2040) comes after Horizon (2030)",
    ),
    "entry_of_a_list": (
        "shocks",
        "- {flow: export, start: 2027, end: 2028, change: -0.4}",
        "Shocks: &#x27;export&#x27; is not one of exports, imports; did you mean "
        "&#x27;exports&#x27;?",
    ),
    "no_list": (
        "shocks",
        "down",
        "Shocks: write an entry a line, as - {flow: ..., start: ..., end: ..., "
        "change: ...}",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_said_in_the_words_of_the_form(form: Any, case: str) -> None:
    name, value, message = REFUSED[case]
    before = dict(form)
    row_of(form, name).field.value = value
    assert message in form.message.value
    assert form == before


def test_a_list_of_changes_is_lines_of_yaml(form: Any) -> None:
    row = row_of(form, "shocks")
    row.field.value = "- {flow: exports, start: 2027, end: 2028, change: -0.4}"
    shock = {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}
    assert form["shocks"] == [shock]


def test_what_is_changed_is_saved_as_a_scenario(
    form: Any, project: Path, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(project)
    row_of(form, "export_growth").field.value = 7.0
    form.saving.id.value = "faster"
    form.saving.title.value = "Faster: “more”"
    assert "export_growth: 0.07" in form.saving.yaml.value
    form.saving.button.click()
    assert "params/faster.yaml" in form.saving.answer.value
    (saved,) = find_project(project).scenarios("faster")
    assert (saved.title, saved.extends) == ("Faster: “more”", "gas_squeeze")
    assert saved.values("trade") == dict(form)


def test_a_scenario_is_saved_with_words_of_the_language_of_the_form(
    russian: Any, project: Path, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(project)
    row_of(russian, "start").field.value = 2012
    russian.saving.button.click()
    answer = russian.saving.answer.value
    assert answer.startswith("Сохранено как params/my_scenario.yaml; чтобы построить")
    (saved,) = find_project(project).scenarios("my_scenario")
    assert saved.title == "Мой сценарий"
    assert saved.description.endswith("другими значениями; тема: энергетика.")


@pytest.mark.parametrize(
    ("id", "title", "growth", "message"),
    [
        ("gas_squeeze", "Mine", 7.0, "gas_squeeze.yaml"),
        ("Not an id", "Mine", 7.0, "cannot be the id of a scenario"),
        ("mine", "", 7.0, "Title: 1 to 80 letters"),
        ("mine", "Mine", 4.3, "nothing differs from the scenario"),
    ],
    ids=["taken", "no_id", "no_title", "unchanged"],
)
def test_what_cannot_be_saved_is_said(
    form: Any,
    project: Path,
    monkeypatch: Patch,
    id: str,
    title: str,
    growth: float,
    message: str,
) -> None:
    monkeypatch.chdir(project)
    before = sorted((project / "params").iterdir())
    row_of(form, "export_growth").field.value = growth
    form.saving.id.value = id
    form.saving.title.value = title
    form.saving.button.click()
    assert message in form.saving.answer.value
    assert sorted((project / "params").iterdir()) == before


def test_an_unknown_scenario_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'gas_squeeze'"):
        scenario("gas_squeez")


@pytest.mark.usefixtures("answers")
def test_a_section_is_shown_as_the_notebook_has_it(capsys: Said) -> None:
    last = "How much is traded, and with whom?"
    values = scenario("baseline", "trade")
    find_project(ROOT).run_section("trade", last, values)
    printed = capsys.readouterr().out
    assert printed.count("[Figure]") == 1
    assert "Trade with China" in printed


def test_a_table_that_is_not_there_is_told_with_where_the_tables_are() -> None:
    with pytest.raises(ValueError, match=r"'nope' is .* known; see `cac-data tables`$"):
        explore("nope")  # type: ignore[arg-type]  # as somebody types it


def test_what_is_refused_is_said_with_the_lines_of_the_reader_alone() -> None:
    code = (
        "from cac_data import load_table, select\n"
        "select(load_table('gas_flows'), countries='Kazakstan')"
    )
    command = [sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor"]
    done = subprocess.run([*command, "-c", code], capture_output=True, text=True)
    assert "did you mean 'Kazakhstan'" in done.stdout
    assert "countries='Kazakstan'" in done.stdout
    assert "tables.py" not in done.stdout


def test_where_the_extra_is_missing_it_is_named() -> None:
    code = "import sys; sys.modules['ipywidgets'] = None; import cac_data.lab"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "needs ipywidgets: pip install 'cac-data[lab]'" in done.stderr


def test_the_tour_is_short_stored_with_its_figures_and_no_report() -> None:
    cells = nbformat.read(TOUR, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert all(len(cell.source.splitlines()) <= 6 for cell in code)
    assert "parameters" not in str([cell.metadata for cell in cells])
    assert [cell.execution_count for cell in code] == [*range(1, len(code) + 1)]
    stored = [set(o.get("data", {})) for cell in code for o in cell.outputs]
    charts = [forms for forms in stored if "image/png" in forms]
    assert len(charts) >= 2
    assert all("text/html" not in forms for forms in charts), "tests/tour.py"
    assert TOUR.stat().st_size < 400_000


def test_the_figures_of_a_text_are_a_table() -> None:
    rows = check("Kazakhstan's trade with China reached $43.8 bn in 2024.")
    assert rows[["text", "status", "value"]].to_numpy().tolist() == [
        ["$43.8 bn", "found", 43_820]
    ]

"""JupyterLab as `make lab` opens it, in a real browser without a network."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import nbformat
import pytest

from cac_data import lab as ours
from cac_data.project import Project, find_project
from tests.conftest import Patch, Said
from tests.reading import ROOT, TOUR

OpenLab = Callable[[str], Any]
SECONDS = 180  # at most, on a busy machine
KERNEL = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"
READY = f"{KERNEL}?.connectionStatus == 'connected' && {KERNEL}.status == 'idle'"
CELLS = "jupyterapp.shell.currentWidget.content.model.toJSON().cells"
HAS_RUN = f"{CELLS}.filter(c => c.cell_type == 'code').every(c => c.execution_count)"
CHANGE = """() => jupyterapp.shell.currentWidget.content.model.cells.get(1).sharedModel
.setSource('reporter = "national"')"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a JupyterLab over a copy of the project, which `make lab` started."""
    folder = tmp_path_factory.mktemp("lab") / "a project"
    for part in ("notebooks", "params"):
        shutil.copytree(ROOT / part, folder / part)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    given = f"--port {port} --no-browser --IdentityProvider.token= "
    given += "--ServerApp.ip=127.0.0.1 --LabApp.expose_app_in_browser=True"
    made = f"{sys.prefix}/.ready"
    command = ["make", "--file", ROOT / "Makefile", "--assume-old", made, "lab"]
    command += [f"VENV={sys.prefix}", f"LAB={made}", f"ARGS={given}"]
    own = {"HOME": str(folder.parent), "JUPYTER_CONFIG_DIR": str(folder.parent / "of")}
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **own},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert server.stderr is not None
    told = iter(server.stderr.readline, "")
    assert any("is running at" in line for line in told), "it did not start"
    Thread(target=server.stderr.read, daemon=True).start()  # a full pipe stops it
    yield f"http://127.0.0.1:{port}"
    os.killpg(server.pid, signal.SIGTERM)
    server.communicate(timeout=60)


@pytest.fixture
def open_lab(browser: Any, lab: str) -> Iterator[OpenLab]:
    """Open a place in JupyterLab; at the end nothing outside was asked for."""
    asked = []
    context = browser.new_context()
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    # Where a busy machine lets it ask which kernel is meant, as a reader would answer.
    accept = page.locator("dialog .jp-mod-accept")
    page.add_locator_handler(accept, lambda button: button.click())

    def open_(place: str) -> Any:
        page.goto(f"{lab}/{place}")
        return page

    yield open_
    context.close()
    assert {
        url for url in asked if not url.startswith((lab, "data:", "blob:"))
    } == set()


def run_all(page: Any) -> str:
    """Run all cells from the menu; what the key figures say in the end."""
    page.wait_for_function(READY)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(f"{HAS_RUN} && {READY}")
    outputs = [o for cell in page.evaluate(CELLS) for o in cell.get("outputs", [])]
    assert [o for o in outputs if o["output_type"] == "error"] == []
    (cards,) = (o for o in outputs if "key-figures" in str([*o.get("data", {})]))
    assert "font-weight" in str(cards["data"]["text/html"])
    return str(cards["data"]["text/plain"])


def test_trade_runs_and_runs_again_for_another_reporter(open_lab: OpenLab) -> None:
    page = open_lab("lab/tree/notebooks/trade.ipynb")
    first = run_all(page)
    page.evaluate("jupyterapp.commands.execute('notebook:clear-all-cell-outputs')")
    page.evaluate(CHANGE)
    assert run_all(page) != first


def test_five_actions_lead_from_launcher_to_cited_chart(open_lab: OpenLab) -> None:
    page = open_lab("lab?reset")
    page.locator('.jp-LauncherCard[data-category="Notebook"]').first.click()
    page.wait_for_function(READY)
    cell = page.locator(".jp-Notebook .cm-content").first
    cell.fill('from cac_data.lab import explore; explore("bilateral_trade")')
    page.locator("[data-command='notebook:run-cell-and-select-next']").click()
    page.locator(".dt-search input").fill("china_customs UZB turnover")
    page.get_by_role("button", name="Select all", exact=True).click()
    page.get_by_role("tab", name="BibTeX").click()
    page.get_by_text("@misc{").wait_for()
    page.get_by_text("Accessed 2026").first.wait_for()
    page.get_by_role("tab", name="Chart").click()
    assert page.locator(".cac-data-chart").is_visible()


# Without a browser


def test_what_is_picked_is_drawn_cited_and_a_frame() -> None:
    shown = ours.explore("bilateral_trade")
    grid, below = shown.children
    table = grid.df
    is_kept = (table["country"] == "KGZ") & (table["period"] == "2023")
    kept = table[is_kept & (table["flow"] == "imports")]
    grid.selected_rows = [*kept.index]
    assert [*shown.picked()["value_usd_mn"]] == [*kept["value_usd_mn"]]
    tab, cited = below.children
    chart, disputed, sources, bibtex = (panel.value for panel in tab.children)
    assert "cac-data-chart" in chart
    assert "mirror" in disputed
    assert all(source in sources for source in kept["source_id"])
    assert bibtex.count("@misc") == kept["source_id"].nunique()
    assert cited.value.count("Accessed") == kept["source_id"].nunique()
    grid.selected_rows = [*table.index]
    assert "can be told apart" in below.children[0].children[0].value
    grid.selected_rows = []
    assert below.children == ()


def test_of_all_tables_the_one_picked_opens() -> None:
    grid, below = ours.explore().children
    grid.selected_rows = [2]
    (opened,) = below.children
    assert len(opened.children[0].df) == grid.df["rows"][2]
    with pytest.raises(ValueError, match="did you mean 'bilateral_trade'"):
        ours.explore("bilateral_trad")


def test_a_form_has_each_parameter_and_says_what_is_refused(monkeypatch: Patch) -> None:
    shown: list[Any] = []
    drawn: list[Any] = []
    monkeypatch.setattr(ours, "display", lambda what, **_: shown.append(what))
    monkeypatch.setattr(Project, "run_section", lambda *told: drawn.append(told[1:]))
    values = ours.scenario("gas_squeeze", "trade")
    before = dict(values)
    values._ipython_display_()
    *fields, section = shown[0].children
    assert [type(field.value) is not None for field in fields] == [True] * len(values)
    named = dict(zip(values, fields, strict=True))
    named["horizon"].value = 2032
    assert values == before | {"horizon": 2032}
    assert drawn[-1] == ("trade", section.value, values)
    named["end"].value = 2040
    assert "horizon" in str(shown[-1])
    assert values == before | {"horizon": 2032}
    with pytest.raises(ValueError, match="did you mean 'gas_squeeze'"):
        ours.scenario("gas_squeez")


def test_a_section_is_shown_as_the_notebook_has_it(capsys: Said) -> None:
    last = "How much is traded, and with whom?"
    values = ours.scenario("baseline", "trade")
    find_project(ROOT).run_section("trade", last, values)
    told = capsys.readouterr().out
    assert told.count("[Figure]") == 1
    assert "Trade with China" in told


def test_a_table_that_is_not_there_is_told_with_where_the_tables_are() -> None:
    with pytest.raises(ValueError, match=r"'nope' is .* known; see `cac-data tables`$"):
        ours.explore("nope")  # type: ignore[arg-type]  # as somebody types it


def test_what_is_refused_is_said_with_the_lines_of_the_reader_alone() -> None:
    code = "from cac_data import load_table, select\n"
    code += "select(load_table('gas_flows'), countries='Kazakstan')"
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

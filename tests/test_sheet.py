"""A sheet of one printed page beside the page of a report, and those of countries."""

import json
import pickle
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from cac_data import show
from cac_data.cli import main
from cac_data.lines import line
from cac_data.project import find_project
from cac_data.report.alone import entries_of, pages_of
from cac_data.report.build import make_report
from cac_data.report.folder import Reports
from cac_data.report.plan import plan_reports
from cac_data.report.publish import MANIFEST, links_of_sheet, proved
from tests import golden, report_runs as runs
from tests.conftest import Said
from tests.test_each import CODES, built_once

SHEET = "reports/baseline/country-kgz-sheet.html"
PAGE = "reports/baseline/country-kgz.html"
SIDES = (2, 3)
"""The columns of what China counts, and the country itself."""


@pytest.fixture(scope="session")
def original(shared: Path) -> Path:
    return built_once(shared)


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """A small project of a test's own, with pages and sheets of five countries."""
    return shutil.copytree(original, tmp_path / "a project")


def why_due(folder: Path) -> dict[str, str]:
    """Why reports of the baseline would be built anew, by unit."""
    reports = Reports(folder / "reports")
    jobs = plan_reports(find_project(folder, start=folder), scenarios=["baseline"])
    reasons = {job.unit: reports.why_due(job) for job in jobs}
    return {unit: reason for unit, reason in reasons.items() if reason}


def entries(folder: Path) -> dict[str, dict[str, Any]]:
    """What the manifest says of each report, by scenario and unit."""
    reports = json.loads((folder / "reports" / "manifest.json").read_bytes())["reports"]
    return {f"{one['scenario']}/{one['notebook']}": one for one in reports}


# --- A second file of a report --------------------------------------------------------


def test_it_is_sealed_with_the_key_of_its_page(original: Path) -> None:
    page = proved((original / PAGE).read_bytes(), "baseline/country-kgz")
    assert links_of_sheet(page, (original / SHEET).read_bytes()) == ""
    other = (original / SHEET.replace("kgz", "kaz")).read_bytes()
    assert links_of_sheet(page, other) is None


def test_the_manifest_names_it(original: Path) -> None:
    found = entries(original)
    assert found["earlier/country-kgz"]["sheet"] == "earlier/country-kgz-sheet.html"
    same = found["alike/country-kgz"]
    assert (same["status"], same["sheet"]) == ("same", SHEET.removeprefix("reports/"))


def test_a_report_made_elsewhere_brings_it(original: Path) -> None:
    (job,) = plan_reports(find_project(original), notebooks=["country-kgz"])[:1]
    made = pickle.loads(pickle.dumps(make_report(job)))
    assert made.sheet == (original / SHEET).read_bytes()


def spoil(folder: Path) -> None:
    sheet = folder / SHEET
    sheet.write_text(sheet.read_text("utf-8").replace("on one sheet", "x"), "utf-8")


def swap(folder: Path) -> None:
    shutil.copy(folder / SHEET.replace("kgz", "kaz"), folder / SHEET)


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(lambda folder: (folder / SHEET).unlink(), id="missing"),
        pytest.param(spoil, id="edited"),
        pytest.param(swap, id="of another report"),
    ],
)
def test_a_report_whose_sheet_is_lost_is_due_and_told(
    do: Callable[[Path], None], project: Path, capsys: Said
) -> None:
    do(project)
    reason = "its sheet is missing, or not as it was written"
    assert why_due(project) == {"country-kgz": reason}
    assert main(["status", str(project / "reports"), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    lost = [row["report"] for row in rows if row["state"] == "not as written"]
    assert lost == ["baseline/country-kgz-sheet"]


def test_a_run_makes_it_anew_and_prints_it(project: Path, chromium_path: str) -> None:
    assert chromium_path
    before = (project / SHEET).read_bytes()
    (project / SHEET).unlink()
    wishes = ("baseline", "--notebook", "country-kgz", "--pdf")
    done = runs.run(project, "report", *wishes)
    assert done.returncode == 0, done.stderr
    assert (project / SHEET).read_bytes() == before
    assert len(PdfReader((project / SHEET).with_suffix(".pdf")).pages) == 1


def test_no_sheet_is_left_of_a_notebook_that_publishes_none(project: Path) -> None:
    path = project / "notebooks" / "country.ipynb"
    notebook = nbformat.read(path, as_version=4)
    del notebook.cells[-1]
    nbformat.write(notebook, path)
    wishes = ("baseline", "--notebook", "country-kgz")
    assert runs.run(project, "report", *wishes).returncode == 0
    assert not (project / SHEET).exists()
    assert entries(project)["baseline/country-kgz"]["sheet"] is None
    assert "country-kgz-sheet" not in (project / PAGE).read_text("utf-8")


def test_page_sheet_and_front_page_lead_to_each_other(original: Path) -> None:
    def links(name: str) -> set[str]:
        soup = BeautifulSoup((original / name).read_text("utf-8"), "html.parser")
        return {str(link["href"]) for link in soup.select("a")}

    assert "country-kgz-sheet.html" in links(PAGE)
    assert {"country-kgz.html", "../index.html"} <= links(SHEET)
    assert "baseline/country-kgz-sheet.html" in links("reports/index.html")


IN_RUSSIAN = "ru/baseline/country-kgz-sheet.html"


@pytest.fixture
def beside_russian(project: Path) -> Path:
    """A project whose sheet of Kyrgyzstan is there in Russian, after an English run."""
    for name in (MANIFEST, IN_RUSSIAN.removeprefix("ru/")):
        file = project / "reports" / "ru" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    done = runs.run(project, "report", "baseline")
    assert "0 built, 5 unchanged" in done.stdout
    return project


def test_it_leads_to_itself_in_a_language_in_which_it_is_there(
    beside_russian: Path,
) -> None:
    sheet = beside_russian / SHEET
    soup = BeautifulSoup(sheet.read_text("utf-8"), "html.parser")
    [link] = soup.select("header nav.links ul.languages a")
    target = (sheet.parent / str(link["href"])).resolve()
    assert target == beside_russian / "reports" / IN_RUSSIAN
    assert (link["hreflang"], link["lang"]) == ("ru", "ru")


def test_it_leads_to_no_language_in_which_it_is_not_there(beside_russian: Path) -> None:
    other = beside_russian / SHEET.replace("kgz", "kaz")
    assert 'hreflang="ru"' not in other.read_text("utf-8")


def test_its_links_make_no_report_due(beside_russian: Path) -> None:
    assert why_due(beside_russian) == {}


def test_a_link_to_a_language_goes_with_it(
    original: Path, beside_russian: Path
) -> None:
    (beside_russian / "reports" / IN_RUSSIAN).unlink()
    runs.run(beside_russian, "report", "baseline")
    assert (beside_russian / SHEET).read_bytes() == (original / SHEET).read_bytes()


def test_it_leaves_its_folder_without_links_to_languages(
    original: Path, beside_russian: Path
) -> None:
    reports = Reports(beside_russian / "reports")
    pages = pages_of(reports, entries_of(reports, "baseline", ["country-kgz"]))
    name = SHEET.removeprefix("reports/")
    assert pages[name] == (original / SHEET).read_bytes()


def test_what_has_no_place_on_a_sheet_is_refused() -> None:
    with (
        pytest.raises(ValueError, match="'brief' is not one of text, table"),
        show.sheet(),
    ):
        show.brief([], [[line("common.no-data")]], line("common.no-data"))


# --- The sheets of countries ----------------------------------------------------------


def spaced(element: Tag) -> str:
    """The text of an element, with blanks that a pattern has."""
    return element.get_text(" ").replace("\xa0", " ")


@pytest.fixture(params=CODES)
def sheet(request: pytest.FixtureRequest, built: golden.Built) -> Path:
    return built.output / "baseline" / f"country-{request.param}-sheet.html"


@cache
def parsed(file: Path) -> Tag:
    return BeautifulSoup(file.read_text("utf-8"), "html5lib")


@pytest.fixture
def content(sheet: Path) -> Tag:
    return parsed(sheet)


def test_it_is_valid_and_runs_no_script(sheet: Path, content: Tag) -> None:
    html5lib.HTMLParser(strict=True).parse(sheet.read_text("utf-8"))
    assert content.select("script") == []
    assert "script-src 'none'" in str(content.select("meta")[1]["content"])


def test_it_has_what_a_meeting_needs(content: Tag) -> None:
    counts = {
        "sentences": len(content.select(".said > li")),
        "figures": len(content.select("tbody tr")),
        "charts": len(content.select("figure img[alt]")),
    }
    assert counts == {"sentences": 5, "figures": 10, "charts": 3}


def test_each_figure_has_both_counts_or_says_that_one_is_missing(content: Tag) -> None:
    cells = [
        spaced(row.select("th, td")[side]).strip()
        for row in content.select("tbody tr")
        for side in SIDES
    ]
    said = re.compile(
        r"(about )?[−+]?\$[\d.]+ (bn|mn)|[\d.]+ %|no data|repaid|only with .*"
    )
    assert [cell for cell in cells if not said.fullmatch(cell)] == []


def test_each_known_figure_has_a_period_and_a_source(content: Tag) -> None:
    rows = content.select("tbody tr")
    known = [row for row in rows if re.search(r"\d (bn|mn|%)", spaced(row))]
    assert len(known) >= 7
    dated = [row for row in known if row.select("td")[0].get_text()]
    cited = [row for row in known if row.select("td a")]
    assert (dated, cited) == (known, known)
    listed = {f"#{source['id']}" for source in content.select(".sources > li")}
    assert {str(link["href"]) for link in content.select("td a")} == listed


@pytest.mark.browser
def test_it_is_one_page_of_a4(sheet: Path, open_page: Any, tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    open_page(sheet).pdf(path=pdf, prefer_css_page_size=True)
    (page,) = PdfReader(pdf).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


@pytest.mark.browser
def test_nothing_stands_outside_a_phone(
    built: golden.Built, open_page: Any, axe_findings: Any
) -> None:
    path = built.output / "baseline" / "country-tkm-sheet.html"
    page = open_page(path, width=360, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_findings(page) == []

"""A notebook with a report for each value of a parameter, from plan to pages."""

import csv
import json
import pickle
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from filelock import FileLock

from cac_data.cli import main
from cac_data.project import find_project
from cac_data.report import news
from cac_data.report.build import make_report
from cac_data.report.plan import Job, plan_reports
from cac_data.report.publish import Entry, PageFacts
from cac_data.report.stories import Story
from cac_data.scenarios import Unit, units_of
from tests import report_runs as runs
from tests.conftest import Run, Said
from tests.made_entries import entry, figure
from tests.reading import visible

CODES = ["kaz", "kgz", "tjk", "tkm", "uzb"]
COUNTRIES = [f"country-{code}" for code in CODES]
PARAMETERS = """\
end: int = 2026  # last year
country: str = "KAZ"  # of which country
reporter: str = "china_customs"  # who counts
as_of: str = ""  # known by then
data: str = "bundled"  # which rows"""
SHEET = """\
said = {"sentences": [f"{country}: on one sheet."], "source_ids": []}
parts = [{"kind": "text", "content": said}]
display({"application/vnd.cac-data.sheet.v1+json": {"parts": parts}}, raw=True)"""
SCENARIOS = {
    "baseline": "",
    "earlier": "country: {end: 2020}",
    "alike": "trade: {horizon: 2035}",
}


def make_project(folder: Path) -> Path:
    """A project of a notebook that says of a country its last year."""
    (folder / "notebooks").mkdir(parents=True)
    (folder / "params").mkdir()
    shown = runs.KEY_FIGURES.replace("horizon", "end")
    shown = shown.replace('["What comes', '[f"{country}: what comes')
    title = nbformat.v4.new_markdown_cell("# Country: a small page\n\nDoes it run?")
    tagged = nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
    cells = [title, tagged, *map(nbformat.v4.new_code_cell, (shown, SHEET))]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "notebooks" / "country.ipynb")
    for name, parameters in SCENARIOS.items():
        extends = "" if name == "baseline" else "extends: baseline\n"
        text = (
            f"title: The {name} story\ndescription: What happens.\n{extends}"
            f"parameters: {{{parameters}}}\n"
        )
        (folder / "params" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def built_once(shared: Path) -> Path:
    """The project whose reports have been built: once, and only to be copied."""
    folder = shared / "each"
    is_built = shared / "each.built"
    with FileLock(shared / "each.lock"):
        if not is_built.exists():
            done = runs.run(make_project(folder), "report")
            assert done.returncode == 0, done.stderr
            is_built.touch()
    return folder


@pytest.fixture(scope="session")
def original(shared: Path) -> Path:
    return built_once(shared)


@pytest.fixture
def project(original: Path, tmp_path: Path) -> Path:
    """A project of a test's own, with its reports."""
    return shutil.copytree(original, tmp_path / "a project")


def planned(folder: Path, **wishes: Any) -> list[Job]:
    return plan_reports(find_project(folder, start=folder), **wishes)


def names(jobs: list[Job]) -> list[str]:
    return [job.name for job in jobs]


# --- The plan ------------------------------------------------------------------------


def test_a_unit_is_a_notebook_or_one_value_of_it() -> None:
    units = units_of("trade", "country")
    assert [*units] == ["trade", *COUNTRIES]
    assert units["trade"] == Unit("trade")
    assert units["country-uzb"] == Unit("country", "UZB")


def test_there_is_a_report_for_each_value_under_each_scenario(original: Path) -> None:
    jobs = planned(original)
    assert names(jobs) == [
        f"{scenario}/{unit}"
        for scenario in ("baseline", "alike", "earlier")
        for unit in COUNTRIES
    ]
    told = [job.parameters["country"] for job in jobs[:5]]
    assert told == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert len({job.key for job in jobs}) == len(jobs)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(["country"], COUNTRIES, id="notebook"),
        pytest.param(["country-kgz"], ["country-kgz"], id="unit"),
        pytest.param(["country-uzb", "country"], COUNTRIES, id="both"),
        pytest.param(
            ["country-uzb", "country-kaz"], ["country-kaz", "country-uzb"], id="two"
        ),
    ],
)
def test_a_notebook_means_all_of_its_values_and_a_unit_one(
    original: Path, asked: list[str], expected: list[str]
) -> None:
    jobs = planned(original, scenarios=["earlier"], notebooks=asked)
    assert [job.unit for job in jobs] == expected


@pytest.mark.parametrize("section", ["country", "common"])
@pytest.mark.parametrize("country", ["KAZ", "UZB"])
def test_one_value_may_be_set_for_a_run(
    original: Path, section: str, country: str
) -> None:
    (job,) = planned(original, settings=[f"{section}.country={country}"])
    assert re.fullmatch(rf"baseline~[0-9a-f]{{8}}/country-{country.lower()}", job.name)
    assert job.parameters["country"] == country


def test_what_else_is_set_for_a_run_holds_for_all_values(original: Path) -> None:
    jobs = planned(original, settings=["country.end=2008"])
    assert [job.unit for job in jobs] == COUNTRIES
    assert {job.parameters["end"] for job in jobs} == {2008}


def test_the_value_that_a_scenario_names_is_of_no_report(original: Path) -> None:
    """It is that of a copy of the notebook: of each value there is a report."""
    [baseline] = find_project(original).scenarios("baseline")
    assert baseline.values("country")["country"] == "KAZ"
    told = baseline.told_of(Unit("country", "TJK"))
    assert told.values("country")["country"] == "TJK"
    assert baseline.told_of(Unit("trade")) == baseline


def test_the_parameters_of_a_unit_are_shown(project: Path, run: Run) -> None:
    wishes = ["--project", str(project), "--notebook", "country-uzb"]
    told = run("scenarios", "show", "earlier", *wishes, "--format", "yaml")
    assert told.splitlines()[:2] == ["end: 2020", "country: UZB"]
    rows = run("scenarios", "show", "earlier", *wishes).splitlines()
    [row] = [row for row in rows if "Uzbekistan" in row]
    assert row.split() == ["country-uzb", "country", "UZB", "Uzbekistan"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        pytest.param(
            ["--notebook", "country-uzx"],
            "'country-uzx' is not one of country, country-kaz, country-kgz, "
            "country-tjk, country-tkm, country-uzb; did you mean 'country-uzb'?",
            id="unit",
        ),
        pytest.param(
            ["--set", "country.country=UZX"],
            "country.country: 'UZX' is not one of KAZ, KGZ, TJK, TKM, UZB; "
            "did you mean 'UZB'?",
            id="value",
        ),
        pytest.param(
            ["--set", "country.country=UZB", "--notebook", "country-kaz"],
            "`--set`: another value than `--notebook` names: country-kaz",
            id="two values",
        ),
    ],
)
def test_a_wrong_value_is_told_before_anything_runs(
    project: Path, words: list[str], fault: str, run: Run
) -> None:
    before = runs.reports_in(project / "reports")
    assert fault in run("report", "--project", str(project), *words, code=2)
    assert runs.reports_in(project / "reports") == before


def test_a_dry_run_says_what_each_value_would_do(project: Path, capsys: Said) -> None:
    folder = project / "reports"
    (folder / "baseline" / "country-tjk.html").unlink()
    wishes = ["--project", str(project), "--notebook", "country", "--dry-run"]
    assert main(["report", "baseline", *wishes]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        *(f"unchanged {folder}/baseline/country-{code}.html" for code in CODES[:2]),
        *(f"unchanged {folder}/baseline/country-{code}.html" for code in CODES[3:]),
        f"would build {folder}/baseline/country-tjk.html: there is none yet",
    ]


def test_a_copy_of_a_notebook_is_told_the_value_of_a_unit(project: Path) -> None:
    copy = find_project(project).begin_notebook("country-uzb", "earlier")
    assert copy.name == "earlier-country-uzb.ipynb"
    text = copy.read_text("utf-8")
    assert 'country = \\"UZB\\"' in text
    assert "end = 2020" in text


# --- The pages -----------------------------------------------------------------------


def test_a_report_can_be_made_elsewhere(original: Path) -> None:
    """As by a cluster, which gets a job as bytes."""
    (job,) = planned(original, scenarios=["baseline"], notebooks=["country-tkm"])
    made = make_report(pickle.loads(pickle.dumps(job)))
    there = (original / "reports" / "baseline" / "country-tkm.html").read_bytes()
    assert runs.without_links(made.page) == runs.without_links(there)


@pytest.fixture(params=COUNTRIES)
def page(request: pytest.FixtureRequest, original: Path) -> Path:
    """A page of the baseline, of each value."""
    return original / "reports" / "baseline" / f"{request.param}.html"


def test_a_page_says_of_which_value_it_is(page: Path) -> None:
    facts = PageFacts.read(page.read_bytes())
    assert facts.notebook == page.stem
    assert facts.parameters["country"] == page.stem[-3:].upper()
    assert facts.title.endswith(": a small page")
    assert facts.brief[0].startswith(facts.parameters["country"])
    assert f"<h1>{facts.title}</h1>" in page.read_text("utf-8")


def test_pages_have_titles_of_their_own(original: Path) -> None:
    entries = runs.manifest_of(original)["reports"]
    titles = {one["title"] for one in entries if one["scenario"] == "baseline"}
    assert titles == {
        f"{name}: a small page"
        for name in (
            "Kazakhstan",
            "Kyrgyzstan",
            "Tajikistan",
            "Turkmenistan",
            "Uzbekistan",
        )
    }


def links(page: Path) -> list[tuple[str, str]]:
    """Text and address of each link under the title of a page."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return [(link.get_text(), str(link["href"])) for link in soup.select(".links a")]


def test_the_line_of_links_leads_to_the_other_values_and_scenarios(
    original: Path,
) -> None:
    found = links(original / "reports" / "baseline" / "country-kgz.html")
    assert found[2:] == [
        ("Kazakhstan", "../baseline/country-kaz.html"),
        ("Tajikistan", "../baseline/country-tjk.html"),
        ("Turkmenistan", "../baseline/country-tkm.html"),
        ("Uzbekistan", "../baseline/country-uzb.html"),
        ("The earlier story", "../earlier/country-kgz.html"),
    ]


def test_a_value_set_for_a_run_has_a_page_of_its_own(project: Path) -> None:
    done = runs.run(project, "report", "--set", "country.country=UZB")
    assert done.returncode == 0, done.stderr
    (page,) = (project / "reports").glob("baseline~*/country-???.html")
    facts = PageFacts.read(page.read_bytes())
    assert (page.stem, facts.parameters["country"]) == ("country-uzb", "UZB")
    assert facts.brief == ["UZB: what comes of it."]  # and not that nothing differs


# --- What is said of all -------------------------------------------------------------


def test_what_a_scenario_does_not_change_is_the_same(original: Path) -> None:
    entries = runs.manifest_of(original)["reports"]
    alike = {
        one["notebook"]: (one["status"], one["page"])
        for one in entries
        if one["scenario"] == "alike"
    }
    assert alike == {name: ("same", f"baseline/{name}.html") for name in COUNTRIES}
    assert not [*(original / "reports" / "alike").glob("country*")]


def test_the_status_names_each_value(original: Path, capsys: Said) -> None:
    folder = original / "reports"
    assert main(["status", str(folder), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["report"], row["state"]) for row in rows[:5]] == [
        (f"baseline/{name}", "built") for name in COUNTRIES
    ]
    assert len(rows) == 15


def test_the_key_figures_name_each_value(original: Path) -> None:
    text = (original / "reports" / "key_figures.csv").read_text("utf-8")
    rows = {
        (row["scenario"], row["notebook"]): row
        for row in csv.DictReader(text.splitlines())
    }
    assert len(rows) == 15
    row = rows["earlier", "country-tkm"]
    told = (row["notebook_title"], row["value"], row["baseline_value"], row["page"])
    assert told == (
        "Turkmenistan: a small page",
        "2020",
        "2026",
        "earlier/country-tkm.html",
    )


def test_the_front_page_leads_to_each_value(original: Path) -> None:
    index = visible(original / "reports" / "index.html")
    rows = [str(link["href"]) for link in index.select(".countries th > a:first-child")]
    assert rows == [f"baseline/{name}.html" for name in COUNTRIES]
    assert index.select(".topics") == []  # of which this project has none


def test_the_search_finds_what_is_said_of_one_value(original: Path) -> None:
    index = (original / "reports" / "index.html").read_text("utf-8")
    texts = re.search('(?s)<script type="application/json" id="texts">(.*?)<', index)
    assert texts
    content = json.loads(texts[1])
    pages = [page for page, *_ in content["reports"]]
    places = {
        text: [pages[number] for number in numbers]
        for *_, numbers, group in content["groups"]
        for text in group
    }
    assert places["TJK: what comes of it."] == [
        "baseline/country-tjk.html",
        "earlier/country-tjk.html",
    ]


def test_what_differs_for_all_values_of_a_notebook_counts_once() -> None:
    """What most notebooks have stands without a topic: here two against one."""

    def differing(notebook: str, year: str) -> Entry:
        change = {"label": "Last year", "baseline": "2025", "value": year}
        return entry(notebook=notebook, title=notebook, differences=[change])

    reports = {name: differing(name, "2020") for name in COUNTRIES}
    reports |= {name: differing(name, "2024") for name in ("trade", "energy")}
    found = Story(reports["trade"], reports, {}).assumptions
    values = {change.label: change.value for change in found}
    assert values["Last year"] == "2024"
    assert [*values.values()].count("2020") == 1


def state(day: str, **values: float) -> dict[str, Any]:
    """What reports of countries say of one figure, by the ends of their names."""
    reports = [
        entry(notebook=f"country-{code}", key_figures=[figure("turnover", value)])
        for code, value in values.items()
    ]
    return news.state({}, [report.model_dump() for report in reports], day)


def test_a_figure_that_moved_for_two_values_is_two_news() -> None:
    """One id and label are two figures; without the value they were one."""
    before = {"state": state("2026-11-24", kaz=40.0, kgz=20.0)}
    record = news.record(before, state("2026-11-25", kaz=50.0, kgz=30.0))
    assert [change["sentence"] for change in record["changes"]] == [
        "Baseline, Kyrgyzstan: Turnover (2030): 30.0, before 20.0.",
        "Baseline, Kazakhstan: Turnover (2030): 50.0, before 40.0.",
    ]

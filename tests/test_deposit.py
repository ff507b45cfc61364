"""Everything out again: `cac-data bundle` gives a zip that a referee can check."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

import cac_data
from cac_data.codes import DATA
from cac_data.deposit import CRATE, SUMS
from cac_data.files import pack
from tests import report_runs as runs
from tests.made_vintages import DAY, NAME, stored

READS = """\
import cac_data

rows = cac_data.load_table("summits")"""
"""A cell by which a page is made of a table."""


def make_project(folder: Path) -> Path:
    """A project of one notebook, which reads a table, and three scenarios."""
    project = runs.make_small_project(folder)
    runs.write_notebook(project, READS)
    runs.write_scenario(project, "alike")
    return project


def bundled(project: Path, scenario: str, *words: str) -> bytes:
    done = runs.run(project, "bundle", scenario, "--quiet", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return (project / f"{scenario}.zip").read_bytes()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("deposit") / "a project")


@pytest.fixture(scope="module")
def archive(project: Path) -> bytes:
    return bundled(project, "later")


@pytest.fixture(scope="module")
def folder(archive: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a referee has unpacked it."""
    unpacked = tmp_path_factory.mktemp("referee")
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(unpacked)
    return unpacked


def names(folder: Path) -> list[str]:
    return [
        file.relative_to(folder).as_posix()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def test_the_same_files_make_the_same_zip_on_another_day() -> None:
    content = {"a.txt": b"a" * 1000, "b/ü.txt": b""}
    with zipfile.ZipFile(io.BytesIO(pack(content))) as opened:
        entries = opened.infolist()
    assert [entry.filename for entry in entries] == [*content]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_what_was_unpacked_is_a_project_that_makes_the_same_zip(
    archive: bytes, folder: Path, tmp_path: Path
) -> None:
    for part in ("notebooks", "params"):
        shutil.copytree(folder / part, tmp_path / part)
    assert bundled(tmp_path, "later") == archive


def test_the_sums_are_those_that_sha256sum_checks(folder: Path) -> None:
    command = ["sha256sum", "--check", "--strict", SUMS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    checked = [line.removesuffix(": OK") for line in done.stdout.splitlines()]
    assert sorted([*checked, SUMS]) == names(folder)


def test_it_speaks_another_language_and_says_how_to_make_it_anew(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path / "a project")
    content = bundled(project, "later", "--language", "ru")
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        pages = [name for name in opened.namelist() if name.endswith(".html")]
        starts = {opened.read(name).decode()[:200] for name in pages}
        readme = opened.read("README.txt").decode()
    assert len(pages) == 2
    assert [start for start in starts if '<html lang="ru"' not in start] == []
    assert "bundle later --language ru --output" in readme


# --- Pages ----------------------------------------------------------------------------


def test_it_holds_the_pages_as_the_folder_of_reports_has_them(
    project: Path, folder: Path
) -> None:
    page = "later/trade.html"
    published = (project / "reports" / page).read_bytes()
    packed = (folder / "pages" / page).read_bytes()
    assert runs.without_links(packed) == runs.without_links(published)


def links(page: Path) -> list[str]:
    """The files to which a page leads, but for addresses of the web."""
    hrefs = re.findall(r'<a [^>]*?href="([^"#]+)', page.read_text("utf-8"))
    return [href for href in hrefs if not href.startswith(("https:", "data:"))]


@pytest.mark.parametrize("page", ["index.html", "later/trade.html"])
def test_a_page_leads_only_to_what_is_there(page: str, folder: Path) -> None:
    file = folder / "pages" / page
    assert links(file)
    assert [link for link in links(file) if not (file.parent / link).is_file()] == []


def test_of_a_report_that_says_the_same_it_holds_the_page_of_the_baseline(
    project: Path,
) -> None:
    with zipfile.ZipFile(io.BytesIO(bundled(project, "alike"))) as opened:
        pages = [name for name in opened.namelist() if name.startswith("pages/")]
    assert pages == ["pages/index.html", "pages/baseline/trade.html"]


# --- Rows, sources, parameters, versions ----------------------------------------------


def test_it_holds_the_tables_that_its_pages_read_and_what_explains_them(
    folder: Path,
) -> None:
    tables = [path.stem for path in sorted((folder / "tables").glob("*.csv"))]
    assert tables == ["countries", "sources", "summits"]


def test_its_rows_are_those_that_were_published(folder: Path) -> None:
    file = folder / "tables" / "summits.csv"
    assert file.read_bytes() == (DATA / "summits.csv").read_bytes()


def test_its_descriptor_is_of_these_tables_and_refers_to_no_others(
    folder: Path,
) -> None:
    text = (folder / "tables" / "datapackage.json").read_text("utf-8")
    tables = {table["name"]: table for table in json.loads(text)["resources"]}
    keys = [
        key["reference"]["resource"]
        for table in tables.values()
        for key in table["schema"].get("foreignKeys", ())
    ]
    assert {*tables} == {"countries", "summits", "sources"}
    assert {*keys} <= {"", *tables}


def test_its_bibliography_is_of_its_rows(folder: Path) -> None:
    text = (folder / "sources.bib").read_text("utf-8")
    cited = re.findall(r"@misc\{(.*),", text)
    assert cited == list(cac_data.sources("countries", "summits")["source_id"])


def test_it_says_what_the_notebooks_were_told(folder: Path) -> None:
    told = yaml.safe_load((folder / "parameters.yaml").read_text("utf-8"))
    assert told["trade"]["horizon"] == 2035
    assert told["trade"]["data"] == "bundled"


def test_it_holds_the_scenario_with_what_it_extends(folder: Path) -> None:
    files = [path.name for path in sorted((folder / "params").iterdir())]
    assert files == ["baseline.yaml", "later.yaml"]


def test_it_says_what_was_installed(folder: Path) -> None:
    versions = json.loads((folder / "versions.json").read_text("utf-8"))
    assert versions["cac-data"] == cac_data.__version__
    assert versions["installed"]["pandas"] == metadata.version("pandas")
    pins = (folder / "requirements.txt").read_text("utf-8").splitlines()
    assert f"pandas=={metadata.version('pandas')}" in pins


def test_rows_that_were_fetched_are_in_it_with_their_sources(
    home: Path, tmp_path: Path
) -> None:
    name = stored(on=DAY)
    project = make_project(tmp_path / "fetched")
    runs.write_notebook(project, READS.replace("summits", NAME))
    runs.write_scenario(project, "later", "data: latest")
    with zipfile.ZipFile(io.BytesIO(bundled(project, "later"))) as opened:
        rows = opened.read(f"vintages/{name}/tables/{NAME}.csv")
        bibliography = opened.read("sources.bib")
    assert rows == (home / f"vintages/{name}/tables/{NAME}.csv").read_bytes()
    assert b"@misc{made-up," in bibliography


# --- RO-Crate -------------------------------------------------------------------------

# What https://www.researchobject.org/ro-crate/specification/1.1 says MUST be.


@pytest.fixture(scope="module")
def crate(folder: Path) -> dict[str, dict[str, Any]]:
    """Its entities by their ids."""
    content = json.loads((folder / CRATE).read_text("utf-8"))
    assert content["@context"] == "https://w3id.org/ro/crate/1.1/context"
    entities = {entity["@id"]: entity for entity in content["@graph"]}
    assert len(entities) == len(content["@graph"])
    return entities


Crate = dict[str, dict[str, Any]]


def test_the_crate_says_of_itself_which_standard_it_follows(crate: Crate) -> None:
    assert crate[CRATE] == {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }


@pytest.mark.parametrize("name", ["name", "description", "datePublished", "license"])
def test_the_root_of_the_crate_has_what_it_must(name: str, crate: Crate) -> None:
    assert crate["./"]["@type"] == "Dataset"
    assert crate["./"][name]


def test_the_date_of_the_crate_is_a_day(crate: Crate) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", crate["./"]["datePublished"])


def test_the_crate_lists_every_file_but_itself(crate: Crate, folder: Path) -> None:
    parts = [part["@id"] for part in crate["./"]["hasPart"]]
    assert sorted([*parts, CRATE]) == names(folder)
    assert {crate[part]["@type"] for part in parts} == {"File"}


def references(value: Any) -> list[str]:
    """The ids that a part of an entity refers to."""
    match value:
        case {"@id": str(identifier)}:
            return [identifier]
        case list():
            return [name for part in value for name in references(part)]
    return []


def test_the_crate_refers_to_nothing_that_it_does_not_describe(crate: Crate) -> None:
    referred = {
        name
        for entity in crate.values()
        for key, value in entity.items()
        if key != "conformsTo"
        for name in references(value)
    }
    assert referred - {*crate} == set()


# --- What is refused, and what fails --------------------------------------------------


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(
            ["latr"],
            "`scenario`: 'latr' is not one of baseline, alike, later; did you mean "
            "'later'?",
            id="no scenario",
        ),
        pytest.param(
            ["later", "--output", "later.tar"],
            "`--output`: 'later.tar' is no zip; allowed: FILE.zip",
            id="no zip",
        ),
        pytest.param(
            ["later", "--output", "reports.zip"],
            "`--output`: reports.zip is a folder; allowed: a file to write to",
            id="a folder",
        ),
        pytest.param(
            ["later", "--output", "nowhere/later.zip"],
            "nowhere/later.zip: there is no folder nowhere; make it first",
            id="in no folder",
        ),
    ],
)
def test_what_cannot_be_a_bundle_is_refused_and_nothing_is_run(
    words: list[str], why: str, tmp_path: Path
) -> None:
    project = make_project(tmp_path / "refused")
    (project / "reports.zip").mkdir()
    done = runs.run(project, "bundle", *words)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == f"error: {why}"
    assert not (project / "reports").exists()


def test_where_a_report_fails_the_last_zip_stays(tmp_path: Path) -> None:
    project = make_project(tmp_path / "failing")
    runs.write_notebook(project, "raise RuntimeError('no such year')")
    (project / "later.zip").write_bytes(b"the last one")
    done = runs.run(project, "bundle", "later", "--quiet")
    assert done.returncode == 1
    assert "RuntimeError: no such year" in done.stderr
    assert (project / "later.zip").read_bytes() == b"the last one"

"""Reports from fetched rows: which vintage, settled when, and what is said of it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

import cac_data
from cac_data import vintage
from cac_data.fetch.store import prune
from cac_data.report import vintages
from cac_data.report.data_changes import MOST_REVISIONS, told
from cac_data.report.index import render_index
from cac_data.report.keys import content_key, content_parts
from cac_data.report.manifest import DataStep
from cac_data.report.plan import Job, Project, open_project, plan_reports
from tests.made_vintages import DAY, as_services_send, lpi, stored
from tests.report_entries import RUN, entry
from tests.report_runs import (
    make_small_project,
    manifest_of,
    reports_of,
    start,
    write_notebook,
    write_scenario,
)

NAME = "logistics_performance"
FIRST, SECOND = "2026-11-24", "2026-11-25"

SCORE = """\
from cac_data import display, load_table, select
from cac_data.sources import sources

table = load_table("logistics_performance", data)
row = select(table, countries="KAZ", indicator="lpi_score").tail(1)
display.show_text(f"The last score is {row['value'].item()}.")
display.show_sources(sources(row))"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_small_project(tmp_path / "project")
    write_scenario(made, "fresh", "data: latest")
    return made


def planned(folder: Path, *scenarios: str, **options: object) -> list[Job]:
    with open_project(folder, start=folder) as project:
        assert isinstance(project, Project)
        return plan_reports(project, scenarios=scenarios, **options)  # type: ignore[arg-type]


# --------------------------------------------------------------------------- the plan


def test_latest_is_settled_when_reports_are_planned(folder: Path) -> None:
    stored()
    (job,) = planned(folder, "fresh")
    stored({NAME: lpi(3.0)}, on=DAY + timedelta(days=1))
    assert job.parameters["data"] == FIRST
    assert job.scenario.values("trade")["data"] == FIRST
    assert job.scenario.parameters["trade"].in_words("data") == f"vintage {FIRST}"
    (later,) = planned(folder, "fresh")
    assert later.parameters["data"] == SECOND
    assert later.name == job.name


def test_a_bundled_report_needs_no_vintage(folder: Path) -> None:
    assert planned(folder, "baseline")[0].parameters["data"] == "bundled"
    # Nor does one that only stands beside a scenario which does.
    write_scenario(folder, "baseline", "data: latest")
    write_scenario(folder, "later", "data: bundled")
    (job,) = planned(folder, "later")
    assert job.baseline is not None
    assert job.baseline.values("trade")["data"] == "latest"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("latest", r"no vintage on this machine.*`cac-data fetch` brings one"),
        ('"2026-11-30"', "'2026-11-30': there is no vintage on this machine"),
    ],
)
def test_a_vintage_that_is_not_there_is_told_with_its_place(
    folder: Path, value: str, message: str
) -> None:
    write_scenario(folder, "fresh", f"data: {value}")
    with pytest.raises(ValueError, match=message) as caught:
        planned(folder)
    assert "scenario fresh, params/fresh.yaml:4 (trade): `data`" in str(caught.value)


def test_an_unknown_date_is_told_beside_those_there_are(folder: Path) -> None:
    stored()
    write_scenario(folder, "fresh", 'data: "2026-11-23"')
    with pytest.raises(ValueError, match=rf"bundled, latest, {FIRST};.*did you mean"):
        planned(folder, "fresh")


def test_a_damaged_vintage_is_told_before_any_kernel_starts(folder: Path) -> None:
    stored()
    file = vintage.folder_of(FIRST) / "tables" / f"{NAME}.csv"
    file.write_text(file.read_text().replace("2.9", "3.9"))
    with pytest.raises(ValueError, match=rf"{NAME}\.csv: was changed"):
        planned(folder, "fresh")


def test_a_value_for_one_run_names_the_same_report_each_night(folder: Path) -> None:
    names = set()
    for number in range(2):
        stored({NAME: lpi(2 + number)}, on=DAY + timedelta(days=number))
        (job,) = planned(folder, settings=["common.data=latest"])
        assert job.parameters["data"] == (FIRST, SECOND)[number]
        names.add(job.name)
    assert len(names) == 1


# ------------------------------------------------------------------------- the key


def test_the_key_covers_what_the_vintage_holds(folder: Path) -> None:
    stored()
    (job,) = planned(folder, "fresh")
    first, parts = content_key(job), content_parts(job)
    shutil.rmtree(vintage.folder_of(FIRST))
    stored({NAME: lpi(3.3)})
    assert job.parameters["data"] == FIRST
    assert content_key(job) != first
    differing = {
        name for name, part in content_parts(job).items() if part != parts[name]
    }
    assert differing == {"vintage"}


def test_a_vintage_is_no_matter_to_a_bundled_report(folder: Path) -> None:
    (job,) = planned(folder, "baseline")
    before = content_key(job)
    stored()
    assert content_key(job) == before


def test_a_vintage_that_went_after_the_plan_is_told(folder: Path) -> None:
    stored()
    (job,) = planned(folder, "fresh")
    stored({NAME: lpi(3.3)}, on=DAY + timedelta(days=1))
    prune(1)
    with pytest.raises(ValueError, match=f"`data`: '{FIRST}' is not one of"):
        content_parts(job)
    assert vintages.in_words(job.parameters) == f"{FIRST} (not on this machine)"


# ------------------------------------------------------------------------ the index


STEPS = [DataStep(FIRST, SECOND, ["baseline/trade", "later/trade"])]


def index_of(steps: list[DataStep]) -> BeautifulSoup:
    run = replace(RUN, planned=[], ended={}, data=steps)
    text = render_index([entry()], run)
    html5lib.HTMLParser(strict=True).parse(text)
    return BeautifulSoup(text, "html5lib")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text(" ").split())


def test_the_index_tells_what_changed_with_sizes() -> None:
    both = as_services_send()["worldbank"][NAME]
    stored({NAME: both})
    later = both.copy()
    later.loc[later.index[:12], "value"] = [*(both["value"].head(12) * 1.1)]
    stored({NAME: later.iloc[:-3]}, on=DAY + timedelta(days=1))
    page = index_of(STEPS)
    (section,) = page.select("section.changes")
    by_table, by_figure = section.select("table")
    assert [cell.get_text() for cell in by_table.select("tbody td")] == [
        *("12", "0", "3", "10.0 %")
    ]
    assert len(by_figure.select("tbody tr")) == MOST_REVISIONS
    text = words(page)
    assert (
        "2 reports were made from the vintage of 2026-11-24 in the run before" in text
    )
    assert "2 more are not shown" in text
    assert "+10.0 %" in text
    assert f"cac-data changes {FIRST} {SECOND}" in text


def test_the_index_says_nothing_of_data_that_stayed() -> None:
    assert not index_of([]).select("section.changes")


def test_the_index_says_so_if_a_vintage_is_gone() -> None:
    text = words(index_of(STEPS))
    assert "What differs cannot be told: `old`: '2026-11-24'" in text
    (only,) = told(STEPS)
    assert not only.tables


def test_steps_are_those_of_reports_that_both_runs_know() -> None:
    before = {"a/x": {"data": FIRST}, "a/y": {"data": "bundled"}, "a/z": {}}
    now = {"a/x": {"data": SECOND}, "a/y": {}, "a/z": {"data": SECOND}, "a/new": {}}
    assert vintages.steps(before, now) == [
        DataStep(FIRST, SECOND, ["a/x"]),
        DataStep("bundled", SECOND, ["a/z"]),
    ]


# ---------------------------------------------------------------------- the whole way


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    process = start(folder, "report", *arguments)
    listed, said = process.communicate(timeout=120)
    return process.returncode, listed + said


def test_without_a_vintage_nothing_runs(folder: Path) -> None:
    code, said = run(folder, "fresh")
    assert code == 2
    assert "`cac-data fetch` brings one" in said
    assert not (folder / "reports").exists()


def test_a_nightly_run_shows_new_figures_and_what_changed(folder: Path) -> None:
    write_notebook(folder, SCORE)
    stored()
    assert run(folder, "fresh", "baseline")[0] == 0
    page = (folder / "reports/fresh/trade.html").read_text("utf-8")
    assert "The last score is 2.9." in page
    assert "https://data.example/made-up" in page
    foot = BeautifulSoup(page, "html5lib").select_one("footer.foot")
    assert foot is not None
    assert "Data vintage 2026-11-24 (" in words(foot)
    assert "worldbank of 2026-11-24" in words(foot)
    version = cac_data.__data_version__
    # In the sentence and in the entry for BibTeX.
    assert page.count(f"data version {version} with the vintage {FIRST}") == 2
    bundled = (folder / "reports/baseline/trade.html").read_text("utf-8")
    assert "with the vintage" not in bundled
    assert "The last score is 2.7." in bundled
    assert "bundled (the tables that come with the package)" in bundled
    assert reports_of(folder)["fresh"]["parameters"]["data"] == FIRST

    # Nothing was fetched: nothing is due.
    assert run(folder, "fresh", "baseline")[0] == 0
    assert manifest_of(folder)["run"]["ended"]["unchanged"] == [
        *("fresh/trade", "baseline/trade")
    ]

    stored({NAME: lpi(3.19)}, on=DAY + timedelta(days=1))
    code, said = run(folder, "fresh", "baseline", "--dry-run")
    assert (code, "the vintage of the data changed" in said) == (0, True)
    assert run(folder, "fresh", "baseline")[0] == 0
    page = (folder / "reports/fresh/trade.html").read_text("utf-8")
    assert "The last score is 3.19." in page
    ended = manifest_of(folder)["run"]
    assert ended["ended"]["unchanged"] == ["baseline/trade"]
    assert ended["data"] == [
        {"before": FIRST, "now": SECOND, "reports": ["fresh/trade"]}
    ]
    index = (folder / "reports/index.html").read_text("utf-8")
    assert "What changed in the data since the last run" in index
    assert "KAZ, lpi_score, official, 2030" in index
    assert re.search(r"\+10\.0 %", index)

"""The line of links under a title, to what lies in the folder of reports."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.folder import Reports
from tests import golden, report_runs as runs


def line_of(page: Path) -> Tag:
    """The navigation under the title of a page, which ends with its header."""
    header, end, _ = page.read_bytes().partition(b"</header>")
    [line] = BeautifulSoup(header + end, "html.parser").select("header nav.links")
    return line


def leads_to(page: Path) -> dict[str, Path]:
    """Text of each link of the line, and the file to which it leads."""
    return {
        link.get_text(): (page.parent / str(link["href"])).resolve()
        for link in line_of(page).select("a")
    }


@pytest.fixture
def pages(built: golden.Built) -> list[Path]:
    """All pages of reports and all briefs."""
    return sorted(built.output.glob("*/*.html"))


def test_every_link_leads_to_a_file_of_the_folder(pages: list[Path]) -> None:
    assert pages
    missing = {
        f"{page.parent.name}/{page.name} -> {path}"
        for page in pages
        for path in leads_to(page).values()
        if not path.is_file()
    }
    assert not missing


@pytest.mark.parametrize("name", ["index.html", "compare.html"])
def test_every_page_leads_to(name: str, pages: list[Path]) -> None:
    target = (pages[0].parent.parent / name).resolve()
    assert [page for page in pages if target not in leads_to(page).values()] == []


def test_a_page_leads_to_the_other_topics_of_its_scenario(
    built: golden.Built, pages: list[Path]
) -> None:
    shown: dict[str, set[Path]] = {}
    for entry in Reports(built.output).entries():
        page = built.output / str(entry.page)
        shown.setdefault(entry.scenario, set()).add(page.resolve())
    missing = {
        page: shown[page.parent.name] - {page.resolve(), *leads_to(page).values()}
        for page in pages
    }
    assert not {page: paths for page, paths in missing.items() if paths}


def test_a_page_leads_to_itself_under_all_scenarios_with_a_page(
    pages: list[Path],
) -> None:
    alike: dict[str, set[Path]] = {}
    for page in pages:
        alike.setdefault(page.name, set()).add(page.resolve())
    missing = {
        page: alike[page.name] - {page.resolve(), *leads_to(page).values()}
        for page in pages
    }
    assert not {page: paths for page, paths in missing.items() if paths}


def test_no_page_leads_to_itself(pages: list[Path]) -> None:
    assert [page for page in pages if page.resolve() in leads_to(page).values()] == []


def test_the_page_of_a_report_marks_its_own_topic(pages: list[Path]) -> None:
    marked = {
        page for page in pages if len(line_of(page).select("[aria-current=page]")) == 1
    }
    assert marked == {page for page in pages if page.name != "index.html"}


def test_a_new_scenario_is_linked_and_builds_no_other_page(small: Path) -> None:
    baseline = small / "reports" / "baseline" / "trade.html"
    assert "The new story" not in leads_to(baseline)
    runs.write_scenario(small, "new", "horizon: 2037")
    done = runs.run(small, "report")
    assert "1 built, 2 unchanged, 0 failed" in done.stdout
    assert leads_to(baseline)["The new story"].name == "trade.html"
    # And its sum is right: the next run finds nothing to do.
    assert "0 built, 3 unchanged" in runs.run(small, "report").stdout


FAILED = "The last run of this report failed: the page is the last good one."


def test_the_last_good_page_says_that_the_last_run_failed(small: Path) -> None:
    good = small / "reports" / "baseline" / "trade.html"
    assert FAILED not in line_of(good).get_text()
    before = (small / "notebooks" / "trade.ipynb").read_bytes()
    runs.write_notebook(small, "1 / 0")
    assert runs.run(small, "report").returncode == 1
    assert FAILED in line_of(good).get_text()
    assert leads_to(good)["the incomplete page"].is_file()
    (small / "notebooks" / "trade.ipynb").write_bytes(before)
    assert runs.run(small, "report").returncode == 0
    assert FAILED not in line_of(good).get_text()

"""Links to what lies in the folder of reports: the line under a title, and names."""

from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.folder import Reports
from cac_data.report.links import addresses
from cac_data.report.names import Names, names_of_countries
from cac_data.report.publish import OF_SHEET, closed, named_as, with_links
from tests import golden, made_entries as made, report_runs as runs
from tests.test_each import make_project


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
    """All pages of reports and all briefs; a sheet leads to its page alone."""
    found = sorted(built.output.glob("*/*.html"))
    return [page for page in found if not page.stem.endswith(OF_SHEET)]


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


# --- Names in prose ------------------------------------------------------------------

KAZ = named_as("country-kaz", "Kazakhstan")
UZB = named_as("country-uzb", "Uzbekistan")
UNITS = {"Kazakhstan": "country-kaz", "Uzbekistan": "country-uzb"}


@pytest.mark.parametrize(
    ("prose", "marked"),
    [
        pytest.param("<p>Kazakhstan’s.</p>", f"<p>{KAZ}’s.</p>", id="name"),
        pytest.param(
            "<p>Kazakhstan, Uzbekistan. Kazakhstan.</p>",
            f"<p>{KAZ}, {UZB}. Kazakhstan.</p>",
            id="first mention",
        ),
        pytest.param(
            "<h2>Kazakhstan</h2>\n<p>Kazakhstan</p>",
            f"<h2>Kazakhstan</h2>\n<p>{KAZ}</p>",
            id="not a heading",
        ),
        pytest.param(
            '<p><a href="#a">Of <b>Kazakhstan</b></a> Kazakhstan</p>',
            f'<p><a href="#a">Of <b>Kazakhstan</b></a> {KAZ}</p>',
            id="not a link",
        ),
        pytest.param(
            "<table>\n<tr><td>Kazakhstan</td></tr></table>",
            "<table>\n<tr><td>Kazakhstan</td></tr></table>",
            id="not a table",
        ),
        pytest.param(
            '<p title="Kazakhstan"><code>Kazakhstan</code></p>',
            '<p title="Kazakhstan"><code>Kazakhstan</code></p>',
            id="not code or an attribute",
        ),
        pytest.param(
            "<p>Kazakhstani; China–Kazakhstan–Uzbekistan; China-Kazakhstan</p>",
            "<p>Kazakhstani; China–Kazakhstan–Uzbekistan; China-Kazakhstan</p>",
            id="not part of a name",
        ),
    ],
)
def test_a_name_is_marked_where_prose_has_it_first(prose: str, marked: str) -> None:
    assert Names(UNITS).marked(prose) == marked


def test_a_name_is_marked_once_a_page() -> None:
    names = Names(UNITS)
    assert names.marked("<p>Kazakhstan</p>") == f"<p>{KAZ}</p>"
    assert names.marked("<p>Kazakhstan</p>") == "<p>Kazakhstan</p>"


def test_a_name_is_found_where_words_have_no_blanks() -> None:
    names = Names({"哈萨克斯坦": "country-kaz"})
    marked = named_as("country-kaz", "哈萨克斯坦")
    assert names.marked("<p>与哈萨克斯坦的贸易</p>") == f"<p>与{marked}的贸易</p>"


def test_without_names_nothing_is_marked() -> None:
    assert Names({}).marked("<p>Kazakhstan</p>") == "<p>Kazakhstan</p>"


def test_each_of_the_five_has_a_name() -> None:
    assert names_of_countries() == {
        "Kazakhstan": "country-kaz",
        "Kyrgyzstan": "country-kgz",
        "Tajikistan": "country-tjk",
        "Turkmenistan": "country-tkm",
        "Uzbekistan": "country-uzb",
    }


def test_a_name_leads_to_the_page_of_its_scenario() -> None:
    own = made.entry("slump", notebook="country-kaz", page="slump/country-kaz.html")
    same = made.entry(
        "slump",
        notebook="country-uzb",
        status="same",
        page="baseline/country-uzb.html",
    )
    of_baseline = made.entry(notebook="country-tjk", page="baseline/country-tjk.html")
    units = ["country-kaz", "country-uzb", "country-tjk"]
    found = addresses(units, made.entry("slump"), [of_baseline, own, same])
    assert found == {
        "country-kaz": "../slump/country-kaz.html",
        "country-uzb": "../baseline/country-uzb.html",
        "country-tjk": "",
    }


def test_only_links_change_when_pages_come_and_go() -> None:
    page = f"<!-- links --><!-- /links --><p>{KAZ}, {UZB}</p>"
    bare = closed(page, "abc")
    addresses = {"country-kaz": "../a/country-kaz.html", "country-uzb": ""}
    linked = with_links(bare, "abc", "", addresses)
    led = named_as("country-kaz", "Kazakhstan", "../a/country-kaz.html")
    assert linked == closed(page.replace(KAZ, led), "abc")
    assert with_links(linked, "abc", "", {}) == bare


def names_that_lead(page: Path) -> list[tuple[str, str]]:
    """Text and address of each link in the prose of a page."""
    soup = BeautifulSoup(page.read_bytes(), "html.parser")
    return [(link.get_text(), str(link["href"])) for link in soup.select(".prose a")]


def test_names_lead_to_the_pages_that_are_there(tmp_path: Path) -> None:
    project = make_project(tmp_path / "a project")
    runs.write_notebook(project)
    file = project / "notebooks" / "trade.ipynb"
    notebook = nbformat.read(file, as_version=4)
    said = "## Kazakhstan\n\nKazakhstan and Tajikistan. Kazakhstan."
    notebook.cells.append(nbformat.v4.new_markdown_cell(said, id="said"))
    nbformat.write(notebook, file)
    page = project / "reports" / "baseline" / "trade.html"

    only = ("report", "baseline", "--notebook")
    assert runs.run(project, *only, "trade").returncode == 0
    assert names_that_lead(page) == []
    alone = page.read_bytes()
    done = runs.run(project, *only, "trade", "--notebook", "country-kaz")
    assert "1 built, 1 unchanged" in done.stdout
    kaz = ("Kazakhstan", "../baseline/country-kaz.html")
    assert names_that_lead(page) == [kaz]
    assert runs.without_links(page.read_bytes()) == runs.without_links(alone)
    # A country's own page has none, and where the page goes, the link does.
    of_country = project / "reports" / "baseline" / "country-kaz.html"
    assert names_that_lead(of_country) == []
    of_country.unlink()
    assert "0 built, 1 unchanged" in runs.run(project, *only, "trade").stdout
    assert page.read_bytes() == alone

"""The site to read before installing: its pages lead to each other, nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

import cac_data
from cac_data.report.alone import entries_of, pages_of
from cac_data.report.folder import Reports
from tests import docs
from tests.bundled import FIELDS, every_table
from tests.docs import api

if TYPE_CHECKING:
    from playwright.sync_api import Page

CALLED_MODULES = ("conflicts", "sources", "tables")
OPENED = ["tour.html", "codebook/gas_flows.html"]


@dataclass
class Links(HTMLParser):
    """What a page leads to, what it loads, and the places in it."""

    leads: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.leads.append(values["href"])
        elif tag != "a" and (loaded := values.get("src") or values.get("href")):
            self.loads.append(loaded)


@pytest.fixture(scope="module")
def site(small_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a small report, and pages of only some modules."""
    folder = tmp_path_factory.mktemp("docs") / "site"
    reports = Reports(small_original / "reports")
    pages = pages_of(reports, entries_of(reports, "baseline", ["trade"]))
    docs.write(folder, pages, [f"cac_data.{name}" for name in CALLED_MODULES])
    return folder


@pytest.fixture(scope="module")
def read(site: Path) -> dict[Path, Links]:
    """Each page that the front page leads to, over others or not."""
    pages: dict[Path, Links] = {}
    waiting = [site / "index.html"]
    while waiting:
        file = waiting.pop()
        if file not in pages and file.suffix == ".html" and file.is_file():
            pages[file] = Links()
            pages[file].feed(file.read_text("utf-8"))
            waiting += [target for target, _ in inner(file, pages[file])]
    return pages


def inner(file: Path, links: Links) -> Iterator[tuple[Path, str]]:
    """File and place in it of each link within the site."""
    for link in links.leads:
        path, _, place = unquote(link).partition("#")
        if not re.match("[a-z]+:", link):
            yield ((file.parent / path).resolve() if path else file), place


def test_the_front_page_leads_to_every_page(
    site: Path, read: dict[Path, Links]
) -> None:
    # The last is a redirection that pdoc writes.
    pages = {*site.rglob("*.html")} - {site / "api" / "index.html"}
    assert pages - {*read} == set()


def test_every_link_leads_to_a_file_of_the_site(read: dict[Path, Links]) -> None:
    dead = {
        (file.name, target.name)
        for file, links in read.items()
        for target, _ in inner(file, links)
        if not target.is_file()
    }
    assert dead == set()


def test_every_link_into_a_page_finds_its_place(read: dict[Path, Links]) -> None:
    dead = {
        (file.name, target.name, place)
        for file, links in read.items()
        for target, place in inner(file, links)
        if place and target in read and place not in read[target].ids
    }
    assert dead == set()


def test_no_page_loads_anything_from_elsewhere(read: dict[Path, Links]) -> None:
    loaded = {
        (file.name, link)
        for file, links in read.items()
        for link in links.loads
        if re.match("(?!data:)[a-z]+:|/", link)
    }
    assert loaded == set()


@every_table
def test_the_codebook_has_each_column_with_its_unit(name: str, site: Path) -> None:
    text = (site / "codebook" / f"{name}.html").read_text("utf-8")
    columns = re.findall(r'<th scope="row"><code>(\w+)</code></th>\n<td data', text)
    units = re.findall(r'<td data-label="Unit".*?>(.*?)</td>', text)
    assert columns == [*FIELDS[name]]
    assert units == [field.get("unit", "") for field in FIELDS[name].values()]


def test_the_pages_of_the_library_say_what_each_function_does(site: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in site.glob("api/**/*.html"))
    text = " ".join(BeautifulSoup(pages, "html.parser").get_text().split())
    missing = []
    for name in (name for name in cac_data.__all__ if "__" not in name):
        public = getattr(cac_data, name)
        function = getattr(public, name) if name in CALLED_MODULES else public
        first = str(function.__doc__).split("\n")[0]
        if first.partition("`")[0].strip() not in text:
            missing.append(name)
    assert missing == []
    assert {"cac_data.trade", "cac_data.charts"} <= {*api.MODULES}


@pytest.mark.parametrize("code", ["cac_data.tables()", "claims.verdicts("])
def test_the_tour_shows_code(code: str, site: Path) -> None:
    text = BeautifulSoup((site / "tour.html").read_text("utf-8"), "html.parser")
    assert code in text.get_text()


def test_the_tour_shows_what_came_of_it(site: Path) -> None:
    tour = BeautifulSoup((site / "tour.html").read_text("utf-8"), "html.parser")
    assert len(tour.select("table.dataframe")) >= 5
    assert [str(image["alt"])[:7] for image in tour.select("img")] == ["Chart: "] * 2


@pytest.mark.parametrize("name", OPENED)
def test_a_page_fits_a_phone(
    name: str, site: Path, open_page: Callable[..., Page]
) -> None:
    page = open_page(site / name, width=360, height=780)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

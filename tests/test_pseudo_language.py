"""All that pages say can be said in another language: they are built in qps.

qps is English by program (`tests.pseudo_language`): letters have accents, messages and
texts of tables have brackets and 40 % more letters. What has no accent comes from none,
and has to be what no language says: what `SPARED` and `unsaid` name, with the reason.
"""

import json
import re
import shutil
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
import pytest
from babel import Locale
from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from cac_data import codes
from cac_data.bundles import mime_type
from cac_data.project import find_project
from cac_data.report import news
from cac_data.report.errors import CellError
from cac_data.report.page import render
from cac_data.report.plan import Job, plan_reports
from cac_data.report.publish import facts_of, made_with
from cac_data.report.run import build_reports
from cac_data.scenarios import load_scenarios
from cac_data.writing import ENGLISH
from tests import pseudo_language
from tests.conftest import ANSWERS, Patch
from tests.drawings import clipped, faults_of_drawings
from tests.golden import make_sharing
from tests.pseudo_language import ACCENT, BEGIN, END, accented, unaccented
from tests.reading import ROOT, UNITS, drawn
from tests.test_report_page import faults_on_a_phone
from tests.translated_pages import latin_names

# Of pages that differ in a value alone one is asked, the first.
ASKED = {unit.notebook: name for name, unit in reversed(UNITS.items())}
SHEET = f"baseline/{ASKED['country']}-sheet.html"
PAGES = [
    *(f"baseline/{name}.html" for name in sorted(ASKED.values())),
    SHEET,
    "baseline/index.html",
    "index.html",
    "compare.html",
]
each_page = pytest.mark.parametrize("page", PAGES, ids=PAGES)

SPARED = {
    "head, script, style": "read by browsers; titles and scripts are read below",
    "pre, code": "code, ids and names of files",
    "table.data tbody, details:has(table.data) > p": "rows of a file, in its codes",
    ".sources": "publishers and titles of sources",
    "cite, [lang=en]": "what a page itself says to be in the original",
}
"""Elements that no message speaks in, with the reason."""

NAMES = (*made_with(), "BibTeX", "CSV", "JSON", "Atom", "UTC")
"""Names of programs and formats."""

TABLES = {table["name"]: [table["name"]] for table in codes.descriptor()["resources"]}
"""Names of files, which a change of one is told by."""

FUNCTION = re.compile(r"\b([a-z_]+)\.([a-z_]+)\b")
"""By which something is computed, such as ``energy.counted``."""

CONTENT_KEY = re.compile(r"\b[0-9a-f]{12}\b")
IN_BACKTICKS = re.compile("`[^`]*`")
SPOKEN = re.compile(rf"[{BEGIN}{END}]|\S*[A-Za-z]{ACCENT}\S*")
"""A word with accents, or an end of a message."""

WORD = re.compile(r"[^\W\d_][\w.’'/-]*")
READ_OUT = ("alt", "title", "aria-label", "placeholder", "data-some", "data-more")
OF_SLIDERS = ("label", "pattern", "told", "text", "period_text", "none")
"""What of sliders is shown; the rest is for programs."""


Unsaid = Mapping[str, list[str]]
"""Texts by their first word."""

FILES = [Path(page).name for page in PAGES]

SHIPPED = load_scenarios(ROOT / "params")
DIFFERING = [
    pytest.param(scenario.id, notebook, id=f"{scenario.id} {notebook}")
    for scenario in SHIPPED.values()
    for notebook in scenario.parameters
    if scenario.differences(notebook, SHIPPED["baseline"])
]
"""Scenarios and notebooks that are told something else than in the baseline."""


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pseudo-language, which each process reads once."""
    language = tmp_path_factory.mktemp("languages") / pseudo_language.NAME
    pseudo_language.write(language)
    return language


@pytest.fixture(scope="module")
def reports(language: Path) -> Path:
    """The reports of the baseline in qps, which all tests of this module share."""
    folder = language.parent / "reports"
    with Patch.context() as patch:
        patch.setenv("CAC_DATA_LANGUAGE", str(language))
        jobs = plan_reports(
            find_project(ROOT),
            scenarios=["baseline"],
            notebooks=[*ASKED.values()],
        )
        # Facts are in no language: those of the reports in English will do.
        entries = build_reports(jobs, folder, make=partial(make_sharing, ANSWERS))
    assert [entry.error for entry in entries if not entry.is_good] == []
    return folder


@pytest.fixture(scope="module")
def unsaid() -> Unsaid:
    """What stands in no language, the longest first, by its first word.

    Names that are Latin in each of ours; files of the run; names of months and the word
    "and" of Babel, which has no such language and writes English.
    """
    babel = Locale("en", "GB")
    named = babel.months["format"]
    months = (*named["wide"].values(), *named["abbreviated"].values(), *ENGLISH.months)
    return by_first_word(*latin_names(), *NAMES, *FILES, *months, "and")


def by_first_word(*texts: str) -> Unsaid:
    """Texts as `unspoken` looks them up."""
    by_first = defaultdict(list)
    for text in sorted({*texts}, key=len, reverse=True):
        if first := WORD.search(text):
            by_first[first[0]].append(text[first.start() :])
    return by_first


def unspoken(text: str, unsaid: Unsaid) -> list[str]:
    """The words of a text that are in no message, and not among what is not said."""
    plain = unicodedata.normalize("NFD", IN_BACKTICKS.sub("", text))
    plain = SPOKEN.sub(" ", CONTENT_KEY.sub("", plain))
    plain = unicodedata.normalize("NFC", " ".join(plain.split()))
    plain = FUNCTION.sub(
        lambda called: "" if is_function(*called.groups()) else called[0], plain
    )
    left = []
    place = 0
    while word := WORD.search(plain, place):
        place = word.end()
        known = [word[0], word[0].rstrip(".,'’/-")]
        candidates = [text for first in known for text in unsaid.get(first, ())]
        for candidate in candidates:
            if plain.startswith(candidate, word.start()):
                place = word.start() + len(candidate)
                break
        else:
            left.append(word[0])
    return left


@cache
def is_function(module: str, name: str) -> bool:
    """Whether there is such a function of ours."""
    is_ours = find_spec(f"cac_data.{module}") is not None
    return is_ours and hasattr(import_module(f"cac_data.{module}"), name)


@pytest.mark.parametrize(
    "word",
    ["Trade", "Exports", "Goods", "Energy", "Cargo", "planned", "under construction"],
)
def test_a_word_without_brackets_is_found_also_if_tables_have_it(
    word: str, unsaid: Unsaid
) -> None:
    assert unspoken(f"{BEGIN}{accented('of')}{END} {word}", unsaid) == word.split()


def faults_in(texts: Iterator[str], unsaid: Unsaid) -> list[str]:
    return [f"{left} in {text}" for text in texts if (left := unspoken(text, unsaid))]


def read(reports: Path, page: str) -> Tag:
    return BeautifulSoup((reports / page).read_text("utf-8"), "lxml")


@cache
def looked_at(reports: Path, page: str) -> Tag:
    """The same page, for tests that leave it as it is."""
    return read(reports, page)


def join_texts(page: Tag) -> None:
    """Make one text of those that a dissolved mark has left side by side.

    `Tag.smooth` recurses, and cells without end tags lie in each other: too deep.
    """
    for tag in [page, *page.find_all(True)]:
        for kind, beside in groupby([*tag.contents], key=type):
            texts = [*beside]
            if kind is NavigableString and len(texts) > 1:
                texts[0].replace_with("".join(texts))
                for text in texts[1:]:
                    text.extract()


def said_on(page: Tag) -> Iterator[str]:
    """The texts of a page, each in one piece, without what is spared."""
    for element in page.select(", ".join(SPARED)):
        element.decompose()
    for mark in page.select("b, strong, em, span, small, a, sub, sup"):
        mark.unwrap()
    for mark in page.find_all(string=lambda text: isinstance(text, Comment)):
        mark.extract()  # where a name may lead to a country's page
    join_texts(page)
    for text in page.find_all(string=True):
        if type(text).__name__ == "NavigableString" and text.strip():
            yield " ".join(text.split())


@each_page
def test_what_is_not_spoken_on_a_page_is_not_said(
    page: str, reports: Path, unsaid: Unsaid
) -> None:
    left = faults_in(said_on(read(reports, page)), unsaid)
    assert not left, "\n".join(left)


@each_page
def test_what_is_not_spoken_in_titles_and_descriptions_is_not_said(
    page: str, reports: Path, unsaid: Unsaid
) -> None:
    soup = looked_at(reports, page)
    texts = [soup.select_one("title").get_text()]  # type: ignore[union-attr]
    for name in READ_OUT:
        texts += [str(element[name]) for element in soup.select(f"[{name}]")]
    left = faults_in(iter(texts), unsaid)
    assert not left, "\n".join(left)


@each_page
def test_what_is_not_spoken_in_drawings_is_not_said(
    page: str, reports: Path, unsaid: Unsaid
) -> None:
    # Together, as a drawing breaks long names into lines.
    together = " ".join(drawn(looked_at(reports, page))).replace("- ", "-")
    left = unspoken(together, unsaid)
    assert not left, "\n".join(left)


def shown_by_sliders(part: Any, name: str = "") -> Iterator[str]:
    if isinstance(part, str) and name in OF_SLIDERS:
        yield part
    elif isinstance(part, list):
        for item in part:
            yield from shown_by_sliders(item, name)
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from shown_by_sliders(value, "text" if name == "said" else key)


@pytest.mark.parametrize("notebook", ["trade", "energy"])
def test_what_sliders_show_is_spoken(
    notebook: str, reports: Path, unsaid: Unsaid
) -> None:
    script = looked_at(reports, f"baseline/{notebook}.html").select_one(
        "script#what-if"
    )
    assert script is not None
    shown = shown_by_sliders(json.loads(str(script.string)))
    left = faults_in(shown, unsaid)
    assert not left, "\n".join(left)


@pytest.mark.parametrize("notebook", ["trade", "energy", "infrastructure", "outlook"])
def test_how_a_conflict_is_told_elsewhere_is_spoken(
    notebook: str, reports: Path, unsaid: Unsaid
) -> None:
    block = looked_at(reports, f"baseline/{notebook}.html").select_one(
        "script#cac-data"
    )
    assert block is not None
    texts = [
        conflict["text"] for conflict in json.loads(str(block.string))["conflicts"]
    ]
    assert texts
    left = faults_in(iter(texts), unsaid)
    assert not left, "\n".join(left)


@each_page
def test_no_style_speaks_english(page: str, reports: Path) -> None:
    styles = looked_at(reports, page).select("style")
    together = "".join(style.get_text() for style in styles)
    texts = re.findall('content:"([^"]*)"', together)
    assert texts
    assert [text for text in texts if unaccented(text)] == []


@each_page
def test_no_message_is_cut(page: str, reports: Path) -> None:
    soup = read(reports, page)
    for link in soup.select("a, nav.links"):
        link.decompose()  # many have a title as far as its colon
    cut = [text for text in said_on(soup) if text.count(BEGIN) != text.count(END)]
    assert not cut, "\n".join(cut)


@each_page
def test_a_page_says_its_language_and_so_do_its_drawings(
    page: str, reports: Path
) -> None:
    text = (reports / page).read_text("utf-8")
    assert '<html lang="qps">' in text
    drawings = re.findall(r"<svg xmlns='[^']*' lang='(\w+)'", text)
    assert {*drawings} <= {"qps"}
    assert len(drawings) == text.count("<svg xmlns=")


@each_page
def test_nothing_is_cut_or_written_over_on_a_phone(
    page: str, reports: Path, open_page: Callable[..., Any], blank_page: Any
) -> None:
    opened = open_page(reports / page, width=360, height=740)
    opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
    faults = [*faults_on_a_phone(opened), *clipped(opened)]
    faults += faults_of_drawings(opened, blank_page)
    assert not faults, "\n".join(faults)


MOVE = """() => {
    history.replaceState(null, "", "#output_growth=0.05");
    dispatchEvent(new Event("hashchange"));
}"""


@pytest.fixture
def moved(reports: Path, open_page: Callable[..., Any], tmp_path: Path) -> Any:
    """The sliders of a page, moved, of which numbers are written as in Russian."""
    page = tmp_path / "energy.html"
    text = (reports / "baseline" / page.name).read_text("utf-8")
    page.write_text(text.replace('<html lang="qps">', '<html lang="ru">'), "utf-8")
    opened = open_page(page)
    opened.evaluate(MOVE)
    return opened.locator(".what-if")


def test_what_sliders_write_when_they_move_is_spoken(
    moved: Any, unsaid: Unsaid
) -> None:
    texts = moved.locator("p, text, span, b").all_text_contents()
    left = faults_in(iter(texts), unsaid)
    assert not left, "\n".join(left)


def test_sliders_write_numbers_as_the_language_of_the_page_does(moved: Any) -> None:
    value = moved.locator("[data-figure=turkmen_left] .card-value").inner_text()
    assert re.fullmatch(r"\D*\d+,\d\D*", value)


def test_a_year_of_sliders_has_no_thousands_whatever_stands_beside_it(
    moved: Any,
) -> None:
    ends = " ".join(moved.locator(".ends span").all_text_contents())
    assert f"{BEGIN}2030{END}" in ends


# --- What is sent -------------------------------------------------------------------

KINDS = {"new", "gone", "recovered", "table", "figure", "verdict", "conflict", "due"}
"""What may have changed, but for what fails."""


def as_it_was(record: news.Json) -> news.Json:
    """A record of a run before, since which something of each kind has changed."""
    reports = record["state"]["reports"]
    del reports["baseline/history"]
    reports["baseline/outlook"]["status"] = "failed"
    trade = reports["baseline/trade"]
    reports["gone/trade"] = trade
    for figure in trade["figures"].values():
        figure["value"] = 1.0
    for verdict in trade["verdicts"].values():
        verdict[-1] = "open" if verdict[-1] != "open" else "supported"
    new, _, resolved, wider, *_ = trade["conflicts"]
    wider["high"] = wider["low"]
    resolved["id"] += "|before"
    trade["conflicts"].remove(new)
    first, second, third, *_ = record["state"]["tables"].values()
    for table, rows in ((first, -1), (second, 0), (third, 1)):
        table["rows"] += rows
        table["hash"] = ""
    record["state"]["date"] = "1970-01-01"
    return record


@pytest.fixture(scope="module")
def sent(reports: Path, language: Path) -> tuple[Path, str, list[news.Json]]:
    """The reports after a second run, its mail, and what changed before it."""
    folder = shutil.copytree(reports, language.parent / "reports of a second run")
    record = as_it_was(news.read((folder / news.RECORD).read_bytes()))
    (folder / news.RECORD).write_bytes(news.written(record))
    told: list[news.Json] = []
    with Patch.context() as patch:
        patch.setenv("CAC_DATA_LANGUAGE", str(language))
        patch.setattr("cac_data.report.news.records.MOST_TOLD", 99)
        jobs = plan_reports(
            find_project(ROOT), scenarios=["baseline"], notebooks=[*ASKED.values()]
        )
        build_reports(jobs, folder, on_news=lambda record, faults: told.append(record))
        mail = news.text(told[0], folder)
    return folder, mail, told[0]["changes"]


def test_something_of_each_kind_is_sent(
    sent: tuple[Path, str, list[news.Json]],
) -> None:
    assert {change["kind"] for change in sent[2]} == KINDS


def test_what_is_not_spoken_in_a_mail_is_not_said(
    sent: tuple[Path, str, list[news.Json]], unsaid: Unsaid
) -> None:
    folder, mail, _ = sent
    lines = mail.replace(str(folder), "").splitlines()
    assert not faults_in(iter(lines), {**unsaid, **TABLES})


def test_what_is_not_spoken_in_the_feed_is_not_said(
    sent: tuple[Path, str, list[news.Json]], unsaid: Unsaid
) -> None:
    feed = BeautifulSoup((sent[0] / news.FEED).read_text("utf-8"), "xml")
    assert feed.select_one("feed")["xml:lang"] == pseudo_language.NAME  # type: ignore[index]
    texts = [one.get_text() for one in feed.select("title, li")]
    assert not faults_in(iter(texts), {**unsaid, **TABLES})


# --- In this process -----------------------------------------------------------------


@pytest.fixture
def spoken(monkeypatch: Patch, language: Path) -> None:
    """The pseudo-language, in this process."""
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(language))


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(("scenario", "notebook"), DIFFERING)
def test_what_differs_from_the_baseline_is_spoken(
    scenario: str, notebook: str, unsaid: Unsaid
) -> None:
    baseline = Job(SHIPPED["baseline"], notebook, "")
    job = Job(SHIPPED[scenario], notebook, "", baseline=baseline)
    differences = facts_of(job)["differences"]
    texts = [text for differing in differences for text in differing.values()]
    assert texts
    assert not faults_in(iter(texts), unsaid)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("This run failed; the page is incomplete", id="that it failed"),
        pytest.param("An output that cannot be shown.", id="a wrong output"),
        pytest.param("Content key unknown", id="no key"),
    ],
)
def test_the_page_of_a_report_that_failed_says_it_in_the_language(text: str) -> None:
    wrong = nbformat.v4.new_output("display_data", {mime_type("table"): {}})
    cell = nbformat.v4.new_code_cell("show.table(...)", outputs=[wrong])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    job = Job(SHIPPED["baseline"], "trade", "")
    error = CellError("ValueError", "no such table", 1, "", "")
    page = BeautifulSoup(render(job, notebook, error=error).page, "html.parser")
    assert page.select_one("html[lang=qps]")
    shown = " ".join(page.get_text(" ").split())
    assert accented(text) in shown.replace(BEGIN, "").replace(END, "")

"""Reports in another language: a whole output of its own beside the English.

The language is Russian with two messages of its own, so that most of what its pages say
is English: what is tested is where they lie and how they lead to each other.
"""
# ruff: noqa: RUF001 - Russian

import os
import re
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from cac_data import show, words
from cac_data.bundles import mime_type
from cac_data.cli import main
from cac_data.facts import Figure, figure
from cac_data.files import UNFINISHED
from cac_data.lines import KeyFigureWords, TableWords, line
from cac_data.report.languages import OtherLanguages, output_in
from cac_data.report.page import render
from cac_data.report.plan import Job
from cac_data.report.publish import MANIFEST, PageFacts
from cac_data.scenarios import change, in_spoken_language, load_scenarios
from cac_data.show import publication
from cac_data.show.cards import key_figure
from cac_data.show.columns import columns_and_rows
from cac_data.words import english
from cac_data.words.messages import Language
from tests import report_runs as runs
from tests.conftest import Patch, Said
from tests.made_entries import entry, overview
from tests.reading import ROOT

COMMON = "yes = да\n"
PAGE = "all-findings = Все выводы\nnews-more = Ещё { $n }\n"
SCENARIOS = """\
scenario-gas_squeeze = Газовые тиски
scenario-baseline = Управляемое сближение
    .description = Торговля растёт, и ничего не ломается.
one-off = { $title }: { $settings }
    .description = Отдельный прогон. { $description }
"""
OF_A_RUN = {
    "index.html",
    "compare.html",
    "manifest.json",
    "key_figures.csv",
    "key_figures.json",
    "changes.json",
    "feed.xml",
    "baseline/index.html",
    "baseline/trade.html",
    "later/index.html",
    "later/trade.html",
}
"""What a run of the small project leaves, but for its lock."""

PAGES = sorted(name for name in OF_A_RUN if name.endswith(".html"))


def write_russian(folder: Path, **topics: str) -> Path:
    """Make the folder of the language, with two messages and those of these topics."""
    folder.mkdir(exist_ok=True)
    for topic, text in {"common": COMMON, "page": PAGE, **topics}.items():
        (folder / f"{topic}.ftl").write_text(text, "utf-8")
    return folder


def files_in(output: Path) -> dict[str, bytes]:
    """What lies in a folder of reports, but for its lock and the Russian ones in it."""
    files = {
        path.relative_to(output): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".lock"
    }
    return {
        path.as_posix(): content
        for path, content in files.items()
        if path.parts[0] != "ru"
    }


class Project:
    """A small project, and runs of the command on it in both languages."""

    def __init__(self, folder: Path) -> None:
        self.folder = runs.make_small_project(folder)
        self.words = write_russian(folder / "ru")
        self.root = folder / "reports"
        self.russian = self.root / "ru"

    def run(self, *arguments: str, **options: Any) -> str:
        """Return what a run says that has to end well."""
        done = runs.run(self.folder, *arguments, **options)
        assert done.returncode == 0, done.stderr
        return str(done.stdout)

    def run_in_russian(self, *arguments: str, **options: Any) -> str:
        return self.run("report", "--language", str(self.words), *arguments, **options)


def links_to_translations(page: Path) -> list[Tag]:
    """The links of a page to itself in other languages."""
    soup = BeautifulSoup(page.read_bytes(), "html.parser")
    return list(soup.select("header nav.links ul.languages a"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Reports in Russian, then in English, then in Russian again."""
    project = Project(tmp_path_factory.mktemp("languages") / "a project")
    project.run_in_russian()
    project.run("report", "--language", "en")
    project.run_in_russian()
    return project


# --- Two outputs, neither of which touches the other ---------------------------------


def test_a_language_has_an_output_of_its_own(both: Project) -> None:
    assert files_in(both.russian).keys() == OF_A_RUN


def test_english_has_the_root(both: Project) -> None:
    assert files_in(both.root).keys() == OF_A_RUN


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language(name: str, both: Project) -> None:
    page = BeautifulSoup((both.russian / name).read_bytes(), "html.parser")
    assert page.select_one("html[lang=ru]")


def test_the_feed_says_its_language(both: Project) -> None:
    feed = (both.russian / "feed.xml").read_text("utf-8")
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">' in feed


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_unchanged_run_builds_nothing(language: str, both: Project) -> None:
    spoken = str(both.words) if language == "ru" else language
    said = both.run("report", "--language", spoken)
    assert "0 built, 2 unchanged, 0 failed" in said


def test_a_run_in_a_language_leaves_the_files_of_the_others(both: Project) -> None:
    before = files_in(both.root)
    both.run_in_russian("--force")
    assert files_in(both.root) == before


def test_an_english_run_leaves_the_files_of_other_languages(both: Project) -> None:
    before = files_in(both.russian)
    both.run("report", "--force")
    assert files_in(both.russian) == before


def test_a_run_leaves_what_another_language_is_writing(both: Project) -> None:
    written = both.russian / "baseline" / f".trade.html.0{UNFINISHED}"
    written.touch()
    both.run("report")
    is_there = written.exists()
    written.unlink()
    assert is_there


def test_the_variable_asks_for_a_language_too(
    both: Project, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(both.words))
    assert str(both.russian / "index.html") in both.run("report")


def test_the_option_beats_the_variable(both: Project, monkeypatch: Patch) -> None:
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(both.words))
    said = both.run("report", "--language", "en")
    assert said.endswith(f" {both.root / 'index.html'}\n")


def test_the_state_is_told_of_the_reports_in_a_language(both: Project) -> None:
    said = both.run("status", "--language", str(both.words))
    assert f" In {both.russian}:" in said


def test_the_mail_is_in_the_language(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project")
    write_russian(project.words, page="news-index = Все отчёты: { $index }\n")
    mail = tmp_path / "mail.txt"
    project.run_in_russian()
    runs.write_scenario(project.folder, "new", "horizon: 2037")
    project.run_in_russian("--mail-text", str(mail))
    assert f"Все отчёты: {project.russian / 'index.html'}" in mail.read_text("utf-8")


def test_another_message_of_the_language_builds_its_pages_anew(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project")
    project.run_in_russian()
    write_russian(project.words, page="skip = К отчёту\n")
    # In a process of its own: this one has read the words.
    assert "2 built" in project.run_in_russian(env={**os.environ})


# --- Links between them --------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_to_itself_in_another_language(name: str, both: Project) -> None:
    [link] = links_to_translations(both.root / name)
    page = (both.root / name).parent / str(link["href"])
    assert page.resolve() == (both.russian / name).resolve()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_another_language_leads_back(name: str, both: Project) -> None:
    [link] = links_to_translations(both.russian / name)
    page = (both.russian / name).parent / str(link["href"])
    assert page.resolve() == (both.root / name).resolve()


@pytest.mark.parametrize(
    ("output", "language", "name"),
    [
        pytest.param("", "ru", "русский", id="Russian"),
        pytest.param("ru", "en", "English", id="English"),
    ],
)
def test_a_link_has_the_name_that_the_language_gives_itself(
    output: str, language: str, name: str, both: Project
) -> None:
    [link] = links_to_translations(both.root / output / "index.html")
    said = (link["hreflang"], link["lang"], link.get_text())
    assert said == (language, language, name)


def test_a_page_that_is_not_there_in_another_language_is_not_linked(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path / "a project")
    project.run_in_russian("baseline")
    project.run("report")
    assert links_to_translations(project.root / "later" / "trade.html") == []


BUILT = {
    "": ["index.html", "baseline/trade.html"],
    "ru": ["index.html", "compare.html"],
    "zh": ["index.html", "baseline/trade.html"],
}
"""Pages in three languages, by the folder of each: English has the root."""


@pytest.mark.parametrize(
    ("language", "page", "linked"),
    [
        pytest.param(
            "en",
            "index.html",
            {"ru": "ru/index.html", "zh": "zh/index.html"},
            id="from English",
        ),
        pytest.param(
            "ru",
            "index.html",
            {"en": "../index.html", "zh": "../zh/index.html"},
            id="from Russian",
        ),
        pytest.param("ru", "compare.html", {}, id="in one language"),
        pytest.param(
            "en",
            "baseline/trade.html",
            {"zh": "zh/baseline/trade.html"},
            id="in two of three",
        ),
    ],
)
def test_a_page_leads_to_those_languages_in_which_it_is_built(
    language: str, page: str, linked: dict[str, str], tmp_path: Path
) -> None:
    for folder, pages in BUILT.items():
        for name in (MANIFEST, *pages):
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).touch()
    with words.speaking(language):
        found = OtherLanguages(output_in(tmp_path)).translations(page)
    assert {one.language: one.page for one in found} == linked


def test_links_come_by_themselves_and_build_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path / "a project")
    project.run("report")
    project.run_in_russian()
    assert "0 built, 2 unchanged" in project.run("report")
    page = project.root / "baseline" / "trade.html"
    assert len(links_to_translations(page)) == 1


# --- What is not translated ----------------------------------------------------------


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: Patch) -> Path:
    """The folder of the language, which is spoken in this process."""
    folder = write_russian(tmp_path / "ru", scenarios=SCENARIOS)
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))
    return folder


SHIPPED = load_scenarios(ROOT / "params")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_title_of_a_scenario_is_a_message(name: str) -> None:
    assert english().message(f"scenarios.scenario-{name}") == SHIPPED[name].title


@pytest.mark.parametrize("name", SHIPPED)
def test_the_description_of_a_scenario_is_a_message(name: str) -> None:
    id = f"scenarios.scenario-{name}.description"
    assert english().message(id) == SHIPPED[name].description


@pytest.mark.usefixtures("russian")
def test_a_scenario_is_said_in_the_language() -> None:
    said = in_spoken_language(SHIPPED["baseline"])
    assert said.title == "Управляемое сближение"
    assert said.description == "Торговля растёт, и ничего не ломается."


@pytest.mark.usefixtures("russian")
def test_what_of_a_scenario_is_not_translated_stays_english() -> None:
    said = in_spoken_language(SHIPPED["gas_squeeze"])
    assert said.description == SHIPPED["gas_squeeze"].description


@pytest.mark.usefixtures("russian")
def test_a_scenario_of_the_same_id_with_words_of_its_own_keeps_them(
    tmp_path: Path,
) -> None:
    runs.make_small_project(tmp_path / "a project")
    own = load_scenarios(tmp_path / "a project" / "params")["baseline"]
    assert in_spoken_language(own).title == "The baseline story"


@pytest.mark.usefixtures("russian")
def test_a_run_of_its_own_is_called_so_in_the_language() -> None:
    base = in_spoken_language(SHIPPED["baseline"])
    settings = ["trade.horizon=2035", "trade.end=2024"]
    changed = change(base, settings)
    titled = "Управляемое сближение: trade.end = 2024 и trade.horizon = 2035"
    assert changed.title.replace("\xa0", " ") == titled
    assert changed.description.startswith("Отдельный прогон. Торговля растёт")


def test_a_run_of_its_own_has_the_same_id_in_each_language(russian: Path) -> None:
    in_russian = change(SHIPPED["baseline"], ["trade.horizon=2035"])
    with words.speaking("en"):
        in_english = change(SHIPPED["baseline"], ["trade.horizon=2035"])
    assert in_russian.id == in_english.id


# --- English that stands on a page of another language ------------------------------

MOVES = english().text("trade.cell-trade-moves")


def page_of(*cells: NotebookNode) -> BeautifulSoup:
    """The page of a notebook on trade with these cells.

    It is without the marks that any Latin words on a Russian page have, so that those
    are left that a text has which fell back.
    """
    markup = markup_of(*cells).replace("<span lang=en>", "<span>")
    return BeautifulSoup(markup, "html5lib")


def markup_of(*cells: NotebookNode) -> str:
    notebook = nbformat.v4.new_notebook(cells=[*cells])
    return render(Job(SHIPPED["baseline"], "trade", ""), notebook).page


def cell_of(text: str) -> NotebookNode:
    """The cell of the notebook on trade that asks what moved, with another text."""
    return nbformat.v4.new_markdown_cell(text, id="trade-moves")


@pytest.mark.usefixtures("russian")
def test_prose_without_a_message_is_marked_as_english() -> None:
    assert page_of(cell_of(MOVES)).select_one(".prose[lang=en] h2")


@pytest.mark.usefixtures("russian")
def test_its_heading_is_marked_in_the_contents_too() -> None:
    assert page_of(cell_of(MOVES)).select_one(".contents-wide a[lang=en]")


@pytest.mark.usefixtures("russian")
def test_prose_of_a_notebook_of_ones_own_is_in_an_unknown_language() -> None:
    assert not page_of(cell_of("## Что изменилось?")).select_one("[lang=en]")


def test_on_an_english_page_no_prose_is_marked() -> None:
    assert not page_of(cell_of(MOVES)).select_one("[lang=en]:not(html)")


@pytest.mark.usefixtures("russian")
def test_prose_with_a_message_is_not_marked(russian: Path) -> None:
    write_russian(russian, trade="cell-trade-moves = Что изменилось?\n")
    assert not page_of(cell_of(MOVES)).select_one("[lang=en]")


@pytest.mark.usefixtures("russian")
def test_paragraphs_without_a_sentence_in_the_language_are_told() -> None:
    said = [
        [line("page.skip"), line("page.contents")],
        [],
        [line("page.all-findings"), line("page.skip")],
        [line("page.skip")],
    ]
    assert words.paragraphs_in_english(said) == [0, 2]


def test_in_english_no_paragraph_is_told() -> None:
    assert words.paragraphs_in_english([[line("page.skip")]]) == []


@pytest.mark.usefixtures("russian")
def test_a_paragraph_in_english_is_marked() -> None:
    said = {"sentences": ["Is so.", "Так и есть."], "in_english": [0], "source_ids": []}
    output = nbformat.v4.new_output("display_data", {mime_type("text"): said})
    cell = nbformat.v4.new_code_cell("show.text(...)", outputs=[output])
    marked = page_of(cell).select("p[lang=en]")
    assert [paragraph.get_text() for paragraph in marked] == ["Is so."]


# --- What fell back alone ------------------------------------------------------------


def output_of(kind: str, content: dict[str, Any]) -> NotebookNode:
    """A cell of code with a bundle."""
    output = nbformat.v4.new_output("display_data", {mime_type(kind): content})
    return nbformat.v4.new_code_cell("show(...)", outputs=[output])


def in_english(page: BeautifulSoup) -> list[str]:
    """The texts of a page that are marked as English."""
    return [element.get_text() for element in page.select("body [lang=en]")]


SKIP = line("page.skip")
FINDINGS = line("page.all-findings")


@pytest.mark.usefixtures("russian")
def test_sentences_that_fell_back_are_told_within_their_paragraph() -> None:
    said = [[FINDINGS, SKIP, SKIP, FINDINGS], [SKIP], [FINDINGS]]
    [(number, runs_of_english)] = words.sentences_in_english(said).items()
    assert number == "0"
    paragraph = words.say(said).split("\n\n")[0]
    texts = [paragraph[start:end] for start, end in runs_of_english]
    assert texts == [words.say([[SKIP, SKIP]])]


@pytest.mark.usefixtures("russian")
def test_the_english_part_of_a_paragraph_is_marked() -> None:
    said = {
        "sentences": ["Так и есть. Is so. Всё."],
        "partly_in_english": {"0": [[12, 18]]},
        "source_ids": [],
    }
    page = page_of(output_of("text", said))
    assert in_english(page) == ["Is so."]
    assert "Так и есть. Is so. Всё." in page.get_text()


@pytest.mark.usefixtures("russian")
def test_parts_that_fell_back_are_told() -> None:
    told = words.parts_in_english(title=SKIP, caption=FINDINGS, note=None, alt=[[SKIP]])
    assert told == {"in_english": ["title", "alt"]}


def test_in_english_no_part_is_told() -> None:
    assert words.parts_in_english(title=SKIP) == {}


CHART = {
    "title": "Trade",
    "subtitle": "Деньги",
    "alt": "Lines",
    "caption": "As printed.",
    "svg": "<svg></svg>",
    "width": 1,
    "height": 1,
    "data": {"columns": [], "rows": []},
    "source_ids": [],
}


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("part", "selector"),
    [
        ("title", ".finding[lang=en]"),
        ("subtitle", ".measure[lang=en]"),
        ("alt", "img[lang=en]"),
        ("caption", "figcaption span[lang=en]"),
    ],
)
def test_a_part_of_a_chart_that_fell_back_alone_is_marked(
    part: str, selector: str
) -> None:
    page = page_of(output_of("figure", {**CHART, "in_english": [part]}))
    assert len(page.select(".figure [lang=en]")) == 1
    assert page.select_one(selector)


CARD = {
    "id": "turnover",
    "label": "Trade",
    "value": 1.0,
    "unit": "USD bn",
    "period": "2025",
    "period_text": "2025",
    "low": None,
    "high": None,
    "text": "$1 bn",
    "number": "1",
    "range": "",
    "note": "by China",
    "source_ids": [],
}


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(
    ("part", "text"), [("label", "Trade"), ("note", "by China"), ("text", "$1 bn")]
)
def test_a_part_of_a_card_that_fell_back_alone_is_marked(part: str, text: str) -> None:
    figures = {"figures": [{**CARD, "in_english": [part]}], "cards": ["turnover"]}
    page = page_of(output_of("key-figures", figures))
    marked = [runs.words(element) for element in page.select(".cards [lang=en]")]
    assert marked == [text]


@pytest.mark.usefixtures("russian")
def test_a_key_figure_tells_which_of_its_parts_fell_back() -> None:
    said = KeyFigureWords(label=SKIP, note=FINDINGS)
    trade = figure("turnover", Figure(value=1.0, unit="USD bn"), "USD bn")
    assert key_figure(trade, lambda _: said)["in_english"] == ["label"]


@pytest.mark.usefixtures("russian")
def test_a_heading_that_fell_back_has_its_language() -> None:
    frame = pd.DataFrame({"a": ["x"], "b": ["y"]})
    columns = columns_and_rows(frame, {"a": SKIP, "b": FINDINGS}, {})["columns"]
    assert [column.get("language") for column in columns] == ["en", None]


@pytest.mark.usefixtures("russian")
def test_cells_that_fell_back_are_told_by_their_rows(monkeypatch: Patch) -> None:
    bundles = []
    monkeypatch.setattr(
        publication, "publish", lambda kind, content, *_: bundles.append(content)
    )
    said = TableWords(
        columns={"a": FINDINGS, "b": FINDINGS},
        caption=FINDINGS,
        cells={"a": lambda row: FINDINGS if row["a"] == "x" else SKIP},
        names={"z": SKIP},
    )
    show.table("a.table", said, pd.DataFrame({"a": ["x", "y"], "b": ["z", "w"]}))
    [content] = bundles
    assert content["cells_in_english"] == {"a": [1], "b": [0]}


@pytest.mark.usefixtures("russian")
def test_headings_and_cells_of_a_table_that_fell_back_are_marked() -> None:
    table = {
        "name": "a.table",
        "caption": "Caption",
        "note": "Примечание",
        "in_english": ["caption"],
        "columns": [
            {"name": "a", "label": "Heading", "type": "text", "language": "en"},
            {"name": "b", "label": "Название", "type": "text"},
        ],
        "rows": [["да", "нет"], ["да", "no"]],
        "cells_in_english": {"b": [1]},
        "saved": None,
        "source_ids": [],
    }
    page = page_of(output_of("table", table))
    marked = [element.get_text().strip() for element in page.select(".table [lang=en]")]
    assert marked == ["Caption", "Heading", "no"]


@pytest.mark.usefixtures("russian")
def test_a_finding_that_fell_back_is_marked_on_the_front_page() -> None:
    found = entry(finding="Trade grows.", in_english=["title", "finding"])
    page = BeautifulSoup(overview("index.html", found), "html.parser")
    marked = [element.get_text() for element in page.select(".findings [lang=en]")]
    assert marked == ["Trade with China", "Trade grows."]


@pytest.mark.usefixtures("russian")
def test_a_page_says_of_its_finding_that_it_fell_back() -> None:
    said = {"sentences": ["So."], "finding": "So.", "finding_in_english": True}
    markup = markup_of(output_of("brief", {**said, "source_ids": []}))
    facts = PageFacts.read(markup.encode())
    assert facts.in_english == ["finding"]


# --- Refused before anything runs ----------------------------------------------------


@pytest.mark.parametrize(
    ("identifier", "folder"),
    [
        pytest.param("en", "a language", id="a language that there is"),
        pytest.param("kk", "a language", id="a code of ISO 639"),
        pytest.param("qps", "a language", id="the pseudo-language"),
        pytest.param("failed", "other pages", id="the folder of incomplete pages"),
        pytest.param("api", "other pages", id="the folder of pages of the library"),
    ],
)
def test_a_scenario_is_not_called_as_another_folder_of_the_reports(
    identifier: str, folder: str, small: Path
) -> None:
    runs.write_scenario(small, identifier)
    done = runs.run(small, "report")
    assert done.returncode == 2
    why = f"'{identifier}' cannot be the id of a scenario: among the reports, it is "
    assert f"params/{identifier}.yaml: {why}the folder of {folder}" in done.stderr


def test_two_letters_that_are_no_language_may_be_a_scenario(small: Path) -> None:
    runs.write_scenario(small, "us")
    assert runs.run(small, "report", "us", "--dry-run").returncode == 0


def refused(both: Project, *arguments: str) -> str:
    """Return why a run is refused, in which nothing is written."""
    before = files_in(both.root)
    done = runs.run(both.folder, "report", "--force", *arguments)
    assert done.returncode == 2
    assert files_in(both.root) == before
    return str(done.stderr)


def test_a_language_that_is_not_there_is_refused(both: Project) -> None:
    why = "error: `--language`: 'xx' is no language; allowed: en, ru, zh, or a folder"
    assert refused(both, "--language", "xx").startswith(why)


def test_a_language_that_is_nearly_there_is_guessed(both: Project) -> None:
    assert "; did you mean 'en'?" in refused(both, "--language", "eng")


def test_a_folder_that_is_not_called_as_a_language_is_refused(
    both: Project, tmp_path: Path
) -> None:
    folder = write_russian(tmp_path / "my_words")
    why = refused(both, "--language", str(folder))
    assert "is not called by the code of a language, such as ru or zh-Hant" in why


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "skip = { $plaec }",
            "line 1: `skip` has no variable \\$plaec; allowed: none",
            id="a variable",
        ),
        pytest.param(
            "skip = { CUONT(1) }",
            "line 1: `skip` calls CUONT, which is no function; did you mean 'COUNT'",
            id="a function",
        ),
        pytest.param(
            "skip = { -report }",
            "line 1: `skip` calls the term `-report`, which this language does not",
            id="a term",
        ),
        pytest.param(
            "skip = a\n\nlost = { $x",
            "line 3: .*: 'lost = { \\$x'",
            id="a file that is no Fluent",
        ),
        pytest.param(
            "skipp = a",
            "line 1: English has no message `skipp`; did you mean 'skip'",
            id="a message",
        ),
    ],
)
def test_a_language_that_cannot_be_spoken_is_refused(
    text: str, fault: str, both: Project, tmp_path: Path
) -> None:
    folder = write_russian(tmp_path / "ru", page=f"{text}\n")
    why = refused(both, "--language", str(folder))
    assert re.search(f"ru/page.ftl, {fault}", why)


def test_a_scenario_and_a_language_of_one_name_are_refused(tmp_path: Path) -> None:
    folder = runs.make_small_project(tmp_path / "a project")
    runs.write_scenario(folder, "kaz")
    language = str(write_russian(tmp_path / "kaz"))
    done = runs.run(folder, "report", "--language", language)
    assert done.returncode == 2
    assert "`--language`: 'kaz' is a scenario here, too" in done.stderr


def test_a_scenario_called_as_the_reports_of_a_language_is_refused(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path / "a project")
    language = write_russian(tmp_path / "kaz")
    project.run("report", "baseline", "--language", str(language))
    runs.write_scenario(project.folder, "kaz")
    why = refused(project)
    assert f"{project.root / 'kaz'} is a folder of reports in another language" in why


# --- What is asked while it is typed -------------------------------------------------


def test_the_help_tells_of_the_language(capsys: Said) -> None:
    assert main(["report", "--help"]) == 0
    assert "--language" in capsys.readouterr().out


CASES = """\
month-1 = январь
    .in = январе
month-6 = июнь
    .in = июне
    .of = июня
month-10 = октябрь
    .in = октябре
period-year = { $first-year }
    .in = в { $first-year } году
period-years = { $first-year }–{ $last-year }
    .in = в { $first-year }–{ $last-year } годах
period-month = { $first-year }
    .in = в { MONTH_NAME($first-month, case: "in") } { $first-year } года
period-months = { $first-year }
    .in = в { MONTH_NAME($first-month, case: "in") }–{""
        }{ MONTH_NAME($last-month, case: "in") } { $first-year } года
period-day = { $first-year }
    .in = { $first-day } { MONTH_NAME($first-month, case: "of") } { $first-year } года
year-bc = { $first } год до н. э.
    .in = в { $first } году до н. э.
years-listed = { $years }
    .in = в { $years } { $n ->
        [one] году
       *[other] годах
    }
noun-pledges = { $n ->
    [one] обещание
    [few] обещания
   *[many] обещаний
 }
    .of = { $n ->
        [one] обещания
       *[many] обещаний
    }
"""
OF_CASES = r"""
of-period = { PERIOD($period, case: "in") }
of-years = { YEARS($years, case: "in") }
of-count = { COUNT($n, noun: "pledges", case: "of") }
"""


@pytest.fixture
def declined(tmp_path: Path) -> Language:
    """Russian with periods and a noun in some of its cases."""
    write_russian(tmp_path / "ru", common=CASES, cases=OF_CASES)
    return Language(tmp_path / "ru")


@pytest.mark.parametrize(
    ("period", "text"),
    [
        pytest.param("2024", "в 2024 году", id="a year"),
        pytest.param("2017/2024", "в 2017–2024 годах", id="years"),
        pytest.param("2024-06", "в июне 2024 года", id="a month"),
        pytest.param("2024-01/2024-10", "в январе–октябре 2024 года", id="months"),
        pytest.param("2024-06-07", "7 июня 2024 года", id="a day"),
        pytest.param("-0138", "в 138 году до н. э.", id="before our era"),
        pytest.param("2023-11/2024-02", "ноябрь 2023", id="no form"),
        pytest.param("недавно", "недавно", id="no period"),
    ],
)
def test_a_period_stands_in_a_case_of_the_language(
    period: str, text: str, declined: Language
) -> None:
    said = declined.say(line("cases.of-period", period=period))
    assert said.replace("\N{NO-BREAK SPACE}", " ").startswith(text)


@pytest.mark.parametrize(
    ("years", "text"),
    [
        pytest.param(["2020"], "в 2020 году", id="one"),
        pytest.param(["2017", "2018", "2020"], "в 2017–2018 и 2020 годах", id="some"),
    ],
)
def test_years_stand_in_a_case_of_the_language(
    years: list[str], text: str, declined: Language
) -> None:
    assert declined.say(line("cases.of-years", years=years)) == text


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 обещания"), (3, "3 обещаний"), (21, "21 обещания")]
)
def test_a_count_stands_in_a_case_of_the_language(
    n: int, text: str, declined: Language
) -> None:
    said = declined.say(line("cases.of-count", n=n))
    assert said.replace("\N{NO-BREAK SPACE}", " ") == text


def test_who_speaks_for_a_while_speaks_as_before_afterwards(russian: Path) -> None:
    with words.speaking("en"):
        assert words.say(line("common.yes")) == "yes"
    assert words.say(line("common.yes")) == "да"

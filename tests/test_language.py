"""A second language is a translation, and nothing else.

The language xx is English with an accent on every letter, made from its messages, those
of cells of notebooks among them.
What a page in it says without accents does not come from a message: it is data, or
words that no translator could reach.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pytest
from babel.dates import get_month_names
from bs4 import BeautifulSoup
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import TextElement
from fluent.syntax.visitor import Transformer

from cac_data import load_table, words
from cac_data.bundles import mime_type
from cac_data.lines import line
from cac_data.project import find_project
from cac_data.report.errors import CellError
from cac_data.report.page import render
from cac_data.report.plan import Job
from cac_data.report.publish import facts_of
from cac_data.scenarios import load_scenarios
from cac_data.tables import table_names
from tests.conftest import Patch
from tests.reading import NOTEBOOKS, ROOT, blocks, drawn, visible
from tests.report_runs import run

WORDS = ROOT / "cac_data" / "words" / "en"
ACCENT = "\N{COMBINING ACUTE ACCENT}"
PLAIN = re.compile(rf"[A-Za-z](?!{ACCENT})")
SPARED = re.compile(r"(<[^>]*>|&\w+;|`[^`]*`|\]\([^)]*\))")
"""Tags, entities, code and addresses, which no translator changes."""

CLAIMS = ".verdict dd"
"""What is said of claims is taken from tables."""

FORMATS = ("CSV", "JSON", "UTC", "cac-data")
DATA = "code, .unit, .foot dd:last-child"
BETWEEN = re.compile(rf"[A-Za-z]{ACCENT}|\d|, | · |[;:.] |[–()]|\band\b")
"""What may stand between two names of a sentence."""

IN_BACKTICKS = re.compile("`[^`]*`")
CONTENT_KEY = re.compile(r"\b[0-9a-f]{12}\b")
LONGEST_NAME = 200
EDGES = re.compile(r"^\W+|\W+$")

SHIPPED = load_scenarios(ROOT / "params")
DIFFERING = [
    pytest.param(scenario.id, notebook, id=f"{scenario.id} {notebook}")
    for scenario in SHIPPED.values()
    for notebook in scenario.parameters
    if scenario.differences(notebook, SHIPPED["baseline"])
]
"""Scenarios and notebooks that are told something else than in the baseline."""


@pytest.mark.parametrize("command", ["report --dry-run", "claims trade"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    command: str,
) -> None:
    # Nothing worked out before, as a form in this process keeps it.
    variables = {"CAC_DATA_LANGUAGE": "xx", "CAC_DATA_RUN_CACHE": ""}
    done = run(ROOT, *command.split(), env={**os.environ, **variables})
    assert done.returncode == 2
    why = "`CAC_DATA_LANGUAGE`: 'xx' is no language; allowed: en, or a folder"
    assert done.stderr.startswith(f"error: {why}")


def test_before_anything_runs_all_that_a_language_cannot_say_is_told(
    tmp_path: Path,
) -> None:
    write(tmp_path / "xx")
    for topic in ("common", "page"):
        with (tmp_path / "xx" / f"{topic}.ftl").open("a", encoding="utf-8") as file:
            file.write("\nunasked = Nobody asks for it.\n")
    variables = {"CAC_DATA_LANGUAGE": str(tmp_path / "xx"), "CAC_DATA_RUN_CACHE": ""}
    done = run(ROOT, "report", "--dry-run", env={**os.environ, **variables})
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert lines[0] == "error: the language xx cannot be spoken:"
    assert [line.partition(",")[0].strip() for line in lines[1:]] == [
        "xx/common.ftl",
        "xx/page.ftl",
    ]


def accented(text: str, spared: re.Pattern[str] = SPARED) -> str:
    parts = spared.split(text)
    return "".join(
        part if place % 2 else PLAIN.sub(rf"\g<0>{ACCENT}", part)
        for place, part in enumerate(parts)
    )


class Accents(Transformer):
    """Puts an accent on every letter of messages, not of tags in them."""

    def visit_TextElement(  # noqa: N802 - a name of the library
        self, node: TextElement
    ) -> TextElement:
        node.value = accented(node.value)
        return node


def write(folder: Path) -> None:
    """Make the folder of the language."""
    folder.mkdir()
    for file in WORDS.glob("*.ftl"):
        messages = Accents().visit(FluentParser().parse(file.read_text("utf-8")))
        text = FluentSerializer().serialize(messages)
        (folder / file.name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the baseline in the language."""
    folder = tmp_path_factory.mktemp("languages")
    write(folder / "xx")
    env = {**os.environ, "CAC_DATA_LANGUAGE": str(folder / "xx")}
    words = ("report", "baseline", "--output", str(folder / "reports"))
    done = run(ROOT, *words, env=env)
    assert done.returncode == 0, done.stderr
    return folder / "reports" / "xx" / "baseline"


@pytest.fixture(scope="module")
def data() -> frozenset[str]:
    """What pages take from tables, and what no language writes otherwise."""
    cells = {
        str(value)
        for name in table_names()
        for column in load_table(name).select_dtypes("str")
        for value in load_table(name)[column]
    }
    [baseline] = find_project(ROOT).scenarios("baseline")
    # Babel has no such language, so its months and "and" are those of English.
    wide = get_month_names("wide", locale="en").values()
    abbreviated = get_month_names("abbreviated", locale="en").values()
    description = " ".join(baseline.description.split())
    return frozenset(
        {*cells, "", *wide, *abbreviated, baseline.title, description, *FORMATS}
    )


def unreached(texts: Iterable[str], data: frozenset[str]) -> list[str]:
    """What has no accents in texts, and is no data."""
    # A drawing breaks a long name into lines.
    names = "\n".join(cell for cell in data if len(cell) <= LONGEST_NAME).lower()
    return [
        f"{part!r} in {text}"
        for text in texts
        if text not in data
        for part in BETWEEN.split(CONTENT_KEY.sub("", text))
        if PLAIN.search(part) and re.sub(EDGES, "", part).lower() not in names
    ]


@pytest.mark.parametrize(
    "page", [*(x.stem for x in NOTEBOOKS), "../index", "../compare"]
)
def test_what_has_no_accents_is_data(
    page: str, reports: Path, data: frozenset[str]
) -> None:
    read = visible(reports / f"{page}.html", without=f"{CLAIMS}, {DATA}")
    left = unreached([*blocks(read), *drawn(read)], data)
    assert not left, "\n".join(left)


@pytest.mark.parametrize("notebook", [notebook.stem for notebook in NOTEBOOKS])
def test_the_box_of_a_scenario_has_accents_also_where_it_is_folded(
    notebook: str, reports: Path, data: frozenset[str]
) -> None:
    page = (reports / f"{notebook}.html").read_text("utf-8")
    box = BeautifulSoup(page, "html.parser").select_one("section.scenario")
    assert box is not None
    for code in box.select("code"):
        code.decompose()
    texts = [IN_BACKTICKS.sub("", text) for text in blocks(box)]
    left = unreached(texts, data)
    assert not left, "\n".join(left)


@pytest.fixture
def accents(monkeypatch: Patch, tmp_path: Path) -> None:
    """The language of the accents, in this process."""
    write(tmp_path / "xx")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(tmp_path / "xx"))


@pytest.mark.usefixtures("accents")
@pytest.mark.parametrize(("scenario", "notebook"), DIFFERING)
def test_what_differs_from_the_baseline_has_accents(
    scenario: str, notebook: str, data: frozenset[str]
) -> None:
    baseline = Job(SHIPPED["baseline"], notebook, "")
    job = Job(SHIPPED[scenario], notebook, "", baseline=baseline)
    differences = facts_of(job)["differences"]
    texts = [text for differing in differences for text in differing.values()]
    assert texts
    assert not unreached(texts, data)


@pytest.mark.usefixtures("accents")
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
    page = BeautifulSoup(render(job, notebook, error=error), "html.parser")
    assert page.select_one("html[lang=xx]")
    assert accented(text) in " ".join(page.get_text(" ").split())


@pytest.fixture
def russian(monkeypatch: Patch, tmp_path: Path) -> None:
    """A language that Babel knows, with a message of its own."""
    write(tmp_path / "ru")
    (tmp_path / "ru" / "years.ftl").write_text(
        "lasts = { COUNTRIES($countries) } { $n ->\n"
        "    [one] { $n } год\n"
        "    [few] { $n } года\n"
        "   *[other] { $n } лет\n }\n",
        "utf-8",
    )
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(tmp_path / "ru"))


@pytest.mark.usefixtures("russian")
def test_numbers_are_those_of_the_language() -> None:
    assert words.number(-1234.5, 1).split() == ["−1", "234,5"]


@pytest.mark.usefixtures("russian")
def test_dates_are_those_of_the_language() -> None:
    assert words.period("2024-06-17").split()[:3] == ["17", "июня", "2024"]


@pytest.mark.usefixtures("russian")
@pytest.mark.parametrize(("count", "text"), [(1, "1 год"), (2, "2 года"), (5, "5 лет")])
def test_lists_names_and_plurals_are_those_of_the_language(
    count: int, text: str
) -> None:
    lasts = line("years.lasts", countries=["KAZ", "UZB"], n=count)
    sentence = words.say(lasts).replace("\xa0", " ")
    assert sentence == f"Казахстан и Узбекистан {text}"


@pytest.fixture
def turkish(monkeypatch: Patch, tmp_path: Path) -> None:
    """A language that says one cell of a notebook, and nothing else."""
    folder = tmp_path / "tr"
    folder.mkdir()
    (folder / "common.ftl").touch()
    (folder / "trade.ftl").write_text(
        "cell-a1 =\n"
        "    # Ticaret\n"
        "\n"
        '    {"*"} Kim, {"{"}kiminle{"}"}?\n'
        '      {"["}1]: kaynak\n',
        "utf-8",
    )
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))


@pytest.mark.usefixtures("turkish")
def test_a_cell_is_said_with_its_lines_as_they_stand() -> None:
    translated = "# Ticaret\n\n* Kim, {kiminle}?\n  [1]: kaynak"
    assert words.prose("trade", "a1", "# Trade") == translated


@pytest.mark.usefixtures("turkish")
@pytest.mark.parametrize(
    ("notebook", "cell"),
    [
        pytest.param("trade", "b2", id="cell"),
        pytest.param("mine", "a1", id="notebook"),
    ],
)
def test_what_is_not_translated_stays_as_it_is_written(
    notebook: str, cell: str
) -> None:
    assert words.prose(notebook, cell, "No,\n* no.\n") == "No,\n* no.\n"


def test_in_english_a_notebook_says_its_own_text_whatever_the_message() -> None:
    assert words.prose("trade", "trade-moves", "## Mine") == "## Mine"

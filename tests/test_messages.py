"""Messages of the languages: what lines of plans say.

They are read by Fluent's own parser: each line of a plan or template has a message with
just the values that it prints, each cell of a notebook one with just its text, and each
message is said somewhere.
"""

import functools
import os
import re
import shutil
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import nbformat
import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import (
    EntryType,
    Junk,
    Message,
    Pattern,
    SelectExpression,
    StringLiteral,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Visitor
from jinja2 import Environment, nodes

from cac_data import codes, load_table, words
from cac_data.figure import Figure
from cac_data.lines import RoundedTo, line
from cac_data.parameters import Declared, LevelShift, Shock
from cac_data.report.blocks import SHOWN_ELSEWHERE
from cac_data.scenarios import SECTIONS, File
from cac_data.words import checking
from cac_data.words.asked import Asked, asked_for
from cac_data.words.checking import problems_of
from cac_data.words.ftl import messages_in, read_messages
from cac_data.words.messages import Language, english
from tests.conftest import Patch
from tests.reading import NOTEBOOKS, ROOT
from tests.report_runs import run
from tests.translated import parts_of

PACKAGE = ROOT / "cac_data"
ENGLISH = PACKAGE / "words" / "en"
FILES = sorted(ENGLISH.glob("*.ftl"))
TOPICS = [file.stem for file in FILES]

SAYING = ("say", "markup")
"""What templates say messages by."""

each_file = pytest.mark.parametrize("file", FILES, ids=TOPICS)


class Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(  # noqa: N802 - a name of the library
        self, node: VariableReference
    ) -> None:
        self.names.add(node.id.name)


def variables_in(part: object) -> set[str]:
    found = Variables()
    found.visit(part)
    return found.names


@functools.cache
def entries_of(file: Path) -> list[EntryType]:
    return FluentParser().parse(file.read_text("utf-8")).body


def messages_of(file: Path) -> list[Message]:
    return [entry for entry in entries_of(file) if isinstance(entry, Message)]


@functools.cache
def variables_by_id() -> dict[str, set[str]]:
    """The variables of each message, and of each of its attributes."""
    variables = {}
    for file in FILES:
        for message in messages_of(file):
            id = f"{file.stem}.{message.id.name}"
            if message.value:
                variables[id] = variables_in(message.value)
            for attribute in message.attributes:
                variables[f"{id}.{attribute.id.name}"] = variables_in(attribute.value)
    return variables


# --- Lines of plans and templates ----------------------------------------------------


def asked_by_templates() -> Iterator[Asked]:
    """What templates ask for by Jinja's own parser, which knows the values, too."""
    for path in sorted(PACKAGE.rglob("template/*.j2")):
        for call in Environment().parse(path.read_text("utf-8")).find_all(nodes.Call):
            is_said = isinstance(call.node, nodes.Name) and call.node.name in SAYING
            if is_said and isinstance(call.args[0], nodes.Const):
                names = frozenset(keyword.key for keyword in call.kwargs)
                given = None if call.dyn_kwargs else names
                place = f"{path.relative_to(ROOT)}, line {call.lineno}"
                yield Asked(call.args[0].value, place, given)


def asked_by_code() -> Iterator[Asked]:
    return (asked for asked in asked_for() if ".py, " in asked.place)


def unlike(asked: Asked) -> str:
    """How what a line is given differs from what its message prints; nothing if not."""
    variables = variables_by_id().get(asked.id)
    if variables is None:
        return f"{asked.place}: English has no message {asked.id}"
    if asked.given is None or asked.given == variables:
        return ""
    not_given = ", ".join(sorted(variables - asked.given)) or "nothing"
    not_printed = ", ".join(sorted(asked.given - variables)) or "nothing"
    return (
        f"{asked.place} and {english().place_of(asked.id)}: {asked.id} is not given "
        f"{not_given}, and does not print {not_printed}"
    )


@pytest.mark.parametrize("all_asked", [asked_by_code, asked_by_templates])
def test_a_line_has_a_message_with_just_its_values(
    all_asked: Callable[[], Iterator[Asked]],
) -> None:
    told = [unlike(asked) for asked in all_asked()]
    assert told
    assert "\n".join(filter(None, told)) == ""


def test_what_templates_ask_for_is_known_before_a_report_is_built() -> None:
    found = {asked.id for asked in asked_for() if ".j2, " in asked.place}
    assert found == {asked.id for asked in asked_by_templates()}


# --- Cells of notebooks --------------------------------------------------------------


@functools.cache
def cells_in(notebook: Path) -> dict[str, str]:
    """Id and Markdown of each cell of a notebook of which pages show the words."""
    return {
        cell.id: cell.source
        for cell in nbformat.read(notebook, as_version=4).cells
        if cell.cell_type == "markdown"
        and SHOWN_ELSEWHERE.isdisjoint(cell.metadata.get("tags", ()))
    }


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_cell_has_a_message_with_just_its_text(path: Path) -> None:
    cells = cells_in(path)
    said = {cell: english().text(f"{path.stem}.cell-{cell}") for cell in cells}
    assert cells
    assert said == cells


OF_CODES = ("name-", "noun-", "reporter-", "status-", "flow-", "verdict-")
"""Messages that say what a code of a table or unit is called begin so."""

# An id that is put together: page.status-, and in a template "page.test-" ~ test.
PUT_TOGETHER = re.compile(rf"[\"'](?:{'|'.join(TOPICS)})\.([\w-]+)(?:{{|[\"'] ~)")

MODELS = [File, *SECTIONS.values(), Shock, LevelShift]
"""What a scenario file may hold."""


@functools.cache
def text_of_sources() -> str:
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2"), *FILES]
    sources += PACKAGE.rglob("*.css")
    return "\n".join(path.read_text("utf-8") for path in sources)


@functools.cache
def quoted() -> list[str]:
    """What follows a quotation mark in the sources, as far as it may be an id, sorted.

    With the mark at its end, if there is one.
    """
    return sorted({*re.findall(r'(?<=")[\w.-]+"?', text_of_sources())})


def is_quoted(beginning: str) -> bool:
    place = bisect_left(quoted(), beginning)
    return any(each.startswith(beginning) for each in quoted()[place : place + 1])


@functools.cache
def said_unquoted() -> tuple[str, ...]:
    """How ids begin that are put together."""
    return tuple({*PUT_TOGETHER.findall(text_of_sources()), *OF_CODES})


LABELS = {model.label(name).id for model in MODELS for name in model.model_fields}


@each_file
def test_each_message_is_said_somewhere(file: Path) -> None:
    notebook = ROOT / "notebooks" / f"{file.stem}.ipynb"
    cells = {f"cell-{cell}" for cell in cells_in(notebook)} if notebook.exists() else {}
    dead = [
        message.id.name
        for message in messages_of(file)
        if not is_quoted(f"{file.stem}.{message.id.name}")
        and not is_quoted(f'{message.id.name}"')  # the form of a list, of a period
        and f"{file.stem}.{message.id.name}" not in LABELS
        and not message.id.name.startswith(said_unquoted())
        and message.id.name not in cells
    ]
    assert not dead


# --- Parameters of scenarios ---------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_what_a_file_may_hold_has_a_label_and_a_meaning(model: type[Declared]) -> None:
    labels = {field: words.say(model.label(field)) for field in model.model_fields}
    meanings = {field: words.say(model.meaning(field)) for field in model.model_fields}
    assert labels
    assert [field for field in labels if not (labels[field] and meanings[field])] == []


@pytest.mark.parametrize("model", SECTIONS.values())
def test_the_default_of_a_parameter_reads(model: type[Declared]) -> None:
    default = model()
    read = {field: words.say(default.in_words(field)) for field in model.model_fields}
    assert [field for field, text in read.items() if not text] == []


@pytest.mark.parametrize(
    ("notebook", "parameter", "value", "text"),
    [
        pytest.param("history", "start", -138, "138 BC", id="a year before our era"),
        pytest.param("history", "themes", [], "none", id="none of a list"),
        pytest.param("history", "themes", ["trade"], "trade", id="one of a list"),
        pytest.param(
            "history",
            "countries",
            ["KAZ", "UZB"],
            "Kazakhstan; Uzbekistan",
            id="several of a list",
        ),
        pytest.param("history", "quiet_years", 70, "70", id="a count"),
        pytest.param(
            "trade", "reporter", "national", "national statistics", id="a reporter"
        ),
        pytest.param("trade", "as_of", "2025-07-27", "2025-07-27", id="a day"),
        pytest.param("trade", "data", "latest", "newest vintage", id="fresh data"),
        pytest.param(
            "trade", "data", "2026-11-24", "vintage 2026-11-24", id="a vintage"
        ),
        pytest.param("energy", "line_d_year", 2031, "2031", id="an opening"),
        pytest.param(
            "energy", "turkmen_output", "needed", "as much as is needed", id="output"
        ),
        pytest.param(
            "energy", "solar_wind_additions", 0.0, "none assumed", id="no capacity"
        ),
        pytest.param("energy", "gas_to_china_bcm", 25.0, "25 bcm", id="gas"),
        pytest.param(
            "energy", "gas_price_usd", 0.0, "the last one known", id="no cost"
        ),
        pytest.param(
            "energy", "gas_price_usd", 0.00001, "$0.00001 for 1,000 m³", id="a cost"
        ),
        pytest.param("infrastructure", "origin", "xian", "Xi'an", id="a place"),
        pytest.param("infrastructure", "border_hours", 40.6, "40.6 hours", id="hours"),
        pytest.param("infrastructure", "rail_speed_kmh", 54.0, "54 km/h", id="a speed"),
    ],
)
def test_a_value_of_each_kind_reads(
    notebook: str, parameter: str, value: object, text: str
) -> None:
    parameters = SECTIONS[notebook].model_validate({parameter: value})
    assert words.say(parameters.in_words(parameter)) == text


@pytest.mark.parametrize(
    ("notebook", "parameter", "meaning"),
    [
        pytest.param("trade", "start", "first year shown", id="as elsewhere"),
        pytest.param(
            "history",
            "start",
            "first year shown; before our era negative, and there is no 0",
            id="of its own",
        ),
    ],
)
def test_a_year_means_what_it_does_in_its_notebook(
    notebook: str, parameter: str, meaning: str
) -> None:
    assert words.say(SECTIONS[notebook].meaning(parameter)) == meaning


# --- Sentences -----------------------------------------------------------------------

VALUE = "X"
"""Stands for what a message prints, which may begin a sentence."""

TAG = re.compile(r"</?\w[^>]*>")
ABBREVIATION = re.compile(r"\b(?:e\.g|no|s\.e)\.")
BETWEEN_SENTENCES = re.compile(r"[.!?][”)]*\s+(?=[^\sa-z])")

FOLLOWED_BY_A_VALUE = re.compile(rf"\. {VALUE}\.?$")
"""A description of a drawing ends in its title, or in the sentences beside it."""

PARTED_BY_STOPS = {"common.reference", "page.citation"}
"""How a work is cited: author, title and place, which are no sentences."""


def forms_of(pattern: Pattern) -> list[str]:
    """What a message may say, a text for each choice of its variants."""
    choices = []
    for element in pattern.elements:
        if isinstance(element, TextElement):
            choices.append([element.value])
            continue
        said = element.expression
        if isinstance(said, SelectExpression):
            variants = [forms_of(variant.value) for variant in said.variants]
            choices.append([form for forms in variants for form in forms])
        elif isinstance(said, StringLiteral):
            choices.append([said.parse()["value"]])
        else:
            choices.append([VALUE])
    return ["".join(parts) for parts in product(*choices)]


def has_several_sentences(text: str) -> bool:
    prose = ABBREVIATION.sub("", TAG.sub("", text))
    return BETWEEN_SENTENCES.search(prose) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Grey: other legs. Some are left out.", id="a sentence"),
        pytest.param("As X says. 5 % are left out.", id="a number"),
        pytest.param("“X” is not allowed. X", id="a value"),
        pytest.param("<strong>A lens.</strong> It counts.", id="a tag between"),
        pytest.param("(That is so.) It stays.", id="a bracket between"),
    ],
)
def test_what_follows_a_sentence_is_found(text: str) -> None:
    assert has_several_sentences(text)


def is_of_several(id: str, text: str) -> bool:
    """Whether a text says several sentences that could be messages of their own."""
    topic, _, message = id.partition(".")
    if message.startswith("cell-"):  # prose of a notebook, as its author parts it
        return False
    if topic == "scenarios":  # descriptions in `params`, word for word
        return False
    if id in PARTED_BY_STOPS:
        return False
    if message.endswith("-alt"):
        text = FOLLOWED_BY_A_VALUE.sub("", text)
    return has_several_sentences(text)


@each_file
def test_a_message_or_attribute_is_one_sentence(file: Path) -> None:
    texts = [
        (f"{file.stem}.{message.id.name}{attribute}", form)
        for message in messages_of(file)
        for attribute, pattern in parts_of(message)
        for form in forms_of(pattern)
    ]
    assert texts
    assert [text for text in texts if is_of_several(*text)] == []


# --- Files ---------------------------------------------------------------------------


@each_file
def test_a_file_has_messages_and_nothing_that_is_none(file: Path) -> None:
    junk = [entry for entry in entries_of(file) if isinstance(entry, Junk)]
    assert [entry.content for entry in junk] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_no_id_stands_twice_in_a_topic_and_what_all_share(topic: str) -> None:
    files = dict.fromkeys([ENGLISH / "common.ftl", ENGLISH / f"{topic}.ftl"])
    counts = Counter(message.id.name for file in files for message in messages_of(file))
    assert [id for id, count in counts.items() if count > 1] == []


@each_file
def test_english_calls_nothing_in_vain_or_in_a_circle(file: Path) -> None:
    assert [*problems_of(file)] == []


@pytest.fixture
def change_english(
    tmp_path: Path, monkeypatch: Patch
) -> Callable[[str, str, str], None]:
    """Speak an English of which one text of a topic is another."""
    folder = tmp_path / "en"
    shutil.copytree(ENGLISH, folder)

    def change(topic: str, old: str, new: str) -> None:
        path = folder / f"{topic}.ftl"
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new, 1), "utf-8")

    changed = Language(folder)
    monkeypatch.setattr(checking, "english", lambda: changed)
    monkeypatch.setattr(checking, "spoken", lambda: changed)
    return change


@pytest.mark.parametrize(
    ("topic", "old", "new", "fault"),
    [
        pytest.param(
            "energy",
            "NUM($ratio, digits: 4)",
            "NUM($rate, digits: 4)",
            r"en/energy\.ftl, line \d+: `deliveries-national-metres` is not given "
            r"\$rate by cac_data/energy/.*, line \d+; allowed: \$ratio",
            id="a variable",
        ),
        pytest.param(
            "energy",
            "year, and Line D to run from { $year }",
            "year, and Line D to run from { $yearx }",
            r"en/energy\.ftl, line \d+: `brief-line-d-needed` is not given \$yearx by",
            id="a variable of an id that is put together",
        ),
        pytest.param(
            "energy",
            "\ndeliveries-metres =",
            "\ndeliveries-meters =",
            r"en/energy\.ftl: has no `deliveries-metres`, for which cac_data/energy/"
            r".*, line \d+ asks; did you mean 'deliveries-meters'",
            id="a message",
        ),
        pytest.param(
            "page",
            "collected { MONTH($day) }",
            "collected { MONTH($day)",
            r"en/page\.ftl, line \d+: `collected`: Expected token: \"}\"",
            id="a brace",
        ),
        pytest.param(
            "page",
            "collected { MONTH($day) }",
            "collected { MONHT($day) }",
            r"en/page\.ftl, line \d+: `collected` calls MONHT, which is no function",
            id="a function",
        ),
        pytest.param(
            "page",
            "collected { MONTH($day) }",
            "collected { MONTH($day, digits: 1) }",
            r"en/page\.ftl, line \d+: `collected` calls MONTH with `digits`, which",
            id="an argument",
        ),
    ],
)
def test_before_anything_runs_what_is_wrong_with_english_is_told(
    topic: str,
    old: str,
    new: str,
    fault: str,
    change_english: Callable[[str, str, str], None],
) -> None:
    change_english(topic, old, new)
    with pytest.raises(ValueError, match=fault):
        words.check_language()


def test_english_is_good_as_it_is() -> None:
    words.check_language()


def test_an_unchanged_english_is_asked_once(
    change_english: Callable[[str, str, str], None], monkeypatch: Patch
) -> None:
    change_english("page", "\ncollected =", "\ncollected  =")
    words.check_language()
    monkeypatch.setattr(checking, "problems_of", None)
    words.check_language()


def linked_copy_of_the_package(folder: Path) -> Path:
    """Copy the English words of the package into a folder, and link all else there."""
    words_there = folder / "cac_data" / "words"
    words_there.mkdir(parents=True)
    for path in PACKAGE.iterdir():
        if path.name != "words":
            (folder / "cac_data" / path.name).symlink_to(path)
    for path in (PACKAGE / "words").iterdir():
        if path.name != "en":
            (words_there / path.name).symlink_to(path)
    shutil.copytree(ENGLISH, words_there / "en")
    return folder


def test_no_report_begins_in_an_english_that_cannot_be_said(tmp_path: Path) -> None:
    copy = linked_copy_of_the_package(tmp_path)
    with (copy / "cac_data" / "words" / "en" / "energy.ftl").open("a") as file:
        file.write("\nbad = { MONHT($day) }\n")
    variables = {"PYTHONPATH": str(copy), "CAC_DATA_RUN_CACHE": ""}
    done = run(ROOT, "report", "--dry-run", env={**os.environ, **variables})
    assert done.returncode == 2
    assert "`bad` calls MONHT, which is no function" in done.stderr


def shown_values(table: str, column: str) -> list[str]:
    return sorted(load_table(table)[column].dropna().unique())


@pytest.mark.parametrize("code", codes.VERDICTS)
def test_a_verdict_has_a_name_and_a_meaning(code: str) -> None:
    assert words.say(line(f"common.verdict-{code}"))
    assert words.say(line(f"common.verdict-{code}.meaning"))


@pytest.mark.parametrize("flow", shown_values("bilateral_trade", "flow"))
def test_a_flow_has_a_name(flow: str) -> None:
    assert words.say(line(f"common.flow-{flow}"))


# --- What messages call --------------------------------------------------------------


def number(value: float, printed_as: str = "") -> Figure:
    """A number, and how its source puts it."""
    return Figure(value=value, unit="", row={"printed_as": printed_as})


@pytest.fixture
def language(tmp_path: Path) -> Language:
    """A language of one's own with a topic `made`, beside English."""
    folder = tmp_path / "ru"
    folder.mkdir()
    (folder / "common.ftl").write_text("usd-bn = { $sign }{ $size } млрд долл.\n")
    (folder / "made.ftl").write_text(
        "rounded = { NUM($x, digits: 1, sign: 1) }\n"
        "scaled = { NUM($x, scale: 10) }\n"
        "dollars = { MN($x) }\n"
        "grown = { PCT($x) }\n"
        "as-often = { TIMES($x) }\n"
        'sources = { COUNT($n, noun: "sources") }\n'
        "form = { PLURAL($x, digits: 1) }\n"
        "when = { PERIOD($p) }; { MONTH($p) }; { YEARS($years) }\n"
        "who = { COUNTRY($country) }, { REPORTER($reporter) }, { FLOW($flow) }\n"
        "both = { COUNTRIES($countries) }\n"
        'parts = { LIST($items, form: "clauses") }\n'
        "plain = { $x }\n"
        "printed = { PRINTED($x, NUM($x)) }\n"
        "printed-in-dollars = { PRINTED($x, MN($x)) }\n"
        "chosen = { $x ->\n    [one] a\n   *[other] b\n }\n",
        "utf-8",
    )
    return Language(folder)


@pytest.mark.parametrize(
    ("id", "values", "text"),
    [
        pytest.param("rounded", {"x": 1234.56}, "+1 234,6", id="a number"),
        pytest.param("rounded", {"x": -0.04}, "0,0", id="no minus before zero"),
        pytest.param(
            "scaled",
            {"x": RoundedTo(number(36.7), 1)},
            "367",
            id="no digit more in tenths",
        ),
        pytest.param("dollars", {"x": -5678.0}, "−5,7 млрд долл.", id="an amount"),
        pytest.param("grown", {"x": RoundedTo(number(4.0), 0)}, "4 %", id="per cent"),
        pytest.param("as-often", {"x": 2.25}, "2.2 times", id="what English says"),
        pytest.param("sources", {"n": 1}, "1 source", id="one of what is counted"),
        pytest.param("sources", {"n": 1200}, "1,200 sources", id="what is counted"),
        pytest.param("form", {"x": 1.0}, "other", id="the form of 1,0 in Russian"),
        pytest.param(
            "when",
            {"p": "2024-06-17", "years": [2017, 2018, 2020]},
            "17 июня 2024 г.; июнь 2024 г.; 2017–2018 и 2020",  # noqa: RUF001 - Russian
            id="periods",
        ),
        pytest.param(
            "who",
            {"country": "KAZ", "reporter": "china_customs", "flow": "exports"},
            "Казахстан, Chinese customs, exports",
            id="names of codes",
        ),
        pytest.param(
            "both", {"countries": ["KAZ", "UZB"]}, "Казахстан и Узбекистан", id="names"
        ),
        pytest.param("parts", {"items": ["a", "b", "c"]}, "a; b; c", id="clauses"),
        pytest.param("plain", {"x": True}, "yes", id="yes"),
        pytest.param(
            "printed", {"x": number(9000.0, "about")}, "about 9 000", id="roughly"
        ),
        pytest.param("printed", {"x": number(9000.0, "exact")}, "9 000", id="exactly"),
        pytest.param(
            "printed",
            {"x": RoundedTo(number(9.5, "up_to"), 1)},
            "up to 9,5",
            id="at most",
        ),
        pytest.param(
            "printed-in-dollars",
            {"x": number(5678.0, "more_than")},
            "more than 5,7 млрд долл.",
            id="an amount at least",
        ),
    ],
)
def test_a_function_writes_as_the_language_does(
    id: str, values: dict[str, object], text: str, language: Language
) -> None:
    said = language.say(line(f"made.{id}", **values))
    assert re.sub(r"\s", " ", said) == text


def test_what_a_language_does_not_say_is_said_in_english(language: Language) -> None:
    assert language.say(line("page.skip")) == "Skip to the report"


@pytest.mark.parametrize(
    ("id", "values", "reason"),
    [
        pytest.param("skipp", {}, "did you mean 'page.skip'", id="no such message"),
        pytest.param(
            "rows",
            {"m": 1},
            r"en/page\.ftl, line \d+, message `rows`: .*external: n; given: \$m",
            id="a value missing",
        ),
    ],
)
def test_a_message_that_cannot_be_said_is_named(
    id: str, values: dict[str, object], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        words.say(line(f"page.{id}", **values))


@pytest.mark.parametrize(
    ("id", "reason"),
    [
        pytest.param("plain", "1.5 is printed by no function", id="printed"),
        pytest.param("chosen", "1.5 is compared", id="compared"),
    ],
)
def test_a_number_that_no_function_rounds_is_refused(
    id: str, reason: str, language: Language
) -> None:
    place = r"ru/made\.ftl, line \d+, message"
    with pytest.raises(ValueError, match=f"{place} `{id}`: {reason}"):
        language.say(line(f"made.{id}", x=1.5))


def test_a_file_that_is_no_fluent_is_named_with_line_and_id(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    (folder / "made.ftl").write_text("good = Good\n\nbad = { $x\n", "utf-8")
    fault = r"ru/made\.ftl, line 3: `bad`: Expected token: \"}\": 'bad = \{ \$x'"
    with pytest.raises(ValueError, match=fault):
        Language(folder).has("made.good")


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        pytest.param(
            "figures-too = Daten bis { $year }",
            "English has no message `figures-too`; did you mean 'figures-to'?",
            id="a message",
        ),
        pytest.param(
            "figures-to = Daten bis { $years }",
            "`figures-to` has no variable $years; allowed: $year; did you mean 'year'?",
            id="a variable",
        ),
        pytest.param(
            "skip = Zum Bericht in { $place }",
            "`skip` has no variable $place; allowed: none",
            id="a variable where there is none",
        ),
        pytest.param(
            "collected = gesammelt { MONHT($day) }",
            "`collected` calls MONHT, which is no function; did you mean 'MONTH'?",
            id="a function",
        ),
        pytest.param(
            "skip = { scenari }: zum Bericht",
            "`skip` calls the message `scenari`, which this language does not have; "
            "did you mean 'scenario'?",
            id="another message",
        ),
        pytest.param(
            "skip = { kicker }: zum Bericht",
            "`skip` calls the message `kicker`, which this language does not have",
            id="another message that only English has",
        ),
        pytest.param(
            "skip = { -bericht }",
            "`skip` calls the term `-bericht`, which this language does not have",
            id="a term",
        ),
        pytest.param(
            'skip = { COUNT(1, nown: "pages") }',
            "`skip` calls COUNT with `nown`, which it does not take; "
            "did you mean 'noun'?",
            id="an option of a function",
        ),
        pytest.param(
            "skip = { collected }\ncollected = { MONTH($day) }",
            "`skip` has no variable $day; allowed: none",
            id="a variable of another message",
        ),
    ],
)
def test_what_a_translation_cannot_say_is_told_with_its_place(
    message: str, fault: str, tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = tmp_path / "de"
    folder.mkdir()
    (folder / "common.ftl").write_text("yes = ja\n", "utf-8")
    (folder / "page.ftl").write_text(f"scenario = Szenario\n\n{message}\n", "utf-8")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared
        words.check_language()
    heading = "the language de cannot be spoken:"
    assert str(refused.value) == f"{heading}\n  de/page.ftl, line 3: {fault}"


def test_a_translation_of_some_messages_is_good(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = tmp_path / "de"
    folder.mkdir()
    (folder / "common.ftl").write_text(
        "noun-pages = { $n ->\n    [one] Seite\n   *[other] Seiten\n }\n"
        "-kasachstan = Kasachstan\n"
        "country-KAZ =\n    .genitive = { -kasachstan }s\n",
        "utf-8",
    )
    pages = 'pages = { COUNT($n, noun: "pages") }\n'
    (folder / "page.ftl").write_text(pages, "utf-8")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))
    words.check_language()
    assert words.say(line("page.pages", n=2)).replace("\xa0", " ") == "2 Seiten"


def test_paragraphs_have_an_empty_line_between_them_and_none_is_empty() -> None:
    said = words.say(
        [
            [line("page.rows", n=1), line("page.rows", n=2)],
            [],
            [line("page.all-good")],
        ]
    )
    assert said.replace("\xa0", " ") == "1 row 2 rows\n\nall good"


def test_chinese_sets_no_blank_between_sentences(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = tmp_path / "zh"
    folder.mkdir()
    (folder / "common.ftl").write_text("no-data = 无数据。\n", "utf-8")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(folder))
    assert words.say([[line("common.no-data")] * 2]) == "无数据。无数据。"


# --- Files that were parsed before ---------------------------------------------------


def ids_in(text: str) -> list[str]:
    """The messages of a file that says a text, as a process that begins reads them."""
    file = Path(os.environ["XDG_CACHE_HOME"]).with_name("topic.ftl")
    file.write_text(text, "utf-8")
    return [message.id.name for message in messages_in(read_messages.__wrapped__(file))]


def parsed_kept() -> list[Path]:
    return sorted(Path(os.environ["XDG_CACHE_HOME"]).glob("cac-data/messages/*"))


def test_messages_are_parsed_once(monkeypatch: Patch) -> None:
    assert ids_in("one = One.") == ["one"]
    monkeypatch.delattr(FluentParser, "parse")
    assert ids_in("one = One.") == ["one"]


def test_messages_that_have_changed_are_parsed_anew_in_the_place_of_the_old() -> None:
    assert ids_in("one = One.") == ["one"]
    assert ids_in("two = Two.") == ["two"]
    assert len(parsed_kept()) == 1


@pytest.mark.parametrize("length", [0, 10, 32, 60])
def test_what_is_cut_off_of_parsed_messages_is_parsed_anew(length: int) -> None:
    ids_in("one = One.")
    (kept,) = parsed_kept()
    kept.write_bytes(kept.read_bytes()[:length])
    assert ids_in("one = One.") == ["one"]


def test_where_nothing_can_be_kept_messages_are_parsed() -> None:
    cache = Path(os.environ["XDG_CACHE_HOME"])
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("a file, where a folder should be", "utf-8")
    assert ids_in("one = One.") == ["one"]

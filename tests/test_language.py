"""A second language is a translation, and nothing else.

Languages of tests have the few messages that a test needs; `test_pseudo_language.py`
builds pages of one that says everything.
"""

import inspect
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cac_data import words
from cac_data.lines import RoundedTo, Value, line
from cac_data.report.difference import decimals_in, difference
from cac_data.report.plan import Job
from cac_data.report.publish import KeyFigure, title_of
from cac_data.report.setting import set_text
from cac_data.scenarios import load_scenarios
from cac_data.show.amounts import amount, pattern_of
from cac_data.words.calls import CASES_OF
from cac_data.words.messages import FUNCTIONS
from cac_data.words.names import FORMS_OF_LISTS
from tests import pseudo_language
from tests.conftest import Patch
from tests.reading import ROOT
from tests.report_runs import run

SHIPPED = load_scenarios(ROOT / "params")


@pytest.mark.parametrize("command", ["report --dry-run", "claims trade"])
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    command: str,
) -> None:
    # Nothing worked out before, as a form in this process keeps it.
    variables = {"CAC_DATA_LANGUAGE": "xx", "CAC_DATA_RUN_CACHE": ""}
    done = run(ROOT, *command.split(), env={**os.environ, **variables})
    assert done.returncode == 2
    why = "`CAC_DATA_LANGUAGE`: 'xx' is no language; allowed: en, ru, zh, or a folder"
    assert done.stderr.startswith(f"error: {why}")


def test_before_anything_runs_all_that_a_language_cannot_say_is_told(
    tmp_path: Path,
) -> None:
    pseudo_language.write(tmp_path / "xx")
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


def test_words_that_were_found_good_are_refused_once_they_are_not(
    tmp_path: Path,
) -> None:
    pseudo_language.write(tmp_path / "xx")
    variables = {"CAC_DATA_LANGUAGE": str(tmp_path / "xx"), "CAC_DATA_RUN_CACHE": ""}
    plan = ("report", "baseline", "--notebook", "trade", "--dry-run")
    good = run(ROOT, *plan, env={**os.environ, **variables})
    assert good.returncode == 0
    with (tmp_path / "xx" / "page.ftl").open("a", encoding="utf-8") as file:
        file.write("\nunasked = Nobody asks for it.\n")
    refused = run(ROOT, *plan, env={**os.environ, **variables})
    assert refused.returncode == 2
    assert "English has no message `unasked`" in refused.stderr


@pytest.fixture(scope="module")
def words_of_russian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A language that Babel knows, with a message of its own."""
    folder = tmp_path_factory.mktemp("russian") / "ru"
    pseudo_language.write_messages(folder)
    (folder / "years.ftl").write_text(
        "lasts = { COUNTRIES($countries) } { $n ->\n"
        "    [one] { $n } год\n"
        "    [few] { $n } года\n"
        "   *[other] { $n } лет\n }\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def russian(words_of_russian: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(words_of_russian))


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("## What moved?\n", "## Neler oldu?", id="as it is"),
        pytest.param("## What moved most?", "## What moved most?", id="edited"),
    ],
)
def test_a_cell_that_was_edited_is_shown_as_it_was_edited(
    speak: Callable[[str, dict[str, str]], None], text: str, shown: str
) -> None:
    speak(
        "tr", {"common": "yes = evet\n", "trade": "cell-trade-moves = ## Neler oldu?\n"}
    )
    assert words.prose("trade", "trade-moves", text) == shown


def test_in_english_a_notebook_says_its_own_text_whatever_the_message() -> None:
    assert words.prose("trade", "trade-moves", "## Mine") == "## Mine"


# --- Languages with the few messages that a test needs -------------------------------

RUSSIAN = {
    "common": (
        "country-KGZ = Кыргызстан\n    .genitive = Кыргызстана\n"
        "noun-claims = { $n ->\n"
        "    [one] тезис\n    [many] тезисов\n   *[other] тезиса\n }\n"
    ),
    "made": (
        'who = { COUNTRY($code) }\nof-whom = { COUNTRY($code, case: "genitive") }\n'
        "form = { PLURAL($x, digits: 0) }\n"
        'claims = { COUNT($n, noun: "claims") }\n'
    ),
}
CHINESE = {
    "common": (
        "usd-bn = { $sign }{ NUM($size, scale: 10) }亿美元\n"
        "amount = { $number }{ $unit }\n"
        "counted = { $n }{ $noun }\n"
        "noun-claims = 项\n"
        "unit-bcm = 十亿立方米\n    .of-amounts = 亿立方米\n    .power = 1\n"
        "unit-USD-bn = 十亿美元\n    .of-amounts = 亿美元\n    .power = 1\n"
        "items = { $before }、{ $next }\n"
        "range = { $low }至{ $high }\n"
        "years-run = { $first }—{ $last }年\n"
        "year-listed = { $first }年\n"
    ),
    "made": (
        "dollars = { BN($x) }\nof-millions = { MN($x) }\n"
        'claims = { COUNT($n, noun: "claims") }\n'
        "gas = { NUM($x, digits: 1, scale: 10) }亿立方米\n"
        "years = { YEARS($years) }\n"
        "joined =\n    贸易额: { $x }\n    (2024年), 其中\n"
    ),
    "trade": "cell-title = # 与中国的贸易\n",
}


@pytest.fixture
def speak(monkeypatch: Patch, tmp_path: Path) -> Callable[[str, dict[str, str]], None]:
    """Speak a language that says these messages, by topic."""

    def speak_(code: str, messages: dict[str, str]) -> None:
        (tmp_path / code).mkdir()
        for topic, text in messages.items():
            (tmp_path / code / f"{topic}.ftl").write_text(text, "utf-8")
        monkeypatch.setenv("CAC_DATA_LANGUAGE", str(tmp_path / code))

    return speak_


@pytest.fixture
def some_russian(speak: Callable[..., None]) -> None:
    speak("ru", RUSSIAN)


@pytest.fixture
def some_chinese(speak: Callable[..., None]) -> None:
    speak("zh", CHINESE)


@pytest.mark.usefixtures("some_russian")
@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("KGZ", "Кыргызстан", id="a country by its message, before Babel"),
        pytest.param("KAZ", "Казахстан", id="a country without a message by Babel"),
        pytest.param("CA5", "Центральная Азия", id="a group by its M49 code"),
        pytest.param("EUU", "Европейский союз", id="a group that Unicode knows"),
        pytest.param("CA4", "Central Asia without Turkmenistan", id="a group of ours"),
    ],
)
def test_a_country_or_group_is_called_as_the_language_does(
    code: str, name: str
) -> None:
    assert words.say(line("made.who", code=code)) == name


@pytest.mark.usefixtures("some_russian")
def test_the_name_of_a_country_has_cases() -> None:
    assert words.say(line("made.of-whom", code="KGZ")) == "Кыргызстана"


@pytest.mark.usefixtures("some_russian")
@pytest.mark.parametrize(
    ("code", "forms"),
    [
        pytest.param("KGZ", ["Кыргызстан", "Кыргызстана"], id="by its message"),
        pytest.param("KAZ", ["Казахстан"], id="by Babel"),
        pytest.param("XYZ", [], id="none"),
    ],
)
def test_a_country_has_all_forms_of_its_name(code: str, forms: list[str]) -> None:
    assert words.country_forms(code) == forms


def test_a_language_may_name_countries_which_english_does_not(
    speak: Callable[..., None],
) -> None:
    speak("ru", {"common": "country-KGZ = Кыргызстан\n"})
    words.check_language()


def test_a_country_that_is_none_is_told(speak: Callable[..., None]) -> None:
    speak("ru", {"common": "country-KGS = Кыргызстан\n"})
    with pytest.raises(ValueError, match="English has no message `country-KGS`"):
        words.check_language()


@pytest.mark.parametrize(
    ("common", "page", "fault"),
    [
        pytest.param(
            "",
            "skip = A\n\nskip = B\n",
            "3: `skip` stands already in line 1",
            id="twice",
        ),
        pytest.param(
            "",
            "-a = A\n-a = B\n",
            "2: `-a` stands already in line 1",
            id="a term twice",
        ),
        pytest.param(
            "-a = A\n",
            "-a = B\n",
            "1: `-a` stands already in common.ftl",
            id="in what all topics share, too",
        ),
        pytest.param(
            "",
            "scenario = { skip }\nskip = { scenario }\n",
            "1: `scenario` calls itself: scenario, skip, scenario",
            id="a circle of messages",
        ),
        pytest.param(
            "",
            "-a = { -b }\n-b = { -a }\n",
            "2: `-b` calls itself: -b, -a, -b",
            id="of terms",
        ),
        pytest.param(
            "", "skip = { skip }\n", "1: `skip` calls itself: skip, skip", id="of one"
        ),
        pytest.param(
            "",
            "skip = A\n    .x = B\n",
            "1: `skip` has no attribute .x in English; allowed: none",
            id="an attribute",
        ),
        pytest.param(
            "",
            "scenario = A\nskip = { scenario.x }\n",
            "2: `skip` calls the message `scenario.x`, which this language does not",
            id="the attribute of another message",
        ),
    ],
)
def test_what_stands_twice_or_in_a_circle_or_not_in_english_is_told(
    common: str, page: str, fault: str, speak: Callable[..., None]
) -> None:
    speak("ru", {"common": common, "page": page})
    with pytest.raises(ValueError, match=re.escape(f"ru/page.ftl, line {fault}")):
        words.check_language()


def test_an_attribute_that_stands_twice_is_told(speak: Callable[..., None]) -> None:
    speak("ru", {"common": "country-KAZ = A\n    .gen = B\n    .gen = C\n"})
    with pytest.raises(ValueError, match=r"line 1: `country-KAZ` has .* \.gen twice"):
        words.check_language()


def test_an_attribute_may_call_its_own_message(speak: Callable[..., None]) -> None:
    speak("ru", {"common": "country-KAZ = A\n    .gen = { country-KAZ }a\n"})
    words.check_language()


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        pytest.param(
            'NUM($n, digits: "a")',
            "NUM with a wrong `digits`: 'a'; allowed: a whole number",
            id="digits in letters",
        ),
        pytest.param(
            "NUM($n, digits: 1.5)",
            "NUM with a wrong `digits`: '1.5'; allowed: a whole number",
            id="half a digit",
        ),
        pytest.param(
            "NUM($n, scale: 0)",
            "NUM with a wrong `scale`: '0'; allowed: a number above 0",
            id="no scale",
        ),
        pytest.param(
            'PCT("a")',
            "PCT with a wrong `value`: 'a'; allowed: a number",
            id="no number",
        ),
        pytest.param(
            'COUNTRIES("KAZ")',
            "COUNTRIES with a wrong `codes`: 'KAZ'; allowed: a variable with a list",
            id="no list",
        ),
        pytest.param(
            'COUNTRY($n, case: "gne")',
            "COUNTRY with a wrong `case`: 'gne' is not one of \"\", gen; did you mean",
            id="a case that is none",
        ),
        pytest.param(
            'REPORTER($n, case: "gen")',
            "REPORTER with a wrong `case`: 'gen' is not one of \"\" (attributes of "
            "`reporter-...` in common.ftl)",
            id="a case that only others have",
        ),
        pytest.param(
            'COUNT($n, noun: "pagez")',
            "COUNT with a wrong `noun`: 'pagez' is not one of the",
            id="a noun",
        ),
        pytest.param(
            'LIST($n, form: "clause")',
            "LIST with a wrong `form`: 'clause' is not one of items, clauses",
            id="a form",
        ),
        pytest.param(
            'FLOW("exprots")',
            "FLOW with a wrong `code`: 'exprots' is not one of exports, imports",
            id="a code",
        ),
        pytest.param(
            "NUM($n, language: 1)",
            "NUM with `language`, which it does not take",
            id="what it is given anyway",
        ),
        pytest.param(
            "COUNT($n)",
            "COUNT in vain: missing a required argument: 'noun'",
            id="too few",
        ),
        pytest.param(
            "CHANCE($n, 1)",
            "CHANCE in vain: too many positional arguments",
            id="too many",
        ),
    ],
)
def test_an_argument_that_a_function_does_not_take_is_told(
    call: str, fault: str, speak: Callable[..., None]
) -> None:
    common = "country-KAZ = A\n    .gen = B\n"
    speak("ru", {"common": common, "page": f"rows = {{ {call} }}\n"})
    told = f"ru/page.ftl, line 1: `rows` calls {fault}"
    with pytest.raises(ValueError, match=re.escape(told)):
        words.check_language()


def test_each_function_with_cases_has_messages_for_them() -> None:
    with_cases = {
        name
        for name, function in FUNCTIONS.items()
        if "case" in inspect.signature(function).parameters
    }
    assert CASES_OF.keys() == with_cases


@pytest.mark.parametrize("form", FORMS_OF_LISTS)
def test_each_form_of_a_list_joins_two_things(form: str) -> None:
    said = words.say(line(f"common.{form}", before="A", next="B"))
    assert re.fullmatch("A.*B", said)


@pytest.mark.parametrize("file", ["common.ftl", "page.ftl", "texts.csv"])
def test_a_file_that_is_not_in_utf_8_is_named_with_the_line(
    file: str, speak: Callable[..., None], tmp_path: Path
) -> None:
    speak("ru", {"common": "", "page": ""})
    content = "\nyes = да\n".encode("windows-1251")
    (tmp_path / "ru" / file).write_bytes(content)
    with pytest.raises(ValueError, match=f"^ru/{file}, line 2: is no UTF-8; allowed: "):
        words.check_language()


def test_no_report_begins_in_words_that_are_not_in_utf_8(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "common.ftl").write_bytes("yes = да".encode("windows-1251"))
    done = run(ROOT, "report", "--dry-run", "--language", str(tmp_path / "ru"))
    assert done.returncode == 2
    assert done.stderr.startswith("error: ru/common.ftl, line 1: is no UTF-8")


@pytest.mark.usefixtures("some_russian")
@pytest.mark.parametrize(
    ("value", "form"),
    [
        pytest.param(1.5, "few", id="1.5 printed as 2"),
        pytest.param(1.4, "one", id="1.4 printed as 1"),
        pytest.param(4.6, "many", id="4.6 printed as 5"),
        pytest.param(RoundedTo(1.5, 1), "other", id="1.5 printed as it is"),
        pytest.param(RoundedTo(1.0, 1), "other", id="1.0 printed so"),
    ],
)
def test_the_printed_number_decides_on_the_plural(value: Value, form: str) -> None:
    assert words.say(line("made.form", x=value)) == form


@pytest.mark.usefixtures("some_russian")
@pytest.mark.parametrize(
    ("value", "digits", "unit"),
    [
        pytest.param(1.5, 0, "тезиса", id="1.5 printed as 2"),
        pytest.param(21.2, 0, "тезис", id="21.2 printed as 21"),
        pytest.param(21.0, 1, "тезиса", id="21 printed as 21.0"),
        pytest.param(5.0, 0, "тезисов", id="5"),
    ],
)
def test_the_printed_number_decides_on_the_form_of_a_unit(
    value: float, digits: int, unit: str
) -> None:
    assert words.counted(value, "claims", digits) == unit


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        pytest.param(1.0, 0, "1 hour", id="1"),
        pytest.param(1.0, 1, "1.0 hours", id="1.0"),
        pytest.param(1.4, 0, "1 hour", id="1.4 printed as 1"),
    ],
)
def test_in_english_one_is_told_from_1_0(value: float, digits: int, text: str) -> None:
    assert amount(value, "hours", digits) == text


@pytest.mark.usefixtures("some_chinese")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda: words.say(line("made.claims", n=5)), id="in a sentence"),
        pytest.param(lambda: amount(5, "claims"), id="of a key figure"),
    ],
)
def test_a_language_may_set_no_blank_between_number_and_noun(
    text: Callable[[], str],
) -> None:
    assert text() == "5项"


@pytest.mark.usefixtures("some_chinese")
@pytest.mark.parametrize(
    ("period", "text"),
    [
        pytest.param("2020/2024", "2020—2024年", id="years"),
        pytest.param("2024-01/2024-10", "2024年1月—10月", id="months"),
        pytest.param("2024-06-01/2024-07-17", "2024年6月1日—7月17日", id="days"),
    ],
)
def test_chinese_intervals_have_no_blanks(period: str, text: str) -> None:
    assert words.period(period) == text


@pytest.mark.usefixtures("some_chinese")
@pytest.mark.parametrize(
    ("billions", "text"),
    [
        pytest.param(94.8, "948亿美元", id="no decimal more"),
        pytest.param(RoundedTo(94.8, 1), "948亿美元", id="rounded already"),
        pytest.param(RoundedTo(95.0, 0), "950亿美元", id="whole billions"),
        pytest.param(106.3, "1063亿美元", id="four digits together"),
        pytest.param(-9.52, "−95亿美元", id="less than nothing"),
        pytest.param(1234.5, "12,345亿美元", id="five digits in groups"),
    ],
)
def test_another_scale_keeps_the_digits_that_are_known(
    billions: Value, text: str
) -> None:
    assert words.say(line("made.dollars", x=billions)) == text


@pytest.mark.usefixtures("some_chinese")
def test_an_amount_of_millions_takes_the_scale_of_billions() -> None:
    assert words.say(line("made.of-millions", x=94_812.0)) == "948亿美元"


@pytest.mark.usefixtures("some_chinese")
@pytest.mark.parametrize(
    ("value", "unit", "digits", "text"),
    [
        pytest.param(35.6, "bcm", 1, "356亿立方米", id="a smaller unit"),
        pytest.param(36.0, "bcm", 0, "360亿立方米", id="whole ones of the larger"),
        pytest.param(94.8, "USD bn", 1, "948亿美元", id="dollars"),
        pytest.param(5.0, "claims", 0, "5项", id="what is counted in its own unit"),
    ],
)
def test_a_key_figure_is_counted_in_the_unit_of_the_language(
    value: float, unit: str, digits: int, text: str
) -> None:
    assert amount(value, unit, digits) == text
    assert text.startswith(words.number_of(value, unit, digits))


@pytest.mark.usefixtures("some_chinese")
def test_a_unit_whose_numbers_stand_elsewhere_is_that_of_the_tables() -> None:
    assert words.unit_alone("bcm") == "十亿立方米"


@pytest.mark.usefixtures("some_chinese")
def test_a_sentence_scales_a_number_without_a_digit_more() -> None:
    assert words.say(line("made.gas", x=35.64)) == "356亿立方米"


@pytest.mark.usefixtures("some_chinese")
def test_years_of_a_list_have_their_noun() -> None:
    said = words.say(line("made.years", years=[2017, 2018, 2020]))
    assert said == "2017—2018年和2020年"


@pytest.mark.usefixtures("some_chinese")
def test_chinese_is_set_close_with_its_own_marks() -> None:
    said = words.say(line("made.joined", x="UN Comtrade"))
    assert said == "贸易额：UN Comtrade（2024年），其中"


@pytest.mark.parametrize(
    ("text", "close"),
    [
        pytest.param("出口 , 进口; 顺差", "出口，进口；顺差", id="marks of a list"),
        pytest.param("海关总署. 《公报》.", "海关总署。《公报》。", id="full stops"),
        pytest.param("CNPC, 中石油", "CNPC，中石油", id="a mark before Han"),
        pytest.param("增长 8.2% 达 948", "增长8.2%达948", id="blanks beside figures"),
        pytest.param("中文 (A, B)", "中文（A, B）", id="brackets behind Han"),
        pytest.param("gas (A, B), oil.", "gas (A, B), oil.", id="English as it is"),
        pytest.param("10:30, 3.5", "10:30, 3.5", id="figures as they are"),
    ],
)
def test_text_in_han_characters_is_set_close(text: str, close: str) -> None:
    assert words.set_close(text) == close


TEMPLATE_MADE = '<p title="a: 中">源: <a href="x, y">海</a> , 署</p><code>中, 文</code>'
SET_CLOSE = '<p title="a: 中">源：<a href="x, y">海</a>，署</p><code>中, 文</code>'


@pytest.mark.parametrize(
    ("language", "page"),
    [
        pytest.param("zh", SET_CLOSE, id="Chinese"),
        pytest.param("ru", TEMPLATE_MADE, id="another as it is"),
    ],
)
def test_a_page_is_set_close_between_its_tags(language: str, page: str) -> None:
    assert set_text(TEMPLATE_MADE, language) == page


@pytest.mark.usefixtures("some_chinese")
def test_sliders_know_the_scale_of_the_language() -> None:
    assert pattern_of("USD bn") == ("#亿美元", 1)


def test_in_english_a_pattern_has_no_other_scale() -> None:
    assert pattern_of("USD bn") == ("$#\N{NO-BREAK SPACE}bn", 0)


def test_a_number_in_a_unit_is_no_part_of_the_pattern() -> None:
    assert pattern_of("USD for 1,000 m3") == ("# USD for 1,000 m3", 0)


@pytest.mark.usefixtures("some_russian")
@pytest.mark.parametrize(
    ("printed", "decimals"),
    [
        pytest.param("1,5", 1, id="decimals"),
        pytest.param("1\N{NO-BREAK SPACE}234", 0, id="thousands"),
    ],
)
def test_decimals_are_told_by_the_mark_of_the_language(
    printed: str, decimals: int
) -> None:
    assert decimals_in(printed) == decimals


@pytest.mark.usefixtures("some_chinese")
def test_a_year_is_told_by_how_the_language_prints_it() -> None:
    def figure(year: int) -> KeyFigure:
        number = words.period(str(year))
        texts = dict.fromkeys(("unit", "period", "period_text", "range", "note"), "")
        ends = {"low": None, "high": None, "source_ids": []}
        year_said = {"value": year, "number": number, "text": number}
        return KeyFigure(id="a", label="a", **texts, **ends, **year_said)

    assert difference(figure(2031), figure(2030)).in_years == 1


TITLED = {
    "cells": [
        {"cell_type": "code", "id": "a", "source": "end = 2025"},
        {"cell_type": "markdown", "id": "title", "source": ["# Trade\n", "\n", "Who?"]},
    ]
}


@pytest.mark.parametrize(
    ("content", "title"),
    [
        pytest.param(json.dumps(TITLED), "与中国的贸易", id="the notebook's"),
        pytest.param("{", "Trade", id="its name where it is no notebook"),
    ],
)
@pytest.mark.usefixtures("some_chinese")
def test_a_report_that_fails_has_the_title_of_its_notebook(
    content: str, title: str
) -> None:
    job = Job(SHIPPED["baseline"], "trade", content)
    assert title_of(job) == title

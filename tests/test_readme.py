"""README and RUNNING: what they show runs, and what they name is there."""

import doctest
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from cac_data import export, load_table, select, tables
from cac_data.cli import main
from tests.conftest import ROOT
from tests.made_vintages import DAY, NAME, lpi, stored
from tests.pictures import HEIGHT, PAGES, WIDTH

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUNNING = (ROOT / ".github" / "RUNNING.md").read_text(encoding="utf-8")
RUSSIAN = (ROOT / ".github" / "README.ru.md").read_text(encoding="utf-8")
CHINESE = (ROOT / ".github" / "README.zh.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def vintages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let there be the vintages of two days, as on a machine that has fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        for number in range(2):
            stored({NAME: lpi(2.0 + number)}, on=DAY + timedelta(days=number - 1))
        yield


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README + RUNNING, flags=re.DOTALL)


# What answers from the tables; the reports have tests of their own.
LOOK_UPS = {
    "tables",
    "describe",
    "show",
    "search",
    "cite",
    "sources",
    "conflicts",
    "coverage",
    "claims",
    "changes",
}


def commands() -> dict[str, str]:
    """Each look-up that is shown, and the output that stands below it, if any does."""
    below_line = {}
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE):
            line, _, below = part.partition("\n")
            words = shlex.split(line, comments=True)
            if words[:1] == ["cac-data"] and words[1] in LOOK_UPS:
                below_line[shlex.join(words[1:])] = below
    return below_line


COMMANDS = commands()


@pytest.mark.parametrize("line", COMMANDS)
def test_a_look_up_that_is_shown_has_the_output_that_is_shown(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(export, "WITHOUT_END", 88)
    assert main(shlex.split(line)) == 0
    # What a table says, without the lines and blanks that lay it out.
    texts = (capsys.readouterr().out, COMMANDS[line])
    printed, shown = (text.replace("─", "").split() for text in texts)
    assert printed
    assert printed == shown or not shown


def test_the_python_runs() -> None:
    names: dict[str, Any] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)  # our own text, nobody else's
    assert not names["rows"].empty


def test_the_five_questions_have_these_answers() -> None:
    (shown,) = blocks("pycon")
    test = doctest.DocTestParser().get_doctest(shown, {}, "README.md", "README.md", 0)
    flags = doctest.NORMALIZE_WHITESPACE
    assert doctest.DocTestRunner(optionflags=flags).run(test).failed == 0


def test_the_python_is_right_for_a_strict_type_checker(tmp_path: Path) -> None:
    shown = [*blocks("python"), *map(doctest.script_from_examples, blocks("pycon"))]
    files = [tmp_path / f"shown_{number}.py" for number in range(len(shown))]
    for file, text in zip(files, shown, strict=True):
        file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_scenario_has_the_name_that_the_pages_give_it() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", README, flags=re.MULTILINE)
    files = {path.stem: path for path in (ROOT / "params").glob("*.yaml")}
    titles = {
        name: yaml.safe_load(file.read_text("utf-8"))["title"]
        for name, file in files.items()
    }
    assert dict(rows) == titles


def test_the_figures_of_the_prose_are_those_of_the_tables() -> None:
    rows = load_table("bilateral_trade")
    rows = select(rows, countries="CA5", start=2024, end=2024)
    counts = rows.set_index("reporter")["value_usd_mn"]
    assert f"${counts['china_customs'] / 1000:.1f} bn" in README
    assert f"${counts['edb'] / 1000:.1f} bn" in README
    assert f"**{len(tables())} tables**" in README
    assert f" {len(load_table('claims'))} claims" in README


SHOWN = re.findall(
    r"^\$ cac-data (.*?)(?:  #.*)?$", README + RUNNING, flags=re.MULTILINE
)


def test_many_commands_are_shown() -> None:
    assert len(SHOWN) > 20


@pytest.mark.parametrize("line", dict.fromkeys(SHOWN))
def test_every_option_that_is_shown_exists(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *words = shlex.split(line.removesuffix("\\"), comments=True)
    subcommand = words[:1] if command in {"scenarios", "import"} else []
    assert main([command, *subcommand, "--help"]) == 0
    text = capsys.readouterr().out
    options = [word for word in words if word.startswith("--")]
    assert [option for option in options if option not in text] == []


def test_the_readme_is_short() -> None:
    assert len(README.encode()) <= 9_000


def test_the_readme_begins_with_two_commands() -> None:
    first = re.findall(r"^\$ (.*?)  ", blocks("console")[0], re.MULTILINE)
    assert first == ["make report", "make test"]


@pytest.mark.parametrize("name", PAGES)
def test_the_readme_begins_with_pictures(name: str) -> None:
    file = ROOT / ".github" / name
    assert f"](.github/{name})" in README.partition("\n## ")[0]
    assert file.stat().st_size < 200_000
    with Image.open(file) as picture:
        assert picture.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        pytest.param(ROOT, README, id="README"),
        pytest.param(ROOT / ".github", RUNNING, id="RUNNING"),
        pytest.param(ROOT / ".github", RUSSIAN, id="README.ru"),
        pytest.param(ROOT / ".github", CHINESE, id="README.zh"),
    ],
)
def test_every_link_leads_somewhere(folder: Path, text: str) -> None:
    links = re.findall(r"\]\((?!https:)(.*?)\)", text)
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_russian_readme_has_the_figures_of_the_english() -> None:
    english = re.findall(r"\$(\d+\.\d) bn", README)
    russian = re.findall(r"(\d+,\d) млрд долл", RUSSIAN)
    tables = re.findall(r"[*]{2}(\d+) tables", README)
    assert russian == [figure.replace(".", ",") for figure in english]
    assert re.findall(r"[*]{2}(\d+) таблиц", RUSSIAN) == tables


def test_the_chinese_readme_has_the_figures_of_the_english() -> None:
    english = re.findall(r"\$(\d+\.\d) bn", README)
    chinese = re.findall(r"(\d+)亿美元", CHINESE)
    tables = re.findall(r"[*]{2}(\d+) tables", README)
    assert chinese == [figure.replace(".", "") for figure in english]
    assert re.findall(r"[*]{2}(\d+)张表", CHINESE) == tables

"""A second language is a translation, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.dates import get_month_names

from cac_data import load_table, words
from cac_data.project import find_project
from cac_data.tables import table_names
from tests.pseudo_language import ACCENT, PLAIN, accented, translated, write
from tests.reading import REWRITTEN, ROOT, blocks, drawn, visible

CLAIMS = ".statement, .verdict-note, .verdict dd"
"""What is said of claims is taken from tables."""

FORMATS = ("CSV", "JSON", "UTC", "cac-data")
DATA = "code, .unit, .when, .citation, .foot dd:last-child"


BETWEEN = re.compile(rf"[A-Za-z]{ACCENT}|\d|, | · |[;:.] |[–()]|\band\b")
"""What may stand between two names of a sentence."""

LONGEST_NAME = 200
EDGES = re.compile(r"^\W+|\W+$")


def test_all_words_of_a_catalogue_get_accents() -> None:
    source = "{# a #}{% macro a_names(f) %}x y = Two words; z = {{ f }}{% endmacro %}"
    assert translated(source) == source.replace("Two words", accented("Two words"))
    source = "<b>Of {{ f | plural('ox', 'oxen') }} x</b>&nbsp;"
    of, ox, oxen, x = map(accented, ("Of", "ox", "oxen", "x"))
    told = f"<b>{of} {{{{ f | plural('{ox}', '{oxen}') }}}} {x}</b>&nbsp;"
    assert translated(source) == told


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the baseline in the language."""
    folder = tmp_path_factory.mktemp("languages")
    names = [ROOT / "notebooks" / f"{name}.ipynb" for name in REWRITTEN]
    write(folder / "xx", names)
    wanted = [part for name in REWRITTEN for part in ("--notebook", name)]
    command = Path(sys.executable).with_name("cac-data")
    subprocess.run(
        [command, "report", "baseline", *wanted, "--output", folder / "reports"],
        env={**os.environ, "CAC_DATA_LANGUAGE": str(folder / "xx")},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return folder / "reports" / "baseline"


@pytest.mark.parametrize("page", [*REWRITTEN, "../index", "../compare"])
def test_what_has_no_accents_is_data(page: str, reports: Path) -> None:
    cells = {
        str(value)
        for name in table_names()
        for column in load_table(name).select_dtypes("str")
        for value in load_table(name)[column]
    }
    [baseline] = find_project(ROOT).scenarios("baseline")
    # Babel has no such language, so its months and "and" are those of English.
    months = (get_month_names(width, locale="en") for width in ("wide", "abbreviated"))
    cells |= {name for found in months for name in found.values()} | {""}
    cells |= {baseline.title, " ".join(baseline.description.split()), *FORMATS}
    # A drawing breaks a long name into lines.
    names = "\n".join(cell for cell in cells if len(cell) <= LONGEST_NAME).lower()
    read = visible(reports / f"{page}.html", without=f"{CLAIMS}, {DATA}")
    left = [
        (part, text)
        for text in [*blocks(read), *drawn(read)]
        if text not in cells
        for part in BETWEEN.split(text)
        if PLAIN.search(part) and re.sub(EDGES, "", part).lower() not in names
    ]
    assert not left, "\n".join(f"{part!r} in {text}" for part, text in left)


def test_numbers_dates_lists_and_names_are_those_of_the_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write(tmp_path / "ru", [])
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(tmp_path / "ru"))
    assert words.number(-1234.5, 1).split() == ["−1", "234,5"]
    assert words.period("2024-06-17").split()[:3] == ["17", "июня", "2024"]
    assert words.names(["KAZ", "UZB"]) == "Казахстан и Узбекистан"
    forms = [words.plural(n, "год", "года", "лет") for n in (1, 2, 5)]
    assert [form.split()[1] for form in forms] == ["год", "года", "лет"]


def test_a_cell_that_is_not_translated_keeps_its_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = "<!-- a1 -->\n# Ticaret\n\n<!-- b2 -->\nEvet.\n"
    (tmp_path / "trade.md").write_text(told, "utf-8")
    monkeypatch.setenv("CAC_DATA_LANGUAGE", str(tmp_path))
    assert words.prose("trade", "a1", "# Trade") == "# Ticaret\n\n"
    assert words.prose("trade", "b2", "Yes.") == "Evet.\n"
    assert words.prose("trade", "c3", "No.") == "No."
    assert words.prose("energy", "a1", "# Gas") == "# Gas"

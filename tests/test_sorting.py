"""Names are sorted as the language does that is spoken."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import show, words
from cac_data.lines import TableWords, line
from cac_data.show import tables
from cac_data.words.language import languages, speaking
from cac_data.words.messages import Language

FIVE = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Folders of languages that say nothing themselves."""
    for code in ("en", "ru", "zh"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "common.ftl").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("language", "names"),
    [
        pytest.param("en", ["“A” road", "b road", "C road"], id="English"),
        pytest.param("ru", ["еда", "«Ёлка»", "Ель", "Жуз"], id="Russian"),
        pytest.param("zh", ["阿拉木图", "比什凯克", "杜尚别", "塔什干"], id="Chinese"),
    ],
)
def test_names_are_in_the_order_of_the_language(
    folders: Path, language: str, names: list[str]
) -> None:
    with speaking(str(folders / language)):
        backwards = names[::-1]
        assert sorted(backwards, key=words.name_order) == names


@pytest.mark.parametrize("language", languages())
def test_the_five_are_in_order_by_their_codes_in_each_language(language: str) -> None:
    with speaking(language):
        names = [words.all_names({})[code] for code in FIVE]
        assert sorted(names, key=words.name_order) == names


def test_a_table_is_sorted_by_names_within_a_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(
        tables, "publish_table", lambda _, content, *__: shown.append(content)
    )
    monkeypatch.setattr(Language, "text_of", lambda _, text: RUSSIAN.get(text, text))
    headings = {
        "name": line("country.column-name"),
        "state": line("country.column-state"),
    }
    said = TableWords(
        headings, line("country.works-caption", country="KAZ"), by_name="state"
    )
    rows = pd.DataFrame(
        [("Atoll", "planned"), ("Zoo", "planned"), ("Yard", "in_service")],
        columns=["name", "state"],
    )
    with speaking("ru"):
        show.table("country.works", said, rows)
    assert [row[0] for row in shown[0]["rows"]] == ["зоопарк", "Остров", "Yard"]


RUSSIAN = {"Atoll": "Остров", "Zoo": "зоопарк"}

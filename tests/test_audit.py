"""`make audit`: what a drawn number of the built pages rests on."""

from pathlib import Path

import pandas as pd
import pytest

from tests import audit
from tests.golden import Built

SEED = 7  # draws a page whose notebook runs in two seconds
TRADE = pd.DataFrame(
    {"country": ["KAZ", "KGZ"], "value": [48_712.0, 27_200.0], "source_ids": "gacc"}
)


def test_a_drawn_number_is_explained_by_the_notebook_of_its_page(built: Built) -> None:
    [text] = audit.draw(built.output, seed=SEED, number=1)
    assert "source " in text
    assert "NOT ON THE PAGE" not in text


def test_a_number_in_billions_is_found_in_millions() -> None:
    [place] = audit.places("48.7", [{"parts": TRADE}])
    assert place.path == "parts[0].value"
    assert place.around["country"] == "KAZ"
    assert place.source_ids == ["gacc"]


def test_a_number_that_no_fact_has_is_found_nowhere() -> None:
    assert not audit.places("48.8", [{"parts": TRADE}])


def test_years_are_not_drawn() -> None:
    said = audit.Statement("text", "In 2025 it was $106.3 bn, 12 % more.", ())
    assert said.numbers == ["106.3", "12"]


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="say `make report` first"):
        next(audit.draw(tmp_path, seed=1, number=1))

"""What a check promises: what it finds is right, and not found by chance."""

import pytest

from tests import checked_texts
from tests.checked_texts import HELD_OUT, Measured, by_chance, labels, measured, rows_of

SEEDS = 12
LEAST_RECALL = 0.6
"""Well below what is measured: a change of words may lose some, not many."""


@pytest.fixture(scope="module")
def all_texts() -> Measured:
    return measured(tuple(checked_texts.files()))


def test_rows_that_texts_were_drawn_from_are_in_the_tables() -> None:
    gone = [
        (label.file, label.printed, table)
        for label in labels()
        for table, rows in rows_of(label).items()
        if rows.empty
    ]
    assert gone == []


@pytest.mark.parametrize("expected", ["has", "absent"])
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_texts_of_a_language_have_thirty_figures(language: str, expected: str) -> None:
    of_language = [label for label in labels() if label.file.startswith(language)]
    assert sum(label.expected == expected for label in of_language) >= 30


def test_what_is_found_is_the_row_it_was_drawn_from(all_texts: Measured) -> None:
    assert all_texts.precision >= 0.95


def test_what_is_found_in_texts_held_out_is_right() -> None:
    assert measured(HELD_OUT).precision >= 0.95


def test_many_figures_that_tables_have_are_found(all_texts: Measured) -> None:
    assert all_texts.recall >= LEAST_RECALL


def test_figures_that_no_row_prints_are_not_found(all_texts: Measured) -> None:
    assert all_texts.count(expected="absent", status="found") == 0


def test_increments_and_numbers_of_phones_are_not_found(all_texts: Measured) -> None:
    assert all_texts.count(expected="not looked up", status="found") == 0


def test_figures_multiplied_at_random_are_found_by_chance_at_most_in_twenty() -> None:
    assert by_chance(checked_texts.files(), range(SEEDS)) <= 0.05

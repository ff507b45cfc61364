"""The notebook on infrastructure: its railway, its ways and its own parameters.

What every notebook has to stand is in the golden files of odd selections.
"""

from __future__ import annotations

from typing import Any

import pytest

from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.notebook_runs import run_notebook

MODEL = NOTEBOOK_PARAMETERS["infrastructure"]


def test_the_railway_is_on_the_way_once_it_is_open() -> None:
    trip = {"origin": "kashgar", "destination": "tashkent", "horizon": 2031}
    text = run_notebook("infrastructure", cku_opening=2031, **trip).text
    assert "It uses the railway through Kyrgyzstan." in text
    assert "today and in 2031" in text
    later = run_notebook("infrastructure", cku_opening=2032, **trip).text
    assert "It does not use the railway through Kyrgyzstan." in later


def test_places_without_a_way_are_told_in_a_sentence() -> None:
    text = run_notebook("infrastructure", destination="bishkek").text
    assert "No way by rail and ferry leads from Xi'an to Bishkek" in text
    assert "No way leads from Xi'an to Bishkek, so no leg of it can be lost." in text


@pytest.mark.parametrize(
    ("parameters", "is_warned"),
    [
        ({}, False),
        ({"cku_opening": 0}, False),
        ({"cku_opening": 2028}, True),  # before any year that stands
        ({"cku_opening": 2027, "as_of": "2025-07-27", "end": 2024}, True),
    ],
)
def test_an_opening_that_cannot_be_is_warned_of_first(
    parameters: dict[str, Any], is_warned: bool
) -> None:
    run = run_notebook("infrastructure", **parameters)
    _, *after_scope = run.bundles[0].content["sentences"]
    opening = parameters.get("cku_opening")
    warning = f"Warning: an opening in {opening} does not fit"
    assert any(said.startswith(warning) for said in after_scope[:1]) == is_warned
    assert ("Warning" in run.text) == is_warned


# --- the parameters -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("cku_opening", 0, "never"),
        ("cku_opening", 2031, "2031"),
        ("origin", "xian", "Xi'an"),
        ("border_hours", 40.6, "40.6 hours"),
        ("rail_speed_kmh", 60.0, "60 km/h"),
        ("as_of", "", "everything known"),
        ("end", 2026, "2026"),
    ],
)
def test_a_parameter_is_told_in_words(name: str, value: Any, words: str) -> None:
    assert MODEL(**{name: value}).in_words(name) == words

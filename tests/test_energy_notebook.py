"""The energy notebook: what is special to its scenarios and its worlds.

What every notebook has to stand is in the golden files of odd selections.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.notebook_runs import run_notebook

# What a scenario assumes, and what is said of it.
WORLDS: dict[str, tuple[dict[str, Any], str]] = {
    "Line D early and without gas": (
        {"line_d_year": 2029},
        "Warning: Line D in 2029 has no gas for it",
    ),
    "more than the balance leaves": (
        {"gas_to_china_bcm": 60.0},
        "more than it is rated for",
    ),
}


@pytest.mark.parametrize("case", WORLDS)
def test_what_is_assumed_is_said_in_a_sentence(case: str) -> None:
    parameters, sentence = WORLDS[case]
    run = run_notebook("energy", **parameters)
    assert sentence in run.text
    assert {bundle.kind for bundle in run.bundles} >= {"text", "key-figures"}


def test_an_early_line_d_with_gas_for_it_is_not_warned_of() -> None:
    run = run_notebook("energy", line_d_year=2029, output_growth=0.11)
    assert "Warning" not in run.text

"""Scenario files: what is read, what is refused, and in which words."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cac_data.parameters import NOTEBOOK_PARAMETERS, TradeParameters
from cac_data.report.plan import declared_parameters
from cac_data.scenarios import (
    Scenario,
    ScenarioError,
    change,
    load_scenarios,
)

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

Write = Callable[..., Path]

BASELINE = """\
title: Managed deepening
description: Nothing breaks.
parameters:
  trade:
    horizon: 2030
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write scenario files by id into a folder; a baseline is there already."""
    folder = tmp_path / "params"
    folder.mkdir()
    (folder / "baseline.yaml").write_text(BASELINE, "utf-8")

    def write_files(**files: str | bytes) -> Path:
        for identifier, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{identifier}.yaml").write_bytes(raw)
        return folder

    return write_files


def scenario(parameters: str = "", *, head: str = "extends: baseline\n") -> str:
    section = f"parameters: {{trade: {{{parameters}}}}}\n" if parameters else ""
    return f"title: Other\ndescription: Another story.\n{head}{section}"


# --- The project's own scenarios -----------------------------------------------------


def test_the_shipped_scenarios_are_valid_and_the_baseline_comes_first() -> None:
    scenarios = load_scenarios(ROOT / "params")
    assert next(iter(scenarios)) == "baseline"
    assert {
        "deep_integration",
        "commodity_slump",
        "russia_valve",
        "article_as_written",
        "national_statistics",
    } < set(scenarios)


def test_the_baseline_states_the_defaults() -> None:
    baseline = load_scenarios(ROOT / "params")["baseline"]
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        assert baseline.values(notebook) == model().model_dump()


def test_models_and_notebooks_are_the_same_set() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(NOTEBOOK_PARAMETERS)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_parameters_cell_of_a_notebook_equals_its_model(notebook: Path) -> None:
    defaults = NOTEBOOK_PARAMETERS[notebook.stem]().model_dump()
    declared = declared_parameters(notebook)
    assert declared == defaults
    assert list(declared) == list(defaults)
    types = {name: type(value) for name, value in declared.items()}
    assert types == {name: type(value) for name, value in defaults.items()}


# --- Putting files together ----------------------------------------------------------


def test_a_scenario_takes_over_what_it_does_not_say(write: Write) -> None:
    folder = write(
        middle=scenario("horizon: 2035, usd_inflation: 0.03"),
        last=scenario("usd_inflation: 0.04", head="extends: middle\n"),
    )
    last = load_scenarios(folder)["last"]
    assert last.values("trade")["horizon"] == 2035
    assert last.values("trade")["usd_inflation"] == 0.04
    assert last.values("trade")["start"] == 1992


def test_a_notebooks_own_section_wins_over_common(write: Write) -> None:
    folder = write(
        other="""\
title: Other
description: x
parameters:
  trade: {horizon: 2032}
  common: {horizon: 2040, start: 2000}
"""
    )
    values = load_scenarios(folder)["other"].values("trade")
    assert (values["horizon"], values["start"]) == (2032, 2000)


def test_differences_are_told_with_both_values(write: Write) -> None:
    scenarios = load_scenarios(write(other=scenario("start: 2000")))
    other, baseline = scenarios["other"], scenarios["baseline"]
    assert other.differences("trade", baseline) == {"start": (1992, 2000)}
    assert baseline.differences("trade", baseline) == {}


def test_an_unknown_notebook_is_named() -> None:
    baseline = load_scenarios(ROOT / "params")["baseline"]
    with pytest.raises(ValueError, match=r"`notebook`: 'trad' .* 'trade'\?"):
        baseline.values("trad")


def test_values_are_told_in_words() -> None:
    parameters = TradeParameters.model_validate(
        {
            "import_growth": -0.0794,
            "shocks": [{"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}],
            "level_shifts": [
                {"country": "KGZ", "flow": "imports", "year": 2026, "usd_bn": -7.3}
            ],
        }
    )
    words = {name: parameters.in_words(name) for name in TradeParameters.model_fields}
    assert words == {
        "start": "1992",
        "end": "2025",
        "horizon": "2030",
        "reporter": "Chinese customs",
        "as_of": "everything known",
        "data": "bundled tables",
        "export_growth": "4.3 % a year",
        "import_growth": "−7.94 % a year",
        "shocks": "exports −40 % over 2027–2028",
        "level_shifts": "Kyrgyzstan imports −7.3 USD bn in 2026",
        "usd_inflation": "2.5 % a year",
    }


# --- Values for one run --------------------------------------------------------------


@pytest.mark.parametrize(
    ("digest", "words"),
    [
        ("870dfb94", ["trade.horizon=2035"]),
        ("f025b1a4", ["common.end=2024", "trade.horizon=2035"]),
        ("7b7d7845", ["trade.export_growth=0"]),
        (
            "5dcb329f",
            ["common.as_of=2025-07-27", "common.end=2024", "history.end=2025"],
        ),
        (
            "20120bf6",
            [
                "common.level_shifts=[{country: KAZ, flow: imports, year: 2027, "
                "usd_bn: -5}]"
            ],
        ),
        ("eead67ab", ["history.countries=[KAZ, UZB]", "history.start=-100"]),
        ("2181536c", ["energy.gas_price_usd=0.00001"]),
        ("3b16d4ea", ["common.data=2026-11-24"]),
        (
            "f6854fde",
            [
                "common.horizon=2040",
                *(
                    f"{notebook}.horizon={year}"
                    for notebook, year in (
                        ("trade", 2035),
                        ("energy", 2036),
                        ("infrastructure", 2037),
                        ("outlook", 2038),
                    )
                ),
            ],
        ),
    ],
)
def test_the_ids_are_those_that_others_hold_on_to(
    digest: str, words: list[str]
) -> None:
    assert (
        change(load_scenarios(ROOT / "params")["baseline"], words).id
        == f"baseline~{digest}"
    )


def test_a_one_off_says_what_it_is_and_changes_nothing_else() -> None:
    base = load_scenarios(ROOT / "params")["national_statistics"]
    changed = change(base, ["trade.horizon=2035", "common.end= 2024"])
    assert changed.title == (
        "National statistics, with common.end = 2024 and trade.horizon = 2035"
    )
    assert changed.description.startswith("A run of its own: the scenario national_st")
    assert (changed.kind, changed.extends) == ("lens", "national_statistics")
    assert changed.differences("energy", base) == {"end": (2025, 2024)}


def test_all_wrong_words_are_told_at_once() -> None:
    words = ["trade.horizn=2035", "x", "trad.end=2024", "trade.end=2024", "trade.end=1"]
    with pytest.raises(ScenarioError, match="4 problems in the values for one run:"):
        change(load_scenarios(ROOT / "params")["baseline"], words)
    with pytest.raises(ScenarioError, match=r"trade\.end=2025 changes nothing: base"):
        change(load_scenarios(ROOT / "params")["baseline"], ["trade.end=2025"])


# --- Models and errors ---------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"start": True},
        {"start": 2000.0},
        {"start": "٢٠٠٠"},
        {"export_growth": float("nan")},
        {"export_growth": float("inf")},
        {"export_growth": False},
        {"as_of": 2025},
        {"data": None},
        {"shocks": [None]},
        {"horizn": 2030},
    ],
    ids=str,
)
def test_a_model_made_in_python_is_as_strict(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"TradeParameters\n{next(iter(given))}"):
        TradeParameters(**given)


def test_a_scenario_can_be_sent_to_another_process() -> None:
    baseline = load_scenarios(ROOT / "params")["baseline"]
    assert pickle.loads(pickle.dumps(baseline)) == baseline


def test_parameters_cannot_be_changed_afterwards() -> None:
    baseline: Scenario = load_scenarios(ROOT / "params")["baseline"]
    with pytest.raises(ValueError, match="frozen"):
        baseline.parameters["trade"].start = 2000  # type: ignore[attr-defined]


# --- Reading a parameters cell -------------------------------------------------------


def notebook_with(tmp_path: Path, *sources: str) -> Path:
    cells = [
        {"cell_type": "code", "source": source, "metadata": {"tags": ["parameters"]}}
        for source in sources
    ]
    path = tmp_path / "some.ipynb"
    path.write_text(json.dumps({"cells": cells}), "utf-8")
    return path


def test_a_parameters_cell_is_read_without_running_it(tmp_path: Path) -> None:
    path = notebook_with(tmp_path, 'a: int = 1  # one\nb: str = ""\nc: list = []')
    assert declared_parameters(path) == {"a": 1, "b": "", "c": []}


@pytest.mark.parametrize(
    "sources",
    [
        [],
        ["a: int = 1", "b: int = 2"],
        ["a = 1"],
        ["a: int = 1\nprint(a)"],
        ["a: int = int(3)"],
        ["a: int ="],
    ],
    ids=str,
)
def test_a_parameters_cell_that_does_more_is_refused(
    tmp_path: Path, sources: list[str]
) -> None:
    with pytest.raises(ValueError, match="one cell tagged 'parameters' of annotated"):
        declared_parameters(notebook_with(tmp_path, *sources))


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.ipynb"
    path.write_text("[]", "utf-8")
    with pytest.raises(ValueError, match=r"some\.ipynb needs one cell tagged"):
        declared_parameters(path)

"""Scenario files: what they are put together to, and values for one run."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cac_data.parameters import NOTEBOOK_PARAMETERS, TradeParameters
from cac_data.report.plan import declared_parameters
from cac_data.scenarios import ScenarioError, change, load_scenarios

ROOT = Path(__file__).parents[1]
SHIPPED = load_scenarios(ROOT / "params")
BASELINE = SHIPPED["baseline"]

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write scenario files by id: what follows title and description of each."""

    def write_files(**files: str) -> Path:
        for identifier, content in {"baseline": "", **files}.items():
            text = f"title: Other\ndescription: Another story.\n{content}\n"
            (tmp_path / f"{identifier}.yaml").write_text(text, "utf-8")
        return tmp_path

    return write_files


# --- The project's own scenarios, and its notebooks ----------------------------------


def test_the_baseline_comes_first_and_states_the_defaults() -> None:
    assert next(iter(SHIPPED)) == "baseline"
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        assert BASELINE.values(notebook) == model().model_dump()
    assert pickle.loads(pickle.dumps(SHIPPED)) == SHIPPED
    with pytest.raises(ValueError, match=r"`notebook`: 'trad' .* 'trade'\?"):
        BASELINE.values("trad")


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_the_parameters_cell_of_a_notebook_equals_its_model(notebook: str) -> None:
    defaults = NOTEBOOK_PARAMETERS[notebook]().model_dump()
    declared = declared_parameters(ROOT / "notebooks" / f"{notebook}.ipynb")
    assert json.dumps(declared) == json.dumps(defaults)


@pytest.mark.parametrize(
    "sources",
    [[], ["a: int = 1", "b: int = 2"], ["a: int = 1\nprint(a)"], ["a: int = int(3)"]],
)
def test_a_parameters_cell_that_does_more_is_refused(
    tmp_path: Path, sources: list[str]
) -> None:
    cells = [{"source": of, "metadata": {"tags": ["parameters"]}} for of in sources]
    path = tmp_path / "some.ipynb"
    path.write_text(json.dumps({"cells": cells}), "utf-8")
    with pytest.raises(ValueError, match=r"some\.ipynb needs one cell tagged"):
        declared_parameters(path)


# --- Putting files together ----------------------------------------------------------


def test_a_scenario_takes_over_what_it_does_not_say(write: Write) -> None:
    told = "parameters: {trade: {horizon: 2035, usd_inflation: 0.03}}\n"
    found = load_scenarios(
        write(
            middle=f"extends: baseline\n{told}",
            last="extends: middle\nparameters: {trade: {usd_inflation: 0.04}}",
        )
    )
    assert found["last"].differences("trade", found["baseline"]) == {
        "horizon": (2030, 2035),
        "usd_inflation": (0.025, 0.04),
    }
    assert found["last"].differences("energy", found["baseline"]) == {}


def test_a_notebooks_own_section_wins_over_common(write: Write) -> None:
    sections = "{trade: {horizon: 2032}, common: {horizon: 2040, start: 2000}}"
    found = load_scenarios(write(other=f"parameters: {sections}"))["other"]
    expected = {"start": (1992, 2000), "horizon": (2030, 2032)}
    assert found.differences("trade", None) == expected


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
    names = "start reporter as_of data export_growth import_growth shocks level_shifts"
    assert [parameters.in_words(name) for name in names.split()] == [
        *("1992", "Chinese customs", "everything known", "bundled tables"),
        *("4.3 % a year", "−7.94 % a year", "exports −40 % over 2027–2028"),
        "Kyrgyzstan imports −7.3 USD bn in 2026",
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"start": True},
        {"start": 2000.0},
        {"export_growth": float("nan")},
        {"as_of": 2025},
        {"shocks": [None]},
        {"horizn": 2030},
    ],
    ids=str,
)
def test_a_model_made_in_python_is_strict_and_stays_as_it_is(
    given: dict[str, Any],
) -> None:
    with pytest.raises(ValueError, match=f"TradeParameters\n{next(iter(given))}"):
        TradeParameters(**given)
    with pytest.raises(ValueError, match="frozen"):
        setattr(BASELINE.parameters["trade"], *next(iter(given.items())))


# --- Values for one run --------------------------------------------------------------

SHIFT = "{country: KAZ, flow: imports, year: 2027, usd_bn: -5}"


@pytest.mark.parametrize(
    ("digest", "words"),
    [
        ("870dfb94", ["trade.horizon=2035"]),
        ("f025b1a4", ["common.end=2024", "trade.horizon=2035"]),
        ("20120bf6", [f"common.level_shifts=[{SHIFT}]"]),
        ("eead67ab", ["history.countries=[KAZ, UZB]", "history.start=-100"]),
        ("2181536c", ["energy.gas_price_usd=0.00001"]),
        ("3b16d4ea", ["common.data=2026-11-24"]),
    ],
)
def test_the_ids_are_those_that_others_hold_on_to(
    digest: str, words: list[str]
) -> None:
    assert change(BASELINE, words).id == f"baseline~{digest}"


def test_a_one_off_says_what_it_is_and_changes_nothing_else() -> None:
    base = SHIPPED["national_statistics"]
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
        change(BASELINE, words)
    with pytest.raises(ScenarioError, match=r"trade\.end=2025 changes nothing: base"):
        change(BASELINE, ["trade.end=2025"])

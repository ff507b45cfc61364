"""Scenarios: what they are put together to, the commands on them, and their schema."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import papermill
import pytest
import yaml
from jsonschema.validators import Draft202012Validator

from cac_data.parameters import NOTEBOOK_PARAMETERS, TradeParameters
from cac_data.project import DRAFT
from cac_data.scenarios import File, Scenario, ScenarioError, change, load_scenarios
from cac_data.words import english
from tests.conftest import ROOT, Patch, Run

SHIPPED = load_scenarios(ROOT / "params")
BASELINE = SHIPPED["baseline"]

# --- The project's own scenarios, and its notebooks ----------------------------------


def test_the_baseline_comes_first() -> None:
    assert next(iter(SHIPPED)) == "baseline"


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_the_baseline_states_the_defaults(notebook: str) -> None:
    defaults = NOTEBOOK_PARAMETERS[notebook]().model_dump()
    assert BASELINE.values(notebook) == defaults


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_the_parameters_cell_of_a_notebook_equals_its_model(notebook: str) -> None:
    path = ROOT / "notebooks" / f"{notebook}.ipynb"
    defaults = NOTEBOOK_PARAMETERS[notebook]().model_dump()
    # Papermill reads comments, too: an = in one makes it call a parameter unknown.
    cell = papermill.inspect_notebook(path)
    declared = {name: ast.literal_eval(item["default"]) for name, item in cell.items()}
    assert json.dumps(declared) == json.dumps(defaults)
    assert [name for name, item in cell.items() if not item["help"]] == []


# --- Putting files together ----------------------------------------------------------


CHAIN = {
    "baseline": "",
    "middle": (
        "extends: baseline\n"
        "parameters:\n"
        "  common: {horizon: 2040, start: 2000}\n"
        "  trade: {horizon: 2035}\n"
    ),
    "last": "extends: middle\nparameters: {trade: {usd_inflation: 0.04}}\n",
}
"""Scenarios of which each extends the one before."""


@pytest.fixture
def chain(tmp_path: Path) -> dict[str, Scenario]:
    for name, text in CHAIN.items():
        content = f"title: Other\ndescription: Another story.\n{text}"
        (tmp_path / f"{name}.yaml").write_text(content, "utf-8")
    return load_scenarios(tmp_path)


def test_a_section_wins_over_common_a_scenario_over_its_base(
    chain: dict[str, Scenario],
) -> None:
    assert chain["last"].differences("trade", chain["baseline"]) == {
        "start": (1992, 2000),
        "horizon": (2030, 2035),
        "usd_inflation": (0.025, 0.04),
    }


def test_common_reaches_the_notebooks_that_know_a_parameter(
    chain: dict[str, Scenario],
) -> None:
    assert chain["last"].differences("history", None) == {"start": (-300, 2000)}


SHOCK = {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}
SHIFT = {"country": "KGZ", "flow": "imports", "year": 2026, "usd_bn": -7.3}


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("start", {}, "1992"),
        ("reporter", {}, "Chinese customs"),
        ("as_of", {}, "everything known"),
        ("data", {}, "bundled tables"),
        ("export_growth", {}, "4.3 % a year"),
        ("import_growth", {"import_growth": -0.0794}, "−7.94 % a year"),
        ("shocks", {"shocks": [SHOCK]}, "exports −40 % over 2027–2028"),
        (
            "level_shifts",
            {"level_shifts": [SHIFT]},
            "Kyrgyzstan imports −$7.3 bn in 2026",
        ),
    ],
)
def test_a_value_reads_in_words(name: str, values: dict[str, Any], words: str) -> None:
    said = TradeParameters.model_validate(values).in_words(name)
    assert english().say(said) == words


# --- Values for one run --------------------------------------------------------------


LEVEL_SHIFT = "{country: KAZ, flow: imports, year: 2027, usd_bn: -5}"


@pytest.mark.parametrize(
    ("settings", "digest"),
    [
        pytest.param(
            ["common.end=2024", "trade.horizon=2035"], "f025b1a4", id="two years"
        ),
        pytest.param([f"common.level_shifts=[{LEVEL_SHIFT}]"], "20120bf6", id="a list"),
        pytest.param(["energy.gas_price_usd=0.00001"], "2181536c", id="a small number"),
    ],
)
def test_the_ids_are_those_that_others_hold_on_to(
    settings: list[str], digest: str
) -> None:
    assert change(BASELINE, settings).id == f"baseline~{digest}"


def test_a_one_off_says_what_it_is_and_changes_nothing_else() -> None:
    base = SHIPPED["national_statistics"]
    changed = change(base, ["trade.horizon=2035", "common.end= 2024"])
    values = "common.end = 2024 and trade.horizon = 2035"
    assert changed.title == f"National statistics, with {values}"
    assert changed.description.startswith("A run of its own: the scenario national_st")
    assert (changed.kind, changed.extends) == ("lens", "national_statistics")
    assert changed.differences("energy", base) == {"end": (2025, 2024)}


def test_all_wrong_words_are_told_at_once() -> None:
    words = ["trade.horizn=2035", "x", "trad.end=2024", "trade.end=2024", "trade.end=1"]
    with pytest.raises(ScenarioError, match="4 problems in the values for one run:"):
        change(BASELINE, words)


def test_a_value_that_the_scenario_has_is_refused() -> None:
    with pytest.raises(ScenarioError, match=r"trade\.end=2025 changes nothing: base"):
        change(BASELINE, ["trade.end=2025"])


# --- The commands --------------------------------------------------------------------


@pytest.fixture
def say(project: Path, run: Run) -> Run:
    """Run a `scenarios` command in a project of its own."""
    return lambda *words, code=0: run(
        "scenarios", *words, "--project", str(project), code=code
    )


def test_show_tells_each_value_and_how_it_reads(say: Run) -> None:
    text = say("show", "deep_integration", "--notebook", "energy")
    assert text.startswith("deep_integration (future), extends baseline: Deep integra")
    rows = [re.split(r" {2,}", line.strip()) for line in text.splitlines()]
    shown = {row[1]: row for row in rows if row[0] == "energy"}
    assert list(shown) == list(NOTEBOOK_PARAMETERS["energy"].model_fields)
    assert shown["solar_wind_additions"][2:] == ["3900", "3,900 MW a year"]


def test_what_is_shown_as_yaml_is_what_the_notebook_is_told(say: Run) -> None:
    scenario = SHIPPED["article_as_written"]
    values = {name: scenario.values(name) for name in NOTEBOOK_PARAMETERS}
    command = ("show", "article_as_written", "--format", "yaml")
    assert yaml.safe_load(say(*command)) == values
    assert yaml.safe_load(say(*command, "--notebook", "trade")) == values["trade"]


def test_diff_tells_both_values_in_words(say: Run) -> None:
    rows = say("diff", "baseline", "gas_squeeze", "--format", "csv").splitlines()
    assert rows[0] == "notebook,parameter,scenario,value,in_words"
    assert [row for row in rows if row.startswith("energy,gas_to_china_bcm,")] == [
        "energy,gas_to_china_bcm,baseline,0,what Turkmen output leaves over",
        "energy,gas_to_china_bcm,gas_squeeze,25,25 bcm",
    ]
    assert not [row for row in rows if row.startswith("history,")]


def test_a_new_scenario_is_good_and_changes_nothing(say: Run, project: Path) -> None:
    path = project / "params" / "my_story.yaml"
    command = ("new", "my_story", "--from", "article_as_written")
    assert say(*command) == f"wrote {path}; edit it, then: cac-data scenarios check\n"
    assert say("check").startswith("good: 8 scenarios, ")
    assert say("diff", "article_as_written", "my_story") == "Nothing found.\n"
    refusal = say(*command, code=2)
    assert refusal == f"error: {path} is there already; allowed: another"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        pytest.param(
            "show gas_squeze",
            "`scenario`: 'gas_squeze' is not one of baseline, ",
            id="scenario",
        ),
        pytest.param(
            "show baseline --notebook trad", "; did you mean 'trade'?", id="notebook"
        ),
        pytest.param(
            "new mine --from baselin", "; did you mean 'baseline'?", id="base"
        ),
        pytest.param(
            "new ../mine --from baseline", "cannot be the id of a scenario", id="id"
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_written(
    command: str, message: str, say: Run, project: Path
) -> None:
    before = sorted(project.rglob("*"))
    assert message in say(*command.split(), code=2)
    assert sorted(project.rglob("*")) == before


def test_no_scenario_is_begun_beside_those_of_the_package(
    tmp_path: Path, run: Run, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(tmp_path)
    refusal = run("scenarios", "new", "mine", "--from", "baseline", code=2)
    assert "nothing here or above is a project" in refusal
    assert not (ROOT / "params" / "mine.yaml").exists()


# --- The schema by which editors complete, explain and mark --------------------------

SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "params" / "scenario.schema.json").read_text("utf-8")
)
CHECK = Draft202012Validator(SCHEMA)
MAPPINGS = {"Scenario": SCHEMA, **SCHEMA["$defs"]}
PROPERTIES = {
    f"{owner}.{name}": MAPPINGS.get(prop.get("$ref", "").rpartition("/")[2], prop)
    for owner, mapping in MAPPINGS.items()
    for name, prop in mapping["properties"].items()
}
"""What an editor shows of each thing that a file may hold."""


def test_the_committed_schema_is_current() -> None:
    CHECK.check_schema(SCHEMA)
    # Else: cac-data scenarios schema > params/scenario.schema.json
    assert File.model_json_schema() == SCHEMA


@pytest.mark.parametrize("owner", MAPPINGS)
def test_an_editor_marks_unknown_keys(owner: str) -> None:
    assert MAPPINGS[owner]["additionalProperties"] is False


@pytest.mark.parametrize("text", ["title", "description"])
def test_an_editor_has_something_to_show(text: str) -> None:
    assert [name for name, shown in PROPERTIES.items() if not shown[text]] == []


def test_an_editor_has_something_to_offer() -> None:
    offers = {"properties", "default", "examples", "enum"}
    assert [name for name, p in PROPERTIES.items() if not offers & p.keys()] == []


def test_an_editor_knows_the_least_and_the_most_of_a_number() -> None:
    ends = {
        name: (shown["minimum"], shown["maximum"])
        for name, shown in PROPERTIES.items()
        if shown.get("type") in ("integer", "number")
    }
    assert ends
    assert [name for name, (least, most) in ends.items() if least >= most] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "params").glob("*.yaml")), ids=lambda path: path.stem
)
@pytest.mark.parametrize("is_draft", [False, True], ids=["shipped", "begun from it"])
def test_a_scenario_passes_the_schema_and_names_it(path: Path, is_draft: bool) -> None:
    text = DRAFT.format(parent=path.stem) if is_draft else path.read_text("utf-8")
    CHECK.validate(yaml.safe_load(text))
    assert text.startswith("# yaml-language-server: $schema=scenario.schema.json\n")

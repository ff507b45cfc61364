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
from cac_data.scenarios import File, ScenarioError, change, load_scenarios
from tests.conftest import ROOT, Patch, Run

SHIPPED = load_scenarios(ROOT / "params")
BASELINE = SHIPPED["baseline"]

# --- The project's own scenarios, and its notebooks ----------------------------------


def test_the_baseline_comes_first_and_states_the_defaults() -> None:
    assert next(iter(SHIPPED)) == "baseline"
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        assert BASELINE.values(notebook) == model().model_dump()


@pytest.mark.parametrize("notebook", NOTEBOOK_PARAMETERS)
def test_the_parameters_cell_of_a_notebook_equals_its_model(notebook: str) -> None:
    path = ROOT / "notebooks" / f"{notebook}.ipynb"
    defaults = NOTEBOOK_PARAMETERS[notebook]().model_dump()
    # Papermill reads comments, too: an = in one makes it call a parameter unknown.
    known = papermill.inspect_notebook(path)
    told = {name: ast.literal_eval(item["default"]) for name, item in known.items()}
    assert json.dumps(told) == json.dumps(defaults)
    assert all(item["help"] for item in known.values())


# --- Putting files together ----------------------------------------------------------


def test_a_section_wins_over_common_a_scenario_over_its_base(tmp_path: Path) -> None:
    told = "{common: {horizon: 2040, start: 2000}, trade: {horizon: 2035}}"
    for name, text in {
        "baseline": "",
        "middle": f"extends: baseline\nparameters: {told}\n",
        "last": "extends: middle\nparameters: {trade: {usd_inflation: 0.04}}\n",
    }.items():
        head = "title: Other\ndescription: Another story.\n"
        (tmp_path / f"{name}.yaml").write_text(f"{head}{text}", "utf-8")
    found = load_scenarios(tmp_path)
    assert found["last"].differences("trade", found["baseline"]) == {
        "start": (1992, 2000),
        "horizon": (2030, 2035),
        "usd_inflation": (0.025, 0.04),
    }
    assert found["last"].differences("history", None) == {"start": (-300, 2000)}


def test_values_are_told_in_words() -> None:
    shock = {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}
    shift = {"country": "KGZ", "flow": "imports", "year": 2026, "usd_bn": -7.3}
    given = {"import_growth": -0.0794, "shocks": [shock], "level_shifts": [shift]}
    parameters = TradeParameters.model_validate(given)
    names = "start reporter as_of data export_growth import_growth shocks level_shifts"
    assert [parameters.in_words(name) for name in names.split()] == [
        *("1992", "Chinese customs", "everything known", "bundled tables"),
        *("4.3 % a year", "−7.94 % a year", "exports −40 % over 2027–2028"),
        "Kyrgyzstan imports −$7.3 bn in 2026",
    ]


# --- Values for one run --------------------------------------------------------------


def test_the_ids_are_those_that_others_hold_on_to() -> None:
    shift = "{country: KAZ, flow: imports, year: 2027, usd_bn: -5}"
    for digest, words in {
        "f025b1a4": ["common.end=2024", "trade.horizon=2035"],
        "20120bf6": [f"common.level_shifts=[{shift}]"],
        "2181536c": ["energy.gas_price_usd=0.00001"],
    }.items():
        assert change(BASELINE, words).id == f"baseline~{digest}"


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
    told = {row[1]: row for row in rows if row[0] == "energy"}
    assert list(told) == list(NOTEBOOK_PARAMETERS["energy"].model_fields)
    assert told["solar_wind_additions"][2:] == ["3900", "3,900 MW a year"]


def test_what_is_shown_as_yaml_is_what_the_notebook_is_told(say: Run) -> None:
    scenario = SHIPPED["article_as_written"]
    values = {name: scenario.values(name) for name in NOTEBOOK_PARAMETERS}
    asked = ("show", "article_as_written", "--format")
    assert yaml.safe_load(say(*asked, "yaml")) == values
    assert yaml.safe_load(say(*asked, "yaml", "--notebook", "trade")) == values["trade"]


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
    asked = ("new", "my_story", "--from", "article_as_written")
    assert say(*asked) == f"wrote {path}; edit it, then: cac-data scenarios check\n"
    assert say("check").startswith("good: 8 scenarios, ")
    assert say("diff", "article_as_written", "my_story") == "Nothing found.\n"
    told = say(*asked, code=2)
    assert told == f"error: {path} is there already; allowed: another"


def test_what_cannot_be_done_is_told_and_nothing_written(
    say: Run, project: Path, run: Run, monkeypatch: Patch
) -> None:
    before = sorted(project.rglob("*"))
    for arguments, message in {
        "show gas_squeze": "`scenario`: 'gas_squeze' is not one of baseline, ",
        "show baseline --notebook trad": "; did you mean 'trade'?",
        "new mine --from baselin": "; did you mean 'baseline'?",
        "new ../mine --from baseline": "cannot be the id of a scenario",
    }.items():
        assert message in say(*arguments.split(), code=2)
    assert sorted(project.rglob("*")) == before
    monkeypatch.chdir(project.parent)  # where the package's own are in use
    told = run("scenarios", "new", "mine", "--from", "baseline", code=2)
    assert "nothing here or above is a project" in told
    assert not (ROOT / "params" / "mine.yaml").exists()


# --- The schema by which editors complete, explain and mark --------------------------

SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "params" / "scenario.schema.json").read_text("utf-8")
)
CHECK = Draft202012Validator(SCHEMA)
MAPPINGS = {"Scenario": SCHEMA, **SCHEMA["$defs"]}


def test_the_committed_schema_is_current() -> None:
    CHECK.check_schema(SCHEMA)
    # Else: cac-data scenarios schema > params/scenario.schema.json
    assert File.model_json_schema() == SCHEMA


@pytest.mark.parametrize("owner", MAPPINGS)
def test_an_editor_has_something_to_show_and_to_offer(owner: str) -> None:
    assert MAPPINGS[owner]["additionalProperties"] is False
    for name, told in MAPPINGS[owner]["properties"].items():
        shown = MAPPINGS.get(told.get("$ref", "").rpartition("/")[2], told)
        assert shown["title"], name
        assert shown["description"], name
        assert {"properties", "default", "examples", "enum"} & shown.keys(), name
        if shown.get("type") in ("integer", "number"):
            assert shown["minimum"] < shown["maximum"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "params").glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_scenario_and_one_begun_from_it_pass_and_name_the_schema(path: Any) -> None:
    for text in (path.read_text("utf-8"), DRAFT.format(parent=path.stem)):
        CHECK.validate(yaml.safe_load(text))
        assert text.startswith("# yaml-language-server: $schema=scenario.schema.json\n")

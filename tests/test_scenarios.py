"""Scenario files: what is read, what is refused, and in which words."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cac_data.scenarios import (
    NOTEBOOK_PARAMETERS,
    BrokenRulesError,
    Scenario,
    ScenarioError,
    TradeParameters,
    declared_parameters,
    load_scenarios,
    scenario_schema,
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


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load_scenarios(folder)
    return [str(problem) for problem in caught.value.problems]


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


def test_only_national_statistics_is_a_lens() -> None:
    scenarios = load_scenarios(ROOT / "params").values()
    assert [item.id for item in scenarios if item.kind == "lens"] == [
        "national_statistics"
    ]


def test_the_baseline_states_every_default_and_nothing_else() -> None:
    baseline = load_scenarios(ROOT / "params")["baseline"]
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        assert baseline.values(notebook) == model().model_dump()
        assert set(baseline.origins[notebook]) == set(model.model_fields)


def test_every_other_scenario_says_only_what_differs() -> None:
    scenarios = load_scenarios(ROOT / "params")
    for item in scenarios.values():
        if item.id == "baseline":
            continue
        for notebook in NOTEBOOK_PARAMETERS:
            said = {
                name
                for name, origin in item.origins[notebook].items()
                if origin.scenario == item.id
            }
            assert said == set(item.differences(notebook, scenarios["baseline"]))


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


def test_the_committed_schema_is_current() -> None:
    committed = json.loads(
        (ROOT / "params" / "scenario.schema.json").read_text("utf-8")
    )
    assert committed == scenario_schema(), (
        "run: cac-data scenarios schema > params/scenario.schema.json"
    )


def test_the_schema_describes_every_parameter() -> None:
    definitions = scenario_schema()["$defs"]
    for name in ("TradeParameters", "Shock", "LevelShift", "Common"):
        assert definitions[name]["additionalProperties"] is False
        for parameter in definitions[name]["properties"].values():
            assert parameter["description"]


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
    origins = last.origins["trade"]
    assert (origins["horizon"].scenario, origins["horizon"].line) == ("middle", 4)
    assert origins["usd_inflation"].scenario == "last"
    assert "start" not in origins


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


def test_a_scenario_wins_over_its_parent_also_through_common(write: Write) -> None:
    folder = write(
        other="title: x\ndescription: x\nextends: baseline\n"
        "parameters: {common: {horizon: 2045}}\n"
    )
    assert load_scenarios(folder)["other"].values("trade")["horizon"] == 2045


def test_differences_are_told_with_both_values(write: Write) -> None:
    scenarios = load_scenarios(write(other=scenario("start: 2000")))
    other, baseline = scenarios["other"], scenarios["baseline"]
    assert other.differences("trade", baseline) == {"start": (1992, 2000)}
    assert other.differences("trade") == {"start": (1992, 2000)}
    assert baseline.differences("trade", baseline) == {}


def test_an_unknown_notebook_is_named() -> None:
    baseline = load_scenarios(ROOT / "params")["baseline"]
    with pytest.raises(ValueError, match=r"`notebook`: 'trad' .* 'trade'\?"):
        baseline.values("trad")


def test_numbers_are_read_as_numbers(write: Write) -> None:
    folder = write(other=scenario("usd_inflation: 2.5e-2, export_growth: 0"))
    values = load_scenarios(folder)["other"].values("trade")
    assert values["usd_inflation"] == 0.025
    assert isinstance(values["export_growth"], float)


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
        "export_growth": "4.3 % a year",
        "import_growth": "−7.94 % a year",
        "shocks": "exports −40 % over 2027–2028",
        "level_shifts": "Kyrgyzstan imports −7.3 USD bn in 2026",
        "usd_inflation": "2.5 % a year",
    }


# --- Wrong files: each with the words it must give -----------------------------------

SHOCK = "{flow: exports, start: 2027, end: 2028, change: -0.4}"
MANY_KEYS = (
    "start, end, horizon, reporter, as_of, export_growth, import_growth, shocks, "
    "level_shifts, usd_inflation"
)

WRONG_PARAMETERS = {
    # A misspelt key, which Papermill would pass over.
    "horizn: 2035": f"trade.horizn: unknown key; allowed: {MANY_KEYS}; "
    "did you mean 'horizon'?",
    # Types: nothing is converted.
    'start: "2000"': 'trade.start: "2000" is not a whole number; allowed: 1992 to 2060',
    "start: 2000.5": "trade.start: 2000.5 is not a whole number",
    "start: true": "trade.start: true is not a whole number",
    "start:": "trade.start: nothing is not a whole number",
    "start: [1]": "trade.start: [1] is not a whole number",
    'export_growth: "4 %"': 'trade.export_growth: "4 %" is not a number; '
    "allowed: -0.5 to 0.5",
    "export_growth: false": "trade.export_growth: false is not a number",
    "reporter: 1": "trade.reporter: 1 is not allowed; allowed: china_customs, national",
    "as_of: 2025": "trade.as_of: 2025 is not text",
    "shocks: none": 'trade.shocks: "none" is not a list',
    "shocks: [2027]": "trade.shocks[1]: 2027 is not a mapping of keys to values",
    # Ranges.
    "start: 1989": "trade.start: 1989 is out of range; allowed: 1992 to 2060",
    "usd_inflation: 2.5": "trade.usd_inflation: 2.5 is out of range; "
    "allowed: -0.05 to 0.2",
    "reporter: nationl": 'trade.reporter: "nationl" is not allowed; allowed: '
    "china_customs, national; did you mean 'national'?",
    'as_of: "2025-02-30"': 'trade.as_of: "2025-02-30" is not a date; allowed: a date',
    'as_of: "July 2025"': 'trade.as_of: "July 2025" is not a date',
    # Inside lists.
    "shocks: [{flow: export, start: 2027, end: 2028, change: -0.4}]": (
        'trade.shocks[1].flow: "export" is not allowed; allowed: exports, imports; '
        "did you mean 'exports'?"
    ),
    "shocks: [{flow: exports, start: 2027, end: 2028}]": (
        "trade.shocks[1].change: is missing"
    ),
    "shocks: [{flow: exports, start: 2027, end: 2028, change: -0.4, chnge: 1}]": (
        "trade.shocks[1].chnge: unknown key; allowed: flow, start, end, change; "
        "did you mean 'change'?"
    ),
    "level_shifts: [{country: KAS, flow: imports, year: 2026, usd_bn: -1}]": (
        'trade.level_shifts[1].country: "KAS" is not allowed; allowed: KAZ, KGZ, TJK, '
        "TKM, UZB; did you mean 'KAZ'?"
    ),
    # Rules between parameters.
    "start: 2026": "trade.start: start (2026) comes after end (2025); "
    "allowed: start <= end",
    "end: 2031": "trade.end: end (2031) comes after horizon (2030); "
    "allowed: end <= horizon",
    "horizon: 2020": "trade.horizon: end (2025) comes after horizon (2020)",
    'as_of: "2025-07-27"': "trade.as_of: end (2025) was not over on 2025-07-27; "
    "allowed: end <= 2024",
    "shocks: [{flow: exports, start: 2028, end: 2027, change: -0.4}]": (
        "trade.shocks[1].start: start (2028) comes after end (2027)"
    ),
    "shocks: [{flow: exports, start: 2025, end: 2027, change: -0.4}]": (
        "trade.shocks[1].start: 2025 lies outside the projected years; "
        "allowed: 2026 to 2030"
    ),
    "shocks: [{flow: exports, start: 2027, end: 2031, change: -0.4}]": (
        "trade.shocks[1].end: 2031 lies outside the projected years"
    ),
    f"shocks: [{SHOCK}, {{flow: exports, start: 2028, end: 2029, change: 0.1}}]": (
        "trade.shocks[2]: exports 2028-2029 overlaps shock 1 (2027-2028)"
    ),
    "level_shifts: [{country: KAZ, flow: imports, year: 2025, usd_bn: -1}]": (
        "trade.level_shifts[1].year: 2025 lies outside the projected years"
    ),
    "level_shifts: [{country: KAZ, flow: imports, year: 2026, usd_bn: -1}, "
    "{country: KAZ, flow: imports, year: 2026, usd_bn: -2}]": (
        "trade.level_shifts[2]: KAZ imports 2026 was shifted already, by entry 1"
    ),
    # What YAML would make of a value.
    "as_of: 2025-07-27": "trade.as_of: YAML reads 2025-07-27 as a moment; write "
    '"2025-07-27" in quotes',
    "reporter: NO": "trade.reporter: YAML reads NO as true or false; write true or "
    'false, or "NO" in quotes for the word',
    "start: 0777": "trade.start: 0777 is not written as a plain number",
    "start: 0x7D0": "trade.start: 0x7D0 is not written as a plain number",
    "start: 1_999": "trade.start: 1_999 is not written as a plain number",
    "start: 33:20": "trade.start: 33:20 is not written as a plain number",
    "export_growth: .nan": "trade.export_growth: .nan is not written as a plain number",
    "export_growth: .inf": "trade.export_growth: .inf is not written as a plain number",
    "start: !!python/name:os.system 1": "trade.start: tags such as "
    "tag:yaml.org,2002:python/name:os.system are not allowed",
    "start: !!str 2000": "trade.start: tags such as tag:yaml.org,2002:str are not",
    "start: 2000, start: 2001": "trade.start: given twice, first in line 4",
}


@pytest.mark.parametrize(("parameters", "message"), WRONG_PARAMETERS.items())
def test_a_wrong_parameter_is_told_with_its_place(
    write: Write, parameters: str, message: str
) -> None:
    found = problems_of(write(other=scenario(parameters)))
    assert len(found) == 1
    assert found[0].startswith("params/other.yaml:4:")
    assert f": parameters.{message}" in found[0]


WRONG_FILES: dict[str, tuple[str | bytes, str]] = {
    "no title": ("description: x\n", "title: is missing"),
    "empty title": ('title: ""\ndescription: x\n', 'title: "" is out of range'),
    "a word read as false": (
        "title: off\ndescription: x\n",
        ":1:8: title: YAML reads off as true or false",
    ),
    "an unknown key": (
        "titel: x\ntitle: y\ndescription: x\n",
        ":1:1: titel: unknown key; allowed: title, description, kind, extends, "
        "parameters; did you mean 'title'?",
    ),
    "an unknown kind": (
        scenario(head="kind: lense\n"),
        ':3:1: kind: "lense" is not allowed; allowed: future, lens; '
        "did you mean 'lens'?",
    ),
    "a parent that is not there": (
        scenario(head="extends: base_line\n"),
        ':3:1: extends: there is no scenario "base_line"; allowed: baseline; '
        "did you mean 'baseline'?",
    ),
    "its own parent": (
        scenario(head="extends: other\n"),
        ":3:1: extends: the chain is a circle: other -> other",
    ),
    "an unknown section": (
        scenario(head="parameters: {trad: {}}\n"),
        f"parameters.trad: unknown key; allowed: common, "
        f"{', '.join(NOTEBOOK_PARAMETERS)}; did you mean 'trade'?",
    ),
    "a section without values": (
        scenario(head="parameters: {trade: 3}\n"),
        "parameters.trade: 3 is not a mapping of parameters to values",
    ),
    "parameters without sections": (
        scenario(head="parameters: 3\n"),
        "parameters: 3 is not a mapping of notebooks to parameters",
    ),
    "empty parameters": (
        scenario(head="parameters:\n"),
        ":3:1: parameters: is empty",
    ),
    "a common parameter that no notebook has": (
        scenario(head="parameters: {common: {horizn: 2030}}\n"),
        "parameters.common.horizn: unknown key",
    ),
    "no text at all": ("", "the file is empty"),
    "only a comment": ("# later\n", "the file is empty"),
    "a list": ("- title\n", "the file is not a mapping of keys to values"),
    "a tab": ("title: x\n\tdescription: x\n", ":2:1: not valid YAML"),
    "an open quote": ('title: "x\n', "not valid YAML"),
    "two documents": (
        "title: x\ndescription: x\n---\ntitle: y\n",
        "expected a single document",
    ),
    "an anchor": (
        "title: &name x\ndescription: x\n",
        ":1:8: anchors are not allowed",
    ),
    "a merge key": (
        "title: x\ndescription: x\n<<: {kind: lens}\n",
        "merge keys are not allowed; use `extends`",
    ),
    "a key that is a list": (
        "title: x\ndescription: x\n? [a]\n: 1\n",
        "a key must be a word",
    ),
    "another encoding": ("title: é\n".encode("utf-16"), "not UTF-8 text"),
    "a NUL byte": (b"title: x\0\n", ":1:9: the character 0x00 is not allowed"),
    "nesting without end": (
        "title: x\ndescription: x\nparameters: " + "[" * 5000,
        "nested more than 12 levels deep",
    ),
    "a file over 100 kB": (
        "title: x\ndescription: " + "x" * 100_000,
        "allowed: up to 100,000",
    ),
}


@pytest.mark.parametrize("case", WRONG_FILES)
def test_a_wrong_file_is_told(write: Write, case: str) -> None:
    content, message = WRONG_FILES[case]
    found = problems_of(write(other=content))
    assert len(found) == 1
    assert found[0].startswith("params/other.yaml")
    assert message in found[0]


def test_aliases_are_refused_before_they_multiply(write: Write) -> None:
    laughs = "a: &a [lol]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    found = problems_of(write(other=f"title: x\ndescription: x\n{laughs}"))
    assert any("aliases such as *a are not allowed" in problem for problem in found)


def test_a_circle_of_scenarios_is_told_once(write: Write) -> None:
    found = problems_of(
        write(
            a=scenario(head="extends: c\n"),
            b=scenario(head="extends: a\n"),
            c=scenario(head="extends: b\n"),
        )
    )
    assert found == [
        "params/a.yaml:3:1: extends: the chain is a circle: a -> c -> b -> a"
    ]


def test_all_problems_of_all_files_come_at_once(write: Write) -> None:
    found = problems_of(
        write(
            one=scenario("horizn: 1, start: x"),
            two="title: x\n",
            three=scenario("end: 2040"),
        )
    )
    assert [problem.split(": ")[1] for problem in found] == [
        "parameters.trade.horizn",
        "parameters.trade.start",
        "parameters.trade.end",
        "description",
    ]


def test_a_problem_of_the_parent_is_told_only_there(write: Write) -> None:
    found = problems_of(
        write(
            parent=scenario("usd_inflation: 9"),
            child=scenario("start: 2000", head="extends: parent\n"),
        )
    )
    assert len(found) == 1
    assert found[0].startswith("params/parent.yaml:4:")


def test_a_rule_broken_by_the_child_is_told_at_the_child(write: Write) -> None:
    found = problems_of(
        write(
            parent=scenario("end: 2024"),
            child=scenario("start: 2025", head="extends: parent\n"),
        )
    )
    assert found == [
        "params/child.yaml:4:22: parameters.trade.start: start (2025) comes after end "
        "(2024); allowed: start <= end"
    ]


@pytest.mark.parametrize("identifier", ["Other", "1st", "a-b", "ünique", "a b"])
def test_an_id_that_is_no_plain_word_is_refused(write: Write, identifier: str) -> None:
    found = problems_of(write(**{identifier: scenario()}))
    assert len(found) == 1
    assert f"'{identifier}' cannot be the id of a scenario" in found[0]


def test_a_file_with_another_ending_is_not_passed_over(write: Write) -> None:
    folder = write()
    (folder / "other.yml").write_text(scenario(), "utf-8")
    assert problems_of(folder) == [
        "params/other.yml: rename it: scenarios end in .yaml"
    ]


def test_a_link_out_of_the_folder_is_refused(write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(scenario(), "utf-8")
    folder = write()
    (folder / "other.yaml").symlink_to(outside)
    assert "links that leave the folder" in problems_of(folder)[0]


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    assert "no scenarios here" in problems_of(tmp_path)[0]


def test_the_error_lists_every_problem() -> None:
    error = ScenarioError([])
    assert isinstance(error, ValueError)
    assert str(error) == "0 problems in the scenario files:"


def test_a_model_made_in_python_keeps_the_rules_too() -> None:
    with pytest.raises(ValueError, match=r"start \(2026\) comes after end \(2025\)"):
        TradeParameters(start=2026)
    assert issubclass(BrokenRulesError, ValueError)


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
    ("sources", "message"),
    [
        ([], "has 0 cells tagged 'parameters'; allowed: exactly one"),
        (["a: int = 1", "b: int = 2"], "has 2 cells tagged 'parameters'"),
        (["a = 1"], r"more than annotated plain values \(line 1\)"),
        (["a: int = 1\nprint(a)"], r"more than annotated plain values \(line 2\)"),
        (["a: int = int(3)"], "more than annotated plain values"),
        (["a: int ="], "more than annotated plain values"),
    ],
)
def test_a_parameters_cell_that_does_more_is_refused(
    tmp_path: Path, sources: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        declared_parameters(notebook_with(tmp_path, *sources))


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.ipynb"
    path.write_text("[]", "utf-8")
    with pytest.raises(ValueError, match=r"some\.ipynb is not a Jupyter notebook"):
        declared_parameters(path)


def test_any_text_is_read_or_its_problem_named(write: Write) -> None:
    """Whatever stands in a file, nothing else than a ScenarioError comes of it."""
    chance = random.Random(20250727)
    pieces = (
        *("title: ", "parameters: ", "trade: ", "start: ", "shocks: ", "flow: ", "- "),
        *(
            "[",
            "]",
            "{",
            "}",
            "? ",
            ": ",
            "'",
            '"',
            "|\n",
            "&a ",
            "*a",
            "!!int ",
            "<<: ",
        ),
        *("NO", "~", ".nan", "1e999", "9" * 5000, "0x1", "2027", "true", "2025-07-27"),
        *("\n", "\n  ", "\n    ", "\t", "#", "---\n", "...", "%YAML 1.1\n", "é", "\0"),
    )
    whole = scenario(f"start: 1993, shocks: [{SHOCK}]")
    for _ in range(300):
        text = list(whole)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(text))
            text[place : place + chance.randint(0, 6)] = [chance.choice(pieces)]
        folder = write(other="".join(text))
        assert problems_or_nothing(folder) <= {"params/other.yaml"}


def problems_or_nothing(folder: Path) -> set[str]:
    """Names of the files that have problems."""
    try:
        load_scenarios(folder)
    except ScenarioError as error:
        return {problem.file for problem in error.problems} or {"no problem named"}
    return set()

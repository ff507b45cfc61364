"""Whatever stands in a scenario file: it is accepted, or a problem is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from cac_data.parameters import NOTEBOOK_PARAMETERS
from cac_data.scenarios import (
    SECTIONS,
    Scenario,
    ScenarioError,
    change,
    load_scenarios,
)

# The same examples on every run, and none left behind in a folder.
examples = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=list(HealthCheck),
)
GOOD = "title: Managed deepening\ndescription: Nothing breaks.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples; each writes the same file anew."""
    folder = tmp_path_factory.mktemp("params")
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    return folder


WORDS = st.sampled_from(
    [
        *("NO", "on", "~", "null", "", " ", "xian", "KAZ", "exports", "national"),
        *("2025-07-27", "2025-02-30", "0x1", "1_0", "1e3", ".nan", "33:20", "<<", "="),
        *("!!int", "*a", "&a", "#", "- ", "{", "]", "'", '"', "a: b", "%TAG", "---"),
        *("\u202e", "\u200b", "\ufeff", "\ud800", "\0", "\U000e0041", "\u2028", "中"),
    ]
)
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(-3100, 2100), st.integers(), st.floats()),
    *(WORDS, st.text(max_size=20), st.binary(max_size=8), st.dates()),
)
KNOWN = sorted({name for model in SECTIONS.values() for name in model.model_fields})
KEYS = st.sampled_from([*KNOWN, "horizn", "flow", "change", "country"]) | SCALARS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)
# From almost right to anything at all.
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        section: st.dictionaries(st.sampled_from(list(model.model_fields)), VALUES)
        for section, model in SECTIONS.items()
    },
)
WILD = VALUES | st.fixed_dictionaries(
    {"title": st.just("Other") | SCALARS, "description": st.just("x") | SCALARS},
    optional={
        "parameters": PARAMETERS | st.dictionaries(KEYS, VALUES, max_size=4),
        "extends": st.sampled_from(["baseline", "basline", "other"]) | SCALARS,
        "kind": st.sampled_from(["lens", "lense"]) | SCALARS,
    },
)
PIECES = st.sampled_from(
    [
        *("title: ", "kind: lens\n", "parameters: ", "trade: ", "{", "start: ", "- "),
        *("[", "]", "}", "? ", ": ", "'", '"', "|\n", ">", "&a ", "*a", "!!int ", "\t"),
        *("<<: ", "NO", "~", ".nan", "\0", "9" * 5000, "2027", "\n", "\n  ", "---\n"),
        *("%YAML " + "9" * 5000 + ".1\n", '"\\ud800"', '"\\U00110000"', "é", "\r"),
    ]
)
BYTES = (
    st.binary(max_size=60)
    | st.lists(PIECES, max_size=14).map(lambda parts: (GOOD + "".join(parts)).encode())
    | st.tuples(WILD, st.booleans()).map(
        lambda told: yaml.dump(
            told[0], default_flow_style=told[1], allow_unicode=True
        ).encode("utf-8", "surrogatepass")
    )
)


def check_refused(error: ScenarioError, place: str) -> None:
    """At least one problem is named, with its place, in words a terminal can show."""
    assert error.problems
    for problem in error.problems:
        assert problem.startswith(f"{place}:")
        assert problem.isprintable()


def check_accepted(scenario: Scenario) -> None:
    """What was accepted keeps every rule, and can be told."""
    assert scenario.title.isprintable()
    assert scenario.title.strip()
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        values = scenario.values(notebook)
        assert model(**values) == scenario.parameters[notebook]
        assert all(scenario.parameters[notebook].in_words(name) for name in values)


@given(content=BYTES)
@settings(examples, max_examples=300)
def test_any_file_is_accepted_or_a_problem_named(folder: Path, content: bytes) -> None:
    (folder / "other.yaml").write_bytes(content)
    try:
        loaded = load_scenarios(folder)["other"]
    except ScenarioError as error:
        check_refused(error, f"{folder.name}/other.yaml")
    else:
        check_accepted(loaded)


SETTINGS = st.text(max_size=20) | st.builds(
    "{}.{}={}".format,
    st.sampled_from(list(SECTIONS)) | st.text(max_size=6),
    KEYS,
    VALUES.map(lambda value: yaml.dump(value, default_flow_style=True)),
)


@given(words=st.lists(SETTINGS, min_size=1, max_size=4))
@examples
def test_any_words_for_one_run_are_taken_or_a_problem_named(
    folder: Path, words: list[str]
) -> None:
    (folder / "other.yaml").unlink(missing_ok=True)
    try:
        changed = change(load_scenarios(folder)["baseline"], words)
    except ScenarioError as error:
        check_refused(error, "--set")
    else:
        check_accepted(changed)
        assert changed.id.startswith("baseline~")

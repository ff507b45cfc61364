"""Whatever stands in a scenario file: it is accepted, or a problem is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

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
HEADER = {"title": "Other", "description": "Another story."}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One folder for all examples; each writes the same file anew."""
    with TemporaryDirectory() as temporary:
        (Path(temporary) / "baseline.yaml").write_text(GOOD, "utf-8")
        yield Path(temporary)


WORDS = st.sampled_from(
    [
        *("NO", "on", "yes", "~", "null", "", " ", "xian", "tashkent", "KAZ", "trade"),
        *("exports", "imports", "national", "2025-07-27", "2025-02-30", "0x1", "1_0"),
        *("1e3", ".nan", "-.inf", "33:20", "<<", "=", "!!int", "*a", "&a", "#", "- "),
        *("é", "中", "\u2028", "\x85", "{", "]", "'", '"', "a: b", "%TAG", "---"),
        *("\u202e", "\u200b", "\ufeff", "\ud800", "\0", "\U000e0041", "٢٠٢٠"),
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3100, 2100)
    | st.integers()
    | st.floats()
    | WORDS
    | st.text(max_size=20)
    | st.binary(max_size=8)
    | st.dates()
)
KNOWN = sorted({name for model in SECTIONS.values() for name in model.model_fields})
KEYS = st.sampled_from([*KNOWN, "horizn", "flow", "change", "country"]) | SCALARS
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        section: st.dictionaries(st.sampled_from(list(model.model_fields)), VALUES)
        for section, model in SECTIONS.items()
    },
)

# From almost right to anything at all.
WILD = st.one_of(
    PARAMETERS.map(lambda told: {**HEADER, "parameters": told}),
    st.fixed_dictionaries(
        {"title": SCALARS, "description": SCALARS},
        optional={
            "parameters": st.dictionaries(
                st.sampled_from(list(SECTIONS)) | KEYS, VALUES, max_size=4
            ),
            "extends": st.sampled_from(["baseline", "basline", "other"]) | SCALARS,
            "kind": st.sampled_from(["lens", "lense"]) | SCALARS,
        },
    ),
    VALUES,
)
PIECES = st.sampled_from(
    [
        *("title: ", "kind: lens\n", "parameters: ", "trade: ", "{", "start: ", "- "),
        *("[", "]", "}", "? ", ": ", "'", '"', "|\n", ">", "&a ", "*a", "!!int "),
        *("!<x> ", "<<: ", "NO", "~", ".nan", "\0", "9" * 5000, "0x1", "2027", "\n"),
        *("\n  ", "\n    ", "\t", "#", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n"),
        *("%YAML " + "9" * 5000 + ".1\n", '"\\ud800"', '"\\U00110000"', "é", "\r"),
    ]
)
BYTES = (
    st.binary(max_size=60)
    | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(PIECES, max_size=14).map(lambda parts: (GOOD + "".join(parts)).encode())
    | WILD.map(lambda it: yaml.dump(it).encode("utf-8", "surrogatepass"))
    | WILD.map(
        lambda it: yaml.dump(it, default_flow_style=True, allow_unicode=True).encode(
            "utf-8", "surrogatepass"
        )
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
        for name in values:
            assert scenario.parameters[notebook].in_words(name)


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


@given(
    words=st.lists(
        st.tuples(
            st.sampled_from(list(SECTIONS)) | st.text(max_size=6),
            KEYS.map(str),
            VALUES.map(lambda value: yaml.dump(value, default_flow_style=True))
            | st.text(max_size=12),
        ).map(lambda parts: f"{parts[0]}.{parts[1]}={parts[2]}")
        | st.text(max_size=20),
        min_size=1,
        max_size=4,
    )
)
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

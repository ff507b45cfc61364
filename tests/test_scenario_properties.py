"""Whatever stands in a scenario file: it is accepted, or a problem is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cac_data.parameters import NOTEBOOK_PARAMETERS, SECTIONS
from cac_data.scenarios import (
    Scenario,
    ScenarioError,
    change,
    load_scenarios,
    one_line,
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
NUMBERS = st.sampled_from([0, 1e-07]) | st.floats(5, 200).map(lambda n: round(n, 9))
SHARES = st.sampled_from([0, 1e-07]) | st.floats(-0.05, 0.2).map(lambda n: round(n, 9))
YEARS = st.integers(2026, 2030)
FLOWS = st.sampled_from(["exports", "imports"])
SHOCK = st.tuples(FLOWS, YEARS, st.integers(0, 4), SHARES).map(
    lambda it: {
        "flow": it[0],
        "start": it[1],
        "end": min(it[1] + it[2], 2030),
        "change": it[3],
    }
)
SHIFT = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["KAZ", "KGZ", "TJK"]),
        "flow": FLOWS,
        "year": YEARS,
        "usd_bn": SHARES,
    }
)
FITTING: dict[str, st.SearchStrategy[Any]] = {
    "start": st.integers(2000, 2010),
    "end": st.integers(2015, 2024),
    "horizon": st.integers(2030, 2040),
    "as_of": st.sampled_from(["", "2027-06-30"]),
    "data": st.sampled_from(["bundled", "latest", "2026-11-24", "2026-11-24.2"]),
    "cku_opening": st.sampled_from([0, 2031, 2060]),
    "line_d_year": st.sampled_from([0, 2030, 2060]),
    "shocks": st.lists(SHOCK, max_size=1),
    "level_shifts": st.lists(SHIFT, max_size=1),
    "themes": st.lists(st.sampled_from(["trade", "security"]), unique=True),
    "countries": st.lists(st.sampled_from(["KAZ", "UZB"]), min_size=1, unique=True),
    "reporter": st.sampled_from(["china_customs", "national"]),
    "origin": st.sampled_from(["xian", "urumqi"]),
    "destination": st.sampled_from(["tashkent", "almaty"]),
    "quiet_years": st.integers(1, 1000),
    "rail_speed_kmh": st.integers(5, 250),
}


def fitting(name: str) -> st.SearchStrategy[Any]:
    """Values that a parameter takes, whatever the others are."""
    is_share = name.endswith(("growth", "inflation"))
    return FITTING.get(name, SHARES if is_share else NUMBERS)


def sections(wild: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Parameters by section, all of them fitting or not."""
    drawn = {
        section: st.fixed_dictionaries(
            {},
            optional={
                name: fitting(name) | VALUES if wild else fitting(name)
                for name in model.model_fields
            },
        )
        for section, model in SECTIONS.items()
    }
    return st.fixed_dictionaries({}, optional=drawn)


# From almost right to anything at all.
WILD = st.one_of(
    sections(wild=True).map(lambda told: {**HEADER, "parameters": told}),
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
        assert problem.file == place
        assert problem.message
        assert str(problem).isprintable()


def check_accepted(scenario: Scenario) -> None:
    """What was accepted keeps every rule, and is told and read back as it is."""
    assert scenario.title.isprintable()
    assert scenario.title.strip()
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        values = scenario.values(notebook)
        assert model(**values) == scenario.parameters[notebook]
        for name, value in values.items():
            assert scenario.parameters[notebook].in_words(name)
            assert scenario.origin(notebook, name)
            assert yaml.safe_load(one_line(value)) == value


@given(content=BYTES)
@settings(examples, max_examples=500)
def test_any_file_is_accepted_or_a_problem_named(folder: Path, content: bytes) -> None:
    (folder / "other.yaml").write_bytes(content)
    try:
        loaded = load_scenarios(folder)["other"]
    except ScenarioError as error:
        check_refused(error, f"{folder.name}/other.yaml")
    else:
        check_accepted(loaded)


@given(content=sections(wild=False))
@examples
def test_what_fits_is_accepted_and_read_back_from_what_is_shown(
    folder: Path, content: dict[str, Any]
) -> None:
    def load(parameters: dict[str, Any]) -> Scenario:
        text = yaml.safe_dump({**HEADER, "parameters": parameters}, sort_keys=False)
        (folder / "other.yaml").write_text(text, "utf-8")
        return load_scenarios(folder)["other"]

    loaded = load(content)
    check_accepted(loaded)
    shown = {name: loaded.values(name) for name in NOTEBOOK_PARAMETERS}
    assert load(shown).parameters == loaded.parameters


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
        assert changed.changes
        assert changed.id.startswith("baseline~")

"""Whatever stands in a scenario file: it is accepted, or a problem is named."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cac_data.scenarios import (
    NOTEBOOK_PARAMETERS,
    Scenario,
    ScenarioError,
    change,
    load_scenarios,
)
from cac_data.scenarios.parameters import SECTIONS, known_parameters
from cac_data.scenarios.plain_yaml import one_line, read_plain

# The same examples on every run, and none left behind in a folder.
settings.register_profile(
    "scenarios",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
of_scenarios = settings(settings.get_profile("scenarios"), max_examples=150)
many = settings(settings.get_profile("scenarios"), max_examples=250)

GOOD = "title: Managed deepening\ndescription: Nothing breaks.\n"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """One folder for all examples; each writes the same file anew."""
    with TemporaryDirectory() as temporary:
        params = Path(temporary) / "params"
        params.mkdir()
        (params / "baseline.yaml").write_text(GOOD, "utf-8")
        yield params


# --- Values ---------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("NO", "on", "yes", "~", "null", "", " ", "xian", "tashkent", "KAZ", "trade"),
        *("exports", "imports", "national", "2025-07-27", "2025-02-30", "0x1", "1_0"),
        *("1e3", ".nan", "-.inf", "33:20", "<<", "=", "!!int", "*a", "&a", "#", "- "),
        *("é", "中", "\u2028", "\x85", "{", "]", "'", '"', "a: b", "%TAG", "---"),
    ]
)
YEARS = st.integers(-3100, 2100)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    YEARS,
    st.integers(),
    st.floats(),
    st.floats(-0.6, 0.6),
    WORDS,
    st.text(max_size=20),
    st.binary(max_size=8),
    st.dates(),
    st.datetimes(timezones=st.just(datetime.UTC)),
)
KEYS = st.one_of(
    st.sampled_from(
        [name for section in SECTIONS for name in known_parameters(section)]
    ),
    st.sampled_from(["horizn", "strt", "flow", "change", "country", "usd_bn", "year"]),
    WORDS,
    st.text(max_size=8),
    st.integers(),
    st.booleans(),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


def decimals(low: float, high: float) -> st.SearchStrategy[float]:
    """Numbers as people write them; no parameter takes an exponent of three digits."""
    return st.floats(low, high).map(lambda number: round(number, 9))


# A shock lies in the years after the last of the data, up to the horizon.
SHOCKS = st.builds(
    lambda flow, years, change: {
        "flow": flow,
        "start": min(years),
        "end": max(years),
        "change": change,
    },
    st.sampled_from(["exports", "imports"]),
    st.tuples(st.integers(2026, 2030), st.integers(2026, 2030)),
    decimals(-0.95, 5.0),
)
SHIFTS = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["KAZ", "KGZ", "TJK", "TKM", "UZB"]),
        "flow": st.sampled_from(["exports", "imports"]),
        "year": st.integers(2026, 2030),
        "usd_bn": decimals(-200, 200),
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
    "shocks": st.lists(SHOCKS, max_size=1),
    "level_shifts": st.lists(
        SHIFTS,
        max_size=3,
        unique_by=lambda item: (item["country"], item["flow"], item["year"]),
    ),
    "themes": st.lists(st.sampled_from(["trade", "security"]), unique=True),
    "countries": st.lists(st.sampled_from(["KAZ", "UZB"]), min_size=1, unique=True),
    "reporter": st.sampled_from(["china_customs", "national"]),
    "origin": st.sampled_from(["xian", "urumqi"]),
    "destination": st.sampled_from(["tashkent", "almaty"]),
    "quiet_years": st.integers(1, 1000),
}
SHARES = st.sampled_from([0, 1e-07]) | decimals(-0.05, 0.2)
AMOUNTS = st.integers(5, 200) | decimals(5, 200)


def fitting(name: str) -> st.SearchStrategy[Any]:
    """Values that a parameter takes, whatever the others are."""
    otherwise = SHARES if name.endswith(("growth", "inflation")) else AMOUNTS
    return FITTING.get(name, otherwise)


def sections(value: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Parameters by section, each value drawn by `value(name)`."""

    def section(name: str) -> st.SearchStrategy[dict[str, Any]]:
        known = known_parameters(name)
        return st.fixed_dictionaries(
            {}, optional={parameter: value(parameter) for parameter in known}
        )

    return st.fixed_dictionaries(
        {}, optional={name: section(name) for name in SECTIONS}
    )


def one_of_many(section: str) -> st.SearchStrategy[dict[str, Any]]:
    """A section with a single parameter, of which anything may be said."""
    return st.one_of(
        *(
            (fitting(name) | VALUES).map(
                lambda value, name=name: {section: {name: value}}
            )
            for name in known_parameters(section)
        )
    )


RIGHT = {"title": st.just("Other"), "description": st.just("Another story.")}
HEADER = {
    "title": st.one_of(st.just("Other"), SCALARS),
    "description": st.one_of(st.just("Another story."), SCALARS),
}
# From almost right to anything at all.
WILD = st.one_of(
    st.fixed_dictionaries(
        RIGHT, optional={"parameters": sections(lambda name: fitting(name) | VALUES)}
    ),
    st.fixed_dictionaries(
        {**RIGHT, "parameters": st.one_of(*(one_of_many(name) for name in SECTIONS))}
    ),
    st.fixed_dictionaries(
        HEADER,
        optional={
            "parameters": st.dictionaries(
                st.sampled_from(SECTIONS) | KEYS,
                st.dictionaries(KEYS, VALUES, max_size=5) | VALUES,
                max_size=4,
            ),
            "extends": st.sampled_from(["baseline", "basline", "other"]) | SCALARS,
            "kind": st.sampled_from(["lens", "lense"]) | SCALARS,
        },
    ),
    st.dictionaries(KEYS, VALUES, max_size=5),
    VALUES,
)


def load(folder: Path, content: bytes) -> Scenario | None:
    """The scenario that a file becomes; None where it was refused in words."""
    (folder / "other.yaml").write_bytes(content)
    try:
        return load_scenarios(folder)["other"]
    except ScenarioError as error:
        refused = error
    check_refused(refused, "params/other.yaml")
    return None


def check_refused(error: ScenarioError, place: str) -> None:
    """At least one problem is named, with its place, in words a terminal can show."""
    assert error.problems
    for problem in error.problems:
        assert problem.file.startswith(place)
        assert problem.message
        assert (problem.line > 0) == (problem.column > 0)
    assert str(error).encode("utf-8")


def check_accepted(scenario: Scenario) -> None:
    """What was accepted keeps every rule, and is told and read back as it is."""
    assert scenario.title.strip()
    scenario.title.encode("utf-8")
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        values = scenario.values(notebook)
        assert model(**values) == scenario.parameters[notebook]
        for name in values:
            assert scenario.parameters[notebook].in_words(name)
            assert scenario.origin(notebook, name)


@given(content=WILD, flow=st.booleans(), unicode=st.booleans())
@many
def test_any_mapping_is_accepted_or_a_problem_named(
    folder: Path, content: Any, flow: bool, unicode: bool
) -> None:
    text = yaml.dump(content, default_flow_style=flow, allow_unicode=unicode)
    loaded = load(folder, text.encode("utf-8", "surrogatepass"))
    if loaded is not None:
        check_accepted(loaded)


@given(
    content=st.one_of(
        st.binary(max_size=60),
        st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(
            st.sampled_from(
                [
                    *("title: ", "kind: lens\n", "parameters: ", "trade: ", "{"),
                    *("start: ", "- ", "[", "]", "}", "? ", ": ", "'", '"', "|\n", ">"),
                    *("&a ", "*a", "!!int ", "!<x> ", "<<: ", "NO", "~", ".nan", "\0"),
                    *("9" * 5000, "0x1", "2027", "\n", "\n  ", "\n    ", "\t", "#"),
                    *("---\n", "...\n", "%YAML 1.1\n", "%YAML " + "9" * 5000 + ".1\n"),
                    *("%TAG ! x\n", '"\\ud800"', '"\\U00110000"', "é", "\r", "\x85"),
                ]
            ),
            max_size=14,
        ).map(lambda parts: (GOOD + "".join(parts)).encode()),
    )
)
@many
def test_any_bytes_are_accepted_or_a_problem_named(
    folder: Path, content: bytes
) -> None:
    loaded = load(folder, content)
    if loaded is not None:
        check_accepted(loaded)


@given(content=sections(fitting))
@of_scenarios
def test_what_fits_is_accepted_and_read_back_from_what_is_shown(
    folder: Path, content: dict[str, Any]
) -> None:
    header = {"title": "Other", "description": "Another story."}
    text = yaml.safe_dump({**header, "parameters": content})
    loaded = load(folder, text.encode())
    assert loaded is not None
    check_accepted(loaded)
    values = {name: loaded.values(name) for name in NOTEBOOK_PARAMETERS}
    shown = yaml.safe_dump({**header, "parameters": values}, sort_keys=False)
    again = load(folder, shown.encode())
    assert again is not None
    assert again.parameters == loaded.parameters
    for shown_values in values.values():
        for value in shown_values.values():
            assert read_plain(one_line(value)).content == value


@given(
    words=st.lists(
        st.one_of(
            st.tuples(
                st.sampled_from(SECTIONS) | st.text(max_size=6),
                KEYS.map(str),
                VALUES.map(lambda value: yaml.dump(value, default_flow_style=True))
                | st.text(max_size=12),
            ).map(lambda parts: f"{parts[0]}.{parts[1]}={parts[2]}"),
            st.text(max_size=20),
        ),
        min_size=1,
        max_size=4,
    )
)
@of_scenarios
def test_any_words_for_one_run_are_taken_or_a_problem_named(
    baseline: Scenario, words: list[str]
) -> None:
    try:
        changed = change(baseline, words)
    except ScenarioError as error:
        refused = error
    else:
        check_accepted(changed)
        assert changed.changes
        assert changed.id.startswith("baseline~")
        return
    check_refused(refused, "--set ")


@pytest.fixture(scope="module")
def baseline(folder: Path) -> Scenario:
    (folder / "other.yaml").unlink(missing_ok=True)
    return load_scenarios(folder)["baseline"]

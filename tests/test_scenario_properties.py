"""Whatever stands in a scenario file: it is accepted, or a problem is named."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from cac_data.parameters import NOTEBOOK_PARAMETERS
from cac_data.scenarios import SECTIONS, ScenarioError, change, load_scenarios

# The same examples on every run, and none left behind in a folder.
examples = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=250,
    suppress_health_check=list(HealthCheck),
)
GOOD = "title: Managed deepening\ndescription: Nothing breaks.\n"
WORDS = st.sampled_from(
    [
        *("NO", "~", "", " ", "xian", "KAZ", "exports", "2025-07-27", "2025-02-30"),
        *("0x1", "1_0", "1e3", ".nan", "33:20", "<<", "=", "!!int", "*a", "&a", "- "),
        *("\u202e", "\u200b", "\ufeff", "\ud800", "\0", "\U000e0041", "\u2028", "中"),
    ]
)
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(-3100, 2100), st.floats(), st.dates()),
    *(WORDS, st.text(max_size=20), st.binary(max_size=8)),
)
KNOWN = sorted({name for model in SECTIONS.values() for name in model.model_fields})
KEYS = st.sampled_from([*KNOWN, "horizn", "flow", "change", "country"]) | SCALARS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner),
    max_leaves=12,
)
STORIES = st.fixed_dictionaries(
    {"title": st.just("Other") | SCALARS, "description": st.just("x")},
    optional={
        "extends": st.sampled_from(["baseline", "basline", "other"]) | SCALARS,
        "parameters": st.dictionaries(
            st.sampled_from(list(SECTIONS)), st.dictionaries(KEYS, VALUES, max_size=4)
        ),
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
FILES = (
    st.lists(PIECES, max_size=14).map(lambda parts: (GOOD + "".join(parts)).encode())
    | (STORIES | VALUES).map(lambda told: yaml.dump(told, encoding="utf-8"))
    | st.binary(max_size=60)
)
SETTINGS = st.text(max_size=20) | st.builds(
    "{}.{}={}".format,
    st.sampled_from(list(SECTIONS)) | st.text(max_size=6),
    KEYS,
    VALUES.map(lambda value: yaml.dump(value, default_flow_style=True)),
)


@given(content=FILES, words=st.lists(SETTINGS, min_size=1, max_size=4))
@examples
def test_anything_is_accepted_or_a_problem_named(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("params")
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    baseline = load_scenarios(folder)["baseline"]
    (folder / "other.yaml").write_bytes(content)
    for place, load in (
        (f"{folder.name}/other.yaml", lambda: load_scenarios(folder)["other"]),
        ("--set", lambda: change(baseline, words)),
    ):
        try:
            scenario = load()
        except ScenarioError as error:
            problems = error.problems
        else:
            assert scenario.title.isprintable()
            for notebook, model in NOTEBOOK_PARAMETERS.items():
                told = scenario.parameters[notebook]
                assert model(**scenario.values(notebook)) == told
                assert all(told.in_words(name) for name in model.model_fields)
            continue
        assert problems
        assert all(told.startswith(f"{place}:") for told in problems)
        assert all(told.isprintable() for told in problems)

"""Wrong scenario files: each is refused, with all that there is to say of it.

`wrong_scenarios.txt` holds the cases: the text of a file, below title and description
unless it is `whole`, then what is said of it. After a change of the words,
`python -m tests.test_wrong_scenarios` writes that anew: read it before committing.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from cac_data.scenarios import (
    SECTIONS,
    Scenario,
    ScenarioError,
    change,
    load_scenarios,
)
from cac_data.words import english
from tests.conftest import Run

CASES = Path(__file__).with_name("wrong_scenarios.txt")
GOOD = "title: Other\ndescription: Another story.\n"


def read_cases() -> dict[str, tuple[str, list[str]]]:
    """First line of a case -> the text of a file, and what is to be said of it."""
    text = CASES.read_text("utf-8").strip().removeprefix("=== ")
    by_head = {}
    for case in text.split("\n=== "):
        head, _, lines = case.partition("\n")
        content, *problems = lines.split("\n#> ")
        by_head[head] = (content, problems)
    return by_head


WRONG = read_cases()


def text_of(head: str, content: str) -> str:
    return f"{'' if head.endswith(' whole') else GOOD}{content.rstrip()}\n"


def problems_with(folder: Path, **files: str | bytes) -> list[str]:
    """All that is said of these files; nothing if they are right."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.yaml").write_bytes(raw)
    try:
        load_scenarios(folder)
    except ScenarioError as error:
        return error.problems
    return []


@pytest.mark.parametrize("head", WRONG)
def test_a_wrong_file_is_told_in_full(tmp_path: Path, head: str) -> None:
    content, expected = WRONG[head]
    problems = problems_with(tmp_path / "params", other=text_of(head, content))
    assert problems
    assert [line.removeprefix("params/other.yaml") for line in problems] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("title: 2030\ndescription: x\n", "title", "2030", id="title"),
        pytest.param(
            GOOD + 'parameters: {trade: {start: "2000"}}\n',
            "start",
            2000,
            id="number in quotes",
        ),
        pytest.param(
            GOOD + "parameters: {trade: {as_of: 2026-07-27}}\n",
            "as_of",
            "2026-07-27",
            id="day without quotes",
        ),
        pytest.param(
            GOOD + "parameters: {common: {data: 2026-11-24.2}}\n",
            "data",
            "2026-11-24.2",
            id="vintage without quotes",
        ),
        pytest.param(
            GOOD + "parameters: {trade: {export_growth: 0}}\n",
            "export_growth",
            0.0,
            id="whole number",
        ),
        pytest.param(
            "\ufeff" + GOOD.replace("\n", "\r\n") + "kind: lens\r\n",
            "kind",
            "lens",
            id="as editors on Windows write",
        ),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_right(
    text: str, name: str, expected: object, tmp_path: Path
) -> None:
    assert problems_with(tmp_path, other=text) == []
    other = load_scenarios(tmp_path)["other"]
    value = {**vars(other), **other.values("trade")}[name]
    assert (value, type(value)) == (expected, type(expected))


# --- Several files -------------------------------------------------------------------


def test_problems_of_all_files_come_at_once_and_first(project: Path, run: Run) -> None:
    files = {
        "parent": f"{GOOD}parameters: {{trade: {{horizon: 1, end: 2024}}}}\n",
        "child": (
            f"{GOOD}extends: parent\n"
            "parameters: {trade: {start: 2025, usd_inflation: 9}}\n"
        ),
        "no": "",
    }
    for name, text in files.items():
        (project / "params" / f"{name}.yaml").write_text(text)
    message = run("report", "--project", str(project), code=2)
    heading, *lines = message.splitlines()
    assert heading == "error: 4 problems in the scenario files:"
    assert [line.split(": ")[0] for line in lines] == [
        "  params/child.yaml:4",
        "  params/child.yaml:4",
        "  params/no.yaml",
        "  params/parent.yaml:3",
    ]
    assert lines[0].endswith("trade.start: start (2025) comes after end (2024)")
    assert not (project / "reports").exists()


NO_CHAIN = "extends: goes in a circle or deeper than 20"


def test_a_circle_is_refused(tmp_path: Path) -> None:
    files = {"a": f"{GOOD}extends: b\n", "b": f"{GOOD}extends: a\n"}
    assert problems_with(tmp_path / "params", **files) == [
        f"params/a.yaml:3: {NO_CHAIN}",
        f"params/b.yaml:3: {NO_CHAIN}",
    ]


def test_a_chain_of_more_than_twenty_is_refused(tmp_path: Path) -> None:
    files = {"s00": GOOD}
    for number in range(1, 99):
        files[f"s{number:02}"] = f"{GOOD}extends: s{number - 1:02}\n"
    assert problems_with(tmp_path / "params", **files) == [
        f"params/s{number:02}.yaml:3: {NO_CHAIN}" for number in range(21, 99)
    ]


# --- What is no text, or no file -----------------------------------------------------


@pytest.mark.parametrize(
    ("content", "start"),
    [
        pytest.param(
            "title: Größe\n".encode("latin-1"),
            ": 'utf-8' codec can't decode",
            id="Latin-1",
        ),
        pytest.param(
            GOOD + "a: " + "[" * 90_000,
            ":1: not valid YAML: maximum recursion",
            id="deep",
        ),
        pytest.param(
            GOOD + "#" * 1_000_000,
            ": has more than 1,000,000 bytes; allowed: f",
            id="large",
        ),
        pytest.param(
            f"{GOOD}{'k' * 900}: {'v' * 900}\n",
            ":3: " + "k" * 60 + ": unknown key",
            id="long",
        ),
    ],
)
def test_what_is_no_text_is_told_in_short(
    content: str | bytes, start: str, tmp_path: Path
) -> None:
    (problem,) = problems_with(tmp_path / "params", other=content)
    assert problem.startswith(f"params/other.yaml{start}")
    assert len(problem) < 300


NO_FILE = "is no file of this folder with the ending .yaml"


@pytest.mark.parametrize("ending", [".YAML", ".YML", ".Yaml"])
def test_another_ending_is_refused_beside_a_file_of_that_name(
    ending: str, tmp_path: Path
) -> None:
    for name in ("baseline", "zeta"):
        (tmp_path / f"{name}{ending}").write_text(GOOD, "utf-8")
    assert problems_with(tmp_path, zeta=GOOD) == [
        f"{tmp_path.name}/baseline{ending}: {NO_FILE}",
        f"{tmp_path.name}/zeta{ending}: {NO_FILE}",
    ]


def test_what_is_no_file_is_told_by_name_and_not_waited_for(tmp_path: Path) -> None:
    params = tmp_path / "params"
    (params / "a.yaml").mkdir(parents=True)
    os.mkfifo(params / "b.yaml")
    (params / "c.yaml").symlink_to("c.yaml")
    (params / "d.yaml").symlink_to("/dev/zero")
    (params / "e.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "outside.yaml").write_text(GOOD, "utf-8")
    (params / "f.yml").write_text(GOOD, "utf-8")
    (params / "linked.yaml").symlink_to("baseline.yaml")
    assert problems_with(params) == [
        f"params/a.yaml: {NO_FILE}",
        f"params/b.yaml: {NO_FILE}",
        f"params/c.yaml: {NO_FILE}",
        f"params/d.yaml: {NO_FILE}",
        f"params/e.yaml: {NO_FILE}",
        f"params/f.yml: {NO_FILE}",
    ]


def test_a_name_that_cannot_be_seen_is_written_out(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path / "others", **{"a\u202eb": GOOD})
    assert r"'a\u202eb' cannot be the id of a scenario; allowed: small" in problem


def test_a_folder_without_scenarios_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="no scenarios here; expected files"):
        load_scenarios(tmp_path / "none")


# --- Whatever stands in a file: it is accepted, or a problem is named -----------------

# The same examples on every run, and none left behind in a folder.
quick = settings(deadline=None, suppress_health_check=[*HealthCheck], max_examples=150)
examples = settings(quick, derandomize=True, database=None)
KEY_PIECES = ["title: ", "kind: lens\n", "parameters: ", "trade: ", "start: "]
VALUE_PIECES = ["NO", "~", "", " ", "xian", "KAZ", "2025-07-27", "2025-02-30", "2027"]
SYNTAX = ["- ", "? ", ": ", "{", "[", "]", "}", "'", '"', "|\n", ">", "=", "---\n"]
BLANKS = ["\t", "\r", "\n", "\n  "]
OTHER_NUMBERS = ["0x1", "1_0", "1e3", ".nan", "33:20", "9" * 5000]
TRICKS = ["<<", "<<: ", "!!int ", "*a", "&a ", "%YAML " + "9" * 5000 + ".1\n"]
UNSEEN = ["\u202e", "\u200b", "\ufeff", "\ud800", "\0", "\U000e0041", "\u2028"]
LETTERS = ["é", "中", '"\\ud800"', '"\\U00110000"']
PIECES = [
    *KEY_PIECES,
    *VALUE_PIECES,
    *SYNTAX,
    *BLANKS,
    *OTHER_NUMBERS,
    *TRICKS,
    *UNSEEN,
    *LETTERS,
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
VALUES = TEXTS | st.from_type(bool | int | float | bytes | None).map(yaml.dump)
SECTION = st.sampled_from([*SECTIONS])
KNOWN = sorted({name for model in SECTIONS.values() for name in model.model_fields})
KEYS = st.sampled_from([*KNOWN, "horizn", "flow"]) | TEXTS
STORIES = st.builds("parameters: {{{}: {{{}: {}}}}}".format, SECTION, KEYS, VALUES)
FILES = (TEXTS | STORIES).map(lambda text: (GOOD + text).encode(errors="replace"))
SETTINGS = st.builds("{}.{}={}".format, SECTION, KEYS, VALUES)


def problems_or_scenario(load: Callable[[], Scenario]) -> list[str] | Scenario:
    try:
        return load()
    except ScenarioError as error:
        return error.problems


def check(load: Callable[[], Scenario], place: str) -> None:
    """Assert that a scenario is complete, or else that what is wrong has a place."""
    scenario = problems_or_scenario(load)
    if isinstance(scenario, list):
        problems = scenario
        assert problems
        assert [line for line in problems if not line.startswith(place)] == []
        assert [line for line in problems if not line.isprintable()] == []
        return
    assert scenario.title.isprintable()
    again = {
        notebook: type(parameters)(**scenario.values(notebook))
        for notebook, parameters in scenario.parameters.items()
    }
    assert again == scenario.parameters
    silent = [
        name
        for parameters in scenario.parameters.values()
        for name in type(parameters).model_fields
        if not english().say(parameters.in_words(name))
    ]
    assert silent == []


@given(content=FILES | st.binary(max_size=60))
@examples
def test_any_file_is_accepted_or_a_problem_named(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("params")
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    (folder / "other.yaml").write_bytes(content)
    check(lambda: load_scenarios(folder)["other"], f"{folder.name}/other.yaml:")


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    folder = tmp_path_factory.mktemp("params")
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    return load_scenarios(folder)["baseline"]


@given(words=st.lists(SETTINGS, min_size=1, max_size=4))
@examples
def test_any_words_for_one_run_are_accepted_or_a_problem_named(
    baseline: Scenario, words: list[str]
) -> None:
    check(lambda: change(baseline, words), "--set:")


if __name__ == "__main__":
    written = []
    for head, (content, _) in WRONG.items():
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "params"
            problems = problems_with(folder, other=text_of(head, content))
        words = [f"#> {line.removeprefix('params/other.yaml')}" for line in problems]
        written.append("\n".join([f"=== {head}", content, *words]))
    CASES.write_text("\n".join(written) + "\n", "utf-8")

"""Wrong scenario files: each is refused, with all that there is to say of it."""

from __future__ import annotations

import ast
import os
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from cac_data.scenarios import (
    NOTEBOOK_PARAMETERS,
    NotebookParameters,
    ScenarioError,
    load_scenarios,
    parameters,
)
from cac_data.scenarios.files import LONGEST_FILE
from cac_data.scenarios.parameters import BrokenRule
from cac_data.scenarios.problems import MOST_TOLD
from tests.conftest import ROOT
from tests.scenario_cases import FOLDER, cases, expectation, put, said_of

CASES = cases()
GOOD = "title: Other\ndescription: Another story.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_file_is_told_in_full(case: Path, tmp_path: Path) -> None:
    assert expectation(case).is_file(), (
        f"{case.name} has no expectation: run python -m tests.scenario_cases, and read "
        "what it has written"
    )
    said = said_of(case, tmp_path)
    assert said, f"nothing is wrong with {case.name}"
    assert said == expectation(case).read_text("utf-8")


def test_there_are_enough_cases_and_no_expectation_without_one() -> None:
    assert len(CASES) >= 40
    expected = {path for path in FOLDER.iterdir() if path.suffix == ".txt"}
    assert {expectation(case) for case in CASES} == expected


def test_the_bytes_of_the_cases_are_as_they_were_made() -> None:
    """Git, an editor or an archive may mend what is wrong on purpose."""
    content = {path.stem: path.read_bytes() for path in FOLDER.glob("*.yaml")}
    assert content["carriage_returns"].count(b"\r\n") == 5
    assert content["utf_16"].startswith(b"\xff\xfet\0i\0")
    assert content["latin_1"].count(b"\xf6\xdf") == 1
    assert content["byte_order_mark"].startswith(b"\xef\xbb\xbftitle")
    assert content["nul_byte"].count(b"\0") == 1
    assert content["escape_character"].count(b"\x1b") == 1
    assert content["tab"].count(b"\n\t") == 1
    assert content["comment_at_the_end"].endswith(b"comment   \n\n\n   ")
    assert content["empty"] == b""


def test_all_problems_of_all_files_come_at_once(
    project: Path, run_command: Callable[..., object]
) -> None:
    """Every case in one folder, and the real command: nothing is run."""
    single = [case for case in CASES if case.is_file()]
    for case in single:
        put(case, project / "params")
    done = run_command("report", cwd=project)
    assert done.returncode == 2  # type: ignore[attr-defined]
    assert done.stdout == ""  # type: ignore[attr-defined]
    heading, *lines = done.stderr.splitlines()  # type: ignore[attr-defined]
    assert heading.startswith("error: ")
    expected = {
        line
        for case in single
        for line in expectation(case).read_text("utf-8").splitlines()[1:]
    }
    # Which scenarios could be meant depends on what else is in the folder.
    told = {line for line in lines if "there is no scenario" not in line}
    assert told == {line for line in expected if "there is no scenario" not in line}
    assert not (project / "reports").exists()


# --- Every rule has a case -----------------------------------------------------------

Site = tuple[str, str, int]
"""Model, module and line of the message of a rule."""


def rules() -> set[Site]:
    """Every place at which the rules of a model can say that one is broken."""
    folder = Path(parameters.__file__).parent
    functions: dict[str, dict[str, tuple[str, ast.FunctionDef]]] = {"": {}}
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                functions[node.name] = {
                    item.name: (path.name, item)
                    for item in node.body
                    if isinstance(item, ast.FunctionDef)
                }
            elif isinstance(node, ast.FunctionDef):
                functions[""].setdefault(node.name, (path.name, node))

    def sites(model: str, name: str, seen: frozenset[str]) -> Iterator[Site]:
        found = functions[model].get(name) or functions[""].get(name)
        if found is None or name in seen:
            return
        module, function = found
        for call in ast.walk(function):
            if isinstance(call, ast.Call):
                called = (
                    call.func.attr
                    if isinstance(call.func, ast.Attribute)
                    else getattr(call.func, "id", "")
                )
                if called == "BrokenRule":
                    yield model, module, call.lineno
                else:
                    yield from sites(model, called, seen | {name})

    return {
        site
        for model in NOTEBOOK_PARAMETERS.values()
        for site in sites(model.__name__, "broken_rules", frozenset())
    }


def model_that_asks(frame: FrameType | None) -> str:
    while frame is not None:
        if frame.f_code.co_name == "broken_rules":
            return type(frame.f_locals["self"]).__name__
        frame = frame.f_back
    return ""


def test_every_rule_of_every_model_has_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: set[Site] = set()
    make = BrokenRule.__init__

    def note(rule: BrokenRule, *arguments: object) -> None:
        frame = sys._getframe(1)
        module = Path(frame.f_code.co_filename).name
        met.add((model_that_asks(frame), module, frame.f_lineno))
        make(rule, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(BrokenRule, "__init__", note)
    for case in CASES:
        said_of(case, tmp_path / case.name)
    wanted = rules()
    assert len(wanted) > 25
    assert {model for model, _, _ in wanted} == {
        model.__name__ for model in NOTEBOOK_PARAMETERS.values()
    }
    lacking = [f"{model}: {module}:{line}" for model, module, line in wanted - met]
    assert not lacking, f"no case breaks {sorted(lacking)}"


def test_the_models_are_where_the_rules_are_looked_for() -> None:
    for model in NOTEBOOK_PARAMETERS.values():
        assert model.broken_rules is not NotebookParameters.broken_rules


# --- What cannot be kept as a file ---------------------------------------------------


def said(params: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load_scenarios(params)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def params(tmp_path: Path) -> Path:
    folder = tmp_path / "params"
    folder.mkdir()
    (folder / "baseline.yaml").write_text(GOOD, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("identifier", "nearest"),
    [("ünique", "unique"), ("a b", "a_b"), (" a", "a"), ("-", ""), ("ä" * 100, "")],
)
def test_an_id_that_is_no_plain_word_is_refused(
    params: Path, identifier: str, nearest: str
) -> None:
    (params / f"{identifier}.yaml").write_text(GOOD, "utf-8")
    (told,) = said(params)
    assert f"'{identifier[:57]}" in told
    assert "cannot be the id of a scenario; allowed: small letters, digits" in told
    if nearest:
        assert told.endswith(f"; did you mean '{nearest}'?")


def test_a_name_that_is_no_text_can_still_be_told(params: Path) -> None:
    path = os.fsencode(params) + b"/\xff.yaml"
    with open(path, "wb") as file:  # noqa: PTH123 - a Path cannot be made of bytes
        file.write(GOOD.encode())
    (told,) = said(params)
    assert told.encode("utf-8").startswith(b"params/\\udcff.yaml: ")


def test_a_file_over_100_kilobytes_is_not_read(params: Path) -> None:
    (params / "large.yaml").write_text(GOOD + "#" * LONGEST_FILE, "utf-8")
    size = f"{LONGEST_FILE + len(GOOD):,}"
    assert said(params) == [
        f"params/large.yaml: the file has {size} bytes; allowed: up to 100,000"
    ]
    (params / "large.yaml").write_text(GOOD + "#" * (LONGEST_FILE - len(GOOD)), "utf-8")
    assert "large" in load_scenarios(params)


def test_a_link_out_of_the_folder_is_refused(params: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(GOOD, "utf-8")
    (params / "other.yaml").symlink_to(outside)
    assert said(params) == [
        "params/other.yaml: links that leave the folder are not allowed; copy the file"
    ]


def test_a_link_within_the_folder_is_followed(params: Path) -> None:
    (params / "other.yaml").symlink_to("baseline.yaml")
    assert list(load_scenarios(params)) == ["baseline", "other"]


def test_a_link_to_itself_or_to_nothing_is_told(params: Path) -> None:
    (params / "a.yaml").symlink_to("a.yaml")
    (params / "b.yaml").symlink_to("nowhere.yaml")
    first, second = said(params)
    assert first.startswith("params/a.yaml: cannot be read: ")
    assert second == "params/b.yaml: cannot be read: No such file or directory"


def test_what_is_no_file_is_not_waited_for(params: Path) -> None:
    (params / "a.yaml").mkdir()
    os.mkfifo(params / "b.yaml")
    assert said(params) == [
        f"params/{name}.yaml: is no file; a scenario is a file of text" for name in "ab"
    ]


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    assert said(tmp_path) == [
        f"{tmp_path.name}: no scenarios here; expected files such as baseline.yaml"
    ]


# --- Hostile files take neither memory nor the terminal -------------------------------


@pytest.mark.parametrize("name", ["billion_laughs", "nesting_without_end"])
def test_a_file_that_grows_takes_no_memory(tmp_path: Path, name: str) -> None:
    said_of(FOLDER / "empty.yaml", tmp_path)  # what is loaded once does not count
    tracemalloc.start()
    try:
        assert said_of(FOLDER / f"{name}.yaml", tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000  # bytes; the billion would be gigabytes


@pytest.mark.parametrize("opening", ["[", "{a: ", "? ", "- "])
def test_nesting_without_end_ends_in_words(params: Path, opening: str) -> None:
    text = f"{GOOD}parameters:\n  {opening * 20_000}"
    (params / "deep.yaml").write_text(text, "utf-8")
    (told,) = said(params)
    assert told.endswith("not valid YAML: nested more than 12 levels deep")


def test_thousands_of_problems_are_counted_and_not_written_out(params: Path) -> None:
    keys = "".join(f"{letter}{number}: 1\n" for letter in "xyz" for number in range(40))
    (params / "many.yaml").write_text(GOOD + keys, "utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_scenarios(params)
    assert len(caught.value.problems) == 120
    heading, *lines = str(caught.value).splitlines()
    assert heading == "120 problems in the scenario files:"
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == f"  params/many.yaml: and {120 - MOST_TOLD} more"


def test_a_key_without_end_is_cut(params: Path) -> None:
    (params / "long.yaml").write_text(f"{GOOD}{'k' * 900}: {'v' * 900}\n", "utf-8")
    (told,) = said(params)
    assert len(told) < 300


def test_git_and_editors_leave_the_cases_alone() -> None:
    attributes = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert "tests/wrong_scenarios/**/*.yaml -text" in attributes
    assert "[tests/wrong_scenarios/**.yaml]" in (ROOT / ".editorconfig").read_text()

"""Wrong scenario files: each is refused, with all that there is to say of it.

`wrong_scenarios.txt` holds the cases: the text of a file, below title and description
unless it is `whole`, then what is said of it. After a change of the words,
`python -m tests.test_wrong_scenarios` writes that anew: read it before committing.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cac_data.scenarios import ScenarioError, load_scenarios

CASES = Path(__file__).with_name("wrong_scenarios.txt")
GOOD = "title: Other\ndescription: Another story.\n"


def cases() -> dict[str, tuple[str, list[str]]]:
    """First line of a case -> the text of a file, and what is to be said of it."""
    found = {}
    for case in CASES.read_text("utf-8").strip().removeprefix("=== ").split("\n=== "):
        head, _, text = case.partition("\n")
        content, *said = text.split("\n#> ")
        found[head] = (content, said)
    return found


def text_of(head: str, content: str) -> str:
    return f"{'' if head.endswith(' whole') else GOOD}{content.rstrip()}\n"


def said(folder: Path, **files: str | bytes) -> list[str]:
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


@pytest.mark.parametrize("head", cases())
def test_a_wrong_file_is_told_in_full(tmp_path: Path, head: str) -> None:
    content, expected = cases()[head]
    told = said(tmp_path / "params", other=text_of(head, content))
    assert told
    assert [line.removeprefix("params/other.yaml") for line in told] == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("title: 2030\ndescription: x\n", "title", "2030"),
        (GOOD + 'parameters: {trade: {start: "2000"}}\n', "start", 2000),
        (GOOD + "parameters: {trade: {as_of: 2026-07-27}}\n", "as_of", "2026-07-27"),
        (GOOD + "parameters: {trade: {as_of: }}\n", "as_of", ""),
        (GOOD + 'parameters: {trade: {reporter: " national"}}', "reporter", "national"),
        (GOOD + "parameters: {common: {data: 2026-11-24.2}}\n", "data", "2026-11-24.2"),
        (GOOD + "parameters: {trade: {export_growth: 0}}\n", "export_growth", 0.0),
        (GOOD + "extends:\n", "horizon", 2030),
        ("\ufeff" + GOOD.replace("\n", "\r\n") + "kind: lens\r\n", "kind", "lens"),
    ],
)
def test_what_can_be_meant_in_one_way_only_is_right(
    tmp_path: Path, text: str, name: str, expected: object
) -> None:
    assert said(tmp_path, other=text) == []
    other = load_scenarios(tmp_path)["other"]
    value = {**vars(other), **other.values("trade")}[name]
    assert (value, type(value)) == (expected, type(expected))


# --- Several files -------------------------------------------------------------------


def story(extends: str = "", parameters: str = "") -> str:
    head = f"{GOOD}extends: {extends}\n" if extends else GOOD
    return f"{head}parameters: {{trade: {{{parameters}}}}}\n" if parameters else head


def test_several_files_are_told_once_each(tmp_path: Path) -> None:
    assert said(
        tmp_path / "params",
        parent=story("", "horizon: 1, end: 2024"),
        child=story("parent", "start: 2025, usd_inflation: 9"),
        lone=story("gone", "start: 2026, end: 2025"),
        empty="",
    ) == [
        "params/child.yaml:4: trade.start: start (2025) comes after end (2024)",
        "params/child.yaml:4: trade.usd_inflation: 9 is not allowed: "
        "Input should be less than or equal to 0.2",
        "params/empty.yaml: '' is not allowed: Input should be a valid "
        "dictionary or instance of File",
        "params/lone.yaml:3: extends: 'gone' is not one of baseline, child, empty, "
        "parent",
        "params/lone.yaml:4: trade.start: start (2026) comes after end (2025)",
        "params/parent.yaml:3: trade.horizon: 1 is not allowed: Input should "
        "be greater than or equal to 1992",
    ]


def test_a_circle_and_a_long_chain_are_refused_at_once(tmp_path: Path) -> None:
    many = {f"s{at}": story(f"s{at - 1}" if at else "") for at in range(100)}
    began = time.monotonic()
    told = said(tmp_path / "params", **many, a=story("b"), b=story("a"))
    for name in ("s21", "a", "b"):
        message = "extends: goes in a circle or deeper than 20"
        assert f"params/{name}.yaml:3: {message}" in told
    assert len(told) == 100 - 21 + 2
    assert time.monotonic() - began < 10


def test_all_problems_of_all_files_come_at_once_and_nothing_is_run(
    project: Path, run_command: Callable[..., Any]
) -> None:
    expected = set()
    for head, (content, told) in cases().items():
        name = head.split()[0]
        (project / "params" / f"{name}.yaml").write_text(text_of(head, content))
        expected |= {f"  params/{name}.yaml{line}" for line in told}
    done = run_command("report", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    heading, *lines = done.stderr.splitlines()
    assert re.fullmatch(r"error: \d+ problems in the scenario files:", heading)
    # Which scenarios could be meant depends on what else is in the folder.
    missing = re.compile("extends: .* is not one of|goes in a circle")
    assert {line for line in expected if not missing.search(line)} <= set(lines)
    assert not (project / "reports").exists()


# --- What is no text, or no file -----------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("title: Größe\n".encode("latin-1"), ": 'utf-8' codec can't decode byte 0xf6"),
        (b"title: x\ndescription: \x1b[31m\n", ":2: not valid YAML: unacceptable"),
        (GOOD + "kind: lense # a comment   \n\n   ", ":3: kind: 'lense' is not "),
        (GOOD + "a: " + "[" * 90_000, ":1: not valid YAML: maximum recursion"),
        (f"%YAML {'9' * 5000}.1\n---\n{GOOD}", ":1: not valid YAML: "),
        (f"{GOOD}{'k' * 900}: {'v' * 900}\n", ":3: " + "k" * 60 + ": unknown key"),
    ],
    ids=lambda given: repr(given)[:30],
)
def test_what_is_no_text_is_told_quickly(
    tmp_path: Path, content: str | bytes, expected: str
) -> None:
    began = time.monotonic()
    (told,) = said(tmp_path / "params", other=content)
    assert told.startswith(f"params/other.yaml{expected}")
    assert len(told) < 300
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("identifier", ["a b", "1st", "Capital", "a\nb", "a\u202eb"])
def test_an_id_that_is_no_plain_word_is_refused(
    tmp_path: Path, identifier: str
) -> None:
    (told,) = said(tmp_path / "params", **{identifier: GOOD})
    assert told.isprintable()
    assert f"{identifier!r:.60} cannot be the id of a scenario; allowed: small" in told


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
    names = [*(f"params/{name}.yaml" for name in "abcde"), "params/f.yml"]
    message = "is no file of this folder with the ending .yaml"
    assert said(params) == [f"{name}: {message}" for name in names]


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    message = "no scenarios here; expected files such as baseline.yaml"
    with pytest.raises(ScenarioError, match=message):
        load_scenarios(tmp_path)


if __name__ == "__main__":
    written = []
    for head, (content, _) in cases().items():
        with tempfile.TemporaryDirectory() as temporary:
            told = said(Path(temporary) / "params", other=text_of(head, content))
        words = [f"#> {line.removeprefix('params/other.yaml')}" for line in told]
        written.append("\n".join([f"=== {head}", content, *words]))
    CASES.write_text("\n".join(written) + "\n", "utf-8")

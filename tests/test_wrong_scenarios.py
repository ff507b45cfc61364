"""Wrong scenario files: each is refused, with all that there is to say of it.

`wrong_scenarios.txt` holds the cases: the text of a file, below title and description
unless it is `whole`, then what is said of it. After a change of the words,
`python -m tests.test_wrong_scenarios` writes that anew: read it before committing.
"""

import os
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from cac_data.scenarios import SECTIONS, ScenarioError, change, load_scenarios
from tests.conftest import Run

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


def test_what_can_be_meant_in_one_way_only_is_right(tmp_path: Path) -> None:
    for text, name, expected in (
        ("title: 2030\ndescription: x\n", "title", "2030"),
        (GOOD + 'parameters: {trade: {start: "2000"}}\n', "start", 2000),
        (GOOD + "parameters: {trade: {as_of: 2026-07-27}}\n", "as_of", "2026-07-27"),
        (GOOD + "parameters: {common: {data: 2026-11-24.2}}\n", "data", "2026-11-24.2"),
        (GOOD + "parameters: {trade: {export_growth: 0}}\n", "export_growth", 0.0),
        ("\ufeff" + GOOD.replace("\n", "\r\n") + "kind: lens\r\n", "kind", "lens"),
    ):
        assert said(tmp_path, other=text) == []
        other = load_scenarios(tmp_path)["other"]
        value = {**vars(other), **other.values("trade")}[name]
        assert (value, type(value)) == (expected, type(expected))


# --- Several files -------------------------------------------------------------------


def test_problems_of_all_files_come_at_once_and_first(project: Path, run: Run) -> None:
    start = "parameters: {trade: {start: 2025, usd_inflation: 9}}\n"
    end = "parameters: {trade: {horizon: 1, end: 2024}}\n"
    files = {"parent": GOOD + end, "child": f"{GOOD}extends: parent\n{start}", "no": ""}
    for name, text in files.items():
        (project / "params" / f"{name}.yaml").write_text(text)
    told = run("report", "--project", str(project), code=2)
    heading, *lines = told.splitlines()
    assert heading == "error: 4 problems in the scenario files:"
    places = "child.yaml:4 child.yaml:4 no.yaml parent.yaml:3"
    for line, place in zip(lines, places.split(), strict=True):
        assert line.startswith(f"  params/{place}: ")
    assert lines[0].endswith("trade.start: start (2025) comes after end (2024)")
    assert not (project / "reports").exists()


def test_a_circle_and_a_long_chain_are_refused(tmp_path: Path) -> None:
    bases = {"a": "b", "b": "a", "s0": ""}
    bases |= {f"s{at}": f"s{at - 1}" for at in range(1, 99)}
    files = {name: f"{GOOD}extends: {base}\n" for name, base in bases.items()}
    told = said(tmp_path / "params", **files)
    for name in ("s21", "a", "b"):
        message = "extends: goes in a circle or deeper than 20"
        assert f"params/{name}.yaml:3: {message}" in told
    assert len(told) == 99 - 21 + 2


# --- What is no text, or no file -----------------------------------------------------


NO_TEXT = {
    "Latin-1": (
        "title: Größe\n".encode("latin-1"),
        ": 'utf-8' codec can't decode",
    ),
    "deep": (GOOD + "a: " + "[" * 90_000, ":1: not valid YAML: maximum recursion"),
    "large": (GOOD + "#" * 1_000_000, ": has more than 1,000,000 bytes; allowed: f"),
    "long": (f"{GOOD}{'k' * 900}: {'v' * 900}\n", ":3: " + "k" * 60 + ": unknown key"),
}


@pytest.mark.parametrize("case", NO_TEXT)
def test_what_is_no_text_is_told_in_short(case: str, tmp_path: Path) -> None:
    content, expected = NO_TEXT[case]
    (told,) = said(tmp_path / "params", other=content)
    assert told.startswith(f"params/other.yaml{expected}")
    assert len(told) < 300


@pytest.mark.parametrize("ending", [".YAML", ".YML", ".Yaml"])
def test_another_ending_is_refused_beside_a_file_of_that_name(
    ending: str, tmp_path: Path
) -> None:
    for name in ("baseline", "zeta"):
        (tmp_path / f"{name}{ending}").write_text(GOOD, "utf-8")
    message = "is no file of this folder with the ending .yaml"
    names = [f"{tmp_path.name}/{name}{ending}" for name in ("baseline", "zeta")]
    told = said(tmp_path, zeta=GOOD)
    assert told == [f"{name}: {message}" for name in names]


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
    (told,) = said(tmp_path / "others", **{"a\u202eb": GOOD})
    assert r"'a\u202eb' cannot be the id of a scenario; allowed: small" in told
    with pytest.raises(ScenarioError, match="no scenarios here; expected files"):
        load_scenarios(tmp_path / "none")


# --- Whatever stands in a file: it is accepted, or a problem is named -----------------

# The same examples on every run, and none left behind in a folder.
quick = settings(deadline=None, suppress_health_check=[*HealthCheck], max_examples=150)
examples = settings(quick, derandomize=True, database=None)
PIECES = [
    *("title: ", "kind: lens\n", "parameters: ", "trade: ", "start: ", "- ", "? "),
    *("NO", "~", "", " ", "xian", "KAZ", "2025-07-27", "2025-02-30", "2027", ": "),
    *("{", "[", "]", "}", "'", '"', "|\n", ">", "\t", "\r", "\n", "\n  ", "---\n", "é"),
    *("0x1", "1_0", "1e3", ".nan", "33:20", "<<", "<<: ", "=", "!!int ", "*a", "&a "),
    *("\u202e", "\u200b", "\ufeff", "\ud800", "\0", "\U000e0041", "\u2028", "中"),
    *('"\\ud800"', '"\\U00110000"', "9" * 5000, "%YAML " + "9" * 5000 + ".1\n"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
VALUES = TEXTS | st.from_type(bool | int | float | bytes | None).map(yaml.dump)
SECTION = st.sampled_from([*SECTIONS])
KNOWN = sorted({name for model in SECTIONS.values() for name in model.model_fields})
KEYS = st.sampled_from([*KNOWN, "horizn", "flow"]) | TEXTS
STORIES = st.builds("parameters: {{{}: {{{}: {}}}}}".format, SECTION, KEYS, VALUES)
FILES = (TEXTS | STORIES).map(lambda text: (GOOD + text).encode(errors="replace"))
SETTINGS = st.builds("{}.{}={}".format, SECTION, KEYS, VALUES)


@given(
    content=FILES | st.binary(max_size=60),
    words=st.lists(SETTINGS, min_size=1, max_size=4),
)
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
            for notebook, told in scenario.parameters.items():
                assert type(told)(**scenario.values(notebook)) == told
                assert all(told.in_words(name) for name in type(told).model_fields)
            continue
        assert problems
        assert all(told.startswith(f"{place}:") for told in problems)
        assert all(told.isprintable() for told in problems)


if __name__ == "__main__":
    written = []
    for head, (content, _) in cases().items():
        with tempfile.TemporaryDirectory() as temporary:
            told = said(Path(temporary) / "params", other=text_of(head, content))
        words = [f"#> {line.removeprefix('params/other.yaml')}" for line in told]
        written.append("\n".join([f"=== {head}", content, *words]))
    CASES.write_text("\n".join(written) + "\n", "utf-8")

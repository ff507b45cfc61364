"""The content key: the same for the same inputs, another for any that changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cac_data.display.svg import FAMILIES
from cac_data.plots import style
from cac_data.report import keys
from cac_data.report.keys import PARTS, content_key, content_parts
from cac_data.report.plan import Job
from cac_data.scenarios import load_scenarios

ROOT = Path(__file__).parents[1]


@pytest.fixture
def job() -> Job:
    """A job on a notebook of the project."""
    scenarios = load_scenarios(ROOT / "params")
    chosen = scenarios["commodity_slump"]
    return Job(
        scenario=chosen,
        baseline=scenarios["baseline"],
        notebook="trade",
        content=(ROOT / "notebooks" / "trade.ipynb").read_text("utf-8"),
        parameters=chosen.values("trade"),
    )


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that a test may change."""
    folder = tmp_path / "cac_data"
    shutil.copytree(
        keys.PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__", "_project")
    )
    monkeypatch.setattr(keys, "PACKAGE", folder)
    return folder


def changed(before: dict[str, str], job: Job) -> set[str]:
    after = content_parts(job)
    assert after.keys() == before.keys() == PARTS.keys()
    return {name for name, digest in after.items() if digest != before[name]}


def test_the_same_inputs_have_the_same_key(job: Job) -> None:
    first = content_key(job)
    keys._digests.clear()
    assert content_key(replace(job)) == first
    assert len(first) == 64


@pytest.mark.parametrize(
    ("file", "part"),
    [
        ("data/gas_flows.csv", "tables"),
        ("data/datapackage.json", "tables"),
        ("trade/__init__.py", "code"),
        ("maps/outlines.json", "code"),
        ("report/page.py", "code"),
        ("report/template/page.css", "template"),
        ("report/template/contents.js", "template"),
    ],
)
def test_a_changed_file_changes_its_part_and_the_key(
    job: Job, package: Path, file: str, part: str
) -> None:
    parts, key = content_parts(job), content_key(job)
    path = package / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert changed(parts, job) == {part}
    assert content_key(job) != key


def test_a_new_and_a_renamed_file_change_the_key(job: Job, package: Path) -> None:
    parts = content_parts(job)
    (package / "trade" / "more.py").write_text("")
    assert changed(parts, job) == {"code"}
    (package / "trade" / "more.py").unlink()
    assert changed(parts, job) == set()
    (package / "data" / "places.csv").rename(package / "data" / "sites.csv")
    assert changed(parts, job) == {"tables"}


@pytest.mark.parametrize("file", ["cli/reports.py", "fetch/owid.py", "trade/.x.py.swp"])
def test_what_no_report_rests_on_does_not_change_the_key(
    job: Job, package: Path, file: str
) -> None:
    parts = content_parts(job)
    path = package / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    (package / "trade" / "__pycache__").mkdir()
    (package / "trade" / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert changed(parts, job) == set()


def test_a_changed_notebook_changes_the_key(job: Job) -> None:
    parts = content_parts(job)
    other = replace(job, content=job.content.replace("Russia", "RUSSIA"))
    assert changed(parts, other) == {"notebook"}


def scenario(**values: Any) -> Any:
    return lambda job: {"scenario": replace(job.scenario, **values)}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda job: {"parameters": {**job.parameters, "horizon": 2031}}, "parameters"),
        (scenario(title="Another"), "scenario"),
        (scenario(description="Another"), "scenario"),
        (scenario(kind="lens"), "scenario"),
        (scenario(id="slump~2"), "scenario"),
        (lambda job: {"baseline": job.scenario}, "baseline"),
        (lambda job: {"baseline": None}, "baseline"),
    ],
)
def test_what_the_job_says_is_part_of_the_key(job: Job, change: Any, part: str) -> None:
    parts = content_parts(job)
    assert changed(parts, replace(job, **change(job))) == {part}


def test_the_date_of_the_build_is_part_of_the_key(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    parts = content_parts(job)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574401")
    assert changed(parts, job) == {"date"}


def test_an_installed_package_is_part_of_the_key(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = content_parts(job)
    installed = tmp_path / "site-packages" / "another-1.0.dist-info"
    installed.mkdir(parents=True)
    monkeypatch.syspath_prepend(installed.parent)
    keys.installed.cache_clear()
    try:
        assert changed(parts, job) == {"packages"}
    finally:
        keys.installed.cache_clear()


def test_settings_of_matplotlib_are_part_of_the_key(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = content_parts(job)
    own = tmp_path / "matplotlibrc"
    own.write_text("lines.linewidth: 9\n")
    monkeypatch.setenv("MATPLOTLIBRC", str(own))
    keys._drawing.cache_clear()
    try:
        assert changed(parts, job) == {"drawing"}
    finally:
        keys._drawing.cache_clear()


def test_the_fonts_are_those_that_figures_are_measured_in() -> None:
    assert style._STYLE["font.sans-serif"] == [*FAMILIES]


def test_a_second_key_reads_no_file_again(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    keys._digests.clear()
    content_key(job)
    assert len(read) > 100
    read.clear()
    content_key(job)
    assert read == []

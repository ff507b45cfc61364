"""The command that stays: a changed file is a new page, a mistake is told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import cac_data
from cac_data.report.plan import Project
from cac_data.report.watching import Watch
from tests.report_runs import (
    COMMAND,
    make_small_project,
    reports_of,
    wait_until,
    write_notebook,
    write_scenario,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_small_project(tmp_path / "a project")


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder for temporary files in whose path a socket fits."""
    with TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command at work on the small project; what it says goes to two files."""
    with (folder / "said").open("wb") as said, (folder / "wrong").open("wb") as wrong:
        process = subprocess.Popen(
            [str(COMMAND), "watch"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=wrong,
        )
        yield process
        process.kill()
        process.wait()


def wait_for_pages(folder: Path, of: dict[str, int]) -> None:
    """Return when the pages are those of these horizons, by scenario."""
    wait_until(
        lambda: of == horizons(folder),
        f"pages of {of}",
        120,
        so_far=lambda: told(folder),
    )


def wait_for_word(folder: Path, word: str) -> None:
    """Return when the command has complained of something."""
    wrong = folder / "wrong"
    wait_until(
        lambda: word in wrong.read_text("utf-8"),
        repr(word),
        120,
        so_far=lambda: told(folder),
    )


def told(folder: Path) -> str:
    return "".join((folder / name).read_text("utf-8") for name in ("said", "wrong"))


def horizons(folder: Path) -> dict[str, object]:
    """Return the horizon of each page that the manifest has, none before the first."""
    if not (folder / "reports" / "manifest.json").exists():
        return {}
    return {
        name: item["parameters"]["horizon"] for name, item in reports_of(folder).items()
    }


def test_a_changed_file_is_a_new_page(
    folder: Path, watching: subprocess.Popen[bytes]
) -> None:
    # No count of builds is waited for: a change that is met half written may take two.
    wait_for_pages(folder, {"baseline": 2030, "later": 2035})
    # A value: one page is built, the others stay.
    write_scenario(folder, "later", "horizon: 2040")
    wait_for_pages(folder, {"baseline": 2030, "later": 2040})
    states = {name: item["status"] for name, item in reports_of(folder).items()}
    assert states == {"baseline": "unchanged", "later": "built"}
    # A mistake: told, and nothing is lost.
    write_scenario(folder, "later", "horizn: 2050")
    wait_for_word(folder, "did you mean 'horizon'?")
    assert horizons(folder) == {"baseline": 2030, "later": 2040}
    # Mended, and a new scenario beside it.
    write_scenario(folder, "later", "horizon: 2045")
    write_scenario(folder, "another", "horizon: 2031")
    wait_for_pages(folder, {"another": 2031, "baseline": 2030, "later": 2045})
    # A notebook whose cell fails.
    write_notebook(folder, "1 / 0")
    wait_for_word(folder, "ZeroDivisionError")
    assert watching.poll() is None
    watching.send_signal(signal.SIGINT)
    assert watching.wait(60) == 130


def test_nothing_is_left_behind(
    folder: Path, watching: subprocess.Popen[bytes]
) -> None:
    wait_for_pages(folder, {"baseline": 2030, "later": 2035})
    children = children_of(watching.pid)
    assert children  # the warm server at least
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(60) == 143
    wait_until(lambda: not any(map(is_alive, children)), "the end of all", 30)


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(word) for word in found.split()]


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").exists()


def test_a_change_of_the_package_starts_the_command_anew(
    folder: Path, tmp_path: Path, temporary: Path
) -> None:
    """With a copy of the package, which is then another version."""
    home = tmp_path / "elsewhere"
    source = Path(cac_data.__file__).parent
    shutil.copytree(
        source, home / "cac_data", ignore=shutil.ignore_patterns("__pycache__")
    )
    with (folder / "said").open("wb") as said, (folder / "wrong").open("wb") as wrong:
        process = subprocess.Popen(
            [sys.executable, "-m", "cac_data", "watch", "baseline"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(home), "TMPDIR": str(temporary)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=wrong,
        )

        def code() -> object:
            return reports_of(folder)["baseline"]["key_parts"]["code"]

        try:
            wait_for_pages(folder, {"baseline": 2030})
            before = code()
            (sockets,) = temporary.glob("pymp-*")  # the folder of the warm server
            with (home / "cac_data" / "periods.py").open("a") as file:
                file.write("\n# Changed.\n")
            wait_until(
                lambda: code() != before,
                "the new page",
                120,
                so_far=lambda: told(folder),
            )
            assert reports_of(folder)["baseline"]["status"] == "built"
            assert not sockets.exists()
        finally:
            process.kill()
            process.wait()


def test_hidden_files_and_bytecode_are_no_changes(folder: Path) -> None:
    project = Project(folder / "notebooks", folder / "params", folder / "reports")
    watch = Watch(project)
    before = watch._look()
    (folder / "params" / ".later.yaml.swp").write_text("x")
    (folder / "notebooks" / "__pycache__").mkdir()
    (folder / "notebooks" / "__pycache__" / "x.pyc").write_text("x")
    assert watch._look() == before
    write_scenario(folder, "later", "horizon: 2040")
    assert watch._look() != before
    assert not watch.is_outdated()
    watch.wait()  # returns


def test_a_file_that_is_half_written_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first half is there before it looks, the second comes while it pauses."""
    project = Project(folder / "notebooks", folder / "params", folder / "reports")
    watch = Watch(project)
    scenario = folder / "params" / "later.yaml"
    whole = scenario.read_text("utf-8")
    scenario.write_text("")
    halves = [whole[:20], whole[:40], whole]
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if halves:
            scenario.write_text(halves.pop(0), "utf-8")

    monkeypatch.setattr("cac_data.report.watching.time.sleep", pause)
    watch.wait()
    assert scenario.read_text("utf-8") == whole
    assert len(pauses) == 4  # one for each change and one in which there was none

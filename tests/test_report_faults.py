"""What cells may do to the process that runs them: their report alone has to bear it.

All of it happens in one run, a report each, told apart by their horizons.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.report_runs import (
    MARK,
    make_small_project,
    reports_of,
    run,
    wait_for_the_end_of_all,
    write_notebook,
    write_scenario,
)

RAW = "\x1b[31mraw-4711"
"""What must never come out, with an escape sequence of terminals."""

FAULTS = {
    "hangs": """\
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
time.sleep(600)""",
    "loops_in_c": 're.match("(a+)+$", "a" * 60 + "b")',
    "stops_itself": "os.kill(os.getpid(), signal.SIGSTOP)",
    "leaves_quietly": "os._exit(0)",
    "leaves": "os._exit(3)",
    "exits": "sys.exit(0)",
    "crashes": "ctypes.string_at(0)",
    "is_killed": "os.kill(os.getpid(), signal.SIGKILL)",
    "closes_all": "os.closerange(3, 4096)",
    "fills_memory": """\
size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + 2**27, resource.RLIM_INFINITY))
held = []
while True:
    held.append(bytearray(48 * 2**20))""",
    "long_message": "raise ValueError('x' * 5_000_000)",
    "odd_message": """\
class Odd(Exception):
    def __str__(self):
        raise RuntimeError("not even that")
raise Odd""",
    "half_a_character": r"""
sys.stderr.write("\udc80")
raise ValueError("half \udc80")""".lstrip(),
    "wrong_bundle": """\
from IPython.display import display
kind = "application/vnd.cac-data.key-figures.v1+json"
display({kind: {"figures": [{"id": "a"}]}}, raw=True)""",
    "forks": """\
if os.fork() == 0:
    horizon = 0  # and goes on as if it were the notebook""",
    "starts_children": """\
subprocess.Popen(["sleep", "600"], start_new_session=True)
subprocess.Popen(["sh", "-c", "setsid sleep 600 & exit"]).wait()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)""",
    "writes_to_descriptors": f"""\
os.write(1, {RAW!r}.encode())
os.write(2, {RAW!r}.encode())
subprocess.run(["echo", {RAW!r}])
print("well", "and", "good")""",
    "prints_much": """\
for _ in range(300):
    print("x" * 10**6)""",
    "warns_at_length": "sys.stderr.write('y' * 5_000_000)",
}
GOOD = {
    "forks",
    "starts_children",
    "writes_to_descriptors",
    "prints_much",
    "warns_at_length",
}
FIRST = 2041
"""Horizon of the first of them; the next years are those of the others."""

LIMIT = 10
CELL = "import ctypes, os, re, resource, signal, subprocess, sys, time\n" + "\n".join(
    f"if horizon == {FIRST + place}:\n    " + code.replace("\n", "\n    ")
    for place, code in enumerate(FAULTS.values())
)
AFTER = "print('the end', horizon)"


@dataclass(frozen=True)
class Ended:
    """A run with all faults: its project, what it said, and how long it took."""

    project: Path
    code: int
    said: str
    seconds: float
    reports: dict[str, Any]

    def page(self, name: str) -> str:
        folder = "reports" if name in GOOD else "reports/failed"
        return (self.project / folder / name / "trade.html").read_text("utf-8")

    def error(self, name: str) -> tuple[str, str, int | None]:
        error = self.reports[name]["error"]
        return error["class"], error["message"], error["cell"]


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    project = make_small_project(tmp_path_factory.mktemp("faults") / "a project")
    write_notebook(project, CELL, AFTER)
    for place, name in enumerate(FAULTS):
        write_scenario(project, name, f"horizon: {FIRST + place}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MARK, str(project))
        begin = time.monotonic()
        done = run(project, "report", "--timeout", str(LIMIT), "--jobs", "5")
        took = time.monotonic() - begin
        assert "Traceback" not in done.stderr
        said = done.stdout + done.stderr
        yield Ended(project, done.returncode, said, took, reports_of(project))
        # Nothing is left running, and the next run makes good.
        wait_for_the_end_of_all()
        write_notebook(project, AFTER)
        assert run(project, "report", "hangs", "crashes").returncode == 0
        told = reports_of(project)
        for name in ("hangs", "crashes"):
            assert told[name]["status"] == "built"
            assert not (project / "reports" / "failed" / name).exists()


def test_a_fault_fails_its_report_and_no_other(ended: Ended) -> None:
    assert ended.code == 1
    good = {name for name, item in ended.reports.items() if item["status"] == "built"}
    assert good == {*GOOD, "baseline", "later"}
    assert ended.seconds < 4 * LIMIT


@pytest.mark.parametrize("name", ["hangs", "loops_in_c", "stops_itself"])
def test_a_report_is_ended_when_its_time_is_up(ended: Ended, name: str) -> None:
    assert ended.reports[name]["status"] == "timed out"
    message = f"the report took longer than {LIMIT} s"
    assert ended.error(name) == ("TimeoutError", message, 4)
    assert f"timed out: {name}/trade: cell 4 (import ctypes" in ended.said


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("leaves_quietly", "LostProcessError", "ended with exit code 0"),
        ("leaves", "LostProcessError", "ended with exit code 3"),
        ("exits", "SystemExit", "^0$"),
        ("crashes", "LostProcessError", "was ended by SIGSEGV"),
        ("is_killed", "LostProcessError", "was ended by SIGKILL"),
        ("closes_all", "LostProcessError", "ended with exit code 0"),
        ("fills_memory", "MemoryError", "^$"),
        ("long_message", "ValueError", r"^x{497}\.\.\.$"),
        ("odd_message", "RuntimeError", "not even that"),
        ("half_a_character", "ValueError", r"^half \?$"),
        ("wrong_bundle", "BundleError", "figures"),
    ],
)
def test_an_error_names_what_happened_and_the_cell(
    ended: Ended, name: str, error: str, message: str
) -> None:
    assert ended.reports[name]["status"] == "failed"
    kind, told, cell = ended.error(name)
    assert (kind, cell) == (error, 4)
    assert re.search(message, told)


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - GOOD - {"wrong_bundle"}))
def test_a_page_shows_how_far_a_report_came(ended: Ended, name: str) -> None:
    page = ended.page(name)
    horizon = FIRST + [*FAULTS].index(name)
    assert f'"card-value">{horizon}<' in page  # the key figure before it
    assert f"the end {horizon}" not in page
    assert ended.reports[name]["page"] is None


def test_messages_of_megabytes_cost_no_time(ended: Ended) -> None:
    for name in ("long_message", "warns_at_length", "prints_much"):
        assert ended.reports[name]["seconds"] < LIMIT / 2
    (warning,) = ended.reports["warns_at_length"]["warnings"]
    assert re.fullmatch(r"cell 4: y{497}\.\.\.", warning)


def test_a_fork_of_a_cell_is_no_second_worker(ended: Ended) -> None:
    horizon = FIRST + [*FAULTS].index("forks")
    assert f"the end {horizon}" in ended.page("forks")
    assert "the end 0" not in ended.page("forks")


def test_what_goes_past_python_reaches_nobody(ended: Ended) -> None:
    assert "raw-4711" not in ended.said
    assert "well and good" in ended.page("writes_to_descriptors")


def test_output_without_end_is_cut_with_a_message(ended: Ended) -> None:
    page = ended.page("prints_much")
    assert "[cut: a cell may write 100000 characters]" in page
    assert len(page) < 400_000


def test_nothing_is_left_in_the_folder_for_temporary_files(
    ended: Ended, tmp_path: Path
) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = run(
        ended.project,
        "report",
        "leaves",
        "--output",
        str(tmp_path / "reports"),
        "--force",
        env=environment,
    )
    assert done.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]

"""What cells may do to their process: one run, a report each, told by its horizon."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import report_runs as runs

RAW = "\x1b[31mraw-4711"
"""What must never come out, with an escape sequence of terminals."""

LIMIT = 10
LATE = f"TimeoutError: the report took longer than {LIMIT} s"
LOST = "LostProcessError: its process "

FAULTS = {
    "hangs": (
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})\n"
        "time.sleep(600)",
        LATE,
    ),
    "loops_in_c": ('re.match("(a+)+$", "a" * 60 + "b")', LATE),
    "stops_itself": ("os.kill(os.getpid(), signal.SIGSTOP)", LATE),
    "leaves_quietly": ("os._exit(0)", f"{LOST}ended with exit code 0"),
    "crashes": ("ctypes.string_at(0)", f"{LOST}was ended by SIGSEGV"),
    "long_message": ("raise ValueError('x' * 5_000_000)", r"ValueError: x{497}\.\.\."),
    "wrong_bundle": (
        "from IPython.display import display\n"
        "kind = 'application/vnd.cac-data.key-figures.v1+json'\n"
        "display({kind: {'figures': [{'id': 'a'}]}}, raw=True)",
        "BundleError: .*figures",
    ),
    # These bear no harm.
    "forks": ("if os.fork() == 0:\n    horizon = 0  # and goes on as the notebook", ""),
    "has_children": ("subprocess.Popen(['sleep', '600'], start_new_session=True)", ""),
    "writes_to_descriptors": (
        f"os.write(1, {RAW!r}.encode())\n"
        f"subprocess.run(['echo', {RAW!r}])\nprint('well', 'and', 'good')",
        "",
    ),
    "prints_much": ("for _ in range(300):\n    print('x' * 10**6)", ""),
    "warns_at_length": ("sys.stderr.write('y' * 5_000_000)", ""),
}
GOOD = {name for name, (_, error) in FAULTS.items() if not error}
FIRST = 2041  # horizon of the first of them; the next years are those of the others

CELL = "import ctypes, os, re, signal, subprocess, sys, time\n" + "\n".join(
    f"if horizon == {FIRST + place}:\n    " + code.replace("\n", "\n    ")
    for place, (code, _) in enumerate(FAULTS.values())
)
AFTER = "print('the end', horizon)"


@dataclass(frozen=True)
class Ended:
    project: Path
    output: str
    reports: dict[str, Any]

    def page(self, name: str) -> str:
        folder = "reports" if name in GOOD else "reports/failed"
        return (self.project / folder / name / "trade.html").read_text("utf-8")


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    folder = tmp_path_factory.mktemp("faults")
    project = runs.make_small_project(folder / "a project")
    temporary = folder / "temporary"
    temporary.mkdir()
    runs.write_notebook(project, CELL, AFTER)
    for place, name in enumerate(FAULTS):
        runs.write_scenario(project, name, f"horizon: {FIRST + place}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(runs.MARK, str(project))
        words = ("--timeout", str(LIMIT), "--jobs", "5")
        environment = {**os.environ, "TMPDIR": str(temporary)}
        done = runs.run(project, "report", *words, env=environment)
        assert done.returncode == 1
        runs.wait_for_the_end_of_all()
        assert not [*temporary.iterdir()]
    yield Ended(project, done.stdout + done.stderr, runs.reports_of(project))
    # The next run makes good.
    runs.write_notebook(project, AFTER)
    assert runs.run(project, "report", "hangs").returncode == 0
    assert runs.reports_of(project)["hangs"]["status"] == "built"
    assert not (project / "reports" / "failed" / "hangs").exists()


def test_a_fault_fails_its_report_and_no_other(ended: Ended) -> None:
    assert "Traceback" not in ended.output
    built = {
        name for name, report in ended.reports.items() if report["status"] == "built"
    }
    assert built == {*GOOD, "baseline", "later"}


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - GOOD))
def test_an_error_tells_what_the_page_how_far_it_came(ended: Ended, name: str) -> None:
    _, expected = FAULTS[name]
    report = ended.reports[name]
    assert report["status"] == ("timed out" if expected == LATE else "failed")
    assert re.match(
        expected, f"{report['error']['class']}: {report['error']['message']}"
    )
    assert report["error"]["cell"] == 4
    assert f"{report['status']}: {name}/trade: cell 4 (import ctypes" in ended.output
    page = ended.page(name)
    horizon = FIRST + [*FAULTS].index(name)
    assert f'"card-value">{horizon}<' in page  # the key figure before it
    assert name == "wrong_bundle" or f"the end {horizon}" not in page
    assert report["page"] is None


def test_what_goes_past_python_or_has_no_end_spoils_no_page(ended: Ended) -> None:
    assert "raw-4711" not in ended.output
    assert "well and good" in ended.page("writes_to_descriptors")
    assert "the end 0" not in ended.page("forks")
    assert "[cut: a cell may write 100000 characters]" in ended.page("prints_much")
    assert len(ended.page("prints_much")) < 350_000
    (warning,) = ended.reports["warns_at_length"]["warnings"]
    assert re.fullmatch(r"cell 4: y{497}\.\.\.", warning)

"""The recipes for schedulers: what stands in the README and in .github is what runs.

Each recipe is read where its reader finds it and run on a small project, with the
environment that its scheduler gives.
"""

from __future__ import annotations

import configparser
import datetime
import itertools
import json
import os
import re
import shlex
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest
import yaml

from cac_data.cli import BAD_INPUT, INTERRUPTED, TERMINATED
from cac_data.scenarios import load_scenarios
from tests.conftest import ROOT, in_ci
from tests.report_runs import (
    MARK,
    make_small_project,
    processes,
    wait_for,
    wait_until,
    without_times,
    write_notebook,
)

README = (ROOT / "README.md").read_text("utf-8")
SECTION = README.partition("\n## Schedules\n")[2].partition("\n## ")[0]
WORKFLOWS = ROOT / ".github" / "workflows"

SERVED = "/srv/cac-data"
"""Where the recipes say that the project is."""

NIGHTLY = "20 3 * * *"
PROGRAMS = Path(sys.executable).parent
SECONDS = 120.0


def recipe(language: str, *, first_line: str = "") -> str:
    """The block in this language whose first line begins so; there is but one."""
    blocks = re.findall(
        rf"^```{language}\n(.*?)^```", SECTION, re.DOTALL | re.MULTILINE
    )
    (found,) = (block for block in blocks if block.startswith(first_line))
    assert isinstance(found, str)
    return found


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """A small project that looks like a checkout in which `make report` has run.

    Its path has no blank, as that in the recipes has none.
    """
    folder = make_small_project(tmp_path / "served")
    (folder / "reports").mkdir()
    with_environment(folder)
    return folder


def with_environment(folder: Path) -> None:
    """Give a project the environment of the tests, in the place of its own."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    for program in ("cac-data", "python"):
        script = folder / ".venv" / "bin" / program
        script.write_text(f"#!/bin/sh\nexec '{PROGRAMS}/{program}' \"$@\"\n")
        script.chmod(0o755)


def placed(text: str, folder: Path) -> str:
    assert SERVED in text
    return text.replace(SERVED, str(folder))


def a_cell_that_waits(served: Path) -> tuple[Path, Path]:
    """Let the notebook write a file, then wait for another; gives both."""
    began, go = served.parent / "began", served.parent / "go"
    write_notebook(
        served,
        f"import pathlib, time\npathlib.Path({str(began)!r}).touch()\n"
        f"while not pathlib.Path({str(go)!r}).exists():\n    time.sleep(0.02)",
    )
    return began, go


def a_cell_that_fails(served: Path) -> None:
    write_notebook(served, "if horizon > 2030:\n    raise RuntimeError('no such year')")


# --- cron ----------------------------------------------------------------------------

CRON_FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
"""Least and greatest minute, hour, day of month, month, day of week."""


def is_cron_field(text: str, least: int, greatest: int) -> bool:
    """Whether it is `*`, a number or a span, each with a step or not, or a list."""
    for part in text.split(","):
        found = re.fullmatch(r"(?:\*|(\d+)(?:-(\d+))?)(?:/([1-9]\d*))?", part)
        if found is None:
            return False
        numbers = [int(number) for number in found.groups()[:2] if number is not None]
        if numbers != sorted(numbers):
            return False
        if not all(least <= number <= greatest for number in numbers):
            return False
    return True


def cron_line() -> tuple[str, str]:
    """When and what of the recipe for cron."""
    lines = recipe("crontab").splitlines()
    settings = list(itertools.takewhile(lambda line: "=" in line.split(" ")[0], lines))
    assert settings == ["MAILTO=analyst@example.org"]
    (line,) = lines[len(settings) :]
    *when, command = line.split(maxsplit=5)
    return " ".join(when), command


@pytest.fixture
def cron(served: Path) -> Callable[[], subprocess.Popen[str]]:
    """Start the line as cron does: its shell, its few variables, what it mails."""
    home = served.parent / "home"
    home.mkdir()
    command = placed(cron_line()[1], served)

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["/bin/sh", "-c", command],
            cwd=home,
            env={
                "PATH": "/usr/bin:/bin",
                "SHELL": "/bin/sh",
                "HOME": str(home),
                "LOGNAME": "analyst",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    return start


def mail_of(run: subprocess.Popen[str]) -> str:
    return run.communicate(timeout=SECONDS)[0]


def test_the_fields_of_a_crontab_are_told_from_others() -> None:
    for right in ("*", "20", "*/5", "1-5", "1,3,5-9/2"):
        assert is_cron_field(right, 0, 59), right
    for wrong in ("", "60", "5-1", "*/0", "1,,2", "a", "1-", "-1"):
        assert not is_cron_field(wrong, 0, 59), wrong


def test_the_line_for_cron_can_be_read_by_cron() -> None:
    when, command = cron_line()
    fields = when.split()
    assert [
        is_cron_field(text, *span)
        for text, span in zip(fields, CRON_FIELDS, strict=True)
    ] == [True] * 5
    assert "%" not in command, "cron ends the command there"
    assert len(command) < 900


def test_cron_mails_nothing_of_a_good_night(
    cron: Callable[[], subprocess.Popen[str]], served: Path
) -> None:
    assert mail_of(cron()) == ""
    log = without_times((served / "report.log").read_text("utf-8"))
    for scenario in ("baseline", "later"):
        assert (served / "reports" / scenario / "trade.html").is_file()
        assert log.count(f"{scenario}/trade") == 1, "a line for each report"


def test_cron_mails_the_exit_code_and_the_report_that_failed(
    cron: Callable[[], subprocess.Popen[str]], served: Path
) -> None:
    a_cell_that_fails(served)
    mail = mail_of(cron())
    assert mail.startswith("cac-data report: exit code 1\n")
    assert re.search(r"later/trade.*cell 4.*RuntimeError: no such year", mail)
    assert (served / "reports" / "baseline" / "trade.html").is_file()


def test_of_two_runs_at_once_the_second_says_so_and_leaves_the_first_alone(
    cron: Callable[[], subprocess.Popen[str]], served: Path
) -> None:
    began, go = a_cell_that_waits(served)
    first = cron()
    try:
        wait_for(began)
        second = mail_of(cron())
        assert second.startswith(f"cac-data report: exit code {BAD_INPUT}\n")
        assert "another run is at work on" in second
        assert first.poll() is None
    finally:
        go.touch()
        mail = mail_of(first)
    assert mail == ""
    assert (served / "reports" / "later" / "trade.html").is_file()


# --- systemd -------------------------------------------------------------------------

# What systemd itself sets for a service of a user.
SYSTEMD_SETS = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
    "LANG": "C.UTF-8",
    "USER": "analyst",
    "LOGNAME": "analyst",
    "HOME": "/nonexistent",
    "SHELL": "/bin/sh",
    "INVOCATION_ID": "0" * 32,
}

# As ProtectSystem=strict and ReadWritePaths= do it: of all that is there, only the
# reports can be written, and /tmp, where PrivateTmp= would put another.
READ_ONLY = """
set -e
mount -t tmpfs tmpfs /srv
mkdir {served}
mount --bind {folder} {served}
mount -o remount,bind,ro {served}
mount --bind {folder}/reports {served}/reports
mount --bind /tmp /tmp
mount -o remount,bind,ro / 2>/dev/null || true
"""
NEW_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")


def unit_text(suffix: str) -> str:
    return recipe("ini", first_line=f"# /etc/systemd/system/cac-data.{suffix}\n")


def unit(suffix: str) -> configparser.RawConfigParser:
    """A unit file; a key that is given twice is an error."""
    parser = configparser.RawConfigParser(
        delimiters="=", comment_prefixes="#", strict=True, interpolation=None
    )
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(unit_text(suffix))
    return parser


def seconds(span: str) -> float:
    found = re.fullmatch(r"(\d+)(s|min|h)", span)
    assert found is not None, span
    return int(found[1]) * {"s": 1, "min": 60, "h": 3600}[found[2]]


def systemd_analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        message = "no systemd-analyze. On Debian: apt-get install systemd"
        if in_ci():
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return subprocess.run(
        [program, *arguments],
        env={**os.environ, "LC_ALL": "C.UTF-8", "SYSTEMD_COLORS": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def service_variables(served: Path) -> dict[str, str]:
    """The whole environment of the service, with its cache beside the project."""
    service = unit("service")["Service"]
    cache = served.parent / "cache"
    (cache / service["CacheDirectory"]).mkdir(parents=True)
    name, _, value = service["Environment"].partition("=")
    return {**SYSTEMD_SETS, name: value.replace("%C", str(cache))}


def service_command(served: Path) -> list[str]:
    """What the service runs, with its paths as they are written where that can be."""
    service = unit("service")["Service"]
    command = shlex.split(service["ExecStart"])
    assert service["WorkingDirectory"] == SERVED
    assert service["ReadWritePaths"] == f"{SERVED}/reports"
    mounts = READ_ONLY.format(served=SERVED, folder=shlex.quote(str(served)))
    boxed = ["sh", "-c", f'{mounts}\ncd {SERVED}\nexec "$@"', "sh"]
    tried = subprocess.run(
        [*NEW_NAMESPACE, *boxed, "true"], capture_output=True, check=False
    )
    if tried.returncode == 0:
        return [*NEW_NAMESPACE, *boxed, *command]
    # A machine that lets nobody make namespaces: without the mounts.
    return [word.replace(SERVED, str(served)) for word in command]


def test_systemd_understands_every_line_of_the_units(
    served: Path, tmp_path: Path
) -> None:
    files = []
    for suffix in ("service", "timer"):
        text = unit_text(suffix).replace("User=analyst", "User=root")
        files.append(tmp_path / f"cac-data.{suffix}")
        files[-1].write_text(text.replace(SERVED, str(served)), "utf-8")
    checked = systemd_analyze("verify", "--man=no", *map(str, files))
    assert (checked.returncode, checked.stderr) == (0, "")
    # It only warns of a key that it does not know; we would have seen that.
    files[0].write_text(files[0].read_text("utf-8").replace("KillMode", "KilMode"))
    assert "KilMode" in systemd_analyze("verify", "--man=no", str(files[0])).stderr


def test_the_service_is_what_a_run_needs() -> None:
    service = unit("service")["Service"]
    assert service["Type"] == "oneshot"
    # Stopped on purpose: no failure. Ctrl-C is for terminals, a service gets none.
    assert service["SuccessExitStatus"].split() == [str(TERMINATED)]
    assert str(INTERRUPTED) not in service["SuccessExitStatus"]
    # The signal is for the run alone: it ends its kernels, and says what was stopped.
    assert service["KillMode"] == "mixed"
    assert seconds(service["TimeoutStopSec"]) >= 10
    assert seconds(service["TimeoutStartSec"]) > 600, "longer than a cell may take"
    assert unit("timer").sections() == ["Unit", "Timer", "Install"]
    assert unit("timer")["Timer"]["Persistent"] == "yes"


def test_the_timer_elapses_every_night() -> None:
    when = unit("timer")["Timer"]["OnCalendar"]
    told = systemd_analyze(
        *("calendar", "--iterations=2", "--base-time=2026-11-25 12:00:00 UTC", when)
    )
    assert told.returncode == 0, told.stderr
    for day in ("Thu 2026-11-26", "Fri 2026-11-27"):
        assert f"{day} 03:20:00 UTC" in told.stdout


def test_the_service_runs_with_what_systemd_gives_it(served: Path) -> None:
    done = subprocess.run(
        service_command(served),
        cwd=served,
        env=service_variables(served),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (served / "reports" / "later" / "trade.html").is_file()


def test_stopping_the_service_is_no_failure_and_leaves_nothing_behind(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = unit("service")["Service"]
    began, _go = a_cell_that_waits(served)
    monkeypatch.setenv(MARK, str(served))
    command = placed(service["ExecStart"], served)
    with subprocess.Popen(
        shlex.split(command),
        cwd=served,
        env={**service_variables(served), MARK: str(served)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        wait_for(began)
        run.send_signal(signal.SIGTERM)  # to it alone, as KillMode=mixed does
        _, said = run.communicate(timeout=seconds(service["TimeoutStopSec"]))
    assert str(run.returncode) in service["SuccessExitStatus"].split(), said
    wait_until(lambda: not processes(), "the end of all that it had started")


# --- GitHub Actions ------------------------------------------------------------------


def workflow(name: str) -> dict[str, Any]:
    content = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize(
    "path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name
)
def test_a_workflow_keeps_to_the_schema_of_github(path: Path) -> None:
    check = [sys.executable, "-m", "check_jsonschema"]
    checked = subprocess.run(
        [*check, "--builtin-schema", "vendor.github-workflows", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_the_readme_names_the_workflow_and_all_recipes_the_same_time() -> None:
    assert "(.github/workflows/reports.yml)" in SECTION
    # YAML reads the key `on` as a truth.
    (schedule,) = workflow("reports.yml")[True]["schedule"]
    assert schedule["cron"] == cron_line()[0] == NIGHTLY
    assert f'schedule="{NIGHTLY}"' in recipe("py")


def test_only_the_job_that_runs_nothing_of_ours_may_publish() -> None:
    jobs = workflow("reports.yml")["jobs"]
    assert "permissions" not in jobs["build"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    (step,) = jobs["publish"]["steps"]
    assert "run" not in step
    checkouts = [
        step
        for step in jobs["build"]["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert [step["with"] for step in checkouts] == [{"persist-credentials": False}]


@dataclass
class Night:
    """A run of the workflow on a machine of its own, with the few actions it uses."""

    checkout: Path
    cache: dict[str, Path]
    number: int
    outcomes: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    site: Path | None = None
    summary: str = ""
    log: str = ""
    is_green: bool = True

    @property
    def is_published(self) -> bool:
        condition = workflow("reports.yml")["jobs"]["publish"]["if"]
        return self._holds(condition)

    def build(self) -> Night:
        """Run the steps of the job `build` in their order."""
        for step in workflow("reports.yml")["jobs"]["build"]["steps"]:
            if not self._holds(step.get("if", "success()")):
                continue
            ended_well = self._run(step) if "run" in step else self._use(step)
            self.is_green &= ended_well
            if "id" in step:
                self.outcomes[step["id"]] = "success" if ended_well else "failure"
        return self

    def _holds(self, condition: str) -> bool:
        """Work out the few conditions that the workflow has."""
        parts = condition.removeprefix("${{").removesuffix("}}").split("&&")
        return all(self._is_true(part.strip()) for part in parts)

    def _is_true(self, condition: str) -> bool:
        if condition == "success()":
            return self.is_green
        if condition == "!cancelled()":
            return True
        if found := re.fullmatch(r"steps\.(\w+)\.outcome == '(\w+)'", condition):
            return self.outcomes.get(found[1]) == found[2]
        assert condition == "needs.build.outputs.site != ''"
        told = workflow("reports.yml")["jobs"]["build"]["outputs"]["site"]
        assert told == "${{ steps.site.outputs.artifact_id }}"
        return self.outputs.get("site", "") != ""

    def _run(self, step: Mapping[str, Any]) -> bool:
        script = step["run"]
        if step["name"] == "Install":
            assert script == "make .venv/.ready"
            with_environment(self.checkout)
            return True
        summary = self.checkout.parent / f"summary-{self.number}.md"
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.checkout,
            env={**os.environ, "CI": "true", "GITHUB_STEP_SUMMARY": str(summary)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        self.log += done.stdout
        if summary.exists():
            self.summary = summary.read_text("utf-8")
        return done.returncode == 0

    def _use(self, step: Mapping[str, Any]) -> bool:
        action, _, version = step["uses"].partition("@")
        assert re.fullmatch(r"v\d+", version), step["uses"]
        told = step.get("with", {})
        folder = self.checkout / told.get("path", ".")
        if action == "actions/cache/restore":
            # The newest whose key begins so; no key is ever written twice.
            keys = [key for key in self.cache if key.startswith(told["restore-keys"])]
            if keys:
                shutil.copytree(self.cache[keys[-1]], folder, dirs_exist_ok=True)
        elif action == "actions/cache/save":
            key = self._key(told["key"])
            assert key not in self.cache
            self.cache[key] = self.checkout.parent / key
            shutil.copytree(folder, self.cache[key])
        elif action == "actions/upload-pages-artifact":
            self.site = self.checkout.parent / f"site-{self.number}"
            shutil.copytree(folder, self.site, ignore=shutil.ignore_patterns(".*"))
            self.outputs[step["id"]] = "1"
        else:
            assert action in {"actions/checkout", "actions/setup-python"}
        return True

    def _key(self, text: str) -> str:
        numbers = {"run_id": str(self.number), "run_attempt": "1"}
        return re.sub(r"\$\{\{ github\.(\w+) \}\}", lambda at: numbers[at[1]], text)


@pytest.fixture
def nights(served: Path) -> Iterator[Callable[[], Night]]:
    """Run the workflow; each time from a new checkout, and what was cached before."""
    shutil.rmtree(served / ".venv")
    cache: dict[str, Path] = {}
    numbers = itertools.count(1)

    def run() -> Night:
        number = next(numbers)
        checkout = served.parent / f"checkout-{number}"
        shutil.copytree(served, checkout)
        return Night(checkout, cache, number).build()

    return run  # type: ignore[return-value]


def test_the_workflow_builds_publishes_and_keeps_for_the_next_night(
    nights: Callable[[], Night], served: Path
) -> None:
    first = nights()
    assert (first.is_green, first.is_published) == (True, True), first.log
    assert first.site is not None
    assert (first.site / "index.html").is_file()
    assert "| later/trade |" in re.sub(" +", " ", first.summary)
    # Pages wants what everybody may read, and no links.
    for path in first.site.rglob("*"):
        mode = path.lstat().st_mode
        assert not stat.S_ISLNK(mode)
        wanted = 0o555 if path.is_dir() else 0o444
        assert mode & wanted == wanted, path
    # Nothing has changed: the same site again.
    second = nights()
    assert (second.is_green, second.is_published) == (True, True), second.log
    assert "0 built, 2 unchanged, 0 failed" in second.log
    assert second.site is not None
    good, other = Path("later/trade.html"), Path("baseline/trade.html")
    assert (second.site / good).read_bytes() == (first.site / good).read_bytes()
    # A report fails: red, and published with the last good page and the other new one.
    a_cell_that_fails(served)
    third = nights()
    assert (third.is_green, third.is_published) == (False, True), third.log
    assert "no such year" in third.summary
    assert third.site is not None
    assert (third.site / good).read_bytes() == (first.site / good).read_bytes()
    assert (third.site / other).read_bytes() != (first.site / other).read_bytes()


def test_nothing_is_published_where_nothing_was_built(
    nights: Callable[[], Night], served: Path
) -> None:
    (served / "params" / "later.yaml").write_text("titel: no such key\n", "utf-8")
    night = nights()
    assert (night.is_green, night.is_published) == (False, False)
    assert night.site is None
    assert not night.cache


# --- Airflow and Papermill -----------------------------------------------------------


@dataclass
class Later:
    """What a task will have given (Airflow: `XComArg`)."""

    task_id: str


@dataclass(kw_only=True)
class BashOperator:
    """Runs a command as Airflow's does; gives the last line that it wrote."""

    task_id: str
    bash_command: str
    cwd: str | None = None
    output_processor: Callable[[str], Any] = str
    execution_timeout: datetime.timedelta | None = None

    def __post_init__(self) -> None:
        TASKS.append(self)

    @property
    def output(self) -> Later:
        return Later(self.task_id)

    def execute(self, given: Mapping[str, Any]) -> Any:
        done = subprocess.run(
            ["bash", "-c", self.bash_command],
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return self.output_processor(done.stdout.splitlines()[-1])


@dataclass(kw_only=True)
class PapermillOperator:
    """Calls Papermill as Airflow's does."""

    task_id: str
    input_nb: str
    output_nb: str
    parameters: Later
    kernel_name: str | None = None

    def __post_init__(self) -> None:
        TASKS.append(self)

    def execute(self, given: Mapping[str, Any]) -> None:
        call = {
            "input_path": self.input_nb,
            "output_path": self.output_nb,
            "parameters": given[self.parameters.task_id],
            "progress_bar": False,
            "report_mode": True,
            "log_output": False,
            "kernel_name": self.kernel_name,
            "language": None,
            "engine_name": None,
        }
        code = (
            "import json, papermill, sys\n"
            "papermill.execute_notebook(**json.load(sys.stdin))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(call),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@dataclass
class DAG:
    """Takes what a DAG takes; tasks are kept in the order in which they are named."""

    dag_id: str
    schedule: str
    start_date: datetime.datetime
    catchup: bool
    max_active_runs: int

    def __enter__(self) -> DAG:
        assert self.start_date.tzinfo is not None
        assert self.max_active_runs == 1
        return self

    def __exit__(self, *_: object) -> None: ...


TASKS: list[BashOperator | PapermillOperator] = []


@pytest.fixture
def airflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much of Airflow as the recipe imports: the real one is half a gigabyte."""
    TASKS.clear()
    offered: dict[str, type] = {
        "airflow.sdk": DAG,
        "airflow.providers.standard.operators.bash": BashOperator,
        "airflow.providers.papermill.operators.papermill": PapermillOperator,
    }
    for name, offer in offered.items():
        parts = name.split(".")
        for count in range(1, len(parts) + 1):
            above = ".".join(parts[:count])
            if above not in sys.modules:
                monkeypatch.setitem(sys.modules, above, ModuleType(above))
        setattr(sys.modules[name], offer.__name__, offer)


@pytest.mark.usefixtures("airflow")
def test_the_dag_builds_the_reports_and_runs_a_notebook_of_ours(
    served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "params" / "deep_integration.yaml", served / "params")
    # The kernel is found as the README has it installed, not in our own environment.
    for name in ("JUPYTER_PREFER_ENV_PATH", "PYTHONPATH"):
        monkeypatch.delenv(name, raising=False)
    prefix = tmp_path / "airflow"
    monkeypatch.setenv("VIRTUAL_ENV", str(prefix))
    (command,) = re.findall(r"^\$ (.*ipykernel install.*)$", SECTION, re.MULTILINE)
    subprocess.run(
        ["bash", "-c", placed(command, served)], check=True, capture_output=True
    )
    monkeypatch.setenv("JUPYTER_PATH", str(prefix / "share" / "jupyter"))
    kernel = prefix / "share" / "jupyter" / "kernels" / "cac-data" / "kernel.json"
    assert Path(json.loads(kernel.read_text("utf-8"))["argv"][0]).is_absolute()

    code = placed(recipe("py"), served)
    exec(compile(code, "dags/cac_data.py", "exec"), {})  # our own text
    assert [task.task_id for task in TASKS] == ["report", "values", "trade"]
    report, values, trade = TASKS
    given = {}
    assert isinstance(values, BashOperator)
    given["values"] = values.execute(given)
    expected = load_scenarios(ROOT / "params")["deep_integration"].values("trade")
    assert given["values"] == expected
    report.execute(given)
    assert (served / "reports" / "deep_integration" / "trade.html").is_file()
    # Straight on our own notebook.
    shutil.copy(ROOT / "notebooks" / "trade.ipynb", served / "notebooks")
    trade.execute(given)
    made = nbformat.read(
        served / "reports" / "deep_integration-trade.ipynb", as_version=4
    )
    (injected,) = (
        cell.source
        for cell in made.cells
        if "injected-parameters" in cell.metadata.get("tags", [])
    )
    names: dict[str, Any] = {}
    exec(injected, names)
    assert {name: names[name] for name in expected} == expected
    assert made.metadata.papermill.exception is None
    assert any(cell.get("outputs") for cell in made.cells)


def test_papermill_runs_our_notebook_as_the_readme_says(tmp_path: Path) -> None:
    (command,) = re.findall(
        r"^\$ (papermill notebooks/trade\.ipynb (?:.*\\\n)?.*--format yaml\))$",
        README,
        re.MULTILINE,
    )
    done = subprocess.run(
        ["bash", "-c", command.replace("out.ipynb", str(tmp_path / "out.ipynb"))],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    scenario = re.search(r"scenarios show (\w+)", command)
    assert scenario is not None
    expected = load_scenarios(ROOT / "params")[scenario[1]].values("trade")
    assert made.metadata.papermill.parameters == expected
    assert made.metadata.papermill.exception is None

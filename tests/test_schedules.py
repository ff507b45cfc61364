"""The recipes for schedulers: what stands in the README and in .github is what runs.

Each recipe is read where its reader finds it and run on a small project, with the
environment that its scheduler gives.
"""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from cac_data.scenarios import load_scenarios
from tests.conftest import ROOT, in_ci
from tests.report_runs import make_small_project, write_notebook, write_scenario

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
    (folder / ".venv" / "bin").mkdir(parents=True)
    script = folder / ".venv" / "bin" / "cac-data"
    script.write_text(f"#!/bin/sh\nexec '{PROGRAMS}/cac-data' \"$@\"\n")
    script.chmod(0o755)
    return folder


def a_cell_that_fails(served: Path) -> None:
    write_notebook(served, "if horizon > 2030:\n    raise RuntimeError('no such year')")


def run(
    command: list[str], folder: Path, env: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )


# --- cron ----------------------------------------------------------------------------


def test_cron_mails_nothing_of_a_good_night_and_the_report_that_failed(
    served: Path,
) -> None:
    settings, line = recipe("crontab").splitlines()
    assert settings.startswith("MAILTO=")
    *when, command = line.split(maxsplit=5)
    assert " ".join(when) == NIGHTLY
    assert "%" not in command, "cron ends the command there"
    assert "timeout 1h " in command
    home = served.parent / "home"
    home.mkdir()
    # The shell and the few variables that cron gives.
    cron = ["/bin/sh", "-c", command.replace(SERVED, str(served))]
    env = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": str(home)}
    assert run(cron, home, env).stdout == ""
    for scenario in ("baseline", "later"):
        assert (served / "reports" / scenario / "trade.html").is_file()
    assert "later/trade" in (served / "report.log").read_text("utf-8")
    a_cell_that_fails(served)
    mail = run(cron, home, env).stdout
    assert mail.startswith("cac-data report: exit code 1\n")
    assert re.search(r"later/trade.*cell 4.*RuntimeError: no such year", mail)


# --- systemd -------------------------------------------------------------------------

# What systemd itself sets for a service of a user.
SYSTEMD_SETS = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
    "LANG": "C.UTF-8",
    "USER": "analyst",
    "HOME": "/nonexistent",
    "SHELL": "/bin/sh",
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


def systemd_analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        message = "no systemd-analyze. On Debian: apt-get install systemd"
        if in_ci():
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    env = {**os.environ, "LC_ALL": "C.UTF-8", "SYSTEMD_COLORS": "0"}
    return run([program, *arguments], ROOT, env)


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
    assert (checked.returncode, checked.stdout) == (0, "")
    when = unit("timer")["Timer"]["OnCalendar"]
    told = systemd_analyze("calendar", "--base-time=2026-11-25 12:00:00 UTC", when)
    assert "Thu 2026-11-26 03:20:00 UTC" in told.stdout


def test_the_service_runs_with_what_systemd_gives_it(served: Path) -> None:
    service = unit("service")["Service"]
    # Stopped on purpose is no failure; the signal is for the run, which ends the rest.
    assert service["SuccessExitStatus"] == "143"
    assert service["KillMode"] == "mixed"
    cache = served.parent / "cache"
    (cache / service["CacheDirectory"]).mkdir(parents=True)
    name, _, value = service["Environment"].partition("=")
    env = {**SYSTEMD_SETS, name: value.replace("%C", str(cache))}
    done = run(service_command(served), served, env)
    assert done.returncode == 0, done.stdout
    assert (served / "reports" / "later" / "trade.html").is_file()


# --- GitHub Actions ------------------------------------------------------------------


def workflow(name: str) -> dict[str, Any]:
    content = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_workflows_keep_to_the_schema_of_github() -> None:
    check = [sys.executable, "-m", "check_jsonschema"]
    check += ["--builtin-schema", "vendor.github-workflows"]
    checked = run([*check, *map(str, WORKFLOWS.glob("*.yml"))], ROOT, {**os.environ})
    assert checked.returncode == 0, checked.stdout


def test_the_workflow_runs_when_the_others_do_and_the_readme_leads_to_it() -> None:
    assert "(.github/workflows/reports.yml)" in SECTION
    # YAML reads the key `on` as a truth.
    (schedule,) = workflow("reports.yml")[True]["schedule"]
    assert schedule["cron"] == NIGHTLY


def test_only_the_job_that_runs_nothing_of_ours_may_publish() -> None:
    jobs = workflow("reports.yml")["jobs"]
    assert "permissions" not in jobs["build"]
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    (step,) = jobs["publish"]["steps"]
    assert "run" not in step
    # What is kept and what is published has passed `status`.
    for step in jobs["build"]["steps"]:
        if step.get("uses", "").startswith(("actions/cache/save", "actions/upload")):
            assert "steps.status.outcome == 'success'" in step["if"]


def a_night(served: Path) -> tuple[bool, bool, str]:
    """Whether all reports were built, whether they would be published, the summary."""
    steps = {
        step.get("id", step["name"]): step["run"]
        for step in workflow("reports.yml")["jobs"]["build"]["steps"]
        if "run" in step
    }
    assert [*steps] == ["Install", "Build what has changed", "status"]
    summary = served.parent / "summary.md"
    summary.unlink(missing_ok=True)
    env = {**os.environ, "CI": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    built, status = (
        run(["bash", "-e", "-c", steps[name]], served, env).returncode == 0
        for name in ("Build what has changed", "status")
    )
    return built, status, summary.read_text("utf-8") if summary.exists() else ""


def test_the_workflow_publishes_whole_pages_also_when_a_report_failed(
    served: Path,
) -> None:
    page = served / "reports" / "later" / "trade.html"
    built, published, summary = a_night(served)
    assert (built, published) == (True, True)
    assert "later/trade" in summary
    good = page.read_bytes()
    a_cell_that_fails(served)
    built, published, summary = a_night(served)
    assert (built, published) == (False, True)
    assert "no such year" in summary
    assert page.read_bytes() == good
    page.write_bytes(good[:-100])
    assert a_night(served)[1] is False


def test_nothing_is_published_where_nothing_was_built(served: Path) -> None:
    (served / "params" / "later.yaml").write_text("titel: no such key\n", "utf-8")
    assert a_night(served)[:2] == (False, False)


# --- Papermill -----------------------------------------------------------------------


def test_papermill_runs_a_notebook_as_the_readme_says(
    served: Path, tmp_path: Path
) -> None:
    (command,) = re.findall(
        r"^\$ (papermill notebooks/trade\.ipynb (?:.*\\\n)?.*--format yaml\))$",
        README,
        re.MULTILINE,
    )
    command = command.replace("out.ipynb", str(tmp_path / "out.ipynb"))
    env = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    (scenario,) = re.findall(r"scenarios show (\w+)", command)
    write_scenario(served, scenario, "horizon: 2035")
    done = run(["bash", "-c", command], served, env)
    assert done.returncode == 0, done.stdout
    made = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    expected = load_scenarios(served / "params")[scenario].values("trade")
    assert made.metadata.papermill.parameters == expected
    assert made.metadata.papermill.exception is None

"""The recipes for schedulers, as in .github, on a small project."""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from cac_data.scenarios import load_scenarios
from tests.conftest import ROOT, in_ci
from tests.report_runs import run, without_links, write_notebook, write_scenario

RUNNING = (ROOT / ".github" / "RUNNING.md").read_text("utf-8")
WORKFLOWS = ROOT / ".github" / "workflows"
SERVED = "/srv/cac-data"  # where the recipes say that the project is
NIGHTLY = "20 3 * * *"
PROGRAMS = Path(sys.executable).parent
FAILS = "if horizon > 2030:\n    raise RuntimeError('no such year')"


def recipe(language: str, first_line: str = "") -> str:
    (found,) = re.findall(rf"```{language}\n({first_line}.*?)```", RUNNING, re.DOTALL)
    return str(found)


@pytest.fixture
def served(small: Path, tmp_path: Path) -> Path:
    folder = small.rename(tmp_path / "served")
    script = folder / ".venv" / "bin" / "cac-data"
    script.parent.mkdir(parents=True)
    script.symlink_to(PROGRAMS / "cac-data")
    return folder


def test_cron_mails_nothing_of_a_good_night_what_failed_and_that_it_recovered(
    served: Path,
) -> None:
    name, settings, line = recipe("crontab").splitlines()
    assert name == "# /etc/cron.d/cac-data"
    assert settings.startswith("MAILTO=")
    assert line.startswith(f"{NIGHTLY}  analyst  ")
    *_, command = line.split(maxsplit=6)
    assert "%" not in command, "cron ends the command there"
    assert "timeout 1h " in command
    # The shell and the few variables that cron gives.
    line = command.replace(SERVED, str(served))
    env = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": str(served.parent)}
    cron: dict[str, Any] = {"command": "/bin/sh", "env": env}
    done = run(served.parent, "-c", line, **cron)
    assert (done.stdout, done.stderr) == ("", "")
    assert "later/trade" in (served / "report.log").read_text("utf-8")
    write_notebook(served, FAILS)
    mail = run(served.parent, "-c", line, **cron).stdout
    assert mail.startswith("cac-data report: exit code 1\n")
    assert re.search(r"later/trade.*cell 4.*RuntimeError: no such year", mail)
    assert "\n- The later story, trade: the report failed (RuntimeError:" in mail
    write_notebook(served)
    mail = run(served.parent, "-c", line, **cron).stdout
    assert "\n- The later story, trade: the report is good again.\n" in mail


def test_systemd_understands_all_of_the_units(served: Path, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        message = "no systemd-analyze. On Debian: apt-get install systemd"
        pytest.fail(message) if in_ci() else pytest.skip(message)
    files = []
    for name in ("cac-data.service", "cac-data-failed.service", "cac-data.timer"):
        text = recipe("ini", f"# /etc/systemd/system/{name}\n")
        text = text.replace("User=analyst", "User=root").replace(SERVED, str(served))
        file = tmp_path / name
        file.write_text(text, "utf-8")
        files.append(str(file))
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    checked = run(ROOT, "verify", "--man=no", *files, command=program, env=env)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_systemd_finds_the_run_of_reports_little_exposed(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        message = "no systemd-analyze. On Debian: apt-get install systemd"
        pytest.fail(message) if in_ci() else pytest.skip(message)
    file = tmp_path / "cac-data.service"
    file.write_text(recipe("ini", "# /etc/systemd/system/cac-data.service\n"), "utf-8")
    # In tenths: a score of 4 of 10 at most, where 0.5.0 had 5.1 and 1.0.0 8.4.
    asked = ["security", "--offline=true", "--no-pager", "--threshold=40", str(file)]
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    checked = run(ROOT, *asked, command=program, env=env)
    assert checked.returncode == 0, checked.stdout[-2000:]


def test_git_ignores_what_the_recipes_write(tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("no git")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    assert run(tmp_path, "init", "--quiet", command=git).returncode == 0
    for name in re.findall(r"[\w.]+\.(?:log|txt)\b", recipe("crontab")):
        ignored = run(tmp_path, "check-ignore", name, command=git)
        assert ignored.returncode == 0, name


def test_make_clean_says_first_that_it_removes_all_reports(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "reports").mkdir()
    make = shutil.which("make") or pytest.skip("no make")
    words = ("--no-print-directory", "clean")
    first, *_ = run(tmp_path, *words, command=make).stdout.splitlines()
    assert first.startswith("Removing all reports in reports/")


def test_make_help_says_that_clean_removes_all_reports() -> None:
    make = shutil.which("make") or pytest.skip("no make")
    lines = run(ROOT, "help", command=make).stdout.splitlines()
    [told] = [line for line in lines if line.startswith("  make clean ")]
    assert "remove ALL REPORTS" in told


def test_a_notebook_passes_nbval_as_running_says(tmp_path: Path) -> None:
    [flag] = re.findall(r"`pytest (--nbval\S*) notebooks/trade\.ipynb`", RUNNING)
    # Its own settings would be those of the checkout, which say how anyway.
    (tmp_path / "pytest.ini").touch()
    # A cell that shows something and keeps no output, as most do.
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    nbformat.write(notebook, tmp_path / "trade.ipynb")
    words = ["-m", "pytest", "-p", "no:cacheprovider", flag, "trade.ipynb"]
    done = run(tmp_path, *words, command=sys.executable)
    assert done.returncode == 0, done.stdout


def test_logrotate_finds_the_log_by_its_file(served: Path, tmp_path: Path) -> None:
    text = recipe("logrotate").replace(SERVED, str(served))
    text = text.replace("su analyst analyst", "su root root")
    file = tmp_path / "cac-data"
    file.write_text(text, "utf-8")
    (served / "report.log").write_text("built\n", "utf-8")
    program = shutil.which("logrotate", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("no logrotate. On Debian: apt-get install logrotate")
    told = run(ROOT, "--debug", str(file), command=program)
    assert told.returncode == 0
    assert f"considering log {served}/report.log" in told.stdout + told.stderr


def assert_valid(schema: str, files: Iterable[Path]) -> None:
    words = ["-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    checked = run(ROOT, *words, command=sys.executable)
    assert checked.returncode == 0, checked.stdout


def test_forms_and_workflows_are_valid_and_only_what_was_checked_is_published() -> None:
    forms = (ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")
    assert_valid("vendor.github-issue-forms", forms)
    assert_valid("vendor.github-workflows", WORKFLOWS.glob("*.yml"))
    jobs = nightly_jobs()
    assert "permissions" not in jobs["build"]
    assert all("run" not in step for step in jobs["publish"]["steps"])
    for step in jobs["build"]["steps"]:
        if step.get("uses", "").startswith(("actions/cache/save", "actions/upload")):
            assert "steps.status.outcome == 'success'" in step["if"]


def nightly_jobs() -> dict[str, Any]:
    content = yaml.safe_load((WORKFLOWS / "reports.yml").read_text("utf-8"))
    # YAML reads the key `on` as a truth.
    assert content[True]["schedule"] == [{"cron": NIGHTLY}]
    return dict(content["jobs"])


def a_night(served: Path) -> tuple[bool, bool, str]:
    steps = nightly_jobs()["build"]["steps"]
    # After the install; a small project has no pages of a library.
    commands = [step["run"] for step in steps if "cac-data " in step.get("run", "")]
    summary = served.parent / "summary.md"
    env = {**os.environ, "CI": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    done = [run(served, "-ec", text, command="bash", env=env) for text in commands]
    built, published = (step.returncode == 0 for step in done)
    return built, published, summary.read_text("utf-8")


def test_the_workflow_publishes_whole_pages_if_a_report_failed(served: Path) -> None:
    page = served / "reports" / "later" / "trade.html"
    assert a_night(served)[:2] == (True, True)
    good = without_links(page.read_bytes())
    write_notebook(served, FAILS)
    built, published, summary = a_night(served)
    assert (built, published) == (False, True)
    assert "trade: the report failed (RuntimeError: no such year)" in summary
    assert without_links(page.read_bytes()) == good


def test_papermill_runs_a_notebook_as_the_page_says(served: Path) -> None:
    (command,) = re.findall(
        r"^\$ (papermill notebooks/trade\.ipynb (?:.*\\\n)?.*--format yaml\))$",
        RUNNING,
        re.MULTILINE,
    )
    (scenario,) = re.findall(r"scenarios show (\w+)", command)
    write_scenario(served, scenario, "horizon: 2035")
    env = {**os.environ, "PATH": f"{PROGRAMS}:{os.environ['PATH']}"}
    done = run(served, "-c", command, command="bash", env=env)
    assert done.returncode == 0, done.stderr
    made = nbformat.read(served / "out.ipynb", as_version=4)
    expected = load_scenarios(served / "params")[scenario].values("trade")
    assert made.metadata.papermill.parameters == expected

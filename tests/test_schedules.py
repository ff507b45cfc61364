"""The recipes for schedulers, as in .github, on a small project."""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from cac_data.scenarios import load_scenarios
from tests.conftest import ROOT, in_ci, problems
from tests.report_runs import (
    quick_variables,
    run,
    without_links,
    write_notebook,
    write_scenario,
)

RUNNING = (ROOT / ".github" / "RUNNING.md").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
UNITS = ["cac-data.service", "cac-data-failed.service", "cac-data.timer"]

SERVED = "/srv/cac-data"
"""Where the recipes say that the project is."""

NIGHTLY = "20 3 * * *"
PROGRAMS = Path(sys.executable).parent
FAILING_CELL = "if horizon > 2030:\n    raise RuntimeError('no such year')"
"""Fails under the scenario `later`, and under no other."""

MOST_EXPOSED = 40
"""Tenths of systemd's score from 0 to 10; 0.5.0 had 51 and 1.0.0 84."""


def recipe(language: str, first_line: str = "") -> str:
    """The block of RUNNING.md in a language, of several the one that begins so."""
    blocks = re.findall(rf"```{language}\n({first_line}.*?)```", RUNNING, re.DOTALL)
    assert len(blocks) == 1
    return str(blocks[0])


def unit(name: str) -> str:
    return recipe("ini", f"# /etc/systemd/system/{name}\n")


def path_of(program: str, package: str) -> str:
    """Path of a program; without it, skip and say how to get it (in CI: fail)."""
    path = shutil.which(program, path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    if path is not None:
        return path
    message = f"no {program}. On Debian: apt-get install {package}"
    if in_ci():
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def make() -> str:
    return path_of("make", "make")


@pytest.fixture(scope="module")
def systemd_analyze() -> str:
    return path_of("systemd-analyze", "systemd")


def serve(original: Path, folder: Path) -> Path:
    """Copy a project into a folder, with the command where the recipes look for it."""
    served = shutil.copytree(original, folder / "served")
    script = served / ".venv" / "bin" / "cac-data"
    script.parent.mkdir(parents=True)
    script.symlink_to(PROGRAMS / "cac-data")
    return served


@pytest.fixture
def served(small_original: Path, tmp_path: Path) -> Path:
    return serve(small_original, tmp_path)


# --- cron ----------------------------------------------------------------------------


@dataclass(frozen=True)
class CronNights:
    """What cron mailed after three nights, and the log of the first of them."""

    log: str
    good: str
    failed: str
    recovered: str


def cron_command() -> str:
    """What cron runs: the line of the table without its times and user."""
    line = recipe("crontab").splitlines()[-1]
    *_, command = line.split(maxsplit=6)
    return command


@pytest.fixture(scope="module")
def cron_nights(
    small_original: Path, tmp_path_factory: pytest.TempPathFactory
) -> CronNights:
    """Three nights, in the second of which a report fails."""
    served = serve(small_original, tmp_path_factory.mktemp("cron"))
    command = cron_command().replace(SERVED, str(served))
    home = served.parent
    # The analyst has drawn before: nobody looks for the fonts of the machine again.
    (home / ".cache").mkdir()
    (home / ".cache" / "matplotlib").symlink_to(os.environ["MPLCONFIGDIR"])
    # The shell and the few variables that cron gives.
    variables = {"PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "HOME": str(home)}

    def mail() -> str:
        night = run(home, "-c", command, command="/bin/sh", env=variables)
        return night.stdout + night.stderr

    good = mail()
    log = (served / "report.log").read_text("utf-8")
    write_notebook(served, FAILING_CELL)
    failed = mail()
    write_notebook(served)
    return CronNights(log, good, failed, recovered=mail())


def test_the_table_of_cron_is_a_file_of_the_system() -> None:
    name, *_ = recipe("crontab").splitlines()
    assert name == "# /etc/cron.d/cac-data"


def test_the_table_of_cron_says_who_gets_mail() -> None:
    _, settings, _ = recipe("crontab").splitlines()
    assert settings.startswith("MAILTO=")


def test_cron_runs_nightly_as_the_user_of_the_project() -> None:
    *_, line = recipe("crontab").splitlines()
    assert line.startswith(f"{NIGHTLY}  analyst  ")


def test_the_line_of_cron_has_no_sign_at_which_cron_ends_it() -> None:
    assert "%" not in cron_command()


def test_cron_ends_a_run_that_takes_an_hour() -> None:
    assert "timeout 1h " in cron_command()


def test_cron_mails_nothing_of_a_good_night(cron_nights: CronNights) -> None:
    assert cron_nights.good == ""


def test_cron_logs_a_good_night(cron_nights: CronNights) -> None:
    assert "later/trade" in cron_nights.log


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\Acac-data report: exit code 1\n", id="the exit code first"),
        pytest.param(
            r"later/trade.*cell 4.*RuntimeError: no such year", id="cell and error"
        ),
        pytest.param(
            r"\n- The later story, trade: the report failed \(RuntimeError:",
            id="that it failed, as news",
        ),
    ],
)
def test_cron_mails_of_a_report_that_failed(
    pattern: str, cron_nights: CronNights
) -> None:
    assert re.search(pattern, cron_nights.failed)


def test_cron_mails_that_a_report_recovered(cron_nights: CronNights) -> None:
    news = "\n- The later story, trade: the report is good again.\n"
    assert news in cron_nights.recovered


def test_logrotate_finds_the_log_by_its_file(served: Path, tmp_path: Path) -> None:
    text = recipe("logrotate").replace(SERVED, str(served))
    rule = tmp_path / "cac-data"
    rule.write_text(text.replace("su analyst analyst", "su root root"), "utf-8")
    (served / "report.log").write_text("built\n", "utf-8")
    logrotate = path_of("logrotate", "logrotate")
    checked = run(ROOT, "--debug", str(rule), command=logrotate)
    assert checked.returncode == 0
    assert f"considering log {served}/report.log" in checked.stdout + checked.stderr


@pytest.mark.parametrize("file", re.findall(r"[\w.]+\.(?:log|txt)\b", cron_command()))
def test_git_ignores_what_cron_writes(file: str, tmp_path: Path) -> None:
    git = path_of("git", "git")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    run(tmp_path, "init", "--quiet", command=git)
    checked = run(tmp_path, "check-ignore", file, command=git)
    assert checked.stdout == f"{file}\n"


# --- systemd -------------------------------------------------------------------------

IN_ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8"}


def test_systemd_understands_all_of_the_units(
    served: Path, tmp_path: Path, systemd_analyze: str
) -> None:
    for name in UNITS:
        text = unit(name).replace("User=analyst", "User=root")
        (tmp_path / name).write_text(text.replace(SERVED, str(served)), "utf-8")
    words = ["verify", "--man=no", *(str(tmp_path / name) for name in UNITS)]
    checked = run(ROOT, *words, command=systemd_analyze, env=IN_ENGLISH)
    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0


def test_systemd_finds_the_run_of_reports_little_exposed(
    tmp_path: Path, systemd_analyze: str
) -> None:
    file = tmp_path / "cac-data.service"
    file.write_text(unit(file.name), "utf-8")
    words = ["security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED}"]
    checked = run(ROOT, *words, str(file), command=systemd_analyze, env=IN_ENGLISH)
    assert checked.returncode == 0, checked.stdout[-2000:]


# --- make, nbval, Papermill ----------------------------------------------------------


def test_make_clean_says_first_that_it_removes_all_reports(
    tmp_path: Path, make: str
) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "reports").mkdir()
    done = run(tmp_path, "--no-print-directory", "clean", command=make)
    assert done.stdout.startswith("Removing all reports in reports/")


def test_make_help_says_that_clean_removes_all_reports(make: str) -> None:
    lines = run(ROOT, "help", command=make).stdout.splitlines()
    [explanation] = [line for line in lines if line.startswith("  make clean ")]
    assert "remove ALL REPORTS" in explanation


def test_a_notebook_passes_nbval_as_running_says(tmp_path: Path) -> None:
    [flag] = re.findall(r"`pytest (--nbval\S*) notebooks/trade\.ipynb`", RUNNING)
    # Its own settings would be those of the checkout, which say how anyway.
    (tmp_path / "pytest.ini").touch()
    # A cell that shows something and keeps no output, as most do.
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    nbformat.write(notebook, tmp_path / "trade.ipynb")
    words = ["-m", "pytest", "-p", "no:cacheprovider", flag, "trade.ipynb"]
    done = run(tmp_path, *words, command=sys.executable, env=quick_variables())
    assert done.returncode == 0, done.stdout


def test_papermill_runs_a_notebook_under_a_scenario_as_the_page_says(
    served: Path,
) -> None:
    [command] = re.findall(
        r"^\$ (papermill notebooks/trade\.ipynb (?:.*\\\n)?.*--format yaml\))$",
        RUNNING,
        re.MULTILINE,
    )
    [scenario] = re.findall(r"scenarios show (\w+)", command)
    write_scenario(served, scenario, "horizon: 2035")
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    variables = {**quick_variables(), "PATH": path}
    done = run(served, "-c", command, command="bash", env=variables)
    assert done.returncode == 0, done.stderr
    notebook = nbformat.read(served / "out.ipynb", as_version=4)
    expected = load_scenarios(served / "params")[scenario].values("trade")
    assert notebook.metadata.papermill.parameters == expected


# --- GitHub --------------------------------------------------------------------------

NIGHTLY_WORKFLOW = yaml.safe_load(
    (ROOT / ".github" / "workflows" / "reports.yml").read_text("utf-8")
)
BUILD = NIGHTLY_WORKFLOW["jobs"]["build"]
PUBLISH = NIGHTLY_WORKFLOW["jobs"]["publish"]
HANDS_OVER = ("actions/cache/save@", "actions/upload-pages-artifact@")
"""Actions that take reports out of a run: for the next, and for readers."""


@dataclass(frozen=True)
class WorkflowNight:
    """How the steps of a night ended, its summary and the page of the report."""

    is_built: bool
    is_published: bool
    summary: str
    page: bytes


def page_of_later(project: Path) -> bytes:
    """The page of the report that may fail; nothing where its story is withdrawn."""
    page = project / "reports" / "later" / "trade.html"
    return without_links(page.read_bytes()) if page.exists() else b""


def workflow_night(served: Path) -> WorkflowNight:
    # After the install; a small project has no pages of a library.
    commands = [
        step["run"] for step in BUILD["steps"] if "cac-data " in step.get("run", "")
    ]
    summary = served.parent / "summary.md"
    variables = {**os.environ, "CI": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    ended_well = [
        run(served, "-ec", command, command="bash", env=variables).returncode == 0
        for command in commands
    ]
    [is_built, is_published] = ended_well
    return WorkflowNight(
        is_built, is_published, summary.read_text("utf-8"), page_of_later(served)
    )


@pytest.fixture(scope="module")
def workflow_project(
    small_original: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return serve(small_original, tmp_path_factory.mktemp("workflow"))


@pytest.fixture(scope="module")
def failed_night(workflow_project: Path) -> WorkflowNight:
    """A night in which one report fails, of which there is a good page."""
    write_notebook(workflow_project, FAILING_CELL)
    return workflow_night(workflow_project)


@pytest.fixture(scope="module")
def good_night(workflow_project: Path, failed_night: WorkflowNight) -> WorkflowNight:
    """The night after, the story of the report that failed being withdrawn."""
    (workflow_project / "params" / "later.yaml").unlink()
    return workflow_night(workflow_project)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_of_issues_is_valid(file: Path) -> None:
    assert problems("vendor.github-issue-forms", file) == ""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_is_valid(file: Path) -> None:
    assert problems("vendor.github-workflows", file) == ""


def test_the_workflow_runs_when_cron_does() -> None:
    # YAML reads the key `on` as a truth.
    assert NIGHTLY_WORKFLOW[True]["schedule"] == [{"cron": NIGHTLY}]


def test_the_job_that_runs_code_of_the_repository_has_no_rights_of_its_own() -> None:
    assert "permissions" not in BUILD


def test_the_job_that_publishes_runs_no_code() -> None:
    assert [step for step in PUBLISH["steps"] if "run" in step] == []


@pytest.mark.parametrize(
    "step",
    [step for step in BUILD["steps"] if step.get("uses", "").startswith(HANDS_OVER)],
    ids=lambda step: step["name"],
)
def test_only_what_was_checked_is_handed_over(step: dict[str, Any]) -> None:
    assert "steps.status.outcome == 'success'" in step["if"]


def test_the_workflow_publishes_a_good_night(good_night: WorkflowNight) -> None:
    assert good_night.is_built
    assert good_night.is_published


def test_a_night_with_a_report_that_failed_is_red(failed_night: WorkflowNight) -> None:
    assert not failed_night.is_built


def test_the_workflow_publishes_whole_pages_if_a_report_failed(
    failed_night: WorkflowNight, small_original: Path
) -> None:
    assert failed_night.is_published
    assert failed_night.page == page_of_later(small_original)


def test_the_summary_of_a_night_says_which_report_failed(
    failed_night: WorkflowNight,
) -> None:
    failure = "trade: the report failed (RuntimeError: no such year)"
    assert failure in failed_night.summary

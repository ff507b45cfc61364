"""What is installed, built and pinned: wheel, sdist, lock, Makefile, CI."""

import ast
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import cac_data
from tests.conftest import CHROMIUM_NAMES, ROOT, problems
from tests.report_runs import run

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PYTHONS = [
    classifier.rsplit(" ", 1)[1]
    for classifier in PROJECT["project"]["classifiers"]
    if re.search(r":: 3\.\d+$", classifier)
]

# Out, and not yet among those on which all tests have passed.
NEXT_PYTHON = "3.15"

EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
GROUPS: dict[str, list[Any]] = PROJECT["dependency-groups"]

# What runs a notebook by hand and makes a plain page of it, and what dask comes with.
NOT_IMPORTED = {"ipykernel", "nbconvert", "jupyterlab", "dask"}
LOCKS = ("requirements.lock", "requirements-lab.lock", "requirements-dev.lock")


def build(kind: str, source: Path, target: Path) -> Path:
    """Build from `source` without a network; gives the file."""
    command = [sys.executable, *f"-m hatchling build -t {kind} -d".split(), str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the sdist."""
    folder = tmp_path_factory.mktemp("built")
    with tarfile.open(build("sdist", ROOT, folder / "sdist")) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return build("wheel", source, folder / "wheel")


def test_the_wheel_carries_all_of_the_package_and_nothing_else(wheel: Path) -> None:
    package = [
        file
        for file in (ROOT / "cac_data").rglob("*")
        if "__pycache__" not in file.parts and not file.name.startswith(".")
    ]
    carried = [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("params/*")]
    wanted = {
        f"{folder}{file.relative_to(ROOT).as_posix()}": file.read_bytes()
        for folder, files in (("", package), ("cac_data/_project/", carried))
        for file in files
        if file.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        assert {name: archive.read(name) for name in names} == wanted


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that was empty until the installed command made a report in it."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True)
    folder = tmp_path_factory.mktemp("elsewhere")
    command = [sys.executable, str(target / "bin" / "cac-data")]
    subprocess.run(
        [*command, "report", "baseline", "--notebook", "history"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(target)},
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return folder


@pytest.mark.parametrize("page", ["baseline/history.html", "index.html"])
def test_the_installed_command_reports_anywhere(page: str, elsewhere: Path) -> None:
    assert (elsewhere / "reports" / page).is_file()


def test_there_is_one_version() -> None:
    version = PROJECT["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == version
    assert DEPOSIT["version"] == version
    assert importlib.metadata.version("cac-data") == version
    assert cac_data.__version__ == version
    assert version in (ROOT / "CHANGELOG.md").read_text("utf-8")


# What a depository asks for, by its documentation of the file.
DEPOSIT = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))


@pytest.mark.parametrize("part", ["title", "keywords"])
def test_a_deposit_is_called_as_the_citation_calls_it(part: str) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert DEPOSIT[part] == citation[part]


def test_a_deposit_describes_itself_as_the_citation_does() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert DEPOSIT["description"] == f"<p>{citation['abstract'].strip()}</p>"
    assert DEPOSIT["publication_date"] == str(citation["date-released"])
    assert DEPOSIT["creators"] == citation["authors"]


def test_a_deposit_has_what_it_must_and_claims_no_address() -> None:
    needed = {"upload_type", "publication_date", "title", "creators", "description"}
    assert needed | {"access_right", "license"} <= {*DEPOSIT}
    assert DEPOSIT["license"] in PROJECT["project"]["license"].split(" AND ")
    # The repository has no public one yet.
    assert {"related_identifiers", "doi"}.isdisjoint(DEPOSIT)


def names_of(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def brought_by(*extras: str) -> list[str]:
    """Give what extras bring, also through others of the package that they name."""
    lines = []
    for extra in extras:
        for line in EXTRAS[extra]:
            requirement = Requirement(line)
            if requirement.name == "cac-data":
                lines += brought_by(*sorted(requirement.extras))
            else:
                lines.append(line)
    return lines


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """Names of the distributions that the package imports anywhere."""
    providers = importlib.metadata.packages_distributions()
    modules = set()
    for file in (ROOT / "cac_data").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules.add((node.module or "").split(".")[0])
    modules -= sys.stdlib_module_names | {"cac_data"}
    # A namespace, such as `fluent`, has several.
    return {canonicalize_name(name) for module in modules for name in providers[module]}


def test_what_is_imported_is_declared(imported: set[str]) -> None:
    declared = names_of([*PROJECT["project"]["dependencies"], *brought_by("all")])
    assert imported - declared == set()


@pytest.mark.parametrize(
    "extra", ["", *sorted(EXTRAS)], ids=lambda name: name or "core"
)
def test_what_is_declared_is_imported(extra: str, imported: set[str]) -> None:
    core = PROJECT["project"]["dependencies"]
    lines = brought_by(extra) if extra else core
    assert names_of(lines) - imported - NOT_IMPORTED == set()


def test_the_core_declares_nothing_that_an_extra_brings() -> None:
    core = names_of(PROJECT["project"]["dependencies"])
    assert core & names_of(brought_by("all")) == set()


def test_all_is_every_extra() -> None:
    others = sorted(set(EXTRAS) - {"all"})
    assert set(brought_by("all")) == set(brought_by(*others))


def pins(lock: str) -> list[str]:
    joined = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_exact_and_hashed_and_names_no_place(lock: str) -> None:
    pin = r"[\w-]+==[\w.]+( ; [\w ='.*()<>!]+?)?( +--hash=sha256:[0-9a-f]{64})+"
    assert [line for line in pins(lock) if not re.fullmatch(pin, line)] == []


def chosen(lock: str, where: dict[str, str]) -> dict[str, str]:
    """Name -> version of what a lock has for a Python and platform."""
    found: dict[str, str] = {}
    for line in pins(lock):
        pin = Requirement(line.split(" --hash=")[0].strip())
        if pin.marker is None or pin.marker.evaluate(where):
            assert pin.name not in found, f"{pin.name} is pinned twice"
            (found[pin.name],) = (specifier.version for specifier in pin.specifier)
    return found


def unanswered_by(lock: dict[str, str], lines: list[Any]) -> list[str]:
    """Requirements for which a lock has no release, or one that does not fit."""
    requirements = [Requirement(line) for line in lines if isinstance(line, str)]
    return [
        str(requirement)
        for requirement in requirements
        if not requirement.specifier.contains(
            lock.get(canonicalize_name(requirement.name), "none")
        )
    ]


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_answer_for_every_python(python: str) -> None:
    where = {key: str(value) for key, value in default_environment().items()}
    where |= {"python_version": python, "python_full_version": f"{python}.9"}
    reports, lab, development = (chosen(lock, where) for lock in LOCKS)
    assert reports.items() <= lab.items() <= development.items(), "make lock"
    assert {"jupyterlab", "ruff", "mypy", "pytest"}.isdisjoint(reports)
    assert {"ruff", "mypy", "pytest"}.isdisjoint(lab)
    of_reports = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *GROUPS["build"],
        *brought_by("reports", "fetch"),
    ]
    of_lab = [*of_reports, *brought_by("lab")]
    groups = [line for lines in GROUPS.values() for line in lines]
    of_development = [*of_lab, *brought_by("all"), *groups]
    unanswered = [
        *unanswered_by(reports, of_reports),
        *unanswered_by(lab, of_lab),
        *unanswered_by(development, of_development),
    ]
    assert unanswered == [], "make lock"


# The last release of each that has a flaw of security which is known, and why.
FLAWED = {
    "requests": ("2.32.5", "CVE-2024-47081, CVE-2026-25645"),
    "urllib3": ("2.6.3", "CVE-2026-44432: unpacks more than was asked for"),
    "jinja2": ("3.1.5", "CVE-2025-27516"),
    "nbconvert": ("7.17.0", "CVE-2026-39377, CVE-2026-39378"),
    "filelock": ("3.20.2", "CVE-2025-68146, CVE-2026-22701"),
    "mistune": ("3.3.2", "CVE-2026-33079, CVE-2026-76098"),
    "jupyterlab": ("4.6.1", "CVE-2026-73415, CVE-2026-73417"),
    "jupyter-server": ("2.20.0", "CVE-2026-44727, CVE-2026-86049"),
    "distributed": ("2025.12.0", "CVE-2026-23528"),
    "pytest": ("9.0.2", "CVE-2025-71176"),
    "uv": ("0.9.5", "CVE-2025-13327"),
}


@pytest.mark.parametrize("name", FLAWED)
def test_no_release_with_a_known_flaw_is_allowed(name: str) -> None:
    parts = [PROJECT["project"]["dependencies"]]
    parts += EXTRAS.values()
    parts += GROUPS.values()
    lines = [line for part in parts for line in part if isinstance(line, str)]
    bounds = [
        bound
        for bound in map(Requirement, lines)
        if canonicalize_name(bound.name) == name
    ]
    flawed, why = FLAWED[name]
    assert bounds
    allowing = [str(bound) for bound in bounds if bound.specifier.contains(flawed)]
    assert allowing == [], why


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would: not as a part of the `make test` around us."""
    outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "PYTHON"}
    env = {key: value for key, value in os.environ.items() if key not in outer}
    return run(folder, *arguments, command="make", env=env)


def test_help_tells_of_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))
    told = re.findall(r"^  make (\S+) +\S.*$", make(ROOT).stdout, flags=re.MULTILINE)
    assert set(told) == targets


def test_make_says_so_when_a_python_is_not_fit(tmp_path: Path) -> None:
    for name in ("Makefile", *LOCKS, "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "old").write_text("#!/bin/sh\ntest $1 && echo Python 3.9.2 && exit 1")
    (tmp_path / "old").chmod(0o755)
    done = make(tmp_path, "check", "PYTHON=./old")
    assert done.returncode != 0
    assert "3.9.2 is './old'; 3.11 or later is needed" in done.stderr
    assert not (tmp_path / ".venv").exists()


FAKE_PYTHON = """\
#!/bin/sh
# Makes "environments", notes what is asked of it, and refuses what it is told to.
here=$(dirname "$0")
echo "$*" >>"$here/asked"
case "$*" in
  "-m venv --clear .venv") rm -rf .venv; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  *"--requirement requirements.lock") cat refused >&2; test ! -s refused ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose Python and pip are played, so that no network is needed."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("Makefile", *LOCKS, "pyproject.toml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "fake").write_text(FAKE_PYTHON)
    (folder / "fake").chmod(0o755)
    (folder / "refused").touch()
    return folder


def make_ready(folder: Path) -> tuple[int, str, str]:
    """Exit code, standard error and what was asked of the Python that is named."""
    (folder / "asked").unlink(missing_ok=True)
    without_uv = "PATH=/usr/bin:/bin"
    done = make(folder, ".venv/.ready", "PYTHON=./fake", without_uv)
    asked = folder / "asked"
    return done.returncode, done.stderr, asked.read_text() if asked.exists() else ""


def test_an_environment_is_made_once(checkout: Path) -> None:
    assert "-m venv" in make_ready(checkout)[2]
    assert make_ready(checkout) == (0, "", "")


@pytest.mark.parametrize(
    "carry", [shutil.move, shutil.copytree], ids=["moved", "copied"]
)
def test_elsewhere_an_environment_is_made_anew(
    carry: Callable[[Path, Path], object], checkout: Path
) -> None:
    make_ready(checkout)
    carry(checkout, checkout.parent / "elsewhere")
    code, error, asked = make_ready(checkout.parent / "elsewhere")
    assert (code, error) == (0, "")
    assert "-m venv --clear .venv" in asked


def test_make_says_so_where_there_is_no_network(checkout: Path) -> None:
    refused = (
        "WARNING: Retrying ... after connection broken by 'NewConnectionError...'\n"
    )
    (checkout / "refused").write_text(refused * 5 + "ERROR: No matching distribution")
    code, error, _ = make_ready(checkout)
    assert code != 0
    assert "error: no network: nothing was installed." in error
    assert "matching" not in error


def test_make_says_what_else_pip_refuses(checkout: Path) -> None:
    (checkout / "refused").write_text("ERROR: these packages do not match the hashes\n")
    code, error, _ = make_ready(checkout)
    assert code != 0
    assert "ERROR: these packages do not match the hashes" in error


def test_ci_can_be_started_on_every_python_and_finds_the_browsers() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert f"  for name in {' '.join(CHROMIUM_NAMES)}; do" in script
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert matrix == [*PYTHONS, NEXT_PYTHON]


def test_a_robot_raises_actions_and_packages() -> None:
    file = ROOT / ".github/dependabot.yml"
    assert problems("vendor.dependabot", file) == ""
    raised = yaml.safe_load(file.read_text("utf-8"))["updates"]
    assert {of["package-ecosystem"] for of in raised} == {"github-actions", "pip"}


WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}
JOBS = {
    f"{workflow}-{name}": job
    for workflow, content in WORKFLOWS.items()
    for name, job in content["jobs"].items()
}
ACTIONS = sorted(
    {step["uses"] for job in JOBS.values() for step in job["steps"] if "uses" in step}
)


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_a_workflow_may_only_read(workflow: str) -> None:
    assert WORKFLOWS[workflow]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize("job", JOBS)
def test_a_job_may_at_most_publish_besides(job: str) -> None:
    assert {*JOBS[job].get("permissions", ())} <= {"pages", "id-token"}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_is_githubs_own_and_pinned_to_a_major_version(action: str) -> None:
    assert re.fullmatch(r"actions/[a-z/-]+@v\d+", action)

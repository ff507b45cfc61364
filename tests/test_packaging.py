"""What is installed, built and pinned: wheel, sdist, lock, Makefile, CI."""

from __future__ import annotations

import ast
import datetime
import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import cac_data
from tests.conftest import CHROMIUM_NAMES, ROOT, required_chromium

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PYTHONS = [
    classifier.rsplit(" ", 1)[1]
    for classifier in PROJECT["project"]["classifiers"]
    if re.search(r":: 3\.\d+$", classifier)
]

# No module imports them: what runs a notebook by hand and makes a plain page of it, and
# what pandas writes workbooks with.
NOT_IMPORTED = {"ipykernel", "nbconvert", "xlsxwriter"}

# What reports need, and what development needs: the first is a part of the second.
LOCKS = ("requirements.lock", "requirements-dev.lock")


# ---- wheel and sdist ----


def build(kind: str, source: Path, target: Path) -> Path:
    """Build from `source` without a network; gives the file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in a folder of its own, as pip installs it."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-index"),
            *("--no-deps", "--target", str(target), str(wheel)),
        ],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return target


def files_of(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if ".dist-info/" not in name
        }


def files_to_ship() -> dict[str, bytes]:
    """Path in the wheel -> content, of all that it has to carry."""
    wanted = {
        file.relative_to(ROOT).as_posix(): file.read_bytes()
        for file in (ROOT / "cac_data").rglob("*")
        if file.is_file()
        and "__pycache__" not in file.parts
        and not file.name.startswith(".")
    }
    for pattern in ("notebooks/*.ipynb", "params/*"):
        found = [file for file in ROOT.glob(pattern) if file.is_file()]
        assert found, f"nothing matches {pattern}"
        for file in found:
            path = f"cac_data/_project/{file.relative_to(ROOT).as_posix()}"
            wanted[path] = file.read_bytes()
    return wanted


def test_the_wheel_carries_all_of_the_package_and_nothing_else(wheel: Path) -> None:
    shipped, wanted = files_of(wheel), files_to_ship()
    assert sorted(shipped) == sorted(wanted)
    assert shipped == wanted
    assert {"cac_data/py.typed", "cac_data/data/datapackage.json"} <= shipped.keys()
    assert any(name.startswith("cac_data/report/template/") for name in shipped)


def test_the_tables_take_less_than_half_a_megabyte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sizes = {
            item.filename: item.compress_size
            for item in archive.infolist()
            if item.filename.startswith("cac_data/data/")
        }
    assert len(sizes) > 40
    assert sum(sizes.values()) < 500_000


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    assert files_of(build("wheel", source, tmp_path / "wheel")) == files_of(wheel)
    for name in ("tests/conftest.py", "Makefile", *LOCKS, "README.md"):
        assert (source / name).is_file(), f"the sdist lacks {name}"


def run_installed(
    installed: Path, cwd: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run the command of the installed wheel in an empty folder."""
    return subprocess.run(
        [sys.executable, str(installed / "bin" / "cac-data"), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_installed_command_reports_in_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    done = run_installed(installed, tmp_path, "tables", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1 + len(cac_data.tables())
    done = run_installed(
        installed, tmp_path, "report", "baseline", "--notebook", "energy"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("baseline/energy.html", "index.html"):
        assert (tmp_path / "reports" / page).is_file()


# ---- one version, honest dependencies ----


def test_there_is_one_version() -> None:
    version = PROJECT["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == version
    assert importlib.metadata.version("cac-data") == version
    assert cac_data.__version__ == version
    assert version in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert datetime.date.fromisoformat(citation["date-released"])


def imported_distributions() -> set[str]:
    """Distributions whose modules the library imports, at any depth of a function."""
    providers = importlib.metadata.packages_distributions()
    names = set()
    for file in (ROOT / "cac_data").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").split(".")[0])
    names -= sys.stdlib_module_names | {"cac_data"}
    return {canonicalize_name(providers[name][0]) for name in names}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    declared = {
        canonicalize_name(Requirement(line).name)
        for line in PROJECT["project"]["dependencies"]
    }
    # Extras bring what one command alone needs, which says so if it is not there.
    extra = {
        canonicalize_name(Requirement(line).name)
        for lines in PROJECT["project"]["optional-dependencies"].values()
        for line in lines
    }
    assert declared & extra == set()
    assert (imported_distributions() - extra) | NOT_IMPORTED == declared


# ---- the lock ----


@dataclass(frozen=True)
class Pin:
    """One line of a lock."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        (specifier,) = self.requirement.specifier
        assert specifier.operator == "=="
        assert not specifier.version.endswith("*")
        return specifier.version

    def applies(self, environment: dict[str, str]) -> bool:
        marker = self.requirement.marker
        return marker is None or marker.evaluate(environment)


def pins(lock: str) -> Iterator[Pin]:
    joined = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            requirement, *hashes = line.split(" --hash=")
            yield Pin(Requirement(requirement.strip()), tuple(hashes))


def chosen(lock: str, where: dict[str, str]) -> dict[str, str]:
    """Name -> version of what a lock has for a Python and platform."""
    found: dict[str, str] = {}
    for pin in pins(lock):
        if pin.applies(where):
            assert pin.name not in found, f"{pin.name} is pinned twice"
            found[pin.name] = pin.version
    return found


def environment(python: str, platform: str = "linux") -> dict[str, str]:
    """The markers of another Python and platform."""
    names = {
        "linux": ("posix", "Linux"),
        "darwin": ("posix", "Darwin"),
        "win32": ("nt", "Windows"),
    }
    os_name, system = names[platform]
    return {
        **{key: str(value) for key, value in default_environment().items()},
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_version": f"{python}.9",
        "sys_platform": platform,
        "os_name": os_name,
        "platform_system": system,
        "extra": "",
    }


def wanted(lock: str) -> Iterator[Requirement]:
    """What pyproject.toml asks for: at run time, to build, and for development."""
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    extras = project["optional-dependencies"]
    if lock == "requirements.lock":
        parts = [extras["lab"], extras["fetch"], groups["build"]]
    else:
        parts = [*extras.values(), *groups.values()]
    parts += [project["dependencies"], PROJECT["build-system"]["requires"]]
    for part in parts:
        yield from (Requirement(line) for line in part if isinstance(line, str))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_exact_and_hashed_and_names_no_place(lock: str) -> None:
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        assert "://" not in line
        assert not re.search(r"(^|\s)(-[a-z]|--(?!hash=))", line), line
        assert not re.search(r"(^|\s)\.{0,2}/|@ ", line), line
    for pin in pins(lock):
        assert pin.version
        assert pin.hashes, f"{pin.name} has no hash"
        assert all(
            re.fullmatch(r"sha256:[0-9a-f]{64}\s*", hash_) for hash_ in pin.hashes
        )


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_answer_for_every_python(python: str, platform: str) -> None:
    where = environment(python, platform)
    reports, development = (chosen(lock, where) for lock in LOCKS)
    assert reports.items() <= development.items(), "make lock"
    assert {"ruff", "mypy", "pytest"}.isdisjoint(reports)
    for lock, locked in zip(LOCKS, (reports, development), strict=True):
        for requirement in wanted(lock):
            name = canonicalize_name(requirement.name)
            assert name in locked, f"{name} is not in {lock}: make lock"
            assert requirement.specifier.contains(locked[name]), (
                f"{requirement} is {locked[name]} in {lock}: make lock"
            )


# ---- make, CI, README ----


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would: not as a part of the `make test` around us."""
    outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "PYTHON"}
    return subprocess.run(
        ["make", "-C", str(folder), *arguments],
        env={key: value for key, value in os.environ.items() if key not in outer},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """A checkout without an environment, in a folder with a space."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("Makefile", *LOCKS, "pyproject.toml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def test_help_tells_of_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    done = make(ROOT)
    assert done.returncode == 0, done.stderr
    told = re.findall(r"^  make (\S+) +\S.*$", done.stdout, flags=re.MULTILINE)
    assert set(told) == targets
    assert {"report", "test", "lab", "check", "bench", "clean"} <= set(told)


def test_make_says_so_when_there_is_no_python(bare_checkout: Path) -> None:
    done = make(bare_checkout, "check", "PYTHON=no-such-python")
    assert done.returncode != 0
    assert "'no-such-python' was not found. Install Python 3.11" in done.stderr
    assert not (bare_checkout / ".venv").exists()


def test_make_says_so_when_python_is_too_old(bare_checkout: Path) -> None:
    old = bare_checkout / "old-python"
    old.write_text(
        '#!/bin/sh\nif [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi\n'
    )
    old.chmod(0o755)
    done = make(bare_checkout, "check", "PYTHON=./old-python")
    assert done.returncode != 0
    assert "Python 3.9.2 is './old-python'; 3.11 to 3.13 is needed" in done.stderr
    assert not (bare_checkout / ".venv").exists()


def test_make_says_so_when_python_makes_no_environments(bare_checkout: Path) -> None:
    bare = bare_checkout / "bare-python"
    bare.write_text('#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\n')
    bare.chmod(0o755)
    done = make(bare_checkout, "check", "PYTHON=./bare-python")
    assert done.returncode != 0
    assert "apt-get install python3-venv" in done.stderr


def test_make_clean_keeps_what_is_kept_in_git(bare_checkout: Path) -> None:
    kept = ["reports/README.md", "reports/.gitignore", "notebooks/trade.ipynb"]
    made = [
        "reports/index.html",
        "reports/a b/trade.html",
        "cac_data/__pycache__/a.pyc",
        "notebooks/.ipynb_checkpoints/trade.ipynb",
        "dist/cac_data.whl",
        ".ruff_cache/a",
    ]
    for name in [*kept, *made]:
        (bare_checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (bare_checkout / name).touch()
    for _ in range(2):
        done = make(bare_checkout, "clean")
        assert done.returncode == 0, done.stderr
    assert all((bare_checkout / name).exists() for name in kept)
    assert not any((bare_checkout / name).exists() for name in made)


def test_ci_finds_the_browsers_that_the_tests_find() -> None:
    script = (ROOT / ".ci/run").read_text("utf-8")
    (names,) = re.findall(r"^  for name in (chromium .*); do$", script, re.MULTILINE)
    assert tuple(names.split()) == CHROMIUM_NAMES


def test_ci_can_be_started() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / ".github/workflows").glob("*.yml")),
    ids=lambda path: path.stem,
)
def test_workflows_may_only_read_and_use_pinned_actions(path: Path) -> None:
    """That a job may publish pages is for tests/test_schedules.py to judge."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", ())) <= {"pages", "id-token"}
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"actions/[a-z/-]+@v\d+", step["uses"])


def test_ci_runs_on_every_python_that_we_name() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == PYTHONS
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert f'PYTHONS="{" ".join(PYTHONS)}"' in script


@pytest.mark.parametrize(("ci", "outcome"), [("1", pytest.fail), ("", pytest.skip)])
def test_without_a_browser_tests_skip_but_fail_in_ci(
    ci: str, outcome: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(outcome.Exception, match="apt-get install chromium"):
        required_chromium()

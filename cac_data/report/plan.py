"""Which reports are asked for, and what decides their bytes.

The content key of a report is one digest of all that: two pages with one key are the
same. It rather takes too much than too little: a change in a module that a report does
not use gives it another key, too.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import os
import platform
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import cac_data
from cac_data import codes
from cac_data import vintage as vintages
from cac_data.display.svg import FAMILIES
from cac_data.scenarios import (
    BASELINE,
    NOTEBOOK_PARAMETERS,
    Scenario,
    change,
    declared_parameters,
    load_scenarios,
)


@dataclass(frozen=True)
class Project:
    """A folder with notebooks and scenarios.

    Where it is not the user's own, they came with the package, and nothing is written
    beside them.
    """

    notebooks: Path
    params: Path
    output: Path
    is_own: bool = True


@dataclass(frozen=True)
class Job:
    """One report to be built: a notebook under a scenario, with all that it needs.

    It can be sent to a machine that knows nothing of the project's folder; `files` are
    then those below ``CAC_DATA_HOME``, the vintage of its data. `baseline` is None
    where the project has none.
    """

    scenario: Scenario
    baseline: Scenario | None
    notebook: str
    content: str
    parameters: dict[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The report's path in the output folder, without its ending."""
        return f"{self.scenario.id}/{self.notebook}"

    @property
    def says_the_same(self) -> bool:
        """Whether the scenario changes nothing that the notebook is told."""
        return (
            self.baseline is not None
            and self.scenario.id != BASELINE
            and self.parameters == self.baseline.values(self.notebook)
        )


@contextmanager
def open_project(folder: Path | None, *, start: Path) -> Iterator[Project]:
    """Find the project to report on: `folder`, or the nearest one from `start` upwards.

    Where there is none, the copies inside the package are given, which may vanish
    afterwards, and reports go to ``reports/`` in `start`. A `folder` that is no
    project, or an installation without copies, is a ValueError.
    """
    if folder is not None:
        if not _is_project(folder):
            message = (
                f"`--project`: {folder} is no project folder; allowed: a folder with "
                "notebooks/ and params/"
            )
            raise ValueError(message)
        yield _project(folder)
        return
    for parent in (start, *start.parents):
        if _is_project(parent):
            yield _project(parent)
            return
    with ExitStack() as stack:
        yield _packaged(stack, output=start / "reports")


def _is_project(folder: Path) -> bool:
    return (folder / "notebooks").is_dir() and (folder / "params").is_dir()


def _project(folder: Path) -> Project:
    return Project(folder / "notebooks", folder / "params", folder / "reports")


def _packaged(stack: ExitStack, *, output: Path) -> Project:
    """Return the notebooks and scenarios that came with the package."""
    carried = importlib.resources.files(cac_data) / "_project"
    if carried.is_dir():
        folder = stack.enter_context(importlib.resources.as_file(carried))
        return Project(folder / "notebooks", folder / "params", output, is_own=False)
    # Installed from a checkout for editing: nothing was copied, the originals are near.
    checkout = Path(cac_data.__file__).parents[1]
    if _is_project(checkout):
        return Project(
            checkout / "notebooks", checkout / "params", output, is_own=False
        )
    message = (
        "`--project`: found no folder with notebooks/ and params/ here or above, and "
        "this installation carries none; name one"
    )
    raise ValueError(message)


def plan_reports(
    project: Project,
    *,
    scenarios: Sequence[str] = (),
    notebooks: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> list[Job]:
    """List the reports that are asked for, after every check that runs no cell.

    Without `scenarios` or `notebooks` all are meant. `settings` are values for this run
    alone, ``SECTION.KEY=VALUE`` each, of one scenario (the baseline if none is named);
    where no notebook is named, those are meant whose values change.

    Problems of scenario files, also of those not asked for, or of settings are a
    `ScenarioError` with all of them. An unknown name, a notebook whose parameters cell
    does not fit its model or that is no plain file, and a vintage that is missing or
    damaged are a ValueError.
    """
    known = load_scenarios(project.params)
    for name in scenarios:
        codes.check_member("scenario", name, known)
    sources = _find_notebooks(project, notebooks)
    for name, source in sources.items():
        _check_parameters_cell(name, source)
    chosen = [known[name] for name in dict.fromkeys(scenarios)] or list(known.values())
    if settings:
        base = _one_scenario(known, scenarios)
        one_off = change(base, settings)
        chosen = [one_off]
        sources = sources if notebooks else _touched(sources, one_off, base)
    chosen = [_settled(scenario, sources) for scenario in chosen]
    baseline = known.get(BASELINE)
    if baseline is not None:
        baseline = _settled(baseline, sources, must_be_there=False)
    contents = {name: source.read_text("utf-8") for name, source in sources.items()}
    return [
        Job(scenario, baseline, name, content, scenario.values(name))
        for scenario in chosen
        for name, content in contents.items()
    ]


def _one_scenario(known: Mapping[str, Scenario], names: Sequence[str]) -> Scenario:
    """Return the scenario that one-off values are for."""
    wanted = list(dict.fromkeys(names)) or [BASELINE]
    if len(wanted) > 1:
        message = f"`--set`: given for {', '.join(wanted)}; allowed: one scenario"
        raise ValueError(message)
    codes.check_member("scenario", wanted[0], known)
    return known[wanted[0]]


def _touched(
    sources: Mapping[str, Path], one_off: Scenario, base: Scenario
) -> dict[str, Path]:
    """Return the notebooks that one-off values make a difference to."""
    touched = [name for name in NOTEBOOK_PARAMETERS if one_off.differences(name, base)]
    found = {name: path for name, path in sources.items() if name in touched}
    if not found:
        message = (
            f"`--set`: changes {', '.join(touched)} only, and the project has none of "
            "these notebooks"
        )
        raise ValueError(message)
    return found


def _find_notebooks(project: Project, names: Sequence[str]) -> dict[str, Path]:
    """Return name and file of the notebooks asked for, in the order of the models."""
    found = {
        name: path
        for name in NOTEBOOK_PARAMETERS
        if os.path.lexists(path := project.notebooks / f"{name}.ipynb")
    }
    if not found:
        wanted = ", ".join(f"{name}.ipynb" for name in NOTEBOOK_PARAMETERS)
        message = f"`notebook`: {project.notebooks} has none of {wanted}"
        raise ValueError(message)
    for name in names:
        codes.check_member("notebook", name, found)
    found = {name: path for name, path in found.items() if not names or name in names}
    for path in found.values():
        if (what := kind_of_file(path.lstat().st_mode)) != "a file":
            message = f"`notebook`: {path} is {what}; allowed: a file"
            raise ValueError(message)
    return found


def kind_of_file(mode: int) -> str:
    """Say what stands under a name, such as "a folder"."""
    kinds = {
        stat.S_IFREG: "a file",
        stat.S_IFDIR: "a folder",
        stat.S_IFLNK: "a link",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "a device")


def _check_parameters_cell(name: str, source: Path) -> None:
    """Refuse a notebook that does not take exactly the parameters of its model.

    Papermill passes over a parameter that the notebook does not know, and the reader
    would see a baseline under another name.
    """
    declared = set(declared_parameters(source))
    expected = set(NOTEBOOK_PARAMETERS[name].model_fields)
    if declared != expected:
        parts = [
            f"{word} {', '.join(sorted(names))}"
            for word, names in (
                ("lacks", expected - declared),
                ("has unknown", declared - expected),
            )
            if names
        ]
        message = (
            f"`notebook`: the parameters cell of {source.name} {' and '.join(parts)}; "
            f"allowed: {', '.join(NOTEBOOK_PARAMETERS[name].model_fields)}"
        )
        raise ValueError(message)


# --- The vintage of the data ---------------------------------------------------------

DATA = "data"
"""A parameter of every notebook: ``bundled``, ``latest`` or the id of a vintage."""


def _settled(
    scenario: Scenario, notebooks: Iterable[str], *, must_be_there: bool = True
) -> Scenario:
    """Return a scenario with the vintage that ``latest`` means now.

    A vintage that appears while a run is at work is for the next one. One that is
    missing or damaged is told now, and not in each report.
    """
    found = dict(scenario.parameters)
    for name in notebooks:
        wanted = str(scenario.values(name)[DATA])
        try:
            vintage = vintages.resolve(wanted, argument=DATA)
            if vintage != vintages.BUNDLED:
                for table in vintages.manifest(vintage)["tables"]:
                    vintages.checked_bytes(vintage, table)
        except ValueError as error:
            if must_be_there:
                where = scenario.origin(name, DATA)
                message = f"scenario {scenario.id}, {where}: {error}"
                raise ValueError(message) from None
            continue
        if wanted == vintages.LATEST:
            found[name] = found[name].model_copy(update={DATA: vintage})
    return replace(scenario, parameters=found)


def with_files(job: Job) -> Job:
    """Return a job with the files of its vintage, for a machine that has none."""
    vintage = vintages.resolve(str(job.parameters.get(DATA, vintages.BUNDLED)))
    if vintage == vintages.BUNDLED:
        return job
    folder = f"vintages/{vintage}"
    files = {
        f"{folder}/tables/{table}.csv": vintages.checked_bytes(vintage, table)
        for table in vintages.manifest(vintage)["tables"]
    }
    manifest = (vintages.folder_of(vintage) / "manifest.json").read_bytes()
    return replace(job, files={f"{folder}/manifest.json": manifest, **files})


# --- The content key -----------------------------------------------------------------

PACKAGE = Path(cac_data.__file__).parent

WITHOUT_REPORTS = {PACKAGE / name for name in ("cli", "fetch", "_project")}
"""Folders of the package on which no report rests."""

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
)

_digests: dict[tuple[str, int, int], str] = {}
"""Of files, by path, size and time of the last change."""


def content_key(job: Job) -> str:
    """Return the digest of all that decides the bytes of a report, 64 digits.

    A file of the package that cannot be read is an OSError; a vintage that is missing
    or damaged a ValueError.
    """
    scenario, baseline = job.scenario, job.baseline
    vintage = str(job.parameters.get(DATA, vintages.BUNDLED))
    return _digest_of(
        "cac-data content key 2",
        machine_key(),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        *(job.notebook, job.content, job.parameters),
        *(scenario.id, scenario.title, scenario.description, scenario.kind),
        None if baseline is None else baseline.values(job.notebook),
        vintages.digest(vintages.resolve(vintage, argument=DATA)),
    )


def machine_key() -> str:
    """Return the digest of what is the machine's part in it, as things are now."""
    return _digest_of(*(_digest_of(part) for part in machine().values()))


def machine() -> dict[str, Any]:
    """Return what decides, on a machine, how reports come out.

    Two machines on which it is equal make the same pages.
    """
    return {
        # The last digit of a logarithm may hang on them.
        "Python": [
            platform.python_implementation(),
            platform.python_version(),
            platform.system(),
            platform.machine(),
        ],
        "packages": _installed(),
        "cac_data and its tables": _digests_below(PACKAGE),
        "fonts": _fonts(),
    }


def _digest_of(*values: Any) -> str:
    """Digest values of JSON types; what is none of them counts by how it prints."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _file_digest(path: Path) -> str:
    """Digest a file, anew only if its size or the time of its last change differ."""
    state = path.stat()
    known = (str(path), state.st_size, state.st_mtime_ns)
    if known not in _digests:
        _digests[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    return _digests[known]


def _digests_below(folder: Path) -> list[tuple[str, str]]:
    """Return name and digest of the files of the package that reports rest on."""
    found = []
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        # Bytecode follows from the modules, and hidden files are those of editors.
        folders[:] = [
            name
            for name in folders
            if name != "__pycache__"
            and not name.startswith(".")
            and here / name not in WITHOUT_REPORTS
        ]
        found += [
            ((here / name).relative_to(folder).as_posix(), _file_digest(here / name))
            for name in names
            if not name.startswith(".")
        ]
    return sorted(found)


@cache
def _installed() -> list[str]:
    """Name the folders in which installed packages are recorded, with their versions.

    To read the records themselves takes a quarter of a second.
    """
    return sorted(
        {
            path.name
            for folder in sys.path
            if Path(folder).name in ("site-packages", "dist-packages")
            for kind in ("*.dist-info", "*.egg-info")
            for path in Path(folder).glob(kind)
        }
    )


@cache
def _fonts() -> list[tuple[str, str]]:
    """Return name and digest of the machine's fonts that texts are measured with.

    Found by their names: to ask matplotlib, which brings its own beside them, takes as
    long as all the rest.
    """
    wanted = tuple(name.replace(" ", "").lower() for name in FAMILIES[:-1])
    return sorted(
        {
            (path.name, _file_digest(path))
            for folder in FONT_FOLDERS
            for parent, _, names in os.walk(Path(folder).expanduser())
            for name in names
            if name.lower().startswith(wanted)
            and (path := Path(parent, name)).suffix.lower() in (".ttf", ".otf", ".ttc")
        }
    )

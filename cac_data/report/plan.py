"""Which reports are asked for, and the content key: a digest of what decides a page."""

import hashlib
import importlib.metadata
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from packaging.markers import Marker

import cac_data
from cac_data import codes, vintage, words
from cac_data.project import Project
from cac_data.scenarios import BASELINE, Scenario, Unit, change, in_spoken_language
from cac_data.validate import check_member


@dataclass(frozen=True)
class Job:
    """One report to be built, with all that it needs on another machine."""

    scenario: Scenario
    notebook: str
    content: str
    baseline: "Job | None" = None  # with which it is compared
    key: str = ""
    machine: str = ""  # a digest of what decides there how pages come out
    tables: Mapping[str, str] = field(default_factory=dict)  # the hash of each there is
    figures: tuple[Any, ...] | None = None  # of its page, if known
    tables_read: tuple[str, ...] = ()  # for its page, if known
    project: str = ""  # its folder, which is to stand on no page
    value: str = ""  # of its notebook, where that has a report for each of some
    language: str = field(default_factory=words.spoken_as)
    others: tuple["Job", ...] = ()  # the same report in further languages, made with it

    @property
    def unit(self) -> str:
        """What the report is of, whatever its scenario: ``trade``, ``country-kaz``."""
        return Unit(self.notebook, self.value).name

    @property
    def name(self) -> str:
        """The report's path in the output folder, without its ending."""
        return f"{self.scenario.id}/{self.unit}"

    @property
    def parameters(self) -> dict[str, Any]:
        """What the notebook is told."""
        return self.scenario.values(self.notebook)

    @property
    def says_the_same(self) -> bool:
        """Whether the scenario changes nothing that the notebook is told."""
        return self.baseline is not None and self.parameters == self.baseline.parameters

    def beside(
        self, figures: Sequence[Any] | None, tables_read: Iterable[str] = ()
    ) -> "Job":
        """Return the job with what its baseline's page says, and the tables for that.

        Without key figures of the baseline it is due again.
        """
        assert self.baseline
        base = replace(
            self.baseline,
            figures=tuple(figures or ()),
            tables_read=tuple(tables_read),
        )
        return replace(self, baseline=base, key="" if figures is None else self.key)

    def hashes(self, tables_read: Iterable[str]) -> dict[str, str]:
        """Return the hashes of tables that its page, or its baseline's, was made of."""
        names = set(tables_read)
        if self.baseline:
            names.update(self.baseline.tables_read)
        return {name: self.tables[name] for name in sorted(names & self.tables.keys())}

    def changed_tables(self, hashes: Mapping[str, str]) -> list[str]:
        """Return the names of tables that are not as they were for a page."""
        return [name for name in hashes if hashes[name] != self.tables.get(name)]


def plan_reports(
    project: Project,
    *,
    scenarios: Sequence[str] = (),
    notebooks: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> list[Job]:
    """List the reports asked for, by default all; what does not fit is a ValueError.

    `notebooks` are names of notebooks, or of units such as ``country-kaz``. `settings`
    are values for this run alone, ``SECTION.KEY=VALUE`` each, of one scenario (default:
    baseline) and the notebooks whose values change.
    """
    words.check_language()
    by_id = {
        scenario.id: in_spoken_language(scenario) for scenario in project.scenarios()
    }
    language = words.spoken().code
    if language in by_id:
        message = (
            f"`--language`: {language!r} is a scenario here, too, and each has a "
            "folder among the reports; allowed: another name of either"
        )
        raise ValueError(message)
    names = list(dict.fromkeys(scenarios))
    if not names:
        names = [BASELINE] if settings else list(by_id)
    for name in names:
        check_member("scenario", name, by_id)
    chosen = [by_id[name] for name in names]
    contents = project.units(*notebooks)
    if settings:
        if len(names) > 1:
            message = f"`--set`: given for {', '.join(names)}; allowed: one scenario"
            raise ValueError(message)
        [base] = chosen
        changed = change(base, settings)
        chosen = [changed]
        contents = _touched(contents, changed, base, is_named=bool(notebooks))
    return _jobs(project, chosen, contents, by_id.get(BASELINE))


def _touched(
    contents: Mapping[Unit, str], changed: Scenario, base: Scenario, *, is_named: bool
) -> dict[Unit, str]:
    """Return the units that are told other values than by another scenario.

    Of a notebook for which one value is set these are that one; one that somebody
    `is_named` is built whether it is told others or not.
    """
    touched = {}
    for unit, content in contents.items():
        if unit.notebook in changed.only:
            is_touched = unit.value == changed.only[unit.notebook]
        else:
            is_touched = is_named or bool(changed.differences(unit.notebook, base))
        if is_touched:
            touched[unit] = content
    if not touched:
        message = "`--set`: changes nothing that the project's notebooks are told"
        if is_named:
            names = ", ".join(unit.name for unit in contents)
            message = f"`--set`: another value than `--notebook` names: {names}"
        raise ValueError(message)
    return touched


def _jobs(
    project: Project,
    chosen: Sequence[Scenario],
    contents: Mapping[Unit, str],
    baseline: Scenario | None,
) -> list[Job]:
    """Return the job of each scenario and unit, beside that of the baseline."""
    folder = str(project.notebooks.parent.resolve())
    surroundings = digest_of(machine())
    tables = table_hashes()
    jobs: dict[tuple[str, Unit], Job] = {}
    # The baseline's come first, also where nobody asked for them, and once.
    in_order = [baseline, *chosen] if baseline else chosen
    for scenario in in_order:
        for unit, content in contents.items():
            base = jobs.get((BASELINE, unit))
            if base is None or scenario.id != BASELINE:
                job = Job(
                    scenario.told_of(unit),
                    unit.notebook,
                    content,
                    base,
                    project=folder,
                    value=unit.value,
                )
                jobs[scenario.id, unit] = _settled(job, surroundings, tables)
    return [jobs[scenario.id, unit] for scenario in chosen for unit in contents]


# --- The content key -----------------------------------------------------------------

VINTAGE_PARAMETER = "data"  # which every notebook has
PACKAGE = Path(cac_data.__file__).parent
WITHOUT_REPORTS = {
    "SKILL.md",
    "cli",
    "data",
    "fetch",
    "office",
    "_project",
    "__pycache__",
}
ALL_WORDS = PACKAGE / "words"
HASH_LENGTH = 16  # of a table's, which only tells whether the table has changed
OF_ROWS = {"hash", "bytes"}
"""What the descriptor says of a table that changes with each of its rows."""
FONTS = ("dejavusans", "verdana", "arial")  # in which drawings may be measured
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/Library/Fonts",
)


def _settled(job: Job, machine: str, tables: Mapping[str, str]) -> Job:
    """Return a job with the vintage that ``latest`` means now, and its content key."""
    scenario = job.scenario
    notebook = job.notebook
    try:
        data = vintage.resolve(
            str(job.parameters[VINTAGE_PARAMETER]), argument=VINTAGE_PARAMETER
        )
        for table in vintage.manifest(data)["tables"]:
            vintage.content_of(data, f"tables/{table}.csv")  # says so if it is damaged
    except ValueError as error:
        message = f"scenario {scenario.id}, {notebook}.{VINTAGE_PARAMETER}: {error}"
        raise ValueError(message) from None
    parameters = scenario.parameters[notebook].model_copy(
        update={VINTAGE_PARAMETER: data}
    )
    scenario = replace(
        scenario, parameters={**scenario.parameters, notebook: parameters}
    )
    job = replace(job, scenario=scenario, tables=tables, machine=machine)
    return replace(job, key=key_of(job, machine))


def key_of(job: Job, machine: str) -> str:
    """Return a digest of what decides a report's page, but for tables.

    Of a machine, by its own digest, and of what the report is told. Which tables it
    reads is known of its page alone, which names them with their hashes. A vintage
    decides as a whole.
    """
    scenario = job.scenario
    decisive = (
        machine,
        job.unit,
        job.content,
        job.parameters,
        vintage.manifest(job.parameters[VINTAGE_PARAMETER])["digest"],
        scenario.id,
        scenario.title,
        scenario.description,
        scenario.kind,
        job.baseline and job.baseline.key,
    )
    text = json.dumps(decisive, ensure_ascii=False, sort_keys=True, default=str)
    return _digest(text)


def digest_of(machine: Mapping[str, Sequence[str]]) -> str:
    """Return a digest of what decides on a machine how reports come out."""
    return _digest(json.dumps(machine, sort_keys=True))


def machine() -> dict[str, list[str]]:
    """Return what decides, on a machine, how reports come out."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return {
        # The last digit of a logarithm may depend on them.
        "Python": [
            sys.implementation.name,
            platform.python_version(),
            sys.platform,
            platform.machine(),
        ],
        "packages": _packages(),
        "variables": [f"SOURCE_DATE_EPOCH={epoch}"],
        "cac_data": _digests(_package_files()),
        "descriptor of the tables": _descriptor(),
        "words": [words.spoken().code, *_digests(_files_of_words())],
        "fonts": _digests(_font_files()),
    }


def _files_of_words() -> Iterator[Path]:
    """Yield the messages that are spoken, and whether a reader has checked them."""
    folder = words.folder()
    yield from folder.glob("*.*")
    yield from folder.glob("REVIEWED")


def _package_files() -> Iterator[Path]:
    """Yield the files of the package that reports are made by, none of an editor.

    Of words these are the English, which stand in for what a language does not say.
    """
    english = words.english().folder
    for path in PACKAGE.rglob("[!.]*.*"):
        is_made_by = WITHOUT_REPORTS.isdisjoint(path.relative_to(PACKAGE).parts)
        is_translation = path.parent.parent == ALL_WORDS and path.parent != english
        if is_made_by and not is_translation:
            yield path


def _font_files() -> Iterator[Path]:
    """Yield fonts by their names: to ask matplotlib takes as long as all the rest."""
    for folder in FONT_FOLDERS:
        for path in Path(folder).expanduser().rglob("*.[ot]t[fc]"):
            if path.name.lower().startswith(FONTS):
                yield path


def table_hashes() -> dict[str, str]:
    """Return the beginning of the SHA-256 of each bundled table's file, by its name."""
    hashes = {}
    for file in sorted(codes.DATA.glob("*.csv")):
        hashes[file.stem] = hashlib.sha256(file.read_bytes()).hexdigest()[:HASH_LENGTH]
    return hashes


def _descriptor() -> list[str]:
    """Return a digest of what the descriptor says, but for the rows of its tables.

    With it stands the table of countries, whose names each page may say.
    """
    descriptor = json.loads((codes.DATA / "datapackage.json").read_bytes())
    descriptor["resources"] = [
        {key: value for key, value in table.items() if key not in OF_ROWS}
        for table in descriptor["resources"]
    ]
    text = json.dumps(descriptor, sort_keys=True)
    return [_digest(text), table_hashes()["countries"]]


def _packages() -> list[str]:
    """Return name and version of each package that reports need, and these need."""
    versions: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [("cac-data", "reports")]
    while waiting:
        package, extra = waiting.pop()
        name = re.sub("[-_.]+", "-", package).lower()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        # One that is not there is needed on other systems.
        with suppress(importlib.metadata.PackageNotFoundError):
            text = importlib.metadata.distribution(name).read_text("METADATA") or ""
            head = text.partition("\n\n")[0]  # to have it parsed takes 0.2 s
            versions[name] = "".join(re.findall("(?m)^Version: (.*)", head))
            waiting += _needed_by(head, extra)
    return sorted(f"{name} {version}" for name, version in versions.items())


def _needed_by(head: str, extra: str) -> Iterator[tuple[str, str]]:
    """Yield what a package needs for an extra, by the head of its metadata.

    Each as the name of a package and an extra of it, which is empty for none.
    """
    for requirement in re.findall("(?m)^Requires-Dist: (.*)", head):
        wanted, _, marker = requirement.partition(";")
        # What only another extra or another Python needs may be there by chance.
        if marker and not Marker(marker).evaluate({"extra": extra}):
            continue
        for package, extras in re.findall(r"^([\w.-]+)(?:\[([^]]*)\])?", wanted):
            for name in extras.split(","):
                yield package, name.strip()


def _digests(paths: Iterable[Path]) -> list[str]:
    """Return the names of files with the digests of their contents, sorted."""
    return sorted(
        f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

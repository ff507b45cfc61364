"""What is said of reports, as data, and the folder in which readers find them."""

import hashlib
import importlib.metadata
import json
import os
import platform
import re
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, Field, ValidationError

import cac_data
from cac_data import words
from cac_data.codes import VERDICTS
from cac_data.figure import Trait
from cac_data.files import is_folder, is_inside, mode_of, read_inside
from cac_data.lines import line
from cac_data.project import Project
from cac_data.records import (
    PAGE,
    SCENARIO_ID,
    SHEET,
    UNIT_ID,
    Conflict,
    Due,
    Name,
    ParameterValues,
    Strict,
    Time,
    first_problem,
)
from cac_data.report.plan import Job
from cac_data.scenarios import BASELINE, DEFAULTS, DIALECT, ONE_OFF_MARK

INDEX = "index.html"
COMPARISON = "compare.html"
MANIFEST = "manifest.json"  # the record of the last run
FAILED = "failed"  # the folder of partial pages
OF_SHEET = "-sheet"  # behind the name of a report, in that of its sheet
LOCK = ".lock"
FILES = (
    INDEX,
    COMPARISON,
    "key_figures.csv",
    "key_figures.json",
    "changes.json",
    "feed.xml",
    MANIFEST,
    LOCK,
)
"""Of a folder: what stands beside the pages."""

VERSIONS = {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}

MOST_CHARACTERS = 60_000
"""Of the block, in which a language may have longer words than English, whose largest
has 36,000; of bytes other scripts need two or three each."""
TITLE = re.compile(r"\s*# +(.+?) *(?:\n|$)")

COLON = re.compile(r" ?(?:: *|：)")
"""In a title, before what a short one leaves out; also that of Chinese."""
GENERATOR = b'<meta name="generator" content="cac-data'
BLOCK = '<script type="application/json" id="cac-data">{}</script>'
LINKS = re.compile(rb"(?s)(?<=<!-- links -->).*?(?=<!-- /links -->)")
"""What stands under the title of a page and is written when all pages are there; on a
sheet, the languages in which there is one."""
NAMES = re.compile(
    rb"<!-- to ([a-z0-9_-]+) -->(?:<a href=\"([^\"]*)\">)?([^<]*)(?:</a>)?<!-- /to -->"
)
"""A name in the prose of a page that leads to a page of its own, where that is there:
of what report, the address if it leads there now, and the name."""
EPOCH = re.compile("[0-9]+")
CLOSING = re.compile(rb"<!-- cac-data key=([0-9a-f]*) sha256=([0-9a-f]{64}) -->\n\Z")

Status = Literal["built", "unchanged", "same", "failed", "timed out", "stopped"]
"""`unchanged` where the page would have become the same, `same` where it would say what
the baseline's says."""
STATUSES: tuple[Status, ...] = get_args(Status)
GOOD_STATUSES: tuple[Status, ...] = ("built", "unchanged", "same")
"""Those of a run that left the page that it should."""


class KeyFigure(Strict):
    """A figure that a reader should take away, as number and as it is printed.

    `value` is rounded to `decimals`, which pages of older releases do not tell, as it
    is printed; `exact` is not, where it is known. `reporter` is who counts, where that
    is one, and `of` what else it is of (prices, measure, coverage, base), None on pages
    of older releases. Its parts `in_english` are so on a page of another language.
    """

    id: Name
    label: Name
    value: float | None
    unit: str
    period: str
    period_text: str
    low: float | None
    high: float | None
    text: str
    number: Name
    range: str
    note: str
    source_ids: list[str]
    outcome: str = ""
    today: str = ""
    pair: str = ""
    reporter: str = ""
    of: dict[Trait, str] | None = None
    exact: float | None = None
    decimals: int | None = None
    in_english: list[str] = Field(default=[])


class VerdictInShort(Strict, extra="ignore"):
    """What the evidence says on a claim, without the reasons."""

    claim_id: Name
    statement: Name
    verdict: str = Field(pattern=f"^({'|'.join(VERDICTS)})$")
    tier: str
    claimed_text: str
    found_text: str
    claimed_label: str = ""
    track: str = ""
    was: str = ""


class Signal(Strict, extra="allow"):
    """A figure that announces an outcome, by the columns of its table."""

    signal: Name
    level: str
    threshold: str
    value: str
    next_on: str


class FanRoles(Strict):
    """How a fan of paths to the horizon is drawn; `charts.fan` says what these are."""

    unit: str
    scale: float
    bands: list[Annotated[list[Name], Field(min_length=3, max_length=3)]]
    box: Annotated[list[float | str], Field(min_length=3, max_length=3)] | None
    clip: float | None
    power: int = 0
    """By which its figures are written in a smaller unit, which is that of the fan."""


class FanRow(Strict):
    """A year of what was observed, projected or assumed."""

    series: Name
    year: int
    value: float | None
    median: float | None
    low: float | None
    high: float | None
    low_50: float | None
    high_50: float | None


class Fan(FanRoles):
    """What the overview needs to draw the paths of all scenarios."""

    rows: list[FanRow]


class ParameterChange(Strict):
    """A parameter that differs from the baseline's, in words."""

    label: str
    baseline: str
    value: str


class _Error(Strict):
    error: str = Field(alias="class")
    message: str
    cell: int | None = None
    code: str = ""


def _tells_why(error: dict[str, Any]) -> dict[str, Any]:
    _Error.checked("it", error)
    return error


ErrorFacts = Annotated[dict[str, Any], AfterValidator(_tells_why)]
"""Why a report failed (class, message), in which cell, and how that begins (code)."""


def _says(text: str, pattern: str | None = None, **options: Any) -> Any:
    """Describe a field in the schema; without a default it has to be given."""
    return Field(description=text, pattern=pattern and f"^{pattern}$", **options)


class ReportFacts(Strict):
    """What its page and the manifest say of a report."""

    scenario: str = _says("Id of the scenario.", SCENARIO_ID)
    scenario_title: str = _says("Title of the scenario.")
    description: str = _says("What the scenario tells.")
    kind: Literal["future", "lens"] = _says("`lens`: another way to count.")
    notebook: str = _says("Name of the notebook, as country-kaz.", UNIT_ID)
    title: str = _says("First heading of the notebook.")
    parameters: ParameterValues = _says("What the notebook was told.", default={})
    differences: list[ParameterChange] = _says("From the baseline.", default=[])
    brief: list[str] = _says("What the page says first.", default=[])
    finding: str = _says("Of that, one sentence.", default="")
    in_english: list[str] = _says(
        "Which of these are in no other language.", default=[]
    )
    cards: list[str] = _says("Ids of the figures to show first.", default=[])
    key_figures: list[KeyFigure] = _says("Those of the page.", default=[])
    verdicts: list[VerdictInShort] = _says("Those of the page.", default=[])
    signals: dict[str, Signal] = _says("What announces outcomes.", default={})
    fan: Fan | None = _says("The figure that tells of the horizon.", default=None)
    conflicts: list[Conflict] | None = _says("Of sources.", default=None)
    due: list[Due] = _says("What is open, and until when.", default=[])
    made_with: dict[str, str] = _says("Versions of what the page needs.", default={})
    tables: dict[str, str] = _says("Hashes of what it was made of.", default={})


class PageFacts(ReportFacts):
    """The data block of a page; `has_sheet` where one is published with it."""

    version: Literal[1]
    has_sheet: bool = False

    @classmethod
    def read(cls, page: bytes) -> Self:
        """Return what a page says of itself, a ValueError without one whole block."""
        blocks = re.findall(BLOCK.format("(.*?)").encode(), page)
        if len(blocks) != 1:
            message = f"the page holds {len(blocks)} data blocks of cac-data, not one"
            raise ValueError(message)
        try:
            content = json.loads(blocks[0])
        except RecursionError:
            message = "the data block of the page is nested too deeply"
            raise ValueError(message) from None
        return cls.checked("the data block of the page", content)

    def block(self) -> str:
        """Return the element for the page; too many characters are a ValueError."""
        content = {"version": self.version, **self.model_dump(exclude_defaults=True)}
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        # Text in a script element ends at the first "</script", wherever that stands.
        text = text.replace("<", "\\u003c")
        if len(text) > MOST_CHARACTERS:
            size = f"{len(text):,} characters; allowed: {MOST_CHARACTERS:,}"
            message = f"the data block takes {size}"
            raise ValueError(message)
        return BLOCK.format(text)


class Entry(ReportFacts):
    """What the manifest says of one report."""

    status: Status = _says("How its last run ended; `same`: as the baseline's.")
    page: str | None = _says("The last good page.", PAGE, default=None)
    sheet: str | None = _says("Its sheet, one printed page.", SHEET, default=None)
    failed_page: str | None = _says("How far it came.", f"failed/{PAGE}", default=None)
    error: ErrorFacts | None = _says("Why it failed, and where.", default=None)
    warnings: list[str] = _says("Standard error of cells.", default=[])
    started: str = _says("When its last run began, in UTC.", default="")
    seconds: float = _says("How long it took.", ge=0, default=0.0)
    content_key: str = _says("Of all that decides the page's bytes.", default="")
    sha256: str = _says("Of the page but for its last line.", default="")

    @property
    def name(self) -> str:
        """Scenario and notebook."""
        return f"{self.scenario}/{self.notebook}"

    @property
    def is_good(self) -> bool:
        """Whether the last run left the page that it should."""
        return self.status in GOOD_STATUSES

    @property
    def is_one_off(self) -> bool:
        """Whether some parameters were set for one run, not in a scenario file."""
        return ONE_OFF_MARK in self.scenario


class RunFacts(Strict):
    """What the manifest says of the last run."""

    started: Time = _says("When it began, in UTC.")
    finished: Time = _says("When it ended, in UTC.")
    seconds: float = _says("How long it took.", ge=0)
    state: Literal["finished", "stopped"] = _says("How it ended.")
    planned: list[str] = _says("Reports asked for, as scenario/notebook.")
    ended: dict[Status, list[str]] = _says("Reports by how they ended.")
    versions: dict[str, str] = _says("What it was done with.", default={})


class Manifest(Strict, json_schema_extra=DIALECT):
    """Record of a folder of reports, written by `cac-data report`."""

    version: Literal[3] = _says("Of the form of this file.")
    run: RunFacts = _says("The last run.")
    reports: list[Entry] = _says(
        "One per report of the folder, also of earlier runs. What its page says is not "
        "repeated: figures stand in key_figures.json, too."
    )

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Return a record as it was written; any other is a ValueError."""
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            message = f"{MANIFEST} is no record of a run ({first_problem(error)})"
            raise ValueError(message) from None


def manifest_content(run: RunFacts, reports: list[Entry], but: set[str]) -> bytes:
    """Return the content of the manifest, but for some fields of its reports."""
    record = Manifest(version=3, run=run, reports=reports)
    left_out: Any = {"reports": {"__all__": but}}
    return record.model_dump_json(indent=1, exclude=left_out).encode()


def facts_of(job: Job) -> dict[str, Any]:
    """Return what is known of a report before it is made, but for its title."""
    scenario = job.scenario
    notebook = job.notebook
    # Where the project has no baseline, differences are those from the defaults.
    base = scenario if scenario.id == BASELINE else None
    if job.baseline:
        base = job.baseline.scenario
    parameters = scenario.parameters[notebook]
    base_parameters = base.parameters[notebook] if base else DEFAULTS[notebook]
    differences = [
        {
            "label": words.say(parameters.label(name)),
            "baseline": words.say(base_parameters.in_words(name)),
            "value": words.say(parameters.in_words(name)),
        }
        for name in scenario.differences(notebook, base)
    ]
    return {
        "scenario": scenario.id,
        "scenario_title": scenario.title,
        "description": scenario.description,
        "kind": scenario.kind,
        "notebook": job.unit,
        "parameters": job.parameters,
        "differences": differences,
        "made_with": VERSIONS,
    }


def title_of(job: Job) -> str:
    """Return the title of a notebook in the language; without one, its name."""
    with suppress(ValueError, KeyError, TypeError):  # of a notebook that is none
        for cell in json.loads(job.content)["cells"]:
            if cell["cell_type"] == "markdown":
                source = "".join(cell["source"])
                text = words.prose(job.notebook, cell.get("id", ""), source)
                if heading := TITLE.match(text):
                    return titled(job, plain_title(heading[1]))
    return titled(job, job.notebook.capitalize())


def titled(job: Job, title: str) -> str:
    """Return the title of a report by that of its notebook.

    One of a value begins with that, in place of what stands before the colon. A title
    without a colon is put by the message, which knows the notebook.
    """
    if not job.value:
        return title
    parameters = job.scenario.parameters[job.notebook]
    value = parameters.in_words(parameters.each)
    _, *of_all = COLON.split(title, maxsplit=1)
    if of_all:
        said = line("page.title-of-value", value=value, title=of_all[0])
    else:
        said = line(
            "page.title-with-value", name=job.notebook, value=value, title=title
        )
    return words.say(said)


def plain_title(heading: str) -> str:
    """Return a heading without marks of emphasis or code."""
    return re.sub(r"[*_`]", "", heading)


@cache
def made_with() -> dict[str, str]:
    """Return name and version of what computes, draws and runs a report."""
    packages = ("pandas", "numpy", "matplotlib", "seaborn", "papermill")
    return {
        "cac-data": cac_data.__version__,
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in packages},
    }


def report_date(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return the day of ``SOURCE_DATE_EPOCH``, else when a source was last accessed."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return max((str(item.get("accessed") or "") for item in sources), default="")
    # `int` takes signs, blanks, underscores and the digits of other scripts, too; not
    # all years before 1970, and none after 9999, can stand in the feed.
    if EPOCH.fullmatch(epoch):
        with suppress(ValueError, OverflowError, OSError):
            return f"{datetime.fromtimestamp(int(epoch), tz=UTC):%Y-%m-%d}"
    allowed = "allowed: seconds since 1970 in digits, up to the year 9999"
    message = f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; {allowed}"
    raise ValueError(message)


def run_time() -> str:
    """Return the time of ``SOURCE_DATE_EPOCH``, else now, as feeds write it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.now(tz=UTC)
    moment = datetime.fromtimestamp(int(epoch), tz=UTC) if epoch else now
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def utc_now() -> str:
    """Return the time as the manifest writes it."""
    return f"{datetime.now(tz=UTC):%Y-%m-%d %H:%M:%S} UTC"


# --- Pages and their folder ----------------------------------------------------------


class Page(NamedTuple):
    """A page that is as it was written: its content key, its sum, and what it says.

    `links` are those under its title, None on a page that has no place for them.
    `named` are the reports of which its prose has the names, each with the address to
    which the name leads; empty where it leads nowhere.
    """

    key: str
    sha256: str
    facts: PageFacts
    links: str | None
    named: Mapping[str, str] = MappingProxyType({})


def closed(page: str, key: str) -> bytes:
    """Return a page with the line that proves it."""
    content = f"{page.rstrip()}\n".encode()
    digest = hashlib.sha256(content).hexdigest()
    return content + f"<!-- cac-data key={key} sha256={digest} -->\n".encode()


class Seal(NamedTuple):
    """What the closing line of a page proves: its content, content key and sum."""

    before: bytes
    key: str
    sha256: str


def sealed(content: bytes) -> Seal | None:
    """Return what a closing line proves, None where all is not as it was written."""
    closing = CLOSING.search(content)
    before = content[: closing.start()] if closing else b""
    digest = hashlib.sha256(before).hexdigest()
    if closing and closing[2].decode() == digest:
        return Seal(before, closing[1].decode(), digest)
    return None


def links_of_sheet(page: Page, content: bytes) -> str | None:
    """Return the links on the sheet of a page; None for one not written with it.

    What was written with a page is sealed with the same key.
    """
    seal = sealed(content)
    if seal is None or seal.key != page.key:
        return None
    return _links_in(seal.before) or ""


def _links_in(before: bytes) -> str | None:
    links = LINKS.search(before)
    return links[0].decode() if links else None


def proved(content: bytes, name: str) -> Page:
    """Return a page; one of another report, or not as written, is a ValueError."""
    # Before anything is read in it: it may hold what no page of ours would.
    if seal := sealed(content):
        before = seal.before
        facts = PageFacts.read(before)
        if name == f"{facts.scenario}/{facts.notebook}":
            return Page(
                key=seal.key,
                sha256=seal.sha256,
                facts=facts,
                links=_links_in(before),
                named={
                    unit.decode(): address.decode()
                    for unit, address, _ in NAMES.findall(before)
                },
            )
    message = f"the page of {name} is not as it was written"
    raise ValueError(message)


def with_links(
    content: bytes,
    key: str,
    links: str,
    named: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return a page or a sheet with other links, proved anew.

    `links` stand under its title; `named` are the addresses of names in its prose.
    """

    def led(found: re.Match[bytes]) -> bytes:
        unit = found[1].decode()
        return named_as(unit, found[3].decode(), named.get(unit, "")).encode()

    before = CLOSING.sub(b"", content)
    linked = LINKS.sub(lambda _: links.encode(), before, count=1)
    return closed(NAMES.sub(led, linked).decode(), key)


def named_as(unit: str, name: str, address: str = "") -> str:
    """Return a name in prose, as HTML, that leads to the page of a report if it can.

    >>> named_as("country-kaz", "Kazakhstan")
    '<!-- to country-kaz -->Kazakhstan<!-- /to -->'
    """
    shown = f'<a href="{address}">{name}</a>' if address else name
    return f"<!-- to {unit} -->{shown}<!-- /to -->"


def check_output(output: Path, project: Project, jobs: Sequence[Job]) -> None:
    """Refuse a folder that is not for the reports of a project, and any on Windows.

    So is a ``SOURCE_DATE_EPOCH`` that is no time: of it, too, nothing is built.
    """
    report_date([])
    folders = [project.notebooks.parent, project.notebooks, project.params]
    problem = ""
    if sys.platform == "win32":
        problem = "reports are built on Linux and macOS; on Windows use cac-data in WSL"
    elif output.resolve() in [folder.resolve() for folder in folders]:
        problem = (
            f"`--output`: {output} is a folder of the project's own; allowed: "
            "a folder for reports"
        )
    elif mode_of(output / INDEX) and GENERATOR not in read_inside(output, INDEX):
        problem = (
            f"`--output`: {output} holds an {INDEX} that cac-data has not made; "
            "allowed: a folder for reports alone"
        )
    elif output.is_dir() and (path := in_the_way(output, jobs)):
        allowed = "a file, or nothing" if path.name in FILES else "a folder"
        problem = f"`--output`: {path} is {kind_of(path)}; allowed in its place: "
        problem += allowed
    if problem:
        raise ValueError(problem)


def is_output(folder: Path) -> bool:
    """Tell whether a folder is one of reports, as that of another language is."""
    return is_inside(folder, MANIFEST) or is_inside(folder, LOCK)


def in_the_way(output: Path, jobs: Sequence[Job]) -> Path | None:
    """Return what no run can replace: it stands in place of a folder, or is one.

    Any link that could be a folder of reports is among these, for it is not followed.
    Other links, pipes and devices make way for files.
    """
    scenarios = sorted({job.scenario.id for job in jobs})
    needed = [
        output / FAILED,
        *(output / scenario for scenario in scenarios),
        *(output / FAILED / scenario for scenario in scenarios),
    ]
    linked = [
        Path(entry)
        for entry in os.scandir(output)
        if entry.is_symlink() and re.fullmatch(SCENARIO_ID, entry.name)
    ]
    for path in [*linked, *needed]:
        if mode_of(path) and (not is_folder(path) or is_output(path)):
            return path
    for name in FILES:
        if is_folder(output / name):
            return output / name
    # Another run may hold it, so it is not replaced.
    lock = output / LOCK
    return lock if mode_of(lock) and not is_inside(output, LOCK) else None


def kind_of(path: Path) -> str:
    """Say what stands in a place, for people."""
    mode = mode_of(path)
    if stat.S_ISLNK(mode):
        return "a link, which is not followed"
    if is_output(path):
        return "a folder of reports in another language"
    if is_folder(path):
        return "a folder"
    return "a file" if stat.S_ISREG(mode) else "a pipe, a socket or a device"

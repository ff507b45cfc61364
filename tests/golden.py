"""What the reports say, as text that is kept: a line a fact, a file a report.

The files of the baseline say all, the others in what they differ from it. `python -m
tests.golden` records them anew, in a commit of its own that says why.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock

from cac_data.bundles import KINDS, mime_type
from cac_data.cache import RUN_CACHE
from cac_data.project import Project, find_project
from cac_data.report.build import (
    FinishedReport,
    ReportMaker,
    execute,
    make_report,
    page_of,
)
from cac_data.report.plan import Job, plan_reports
from cac_data.report.publish import PageFacts
from cac_data.report.run import build_reports
from cac_data.scenarios import BASELINE
from cac_data.words import cell
from tests import figures_of, recorder

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
ODD = Path(__file__).parent / "odd_scenarios"
"""Scenarios at the edge of what can be asked: empty selections, one country, 2060."""

ONLY = os.environ.get("CAC_DATA_SCENARIOS", "").split()
"""Scenarios to which `.ci/run` keeps on other Pythons; by default there are all."""

NOT_SERIES = {"period", "source_id", "source_ids", "decimals"}
SHORT = 40  # longer texts are something said of a series, no part of its name

Content = Mapping[str, Any]


def lines_of(bundles: Iterable[tuple[str, Content]]) -> Iterator[str]:
    """Lines ``name = value``, or the name alone."""
    for kind, content in with_tables_of_sheets(bundles):
        if kind in ("brief", "text"):
            yield from map(_words, content["sentences"])
        elif kind == "figure":
            parts = ("title", "subtitle", "caption", "alt")
            yield from (_words(content[part]) for part in parts if content.get(part))
            yield from _facts(kind, content, content["data"])
        elif kind == "table":
            yield _words(f"{content['caption']} {content['note']}")
            yield from _facts(kind, content, content)
        elif kind == "key-figures":
            for item in content["figures"]:
                yield _words(f"{item['label']}. {item['note']}")
                parts = ("number", "low", "high", "unit", "period")
                said = [*(item[part] for part in parts), _sources(item["source_ids"])]
                yield f"{_named('key figure', item['id'])} = {_named(*said)}"
        elif kind in ("verdicts", "what-if"):
            yield from _verdicts(content) if kind == "verdicts" else _sliders(content)
        elif kind == "sources":
            for item in content["sources"]:
                yield _named("cited", item["source_id"])


def with_tables_of_sheets(
    bundles: Iterable[tuple[str, Content]],
) -> Iterator[tuple[str, Content]]:
    """Bundles with the tables that stand on a sheet, whose rest is as on the page."""
    for kind, content in bundles:
        yield kind, content
        for part in content["parts"] if kind == "sheet" else ():
            if part["kind"] == "table":
                yield part["kind"], part["content"]


def _named(*parts: Any) -> str:
    words = ("" if part is None else str(part) for part in parts)
    return " | ".join(word.replace(" = ", " is ") for word in words)


def _words(text: str) -> str:
    return _named("words", _one_line(text))


def _facts(kind: str, content: Content, frame: Content) -> Iterator[str]:
    """One line for each number, and one for each longer text, of each row."""
    # The beginning of a caption, which no scenario changes.
    short = re.split(r"[,;:.]", content["caption"], maxsplit=1)[0]
    name = f"{kind} {content.get('name') or short}"
    columns = frame["columns"]
    numbers = {c["name"] for c in columns if c["type"] in ("number", "integer")}
    for row in frame["rows"]:
        cells = dict(zip((column["name"] for column in columns), row, strict=True))
        period = cells.get("period") or ""
        sources = _sources(cells.get("source_ids") or cells.get("source_id"))
        printed = {
            column["name"]: _one_line(cell(value, {**column, "names": None}))
            for column, value in zip(columns, row, strict=True)
            if column["name"] not in NOT_SERIES
        }
        told = {k for k, text in printed.items() if k in numbers or len(text) > SHORT}
        series = ", ".join(text for k, text in printed.items() if k not in told if text)
        for key, text in printed.items():
            if key in told:
                yield f"{_named(name, series, key, period)} = {text} | {sources}"
        if not numbers | told:
            yield f"{_named(name, series, '', period)} = | {sources}"


def _verdicts(content: Content) -> Iterator[str]:
    for item in content["verdicts"]:
        yield _words(f"{item['statement']} {item['note']}")
        track = f", {item['track']}" if item.get("track") else ""
        parts = ("figure", "referent", "date", "claimed_text", "found_text")
        said = [item["verdict"] + track, *(item[part] for part in parts)]
        if item["claimed_text"] and item["claimed_label"] != "Claimed":
            said.append(item["claimed_label"])
        said.append(_sources(item["source_ids"]))
        yield f"{_named('verdict', item['claim_id'])} = {_named(*said)}"


def _sliders(content: Content) -> Iterator[str]:
    yield _words(content["caption"])
    for one in content["sliders"]:
        ends = _named(one["low"], one["value"], one["high"])
        yield f"{_named('slider', one['name'], one['label'])} = {ends}"


def _sources(found: Any) -> str:
    return found if isinstance(found, str) else ";".join(found or [])


def _one_line(text: str) -> str:
    """A text without breaks of lines, with its blanks at which no line breaks."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def written(name: str, said: Mapping[str, Sequence[str]]) -> str:
    """What a file says of a report: all of the baseline's, else in what it differs."""
    scenario, notebook = name.split("/")
    if scenario == BASELINE:
        return "".join(f"{line}\n" for line in said[name])
    mine, theirs = (_by_name(said[of]) for of in (name, f"{BASELINE}/{notebook}"))
    shown = {_block(of) for of in mine}
    gone = [of for of in theirs if of not in mine]
    gone = [of if _block(of) in shown else f"{_block(of)} | *" for of in gone]
    text = "".join(f"- {of}\n" for of in dict.fromkeys(gone))
    for line in said[name]:
        called = line.partition(" = ")[0]
        text += f"+ {line}\n" if mine[called] != theirs.get(called) else ""
    return text or "as baseline\n"


def _by_name(lines: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.partition(" = ")[0], []).append(line)
    return found


def _block(name: str) -> str:
    return name.partition(" | ")[0]


# --- The one build -------------------------------------------------------------------


@dataclass(frozen=True)
class Built:
    """Reports of all scenarios and of odd ones, and what they say.

    `sentences` is a folder in which the recorder has left what they print of what.
    """

    output: Path
    odd: Path
    said: Mapping[str, list[str]]
    sentences: Path


def build(folder: Path, answers: Path) -> Built:
    """Build all reports into a folder, or find what another process has built there.

    They share what is slow to work out in a folder `answers`, with whoever knows it.
    """
    folder.mkdir(exist_ok=True)
    output = folder / "reports"
    odd = folder / "odd"
    kept = folder / "said"
    with FileLock(folder / "lock"):
        if not kept.exists():
            part = folder / "part"
            part.mkdir()
            make = partial(make_and_say, part, answers)
            jobs = plan_reports(find_project(ROOT), scenarios=ONLY)
            build_into(output, jobs, part, make)
            if not ONLY:
                build_into(odd, odd_jobs(folder, output / BASELINE), part, make)
            part.rename(kept)
    said = {
        name: (kept / f"{name}.txt").read_text("utf-8").splitlines()
        for name in names(kept)
    }
    return Built(output, odd, said, sentences=kept)


def build_into(
    output: Path, jobs: Sequence[Job], part: Path, make: ReportMaker
) -> None:
    """Build reports into a folder, and leave what they say in another.

    What is said of all of them is said here, their pages by other processes.
    """
    with recorder.recording() as sentences:
        entries = build_reports(jobs, output, make=make)
    recorder.keep(sentences, part / f"overviews-{output.name}.json")
    for entry in entries:
        assert entry.is_good, f"{entry.name}: {entry.error}"
        if entry.status == "same":
            path = part / f"{entry.name}.txt"
            path.parent.mkdir(exist_ok=True)
            shutil.copy(part / BASELINE / path.name, path)


def odd_jobs(folder: Path, baseline: Path) -> list[Job]:
    """Plan the odd scenarios beside the pages of the baseline, which are there."""
    params = folder / "params"
    params.mkdir()
    for file in (*ODD.glob("*.yaml"), ROOT / "params" / f"{BASELINE}.yaml"):
        shutil.copy(file, params)
    jobs = plan_reports(Project(ROOT / "notebooks", params, folder, is_own=True))
    odd = []
    for job in jobs:
        if job.scenario.id != BASELINE and not job.says_the_same:
            page = (baseline / f"{job.unit}.html").read_bytes()
            facts = PageFacts.read(page)
            odd.append(job.beside(facts.key_figures, facts.tables))
    return odd


def make_sharing(answers: Path, job: Job) -> FinishedReport:
    """Make a report that shares what is slow, and in no language, with all others."""
    os.environ[RUN_CACHE] = str(answers)
    return make_report(job)


def make_and_say(folder: Path, answers: Path, job: Job) -> FinishedReport:
    """Make a report, and leave what it says in a file of a folder."""
    os.environ[RUN_CACHE] = str(answers)
    path = folder / f"{job.name}.txt"
    path.parent.mkdir(exist_ok=True)
    with recorder.recording() as sentences:
        notebook, error = execute(job)
        made = page_of(job, notebook, error)
    recorder.keep(sentences, path.with_suffix(".json"))
    kinds = {mime_type(kind): kind for kind in KINDS}
    lines = lines_of(
        (kinds[mime], content)
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        for mime, content in output.get("data", {}).items()
        if mime in kinds
    )
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return made


def names(folder: Path = GOLDEN) -> list[str]:
    found = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.txt"))
    asked = (name for name in found if not ONLY or name.parts[0] in ONLY)
    return sorted(name.as_posix() for name in asked)


def record() -> None:
    """Write the files anew, of some scenarios only theirs."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as answers:
        built = build(Path(folder), Path(answers))
        said = built.said
        sentences = recorder.kept(built.sentences)
    if not ONLY:
        text = "".join(f"{line}\n" for line in figures_of.lines_of(sentences))
        figures_of.KEPT.write_text(text, "utf-8")
    for name in names():
        (GOLDEN / f"{name}.txt").unlink()
    for name in said:
        path = GOLDEN / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(name, said), "utf-8")


if __name__ == "__main__":
    # Processes that make reports find functions of a module, but not of a program.
    from tests import golden

    golden.record()

"""What is known of the reports of a folder: their pages, and the record of a run."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from cac_data.files import is_folder, is_inside, read_inside, remove_inside
from cac_data.records import PAGE
from cac_data.report import publish
from cac_data.report.plan import Job
from cac_data.report.publish import (
    FAILED,
    GOOD_STATUSES,
    OF_SHEET,
    Entry,
    Manifest,
    Page,
)
from cac_data.scenarios import BASELINE

FOR_OVERVIEWS = {"finding", "cards", "signals", "fan", "conflicts", "due", "tables"}
IN_PAGES = {"brief", "differences", "key_figures", "verdicts", *FOR_OVERVIEWS}
"""What pages say themselves, and the record does not repeat."""

OF_PAGE = {"page", "sheet", "failed_page", "content_key", "sha256", *IN_PAGES}
"""What is known of a report as long as its page is there."""

FROM_BASELINE = {"title", "key_figures", "verdicts", "made_with", *FOR_OVERVIEWS}
"""What the baseline's page says for a report that would say the same."""

FILES_OF_REPORT = (".html", ".pdf", f"{OF_SHEET}.html", f"{OF_SHEET}.pdf")
"""What may lie of a report in its folder, behind its name."""


class Reports:
    """What is known of the reports of a folder, by scenario and notebook.

    Of `pages` one is None that is not as it was written; `sheets` have the links of
    each sheet that is. `record` is the last run's, `faults` what is wrong with it.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.pages: dict[str, Page | None] = dict.fromkeys(page_names(output))
        self.faults: list[str] = []
        self.record = self._last_record()
        for name in self.pages:
            with suppress(ValueError):
                self.pages[name] = publish.proved(self.read(f"{name}.html"), name)
        self.sheets: dict[str, str] = {}
        for name in self._with_sheet():
            self._take_sheet(name, self.read(f"{name}{OF_SHEET}.html"))
        entries = self.record.reports if self.record else ()
        self.recorded = {
            entry.name: entry.model_dump(exclude=OF_PAGE) for entry in entries
        }

    def _last_record(self) -> Manifest | None:
        """Return the record of the last run, if any; what is wrong is a fault."""
        content = self.read(publish.MANIFEST)
        try:
            return Manifest.read(content) if content else None
        except ValueError as fault:
            self.faults.append(f"{fault}; a run of `cac-data report` writes a new one")
            return None

    def _with_sheet(self) -> list[str]:
        """Return the good pages with which a sheet is published."""
        return [
            name for name, page in self.pages.items() if page and page.facts.has_sheet
        ]

    def _take_sheet(self, name: str, content: bytes) -> None:
        """Enter the sheet of a good page, where it was written with it."""
        page = self.pages[name]
        links = publish.links_of_sheet(page, content) if page else None
        if links is not None:
            self.sheets[name] = links

    @property
    def without_sheet(self) -> list[str]:
        """Good pages whose sheet is missing, or not as it was written with them."""
        return [name for name in self._with_sheet() if name not in self.sheets]

    def read(self, name: str) -> bytes:
        """Return a file of the folder, or nothing where there is none."""
        return read_inside(self.output, name)

    def why_due(self, job: Job) -> str:
        """Say why a report has to be built; nothing if its page would be the same."""
        if job.name not in self.pages:
            return "there is none yet"
        page = self.pages[job.name]
        if page is None:
            return "its page is not as it was written"
        if not page.key:
            return "its baseline had failed when it was built"
        if page.facts.parameters != job.parameters:
            return "the values of its parameters changed"
        if page.key != job.key:
            return "the notebook, the package or its surroundings changed"
        changed = [f"{name}.csv" for name in job.changed_tables(page.facts.tables)]
        if changed:
            word = "table" if len(changed) == 1 else "tables"
            return f"its {word} changed: {', '.join(changed)}"
        if job.name in self.without_sheet:
            return "its sheet is missing, or not as it was written"
        return ""

    def is_stood_for(self, job: Job, jobs: Sequence[Job]) -> bool:
        """Tell whether the baseline's page, there or to come, says what this would.

        Who sets one value of a notebook's for a run asks for a page all the same.
        """
        if not job.says_the_same or job.notebook in job.scenario.only:
            return False
        name = f"{BASELINE}/{job.unit}"
        page = self.pages.get(name)
        if page is not None and page.facts.parameters == job.parameters:
            return True
        return name in [planned.name for planned in jobs]

    def entries(self) -> list[Entry]:
        """Return what is known of each, the baseline's first."""
        failed = page_names(self.output, f"{FAILED}/")
        names = sorted({*self.recorded, *self.pages, *failed})
        entries = [self.entry(name) for name in names]
        listed = [entry for entry in entries if entry.page or not entry.is_good]
        return sorted(listed, key=lambda entry: entry.scenario != BASELINE)

    def rows(self) -> list[dict[str, Any]]:
        """Return for each how it ended, or that its page is not as it was written."""
        rows = []
        for entry in self.entries():
            error = dict(entry.error or {})
            rows.append(
                {
                    "report": entry.name,
                    "state": entry.status,
                    "error": error.pop("class", None),
                    **error,
                    "page": entry.page,
                    "failed_page": entry.failed_page,
                    "started": entry.started,
                    "seconds": entry.seconds,
                }
            )
        for name, page in self.pages.items():
            if page is None:
                rows.append({"report": name, "state": "not as written"})
        for name in sorted(self.without_sheet):
            rows.append({"report": f"{name}{OF_SHEET}", "state": "not as written"})
        return rows

    def entry(self, name: str) -> Entry:
        """Say what its page says, or the baseline's for it, and how it ended."""
        scenario, _, notebook = name.partition("/")
        facts: dict[str, Any] = {
            "scenario_title": scenario,
            "kind": "future",
            "title": notebook.capitalize(),
            "description": "",
            "status": "built",
            **self.recorded.get(name, {}),
        }
        is_same = facts["status"] == "same"
        shown = f"{BASELINE}/{notebook}" if is_same else name
        if page := self.pages.get(shown):
            fields = FROM_BASELINE if is_same else None
            of_block = {"version", "has_sheet"}
            facts.update(page.facts.model_dump(include=fields, exclude=of_block))
            facts["content_key"] = page.key
            facts["sha256"] = page.sha256
            facts["page"] = f"{shown}.html"
            if page.facts.has_sheet and shown in self.sheets:
                facts["sheet"] = f"{shown}{OF_SHEET}.html"
        failed_page = f"{FAILED}/{name}.html"
        if is_inside(self.output, failed_page):
            facts["failed_page"] = failed_page
            if facts["status"] in GOOD_STATUSES:
                facts["status"] = "failed"
        facts["scenario"] = scenario
        facts["notebook"] = notebook
        return Entry(**facts)


def page_names(output: Path, under: str = "") -> list[str]:
    """Return scenarios and notebooks with a page, in folders that are no links.

    What lies in the folder of another language is none of these.
    """
    outer = output / under
    if under and not is_folder(outer):
        return []
    names = []
    for path in outer.glob("*/*.html"):
        name = path.relative_to(outer).as_posix()
        is_other = path.name == publish.INDEX or path.stem.endswith(OF_SHEET)
        is_page = not is_other and re.fullmatch(PAGE, name)
        is_ours = is_folder(path.parent) and not publish.is_output(path.parent)
        if is_page and is_ours:
            names.append(name.removesuffix(".html"))
    return sorted(names)


def remove_page(output: Path, name: str) -> None:
    """Remove a page or what lies beside it, and its folder if nothing else is there."""
    remove_inside(output, name)
    folder = (output / name).parent
    with suppress(OSError):
        folder.rmdir()
        folder.parent.rmdir()

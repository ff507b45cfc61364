"""``python -m tests.docs``: the site, with a report that is built where it is due."""

import shutil
from pathlib import Path

from cac_data.project import find_project
from cac_data.report.alone import entries_of, pages_of
from cac_data.report.folder import Reports
from cac_data.report.plan import plan_reports
from cac_data.report.run import build_reports
from cac_data.scenarios import BASELINE
from tests.docs import ROOT, write

SHOWN = "trade"
"""The notebook whose report under the baseline is part of the site."""


def report_pages(root: Path) -> dict[str, bytes]:
    """The pages of the report: those of reports/ if it is good, else made for this.

    A run over reports/ itself would tell no news, and so take those of the last away.
    Where the report fails, the last good one is shown.
    """
    project = find_project(root)
    jobs = plan_reports(project, scenarios=[BASELINE], notebooks=[SHOWN])
    folders = [project.output]
    if any(Reports(project.output).why_due(job) for job in jobs):
        folders.insert(0, root / "build" / "report")
        build_reports(jobs, folders[0])
    for reports in map(Reports, folders):
        if entries := entries_of(reports, BASELINE, [SHOWN]):
            return pages_of(reports, entries)
    message = f"error: the report on {SHOWN} failed: `cac-data report` says why"
    raise SystemExit(message)


if __name__ == "__main__":
    site = ROOT / "build" / "docs"
    unfinished = site.with_name("docs.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    write(unfinished, report_pages(ROOT))
    shutil.rmtree(site, ignore_errors=True)
    unfinished.rename(site)

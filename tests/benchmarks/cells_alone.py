"""Rows on the cells of each notebook, beside plain figures."""

from __future__ import annotations

import json

from tests.benchmarks.contenders import MODULE, ROOT, python, run
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row

MOST_SECONDS = 0.9
"""What the cells of one notebook may take on an idle machine."""


def measure_cells(row: Row, bench: Bench) -> list[Result]:
    """Take the processor time of each notebook's cells, under every scenario."""
    results = []
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        command = python("-m", MODULE, "plain", str(ROOT), notebook.stem)
        told = json.loads(run(command, ROOT).splitlines()[-1])
        results += [
            Result(
                row.name,
                f"cells of {notebook.stem}, {when} report of a warm process",
                "all cells",
                f"{told['figures']} plain seaborn figures as SVG",
                {"ours": told[when], "theirs": told["plain"]},
                target=row.target,
                details={"what": "processor time, under each scenario"},
            )
            for when in ("first", "later")
        ]
    return results


ROWS = (
    Row(
        "cells",
        "cells of each notebook in a warm process",
        measure_cells,
        target=Target(f"at most {MOST_SECONDS} s", ours=MOST_SECONDS),
        in_readme=False,
    ),
)

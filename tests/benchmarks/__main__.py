"""Measure the rows that are asked for and write reports/benchmark.json."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import version
from typing import Any

import click

from tests.benchmarks.contenders import ROOT
from tests.benchmarks.results import Result
from tests.benchmarks.row import Bench
from tests.benchmarks.table import ROWS

RESULT = ROOT / "reports" / "benchmark.json"
PACKAGES = ("cac-data", "pandas", "papermill", "nbconvert", "ipykernel", "matplotlib")


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([row.name for row in ROWS]))
@click.option(
    "--rounds", type=click.IntRange(min=1), help="Rounds of each row at most."
)
def main(names: tuple[str, ...], rounds: int | None) -> None:
    """Measure all rows, or those that are named."""
    bench = Bench(rounds)
    result = facts(bench)
    results: list[Result] = []
    for row in ROWS:
        if names and row.name not in names:
            continue
        for measured in row.run(row, bench):
            click.echo(measured.in_words())
            results.append(measured)
        # After each row: the whole takes half an hour, and may be broken off.
        result["rows"] = [measured.as_json() for measured in results]
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    click.echo(f"\n{in_markdown(results)}\n\nwritten: {RESULT.relative_to(ROOT)}")


def facts(bench: Bench) -> dict[str, Any]:
    """Describe the machine and what is installed."""
    return {
        "format": 2,
        "cores": bench.cores,
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": {package: version(package) for package in PACKAGES},
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    }


def in_markdown(results: list[Result]) -> str:
    """Write the table that the README quotes."""
    quoted = {row.name for row in ROWS if row.in_readme}
    return "\n".join(
        [
            "| measure | cac-data | plain tools | ratio | target |",
            "| --- | --- | --- | --- | --- |",
            *(item.as_markdown() for item in results if item.row in quoted),
        ]
    )


if __name__ == "__main__":
    main()

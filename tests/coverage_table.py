"""How many lines of the package the tests have run: ``python -m tests.coverage_table``.

``make coverage`` runs the tests first. A line counts as run where any process of theirs
ran it: pytest's workers, commands, and the forks in which reports are made. Those that
were killed could not tell.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage

import cac_data

PACKAGE = Path(cac_data.__file__).parent
LEAST_RUN = 5
"""Modules whose lines are named."""


@dataclass(frozen=True)
class Count:
    """How many lines a module or package has, and which of them no test has run."""

    name: str
    lines: int
    not_run: int
    where: str = ""

    @property
    def share(self) -> float:
        """Lines that were run, in per cent; all of none."""
        if not self.lines:
            return 100.0
        return 100.0 * (self.lines - self.not_run) / self.lines


def modules(counted: coverage.Coverage) -> list[Count]:
    """Counts of all modules of the package, in order of their names."""
    counts = []
    for file in sorted(PACKAGE.rglob("*.py")):
        _, lines, _, not_run, where = counted.analysis2(str(file))
        name = file.relative_to(PACKAGE).with_suffix("").as_posix()
        counts.append(Count(name, len(lines), len(not_run), where))
    return counts


def by_package(counts: Sequence[Count]) -> list[Count]:
    """Sums of what lies in one folder of the package, and the modules beside them."""
    sums: dict[str, Count] = {}
    for count in counts:
        name = count.name.partition("/")[0]
        before = sums.get(name, Count(name, 0, 0))
        sums[name] = Count(
            name, before.lines + count.lines, before.not_run + count.not_run
        )
    return list(sums.values())


def table(counts: Sequence[Count]) -> Iterator[str]:
    """Lines of a table: a row for each package, the least run first, and for all."""
    packages = sorted(by_package(counts), key=lambda count: count.share)
    total = Count(
        "cac_data",
        sum(count.lines for count in counts),
        sum(count.not_run for count in counts),
    )
    yield f"{'package':16} {'lines':>7} {'not run':>8} {'run':>8}"
    for count in [*packages, total]:
        row = (
            f"{count.name:16} {count.lines:7,} {count.not_run:8,} {count.share:6.1f} %"
        )
        yield row


def least_run(counts: Sequence[Count]) -> Iterator[str]:
    """The modules of which the smallest share was run, and which lines were not."""
    for count in sorted(counts, key=lambda count: count.share)[:LEAST_RUN]:
        yield f"{count.name}.py, {count.share:.0f} %: {count.where}"


def main() -> None:
    """Print both."""
    counted = coverage.Coverage()
    counted.load()
    counts = modules(counted)
    for line in [*table(counts), "", "Least run, and the lines:", *least_run(counts)]:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()

"""Rows on what is done often: importing the package, loading a table."""

from __future__ import annotations

from pathlib import Path

import cac_data
from tests.benchmarks.contenders import Contender, in_turns, python
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row

LOAD = """
import statistics, time
{imports}
def seconds():
    begin = time.perf_counter()
    {load}
    return time.perf_counter() - begin
first = seconds()
print({told})
"""
FIRST = "first"
LATER = "statistics.median(seconds() for _ in range(100))"


def measure_import(row: Row, bench: Bench) -> list[Result]:
    """Time the imports, each in a Python of its own."""
    ours = Contender("import cac_data", (python("-c", "import cac_data"),))
    theirs = Contender("import pandas", (python("-c", "import pandas"),))
    return [compared(row, bench, row.measure, ours, theirs)]


def measure_first_load(row: Row, bench: Bench) -> list[Result]:
    """Time the first loading of a table in a process."""
    return [_loading(row, bench, FIRST)]


def measure_later_load(row: Row, bench: Bench) -> list[Result]:
    """Time loading a table once more."""
    return [_loading(row, bench, LATER)]


def _loading(row: Row, bench: Bench, told: str) -> Result:
    """Time loading the largest table in a Python that has imported what it needs."""
    sizes = cac_data.tables().set_index("name")["rows"]
    table = str(sizes.idxmax())
    path = Path(cac_data.__file__).parent / "data" / f"{table}.csv"
    ours = LOAD.format(
        imports="import cac_data", load=f"cac_data.load_table({table!r})", told=told
    )
    theirs = LOAD.format(
        imports="import pandas", load=f"pandas.read_csv({str(path)!r})", told=told
    )
    return compared(
        row,
        bench,
        row.measure,
        Contender("load_table", (python("-c", ours),), tells=True),
        Contender("pandas.read_csv", (python("-c", theirs),), tells=True),
        table=table,
        rows=int(sizes.max()),
    )


def compared(
    row: Row,
    bench: Bench,
    measure: str,
    ours: Contender,
    theirs: Contender,
    **details: object,
) -> Result:
    """Time two contenders in turns."""
    with bench.folder() as folder:
        values = in_turns(
            bench.rounds(row),
            lambda: ours.seconds(folder),
            lambda: theirs.seconds(folder),
        )
    return Result(
        row.name,
        measure,
        ours.what,
        theirs.what,
        values,
        target=row.target,
        details=details,
    )


ROWS = (
    Row(
        "import",
        "`import cac_data`",
        measure_import,
        rounds=15,
        target=Target("at most 1.1 times", ratio=1.1),
    ),
    Row(
        "first-load",
        "load the largest table, the first time",
        measure_first_load,
        rounds=15,
    ),
    Row("later-load", "load it once more", measure_later_load, rounds=15),
)

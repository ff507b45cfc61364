"""All rows of the benchmark, in their order."""

from __future__ import annotations

from tests.benchmarks import cells_alone, many, memory, reports, small, sparing
from tests.benchmarks.row import Row

ROWS: tuple[Row, ...] = (
    *reports.ROWS,
    *sparing.ROWS,
    *small.ROWS,
    *many.ROWS,
    *memory.ROWS,
    *cells_alone.ROWS,
)

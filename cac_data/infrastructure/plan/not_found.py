"""What was looked for and not found: a line each, folded at the end of the page.

What has been found since is no line of it: a test asks the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.lines import Line, line


def sought() -> Sequence[Line]:
    """Say what of this topic was looked for and not found."""
    return [
        line("infrastructure.sought-railway-money"),
        line("infrastructure.sought-railway-lots"),
        line("infrastructure.sought-railway-tunnel"),
        line("infrastructure.sought-rail-years"),
        line("infrastructure.sought-rail-gates"),
        line("infrastructure.sought-containers"),
        line("infrastructure.sought-middle-2026"),
        line("infrastructure.sought-roads"),
        line("infrastructure.sought-bakhty"),
        line("infrastructure.sought-openings"),
        line("infrastructure.sought-border-times"),
        line("infrastructure.sought-direct-investment"),
        line("infrastructure.sought-edb-2026"),
        line("infrastructure.sought-debt"),
        line("infrastructure.sought-yuan"),
    ]

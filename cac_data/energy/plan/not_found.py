"""What was looked for and not found: a line each, folded at the end of the page.

What has been found since is no line of it: a test asks the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.lines import Line, line


def sought() -> Sequence[Line]:
    """Say what of this topic was looked for and not found."""
    return [
        line("energy.sought-gas-2026"),
        line("energy.sought-volumes"),
        line("energy.sought-output-2026"),
        line("energy.sought-transit"),
        line("energy.sought-price"),
        line("energy.sought-line-d"),
        line("energy.sought-galkynysh"),
        line("energy.sought-oil-2025"),
        line("energy.sought-uranium-2025"),
        line("energy.sought-fuels"),
        line("energy.sought-power"),
        line("energy.sought-plants-2026"),
    ]

"""What was looked for and not found: a line each, folded at the end of the page.

What has been found since is no line of it: a test asks the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.lines import Line, line


def sought() -> Sequence[Line]:
    """Say what of this topic was looked for and not found."""
    return [
        line("trade.sought-china-2026"),
        line("trade.sought-china-months"),
        line("trade.sought-china-2019"),
        line("trade.sought-flows-2025"),
        line("trade.sought-national"),
        line("trade.sought-kyrgyz-item"),
        line("trade.sought-kyrgyz-gold"),
        line("trade.sought-chapters"),
        line("trade.sought-uzbek-exports"),
        line("trade.sought-kazakh-2025"),
        line("trade.sought-metals"),
        line("trade.sought-cars"),
        line("trade.sought-animals"),
        line("trade.sought-to-russia"),
    ]

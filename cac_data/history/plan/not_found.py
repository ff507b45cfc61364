"""What was looked for and not found: a line each, folded at the end of the page.

What has been found since is no line of it: a test asks the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.lines import Line, line


def sought() -> Sequence[Line]:
    """Say what of this topic was looked for and not found."""
    return [
        line("history.sought-ratified"),
        line("history.sought-articles"),
        line("history.sought-third-summit"),
        line("history.sought-ministers"),
        line("history.sought-programme"),
        line("history.sought-secretariat"),
        line("history.sought-payments"),
        line("history.sought-trained"),
        line("history.sought-others-2026"),
        line("history.sought-turkic-2026"),
        line("history.sought-sco-2026"),
        line("history.sought-border-acts"),
    ]

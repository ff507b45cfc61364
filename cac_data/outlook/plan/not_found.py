"""What was looked for and not found: a line each, folded at the end of the page.

What has been found since is no line of it: a test asks the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.lines import Line, line


def sought() -> Sequence[Line]:
    """Say what of this topic was looked for and not found."""
    return [
        line("outlook.sought-surveys"),
        line("outlook.sought-students"),
        line("outlook.sought-institutes"),
        line("outlook.sought-patients"),
        line("outlook.sought-visitors"),
        line("outlook.sought-permits"),
        line("outlook.sought-workers"),
        line("outlook.sought-data-centres"),
        line("outlook.sought-networks"),
        line("outlook.sought-arms"),
        line("outlook.sought-exercises"),
        line("outlook.sought-promises"),
        line("outlook.sought-not-asked"),
    ]

"""What was looked for and not found of a country: lines of the topics that concern it.

A line goes where a row has what it says; its topic's test asks the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cac_data.codes import Country
from cac_data.lines import Line, line

SOUGHT: Mapping[str, Sequence[Country]] = {
    "trade.sought-china-2026": ("KAZ", "KGZ", "TJK", "TKM", "UZB"),
    "trade.sought-flows-2025": ("TJK", "TKM", "UZB"),
    "trade.sought-national": ("KGZ", "TJK"),
    "trade.sought-kyrgyz-item": ("KGZ",),
    "trade.sought-kyrgyz-gold": ("KGZ",),
    "trade.sought-chapters": ("KGZ", "TJK", "TKM"),
    "trade.sought-uzbek-exports": ("UZB",),
    "trade.sought-kazakh-2025": ("KAZ",),
    "trade.sought-cars": ("KAZ", "TKM"),
    "trade.sought-to-russia": ("KAZ", "KGZ"),
    "energy.sought-volumes": ("KAZ", "TKM", "UZB"),
    "energy.sought-output-2026": ("KAZ", "TKM", "UZB"),
    "energy.sought-transit": ("KAZ", "UZB"),
    "energy.sought-price": ("TKM",),
    "energy.sought-line-d": ("KGZ", "TJK", "TKM", "UZB"),
    "energy.sought-galkynysh": ("TKM",),
    "energy.sought-power": ("KGZ", "TJK"),
    "infrastructure.sought-railway-money": ("KGZ", "UZB"),
    "infrastructure.sought-railway-lots": ("KGZ",),
    "infrastructure.sought-rail-years": ("KAZ",),
    "infrastructure.sought-roads": ("KAZ", "KGZ"),
    "infrastructure.sought-bakhty": ("KAZ", "TJK"),
    "infrastructure.sought-openings": ("KAZ",),
    "infrastructure.sought-direct-investment": ("UZB",),
    "infrastructure.sought-debt": ("KAZ", "TJK", "UZB"),
    "history.sought-ratified": ("KAZ", "TJK", "TKM", "UZB"),
    "history.sought-border-acts": ("KGZ",),
    "outlook.sought-students": ("TJK", "TKM", "UZB"),
    "outlook.sought-visitors": ("KAZ", "KGZ", "TJK"),
    "outlook.sought-permits": ("KAZ",),
    "outlook.sought-workers": ("TJK", "UZB"),
}
"""Lines of the topics -> whom they concern most."""


def sought(country: Country) -> Sequence[Line]:
    """Say what of a country was looked for and not found."""
    return [line(id) for id, concerned in SOUGHT.items() if country in concerned]

"""History, summits and ties: what happened when, who met, and what came of it.

All functions take frames of the tables ``events``, ``goods``, ``summits``,
``summit_outcomes``, ``agreements``, ``concepts``, ``people_links`` and
``security_technology``. What a function works out carries ``source_ids``, the sources
it rests on. The tables are collections: only the sets that a function calls closed may
be counted by year.
"""

from cac_data.history.dates import (
    dates_of,
    earliest,
    interval_years,
    nearest_events,
    years_between,
)
from cac_data.history.findings import measures, origins, parks, principles
from cac_data.history.meetings import (
    format_starts,
    meetings,
    outcomes,
    participants,
)
from cac_data.history.people import (
    VISITORS,
    pledged_scholarships,
    running_workshops,
    visitor_growth,
)
from cac_data.history.ties import (
    PARTNERSHIP_STEPS,
    border_settlement,
    members,
    partnership_level,
    partnership_steps,
    recognition,
    visa_exemptions,
)

__all__ = [
    "PARTNERSHIP_STEPS",
    "VISITORS",
    "border_settlement",
    "dates_of",
    "earliest",
    "format_starts",
    "interval_years",
    "measures",
    "meetings",
    "members",
    "nearest_events",
    "origins",
    "outcomes",
    "parks",
    "participants",
    "partnership_level",
    "partnership_steps",
    "pledged_scholarships",
    "principles",
    "recognition",
    "running_workshops",
    "visa_exemptions",
    "visitor_growth",
    "years_between",
]

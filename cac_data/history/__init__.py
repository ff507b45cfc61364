"""History, summits and ties: what happened when, who met, and what came of it.

Functions take rows of the tables they name; what they give carries `source_ids`. The
tables are collections: only meetings, partnerships and exemptions from visas are
complete lists, of which numbers compare.
"""

from cac_data.history.events import (
    dates_of,
    earliest,
    evidence_on,
    goods_moved,
    goods_places,
    missions,
    nearest_events,
    quiet_spans,
    record,
    rival_datings,
    turning_points,
    until,
    years_between,
)
from cac_data.history.findings import key_figures
from cac_data.history.people import (
    measures,
    parks,
    pledged_scholarships,
    running_workshops,
    visitor_growth,
)
from cac_data.history.ties import (
    border_areas,
    border_settlement,
    format_starts,
    formats,
    meetings,
    members,
    money_pledged,
    named_disputes,
    outcomes,
    partnership_spans,
    pledges,
    principles,
    recognition,
    visa_exemptions,
)

__all__ = [
    "border_areas",
    "border_settlement",
    "dates_of",
    "earliest",
    "evidence_on",
    "format_starts",
    "formats",
    "goods_moved",
    "goods_places",
    "key_figures",
    "measures",
    "meetings",
    "members",
    "missions",
    "money_pledged",
    "named_disputes",
    "nearest_events",
    "outcomes",
    "parks",
    "partnership_spans",
    "pledged_scholarships",
    "pledges",
    "principles",
    "quiet_spans",
    "recognition",
    "record",
    "rival_datings",
    "running_workshops",
    "turning_points",
    "until",
    "visa_exemptions",
    "visitor_growth",
    "years_between",
]

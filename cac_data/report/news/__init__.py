"""What changed between two runs of the reports, ranked and in words; or silence."""

from cac_data.report.news.moves import changes
from cac_data.report.news.records import (
    FEED,
    MOST_ENTRIES,
    MOST_TOLD,
    OURS,
    RECORD,
    read,
    record,
    text,
    without_gone_pages,
    written,
)
from cac_data.report.news.states import Json, state

__all__ = [
    "FEED",
    "MOST_ENTRIES",
    "MOST_TOLD",
    "OURS",
    "RECORD",
    "Json",
    "changes",
    "read",
    "record",
    "state",
    "text",
    "without_gone_pages",
    "written",
]

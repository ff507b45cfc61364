"""What the tables and the documents say on each claim of the article."""

from cac_data.claims.frames import (
    verdicts as verdicts,
    verdicts_then_and_now as verdicts_then_and_now,
)
from cac_data.claims.knowledge import Known as Known
from cac_data.codes import VERDICTS as VERDICTS

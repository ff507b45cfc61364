"""What happened when: readings of dates, the record of events, goods and claims.

How many rows there are of a time says how well it is covered, not how much went on.
"""

from cac_data.history.events.chronicle import (
    THEMES as THEMES,
    THIN as THIN,
    Event as Event,
    QuietSpan as QuietSpan,
    Record as Record,
    Scope as Scope,
    of_record as of_record,
    quiet_spans as quiet_spans,
    record as record,
    until as until,
)
from cac_data.history.events.dates import (
    dates_of as dates_of,
    years_between as years_between,
)
from cac_data.history.events.embassies import (
    Dating as Dating,
    Missions as Missions,
    earliest as earliest,
    missions as missions,
    nearest_events as nearest_events,
    of_missions as of_missions,
)
from cac_data.history.events.goods import (
    OLD_ROADS_END as OLD_ROADS_END,
    Good as Good,
    Goods as Goods,
    Place as Place,
    of_goods as of_goods,
)
from cac_data.history.events.rivals import (
    Rival as Rival,
    rival_datings as rival_datings,
)
from cac_data.history.events.turkmen_claims import (
    Statement as Statement,
    initiatives as initiatives,
)
from cac_data.history.texts import ARTICLE as ARTICLE

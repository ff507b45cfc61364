"""Outlook: six sectors to the horizon, what is likely, and how it will be known.

What is asked stands in the tables ``outlook_indicators``, ``forecasts`` and
``signals``. `years` are those of `series`; `verdicts` are as known on the date of the
`tables`.
"""

from cac_data.outlook import plan as plan
from cac_data.outlook.basics import Scope as Scope
from cac_data.outlook.cards import key_figures as key_figures
from cac_data.outlook.chances import (
    chances as chances,
    forecasts as forecasts,
    likelihood_bands as likelihood_bands,
)
from cac_data.outlook.companies import companies as companies
from cac_data.outlook.deeds import (
    DECIDED as DECIDED,
    fell_due as fell_due,
    groups as groups,
    kept as kept,
    promises as promises,
    wilson_limits as wilson_limits,
)
from cac_data.outlook.early_warnings import alarms as alarms, warnings as warnings
from cac_data.outlook.indicators import series as series
from cac_data.outlook.paces import needs as needs, paces as paces
from cac_data.outlook.people import (
    grants as grants,
    hosted as hosted,
    ties as ties,
    visits as visits,
)
from cac_data.outlook.risks import incidents as incidents, risks as risks
from cac_data.outlook.scores import hindcast as hindcast, record as record
from cac_data.outlook.sectors import (
    Doubts as Doubts,
    standing as standing,
    stands as stands,
)
from cac_data.outlook.technology import (
    technology as technology,
    technology_items as technology_items,
)
from cac_data.outlook.trade_changes import conditions as conditions
from cac_data.outlook.unmeasured import beside as beside
from cac_data.outlook.verdicts import key_claims as key_claims
from cac_data.outlook.watch import signals as signals, signs as signs

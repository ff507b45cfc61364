"""Outlook: six sectors to the horizon, what is likely, and how it will be known.

What is asked stands in the tables ``outlook_indicators``, ``forecasts`` and
``signals``. `years` are those of `series`; `verdicts` are as known on the date of the
`tables`.
"""

from cac_data.outlook import plan as plan
from cac_data.outlook.cards import key_figures as key_figures
from cac_data.outlook.chances import (
    forecasts as forecasts,
    likelihood_bands as likelihood_bands,
)
from cac_data.outlook.deeds import (
    DECIDED as DECIDED,
    kept as kept,
    promises as promises,
    wilson_limits as wilson_limits,
)
from cac_data.outlook.early_warnings import warnings as warnings
from cac_data.outlook.indicators import series as series
from cac_data.outlook.paces import needs as needs
from cac_data.outlook.people import grants as grants, hosted as hosted
from cac_data.outlook.scores import hindcast as hindcast, record as record
from cac_data.outlook.sectors import standing as standing
from cac_data.outlook.trade_changes import conditions as conditions
from cac_data.outlook.unmeasured import beside as beside
from cac_data.outlook.watch import signals as signals

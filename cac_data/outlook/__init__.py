"""Six sectors to the horizon: what was said, where it stands, where it heads.

The article ends with forecasts for the economy, infrastructure, energy, technologies,
people and security. Here each gets its indicators (:func:`series`, :func:`sectors`), a
probability where one can be had, with the day on which it will be known and the rule
that will decide (:func:`forecasts`, :func:`outcomes`, :func:`brier`), the pace that it
needs beside the pace so far (:func:`needs`), what would change it (:func:`conditions`)
and what tells early (:func:`signals`).

Functions take the tables by name, for instance :class:`cac_data.claims.Known`, and
frames of each other. What they work out carries ``source_ids``.
"""

from cac_data.outlook.conditions import conditions
from cac_data.outlook.drawings import (
    draw_changes,
    draw_conditions,
    draw_forecasts,
    draw_hindcast,
    draw_needs,
    draw_signals,
    draw_visitors,
)
from cac_data.outlook.forecasts import (
    FORECAST_LABELS,
    SILENT_LABELS,
    chance_by_reference,
    forecasts,
)
from cac_data.outlook.headlines import key_figures
from cac_data.outlook.needs import needs
from cac_data.outlook.scoreboard import SCOREBOARD_LABELS, scoreboard
from cac_data.outlook.scoring import brier, hindcast, outcomes
from cac_data.outlook.sentences import (
    say_conditions,
    say_forecasts,
    say_hindcast,
    say_line_d,
    say_needs,
    say_people,
    say_scope,
    say_scoreboard,
    say_sectors,
    say_signals,
)
from cac_data.outlook.series import INDICATORS, SECTORS, levels_of, series
from cac_data.outlook.signals import SIGNAL_LABELS, signals
from cac_data.outlook.standing import SECTOR_LABELS, sectors

__all__ = [
    "FORECAST_LABELS",
    "INDICATORS",
    "SCOREBOARD_LABELS",
    "SECTORS",
    "SECTOR_LABELS",
    "SIGNAL_LABELS",
    "SILENT_LABELS",
    "brier",
    "chance_by_reference",
    "conditions",
    "draw_changes",
    "draw_conditions",
    "draw_forecasts",
    "draw_hindcast",
    "draw_needs",
    "draw_signals",
    "draw_visitors",
    "forecasts",
    "hindcast",
    "key_figures",
    "levels_of",
    "needs",
    "outcomes",
    "say_conditions",
    "say_forecasts",
    "say_hindcast",
    "say_line_d",
    "say_needs",
    "say_people",
    "say_scope",
    "say_scoreboard",
    "say_sectors",
    "say_signals",
    "scoreboard",
    "sectors",
    "series",
    "signals",
]

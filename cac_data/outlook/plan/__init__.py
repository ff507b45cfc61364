"""What is said of the outlook, as lines: a module for each part of the page."""

from cac_data.outlook.plan.brief import (
    brief as brief,
    finding as finding,
    key_figure as key_figure,
)
from cac_data.outlook.plan.chances import (
    chances_figure as chances_figure,
    forecasts as forecasts,
    forecasts_table as forecasts_table,
    hindcast as hindcast,
    record as record,
    sensitivity as sensitivity,
    silent_table as silent_table,
)
from cac_data.outlook.plan.companies import (
    companies as companies,
    companies_figure as companies_figure,
)
from cac_data.outlook.plan.deeds import (
    deeds as deeds,
    due as due,
    due_table as due_table,
    fell_due as fell_due,
    kept_table as kept_table,
    promises_table as promises_table,
)
from cac_data.outlook.plan.not_found import sought as sought
from cac_data.outlook.plan.paces import (
    conditions as conditions,
    conditions_figure as conditions_figure,
    needs as needs,
    needs_table as needs_table,
    what_if as what_if,
)
from cac_data.outlook.plan.people import (
    disputes_table as disputes_table,
    hosted_figure as hosted_figure,
    people as people,
    scoreboard as scoreboard,
    scoreboard_table as scoreboard_table,
    visits_figure as visits_figure,
)
from cac_data.outlook.plan.risks import (
    incidents_table as incidents_table,
    risks as risks,
)
from cac_data.outlook.plan.sectors import (
    doubts as doubts,
    standing as standing,
    standing_table as standing_table,
    verdict_cell as verdict_cell,
)
from cac_data.outlook.plan.signals import (
    beside_table as beside_table,
    signals as signals,
    signals_table as signals_table,
    warnings as warnings,
    warnings_table as warnings_table,
)
from cac_data.outlook.plan.technology import (
    technology as technology,
    technology_table as technology_table,
)

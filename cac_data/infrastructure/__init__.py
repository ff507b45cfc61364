"""Railways, roads and ports, the money behind them and what they carry.

Money is in million US dollars, lengths are in kilometres, times in hours or days, slips
in years; what a function works out carries `source_ids`.
"""

from cac_data.infrastructure.figures import key_figures as key_figures
from cac_data.infrastructure.freight import (
    corridor_series as corridor_series,
    expectations as expectations,
)
from cac_data.infrastructure.money import chinese_money as chinese_money
from cac_data.infrastructure.network import compare_routes as compare_routes
from cac_data.infrastructure.projects import (
    completion_claims as completion_claims,
    countable_projects as countable_projects,
    finished_projects as finished_projects,
    first_dates_kept as first_dates_kept,
    known_projects as known_projects,
    named_late as named_late,
    named_years as named_years,
    railway_promises as railway_promises,
    schedule_slip as schedule_slip,
    works_pace as works_pace,
)

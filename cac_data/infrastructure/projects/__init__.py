"""What is built and promised: dates and their slips, the portfolio, the CKU railway."""

from cac_data.infrastructure.projects.portfolio import (
    FLAGSHIPS as FLAGSHIPS,
    countable_projects as countable_projects,
    finished_projects as finished_projects,
    known_projects as known_projects,
    of_portfolio as of_portfolio,
    works_in as works_in,
)
from cac_data.infrastructure.projects.promises import (
    completion_claims as completion_claims,
    named_years as named_years,
    railway_promises as railway_promises,
)
from cac_data.infrastructure.projects.railway import (
    of_costs as of_costs,
    of_opening as of_opening,
    works_pace as works_pace,
)
from cac_data.infrastructure.projects.slips import (
    first_dates_kept as first_dates_kept,
    named_late as named_late,
    of_slips as of_slips,
    schedule_slip as schedule_slip,
)

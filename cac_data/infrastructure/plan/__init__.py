"""What the page of infrastructure says, as lines: which sentences, with which values.

The facts are those of the functions that the notebook calls, section by section.
"""

from cac_data.infrastructure.plan.brief import brief as brief, finding as finding
from cac_data.infrastructure.plan.cards import key_figure as key_figure
from cac_data.infrastructure.plan.cargo import (
    disputes_table as disputes_table,
    freight as freight,
    freight_figure as freight_figure,
    hopes_table as hopes_table,
    latest_table as latest_table,
    shipments as shipments,
)
from cac_data.infrastructure.plan.crossings import (
    border as border,
    border_table as border_table,
    rail_years as rail_years,
    rail_years_figure as rail_years_figure,
    trains as trains,
)
from cac_data.infrastructure.plan.detours import (
    accuracy as accuracy,
    comparison as comparison,
    comparison_figure as comparison_figure,
    over as over,
    over_figure as over_figure,
)
from cac_data.infrastructure.plan.money import (
    debt as debt,
    debt_figure as debt_figure,
    money as money,
    money_table as money_table,
)
from cac_data.infrastructure.plan.not_found import sought as sought
from cac_data.infrastructure.plan.railway import (
    costs as costs,
    costs_table as costs_table,
    opening as opening,
    opening_figure as opening_figure,
)
from cac_data.infrastructure.plan.routes import (
    options_table as options_table,
    routes as routes,
    routes_figure as routes_figure,
)
from cac_data.infrastructure.plan.works import (
    countries_table as countries_table,
    flagships_table as flagships_table,
    portfolio as portfolio,
    portfolio_figure as portfolio_figure,
    slips as slips,
    slips_figure as slips_figure,
)

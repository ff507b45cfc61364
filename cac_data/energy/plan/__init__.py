"""What the energy page says, as lines: each function takes facts of a section."""

from cac_data.energy.plan.balance import (
    balance as balance,
    balance_figure as balance_figure,
    ledger_table as ledger_table,
    what_if as what_if,
)
from cac_data.energy.plan.brief import brief as brief, finding as finding
from cac_data.energy.plan.counts import (
    counts as counts,
    counts_table as counts_table,
    disputes_table as disputes_table,
)
from cac_data.energy.plan.fuels import (
    fuels as fuels,
    oil_table as oil_table,
    uranium_table as uranium_table,
)
from cac_data.energy.plan.gas import (
    courses as courses,
    courses_figure as courses_figure,
    customs_table as customs_table,
    deliveries as deliveries,
    deliveries_figure as deliveries_figure,
    gas_trade as gas_trade,
    gas_trade_figure as gas_trade_figure,
    importer as importer,
    importer_figure as importer_figure,
    prices as prices,
    prices_figure as prices_figure,
)
from cac_data.energy.plan.key_figures import key_figure as key_figure
from cac_data.energy.plan.not_found import sought as sought
from cac_data.energy.plan.panels import (
    panels as panels,
    panels_figure as panels_figure,
    panels_table as panels_table,
)
from cac_data.energy.plan.power import (
    intensity as intensity,
    intensity_figure as intensity_figure,
    mix as mix,
    mix_figure as mix_figure,
)
from cac_data.energy.plan.solar import (
    projects as projects,
    projects_figure as projects_figure,
    solar_wind as solar_wind,
    solar_wind_figure as solar_wind_figure,
)

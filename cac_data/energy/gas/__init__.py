"""Gas to China in bcm as the Statistical Review of World Energy standardises it."""

from cac_data.energy.fuels import (
    URANIUM as URANIUM,
    of_fuels as of_fuels,
)
from cac_data.energy.gas.balance import (
    gas_balance as gas_balance,
    of_importer as of_importer,
    own_past as own_past,
)
from cac_data.energy.gas.counts import of_disputes as of_disputes
from cac_data.energy.gas.deliveries import (
    of_deliveries as of_deliveries,
)
from cac_data.energy.gas.fields import of_field_works as of_field_works
from cac_data.energy.gas.flows import (
    FlowSeries as FlowSeries,
    sent_to_china as sent_to_china,
    series as series,
)
from cac_data.energy.gas.metres import (
    in_review_metres as in_review_metres,
    national_metres as national_metres,
)
from cac_data.energy.gas.months import (
    customs_in_part_of_year as customs_in_part_of_year,
    of_gas_trade as of_gas_trade,
    uzbek_gas_by_month as uzbek_gas_by_month,
)
from cac_data.energy.gas.path import (
    EarlyLineD as EarlyLineD,
    TurkmenOutput as TurkmenOutput,
    early_line_d as early_line_d,
    gas_ahead as gas_ahead,
    gas_path as gas_path,
    needed_output_growth as needed_output_growth,
)
from cac_data.energy.gas.pipelines import (
    pipe_courses as pipe_courses,
    pipe_levels as pipe_levels,
)
from cac_data.energy.gas.prices import (
    of_prices as of_prices,
    worth_of as worth_of,
)
from cac_data.energy.gas.suppliers import supplier_shares as supplier_shares
from cac_data.energy.gas.transit import of_transit as of_transit
from cac_data.energy.gas.turkmenistan import (
    Balance as Balance,
    of_balance as of_balance,
)
from cac_data.energy.rows import OUTCOME as OUTCOME

"""Energy of Central Asia and China: gas and fuel flows, power, solar and wind."""

from cac_data.energy import gas as gas, plan as plan, power as power
from cac_data.energy.figures import key_figures as key_figures
from cac_data.energy.gas import (
    sent_to_china as sent_to_china,
    series as series,
    supplier_shares as supplier_shares,
)
from cac_data.energy.power import (
    carbon_intensity as carbon_intensity,
    projects_by_stage as projects_by_stage,
    put_into_service as put_into_service,
)
from cac_data.energy.rows import (
    counted as counted,
    one_each as one_each,
)

"""Energy of Central Asia and China: gas and fuel flows, power, projects.

All functions take frames of the energy tables. Gas is in billion cubic metres as the
Statistical Review standardises them, unless a unit says otherwise; editions of one
publication are never joined unasked. What a function works out carries ``source_ids``.
"""

from cac_data.energy.capacity import (
    NEEDED_LABELS,
    capacity_added,
    fleet,
    needed_additions,
)
from cac_data.energy.electricity import (
    TECHNOLOGIES,
    generation_mix,
    revisions,
    share_of_technologies,
)
from cac_data.energy.emissions import avoided_emissions, carbon_intensity
from cac_data.energy.flows import REVIEW, flow_trend, review_volumes
from cac_data.energy.gas import (
    gas_balance,
    implied_price,
    same_gas,
    supplier_concentration,
    supplier_shares,
    utilisation,
)
from cac_data.energy.projects import (
    STATUS_LABELS,
    STATUSES,
    projects_by_status,
    put_into_service,
    share_with_chinese_party,
)
from cac_data.energy.units import convert

__all__ = [
    "NEEDED_LABELS",
    "REVIEW",
    "STATUSES",
    "STATUS_LABELS",
    "TECHNOLOGIES",
    "avoided_emissions",
    "capacity_added",
    "carbon_intensity",
    "convert",
    "fleet",
    "flow_trend",
    "gas_balance",
    "generation_mix",
    "implied_price",
    "needed_additions",
    "projects_by_status",
    "put_into_service",
    "review_volumes",
    "revisions",
    "same_gas",
    "share_of_technologies",
    "share_with_chinese_party",
    "supplier_concentration",
    "supplier_shares",
    "utilisation",
]

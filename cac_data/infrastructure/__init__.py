"""Railways, roads, ports and cables, the money behind them and what they carry.

All functions take frames of the tables ``projects``, ``project_figures``,
``schedule_claims``, ``network_nodes``, ``network_legs``, ``investment``,
``external_debt`` and ``corridor_volumes``. Money is in million US dollars where a name
says so, lengths are in kilometres, slips in years. What a function works out carries
``source_ids``, the sources it rests on.
"""

from cac_data.infrastructure.investment import (
    ADDABLE,
    by_concept,
    capacity_use,
    check_addable,
    concept_overview,
    concept_totals,
    corridor_series,
    debt_path,
)
from cac_data.infrastructure.network import (
    EARTH_RADIUS_KM,
    detour_factors,
    great_circle,
    leg_lengths,
)
from cac_data.infrastructure.projects import (
    PROJECT_LABELS,
    countable_projects,
    finished_projects,
    project_overview,
    project_totals,
)
from cac_data.infrastructure.schedules import (
    CLAIM_LABELS,
    PROMISING,
    ROLES,
    SLIP_LABELS,
    completion_claims,
    schedule_slip,
)

__all__ = [
    "ADDABLE",
    "CLAIM_LABELS",
    "EARTH_RADIUS_KM",
    "PROJECT_LABELS",
    "PROMISING",
    "ROLES",
    "SLIP_LABELS",
    "by_concept",
    "capacity_use",
    "check_addable",
    "completion_claims",
    "concept_overview",
    "concept_totals",
    "corridor_series",
    "countable_projects",
    "debt_path",
    "detour_factors",
    "finished_projects",
    "great_circle",
    "leg_lengths",
    "project_overview",
    "project_totals",
    "schedule_slip",
]

"""Railways, roads and ports, the money behind them and what they carry.

All functions take frames of the tables `projects`, `project_figures`,
`schedule_claims`, `network_nodes`, `network_legs`, `route_checks`, `corridor_volumes`,
`investment` and `external_debt`. Money is in million US dollars, lengths are in
kilometres, times in hours or days, slips in years. What a function works out carries
`source_ids`, the sources it rests on.
"""

from cac_data.infrastructure.findings import key_figures
from cac_data.infrastructure.freight import (
    cargo_carried,
    corridor_series,
    expectations,
    freight_overview,
    shipments,
)
from cac_data.infrastructure.money import chinese_money, debt_to_china, railway_loan
from cac_data.infrastructure.network import (
    compare_alignments,
    compare_routes,
    corridor_legs,
    crossing_check,
    drawn_routes,
    error_summary,
    leg_losses,
    open_legs,
    place_names,
    route_errors,
    route_options,
    routes,
    routes_now_and_then,
    travel_times,
)
from cac_data.infrastructure.projects import (
    completion_claims,
    countable_projects,
    finished_projects,
    main_figure,
    named_years,
    opening_doubts,
    overruns,
    portfolio,
    project_places,
    promises,
    railway_figures,
    railway_promises,
    reference_classes,
    schedule_slip,
    slip_curves,
    works_pace,
)

__all__ = [
    "cargo_carried",
    "chinese_money",
    "compare_alignments",
    "compare_routes",
    "completion_claims",
    "corridor_legs",
    "corridor_series",
    "countable_projects",
    "crossing_check",
    "debt_to_china",
    "drawn_routes",
    "error_summary",
    "expectations",
    "finished_projects",
    "freight_overview",
    "key_figures",
    "leg_losses",
    "main_figure",
    "named_years",
    "open_legs",
    "opening_doubts",
    "overruns",
    "place_names",
    "portfolio",
    "project_places",
    "promises",
    "railway_figures",
    "railway_loan",
    "railway_promises",
    "reference_classes",
    "route_errors",
    "route_options",
    "routes",
    "routes_now_and_then",
    "schedule_slip",
    "shipments",
    "slip_curves",
    "travel_times",
    "works_pace",
]

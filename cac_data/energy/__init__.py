"""Energy of Central Asia and China: gas and fuel flows, power, projects.

All functions take frames of the energy tables. Gas is in billion cubic metres as the
Statistical Review standardises them, unless a unit says otherwise; editions of one
publication are never joined unasked. What a function works out carries ``source_ids``.
"""

from cac_data.energy.additions import solar_wind_goals, solar_wind_path
from cac_data.energy.capacity import (
    capacity_added,
    fleet,
    fleet_by_year,
    needed_additions,
)
from cac_data.energy.courses import pipe_courses, say_courses
from cac_data.energy.disputes import DISPUTE_LABELS, disputes
from cac_data.energy.drawings import (
    draw_courses,
    draw_deliveries,
    draw_gas_path,
    draw_gas_prices,
    draw_importer,
    draw_intensity,
    draw_mix,
    draw_own_past,
    draw_pipe,
    draw_projects,
    draw_solar_wind,
    draw_suppliers,
)
from cac_data.energy.electricity import (
    TECHNOLOGIES,
    generation_mix,
    revised,
    revisions,
    share_of_technologies,
)
from cac_data.energy.emissions import avoided_emissions, carbon_intensity
from cac_data.energy.flows import REVIEW, flow_trend, review_volumes
from cac_data.energy.fuels import (
    OIL_LABELS,
    oil_by_all_routes,
    oil_in_pipe,
    oil_years,
    uranium_output,
    uranium_to_china,
)
from cac_data.energy.gas import (
    gas_balance,
    implied_price,
    same_gas,
    supplier_concentration,
    supplier_shares,
    utilisation,
)
from cac_data.energy.headlines import gas_figures, key_figures, power_figures
from cac_data.energy.ledger import LEDGER_LABELS, gas_ledger, newest_balance
from cac_data.energy.mix import latest_year, mix_by_group, newest
from cac_data.energy.past import balance_pace, own_past, past_chances
from cac_data.energy.paths import gas_path, needed_output_growth, pipe_levels
from cac_data.energy.power_sentences import (
    say_avoided,
    say_intensity,
    say_mix,
    say_oil,
    say_projects,
    say_revisions,
    say_solar_wind,
    say_storage,
    say_uranium,
)
from cac_data.energy.projects import (
    STATUSES,
    projects_by_status,
    put_into_service,
    share_with_chinese_party,
    shares_by_role,
)
from cac_data.energy.sentences import (
    say_counts,
    say_deliveries,
    say_gas_path,
    say_gas_prices,
    say_importer,
    say_ledger,
    say_money,
    say_own_past,
    say_pipe,
    say_scope,
    say_suppliers,
    warn_line_d,
)
from cac_data.energy.share_goals import say_share_goals, share_goals
from cac_data.energy.suppliers import (
    COUNT_LABELS,
    deliveries,
    gas_values,
    newest_edition,
    other_counts,
    regional_gas,
    suppliers,
)
from cac_data.energy.units import convert
from cac_data.energy.worth import gas_money
from cac_data.energy.years import pipe_years, turkmen_years

__all__ = [
    "COUNT_LABELS",
    "DISPUTE_LABELS",
    "LEDGER_LABELS",
    "OIL_LABELS",
    "REVIEW",
    "STATUSES",
    "TECHNOLOGIES",
    "avoided_emissions",
    "balance_pace",
    "capacity_added",
    "carbon_intensity",
    "convert",
    "deliveries",
    "disputes",
    "draw_courses",
    "draw_deliveries",
    "draw_gas_path",
    "draw_gas_prices",
    "draw_importer",
    "draw_intensity",
    "draw_mix",
    "draw_own_past",
    "draw_pipe",
    "draw_projects",
    "draw_solar_wind",
    "draw_suppliers",
    "fleet",
    "fleet_by_year",
    "flow_trend",
    "gas_balance",
    "gas_figures",
    "gas_ledger",
    "gas_money",
    "gas_path",
    "gas_values",
    "generation_mix",
    "implied_price",
    "key_figures",
    "latest_year",
    "mix_by_group",
    "needed_additions",
    "needed_output_growth",
    "newest",
    "newest_balance",
    "newest_edition",
    "oil_by_all_routes",
    "oil_in_pipe",
    "oil_years",
    "other_counts",
    "own_past",
    "past_chances",
    "pipe_courses",
    "pipe_levels",
    "pipe_years",
    "power_figures",
    "projects_by_status",
    "put_into_service",
    "regional_gas",
    "review_volumes",
    "revised",
    "revisions",
    "same_gas",
    "say_avoided",
    "say_counts",
    "say_courses",
    "say_deliveries",
    "say_gas_path",
    "say_gas_prices",
    "say_importer",
    "say_intensity",
    "say_ledger",
    "say_mix",
    "say_money",
    "say_oil",
    "say_own_past",
    "say_pipe",
    "say_projects",
    "say_revisions",
    "say_scope",
    "say_share_goals",
    "say_solar_wind",
    "say_storage",
    "say_suppliers",
    "say_uranium",
    "share_goals",
    "share_of_technologies",
    "share_with_chinese_party",
    "shares_by_role",
    "solar_wind_goals",
    "solar_wind_path",
    "supplier_concentration",
    "supplier_shares",
    "suppliers",
    "turkmen_years",
    "uranium_output",
    "uranium_to_china",
    "utilisation",
    "warn_line_d",
]

"""What is said of trade with China, as lines, from the facts of its sections.

A function a section, named as the function of `trade` that gives its facts; those that
end in ``_chart`` and ``_table`` say what stands around one.
"""

from cac_data.trade.plan.cards import key_figure as key_figure
from cac_data.trade.plan.heading import (
    ahead as ahead,
    ahead_chart as ahead_chart,
    disputes_table as disputes_table,
    gas_in_exports as gas_in_exports,
    methods_table as methods_table,
    missed as missed,
    pace as pace,
    prices as prices,
    prices_chart as prices_chart,
    targets as targets,
    targets_table as targets_table,
    what_if as what_if,
)
from cac_data.trade.plan.in_brief import brief as brief, finding as finding
from cac_data.trade.plan.not_found import sought as sought
from cac_data.trade.plan.partners import (
    dependence as dependence,
    dependence_chart as dependence_chart,
    mirror as mirror,
    mirror_chart as mirror_chart,
    own_counts as own_counts,
    partners as partners,
    products_table as products_table,
    ranges_chart as ranges_chart,
    transit as transit,
)
from cac_data.trade.plan.past import (
    deficit as deficit,
    deficit_chart as deficit_chart,
    gold as gold,
    growth as growth,
    growth_chart as growth_chart,
    kyrgyz_months_chart as kyrgyz_months_chart,
    level as level,
    level_chart as level_chart,
    moves as moves,
    moves_table as moves_table,
    own_moves as own_moves,
    own_moves_table as own_moves_table,
)
from cac_data.trade.plan.sold import (
    both_sides_chart as both_sides_chart,
    by_chapter_table as by_chapter_table,
    goods as goods,
    solar_table as solar_table,
)

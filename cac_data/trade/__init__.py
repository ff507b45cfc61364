"""Trade of Central Asia with China: who counts what, what grew, and where it heads.

All functions take frames of the tables ``bilateral_trade``, ``monthly_trade``,
``trade_targets``, ``country_profile`` and ``commodity_prices``. Money is in million
US dollars at current prices (``value_usd_mn``); flows are seen from the Central Asian
country. What a function works out carries ``source_ids``, the sources it rests on.
"""

from cac_data.trade.counts import (
    SIDES,
    balance,
    contributions,
    counted,
    exports,
    flows,
    imports,
    late_bookings,
    months_of,
    regional,
    turnover,
)
from cac_data.trade.drawings import (
    draw_backtest,
    draw_elasticity,
    draw_path,
    draw_projection,
)
from cac_data.trade.headlines import key_figures
from cac_data.trade.mirror import (
    COUNTER_LABELS,
    counter_gap,
    mirror_gap,
    reexport_bounds,
)
from cac_data.trade.partners import dependence, total_trade
from cac_data.trade.paths import (
    backtest,
    currency_pace,
    level_probabilities,
    needed_growth,
    projection,
    recent_pace,
    scenario_path,
)
from cac_data.trade.prices import price_changes, price_elasticity
from cac_data.trade.sentences import (
    say_backtest,
    say_balance,
    say_contributions,
    say_counters,
    say_currencies,
    say_dependence,
    say_late_bookings,
    say_mirror,
    say_needed,
    say_path,
    say_prices,
    say_projection,
    say_reexport,
    say_scope,
    say_targets,
    say_total,
)
from cac_data.trade.targets import (
    NEEDED_LABELS,
    TARGET_LABELS,
    claimed_levels,
    claimed_range,
    target_outcomes,
)

__all__ = [
    "COUNTER_LABELS",
    "NEEDED_LABELS",
    "SIDES",
    "TARGET_LABELS",
    "backtest",
    "balance",
    "claimed_levels",
    "claimed_range",
    "contributions",
    "counted",
    "counter_gap",
    "currency_pace",
    "dependence",
    "draw_backtest",
    "draw_elasticity",
    "draw_path",
    "draw_projection",
    "exports",
    "flows",
    "imports",
    "key_figures",
    "late_bookings",
    "level_probabilities",
    "mirror_gap",
    "months_of",
    "needed_growth",
    "price_changes",
    "price_elasticity",
    "projection",
    "recent_pace",
    "reexport_bounds",
    "regional",
    "say_backtest",
    "say_balance",
    "say_contributions",
    "say_counters",
    "say_currencies",
    "say_dependence",
    "say_late_bookings",
    "say_mirror",
    "say_needed",
    "say_path",
    "say_prices",
    "say_projection",
    "say_reexport",
    "say_scope",
    "say_targets",
    "say_total",
    "scenario_path",
    "target_outcomes",
    "total_trade",
    "turnover",
]

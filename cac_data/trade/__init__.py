"""Trade of Central Asia with China: who counts what, what grew, where it heads.

Money is in USD million at current prices, flows are seen from Central Asia; `trade` are
rows of ``bilateral_trade``, `flows` of `series`, `counts` of `counts_of`. `of_*`: what
a section says and draws.
"""

from cac_data.products import (
    leading_products as leading_products,
    market_shares as market_shares,
    partner_shares as partner_shares,
    product_composition as product_composition,
    product_concentration as product_concentration,
    revealed_advantage as revealed_advantage,
)
from cac_data.trade import plan as plan
from cac_data.trade.ahead import (
    of_ahead as of_ahead,
    projection as projection,
    recent_pace as recent_pace,
)
from cac_data.trade.chapters import (
    LEVELS as LEVELS,
    HolesError as HolesError,
    both_sides as both_sides,
    by_chapter as by_chapter,
)
from cac_data.trade.dependence import (
    china_share as china_share,
    of_dependence as of_dependence,
)
from cac_data.trade.figures import key_figures as key_figures
from cac_data.trade.flows import (
    FLOWS as FLOWS,
    SIDES as SIDES,
    balance as balance,
    counts_of as counts_of,
    regional as regional,
    series as series,
)
from cac_data.trade.gold import of_gold as of_gold
from cac_data.trade.goods import (
    GAS_SELLERS as GAS_SELLERS,
    GOODS_SINCE as GOODS_SINCE,
    PIPED_GAS as PIPED_GAS,
    gas_in_exports as gas_in_exports,
    of_goods as of_goods,
)
from cac_data.trade.growth import (
    contributions as contributions,
    exports_of_other_four as exports_of_other_four,
    growth_without_kyrgyz as growth_without_kyrgyz,
    of_growth as of_growth,
)
from cac_data.trade.level import of_deficit as of_deficit, of_level as of_level
from cac_data.trade.mirror import (
    THIS_CENTURY as THIS_CENTURY,
    mirror_gap as mirror_gap,
    of_mirror as of_mirror,
)
from cac_data.trade.moves import (
    of_moves as of_moves,
    own_moves as own_moves,
    rows_of_own_moves as rows_of_own_moves,
)
from cac_data.trade.own_counts import (
    bank_gap as bank_gap,
    national_total as national_total,
    other_count as other_count,
)
from cac_data.trade.prices import BOOM as BOOM, of_prices as of_prices
from cac_data.trade.scenario import (
    of_gas_in_exports as of_gas_in_exports,
    scenario_path as scenario_path,
)
from cac_data.trade.sold import of_sold as of_sold
from cac_data.trade.targets import levels_of as levels_of, of_targets as of_targets
from cac_data.trade.transit import (
    of_kyrgyz_months as of_kyrgyz_months,
    of_transit as of_transit,
)

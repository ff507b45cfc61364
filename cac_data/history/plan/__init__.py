"""What the page of history says, as lines: sentences, charts, tables and cards.

Each function takes facts of `history`, in the order of the page.
"""

from cac_data.history.plan.article import (
    initiatives as initiatives,
    initiatives_table as initiatives_table,
    not_covered as not_covered,
    principles as principles,
    principles_table as principles_table,
    rivals as rivals,
    rivals_table as rivals_table,
)
from cac_data.history.plan.cards import key_figure as key_figure
from cac_data.history.plan.comparison import (
    formats as formats,
    formats_table as formats_table,
    meetings as meetings,
    summits as summits,
)
from cac_data.history.plan.neighbours import (
    borders as borders,
    partnerships as partnerships,
    ties as ties,
)
from cac_data.history.plan.not_found import sought as sought
from cac_data.history.plan.old_ties import (
    goods as goods,
    goods_map as goods_map,
    goods_moved as goods_moved,
    missions as missions,
    record as record,
    record_figure as record_figure,
)
from cac_data.history.plan.overview import (
    brief as brief,
    finding as finding,
    scope as scope,
)
from cac_data.history.plan.promises import (
    after as after,
    after_table as after_table,
    by_topic as by_topic,
    pledges as pledges,
    pledges_table as pledges_table,
    year as year,
)
from cac_data.history.plan.treaty import (
    articles as articles,
    treaty_and_institutions as treaty_and_institutions,
)

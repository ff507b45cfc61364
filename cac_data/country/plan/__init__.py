"""What the page of a country says, as lines: each function takes facts of a section."""

from cac_data.country.plan.brief import (
    brief as brief,
    cards as cards,
    finding as finding,
    key_figure as key_figure,
)
from cac_data.country.plan.counts import (
    counts as counts,
    counts_figure as counts_figure,
    dependence as dependence,
    dependence_figure as dependence_figure,
)
from cac_data.country.plan.goods import (
    bought_figure as bought_figure,
    goods as goods,
    goods_table as goods_table,
    sold_figure as sold_figure,
)
from cac_data.country.plan.not_found import sought as sought
from cac_data.country.plan.promised import (
    people as people,
    pledges_table as pledges_table,
    promises as promises,
    promises_figure as promises_figure,
    promises_table as promises_table,
)
from cac_data.country.plan.sheet import (
    shares_figure as shares_figure,
    sheet_sentences as sheet_sentences,
    sheet_table as sheet_table,
)
from cac_data.country.plan.standing import (
    claims as claims,
    disputes as disputes,
    disputes_table as disputes_table,
    standing as standing,
    standing_figure as standing_figure,
    standing_table as standing_table,
)
from cac_data.country.plan.works import (
    energy as energy,
    gas_figure as gas_figure,
    money_table as money_table,
    places_table as places_table,
    works as works,
    works_figure as works_figure,
    works_table as works_table,
)

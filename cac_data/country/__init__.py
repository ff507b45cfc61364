"""One country and China: what each of the other topics says of it, on one page.

`of_*`: what a section says and draws, for one of the five. Where a topic computes for
all five, its facts are asked, and the country's are selected.
"""

from cac_data.country import plan as plan
from cac_data.country.counts import of_counts as of_counts
from cac_data.country.dependence import of_dependence as of_dependence
from cac_data.country.figures import key_figures as key_figures
from cac_data.country.goods import of_goods as of_goods
from cac_data.country.known import tables_until as tables_until
from cac_data.country.people import of_people as of_people
from cac_data.country.power import of_energy as of_energy
from cac_data.country.promised import of_promises as of_promises
from cac_data.country.said_of_it import (
    of_claims as of_claims,
    of_disputes as of_disputes,
)
from cac_data.country.sheet import of_sheet as of_sheet
from cac_data.country.standing import of_standing as of_standing
from cac_data.country.works import of_money as of_money, of_works as of_works

"""History, summits and ties: what happened when, who met, and what came of it.

Only meetings of leaders and foreign ministers, partnerships and exemptions from visas
are complete lists, of which numbers compare; all else is what was collected.
"""

from cac_data.history import events as events, plan as plan
from cac_data.history.documents import (
    documents as documents,
    last_document as last_document,
)
from cac_data.history.events import (
    dates_of as dates_of,
    earliest as earliest,
    nearest_events as nearest_events,
    years_between as years_between,
)
from cac_data.history.figures import key_figures as key_figures
from cac_data.history.formats import (
    Format as Format,
    formats_compared as formats_compared,
    of_formats as of_formats,
)
from cac_data.history.institutions import (
    NotCovered as NotCovered,
    not_covered as not_covered,
)
from cac_data.history.latest import (
    YearAfter as YearAfter,
    year_after as year_after,
)
from cac_data.history.people import (
    pledged_scholarships as pledged_scholarships,
    running_workshops as running_workshops,
    visitor_growth as visitor_growth,
)
from cac_data.history.promises import (
    ECONOMY as ECONOMY,
    INSTITUTIONS as INSTITUTIONS,
    Done as Done,
    DoneEasily as DoneEasily,
    Pledge as Pledge,
    Pledges as Pledges,
    PledgesDone as PledgesDone,
    Weak as Weak,
    of_pledges as of_pledges,
    pledges as pledges,
    pledges_answered_weakly as pledges_answered_weakly,
    pledges_by_topic as pledges_by_topic,
    pledges_done as pledges_done,
    pledges_done_easily as pledges_done_easily,
)
from cac_data.history.security import measures as measures, parks as parks
from cac_data.history.shared_terms import (
    Principle as Principle,
    SharedPrinciples as SharedPrinciples,
    of_principles as of_principles,
    principles as principles,
    principles_by_text as principles_by_text,
    principles_listed as principles_listed,
)
from cac_data.history.summits import (
    AfterTheLast as AfterTheLast,
    Meeting as Meeting,
    after_the_last as after_the_last,
    format_starts as format_starts,
    meetings as meetings,
    outcomes as outcomes,
)
from cac_data.history.texts import (
    ARTICLE as ARTICLE,
    DECLARATION as DECLARATION,
    MINISTERS as MINISTERS,
    SIX as SIX,
    TREATY as TREATY,
)
from cac_data.history.ties import (
    BorderArea as BorderArea,
    Borders as Borders,
    Partnership as Partnership,
    Ties as Ties,
    VisaExemption as VisaExemption,
    acts as acts,
    border_areas as border_areas,
    members as members,
    of_borders as of_borders,
    of_ties as of_ties,
    partnership_spans as partnership_spans,
    visa_exemptions as visa_exemptions,
)
from cac_data.history.treaty import (
    Binding as Binding,
    of_format as of_format,
    signatories as signatories,
)

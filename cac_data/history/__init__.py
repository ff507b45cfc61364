"""History, summits and ties: what happened when, who met, and what came of it.

All functions take frames of the tables ``events``, ``goods``, ``summits``,
``summit_outcomes``, ``agreements``, ``concepts``, ``people_links`` and
``security_technology``. What a function works out carries ``source_ids``, the sources
it rests on. The tables are collections: only the sets that a function calls closed may
be counted by year.
"""

from cac_data.history.beside import (
    ARTICLE,
    DECLARATION,
    MISSIONS,
    disputed_outcomes,
    evidence_on,
    ideas,
    missions,
    principle_lists,
    rival_datings,
    side_by_side,
)
from cac_data.history.compared import (
    FORMAT_WORDS,
    FORMATS,
    formats,
    memberships,
)
from cac_data.history.dates import (
    dates_of,
    earliest,
    interval_years,
    nearest_events,
    years_between,
)
from cac_data.history.drawings import (
    draw_goods,
    draw_goods_map,
    draw_ideas,
    draw_meetings,
    draw_memberships,
    draw_missions,
    draw_partnerships,
    draw_record,
    draw_ties,
)
from cac_data.history.findings import measures, origins, parks, principles
from cac_data.history.goods import (
    DIRECTIONS,
    goods_places,
    goods_spans,
    road_places,
)
from cac_data.history.headlines import key_figures
from cac_data.history.meetings import (
    format_starts,
    meetings,
    outcomes,
    participants,
)
from cac_data.history.people import (
    VISITORS,
    pledged_scholarships,
    running_workshops,
    visitor_growth,
)
from cac_data.history.promises import (
    money_pledged,
    pledges,
    progress_said,
)
from cac_data.history.recorded import (
    ERAS,
    THEMES,
    THIN,
    by_era,
    eras,
    quiet_spans,
    record,
)
from cac_data.history.sentences import (
    say_evidence,
    say_goods,
    say_goods_times,
    say_ideas,
    say_missions,
    say_quiet,
    say_record,
    say_rivals,
    say_scope,
)
from cac_data.history.steps import (
    LEVEL_WORDS,
    STEP_WORDS,
    TIES,
    border_areas,
    partnership_spans,
    ties_by_year,
)
from cac_data.history.tie_sentences import (
    say_borders,
    say_formats,
    say_meetings,
    say_money,
    say_partnerships,
    say_pledges,
    say_recognition,
    say_ties,
    say_visas,
)
from cac_data.history.ties import (
    PARTNERSHIP_STEPS,
    border_settlement,
    members,
    partnership_steps,
    recognition,
    visa_exemptions,
)
from cac_data.history.wording import (
    until,
)

__all__ = [
    "ARTICLE",
    "DECLARATION",
    "DIRECTIONS",
    "ERAS",
    "FORMATS",
    "FORMAT_WORDS",
    "LEVEL_WORDS",
    "MISSIONS",
    "PARTNERSHIP_STEPS",
    "STEP_WORDS",
    "THEMES",
    "THIN",
    "TIES",
    "VISITORS",
    "border_areas",
    "border_settlement",
    "by_era",
    "dates_of",
    "disputed_outcomes",
    "draw_goods",
    "draw_goods_map",
    "draw_ideas",
    "draw_meetings",
    "draw_memberships",
    "draw_missions",
    "draw_partnerships",
    "draw_record",
    "draw_ties",
    "earliest",
    "eras",
    "evidence_on",
    "format_starts",
    "formats",
    "goods_places",
    "goods_spans",
    "ideas",
    "interval_years",
    "key_figures",
    "measures",
    "meetings",
    "members",
    "memberships",
    "missions",
    "money_pledged",
    "nearest_events",
    "origins",
    "outcomes",
    "parks",
    "participants",
    "partnership_spans",
    "partnership_steps",
    "pledged_scholarships",
    "pledges",
    "principle_lists",
    "principles",
    "progress_said",
    "quiet_spans",
    "recognition",
    "record",
    "rival_datings",
    "road_places",
    "running_workshops",
    "say_borders",
    "say_evidence",
    "say_formats",
    "say_goods",
    "say_goods_times",
    "say_ideas",
    "say_meetings",
    "say_missions",
    "say_money",
    "say_partnerships",
    "say_pledges",
    "say_quiet",
    "say_recognition",
    "say_record",
    "say_rivals",
    "say_scope",
    "say_ties",
    "say_visas",
    "side_by_side",
    "ties_by_year",
    "until",
    "visa_exemptions",
    "visitor_growth",
    "years_between",
]

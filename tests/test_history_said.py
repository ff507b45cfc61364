"""What is said of history: sentences on facts made for them, each branch once."""

from dataclasses import replace

import pandas as pd
import pytest

from cac_data import words
from cac_data.facts import Figure, Nothing
from cac_data.history import (
    events,
    latest,
    plan,
    promises,
    shared_terms,
    summits,
    ties,
    treaty,
)
from cac_data.lines import Text


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


# --- The record, and the first missions ----------------------------------------------

EVENT = events.Event(period="-0138", label="Zhang Qian", source_ids="")
SUMMIT = events.Event(period="2025-06-17", label="", source_ids="")
GAP = events.QuietSpan(start="0751", end="1368", years=617, source_ids="")
OURS = (
    "Gaps and clusters show what we collected, not what happened. Meetings, "
    "partnerships and visa waivers are complete lists, so their numbers can be "
    "compared."
)


@pytest.mark.parametrize(
    ("entries", "quiet", "sentences"),
    [
        pytest.param(
            [],
            [],
            "We have no event for this selection, which proves nothing.",
            id="none",
        ),
        pytest.param(
            [EVENT],
            [],
            "Our record has 1 event, the first of 138 BC. It has no gap of 50 years or "
            f"more. {OURS}",
            id="one, without gap",
        ),
        pytest.param(
            [EVENT, SUMMIT],
            [GAP],
            "Our record has 2 events, the first of 138 BC and the last of 17 June "
            "2025. It has 1 gap of 50 years or more; the longest runs from AD 751 to "
            f"1368. {OURS}",
            id="one gap",
        ),
    ],
)
def test_the_record_and_its_gaps_are_said(
    entries: list[events.Event], quiet: list[events.QuietSpan], sentences: str
) -> None:
    record = events.Record(
        entries=entries,
        quiet=quiet,
        years=50,
        points=[],
        drawn=pd.DataFrame(),
    )
    assert said(plan.record(record)) == sentences


def dating(period: str, years_off: int) -> events.Dating:
    return events.Dating(
        period=period,
        claimed="-0138",
        years_off=years_off,
        source_ids="",
    )


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        pytest.param(
            [dating("-0138", 0)],
            [],
            "The first mission left in 138 BC; the article has 138 BC, as sources do.",
            id="as sources",
        ),
        pytest.param(
            [dating("-0139", 1), dating("-0138", 0)],
            [],
            "The first mission left in 139 or 138 BC; the article has 138 BC, one of "
            "these readings.",
            id="one of several",
        ),
        pytest.param(
            [],
            [dating("-0119", 19), dating("-0121", 17)],
            "The second left in 119 or 121 BC; the article has 138 BC, for which we "
            "found no source: the nearest dating is 121 BC.",
            id="without source",
        ),
    ],
)
def test_a_year_of_the_article_is_said_beside_those_of_sources(
    first: list[events.Dating], second: list[events.Dating], sentence: str
) -> None:
    embassies = "Both were embassies; neither is recorded as a caravan that went to"
    missions = events.Missions(first=first, second=second)
    assert said(plan.missions(missions)) == f"{sentence} {embassies} trade."


# --- Ties ----------------------------------------------------------------------------


def days(*periods: str) -> list[ties.Act]:
    countries = ("KAZ", "TJK")
    return [
        ties.Act(country=country, period=period, source_ids="")
        for country, period in zip(countries, periods, strict=True)
    ]


@pytest.mark.parametrize(
    ("related", "when"),
    [
        (days("1992-01-03", "1992-01-03"), "on 3 January 1992"),
        (days("1992-01-04", "1992-01-03"), "between 3 and 4 January 1992"),
        (
            days("1992-01-03", "1992-02-04"),
            "between 3 January 1992 and 4 February 1992",
        ),
    ],
    ids=["one day", "one month", "months"],
)
def test_when_relations_were_taken_up_is_said(
    related: list[ties.Act], when: str
) -> None:
    formed = ties.Ties(
        partnerships=[],
        visas=[],
        known=days("1991-12-27", "1991-12-27"),
        related=related,
        spans=pd.DataFrame(),
    )
    assert said(plan.ties(formed)) == (
        "China recognised Kazakhstan and Tajikistan on 27 December 1991 and took up "
        f"relations {when}. No country of the selection had a partnership with China "
        "by then.\n\nVisas are not waived on both sides for any of these countries."
    )


def test_without_acts_and_areas_nothing_is_said_of_borders() -> None:
    assert said(plan.borders(ties.Borders(areas=[], acts=[]))) == (
        "We have neither acts on the border nor areas for this selection. The article "
        "does not mention the border."
    )


# --- The treaty, and meetings --------------------------------------------------------

UNKNOWN = treaty.Articles(
    count=0,
    passages=pd.DataFrame(),
    alliances=None,
    third_states=None,
    unseen=[],
)
NOTHING_SET_UP = treaty.SetUp(
    seat=None,
    heads=[],
    unveiled=Nothing("none"),
    centres=[],
    work=None,
    years=None,
    platforms=Nothing("none"),
)
NOTHING_BINDS = treaty.Binding(
    treaty=None,
    declaration=None,
    articles=UNKNOWN,
    ratified=[],
    not_seen=[],
    of_two=[],
    other_ties=None,
    signed=treaty.SignedAtSummit(
        fewer=Nothing("none"),
        more=Nothing("none"),
        fewer_by="",
        more_by="",
        texts=2,
    ),
    purpose="",
    priorities="",
    institutions=NOTHING_SET_UP,
)
SIGNED = treaty.Agreed(title="a treaty", period="2025-06-17", in_force="")
ETERNAL = "friendship without end"
RATIFIED = [
    treaty.Ratification(country="KAZ", period="2025-10-01", source_ids=""),
    treaty.Ratification(country="CHN", period="2026-04-30", source_ids=""),
]


@pytest.mark.parametrize(
    ("binding", "sentences"),
    [
        pytest.param(NOTHING_BINDS, "By then no treaty bound all six.", id="none"),
        pytest.param(
            replace(NOTHING_BINDS, treaty=SIGNED),
            "The treaty, signed on 17 June 2025, would bind the six; we saw no entry "
            "into force and no ratification.",
            id="not ratified",
        ),
        pytest.param(
            replace(
                NOTHING_BINDS,
                treaty=SIGNED,
                purpose=ETERNAL,
                ratified=RATIFIED,
                not_seen=["UZB"],
            ),
            "The treaty, signed on 17 June 2025, would bind the six to friendship "
            "without end; we saw no entry into force. Two legislatures approved it: "
            "Kazakhstan (1 October 2025), China (30 April 2026); we saw no "
            "ratification by Uzbekistan.",
            id="ratified by some",
        ),
        pytest.param(
            replace(
                NOTHING_BINDS,
                treaty=replace(SIGNED, in_force="2026-03-01"),
                purpose=ETERNAL,
            ),
            "The treaty, signed on 17 June 2025, binds the six to friendship without "
            "end. It is in force since 1 March 2026.",
            id="in force",
        ),
    ],
)
def test_how_far_the_treaty_binds_is_said(
    binding: treaty.Binding, sentences: str
) -> None:
    assert said(plan.treaty_and_institutions(binding)) == sentences


def met(level: str, period: str, *, online: bool = False) -> summits.Meeting:
    return summits.Meeting(
        level=level,
        period=period,
        city="",
        online=online,
        source_ids="",
    )


@pytest.mark.parametrize(
    ("meetings", "sentences"),
    [
        pytest.param(
            [],
            "No meeting of the leaders or foreign ministers of all six is recorded.",
            id="none",
        ),
        pytest.param(
            [met("foreign_ministers", "2020-07-16", online=True)],
            "The foreign ministers met 1 time, since 2020. The last meeting was on 16 "
            "July 2020; before 2020 none of all six is recorded.",
            id="ministers alone",
        ),
        pytest.param(
            [met("foreign_ministers", "2020-07-16"), met("leaders", "2023-05-19")],
            "The leaders met 1 time, first in 2023; the foreign ministers met 1 time, "
            "since 2020. The leaders met last on 19 May 2023, the foreign ministers on "
            "16 July 2020; before 2020 none of all six is recorded.",
            id="both",
        ),
    ],
)
def test_how_often_the_six_met_is_said(
    meetings: list[summits.Meeting], sentences: str
) -> None:
    assert said(plan.meetings(meetings)) == sentences


# --- Pledges -------------------------------------------------------------------------

PLEDGE = promises.Pledge(
    pledge="a fund",
    pledged_on="2023",
    due="",
    status="done",
    status_period="",
    status_note="",
    one_text=False,
    amount=Nothing("none"),
    source_ids="",
)
NONE_MADE = promises.Done(done=0, made=0)
NOT_EASILY = promises.DoneEasily(
    at_once=0,
    by_field=0,
    of_the_railway=0,
    platforms_of_trade=0,
)
PLEDGES = promises.Pledges(
    pledges=[PLEDGE],
    review=[],
    done=promises.PledgesDone(
        all=NONE_MADE,
        institutions=NONE_MADE,
        economy=NONE_MADE,
    ),
    easily=NOT_EASILY,
    weak=promises.Weak(loose=0, existed=0),
    year="2026",
)


@pytest.mark.parametrize(
    ("easily", "sentence"),
    [
        ({}, ""),
        ({"at_once": 1}, "Of those done, one was fulfilled at the summit itself."),
        (
            {"of_the_railway": 2, "platforms_of_trade": 1},
            "Of those done, two concern the same railway; a trade platform counts as "
            "an institution.",
        ),
        (
            {"at_once": 10, "of_the_railway": 2},
            "Of those done, 10 were fulfilled at the summit itself; two concern the "
            "same railway.",
        ),
        (
            {"at_once": 2, "by_field": 1},
            "Of those done, two were fulfilled at the summit itself; one is known by "
            "the field of a signed document, not by its title.",
        ),
        (
            {"platforms_of_trade": 1},
            "Of those done, a trade platform counts as an institution.",
        ),
    ],
    ids=[
        "none",
        "at once",
        "railway and platform",
        "at once and railway",
        "by field",
        "platform",
    ],
)
def test_what_was_done_easily_is_said(easily: dict[str, int], sentence: str) -> None:
    kept = replace(PLEDGES, easily=replace(NOT_EASILY, **easily))
    text = said(plan.pledges(kept))
    _, _, rest = text.partition("no proof that nothing was done.")
    before, _, _ = rest.partition("Of the others")
    assert before.strip() == sentence


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        ((0, 0), "“In progress” means one report that fits."),
        (
            (1, 0),
            "“In progress” means one report that fits, in one case loosely.",
        ),
        (
            (7, 2),
            "“In progress” means one report that fits, in seven cases loosely; two "
            "pledges named what existed already, at least in part.",
        ),
    ],
    ids=["strong", "loose", "loose and there before"],
)
def test_what_being_in_progress_means_is_said(
    weak: tuple[int, int], sentence: str
) -> None:
    loose, existed = weak
    kept = replace(
        PLEDGES,
        pledges=[replace(PLEDGE, status="in_progress")],
        weak=promises.Weak(loose=loose, existed=existed),
    )
    assert sentence in said(plan.pledges(kept))


def test_where_nothing_is_in_progress_it_is_not_explained() -> None:
    assert "“In progress”" not in said(plan.pledges(PLEDGES))


@pytest.mark.parametrize(
    ("all_by", "sentence"),
    [
        (
            14.0,
            "TV counted 12 documents of all six at the summit beside the treaty and "
            "the declaration; with these two there are 14, the number that a paper "
            "gives.",
        ),
        (
            20.0,
            "TV counted 12 documents of all six at the summit beside the treaty and "
            "the declaration; a paper counted 20 in all.",
        ),
    ],
    ids=["agree", "differ"],
)
def test_two_counts_of_documents_are_said(all_by: float, sentence: str) -> None:
    signed = treaty.SignedAtSummit(
        fewer=Figure(value=12.0, unit="documents"),
        more=Figure(value=all_by, unit="documents"),
        fewer_by="TV",
        more_by="a paper",
        texts=2,
    )
    declaration = treaty.Agreed(title="declaration", period="2025-06-17", in_force="")
    binding = replace(
        NOTHING_BINDS,
        treaty=SIGNED,
        declaration=declaration,
        priorities="Trade",
        signed=signed,
    )
    assert sentence in said(plan.treaty_and_institutions(binding))


def test_article_3_is_read_as_far_as_its_words_go() -> None:
    passage = treaty.Passage(
        article="3",
        content="no party joins a bloc",
        note="",
        source_ids="",
    )
    other = replace(passage, article="11", content="not directed", note="Read in part")
    terms = replace(UNKNOWN, alliances=passage, third_states=other)
    binding = replace(NOTHING_BINDS, treaty=SIGNED, articles=terms)
    _, terms_said = said(plan.treaty_and_institutions(binding)).split("\n\n")
    assert terms_said == (
        "By article 3, no party joins a bloc. By article 11 it is not directed (read "
        "in part). As we read article 3, it asks against whom an alliance is directed, "
        "not whether there is one. Whether that fits the Collective Security Treaty or "
        "Turkmen neutrality is a question of law: no source we saw answers it, and we "
        "have neither text."
    )


@pytest.mark.parametrize(
    ("ministers", "news_to", "sentence"),
    [
        (1, "", "We have 1 meeting of ministers of all six in 2026."),
        (0, "", "We saw no meeting of ministers of all six in 2026."),
        (
            0,
            "2026-08-22",
            "We saw no meeting of ministers of all six in 2026; the evening news of "
            "China Central Television was searched up to 22 August 2026.",
        ),
    ],
    ids=["one", "none", "none to a day"],
)
def test_meetings_of_ministers_in_the_year_are_said(
    ministers: int, news_to: str, sentence: str
) -> None:
    year = latest.YearAfter(
        year="2026",
        rows=pd.DataFrame(),
        ministers=ministers,
        news_to=news_to,
    )
    assert said(plan.year(year)) == sentence


@pytest.mark.parametrize(
    ("days_after", "sentence"),
    [
        ([], "No event after the last summit lies in this selection."),
        (["2025-07-01"], "We have one event after the last summit, on 1 July 2025."),
        (
            ["2025-07-01", "2025-09"],
            "We have 2 events after the last summit, the latest of September 2025.",
        ),
    ],
    ids=["none", "one", "two"],
)
def test_events_after_the_last_summit_are_counted(
    days_after: list[str], sentence: str
) -> None:
    later = [
        events.Event(period=period, label="", source_ids="") for period in days_after
    ]
    after = summits.AfterTheLast(events=later, next=None, rows=pd.DataFrame())
    assert said(plan.after(after)) == sentence


# --- Texts ---------------------------------------------------------------------------


def principle(formula: str, declaration: str) -> shared_terms.Principle:
    return shared_terms.Principle(
        article="listed",
        formula_2022=formula,
        declaration=declaration,
        source_ids="",
    )


@pytest.mark.parametrize(
    ("shared", "principles", "sentence"),
    [
        pytest.param(
            1,
            [principle("listed", "listed"), principle("listed", "")],
            "Of the article’s two principles one is among the declaration’s four, one "
            "by name; all two are in substance in the ministers’ formula of 2022.",
            id="by name",
        ),
        pytest.param(
            1,
            [principle("listed", "listed"), principle("", "listed")],
            "Of the article’s two principles two are among the declaration’s four, one "
            "by name and the rest in substance; one is in substance in the ministers’ "
            "formula of 2022.",
            id="in substance",
        ),
    ],
)
def test_principles_that_texts_share_are_counted(
    shared: int, principles: list[shared_terms.Principle], sentence: str
) -> None:
    texts = shared_terms.SharedPrinciples(
        declaration=shared_terms.ListOfPrinciples(count=4, shared=4),
        article=shared_terms.ListOfPrinciples(count=2, shared=shared),
        principles=principles,
        rows=pd.DataFrame(),
    )
    assert said(plan.principles(texts)) == sentence


@pytest.mark.parametrize(
    ("clashes", "sentence"),
    [
        ([], ""),
        (
            [False, False],
            "Sources date 2 things differently; all can be read together.",
        ),
        (
            [True, False],
            "Sources date 2 things differently; in one case only one date can be "
            "right.",
        ),
    ],
    ids=["none", "together", "a clash"],
)
def test_rival_datings_are_counted(clashes: list[bool], sentence: str) -> None:
    rivals = [
        events.Rival(
            what="", title="", country="", datings="", contradict=clash, source_ids=""
        )
        for clash in clashes
    ]
    assert said(plan.rivals(rivals)) == sentence


@pytest.mark.parametrize(
    ("millions", "unit", "sum_said"),
    [
        (100.0, "USD mn", "$0.1 bn"),
        (33000.0, "USD mn", "$33 bn"),
        (26500.0, "CNY mn", "26.5 bn yuan"),
        (12000.0, "EUR mn", "12 bn euros"),
    ],
)
def test_a_pledge_has_its_sum_in_its_currency(
    millions: float, unit: str, sum_said: str
) -> None:
    cell = plan.pledges_table().cells["pledge"]
    text = cell({"pledge": "a fund", "amount": millions, "unit": unit})
    assert not isinstance(text, str)
    assert words.say(text).replace("\xa0", " ") == f"a fund ({sum_said})"

"""Promises of `cac_data.history`: dates, ties, meetings, goods, people, key figures."""

from dataclasses import astuple

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import claims, codes, history, load_table, periods, select
from cac_data.facts import Gap, KeyFigure, compare
from cac_data.history import Done, DoneEasily, events, treaty
from cac_data.tables import table_names

T = {name: load_table(name) for name in table_names()}
EVENTS = events.record(T["events"])
YEARS = st.integers(-3000, 2100).filter(bool).map(periods.of_year)


@settings(max_examples=25, deadline=None)
@given(YEARS, YEARS)
def test_years_between_go_both_ways_and_know_no_year_0(start: str, end: str) -> None:
    rows = pd.DataFrame({"event_id": ["a", "b"], "period": [start, end]})
    rows = rows.assign(variant_of="", title="", source_id="s", note="")
    years = abs(countable(start) - countable(end))
    onwards = history.years_between(rows, "a", "b")
    back = history.years_between(rows, "b", "a")
    assert onwards[["fewest", "most"]].to_numpy().tolist() == [[years, years]]
    assert back[["fewest", "most"]].to_numpy().tolist() == [[years, years]]


def countable(year: str) -> int:
    """A year as a number on a line where 1 BC is followed by AD 1."""
    number = int(year)
    return number + 1 if number < 0 else number


def test_any_reading_of_an_event_names_all() -> None:
    by_first = history.dates_of(T["events"], "e001")
    by_variant = history.dates_of(T["events"], "e002")
    pd.testing.assert_frame_equal(by_first, by_variant)


def test_an_event_is_recorded_once_with_the_sources_of_all_readings() -> None:
    assert EVENTS["event_id"].is_unique
    row = EVENTS[EVENTS["event_id"] == "e001"].iloc[0]
    assert row["source_ids"] == "gsr-fayllar;zq-trantor"


def test_what_is_planned_is_not_on_the_record() -> None:
    planned = T["events"].loc[T["events"]["status"] != "happened", "title"]
    assert not EVENTS["title"].isin(planned).any()


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(ValueError, match="`themes`: 'war' is not one of"):
        events.record(T["events"], themes=["war"])


def first_year(period: str) -> int:
    (year, _, _), _ = periods.bounds(period)
    return year


def test_quiet_spans_hold_no_event() -> None:
    years = EVENTS["period"].map(first_year)
    quiet = events.quiet_spans(EVENTS, years=50)
    events_within = [
        int(years.between(first_year(start), first_year(end), "neither").sum())
        for start, end in zip(quiet["start"], quiet["end"], strict=True)
    ]
    assert events_within == [0] * len(quiet)
    assert quiet["years"].min() >= 50


def test_a_quiet_span_begins_where_what_lasts_longest_ends() -> None:
    entries = pd.DataFrame(
        {
            "period": ["-0010", "0100/0300", "0150", "0360"],
            "source_ids": ["a", "b", "c", "d"],
        }
    )
    expected = pd.DataFrame(
        {
            "start": ["-0010", "0300"],
            "end": ["0100", "0360"],
            "years": [109, 60],  # there is no year 0
            "source_ids": ["a;b", "b;d"],
        }
    )
    pd.testing.assert_frame_equal(events.quiet_spans(entries, years=50), expected)


def test_pledges_of_today_have_the_status_of_the_table() -> None:
    of_six = T["pledges"]["summit_id"].isin(["vs-2022", "s1-2023", "s2-2025"])
    counts = history.pledges(T, "2026")["status"].value_counts()
    assert counts.equals(T["pledges"].loc[of_six, "status"].value_counts())
    assert (counts["done"], counts["not_seen"], counts.sum()) == (18, 22, 79)


def test_a_pledge_has_the_status_that_was_reported_by_then() -> None:
    early = history.pledges(T, "2023").set_index("pledge_id")
    assert early.loc[["xl23-11", "xl23-02"], "status"].tolist() == ["done", "not_seen"]
    assert (early["status_period"] <= "2023-12-31").all()


def test_there_is_no_pledge_before_the_first_summit() -> None:
    assert history.pledges(T, "2021").empty


def test_pledges_made_elsewhere_fall_due_too() -> None:
    due = select(history.pledges(T, "2026", elsewhere=True), due="2027")["pledge_id"]
    assert {*due} == {"ab-01", "xi23-15", "xi25-02", "xi25-17"}


@pytest.mark.parametrize("until", ["2021", "2023", "2025-07-27", "2026"])
def test_pledges_by_topic_make_all_pledges(until: str) -> None:
    rows = history.pledges(T, until)
    by_topic = history.pledges_by_topic(rows, least=3).set_index("topic")
    statuses = by_topic.drop(columns="pledges")
    assert statuses.sum(axis=1).equals(by_topic["pledges"])
    assert by_topic["pledges"].sum() == len(rows)
    done = history.pledges_done(rows)
    assert done.all == Done(done=statuses["done"].sum(), made=len(rows))
    institutions = by_topic.reindex(["institution"]).fillna(0)
    assert done.institutions.done == institutions["done"].sum()


def test_small_topics_of_pledges_are_counted_together_in_the_last_row() -> None:
    rows = pd.DataFrame(
        {
            "topic": ["trade", "visas", "visas", "sport"],
            "status": ["done", "open", "done", "not_seen"],
        }
    )
    expected = pd.DataFrame(
        {
            "topic": ["visas", "other"],
            "pledges": [2, 2],
            "done": [1, 1],
            "partly": [0, 0],
            "in_progress": [0, 0],
            "not_done": [0, 0],
            "open": [1, 0],
            "not_seen": [0, 1],
        }
    )
    counts = history.pledges_by_topic(rows, least=2)
    pd.testing.assert_frame_equal(counts, expected, check_names=False)


def test_institutions_were_founded_and_little_of_the_economy_is_done() -> None:
    done = history.pledges_done(history.pledges(T, "2026"))
    assert done.institutions == Done(done=7, made=10)
    assert done.economy == Done(done=1, made=20)


@pytest.mark.parametrize(
    ("until", "count"), [("2022-07-20", 0), ("2022-07-21", 3), ("2025-08-28", 4)]
)
def test_the_treaty_of_the_five_was_signed_one_by_one(until: str, count: int) -> None:
    signed = history.signatories(T["agreements"], until=until)["country"].tolist()
    assert len(signed) == count
    assert "TKM" not in signed


def test_what_only_the_article_says_is_no_trace_of_goods() -> None:
    traded = events.of_goods(T["goods"], T["places"], T["claims"], EVENTS)
    shown = traded.shown.set_index(["kind", "label"])
    assert ("article", "Samarkand: glass") in shown.index
    (traced,) = [
        label
        for kind, label in shown.index
        if kind == "to_china" and label.startswith("Samarkand")
    ]
    assert "glass" not in traced


def test_without_places_goods_are_told_and_none_is_drawn() -> None:
    none = T["places"].head(0)
    told = events.of_goods(T["goods"], none, T["claims"], EVENTS)
    assert len(told.moved) > 0
    assert told.shown.empty


def test_without_events_and_agreements_there_are_no_rival_datings() -> None:
    nothing = [T[name].head(0) for name in ("events", "agreements", "disagreements")]
    assert events.rival_datings(*nothing).empty


def test_without_stated_reasons_rival_datings_have_none() -> None:
    none = T["disagreements"].head(0)
    rivals = events.rival_datings(T["events"], T["agreements"], none)
    assert len(rivals) > 0
    assert set(rivals["reason"]) <= {"", "coarser"}


def test_goods_of_the_old_roads_and_of_today_make_all_goods() -> None:
    moved = events.of_goods(T["goods"], T["places"], T["claims"], EVENTS).moved
    sent = moved[moved["direction"].eq("to_china") & moved["certainty"].ne("article")]
    assert sent["is_old"].value_counts().to_dict() == {True: 14, False: 7}
    today = sent.loc[~sent["is_old"], "period"]
    assert today.map(first_year).min() == 2009


def test_a_format_has_no_text_before_it_was_signed() -> None:
    early = history.formats_compared(T, "2024").set_index("format_id")
    assert early.loc["china", "binding_text"] == ""


def test_the_largest_sum_of_a_format_is_that_of_most_worth() -> None:
    money = T["format_money"]
    of_china = money[money["format_id"] == "china"].iloc[:2]
    # There are more yuan than dollars in this, but they are worth less.
    two = of_china.assign(unit=["USD mn", "CNY mn"], value=[500.0, 1500.0])
    formats = history.formats_compared({**T, "format_money": two}, "2026")
    china = formats.set_index("format_id").loc["china"]
    assert (china["pledged"], china["unit"]) == (500.0, "USD mn")


def test_articles_of_the_treaty_are_seen_or_named_as_unseen() -> None:
    articles = history.of_format(T, "2026").articles
    numbers = articles.passages["article"].tolist()
    assert numbers == ["1", "3", "7", "11", "", "", ""]
    seen = [int(number) for number in numbers if number]
    assert sorted([*seen, *articles.unseen]) == [*range(1, 16)]


def test_before_the_summits_nothing_was_set_up() -> None:
    set_up = history.of_format(T, "2015").institutions
    assert (set_up.seat, set_up.heads, set_up.centres, set_up.work) == (
        None,
        [],
        [],
        None,
    )


@pytest.mark.parametrize("country", codes.CA5)
def test_partnerships_follow_one_another(country: str) -> None:
    spans = history.partnership_spans(T["agreements"], until="2026")
    rows = spans[spans["country"] == country]
    assert rows["end"].tolist() == [*rows["start"][1:], "2026"]


def test_land_in_dispute_does_not_compare_with_land_claimed() -> None:
    borders = history.of_borders(T["country_profile"], T["agreements"])
    kept = {area.country: area.kept for area in borders.areas}
    apart = compare(kept["KAZ"], kept["TJK"])
    assert isinstance(apart, Gap)
    assert apart.unlike == ("measure",)


def test_land_handed_over_in_another_unit_is_no_share_of_that_at_issue() -> None:
    profile = T["country_profile"]
    is_handed_over = profile["indicator"] == "border_area_transferred_to_china"
    in_hectares = profile.assign(unit=profile["unit"].mask(is_handed_over, "ha"))
    with pytest.raises(ValueError, match="mixed units: ha and km2"):
        history.border_areas(in_hectares)


@pytest.mark.parametrize(
    ("as_of", "state"), [("2023-11-09", "agreed"), ("2023-11-10", "in force")]
)
def test_a_waiver_has_its_day(as_of: str, state: str) -> None:
    rows = history.visa_exemptions(T["agreements"], as_of=as_of)
    assert rows.set_index("country")["state"]["KAZ"] == state


def test_meetings_are_those_that_were_held_by_then() -> None:
    held = history.meetings(T["summits"], level="leaders", as_of="2023-05-18")
    assert held["number"].tolist() == [1, 2]
    assert held["online"].tolist() == [True, False]


def test_an_unknown_level_of_meetings_is_refused() -> None:
    with pytest.raises(ValueError, match="`level`: 'leader' is not one of"):
        history.meetings(T["summits"], level="leader")


def test_counts_are_never_added_up() -> None:
    rows = select(T["summit_outcomes"], indicator="documents")
    assert len(history.outcomes(rows, T["summits"], T["agreements"])) == len(rows)


def test_workshops_stand_for_all_five_as_far_as_they_were_known() -> None:
    early = history.running_workshops(T["people_links"], as_of="2020")
    assert early["country"].tolist() == list(codes.CA5)
    assert not (early["status"] == "running").any()


def test_a_workshop_runs_where_a_source_of_some_weight_saw_it_launched() -> None:
    people = pd.DataFrame(
        [
            ("KAZ", "2023", "agreed", "Astana", "A", 1.0, "a"),
            ("KAZ", "2024", "launched", "Astana", "A", 1.0, "b"),
            ("KAZ", "2025", "launched", "", "A", 2.0, "c"),
            ("TKM", "2025", "launched", "Ashgabat", "U", 1.0, "d"),
            ("UZB", "2025", "agreed", "Tashkent", "A", 1.0, "e"),
        ],
        columns=[
            "country",
            "period",
            "stage",
            "place",
            "obs_status",
            "value",
            "source_id",
        ],
    )
    people = people.assign(
        indicator="lu_ban_workshops",
        direction="",
        detail="",
        period_text="",
        unit="workshops",
    )
    rows = history.running_workshops(people)
    shown = rows[["country", "status", "since", "workshops"]].to_numpy().tolist()
    assert shown == [
        ["KAZ", "running", "2024", 2],
        ["KGZ", "nothing known", "", 0],
        ["TJK", "nothing known", "", 0],
        ["TKM", "disputed", "", 0],
        ["UZB", "not yet", "", 0],
    ]


def test_lists_of_principles_are_compared_by_concept() -> None:
    listed = pd.DataFrame(
        {
            "concept_id": ["c1", "c2", "c1", "c3", "c4"],
            "term": ["trust", "peace", "confidence", "trade", "peace"],
            "source_id": ["short", "short", "long", "long", "long"],
        }
    )
    expected = pd.DataFrame(
        {
            "source_id": ["long", "short"],
            "count": [3, 2],
            "terms": [["confidence", "trade", "peace"], ["trust", "peace"]],
            "shared": [1, 2],
        }
    )
    lists = history.principles(listed, compared_with="short")
    pd.testing.assert_frame_equal(lists, expected)


def test_visitors_are_compared_with_the_same_part_of_the_year_before() -> None:
    rows = history.visitor_growth(T["people_links"])
    assert rows["start"].map(periods.months).equals(rows["end"].map(periods.months))


def test_growth_of_a_part_of_a_year_takes_none_of_a_whole_year_away() -> None:
    links = T["people_links"]
    kazakh = select(links, countries="KAZ", indicator="arrivals", parts=True)
    counted = ["2023", "2024", "2024-01/2024-05", "2025-01/2025-05"]
    growth = history.visitor_growth(kazakh[kazakh["period"].isin(counted)])
    assert set(growth["end"]) == {"2024", "2025-01/2025-05"}


def test_visitors_do_not_grow_from_one_measure_into_another() -> None:
    kazakh = select(T["people_links"], countries="KAZ", indicator="arrivals")
    counted = kazakh[kazakh["period"].isin(["2023", "2024"])]
    unlike = counted.assign(measure=["", "border_crossings"])
    assert len(history.visitor_growth(counted)) == 1
    assert history.visitor_growth(unlike).empty


def test_of_several_years_the_newest_growth_of_visitors_is_given() -> None:
    uzbek = select(T["people_links"], countries="UZB", indicator="tourists")
    two = uzbek[uzbek["period"].isin(["2023", "2024"])]
    later = two.assign(period=["2024", "2025"], value=[100.0, 130.0])
    rows = pd.concat([two, later.tail(1)])
    assert history.visitor_growth(rows)["end"].tolist() == ["2025"]


def test_grants_are_estimates_and_add_what_runs_at_one_time() -> None:
    grants = history.pledged_scholarships(T["people_links"])
    assert set(grants["obs_status"]) == {"E"}
    several = grants["pledges"] > 1
    assert grants.loc[several, "value"].min() > grants.loc[~several, "value"].min()


@pytest.fixture(scope="module", params=["", "2015-07-27", "2025-07-27"])
def judged(request: pytest.FixtureRequest) -> tuple[pd.Series, dict[str, KeyFigure]]:
    """Verdicts by claim on a day of knowledge, and the cards of that day by id."""
    verdicts = claims.verdicts(["history", "politics"], as_of=request.param)
    figures = history.key_figures(T, EVENTS, verdicts, until="2026")
    cards = {figure.id: figure for figure in figures}
    return verdicts.set_index("claim_id")["verdict"], cards


@pytest.mark.parametrize(
    ("card_id", "claim_id"), [("first_mission", "c005"), ("second_mission", "c009")]
)
def test_a_card_takes_the_verdict_of_its_claim(
    judged: tuple[pd.Series, dict[str, KeyFigure]], card_id: str, claim_id: str
) -> None:
    verdict_of, cards = judged
    assert cards[card_id].about.verdict == verdict_of[claim_id]


def test_key_figures_have_the_same_ids_whatever_is_known() -> None:
    nothing = {**T, "summits": T["summits"][:0], "agreements": T["agreements"][:0]}
    verdicts = claims.verdicts("history")
    late = history.key_figures(T, EVENTS, verdicts, until="2026")
    early = history.key_figures(nothing, EVENTS, verdicts, until="0100")
    assert [card.id for card in early] == [card.id for card in late]


def test_pledges_done_easily_are_counted_apart() -> None:
    rows = history.pledges(T, "2026")
    done = rows[rows["status"] == "done"]
    counts = history.pledges_done_easily(rows)
    assert astuple(counts) == (4, 2, 2, 1)
    assert sum(astuple(counts)) < len(done)


def pledge(
    status: str, reported: str, report_fit: str = "", held: str = ""
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "status": [status],
            "status_period": [reported],
            "held": [held],
            "pledge": ["a fund"],
            "topic": ["trade"],
            "report_fit": [report_fit],
        }
    )


@pytest.mark.parametrize(
    ("reported", "at_once"),
    [
        ("2023-05-18", 1),
        ("2023-05-19", 1),  # in the middle of the meeting
        ("2023-05-20", 1),
        ("2023-05-21", 0),
        ("2023-05", 0),  # perhaps after it
        ("", 0),
    ],
)
def test_a_pledge_is_done_at_once_on_any_day_of_the_meeting(
    reported: str, at_once: int
) -> None:
    done = pledge("done", reported, held="2023-05-18/2023-05-20")
    assert history.pledges_done_easily(done).at_once == at_once


@pytest.mark.parametrize(
    ("status", "report_fit", "loose", "existed"),
    [
        ("in_progress", "loose", 1, 0),
        ("not_seen", "loose", 0, 0),
        ("partly", "earlier", 0, 1),
        ("in_progress", "", 0, 0),
    ],
)
def test_how_weak_an_answer_is_is_in_a_column_of_a_pledge(
    status: str, report_fit: str, loose: int, existed: int
) -> None:
    weak = history.pledges_answered_weakly(pledge(status, "2024", report_fit))
    assert (weak.loose, weak.existed) == (loose, existed)


def test_seven_pledges_in_progress_fit_loosely() -> None:
    weak = history.pledges_answered_weakly(history.pledges(T, "2026"))
    assert weak == history.Weak(loose=7, existed=2)


def test_of_no_pledges_none_is_done_easily() -> None:
    counts = history.pledges_done_easily(history.pledges(T, "2026")[:0])
    assert counts == DoneEasily(
        at_once=0,
        by_field=0,
        of_the_railway=0,
        platforms_of_trade=0,
    )


def test_a_dating_to_the_month_excludes_no_day_of_it() -> None:
    rivals = events.rival_datings(T["events"], T["agreements"], T["disagreements"])
    datings = rivals[rivals["contradict"]]["datings"].str.split(" / ")
    assert ["2019-09-11", "2024-07"] in [*datings]
    coarser = [
        (dating, finer)
        for rival in datings
        for dating in rival
        for finer in rival
        if dating != finer and finer.startswith(dating)
    ]
    assert coarser == []


@pytest.mark.parametrize(
    ("until", "ratified"),
    [
        ("2025-09-23", []),
        ("2025-09-24", [("KGZ", "2025-09-24")]),
        ("2026", [("KGZ", "2025-09-24"), ("CHN", "2026-04-30")]),
    ],
)
def test_the_treaty_is_ratified_by_whom_rows_name_by_then(
    until: str, ratified: list[tuple[str, str]]
) -> None:
    binding = history.of_format(T, until)
    assert [(act.country, act.period) for act in binding.ratified] == ratified
    assert len(binding.not_seen) == len(history.SIX) - len(ratified)
    assert binding.treaty
    assert not binding.treaty.in_force


def test_a_step_that_ratifies_nothing_is_no_ratification() -> None:
    acts = pd.DataFrame(
        {
            "kind": "treaty",
            "period": ["2025-06-17", "2025-10-01", "2025-11-01", "2025-12-01"],
            "source_id": ["a", "b", "c", "d"],
        }
    )
    steps = pd.DataFrame(
        {
            "agreement_id": [history.TREATY] * 3 + ["another"],
            "approved_by": ["", "UZB", "TJK", "KGZ"],
            "source_id": ["a", "b", "c", "d"],
        }
    )
    ratified = treaty.ratifications(acts, steps, until="2026")
    assert [act.country for act in ratified] == ["UZB", "TJK"]


def test_treaties_of_china_and_one_state_stand_in_order_of_time() -> None:
    treaties = history.of_format(T, "2026").of_two
    assert [act.country for act in treaties] == ["TJK", "KGZ"]
    assert history.of_format(T, "2026-05-11").of_two == []


def test_two_counts_of_documents_agree_with_the_texts_beside_them() -> None:
    signed = history.of_format(T, "2026").signed
    assert signed.fewer
    assert signed.more
    assert signed.fewer["value"] + signed.texts == signed.more["value"] == 14


def test_beside_the_treaty_only_ties_of_the_tables_are_named() -> None:
    ties = history.of_format(T, "2026").other_ties
    assert ties
    assert ties.in_sco == ["KAZ", "KGZ", "TJK", "UZB"]
    assert len(ties.signed) == 4
    assert history.of_format(T, "2021").other_ties is None


def in_the_year(
    until: str,
    countries: tuple[str, ...] = codes.CA5,
    themes: tuple[str, ...] = tuple(events.THEMES),
) -> history.YearAfter:
    entries = events.record(T["events"], themes=themes, countries=countries)
    held = history.meetings(T["summits"], as_of=until)
    return history.year_after(
        entries,
        held,
        T,
        until=until,
        themes=themes,
        countries=countries,
    )


def test_a_year_has_what_happened_in_it_once_and_in_order() -> None:
    rows = in_the_year("2026").rows
    assert rows["period"].is_monotonic_increasing
    assert rows["period"].str.startswith("2026").all()
    assert not rows.duplicated("title").any()
    subjects = [*rows["subject"][rows["subject"] != ""]]
    assert subjects == ["light railway", "United Nations", "customs"]


def test_before_the_first_meeting_of_leaders_nothing_is_after_the_last() -> None:
    assert in_the_year("2008").rows.empty
    assert in_the_year("2021").rows.empty


def test_of_empty_tables_a_year_has_nothing() -> None:
    nothing = {name: table[:0] for name, table in T.items()}
    held = history.meetings(T["summits"], as_of="2026")
    year = history.year_after(EVENTS[:0], held, nothing, until="2026")
    assert (len(year.rows), year.ministers, year.news_to) == (0, 0, "")


def test_of_one_country_a_year_has_what_names_it() -> None:
    titles = in_the_year("2026", ("UZB",)).rows["title"]
    assert titles.str.contains("Uzbekistan").any()
    assert not titles.str.contains("Tajikistan|Turkmenistan").any()


def test_without_diplomacy_a_year_has_events_of_other_themes_alone() -> None:
    assert (in_the_year("2026", themes=("trade",)).rows["subject"] == "").all()
    assert in_the_year("2026", themes=()).rows.empty


@pytest.mark.parametrize(
    ("until", "ministers", "news_to"),
    [
        ("2024", 2, ""),
        ("2025", 3, ""),
        ("2026", 0, "2026-08-22"),
        ("2026-07", 0, ""),  # the news goes on
    ],
)
def test_meetings_of_ministers_are_counted_once_as_far_as_was_looked(
    until: str, ministers: int, news_to: str
) -> None:
    year = in_the_year(until)
    assert (year.ministers, year.news_to) == (ministers, news_to)


def test_who_is_studying_a_waiver_is_not_in_talks() -> None:
    visas = history.visa_exemptions(T["agreements"], as_of="2026-12-31")
    states = dict(zip(visas["country"], visas["state"], strict=True))
    assert (states["KGZ"], states["TJK"]) == ("talks", "under study")

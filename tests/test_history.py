"""Promises of `cac_data.history`: dates, ties, meetings, goods, people, key figures."""

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import claims, codes, history, load_table, periods, select
from cac_data.history import events
from cac_data.tables import table_names

T = {name: load_table(name) for name in table_names()}
EVENTS = events.record(T["events"])
YEARS = st.integers(-3000, 2100).filter(bool).map(periods.of_year)


@settings(max_examples=25, deadline=None)
@given(YEARS, YEARS)
def test_years_between_go_both_ways_and_know_no_year_0(one: str, other: str) -> None:
    rows = pd.DataFrame({"event_id": ["a", "b"], "period": [one, other]})
    rows = rows.assign(variant_of="", title="", source_id="s", note="")
    a, b = (int(year) + (int(year) < 0) for year in (one, other))
    for ends in (("a", "b"), ("b", "a")):
        found = history.years_between(rows, *ends)
        assert found[["fewest", "most"]].to_numpy().tolist() == [[abs(a - b)] * 2]


def test_an_event_is_recorded_once_with_the_sources_of_all_readings() -> None:
    first, other = (history.dates_of(T["events"], which) for which in ("e001", "e002"))
    pd.testing.assert_frame_equal(first, other)
    assert EVENTS["event_id"].is_unique
    row = EVENTS[EVENTS["event_id"] == "e001"].iloc[0]
    assert row["source_ids"] == "gsr-fayllar;zq-trantor"
    planned = T["events"].loc[T["events"]["status"] != "happened", "title"]
    assert not EVENTS["title"].isin(planned).any()
    with pytest.raises(ValueError, match="`themes`: 'war' is not one of"):
        events.record(T["events"], themes=["war"])


def test_quiet_spans_hold_no_event() -> None:
    years = EVENTS["period"].map(lambda text: periods.bounds(text)[0][0])
    quiet = events.quiet_spans(EVENTS, years=50)
    assert quiet["years"].min() >= 50
    for row in quiet.itertuples():
        start, end = (periods.bounds(str(text))[0][0] for text in (row.start, row.end))
        assert not ((start < years) & (years < end)).any()


def test_a_pledge_has_the_status_that_was_reported_by_then() -> None:
    made = T["pledges"]["summit_id"].isin(["vs-2022", "s1-2023", "s2-2025"])
    counts = history.pledges(T, "2026")["status"].value_counts()
    assert counts.equals(T["pledges"].loc[made, "status"].value_counts())
    assert (counts["done"], counts["not_seen"], counts.sum()) == (16, 40, 79)
    early = history.pledges(T, "2023").set_index("pledge_id")
    assert early.loc[["xl23-11", "xl23-02"], "status"].tolist() == ["done", "not_seen"]
    assert (early["status_period"] <= "2023-12-31").all()
    assert history.pledges(T, "2021").empty
    due = select(history.pledges(T, "2026", elsewhere=True), due="2027")["pledge_id"]
    assert {*due} == {"ab-01", "xi23-15", "xi25-02", "xi25-17"}


@pytest.mark.parametrize("until", ["2021", "2023", "2025-07-27", "2026"])
def test_pledges_by_topic_make_all_pledges(until: str) -> None:
    made = history.pledges(T, until)
    by_topic = history.pledges_by_topic(made, least=3).set_index("topic")
    statuses = by_topic.drop(columns="pledges")
    assert statuses.sum(axis=1).equals(by_topic["pledges"])
    assert by_topic["pledges"].sum() == len(made)
    done = history.pledges_done(made)
    assert done["all"] == {"done": statuses["done"].sum(), "made": len(made)}
    named = by_topic.reindex(["institution"]).fillna(0)
    assert done["institutions"]["done"] == named["done"].sum()


def test_institutions_were_founded_and_nothing_of_the_economy_is_done() -> None:
    done = history.pledges_done(history.pledges(T, "2026"))
    assert done["institutions"] == {"done": 7, "made": 10}
    assert done["economy"] == {"done": 0, "made": 20}


@pytest.mark.parametrize(
    ("until", "count"), [("2022-07-20", 0), ("2022-07-21", 3), ("2025-08-28", 4)]
)
def test_the_treaty_of_the_five_was_signed_one_by_one(until: str, count: int) -> None:
    signed = history.signatories(T["agreements"], until=until)["country"].tolist()
    assert len(signed) == count
    assert "TKM" not in signed


def test_what_only_the_article_says_is_no_trace_of_goods() -> None:
    traded = events.of_goods(T["goods"], T["places"], T["claims"], EVENTS)
    shown = traded["shown"].set_index(["kind", "label"])
    assert ("article", "Samarkand: glass") in shown.index
    (traced,) = [
        label
        for kind, label in shown.index
        if kind == "to_china" and label.startswith("Samarkand")
    ]
    assert "glass" not in traced


def test_goods_of_the_old_roads_and_of_today_make_all_goods() -> None:
    moved = events.of_goods(T["goods"], T["places"], T["claims"], EVENTS)["moved"]
    sent = moved[moved["direction"].eq("to_china") & moved["certainty"].ne("article")]
    assert sent["is_old"].value_counts().to_dict() == {True: 14, False: 7}
    today = sent.loc[~sent["is_old"], "period"]
    assert today.map(lambda text: periods.bounds(text)[0][0]).min() == 2009


def test_a_format_has_no_text_before_it_was_signed() -> None:
    early = history.formats_compared(T, "2024").set_index("format_id")
    assert early.loc["china", "binding_text"] == ""


def test_articles_of_the_treaty_are_seen_or_named_as_unseen() -> None:
    found = history.of_format(T, "2026")
    seen = found["passages"]["article"].astype(int).tolist()
    assert seen == [1, 3, 7, 11]
    assert sorted([*seen, *found["unseen"]]) == [*range(1, 16)]


def test_partnerships_follow_one_another_and_a_waiver_has_its_day() -> None:
    spans = history.partnership_spans(T["agreements"], until="2026")
    for _, rows in spans.groupby("country"):
        assert rows["end"].tolist() == [*rows["start"][1:], "2026"]
    for as_of, state in (("2023-11-09", "agreed"), ("2023-11-10", "in force")):
        rows = history.visa_exemptions(T["agreements"], as_of=as_of)
        assert rows.set_index("country")["state"]["KAZ"] == state


def test_meetings_are_those_that_were_held_by_then() -> None:
    held = history.meetings(T["summits"], level="leaders", as_of="2023-05-18")
    assert held["number"].tolist() == [1, 2]
    assert held["online"].tolist() == [True, False]
    with pytest.raises(ValueError, match="`level`: 'leader' is not one of"):
        history.meetings(T["summits"], level="leader")


def test_counts_are_never_added_up() -> None:
    rows = select(T["summit_outcomes"], indicator="documents")
    assert len(history.outcomes(rows, T["summits"], T["agreements"])) == len(rows)


def test_workshops_stand_for_all_five_as_far_as_they_were_known() -> None:
    early = history.running_workshops(T["people_links"], as_of="2020")
    assert early["country"].tolist() == list(codes.CA5)
    assert not (early["status"] == "running").any()


def test_visitors_are_compared_with_the_same_part_of_the_year_before() -> None:
    rows = history.visitor_growth(T["people_links"])
    assert rows["start"].map(periods.months).equals(rows["end"].map(periods.months))


def test_grants_are_estimates_and_add_what_runs_at_one_time() -> None:
    grants = history.pledged_scholarships(T["people_links"])
    assert set(grants["obs_status"]) == {"E"}
    several = grants["pledges"] > 1
    assert grants.loc[several, "value"].min() > grants.loc[~several, "value"].min()


@pytest.mark.parametrize("as_of", ["", "2015-07-27", "2025-07-27"])
def test_a_card_takes_the_verdict_of_its_claim(as_of: str) -> None:
    judged = claims.verdicts(["history", "politics"], as_of=as_of)
    figures = history.key_figures(T, EVENTS, judged, until="2026")
    verdict_of = judged.set_index("claim_id")["verdict"]
    for mission, claim_id in (("first_mission", "c005"), ("second_mission", "c009")):
        (card,) = [figure for figure in figures if figure["id"] == mission]
        assert card["verdict"] == verdict_of[claim_id]


def test_key_figures_have_the_same_ids_whatever_is_known() -> None:
    nothing = {**T, "summits": T["summits"][:0], "agreements": T["agreements"][:0]}
    own = claims.verdicts("history")
    every = history.key_figures(T, EVENTS, own, until="2026")
    early = history.key_figures(nothing, EVENTS, own, until="0100")
    assert [one["id"] for one in early] == [one["id"] for one in every]


def test_pledges_done_easily_are_counted_apart() -> None:
    rows = history.pledges(T, "2026")
    done = rows[rows["status"] == "done"]
    counts = history.pledges_done_easily(rows)
    assert counts == {"at_once": 2, "of_the_railway": 2, "platforms_of_trade": 1}
    assert sum(counts.values()) < len(done)
    assert not any(history.pledges_done_easily(rows[:0]).values())


def test_a_dating_to_the_month_excludes_no_day_of_it() -> None:
    rivals = events.rival_datings(T["events"], T["agreements"], T["disagreements"])
    given = rivals[rivals["contradict"]]["datings"].str.split(" / ")
    assert ["2019-09-11", "2024-07"] in [*given]
    for dates in given:
        assert not any(a != b and b.startswith(a) for a in dates for b in dates)


def test_the_treaty_is_ratified_by_whom_a_row_names() -> None:
    assert history.of_format(T, "2026")["ratified"] == ["KGZ"]
    assert not history.of_format(T, "2026")["treaty"]["in_force"]


def test_who_is_studying_a_waiver_is_not_in_talks() -> None:
    visas = history.visa_exemptions(T["agreements"], as_of="2026-12-31")
    states = dict(zip(visas["country"], visas["state"], strict=True))
    assert (states["KGZ"], states["TJK"]) == ("talks", "under study")

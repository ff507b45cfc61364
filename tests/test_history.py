"""Promises of `cac_data.history`: dates, ties, meetings, goods, people, key figures."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from cac_data import claims, codes, history, load_table, periods, select
from cac_data.history.events import apart
from cac_data.sources import sources

Tables = dict[str, pd.DataFrame]
TABLES = (
    *("agreements", "claims", "concepts", "country_profile", "events", "evidence"),
    *("goods", "people_links", "places", "security_technology", "summit_outcomes"),
    *("summits", "disagreements"),
)
YEARS = st.integers(-3000, 2100).filter(bool).map(periods.of_year)


@pytest.fixture(scope="module")
def t() -> Tables:
    return {name: load_table(name) for name in TABLES}


@pytest.fixture(scope="module")
def events(t: Tables) -> pd.DataFrame:
    return history.record(t["events"])


@pytest.fixture(scope="module")
def made(t: Tables, events: pd.DataFrame) -> Tables:
    return {
        "after": history.after(events, history.meetings(t["summits"])),
        "areas": history.border_areas(t["country_profile"]),
        "acts": history.border_settlement(t["agreements"]),
        "goods": history.goods_moved(t["goods"]),
        "grants": history.pledged_scholarships(t["people_links"]),
        "meetings": history.meetings(t["summits"]),
        "members": history.members(t["agreements"]),
        "missions": history.missions(t["events"], t["claims"]),
        "money": history.money_pledged(t["summit_outcomes"], t["summits"]),
        "outcomes": history.outcomes(
            t["summit_outcomes"], t["summits"], t["agreements"]
        ),
        "parks": history.parks(t["security_technology"]),
        "partnerships": history.partnership_spans(t["agreements"], until="2026"),
        "places": history.goods_places(t["goods"], t["places"], t["claims"], events),
        "pledges": history.pledges(t, "2026"),
        "points": history.turning_points(events),
        "quiet": history.quiet_spans(events),
        "recognition": history.recognition(t["agreements"]),
        "rivals": history.rival_datings(
            t["events"], t["agreements"], t["disagreements"]
        ),
        "visas": history.visa_exemptions(t["agreements"]),
        "visitors": history.visitor_growth(t["people_links"]),
        "workshops": history.running_workshops(t["people_links"]),
    }


def test_what_is_made_names_sources_that_are_known(made: Tables) -> None:
    for name, rows in made.items():
        assert len(rows), name
        assert rows["source_ids"].str.len().min() > 0, name
    assert len(sources(*made.values()))


@given(YEARS, YEARS)
def test_years_between_two_years_go_both_ways_and_know_no_year_0(
    one: str, other: str
) -> None:
    fewest, most = apart(one, other)
    assert (fewest, most) == apart(other, one)
    a, b = (int(year) + (int(year) < 0) for year in (one, other))
    assert fewest == most == abs(a - b)


def test_the_first_missions_have_two_readings_each_and_the_article_one_of_them(
    made: Tables,
) -> None:
    found = made["missions"].groupby("mission")["period"].agg(list).to_dict()
    assert found == {"first": ["-0139", "-0138"], "second": ["-0119", "-0116"]}
    given_by = history.mission_dates(made["missions"]).set_index("period")["given_by"]
    assert given_by["-0138"] == "both"
    assert given_by["-0121"] == "article"


def test_any_reading_of_an_event_stands_for_the_whole(t: Tables) -> None:
    first, other = (history.dates_of(t["events"], which) for which in ("e001", "e002"))
    pd.testing.assert_frame_equal(first, other)
    with pytest.raises(ValueError, match="did you mean 'e101'"):
        history.dates_of(t["events"], "e01")


def test_an_event_is_recorded_once_with_the_sources_of_all_readings(
    t: Tables, events: pd.DataFrame
) -> None:
    assert events["event_id"].is_unique
    row = events[events["event_id"] == "e001"].iloc[0]
    assert row["source_ids"] == "gsr-fayllar;zq-trantor"
    assert not set(t["events"].loc[t["events"]["status"] != "happened", "title"]) & set(
        events["title"]
    )
    assert history.record(t["events"], themes=[]).empty
    with pytest.raises(ValueError, match="`themes`: 'war' is not one of"):
        history.record(t["events"], themes=["war"])


def test_quiet_spans_hold_no_event(events: pd.DataFrame, made: Tables) -> None:
    for row in made["quiet"].itertuples():
        start, end = (periods.bounds(text)[0][0] for text in (row.start, row.end))
        inside = [start < periods.bounds(text)[0][0] < end for text in events["period"]]
        assert row.years >= 50
        assert not any(inside)


def test_every_turning_point_is_an_event_that_happened(made: Tables) -> None:
    assert len(made["points"]) == len(load_table("turning_points"))


def test_every_row_that_a_pledge_names_is_there(t: Tables, made: Tables) -> None:
    assert len(made["pledges"]) == len(load_table("pledges"))
    named = load_table("pledges")["answer_id"] != ""
    assert (made["pledges"]["answered_on"] != "").tolist() == named.tolist()
    assert history.pledges(t, "2022").empty


def test_a_text_about_the_claims_is_certain_of_nothing_alone(made: Tables) -> None:
    goods = made["goods"].set_index("good")
    assert goods["certainty"]["Glass of Samarkand"] == "article"
    assert goods["certainty"]["Alfalfa"] == "several"
    place = made["places"].set_index("name").loc["Samarkand"]
    assert "glass" in place["label"]


def test_land_in_dispute_and_land_claimed_are_told_apart(made: Tables) -> None:
    found = made["areas"].set_index("country")
    assert found["claim"].to_dict() == {
        "KAZ": "in dispute",
        "KGZ": "",
        "TJK": "claimed",
    }
    assert found["basis"]["TJK"] == "worked out"
    assert pd.isna(found["kept_pct"]["KGZ"])


def test_partnerships_follow_one_another(made: Tables) -> None:
    for _, rows in made["partnerships"].groupby("country"):
        assert rows["end"].tolist() == [*rows["start"][1:], "2026"]


def test_a_waiver_is_in_force_from_its_day_on(t: Tables) -> None:
    def state(as_of: str) -> dict[Any, Any]:
        rows = history.visa_exemptions(t["agreements"], as_of=as_of)
        return dict(zip(rows["country"], rows["state"], strict=True))

    assert state("2023-11-09")["KAZ"] == "agreed"
    assert state("2023-11-10")["KAZ"] == "in force"


def test_meetings_are_those_that_were_held_by_then(t: Tables) -> None:
    held = history.meetings(t["summits"], level="leaders", as_of="2023-05-18")
    assert held["number"].tolist() == [1, 2]
    assert held["online"].tolist() == [True, False]
    with pytest.raises(ValueError, match="`level`: 'leader' is not one of"):
        history.meetings(t["summits"], level="leader")


def test_counts_are_never_added_up(t: Tables) -> None:
    rows = select(t["summit_outcomes"], indicator="documents")
    found = history.outcomes(rows, t["summits"], t["agreements"])
    assert len(found) == len(rows)
    with pytest.raises(ValueError, match="did you mean 'documents'"):
        history.outcomes(rows, t["summits"], t["agreements"], indicator="document")


def test_the_four_principles_of_the_article_are_those_of_2022(t: Tables) -> None:
    listed = history.principles_listed(t["concepts"])
    found = history.principles_by_text(listed).set_index("principle")
    own = found[found["article"] == "listed"]
    assert own["formula_2022"].eq("listed").all()
    shared = history.principles(listed, compared_with=history.DECLARATION)
    shared = shared.set_index("source_id")["shared"]
    assert shared[history.ARTICLE] == 1


def test_the_eleven_claims_on_turkmenistan_stand_in_one_place(t: Tables) -> None:
    judged = claims.verdicts()
    found = history.initiatives(judged, t["claims"], t["evidence"])
    assert found["claim_id"].tolist() == [f"c{number:03d}" for number in range(64, 75)]
    assert found["note"].str.len().min() > 0


def test_workshops_stand_for_all_five_in_their_order(t: Tables, made: Tables) -> None:
    assert made["workshops"]["country"].tolist() == list(codes.CA5)
    early = history.running_workshops(t["people_links"], as_of="2020")
    assert not (early["status"] == "running").any()


def test_visitors_are_compared_with_the_same_part_of_the_year_before(
    made: Tables,
) -> None:
    for row in made["visitors"].itertuples():
        assert periods.months(row.start) == periods.months(row.end)
        assert row.growth_pct == pytest.approx(100 * (row.last / row.first - 1))


def test_grants_are_estimates_and_add_what_runs_at_one_time(made: Tables) -> None:
    grants = made["grants"].set_index("year")
    assert set(grants["obs_status"]) == {"E"}
    both = grants[grants["pledges"] > 1]
    assert len(both)
    assert both["value"].min() > grants.loc[grants["pledges"] == 1, "value"].min()


def test_key_figures_have_the_same_ids_whatever_is_known(
    t: Tables, events: pd.DataFrame
) -> None:
    def ids(tables: Tables, until: str) -> list[str]:
        judged = claims.verdicts("history")
        found = history.key_figures(tables, events, judged, until=until)
        return [figure["id"] for figure in found]

    every = ids(t, "2026")
    assert len(set(every)) == len(every) == 16
    early = {**t, "summits": t["summits"][:0], "agreements": t["agreements"][:0]}
    assert ids(early, "0100") == every

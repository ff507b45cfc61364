"""What the notebook on history says: by hand on a few rows, and in each scenario."""

from __future__ import annotations

import inspect
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import claims, codes, history, load_table, periods
from cac_data.display.phrases import listed
from cac_data.history import headlines
from cac_data.history.wording import counted, until, year_in_words
from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios
from cac_data.sources import conflicts
from cac_data.tables import select
from tests.notebook_runs import code_cells, of_topic, run_notebook
from tests.trade_frames import shuffled

PARAMS = Path(__file__).parents[1] / "params"
SIX = ["CHN", *codes.CA5]
NAMES = (
    *("agreements", "claims", "concepts", "country_profile", "disagreements"),
    *("events", "evidence", "goods", "places", "summit_outcomes", "summits"),
)


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: load_table(name) for name in NAMES}


# --- wording --------------------------------------------------------------------------


def test_lists_and_counts_are_written_as_words() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert counted(0, "event") == "no events"
    assert counted(1, "entry", "entries") == "one entry"
    assert counted(1200, "event") == "1,200 events"
    assert year_in_words(-1) == "1 BC"


def test_a_report_ends_with_its_year_or_with_what_was_known() -> None:
    assert until(2026) == "2026"
    assert until(2025, "2025-07-27") == "2025-07-27"
    assert until(2020, "2025-07-27") == "2020"


# --- events ---------------------------------------------------------------------------


def events(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``events``: id, period, era, kind, countries, variant_of."""
    columns = ["event_id", "period", "era", "kind", "countries", "variant_of"]
    frame = pd.DataFrame(rows, columns=columns)
    texts = ["event_id", "period", "era", "kind", "variant_of"]
    frame = frame.astype(dict.fromkeys(texts, "str"))
    return frame.assign(
        title="T" + frame["event_id"],
        place="",
        place_id="",
        status="happened",
        note="",
        source_id=("s-" + frame["event_id"]).astype("str"),
    )


EVENTS = events(
    ("e1", "-0139", "ancient", "embassy", ["CHN", "UZB"], ""),
    ("e2", "-0138", "ancient", "embassy", ["CHN"], "e1"),
    ("e3", "-0119", "ancient", "trade", ["CHN", "KAZ"], ""),
    ("e4", "0074", "ancient", "war", ["CHN"], ""),
    ("e5", "1905", "modern", "cultural", ["CHN", "TKM"], ""),
)


def test_an_event_with_two_datings_is_one_entry_with_the_sources_of_both() -> None:
    found = history.record(EVENTS)
    assert found["event_id"].tolist() == ["e1", "e3", "e4", "e5"]
    assert found["source_ids"].iloc[0] == ["s-e1", "s-e2"]
    assert found["theme"].tolist() == ["diplomacy", "trade", "security", "culture"]


def test_themes_and_countries_choose_events() -> None:
    assert history.record(EVENTS, themes=["trade"])["event_id"].tolist() == ["e3"]
    assert history.record(EVENTS, themes=[]).empty
    assert history.record(EVENTS, countries=["TKM"])["event_id"].tolist() == ["e5"]
    with pytest.raises(ValueError, match=r"`themes`: 'war' is not one of diplomacy"):
        history.record(EVENTS, themes=["war"])
    with pytest.raises(ValueError, match=r"`countries`: 'CHN' is not one of KAZ"):
        history.record(EVENTS, countries=["CHN"])


def test_a_dating_whose_first_is_not_selected_stands_for_itself() -> None:
    found = history.record(EVENTS.iloc[1:2])
    assert found["event_id"].tolist() == ["e2"]


def test_planned_events_are_no_entries() -> None:
    assert history.record(EVENTS.assign(status="planned")).empty


def test_every_kind_of_event_has_one_theme() -> None:
    kinds = [kind for kinds in history.THEMES.values() for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(load_table("events")["kind"])


def test_the_eras_are_those_of_the_table() -> None:
    for row in load_table("events").to_dict("records"):
        first, last = history.ERAS[row["era"]]
        assert first <= periods.bounds(row["period"])[0][0] <= last, row["event_id"]


def test_eras_are_cut_to_the_span() -> None:
    assert history.eras(1980, 2000) == {
        "modern": (1980, 1990),
        "contemporary": (1991, 2000),
    }
    assert history.eras(2000, 2000) == {"contemporary": (2000, 2000)}


def test_entries_are_counted_by_era_without_a_year_0() -> None:
    found = history.by_era(history.record(EVENTS), start=-100, end=400)
    assert found[["first", "last", "entries", "per_century"]].to_dict("records") == [
        {"first": -100, "last": 400, "entries": 3, "per_century": 0.6}
    ]


def test_a_quiet_span_runs_from_the_end_of_one_entry_to_the_next() -> None:
    found = history.quiet_spans(history.record(EVENTS), years=100)
    assert found[["start", "end", "years"]].to_dict("records") == [
        {"start": "-0119", "end": "0074", "years": 192},
        {"start": "0074", "end": "1905", "years": 1831},
    ]
    assert found["source_ids"].iloc[0] == ["s-e3", "s-e4"]
    assert history.quiet_spans(history.record(EVENTS), years=5000).empty


def test_an_entry_within_a_long_one_ends_no_quiet_span() -> None:
    rows = events(
        ("a", "1000/1200", "medieval", "war", ["CHN", "KAZ"], ""),
        ("b", "1100", "medieval", "war", ["CHN", "KAZ"], ""),
        ("c", "1290", "medieval", "war", ["CHN", "KAZ"], ""),
    )
    found = history.quiet_spans(history.record(rows), years=50)
    assert found[["start", "end", "years"]].to_dict("records") == [
        {"start": "1200", "end": "1290", "years": 90}
    ]
    with pytest.raises(ValueError, match="`years`: 0 is below one year"):
        history.quiet_spans(history.record(rows), years=0)


# --- missions, datings, evidence ------------------------------------------------------


def two_claims(first: float, second: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "claim_id": ["c005", "c009"],
            "value": [first, second],
            "unit": ["year", "year"],
            "statement": ["A caravan", "Another"],
            "source_id": ["article", "article"],
        }
    )


def test_missions_stand_beside_the_years_of_the_article() -> None:
    found = history.missions(EVENTS, two_claims(-138, -121))
    assert found[["mission", "period", "years_off"]].to_dict("records") == [
        {"mission": "first", "period": "-0139", "years_off": 1},
        {"mission": "first", "period": "-0138", "years_off": 0},
        {"mission": "second", "period": "-0119", "years_off": 2},
    ]


def test_an_event_far_from_the_claim_is_no_mission_of_it() -> None:
    assert history.missions(EVENTS, two_claims(600, 900)).empty
    said = history.say_missions(history.missions(EVENTS, two_claims(600, 900)))
    assert said.startswith("No mission to Central Asia")


def test_rival_datings_say_whether_they_clash_and_why() -> None:
    why = pd.DataFrame(
        {"where": ["event_id=e1|e2"], "reason": ["Because."], "standing": ["stated"]}
    )
    none = load_table("agreements").iloc[:0]
    found = history.rival_datings(EVENTS, none, why)
    assert found.drop(columns="source_ids").to_dict("records") == [
        {
            "what": "Te1",
            "datings": ["139 BC", "138 BC"],
            "years_off": 1,
            "contradict": True,
            "reason": "Because.",
            "standing": "stated",
        }
    ]


def test_evidence_stands_for_then_with_reservations_then_against() -> None:
    told = two_claims(-138, -121)
    given = pd.DataFrame(
        {
            "claim_id": ["c005", "c005", "c005"],
            "finding": ["contradicts", "context", "supports"],
            "note": ["no", "aside", "yes"],
            "period": ["-0139", "", "-0138"],
            "source_id": ["x", "y", "z"],
        }
    )
    found = history.evidence_on(told, given, ["c005", "c009"])
    assert found["finding"].tolist() == [
        "supports",
        "contradicts",
        "context",
        "no evidence",
    ]
    assert found["source_id"].iloc[-1] == "article"
    with pytest.raises(ValueError, match="`claim_ids`: 'c999' is not one of"):
        history.evidence_on(told, given, ["c999"])


def test_a_claim_stands_beside_each_thing_that_sources_say_of_it() -> None:
    found = pd.DataFrame({"statement": ["A", "A", "B", "A"]}).assign(
        finding="context", note="n", period="", source_id="s", claim_id="c"
    )
    shown = history.side_by_side(found)
    assert shown["statement"].tolist() == ["A", "A", "B", "A"]
    assert "what_the_source_says" in shown
    assert "claim_id" not in shown
    assert found["statement"].tolist() == ["A", "A", "B", "A"]


def test_outcomes_that_differ_have_the_name_of_their_meeting() -> None:
    found = history.disputed_outcomes(
        conflicts("summit_outcomes"), load_table("summits").iloc[:0]
    )
    assert "iif2-2025" in found["subject"].tolist()
    assert "60 or 58" in found["figures"].tolist()


# --- goods ----------------------------------------------------------------------------

GOODS = pd.DataFrame(
    {
        "good_id": ["g1", "g2", "g3", "g4"],
        "good": ["Fergana (heavenly) horses", "Alfalfa", "Silk", "Lapis"],
        "direction": ["to_china", "to_china", "to_central_asia", "other"],
        "origin": ["Fergana", "Western Asia", "China", "Badakhshan"],
        "place_id": ["f", "", "", "f"],
        "countries": [["UZB"], ["IRN"], ["CHN"], ["AFG", "TJK"]],
        "period": ["-0104/-0101", "-0100/0200", "0300/0900", "-1000"],
        "source_id": ["a", "b", "c", "d"],
        "note": "",
    }
)
PLACES = pd.DataFrame(
    {
        "place_id": ["p001", "f", "m"],
        "name": ["Chang'an", "Fergana", "Merv"],
        "modern_name": ["Xi'an", "Fergana", "Ancient Merv"],
        "country": ["CHN", "UZB", "TKM"],
        "lat": [34.3, 40.4, 37.7],
        "lon": [108.9, 71.8, 62.2],
        "source_id": "geo",
    }
)
STATEMENTS = pd.DataFrame(
    {"topic": ["history"], "statement": ["At Merv, horses"], "source_id": ["article"]}
)


def test_goods_that_only_passed_through_are_left_out() -> None:
    found = history.goods_spans(GOODS)
    assert found[["good", "direction", "start", "end"]].to_dict("records") == [
        {
            "good": "Fergana (heavenly) horses",
            "direction": "to China",
            "start": "-0104",
            "end": "-0101",
        },
        {
            "good": "Silk",
            "direction": "to Central Asia",
            "start": "0300",
            "end": "0900",
        },
    ]
    assert history.goods_spans(GOODS, countries=["KAZ"])["good"].tolist() == ["Silk"]


def test_the_map_tells_origins_from_what_only_the_article_names() -> None:
    found = history.goods_places(GOODS, PLACES, STATEMENTS).set_index("place_id")
    assert found["kind"].to_dict() == {
        "f": "goods to China",
        "p001": "goods to Central Asia",
        "m": "named by the article alone",
    }
    assert found.loc["f", "label"] == "Fergana: horses"
    assert found.loc["m", "source_ids"] == ["article", "geo"]


def test_a_place_of_a_country_that_is_not_chosen_is_not_on_the_map() -> None:
    found = history.goods_places(GOODS, PLACES, STATEMENTS, countries=["KAZ"])
    assert found["place_id"].tolist() == ["p001"]


# --- ties, formats, pledges -----------------------------------------------------------


def agreements(*rows: tuple[Any, ...]) -> pd.DataFrame:
    columns = ["agreement_id", "period", "kind", "countries", "level", "in_force"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.astype({c: "str" for c in columns if c != "countries"})
    frame = frame.assign(
        title="T" + frame["agreement_id"], source_id="s-" + frame["agreement_id"]
    )
    blank = ("organisation", "status", "ratified", "variant_of", "summit_id", "note")
    return frame.assign(**dict.fromkeys(blank, "")).astype({"source_id": "str"})


AGREEMENTS = agreements(
    ("r", "1991-12-27", "recognition", SIX, "", ""),
    ("d1", "1992-01-03", "diplomatic_relations", ["CHN", "KAZ"], "", ""),
    ("d2", "1992-01-05", "diplomatic_relations", ["CHN", "KGZ"], "", ""),
    ("p1", "2005-07", "partnership", ["CHN", "KAZ"], "strategic", ""),
    ("p2", "2011-06", "partnership", ["CHN", "KAZ"], "comprehensive_strategic", ""),
    ("p3", "2013-09", "partnership", ["CHN", "KGZ"], "strategic", ""),
    ("v", "2023-05-17", "visa_exemption", ["CHN", "KAZ"], "", "2023-11-10"),
)


def test_ties_are_counted_in_the_years_in_which_they_change() -> None:
    found = history.ties_by_year(AGREEMENTS, start=2000, end=2026)
    by_tie = {
        tie: list(zip(rows["period"], rows["value"], strict=True))
        for tie, rows in found.groupby("tie")
    }
    assert by_tie == {
        "diplomatic relations": [("2000", 2), ("2026", 2)],
        "strategic partnership or higher": [("2005", 1), ("2013", 2), ("2026", 2)],
        "comprehensive one or higher": [("2011", 1), ("2026", 1)],
        "visa-free both ways": [("2023", 1), ("2026", 1)],
    }
    some = history.ties_by_year(AGREEMENTS, start=2000, end=2026, countries=["TJK"])
    assert some.empty


def test_a_partnership_runs_to_the_next_level_or_to_the_last_day() -> None:
    found = history.partnership_spans(AGREEMENTS, until="2012")
    assert found[["country", "start", "end", "step"]].to_dict("records") == [
        {
            "country": "KAZ",
            "start": "2005-07",
            "end": "2011-06",
            "step": "strategic",
        },
        {
            "country": "KAZ",
            "start": "2011-06",
            "end": "2012",
            "step": "comprehensive strategic",
        },
    ]


def test_every_level_and_step_has_its_words() -> None:
    assert set(history.LEVEL_WORDS) == set(history.PARTNERSHIP_STEPS)
    assert set(history.STEP_WORDS) == set(history.PARTNERSHIP_STEPS.values())


def test_what_was_kept_is_published_or_an_estimate_from_what_was_handed_over() -> None:
    profile = pd.DataFrame(
        [
            ("KAZ", "border_area_in_dispute", 100.0),
            ("KAZ", "border_area_retained_share", 60.0),
            ("KGZ", "land_border_with_chn", 1000.0),
            ("TJK", "border_area_claimed_by_china", 200.0),
            ("TJK", "border_area_transferred_to_china", 10.0),
            ("UZB", "land_border_total", 5000.0),
        ],
        columns=["country", "indicator", "value"],
    ).assign(source_id="s")
    found = history.border_areas(profile)
    assert found["country"].tolist() == ["KAZ", "KGZ", "TJK"]
    assert found["basis"].tolist() == ["published", "", "worked out"]
    assert found["kept_pct"].tolist()[::2] == [60.0, 95.0]
    none = history.border_settlement(AGREEMENTS)
    said = history.say_borders(found, none, STATEMENTS)
    assert said == (
        "Kazakhstan kept 60.0 % of 100 km2 in dispute. Tajikistan kept about 95 % of "
        "200 km2 claimed. Kyrgyzstan borders China too, but no act and no area was "
        "found. The article does not mention the border."
    )


def test_an_article_that_tells_of_the_border_is_not_called_silent() -> None:
    areas = history.border_areas(load_table("country_profile"))
    acts = history.border_settlement(load_table("agreements"))
    told = STATEMENTS.assign(statement="They drew a border")
    assert "does not mention" in history.say_borders(areas, acts, STATEMENTS)
    assert "does not mention" not in history.say_borders(areas, acts, told)


def test_recognition_of_some_is_told_by_name() -> None:
    found = history.recognition(AGREEMENTS)
    assert history.say_recognition(found) == (
        "China recognised Kazakhstan and Kyrgyzstan on 27 December 1991. Diplomatic "
        "relations followed between 3 January 1992 and 5 January 1992."
    )
    assert history.say_recognition(found.head(0)).startswith("By then China had")


def test_a_waiver_by_one_side_is_told_apart() -> None:
    one = AGREEMENTS[AGREEMENTS["agreement_id"] == "v"].assign(status="unilateral")
    said = history.say_visas(history.visa_exemptions(one))
    assert "not waived by both sides" in said
    assert "by one side is recorded for Kazakhstan (since 10 November 2023)" in said


def outcomes(*rows: tuple[Any, ...]) -> pd.DataFrame:
    columns = ["summit_id", "indicator", "unit", "value", "printed_as", "source_id"]
    return pd.DataFrame(rows, columns=columns).assign(attribution="six_party")


MET = pd.DataFrame(
    {
        "summit_id": ["a", "b"],
        "period": ["2022-01-25", "2023-05-18/2023-05-19"],
        "title": ["First", "Second"],
        "note": "",
        "source_id": "m",
    }
)


def test_money_is_told_by_meeting_and_never_added() -> None:
    counts = outcomes(
        ("b", "finance_pledged", "USD mn", 1500.0, "exact", "x"),
        ("b", "finance_pledged", "CNY mn", 10000.0, "exact", "y"),
        ("a", "grants_pledged", "USD mn", 20.0, "more_than", "z"),
        ("c", "grants_pledged", "USD mn", 9.0, "exact", "z"),  # not among the meetings
        ("a", "documents", "documents", 3.0, "exact", "z"),
    )
    found = history.money_pledged(counts, MET)
    assert found[["meeting", "what", "amount_usd_mn", "source_ids"]].to_dict(
        "records"
    ) == [
        {
            "meeting": "First",
            "what": "grants",
            "amount_usd_mn": 20.0,
            "source_ids": ["z"],
        },
        {
            "meeting": "Second",
            "what": "aid and investment",
            "amount_usd_mn": 1500.0,
            "source_ids": ["x", "y"],
        },
    ]
    assert history.say_money(found) == (
        "China pledged money at two meetings of the six: more than USD 20 mn in 2022 "
        "(grants) and USD 1.5 bn in 2023 (aid and investment). These are different "
        "things and are not added up; how much of it was paid, no source that was seen "
        "says."
    )
    yuan = history.money_pledged(counts.iloc[1:2], MET)
    assert "CNY 10 bn in 2023" in history.say_money(yuan)
    assert history.say_money(found.head(0)).startswith("No pledge of money")


def test_what_was_said_of_progress_is_quoted_with_its_meeting() -> None:
    met = MET.assign(summit_id=["x", "fm5-2024"], note=["", "Half were said to run"])
    found = history.progress_said(met)
    assert found["said"].tolist() == ["Half were said to run"]
    pledged = pd.DataFrame({"answered_on": [""], "months": [math.nan]})
    assert (
        "At the second, which ended on 19 May 2023, half were said to run; which ones, "
        "the tables do not say."
    ) in history.say_pledges(pledged, found)


def test_no_shared_principle_is_told_as_none() -> None:
    lists = pd.DataFrame(
        {
            "source_id": [history.DECLARATION, history.ARTICLE],
            "count": [1, 3],
            "shared": [1, 0],
        }
    )
    tree = pd.DataFrame({"parent_id": [""], "term": ["Whole"]})
    assert history.say_ideas(lists, tree) == (
        "The tables hold one idea in one tree: “Whole”. Of the declaration they hold "
        "one principle; of the three that the article lists none is among them."
    )


def test_old_events_add_the_places_of_the_road() -> None:
    found = history.goods_places(GOODS, PLACES, STATEMENTS).iloc[:1]
    entries = pd.DataFrame(
        {
            "place_id": ["m", "f", "p001", ""],
            "era": ["ancient", "ancient", "contemporary", "medieval"],
            "source_ids": [["x"], ["y"], ["z"], ["z"]],
        }
    )
    road = history.road_places(found, entries, PLACES)
    assert road[["name", "kind"]].to_dict("records") == [
        {"name": "Fergana", "kind": "goods to China"},
        {"name": "Merv", "kind": "event before 1451"},
    ]
    assert road["source_ids"].iloc[1] == ["geo", "x"]
    moved = history.goods_spans(GOODS)
    assert "has one place of a recorded event before" in history.say_goods(moved, road)


def test_members_are_counted_when_they_change(tables: dict[str, pd.DataFrame]) -> None:
    found = history.memberships(
        tables["agreements"], tables["summits"], start=1991, end=2026
    )
    sco = found[found["format"] == "SCO"]
    assert dict(zip(sco["period"], sco["value"], strict=True)) == {
        "2001": 6,
        "2017": 8,
        "2023": 9,
        "2024": 10,
        "2026": 10,
    }


def test_a_format_that_had_not_begun_is_not_compared(
    tables: dict[str, pd.DataFrame],
) -> None:
    found = history.formats(tables["agreements"], tables["summits"], as_of="2010")
    assert found["format"].tolist() == ["SCO"]
    none = history.formats(tables["agreements"], tables["summits"], as_of="1995")
    assert none.empty
    assert history.say_formats(none).startswith("Neither format had begun.")


def test_each_pledge_and_its_answer_stand_in_the_tables(
    tables: dict[str, pd.DataFrame],
) -> None:
    from cac_data.history import promises

    for words, *rows in promises._PLEDGES:
        for where in filter(None, rows):
            assert promises._row(tables, where) is not None, words


def test_a_pledge_without_a_later_record_is_not_called_broken(
    tables: dict[str, pd.DataFrame],
) -> None:
    early = {**tables, "events": tables["events"].iloc[:0]}
    early["summits"] = select(tables["summits"], end=2023, parts=True)
    found = history.pledges(early)
    assert len(found) == 9
    assert (found["answered_on"] == "").all()
    assert found["months"].isna().all()
    said = history.say_pledges(found, history.progress_said(early["summits"]))
    assert "none is answered" in said
    assert "not a proof that nothing was done" in said


def test_principles_are_told_apart_by_who_lists_them(
    tables: dict[str, pd.DataFrame],
) -> None:
    found = history.ideas(tables["concepts"]).set_index("concept_id")["named"]
    assert found[["p1", "p5", "a2", "f1", "bri"]].tolist() == [
        "principle in both",
        "in the declaration",
        "in the article only",
        "in another list",
        "idea",
    ]


# --- every function of frames ---------------------------------------------------------

# One call for each: tables by name, and options.
CALLS: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "border_areas": (("country_profile",), {}),
    "by_era": (("entries",), {"start": -300, "end": 2026}),
    "disputed_outcomes": (("conflicts", "summits"), {}),
    "evidence_on": (("claims", "evidence"), {"claim_ids": ["c025"]}),
    "formats": (("agreements", "summits"), {}),
    "goods_places": (("goods", "places", "claims"), {}),
    "goods_spans": (("goods",), {}),
    "ideas": (("concepts",), {}),
    "memberships": (("agreements", "summits"), {"start": 1991, "end": 2026}),
    "missions": (("events", "claims"), {}),
    "money_pledged": (("summit_outcomes", "summits"), {}),
    "partnership_spans": (("agreements",), {"until": "2026"}),
    "principle_lists": (("concepts",), {}),
    "quiet_spans": (("entries",), {}),
    "progress_said": (("summits",), {}),
    "record": (("events",), {}),
    "rival_datings": (("events", "agreements", "disagreements"), {}),
    "road_places": (("sites", "entries", "places"), {}),
    "side_by_side": (("findings",), {}),
    "ties_by_year": (("agreements",), {"start": 1991, "end": 2026}),
}

# An era, and a claim that was asked for, stand there without rows as well.
ROWS_ANYWAY = {"by_era", "evidence_on"}


def frames_for(name: str, tables: Mapping[str, pd.DataFrame]) -> list[pd.DataFrame]:
    made = {
        "entries": lambda: history.record(tables["events"]),
        "conflicts": lambda: conflicts("summit_outcomes"),
        "findings": lambda: history.evidence_on(
            tables["claims"], tables["evidence"], ["c024", "c025"]
        ),
        "sites": lambda: history.goods_places(
            tables["goods"], tables["places"], tables["claims"]
        ),
    }
    needed, _ = CALLS[name]
    return [made[item]() if item in made else tables[item] for item in needed]


@pytest.mark.parametrize("name", CALLS)
def test_a_function_leaves_its_frames_alone_and_gives_a_fresh_index(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    frames, options = frames_for(name, tables), CALLS[name][1]
    before = [frame.copy(deep=True) for frame in frames]
    found = getattr(history, name)(*frames, **options)
    for frame, kept in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(frame, kept)
    assert found.index.equals(pd.RangeIndex(len(found)))
    assert len(found)


# These keep the order of the rows that they are given.
ORDERED = {"disputed_outcomes", "road_places", "side_by_side"}


@pytest.mark.parametrize("name", sorted(CALLS.keys() - ORDERED))
def test_the_order_of_rows_says_nothing(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    frames, options = frames_for(name, tables), CALLS[name][1]
    found = getattr(history, name)(*frames, **options)
    again = getattr(history, name)(*map(shuffled, frames), **options)
    pd.testing.assert_frame_equal(found, again)


@pytest.mark.parametrize("name", CALLS)
def test_a_frame_without_its_columns_is_refused_by_name(
    name: str, tables: dict[str, pd.DataFrame]
) -> None:
    short = [frame.iloc[:, :0] for frame in frames_for(name, tables)]
    with pytest.raises(ValueError, match="needs the column"):
        getattr(history, name)(*short, **CALLS[name][1])


@pytest.mark.parametrize("name", sorted(CALLS.keys() - ROWS_ANYWAY))
def test_no_rows_give_no_rows(name: str, tables: dict[str, pd.DataFrame]) -> None:
    frames, options = frames_for(name, tables), CALLS[name][1]
    full = getattr(history, name)(*frames, **options)
    found = getattr(history, name)(*(frame.head(0) for frame in frames), **options)
    assert list(found.columns) == list(full.columns)
    assert found.empty


# --- the report -----------------------------------------------------------------------


def test_every_sentence_and_drawing_is_in_the_report() -> None:
    cells = " ".join(source for source, _ in code_cells("history"))
    assert run_notebook("history").said.keys() == set(of_topic("history", "say_"))
    for function in of_topic("history", "draw_"):
        assert f"display.later(history.{function}, " in cells


# Most stories of the future tell the same history.
TOLD = {
    str(item.values("history")): item.values("history")
    for item in load_scenarios(PARAMS).values()
}


@pytest.mark.parametrize("given", TOLD.values(), ids=range(len(TOLD)))
def test_every_scenario_has_all_figures_sentences_and_drawings(
    given: dict[str, Any],
) -> None:
    run = run_notebook("history", drawn=True, **given)
    assert len(run.drawn()) == len(of_topic("history", "draw_"))
    assert not run.odd_sentences()
    found = [figure["value"] for figure in run.key_figures().values()]
    assert sum(value is not None for value in found) >= 14


def test_the_first_figures_are_what_an_index_should_show() -> None:
    figures = run_notebook("history").key_figures()
    assert list(figures)[:3] == ["first_mission", "second_mission", "format_begins"]
    assert figures["first_mission"]["text"].startswith("139 BC")
    expected = {
        "first_mission": 139,
        "second_mission": 119,
        "format_begins": 2020,
        "leaders_meetings": 3,
        "foreign_ministers_meetings": 6,
        "highest_partnership": 4,
        "visa_free": 2,
        "border_kept_kaz": 56.9,
        "border_kept_tjk": 96,
        "astana_documents": 24,
        "astana_outcomes": 110,
        "sco_members": 10,
        "entries_thin": 8,
    }
    assert {name: figures[name]["value"] for name in expected} == expected


def test_the_main_claims_are_counted_by_verdict() -> None:
    judged = pd.DataFrame(
        {
            "tier": ["A", "A", "B"],
            "verdict": ["supported", "disputed", "supported"],
            "source_ids": [["a"], ["b"], ["c"]],
        }
    )
    found = headlines._tier_a([judged])
    assert (found["value"], found["unit"]) == (1, "of 2")
    assert found["note"] == "1 disputed and 1 supported"
    assert math.isnan(headlines._tier_a([])["value"])


# --- parameters -----------------------------------------------------------------------


def test_what_cannot_be_is_refused() -> None:
    model = NOTEBOOK_PARAMETERS["history"]
    for given, words in (
        ({"start": 0}, "start is 0"),
        ({"start": 2000, "end": 1990}, "comes after end"),
        ({"end": 2026, "as_of": "2025-07-27"}, "is not known on 2025-07-27"),
        ({"themes": ["trade", "trade"]}, "stands twice"),
        ({"countries": ["KAZ", "KAZ"]}, "stands twice"),
    ):
        with pytest.raises(ValueError, match=words):
            model(**given)


def test_parameters_are_told_in_words() -> None:
    given = NOTEBOOK_PARAMETERS["history"](themes=[])
    assert given.in_words("start") == "300 BC"
    assert given.in_words("themes") == "none"
    assert given.in_words("countries").startswith("Kazakhstan; Kyrgyzstan")


# --- edge cases -----------------------------------------------------------------------


def test_a_selection_without_events_says_so() -> None:
    assert "no theme" in run_notebook("history", themes=[]).sentence("say_scope")


def test_before_the_five_states_there_are_no_ties() -> None:
    run = run_notebook("history", start=1500, end=1990)
    assert "no country had any of these ties" in run.sentence("say_ties")
    assert "Neither format had begun" in run.sentence("say_formats")
    assert run.key_figures()["sco_members"]["value"] is None


def test_what_was_known_then_is_what_is_told() -> None:
    run = run_notebook("history", end=2022, as_of="2022-06-30")
    assert run.key_figures()["leaders_meetings"]["value"] == 1
    assert run.key_figures()["visa_free"]["value"] == 0
    assert "lie outside this selection" in run.sentence("say_pledges")
    assert "at one meeting" in run.sentence("say_money")


def test_on_a_day_before_every_source_no_tie_is_drawn() -> None:
    known = {"start": 1500, "end": 1900, "as_of": "1900-12-31"}
    captions = run_notebook("history", drawn=True, **known).drawn()
    assert not any(caption.startswith("Countries with each") for caption in captions)
    usual = [caption for _, caption in run_notebook("history", drawn=True).figures]
    assert any(caption.startswith("Countries with each tie") for caption in usual)


def test_the_verdicts_cover_history_and_politics() -> None:
    both = [claims.verdicts(topic) for topic in ("history", "politics")]
    assert [len(frame) for frame in both] == [28, 34]


def test_every_public_function_says_what_it_raises_or_returns() -> None:
    for name in history.__all__:
        found = getattr(history, name)
        if inspect.isfunction(found):
            assert "Returns" in str(found.__doc__), name

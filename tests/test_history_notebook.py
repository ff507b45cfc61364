"""What the notebook on history says: by hand on a few rows, and in each scenario."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import codes, history, load_table
from cac_data.tables import select
from tests.notebook_runs import run_notebook

SIX = ["CHN", *codes.CA5]
NAMES = (
    *("agreements", "claims", "concepts", "country_profile", "disagreements"),
    *("events", "evidence", "goods", "places", "summit_outcomes", "summits"),
)


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: load_table(name) for name in NAMES}


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


def test_planned_events_are_no_entries() -> None:
    assert history.record(EVENTS.assign(status="planned")).empty


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


# --- edge cases -----------------------------------------------------------------------


def test_a_selection_without_events_says_so() -> None:
    assert "no theme" in run_notebook("history", themes=[]).sentence("say_scope")

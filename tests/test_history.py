"""Datings, meetings, steps in relations and ties, by hand on a few rows."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest

from cac_data import history, load_table
from tests.trade_frames import check_pure, records

FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
SIX = ["CHN", *FIVE]
LISTS = ("countries", "participants", "named_by")


def table(
    columns: str, fill: dict[str, Any], rows: Iterable[tuple[Any, ...]]
) -> pd.DataFrame:
    """Rows of some columns; the others have one value throughout."""
    named = columns.split()
    made = [{**fill, **dict(zip(named, row, strict=True))} for row in rows]
    frame = pd.DataFrame(made, columns=[*named, *(c for c in fill if c not in named)])
    texts = [c for c in frame if c not in (*LISTS, "value", "online")]
    frame = frame.astype(dict.fromkeys(texts, "str"))
    return frame.astype({"value": "float64"}) if "value" in frame else frame


def events(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``events``: id, period, kind, countries, variant_of; source from id."""
    fill = {"title": "T", "place": "", "status": "happened", "note": ""}
    frame = table("event_id period kind countries variant_of", fill, rows)
    return frame.assign(source_id=("s-" + frame["event_id"]).astype("str"))


def agreements(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``agreements``: id, period, kind, countries, then what differs."""
    fill = {
        **dict.fromkeys(("organisation", "level", "ratified", "in_force"), ""),
        "title": "T",
        "variant_of": "",
        "status": "concluded",
        "note": "",
    }
    made = [
        {**fill, "agreement_id": key, "period": period, "kind": kind, "countries": who}
        | (more[0] if more else {})
        for key, period, kind, who, *more in rows
    ]
    columns = ["agreement_id", "period", "kind", "countries", *fill]
    frame = pd.DataFrame(made, columns=columns)
    frame = frame.astype({c: "str" for c in columns if c not in LISTS})
    return frame.assign(source_id=("s-" + frame["agreement_id"]).astype("str"))


def summits(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``summits``: id, period, format, level, online, participants."""
    fill = {"title": "T", "city": "", "declaration": "", "status": "happened"}
    frame = table("summit_id period format level online participants", fill, rows)
    return frame.assign(source_id=("s-" + frame["summit_id"]).astype("str"))


def people(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ``people_links``: country, indicator, period, value, what differs."""
    fill = {
        **dict.fromkeys(("direction", "place", "detail", "stage"), ""),
        "unit": "persons",
        "source_id": "s",
        "obs_status": "A",
        "note": "",
    }
    made = [
        {**fill, "country": country, "indicator": name, "period": period}
        | {"value": value}
        | (more[0] if more else {})
        for country, name, period, value, *more in rows
    ]
    columns = ["country", "indicator", "period", "value", *fill]
    frame = pd.DataFrame(made, columns=columns)
    types = {c: "float64" if c == "value" else "str" for c in columns}
    return frame.astype(types)


# Two missions, the first in two datings, and a later one dated to a decade.
EVENTS = events(
    ("e1", "-0139", "embassy", ["CHN", "UZB"], ""),
    ("e2", "-0138", "embassy", ["CHN"], "e1"),
    ("e3", "-0119", "embassy", ["CHN", "KAZ"], ""),
    ("e4", "-0129/-0120", "trade", ["CHN", "UZB"], ""),
    ("e5", "0074", "war", ["CHN"], ""),
)

AGREEMENTS = agreements(
    ("rec", "1991-12-27", "recognition", SIX),
    ("kz", "1992-01-03", "diplomatic_relations", ["CHN", "KAZ"]),
    ("uz", "1992-01", "diplomatic_relations", ["CHN", "UZB"]),
    ("b2", "1997-09-24", "border_agreement", ["CHN", "KAZ"], {"ratified": "1999"}),
    ("b1", "1994-04-26", "border_agreement", ["CHN", "KAZ"]),
    ("p1", "2005-07", "partnership", ["CHN", "KAZ"], {"level": "strategic"}),
    (
        *("p2", "2011-06-13", "partnership", ["CHN", "KAZ"]),
        {"level": "comprehensive_strategic"},
    ),
    (
        *("p2b", "2011-06", "partnership", ["CHN", "KAZ"]),
        {"level": "comprehensive_strategic", "variant_of": "p2"},
    ),
    ("v1", "2023-05-17", "visa_exemption", ["CHN", "KAZ"], {"in_force": "2023-11-10"}),
    (
        *("v1b", "2023-07-26", "visa_exemption", ["CHN", "KAZ"]),
        {"in_force": "2023-11-10", "variant_of": "v1"},
    ),
    ("v2", "2026-03-12", "visa_exemption", ["CHN", "KGZ"], {"status": "talks"}),
    (
        *("v3", "2021-03", "visa_exemption", ["CHN", "UZB"]),
        {"in_force": "2021-03", "status": "unilateral"},
    ),
    (
        *("sco", "2001-06-15", "founding", ["CHN", "KAZ", "RUS"]),
        {"organisation": "SCO"},
    ),
    ("in", "2017-06-09", "accession", ["IND", "PAK"], {"organisation": "SCO"}),
    (
        *("in-b", "2018", "accession", ["IND"]),
        {"organisation": "SCO", "variant_of": "in"},
    ),
)

SUMMITS = summits(
    ("s2", "2025-06-17", "C+C5", "leaders", False, SIX),
    ("v", "2022-01-25", "C+C5", "leaders", True, SIX),
    ("s1", "2023-05-18/2023-05-19", "C+C5", "leaders", False, SIX),
    ("fm", "2020-07-16", "C+C5", "foreign_ministers", True, SIX),
    ("talks", "2025-06-16", "bilateral", "leaders", False, ["CHN", "KAZ"]),
    ("sco", "2019-06-14", "SCO", "leaders", False, []),
)
PLANNED = pd.concat(
    [
        SUMMITS,
        summits(("s3", "2027", "C+C5", "leaders", False, SIX)).assign(status="planned"),
    ],
    ignore_index=True,
)

COUNTS = table(
    "summit_id agreement_id indicator unit source_id value attribution",
    {"printed_as": "exact", "obs_status": "A", "note": ""},
    [
        ("s2", "", "outcome_items", "outcomes", "a", 110.0, "six_party"),
        ("s2", "", "outcome_items", "outcomes", "b", 100.0, "six_party"),
        ("talks", "", "documents", "documents", "a", 24.0, "bilateral"),
        ("", "p2", "documents", "documents", "c", 9.0, "bilateral"),
    ],
)

WORKSHOP = "lu_ban_workshops"
PEOPLE = people(
    ("KAZ", WORKSHOP, "2023-12", 1, {"stage": "launched", "place": "A"}),
    ("KAZ", WORKSHOP, "2024", 1, {"stage": "under_construction", "place": "B"}),
    ("KAZ", WORKSHOP, "2025-08-30", 3, {"stage": "launched", "source_id": "t"}),
    ("TJK", WORKSHOP, "2022-11", 1, {"stage": "launched", "place": "D"}),
    ("TKM", WORKSHOP, "2024-10", 1, {"stage": "agreed", "place": "U"}),
    (
        *("TKM", WORKSHOP, "2025", 1),
        {"stage": "launched", "place": "U", "obs_status": "U"},
    ),
    ("UZB", WORKSHOP, "2022", 1, {"stage": "in_preparation", "place": "T"}),
    ("WLD", WORKSHOP, "2025", 34, {"stage": "launched"}),
    ("KAZ", "arrivals", "2023", 100.0, {"source_id": "a"}),
    ("KAZ", "arrivals", "2024", 150.0, {"source_id": "a"}),
    ("KAZ", "tourists", "2024", 80.0, {"source_id": "a"}),
    ("KAZ", "arrivals", "2025", 300.0, {"source_id": "b"}),
    ("KAZ", "arrivals", "2024-01/2024-05", 40.0, {"source_id": "a"}),
    ("KAZ", "arrivals", "2025-01/2025-05", 50.0, {"source_id": "a"}),
    ("KAZ", "arrivals", "2025-01/2025-08", 90.0, {"source_id": "a"}),
    ("CA5", "scholarships_pledged", "2022/2026", 1200.0, {"source_id": "a"}),
    ("CA5", "scholarships_pledged", "2025/2027", 600.0, {"source_id": "b"}),
)

CONCEPTS = table(
    "concept_id term named_by",
    {},
    [
        ("p2", "Trust", ["official"]),
        ("p1", "Respect", ["official", "article"]),
        ("a2", "Friendship", ["article"]),
        ("bri", "Belt and Road", []),
        ("p3", "Benefit", ["official"]),
    ],
)

GOODS = table(
    "good_id good period origin countries direction",
    {"source_id": "s", "note": ""},
    [
        ("g1", "Wusun horses", "-0115/-0104", "Ili", ["KAZ"], "to_china"),
        ("g2", "Horses", "2014", "Akhal", ["TKM"], "to_china"),
        ("g3", "Silk", "0300/0900", "China", ["CHN"], "to_central_asia"),
        ("g4", "Seahorse", "0100", "Nowhere", [], "to_china"),
    ],
)

ITEMS = table(
    "item_id kind title period stage countries organisation note",
    {"source_id": "s"},
    [
        ("i1", "park", "Old park", "2009", "under_construction", ["UZB"], "", ""),
        ("i2", "park", "Old park", "2016", "launched", ["UZB"], "", ""),
        ("i3", "park", "New park", "2025", "proposed", ["UZB"], "", ""),
        ("i4", "centre", "Anti-Drug Centre", "2025-09-01", "agreed", [], "SCO", ""),
        ("i5", "meeting", "Ministers", "2024-09-10", "", SIX, "", "Drugs, cybercrime"),
    ],
)

# One call for each function of frames; the test below finds those that have none.
CALLS: dict[str, tuple[tuple[pd.DataFrame, ...], dict[str, Any]]] = {
    "border_settlement": ((AGREEMENTS,), {}),
    "dates_of": ((EVENTS,), {"which": "e2"}),
    "earliest": ((EVENTS,), {"kind": "embassy"}),
    "format_starts": ((SUMMITS,), {}),
    "measures": ((ITEMS,), {"words": "drug"}),
    "meetings": ((SUMMITS,), {}),
    "members": ((AGREEMENTS,), {}),
    "nearest_events": ((EVENTS,), {"year": -121}),
    "origins": ((GOODS,), {"words": "horse"}),
    "outcomes": ((COUNTS, SUMMITS, AGREEMENTS), {}),
    "parks": ((ITEMS,), {}),
    "participants": ((SUMMITS,), {"summit_id": "s2"}),
    "partnership_steps": ((AGREEMENTS,), {}),
    "pledged_scholarships": ((PEOPLE,), {}),
    "principles": ((CONCEPTS,), {}),
    "recognition": ((AGREEMENTS,), {}),
    "running_workshops": ((PEOPLE,), {}),
    "visa_exemptions": ((AGREEMENTS,), {}),
    "visitor_growth": ((PEOPLE,), {}),
    "years_between": ((EVENTS,), {"start": "e1", "end": "e3"}),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_function_leaves_its_frames_alone_and_minds_no_order(name: str) -> None:
    frames, options = CALLS[name]
    check_pure(getattr(history, name), *frames, **options)


@pytest.mark.parametrize("name", CALLS)
def test_a_frame_without_its_columns_is_refused_by_name(name: str) -> None:
    frames, options = CALLS[name]
    short = [
        frame[["source_id"]] if "source_id" in frame else frame[["term"]]
        for frame in frames
    ]
    with pytest.raises(ValueError, match="needs the column"):
        getattr(history, name)(*short, **options)


@pytest.mark.parametrize(
    "name", sorted(set(CALLS) - {"dates_of", "participants", "years_between"})
)
def test_no_rows_give_no_rows(name: str) -> None:
    frames, options = CALLS[name]
    full = getattr(history, name)(*frames, **options)
    found = getattr(history, name)(*(frame.head(0) for frame in frames), **options)
    assert list(found.columns) == list(full.columns)
    if name == "running_workshops":
        assert set(found["status"]) == {"nothing known"}
    else:
        assert found.empty


@pytest.mark.parametrize("name", CALLS)
def test_what_is_worked_out_names_its_sources(name: str) -> None:
    frames, options = CALLS[name]
    found = getattr(history, name)(*frames, **options)
    column = "source_id" if name == "principles" else "source_ids"
    assert found[column].map(bool).all() or name == "running_workshops"


# --------------------------------------------------------------------------- datings


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (-138, -121, (17, 17)),
        (-1, 1, (1, 1)),
        (-138, 2025, (2162, 2162)),
        (1991, 2025, (34, 34)),
        ("2023-05", "2025-06-17", (2, 2)),
        ("-0139/-0138", "-0119/-0116", (19, 23)),
        (2025, 1991, (-34, -34)),
    ],
)
def test_years_are_counted_without_a_year_0(
    start: str | int, end: str | int, years: tuple[int, int]
) -> None:
    assert history.interval_years(start, end) == years


def test_a_wrong_period_is_named_by_its_argument() -> None:
    with pytest.raises(ValueError, match="`start`: there is no year 0"):
        history.interval_years(0, 5)
    with pytest.raises(ValueError, match="`end`: 'soon' is not a year"):
        history.interval_years(5, "soon")


def test_datings_of_one_event_stand_side_by_side() -> None:
    found = history.dates_of(EVENTS, "e1")
    columns = ("event_id", "period", "years_off", "overlaps")
    assert records(found, *columns) == [
        ("e1", "-0139", 0, True),
        ("e2", "-0138", 1, False),
    ]
    assert found["source_ids"].tolist() == [["s-e1"], ["s-e2"]]
    pd.testing.assert_frame_equal(found, history.dates_of(EVENTS, "e2"))


def test_a_coarser_dating_does_not_contradict_the_finer_one() -> None:
    found = history.dates_of(AGREEMENTS, "p2")
    assert records(found, "agreement_id", "overlaps") == [("p2", True), ("p2b", True)]
    rivals = history.dates_of(AGREEMENTS, "v1")
    # Two months apart, in one year.
    assert records(rivals, "years_off", "overlaps") == [(0, True), (0, False)]


def test_an_unknown_event_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="`event_id`: 'e11' is not one of"):
        history.dates_of(EVENTS, "e11")


def test_years_between_events_are_given_for_each_pair_of_datings() -> None:
    found = history.years_between(EVENTS, "e2", "e4")
    columns = ("start_period", "end_period", "fewest", "most")
    assert records(found, *columns) == [
        ("-0139", "-0129/-0120", 10, 19),
        ("-0138", "-0129/-0120", 9, 18),
    ]
    assert found["source_ids"].tolist() == [["s-e1", "s-e4"], ["s-e2", "s-e4"]]


def test_the_earliest_event_comes_in_all_its_datings() -> None:
    found = history.earliest(EVENTS, kind="embassy", countries="CHN")
    assert found["event_id"].tolist() == ["e1", "e2"]
    assert history.earliest(EVENTS, kind="war")["period"].tolist() == ["0074"]
    assert history.earliest(EVENTS, kind="war", countries="KAZ").empty
    assert history.earliest(EVENTS, countries=["KAZ"])["event_id"].tolist() == ["e3"]


def test_what_is_only_planned_is_no_event() -> None:
    planned = EVENTS.assign(status="planned")
    assert history.earliest(planned).empty


def test_the_surely_nearest_event_comes_first() -> None:
    found = history.nearest_events(EVENTS, -121, countries="CA5")
    columns = ("event_id", "fewest", "most")
    assert records(found, *columns) == [("e3", 2, 2), ("e4", 0, 8), ("e1", 18, 18)]
    both = history.nearest_events(EVENTS, -121, kind=["embassy", "war"])
    assert both["event_id"].tolist() == ["e3", "e2", "e1", "e5"]
    assert both["fewest"].tolist() == [2, 17, 18, 194]


def test_an_unknown_kind_of_event_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'embassy'"):
        history.earliest(EVENTS, kind="embasy")


# -------------------------------------------------------------------------- meetings


def test_meetings_are_numbered_in_order_of_time() -> None:
    found = history.meetings(PLANNED, level="leaders")
    assert records(found, "number", "summit_id") == [(1, "v"), (2, "s1"), (3, "s2")]
    in_person = history.meetings(PLANNED, level="leaders", online=False)
    assert in_person["summit_id"].tolist() == ["s1", "s2"]
    every = history.meetings(SUMMITS, format=None)
    assert every["summit_id"].tolist() == ["sco", "fm", "v", "s1", "talks", "s2"]


def test_meetings_end_with_a_date() -> None:
    found = history.meetings(SUMMITS, as_of="2023-05-18")
    assert found["summit_id"].tolist() == ["fm", "v", "s1"]
    with pytest.raises(ValueError, match="`as_of`: 'May' is not a year"):
        history.meetings(SUMMITS, as_of="May")


def test_a_format_starts_at_each_level_by_video_and_in_person() -> None:
    found = history.format_starts(PLANNED)
    assert records(found, "level", "online", "summit_id") == [
        ("foreign_ministers", True, "fm"),
        ("leaders", True, "v"),
        ("leaders", False, "s1"),
    ]


def test_participants_are_counted_by_their_rows() -> None:
    found = history.participants(SUMMITS, "s2")
    assert found["country"].tolist() == SIX
    assert found["name"].tolist()[1] == "Kazakhstan"
    assert history.participants(SUMMITS, "sco").empty
    with pytest.raises(ValueError, match="did you mean 's2'"):
        history.participants(SUMMITS, "s2-")


def test_outcomes_say_whose_they_are() -> None:
    found = history.outcomes(COUNTS, SUMMITS, AGREEMENTS)
    columns = ("period", "countries", "value", "attribution")
    assert records(found, *columns) == [
        ("2011-06-13", ["CHN", "KAZ"], 9.0, "bilateral"),
        ("2025-06-16", ["CHN", "KAZ"], 24.0, "bilateral"),
        ("2025-06-17", SIX, 110.0, "six_party"),
        ("2025-06-17", SIX, 100.0, "six_party"),
    ]


def test_outcomes_can_be_asked_for_by_what_whose_and_when() -> None:
    of_six = history.outcomes(COUNTS, SUMMITS, AGREEMENTS, attribution="six_party")
    assert of_six["value"].tolist() == [110.0, 100.0]
    documents = history.outcomes(
        COUNTS, SUMMITS, AGREEMENTS, indicator="documents", start="2020", end="2025"
    )
    assert documents["value"].tolist() == [24.0]


def test_an_outcome_of_nothing_known_is_refused() -> None:
    with pytest.raises(ValueError, match="'talks' is neither in summits nor in agr"):
        history.outcomes(COUNTS, SUMMITS.head(4), AGREEMENTS)


# ------------------------------------------------------------------ steps in relations


def test_recognition_and_relations_are_days_apart() -> None:
    found = history.recognition(AGREEMENTS)
    assert records(found.head(1), "country", "relations_on", "days") == [
        ("KAZ", "1992-01-03", 7.0)
    ]
    # A month is no day.
    assert math.isnan(found["days"].iloc[1])
    assert found["source_ids"].iloc[0] == ["s-kz", "s-rec"]


def test_border_agreements_stand_in_order_of_time() -> None:
    found = history.border_settlement(AGREEMENTS)
    assert records(found, "period", "ratified") == [
        ("1994-04-26", ""),
        ("1997-09-24", "1999"),
    ]


def test_levels_are_those_of_the_table() -> None:
    levels = set(load_table("agreements")["level"]) - {""}
    assert levels == set(history.PARTNERSHIP_STEPS)


@pytest.mark.parametrize(
    ("as_of", "states"),
    [
        ("2020", []),
        ("2023-06", [("KAZ", "agreed"), ("UZB", "in force")]),
        ("2023-11-10", [("KAZ", "in force"), ("UZB", "in force")]),
        (None, [("KAZ", "in force"), ("KGZ", "talks"), ("UZB", "in force")]),
    ],
)
def test_a_visa_exemption_is_in_force_from_its_day(
    as_of: str | None, states: list[tuple[str, str]]
) -> None:
    found = history.visa_exemptions(AGREEMENTS, as_of=as_of)
    assert records(found, "country", "state") == states


def test_rival_dates_of_signature_are_told() -> None:
    kaz, kgz, uzb = history.visa_exemptions(AGREEMENTS).to_dict("records")
    assert (kaz["scope"], kaz["signed"]) == ("mutual", "2023-05-17")
    assert kaz["also_signed"] == ["2023-07-26"]
    assert kaz["source_ids"] == ["s-v1", "s-v1b"]
    assert (kgz["signed"], kgz["in_force"]) == ("", "")
    assert uzb["scope"] == "unilateral"


def test_members_are_founders_and_those_who_joined_by_a_date() -> None:
    early = history.members(AGREEMENTS, as_of="2017-06-08")
    assert early["country"].tolist() == ["CHN", "KAZ", "RUS"]
    found = history.members(AGREEMENTS)
    assert records(found, "country", "since", "by")[1] == (
        *("IND", "2017-06-09", "accession"),
    )
    assert len(found) == 5
    with pytest.raises(ValueError, match="`organisation`: 'NATO' is not one of SCO"):
        history.members(AGREEMENTS, organisation="NATO")


# ----------------------------------------------------------------------------- people


def test_workshops_run_where_a_source_says_that_they_were_launched() -> None:
    found = history.running_workshops(PEOPLE)
    columns = ("country", "status", "since", "workshops")
    assert records(found, *columns) == [
        ("KAZ", "running", "2023-12", 3),
        ("KGZ", "nothing known", "", 0),
        ("TJK", "running", "2022-11", 1),
        ("TKM", "disputed", "", 0),
        ("UZB", "not yet", "", 0),
    ]
    assert found["stages"].iloc[3] == ["agreed", "launched"]
    assert found["source_ids"].iloc[0] == ["s", "t"]


def test_workshops_of_a_date_leave_out_what_came_later() -> None:
    found = history.running_workshops(PEOPLE, as_of="2024-12-31")
    assert records(found.head(1), "status", "workshops") == [("running", 1)]
    assert found["status"].tolist()[3] == "not yet"


def test_visitors_are_compared_within_one_source_and_count() -> None:
    found = history.visitor_growth(PEOPLE)
    assert records(found, "start", "end", "growth_pct") == [
        ("2023", "2024", 50.0),
        ("2024-01/2024-05", "2025-01/2025-05", 25.0),
    ]


def test_an_aim_is_no_growth() -> None:
    aims = PEOPLE.assign(obs_status="F")
    assert history.visitor_growth(aims).empty


def test_pledges_are_spread_over_their_years() -> None:
    found = history.pledged_scholarships(PEOPLE)
    assert records(found, "period", "value", "pledges") == [
        ("2022", 240.0, 1),
        ("2023", 240.0, 1),
        ("2024", 240.0, 1),
        ("2025", 440.0, 2),
        ("2026", 440.0, 2),
        ("2027", 200.0, 1),
    ]
    assert found["value"].sum() == 1800.0
    assert set(found["obs_status"]) == {"E"}


# --------------------------------------------------------------------- ideas and goods


def test_principles_are_counted_by_who_lists_them() -> None:
    found = history.principles(CONCEPTS, compared_with="official")
    assert records(found, "source_id", "count", "shared") == [
        ("official", 3, 3),
        ("article", 2, 1),
    ]
    assert found["terms"].iloc[0] == ["Respect", "Trust", "Benefit"]
    with pytest.raises(ValueError, match="`compared_with`: 'nobody' is not one of"):
        history.principles(CONCEPTS, compared_with="nobody")


def test_goods_are_found_by_the_beginning_of_a_word() -> None:
    found = history.origins(GOODS, "horse")
    assert found["good_id"].tolist() == ["g1", "g2"]
    early = history.origins(GOODS, ["horse", "silk"], before=400, direction=None)
    assert early["good_id"].tolist() == ["g1"]
    assert history.origins(GOODS, "silk").empty
    for nothing in ([], "", ["silk", ""]):
        with pytest.raises(ValueError, match="`words`: name at least one"):
            history.origins(GOODS, nothing)
    with pytest.raises(ValueError, match="did you mean 'to_china'"):
        history.origins(GOODS, "silk", direction="to_chna")


def test_signs_in_a_word_mean_themselves() -> None:
    assert history.origins(GOODS, "h.rse").empty


def test_measures_are_found_in_title_and_note() -> None:
    found = history.measures(ITEMS, ["drug"])
    assert found["item_id"].tolist() == ["i5", "i4"]
    of_sco = history.measures(ITEMS, "drug", organisation="SCO", start=2025)
    assert of_sco["item_id"].tolist() == ["i4"]
    assert history.measures(ITEMS, "drug", end="2024")["item_id"].tolist() == ["i5"]


def test_a_park_stands_where_it_got_to() -> None:
    found = history.parks(ITEMS)
    assert records(found, "title", "stage", "since") == [
        ("Old park", "launched", "2016"),
        ("New park", "proposed", "2025"),
    ]
    with pytest.raises(ValueError, match="`stage`: 'lunched' is not one of"):
        history.parks(ITEMS.replace({"stage": {"launched": "lunched"}}))


# ------------------------------------------------------------------- the bundled tables

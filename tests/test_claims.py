"""Verdicts on the article's claims: the rules, the computations, the tables."""

import importlib
import math
from functools import cache
from typing import Any

import pandas as pd
import pytest

from cac_data import claims
from cac_data.tables import load_table, select, table_names

CLAIMS, EVIDENCE = load_table("claims"), load_table("evidence")


@cache
def judged(as_of: str = "") -> pd.DataFrame:
    """Verdicts on the bundled tables; many tests look at the same."""
    return claims.verdicts(as_of=as_of).set_index("claim_id")


def judged_with(claim_id: str, as_of: str = "", **tables: pd.DataFrame) -> Any:
    """Verdict on one claim with other tables."""
    every = tables.get("claims", CLAIMS)
    level = every["claim_id"].isin([claim_id, "c046"])  # the level that c047 dates
    given = {**tables, "claims": every[level].reset_index(drop=True)}
    found = claims.verdicts(tables=given, as_of=as_of)
    return found.set_index("claim_id").loc[claim_id]


# --- Frames to be checked by hand ----------------------------------------------------

SOURCES = pd.DataFrame(
    {
        "source_id": ["ministry", "paper", "agency"],
        "origin": ["Ministry", "Ministry", "Agency"],
        "published": ["2025-06-01", "2025-06-02", "2026-01-15"],
        "accessed": "2026-11",
    }
)


def judge(*rows: tuple[str, str, str, float], **claim: Any) -> Any:
    """Verdict on a claim made by hand, over rows of test, finding, source, figure."""
    made = CLAIMS[CLAIMS["claim_id"] == "c048"].assign(computed_by=[[]], note="")
    columns = ["test", "finding", "source_id", "value"]
    found = pd.DataFrame(rows, columns=columns).reindex(columns=EVIDENCE.columns)
    found = found.assign(claim_id="c048", period="2025", unit="agreements")
    found["note"] = found["source_id"] + " " + found["finding"]
    tables = {"claims": made.assign(**claim), "evidence": found, "sources": SOURCES}
    return claims.verdicts(tables=tables).iloc[0]


YES, NO, SO = "supports", "contradicts", "qualifies"


def test_three_tests_make_one_verdict() -> None:
    for figure, referent, date, verdict in (
        ((YES, "context"), (), (), "supported"),
        ((YES, SO, NO), (), (), "qualified"),
        ((YES, NO), (), (), "disputed"),
        (("context",), (), (), "unverified"),
        ((YES,), (NO,), (), "misattributed"),
        ((SO,), (NO,), (NO,), "misattributed"),
        ((NO,), (YES,), (YES,), "contradicted"),
        ((YES,), (), (NO,), "qualified"),
        ((), (YES,), (SO,), "unverified"),
    ):
        said = {"figure": figure, "referent": referent, "date": date}
        rows = [(test, word, "paper", math.nan) for test in said for word in said[test]]
        assert judge(*rows)["verdict"] == verdict


def test_sources_are_counted_by_body_and_reservations_are_told() -> None:
    found = judge(*[("figure", YES, name, 58.0) for name in SOURCES["source_id"]])
    assert found["sources"] == 2
    assert found["source_ids"] == "agency;ministry;paper"
    assert found["how"] == "documentary: Ministry and Agency"
    rows = [("figure", YES, "paper", 58.0), ("referent", NO, "agency", math.nan)]
    assert judge(*rows)["note"] == "agency contradicts (Agency)."


def test_an_opinion_is_not_checked() -> None:
    found = judge(("figure", NO, "paper", 1.0), kind="opinion")
    assert [*found[["verdict", "how", "figure"]]] == ["opinion", "not checkable", ""]


def test_a_forecast_is_open_until_its_date() -> None:
    until = {"": "open", "2031-06-30": "open", "2031-07": "contradicted"}
    assert {day: judged_with("c081", day)["verdict"] for day in until} == until


# --- What is computed ----------------------------------------------------------------

CARGO = {"corridor": "middle_corridor", "indicator": "cargo", "period": "2024"}
AGREEMENTS = {"value": 58.0, "indicator": "agreements"}
CHANGES = [
    ("c005", "events", {"event_id": "e002"}, {"period": "-0139"}, "contradicted"),
    ("c009", "events", {"event_id": "e007"}, {"period": "-0121"}, "qualified"),
    ("c048", "summit_outcomes", AGREEMENTS, {"attribution": "six_party"}, "supported"),
    ("c086", "people_links", {"country": "UZB"}, {"country": "RUS"}, "contradicted"),
    ("c096", "corridor_volumes", CARGO, {"value": 1.0}, "contradicted"),
]


def test_a_changed_figure_changes_what_is_found() -> None:
    for claim_id, table, where, new, verdict in CHANGES:
        frame = load_table(table)
        rows = (frame[list(where)] == pd.Series(where)).all(axis=1)
        assert rows.any(), claim_id
        frame.loc[rows, list(new)] = list(new.values())
        assert judged_with(claim_id, **{table: frame})["verdict"] == verdict
        assert judged().loc[claim_id, "verdict"] != verdict


def test_a_forecast_is_decided_by_the_figure_of_its_year() -> None:
    frame = load_table("bilateral_trade")
    five = select(frame, countries="CA5", flow="turnover", reporter="china_customs")
    for usd_mn, verdict in {119_400: "contradicted", 119_600: "supported"}.items():
        row = five.tail(1).assign(period="2030", value_usd_mn=float(usd_mn))
        found = judged_with("c075", bilateral_trade=pd.concat([frame, row]))
        assert found["verdict"] == verdict


def test_what_is_computed_stands_beside_what_documents_say() -> None:
    row = judged().loc["c077"]
    assert row["found"] == pytest.approx(100 * (94.82 / 70.2 - 1))
    assert row["how"] == (
        "computed by trade.regional and facts.grew; documents alone: supported "
        "(The Astana Times and Xi Jinping)"
    )


def test_tables_without_the_figures_leave_the_documents_to_decide() -> None:
    used = {*table_names()} - {"claims", "evidence", "sources", "countries", "places"}
    empty = {name: load_table(name).iloc[:0] for name in used}
    found = claims.verdicts(tables=empty)
    assert len(found) == len(CLAIMS)
    assert found["verdict"].ne("").all()


# --- On track, off track, no call ----------------------------------------------------

TRACKS = {
    "c075": "no_call",  # its chance is roughly even
    "c076": "no_call",  # a forecast below its level, at a pace that was seen before
    "c078": "off",  # those responsible name later years
    "c079": "no_call",  # a hub was opened, and a corridor shrank
    "c080": "no_call",  # one hub, of which the year alone is known
    "c081": "off",  # never did a full pipeline grow as it must now
    "c082": "no_call",  # no figure of oil is newer than the text
    "c083": "on",
    "c084": "no_call",
    "c085": "no_call",  # nothing measures it
    "c087": "no_call",  # all pledges are older than the text
    "c088": "no_call",  # growth of the year before the text
    "c091": "no_call",  # one act
    "c092": "no_call",
    "c093": "no_call",
}


def test_an_open_forecast_is_on_track_or_off_track_or_no_call_is_made() -> None:
    is_open = judged()["verdict"] == "open"
    assert set(judged().loc[is_open, "track"]) == {"on", "off", "no_call"}
    assert set(judged().loc[~is_open, "track"]) == {""}
    assert judged().loc[[*TRACKS], "track"].to_dict() == TRACKS


def test_no_call_gives_its_reason_and_off_track_the_pace_that_is_needed() -> None:
    for claim_id, row in judged()[judged()["verdict"] == "open"].iterrows():
        begins = {"no_call": "No call", "off": "Off track: "}.get(row["track"], "")
        assert row["note"].startswith(begins), claim_id
    gas = judged().loc["c081", "note"]
    assert "in none of the 3 spans of five years since the peak of 2018" in gas
    assert "(best: −0.3\N{NO-BREAK SPACE}%, 2020–2025)" in gas
    assert judged().loc["c075", "note"].startswith("No call: 0.52 is roughly an even")
    assert (
        "(7.1\N{NO-BREAK SPACE}% a year) has been reached"
        in judged().loc["c076", "note"]
    )
    assert "one act since the text" in judged().loc["c091", "note"]


def test_nothing_known_when_the_text_came_out_puts_a_forecast_on_track() -> None:
    """Figures that end before a text are no news of it, not even on its own day."""
    then = judged(claims.Known().article_date)
    is_open = then["verdict"] == "open"
    assert set(then.loc[is_open, "track"]) == {"off", "no_call"}
    assert then.index[is_open & (then["track"] == "off")].tolist() == ["c078"]
    for claim_id in ("c079", "c081", "c082", "c087", "c088"):
        note = then.loc[claim_id, "note"]
        assert note.startswith("No call: no figure is newer than the text"), claim_id


def test_gas_is_off_track_now_and_was_no_call_when_the_article_appeared() -> None:
    both = claims.verdicts_then_and_now(tier="A").set_index("claim_id")
    assert both.index[both["turned"]].tolist() == ["c081"]
    gas = both.loc["c081"]
    assert [gas["track_then"], gas["track_now"]] == ["no_call", "off"]
    assert [gas["found_over_then"], gas["found_over_now"]] == ["2024", "2025"]
    assert not both["changed"].any()


def test_a_hub_of_which_the_year_alone_is_known_is_one_at_most() -> None:
    hubs = judged().loc["c080"]
    assert [hubs["found"], hubs["found_limit"]] == [1, "at_most"]
    projects = load_table("projects")
    in_2025 = projects["completed"] == "2025"
    later = projects.assign(completed=projects["completed"].mask(in_2025, "2025-12"))
    dated = judged_with("c080", projects=later)
    assert [dated["track"], dated["found_limit"]] == ["on", ""]


def test_gas_of_the_two_that_are_named_stands_beside_that_of_the_region() -> None:
    """By hand: what Turkmenistan and Kazakhstan sent, without Uzbekistan."""
    gas = load_table("gas_flows")
    where = {"importer": "CHN", "basis": "statistical_review", "indicator": "volume"}
    rows = gas[(gas[list(where)] == pd.Series(where)).all(axis=1)]
    rows = rows[rows["exporter"].isin(["KAZ", "TKM"]) & (rows["period"] == "2025")]
    note = judged().loc["c081", "note"]
    assert f"{rows['value'].sum():.1f} bcm in 2025 (edition of 2026)" in note
    assert "Uzbekistan included" in note
    assert "2024 is not split" in note


def test_rival_years_of_one_date_are_all_given() -> None:
    assert judged().loc["c005", "found_years"] == "-0139;-0138"
    assert judged().loc["c009", "found_years"] == ""


def test_what_is_counted_came_after_the_text() -> None:
    items = load_table("security_technology")
    acts = items["item_id"].isin(["st15", "st17"])
    for day, found in (("2025-07-27", 0.0), ("2025-07-28", 1.0)):
        moved = items.assign(period=items["period"].mask(acts, day))
        assert judged_with("c092", security_technology=moved)["found"] == found


def test_weak_evidence_is_called_so() -> None:
    for claim_id, extent in (("c037", "alone"), ("c014", "alone"), ("c025", "in part")):
        (told,) = [
            sentence
            for sentence in judged().loc[claim_id, "note"].split(". ")
            if "weak evidence" in sentence
        ]
        assert extent in told


# --- Then and now --------------------------------------------------------------------


def test_evidence_counts_from_the_day_it_was_out() -> None:
    evidence = EVIDENCE.assign(period="")
    for day, verdict in (("2025-06-17", "unverified"), ("2025-06-18", "misattributed")):
        assert judged_with("c048", day, evidence=evidence)["verdict"] == verdict


def test_then_and_now_stand_side_by_side() -> None:
    both = claims.verdicts_then_and_now("trade").set_index("claim_id")
    now = judged().loc[both.index, "found"]
    assert both["found_now"].equals(now.rename("found_now"))
    order = both["verdict_now"].map(claims.VERDICTS.index)
    assert order.is_monotonic_increasing
    # A year of trade later the default projection heads elsewhere.
    assert both.loc["c075", "found_then"] != both.loc["c075", "found_now"]


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match="did you mean 'open'"):
        claims.verdicts(verdict="opn")
    with pytest.raises(ValueError, match="is not a date"):
        claims.verdicts(as_of="July 2025")
    with pytest.raises(ValueError, match="did you mean 'bilateral_trade'"):
        claims.verdicts(tables={"bilateral_trad": CLAIMS})


# --- The tables ----------------------------------------------------------------------


def test_a_claim_is_computed_by_functions_of_the_library() -> None:
    for name in {name for names in CLAIMS["computed_by"] for name in names}:
        module, function = name.split(".")
        library = importlib.import_module(f"cac_data.{module}")
        assert callable(getattr(library, function))


READ_AS = {
    "supported": ["c070"],
    "qualified": ["c004", "c029", "c058", "c063", "c071"],
    "unverified": ["c011", "c012", "c022", "c068", "c069"],
    "opinion": ["c034"],
    "misattributed": ["c015", "c016", "c048", "c049", "c052"],
}


def test_rows_that_do_not_show_a_thing_do_not_support_it() -> None:
    found = {
        verdict: judged().loc[claim_ids, "verdict"].unique().tolist()
        for verdict, claim_ids in READ_AS.items()
    }
    assert found == {verdict: [verdict] for verdict in READ_AS}


def test_the_article_makes_the_claims_and_is_no_evidence_of_them() -> None:
    assert set(CLAIMS["source_id"]) == {"article-amansaryev-2025"}
    assert not EVIDENCE["source_id"].isin(CLAIMS["source_id"]).any()

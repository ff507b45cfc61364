"""Verdicts on the article's claims: the rules, the computations, the tables."""

import importlib
import math
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import claims, words
from cac_data.cache import RUN_CACHE
from cac_data.claims import registry
from cac_data.facts import Nothing
from cac_data.tables import load_table, select, table_names

CLAIMS = load_table("claims")
EVIDENCE = load_table("evidence")


@cache
def judged(as_of: str = "") -> pd.DataFrame:
    """Verdicts on the bundled tables; many tests look at the same."""
    return claims.verdicts(as_of=as_of).set_index("claim_id")


def judged_with(claim_id: str, as_of: str = "", **tables: pd.DataFrame) -> Any:
    """Verdict on one claim with other tables."""
    every = tables.get("claims", CLAIMS)
    needed = every["claim_id"].isin([claim_id, "c046"])  # the level that c047 dates
    tables = {**tables, "claims": every[needed].reset_index(drop=True)}
    verdicts = claims.verdicts(tables=tables, as_of=as_of)
    return verdicts.set_index("claim_id").loc[claim_id]


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
    by_hand = CLAIMS[CLAIMS["claim_id"] == "c048"].assign(computed_by=[[]], note="")
    columns = ["test", "finding", "source_id", "value"]
    evidence = pd.DataFrame(rows, columns=columns).reindex(columns=EVIDENCE.columns)
    evidence = evidence.assign(claim_id="c048", period="2025", unit="agreements")
    evidence["note"] = evidence["source_id"] + " " + evidence["finding"]
    tables = {
        "claims": by_hand.assign(**claim),
        "evidence": evidence,
        "sources": SOURCES,
    }
    return claims.verdicts(tables=tables).iloc[0]


YES = "supports"
NO = "contradicts"
PARTLY = "qualifies"


@pytest.mark.parametrize(
    ("figure", "referent", "date", "verdict"),
    [
        ((YES, "context"), (), (), "supported"),
        ((YES, PARTLY, NO), (), (), "qualified"),
        ((YES, NO), (), (), "disputed"),
        (("context",), (), (), "unverified"),
        ((YES,), (NO,), (), "misattributed"),
        ((PARTLY,), (NO,), (NO,), "misattributed"),
        ((NO,), (YES,), (YES,), "contradicted"),
        ((YES,), (), (NO,), "qualified"),
        ((), (YES,), (PARTLY,), "unverified"),
    ],
    ids=[
        "all_documents_support",
        "one_qualifies",
        "they_disagree",
        "none_bears_on_it",
        "right_figure_of_wrong_referent",
        "wrong_referent_before_wrong_date",
        "wrong_figure_of_right_referent",
        "right_figure_of_wrong_date",
        "no_figure_is_seen",
    ],
)
def test_three_tests_make_one_verdict(
    figure: tuple[str, ...],
    referent: tuple[str, ...],
    date: tuple[str, ...],
    verdict: str,
) -> None:
    findings = {"figure": figure, "referent": referent, "date": date}
    rows = [
        (test, finding, "paper", math.nan)
        for test in findings
        for finding in findings[test]
    ]
    assert judge(*rows)["verdict"] == verdict


def test_sources_are_counted_by_body() -> None:
    row = judge(*[("figure", YES, name, 58.0) for name in SOURCES["source_id"]])
    assert row["sources"] == 2
    assert row["source_ids"] == "agency;ministry;paper"
    assert row["how"] == "documentary: Ministry and Agency"


def test_reservations_are_told() -> None:
    rows = [("figure", YES, "paper", 58.0), ("referent", NO, "agency", math.nan)]
    assert judge(*rows)["note"] == "agency contradicts (Agency)."


def test_an_opinion_is_not_checked() -> None:
    row = judge(("figure", NO, "paper", 1.0), kind="opinion")
    assert [*row[["verdict", "how", "figure"]]] == ["opinion", "not checkable", ""]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("", "open"), ("2031-06-30", "open"), ("2031-07", "contradicted")],
    ids=["now", "day_before", "month_of_resolution"],
)
def test_a_forecast_is_open_until_its_date(day: str, verdict: str) -> None:
    assert judged_with("c081", day)["verdict"] == verdict


# --- What is computed ----------------------------------------------------------------

CARGO = {"corridor": "middle_corridor", "indicator": "cargo", "period": "2024"}
AGREEMENTS = {"value": 58.0, "indicator": "agreements"}
CHANGES = [
    ("c005", "events", {"event_id": "e002"}, {"period": "-0139"}, "contradicted"),
    ("c009", "events", {"event_id": "e007"}, {"period": "-0121"}, "qualified"),
    ("c048", "summit_outcomes", AGREEMENTS, {"attribution": "six_party"}, "supported"),
    (
        "c086",
        "people_links",
        {"indicator": "lu_ban_workshops"},
        {"country": "KGZ"},
        "contradicted",
    ),
    ("c096", "corridor_volumes", CARGO, {"value": 1.0}, "contradicted"),
]


@pytest.mark.parametrize(
    ("claim_id", "table", "where", "new", "verdict"),
    CHANGES,
    ids=[claim_id for claim_id, *_ in CHANGES],
)
def test_a_changed_figure_changes_the_verdict(
    claim_id: str,
    table: Any,
    where: dict[str, Any],
    new: dict[str, Any],
    verdict: str,
) -> None:
    frame = load_table(table)
    is_meant = (frame[list(where)] == pd.Series(where)).all(axis=1)
    assert is_meant.any()
    frame.loc[is_meant, list(new)] = list(new.values())
    assert judged_with(claim_id, **{table: frame})["verdict"] == verdict
    assert judged().loc[claim_id, "verdict"] != verdict


@pytest.mark.parametrize(
    ("usd_mn", "verdict"),
    [(119_400.0, "contradicted"), (119_600.0, "supported")],
    ids=["below_the_tolerance", "within_the_tolerance"],
)
def test_a_forecast_is_decided_by_the_figure_of_its_year(
    usd_mn: float, verdict: str
) -> None:
    frame = load_table("bilateral_trade")
    five = select(frame, countries="CA5", flow="turnover", reporter="china_customs")
    row = five.tail(1).assign(period="2030", value_usd_mn=usd_mn)
    judgement = judged_with("c075", bilateral_trade=pd.concat([frame, row]))
    assert judgement["verdict"] == verdict


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
    verdicts = claims.verdicts(tables=empty)
    assert len(verdicts) == len(CLAIMS)
    assert verdicts["verdict"].ne("").all()


def test_every_claim_that_is_called_computed_has_its_function() -> None:
    is_computed = CLAIMS["computed_by"].map(bool)
    assert [*CLAIMS.loc[is_computed, "claim_id"]] == sorted(registry.COMPUTATIONS)


def test_two_functions_for_one_claim_are_refused() -> None:
    with pytest.raises(ValueError, match="two functions compute c047"):
        registry.computes("c047")(lambda claim, tables: Nothing("not computed"))


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


@pytest.mark.parametrize("claim_id", TRACKS)
def test_an_open_forecast_has_its_track(claim_id: str) -> None:
    assert judged().loc[claim_id, "track"] == TRACKS[claim_id]


def test_open_forecasts_alone_have_a_track() -> None:
    is_open = judged()["verdict"] == "open"
    assert set(judged().loc[is_open, "track"]) == {"on", "off", "no_call"}
    assert set(judged().loc[~is_open, "track"]) == {""}


@pytest.mark.parametrize(
    ("track", "begins"), [("no_call", "No call"), ("off", "Off track: ")]
)
def test_the_note_begins_with_the_track(track: str, begins: str) -> None:
    notes = judged().loc[judged()["track"] == track, "note"]
    assert notes[~notes.str.startswith(begins)].to_dict() == {}


@pytest.mark.parametrize(
    ("claim_id", "part"),
    [
        ("c081", "in none of the 3 spans of five years since the peak of 2018"),
        ("c081", "(best: −0.3\N{NO-BREAK SPACE}%, 2020–2025)"),
        ("c075", "No call: 0.52 is roughly an even"),
        ("c076", "(7.1\N{NO-BREAK SPACE}% a year) has been reached"),
        ("c091", "one act since the text"),
    ],
    ids=["spans", "best_pace", "even_chance", "pace_needed", "one_act"],
)
def test_the_note_gives_the_reason_of_the_track(claim_id: str, part: str) -> None:
    assert part in judged().loc[claim_id, "note"]


def on_the_day_of_the_text() -> pd.DataFrame:
    return judged(claims.Known().article_date)


def test_nothing_known_when_the_text_came_out_puts_a_forecast_on_track() -> None:
    tracks = on_the_day_of_the_text().query("verdict == 'open'")["track"]
    assert set(tracks) == {"off", "no_call"}
    assert tracks.index[tracks == "off"].tolist() == ["c078"]


@pytest.mark.parametrize("claim_id", ["c079", "c081", "c082", "c087", "c088"])
def test_figures_that_end_before_a_text_are_no_news_of_it(claim_id: str) -> None:
    """Not even on its own day."""
    note = on_the_day_of_the_text().loc[claim_id, "note"]
    assert note.startswith("No call: the figures compared are older than the text")


def test_gas_is_off_track_now_and_was_no_call_when_the_article_appeared() -> None:
    pairs = claims.verdicts_then_and_now(tier="A").set_index("claim_id")
    assert pairs.index[pairs["turned"]].tolist() == ["c081"]
    gas = pairs.loc["c081"]
    assert [gas["track_then"], gas["track_now"]] == ["no_call", "off"]
    assert [gas["found_over_then"], gas["found_over_now"]] == ["2024", "2025"]
    assert not pairs["changed"].any()


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


@pytest.mark.parametrize(
    ("day", "count"),
    [("2025-07-27", 0.0), ("2025-07-28", 1.0)],
    ids=["day_of_the_text", "day_after_it"],
)
def test_what_is_counted_came_after_the_text(day: str, count: float) -> None:
    acts = load_table("security_technology")
    is_on_drugs = acts["item_id"].isin(["st15", "st17"])
    moved = acts.assign(period=acts["period"].mask(is_on_drugs, day))
    assert judged_with("c092", security_technology=moved)["found"] == count


@pytest.mark.parametrize(
    ("claim_id", "extent"), [("c037", "alone"), ("c014", "alone"), ("c025", "in part")]
)
def test_weak_evidence_is_called_so(claim_id: str, extent: str) -> None:
    sentences = judged().loc[claim_id, "note"].split(". ")
    (warning,) = [text for text in sentences if "weak evidence" in text]
    assert extent in warning


# --- Then and now --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2025-06-17", "unverified"), ("2025-06-18", "misattributed")],
    ids=["day_before", "day_it_was_out"],
)
def test_evidence_counts_from_the_day_it_was_out(day: str, verdict: str) -> None:
    evidence = EVIDENCE.assign(period="")
    assert judged_with("c048", day, evidence=evidence)["verdict"] == verdict


def test_then_and_now_stand_side_by_side() -> None:
    pairs = claims.verdicts_then_and_now("trade").set_index("claim_id")
    now = judged().loc[pairs.index, "found"]
    assert pairs["found_now"].equals(now.rename("found_now"))
    order = pairs["verdict_now"].map(claims.VERDICTS.index)
    assert order.is_monotonic_increasing
    # A year of trade later the default projection heads elsewhere.
    assert pairs.loc["c075", "found_then"] != pairs.loc["c075", "found_now"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"verdict": "opn"}, "did you mean 'open'"),
        ({"as_of": "July 2025"}, "is not a date"),
        ({"tables": {"bilateral_trad": CLAIMS}}, "did you mean 'bilateral_trade'"),
    ],
    ids=["verdict", "date", "table"],
)
def test_bad_input_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        claims.verdicts(**options)


# --- The tables ----------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted({*CLAIMS["computed_by"].explode().dropna()}))
def test_a_claim_is_computed_by_functions_of_the_library(name: str) -> None:
    module, function = name.split(".")
    library = importlib.import_module(f"cac_data.{module}")
    assert callable(getattr(library, function))


READ_AS = {
    "supported": ["c066", "c070"],
    "qualified": ["c004", "c013", "c027", "c029", "c058", "c063", "c071"],
    "unverified": ["c011", "c012", "c022", "c068", "c069"],
    "opinion": ["c034"],
    "misattributed": ["c015", "c016", "c048", "c049", "c052"],
}


@pytest.mark.parametrize("verdict", READ_AS)
def test_rows_that_do_not_show_a_thing_do_not_support_it(verdict: str) -> None:
    verdicts = judged().loc[READ_AS[verdict], "verdict"]
    assert set(verdicts) == {verdict}


def test_the_article_makes_the_claims_and_is_no_evidence_of_them() -> None:
    assert set(CLAIMS["source_id"]) == {"article-amansaryev-2025"}
    assert not EVIDENCE["source_id"].isin(CLAIMS["source_id"]).any()


def visitors_of_two_years(country: str, then: float, now: float, **of: str) -> Any:
    links = load_table("people_links")
    is_counted = (links["country"] == "KGZ") & (links["indicator"] == "arrivals")
    two = links[is_counted & links["period"].isin(["2023", "2024"])]
    added = two.assign(country=country, value=[then, now], **of)
    return pd.concat([links, added], ignore_index=True)


@pytest.mark.parametrize(
    ("direction", "found"),
    [
        pytest.param("from_china", 10.0, id="of any member"),
        pytest.param("to_china", 68.9, id="but not of visitors to China"),
    ],
)
def test_the_least_growth_of_visitors_is_that(direction: str, found: float) -> None:
    links = visitors_of_two_years("TJK", 100.0, 110.0, direction=direction)
    verdict = judged_with("c088", people_links=links)
    assert verdict["found"] == pytest.approx(found, abs=0.05)


def test_an_exercise_is_no_act_against_terrorism() -> None:
    measures = load_table("security_technology")
    is_exercise = measures["kind"] == "exercise"
    assert measures.loc[is_exercise, "title"].str.contains("terrorism").any()
    without = measures[~is_exercise]
    found = judged_with("c091", security_technology=without)["found"]
    assert judged_with("c091")["found"] == found


def test_growth_of_grants_is_to_the_most_since_the_text() -> None:
    """Not to the last, which a pledge that ends leaves lower."""
    links = load_table("people_links")
    pledged = links[links["indicator"] == "scholarships_pledged"].tail(1)
    added = pledged.assign(period="2026", value=1e6)
    verdict = judged_with("c087", people_links=pd.concat([links, added]))
    assert verdict["found"] > 1000


def test_a_change_of_counter_is_no_fall() -> None:
    rows = pd.DataFrame(
        {
            "year": [2021, 2022, 2023],
            "value": [9.0, 8.0, 5.0],
            "unit": "Mt",
            "counted_by": ["exporter", "exporter", "importer"],
        }
    )
    assert registry.recent_falls(rows) == registry.Falls(n=1, changes=1)


# --- Languages -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def few() -> dict[str, pd.DataFrame]:
    """Ten of the claims."""
    return {"claims": load_table("claims").head(10)}


def said_in(language: str, tables: dict[str, pd.DataFrame]) -> list[str]:
    """What is said of claims in a language."""
    with words.speaking(language):
        judged = claims.verdicts(tables=tables)
    return [*judged["how"], *judged["note"]]


@pytest.mark.parametrize(
    "language", [pytest.param("en", id="before and after"), pytest.param("ru", id="ru")]
)
def test_a_process_that_changes_its_language_says_what_a_new_one_would(
    language: str,
    few: dict[str, pd.DataFrame],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(RUN_CACHE, raising=False)
    said_alone = said_in(language, few)
    monkeypatch.setenv(RUN_CACHE, str(tmp_path))
    for before in ("en", "ru"):
        said_in(before, few)
    assert said_in(language, few) == said_alone

"""Verdicts on the article's claims: the rules, the computations, the tables."""

from __future__ import annotations

import importlib
import math
from functools import cache
from typing import Any

import pandas as pd
import pytest

from cac_data import claims
from cac_data.claims import known
from cac_data.sources import conflicts, printed_rounding
from cac_data.tables import allowed_values, load_table

CLAIMS = load_table("claims")
EVIDENCE = load_table("evidence")
ARTICLE = "article-amansaryev-2025"
ARTICLE_DAY = "2025-07-27"

COMPUTED = CLAIMS[CLAIMS["computed_by"].map(bool)]
CALLS = [
    pytest.param(claim_id, name, id=f"{claim_id} {name}")
    for claim_id, names in zip(
        COMPUTED["claim_id"], COMPUTED["computed_by"], strict=True
    )
    for name in names
]


@cache
def judged(topic: str | None = None, as_of: str = "") -> pd.DataFrame:
    """Verdicts on the bundled tables; many tests look at the same."""
    return claims.verdicts(topic, as_of=as_of)


def by_id(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index("claim_id")


# --- frames to be checked by hand ----------------------------------------------------

SOURCES = pd.DataFrame(
    {
        "source_id": ["ministry", "paper", "agency"],
        "origin": ["Ministry", "Ministry", "Agency"],
        "published": ["2025-06-01", "2025-06-02", "2026-01-15"],
    }
)


def hand_claim(**given: Any) -> pd.DataFrame:
    row = {
        "claim_id": "c900",
        "topic": "trade",
        "section": "political",
        "kind": "quantitative",
        "statement": "Fifty-eight papers were signed",
        "period": "2025",
        "value": 58.0,
        "unit": "agreements",
        "comparison": "equal",
        "tolerance": 0.0,
        "tier": "A",
        "referent": "papers",
        "computed_by": [],
        "resolves_on": "",
        "source_id": "paper",
        "note": "",
    }
    return pd.DataFrame([row | given])


def hand_evidence(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    """Rows of test, finding, source and figure."""
    return pd.DataFrame(
        [
            {
                "evidence_id": f"c900-{number:02d}",
                "claim_id": "c900",
                "test": test,
                "finding": finding,
                "source_id": source_id,
                "period": "2025",
                "value": math.nan if value is None else value,
                "unit": "" if value is None else "agreements",
                "note": f"{source_id} {finding}",
            }
            for number, (test, finding, source_id, value) in enumerate(rows, start=1)
        ],
        columns=list(EVIDENCE.columns),
    )


def judge(claim: pd.DataFrame, evidence: pd.DataFrame, **options: Any) -> Any:
    tables = {"claims": claim, "evidence": evidence, "sources": SOURCES}
    return claims.verdicts(tables=tables, **options).iloc[0]


# --- the rule for documents ----------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (["supports"], "supported"),
        (["supports", "supports", "context"], "supported"),
        (["qualifies"], "qualified"),
        (["supports", "qualifies"], "qualified"),
        (["contradicts", "qualifies"], "qualified"),
        (["supports", "qualifies", "contradicts"], "qualified"),
        (["contradicts"], "contradicted"),
        (["contradicts", "context"], "contradicted"),
        (["supports", "contradicts"], "disputed"),
        (["context"], "unverified"),
        ([], "unverified"),
    ],
)
def test_documents_decide_by_one_rule(findings: list[str], verdict: str) -> None:
    assert claims.documentary(findings) == verdict
    rows = [("figure", finding, "paper", 58.0) for finding in findings]
    assert judge(hand_claim(), hand_evidence(*rows))["verdict"] == verdict


def test_an_unknown_finding_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'supports'"):
        claims.documentary(["support"])


# --- the three tests together --------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "referent", "date", "verdict"),
    [
        ("supported", "", "", "supported"),
        ("supported", "supported", "supported", "supported"),
        ("supported", "contradicted", "", "misattributed"),
        ("qualified", "contradicted", "contradicted", "misattributed"),
        ("contradicted", "contradicted", "", "contradicted"),
        ("contradicted", "supported", "supported", "contradicted"),
        ("supported", "qualified", "", "qualified"),
        ("supported", "disputed", "", "disputed"),
        ("supported", "", "contradicted", "qualified"),
        ("supported", "disputed", "contradicted", "disputed"),
        ("disputed", "contradicted", "", "contradicted"),
        ("unverified", "supported", "qualified", "unverified"),
        ("unverified", "contradicted", "", "contradicted"),
        ("", "", "supported", "supported"),
        ("", "", "contradicted", "contradicted"),
        ("", "", "", "unverified"),
    ],
)
def test_three_tests_make_one_verdict(
    figure: str, referent: str, date: str, verdict: str
) -> None:
    assert claims.combine(figure, referent=referent, date=date) == verdict


def test_a_verdict_that_no_test_can_have_is_refused() -> None:
    with pytest.raises(ValueError, match="`referent`: 'misattributed' is not one of"):
        claims.combine("supported", referent="misattributed")


def test_a_right_figure_with_the_wrong_referent_is_misattributed() -> None:
    found = judge(
        hand_claim(),
        hand_evidence(
            ("figure", "supports", "ministry", 58.0),
            ("referent", "contradicts", "agency", None),
        ),
    )
    assert found["verdict"] == "misattributed"
    assert (found["figure"], found["referent"]) == ("supported", "contradicted")
    assert found["found"] == 58.0
    assert found["note"] == "agency contradicts (Agency)."


def test_a_statement_as_a_whole_counts_with_the_figure() -> None:
    evidence = hand_evidence(
        ("whole", "contradicts", "agency", None), ("figure", "supports", "paper", 58.0)
    )
    assert judge(hand_claim(), evidence)["verdict"] == "disputed"


def test_a_statement_without_a_figure_has_no_test_of_one() -> None:
    claim = hand_claim(kind="qualitative", value=math.nan, unit="", comparison="")
    found = judge(claim, hand_evidence(("whole", "supports", "agency", None)))
    assert (found["verdict"], found["figure"]) == ("supported", "")


def test_a_figure_without_evidence_is_unverified_though_its_date_is_right() -> None:
    found = judge(hand_claim(), hand_evidence(("date", "supports", "agency", None)))
    assert (found["verdict"], found["date"]) == ("unverified", "supported")


def test_context_decides_nothing_and_is_no_source() -> None:
    found = judge(
        hand_claim(),
        hand_evidence(
            ("figure", "supports", "paper", 58.0),
            ("referent", "context", "agency", None),
        ),
    )
    assert (found["verdict"], found["referent"]) == ("supported", "")
    assert (found["sources"], found["source_ids"]) == (1, ["paper"])


def test_papers_that_quote_one_body_are_one_source() -> None:
    rows = [("figure", "supports", name, 58.0) for name in SOURCES["source_id"]]
    found = judge(hand_claim(), hand_evidence(*rows))
    assert found["sources"] == 2
    assert found["source_ids"] == ["agency", "ministry", "paper"]
    assert found["how"] == "documentary: Ministry and Agency"


def test_found_is_the_figure_that_most_bodies_have() -> None:
    rows = [
        ("figure", "qualifies", "agency", 60.0),
        ("figure", "qualifies", "ministry", 60.0),
        ("figure", "supports", "paper", 58.0),
    ]
    assert judge(hand_claim(), hand_evidence(*rows))["found"] == 60.0
    assert judge(hand_claim(), hand_evidence(*rows[1:]))["found"] == 58.0


def test_a_body_that_is_quoted_twice_is_no_majority() -> None:
    rows = [
        ("figure", "qualifies", "paper", 60.0),
        ("figure", "qualifies", "ministry", 60.0),
        ("figure", "supports", "agency", 58.0),
    ]
    assert judge(hand_claim(), hand_evidence(*rows))["found"] == 58.0


def test_a_figure_in_another_unit_is_not_found() -> None:
    evidence = hand_evidence(("figure", "supports", "paper", 58.0))
    found = judge(hand_claim(), evidence.assign(unit="USD bn"))
    assert math.isnan(found["found"])


def test_no_evidence_is_unverified_not_disputed() -> None:
    found = judge(hand_claim(), hand_evidence())
    assert (found["verdict"], found["how"]) == ("unverified", "no evidence")


def test_an_opinion_is_not_checked() -> None:
    found = judge(
        hand_claim(kind="opinion"),
        hand_evidence(("figure", "contradicts", "paper", 1.0)),
    )
    assert (found["verdict"], found["how"]) == ("opinion", "not checkable")
    assert found["figure"] == ""


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [("", "open"), ("2030-12-31", "open"), ("2031-01", "contradicted")],
)
def test_a_forecast_is_open_until_its_date(
    as_of: str, verdict: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known, "known_by", lambda frame, date: frame)
    claim = hand_claim(kind="forecast", resolves_on="2031-01")
    evidence = hand_evidence(("figure", "contradicts", "paper", 40.0))
    assert judge(claim, evidence, as_of=as_of)["verdict"] == verdict


# --- comparisons ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "comparison", "agreed"),
    [
        (94.5, "equal", True),
        (95.5, "equal", True),
        (94.49, "equal", False),
        (95.51, "equal", False),
        (94.5, "at_least", True),
        (94.49, "at_least", False),
        (1000, "at_least", True),
        (95.5, "at_most", True),
        (95.51, "at_most", False),
        (1, "at_most", True),
    ],
)
def test_a_figure_agrees_within_its_tolerance(
    found: float, comparison: str, agreed: bool
) -> None:
    assert (
        claims.agrees(found, value=95, comparison=comparison, tolerance=0.5) is agreed
    )


def test_a_tolerance_does_not_hang_on_binary_fractions() -> None:
    assert claims.agrees(0.1 + 0.2, value=0.3, comparison="equal", tolerance=0)


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ({"comparison": "at_lest"}, "did you mean 'at_least'"),
        ({"tolerance": -1}, "`tolerance`: -1"),
        ({"tolerance": math.nan}, "`tolerance`: nan"),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused(
    given: dict[str, Any], match: str
) -> None:
    options: dict[str, Any] = {"value": 1, "comparison": "equal", "tolerance": 0}
    with pytest.raises(ValueError, match=match):
        claims.agrees(1, **options | given)


# --- what is computed ----------------------------------------------------------------


def resolve(name: str) -> tuple[Any, str]:
    module, function = name.split(".")
    return importlib.import_module(f"cac_data.{module}"), function


@pytest.mark.parametrize(("claim_id", "name"), CALLS)
def test_a_claim_is_computed_by_the_functions_it_names(
    claim_id: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError(name)

    assert callable(claims.computing_function(name))
    # `__all__` of the module stays as it is: the name is public, only its work is gone.
    monkeypatch.setattr(*resolve(name), refuse)
    with pytest.raises(AssertionError, match=name):
        claims.verdicts(tables={"claims": only(claim_id)})


def only(claim_id: str, **changed: Any) -> pd.DataFrame:
    """The claims with one to judge; c046 stays, as c047 asks for its level."""
    kept = CLAIMS[CLAIMS["claim_id"] == claim_id].assign(**changed)
    rest = CLAIMS[(CLAIMS["claim_id"] == "c046") & (CLAIMS["claim_id"] != claim_id)]
    return pd.concat([kept, rest.assign(computed_by=[[] for _ in range(len(rest))])])


def test_claims_and_computations_belong_together() -> None:
    assert set(COMPUTED["claim_id"]) == set(claims.COMPUTATIONS)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("trade.regonal", "did you mean 'trade.regional'"),
        ("trad.regional", "names no module"),
        ("trade._flow", "is no function of cac_data.trade"),
        ("trade.SIDES", "is no function of cac_data.trade"),
        ("regional", "names no module"),
    ],
)
def test_a_function_that_does_not_exist_is_an_error(name: str, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        claims.verdicts(tables={"claims": only("c046", computed_by=[[name]])})


def test_a_claim_without_its_computation_is_an_error() -> None:
    claim = hand_claim(computed_by=["trade.regional"])
    with pytest.raises(
        ValueError, match=r"claim c900: .* no computation is registered"
    ):
        judge(claim, hand_evidence())


def with_turnover(year: str, usd_bn: float) -> dict[str, pd.DataFrame]:
    """The trade table with another published total of the five for one year."""
    frame = load_table("bilateral_trade")
    frame = frame[
        ~((frame["country"] == "CA5") & (frame["period"] == year))
        & (frame["period"] <= year)
    ]
    row = frame[frame["source_id"] == "gacc-2024-via-astanatimes"].iloc[:1]
    made = row.assign(
        reporter="china_customs",
        country="CA5",
        period=year,
        flow="turnover",
        variant="main",
        value_usd_mn=1000 * usd_bn,
        rounding_usd_mn=0.5,
    )
    return {"bilateral_trade": pd.concat([frame, made], ignore_index=True)}


def test_a_changed_figure_changes_the_verdicts() -> None:
    low = by_id(claims.verdicts("trade", tables=with_turnover("2024", 80.0)))
    assert low.loc["c046", "found"] == pytest.approx(80.0)
    assert low.loc["c046", "verdict"] == "contradicted"
    assert low.loc["c077", "found"] == pytest.approx(100 * (80 / 70.2 - 1))
    assert low.loc["c077", "verdict"] == "contradicted"


def test_the_tables_win_and_the_documents_are_shown() -> None:
    found = by_id(claims.verdicts("trade", tables=with_turnover("2024", 80.0)))
    assert found.loc["c077", "documents"] == "supported"
    assert found.loc["c077", "how"] == (
        "computed by trade.regional and indicators.cagr; documents alone: supported "
        "(The Astana Times and Xi Jinping)"
    )


@pytest.mark.parametrize(
    ("usd_bn", "lower", "upper"),
    [
        (119.4, "contradicted", "contradicted"),
        (119.6, "supported", "contradicted"),
        (151.0, "supported", "supported"),
    ],
)
def test_a_forecast_is_judged_once_its_year_is_known(
    usd_bn: float, lower: str, upper: str
) -> None:
    found = by_id(claims.verdicts("trade", tables=with_turnover("2030", usd_bn)))
    assert found.loc["c075", "verdict"] == lower
    assert found.loc["c076", "verdict"] == upper
    assert found.loc["c075", "found"] == pytest.approx(usd_bn)
    assert math.isnan(found.loc["c075", "probability"])


@pytest.mark.parametrize(
    ("level", "years", "figure"),
    [(95.0, 19 / 12, "supported"), (106.0, 31 / 12, "contradicted")],
)
def test_the_time_to_a_level_runs_to_the_end_of_its_first_year(
    level: float, years: float, figure: str
) -> None:
    changed = CLAIMS.assign(
        value=CLAIMS["value"].where(CLAIMS["claim_id"] != "c046", level)
    )
    found = by_id(claims.verdicts("trade", tables={"claims": changed}))
    assert found.loc["c047", "found"] == pytest.approx(years)
    assert found.loc["c047", "figure"] == figure


def test_a_level_never_reached_is_a_lower_bound_only_when_the_time_is_over() -> None:
    changed = CLAIMS.assign(
        value=CLAIMS["value"].where(CLAIMS["claim_id"] != "c046", 500.0)
    )
    now = by_id(claims.verdicts("trade", tables={"claims": changed}))
    assert now.loc["c047", "figure"] == "contradicted"
    assert "lower bound" in now.loc["c047", "note"]
    then = by_id(
        claims.verdicts("trade", as_of=ARTICLE_DAY, tables={"claims": changed})
    )
    assert then.loc["c047", "figure"] == "unverified"
    assert math.isnan(then.loc["c047", "found"])


def test_tables_without_the_figures_leave_the_documents_to_decide() -> None:
    trade = load_table("bilateral_trade")
    empty = {"bilateral_trade": trade[trade["period"] < "2022"]}
    found = by_id(claims.verdicts("trade", tables=empty))
    assert found.loc["c046", "verdict"] == "qualified"
    assert found.loc["c046", "how"].startswith("documentary: ")
    assert found.loc["c046", "found"] == 95.0


# --- then and now --------------------------------------------------------------------


def test_a_date_before_the_figures_knows_nothing() -> None:
    found = by_id(claims.verdicts("trade", as_of="2023-01-01"))
    assert set(found["verdict"]) == {"open", "unverified"}
    assert found["note"].map(bool).loc["c075"]


def test_the_article_is_judged_on_what_was_known_then() -> None:
    then = by_id(judged("trade", ARTICLE_DAY))
    now = by_id(judged("trade"))
    assert "From 94.8 bn in 2024 it takes 4.0 percent" in then.loc["c075", "note"]
    assert "From 106.3 bn in 2025 it takes 2.5 percent" in now.loc["c075", "note"]
    assert "+18.9 percent" not in then.loc["c077", "note"]
    assert "2023 to 2025 +18.9 percent" in now.loc["c077", "note"]


def test_evidence_counts_from_the_day_it_was_out() -> None:
    evidence = EVIDENCE[EVIDENCE["claim_id"] == "c048"].assign(period="")
    eve = claims.verdicts("trade", as_of="2025-06-17", tables={"evidence": evidence})
    assert by_id(eve).loc["c048", "verdict"] == "unverified"
    day = claims.verdicts("trade", as_of="2025-06-18", tables={"evidence": evidence})
    assert by_id(day).loc["c048", "verdict"] == "misattributed"
    assert by_id(day).loc["c048", "sources"] == 1  # Kazinform: some day of June


def test_an_area_is_known_at_any_date() -> None:
    found = by_id(claims.verdicts("politics", as_of="2000-01-01"))
    assert found.loc["c033", "verdict"] == "supported"


def test_then_and_now_stand_side_by_side() -> None:
    both = claims.verdicts_then_and_now("trade")
    then = judged("trade", ARTICLE_DAY)
    now = judged("trade")
    assert both["found_then"].equals(then["found"])
    assert both["found_now"].equals(now["found"])
    assert both["probability_now"].equals(now["probability"])
    early = claims.verdicts_then_and_now("trade", then="2023-01-01")
    assert early["changed"].tolist() == [
        True,
        True,
        True,
        True,
        True,
        False,
        False,
        True,
    ]


def test_a_source_of_claims_without_a_date_needs_one() -> None:
    known = load_table("sources")
    undated = known.assign(
        published=known["published"].where(known["source_id"] != ARTICLE, "")
    )
    with pytest.raises(ValueError, match=r"`then`: .* name one date"):
        claims.verdicts_then_and_now("trade", tables={"sources": undated})


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"topic": "trad"}, "did you mean 'trade'"),
        ({"as_of": "July 2025"}, "is not a date"),
        ({"tables": {"bilateral_trad": CLAIMS}}, "did you mean 'bilateral_trade'"),
    ],
)
def test_bad_input_is_named(options: dict[str, Any], match: str) -> None:
    with pytest.raises(ValueError, match=match):
        claims.verdicts(**options)


def test_a_topic_without_claims_is_an_empty_frame() -> None:
    found = claims.verdicts("trade", tables={"claims": CLAIMS.iloc[:0]})
    assert found.empty
    assert list(found.columns) == list(claims.COLUMNS)


# --- the verdicts on trade -----------------------------------------------------------


def test_only_forecasts_have_a_probability() -> None:
    found = judged()
    forecasts = found["kind"] == "forecast"
    assert found.loc[~forecasts, "probability"].isna().all()
    # Only trade has a series long and even enough for a model of chances.
    given = found.loc[forecasts & found["probability"].notna(), "claim_id"]
    assert list(given) == ["c075", "c076"]


def test_every_open_forecast_says_when_it_resolves_and_what_is_known() -> None:
    found = judged()
    rows = found[found["verdict"] == "open"]
    assert len(rows) == 16
    assert rows["resolves_on"].ne("").all()
    assert rows["note"].ne("").all()


# --- the tables ----------------------------------------------------------------------


def test_the_descriptor_knows_the_words_of_the_rules() -> None:
    assert set(allowed_values("comparison")) == set(claims.COMPARISONS)
    assert set(allowed_values("finding")) == set(claims.FINDINGS)


def test_every_claim_comes_from_the_article() -> None:
    assert set(CLAIMS["source_id"]) == {ARTICLE}
    sources = load_table("sources").set_index("source_id")
    assert sources.loc[ARTICLE, "published"] == ARTICLE_DAY


def test_no_claim_is_evidence_for_itself() -> None:
    assert ARTICLE not in set(EVIDENCE["source_id"])


def test_every_finding_is_on_a_claim_and_numbered_after_it() -> None:
    assert set(EVIDENCE["claim_id"]) <= set(CLAIMS["claim_id"])
    assert (EVIDENCE["evidence_id"].str[:4] == EVIDENCE["claim_id"]).all()


def test_figures_come_with_unit_rule_and_tolerance() -> None:
    given = CLAIMS["value"].notna()
    assert (CLAIMS["unit"] != "").equals(given)
    assert (CLAIMS["comparison"] != "").equals(given)
    assert CLAIMS["tolerance"].notna().equals(given)
    assert (EVIDENCE["unit"] != "").equals(EVIDENCE["value"].notna())


def test_only_forecasts_have_a_date_of_resolution() -> None:
    assert (CLAIMS["kind"] == "forecast").equals(CLAIMS["resolves_on"] != "")


def test_every_claim_can_be_judged_or_says_why_not() -> None:
    with_grounds = set(COMPUTED["claim_id"]) | set(EVIDENCE["claim_id"])
    rest = CLAIMS[~CLAIMS["claim_id"].isin(with_grounds)]
    silent = rest[(rest["kind"] != "opinion") & (rest["note"] == "")]
    assert list(silent["claim_id"]) == []


def figures() -> pd.DataFrame:
    """Findings on figures, in the unit of their claim, with what was claimed."""
    both = EVIDENCE.merge(CLAIMS, on=["claim_id", "unit"], suffixes=("", "_claimed"))
    return both[(both["test"] == "figure") & both["value"].notna()]


# A year and a number of things are not rounded when they end on a nought.
EXACT = ("year", "years", "rank")


def agrees_as_printed(row: Any) -> bool:
    """Whether a document's figure agrees, allowing for its own rounding too."""
    rounding = 0 if row.unit in EXACT else printed_rounding(row.value)
    return claims.agrees(
        row.value,
        value=row.value_claimed,
        comparison=row.comparison,
        tolerance=row.tolerance + rounding,
    )


def test_documents_that_support_a_figure_have_it() -> None:
    rows = figures()[lambda frame: frame["finding"] == "supports"]
    assert len(rows) >= 8
    assert not [
        row.evidence_id for row in rows.itertuples() if not agrees_as_printed(row)
    ]


def test_documents_that_qualify_or_contradict_a_figure_have_another() -> None:
    rows = figures()[lambda frame: frame["finding"].isin(["qualifies", "contradicts"])]
    assert len(rows)
    assert not [row.evidence_id for row in rows.itertuples() if agrees_as_printed(row)]


def test_documents_that_disagree_are_a_conflict() -> None:
    found = by_id(conflicts("evidence"))
    assert found.loc["c046", ["low", "high"]].tolist() == [93.7, 95.0]

"""Promised dates and their slip, and sums over projects that count nothing twice."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import load_table
from cac_data.infrastructure import (
    completion_claims,
    countable_projects,
    finished_projects,
    named_years,
    portfolio,
    portfolio_table,
    promise_spans,
    reference_classes,
    schedule_slip,
    slip_curves,
    slip_spans,
)
from tests.trade_frames import check_pure, records, shuffled, table

SAID = {
    **dict.fromkeys(("project_id", "milestone", "said_on", "said_by"), "str"),
    **dict.fromkeys(("source_id", "claimed_period", "role", "obs_status"), "str"),
    "note": "str",
}
PROJECT = {
    **dict.fromkeys(("project_id", "name", "kind"), "str"),
    "countries": "object",
    **dict.fromkeys(("status", "completed"), "str"),
    "countable": "bool",
    "source_id": "str",
}


def said(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Statements: project, said on, by whom, date claimed; then what differs."""
    return table(
        SAID,
        (
            {
                "project_id": project,
                "milestone": "completion",
                "said_on": on,
                "said_by": who,
                "source_id": f"s-{place}",
                "claimed_period": claimed,
                "role": "government",
                "obs_status": "A",
                "note": "",
                **(more[0] if more else {}),
            }
            for place, (project, on, who, claimed, *more) in enumerate(rows)
        ),
    )


def projects(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Projects: name, countries, status, completed; then what differs."""
    return table(
        PROJECT,
        (
            {
                "project_id": project,
                "name": project.title(),
                "kind": "rail",
                "countries": countries.split(";"),
                "status": status,
                "completed": completed,
                "countable": True,
                "source_id": f"p-{project}",
                **(more[0] if more else {}),
            }
            for project, countries, status, completed, *more in rows
        ),
    )


# ------------------------------------------------------------------------ statements

LINE = said(
    ("line", "2020-01", "minister", "2022"),
    ("line", "2022-05-01", "builder", "2024-06/2024-09", {"role": "operator"}),
    ("line", "2023", "minister", "2026"),
    ("line", "2023-03", "author", "2021", {"role": "author"}),
    ("line", "2020-06", "minister", "2021-03", {"milestone": "start_of_works"}),
    ("road", "2024-02-01", "minister", "2025"),
)


def test_statements_come_in_the_order_in_which_they_were_made() -> None:
    found = completion_claims(LINE, project_id="line")
    assert records(found, "said_on", "said_by", "claimed_period") == [
        ("2020-01", "minister", "2022"),
        ("2022-05-01", "builder", "2024-06/2024-09"),
        ("2023", "minister", "2026"),
        ("2023-03", "author", "2021"),
    ]
    check_pure(completion_claims, LINE, project_id="line")


def test_a_slip_runs_from_end_to_end_of_the_periods_named() -> None:
    found = completion_claims(LINE, project_id="line")
    # 31 December 2022 to 30 September 2024 is 639 days, to the end of 2026 four years.
    expected = [0.0, 639 / 365.25, 4.0, -1.0]
    assert found["slip_years"].tolist() == pytest.approx(expected, abs=0.002)


def test_of_one_date_the_earlier_promise_is_the_first() -> None:
    both = said(("line", "2012", "ministry", "2015"), ("line", "2012", "page", "2013"))
    for rows in (both, shuffled(both)):
        found = completion_claims(rows, project_id="line")
        assert found["said_by"].tolist() == ["page", "ministry"]


def test_a_date_stands_until_it_has_passed_or_its_speaker_named_another() -> None:
    found = completion_claims(LINE, project_id="line")
    # The latest statement of all is of 1 February 2024: the builder's date is ahead.
    assert found["standing"].tolist() == [False, True, True, False]
    later = completion_claims(LINE, project_id="line", as_of="2025")
    assert later["standing"].tolist() == [False, False, True, False]


def test_what_was_said_later_is_not_known_yet() -> None:
    found = completion_claims(LINE, project_id="line", as_of="2023-03-31")
    # Only the year of the minister's second statement is known.
    assert found["said_on"].tolist() == ["2020-01", "2022-05-01", "2023-03"]
    none = completion_claims(LINE, project_id="line", as_of="2019")
    assert none.empty
    assert list(none) == list(found)


def test_roles_and_milestones_can_be_chosen() -> None:
    officials = completion_claims(
        LINE, project_id="line", roles=["government", "operator"]
    )
    assert len(officials) == 3
    start = completion_claims(LINE, project_id="line", milestone="start_of_works")
    assert start["claimed_period"].tolist() == ["2021-03"]
    assert completion_claims(LINE, project_id="road", roles=["author"]).empty


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"project_id": "lien"}, r"`project_id`: 'lien' .*did you mean 'line'"),
        ({"project_id": "line", "milestone": "end"}, r"`milestone`: 'end' is not one"),
        ({"project_id": "line", "roles": ["goverment"]}, "did you mean 'government'"),
        ({"project_id": "line", "as_of": "July"}, r"`as_of`: 'July' is not a year"),
    ],
)
def test_a_wrong_choice_is_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        completion_claims(LINE, **options)


@pytest.mark.parametrize("column", ["project_id", "said_on", "claimed_period", "role"])
def test_statements_need_their_columns(column: str) -> None:
    with pytest.raises(ValueError, match=f"needs the column {column}"):
        completion_claims(LINE.drop(columns=column), project_id="line")
    known = projects(("line", "KAZ", "planned", ""))
    with pytest.raises(ValueError, match=f"needs the column {column}"):
        schedule_slip(LINE.drop(columns=column), known)


# -------------------------------------------------------------------------------- slip

PROMISES = said(
    ("done", "2010", "minister", "2012"),
    ("done", "2011", "minister", "2013"),
    ("early", "2015", "minister", "2020"),
    ("late", "2016", "minister", "2018"),
    ("open", "2020-01-01", "minister", "2022"),
    ("open", "2022-01-01", "minister", "2027-06-30"),
    ("stopped", "2014", "minister", "2019"),
    ("opinion", "2020", "author", "2021", {"role": "author"}),
)
KNOWN = projects(
    ("done", "AZE;GEO", "operating", "2014-12-31"),
    ("early", "KAZ", "operating", "2019-12-31"),
    ("late", "KAZ", "under_construction", ""),
    ("open", "CHN;KGZ", "under_construction", ""),
    ("stopped", "GEO", "cancelled", ""),
    ("opinion", "KAZ", "planned", ""),
    ("silent", "KAZ", "planned", ""),
)


def test_a_slip_is_settled_only_where_the_project_is_finished() -> None:
    found = schedule_slip(PROMISES, KNOWN)
    assert records(found, "project_id", "state", "censored", "cross_border") == [
        ("done", "finished", False, True),
        ("early", "finished", False, False),
        ("late", "overdue", True, False),
        ("open", "running", True, True),
        ("stopped", "given up", False, False),
    ]
    # 2012 to 2014; 2020 to 2019; 2018 to the day of the latest statement; 2022 to the
    # middle of 2027; nothing for what was given up.
    slips = found["slip_years"].tolist()
    assert slips[:4] == pytest.approx([2.0, -1.0, 3.0, 4.5], abs=0.01)
    assert pd.isna(slips[4])


def test_the_first_and_the_last_promise_are_shown_with_their_number() -> None:
    found = schedule_slip(PROMISES, KNOWN).set_index("project_id").loc["done"]
    assert (found["first_said_on"], found["first_claim"]) == ("2010", "2012")
    assert (found["last_claim"], found["completed"]) == ("2013", "2014-12-31")
    assert found["promises"] == 2
    assert found["source_ids"] == ["p-done", "s-0", "s-1"]


def test_an_earlier_day_knows_neither_later_promises_nor_completions() -> None:
    found = schedule_slip(PROMISES, KNOWN, as_of="2013-12")
    assert found["project_id"].tolist() == ["done"]
    assert found["state"].tolist() == ["running"]
    assert found["completed"].tolist() == [""]


def test_authors_count_only_when_asked_for() -> None:
    found = schedule_slip(PROMISES, KNOWN, roles=["author"])
    assert found["project_id"].tolist() == ["opinion"]


def test_slips_do_not_depend_on_the_order_of_rows() -> None:
    check_pure(lambda rows: schedule_slip(rows, KNOWN), PROMISES)
    check_pure(lambda rows: schedule_slip(PROMISES, rows), KNOWN)


def test_without_promises_there_is_no_slip() -> None:
    found = schedule_slip(PROMISES.iloc[:0], KNOWN)
    assert found.empty
    assert list(found) == list(schedule_slip(PROMISES, KNOWN))


def test_a_promise_for_an_unknown_project_is_refused() -> None:
    with pytest.raises(ValueError, match="`project_id`: 'done' is not one of"):
        schedule_slip(PROMISES, KNOWN[KNOWN["project_id"] != "done"])


# ------------------------------------------------------------------------------ totals

BUILT = projects(
    ("line", "CHN;KAZ", "operating", ""),
    ("section", "KAZ", "operating", "", {"countable": False}),
    ("port", "KAZ", "planned", "", {"kind": "port"}),
    ("canal", "KAZ", "planned", "", {"kind": "port"}),
    ("pier", "KAZ", "planned", "", {"kind": "pier", "countable": False}),
)


def test_only_what_may_be_counted_is_counted() -> None:
    assert countable_projects(BUILT)["project_id"].tolist() == ["line", "port", "canal"]
    with pytest.raises(ValueError, match="needs the column countable"):
        countable_projects(BUILT.drop(columns="countable"))


OPENED = projects(
    ("second", "KAZ", "operating", "2021-05"),
    ("first", "UZB;KAZ", "operating", "2020"),
    ("abroad", "KAZ;CHN", "operating", "2021"),
    ("part", "KAZ", "operating", "2021", {"countable": False}),
    ("port", "KAZ", "operating", "2021", {"kind": "port"}),
    ("later", "KAZ", "operating", "2024-01-01"),
    ("under way", "KAZ", "under_construction", ""),
)


def test_what_was_finished_in_some_years_inside_some_countries() -> None:
    def names(**options: Any) -> list[str]:
        found = finished_projects(
            OPENED, kinds=["rail"], countries=["KAZ", "UZB"], **options
        )
        return list(found["project_id"])

    assert names(start=2020) == ["first", "second", "later"]
    assert names(start=2021, end=2023) == ["second"]
    assert names(start=2025) == []
    check_pure(
        finished_projects, OPENED, kinds=["rail", "port"], countries=["KAZ"], start=2020
    )


def test_a_kind_that_no_project_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`kinds`: 'prot' .*did you mean 'port'"):
        finished_projects(OPENED, kinds=["prot"], countries=["KAZ"], start=2020)
    with pytest.raises(ValueError, match="needs the column completed"):
        finished_projects(
            OPENED.drop(columns="completed"), kinds=[], countries=[], start=2020
        )


# ------------------------------------------------------------------ reference classes

SLIPS = table(
    {
        "name": "str",
        "cross_border": "bool",
        "state": "str",
        "first_claim": "str",
        "slip_years": "float64",
        "source_ids": "object",
    },
    (
        {
            "name": name,
            "cross_border": several,
            "state": state,
            "first_claim": "2020",
            "slip_years": slip,
            "source_ids": [name],
        }
        for name, several, state, slip in [
            ("a", True, "finished", 4.0),
            ("b", True, "running", 1.0),
            ("c", True, "finished", 5.0),
            ("d", True, "overdue", 20.0),
            ("e", False, "finished", -0.5),
            ("f", False, "given up", float("nan")),
        ]
    ),
)


def test_what_is_not_finished_drops_out_without_an_end() -> None:
    found = slip_curves(SLIPS)
    columns = ("slip_years", "at_risk", "finished", "censored", "share_open_pct")
    across = found[found["reference_class"] == "several countries"]
    assert records(across.round(1), *columns) == [
        (0.0, 4, 0, 0, 100.0),
        (1.0, 4, 0, 1, 100.0),
        (4.0, 3, 1, 0, 66.7),
        (5.0, 2, 1, 0, 33.3),
        (20.0, 1, 0, 1, 33.3),
    ]
    # One that came early starts the curve before its date.
    within = found[found["reference_class"] == "one country"]
    assert records(within, "slip_years", "share_open_pct") == [
        (-0.5, 100.0),
        (-0.5, 0.0),
    ]
    check_pure(slip_curves, SLIPS)
    assert slip_curves(SLIPS.iloc[:0]).empty


def test_settled_and_censored_slips_are_never_averaged() -> None:
    found = reference_classes(SLIPS).set_index("reference_class")
    across = found.loc["several countries"]
    assert across[["projects", "finished", "running", "given_up"]].tolist() == [
        *(4, 2, 2, 0)
    ]
    assert (across["settled_low"], across["settled_high"]) == (4.0, 5.0)
    assert across["median_years"] == 5.0  # where the curve falls to half
    assert across["at_least_years"] == 4.5  # a lower bound, of all four
    within = found.loc["one country"]
    assert (within["projects"], within["given_up"]) == (2, 1)
    check_pure(reference_classes, SLIPS)


def test_a_curve_that_does_not_fall_to_half_has_no_median() -> None:
    found = reference_classes(SLIPS[SLIPS["name"].isin(["a", "b", "d"])])
    assert found["median_years"].tolist() == [4.0]
    running = reference_classes(SLIPS[SLIPS["name"].isin(["b", "d"])])
    assert running["median_years"].isna().all()
    assert running["settled_low"].isna().all()


@pytest.mark.parametrize(
    ("slip", "state", "said"),
    [
        (4.0, "finished", "4.0 years"),
        (4.0, "running", "at least 4.0 years"),
        (0.0, "running", "no slip so far"),
        (0.01, "finished", "on time"),
        (-0.5, "finished", "0.5 years early"),
    ],
)
def test_a_slip_is_written_as_what_it_is(slip: float, state: str, said: str) -> None:
    one = SLIPS.iloc[:1].assign(slip_years=slip, state=state)
    assert records(slip_spans(one), "text", "first", "last") == [
        (said, 2020.5, 2020.5 + slip)
    ]


def test_what_was_given_up_has_no_span() -> None:
    found = slip_spans(SLIPS)
    assert found["label"].tolist() == ["d", "c", "a", "b", "e"]
    check_pure(slip_spans, SLIPS)


# ----------------------------------------------------------------------- years named


def claims(*rows: tuple[Any, ...]) -> pd.DataFrame:
    return completion_claims(said(*rows), project_id="line")


def test_the_year_named_most_often_stands_with_its_range() -> None:
    found = named_years(
        claims(
            ("line", "2024-01", "minister", "2030"),
            ("line", "2024-02", "builder", "2028/2029", {"role": "operator"}),
            ("line", "2024-03", "president", "2030"),
            ("line", "2024-04", "writer", "2027", {"role": "author"}),
            ("line", "2024-05", "paper", "2035", {"role": "press"}),
        )
    )
    assert records(found, "year", "times", "low", "high", "speakers") == [
        (2030, 2, 2029, 2030, 3)
    ]


def test_of_years_named_as_often_the_later_is_taken() -> None:
    found = named_years(
        claims(
            ("line", "2024-01", "minister", "2029"),
            ("line", "2024-02", "president", "2031"),
        )
    )
    assert records(found, "year", "times") == [(2031, 1)]
    only = claims(("line", "2024", "writer", "2027", {"role": "author"}))
    assert named_years(only).empty


def test_a_promise_is_drawn_from_the_day_it_was_made_to_the_middle_of_its_year() -> (
    None
):
    found = promise_spans(
        claims(
            ("line", "2024-07-01", "Minister A (now retired)", "2030"),
            ("line", "2025", "Builder, quoted", "2028/2029"),
        )
    )
    assert records(found.round(2), "label", "said", "promised", "text") == [
        ("July 2024, Minister A", 2024.5, 2030.5, "2030"),
        ("2025, Builder", 2025.0, 2029.5, "2028–2029"),
    ]


# -------------------------------------------------------------------------- portfolio


def test_a_portfolio_counts_each_project_once_and_says_how_far_it_is() -> None:
    known = BUILT.assign(chinese_party=["A bank", "", "", "", ""])
    found = portfolio(known)
    assert records(found, "kind", "state", "projects", "chinese_party_named") == [
        ("port", "planned", 2, 0),
        ("rail", "in service", 1, 1),
    ]
    by_country = portfolio(known, by="country")
    assert records(by_country, "country", "state", "projects") == [
        ("KAZ", "in service", 1),
        ("KAZ", "planned", 2),
        ("CHN", "in service", 1),
    ]
    wide = portfolio_table(known, by="country", groups=["KAZ", "KGZ"])
    assert records(wide, "country", "projects", "in_service", "planned") == [
        ("KAZ", 3, 1, 2),
        ("KGZ", 0, 0, 0),
    ]
    check_pure(portfolio, known)
    check_pure(portfolio_table, known)
    assert portfolio(known.iloc[:0]).empty
    assert portfolio_table(known.iloc[:0]).empty


def test_every_status_of_the_table_belongs_to_a_state() -> None:
    known = load_table("projects")
    counts = portfolio(known)
    assert counts["projects"].sum() == len(countable_projects(known))
    with pytest.raises(ValueError, match="`status`"):
        portfolio(known.assign(status="dreamt of"))
    with pytest.raises(ValueError, match="`by`"):
        portfolio(known, by="owner")

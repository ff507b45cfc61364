"""Companies, technology, workers and incidents, dates that passed, later visits."""

from typing import Any

import pandas as pd
import pytest

from cac_data import claims, history, outlook, words
from cac_data.facts import Nothing
from cac_data.lines import Text
from cac_data.outlook import plan
from cac_data.outlook.deeds import Pledge
from cac_data.outlook.people import later_visits
from cac_data.tables import load_table, select
from tests.bundled import ROWS

NOTHING_KNOWN = "1990"
T = claims.Known()


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


# --- Attacks and other incidents -----------------------------------------------------


def report(day: str, killed: float, injured: float, **other: Any) -> dict[str, Any]:
    """A report of an attack in Tajikistan."""
    return {
        "period": day,
        "country": "TJK",
        "place": "border",
        "target": "miners",
        "kind": "attack from Afghan territory",
        "killed": killed,
        "injured": injured,
        "source_id": f"s{day}-{injured}",
        **other,
    }


def known(*reports: dict[str, Any]) -> claims.Known:
    return claims.Known({"security_incidents": pd.DataFrame(reports)})


def test_two_reports_of_one_day_and_place_are_one_incident() -> None:
    rows = outlook.incidents(
        pd.DataFrame([report("2024-11-18", 1, 4), report("2024-11-18", 1, 5)])
    )
    numbers = rows[["killed_low", "killed_high", "injured_low", "injured_high"]]
    assert numbers.to_numpy().tolist() == [[1, 1, 4, 5]]
    assert rows["reports"].tolist() == [2]


def test_another_place_is_another_incident() -> None:
    reports = [report("2024-11-18", 1, 4), report("2024-11-18", 1, 4, place="road")]
    assert len(outlook.incidents(pd.DataFrame(reports))) == 2


def test_a_total_of_attacks_is_no_incident_but_widens_the_range() -> None:
    total = report("2025-11-26/2025-11-30", 5, 5, kind="several attacks")
    tables = known(report("2025-11-26", 3, 1), report("2025-11-30", 2, 2), total)
    attacks = outlook.risks(tables).attacks
    assert attacks
    assert attacks.number == 2
    assert (attacks.killed, attacks.injured) == ((5, 5), (3, 5))


def test_a_total_below_the_sum_lowers_the_least() -> None:
    total = report("2025-11-26/2025-11-30", 4, 3, kind="several attacks")
    tables = known(report("2025-11-26", 3, 1), report("2025-11-30", 2, 2), total)
    attacks = outlook.risks(tables).attacks
    assert attacks
    assert attacks.killed == (4, 5)


def test_an_attack_on_a_firm_is_none_from_afghan_soil() -> None:
    firm = report("2020-10-07", 0, 0, kind="attack on firms", country="KGZ")
    risks = outlook.risks(known(report("2025-11-26", 3, 1), firm))
    assert risks.attacks
    assert risks.attacks.number == 1
    assert [(one.kind, one.countries) for one in risks.others] == [
        ("attack on firms", ["KGZ"])
    ]


def test_guards_and_smugglers_are_no_chinese_dead() -> None:
    kind = "clash with intruders from Afghanistan"
    risks = outlook.risks(known(report("2025-12-24", 5, 0, kind=kind)))
    assert not risks.attacks
    assert risks.others == []


def test_what_else_happened_is_of_chinese_people_or_firms() -> None:
    kind = "clash with intruders from Afghanistan"
    guards = report("2025-12-24", 5, 0, kind=kind)
    firm = report("2020-10-07", 0, 0, kind="attack on firms", country="KGZ")
    text = said(plan.risks(outlook.risks(known(guards, firm))))
    assert "with Chinese people or firms, none with a known death" in text


def test_the_attacks_of_the_tables_are_told_with_the_last_day() -> None:
    attacks = outlook.risks(T).attacks
    days = [
        row["period"]
        for row in ROWS["security_incidents"]
        if row["kind"] == "attack from Afghan territory"
    ]
    assert attacks
    assert (attacks.number, attacks.period) == (len(set(days)), max(days))


def test_one_attack_is_told_with_its_day() -> None:
    risks = outlook.risks(known(report("2025-11-26", 3, 1)))
    assert (
        "One attack from Afghan soil on Chinese in Tajikistan killed 3 and wounded 1 "
        "(26 November 2025)."
    ) in said(plan.risks(risks))


# --- Workers -------------------------------------------------------------------------


def test_the_share_of_chinese_is_that_of_all_permits() -> None:
    permits = {
        (row["citizens_of"], row["period"]): float(row["value"])
        for row in ROWS["foreign_workers"]
        if row["indicator"] == "work_permit_holders"
        and row["country"] == "KAZ"
        and not row["sector"]
    }
    last = max(period for _, period in permits)
    found = outlook.risks(T).permits
    assert found
    share = 100 * permits["CHN", last] / permits["WLD", last]
    assert found.share.value == pytest.approx(share)


def test_chinese_are_no_share_of_what_is_not_counted_in_persons() -> None:
    workers = T["foreign_workers"]
    is_of_all = workers["citizens_of"] == "WLD"
    in_thousands = workers["unit"].mask(is_of_all, "thousands")
    tables = claims.Known({"foreign_workers": workers.assign(unit=in_thousands)})
    assert not outlook.risks(tables).permits


def test_a_quota_is_no_number_of_chinese() -> None:
    text = said(plan.risks(outlook.risks(T)))
    assert "a limit, was 12,900 in 2015 and 52,000 in 2026" in text
    assert "known to 2019 only" in text


def test_before_anything_was_known_no_risk_is_told() -> None:
    risks = outlook.risks(claims.Known(as_of=NOTHING_KNOWN))
    assert said(plan.risks(risks)).startswith("Nothing is known here")


# --- Companies and yuan --------------------------------------------------------------


def counted(**counts: float) -> claims.Known:
    """Uzbek companies on the first day of a month: `m2025_02=3467`."""
    rows = [
        {
            "country": "UZB",
            "indicator": "operating",
            "period": f"{month[1:].replace('_', '-')}-01",
            "basis": "national",
            "source_id": month,
            "value": number,
            "unit": "companies",
            "obs_status": "A",
            "note": "",
        }
        for month, number in counts.items()
    ]
    return claims.Known({"chinese_companies": pd.DataFrame(rows)})


def test_a_count_is_compared_with_the_same_month_a_year_before() -> None:
    tables = counted(m2024_02=10.0, m2024_09=12.0, m2025_02=15.0)
    yearly = outlook.companies(tables, end=2025).on_year_before
    assert yearly
    assert (yearly.other.value, yearly.difference.value) == (10.0, 5.0)


def test_without_the_same_month_no_growth_is_told() -> None:
    facts = outlook.companies(counted(m2024_09=12.0, m2025_02=15.0), end=2025)
    assert not facts.on_year_before
    assert "counted 15 companies" in said(plan.companies(facts))


def test_a_fall_of_the_number_is_told() -> None:
    facts = outlook.companies(counted(m2022_04=20.0, m2023_07=18.0), end=2025)
    assert "had fallen from 20 (April 2022) to 18 (July 2023)" in said(
        plan.companies(facts)
    )


def test_kazakh_counts_of_companies_show_no_growth() -> None:
    text = said(plan.companies(outlook.companies(T, end=2025)))
    assert "count different things and show no growth" in text


def test_bonds_that_are_planned_stand_apart_from_those_sold() -> None:
    facts = outlook.companies(T, end=2025)
    stages = [
        {bond["issuer"] for bond in facts.of_stage(stage)}
        for stage in ("issued", "planned")
    ]
    assert stages[0].isdisjoint(stages[1])


def test_the_title_compares_a_count_with_that_of_a_year_before() -> None:
    tables = counted(m2019_01=5.0, m2024_02=10.0, m2025_02=15.0)
    title = plan.companies_figure(outlook.companies(tables, end=2025)).title
    assert said([[title]]).endswith("10 in February 2024, 15 in February 2025")


def test_a_title_does_not_compare_with_a_count_of_another_month() -> None:
    tables = counted(m2019_01=5.0, m2025_02=15.0)
    title = plan.companies_figure(outlook.companies(tables, end=2025)).title
    assert said([[title]]) == "Companies with Chinese capital in Uzbekistan"


def test_a_bond_in_yuan_is_told_with_its_currency_or_its_worth() -> None:
    text = said(plan.companies(outlook.companies(T, end=2025)))
    assert "Development Bank of Kazakhstan, 2 bn yuan (September 2025)" in text
    assert "Government of Kazakhstan, worth $500 mn (April 2026)" in text


@pytest.mark.parametrize("end", [2008, 1990])
def test_before_the_first_count_it_is_said_that_there_is_none(end: int) -> None:
    facts = outlook.companies(T, end=end)
    assert facts.frame.empty
    empty = plan.companies_figure(facts).empty
    assert empty is not None
    assert said(empty).startswith("No count of companies with Chinese capital")


# --- Technology ----------------------------------------------------------------------


def item(**cells: Any) -> pd.DataFrame:
    row = {
        "item_id": "st99",
        "topic": "technology",
        "kind": "agreement",
        "stage": "",
        "title": "Memorandum on data centres",
        "countries": ["CHN", "UZB"],
        "organisation": "",
        "period": "2026",
        "indicator": "",
        "value": float("nan"),
        "unit": "",
        "printed_as": "",
        "source_id": "s",
        **cells,
    }
    return pd.DataFrame([row])


@pytest.mark.parametrize(
    ("cells", "standing"),
    [
        ({}, "signed"),
        ({"kind": "proposal"}, "proposed"),
        ({"kind": "product"}, "built"),
        ({"kind": "platform", "stage": "launched"}, "built"),
        ({"kind": "laboratory", "stage": "agreed"}, "signed"),
        ({"kind": "workshop", "stage": "under_construction"}, "being_built"),
    ],
)
def test_how_far_a_project_is(cells: dict[str, str], standing: str) -> None:
    assert outlook.technology_items(item(**cells))["standing"].tolist() == [standing]


@pytest.mark.parametrize(
    "cells",
    [
        {"countries": ["UZB"]},
        {"countries": ["CHN"]},
        {"countries": ["CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"]},
        {"title": "Park of silk"},
    ],
    ids=["not Chinese", "no state", "all five", "not digital"],
)
def test_what_is_no_digital_project_of_a_state(cells: dict[str, Any]) -> None:
    assert outlook.technology_items(item(**cells)).empty


def test_only_money_is_a_sum() -> None:
    rows = item(indicator="computing_capacity", value=10.0, unit="exaflops")
    assert outlook.technology_items(rows)["value"].isna().all()


def test_that_tokayev_spoke_is_no_signature() -> None:
    items = outlook.technology_items(load_table("security_technology"))
    world = items[items["title"].str.contains("World Artificial")]
    assert world["standing"].tolist() == ["proposed"]


def test_what_is_being_built_is_more_than_proposed() -> None:
    title = "Workshop for artificial intelligence"
    works = item(kind="workshop", stage="under_construction", title=title)
    facts = outlook.technology(claims.Known({"security_technology": works}))
    assert "something is being built in Uzbekistan" in said(plan.technology(facts))


def test_money_of_an_item_has_its_currency() -> None:
    known = item(indicator="investment", value=20.9, unit="USD mn")
    facts = outlook.technology(claims.Known({"security_technology": known}))
    assert "Uzbekistan, $20.9 mn (2026)" in said(plan.technology(facts))


def test_before_anything_was_known_no_technology_is_told() -> None:
    facts = outlook.technology(claims.Known(as_of=NOTHING_KNOWN))
    assert said(plan.technology(facts)).startswith("Nothing is known here")


# --- Dates that passed ---------------------------------------------------------------

DAY = "2026-11-29"


def promise(
    subject: str, said_on: str, due: str, outcome: str, **other: Any
) -> dict[str, Any]:
    return {
        "subject": subject,
        "said_on": said_on,
        "due": due,
        "outcome": outcome,
        "promise": f"{subject}: completion",
        "countries": ["UZB"],
        "target_value": None,
        "unit": "",
        "said_by": "Minister",
        "counts": "yes",
        "ahead": due > DAY,
        "source_ids": "s",
        **other,
    }


def fallen(*promises: dict[str, Any]) -> Any:
    pledges = pd.DataFrame(columns=[*Pledge.__annotations__])
    return outlook.fell_due(pd.DataFrame(promises), pledges, DAY)


def test_two_dates_of_one_day_for_one_subject_are_one() -> None:
    facts = fallen(
        promise("road", "2024-01-01", "2025", "not_done"),
        promise("road", "2025-01-01", "2025-12", "not_done"),
    )
    assert facts.outcomes == {"kept": 0, "late": 0, "not_kept": 1, "no_report": 0}


def test_a_date_before_the_last_two_years_did_not_pass_lately() -> None:
    assert isinstance(
        fallen(promise("road", "2019-01-01", "2023", "not_done")), Nothing
    )


def test_a_date_put_back_by_the_same_person_is_told_with_the_days_between() -> None:
    facts = fallen(
        promise("cable", "2025-12-26", "2026-07/2026-09", "not_seen"),
        promise("cable", "2026-01-07", "2026-12", "open"),
    )
    (move,) = facts.moved
    assert (move.new_due, move.days) == ("2026-12", 12)
    assert facts.ahead == []


def test_a_date_of_another_person_has_no_days_between() -> None:
    facts = fallen(
        promise("line", "2023-11-27", "2025", "not_done"),
        promise("line", "2026", "2026", "open", said_by="Other", ahead=True),
    )
    (move,) = facts.moved
    assert (move.due, move.new_due, move.days) == ("2025", "2026", 0)


def test_forecasts_of_third_parties_are_no_dates_of_officials() -> None:
    forecast = promise("gas", "2021-07-10", "2025", "wrong", counts="third_party")
    assert isinstance(fallen(forecast), Nothing)


def test_the_minister_who_moved_the_cable_is_found_in_the_tables() -> None:
    promises = outlook.promises(T)
    pledges = history.pledges(T, DAY, elsewhere=True)
    facts = outlook.fell_due(promises, pledges, DAY)
    assert facts
    moves = {move.subject: move.days for move in facts.moved}
    assert moves["trans-caspian-fibre-completion"] == 12
    assert "darbaza-maktaaral-completion" in moves


def test_all_promises_of_one_power_line_have_one_topic() -> None:
    rows = [row for row in ROWS["promises"] if row["subject"].startswith("casa-1000")]
    assert {row["topic"] for row in rows} == {"energy"}


# --- Visits --------------------------------------------------------------------------


def test_the_growth_of_visits_is_of_one_year() -> None:
    visits = outlook.visits(T["people_links"])
    assert visits["end"].nunique() == 1
    assert {"KAZ", "KGZ", "UZB"} <= set(visits["country"])


def test_later_counts_stand_with_the_year_before_if_it_is_known() -> None:
    later = {
        row.count["country"]: row for row in later_visits(T["people_links"], "2024")
    }
    assert later["UZB"].before["value"] == 74304
    assert later["UZB"].count.value == 278900
    assert not later["TJK"].before


def test_a_later_count_of_low_reliability_is_left_out() -> None:
    people = select(T["people_links"], countries="UZB", indicator="tourists")
    doubted = people.assign(obs_status="U")
    assert later_visits(doubted, "2024") == []


def test_no_visits_are_told_where_none_is_known() -> None:
    tables = claims.Known(as_of=NOTHING_KNOWN)
    visits = outlook.visits(tables["people_links"])
    ties = outlook.ties(tables, visits=visits)
    assert (ties.later, ties.stays) == ([], [])

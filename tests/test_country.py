"""One country's facts, on small frames that one can check by hand, and what is said."""

from functools import cache
from typing import NamedTuple

import pandas as pd
import pytest

from cac_data import (
    claims,
    country as one,
    energy,
    history,
    load_table,
    outlook,
    trade,
    words,
)
from cac_data.codes import CA5, Country, Side
from cac_data.country import plan
from cac_data.country.counts import TwoCounts, of_counts
from cac_data.country.dependence import CountryDependence, recent
from cac_data.country.figures import is_of_gas
from cac_data.country.goods import CountryGoods
from cac_data.country.people import CountryPeople
from cac_data.country.plan.not_found import SOUGHT
from cac_data.country.plan.shared import balance_among
from cac_data.country.power import CountryEnergy
from cac_data.country.promised import CountryPromises, concerning, promised_of
from cac_data.country.said_of_it import SaidOfIt, naming
from cac_data.country.standing import Standing, place_of
from cac_data.country.works import CountryMoney, CountryWorks
from cac_data.energy import gas
from cac_data.energy.gas.deliveries import Deliveries
from cac_data.facts import Figure, Gap, KeyFigure
from cac_data.history import events
from cac_data.infrastructure import money, plan as infrastructure_plan
from cac_data.lines import Text
from cac_data.outlook import deeds
from cac_data.trade.flows import Counts
from cac_data.words.names import country_names

MOST_SENTENCES = 5
MOST_CARDS = 6

each_country = pytest.mark.parametrize("country", CA5)


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


class Page(NamedTuple):
    """What the notebook computes of a country."""

    counts: TwoCounts
    goods: CountryGoods
    depends: CountryDependence
    works: CountryWorks
    money: CountryMoney
    energy: CountryEnergy
    promises: CountryPromises
    people: CountryPeople
    standing: Standing
    claims: SaidOfIt
    figures: list[KeyFigure]

    @property
    def texts(self) -> dict[str, str]:
        """What is said, section by section."""
        sections = {
            "brief": plan.brief(self.figures, self.goods),
            "counts": plan.counts(self.counts),
            "goods": plan.goods(self.goods),
            "dependence": plan.dependence(self.depends),
            "works": plan.works(self.works, self.money),
            "energy": plan.energy(self.energy),
            "promises": plan.promises(self.promises),
            "people": plan.people(self.people, self.promises.visas),
            "standing": plan.standing(self.standing),
            "claims": plan.claims(self.claims),
        }
        return {name: said(text) for name, text in sections.items()}


# What is the same of all five countries is computed once.
tables_until = cache(one.tables_until)
verdicts_on = cache(claims.verdicts)


@cache
def counts_until(end: int, as_of: str) -> Counts:
    return trade.counts_of(tables_until(end, as_of)["bilateral_trade"])


@cache
def gas_until(end: int, as_of: str) -> tuple[gas.FlowSeries, Deliveries]:
    tables = tables_until(end, as_of)
    flows = gas.FlowSeries(tables["gas_flows"])
    return flows, gas.of_deliveries(flows, tables["conversion_factors"])


@cache
def page_of(
    country: Country, end: int = 2026, reporter: Side = "china_customs", as_of: str = ""
) -> Page:
    tables = tables_until(end, as_of)
    until = events.until(end, as_of)
    counts = counts_until(end, as_of)
    counted = one.of_counts(counts, country, reporter)
    goods = one.of_goods(counts, tables["bilateral_trade"], tables, country)
    of_five = trade.of_dependence(counts.china, tables["country_profile"])
    depends = one.of_dependence(of_five, counts, country)
    works = one.of_works(tables, country, as_of)
    owed = money.of_debt(tables["external_debt"], tables["investment"])
    paid = one.of_money(tables["investment"], owed, country)
    flows, sent = gas_until(end, as_of)
    plants = energy.power.of_projects(
        tables["energy_projects"], tables["renewable_capacity"], as_of=as_of
    )
    power = one.of_energy(flows, sent, plants, country)
    promises = one.of_promises(tables, country, until)
    people = one.of_people(
        tables["people_links"], tables["foreign_workers"], country, until
    )
    verdicts = verdicts_on(as_of=as_of)
    sections = (counted, goods, depends, works, paid, power, promises, people)
    return Page(
        *sections,
        standing=one.of_standing(counts, counted, depends, goods, paid, power),
        claims=one.of_claims(verdicts, tables["countries"], tables["places"], country),
        figures=one.key_figures(*sections),
    )


# --- Small frames ---------------------------------------------------------------------


def trade_rows(*rows: tuple[str, str, str, str, float]) -> pd.DataFrame:
    """Rows of the table: reporter, country, period, flow, value in USD mn."""
    names = ["reporter", "country", "period", "flow", "value_usd_mn"]
    return pd.DataFrame(rows, columns=names).assign(
        variant="main",
        source_id="uzb-stat-2026",
        rounding_usd_mn=float("nan"),
        scope="",
        obs_status="A",
        note="",
    )


BOTH = trade_rows(
    ("china_customs", "KAZ", "2024", "exports", 40.0),
    ("china_customs", "KAZ", "2024", "imports", 90.0),
    ("national", "KAZ", "2024", "exports", 50.0),
    ("national", "KAZ", "2024", "imports", 60.0),
    ("china_customs", "TKM", "2024", "exports", 10.0),
    ("china_customs", "TKM", "2024", "imports", 1.0),
    ("national", "TKM", "2000", "exports", 7.0),
    ("national", "TKM", "2000", "imports", 2.0),
)


def test_both_counts_of_a_trade_are_set_side_by_side() -> None:
    counts = of_counts(trade.counts_of(BOTH), "KAZ", "china_customs")
    assert counts.own.gap
    assert counts.own.gap.difference.value == 130 - 110
    ratios = {gap.counts.one["flow"]: gap.ratio.value for gap in counts.gaps}
    assert ratios == {"exports": 0.8, "imports": 1.5}


def test_the_lens_counts_by_the_country_itself() -> None:
    counts = of_counts(trade.counts_of(BOTH), "KAZ", "national")
    assert counts.trade
    assert counts.trade.last.value == 110
    assert counts.balance
    assert counts.balance.value == 50 - 60
    assert counts.other_balance
    assert counts.other_balance.other.value == 40 - 90


def test_a_count_of_long_ago_is_none_of_today() -> None:
    counts = of_counts(trade.counts_of(BOTH), "TKM", "national")
    assert counts.is_silent
    assert (bool(counts.trade), counts.gaps, bool(counts.other_balance)) == (
        False,
        [],
        False,
    )


def ranks(*values: float) -> list[Figure]:
    return [
        Figure(value=value, unit="USD mn", row={"country": country})
        for country, value in zip(CA5, values, strict=False)
    ]


def test_a_place_counts_from_the_highest() -> None:
    place = place_of("turnover", ranks(9.0, 5.0, 1.0), "KGZ")
    assert place
    assert (place.rank, place.known, place.top.value) == (2, 3, 9.0)


def test_a_country_without_a_figure_has_no_place() -> None:
    assert not place_of("turnover", ranks(9.0), "UZB")


@pytest.mark.parametrize(
    ("country", "place"),
    [
        ("KAZ", "the only surplus in Central Asia"),
        ("KGZ", "the largest deficit in Central Asia"),
        ("TJK", "the second largest of 4 deficits in Central Asia"),
        ("UZB", "the smallest of 4 deficits in Central Asia"),
    ],
)
def test_a_deficit_is_ranked_among_deficits(country: Country, place: str) -> None:
    balances = sorted(ranks(8.6, -17.1, -12.1, -9.8, -3.2), key=lambda one: -one.value)
    said_of = balance_among(balances, country)
    assert said_of
    assert words.say(said_of) == place


def test_an_old_share_is_not_ranked_beside_new_ones() -> None:
    shares = [
        Figure(value=value, unit="percent", year=year, row={"country": country})
        for country, value, year in [
            ("UZB", 21.2, 2025),
            ("KAZ", 21.5, 2022),
            ("TJK", 13.2, 2021),
        ]
    ]
    assert [share["country"] for share in recent(shares)] == ["UZB", "KAZ"]


def test_trade_in_goods_alone_is_set_beside_that_of_china() -> None:
    rows = trade_rows(
        ("china_customs", "UZB", "2024", "exports", 20.0),
        ("china_customs", "UZB", "2024", "imports", 118.0),
        ("national", "UZB", "2023", "exports", 25.0),
        ("national", "UZB", "2023", "imports", 113.0),
        ("national", "UZB", "2024", "exports", 12.0),
        ("national", "UZB", "2024", "imports", 103.0),
    )
    is_of_goods = (rows["reporter"] == "national") & (rows["period"] == "2024")
    is_wider = rows["period"] == "2023"
    rows["variant"] = rows["variant"].mask(is_of_goods, "alternative")
    rows["scope"] = rows["scope"].mask(is_wider, "with_services")
    goods = of_counts(trade.counts_of(rows), "UZB", "china_customs").goods_alone
    assert goods
    assert (goods.one.value, goods.other.value) == (138, 115)


def test_students_are_those_of_the_newest_count() -> None:
    students = page_of("TJK").people.students
    assert students
    assert (students.last.value, students.last.period) == (5000, "2025-05")


def test_visits_stand_beside_a_year_that_their_source_counted_alike() -> None:
    said = words.say(plan.people(page_of("KAZ").people, [])).replace("\xa0", " ")
    assert "655,000 arrivals from China in 2024, against 367,000 in 2023." in said


def test_arrivals_that_were_counted_otherwise_are_not_compared_but_said_to_be() -> None:
    people = load_table("people_links")
    # As if there were no year before that the source counts in the same way.
    is_alike = (people["country"] == "KAZ") & (people["measure"] == "border_crossings")
    earlier = people[~(is_alike & (people["period"] == "2023"))]
    found = one.of_people(earlier, load_table("foreign_workers"), "KAZ", "2026-12-31")
    [arrivals] = [count for count in found.visits if count.what == "arrivals"]
    assert isinstance(arrivals.apart, Gap)
    assert arrivals.apart.unlike == ("measure",)
    said = words.say(plan.people(found, [])).replace("\xa0", " ")
    assert (
        "655,000 arrivals from China in 2024 (border crossings), against about 250,000 "
        "in 2016 (what was counted is not stated)."
    ) in said


def test_workers_are_those_of_the_count_that_was_taken_most_often() -> None:
    """Not the permits held in one February, when most had left for the New Year."""
    workers = page_of("KGZ").people.workers
    assert workers
    assert workers.last.measure == "work_permits_issued"


def test_a_promise_counts_once_a_subject() -> None:
    promises = page_of("KAZ").promises
    decided = promises.promises[promises.promises["counts"] == "yes"]
    assert sum(promises.outcomes.values()) == decided["subject"].nunique()
    assert "wrong" not in {*decided["outcome"]}


def test_a_map_of_stops_alone_is_not_drawn() -> None:
    assert page_of("TJK").works.mapped.empty
    assert not page_of("KAZ").works.mapped.empty


def test_a_claim_names_whole_words_only() -> None:
    statements = pd.Series(["At Merv it was", "Mervian horses", "Samarkand sent glass"])
    assert [*naming(statements, ["Merv", "Samarkand"])] == [True, False, True]


def test_no_words_name_nothing() -> None:
    assert not naming(pd.Series(["At Merv"]), [""]).any()


def test_rows_that_name_no_country_concern_none() -> None:
    rows = pd.DataFrame({"countries": [["KAZ"], ["KGZ", "KAZ"], []]})
    assert [*concerning(rows, "KAZ").index] == [0, 1]
    assert len(concerning(rows[:0], "KAZ")) == 0


def test_an_outcome_of_a_later_day_is_open() -> None:
    promises = deeds.promises(claims.Known())
    rows = promised_of(promises, "KAZ", "2023-12-31")
    late = rows[rows["outcome"] == "late"]
    assert set(late["outcome_period"].str[:4]) <= {str(year) for year in range(2024)}
    assert (rows["said_on"] <= "2023-12-31").all()


# --- What was not found ---------------------------------------------------------------

TOPICS = (energy.plan, history.plan, infrastructure_plan, outlook.plan, trade.plan)


def test_what_was_not_found_of_a_country_is_a_line_of_its_topic() -> None:
    of_topics = {line.id for topic in TOPICS for line in topic.sought()}
    assert {*SOUGHT} - of_topics == set()


@each_country
def test_each_country_says_what_was_not_found(country: Country) -> None:
    assert 8 <= len(plan.sought(country)) <= 15


# --- What is said ---------------------------------------------------------------------


@each_country
def test_the_brief_has_five_sentences_that_name_the_country(country: Country) -> None:
    page = page_of(country)
    (lines,) = [[*lines] for lines in plan.brief(page.figures, page.goods)]
    assert len(lines) == MOST_SENTENCES
    names = country_names()
    assert [line for line in lines if names[country] not in words.say([[line]])] == []


@each_country
def test_six_cards_are_key_figures(country: Country) -> None:
    page = page_of(country)
    cards = plan.cards(page.figures, page.goods)
    assert len({*cards}) == MOST_CARDS
    assert {*cards} <= {figure.id for figure in page.figures}


def test_ids_of_key_figures_are_those_of_all() -> None:
    ids = {tuple(figure.id for figure in page_of(country).figures) for country in CA5}
    assert len(ids) == 1


@each_country
def test_each_section_says_something(country: Country) -> None:
    texts = page_of(country).texts
    assert [name for name, text in texts.items() if not text.strip()] == []


@each_country
@pytest.mark.parametrize("end", [1995, 2008])
def test_where_nothing_is_known_that_is_said(country: Country, end: int) -> None:
    texts = page_of(country, end).texts
    empty = [name for name, text in texts.items() if not text.strip()]
    assert {*empty} <= {"brief"}
    assert "No pledge of Central Asia’s summits with China" in texts["promises"]


@each_country
def test_a_country_counted_by_itself_says_so(country: Country) -> None:
    text = page_of(country, reporter="national").texts["counts"]
    assert text.startswith(("By national statistics", "No trade of"))


def test_turkmenistan_has_no_late_count_of_its_own() -> None:
    page = page_of("TKM")
    assert (
        "no later count of Turkmenistan itself than that of 2000"
        in (page.texts["counts"])
    )
    assert page.texts["brief"].startswith(
        "Of trade with Turkmenistan we have of late China’s count alone"
    )
    assert [*page.counts.rows["reporter"].unique()] == ["china_customs"]


def test_turkmen_exports_are_told_as_gas() -> None:
    page = page_of("TKM")
    assert is_of_gas(page.goods)
    assert "99 % of its exports to China" in page.texts["goods"]
    assert "What Turkmenistan buys from China is not known" in page.texts["goods"]
    assert "gas_sent" in plan.cards(page.figures, page.goods)


@pytest.mark.parametrize("country", ["KGZ", "TJK"])
def test_goods_that_nobody_gives_by_chapter_are_not_known(country: Country) -> None:
    page = page_of(country)
    assert "sells to China and what it buys there is not known" in page.texts["goods"]
    assert (page.goods.largest_sold.empty, page.goods.pairs.empty) == (True, True)


def test_kazakh_goods_have_both_sides() -> None:
    page = page_of("KAZ")
    assert page.goods.sold
    assert page.goods.bought
    assert not page.goods.pairs.empty
    assert "not known by chapter" not in page.texts["goods"]
    assert "all other chapters" not in page.texts["goods"]


def test_the_kyrgyz_item_has_its_three_counts() -> None:
    assert "Three counts of 2024 are at odds" in page_of("KGZ").texts["counts"]


def test_a_state_without_a_figure_of_debt_says_so() -> None:
    assert "owes China" in page_of("UZB").texts["works"]
    assert "had repaid" in page_of("TKM").texts["works"]


@each_country
def test_disputes_are_of_the_country_alone(country: Country) -> None:
    disputed = one.of_disputes(tables_until(2026), country)
    assert {*disputed["country"]} <= {country}
    assert {*disputed["kind"]} <= {"conflict"}


@each_country
def test_what_lies_on_the_map_has_a_number_each(country: Country) -> None:
    shown = page_of(country).works.shown
    assert [*shown["number"]] == [*range(1, len(shown) + 1)]
    assert shown[["lat", "lon"]].notna().all(axis=None)

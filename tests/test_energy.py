"""Energy: what its public functions promise, over the tables and made-up rows."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data import codes, energy, facts, load_table, select, words
from cac_data.claims import Known
from cac_data.energy import gas, power
from cac_data.energy.gas.deliveries import Deliveries, TurkmenGas
from cac_data.energy.gas.turkmenistan import Balance
from cac_data.energy.power.generation import Mix
from cac_data.energy.power.goals import AdditionsNeed, SolarWind
from cac_data.energy.power.plants import Projects
from cac_data.facts import Figure, Gap
from tests.golden import Built

FLOWS = load_table("gas_flows")
PIPES = load_table("pipelines")
FACTORS = load_table("conversion_factors")
GAS = gas.gas_balance(load_table("energy_balance"), FLOWS)
SERIES = gas.FlowSeries(FLOWS)
NO_BALANCE = load_table("energy_balance").iloc[:0]

CAPACITY = load_table("renewable_capacity")
GENERATION = load_table("electricity_generation")
PROJECTS = load_table("energy_projects")
SYSTEM = load_table("power_system")
TARGETS = load_table("energy_targets")

ARTICLE = Known().article_date

PACE: Any = {"output_growth": 0.01, "demand_growth": 0.02}

each_edition = pytest.mark.parametrize("edition", ["first", "newest"])


def path_to(**assumed: Any) -> pd.DataFrame:
    pace: Any = {**PACE, **assumed}
    return gas.gas_path(GAS, FLOWS, PIPES, horizon=2030, **pace)


def balance_to(path: pd.DataFrame, gas_price_usd: float = 0.0) -> Balance:
    return gas.of_balance(
        GAS,
        SERIES,
        PIPES,
        path=path,
        line_d_year=0,
        gas_price_usd=gas_price_usd,
    )


def of_country(facts: list[Any], country: str) -> Any:
    return next(fact for fact in facts if fact.country == country)


# --- Flows and suppliers --------------------------------------------------------------


def review_flows(*volumes: tuple[str, str, str, float]) -> pd.DataFrame:
    """Rows of the Review on 2023: exporter, route, edition and bcm to China."""
    names = ["exporter", "route", "vintage", "value"]
    volume = {
        "importer": "CHN",
        "indicator": "volume",
        "nature": "actual",
        "basis": "statistical_review",
        "period": "2023",
        "source_id": FLOWS["source_id"].iloc[0],
        "unit": "bcm",
        "measure": "sr",
        "obs_status": "A",
    }
    return pd.DataFrame(volumes, columns=names).assign(**volume)


TWO_EDITIONS = review_flows(
    ("WLD", "pipeline", "2024", 60.0),
    ("WLD", "all", "2024", 120.0),
    ("TKM", "pipeline", "2024", 30.0),
    ("UZB", "pipeline", "2024", 6.0),
    ("RUS", "pipeline", "2024", 24.0),
    ("WLD", "pipeline", "2025", 64.0),
    ("CA5", "pipeline", "2025", 40.0),
    ("RUS", "pipeline", "2025", 16.0),
)


@pytest.mark.parametrize(
    ("options", "shares"),
    [
        ({}, {"RUS": 40.0, "TKM": 50.0, "UZB": 10.0}),
        ({"route": "all"}, {"RUS": 20.0, "TKM": 25.0, "UZB": 5.0}),
        ({"edition": "newest"}, {"CA5": 62.5, "RUS": 25.0}),
    ],
    ids=["first-edition", "with-liquefied-gas", "newest-edition"],
)
def test_a_share_is_a_supplier_over_the_imports_of_its_edition(
    options: dict[str, str], shares: dict[str, float]
) -> None:
    rows = energy.supplier_shares(TWO_EDITIONS, **options)
    assert dict(zip(rows["exporter"], rows["share_pct"], strict=True)) == shares


@pytest.mark.parametrize(
    ("edition", "all_named"),
    [("first", True), ("newest", False)],
    ids=["60-of-60", "56-of-64"],
)
def test_suppliers_are_all_named_where_they_add_up(
    edition: str, all_named: bool
) -> None:
    rows = energy.supplier_shares(TWO_EDITIONS, edition=edition)
    assert set(rows["all_named"]) == {all_named}


@pytest.mark.parametrize(
    ("edition", "sent"),
    [("first", {"TKM": 30.0, "UZB": 6.0}), ("newest", {"CA5": 40.0})],
)
def test_gas_sent_is_by_country_or_of_all_together(
    edition: str, sent: dict[str, float]
) -> None:
    rows = energy.sent_to_china(TWO_EDITIONS, edition=edition)
    assert dict(zip(rows["country"], rows["value"], strict=True)) == sent


@each_edition
def test_gas_is_a_row_a_country_partner_flow_year_and_unit(edition: str) -> None:
    rows = energy.series(FLOWS, edition=edition)
    fact = ["country", "partner", "flow", "year", "unit"]
    assert not rows.duplicated(fact).any()


@each_edition
def test_gas_is_counted_by_volume_value_and_mass(edition: str) -> None:
    rows = energy.series(FLOWS, edition=edition)
    assert set(rows["unit"]) == {"bcm", "USD mn", "Mt"}


def test_gas_between_two_of_the_five_is_sold_and_bought() -> None:
    rows = select(energy.series(FLOWS), unit="bcm", start=2025)
    sold = select(rows, country="TKM", partner="KAZ", flow="exports")
    bought = select(rows, country="KAZ", partner="TKM", flow="imports")
    assert sold["value"].item() == bought["value"].item() > 0


@pytest.fixture
def merged() -> pd.DataFrame:
    """Gas beside a row that a reader has of her own."""
    reader = pd.DataFrame({"country": ["TKM"], "year": [2025], "own": [1.0]})
    return reader.merge(energy.series(FLOWS), on=["country", "year"])


def test_gas_merges_with_rows_of_ones_own(merged: pd.DataFrame) -> None:
    chinese = select(merged, partner="CHN", unit="bcm")
    sent = select(energy.sent_to_china(FLOWS), country="TKM", start=2025)
    assert chinese["value"].tolist() == sent["value"].tolist()


def test_gas_can_be_made_distinct(merged: pd.DataFrame) -> None:
    twice = pd.concat([merged, merged])
    assert len(twice.drop_duplicates()) == len(merged)


@each_edition
def test_a_year_has_a_group_or_its_members(edition: str) -> None:
    shares = energy.supplier_shares(FLOWS, edition=edition)
    of_region = shares[shares["exporter"] == "CA5"]
    of_members = shares[shares["exporter"].isin(codes.CA5)]
    assert set(of_region["period"]).isdisjoint(of_members["period"])


@each_edition
def test_shares_of_a_year_are_no_more_than_all(edition: str) -> None:
    shares = energy.supplier_shares(FLOWS, edition=edition)
    assert shares.groupby("period")["share_pct"].sum().max() <= 100.01


@each_edition
def test_suppliers_that_are_all_named_make_the_whole(edition: str) -> None:
    shares = energy.supplier_shares(FLOWS, edition=edition)
    complete = shares[shares["all_named"]]
    sums = complete.groupby("period")["share_pct"].sum()
    assert np.allclose(sums, 100, rtol=0, atol=0.5)


@pytest.mark.parametrize("argument", ["importer", "route", "edition"])
def test_an_unknown_word_is_refused(argument: str) -> None:
    with pytest.raises(ValueError, match=f"`{argument}`: 'CHM' is not one of"):
        energy.supplier_shares(FLOWS, **{argument: "CHM"})


# --- Prices ---------------------------------------------------------------------------


def test_a_price_is_value_over_volume() -> None:
    prices = SERIES.prices.dropna(subset="value")
    paid = prices["value"] * prices["volume_bcm"]
    assert np.allclose(paid, prices["value_usd_mn"])


def test_there_is_a_price_unless_it_is_refused() -> None:
    is_refused = SERIES.prices["refused"] != ""
    assert is_refused.tolist() == SERIES.prices["value"].isna().tolist()


def test_a_price_of_other_gas_is_refused() -> None:
    uzbek = select(SERIES.prices, countries="UZB", start=2025)
    assert uzbek["refused"].item() == "D"


# --- Counts ---------------------------------------------------------------------------


def counts_of_a_year(*values: float) -> pd.DataFrame:
    rows = pd.DataFrame({"period": "2024", "value": values, "obs_status": "A"})
    return rows.assign(source_ids=["round", "b", "a"])


def test_the_more_exact_is_taken_and_equals_are_one() -> None:
    best = energy.one_each(counts_of_a_year(30.0, 30.25, 30.25), ["period"])
    assert best[["value", "source_ids"]].to_numpy().tolist() == [[30.25, "a;b"]]


def test_equally_exact_figures_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="several figures of one rank"):
        energy.one_each(counts_of_a_year(30.0, 30.25, 30.26), ["period"])


RATIO = gas.national_metres(FACTORS).value


@pytest.mark.parametrize(
    ("factor", "gap"),
    [
        pytest.param(RATIO, "cubic metres", id="the-ratio"),
        pytest.param(1.065, "cubic metres", id="less-than-one-percent-off"),
        pytest.param(1.1, "in part", id="half-explained"),
        pytest.param(1.2, "open", id="open"),
    ],
)
def test_a_count_in_other_cubic_metres_is_told_from_an_open_gap(
    factor: float, gap: str
) -> None:
    review = select(
        FLOWS,
        exporter="TKM",
        importer="CHN",
        period="2025",
        vintage="2026",
    )
    press = review.assign(
        basis="press",
        vintage="",
        source_id="prime-2025-450bcm",
        value=round(review["value"].item() * factor, 3),
    )
    flows = pd.concat([review, press])
    counts = gas.of_disputes(flows, FACTORS, NO_BALANCE).counts
    assert counts["gap"].tolist() == [gap]


@pytest.fixture(scope="module")
def turkmen_until_2025() -> TurkmenGas:
    flows = select(FLOWS, end=2025, parts=True)
    turkmen = gas.of_deliveries(gas.FlowSeries(flows), FACTORS).turkmen
    assert turkmen
    return turkmen


def test_a_rate_that_officials_name_stands_beside_the_count(
    turkmen_until_2025: TurkmenGas,
) -> None:
    sent = turkmen_until_2025.sent
    rate = turkmen_until_2025.rate
    assert rate
    assert (sent.period, rate.period) == ("2025", "2025-10")
    assert rate.value > sent.value


def test_a_rate_that_officials_name_makes_no_range(
    turkmen_until_2025: TurkmenGas,
) -> None:
    assert turkmen_until_2025.sent.high is None


def test_a_rate_that_officials_name_is_no_count() -> None:
    counts = gas.of_disputes(FLOWS, FACTORS, NO_BALANCE).counts
    assert "D" not in set(counts["obs_status"])


def test_a_count_that_its_source_calls_more_is_said_to_be_more() -> None:
    importer = gas.of_importer(GAS, SERIES)
    sentence = words.say(energy.plan.importer(importer))
    assert "took over 7 bcm (cubic metre not named) from Russia" in sentence


# --- One cubic metre ------------------------------------------------------------------

RATED = select(PIPES, pipeline_id="cagp")["capacity"].min()


@pytest.fixture(scope="module")
def now_and_ahead() -> Balance:
    return balance_to(path_to(), gas_price_usd=200.0)


def test_what_gas_earns_knows_that_its_price_is_assumed(now_and_ahead: Balance) -> None:
    earned = now_and_ahead.earned
    assert earned
    assert earned.change
    assert earned.worth.prices == "assumed"
    assert earned.change.growth.prices == "2025;assumed"


def test_what_gas_earns_knows_of_which_year_its_price_is() -> None:
    earned = balance_to(path_to()).earned
    assert earned
    assert earned.change
    assert (earned.worth.prices, earned.change.growth.prices) == ("2025", "2025")


def test_the_rating_of_the_pipe_is_in_the_metres_of_its_flow() -> None:
    assert gas.pipe_levels(PIPES)["lines A to C"] == pytest.approx(RATED / RATIO)


def test_the_pipe_is_as_full_as_its_flow_over_its_rating(
    now_and_ahead: Balance,
) -> None:
    sent = facts.at(energy.sent_to_china(FLOWS, edition="newest"))
    assert now_and_ahead.use
    use = now_and_ahead.use.last.value
    assert use == pytest.approx(100 * sent["value"] * RATIO / RATED)


def test_the_pipe_is_as_full_as_the_path_begins(now_and_ahead: Balance) -> None:
    assert now_and_ahead.use
    assert now_and_ahead.now
    use = now_and_ahead.use.last.value
    assert use == pytest.approx(now_and_ahead.now.gas.utilisation.value)


@pytest.mark.parametrize(
    "pipelines",
    [PIPES[:0], select(PIPES, pipeline_id="cagp")],
    ids=["no-pipeline", "no-line-of-it"],
)
def test_nothing_is_said_of_the_use_of_a_pipe_that_is_not_known(
    pipelines: pd.DataFrame,
) -> None:
    balance = gas.of_balance(
        GAS,
        SERIES,
        pipelines,
        path=path_to(),
        line_d_year=0,
        gas_price_usd=0.0,
    )
    assert not balance.use


def test_the_count_of_the_operator_is_over_the_rating_as_printed(
    now_and_ahead: Balance,
) -> None:
    assert now_and_ahead.use
    operator = now_and_ahead.use.operator
    assert operator
    assert operator.use.value == pytest.approx(100 * operator.peak.value / RATED)


def test_a_rating_in_the_metres_of_the_flow_is_not_said_in_others() -> None:
    pipelines = PIPES.assign(measure=PIPES["measure"].replace("gost", "sr"))
    balance = gas.of_balance(
        GAS, SERIES, pipelines, path=path_to(), line_d_year=0, gas_price_usd=200.0
    )
    assert balance.use
    assert (balance.use.rated.value, balance.use.rated.measure) == (RATED, "sr")
    assert not balance.use.operator  # who counts in Chinese metres
    assert "Chinese cubic metres" not in words.say(energy.plan.balance(balance))


def test_a_rating_in_cubic_metres_that_nobody_named_is_no_level() -> None:
    assert gas.pipe_levels(PIPES.assign(measure="")) == {}


@pytest.fixture(scope="module")
def deliveries() -> Deliveries:
    return gas.of_deliveries(SERIES, FACTORS)


def test_russia_and_the_region_print_one_figure(deliveries: Deliveries) -> None:
    assert deliveries.region
    assert deliveries.russia
    region = deliveries.region.last
    assert round(deliveries.russia.sent.value, 1) == round(region.value, 1)


def test_the_count_of_gazprom_is_that_of_the_review(deliveries: Deliveries) -> None:
    assert deliveries.russia
    company = deliveries.russia.company
    assert company
    converted = company.in_review_metres.value
    assert company.printed.value / RATIO == pytest.approx(converted)
    assert converted == pytest.approx(deliveries.russia.sent.value, abs=0.05)


@pytest.mark.parametrize(
    ("times", "rank"), [(0.9, "less"), (1.0, "level"), (1.1, "more")]
)
def test_russia_and_the_region_are_level_unless_one_is_clearly_ahead(
    times: float, rank: str, deliveries: Deliveries
) -> None:
    assert deliveries.region
    is_russian = (FLOWS["exporter"] == "RUS") & (FLOWS["unit"] == "bcm")
    is_of_year = FLOWS["period"] == deliveries.region.last.period
    moved = FLOWS["value"].mask(is_russian & is_of_year, FLOWS["value"] * times)
    series = gas.FlowSeries(FLOWS.assign(value=moved))
    russia = gas.of_deliveries(series, FACTORS).russia
    assert russia
    assert russia.rank == rank


def gazprom_beside_the_region(flows: pd.DataFrame) -> tuple[Figure, Figure]:
    """What both sent in 2025, as the table has it."""
    russian = select(flows, exporter="RUS", basis="exporter_official", period="2025")
    rows = energy.counted(russian, importer="CHN", indicator="volume")
    gazprom = facts.at(rows.assign(counted_by=rows["basis"]))
    region = facts.at(gas.FlowSeries(flows).sent_together, 2025)
    assert gazprom
    assert region
    return gazprom, region


def test_russian_cubic_metres_are_not_compared_with_those_of_the_review() -> None:
    """Version 1.0 said: Russia delivered 38.8 bcm, more than all of Central Asia."""
    gazprom, region = gazprom_beside_the_region(FLOWS)
    compared = facts.compare(gazprom, region, across=["reporter", "edition"])
    assert gazprom.value > region.value
    assert isinstance(compared, Gap)
    assert compared.unlike == ("measure",)


def test_one_cubic_metre_for_both_is_compared() -> None:
    is_gazprom = (FLOWS["exporter"] == "RUS") & (FLOWS["basis"] == "exporter_official")
    standard = FLOWS["measure"].mask(is_gazprom, "sr")
    gazprom, region = gazprom_beside_the_region(FLOWS.assign(measure=standard))
    assert facts.compare(gazprom, region, across=["reporter", "edition"])


def test_a_count_of_gazprom_alone_is_ranked_in_the_metres_of_the_review() -> None:
    is_of_review = (FLOWS["exporter"] == "RUS") & (
        FLOWS["basis"] != "exporter_official"
    )
    series = gas.FlowSeries(FLOWS[~is_of_review])
    russia = gas.of_deliveries(series, FACTORS).russia
    assert russia
    assert (russia.sent.measure, russia.rank) == ("sr", "level")


# --- Paths of gas ---------------------------------------------------------------------

FIRST_YEAR = {
    "year": 2025,
    "output": 80.0,
    "use": 40.0,
    "to_others": 10.0,
    "neighbours": 5.0,
    "to_china": 34.0,
}


@pytest.mark.parametrize(
    ("assumed", "to_china"),
    [
        pytest.param({}, [34.0, 43.0, 50.0], id="what-is-there-until-it-is-full"),
        pytest.param({"line_d_year": 2027}, [34.0, 43.0, 51.8], id="with-line-d"),
        pytest.param({"gas_to_china_bcm": 40.0}, [34.0, 37.0, 40.0], id="as-set"),
    ],
)
def test_china_takes_what_is_assumed(
    assumed: dict[str, Any], to_china: list[float]
) -> None:
    """Output of 80, 88 and 96.8 bcm leaves China 35, 43 and 51.8."""
    ahead = gas.gas_ahead(
        FIRST_YEAR,
        {"lines A to C": 50.0, "with Line D": 80.0},
        np.arange(3),
        output_growth=0.1,
        demand_growth=0.0,
        **assumed,
    )
    assert ahead["to_china"].tolist() == pytest.approx(to_china)


def test_growth_is_what_leads_to_the_output_that_fills_a_level() -> None:
    """Of 50 bcm 45 have to be Turkmen, on top of 40 used and 10 sold: 95 of 80."""
    last_year = {**FIRST_YEAR, "year": 2027}
    path = pd.DataFrame([FIRST_YEAR, last_year])
    path = path.assign(period=path["year"].astype("str"), source_ids="")
    needed = gas.needed_output_growth(GAS, path, {"lines A to C": 50.0})
    growth = 100 * ((95 / 80) ** 0.5 - 1)
    assert [need.growth["value"] for need in needed] == [pytest.approx(growth)]


@pytest.mark.parametrize("volume", [25.0, 33.0])
def test_what_finds_no_buyer_is_turkmen(volume: float) -> None:
    end = path_to(gas_to_china_bcm=volume).iloc[-1]
    assert end["unsold"] == pytest.approx(max(end["left"] - volume, 0))


@pytest.mark.parametrize("volume", [25.0, 33.0])
def test_the_neighbours_keep_what_china_does_not_take(volume: float) -> None:
    end = path_to(gas_to_china_bcm=volume).iloc[-1]
    idle = end["unsold"] + end["kept"]
    assert idle == pytest.approx(end["available"] - end["to_china"])
    assert 0 < end["kept"] <= end["neighbours"]


@pytest.mark.parametrize(
    ("end", "split_of", "is_whole"),
    [
        pytest.param(2023, "2023", False, id="2023-revised-since"),
        pytest.param(2024, "2023", True, id="2024-split-as-in-2023"),
        pytest.param(2025, "2025", True, id="2025"),
    ],
)
def test_parts_of_the_first_year_make_the_whole_whatever_year_splits_it(
    end: int, split_of: str, is_whole: bool
) -> None:
    flows = select(FLOWS, end=end)
    balance = GAS[GAS["year"] <= end]
    first = gas.of_balance(
        balance,
        gas.FlowSeries(flows),
        PIPES,
        path=gas.gas_path(balance, flows, PIPES, horizon=2030, **PACE),
        line_d_year=0,
        gas_price_usd=0.0,
    ).now
    assert first
    split = first.split
    neighbours = split.neighbours if split else first.gas.neighbours
    gap = first.gas.own.value + neighbours.value - first.gas.to_china.value
    assert (split.period if split else str(end)) == split_of
    assert (abs(gap) <= 0.05) == is_whole
    assert is_whole or first.is_revised


@pytest.mark.parametrize("line_d_year", [0, 2028], ids=["without-line-d", "line-d"])
@pytest.mark.parametrize("growth", [-0.1, 0.0, 0.2])
def test_china_takes_what_is_there_and_the_pipe_carries(
    growth: float, line_d_year: int
) -> None:
    ahead = path_to(output_growth=growth, line_d_year=line_d_year)[1:]
    available = ahead["available"].clip(lower=0)
    most = np.minimum(available, ahead["capacity"])
    assert (ahead["to_china"] <= most + 1e-9).all()
    assert (ahead["own"] <= ahead["left"] + 1e-9).all()


@pytest.mark.parametrize("level", ["lines A to C", "with Line D"])
def test_output_that_grows_as_needed_fills_the_pipe(level: str) -> None:
    needed = gas.needed_output_growth(GAS, path_to(), gas.pipe_levels(PIPES))
    need = next(need for need in needed if need.name == level)
    full = path_to(output_growth=need.growth["value"] / 100, line_d_year=2027)
    assert full["available"].iloc[-1] == pytest.approx(need.level.value, abs=1e-4)


@pytest.mark.parametrize("line_d_year", [0, 2029], ids=["without-line-d", "line-d"])
def test_output_as_needed_fills_the_pipe_beside_the_gas_of_the_neighbours(
    line_d_year: int,
) -> None:
    end = path_to(turkmen_output="needed", line_d_year=line_d_year).iloc[-1]
    assert end["to_china"] == pytest.approx(end["capacity"])
    assert end["available"] == pytest.approx(end["capacity"])
    assert end["to_china"] - end["own"] == pytest.approx(end["neighbours"])
    assert end["neighbours"] > 0


def test_output_as_needed_is_no_more_than_a_fixed_volume_asks_for() -> None:
    end = path_to(turkmen_output="needed", gas_to_china_bcm=40.0).iloc[-1]
    assert end["available"] == pytest.approx(40.0)
    assert end["output_growth"] < path_to(turkmen_output="needed")["output_growth"][1]


# --- What the gas of a path is worth --------------------------------------------------


def test_at_one_price_the_worth_of_gas_changes_as_its_volume() -> None:
    path = path_to()
    worth = gas.worth_of(path, FLOWS, 0.0)
    prices = worth["one_price_usd_mn"] / path["to_china"]
    assert np.allclose(prices, worth["price_usd"].iloc[-1])


def test_a_price_that_is_assumed_moves_the_years_ahead_only() -> None:
    path = path_to()
    implied = gas.worth_of(path, FLOWS, 0.0)["one_price_usd_mn"]
    assumed = gas.worth_of(path, FLOWS, 100.0)["one_price_usd_mn"]
    assert assumed.iloc[0] == implied.iloc[0]
    assert np.allclose(assumed.iloc[1:], 100 * path["to_china"].iloc[1:])


def test_the_first_year_is_worth_what_customs_count(
    now_and_ahead: Balance, deliveries: Deliveries
) -> None:
    paid = sum(worth.paid.value for worth in deliveries.worth)
    assert now_and_ahead.worth["value"].iloc[0] == pytest.approx(paid)


def test_money_ahead_is_volume_times_price(now_and_ahead: Balance) -> None:
    worth = now_and_ahead.worth
    assert np.allclose(worth["value"].iloc[1:], 200 * worth["to_china"].iloc[1:])


def test_turkmen_gas_is_part_of_what_all_gas_is_worth(now_and_ahead: Balance) -> None:
    worth = now_and_ahead.worth
    assert (worth["own_usd_mn"] < worth["value"]).all()


def test_gas_of_2030_is_one_value_on_all_pages(built: Built) -> None:
    text = (built.output / "key_figures.json").read_text("utf-8")
    printed = {
        figure["scenario"]: f", {figure['value']:.1f} bcm, "
        for figure in json.loads(text)
        if figure["id"] == "gas_to_china_assumed"
    }
    line_of = {
        scenario: next(
            line
            for line in built.said[f"{scenario}/outlook"]
            if ", Central Asian gas to China, " in line
        )
        for scenario in printed
    }
    assert printed
    assert [name for name in printed if printed[name] not in line_of[name]] == []


# --- Oil and uranium ------------------------------------------------------------------


def test_the_last_value_of_uranium_stands_beside_its_tonnes() -> None:
    goods = load_table("trade_composition")
    fuels = gas.of_fuels(
        load_table("fuel_flows"),
        load_table("energy_balance"),
        goods,
    )
    exports = select(
        goods,
        countries="KAZ",
        flow="exports",
        product_code=gas.URANIUM,
    )
    last = exports.sort_values("period")["value_usd_mn"].iloc[-1]
    assert fuels.sold["value"] == last


@pytest.mark.parametrize(
    ("times", "beginning"),
    [(1.0, "Mostly Russian: in 2024"), (0.1, "In 2024")],
    ids=["more russian oil", "more kazakh oil"],
)
def test_oil_is_mostly_russian_only_where_more_of_it_is(
    times: float, beginning: str
) -> None:
    flows = load_table("fuel_flows")
    is_russian = flows["exporter"] == "RUS"
    moved = flows["value"].mask(is_russian, flows["value"] * times)
    fuels = gas.of_fuels(
        flows.assign(value=moved), NO_BALANCE, load_table("trade_composition")
    )
    sentence = words.say(energy.plan.fuels(fuels))
    assert sentence.startswith(f"{beginning} the oil pipeline from Kazakhstan carried")


# --- Power ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mix() -> Mix:
    return power.of_mix(GENERATION)


@pytest.fixture(scope="module")
def late_mix() -> Mix:
    """Of data in which Uzbekistan has no year after 2022."""
    is_uzbek = GENERATION["country"] == "UZB"
    is_late = GENERATION["period"] > "2022"
    return power.of_mix(GENERATION[~(is_uzbek & is_late)])


def year_of_each(mix: Mix) -> dict[str, str]:
    return {country: year.period for year in mix.years for country in year.countries}


def test_shares_of_power_have_a_year_in_each_country(late_mix: Mix) -> None:
    assert set(year_of_each(late_mix)) == set(codes.CA5)


def test_the_main_source_is_of_the_year_that_is_named(late_mix: Mix) -> None:
    main = {row["country"]: row["period"] for row in late_mix.main}
    assert main == {country: year_of_each(late_mix)[country] for country in main}


def test_a_country_whose_shares_are_older_is_named_with_its_year(
    late_mix: Mix,
) -> None:
    assert "Uzbekistan 2022" in words.say(energy.plan.mix(late_mix))


def test_shares_are_of_all_technologies(mix: Mix) -> None:
    sums = mix.rows.groupby(["country", "period"])["value"].sum()
    assert sums.between(90, 100 + 1e-9).all()


def test_there_are_no_shares_where_a_technology_is_missing() -> None:
    without_hydro = GENERATION[GENERATION["technology"] != "hydro"]
    assert power.of_mix(without_hydro).rows.empty


# --- Solar and wind -------------------------------------------------------------------


def plan_of(mix: Mix, additions: float) -> SolarWind:
    path = power.solar_wind_path(CAPACITY, horizon=2030, additions=additions)
    return power.of_solar_wind(path, CAPACITY, TARGETS, mix.rows, SYSTEM)


def test_roofs_are_added_to_no_fleet_that_another_body_counts(mix: Mix) -> None:
    # By then the fleet was that of IRENA, and national statistics had counted roofs.
    known = load_table("renewable_capacity", as_of="2026-01-01")
    path = power.solar_wind_path(known, horizon=2030, additions=1.0)
    assert not power.of_solar_wind(path, known, TARGETS, mix.rows, SYSTEM).roofs
    assert plan_of(mix, 1.0).roofs


def test_a_share_of_fewer_plants_is_outgrown(late_mix: Mix) -> None:
    outgrown = of_country(plan_of(late_mix, 1.0).shares, "UZB").outgrown
    assert outgrown.now.value >= 2 * outgrown.then.value


def test_a_share_of_about_as_many_plants_is_not_outgrown(late_mix: Mix) -> None:
    kazakh = of_country(plan_of(late_mix, 1.0).shares, "KAZ")
    assert not kazakh.outgrown


@pytest.fixture(scope="module")
def uzbek_need() -> AdditionsNeed:
    need: AdditionsNeed = of_country(power.needed_additions(CAPACITY, TARGETS), "UZB")
    return need


def test_what_a_goal_needs_leads_to_it(uzbek_need: AdditionsNeed) -> None:
    goal = uzbek_need.goal
    path = power.solar_wind_path(
        CAPACITY,
        horizon=goal["year"],
        additions=uzbek_need.needed.value,
    )
    assert path["assumed"].sum() == goal["year"] - uzbek_need.base["year"]
    assert path["value"].iloc[-1] == pytest.approx(goal.value)


def test_the_ministry_is_believed_before_irena(uzbek_need: AdditionsNeed) -> None:
    assert uzbek_need.base["reporter"] == "national"


@pytest.fixture(scope="module")
def uzbek_fleet() -> Figure:
    fleet = facts.at(power.fleet(CAPACITY), country="UZB")
    assert fleet
    return fleet


def test_the_count_of_a_ministry_does_not_grow_from_that_of_irena(
    uzbek_fleet: Figure,
) -> None:
    """Version 1.0 said: +101.1 % on 2024."""
    year = uzbek_fleet["year"]
    before = facts.at(power.fleet(CAPACITY), year - 1, country="UZB")
    grown = facts.grew(uzbek_fleet, before)
    assert isinstance(grown, Gap)
    assert (grown.one.reporter, grown.other.reporter) == ("national", "irena")
    assert grown.unlike == ("reporter",)


def test_the_counts_of_irena_grow_from_each_other() -> None:
    by_irena = power.fleet(CAPACITY[CAPACITY["basis"] == "irena"])
    last = facts.at(by_irena, country="UZB")
    assert facts.grew(last, facts.at(by_irena, back=1, country="UZB"))


def test_the_year_before_is_of_one_count(uzbek_fleet: Figure) -> None:
    added = select(
        CAPACITY,
        countries="UZB",
        indicator="added_capacity",
        basis=uzbek_fleet["basis"],
        technology=["solar", "wind"],
        period=uzbek_fleet["period"],
    )
    before = power.year_before(CAPACITY, uzbek_fleet)
    level = uzbek_fleet["value"] - added["capacity_mw"].sum()
    assert before["basis"] == uzbek_fleet["basis"]
    assert before["value"] == pytest.approx(level)
    assert facts.grew(uzbek_fleet, before)


def test_the_count_of_a_month_is_of_one_body(uzbek_fleet: Figure) -> None:
    since = power.counted_by(CAPACITY, uzbek_fleet, ARTICLE)
    assert since["basis"] == uzbek_fleet["basis"]
    assert since["period"] == ARTICLE[:7]


def test_the_count_of_a_month_lies_between_those_of_years(uzbek_fleet: Figure) -> None:
    before = power.year_before(CAPACITY, uzbek_fleet)
    since = power.counted_by(CAPACITY, uzbek_fleet, ARTICLE)
    assert before["value"] < since["value"] < uzbek_fleet["value"]


def test_a_goal_for_all_renewables_is_measured_from_all_renewables(mix: Mix) -> None:
    kazakh = of_country(plan_of(mix, 0.0).shares, "KAZ")
    goal = kazakh.goal
    reported = kazakh.reported
    years = goal.year - reported.share.year
    gap = goal.value - reported.share.value
    assert reported.needed.value == pytest.approx(gap / years)
    assert reported.needed.value < kazakh.high.value


# --- Plants with a Chinese party ------------------------------------------------------

IS_MAIN_SOLAR_WIND = (
    PROJECTS["technology"].isin(["solar", "wind"]) & PROJECTS["is_main"]
)
IS_COUNTABLE = PROJECTS["countable"].astype(bool)


def test_plants_that_may_stand_twice_are_not_added_up() -> None:
    stages = energy.projects_by_stage(PROJECTS)
    once = PROJECTS[IS_MAIN_SOLAR_WIND & IS_COUNTABLE]
    assert stages["value"].sum() == pytest.approx(once["capacity_mw"].sum())


def test_plants_that_are_left_out_are_counted() -> None:
    stages = energy.projects_by_stage(PROJECTS)
    left_out = IS_MAIN_SOLAR_WIND & ~IS_COUNTABLE
    assert stages["left_out"].sum() == left_out.sum()


def test_only_countable_plants_go_into_service() -> None:
    plants = energy.put_into_service(PROJECTS, after="2023", until="2025")
    assert len(plants)
    assert plants["countable"].all()


def test_a_plant_counts_from_the_day_after_another() -> None:
    plants = energy.put_into_service(PROJECTS, after=ARTICLE, until="2030")
    assert (plants["completed"].str[:10] > ARTICLE).all()
    assert plants["surely"].all()


def test_of_a_plant_of_which_only_the_year_is_known_nobody_can_say() -> None:
    of_years = PROJECTS.assign(completed=PROJECTS["completed"].str[:4])
    plants = energy.put_into_service(PROJECTS, after=ARTICLE, until="2030")
    at_most = energy.put_into_service(of_years, after=ARTICLE, until="2030")
    assert not at_most["surely"].any()
    assert set(plants["project_id"]) <= set(at_most["project_id"])


@pytest.mark.parametrize(
    ("today", "stage"),
    [("2026-05-31", "agreed"), ("2026-06-01", "silent")],
)
def test_a_plan_without_a_report_for_two_years_is_shown_apart(
    today: str, stage: str
) -> None:
    """The last report on this plant is of May 2024."""
    plant = select(PROJECTS, project_id="uzb-universal-samarkand-wind")
    assert energy.projects_by_stage(plant, as_of=today)["stage"].tolist() == [stage]


@pytest.mark.parametrize(
    ("reports", "stage"),
    [(["kursiv-2024-wind"], "construction"), (None, "other")],
    ids=["first-report", "both-reports"],
)
def test_the_last_reported_stage_counts(reports: list[str] | None, stage: str) -> None:
    plant = select(PROJECTS, project_id="kaz-sany-wind")
    if reports:
        plant = plant[plant["source_id"].isin(reports)]
    assert energy.projects_by_stage(plant, as_of="2025-12")["stage"].tolist() == [stage]


@pytest.fixture(scope="module")
def parties() -> Projects:
    return power.of_projects(PROJECTS, CAPACITY)


def test_what_chinese_parties_own_is_less_than_the_plants_they_are_in(
    parties: Projects,
) -> None:
    owned = {part.country: part.capacity.value for part in parties.owned}
    whole = {part.country: part.capacity.value for part in parties.shares}
    assert owned
    assert [name for name in owned if owned[name] >= whole[name]] == []


def test_what_chinese_parties_own_is_a_percentage_of_the_fleet(
    parties: Projects,
) -> None:
    capacity = np.array([part.capacity.value for part in parties.owned])
    fleet = np.array([part.fleet.value for part in parties.owned])
    shares = [part.share.value for part in parties.owned]
    assert np.allclose(shares, 100 * capacity / fleet)


def test_what_chinese_parties_own_is_capacity_times_their_share(
    parties: Projects,
) -> None:
    named = select(PROJECTS, countries="UZB").dropna(subset="chinese_share_pct")
    owned_mw = named["capacity_mw"] * named["chinese_share_pct"] / 100
    uzbek = of_country(parties.owned, "UZB")
    assert uzbek.capacity.value == pytest.approx(owned_mw.sum())

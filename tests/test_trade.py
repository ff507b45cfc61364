"""Trade: what its public functions promise."""

import csv
import math
import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, facts, load_table, projections, select, trade, words
from cac_data.scenarios import load_scenarios
from cac_data.trade.ahead import Ahead
from cac_data.trade.flows import Counts
from cac_data.trade.mirror import gap_between
from cac_data.trade.moves import Moves, OwnMove, rises_of_goods
from cac_data.trade.targets import first_at_least
from cac_data.trade.transit import joint_share_of_rise
from tests.golden import GOLDEN, ROOT, Built
from tests.reading import blocks, visible

TABLE = load_table("bilateral_trade")
COUNTS = trade.counts_of(TABLE)
FLOWS = COUNTS.china
TABLES = {
    name: load_table(name)
    for name in (
        "product_flows",
        "trade_composition",
        "gas_flows",
        "minerals",
        "commodity_prices",
    )
}
STILL = {"export_growth": 0.0, "import_growth": 0.0}


def rows(*figures: tuple[str, str, str, float], **more: Any) -> pd.DataFrame:
    """Rows of `bilateral_trade`: country, flow, period, value."""
    frame = pd.DataFrame(figures, columns=["country", "flow", "period", "value_usd_mn"])
    latest = TABLE[TABLE["reporter"] == "china_customs"].iloc[-1]
    columns = {
        **latest.drop(frame.columns),
        "variant": "main",
        "rounding_usd_mn": 0.5,
        **more,
    }
    return frame.assign(**columns)


def of_all(year: str, value: float) -> pd.DataFrame:
    """A turnover of each of the five in a year."""
    return rows(*((country, "turnover", year, value) for country in codes.CA5))


# --- Flows ---------------------------------------------------------------------------


def test_the_five_are_added_up() -> None:
    total = facts.at(trade.regional(of_all("2020", 10.0)))
    assert (total["value"], total["basis"]) == (50.0, "sum")


def test_the_five_are_not_added_up_where_one_has_no_figure() -> None:
    assert trade.regional(of_all("2020", 10.0)[1:]).empty


@pytest.mark.parametrize(
    ("rounding", "value"),
    [
        pytest.param(50.0, 50.0, id="round_total"),
        pytest.param(0.1, 60.0, id="exact_total"),
    ],
)
def test_the_more_exact_of_a_total_and_a_sum_is_taken(
    rounding: float, value: float
) -> None:
    total = rows(("CA5", "turnover", "2020", 60.0), rounding_usd_mn=rounding)
    series = trade.regional(pd.concat([of_all("2020", 10.0), total]))
    assert series["value"].tolist() == [value]


def test_an_updated_figure_comes_before_the_first() -> None:
    witness = rows(("KAZ", "exports", "2020", 3.0), variant="alternative")
    first = rows(("KAZ", "exports", "2020", 2.0))
    updated = rows(("KAZ", "exports", "2020", 1.0), variant="updated")
    series = trade.series(pd.concat([witness, first, updated]))
    assert series["value"].tolist() == [1.0]


def test_a_witness_is_never_taken() -> None:
    witness = rows(("KAZ", "exports", "2020", 3.0), variant="alternative")
    assert trade.series(witness).empty


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "unknown_side": (
        lambda: trade.series(TABLE, "nationl"),  # type: ignore[arg-type]
        "'nationl' is not one of",
    ),
    "unknown_side_of_counts": (
        lambda: COUNTS.flows_by("nationl"),  # type: ignore[arg-type]
        "'nationl' is not one of",
    ),
    "unknown_flow": (
        lambda: trade.regional(TABLE, flow="exprots"),  # type: ignore[arg-type]
        "did you mean 'exports'",
    ),
    "gap_of_turnover": (
        lambda: trade.mirror_gap(TABLE, flow="turnover"),
        "is not one of exports",
    ),
    "gap_of_dollars_and_yuan": (
        lambda: gap_between(FLOWS, COUNTS.national.assign(unit="CNY mn"), "imports"),
        "mixed units: CNY mn and USD mn",
    ),
    "freight_that_cannot_be": (
        lambda: trade.mirror_gap(TABLE, flow="imports", cif_fob=2.0),
        "1.0 and 1.5",
    ),
    "span_without_years": (
        lambda: trade.contributions(TABLE, start=2025, end=2025),
        "must be after",
    ),
    "series_of_another_table": (
        lambda: trade.series(load_table("minerals")),
        "`trade` needs the table bilateral_trade .* was given the table minerals",
    ),
    "counts_of_another_table": (
        lambda: trade.counts_of(load_table("minerals")),
        "`trade` needs the table bilateral_trade .* was given the table minerals",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str) -> None:
    call, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        call()


def test_contributions_add_up_to_a_hundred() -> None:
    changes = trade.contributions(TABLE, start=2023, end=2025)
    assert math.isclose(changes["share_pct"].sum(), 100.0)


@pytest.mark.parametrize("end", range(2016, 2026))
def test_there_are_contributions_by_national_counts_over_any_years(end: int) -> None:
    # Some count services, too, in one of the two years alone.
    changes = [
        trade.contributions(TABLE, reporter="national", start=start, end=end)
        for start in (2010, 2014, 2015)
    ]
    assert all(change["country"].isin(codes.CA5).all() for change in changes)


def test_contributions_of_four_states_have_no_shares() -> None:
    of_four = pd.concat([of_all("2020", 10.0), of_all("2022", 20.0)[1:]])
    changes = trade.contributions(of_four, start=2020, end=2022)
    assert changes["country"].nunique() == 4
    assert changes["share_pct"].isna().all()


def printed(table: str, **where: str) -> float:
    """The one value of a row of a file."""
    path = ROOT / "cac_data" / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = (row for row in csv.DictReader(file) if where.items() <= row.items())
    return float(row.get("value") or row["value_usd_mn"])


@pytest.fixture(scope="module")
def moves() -> Moves:
    return trade.of_moves(COUNTS, TABLES)


@pytest.fixture(scope="module")
def by_move(moves: Moves) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The largest moves by country, flow and year."""
    return {
        (row["country"], row["flow"], row["period"]): row
        for row in facts.records(moves.moves)
    }


def test_the_largest_moves_come_first(
    by_move: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    assert len(by_move) == 10
    assert [*by_move][:3] == [
        ("KAZ", "imports", "2023"),
        ("UZB", "imports", "2023"),
        ("KGZ", "imports", "2023"),
    ]


def test_no_move_is_explained_by_what_is_not_printed_for_both_years(
    moves: Moves,
) -> None:
    assert moves.explained
    assert moves.explained.value == 0


def test_a_route_explains_no_move(
    by_move: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    # What went through Xinjiang is known of that year.
    first = by_move["KAZ", "imports", "2023"]
    assert (first["parts"], first["open_pct"]) == ([], 100.0)
    assert not first["best"]


def test_a_good_is_estimated_from_its_level_and_its_growth(
    by_move: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    sold = {"reporter": "author", "country": "KAZ", "period": "2022"}
    oil = printed("trade_composition", **sold, product="crude oil")
    gas = printed("trade_composition", **sold, product="natural gas (pipeline)")
    fuels = oil + gas
    best = by_move["KAZ", "exports", "2022"]["best"]
    assert best.value == pytest.approx(fuels - fuels / 1.58)
    assert (best.obs_status, round(best["pct"])) == ("E", 54)


def test_a_change_by_national_statistics_is_of_one_table(
    by_move: dict[tuple[str, str, str], dict[str, Any]],
) -> None:
    # The office's table of 2024 has both years; a later one has revised the second.
    bought = {"reporter": "national", "country": "KAZ", "flow": "imports"}
    table = {"source_id": "bns-kaz-partner-tables"}
    last = printed("bilateral_trade", **bought, **table, period="2023")
    first = printed("bilateral_trade", **bought, **table, period="2022")
    theirs = by_move["KAZ", "imports", "2023"]["theirs"]
    assert theirs == pytest.approx(last - first)


def test_no_good_by_national_statistics_explains_what_china_counts(
    moves: Moves,
) -> None:
    counters = {part["who"] for parts in moves.moves["parts"] for part in parts}
    assert "national" not in counters
    assert counters


# --- What moved, by national statistics ----------------------------------------------


@pytest.fixture(scope="module")
def own_moves() -> list[OwnMove]:
    return trade.own_moves(
        TABLES["trade_composition"], load_table("bilateral_trade"), largest=100
    )


def test_textiles_made_most_of_the_fall_in_kazakh_imports_of_2024(
    own_moves: list[OwnMove],
) -> None:
    sold = {"reporter": "national", "country": "KAZ", "flow": "imports"}
    goods = {**sold, "product": "textiles and clothing"}
    last = printed("trade_composition", **goods, period="2024")
    first = printed("trade_composition", **goods, period="2023")
    (move,) = (
        move
        for move in own_moves
        if (move.change["country"], move.change["flow"], move.change.period)
        == ("KAZ", "imports", "2024")
    )
    textiles = move.goods[0]
    assert textiles.value == pytest.approx(last - first)
    assert textiles["pct"] == pytest.approx(100 * (last - first) / move.change.value)
    assert round(textiles["pct"]) == 97


def test_a_report_with_holes_makes_no_move(own_moves: list[OwnMove]) -> None:
    kazakh = {
        move.change.period for move in own_moves if move.change["country"] == "KAZ"
    }
    # The reports of 2020 to 2022 leave goods out, so that 2023 has no year before it.
    assert kazakh == {"2024"}


def test_a_fall_that_china_counts_as_a_rise_is_said_to_be_one(
    own_moves: list[OwnMove],
) -> None:
    said = words.say(trade.plan.own_moves(own_moves[:4])).replace("\xa0", " ")
    assert said == (
        "As Kazakhstan reports to UN Comtrade, textiles and clothing made 97 % of the "
        "fall in its imports in 2024 ($1.6 bn). Chinese customs count a rise of "
        "$3.3 bn."
    )


def test_goods_of_a_move_are_of_its_direction(own_moves: list[OwnMove]) -> None:
    against = [
        good
        for move in own_moves
        for good in move.goods
        if good.value * move.change.value <= 0
    ]
    assert against == []


def test_nothing_is_explained_without_goods() -> None:
    none = {name: table[:0] for name, table in TABLES.items()}
    moves = trade.of_moves(COUNTS, none).moves
    assert set(moves["open_pct"]) == {100.0}


def test_exports_have_no_weight_in_gold_without_a_price() -> None:
    none = {name: table[:0] for name, table in TABLES.items()}
    assert trade.of_gold(FLOWS, none).tonnes == []


def test_the_deepest_fall_bridges_no_year_without_a_figure() -> None:
    fell = pd.concat(of_all(str(year), 2022.0 - year) for year in (2018, 2020, 2021))
    fall = trade.of_growth(trade.counts_of(fell), 2021).fall
    assert fall
    assert fall.whole.period == "2020/2021"


def fall_of_totals(*of_countries: tuple[Any, ...]) -> str:
    """What is said of a fall of $100 bn by the totals, and of these in 2021."""
    before = of_all("2020", 40_000.0)
    totals = [("CA5", "turnover", "2020", 200_000.0)]
    totals += [("CA5", "turnover", "2021", 100_000.0)]
    counts = trade.counts_of(pd.concat([before, rows(*of_countries), rows(*totals)]))
    return words.say(trade.plan.growth(trade.of_growth(counts, 2021)))


def test_a_fall_that_countries_add_up_otherwise_is_said_to_be_that_of_the_totals() -> (
    None
):
    countries = [(country, "turnover", "2021", 22_000.0) for country in codes.CA5]
    countries[0] = ("KAZ", "turnover", "2021", 11_500.0)
    assert (
        "The deepest fall of the totals, by $100.0 bn, was in 2020–2021: $100.5 bn "
        "added up by country, 28 % of it in Kazakhstan."
    ) in fall_of_totals(*countries).replace("\xa0", " ")


def test_a_fall_of_which_a_country_is_not_known_is_that_of_the_totals() -> None:
    kazakh = ("KAZ", "turnover", "2021", 10_000.0)
    assert "The deepest fall was $100.0 bn in 2020–2021." in fall_of_totals(
        kazakh
    ).replace("\xa0", " ")


def test_a_single_year_has_no_fall() -> None:
    counts = trade.counts_of(of_all("2020", 1.0))
    assert not trade.of_growth(counts, 2020).fall


def test_a_scenario_is_arithmetic_on_its_last_year() -> None:
    path = trade.scenario_path(FLOWS, horizon=2030, **{**STILL, "import_growth": 0.1})
    start = facts.at(path, 2025, flow="imports")["value"]
    assert facts.at(path, flow="imports")["value"] == pytest.approx(start * 1.1**5)
    assert path.loc[path["assumed"], "obs_status"].eq("F").all()
    assert trade.scenario_path(FLOWS, horizon=2025, **STILL).empty


def exports_of(scenario: str) -> float:
    """Exports at the horizon of a scenario, in USD bn."""
    assumed = load_scenarios(ROOT / "params")[scenario].values("trade")
    names = ("horizon", *STILL, "shocks", "level_shifts")
    path = trade.scenario_path(FLOWS, **{name: assumed[name] for name in names})
    return float(facts.at(path, 2030, flow="exports")["value"]) / 1000


def gas_of(scenario: str) -> float:
    """The value of gas at the horizon that the page of energy has, in USD bn."""
    page = (GOLDEN / scenario / "energy.txt").read_text("utf-8")
    [value] = re.findall(r"gas_value_assumed = ([\d.]+)", page)
    return float(value)


def test_the_gas_squeeze_costs_the_same_on_both_pages() -> None:
    in_exports = exports_of("baseline") - exports_of("gas_squeeze")
    in_gas = gas_of("baseline") - gas_of("gas_squeeze")
    assert in_exports == pytest.approx(in_gas, abs=0.3)


def test_the_gap_of_the_bank_is_the_sum_of_its_parts() -> None:
    whole = facts.at(trade.other_count(TABLE))
    parts = trade.bank_gap(TABLE)
    assert parts["value"].sum() == pytest.approx(-whole["value"])
    by_country = parts.set_index("country")["value"] / 1000
    assert by_country.round(1).to_dict() == {
        "KGZ+TJK": -19.1,
        "KAZ": -13.7,
        "TKM": 0.0,
        "UZB": 4.2,
    }
    assert trade.bank_gap(TABLE[TABLE["reporter"] != "edb"]).empty


def test_the_count_of_the_bank_is_known_to_mix_sources() -> None:
    to_bank = trade.of_mirror(COUNTS).other
    assert to_bank
    assert (to_bank.other.reporter, to_bank.other.measure) == ("edb", "mixed")


UNLIKE: dict[str, tuple[facts.Figure | facts.Nothing, facts.Figure | facts.Nothing]] = {
    "customs_and_the_bank": (
        facts.at(FLOWS, 2024, country="KAZ", flow="turnover"),
        facts.at(COUNTS.bank, 2024, country="KAZ"),
    ),
    "customs_and_the_country": (
        facts.at(FLOWS, 2023, country="KGZ", flow="imports"),
        facts.at(COUNTS.national, 2023, country="KGZ", flow="imports"),
    ),
    "an_own_count_and_a_witness": (
        facts.at(COUNTS.national, country="KGZ", flow="exports"),
        facts.at(
            COUNTS.printed,
            reporter="national",
            country="KGZ",
            flow="exports",
            variant="alternative",
        ),
    ),
}


@pytest.mark.parametrize("case", UNLIKE)
def test_unlike_counts_are_not_compared_unasked(case: str) -> None:
    one, other = UNLIKE[case]
    assert one
    assert other
    assert isinstance(facts.compare(one, other), facts.Gap)
    assert isinstance(facts.grew(one, other), facts.Gap)


def test_trade_on_national_data_names_who_counts_each_part() -> None:
    parts = trade.national_total(TABLE).set_index("country")
    assert parts["chosen"].to_dict() == {
        "KAZ": "national",
        "KGZ": "national",
        "TJK": "national",
        "TKM": "china_customs",  # it has published nothing since 2000
        "UZB": "national",
    }
    assert {*parts["period"]} == {"2024"}
    own = trade.of_mirror(COUNTS).own
    assert own
    assert own.gap.other.value == pytest.approx(parts["value"].sum())
    assert [part["country"] for part in own.silent] == ["TKM"]
    assert {part["country"]: part.reporter for part in own.parts} == (
        parts["chosen"].to_dict()
    )
    assert own.gap.pct
    assert round(own.gap.pct.value) == 35


def test_trade_on_national_data_is_unknown_where_two_states_are_silent() -> None:
    silent = TABLE["country"].isin(["TJK"]) & (TABLE["reporter"] == "national")
    assert trade.national_total(TABLE[~silent]).empty
    assert not trade.of_mirror(trade.counts_of(TABLE[~silent])).own


def test_rises_by_one_side_are_no_part_of_a_rise_by_another() -> None:
    rise = facts.Figure(value=1.0, unit="USD mn", reporter="national")
    whole = rise.of(value=2.0, reporter="china_customs")
    assert isinstance(joint_share_of_rise([rise], whole), facts.Gap)


def test_an_aim_in_another_money_is_not_reached() -> None:
    turnover = select(FLOWS, countries="KAZ", flow="turnover")
    aim = facts.Figure(value=1.0, unit="USD mn")
    assert first_at_least(aim, turnover)
    assert not first_at_least(aim.of(unit="CNY mn"), turnover)


def test_an_estimated_rise_of_a_good_is_in_the_money_of_its_level() -> None:
    assert {*rises_of_goods(TABLES)["unit"]} == {"USD mn"}


def test_the_deficits_of_the_countries_are_that_of_the_region() -> None:
    deficit = trade.of_deficit(COUNTS)
    region = facts.at(deficit.rows, deficit.parts[0].year, country="CA5")
    parts = [part.value for part in deficit.parts]
    assert math.fsum(parts) == pytest.approx(region["value"], abs=0.01)
    assert [part["country"] for part in deficit.parts][::4] == ["KGZ", "TKM"]


def test_a_total_that_was_published_is_not_denied() -> None:
    level = trade.of_level(COUNTS)
    assert level.total
    assert set(level.published) <= set(level.total.sums)
    assert {1992, 2012} <= set(level.published)


def test_the_part_of_gas_in_exports_is_of_all_that_sell_it() -> None:
    shares = trade.gas_in_exports(FLOWS, TABLES["gas_flows"]).set_index("year")
    assert shares["value"].round().tail(3).to_list() == [41, 38, 29]
    assert round(shares["without_kyrgyz"].iloc[-1]) == 34
    sales = TABLES["gas_flows"]
    without_one = sales[sales["exporter"] != "KAZ"]
    assert trade.gas_in_exports(FLOWS, without_one).empty


def test_gold_is_said_to_be_possible_only_with_more_than_there_was() -> None:
    supply = trade.of_gold(FLOWS, TABLES).supply
    assert supply
    assert supply.by_china.value + supply.elsewhere.value == supply.taken.value
    assert supply.mined.value + supply.stock.value == supply.there.value
    assert round(supply.taken.value) == 101
    assert round(supply.there.value) == 96


def test_what_neighbours_do_not_show_is_no_ceiling() -> None:
    transit = trade.of_transit(COUNTS, load_table("country_profile"), end=2025)
    assert transit.never_seen.value < transit.valued.value < transit.sold.value
    assert transit.share
    assert transit.never_seen.value == pytest.approx(
        sum(gap["china"] - gap["national"] for gap in transit.unseen)
    )
    assert transit.economy
    assert transit.economy.sold.value > transit.economy.gdp.value


def test_what_neighbours_do_not_show_is_of_one_year() -> None:
    # Kazakhstan has published 2025, Kyrgyzstan has not: together they are of 2024.
    transit = trade.of_transit(COUNTS, load_table("country_profile"), end=2025)
    assert [(gap["country"], gap.period) for gap in transit.unseen] == [
        ("KAZ", "2024"),
        ("KGZ", "2024"),
    ]


def test_a_rise_that_is_unknown_leaves_out_no_country_whose_gap_is_known() -> None:
    transit = trade.of_transit(COUNTS, load_table("country_profile"), end=2024)
    # Kyrgyz trade of 2020, from which its rise would be counted, is not known.
    assert [gap["country"] for gap in transit.unseen] == ["KAZ", "KGZ"]
    assert {gap.period for gap in transit.unseen} == {"2024"}
    assert not transit.share
    assert round(transit.never_seen.value) == 27_262
    assert trade.of_transit(COUNTS, load_table("country_profile"), end=2025).share


def test_kyrgyz_exports_of_a_year_name_the_months_in_which_they_came() -> None:
    by_month = trade.of_kyrgyz_months(load_table("monthly_trade"))
    assert len(by_month.months) == 12
    assert by_month.span == "2024-10/2024-12"
    title = words.say(trade.plan.kyrgyz_months_chart(by_month).title)
    assert title.endswith("to China in 2024 came in October–December")
    none = trade.of_kyrgyz_months(load_table("monthly_trade")[:0])
    title = words.say(trade.plan.kyrgyz_months_chart(none).title)
    assert title == "Kyrgyz exports by month"


def test_tajik_flows_of_a_report_in_part_are_said_to_be_such() -> None:
    assert trade.of_mirror(COUNTS).tajik_in_part
    # Those of 2016 and before are whole.
    early = trade.of_mirror(trade.counts_of(select(TABLE, end=2016)))
    assert "TJK" in {*early.ranges["country"]}
    assert not early.tajik_in_part


def test_the_largest_mirror_gap_of_late_is_told_beside_that_of_the_century() -> None:
    mirror = trade.of_mirror(COUNTS)
    gaps = mirror.gaps[mirror.gaps["country"] == mirror.last[0].country]
    recent = gaps[gaps["year"] >= trade.THIS_CENTURY]
    assert mirror.highest
    assert mirror.highest.ratio.value == recent["ratio"].max()
    assert mirror.last[0].ratio.value < mirror.highest.ratio.value


def test_a_total_whose_count_was_not_said_is_not_called_national() -> None:
    early = TABLE[TABLE["period"].str[:4] <= "2024"]
    mirror = trade.of_mirror(trade.counts_of(early))
    assert mirror.uzb.unsaid
    assert not mirror.uzb.with_services
    assert mirror.own
    assert [part["country"] for part in mirror.own.unsaid] == ["UZB"]
    figure = facts.figure("turnover_uzb_own", mirror.uzb.count, "USD bn")
    said = trade.plan.key_figure(figure.of_fact(mirror.uzb))
    assert words.say(said.label) == "Trade of Uzbekistan as its government states it"
    assert said.note is not None
    assert "services" not in words.say(said.note)


def test_a_part_that_did_better_than_the_mean_in_both_spans_is_named() -> None:
    said = ahead()
    combination = said.missed["combination"]
    parts = [said.missed[method] for method in projections.COMBINED]
    better = [
        part.method
        for part in parts
        if part.rmse_log.value < combination.rmse_log.value
        and part.rmse_all.value < combination.rmse_all.value
    ]
    assert said.better_in_both == better
    assert "% did better. " in words.say([trade.plan.missed(said)])


def gas_worth(counted: float, first: float, last: float) -> pd.DataFrame:
    """Gas as customs count it in 2025, and at one price, of 2024, in 2025 and 2030."""
    return pd.DataFrame(
        {
            "period": ["2025", "2030"],
            "year": [2025, 2030],
            "value": [counted, last],
            "one_price_usd_mn": [first, last],
            "unit": "USD mn",
            "price_basis": ["2025", "2024"],
            "basis": "",
            "source_ids": "",
        }
    )


def test_gas_in_exports_starts_as_customs_count_it_and_moves_at_one_price() -> None:
    path = trade.scenario_path(FLOWS, horizon=2030, **STILL)
    exports = path[path["flow"] == "exports"].set_index("year")["value"]
    gas_part = trade.of_gas_in_exports(path, gas_worth(10_000.0, 10_500.0, 12_500.0))
    assert gas_part
    assert gas_part.before.value == pytest.approx(exports[2025] - 10_000)
    assert gas_part.after.value == pytest.approx(exports[2030] - 12_000)
    assert gas_part.change.gas.value == pytest.approx(2_000)
    assert gas_part.change.gas.prices == "2024"


def test_gas_that_does_not_change_is_said_not_to() -> None:
    path = trade.scenario_path(FLOWS, horizon=2030, **STILL)
    gas_part = trade.of_gas_in_exports(path, gas_worth(10_313.0, 10_313.0, 10_290.0))
    assert gas_part
    assert gas_part.is_still
    sentence = words.say(trade.plan.gas_in_exports(gas_part))
    assert "the gas in them not at all" in sentence


def test_a_link_to_the_price_of_oil_is_split_by_year_and_not_denied() -> None:
    oil = trade.of_prices(FLOWS, TABLES["commodity_prices"])
    assert oil.before
    assert oil.lately
    assert oil.turnover
    assert oil.before.n + oil.lately.n == oil.turnover.n
    assert oil.before.end < oil.lately.start
    assert 0 < oil.lately.coefficient.value < oil.before.coefficient.value


SAYS_WHO = re.compile(
    r"China|Chinese|nation|own count|own data|Kyrgyz (statistics|ministry)|records?\b"
    r"|Bank|Carnegie|announced"
)


def test_a_lens_is_told_by_its_own_reporter_or_says_who_counts(built: Built) -> None:
    page = built.output / "national_statistics" / "trade.html"
    body = visible(page, without=".cards, table, figure")
    before_claims = takewhile("What the article says".__ne__, blocks(body))
    amounts = [text for text in before_claims if "$" in text]
    assert len(amounts) > 8
    assert [text for text in amounts if not SAYS_WHO.search(text)] == []


def test_a_projection_says_nothing_of_what_is_farther_than_its_past() -> None:
    total = trade.regional(TABLE)
    assert trade.projection(total.tail(3), 2040).empty
    assert trade.projection(total, 2025).empty


@cache
def ahead() -> Ahead:
    """What the page says of the years ahead."""
    targets = load_table("trade_targets")
    path = trade.scenario_path(FLOWS, horizon=2030, **STILL)
    return trade.of_ahead(FLOWS, targets, path, horizon=2030, usd_inflation=0.025)


def test_the_forecast_is_told_with_its_errors_after_the_boom_and_with_it() -> None:
    told = ahead()
    missed = told.missed
    combination = missed["combination"]
    half_drift = missed["shrunk_drift"]
    # Worked out by hand from the rows, five years ahead.
    assert (combination.n, combination.n_all) == (11, 18)
    assert combination.first_all == 2001
    by_hand = {
        "combination": 0.463,
        "random_walk": 0.537,
        "fixed_growth": 0.433,
        "shrunk_drift": 0.571,
    }
    errors = {method: missed[method].rmse_log.value for method in by_hand}
    assert errors == pytest.approx(by_hand, abs=0.001)
    bias_of = told.methods.set_index("method")["mean_log_error"]
    assert bias_of["combination"] == pytest.approx(0.068, abs=0.001)
    assert bias_of["shrunk_drift"] == pytest.approx(-0.210, abs=0.001)
    assert combination.rmse_all.value > half_drift.rmse_all.value


@pytest.mark.parametrize("start", [2015, 2022, 2025])
def test_of_a_series_too_short_to_try_the_forecast_no_part_is_better(
    start: int,
) -> None:
    flows = FLOWS[FLOWS["year"] >= start]
    path = trade.scenario_path(flows, horizon=2030, **STILL)
    targets = load_table("trade_targets")
    said = trade.of_ahead(flows, targets, path, horizon=2030, usd_inflation=0.025)
    assert said.better_in_both == []
    assert said.missed == {}
    assert not said.held


def test_the_band_and_the_table_tell_one_interval() -> None:
    said = ahead()
    assert said.last
    assert said.held
    row = facts.at(said.methods, method=said.last["method"])
    assert said.held.share.value == row["held_pct"]
    assert said.held.n == row["held_n"]


def test_the_chance_of_a_narrow_range_is_told_with_the_largest_there_can_be() -> None:
    low, high, inside = ahead().chances
    chance = inside.probability.value
    assert chance == pytest.approx(low.probability.value - high.probability.value)
    assert chance < inside.largest.value < 0.25
    assert inside.width.value == 30_000


@pytest.mark.parametrize("side", trade.SIDES)
def test_a_series_merges_with_a_table_of_ones_own(side: codes.Side) -> None:
    flows = trade.series(TABLE, side)
    assert not flows.duplicated(["country", "flow", "year"]).any()
    assert flows["year"].notna().all()
    assert set(flows["source_ids"].map(type)) == {str}
    years = range(2020, 2025)
    visits = pd.DataFrame({"country": "KAZ", "year": years, "visits": 1.5})
    merged = flows.merge(visits, on=["country", "year"], how="left", validate="m:1")
    matched = merged[merged["visits"].notna()]
    assert set(matched["country"]) == {"KAZ"}
    assert set(matched["year"]) == set(years)
    assert len(merged) == len(flows)


# --- Superlatives, of all members and one reporter -----------------------------------


def in_place(table: pd.DataFrame, *planted: pd.DataFrame) -> pd.DataFrame:
    """A table in which rows stand in place of those of the same facts."""
    fact = ["country", "flow", "period", "reporter"]
    added = pd.concat(planted)
    known = pd.MultiIndex.from_frame(table[fact])
    is_replaced = known.isin(pd.MultiIndex.from_frame(added[fact]))
    return pd.concat([table[~is_replaced], added])


def of_both_sides(
    china: dict[str, float], national: dict[str, float], *years: str
) -> Counts:
    """Turnover of the five, 10,000 first, and in the last year as each side counts."""
    first, last = years
    sides = {"china_customs": china, "national": national}
    table = [
        rows(
            (country, "turnover", first, 10_000.0),
            (country, "turnover", last, counted.get(country, 10_000.0)),
            reporter=reporter,
        )
        for reporter, counted in sides.items()
        for country in codes.CA5
    ]
    return trade.counts_of(pd.concat(table))


COUNTED_OTHERWISE = of_both_sides(
    {"UZB": 90_000.0, "KGZ": 40_000.0},
    {"KAZ": 50_000.0, "TJK": 4_000.0},
    "2020",
    "2022",
)
"""By China Uzbekistan trades most, by its own data Kazakhstan."""

BY_SIDE = pytest.mark.parametrize(
    ("side", "first", "second"),
    [
        pytest.param("china_customs", "UZB", "KGZ", id="by Chinese customs"),
        pytest.param("national", "KAZ", "KGZ", id="by national statistics"),
    ],
)


@BY_SIDE
def test_who_trades_most_is_told_by_the_reporter_of_the_page(
    side: codes.Side, first: str, second: str
) -> None:
    level = trade.of_level(COUNTED_OTHERWISE, side)
    assert [part["country"] for part in level.parts[:2]] == [first, second]
    assert {part.reporter for part in level.parts} == {side}


@pytest.mark.parametrize(
    ("side", "growth"),
    [
        pytest.param(
            "china_customs",
            "Uzbekistan and Kyrgyzstan made 100 % of the rise of $110.0 bn in "
            "2020–2022.",
            id="by Chinese customs",
        ),
        pytest.param(
            "national",
            "Kazakhstan and Kyrgyzstan made 118 % of the rise of $34.0 bn in "
            "2020–2022.",
            id="by national statistics",
        ),
    ],
)
def test_who_made_most_of_the_growth_is_told_by_the_reporter_of_the_page(
    side: codes.Side, growth: str
) -> None:
    said = words.say(trade.plan.growth(trade.of_growth(COUNTED_OTHERWISE, 2022, side)))
    assert said.replace("\xa0", " ").startswith(growth)


def test_a_lens_tells_no_change_where_its_own_reporter_has_none() -> None:
    counts = of_both_sides({"KAZ": 50_000.0}, {}, "2020", "2022")
    chart = trade.plan.level_chart(trade.of_level(counts, "national"))
    title = words.say(chart.title).replace("\xa0", " ")
    assert title == "Trade changed by 0 % in 2 years"


def test_a_lens_tells_a_change_where_only_the_other_reporter_has_none() -> None:
    counts = of_both_sides({}, {"KAZ": 50_000.0}, "2020", "2022")
    chart = trade.plan.level_chart(trade.of_level(counts, "national"))
    title = words.say(chart.title).replace("\xa0", " ")
    assert title == "Trade rose 80 % in 2 years"


def test_the_deepest_fall_is_that_of_the_reporter_of_the_page() -> None:
    counts = of_both_sides({"UZB": 1_000.0}, {"TJK": 4_000.0}, "2020", "2022")
    split = trade.of_growth(counts, 2022, "national").split
    assert split
    assert (split.parts[0].country, split.top["country"]) == ("TJK", "TJK")


def test_the_largest_single_item_is_found_among_falls_too() -> None:
    counts = of_both_sides({"KAZ": 18_000.0, "TJK": 1_000.0}, {}, "2020", "2022")
    split = trade.of_growth(counts, 2022).split
    assert split
    assert (split.top["country"], split.top.value) == ("TJK", -9_000.0)


@pytest.mark.parametrize(("country", "last"), [("KAZ", "2025"), ("UZB", "2024")])
def test_the_largest_mirror_gap_is_that_of_the_member_that_counts_least(
    country: str, last: str
) -> None:
    own = rows((country, "imports", last, 100.0), reporter="national")
    mirror = trade.of_mirror(trade.counts_of(in_place(TABLE, own)))
    assert mirror.last[0].country == country
    title = words.say(trade.plan.mirror_chart(mirror).title)
    assert codes.country_name(country) in title


def test_two_sources_of_one_flow_are_called_apart_by_the_widest_of_all() -> None:
    own = rows(("UZB", "exports", "2024", 99_000.0), reporter="national")
    mirror = trade.of_mirror(trade.counts_of(in_place(TABLE, own)))
    assert mirror.widest
    assert (mirror.widest["country"], mirror.widest["flow"]) == ("UZB", "exports")


def test_the_deepest_deficit_is_that_of_the_member_that_has_it() -> None:
    bought = rows(("TJK", "imports", "2024", 99_000.0))
    deficit = trade.of_deficit(trade.counts_of(in_place(TABLE, bought)))
    assert deficit.parts[0]["country"] == "TJK"


NEEDS_MORE = "China’s share in the trade of each exceeds Central Asia’s in China’s"


@pytest.mark.parametrize(
    ("tajik", "title"),
    [
        pytest.param(13.2, NEEDS_MORE, id="where each share is larger"),
        pytest.param(
            1.1,
            "What part of its trade each side has with the other",
            id="where one is not",
        ),
    ],
)
def test_who_needs_whom_more_is_asked_of_every_member(tajik: float, title: str) -> None:
    profile = load_table("country_profile")
    is_share = profile["indicator"] == "china_share_of_turnover"
    is_tajik = profile["country"] == "TJK"
    profile = profile.assign(
        value=profile["value"].mask(is_share & is_tajik, tajik),
    )
    dependence = trade.of_dependence(FLOWS, profile)
    assert words.say(trade.plan.dependence_chart(dependence).title) == title

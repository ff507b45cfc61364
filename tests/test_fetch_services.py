"""What services send, as rows of our tables: units, sides, sources, and refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, sources, vintages
from cac_data.fetch.http import Limits
from cac_data.fetch.services import Outcome, fetch, plan
from cac_data.vintage import manifest
from tests import misbehaving_server as server
from tests.misbehaving_server import KEY, Services

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
LIMITS = Limits(connect=5, read=5, total=5, retries=2, longest_wait=5)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def services(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with Services() as running:
        for name, value in running.environment().items():
            monkeypatch.setenv(name, value)
        yield running


def bring(*names: str, since: int = 2018, **others: Any) -> Outcome:
    """Fetch from one service and return how it went."""
    (outcome,) = fetch(names, since=since, on=DAY, limits=LIMITS, **others)
    return outcome


def fresh(table: str, service: str) -> pd.DataFrame:
    """The rows of the newest vintage alone."""
    rows = load_table(table, vintage="latest")
    kept = rows[rows["source_id"].str.startswith(f"{service}-")]
    bundled = set(load_table("sources")["source_id"])
    return kept[~kept["source_id"].isin(bundled)].reset_index(drop=True)


def one(rows: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The one row that meets all conditions."""
    for column, value in where.items():
        rows = rows[rows[column] == value]
    (row,) = rows.to_dict("records")
    return {str(name): cell for name, cell in row.items()}


# ------------------------------------------------------------------------- World Bank


def test_the_world_bank_gives_rows_of_the_country_profile(services: Services) -> None:
    assert bring("worldbank").error == ""
    rows = fresh("country_profile", "worldbank")
    population = one(rows, country="UZB", indicator="population", period="2025")
    assert population == {
        "country": "UZB",
        "indicator": "population",
        "basis": "world_bank",
        "period": "2025",
        "vintage": "",
        "source_id": "worldbank-sp-pop-totl",
        "value": 37053428.0,
        "unit": "persons",
        "obs_status": "A",
        "note": "SP.POP.TOTL",
    }
    gdp = one(rows, country="KAZ", indicator="gdp", period="2025")
    assert (gdp["value"], gdp["unit"]) == (306123.456789, "USD mn")
    constant = one(rows, country="KAZ", indicator="gdp_constant", period="2025")
    assert (constant["value"], constant["unit"]) == (
        262098.765432,
        "constant 2015 USD mn",
    )
    sold = one(rows, country="KAZ", indicator="merchandise_exports", period="2025")
    assert (sold["value"], sold["basis"]) == (79012.0, "wto")
    growth = one(rows, country="KAZ", indicator="gdp_growth")
    assert (growth["value"], growth["unit"], growth["period"]) == (
        2.5,
        "percent",
        "2023",
    )


def test_a_year_without_a_figure_is_no_row(services: Services) -> None:
    bring("worldbank")
    rows = fresh("country_profile", "worldbank")
    assert set(select(rows, indicator="population", countries="KAZ")["period"]) == {
        "2024",
        "2025",
    }
    assert rows["value"].notna().all()


def test_the_world_bank_gives_scores_of_logistics(services: Services) -> None:
    bring("worldbank")
    rows = fresh("logistics_performance", "worldbank")
    # The edition of 2023 stands under 2022 there.
    score = one(rows, country="KAZ", indicator="lpi_score", period="2023")
    assert (score["value"], score["unit"], score["basis"]) == (
        *(2.7, "score (1 to 5)", "official"),
    )
    assert set(rows["indicator"]) == {
        *("lpi_score", "lpi_customs", "lpi_infrastructure", "lpi_timeliness"),
        *("lpi_international_shipments", "lpi_logistics_competence", "lpi_tracking"),
    }


def test_a_source_says_who_what_where_and_when(services: Services) -> None:
    bring("worldbank")
    (record,) = sources(
        select(fresh("country_profile", "worldbank"), indicator="population")
    ).to_dict("records")
    assert record == {
        "source_id": "worldbank-sp-pop-totl",
        "publisher": "World Bank",
        "title": "World Development Indicators: Population, total",
        "url": f"{services.url}/v2/country/KAZ;KGZ;TJK;TKM;UZB;CHN/indicator/"
        "SP.POP.TOTL?format=json&date=2018:2026&per_page=1000",
        "published": "2026-10-13",
        "accessed": "2026-11",
        "licence": "CC BY 4.0",
        "kind": "primary",
        "origin": "World Bank",
        "is_mirror": False,
    }


def test_all_pages_are_read(services: Services) -> None:
    bring("worldbank")
    whole = fresh("country_profile", "worldbank")
    services.page_size = 10
    services.seen.clear()
    assert bring("worldbank").is_new is False
    assert any("page=6" in path for path in services.paths("SP.POP.TOTL"))
    pd.testing.assert_frame_equal(fresh("country_profile", "worldbank"), whole)


def value(place: int, **changed: object) -> Callable[[Any], Any]:
    def change(body: Any) -> Any:
        body[1][place] |= changed
        return body

    return change


def without(name: str) -> Callable[[Any], Any]:
    def change(body: Any) -> Any:
        del body[1][0][name]
        return body

    return change


def header(**changed: object) -> Callable[[Any], Any]:
    def change(body: Any) -> Any:
        body[0] |= changed
        return body

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without("countryiso3code"), "field 1.0.countryiso3code: is not as it was"),
        (value(3, value="12,5"), "field 1.3.value: is not as it was: .*'12,5'"),
        (value(3, value=float("nan")), "field 1.3.value: is not as it was: .*finite"),
        (value(3, value=True), "field 1.3.value: is not as it was"),
        (value(2, date="2024Q1"), "field 1.2.date: '2024Q1' is not a year of 2018"),
        (value(2, date="1960"), "field 1.2.date: '1960' is not a year of 2018"),
        (value(2, date="2026"), "field 1.2.date: KAZ 2026 came twice|CHN 2026 came"),
        (value(2, countryiso3code="RUS"), "field 1.2.countryiso3code: 'RUS' was not"),
        (value(2, obs_status="Z"), "field 1.2.obs_status: 'Z' is not one of"),
        (
            value(2, indicator={"id": "SP.POP.GROW", "value": "?"}),
            "field 1.2.indicator.id: 'SP.POP.GROW' was not asked for",
        ),
        (header(lastupdated="soon"), "field 0.lastupdated: 'soon' is not a day"),
        (header(total=7), "field 0.total: says 7 and sent 54 values"),
        (header(page="1"), "field 0.page: is not as it was"),
        (lambda body: body[:1], "field 0.total: says 54 and sent 0 values"),
        (lambda body: {"data": body}, "field \\(whole\\): is no page of values"),
        (lambda body: None, "field \\(whole\\): is no page of values"),
        (
            lambda body: [{"message": [{"key": "Invalid format", "value": "No"}]}],
            "field 0.message: refused: Invalid format: No",
        ),
    ],
)
def test_another_shape_is_told_by_its_field(
    change: Callable[[Any], Any], told: str, services: Services
) -> None:
    services.misbehave(server.changes(change), at="SP.POP.TOTL")
    outcome = bring("worldbank")
    with pytest.raises(ValueError, match=told):
        raise ValueError(outcome.error)
    assert outcome.error.startswith("worldbank: field ")
    assert "/indicator/SP.POP.TOTL?" in outcome.error
    assert vintages().empty


def test_json_without_a_bottom_is_told(services: Services) -> None:
    def deep(_: server.Request, reply: server.Reply) -> server.Reply:
        kind = {"Content-Type": reply.headers["Content-Type"]}
        return server.Reply(200, b"[" * 200_000, kind)

    services.misbehave(deep, at="SP.POP.TOTL")
    assert bring("worldbank").error.startswith("worldbank: sent broken JSON")


def test_other_prices_are_told(services: Services) -> None:
    services.misbehave(server.replaces("constant 2015", "constant 2021"), at="KD?")
    assert "field 1.0.indicator.value: prices are no longer those of 2015" in (
        bring("worldbank").error
    )


def test_a_new_edition_between_two_pages_is_told(services: Services) -> None:
    services.page_size = 30
    services.misbehave(server.replaces("2026-10-13", "2026-10-14"), at="page=2")
    assert "field 0.lastupdated: changed while its 2 pages were read" in (
        bring("worldbank").error
    )


def test_no_figure_at_all_is_told(services: Services) -> None:
    def no_values(body: Any) -> Any:
        return [body[0], [row | {"value": None} for row in body[1]]]

    services.misbehave(server.changes(no_values), at="/indicator/LP.")
    (outcome,) = fetch(["worldbank"], on=DAY, limits=LIMITS)
    told = "sent no figure at all for the table logistics_performance"
    assert told in outcome.error
    assert vintages().empty


def test_of_the_last_years_a_table_may_have_nothing_yet(services: Services) -> None:
    bring("worldbank")
    logistics = fresh("logistics_performance", "worldbank")
    outcome = bring("worldbank", since=2025)
    assert set(outcome.rows) == {"country_profile"}
    assert set(fresh("country_profile", "worldbank")["period"]) == {"2025"}
    pd.testing.assert_frame_equal(
        fresh("logistics_performance", "worldbank"), logistics
    )


# ------------------------------------------------------------------------ UN Comtrade


def test_what_china_sells_is_what_the_other_side_imports(services: Services) -> None:
    assert bring("comtrade", tables=["bilateral_trade"]).error == ""
    rows = fresh("bilateral_trade", "comtrade")
    sold = one(rows, reporter="china_customs", period="2025", flow="imports")
    assert sold == {
        "reporter": "china_customs",
        "country": "KAZ",
        "period": "2025",
        "flow": "imports",
        "variant": "updated",
        "source_id": "comtrade-chn-totals",
        "value_usd_mn": 16123.457,
        "rounding_usd_mn": 0.0005,
        "obs_status": "A",
        "note": "exports (FOB) reported by China, H6; converted from USD",
    }
    bought = one(rows, reporter="china_customs", period="2025", flow="exports")
    assert bought["value_usd_mn"] == 32987.654
    own = one(rows, reporter="national", country="KAZ", period="2025", flow="exports")
    assert (own["value_usd_mn"], own["source_id"]) == (15012.346, "comtrade-kaz-totals")
    own = one(rows, reporter="national", country="KGZ", period="2025")
    assert (own["flow"], own["value_usd_mn"]) == ("imports", 6123.457)


def test_months_stand_beside_years(services: Services) -> None:
    bring("comtrade", since=2025)
    rows = fresh("bilateral_trade", "comtrade")
    month = one(rows, period="2026-01", flow="imports")
    assert (month["value_usd_mn"], month["source_id"]) == (
        1212.0,
        "comtrade-chn-months",
    )


def test_only_trade_between_china_and_the_five_is_kept(services: Services) -> None:
    bring("comtrade")
    rows = fresh("bilateral_trade", "comtrade")
    # Ten pairs for 2019, five figures of 2025, two of a month: not what China sold to
    # itself, nor what Kazakhstan sold to Uzbekistan.
    assert len(rows) == 17
    assert "CHN" not in set(rows["country"])


def test_chapters_are_products_of_the_harmonised_system(services: Services) -> None:
    assert bring("comtrade", tables=["trade_composition"]).error == ""
    rows = fresh("trade_composition", "comtrade")
    assert set(rows["classification"]) == {"HS"}
    fuel = one(rows, country="TKM", product_code="27")
    assert (fuel["product"], fuel["flow"], fuel["value_usd_mn"]) == (
        *("mineral fuels and oils", "exports", 8000.0),
    )
    assert fuel["reporter"] == "china_customs"
    clothing = one(rows, country="KGZ")
    assert (clothing["reporter"], clothing["flow"]) == ("national", "imports")
    assert len(rows) == 5


def test_sections_and_chapters_are_never_mixed(services: Services) -> None:
    from cac_data import trade

    bundled = trade.product_shares(load_table("trade_composition"))
    bring("comtrade", tables=["trade_composition"])
    both = trade.product_shares(load_table("trade_composition", vintage="latest"))
    pd.testing.assert_frame_equal(both, bundled)


def test_a_fetched_figure_comes_before_the_bundled_one(services: Services) -> None:
    from cac_data import trade

    before = trade.regional(load_table("bilateral_trade"))
    assert "2019" not in set(before["period"])
    bring("comtrade", tables=["bilateral_trade"])
    rows = load_table("bilateral_trade", vintage="latest")
    total = one(trade.regional(rows), period="2019")
    # The ten flows of 2019, added by hand.
    assert total["value_usd_mn"] == pytest.approx(46300.994, abs=0.01)
    assert total["source_ids"] == ["comtrade-chn-totals"]
    own = trade.exports(rows, reporter="national")
    assert one(own, country="KAZ", period="2025")["value_usd_mn"] == 15012.346


def test_the_source_can_be_opened_without_a_key(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    bring("comtrade", tables=["bilateral_trade"])
    records = sources(fresh("bilateral_trade", "comtrade")).set_index("source_id")
    assert records.loc["comtrade-chn-totals", "url"] == (
        f"{services.url}/public/v1/preview/C/A/HS?reporterCode=156&"
        "partnerCode=398,417,762,795,860&cmdCode=TOTAL&flowCode=M,X&"
        "partner2Code=0&customsCode=C00&motCode=0&maxRecords=500"
    )
    origin = "General Administration of Customs of China"
    assert records.loc["comtrade-chn-totals", "origin"] == origin
    assert records.loc["comtrade-kgz-totals", "origin"].startswith("National Stat")


def test_with_a_key_few_questions_bring_the_same_rows(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_key = bring("comtrade")
    rows = fresh("bilateral_trade", "comtrade")
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    services.seen.clear()
    with_key = bring("comtrade")
    assert with_key.error == ""
    assert with_key.asked < without_key.asked / 5
    assert all(path.startswith("/data/v1/get/") for path in services.paths())
    assert {headers["Ocp-Apim-Subscription-Key"] for _, headers in services.seen} == {
        KEY
    }
    pd.testing.assert_frame_equal(fresh("bilateral_trade", "comtrade"), rows)


def test_a_key_is_nowhere_in_what_is_stored(
    services: Services, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    services.misbehave(server.replaces('"error": ""', f'"error": "", "for": "{KEY}"'))
    assert bring("comtrade").error == ""
    files = [file for file in home.rglob("*") if file.is_file()]
    assert len(files) > 5
    assert [file for file in files if KEY.encode() in file.read_bytes()] == []


def test_a_wrong_key_is_told_but_not_shown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", "wrong-key-4711")
    error = bring("comtrade").error
    assert "the key is not accepted (401)" in error
    assert "4711" not in error


def test_a_full_answer_is_asked_for_in_halves(services: Services) -> None:
    services.misbehave(server.overfull, at="period=2019&cmdCode=TOTAL")
    outcome = bring("comtrade", since=2019)
    assert "field count: has more rows than it shows, 500" in outcome.error
    asked = list(services.paths("period=2019&cmdCode=TOTAL"))
    assert "flowCode=M,X&" in asked[0]
    assert "flowCode=M&" in asked[1]
    assert "partnerCode=398,417,762&" in asked[2]
    assert vintages().empty


def test_halves_bring_what_the_whole_would(services: Services) -> None:
    bring("comtrade", since=2019)
    rows = fresh("bilateral_trade", "comtrade")
    services.misbehave(server.overfull, at="period=2019&cmdCode=TOTAL", times=1)
    assert bring("comtrade", since=2019).is_new is False
    pd.testing.assert_frame_equal(fresh("bilateral_trade", "comtrade"), rows)


def rows_of(change: Callable[[list[Any]], list[Any]]) -> Callable[[Any], Any]:
    def changed(body: Any) -> Any:
        body["data"] = change(body["data"])
        body["count"] = len(body["data"])
        return body

    return changed


def first(**changed: object) -> Callable[[Any], Any]:
    return rows_of(lambda rows: [rows[0] | changed, *rows[1:]])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (first(primaryValue=None), "field data.0.primaryValue: is not as it was"),
        (first(primaryValue=-1.0), "field data.0.primaryValue: is not as it was"),
        (first(primaryValue="9,219"), "field data.0.primaryValue: is not as it was"),
        (first(reporterCode=643), "field data.0.reporterCode: 643 was not asked for"),
        (first(partnerCode=0), "field data.0.partnerCode: 0 was not asked for"),
        (first(flowCode="RX"), "field data.0.flowCode: 'RX' was not asked for"),
        (first(period="2018"), "field data.0.period: '2018' was not asked for"),
        (first(cmdCode="27"), "field data.0.cmdCode: '27' was not asked for"),
        (first(freqCode="M"), "field data.0.freqCode: 'M' was not asked for"),
        (
            rows_of(lambda rows: [*rows, rows[0] | {"primaryValue": 5.0}]),
            "primaryValue: CHN M 2019 TOTAL came twice: 9,219,110,284 and 5",
        ),
        (lambda body: body | {"count": 99}, "field count: says 99 and sent 10 rows"),
        (lambda body: body | {"error": "Too many"}, "field error: refused: Too many"),
        (lambda body: body["data"], "field \\(whole\\): is not as it was"),
        (
            lambda body: {"count": 0, "dataset": []},
            "field data: is not as it was: field required",
        ),
    ],
)
def test_other_rows_than_were_asked_for_are_told(
    change: Callable[[Any], Any], told: str, services: Services
) -> None:
    services.misbehave(server.changes(change), at="period=2019&cmdCode=TOTAL")
    outcome = bring("comtrade", since=2019)
    with pytest.raises(ValueError, match=told):
        raise ValueError(outcome.error)
    assert outcome.error.startswith("comtrade: field ")
    assert "period=2019&cmdCode=TOTAL" in outcome.error
    assert vintages().empty


def test_parts_by_transport_or_procedure_are_not_added(services: Services) -> None:
    def with_parts(rows: list[Any]) -> list[Any]:
        part = rows[0] | {"motCode": 3200, "primaryValue": 1.0}
        other = rows[0] | {"customsCode": "C06", "primaryValue": 2.0}
        return [part, other, *rows, rows[0] | {"partner2Code": 643}, rows[0]]

    bring("comtrade", since=2019)
    rows = fresh("bilateral_trade", "comtrade")
    services.misbehave(
        server.changes(rows_of(with_parts)), at="period=2019&cmdCode=TOTAL"
    )
    assert bring("comtrade", since=2019).is_new is False
    pd.testing.assert_frame_equal(fresh("bilateral_trade", "comtrade"), rows)


def test_a_report_counts_before_what_was_added_up(services: Services) -> None:
    def both(rows: list[Any]) -> list[Any]:
        return [*rows, rows[0] | {"primaryValue": 9e9, "isReported": True}]

    services.misbehave(server.changes(rows_of(both)), at="period=2019&cmdCode=TOTAL")
    assert bring("comtrade", since=2019).error == ""
    rows = fresh("bilateral_trade", "comtrade")
    kaz = one(rows, country="KAZ", period="2019", flow="exports")
    assert kaz["value_usd_mn"] == 9000.0


# ---------------------------------------------------------------- Our World in Data


def test_the_energy_file_gives_rows_of_three_tables(services: Services) -> None:
    assert bring("owid").error == ""
    power = fresh("electricity_generation", "owid")
    assert one(power, country="KAZ", technology="gas", period="2025") == {
        "country": "KAZ",
        "technology": "gas",
        "period": "2025",
        "basis": "owid",
        "vintage": "2026-08",
        "source_id": "owid-energy-data",
        "generation_twh": 38.2,
        "obs_status": "A",
        "note": "",
    }
    # Not known is no row; nothing generated is 0.
    assert power[(power["country"] == "KGZ") & (power["technology"] == "wind")].empty
    assert one(power, country="TKM", technology="hydro")["generation_twh"] == 0
    assert set(power["country"]) == {"KAZ", "KGZ", "TKM"}
    carbon = fresh("carbon_intensity", "owid")
    grams = one(carbon, country="KGZ", indicator="carbon_intensity")
    assert (grams["value"], grams["unit"], grams["basis"]) == (
        *(131.5, "gCO2e/kWh", "ember_life_cycle"),
    )
    tonnes = one(carbon, country="KGZ", indicator="power_sector_emissions")
    assert (tonnes["value"], tonnes["unit"]) == (2.03, "Mt CO2e")
    gas = fresh("energy_balance", "owid")
    made = one(gas, country="TKM", indicator="gas_production")
    assert (made["value"], made["unit"], made["basis"]) == (801.7, "TWh", "owid")
    assert set(gas["country"]) == {"KAZ", "TKM"}


def test_the_charts_give_capacities_in_megawatts(services: Services) -> None:
    bring("owid", tables=["renewable_capacity"])
    rows = fresh("renewable_capacity", "owid")
    solar = one(rows, country="KAZ", technology="solar")
    assert (solar["capacity_mw"], solar["basis"], solar["vintage"]) == (
        *(1291.5, "irena", "2026-07"),
    )
    wind = one(rows, country="UZB", technology="wind")
    assert (wind["capacity_mw"], wind["indicator"]) == (500.8, "installed_capacity")
    assert len(rows) == 5
    assert len(services.seen) == 4


def test_names_of_columns_may_be_in_small_letters(services: Services) -> None:
    services.misbehave(
        server.replaces("Entity,Code,Year", "entity,code,year"), at=".csv"
    )
    assert bring("owid", tables=["renewable_capacity"]).rows == {
        "renewable_capacity": 5
    }


def test_the_newest_edition_of_the_intensity_is_taken(services: Services) -> None:
    from cac_data import energy

    bring("owid")
    power = energy.newest(
        load_table("electricity_generation", vintage="latest"), basis="owid"
    )
    assert set(power["vintage"]) == {"2026-08"}
    found = energy.carbon_intensity(
        power,
        load_table("emission_factors"),
        load_table("carbon_intensity", vintage="latest"),
    )
    assert one(found, country="KAZ", period="2025")["published"] == 788.4


@pytest.mark.parametrize(
    ("manner", "at", "told"),
    [
        (
            server.replaces("coal_electricity", "coal_elec"),
            "energy-data",
            "field coal_electricity: the column is missing",
        ),
        (
            server.replaces("64.03", "sixty"),
            "energy-data",
            "field coal_electricity: 'sixty' is not a number",
        ),
        (
            server.replaces("64.03", "nan"),
            "energy-data",
            "field coal_electricity: 'nan' is not a number",
        ),
        (
            server.replaces("64.03", "64030"),
            "energy-data",
            "field electricity_generation: KAZ 2024: the technologies add up to",
        ),
        (
            server.replaces("Kazakhstan,2024", "Kazakhstan,2025"),
            "energy-data",
            "field year: KAZ 2025 came twice",
        ),
        (server.replaces(",2024,", ",FY24,"), "energy-data", "'FY24' is not a year"),
        (
            server.replaces("64.03,", "64.03"),
            "energy-data",
            "is cut off: 17 cells, not",
        ),
        (server.cut, "energy-data", "is cut off: "),
        (server.cut, "wind-energy-capacity-gigawatts.csv", "is cut off: "),
        (
            server.ends_before("Kazakhstan"),
            "solar-pv-capacity.csv",
            "is cut off: China comes last",
        ),
        (server.html_page, "energy-data", "sent HTML in place of CSV"),
        (
            server.replaces('"gigawatts"', '"megawatts"'),
            "solar-pv-capacity.metadata",
            "field columns.unit: one column has to be in gigawatts; the units are",
        ),
        (
            server.replaces('"lastUpdated"', '"updated"'),
            "solar-pv-capacity.metadata",
            "lastUpdated: is not as it was: field required",
        ),
        (
            server.replaces("2026-07-21", "July"),
            "solar-pv-capacity.metadata",
            "lastUpdated: 'July' is not a day",
        ),
        (
            server.replaces("solar__total_gw", "solar"),
            "solar-pv-capacity.csv",
            "field solar__total_gw: the column is missing",
        ),
        (server.cut, "solar-pv-capacity.metadata", "sent broken JSON"),
    ],
)
def test_another_file_is_told_by_its_field(
    manner: server.Manner, at: str, told: str, services: Services
) -> None:
    services.misbehave(manner, at=at)
    outcome = bring("owid")
    assert told in outcome.error
    assert outcome.error.startswith("owid: ")
    assert at in outcome.error
    assert vintages().empty


# --------------------------------------------------------------------- all of them


def test_each_service_has_a_vintage_and_the_last_holds_all(services: Services) -> None:
    outcomes = fetch(since=2018, on=DAY, limits=LIMITS)
    assert [(item.service, item.vintage) for item in outcomes] == [
        ("worldbank", "2026-11-24"),
        ("comtrade", "2026-11-24.2"),
        ("owid", "2026-11-24.3"),
    ]
    found = manifest("2026-11-24.3")
    assert set(found["services"]) == {"worldbank", "comtrade", "owid"}
    kept = {entry["file"] for entry in found["raw"]}
    assert {
        "raw/worldbank/sp-pop-totl.json",
        "raw/comtrade/totals-all-2025.json",
        "raw/owid/owid-energy-data.csv",
    } <= kept


def test_what_has_not_changed_makes_no_vintage(services: Services) -> None:
    first_time = bring("owid")
    services.seen.clear()
    again = bring("owid")
    assert (again.vintage, again.is_new) == (first_time.vintage, False)
    assert services.unchanged == len(services.seen) == 5


def test_one_failure_does_not_stop_the_others(services: Services) -> None:
    services.misbehave(server.html_page, at="/public/v1/")
    outcomes = fetch(since=2024, on=DAY, limits=LIMITS)
    assert [bool(item.error) for item in outcomes] == [False, True, False]
    assert set(manifest(outcomes[2].vintage)["services"]) == {"worldbank", "owid"}


def test_a_failure_leaves_everything_as_it_was(services: Services, home: Path) -> None:
    bring("owid")
    before = {
        file: file.read_bytes()
        for file in (home / "vintages").rglob("*")
        if file.is_file()
    }
    services.misbehave(server.replaces("38.20", "39.99"), at="energy-data")
    services.misbehave(server.broken_off, at="wind-energy-capacity")
    assert "the answer broke off" in bring("owid").error
    after = {
        file: file.read_bytes()
        for file in (home / "vintages").rglob("*")
        if file.is_file()
    }
    assert after == before


def test_the_usual_plan_keeps_to_the_limits_of_the_service(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = plan(on=DAY)
    by_service = [query.service for query in queries]
    # Without a key UN Comtrade answers 500 questions a day.
    assert by_service.count("comtrade") < 200
    assert by_service.count("worldbank") == 18
    assert by_service.count("owid") == 5
    assert len({(query.service, query.file) for query in queries}) == len(queries)
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    with_key = plan(["comtrade"], on=DAY)
    assert len(with_key) < 12
    assert not any(KEY in query.url for query in with_key)
    assert services.seen == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            {"services": ["wordbank"]},
            "`service`: 'wordbank' .*did you mean 'worldbank'",
        ),
        ({"tables": ["bilateral"]}, "`tables`: 'bilateral' is not one of country_prof"),
        (
            {"services": ["owid"], "tables": ["bilateral_trade"]},
            "`tables`: owid has none of bilateral_trade; allowed: electricity_gen",
        ),
        ({"since": 2027}, "`since`: 2027 is not a year from 1900 to 2026"),
        ({"since": 1992}, "`since`: 1992 takes 593 questions to comtrade, which answ"),
        ({"since": 26}, "`since`: 26 is not a year from 1900 to 2026"),
    ],
)
def test_bad_input_is_refused_before_anything_is_asked(
    arguments: dict[str, Any], told: str, services: Services
) -> None:
    with pytest.raises(ValueError, match=told):
        fetch(on=DAY, limits=LIMITS, **arguments)
    assert services.seen == []


@pytest.mark.parametrize(
    "address",
    [
        "http://data.example",
        "ftp://127.0.0.1",
        "https://",
        "https://name:secret@data.example",
        "https://data.example/?key=secret",
        "http://[::1",
    ],
)
def test_an_address_that_is_not_safe_is_refused(
    address: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAC_DATA_COMTRADE_URL", address)
    told = "`CAC_DATA_COMTRADE_URL`: .* is not an address to ask"
    with pytest.raises(ValueError, match=told) as caught:
        fetch(["comtrade"], on=DAY, limits=LIMITS)
    assert "secret" not in str(caught.value)
    assert services.seen == []


@pytest.mark.parametrize("text", ["fast", "-1", "1000", "nan"])
def test_a_pace_that_is_none_is_refused(
    text: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAC_DATA_FETCH_PACE", text)
    with pytest.raises(ValueError, match=r"`CAC_DATA_FETCH_PACE`: .* is not a num"):
        fetch(["owid"], on=DAY, limits=LIMITS)

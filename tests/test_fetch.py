"""`cac-data fetch`: what services send as rows of our tables, refusals, and keys."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, sources, vintages
from cac_data.fetch import Outcome, client, fetch, plan
from cac_data.vintage import manifest
from tests import misbehaving_server as server
from tests.misbehaving_server import KEY, Services

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
COMMAND = Path(sys.executable).with_name("cac-data")
Change = Callable[[Any], Any]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with Services() as running:
        for name, value in running.environment().items():
            monkeypatch.setenv(name, value)
        yield running


def bring(name: str, since: int | None = 2018, **others: Any) -> Outcome:
    """Fetch from one service and return how it went."""
    (outcome,) = fetch([name], since=since, on=DAY, **others)
    return outcome


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), *words],
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def fresh(table: str, service: str) -> pd.DataFrame:
    """The rows of the newest vintage alone."""
    rows = load_table(table, vintage="latest")
    bundled = set(load_table("sources")["source_id"])
    mine = rows["source_id"].str.startswith(f"{service}-")
    return rows[mine & ~rows["source_id"].isin(bundled)].reset_index(drop=True)


def one(rows: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The one row that meets all conditions."""
    (row,) = select(rows, where=where).to_dict("records")
    return {str(name): cell for name, cell in row.items()}


def contents(folder: Path) -> dict[str, bytes]:
    """All that the vintages hold."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in (folder / "vintages").rglob("*")
        if file.is_file()
    }


# ------------------------------------------------------------------------- World Bank


def test_the_world_bank_gives_rows_of_two_tables(services: Services) -> None:
    outcome = bring("worldbank")
    assert (outcome.error, outcome.problems) == ("", ())
    rows = fresh("country_profile", "worldbank")
    assert one(rows, country="UZB", indicator="population", period="2025") == {
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
    constant = one(rows, country="KAZ", indicator="gdp_constant", period="2025")
    assert (constant["value"], constant["unit"]) == (
        *(262098.765432, "constant 2015 USD mn"),
    )
    sold = one(rows, country="KAZ", indicator="merchandise_exports", period="2025")
    assert (sold["value"], sold["basis"]) == (79012.0, "wto")
    # A year without a figure is no row.
    people = select(rows, indicator="population", countries="KAZ")
    assert set(people["period"]) == {"2024", "2025"}
    # The edition of 2023 stands under 2022 there.
    scores = fresh("logistics_performance", "worldbank")
    score = one(scores, country="KAZ", indicator="lpi_score", period="2023")
    assert (score["value"], score["unit"]) == (2.7, "score (1 to 5)")
    record = one(sources(rows), source_id="worldbank-sp-pop-totl")
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


def value(place: int, **changed: object) -> Change:
    def change(body: Any) -> Any:
        body[1][place] |= changed
        return body

    return change


def header(**changed: object) -> Change:
    return lambda body: [body[0] | changed, *body[1:]]


GONE = {"id": "175", "key": "Invalid format", "value": "It may have been archived."}
OTHER_SHAPES: list[tuple[Change, str]] = [
    (value(0, countryiso3code=7), "field 1.0.countryiso3code: is not as it was"),
    (value(3, value="12,5"), "field 1.3.value: is not as it was: .*'12,5'"),
    (value(3, value=float("nan")), "field 1.3.value: is not as it was: .*finite"),
    (value(3, value=True), "field 1.3.value: is not as it was"),
    (value(1, date="2024Q1"), ".*2024Q1"),
    (value(1, date="1960"), "sent years before 2018"),
    (value(2, date="2025", value=1.0), "field country, .*: is the key of another row"),
    (value(2, countryiso3code="RUS"), "RUS SP.POP.TOTL was not asked for"),
    (value(2, obs_status="Z"), "field 1.2.obs_status: is not as it was"),
    (
        value(2, indicator={"id": "X", "value": "?"}),
        "CHN X was not asked for",
    ),
    (header(lastupdated="soon"), "field 0.lastupdated: is not as it was"),
    (header(total=7), "says 7 and sent 54 values"),
    (header(pages="1"), "field 0.pages: is not as it was"),
    (lambda body: {"data": body}, r"field \(whole\): is not as it was"),
    (lambda body: None, r"field \(whole\): is not as it was"),
    (lambda body: [{"message": [GONE]}], "the series is deleted or archived .*may"),
]


@pytest.mark.parametrize(("change", "told"), OTHER_SHAPES)
def test_a_series_that_fails_costs_only_itself(
    change: Change, told: str, services: Services
) -> None:
    before = bring("worldbank")
    rows = fresh("country_profile", "worldbank")
    services.misbehave(server.changes(change), at="SP.POP.TOTL")
    # Of another series there is a new figure.
    services.misbehave(
        server.replaces("306123456789.0", "306000000000.0"), at="NY.GDP.MKTP.CD?"
    )
    outcome = bring("worldbank")
    (problem,) = outcome.problems
    assert re.match(f"worldbank: .*{told}.*; asked: .*/SP.POP.TOTL", problem)
    assert outcome.is_new
    assert outcome.rows == before.rows
    now = fresh("country_profile", "worldbank")
    people = {"indicator": "population"}
    pd.testing.assert_frame_equal(select(now, where=people), select(rows, where=people))
    assert one(now, country="KAZ", indicator="gdp", period="2025")["value"] == 306000
    (raw,) = (
        entry
        for entry in manifest(outcome.vintage)["raw"]
        if entry["file"] == "raw/worldbank/sp-pop-totl.json"
    )
    assert raw in manifest(before.vintage)["raw"]


def test_other_prices_are_told(services: Services) -> None:
    services.misbehave(server.replaces("constant 2015", "constant 2021"), at="KD?")
    (told,) = bring("worldbank").problems
    assert "prices are no longer constant 2015 ones" in told


def test_a_series_without_a_figure_is_asked_for_again_and_told(
    services: Services,
) -> None:
    def no_values(body: Any) -> Any:
        return [body[0], [row | {"value": None} for row in body[1]]]

    assert bring("worldbank", since=None).error == ""
    rows = fresh("logistics_performance", "worldbank")
    services.misbehave(server.changes(no_values), at="/indicator/LP.")
    services.seen.clear()
    outcome = bring("worldbank", since=None)
    assert len(outcome.problems) == 7
    assert all("no rows for 1990 and later" in told for told in outcome.problems)
    assert len([*services.paths("LP.LPI.OVRL.XQ")]) == 2
    pd.testing.assert_frame_equal(fresh("logistics_performance", "worldbank"), rows)


def test_of_the_last_years_a_table_may_have_nothing_yet() -> None:
    bring("worldbank")
    logistics = fresh("logistics_performance", "worldbank")
    outcome = bring("worldbank", since=2025)
    assert (set(outcome.rows), len(outcome.problems)) == ({"country_profile"}, 0)
    assert set(fresh("country_profile", "worldbank")["period"]) == {"2025"}
    pd.testing.assert_frame_equal(
        fresh("logistics_performance", "worldbank"), logistics
    )


# ------------------------------------------------------------------------ UN Comtrade


def test_what_china_sells_is_what_the_other_side_imports(services: Services) -> None:
    outcome = bring("comtrade", tables=["bilateral_trade"])
    assert (outcome.error, outcome.problems) == ("", ())
    rows = fresh("bilateral_trade", "comtrade")
    assert one(rows, reporter="china_customs", period="2025", flow="imports") == {
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
    own = one(rows, reporter="national", country="KGZ", period="2025")
    assert (own["flow"], own["value_usd_mn"]) == ("imports", 6123.457)
    month = one(rows, period="2026-01", flow="imports")
    assert (month["value_usd_mn"], month["source_id"]) == (
        *(1212.0, "comtrade-chn-months"),
    )
    # Not what China sold to itself, nor what Kazakhstan sold to Uzbekistan.
    assert len(rows) == 22
    assert "CHN" not in set(rows["country"])
    record = one(sources(rows), source_id="comtrade-chn-totals")
    assert record["url"] == (
        f"{services.url}/public/v1/preview/C/A/HS?reporterCode=156&"
        "partnerCode=398,417,762,795,860&cmdCode=TOTAL&flowCode=M,X&"
        "partner2Code=0&customsCode=C00&motCode=0&maxRecords=500"
    )


def test_chapters_are_products_of_the_harmonised_system() -> None:
    from cac_data import trade

    bundled = trade.product_shares(load_table("trade_composition"))
    assert bring("comtrade", tables=["trade_composition"]).problems == ()
    rows = fresh("trade_composition", "comtrade")
    fuel = one(rows, country="TKM", product_code="27")
    assert (fuel["product"], fuel["flow"], fuel["value_usd_mn"]) == (
        *("mineral fuels and oils", "exports", 8000.0),
    )
    clothing = one(rows, country="KGZ")
    assert (clothing["reporter"], clothing["flow"]) == ("national", "imports")
    assert len(rows) == 5
    # Sections and chapters are never mixed.
    both = trade.product_shares(load_table("trade_composition", vintage="latest"))
    pd.testing.assert_frame_equal(both, bundled)


def test_with_a_key_few_questions_bring_the_same_rows(
    services: Services, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    # A service that repeats the key: it is hidden in what is stored.
    services.misbehave(server.replaces('"error": ""', f'"error": "", "for": "{KEY}"'))
    with_key = bring("comtrade")
    assert (with_key.error, with_key.problems) == ("", ())
    assert all(path.startswith("/data/v1/get/") for path in services.paths())
    keys = {headers["Ocp-Apim-Subscription-Key"] for _, headers in services.seen}
    assert keys == {KEY}
    assert all(KEY.encode() not in content for content in contents(home).values())
    monkeypatch.setenv("COMTRADE_API_KEY", "")
    services.behave()
    without_key = bring("comtrade")
    assert without_key.is_new is False
    assert with_key.asked < without_key.asked / 5


def emptied(body: Any) -> Any:
    return body | {"data": [], "count": 0}


@pytest.mark.parametrize("key", ["", KEY])
def test_a_year_that_comes_empty_keeps_the_rows_it_had(
    key: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", key)
    bring("comtrade", tables=["bilateral_trade"])
    rows = fresh("bilateral_trade", "comtrade")
    services.seen.clear()

    def without_2025(body: Any) -> Any:
        kept = [row for row in body["data"] if row["period"] != "2025"]
        for row in kept:
            row["primaryValue"] += 1e6 * (row["period"] == "2019")
        return body | {"data": kept, "count": len(kept)}

    services.misbehave(server.changes(without_2025), at="cmdCode=TOTAL")
    outcome = bring("comtrade", tables=["bilateral_trade"])
    (problem,) = outcome.problems
    assert problem.startswith("comtrade: no rows for 2025; asked: ")
    assert len([path for path in services.paths("/A/HS") if "2025" in path]) == 2
    now = fresh("bilateral_trade", "comtrade")
    kept = now["period"] == "2025"
    pd.testing.assert_frame_equal(now[kept], rows[rows["period"] == "2025"])
    sold = one(now, country="KAZ", period="2019", flow="imports")
    assert sold["value_usd_mn"] == 12730.364


def test_a_year_between_full_ones_is_asked_for_again(services: Services) -> None:
    services.misbehave(server.changes(emptied), at="period=2022&cmdCode=TOTAL", times=1)
    outcome = bring("comtrade", tables=["bilateral_trade"])
    assert outcome.problems == ()
    assert "2022" in set(fresh("bilateral_trade", "comtrade")["period"])
    services.misbehave(server.changes(emptied), at="period=2022&cmdCode=TOTAL")
    (told,) = bring("comtrade", tables=["bilateral_trade"]).problems
    assert "no rows for 2022" in told
    assert "2022" in set(fresh("bilateral_trade", "comtrade")["period"])


def test_an_answer_that_shows_no_more_is_told(services: Services) -> None:
    services.misbehave(server.overfull, at="period=2019&cmdCode=TOTAL")
    (told,) = bring("comtrade", since=2019).problems
    assert "says 500 and sent 500 of 500 rows" in told


def rows_of(change: Callable[[list[Any]], list[Any]]) -> Change:
    def changed(body: Any) -> Any:
        data = change(body["data"])
        return body | {"data": data, "count": len(data)}

    return changed


def first(**changed: object) -> Change:
    return rows_of(lambda rows: [rows[0] | changed, *rows[1:]])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (first(primaryValue=None), "field data.0.primaryValue: is not as it was"),
        (first(primaryValue=-1.0), "field data.0.primaryValue: is not as it was"),
        (first(reporterCode=643), "field data.0.reporterCode: 643 was not asked for"),
        (first(partnerCode=0), "field data.0.partnerCode: 0 was not asked for"),
        (first(flowCode="RX"), "field data.0.flowCode: 'RX' was not asked for"),
        (first(period="2018"), "field data.0.period: '2018' was not asked for"),
        (first(cmdCode="27"), "field data.0.cmdCode: '27' was not asked for"),
        (
            rows_of(lambda rows: [*rows, rows[0] | {"primaryValue": 5.0}]),
            ".*is the key of another row; 2 rows: .*9219.11.*0.0",
        ),
        (lambda body: body | {"count": 99}, "says 99 and sent 10 of 500 rows"),
        (lambda body: body | {"error": "Too many"}, "refused: 'Too many'"),
        (lambda body: body["data"], r"field \(whole\): is not as it was"),
    ],
)
def test_other_rows_than_were_asked_for_are_told(
    change: Change, told: str, services: Services
) -> None:
    services.misbehave(server.changes(change), at="period=2019&cmdCode=TOTAL")
    outcome = bring("comtrade", since=2019)
    (problem,) = outcome.problems
    assert re.match(f"comtrade: .*{told}.*period=2019&cmdCode=TOTAL", problem)
    assert "2019" not in set(fresh("bilateral_trade", "comtrade")["period"])


# ---------------------------------------------------------------- Our World in Data


def test_the_energy_file_gives_rows_of_three_tables() -> None:
    outcome = bring("owid")
    assert (outcome.error, outcome.problems) == ("", ())
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
    carbon = fresh("carbon_intensity", "owid")
    grams = one(carbon, country="KGZ", indicator="carbon_intensity")
    assert (grams["value"], grams["unit"], grams["basis"]) == (
        *(131.5, "gCO2e/kWh", "ember_life_cycle"),
    )
    gas = fresh("energy_balance", "owid")
    made = one(gas, country="TKM", indicator="gas_production")
    assert (made["value"], made["unit"], made["basis"]) == (801.7, "TWh", "owid")
    assert set(gas["country"]) == {"KAZ", "TKM"}
    solar = one(fresh("renewable_capacity", "owid"), country="KAZ", technology="solar")
    assert (solar["capacity_mw"], solar["basis"], solar["vintage"]) == (
        *(1291.5, "irena", "2026-07"),
    )


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("Entity,Code,Year", "entity,code,year", ".csv"),
        ('"unit": "gigawatts"', '"unit": null', ".metadata"),
        ('"unit": "gigawatts", ', "", ".metadata"),
        ('"lastUpdated"', '"updated"', ".metadata"),
    ],
)
def test_what_is_optional_may_be_otherwise(
    old: str, new: str, at: str, services: Services
) -> None:
    services.misbehave(server.replaces(old, new), at=at)
    outcome = bring("owid", tables=["renewable_capacity"])
    assert (outcome.rows, outcome.problems) == ({"renewable_capacity": 5}, ())
    is_dated = "lastUpdated" not in old
    found = fresh("renewable_capacity", "owid")
    assert set(found["vintage"]) == {"2026-07" if is_dated else "2026-11"}


CHART = "solar-pv-capacity"


@pytest.mark.parametrize(
    ("manner", "at", "told", "count"),
    [
        (
            *(server.replaces("coal_electricity", "coal_elec"), "energy-data"),
            *("the column coal_electricity is missing", 1),
        ),
        (
            *(server.replaces("64.03", "sixty"), "energy-data"),
            *("coal_electricity: could not convert string to float: 'sixty'", 1),
        ),
        (
            *(server.replaces("Kazakhstan,2024", "Kazakhstan,2025"), "energy-data"),
            *("is the key of another row", 13),
        ),
        (server.replaces(",2024,", ",FY24,"), "energy-data", "FY24", 13),
        (server.replaces("64.03,", "64.03"), "energy-data", "or cut off (zip", 13),
        (server.cut, "energy-data", "or cut off (zip", 13),
        (server.html_page, "energy-data", "sent 'Down for", 13),
        (server.ends_before("Kazakhstan"), f"{CHART}.csv", "China comes last", 1),
        (
            *(server.replaces('"gigawatts"', '"megawatts"'), f"{CHART}.metadata"),
            *("has to be in gigawatts; the units are", 1),
        ),
        (
            *(server.replaces("solar__total_gw", "solar"), f"{CHART}.csv"),
            *("the column solar__total_gw is missing", 1),
        ),
        (server.cut, f"{CHART}.metadata", "sent broken JSON", 1),
    ],
)
def test_a_column_or_chart_that_fails_costs_only_itself(
    manner: server.Manner, at: str, told: str, count: int, services: Services
) -> None:
    before = bring("owid")
    services.misbehave(manner, at=at)
    outcome = bring("owid")
    assert len(outcome.problems) == count
    assert told in outcome.problems[0]
    assert outcome.problems[0].startswith("owid: ")
    assert at in outcome.problems[0]
    power = fresh("electricity_generation", "owid")
    coal = one(power, country="KAZ", technology="coal", period="2025")
    assert coal["generation_twh"] == 62.5
    assert len(power) == before.rows["electricity_generation"]
    assert len(fresh("renewable_capacity", "owid")) == 5


# --------------------------------------------------------------------- how it is asked


def failure(manner: server.Manner, services: Services) -> str:
    """What is told where the energy file alone is asked for, and does not come."""
    services.misbehave(manner)
    outcome = bring("owid", tables=["carbon_intensity"])
    assert outcome.error.startswith("owid: ")
    assert f"; asked: {services.url}/data/energy/" in outcome.error
    assert "\n" not in outcome.error
    assert vintages().empty
    return outcome.error


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (server.html_page, "sent 'Down for maintenance' in place of CSV"),
        (server.empty, "sent '' in place of CSV"),
        (server.broken_off, "not to the end (ChunkedEncodingError)"),
        (server.hangs_up, "not to the end (ConnectionError)"),
        (server.silent, "not to the end (ConnectionError)"),
        (server.refuses(401), "answers 401: "),
        (server.refuses(403), "answers 403: "),
        (server.refuses(404), "answers 404"),
        (server.refuses(503), "answers 503"),
        (server.refuses(429, Retry_After="soon"), "not to the end (InvalidHeader)"),
        (server.points_to("https://elsewhere.example/v2?token=secret"), "answers 302"),
        (server.points_to("/data/energy/owid-energy-data.csv"), "answers 302"),
    ],
)
def test_a_bad_answer_is_told(
    manner: server.Manner,
    told: str,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "TIMEOUTS", (5.0, 0.3))
    found = failure(manner, services)
    assert told in found
    assert "secret" not in found


def test_nobody_at_home_is_told(services: Services) -> None:
    services.close()
    assert "did not answer" in bring("owid").error


def test_after_a_failure_of_the_moment_the_question_is_asked_again(
    services: Services,
) -> None:
    for manner in (server.refuses(503), server.broken_off, server.packed):
        services.misbehave(manner, at="energy-data", times=1)
        assert bring("owid", tables=["carbon_intensity"]).error == ""
    assert len(services.seen) == 5
    services.misbehave(server.refuses(429, Retry_After="0"), at="energy-data", times=2)
    services.misbehave(server.points_to("/data/energy/owid-energy-data.csv"), at="old")
    assert bring("owid", tables=["carbon_intensity"]).error == ""
    assert len(services.seen) == 8


def test_a_question_is_not_asked_for_ever(services: Services) -> None:
    failure(server.refuses(429, Retry_After="0"), services)
    assert len(services.seen) == 1 + client.RETRIES
    services.behave()
    services.seen.clear()
    failure(server.refuses(403), services)
    assert len(services.seen) == 1


def test_passwords_that_lie_about_are_sent_nowhere(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    bring("owid")
    assert len(services.seen) == 5
    assert all("Authorization" not in headers for _, headers in services.seen)


@pytest.mark.parametrize("key", ["two words", "line\nend", "schlüssel"])
def test_a_key_that_is_none_is_refused_unseen(
    key: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", key)
    with pytest.raises(ValueError, match="no header may hold") as caught:
        fetch(on=DAY)
    assert key not in str(caught.value)
    assert services.seen == []


# ------------------------------------------------------------- services and vintages


def test_the_usual_plan_keeps_to_the_limits_of_the_service(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = plan(on=DAY)
    asked = [query.service for query in queries]
    assert asked.count("comtrade") < 200
    assert (asked.count("worldbank"), asked.count("owid")) == (18, 5)
    assert len({query.file for query in queries}) == len(queries)
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    with_key = plan(["comtrade"], on=DAY)
    assert len(with_key) < 12
    assert not any(KEY in query.url for query in with_key)
    assert services.seen == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"services": ["wordbank"]}, "`service`: 'wordbank' .*mean 'worldbank'"),
        ({"tables": ["bilateral"]}, "`tables`: 'bilateral' is not one of country_prof"),
        (
            {"services": ["owid"], "tables": ["bilateral_trade"]},
            "`tables`: 'bilateral_trade' is not one of electricity_gen",
        ),
        ({"since": 2027}, "`since`: 2027 is not a year from 1900 to 2026"),
    ],
)
def test_bad_input_is_refused_before_anything_is_asked(
    arguments: dict[str, Any], told: str, services: Services
) -> None:
    with pytest.raises(ValueError, match=told):
        fetch(on=DAY, **arguments)
    assert services.seen == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("COMTRADE_URL", "http://data.example"),
        ("COMTRADE_URL", "ftp://127.0.0.1"),
        ("COMTRADE_URL", "https://"),
        ("COMTRADE_URL", "https://name:secret@data.example"),
        ("COMTRADE_URL", "https://data.example/?key=secret"),
        ("FETCH_PACE", "fast"),
        ("FETCH_PACE", "-1"),
        ("FETCH_PACE", "1000"),
        ("FETCH_PACE", "nan"),
    ],
)
def test_a_variable_that_is_not_safe_is_refused(
    name: str, text: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"CAC_DATA_{name}", text)
    told = f"`CAC_DATA_{name}`.* is not (an address to ask|a number from 0)"
    with pytest.raises(ValueError, match=told) as caught:
        fetch(["comtrade"], on=DAY)
    assert "secret" not in str(caught.value)
    assert services.seen == []


def test_all_services_in_one_command(services: Services) -> None:
    done = run("fetch", "--since", "2018")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        *("worldbank", "comtrade", "owid"),
    ]
    assert re.fullmatch(
        r"worldbank: 18 answers, rows: 20 in country_profile, 9 in "
        r"logistics_performance; vintage \d{4}-\d\d-\d\d",
        lines[0],
    )
    found = manifest(vintages()["vintage"][0])
    assert set(found["services"]) == {"worldbank", "comtrade", "owid"}
    kept = {entry["file"] for entry in found["raw"]}
    assert {"raw/comtrade/totals-all-2025.json", "raw/owid/owid-energy-data.csv"} < kept
    again = run("fetch", "owid")
    assert "; nothing new, still vintage " in again.stdout
    assert run("fetch", "owid", "--quiet").stdout == ""
    # A revision makes a fourth vintage; two are left.
    services.misbehave(server.replaces("38.20", "38.90"), at="energy-data")
    assert run("fetch", "owid").returncode == 0
    assert run("fetch", "--prune").stdout == "removed: nothing\n"
    done = run("fetch", "--prune", "--keep", "2")
    assert re.fullmatch(r"removed: \S+, \S+\n", done.stdout)
    assert run("fetch", "--list").stdout.count("owid") == 2


def test_what_fails_is_told_and_the_others_are_kept(services: Services) -> None:
    services.misbehave(server.refuses(401), at="/public/v1/")
    services.misbehave(server.html_page, at="/indicator/NY.GDP.MKTP.KD?")
    done = run("fetch", "--since", "2024")
    assert done.returncode == 1
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        *("worldbank", "owid"),
    ]
    told = done.stderr.splitlines()
    assert told[0].startswith("failed: worldbank: sent 'Down for maintenance' in")
    assert told[1] == "  rows of an earlier vintage stay"
    assert "comtrade: answers 401: " in told[2]
    assert told[3] == "  nothing of comtrade was stored; what was there stays"


def test_the_network_is_cut_in_the_middle_of_a_second_fetch(
    services: Services, home: Path
) -> None:
    assert run("fetch", "--since", "2018").returncode == 0
    before = contents(home)

    def cut(request: server.Request, _: server.Reply) -> None:
        # From another thread: the server waits for the one that answers.
        threading.Thread(target=services.close).start()
        request.wait(10)

    # Figures have changed, so that a vintage would be due; then there is nothing.
    services.misbehave(server.replaces("20843754", "20843755"), at="SP.POP.TOTL")
    services.misbehave(cut, at="/indicator/TX.VAL.MRCH")
    done = run("fetch", "--since", "2018")
    assert (done.returncode, done.stdout) == (1, "")
    failed = [line for line in done.stderr.splitlines() if line.startswith("failed: ")]
    assert [line.split(": ")[1] for line in failed] == ["worldbank", "comtrade", "owid"]
    assert "/indicator/TX.VAL.MRCH" in failed[0]
    assert contents(home) == before
    assert not [*(home / "vintages").glob(".new-*")]


def test_a_run_that_is_ended_leaves_everything_as_it_was(
    services: Services, home: Path
) -> None:
    assert run("fetch", "owid").returncode == 0
    before = contents(home)
    services.misbehave(server.replaces("38.20", "39.99"), at="energy-data")
    services.misbehave(server.dripping, at="wind-energy-capacity")
    process = subprocess.Popen(
        [str(COMMAND), "fetch", "owid"], stderr=subprocess.PIPE, text=True
    )
    ends = time.monotonic() + 60
    asked = "wind-energy-capacity-gigawatts.metadata.json"
    while not [*services.paths(asked)][1:]:
        assert time.monotonic() < ends
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (143, "terminated\n")
    assert contents(home) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wordbank"], "`service`: 'wordbank' is not one of worldbank, comtrade, owid"),
        (["--tables", "trade"], "`tables`: 'trade' is not one of country_profile"),
        (["--since", "1066"], "`since`: 1066 is not a year from 1900 to"),
        (["--since", "last"], "invalid value for '--since'"),
        (["--list", "--prune"], "go for all vintages"),
        (["owid", "--prune"], "go for all vintages"),
        (["--prune", "--keep", "0"], "invalid value for '--keep'"),
    ],
)
def test_bad_words_are_refused(
    words: list[str], told: str, services: Services, home: Path
) -> None:
    done = run("fetch", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert services.seen == []
    assert not home.exists()


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("fetch", "owid", CAC_DATA_HOME=str(tmp_path / "file"))
    assert done.returncode == 1
    assert "Not a directory" in done.stderr


def test_a_dry_run_lists_what_would_be_asked_and_asks_nothing(
    services: Services, home: Path
) -> None:
    words = ("fetch", "comtrade", "--since", "2025", "--dry-run")
    done = run(*words)
    lines = done.stdout.splitlines()
    assert all(line.startswith(f"comtrade {services.url}/public/") for line in lines)
    assert done.stderr == (
        f"would ask {len(lines)} questions, comtrade without a key\n"
    )
    with_key = run(*words, COMTRADE_API_KEY=KEY)
    assert "comtrade with a key" in with_key.stderr
    assert KEY not in with_key.stdout + with_key.stderr
    assert services.seen == []
    assert not home.exists()

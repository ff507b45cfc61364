"""`cac-data fetch`: what services send as rows of our tables, refusals, and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, sources, trade, vintages
from cac_data.cli import main
from cac_data.fetch import Outcome, client, plan
from cac_data.vintage import manifest
from tests import misbehaving_server as server
from tests.misbehaving_server import KEY, Services

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)
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


def bring(service: str, *tables: str, since: int | None = 2018) -> Outcome:
    """Fetch from one service and return how it went."""
    (asking,) = plan([service], tables=tables, since=since, on=DAY)
    return asking.bring()


def fresh(table: str) -> pd.DataFrame:
    """The rows of the newest vintage alone."""
    rows = load_table(table, vintage="latest")
    bundled = set(load_table("sources")["source_id"])
    return rows[~rows["source_id"].isin(bundled)].reset_index(drop=True)


def one(rows: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The one row that meets all conditions."""
    (row,) = select(rows, where=where).to_dict("records")
    return {str(name): cell for name, cell in row.items()}


def contents(folder: Path) -> dict[Path, bytes]:
    """All that the vintages hold."""
    files = (folder / "vintages").rglob("*")
    return {file: file.read_bytes() for file in files if file.is_file()}


# --- World Bank ----------------------------------------------------------------------


def test_the_world_bank_gives_rows_of_two_tables(services: Services) -> None:
    outcome = bring("worldbank")
    assert (outcome.error, outcome.problems) == ("", [])
    rows = fresh("country_profile")
    assert one(rows, country="UZB", indicator="population") == {
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
    output = one(rows, country="KAZ", indicator="gdp")
    assert (output["value"], output["unit"]) == (306123.456789, "USD mn")
    # The edition of 2023 stands under 2022 there.
    score = one(fresh("logistics_performance"), indicator="lpi_score", country="CHN")
    assert (score["value"], score["period"]) == (3.7, "2023")
    record = one(sources(rows), source_id="worldbank-sp-pop-totl")
    assert record["url"] == (
        f"{services.url}/v2/country/KAZ;KGZ;TJK;TKM;UZB;CHN/indicator/"
        "SP.POP.TOTL?format=json&date=2018:2026&per_page=1000"
    )
    assert (record["published"], record["accessed"]) == ("2026-10-13", "2026-11")


def value(**changed: object) -> Change:
    """Change the newest value of China."""
    return lambda body: [body[0], [body[1][0] | changed, *body[1][1:]]]


def header(**changed: object) -> Change:
    return lambda body: [body[0] | changed, *body[1:]]


GONE = [{"id": "175", "key": "Invalid", "value": "It may have been archived."}]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (value(countryiso3code=7), "field 1.0.countryiso3code: is not as it was"),
        (value(value="12,5"), "field 1.0.value: is not as it was: .*'12,5'"),
        (value(value=1.0, date="2025Q1"), ".*2025Q1"),
        (value(value=1.0, obs_status="Z"), ".*field obs_status: is none of .*'Z'"),
        (lambda body: [body[0], [body[1][11]] * 54], ".*: is the key of another"),
        (value(countryiso3code="RUS"), "RUS SP.POP.TOTL was not asked for"),
        (header(total=7), "says 7 and sent 54 values"),
        (lambda body: {"data": body}, r"field \(whole\): is not as it was"),
        (lambda body: [{"message": GONE}], "refused: .*may have been archived"),
    ],
)
def test_a_series_that_fails_costs_only_itself(
    change: Change, told: str, services: Services
) -> None:
    before = bring("worldbank", "country_profile")
    rows = fresh("country_profile")
    services.misbehave(server.changes(change), at="SP.POP.TOTL")
    # Of another series there is a new figure.
    services.misbehave(server.replaces("306123456789.0", "306e9"), at="MKTP.CD?")
    outcome = bring("worldbank", "country_profile")
    (problem,) = outcome.problems
    assert re.match(f"worldbank-sp-pop-totl: {told}.*; asked: .*SP.POP.TOTL", problem)
    assert outcome.is_new
    assert outcome.rows == before.rows
    now, people = fresh("country_profile"), {"indicator": "population"}
    pd.testing.assert_frame_equal(select(now, where=people), select(rows, where=people))
    assert one(now, country="KAZ", indicator="gdp")["value"] == 306000
    name = "raw/worldbank/sp-pop-totl.json"
    kept = [
        [entry for entry in manifest(of.vintage)["raw"] if entry["file"] == name]
        for of in (before, outcome)
    ]
    assert kept[0] == kept[1]


def test_a_series_without_a_figure_is_asked_for_again_and_told(
    services: Services,
) -> None:
    bring("worldbank", "logistics_performance", since=None)
    rows = fresh("logistics_performance")
    services.misbehave(server.replaces('"value": 2.5', '"value": null'), at="LP.LPI.C")
    services.misbehave(server.replaces("constant 2015", "constant 2021"), at="MKTP.KD?")
    services.seen.clear()
    outcome = bring("worldbank", since=None)
    assert "prices are no longer constant 2015 ones" in outcome.problems[0]
    assert "no rows for 1990 and later" in outcome.problems[1]
    assert services.count("LP.LPI.CUST.XQ") == 2
    pd.testing.assert_frame_equal(fresh("logistics_performance"), rows)


# --- UN Comtrade ---------------------------------------------------------------------


def test_what_china_sells_is_what_the_other_side_imports() -> None:
    outcome = bring("comtrade", "bilateral_trade")
    assert (outcome.error, outcome.problems) == ("", [])
    rows = fresh("bilateral_trade")
    assert one(rows, reporter="china_customs", period="2025") == {
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
    own = one(rows, reporter="national", country="KGZ")
    assert (own["flow"], own["value_usd_mn"]) == ("imports", 6123.457)
    month = one(rows, period="2026-01")
    assert (month["value_usd_mn"], month["source_id"]) == (1212, "comtrade-chn-months")
    # Not what China sold to itself, nor what Kazakhstan sold to Uzbekistan.
    assert len(rows) == 18
    # The bundled tables have nothing of China's for 2019; its ten flows add up.
    whole = trade.regional(load_table("bilateral_trade", vintage="latest"))
    assert one(whole, period="2019")["value"] == pytest.approx(46300.994, abs=0.01)


def test_chapters_are_products_of_the_harmonised_system() -> None:
    assert bring("comtrade", "trade_composition", since=2024).problems == []
    rows = fresh("trade_composition")
    fuel = one(rows, country="TKM", product_code="27")
    assert (fuel["product"], fuel["flow"]) == ("mineral fuels and oils", "exports")
    clothing = one(rows, country="KGZ")
    assert (clothing["reporter"], clothing["flow"]) == ("national", "imports")
    assert len(rows) == 3


def test_with_a_key_few_questions_bring_the_same_rows(
    services: Services, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    # A service that repeats the key: it is hidden in what is stored.
    services.misbehave(server.replaces('"error": ""', f'"error": "", "for": "{KEY}"'))
    with_key = bring("comtrade")
    assert (with_key.error, with_key.problems) == ("", [])
    assert services.count() == services.count("/data/v1/get/") < 15
    assert all(KEY.encode() not in content for content in contents(home).values())
    monkeypatch.setenv("COMTRADE_API_KEY", "")
    services.behave()
    without_key = bring("comtrade", "bilateral_trade")
    assert not without_key.is_new
    assert with_key.asked < without_key.asked / 2


def without_2025(body: Any) -> Any:
    kept = [row for row in body["data"] if row["period"] != "2025"]
    for row in kept:
        row["primaryValue"] += 1e6 * (row["period"] == "2019")
    return body | {"data": kept, "count": len(kept)}


@pytest.mark.parametrize("key", ["", KEY])
def test_a_year_that_comes_empty_keeps_the_rows_it_had(
    key: str, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", key)
    bring("comtrade", "bilateral_trade")
    rows = fresh("bilateral_trade")
    services.seen.clear()
    services.misbehave(server.changes(without_2025), at="cmdCode=TOTAL")
    outcome = bring("comtrade", "bilateral_trade")
    (problem,) = outcome.problems
    assert problem.startswith("no rows for 2025; asked: ")
    assert sum("2025" in path for path, _ in services.seen if "/A/HS" in path) == 2
    now = fresh("bilateral_trade")
    kept = now["period"] == "2025"
    pd.testing.assert_frame_equal(now[kept], rows[rows["period"] == "2025"])
    sold = one(now, country="KAZ", period="2019", flow="imports")
    assert sold["value_usd_mn"] == 12730.364


def test_a_year_between_full_ones_is_asked_for_again(services: Services) -> None:
    empty = server.changes(lambda body: body | {"data": [], "count": 0})
    services.misbehave(empty, at="period=2022&cmdCode=TOTAL", times=1)
    services.misbehave(empty, at="period=2023&cmdCode=TOTAL")
    (told,) = bring("comtrade", "bilateral_trade").problems
    assert "no rows for 2023" in told
    assert {"2022"} == {"2022", "2023"} & set(fresh("bilateral_trade")["period"])


def first(**changed: object) -> Change:
    """Change the first row."""
    return lambda of: of | {"data": [of["data"][0] | changed, *of["data"][1:]]}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (first(primaryValue=None), "field data.0.primaryValue: is not as it was"),
        (first(primaryValue=-1e9), "field value_usd_mn: is not from 0"),
        (first(reporterCode=643), "reporterCode 643 was not asked for"),
        (first(period="2018"), "period '2018' was not asked for"),
        (
            lambda body: body | {"data": body["data"][:1] * 2, "count": 2},
            ".*is the key of another row; 2 rows: ",
        ),
        (
            lambda body: body | {"data": body["data"][:1] * 500, "count": 500},
            "says 500 and sent 500 of 500 rows",
        ),
        (lambda body: body | {"count": 99}, "says 99 and sent 10 of 500 rows"),
        (lambda body: body | {"error": "Too many"}, "refused: 'Too many'"),
    ],
)
def test_other_rows_than_were_asked_for_are_told(
    change: Change, told: str, services: Services
) -> None:
    services.misbehave(server.changes(change), at="period=2019&cmdCode=TOTAL")
    (problem,) = bring("comtrade", "bilateral_trade", since=2019).problems
    assert re.match(f"2019: .*{told}.*period=2019&cmdCode=TOTAL", problem)
    assert "2019" not in set(fresh("bilateral_trade")["period"])


# --- Our World in Data ---------------------------------------------------------------


def test_the_files_give_rows_of_four_tables() -> None:
    outcome = bring("owid")
    assert (outcome.error, outcome.problems) == ("", [])
    power = fresh("electricity_generation")
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
    assert one(power, country="TKM")["generation_twh"] == 0
    grams = one(fresh("carbon_intensity"), indicator="carbon_intensity")
    assert (grams["value"], grams["unit"]) == (788.4, "gCO2e/kWh")
    gas = fresh("energy_balance")
    assert one(gas, country="TKM")["value"] == 801.7
    assert set(gas["country"]) == {"KAZ", "TKM"}
    solar = one(fresh("renewable_capacity"), country="KAZ", technology="solar")
    assert (solar["capacity_mw"], solar["vintage"]) == (1291.5, "2026-07")


CHART = "solar-pv-capacity"


@pytest.mark.parametrize(
    ("manner", "at", "told", "count"),
    [
        (
            server.replaces("coal_e", "coal-e"),
            "energy-data",
            "'coal_electricity' is",
            1,
        ),
        (server.replaces("64.03", "sixty"), "energy-data", "float: 'sixty'", 1),
        (server.replaces(",2024,", ",2025,"), "energy-data", "key of another row", 2),
        (server.cut, "energy-data", "or cut off (zip", 13),
        (server.html_page, "energy-data", "sent 'Down for", 13),
        (server.replaces("World", "Andorra"), f"{CHART}.csv", "comes last", 1),
        (server.replaces("gigaw", "megaw"), f"{CHART}.metadata", "be in gigawatts", 1),
        (server.replaces("total_gw", "x"), f"{CHART}.csv", "'total_gw' is missing", 1),
        (server.cut, f"{CHART}.metadata", "Unterminated string", 1),
    ],
)
def test_a_column_or_chart_that_fails_costs_only_itself(
    manner: server.Manner, at: str, told: str, count: int, services: Services
) -> None:
    before = bring("owid")
    services.misbehave(manner, at=at)
    outcome = bring("owid")
    assert told in outcome.problems[0]
    assert len(outcome.problems) == count
    coal = {"country": "KAZ", "technology": "coal", "period": "2024"}
    assert one(fresh("electricity_generation"), **coal)["generation_twh"] == 64.03
    for table, rows in before.rows.items():
        assert len(fresh(table)) == rows


@pytest.mark.parametrize(
    "lacks", ['"unit": "gigawatts", ', ', "lastUpdated": "2026-07-21"']
)
def test_what_is_optional_may_be_left_out(lacks: str, services: Services) -> None:
    services.misbehave(server.replaces(lacks, ""), at=".metadata")
    outcome = bring("owid", "renewable_capacity")
    assert (outcome.rows, outcome.problems) == ({"renewable_capacity": 4}, [])
    vintage = "2026-11" if "lastUpdated" in lacks else "2026-07"
    assert set(fresh("renewable_capacity")["vintage"]) == {vintage}


# --- How it is asked -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("manner", "told", "times"),
    [
        (server.html_page, "sent 'Down for maintenance' in place of data", 2),
        (lambda reply: reply._replace(body=b""), "sent '' in place of data", 2),
        (server.broken_off, "not to the end (ChunkedEncodingError)", 2),
        (server.hangs_up, "not to the end (ConnectionError)", 2),
        (server.refuses(403), "answers 403: ", 1),
        (server.refuses(404), "answers 404", 2),
        (server.refuses(429, Retry_After="0"), "answers 429", 1 + client.RETRIES),
        (server.refuses(302, Location="https://elsewhere.example/?k=secret"), "302", 2),
    ],
)
def test_a_bad_answer_is_told_and_not_asked_for_ever(
    manner: server.Manner, told: str, times: int, services: Services
) -> None:
    services.misbehave(manner)
    outcome = bring("owid", "carbon_intensity")
    assert told in outcome.error
    assert f"; asked: {services.url}/data/energy/" in outcome.error
    assert "secret" not in outcome.error
    assert vintages().empty
    assert services.count() == times


def test_after_a_failure_of_the_moment_the_question_is_asked_again(
    services: Services,
) -> None:
    moved = server.refuses(302, Location="/data/energy/owid-energy-data.csv")
    for manner in (server.refuses(503), server.broken_off, moved):
        services.misbehave(manner, times=1)
        assert bring("owid", "carbon_intensity").error == ""
        services.behave()


def test_passwords_that_lie_about_are_sent_nowhere(
    tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    bring("owid")
    assert services.count() == 5
    said = [
        {*headers} & {"Authorization", "Ocp-Apim-Subscription-Key"}
        for _, headers in services.seen
    ]
    assert not any(said)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("COMTRADE_API_KEY", "two secrets", "no header may hold"),
        ("CAC_DATA_COMTRADE_URL", "http://data.secret", "not an address to ask"),
        ("CAC_DATA_COMTRADE_URL", "https://me:secret@data.example", "not an address"),
        ("CAC_DATA_COMTRADE_URL", "https://data.example/?k=secret", "not an address"),
        ("CAC_DATA_FETCH_PACE", "-1", "is not a number from 0"),
    ],
)
def test_a_variable_that_is_not_safe_is_refused_unseen(
    name: str, text: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ValueError, match=rf"`{name}`.*{told}") as caught:
        plan(on=DAY)
    assert "secret" not in str(caught.value)


def test_the_usual_plan_keeps_to_the_limits_of_the_service(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {asking.service: asking.queries for asking in plan(on=DAY)}
    assert len(asked["comtrade"]) < 200
    assert (len(asked["worldbank"]), len(asked["owid"])) == (18, 5)
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    (with_key,) = plan(["comtrade"], on=DAY)
    assert len(with_key.queries) < 12
    assert not any(KEY in query.url for query in with_key.queries)
    assert services.seen == []


# --- The command ---------------------------------------------------------------------

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["fetch", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_all_services_in_one_command(said: Said, services: Services) -> None:
    code, told, wrong = said("--since", "2023")
    assert (code, wrong) == (0, "")
    lines = told.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        *("worldbank", "comtrade", "owid"),
    ]
    assert re.fullmatch(
        r"worldbank: 18 answers, rows: 12 in country_profile, 8 in "
        r"logistics_performance; vintage \d{4}-\d\d-\d\d",
        lines[0],
    )
    found = manifest(vintages()["vintage"][0])
    assert set(found["services"]) == {"worldbank", "comtrade", "owid"}
    kept = {entry["file"] for entry in found["raw"]}
    assert {"raw/comtrade/totals-all-2025.json", "raw/owid/owid-energy-data.csv"} < kept
    assert "; nothing new, still vintage " in said("owid", "--since", "2023")[1]
    assert said("owid", "--since", "2023", "--quiet") == (0, "", "")
    # A revision makes a fourth vintage; two are left.
    services.misbehave(server.replaces("38.20", "38.90"), at="energy-data")
    assert said("owid", "--since", "2023")[0] == 0
    assert said("--prune")[1] == "removed: nothing\n"
    assert re.fullmatch(r"removed: \S+, \S+\n", said("--prune", "--keep", "2")[1])
    assert said("--list")[1].count("owid") == 2


def test_what_fails_is_told_and_the_others_are_kept(
    said: Said, services: Services
) -> None:
    services.misbehave(server.refuses(401), at="/public/v1/")
    services.misbehave(server.html_page, at="/indicator/NY.GDP.MKTP.CD?")
    code, out, err = said("--since", "2024")
    assert code == 1
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        *("worldbank", "owid"),
    ]
    told = err.splitlines()
    assert told[0].startswith("failed: worldbank: sent 'Down for maintenance' in")
    assert told[1] == "  rows of an earlier vintage stay"
    assert "comtrade: answers 401: " in told[2]
    assert told[3] == "  nothing of comtrade was stored; what was there stays"


def test_the_network_is_cut_in_the_middle_of_a_second_fetch(
    said: Said, services: Services, home: Path
) -> None:
    assert said("worldbank", "owid")[0] == 0
    before = contents(home)
    # A figure has changed, so that a vintage would be due; then there is nothing.
    services.misbehave(server.replaces("20592571", "20592572"), at="SP.POP.TOTL")
    services.misbehave(server.hangs_up, at="/indicator/TX.VAL.MRCH")
    services.misbehave(server.hangs_up, at="/data/energy")
    code, out, err = said("worldbank", "owid")
    assert (code, out) == (1, "")
    failed = [line for line in err.splitlines() if line.startswith("failed: ")]
    assert [line.split(": ")[1] for line in failed] == ["worldbank", "owid"]
    assert "/indicator/TX.VAL.MRCH" in failed[0]
    assert contents(home) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wordbank"], "`service`: 'wordbank' is not one of worldbank, comtrade, owid"),
        (["--tables", "trade"], "`tables`: 'trade' is not one of country_profile"),
        (["owid", "--tables", "bilateral_trade"], "not one of electricity_generation"),
        (["--since", "1066"], "`since`: 1066 is not a year from 1900 to"),
        (["--list", "--prune"], "go for all vintages"),
    ],
)
def test_bad_words_are_refused_before_anything_is_asked(
    words: list[str], told: str, said: Said, services: Services, home: Path
) -> None:
    code, _, err = said(*words)
    assert (code, services.seen, home.exists()) == (2, [], False)
    assert told in err


def test_a_home_that_cannot_be_written_is_told(
    said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "file"))
    code, _, err = said("owid")
    assert code == 1
    assert "Not a directory" in err


def test_a_dry_run_lists_what_would_be_asked_and_asks_nothing(
    said: Said, services: Services, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = said("comtrade", "--since", "2025", "--dry-run")
    lines = out.splitlines()
    assert all(line.startswith(f"comtrade {services.url}/public/") for line in lines)
    assert err == f"would ask {len(lines)} questions, comtrade without a key\n"
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    with_key = said("comtrade", "--dry-run")
    assert "comtrade with a key" in with_key[2]
    assert KEY not in "".join(with_key[1:])
    assert (code, services.seen, home.exists()) == (0, [], False)

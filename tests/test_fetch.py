"""`cac-data fetch`: what services send as rows of our tables, refusals, and keys."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, trade, vintages
from cac_data.cli import main
from cac_data.fetch import Outcome, client, plan
from cac_data.vintage import folder_of, manifest
from tests import misbehaving_server as server
from tests.conftest import Patch
from tests.made_vintages import DAY, fetched, held
from tests.misbehaving_server import KEY, Manner, Services, changes, cut, replaces

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(autouse=True)
def services(monkeypatch: Patch) -> Iterator[Services]:
    with Services() as running:
        for name in ("WORLDBANK", "COMTRADE", "OWID", "OWID_ENERGY"):
            monkeypatch.setenv(f"CAC_DATA_{name}_URL", running.url)
        monkeypatch.setenv("CAC_DATA_FETCH_PACE", "0")
        monkeypatch.setenv("COMTRADE_API_KEY", "")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        threading.Thread(target=running.serve_forever, args=(0.02,)).start()
        yield running
        running.is_ending.set()
        running.shutdown()


def bring(service: str, *tables: str, since: int | None = 2018) -> Outcome:
    """Fetch from one service and return how it went."""
    (asking,) = plan([service], tables=tables, since=since, on=DAY)
    return asking.bring()


def one(rows: pd.DataFrame, **where: str) -> dict[str, Any]:
    """The one row that meets all conditions."""
    (row,) = select(rows, where=where).to_dict("records")
    return {str(name): cell for name, cell in row.items()}


# --- What comes ----------------------------------------------------------------------


def test_the_world_bank_gives_rows_of_two_tables() -> None:
    outcome = bring("worldbank")
    assert (outcome.error, outcome.problems) == ("", [])
    rows = fetched("country_profile")
    people = one(rows, country="UZB", indicator="population")
    assert people == {
        "country": "UZB",
        "indicator": "population",
        "basis": "world_bank",
        "period": "2025",
        "vintage": "",
        "source_id": "worldbank-sp-pop-totl",
        "value": 37053428,
        "unit": "persons",
        "scope": "",
        "obs_status": "A",
        "note": "SP.POP.TOTL",
    }
    output = one(rows, country="KAZ", indicator="gdp")
    assert (output["value"], output["unit"]) == (306123.456789, "USD mn")
    # The edition of 2023 stands under 2022 there.
    score = one(fetched("logistics_performance"), indicator="lpi_score", country="CHN")
    assert (score["value"], score["period"]) == (3.7, "2023")
    record = one(fetched("sources"), source_id="worldbank-sp-pop-totl")
    assert "SP.POP.TOTL?format=json&date=2018:2026" in record["url"]
    assert (record["published"], record["accessed"]) == ("2026-10-13", "2026-11")


def test_what_china_sells_is_what_the_other_side_imports() -> None:
    outcome = bring("comtrade")
    assert (outcome.error, outcome.problems) == ("", [])
    rows = fetched("bilateral_trade")
    sold = one(rows, reporter="china_customs", period="2025")
    assert (sold["country"], sold["flow"]) == ("KAZ", "imports")
    assert (sold["value_usd_mn"], sold["rounding_usd_mn"]) == (16123.457, 0.0005)
    assert sold["source_id"] == "comtrade-chn-totals"
    assert sold["note"] == "exports (FOB) reported by China, H6; converted from USD"
    bought = one(rows, reporter="national", country="KGZ")
    assert (bought["flow"], bought["value_usd_mn"]) == ("imports", 6123.457)
    month = one(rows, period="2026-01")
    assert (month["value_usd_mn"], month["source_id"]) == (1212, "comtrade-chn-months")
    # Not what China sold to itself, nor what Kazakhstan sold to Uzbekistan.
    assert len(rows) == 18
    fuel = one(fetched("trade_composition"), country="TKM", product_code="27")
    assert (fuel["product"], fuel["flow"]) == ("mineral fuels and oils", "exports")
    # The bundled tables have nothing of China's for 2019; its ten flows add up.
    whole = trade.regional(load_table("bilateral_trade", vintage="latest"))
    assert one(whole, period="2019")["value"] == pytest.approx(42729.364, abs=0.01)


def test_our_world_in_data_gives_rows_of_four_tables() -> None:
    outcome = bring("owid")
    assert (outcome.error, outcome.problems) == ("", [])
    power = fetched("electricity_generation")
    gas = one(power, country="KAZ", technology="gas", period="2025")
    assert (gas["generation_twh"], gas["vintage"]) == (38.2, "2026-08")
    # Not known is no row; nothing generated is 0.
    assert one(power, country="TKM")["generation_twh"] == 0
    grams = one(fetched("carbon_intensity"), indicator="carbon_intensity")
    assert (grams["value"], grams["unit"]) == (788.4, "gCO2e/kWh")
    assert set(fetched("energy_balance")["country"]) == {"KAZ", "TKM"}
    solar = one(fetched("renewable_capacity"), country="KAZ", technology="solar")
    assert (solar["capacity_mw"], solar["vintage"]) == (1291.5, "2026-07")


def test_with_a_key_few_questions_bring_the_same_rows(
    services: Services, home: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    # A service that repeats the key: it is hidden in what is stored.
    services.misbehave(replaces('"error": ""', f'"error": "", "for": "{KEY}"'))
    with_key = bring("comtrade", since=2024)
    assert (with_key.error, with_key.problems) == ("", [])
    assert services.count() == services.count("/data/v1/get/") < 10
    assert all(KEY.encode() not in content for content in held(home).values())
    monkeypatch.setenv("COMTRADE_API_KEY", "")
    assert not bring("comtrade", "bilateral_trade", since=2024).is_new


# --- What is refused -----------------------------------------------------------------


def row(place: int, **changed: object) -> Manner:
    """A value of the World Bank, or a row of UN Comtrade, that says something else."""

    def change(body: Any) -> Any:
        rows = body[1] if isinstance(body, list) else body["data"]
        rows[place].update(changed)
        return body

    return changes(change)


def data(change: Callable[[list[Any]], list[Any]]) -> Manner:
    """Changed rows of UN Comtrade, as many as it says."""

    def change_body(body: Any) -> Any:
        rows = change(body["data"])
        return {**body, "data": rows, "count": len(rows)}

    return changes(change_body)


PEOPLE = "SP.POP.TOTL"
YEAR = "period=2025&cmdCode=TOTAL"
ENERGY = "energy-data.csv"
SOLAR = "solar-pv-capacity"


class Brought:
    """What services have brought when all was well: once for all tests, and copied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._outcomes: dict[str, Outcome] = {}

    def into(self, home: Path, service: str, *tables: str) -> Outcome:
        kept = self._folder / service
        if service in self._outcomes:
            shutil.copytree(kept, home)
        else:
            self._outcomes[service] = bring(service, *tables, since=2024)
            shutil.copytree(home, kept)
        return self._outcomes[service]


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Brought:
    return Brought(tmp_path_factory.mktemp("brought"))


@pytest.mark.parametrize(
    ("service", "at", "manner", "problem"),
    [
        ("worldbank", PEOPLE, row(0, value="12,5"), r"field 1\.0\.value: is not as it"),
        ("worldbank", PEOPLE, row(0, countryiso3code="RUS"), "RUS .* was not asked fo"),
        ("worldbank", PEOPLE, replaces(": 18", ": 7"), "says 7 and sent 18"),
        ("worldbank", PEOPLE, changes(lambda body: [{"message": "No"}]), "found .*No"),
        ("worldbank", "MKTP.KD?", replaces("t 2015", "t 2021"), "no longer constant 2"),
        ("comtrade", YEAR, row(0, primaryValue=-1e9), "value_usd_mn: is not from 0"),
        (
            "comtrade",
            YEAR,
            data(lambda rows: rows[:1] * 2),
            "is the key of another row",
        ),
        ("comtrade", YEAR, data(lambda rows: rows[:1] * 500), "sent 500 of 500 rows"),
        ("owid", ENERGY, replaces("coal_e", "x"), "'coal_electricity' is missing"),
        ("owid", ENERGY, cut, r"or cut off \(zip"),
        ("owid", f"{SOLAR}.csv", replaces("World", "Andorra"), "Uzbekistan comes last"),
        ("owid", f"{SOLAR}.meta", replaces("gigaw", "megaw"), "has to be in gigawatts"),
    ],
)
def test_what_fails_costs_only_itself(
    service: str,
    at: str,
    manner: Manner,
    problem: str,
    services: Services,
    home: Path,
    brought: Brought,
) -> None:
    tables = {"worldbank": ["country_profile"], "comtrade": ["bilateral_trade"]}
    words = [service, *tables.get(service, ())]
    before = brought.into(home, *words)
    rows = pd.concat([fetched(table) for table in before.rows], keys=before.rows)
    services.misbehave(manner, at=at)
    outcome = bring(*words, since=2024)
    assert re.search(problem, outcome.problems[0])
    assert re.search(rf"; asked: .*{re.escape(at[:11])}", outcome.problems[0])
    # Of a file that is cut off no column can be read.
    assert len(outcome.problems) == (13 if manner is cut else 1)
    now = pd.concat([fetched(table) for table in before.rows], keys=before.rows)
    pd.testing.assert_frame_equal(now, rows)


def test_the_rest_is_stored_with_the_answer_to_what_failed(services: Services) -> None:
    bring("worldbank", "country_profile")
    services.misbehave(server.html_page, at=PEOPLE)
    services.misbehave(replaces("306123456789.0", "306e9"), at="MKTP.CD?")
    outcome = bring("worldbank", "country_profile")
    assert outcome.is_new
    now = fetched("country_profile")
    assert one(now, country="KAZ", indicator="gdp")["value"] == 306000
    assert one(now, country="UZB", indicator="population")["value"] == 37053428
    kept = folder_of(outcome.vintage) / "raw/worldbank/sp-pop-totl.json"
    assert b"37053428" in kept.read_bytes()


def without_2025(body: Any) -> Any:
    kept = [row for row in body["data"] if row["period"] != "2025"]
    for row in kept:
        row["primaryValue"] += 1e6 * (row["period"] == "2024")
    return body | {"data": kept, "count": len(kept)}


@pytest.mark.parametrize("key", ["", KEY])
def test_a_year_that_comes_empty_keeps_the_rows_it_had(
    key: str, services: Services, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", key)
    bring("comtrade", "bilateral_trade", since=2024)
    rows = fetched("bilateral_trade")
    services.seen.clear()
    services.misbehave(changes(without_2025), at="cmdCode=TOTAL")
    (problem,) = bring("comtrade", "bilateral_trade", since=2024).problems
    assert problem.startswith("no rows for 2025; asked: ")
    assert sum("2025" in path for path, _ in services.seen if "/A/HS" in path) == 2
    now = fetched("bilateral_trade")
    kept = now["period"] == "2025"
    pd.testing.assert_frame_equal(now[kept], rows[rows["period"] == "2025"])
    assert one(now, country="KAZ", period="2024")["value_usd_mn"] == 5001


def test_a_year_between_full_ones_is_asked_for_again(services: Services) -> None:
    empty = data(lambda rows: [])
    services.misbehave(empty, at="period=2022&cmdCode=TOTAL", times=1)
    services.misbehave(empty, at="period=2023&cmdCode=TOTAL")
    (problem,) = bring("comtrade", "bilateral_trade", since=2021).problems
    assert "no rows for 2023" in problem
    assert {"2022"} == {"2022", "2023"} & set(fetched("bilateral_trade")["period"])


# --- How it is asked -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("manner", "problem", "times"),
    [
        (server.html_page, "sent 'Down for maintenance' in place of data", 2),
        (server.broken_off, "not to the end (ChunkedEncodingError)", 2),
        (server.refuses(403), "answers 403: ", 1),
        (server.refuses(429, Retry_After="0"), "answers 429", 1 + client.RETRIES),
        (server.refuses(302, Location="https://elsewhere.example/?k=secret"), "302", 2),
    ],
)
def test_a_bad_answer_is_told_and_not_asked_for_ever(
    manner: Manner, problem: str, times: int, services: Services
) -> None:
    services.misbehave(manner)
    outcome = bring("owid", "carbon_intensity")
    assert problem in outcome.error
    assert f"; asked: {services.url}/data/energy/" in outcome.error
    assert "secret" not in outcome.error
    assert vintages().empty
    assert services.count() == times


@pytest.mark.parametrize("manner", [server.large, server.unpacks_to_much])
def test_an_answer_without_measure_costs_only_itself(
    manner: Manner, services: Services
) -> None:
    services.misbehave(manner, at=PEOPLE)
    outcome = bring("worldbank", "country_profile")
    (problem,) = outcome.problems
    assert "sent more than 100 MB, unpacked; asked: " in problem
    assert one(fetched("country_profile"), country="KAZ", indicator="gdp")


@pytest.mark.parametrize("part", ["head", "body"])
def test_an_answer_without_end_is_given_up(
    part: str, services: Services, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("CAC_DATA_FETCH_PACE", "0.001")  # of five minutes
    services.misbehave(server.drips(part))
    error = bring("owid", "carbon_intensity").error
    assert "did not answer in full within 0.3 seconds; asked: " in error


def test_a_service_that_never_ends_is_given_up(
    services: Services, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("CAC_DATA_FETCH_PACE", "0.0001")  # of an hour
    services.misbehave(server.drips("body"))
    outcome = bring("worldbank")
    assert "not all came within 0.36 seconds; not asked: " in outcome.error
    assert vintages().empty


@pytest.mark.parametrize("status", [429, 503])
def test_a_service_that_wants_to_rest_for_long_is_not_asked_again(
    status: int, services: Services
) -> None:
    services.misbehave(server.refuses(status, Retry_After="31536000"))
    assert f"answers {status}: " in bring("worldbank").error
    assert services.count() == 1


@pytest.mark.parametrize("seconds", ["0", "1", "60"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_short_rest_is_waited_for(
    status: int, seconds: str, services: Services
) -> None:
    services.misbehave(server.refuses(status, Retry_After=seconds), times=2)
    assert bring("owid", "carbon_intensity").error == ""


def test_a_service_that_rests_again_and_again_is_given_up(services: Services) -> None:
    services.misbehave(server.refuses(503, Retry_After="0"))
    assert "answers 503: " in bring("worldbank").error
    assert services.count() == 1 + client.RETRIES


MOVED = server.refuses(302, Location="/data/energy/owid-energy-data.csv")


@pytest.mark.parametrize(
    "manner",
    [server.refuses(503), server.broken_off, MOVED],
    ids=["503", "broken off", "moved"],
)
def test_after_a_failure_of_the_moment_it_is_asked_again(
    manner: Manner, services: Services
) -> None:
    services.misbehave(manner, times=1)
    assert bring("owid", "carbon_intensity").error == ""


def test_passwords_that_lie_about_are_sent_nowhere(
    tmp_path: Path, services: Services, monkeypatch: Patch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    bring("owid")
    assert services.count() == 5
    names = {name for _, headers in services.seen for name in headers}
    assert not names & {"Authorization", "Ocp-Apim-Subscription-Key"}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        pytest.param(
            "CAC_DATA_COMTRADE_URL",
            "https://me:secret@data.example",
            "not an address",
            id="a password in an address",
        ),
        pytest.param(
            "CAC_DATA_COMTRADE_URL",
            "https://data.example/?k=secret",
            "not an address",
            id="a key in an address",
        ),
        pytest.param(
            "COMTRADE_API_KEY",
            "two secrets",
            "no header may hold",
            id="a blank in a key",
        ),
    ],
)
def test_a_variable_that_is_not_safe_is_refused_unseen(
    name: str, text: str, problem: str, monkeypatch: Patch
) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(ValueError, match=rf"`{name}`.*{problem}") as caught:
        plan(on=DAY)
    assert "secret" not in str(caught.value)


# --- The command ---------------------------------------------------------------------

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["fetch", *words])
        return code, *capsys.readouterr()

    return run


def test_all_services_in_one_command(command: Command) -> None:
    code, out, err = command("--since", "2023")
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"worldbank: 18 answers, rows: 12 in country_profile, 8 in logistics_performanc"
        r"e; vintage (\S+)\ncomtrade: .*; vintage \1\.2\nowid: .*; vintage \1\.3\n",
        out,
    )
    newest = manifest(vintages()["vintage"][0])
    assert set(newest["services"]) == {"worldbank", "comtrade", "owid"}
    kept = {entry["file"] for entry in newest["raw"]}
    assert {"raw/comtrade/totals-all-2025.json", "raw/owid/owid-energy-data.csv"} < kept


def test_what_is_fetched_again_unchanged_is_no_new_vintage(command: Command) -> None:
    command("owid", "--since", "2023")
    assert "; nothing new, still vintage " in command("owid", "--since", "2023")[1]
    assert command("owid", "--since", "2023", "--quiet") == (0, "", "")


def test_old_vintages_are_pruned(command: Command) -> None:
    command("worldbank", "owid", "--since", "2023")
    assert command("--prune")[1] == "removed: nothing\n"
    assert re.fullmatch(r"removed: \S+\n", command("--prune", "--keep", "1")[1])
    assert command("--list")[1].count("owid") == 1


def test_the_network_is_cut_in_the_middle_of_a_second_fetch(
    command: Command, services: Services, home: Path
) -> None:
    assert command("worldbank", "owid")[0] == 0
    before = held(home)
    # A figure has changed, so that a vintage would be due; then there is nothing.
    services.misbehave(replaces("20592571", "20592572"), at=PEOPLE)
    services.misbehave(server.hangs_up, at="/indicator/TX.VAL.MRCH")
    services.misbehave(server.html_page, at=ENERGY)
    code, out, err = command("worldbank", "owid")
    assert (code, out[:6]) == (1, "owid: ")
    lines = err.splitlines()
    assert re.match("failed: worldbank: did not answer.*/indicator/TX.VAL.M", lines[0])
    assert lines[1] == "  nothing of worldbank was stored; what was there stays"
    assert re.match("failed: owid: .*: sent 'Down for maintenance' in", lines[2])
    assert lines[3] == "  rows of an earlier vintage stay"
    assert held(home) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("wordbank", "`service`: 'wordbank' is not one of worldbank, comtrade, owid"),
        ("owid --tables bilateral_trade", "not one of electricity_generation"),
        ("--since 1066", "`since`: 1066 is not a year from 1900 to"),
        ("--list --prune", "go for all vintages"),
    ],
)
def test_bad_words_are_refused_before_anything_is_asked(
    words: str, message: str, command: Command, services: Services, home: Path
) -> None:
    code, _, err = command(*words.split())
    assert (code, services.seen, home.exists()) == (2, [], False)
    assert message in err


def test_a_dry_run_lists_what_would_be_asked_and_asks_nothing(
    command: Command, services: Services, home: Path
) -> None:
    code, out, err = command("comtrade", "--dry-run")
    lines = out.splitlines()
    assert all(line.startswith(f"comtrade {services.url}/public/") for line in lines)
    assert err == f"would ask {len(lines)} questions, comtrade without a key\n"
    assert len(lines) < 200  # of the 500 that it answers a day
    assert (code, services.seen, home.exists()) == (0, [], False)


def test_tables_may_be_listed_with_blanks_as_columns_may(command: Command) -> None:
    listed = "country_profile, logistics_performance"
    code, out, _ = command("--tables", listed, "--dry-run")
    series = {line.split("/indicator/")[1][:11] for line in out.splitlines()}
    assert code == 0
    assert {"SP.POP.TOTL", "LP.LPI.OVRL"} <= series


def test_a_dry_run_says_that_there_is_a_key_but_not_which(
    command: Command, services: Services, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("COMTRADE_API_KEY", KEY)
    _, out, err = command("comtrade", "--dry-run")
    assert "comtrade with a key" in err
    assert KEY not in out + err
    assert services.seen == []

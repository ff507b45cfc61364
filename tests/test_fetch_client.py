"""Asking a service: patience, limits, nothing taken on trust, and no trace of a key."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cac_data.fetch.http import Client, Limits
from cac_data.fetch.queries import Query, ServiceError
from tests import misbehaving_server as server
from tests.misbehaving_server import Services

# Enough for a good answer on the busiest machine; little, where none will come.
LIMITS = Limits(connect=20, read=20, total=20, retries=2, longest_wait=5)
SHORT = {"read": 0.6, "total": 1.0}
SLOW = (server.silent, server.dripping, server.dripping_head)
GDP = "/v2/country/KAZ/indicator/NY.GDP.MKTP.CD?format=json&date=2023:2025"


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with Services() as running:
        for name, value in running.environment().items():
            monkeypatch.setenv(name, value)
        yield running


def gdp(services: Services) -> Query:
    return Query("worldbank", "gdp", services.url + GDP)


def energy(services: Services) -> Query:
    url = f"{services.url}/data/energy/owid-energy-data.csv"
    return Query("owid", "energy", url, "csv")


def failure(services: Services, folder: Path, query: Query, **limits: float) -> str:
    """What is told of a query that fails; the service and the query always are."""
    with (
        Client(folder, limits=replace(LIMITS, **limits)) as client,
        pytest.raises(ServiceError) as caught,
    ):
        client.get(query)
    told = str(caught.value)
    assert told.startswith(f"{query.service}: ")
    assert told.endswith(f"; asked: {query.url}")
    assert "\n" not in told
    return told


def test_a_good_answer_comes_as_it_was_sent(services: Services, tmp_path: Path) -> None:
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(energy(services)).content == server.energy_file()


def test_a_compressed_answer_is_unpacked(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.packed)
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(energy(services)).content == server.energy_file()


def test_the_day_of_a_change_is_read(services: Services, tmp_path: Path) -> None:
    with Client(tmp_path, limits=LIMITS) as client:
        changed = client.get(energy(services)).last_modified
    assert str(changed) == "2026-08-03"


@pytest.mark.parametrize("is_packed", [False, True])
def test_an_unchanged_answer_is_not_sent_again(
    is_packed: bool, services: Services, tmp_path: Path
) -> None:
    if is_packed:
        services.misbehave(server.packed)
    for _ in range(2):
        with Client(tmp_path, limits=LIMITS) as client:
            content = client.get(energy(services)).content
    assert content == server.energy_file()
    assert (len(services.seen), services.unchanged) == (2, 1)


def test_a_changed_answer_replaces_the_kept_one(
    services: Services, tmp_path: Path
) -> None:
    with Client(tmp_path, limits=LIMITS) as client:
        client.get(energy(services))
        services.misbehave(server.replaces("Kazakhstan", "Qazaqstan"))
        assert b"Qazaqstan" in client.get(energy(services)).content
    assert services.unchanged == 0


def test_an_answer_without_a_mark_of_its_version_is_asked_for_anew(
    services: Services, tmp_path: Path
) -> None:
    services.misbehave(server.replaces("Kazakhstan", "Qazaqstan"), times=1)
    with Client(tmp_path, limits=LIMITS) as client:
        client.get(energy(services))
        assert client.get(energy(services)).content == server.energy_file()


def test_what_is_kept_is_for_the_user_alone(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    with Client(folder, limits=LIMITS) as client:
        client.get(energy(services))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (server.html_page, "sent HTML in place of JSON, headed 'Down for maintenance'"),
        (server.html_named_data, "sent HTML in place of JSON, headed 'Sign in'"),
        (server.empty, "the answer is empty"),
        (server.broken_off, "the answer broke off"),
        (server.hangs_up, "the answer broke off"),
        (server.silent, "does not answer in time"),
        (server.dripping, "was not complete after 1 s"),
        (server.dripping_head, "does not answer in time"),
        (server.refuses(403), "quota is used up (403): ... Quota will be replenished"),
        (server.refuses(404), "there is no such address: the service has changed"),
        (server.refuses(500), "answers 500 Internal Server Error"),
        (server.refuses(503), "answers 503 Service Unavailable"),
        (server.refuses(429, Retry_After="0"), "asked too often; try again later"),
        (server.refuses(429, Retry_After="soon"), "asked too often; try again later"),
        (server.refuses(429, Retry_After="7200"), "429 and asks to wait 7,200 s"),
        (
            server.points_to("https://elsewhere.example/v2?token=secret"),
            "was redirected to https://elsewhere.example, which is not asked",
        ),
        (server.points_to(GDP), "was redirected in a circle"),
    ],
)
def test_a_bad_answer_is_told(
    manner: server.Manner, told: str, services: Services, tmp_path: Path
) -> None:
    services.misbehave(manner)
    limits = SHORT if manner in SLOW else {}
    found = failure(services, tmp_path, gdp(services), **limits)
    assert all(part in found for part in told.split(" ... "))
    assert "secret" not in found


def test_an_answer_without_end_is_cut(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.endless)
    told = failure(services, tmp_path, gdp(services), size=1_000_000)
    assert "the answer is larger than 1,000,000 bytes" in told


def test_csv_in_place_of_json_is_told(services: Services, tmp_path: Path) -> None:
    asked = Query("owid", "x", energy(services).url, "json")
    assert "sent text/csv in place of JSON" in failure(services, tmp_path, asked)


def test_json_in_place_of_csv_is_told(services: Services, tmp_path: Path) -> None:
    asked = Query("worldbank", "x", gdp(services).url, "csv")
    assert "application/json in place of CSV" in failure(services, tmp_path, asked)


def test_nobody_at_home_is_told(services: Services, tmp_path: Path) -> None:
    query = gdp(services)
    services.close()
    assert "the connection is refused" in failure(services, tmp_path, query)


def test_after_a_failure_of_the_moment_the_question_is_asked_again(
    services: Services, tmp_path: Path
) -> None:
    for manner in (server.refuses(503), server.broken_off):
        services.misbehave(manner, times=1)
        with Client(tmp_path, limits=LIMITS) as client:
            assert client.get(energy(services)).content == server.energy_file()
    assert len(services.seen) == 4


def test_a_wait_that_is_asked_for_is_kept(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.refuses(429, Retry_After="1"), times=1)
    begun = time.monotonic()
    with Client(tmp_path, limits=LIMITS) as client:
        client.get(energy(services))
    assert time.monotonic() - begun >= 1
    assert len(services.seen) == 2


def test_a_question_is_not_asked_for_ever(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.refuses(429, Retry_After="0"))
    failure(services, tmp_path, gdp(services))
    assert len(services.seen) == 1 + LIMITS.retries


def test_a_refusal_is_not_asked_about_again(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.refuses(403))
    failure(services, tmp_path, gdp(services))
    assert len(services.seen) == 1


def test_a_new_place_on_the_same_host_is_followed(
    services: Services, tmp_path: Path
) -> None:
    services.misbehave(server.points_to("/data/energy/owid-energy-data.csv"), at="old")
    asked = Query("owid", "x", f"{services.url}/old.csv", "csv")
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(asked).content == server.energy_file()


def test_a_bad_answer_is_not_kept(services: Services, tmp_path: Path) -> None:
    services.misbehave(server.html_page, times=1)
    failure(services, tmp_path, gdp(services))
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(gdp(services)).content.startswith(b"[{")


def test_what_is_kept_and_damaged_is_no_hindrance(
    services: Services, tmp_path: Path
) -> None:
    with Client(tmp_path, limits=LIMITS) as client:
        client.get(energy(services))
    (tmp_path / "answers.sqlite").write_bytes(b"no database" * 1000)
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(energy(services)).content == server.energy_file()
    assert services.unchanged == 0


def test_what_is_kept_and_damaged_in_part_is_no_hindrance(
    services: Services, tmp_path: Path
) -> None:
    kept = tmp_path / "answers.sqlite"
    with Client(tmp_path, limits=LIMITS) as client:
        client.get(energy(services))
        client.get(gdp(services))
    pages = kept.read_bytes()
    kept.write_bytes(pages[:8192] + b"\xa5" * (len(pages) - 8192))
    with Client(tmp_path, limits=LIMITS) as client:
        assert client.get(energy(services)).content == server.energy_file()


# ------------------------------------------------------------------------------- keys

SECRET = {"Ocp-Apim-Subscription-Key": server.KEY}


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_key_goes_in_a_header_and_stays_nowhere(
    services: Services, tmp_path: Path
) -> None:
    with Client(tmp_path, secret=SECRET, limits=LIMITS) as client:
        client.get(gdp(services))
    ((path, headers),) = services.seen
    assert headers["Ocp-Apim-Subscription-Key"] == server.KEY
    assert server.KEY not in path
    assert everything_in(tmp_path)
    assert server.KEY.encode() not in everything_in(tmp_path)


def test_a_key_that_the_service_repeats_is_hidden(
    services: Services, tmp_path: Path
) -> None:
    services.misbehave(server.replaces("current US$", f"for {server.KEY}"))
    with Client(tmp_path, secret=SECRET, limits=LIMITS) as client:
        content = client.get(gdp(services)).content
    assert b"for ***" in content
    assert server.KEY.encode() not in content + everything_in(tmp_path)


@pytest.mark.parametrize(
    "manner",
    [
        server.adds_a_header("X-Echo", f"for {server.KEY}"),
        server.points_to(f"{GDP}&key={server.KEY}"),
    ],
)
def test_a_key_that_the_service_repeats_beside_its_answer_is_hidden(
    manner: server.Manner, services: Services, tmp_path: Path
) -> None:
    services.misbehave(manner, times=1)
    with Client(tmp_path, secret=SECRET, limits=LIMITS) as client:
        client.get(gdp(services))
    assert server.KEY.encode() not in everything_in(tmp_path)
    assert not [*services.paths(server.KEY)]


@pytest.mark.parametrize("manner", [server.refuses(403), server.silent])
def test_a_key_is_not_told_with_a_failure(
    manner: server.Manner, services: Services, tmp_path: Path
) -> None:
    services.misbehave(manner)
    with (
        Client(tmp_path, secret=SECRET, limits=replace(LIMITS, **SHORT)) as client,
        pytest.raises(ServiceError) as caught,
    ):
        client.get(gdp(services))
    assert server.KEY not in f"{caught.value!r} {caught.getrepr(style='long')}"


@pytest.mark.parametrize("key", ["two words", "line\nend", "schlüssel", "\x00"])
def test_a_key_that_is_none_is_refused_unseen(key: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no header may hold") as caught:
        Client(tmp_path, secret={"Key": key})
    assert key not in str(caught.value)

"""`cac-data fetch`, as a scheduler and as a person run it."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import misbehaving_server as server
from tests.misbehaving_server import KEY, Services

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = Path(sys.executable).with_name("cac-data")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def services() -> Iterator[Services]:
    with Services() as running:
        yield running


@pytest.fixture
def run(home: Path, services: Services, tmp_path: Path) -> Run:
    """Run the command against the server: ``run("fetch", "owid")``."""

    def command(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(COMMAND), *words],
            cwd=tmp_path,
            env=environment(services, home) | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return command


def environment(services: Services, home: Path) -> dict[str, str]:
    own = {"CAC_DATA_HOME": str(home)}
    return {**os.environ, **services.environment(), **own}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted((folder / "vintages").rglob("*"))
        if file.is_file()
    }


def test_all_services_in_one_command(run: Run, home: Path) -> None:
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
    listed = run("fetch", "--list").stdout
    assert listed.count("worldbank") == 3
    assert "rows" in listed
    shown = run(
        *("show", "sources", "--where", "publisher=World Bank", "--limit", "1"),
    )
    assert shown.returncode == 0


def test_the_second_time_nothing_is_new(run: Run, services: Services) -> None:
    run("fetch", "owid")
    asked = len(services.seen)
    done = run("fetch", "owid")
    assert done.returncode == 0
    assert "; nothing new, still vintage " in done.stdout
    assert (len(services.seen), services.unchanged) == (2 * asked, asked)


def test_quiet_says_nothing_of_what_went_well(run: Run) -> None:
    done = run("fetch", "owid", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_service_that_fails_is_told_and_the_others_are_kept(
    run: Run, services: Services
) -> None:
    services.misbehave(server.html_page, at="/indicator/NY.GDP.MKTP.KD?")
    done = run("fetch", "worldbank", "owid")
    assert done.returncode == 1
    failed, kept = done.stderr.splitlines()
    assert failed.startswith("failed: worldbank: sent HTML in place of JSON, headed")
    assert failed.partition("; asked: ")[2].startswith(
        f"{services.url}/v2/country/KAZ;KGZ;TJK;TKM;UZB;CHN/indicator/NY.GDP.MKTP.KD?"
    )
    assert kept.strip() == ("nothing of worldbank was stored; what was there stays")
    assert done.stdout.startswith("owid: ")
    assert "worldbank" not in run("fetch", "--list").stdout


def test_the_network_is_cut_in_the_middle_of_a_second_fetch(
    run: Run, services: Services, home: Path
) -> None:
    assert run("fetch", "--since", "2018").returncode == 0
    before = contents(home)
    asked = len(services.seen)

    def cut(request: server.Request, _: server.Reply) -> None:
        # From another thread: the server waits for the one that answers.
        threading.Thread(target=services.close).start()
        request.wait(10)

    # Figures have changed, so that a vintage would be due ...
    services.misbehave(server.replaces("20843754", "20843755"), at="SP.POP.TOTL")
    # ... and then there is nothing any more.
    services.misbehave(cut, at="/indicator/TX.VAL.MRCH")
    done = run("fetch", "--since", "2018")
    assert done.returncode == 1
    assert done.stdout == ""
    failed = [line for line in done.stderr.splitlines() if line.startswith("failed: ")]
    assert [line.split(": ")[1] for line in failed] == ["worldbank", "comtrade", "owid"]
    assert "/indicator/TX.VAL.MRCH" in failed[0]
    assert "the connection is refused" in failed[1]
    assert asked < len(services.seen) < asked + 18
    assert contents(home) == before
    assert not [*(home / "vintages").glob(".new-*")]


def test_a_run_that_is_ended_leaves_everything_as_it_was(
    run: Run, services: Services, home: Path
) -> None:
    assert run("fetch", "owid").returncode == 0
    before = contents(home)
    services.misbehave(server.replaces("38.20", "39.99"), at="energy-data")
    services.misbehave(server.dripping, at="wind-energy-capacity")
    process = subprocess.Popen(
        [str(COMMAND), "fetch", "owid"],
        env=environment(services, home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
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
    services.behave()
    assert "; nothing new, still vintage " in run("fetch", "owid").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["wordbank"], "`service`: 'wordbank' is not one of worldbank, comtrade, owid"),
        (["--tables", "trade"], "`tables`: 'trade' is not one of country_profile"),
        (["owid", "--tables", "bilateral_trade"], "`tables`: owid has none of"),
        (["--since", "1066"], "`since`: 1066 is not a year from 1900 to"),
        (["--since", "last"], "'last' is not a valid integer"),
        (["--list", "--prune"], "are three things: choose one"),
        (["owid", "--prune"], "go for all vintages"),
        (["--prune", "--keep", "0"], "0 is not in the range x>=1"),
    ],
)
def test_bad_input_is_refused(
    words: list[str], told: str, run: Run, services: Services, home: Path
) -> None:
    done = run("fetch", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert services.seen == []
    assert not home.exists()


def test_a_home_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("fetch", "owid", CAC_DATA_HOME=str(tmp_path / "file"))
    assert done.returncode == 2
    assert done.stderr.startswith("error: `CAC_DATA_HOME`: ")
    assert done.stderr.endswith("cannot be written (Not a directory)\n")


def test_a_dry_run_lists_what_would_be_asked_and_asks_nothing(
    run: Run, services: Services, home: Path
) -> None:
    done = run("fetch", "comtrade", "--since", "2025", "--dry-run")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert all(line.startswith(f"comtrade {services.url}/public/") for line in lines)
    assert done.stderr == (
        f"would ask {len(lines)} questions: {len(lines)} to comtrade (without a key)\n"
    )
    with_key = run(
        *("fetch", "comtrade", "--since", "2025", "--dry-run"), COMTRADE_API_KEY=KEY
    )
    assert "to comtrade (with a key)" in with_key.stderr
    assert KEY not in with_key.stdout + with_key.stderr
    assert services.seen == []
    assert not home.exists()


def test_a_key_is_used_and_nowhere_shown(
    run: Run, services: Services, home: Path
) -> None:
    done = run("fetch", "comtrade", COMTRADE_API_KEY=KEY)
    assert done.returncode == 0
    services.misbehave(server.refuses(403))
    failed = run("fetch", "comtrade", COMTRADE_API_KEY=KEY)
    assert failed.returncode == 1
    assert "Out of call volume quota" in failed.stderr
    told = done.stdout + done.stderr + failed.stdout + failed.stderr
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert KEY not in told
    assert KEY.encode() not in kept
    broken = run("fetch", "comtrade", COMTRADE_API_KEY=f"{KEY}\nnext line")
    assert broken.returncode == 2
    assert KEY not in broken.stderr


def test_all_but_the_newest_vintages_are_removed(run: Run, services: Services) -> None:
    run("fetch", "owid")
    services.misbehave(server.replaces("38.20", "38.90"), at="energy-data")
    run("fetch", "owid")
    assert run("fetch", "--prune").stdout == "nothing to remove\n"
    done = run("fetch", "--prune", "--keep", "1")
    assert re.fullmatch(r"removed \d{4}-\d\d-\d\d\n", done.stdout)
    assert run("fetch", "--list").stdout.count("owid") == 1


def test_without_the_extra_it_says_what_to_install(
    run: Run, services: Services, home: Path, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "requests_cache.py").write_text(
        "raise ModuleNotFoundError('no such module', name='requests_cache')\n"
    )
    done = run("fetch", "owid", PYTHONPATH=str(hidden))
    assert done.returncode == 2
    assert done.stderr == (
        "error: fetching needs requests_cache, which is not installed: "
        "pip install 'cac-data[fetch]'\n"
    )
    assert services.seen == []
    # What needs no network needs no extra.
    for words in (["--dry-run"], ["--list"], ["--prune"]):
        assert run("fetch", *words, PYTHONPATH=str(hidden)).returncode == 0


def test_a_terminal_shows_how_far_it_is(services: Services, home: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(COMMAND), "fetch", "worldbank"],
        env=environment(services, home),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # how Linux tells that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert b"worldbank [" in shown
    assert b" 9/18 " in shown
    assert told.startswith("worldbank: 18 answers, rows: ")

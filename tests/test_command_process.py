"""The command as a process: pipes, disks, signals, terminals, and how fast it is."""

from __future__ import annotations

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pytest

import cac_data

COMMAND = str(Path(sys.executable).with_name("cac-data"))


def process(
    *arguments: str,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    **env: str,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        env={**os.environ, **env},
        timeout=120,
        check=False,
    )


def shell(line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("cac-data", f'"{COMMAND}"')],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def in_a_terminal(*arguments: str, columns: int = 80, **env: str) -> tuple[int, str]:
    """Exit code of a command, and what a person sees of it."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {k: v for k, v in os.environ.items() if k not in {"COLUMNS", "NO_COLOR"}}
    with subprocess.Popen(
        [COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**plain, "TERM": "xterm", **env},
    ) as running:
        os.close(follower)
        seen = b""
        while select.select([leader], [], [], 60)[0]:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        code = running.wait(60)
    os.close(leader)
    return code, seen.decode("utf-8").replace("\r\n", "\n")


# -------------------------------------------------------------------- pipes and disks


@pytest.mark.parametrize("form", ["csv", "table", "xlsx"])
def test_a_reader_that_has_seen_enough_is_no_failure(form: str) -> None:
    end, unread = os.pipe()
    os.close(end)
    done = process("show", "country_profile", "--format", form, stdout=unread)
    os.close(unread)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_told_in_a_line() -> None:
    done = shell("cac-data show countries > /dev/full")
    told = "error: standard output: No space left on device\n"
    assert (done.returncode, done.stderr) == (1, told)


@pytest.fixture(params=["full", "unread"])
def mute(request: pytest.FixtureRequest) -> Iterator[int]:
    """Where nothing can be said: a full disk, or a pipe that nobody reads."""
    if request.param == "full":
        end = os.open("/dev/full", os.O_WRONLY)
    else:
        reader, end = os.pipe()
        os.close(reader)
    yield end
    os.close(end)


@pytest.mark.parametrize("arguments", ["show nonsense", "nonsense", "show --nonsense"])
def test_bad_input_has_its_code_where_nothing_can_be_said(
    mute: int, arguments: str
) -> None:
    assert process(*arguments.split(), stderr=mute).returncode == 2


def told_to_end(
    number: int, *before: str, stderr: int = subprocess.PIPE
) -> tuple[int, bytes | None]:
    """Exit code of a command that gets a signal while it writes, and what it says."""
    with subprocess.Popen(
        # More than a pipe holds: it is still writing when a part has been read.
        [*before, COMMAND, "show", "sources", "--format", "csv"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
    ) as running:
        assert running.stdout is not None
        os.read(running.stdout.fileno(), 1)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    return running.returncode, said


STOPS = [
    (signal.SIGINT, 130, b"\ninterrupted\n"),
    (signal.SIGTERM, 143, b"terminated\n"),
    (signal.SIGHUP, 129, b"hung up\n"),
]


@pytest.mark.parametrize(("number", "code", "told"), STOPS)
def test_a_stop_has_its_code_and_its_word(number: int, code: int, told: bytes) -> None:
    assert told_to_end(number) == (code, told)


@pytest.mark.parametrize(("number", "code"), [stop[:2] for stop in STOPS])
def test_a_stop_has_its_code_where_nothing_can_be_said(
    mute: int, number: int, code: int
) -> None:
    assert told_to_end(number, stderr=mute) == (code, None)


def test_what_nohup_ignores_stays_ignored() -> None:
    code, _ = told_to_end(signal.SIGHUP, "nohup")
    assert code == 0


# ------------------------------------------------------------------ locale and terminal


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_output_is_utf8_whatever_the_locale(settings: dict[str, str]) -> None:
    # The one name in the tables that is not in ASCII.
    asked = ("--where", "country=TUR", "--columns", "aliases")
    done = process("show", "countries", *asked, **settings)
    assert (done.returncode, done.stderr) == (0, b"")
    aliases = (
        cac_data.load_table("countries").set_index("country").loc["TUR", "aliases"]
    )
    assert all(alias in done.stdout.decode("utf-8") for alias in aliases)


@pytest.mark.parametrize("columns", [80, 132])
def test_a_table_fits_the_terminal(columns: int) -> None:
    code, seen = in_a_terminal(
        *("show", "bilateral_trade", "--country", "KAZ", "--start", "2024"),
        columns=columns,
    )
    assert code == 0
    table = [line for line in seen.splitlines() if not line.startswith("note: ")]
    assert max(map(len, table)) <= columns
    assert "value_usd_mn" in table[0]
    assert ("--format csv has all" in seen) == (columns == 80)


def test_a_pipe_gets_no_colours_and_no_cuts() -> None:
    wishes = {"FORCE_COLOR": "1", "COLUMNS": "40"}
    done = process("show", "bilateral_trade", **wishes)
    assert b"\x1b" not in done.stdout
    rows = len(cac_data.load_table("bilateral_trade"))
    assert (len(done.stdout.splitlines()), done.stderr) == (rows + 2, b"")
    assert b"\x1b" not in process("show", "--help", **wishes).stdout


# --------------------------------------------------------------- completion and speed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cac-data des", "describe"),
        ("cac-data show bilat", "bilateral_trade"),
        ("cac-data show gas_flows --country K", "KAZ KGZ"),
        ("cac-data show gas_flows --columns exporter,imp", "exporter,importer"),
        ("cac-data show gas_flows --where indi", "indicator"),
        ("cac-data show gas_flows --format m", "markdown"),
        ("cac-data cite gas_flows --style csl", "csl-json"),
        ("cac-data open gas", "gas_squeeze"),
        ("cac-data open gas_squeeze en", "energy"),
    ],
)
def test_the_shell_completes_commands_and_values(line: str, expected: str) -> None:
    place = str(len(line.split()) - 1)
    asked = {"COMP_WORDS": line, "COMP_CWORD": place}
    done = process(**asked, _CAC_DATA_COMPLETE="complete_bash")
    assert done.stdout.decode().split() == expected.split()


def test_help_says_how_to_switch_completion_on() -> None:
    assert b"cac-data --install-completion" in process("--help").stdout
    shown = shell("cac-data --show-completion; true").stdout
    assert "_CAC_DATA_COMPLETE" in shown


def modules_after(*arguments: str, **env: str) -> set[str]:
    """What a process has imported once it has run a command."""
    code = (
        "import atexit, sys\nfrom cac_data.cli import main\n"
        "told = lambda: print(*sys.modules, file=sys.stderr)\n"
        f"atexit.register(told)\nmain({list(arguments)!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        check=True,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_help_and_completion_import_nothing_heavy() -> None:
    heavy = {"pandas", "numpy", "rich", "yaml", "matplotlib"}
    assert not modules_after("--help") & heavy
    assert not modules_after("show", "--help") & heavy
    asked = {"COMP_WORDS": "cac-data show gas", "COMP_CWORD": "2"}
    assert not modules_after(**asked, _CAC_DATA_COMPLETE="complete_bash") & heavy

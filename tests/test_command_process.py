"""The command as a process: pipes, disks, signals, terminals, and how fast it is."""

from __future__ import annotations

import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

import cac_data

COMMAND = str(Path(sys.executable).with_name("cac-data"))


def process(
    *arguments: str, code: str = "", stderr: int = subprocess.PIPE, **env: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code] if code else [COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**os.environ, **env},
        timeout=120,
        check=False,
    )


def shell(line: str) -> tuple[int, str]:
    """Exit code of a line, in which the command is `$C`, and what it says."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        env={**os.environ, "C": COMMAND},
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stderr


# --- Pipes, disks, signals -----------------------------------------------------------


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    assert shell('"$C" show country_profile --format csv | true') == (0, "")


def test_where_nothing_can_be_written_the_exit_code_tells_it() -> None:
    told = "error: standard output: No space left on device\n"
    assert shell('"$C" show countries > /dev/full') == (1, told)
    assert shell('"$C" show nonsense 2> /dev/full') == (2, "")


@pytest.mark.parametrize(
    ("before", "number", "code", "told"),
    [
        ((), signal.SIGINT, 130, b"\ninterrupted\n"),
        ((), signal.SIGTERM, 143, b"terminated\n"),
        (("nohup",), signal.SIGHUP, 0, b""),
    ],
)
def test_a_stop_has_its_code_and_its_word(
    before: tuple[str, ...], number: int, code: int, told: bytes
) -> None:
    with subprocess.Popen(
        # More than a pipe holds: it is still writing when a part has been read.
        [*before, COMMAND, "show", "sources", "--format", "csv"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        os.read(running.stdout.fileno(), 1)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (code, told)


# --- Locale and terminal -------------------------------------------------------------


def test_output_is_utf8_whatever_the_locale() -> None:
    # The one name in the tables that is not in ASCII.
    asked = ("--where", "country=TUR", "--columns", "aliases")
    settings = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("show", "countries", *asked, **settings)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = cac_data.select(cac_data.load_table("countries"), country="TUR")
    assert all(alias.encode() in done.stdout for alias in rows["aliases"].item())


@pytest.mark.parametrize("columns", [80, 132])
def test_a_table_fits_the_terminal(columns: int) -> None:
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    asked = ("show", "bilateral_trade", "--country", "KAZ", "--start", "2024")
    plain = {k: v for k, v in os.environ.items() if k != "COLUMNS"}
    with subprocess.Popen(
        [COMMAND, *asked], stdout=follower, stderr=subprocess.PIPE, env=plain
    ) as running:
        os.close(follower)
        seen = b""
        try:
            while part := os.read(leader, 65536):
                seen += part
        except OSError:  # the other end is closed
            os.close(leader)
        assert running.stderr is not None
        notes = running.stderr.read().decode()
    head, *table = seen.decode().splitlines()
    assert max(map(len, [head, *table])) <= columns
    assert "value_usd_mn" in head
    assert ("--format csv has all" in notes) == (columns == 80)


def test_a_pipe_gets_no_colours_and_no_cuts() -> None:
    wishes = {"FORCE_COLOR": "1", "COLUMNS": "40"}
    done = process("show", "bilateral_trade", **wishes)
    assert b"\x1b" not in done.stdout
    rows = len(cac_data.load_table("bilateral_trade"))
    assert (len(done.stdout.splitlines()), done.stderr) == (rows + 2, b"")


# --- Completion and speed ------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cac-data des", "describe"),
        ("cac-data show gas_flows --country K", "KAZ KGZ"),
        ("cac-data show gas_flows --columns exporter,imp", "exporter,importer"),
        ("cac-data cite gas_flows --style csl", "csl-json"),
        ("cac-data open gas_squeeze en", "energy"),
    ],
)
def test_the_shell_completes_commands_and_values(line: str, expected: str) -> None:
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = process(**asked, _CAC_DATA_COMPLETE="complete_bash")
    assert done.stdout.decode().split() == expected.split()


@pytest.mark.parametrize("words", [["show", "--help"], []])
def test_help_and_completion_import_nothing_heavy(words: list[str]) -> None:
    code = (
        "import atexit, sys\nfrom cac_data.cli import main\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"main({words!r} or None)"
    )
    asked = {"COMP_WORDS": "cac-data show gas", "COMP_CWORD": "2"}
    done = process(
        code=code, **asked, _CAC_DATA_COMPLETE="" if words else "complete_bash"
    )
    loaded = {*done.stderr.decode().splitlines()[-1].split()}
    assert "cac_data.cli" in loaded
    assert not loaded & {"pandas", "numpy", "rich", "yaml", "matplotlib"}

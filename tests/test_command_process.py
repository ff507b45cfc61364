"""The command as a process: pipes, disks, signals, terminals, and how fast it is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import cac_data
from tests import report_runs as runs

COMMAND = str(runs.COMMAND)


def process(*command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "C": COMMAND, **env},
        timeout=120,
        check=False,
    )


def test_pipes_that_close_and_disks_that_are_full() -> None:
    full = b"error: standard output: No space left on device; make room there, "
    full += b"or name another place\n"
    for line, code, told in (
        # A reader that has seen enough is no failure.
        ('"$C" show country_profile --format csv | true', 0, b""),
        ('"$C" show countries > /dev/full', 1, full),
        ('"$C" show nonsense 2> /dev/full', 2, b""),
    ):
        done = process("bash", "-o", "pipefail", "-c", line)
        assert (done.returncode, done.stderr) == (code, told), line


def test_a_stop_has_its_code_and_its_word(tmp_path: Path) -> None:
    # More than a pipe holds: it is still writing when a part has been read.
    words = ("show", "sources", "--format", "csv")
    for before, number, code, told in (
        ((), signal.SIGINT, 130, "\ninterrupted\n"),
        ((), signal.SIGTERM, 143, "terminated\n"),
        (("nohup",), signal.SIGHUP, 0, ""),
    ):
        program, *rest = (*before, COMMAND, *words)
        with runs.start(tmp_path, *rest, command=program) as running:
            os.read(running.stdout.fileno(), 1)
            running.send_signal(number)
            _, said = running.communicate(timeout=60)
        assert (running.returncode, said) == (code, told)


INTERRUPTED = """\
import os, signal, time
os.kill(os.getpid(), signal.SIGINT)
time.sleep(60)
"""


@pytest.mark.parametrize("module", ["typer", "cac_data.codes"])
@pytest.mark.parametrize(
    "words", [[COMMAND], [sys.executable, "-m", "cac_data"]], ids=["script", "module"]
)
def test_an_interrupt_while_modules_are_imported_is_silent(
    words: list[str], module: str, tmp_path: Path
) -> None:
    hook = tmp_path / "interrupted.py"
    hook.write_text(INTERRUPTED)
    # Runs at the start of Python, and interrupts at the first import of the module.
    site = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            import interrupted\n"
        "sys.meta_path.insert(0, Interrupt())\n"
    )
    (tmp_path / "sitecustomize.py").write_text(site)
    done = process(*words, "tables", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_output_is_utf8_whatever_the_locale() -> None:
    # The one name in the tables that is not in ASCII.
    asked = ("--where", "country=TUR", "--columns", "aliases")
    settings = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process(COMMAND, "show", "countries", *asked, **settings)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = cac_data.select(cac_data.load_table("countries"), country="TUR")
    assert all(alias.encode() in done.stdout for alias in rows["aliases"].item())


@pytest.mark.parametrize("columns", [80, 132])
def test_a_table_fits_the_terminal(columns: int, tmp_path: Path) -> None:
    asked = '"$C" show bilateral_trade --country KAZ --start 2024 2> "$NOTES"'
    line = f"stty cols {columns}; unset COLUMNS; {asked}"
    terminal = [sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])"]
    notes = tmp_path / "notes"
    done = process(*terminal, "sh", "-c", line, NOTES=str(notes))
    table = done.stdout.decode().splitlines()
    assert max(map(len, table)) <= columns
    assert "value_usd_mn" in table[0]
    assert ("--format csv has all" in notes.read_text("utf-8")) == (columns == 80)


def test_a_pipe_gets_no_colours_and_no_cuts() -> None:
    wishes = {"FORCE_COLOR": "1", "COLUMNS": "40"}
    done = process(COMMAND, "show", "bilateral_trade", **wishes)
    assert b"\x1b" not in done.stdout
    rows = len(cac_data.load_table("bilateral_trade"))
    assert (len(done.stdout.splitlines()), done.stderr) == (rows + 2, b"")


def test_the_shell_completes_commands_and_values() -> None:
    for line, expected in {
        "cac-data des": "describe",
        "cac-data show gas_flows --country K": "KAZ KGZ KOR",
        "cac-data show gas_flows --columns exporter,imp": "exporter,importer",
        "cac-data open gas_squeeze en": "energy",
    }.items():
        asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
        done = process(COMMAND, _CAC_DATA_COMPLETE="complete_bash", **asked)
        assert done.stdout.decode().split() == expected.split()


@pytest.mark.parametrize("completes", ["", "complete_bash"])
def test_help_and_completion_import_nothing_heavy(completes: str) -> None:
    asked = {"COMP_WORDS": "cac-data show gas", "COMP_CWORD": "2"}
    command = [sys.executable, "-X", "importtime", COMMAND, "show", "--help"]
    done = process(*command, _CAC_DATA_COMPLETE=completes, **asked)
    lines = done.stderr.decode().splitlines()
    loaded = {line.rpartition("|")[2].strip() for line in lines}
    assert "cac_data.cli" in loaded
    assert not loaded & {"pandas", "numpy", "rich", "yaml", "matplotlib"}

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


FULL = (
    b"error: standard output: No space left on device; make room there, "
    b"or name another place\n"
)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        pytest.param(
            '"$C" show country_profile --format csv | true',
            0,
            b"",
            id="a reader that has seen enough is no failure",
        ),
        pytest.param('"$C" show countries > /dev/full', 1, FULL, id="full disk"),
        pytest.param('"$C" show nonsense 2> /dev/full', 2, b"", id="nobody to tell"),
    ],
)
def test_pipes_that_close_and_disks_that_are_full(
    line: str, code: int, message: bytes
) -> None:
    done = process("bash", "-o", "pipefail", "-c", line)
    assert (done.returncode, done.stderr) == (code, message)


@pytest.mark.parametrize(
    ("command", "number", "code", "message"),
    [
        pytest.param([], signal.SIGINT, 130, "\ninterrupted\n", id="interrupted"),
        pytest.param([], signal.SIGTERM, 143, "terminated\n", id="terminated"),
        pytest.param(["nohup"], signal.SIGHUP, 0, "", id="hung up under nohup"),
    ],
)
def test_a_stop_has_its_code_and_its_word(
    command: list[str], number: int, code: int, message: str, tmp_path: Path
) -> None:
    # More than a pipe holds: it is still writing when a part has been read.
    words = ["show", "sources", "--format", "csv"]
    program, *arguments = [*command, COMMAND, *words]
    with runs.start(tmp_path, *arguments, command=program) as running:
        os.read(running.stdout.fileno(), 1)
        running.send_signal(number)
        _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (code, message)


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
    words = "show countries --where country=TUR --columns aliases"
    settings = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process(COMMAND, *words.split(), **settings)
    assert (done.returncode, done.stderr) == (0, b"")
    rows = cac_data.select(cac_data.load_table("countries"), country="TUR")
    assert all(alias.encode() in done.stdout for alias in rows["aliases"].item())


@pytest.mark.parametrize("columns", [80, 132])
def test_a_table_fits_the_terminal(columns: int, tmp_path: Path) -> None:
    command = '"$C" show bilateral_trade --country KAZ --start 2024 2> "$NOTES"'
    line = f"stty cols {columns}; unset COLUMNS; {command}"
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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("cac-data des", ["describe"], id="command"),
        pytest.param(
            "cac-data show gas_flows --country K", ["KAZ", "KGZ", "KOR"], id="country"
        ),
        pytest.param(
            "cac-data show gas_flows --columns exporter,imp",
            ["exporter,importer"],
            id="columns",
        ),
        pytest.param("cac-data open gas_squeeze en", ["energy"], id="notebook"),
        pytest.param("cac-data report --language en", ["en"], id="language"),
        pytest.param(
            "cac-data report --notebook country-t",
            ["country-tjk", "country-tkm"],
            id="unit",
        ),
    ],
)
def test_the_shell_completes_commands_and_values(
    line: str, expected: list[str]
) -> None:
    typed = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split()) - 1)}
    done = process(COMMAND, _CAC_DATA_COMPLETE="complete_bash", **typed)
    assert done.stdout.decode().split() == expected


@pytest.mark.parametrize("completes", ["", "complete_bash"])
def test_help_and_completion_import_nothing_heavy(completes: str) -> None:
    typed = {"COMP_WORDS": "cac-data show gas", "COMP_CWORD": "2"}
    command = [sys.executable, "-X", "importtime", COMMAND, "show", "--help"]
    done = process(*command, _CAC_DATA_COMPLETE=completes, **typed)
    lines = done.stderr.decode().splitlines()
    loaded = {line.rpartition("|")[2].strip() for line in lines}
    assert "cac_data.cli" in loaded
    assert not loaded & {"pandas", "numpy", "rich", "yaml", "matplotlib"}

"""The command ``cac-data``: words to function calls, no logic."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from cac_data.cli import fetch, project, reports, scenarios, tables
from cac_data.cli.options import spread
from cac_data.cli.output import say

FAILED, BAD_INPUT = 1, 2
# What is said where a signal ended the command; the first below the ^C of a terminal.
ENDED = {130: "\ninterrupted", 143: "terminated", 129: "hung up"}

COMMANDS: dict[str, dict[str, tuple[Callable[..., None] | typer.Typer, str]]] = {
    "Look up": {
        "tables": (tables.list_tables, "cac-data tables --columns name,rows,title"),
        "describe": (tables.describe, "cac-data describe gas_flows"),
        "show": (tables.show, "cac-data show gas_flows --country TKM --start 2020"),
        "search": (project.search, "cac-data search gas price"),
        "cite": (tables.cite, "cac-data cite gas_flows --style bibtex"),
        "sources": (tables.sources, "cac-data sources gas_flows --output gas.csv"),
    },
    "Check": {
        "conflicts": (tables.conflicts, "cac-data conflicts gas_flows --start 2020"),
        "coverage": (tables.coverage, "cac-data coverage gas_flows --country UZB"),
        "claims": (tables.claims, "cac-data claims trade --verdict misattributed"),
        "changes": (tables.changes, "cac-data changes bundled latest"),
    },
    "Reports": {
        "report": (reports.report, "cac-data report gas_squeeze --notebook energy"),
        "status": (reports.status, "cac-data status --max-age 26"),
        "scenarios": (scenarios.app, "cac-data scenarios diff baseline gas_squeeze"),
    },
    "Fresh data": {
        "fetch": (fetch.fetch, "cac-data fetch worldbank --since 2015"),
        "import": (fetch.imports, "cac-data import baci BACI_HS17_V202501.zip"),
    },
    "Project": {
        "init": (project.init, "cac-data init my-analysis"),
        "open": (project.open_, "cac-data open gas_squeeze energy"),
    },
}
"""Purpose, command, what it calls and an example: the order of the help."""

GONE = {
    "watch": "work in JupyterLab, see `cac-data open`, or call `cac-data report` again",
    "verify": "`cac-data status` checks the sum that each page carries",
    "--run-timeout": "let the scheduler end the run: `timeout 1h cac-data report`",
    "--log-format": "manifest.json says how each report ended",
}
"""What there was before 0.6, and what to use instead."""


class _ByPurpose(TyperGroup):
    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under the headings of what they are for."""
        for purpose, names in COMMANDS.items():
            with formatter.section(purpose):
                told = (self.commands[name].get_short_help_str(200) for name in names)
                formatter.write_dl(list(zip(names, told, strict=True)), col_max=11)


app = typer.Typer(
    name="cac-data",
    cls=_ByPurpose,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`cac-data --install-completion` lets the shell complete commands, tables, "
    "columns, countries, scenarios and notebooks; it takes effect in a new shell.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from cac_data import __data_version__, __version__

        typer.echo(f"cac-data {__version__}, data version {__data_version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option(
        "--version",
        "-V",
        is_eager=True,
        callback=_tell_version,
        help="Show the version of the package and of its data.",
    ),
]


@app.callback()
def _describe(version: VersionOption = False) -> None:
    """Cited tables and scenario reports on Central Asia and China.

    Exit codes: 0 all good, 1 some report failed or a result could not be written, 2 bad
    input and nothing run, 129 hung up, 130 interrupted, 143 terminated.
    """


for _commands in COMMANDS.values():
    for _name, (_called, _example) in _commands.items():
        if isinstance(_called, typer.Typer):
            app.add_typer(_called, name=_name, epilog=f"Example: {_example}")
        else:
            app.command(_name, epilog=f"Example: {_example}")(spread(_called))


def _end(signum: int, frame: object) -> NoReturn:
    """Unwind as for an exception, so that nothing is left behind; hear no more."""
    for number in _heard():
        # Not SIG_IGN: of one that has come already Python would complain.
        signal.signal(number, lambda signum, frame: None)
    raise SystemExit(128 + signum) if signum != signal.SIGINT else KeyboardInterrupt


def _heard() -> list[int]:
    """Return the signals that end a command in order; what nohup ignores stays so."""
    hangup = getattr(signal, "SIGHUP", signal.SIGTERM)  # not on Windows
    is_ignored = signal.getsignal(hangup) == signal.SIG_IGN
    return [signal.SIGINT, signal.SIGTERM, *([] if is_ignored else [hangup])]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, by default the words of this process; return its exit code.

    The help tells what the codes mean.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names know no borders, nor locales
    before = {number: signal.signal(number, _end) for number in _heard()}
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        for number, call in before.items():
            signal.signal(number, call)


def _run(words: list[str]) -> int:
    """Run the command, and tell in a line what ended it."""
    try:
        command = typer.main.get_command(app)
        code = command.main(words, "cac-data", standalone_mode=False) or 0
    except typer.TyperException as error:
        _tell_refusal(error, words)
        return error.exit_code
    except ValueError as error:
        say(f"error: {error}")
        return BAD_INPUT
    except OSError as error:  # such as a full disk
        place = f"{error.filename}: " if error.filename else ""
        say(f"error: {place}{error.strerror or error}")
        return FAILED
    except SystemExit as order:
        code = order.code
    if code in ENDED:
        say(ENDED[code])
    return int(code)


def _tell_refusal(error: typer.TyperException, words: list[str]) -> None:
    """Tell what is wrong with a command line, and what to use for what is gone."""
    told = error.format_message()
    word = getattr(error, "option_name", words[0] if words else "")
    if not words:
        say(told)
    elif word in GONE:
        say(f"error: `{word}` is gone; instead: {GONE[word]}")
    else:
        context = getattr(error, "ctx", None)
        usage = f"\n{context.get_usage()}" if context else ""
        say(f"error: {told[:1].lower()}{told[1:]}{usage}")

"""The command ``cac-data``: words to function calls, no logic."""

import errno
import io
import re
import signal
import sys
from collections.abc import Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

import cac_data
from cac_data.cli import reports, tables
from cac_data.cli.options import option, say, spread
from cac_data.extras import MissingExtraError
from cac_data.validate import closest

# What is said where a signal ended the command; the first below the ^C of a terminal.
ENDED = {130: "\ninterrupted", 143: "terminated", 129: "hung up"}
HEARD = {code - 128 for code in ENDED} & signal.valid_signals()  # not SIGHUP on Windows

ELSEWHERE = "name another place, in which you may write"
MAKE_ROOM = "make room there, or name another place"
WAYS_ON = {
    errno.EACCES: ELSEWHERE,
    errno.EPERM: ELSEWHERE,
    errno.EROFS: ELSEWHERE,
    errno.ENOSPC: MAKE_ROOM,
    errno.EDQUOT: MAKE_ROOM,
    errno.EAGAIN: "`ulimit -u` allows too few processes: end some, or allow more",
}
"""What to do where a system refuses something."""

COMMANDS: dict[str, dict[str, Any]] = {
    "Look up": {
        "tables --columns name,rows,title": tables.list_tables,
        "describe gas_flows": tables.describe,
        "show gas_flows --country TKM --start 2020": tables.show,
        "search gas price": tables.search,
        "cite gas_flows --style bibtex": tables.cite,
        "sources gas_flows --output gas.csv": tables.sources,
        "export --format duckdb build": tables.export,
    },
    "Check": {
        "conflicts gas_flows --start 2020": tables.conflicts,
        "coverage gas_flows --country UZB": tables.coverage,
        "claims trade --verdict misattributed": tables.claims,
        "changes bundled latest": tables.changes,
    },
    "Reports": {
        "report gas_squeeze --notebook energy": reports.report,
        "status --max-age 26": reports.status,
        "scenarios list": reports.list_scenarios,
        "scenarios show gas_squeeze --notebook energy": reports.show,
        "scenarios diff baseline gas_squeeze": reports.diff,
        "scenarios new my_story --from baseline": reports.new,
        "scenarios check": reports.check,
        "scenarios schema > params/scenario.schema.json": reports.schema,
    },
    "Fresh data": {
        "fetch worldbank --since 2015": tables.fetch,
        "import baci BACI_HS17_V202501.zip": tables.import_,
    },
    "Project": {
        "init my-analysis": reports.init,
        "open gas_squeeze energy": reports.open_,
    },
}
"""Purpose, example and what it calls: the order of the help."""


class _ByPurpose(TyperGroup):
    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for purpose, examples in COMMANDS.items():
            names = dict.fromkeys(example.split()[0] for example in examples)
            told = [(of, self.commands[of].get_short_help_str(200)) for of in names]
            with formatter.section(purpose):
                formatter.write_dl(told, col_max=11)


app = typer.Typer(
    cls=_ByPurpose,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`cac-data --install-completion` lets the shell complete commands, tables, "
    "columns, countries, scenarios and notebooks.",
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _describe(
    version: Annotated[bool, option("Of code and tables.", "-V", "--version")] = False,
) -> None:
    """Cited tables and scenario reports on Central Asia and China.

    Exit codes: 0 all good, 1 some report failed or a result could not be written, 2 bad
    input and nothing run, 129 hung up, 130 interrupted, 143 terminated.
    """
    if version:
        code, tables = cac_data.__version__, cac_data.__data_version__
        typer.echo(f"cac-data {code}, tables {tables}")
        raise typer.Exit


scenarios = typer.Typer(help="List, show, compare, begin and check scenario files.")
app.add_typer(scenarios, name="scenarios")
for _commands in COMMANDS.values():
    for _example, _called in _commands.items():
        _name, _inner, *_ = f"{_example} ".split(" ")
        _owner, _word = (scenarios, _inner) if _name == "scenarios" else (app, _name)
        _owner.command(_word, epilog=f"Example: cac-data {_example}")(spread(_called))


def _end(signum: int, frame: object) -> NoReturn:
    """Unwind as for an exception, so that nothing is left behind; hear no more."""
    for heard in HEARD:
        # Not SIG_IGN: of one that has come already Python would complain.
        signal.signal(heard, lambda signum, frame: None)
    raise SystemExit(128 + signum)


def _take_over() -> None:
    """Write UTF-8, and hear of the signals that end a command, but for nohup's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names know no borders, nor locales
    for heard in HEARD:
        if signal.getsignal(heard) != signal.SIG_IGN:
            signal.signal(heard, _end)


def _with_a_guess(said: str) -> str:
    """End what typer says of a wrong word with one guess, as all other errors do."""
    said, _, offered = said.rstrip(".").partition(" Did you mean ")
    # What takes a word of some, the word that it was given, and those.
    _, given, *allowed = [*re.findall("'([^']*)'", said), "", ""]
    guess = closest(given, allowed)
    if best_first := re.findall("'([^']*)'", offered):
        guess = f"; did you mean {best_first[0]!r}?"
    return said.rstrip(".") + guess


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, by default the words of this process; return its exit code."""
    if arguments is None:
        _take_over()
        arguments = sys.argv[1:]
    try:
        command = typer.main.get_command(app)
        words = [*arguments] or ["--help"]
        return command.main(words, "cac-data", standalone_mode=False) or 0
    except SystemExit as order:
        code = int(order.code or 0)
        told = "\n".join([*getattr(order, "__notes__", ()), ENDED.get(code, "")])
    except FileExistsError as error:
        code, told = 2, f"error: {error.filename} is there already; allowed: another"
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        said = _with_a_guess(error.format_message().replace("Value error, ", ""))
        code, told = 2, f"error: {said[:1].lower()}{said[1:]}"
        told += f"\n{context and context.get_usage()}"
    except (ValueError, MissingExtraError) as error:
        code, told = 2, f"error: {error}"
    except OSError as error:  # such as a full disk
        parts = "error", error.filename, error.strerror or str(error)
        way_on = WAYS_ON.get(error.errno or 0, "")
        code, told = (
            1,
            "; ".join(filter(None, [": ".join(filter(None, parts)), way_on])),
        )
    if told:
        say(told)
    return code

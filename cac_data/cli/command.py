"""Runs the command and says what came of it: errors, signals, exit codes."""

import errno
import io
import re
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer

from cac_data.cli import (
    check as check,
    fresh as fresh,
    project as project,
    reports as reports,
    reports_in_office as reports_in_office,
    scenarios as scenarios,
    tables as tables,
)
from cac_data.cli.app import app
from cac_data.cli.output import say
from cac_data.extras import MissingExtraError
from cac_data.validate import closest

# The modules of commands are imported for the commands that they add to `app`.
COMMAND = typer.main.get_command(app)

SIGNAL_WORDS = {
    # Below the ^C of a terminal.
    128 + 2: "\ninterrupted",
    128 + 15: "terminated",
    128 + 1: "hung up",
}
"""What is said where a signal ended the command, by its exit code."""

SIGNALS = {code - 128 for code in SIGNAL_WORDS} & signal.valid_signals()
"""Those that this system knows; Windows has no SIGHUP."""

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, by default the words of this process; return its exit code."""
    if arguments is None:
        _take_over()
        arguments = sys.argv[1:]
    words = list(arguments) or ["--help"]
    try:
        return COMMAND.main(words, "cac-data", standalone_mode=False) or 0
    except SystemExit as order:
        code = int(order.code or 0)
        notes = getattr(order, "__notes__", ())
        message = "\n".join([*notes, SIGNAL_WORDS.get(code, "")])
    except FileExistsError as error:
        code = 2
        message = f"error: {error.filename} is there already; allowed: another"
    except typer.TyperException as error:
        code = 2
        message = _misread(error)
    except (ValueError, MissingExtraError) as error:
        code = 2
        message = f"error: {error}"
    except OSError as error:  # such as a full disk
        code = 1
        message = _refused_by_system(error)
    if message:
        say(message)
    return code


# --- What is said of errors -----------------------------------------------------------


def _misread(error: typer.TyperException) -> str:
    """Say which word of the command cannot be read, and how the command is used."""
    text = _with_one_guess(error)
    context = getattr(error, "ctx", None)
    usage = context and context.get_usage()
    return f"error: {text[:1].lower()}{text[1:]}\n{usage}"


def _with_one_guess(error: typer.TyperException) -> str:
    """End what Typer says of a wrong word with one guess, as all other errors do."""
    options = getattr(error, "possibilities", None)
    if options:  # for the name of an option; Typer lists all that are near
        return error.message + closest(getattr(error, "option_name", ""), options)
    text = error.format_message().replace("Value error, ", "")
    problem, _, offered = text.rstrip(".").partition(" Did you mean ")
    problem = problem.rstrip(".")
    guesses = _quoted(offered)
    if guesses:
        return f"{problem}; did you mean {guesses[0]!r}?"
    # Of an option: its name, the word that it was given, and those that it takes.
    quoted = _quoted(problem)
    if len(quoted) < 2:
        return problem
    _, typed, *allowed = quoted
    return problem + closest(typed, allowed)


def _quoted(text: str) -> list[str]:
    return re.findall("'([^']*)'", text)


def _refused_by_system(error: OSError) -> str:
    """Say what the system refused, of which file, and what to do."""
    parts = ["error", error.filename, error.strerror or str(error)]
    problem = ": ".join(str(part) for part in parts if part)
    way_on = WAYS_ON.get(error.errno or 0)
    return f"{problem}; {way_on}" if way_on else problem


# --- Signals --------------------------------------------------------------------------


def _take_over() -> None:
    """Write UTF-8, and hear of the signals that end a command, but for nohup's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # names know no borders, nor locales
    for signum in SIGNALS:
        if signal.getsignal(signum) != signal.SIG_IGN:
            signal.signal(signum, _end)


def _end(signum: int, frame: object) -> NoReturn:
    """Unwind as for an exception, so that nothing is left behind; hear no more."""
    for other in SIGNALS:
        # Not SIG_IGN: of one that has come already Python would complain.
        signal.signal(other, lambda signum, frame: None)
    raise SystemExit(128 + signum)

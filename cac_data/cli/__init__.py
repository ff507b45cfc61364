"""The command ``cac-data``: words to function calls, no logic."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import click

import cac_data
from cac_data.cli.fetch import fetch
from cac_data.cli.imports import imports
from cac_data.cli.output import abandon, speak_utf8
from cac_data.cli.record import status, verify
from cac_data.cli.reports import report
from cac_data.cli.scenarios import scenarios
from cac_data.cli.tables import COMMANDS
from cac_data.cli.watch import watch

# Modules that take a second to import are imported by the command that needs them.

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130
TERMINATED = 143


class _InOrder(click.Group):
    """Commands in the order in which they are of use, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            # Click would end the line of the ^C, and where it cannot, fail for that.
            raise click.Abort from None


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    cac_data.__version__,
    prog_name="cac-data",
    message=f"%(prog)s %(version)s, data version {cac_data.__data_version__}",
)
def cli() -> None:
    """Cited tables and scenario reports on Central Asia and China.

    Exit codes: 0 all good, 1 some report failed or a result could not be written, 2 bad
    input and nothing run, 130 interrupted, 143 terminated.
    """


_AFTER_TABLES = (report, watch, status, verify, scenarios, fetch, imports)
for _command in (*COMMANDS, *_AFTER_TABLES):
    cli.add_command(_command)


def _terminate(signum: int, frame: object) -> NoReturn:
    """Unwind as for an exception, so that no kernel is left behind."""
    _hear_no_more()
    raise SystemExit(TERMINATED)


def _interrupt(signum: int, frame: object) -> NoReturn:
    _hear_no_more()
    raise KeyboardInterrupt


def _hear_no_more() -> None:
    """Let nothing break off how a command ends: it has been told to."""
    for number in HEARD:
        # Not SIG_IGN: of one that has come already Python would complain.
        signal.signal(number, lambda signum, frame: None)


HEARD = {signal.SIGTERM: _terminate, signal.SIGINT: _interrupt}
"""Signals that end a command in order, with what each of them calls."""


@contextlib.contextmanager
def _ended_in_order() -> Iterator[None]:
    before = {number: signal.signal(number, call) for number, call in HEARD.items()}
    try:
        yield
    finally:
        for number, call in before.items():
            signal.signal(number, call)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after ``cac-data``; by default those of the process.

    Returns
    -------
    int
        0 all good, 1 some report failed or a result could not be written, 2 bad input
        and nothing run, 130 interrupted, 143 terminated.
    """
    speak_utf8()
    with _ended_in_order():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    """Run the command, and tell in a line what ended it."""
    try:
        cli.main(args=arguments, prog_name="cac-data", standalone_mode=False)
    except click.ClickException as error:
        with _last_word():
            error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("\ninterrupted")  # below the ^C of a terminal
        return INTERRUPTED
    except SystemExit as request:
        if request.code == TERMINATED:
            _say("terminated")
        return request.code if isinstance(request.code, int) else 1
    except ValueError as error:
        _say(f"error: {error}")
        return BAD_INPUT
    except OSError as error:  # such as a full disk
        place = f"{error.filename}: " if error.filename else ""
        _say(f"error: {place}{error.strerror or error}")
        return FAILED
    return 0


def _say(text: str) -> None:
    with _last_word():
        click.echo(text, err=True)


@contextlib.contextmanager
def _last_word() -> Iterator[None]:
    """Let the exit code tell what cannot be said, on a full disk or to nobody."""
    try:
        yield
    except OSError:
        abandon(sys.stderr)

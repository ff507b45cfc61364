"""Commands that are still of click, until each has moved to typer."""

import click

from cac_data.cli.fetch import fetch
from cac_data.cli.imports import imports

COMMANDS: dict[str, click.Command] = {
    "fetch": fetch,
    "import": imports,
}


def run(name: str, words: list[str]) -> None:
    """Run a command of click."""
    try:
        COMMANDS[name].main(
            words,
            f"cac-data {name}",
            standalone_mode=False,
            help_option_names=["-h", "--help"],
        )
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        raise KeyboardInterrupt from None

"""The Typer application, and how its help lists the commands: by what they are for."""

from typing import Annotated, Any, Literal, TypeAlias, get_args

import typer
from typer.core import TyperGroup

import cac_data
from cac_data.cli.options import option

Panel: TypeAlias = Literal["Look up", "Check", "Reports", "Fresh data", "Project"]
"""Purposes of commands, in the order of the help."""


class PlainPanels(TyperGroup):
    """Lists commands below their panels as Typer does with Rich, but in plain text.

    Rich takes as long to import as all that the help needs beside it, and its boxes
    are no text that can be piped.
    """

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write a section for each panel."""
        for panel in get_args(Panel):
            lines = [
                (name, command.get_short_help_str(limit=200))
                for name, command in self.commands.items()
                if getattr(command, "rich_help_panel", None) == panel
            ]
            with formatter.section(panel):
                formatter.write_dl(lines, col_max=11)


app = typer.Typer(
    cls=PlainPanels,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`cac-data --install-completion` lets the shell complete commands, tables, "
    "columns, countries, scenarios and notebooks.",
    rich_markup_mode=None,
)
scenarios = typer.Typer(help="List, show, compare, begin and check scenario files.")
app.add_typer(scenarios, name="scenarios", rich_help_panel="Reports")


@app.callback(invoke_without_command=True)
def _describe(
    version: Annotated[bool, option("Of code and tables.", "-V", "--version")] = False,
) -> None:
    """Cited tables and scenario reports on Central Asia and China.

    Exit codes: 0 all good, 1 some report failed or a result could not be written, 2 bad
    input and nothing run, 129 hung up, 130 interrupted, 143 terminated.
    """
    if version:
        code = cac_data.__version__
        tables = cac_data.__data_version__
        typer.echo(f"cac-data {code}, tables {tables}")
        raise typer.Exit

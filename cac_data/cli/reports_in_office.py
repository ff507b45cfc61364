"""The command that writes what reports say as a workbook or slides."""

import importlib
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cac_data.cli.app import app
from cac_data.cli.options import (
    Language,
    Notebooks,
    Project,
    Quiet,
    Scenario,
    Words,
    option,
)
from cac_data.cli.output import check_file, say, write
from cac_data.extras import extra
from cac_data.project import find_project
from cac_data.validate import check_member

WRITERS = {
    "xlsx": ("workbook", "writing a workbook"),
    "pptx": ("slides", "writing slides"),
}
"""Format -> the module and function that write it, and what it is called."""

SET_HELP = "SECTION.KEY=VALUE, such as trade.horizon=2035, in this run alone."


@app.command(
    rich_help_panel="Reports",
    epilog="Example: cac-data brief gas_squeeze --format pptx --notebook energy",
)
def brief(
    context: typer.Context,
    scenario: Scenario,
    format: Annotated[
        Literal["xlsx", "pptx"] | None, option("Default: by the file's ending.")
    ] = None,
    notebooks: Notebooks = None,
    settings: Annotated[Words, option(SET_HELP, "--set")] = None,
    output: Annotated[
        Path | None, option("A file; default: SCENARIO.xlsx or .pptx, here.")
    ] = None,
    project: Project = None,
    language: Language = "",
    timeout: Annotated[int, option("Of one notebook, seconds.", min=1)] = 600,
    quiet: Quiet = False,
) -> None:
    """Write a scenario's figures as a workbook or slides, with charts to edit.

    Runs the notebooks as `report` does. Where one fails nothing is written.
    """
    form = _form_of(format, output)
    check_file(output)
    written = _writer(form)

    from cac_data.office.briefing import run_notebooks
    from cac_data.report.plan import plan_reports
    from cac_data.words import speaking

    context.with_resource(speaking(language))
    planned = plan_reports(
        find_project(project),
        scenarios=[scenario],
        notebooks=notebooks or (),
        settings=settings or (),
    )
    log = _Log(quiet)
    briefing = run_notebooks(planned, timeout=timeout, on_outcome=log.notebook_ended)
    if briefing is None:
        say("error: nothing was written, for a notebook failed")
        raise typer.Exit(1)
    target = output or Path(f"{planned[0].scenario.id}.{form}")
    write(written(briefing), target)
    if not quiet:
        say(f"wrote {target}")


def _form_of(format: str | None, output: Path | None) -> str:
    """Return the format that is asked for, by name or by the ending of the file."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if format is None:
        check_member("--output" if output else "--format", ending, WRITERS)
        return ending
    if output and str(output) != "-" and ending != format:
        message = f"`--output`: {output} is no .{format}; allowed: a file that ends so"
        raise ValueError(message)
    return format


def _writer(form: str) -> Any:
    """Return what writes a briefing in a format; a MissingExtraError without it."""
    module, purpose = WRITERS[form]
    with extra("office", purpose):
        return getattr(importlib.import_module(f"cac_data.office.{module}"), module)


class _Log:
    """Says how each notebook ended; what goes wrong, also where that is all."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet

    def notebook_ended(self, job: Any, outcome: Any) -> None:
        """Tell how a notebook ended, and what it wrote to standard error."""
        from cac_data.office.briefing import why_failed

        for warning in outcome.warnings:
            say(f"warning: {job.name}: {warning}")
        if outcome.error:
            error = outcome.error
            say(f"{error.status}: {job.name}: {why_failed(error)}")
        elif not self.quiet:
            say(f"ran {job.name} ({outcome.seconds:.1f} s)")

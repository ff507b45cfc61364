"""Options and arguments that several commands take, and what completes them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cac_data import codes
from cac_data.project import find_project

# Help and completion answer while a person types: what reads tables, models or pages is
# imported by the command that runs.


def option(help: str, *names: str, complete: Any = None, **settings: Any) -> Any:
    """Return an option, named as its parameter, or by `names`.

    One that is said or not needs a name, or Typer gives it an opposite, ``--no-...``.
    """
    return typer.Option(*names, help=help, autocompletion=complete, **settings)


def argument(complete: Any = None, **settings: Any) -> Any:
    """Return an argument of a command that may be missing, or is completed."""
    return typer.Argument(autocompletion=complete, show_default=False, **settings)


# --- What completes them --------------------------------------------------------------


def columns_by_table() -> dict[str, list[str]]:
    """Return the columns of each table."""
    return {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in codes.descriptor()["resources"]
    }


def complete_columns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return lists of columns of the table that stands before."""
    before, comma, _ = incomplete.rpartition(",")
    return [
        f"{before}{comma}{column}"
        for table, columns in columns_by_table().items()
        if table in ctx.args
        for column in columns
    ]


def complete_vintages() -> list[str]:
    """Return the vintages that have a name; others are dates."""
    return ["bundled", "latest"]


def complete_countries() -> Iterable[str]:
    """Return the codes of countries."""
    return codes.country_codes()


def complete_scenarios() -> list[str]:
    """Return the scenarios of the project in which one stands."""
    files = find_project().params.glob("*.yaml")
    return sorted(file.stem for file in files)


def complete_notebooks(incomplete: str) -> list[str]:
    """Return the notebooks of the project in which one stands, or their units.

    Units are named where a hyphen was typed: to know them takes half a second more.
    """
    files = find_project().notebooks.glob("*.ipynb")
    names = sorted(file.stem for file in files)
    if "-" not in incomplete:
        return names
    from cac_data.scenarios import units_of

    return [name for name, unit in units_of().items() if unit.notebook in names]


def complete_languages() -> list[str]:
    """Return the languages that there are words in."""
    from cac_data.words.language import languages

    return languages()


# --- Rows of a table ------------------------------------------------------------------

Words = list[str] | None
Table = Annotated[str, argument(columns_by_table)]
VINTAGE_HELP = "With the rows that `cac-data fetch` brought: latest, or a date."
COUNTRY_HELP = "Or a group of them; several times for more."
WHERE_HELP = "COLUMN=VALUE, or one of its list; several of one column: any of them."
Country = Annotated[Words, option(COUNTRY_HELP, complete=complete_countries)]
Start = Annotated[str | None, option("First period, 2010-06.")]
End = Annotated[str | None, option("Last period.")]
Where = Annotated[Words, option(WHERE_HELP, complete=complete_columns)]
Vintage = Annotated[str, option(VINTAGE_HELP, complete=complete_vintages)]
AsOf = Annotated[str, option("Rows known by then: 2025-07-27, 2025-07 or 2025.")]
Parts = Annotated[bool, option("Keep parts of years, too.", "--parts")]
Since = Annotated[int | None, option("First year of these tables in the vintage.")]

# --- The form of a result -------------------------------------------------------------

Columns = Annotated[str, option("Only these: A,B.", complete=complete_columns)]
Limit = Annotated[int | None, option("First rows.", min=0)]
FormatName = Literal["table", "csv", "json", "markdown", "xlsx"]
Format = Annotated[FormatName | None, option("Default: by the file's ending.")]
Output = Annotated[Path | None, option("A file to write to instead.")]

# --- Projects -------------------------------------------------------------------------

PROJECT_HELP = "With notebooks/ and params/; default: the nearest, or the package's."
Project = Annotated[Path | None, option(PROJECT_HELP, exists=True, file_okay=False)]
Scenario = Annotated[str, argument(complete_scenarios)]
Notebook = Annotated[str, argument(complete_notebooks)]
Notebooks = Annotated[
    Words, option("Only this.", "--notebook", complete=complete_notebooks)
]
LANGUAGE_HELP = """A code, or a folder with words that is called by it; default:
CAC_DATA_LANGUAGE, or en. Others than en have a folder in the output."""
Language = Annotated[str, option(LANGUAGE_HELP, complete=complete_languages)]
ALL_LANGUAGES = "all"
LANGUAGES_HELP = f"{LANGUAGE_HELP} Several times for more; {ALL_LANGUAGES} for each."
Languages = Annotated[
    Words, option(LANGUAGES_HELP, "--language", complete=complete_languages)
]
Quiet = Annotated[bool, option("Say only what went wrong.", "--quiet")]

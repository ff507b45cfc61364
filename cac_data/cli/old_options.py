"""Options that several commands share, and what they ask for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pandas as pd

from cac_data import codes
from cac_data.cli.formats import FORMATS, SUFFIXES
from cac_data.vintage import BUNDLED, resolve

__all__ = [
    "Filters",
    "Form",
    "jobs_option",
    "notebooks_option",
    "output_option",
    "project_option",
    "reports_option",
    "scenarios_argument",
    "table_argument",
    "takes_filters",
    "takes_form",
    "vintage_option",
    "words_option",
]

Command = Callable[..., None]


def words_option(
    *names: str, words: Sequence[str], **others: Any
) -> Callable[[Command], Command]:
    """Make an option that takes one of some words.

    Any other is answered as the library does, with the nearest.
    """

    def check(
        _context: click.Context, parameter: click.Parameter, given: str | None
    ) -> str | None:
        if given is not None:
            codes.check_member(parameter.opts[0], given, words)
        return given

    return click.option(
        *names, callback=check, metavar=f"[{'|'.join(words)}]", **others
    )


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with notebooks/ and params/. Default: the nearest one upwards, else "
    "the notebooks and scenarios that came with the package.",
)
table_argument = click.argument("table")
scenarios_argument = click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...")
notebooks_option = click.option(
    "--notebook",
    "notebooks",
    multiple=True,
    metavar="NAME",
    help="Build only this notebook's reports; may be given several times.",
)
reports_option = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the reports. Default: reports/ in the project folder.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Reports in the making at once. Default: one more than there are processors.",
)


def _resolved(_context: click.Context, parameter: click.Parameter, given: str) -> str:
    """Return the id that is meant, so that one answer is of one vintage."""
    return resolve(given, argument=parameter.opts[0])


vintage_option = click.option(
    "--vintage",
    default=BUNDLED,
    show_default=True,
    callback=_resolved,
    metavar="V",
    help="With the rows that `cac-data fetch` brought: latest, or a date.",
)


def _split_conditions(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in given:
        column, equals, value = text.partition("=")
        if not (equals and column.strip()):
            message = f"`--where`: {text!r} is not COLUMN=VALUE, such as flow=exports"
            raise ValueError(message)
        found.setdefault(column.strip(), []).append(value)
    return found


@dataclass(frozen=True)
class Filters:
    """Which rows are wanted: what `cac_data.select` takes."""

    countries: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    parts: bool = False
    where: Mapping[str, list[str]] = field(default_factory=dict)
    vintage: str = BUNDLED

    def rows(self, table: str, *, parts: bool | None = None) -> pd.DataFrame:
        """Return the rows of a table, all of them where nothing is asked for."""
        import cac_data

        frame = cac_data.load_table(table, vintage=self.vintage)
        if not (self.countries or self.start or self.end or self.where):
            return frame
        return cac_data.select(
            frame,
            countries=self.countries or None,
            start=self.start,
            end=self.end,
            parts=self.parts if parts is None else parts,
            where=self.where,
        )

    def in_words(self) -> str:
        """Write the conditions as they were asked for."""
        words = [f"country {' or '.join(self.countries)}"] if self.countries else []
        words += [f"from {self.start}"] if self.start else []
        words += [f"to {self.end}"] if self.end else []
        words += [f"{name} = {' or '.join(all_)}" for name, all_ in self.where.items()]
        return ", ".join(words)


_FILTERS = (
    click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="C",
        help="Code or name of a country or group; may be given several times.",
    ),
    click.option("--start", metavar="Y", help="First year or period: 2010, 2010-06."),
    click.option("--end", metavar="Y", help="Last year or period."),
    click.option(
        "--where",
        multiple=True,
        callback=_split_conditions,
        metavar="COLUMN=VALUE",
        help="Rows with this value, or whose list holds it. May be given several "
        "times: for one column, any of the values.",
    ),
)
_PARTS = click.option(
    "--parts",
    is_flag=True,
    help="Keep parts of years, and spans of several, beside whole years.",
)


def takes_filters(*, with_parts: bool) -> Callable[[Command], Command]:
    """Give a command the options that choose rows, as one argument ``filters``."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(
            *arguments: Any,
            countries: tuple[str, ...],
            start: str | None,
            end: str | None,
            where: Mapping[str, list[str]],
            vintage: str,
            parts: bool = False,
            **others: Any,
        ) -> None:
            filters = Filters(countries, start, end, parts, where, vintage)
            command(*arguments, filters=filters, **others)

        options = (*_FILTERS, *((_PARTS,) if with_parts else ()), vintage_option)
        for option in reversed(options):
            option(run)
        return run

    return decorate


def _split_columns(
    _context: click.Context, _parameter: click.Parameter, given: str | None
) -> tuple[str, ...]:
    names = [name.strip() for name in (given or "").split(",")]
    return tuple(dict.fromkeys(name for name in names if name))


def _check_output(
    _context: click.Context, _parameter: click.Parameter, given: Path | None
) -> Path | None:
    """Refuse before any work what could not be written after it."""
    if given is None or str(given) == "-":
        return None
    if given.is_dir():
        message = f"`--output`: {given} is a folder"
        raise ValueError(message)
    if not given.parent.is_dir():
        message = f"`--output`: there is no folder {given.parent}"
        raise ValueError(message)
    return given


output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    callback=_check_output,
    metavar="FILE",
    help="Write to this file, whole or not at all, in place of standard output.",
)


@dataclass(frozen=True)
class Form:
    """In which form the rows are wanted, and where."""

    format: str = "table"
    columns: tuple[str, ...] = ()
    limit: int | None = None
    output: Path | None = None

    def shown(self, frame: pd.DataFrame, *, usual: Sequence[str] = ()) -> pd.DataFrame:
        """Return the first rows, in the columns asked for, else the usual, else all."""
        names = list(self.columns or usual or frame.columns)
        codes.check_columns(frame.columns, names, function="--columns")
        return frame[names].head(self.limit) if self.limit is not None else frame[names]


def _format(given: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that the file's name promises."""
    if given or output is None or not output.suffix:
        return given or "table"
    if output.suffix.lower() not in SUFFIXES:
        message = (
            f"`--output`: {output.name} could be anything; name a --format, or end the "
            f"name in one of {', '.join(SUFFIXES)}"
        )
        raise ValueError(message)
    return SUFFIXES[output.suffix.lower()]


def takes_form(command: Command) -> Command:
    """Give a command the options on form, as one argument ``form``."""

    @click.option(
        "--columns",
        callback=_split_columns,
        metavar="A,B",
        help="Columns to give, in this order.",
    )
    @click.option(
        "--limit", type=click.IntRange(min=0), metavar="N", help="First rows only."
    )
    @words_option(
        "--format",
        "format_",
        words=FORMATS,
        help="Default: by the ending of FILE, else `table`, laid out for people.",
    )
    @output_option
    @functools.wraps(command)
    def run(
        *arguments: Any,
        columns: tuple[str, ...],
        limit: int | None,
        format_: str | None,
        output: Path | None,
        **others: Any,
    ) -> None:
        form = Form(_format(format_, output), columns, limit, output)
        command(*arguments, form=form, **others)

    return run

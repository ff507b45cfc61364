"""An answer in the form that was asked for, with a word on what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import pandas as pd

from cac_data.cli import old_output as output
from cac_data.cli.formats import Answer, as_csv, as_json, as_markdown
from cac_data.cli.layout import lay_out, lay_out_record, wrap
from cac_data.cli.old_options import Form
from cac_data.tables import read_descriptor

__all__ = ["give"]


def give(
    answer: Answer,
    form: Form,
    *,
    intro: str = "",
    outro: str = "",
    empty: str = "No rows.",
    columns: Sequence[str] = (),
    most_lines: int | None = 3,
) -> None:
    """Write an answer.

    Parameters
    ----------
    answer
        What was found.
    form
        In which form, and where to.
    intro, outro, empty, columns, most_lines
        For a table that people read: what comes before it and after it, what is said in
        place of no rows, the columns where none are named, and how many lines a row may
        have. One row alone is a list of its columns, whole.
    """
    frame = form.shown(answer.frame)
    if form.format == "table":
        _give_table(answer, form, (intro, outro), empty, columns, most_lines)
    elif form.format == "xlsx":
        if form.output is None and output.is_terminal():
            message = "a workbook is nothing for a terminal: name a file with --output"
            raise ValueError(message)
        output.write(_workbook(answer, frame), form.output)
    else:
        write = {"csv": as_csv, "json": as_json, "markdown": as_markdown}
        output.write(write[form.format](frame), form.output)


def _workbook(answer: Answer, frame: pd.DataFrame) -> bytes:
    from cac_data.cli.workbooks import as_xlsx

    # The day of the data and not today: the same rows are the same bytes.
    created = read_descriptor(files("cac_data") / "data")["created"]
    return as_xlsx(answer, frame, created=created)


def _give_table(
    answer: Answer,
    form: Form,
    around: tuple[str, str],
    empty: str,
    columns: Sequence[str],
    most_lines: int | None,
) -> None:
    is_record = len(answer.frame) == 1
    frame = form.shown(answer.frame, usual=() if is_record else columns)
    to_file = form.output is not None
    width = None if to_file else output.terminal_width()
    emphasis = ("", "") if to_file else output.emphasis()
    laid_out = (
        lay_out_record(frame, width=width, emphasis=emphasis)
        if is_record
        else lay_out(frame, width=width, most_lines=most_lines, emphasis=emphasis)
    )
    before, after = (text.split("\n") if text else [] for text in around)
    lines = [line for text in before for line in wrap(text, width)]
    lines += ["", laid_out.text] if before else [laid_out.text]
    if answer.frame.empty:
        lines[-1] = empty
    lines += [""] if after else []
    lines += [line for text in after for line in wrap(text, width)]
    output.write("\n".join(lines) + "\n", form.output)
    if len(frame) < len(answer.frame):
        output.note(f"the first {len(frame):,} of {len(answer.frame):,} rows")
    if laid_out.left_out:
        names = ", ".join(laid_out.left_out)
        output.note(f"no room for {names}; --columns chooses, --format csv has all")
    if laid_out.is_cut:
        output.note("some cells are cut (…); --format csv has all of them")

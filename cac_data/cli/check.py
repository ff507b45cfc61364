"""The command that looks up the figures of a text."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

from cac_data.cli.app import app
from cac_data.cli.options import Output, Vintage, argument, option
from cac_data.cli.output import write

CheckFormat = Literal["text", "json", "html"]
FORMAT_HELP = "Default: by the ending of the output, else text."
STANDARD_INPUT = Path("-")


@app.command(
    rich_help_panel="Check",
    epilog="Example: cac-data check article.txt --output article.html",
)
def check(
    file: Annotated[Path, argument(metavar="FILE")],
    format: Annotated[CheckFormat | None, option(FORMAT_HELP)] = None,
    output: Output = None,
    vintage: Vintage = "bundled",
) -> None:
    """Find whose the figures of a text are: in English, Russian or Chinese.

    FILE is a text, Markdown or HTML, or - for standard input. A figure is found, or
    possible, near or absent; none of these says that it is wrong.
    """
    from cac_data import find

    text = _text_of(file)
    checked = find.check_text(text, vintage)
    name = "standard input" if file == STANDARD_INPUT else file.name
    report = find.report_of(name, checked, vintage)
    match format or _format_by(output):
        case "json":
            write(json.dumps(report, indent=2, ensure_ascii=False) + "\n", output)
        case "html":
            write(find.page_of(report, text), output)
        case "text":
            write(find.text_of(report), output)


def _format_by(output: Path | None) -> CheckFormat:
    """Return the form of a result by the ending of the file that it goes to."""
    match output.suffix.lower() if output else "":
        case ".json":
            return "json"
        case ".html" | ".htm":
            return "html"
    return "text"


def _text_of(file: Path) -> str:
    """Read a text, of HTML what it says; no more than a person could have written."""
    from cac_data.find import MOST_BYTES, decoded, is_page, text_of_page

    if file == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        name = "standard input"
    else:
        content = _content_of(file, MOST_BYTES + 1)
        name = str(file)
    text = decoded(content, name)
    if file.suffix.lower() in (".html", ".htm") or is_page(text):
        return text_of_page(text)
    return text


def _content_of(file: Path, most: int) -> bytes:
    """Read the beginning of a file, or tell that there is none."""
    fault = ""
    if file.is_dir():
        fault = "is a folder"
    elif not file.exists():
        fault = "is not there"
    elif not file.is_file():
        fault = "is no file"
    if fault:
        message = f"`FILE`: {file} {fault}; allowed: a text, Markdown or HTML, or -"
        raise ValueError(message)
    with file.open("rb") as opened:
        return opened.read(most)

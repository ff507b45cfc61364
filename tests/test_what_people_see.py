"""What goes to people: nothing that a terminal obeys, no places of a machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import report_runs as runs

ODD = "\x1b[31mred\x1b]0;title\x07 \x9b2J \x00 \u202eturned\n\nround"
"""Colour, a title for the window, a screen cleared, a NUL, a turned text, two lines."""

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

CELL = f"""\
import json, os, sys
odd = {ODD!r}
label, value = odd, 1 if edition == 1 else 200
if edition == 2:
    print(odd, file=sys.stderr)
shown = {{**figure, "id": "odd", "label": label, "value": value, "note": odd}}
shown |= {{"text": str(value), "number": str(value)}}
said = {{"figures": [shown], "cards": ["odd"]}}
display({{"application/vnd.cac-data.key-figures.v1+json": said}}, raw=True)
print(odd)
if edition == 2 and horizon > 2030:
    import cac_data
    try:
        cac_data.load_table("nothing")
    except ValueError:
        places = [os.path.expanduser("~/a.csv"), "/".join({{parts!r}}) + "/b.csv"]
        places += [sys.prefix, cac_data.__file__]
        raise RuntimeError(f"{{odd}} {{places}}")"""


class Night(NamedTuple):
    """A run in which a report fails, after one that was good, and what is seen."""

    project: Path
    home: Path
    stdout: str
    stderr: str

    def read(self, name: str) -> str:
        # In bytes, since reading text would make line feeds of carriage returns.
        return (self.project / name).read_bytes().decode()

    def status(self, *words: str) -> str:
        return runs.run(self.project, "status", *words).stdout


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Night:
    home = tmp_path_factory.mktemp("home")
    project = runs.make_small_project(tmp_path_factory.mktemp("elsewhere") / "mine")
    # The page shows the code, too, which must not name the place by itself.
    cell = CELL.replace("{parts!r}", repr(str(project).split("/")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for edition in (1, 2):
            runs.write_notebook(project, f"edition = {edition}", cell)
            done = runs.run(project, "report", "--mail-text", "mail.txt")
            assert done.returncode == edition - 1, done.stderr
    return Night(project, home, done.stdout, done.stderr)


SEEN = {
    "the pages": "reports/baseline/trade.html",
    "the page of a report that failed": "reports/failed/later/trade.html",
    "the front page": "reports/index.html",
    "the key figures as CSV": "reports/key_figures.csv",
    "the key figures as JSON": "reports/key_figures.json",
    "the feed": "reports/feed.xml",
    "the mail": "mail.txt",
}


@pytest.mark.parametrize("name", SEEN.values(), ids=SEEN)
def test_no_control_character_reaches(name: str, night: Night) -> None:
    text = night.read(name)
    assert text
    assert OBEYED.findall(text) == []


def test_no_control_character_reaches_the_log(night: Night) -> None:
    assert "warning: baseline/trade: cell 5: red" in night.stderr
    assert "failed: later/trade: cell 5 (import json, os, sys): Runtime" in night.stderr
    assert OBEYED.findall(night.stdout + night.stderr) == []


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_no_control_character_reaches_the_state_as(form: str, night: Night) -> None:
    status = night.status("--format", form)
    assert "RuntimeError" in status
    assert OBEYED.findall(status) == []


def test_a_label_of_two_paragraphs_is_one_line_of_the_mail(night: Night) -> None:
    subject, changes, *sections = night.read("mail.txt").split("\n\n")
    assert re.match(r"2.changes in the reports of ", subject)
    assert all(line.startswith("- ") for line in changes.splitlines())
    assert "- The baseline story, trade: red" in changes
    assert len(sections) == 2  # what is not good, and where all reports are


# The mail says where the reports are.
PLACES = {
    "the page of a report that failed": "reports/failed/later/trade.html",
    "the front page": "reports/index.html",
    "the feed": "reports/feed.xml",
    "the manifest": "reports/manifest.json",
    "the record of changes": "reports/changes.json",
}


@pytest.mark.parametrize("name", PLACES.values(), ids=PLACES)
def test_no_path_of_the_machine_is_in(name: str, night: Night) -> None:
    text = night.read(name)
    places = [night.project, night.home, sys.prefix, Path(__file__).parents[1]]
    assert [place for place in places if str(place) in text] == []


@pytest.mark.parametrize(
    "place", ["~/a.csv", "&lt;project&gt;/b.csv", "cac_data/__init__.py"]
)
def test_a_page_of_a_report_that_failed_names_places_by_their_part(
    place: str, night: Night
) -> None:
    assert place in night.read("reports/failed/later/trade.html")


def test_names_of_folders_are_shown_without_control_characters(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a\x1b[31mb\u202ec"
    folder.mkdir()
    done = runs.run(tmp_path, "status", str(folder))
    assert "There is no record of the last run. In " in done.stdout
    assert OBEYED.findall(done.stdout + done.stderr) == []


def test_a_full_disk_is_told_with_one_name(tmp_path: Path) -> None:
    # The file that could not be written, and not also "-> None".
    code = (
        "import os, pathlib, sys\n"
        "from cac_data import files\n"
        "def full(descriptor):\n"
        "    raise OSError(28, 'No space left on device')\n"
        "os.fsync = full\n"
        "try:\n"
        "    files.write_file(pathlib.Path(sys.argv[1]), b'content')\n"
        "except OSError as error:\n"
        "    print(error)\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "a")]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == f"[Errno 28] No space left on device: '{tmp_path / 'a'}'\n"

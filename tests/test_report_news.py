"""What could not be told is news again in the next run: full disks lose nothing."""

import errno
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from cac_data.cli import main
from cac_data.report import run as module
from tests import report_runs as runs

FAILS = "if horizon > 2030:\n    raise RuntimeError('no such year')"
NEWS = "The later story, trade: the report failed (RuntimeError: no such year)."


@dataclass(frozen=True)
class Hindered:
    """A run that had news and was hindered in telling it, and the two runs after it."""

    code: int
    records: list[bytes]  # of the news, before and after the run
    files: dict[str, bytes]  # of the first run after it
    mails: list[str]  # of both runs after it


def report(project: Path, mail: Path | str) -> int:
    words = ["report", "--project", str(project), "--quiet", "--mail-text", str(mail)]
    return main(words)


def report_without_room_for(name: str, project: Path, mail: Path) -> int:
    """Run while the disk has no room for one file of the reports."""
    write_inside = module.write_inside

    def fail(folder: Path, asked: str, content: bytes) -> None:
        if asked == name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), asked)
        write_inside(folder, asked, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "write_inside", fail)
        return report(project, mail)


@pytest.fixture(
    scope="module", params=["the mail", "manifest.json", "index.html", "changes.json"]
)
def hindered(
    request: pytest.FixtureRequest,
    small_original: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Hindered:
    folder = tmp_path_factory.mktemp("hindered")
    project = shutil.copytree(small_original, folder / "a project")
    mail = folder / "mail.txt"
    reports = project / "reports"
    records = [(reports / "changes.json").read_bytes()]
    runs.write_notebook(project, FAILS)
    if request.param == "the mail":
        code = report(project, "/dev/full")
    else:
        code = report_without_room_for(request.param, project, mail)
    records.append((reports / "changes.json").read_bytes())
    assert report(project, mail) == 1
    mails = [mail.read_text("utf-8")]
    files = {path.name: path.read_bytes() for path in reports.glob("*.*")}
    assert report(project, mail) == 1
    mails.append(mail.read_text("utf-8"))
    return Hindered(code, records, files, mails)


def test_a_run_that_cannot_tell_its_news_fails(hindered: Hindered) -> None:
    assert hindered.code == 1


def test_what_was_not_told_does_not_count_as_told(hindered: Hindered) -> None:
    assert hindered.records[0] == hindered.records[1]


def test_the_next_mail_tells_what_was_not_told(hindered: Hindered) -> None:
    assert hindered.mails[0].splitlines()[2] == f"- {NEWS}"


def test_the_mail_after_it_is_silent(hindered: Hindered) -> None:
    assert hindered.mails[1] == ""


def test_the_next_index_tells_what_was_not_told(hindered: Hindered) -> None:
    index = BeautifulSoup(hindered.files["index.html"], "html5lib")
    items = index.select("#changes ~ ul li")
    assert [runs.words(item) for item in items] == [NEWS]


def test_the_next_record_has_what_was_not_told(hindered: Hindered) -> None:
    record: Any = json.loads(hindered.files["changes.json"])
    assert [change["sentence"] for change in record["changes"]] == [NEWS]


def test_the_feed_has_it_once(hindered: Hindered) -> None:
    feed = ET.fromstring(hindered.files["feed.xml"])
    entries = [re.sub("{.*}", "", part.tag) for part in feed].count("entry")
    assert (entries, "".join(feed.itertext()).count(NEWS)) == (1, 1)

"""The record of a folder of reports: its form, and what a run cut off leaves of it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cac_data.files import write_atomically
from cac_data.report import manifest, record
from cac_data.report.manifest import STATUSES, digest
from tests.report_entries import RUN, entry, some_of_everything


def jsonable(content: Any) -> Any:
    return json.loads(json.dumps(content))


def noted(folder: Path, content: str, **changes: Any) -> None:
    """Note that the report of baseline and trade was built with this content."""
    manifest.note(folder, entry(sha256=digest(content), **changes))


def page(folder: Path, content: str, name: str = "baseline/trade.html") -> None:
    write_atomically(folder / name, content)


# --- Its form ------------------------------------------------------------------------


def test_the_schema_that_is_shipped_is_that_of_the_code() -> None:
    shipped = json.loads(manifest.SCHEMA.read_text("utf-8"))
    assert shipped == manifest.schema()
    jsonschema.Draft202012Validator.check_schema(shipped)


def test_every_field_is_described() -> None:
    definitions = manifest.schema()["$defs"]
    fields = [
        (name, field, content)
        for name, definition in definitions.items()
        for field, content in definition["properties"].items()
    ]
    assert len(fields) > 20
    assert [item[:2] for item in fields if not item[2].get("description")] == []


def test_what_is_written_keeps_to_the_schema(tmp_path: Path) -> None:
    manifest.write_manifest(tmp_path, some_of_everything(), RUN)
    written = json.loads((tmp_path / manifest.MANIFEST).read_text("utf-8"))
    jsonschema.validate(written, manifest.schema())
    found = manifest.load(tmp_path)
    assert found.reports == [
        replace(item, parameters=jsonable(item.parameters))
        for item in some_of_everything()
    ]
    assert found.run.started == RUN.started
    assert found.run.not_begun == ["later/trade"]


@pytest.mark.parametrize(
    "changes",
    [
        {"page": "../elsewhere.html"},
        {"page": "/etc/passwd"},
        {"failed_page": "failed/../../x.html"},
        {"scenario": "../up"},
        {"scenario": "Baseline"},
        {"notebook": "a/b"},
        {"status": "splendid"},
        {"seconds": -1},
        {"mood": "good"},
    ],
    ids=str,
)
def test_what_no_run_writes_is_not_read(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    content = {"version": 2, "run": asdict(RUN), "reports": [asdict(entry()) | changes]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(jsonable(content), manifest.schema())
    (tmp_path / manifest.MANIFEST).write_text(json.dumps(content), "utf-8")
    with pytest.raises(ValueError, match="validation error"):
        manifest.load(tmp_path)
    assert manifest.read_manifest(tmp_path) == {}


# --- What a run that was cut off leaves ----------------------------------------------


def test_a_page_that_is_in_place_counts_before_the_run_has_ended(
    tmp_path: Path,
) -> None:
    page(tmp_path, "old")
    manifest.write_manifest(tmp_path, [entry(sha256=digest("old"))], RUN)
    noted(tmp_path, "new")
    assert manifest.load(tmp_path).reports == [entry(sha256=digest("old"))]
    page(tmp_path, "new")
    assert manifest.load(tmp_path).reports == [entry(sha256=digest("new"))]


def test_a_failure_without_a_page_counts_as_soon_as_it_is_noted(tmp_path: Path) -> None:
    page(tmp_path, "old")
    good = entry(sha256=digest("old"))
    manifest.write_manifest(tmp_path, [good], replace(RUN, ended={}))
    failed = replace(good, status="failed")
    manifest.note(tmp_path, failed)
    found = manifest.load(tmp_path)
    assert found.reports == [failed]
    assert found.run.ended == {
        status: ["baseline/trade"] if status == "failed" else [] for status in STATUSES
    }


def test_a_partial_page_that_is_not_in_place_does_not_count(tmp_path: Path) -> None:
    place = "failed/baseline/trade.html"
    once, again = (
        entry(
            status="failed",
            page=None,
            failed_page=place,
            failed_sha256=digest(content),
            error={"message": content},
        )
        for content in ("once", "again")
    )
    page(tmp_path, "once", place)
    manifest.write_manifest(tmp_path, [once], RUN)
    manifest.note(tmp_path, again)
    assert manifest.load(tmp_path).reports == [once]
    assert record.disagreements(tmp_path).empty
    page(tmp_path, "again", place)
    assert manifest.load(tmp_path).reports == [again]
    assert record.disagreements(tmp_path).empty


def test_a_run_that_ends_while_its_record_is_read_is_read_as_it_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(tmp_path, "new")
    manifest.write_manifest(tmp_path, [entry(sha256=digest("old"))], RUN)
    noted(tmp_path, "new")
    ended = [
        lambda: manifest.write_manifest(tmp_path, [entry(sha256=digest("new"))], RUN)
    ]
    read = Path.read_bytes

    def read_and_end(path: Path) -> bytes:
        content = read(path)
        if ended:
            ended.pop()()
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_end)
    assert manifest.load(tmp_path).reports == [entry(sha256=digest("new"))]


def test_the_last_of_several_notes_holds(tmp_path: Path) -> None:
    manifest.write_manifest(tmp_path, [], RUN)
    page(tmp_path, "second")
    for content in ("first", "second"):
        noted(tmp_path, content)
    assert [item.sha256 for item in manifest.load(tmp_path).reports] == [
        digest("second")
    ]


@pytest.mark.parametrize("cut", [b'{"scenario": "basel', b"\xff\x00", b"[]", b"null"])
def test_a_note_that_was_cut_off_spoils_no_other(tmp_path: Path, cut: bytes) -> None:
    manifest.write_manifest(tmp_path, [], RUN)
    page(tmp_path, "one")
    noted(tmp_path, "one")
    journal = tmp_path / manifest.JOURNAL
    journal.write_bytes(journal.read_bytes() + cut)
    page(tmp_path, "two", "slump/trade.html")
    noted(tmp_path, "two", scenario="slump", page="slump/trade.html")
    assert [item.name for item in manifest.load(tmp_path).reports] == [
        "baseline/trade",
        "slump/trade",
    ]


def test_the_manifest_takes_over_what_was_noted(tmp_path: Path) -> None:
    page(tmp_path, "new")
    manifest.write_manifest(tmp_path, [], RUN)
    noted(tmp_path, "new")
    manifest.write_manifest(tmp_path, manifest.load(tmp_path).reports, RUN)
    assert not (tmp_path / manifest.JOURNAL).exists()
    assert [item.name for item in manifest.load(tmp_path).reports] == ["baseline/trade"]

"""What the reports say is what the golden files say; see `tests/golden.py`."""

import re
from difflib import unified_diff

import pytest

from cac_data.report.folder import Reports
from tests.conftest import in_ci
from tests.golden import GOLDEN, ONLY, ROOT, Built, names, written

WHAT_TO_DO = (
    "as it was meant: `python -m tests.golden` records it anew, in a commit of its own "
    "that says why; else mend what moved it"
)


@pytest.mark.parametrize("name", names())
def test_a_report_says_what_it_said(name: str, built: Built) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()
    now = written(name, built.said).splitlines()
    changed = [*unified_diff(kept, now, "it said", "it says", n=0, lineterm="")]
    assert not changed, "\n".join([WHAT_TO_DO, *changed[:200]])


def test_each_report_has_a_file_and_all_are_small(built: Built) -> None:
    assert {*names()} == built.said.keys(), WHAT_TO_DO
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.txt")) < 5_000_000


def test_pages_made_elsewhere_of_the_same_are_the_same_bytes(built: Built) -> None:
    """Those of `make report`, as far as they are of this state of all."""
    pages, others = (Reports(of).pages for of in (built.output, ROOT / "reports"))
    same = {
        name: page.sha256 == other.sha256
        for name, page in pages.items()
        if page and (other := others.get(name)) and page.key == other.key
    }
    if not same:
        skip = pytest.fail if in_ci() and not ONLY else pytest.skip
        skip("no such pages: make report")
    assert all(same.values()), [name for name, is_so in same.items() if not is_so]


WRONG_WAY = re.compile(r"\b(?:grew|grown|rose|risen|fell|fallen|up|down)(?: by)? −\S+")


def test_nothing_rose_or_fell_by_less_than_nothing() -> None:
    said = [file.read_text("utf-8") for file in GOLDEN.rglob("*.txt")]
    assert [found for text in said for found in WRONG_WAY.findall(text)] == []

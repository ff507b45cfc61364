"""METHODS.md: each method says the same five things, and where it is computed."""

import importlib
import re

import pytest

from tests.reading import ROOT

PAGE = (ROOT / ".github" / "METHODS.md").read_text("utf-8")
PARTS = ["Does", "Source", "Past data", "Cannot", "Where"]
SECTIONS = dict(re.findall(r"^### (.*)\n\n((?:[- ] .*\n?)+)", PAGE, flags=re.MULTILINE))
FUNCTIONS = sorted(
    {
        name
        for section in SECTIONS.values()
        for name in re.findall(r"`([\w.]+)`", section.rpartition("**Where.**")[2])
    }
)


def test_the_page_has_no_section_of_another_form() -> None:
    assert [*SECTIONS] == re.findall(r"^### (.*)$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize("title", SECTIONS)
def test_a_method_says_what_it_does_whose_it_is_and_what_it_cannot(title: str) -> None:
    assert re.findall(r"^- \*\*(.*)\.\*\*", SECTIONS[title], re.MULTILINE) == PARTS


def is_there(name: str) -> bool:
    module, _, function = f"cac_data.{name}".rpartition(".")
    return callable(getattr(importlib.import_module(module), function, None))


def test_the_functions_that_are_named_are_there() -> None:
    assert FUNCTIONS
    assert [name for name in FUNCTIONS if not is_there(name)] == []

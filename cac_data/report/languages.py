"""A folder of reports in each language: English has the root, others lie in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cac_data import words
from cac_data.files import is_folder, is_inside
from cac_data.report.publish import is_output


class Translation(NamedTuple):
    """A page in another language: its code, what it calls itself, and the page."""

    language: str
    name: str
    page: str


def output_in(root: Path) -> Path:
    """Return the folder in which the language that is spoken has its reports."""
    language = words.spoken()
    return root if language is words.english() else root / language.code


def root_of(output: Path) -> Path:
    """Return the root, of the folder in which the language that is spoken has its."""
    return output if words.spoken() is words.english() else output.parent


class OtherLanguages:
    """The folders of reports in languages that are not spoken, from one that is."""

    def __init__(self, output: Path) -> None:
        self._root = root_of(output)
        self._up = "" if output == self._root else "../"
        self._folders: dict[str, str] = {}
        if output != self._root and is_output(self._root):
            self._folders[words.english().code] = ""
        for code in _languages_in(self._root):
            if self._root / code != output:
                self._folders[code] = f"{code}/"

    def translations(self, page: str) -> Sequence[Translation]:
        """Return a page in each language in which it is there.

        The addresses are those from the folder of the language that is spoken.
        """
        return [
            Translation(code, words.own_name(code), f"{self._up}{folder}{page}")
            for code, folder in self._folders.items()
            if is_inside(self._root, f"{folder}{page}")
        ]


def _languages_in(root: Path) -> list[str]:
    """Return the codes of languages with a folder of reports of their own."""
    if not root.is_dir():
        return []
    folders = [path for path in root.iterdir() if is_folder(path)]
    return sorted(path.name for path in folders if is_output(path))

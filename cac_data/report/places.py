"""What went wrong, without the places of this machine: pages of it are published."""

import re
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

import cac_data

PROJECT = "<project>"
REPORTS = "<reports>"


def _folders_of_process() -> dict[str, str]:
    """Return what the folders of this process are called."""
    names = {
        sysconfig.get_path("stdlib"): "<python>",
        sysconfig.get_path("purelib"): "<site-packages>",
        sysconfig.get_path("platlib"): "<site-packages>",
        tempfile.gettempdir(): "<temporary>",
        str(Path(cac_data.__file__).parent): "cac_data",
        str(Path.home()): "~",
    }
    if sys.prefix != sys.base_prefix:
        names[sys.prefix] = "<environment>"
    return names


def without_places(text: str, folders: Mapping[str, str]) -> str:
    """Return a text that names what lies in known folders by these, as in ``~/a.csv``.

    `folders` are what more folders are called, by their paths. Of several that hold
    each other the innermost counts.

    >>> without_places("no /srv/mine/notebooks/a.csv", {"/srv/mine": "<project>"})
    'no <project>/notebooks/a.csv'
    """
    names = _folders_of_process()
    names.update({folder: name for folder, name in folders.items() if folder})
    home = str(Path.home())
    for folder, name in list(names.items()):
        names[str(Path(folder).resolve())] = name
        # As IPython writes it in a traceback.
        if folder.startswith(f"{home}/"):
            names[f"~{folder.removeprefix(home)}"] = name
    # Everything lies in the root: it says nothing of a machine.
    innermost_first = sorted(names.keys() - {"/", ""}, key=len, reverse=True)
    path = "|".join(map(re.escape, innermost_first))
    return re.sub(rf"(?<![\w.~-])({path})(?![\w.-])", lambda hit: names[hit[1]], text)

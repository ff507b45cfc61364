"""Reading one scenario file: its content, with the line of every key."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cac_data.scenarios.plain_yaml import read_plain
from cac_data.scenarios.problems import KeyPath, Problem, cut, dotted

LONGEST_FILE = 100_000
"""Bytes. A scenario is a page of text; more than this is something else."""

SCENARIO_ID = re.compile(r"[a-z][a-z0-9_]*")


def unfit_id(identifier: str) -> str | None:
    """Say why a scenario cannot be called so, and what would be near.

    Parameters
    ----------
    identifier : str
        The id.

    Returns
    -------
    str or None
        None if it can be.

    Examples
    --------
    >>> print(unfit_id("Deep-integration"))
    'Deep-integration' cannot be the id of a scenario; allowed: small letters, digits
    and _, starting with a letter; did you mean 'deep_integration'?
    """
    if SCENARIO_ID.fullmatch(identifier):
        return None
    shown = repr(cut(identifier))
    plain = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore").decode()
    near = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    nearest = f"; did you mean {near!r}?" if SCENARIO_ID.fullmatch(near) else ""
    return (
        f"{shown} cannot be the id of a scenario; allowed: small letters, "
        f"digits and _, starting with a letter{nearest}"
    )


@dataclass
class ScenarioFile:
    """One scenario file as read, with the places of its keys."""

    id: str
    name: str
    content: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Return line and column of a key, or of the nearest key that holds it.

        Parameters
        ----------
        path : KeyPath
            Leads to the key.

        Returns
        -------
        tuple of int and int
            Counted from 1; zeros if the file could not be read.
        """
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return (0, 0)

    def report(self, path: KeyPath, message: str, notebook: str = "") -> None:
        """Add a problem at a key.

        Parameters
        ----------
        path : KeyPath
            Leads to the key.
        message : str
            What is wrong with it.
        notebook : str, optional
            Whose rules they are, where several notebooks read the value.
        """
        line, column = self.place(path)
        key = dotted(path)
        self.problems.append(Problem(self.name, line, column, key, message, notebook))


def read_file(path: Path) -> ScenarioFile:
    """Read one file; what is wrong with it is in its list of problems.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    ScenarioFile
        With ``readable`` false where there is no content to go on with.
    """
    file = ScenarioFile(id=path.stem, name=f"{path.parent.name}/{path.name}")
    text = _read_text(path, file)
    if text is None:
        file.readable = False
        return file
    reading = read_plain(text)
    file.places = reading.places
    for line, column, at, message in (
        reading.problems if reading.error is None else [reading.error]
    ):
        file.problems.append(Problem(file.name, line, column, dotted(at), message))
    content = reading.content
    if reading.error is not None:
        file.readable = False
    elif isinstance(content, dict):
        file.content = content
    else:
        file.readable = False
        what = "is empty" if content is None else "is not a mapping of keys to values"
        message = f"the file {what}; a scenario has at least title and description"
        file.problems.append(Problem(file.name, 0, 0, "", message))
    return file


def _read_text(path: Path, file: ScenarioFile) -> str | None:
    """Return the text of a file, or None with the reason among the problems."""

    def refuse(message: str) -> None:
        file.problems.append(Problem(file.name, 0, 0, "", message))

    unfit = unfit_id(path.stem)
    if unfit is not None:
        refuse(unfit)
    try:
        if path.resolve().parent != path.parent.resolve():
            refuse("links that leave the folder are not allowed; copy the file")
            return None
        if path.exists() and not path.is_file():
            refuse("is no file; a scenario is a file of text")
            return None
        size = path.stat().st_size
        if size > LONGEST_FILE:
            refuse(f"the file has {size:,} bytes; allowed: up to {LONGEST_FILE:,}")
            return None
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"not UTF-8 text: byte {error.start + 1} cannot be read")
    except OSError as error:
        refuse(f"cannot be read: {error.strerror}")
    except RuntimeError:  # what Python before 3.13 makes of such a link
        refuse("cannot be read: the link leads to itself")
    return None

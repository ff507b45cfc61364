"""Reading one scenario file: plain YAML, with the line of every key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cac_data.scenarios.problems import KeyPath, Problem, dotted

LONGEST_FILE = 100_000
"""Bytes. A scenario is a page of text; more than this is something else."""

DEEPEST_NESTING = 12
"""Levels. The deepest parameter lies at 5; the bound keeps hostile files harmless."""

SCENARIO_ID = re.compile(r"[a-z][a-z0-9_]*")


NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?")
"""The only numbers taken: no octal, hexadecimal, sexagesimal, underscores, infinity."""

UNTAGGED = "tag:yaml.org,2002:"


class ScenarioLoader(yaml.SafeLoader):
    """A safe loader that remembers lines and turns YAML's surprises into problems.

    Duplicate keys, anchors, aliases and tags, words that YAML reads as true or false,
    bare dates and unusual numbers are collected in `problems`; reading goes on.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.problems: list[tuple[int, int, KeyPath, str]] = []
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one node, refusing aliases and nesting without end.

        Parameters
        ----------
        parent, index
            As for PyYAML's composer.

        Returns
        -------
        yaml.Node
            The node; an empty one in place of an alias.
        """
        # The ignored calls: the stubs of PyYAML do not annotate its parser.
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            return self._stand_in("alias", f"*{event.anchor}", event)
        if getattr(event, "anchor", None):
            self._note(event.start_mark, (), "anchors are not allowed; remove the &")
            event.anchor = None
        tag = getattr(event, "tag", None)
        if tag and isinstance(event, yaml.ScalarEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            return self._stand_in("tag", tag, event)
        if tag:
            self._note(event.start_mark, (), _explain_trap("tag", tag))
            event.tag = None
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            message = f"nested more than {DEEPEST_NESTING} levels deep"
            raise yaml.composer.ComposerError(None, None, message, event.start_mark)
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def read(self) -> Any:
        """Return the one document as plain values.

        Returns
        -------
        object
            Dicts, lists, text, numbers, true, false and None.

        Raises
        ------
        yaml.YAMLError
            If the text is no YAML, or more than one document.
        """
        node = self.get_single_node()
        return None if node is None else self._plain(node, ())

    def _stand_in(self, kind: str, value: str, event: Any) -> yaml.ScalarNode:
        """Put a scalar in the place of what was refused; it is reported when read."""
        return yaml.ScalarNode(kind, value, event.start_mark)

    def _note(self, mark: Any, path: KeyPath, message: str) -> None:
        self.problems.append((mark.line + 1, mark.column + 1, path, message))

    def _plain(self, node: yaml.Node, path: KeyPath) -> Any:
        mark = node.start_mark
        self.places.setdefault(path, (mark.line + 1, mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [
                self._plain(item, (*path, position))
                for position, item in enumerate(node.value)
            ]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(mark, path, "a key must be a word, not a list or mapping")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in mapping:
                first = self.places[here][0]
                self._note(
                    mark, here, f"given twice, first in line {first}; keep one of them"
                )
                continue
            if key == "<<":
                self._note(mark, here, "merge keys are not allowed; use `extends`")
                continue
            self.places[here] = (mark.line + 1, mark.column + 1)
            mapping[key] = self._plain(value_node, here)
        return mapping

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:
        text = str(node.value)
        kind = node.tag.removeprefix(UNTAGGED)
        quoted = getattr(node, "style", None) is not None
        if kind == "str" and (quoted or not NUMBER.fullmatch(text)):
            return text
        if kind == "null" and not quoted:
            return None
        if not quoted and NUMBER.fullmatch(text):
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        self._note(node.start_mark, path, _explain_trap(kind, text))
        # The value as text, so that the model does not report it a second time.
        return Trap(text)


class Trap(str):
    """A value that has been reported already."""


def _explain_trap(kind: str, text: str) -> str:
    """Say how YAML would read `text`, and what to write instead."""
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    if kind == "bool":
        return (
            f"YAML reads {shown} as true or false; write true or false, "
            f'or "{shown}" in quotes for the word'
        )
    if kind == "timestamp":
        return f'YAML reads {shown} as a moment; write "{shown}" in quotes'
    if kind in ("int", "float"):
        return (
            f"{shown} is not written as a plain number; allowed: digits with an "
            "optional sign, decimal point and exponent, such as -7.3 or 2030"
        )
    if kind == "alias":
        return f"aliases such as {shown} are not allowed; repeat the value"
    return f"tags such as {shown} are not allowed; write the plain value"


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

    def report(self, path: KeyPath, message: str) -> None:
        """Add a problem at a key.

        Parameters
        ----------
        path : KeyPath
            Leads to the key.
        message : str
            What is wrong with it.
        """
        line, column = self.place(path)
        key = dotted(path)
        self.problems.append(Problem(self.name, line, column, key, message))


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
    try:
        loader = ScenarioLoader(text)
        content = loader.read()
    except yaml.YAMLError as error:
        file.readable = False
        file.problems.append(_syntax_problem(file.name, text, error))
        return file
    file.places = loader.places
    for line, column, at, message in loader.problems:
        file.problems.append(Problem(file.name, line, column, dotted(at), message))
    if not isinstance(content, dict):
        file.readable = False
        what = "is empty" if content is None else "is not a mapping of keys to values"
        message = f"the file {what}; a scenario has at least title and description"
        file.problems.append(Problem(file.name, 0, 0, "", message))
        return file
    file.content = content
    return file


def _read_text(path: Path, file: ScenarioFile) -> str | None:
    """Return the text of a file, or None with the reason among the problems."""

    def refuse(message: str) -> None:
        file.problems.append(Problem(file.name, 0, 0, "", message))

    if not SCENARIO_ID.fullmatch(path.stem):
        refuse(
            f"'{path.stem}' cannot be the id of a scenario; allowed: small letters, "
            "digits and _, starting with a letter"
        )
    try:
        if path.resolve().parent != path.parent.resolve():
            refuse("links that leave the folder are not allowed; copy the file")
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
    return None


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """Turn an error of the YAML parser into a problem with its place."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        context = f" {error.context}" if error.context else ""
        message = f"not valid YAML: {error.problem}{context}"
        if mark is not None:
            return Problem(name, mark.line + 1, mark.column + 1, "", message)
        return Problem(name, 0, 0, "", message)
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        message = f"the character {error.character!a} is not allowed in YAML"
        if isinstance(error.character, int):
            message = f"the character {error.character:#04x} is not allowed in YAML"
        return Problem(name, line, column, "", message)
    return Problem(name, 0, 0, "", f"not valid YAML: {error}")

"""Plain YAML: the place of every key, and an explanation in place of a surprise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from cac_data.scenarios.problems import KeyPath, cut

DEEPEST_NESTING = 12
"""Levels. The deepest parameter lies at 5; the bound keeps hostile files harmless."""

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?")
"""The only numbers taken: no octal, hexadecimal, sexagesimal, underscores, infinity."""

UNTAGGED = "tag:yaml.org,2002:"

UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""What quoted YAML can spell and no page can hold: NUL, half a character, ..."""

Found = tuple[int, int, KeyPath, str]
"""Line, column, key and message of one problem."""


class ScenarioLoader(yaml.SafeLoader):
    """A safe loader that remembers lines and turns YAML's surprises into problems.

    Duplicate keys, anchors, aliases and tags, words that YAML reads as true or false,
    bare dates and unusual numbers are collected in `problems`; reading goes on.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.problems: list[Found] = []
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self._depth = 0
        self._aliases: set[str | None] = set()

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
        # The ignored calls of this class: PyYAML's parser is not annotated.
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            # Told once for each anchor: a billion laughs has a hundred aliases.
            kind = "known alias" if event.anchor in self._aliases else "alias"
            self._aliases.add(event.anchor)
            return self._stand_in(kind, f"*{event.anchor}", event)
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
            if UNWRITABLE.search(key):
                self._note(mark, path, _unwritable(key))
                continue
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
        if kind == "str" and UNWRITABLE.search(text):
            self._note(node.start_mark, path, _unwritable(text))
            return Trap("")
        if kind == "str" and (quoted or not NUMBER.fullmatch(text)):
            return text
        if kind == "null" and not quoted:
            return None
        if not quoted and NUMBER.fullmatch(text):
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if kind != "known alias":
            self._note(node.start_mark, path, _explain_trap(kind, text))
        # The value as text, so that the model does not report it a second time.
        return Trap(text)


class Trap(str):
    """A value that has been reported already."""


def _unwritable(text: str) -> str:
    """Name the first character that no page can hold."""
    match = UNWRITABLE.search(text)
    assert match is not None
    return f"holds the character U+{ord(match.group()):04X}, which is no text"


def _explain_trap(kind: str, text: str) -> str:
    """Say how YAML would read `text`, and what to write instead."""
    shown = cut(text)
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


@dataclass(frozen=True)
class Reading:
    """A text as read.

    Attributes
    ----------
    content : object
        Dicts, lists, text, numbers, true, false and None; a `Trap` where a problem
        was found.
    places : dict of KeyPath to (line, column)
        Where each key and entry stands, counted from 1.
    problems : list of Found
        What YAML would have read otherwise than it looks.
    error : Found or None
        Why there is no content at all.
    """

    content: Any
    places: dict[KeyPath, tuple[int, int]]
    problems: list[Found]
    error: Found | None = None


def read_plain(text: str) -> Reading:
    """Read YAML that holds nothing but plain values.

    Parameters
    ----------
    text : str
        The text of one document.

    Returns
    -------
    Reading
        Whatever the text is: nothing is raised.
    """
    loader: ScenarioLoader | None = None
    try:
        loader = ScenarioLoader(text)
        content = loader.read()
    except yaml.YAMLError as error:
        return Reading(None, {}, [], _syntax_error(text, error))
    except (ValueError, OverflowError):
        # PyYAML lets these through.
        line, column = (loader.line, loader.column) if loader is not None else (-1, -1)
        message = (
            "not valid YAML: an escape that is no character, or a version number "
            "without end"
        )
        return Reading(None, {}, [], (line + 1, column + 1, (), message))
    return Reading(content, loader.places, loader.problems)


def _syntax_error(text: str, error: yaml.YAMLError) -> Found:
    """Turn an error of the YAML parser into a problem with its place."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        parts = [str(part) for part in (error.problem, error.context) if part]
        if parts[0].startswith("but "):  # the one message of PyYAML that reads on
            parts.reverse()
        message = f"not valid YAML: {' '.join(parts)}"
        if mark is not None:
            return mark.line + 1, mark.column + 1, (), message
        return 0, 0, (), message
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        code = error.character
        shown = f"{code:#04x}" if isinstance(code, int) else ascii(code)
        return line, column, (), f"the character {shown} is not allowed in YAML"
    return 0, 0, (), f"not valid YAML: {error}"


def one_line(value: Any) -> str:
    """Write a value as it would stand in a file, in one line.

    Parameters
    ----------
    value : object
        A plain value.

    Returns
    -------
    str
        YAML that `read_plain` reads as the same value.

    Examples
    --------
    >>> one_line([{"flow": "exports", "year": 2028}]), one_line("2025-07-27")
    ('[{flow: exports, year: 2028}]', "'2025-07-27'")
    """
    written = yaml.safe_dump(
        [value],
        default_flow_style=True,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
    )
    return str(written).strip()[1:-1]

"""The text of a scenario file: what it says, in which lines, and what is wrong."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from cac_data.extras import extra

with extra("reports", "cac_data.scenarios"):
    import yaml

Key: TypeAlias = tuple[Any, ...]
"""Way to a value: ("parameters", "trade", "shocks", 0, "end"); () for the whole."""

Problem: TypeAlias = tuple[str, int, str]
"""File, line (0 for none), what is wrong there."""

NUMBER = r"-?(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?([eE][-+]?[0-9]{1,2})?"


class ScenarioError(ValueError):
    """Raised with every problem of every scenario file, or of the values for a run."""

    def __init__(self, problems: Iterable[Problem], where: str = "scenario files"):
        self.problems = [_line_of(*problem) for problem in sorted(set(problems))]
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        heading = f"{count:,} {noun} in the {where}:"
        super().__init__("\n  ".join([heading, *self.problems]))


def _line_of(file: str, line: int, message: str) -> str:
    """Say a problem; what cannot be seen of a text is written out."""
    place = f"{file}:{line}" if line else file
    letters = [
        letter if letter.isprintable() else ascii(letter)[1:-1]
        for letter in f"{place}: {message}"
    ]
    return "".join(letters)


class _Plain(yaml.BaseLoader):
    """Every value is the text that stands there, and stands there once."""

    def _refuse(self) -> None:
        message = "no anchors, aliases and tags; allowed: the plain value"
        raise yaml.MarkedYAMLError(None, None, message, self.get_mark())

    fetch_alias = _refuse
    fetch_anchor = _refuse
    fetch_tag = _refuse


@dataclass
class Source:
    """A scenario file, or settings as one: what it says, where, and what is wrong."""

    name: str
    values: dict[Key, Any] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add_problem(self, key: Key, message: str) -> None:
        """Add a problem, in the line of its key or of the nearest that holds it."""
        place = _in_words(key)
        if place:
            message = f"{place:.60}: {message}"
        while key and key not in self.lines:
            key = key[:-1]
        self.problems.append((self.name, self.lines.get(key, 0), message))

    def read(self, text: str, key: Key = ()) -> None:
        """Take in YAML, each value as the text that stands there, or as a number."""
        try:
            node = yaml.compose(text, _Plain)
            self.values[key] = self._value_of(node, key) if node else ""
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
            self.lines[key] = text.count("\n", 0, _place_of(error)) + 1
            reason = getattr(error, "problem", error)
            self.add_problem(key, f"not valid YAML: {reason}")

    def _value_of(self, node: yaml.Node, key: Key) -> Any:
        """Return what a node says; keep the lines of all keys in it."""
        self.lines.setdefault(key, node.start_mark.line + 1)
        if isinstance(node, yaml.SequenceNode):
            return [
                self._value_of(entry, (*key, place))
                for place, entry in enumerate(node.value)
            ]
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, key)
        return self._mapping(node, key)

    def _scalar(self, node: yaml.ScalarNode, key: Key) -> Any:
        words = " ".join(node.value.split())
        if key and not words.isprintable():
            self.add_problem(key, f"{words!r:.60} is not allowed: not all can be seen")
        # Of a title such as 2030 the words count.
        is_number = "parameters" in key and re.fullmatch(NUMBER, words)
        return json.loads(words) if is_number else words

    def _mapping(self, node: yaml.Node, key: Key) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = str(self._value_of(name_node, ()))
            line = name_node.start_mark.line + 1
            inner = (*key, name)
            if name in mapping:
                message = f"given again in line {line}; keep one of them"
                self.add_problem(inner, message)
            self.lines[inner] = line
            value = self._value_of(value_node, inner)
            self.values[inner] = value
            mapping[name] = value
        return mapping


def _in_words(key: Key) -> str:
    """Return a key as it is written: ``trade.shocks[1].end``."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key]
    return "".join(parts).removeprefix(".parameters.").removeprefix(".")


def _place_of(error: Exception) -> int:
    """Return where in a text an error of the parser is, 0 where it does not say."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return int(mark.index)
    return int(getattr(error, "position", 0))

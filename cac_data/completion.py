"""What IPython and JupyterLab offer while a call of this library is typed.

Words in quotes come from the annotation of the parameter (tables, countries, flows), or
from the column of the frame; names of columns are offered where a function takes any.
"""

from __future__ import annotations

import inspect
import itertools
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NamedTuple

from cac_data import codes

Words = Callable[[], Iterable[str]]

OPENING = "([{"
CLOSING = ")]}"
QUOTES = "\"'"

_OFFERED: dict[str, Mapping[str, Words]] = {}


def offer(function: str, **words: Words) -> None:
    """Say which words the parameters of a function take that its types do not name."""
    _OFFERED[function] = words


@dataclass(frozen=True)
class Call:
    """A call that is being typed: its name, and what was written of its arguments."""

    name: str
    arguments: list[str]
    in_text: bool
    """Whether the cursor stands in quotes; else in a name."""

    @property
    def last(self) -> str:
        """The argument that is being typed, without what precedes its first word."""
        return self.arguments[-1]


class _Open(NamedTuple):
    """What is open at the end of a code."""

    brackets: list[tuple[str, int]]
    """Each with its place, the innermost last."""
    commas: dict[int, list[int]]
    """Places of the commas within a bracket, by its place."""
    quote_at: int
    """Place of the quote that began a text; -1 outside of one."""


def _open_at_end(code: str) -> _Open:
    """Return which brackets and which quote nothing has closed at the end of a code."""
    brackets: list[tuple[str, int]] = []
    commas: dict[int, list[int]] = {}
    quote_at = -1
    for place, letter in enumerate(code):
        if quote_at >= 0:
            ends_text = letter == code[quote_at] and code[place - 1] != "\\"
            if ends_text:
                quote_at = -1
        elif letter in QUOTES:
            quote_at = place
        elif letter in OPENING:
            brackets.append((letter, place))
        elif letter in CLOSING and brackets:
            brackets.pop()
        elif letter == "," and brackets:
            innermost_at = brackets[-1][1]
            commas.setdefault(innermost_at, []).append(place)
    return _Open(brackets, commas, quote_at)


def call_at(code: str) -> tuple[Call, str] | None:
    """Return the innermost call that is open at the end, and the word typed there."""
    brackets, commas, quote_at = _open_at_end(code)
    # A list of words belongs to the call around it.
    calls = [place for bracket, place in brackets if bracket == "("]
    if not calls or brackets[-1][0] == "{":
        return None
    begin = calls[-1]
    name = re.search(r"[\w.]+$", code[:begin])
    if name is None:
        return None
    cuts = [begin, *commas.get(begin, []), len(code)]
    arguments = [code[cut + 1 : end].strip() for cut, end in itertools.pairwise(cuts)]
    in_text = quote_at >= 0
    typed = code[quote_at + 1 :] if in_text else re.split(r"\W", code)[-1]
    return Call(name[0], arguments, in_text), typed


class Completer:
    """Completes calls of functions of this library in a running shell."""

    matcher_api_version = 2
    matcher_identifier = "cac_data"

    def __init__(self, shell: Any, load: Callable[[Any], Any]) -> None:
        """Complete in a shell; `load` gives the table of a name."""
        self.__qualname__ = "Completer"  # which IPython asks of a matcher
        self.shell = shell
        self.load = load

    def __call__(self, context: Any) -> dict[str, Any]:
        """Answer as IPython asks its matchers; an error never disturbs typing."""
        from IPython.core.completer import SimpleCompletion

        before = context.full_text.split("\n")[: context.cursor_line]
        code = "\n".join([*before, context.text_until_cursor])
        typed = ""
        words: list[str] = []
        with suppress(Exception):
            open_call = call_at(code)
            if open_call is not None:
                call, typed = open_call
                words = self._words(call, typed)
        return {
            "completions": [SimpleCompletion(word, type="text") for word in words],
            "matched_fragment": typed,
            "suppress": bool(words),
            "ordered": True,
        }

    def _words(self, call: Call, typed: str) -> list[str]:
        function = self._value(call.name)
        if isinstance(function, ModuleType):  # one that can be called, as `tables`
            function = function.__call__
        if not getattr(function, "__module__", "").startswith("cac_data."):
            return []
        if call.in_text:
            offered = self._in_quotes(function, call)
        else:
            offered = self._columns(function, call)
        begins = typed.casefold()
        return [word for word in offered if word.casefold().startswith(begins)]

    def _in_quotes(self, function: Any, call: Call) -> Iterable[str]:
        parameters = inspect.signature(function).parameters
        keyword = re.match(r"(\w+)\s*=(?!=)", call.last)
        name = keyword[1] if keyword else self._positional(parameters, call)
        words_of = _OFFERED.get(f"{function.__module__}.{function.__name__}", {})
        if name in words_of:
            return words_of[name]()
        if name in parameters:
            return dict.fromkeys(_literals(typing.get_type_hints(function)[name]))
        return self._words_in(self._frame(call), name)

    @staticmethod
    def _positional(parameters: Mapping[str, inspect.Parameter], call: Call) -> str:
        at = len(call.arguments) - 1
        names = list(parameters)
        takes_many = parameters[names[0]].kind is inspect.Parameter.VAR_POSITIONAL
        return names[0] if takes_many else names[at]

    def _columns(self, function: Any, call: Call) -> list[str]:
        """Columns as keywords, of a function that takes any."""
        parameters = inspect.signature(function).parameters.values()
        kinds = {parameter.kind for parameter in parameters}
        takes_any = inspect.Parameter.VAR_KEYWORD in kinds
        is_word = re.fullmatch(r"\w*", call.last)
        if not takes_any or not is_word or len(call.arguments) < 2:
            return []
        return [f"{column}=" for column in self._frame(call).columns]

    def _frame(self, call: Call) -> Any:
        """The frame that a call is about: its first argument, or the table it names."""
        first = call.arguments[0]
        if first[:1] in QUOTES:
            return self.load(first.strip(QUOTES))
        inner = re.fullmatch(r"[\w.]*load_table\(\s*[\"'](\w+)[\"']\s*\)", first)
        return self.load(inner[1]) if inner else self._value(first)

    @staticmethod
    def _words_in(frame: Any, column: str) -> list[str]:
        words = {cell for cell in frame[column] if isinstance(cell, str) and cell}
        countries = words.intersection(codes.country_codes())
        return [*sorted(words), *map(codes.country_name, sorted(countries))]

    def _value(self, dotted: str) -> Any:
        """What a name stands for in the shell, found without running anything."""
        first, *attributes = dotted.split(".")
        value = self.shell.user_ns[first]
        for part in attributes:
            value = getattr(value, part)
        return value


def _literals(annotation: Any) -> Iterator[str]:
    """The words that a type names, also of several joined."""
    for part in typing.get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _literals(part)


def described(data: Any) -> list[tuple[str, str]] | None:
    """What `name?` says of a function of ours: what it does, then how it is called."""
    module = getattr(data.obj, "__module__", None) or ""
    docstring = data.info_dict["docstring"]
    definition = data.info_dict["definition"]
    if not module.startswith("cac_data.") or data.detail_level:
        return None
    if not docstring or not definition:
        return None
    return [("What it does", docstring), ("How it is called", definition)]

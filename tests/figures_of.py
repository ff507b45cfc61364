"""What each figure is of that a sentence prints, as text that is kept.

A line for each variable of a message, and the text in which it stands, with what each
number is of in its place: in English where there is something to mistake, in each
language where a message prints figures that are unlike. Whoever reads it sees whether
the words beside a number are right. `python -m tests.golden` records it anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path

from fluent.syntax import FluentSerializer
from fluent.syntax.ast import (
    FunctionReference,
    Identifier,
    Message,
    Pattern,
    Placeable,
    TextElement,
    VariableReference,
)
from fluent.syntax.visitor import Transformer

from cac_data.figure import TRAITS
from cac_data.words.ftl import messages_in, read_messages
from cac_data.words.language import ENGLISH, LANGUAGES, languages
from tests.recorder import Printed, Sentence
from tests.translated import TOPICS, parts_of

KEPT = Path(__file__).parent / "figures_of.txt"

Variables = Mapping[str, set[str]]
"""What the figures of each variable of a message are of."""


def lines_of(sentences: Iterable[Sentence]) -> Iterator[str]:
    """What each variable of each message is of, and the texts of those that differ."""
    figures = {figure for sentence in sentences for figure in sentence.figures}
    order = attrgetter("message", "name", "counters", "unit", *TRAITS)
    in_order = sorted(figures, key=order)
    for message, printed in groupby(in_order, key=attrgetter("message")):
        variables: dict[str, set[str]] = {}
        for figure in printed:
            variables.setdefault(figure.name, set()).add(_what(figure))
        for name, of_what in variables.items():
            yield f"{message} | {name} | {_any_of(of_what)}"
        are_unlike = len(set(map(frozenset, variables.values()))) > 1
        has_traits = any("," in of_what for of_what in chain(*variables.values()))
        for language in languages():
            if are_unlike or (has_traits and language == ENGLISH):
                text = texts_in(language)[message]
                yield f"    {language}: {_with_figures(text, variables)}"


def _what(figure: Printed) -> str:
    """What a figure is of: ``USD mn, measure mixed, reporter edb``."""
    traits = [(name, getattr(figure, name)) for name in TRAITS]
    said = [f"{name} {words}" for name, words in traits if words]
    beside = [f"beside {figure.counters}"] if figure.counters else []
    return ", ".join([figure.unit or "-", *said, *beside])


def _any_of(of_what: Iterable[str]) -> str:
    return " / ".join(sorted(of_what))


@cache
def texts_in(language: str) -> dict[str, Pattern]:
    """The text of each message and attribute of a language."""
    return {
        f"{topic}.{message.id.name}{part}": text
        for topic in TOPICS
        for message in messages_in(read_messages(LANGUAGES / language / f"{topic}.ftl"))
        for part, text in parts_of(message)
    }


class _InPlaceOfNumbers(Transformer):
    """Puts what a variable is of where a message prints it."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables

    def visit_Placeable(self, node: Placeable) -> Placeable | TextElement:  # noqa: N802 - a name of the library
        printed = node.expression
        if isinstance(printed, FunctionReference) and printed.arguments.positional:
            printed = printed.arguments.positional[0]
        if isinstance(printed, VariableReference) and printed.id.name in self.variables:
            of_what = self.variables[printed.id.name]
            # Whom the message names beside it stands in the text itself.
            figures = {words.partition(", beside ")[0] for words in of_what}
            return TextElement(f"[{_any_of(figures)}]")
        return self.generic_visit(node)


def _with_figures(text: Pattern, variables: Variables) -> str:
    changed = _InPlaceOfNumbers(variables).visit(text.clone())
    serialized = FluentSerializer().serialize_entry(Message(Identifier("x"), changed))
    return " ".join(serialized.removeprefix("x =").split())

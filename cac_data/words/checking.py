"""Whether a translation can be said: told of all its messages before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax.ast import (
    Attribute,
    FunctionReference,
    Message,
    MessageReference,
    Pattern,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from cac_data.validate import closest
from cac_data.words.messages import (
    COMMON,
    FUNCTIONS,
    english,
    messages_in,
    read_messages,
    spoken,
)


def check_translation() -> None:
    """Refuse the language that is spoken where it says what it cannot.

    A ValueError with file, line and id of each message that English does not have, of
    each variable that English does not give it, and of each function or message that it
    calls in vain; for a file that is none of Fluent the first place. Nothing is asked
    of English itself, which tests hold.
    """
    language = spoken()
    if language is english():
        return
    problems = [
        problem
        for path in sorted(language.folder.glob("*.ftl"))
        for problem in _problems_of(path)
    ]
    if problems:
        heading = f"the language {language.folder.name} cannot be spoken:"
        raise ValueError("\n  ".join([heading, *problems]))


def _problems_of(path: Path) -> Iterator[str]:
    """What is wrong with the messages of a file, each with its place."""
    original = _Originals(path.stem)
    text = path.read_text("utf-8")
    for message in messages_in(read_messages(path)):
        start = message.span.start if message.span else 0
        row = text.count("\n", 0, start) + 1
        place = f"{path.parent.name}/{path.name}, line {row}"
        id = message.id.name
        if id not in original.variables:
            ids = [*original.variables]
            yield f"{place}: English has no message `{id}`{closest(id, ids)}"
            continue
        known = sorted(original.variables[id])
        used = _Used.in_message(message)
        for name in sorted(used.variables - {*known}):
            allowed = ", ".join(f"${variable}" for variable in known) or "none"
            fault = f"`{id}` has no variable ${name}; allowed: {allowed}"
            yield f"{place}: {fault}{closest(name, known)}"
        for name in sorted(used.functions - FUNCTIONS.keys()):
            fault = f"`{id}` calls {name}, which is no function"
            yield f"{place}: {fault}{closest(name, FUNCTIONS)}"
        for name in sorted(used.messages - original.callable):
            fault = f"`{id}` calls the message `{name}`, which there is not"
            yield f"{place}: {fault}{closest(name, original.callable)}"


@dataclass
class _Used(Visitor):
    """The names of what a message uses."""

    variables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)

    @classmethod
    def in_message(cls, message: Message) -> _Used:
        """What the message and its attributes use."""
        used = cls()
        parts: list[Pattern | Attribute | None] = [message.value, *message.attributes]
        for part in parts:
            if part is not None:
                used.visit(part)
        return used

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - a name of the library
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 - a name of the library
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - a name of the library
        self.messages.add(node.id.name)


class _Originals:
    """What English says in a topic: the variables of each message."""

    def __init__(self, topic: str) -> None:
        self.variables = _variables_in(topic)
        self.callable = self.variables.keys() | _variables_in(COMMON).keys()


def _variables_in(topic: str) -> dict[str, set[str]]:
    """The variables of each message of a topic in English."""
    path = english().folder / f"{topic}.ftl"
    if not path.is_file():
        return {}
    return {
        message.id.name: _Used.in_message(message).variables
        for message in messages_in(read_messages(path))
    }

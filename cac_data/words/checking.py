"""Whether a translation can be said: told of all its messages before anything runs."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax.ast import (
    BaseNode,
    FunctionReference,
    Message,
    MessageReference,
    Term,
    TermReference,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from cac_data.codes import country_codes
from cac_data.files import place_in_cache
from cac_data.validate import closest
from cac_data.words.ftl import read_messages
from cac_data.words.messages import (
    COMMON,
    FUNCTIONS,
    english,
    spoken,
)
from cac_data.words.periods import FORMS

MARK_OF_TERM = "-"


def check_translation() -> None:
    """Refuse the language that is spoken where it says what it cannot.

    A ValueError with file, line and id of each message that English does not have, of
    each variable that English does not give it, and of each function, message or term
    that it calls in vain; for a file that is none of Fluent the first place. Nothing is
    asked of English itself, which tests hold, nor of words that were found good before.
    """
    language = spoken()
    if language is english():
        return
    _ = language.texts  # which refuses a file that it cannot read
    found_good = place_in_cache("languages", str(language.folder))
    words = _digest_of_words(language.folder)
    with suppress(OSError):
        if found_good.read_bytes() == words:
            return
    problems = [
        problem
        for path in sorted(language.folder.glob("*.ftl"))
        for problem in _problems_of(path)
    ]
    if problems:
        heading = f"the language {language.folder.name} cannot be spoken:"
        raise ValueError("\n  ".join([heading, *problems]))
    with suppress(OSError):  # where nothing can be kept, the next run asks again
        found_good.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        found_good.write_bytes(words)


def _digest_of_words(folder: Path) -> bytes:
    """A digest of what decides whether a language can be said: words, and code."""
    messages = [*english().folder.glob("*.ftl"), *folder.glob("*.ftl")]
    digest = hashlib.sha256()
    for file in sorted([*messages, *Path(__file__).parent.glob("*.py")]):
        digest.update(f"{file.name} ".encode() + file.read_bytes())
    return digest.digest()


def _problems_of(path: Path) -> Iterator[str]:
    """What is wrong with the messages of a file, each with its place."""
    original = _Topic(english().folder, path.stem)
    own = _only_in_translations() if path.stem == COMMON else set()
    translation = _Topic(path.parent, path.stem)
    text = path.read_text("utf-8")
    for entry in _entries_in(path):
        id = _id_of(entry)
        place = f"{path.parent.name}/{path.name}, line {_row_of(id, text)}"
        # Terms are a translation's own, and are given what those that call them say.
        if _is_message(entry) and id not in own:
            ids = original.own_messages
            if id not in ids:
                yield f"{place}: English has no message `{id}`{closest(id, ids)}"
                continue
            known = sorted(original.variables_of(id))
            for name in sorted(translation.variables_of(id) - {*known}):
                allowed = ", ".join(f"${variable}" for variable in known) or "none"
                fault = f"`{id}` has no variable ${name}; allowed: {allowed}"
                yield f"{place}: {fault}{closest(name, known)}"
        for fault in _vain_calls(id, translation):
            yield f"{place}: {fault}"


def _only_in_translations() -> set[str]:
    """Messages that English does without.

    They name countries, for which English has its table, and put periods in cases.
    """
    return {*FORMS, *(f"country-{code}" for code in country_codes())}


def _vain_calls(id: str, translation: _Topic) -> Iterator[str]:
    """What a message calls that there is not."""
    used = translation.used_by(id)
    for name in sorted(used.functions.keys() - FUNCTIONS.keys()):
        yield f"`{id}` calls {name}, which is no function{closest(name, FUNCTIONS)}"
    for name in sorted(used.functions.keys() & FUNCTIONS.keys()):
        allowed = inspect.signature(FUNCTIONS[name]).parameters
        for option in sorted(used.functions[name] - allowed.keys()):
            fault = f"`{id}` calls {name} with `{option}`, which it does not take"
            yield f"{fault}{closest(option, allowed)}"
    for name in sorted(used.entries - translation.entries.keys()):
        kind = "term" if name.startswith(MARK_OF_TERM) else "message"
        fault = f"`{id}` calls the {kind} `{name}`, which this language does not have"
        yield f"{fault}{closest(name, translation.entries)}"


@dataclass
class _Used(Visitor):
    """The names of what a message or a term uses itself."""

    variables: set[str] = field(default_factory=set)
    functions: dict[str, set[str]] = field(default_factory=dict)
    """Each with the names of its options."""
    entries: set[str] = field(default_factory=set)
    """Messages, and terms with their mark."""

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - a name of the library
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 - a name of the library
        options = {argument.name.name for argument in node.arguments.named}
        self.functions.setdefault(node.id.name, set()).update(options)
        self.generic_visit(node)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - a name of the library
        self.entries.add(node.id.name)

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802 - a name of the library
        self.entries.add(MARK_OF_TERM + node.id.name)
        self.generic_visit(node)


class _Topic:
    """What a language says in a topic, with what it shares with all topics."""

    def __init__(self, folder: Path, topic: str) -> None:
        shared = _entries_in(folder / f"{COMMON}.ftl")
        own = _entries_in(folder / f"{topic}.ftl")
        self.entries = {_id_of(entry): entry for entry in [*shared, *own]}
        self.own_messages = [_id_of(entry) for entry in own if _is_message(entry)]

    def used_by(self, id: str) -> _Used:
        """What a message or term uses itself, its attributes included."""
        entry = self.entries[id]
        used = _Used()
        parts: list[BaseNode | None] = [entry.value, *entry.attributes]
        for part in parts:
            if part is not None:
                used.visit(part)
        return used

    def variables_of(self, id: str) -> set[str]:
        """The variables of a message and of those that it calls."""
        variables: set[str] = set()
        seen: set[str] = set()
        waiting = {id}
        while waiting:
            name = waiting.pop()
            seen.add(name)
            used = self.used_by(name)
            variables |= used.variables
            # What a term has for variables is given to it where it is called.
            messages = {
                other
                for other in used.entries & self.entries.keys()
                if _is_message(self.entries[other])
            }
            waiting |= messages - seen
        return variables


def _entries_in(path: Path) -> list[Message | Term]:
    """The messages and terms of a file; none where there is no file."""
    if not path.is_file():
        return []
    body = read_messages(path).body
    return [entry for entry in body if isinstance(entry, Message | Term)]


def _row_of(id: str, text: str) -> int:
    """The line of a file on which a message or term begins, without its comment."""
    [start] = re.finditer(rf"^{re.escape(id)} *=", text, re.MULTILINE)
    return text.count("\n", 0, start.start()) + 1


def _is_message(entry: Message | Term) -> bool:
    return isinstance(entry, Message)


def _id_of(entry: Message | Term) -> str:
    mark = MARK_OF_TERM if isinstance(entry, Term) else ""
    return mark + entry.id.name

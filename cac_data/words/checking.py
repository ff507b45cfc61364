"""Whether a language can be said: told of all its messages before anything runs."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from fluent.syntax.ast import (
    FunctionReference,
    Identifier,
    Message,
    MessageReference,
    Pattern,
    Term,
    TermReference,
    VariableReference,
)
from fluent.syntax.visitor import Visitor

from cac_data.codes import country_codes
from cac_data.files import place_in_cache
from cac_data.validate import closest
from cac_data.words.asked import asked_for, files_that_ask, words_of_code
from cac_data.words.calls import CASES_OF, faults_of
from cac_data.words.cells import OF_AMOUNTS, POWER
from cac_data.words.ftl import (
    AT_THE_BEGINNING_OF_A_LINE,
    read_messages,
    read_utf8,
)
from cac_data.words.messages import COMMON, Language, english, spoken
from cac_data.words.periods import FORMS

MARK_OF_TERM = "-"

IN_CASES = tuple(prefix for prefixes in CASES_OF.values() for prefix in prefixes)
"""How messages of `common` begin whose attributes are cases of a language."""

IN_SMALLER_UNITS = ("unit-", "slider-")
"""How those begin that may state a smaller unit in which a language counts."""


def check_language() -> None:
    """Refuse the language that is spoken where it, or English, says what it cannot.

    A ValueError with file, line and id of each message that calls a function, a message
    or a term in vain, or in a circle, or that stands twice. Of English also for what
    code asks for by name: a message that is not there, a variable that it is not given.
    Of another language for each message, attribute and variable that English does not
    have. For a file that is none of Fluent, or not in UTF-8, the first place. Nothing
    is asked of words that were found good before.
    """
    _check(english())
    if spoken() is not english():
        _check(spoken())


def _check(language: Language) -> None:
    """Refuse a language with all that is wrong with it, and keep that nothing was."""
    _ = language.texts  # which refuses a file that it cannot read
    found_good = place_in_cache("languages", str(language.folder))
    state = _state_of(language)
    with suppress(OSError):
        if found_good.read_bytes() == state:
            return
    problems = [
        problem
        for path in sorted(language.folder.glob("*.ftl"))
        for problem in problems_of(path)
    ]
    if language is english():
        problems += _asked_in_vain()
    if problems:
        heading = f"the language {language.folder.name} cannot be spoken:"
        raise ValueError("\n  ".join([heading, *problems]))
    with suppress(OSError):  # where nothing can be kept, the next run asks again
        found_good.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        found_good.write_bytes(state)


def _state_of(language: Language) -> bytes:
    """A digest of what decides whether a language can be said: words, and code."""
    messages = [*english().folder.glob("*.ftl")]
    digest = hashlib.sha256()
    if language is english():
        for file in files_that_ask():
            # To read all code would take as long as all else that a run begins with.
            status = file.stat()
            digest.update(f"{file} {status.st_size} {status.st_mtime_ns} ".encode())
    else:
        messages += language.folder.glob("*.ftl")
    for file in sorted([*messages, *Path(__file__).parent.glob("*.py")]):
        digest.update(f"{file.name} ".encode() + file.read_bytes())
    return digest.digest()


def _asked_in_vain() -> Iterator[str]:
    """What code asks of English by name that it does not have, or does not give it."""
    folder = english().folder
    topic_of = cache(partial(_Topic, folder))
    by_name: dict[str, set[str]] = defaultdict(set)
    for asked in asked_for():
        topic, _, part = asked.id.partition(".")
        by_name[topic].add(part)
        messages = topic_of(topic)
        if part not in messages.parts:
            near = closest(part, [*messages.parts])
            place = f"{folder.name}/{topic}.ftl"
            yield f"{place}: has no `{part}`, for which {asked.place} asks{near}"
        elif asked.given is not None:
            for name in sorted(messages.variables_of_part(part) - asked.given):
                yield _not_given(f"{topic}.{part}", name, asked.given, asked.place)
    known = words_of_code()
    for topic, parts in sorted(by_name.items()):
        messages = topic_of(topic)
        # Ids that are put together are of these.
        for id in sorted({*messages.own_messages} - parts):
            for name in sorted(messages.used_by(id).variables - known):
                yield _not_given(f"{topic}.{id}", name, [], "any code")


def _not_given(id: str, name: str, given: Collection[str], giver: str) -> str:
    """Say that code does not give a message a value that it prints."""
    allowed = ", ".join(f"${value}" for value in sorted(given))
    told = f"; allowed: {allowed}{closest(name, given)}" if given else ""
    part = id.partition(".")[2]
    return f"{english().place_of(id)}: `{part}` is not given ${name} by {giver}{told}"


def problems_of(path: Path) -> Iterator[str]:
    """What is wrong with the messages of a file, each with its place."""
    is_english = path.parent == english().folder
    translation = _Topic(path.parent, path.stem)
    original = translation if is_english else _Topic(english().folder, path.stem)
    text = read_utf8(path)
    starts = [start.start() for start in AT_THE_BEGINNING_OF_A_LINE.finditer(text)]
    shared = [] if path.stem == COMMON else translation.shared_ids
    stands = dict.fromkeys(shared, f"{COMMON}.ftl")
    for start, entry in zip(starts, _entries_in(path), strict=True):
        id = _id_of(entry)
        row = text.count("\n", 0, start) + 1
        place = f"{path.parent.name}/{path.name}, line {row}"
        if id in stands:
            yield f"{place}: `{id}` stands already in {stands[id]}"
            continue
        stands[id] = f"line {row}"
        faults = [*_wrong_in_itself(id, translation)]
        if not is_english:
            faults[:0] = _not_in_english(entry, path.stem, original, translation)
        for fault in faults:
            yield f"{place}: {fault}"


def _not_in_english(
    entry: Message | Term, topic: str, original: _Topic, translation: _Topic
) -> Iterator[str]:
    """What a message has that English does not give it.

    Terms are a translation's own, and are given what those that call them say.
    """
    id = _id_of(entry)
    if not _is_message(entry) or (topic == COMMON and id in _only_in_translations()):
        return
    ids = original.own_messages
    if id not in ids:
        yield f"English has no message `{id}`{closest(id, ids)}"
        return
    known = sorted(original.variables_of(id))
    for name in sorted(translation.variables_of(id) - {*known}):
        allowed = ", ".join(f"${variable}" for variable in known) or "none"
        fault = f"`{id}` has no variable ${name}; allowed: {allowed}"
        yield f"{fault}{closest(name, known)}"
    notes = original.attributes_of(id)
    for name in translation.attributes_of(id):
        if name not in notes and not _may_be_added(name, id, topic):
            allowed = ", ".join(f".{note}" for note in notes) or "none"
            fault = f"`{id}` has no attribute .{name} in English; allowed: {allowed}"
            yield f"{fault}{closest(name, notes)}"


def _may_be_added(attribute: str, id: str, topic: str) -> bool:
    """Whether a translation is asked for an attribute that English does without."""
    if topic != COMMON:
        return False
    if attribute in (OF_AMOUNTS, POWER) and id.startswith(IN_SMALLER_UNITS):
        return True
    return id.startswith(IN_CASES)


@cache
def _only_in_translations() -> frozenset[str]:
    """Messages that English does without.

    They name countries, for which English has its table, and put periods in cases.
    """
    return frozenset({*FORMS, *(f"country-{code}" for code in country_codes())})


def _wrong_in_itself(id: str, translation: _Topic) -> Iterator[str]:
    """What a message says twice, calls that there is not, or calls in a circle."""
    attributes = Counter(translation.attributes_of(id))
    for name in [name for name, count in attributes.items() if count > 1]:
        yield f"`{id}` has the attribute .{name} twice"
    used = translation.used_by(id)
    faults = [
        fault
        for call in used.calls
        for fault in faults_of(call, translation.shared_parts)
    ]
    for fault in dict.fromkeys(faults):
        yield f"`{id}` calls {fault}"
    for name in sorted(used.parts - translation.parts.keys()):
        kind = "term" if name.startswith(MARK_OF_TERM) else "message"
        fault = f"`{id}` calls the {kind} `{name}`, which this language does not have"
        yield f"{fault}{closest(name, translation.parts)}"
    for part in translation.parts_of(id):
        if circle := translation.circle_of(part):
            yield f"`{part}` calls itself: {', '.join(circle)}"


@dataclass
class _Used(Visitor):
    """What a message or a term uses itself."""

    variables: set[str] = field(default_factory=set)
    calls: list[FunctionReference] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    """The names of messages, of terms with their mark, and of attributes of both."""

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - a name of the library
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 - a name of the library
        self.calls.append(node)
        self.generic_visit(node)

    def visit_MessageReference(self, node: MessageReference) -> None:  # noqa: N802 - a name of the library
        self.parts.add(_name_of_part(node.id, node.attribute))

    def visit_TermReference(self, node: TermReference) -> None:  # noqa: N802 - a name of the library
        self.parts.add(MARK_OF_TERM + _name_of_part(node.id, node.attribute))
        self.generic_visit(node)


class _Topic:
    """What a language says in a topic, with what it shares with all topics."""

    def __init__(self, folder: Path, topic: str) -> None:
        shared = _entries_in(folder / f"{COMMON}.ftl")
        own = _entries_in(folder / f"{topic}.ftl")
        # Of those that stand twice Fluent says the first.
        self.entries = {_id_of(entry): entry for entry in reversed([*shared, *own])}
        self.own_messages = [_id_of(entry) for entry in own if _is_message(entry)]
        self.shared_ids = [_id_of(entry) for entry in shared]
        self.shared_parts = [part for entry in shared for part in _parts_of(entry)]
        self.parts = {
            part: text
            for entry in self.entries.values()
            for part, text in _parts_of(entry).items()
        }

    def attributes_of(self, id: str) -> list[str]:
        """The names of the attributes of a message or term."""
        return [attribute.id.name for attribute in self.entries[id].attributes]

    def parts_of(self, id: str) -> list[str]:
        """The names of the texts of a message or term: its own, and its attributes."""
        return [*_parts_of(self.entries[id])]

    def used_by(self, id: str) -> _Used:
        """What a message or term uses itself, its attributes included."""
        used = _Used()
        for text in _parts_of(self.entries[id]).values():
            used.visit(text)
        return used

    def variables_of(self, id: str) -> set[str]:
        """The variables of a message, of its attributes and of those that they call."""
        return set().union(*map(self.variables_of_part, self.parts_of(id)))

    def variables_of_part(self, part: str) -> set[str]:
        """The variables of a text of a message and of those that it calls."""
        variables: set[str] = set()
        seen: set[str] = set()
        waiting = {part}
        while waiting:
            name = waiting.pop()
            seen.add(name)
            used = _Used()
            used.visit(self.parts[name])
            variables |= used.variables
            # What a term has for variables is given to it where it is called.
            called = {
                other for other in used.parts if not other.startswith(MARK_OF_TERM)
            }
            waiting |= (called & self.parts.keys()) - seen
        return variables

    def circle_of(self, part: str) -> list[str]:
        """The way on which a part calls itself, from it to it; none if it does not."""
        seen: set[str] = set()
        ways = [[part]]
        while ways:
            way = ways.pop()
            used = _Used()
            used.visit(self.parts[way[-1]])
            if part in used.parts:
                return [*way, part]
            further = (used.parts & self.parts.keys()) - seen
            seen |= further
            ways += [[*way, other] for other in sorted(further)]
        return []


def _entries_in(path: Path) -> list[Message | Term]:
    """The messages and terms of a file; none where there is no file."""
    if not path.is_file():
        return []
    body = read_messages(path).body
    return [entry for entry in body if isinstance(entry, Message | Term)]


def _parts_of(entry: Message | Term) -> dict[str, Pattern]:
    """The texts of a message or term by their names: its own, and its attributes."""
    id = _id_of(entry)
    parts = {f"{id}.{each.id.name}": each.value for each in entry.attributes}
    return {id: entry.value, **parts} if entry.value else parts


def _name_of_part(id: Identifier, attribute: Identifier | None) -> str:
    return f"{id.name}.{attribute.name}" if attribute else id.name


def _is_message(entry: Message | Term) -> bool:
    return isinstance(entry, Message)


def _id_of(entry: Message | Term) -> str:
    mark = MARK_OF_TERM if isinstance(entry, Term) else ""
    return mark + entry.id.name

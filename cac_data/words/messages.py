"""Messages of a language: what lines say in it, by Fluent (projectfluent.org).

A folder a language, a file a topic; each topic may use the messages of ``common``. What
a language does not say is said in English.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.errors import FluentReferenceError

from cac_data.figure import Figure
from cac_data.lines import AsPrinted, Line, RoundedTo, Text, Value
from cac_data.validate import check_member
from cac_data.words.ftl import messages_in, read_messages, row_of
from cac_data.words.han import set_close
from cac_data.words.language import LANGUAGES, WITHOUT_BLANKS, folder, locale_of
from cac_data.words.texts import joined_of, texts_in
from cac_data.words.values import Items, Number, Rounded

COMMON = "common"
BETWEEN_STOPS = " – "
"""What joins the names of places along a way where they are data: Osh – Kashgar."""

JOINED_BY = {";": "clauses", ",": "items", ":": "named"}
"""By which message texts of data are joined that a mark parts in English."""

BLANKS = re.compile(r"[ \n]+")  # a no-break blank is kept
TWO_STOPS = re.compile(r"(?<=\w)\.\.(?![\w./])")
"""That of an abbreviation, and that of the sentence that ends in it: one is printed."""

# Messages are ours and no attack: a list in one may have more than 2,500 characters.
resolver.MAX_PART_LENGTH = sys.maxsize

FUNCTIONS: dict[str, Callable[..., Any]] = {}
"""What messages may call; each module of `words` enters its own. A function gets the
language first."""

_F = TypeVar("_F", bound=Callable[..., Any])


def message_function(name: str) -> Callable[[_F], _F]:
    """Let messages call a function by a name."""

    def enter(function: _F) -> _F:
        FUNCTIONS[name] = function
        return function

    return enter


class Language:
    """A language: how it writes, and what its messages say."""

    def __init__(self, place: Path) -> None:
        self.folder = place
        self.locale = locale_of(place.name)
        self._bundles: dict[str, FluentBundle] = {}
        self._patterns: dict[str, Any] = {}

    @cached_property
    def code(self) -> str:
        """Its code, for the attribute ``lang`` of pages."""
        return self.folder.name

    @cached_property
    def sets_no_blanks(self) -> bool:
        """Whether it has no blanks between words."""
        return self.locale.language in WITHOUT_BLANKS

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What it calls texts of the tables; those that it lacks are in English."""
        return texts_in(self.folder)

    def text_of(self, english: str) -> str:
        """A text of the tables, or several that were joined, in it; else in English."""
        if not self.texts or english in self.texts:
            return self.texts.get(english, english)
        first, *others = stops = english.split(BETWEEN_STOPS)
        if not others or not all(stop in self.texts for stop in stops):
            # A single small word may be a code, by which messages choose.
            is_text = " " in english or english[:1].isupper()
            parts = joined_of(english, self.texts) if is_text else []
            return self._joined(parts) or english
        way = self.texts[first]
        for stop in others:
            way = self.message("common.along-a-way", before=way, next=self.texts[stop])
        return way

    def _joined(self, parts: Sequence[tuple[str, str]]) -> str:
        """Texts, each with what parted it from the next in English, as one text."""
        said = between = ""
        for text, behind in parts:
            own = text
            if behind.startswith("."):
                own = self.message("common.full-stop", text=own)
            if said and own:
                form = JOINED_BY.get(between[:1], "sentences")
                own = self.message(f"common.{form}", before=said, next=own)
            said = own or f"{said}{between}"
            between = behind
        return said

    def bundle(self, topic: str) -> FluentBundle:
        """The messages of a topic, with those that all topics share."""
        if topic not in self._bundles:
            functions: dict[str, Callable[[Any], Any]] = {
                name: partial(function, self) for name, function in FUNCTIONS.items()
            }
            written_as = str(self.locale).replace("_", "-")
            bundle = FluentBundle([written_as], functions, use_isolating=False)
            for file in dict.fromkeys((COMMON, topic)):
                path = self.folder / f"{file}.ftl"
                if path.is_file():
                    bundle.add_resource(read_messages(path))
            self._bundles[topic] = bundle
        return self._bundles[topic]

    def read(self, topics: Iterable[str]) -> None:
        """Read the messages of some topics, and its texts, ahead of who asks."""
        for topic in topics:
            bundle = self.bundle(topic)
            for id in self.ids(topic):
                bundle.get_message(id)  # which compiles it
        _ = self.texts  # which are kept

    def ids(self, topic: str) -> list[str]:
        """The ids of the messages of a topic, in their order."""
        path = self.folder / f"{topic}.ftl"
        if not path.is_file():
            return []
        return [entry.id.name for entry in messages_in(read_messages(path))]

    def has(self, id: str) -> bool:
        """Whether it has a message of its own, ``topic.message.attribute``."""
        return self._pattern_of(id) is not None

    def _pattern_of(self, id: str) -> Any:
        """What Fluent made of a message, or of its attribute; None if it has none."""
        if id not in self._patterns:
            topic, name, attribute = _parts(id)
            bundle = self.bundle(topic)
            pattern: Any = None
            if bundle.has_message(name):
                message = bundle.get_message(name)
                parts = {"": message.value, **message.attributes}
                pattern = parts.get(attribute)
            self._patterns[id] = pattern
        return self._patterns[id]

    def attributes(self, id: str) -> list[str]:
        """The names of the attributes of a message, ``topic.message``, if it is there.

        >>> english().attributes("common.verdict-open")
        ['meaning']
        """
        topic, name, _ = _parts(id)
        bundle = self.bundle(topic)
        return (
            [*bundle.get_message(name).attributes] if bundle.has_message(name) else []
        )

    def say(self, line: Line) -> str:
        """What a line says; in English where this language has no such message.

        A ValueError where English has none, or for a value that is missing or wrong.
        """
        values = {name: self._argument(value) for name, value in line.values.items()}
        return self.message(line.id, **values)

    def message(self, id: str, **values: Any) -> str:
        """What a message says of values of types of Fluent, with single blanks."""
        text = self.text(id, **values)
        if ".." in text:
            text = TWO_STOPS.sub(".", text)
        text = BLANKS.sub(" ", text).strip(" ")
        return set_close(text) if self.sets_no_blanks else text

    def in_case(self, id: str, case: str, **values: Any) -> str:
        """What a message says in a grammatical case, if it has that: its attribute."""
        form = f"{id}.{case}"
        return self.message(form if case and self.has(form) else id, **values)

    def text(self, id: str, **values: Any) -> str:
        """What a message says with its lines as they stand, which Markdown needs."""
        topic, _, rest = id.partition(".")
        pattern = self._pattern_of(id)
        if pattern is None:
            if self is not english():
                return english().text(id, **values)
            check_member("message", id, [f"{topic}.{name}" for name in self.ids(topic)])
        problems: list[Exception]
        try:
            text, problems = self.bundle(topic).format_pattern(pattern, values)
        except TypeError as problem:
            problems = [problem]
        if problems:
            reasons = "; ".join(map(str, problems))
            if any(isinstance(each, FluentReferenceError) for each in problems):
                given = ", ".join(f"${name}" for name in values)
                reasons = f"{reasons}; given: {given or 'nothing'}"
            fault = f"{self.place_of(id)}, message `{rest}`: {reasons}"
            raise ValueError(fault)
        return str(text)

    def place_of(self, id: str) -> str:
        """The file of a message, of its topic or of what all share, and its line."""
        topic, name, _ = _parts(id)
        for file in (topic, COMMON):
            if row := row_of(self.folder / f"{file}.ftl", name):
                return f"{self.folder.name}/{file}.ftl, line {row}"
        return f"{self.folder.name}/{topic}.ftl"

    def _argument(self, value: Value) -> Any:
        """A value as messages take it."""
        if isinstance(value, Line):
            return self.say(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, Figure):
            return Number(float(value), value.printed_as)
        if isinstance(value, float):
            return Number(value)
        if isinstance(value, RoundedTo):
            rounded = Rounded(
                float(value.value), value.digits, with_plus=value.with_plus
            )
            if isinstance(value.value, Figure):
                rounded.printed_as = value.value.printed_as
            return rounded
        if isinstance(value, str):
            return self.text_of(value)
        if isinstance(value, AsPrinted):
            return self.text_of(value.text)
        if isinstance(value, int):
            return value
        return Items(map(self._argument_in_list, value))

    def _argument_in_list(self, item: str | int | Line) -> str | int:
        """A thing of a list as messages take it."""
        if isinstance(item, Line):
            return self.say(item)
        return self.text_of(item) if isinstance(item, str) else item


def say(what: Line | Text) -> str:
    """What a line, or paragraphs of lines, say in the language that is spoken.

    An empty line parts paragraphs; those of which nothing is said are left out.
    """
    language = spoken()
    if isinstance(what, Line):
        return language.say(what)
    between = between_sentences()
    paragraphs = [between.join(map(language.say, lines)) for lines in what]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def between_sentences() -> str:
    """What parts the sentences of a paragraph in the language that is spoken."""
    return "" if spoken().sets_no_blanks else " "


def prose(notebook: str, cell: str, text: str) -> str:
    """What a cell of a notebook says: its message ``cell-<id>``, or its own text.

    A notebook is in English itself, so no message of English is asked for. Who has
    edited a cell reads what they wrote: only what English says is translated.
    """
    language = spoken()
    id = f"{notebook}.cell-{cell}"
    if language is english() or not language.has(id):
        return text
    is_edited = english().has(id) and english().text(id).strip() != text.strip()
    return text if is_edited else language.text(id)


def spoken() -> Language:
    """The language that is spoken."""
    return _language_in(folder())


@cache
def english() -> Language:
    """The language that all others are made from."""
    return _language_in(LANGUAGES / "en")


_language_in = cache(Language)
"""A language by its folder, whose files are read once."""


def _parts(id: str) -> tuple[str, str, str]:
    """The topic of an id, its message and the attribute of that, if it names one."""
    topic, _, rest = id.partition(".")
    name, _, attribute = rest.partition(".")
    return topic, name, attribute

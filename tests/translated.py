"""Which English each message of a translation was made from, in files that are kept.

``python -m tests.translated ru`` lists what of Russian is older than its English;
``python -m tests.translated ru trade.lowest claims`` records that this message, and all
those of `claims.ftl`, say what their English says now. `tests/translated/ru.csv` has a
line a message or attribute, with a digest of its English.
"""

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fluent.syntax import FluentSerializer
from fluent.syntax.ast import Identifier, Message, Pattern

from cac_data.validate import check_member
from cac_data.words.ftl import messages_in, read_messages
from cac_data.words.language import ENGLISH, LANGUAGES, languages

RECORDS = Path(__file__).parent / "translated"
COLUMNS = ["id", "english"]
MOST_TYPED = 20
"""Ids of a topic that are not recorded: of more, the command names the topic."""

DIGITS = 8
"""Of a digest: enough for a text to be told from what it was before."""

TOPICS = sorted(path.stem for path in (LANGUAGES / ENGLISH).glob("*.ftl"))
TRANSLATIONS = [language for language in languages() if language != ENGLISH]


class Differences(NamedTuple):
    """Ids at which a record is at odds with messages."""

    older: list[str]
    """English says something else since."""
    unrecorded: list[str]
    gone: list[str]
    """Of no message that both languages have."""


def parts_of(message: Message) -> Iterator[tuple[str, Pattern]]:
    """The text of a message and its attributes, each by its name."""
    if message.value:
        yield "", message.value
    for attribute in message.attributes:
        yield f".{attribute.id.name}", attribute.value


def digest_of(text: Pattern) -> str:
    """A digest of what a message says, however its lines are broken."""
    fluent = FluentSerializer().serialize_entry(Message(Identifier("text"), text))
    one_line = " ".join(fluent.split())
    return hashlib.sha256(one_line.encode()).hexdigest()[:DIGITS]


def texts_of(folder: Path) -> Iterator[tuple[str, Pattern]]:
    """Each text of a language by its id, ``topic.message`` or with its attribute."""
    for topic in TOPICS:
        path = folder / f"{topic}.ftl"
        for message in messages_in(read_messages(path)) if path.is_file() else ():
            for name, text in parts_of(message):
                yield f"{topic}.{message.id.name}{name}", text


@cache
def english_digests() -> Mapping[str, str]:
    """The digest of each English text, by its id."""
    return {id: digest_of(text) for id, text in texts_of(LANGUAGES / ENGLISH)}


def translated_ids(language: str) -> list[str]:
    """The ids of English that a language has, sorted."""
    ids = {id for id, _ in texts_of(LANGUAGES / language)}
    return sorted(ids & english_digests().keys())


def recorded(language: str, folder: Path = RECORDS) -> dict[str, str]:
    """The digests of the English from which a language was translated, by id."""
    path = folder / f"{language}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return dict(rows)


def differences(
    record: Mapping[str, str], english: Mapping[str, str], ids: Iterable[str]
) -> Differences:
    """Where a record is at odds with the English of the ids that a language has."""
    translated = [*ids]
    return Differences(
        older=[id for id in translated if record.get(id, english[id]) != english[id]],
        unrecorded=[id for id in translated if id not in record],
        gone=sorted(record.keys() - {*translated}),
    )


def what_to_do(language: str, found: Differences) -> str:
    """What is at odds, and the command that records it; nothing if nothing is."""
    problems = {
        "older than its English": found.older,
        "not recorded": found.unrecorded,
        "recorded, but no message of both languages": found.gone,
    }
    lines: list[str] = []
    for problem, ids in problems.items():
        lines += [f"{problem}:", *(f"  {id}" for id in ids)] if ids else []
    if not lines:
        return ""
    names = [*found.older, *_topics_first(found.unrecorded), *found.gone]
    lines += [
        f"Once cac_data/words/{language} says what English says, record it:",
        f"  python -m tests.translated {language} {' '.join(names)}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _topics_first(ids: Sequence[str]) -> list[str]:
    """Topics in place of their messages, where these are too many to be typed."""
    by_topic = Counter(id.partition(".")[0] for id in ids)
    many = [topic for topic, count in by_topic.items() if count > MOST_TYPED]
    return many + [id for id in ids if id.partition(".")[0] not in many]


def record(
    language: str, names: Sequence[str], folder: Path = RECORDS
) -> dict[str, str]:
    """Write that these messages say what their English says now.

    A name is an id or a topic, of which all are meant. What is gone is left out. A
    ValueError names one that is neither, and nothing is written then.
    """
    ids = translated_ids(language)
    before = recorded(language, folder)
    by_name: dict[str, list[str]] = {id: [] for id in before}  # of which some are gone
    by_name |= {id: [id] for id in ids}
    for topic in TOPICS:
        by_name[topic] = [id for id in ids if id.startswith(f"{topic}.")]
    digests = {id: digest for id, digest in before.items() if by_name[id]}
    for name in names:
        check_member("id", name, by_name)
        digests |= {id: english_digests()[id] for id in by_name[name]}
    folder.mkdir(exist_ok=True)
    path = folder / f"{language}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(digests.items()))
    return digests


def state(language: str, folder: Path = RECORDS) -> str:
    """What of a language is older than its English, and what to do about it."""
    english = english_digests()
    found = differences(recorded(language, folder), english, translated_ids(language))
    return what_to_do(language, found)


def main(arguments: Sequence[str] | None = None) -> None:
    """List what is older, or record what is up to date."""
    parser = argparse.ArgumentParser(prog="python -m tests.translated")
    parser.add_argument("language", choices=TRANSLATIONS)
    parser.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="a message that says what English says now, or a topic: all of it",
    )
    asked = parser.parse_args(arguments)
    if asked.ids:
        try:
            record(asked.language, asked.ids)
        except ValueError as problem:
            parser.error(str(problem))
    sys.stdout.write(state(asked.language) or "Nothing is older than its English.\n")


if __name__ == "__main__":
    main()

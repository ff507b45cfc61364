"""Files of messages, parsed once: the user's cache keeps what they were parsed to."""

from __future__ import annotations

import hashlib
import pickle
import re
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Resource

from cac_data.files import place_in_cache

AT_THE_BEGINNING_OF_A_LINE = re.compile(r"^(-?[A-Za-z][\w-]*) *=", re.MULTILINE)
"""Where a message or term begins: what continues one is indented."""


@cache
def read_messages(path: Path) -> Resource:
    """The messages of a file; a ValueError for what is none, with its line and id."""
    text = read_utf8(path)
    resource = _parsed(path, text)
    for entry in resource.body:
        if isinstance(entry, Junk):
            content = entry.content or ""
            row = text[: text.index(content)].count("\n") + 1
            place = f"{path.parent.name}/{path.name}, line {row}"
            begun = AT_THE_BEGINNING_OF_A_LINE.match(content)
            id = f"`{begun[1]}`: " if begun else ""
            first = content.strip().partition("\n")[0]
            message = f"{place}: {id}{entry.annotations[0].message}: {first!r}"
            raise ValueError(message)
    return resource


def row_of(path: Path, id: str) -> int:
    """The line in which a message or term of a file begins; 0 if it does not.

    >>> row_of(Path(__file__).with_name("en") / "page.ftl", "no-such-message")
    0
    """
    text = read_utf8(path) if path.is_file() else ""
    for begun in AT_THE_BEGINNING_OF_A_LINE.finditer(text):
        if begun[1] == id:
            return text.count("\n", 0, begun.start()) + 1
    return 0


def read_utf8(path: Path) -> str:
    """The text of a file of a language; a ValueError, with its line, for another code.

    Whoever writes it may have an editor that saves Russian or Chinese otherwise.
    """
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        place = f"{path.parent.name}/{path.name}, line {row}"
        message = f"{place}: is no UTF-8; allowed: a file saved as UTF-8"
        raise ValueError(message) from error


def messages_in(resource: Resource) -> list[Message]:
    """The messages of a file, in their order."""
    return [entry for entry in resource.body if isinstance(entry, Message)]


def _parsed(path: Path, text: str) -> Resource:
    """What the text of a file is parsed to; to take what was kept is ten times faster.

    Where nothing can be kept it is parsed each time.
    """
    parser = version("fluent.syntax")
    state = hashlib.sha256(f"{parser} {text}".encode()).digest()
    kept = place_in_cache("messages", str(path))
    with suppress(Exception):  # none, cut off, of another state: whatever pickle says
        content = kept.read_bytes()
        if content.startswith(state):
            resource: Resource = pickle.loads(content.removeprefix(state))
            return resource
    resource = FluentParser(with_spans=False).parse(text)
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept.write_bytes(state + pickle.dumps(resource))
    return resource

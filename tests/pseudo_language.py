"""The pseudo-language qps: English by program, so that people see what is translated.

``python -m tests.pseudo_language FOLDER/qps`` writes it. Each letter has an accent, and
some are twice, which makes a message 40 % longer, as a translation may be; brackets
⟦...⟧ show where a message begins and ends. Variables, functions, attributes and choices
stay, and what no translator changes: tags, entities, code and addresses.
"""

import re
import sys
import unicodedata
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Attribute, Message, Pattern, TextElement
from fluent.syntax.visitor import Visitor

ENGLISH = Path(__file__).parents[1] / "cac_data" / "words" / "en"
NAME = "qps"
ACCENT = "\N{COMBINING ACUTE ACCENT}"
BEGIN = "⟦"
END = "⟧"
SPARED = re.compile(r"(<[^>]*>|&\w+;|`[^`]*`|\]\([^)]*\))")
TWICE = re.compile(rf"([aeioury]{ACCENT})", re.IGNORECASE)
LETTER = re.compile(rf"[A-Za-z](?!{ACCENT})")
FIRST_MARKS = re.compile("^(#+ )?")
"""The marks of a heading in Markdown, which stand before the bracket."""

BETWEEN_BLOCKS = re.compile("\n\n(#+ )?")


def write(folder: Path) -> None:
    """Make the folder of the language from all messages of English."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in ENGLISH.glob("*.ftl"):
        resource = FluentParser().parse(file.read_text("utf-8"))
        _Translator().visit(resource)
        text = FluentSerializer().serialize(resource)
        (folder / file.name).write_text(text, "utf-8")


def accented(text: str) -> str:
    """A text with accents and longer, but for what no translator changes."""
    parts = SPARED.split(text)
    # Every second part is spared.
    parts[::2] = [_accented(part) for part in parts[::2]]
    return "".join(parts)


def unaccented(text: str) -> list[str]:
    """The letters of a text that have no accent."""
    return LETTER.findall(unicodedata.normalize("NFD", text))


def _accented(text: str) -> str:
    longer = TWICE.sub(r"\1\1", LETTER.sub(rf"\g<0>{ACCENT}", text))
    return unicodedata.normalize("NFC", longer)


class _Translator(Visitor):
    """Puts each text of messages into the language, and each message in brackets."""

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802 - a name of the library
        node.value = accented(node.value)

    def visit_Message(self, node: Message) -> None:  # noqa: N802 - a name of the library
        self.generic_visit(node)
        if node.value:
            _put_in_brackets(node.value)

    def visit_Attribute(self, node: Attribute) -> None:  # noqa: N802 - a name of the library
        self.generic_visit(node)
        _put_in_brackets(node.value)


def _put_in_brackets(pattern: Pattern) -> None:
    """Let a bracket stand at both ends, and at those of each block of Markdown."""
    if not isinstance(pattern.elements[0], TextElement):
        pattern.elements.insert(0, TextElement(""))
    texts = [one for one in pattern.elements if isinstance(one, TextElement)]
    for text in texts:
        text.value = BETWEEN_BLOCKS.sub(rf"{END}\n\n\g<1>{BEGIN}", text.value)
    texts[0].value = FIRST_MARKS.sub(rf"\g<0>{BEGIN}", texts[0].value, count=1)
    pattern.elements.append(TextElement(END))


if __name__ == "__main__":
    write(Path(sys.argv[1]))

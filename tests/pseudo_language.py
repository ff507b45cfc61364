"""The pseudo-language qps: English by program, so that people see what is translated.

``python -m tests.pseudo_language FOLDER/qps`` writes it. Each letter has an accent, and
some are twice, which makes a message 40 % longer, as a translation may be; brackets
⟦...⟧ show where a message begins and ends. Variables, functions, attributes and choices
stay, and what no translator changes: tags, entities, code and addresses.

So are the names of countries, for which English has its table, and all texts of tables
that any translation of ours has: what stands without brackets is none that a language
could say.
"""

import csv
import re
import sys
import unicodedata
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Attribute, Message, Pattern, TextElement
from fluent.syntax.visitor import Visitor

from cac_data.words.language import LANGUAGES
from cac_data.words.messages import english
from cac_data.words.names import names_in
from cac_data.words.texts import COLUMNS, FILE, texts_in

ENGLISH = LANGUAGES / "en"
NAME = "qps"
ACCENTS = {
    "\N{COMBINING ACUTE ACCENT}": "aceiklmnoprsuwyzg",
    "\N{COMBINING DOT ABOVE}": "bdfhtx",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "j",
    "\N{COMBINING TILDE}": "vq",
}
"""The mark of each letter, such that both are one character, but for q."""

ACCENT = f"[{''.join(ACCENTS)}]"
BEGIN = "⟦"
END = "⟧"
SPARED = re.compile(r"(<[^>]*>|&\w+;|`[^`]*`|\]\([^)]*\))")
TWICE = re.compile(rf"([aeioury]{ACCENT})", re.IGNORECASE)
MARK_OF = {letter: mark for mark, letters in ACCENTS.items() for letter in letters}
LETTER = re.compile(rf"[A-Za-z](?!{ACCENT})")
FIRST_MARKS = re.compile("^(#+ )?")
"""The marks of a heading in Markdown, which stand before the bracket."""

BETWEEN_BLOCKS = re.compile("\n\n(#+ )?")


def write(folder: Path) -> None:
    """Make the folder of the language: its messages, names of countries and texts."""
    write_messages(folder)
    with (folder / "common.ftl").open("a", encoding="utf-8") as file:
        for code, name in names_in(english()).items():
            file.write(f"country-{code} = {in_brackets(name)}\n")
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for text in sorted(texts_of_tables()):
            writer.writerow(["any", "any", text, in_brackets(text)])


def write_messages(folder: Path) -> None:
    """Make a folder of a language that has all messages of English, and no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in ENGLISH.glob("*.ftl"):
        resource = FluentParser().parse(file.read_text("utf-8"))
        _Translator().visit(resource)
        text = FluentSerializer().serialize(resource)
        (folder / file.name).write_text(text, "utf-8")


def texts_of_tables() -> set[str]:
    """What a language has to translate in the tables: what any language of ours has."""
    files = LANGUAGES.glob(f"*/{FILE}")
    return {text for file in files for text in texts_in(file.parent)}


def in_brackets(text: str) -> str:
    """A whole text in the language."""
    return f"{BEGIN}{accented(text)}{END}"


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
    marked = LETTER.sub(lambda letter: letter[0] + MARK_OF[letter[0].lower()], text)
    return unicodedata.normalize("NFC", TWICE.sub(r"\1\1", marked))


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

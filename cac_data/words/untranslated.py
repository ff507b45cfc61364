"""What stands in English on a page of another language, which lacks the message."""

from __future__ import annotations

from cac_data.lines import Text
from cac_data.words.messages import english, say, spoken


def paragraphs_in_english(said: Text) -> list[int]:
    """The numbers of paragraphs, from 0, of which no sentence is in the language.

    One that says nothing stands on no page, and is not counted.
    """
    language = spoken()
    if language is english():
        return []
    paragraphs = [lines for lines in map(list, said) if say([lines])]
    return [
        number
        for number, lines in enumerate(paragraphs)
        if not any(language.has(line.id) for line in lines)
    ]


def is_in_english(id: str, text: str) -> bool:
    """Whether a text of a file is English, on a page of a language that lacks it.

    In which language a project of somebody's own is written, only its author knows: it
    is English where it is just what the English message says.
    """
    language = spoken()
    if language is english() or language.has(id):
        return False
    return english().has(id) and english().text(id) == text

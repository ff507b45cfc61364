"""What stands in English on a page of another language, which lacks the message."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.lines import Line, Names, Text
from cac_data.words.messages import between_sentences, english, say, spoken


def falls_back(said: Line | Text | str | None) -> bool:
    """Whether a text is English on a page of another language.

    A line is English where the language lacks its message, paragraphs where it lacks
    all of theirs. Texts of the data are not: they are in the language of their source.
    """
    if not said or isinstance(said, str) or spoken() is english():
        return False
    if isinstance(said, Line):
        return not spoken().has(said.id)
    ids = [line.id for lines in said for line in lines]
    return bool(ids) and not any(map(spoken().has, ids))


def parts_in_english(**parts: Line | Text | str | None) -> dict[str, list[str]]:
    """Of a thing's parts those that are in English, as `in_english`; else nothing."""
    names = [name for name, said in parts.items() if falls_back(said)]
    return {"in_english": names} if names else {}


def codes_in_english(own: Names) -> set[str]:
    """The codes that are called by English names: their `own` or shared ones."""
    language = spoken()
    if language is english():
        return set()
    shared = {
        id.removeprefix("name-")
        for id in english().ids("common")
        if id.startswith("name-") and not language.has(f"common.{id}")
    }
    shared |= {code.replace("-", " ") for code in shared}
    return shared - own.keys() | {
        code for code, name in own.items() if falls_back(name)
    }


def paragraphs_in_english(said: Text) -> list[int]:
    """The numbers of paragraphs, from 0, of which no sentence is in the language.

    One that says nothing stands on no page, and is not counted.
    """
    if not _has_english(said):
        return []
    return [number for number, lines in enumerate(_shown(said)) if falls_back([lines])]


def sentences_in_english(said: Text) -> dict[str, list[tuple[int, int]]]:
    """Where English stands in paragraphs of which only a part is in the language.

    By the number of the paragraph, from 0: the first character of each run of
    sentences, and that behind it.
    """
    if not _has_english(said):
        return {}
    runs = {}
    for number, lines in enumerate(_shown(said)):
        has_english = any(map(falls_back, lines))
        is_all_english = falls_back([lines])
        if has_english and not is_all_english:
            runs[str(number)] = [*_runs_of_english(lines)]
    return runs


def _has_english(said: Text) -> bool:
    """Whether any sentence is English, without saying all of them."""
    return any(falls_back(line) for lines in said for line in lines)


def _shown(said: Text) -> list[list[Line]]:
    paragraphs = [[*lines] for lines in said]
    return [lines for lines in paragraphs if say([lines])]


def _runs_of_english(lines: list[Line]) -> Iterator[tuple[int, int]]:
    between = len(between_sentences())
    start = end = -1
    place = 0
    for line in lines:
        behind = place + len(say(line))
        if falls_back(line):
            start = place if start < 0 else start
            end = behind
        elif start >= 0:
            yield start, end
            start = -1
        place = behind + between
    if start >= 0:
        yield start, end


def is_in_english(id: str, text: str) -> bool:
    """Whether a text of a file is English, on a page of a language that lacks it.

    In which language a project of somebody's own is written, only its author knows: it
    is English where it is just what the English message says.
    """
    language = spoken()
    if language is english() or language.has(id):
        return False
    return english().has(id) and english().text(id) == text

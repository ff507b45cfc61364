"""Sentences of a section, and what to take away of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cac_data import words
from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, SliderWords, TableWords, Text, line
from cac_data.show.publication import publish_paragraphs


def text(said: str | Text, fact: Any = None) -> None:
    """Sentences of a section, worked out from facts, whose sources count as shown.

    `said`: paragraphs of lines, or the name of a template's macro over the fact.
    """
    sentences = words.say(said, fact) if isinstance(said, str) else words.say(said)
    publish_paragraphs("text", sentences, fact)


def brief(
    topic: str,
    figures: Sequence[Fact],
    said: Text | None = None,
    finding: Line | Text | None = None,
) -> None:
    """What to take away, by the plan of a topic over its key figures.

    The page of all reports shows the `finding`, one sentence of it. Where nothing is
    `said`, templates of the topic say it: ``brief`` and ``finding``.
    """
    by_id = {figure["id"]: figure for figure in figures}
    if said is None:
        finding_words = words.said(f"{topic}.finding", by_id)
        sentences = words.say(f"{topic}.brief", by_id)
    else:
        finding_words = words.say(finding or ())
        sentences = words.say(said)
    publish_paragraphs("brief", sentences, by_id, finding=finding_words)


def say_why_empty(name: str, fact: Any) -> None:
    """Say why there is nothing to show, in words of its own where there are some.

    Where these are blank, the text beside has said so, and nothing is added. `fact` are
    the words of a plan, or what a template's macro is over.
    """
    if isinstance(fact, FigureWords | TableWords | SliderWords):
        no_data = [[line("common.no-data")]]
        sentence = words.say(no_data if fact.empty is None else fact.empty)
        if sentence:
            publish_paragraphs("text", sentence)
        return
    reason = f"{name}_empty"
    if words.has(reason):
        sentence = words.say(reason, fact)
    else:
        sentence = words.say(line("common.no-data"))
    if sentence:
        publish_paragraphs("text", sentence)

"""Sentences of a section, and what to take away of a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from cac_data import words
from cac_data.facts import KeyFigure
from cac_data.lines import Line, Text, line
from cac_data.show.publication import publish_cited, publish_paragraphs

SOUGHT_IN = "2026-11"
"""The month in which was looked for what the plans' lists name as not found."""


def text(said: Text, fact: object = None) -> None:
    """Sentences of a section: paragraphs of a plan.

    The sources of the `fact` that they are over count as shown.
    """
    paragraphs = [[*lines] for lines in said]
    publish_paragraphs(
        "text",
        words.say(paragraphs),
        fact,
        **_in_english(paragraphs),
    )


def brief(figures: Sequence[KeyFigure], said: Text, finding: Line | Text) -> None:
    """What to take away: what a plan says over the topic's key figures.

    The page of all reports shows the `finding`, one sentence of it.
    """
    by_id = {figure.id: figure for figure in figures}
    paragraphs = [[*lines] for lines in said]
    publish_paragraphs(
        "brief",
        words.say(paragraphs),
        by_id,
        finding=words.say(finding),
        finding_in_english=words.falls_back(finding),
        **_in_english(paragraphs),
    )


def _in_english(paragraphs: Text) -> dict[str, Any]:
    """Which paragraphs of another language's page are in English, and which partly."""
    partly = words.sentences_in_english(paragraphs)
    return {
        "in_english": words.paragraphs_in_english(paragraphs),
        **({"partly_in_english": partly} if partly else {}),
    }


def sought(said: Sequence[Line]) -> None:
    """What a plan lists as looked for and not found, folded behind its heading.

    What stands before the list says when and where that was.
    """
    means = [line("common.sought-means", period=SOUGHT_IN), line("common.sought-read")]
    paragraphs = [means, *([part] for part in said)]
    summary = line("common.sought")
    heading = words.say(summary)
    before, *items = words.say(paragraphs).split("\n\n")
    content = {
        "heading": heading,
        "heading_in_english": words.falls_back(summary),
        "sentences": [before, *items],
        **_in_english(paragraphs),
    }
    listed = "".join(f"<li>{escape(text)}</li>" for text in items)
    markup = (
        f"<details><summary>{escape(heading)}</summary>"
        f"<p>{escape(before)}</p><ul>{listed}</ul></details>"
    )
    publish_cited("text", content, None, markup, "\n".join([heading, before, *items]))


def say_why_empty(reason: Text | None) -> None:
    """Say why there is nothing to show; that there are no data where no reason is said.

    Where a reason has no sentence, the text beside has said so, and nothing is added.
    """
    said = [[line("common.no-data")]] if reason is None else reason
    paragraphs = [[*lines] for lines in said]
    if words.say(paragraphs):
        text(paragraphs)

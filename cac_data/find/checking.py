"""The figures of a text, each with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cac_data.find.context import Context, Passage, context_of
from cac_data.find.index import Index, index_of
from cac_data.find.matching import Answer, answer
from cac_data.find.mentions import year_of
from cac_data.find.reading import Printed, figures_in
from cac_data.find.texts import LONGEST_SENTENCE, Block, blocks_of, sentences_of
from cac_data.vintage import BUNDLED

MOST_NUMBERS = 20_000
"""Of a text: a long book has fewer."""

SENTENCES_ABOVE = 4
"""How many sentences of a paragraph a reader keeps in mind."""

RATES = ("percent", "points")
"""Kinds of which an increase is a figure of its own."""

_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True)
class Checked:
    """A figure of a text: where it stands, its sentence, and what the tables say."""

    printed: Printed
    start: int
    sentence: str
    context: Context
    answer: Answer | None
    """None for an increase, which is no level to be looked up."""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + self.printed.end - self.printed.start


def check_text(text: str, vintage: str = BUNDLED) -> list[Checked]:
    """Read the figures of a text and look each up in the tables.

    ValueError for a text with more than `MOST_NUMBERS` numbers.
    """
    numbers = sum(1 for _ in _DIGITS.finditer(text))
    if numbers > MOST_NUMBERS:
        message = (
            f"the text has {numbers:,} numbers, more than the {MOST_NUMBERS:,} of a "
            "long book; check its parts"
        )
        raise ValueError(message)
    index = index_of(vintage)
    checked: list[Checked] = []
    headings: list[Passage] = []
    lead: list[Passage] = []
    year = year_of(text)
    for block in blocks_of(text):
        # What the rows of a table or list are of, the line above it says.
        outer = [*headings, *lead] if block.is_row else headings
        checked += _of_block(block, outer, index, year)
        if block.is_heading:
            # The title, and the heading in force.
            headings = [*headings[:1], Passage(block.text, year=year)]
        if block.is_row and not _DIGITS.search(block.text):
            lead = [
                *lead,
                Passage(block.text, year=year),
            ]  # what the columns of a table are
        if not block.is_row:
            lead = (
                [Passage(block.text[-LONGEST_SENTENCE:], year=year)]
                if block.is_lead
                else []
            )
    return checked


def _of_block(
    block: Block, headings: list[Passage], index: Index, year: int
) -> Iterator[Checked]:
    """Yield the figures of a heading or paragraph."""
    above: list[Passage] = []
    for start, end in sentences_of(block.text):
        sentence = block.text[start:end]
        passage = Passage(sentence, [*figures_in(sentence)], year)
        for printed in passage.figures:
            context = context_of(printed, passage, above, headings)
            found = answer(index, printed, context)
            # An increase is no level, and a rate that no row has says nothing.
            is_rate = printed.kind in RATES
            is_aside = printed.is_change or sentence[: printed.start].endswith(
                ("(", "（")
            )
            is_increase = printed.is_change and not is_rate
            is_increase |= is_rate and is_aside and found.status == "absent"
            yield Checked(
                printed,
                block.start + start + printed.start,
                sentence.strip(),
                context,
                None if is_increase else found,
            )
        above = [*above, passage][-SENTENCES_ABOVE:]

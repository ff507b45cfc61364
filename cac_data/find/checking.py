"""The figures of a text, each with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cac_data.find.context import Context, Passage, context_of
from cac_data.find.index import Index, index_of
from cac_data.find.matching import Answer, answer
from cac_data.find.reading import Printed, figures_in
from cac_data.find.texts import blocks_of, sentences_of
from cac_data.vintage import BUNDLED

MOST_FIGURES = 10_000


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

    ValueError for a text with more than `MOST_FIGURES` figures.
    """
    index = index_of(vintage)
    checked = []
    for each in _figures(text, index):
        checked.append(each)
        if len(checked) > MOST_FIGURES:
            message = (
                f"the text has more than {MOST_FIGURES:,} figures; check its parts"
            )
            raise ValueError(message)
    return checked


def _figures(text: str, index: Index) -> Iterator[Checked]:
    headings: list[Passage] = []
    for block in blocks_of(text):
        if block.is_heading:
            heading = Passage.read(block.text)
            # The title, and the heading in force.
            headings = [*headings[:1], heading]
        above: list[Passage] = []
        for start, end in sentences_of(block.text):
            sentence = block.text[start:end]
            figures = [*figures_in(sentence)] if any(map(str.isdigit, sentence)) else []
            passage = Passage.read(sentence, figures)
            outer = headings if not block.is_heading else headings[:-1]
            for printed in figures:
                context = context_of(printed, passage, above[-4:], outer)
                is_increase = printed.is_change and printed.kind not in _RATES
                found = None if is_increase else answer(index, printed, context)
                at = block.start + start + printed.start
                yield Checked(printed, at, sentence.strip(), context, found)
            above.append(passage)


_RATES = ("percent", "points")

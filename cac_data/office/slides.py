"""Slides: what a scenario says, and a slide a figure, with a chart to edit."""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from cac_data import words
from cac_data.colours import INK, MUTED, NEUTRAL, PAPER
from cac_data.extras import extra
from cac_data.lines import Text, line
from cac_data.office.briefing import Briefing, Chapter, Shown
from cac_data.office.charts_on_slides import add_chart, colour_of
from cac_data.office.looks import tint
from cac_data.office.plots import plots_of
from cac_data.office.sentences import (
    about_figure,
    line_of_source,
    made_with,
    rows_in_words,
)
from cac_data.packing import packed
from cac_data.printable import printable

with extra("office", "writing slides"):
    from pptx import Presentation
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Inches, Pt

WIDTH = 13.333
HEIGHT = 7.5
"""Inches: 16 to 9."""

EDGE = 0.6
INSIDE = WIDTH - 2 * EDGE
TITLE_ONLY = 5
"""The layout of the plain theme that has a title alone."""

LETTER = 0.58
"""How wide a letter is on average, in its height; one of Chinese is as wide as high."""

BOLD = 1.12
"""How much wider bold letters are."""

LEADING = 1.25
EVEN = tint(NEUTRAL, 0.88)
"""The ground of every second row of a table."""

MOST_CARDS_ON_SLIDE = 6
MOST_COLUMNS = 3  # of panels
MOST_ROWS_IN_NOTES = 40  # behind a picture, which holds no values itself
NO_SPACE = {"margin_left": 0, "margin_right": 0, "margin_top": 0, "margin_bottom": 0}


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


TITLE = Box(EDGE, 0.62, INSIDE, 0.95)
KICKER = Box(EDGE, 0.3, INSIDE, 0.32)
SUBTITLE = Box(EDGE, 1.62, INSIDE, 0.36)
BODY = Box(EDGE, 2.05, INSIDE, 4.7)
FOOT = Box(EDGE, 6.82, INSIDE, 0.45)


def slides(briefing: Briefing) -> bytes:
    """Return slides: a title, findings, and of each notebook key figures and figures.

    The same bytes for the same briefing. Sources stand in the notes of a slide.
    """
    deck = _Deck(briefing)
    deck.write()
    content = io.BytesIO()
    deck.presentation.save(content)
    return packed(content.getvalue())


# --- Room for text -------------------------------------------------------------------


def lines_of(text: str, size: float, width: float) -> int:
    """Return how many lines a text takes at a size in points, in a width in inches."""
    room = width * 72 / size
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(paragraph: str, room: float) -> int:
    """Return the lines of a paragraph where a line has room for so many heights."""
    count = 1
    used = 0.0
    for word in paragraph.split(" "):
        wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in word)
        length = wide + LETTER * (len(word) - wide)
        if used and used + length > room:
            count += 1
            used = 0.0
        # What is longer than a line, as a Chinese sentence is, breaks within.
        whole_lines = int((used + length) // room)
        count += whole_lines
        used += length + LETTER - whole_lines * room
    return count


def fitting_size(
    texts: Sequence[str], box: Box, largest: float, smallest: float
) -> float:
    """Return the largest size, in points, at which paragraphs fit into a box."""
    size = largest
    while size > smallest and not _fits(texts, box, size):
        size -= 1
    return size


def _fits(texts: Sequence[str], box: Box, size: float) -> bool:
    lines = sum(lines_of(text, size, box.width) for text in texts)
    between = 0.5 * (len(texts) - 1)
    return (lines + between) * size * LEADING <= box.height * 72


def in_slides(texts: Sequence[str], box: Box, size: float) -> Iterator[list[str]]:
    """Yield paragraphs by slides on which they fit, at least one a slide."""
    shown: list[str] = []
    for text in texts:
        if shown and not _fits([*shown, text], box, size):
            yield shown
            shown = []
        shown.append(text)
    if shown:
        yield shown


# --- The slides ----------------------------------------------------------------------


class _Deck:
    """Slides of a briefing as they are added."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.presentation = Presentation()
        self._widen()
        moment = datetime.fromisoformat("1980-01-01")
        properties = self.presentation.core_properties
        properties.title = printable(briefing.about.scenario_title)
        properties.author = words.say(line("page.authors"))
        properties.last_modified_by = properties.author
        properties.created = moment
        properties.modified = moment

    def _widen(self) -> None:
        """Give the plain theme, which is 4 to 3, slides of 16 to 9."""
        presentation = self.presentation
        wider = Inches(WIDTH) / presentation.slide_width
        presentation.slide_width = Inches(WIDTH)
        presentation.slide_height = Inches(HEIGHT)
        masters = [presentation.slide_master, *presentation.slide_layouts]
        for master in masters:
            for shape in master.placeholders:
                if shape._element.spPr.find(_XFRM) is not None:
                    shape.left = Emu(round(shape.left * wider))
                    shape.width = Emu(round(shape.width * wider))

    def write(self) -> None:
        """Add all slides."""
        about = self.briefing.about
        self._add_title()
        findings = [
            f"{chapter.facts.title}: {chapter.facts.finding}"
            for chapter in self.briefing.chapters
            if chapter.facts.finding
        ]
        self._add_text(
            words.say(line("office.findings")), about.scenario_title, findings
        )
        for chapter in self.briefing.chapters:
            self._add_chapter(chapter)
        self._add_text(
            words.say(line("office.about")),
            about.scenario_title,
            [words.say([paragraph]) for paragraph in self._about()],
        )

    def _about(self) -> Text:
        """Say how the slides were made, and where their sources stand."""
        made = made_with(self.briefing)
        yield [
            line("office.made-with-versions", made=made),
            line("office.same-inputs-same-slides"),
        ]
        yield [
            line("office.sources-in-notes", n=len(self.briefing.sources)),
            line("office.charts-can-be-edited"),
        ]

    def _add_title(self) -> None:
        """Add the slide with the title of the scenario and what it assumes."""
        about = self.briefing.about
        slide = self._slide(words.say(line("page.kicker")), about.scenario_title, 40)
        texts = [about.description, made_with(self.briefing)]
        self._write(slide, BODY, texts, largest=20)

    def _add_chapter(self, chapter: Chapter) -> None:
        """Add what a notebook says first, its key figures, and its figures."""
        facts = chapter.facts
        title = facts.finding or facts.title
        rest = [text.replace(facts.finding, "", 1).strip() for text in facts.brief]
        self._add_text(title, facts.title, [text for text in rest if text])
        if chapter.cards:
            self._add_cards(chapter)
        for shown in chapter.figures:
            self._add_figure(chapter, shown)

    def _add_text(self, title: str, kicker: str, texts: Sequence[str]) -> None:
        """Add slides of paragraphs, as many as they take."""
        box = Box(BODY.left, 1.75, BODY.width, 5.2)
        for paragraphs in in_slides(texts, box, 16) if texts else [[]]:
            slide = self._slide(kicker, title)
            self._write(slide, box, paragraphs, largest=20)

    def _add_cards(self, chapter: Chapter) -> None:
        """Add the key figures of a page as a table."""
        heads = ("key-figure", "value", "period", "note")
        rows = [[words.say(line(f"common.column-{name}")) for name in heads]]
        cards = chapter.cards[:MOST_CARDS_ON_SLIDE]
        for card in cards:
            note = " ".join(filter(None, [card.range, card.note]))
            rows.append([card.label, card.text, card.period_text, note])
        title = words.say(line("office.key-figures-of", title=chapter.facts.title))
        slide = self._slide(self.briefing.about.scenario_title, title)
        self._table(slide, Box(EDGE, 1.75, INSIDE, 5.0), rows, printable(title))
        ids = dict.fromkeys(id for card in cards for id in card.source_ids)
        self._note(slide, list(ids), [])

    def _table(
        self, slide: Any, box: Box, rows: Sequence[Sequence[str]], alt: str
    ) -> None:
        """Add a table of four columns that fits into a box."""
        parts = (0.36, 0.18, 0.16, 0.3)
        widths = [box.width * part for part in parts]
        size = 16.0
        while size > 10 and _table_height(rows, widths, size) > box.height:
            size -= 1
        measures = [Inches(part) for part in (box.left, box.top, box.width, 1)]
        frame = slide.shapes.add_table(len(rows), len(rows[0]), *measures)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
        frame.table.horz_banding = False
        for column, width in zip(frame.table.columns, widths, strict=True):
            column.width = Inches(width)
        for at, row in enumerate(rows):
            frame.table.rows[at].height = Inches(_row_height(row, widths, size))
            for place, text in enumerate(row):
                cell = frame.table.cell(at, place)
                cell.text = printable(text)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                font = cell.text_frame.paragraphs[0].font
                font.size = Pt(size)
                font.bold = at == 0 or place == 1
                font.color.rgb = colour_of(PAPER if at == 0 else INK)
                cell.fill.solid()
                ground = INK if at == 0 else EVEN if at % 2 == 0 else PAPER
                cell.fill.fore_color.rgb = colour_of(ground)

    def _add_figure(self, chapter: Chapter, shown: Shown) -> None:
        """Add a figure: its title as a finding, a chart, and sources in the notes."""
        content = shown.content
        kicker = " · ".join(filter(None, [chapter.facts.title, shown.question]))
        slide = self._slide(kicker, shown.title)
        self._write(slide, SUBTITLE, [shown.subtitle], largest=14, ink=MUTED)
        plots = plots_of(content)
        alt = printable(content["alt"])
        columns = min(len(plots), MOST_COLUMNS) or 1
        rows = math.ceil(len(plots) / columns)
        for at, plot in enumerate(plots):
            width = BODY.width / columns
            height = BODY.height / rows
            left = BODY.left + at % columns * width
            top = BODY.top + at // columns * height
            measures = [Inches(part) for part in (left, top, width, height)]
            add_chart(slide, plot, measures, f"{alt} {plot.title}".strip())
        if not plots:
            self._add_picture(slide, shown, alt)
        about = about_figure(shown)
        below = about if plots else str(content.get("caption", ""))
        self._write(slide, FOOT, [below], largest=11, smallest=8, ink=MUTED)
        before = [about]
        if not plots:
            before += rows_in_words(shown)[:MOST_ROWS_IN_NOTES]
        self._note(slide, content["source_ids"], before)

    def _add_picture(self, slide: Any, shown: Shown, alt: str) -> None:
        """Add a picture in the middle, as large as it may be; without one, words."""
        if not shown.picture:
            self._write(slide, BODY, [alt], largest=20)
            return
        width = min(BODY.width, BODY.height / shown.shape)
        left = BODY.left + (BODY.width - width) / 2
        picture = slide.shapes.add_picture(
            io.BytesIO(shown.picture),
            Inches(left),
            Inches(BODY.top),
            width=Inches(width),
        )
        picture._element.nvPicPr.cNvPr.set("descr", alt)

    # --- Parts of a slide ---

    def _slide(self, kicker: str, title: str, largest: float = 28) -> Any:
        """Return a new slide with a title, and above it where it belongs."""
        layout = self.presentation.slide_layouts[TITLE_ONLY]
        slide = self.presentation.slides.add_slide(layout)
        shape = slide.shapes.title
        _place(shape, TITLE)
        # Bold letters find less room.
        room = TITLE._replace(width=TITLE.width / BOLD)
        size = fitting_size([title], room, largest, 14)
        _fill(shape.text_frame, [title], size, INK)
        shape.text_frame.paragraphs[0].font.bold = True
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        self._write(slide, KICKER, [kicker], largest=12, smallest=9, ink=MUTED)
        return slide

    def _write(
        self,
        slide: Any,
        box: Box,
        texts: Sequence[str],
        *,
        largest: float,
        smallest: float = 10,
        ink: str = INK,
    ) -> None:
        """Write paragraphs into a box, as large as they fit."""
        if not any(texts):
            return
        shape = slide.shapes.add_textbox(*(Inches(part) for part in box))
        size = fitting_size(texts, box, largest, smallest)
        _fill(shape.text_frame, texts, size, ink)

    def _note(self, slide: Any, ids: Sequence[str], before: Sequence[str]) -> None:
        """Write sources into the notes of a slide, and what comes before them."""
        lines = [line_of_source(source) for source in self.briefing.cited(ids)]
        heading = words.say(line("page.sources"))
        texts = filter(None, [*before, heading, *lines])
        slide.notes_slide.notes_text_frame.text = printable("\n".join(texts))


_XFRM = "{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"


def _place(shape: Any, box: Box) -> None:
    """Put a shape into a box."""
    shape.left, shape.top, shape.width, shape.height = (Inches(part) for part in box)


def _fill(frame: Any, texts: Sequence[str], size: float, ink: str) -> None:
    """Write paragraphs at the left, wrapped, without margins."""
    frame.word_wrap = True
    for name, value in NO_SPACE.items():
        setattr(frame, name, value)
    for at, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.text = printable(text)
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(size / 2)
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = colour_of(ink)


def _row_height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Return the inches that a row of a table takes."""
    pairs = zip(row, widths, strict=True)
    most = max(lines_of(text, size, width - 0.25) for text, width in pairs)
    return most * size * LEADING / 72 + 0.14


def _table_height(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: float
) -> float:
    return sum(_row_height(row, widths, size) for row in rows)

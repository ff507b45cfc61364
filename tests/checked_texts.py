"""What a check finds in texts whose figures are known: ``python -m tests.checked_texts``.

``tests/texts`` says which figures of its texts the tables have, and of which rows. Here
they are checked, and so are the same texts with each figure multiplied at random: what is
then found is found by chance. With ``--seeds 200`` that takes some minutes; ``--each``
prints what became of each figure.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from cac_data import load_table

TEXTS = Path(__file__).parent / "texts"

HELD_OUT = (
    "en-news.txt",
    "en-note.txt",
    "ru-note.txt",
    "ru-page.html",
    "zh-release.txt",
)
"""A third, drawn by a seed: nobody who wrote what finds figures was shown them."""

NUMBER = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")
LEAST, MOST = 0.3, 3.0
"""Between these a figure is multiplied, as often by less than one as by more."""


@dataclass(frozen=True)
class Label:
    """A figure that a text prints, and the rows that print it, if any do."""

    file: str
    printed: str
    expected: str
    because: str
    table: str
    key: str

    @property
    def number(self) -> str:
        """Digits and their marks, as they are printed."""
        [number] = NUMBER.findall(self.printed)[:1]
        return number

    @property
    def columns(self) -> dict[str, str]:
        """Columns that name the fact, and what they hold."""
        return dict(pair.split("=", 1) for pair in self.key.split(";") if pair)

    @property
    def place(self) -> re.Pattern[str]:
        """Where the file has it: after no other digit, a page's spaces as entities."""
        printed = re.escape(self.printed)
        if self.file.endswith(".html"):
            printed = printed.replace("\u00a0", "&nbsp;")
        return re.compile(rf"(?<![\d.,]){printed}")


@cache
def labels() -> tuple[Label, ...]:
    """All figures of all texts, in the order in which they are printed."""
    with (TEXTS / "labels.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(Label(**row) for row in csv.DictReader(rows))


def of_file(file: str) -> list[Label]:
    return [label for label in labels() if label.file == file]


def files() -> list[str]:
    return sorted({label.file for label in labels()})


def read(file: str) -> str:
    return (TEXTS / file).read_text(encoding="utf-8")


def rows_of(label: Label) -> pd.DataFrame:
    """Rows of the table that have the label's key."""
    rows = load_table(label.table)
    for column, held in label.columns.items():
        rows = rows[rows[column].astype("str") == held]
    return rows


# --- Figures multiplied at random -----------------------------------------------------


def multiplied(label: Label, factor: float) -> str:
    """The number of a label times a factor, as exact and with the same marks.

    It has as many digits that count, and no more behind the mark than before: 43.8 becomes
    21.9 or 110, and 5,218 students 2,609, not 2,608.6.
    """
    decimal, thousands = (",", "\u00a0 ") if label.file.startswith("ru") else (".", ",")
    plain = re.sub(f"[{thousands}]", "", label.number).replace(decimal, ".")
    value = float(plain) * factor
    digits = len(plain.replace(".", "").strip("0"))
    decimals = digits - 1 - math.floor(math.log10(value))
    decimals = min(decimals, len(plain.partition(".")[2]))
    text = f"{max(round(value, decimals), 10.0**-decimals):.{max(decimals, 0)}f}"
    whole, point, fraction = text.partition(".")
    mark = next((mark for mark in thousands if mark in label.number), "")
    return f"{int(whole):,}".replace(",", mark) + (point and decimal) + fraction


def other_number(label: Label, chance: random.Random) -> str:
    """The number times a random factor; another one where it comes out as it was."""
    number = label.number
    while number == label.number:
        factor = math.exp(chance.uniform(math.log(LEAST), math.log(MOST)))
        number = multiplied(label, factor)
    return number


def with_other_figures(file: str, seed: int) -> str:
    """The text of a file, each figure that could be looked up multiplied at random."""
    chance = random.Random(f"{file} {seed}")
    text = read(file)
    for label in of_file(file):
        if label.expected != "not looked up":
            number = other_number(label, chance)
            [place] = label.place.finditer(text)
            changed = place.group().replace(label.number, number, 1)
            text = text[: place.start()] + changed + text[place.end() :]
    return text

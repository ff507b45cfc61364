"""What is found in texts whose figures are known: ``python -m tests.checked_texts``.

``tests/texts`` says which figures of its texts the tables have, and of which rows. Here
they are checked, and so are the same texts with each figure multiplied at random: what
is then found is found by chance. With ``--seeds 200`` that takes a minute or two;
``--each`` prints what became of each figure of the texts that are not held out.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from cac_data import find, load_table

TEXTS = Path(__file__).parent / "texts"

HELD_OUT = (
    "en-news.txt",
    "en-note.txt",
    "ru-note.txt",
    "ru-page.html",
    "zh-release.txt",
)
"""A third, drawn by a seed, kept from who wrote what finds figures."""

NUMBER = re.compile(r"\d(?:[\d.,\u00a0 ]*\d)?")
LOOKED_UP = ("has", "absent")
LEAST, MOST = 0.3, 3.0
"""Between these a figure is multiplied, as often by less than one as by more."""


@dataclass(frozen=True)
class Label:
    """A figure that a text prints, and the rows that print it, if any do."""

    file: str
    printed: str
    expected: str
    because: str
    rows: str

    @property
    def number(self) -> str:
        """Digits and their marks, as they are printed."""
        [number] = NUMBER.findall(self.printed)[:1]
        return number

    @property
    def facts(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Tables that print it, and what their columns hold where they do."""
        for fact in filter(None, self.rows.split(" / ")):
            table, _, key = fact.partition(": ")
            yield table, dict(pair.split("=", 1) for pair in key.split(";"))

    @property
    def place(self) -> re.Pattern[str]:
        """Where the file has it: after no other digit, a page's spaces as entities."""
        printed = re.escape(self.printed)
        printed = re.sub(r"\\?[ \u00a0]", r"(?:&nbsp;|\\s)", printed)
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


def rows_of(label: Label) -> dict[str, pd.DataFrame]:
    """Rows of each table that the figure was drawn from, or that say the same."""
    tables = {}
    for table, columns in label.facts:
        rows = load_table(table)
        for column, held in columns.items():
            rows = rows[rows[column].astype("str") == held]
        tables[table] = rows
    return tables


# --- Figures multiplied at random -----------------------------------------------------


def multiplied(label: Label, factor: float) -> str:
    """The number of a label times a factor, as exact and with the same marks.

    It has as many digits that count, and no more behind the mark than before: 43.8
    becomes 21.9 or 110, and 5,217 students 2,608, not 2,608.5.
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
    parts = []
    end = 0
    for label in of_file(file):
        if label.expected in LOOKED_UP:
            start, stop = place_in(text, label)
            number = other_number(label, chance)
            changed = text[start:stop].replace(label.number, number, 1)
            parts += [text[end:start], changed]
            end = stop
    return "".join([*parts, text[end:]])


Span = tuple[int, int]


def place_in(text: str, label: Label) -> Span:
    """Where a text has the figure of a label."""
    [place] = label.place.finditer(text)
    return place.span()


# --- What a check says of them --------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """A figure that was looked up, or a label that was not, and what was said of it."""

    file: str
    text: str
    status: str
    """``found``, ``possible``, ``near``, ``absent``; ``unread`` where none was read."""

    label: Label | None
    is_right: bool
    """Whether the first match is a row that the figure was drawn from."""

    is_named: bool
    """Whether any match is."""

    matches: tuple[str, ...]

    @property
    def expected(self) -> str:
        """What the label expects; a figure that none marks is not to be found."""
        return self.label.expected if self.label else "not marked"


def what_is_read(file: str, text: str) -> str:
    """The text of a file as it is checked: a page without its tags."""
    return find.text_of_page(text) if file.endswith(".html") else text


def is_of(label: Label, match: Mapping[str, Any]) -> bool:
    """Whether a match is one of the rows from which a figure was drawn."""
    rows = rows_of(label).get(match["table"])
    if label.expected != "has" or rows is None:
        return False
    for column, held in match["key"].items():
        rows = rows[rows[column].isna() if held is None else rows[column] == held]
    return not rows.empty


def outcomes(file: str) -> list[Outcome]:
    """What became of each figure of a text, and of labels that were not looked up."""
    text = what_is_read(file, read(file))
    report = find.report_of(file, find.check_text(text))
    unread = {place_in(text, label): label for label in of_file(file)}
    results = []
    for record in report["figures"]:
        label = unread.pop(overlapping(unread, record), None)
        hits = [is_of(label, match) for match in record["matches"]] if label else []
        results.append(
            Outcome(
                file,
                record["text"],
                record["status"],
                label,
                is_right=hits[:1] == [True],
                is_named=any(hits),
                matches=tuple(match["fact"] for match in record["matches"]),
            )
        )
    return results + [
        Outcome(file, label.printed, "unread", label, False, False, ())
        for label in unread.values()
    ]


def overlapping(spans: Iterable[Span], record: Mapping[str, Any]) -> Span:
    """The marked span that a figure of a report stands in, else its own."""
    start, end = record["start"], record["end"]
    both = [span for span in spans if span[0] < end and start < span[1]]
    return both[0] if both else (start, end)


@cache
def found_by_chance(file: str, seed: int) -> tuple[int, int]:
    """How many figures of a text multiplied at random are found, and of how many."""
    text = what_is_read(file, with_other_figures(file, seed))
    checked = find.check_text(text)
    found = sum(bool(each.answer) and each.answer.status == "found" for each in checked)
    multiplied = [label for label in of_file(file) if label.expected in LOOKED_UP]
    return found, len(multiplied)


# --- Shares ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """What was found in some texts."""

    outcomes: Sequence[Outcome]

    def count(
        self, *, expected: str = "", status: str = "", right: bool = False
    ) -> int:
        """How many figures fit all that is asked."""
        return sum(
            expected in ("", each.expected)
            and status in ("", each.status)
            and (each.is_right or not right)
            for each in self.outcomes
        )

    @property
    def precision(self) -> float:
        """Share of the figures found whose row is the one they were drawn from."""
        return self.count(status="found", right=True) / self.count(status="found")

    @property
    def recall(self) -> float:
        """Share of the figures that the tables have which are found, rightly."""
        right = self.count(expected="has", status="found", right=True)
        return right / self.count(expected="has")

    @property
    def recall_with_possible(self) -> float:
        """The same with those whose row is named among what is possible or near."""
        named = sum(each.is_named for each in self.outcomes)
        return named / self.count(expected="has")


@cache
def measured(files: tuple[str, ...]) -> Measured:
    """What is found in texts, as they are written."""
    return Measured([outcome for file in files for outcome in outcomes(file)])


def by_chance(files: Iterable[str], seeds: Iterable[int]) -> float:
    """Share of figures multiplied at random that are found, over some seeds."""
    counts = [found_by_chance(file, seed) for seed in seeds for file in files]
    return sum(found for found, _ in counts) / sum(of for _, of in counts)


# --- By hand --------------------------------------------------------------------------


def table(name: str, of: Measured) -> Iterator[str]:
    """Lines that say what became of the figures of some texts."""
    yield f"{name}: {of.count()} figures"
    statuses = ("found", "possible", "near", "absent", "unread")
    yield f"  {'':16}" + "".join(f"{status:>10}" for status in statuses)
    for expected in (*LOOKED_UP, "not looked up", "not marked"):
        counts = [of.count(expected=expected, status=status) for status in statuses]
        yield f"  {expected:16}" + "".join(f"{count:10}" for count in counts)
    yield f"  precision of found {of.precision:.1%}, recall {of.recall:.1%}"
    yield f"  row named at all {of.recall_with_possible:.1%}"


def each_figure(of: Measured) -> Iterator[str]:
    """A line a figure: what was expected, what was said, and the first matches."""
    for each in of.outcomes:
        sign = "+" if each.is_right else "(+)" if each.is_named else ""
        facts = " / ".join(each.matches[:2])
        yield "\t".join(
            [each.file, each.text, each.expected, each.status, sign, facts[:150]]
        )


def main() -> None:
    """Print what is found, of the texts held out, of the others, and of all."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="random factors a figure")
    parser.add_argument(
        "--each", action="store_true", help="what became of each figure"
    )
    options = parser.parse_args()
    others = tuple(file for file in files() if file not in HELD_OUT)
    parts = {"held out": HELD_OUT, "others": others, "all": tuple(files())}
    write = sys.stdout.write
    for name, part in parts.items():
        for line in table(name, measured(part)):
            write(line + "\n")
        chance = by_chance(part, range(options.seeds))
        write(f"  found by chance {chance:.1%} ({options.seeds} seeds)\n")
    if options.each:
        write("\n".join(each_figure(measured(others))) + "\n")


if __name__ == "__main__":
    main()

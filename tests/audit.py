"""Printed numbers of the built pages, drawn by a seed, and what each rests on.

``make audit`` runs ``python -m tests.audit``. For each number it prints the sentence,
where its value stands in the facts that the sentence was written from, the rows of the
tables that the page read by the sources of that fact, and those sources: for a person
to check. The page is one of `reports/`; the facts are those of its notebook, run anew.

Nothing here says that a number is right. It says what to compare it with.
"""

import argparse
import json
import math
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
from bs4 import BeautifulSoup

from cac_data import load_table, words
from cac_data.project import find_project
from cac_data.report.build import execute
from cac_data.report.errors import TABLES_READ
from cac_data.report.plan import Job, plan_reports
from cac_data.show import pictures, publication
from tests.reading import ROOT

Record = Mapping[str, Any]

Written = Sequence[tuple[str, Any]]
"""Texts, each with the fact that it was written from."""

USUAL_NUMBER = 40

# Printed for one number; how many more there are is said.
MOST_ROWS = 6
MOST_SOURCES = 6

MOST_PLACES = 3
"""Of the facts, where a number may come from."""

NOT_WITHIN = r"(?<![\w.,–-])"  # a number, a word, a range of years
WITH_COMMAS = rf"{NOT_WITHIN}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
WITHOUT_COMMAS = rf"{NOT_WITHIN}\d+\.?\d*"
PRINTED = re.compile(f"{WITH_COMMAS}|{WITHOUT_COMMAS}")
YEAR = re.compile(r"(1[0-9]|20)\d\d")
UNIT_OF_PRICE = "for 1,000 m³"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“$\d])")
SCALES = (1, 1e-3, 100, 1e3, 1e-6)
"""What is printed in billions may stand in millions, a share as a part of one."""

WEIGHT_OF_VALUE = 100
"""Against one for each word that agrees."""

SAYS_WHERE = ("country", "countries", "exporter", "importer", "reporter", "partner")
SAYS_WHAT = ("flow", "indicator", "commodity", "period", "year", "start", "end")
SAYS = (*SAYS_WHERE, *SAYS_WHAT)
CITES = ("source_ids", "source_id")


@dataclass(frozen=True)
class Statement:
    """Something a page says, and the facts it was written from."""

    kind: str
    text: str
    facts: tuple[Any, ...]
    cited: tuple[str, ...] = ()
    """The sources of the whole that it is a part of."""
    tables: tuple[str, ...] = ()
    """Those that its page has read."""

    @property
    def numbers(self) -> list[str]:
        """Printed numbers that are no years: those come from no measurement."""
        text = self.text.replace(UNIT_OF_PRICE, "")
        numbers = [match[0].rstrip(".") for match in PRINTED.finditer(text)]
        return [number for number in numbers if not YEAR.fullmatch(number)]


@dataclass(frozen=True)
class Place:
    """Where a value stands in a fact, with what the fact around it says of it."""

    path: str
    value: float
    scale: float
    around: Record

    @property
    def source_ids(self) -> list[str]:
        for name in CITES:
            cited = self.around.get(name)
            if cited:
                return [*cited] if isinstance(cited, list) else cited.split(";")
        return []


# --- What a page says -----------------------------------------------------------------


def statements(job: Job) -> list[Statement]:
    """All that the notebook of a page says with numbers, by running it."""
    noted: list[Statement] = []
    with _noting(noted):
        notebook, error = execute(job)
    assert error is None, error
    tables = tuple(notebook.metadata[TABLES_READ])
    return [
        replace(statement, tables=tables) for statement in noted if statement.numbers
    ]


@contextmanager
def _noting(noted: list[Statement]) -> Iterator[None]:
    """Note what `show` publishes, and over which facts it has been said."""
    publish_cited = publication.publish_cited

    def note_and_publish(
        kind: str, content: dict[str, Any], cited: Any, *shown: str
    ) -> None:
        statements_in = STATEMENTS_IN.get(kind)
        if statements_in is not None:
            ids = tuple(dict.fromkeys(publication.cited_ids(cited)))
            said = " ".join(text for text in _texts_in(content))
            for statement in statements_in(content, [(_one_line(said), cited)]):
                noted.append(replace(statement, cited=ids))
        publish_cited(kind, content, cited, *shown)

    publication.publish_cited = pictures.publish_cited = note_and_publish
    try:
        yield
    finally:
        publication.publish_cited = pictures.publish_cited = publish_cited


def _texts_in(content: Record) -> Iterator[str]:
    """The texts that are said over the facts of a bundle."""
    for part in ("title", "subtitle", "caption", "note"):
        yield str(content.get(part, ""))
    yield from content.get("sentences", ())


def _in_text(content: Record, written: Written) -> Iterator[Statement]:
    for paragraph in content["sentences"]:
        yield from _sentences("text", paragraph, written)


def _in_figure(content: Record, written: Written) -> Iterator[Statement]:
    for part in ("title", "subtitle", "caption"):
        yield from _sentences("figure", content[part], written)


def _in_table(content: Record, written: Written) -> Iterator[Statement]:
    saved = content["saved"]
    names = [column["name"] for column in saved["columns"]]
    for cells, values in zip(content["rows"], saved["rows"], strict=True):
        printed = [
            f"{column['label']} {words.cell(cell, column)}"
            for cell, column in zip(cells, content["columns"], strict=True)
            if column["name"] not in CITES
        ]
        text = _one_line(f"{content['caption']}: {'; '.join(printed)}")
        row = dict(zip(names, values, strict=True))
        yield Statement("table", text, (row,))
    yield from _sentences("table", content["note"], written)


def _in_key_figures(content: Record, written: Written) -> Iterator[Statement]:
    for figure in content["figures"]:
        text = f"{figure['label']}: {figure['text']}"
        yield Statement("key figure", text, (figure,))


def _in_verdicts(content: Record, written: Written) -> Iterator[Statement]:
    for verdict in content["verdicts"]:
        note = verdict["note"]
        yield from _sentences("verdict", note, [(note, verdict)])


STATEMENTS_IN = {
    "brief": _in_text,
    "text": _in_text,
    "figure": _in_figure,
    "table": _in_table,
    "key-figures": _in_key_figures,
    "verdicts": _in_verdicts,
}


def _sentences(kind: str, paragraph: str, written: Written) -> Iterator[Statement]:
    for sentence in SENTENCE_END.split(_one_line(paragraph)):
        facts = tuple(fact for text, fact in written if sentence in text)
        yield Statement(kind, sentence, facts)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- Where a number comes from --------------------------------------------------------


def places(number: str, facts: Sequence[Any]) -> list[Place]:
    """Where a printed number may stand in facts, the likeliest first.

    Likelier is what needs no scale and says its sources.
    """
    candidates = [place for fact in facts for place in _walk(number, fact, "", {})]
    candidates.sort(key=lambda place: (SCALES.index(place.scale), not place.source_ids))
    distinct = {(place.path, place.value): place for place in candidates}
    return list(distinct.values())


def _walk(number: str, part: Any, path: str, around: Record) -> Iterator[Place]:
    """Places of a number in a part of a fact, at any depth."""
    if isinstance(part, pd.DataFrame):
        part = part.to_dict("records")
    if isinstance(part, Mapping):
        inside = {**around, **_about(part)}
        for name, value in part.items():
            if name not in CITES:
                yield from _walk(number, value, f"{path}.{name}", inside)
    elif isinstance(part, list | tuple):
        for position, value in enumerate(part):
            yield from _walk(number, value, f"{path}[{position}]", around)
    elif isinstance(part, str):
        if number in PRINTED.findall(part):
            yield Place(path.lstrip("."), math.nan, 1, around)
    else:
        scale = _scale_of(number, part)
        if scale is not None:
            yield Place(path.lstrip("."), float(part), scale, around)


def _about(part: Record) -> Record:
    """What a part of a fact says of all its values: its words and its sources."""
    return {
        name: value
        for name, value in part.items()
        if name in CITES or not _is_nested(value)
    }


def _is_nested(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple | pd.DataFrame)


def _scale_of(number: str, value: Any) -> float | None:
    """Return the scale at which a value is printed as this number, if there is one."""
    try:
        size = abs(float(value))
    except (TypeError, ValueError):
        return None
    if not math.isfinite(size):
        return None
    printed = float(number.replace(",", ""))
    digits = len(number.partition(".")[2])
    for scale in SCALES:
        if round(size * scale, digits) == printed:
            return scale
    return None


def rows_behind(number: str, place: Place, tables: Sequence[str]) -> pd.DataFrame:
    """Rows of tables by the sources of a place, those that fit it best first.

    Where some have the value itself, those; else those that have a word of the fact:
    its country, period or flow. Columns: `table`, `fit` (100 for the value and 1 for
    each word), `row` (as JSON).
    """
    rows = [
        (name, _fit(row, place, number), _shown(row))
        for name in tables
        for row in _rows_by(place.source_ids, name)
    ]
    frame = pd.DataFrame(rows, columns=["table", "fit", "row"])
    frame = frame.sort_values("fit", ascending=False, kind="stable")
    has_value = frame["fit"] >= WEIGHT_OF_VALUE
    if has_value.any():
        return frame[has_value]
    return frame[frame["fit"] > 0]


def _rows_by(source_ids: Sequence[str], name: str) -> list[dict[str, Any]]:
    """Rows of a table that cite one of these sources."""
    table = load_table(name)
    cites = table.columns.intersection(["source_id", "outcome_source_id"])
    is_cited = table[cites].isin(source_ids).any(axis=1)
    return [*table[is_cited].to_dict("records")]


def _fit(row: Record, place: Place, number: str) -> int:
    """How well a row fits a place: 100 for its value, 1 for each word that agrees."""
    cells = {*map(str, row.values())}
    keywords = [str(place.around[name]) for name in SAYS if place.around.get(name)]
    agreeing = sum(word in cells for word in keywords)
    if math.isnan(place.value):  # the number is a part of a text
        has_value = any(number in PRINTED.findall(cell) for cell in cells)
    else:
        values = [cell for cell in row.values() if isinstance(cell, float | int)]
        has_value = any(
            math.isclose(value, place.value, rel_tol=1e-6) for value in values
        )
    return agreeing + WEIGHT_OF_VALUE * has_value


def _shown(row: Record) -> str:
    cells = {name: value for name, value in row.items() if not _is_empty(value)}
    return json.dumps(cells, ensure_ascii=False, default=str)


def _is_empty(value: Any) -> bool:
    is_missing = isinstance(value, float) and math.isnan(value)
    return is_missing or value is None or value == ""


# --- The draw -------------------------------------------------------------------------


def draw(folder: Path, seed: int, number: int) -> Iterator[str]:
    """Draw numbers of pages in a folder of reports; give what is said of each."""
    jobs = {job.name: job for job in plan_reports(find_project(ROOT))}
    pages = sorted(name for name in jobs if (folder / f"{name}.html").exists())
    if not pages:
        message = f"{folder.name}/ has no pages; say `make report` first"
        raise FileNotFoundError(message)
    chance = random.Random(seed)
    drawn = sorted(chance.choices(pages, k=number))
    for name in dict.fromkeys(drawn):
        candidates = statements(jobs[name])
        printed = _text_of(folder / f"{name}.html")
        for _ in range(drawn.count(name)):
            statement = chance.choice(candidates)
            number = chance.choice(statement.numbers)
            yield _explained(name, statement, number, printed)


def _text_of(page: Path) -> str:
    body = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return _one_line(body.get_text(" "))


def _explained(name: str, statement: Statement, number: str, printed: str) -> str:
    """What a number of a statement rests on; `printed` is the text of the page."""
    lines = [
        f"{number}  on {name} ({statement.kind})",
        f"  “{statement.text}”",
    ]
    if statement.kind == "text" and statement.text not in printed:
        lines.append("  NOT ON THE PAGE: it was built of something else")
    likeliest = places(number, statement.facts)[:MOST_PLACES]
    lines += [_described(place) for place in likeliest]
    source_ids: Sequence[str] = ()
    if likeliest:
        lines += _evidence(number, likeliest[0], statement.tables)
        source_ids = likeliest[0].source_ids
    else:
        lines.append("  in no fact as such: worked out by the sentence, or a name")
    lines += _references(source_ids or statement.cited)
    return "\n".join(lines)


def _described(place: Place) -> str:
    keywords = [
        f"{name} {place.around[name]}" for name in SAYS if place.around.get(name)
    ]
    return f"  is {place.path} = {place.value:.10g} ({', '.join(keywords)})"


def _evidence(number: str, place: Place, tables: Sequence[str]) -> Iterator[str]:
    rows = rows_behind(number, place, tables)
    for row in rows.head(MOST_ROWS).itertuples(index=False):
        yield f"  row of {row.table}: {row.row}"
    if len(rows) > MOST_ROWS:
        yield f"  and {len(rows) - MOST_ROWS} more rows by these sources"


def _references(ids: Sequence[str]) -> Iterator[str]:
    sources = load_table("sources").set_index("source_id")
    for source_id in ids[:MOST_SOURCES]:
        title, url = sources.loc[source_id, ["title", "url"]]
        yield f"  source {source_id}: {title} {url}"
    if len(ids) > MOST_SOURCES:
        yield f"  and {len(ids) - MOST_SOURCES} more sources of the whole"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the draw."""
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another draw")
    parser.add_argument("--number", type=int, default=USUAL_NUMBER, help="how many")
    options = parser.parse_args(arguments)
    explanations = draw(ROOT / "reports", options.seed, options.number)
    try:
        for position, text in enumerate(explanations, start=1):
            sys.stdout.write(f"{position:2}. {text}\n\n")
            sys.stdout.flush()
    except FileNotFoundError as failure:
        parser.error(str(failure))


if __name__ == "__main__":
    main()

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
from cac_data.show import publication
from cac_data.words import macros
from tests.reading import ROOT

Record = Mapping[str, Any]
Spoken = Sequence[tuple[str, Any]]  # texts, with the fact that each was written from

USUAL_NUMBER = 40
MOST_ROWS = 6  # printed for one number; how many more there are is said
MOST_SOURCES = 6
MOST_PLACES = 3  # of the facts, where a number may come from

NOT_WITHIN = r"(?<![\w.,–-])"  # a number, a word, a range of years
PRINTED = re.compile(
    rf"{NOT_WITHIN}\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{NOT_WITHIN}\d+\.?\d*"
)
YEAR = re.compile(r"(1[0-9]|20)\d\d")
UNIT_OF_PRICE = "for 1,000 m³"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“$\d])")
SCALES = (1, 1e-3, 100, 1e3, 1e-6)
"""What is printed in billions may stand in millions, a share as a part of one."""

WEIGHT_OF_VALUE = 100  # against one for each word that agrees
SAYS_WHERE = ("country", "countries", "exporter", "importer", "reporter", "partner")
SAYS_WHAT = ("flow", "indicator", "commodity", "period", "year", "start", "end")
CITES = ("source_ids", "source_id")


@dataclass(frozen=True)
class Statement:
    """Something a page says, and the facts it was written from."""

    kind: str
    text: str
    facts: tuple[Any, ...]
    cited: tuple[str, ...] = ()  # the sources of the whole that it is a part of
    tables: tuple[str, ...] = ()  # that its page has read

    @property
    def numbers(self) -> list[str]:
        """Printed numbers that are no years: those come from no measurement."""
        text = self.text.replace(UNIT_OF_PRICE, "")
        found = (match[0].rstrip(".") for match in PRINTED.finditer(text))
        return [number for number in found if not YEAR.fullmatch(number)]


@dataclass(frozen=True)
class Place:
    """Where a value stands in a fact, with what the fact around it says of it."""

    path: str
    value: float
    scale: float
    around: Record

    @property
    def source_ids(self) -> list[str]:
        cited = next((self.around[name] for name in CITES if self.around.get(name)), [])
        listed = cited if isinstance(cited, list) else str(cited).split(";")
        return [source_id for source_id in listed if source_id]


# --- What a page says -----------------------------------------------------------------


def statements(job: Job) -> list[Statement]:
    """All that the notebook of a page says, with facts, by running it."""
    noted: list[Statement] = []
    with _noting(noted):
        notebook, error = execute(job)
    assert error is None, error
    read = tuple(notebook.metadata[TABLES_READ])
    return [replace(said, tables=read) for said in noted if said.numbers]


@contextmanager
def _noting(noted: list[Statement]) -> Iterator[None]:
    """Note what `show` publishes, and from which facts `words` has written it."""
    spoken: list[tuple[str, Any]] = []
    say, publish = words.say, publication.publish

    def heard(name: str, fact: Any = None, *more: Any, **given: Any) -> str:
        text = say(name, fact, *more, **given)
        spoken.append((_one_line(text), fact))
        return text

    def seen(kind: str, content: dict[str, Any], *shown: str) -> None:
        ids = tuple(content["source_ids"])
        said_in = SAID_IN.get(kind)
        if said_in is not None:
            noted.extend(replace(x, cited=ids) for x in said_in(content, spoken))
        spoken.clear()
        publish(kind, content, *shown)

    words.say = macros.say = heard
    publication.publish = seen
    try:
        yield
    finally:
        words.say = macros.say = say
        publication.publish = publish


def _in_text(content: Record, spoken: Spoken) -> Iterator[Statement]:
    for paragraph in content["sentences"]:
        yield from _sentences("text", paragraph, spoken)


def _in_figure(content: Record, spoken: Spoken) -> Iterator[Statement]:
    for part in ("title", "subtitle", "caption"):
        yield from _sentences("figure", content[part], spoken)


def _in_table(content: Record, spoken: Spoken) -> Iterator[Statement]:
    saved = content["saved"]
    names = [column["name"] for column in saved["columns"]]
    for cells, numbers in zip(content["rows"], saved["rows"], strict=True):
        written = [
            f"{column['label']} {words.cell(cell, column)}"
            for cell, column in zip(cells, content["columns"], strict=True)
            if column["name"] not in CITES
        ]
        text = _one_line(f"{content['caption']}: {'; '.join(written)}")
        yield Statement("table", text, (dict(zip(names, numbers, strict=True)),))
    yield from _sentences("table", content["note"], spoken)


def _in_key_figures(content: Record, spoken: Spoken) -> Iterator[Statement]:
    for item in content["figures"]:
        text = f"{item['label']}: {item['text']}"
        yield Statement("key figure", text, (item,))


def _in_verdicts(content: Record, spoken: Spoken) -> Iterator[Statement]:
    for item in content["verdicts"]:
        yield from _sentences("verdict", item["note"], [(item["note"], item)])


SAID_IN = {
    "brief": _in_text,
    "text": _in_text,
    "figure": _in_figure,
    "table": _in_table,
    "key-figures": _in_key_figures,
    "verdicts": _in_verdicts,
}


def _sentences(kind: str, paragraph: str, spoken: Spoken) -> Iterator[Statement]:
    for sentence in SENTENCE_END.split(_one_line(paragraph)):
        facts = tuple(fact for text, fact in spoken if sentence in text)
        yield Statement(kind, sentence, facts)


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- Where a number comes from --------------------------------------------------------


def places(number: str, facts: Sequence[Any]) -> list[Place]:
    """Where a printed number may stand in facts, the likeliest first.

    Likelier is what needs no scale and says its sources.
    """
    found = [place for fact in facts for place in _walk(number, fact, "", {})]
    found.sort(key=lambda place: (SCALES.index(place.scale), not place.source_ids))
    distinct = {(place.path, place.value): place for place in found}
    return list(distinct.values())


def _walk(number: str, part: Any, path: str, around: Record) -> Iterator[Place]:
    if isinstance(part, pd.DataFrame):
        part = part.to_dict("records")
    if isinstance(part, Mapping):
        own = {
            name: value
            for name, value in part.items()
            if name in CITES or not _is_nested(value)
        }
        inside = {**around, **own}
        for name, value in part.items():
            if name not in CITES:
                yield from _walk(number, value, f"{path}.{name}", inside)
    elif isinstance(part, list | tuple):
        for position, value in enumerate(part):
            yield from _walk(number, value, f"{path}[{position}]", around)
    elif isinstance(part, str):
        if number in PRINTED.findall(part):
            yield Place(path.lstrip("."), math.nan, 1, around)
    elif (scale := _scale_of(number, part)) is not None:
        yield Place(path.lstrip("."), float(part), scale, around)


def _is_nested(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple | pd.DataFrame)


def _scale_of(number: str, value: Any) -> float | None:
    """Return the scale at which a value is printed as this number, if there is one."""
    try:
        size = abs(float(value))
    except (TypeError, ValueError):
        return None
    digits = len(number.partition(".")[2])
    wanted = float(number.replace(",", ""))
    fitting = (scale for scale in SCALES if round(size * scale, digits) == wanted)
    return next(fitting, None) if math.isfinite(size) else None


def rows_behind(number: str, place: Place, tables: Sequence[str]) -> pd.DataFrame:
    """Rows of tables by the sources of a place, those that fit it best first.

    Where some have the value itself, those; else those that have a word of the fact:
    its country, period or flow.
    """
    ids = set(place.source_ids)
    found = []
    for name in tables:
        table = load_table(name)
        cites = table.columns.intersection(["source_id", "outcome_source_id"])
        rows = table[table[cites].isin(ids).any(axis=1)] if len(cites) else table[:0]
        fits = [_fit(row, place, number) for row in rows.to_dict("records")]
        shown = [_shown(row) for row in rows.to_dict("records")]
        found.append(pd.DataFrame({"table": name, "fit": fits, "row": shown}))
    rows = pd.concat(found) if found else pd.DataFrame(columns=["table", "fit", "row"])
    rows = rows.sort_values("fit", ascending=False, kind="stable")
    has_value = rows["fit"] >= WEIGHT_OF_VALUE
    return rows[has_value] if has_value.any() else rows[rows["fit"] > 0]


def _fit(row: Record, place: Place, number: str) -> int:
    cells = {*map(str, row.values())}
    said = [place.around.get(name) for name in (*SAYS_WHERE, *SAYS_WHAT)]
    agreeing = sum(str(word) in cells for word in said if word)
    if math.isnan(place.value):  # the number is a part of a text
        has_value = any(number in PRINTED.findall(cell) for cell in cells)
    else:
        numbers = (cell for cell in row.values() if isinstance(cell, float | int))
        has_value = any(math.isclose(n, place.value, rel_tol=1e-6) for n in numbers)
    return agreeing + WEIGHT_OF_VALUE * has_value


def _shown(row: Record) -> str:
    cells = {name: value for name, value in row.items() if not _is_empty(value)}
    return json.dumps(cells, ensure_ascii=False, default=str)


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, float) and value != value)


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
        said = statements(jobs[name])
        printed = _text_of(folder / f"{name}.html")
        for _ in range(drawn.count(name)):
            statement = chance.choice(said)
            yield _explained(name, statement, chance.choice(statement.numbers), printed)


def _text_of(page: Path) -> str:
    body = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return _one_line(body.get_text(" "))


def _explained(name: str, statement: Statement, number: str, printed: str) -> str:
    found = places(number, statement.facts)
    lines = [f"{number}  on {name} ({statement.kind})", f"  “{statement.text}”"]
    if statement.kind == "text" and statement.text not in printed:
        lines.append("  NOT ON THE PAGE: it was built of something else")
    for place in found[:MOST_PLACES]:
        about = {of: place.around.get(of) for of in (*SAYS_WHERE, *SAYS_WHAT)}
        said = ", ".join(f"{of} {word}" for of, word in about.items() if word)
        lines.append(f"  is {place.path} = {place.value:.10g} ({said})")
    if found:
        lines += _evidence(number, found[0], statement.tables)
    else:
        lines.append("  in no fact as such: worked out by the sentence, or a name")
    ids = (found[0].source_ids if found else []) or statement.cited
    lines += _references(ids)
    return "\n".join(lines)


def _evidence(number: str, place: Place, tables: Sequence[str]) -> Iterator[str]:
    rows = rows_behind(number, place, tables)
    for row in rows.head(MOST_ROWS).itertuples(index=False):
        yield f"  row of {row.table}: {row.row}"
    if len(rows) > MOST_ROWS:
        yield f"  and {len(rows) - MOST_ROWS} more rows by these sources"


def _references(ids: Sequence[str]) -> Iterator[str]:
    known = load_table("sources").set_index("source_id")
    for source_id in ids[:MOST_SOURCES]:
        title, url = known.loc[source_id, ["title", "url"]]
        yield f"  source {source_id}: {title} {url}"
    if len(ids) > MOST_SOURCES:
        yield f"  and {len(ids) - MOST_SOURCES} more sources of the whole"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the draw."""
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another draw")
    parser.add_argument("--number", type=int, default=USUAL_NUMBER, help="how many")
    asked = parser.parse_args(arguments)
    try:
        for position, text in enumerate(
            draw(ROOT / "reports", asked.seed, asked.number), start=1
        ):
            sys.stdout.write(f"{position:2}. {text}\n\n")
            sys.stdout.flush()
    except FileNotFoundError as failure:
        parser.error(str(failure))


if __name__ == "__main__":
    main()

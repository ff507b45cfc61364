"""Fresh rows from official services, stored as vintages beside the bundled tables.

Each service is a module that gives its questions. A vintage is whole or not there, and
takes over what the newest holds of other services and other tables.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import math
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from filelock import FileLock

import cac_data
from cac_data import vintage
from cac_data.fetch import comtrade, owid, worldbank
from cac_data.fetch.client import Answer, Client, Query, Question, Row
from cac_data.files import sync_folder, write_new
from cac_data.tables import key_columns, load_table, resource_of, sort_rows, table_of
from cac_data.validate import check_member

SERVICES = {service.NAME: service for service in (worldbank, comtrade, owid)}
"""Name of a service: its module, in the order in which they are asked."""


def plan(
    services: Sequence[str] = (),
    *,
    tables: Sequence[str] = (),
    since: int | None = None,
    on: datetime | None = None,
) -> list[Asking]:
    """Return what will be asked of services, by default all; refuse what is unknown."""
    on = on or datetime.now(UTC)
    for name in services:
        check_member("service", name, SERVICES)
    known = [table for of in services or SERVICES for table in SERVICES[of].TABLES]
    for table in tables:
        check_member("tables", table, known)
    if since is not None and not 1900 <= since <= on.year:
        message = f"`since`: {since} is not a year from 1900 to {on.year}"
        raise ValueError(message)
    tables = tables or known
    chosen = [name for name, of in SERVICES.items() if {*tables} & {*of.TABLES}]
    return [Asking(name, tables, since, on) for name in chosen]


@dataclass
class Outcome:
    """How it went with one service; `error`: why nothing at all was stored."""

    vintage: str = ""
    is_new: bool = False
    rows: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    problems: Sequence[str] = ()
    error: str = ""


class Asking:
    """Asks a service, of which `service` is the name, and stores what comes."""

    def __init__(
        self, name: str, tables: Sequence[str], since: int | None, on: datetime
    ) -> None:
        service = SERVICES[name]
        every = service.questions(since, on)
        self._questions = [of for of in every if of.table in tables]
        asked = (query for of in self._questions for query in of.queries)
        self.queries = list(dict.fromkeys(asked))  # each once
        secret = comtrade.secret() if name == comtrade.NAME else {}
        self._client = Client(secret=secret, pause=service.PAUSE)
        self.service, self._since, self._on = name, since, on
        self._first = f"{since or service.FIRST_YEAR}"

    def bring(self) -> Outcome:
        """Store all that comes; where something did not, the rows before it stay."""
        found, before = Outcome(), vintage.ids()
        try:
            found.asked = self._ask(self._questions)
            missing = [of for of in self._questions if of.problem or self._is_due(of)]
            found.asked += self._ask(missing)
            for question in missing:
                if question.rows.empty:
                    when = question.where.get("period", f"{self._first} and later")
                    told = f"no rows for {when}; asked: {question.queries[-1].url}"
                    question.problem = question.problem or told
                    question.rows = self._earlier(question)
            found.problems = [of.problem for of in self._questions if of.problem]
            good = [of for of in self._questions if len(of.rows) and not of.problem]
            if not good:
                raise ValueError([*found.problems, "sent no figure at all"][0])
            frames = {}
            for table in dict.fromkeys(of.table for of in good):
                rows = [of.rows for of in self._questions if of.table == table]
                frames[table] = pd.concat([of for of in rows if len(of)])
            sources = pd.concat([of.sources for of in good]).drop_duplicates()
            raw = list(dict.fromkeys(answer for of in good for answer in of.answers))
            sent = Sent(self.service, frames, sources, raw)
            found.vintage = store(sent, on=self._on)
            found.is_new = found.vintage not in before
            found.rows = {table: len(rows) for table, rows in frames.items()}
        except (ValueError, OSError) as error:
            found.error, found.problems = str(error), ()
        return found

    def _ask(self, questions: Sequence[Question]) -> int:
        """Ask each query once and read what comes; return how many queries it took."""
        came: dict[Query, Answer] = {}
        for question in questions:
            for query in question.queries:
                came[query] = came.get(query) or self._client.get(query)
            question.answers = [came[query] for query in question.queries]
            try:
                self._read(question)
                question.problem = ""
            except ValueError as error:
                part, url = ", ".join(question.where.values()), question.queries[-1].url
                question.problem = f"{part}: {error}; asked: {url}"
        return len(came)

    def _read(self, question: Question) -> None:
        """Take the rows that came; `ValueError` if the descriptor allows them not."""
        for answer in question.answers:
            if answer.problem:
                raise ValueError(answer.problem)
        found, told = question.read(question)
        if found:
            rows, sources = frame_of(question.table, found), records_of(told, self._on)
            described = {*sources["source_id"]}
            _check(question.table, rows, described)
            _check("sources", sources, described)
            question.rows = rows[rows["period"] >= self._first]
            question.sources = sources

    def _is_due(self, question: Question) -> bool:
        """Tell whether rows are missing: where some were, or between full periods."""
        if len(question.rows):
            return False
        if (self._earlier(question)["period"].str[:4] >= self._first).any():
            return True
        if not question.series:
            return self._since is None
        same = [of for of in self._questions if of.series == question.series]
        full = [of.where["period"] for of in same if len(of.rows)]
        return bool(full) and min(full) < question.where["period"] < max(full)

    def _earlier(self, question: Question) -> pd.DataFrame:
        """Return the rows that the newest vintage has of what a question asks for."""
        rows = table_of(question.table, vintage.newest())
        owners = vintage.manifest(vintage.newest())["sources_of"]
        is_asked = rows["source_id"].map(owners) == self.service
        for column, cell in question.where.items():
            is_asked &= rows[column] == cell
        return rows[is_asked]


def frame_of(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Return rows as a sorted frame of a table; what a row does not give is empty."""
    like = table_of(table).dtypes
    empty = {"f": math.nan, "b": False}
    usual = {name: empty.get(kind.kind, "") for name, kind in like.items()}
    frame = pd.DataFrame([{**usual, **row} for row in rows], columns=list(usual))
    return sort_rows(frame.astype(dict(like)), key_columns(table))


def records_of(rows: Iterable[Row], on: datetime) -> pd.DataFrame:
    """Return records of sources as a frame, each once, accessed in a month."""
    records = {row["source_id"]: {**row, "accessed": f"{on:%Y-%m}"} for row in rows}
    return frame_of("sources", records.values())


def _check(table: str, frame: pd.DataFrame, described: set[str]) -> None:
    """Refuse rows that the descriptor or the `described` sources do not allow."""
    key, is_described = key_columns(table), frame["source_id"].isin(described)
    faults = {("source_id", "is not described in sources"): ~is_described}
    is_double = frame.duplicated(key, keep=False)
    faults[", ".join(key), "is the key of another row"] = is_double
    for of in resource_of(table)["schema"]["fields"]:
        name, rules, cells = of["name"], of.get("constraints", {}), frame[of["name"]]
        is_there = cells.notna() & (cells != "")
        if rules.get("required"):
            faults[name, "is empty, but must not be"] = ~is_there
        if of["type"] == "number":
            least, most = rules.get("minimum", -1e300), rules.get("maximum", 1e300)
            is_bad = is_there & ~cells.between(least, most)
            faults[name, f"is not from {least:g} to {most:g}"] = is_bad
        if allowed := rules.get("enum"):
            faults[name, f"is none of {allowed}"] = is_there & ~cells.isin(allowed)
        if form := rules.get("pattern"):
            is_bad = is_there & ~cells.str.fullmatch(form)
            faults[name, f"does not match {form}"] = is_bad
    for (name, fault), is_bad in faults.items():
        if is_bad.any():
            shown = "; ".join(map(str, frame[is_bad].head(5).to_dict("records")))
            told = f"{fault}; {is_bad.sum():,} rows: {shown}"
            message = f"table {table}, field {name}: {told}"
            raise ValueError(message)


class Sent(NamedTuple):
    """What a service sent: rows of tables, records of sources, and the answers."""

    service: str
    frames: Mapping[str, pd.DataFrame]
    sources: pd.DataFrame
    raw: Sequence[Answer]


def store(sent: Sent, *, on: datetime) -> str:
    """Store what a service sent as a new vintage, and return its id.

    The service's earlier rows in these tables go, all others stay. It is there whole or
    not at all; if the newest holds these rows already, that is returned. `ValueError`
    if anything is not what the descriptor allows, or if what stays is damaged.
    """
    with scratch() as folder:
        newest = vintage.newest()
        vintage.check(newest)  # what is damaged is neither kept nor taken for good
        before = vintage.manifest(newest)
        owners = before["sources_of"]
        others = {name for name, owner in owners.items() if owner != sent.service}
        described = {*owners} - others | {*sent.sources["source_id"]}
        _check("sources", sent.sources, described)
        tables, contents = {**before["tables"]}, {}

        def put(name: str, rows: pd.DataFrame) -> None:
            content = _csv(sort_rows(rows, key_columns(name)))
            contents[f"tables/{name}.csv"] = content
            told = {"rows": len(rows), "sources": sorted({*rows["source_id"]})}
            tables[name] = {"sha256": hashlib.sha256(content).hexdigest(), **told}

        for name, new in sent.frames.items():
            _check(name, new, described)
            old = table_of(name, newest)
            put(name, pd.concat([old[old["source_id"].isin(others)], new]))
        if tables == before["tables"]:
            return newest
        rest = [of["sources"] for name, of in tables.items() if name != "sources"]
        named = {source_id for of in rest for source_id in of}
        records = pd.concat([sent.sources, load_table("sources", newest)])
        records = records[records["source_id"].isin(named)]
        put("sources", records.drop_duplicates("source_id"))
        answers = {of["file"]: of for of in before["raw"]}
        for answer in sent.raw:
            file = f"raw/{sent.service}/{answer.query.name}"
            contents[file] = answer.content
            told = {"service": sent.service, "query": answer.query.url, "file": file}
            digest = hashlib.sha256(answer.content).hexdigest()
            answers[file] = {"sha256": digest, **told}
        now = on.astimezone(UTC)
        name = f"{now:%Y-%m-%d}"
        if newest != vintage.BUNDLED and name <= vintage.order(newest)[0]:
            day, number = vintage.order(newest)
            name = f"{day}.{number + 1}"
        owners = owners | dict.fromkeys(sent.sources["source_id"], sent.service)
        found = {
            "format": 1,
            "vintage": name,
            "created": f"{now:%Y-%m-%d %H:%M:%S} UTC",
            "cac_data": cac_data.__version__,
            "data": cac_data.__data_version__,
            "services": before["services"] | {sent.service: name},
            "sources_of": {of: owners[of] for of in named},
            "tables": tables,
            "raw": [answers[file] for file in sorted(answers)],
        }
        text = json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        write_new(folder / name / "manifest.json", text.encode())
        for file in [*(f"tables/{table}.csv" for table in tables), *answers]:
            held = vintage.folder_of(newest) / file
            write_new(folder / name / file, contents.get(file, held))
        for parent, _, _ in os.walk(folder / name):
            sync_folder(Path(parent))
        (folder / name).rename(vintage.folder_of(name))
        sync_folder(folder.parent)
    return name


def _csv(frame: pd.DataFrame) -> bytes:
    """Write rows as the bundled tables are written: numbers in their shortest form."""
    written = frame.copy()
    for name in frame.select_dtypes("bool"):
        written[name] = frame[name].astype("str").str.lower()
    return written.to_csv(
        index=False,
        lineterminator="\n",
        float_format=lambda number: str(number).removesuffix(".0"),
    ).encode()


def prune(keep: int) -> list[str]:
    """Remove all but the newest vintages, and return the ids of those, oldest first."""
    gone = vintage.ids()[: -max(keep, 1)]
    if gone:
        with scratch() as folder:
            for name in gone:
                vintage.folder_of(name).rename(folder / name)
    return gone


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder beside the vintages, for a time in which nobody else writes any."""
    home = vintage.folder_of()
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / ".lock"):
        for leftover in home.glob(".new-*"):  # of a process that was killed
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".new-") as folder:
            yield Path(folder)

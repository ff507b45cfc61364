"""What there is on a subject: tables, columns, functions, claims, reports."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pandas as pd

from cac_data.tables import load_table, resource_of, table_names

TOPICS = ("trade", "energy", "history", "infrastructure", "outlook")

Found = tuple[str, str, str, str]
"""The kind of a thing, its name, what it is, and what to type next."""


def search(words: str, reports: Path | None = None) -> pd.DataFrame:
    """Return `kind, name, about, next` of what has all the words, or else most of them.

    Those with the words in their names come first. `reports` is a folder of reports,
    whose key figures are searched, too.
    """
    wanted = words.lower().split()

    def hits(text: str) -> int:
        return sum(word in text.lower() for word in wanted)

    found = [*_tables(), *_functions(), *_claims()]
    if reports and (reports / "key_figures.csv").is_file():
        found += _figures(reports)
    told = [hits(f"{name} {about}") for _, name, about, _ in found]
    most = max(1, *told)
    best = [item for item, count in zip(found, told, strict=True) if count == most]
    best.sort(key=lambda item: -hits(item[1]))
    frame = pd.DataFrame(best, columns=["kind", "name", "about", "next"])
    return frame.assign(
        about=frame["about"].astype(str).str.replace(r"\. .*", "", regex=True)
    )


def _tables() -> Iterator[Found]:
    for table in table_names():
        told = resource_of(table)
        about = f"{told['title']}. {told['description']}"
        yield "table", table, about, f"cac-data show {table}"
        for field in told["schema"]["fields"]:
            name, about = field["name"], field.get("description", field["title"])
            yield "column", f"{table}.{name}", about, f"cac-data describe {table}"


def _functions() -> Iterator[Found]:
    for topic in TOPICS:
        module = import_module(f"cac_data.{topic}")
        for name, held in vars(module).items():
            if name.startswith("_") or not isfunction(held):
                continue
            if held.__module__.split(".")[1] not in (topic, "products"):
                continue  # what it only uses
            path = f"cac_data.{topic}.{name}"
            about = str(held.__doc__).strip().partition("\n")[0]
            yield "function", path, about, f"python -m pydoc {path}"


def _claims() -> Iterator[Found]:
    for claim in load_table("claims").to_dict("records"):
        said = claim["statement"]
        next_words = f"cac-data claims --about {shlex.quote(said)}"
        yield "claim", claim["claim_id"], said, next_words


def _figures(reports: Path) -> Iterator[Found]:
    with (reports / "key_figures.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            about = f"{row['label']}: {row['value']} {row['unit']}"
            page = str(reports / row["page"])
            yield "report", f"{row['scenario']}/{row['notebook']}", about, page

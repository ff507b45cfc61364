"""The bundled tables as they lie on disk, read with the standard library alone.

A fault of the library cannot hide a fault of the data from a test that reads here.
`make tables` runs this module: it states hash and size of each table anew, and writes
what is made of the descriptor, README.md and croissant.json, and the names that type
checkers know. `--merge FOLDER` adds the rows of a folder to the tables before.
"""

import argparse
import csv
import hashlib
import io
import json
import math
import sys
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cac_data
from cac_data.export import WRITERS
from cac_data.incoming import check_folder
from cac_data.tables import parse_table, sort_rows

DATA = Path(cac_data.__file__).parent / "data"
NAMES = DATA.with_name("_names.py")
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {
    resource["name"]: resource for resource in DESCRIPTOR["resources"]
}
Row = dict[str, str]


def rows_of(name: str, folder: Path = DATA) -> list[Row]:
    """The rows of a table as its file has them."""
    text = (folder / RESOURCES[name]["path"]).read_text("utf-8")
    return list(csv.DictReader(text.split("\n")))


ROWS: dict[str, list[Row]] = {name: rows_of(name) for name in RESOURCES}
FIELDS = {
    name: {field["name"]: field for field in resource["schema"]["fields"]}
    for name, resource in RESOURCES.items()
}
KEYS = {name: resource["schema"]["primaryKey"] for name, resource in RESOURCES.items()}

every_table = pytest.mark.parametrize("name", RESOURCES)


def tables_with(*columns: str) -> list[str]:
    """Names of the tables that have all of these columns."""
    return [name for name in RESOURCES if set(columns) <= set(FIELDS[name])]


def number(text: str) -> float:
    return float(text) if text else math.nan


def enum(field: dict[str, Any]) -> list[str]:
    return list(field.get("constraints", {}).get("enum", []))


def is_number(field: dict[str, Any]) -> bool:
    return field["type"] in {"number", "integer"}


def half_of_last_digit(text: str) -> float:
    """What a printed figure leaves open, where no rounding is stated."""
    exponent = Decimal(text).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(int(exponent) - 1))


def rounding(row: Row, value: str) -> float:
    stated = row.get(value.replace("value_", "rounding_"), "")
    return float(stated) if stated else half_of_last_digit(row[value])


def content_of(name: str, rows: Iterable[Row]) -> bytes:
    """The file of a table: numbers in their shortest form, LF, no needless quotes."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIELDS[name])
    for row in rows:
        writer.writerow(
            repr(float(row[column])).removesuffix(".0")
            if row[column] and is_number(field)
            else row[column]
            for column, field in FIELDS[name].items()
        )
    return file.getvalue().encode()


def in_order(name: str, rows: list[Row]) -> list[Row]:
    """Rows by the key of their table, periods in order of time."""
    typed = parse_table(content_of(name, rows), RESOURCES[name], name)
    places = sort_rows(typed.assign(place=range(len(rows))), KEYS[name])["place"]
    return [rows[place] for place in places]


def merge(folder: Path, data: Path = DATA) -> str:
    """Add the rows of a folder to the tables; say how many, or refuse all of them."""
    incoming = check_folder(folder)
    if incoming.faults:
        raise SystemExit("\n".join(f"error: {fault}" for fault in incoming.faults))
    for name, added in incoming.rows.items():
        rows = [*rows_of(name, data), *map(dict, added)]
        content = content_of(name, in_order(name, rows))
        (data / RESOURCES[name]["path"]).write_bytes(content)
    state_sums(data)
    return incoming.summary().replace("may be merged", "merged")


def state_sums(folder: Path) -> None:
    """Write the hash and the size of each table of a folder into its descriptor."""
    file = folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        resource["bytes"] = len(content)
        resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    file.write_text(f"{text}\n", encoding="utf-8", newline="")


def names_module(tables: Iterable[str], countries: Iterable[Row]) -> str:
    """cac_data/_names.py: the words of both as literals, a word a line."""
    countries = list(countries)
    words = {
        "TableName": list(tables),
        "Country": [row[column] for column in ("country", "name") for row in countries],
    }
    parts = [
        '"""Names of tables and countries for type checkers: written by `make tables`.'
        '"""\n\nfrom typing import Literal, TypeAlias\n'
    ]
    for alias, literals in words.items():
        lines = "".join(f'    "{word}",\n' for word in literals)
        parts.append(f"\n{alias}: TypeAlias = Literal[\n{lines}]\n")
    return "".join(parts)


MADE = "<!-- Made of datapackage.json by `make tables`, from here to the end. -->\n"


def meaning(field: dict[str, Any]) -> str:
    unit = f" Unit: {field['unit']}." if "unit" in field else ""
    return field.get("description", field["title"]) + unit


def references(table: dict[str, Any]) -> dict[str, str]:
    """Columns that hold the key of another table, and that key: `sources/source_id`."""
    targets = {}
    for key in table["schema"].get("foreignKeys", ()):
        (column,) = key["fields"]
        target = key["reference"]
        targets[column] = f"{target['resource']}/{target['fields'][0]}"
    return targets


def codebook(descriptor: dict[str, Any], readme: str) -> str:
    """README.md of the tables: its words on reading, then what each column holds."""
    by_hand, _, _ = readme.partition(MADE)
    parts = [f"{by_hand}{MADE}"]
    for table in descriptor["resources"]:
        parts.append(
            f"\n## {table['title']}: {table['path']}\n\n{table['description']}\n\n"
            f"{WRITERS['markdown'](columns_of(table))}"
        )
    for kind, words in descriptor["vocabulary"].items():
        frame = pd.DataFrame(words.items(), columns=["word", "means"])
        parts.append(f"\n## Words of {kind}\n\n{WRITERS['markdown'](frame)}")
    return "".join(parts)


def columns_of(table: dict[str, Any]) -> pd.DataFrame:
    """What each column of a table holds, for people."""
    targets = references(table)
    rows = []
    for field in table["schema"]["fields"]:
        name = field["name"]
        sentences = [meaning(field)]
        if name in targets:
            sentences.append(f"In {targets[name]}.")
        if enum(field):
            sentences.append(f"One of {', '.join(enum(field))}.")
        is_key = "yes" if name in table["schema"]["primaryKey"] else ""
        rows.append([name, field["type"], is_key, " ".join(sentences)])
    return pd.DataFrame(rows, columns=["column", "type", "in key", "holds"])


def croissant_field(table: dict[str, Any], field: dict[str, Any]) -> Any:
    """A column as Croissant describes it; cells of a list are split."""
    import mlcroissant as mlc

    kinds = {"number": mlc.DataType.FLOAT, "boolean": mlc.DataType.BOOL}
    column = field["name"]
    is_list = field["type"] == "list"
    source = mlc.Source(
        file_object=table["path"],
        extract=mlc.Extract(column=column),
        transforms=[mlc.Transform(separator=field["delimiter"])] if is_list else [],
    )
    return mlc.Field(
        id=f"{table['name']}/{column}",
        name=column,
        description=meaning(field),
        repeated=is_list or None,
        data_types=[kinds.get(field["type"], mlc.DataType.TEXT)],
        source=source,
    )


def croissant(descriptor: dict[str, Any]) -> str:
    """croissant.json: the same for search engines and libraries of machine learning.

    Keys of other tables stay out: mlcroissant would join the tables, and fails at it.
    """
    import mlcroissant as mlc  # takes seconds

    files = []
    sets = []
    for table in descriptor["resources"]:
        name = table["name"]
        path = table["path"]
        file = mlc.FileObject(
            id=path,
            name=path,
            content_url=path,
            content_size=f"{table['bytes']} B",
            sha256=table["hash"].removeprefix("sha256:"),
            encoding_formats=[table["mediatype"]],
        )
        record_set = mlc.RecordSet(
            id=name,
            name=name,
            description=f"{table['title']}. {table['description']}",
            key=[f"{name}/{column}" for column in table["schema"]["primaryKey"]],
            fields=[
                croissant_field(table, field) for field in table["schema"]["fields"]
            ],
        )
        files.append(file)
        sets.append(record_set)
    whole = mlc.Metadata(
        name=descriptor["name"],
        description=descriptor["description"],
        license=[licence["path"] for licence in descriptor["licenses"]],
        creators=[mlc.Organization(name=descriptor["contributors"][0]["title"])],
        keywords=descriptor["keywords"],
        version=descriptor["version"],
        date_published=datetime.fromisoformat(descriptor["created"]),
        cite_as=cac_data.cite(style="bibtex"),
        distribution=files,
        record_sets=sets,
    )
    text = json.dumps(whole.to_json(), indent=1, ensure_ascii=False, default=str)
    return f"{text}\n"


def write_anew() -> None:
    """Write sums, and what is made of tables and descriptor."""
    names = names_module(RESOURCES, rows_of("countries"))
    NAMES.write_text(names, "utf-8", newline="")
    state_sums(DATA)
    stated = json.loads((DATA / "datapackage.json").read_text("utf-8"))
    readme = DATA / "README.md"
    readme.write_text(codebook(stated, readme.read_text("utf-8")), "utf-8", newline="")
    (DATA / "croissant.json").write_text(croissant(stated), "utf-8", newline="")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bundled")
    parser.add_argument(
        "--merge",
        metavar="FOLDER",
        type=Path,
        help="add the rows of its CSV files, which are named as tables, in order",
    )
    to_merge = parser.parse_args().merge
    if to_merge:
        sys.stdout.write(f"{merge(to_merge)}\n")
    write_anew()

"""The bundled tables as they lie on disk, read with the standard library alone.

A fault of the library cannot hide a fault of the data from a test that reads here.
`make tables` runs this module: it states hash and size of each table anew, and writes
what is made of the descriptor, README.md and croissant.json, and the names that type
checkers know.
"""

import csv
import hashlib
import json
import math
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cac_data
from cac_data.export import WRITERS

DATA = Path(cac_data.__file__).parent / "data"
NAMES = DATA.with_name("_names.py")
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: dict[str, dict[str, Any]] = {
    resource["name"]: resource for resource in DESCRIPTOR["resources"]
}
Row = dict[str, str]
ROWS: dict[str, list[Row]] = {
    name: list(csv.DictReader((DATA / item["path"]).read_text("utf-8").split("\n")))
    for name, item in RESOURCES.items()
}
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
    keys = [
        (of["fields"], of["reference"]) for of in table["schema"].get("foreignKeys", ())
    ]
    return {mine: f"{to['resource']}/{to['fields'][0]}" for (mine,), to in keys}


def codebook(descriptor: dict[str, Any], readme: str) -> str:
    """README.md of the tables: its words on reading, then what each column holds."""
    parts = [f"{readme.partition(MADE)[0]}{MADE}"]
    for table in descriptor["resources"]:
        rows, to = [], references(table)
        for field in table["schema"]["fields"]:
            name, words = field["name"], [meaning(field)]
            words += [f"In {to[name]}."] if name in to else []
            words += [f"One of {', '.join(enum(field))}."] if enum(field) else []
            is_key = "yes" if name in table["schema"]["primaryKey"] else ""
            rows.append([name, field["type"], is_key, " ".join(words)])
        frame = pd.DataFrame(rows, columns=["column", "type", "in key", "holds"])
        told = f"\n## {table['title']}: {table['path']}\n\n{table['description']}\n\n"
        parts.append(told + WRITERS["markdown"](frame))
    for kind, words in descriptor["vocabulary"].items():
        frame = pd.DataFrame(words.items(), columns=["word", "means"])
        parts.append(f"\n## Words of {kind}\n\n{WRITERS['markdown'](frame)}")
    return "".join(parts)


def croissant(descriptor: dict[str, Any]) -> str:
    """croissant.json: the same for search engines and libraries of machine learning.

    Keys of other tables stay out: mlcroissant would join the tables, and fails at it.
    """
    import mlcroissant as mlc  # takes seconds

    kinds = {"number": mlc.DataType.FLOAT, "boolean": mlc.DataType.BOOL}
    files, sets = [], []
    for table in descriptor["resources"]:
        name, path, fields = table["name"], table["path"], []
        size, digest = f"{table['bytes']} B", table["hash"].removeprefix("sha256:")
        about = {"content_url": path, "content_size": size, "sha256": digest}
        about |= {"encoding_formats": [table["mediatype"]]}
        files.append(mlc.FileObject(id=path, name=path, **about))
        for field in table["schema"]["fields"]:
            column, is_list = field["name"], field["type"] == "list"
            split = [mlc.Transform(separator=field["delimiter"])] if is_list else []
            cells = mlc.Extract(column=column)
            source = mlc.Source(file_object=path, extract=cells, transforms=split)
            kind = [kinds.get(field["type"], mlc.DataType.TEXT)]
            about = {"description": meaning(field), "repeated": is_list or None}
            about |= {"data_types": kind, "source": source}
            fields.append(mlc.Field(id=f"{name}/{column}", name=column, **about))
        keys = [f"{name}/{of}" for of in table["schema"]["primaryKey"]]
        about = {"description": f"{table['title']}. {table['description']}"}
        sets.append(mlc.RecordSet(id=name, name=name, key=keys, fields=fields, **about))
    whole = mlc.Metadata(
        name=descriptor["name"],
        description=descriptor["description"],
        license=[of["path"] for of in descriptor["licenses"]],
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


if __name__ == "__main__":
    names = names_module(RESOURCES, ROWS["countries"])
    NAMES.write_text(names, "utf-8", newline="")
    state_sums(DATA)
    stated = json.loads((DATA / "datapackage.json").read_text("utf-8"))
    readme = DATA / "README.md"
    readme.write_text(codebook(stated, readme.read_text("utf-8")), "utf-8", newline="")
    (DATA / "croissant.json").write_text(croissant(stated), "utf-8", newline="")

"""The bundled tables as they lie on disk, read with the standard library alone.

A fault of the library cannot hide a fault of the data from a test that reads here.
`make tables` runs this module: it states hash and size of each table anew.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cac_data

DATA = Path(cac_data.__file__).parent / "data"
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


if __name__ == "__main__":
    state_sums(DATA)

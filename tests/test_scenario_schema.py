"""The JSON Schema by which editors complete, explain and mark scenario files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from jsonschema.validators import Draft202012Validator

from cac_data.scenarios import (
    NOTEBOOK_PARAMETERS,
    SCHEMA_FILE,
    draft,
    load_scenarios,
    scenario_schema,
)
from cac_data.tables import load_table
from tests.conftest import ROOT

MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "params" / "scenario.schema.json").read_text("utf-8")
)
FILES = sorted((ROOT / "params").glob("*.yaml"))
CHECK = Draft202012Validator(SCHEMA)


def test_the_committed_schema_is_current() -> None:
    CHECK.check_schema(SCHEMA)
    assert scenario_schema() == SCHEMA, (
        "run: cac-data scenarios schema > params/scenario.schema.json"
    )


def mappings() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of the schema that describes a mapping."""
    yield "Scenario", SCHEMA
    yield from SCHEMA["$defs"].items()


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a file can have, with what an editor finds when it looks it up."""
    for owner, mapping in mappings():
        for name, shown in mapping["properties"].items():
            target = shown.get("$ref", "").removeprefix("#/$defs/")
            yield f"{owner}.{name}", SCHEMA["$defs"][target] if target else shown


PROPERTIES = dict(properties())


@pytest.mark.parametrize("name", PROPERTIES)
def test_an_editor_has_something_to_show_and_to_offer(name: str) -> None:
    shown = PROPERTIES[name]
    assert shown["title"]
    assert shown["description"]
    assert "``" not in shown["description"]
    if "properties" in shown:
        return
    assert {"default", "examples", "enum"} & shown.keys(), "nothing to offer"
    if shown.get("type") in ("integer", "number"):
        assert shown["minimum"] < shown["maximum"]
    if shown.get("type") == "array":
        assert "maxItems" in shown
        assert {"enum", "$ref"} & shown["items"].keys()


def test_every_mapping_refuses_other_keys() -> None:
    for name, mapping in mappings():
        assert mapping["additionalProperties"] is False, name
        assert mapping["description"], name


def test_the_examples_and_defaults_are_themselves_allowed() -> None:
    for name, shown in PROPERTIES.items():
        check = CHECK.evolve(schema={**shown, "$defs": SCHEMA["$defs"]})
        given = list(shown.get("examples", ()))
        given += [shown["default"]] if "default" in shown else []
        for value in given:
            assert check.is_valid(value), (name, value)


def test_the_defaults_are_those_of_the_models() -> None:
    for model in NOTEBOOK_PARAMETERS.values():
        shown = SCHEMA["$defs"][model.__name__]["properties"]
        assert {name: item["default"] for name, item in shown.items()} == (
            model().model_dump()
        )


def test_the_places_of_the_network_are_offered() -> None:
    nodes = load_table("network_nodes")["node_id"].tolist()
    for name in ("origin", "destination"):
        assert PROPERTIES[f"InfrastructureParameters.{name}"]["enum"] == nodes


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_scenario_passes_and_names_the_schema(path: Path) -> None:
    text = path.read_text("utf-8")
    CHECK.validate(yaml.safe_load(text))
    assert text.splitlines()[0] == MODELINE
    assert MODELINE.endswith("$schema=scenario.schema.json")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_new_scenario_passes_and_names_the_schema(path: Path) -> None:
    text = draft(load_scenarios(ROOT / "params")[path.stem])
    CHECK.validate(yaml.safe_load(text))
    assert text.splitlines()[0] == MODELINE


def test_what_an_editor_marks() -> None:
    for told, message in (
        ({"trade": {"horizn": 2030}}, "'horizn' was unexpected"),
        ({"trade": {"start": 1989}}, "1989 is less than the minimum of 1992"),
        ({"trade": {"as_of": "July 2025"}}, "'July 2025' does not match"),
        ({"infrastructure": {"origin": "xi_an"}}, "'xi_an' is not one of"),
    ):
        file = {"title": "Other", "description": "x", "parameters": told}
        with pytest.raises(jsonschema.ValidationError, match=message):
            CHECK.validate(file)

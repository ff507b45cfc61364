"""The JSON Schema by which editors complete, explain and mark scenario files."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from jsonschema.validators import Draft202012Validator

from cac_data.project import DRAFT
from cac_data.scenarios import scenario_schema
from tests.conftest import ROOT

SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "params" / "scenario.schema.json").read_text("utf-8")
)
CHECK = Draft202012Validator(SCHEMA)


def test_the_committed_schema_is_current() -> None:
    CHECK.check_schema(SCHEMA)
    assert scenario_schema() == SCHEMA, (
        "run: cac-data scenarios schema > params/scenario.schema.json"
    )


MAPPINGS = {"Scenario": SCHEMA, **SCHEMA["$defs"]}


@pytest.mark.parametrize("owner", MAPPINGS)
def test_an_editor_has_something_to_show_and_to_offer(owner: str) -> None:
    assert MAPPINGS[owner]["additionalProperties"] is False
    assert MAPPINGS[owner]["description"]
    for name, told in MAPPINGS[owner]["properties"].items():
        target = told.get("$ref", "").removeprefix("#/$defs/")
        shown = SCHEMA["$defs"][target] if target else told
        assert shown["title"], name
        assert shown["description"], name
        if "properties" in shown:
            continue
        assert {"default", "examples", "enum"} & shown.keys(), "nothing to offer"
        if shown.get("type") in ("integer", "number"):
            assert shown["minimum"] < shown["maximum"]
        if shown.get("type") == "array":
            assert "maxItems" in shown
        check = CHECK.evolve(schema={**shown, "$defs": SCHEMA["$defs"]})
        given = [*shown.get("examples", ())]
        given += [shown["default"]] if "default" in shown else []
        assert all(map(check.is_valid, given)), (name, given)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "params").glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_scenario_and_one_begun_from_it_pass_and_name_the_schema(path: Any) -> None:
    for text in (path.read_text("utf-8"), DRAFT.format(parent=path.stem)):
        CHECK.validate(yaml.safe_load(text))
        modeline = "# yaml-language-server: $schema=scenario.schema.json"
        assert text.splitlines()[0] == modeline


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"trade": {"horizn": 2030}}, "'horizn' was unexpected"),
        ({"trade": {"start": 1989}}, "1989 is less than the minimum of 1992"),
        ({"trade": {"as_of": "July 2025"}}, "'July 2025' does not match"),
        ({"infrastructure": {"origin": "xi_an"}}, "'xi_an' is not one of"),
    ],
)
def test_what_an_editor_marks(told: dict[str, Any], message: str) -> None:
    file = {"title": "Other", "description": "x", "parameters": told}
    with pytest.raises(jsonschema.ValidationError, match=message):
        CHECK.validate(file)

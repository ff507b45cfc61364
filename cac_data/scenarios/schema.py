"""The JSON Schema of scenario files: completion and hover text in editors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, Field, create_model

from cac_data.scenarios.parameters import COMMON, NOTEBOOK_PARAMETERS, StrictModel
from cac_data.scenarios.scenario import Header

MODELINE = "# yaml-language-server: $schema=scenario.schema.json"
"""First line of a scenario file, by which an editor finds the schema beside it."""

SCHEMA_FILE = "scenario.schema.json"


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for completion in editors.

    Rules between parameters are not in it: those are for ``scenarios check``.

    Returns
    -------
    dict
        JSON Schema, draft 2020-12.
    """
    common = create_model("Common", __base__=StrictModel, **_common_fields())
    common.__doc__ = "Parameters for every notebook that knows them."
    sections: dict[str, Any] = {
        name: (model, Field(default_factory=model))
        for name, model in {COMMON: common, **NOTEBOOK_PARAMETERS}.items()
    }
    parameters = create_model("Parameters", __base__=StrictModel, **sections)
    parameters.__doc__ = (
        "What the notebooks are told, by notebook; a notebook's own section wins over "
        "common."
    )
    file = create_model(
        "Scenario",
        __base__=Header,
        parameters=(parameters, Field(default_factory=parameters)),
    )
    file.__doc__ = "A scenario of cac-data: what differs from the one it extends."
    schema = file.model_json_schema()
    definitions = schema["$defs"]
    for model in NOTEBOOK_PARAMETERS.values():
        _add_defaults(definitions[model.__name__]["properties"], model)
    _widen(definitions)
    for definition in definitions.values():
        # Docstrings mark code as Sphinx wants it, and begin with the line that counts.
        text = definition.get("description", "").split("\n\n")[0]
        definition["description"] = " ".join(text.replace("``", "`").split())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _common_fields() -> dict[str, Any]:
    """Return the fields of all notebooks, each as in the first that has it."""
    fields: dict[str, Any] = {}
    for model in NOTEBOOK_PARAMETERS.values():
        for name, info in model.model_fields.items():
            fields.setdefault(name, (info.annotation, info))
    return fields


def _add_defaults(properties: dict[str, Any], model: type[BaseModel]) -> None:
    """Add the defaults that are lists, which pydantic leaves out."""
    for name, info in model.model_fields.items():
        if info.default_factory is not None:
            properties[name]["default"] = info.get_default(
                call_default_factory=True, validated_data={}
            )


def _widen(definitions: dict[str, Any]) -> None:
    """Let `common` take what any notebook takes, and say which ones read it."""
    for name, shown in definitions["Common"]["properties"].items():
        found = list(_declared(name, definitions))
        readers = [notebook for notebook, _ in found]
        for limit, widest in (("minimum", min), ("maximum", max)):
            if limit in shown:
                shown[limit] = widest(schema[limit] for _, schema in found)
        defaults = [schema["default"] for _, schema in found]
        if all(default == defaults[0] for default in defaults):
            shown["default"] = defaults[0]
        else:
            del shown["default"]
            shown["examples"] = list(dict.fromkeys(defaults))
        shown["description"] += f" (read by {', '.join(readers)})"


def _declared(
    parameter: str, definitions: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the notebooks that know a parameter, and what their schemas say of it."""
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        properties = definitions[model.__name__]["properties"]
        if parameter in properties:
            yield notebook, properties[parameter]

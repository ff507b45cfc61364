"""What is wrong with what a file or a form says, in words of whoever wrote it."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from cac_data.extras import extra
from cac_data.parameters import NOTEBOOK_PARAMETERS, Declared
from cac_data.scenarios.model import ByNotebook, File
from cac_data.scenarios.rules import broken_rules
from cac_data.scenarios.source import Key, Source
from cac_data.validate import not_one_of

with extra("reports", "cac_data.scenarios"):
    from pydantic import ValidationError


def problems_of(notebook: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with values of a notebook: a parameter each, and why."""
    model = NOTEBOOK_PARAMETERS[notebook]
    refused = _refusals(model, values)
    if refused:
        return [(str(key[0]), message) for message, key in refused]
    valid = dict(model.model_validate(values))
    return [
        (str(max(broken.keys)[0]), broken.message)
        for broken in broken_rules(notebook, valid)
    ]


# --- The parameters of a file ---------------------------------------------------------


def read_parameters(source: Source, base: ByNotebook) -> ByNotebook:
    """Return what a source tells notebooks, over a base; say in it what is wrong.

    A source that could not be read tells nothing. Of a `base` that is empty nothing is
    taken over.
    """
    if () not in source.values:
        return {}
    for message, key in _refusals(File, source.values[()]):
        source.add_problem(key, message)
    return {
        notebook: _read_notebook(source, notebook, base.get(notebook))
        for notebook in NOTEBOOK_PARAMETERS
    }


def _read_notebook(source: Source, notebook: str, base: Declared | None) -> Declared:
    model = NOTEBOOK_PARAMETERS[notebook]
    keys = _keys_in(source, notebook)
    values = base.model_dump(exclude_unset=True) if base else {}
    values |= {name: source.values[key] for name, key in keys.items()}
    for message, (name, *inner) in _refusals(model, values):
        values.pop(name, None)
        source.add_problem((*keys[name], *inner), message)
    parameters = model.model_validate(values)
    stated = {name: value for name, value in parameters if name in values}
    for broken in broken_rules(notebook, stated):
        stated_here = [
            (*keys[name], *inner) for name, *inner in broken.keys if name in keys
        ]
        if stated_here:
            # By the alphabet: what stands in a notebook's section comes after common.
            blamed = max(stated_here)
            note = f" (for {notebook})" if "common" in blamed else ""
            source.add_problem(blamed, broken.message + note)
    return parameters


def _keys_in(source: Source, notebook: str) -> dict[str, Key]:
    """Return parameter -> where a source states it for a notebook, if it does."""
    names = NOTEBOOK_PARAMETERS[notebook].model_fields
    keys: dict[str, Key] = {}
    for section in ("common", notebook):
        for name in names:
            key = ("parameters", section, name)
            if key in source.values:
                keys[name] = key
    return keys


# --- What a model refuses, in words ---------------------------------------------------


def _refusals(model: Any, content: Any) -> list[tuple[str, Key]]:
    """Return what a model refuses, and the key that it concerns."""
    try:
        model.model_validate(content)
    except ValidationError as error:
        return [(_reason(model, details), details["loc"]) for details in error.errors()]
    return []


def _reason(model: Any, details: Any) -> str:
    """Say why something is refused: what is allowed, and the nearest of it."""
    path = details["loc"]
    value = details["input"]
    message = str(details["msg"])
    match details["type"]:
        case "missing":
            return message.removeprefix("Value error, ")
        case "extra_forbidden":
            names = _owner(model, path).model_fields
            return f"unknown key: {not_one_of(path[-1], names)}"
        case "literal_error":
            return not_one_of(value, re.findall(r"'(\w+)'", message))
        case "string_pattern_mismatch":
            message = _owner(model, path).model_fields[path[-1]].description
    return f"{value!r:.60} is not allowed: {message.removeprefix('Value error, ')}"


def _owner(model: Any, path: Key) -> Any:
    """Return the model that declares the last key of a path, found from the first."""
    owner = model
    for step in path[:-1]:
        fields = getattr(owner, "model_fields", None)
        owner = fields[step].annotation if fields else get_args(owner)[0]
    return owner

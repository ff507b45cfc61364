"""What is wrong with what a file or a form says, in words of whoever wrote it."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from cac_data.extras import extra
from cac_data.parameters import NOTEBOOK_PARAMETERS, Declared
from cac_data.scenarios.model import ByNotebook, File
from cac_data.scenarios.rules import broken_rules
from cac_data.scenarios.source import Key, Source
from cac_data.validate import not_one_of

with extra("reports", "cac_data.scenarios"):
    from pydantic import ValidationError

    from cac_data.words import english


def problems_of(notebook: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with values of a notebook: a parameter each, and why."""
    model = NOTEBOOK_PARAMETERS[notebook]
    refusals = _refusals(model, values)
    if refusals:
        return [(str(refusal.key[0]), refusal.message) for refusal in refusals]
    valid = dict(model.model_validate(values))
    problems = []
    for broken in broken_rules(notebook, valid):
        # One of those on which it hangs is enough: the last by the alphabet.
        blamed = max(broken.keys)
        problems.append((str(blamed[0]), broken.message))
    return problems


# --- The parameters of a file ---------------------------------------------------------


def read_parameters(source: Source, base: ByNotebook) -> ByNotebook:
    """Return what a source tells notebooks, over a base; say in it what is wrong.

    A source that could not be read tells nothing. Of a `base` that is empty nothing is
    taken over.
    """
    if () not in source.values:
        return {}
    for refusal in _refusals(File, source.values[()]):
        source.add_problem(refusal.key, refusal.message)
    return {
        notebook: _read_notebook(source, notebook, base.get(notebook))
        for notebook in NOTEBOOK_PARAMETERS
    }


def _read_notebook(source: Source, notebook: str, base: Declared | None) -> Declared:
    """Return the parameters of a notebook; what is refused has its default instead."""
    model = NOTEBOOK_PARAMETERS[notebook]
    keys = _keys_in(source, notebook)
    values = base.model_dump(exclude_unset=True) if base else {}
    values |= {name: source.values[key] for name, key in keys.items()}
    for refusal in _refusals(model, values):
        name, *inner = refusal.key
        values.pop(name, None)
        source.add_problem((*keys[name], *inner), refusal.message)
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


class _Refusal(NamedTuple):
    """What a model refuses: the key that it concerns, and why, in words."""

    key: Key
    message: str


def _refusals(model: Any, content: Any) -> list[_Refusal]:
    """Return all that a model refuses of a content."""
    try:
        model.model_validate(content)
    except ValidationError as error:
        return [
            _Refusal(details["loc"], _reason(model, details))
            for details in error.errors()
        ]
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
            # What the field means says more than its pattern.
            meaning = _owner(model, path).meaning(path[-1])
            message = english().say(meaning)
    return f"{value!r:.60} is not allowed: {message.removeprefix('Value error, ')}"


def _owner(model: Any, path: Key) -> Any:
    """Return the model that declares the last key of a path, found from the first."""
    owner = model
    for step in path[:-1]:
        fields = getattr(owner, "model_fields", None)
        owner = fields[step].annotation if fields else get_args(owner)[0]
    return owner

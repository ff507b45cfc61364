"""Saying what is wrong with a value: in words, with what is allowed instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from cac_data import codes
from cac_data.scenarios.parameters import BrokenRulesError
from cac_data.scenarios.plain_yaml import Trap
from cac_data.scenarios.problems import KeyPath, quoted


def unknown_key(key: str, allowed: Sequence[str]) -> str:
    """Say that a key is unknown, which are known, and which is the nearest.

    Parameters
    ----------
    key : str
        The key.
    allowed : sequence of str
        The known ones.

    Returns
    -------
    str
        The message.

    Examples
    --------
    >>> unknown_key("horizn", ["start", "horizon"])
    "unknown key; allowed: start, horizon; did you mean 'horizon'?"
    """
    return (
        f"unknown key; allowed: {', '.join(allowed)}{codes.closest(key, list(allowed))}"
    )


def explain(
    error: ValidationError, model: type[BaseModel]
) -> Iterator[tuple[KeyPath, str]]:
    """Put pydantic's errors into words.

    Parameters
    ----------
    error : pydantic.ValidationError
        What the model found.
    model : type of pydantic.BaseModel
        The model.

    Yields
    ------
    tuple of KeyPath and str
        Where and what; broken rules and values that the loader has refused are left
        to those who know more of them.
    """
    for details in error.errors():
        reason = details.get("ctx", {}).get("error")
        if isinstance(reason, BrokenRulesError) or isinstance(details["input"], Trap):
            continue  # rules are reported by the caller, traps by the loader
        path = tuple(details["loc"])
        if details["type"] == "extra_forbidden":
            owner = _owner(model, path[:-1])
            yield path, unknown_key(str(path[-1]), list(owner.model_fields))
        elif isinstance(reason, ValueError):
            yield path, str(reason)
        else:
            yield path, _explain_one(dict(details), model, path)


def _owner(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """Find the model that describes the mapping at `path`."""
    owner = model
    for step in path:
        if isinstance(step, str):
            annotation = owner.model_fields[step].annotation
            owner = next(
                item
                for item in (annotation, *get_args(annotation))
                if isinstance(item, type) and issubclass(item, BaseModel)
            )
    return owner


def _field(model: type[BaseModel], path: KeyPath) -> FieldInfo | None:
    """Find the field that describes the value at `path`; None for a list's entry."""
    last = path[-1] if path else None
    if not isinstance(last, str):
        return None
    return _owner(model, path[:-1]).model_fields.get(last)


WRONG_TYPES = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "text",
    "list_type": "a list",
}


def _explain_one(details: dict[str, Any], model: type[BaseModel], path: KeyPath) -> str:
    kind, value = str(details["type"]), details["input"]
    info = _field(model, path)
    given = "nothing" if value is None else quoted(value)
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        allowed = [str(item) for item in get_args(info.annotation)] if info else []
        nearest = codes.closest(str(value), allowed)
        return f"{given} is not allowed; allowed: {', '.join(allowed)}{nearest}"
    if kind == "model_type":
        keys = ", ".join(_owner(model, path).model_fields)
        return f"{given} is not a mapping of keys to values; allowed: {keys}"
    if kind in WRONG_TYPES:
        wanted = WRONG_TYPES[kind]
        taken = (allowed_values(info) if info else "") or wanted
        if kind == "string_type" and isinstance(value, bool | int | float):
            taken += f', such as "{given}" in quotes'
        elif kind == "string_type" and taken == wanted:
            taken += ', or "" for none'
        return f"{given} is not {wanted}; allowed: {taken}"
    if kind.startswith(("greater_than", "less_than", "string_too", "too_")):
        assert info is not None  # only a field has a range
        return f"{given} is out of range; allowed: {allowed_values(info)}"
    return f"{given}: {details['msg']}"


def allowed_values(info: FieldInfo) -> str:
    """Say which values a field takes, from its own constraints.

    Parameters
    ----------
    info : pydantic.fields.FieldInfo
        The field.

    Returns
    -------
    str
        A range, a list of words, a number of entries; empty where anything goes.
    """
    limits: dict[str, Any] = {}
    for item in info.metadata:
        for name in ("ge", "le", "min_length", "max_length"):
            if getattr(item, name, None) is not None:
                limits[name] = getattr(item, name)
    if "ge" in limits:
        return f"{limits['ge']:g} to {limits['le']:g}"
    is_list = get_origin(info.annotation) is list
    if "max_length" in limits:
        unit = "entries" if is_list else "characters"
        count = f"{limits.get('min_length', 0)} to {limits['max_length']} {unit}"
        return f"{count}{_each(get_args(info.annotation)[0])}" if is_list else count
    return ", ".join(_words(info.annotation))


def _words(annotation: Any) -> list[str]:
    return [item for item in get_args(annotation) if isinstance(item, str)]


def _each(annotation: Any) -> str:
    """Say what an entry of a list is."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f", each with {', '.join(annotation.model_fields)}"
    return f" of {', '.join(_words(annotation))}"

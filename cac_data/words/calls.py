"""What functions take of messages that call them, as far as it stands in these."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from fluent.syntax.ast import FunctionReference, Literal, NumberLiteral

from cac_data.validate import closest, not_one_of
from cac_data.words.cells import OF_AMOUNTS, POWER
from cac_data.words.messages import COMMON, FUNCTIONS, english
from cac_data.words.names import FORMS_OF_LISTS
from cac_data.words.values import Items, Number

_PERIODS = ("period-", "year-", "years-")

CASES_OF: Mapping[str, tuple[str, ...]] = {
    "COUNT": ("noun-",),
    "COUNTRIES": ("country-",),
    "COUNTRY": ("country-",),
    "FLOW": ("flow-",),
    "MONTH": _PERIODS,
    "MONTH_NAME": ("month-",),
    "PERIOD": _PERIODS,
    "REPORTER": ("reporter-",),
    "YEARS": ("years-listed",),
}
"""How the ids begin of the messages whose attributes are the cases of a function."""

_OF_CODES = ("FLOW", "REPORTER", "VERDICT")
"""Functions that know only the codes of which English has a message."""

_NUMBERS: Mapping[Any, tuple[str, Callable[[float], bool]]] = {
    int: ("a whole number", float.is_integer),
    float: ("a number above 0", lambda number: number > 0),
    Number | int: ("a number", math.isfinite),
    Items: ("a variable with a list", lambda number: False),
}
"""What an argument may be, by its type, where a message writes it: text is NaN."""


def faults_of(call: FunctionReference, shared: Sequence[str]) -> Iterator[str]:
    """What a call asks for in vain, each as it follows on "calls".

    `shared` are the messages that a language has for all topics, and their attributes.
    """
    name = call.id.name
    if name not in FUNCTIONS:
        yield f"{name}, which is no function{closest(name, FUNCTIONS)}"
        return
    signature = inspect.signature(FUNCTIONS[name], eval_str=True)
    _language, *parameters = signature.parameters.values()
    signature = signature.replace(parameters=parameters)
    options = {option.name.name: option.value for option in call.arguments.named}
    unknown = sorted(options.keys() - signature.parameters.keys())
    for option in unknown:
        near = closest(option, signature.parameters)
        yield f"{name} with `{option}`, which it does not take{near}"
    if unknown:
        return
    try:
        bound = signature.bind(*call.arguments.positional, **options)
    except TypeError as problem:
        yield f"{name} in vain: {problem}"
        return
    for argument, value in bound.arguments.items():
        if not isinstance(value, Literal):
            continue  # which only a page knows
        kind = signature.parameters[argument].annotation
        fault = _fault_of_number(value, kind)
        allowed = _texts_for(name, argument, shared)
        if allowed and value.value not in allowed:
            fault = not_one_of(value.value, allowed)
            if argument == "case":
                ids = ", ".join(f"`{beginning}...`" for beginning in CASES_OF[name])
                fault = f"{fault} (attributes of {ids} in {COMMON}.ftl)"
        if fault:
            yield f"{name} with a wrong `{argument}`: {fault}"


def _fault_of_number(value: Literal, kind: Any) -> str:
    """What is wrong with a literal in place of a number or a list, if anything is."""
    if kind not in _NUMBERS:
        return ""
    allowed, is_taken = _NUMBERS[kind]
    number = float(value.value) if isinstance(value, NumberLiteral) else math.nan
    return "" if is_taken(number) else f"{value.value!r:.99}; allowed: {allowed}"


def _texts_for(name: str, argument: str, shared: Sequence[str]) -> list[str]:
    """The texts that a function takes in place of an argument; none if it takes any."""
    match argument:
        case "case":
            parts = [part for part in shared if part.startswith(CASES_OF[name])]
            attributes = {part.partition(".")[2] for part in parts}
            return sorted({"", *attributes} - {OF_AMOUNTS, POWER})
        case "form":
            return [*FORMS_OF_LISTS]
        case "noun":
            return _codes_of("noun-")
        case "code" if name in _OF_CODES:
            return _codes_of(f"{name.lower()}-")
    return []


def _codes_of(prefix: str) -> list[str]:
    """Of which codes English has a message that begins so."""
    ids = english().ids(COMMON)
    return [id.removeprefix(prefix) for id in ids if id.startswith(prefix)]

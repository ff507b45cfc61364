"""A scenario with other values for one run, as `--set` gives them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from textwrap import shorten
from typing import Any, NamedTuple

from cac_data.extras import extra
from cac_data.lines import line
from cac_data.scenarios.checking import read_parameters
from cac_data.scenarios.model import ONE_OFF_MARK, ByNotebook, Scenario, Sections
from cac_data.scenarios.source import ScenarioError, Source

with extra("reports", "cac_data.scenarios"):
    import yaml

    from cac_data.words import say

BySection = Mapping[str, Mapping[str, Any]]
"""Section -> parameter -> value."""


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values for one run; the same ones give the same id.

    Its title and description are in the language that is spoken, as those of its base.
    Each is `SECTION.KEY=VALUE`; `ScenarioError` tells all that is wrong.
    """
    source = Source("--set")
    values = _read_settings(settings, source)
    source.values[()] = {"title": "-", "description": "-", "parameters": values}
    parameters = read_parameters(source, base.parameters)
    only = _only(values, parameters)
    if not source.problems and parameters == base.parameters and not only:
        message = f"{', '.join(settings)} changes nothing: {base.id} has it so"
        source.add_problem((), message)
    if source.problems:
        problems = [(file, 0, message) for file, _line, message in source.problems]
        raise ScenarioError(problems, where="values for one run")
    written = _written(values)
    in_words = [setting.in_words() for setting in written]
    title = line("scenarios.one-off", title=base.title, settings=in_words)
    description = line(
        "scenarios.one-off.description",
        scenario=base.id,
        settings=in_words,
        description=base.description,
    )
    return replace(
        base,
        id=f"{base.id}{ONE_OFF_MARK}{_digest(written)}",
        title=say(title),
        description=say(description),
        extends=base.id,
        parameters=parameters,
        only=only,
    )


def _only(values: BySection, parameters: ByNotebook) -> dict[str, str]:
    """Return by notebook the one value that it is to have a report of, if it is set."""
    only = {}
    for notebook, model in parameters.items():
        is_set = model.each in {*values.get("common", ()), *values.get(notebook, ())}
        if model.each and is_set:
            only[notebook] = getattr(model, model.each)
    return only


def _read_settings(settings: Sequence[str], source: Source) -> BySection:
    """Read settings as a file would state them; say in `source` what is wrong."""
    values: dict[str, dict[str, Any]] = {}
    for setting in settings:
        words, equals, text = setting.partition("=")
        section, dot, name = words.partition(".")
        section = section.strip()
        name = name.strip()
        key = ("parameters", section, name)
        if not equals or not dot:
            message = "is not SECTION.KEY=VALUE, such as trade.horizon=2035"
            source.add_problem((), f"{setting!r:.60} {message}")
        elif key in source.values:
            source.add_problem(key, "given twice; keep one of them")
        else:
            source.read(text, key)
            if key in source.values:
                values.setdefault(section, {})[name] = source.values[key]
    return values


class _Setting(NamedTuple):
    """A value for one run, written in one way however it was typed."""

    section: str
    name: str
    text: str

    def in_words(self) -> str:
        """Return it for a title, in short."""
        shown = shorten(self.text, 60, placeholder="...")
        return f"{self.section}.{self.name} = {shown}"


def _written(values: BySection) -> list[_Setting]:
    """Return settings by section and name, their values as YAML in one line."""
    flow: Any = {"default_flow_style": True, "sort_keys": False, "width": 9999}
    written = []
    for section, model in sorted(Sections.model_validate(values)):
        stated = model.model_dump(exclude_unset=True)
        for name, value in sorted(stated.items()):
            # In a list, where a number needs no end of document.
            text = yaml.safe_dump([value], **flow).strip()[1:-1]
            written.append(_Setting(section, name, text))
    return written


def _digest(written: Sequence[_Setting]) -> str:
    lines = [f"{section}.{name}={text}" for section, name, text in written]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]

"""Scenario files `params/<id>.yaml`, checked in full before anything runs."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten
from typing import Annotated, Any, Literal, Self, get_args

from cac_data import parameters
from cac_data.extras import extra
from cac_data.parameters import Declared, Parameters, rules
from cac_data.validate import check_member, not_one_of

with extra("reports", "cac_data.scenarios"):
    import yaml
    from pydantic import Field, ValidationError, create_model

NOTEBOOK_PARAMETERS = parameters.NOTEBOOK_PARAMETERS
BASELINE = "baseline"
ONE_OFF_MARK = "~"  # in the id of a run with --set, and in that of no scenario
ENDING = ".yaml"  # of each scenario file; others of this kind are refused
MOST_BYTES = 1_000_000  # of one; YAML takes minutes to read what is much larger
NUMBER = r"-?(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?([eE][-+]?[0-9]{1,2})?"

Told = Mapping[str, Declared]
Key = tuple[Any, ...]  # ("parameters", "trade", "shocks", 0, "end"); () for all of it
Problem = tuple[str, int, str]  # file, line (0 for none), what is wrong there
Words = Annotated[str, Field(min_length=1)]


class ScenarioError(ValueError):
    """Raised with every problem of every scenario file, or of the values for a run."""

    def __init__(self, problems: Iterable[Problem], where: str = "scenario files"):
        self.problems = []
        for file, line, message in sorted(set(problems)):
            text = f"{file}:{line}: {message}" if line else f"{file}: {message}"
            shown = (c if c.isprintable() else ascii(c)[1:-1] for c in text)
            self.problems.append("".join(shown))
        count = len(self.problems)
        heading = f"{count:,} problem{'s' if count != 1 else ''} in the {where}:"
        super().__init__("\n  ".join([heading, *self.problems]))


SECTIONS: dict[str, type[Declared]] = {"common": Parameters, **NOTEBOOK_PARAMETERS}
_sections: dict[str, Any] = {
    name: (model, Field(default_factory=model)) for name, model in SECTIONS.items()
}
Sections: Any = create_model("Sections", __base__=Declared, **_sections)
Sections.__doc__ = "By notebook; its own section wins over common."


DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


class File(Declared, use_attribute_docstrings=True, json_schema_extra=DIALECT):
    """What a scenario file holds."""

    title: Annotated[Words, Field(max_length=80, examples=["Deep integration"])]
    """Title: name of the scenario, as in a heading"""
    description: Annotated[Words, Field(max_length=2000, examples=["A story."])]
    """Description: the story, in a few sentences"""
    kind: Literal["future", "lens"] = "future"
    """Kind: future: a path that may come; lens: another way to count the same"""
    extends: Annotated[str, Field(examples=[BASELINE])] = ""
    """Extends: id of the scenario whose parameters are taken over"""
    parameters: Sections = Field(default_factory=Sections)
    """Parameters: what the notebooks are told; their own sections win over common"""


DEFAULTS: Told = {k: model(**dict(model())) for k, model in NOTEBOOK_PARAMETERS.items()}


class _Plain(yaml.BaseLoader):
    """Every value is the text that stands there, and stands there once."""

    def _refuse(self) -> None:
        message = "no anchors, aliases and tags; allowed: the plain value"
        raise yaml.MarkedYAMLError(None, None, message, self.get_mark())

    fetch_alias = fetch_anchor = fetch_tag = _refuse


@dataclass
class _Source:
    """A scenario file, or settings as one: what it says, where, and what is wrong."""

    name: str
    values: dict[Key, Any] = field(default_factory=dict)
    lines: dict[Key, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, key: Key, message: str) -> None:
        """Add a problem, in the line of its key or of the nearest that holds it."""
        parts = (f"[{x + 1}]" if isinstance(x, int) else f".{x}" for x in key)
        if shown := "".join(parts).removeprefix(".parameters.").removeprefix("."):
            message = f"{shown:.60}: {message}"
        while key and key not in self.lines:
            key = key[:-1]
        self.problems.append((self.name, self.lines.get(key, 0), message))

    def read(self, text: str, key: Key = ()) -> None:
        """Take in YAML, each value as the text that stands there, or as a number."""
        try:
            node = yaml.compose(text, _Plain)
            self.values[key] = self._plain(node, key) if node else ""
        except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            at = mark.index if mark else getattr(error, "position", 0)
            self.lines[key] = text.count("\n", 0, at) + 1
            self.tell(key, f"not valid YAML: {getattr(error, 'problem', error)}")

    def _plain(self, node: yaml.Node, key: Key) -> Any:
        self.lines.setdefault(key, node.start_mark.line + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*key, at)) for at, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            words = " ".join(node.value.split())
            if key and not words.isprintable():
                self.tell(key, f"{words!r:.60} is not allowed: not all can be seen")
            is_number = "parameters" in key and re.fullmatch(NUMBER, words)
            return json.loads(words) if is_number else words
        found: dict[str, Any] = {}
        for name_node, value in node.value:
            name = str(self._plain(name_node, ()))
            here, line = (*key, name), name_node.start_mark.line + 1
            if name in found:
                self.tell(here, f"given again in line {line}; keep one of them")
            self.lines[here] = line
            found[name] = self.values[here] = self._plain(value, here)
        return found


def _refused(model: Any, content: Any) -> Iterator[tuple[str, Key]]:
    """Yield what a model refuses, and the key that it concerns."""
    try:
        model.model_validate(content)
    except ValidationError as error:
        for details in error.errors():
            path, kind, given = details["loc"], details["type"], details["input"]
            message = details["msg"].removeprefix("Value error, ")
            owner = model
            for step in path[:-1]:
                fields = getattr(owner, "model_fields", None)
                owner = fields[step].annotation if fields else get_args(owner)[0]
            if kind == "string_pattern_mismatch":
                message = owner.model_fields[path[-1]].description
            if kind == "extra_forbidden":
                unknown = not_one_of(path[-1], owner.model_fields)
                message = f"unknown key: {unknown}"
            elif kind == "literal_error":
                message = not_one_of(given, re.findall(r"'(\w+)'", message))
            elif kind != "missing":
                message = f"{given!r:.60} is not allowed: {message}"
            yield message, path


def problems_of(notebook: str, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is wrong with values of a notebook: a parameter each, and why."""
    model = NOTEBOOK_PARAMETERS[notebook]
    refused = [(str(key[0]), message) for message, key in _refused(model, values)]
    if refused:
        return refused
    known = dict(model.model_validate(values))
    return [(str(max(keys)[0]), message) for message, *keys in rules(notebook, known)]


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check; it extends another, or none ("")."""

    id: str
    title: str
    description: str
    kind: str
    extends: str
    parameters: Mapping[str, Declared]

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of a notebook as numbers, text and lists."""
        check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def differences(self, notebook: str, other: Self | None) -> dict[str, Any]:
        """Return parameter -> (value in `other` or by default, value here)."""
        mine, told = self.values(notebook), other.parameters if other else DEFAULTS
        theirs = told[notebook].model_dump()
        return {k: (theirs[k], mine[k]) for k in mine if theirs[k] != mine[k]}


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """Read every file of a folder, the baseline first; `ScenarioError` for problems."""
    paths = sorted(folder.glob("*.[Yy]*[Ll]"))  # others are told which ending to have
    if not paths:
        message = "no scenarios here; expected files such as baseline.yaml"
        raise ScenarioError([(folder.name, 0, message)])
    files = {path: _read_file(path) for path in paths}
    sources = {path.stem: of for path, of in files.items() if path.suffix == ENDING}
    extends = {k: str(s.values.get(("extends",), "")) for k, s in sources.items()}
    parameters: dict[str, Told] = {}
    for name, source in sources.items():
        chain = [name]
        while (parent := extends[chain[0]]) in sources and len(chain) <= 20:
            chain.insert(0, parent)
        if parent in sources:
            source.tell(("extends",), "goes in a circle or deeper than 20")
        elif parent == extends[name] != "":
            message = not_one_of(parent, sorted(sources.keys() - {name}))
            source.tell(("extends",), message)
        parameters[name] = {} if parent else DEFAULTS
        for part in chain:
            parameters[name] = _told(sources[part], parameters[name])
    if problems := [p for source in files.values() for p in source.problems]:
        raise ScenarioError(problems)
    found = {}
    for name in sorted(sources, key=BASELINE.__ne__):
        file = File.model_validate(sources[name].values[()])
        found[name] = Scenario(name, **{**dict(file), "parameters": parameters[name]})
    return found


def check_new_id(identifier: str) -> None:
    """Refuse what cannot be the id of a scenario."""
    if not re.fullmatch("[a-z][a-z0-9_]*", identifier):
        message = f"{identifier!r:.60} cannot be the id of a scenario; allowed: "
        message += "small letters, digits and _, starting with a letter"
        raise ValueError(message)


def _read_file(path: Path) -> _Source:
    source = _Source(f"{path.parent.name}/{path.name}")
    try:
        check_new_id(path.stem)
        is_here = path.is_file() and path.resolve().parent == path.parent.resolve()
        if is_here and path.suffix == ENDING:
            source.read(_content(path).decode("utf-8-sig"))
        else:
            source.tell((), f"is no file of this folder with the ending {ENDING}")
    except (OSError, ValueError) as error:
        source.tell((), str(error))
    return source


def _content(path: Path) -> bytes:
    """Return what a file holds, unless that is more than anybody writes."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        message = f"has more than {MOST_BYTES:,} bytes; allowed: fewer"
        raise ValueError(message)
    return content


def _told(source: _Source, base: Told) -> Told:
    """Return what a source tells notebooks, over a base; say in it what is wrong."""
    if () not in source.values:
        return {}
    for message, key in _refused(File, source.values[()]):
        source.tell(key, message)
    told = {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        said: dict[str, Key] = {}
        for section in ("common", notebook):
            may = {name: ("parameters", section, name) for name in model.model_fields}
            said |= {name: key for name, key in may.items() if key in source.values}
        given = base[notebook].model_dump(exclude_unset=True) if base else {}
        given |= {name: source.values[key] for name, key in said.items()}
        for message, (name, *rest) in _refused(model, given):
            given.pop(name, None)
            source.tell((*said[name], *rest), message)
        told[notebook] = model.model_validate(given)
        known = {name: value for name, value in told[notebook] if name in given}
        for message, *keys in rules(notebook, known):
            if here := [(*said[name], *rest) for name, *rest in keys if name in said]:
                note = f" (for {notebook})" if "common" in max(here) else ""
                source.tell(max(here), message + note)
    return told


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values for one run; the same ones give the same id.

    Each is `SECTION.KEY=VALUE`; `ScenarioError` tells all that is wrong.
    """
    source = _Source("--set")
    given: dict[str, dict[str, Any]] = {}
    for setting in settings:
        words, equals, text = setting.partition("=")
        section, dot, name = (word.strip() for word in words.partition("."))
        key = ("parameters", section, name)
        if not (equals and dot):
            message = "is not SECTION.KEY=VALUE, such as trade.horizon=2035"
            source.tell((), f"{setting!r:.60} {message}")
        elif key in source.values:
            source.tell(key, "given twice; keep one of them")
        else:
            source.read(text, key)
            if key in source.values:
                given.setdefault(section, {})[name] = source.values[key]
    source.values[()] = {"title": "-", "description": "-", "parameters": given}
    parameters = _told(source, base.parameters)
    if not source.problems and parameters == base.parameters:
        source.tell((), f"{', '.join(settings)} changes nothing: {base.id} has it so")
    if source.problems:
        problems = ((file, 0, message) for file, _, message in source.problems)
        raise ScenarioError(problems, where="values for one run")
    lines, said = [], []
    flat: Any = {"default_flow_style": True, "sort_keys": False, "width": 9999}
    for section, model in sorted(Sections.model_validate(given)):
        for name, value in sorted(model.model_dump(exclude_unset=True).items()):
            text = yaml.safe_dump([value], **flat).strip()[1:-1]
            lines.append(f"{section}.{name}={text}")
            said.append(f"{section}.{name} = {shorten(text, 60, placeholder='...')}")
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
    values = " and ".join(said)
    return replace(
        base,
        id=f"{base.id}{ONE_OFF_MARK}{digest}",
        title=f"{base.title}, with {values}",
        description=f"A run of its own: the scenario {base.id} with {values}, set for "
        f"this report and in no file. {base.description}",
        extends=base.id,
        parameters=parameters,
    )

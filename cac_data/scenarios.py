"""Scenario files `params/<id>.yaml`, checked in full before anything runs."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args

import yaml
from pydantic import AfterValidator, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from cac_data import codes
from cac_data.parameters import NOTEBOOK_PARAMETERS as NOTEBOOK_PARAMETERS
from cac_data.parameters import NotebookParameters, Parameters, Strict, rules

BASELINE = "baseline"
ONE_OFF_MARK = "~"  # in the id of a run with --set, and in that of no scenario
SCHEMA_FILE = "scenario.schema.json"
LONGEST_FILE = 100_000  # bytes
DEEPEST_CHAIN = 20  # scenarios that extend one another
COMMON = "common"
VISIBLE = "\n\t\xa0\u202f\u3000"  # to a reader, though Python does not print it
NUMBERS = {int: "a whole number in digits", float: "a number in digits"}
PLAIN = {"string_type": "text", "list_type": "a list", "model_type": "a mapping"}
NUMBER = r"-?(0|[1-9][0-9]{0,17})([.][0-9]{1,30})?([eE][-+]?[0-9]{1,2})?"
BEYOND_PLAIN = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)

Keys = tuple[str | int, ...]
"""What leads to a value: `("parameters", "trade", "shocks", 0, "end")`."""
Kind = Literal["future", "lens"]
Words = Annotated[
    str, Field(pattern=r"\S"), AfterValidator(lambda text: " ".join(text.split()))
]


class Problem(NamedTuple):
    """One thing wrong with a file, or with a setting, which has no lines."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = ": ".join(part for part in (place, self.key, self.message) if part)
        return "".join(
            sign if sign.isprintable() else sign.encode("unicode_escape").decode()
            for sign in text
        )


class ScenarioError(ValueError):
    """Raised with every problem of every scenario file, or of the values for a run."""

    def __init__(self, problems: Iterable[Problem], where: str = "scenario files"):
        self.problems = sorted(set(problems))
        count = len(self.problems)
        heading = f"{count:,} problem{'s' if count != 1 else ''} in the {where}:"
        super().__init__("\n  ".join([heading, *map(str, self.problems)]))


SECTIONS: dict[str, type[Strict]] = {COMMON: Parameters, **NOTEBOOK_PARAMETERS}
_sections: dict[str, Any] = {
    name: (model, Field(default_factory=model)) for name, model in SECTIONS.items()
}
Sections: Any = create_model(
    "Sections",
    __base__=Strict,
    __doc__="By notebook; its own section wins over common.",
    **_sections,
)


class File(Strict):
    """What a scenario file holds."""

    title: Annotated[Words, Field(max_length=80, examples=["Deep integration"])]
    """Title: name of the scenario, as in a heading"""
    description: Annotated[Words, Field(max_length=2000, examples=["A story."])]
    """Description: the story, in a few sentences"""
    kind: Kind = "future"
    """Kind: future: a path that may come; lens: another way to count the same"""
    extends: Annotated[str, Field(examples=[BASELINE])] = ""
    """Extends: id of the scenario whose parameters are taken over"""
    parameters: Sections = Field(default_factory=Sections)
    """Parameters: what the notebooks are told; their own sections win over common"""


NOTHING = File(title="-", description="-")


@dataclass
class _Source:
    """A scenario file, or settings as one: what it says, where, and what is wrong."""

    name: str
    extends: str | None = None  # not known
    file: File = NOTHING
    values: dict[Keys, Any] = field(default_factory=dict)
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    wrong: set[Keys] = field(default_factory=set)

    def line(self, path: Keys) -> int:
        """Return the line of a key, or of the nearest that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def said(self, notebook: str, names: Iterable[str]) -> dict[Any, Keys]:
        """Return what leads to the value of each parameter that is said."""
        sections = [("parameters", COMMON), ("parameters", notebook)]
        paths = [(*section, name) for section in sections for name in names]
        return {path[2]: path for path in paths if path in self.values}

    def origin(self, path: Keys) -> str:
        """Say what sets a value."""
        line, (_, section, name) = self.line(path), path
        place = f":{line} ({section})" if line else f" {section}.{name}"
        return f"{self.name}{place}"

    def tell(self, path: Keys, message: str) -> None:
        """Add a problem at a key."""
        steps = (f"[{x + 1}]" if isinstance(x, int) else f".{x[:60]}" for x in path)
        key = "".join(steps).removeprefix(".").removeprefix("parameters.")
        self.problems.append(Problem(self.name, self.line(path), key, message))
        self.wrong.add(path[:3])

    def read(self, text: str, path: Keys = ()) -> None:
        """Take in YAML, each value as the text that stands there."""
        try:
            for token in yaml.scan(text, yaml.BaseLoader):
                if isinstance(token, BEYOND_PLAIN):
                    message = "no anchors, aliases and tags; allowed: the plain value"
                    raise yaml.MarkedYAMLError(None, None, message, token.start_mark)
            node = yaml.compose(text, yaml.BaseLoader)
            self.values[path] = self._plain(node, path) if node else ""
        except RecursionError:
            self.tell(path, "nested too deep")
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark = getattr(error, "problem_mark", None)
            at = mark.index if mark else getattr(error, "position", 0)
            self.lines[path] = text.count("\n", 0, at) + 1
            told = (getattr(error, "context", ""), getattr(error, "problem", error))
            problem = ": ".join(str(part).partition("\n")[0] for part in told if part)
            self.tell(path, f"not valid YAML: {problem}")

    def _plain(self, node: yaml.Node, path: Keys) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            unseen = {c for c in node.value if not (c.isprintable() or c in VISIBLE)}
            for sign in sorted(unseen):
                message = f"holds the invisible character U+{ord(sign):04X}"
                self.tell(path, f"{message}; allowed: what can be seen")
            text = "".join(sign for sign in node.value if sign not in unseen)
            is_number = "parameters" in path and re.fullmatch(NUMBER, text)
            return json.loads(text) if is_number else text
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(self._plain(key, (*path, str(key.value))))
            here, line = (*path, name), key.start_mark.line + 1
            if name in found:
                self.tell(here, f"given again in line {line}; keep one of them")
            else:
                self.lines[here] = line
                found[name] = self.values[here] = self._plain(value, here)
        return found

    def check(self, content: dict[str, Any]) -> None:
        """Take what is said for a scenario file, and tell what is not allowed."""
        try:
            self.file = File.model_validate(content)
        except ValidationError as error:
            for message, path in _explained(error, File):
                self.tell(path, message)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _quoted(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "nothing" if value == "" else _cut(text)


def _explained(
    error: ValidationError, model: type[Strict]
) -> Iterator[tuple[str, Keys]]:
    """Put into words what a model refuses, each with the key that it concerns."""
    for details in error.errors():
        path, kind, given = details["loc"], details["type"], details["input"]
        owner, info = model, FieldInfo()
        for found in (owner.model_fields.get(str(step)) for step in path):
            if found:
                info, inside = found, [found.annotation, *get_args(found.annotation)]
                owner = next((k for k in inside if hasattr(k, "model_fields")), owner)
        if kind == "missing":
            yield "is missing", path
            continue
        problem, known = f"{_quoted(given)} is not allowed", list[str]()
        allowed = PLAIN.get(kind, re.sub(".* should (be|have) ", "", details["msg"]))
        if kind == "extra_forbidden":
            problem, given, known = "unknown key", path[-1], list(owner.model_fields)
            allowed = ", ".join(known)
        elif kind == "literal_error":
            known = re.findall(r"'(\w+)'", allowed)
        elif info.annotation in NUMBERS:
            limits = [getattr(x, "ge", getattr(x, "le", "")) for x in info.metadata]
            low, high = (limit for limit in limits if limit != "")
            allowed = f"{NUMBERS[info.annotation]} from {low} to {high}"
        elif info.examples:
            known = [word for word in info.examples if word.isalpha()]
            allowed = f"text such as {', '.join(map(_quoted, info.examples))}"
        near = codes.closest(given, known)
        if near and len(known) > codes.MOST_TOLD:
            allowed = f"the {len(known)} known"
        yield f"{problem}; allowed: {allowed}{near}", path


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check, with a whole set for each notebook.

    `origins` says what set a value, `changes` what a run with `--set` changes.
    """

    id: str
    title: str
    description: str
    kind: Kind
    extends: str | None
    parameters: Mapping[str, NotebookParameters]
    origins: Mapping[str, Mapping[str, str]]
    changes: tuple[str, ...] = ()

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of a notebook as numbers, text and lists."""
        codes.check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def origin(self, notebook: str, parameter: str) -> str:
        """Tell what set a value: `params/baseline.yaml:12 (common)`, or `default`."""
        return self.origins[notebook][parameter]

    def differences(
        self, notebook: str, other: Scenario | None
    ) -> dict[str, tuple[Any, Any]]:
        """Return parameter -> (value in `other` or by default, value here)."""
        mine, usual = self.values(notebook), NOTEBOOK_PARAMETERS[notebook]()
        theirs = other.values(notebook) if other else usual.model_dump()
        return {k: (theirs[k], mine[k]) for k in mine if theirs[k] != mine[k]}


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """Read every `<id>.yaml` of a folder: the baseline first, then by id.

    A notebook's own section wins over `common`, a scenario over the one it extends.
    Raises `ScenarioError` with every problem of every file.
    """
    paths = sorted(p for p in folder.glob("*") if p.suffix.lower() in (".yaml", ".yml"))
    sources = {path.stem: _read_file(path) for path in paths}
    found: dict[str | None, Scenario] = {}
    left = dict(sources)
    for _ in range(DEEPEST_CHAIN + 1):
        ready = [name for name, source in left.items() if source.extends not in left]
        for name in ready:
            source = left.pop(name)
            found[name] = _put_together(name, source, found.get(source.extends))
    for name, source in sources.items():
        others = sorted(sources.keys() - {name})
        if name in left:
            message = f"goes in a circle or over more than {DEEPEST_CHAIN} scenarios"
            source.tell(("extends",), message)
        elif source.extends and source.extends not in others:
            problem = f"unknown scenario {_quoted(source.extends)}"
            near = codes.closest(source.extends, others)
            source.tell(("extends",), f"{problem}; allowed: {', '.join(others)}{near}")
    problems = [problem for source in sources.values() for problem in source.problems]
    if not sources:
        message = "no scenarios here; expected files such as baseline.yaml"
        problems.append(Problem(folder.name, 0, "", message))
    if problems:
        raise ScenarioError(problems)
    return {name: found[name] for name in sorted(sources, key=BASELINE.__ne__)}


def _read_file(path: Path) -> _Source:
    source = _Source(f"{path.parent.name}/{path.name}")
    try:
        check_new_id(path.stem)
        is_here = path.is_file() and path.resolve().parent == path.parent.resolve()
        if not is_here or path.suffix != ".yaml" or path.stat().st_size > LONGEST_FILE:
            message = f"is no file of this folder with at most {LONGEST_FILE:,} bytes "
            message += "and the ending .yaml"
            raise ValueError(message)
        source.read(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        source.tell((), f"cannot be read: {error.strerror}")
    except ValueError as error:
        source.tell((), str(error))
    content = source.values.get(())
    if isinstance(content, dict):
        source.check(content)
        parent = content.get("extends", "")
        source.extends = parent if isinstance(parent, str) else None
    elif not source.problems:
        source.tell((), "is no mapping with at least title and description")
    return source


def _put_together(name: str, source: _Source, base: Scenario | None) -> Scenario:
    """Return a scenario that extends another, and tell what does not hold of it."""
    parameters, origins, wrong = {}, {}, frozenset(source.wrong)
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        unsaid = "default" if source.extends == "" else ""
        told, origin = model(), dict.fromkeys(model.model_fields, unsaid)
        if base:
            told, origin = base.parameters[notebook], dict(base.origins[notebook])
        said, problems = source.said(notebook, origin), list[tuple[str, Keys]]()
        for key, path in said.items():
            try:
                origin[key] = "" if path in wrong else source.origin(path)
                values = {key: source.values[path]} if origin[key] else {}
                told = model.model_validate(told.model_dump() | values)
            except ValidationError as error:
                origin[key] = ""
                problems += _explained(error, model)
        for message, *paths in rules(told):
            if all(origin[key] for key, *_ in paths):
                problems += [(message, path) for path in paths if path[0] in said][:1]
        for message, (key, *rest) in problems:
            note = f" (for {notebook})" if said[key][1] == COMMON else ""
            source.tell((*said[key], *rest), message + note)
        parameters[notebook], origins[notebook] = told, origin
    file = source.file
    story = (file.title, file.description, file.kind, file.extends or None)
    return Scenario(name, *story, parameters, origins)


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values for one run, each `SECTION.KEY=VALUE`.

    Its id tells it from all others: the same changes have the same. Raises
    `ScenarioError` with every problem of every setting.
    """
    source = _Source("--set")
    given: dict[str, dict[str, Any]] = {}
    for setting in settings:
        words, equals, text = setting.partition("=")
        section, dot, name = (word.strip() for word in words.partition("."))
        path = ("parameters", section, name)
        if not (equals and dot):
            message = "is not SECTION.KEY=VALUE, such as trade.horizon=2035"
            source.tell((), f"{_quoted(setting)} {message}")
        elif name in given.setdefault(section, {}):
            source.tell(path, "given twice; keep one of them")
        else:
            source.read(text, path)
            source.lines.clear()
            if path in source.values:
                given[section][name] = source.values[path]
    source.check({**dict(NOTHING), "parameters": given})
    changed = _put_together(base.id, source, base)
    if not source.problems and changed.parameters == base.parameters:
        source.tell((), f"{', '.join(settings)} changes nothing: {base.id} has it so")
    if source.problems:
        raise ScenarioError(source.problems, where="values for one run")
    told = sorted(
        (f"{section}.{name}", one_line(value))
        for section, values in source.file.parameters
        for name, value in values.model_dump(exclude_unset=True).items()
    )
    changes = tuple(f"{name}={value}" for name, value in told)
    digest = hashlib.sha256("\n".join(changes).encode()).hexdigest()[:8]
    words = " and ".join(f"{name} = {_cut(value)}" for name, value in told)
    return replace(
        changed,
        id=f"{base.id}{ONE_OFF_MARK}{digest}",
        title=f"{base.title}, with {words}",
        description=f"A run of its own: the scenario {base.id} with {words}, set for "
        f"this report and in no file. {base.description}",
        kind=base.kind,
        extends=base.id,
        changes=changes,
    )


def one_line(value: Any) -> str:
    """Write a value as it would stand in a file, in one line."""
    style: dict[str, Any] = {"default_flow_style": True, "allow_unicode": True}
    text = yaml.safe_dump([value], sort_keys=False, width=LONGEST_FILE, **style)
    return str(text).strip()[1:-1]


def check_new_id(identifier: str) -> None:
    """Refuse what cannot be the id of a scenario, and name what could be."""
    if not re.fullmatch("[a-z][a-z0-9_]*", identifier):
        near = re.sub("[^a-z0-9]+", "_", identifier.lower()).strip("_")
        near = f"; did you mean {near!r}?" if re.match("[a-z]", near) else ""
        message = f"{_quoted(identifier)} cannot be the id of a scenario; allowed: "
        message += f"small letters, digits and _, starting with a letter{near}"
        raise ValueError(message)


def draft(parent: Scenario) -> str:
    """Write a scenario that extends another, with what that assumes in comments.

    Without the first `# ` of each line it is a file with the same values.
    """
    values = {notebook: parent.values(notebook) for notebook in NOTEBOOK_PARAMETERS}
    assumed = yaml.safe_dump({"parameters": values}, sort_keys=False)
    return f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
title: "A new scenario: rewrite this title"
description: "Rewrite this: what happens in this world, and what its numbers rest on."
extends: {parent.id}
# That assumes what follows. To change a value, take away the first `# ` of its line,
# of the name of its section, and of `parameters:`. What is not said is taken over.
{textwrap.indent(assumed, "# ")}"""


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema by which editors complete and explain scenario files."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, **File.model_json_schema()}


def declared_parameters(notebook: Path) -> dict[str, Any]:
    """Read the one cell tagged `parameters`, which holds annotated plain values."""
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [c for c in cells if "parameters" in c["metadata"].get("tags", ())]
        (source,) = ("".join(cell["source"]) for cell in tagged)
        lines: list[Any] = ast.parse(source).body
        return {line.target.id: ast.literal_eval(line.value) for line in lines}
    except (ValueError, SyntaxError, KeyError, TypeError, AttributeError) as error:
        message = f"`notebook`: {notebook.name} is no Jupyter notebook with one cell "
        message += "tagged 'parameters' of annotated plain values such as "
        message += f"`start: int = 1992` ({error})"
        raise ValueError(message) from error

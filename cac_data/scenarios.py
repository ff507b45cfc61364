"""Scenario files `params/<id>.yaml`, checked in full before anything runs."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args

import yaml
from pydantic import AfterValidator, BaseModel, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from cac_data import codes
from cac_data.parameters import (
    COMMON,
    SECTIONS,
    UNFINISHED,
    Keys,
    NotebookParameters,
    Rules,
    Strict,
    rules,
)
from cac_data.parameters import NOTEBOOK_PARAMETERS as NOTEBOOK_PARAMETERS

BASELINE = "baseline"
"""The scenario against which the others are described."""
ONE_OFF_MARK = "~"
"""Stands in the id of a run with `--set`, and cannot stand in that of a scenario."""
SCHEMA_FILE = "scenario.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
LONGEST_FILE = 100_000  # bytes
DEEPEST_CHAIN = 20  # scenarios that extend one another
VISIBLE = "\n\t\xa0\u202f\u3000"  # to a reader, though Python does not print it
NUMBERS = {int: "a whole number in digits", float: "a number in digits"}
PLAIN = {"string_type": "text", "list_type": "a list", "model_type": "a mapping"}


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


Kind = Literal["future", "lens"]
Line = Annotated[
    str,
    Field(pattern=r"\S"),
    AfterValidator(lambda text: " ".join(text.split())),
]
_SECTIONS: dict[str, Any] = {
    name: (model, Field(default_factory=model, title=name, description=model.__doc__))
    for name, model in SECTIONS.items()
}
Sections: Any = create_model(
    "Sections",
    __base__=Strict,
    __doc__="By notebook; its own section wins over common.",
    **_SECTIONS,
)


class File(Strict):
    """What a scenario file holds."""

    title: Annotated[Line, Field(max_length=80, examples=["Deep integration"])]
    """Title: name of the scenario, as in a heading"""
    description: Annotated[Line, Field(max_length=2000, examples=["A story."])]
    """Description: the story, in a few sentences"""
    kind: Kind = "future"
    """Kind: future: a path that may come; lens: another way to count the same"""
    extends: Annotated[str, Field(examples=[BASELINE])] = ""
    """Extends: id of the scenario whose parameters are taken over"""
    parameters: Sections = Field(default_factory=Sections)
    """Parameters: what the notebooks are told; their own sections win over common"""


class _Plain(yaml.BaseLoader):
    """Every value is the text that stands there, and stands there once."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = next(iter(self.peek_event, None))
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            problem = "anchors, aliases and tags are not allowed; write the plain value"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        return super().compose_node(parent, index)


@dataclass
class _Source:
    """A file or the settings of a run: what they say, where, and what is wrong."""

    name: str
    has_lines: bool = True
    extends: str = ""
    file: File | None = None
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Keys) -> int:
        """Return the line of a key, or of the nearest that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0) if self.has_lines else 0

    def origin(self, section: str, name: str) -> str:
        """Say what sets a value."""
        if line := self.line(("parameters", section, name)):
            return f"{self.name}:{line} ({section})"
        return f"{self.name} {section}.{name}"

    def tell(self, path: Keys, message: str) -> None:
        """Add a problem at a key."""
        steps = (f"[{x + 1}]" if isinstance(x, int) else f".{x[:60]}" for x in path)
        key = "".join(steps).removeprefix(".").removeprefix("parameters.")
        self.problems.append(Problem(self.name, self.line(path), key, message))

    def read(self, text: str, path: Keys = ()) -> Any:
        """Return YAML as dicts, lists and text; None where it is not right."""
        try:
            node = _Plain(text).get_single_node()
            return "" if node is None else self._plain(node, path)
        except RecursionError:
            self.tell(path, "nested too deep")
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark = getattr(error, "problem_mark", None)
            at = mark.index if mark else getattr(error, "position", 0)
            self.lines[path] = text.count("\n", 0, at) + 1
            told = (getattr(error, "context", ""), getattr(error, "problem", error))
            problem = ": ".join(str(part).partition("\n")[0] for part in told if part)
            self.tell(path, f"not valid YAML: {problem}")
        return None

    def _plain(self, node: yaml.Node, path: Keys) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            unseen = {c for c in node.value if not (c.isprintable() or c in VISIBLE)}
            for sign in sorted(unseen):
                message = f"holds the invisible character U+{ord(sign):04X}"
                self.tell(path, f"{message}; allowed: what can be seen")
            return "".join(sign for sign in node.value if sign not in unseen)
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(self._plain(key, (*path, str(key.value))))
            here, line = (*path, name), key.start_mark.line + 1
            if name in found:
                self.tell(here, f"given again in line {line}; keep one of them")
            else:
                self.lines[here] = line
                found[name] = self._plain(value, here)
        return found

    def check(self, content: Any, model: type[Strict]) -> Any:
        """Return what is said as a model, and tell what is not allowed."""
        try:
            return model.model_validate(content, context=UNFINISHED)
        except ValidationError as error:
            for message, path in _explained(error, model):
                self.tell(path, message)
        return None


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _quoted(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "nothing" if value == "" else _cut(text)


def _unknown(what: str, word: str, known: Iterable[str]) -> str:
    near = codes.closest(word, known)
    return f"unknown {what}; allowed: {', '.join(known)}{near}"


def _explained(error: ValidationError, model: type[BaseModel]) -> Rules:
    """Put into words what a model refuses, each with the key that it concerns."""
    for details in error.errors():
        path, kind, owner = details["loc"], details["type"], model
        for info in (owner.model_fields.get(str(step)) for step in path):
            if info:
                inside = [info.annotation, *get_args(info.annotation)]
                owner = next((k for k in inside if hasattr(k, "model_fields")), owner)
                field_info = info
        if kind == "missing":
            yield "is missing", path
        elif kind == "extra_forbidden":
            yield _unknown("key", str(path[-1]), owner.model_fields), path
        else:
            allowed = _allowed(details["msg"], kind, field_info)
            words = re.findall("['\"]([A-Za-z_]+)['\"]", allowed)
            near = (
                "" if "did you" in allowed else codes.closest(details["input"], words)
            )
            told = f"{_quoted(details['input'])} is not allowed; allowed: "
            yield f"{told}{allowed}{near}", path


def _allowed(message: str, kind: str, info: FieldInfo) -> str:
    """Say what a field takes, by the message of pydantic if there is no better way."""
    if info.annotation in NUMBERS:
        limits = [
            getattr(limit, "ge", getattr(limit, "le", "")) for limit in info.metadata
        ]
        low, high = (limit for limit in limits if limit != "")
        return f"{NUMBERS[info.annotation]} from {low} to {high}"
    if info.examples and kind in ("string_pattern_mismatch", "value_error"):
        return f"text such as {', '.join(map(_quoted, info.examples))}"
    return PLAIN.get(kind, re.sub(".* should (be|have) |Value error, ", "", message))


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
    origins: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    changes: tuple[str, ...] = ()

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of a notebook as numbers, text and lists."""
        codes.check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def origin(self, notebook: str, parameter: str) -> str:
        """Tell what set a value: `params/baseline.yaml:12 (common)`, or `default`."""
        return self.origins.get(notebook, {}).get(parameter, "default")

    def differences(
        self, notebook: str, other: Scenario | None = None
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
    files = {path.stem: _read_file(path) for path in paths}
    found = {name: _resolved((name,), files) for name in files}
    problems = [problem for file in files.values() for problem in file.problems]
    if not files:
        message = "no scenarios here; expected files such as baseline.yaml"
        problems.append(Problem(folder.name, 0, "", message))
    if problems:
        raise ScenarioError(problems)
    names = sorted(found, key=lambda name: name != BASELINE)
    return {name: scenario for name in names if (scenario := found[name])}


def _read_file(path: Path) -> _Source:
    source = _Source(f"{path.parent.name}/{path.name}")
    try:
        check_new_id(path.stem)
        _check_file(path)
        content = source.read(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        source.tell((), f"cannot be read: {error.strerror}")
    except ValueError as error:
        source.tell((), str(error))
    else:
        if isinstance(content, dict):
            source.file = source.check(content, File)
            parent = content.get("extends")
            source.extends = parent if isinstance(parent, str) else ""
        elif not source.problems:
            source.tell((), "is no mapping with at least title and description")
    if source.file:
        source.sections = source.file.parameters.model_dump(exclude_unset=True)
    return source


def _check_file(path: Path) -> None:
    """Refuse what has the name of a scenario file and is none."""
    message = ""
    if path.suffix != ".yaml":
        message = "rename it: scenarios end in .yaml"
    elif path.exists() and not path.is_file():
        message = "is a folder, pipe, socket or device; allowed: a file of text"
    elif path.stat().st_size > LONGEST_FILE:
        message = f"has more than {LONGEST_FILE:,} bytes; allowed: a page of text"
    elif path.resolve().parent != path.parent.resolve():
        message = "leads out of the folder; allowed: a copy of the file"
    if message:
        raise ValueError(message)


def _resolved(chain: Keys, files: Mapping[Any, _Source]) -> Scenario | None:
    """Put the last of a chain together; None if that or what it extends is wrong."""
    source, base, message = files[chain[-1]], None, ""
    if parent := source.extends:
        if parent not in files:
            others = sorted(files.keys() - {chain[-1]})
            message = _unknown(f"scenario {_quoted(parent)}", parent, others)
        elif parent in chain:
            message = f"goes round in a circle: {', '.join(map(str, chain))}"
        elif len(chain) > DEEPEST_CHAIN:
            message = f"more than {DEEPEST_CHAIN} scenarios extend one another"
            source = files[chain[0]]
        if message:
            source.tell(("extends",), message)
            return None
        base = _resolved((*chain, parent), files)
    file = source.file
    if file is None or (base is None and parent):
        return None
    story = (file.title, file.description, file.kind, file.extends or None)
    return Scenario(str(chain[-1]), *story, *_put_together(source, base))


def _put_together(
    source: _Source, base: Scenario | None
) -> tuple[dict[str, NotebookParameters], dict[str, dict[str, str]]]:
    """Return values and origins of a scenario, and tell what does not fit."""
    parameters, origins = {}, {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        values = base.values(notebook) if base else {}
        origins[notebook] = dict(base.origins.get(notebook, {})) if base else {}
        said_in: dict[str, str] = {}
        for section in (COMMON, notebook):
            for name, value in source.sections.get(section, {}).items():
                if name in model.model_fields:
                    values[name], said_in[name] = value, section
                    origins[notebook][name] = source.origin(section, name)
        try:
            parameters[notebook] = model.model_validate(values, context=UNFINISHED)
            problems = rules(parameters[notebook])
        except ValidationError as error:
            problems = _explained(error, model)
        for message, *paths in problems:
            path = next(path for path in paths if path[0] in said_in)
            section = said_in[path[0]]
            note = f" (for {notebook})" if section == COMMON else ""
            source.tell(("parameters", section, *path), message + note)
    return parameters, origins


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values for one run, each `SECTION.KEY=VALUE`.

    Its id tells it from all others: the same changes have the same. Raises
    `ScenarioError` with every problem of every setting.
    """
    source = _Source("--set", has_lines=False)
    given: dict[str, dict[str, Any]] = {}
    for setting in settings:
        words, equals, text = setting.partition("=")
        section, dot, name = (word.strip() for word in words.partition("."))
        path = (section, name)
        if not (equals and dot):
            message = "is not SECTION.KEY=VALUE, such as trade.horizon=2035"
            source.tell((), f"{_quoted(setting)} {message}")
        elif name in given.setdefault(section, {}):
            source.tell(path, "given twice; keep one of them")
        elif (value := source.read(text, path)) is not None:
            given[section][name] = value
    if sections := source.check(given, Sections):
        source.sections = sections.model_dump(exclude_unset=True)
    parameters, origins = _put_together(source, base)
    told = {
        f"{section}.{name}": one_line(value)
        for section, values in source.sections.items()
        for name, value in values.items()
    }
    if not source.problems and parameters == base.parameters:
        source.tell((), f"{', '.join(told)}: changes nothing: {base.id} has it so")
    if source.problems:
        raise ScenarioError(source.problems, where="values for one run")
    changes = tuple(f"{words}={told[words]}" for words in sorted(told))
    digest = hashlib.sha256("\n".join(changes).encode()).hexdigest()[:8]
    changed = " and ".join(f"{words} = {_cut(told[words])}" for words in sorted(told))
    return replace(
        base,
        id=f"{base.id}{ONE_OFF_MARK}{digest}",
        title=f"{base.title}, with {changed}",
        description=f"A run of its own: the scenario {base.id} with {changed}, set for "
        f"this report and in no file. {base.description}",
        extends=base.id,
        parameters=parameters,
        origins=origins,
        changes=changes,
    )


def one_line(value: Any) -> str:
    """Write a value as it would stand in a file, in one line."""
    text = yaml.safe_dump(
        [value],
        default_flow_style=True,
        sort_keys=False,
        allow_unicode=True,
        width=LONGEST_FILE,
    )
    return str(text).strip()[1:-1]


def check_new_id(identifier: str) -> None:
    """Refuse what cannot be the id of a scenario, and name what could be."""
    if not re.fullmatch("[a-z][a-z0-9_]*", identifier):
        near = re.sub("[^a-z0-9]+", "_", identifier.lower()).strip("_")
        near = f"; did you mean {near!r}?" if re.match("[a-z]", near) else ""
        message = f"{_quoted(identifier)} cannot be the id of a scenario; allowed: "
        message += f"small letters, digits and _, starting with a letter{near}"
        raise ValueError(message)


DRAFT = f"""\
{MODELINE}
title: "A new scenario: rewrite this title"
description: >-
  Rewrite this: what happens in this world, in a few sentences, and what the
  numbers below rest on.
extends: PARENT
# What that assumes follows. To change a value, take away the first `# ` of its line,
# of the name of its section, and of `parameters:`. Leave the rest as it is, or remove
# it: what is not said is taken over. Then: cac-data scenarios check
# parameters:
"""


def draft(parent: Scenario) -> str:
    """Write a scenario that extends another, with what that assumes in comments.

    Without the first `# ` of each line it is a file with the same values.
    """
    lines = []
    values = {notebook: parent.values(notebook) for notebook in NOTEBOOK_PARAMETERS}
    for section, model in SECTIONS.items():
        shown = []
        for name, info in model.model_fields.items():
            told = [own[name] for own in values.values() if name in own]
            is_shared = len(told) > 1 and all(value == told[0] for value in told)
            if is_shared == (section == COMMON):
                value = values[section][name] if section in values else told[0]
                meaning = f"{info.title}: {info.description}"
                shown += [f"    # {line}" for line in textwrap.wrap(meaning, 80)]
                written = yaml.safe_dump({name: value}, sort_keys=False)
                shown += [f"    {line}" for line in written.splitlines()]
        lines += [f"  {section}:", *shown] if shown else []
    body = "".join(f"# {line}\n" for line in lines)
    return DRAFT.replace("PARENT", parent.id) + body


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

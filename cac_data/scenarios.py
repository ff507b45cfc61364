"""Scenario files `params/<id>.yaml`, checked in full before anything runs."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import textwrap
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import yaml
from pydantic import BaseModel, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from cac_data import codes
from cac_data.parameters import (
    COMMON,
    SECTIONS,
    About,
    BrokenRulesError,
    Keys,
    Line,
    NotebookParameters,
    Rules,
    Strict,
    about,
    said,
)
from cac_data.parameters import NOTEBOOK_PARAMETERS as NOTEBOOK_PARAMETERS

BASELINE = "baseline"
"""The scenario against which the others are described."""
ONE_OFF_MARK = "~"
"""Stands in the id of a run with `--set`, and cannot stand in that of a scenario."""
SCHEMA_FILE = "scenario.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"
LONGEST_FILE = 100_000  # bytes
DEEPEST_NESTING = 12  # levels; what a shock says lies at 5
DEEPEST_CHAIN = 20  # scenarios that extend one another
MOST_TOLD = 500  # problems
VISIBLE = "\n\t\xa0\u202f\u3000"  # to a reader, though Python does not print it


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
        lines = [f"{count:,} problem{'s' if count != 1 else ''} in the {where}:"]
        lines += [str(problem) for problem in self.problems[:MOST_TOLD]]
        lines += [f"and {count - MOST_TOLD:,} more"] if count > MOST_TOLD else []
        super().__init__("\n  ".join(lines))


class _Plain(yaml.BaseLoader):
    """Every value is the text that stands there, and stands there once."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event: Any = next(iter(self.peek_event, None))
        problem = ""
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            problem = "anchors, aliases and tags are not allowed; write the plain value"
        elif self.depth >= DEEPEST_NESTING:
            problem = f"nested more than {DEEPEST_NESTING} levels deep"
        if problem:
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


@dataclass
class _Source:
    """A file or the settings of a run: what they say, where, and what is wrong."""

    name: str
    id: str = ""
    is_read: bool = False
    content: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Keys) -> int:
        """Return the line of a key, or of the nearest that holds it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0) if self.id else 0

    def origin(self, section: str, name: str) -> str:
        """Say what sets a value."""
        line = self.line(("parameters", section, name))
        setting = f"{self.name} {section}.{name}" if self.name else ""
        return f"{self.name}:{line} ({section})" if line else setting

    def tell(self, path: Keys, message: str) -> None:
        """Add a problem at a key."""
        steps = (f"[{x + 1}]" if isinstance(x, int) else f".{x[:60]}" for x in path)
        key = "".join(steps).removeprefix(".").removeprefix("parameters.")
        self.problems.append(Problem(self.name, self.line(path), key, message))

    def read(self, text: str, path: Keys = ()) -> Any:
        """Return YAML as dicts, lists and text; None where it is not right."""
        loader = None
        try:
            loader = _Plain(text)
            node = loader.get_single_node()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            mark = getattr(error, "problem_mark", None) or loader
            before = text[: getattr(error, "position", 0)]
            self.lines[path] = (mark.line if mark else before.count("\n")) + 1
            problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
            context = getattr(error, "context", None)
            problem = f"{context}: {problem}" if context else problem
            self.tell(path, f"not valid YAML: {problem}")
            return None
        return "" if node is None else self._plain(node, path)

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
            here = (*path, str(key.value))
            name = self._plain(key, here)
            if not isinstance(name, str):
                self.tell(path, f"{_quoted(name)} is no key; allowed: a word")
            elif name in found:
                again = key.start_mark.line + 1
                self.tell(here, f"given again in line {again}; keep one of them")
            else:
                self.lines[here] = key.start_mark.line + 1
                found[name] = self._plain(value, here)
        return found

    def keep(self, sections: Mapping[str, Any]) -> None:
        """Keep what is said to notebooks that there are, and tell of the rest."""
        for section, values in sections.items():
            path = ("parameters", section)
            if section not in SECTIONS:
                self.tell(path, _unknown(section, SECTIONS))
            elif not isinstance(values, dict):
                self.tell(path, f"{_quoted(values)} is not a mapping of parameters")
            else:
                self.sections[section] = values
                for name in values.keys() - SECTIONS[section].model_fields.keys():
                    known = SECTIONS[section].model_fields
                    self.tell((*path, name), _unknown(name, known))


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _quoted(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return "nothing" if value == "" else _cut(text)


def _unknown(key: str, known: Collection[str]) -> str:
    return f"unknown key; allowed: {', '.join(known)}{codes.closest(key, known)}"


def _explained(error: ValidationError, model: type[BaseModel]) -> Rules:
    """Put into words what a model refuses, each with the keys that it concerns."""
    for details in error.errors():
        reason, path = details.get("ctx", {}).get("error"), details["loc"]
        owner, info = model, None
        for step in path:
            if isinstance(step, str):
                info = owner.model_fields.get(step)
                inside = get_args(info.annotation) if info else ()
                owner = next((k for k in inside if hasattr(k, "model_fields")), owner)
        if isinstance(reason, BrokenRulesError):
            yield from reason.broken
        elif info is None:
            yield _unknown(str(path[-1]), owner.model_fields), path
        elif details["type"] == "missing":
            yield "is missing", path
        else:
            known = _words(info) or about(info).known()
            message = f"{_quoted(details['input'])} is not allowed; allowed: "
            near = codes.closest(details["input"], known)
            yield message + _allowed(info) + near, path


def _words(info: FieldInfo) -> list[str]:
    kinds = (info.annotation, *get_args(info.annotation))
    return [word for kind in kinds for word in get_args(kind) if isinstance(word, str)]


def _allowed(info: FieldInfo) -> str:
    """Say which values a field takes."""
    kind = info.annotation
    low, high = (
        next((getattr(i, k) for i in info.metadata for k in names if hasattr(i, k)), 0)
        for names in (("ge", "min_length"), ("le", "max_length"))
    )
    if kind is int:
        return f"a whole number from {low} to {high}, digits only"
    if kind is float:
        return f"a number from {low:g} to {high:g}, digits before and after the point"
    if get_origin(kind) is list:
        keys = getattr(get_args(kind)[0], "model_fields", ())
        each = ", each with " if keys else " of "
        return f"a list of {low} to {high}{each}{', '.join(keys or _words(info))}"
    if kind is str and high:
        return f"1 to {high} characters"
    return about(info).allowed or ", ".join(_words(info)) or "a mapping of sections"


Kind = Literal["future", "lens"]


class Header(Strict):
    """What a scenario file holds."""

    title: Annotated[Line, Field(max_length=80, examples=["Deep integration"])]
    """Title: name of the scenario, as in a heading"""
    description: Annotated[Line, Field(max_length=2000, examples=["A story."])]
    """Description: the story, in a few sentences"""
    kind: Kind = "future"
    """Kind: future: a path that may come; lens: another way to count the same"""
    extends: Annotated[str, Field(examples=[BASELINE]), About(allowed="one id")] = ""
    """Extends: id of the scenario whose parameters are taken over"""
    parameters: dict[str, Any] = Field(default_factory=dict)
    """Parameters: what the notebooks are told; their own sections win over common"""


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
    files = [_read_file(path) for path in paths]
    known = {file.id: file for file in files}
    found = [_resolved(file, known) for file in files]
    problems = [problem for file in files for problem in file.problems]
    if not files:
        message = "no scenarios here; expected files such as baseline.yaml"
        problems.append(Problem(folder.name, 0, "", message))
    if problems:
        raise ScenarioError(problems)
    found.sort(key=lambda scenario: scenario.id != BASELINE)
    return {scenario.id: scenario for scenario in found}


def _read_file(path: Path) -> _Source:
    file = _Source(f"{path.parent.name}/{path.name}", path.stem)
    try:
        content = file.read(_text(path))
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text: byte {error.start + 1} cannot be read"
    except (ValueError, RuntimeError) as error:
        message = str(error)
    else:
        if isinstance(content, dict):
            file.content, file.is_read = content, True
            if isinstance(told := content.get("parameters"), dict):
                file.keep(told)
            return file
        message = "holds no mapping; a scenario has at least title and description"
    if not file.problems:
        file.problems.append(Problem(file.name, 0, "", message))
    return file


def _text(path: Path) -> str:
    """Return the text of a scenario file, and refuse whatever else has its name."""
    check_new_id(path.stem)
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
    return path.read_bytes().decode("utf-8-sig")


def _resolved(file: _Source, files: Mapping[str, _Source]) -> Scenario:
    """Put a scenario together from the files that it extends, or tell what is wrong."""
    chain, path = [file], ("extends",)
    while (parent := chain[0].content.get("extends")) and isinstance(parent, str):
        names = [item.id for item in chain]
        if parent not in files:
            others = sorted(files.keys() - {names[0]})
            near = codes.closest(parent, others)
            message = f"there is no scenario {_quoted(parent)}; allowed: "
            chain[0].tell(path, f"{message}{', '.join(others[:100])}{near}")
            break
        if parent in names:
            # Met from each of its members, and told at the first.
            circle = sorted(names[: names.index(parent) + 1])
            files[circle[0]].tell(path, f"goes round in a circle: {', '.join(circle)}")
            break
        if len(chain) > DEEPEST_CHAIN:
            file.tell(path, f"more than {DEEPEST_CHAIN} scenarios extend one another")
            break
        chain.insert(0, files[parent])
    parameters, origins = _put_together(chain)
    head = Header.model_construct(title="", description="")
    try:
        head = Header.model_validate(file.content) if file.is_read else head
    except ValidationError as error:
        for message, where in _explained(error, Header):
            file.tell(where, message)
    story = (head.title, head.description, head.kind, head.extends or None)
    return Scenario(file.id, *story, parameters, origins)


def _put_together(
    chain: Sequence[_Source],
) -> tuple[dict[str, NotebookParameters], dict[str, dict[str, str]]]:
    """Let later sources win, and tell the last one that says it what does not fit."""
    parameters, origins = {}, {}
    told: dict[tuple[int, Keys, str], list[str]] = {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        # Parameter -> which source sets it, and in which section.
        said_in = {
            name: (rank, section)
            for rank, source in enumerate(chain)
            for section in (COMMON, notebook)
            for name in source.sections.get(section, {}).keys() & model.model_fields
        }
        values = {k: chain[at].sections[part][k] for k, (at, part) in said_in.items()}
        origins[notebook] = {
            name: chain[at].origin(section, name)
            for name, (at, section) in said_in.items()
        }
        try:
            parameters[notebook] = model.model_validate(values)
        except ValidationError as error:
            for message, *paths in _explained(error, model):
                known = [path for path in paths if path[0] in said_in]
                path = max(known, key=lambda path: said_in[path[0]][0])
                at, section = said_in[path[0]]
                key = (at, ("parameters", section, *path), message)
                told.setdefault(key, []).append(notebook)
    for (at, path, message), readers in told.items():
        note = f" (for {', '.join(readers)})" if COMMON in path else ""
        chain[at].tell(path, message + note)
    return parameters, origins


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values for one run, each `SECTION.KEY=VALUE`.

    Its id tells it from all others: the same changes have the same. Raises
    `ScenarioError` with every problem of every setting.
    """
    source, texts = _Source("--set"), dict[str, str]()
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
        elif (value := source.read(text, path)) is not None:
            given[section][name], texts[f"{section}.{name}"] = value, text
    source.keep(given)
    before = _Source("", sections={name: base.values(name) for name in base.parameters})
    parameters, origins = _put_together([before, source])
    if not source.problems and parameters == base.parameters:
        source.tell((), f"{', '.join(texts)}: changes nothing: {base.id} has it so")
    if source.problems:
        raise ScenarioError(source.problems, where="values for one run")
    told = {words: yaml.safe_load(text) for words, text in texts.items()}
    for notebook, found in origins.items():
        for name, origin in found.items():
            if words := origin.removeprefix("--set "):
                told[words] = parameters[notebook].model_dump()[name]
            else:
                found[name] = base.origin(notebook, name)
    changes = tuple(f"{words}={one_line(told[words])}" for words in sorted(told))
    digest = hashlib.sha256("\n".join(changes).encode()).hexdigest()[:8]
    changed = " and ".join(
        f"{words} = {_cut(one_line(told[words]))}" for words in sorted(told)
    )
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
    dumper = yaml.SafeDumper
    text = yaml.dump(
        [value],
        None,
        dumper,
        default_flow_style=True,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
    )
    return str(text).strip()[1:-1]


def check_new_id(identifier: str) -> None:
    """Refuse what cannot be the id of a scenario, and name what could be."""
    if not re.fullmatch("[a-z][a-z0-9_]*", identifier):
        plain = unicodedata.normalize("NFKD", identifier).encode("ascii", "ignore")
        near = re.sub("[^a-z0-9]+", "_", plain.decode().lower()).strip("_")
        message = f"{_quoted(identifier)} cannot be the id of a scenario; allowed: "
        message += "small letters, digits and _, starting with a letter"
        near = f"; did you mean {near!r}?" if re.match("[a-z]", near) else ""
        raise ValueError(message + near)


def draft(parent: Scenario) -> str:
    """Write a scenario that extends another, with what that assumes in comments.

    Without the first `# ` of each line it is a file with the same values.
    """
    lines = textwrap.wrap(
        f"What {parent.id} assumes follows. To change a value, take away the first `#` "
        "of its line, of the name of its section, and of `parameters:`. Leave the rest "
        "as it is, or remove it: what is not said is taken over. Then: "
        "cac-data scenarios check",
        86,
    )
    lines.append("parameters:")
    values = {notebook: parent.values(notebook) for notebook in NOTEBOOK_PARAMETERS}
    for section, model in SECTIONS.items():
        shown = []
        for name, info in model.model_fields.items():
            told = [own[name] for own in values.values() if name in own]
            is_shared = len(told) > 1 and all(value == told[0] for value in told)
            if is_shared == (section == COMMON) and told:
                value = values.get(section, {name: told[0]})[name]
                about = f"{': '.join(said(info))}; allowed: {_allowed(info)}"
                shown += [f"    # {line}" for line in textwrap.wrap(about, 80)]
                written = yaml.safe_dump({name: value}, sort_keys=False, width=80)
                shown += [f"    {line}" for line in written.splitlines()]
        lines += [f"  {section}:", *shown] if shown else []
    return (
        f'{MODELINE}\ntitle: "A new scenario: rewrite this title"\ndescription: >-\n'
        "  Rewrite this: what happens in this world, in a few sentences, and what the\n"
        f"  numbers below rest on.\nextends: {parent.id}\n"
        + "".join(f"# {line}\n" for line in lines)
    )


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema by which editors complete and explain scenario files."""
    fields: dict[str, Any] = {
        name: (
            model,
            Field(default_factory=model, description=f"{name}: {model.__doc__}"),
        )
        for name, model in SECTIONS.items()
    }
    words = "By notebook; its own section wins over common."
    sections = create_model("Sections", __base__=Strict, __doc__=words, **fields)
    whole = Header.model_fields["parameters"].description
    told: Any = (sections, Field(default_factory=sections, description=whole))
    file = create_model("Scenario", __base__=Header, __doc__=words, parameters=told)
    schema = file.model_json_schema()
    models = schema["$defs"]
    readable = {model.__name__ for model in NOTEBOOK_PARAMETERS.values()}
    for name in models.keys() - readable | {""}:
        for shown in models.get(name, schema)["properties"].values():
            words = " ".join(shown["description"].split())
            shown["title"], _, shown["description"] = words.partition(": ")
    for name, shown in models["Parameters"]["properties"].items():
        readers = {
            notebook: models[model.__name__]["properties"][name]
            for notebook, model in NOTEBOOK_PARAMETERS.items()
            if name in model.model_fields
        }
        shown["description"] += f" (read by {', '.join(readers)})"
        usual = [reader["default"] for reader in readers.values()]
        if "minimum" in shown:
            shown["minimum"] = min(reader["minimum"] for reader in readers.values())
        if any(value != usual[0] for value in usual):
            shown["examples"] = sorted(set(usual))
            del shown["default"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def declared_parameters(notebook: Path) -> dict[str, Any]:
    """Read the one cell tagged `parameters`, which holds annotated plain values."""
    problem = f"`notebook`: {notebook.name} "
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
        tagged = [c for c in cells if "parameters" in c["metadata"].get("tags", ())]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{problem}is not a Jupyter notebook ({error})"
        raise ValueError(message) from error
    if len(tagged) != 1:
        message = f"{problem}has {len(tagged)} cells tagged 'parameters'; allowed: one"
        raise ValueError(message)
    found = {}
    try:
        for line in ast.parse("".join(tagged[0]["source"])).body:
            if not (
                isinstance(line, ast.AnnAssign)
                and isinstance(line.target, ast.Name)
                and line.value
            ):
                message = f"line {line.lineno}"
                raise ValueError(message)
            found[line.target.id] = ast.literal_eval(line.value)
    except (ValueError, SyntaxError) as error:
        message = (
            f"{problem}says more than annotated plain values as parameters ({error})"
        )
        raise ValueError(message) from error
    return found

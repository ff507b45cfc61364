"""Scenario files, checked in full before anything runs.

A scenario is ``params/<id>.yaml``. It says only in what it differs from the scenario it
extends. One pydantic model per notebook states which parameters exist, their defaults,
ranges and the rules between them, and is the only place where they are stated: the
parameters cell of the notebook, ``params/baseline.yaml`` and the JSON Schema for
editors are kept equal to it by tests.

Nothing here stops at the first mistake. `load_scenarios` reads every file, collects
every problem with file, line, column and key, and raises one `ScenarioError`.
"""

from __future__ import annotations

import ast
import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    create_model,
    field_validator,
    model_validator,
)
from pydantic.fields import FieldInfo

from cac_data import codes

KeyPath = tuple[str | int, ...]
"""Keys and positions that lead to a value: ``("trade", "shocks", 0, "end")``."""

BASELINE = "baseline"
"""The scenario against which the others are described."""

LONGEST_FILE = 100_000
"""Bytes. A scenario is a page of text; more than this is something else."""

DEEPEST_NESTING = 12
"""Levels. The deepest parameter lies at 5; the bound keeps hostile files harmless."""

SCENARIO_ID = re.compile(r"[a-z][a-z0-9_]*")

Country = Literal["KAZ", "KGZ", "TJK", "TKM", "UZB"]
Flow = Literal["exports", "imports"]
Kind = Literal["future", "lens"]


# --- What a notebook can be told -----------------------------------------------------


@dataclass(frozen=True)
class BrokenRule:
    """A rule between parameters that does not hold.

    Attributes
    ----------
    paths : tuple of paths
        The parameters involved. The problem is reported at the one that was set last,
        in the scenario itself rather than in the one it extends.
    message : str
        What does not hold, with the values.
    """

    paths: tuple[KeyPath, ...]
    message: str


class BrokenRulesError(ValueError):
    """Raised by a parameter model with every rule that does not hold."""

    def __init__(self, broken: Sequence[BrokenRule]) -> None:
        self.broken = tuple(broken)
        super().__init__("; ".join(rule.message for rule in broken))


class StrictModel(BaseModel):
    """A model that takes no unknown key and converts nothing.

    Text is never read as a number, a number never as text, and true or false as
    neither.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class NotebookParameters(StrictModel):
    """The parameters of one notebook; subclasses add fields and rules."""

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between parameters that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return []

    def label(self, name: str) -> str:
        """Return the name of a parameter as a reader knows it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            A few words.
        """
        return type(self).model_fields[name].title or name.replace("_", " ")

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            Rates in per cent, lists as phrases, an empty list as "none".
        """
        value = getattr(self, name)
        if isinstance(value, list):
            return "; ".join(item.in_words() for item in value) or "none"
        if isinstance(value, float):
            return f"{_per_cent(value)} a year"
        return str(value)

    @model_validator(mode="after")
    def _keep_rules(self) -> NotebookParameters:
        broken = self.broken_rules()
        if broken:
            raise BrokenRulesError(broken)
        return self


class Shock(StrictModel):
    """A change of one flow spread evenly over some years, instead of its growth."""

    flow: Flow = Field(description="exports or imports, from the Central Asian side")
    start: int = Field(ge=1993, le=2060, description="first year of the change")
    end: int = Field(ge=1993, le=2060, description="last year of the change")
    change: float = Field(
        ge=-0.95,
        le=5.0,
        description="change over all its years together: -0.4 is a fall of 40 per cent",
    )

    def in_words(self) -> str:
        """Return the shock as a phrase."""
        years = (
            f"{self.start}" if self.start == self.end else f"{self.start}–{self.end}"
        )
        return f"{self.flow} {_per_cent(self.change, signed=True)} over {years}"


class LevelShift(StrictModel):
    """An amount that appears or disappears in one country's flow in one year."""

    country: Country = Field(description="ISO 3166 code of the Central Asian country")
    flow: Flow = Field(description="exports or imports, from the Central Asian side")
    year: int = Field(ge=1993, le=2060, description="year from which the level differs")
    usd_bn: float = Field(
        ge=-200.0,
        le=200.0,
        description="USD billion added before that year's growth; negative is a loss",
    )

    def in_words(self) -> str:
        """Return the shift as a phrase."""
        sign = "−" if self.usd_bn < 0 else "+"
        return (
            f"{codes.country_name(self.country)} {self.flow} {sign}"
            f"{abs(self.usd_bn):g} USD bn in {self.year}"
        )


class TradeParameters(NotebookParameters):
    """Parameters of ``notebooks/trade.ipynb``."""

    start: int = Field(
        1992, ge=1992, le=2060, title="First year", description="first year shown"
    )
    end: int = Field(
        2025, ge=1992, le=2060, title="Last year", description="last year of data used"
    )
    horizon: int = Field(
        2030, ge=1993, le=2060, title="Horizon", description="last year projected"
    )
    reporter: Literal["china_customs", "national"] = Field(
        "china_customs", title="Counted by", description="whose statistics are used"
    )
    as_of: str = Field(
        "",
        title="Known by",
        description="only what was published by this date (YYYY-MM-DD); "
        'empty ("") for everything known',
    )
    export_growth: float = Field(
        0.043,
        ge=-0.5,
        le=0.5,
        title="Growth of exports, assumed",
        description="assumed growth of exports a year",
    )
    import_growth: float = Field(
        0.043,
        ge=-0.5,
        le=0.5,
        title="Growth of imports, assumed",
        description="assumed growth of imports a year",
    )
    shocks: list[Shock] = Field(
        default_factory=list,
        max_length=20,
        title="Shocks",
        description="changes that replace growth in some years",
    )
    level_shifts: list[LevelShift] = Field(
        default_factory=list,
        max_length=50,
        title="Level shifts",
        description="amounts that appear or disappear in one year",
    )
    usd_inflation: float = Field(
        0.025,
        ge=-0.05,
        le=0.2,
        title="Inflation of the dollar, assumed",
        description="assumed inflation of the dollar a year",
    )

    def in_words(self, name: str) -> str:
        """Return the value of a parameter as a reader understands it.

        Parameters
        ----------
        name : str
            The parameter.

        Returns
        -------
        str
            As for every notebook; counters and dates are spelled out too.
        """
        if name == "reporter":
            return codes.reporter_name(self.reporter)
        if name == "as_of" and not self.as_of:
            return "everything known"
        return super().in_words(name)

    @field_validator("as_of")
    @classmethod
    def _is_date(cls, text: str) -> str:
        if text and _iso_date(text) is None:
            message = (
                f"{_shown(text)} is not a date; allowed: a date such as "
                '"2025-07-27", or "" for everything known'
            )
            raise ValueError(message)
        return text

    def broken_rules(self) -> list[BrokenRule]:
        """List the rules between years, dates and shocks that do not hold.

        Returns
        -------
        list of BrokenRule
            Empty where all hold.
        """
        return [
            *self._broken_span(),
            *self._broken_as_of(),
            *self._broken_shocks(),
            *self._broken_level_shifts(),
        ]

    def _broken_span(self) -> Iterator[BrokenRule]:
        if self.start > self.end:
            message = (
                f"start ({self.start}) comes after end ({self.end}); "
                "allowed: start <= end"
            )
            yield BrokenRule((("start",), ("end",)), message)
        if self.end >= self.horizon:
            message = (
                f"end ({self.end}) leaves nothing to project up to horizon "
                f"({self.horizon}); allowed: end < horizon"
            )
            yield BrokenRule((("end",), ("horizon",)), message)

    def _broken_as_of(self) -> Iterator[BrokenRule]:
        day = _iso_date(self.as_of)
        if day is not None and self.end >= day.year:
            message = (
                f"end ({self.end}) was not over on {self.as_of}; allowed: "
                f"end <= {day.year - 1}, the last whole year before as_of"
            )
            yield BrokenRule((("end",), ("as_of",)), message)

    def _broken_shocks(self) -> Iterator[BrokenRule]:
        for position, shock in enumerate(self.shocks):
            here: KeyPath = ("shocks", position)
            if shock.start > shock.end:
                message = (
                    f"start ({shock.start}) comes after end ({shock.end}); "
                    "allowed: start <= end"
                )
                yield BrokenRule(((*here, "start"), (*here, "end")), message)
            yield from self._broken_year((*here, "start"), shock.start)
            yield from self._broken_year((*here, "end"), shock.end)
            for other, earlier in enumerate(self.shocks[:position]):
                if (
                    shock.flow == earlier.flow
                    and shock.start <= earlier.end
                    and earlier.start <= shock.end
                ):
                    message = (
                        f"{shock.flow} {shock.start}-{shock.end} overlaps shock "
                        f"{other + 1} ({earlier.start}-{earlier.end}); allowed: "
                        "one shock per flow and year"
                    )
                    yield BrokenRule((here,), message)

    def _broken_level_shifts(self) -> Iterator[BrokenRule]:
        seen: dict[tuple[str, str, int], int] = {}
        for position, shift in enumerate(self.level_shifts):
            here: KeyPath = ("level_shifts", position)
            yield from self._broken_year((*here, "year"), shift.year)
            key = (shift.country, shift.flow, shift.year)
            if key in seen:
                message = (
                    f"{shift.country} {shift.flow} {shift.year} was shifted already, "
                    f"by entry {seen[key] + 1}; allowed: one entry each"
                )
                yield BrokenRule((here,), message)
            seen.setdefault(key, position)

    def _broken_year(self, path: KeyPath, year: int) -> Iterator[BrokenRule]:
        if not self.end < year <= self.horizon:
            message = (
                f"{year} lies outside the projected years; allowed: "
                f"{self.end + 1} to {self.horizon}"
            )
            yield BrokenRule((path, ("end",), ("horizon",)), message)


NOTEBOOK_PARAMETERS: dict[str, type[NotebookParameters]] = {"trade": TradeParameters}
"""The notebooks that a scenario can run, in the order in which they are built."""


def _per_cent(share: float, *, signed: bool = False) -> str:
    """Write a share in per cent, with as many decimals as it needs, at most two."""
    sign = "−" if share < 0 else "+" if signed else ""
    number = f"{abs(share) * 100:.2f}".rstrip("0").rstrip(".")
    return f"{sign}{number} %"


def _iso_date(text: str) -> datetime.date | None:
    """Return the day that `text` names in the form YYYY-MM-DD, or None."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


# --- What is wrong, and where --------------------------------------------------------


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one scenario file.

    Attributes
    ----------
    file : str
        Folder and name of the file.
    line, column : int
        Where, counted from 1; 0 where the file as a whole is meant.
    key : str
        Path of the key, such as ``parameters.trade.shocks[1].end``; may be empty.
    message : str
        The value, why it cannot be, what is allowed, and the nearest match.
    """

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return (
            f"{place}: {self.key}: {self.message}"
            if self.key
            else (f"{place}: {self.message}")
        )


class ScenarioError(ValueError):
    """Raised with every problem of every scenario file.

    Attributes
    ----------
    problems : tuple of Problem
        In the order of file, line and column.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''} in the scenario files:"
        super().__init__("\n".join([heading, *(f"  {item}" for item in self.problems)]))


@dataclass(frozen=True)
class Origin:
    """Where the value of a parameter was set.

    Attributes
    ----------
    scenario : str
        Id of the scenario whose file sets it.
    section : str
        ``common`` or the name of the notebook.
    line : int
        Line of the file, counted from 1.
    """

    scenario: str
    section: str
    line: int


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check.

    Attributes
    ----------
    id : str
        Name of the file without its ending.
    title, description : str
        As written in the file.
    kind : {"future", "lens"}
        A lens counts the same world differently and stands in no ranking of futures.
    extends : str or None
        Id of the scenario on which this one builds.
    parameters : mapping of notebook name to parameters
        One complete set for each notebook.
    origins : mapping of notebook name to mapping of parameter to Origin
        Which file set a value; a parameter left at its default has no entry.
    """

    id: str
    title: str
    description: str
    kind: Kind
    extends: str | None
    parameters: Mapping[str, NotebookParameters]
    origins: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of one notebook as numbers, text and lists.

        Parameters
        ----------
        notebook : str
            Name of the notebook.

        Returns
        -------
        dict
            Every parameter of the notebook, in the order of its model.

        Raises
        ------
        ValueError
            If there is no such notebook.
        """
        codes.check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def differences(
        self, notebook: str, other: Scenario | None = None
    ) -> dict[str, tuple[Any, Any]]:
        """Return the parameters of one notebook that differ from another scenario's.

        Parameters
        ----------
        notebook : str
            Name of the notebook.
        other : Scenario, optional
            With which to compare; the defaults of the notebook if not given.

        Returns
        -------
        dict
            Parameter to (value in `other`, value here).

        Raises
        ------
        ValueError
            If there is no such notebook.
        """
        mine = self.values(notebook)
        theirs = (
            other.values(notebook)
            if other is not None
            else NOTEBOOK_PARAMETERS[notebook]().model_dump()
        )
        return {
            name: (theirs[name], value)
            for name, value in mine.items()
            if theirs[name] != value
        }


# --- Reading one file ----------------------------------------------------------------

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
"""The only numbers taken: no octal, hexadecimal, sexagesimal, underscores, infinity."""

UNTAGGED = "tag:yaml.org,2002:"


class ScenarioLoader(yaml.SafeLoader):
    """A safe loader that remembers lines and turns YAML's surprises into problems.

    Duplicate keys, anchors, aliases and tags, words that YAML reads as true or false,
    bare dates and unusual numbers are collected in `problems`; reading goes on.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.problems: list[tuple[int, int, KeyPath, str]] = []
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one node, refusing aliases and nesting without end.

        Parameters
        ----------
        parent, index
            As for PyYAML's composer.

        Returns
        -------
        yaml.Node
            The node; an empty one in place of an alias.
        """
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            return self._stand_in("alias", f"*{event.anchor}", event)
        if getattr(event, "anchor", None):
            self._note(event.start_mark, (), "anchors are not allowed; remove the &")
            event.anchor = None
        tag = getattr(event, "tag", None)
        if tag and isinstance(event, yaml.ScalarEvent):
            self.get_event()  # type: ignore[no-untyped-call]
            return self._stand_in("tag", tag, event)
        if tag:
            self._note(event.start_mark, (), _explain_trap("tag", tag))
            event.tag = None
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            message = f"nested more than {DEEPEST_NESTING} levels deep"
            raise yaml.composer.ComposerError(None, None, message, event.start_mark)
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def read(self) -> Any:
        """Return the one document as plain values.

        Returns
        -------
        object
            Dicts, lists, text, numbers, true, false and None.

        Raises
        ------
        yaml.YAMLError
            If the text is no YAML, or more than one document.
        """
        node = self.get_single_node()
        return None if node is None else self._plain(node, ())

    def _stand_in(self, kind: str, value: str, event: Any) -> yaml.ScalarNode:
        """Put a scalar in the place of what was refused; it is reported when read."""
        return yaml.ScalarNode(kind, value, event.start_mark)

    def _note(self, mark: Any, path: KeyPath, message: str) -> None:
        self.problems.append((mark.line + 1, mark.column + 1, path, message))

    def _plain(self, node: yaml.Node, path: KeyPath) -> Any:
        mark = node.start_mark
        self.places.setdefault(path, (mark.line + 1, mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [
                self._plain(item, (*path, position))
                for position, item in enumerate(node.value)
            ]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(mark, path, "a key must be a word, not a list or mapping")
                continue
            key = str(key_node.value)
            here = (*path, key)
            if key in mapping:
                first = self.places[here][0]
                self._note(
                    mark, here, f"given twice, first in line {first}; keep one of them"
                )
                continue
            if key == "<<":
                self._note(mark, here, "merge keys are not allowed; use `extends`")
                continue
            self.places[here] = (mark.line + 1, mark.column + 1)
            mapping[key] = self._plain(value_node, here)
        return mapping

    def _scalar(self, node: yaml.Node, path: KeyPath) -> Any:
        text = str(node.value)
        kind = node.tag.removeprefix(UNTAGGED)
        quoted = getattr(node, "style", None) is not None
        if kind == "str" and (quoted or not NUMBER.fullmatch(text)):
            return text
        if kind == "null" and not quoted:
            return None
        if not quoted and NUMBER.fullmatch(text):
            return float(text) if re.search(r"[.eE]", text) else int(text)
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        self._note(node.start_mark, path, _explain_trap(kind, text))
        # The value as text, so that the model does not report it a second time.
        return _Trap(text)


class _Trap(str):
    """A value that has been reported already."""


def _explain_trap(kind: str, text: str) -> str:
    """Say how YAML would read `text`, and what to write instead."""
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    if kind == "bool":
        return (
            f"YAML reads {shown} as true or false; write true or false, "
            f'or "{shown}" in quotes for the word'
        )
    if kind == "timestamp":
        return f'YAML reads {shown} as a moment; write "{shown}" in quotes'
    if kind in ("int", "float"):
        return (
            f"{shown} is not written as a plain number; allowed: digits with an "
            "optional sign, decimal point and exponent, such as -7.3 or 2030"
        )
    if kind == "alias":
        return f"aliases such as {shown} are not allowed; repeat the value"
    return f"tags such as {shown} are not allowed; write the plain value"


@dataclass
class _File:
    """One scenario file as read, with the places of its keys."""

    id: str
    name: str
    content: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of a key, or of the nearest key that holds it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return (0, 0)

    def report(self, path: KeyPath, message: str) -> None:
        line, column = self.place(path)
        key = _dotted(path)
        self.problems.append(Problem(self.name, line, column, key, message))


def _dotted(path: KeyPath) -> str:
    """Write a path as people do: ``parameters.trade.shocks[1].end``, counted from 1."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{step}" if text else step
    return text


def _shown(value: Any) -> str:
    """Write a value as it would stand in the file, cut short."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _read_file(path: Path) -> _File:
    """Read one file; what is wrong with it is in its list of problems."""
    file = _File(id=path.stem, name=f"{path.parent.name}/{path.name}")
    text = _read_text(path, file)
    if text is None:
        file.readable = False
        return file
    try:
        loader = ScenarioLoader(text)
        content = loader.read()
    except yaml.YAMLError as error:
        file.readable = False
        file.problems.append(_syntax_problem(file.name, text, error))
        return file
    file.places = loader.places
    for line, column, at, message in loader.problems:
        file.problems.append(Problem(file.name, line, column, _dotted(at), message))
    if not isinstance(content, dict):
        file.readable = False
        what = "is empty" if content is None else "is not a mapping of keys to values"
        message = f"the file {what}; a scenario has at least title and description"
        file.problems.append(Problem(file.name, 0, 0, "", message))
        return file
    file.content = content
    return file


def _read_text(path: Path, file: _File) -> str | None:
    """Return the text of a file, or None with the reason among the problems."""

    def refuse(message: str) -> None:
        file.problems.append(Problem(file.name, 0, 0, "", message))

    if not SCENARIO_ID.fullmatch(path.stem):
        refuse(
            f"'{path.stem}' cannot be the id of a scenario; allowed: small letters, "
            "digits and _, starting with a letter"
        )
    try:
        if path.resolve().parent != path.parent.resolve():
            refuse("links that leave the folder are not allowed; copy the file")
            return None
        size = path.stat().st_size
        if size > LONGEST_FILE:
            refuse(f"the file has {size:,} bytes; allowed: up to {LONGEST_FILE:,}")
            return None
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(f"not UTF-8 text: byte {error.start + 1} cannot be read")
    except OSError as error:
        refuse(f"cannot be read: {error.strerror}")
    return None


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """Turn an error of the YAML parser into a problem with its place."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        context = f" {error.context}" if error.context else ""
        message = f"not valid YAML: {error.problem}{context}"
        if mark is not None:
            return Problem(name, mark.line + 1, mark.column + 1, "", message)
        return Problem(name, 0, 0, "", message)
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        message = f"the character {error.character!a} is not allowed in YAML"
        if isinstance(error.character, int):
            message = f"the character {error.character:#04x} is not allowed in YAML"
        return Problem(name, line, column, "", message)
    return Problem(name, 0, 0, "", f"not valid YAML: {error}")


# --- From files to scenarios ---------------------------------------------------------


class _Header(StrictModel):
    """The keys of a scenario file beside its parameters."""

    title: str = Field(
        min_length=1, max_length=80, description="name of the scenario, as in a heading"
    )
    description: str = Field(
        min_length=1, max_length=2000, description="the story, in a few sentences"
    )
    kind: Kind = Field(
        "future",
        description="future: a path that may come; lens: another way to count the same",
    )
    extends: str | None = Field(
        None, description="id of the scenario whose parameters are taken over"
    )


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """Read and check every scenario of a folder.

    Within a file, a notebook's own section wins over ``common``; between files, the
    scenario wins over the one it extends.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of ``<id>.yaml`` files.

    Returns
    -------
    dict of str to Scenario
        By id: the baseline first, then in alphabetical order.

    Raises
    ------
    ScenarioError
        With every problem of every file.
    """
    paths = sorted(folder.glob("*.yaml"))
    files = {path.stem: _read_file(path) for path in paths}
    problems = _misnamed(folder)
    if not files:
        message = "no scenarios here; expected files such as baseline.yaml"
        problems.append(Problem(folder.name, 0, 0, "", message))
    headers = {file.id: _check_header(file) for file in files.values() if file.readable}
    for file in files.values():
        if file.readable:
            _check_sections(file)
    chains = {identifier: _chain(identifier, files) for identifier in headers}
    scenarios = {
        identifier: _resolve(files[identifier], headers[identifier], chain)
        for identifier, chain in chains.items()
    }
    problems += [problem for file in files.values() for problem in file.problems]
    if problems:
        raise ScenarioError(problems)
    order = sorted(
        scenarios, key=lambda identifier: (identifier != BASELINE, identifier)
    )
    return {
        identifier: scenario
        for identifier in order
        if (scenario := scenarios[identifier]) is not None
    }


def _misnamed(folder: Path) -> list[Problem]:
    """Find files that were meant as scenarios and would be passed over in silence."""
    return [
        Problem(
            f"{folder.name}/{path.name}", 0, 0, "", "rename it: scenarios end in .yaml"
        )
        for path in sorted(folder.glob("*"))
        if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml"
    ]


def _check_header(file: _File) -> _Header | None:
    """Check the keys beside `parameters`; None where one of them is wrong."""
    allowed = [*_Header.model_fields, "parameters"]
    for key in file.content:
        if key not in allowed:
            file.report((key,), _unknown_key(key, allowed))
    known = {
        key: file.content[key] for key in _Header.model_fields if key in file.content
    }
    try:
        return _Header(**known)
    except ValidationError as error:
        for path, message in _explain(error, _Header):
            file.report(path, message)
        return None


def _check_sections(file: _File) -> None:
    """Check that `parameters` holds known sections with known keys."""
    parameters = file.content.get("parameters")
    if parameters is None:
        if "parameters" in file.content:
            file.report(("parameters",), "is empty; leave it out or fill it")
        return
    if not isinstance(parameters, dict):
        message = f"{_shown(parameters)} is not a mapping of notebooks to parameters"
        file.report(("parameters",), message)
        return
    for section, values in parameters.items():
        path: KeyPath = ("parameters", section)
        sections = ["common", *NOTEBOOK_PARAMETERS]
        if section not in sections:
            file.report(path, _unknown_key(section, sections))
        elif not isinstance(values, dict):
            message = f"{_shown(values)} is not a mapping of parameters to values"
            file.report(path, message)
        else:
            allowed = _known_parameters(section)
            for key in values:
                if key not in allowed:
                    file.report((*path, key), _unknown_key(key, allowed))


def _known_parameters(section: str) -> list[str]:
    """Parameters that may stand in a section; `common` takes those of any notebook."""
    if section != "common":
        return list(NOTEBOOK_PARAMETERS[section].model_fields)
    return list(
        dict.fromkeys(
            name
            for model in NOTEBOOK_PARAMETERS.values()
            for name in model.model_fields
        )
    )


def _chain(identifier: str, files: Mapping[str, _File]) -> list[_File]:
    """Return a scenario's files from the oldest ancestor to itself.

    A circle or a missing parent is reported, and the chain cut there.
    """
    chain = [files[identifier]]
    while True:
        file = chain[0]
        parent = file.content.get("extends")
        if not isinstance(parent, str):
            return chain
        if parent not in files:
            others = sorted(
                name
                for name in files
                if name != file.id and SCENARIO_ID.fullmatch(name)
            )
            message = (
                f"there is no scenario {_shown(parent)}; allowed: {', '.join(others)}"
                f"{codes.closest(parent, others)}"
            )
            file.report(("extends",), message)
            return chain
        names = [item.id for item in chain]
        if parent in names:
            circle = names[: names.index(parent) + 1]
            first = min(circle)
            start = circle.index(first)
            # A circle is met from each of its members: told once, from the first.
            turned = [*circle[start:], *circle[:start]]
            way = " -> ".join([turned[0], *reversed(turned[1:]), turned[0]])
            files[first].report(("extends",), f"the chain is a circle: {way}")
            return chain
        chain.insert(0, files[parent])


@dataclass(frozen=True)
class _Set:
    """A value with the file and section that set it."""

    value: Any
    file: _File
    section: str
    rank: int


def _resolve(
    file: _File, header: _Header | None, chain: Sequence[_File]
) -> Scenario | None:
    """Merge a chain of files and check the outcome for each notebook."""
    parameters: dict[str, NotebookParameters] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        merged = _merge(notebook, chain)
        checked = _check_parameters(model, merged)
        if checked is not None:
            parameters[notebook] = checked
        origins[notebook] = {
            name: Origin(
                item.file.id,
                item.section,
                item.file.place(("parameters", item.section, name))[0],
            )
            for name, item in merged.items()
        }
    if header is None or len(parameters) < len(NOTEBOOK_PARAMETERS):
        return None
    return Scenario(
        id=file.id,
        title=header.title.strip(),
        description=" ".join(header.description.split()),
        kind=header.kind,
        extends=header.extends,
        parameters=parameters,
        origins=origins,
    )


def _merge(notebook: str, chain: Sequence[_File]) -> dict[str, _Set]:
    """Collect what a chain of files says to one notebook; later files win."""
    model = NOTEBOOK_PARAMETERS[notebook]
    merged: dict[str, _Set] = {}
    for rank, file in enumerate(chain):
        parameters = file.content.get("parameters")
        if not isinstance(parameters, dict):
            continue
        for section in ("common", notebook):
            values = parameters.get(section)
            if not isinstance(values, dict):
                continue
            for name, value in values.items():
                if name in model.model_fields:
                    merged[name] = _Set(value, file, section, rank)
    return merged


def _check_parameters(
    model: type[NotebookParameters], merged: Mapping[str, _Set]
) -> NotebookParameters | None:
    """Validate the merged parameters; problems go to the files that set them."""

    def report(paths: Sequence[KeyPath], message: str) -> None:
        known = [path for path in paths if path and path[0] in merged]
        if not known:
            return
        path = max(known, key=lambda item: merged[str(item[0])].rank)
        setting = merged[str(path[0])]
        setting.file.report(("parameters", setting.section, *path), message)

    traps = {name for name, item in merged.items() if _holds_trap(item.value)}
    values = {name: item.value for name, item in merged.items() if name not in traps}
    try:
        checked = model(**values)
    except ValidationError as error:
        for details in error.errors():
            reason = details.get("ctx", {}).get("error")
            # Beside a value that could not be read, a rule would judge its default.
            if isinstance(reason, BrokenRulesError) and not traps:
                for rule in reason.broken:
                    report(rule.paths, rule.message)
        for path, message in _explain(error, model):
            report([path], message)
        return None
    return None if traps else checked


def _holds_trap(value: Any) -> bool:
    """Tell whether a value, or one inside it, was reported by the loader already."""
    if isinstance(value, dict):
        return any(_holds_trap(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_trap(item) for item in value)
    return isinstance(value, _Trap)


# --- Saying what is wrong ------------------------------------------------------------


def _unknown_key(key: str, allowed: Sequence[str]) -> str:
    return (
        f"unknown key; allowed: {', '.join(allowed)}{codes.closest(key, list(allowed))}"
    )


def _explain(
    error: ValidationError, model: type[BaseModel]
) -> Iterator[tuple[KeyPath, str]]:
    """Put pydantic's errors into words, each with the path of the value."""
    for details in error.errors():
        reason = details.get("ctx", {}).get("error")
        if isinstance(reason, BrokenRulesError) or isinstance(details["input"], _Trap):
            continue  # rules are reported by the caller, traps by the loader
        path = tuple(details["loc"])
        if details["type"] == "extra_forbidden":
            owner = _owner(model, path[:-1])
            yield path, _unknown_key(str(path[-1]), list(owner.model_fields))
        elif isinstance(reason, ValueError):
            yield path, str(reason)
        else:
            yield path, _explain_one(dict(details), _field(model, path))


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
    "model_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values",
}


def _explain_one(details: dict[str, Any], info: FieldInfo | None) -> str:
    kind, value = str(details["type"]), details["input"]
    shown = "nothing" if value is None else _shown(value)
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        allowed = [str(item) for item in get_args(info.annotation)] if info else []
        nearest = codes.closest(str(value), allowed)
        return f"{shown} is not allowed; allowed: {', '.join(allowed)}{nearest}"
    if kind in WRONG_TYPES:
        wanted = WRONG_TYPES[kind]
        return f"{shown} is not {wanted}; allowed: {_allowed(info, wanted)}"
    if kind.startswith(("greater_than", "less_than", "string_too", "too_")):
        return f"{shown} is out of range; allowed: {_allowed(info, 'see the schema')}"
    return f"{shown}: {details['msg']}"


def _allowed(info: FieldInfo | None, otherwise: str) -> str:
    """Say which values a field takes, from its own constraints."""
    if info is None:
        return otherwise
    limits: dict[str, Any] = {}
    for item in info.metadata:
        for name in ("ge", "le", "min_length", "max_length"):
            if getattr(item, name, None) is not None:
                limits[name] = getattr(item, name)
    if "ge" in limits:
        return f"{limits['ge']:g} to {limits['le']:g}"
    if "max_length" in limits:
        unit = "entries" if "list" in str(info.annotation) else "characters"
        return f"{limits.get('min_length', 0)} to {limits['max_length']} {unit}"
    choices = [str(item) for item in get_args(info.annotation) if isinstance(item, str)]
    return ", ".join(choices) or otherwise


# --- Notebooks and editors -----------------------------------------------------------


def declared_parameters(notebook: Path) -> dict[str, Any]:
    """Read the parameters cell of a notebook, without running it.

    Parameters
    ----------
    notebook : pathlib.Path
        File of the notebook.

    Returns
    -------
    dict
        Parameter to default, in the order of the cell.

    Raises
    ------
    ValueError
        If the file is no notebook, has no cell or several cells tagged ``parameters``,
        or the cell holds anything but plain values.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        message = f"`notebook`: {notebook.name} is not a Jupyter notebook ({error})"
        raise ValueError(message) from error
    tagged = [cell for cell in cells if "parameters" in _tags(cell)]
    if len(tagged) != 1:
        message = (
            f"`notebook`: {notebook.name} has {len(tagged)} cells tagged 'parameters'; "
            "allowed: exactly one"
        )
        raise ValueError(message)
    source = tagged[0]["source"]
    text = source if isinstance(source, str) else "".join(source)
    try:
        return dict(_assignments(ast.parse(text)))
    except (ValueError, SyntaxError) as error:
        message = (
            f"`notebook`: the parameters cell of {notebook.name} holds more than "
            f"annotated plain values ({error})"
        )
        raise ValueError(message) from error


def _tags(cell: Mapping[str, Any]) -> list[Any]:
    tags = cell.get("metadata", {}).get("tags", [])
    return tags if isinstance(tags, list) else []


def _assignments(tree: ast.Module) -> Iterator[tuple[str, Any]]:
    for statement in tree.body:
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value is not None
        ):
            yield statement.target.id, ast.literal_eval(statement.value)
        else:
            message = f"line {statement.lineno}"
            raise ValueError(message)


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file, for completion in editors.

    Returns
    -------
    dict
        JSON Schema, draft 2020-12.
    """
    fields: dict[str, Any] = {}
    for model in NOTEBOOK_PARAMETERS.values():
        for name, info in model.model_fields.items():
            fields.setdefault(name, (info.annotation, info))
    common = create_model("Common", __base__=StrictModel, **fields)
    common.__doc__ = "Parameters for every notebook that knows them."
    sections: dict[str, Any] = {
        name: (model, Field(default_factory=model))
        for name, model in NOTEBOOK_PARAMETERS.items()
    }
    parameters = create_model(
        "Parameters",
        __base__=StrictModel,
        common=(common, Field(default_factory=common)),
        **sections,
    )
    file = create_model(
        "Scenario",
        __base__=_Header,
        parameters=(parameters, Field(default_factory=parameters)),
    )
    file.__doc__ = "A scenario of cac-data: what differs from the one it extends."
    schema = file.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

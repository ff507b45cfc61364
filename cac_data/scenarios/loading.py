"""The scenarios of a folder: each file with what it takes over from others."""

import re
from collections.abc import Mapping
from pathlib import Path

from cac_data.extras import extra
from cac_data.scenarios.checking import read_parameters
from cac_data.scenarios.model import BASELINE, DEFAULTS, ByNotebook, File, Scenario
from cac_data.scenarios.source import ScenarioError, Source
from cac_data.validate import not_one_of

with extra("reports", "cac_data.scenarios"):
    from cac_data.words import is_code_of_language

ENDING = ".yaml"  # of each scenario file; others of this kind are refused
MOST_BYTES = 1_000_000  # of one; YAML takes minutes to read what is much larger
LONGEST_CHAIN = 20  # of scenarios that extend one another
TAKEN = ("failed", "api")
"""Folders beside those of scenarios: incomplete pages, and those of the library."""


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """Read every file of a folder, the baseline first; `ScenarioError` for problems."""
    paths = sorted(folder.glob("*.[Yy]*[Ll]"))  # others are told which ending to have
    if not paths:
        message = "no scenarios here; expected files such as baseline.yaml"
        raise ScenarioError([(folder.name, 0, message)])
    files = {path: _read_file(path) for path in paths}
    sources = {
        path.stem: source for path, source in files.items() if path.suffix == ENDING
    }
    extends = {
        name: str(source.values.get(("extends",), ""))
        for name, source in sources.items()
    }
    parameters = {name: _parameters(name, sources, extends) for name in sources}
    problems = [problem for source in files.values() for problem in source.problems]
    if problems:
        raise ScenarioError(problems)
    names = sorted(sources, key=lambda name: name != BASELINE)
    return {name: _scenario(name, sources[name], parameters[name]) for name in names}


def _scenario(name: str, source: Source, parameters: ByNotebook) -> Scenario:
    file = File.model_validate(source.values[()])
    return Scenario(
        name, file.title, file.description, file.kind, file.extends, parameters
    )


def _parameters(
    name: str, sources: Mapping[str, Source], extends: Mapping[str, str]
) -> ByNotebook:
    """Return the parameters of a scenario over those of all that it extends."""
    chain = [name]  # the scenario last
    base = extends[name]
    while base in sources and len(chain) <= LONGEST_CHAIN:
        chain.insert(0, base)
        base = extends[base]
    if base in sources:
        message = f"goes in a circle or deeper than {LONGEST_CHAIN}"
        sources[name].add_problem(("extends",), message)
    elif base and base == extends[name]:
        message = not_one_of(base, sorted(sources.keys() - {name}))
        sources[name].add_problem(("extends",), message)
    # Over a base that is not there, only what is stated can be wrong.
    parameters: ByNotebook = {} if base else DEFAULTS
    for scenario in chain:
        parameters = read_parameters(sources[scenario], parameters)
    return parameters


# --- Files ----------------------------------------------------------------------------


def check_new_id(identifier: str) -> None:
    """Refuse what cannot be the id of a scenario."""
    if not re.fullmatch("[a-z][a-z0-9_]*", identifier):
        message = (
            f"{identifier!r:.60} cannot be the id of a scenario; allowed: "
            "small letters, digits and _, starting with a letter"
        )
        raise ValueError(message)
    if identifier in TAKEN or is_code_of_language(identifier):
        kind = "other pages" if identifier in TAKEN else "a language"
        message = (
            f"{identifier!r} cannot be the id of a scenario: among the reports, "
            f"it is the folder of {kind}; allowed: another"
        )
        raise ValueError(message)


def _read_file(path: Path) -> Source:
    source = Source(f"{path.parent.name}/{path.name}")
    try:
        check_new_id(path.stem)
        is_inside = path.is_file() and path.resolve().parent == path.parent.resolve()
        if is_inside and path.suffix == ENDING:
            source.read(_content(path).decode("utf-8-sig"))
        else:
            message = f"is no file of this folder with the ending {ENDING}"
            source.add_problem((), message)
    except (OSError, ValueError) as error:
        source.add_problem((), str(error))
    return source


def _content(path: Path) -> bytes:
    """Return what a file holds, unless that is more than anybody writes."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        message = f"has more than {MOST_BYTES:,} bytes; allowed: fewer"
        raise ValueError(message)
    return content

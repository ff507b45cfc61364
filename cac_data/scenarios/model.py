"""What a scenario file may hold, and a scenario that has passed every check."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, Self, TypeAlias

from cac_data.extras import extra
from cac_data.parameters import NOTEBOOK_PARAMETERS, Declared, Parameters
from cac_data.scenarios.units import Unit
from cac_data.validate import check_member

with extra("reports", "cac_data.scenarios"):
    from pydantic import Field, create_model

BASELINE = "baseline"
ONE_OFF_MARK = "~"  # in the id of a run with --set, and in that of no scenario
DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}

ByNotebook: TypeAlias = Mapping[str, Declared]
"""Notebook -> its parameters."""

DEFAULTS: ByNotebook = {
    # Each value is stated, as by a file that names them all.
    notebook: model(**dict(model()))
    for notebook, model in NOTEBOOK_PARAMETERS.items()
}

# --- The file -------------------------------------------------------------------------

SECTIONS: dict[str, type[Declared]] = {"common": Parameters, **NOTEBOOK_PARAMETERS}

_section_fields: dict[str, Any] = {
    name: (model, Field(default_factory=model)) for name, model in SECTIONS.items()
}
Sections: Any = create_model("Sections", __base__=Declared, **_section_fields)
Sections.__doc__ = "By notebook; its own section wins over common."

Words = Annotated[str, Field(min_length=1)]


class File(Declared, json_schema_extra=DIALECT):
    """What a scenario file holds."""

    said_as = "file"

    title: Annotated[Words, Field(max_length=80, examples=["Deep integration"])]
    description: Annotated[Words, Field(max_length=2000, examples=["A story."])]
    kind: Literal["future", "lens"] = "future"
    extends: Annotated[str, Field(examples=[BASELINE])] = ""
    parameters: Sections = Field(default_factory=Sections)


# --- The scenario ---------------------------------------------------------------------


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check; it extends another, or none ("").

    `only` has the value that was set for this run of a parameter of which a notebook
    has a report for each value, by notebook; without one, there are all.
    """

    id: str
    title: str
    description: str
    kind: str
    extends: str
    parameters: ByNotebook
    only: Mapping[str, str] = field(default_factory=dict)

    def told_of(self, unit: Unit) -> Self:
        """Return the scenario as the report of a unit is told it."""
        if not unit.value:
            return self
        parameters = self.parameters[unit.notebook]
        told = parameters.model_copy(update={parameters.each: unit.value})
        return replace(self, parameters={**self.parameters, unit.notebook: told})

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of a notebook as numbers, text and lists."""
        check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def differences(self, notebook: str, other: Self | None) -> dict[str, Any]:
        """Return parameter -> (value in `other` or by default, value here)."""
        base = other.parameters if other else DEFAULTS
        before = base[notebook].model_dump()
        return {
            name: (before[name], value)
            for name, value in self.values(notebook).items()
            if before[name] != value
        }

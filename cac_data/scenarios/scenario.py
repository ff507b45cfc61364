"""What a scenario is, once its file has passed every check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from cac_data import codes
from cac_data.scenarios.parameters import (
    NOTEBOOK_PARAMETERS,
    NotebookParameters,
    StrictModel,
)
from cac_data.scenarios.problems import quoted

BASELINE = "baseline"
"""The scenario against which the others are described."""

Kind = Literal["future", "lens"]


@dataclass(frozen=True)
class Origin:
    """Where the value of a parameter was set.

    Attributes
    ----------
    scenario : str
        Id of the scenario that sets it.
    section : str
        ``common`` or the name of the notebook.
    line : int
        Line of the file, counted from 1; 0 where no file sets it.
    file : str
        Folder and name of the file, or ``--set`` and the parameter.
    """

    scenario: str
    section: str
    line: int
    file: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.section})" if self.line else self.file


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
    changes : tuple of str
        What a one-off run changes, such as ``trade.horizon=2035``, in the order of the
        alphabet; empty for a scenario that stands in a file.
    """

    id: str
    title: str
    description: str
    kind: Kind
    extends: str | None
    parameters: Mapping[str, NotebookParameters]
    origins: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)
    changes: tuple[str, ...] = ()

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

    def origin(self, notebook: str, parameter: str) -> str:
        """Tell where the value of a parameter comes from.

        Parameters
        ----------
        notebook, parameter : str
            Which.

        Returns
        -------
        str
            File, line and section, such as ``params/baseline.yaml:12 (common)``;
            ``--set trade.horizon``; or ``default``.
        """
        found = self.origins.get(notebook, {}).get(parameter)
        return "default" if found is None else str(found)

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


def _one_line(text: str) -> str:
    """Return text without the breaks of lines that a folded block may have."""
    found = " ".join(text.split())
    if not found:
        message = f"{quoted(text)} is blank; allowed: text"
        raise ValueError(message)
    return found


class Header(StrictModel):
    """The keys of a scenario file beside its parameters."""

    title: Annotated[str, AfterValidator(_one_line)] = Field(
        min_length=1,
        max_length=80,
        title="Title",
        description="name of the scenario, as in a heading",
        examples=["Deep integration"],
    )
    description: Annotated[str, AfterValidator(_one_line)] = Field(
        min_length=1,
        max_length=2000,
        title="Description",
        description="the story, in a few sentences",
        examples=["The borders are reformed, and trade grows as since 2008."],
    )
    kind: Kind = Field(
        "future",
        title="Kind",
        description="future: a path that may come; lens: another way to count the same",
    )
    extends: str | None = Field(
        None,
        title="Extends",
        description="id of the scenario whose parameters are taken over",
        examples=[BASELINE],
    )

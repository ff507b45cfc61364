"""What a report is of: a notebook, or a notebook with one value of a parameter."""

from typing import NamedTuple

from cac_data.parameters import NOTEBOOK_PARAMETERS
from cac_data.validate import check_member


class Unit(NamedTuple):
    """A notebook and, where it has a report for each value of a parameter, a value."""

    notebook: str
    value: str = ""

    @property
    def name(self) -> str:
        """What it is called among reports: ``trade``, or ``country-kaz``."""
        return f"{self.notebook}-{self.value.lower()}" if self.value else self.notebook


def unit_of(name: str) -> Unit:
    """Return the unit of a name, or a notebook of that name as it is told itself."""
    notebooks = {notebook: Unit(notebook) for notebook in NOTEBOOK_PARAMETERS}
    by_name = {**notebooks, **units_of()}
    check_member("notebook", name, by_name)
    return by_name[name]


def units_of(*notebooks: str) -> dict[str, Unit]:
    """Return the units of notebooks, by default of all, by their names."""
    units: dict[str, Unit] = {}
    for notebook in notebooks or NOTEBOOK_PARAMETERS:
        values = NOTEBOOK_PARAMETERS[notebook].values_of_each() or [""]
        for value in values:
            unit = Unit(notebook, value)
            units[unit.name] = unit
    return units

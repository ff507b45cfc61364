"""Works at the gas field of Galkynysh, from which more gas could come."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, Nothing, at
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.tables import load_table

GALKYNYSH_4 = "tkm-galkynysh-4"
"""The project, in `energy_projects`."""

OUTPUT = "galkynysh_phase4_output"
"""The goal, in `energy_targets`."""

NO_VOLUME = "volume"
"""Among what a report of works does not say: how much gas they are for."""


@dataclass(frozen=True)
class FieldWorks:
    """How far the fourth phase of Galkynysh is, by the last report with a `status`.

    `since`: when works began, empty where no report says. `output`: what is planned of
    it in bcm a year (F), by a source that also reports the project; `other`: what
    another has. `is_silent`: the report of the start names no volume.
    """

    status: str
    since: str
    output: Figure | Nothing
    other: Figure | Nothing
    is_silent: bool
    source_ids: str


@takes(projects="energy_projects", targets="energy_targets")
def of_field_works(
    projects: pd.DataFrame, targets: pd.DataFrame
) -> FieldWorks | Nothing:
    """Tell how far the fourth phase of Galkynysh is, and what is planned of it."""
    reports = rows_where(projects, project_id=GALKYNYSH_4)
    with_status = reports[reports["status"] != ""]
    if with_status.empty:
        return Nothing("no report with a status of the fourth phase of Galkynysh")
    published = load_table("sources").set_index("source_id")["published"]
    dates = with_status["source_id"].map(published).fillna("").map(periods.sort_key)
    last = with_status.loc[dates.sort_values(kind="stable").index[-1]]
    goals = rows_where(observe(targets), country="TKM", indicator=OUTPUT)
    is_by_reporter = goals["source_ids"].isin(reports["source_id"])
    return FieldWorks(
        status=str(last["status"]),
        since=str(last["construction_start"]),
        output=at(goals[is_by_reporter]),
        other=at(goals[~is_by_reporter]),
        is_silent=NO_VOLUME in last["unsaid"],
        source_ids=union(with_status["source_id"]),
    )

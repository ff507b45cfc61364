"""The parameters of a report in words: all of them, and those that differ."""

from __future__ import annotations

from cac_data.report.plan import Job
from cac_data.scenarios import NOTEBOOK_PARAMETERS

__all__ = ["differences_in_words", "parameters_in_words"]


def differences_in_words(job: Job) -> list[dict[str, str]]:
    """Return the parameters in which a job differs from the baseline, in words.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    list of dict
        ``label``, ``baseline`` and ``value``; empty for the baseline itself.
    """
    mine = job.scenario.parameters[job.notebook]
    base = (
        job.baseline.parameters[job.notebook]
        if job.baseline is not None
        else NOTEBOOK_PARAMETERS[job.notebook]()
    )
    return [
        {
            "label": mine.label(name),
            "baseline": base.in_words(name),
            "value": mine.in_words(name),
        }
        for name in job.scenario.differences(job.notebook, job.baseline)
    ]


def parameters_in_words(job: Job) -> list[dict[str, str]]:
    """Return all parameters of a job.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    list of dict
        ``name``, ``label``, ``value`` and ``description``.
    """
    parameters = job.scenario.parameters[job.notebook]
    return [
        {
            "name": name,
            "label": parameters.label(name),
            "value": parameters.in_words(name),
            "description": info.description or "",
        }
        for name, info in type(parameters).model_fields.items()
    ]

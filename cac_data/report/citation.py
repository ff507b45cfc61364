"""When a report is from, and how it is cited."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

import cac_data
from cac_data.report.plan import Job
from cac_data.vintage import BUNDLED

__all__ = ["bibtex", "citation", "report_date"]


def report_date(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return the date of a report that does not depend on the clock.

    Parameters
    ----------
    sources : iterable of mapping
        The sources of the page.

    Returns
    -------
    str
        ``SOURCE_DATE_EPOCH`` as a day if it is set, else when the latest of the sources
        was accessed; empty if neither is known.

    Raises
    ------
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
        except (ValueError, OverflowError, OSError) as error:
            message = (
                f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; allowed: whole seconds "
                "since 1970"
            )
            raise ValueError(message) from error
        return moment.date().isoformat()
    dates = [str(source["accessed"]) for source in sources if source.get("accessed")]
    return max(dates, default="")


def citation(job: Job, title: str, date: str, key: str) -> str:
    """Return how to cite a report, as a sentence.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    title, date, key : str
        Of the report; the date may be empty.

    Returns
    -------
    str
        Author, year, title, scenario, versions and content key.
    """
    year = f" ({date[:4]})" if date else ""
    return (
        f"The cac-data authors{year}. {title.rstrip('.')}. Scenario "
        f"“{job.scenario.title}”. Report made with cac-data "
        f"{cac_data.__version__}, data version {_data_version(job)}, "
        f"content key {key}."
    )


def bibtex(job: Job, title: str, date: str, key: str) -> str:
    """Return the citation for BibTeX.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    title, date, key : str
        Of the report; the date may be empty.

    Returns
    -------
    str
        One entry.
    """
    fields = {
        "author": "{The cac-data authors}",
        "title": f"{{{_bibtex_text(title.rstrip('.'))}: "
        f"{_bibtex_text(job.scenario.title)}}}",
        **({"year": f"{{{date[:4]}}}"} if date else {}),
        "type": "{Report}",
        "note": f"{{cac-data {cac_data.__version__}, data version "
        f"{_data_version(job)}, scenario {_bibtex_text(job.scenario.id)}, "
        f"content key {key}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    identifier = f"cac-data-{job.notebook}-{job.scenario.id}".replace("~", "-")
    return "\n".join([f"@misc{{{identifier},", *lines, "}"])


def _data_version(job: Job) -> str:
    vintage = job.parameters.get("data", BUNDLED)
    version = cac_data.__data_version__
    return version if vintage == BUNDLED else f"{version} with the vintage {vintage}"


def _bibtex_text(text: str) -> str:
    """Escape what would end a field or mean something to TeX."""
    for sign in "&%$#_":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("{", "").replace("}", "").replace("~", "\\~{}")

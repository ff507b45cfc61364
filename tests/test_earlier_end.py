"""Reports that end, or know of, years before what they read does."""

from pathlib import Path

import pytest

from cac_data.project import find_project
from cac_data.report.build import make_report
from cac_data.report.plan import plan_reports

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("unit", "values"),
    [
        # Chinese customs have no Kyrgyz exports of the year a ministry last counted.
        pytest.param("country-kgz", "end=2019", id="country-kgz"),
        # Of gas there is no price yet.
        pytest.param("energy", "end=2019", id="energy"),
        # The edition that names the senders does not say in which cubic metres.
        pytest.param("energy", "end=2016", id="energy-2016"),
        # The meeting that looked at the pledges was years ahead.
        pytest.param("history", "end=2019", id="history"),
        # Nobody had told of a meeting with China.
        pytest.param("history", "end=2015 as_of=2016-06-01", id="history-as-of"),
        # The series is too short for an interval of its forecast.
        pytest.param("trade", "end=2012", id="trade"),
    ],
)
def test_a_report_may_end_in_an_earlier_year(unit: str, values: str) -> None:
    topic = unit.partition("-")[0]
    [job] = plan_reports(
        find_project(ROOT),
        scenarios=["baseline"],
        notebooks=[unit],
        settings=[f"{topic}.{value}" for value in values.split()],
    )
    assert make_report(job).error is None

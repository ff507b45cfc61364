"""Scenarios side by side, and the rows of key figures."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from cac_data.report.compare import files
from cac_data.report.publish import Entry, RunFacts
from tests.report_runs import words


def figure(
    name: str,
    value: float | None,
    unit: str = "USD bn",
    period: str = "2030",
    **changes: Any,
) -> dict[str, Any]:
    """A key figure as in its bundle; a `unit` of "year" is printed without a unit."""
    places = 0 if unit in ("year", "%") else 1
    number = "no data" if value is None else f"{value:.{places}f}"
    low, high = changes.get("low"), changes.get("high")
    printed = "" if low is None else f"{low:.{places}f} to {high:.{places}f}"
    content: dict[str, Any] = {"id": name, "label": name.capitalize(), "note": ""}
    content |= {"value": value, "low": None, "high": None, "range": printed}
    content |= {"unit": "" if unit == "year" else unit, "text": number}
    content |= {"number": number, "period": period, "period_text": period}
    return content | {"source_ids": ["one", "two"]} | changes


def entry(scenario: str = "baseline", **changes: Any) -> Entry:
    values = {"scenario": scenario, "scenario_title": scenario.capitalize()}
    values |= {"description": "A story.", "kind": "future", "status": "built"}
    values |= {"notebook": "trade", "title": "Trade with China"}
    values |= {"page": f"{scenario}/trade.html"}
    made_with = {"cac_data": "1.2", "data": "3.4"}
    return Entry(**values | {"made_with": made_with} | changes)


def told(name: str, *entries: Entry) -> str:
    facts: Any = {"seconds": 1.0, "state": "finished", "planned": [], "ended": {}}
    run = RunFacts(started="then", finished="now", **facts)
    return files(entries, run)[name].decode()


def comparison(*entries: Entry) -> BeautifulSoup:
    return BeautifulSoup(told("compare.html", *entries), "html5lib")


@pytest.mark.parametrize(
    ("mine", "base", "less", "per_cent", "said"),
    [
        (figure("x", 94.0), 131.0, -37.0, -28.2, "−37.0 (−28 %)"),
        (figure("x", 66.0, "%"), 63.0, 3, None, "+3 points"),
        # No per cent of shares, of what may be negative, or has one digit.
        (figure("x", -4.0), -36.1, 32.1, None, "+32.1"),
        (figure("x", 0.9), 0.3, 0.6, None, "+0.6"),
        (figure("x", 2030.0, "year"), 2031.0, -1, None, "1 year earlier"),
        # What cannot be compared is not, and says why.
        (figure("x", None), 1.0, None, "no value", "no data"),
        (figure("x", 1.0), None, None, "no value in the baseline", ""),
    ],
)
def test_a_difference_is_what_is_printed_less_what_is_printed(
    mine: dict[str, Any],
    base: float | None,
    less: float | None,
    per_cent: float | str | None,
    said: str,
) -> None:
    theirs = figure("x", base, mine["unit"] or "year", mine["period"])
    reports = [entry(key_figures=[theirs]), entry("slump", key_figures=[mine])]
    row = json.loads(told("key_figures.json", *reports))[1]
    assert row["difference"] == less
    assert per_cent in (row["difference_pct"], row["no_difference"])
    assert said in words(comparison(*reports).select("#trade ~ * td:last-child")[-1])


FEW = """\
scenario,scenario_title,kind,one_off,notebook,notebook_title,id,label,value,unit,\
period,low,high,decimals,baseline_value,difference,difference_pct,no_difference,note,\
source_ids,page,cac_data,data
baseline,Baseline,future,false,trade,Trade with China,a,A,,USD bn,2030,,,0,,,,\
no value,,,baseline/trade.html,1.2,3.4
baseline,Baseline,future,false,trade,Trade with China,b,B,131.0,USD bn,2030,55.0,\
315.0,1,131.0,0.0,0.0,,,one;two,baseline/trade.html,1.2,3.4
later,Later,future,false,trade,Trade with China,b,B,94.0,USD bn,2030,50.0,312.0,1,\
131.0,-37.0,-28.2,,"'=A ""remark"", \nlong",one;two,later/trade.html,1.2,3.4
later,Later,future,false,trade,Trade with China,opening,Opening,2033,year,-0138,,,0,,,,\
not in the baseline,,one;two,later/trade.html,1.2,3.4
"""


def test_csv_and_json_have_a_row_for_each_scenario_notebook_and_figure() -> None:
    mine = [
        figure("b", 94.0, low=50.0, high=312.0, note='=A "remark", \nlong'),
        figure("opening", 2033.0, "year", "-0138"),  # no formula of a spreadsheet
    ]
    whose = figure("b", 131.0, low=55.0, high=315.0)
    few = [
        entry(key_figures=[whose, figure("a", None, source_ids=[])]),
        entry("later", key_figures=mine),
    ]
    assert told("key_figures.csv", *few) == told("key_figures.csv", *few[::-1]) == FEW
    rows = json.loads(told("key_figures.json", *few))
    for line, row in zip(csv.DictReader(io.StringIO(FEW)), rows, strict=True):
        assert list(line) == list(row)
        assert line["value"] == ("" if row["value"] is None else str(row["value"]))
    assert rows[2]["note"] == '=A "remark", \nlong'
    assert told("key_figures.csv") == FEW.partition("\n")[0] + "\n"


def test_figures_stand_beside_each_other_with_their_differences() -> None:
    page = comparison(
        entry(key_figures=[figure("x", 131.0, low=55.0, high=315.0), figure("y", 1.0)]),
        entry("boom", status="same", page="baseline/trade.html"),
        entry("slump", key_figures=[figure("x", 94.0), figure("y", 1.0)]),
        entry("valve", key_figures=[figure("x", 3000.0, "USD mn"), figure("y", 1.0)]),
        entry("wind", key_figures=[figure("x", 2.0, period="2035", label="X by 2035")]),
    )
    head, line = (
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in page.select("section[aria-labelledby=trade] table")[0].select("tr")
    )
    assert head[1:4] == ["Baseline baseline", "Boom as baseline", "Slump"]
    assert line == [
        *("X USD bn, 2030", "131.0 range 55.0 to 315.0", "not in this report"),
        *("94.0 −37.0 (−28 %)", "3000.0 in another unit: USD mn"),
        "2.0 of another time: 2035 here: X by 2035",
    ]
    links = [link["href"] for link in page.select("section table thead a")][:3]
    assert links == [*["baseline/trade.html"] * 2, "slump/trade.html"]

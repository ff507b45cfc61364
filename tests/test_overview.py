"""The pages about all reports: the front, the comparison, briefs, key figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from cac_data.report.publish import KeyFigure
from cac_data.report.sentences import fan_title
from cac_data.words import say
from tests.made_entries import NO_NEWS, entry, figure, overview
from tests.report_runs import words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from cac_data.report.publish import Entry


def page_of(name: str, *entries: Entry, **options: Any) -> BeautifulSoup:
    return BeautifulSoup(overview(name, *entries, **options), "html5lib")


def comparison(*entries: Entry) -> BeautifulSoup:
    return page_of("compare.html", *entries)


# --- What a line does not part -------------------------------------------------------


def test_a_minus_stays_with_its_dollars() -> None:
    page = page_of("index.html", entry(finding="From −$19.1 bn to −5 %, <b>."))
    [finding] = page.select(".findings li")
    assert [words(whole) for whole in finding.select(".whole")] == ["−$19.1"]
    assert "From −$19.1\xa0bn to −5\xa0%, <b>." in finding.get_text()


# --- The paths of all futures ---------------------------------------------------------


@pytest.mark.parametrize(
    ("amounts", "title"),
    [
        pytest.param(["$131 bn"], "Trade in 2030: $131 bn (Future 1)", id="one"),
        pytest.param(
            ["$131 bn", "$131 bn"],
            "Trade in 2030: $131 bn under every scenario",
            id="several alike",
        ),
        pytest.param(
            ["$94 bn", "$131 bn"],
            "Trade in 2030: from $94 bn (Future 1) to $131 bn (Future 2)",
            id="several",
        ),
    ],
)
def test_an_amount_that_all_futures_share_is_said_once(
    amounts: list[str], title: str
) -> None:
    ends = [
        {
            "figure": KeyFigure(**figure("x", 1.0, outcome="Trade", text=amount)),
            "title": f"Future {number}",
        }
        for number, amount in enumerate(amounts, start=1)
    ]
    told = fan_title({"low": ends[0], "high": ends[-1]})
    assert say(told).replace("\xa0", " ") == title


# --- Differences from the baseline ---------------------------------------------------


def against(base: dict[str, Any], mine: dict[str, Any]) -> list[Entry]:
    """The reports of a baseline with a key figure, and of a slump with another."""
    return [entry(key_figures=[base]), entry("slump", key_figures=[mine])]


def row_of_slump(reports: list[Entry]) -> dict[str, Any]:
    [_, row] = json.loads(overview("key_figures.json", *reports))
    return dict(row)


def cell_of_slump(reports: list[Entry]) -> str:
    """What the brief of the slump says of the difference."""
    return words(page_of("slump/index.html", *reports).select(".matrix td")[-1])


@pytest.mark.parametrize(
    ("value", "base", "unit", "difference", "per_cent", "printed"),
    [
        pytest.param(
            94.0, 131.0, "USD bn", -37.0, -28.2, "−37.0 (−28 %)", id="dollars"
        ),
        pytest.param(66.0, 63.0, "%", 3, None, "+3 points", id="shares"),
        pytest.param(-4.0, -36.1, "USD bn", 32.1, None, "+32.1", id="may be negative"),
        pytest.param(0.9, 0.3, "USD bn", 0.6, None, "+0.6", id="have one digit"),
        pytest.param(2030.0, 2031.0, "year", -1, None, "1 year earlier", id="years"),
    ],
)
def test_a_difference_has_per_cent_where_they_mean_something(
    value: float,
    base: float,
    unit: str,
    difference: float,
    per_cent: float | None,
    printed: str,
) -> None:
    mine = figure("x", value, unit, outcome="X")
    reports = against(figure("x", base, unit), mine)
    row = row_of_slump(reports)
    assert row["difference"] == difference
    assert row["difference_pct"] == per_cent
    assert printed in cell_of_slump(reports)


@pytest.mark.parametrize(
    ("mine", "base", "reason"),
    [
        pytest.param(figure("x", None), figure("x", 1.0), "no value", id="no value"),
        pytest.param(
            figure("x", 1.0),
            figure("x", None),
            "no value in the baseline",
            id="no value in the baseline",
        ),
        pytest.param(
            figure("x", 1.0),
            figure("y", 1.0),
            "not in the baseline",
            id="not in the baseline",
        ),
        pytest.param(
            figure("x", 1.0),
            figure("x", 1.0, "%"),
            "other unit: % in the baseline",
            id="another unit",
        ),
        pytest.param(
            figure("x", 1.0),
            figure("x", 1.0, ""),
            "other unit: no unit in the baseline",
            id="no unit",
        ),
        pytest.param(
            figure("x", 1.0),
            figure("x", 1.0, period="2031"),
            "other period: 2031 in the baseline",
            id="another period",
        ),
        pytest.param(
            figure("x", 1.0),
            figure("x", 1.0, period=""),
            "other period: no period in the baseline",
            id="no period",
        ),
        pytest.param(
            figure("x", 1.0, reporter="national"),
            figure("x", 1.0, reporter="china_customs"),
            "somebody else counts than in the baseline",
            id="another reporter",
        ),
        pytest.param(
            figure("x", 1.0, of={"prices": "2023"}),
            figure("x", 1.0, of={"prices": "2025"}),
            "at prices of another year",
            id="other prices",
        ),
        pytest.param(
            figure("x", 1.0, of={"measure": "mixed"}),
            figure("x", 1.0, of={}),
            "measured otherwise",
            id="another measure",
        ),
        pytest.param(
            figure("x", 1.0, of={"coverage": "china"}),
            figure("x", 1.0, of={"coverage": "china_eximbank"}),
            "of another part",
            id="another coverage",
        ),
        pytest.param(
            figure("x", 1.0, of={"base": "2024"}),
            figure("x", 1.0, of={"base": "2025"}),
            "measured from another year",
            id="another base",
        ),
    ],
)
def test_what_cannot_be_compared_is_not_and_says_why(
    mine: dict[str, Any], base: dict[str, Any], reason: str
) -> None:
    row = row_of_slump(against(base, mine))
    assert row["difference"] is None
    assert row["no_difference"] == reason


def test_a_page_of_an_older_release_is_compared_whoever_counts() -> None:
    mine = figure("x", 2.0, reporter="national")
    assert row_of_slump(against(figure("x", 1.0), mine))["difference"] == 1.0


def test_a_page_of_an_older_release_is_compared_whatever_its_figures_are_of() -> None:
    mine = figure("x", 2.0, of={"prices": "2023"})
    assert row_of_slump(against(figure("x", 1.0), mine))["difference"] == 1.0


GAS_NOW = figure("gas", 8.4, of={"prices": "2025"})


def test_a_cell_says_other_prices_in_place_of_a_difference() -> None:
    mine = figure("gas", 23.5, outcome="Gas", of={"prices": "2023"})
    cell = cell_of_slump(against(GAS_NOW, mine))
    assert cell == "23.5 at prices of another year"


def test_what_changes_most_is_that_of_what_can_be_compared() -> None:
    gas = figure("gas", 23.5, outcome="Gas", of={"prices": "2023"})
    trade = figure("trade", 150.0, outcome="Trade")
    then = entry(key_figures=[GAS_NOW, figure("trade", 131.0)])
    page = page_of("slump/index.html", then, entry("slump", key_figures=[gas, trade]))
    [told] = page.select("#outcomes")
    beginning = "Of the outcomes that can be compared, the largest change is in Trade: "
    assert words(told).startswith(f"{beginning}150.0 in 2030")


def test_a_price_that_a_scenario_assumes_is_said_with_the_difference() -> None:
    mine = figure("gas", 5.7, outcome="Gas", of={"prices": "assumed"})
    cell = cell_of_slump(against(GAS_NOW, mine)).replace("\xa0", " ")
    assert "(−32 % at an assumed price)" in cell


def test_without_a_report_of_the_baseline_nothing_is_compared() -> None:
    alone = entry("slump", key_figures=[figure("x", 1.0)])
    [row] = json.loads(overview("key_figures.json", alone))
    assert row["no_difference"] == "no report of the baseline"


def test_a_brief_says_that_a_figure_has_no_value() -> None:
    mine = figure("x", None, outcome="X")
    assert "no data" in cell_of_slump(against(figure("x", 1.0), mine))


@pytest.mark.parametrize(
    ("mine", "base", "difference", "per_cent"),
    [
        # 39 less 43 is 10.3 % less of 43, but what is meant is 10.5 % less.
        pytest.param((38.7, 38.71), (43.3, 43.27), -4.6, -10.5, id="per cent"),
        pytest.param((43.4, 43.351), (43.3, 43.349), 0.1, 0.2, id="printed apart"),
        pytest.param((43.3, 43.349), (43.3, 43.251), 0.0, 0.0, id="printed alike"),
    ],
)
def test_a_difference_is_taken_before_rounding_but_of_what_is_printed(
    mine: tuple[float, float],
    base: tuple[float, float],
    difference: float,
    per_cent: float,
) -> None:
    mine_printed, mine_exact = mine
    base_printed, base_exact = base
    reports = against(
        figure("x", base_printed, exact=base_exact),
        figure("x", mine_printed, exact=mine_exact),
    )
    row = row_of_slump(reports)
    assert (row["value"], row["baseline_value"]) == (mine_printed, base_printed)
    assert (row["difference"], row["difference_pct"]) == (difference, per_cent)


def change(baseline: str, value: str) -> list[dict[str, str]]:
    """That the last year of a report is another than in the baseline."""
    return [{"label": "Last year", "baseline": baseline, "value": value}]


@pytest.fixture
def lens() -> list[Entry]:
    """A lens with an outcome as in the baseline, and what its own reporter finds."""
    trade = figure("kyrgyz", 27.2, outcome="Kyrgyz trade")
    found = "Kyrgyz trade is $5.5 bn by its own count, $22.7 bn by China’s."
    return [
        entry(key_figures=[trade]),
        entry("own", kind="lens", key_figures=[trade], finding=found),
    ]


@pytest.mark.parametrize("none", ["the same", "No amount differs", "No key figure"])
def test_a_lens_is_nowhere_said_to_change_nothing(lens: list[Entry], none: str) -> None:
    """That of a figure which both count alike would be said of who counts."""
    told = words(page_of("own/index.html", *lens))
    assert none not in told.replace("the same world", "")


def test_a_future_is_said_to_change_nothing_where_it_does_not(
    lens: list[Entry],
) -> None:
    base, _ = lens
    future = entry("still", key_figures=[base.key_figures[0].model_dump()])
    assert "the same" in words(page_of("still/index.html", base, future))


def test_a_lens_tells_what_its_own_reporter_finds(lens: list[Entry]) -> None:
    assert "$5.5 bn by its own count" in words(page_of("own/index.html", *lens))


def test_a_parameter_that_differs_by_topic_is_told_by_topic() -> None:
    topics = {
        "history": ("History", change("26", "25")),
        "energy": ("energy", change("25", "24")),
        "trade": ("trade", change("25", "24")),
    }
    reports = [
        entry("then", notebook=notebook, title=title, differences=differences)
        for notebook, (title, differences) in topics.items()
    ]
    page = page_of("then/index.html", entry(), *reports)
    rows = [words(row) for row in page.select("table.plain tbody tr")]
    assert rows == ["Last year 25 24", "Last year (History) 26 25"]


# --- Warnings of an earlier day ------------------------------------------------------


def warning(value: str) -> dict[str, Any]:
    """A signal of more, with the last figure that is known of it."""
    signal = {
        "signal": "Growth",
        "level": "above 2 %",
        "threshold": "our choice",
        "value": value,
        "next_on": "–",
    }
    return {"x:above": signal}


@pytest.fixture
def as_then_known() -> list[Entry]:
    """A baseline of today, and a scenario that knows what was known in July 2025."""
    today = entry(
        key_figures=[figure("x", 50.0, outcome="X")], signals=warning("1.0 % (2025)")
    )
    then = entry(
        "then",
        key_figures=[figure("x", 60.0, outcome="X")],
        signals=warning("0.5 % (2024)"),
        parameters={"as_of": "2025-07-27"},
    )
    return [today, then]


def test_the_comparison_has_no_warning_of_an_earlier_day(
    as_then_known: list[Entry],
) -> None:
    heading = comparison(*as_then_known).select_one("#futures")
    assert heading is not None
    assert "0.5 % (2024)" not in words(heading.parent)


@pytest.mark.parametrize("text", ["as known on 27 July 2025", "0.5 % (2024)"])
def test_the_brief_tells_a_warning_of_an_earlier_day_as_such(
    text: str, as_then_known: list[Entry]
) -> None:
    assert text in words(page_of("then/index.html", *as_then_known).body)


def test_the_front_page_has_no_score_without_its_benchmark() -> None:
    score = figure("brier", 0.3, "score")
    page = page_of("index.html", entry(key_figures=[score], cards=["brier"]))
    assert "Brier" not in words(page.select_one(".topics"))


# --- Key figures as files ------------------------------------------------------------

FEW = """\
scenario,scenario_title,kind,one_off,notebook,notebook_title,id,label,value,unit,\
period,low,high,decimals,baseline_value,difference,difference_pct,no_difference,note,\
source_ids,page,cac_data,data,reporter,measure,prices,coverage,base
baseline,Baseline,future,false,trade,Trade with China,a,A,,USD bn,2030,,,0,,,,\
no value,,,baseline/trade.html,1.2,3.4,,,,,
baseline,Baseline,future,false,trade,Trade with China,b,B,131.0,USD bn,2030,55.0,\
315.0,1,131.0,0.0,0.0,,,one;two,baseline/trade.html,1.2,3.4,china_customs,,2025,,2024
later,Later,future,false,trade,Trade with China,b,B,94.0,USD bn,2030,50.0,312.0,1,\
131.0,-37.0,-28.2,,"'=A ""remark"", \nlong",one;two,later/trade.html,1.2,3.4,\
china_customs,,2025,,2024
later,Later,future,false,trade,Trade with China,opening,Opening,2033,year,-0138,,,0,,,,\
not in the baseline,,one;two,later/trade.html,1.2,3.4,,,,,
"""


@pytest.fixture
def few() -> list[Entry]:
    """Two reports, with what is missing, what looks like a formula and a line break."""
    of: dict[str, Any] = {
        "reporter": "china_customs",
        "of": {"prices": "2025", "base": "2024"},
    }
    baseline = [
        figure("b", 131.0, low=55.0, high=315.0, **of),
        figure("a", None, source_ids=[]),
    ]
    later = [
        figure("b", 94.0, low=50.0, high=312.0, note='=A "remark", \nlong', **of),
        figure("opening", 2033.0, "year", "-0138"),  # no formula of a spreadsheet
    ]
    return [entry(key_figures=baseline), entry("later", key_figures=later)]


def test_csv_has_a_row_for_each_scenario_notebook_and_figure(few: list[Entry]) -> None:
    assert overview("key_figures.csv", *few) == FEW


def test_csv_has_its_own_order(few: list[Entry]) -> None:
    assert overview("key_figures.csv", *reversed(few)) == FEW


def test_csv_without_reports_has_its_columns() -> None:
    assert overview("key_figures.csv") == FEW.partition("\n")[0] + "\n"


def test_json_has_the_columns_of_csv(few: list[Entry]) -> None:
    rows = json.loads(overview("key_figures.json", *few))
    lines = csv.DictReader(io.StringIO(FEW))
    assert [list(row) for row in rows] == [list(line) for line in lines]


def test_json_has_the_values_of_csv(few: list[Entry]) -> None:
    rows = json.loads(overview("key_figures.json", *few))
    values = ["" if row["value"] is None else str(row["value"]) for row in rows]
    assert values == [line["value"] for line in csv.DictReader(io.StringIO(FEW))]


def test_json_has_a_note_as_it_is_written(few: list[Entry]) -> None:
    rows = json.loads(overview("key_figures.json", *few))
    assert rows[2]["note"] == '=A "remark", \nlong'


# --- What comes of scenarios ---------------------------------------------------------


def outcome(value: float | None, **changes: Any) -> dict[str, Any]:
    return figure("end", value, outcome="Trade", today="now", **changes)


NOW = figure("now", 100.0, period="2025")
SIGNAL = {
    "signal": "Exports",
    "value": "$35 bn (2025)",
    "level": "below $31 bn",
    "threshold": "the figure of 2024",
    "next_on": "July 2027",
}


def scenarios() -> list[Entry]:
    return [
        entry(key_figures=[NOW, outcome(131.0)], signals={"end:below": SIGNAL}),
        entry("boom", key_figures=[NOW, outcome(153.0)]),
        entry("mine", status="same", page="baseline/trade.html"),
        entry("slump", key_figures=[NOW, outcome(94.0)]),
        entry("valve", key_figures=[NOW, outcome(None)]),
    ]


def cards() -> dict[str, str]:
    """What the comparison says of each scenario, by its title."""
    found = comparison(*scenarios()).select("#futures ~ ul li")
    return {words(card.a): words(card) for card in found}


def test_outcomes_stand_beside_today() -> None:
    rows = comparison(*scenarios()).select("#named tr")
    assert [words(row) for row in rows] == [
        "Scenario Trade 2030",
        "Today 100.0 2025",
        "Baseline baseline 131.0 ▲ +31.0 (+31 %)",
        "Boom 153.0 ▲ +53.0 (+53 %)",
        "Mine no report",
        "Slump 94.0 ▼ −6.0 (−6.0 %)",
        "Valve no data",
    ]


def test_the_comparison_says_first_what_is_worst() -> None:
    lead = comparison(*scenarios()).select(".lead")[0]
    assert words(lead) == "Lowest in 2030: Trade under Slump (94.0)."


def test_of_outcomes_of_two_horizons_none_is_called_the_lowest() -> None:
    far = entry("far", key_figures=[NOW, {**outcome(210.0), "period": "2035"}])
    assert "Lowest" not in comparison(*scenarios(), far).text


def test_the_lowest_is_not_called_so_beside_outcomes_at_other_prices() -> None:
    at_prices = {
        "baseline": (8.4, "2025"),
        "old": (2.0, "2023"),
        "slump": (5.7, "assumed"),
    }
    futures = [
        entry(
            name,
            key_figures=[figure("gas", value, outcome="Gas", of={"prices": prices})],
        )
        for name, (value, prices) in at_prices.items()
    ]
    lead = comparison(*futures).select_one(".lead")
    assert words(lead) == (
        "Lowest in 2030: Gas under Slump (5.7, at an assumed price). "
        "This leaves out Gas under Old, valued at prices of another year."
    )


def test_outcomes_of_two_years_are_the_lowest_in_a_sentence_each() -> None:
    gas = {"name": "gas", "outcome": "Gas", "today": "now", "period": "2040"}
    both = [
        entry(name, key_figures=[NOW, outcome(trade), figure(value=left, **gas)])
        for name, trade, left in (("baseline", 131.0, 20.0), ("slump", 94.0, 30.0))
    ]
    lead = comparison(*both).select(".lead")[0]
    assert words(lead) == (
        "Lowest in 2030: Trade under Slump (94.0)."
        " Lowest in 2040: Gas under Baseline (20.0)."
    )


def test_a_card_measures_from_the_baseline() -> None:
    assert "94.0 in 2030, −28 % against the baseline (131.0)" in cards()["Slump"]


def test_a_card_says_what_announces_its_outcome() -> None:
    announcement = (
        "Early warning: Exports below $31 bn (the figure of 2024)."
        " Last figure: $35 bn (2025); next: July 2027."
    )
    assert announcement in cards()["Slump"]


def test_what_warns_of_less_announces_no_more() -> None:
    assert "Early warning" not in cards()["Boom"]


def test_a_brief_has_today_the_baseline_and_the_scenario_beside_each_other() -> None:
    row = page_of("slump/index.html", *scenarios()).select(".matrix tr")[1]
    assert words(row) == "Trade 2030 100.0 2025 131.0 94.0 ▼ −37.0 (−28 %)"


def test_what_lies_between_the_others_announces_the_baseline() -> None:
    between = {**SIGNAL, "level": "between $31 bn and $40 bn"}
    base = entry(key_figures=[NOW, outcome(131.0)], signals={"end:between": between})
    page = comparison(base, entry("boom", key_figures=[NOW, outcome(153.0)]))
    [announcement] = page.select(".signal")
    beginning = "Early warning: Exports between $31 bn and $40 bn"
    assert words(announcement).startswith(beginning)


def test_a_warning_without_a_next_figure_says_nothing_of_it() -> None:
    signals = {"end:between": {**SIGNAL, "next_on": "–"}}
    page = comparison(entry(key_figures=[NOW, outcome(131.0)], signals=signals))
    assert words(page.select(".signal")[0]).endswith("Last figure: $35 bn (2025).")


# --- A scenario whose own data end earlier -------------------------------------------


@pytest.fixture
def with_old() -> list[Entry]:
    """The scenarios, and one that starts from the figures of the year before."""
    earlier = figure("now", 90.0, period="2024")
    return [*scenarios(), entry("old", key_figures=[earlier, outcome(150.0)])]


STARTS_EARLIER = "It starts from the figures of 2024, not from those of 2025."


def test_all_scenarios_are_measured_from_the_row_of_today(
    with_old: list[Entry],
) -> None:
    page = comparison(*with_old)
    rows = {words(row.th): words(row) for row in page.select("#named tr")}
    assert rows["Today"] == "Today 100.0 2025"
    assert rows["Old from the figures of 2024"].endswith(" 150.0 ▲ +50.0 (+50 %)")


def test_a_brief_has_what_its_scenario_knows_of_today(with_old: list[Entry]) -> None:
    matrix = page_of("old/index.html", *with_old).select_one(".matrix")
    assert matrix is not None
    assert words(matrix.select("th")[1]) == "Starts from"
    assert "90.0 2024" in words(matrix.select("tr")[1])


@pytest.mark.parametrize("name", ["old/index.html", "index.html"])
def test_a_page_says_from_which_figures_a_scenario_starts(
    name: str, with_old: list[Entry]
) -> None:
    assert STARTS_EARLIER in words(page_of(name, *with_old))


# --- More scenarios than a matrix holds ----------------------------------------------

MANY = 55
A_PAGE = 24
PAGED = len(scenarios()) + MANY - A_PAGE
"""What does not fit into the first matrix."""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """The comparison of more scenarios than a matrix holds, as a file."""
    more = [
        entry(f"more{number:02}", key_figures=[NOW, outcome(1.0)])
        for number in range(MANY)
    ]
    file = tmp_path / "compare.html"
    file.write_text(overview("compare.html", *scenarios(), *more), "utf-8")
    return file


def rows_in(page: Page, place: str) -> Locator:
    return page.locator(f"{place} tbody tr:not(.today)")


@pytest.mark.browser
def test_a_matrix_has_24_scenarios_and_another_one_the_rest(
    open_page: Callable[..., Page], many: Path
) -> None:
    page = open_page(many)
    assert rows_in(page, "#named").count() == A_PAGE
    assert rows_in(page, "#rest").count() == PAGED


@pytest.mark.browser
def test_the_rest_is_paged_by_the_browser(
    open_page: Callable[..., Page], many: Path
) -> None:
    page = open_page(many)
    visible = page.locator("#rest tbody tr:not(.today):visible")
    assert visible.count() == A_PAGE
    page.get_by_role("button", name="Later").press("Enter")
    assert page.get_by_role("status").inner_text() == f"25–{PAGED} / {PAGED}"
    assert visible.count() == PAGED - A_PAGE


@pytest.mark.browser
def test_without_scripts_all_of_the_rest_are_seen(
    open_page: Callable[..., Page], many: Path
) -> None:
    page = open_page(many, java_script_enabled=False)
    with_today = page.locator("#rest tbody tr:visible")
    assert with_today.count() == PAGED + 1


# --- The front -----------------------------------------------------------------------

CLAIM = {
    "claim_id": "c001",
    "statement": "Trade grows",
    "verdict": "open",
    "tier": "A",
    "claimed_text": "",
    "found_text": "",
    "track": "off track",
}
ERROR = {
    "class": "ZeroDivisionError",
    "message": "no",
    "cell": 4,
    "code": "1 / 0",
}
GOOD = entry(finding="Trade fell.", verdicts=[CLAIM], key_figures=[NOW])
BAD = entry("slump", status="failed", error=ERROR, page=None, started="then")
MOVED = [
    {"page": GOOD.page, "sentence": f"Figure {number} moved."} for number in range(9)
]
MOST_SHOWN = 7
"""Changes on the front page that need no click."""

ONE_SECTION = b'<h2 id="who">Who?</h2><p>Nobody. Trade fell.</p>'


@pytest.fixture(scope="module")
def front() -> BeautifulSoup:
    """The front page with a good report, one that failed and nine changes."""
    searched = {GOOD.page: ONE_SECTION}
    return page_of(
        "index.html",
        GOOD,
        BAD,
        changed={**NO_NEWS, "changes": MOVED},
        read=lambda name: searched.get(name, b""),
    )


def test_the_front_says_what_each_topic_found(front: BeautifulSoup) -> None:
    finding = front.select(".findings li")[0]
    assert words(finding) == "Trade with China Trade fell."


@pytest.mark.parametrize(
    ("scenario", "title", "label"),
    [
        pytest.param(
            "baseline", "Baseline", "Value of gas in the baseline", id="the baseline"
        ),
        pytest.param(
            "gas_squeeze",
            "Less gas",
            "Value of gas in the scenario “Less gas”",
            id="another where the topic has no other report",
        ),
    ],
)
def test_the_front_says_of_which_scenario_a_figure_is(
    scenario: str, title: str, label: str
) -> None:
    gas = figure("gas", 6.44, label="Value of gas under this scenario", period="2030")
    squeezed = entry(
        scenario=scenario,
        scenario_title=title,
        page=f"{scenario}/trade.html",
        key_figures=[gas],
        cards=["gas"],
    )
    page = page_of("index.html", squeezed)
    assert [words(name) for name in page.select(".topics dt")] == [f"{label} (2030)"]


def country(code: str, name: str, *figures: dict[str, Any]) -> Entry:
    """What the manifest says of the page of a country."""
    return entry(
        notebook=f"country-{code}",
        title=f"{name}: its relations with China",
        page=f"baseline/country-{code}.html",
        key_figures=[*figures],
        cards=[figure["id"] for figure in figures],
    )


KAZAKHSTAN = country(
    "kaz",
    "Kazakhstan",
    figure("balance", -3.0),
    figure("turnover_own", 30.1, label="Trade by its own count", period="2024"),
    figure("turnover", 43.8, label="Trade by Chinese customs", period="2025"),
)
TURKMENISTAN = country(
    "tkm",
    "Turkmenistan",
    figure("turnover", 10.6, label="Trade by Chinese customs", period="2025"),
    figure("turnover_own", None, label="Trade by its own count", period=""),
)


def countries(*entries: Entry) -> list[str]:
    """What the front page says of countries: what of each, and a row each."""
    page = page_of("index.html", *entries)
    return [words(row) for row in page.select(".countries tr")]


def test_the_front_has_two_counts_of_each_country() -> None:
    assert countries(GOOD, KAZAKHSTAN, TURKMENISTAN) == [
        "Country Trade by Chinese customs Trade by its own count",
        "Kazakhstan 43.8 2025 30.1 2024",
        "Turkmenistan 10.6 2025 no data",
    ]


def test_another_count_of_one_country_stands_in_a_column_of_its_own() -> None:
    other = figure("turnover", 2.0, label="Trade by its own office", period="2024")
    assert countries(KAZAKHSTAN, country("tjk", "Tajikistan", other)) == [
        "Country Trade by Chinese customs Trade by its own office"
        " Trade by its own count",
        "Kazakhstan 43.8 2025 30.1 2024",
        "Tajikistan 2.0 2024",
    ]


def test_a_country_leads_to_its_page_of_the_baseline() -> None:
    lens = KAZAKHSTAN.model_copy(
        update={"scenario": "lens", "page": "lens/country-kaz.html"}
    )
    page = page_of("index.html", lens, KAZAKHSTAN)
    found = [link["href"] for link in page.select(".countries a")]
    assert found == ["baseline/country-kaz.html"]


def test_a_country_stands_once_on_the_front() -> None:
    page = page_of("index.html", GOOD, KAZAKHSTAN)
    assert [words(title) for title in page.select(".topics .card-title")] == [
        "Trade with China"
    ]


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([], id="no countries"),
        pytest.param(
            [KAZAKHSTAN.model_copy(update={"page": None, "status": "failed"})],
            id="no page",
        ),
    ],
)
def test_without_pages_of_countries_the_front_has_no_row(others: list[Entry]) -> None:
    page = page_of("index.html", GOOD, *others)
    assert page.select(".countries, #countries") == []


def test_the_front_says_where_each_key_claim_stands(front: BeautifulSoup) -> None:
    assert words(front.select(".board li")[0]) == "… Trade grows: off track"


def test_the_front_shows_what_changed_most(front: BeautifulSoup) -> None:
    links = front.select("#changes ~ ul li a")
    sentences = [change["sentence"] for change in MOVED[:MOST_SHOWN]]
    assert [words(link) for link in links] == sentences


def test_the_front_folds_away_what_else_changed(front: BeautifulSoup) -> None:
    links = front.select("#changes ~ details li a")
    pages = [change["page"] for change in MOVED[MOST_SHOWN:]]
    assert [link["href"] for link in links] == pages


def test_the_front_says_first_how_many_reports_are_not_good(
    front: BeautifulSoup,
) -> None:
    assert "1 report is not good" in words(front.select(".byline")[0])


def test_the_front_says_what_failed_and_where(front: BeautifulSoup) -> None:
    [failure] = front.select("#run ~ ul li")
    expected = "Slump, trade: ✗ Last run failed: ZeroDivisionError in cell 4"
    assert expected in words(failure)


def test_the_front_holds_the_texts_that_are_searched(front: BeautifulSoup) -> None:
    [texts] = front.select("#texts")
    assert json.loads(str(texts.string))["groups"] == [
        [0, "who", "", [0], ["Who?"]],
        [2, "who", "Who?", [0], ["Nobody.", "Trade fell."]],
    ]


SEARCHED = b"""\
<h2 id="who">Who trades?</h2><p>The trade of all is small. It rose by half.</p>
<div class="figure" id="figure-1"><p class="finding">Exports rose</p>
<p class="measure">Retrade, USD bn</p></div>
<div class="table" id="table-1">
<caption><span>Table 1. Trade of all</span></caption></div>
<ul><li class="verdict open" id="claim-c1"><p class="statement">All trade grows
<span class="tier">key claim</span></p></li></ul>
<h2 id="sources">Sources</h2><ol><li id="s1">Bureau. <a href="x">The trade of all</a>.
Published 2024. <span>Used in Table 1.</span> <code>bureau-2024</code></ol>"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("wanted", "hits"),
    [
        pytest.param(
            "trade of all",
            [
                "Table 1. Trade of all",
                "The trade of all is small.",
                "Bureau. The trade of all (bureau-2024)",
            ],
            id="as asked for before scattered",
        ),
        pytest.param(
            "trade",
            [
                "Who trades?",
                "Table 1. Trade of all",
                "All trade grows",
                "The trade of all is small.",
                "Bureau. The trade of all (bureau-2024)",
                "Exports rose – Retrade, USD bn",
            ],
            id="titles, claims, sentences, sources",
        ),
    ],
)
def test_what_is_found_is_ranked(
    wanted: str, hits: list[str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    report = entry(finding="Trade fell.", key_figures=[NOW])
    front = overview(
        "index.html", report, read=lambda name: SEARCHED if "/" in name else b""
    )
    file = tmp_path / "index.html"
    file.write_text(front, "utf-8")
    page = open_page(file)
    page.get_by_label("Search all reports").fill(wanted)
    assert page.locator("#found a").all_inner_texts() == hits

"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

import importlib
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from cac_data.codes import TableName
from cac_data.conflicts import conflicts, coverage
from cac_data.sources import cite, known_by, sources
from cac_data.tables import load_table, resource_of, table_names

# Nothing that LaTeX or JSON could stumble over is left out.
NASTY = r'50% of A&B: $1_000 #1 {x} } \y ~z ^ "q" ' + "Ашхабад 中亚"
COPY = "copy or relay: look for the original"

# Dated by day, month, year, not at all.
SOURCES = pd.DataFrame(
    [
        ("day", "Akorda", "A day", "https://a.kz/1", "2025-06-17", False),
        ("month", "EDB", "A month", "https://b.org/", "2025-08", False),
        ("year", "WE News", "A year", "", "2024", True),
        ("undated", "Wikipedia", "No date", "https://c.org/x", "", True),
        ("nasty", NASTY, NASTY, "https://d.org/?a=1&b=%20_#c", "2023", True),
    ],
    columns=["source_id", "publisher", "title", "url", "published", "is_mirror"],
).assign(accessed="2026-11")


@pytest.fixture
def with_small_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a small table of sources in the place of the bundled one."""
    # `cac_data.sources` is the function; the module has to be asked for by name.
    module = importlib.import_module("cac_data.sources")
    monkeypatch.setattr(module, "load_table", lambda name, vintage="bundled": SOURCES)


def rows_of(*source_ids: str) -> pd.DataFrame:
    return pd.DataFrame({"source_id": pd.Series(source_ids, dtype="str")})


# --- Sources and citations -----------------------------------------------------------


@pytest.mark.usefixtures("with_small_sources")
def test_each_source_is_named_once_in_order() -> None:
    joined = pd.DataFrame({"source_id": ["year", ""], "source_ids": ["month;day", ""]})
    lists = pd.DataFrame({"source_ids": [["month", "day"], []]})
    assert [*sources(joined, lists)["source_id"]] == ["day", "month", "year"]


@pytest.mark.parametrize("name", table_names())
def test_a_table_has_its_sources_and_they_can_be_cited(name: TableName) -> None:
    listed = sources(name)
    assert listed["source_id"].tolist() == sorted({*load_table(name)["source_id"]})
    assert cite(listed) or listed.empty


def test_a_source_has_its_columns() -> None:
    assert list(sources("events")) == [
        "source_id",
        "publisher",
        "title",
        "url",
        "published",
        "accessed",
        "licence",
        "kind",
        "origin",
        "is_mirror",
    ]


def test_a_source_that_the_table_does_not_have_is_named() -> None:
    message = (
        r"^`source_id`: 'wits-bilateral-2071' is not in the table sources, nor in a "
        r"vintage on this machine; did you mean 'wits-bilateral-2017'\?$"
    )
    with pytest.raises(ValueError, match=message):
        sources(rows_of("wits-bilateral-2071"))


QUESTIONS = [sources, conflicts, cite, coverage]
NO_FLOW = pd.DataFrame(load_table("bilateral_trade").drop(columns="flow").to_dict())


REFUSED = [
    *((function, ["x"], "is a frame or the name of a") for function in QUESTIONS),
    *((function, "bilateral_trad", "'bilateral_trade'") for function in QUESTIONS),
    (sources, pd.DataFrame({"value": [1]}), "needs the column source_id; "),
    (cite, pd.DataFrame({"value": [1]}), "needs the column source_id; "),
    (conflicts, NO_FLOW, "^`table`: name the table from which these"),
    (coverage, NO_FLOW, "^`table`: name the table from which these"),
    (conflicts, "sources", "^the table sources holds no figures that could"),
    (coverage, "events", "^the table events lists things that have a date"),
]


@pytest.mark.parametrize(
    ("function", "rows", "message"),
    REFUSED,
    ids=[f"{function.__name__}: {message}" for function, _, message in REFUSED],
)
def test_what_cannot_be_answered_is_refused(
    function: Callable[..., Any], rows: Any, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(rows)


@pytest.mark.parametrize("function", [conflicts, coverage])
def test_a_column_of_the_fact_that_is_missing_is_named(
    function: Callable[..., Any],
) -> None:
    with pytest.raises(ValueError, match="needs the column flow; the frame"):
        function(NO_FLOW, table="bilateral_trade")


@pytest.mark.usefixtures("with_small_sources")
def test_a_citation_in_words() -> None:
    assert cite(rows_of("day", "undated")) == (
        "Akorda (2025-06-17). A day. https://a.kz/1 Accessed 2026-11.\n"
        f"Wikipedia (no date). No date. https://c.org/x Accessed 2026-11. [{COPY}]"
    )


def test_a_style_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"^`style`: 'bibtx' .*did you mean 'bibtex'"):
        cite("events", style="bibtx")  # type: ignore[arg-type]


@pytest.mark.usefixtures("with_small_sources")
def test_bibtex_has_each_source_and_nothing_that_tex_would_obey() -> None:
    text = cite(rows_of(*SOURCES["source_id"]), "bibtex")
    day, _, nasty, _, year = text.split("\n\n")
    assert day == (
        "@misc{day,\n  author = {{Akorda}},\n  title = {{A day}},\n  year = {2025},\n"
        "  date = {2025-06-17},\n  url = {https://a.kz/1},\n  urldate = {2026-11},\n}"
    )
    assert "  url = {https://d.org/?a=1&b=%20_#c},\n" in nasty
    assert (
        r"  title = {{50\% of A\&B: \$1\_000 \#1 \textbraceleft{}x\textbraceright{} "
        r"\textbraceright{} \textbackslash{}y \textasciitilde{}z \textasciicircum{} "
        '"q" Ашхабад 中亚}},\n'
    ) in nasty
    assert f"  note = {{{COPY}}},\n" in year
    assert "url = " not in year


@pytest.mark.usefixtures("with_small_sources")
def test_csl_json_reads_back() -> None:
    text = cite(rows_of(*SOURCES["source_id"]), style="csl-json")
    day, _, nasty, undated, year = json.loads(text)
    assert list(day.items()) == [
        ("id", "day"),
        ("type", "webpage"),
        ("title", "A day"),
        ("author", [{"literal": "Akorda"}]),
        ("accessed", {"date-parts": [[2026, 11]]}),
        ("URL", "https://a.kz/1"),
        ("issued", {"date-parts": [[2025, 6, 17]]}),
    ]
    assert year["issued"] == {"date-parts": [[2024]]}
    assert "URL" not in year
    assert undated["note"] == COPY
    assert nasty["title"] == nasty["author"][0]["literal"] == NASTY


# --- Conflicts -----------------------------------------------------------------------


def witnesses(*rows: str) -> pd.DataFrame:
    """Rows of bilateral_trade on one fact: reporter, source, value, rounding."""
    columns = ["reporter", "source_id", "value_usd_mn", "rounding_usd_mn"]
    frame = pd.DataFrame([row.split() for row in rows], columns=columns)
    frame = frame.astype(dict.fromkeys(columns[2:], "float64"))
    fact = {"country": "KAZ", "period": "2023", "flow": "turnover", "variant": "main"}
    return frame.assign(**fact, obs_status="A", note="")


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            ["national a 24100 50", "china_customs b 24100 50"], [], id="they agree"
        ),
        pytest.param(
            ["china_customs a 100 10", "china_mofcom b 121 10"],
            ["conflict: china"],
            id="the ministry passes on the count of customs",
        ),
        pytest.param(
            [
                "china_customs a 22710 5",
                "china_customs b 22071 0.5",
                "national c 5500 50",
                "national d 5510 5",
            ],
            ["conflict: china", "mirror: china and national", "rounding: national"],
            id="within each side, then across",
        ),
        pytest.param(
            ["national a 24000 nan", "national b 24400 nan"],
            ["rounding: national"],
            id="by the printed digits where no rounding is stated",
        ),
    ],
)
def test_a_disagreement_is_told_by_who_counts_and_by_rounding(
    rows: list[str], expected: list[str], turned: bool
) -> None:
    frame = witnesses(*(rows[::-1] if turned else rows))
    listed = conflicts(frame, table="bilateral_trade")
    sides = listed["counter"].replace("national and china", "china and national")
    assert sorted(listed["kind"] + ": " + sides) == expected


def test_a_conflict_carries_its_witnesses_gap_and_sources() -> None:
    frame = witnesses(
        "china_customs b-low 10200 50",
        "china_customs a-high 11270 5",
        "china_customs c-low 10200 50",
    )
    frame = frame.assign(note=["low note", "", "low note"])
    (conflict,) = conflicts(frame, table="bilateral_trade").to_dict("records")
    expected = {
        "country": "KAZ",
        "period": "2023",
        "flow": "turnover",
        "kind": "conflict",
        "counter": "china",
        "witnesses": 3,
        "low": 10200,
        "high": 11270,
        "gap": 1070,
        "gap_pct": pytest.approx(10.490196),  # 1,070 of 10,200
        "notes": "low note",
        "figures": (
            "11,270 (china_customs, a-high); 10,200 (china_customs, b-low); "
            "10,200 (china_customs, c-low)"
        ),
        "source_ids": ["a-high", "b-low", "c-low"],
    }
    assert {name: conflict[name] for name in expected} == expected


def test_figures_in_unlike_units_are_not_compared() -> None:
    frame = pd.DataFrame(
        [("a", 944.0, "km2"), ("b", 100.0, "percent"), ("c", 950.0, "km2")],
        columns=["source_id", "value", "unit"],
    ).assign(
        country="KAZ",
        indicator="border_area_in_dispute",
        period="1999",
        basis="static",
        note="",
    )
    listed = conflicts(frame, table="country_profile")
    assert listed[["low", "high"]].to_numpy().tolist() == [[944, 950]]


@pytest.mark.parametrize(
    "name", [name for name in table_names() if "fact" in resource_of(name)]
)
def test_a_conflict_has_a_reason_and_a_reason_its_conflict(name: str) -> None:
    listed = conflicts(name)
    is_open = (listed["reason"] == "") & (listed["kind"] != "rounding")
    assert listed[is_open].empty
    used = "\n".join(listed["reason"])
    reasons = load_table("disagreements").query("table == @name and concerns == 'fact'")
    assert [reason for reason in reasons["reason"] if reason not in used] == []


# --- Coverage ------------------------------------------------------------------------


def test_coverage_tells_years_gaps_parts_and_spans_of_each_series() -> None:
    times = ["2015", "2015", "2017", "2018", "2019-01/2019-06", "2018-03", "2015/2020"]
    frame = pd.DataFrame({"period": times}).assign(
        reporter="edb", country="KAZ", flow="turnover"
    )
    frame.loc[len(frame)] = ["2021-06", "edb", "KGZ", "turnover"]
    listed = coverage(frame, table="bilateral_trade")
    assert listed.to_numpy().tolist() == [
        ["edb", "KAZ", "turnover", "2015", "2018", 3, "2016", "2019", "2015/2020"],
        ["edb", "KGZ", "turnover", "", "", 0, "", "2021", ""],
    ]
    series = ["reporter", "country", "flow"]
    assert [*listed] == [*series, "first", "last", "years", "gaps", "parts", "spans"]
    assert coverage(frame.head(0), table="bilateral_trade").empty


# --- What was known ------------------------------------------------------------------


@pytest.mark.usefixtures("with_small_sources")
@pytest.mark.parametrize(
    ("source_id", "period", "date", "is_known"),
    [
        # The source was out: by the day, or by the end of its month or year.
        ("day", "2025-01/2025-05", "2025-06-17", True),
        ("day", "2025-01/2025-05", "2025-06-16", False),
        ("month", "2025-01/2025-06", "2025-08-30", False),
        # Or the period had ended six months before, whenever the copy was made.
        ("month", "2024", "2025-06-30", True),
        ("undated", "2024", "2025-06-29", False),
        # Without a date of its own or a period, nobody can tell.
        ("undated", "", "2026-11-24", False),
        ("undated", "", "", True),
    ],
)
def test_a_figure_is_known_once_printed_or_long_over(
    source_id: str, period: str, date: str, is_known: bool
) -> None:
    rows = rows_of(source_id).assign(period=period)
    assert len(known_by(rows, date)) == is_known


@pytest.mark.usefixtures("with_small_sources")
@pytest.mark.parametrize(("date", "count"), [("2022-01", 1), ("2022-01-30", 0)])
def test_what_says_when_it_was_said_goes_by_that_alone(date: str, count: int) -> None:
    rows = rows_of("undated").assign(period="", set_on=["2022-01"])
    assert len(known_by(rows, date)) == count


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^`date`: '27\.07\.2025' is not a date"):
        known_by(rows_of("day"), "27.07.2025")


EDITIONS = pd.DataFrame(
    [
        ("coal", "2020", "2021", 1.0),
        ("gas", "2020", "2021", 2.0),
        ("coal", "2020", "2024", 3.0),
        ("gas", "2020", "2024", 4.0),
        # A series that the earlier edition has not.
        ("wind", "2020", "2022", 5.0),
    ],
    columns=["technology", "period", "vintage", "generation_twh"],
).assign(country="KAZ", basis="owid", source_id="undated")


@pytest.mark.usefixtures("with_small_sources")
@pytest.mark.parametrize(
    ("in_time", "values"),
    [
        pytest.param("2021", [1.0, 2.0, 5.0], id="the one of that day has all series"),
        pytest.param("2024", [3.0, 4.0, 5.0], id="each is judged by its series"),
        pytest.param("none", [1.0, 2.0, 3.0, 4.0, 5.0], id="there was none"),
    ],
)
def test_a_later_edition_is_left_out_beside_one_of_that_day(
    in_time: str, values: list[float]
) -> None:
    rows = EDITIONS.copy()
    rows["source_id"] = rows["source_id"].mask(rows["vintage"] == in_time, "day")
    rows.attrs["table"] = "electricity_generation"
    # By then the source called `day` is out, the other has no date; 2020 is long over.
    kept = known_by(rows, "2025-06-17")
    assert kept["generation_twh"].tolist() == values

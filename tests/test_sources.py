"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

import importlib
import json

import pandas as pd
import pytest

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
    given = pd.DataFrame({"source_id": ["year", ""], "source_ids": ["month;day", ""]})
    lists = pd.DataFrame({"source_ids": [["month", "day"], []]})
    assert [*sources(given, lists)["source_id"]] == ["day", "month", "year"]


def test_every_table_has_its_sources_and_they_can_be_cited() -> None:
    for name in table_names():
        found = sources(name)
        assert found["source_id"].tolist() == sorted({*load_table(name)["source_id"]})
        assert cite(found) or found.empty
    assert ",".join(found) == (
        "source_id,publisher,title,url,published,accessed,licence,kind,origin,is_mirror"
    )


def test_a_source_that_the_table_does_not_have_is_named() -> None:
    message = (
        r"^`source_id`: 'wits-bilateral-2071' is not in the table sources, nor in a "
        r"vintage on this machine; did you mean 'wits-bilateral-2017'\?$"
    )
    with pytest.raises(ValueError, match=message):
        sources(rows_of("wits-bilateral-2071"))


NO_FLOW = pd.DataFrame(load_table("bilateral_trade").drop(columns="flow").to_dict())


def test_what_cannot_be_answered_is_told() -> None:
    for functions, rows, message in (
        ([sources, conflicts, cite, coverage], ["x"], "is a frame or the name of a"),
        ([sources, conflicts, cite, coverage], "bilateral_trad", "'bilateral_trade'"),
        ([sources, cite], pd.DataFrame({"value": [1]}), "needs the column source_id; "),
        ([conflicts, coverage], NO_FLOW, "^`table`: name the table from which these"),
        ([conflicts], "sources", "^the table sources holds no figures that could"),
        ([coverage], "events", "^the table events lists things that have a date"),
    ):
        for function in functions:
            with pytest.raises(ValueError, match=message):
                function(rows)
    for function in (conflicts, coverage):
        with pytest.raises(ValueError, match="needs the column flow; the frame"):
            function(NO_FLOW, table="bilateral_trade")


@pytest.mark.usefixtures("with_small_sources")
def test_a_citation_in_words() -> None:
    assert cite(rows_of("day", "undated")) == (
        "Akorda (2025-06-17). A day. https://a.kz/1 Accessed 2026-11.\n"
        f"Wikipedia (no date). No date. https://c.org/x Accessed 2026-11. [{COPY}]"
    )
    with pytest.raises(ValueError, match=r"^`style`: 'bibtx' .*did you mean 'bibtex'"):
        cite(rows_of("day"), style="bibtx")


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
    dates = [{"date-parts": [of]} for of in ([2026, 11], [2025, 6, 17])]
    assert [*day.values()] == [
        *("day", "webpage", "A day", [{"literal": "Akorda"}], dates[0]),
        *("https://a.kz/1", dates[1]),
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


def test_a_disagreement_is_told_by_who_counts_and_by_rounding() -> None:
    for rows, expected in (
        # Witnesses that agree: no conflict.
        (["national a 24100 50", "china_customs b 24100 50"], []),
        # Apart by more than rounding; the ministry and customs pass on one count.
        (["china_customs a 100 10", "china_mofcom b 121 10"], ["conflict: china"]),
        # Within each side first, then across.
        (
            [
                *("china_customs a 22710 5", "china_customs b 22071 0.5"),
                *("national c 5500 50", "national d 5510 5"),
            ],
            ["conflict: china", "mirror: china and national", "rounding: national"],
        ),
        # Without a stated rounding the printed digits speak.
        (["national a 24000 nan", "national b 24400 nan"], ["rounding: national"]),
    ):
        for witnessed in (rows, rows[::-1]):
            found = conflicts(witnesses(*witnessed), table="bilateral_trade")
            sides = found["counter"].replace("national and china", "china and national")
            assert sorted(found["kind"] + ": " + sides) == expected


def test_a_conflict_carries_its_witnesses_gap_and_sources() -> None:
    told = ("b-low 10200 50", "a-high 11270 5", "c-low 10200 50")
    frame = witnesses(*(f"china_customs {row}" for row in told))
    frame = frame.assign(note=["low note", "", "low note"])
    (found,) = conflicts(frame, table="bilateral_trade").to_dict("records")
    told = "country period flow kind counter witnesses low high gap notes"
    assert [found[column] for column in told.split()] == [
        *("KAZ", "2023", "turnover", "conflict", "china", 3),
        *(10200, 11270, 1070, "low note"),
    ]
    assert found["gap_pct"] == pytest.approx(10.490196)  # 1,070 of 10,200
    assert found["figures"] == (
        "11,270 (china_customs, a-high); 10,200 (china_customs, b-low); "
        "10,200 (china_customs, c-low)"
    )
    assert found["source_ids"] == ["a-high", "b-low", "c-low"]


def test_figures_in_unlike_units_are_not_compared() -> None:
    figures = {"value": [944.0, 100.0, 950.0], "unit": ["km2", "percent", "km2"]}
    frame = pd.DataFrame({"source_id": ["a", "b", "c"], **figures})
    fact = {"country": "KAZ", "indicator": "border_area_in_dispute", "period": "1999"}
    frame = frame.assign(**fact, basis="static", note="")
    found = conflicts(frame, table="country_profile")
    assert found[["low", "high"]].to_numpy().tolist() == [[944, 950]]


@pytest.mark.parametrize(
    "name", [name for name in table_names() if "fact" in resource_of(name)]
)
def test_a_conflict_has_a_reason_and_a_reason_its_conflict(name: str) -> None:
    found = conflicts(name)
    is_open = (found["reason"] == "") & (found["kind"] != "rounding")
    assert found[is_open].empty
    told = "\n".join(found["reason"])
    reasons = load_table("disagreements").query("table == @name and concerns == 'fact'")
    assert [reason for reason in reasons["reason"] if reason not in told] == []


# --- Coverage ------------------------------------------------------------------------


def test_coverage_tells_years_gaps_parts_and_spans_of_each_series() -> None:
    times = ["2015", "2015", "2017", "2018", "2019-01/2019-06", "2018-03", "2015/2020"]
    frame = pd.DataFrame({"period": times}).assign(
        reporter="edb", country="KAZ", flow="turnover"
    )
    frame.loc[len(frame)] = ["2021-06", "edb", "KGZ", "turnover"]
    found = coverage(frame, table="bilateral_trade")
    assert found.to_numpy().tolist() == [
        ["edb", "KAZ", "turnover", "2015", "2018", 3, "2016", "2019", "2015/2020"],
        ["edb", "KGZ", "turnover", "", "", 0, "", "2021", ""],
    ]
    told = ["first", "last", "years", "gaps", "parts", "spans"]
    assert [*found] == ["reporter", "country", "flow", *told]
    assert coverage(frame.head(0), table="bilateral_trade").empty


# --- What was known ------------------------------------------------------------------


@pytest.mark.usefixtures("with_small_sources")
def test_a_figure_is_known_once_printed_or_long_over() -> None:
    for source_id, period, date, is_known in (
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
    ):
        rows = rows_of(source_id).assign(period=period)
        assert len(known_by(rows, date)) == is_known, (source_id, date)
    with pytest.raises(ValueError, match=r"^`date`: '27\.07\.2025' is not a date"):
        known_by(rows, "27.07.2025")
    # What tells when it was said goes by that alone.
    said = rows.assign(set_on=["2022-01"])
    assert len(known_by(said, "2022-01")) == 1
    assert known_by(said, "2022-01-30").empty

"""Who says so: sources, citations, conflicts, coverage, and what was known when."""

from __future__ import annotations

import csv
import importlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from cac_data.sources import (
    STYLES,
    cite,
    conflicts,
    coverage,
    known_by,
    source_ids_of,
    sources,
)
from cac_data.tables import (
    key_columns,
    load_table,
    select,
    series_columns,
    table_names,
    value_column,
)

DATA = Path(cac_data.__file__).parent / "data"

# Nothing that LaTeX or JSON could stumble over is left out.
NASTY = r'50% of A&B: $1_000 #1 {x} } \y ~z ^ "q" ' + "Ашхабад 中亚"


def small_sources() -> pd.DataFrame:
    """Sources that a small test can foresee: dated by day, month, year, not at all."""
    rows = [
        ("day", "Akorda", "A day", "https://a.kz/1", "2025-06-17", "primary", False),
        ("month", "EDB", "A month", "https://b.org/", "2025-08", "secondary", False),
        ("year", "WE News", "A year", "", "2024", "secondary", True),
        ("undated", "Wikipedia", "No date", "https://c.org/x", "", "secondary", True),
        ("nasty", NASTY, NASTY, "https://d.org/?a=1&b=%20_#c", "2023", "primary", True),
    ]
    frame = pd.DataFrame(
        rows,
        columns=[
            "source_id",
            "publisher",
            "title",
            "url",
            "published",
            "kind",
            "is_mirror",
        ],
    )
    frame.insert(5, "accessed", "2026-11")
    frame.insert(6, "licence", "")
    frame.insert(8, "origin", frame["publisher"])
    return frame


@pytest.fixture
def with_small_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the small table of sources in the place of the bundled one."""
    bundled = load_table

    def load(name: str, vintage: str = "bundled") -> pd.DataFrame:
        return small_sources() if name == "sources" else bundled(name)

    # `cac_data.sources` is the function; the module has to be asked for by name.
    module = importlib.import_module("cac_data.sources")
    monkeypatch.setattr(module, "load_table", load)


def rows_of(*source_ids: str) -> pd.DataFrame:
    return pd.DataFrame({"source_id": pd.Series(source_ids, dtype="str")})


# -------------------------------------------------------------------------- sources


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (pd.DataFrame({"source_id": ["b", "a", "b"]}), ["a", "b"]),
        (pd.DataFrame({"source_id": ["", "a"]}), ["a"]),
        (pd.DataFrame({"source_ids": [["b", "a"], [], ["a", "c"]]}), ["a", "b", "c"]),
        (pd.DataFrame({"source_id": ["d"], "source_ids": [["a"]]}), ["a", "d"]),
        (pd.DataFrame({"source_id": pd.Series([], dtype="str")}), []),
        (pd.DataFrame({"source_ids": []}), []),
        (pd.DataFrame({"source_ids": ["b;a", "", "a;c"]}), ["a", "b", "c"]),
        (pd.DataFrame({"source_id": ["d"], "source_ids": ["a"]}), ["a", "d"]),
    ],
)
def test_each_source_is_named_once_in_order(
    frame: pd.DataFrame, expected: list[str]
) -> None:
    assert source_ids_of(frame) == expected
    with pytest.raises(ValueError, match=r"source_ids_of needs the column source_id"):
        source_ids_of(frame.drop(columns=frame.columns))


def test_ids_as_text_are_cited_as_a_list_is() -> None:
    ids = load_table("sources")["source_id"].head(3)
    lists = pd.DataFrame({"source_ids": [ids.tolist(), ids.tolist()[:1]]})
    texts = lists.assign(source_ids=lists["source_ids"].map(";".join))
    assert_frame_equal(sources(texts), sources(lists))
    for style in STYLES:
        assert cite(texts, style) == cite(lists, style)


@pytest.mark.parametrize("name", table_names())
def test_every_table_has_its_sources(name: str) -> None:
    found = sources(name)
    assert ",".join(found) == (
        "source_id,publisher,title,url,published,accessed,licence,kind,origin,is_mirror"
    )
    assert found["source_id"].tolist() == sorted(set(load_table(name)["source_id"]))


def test_a_source_that_the_table_does_not_have_is_named() -> None:
    message = (
        r"^`source_id`: 'wits-bilateral-2071' is not in the table sources, nor in a "
        r"vintage on this machine; did you mean 'wits-bilateral-2017'\?$"
    )
    with pytest.raises(ValueError, match=message):
        sources(rows_of("wits-bilateral-2071"))


@pytest.mark.parametrize("function", [sources, conflicts, cite, coverage])
@pytest.mark.parametrize("value", [5, None, ["bilateral_trade"]])
def test_neither_a_frame_nor_a_name_is_refused(
    function: Callable[..., object], value: object
) -> None:
    message = rf"takes a frame or the name of a table, not {type(value).__name__}"
    with pytest.raises(ValueError, match=message):
        function(value)
    message = r"^`table`: 'bilateral_trad' .*; did you mean 'bilateral_trade'\?$"
    with pytest.raises(ValueError, match=message):
        function("bilateral_trad")


# ----------------------------------------------------------------------------- cite


@pytest.mark.usefixtures("with_small_sources")
@pytest.mark.parametrize(
    ("source_id", "line"),
    [
        ("day", "Akorda (2025-06-17). A day. https://a.kz/1 Accessed 2026-11."),
        (
            "undated",
            "Wikipedia (no date). No date. https://c.org/x Accessed 2026-11. "
            "[copy or relay: look for the original]",
        ),
    ],
)
def test_a_citation_in_words(source_id: str, line: str) -> None:
    assert cite(rows_of(source_id)) == line
    with pytest.raises(ValueError, match=r"^`style`: 'bibtx' .*did you mean 'bibtex'"):
        cite(rows_of(source_id), style="bibtx")


LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{rf"\{character}": character for character in "&%$#_{}"},
}


def unescape(text: str) -> str:
    """Turn LaTeX's escapes back, and the braces which keep capitals as they are."""
    assert (text[0], text[-1]) == ("{", "}")
    text = text[1:-1]
    pattern = "|".join(re.escape(escape) for escape in LATEX)
    plain = re.sub(pattern, lambda match: LATEX[match[0]], text)
    rest = re.sub(pattern, "", text)
    assert not re.search(r"[\\%$&#_~^]", rest), f"not escaped: {rest}"
    return plain


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Entries of a bibliography by key: a field a line, its braces counted."""
    entries = re.findall(r"@misc\{([^,]+),\n((?:  \w+ = \{.*\},\n)+)\}", text)
    assert text.count("@misc{") == len(entries)
    assert text.count("{") == text.count("}")
    fields = {key: re.findall(r"  (\w+) = \{(.*)\},\n", body) for key, body in entries}
    return {key: dict(pairs) for key, pairs in fields.items()}


@pytest.mark.usefixtures("with_small_sources")
def test_bibtex_reads_back() -> None:
    entries = read_bibtex(cite(rows_of(*small_sources()["source_id"]), "bibtex"))
    assert list(entries) == ["day", "month", "nasty", "undated", "year"]
    assert entries["day"] == {
        "author": "{Akorda}",
        "title": "{A day}",
        "year": "2025",
        "date": "2025-06-17",
        "url": "https://a.kz/1",
        "urldate": "2026-11",
    }
    nasty = entries["nasty"]
    assert unescape(nasty["title"]) == unescape(nasty["author"]) == NASTY
    # biblatex reads the address as it stands.
    assert nasty["url"] == "https://d.org/?a=1&b=%20_#c"
    assert "url" not in entries["year"]
    assert entries["year"]["note"] == "copy or relay: look for the original"
    assert {"year", "date"}.isdisjoint(entries["undated"])


@pytest.mark.usefixtures("with_small_sources")
def test_csl_json_reads_back() -> None:
    ids = small_sources()["source_id"]
    text = cite(rows_of(*ids), style="csl-json")
    assert "中亚" in text  # readable as it stands, not as escapes
    items = json.loads(text)
    assert [item["id"] for item in items] == sorted(ids)
    day, _, nasty, undated, year = items
    assert day == {
        "id": "day",
        "type": "webpage",
        "title": "A day",
        "author": [{"literal": "Akorda"}],
        "accessed": {"date-parts": [[2026, 11]]},
        "URL": "https://a.kz/1",
        "issued": {"date-parts": [[2025, 6, 17]]},
    }
    assert year["issued"] == {"date-parts": [[2024]]}
    assert "URL" not in year
    assert "issued" not in undated
    assert undated["note"] == "copy or relay: look for the original"
    assert nasty["title"] == nasty["author"][0]["literal"] == NASTY


@pytest.mark.parametrize("name", table_names())
def test_every_source_of_a_table_can_be_cited_in_every_style(name: str) -> None:
    listed = sources(name).set_index("source_id")
    lines = cite(name).splitlines()
    entries = read_bibtex(cite(name, style="bibtex"))
    items = json.loads(cite(name, style="csl-json"))
    assert len(lines) == len(listed)
    assert list(entries) == [item["id"] for item in items] == listed.index.tolist()
    for line, item, row in zip(lines, items, listed.itertuples(), strict=True):
        entry = entries[row.Index]
        assert row.title in line
        assert item["title"] == row.title
        assert unescape(entry["title"]) == row.title
        assert unescape(entry["author"]) == row.publisher
        assert item["author"] == [{"literal": row.publisher}]
        assert entry.get("url", "") == item.get("URL", "") == row.url
        assert ("look for the original" in line) == ("note" in entry) == row.is_mirror


# ------------------------------------------------------------------------ conflicts


def witnesses(*rows: tuple[str, str, float, float | None]) -> pd.DataFrame:
    """Rows of bilateral_trade on one fact: reporter, source, value, rounding."""
    frame = pd.DataFrame(
        rows, columns=["reporter", "source_id", "value_usd_mn", "rounding_usd_mn"]
    ).astype({"rounding_usd_mn": "float64"})
    return frame.assign(
        country="KAZ",
        period="2023",
        flow="turnover",
        variant="main",
        obs_status="A",
        note="",
    )


def kinds(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """Kind of each conflict and the sides to it, both in order of the alphabet."""
    found = conflicts(frame, table="bilateral_trade")
    sides = [" and ".join(sorted(text.split(" and "))) for text in found["counter"]]
    return sorted(zip(found["kind"], sides, strict=True))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # One witness, or several that agree: no conflict.
        ([("national", "a", 24100, 50)], []),
        ([("national", "a", 24100, 50), ("china_customs", "b", 24100, 50)], []),
        # One side, apart by no more than the last printed digits.
        (
            [("china_customs", "a", 100, 10), ("china_customs", "b", 120, 10)],
            [("rounding", "china")],
        ),
        # One side, and further apart; ministry and customs pass on one count.
        (
            [("china_customs", "a", 100, 10), ("china_mofcom", "b", 121, 10)],
            [("conflict", "china")],
        ),
        # The middle one fits both others, which do not fit each other.
        (
            [
                ("national", "a", 100, 5),
                ("national", "b", 108, 5),
                ("national", "c", 116, 5),
            ],
            [("conflict", "national")],
        ),
        # Two sides count one flow: within rounding they agree, beyond it they do not.
        (
            [("china_customs", "a", 80, 5), ("national", "b", 80.446, 0.0005)],
            [("rounding", "china and national")],
        ),
        (
            [("national", "a", 30100, 50), ("edb", "b", 30201, 50)],
            [("mirror", "edb and national")],
        ),
        # Within each side first, then across.
        (
            [
                ("china_customs", "a", 22710, 5),
                ("china_customs", "b", 22071, 0.5),
                ("national", "c", 5500, 50),
                ("national", "d", 5510, 5),
            ],
            [
                ("conflict", "china"),
                ("mirror", "china and national"),
                ("rounding", "national"),
            ],
        ),
        # Without a stated rounding the printed digits speak.
        (
            [("national", "a", 24000, None), ("national", "b", 24400, None)],
            [("rounding", "national")],
        ),
        (
            [("national", "a", 24000, None), ("national", "b", 24600, None)],
            [("conflict", "national")],
        ),
        # No figure is no witness.
        ([("national", "a", 24000, 50), ("national", "b", float("nan"), None)], []),
    ],
)
def test_a_disagreement_is_told_by_who_counts_and_by_rounding(
    rows: list[tuple[str, str, float, float | None]],
    expected: list[tuple[str, str]],
) -> None:
    assert kinds(witnesses(*rows)) == expected
    assert kinds(witnesses(*rows[::-1])) == expected


def test_a_conflict_carries_its_witnesses_gap_and_sources() -> None:
    frame = witnesses(
        ("china_customs", "b-low", 10200, 50),
        ("china_customs", "a-high", 11270, 5),
        ("china_customs", "c-low", 10200, 50),
    )
    frame["note"] = ["low note", "", "low note"]
    found = conflicts(frame, table="bilateral_trade")
    assert ",".join(found) == (
        "country,period,flow,kind,counter,witnesses,low,high,gap,gap_pct,reason,"
        "standing,figures,notes,source_ids,reason_source_ids"
    )
    row = found.iloc[0]
    assert row[["country", "period", "flow"]].tolist() == ["KAZ", "2023", "turnover"]
    assert row["witnesses"] == 3
    assert row[["low", "high", "gap"]].tolist() == [10200, 11270, 1070]
    assert row["gap_pct"] == pytest.approx(10.490196)  # 1,070 of 10,200
    assert row["figures"] == (
        "11,270 (china_customs, a-high); 10,200 (china_customs, b-low); "
        "10,200 (china_customs, c-low)"
    )
    # Nothing is known of these sources, which are made up.
    assert row[["reason", "standing"]].tolist() == ["", ""]
    assert row["reason_source_ids"] == []
    assert row["notes"] == "low note"
    assert row["source_ids"] == ["a-high", "b-low", "c-low"]


def test_figures_in_unlike_units_are_not_compared() -> None:
    frame = pd.DataFrame(
        {
            "country": "KAZ",
            "indicator": "border_area_in_dispute",
            "basis": "static",
            "period": "1999",
            "source_id": ["a", "b", "c"],
            "value": [944.0, 100.0, 950.0],
            "unit": ["km2", "percent", "km2"],
            "note": "",
        }
    )
    found = conflicts(frame, table="country_profile")
    assert found[["low", "high"]].to_numpy().tolist() == [[944, 950]]
    assert conflicts(frame.iloc[:2], table="country_profile").empty


@pytest.mark.parametrize("function", [conflicts, coverage])
def test_rows_need_a_table_of_figures_and_its_columns(
    function: Callable[..., pd.DataFrame],
) -> None:
    frame = load_table("bilateral_trade").drop(columns=["flow"])
    with pytest.raises(ValueError, match=r"^`table`: name the table from which these"):
        function(frame)
    with pytest.raises(ValueError, match=r"needs the column flow; the frame"):
        function(frame, table="bilateral_trade")
    told = r"^the table sources has no periods$|^the table sources holds no figures"
    with pytest.raises(ValueError, match=told):
        function("sources")


# ------------------------------------------------------------------------- coverage


def years_of(runs: str) -> set[int]:
    """Years that a text of runs names: ``1995-1997, 2000``."""
    years: set[int] = set()
    for run in filter(None, runs.split(", ")):
        first, _, last = run.partition("-")
        years.update(range(int(first), int(last or first) + 1))
    return years


OVER_TIME = [
    name
    for name in table_names()
    if "period" in key_columns(name) and value_column(name)
]


@pytest.mark.parametrize("name", OVER_TIME)
def test_coverage_tells_every_year_of_every_series(name: str) -> None:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["period"]]
    series: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        key = tuple(row[column] for column in series_columns(name))
        series.setdefault(key, set()).add(row["period"])
    found = coverage(name)
    ends = ["first", "last", "years", "gaps", "parts", "spans"]
    assert found.columns.tolist() == [*series_columns(name), *ends]
    told = found.set_index(series_columns(name))
    assert set(told.index) == set(series)
    for key, covered in series.items():
        row = told.loc[key]
        whole = {int(period) for period in covered if re.fullmatch(r"\d{4}", period)}
        ends = {period: period.split("/") for period in covered - set(map(str, whole))}
        spans = {period for period, of in ends.items() if of[0][:4] != of[-1][:4]}
        parts = {int(period[:4]) for period in ends.keys() - spans}
        assert row["years"] == len(whole)
        assert set(filter(None, row["spans"].split(", "))) == spans
        assert years_of(row["parts"]) == parts - whole
        if whole:
            span = set(range(int(row["first"]), int(row["last"]) + 1))
            assert span - years_of(row["gaps"]) == whole
            assert years_of(row["gaps"]) < span
        else:
            assert (row["first"], row["last"], row["gaps"]) == ("", "", "")


def test_coverage_of_rows_is_that_of_these_rows() -> None:
    frame = select(load_table("bilateral_trade"), countries="TKM", parts=True)
    found = coverage(frame, table="bilateral_trade")
    whole = select(coverage("bilateral_trade"), countries="TKM")
    assert_frame_equal(found, whole)
    assert len(coverage(frame.head(0), table="bilateral_trade")) == 0
    with pytest.raises(ValueError, match=r"^`table`: name the table from which"):
        coverage(frame)


# ------------------------------------------------------------------------- known_by


def known(rows: list[tuple[str, str]], date: str, **options: int) -> list[str]:
    """Periods that are known on a date, of rows of source and period."""
    frame = pd.DataFrame(rows, columns=["source_id", "period"])
    found = known_by(frame, date, **options)
    assert found.index.tolist() == list(range(len(found)))
    return list(found["period"])


@pytest.mark.usefixtures("with_small_sources")
@pytest.mark.parametrize(
    ("source_id", "period", "date", "is_known"),
    [
        # The source was out: by the day, or by the end of its month or year.
        ("day", "2025-01/2025-05", "2025-06-17", True),
        ("day", "2025-01/2025-05", "2025-06-16", False),
        ("month", "2025-01/2025-06", "2025-08", True),
        ("month", "2025-01/2025-06", "2025-08-30", False),
        ("year", "2024-01/2024-10", "2024-12-30", False),
        # A forecast is known once it is printed.
        ("day", "2030", "2025-07-27", True),
        # Or the period had ended six months before, whenever the copy was made.
        ("month", "2024", "2025-06-30", True),
        ("month", "2024", "2025-06-29", False),
        ("undated", "2024", "2025-07-27", True),
        ("undated", "2025-01/2025-03", "2025-07-27", False),
        # Without a date of its own or a period, nobody can tell.
        ("undated", "", "2026-11-24", False),
        ("day", "", "2026-11-24", True),
    ],
)
def test_a_figure_is_known_once_printed_or_long_over(
    source_id: str, period: str, date: str, is_known: bool
) -> None:
    assert known([(source_id, period)], date) == [period] * is_known
    # What tells when it was said goes by that alone.
    said = rows_of(source_id).assign(period=period, set_on=["2022-01"])
    assert len(known_by(said, "2022-01")) == 1
    assert known_by(said, "2022-01-30").empty


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("yesterday", "^`date`: 'yesterday' is not a date such as 2025-07-27$"),
        ("27.07.2025", r"^`date`: '27\.07\.2025' is not a date"),
        ("2025-7-27", "^`date`: '2025-7-27' is not a date"),
        ("2025-01/2025-03", "^`date`: '2025-01/2025-03' is not a date"),
        ("2025-13", "^`date`: '2025-13' has no month 13$"),
        ("2025-02-29", "^`date`: '2025-02-29' has no day 29$"),
        ("0000", "^`date`: there is no year 0"),
    ],
)
def test_no_date_is_refused(date: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        known_by(load_table("bilateral_trade"), date)
    with pytest.raises(ValueError, match=r"^known_by needs the column source_id; the"):
        known_by(pd.DataFrame({"period": ["2024"]}), "2025")

"""What holds of traffic, investment, debt and logistics beyond the common contract."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from cac_data import codes, periods
from tests.bundled import FIELDS, KEYS, ROWS, Row, half_of_last_digit, number

OURS = ("corridor_volumes", "investment", "external_debt", "logistics_performance")
INVESTMENT = ROWS["investment"]
VOLUMES = ROWS["corridor_volumes"]


def chosen(rows: list[Row], **words: str) -> list[Row]:
    return [row for row in rows if all(row[key] == words[key] for key in words)]


def total(rows: list[Row]) -> float:
    return sum(number(row["value"]) for row in rows)


def half(row: Row) -> float:
    return (
        number(row.get("rounding_value", ""))
        if row.get("rounding_value")
        else (half_of_last_digit(row["value"]))
    )


# ------------------------------------------------------------------ concepts apart

# Who counts by which concept; a published total may stand beside the own concept.
COUNTERS = {
    "announced": {"fdi_markets", "national"},
    "commitment": {"aiddata"},
    "contract": {"aei"},
    "fdi_flow": {"mofcom", "national", "national_bank"},
    "fdi_stock": {"mofcom", "national_bank"},
    "investment_and_loans": {"national"},
    "investment_position": {"national"},
    "loan": {"aiddata", "press"},
    "project_stock": {"edb"},
}


def test_each_counter_keeps_to_its_concept() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for row in INVESTMENT:
        found[row["concept"]].add(row["basis"])
    assert found.pop("cumulative")
    assert found == COUNTERS
    assert "concept" in KEYS["investment"]


def test_a_concept_is_explained_in_a_sentence() -> None:
    field = FIELDS["investment"]["concept"]
    for word in field["constraints"]["enum"]:
        told = re.search(rf"\b{word}: (.+?)(?:; \w+: |\.$)", field["description"])
        assert told, word
        assert len(told[1].split()) >= 5, word


def test_only_commitments_are_at_constant_prices() -> None:
    for row in INVESTMENT:
        constant = row["price_basis"] == "constant_2021"
        assert constant == (row["concept"] == "commitment")


def test_one_concept_of_one_counter_has_one_unit() -> None:
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in INVESTMENT:
        units[(row["concept"], row["basis"])].add(row["unit"])
    assert {key for key, words in units.items() if len(words) > 1} == set()
    euros = {key for key, words in units.items() if words == {"EUR mn"}}
    assert {basis for _, basis in euros} == {"national_bank"}


def test_a_deal_has_its_month_and_a_positive_price() -> None:
    deals = chosen(INVESTMENT, concept="contract")
    assert len(deals) == 94
    for row in deals:
        assert re.fullmatch(r"20(0[5-9]|1\d|2[01])-\d\d", row["period"])
        assert number(row["value"]) > 0
        assert row["part"] in {"construction", "investment"}
        assert row["sector"] != "all"
    assert sum(1 for row in deals if row["share_pct"]) == 26


def test_branch_and_share_are_those_of_deals() -> None:
    for row in INVESTMENT:
        if row["subsector"] or row["share_pct"]:
            assert row["concept"] == "contract"


def test_a_year_without_commitments_is_left_out_and_not_zero() -> None:
    rows = chosen(INVESTMENT, concept="commitment")
    assert len(rows) == 179
    assert {row["part"] for row in rows} == {"oda_like", "oof_like", "vague"}
    for row in rows:
        assert number(row["value"]) > 0
        assert 2000 <= int(row["period"]) <= 2021


# -------------------------------------------------------------------- the same money


@pytest.mark.parametrize("country", ["CA5", "UZB"])
def test_the_totals_of_the_press_are_the_commitments_added_up(country: str) -> None:
    (told,) = chosen(
        INVESTMENT, concept="cumulative", part="commitments", country=country
    )
    members = codes.CA5 if country == "CA5" else (country,)
    added = sum(
        total(chosen(INVESTMENT, concept="commitment", country=member))
        for member in members
    )
    assert added == pytest.approx(number(told["value"]), abs=half(told))
    assert "no further sum" in told["note"]


@pytest.mark.parametrize(
    "row", chosen(INVESTMENT, concept="cumulative", part="contracts"), ids=str
)
def test_a_total_of_deals_says_what_the_deals_add_up_to(row: Row) -> None:
    members = codes.CA5 if row["country"] == "CA5" else (row["country"],)
    added = sum(
        number(deal["value"])
        for deal in chosen(INVESTMENT, concept="contract")
        if deal["country"] in members and deal["period"] < "2020"
    )
    told = re.search(r"add up to (the same|[\d,]+)$", row["note"])
    assert told
    if told[1] == "the same":
        assert added == number(row["value"])
    else:
        assert added == float(told[1].replace(",", ""))
        assert added == pytest.approx(number(row["value"]), rel=0.08)


def test_the_gas_loans_make_the_total_that_was_repaid() -> None:
    loans = chosen(INVESTMENT, concept="loan", counterparty="Turkmengaz")
    (repaid,) = chosen(INVESTMENT, concept="cumulative", part="loans")
    assert total(loans) == number(repaid["value"])
    (owed,) = chosen(ROWS["external_debt"], country="TKM")
    assert (owed["value"], owed["creditor"]) == ("0", "china_development_bank")


def bank_of_projects(period: str) -> dict[str, Row]:
    rows = chosen(
        INVESTMENT,
        concept="project_stock",
        part="all",
        sector="all",
        period=period,
        variant="main",
    )
    return {row["country"]: row for row in rows}


def test_the_projects_of_the_countries_make_those_of_the_region() -> None:
    last = bank_of_projects("2025-06")
    assert set(last) == {"CA5", *codes.CA5}
    assert total([last[code] for code in codes.CA5]) == number(last["CA5"]["value"])
    before = bank_of_projects("2024-06")
    known = [before[code] for code in codes.CA5 if code in before]
    assert total(known) < number(before["CA5"]["value"])


def test_the_step_of_the_uzbek_projects_is_marked_as_a_break() -> None:
    before, last = bank_of_projects("2024-06"), bank_of_projects("2025-06")
    assert number(last["UZB"]["value"]) > 2 * number(before["UZB"]["value"])
    for code in ("UZB", "CA5"):
        assert last[code]["obs_status"] == "B"
    # Without it the region grew by little.
    step = {
        code: number(last[code]["value"]) - number(before[code]["value"])
        for code in ("CA5", "UZB")
    }
    assert step == {"CA5": 8200, "UZB": 6400}
    assert "6,400 of the 8,200" in last["CA5"]["note"]


def test_a_second_text_with_the_same_figure_is_a_witness_not_an_amount() -> None:
    """One `main` figure a fact: else two texts would look like two amounts."""
    for name in OURS:
        if "variant" not in FIELDS[name]:
            continue
        parts = [part for part in KEYS[name] if part != "source_id"]
        facts = [
            tuple(row[part] for part in parts)
            for row in ROWS[name]
            if row["variant"] != "alternative"
        ]
        assert len(facts) == len(set(facts)), name


# --------------------------------------------------------------------------- debt


def test_a_share_of_debt_is_that_of_the_figures_beside_it() -> None:
    debt = ROWS["external_debt"]
    checked = 0
    for row in chosen(debt, indicator="share_of_external_debt", variant="main"):
        same = {"country": row["country"], "period": row["period"], "variant": "main"}
        owed = chosen(debt, indicator="debt_stock", creditor=row["creditor"], **same)
        whole = chosen(debt, indicator="debt_stock", creditor="all", **same)
        if owed and whole:
            share = 100 * number(owed[0]["value"]) / number(whole[0]["value"])
            assert share == pytest.approx(number(row["value"]), abs=0.06)
            checked += 1
    assert checked == 1


def test_no_creditor_is_owed_more_than_all() -> None:
    debt = chosen(ROWS["external_debt"], indicator="debt_stock")
    whole = {
        (row["country"], row["period"]): number(row["value"])
        for row in chosen(debt, creditor="all")
    }
    compared = [
        (row, whole[(row["country"], row["period"])])
        for row in debt
        if row["creditor"] != "all" and (row["country"], row["period"]) in whole
    ]
    assert len(compared) == 8
    for row, limit in compared:
        assert number(row["value"]) < limit


# ---------------------------------------------------------------------- logistics

LPI = ROWS["logistics_performance"]


def test_scores_lie_between_one_and_five_and_ranks_are_places() -> None:
    for row in LPI:
        if row["unit"] == "rank":
            assert re.fullmatch(r"[1-9]\d*", row["value"])
            assert row["indicator"] == "lpi_rank"
        else:
            assert row["unit"] == "score (1 to 5)"
            assert 1 <= number(row["value"]) <= 5


def test_an_edition_has_all_parts_of_a_country_or_none() -> None:
    editions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in LPI:
        if row["source_id"] == "worldbank-lpi-2007-2018":
            editions[(row["country"], row["period"])].add(row["indicator"])
    words = set(FIELDS["logistics_performance"]["indicator"]["constraints"]["enum"])
    assert {frozenset(found) for found in editions.values()} == {frozenset(words)}
    assert {year for _, year in editions} == {
        *("2007", "2010", "2012", "2014", "2016", "2018")
    }


def test_within_an_edition_a_better_score_has_a_better_place() -> None:
    figures: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for row in LPI:
        if row["source_id"] == "worldbank-lpi-2007-2018":
            edition = figures[row["period"]].setdefault(row["country"], {})
            edition[row["indicator"]] = number(row["value"])
    for edition in figures.values():
        for one, other in itertools.combinations(edition.values(), 2):
            by_score = one["lpi_score"] > other["lpi_score"]
            assert by_score == (one["lpi_rank"] < other["lpi_rank"])


def test_places_counted_one_by_one_are_not_the_official_ones() -> None:
    ordinal = chosen(LPI, basis="ordinal")
    assert {row["obs_status"] for row in ordinal} == {"D"}
    for row in ordinal:
        official = chosen(LPI, country=row["country"], period="2023", basis="official")
        for other in chosen(official, indicator="lpi_rank"):
            assert number(other["value"]) < number(row["value"])


# ------------------------------------------------------------------------ corridors


def test_no_name_says_when_or_how_sure() -> None:
    telling = re.compile(
        r"(^|_)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|derived|target|plan|"
        r"planned|expected|forecast|cumulative|alt|\d+)(_|$)"
    )
    for column in ("indicator", "scope", "corridor"):
        words = FIELDS["corridor_volumes"][column]["constraints"]["enum"]
        assert [word for word in words if telling.search(word)] == []


def test_what_is_to_come_is_no_normal_figure() -> None:
    to_come = {"expected", "forecast", "plan", "target"}
    for row in VOLUMES:
        if row["nature"] in to_come:
            assert row["obs_status"] in {"E", "F", "U"}, row
        else:
            assert row["obs_status"] != "F", row


def test_time_is_told_once() -> None:
    for row in VOLUMES:
        assert bool(row["period"]) != bool(row["period_text"])


def test_one_series_has_one_unit() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in VOLUMES:
        units[row["indicator"]].add(row["unit"])
    # Days on a corridor, hours on one road.
    assert units.pop("transit_time") == {"days", "hours"}
    assert {name for name, words in units.items() if len(words) > 1} == set()


def test_a_printed_range_lies_around_its_middle() -> None:
    ranges = [row for row in VOLUMES if "the value is the middle" in row["note"]]
    assert len(ranges) == 12
    for row in ranges:
        told = re.match(r"([\d.]+) to ([\d.]+) ", row["note"])
        assert told
        low, high = float(told[1]), float(told[2])
        assert row["obs_status"] == "E"
        assert number(row["value"]) - number(row["rounding_value"]) == low
        assert number(row["value"]) + number(row["rounding_value"]) == high


def test_a_derived_figure_follows_from_its_formula() -> None:
    derived = chosen(VOLUMES, variant="derived")
    worked_out = 0
    for row in derived:
        assert row["obs_status"] == "E"
        formula = re.match(
            r"derived: (?:about )?([\d,.]+) over ([\d.]+)(?:;|$)", row["note"]
        )
        if formula:
            found = float(formula[1].replace(",", "")) / float(formula[2])
            assert found == pytest.approx(number(row["value"]), rel=0.002), row
            worked_out += 1
        assert row["rounding_value"]
    assert worked_out == len(derived) - 1


SERIES = ("corridor", "indicator", "mode", "scope", "nature")
Periods = list[tuple[periods.Date, periods.Date, Row]]


def series(nature: str) -> dict[tuple[str, ...], Periods]:
    """Sound main figures of each series, with first and last day."""
    found: dict[tuple[str, ...], Periods] = defaultdict(list)
    for row in chosen(VOLUMES, nature=nature):
        if row["period"] and row["variant"] != "alternative":
            if row["obs_status"] in {"D", "U"}:
                continue
            first, last = periods.bounds(row["period"])
            key = tuple(row[part] for part in SERIES)
            found[key].append((first, last, row))
    return found


def test_more_is_carried_in_more_of_a_year() -> None:
    compared = 0
    counts = {"cargo", "containers", "trains", "vehicles"}
    for key, rows in series("actual").items():
        if key[1] not in counts:
            continue
        for (first, last, row), (begin, end, other) in itertools.permutations(rows, 2):
            if first == begin and first[0] == last[0] == end[0] and last < end:
                room = half(row) + half(other)
                assert number(row["value"]) <= number(other["value"]) + room, (
                    row,
                    other,
                )
                compared += 1
    assert compared >= 25


def test_totals_since_the_beginning_only_grow() -> None:
    compared = 0
    for rows in series("cumulative").values():
        ordered = sorted(rows, key=lambda item: item[1])
        for (_, _, row), (_, _, later) in itertools.pairwise(ordered):
            assert number(row["value"]) <= number(later["value"])
            compared += 1
    assert compared >= 7


@pytest.mark.parametrize(
    ("corridor", "indicator", "period", "parts"),
    [
        ("china_europe_trains", "trains", "2024", ["inbound", "outbound"]),
        ("kazakhstan_china_rail", "cargo", "2025-01/2025-04", ["altynkol", "dostyk"]),
    ],
)
def test_the_parts_of_a_figure_add_up_to_it(
    corridor: str, indicator: str, period: str, parts: list[str]
) -> None:
    rows = {
        row["scope"]: row
        for row in chosen(
            VOLUMES,
            corridor=corridor,
            indicator=indicator,
            period=period,
            nature="actual",
            variant="main",
        )
    }
    added = total([rows[part] for part in parts])
    assert added == pytest.approx(number(rows["all"]["value"]))


@pytest.mark.parametrize(
    "scope", ["exports", "transit", "altynkol", "dostyk", "grain_exports"]
)
def test_a_part_is_less_than_all(scope: str) -> None:
    whole = {
        row["period"]: number(row["value"]) + half(row)
        for row in chosen(
            VOLUMES,
            corridor="kazakhstan_china_rail",
            indicator="cargo",
            scope="all",
            nature="actual",
            variant="main",
        )
    }
    parts = chosen(VOLUMES, corridor="kazakhstan_china_rail", scope=scope)
    compared = [row for row in parts if row["period"] in whole]
    assert compared
    for row in compared:
        assert number(row["value"]) < whole[row["period"]]


def test_what_is_called_a_capacity_but_is_none_has_its_own_name() -> None:
    """A yearly capacity below what was carried would make a use of more than all."""
    (stated,) = chosen(VOLUMES, indicator="stated_capacity")
    assert stated["obs_status"] == "U"
    for row in chosen(VOLUMES, indicator="capacity", nature="actual"):
        for year in chosen(
            VOLUMES,
            corridor=row["corridor"],
            indicator="cargo",
            mode=row["mode"],
            scope=row["scope"],
            nature="actual",
        ):
            if periods.is_year(year["period"]):
                assert number(year["value"]) < number(row["value"]), (row, year)


# ------------------------------------------------------------------------- hazards

# Where a figure would mislead, its note has to say so.
TOLD = [
    ("corridor_volumes", "kazinform-2022-10-21-titr", "1.084", "1.84"),
    ("corridor_volumes", "trend-2022-10-22-titr", "1.84", "more than all of 2021"),
    ("corridor_volumes", "railjournal-2021-cre", "13187", "swap two digits"),
    ("corridor_volumes", "peopledaily-2021-12-19-cre", "13817", "swap two digits"),
    ("corridor_volumes", "zawya-2023-12-21-bakhty", "28", "no limit"),
    ("corridor_volumes", "trend-2023-06-10-wef", "10", "World Bank"),
    ("corridor_volumes", "azernews-2025-03-06-xian", "5000", "Central Asia"),
    ("corridor_volumes", "orasam-2024-06-cku", "8", "misprints"),
    ("corridor_volumes", "p085-2022-01-29-cre", "74900", "probably changed"),
    ("corridor_volumes", "trend-2023-09-06-aktau", "13", "twenty-foot"),
    ("external_debt", "menafn-2025-04-tjk-debt", "1000", "does not fit"),
    ("external_debt", "24kg-2018-debt", "1711.48", "billion for million"),
    ("investment", "timesca-2016-kgz-fdi-econ", "108.7", "four times"),
    ("investment", "nca-2023-11-07-smailov", "24000", "no stock"),
    ("investment", "reportify-2025-tkm-loan", "8100", "2007"),
    ("investment", "24kz-2024-nuryshev", "1810", "1,560"),
    ("investment", "asiaplus-2025-03-04-tjk-fdi", "4000", "2,200"),
]


@pytest.mark.parametrize(("name", "source_id", "cell", "words"), TOLD)
def test_a_figure_that_would_mislead_says_so(
    name: str, source_id: str, cell: str, words: str
) -> None:
    notes = [row["note"] for row in chosen(ROWS[name], source_id=source_id, value=cell)]
    assert len(notes) == 1
    assert words in notes[0]


def test_a_copy_of_an_encyclopaedia_is_never_the_main_figure() -> None:
    (row,) = chosen(VOLUMES, source_id="wiki-middle-corridor-2022")
    assert row["variant"] == "alternative"

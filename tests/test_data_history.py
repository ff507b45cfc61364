"""What holds of the history tables beyond the contract that every table keeps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from cac_data import codes, periods
from tests.bundled import ROWS, Row, number

# First and last year of an era, as its description says.
ERAS = {
    "ancient": (-3000, 400),
    "medieval": (401, 1450),
    "modern": (1451, 1990),
    "contemporary": (1991, 2100),
}

# South, north, west, east in degrees: the mainland, rounded outwards.
BOXES = {
    "AFG": (29.0, 39.0, 60.0, 75.0),
    "CHN": (18.0, 54.0, 73.0, 135.5),
    "IRN": (25.0, 40.0, 44.0, 63.5),
    "KAZ": (40.5, 55.5, 46.0, 87.5),
    "KGZ": (39.0, 43.5, 69.0, 80.5),
    "TJK": (36.5, 41.5, 67.0, 75.5),
    "TKM": (35.0, 43.0, 52.0, 67.0),
    "UZB": (37.0, 46.0, 55.5, 73.5),
}

SIX = {*codes.CA5, "CHN"}
# The sources name the organisation and not who sat at the table.
WITHOUT_LIST = {"sco-2019", "sco-2026", "sco-hg-2025"}
COUNTS = {
    *("agreements", "documents", "memoranda", "mechanisms", "outcomes"),
    *("points", "projects", "proposals"),
}


def listed(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def ids(name: str) -> set[str]:
    column = f"{name.removesuffix('s')}_id"
    return {row[column] for row in ROWS[name]}


def by_id(name: str) -> dict[str, Row]:
    column = f"{name.removesuffix('s')}_id"
    return {row[column]: row for row in ROWS[name]}


def overlap(one: str, other: str) -> bool:
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    return start <= last and first <= end


# --------------------------------------------------------------------------- places


@pytest.mark.parametrize("row", ROWS["places"], ids=lambda row: row["place_id"])
def test_a_place_lies_in_its_country(row: Row) -> None:
    south, north, west, east = BOXES[row["country"]]
    assert south <= number(row["lat"]) <= north
    assert west <= number(row["lon"]) <= east


def test_no_two_places_lie_on_one_point() -> None:
    points = Counter((row["lat"], row["lon"]) for row in ROWS["places"])
    assert [point for point, count in points.items() if count > 1] == []


def test_a_settlement_of_geonames_has_its_number_there() -> None:
    for row in ROWS["places"]:
        assert bool(row["geonames_id"]) == (row["source_id"] == "geonames")
        assert bool(row["geonames_id"]) != (row["position"] == "site")


# ------------------------------------------------------------------- events and goods


def test_an_event_lies_in_its_era() -> None:
    for row in ROWS["events"]:
        first, last = ERAS[row["era"]]
        (start, _, _), (end, _, _) = periods.bounds(row["period"])
        assert first <= start <= end <= last


@pytest.mark.parametrize("name", ["events", "goods", "summits"])
def test_a_place_in_another_table_is_known(name: str) -> None:
    used = {row["place_id"] for row in ROWS[name]} - {""}
    assert used
    assert used <= ids("places")


def test_a_place_of_an_event_is_in_a_country_of_the_event() -> None:
    places = by_id("places")
    for row in ROWS["events"]:
        if row["place_id"]:
            country = places[row["place_id"]]["country"]
            assert country in listed(row["countries"]), row["event_id"]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("events", "countries"),
        ("goods", "countries"),
        ("agreements", "countries"),
        ("security_technology", "countries"),
        ("summits", "participants"),
    ],
)
def test_a_list_of_countries_names_single_countries_once(
    name: str, column: str
) -> None:
    single = set(codes.country_codes(groups=False))
    for row in ROWS[name]:
        named = listed(row[column])
        assert set(named) <= single
        assert len(set(named)) == len(named)
        assert named == sorted(named, key=lambda code: (code != "CHN", code))


# -------------------------------------------------------------------------- variants


@pytest.mark.parametrize("name", ["events", "agreements"])
def test_a_variant_points_to_a_first_dating_of_the_same_countries(name: str) -> None:
    rows = by_id(name)
    variants = [row for row in rows.values() if row["variant_of"]]
    assert variants
    for row in variants:
        first = rows[row["variant_of"]]
        assert not first["variant_of"]
        assert set(listed(row["countries"])) & set(listed(first["countries"]))
        assert row["kind"] == first["kind"]


def test_an_event_has_the_date_of_its_agreement() -> None:
    agreements = by_id("agreements")
    for row in ROWS["events"]:
        if row["agreement_id"]:
            agreement = agreements[row["agreement_id"]]
            dates = [agreement[part] for part in ("period", "ratified", "in_force")]
            assert any(overlap(row["period"], date) for date in dates if date), row


@pytest.mark.parametrize("name", ["events", "agreements"])
def test_what_was_made_at_a_meeting_has_its_date(name: str) -> None:
    summits = by_id("summits")
    for row in ROWS[name]:
        if row["summit_id"]:
            assert overlap(row["period"], summits[row["summit_id"]]["period"]), row


# ------------------------------------------------------------------------ agreements


def test_an_agreement_is_in_force_after_it_is_made() -> None:
    for row in ROWS["agreements"]:
        dates = [row[part] for part in ("period", "ratified", "in_force") if row[part]]
        starts = [periods.bounds(date)[0] for date in dates]
        assert starts == sorted(starts), row["agreement_id"]
        assert starts


def test_an_agreement_of_states_has_at_least_two_parties() -> None:
    for row in ROWS["agreements"]:
        parties = listed(row["countries"])
        if row["organisation"] == "":
            assert len(parties) >= 2
            assert "CHN" in parties
        elif not parties:
            assert row["agreement_id"] == "sco-bishkek-2019"


def test_a_level_belongs_to_a_partnership_with_one_country() -> None:
    for row in ROWS["agreements"]:
        assert bool(row["level"]) == (row["kind"] == "partnership")
        if row["level"]:
            assert len(listed(row["countries"])) == 2


# ---------------------------------------------------------------- meetings, outcomes


def test_who_met_fits_the_format() -> None:
    for row in ROWS["summits"]:
        named = set(listed(row["participants"]))
        if row["summit_id"] in WITHOUT_LIST:
            assert not named
            continue
        assert "CHN" in named
        if row["format"] == "C+C5":
            assert named == SIX
        elif row["format"] == "bilateral":
            assert len(named) == 2
        else:
            assert "TKM" not in named  # neutral, and no member


def test_a_meeting_online_has_no_city() -> None:
    online = {row["summit_id"] for row in ROWS["summits"] if row["online"] == "true"}
    assert online == {"fm1-2020", "vs-2022"}
    for row in ROWS["summits"]:
        absent = row["online"] == "true" or row["summit_id"] == "s3-2027"
        assert bool(row["city"]) != absent


def test_an_outcome_is_of_a_meeting_or_of_a_package() -> None:
    meetings, agreements = ids("summits"), ids("agreements")
    for row in ROWS["summit_outcomes"]:
        assert bool(row["summit_id"]) != bool(row["agreement_id"])
        assert row["summit_id"] in meetings | {""}
        assert row["agreement_id"] in agreements | {""}


def test_money_and_counts_are_told_apart() -> None:
    money = {"USD mn", "CNY mn"}
    for row in ROWS["summit_outcomes"]:
        named = re.search(r"_value$|_pledged$", row["indicator"])
        assert bool(named) == (row["unit"] in money)
        assert row["unit"] in money | COUNTS
        if row["unit"] in COUNTS:
            assert number(row["value"]).is_integer()
        whole = row["printed_as"] == "exact" and row["unit"] in COUNTS
        assert row["rounding_value"] == ("0" if whole else "")


def test_each_indicator_of_an_outcome_has_its_units() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["summit_outcomes"]:
        units[row["indicator"]].add(row["unit"])
    for indicator, found in units.items():
        assert len(found) == 1 or found == {"USD mn", "CNY mn"}, indicator


# -------------------------------------------------------------------------- concepts


def test_concepts_form_trees_from_known_roots() -> None:
    parents = {row["concept_id"]: row["parent_id"] for row in ROWS["concepts"]}
    assert {c for c, p in parents.items() if not p} == {"csf", "neutrality", "silkroad"}
    for concept in parents:
        way = [concept]
        while parents[way[-1]]:
            way.append(parents[way[-1]])
            assert way[-1] in parents
            assert len(set(way)) == len(way), f"{way} goes in a circle"


def test_whoever_names_a_principle_is_a_source() -> None:
    known = {row["source_id"] for row in ROWS["sources"]}
    named = [row for row in ROWS["concepts"] if row["named_by"]]
    for row in named:
        assert set(listed(row["named_by"])) <= known
        assert row["parent_id"] in {"spirit", "f2022"}
        assert row["source_id"] in listed(row["named_by"])
    under = {r["concept_id"] for r in ROWS["concepts"] if r["parent_id"] == "spirit"}
    assert under <= {row["concept_id"] for row in named}


# ----------------------------------------------------------------------- people links


def test_an_indicator_of_people_holds_no_time_place_or_direction() -> None:
    outside = re.compile(
        r"jan|dec|20\d\d|china|kazakh|uzbek|tajik|almaty|khorgos|urumqi|target|plan|"
        r"total|per_week"
    )
    words = {row["indicator"] for row in ROWS["people_links"]}
    assert not [word for word in words if outside.search(word)]


def test_only_lu_ban_workshops_have_a_stage() -> None:
    for row in ROWS["people_links"]:
        workshop = row["indicator"] == "lu_ban_workshops"
        assert bool(row["stage"]) == workshop


def test_a_time_in_words_stands_alone() -> None:
    in_words = [row for row in ROWS["people_links"] if row["period_text"]]
    assert len(in_words) == 3
    for row in ROWS["people_links"]:
        assert bool(row["period"]) != bool(row["period_text"])


def test_a_year_that_was_guessed_is_marked() -> None:
    for name in ("people_links", "security_technology"):
        for row in ROWS[name]:
            if re.search(r"[Yy]ear (approximate|inferred)", row["note"]):
                assert row["obs_status"] in {"U", "F"}


def test_a_part_is_no_more_than_its_whole() -> None:
    whole = {
        (row["indicator"], row["direction"], row["period"]): number(row["value"])
        for row in ROWS["people_links"]
        if row["country"] == "KAZ" and not row["place"] and not row["detail"]
    }
    parts = [
        ("overnight_tourists", "tourists", "2023"),
        ("tourists", "arrivals", "2023"),
        ("overnight_tourists", "arrivals", "2024"),
    ]
    for part, of, year in parts:
        assert whole[part, "from_china", year] < whole[of, "from_china", year]


# ------------------------------------------------------------ security and technology


def test_a_figure_has_all_it_needs_or_there_is_none() -> None:
    for row in ROWS["security_technology"]:
        parts = [row[part] for part in ("indicator", "value", "unit", "printed_as")]
        assert all(parts) or not any(parts), row["item_id"]


def test_an_item_has_the_date_of_its_agreement() -> None:
    agreements = by_id("agreements")
    for row in ROWS["security_technology"]:
        if row["agreement_id"]:
            assert overlap(row["period"], agreements[row["agreement_id"]]["period"])

"""The first screen, the sentences and the drawings of energy, whatever the figures."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from cac_data import codes, energy, load_table
from cac_data.parameters import EnergyParameters
from cac_data.scenarios import load_scenarios
from cac_data.sources import known_by
from cac_data.tables import select
from tests.gas_frames import flows as gas_flows
from tests.gas_frames import review
from tests.power_frames import capacity, goals, projects

PARAMS = Path(__file__).parents[1] / "params"
Frames = dict[str, Any]

# What the notebook filters by years, and what only by what was known.
BY_YEAR = (
    *("gas_flows", "fuel_flows", "energy_balance", "electricity_generation"),
    *("carbon_intensity", "renewable_capacity"),
)
NOT_DATED = ("pipeline_stops",)
AS_THEY_ARE = ("pipelines", "emission_factors", "conversion_factors")
KNOWN = ("energy_projects", "energy_targets")


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


@cache
def tables() -> Mapping[str, pd.DataFrame]:
    return {
        name: load_table(name) for name in (*BY_YEAR, *AS_THEY_ARE, *KNOWN, *NOT_DATED)
    }


def rows_for(given: Mapping[str, Any]) -> dict[str, pd.DataFrame]:
    """The rows that the notebook uses under these parameters."""
    span = {"start": given["start"], "end": given["end"], "parts": True}
    found = dict(tables())
    for name in BY_YEAR:
        found[name] = known_by(select(found[name], **span), given["as_of"])
    for name in KNOWN:
        found[name] = known_by(found[name], given["as_of"])
    return found


def frames_of(rows: Mapping[str, pd.DataFrame], given: Mapping[str, Any]) -> Frames:
    """The frames of which the notebook speaks."""
    flows, pipes = rows["gas_flows"], rows["pipelines"]
    gas = energy.newest_balance(rows["energy_balance"], flows)
    assumed = {
        key: given[key]
        for key in ("output_growth", "demand_growth", "line_d_year", "gas_to_china_bcm")
    }
    path = energy.gas_path(gas, flows, pipes, horizon=given["horizon"], **assumed)
    newest = energy.newest(rows["electricity_generation"], basis="owid")
    factors, intensity = rows["emission_factors"], rows["carbon_intensity"]
    levels = energy.pipe_levels(pipes)
    owned = rows["energy_projects"], rows["renewable_capacity"]
    region = energy.regional_gas(flows)
    ledger = energy.gas_ledger(gas, flows, rows["energy_balance"])
    groups = energy.mix_by_group(energy.generation_mix(newest))
    return {
        **rows,
        "given": given,
        "assumed": assumed,
        "gas": gas,
        "path": path,
        "worth": energy.gas_money(path, flows, gas_price_usd=given["gas_price_usd"]),
        "past": energy.own_past(gas, horizon=given["horizon"]),
        "chances": energy.past_chances(gas, levels, period=given["horizon"]),
        "needed": energy.needed_output_growth(path, levels),
        "pace": energy.balance_pace(gas),
        "sent": energy.deliveries(flows),
        "region": region,
        "values": energy.gas_values(flows),
        "counts": energy.other_counts(flows, rows["conversion_factors"]),
        "shares": energy.suppliers(flows),
        "single": energy.supplier_concentration(energy.supplier_shares(flows)),
        "prices": energy.implied_price(flows),
        "used": energy.utilisation(flows, pipes),
        "ledger": ledger,
        "courses": energy.pipe_courses(
            rows["pipeline_stops"], pipes, line_d_year=given["line_d_year"]
        ),
        "pipe_years": energy.pipe_years(region, path),
        "turkmen_years": energy.turkmen_years(gas, ledger, path),
        "oil": energy.oil_in_pipe(rows["fuel_flows"]),
        "routes": energy.oil_by_all_routes(rows["fuel_flows"]),
        "pipe_oil": energy.oil_years(rows["fuel_flows"]),
        "mined": energy.uranium_output(rows["energy_balance"]),
        "bought": energy.uranium_to_china(rows["fuel_flows"]),
        "groups": groups,
        "shared": energy.share_goals(groups, rows["energy_targets"]),
        "changed": energy.revised(rows["electricity_generation"]),
        "carbon": energy.latest_year(
            energy.carbon_intensity(newest, factors, intensity)
        ),
        "saved": energy.latest_year(
            energy.avoided_emissions(newest, factors, intensity)
        ),
        "sun": energy.solar_wind_path(
            rows["renewable_capacity"],
            horizon=given["horizon"],
            additions=given["solar_wind_additions"],
        ),
        "goals": energy.solar_wind_goals(rows["energy_targets"]),
        "asked": energy.needed_additions(
            rows["renewable_capacity"], rows["energy_targets"]
        ),
        "statuses": energy.projects_by_status(rows["energy_projects"]),
        "roles": energy.shares_by_role(*owned),
    }


USUAL = EnergyParameters().model_dump()


def empty() -> dict[str, pd.DataFrame]:
    """Nothing that a year or a date can leave out; ratings and factors stay."""
    return {
        name: frame if name in AS_THEY_ARE else frame.iloc[:0]
        for name, frame in tables().items()
    }


@cache
def worlds() -> Mapping[str, Frames]:
    """Frames of scenarios and of worlds that are unlike ours."""
    found: dict[str, Frames] = {}
    told: dict[str, Frames] = {}
    for scenario in load_scenarios(PARAMS).values():
        given = scenario.values("energy")
        # Some scenarios are about trade alone.
        if str(given) not in told:
            told[str(given)] = frames_of(rows_for(given), given)
            found[f"scenario {scenario.id}"] = told[str(given)]
    changes: dict[str, dict[str, Any]] = {
        "one year": {"start": 2025},
        "no year ahead": {"horizon": 2025},
        "early line": {"line_d_year": 2028, "demand_growth": 0.1},
        "much bought": {"gas_to_china_bcm": 70.0},
        "long ago": {"start": 2000, "end": 2012},
        "before the pipe": {"start": 2000, "end": 2008},
    }
    for name, change in changes.items():
        given = USUAL | change
        found[name] = frames_of(rows_for(given), given)
    found["empty"] = frames_of(empty(), USUAL)
    return found


# How the notebook calls each; a new sentence fails a test until it has a case.
SENTENCES: dict[str, Callable[[Frames], str]] = {
    "say_scope": lambda f: energy.say_scope(
        f["gas_flows"],
        horizon=f["given"]["horizon"],
        as_of=f["given"]["as_of"],
        **f["assumed"],
    ),
    "say_deliveries": lambda f: energy.say_deliveries(
        f["sent"], f["region"], f["values"]
    ),
    "say_counts": lambda f: energy.say_counts(f["counts"]),
    "say_suppliers": lambda f: energy.say_suppliers(f["shares"], f["single"]),
    "say_gas_prices": lambda f: energy.say_gas_prices(f["prices"]),
    "say_pipe": lambda f: energy.say_pipe(f["used"], f["path"]),
    "say_money": lambda f: energy.say_money(f["worth"]),
    "say_ledger": lambda f: energy.say_ledger(f["ledger"]),
    "say_gas_path": lambda f: energy.say_gas_path(f["path"], f["needed"], f["pace"]),
    "say_own_past": lambda f: energy.say_own_past(f["past"], f["chances"]),
    "say_importer": lambda f: energy.say_importer(
        f["gas"], f["gas_flows"], f["values"]
    ),
    "say_oil": lambda f: energy.say_oil(f["oil"], f["routes"], f["pipe_oil"]),
    "say_courses": lambda f: energy.say_courses(f["courses"]),
    "say_share_goals": lambda f: energy.say_share_goals(
        f["shared"], f["renewable_capacity"], f["energy_targets"]
    ),
    "say_storage": lambda f: energy.say_storage(f["renewable_capacity"]),
    "say_uranium": lambda f: energy.say_uranium(f["mined"], f["bought"]),
    "say_mix": lambda f: energy.say_mix(f["groups"]),
    "say_revisions": lambda f: energy.say_revisions(f["changed"]),
    "say_intensity": lambda f: energy.say_intensity(f["carbon"]),
    "say_avoided": lambda f: energy.say_avoided(f["saved"]),
    "say_solar_wind": lambda f: energy.say_solar_wind(
        f["sun"], f["asked"], additions=f["given"]["solar_wind_additions"]
    ),
    "say_projects": lambda f: energy.say_projects(f["statuses"], f["roles"]),
}

DRAWINGS: dict[str, Callable[[Frames], Any]] = {
    "draw_deliveries": lambda f: energy.draw_deliveries(f["sent"]),
    "draw_suppliers": lambda f: energy.draw_suppliers(f["shares"]),
    "draw_gas_prices": lambda f: energy.draw_gas_prices(f["prices"]),
    "draw_courses": lambda f: energy.draw_courses(f["courses"], f["pipeline_stops"]),
    "draw_pipe": lambda f: energy.draw_pipe(
        f["pipe_years"], f["pipelines"], line_d_year=f["given"]["line_d_year"]
    ),
    "draw_gas_path": lambda f: energy.draw_gas_path(f["turkmen_years"]),
    "draw_own_past": lambda f: energy.draw_own_past(
        f["gas"], f["past"], f["pipelines"]
    ),
    "draw_importer": lambda f: energy.draw_importer(f["gas"]),
    "draw_mix": lambda f: energy.draw_mix(f["groups"]),
    "draw_intensity": lambda f: energy.draw_intensity(f["carbon"]),
    "draw_solar_wind": lambda f: energy.draw_solar_wind(f["sun"], f["goals"]),
    "draw_projects": lambda f: energy.draw_projects(f["statuses"]),
}


def named(beginning: str) -> set[str]:
    return {name for name in energy.__all__ if name.startswith(beginning)}


def test_every_sentence_and_drawing_has_a_case() -> None:
    assert set(SENTENCES) == named("say_")
    assert set(DRAWINGS) == named("draw_")


# --- sentences -----------------------------------------------------------------------


def malformed(text: str) -> list[str]:
    """What is wrong with a sentence, whatever it says."""
    wrong = {
        "no full stop": not text.endswith("."),
        "space at an end": text != text.strip(),
        "no capital": not text[:1].isupper(),
        "no number": re.search(r"\b(nan|None|inf|NaN|NaT)\b", text),
        "a signed zero": re.search(r"[+−]0(\.0+)?(?![.\d])", text),
        "a hyphen for a minus": re.search(r"(?<![\w-])-\d", text),
        "loose space or stop": re.search(r"\s\s|\s[.,:;)]|\(\s|[,:;]\.|\.\.", text),
    }
    return [what for what, found in wrong.items() if found]


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_sentence_is_well_formed_in_every_world(name: str) -> None:
    for world, frames in worlds().items():
        text = SENTENCES[name](frames)
        assert not malformed(text), (world, text)


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_nothing_to_say_is_said_without_a_figure(name: str) -> None:
    text = SENTENCES[name](worlds()["empty"])
    assert not re.search(r"\d", text), text


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_sentence_does_not_change_the_frames_it_speaks_of(name: str) -> None:
    frames = worlds()["scenario baseline"]
    before = {
        key: item.copy(deep=True)
        for key, item in frames.items()
        if isinstance(item, pd.DataFrame)
    }
    SENTENCES[name](frames)
    for key, kept in before.items():
        pd.testing.assert_frame_equal(frames[key], kept)


def test_the_most_and_the_least_are_not_told_of_one_year() -> None:
    region = energy.regional_gas(
        review(("CA5", "2024", "2026", 30.0), ("CA5", "2025", "2026", 40.0))
    )
    none = pd.DataFrame(columns=["country", "period", "value", "value_usd_mn"])
    text = energy.say_deliveries(none, region, none)
    assert text == "In 2025 the five sent 40.0 bcm to China, the most so far."


def test_a_price_is_refused_with_its_reason() -> None:
    frames = worlds()["scenario baseline"]
    text = energy.say_gas_prices(frames["prices"])
    assert "For Uzbekistan none is given for 2022, 2023 and 2025:" in text
    assert "518" not in text


@pytest.mark.parametrize(
    ("russian", "told"),
    [((10.0, 40.0), True), ((10.0, 39.9), False), ((43.0, 41.0), False)],
)
def test_it_is_said_once_that_russia_drew_level(
    russian: tuple[float, float], told: bool
) -> None:
    shares = pd.DataFrame(
        {
            "country": ["CA5", "RUS"] * 2,
            "period": ["2024", "2024", "2025", "2025"],
            "value": [42.0, russian[0], 40.0, russian[1]],
            "share_pct": 50.0,
            "share_of_all_pct": 25.0,
        }
    )
    text = energy.say_suppliers(shares, pd.DataFrame())
    assert ("for the first time no less than the five together" in text) == told


@pytest.mark.parametrize(("others", "than"), [(7.0, "less than"), (19.0, "no less")])
def test_all_exports_are_set_beside_the_rating(others: float, than: str) -> None:
    path = pd.DataFrame(
        {
            "period": ["2025"],
            "output": 72.0,
            "use": 35.0,
            "to_others": others,
            "left": 30.0,
            "available": 36.0,
            "capacity": 55.0,
        }
    )
    text = energy.say_gas_path(path, pd.DataFrame(), pd.DataFrame())
    assert f"makes {others + 36:.1f} bcm in 2025, {than}" in text


@pytest.mark.parametrize(
    ("line_d_year", "output_growth", "warned"),
    [(0, 0.0, False), (2029, 0.049, True), (2029, 0.05, False), (2031, 0.0, False)],
)
def test_an_early_line_without_gas_is_warned_of(
    line_d_year: int, output_growth: float, warned: bool
) -> None:
    path = worlds()["scenario baseline"]["path"]
    text = energy.warn_line_d(
        path, line_d_year=line_d_year, output_growth=output_growth
    )
    assert bool(text) == warned
    assert not text or not malformed(text)


def test_more_than_the_balance_leaves_is_said() -> None:
    frames = worlds()["much bought"]
    text = energy.say_pipe(frames["used"], frames["path"])
    assert text.endswith(
        "127 % of 55 bcm a year without Line D: more than it is rated for."
    )
    given = USUAL | {"gas_to_china_bcm": 50.0}
    frames = frames_of(rows_for(given), given)
    text = energy.say_pipe(frames["used"], frames["path"])
    assert "more than the assumed balance leaves (36.8 bcm)" in text


# --- drawings ------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_of_nothing_nothing_is_drawn(name: str) -> None:
    assert DRAWINGS[name](worlds()["empty"]) is None
    assert not plt.get_fignums()


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_can_be_made_in_every_world(name: str) -> None:
    for world in ("one year", "no year ahead", "long ago", "before the pipe"):
        DRAWINGS[name](worlds()[world])
        plt.close("all")
    assert DRAWINGS[name](worlds()["scenario baseline"]) is not None


def labels_of(ax: Any) -> set[str]:
    return {str(line.get_label()) for line in ax.get_lines()}


def test_line_d_is_a_level_from_its_year_on_only() -> None:
    frames = worlds()["scenario deep_integration"]
    ax = DRAWINGS["draw_pipe"](frames)
    (line,) = [line for line in ax.get_lines() if line.get_label() == "with Line D"]
    assert np.asarray(line.get_xdata())[0] == 2032
    assert set(np.asarray(line.get_ydata())) == {85.0}
    never = DRAWINGS["draw_pipe"](worlds()["scenario baseline"])
    assert "with Line D" not in labels_of(never)
    assert {"lines A to C", "by another rating"} <= labels_of(never)


def test_a_supplier_that_had_not_begun_is_no_gap() -> None:
    ax = energy.draw_suppliers(worlds()["scenario baseline"]["shares"])
    assert ax.get_legend() is None  # nothing is pale


# --- the first screen ----------------------------------------------------------------


@cache
def figures_in(world: str) -> pd.DataFrame:
    frames = worlds()[world]
    ahead = {key: frames[key] for key in ("path", "worth", "past")}
    units = frames["conversion_factors"]
    of_gas = energy.gas_figures(
        frames["gas_flows"], frames["gas"], frames["pipelines"], units, **ahead
    )
    of_power = energy.power_figures(
        frames["fuel_flows"],
        frames["electricity_generation"],
        frames["renewable_capacity"],
        frames["energy_targets"],
        frames["energy_projects"],
        sun=frames["sun"],
        saved=frames["saved"],
    )
    return energy.key_figures(of_gas, of_power).set_index("id", drop=False)


# What the review of the plan worked out by other means, to the digits it gives.
EXPECTED = {
    "gas_to_china": 36.7,
    "share_of_pipeline_gas": 47.1,
    "share_of_all_gas": 21.8,
    "supplier_concentration": 0.38,
    "pipe_use": 67.0,
    "turkmen_gas": 30.3,
    "turkmen_gas_value": 8.41,
    "implied_price": 278.0,
    "uzbek_balance": -4.4,
    "kazakh_oil": 1.2,
    "uzbek_solar_wind": 5.6,
    "uzbek_solar_wind_needed": 3.9,
    "uzbek_solar_wind_added": 2.2,
    "solar_wind_share_uzb": 12.1,
    "solar_wind_share_kaz": 6.4,
    "chinese_party_share_uzb": 44.0,
    "avoided_uzb": 4.8,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_baseline_gives_the_figures_that_were_expected(name: str) -> None:
    found = figures_in("scenario baseline")
    assert found.loc[name, "value"] == EXPECTED[name]


def test_ranges_stand_where_counters_ratings_or_assumptions_differ() -> None:
    found = figures_in("scenario baseline")
    ranges = {
        "pipe_use": (61.0, 67.0),
        "turkmen_gas": (30.3, 40.0),
        "avoided_uzb": (4.8, 10.1),
    }
    for name, (low, high) in ranges.items():
        assert (found.loc[name, "low"], found.loc[name, "high"]) == (low, high)


def test_ids_and_units_are_the_same_in_every_world() -> None:
    first = figures_in("scenario baseline")
    assert first["id"].is_unique
    for world in worlds():
        found = figures_in(world)
        pd.testing.assert_frame_equal(
            found[["id", "label", "unit", "decimals"]],
            first[["id", "label", "unit", "decimals"]],
        )


def test_a_figure_has_a_period_and_sources_that_exist() -> None:
    known = set(load_table("sources")["source_id"])
    for world in worlds():
        for row in figures_in(world).to_dict("records"):
            if pd.notna(row["value"]):
                assert row["period"], (world, row["id"])
                assert row["source_ids"], (world, row["id"])
            assert set(row["source_ids"]) <= known


def test_no_tables_give_the_same_figures_all_missing() -> None:
    assert figures_in("empty")["value"].isna().all()


def test_scenarios_differ_in_what_they_assume_and_in_nothing_that_is_known() -> None:
    base = figures_in("scenario baseline")["value"]
    squeezed = figures_in("scenario gas_squeeze")["value"]
    changed = set(base.index[~(base.eq(squeezed) | (base.isna() & squeezed.isna()))])
    assert changed == {"gas_to_china_assumed", "gas_value_assumed"}
    assert squeezed["gas_to_china_assumed"] == 25.0
    assert squeezed["gas_value_assumed"] == 5.8


def test_figures_with_one_id_are_refused() -> None:
    part = figures_in("scenario baseline").head(1)
    with pytest.raises(ValueError, match="'gas_to_china' is given twice"):
        energy.key_figures(part, part)


# --- what stands behind them ---------------------------------------------------------


def test_only_whole_years_of_the_five_are_deliveries() -> None:
    rows = pd.concat(
        [
            review(("TKM", "2025", "2026", 30.0), ("RUS", "2025", "2026", 36.0)),
            gas_flows(("TKM", "volume", "statistical_review", "2025-01", 3.0)),
        ]
    )
    found = energy.deliveries(rows)
    assert found[["country", "value"]].to_numpy().tolist() == [["TKM", 30.0]]
    assert energy.regional_gas(rows).empty
    assert energy.suppliers(rows).empty


def test_other_counts_leave_out_the_review_itself_and_parts_of_years() -> None:
    rows = pd.concat(
        [
            review(("TKM", "2025", "2026", 30.0)),
            gas_flows(
                ("TKM", "volume", "exporter_official", "2025", 40.0),
                ("TKM", "volume", "exporter_official", "2025-01", 4.0),
            ),
        ]
    )
    found = energy.other_counts(rows, load_table("conversion_factors"))
    assert found["counter"].tolist() == ["officials of the exporter"]
    assert found["gap_pct"].round(1).tolist() == [33.3]


def test_conflicts_are_told_in_words_and_the_widest_first() -> None:
    found = energy.disputes(load_table("gas_flows"), load_table("energy_balance"))
    assert found["gap_pct"].is_monotonic_decreasing
    assert found["what"].str.contains(r" to |: ").all()
    assert set(found["unit"]) <= {"bcm", "USD mn"}
    nothing = energy.disputes(
        load_table("gas_flows").head(0), load_table("energy_balance").head(0)
    )
    assert nothing.empty


def test_oil_needs_both_origins_of_a_year() -> None:
    fuels = load_table("fuel_flows")
    found = energy.oil_in_pipe(fuels)
    assert set(found.groupby("period")["country"].agg(tuple)) == {("KAZ", "RUS")}
    assert found.groupby("period")["share_pct"].sum().round(9).eq(100).all()
    assert energy.oil_in_pipe(fuels[fuels["exporter"] != "RUS"]).empty


def test_uranium_is_taken_in_tonnes_of_uranium_alone() -> None:
    found = energy.uranium_to_china(load_table("fuel_flows"))
    assert set(found["unit"]) == {"tU"}
    assert found["period"].max() == "2013"
    assert found.groupby("period")["share_pct"].sum().le(100).all()


def test_groups_of_the_mix_are_close_to_the_whole() -> None:
    power = energy.newest(load_table("electricity_generation"), basis="owid")
    found = energy.mix_by_group(energy.generation_mix(power))
    own = found[found["country"].isin(codes.CA5)]
    sums = own.groupby(["country", "period"])["share_pct"].sum()
    assert sums.between(99.0, 100.001).all()


def test_each_year_of_sun_and_wind_comes_from_one_body() -> None:
    rows = capacity(
        ("UZB", "2023", "solar", 250.0),
        ("UZB", "2023", "wind", 1.0),
        ("UZB", "2024", "solar", 900.0),
        ("UZB", "2025", "solar", 3900.0, {"basis": "national", "vintage": ""}),
        ("UZB", "2025", "wind", 1600.0, {"basis": "national", "vintage": ""}),
    )
    found = energy.fleet_by_year(rows)
    assert found["period"].tolist() == ["2023", "2025"]  # 2024 has no wind
    path = energy.solar_wind_path(rows, horizon=2027, additions=1000.0)
    assert path["capacity_mw"].tolist() == [251.0, 5500.0, 6500.0, 7500.0]
    assert path["assumed"].tolist() == [False, False, True, True]
    still = energy.solar_wind_path(rows, horizon=2025, additions=1000.0)
    assert still["assumed"].tolist() == [False, False]
    assert energy.solar_wind_path(
        rows, horizon=2027, additions=1.0, country="TJK"
    ).empty


def test_a_goal_without_a_year_is_no_level() -> None:
    rows = goals(
        ("UZB", "solar_and_wind_capacity", "2024", "2030", 25000.0),
        ("UZB", "solar_and_wind_capacity", "2024", "", 30000.0),
        ("KAZ", "solar_and_wind_capacity", "2024", "2030", 9000.0),
    )
    found = energy.solar_wind_goals(rows)
    assert found["value"].tolist() == [25000.0]


def test_a_plant_that_came_after_the_count_is_no_part_of_it() -> None:
    counted = capacity(("UZB", "2023", "solar", 200.0), ("UZB", "2023", "wind", 50.0))
    plants = projects(
        ("old", "UZB", "solar", 100.0, "operating"),
        ("new", "UZB", "solar", 500.0, "operating"),
        ("undated", "UZB", "wind", 25.0, "operating"),
    ).assign(completed=["2022-05", "2024", ""])
    found = energy.share_with_chinese_party(plants, counted)
    assert found["project_mw"].tolist() == [125.0]
    assert found["share_pct"].tolist() == [50.0]


def test_roles_are_told_apart_and_do_not_add_up() -> None:
    counted = capacity(("UZB", "2025", "solar", 800.0), ("UZB", "2025", "wind", 200.0))
    plants = projects(
        ("a", "UZB", "solar", 100.0, "operating", {"roles": ["owner", "contractor"]}),
        ("b", "UZB", "wind", 50.0, "operating"),
    )
    found = energy.shares_by_role(plants, counted)
    told = dict(zip(found["role"], found["share_pct"], strict=True))
    assert told == {"any": 15.0, "owner": 10.0, "contractor": 10.0}


def test_every_public_function_is_exercised_here_or_has_an_example() -> None:
    for name in energy.__all__:
        function = getattr(energy, name)
        if inspect.isfunction(function):
            assert "Examples" in str(function.__doc__), name

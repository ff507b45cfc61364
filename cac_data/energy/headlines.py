"""The first screen of the energy report: its key figures."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.display import FIGURE_COLUMNS, key_figure
from cac_data.display.phrases import number, pct
from cac_data.energy.capacity import needed_additions
from cac_data.energy.electricity import generation_mix, share_of_technologies
from cac_data.energy.flows import FIRST, REVIEW
from cac_data.energy.fuels import oil_in_pipe
from cac_data.energy.gas import (
    implied_price,
    supplier_concentration,
    supplier_shares,
    utilisation,
)
from cac_data.energy.mix import latest_year, mix_by_group, newest
from cac_data.energy.past import balance_pace
from cac_data.energy.paths import needed_output_growth, pipe_levels
from cac_data.energy.projects import share_with_chinese_party
from cac_data.energy.rows import assumed_rows, of_year, rows_of, top_row
from cac_data.energy.share_goals import share_goals
from cac_data.energy.suppliers import (
    deliveries,
    gas_values,
    other_counts,
    regional_gas,
    suppliers,
)
from cac_data.energy.wording import bcm


def _last(frame: pd.DataFrame) -> dict[str, Any]:
    """Return the last row; of an empty frame one without figures."""
    return rows_of(frame.tail(1))[0] if len(frame) else {}


def _given(row: Mapping[str, Any], column: str) -> float:
    return float(row.get(column, math.nan))


def _told(row: Mapping[str, Any]) -> tuple[str, list[str]]:
    return str(row.get("period", "")), list(row.get("source_ids", []))


def key_figures(*parts: pd.DataFrame) -> pd.DataFrame:
    """Join the figures of gas and of power to the first screen.

    Columns: ``id`` (unique), ``label, value, unit, period, low, high, source_ids, note,
    decimals``. The ids are the same in every scenario.

    ValueError if an id is given twice or a column is missing.
    """
    for part in parts:
        codes.check_columns(part.columns, FIGURE_COLUMNS, function="key_figures")
    rows = [row for part in parts for row in rows_of(part)]
    found = pd.DataFrame(rows, columns=FIGURE_COLUMNS)
    twice = found.loc[found["id"].duplicated(), "id"]
    if len(twice):
        message = f"key_figures: {twice.iloc[0]!r} is given twice"
        raise ValueError(message)
    return found


def gas_figures(
    flows: pd.DataFrame,
    gas: pd.DataFrame,
    pipelines: pd.DataFrame,
    factors: pd.DataFrame,
    *,
    path: pd.DataFrame,
    worth: pd.DataFrame,
    past: pd.DataFrame,
) -> pd.DataFrame:
    """Give the key figures of gas.

    The columns of :func:`key_figures`; a figure that is not known is missing.
    """
    rows = [
        _region(flows),
        _assumed_volume(path),
        *_shares(flows),
        _use_of_pipe(flows, pipelines),
        _turkmen(flows, factors),
        _turkmen_value(flows),
        _assumed_value(worth),
        _price(flows),
        _own_past(past),
        _left(path),
        *_needed(gas, path, pipelines),
        _balance(gas),
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _region(flows: pd.DataFrame) -> dict[str, Any]:
    region = regional_gas(flows)
    note = ""
    if len(region) > 1:
        top = top_row(region, "value")
        note = f"most was {bcm(top['value'])} in {top['period']}"
    row = _last(region)
    label = "Gas of the five to China"
    return key_figure(
        "gas_to_china", label, _given(row, "value"), "bcm", *_told(row), note=note
    )


def _assumed_volume(path: pd.DataFrame) -> dict[str, Any]:
    row = _last(assumed_rows(path))
    full = pct(row["utilisation_pct"], digits=0) if row else ""
    return key_figure(
        "gas_to_china_assumed",
        "Gas of the five to China under the scenario (assumed, no interval)",
        _given(row, "to_china"),
        "bcm",
        *_told(row),
        note=f"{full} of what the pipeline is rated for" if row else "",
    )


def _shares(flows: pd.DataFrame) -> list[dict[str, Any]]:
    own = suppliers(flows)
    own = own[own["country"] == "CA5"]
    row = _last(own)
    note = ""
    if len(own) > 1:
        top = top_row(own, "value")
        note = f"{pct(top['share_pct'], digits=0)} in {top['period']}, the year of most"
    single = supplier_concentration(supplier_shares(flows, edition=FIRST))
    hhi = _last(single)
    first = rows_of(single.head(1))[0] if len(single) > 1 else {}
    return [
        key_figure(
            "share_of_pipeline_gas",
            "The five in China's pipeline gas",
            _given(row, "share_pct"),
            "percent",
            *_told(row),
            note=note,
        ),
        key_figure(
            "share_of_all_gas",
            "The five in all gas that China imports",
            _given(row, "share_of_all_pct"),
            "percent",
            *_told(row),
        ),
        key_figure(
            "supplier_concentration",
            "Concentration of suppliers (index, 1 is a single one)",
            _given(hhi, "hhi"),
            "",
            *_told(hhi),
            digits=2,
            note=f"{number(first['hhi'], 2)} in {first['period']}" if first else "",
        ),
    ]


def _use_of_pipe(flows: pd.DataFrame, pipelines: pd.DataFrame) -> dict[str, Any]:
    used = utilisation(flows, pipelines) if len(pipelines) else pd.DataFrame()
    label = "Use of lines A to C"
    if used.empty or (used["basis"] == REVIEW).sum() == 0:
        return key_figure("pipe_use", label, math.nan, "percent", "", [], digits=0)
    used = used[used["basis"] == REVIEW]
    rows = of_year(used[used["vintage"] == used["vintage"].max()], used["period"].max())
    rows = rows.sort_values("capacity")
    parts = rows["utilisation_pct"]
    return key_figure(
        "pipe_use",
        label,
        float(parts.iloc[0]),
        "percent",
        str(rows["period"].iloc[0]),
        indicators.merge_ids(rows["source_ids"].tolist()),
        digits=0,
        low=float(parts.min()),
        high=float(parts.max()),
        note="by the lower rating; the range is that of the ratings given",
    )


def _turkmen(flows: pd.DataFrame, factors: pd.DataFrame) -> dict[str, Any]:
    sent = deliveries(flows)
    row = _last(sent[sent["country"] == "TKM"])
    label = "Gas of Turkmenistan to China"
    period, ids = _told(row)
    low, high, note = math.nan, math.nan, ""
    counts = other_counts(flows, factors) if len(factors) else pd.DataFrame()
    if row and len(counts):
        said = counts[(counts["country"] == "TKM") & (counts["period"] == period)]
        if len(said):
            seen = [row["value"], *said["value"]]
            low, high = min(seen), max(seen)
            note = f"the range holds what {said['counter'].iloc[0]} say"
            ids = indicators.merge_ids([ids, *said["source_ids"].tolist()])
    return key_figure(
        "turkmen_gas",
        label,
        _given(row, "value"),
        "bcm",
        period,
        ids,
        low=low,
        high=high,
        note=note,
    )


def _turkmen_value(flows: pd.DataFrame) -> dict[str, Any]:
    values = gas_values(flows)
    own = values[values["country"] == "TKM"]
    row = _last(own)
    note = ""
    if len(own) > 1:
        before = rows_of(own)[-2]
        change = 100 * (row["value_usd_mn"] / before["value_usd_mn"] - 1)
        note = f"{pct(change, digits=0, sign=True)} on {before['period']}"
    return key_figure(
        "turkmen_gas_value",
        "Value of Turkmen gas to China, by Chinese customs",
        _given(row, "value_usd_mn") / 1000,
        "USD bn",
        *_told(row),
        digits=2,
        note=note,
    )


def _assumed_value(worth: pd.DataFrame) -> dict[str, Any]:
    row = _last(assumed_rows(worth))
    base = rows_of(assumed_rows(worth, assumed=False).head(1))
    note = ""
    if base and math.isfinite(base[0]["value_usd_mn"]):
        note = (
            f"USD {number(base[0]['value_usd_mn'] / 1000, 1)} bn in {base[0]['period']}"
        )
    return key_figure(
        "gas_value_assumed",
        "Value of the gas of the five under the scenario (assumed)",
        _given(row, "value_usd_mn") / 1000,
        "USD bn",
        *_told(row),
        note=note,
    )


def _price(flows: pd.DataFrame) -> dict[str, Any]:
    prices = implied_price(flows)
    prices = prices[prices["value"].notna()] if len(prices) else prices
    own = prices[prices["exporter"] == "TKM"] if len(prices) else prices
    row = _last(own)
    label = "Price that value and volume of Turkmen gas imply"
    low, high, note = math.nan, math.nan, ""
    if row:
        same = prices[prices["period"] == row["period"]]["value"]
        low, high = float(same.min()), float(same.max())
        note = "the range is that of all suppliers by pipeline"
    return key_figure(
        "implied_price",
        label,
        _given(row, "value"),
        "USD for 1,000 m3",
        *_told(row),
        digits=0,
        low=low,
        high=high,
        note=note,
    )


def _own_past(past: pd.DataFrame) -> dict[str, Any]:
    row = _last(past)
    return key_figure(
        "turkmen_own_past",
        "Gas that Turkmenistan does not use, by its own past (median, 80 % interval)",
        _given(row, "median"),
        "bcm",
        *_told(row),
        digits=0,
        low=_given(row, "low"),
        high=_given(row, "high"),
        note=f"from {row['changes']} yearly changes" if row else "",
    )


def _left(path: pd.DataFrame) -> dict[str, Any]:
    row = _last(assumed_rows(path))
    return key_figure(
        "turkmen_left",
        "Turkmen gas left for China under the scenario (assumed)",
        _given(row, "left"),
        "bcm",
        *_told(row),
    )


def _needed(
    gas: pd.DataFrame, path: pd.DataFrame, pipelines: pd.DataFrame
) -> list[dict[str, Any]]:
    levels = pipe_levels(pipelines) if len(pipelines) else {}
    needed = needed_output_growth(path, levels)
    by_name = {row["level_name"]: row for row in rows_of(needed)}
    pace = _last(balance_pace(gas))
    note = (
        f"{pct(pace['output_pct'], sign=True)} a year from {pace['start']} to "
        f"{pace['end']}"
        if pace
        else ""
    )
    labels = {
        "needed_growth_lines_a_to_c": ("lines A to C", "to fill lines A to C"),
        "needed_growth_with_line_d": ("with Line D", "to fill Line D as well"),
    }
    rows = []
    for name, (level, words) in labels.items():
        row = by_name.get(level, {})
        span = f"{row['start']}/{row['period']}" if row else ""
        rows.append(
            key_figure(
                name,
                f"Growth of Turkmen output needed {words}",
                _given(row, "needed_pct"),
                "percent a year",
                span,
                _told(row)[1],
                note=note,
            )
        )
    return rows


def _balance(gas: pd.DataFrame) -> dict[str, Any]:
    row = _last(gas[gas["country"] == "UZB"])
    return key_figure(
        "uzbek_balance",
        "Output less use of gas in Uzbekistan",
        _given(row, "surplus"),
        "bcm",
        *_told(row),
    )


def power_figures(
    fuels: pd.DataFrame,
    power: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    projects: pd.DataFrame,
    *,
    sun: pd.DataFrame,
    saved: pd.DataFrame,
) -> pd.DataFrame:
    """Give the key figures of oil, power, solar and wind.

    The columns of :func:`key_figures`; a figure that is not known is missing.
    """
    needed = needed_additions(capacity, targets)
    goal = _last(
        needed[
            (needed["country"] == "UZB")
            & (needed["indicator"] == "solar_and_wind_capacity")
        ]
    )
    rows = [
        _oil(fuels),
        *_solar_wind(sun, goal),
        *_shares_of_power(power, targets),
        _chinese_part(projects, capacity),
        _saved(saved),
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _oil(fuels: pd.DataFrame) -> dict[str, Any]:
    pipe = oil_in_pipe(fuels)
    row = _last(pipe[pipe["country"] == "KAZ"])
    note = ""
    if row:
        whole = math.fsum(of_year(pipe, row["period"])["value"])
        note = f"of {number(whole, 1)} Mt in the pipeline; the rest is Russian"
    return key_figure(
        "kazakh_oil",
        "Kazakh oil in the pipeline to China",
        _given(row, "value"),
        "Mt",
        *_told(row),
        note=note,
    )


def _solar_wind(sun: pd.DataFrame, goal: Mapping[str, Any]) -> list[dict[str, Any]]:
    base = _last(assumed_rows(sun, assumed=False))
    year = str(goal.get("target_period", ""))
    there = _last(of_year(sun, year)) if year else {}
    target = _given(goal, "target_mw")
    note = f"goal for {year}: {number(target / 1000, 1)} GW" if year else ""
    ids = indicators.merge_ids([_told(there)[1], _told(goal)[1]]) if there else []
    span = f"{goal['base_period']}/{year}" if goal and goal["base_period"] else year
    return [
        key_figure(
            "uzbek_solar_wind",
            "Solar and wind capacity of Uzbekistan",
            _given(base, "capacity_mw") / 1000,
            "GW",
            *_told(base),
            note=note,
        ),
        key_figure(
            "uzbek_solar_wind_needed",
            "Additions that Uzbekistan's goal needs",
            _given(goal, "needed_mw") / 1000,
            "GW a year",
            span,
            _told(goal)[1],
        ),
        key_figure(
            "uzbek_solar_wind_added",
            "Solar and wind added in Uzbekistan",
            _given(goal, "added_mw") / 1000,
            "GW a year",
            str(goal.get("base_period", "")),
            _told(goal)[1],
        ),
        key_figure(
            "uzbek_goal_reached",
            "Part of Uzbekistan's goal under the scenario (assumed)",
            100 * _given(there, "capacity_mw") / target,
            "percent",
            year,
            ids,
            digits=0,
        ),
    ]


def _shares_of_power(
    power: pd.DataFrame, targets: pd.DataFrame
) -> list[dict[str, Any]]:
    countries = ("UZB", "KAZ")
    own = newest(power[power["country"].isin(countries)], basis="owid")
    shares = share_of_technologies(own)
    goals = share_goals(mix_by_group(generation_mix(own)), targets)
    by_country = {row["country"]: row for row in rows_of(goals)}
    rows = []
    for country in countries:
        row = _last(shares[shares["country"] == country])
        rows.append(
            key_figure(
                f"solar_wind_share_{country.lower()}",
                f"Solar and wind in the power of {codes.country_name(country)}",
                _given(row, "share_pct"),
                "percent",
                *_told(row),
                note=_share_goal(by_country.get(country, {})),
            )
        )
    return rows


def _share_goal(goal: Mapping[str, Any]) -> str:
    if not goal:
        return ""
    return (
        f"with hydropower {pct(goal['with_hydro_pct'])}; goal for renewables in "
        f"{goal['target_period']}: {pct(goal['goal_pct'], digits=0)}"
    )


def _chinese_part(projects: pd.DataFrame, capacity: pd.DataFrame) -> dict[str, Any]:
    shares = share_with_chinese_party(projects, capacity)
    row = _last(shares[shares["country"] == "UZB"])
    return key_figure(
        "chinese_party_share_uzb",
        "Plants with a Chinese party in Uzbekistan's solar and wind",
        _given(row, "share_pct"),
        "percent",
        *_told(row),
        digits=0,
        note="owner, lender, contractor or supplier: one of them is enough"
        if row
        else "",
    )


def _saved(saved: pd.DataFrame) -> dict[str, Any]:
    own = saved[saved["country"] == "UZB"]
    row = _last(latest_year(own) if len(own) else own)
    low, high = sorted((_given(row, "by_gas_mt"), _given(row, "by_mean_mt")))
    return key_figure(
        "avoided_uzb",
        "Emissions that Uzbekistan's solar and wind saved",
        _given(row, "by_gas_mt"),
        "Mt CO2e",
        *_told(row),
        low=low,
        high=high,
        note="if gas was replaced; the higher end if the country's published mean was"
        if row
        else "",
    )

"""Sentences about oil, uranium, power and emissions that are true in every scenario.

As those about gas: each says so when there is nothing to say.
"""

import math
from collections.abc import Sequence

import pandas as pd

from cac_data import codes
from cac_data.display.phrases import listed, number, pct
from cac_data.energy.rows import assumed_rows, rows_of, top_row
from cac_data.energy.wording import capital, known, mw


def say_oil(pipe: pd.DataFrame, all_routes: pd.DataFrame, years: pd.DataFrame) -> str:
    """Say whose oil is in the pipeline to China, and what comes by all routes."""
    parts = []
    if len(pipe):
        year = pipe["period"].max()
        rows = pipe[pipe["period"] == year]
        each = listed(
            f"{number(row['value'], 1)} {row['unit']} from "
            f"{codes.country_name(row['country'])} ({pct(row['share_pct'], digits=0)})"
            for row in rows_of(rows)
        )
        whole = number(math.fsum(rows["value"]), 1)
        parts.append(
            f"In {year} the oil pipeline to China carried {whole} "
            f"{rows['unit'].iloc[0]}: {each}."
        )
    if len(years) > 1:
        top = top_row(years, "kazakh")
        parts.append(
            "The most Kazakh oil that a year's count shows in it is "
            f"{number(top['kazakh'], 1)} Mt ({top['period']})."
        )
    if len(all_routes):
        last = all_routes.iloc[-1]
        text = (
            f"By all routes {codes.country_name(last['country'])} counts "
            f"{number(last['value'], 1)} {last['unit']} to China in {last['period']}"
        )
        if len(all_routes) > 1:
            first = all_routes.iloc[0]
            text += f", after {number(first['value'], 1)} Mt in {first['period']}"
        parts.append(f"{text}.")
    return (
        " ".join(parts) or "No whole year of this span tells whose oil is in the pipe."
    )


def say_uranium(output: pd.DataFrame, sent: pd.DataFrame) -> str:
    """Say who mines uranium, and when its way to China was last counted."""
    parts = []
    mined = output[output["country"].isin(codes.CA5)]
    if len(mined):
        year = mined["period"].max()
        rows = mined[mined["period"] == year].sort_values("value", ascending=False)
        world = " of the world's uranium"
        each = [
            f"{codes.country_name(row['country'])}{' mined' * (not at)} "
            f"{pct(row['share_pct'], digits=0)}"
            f"{world * (not at)}"
            for at, row in enumerate(rows_of(rows))
        ]
        parts.append(f"In {year} {listed(each)}.")
    if len(sent):
        year = sent["period"].max()
        rows = sent[sent["period"] == year].sort_values("value", ascending=False)
        text = "of China's imports came "
        each = [
            f"{pct(row['share_pct'], digits=0)} {text * (not at)}from "
            f"{codes.country_name(row['country'])}"
            for at, row in enumerate(rows_of(rows))
        ]
        parts.append(
            "The last year in which these tables count how much went to China is "
            f"{year}: {listed(each)}."
        )
    elif parts:
        parts.append("No year of this span counts how much went to China.")
    return " ".join(parts) or "No uranium is counted in this span."


def say_mix(groups: pd.DataFrame) -> str:
    """Say from what each of the five makes most power, and what solar and wind make."""
    own = groups[groups["country"].isin(codes.CA5)]
    if own.empty:
        return "No year of this span has the power of a country by source."
    last = own[own["period"] == own.groupby("country")["period"].transform("max")]
    main = last.loc[last.groupby("country")["share_pct"].idxmax()]
    each = listed(
        f"{row['group']} in {codes.country_name(row['country'])} "
        f"({pct(row['share_pct'], digits=0)}, {row['period']})"
        for row in rows_of(main)
    )
    sun = last[(last["group"] == "solar and wind") & (last["share_pct"] >= 1)]
    text = f"Most power comes from {each}."
    if sun.empty:
        return f"{text} Solar and wind make less than 1 % everywhere."
    parts = listed(
        f"{pct(row['share_pct'])} in {codes.country_name(row['country'])}"
        for row in rows_of(sun)
    )
    rest = len(set(last["country"])) - len(sun)
    others = {0: "", 1: ", and less than 1 % in the other"}.get(
        rest, ", and less than 1 % in the others"
    )
    return f"{text} Solar and wind make {parts}{others}."


def say_revisions(changed: pd.DataFrame) -> str:
    """Say how much a later edition changed the generation of the five."""
    own = changed[changed["country"].isin(codes.CA5)] if len(changed) else changed
    if own.empty:
        return "Only one edition of the power figures is in use, so no revision shows."
    moved = own[own["difference_twh"].abs() > 0.05]
    text = (
        f"Between two editions of one publication {len(moved)} of {len(own)} figures "
        "of the five changed by more than 0.05 TWh."
    )
    if moved.empty:
        return text
    order = moved["difference_twh"].abs().sort_values(ascending=False, kind="stable")
    each = "; ".join(
        f"{codes.country_name(row['country'])}, {row['technology'].replace('_', ' ')} "
        f"in {row['period']} from {number(row['older_twh'], 1)} to "
        f"{number(row['newer_twh'], 1)} TWh"
        for row in rows_of(moved.loc[order.index[:3]])
    )
    return f"{text} The widest changes: {each}."


def say_intensity(intensity: pd.DataFrame) -> str:
    """Say how dirty a kilowatt-hour is by two sets of factors."""
    own = intensity[intensity["country"].isin(codes.CA5)]
    if own.empty:
        return "No year of this span has both figures for how dirty power is."
    each = listed(
        f"{number(row['by_factors'], 0)} and {number(row['published'], 0)} "
        f"g{' CO2e' * (not at)} in {codes.country_name(row['country'])}"
        for at, row in enumerate(rows_of(own))
    )
    text = (
        "A kilowatt-hour emits, by world medians of each technology and by the "
        f"published figure, {each}."
    )
    apart = own.assign(apart=[abs(math.log(ratio)) for ratio in own["ratio"]])
    far = top_row(apart, "apart")
    return (
        f"{text} The two are furthest apart in {codes.country_name(far['country'])}, "
        f"by a factor of {number(far['ratio'], 1)}."
    )


def say_solar_wind(
    path: pd.DataFrame, needed: pd.DataFrame, *, additions: float
) -> str:
    """Say what goals for solar and wind need, what was added, and what is assumed.

    `additions`: assumed additions, in MW a year.
    """
    counted = assumed_rows(path, assumed=False)
    if counted.empty:
        return "No year of this span counts how much solar and wind there is."
    last = counted.iloc[-1]
    name = codes.country_name(last["country"])
    parts = [
        f"{name} had {mw(last['capacity_mw'])} of solar and wind at the end of "
        f"{last['period']}."
    ]
    goals = needed[
        (needed["country"] == last["country"])
        & (needed["indicator"] == "solar_and_wind_capacity")
    ]
    for row in rows_of(goals):
        text = f"Its goal of {mw(row['target_mw'])} for {row['target_period']}"
        if not known(row["needed_mw"]):
            parts.append(f"{text} is due.")
            continue
        text += f" needs {mw(row['needed_mw'])} a year"
        if known(row["added_mw"]):
            text += f"; {mw(row['added_mw'])} were added in {row['base_period']}"
        parts.append(f"{text}.")
        there = path[path["period"] == row["target_period"]]
        if len(there):
            got = float(there["capacity_mw"].iloc[0])
            parts.append(
                f"At the {mw(additions)} a year that the scenario assumes it has "
                f"{mw(got)} in {row['target_period']}, "
                f"{pct(100 * got / row['target_mw'], digits=0)} of the goal."
            )
    if goals.empty and len(path) > len(counted):
        end = path.iloc[-1]
        parts.append(
            f"At the {mw(additions)} a year that the scenario assumes it has "
            f"{mw(end['capacity_mw'])} in {end['period']}; no goal is known."
        )
    return " ".join(parts)


def say_storage(capacity: pd.DataFrame) -> str:
    """Say how many batteries were added where they are counted."""
    rows = capacity[
        (capacity["technology"] == "battery_storage")
        & (capacity["indicator"] == "added_capacity")
    ]
    if rows.empty:
        return "Batteries are not counted in this span."
    each = listed(
        f"{mw(row['capacity_mw'])} in {codes.country_name(row['country'])} "
        f"({row['period']})"
        for row in rows_of(rows)
    )
    return f"Batteries added in a year, as far as counted: {each}."


_STAGES: Sequence[tuple[str, tuple[str, ...]]] = (
    ("in service", ("operating",)),
    ("under construction", ("construction",)),
    ("agreed, approved or contracted", ("agreed", "approved", "contracted")),
)


def say_projects(statuses: pd.DataFrame, roles: pd.DataFrame) -> str:
    """Say how far solar and wind plants with a Chinese party have come."""
    if statuses.empty:
        return "No solar or wind plant with a Chinese party is known in this selection."
    each: list[str] = []
    for words, names in _STAGES:
        rows = statuses[statuses["status"].isin(names)]
        total = math.fsum(rows["capacity_mw"])
        each.append(f"{mw(total)} {'are ' * (not each)}{words}")
    parts = [f"Of solar and wind plants with a Chinese party {listed(each)}."]
    left = int(statuses["left_out"].sum())
    if left:
        out = mw(math.fsum(statuses["left_out_mw"]))
        parts.append(
            f"Not added to this: {left} frame{'s' * (left != 1)}, memoranda, parts or "
            f"possible doubles, together {out}."
        )
    parts += _shares_and_roles(roles)
    return " ".join(parts)


def _shares_and_roles(roles: pd.DataFrame) -> list[str]:
    parts = []
    whole = roles[roles["role"] == "any"]
    if len(whole):
        shares = listed(
            f"{pct(row['share_pct'])} in {codes.country_name(row['country'])}"
            for row in rows_of(whole)
        )
        parts.append(
            "Of all solar and wind in service, plants with a Chinese party make "
            f"{shares}."
        )
    known_roles = roles[(roles["role"] != "any") & (roles["project_mw"] > 0)]
    for country, rows in known_roles.groupby("country"):
        each = listed(
            f"as {row['role']} of {mw(row['project_mw'])}" for row in rows_of(rows)
        )
        parts.append(
            f"In {codes.country_name(str(country))} a Chinese party is known {each}; a "
            "plant may stand under several roles."
        )
    return parts


def say_avoided(saved: pd.DataFrame) -> str:
    """Say how much solar and wind saved, as a range by assumption."""
    own = saved[saved["country"].isin(codes.CA5) & (saved["generation_twh"] > 0.05)]
    if own.empty:
        return "No year of this span has enough solar and wind to tell what they saved."
    text = "What solar and wind saved depends on what they replaced: "
    gas, mean = (
        " if gas by the world's median, or",
        " by the country's published mean, in",
    )
    each = [
        f"{number(row['by_gas_mt'], 1)}{' Mt CO2e' * (not at)}"
        f"{gas if not at else ' or'} {number(row['by_mean_mt'], 1)} Mt"
        f"{mean if not at else ' in'} {codes.country_name(row['country'])} "
        f"({row['period']}, {number(row['generation_twh'], 1)} TWh)"
        for at, row in enumerate(rows_of(own))
    ]
    return f"{capital(text)}{listed(each)}."

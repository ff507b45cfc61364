"""Findings on ways through the network in words.

Each is true of the frames it is made from, in every scenario.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from cac_data.display import format_value, period_in_words
from cac_data.display.phrases import listed, pct
from cac_data.infrastructure.options import is_best_by
from cac_data.infrastructure.routes import short_name
from cac_data.infrastructure.wording import counted, days, is_known, km
from cac_data.projections import band


def place_name(nodes: pd.DataFrame, node_id: str) -> str:
    """Return the short name of a node."""
    return short_name(str(nodes.loc[nodes["node_id"] == node_id, "name"].item()))


def place_names(nodes: pd.DataFrame, origin: str, destination: str) -> dict[str, str]:
    """Return the names of the ends of a way, as the sentences on it take them."""
    return {
        "start": place_name(nodes, origin),
        "end": place_name(nodes, destination),
    }


def say_scope(
    nodes: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    horizon: int,
    opening: int,
    as_of: str = "",
) -> str:
    """Say between which places, up to when and under which opening a report looks.

    `opening`: year in which the China-Kyrgyzstan-Uzbekistan railway opens; 0 for never.
    `as_of`: date to which knowledge is limited; empty for none.
    """
    ends = f"{place_name(nodes, origin)} to {place_name(nodes, destination)}"
    text = f"Ways from {ends}, today and in {horizon}; the "
    text += "China–Kyrgyzstan–Uzbekistan railway "
    if not opening:
        text += "is never opened."
    elif opening > horizon:
        text += f"opens in {opening}, after that year."
    else:
        text += f"opens in {opening}."
    if as_of:
        text += (
            f" Only what could be known on {as_of} is used; the map of lines, the "
            "speeds on it and the list of projects are those of today."
        )
    return text


def say_options(options: pd.DataFrame, *, start: str, end: str, year: int) -> str:
    """Say how far it is between two places, how long it takes, and what changes.

    `year`: year that is compared with today.
    """
    now = _best(options, "today", "shortest")
    later = _best(options, str(year), "shortest")
    if now is None and later is None:
        return (
            f"No way by rail and ferry leads from {start} to {end} in this network, "
            f"today or in {year}: either there is none, or its legs are not in the "
            "table."
        )
    if now is None:
        text = f"Today no way by rail and ferry leads from {start} to {end}."
    else:
        fast = _best(options, "today", "fastest")
        quick = now if fast is None else fast
        time, stop = quick["days"], quick["stop_days"]
        text = f"From {start} to {end} the shortest way is {km(now['distance_km'])}"
        text += f" today, over {counted(int(now['borders']), 'border')}; "
        text += f"{pct(now['estimated_pct'], digits=0)} of that length is estimated."
        if is_known(time):
            text += f" The fastest takes about {days(time)}, {format_value(stop, 1)} of"
            text += " them standing at borders and in ports."
    if later is None:
        return f"{text} In {year} no way leads there."
    if now is not None:
        change = later["distance_km"] - now["distance_km"]
        if abs(change) < 1:
            text += f" In {year} the shortest way is the same length."
        else:
            side = "shorter" if change < 0 else "longer"
            text += f" In {year} the shortest way is {km(abs(change))} {side}."
    else:
        text += f" In {year} it is {km(later['distance_km'])}."
    uses = "uses" if later["over_railway"] else "does not use"
    return f"{text} It {uses} the railway through Kyrgyzstan."


def _best(
    options: pd.DataFrame, network: str, criterion: str
) -> Mapping[Hashable, Any] | None:
    rows = options[options["network"] == network]
    mine = rows[[is_best_by(words, criterion) for words in rows["best_by"]]]
    return None if mine.empty else mine.iloc[0].to_dict()


def say_comparison(comparison: pd.DataFrame) -> str:
    """Say for which ways the railway saves distance, and for which it does not."""
    both = comparison[comparison["state"] == "both"]
    if both.empty:
        return "None of these places is joined by rail and ferry both ways."
    shorter = both[both["saving_km"] >= 1]
    same = both[both["saving_km"] < 1]
    parts = []
    if len(shorter):
        each = [
            f"{row['pair']} by {km(row['saving_km'])} "
            f"({format_value(row['without_km'], 0)} to "
            f"{format_value(row['with_km'], 0)})"
            for row in shorter.to_dict("records")
        ]
        parts.append(f"The railway shortens {listed(each)}.")
    if len(same):
        verb = "It leaves" if parts else "The railway leaves"
        pairs = listed([str(pair) for pair in same["pair"]])
        parts.append(f"{verb} {pairs} as {'it is' if len(same) == 1 else 'they are'}.")
    top = shorter.sort_values("saving_km").tail(1)
    if len(top) and is_known(top["with_days"].item()):
        row = top.iloc[0]
        parts.append(
            f"In days, {row['pair']} falls from {format_value(row['without_days'], 1)} "
            f"to {format_value(row['with_days'], 1)}."
        )
    new = comparison[comparison["state"] == "only with the railway"]
    if len(new):
        parts.append(f"Only with it is there a way: {listed(list(new['pair']))}.")
    return " ".join(parts)


def say_claimed_saving(
    route_checks: pd.DataFrame, comparison: pd.DataFrame, times: pd.DataFrame
) -> str:
    """Hold the saving claimed for the railway against speed, borders and ways."""
    claimed = route_checks[
        (route_checks["measure"] == "saving")
        & route_checks["check_id"].str.startswith("cku")
        & route_checks["days_low"].notna()
        & route_checks["distance_km"].notna()
    ]
    if claimed.empty:
        return ""
    row = claimed.iloc[0]
    of = {
        (item["mode"], item["part"]): item["value"] for item in times.to_dict("records")
    }
    saved, low, high = row["distance_km"], row["days_low"], row["days_high"]
    hours = saved / of["rail", "speed"]
    text = (
        f"The railway is said to save {km(saved)} and {low:.0f} to {high:.0f} days; "
        "from where to where is not said. At "
        f"{format_value(of['rail', 'speed'], 1)} km/h that takes {hours:.0f} hours"
    )
    border = of["rail", "border"]
    if border > 0 and 24 * low > hours:
        fewer = (24 * low - hours) / border
        text += (
            f"; the rest of {low:.0f} days would take {format_value(fewer, 1)} borders "
            f"fewer, at {format_value(border, 1)} hours each"
        )
    text += "."
    enough = list(comparison.loc[comparison["saving_km"] >= saved, "pair"])
    if enough:
        verb = "is" if len(enough) == 1 else "are"
        text += f" Of the ways above only {listed(enough)} {verb} shortened by as much."
    else:
        text += " None of the ways above is shortened by as much."
    return text


def say_alignments(comparison: pd.DataFrame, *, pair: str) -> str:
    """Say how sure it is that the railway is a detour between two places.

    `pair`: a pair, in the words of the frame.
    """
    rows = comparison[(comparison["pair"] == pair) & comparison["over_km"].notna()]
    if rows.empty:
        return f"{pair}: the ways with and without the railway cannot be compared."
    parts: list[str] = []
    for row in rows.to_dict("records"):
        side = "longer" if row["over_km"] >= 0 else "shorter"
        low, high = (format_value(row[end], 0) for end in ("low_km", "high_km"))
        spread = f"{'80 % of draws: ' * (not parts)}{low} to {high}"
        parts.append(
            f"{km(abs(row['over_km']))} {side} ({spread}) with the {row['alignment']}, "
            f"{'where its chance to be the shorter way is ' * (not parts)}"
            f"{band(row['probability'])}"
        )
    text = f"{pair} over the railway: {'; '.join(parts)}."
    apart = rows["probability"].max() - rows["probability"].min()
    if len(rows) > 1 and apart >= _APART:
        text += (
            " The finding hangs on one leg, not on the factor by which uncited legs "
            "are estimated."
        )
    return text


_APART = 0.1  # a difference of chances that is worth a sentence


def say_errors(summary: pd.DataFrame, errors: pd.DataFrame) -> str:
    """Say how far the network is from cited distances and times."""
    if summary.empty:
        return "No cited distance can be held against the network."
    row = summary.iloc[0]
    text = (
        f"Against {counted(row['checks'], 'independent distance')} the network is off "
        f"by {pct(row['median_abs_pct'])} at the median, from "
        f"{pct(row['low_pct'], sign=True)} to {pct(row['high_pct'], sign=True)}."
    )
    if row["left_out"]:
        is_one = row["left_out"] == 1
        text += (
            f" {counted(row['left_out'], 'check')} {'is' if is_one else 'are'} left "
            f"out, because a leg was worked out from {'it' if is_one else 'them'} or a "
            "text is counted once."
        )
    timed = errors[errors["model_days"].notna() & errors["days_high"].notna()]
    timed = timed[timed["use"].isin(["independent", "time only"])]
    if len(timed):
        over = 100 * (timed["model_days"] / timed["days_high"] - 1)
        above = int((over > 0).sum())
        text += (
            f" Of {counted(len(timed), 'cited time')} of goods trains the model is "
            f"above {above}"
        )
        text += f", at most by {pct(over.max(), digits=0)}." if above else "."
    return text


def say_times(times: pd.DataFrame) -> str:
    """Say what the times of ways are made of, and what of that is measured."""
    known = {(row["mode"], row["part"]): row for row in times.to_dict("records")}
    how = {
        "set": "set by the scenario",
        "assumed": "assumed",
        "worked out": "worked out from crossings whose hours are known",
    }
    parts = []
    for mode, part, words in (
        ("rail", "speed", "by rail"),
        ("rail", "border", "at a rail border"),
        ("sea", "handling", "in the ports of a crossing"),
        ("sea", "speed", "at sea"),
    ):
        row = known[mode, part]
        told = how.get(row["how"], f"measured by CAREC, {row['period']}")
        parts.append(f"{format_value(row['value'], 1)} {row['unit']} {words} ({told})")
    return (
        f"Times rest on {listed(parts)}. A border counts for both sides and for the "
        "change of gauge there; waiting in yards counts nowhere."
    )


def say_criticality(losses: pd.DataFrame, *, start: str, end: str) -> str:
    """Say which legs of a way cannot be lost, which cost most, and what eases it."""
    if losses.empty:
        return f"No way leads from {start} to {end}, so no leg of it can be lost."
    parts = []
    only = list(losses.loc[losses["only_way"].astype(bool), "leg"])
    if only:
        parts.append(
            f"From {start} to {end} the network has no other way than over "
            f"{listed(only)}."
        )
    known = losses[losses["detour"].notna()]
    if len(known):
        worst = known[known["detour"] >= known["detour"].max() - 0.5]
        names = f"any of {len(worst)} legs"
        if len(worst) <= _FEW:
            names = listed([str(leg) for leg in worst["leg"]]).replace(" and ", " or ")
        lead = "Of the other legs the" if only else f"From {start} to {end} the"
        row = worst.iloc[0]
        parts.append(
            f"{lead} loss of {names} costs most: "
            f"{format_value(row['detour'], 0)} {row['unit']}."
        )
        other = worst["other_km"].max()
        if is_known(other) and abs(other - row["detour"]) >= 1:
            railway = "the railway through Kyrgyzstan"
            case = f"Without {railway}" if row["railway_open"] else f"With {railway}"
            most = "up to " if worst["other_km"].min() < other - 1 else ""
            parts.append(
                f"{case} it would cost {most}{format_value(other, 0)} {row['unit']}."
            )
    parts.append(
        "Capacity is not in the network, so a detour may be full: these are lower "
        "bounds."
    )
    return " ".join(parts)


_FEW = 3  # as many legs as a sentence can name


def say_crossing(crossing: pd.DataFrame, times: pd.DataFrame) -> str:
    """Say that the hours in ports are assumed, and what speaks for the assumption."""
    ports = times[(times["mode"] == "sea") & (times["part"] == "handling")]
    text = (
        "No source in the tables measures hours in ports; "
        f"{format_value(ports['value'].item(), 1)} are assumed."
    )
    if crossing.empty:
        return f"{text} No time over the Caspian is known to hold them against."
    cited = []
    for row in crossing.to_dict("records"):
        span = format_value(row["low"], 0)
        if row["high"] > row["low"]:
            span += f" to {format_value(row['high'], 0)}"
        cited.append(f"{span} for {row['cited']} ({period_in_words(row['period'])})")
    return (
        f"{text} With them goods are {days(crossing['model_days'].iloc[0])} under way "
        f"from Xi'an to Baku; sources give {listed(cited)}."
    )

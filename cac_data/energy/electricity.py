"""Who generates power from what, and what later editions changed.

Editions of one publication differ by a third for single figures. Each function takes
the figures of one edition, or names the two that it compares.
"""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.tables import sort_rows

TECHNOLOGIES = (
    *("coal", "gas", "oil", "nuclear", "hydro"),
    *("solar", "wind", "bioenergy", "other_renewables"),
)
"""What all generation consists of, fossil first."""

TOGETHER = {frozenset({"solar", "wind"}): "solar_and_wind"}
"""Technologies of which some sources publish only the sum -> the word for it."""

_NEEDED = (
    *("country", "technology", "period", "basis", "vintage"),
    *("source_id", "generation_twh", "obs_status"),
)
_FACT = ["country", "period", "technology"]


def check_one_edition(frame: pd.DataFrame, *, function: str) -> None:
    """Raise if a frame mixes figures of two bodies or of two editions of one.

    `function`: name of the function, for the message.

    ValueError naming what is mixed, and how to choose.
    """
    codes.check_columns(frame.columns, ["basis", "vintage"], function=function)
    for column in ("basis", "vintage"):
        found = sorted(set(frame[column]))
        if len(found) > 1:
            named = " and ".join(item or "(none)" for item in found)
            message = (
                f"{function}: mixed {column}: {named}; "
                f"choose one with select({column}=...)"
            )
            raise ValueError(message)


def check_once(frame: pd.DataFrame, fact: list[str], *, function: str) -> None:
    """Raise if two rows of a frame give one fact, as two sources may.

    `function`: name of the function, for the message.

    ValueError with the first five rows.
    """
    twice = frame[frame.duplicated(fact, keep=False)]
    if len(twice):
        shown = twice[[*fact, "source_id"]].head(5).to_string(index=False)
        message = f"{function}: a figure stands twice; choose a source first\n{shown}"
        raise ValueError(message)


def estimated(statuses: Collection[str]) -> str:
    """Return the status of a figure worked out from others: E if one of them is."""
    return "E" if {"E", "F", "U"} & set(statuses) else "A"


def one_edition(generation: pd.DataFrame, function: str) -> pd.DataFrame:
    """Return whole years of one edition, each figure once, or say what is wrong."""
    codes.check_columns(generation.columns, _NEEDED, function=function)
    check_one_edition(generation, function=function)
    rows = indicators.annual(generation)
    check_once(rows, _FACT, function=function)
    return rows


def generation_mix(
    generation: pd.DataFrame, *, whole: Sequence[str] = TECHNOLOGIES
) -> pd.DataFrame:
    """Share of each technology in a country's generation, in percent, by year.

    ``100 * generation / sum of all technologies`` of the same edition. A year that
    lacks one of them has no sum and so no shares.

    `whole`: technologies that together are all generation.

    Columns: ``country, period, technology, generation_twh, share_pct, obs_status,
    basis, vintage, source_ids``, sorted. Published totals are left out.

    ValueError for mixed bases or editions, a figure that stands twice, missing columns.
    """
    rows = one_edition(generation, "generation_mix")
    rows = rows[rows["technology"].isin(whole)]
    keys = ["country", "period"]
    sums = rows.groupby(keys)["generation_twh"].agg(["sum", "count"])
    complete = (sums["count"] == len(set(whole))) & (sums["sum"] > 0)
    total = sums["sum"].where(complete).rename("_whole")
    found = indicators.with_source_ids(rows).join(total, on=keys)
    found["share_pct"] = 100 * found["generation_twh"] / found["_whole"]
    columns = [*_FACT, "generation_twh", "share_pct", "obs_status"]
    columns += ["basis", "vintage", "source_ids"]
    return sort_rows(found[columns], _FACT)


def _part_and_whole(
    rows: pd.DataFrame, technologies: Sequence[str], whole: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """Rows of the part and of the whole in one year, sums before published words."""
    held = set(rows["technology"])
    part = rows[rows["technology"].isin(technologies)]
    if not set(technologies) <= held:
        word = TOGETHER.get(frozenset(technologies), "")
        part = rows[rows["technology"] == word]
    every = rows[rows["technology"].isin(whole)]
    if not set(whole) <= held:
        every = rows[rows["technology"] == "total"]
    return None if part.empty or every.empty else (part, every)


def share_of_technologies(
    generation: pd.DataFrame,
    *,
    technologies: Sequence[str] = ("solar", "wind"),
    whole: Sequence[str] = TECHNOLOGIES,
) -> pd.DataFrame:
    """Share of some technologies together in all generation, in percent, by year.

    The sum of these technologies over the sum of all. Where a source gives only
    ``solar_and_wind`` and ``total``, these published figures stand in.

    `technologies`: technologies of the part, by default solar and wind.
    `whole`: technologies that together are all generation.

    Columns: ``country, period, generation_twh`` (of the part), ``total_twh, share_pct,
    obs_status, basis, vintage, source_ids``; a year without the part or the whole is
    left out.

    ValueError for an unknown technology, mixed bases or editions, a figure that stands
    twice.
    """
    for item in technologies:
        codes.check_member("technologies", item, whole)
    if not technologies:
        message = "`technologies`: name at least one technology"
        raise ValueError(message)
    rows = one_edition(generation, "share_of_technologies")
    made: list[dict[str, Any]] = []
    for (country, period), group in rows.groupby(["country", "period"]):
        found = _part_and_whole(group, technologies, whole)
        if found is None:
            continue
        part, every = found
        both = pd.concat([part, every])
        total = every["generation_twh"].sum()
        made.append(
            {
                "country": country,
                "period": period,
                "generation_twh": part["generation_twh"].sum(),
                "total_twh": total,
                "share_pct": 100 * part["generation_twh"].sum() / total
                if total
                else float("nan"),
                "obs_status": estimated(both["obs_status"]),
                "basis": group["basis"].iloc[0],
                "vintage": group["vintage"].iloc[0],
                "source_ids": sorted(set(both["source_id"])),
            }
        )
    columns = ["country", "period", "generation_twh", "total_twh", "share_pct"]
    columns += ["obs_status", "basis", "vintage", "source_ids"]
    return sort_rows(pd.DataFrame(made, columns=columns), ["country", "period"])


def revisions(
    generation: pd.DataFrame,
    *,
    older: str = "2024-12",
    newer: str = "2026",
    basis: str = "owid",
) -> pd.DataFrame:
    """What a later edition of one publication changed, in TWh.

    ``difference`` is the newer less the older figure of the same fact.

    `basis`: body whose editions are compared.

    Columns: ``country, technology, period, older_twh, newer_twh, difference_twh,
    difference_pct`` (of the older; missing where that is 0), ``source_ids``, for the
    facts that stand in both editions, changed or not.

    ValueError for an edition that the frame does not hold, or twice the same one.
    """
    codes.check_columns(generation.columns, _NEEDED, function="revisions")
    if older == newer:
        message = f"`older` and `newer` are both {older!r}"
        raise ValueError(message)
    rows = generation[generation["basis"] == basis]
    editions = sorted(set(rows["vintage"]))
    sides = []
    for name, edition in (("older", older), ("newer", newer)):
        codes.check_member(name, edition, editions)
        side = one_edition(rows[rows["vintage"] == edition], "revisions")
        sides.append(indicators.with_source_ids(side))
    keys = ["country", "technology", "period"]
    columns = [*keys, "generation_twh", "source_ids"]
    both = sides[0][columns].merge(
        sides[1][columns], on=keys, suffixes=("_older", "_newer")
    )
    found = both[keys].assign(
        older_twh=both["generation_twh_older"], newer_twh=both["generation_twh_newer"]
    )
    found["difference_twh"] = found["newer_twh"] - found["older_twh"]
    base = found["older_twh"].where(found["older_twh"] != 0)
    found["difference_pct"] = 100 * found["difference_twh"] / base
    found["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids_older"], both["source_ids_newer"], strict=True)
    ]
    return sort_rows(found, keys)


def revised(generation: pd.DataFrame, *, basis: str = "owid") -> pd.DataFrame:
    """What the newest edition of a publication changed of the one before, in TWh.

    `basis`: body whose editions are compared.

    As :func:`revisions`; empty where the rows hold fewer than two editions.
    """
    codes.check_columns(generation.columns, _NEEDED, function="revised")
    editions = sorted(set(generation.loc[generation["basis"] == basis, "vintage"]))
    if len(editions) < 2:
        columns = ["country", "technology", "period", "older_twh", "newer_twh"]
        columns += ["difference_twh", "difference_pct", "source_ids"]
        return pd.DataFrame(columns=columns)
    older, newer = editions[-2:]
    return revisions(generation, older=older, newer=newer, basis=basis)

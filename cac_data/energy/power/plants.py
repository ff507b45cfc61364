"""Solar and wind plants with a Chinese party: how far they are, and whose they are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.energy.power.capacity import fleet
from cac_data.energy.power.generation import SOLAR_WIND_TECHNOLOGIES
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, Nothing, figures, sum_of
from cac_data.inputs import takes
from cac_data.observations import SHAPE, gather, latest, share
from cac_data.tables import load_table, sort_rows

# Status -> how far a plant has come; one that is built is not yet said to run.
_STAGES = {
    "operating": "in_service",
    "construction": "construction",
    "agreed": "agreed",
    "approved": "agreed",
    "contracted": "agreed",
    "planned": "other",
    "memorandum": "other",
    "built": "other",
    "not_built": "other",
}

_STAGE_ORDER = ("in_service", "construction", "agreed", "silent", "other")

_ROLE_ORDER = ("any", "owner", "lender", "contractor", "supplier")

SILENT_MONTHS = 24
"""A plan of which nobody wrote for longer than this is shown apart from the others.

After the trackers of Global Energy Monitor, which infer that a solar or wind project is
shelved if no progress was observed for two years.
"""


@dataclass(frozen=True)
class Stages:
    """Capacity of plants with a Chinese party by how far they have come, in MW."""

    in_service: Figure
    construction: Figure
    agreed: Figure
    silent: Figure
    other: Figure


@dataclass(frozen=True)
class PartOfFleet:
    """Plants with a Chinese party as a `share` of the `fleet` of a country, in percent.

    So many `plants` of a `capacity` in MW, by the `role` of the party.
    """

    country: str
    role: str
    share: Figure
    capacity: Figure
    fleet: Figure
    plants: int


@dataclass(frozen=True, eq=False)
class Projects:
    """How far plants with a Chinese party have come, and their part of the fleet.

    `rows` are `projects_by_stage`; so many plants are `left_out` of them. `shares`
    count each plant whole, `owned` by the Chinese share in its ownership; `roles` are
    the shares by what the Chinese party is.
    """

    rows: pd.DataFrame
    stages: Stages | Nothing
    silent_months: int
    left_out: int
    left_out_capacity: Figure
    shares: list[PartOfFleet]
    owned: list[PartOfFleet]
    roles: list[PartOfFleet]


@cached
def of_projects(
    projects: pd.DataFrame, capacity: pd.DataFrame, *, as_of: str = ""
) -> Projects:
    """Tell how far plants with a Chinese party have come, and their part of the fleet.

    Later reports than `as_of` are not known.
    """
    by_stage = projects_by_stage(projects, as_of=as_of)
    whole = latest(fleet(capacity).drop(columns="vintage"))
    running = _running(projects, whole)
    by_role = _shares_by_role(running, whole)
    is_named = by_role["role"] != "any"
    has_plants = by_role["one"] > 0
    return Projects(
        rows=by_stage,
        stages=_capacity_of_stages(by_stage),
        silent_months=SILENT_MONTHS,
        left_out=int(by_stage["left_out"].sum()),
        left_out_capacity=_megawatts(by_stage["left_out_mw"].sum()),
        shares=_parts_of_fleet(rows_where(by_role, role="any")),
        owned=_parts_of_fleet(_chinese_ownership(running, whole)),
        roles=_parts_of_fleet(by_role[is_named & has_plants]),
    )


def _capacity_of_stages(by_stage: pd.DataFrame) -> Stages | Nothing:
    """Give the capacity of each stage in all countries, in MW."""
    if by_stage.empty:
        return Nothing("no plants with a Chinese party")
    sums = {}
    for stage in _STAGE_ORDER:
        in_countries = figures(rows_where(by_stage, stage=stage))
        sums[stage] = sum_of([_megawatts(0), *in_countries])
    return Stages(**sums)


def _megawatts(capacity: float) -> Figure:
    return Figure(value=float(capacity), unit="MW")


def _parts_of_fleet(shares: pd.DataFrame) -> list[PartOfFleet]:
    return [
        PartOfFleet(
            country=share.text("country"),
            role=share.text("role"),
            share=share,
            # Plants are our own list; the share has in it who counts the fleet, too.
            capacity=share.of(value=share.number("one"), unit="MW", reporter=""),
            fleet=share.of(value=share.number("other"), unit="MW"),
            plants=share.count("plants"),
        )
        for share in figures(shares)
    ]


# --- How far they have come -----------------------------------------------------------


@takes(projects="energy_projects")
def projects_by_stage(projects: pd.DataFrame, *, as_of: str = "") -> pd.DataFrame:
    """Give capacity of plants with a Chinese party by `country` and `stage`, in MW.

    ``silent``: agreed or under construction by a report of more than two years before
    `as_of` (empty: the day to which sources were read), and none since. Columns:
    `country stage unit value source_ids`, and `left_out` (how many plants) with
    `left_out_mw`, which must not be added up: frames, memoranda, parts and possible
    doubles.
    """
    plants = _plants(projects, as_of)
    is_countable = plants["countable"].astype(bool)
    plants = plants.assign(
        _countable_mw=plants["capacity_mw"].where(is_countable),
        _left_out_mw=plants["capacity_mw"].where(~is_countable),
        _is_left_out=~is_countable,
        unit="MW",
    )
    stages = gather(
        plants,
        ["country", "stage", "unit"],
        value=("_countable_mw", "sum"),
        left_out=("_is_left_out", "sum"),
        left_out_mw=("_left_out_mw", "sum"),
    )
    return _sorted_by(stages, "stage", _STAGE_ORDER)


def _sorted_by(rows: pd.DataFrame, column: str, order: tuple[str, ...]) -> pd.DataFrame:
    """Give rows by country, within it as the words of a column stand in `order`."""
    rows = rows.assign(_order=rows[column].map(order.index))
    return sort_rows(rows, ["country", "_order"]).drop(columns="_order")


def _plants(projects: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """Give solar and wind plants with a Chinese party; `done`: year of completion or 0.

    `stage`: by the last report that has a status; ``silent`` where works or an
    agreement were reported and then, up to `as_of`, nothing for `SILENT_MONTHS`.
    """
    main = rows_where(projects[projects["is_main"]], technology=SOLAR_WIND_TECHNOLOGIES)
    plants = main.drop(columns="status").merge(
        _last_reports(projects),
        on="project_id",
        how="left",
    )
    today = as_of or load_table("sources")["accessed"].max()
    is_silent = plants["reported"].map(lambda date: _is_silent(date, today))
    stage = plants["status"].map(_STAGES)
    is_ahead = stage.isin(["construction", "agreed"])
    stage = stage.mask(is_ahead & is_silent.astype(bool), "silent")
    year_done = plants["completed"].str[:4].replace("", "0")
    plants = plants.assign(
        stage=stage,
        runs=plants["countable"] & (stage == "in_service"),
        done=year_done.astype("int64"),
    )
    return plants.rename(columns={"source_id": "source_ids"})


def _last_reports(projects: pd.DataFrame) -> pd.DataFrame:
    """Give by project when the last text on it came out, and the last `status` given.

    `reported` is empty where no text has a date.
    """
    published = load_table("sources").set_index("source_id")["published"]
    reported = projects["source_id"].map(published).fillna("")
    reports = projects.assign(reported=reported)
    by_date = reported.map(periods.sort_key).argsort(kind="stable")
    reports = reports.iloc[by_date]
    with_status = reports[reports["status"] != ""]
    last = {
        "reported": reports.groupby("project_id")["reported"].last(),
        "status": with_status.groupby("project_id")["status"].last(),
    }
    return pd.DataFrame(last).reset_index()


def _is_silent(reported: str, today: str) -> bool:
    """Say whether no report is dated, or the last one is too old on a day."""
    if not reported:
        return True
    return _month_number(today) - _month_number(reported) > SILENT_MONTHS


def _month_number(date: str) -> int:
    """Give the months since the year 0 in which a date ends."""
    year, month, _ = periods.bounds(date)[1]
    return 12 * year + month


@takes(projects="energy_projects")
def put_into_service(projects: pd.DataFrame, *, after: str, until: str) -> pd.DataFrame:
    """Give countable plants put into service between two dates, in order of time.

    Main rows of `energy_projects` with `stage` (``in_service``), `done` (the year) and
    `source_ids`. `after` and `until` are a day, a month or a year, others a ValueError.
    `surely` is False where all that is known is a longer period, such as the year, of
    which a part lies outside: then the plant is one at most.
    """
    plants = _plants(projects)
    is_dated = plants["completed"] != ""
    plants = plants[plants["runs"] & is_dated]
    day_before = periods.bounds(after)[1]
    last_day = periods.bounds(until)[1]
    spans = [periods.bounds(date) for date in plants["completed"]]
    is_possible = [end > day_before and start <= last_day for start, end in spans]
    is_sure = [start > day_before and end <= last_day for start, end in spans]
    plants = plants.assign(surely=pd.Series(is_sure, plants.index, dtype="bool"))
    plants = plants[pd.Series(is_possible, plants.index, dtype="bool")]
    return sort_rows(plants, ["completed", "project_id"])


# --- Their part of all solar and wind -------------------------------------------------


def _running(projects: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Give plants that ran when the fleet of their country was last counted."""
    counts = whole[["country", "year", "period"]]
    plants = _plants(projects).merge(counts, on="country")
    was_done = plants["done"] <= plants["year"]
    running = plants[plants["runs"] & was_done]
    return running.assign(unit="MW", half=math.nan, basis="sum")


def _chinese_ownership(running: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Give solar and wind that is Chinese by ownership, in percent of the `fleet`.

    Capacity times the share that a source names; a plant without one adds nothing, so
    it is the least there can be. `one` in MW, of so many `plants`.
    """
    plants = running.dropna(subset="chinese_share_pct")
    owned_mw = plants["capacity_mw"] * plants["chinese_share_pct"] / 100
    owned = gather(
        plants.assign(_owned_mw=owned_mw),
        ["country", "period", "year", "unit", "half", "basis"],
        value=("_owned_mw", "sum"),
        plants=("_owned_mw", "count"),
    )
    owned = owned.assign(obs_status="A", role="owner")
    owned = owned[["country", "role", *SHAPE, "plants"]]
    return share(owned, whole, on=["country", "period"], across=["reporter"])


def _shares_by_role(running: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Give plants with a Chinese party in percent of the `fleet`, by its role in them.

    Each plant counts whole, however little of it is Chinese.
    """
    roles = [["any", *roles] for roles in running["roles"].tolist()]
    plants = running.assign(role=pd.Series(roles, running.index, dtype="object"))
    by_role = gather(
        rows_where(plants.explode("role"), role=_ROLE_ORDER),
        ["country", "role", "period", "year", "unit", "half", "basis"],
        value=("capacity_mw", "sum"),
        plants=("capacity_mw", "count"),
    )
    by_role = by_role.assign(obs_status="A")
    by_role = by_role[["country", "role", *SHAPE, "plants"]]
    shares = share(by_role, whole, on=["country", "period"], across=["reporter"])
    return _sorted_by(shares, "role", _ROLE_ORDER)

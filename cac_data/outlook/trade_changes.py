"""What would change the path of trade: one change each, of a measured size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import trade, words
from cac_data.claims import Known
from cac_data.codes import Country, Flow
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Figure, Nothing, at, compare, grew
from cac_data.observations import union
from cac_data.outlook.basics import YEAR_BEFORE_SANCTIONS, in_thousands
from cac_data.outlook.goals import trade_levels
from cac_data.projections.assumptions import AssumedTrade, ShiftEntry, ShockEntry
from cac_data.tables import select

LAST_FALL = (2013, 2016)
"""The last long fall of trade, and of the prices of raw materials."""

COLUMNS = ("condition_id", "since", "fall", "value", "change", "source_ids")


@dataclass(frozen=True)
class Change:
    """What a path assumes where one thing of a scenario is changed: of which size.

    `since` is the year to which a level or a fall goes back, `fall` what came since.
    """

    condition_id: str
    assumed: AssumedTrade
    since: int | None = None
    fall: Figure | None = None
    source_ids: str = ""


@dataclass(frozen=True)
class Condition:
    """Turnover at the horizon, in USD bn, if one thing changes."""

    condition_id: str
    """``scenario`` where nothing does."""
    since: int | None
    fall: Figure | None
    value: Figure
    change: Figure
    """Against the scenario."""
    source_ids: str


@dataclass(frozen=True)
class KyrgyzTrade:
    """Kyrgyz trade under a scenario, in USD bn: as `last` counted, and in 2030."""

    last: Figure | Nothing
    ahead: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Conditions:
    """Trade of the region at the horizon: by the scenario, and with one change.

    The `frame` has what the `rows` say, the scenario first; both are empty where no
    year is ahead.
    """

    rows: list[Condition]
    year: int
    levels: list[Figure]
    """Those expected of the year, the lowest first."""
    kyrgyz: KyrgyzTrade
    frame: pd.DataFrame

    @property
    def marks(self) -> dict[str, float]:
        """The levels by how they are called."""
        return {words.dollars(level.value, 0): level.value for level in self.levels}


def conditions(
    tables: Known, flows: pd.DataFrame, *, horizon: int, assumed: AssumedTrade
) -> Conditions:
    """Give trade of the region at the horizon: by the scenario, and with one change.

    The size of a change is measured in the table: a level or a fall comes back, growth
    goes on. The columns of the frame are `condition_id`, `since` (the year to which it
    goes back), `fall` (what came since, in USD bn), `value` and `change` against the
    scenario (USD bn), and `source_ids`.

    `flows` are those of `trade.series`; `assumed` are the other arguments of
    `trade.scenario_path`.
    """
    rows = _condition_rows(flows, horizon, assumed)
    levels = trade_levels(tables, horizon)
    return Conditions(
        rows=rows,
        year=horizon,
        levels=levels,
        kyrgyz=_kyrgyz_turnover(flows, horizon, assumed),
        frame=_frame_of(rows),
    )


def _condition_rows(
    flows: pd.DataFrame, horizon: int, assumed: AssumedTrade
) -> list[Condition]:
    """Give turnover at the horizon by condition; none where no year is ahead."""
    scenario = trade.scenario_path(flows, horizon=horizon, **assumed)
    if not scenario["assumed"].any():
        return []
    last_counted = int(scenario["year"].min())
    changes = [
        Change("scenario", assumed),
        *_lost_levels(flows, assumed, last_counted),
        *_changed_growth(flows, assumed, last_counted, horizon),
    ]
    rows: list[Condition] = []
    for change in changes:
        path = trade.scenario_path(flows, horizon=horizon, **change.assumed)
        turnover = at(path, horizon, flow="turnover")
        assert turnover, "a path with a year ahead ends at the horizon"
        value = in_thousands(turnover)
        against = compare(value, rows[0].value if rows else value)
        assert against, "paths of one table are alike"
        row = Condition(
            condition_id=change.condition_id,
            since=change.since,
            fall=change.fall,
            value=value,
            change=against.difference,
            source_ids=union([*path["source_ids"], change.source_ids]),
        )
        rows.append(row)
    return rows


def _frame_of(rows: Sequence[Condition]) -> pd.DataFrame:
    """Give conditions as a frame, for the chart."""
    cells = [
        (
            row.condition_id,
            row.since,
            row.fall.value if row.fall else None,
            row.value.value,
            row.change.value,
            row.source_ids,
        )
        for row in rows
    ]
    frame = pd.DataFrame(cells, columns=list(COLUMNS))
    return frame.astype({"since": "float64", "fall": "float64"})


def _kyrgyz_turnover(
    flows: pd.DataFrame, horizon: int, assumed: AssumedTrade
) -> KyrgyzTrade:
    """Give Kyrgyz trade under the scenario, in USD bn, as a region of its own."""
    kyrgyz_flows = select(flows, countries="KGZ").assign(country="CA5")
    shifts = assumed.get("level_shifts", ())
    kyrgyz_assumed: AssumedTrade = {
        **assumed,
        "level_shifts": [shift for shift in shifts if shift.get("country") == "KGZ"],
    }
    path = trade.scenario_path(kyrgyz_flows, horizon=horizon, **kyrgyz_assumed)
    turnover = path[path["flow"] == "turnover"]
    last = at(turnover[:1])
    ahead = at(turnover[1:], OUTCOME)
    if not last or not ahead:
        nothing = Nothing(f"no path of Kyrgyz trade to {OUTCOME}")
        return KyrgyzTrade(nothing, nothing)
    counted = at(kyrgyz_flows).text("reporter")
    return KyrgyzTrade(
        in_thousands(last.of(reporter=counted)),
        in_thousands(ahead.of(reporter=counted)),
    )


def _lost_levels(
    flows: pd.DataFrame, assumed: AssumedTrade, last_counted: int
) -> Iterator[Change]:
    """Give the flows that fall back to the level of an earlier year.

    What the scenario takes away already is not taken away twice.
    """
    levels: Sequence[tuple[str, Country, Flow, int]] = (
        ("kyrgyz_line", "KGZ", "exports", last_counted - 2),  # as fast as it came
        ("imports_kgz", "KGZ", "imports", YEAR_BEFORE_SANCTIONS),
        ("imports_kaz", "KAZ", "imports", YEAR_BEFORE_SANCTIONS),
    )
    shifts = assumed.get("level_shifts", ())
    for name, country, flow, start in levels:
        flow_rows = select(flows, countries=country, flow=flow)
        flow_rows = flow_rows[flow_rows["year"].between(start, last_counted)]
        # Of the first year since then that has a figure.
        earlier = at(flow_rows[:-1][:1])
        rise = compare(at(flow_rows, last_counted), earlier)
        if not rise:
            continue
        fall = in_thousands(rise.difference)
        assumed_losses = [
            min(shift["usd_bn"], 0.0)
            for shift in shifts
            if shift.get("country") == country and shift["flow"] == flow
        ]
        loss = fall.value + math.fsum(assumed_losses)
        if loss <= 0:
            continue
        shift: ShiftEntry = {
            "country": country,
            "flow": flow,
            "year": last_counted + 1,
            "usd_bn": -loss,
        }
        yield Change(
            name,
            {**assumed, "level_shifts": [*shifts, shift]},
            since=rise.other.whole_year,
            fall=fall,
            source_ids=rise.source_ids,
        )


def _changed_growth(
    flows: pd.DataFrame, assumed: AssumedTrade, last_counted: int, horizon: int
) -> Iterator[Change]:
    """Give no growth of exports, the last long fall again, and growth as so far.

    The last two only where they have been measured, and end by the horizon.
    """
    yield _flat_exports(assumed)
    region = select(flows, countries="CA5")
    fall = _last_fall_again(region, assumed, last_counted, horizon)
    if fall:
        yield fall
    growth = _growth_as_so_far(region, assumed)
    if growth:
        yield growth


def _flat_exports(assumed: AssumedTrade) -> Change:
    """Give no growth of exports at all, not even by a shock."""
    shocks = assumed.get("shocks", ())
    flat: AssumedTrade = {
        **assumed,
        "export_growth": 0.0,
        "shocks": [shock for shock in shocks if shock["flow"] == "imports"],
    }
    return Change("flat_exports", flat)


def _last_fall_again(
    region: pd.DataFrame, assumed: AssumedTrade, last_counted: int, horizon: int
) -> Change | None:
    """Give the last long fall of both flows, from the next year on."""
    first, last = LAST_FALL
    end = last_counted + last - first
    if end > horizon:
        return None
    falls: list[ShockEntry] = []
    cited = []
    for flow in trade.FLOWS:
        rows = region[region["flow"] == flow]
        fall = grew(at(rows, last), at(rows, first))
        if not fall:
            return None
        cited.append(fall.source_ids)
        falls.append(
            {
                "flow": flow,
                "start": last_counted + 1,
                "end": end,
                "change": fall.value / 100,
            }
        )
    replay: AssumedTrade = {**assumed, "shocks": falls}
    return Change("replay", replay, since=first, source_ids=union(cited))


def _growth_as_so_far(region: pd.DataFrame, assumed: AssumedTrade) -> Change | None:
    """Give growth of both flows at the recent pace of turnover, without a shock."""
    pace = trade.recent_pace(region[region["flow"] == "turnover"])
    if not pace:
        return None
    growth = pace.value / 100
    return Change(
        "past_growth",
        {**assumed, "export_growth": growth, "import_growth": growth, "shocks": []},
        since=pace.start,
        source_ids=pace.source_ids,
    )

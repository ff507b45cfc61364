"""Claims on railways, corridors and hubs, computed from the tables."""

from collections.abc import Mapping

import pandas as pd

from cac_data import codes, indicators, infrastructure, periods
from cac_data.claims.computed import Claim, Computation, Computed, ids, rows_of
from cac_data.claims.known import Known
from cac_data.display import period_in_words
from cac_data.display.phrases import listed
from cac_data.tables import select

__all__ = ["COMPUTATIONS"]

_RAILWAY = "cku-rail"
_HUBS = ("logistics_hub", "dry_port")


def _completion(claim: Claim, known: Known) -> Computed | None:
    """The year by which the railway is to be finished, as the responsible say."""
    said = known["schedule_claims"]
    if _RAILWAY not in set(said["project_id"]):
        return None
    claims = infrastructure.completion_claims(
        said,
        project_id=_RAILWAY,
        roles=["government", "operator"],
        as_of=known.as_of,
    )
    standing = claims[claims["standing"]]
    if standing.empty:
        return None
    years = sorted(standing["claimed_period"].map(periods.year_of))
    told = [
        f"{row.said_by}, {period_in_words(row.said_on)}: "
        f"{period_in_words(row.claimed_period)}"
        for row in rows_of(standing)
    ]
    return Computed(
        # The date that most of them name, of equals the later: dates slip one way.
        found=float(max(years, key=lambda year: (years.count(year), year))),
        source_ids=ids(standing),
        note=f"Dates that still stand: {'; '.join(told)}",
        is_due=False,
        low=float(years[0]),
        high=float(years[-1]),
    )


def _corridor(known: Known) -> pd.DataFrame:
    volumes = known["corridor_volumes"]
    own = select(
        volumes, corridor="middle_corridor", indicator="cargo", nature="actual"
    )
    if own.empty:
        return own.assign(source_ids=[])
    return infrastructure.corridor_series(own)


def _change(rows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    return indicators.cagr(rows, start=start, end=end, value="value", within=[])


def _cargo_told(rows: pd.DataFrame) -> str:
    told = [f"{row.period} {row.value:.2f} {row.unit}" for row in rows_of(rows)]
    return f"Cargo on the Trans-Caspian route: {listed(told)}"


def _finished(projects: pd.DataFrame, start: int, end: int, as_of: str) -> pd.DataFrame:
    """Projects completed in a span, and by the date of knowledge."""
    done = infrastructure.finished_projects(projects, start=start, end=end)
    day = periods.bounds(as_of or "9999")[1]
    known = done["completed"].map(lambda date: periods.bounds(date)[1] <= day)
    return done[known.astype(bool)]


def _in_service(done: pd.DataFrame) -> str:
    told = [f"{row.name} ({row.completed})" for row in rows_of(done)]
    return f"In service: {listed(told)}. " if told else ""


def _more_cargo(claim: Claim, known: Known) -> Computed | None:
    """Growth from the last year before the outlook to the latest known."""
    first = periods.bounds(claim["period"])[0][0]
    rows = _corridor(known)
    years = sorted(rows["period"].map(periods.year_of)) if len(rows) else []
    latest = years[-1] if years else 0
    start = first - 1 if latest >= first else latest - 1
    change = _change(rows, start, latest) if start in years else pd.DataFrame()
    if change.empty:
        return None
    projects = known["projects"]
    ports = projects[projects["kind"] == "port"]
    opened = _finished(ports, first, periods.bounds(claim["period"])[1][0], known.as_of)
    return Computed(
        found=float(change["growth_pct"].item()),
        source_ids=ids(change),
        note=f"{_in_service(opened)}{_cargo_told(rows.tail(3))}; "
        f"change from {start} to {latest}",
        beside=ids(opened),
        is_due=False,
    )


def _grown_cargo(claim: Claim, known: Known) -> Computed | None:
    first, last = (bound[0] for bound in periods.bounds(claim["period"]))
    rows = _corridor(known)
    change = _change(rows, first, last) if len(rows) else pd.DataFrame()
    if change.empty:
        return None
    shown = rows[rows["period"].map(periods.year_of) >= first]
    latest = periods.year_of(rows["period"].iloc[-1])
    since = _change(rows, last, latest) if latest > last else change.head(0)
    fell = bool((since["growth_pct"] < 0).any())
    after = f"; it has fallen since {last}" if fell else ""
    return Computed(
        found=float(change["growth_pct"].item()),
        source_ids=ids(change),
        note=f"{_cargo_told(shown)}{after}",
        beside=ids(shown),
        # A boom that has turned is no growth by every reading.
        is_split=fell,
    )


def _new_hubs(claim: Claim, known: Known) -> Computed | None:
    first, last = (bound[0] for bound in periods.bounds(claim["period"]))
    projects = known["projects"]
    if not set(_HUBS) <= set(projects["kind"]):
        return None
    # A port's container hub is one, too, whatever kind of project it is filed as.
    is_hub = projects["kind"].isin(_HUBS) | projects["name"].str.contains(r"\bhub\b")
    hubs = _finished(projects[is_hub], first, last, known.as_of)
    every = infrastructure.countable_projects(projects[is_hub])
    inside = every["countries"].map(lambda named: set(named) <= {*codes.CA5})
    due = every[inside.astype(bool)]
    due = due[due["status"].isin(["planned", "under_construction"])]
    told = [f"{row.name} ({row.status.replace('_', ' ')})" for row in rows_of(due)]
    return Computed(
        found=float(len(hubs)),
        source_ids=ids(hubs) or ids(due),
        note=f"{_in_service(hubs)}"
        f"{f'Under way: {listed(told)}' if told else 'None is under way'}",
        beside=ids(due),
        is_due=False,
    )


COMPUTATIONS: Mapping[str, Computation] = {
    "c078": _completion,
    "c079": _more_cargo,
    "c080": _new_hubs,
    "c096": _grown_cargo,
}
"""By claim: how it is computed."""

"""What is said of solar and wind: their goals, and the plants with a Chinese party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cac_data.energy.plan.wording import after, as_id, is_known
from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, Text, Value, line

STAGES = ("in_service", "construction", "agreed", "silent")

# --- Are solar and wind on the way to their goals? -----------------------------------


def solar_wind(f: Fact) -> Text:
    """Say what solar and wind there is, what the goals need, and what is not known."""
    uzbek = [*_capacity(f)] if f["last"] else [line("energy.solar-none")]
    return [
        uzbek,
        *[[*_goal_for_share(share)] for share in f["shares"]],
        [*_elsewhere(f), line("energy.solar-cut-back")],
    ]


def _capacity(f: Fact) -> Iterator[Line]:
    growth = f["growth"]
    yield _has(f["last"], growth["before"], growth["since"])
    roofs = growth["roofs"]
    if roofs:
        yield line(
            "energy.solar-roofs",
            gw=float(roofs["gw"]),
            month=roofs["period"],
            with_them=float(roofs["with_them_gw"]),
        )
    if _needs_more(f["goal"]):
        yield _goal(f["goal"], f["added"])
    due = f["there"]
    if due:
        gw = float(due["gw"])
        yield line("energy.solar-when-due", gw=gw, reached=float(due["pct"]))


def _has(last: Fact, before: Fact, since: Fact) -> Line:
    values: dict[str, Value] = {"gw": float(last["gw"]), "period": last["period"]}
    on_year: dict[str, Value] = {}
    if before:
        on_year = {"on_year": float(before["value"]), "year": str(before["start"])}
    on_month: dict[str, Value] = {}
    if since:
        on_month = {"on_month": float(since["value"]), "month": since["month"]}
    if before and since:
        return line(
            "energy.solar-has-on-year-and-month", **values, **on_year, **on_month
        )
    if before:
        return line("energy.solar-has-on-year", **values, **on_year)
    if since:
        return line("energy.solar-has-on-month", **values, **on_month)
    return line("energy.solar-has", **values)


def _needs_more(goal: Fact) -> bool:
    """Whether there is a goal that is not due."""
    return bool(goal) and is_known(goal["gw"])


def _is_counted(added: Fact) -> bool:
    """Whether it is known how much was added in the last year."""
    return bool(added) and is_known(added["gw"])


def _goal(goal: Fact, added: Fact) -> Line:
    of_goal: dict[str, Value] = {
        "goal": float(goal["goal"]["gw"]),
        "due": goal["goal"]["period"],
        "needed": float(goal["gw"]),
    }
    if not _is_counted(added):
        return line("energy.solar-goal", **of_goal)
    of_renewables = "-of-renewables" if "of" in added else ""
    return line(
        f"energy.solar-goal-and-added{of_renewables}",
        added=float(added["gw"]),
        period=added["period"],
        **of_goal,
    )


def _goal_for_share(share: Fact) -> Iterator[Line]:
    """Say which share of power a country wants from renewables, and what it takes."""
    yield _wanted(share)
    outgrown = share["outgrown"]
    if outgrown:
        yield line(
            "energy.solar-outgrown",
            then=float(outgrown["then_gw"]),
            now=float(outgrown["now_gw"]),
            period=outgrown["period"],
        )
    yield _alone(share)
    reported = share["reported"]
    if reported:
        yield line("energy.solar-rule")
        yield _by_ministry(reported)


def _wanted(share: Fact) -> Line:
    values: dict[str, Value] = {
        "country": share["country"],
        "goal": float(share["goal"]["value"]),
        "due": share["goal"]["period"],
        "share": float(share["sun"]["value"]),
        "period": share["sun"]["period"],
    }
    if share["outgrown"]:
        return line("energy.solar-share-goal-outgrown", **values)
    if is_known(share["gained"]):
        gained = float(share["gained"])
        return line("energy.solar-share-goal-gaining", gained=gained, **values)
    return line("energy.solar-share-goal", **values)


def _alone(share: Fact) -> Line:
    """Say what solar and wind alone would need, or with all hydropower."""
    high = float(share["high"])
    low = float(share["low"])
    has_low = not share["reported"] and low < high
    if share["outgrown"]:
        period = share["sun"]["period"]
        if not has_low:
            return line("energy.solar-from-then-need", period=period, high=high)
        return line("energy.solar-from-then-need-or", period=period, high=high, low=low)
    if not has_low:
        return line("energy.solar-alone-need", high=high)
    return line("energy.solar-alone-need-or", high=high, low=low)


def _by_ministry(reported: Fact) -> Line:
    share = float(reported["value"])
    period = reported["period"]
    needed = reported["needed"]
    if not is_known(needed):
        return line("energy.solar-reported", share=share, period=period)
    return line(
        "energy.solar-reported-and-need",
        share=share,
        period=period,
        needed=float(needed),
    )


def _elsewhere(f: Fact) -> Iterator[Line]:
    for goal in f["others"]:
        yield line(
            "energy.solar-goal-without-count",
            country=goal["country"],
            gw=float(goal["gw"]),
            due=goal["period"],
        )
    for row in f["batteries"]:
        yield line(
            "energy.solar-batteries",
            country=row["country"],
            mw=float(row["value"]),
            period=row["period"],
        )


def solar_wind_figure(f: Fact) -> FigureWords:
    """Say what the chart of solar and wind shows."""
    title = _title(f["goal"], f["added"])
    return FigureWords(
        title=title,
        subtitle=line("energy.solar-subtitle"),
        alt=line("energy.solar-alt", title=title),
        caption=_caption(f["growth"]["before"]),
        names={
            "needed": line("energy.solar-needed"),
            "assumed": line("energy.solar-assumed"),
        },
    )


def _title(goal: Fact, added: Fact) -> Line:
    if not _needs_more(goal) or not _is_counted(added):
        return line("energy.solar-title")
    of_renewables = "-of-renewables" if "of" in added else ""
    return line(
        f"energy.solar-title-added{of_renewables}",
        added=float(added["gw"]),
        period=added["period"],
        needed=float(goal["gw"]),
    )


def _caption(before: Fact) -> Line:
    if not before:
        return line("energy.solar-caption")
    return line(
        "energy.solar-caption-with-year-before",
        end=str(before["end"]),
        first=float(before["first_gw"]),
        start=str(before["start"]),
    )


# --- How far have Chinese projects come? ---------------------------------------------


def projects(f: Fact) -> Text:
    """Say how far plants with a Chinese party are, and their part of the fleet."""
    stages = [*_stages(f)] if f["stages"] else []
    shares = [*_shares(f)] if f["shares"] else []
    remarks = [
        *_roles(f["roles"]),
        line("energy.projects-role-unknown"),
        line("energy.projects-from-news"),
    ]
    capacity = [*stages, *shares]
    # Stages that nothing is added to stand apart.
    return [capacity, remarks] if len(capacity) == 1 else [[*capacity, *remarks]]


def _stages(f: Fact) -> Iterator[Line]:
    stages: Mapping[str, float] = f["stages"]
    yield line(
        "energy.projects-stages",
        in_service=stages["in_service"],
        construction=stages["construction"],
        agreed=stages["agreed"],
    )
    if stages["silent"]:
        months = int(f["silent_months"])
        yield line("energy.projects-silent", silent=stages["silent"], months=months)
    if stages["other"] >= 1:
        yield line("energy.projects-other", other=stages["other"])
    if f["left_out"]:
        yield line(
            "energy.projects-left-out",
            plants=int(f["left_out"]),
            mw=float(f["left_out_mw"]),
        )


def _shares(f: Fact) -> Iterator[Line]:
    by_period = sorted(f["shares"], key=_period_of)
    for period, rows in groupby(by_period, key=_period_of):
        shares = [
            line(
                "energy.projects-share-of-fleet",
                share=float(row["value"]),
                mw=float(row["one"]),
                country=row["country"],
            )
            for row in rows
        ]
        yield line("energy.projects-shares", period=period, shares=shares)
    if f["owned"]:
        owned = [
            line(
                "energy.projects-owned-in",
                share=float(row["value"]),
                country=row["country"],
            )
            for row in f["owned"]
        ]
        yield line("energy.projects-owned", shares=owned)


def _period_of(row: Fact) -> str:
    return str(row["period"])


def _country_of(row: Fact) -> str:
    return str(row["country"])


def _roles(rows: Iterable[Fact]) -> Iterator[Line]:
    by_country = sorted(rows, key=_country_of)
    for country, of_country in groupby(by_country, key=_country_of):
        roles = [
            line(f"energy.projects-as-{as_id(row['role'])}", mw=float(row["one"]))
            for row in of_country
        ]
        yield line("energy.projects-roles", country=country, roles=roles)


def projects_figure(f: Fact) -> FigureWords:
    """Say what the chart of projects shows."""
    stages = f["stages"]
    title = line("energy.projects-title")
    if stages:
        title = line(
            "energy.projects-title-stages",
            in_service=stages["in_service"],
            agreed=stages["agreed"],
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.projects-subtitle"),
        alt=after(line("energy.projects-alt"), projects(f)),
        caption=line("energy.projects-caption"),
        names={code: line(f"energy.stage-{as_id(code)}") for code in STAGES},
    )

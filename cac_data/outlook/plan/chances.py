"""How likely the forecasts are, and whether such chances would have been right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import FigureWords, Line, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import (
    COUNTED,
    amount,
    basis,
    event,
    expected_amount,
    headings,
    indicator,
    is_known,
)

EVEN = 0.5


def forecasts(f: Mapping[str, Sequence[Fact]]) -> Text:
    """Say which forecasts are likely, and how many have no estimate."""
    return [list(_likely(f["given"])), list(_silent(f["silent"]))]


def _likely(rows: Sequence[Fact]) -> Iterator[Line]:
    if not rows:
        return
    likely = [row for row in rows if row["probability"] > EVEN]
    counts = {"likely": len(likely), "n": len(rows)}
    if not likely:
        yield line("outlook.likelier-none", **counts)
        return
    events = [
        line(
            "outlook.event-with-odds",
            event=event(row),
            probability=float(row["probability"]),
        )
        for row in likely
    ]
    yield line("outlook.likelier", events=events, **counts)


def _silent(rows: Sequence[Fact]) -> Iterator[Line]:
    if not rows:
        return
    yield line("outlook.without-estimate", n=len(rows))
    ruled = [row for row in rows if row["threshold"] is not None]
    if not ruled:
        return
    last = max(row["resolves_on"] for row in ruled)
    without = len(rows) - len(ruled)
    if without:
        yield line(
            "outlook.with-rule-and-without", n=len(ruled), last=last, without=without
        )
    else:
        yield line("outlook.with-rule", n=len(ruled), last=last)


def sensitivity(rows: Sequence[Fact], assumed: int) -> Text:
    """Say how few works the railway's chance rests on; `assumed` is its opening."""
    return [[said for row in rows for said in _sensitivity(row, assumed)]]


def _sensitivity(row: Fact, assumed: int) -> Iterator[Line]:
    finished = int(row["finished"])
    yield line("outlook.works-kept", n=int(row["cases"]), finished=finished)
    yield line(
        "outlook.works-allow",
        low=float(row["low"]),
        high=float(row["high"]),
        probability=float(row["probability"]),
        year=row["period"],
    )
    yield line(
        "outlook.railways-alone",
        finished=int(row["rail_finished"]),
        n=int(row["rail_known"]),
        probability=float(row["rail_probability"]),
    )
    if not assumed:
        return
    opening = str(assumed)
    if opening == row["period"]:
        yield line("outlook.opening-assumed", assumed=opening)
    elif row["outright"]:
        yield line(
            "outlook.opening-assumed-beside-named",
            assumed=opening,
            year=row["period"],
        )
    else:
        yield line(
            "outlook.opening-assumed-beside-derived",
            assumed=opening,
            year=row["period"],
        )


def chances_figure(f: Mapping[str, Sequence[Fact]]) -> FigureWords:
    """Say what the chart of probabilities shows."""
    given = f["given"]
    title = line("outlook.chances-title-none")
    if given:
        title = line(
            "outlook.chances-title",
            event=event(given[0]),
            probability=float(given[0]["probability"]),
        )
    return FigureWords(
        title=title,
        subtitle=line("outlook.chances-subtitle"),
        caption=line("outlook.chances-caption"),
        alt=line("outlook.chances-alt", title=title),
        names={row["forecast_id"]: event(row) for row in given},
    )


# --- The tables ----------------------------------------------------------------------


def forecasts_table() -> TableWords:
    """Say what the table of probabilities holds."""
    columns = ("event", "chance", "basis", "rule", "resolves_on")
    return TableWords(
        columns=headings("forecasts", columns),
        caption=line("outlook.forecasts-caption"),
        note=[[line("outlook.forecasts-note")]],
        cells={
            "event": event,
            "chance": _chance_cell,
            "basis": basis,
            "rule": _rule_cell,
            "resolves_on": _decided_cell,
        },
    )


def silent_table() -> TableWords:
    """Say what the table of forecasts without a probability holds."""
    return TableWords(
        columns=headings("silent", ("statement", "reason", "rule")),
        caption=line("outlook.silent-caption"),
        cells={"reason": _reason_cell, "rule": _rule_cell},
    )


def _chance_cell(row: Fact) -> Line:
    return line("outlook.forecast-chance", probability=float(row["probability"]))


def _decided_cell(row: Fact) -> Line:
    return line("outlook.forecast-decided", period=row["resolves_on"])


def _rule_cell(row: Fact) -> Line:
    """Say how a forecast is decided."""
    threshold = row["threshold"]
    if not is_known(threshold):
        return line("outlook.rule-none")
    if row["comparison"] == "inside":
        return line(
            "outlook.rule-inside",
            low=float(row["threshold_low"]),
            high=float(threshold),
            year=row["period"],
        )
    if row["unit"] == "year":
        return line("outlook.rule-railway", year=str(int(threshold)))
    if row["unit"] in COUNTED:
        return line("outlook.rule-since-article", amount=expected_amount(row))
    counted = indicator(row["indicator_id"])
    if row["indicator_id"] == "turnover":
        counted = line("common.reporter-china_customs")
    return line(
        f"outlook.rule-{row['comparison']}",
        counted=counted,
        amount=expected_amount(row),
        year=row["period"],
    )


def _reason_cell(row: Fact) -> Line:
    """Say why a forecast has no probability."""
    match row["reason"]:
        case "met" if row["threshold"] <= 1:
            return line("outlook.silent-one-act")
        case "met":
            return line("outlook.silent-met", amount=amount(row["found"], row["unit"]))
        case "pipeline":
            return line("outlook.silent-pipeline")
        case "short":
            return line("outlook.silent-short", n=int(row["cases"]))
        case "collected":
            return line("outlook.silent-collected")
        case "no_rate":
            return _no_rate(row)
    return line("outlook.silent-no-figure")


def _no_rate(row: Fact) -> Line:
    if row["years_before"] <= 0:
        return line("outlook.silent-no-rate")
    return line(
        "outlook.silent-no-rate-late",
        late=int(row["named_late"]),
        n=int(row["works"]),
        years=int(row["years_before"]),
    )


# --- Would such probabilities have been right? ---------------------------------------


def hindcast(f: Fact) -> Text:
    """Say how good the forecast of trade would have been in past years."""
    return [list(_hindcast(f))]


def _hindcast(f: Fact) -> Iterator[Line]:
    if not is_known(f["value"]):
        yield line("outlook.no-hindcast")
        return
    score: dict[str, Value] = {"n": int(f["n"]), "score": float(f["value"])}
    if is_known(f["skill"]):
        yield line(f"outlook.hindcast-{_skill(f)}", **score)
        yield line(
            "outlook.hindcast-base", base=float(f["base"]), skill=float(f["skill"])
        )
    else:
        yield line("outlook.hindcast-base-never-wrong", **score)
    if is_known(f["skill_after"]):
        yield line(
            "outlook.hindcast-after",
            events=int(f["events"]),
            n=int(f["n"]),
            skill=float(f["skill_after"]),
        )
    yield line("outlook.hindcast-flatters")


def _skill(f: Fact) -> str:
    """Whether a forecast is better than the base rate known, and than that of all."""
    if f["skill"] <= 0:
        return "worse"
    if is_known(f["skill_after"]) and f["skill_after"] > 0:
        return "better"
    return "unclear"


def record(f: Mapping[str, Any]) -> Text:
    """Say how our own probabilities are kept, and what those decided earned."""
    return [list(_record(f))]


def _record(f: Mapping[str, Any]) -> Iterator[Line]:
    if not f["versions"]:
        return
    yield line("outlook.record-kept", versions=list(f["versions"]))
    if f["n"]:
        yield line("outlook.record-decided", n=int(f["n"]), score=float(f["value"]))
    else:
        yield line("outlook.record-ahead", n=int(f["ahead"]), due=f["due"])

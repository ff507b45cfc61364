"""What is said of what the railway would shorten, and how good our distances are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.infrastructure.plan.shared import NAMES, all_sentences
from cac_data.lines import FigureWords, Line, Text, line

# --- What would the railway shorten? --------------------------------------------------


def comparison(f: Fact) -> Text:
    """Say which pairs of cities the railway brings nearer, and what is announced."""
    yield [*_shortened(f), *_new_and_same(f), *_announced(f["claim"])]


def _pairs(rows: Sequence[Fact]) -> list[str]:
    return [row["pair"] for row in rows]


def _shortened(f: Fact) -> Iterator[Line]:
    if f["shorter"]:
        savings = [
            line(
                "infrastructure.saving",
                pair=row["pair"],
                saving=float(row["saving_km"]),
            )
            for row in f["shorter"]
        ]
        yield line(
            "infrastructure.comparison-shorter",
            n=len(savings),
            pairs=int(f["pairs"]),
            savings=savings,
        )
    elif f["same"]:
        yield line("infrastructure.comparison-none-shorter")


def _new_and_same(f: Fact) -> Iterator[Line]:
    if f["new"]:
        yield line("infrastructure.comparison-new", pairs=_pairs(f["new"]))
    if f["same"] and f["shorter"]:
        yield line("infrastructure.comparison-same", pairs=_pairs(f["same"]))


def _announced(claim: Fact) -> Iterator[Line]:
    """Say what saving is announced, and which pairs save as much."""
    if not claim:
        return
    yield line(
        "infrastructure.comparison-claim",
        saving=float(claim["distance_km"]),
        low=float(claim["days_low"]),
        high=float(claim["days_high"]),
    )
    pairs = _pairs(claim["enough"])
    if pairs:
        yield line("infrastructure.comparison-enough", n=len(pairs), pairs=pairs)
    else:
        yield line("infrastructure.comparison-none-enough")


def comparison_figure(f: Fact) -> FigureWords:
    """Say what the chart of lengths shows."""
    return FigureWords(
        title=line(
            "infrastructure.comparison-title",
            n=len(f["shorter"]),
            pairs=int(f["pairs"]),
        ),
        subtitle=line("infrastructure.comparison-subtitle"),
        alt=line(
            "infrastructure.comparison-alt", sentences=all_sentences(comparison(f))
        ),
        caption=line("infrastructure.comparison-caption"),
        names=NAMES,
    )


# --- Over the railway -----------------------------------------------------------------


def over(f: Fact) -> Text:
    """Say how much longer the way over the railway is, by both lines to it."""
    if not f["over"]:
        return
    detours = [_detour(float(row["over_km"])) for row in f["over"]]
    first = line("infrastructure.over", first=detours[0])
    if len(detours) > 1:
        first = line(
            "infrastructure.over-both-lines", first=detours[0], second=detours[1]
        )
    shares = [
        line("infrastructure.over-share", share=float(row["probability_pct"]))
        for row in f["over"]
    ]
    draws = int(f["draws"])
    yield [first, line("infrastructure.over-draws", shares=shares, draws=draws)]


def _detour(km: float) -> Line:
    way = "shorter" if km < 0 else "longer"
    return line(f"infrastructure.over-{way}", distance=abs(km))


def over_figure(f: Fact) -> FigureWords:
    """Say what the chart of detours shows."""
    title = line("infrastructure.over-title")
    detours = [float(row["over_km"]) for row in f["over"]]
    if len(detours) > 1 and detours[0] > 0 and detours[1] > 0:
        title = line(
            "infrastructure.over-title-longer", low=detours[1], high=detours[0]
        )
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.over-subtitle"),
        alt=line("infrastructure.over-alt", sentences=all_sentences(over(f))),
        caption=line("infrastructure.over-caption"),
        names=NAMES,
    )


# --- How good are these distances and times? ------------------------------------------


def accuracy(f: Fact) -> Text:
    """Say how far off our distances and times are, and what the times rest on."""
    yield [*_errors(f["errors"]), *_speed(f), *_ports(f), *_as_of(f["as_of"])]


def _errors(errors: Fact) -> Iterator[Line]:
    if not errors:
        return
    yield line(
        "infrastructure.accuracy",
        checks=int(errors["checks"]),
        error=float(errors["value"]),
        low=float(errors["low"]),
        high=float(errors["high"]),
    )
    if errors["left_out"]:
        n = int(errors["left_out"])
        yield line("infrastructure.accuracy-left-out", n=n)
    if not errors["timed"] or not errors["is_mostly_above"]:
        yield line("infrastructure.accuracy-waiting")
        return
    yield line(
        "infrastructure.accuracy-waiting-yet-longer",
        above=int(errors["above"]),
        times=int(errors["timed"]),
        most=float(errors["most_pct"]),
    )
    yield line("infrastructure.accuracy-border-hours")


def _speed(f: Fact) -> Iterator[Line]:
    speed = float(f["speed"]["value"])
    border = float(f["border"]["value"])
    origin = ""
    if f["measured"]:
        origin = "-measured"
    elif f["speed"]["how"] == "set":
        origin = "-set"
    yield line(f"infrastructure.accuracy-speed{origin}", speed=speed, border=border)
    yield line("infrastructure.accuracy-gauge")


def _ports(f: Fact) -> Iterator[Line]:
    """Say which hours in ports are assumed, and how the days with them compare."""
    yield line("infrastructure.accuracy-ports", hours=float(f["port"]["value"]))
    if f["crossing"]:
        yield line(
            "infrastructure.accuracy-crossing",
            days=float(f["crossing"][0]["model_days"]),
            published=[_crossing(row) for row in f["crossing"]],
        )


def _crossing(row: Fact) -> Line:
    period = row["period"]
    if row["low"] < row["high"]:
        return line(
            "infrastructure.crossing-between",
            low=float(row["low"]),
            high=float(row["high"]),
            period=period,
        )
    return line("infrastructure.crossing", days=float(row["value"]), period=period)


def _as_of(day: str) -> Iterator[Line]:
    if day:
        yield line("infrastructure.accuracy-as-of", day=day)

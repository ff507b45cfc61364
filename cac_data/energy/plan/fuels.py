"""What is said of oil and uranium to China."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.energy.plan.wording import as_id
from cac_data.facts import Fact
from cac_data.lines import Line, TableWords, Text, line

COLUMNS_OF_OIL = ("period", "value", "russian", "basis")
COUNTERS_OF_OIL = ("pipeline_operator", "inspection_bureau", "press")
COLUMNS_OF_URANIUM = ("what", "country", "period", "one", "value")
SHARES_OF_URANIUM = ("mined", "bought")


def fuels(f: Fact) -> Text:
    """Say whose oil is in the pipe and what comes by all routes; who mines uranium."""
    return [[_pipe(f["pipe"]), *_routes(f["routes"]), *_uranium(f)]]


def _pipe(pipe: Fact) -> Line:
    if not pipe:
        return line("energy.fuels-no-pipe")
    return line(
        "energy.fuels-pipe",
        period=pipe["period"],
        kazakh=float(pipe["value"]),
        russian=float(pipe["russian"]),
    )


def _routes(routes: Fact) -> Iterator[Line]:
    if not routes:
        return
    first = routes["first"]
    last = routes["last"]
    value = float(last["value"])
    end = last["period"]
    if first["year"] == last["year"]:
        yield line("energy.fuels-routes", last=value, end=end)
    else:
        yield line(
            "energy.fuels-routes-after",
            last=value,
            end=end,
            first=float(first["value"]),
            start=first["period"],
        )


def _uranium(f: Fact) -> Iterator[Line]:
    if f["mined"]:
        shares = _mined(f["mined"])
        period = f["mined"][0]["period"]
        yield line("energy.fuels-mined", period=period, shares=shares)
    if f["bought"]:
        shares = _bought(f["bought"])
        period = f["bought"][0]["period"]
        yield line("energy.fuels-bought", period=period, shares=shares)
    sold = f["sold"]
    if sold:
        value = float(sold["value"])
        yield line("energy.fuels-sold", value=value, period=sold["period"])
    if f["bought"] or sold:
        yield line("energy.fuels-not-in-data")


def _mined(rows: Sequence[Fact]) -> list[Line]:
    """What each country mined, the first with the verb of the sentence."""
    return [
        line(
            f"energy.fuels-mined-by-{'next' if place else 'first'}",
            country=row["country"],
            share=float(row["value"]),
        )
        for place, row in enumerate(rows)
    ]


def _bought(rows: Sequence[Fact]) -> list[Line]:
    """What came from each country, the first with the verb of the sentence."""
    return [
        line(
            f"energy.fuels-bought-from-{'next' if place else 'first'}",
            country=row["country"],
            share=float(row["value"]),
        )
        for place, row in enumerate(rows)
    ]


def oil_table() -> TableWords:
    """Say what the table of oil holds."""
    return TableWords(
        columns={code: line(f"energy.oil-{as_id(code)}") for code in COLUMNS_OF_OIL},
        caption=line("energy.oil-caption"),
        names={code: line(f"energy.oil-by-{as_id(code)}") for code in COUNTERS_OF_OIL},
    )


def uranium_table() -> TableWords:
    """Say what the table of uranium holds."""
    return TableWords(
        columns={
            code: line(f"energy.uranium-{as_id(code)}") for code in COLUMNS_OF_URANIUM
        },
        caption=line("energy.uranium-caption"),
        names={
            code: line(f"energy.uranium-is-{as_id(code)}") for code in SHARES_OF_URANIUM
        },
    )

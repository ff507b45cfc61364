"""What is said of oil and uranium to China."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.energy.fuels import OIL_COUNTERS, Coal, Fuels, OilInThePipe
from cac_data.energy.plan.wording import as_id
from cac_data.facts import Figure, Nothing, Summary
from cac_data.lines import Line, TableWords, Text, line

COLUMNS_OF_OIL = ("period", "value", "russian", "basis")
COLUMNS_OF_URANIUM = ("what", "country", "period", "one", "value")
SHARES_OF_URANIUM = ("mined", "bought")


def fuels(f: Fuels) -> Text:
    """Say whose oil is in the pipe and what comes by all routes; who mines uranium."""
    coal = [*_coal(f.coal)] if f.coal else []
    return [[_pipe(f.pipe), *_routes(f.routes), *_uranium(f)], coal]


def _pipe(pipe: OilInThePipe | Nothing) -> Line:
    if not pipe:
        return line("energy.fuels-no-pipe")
    return line(
        f"energy.fuels-pipe{'-mostly-russian' if pipe.is_mostly_russian else ''}",
        period=pipe.kazakh.period,
        kazakh=pipe.kazakh,
        russian=pipe.russian,
    )


def _routes(routes: Summary | Nothing) -> Iterator[Line]:
    if not routes:
        return
    first = routes.first
    last = routes.last
    if first.year == last.year:
        yield line("energy.fuels-routes", last=last, end=last.period)
    else:
        yield line(
            "energy.fuels-routes-after",
            last=last,
            end=last.period,
            first=first,
            start=first.period,
        )


def _uranium(f: Fuels) -> Iterator[Line]:
    if f.mined:
        period = f.mined[0].period
        yield line("energy.fuels-mined", period=period, shares=_mined(f.mined))
    if f.bought:
        period = f.bought[0].period
        yield line("energy.fuels-bought", period=period, shares=_bought(f.bought))
    if f.sold:
        yield line("energy.fuels-sold", value=f.sold, period=f.sold.period)


def _mined(shares: Sequence[Figure]) -> list[Line]:
    """What each country mined, the first with the verb of the sentence."""
    return [
        line(
            f"energy.fuels-mined-by-{'next' if place else 'first'}",
            country=share.text("country"),
            share=share,
        )
        for place, share in enumerate(shares)
    ]


def _bought(shares: Sequence[Figure]) -> list[Line]:
    """What came from each country, the first with the verb of the sentence."""
    return [
        line(
            f"energy.fuels-bought-from-{'next' if place else 'first'}",
            country=share.text("country"),
            share=share,
        )
        for place, share in enumerate(shares)
    ]


def _coal(coal: Coal) -> Iterator[Line]:
    period = coal.sold.period
    if coal.growth:
        more = "more" if coal.growth.value >= 0 else "less"
        yield line(
            f"energy.coal-sold-{more}",
            sold=coal.sold,
            period=period,
            growth=coal.growth.size,
        )
    else:
        yield line("energy.coal-sold", sold=coal.sold, period=period)
    to_china = coal.to_china
    if to_china:
        tonnes = to_china.multiplied_by(1e6, "t")
        yield line("energy.coal-to-china", tonnes=tonnes, period=to_china.period)


def oil_table() -> TableWords:
    """Say what the table of oil holds."""
    return TableWords(
        columns={code: line(f"energy.oil-{as_id(code)}") for code in COLUMNS_OF_OIL},
        caption=line("energy.oil-caption"),
        names={code: line(f"energy.oil-by-{as_id(code)}") for code in OIL_COUNTERS},
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

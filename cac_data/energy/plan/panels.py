"""What is said of solar goods from China: their value, weight and watts."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.energy.plan.wording import as_id
from cac_data.energy.power.panels import ImportedAndBuilt, KilogramPrice, Panels
from cac_data.facts import Figure, direction
from cac_data.lines import FigureWords, Line, TableWords, Text, line

COLUMNS = ("country", "period", "value", "t", "usd_a_kg", "mw")

MANIFOLD_PCT = 200.0
"""Growth of more is from a level too small to be worth a sentence, in percent."""


def panels(f: Panels) -> Text:
    """Say what came, what a kilogram cost, and what was built meanwhile."""
    if not f.region or not f.most:
        return [[line("energy.panels-none")]]
    return [
        [*_came(f.region, f.most, f)],
        [*_built(f.built)] if f.built else [],
    ]


def _came(region: Figure, most: Figure, f: Panels) -> Iterator[Line]:
    yield line(
        "energy.panels-came",
        period=region.period,
        value=region,
        share=most,
        country=most.text("country"),
    )
    if f.price:
        yield _price(f.price)
    if f.watts:
        yield line(
            "energy.panels-watts",
            country=most.text("country"),
            period=region.period,
            mw=f.watts,
        )
    if f.newest:
        yield line(
            "energy.panels-newest",
            period=f.newest.value.period,
            country=most.text("country"),
            t=f.newest.weight,
            value=f.newest.value,
            now=f.newest.price,
        )


def _price(price: KilogramPrice) -> Line:
    if any(growth.value > MANIFOLD_PCT for growth in (price.value, price.weight)):
        return line(
            "energy.panels-price-alone",
            now=price.now,
            before=price.before,
            start=price.before.period,
        )
    return line(
        "energy.panels-price",
        start=str(price.value.start),
        value=price.value.size,
        value_went=direction(price.value.value),
        weight=price.weight.size,
        weight_went=direction(price.weight.value),
        now=price.now,
        before=price.before,
    )


def _built(pairs: list[ImportedAndBuilt]) -> Iterator[Line]:
    for pair in pairs:
        first, last = pair.built.period.split("/")
        yield line(
            f"energy.panels-built-by-{as_id(pair.counted_by)}",
            country=pair.country,
            start=first,
            end=last,
            imported=pair.imported.divided_by(1000, "GW"),
            built=pair.built.divided_by(1000, "GW"),
        )
    yield line("energy.panels-not-built")


def panels_figure(f: Panels) -> FigureWords:
    """Say what the chart of solar goods shows."""
    title = line("energy.panels-title")
    if f.most:
        title = line(
            "energy.panels-title-most",
            country=f.most.text("country"),
            share=f.most,
            period=f.most.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.panels-subtitle"),
        alt=line("energy.panels-alt", title=title),
        empty=[],  # its section has said so
    )


def panels_table() -> TableWords:
    """Say what the table of solar goods holds."""
    return TableWords(
        columns={code: line(f"energy.panels-{as_id(code)}") for code in COLUMNS},
        caption=line("energy.panels-caption"),
        note=[[line("energy.panels-note")]],
        empty=[],  # its section has said so
    )

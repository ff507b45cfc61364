"""What is said of gas where counts differ."""

from __future__ import annotations

from cac_data.energy.gas.counts import Disputes
from cac_data.energy.plan.wording import as_id
from cac_data.lines import TableWords, Text, line

COLUMNS_OF_COUNTS = (
    "country",
    "period",
    "basis",
    "value",
    "measure",
    "review",
    "gap_pct",
    "gap",
)
COUNTERS = (
    "exporter_official",
    "importer_company",
    "pipeline_operator",
    "press",
    "research_firm",
    "importer_official",
    "iea",
)
METRES = ("gost", "sr")
GAPS = ("none", "cubic metres", "in part", "too round", "open")
COLUMNS_OF_DISPUTES = (
    "country",
    "importer",
    "indicator",
    "period",
    "low",
    "high",
    "unit",
    "gap_pct",
    "reason",
)
INDICATORS = (
    "volume",
    "value",
    "gas_production",
    "gas_consumption",
    "gas_reserves",
)
ROUTES = ("feeder", "lng", "pipeline")


def counts(f: Disputes) -> Text:
    """Say how many counts lie above the Review's, and what explains that."""
    if not f.n:
        return [[line("energy.counts-none")]]
    said = {"n": f.n, "above": f.above, "explained": f.explained}
    if not f.in_part:
        return [[line("energy.counts-above", **said)]]
    return [[line("energy.counts-above-in-part", in_part=f.in_part, **said)]]


def counts_table() -> TableWords:
    """Say what the table of other counts holds."""
    return TableWords(
        columns={
            code: line(f"energy.counts-{as_id(code)}") for code in COLUMNS_OF_COUNTS
        },
        caption=line("energy.counts-caption"),
        note=[[line("energy.counts-note")]],
        names={
            "CA5": line("energy.counts-of-region"),
            **{code: line(f"energy.counts-by-{as_id(code)}") for code in COUNTERS},
            **{code: line(f"energy.counts-in-{as_id(code)}") for code in METRES},
            **{code: line(f"energy.counts-gap-{as_id(code)}") for code in GAPS},
        },
    )


def disputes_table() -> TableWords:
    """Say what the table of conflicting figures holds."""
    return TableWords(
        columns={
            code: line(f"energy.disputes-{as_id(code)}") for code in COLUMNS_OF_DISPUTES
        },
        caption=line("energy.disputes-caption"),
        names={
            **{code: line(f"energy.disputes-of-{as_id(code)}") for code in INDICATORS},
            # Not in the table, but in how a conflict is told elsewhere.
            **{route: line(f"energy.disputes-by-{route}") for route in ROUTES},
        },
    )

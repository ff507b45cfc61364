"""Paths of the gas that is there for China, under a scenario's assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data import codes, observations
from cac_data.energy.gas.balance import BALANCE_ROWS, balance_pace
from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import REVIEW_METRE
from cac_data.energy.gas.pipelines import (
    LINES_A_TO_C,
    PIPELINE_A_TO_C,
    PIPELINE_D,
    WITH_LINE_D,
    pipe_levels,
    pipe_ratings,
)
from cac_data.energy.rows import WORLD, rows_where
from cac_data.facts import (
    Figure,
    Growth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    sum_of,
)
from cac_data.figure import Difference
from cac_data.inputs import takes
from cac_data.observations import latest, union

TurkmenOutput = Literal["assumed", "needed"]
"""How Turkmen output grows: at a rate that is assumed, or as fast as it has to."""

PATH_COLUMNS = (
    "period",
    "year",
    "output",
    "use",
    "to_others",
    "left",
    "neighbours",
    "available",
    "to_china",
    "own",
    "capacity",
    "utilisation_pct",
    "unsold",
    "kept",
    "output_growth",
    "assumed",
    "unit",
    "vintage",
    "source_ids",
)


class AssumedGas(TypedDict):
    """What a scenario assumes of gas; growth in fractions a year.

    Line D carries gas from a year on (0: never), and China takes a volume at the end,
    in bcm (0: what there is).
    """

    output_growth: float
    demand_growth: float
    line_d_year: NotRequired[int]
    gas_to_china_bcm: NotRequired[float]


@takes(gas=BALANCE_ROWS, flows="gas_flows", pipelines="pipelines")
def gas_path(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    horizon: int,
    turkmen_output: TurkmenOutput = "assumed",
    **assumed: Unpack[AssumedGas],
) -> pd.DataFrame:
    """Give gas for China under a scenario's assumptions, in bcm a year: no forecast.

    `assumed`: what `gas_ahead` takes. Row 1 is as counted; all else stays as last
    counted. Empty where there is no balance, no pipeline or no neighbour to count.
    Turkmen output grows as ``assumed`` or as ``needed``: so fast that in the last year
    what China takes is there, with the gas of the neighbours kept.

    Columns: `PATH_COLUMNS`. Of Turkmen `output`, `use` and sales `to_others` go off,
    and `left` is for China; with the `neighbours` that is `available`. China takes
    `to_china`, of which `own` is Turkmen, through a pipe of `capacity`
    (`utilisation_pct`). Where it takes less than there is, `unsold` is Turkmen gas, and
    `kept` what Kazakhstan and Uzbekistan do not send. `output_growth` is a fraction a
    year; `assumed` is False in row 1; `vintage`: the edition of output and use.
    """
    series = FlowSeries(flows)
    levels = pipe_levels(pipelines)
    last = at(gas, country="TKM")
    start = last.whole_year if last else 0
    sales = sales_to_others(series, start)
    neighbours = _sent_by_neighbours(series, start)
    if not last or not sales or not levels or neighbours.empty:
        return pd.DataFrame(columns=list(PATH_COLUMNS))

    region = at(series.sent_together, start)
    first = _first_year(last, sales, neighbours, region)
    ahead = np.arange(max(horizon - start, 0) + 1)
    columns = gas_ahead(first, levels, ahead, **assumed)
    if turkmen_output == "needed" and len(ahead) > 1:
        assumed["output_growth"] = _growth_that_suffices(columns, assumed)
        columns = gas_ahead(first, levels, ahead, **assumed)

    path = pd.DataFrame({**columns, "output_growth": assumed["output_growth"]})
    # Where the first year is not split yet, its Turkmen part is what is left over.
    is_split = sales.year == start
    path.loc[0, "own"] = sales.number("other") if is_split else columns["left"][0]
    rated = rows_where(
        pipe_ratings(pipelines),
        pipeline_id=[PIPELINE_A_TO_C, PIPELINE_D],
    )
    cited = [figure.source_ids for figure in (last, sales, region) if figure]
    path = _with_unsold(path)
    path = path.assign(
        period=path["year"].astype("str"),
        assumed=ahead > 0,
        unit="bcm",
        vintage=last.edition,
        source_ids=union([*cited, *neighbours["source_ids"], *rated["source_ids"]]),
    )
    return path[list(PATH_COLUMNS)]


def _with_unsold(path: pd.DataFrame) -> pd.DataFrame:
    """Give a path with how full the pipe is, and the gas that China does not take."""
    from_neighbours = path["to_china"] - path["own"]
    return path.assign(
        utilisation_pct=100 * path["to_china"] / path["capacity"],
        unsold=(path["left"] - path["own"]).clip(lower=0),
        kept=(path["neighbours"] - from_neighbours).clip(lower=0),
    )


class FirstYear(TypedDict):
    """What is read of the first row of a path, as counted, in bcm."""

    year: int
    output: float
    use: float
    to_others: float
    neighbours: float
    to_china: float


class YearsAhead(TypedDict):
    """Columns of a path from its first row on, each with a value a year, in bcm.

    What others take and the neighbours send stays as it is.
    """

    year: npt.NDArray[np.int64]
    output: npt.NDArray[np.float64]
    use: npt.NDArray[np.float64]
    left: npt.NDArray[np.float64]
    to_others: float
    neighbours: float
    available: npt.NDArray[np.float64]
    capacity: npt.NDArray[np.float64]
    to_china: npt.NDArray[np.float64]
    own: npt.NDArray[np.float64]


def _first_year(
    balance: Figure,
    sales: Figure,
    neighbours: pd.DataFrame,
    region: Figure | Nothing,
) -> FirstYear:
    """Give the first row of a path, as counted: what `gas_ahead` starts from."""
    # Early editions tell the senders, and do not say in which cubic metres.
    of_editions: list[Difference] = ["measure", "edition"]
    left = compare(balance, sales, across=of_editions)
    if isinstance(left, Nothing):
        raise ValueError(left.why)
    left_for_china = left.difference.value
    output = balance.number("production")
    use = balance.number("consumption")
    from_neighbours = sum_of(figures(neighbours), across=of_editions).value
    return {
        "year": balance.whole_year,
        "output": output,
        "use": use,
        "to_others": sales.value,
        "neighbours": from_neighbours,
        # The edition counts the five together; without it the parts have to do.
        "to_china": region.value if region else left_for_china + from_neighbours,
    }


def gas_ahead(
    first: FirstYear,
    levels: Mapping[str, float],
    ahead: npt.NDArray[np.int64],
    *,
    output_growth: float,
    demand_growth: float,
    line_d_year: int = 0,
    gas_to_china_bcm: float = 0.0,
) -> YearsAhead:
    """Give what a first row of `gas_path` becomes some years `ahead`, by column.

    Turkmen output and use grow as assumed (fractions a year). China takes what is
    `available`, at most the `capacity`, or what leads to a fixed volume in a straight
    line; first the Turkmen gas (`own`).
    """
    # All of these are arrays with a value for each of the years `ahead`.
    year = first["year"] + ahead
    years_since = ahead.astype(np.float64)
    output = first["output"] * (1 + output_growth) ** years_since
    use = first["use"] * (1 + demand_growth) ** years_since
    left_for_china = output - use - first["to_others"]
    available = left_for_china + first["neighbours"]

    lines_a_to_c = levels[LINES_A_TO_C]
    has_line_d = bool(line_d_year) & (year >= line_d_year)
    with_line_d = levels.get(WITH_LINE_D, lines_a_to_c)
    capacity = np.where(has_line_d, with_line_d, lines_a_to_c)

    to_china = np.minimum(available, capacity).clip(min=0)
    to_china[0] = first["to_china"]
    if gas_to_china_bcm:
        change = gas_to_china_bcm - to_china[0]
        years = max(ahead[-1], 1)  # there may be none ahead
        to_china = to_china[0] + change * ahead / years
    return {
        "year": year,
        "output": output,
        "use": use,
        "left": left_for_china,
        "to_others": first["to_others"],
        "neighbours": first["neighbours"],
        "available": available,
        "capacity": capacity,
        "to_china": to_china,
        "own": np.minimum(to_china, left_for_china),
    }


# --- A year of a path -----------------------------------------------------------------

_FLOWS = (
    "to_others",
    "neighbours",
    "available",
    "to_china",
    "own",
    "capacity",
    "left",
    "unsold",
    "kept",
)


@dataclass(frozen=True, kw_only=True)
class GasYear:
    """A year of `gas_path`: volumes in bcm, `utilisation` of the pipe in percent.

    Each in the cubic metres of the Statistical Review.
    """

    year: int
    period: str
    output: Figure
    use: Figure
    to_others: Figure
    neighbours: Figure
    available: Figure
    to_china: Figure
    own: Figure
    capacity: Figure
    left: Figure
    unsold: Figure
    kept: Figure
    utilisation: Figure
    growth: Figure


def gas_year(row: Figure | Nothing) -> GasYear | Nothing:
    """Give a row of `gas_path` as figures; `growth` is of output, in percent a year."""
    if not row:
        return row
    balance = row.of(measure=REVIEW_METRE)
    # Flows are of the edition that told each first.
    flow = balance.of(edition="")
    growth = 100 * row.number("output_growth")
    return GasYear(
        year=row.whole_year,
        period=row.period,
        utilisation=flow.of(value=row.number("utilisation_pct"), unit="percent"),
        growth=balance.of(value=growth, unit="percent a year"),
        output=balance.of(value=row.number("output")),
        use=balance.of(value=row.number("use")),
        **{column: flow.of(value=row.number(column)) for column in _FLOWS},
    )


# --- Sales as counted -----------------------------------------------------------------


def _sent_until(series: FlowSeries, year: int) -> pd.DataFrame:
    """Give gas by pipeline, by exporter and importer, in the years up to one."""
    piped = rows_where(series.volumes, route="pipeline")
    return piped[piped["year"] <= year]


def sales_to_others(series: FlowSeries, until: int) -> Figure | Nothing:
    """Give Turkmen sales to all but China of the last year of which exports are split.

    `other` is what went to China, both in bcm.
    """
    sold = rows_where(_sent_until(series, until), exporter="TKM")
    to_all = rows_where(sold, importer=WORLD)
    to_china = rows_where(sold, importer="CHN")
    return at(observations.combine(to_all, to_china, "sub", on=["period"]))


def _sent_by_neighbours(series: FlowSeries, until: int) -> pd.DataFrame:
    """Give what each neighbour of Turkmenistan last sent to China."""
    neighbours = set(codes.CA5) - {"TKM"}
    sent = rows_where(
        _sent_until(series, until),
        importer="CHN",
        exporter=neighbours,
    )
    return latest(sent)


# --- Growth that is needed ------------------------------------------------------------


def _output_that_sends(
    to_china: float, *, neighbours: float, to_others: float, use: float
) -> float:
    """Give the Turkmen output that leaves China so much gas in a year.

    What others and the country itself take is added, what neighbours send is not.
    """
    from_turkmenistan = to_china - neighbours
    output = from_turkmenistan + to_others + use
    return max(output, 0.0)


def _growth_that_suffices(path: YearsAhead, assumed: AssumedGas) -> float:
    """Give growth of output a year, as a fraction, by which China gets its gas at last.

    That is the volume assumed for the last year, or else what the pipeline then holds.
    """
    output = _output_that_sends(
        assumed.get("gas_to_china_bcm") or float(path["capacity"][-1]),
        neighbours=path["neighbours"],
        to_others=path["to_others"],
        use=float(path["use"][-1]),
    )
    years = len(path["year"]) - 1
    ratio = output / float(path["output"][0])
    return float(ratio ** (1 / years)) - 1


@dataclass(frozen=True)
class OutputNeed:
    """Growth of Turkmen output, in percent a year, that fills a level as a path ends.

    The `level` in bcm is called by its `name`, of `pipe_levels`. Beside it the `pace`
    of output over the last ten years or fewer.
    """

    name: str
    level: Figure
    growth: Growth | Nothing
    pace: Growth | Nothing


def needed_output_growth(
    gas: pd.DataFrame, path: pd.DataFrame, levels: Mapping[str, float]
) -> list[OutputNeed]:
    """Give growth of output that fills each level as a path ends, and its pace so far.

    None where the path has no year ahead.
    """
    first = at(path.head(1))
    last = at(path)
    if not first or not last or len(path) < 2:
        return []
    start = first.of(value=first.number("output"), measure=REVIEW_METRE)
    pace = balance_pace(gas)
    needs = []
    for name, level in levels.items():
        output = _output_that_sends(
            level,
            neighbours=last.number("neighbours"),
            to_others=last.number("to_others"),
            use=last.number("use"),
        )
        end = start.of(
            value=output,
            year=last.year,
            period=last.period,
        )
        need = OutputNeed(
            name=name,
            level=last.of(value=level, measure=REVIEW_METRE),
            growth=grew(end, start, a_year=True),
            pace=pace.output if pace else Nothing("no pace so far"),
        )
        needs.append(need)
    return needs


LINE_D_EARLIEST = 2031
"""Before this year Line D is early, unless output grows fast."""

LINE_D_ENOUGH = 0.05
"""Growth of Turkmen output that is fast enough for it, as a fraction a year."""


@dataclass(frozen=True)
class EarlyLineD:
    """A Line D whose `year` is before the `earliest`, while output grows too slowly.

    `growth` of output, and what would be `enough`, are in percent a year.
    """

    year: int
    earliest: int
    growth: Figure
    enough: Figure


def early_line_d(path: pd.DataFrame, line_d_year: int) -> EarlyLineD | Nothing:
    """Tell of a Line D before 2031 while output grows less than 5 percent a year."""
    last = gas_year(at(path))
    is_early = 0 < line_d_year < LINE_D_EARLIEST
    if not last or not is_early:
        return Nothing("no Line D before its time")
    if last.growth.value >= 100 * LINE_D_ENOUGH:
        return Nothing("output grows fast enough for Line D")
    return EarlyLineD(
        year=line_d_year,
        earliest=LINE_D_EARLIEST,
        growth=last.growth,
        enough=last.growth.of(value=100 * LINE_D_ENOUGH),
    )

"""What is measured in each of the article's six sectors, year by year."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from cac_data import (
    codes,
    energy,
    history,
    indicators,
    infrastructure,
    periods,
    trade_until_rewritten as trade,
)
from cac_data.claims import Tables, article_date
from cac_data.observations import union
from cac_data.tables import select, sort_rows

SECTORS: Mapping[str, str] = {
    "economy": "Economy",
    "infrastructure": "Infrastructure",
    "energy": "Energy",
    "technologies": "Technologies",
    "people": "People",
    "security": "Security",
}
"""The six sectors of the article's outlook, in its order."""

_COLUMNS = ("indicator_id", "period", "value", "unit", "source_ids")
_CORRIDOR = "middle_corridor"

Claim = Mapping[Any, Any]
"""A row of :func:`cac_data.claims.verdicts`."""


class Indicator(NamedTuple):
    """One indicator of a sector.

    Attributes
    ----------
    sector : str
        A key of :data:`SECTORS`.
    label, unit : str
        As a reader knows them.
    claim_ids : tuple of str
        Claims of the article that it bears on.
    years : callable or None
        Tables in, ``period, value, source_ids`` by year out; None for what is only
        counted since the article appeared, by the computation of its claim.
    """

    sector: str
    label: str
    unit: str
    claim_ids: tuple[str, ...]
    years: Callable[[Tables], pd.DataFrame] | None = None


def _in(frame: pd.DataFrame, value: str, scale: float = 1.0) -> pd.DataFrame:
    ids = [
        ids.split(";") if isinstance(ids, str) else ids for ids in frame["source_ids"]
    ]
    found = frame.assign(value=frame[value].astype("float64") * scale)
    found["source_ids"] = pd.Series(ids, found.index, dtype=object)
    return found[["period", "value", "source_ids"]]


def _trade(flow: str) -> Callable[[Tables], pd.DataFrame]:
    def years(tables: Tables) -> pd.DataFrame:
        total = trade.regional(tables["bilateral_trade"], flow=flow)
        return _in(total, "value_usd_mn", 0.001)

    return years


def _gas(tables: Tables) -> pd.DataFrame:
    return _in(
        energy.sent_to_china(tables["gas_flows"], edition=energy.NEWEST), "value"
    )


def _oil(tables: Tables) -> pd.DataFrame:
    rows = energy.oil(tables["fuel_flows"])
    own = rows["route"].eq("all") & rows["basis"].eq("exporter_statistics")
    return _in(rows[own], "value")


def _solar_and_wind(tables: Tables) -> pd.DataFrame:
    fleet = energy.fleet(tables["renewable_capacity"])
    return _in(fleet[fleet["country"] == "UZB"], "value", 0.001)


def _corridor(tables: Tables) -> pd.DataFrame:
    rows = tables["corridor_volumes"]
    own = select(rows, corridor=_CORRIDOR, indicator="cargo", nature="actual")
    if own.empty:
        return pd.DataFrame(columns=["period", "value", "source_ids"])
    found = infrastructure.cargo_carried(own)
    return _in(found.assign(source_ids=found["source_ids"].str.split(";")), "value")


def _workshops(tables: Tables) -> pd.DataFrame:
    """Count countries with a workshop at work at the end of each year."""
    people = tables["people_links"]
    known = history.running_workshops(people)
    begun = [periods.year_of(since[:4]) for since in known["since"] if since]
    told = people.loc[people["indicator"] == "lu_ban_workshops", "period"]
    last = max((int(period[:4]) for period in told), default=0)
    made = []
    for year in range(min(begun, default=last + 1), last + 1):
        then = history.running_workshops(people, as_of=str(year))
        running = then[then["status"] == "running"]
        ids = union(running["source_ids"]).split(";")
        made.append(
            {"period": str(year), "value": float(len(running)), "source_ids": ids}
        )
    return pd.DataFrame(made, columns=["period", "value", "source_ids"])


def _scholarships(tables: Tables) -> pd.DataFrame:
    return _in(history.pledged_scholarships(tables["people_links"]), "value")


def _people(
    indicator: str, country: str, direction: str
) -> Callable[[Tables], pd.DataFrame]:
    """Whole years of one count for a whole country, of one source: the longest."""

    def years(tables: Tables) -> pd.DataFrame:
        people = tables["people_links"]
        rows = people[
            (people["indicator"] == indicator)
            & (people["country"] == country)
            & (people["direction"] == direction)
            & (people["place"] + people["detail"] == "")
            & people["period"].map(periods.is_year).astype(bool)
        ]
        # Two sources of one count are not one series: the one with most years, and of
        # equals the latest.
        by_source = sorted(
            rows.groupby("source_id"),
            key=lambda item: (len(item[1]), item[1]["period"].max()),
        )
        kept = by_source[-1][1] if by_source else rows
        return _in(sort_rows(indicators.with_source_ids(kept), ["period"]), "value")

    return years


INDICATORS: Mapping[str, Indicator] = {
    "turnover": Indicator(
        "economy",
        "Trade of the five with China",
        "USD bn",
        ("c075", "c076"),
        _trade("turnover"),
    ),
    "exports": Indicator(
        "economy", "Exports to China", "USD bn", (), _trade("exports")
    ),
    "imports": Indicator(
        "economy", "Imports from China", "USD bn", (), _trade("imports")
    ),
    "railway": Indicator(
        "infrastructure",
        "Opening of the railway through Kyrgyzstan, as those responsible name it",
        "year",
        ("c078",),
    ),
    "corridor": Indicator(
        "infrastructure", "Cargo on the Middle Corridor", "Mt", ("c079",), _corridor
    ),
    "hubs": Indicator("infrastructure", "Logistics hubs opened", "projects", ("c080",)),
    "gas": Indicator("energy", "Gas of the five to China", "bcm", ("c081",), _gas),
    "oil": Indicator(
        "energy", "Kazakh oil to China by all routes", "Mt", ("c082",), _oil
    ),
    "solar_wind": Indicator(
        "energy",
        "Solar and wind in Uzbekistan",
        "GW",
        ("c083",),
        _solar_and_wind,
    ),
    "parks": Indicator(
        "technologies", "Technology parks opened", "projects", ("c084",)
    ),
    "workshops": Indicator(
        "technologies",
        "Countries with a Lu Ban workshop at work",
        "countries",
        ("c086",),
        _workshops,
    ),
    "scholarships": Indicator(
        "people",
        "Grants that China pledged for the year",
        "grants",
        ("c087",),
        _scholarships,
    ),
    "students": Indicator(
        "people",
        "Students of the five in China",
        "persons",
        (),
        _people("students", "CA5", "to_china"),
    ),
    "visitors": Indicator(
        "people",
        "Arrivals from China in Kazakhstan",
        "persons",
        ("c088",),
        _people("arrivals", "KAZ", "from_china"),
    ),
    "against_terror": Indicator(
        "security", "SCO acts on terrorism", "agreements", ("c091",)
    ),
    "against_drugs": Indicator(
        "security", "SCO acts on drugs", "agreements", ("c092",)
    ),
    "against_cybercrime": Indicator(
        "security", "SCO acts on cybercrime", "agreements", ("c093",)
    ),
}
"""The indicators, in the order of the sectors."""


def series(tables: Tables, *, end: int) -> pd.DataFrame:
    """Every indicator that is counted by year, up to a year.

    Columns: ``indicator_id`` (of :data:`INDICATORS`), ``period`` (a year), ``value``,
    ``unit``, ``source_ids``, in the order of the indicators and years.

    ValueError if a table lacks a column.
    """
    parts = []
    for name, indicator in INDICATORS.items():
        if indicator.years is None:
            continue
        found = indicator.years(tables)
        kept = found[[int(period) <= end for period in found["period"]]]
        parts.append(kept.assign(indicator_id=name, unit=indicator.unit))
    made = [part for part in parts if len(part)]
    if not made:
        return pd.DataFrame(columns=list(_COLUMNS))
    return pd.concat(made, ignore_index=True)[list(_COLUMNS)]


def article_year(tables: Tables) -> int:
    """Return the year of the article; the one before is the last it could know whole.

    The year.

    ValueError if the article is not among the sources.
    """
    return int(article_date(tables)[:4])


def levels_of(years: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """Return one indicator's years.

    `indicator_id`: a key of :data:`INDICATORS`.

    Its rows of the frame, in the order of time.

    ValueError for an unknown indicator.
    """
    codes.check_member("indicator_id", indicator_id, INDICATORS)
    return years[years["indicator_id"] == indicator_id].reset_index(drop=True)


def by_claim(verdicts: pd.DataFrame) -> dict[str, Claim]:
    """Return the rows of verdicts by their claim.

    ValueError for where a claim that an indicator bears on is not there.
    """
    codes.check_columns(verdicts.columns, ["claim_id"], function="by_claim")
    found = {str(row["claim_id"]): row for row in verdicts.to_dict("records")}
    needed = [name for item in INDICATORS.values() for name in item.claim_ids]
    missing = [name for name in needed if name not in found]
    if missing:
        message = (
            f"`verdicts`: lacks {', '.join(missing)}; judge all claims, without a "
            "topic or a tier"
        )
        raise ValueError(message)
    return dict(found)

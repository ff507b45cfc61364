"""Vintages made up for tests: rows in the form a service's client would give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pandas as pd

from cac_data.fetch.client import Answer, Query
from cac_data.fetch.store import store
from cac_data.tables import load_table, resource_of, value_column

DAY = datetime(2026, 11, 24, 3, 0, 12, tzinfo=UTC)

Cells = Mapping[str, object]


def rows_of(table: str, *rows: Cells) -> pd.DataFrame:
    """Rows of a table; what is not given is empty, of status A and of `made-up`."""
    fields = resource_of(table)["schema"]["fields"]
    empty = {"number": float("nan"), "boolean": False, "list": []}
    usual = {field["name"]: empty.get(field["type"], "") for field in fields}
    usual |= {name: "A" for name in ("obs_status",) if name in usual}
    usual |= {name: "made-up" for name in ("source_id",) if name in usual}
    complete = [{name: row.get(name, usual[name]) for name in usual} for row in rows]
    frame = pd.DataFrame(complete, columns=list(usual))
    like = load_table(table)
    return frame.astype({name: like[name].dtype for name in usual})


def source(source_id: str = "made-up", **cells: object) -> pd.DataFrame:
    """One source record."""
    usual: Cells = {
        "source_id": source_id,
        "publisher": "Made-up Service",
        "title": f"Made-up series of {source_id}",
        "url": f"https://data.example/{source_id}",
        "published": "",
        "accessed": "2026-11-24",
        "licence": "CC-BY-4.0",
        "kind": "primary",
        "origin": "Made-up Service",
        "is_mirror": False,
    }
    return rows_of("sources", {**usual, **cells})


def lpi(value: float = 2.9, *, source_id: str = "made-up") -> pd.DataFrame:
    """One row that no bundled source has: Kazakhstan's logistics in 2030."""
    return rows_of(
        "logistics_performance",
        {
            "country": "KAZ",
            "indicator": "lpi_score",
            "basis": "official",
            "period": "2030",
            "source_id": source_id,
            "value": value,
            "unit": "score (1 to 5)",
        },
    )


def answer(name: str, content: bytes, service: str = "worldbank") -> Answer:
    """What a service sent, as it came."""
    return Answer(Query(service, name, f"https://data.example/{name}"), content)


def stored(
    frames: Mapping[str, pd.DataFrame] | None = None,
    *,
    sources: Sequence[pd.DataFrame] = (),
    raw: Sequence[Answer] = (),
    service: str = "worldbank",
    on: datetime = DAY,
) -> str:
    """Store rows, by default one of logistics, with a record of each source."""
    frames = {"logistics_performance": lpi()} if frames is None else frames
    named = dict.fromkeys(
        name for frame in frames.values() for name in frame["source_id"]
    )
    records = pd.concat([*sources] or [source(name) for name in named])
    return store(frames, sources=records, raw=raw, service=service, on=on)


# ------------------------------------------------------------- what the services send


def as_services_send(factor: float = 1.0) -> dict[str, dict[str, pd.DataFrame]]:
    """Rows in the form of each service's client: its own witness of what is bundled.

    Each figure is that of a bundled row times a factor, from another source, and in
    another edition where the table has editions. With the factor 1 the services say
    what the package says.
    """
    return {
        "comtrade": {
            "bilateral_trade": _annual_totals(factor),
            "trade_composition": _chapters(factor),
        },
        "worldbank": {
            "country_profile": _profile(factor),
            "logistics_performance": _ratings(factor),
        },
        "owid": {
            "electricity_generation": _of_owid("electricity_generation", factor),
            "carbon_intensity": _of_owid("carbon_intensity", factor),
            "energy_balance": _of_owid("energy_balance", factor),
            "renewable_capacity": _capacity(factor),
        },
    }


def fetched_as_usual(factor: float = 1.0) -> str:
    """Store what the three services send; return the id of the last vintage."""
    name = ""
    for service, frames in as_services_send(factor).items():
        name = stored(frames, service=service)
    return name


def with_an_event() -> str:
    """Store an event, which no service sends: it shows in the notebook on history."""
    event = {
        "event_id": "e999",
        "period": "2025-05-05",
        "era": "contemporary",
        "title": "Made-up visit",
        "countries": ["CHN", "KAZ"],
        "kind": "diplomacy",
        "status": "happened",
    }
    return stored({"events": rows_of("events", event)}, service="madeup")


def _annual_totals(factor: float) -> pd.DataFrame:
    """Return what UN Comtrade holds of both sides: both flows, whole years."""
    rows = load_table("bilateral_trade")
    rows = rows[
        rows["reporter"].isin(["china_customs", "national"])
        & rows["variant"].isin(["main", "revised"])
        & rows["flow"].isin(["exports", "imports"])
        & rows["country"].isin(["KAZ", "KGZ", "TJK", "TKM", "UZB"])
        & rows["period"].str.fullmatch(r"\d{4}")
    ]
    # The revised figure is the last of each fact, as its name sorts.
    fact = ["reporter", "country", "period", "flow"]
    rows = rows.sort_values([*fact, "variant"]).drop_duplicates(fact, keep="last")
    yearly = rows.assign(
        variant="updated",
        source_id="comtrade-" + rows["country"].str.lower() + "-annual",
        value_usd_mn=rows["value_usd_mn"] * factor,
        rounding_usd_mn=0.0005,
        obs_status="A",
        note="",
    )
    # Months of a year come beside it; whoever added them up would count all twice.
    recent = yearly[yearly["period"] == "2024"]
    months = [
        recent.assign(
            period=f"2024-{month:02d}",
            value_usd_mn=recent["value_usd_mn"] / 12,
            source_id="comtrade-" + recent["country"].str.lower() + "-monthly",
        )
        for month in range(1, 13)
    ]
    return pd.concat([yearly, *months], ignore_index=True)


_CHAPTERS = {
    "27": ("Mineral fuels, mineral oils and products of their distillation", 0.6),
    "26": ("Ores, slag and ash", 0.3),
    "84": ("Machinery and mechanical appliances", 0.1),
}


def _chapters(factor: float) -> pd.DataFrame:
    """Return chapters of the Harmonized System that add up to each annual total."""
    totals = _annual_totals(factor)
    totals = totals[totals["period"].str.len() == 4]
    return rows_of(
        "trade_composition",
        *(
            {
                **{name: row[name] for name in ("reporter", "country", "period")},
                "flow": row["flow"],
                "classification": "HS",
                "product": product,
                "source_id": f"comtrade-{row['country'].lower()}-chapters",
                "product_code": code,
                "value_usd_mn": share * row["value_usd_mn"],
            }
            for row in totals.to_dict("records")
            for code, (product, share) in _CHAPTERS.items()
        ),
    )


def _profile(factor: float) -> pd.DataFrame:
    rows = load_table("country_profile")
    given = ["gdp", "gdp_ppp", "gdp_growth", "population"]
    given += ["merchandise_exports", "merchandise_imports"]
    given += ["exports_goods_services", "imports_goods_services"]
    rows = rows[
        rows["indicator"].isin(given)
        & rows["basis"].isin(["world_bank", "wto", "balance_of_payments"])
        & (rows["country"] != "CA5")
    ]
    names = "worldbank-" + rows["indicator"].str.replace("_", "-")
    codes = {
        "merchandise_exports": "worldbank-tx-val-mrch-cd-wt",
        "merchandise_imports": "worldbank-tm-val-mrch-cd-wt",
    }
    fact = ["country", "indicator", "basis", "period"]
    return rows.assign(
        source_id=rows["indicator"].map(codes).fillna(names),
        vintage="",
        value=rows["value"] * factor,
        note="",
    ).drop_duplicates(fact)


def _ratings(factor: float) -> pd.DataFrame:
    rows = load_table("logistics_performance")
    rows = rows[rows["basis"].eq("official") & rows["indicator"].ne("lpi_rank")]
    fact = ["country", "indicator", "basis", "period"]
    return rows.assign(
        source_id="worldbank-" + rows["indicator"].str.replace("_", "-"),
        value=rows["value"] * factor,
        obs_status="A",
        note="",
    ).drop_duplicates(fact)


def _of_owid(table: str, factor: float) -> pd.DataFrame:
    rows = load_table(table)
    rows = rows[
        rows["basis"].isin(["owid", "ember_life_cycle"]) & rows["vintage"].eq("2026")
    ]
    figure = value_column(table)
    return rows.assign(
        vintage="2026-11",
        source_id="owid-energy-data",
        note="",
        **{figure: rows[figure] * factor},
    )


def _capacity(factor: float) -> pd.DataFrame:
    rows = load_table("renewable_capacity")
    rows = rows[
        rows["basis"].eq("irena")
        & rows["vintage"].eq("2024")
        & rows["technology"].isin(["solar", "wind"])
        & rows["indicator"].eq("installed_capacity")
    ]
    return rows.assign(
        vintage="2026-07",
        source_id="owid-" + rows["technology"] + "-capacity",
        note="",
        capacity_mw=rows["capacity_mw"] * factor,
    ).drop_duplicates(["country", "technology", "period"])

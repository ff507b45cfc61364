"""Whose oil runs to China, and where the uranium goes."""

import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.flows import one_each
from cac_data.energy.wording import basis_name
from cac_data.tables import sort_rows

_ROUTES = ("pipeline", "transit_kazakhstan")


def oil_in_pipe(fuels: pd.DataFrame) -> pd.DataFrame:
    """Crude oil in the Kazakhstan-China pipeline by origin, in Mt a year and percent.

    What the operator counts as exports of Kazakhstan and as Russian transit, for years
    that have both.

    Columns: ``country`` (of origin), ``period, value, unit, share_pct, source_ids``.
    """
    needed = ["exporter", "importer", "commodity", "route", "indicator", "nature"]
    needed += ["basis", "period", "unit", "value", "obs_status", "source_id"]
    codes.check_columns(fuels.columns, needed, function="oil_in_pipe")
    rows = fuels[
        (fuels["commodity"] == "crude_oil")
        & (fuels["importer"] == "CHN")
        & fuels["exporter"].isin(["KAZ", "RUS"])
        & fuels["route"].isin(_ROUTES)
        & (fuels["indicator"] == "mass")
        & (fuels["nature"] == "actual")
        & (fuels["basis"] == "pipeline_operator")
    ]
    rows = one_each(
        indicators.annual(rows), fact=["exporter", "period"], function="oil_in_pipe"
    )
    both = rows.groupby("period")["exporter"].transform("nunique") == 2
    rows = rows[both].rename(columns={"exporter": "country"})
    whole = rows.groupby("period")["value"].transform("sum")
    rows = rows.assign(share_pct=100 * rows["value"] / whole)
    columns = ["country", "period", "value", "unit", "share_pct", "source_ids"]
    return sort_rows(rows[columns], ["period", "country"])


OIL_LABELS = {
    "period": "Year",
    "kazakh": "Kazakh oil, Mt",
    "russian": "Russian oil, Mt",
    "counter": "Who counts",
}
"""Columns of :func:`oil_years` that a table shows, with their headings."""

# Who is asked first: the operator knows what is in the pipe, a newspaper only repeats.
_ASKED = ("pipeline_operator", "inspection_bureau", "press")


def oil_years(fuels: pd.DataFrame) -> pd.DataFrame:
    """Kazakh and Russian oil in the pipeline to China, in Mt, by year.

    Every whole year that anyone counts: Kazakh oil by the operator where it is told,
    else by the bureau that inspects it, else by the press; Russian oil by the operator
    alone.

    Columns: ``period, kazakh, russian`` (missing where not counted)``, counter`` (of
    the Kazakh oil)``, source_ids``, sorted.
    """
    needed = ["exporter", "importer", "commodity", "route", "indicator", "nature"]
    needed += ["basis", "period", "unit", "value", "source_id"]
    codes.check_columns(fuels.columns, needed, function="oil_years")
    rows = indicators.annual(
        fuels[
            (fuels["commodity"] == "crude_oil")
            & (fuels["importer"] == "CHN")
            & (fuels["exporter"] == "KAZ")
            & (fuels["route"] == "pipeline")
            & (fuels["indicator"] == "mass")
            & (fuels["nature"] == "actual")
            & fuels["basis"].isin(_ASKED)
        ]
    )
    order = rows["basis"].map({name: at for at, name in enumerate(_ASKED)})
    rows = rows.assign(_order=order).sort_values(["period", "_order", "source_id"])
    rows = rows.drop_duplicates("period")
    told = oil_in_pipe(fuels)
    told = told[told["country"] == "RUS"].set_index("period")
    russian = rows["period"].map(told["value"])
    also = rows["period"].map(told["source_ids"]).tolist()
    found = pd.DataFrame(
        {
            "period": rows["period"],
            "kazakh": rows["value"],
            "russian": russian.astype("float64"),
            "counter": rows["basis"].map(basis_name),
            "source_ids": [
                indicators.merge_ids([[own], more if isinstance(more, list) else []])
                for own, more in zip(rows["source_id"], also, strict=True)
            ],
        }
    )
    return found.reset_index(drop=True)


def oil_by_all_routes(fuels: pd.DataFrame) -> pd.DataFrame:
    """Crude oil from Kazakhstan to China by pipe, rail and sea, in Mt a year.

    Columns: ``country, period, value, unit, basis, source_ids``, as the exporter
    counts.
    """
    needed = ["exporter", "importer", "commodity", "route", "indicator", "nature"]
    needed += ["basis", "period", "unit", "value", "obs_status", "source_id"]
    codes.check_columns(fuels.columns, needed, function="oil_by_all_routes")
    rows = fuels[
        (fuels["commodity"] == "crude_oil")
        & (fuels["importer"] == "CHN")
        & (fuels["exporter"] == "KAZ")
        & (fuels["route"] == "all")
        & (fuels["indicator"] == "mass")
        & (fuels["nature"] == "actual")
        & (fuels["basis"] == "exporter_statistics")
    ]
    rows = one_each(
        indicators.annual(rows), fact=["period"], function="oil_by_all_routes"
    )
    rows = rows.rename(columns={"exporter": "country"})
    columns = ["country", "period", "value", "unit", "basis", "source_ids"]
    return sort_rows(rows[columns], ["period"])


def uranium_to_china(fuels: pd.DataFrame) -> pd.DataFrame:
    """Natural uranium that China imports from each supplier, in tU and percent.

    Chinese customs in tonnes of uranium; years in tonnes of an unnamed substance are
    left out. The total of the year is the whole.

    Columns: ``country, period, value, unit, share_pct, source_ids``.
    """
    needed = ["exporter", "importer", "commodity", "indicator", "nature", "basis"]
    needed += ["period", "unit", "value", "obs_status", "source_id"]
    codes.check_columns(fuels.columns, needed, function="uranium_to_china")
    rows = fuels[
        (fuels["commodity"] == "natural_uranium")
        & (fuels["importer"] == "CHN")
        & (fuels["indicator"] == "mass")
        & (fuels["nature"] == "actual")
        & (fuels["unit"] == "tU")
    ]
    rows = one_each(
        indicators.annual(rows), fact=["exporter", "period"], function="uranium"
    )
    whole = rows[rows["exporter"] == "WLD"].set_index("period")["value"]
    parts = rows[(rows["exporter"] != "WLD") & rows["period"].isin(whole.index)]
    parts = parts.rename(columns={"exporter": "country"})
    parts["share_pct"] = 100 * parts["value"] / parts["period"].map(whole)
    columns = ["country", "period", "value", "unit", "share_pct", "source_ids"]
    return sort_rows(parts[columns], ["period", "country"])


def uranium_output(balance: pd.DataFrame) -> pd.DataFrame:
    """Uranium mined, in tU and percent of the world, by the newest edition.

    Columns: ``country, period, value, unit, share_pct, vintage, source_ids``, by the
    World Nuclear Association.
    """
    needed = ["country", "indicator", "unit", "basis", "period", "vintage", "value"]
    codes.check_columns(balance.columns, [*needed, "source_id"], function="uranium")
    rows = indicators.annual(
        balance[
            (balance["indicator"] == "uranium_production") & (balance["basis"] == "wna")
        ]
    )
    columns = ["country", "period", "value", "unit", "share_pct", "vintage"]
    if rows.empty:
        return pd.DataFrame(columns=[*columns, "source_ids"])
    rows = rows[rows["vintage"] == rows["vintage"].max()]
    rows = indicators.with_source_ids(rows)
    whole = rows[rows["country"] == "WLD"].set_index("period")["value"]
    parts = rows[rows["country"] != "WLD"].copy()
    parts["share_pct"] = 100 * parts["value"] / parts["period"].map(whole)
    return sort_rows(parts[[*columns, "source_ids"]], ["period", "country"])

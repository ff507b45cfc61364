"""What to watch beside the signals: figures that have no threshold."""

from __future__ import annotations

import pandas as pd

from cac_data.claims import Known
from cac_data.facts import Figure, Nothing, records
from cac_data.observations import gather, observe
from cac_data.outlook.basics import Row
from cac_data.outlook.deeds import promises
from cac_data.tables import select, sort_rows

EXTRA_COLUMNS = ("draft", "of_all", "share_pct", "neighbour")


class Observed(Row):
    """Something that has no threshold: a row of `beside`."""

    @property
    def what(self) -> str:
        """What is observed, as a code."""
        return self.text("what")

    @property
    def period(self) -> str:
        """Of the last figure."""
        return self.text("period")

    @property
    def since(self) -> str:
        """Of the first figure."""
        return self.text("since")

    @property
    def number(self) -> int:
        """How many figures there are."""
        return self.count("number")

    @property
    def draft(self) -> str:
        """When there was a draft of an agreement on water; empty if never."""
        return self.cells["draft"] or ""

    @property
    def chinese(self) -> Figure:
        """How many Chinese have a work permit."""
        return self.figure("value", "persons")

    @property
    def foreigners(self) -> Figure:
        """How many foreigners have a work permit."""
        return self.figure("of_all", "persons")

    @property
    def share(self) -> Figure | Nothing:
        """The share of Chinese in these."""
        return self.figure_if_known("share_pct", "percent")

    @property
    def first_share(self) -> Figure | Nothing:
        """The first share that is known."""
        return self.figure_if_known("first_pct", "percent")

    @property
    def killed(self) -> Figure:
        """How many all attacks killed."""
        return self.figure("total", "persons")

    @property
    def protests(self) -> Figure:
        """How many protests there were in Kazakhstan."""
        return self.figure("value", "protests")

    @property
    def protests_of_neighbour(self) -> Figure | Nothing:
        """How many there were in Kyrgyzstan in the same time."""
        return self.figure_if_known("neighbour", "protests")

    @property
    def share_of_output(self) -> Figure:
        """The share of antimony in the output of the world."""
        return self.figure("value", "percent")


def observed(beside: pd.DataFrame) -> list[Observed]:
    """Give the rows of `beside`."""
    return [Observed(row) for row in records(beside)]


def beside(tables: Known) -> pd.DataFrame:
    """Give what has no threshold, a row each by `what`.

    The last `value` and its `period`, the `first` and `since` when, and of all values
    the `number` and the `total`. Of Chinese with a work permit also their `share_pct`
    of all foreigners with one, whose number is `of_all`, and at first `first_pct`; of
    protests those in a `neighbour`; of an agreement on water when there was a `draft`.
    """
    rows_of = {
        "workers": _chinese_permits(tables["foreign_workers"]),
        "antimony": _antimony(tables["minerals"]),
        "water": _water_agreements(tables),
        "attacks": _attacks(tables["security_incidents"]),
        "protests": _protests(tables["public_opinion"]),
    }
    rows = pd.concat(rows_of, names=["what"]).reset_index("what")
    rows = rows.reindex(
        columns=["what", "period", "value", *EXTRA_COLUMNS, "source_ids"]
    )
    last_of_extra = {column: (column, "last") for column in EXTRA_COLUMNS}
    return gather(
        rows,
        ["what"],
        value=("value", "last"),
        period=("period", "last"),
        first=("value", "first"),
        since=("period", "first"),
        number=("value", "size"),
        total=("value", "sum"),
        **last_of_extra,
        first_pct=("share_pct", "first"),
    )


def _chinese_permits(foreign_workers: pd.DataFrame) -> pd.DataFrame:
    """Give Chinese with a work permit in Kazakhstan, and their share of foreigners."""
    permits = observe(foreign_workers)
    permits = permits[(permits["sector"] == "") & (permits["period"] != "")]
    permits = select(
        permits, countries="KAZ", indicator="work_permit_holders", parts=True
    )
    foreigners = permits[permits["citizens_of"] == "WLD"]
    foreigners_in = foreigners.set_index("period")["value"]
    chinese = permits[permits["citizens_of"] == "CHN"]
    of_all = chinese["period"].map(foreigners_in)
    share_pct = 100 * chinese["value"] / of_all
    return sort_rows(chinese.assign(of_all=of_all, share_pct=share_pct), ["period"])


def _antimony(minerals: pd.DataFrame) -> pd.DataFrame:
    """Give the share of Tajik antimony in the output of the world, in percent."""
    return select(
        observe(minerals),
        countries="TJK",
        commodity="antimony",
        indicator="share_of_world_output",
    )


def _water_agreements(tables: Known) -> pd.DataFrame:
    """Give open promises of an agreement on water, and when there was a draft."""
    open_promises = select(promises(tables), topic="water", outcome="open")
    return open_promises.assign(
        period=open_promises["said_on"], draft=open_promises["outcome_period"]
    )


def _attacks(security_incidents: pd.DataFrame) -> pd.DataFrame:
    """Give how many each attack killed; of two reports on one, the higher figure."""
    is_attack = security_incidents["kind"].str.startswith("attack")
    reports = security_incidents[is_attack].rename(columns={"source_id": "source_ids"})
    reports = sort_rows(reports, ["period"])
    return gather(reports, ["period", "place"], value=("killed", "max"))


def _protests(public_opinion: pd.DataFrame) -> pd.DataFrame:
    """Give protests in Kazakhstan, and in Kyrgyzstan in the same time, `neighbour`."""
    counts = observe(public_opinion)
    protests = counts[counts["indicator"] == "protests"]
    kyrgyz = select(protests, countries="KGZ").set_index("period")["value"]
    kazakh = select(protests, countries="KAZ")
    return kazakh.assign(neighbour=kazakh["period"].map(kyrgyz))

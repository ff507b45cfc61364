"""Networks, data centres, cameras and artificial intelligence from China."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.codes import CA5
from cac_data.facts import Figure, figures
from cac_data.tables import sort_rows

DIGITAL = (
    r"artificial intelligence|data cent|networks|5G|LTE|telephone|cloud|smart cit|"
    r"camera|safe city|supercomputer|gigabit|video conference|digital|huawei"
)
"""What a title names if it is of networks, computing or cameras."""

INTELLIGENCE = "artificial intelligence"
STANDINGS = ("built", "being_built", "signed", "proposed")
"""How far things are: at work or supplied; being built; signed or agreed; proposed or
declared, by a state or a company."""

_OF_STAGE = {"launched": "built", "under_construction": "being_built"}
_OF_STAGE |= {"agreed": "signed", "proposed": "proposed"}
_OF_KIND = {"product": "built", "agreement": "signed"}


@dataclass(frozen=True)
class OfCountry:
    """How many things of a country stand how far, by `STANDINGS`."""

    country: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Technology:
    """What China builds, signs and proposes in networks and computing.

    `intelligence`: the countries of what names artificial intelligence, by how far it
    is. `sums`: money that is known, the latest last.
    """

    number: int
    countries: list[OfCountry]
    intelligence: dict[str, list[str]]
    sums: list[Figure]


def technology_items(items: pd.DataFrame) -> pd.DataFrame:
    """Give what of `security_technology` is digital, Chinese and of one or two states.

    The latest first. Columns: `item_id title standing countries period`, and, where it
    is known, money as `value unit printed_as`; `source_ids`. `standing`: one of
    `STANDINGS`. `countries` are those of Central Asia; what names all five is no
    project of a country.
    """
    is_digital = items["title"].str.contains(DIGITAL, case=False, regex=True)
    is_chinese = items["countries"].map(lambda codes: "CHN" in codes)
    states = items["countries"].map(lambda codes: [one for one in codes if one in CA5])
    is_of_states = states.map(len).between(1, len(CA5) - 1)
    stage = items["stage"].map(_OF_STAGE)
    standing = stage.fillna(items["kind"].map(_OF_KIND)).fillna("proposed")
    is_money = items["indicator"] == "investment"
    rows = items.assign(
        standing=standing,
        countries=states,
        value=items["value"].where(is_money),
        unit=items["unit"].where(is_money, ""),
        source_ids=items["source_id"],
    )
    rows = rows[is_digital & is_chinese & is_of_states]
    # A plan of the capacity of a laboratory is no other laboratory.
    rows = sort_rows(rows, ["period", "item_id"]).drop_duplicates("title")
    columns = ["item_id", "title", "standing", "countries", "period"]
    columns += ["value", "unit", "printed_as", "source_ids"]
    return rows[columns].iloc[::-1].reset_index(drop=True)


@cached
def technology(tables: Known) -> Technology:
    """Give how far Chinese networks, computing and cameras are, by country."""
    items = technology_items(tables["security_technology"])
    by_country = items.explode("countries")
    is_intelligent = items["title"].str.contains(INTELLIGENCE, case=False)
    intelligent = items[is_intelligent].explode("countries")
    with_money = items[items["value"].notna()]
    oldest_first = with_money.iloc[::-1]

    counts = []
    for country in _countries(by_country):
        of_country = by_country[by_country["countries"] == country]
        counts.append(OfCountry(country, _counts(of_country)))
    intelligence = {}
    for standing in STANDINGS:
        at_standing = intelligent[intelligent["standing"] == standing]
        intelligence[standing] = _countries(at_standing)
    return Technology(
        number=len(items),
        countries=counts,
        intelligence=intelligence,
        sums=figures(oldest_first),
    )


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    return {name: int((rows["standing"] == name).sum()) for name in STANDINGS}


def _countries(rows: pd.DataFrame) -> list[str]:
    return [country for country in CA5 if country in set(rows["countries"])]

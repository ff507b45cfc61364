"""Countries, groups and reporters, and the words that tables use for them.

Read with the standard library alone: everything else stands on top of it.
"""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from cac_data.validate import check_member, nearest, not_one_of

TableName: TypeAlias = (
    Literal["sources", "countries", "events", "turning_points", "places", "goods"]
    | Literal["summits", "formats", "format_meetings", "format_money", "institutions"]
    | Literal["summit_outcomes", "pledges", "agreements", "treaty_articles", "concepts"]
    | Literal["people_links", "foreign_workers", "security_technology"]
    | Literal["security_incidents", "public_opinion", "bilateral_trade"]
    | Literal["monthly_trade", "trade_composition", "product_flows", "control_list"]
    | Literal["product_trade", "products", "trade_targets", "country_profile"]
    | Literal["commodity_prices", "gas_flows", "fuel_flows", "minerals", "pipelines"]
    | Literal["pipeline_stops", "energy_balance", "power_system"]
    | Literal["electricity_generation", "electricity_trade", "carbon_intensity"]
    | Literal["renewable_capacity", "hydropower_plants", "water_sharing"]
    | Literal["energy_targets", "energy_projects", "emission_factors"]
    | Literal["conversion_factors", "projects", "project_figures", "project_events"]
    | Literal["schedule_claims", "promises", "network_nodes", "network_legs"]
    | Literal["route_checks", "corridor_volumes", "investment", "external_debt"]
    | Literal["logistics_performance", "claims", "outlook_indicators"]
    | Literal["forecast_record", "forecasts", "signals", "evidence", "disagreements"]
)
Country: TypeAlias = (
    Literal["AFG", "ARE", "AZE", "BLR", "CA4", "CA5", "CHE", "CHN", "CN-XJ", "DEU"]
    | Literal["EUU", "GBR", "GCC", "GEO", "HKG", "HUN", "IND", "IRN", "ITA", "JPN"]
    | Literal["KAZ", "KGZ", "KOR", "MMR", "MNG", "PAK", "POL", "ROU", "RUS", "THA"]
    | Literal["TJK", "TKM", "TUR", "USA", "UZB", "WLD", "Afghanistan"]
    | Literal["United Arab Emirates", "Azerbaijan", "Belarus"]
    | Literal["Central Asia without Turkmenistan", "Central Asia", "Switzerland"]
    | Literal["China", "Xinjiang", "Germany", "European Union", "United Kingdom"]
    | Literal["Gulf Cooperation Council", "Georgia", "Hong Kong", "Hungary", "India"]
    | Literal["Iran", "Italy", "Japan", "Kazakhstan", "Kyrgyzstan", "South Korea"]
    | Literal["Myanmar", "Mongolia", "Pakistan", "Poland", "Romania", "Russia"]
    | Literal["Thailand", "Tajikistan", "Turkmenistan", "Turkey", "United States"]
    | Literal["Uzbekistan", "World"]
)
Flow: TypeAlias = Literal["exports", "imports", "turnover"]
Reporter: TypeAlias = (
    Literal["china_customs", "china_mofcom", "china_press", "national"]
    | Literal["kaz_government", "edb", "adb", "unctad", "xinjiang", "mirror"]
    | Literal["russian_research", "cepii", "comtrade", "author"]
)
Side: TypeAlias = Literal["china_customs", "national"]
Style: TypeAlias = Literal["text", "bibtex", "csl-json"]
"""Words by which type checkers and editors know a typo, as the tables have them."""

CA5 = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
"""The five Central Asian countries, in the order in which they are always shown."""

REPORTERS: Mapping[str, tuple[str, str]] = {
    "china_customs": ("Chinese customs", "china"),
    "china_mofcom": ("Ministry of Commerce of China", "china"),
    "china_press": ("Chinese official media", "china"),
    "national": ("national statistics", "national"),
    "kaz_government": ("Government of Kazakhstan", "national"),
    "edb": ("Eurasian Development Bank", "edb"),
    "adb": ("Asian Development Bank", "adb"),
    "unctad": ("UNCTAD", "unctad"),
    "xinjiang": ("customs of Xinjiang", "china"),
    "mirror": ("customs of the buying countries", "mirror"),
    "russian_research": ("Russian market research", "russian_research"),
    # Of files that are imported: both sides reconciled, and each exporter's own count.
    "cepii": ("CEPII", "cepii"),
    "comtrade": ("all that report to UN Comtrade", "comtrade"),
    "author": ("author of the text", "author"),
}
"""Reporter: its name, and the side whose count it passes on."""

OFFICES: Mapping[str, str] = {
    "CHN": "General Administration of Customs of China",
    "KAZ": "Bureau of National Statistics of Kazakhstan",
    "KGZ": "National Statistical Committee of the Kyrgyz Republic",
    "TJK": "Agency on Statistics of Tajikistan",
    "TKM": "State Committee of Turkmenistan on Statistics",
    "UZB": "National Statistics Committee of Uzbekistan",
}
"""Who counts a country's trade."""

DATA = Path(__file__).parent / "data"


@cache
def descriptor() -> Mapping[str, Any]:
    """Return the descriptor of the tables, which is not to be changed."""
    found: dict[str, Any] = json.loads((DATA / "datapackage.json").read_bytes())
    for table in found["resources"]:  # inherits from the package, says the standard
        table.setdefault("licenses", found["licenses"])
    return found


@cache
def _countries() -> dict[str, dict[str, str]]:
    with (DATA / "countries.csv").open(encoding="utf-8") as lines:
        return {row["country"]: row for row in csv.DictReader(lines)}


def check_table(name: object) -> None:
    """Raise if there is no such table: tells those whose names hold the word."""
    names = [table["name"] for table in descriptor()["resources"]]
    if name in names:
        return
    message = f"`table`: {not_one_of(name, names)}"
    if not nearest(name, names):
        holding = [of for of in names if str(name).lower() in of]
        those = f"those with it in their names: {', '.join(holding)}"
        # An empty word is in all of them.
        message += f"; {those if name and holding else 'see `cac-data tables`'}"
    raise ValueError(message)


def country_codes() -> tuple[str, ...]:
    """Return the codes of the countries and of the groups."""
    return tuple(_countries())


def country_name(code: str) -> str:
    """Return the English short name of a country or group."""
    check_member("country", code, _countries())
    return _countries()[code]["name"]


def country_code(name: str) -> str:
    """Return the code for a code, a name or another known name, in any case."""
    known = {
        text.lower(): code
        for code, row in _countries().items()
        for text in (code, row["name"], row["iso2"], *row["aliases"].split(";"))
    }
    if name and name.lower() in known:
        return known[name.lower()]
    shown, guess = ", ".join(_countries()), ""
    if near := nearest(name, known):
        code = known[near]
        # Another known name may be one that nobody would write.
        meant = code if near == code.lower() else _countries()[code]["name"]
        shown = f"the {len(_countries())} known"
        guess = f"; did you mean {meant!r}?"
    message = f"`country`: {name!r} is not one of {shown} or their names{guess}"
    raise ValueError(message)


def group_members(group: str) -> tuple[str, ...]:
    """Return the countries of a group with named members."""
    groups = {code: row["members"] for code, row in _countries().items()}
    check_member("group", group, [code for code in groups if groups[code]])
    return tuple(groups[group].split(";"))

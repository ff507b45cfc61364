"""Countries, groups and reporters, and the words that tables use for them.

Read with the standard library alone: everything else stands on top of it.
"""

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from cac_data._names import Country as Country, TableName as TableName
from cac_data.validate import check_member, nearest, not_one_of

Flow: TypeAlias = Literal["exports", "imports", "turnover"]
Reporter: TypeAlias = Literal[
    "china_customs",
    "china_mofcom",
    "china_press",
    "national",
    "kaz_government",
    "edb",
    "adb",
    "unctad",
    "xinjiang",
    "mirror",
    "russian_research",
    "ember",
    "cepii",
    "comtrade",
    "author",
]
Side: TypeAlias = Literal["china_customs", "national"]
Style: TypeAlias = Literal["text", "bibtex", "csl-json"]
"""Words by which type checkers and editors know a typo, as the tables have them."""

CA5 = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
"""The five Central Asian countries, in the order in which they are always shown."""

VERDICTS = (
    "supported",
    "qualified",
    "misattributed",
    "disputed",
    "contradicted",
    "open",
    "unverified",
    "opinion",
)
"""What the evidence says on a claim."""

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
    "ember": ("Ember, by estimate", "ember"),
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

TERRITORIES: Mapping[str, str] = {"CA5": "143", "EUU": "EU", "WLD": "001"}
"""By which code Unicode names our groups: M49, where the UN has one."""

DATA = Path(__file__).parent / "data"


@cache
def descriptor() -> Mapping[str, Any]:
    """Return the descriptor of the tables, which is not to be changed."""
    package: dict[str, Any] = json.loads((DATA / "datapackage.json").read_bytes())
    for table in package["resources"]:  # inherits from the package, says the standard
        table.setdefault("licenses", package["licenses"])
    return package


@cache
def countries() -> Mapping[str, Mapping[str, str]]:
    """The rows of the bundled table of countries and groups, by code."""
    return {row["country"]: row for row in rows_as_text("countries")}


def rows_as_text(table: TableName) -> list[dict[str, str]]:
    """The rows of a bundled table, without pandas: each cell as its file has it."""
    with (DATA / f"{table}.csv").open(encoding="utf-8") as lines:
        return [*csv.DictReader(lines)]


def check_table(name: object) -> None:
    """Raise if there is no such table: tells those whose names hold the word."""
    names = [table["name"] for table in descriptor()["resources"]]
    if name in names:
        return
    message = f"`table`: {not_one_of(name, names)}"
    if not nearest(name, names):
        similar = [table for table in names if str(name).lower() in table]
        # An empty word is in all of them.
        if name and similar:
            message += f"; those with it in their names: {', '.join(similar)}"
        else:
            message += "; see `cac-data tables`"
    raise ValueError(message)


def country_codes() -> tuple[str, ...]:
    """Return the codes of the countries and of the groups."""
    return tuple(countries())


def country_name(code: str) -> str:
    """Return the English short name of a country or group."""
    check_member("country", code, countries())
    return countries()[code]["name"]


@cache
def _code_by_name() -> dict[str, str]:
    """Return the code for each code and each known name, in small letters."""
    code_by_name = {}
    for code, row in countries().items():
        for name in (code, row["name"], row["iso2"], *row["aliases"].split(";")):
            code_by_name[name.lower()] = code
    return code_by_name


def country_code(name: str) -> str:
    """Return the code for a code, a name or another known name, in any case."""
    known_names = _code_by_name()
    if name and name.lower() in known_names:
        return known_names[name.lower()]

    near = nearest(name, known_names)
    if near:
        code = known_names[near]
        # Another known name may be one that nobody would write.
        suggestion = code if near == code.lower() else countries()[code]["name"]
        shown = f"the {len(countries())} known"
        guess = f"; did you mean {suggestion!r}?"
    else:
        shown = ", ".join(countries())
        guess = ""
    message = f"`country`: {name!r} is not one of {shown} or their names{guess}"
    raise ValueError(message)


def group_members(group: str) -> tuple[str, ...]:
    """Return the countries of a group with named members."""
    groups = {code: row["members"] for code, row in countries().items()}
    check_member("group", group, [code for code in groups if groups[code]])
    return tuple(groups[group].split(";"))

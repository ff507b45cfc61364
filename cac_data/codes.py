"""Countries, groups, reporters, and the errors that name what is allowed.

The names come from the table ``countries``; this module reads it with the
standard library, because everything else stands on top of it.
"""

import csv
import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

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
    # Of files that are imported: both sides reconciled, and each exporter's own count.
    "cepii": ("CEPII", "cepii"),
    "comtrade": ("all that report to UN Comtrade", "comtrade"),
    "author": ("author of the text", "author"),
}
"""Reporter: its name, and the side whose count it passes on."""

_CHAPTERS = """
01 live animals; 02 meat; 03 fish and seafood; 04 dairy produce, eggs, honey; 05 other
products of animals; 06 live plants and cut flowers; 07 vegetables; 08 fruit and nuts;
09 coffee, tea and spices; 10 cereals; 11 flour, malt and starch; 12 oil seeds, fodder,
medicinal plants; 13 gums, resins, plant extracts; 14 other products of plants; 15 fats
and oils of animals and plants; 16 preparations of meat and fish; 17 sugar and
confectionery; 18 cocoa and chocolate; 19 preparations of cereals, pastry; 20
preparations of vegetables and fruit; 21 other food preparations; 22 beverages and
spirits; 23 animal feed and residues of food making; 24 tobacco; 25 salt, sulphur,
stone, cement; 26 ores, slag and ash; 27 mineral fuels and oils; 28 inorganic chemicals,
uranium, rare earths; 29 organic chemicals; 30 pharmaceuticals; 31 fertilisers; 32 dyes,
paints and inks; 33 perfumery and cosmetics; 34 soap, waxes and polishes; 35 proteins,
glues, enzymes; 36 explosives and matches; 37 photographic goods; 38 other chemical
products; 39 plastics; 40 rubber; 41 raw hides and leather; 42 goods of leather, bags;
43 furs; 44 wood and goods of wood; 45 cork; 46 basketware; 47 wood pulp and waste
paper; 48 paper and board; 49 books and print; 50 silk; 51 wool and animal hair; 52
cotton; 53 other plant fibres; 54 man-made filaments; 55 man-made staple fibres; 56
wadding, felt, ropes; 57 carpets; 58 special woven fabrics; 59 coated textiles; 60
knitted fabrics; 61 clothing, knitted; 62 clothing, not knitted; 63 other textile goods,
worn clothing; 64 footwear; 65 headgear; 66 umbrellas and walking sticks; 67 feathers
and artificial flowers; 68 goods of stone and cement; 69 ceramics; 70 glass; 71 pearls,
precious stones and metals; 72 iron and steel; 73 goods of iron and steel; 74 copper; 75
nickel; 76 aluminium; 78 lead; 79 zinc; 80 tin; 81 other base metals; 82 tools and
cutlery; 83 other goods of base metal; 84 machinery, boilers, computers; 85 electrical
machinery and electronics; 86 railway vehicles and track; 87 motor vehicles; 88 aircraft
and spacecraft; 89 ships and boats; 90 optical, measuring and medical instruments; 91
clocks and watches; 92 musical instruments; 93 arms and ammunition; 94 furniture,
bedding, lamps; 95 toys and sports goods; 96 other manufactured goods; 97 works of art
and antiques; 98 goods of national headings; 99 goods not specified
"""
HS_CHAPTERS: Mapping[str, str] = dict(
    item.split(" ", 1) for item in " ".join(_CHAPTERS.split()).split("; ")
)
"""Chapter of the Harmonized System (there is no 77): its name in our words."""

OFFICES: Mapping[str, str] = {
    "CHN": "General Administration of Customs of China",
    "KAZ": "Bureau of National Statistics of Kazakhstan",
    "KGZ": "National Statistical Committee of the Kyrgyz Republic",
    "TJK": "Agency on Statistics of Tajikistan",
    "TKM": "State Committee of Turkmenistan on Statistics",
    "UZB": "National Statistics Committee of Uzbekistan",
}
"""Who counts a country's trade."""

# Of more allowed values an error tells the nearest; and of many more, only how many.
_MOST_TOLD, _MOST_LISTED = 12, 60


@cache
def _countries() -> dict[str, dict[str, str]]:
    path = files("cac_data") / "data" / "countries.csv"
    with path.open(encoding="utf-8") as lines:
        return {row["country"]: row for row in csv.DictReader(lines)}


def closest(value: object, allowed: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest allowed text, or nothing."""
    by_lower = {item.lower(): item for item in allowed}
    found = difflib.get_close_matches(str(value).lower(), by_lower, n=1, cutoff=0.6)
    return f"; did you mean {by_lower[found[0]]!r}?" if found else ""


def check_member(argument: str, value: object, allowed: Iterable[str]) -> None:
    """Raise if a value is none of these: tells both, and the nearest match."""
    options = list(allowed)
    if value not in options:
        message = f"`{argument}`: {not_one_of(value, options)}"
        raise ValueError(message)


def not_one_of(value: object, allowed: Iterable[str]) -> str:
    """Say that a value is not allowed, what is, and which of that is nearest."""
    options = list(allowed)
    near = closest(value, options)
    # An empty cell is a value, too, where a column has some.
    shown = ", ".join(option or '""' for option in options)
    if len(options) > (_MOST_TOLD if near else _MOST_LISTED):
        shown = f"the {len(options)} known"
    return f"{value!r:.99} is not one of {shown}{near}"


def check_columns(
    given: Iterable[str], needed: Sequence[str], *, function: str
) -> None:
    """Raise if a frame lacks columns that a function needs; the message names both."""
    columns = [str(column) for column in given]
    missing = [column for column in needed if column not in columns]
    if missing:
        message = (
            f"{function} needs the column{'s' * (len(missing) > 1)} "
            f"{', '.join(missing)}; the frame has {', '.join(columns) or 'none'}"
        )
        raise ValueError(message + closest(missing[0], columns))


def country_codes(*, groups: bool = True) -> tuple[str, ...]:
    """Return the codes of the countries, and of the groups unless told otherwise."""
    table = _countries()
    return tuple(code for code in table if groups or table[code]["kind"] == "country")


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
    near = closest(name, known)
    shown = f"the {len(_countries())} known" if near else ", ".join(_countries())
    message = f"`country`: {name!r} is not one of {shown} or their names{near}"
    raise ValueError(message)


def group_members(group: str) -> tuple[str, ...]:
    """Return the countries of a group with named members."""
    groups = {code: row["members"] for code, row in _countries().items()}
    check_member("group", group, [code for code in groups if groups[code]])
    return tuple(groups[group].split(";"))


def counter_of(reporter: str) -> str:
    """Return the side whose count a reporter passes on; no series mixes sides."""
    check_member("reporter", reporter, REPORTERS)
    return REPORTERS[reporter][1]

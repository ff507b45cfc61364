"""Countries, groups, reporters and the colours they always have.

The names come from the table ``countries``; this module reads it with the
standard library, because everything else stands on top of it.
"""

import csv
import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = [
    "CA5",
    "COUNTRY_COLOURS",
    "MOST_TOLD",
    "REPORTERS",
    "check_columns",
    "check_member",
    "closest",
    "counter_of",
    "country_code",
    "country_codes",
    "country_name",
    "group_members",
    "reporter_name",
]

CA5 = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
"""The five Central Asian countries, in the order in which they are always shown."""

COUNTRY_COLOURS: Mapping[str, str] = {
    # Okabe and Ito's palette: told apart with any colour vision and in grey.
    "KAZ": "#0072B2",
    "KGZ": "#D55E00",
    "TJK": "#CC79A7",
    "TKM": "#009E73",
    "UZB": "#E69F00",
    "CA5": "#333333",
    "CHN": "#B22222",
    "RUS": "#7F7F7F",
    "MMR": "#56B4E9",
}
"""One colour per country, the same in every notebook."""

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


MOST_TOLD = 12
"""Of more allowed values an error tells only the nearest, if one is near."""


@cache
def _countries() -> dict[str, dict[str, str]]:
    path = files("cac_data") / "data" / "countries.csv"
    with path.open(encoding="utf-8") as lines:
        return {row["country"]: row for row in csv.DictReader(lines)}


def closest(value: object, allowed: Iterable[str]) -> str:
    """Return ``"; did you mean 'x'?"`` for the nearest allowed text, or nothing.

    Examples
    --------
    >>> closest("exprots", ["exports", "imports"])
    "; did you mean 'exports'?"
    >>> closest("zinc", ["exports", "imports"])
    ''
    """
    by_lower = {item.lower(): item for item in allowed}
    found = difflib.get_close_matches(str(value).lower(), by_lower, n=1, cutoff=0.6)
    return f"; did you mean {by_lower[found[0]]!r}?" if found else ""


def check_member(argument: str, value: object, allowed: Iterable[str]) -> None:
    """Raise if a value is not one of the allowed ones.

    `argument`: name of the argument or field, for the message.

    ValueError with the argument, the value, what is allowed and the nearest match.

    Examples
    --------
    >>> check_member("side", "est", ["east", "west"])
    Traceback (most recent call last):
    ...
    ValueError: `side`: 'est' is not one of east, west; did you mean 'west'?
    """
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
    if near and len(options) > MOST_TOLD:
        shown = f"the {len(options)} known"
    return f"{value!r:.99} is not one of {shown}{near}"


def check_columns(
    given: Iterable[str], needed: Sequence[str], *, function: str
) -> None:
    """Raise if a frame lacks columns that a function needs.

    `needed`: the columns the function reads.
    `function`: name of the function, for the message.

    ValueError naming the missing columns and those that are there.
    """
    columns = [str(column) for column in given]
    missing = [column for column in needed if column not in columns]
    if missing:
        message = (
            f"{function} needs the column{'s' * (len(missing) > 1)} "
            f"{', '.join(missing)}; the frame has {', '.join(columns) or 'none'}"
        )
        raise ValueError(message + closest(missing[0], columns))


def country_codes(*, groups: bool = True) -> tuple[str, ...]:
    """Return the codes of the countries, and of the groups unless told otherwise.

    Examples
    --------
    >>> [code in country_codes(groups=False) for code in ("KAZ", "CA5")]
    [True, False]
    """
    table = _countries()
    return tuple(code for code in table if groups or table[code]["kind"] == "country")


def country_name(code: str) -> str:
    """Return the English short name of a country or group.

    ValueError if the code is unknown.

    Examples
    --------
    >>> country_name("KGZ")
    'Kyrgyzstan'
    """
    table = _countries()
    check_member("country", code, table)
    return table[code]["name"]


def country_code(name: str) -> str:
    """Return the code for a code, a name or another known name, in any case.

    ValueError if nothing matches, with the nearest name.

    Examples
    --------
    >>> country_code("kyrgyz republic")
    'KGZ'
    """
    known = {}
    for code, row in _countries().items():
        for text in (code, row["name"], row["iso2"], *row["aliases"].split(";")):
            if text:
                known[text.lower()] = code
    try:
        return known[name.lower()]
    except KeyError:
        near = closest(name, known)
        shown = f"the {len(_countries())} known" if near else ", ".join(_countries())
        message = f"`country`: {name!r} is not one of {shown} or their names{near}"
        raise ValueError(message) from None


def group_members(group: str) -> tuple[str, ...]:
    """Return the countries of a group.

    ValueError if the code is unknown or not that of a group with named members.

    Examples
    --------
    >>> group_members("CA5")
    ('KAZ', 'KGZ', 'TJK', 'TKM', 'UZB')
    """
    table = _countries()
    groups = [code for code, row in table.items() if row["members"]]
    check_member("group", group, groups)
    return tuple(table[group]["members"].split(";"))


def reporter_name(reporter: str) -> str:
    """Return a reporter's name in words.

    ValueError if the reporter is unknown.

    Examples
    --------
    >>> reporter_name("china_customs")
    'Chinese customs'
    """
    check_member("reporter", reporter, REPORTERS)
    return REPORTERS[reporter][0]


def counter_of(reporter: str) -> str:
    """Return the side whose count a reporter passes on.

    Chinese customs, the Ministry of Commerce and the official press all repeat the
    count of Chinese customs, so a series may pass from one to the other; it may
    never pass to another side.

    ValueError if the reporter is unknown.

    Examples
    --------
    >>> counter_of("china_mofcom")
    'china'
    """
    check_member("reporter", reporter, REPORTERS)
    return REPORTERS[reporter][1]

"""Figures in texts, by pattern: value, unit, rounding, and if they are increases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cac_data.find.units import (
    COUNTED,
    MONEY_BEFORE,
    PER,
    SCALES,
    SCALES_OF_MONEY,
    UNITS,
    union,
)

Bound = Literal["", "more", "nearly", "about"]


@dataclass(frozen=True)
class Printed:
    """A figure as a text prints it; `value` and `half` in the unit of its kind."""

    text: str
    start: int
    end: int
    value: float
    half: float
    """Half of the last digit."""
    kind: str
    bound: Bound = ""
    is_change: bool = False
    """Whether it says by how much something grew or fell."""
    is_range: bool = False
    wide: float = 0.0
    """Half of the last digit that is no nought, where noughts may be rounded."""
    scale: float = 1.0


# --- Patterns -------------------------------------------------------------------------

_BLANK = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][.,])"
    rf"(?P<whole>[0-9]{{1,3}}(?:[{_BLANK}'’][0-9]{{3}}){{1,4}}(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,15}(?![0-9]))"
    r"(?P<part>[.,][0-9]{1,8}(?![0-9]))?"
)
_SCALE = union(SCALES)
_MONEY_SCALE = union(SCALES_OF_MONEY)
_UNIT = union(UNITS)
_PER = union(PER)
_COUNTED = union(tuple((pattern, kind) for kind, pattern in COUNTED))
_MONEY_BEFORE = re.compile(
    "(?:"
    + "|".join(f"(?P<g{n}>{p})" for n, (p, _) in enumerate(MONEY_BEFORE))
    + r")\s?$"
)
_GAP = re.compile(rf"[{_BLANK}\n]{{0,2}}[-‑]?")
_MILLIONS = re.compile(
    r"\s(?:and\s|и\s)?([0-9]{1,3})\s(?:millions?\b|mn\b|млн\b\.?|миллион\w{0,3})",
    re.IGNORECASE,
)
_SOME_MORE = re.compile("[多余]")
_PER_WORD = re.compile(r"\s{0,2}(?:per\s|an?\s|/|за\s|每)\s{0,2}", re.IGNORECASE)
_MAY_BE_UNIT = re.compile(rf"[{_BLANK}\n]{{0,2}}[-‑]?(?:[^\W0-9_]|[%$€¥])")
_SIGN_BEFORE = re.compile(r".*(?:[$€¥￥]|USD|EUR|RMB|CNY)\s?$", re.DOTALL)
LONGEST_BEFORE = 45
_LINKED = re.compile(
    r"\b(?:was|were|totall?ed|reached|numbered|stood at|было|составил[аои]?"
    r"|составля(?:ет|л[аои]?)|выдал[аои]?|достигл[аои]?|насчитывал\w{1,2}|превысил[аои]?)\s[^\d.,;]{0,14}$|[—:]\s?$|\b(?:туристы|въезды),\s$|(?:为|达|达到|共|人口)约?$"
)
_NOUNS_BEFORE = (
    (r"\bpopulation\b|населени\w{1,2}|人口", "persons"),
    (r"\b(?:students|tourists|visitors|arrivals|trips|workers)\b", "persons"),
    (
        r"граждан\w{0,3}\b|студентов\b|работников\b|турист\w{1,2}\b|въезды\b|游客|留学生",
        "persons",
    ),
    (r"\btrains\b|поездов\b|班列", "trains"),
    (r"\b(?:cars|vehicles)\b|автомобилей\b|электромобилей\b|汽车", "vehicles"),
)
_COUNTED_BEFORE = union(_NOUNS_BEFORE)
_KINDS_BEFORE = tuple(kind for _, kind in _NOUNS_BEFORE)
_WORDS_BETWEEN = re.compile(r"(?:[^\W\d]|[-–’'\u00a0 ]){0,40}")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_YEARS = (1900, 2100)
_BEFORE = 32
"""Characters before a figure that may say that it is about so much."""

_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (
        "more",
        r"more than|over|above|at least|exceed(?:ed|ing|s)?|surpass(?:ed|ing)?|topped"
        r"|свыше|более(?: чем)?|больше|не менее|превы(?:сил|шает|сив)\w{0,2}"
        r"|超过|突破|逾|超|多达|不低于",
    ),
    (
        "nearly",
        r"nearly|almost|close to|just under|less than|up to|почти|без малого"
        r"|не более|近|接近|不足|将近",
    ),
    (
        "about",
        r"about|around|some|approximately|roughly|circa|около|примерно|порядка"
        r"|приблизительно|约|大约|约为|大概",
    ),
)
_BOUND = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS) + r")"
    r"[^\w,.;]{0,2}(?:the |a )?(?:US\$|USD|\$|€|¥)?\s?$",
    re.IGNORECASE,
)

_GREW = (
    r"grew|grown|grow|growing|rose|risen|rise|rising|increas\w{0,4}|expand\w{0,3}"
    r"|up|higher|jump\w{0,3}|surg\w{0,3}|soar\w{0,3}|climb\w{0,3}|gain\w{0,3}"
    r"|fell|fallen|fall|falling|declin\w{0,3}|drop\w{0,4}|decreas\w{0,3}|down|shrank"
    r"|shrunk|reduc\w{0,3}|cut|slump\w{0,3}"
    r"|вырос\w{0,3}|возрос\w{0,3}|увелич\w{0,6}|рост\w{0,2}|раст\w{0,3}|прирос\w{0,3}"
    r"|подня\w{0,5}|сниз\w{0,5}|сниж\w{0,5}|сократ\w{0,5}|сокращ\w{0,5}|упа\w{0,3}"
    r"|умень\w{0,7}|подорож\w{0,4}|подешев\w{0,4}|прибав\w{0,4}"
)
_CHANGE_BEFORE = re.compile(
    rf"(?:\b(?:{_GREW})\b[^.;:()]{{0,40}}\b(?:by|на)\b|\bup\b|\bdown\b"
    r"|\b(?:growth|increase|decline|decrease) of"
    r"|(?:прирост|рост|снижение|падение|увеличение)\w{0,2}(?: составил\w?)?(?: на)?)"
    r"\W{0,3}(?:(?:about|around|more than|over|almost|nearly|some|another|почти"
    r"|более чем|более|примерно|около|ещё|еще|как минимум)\W{1,2})?"
    r"(?:US\$|USD|\$|€|¥)?\s?$",
    re.IGNORECASE,
)
_PERCENT_AFTER_GREW = re.compile(
    r"\bна\s(?:почти\s|более\sчем\s|примерно\s)?$"
    rf"|\b(?:{_GREW})\b(?:\W{{0,2}}(?:by|on average|a|an|year-on-year|на|nearly|almost"
    r"|about|over|more than|почти|более чем|примерно|около))*\W{0,3}$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s{0,2}(?:(?:year[- ]on[- ]year|annual|a year|yearly|in annual terms)\s)?"
    r"(?:more|less|higher|lower|up|down|growth|rise|increase|decline|drop|decrease"
    r"|fall|jump|больше|меньше|выше|ниже|рост|(?:или|or)\s[^.,;]{0,25}\b(?:больше|more))\b",
    re.IGNORECASE,
)
_CHANGE_BEFORE_ZH = re.compile(
    r"(?:比[^，。；]{1,12}(?:多|少|高|低)|增长|增加|上升|提高|扩大|下降|减少|下跌|增幅(?:达|为)?|增速(?:达|为)?|降幅(?:达|为)?|上涨)"
    r"(?:了|约|近|超过|逾|超)?$"
)
_LEVEL_ZH = re.compile(r"(?:增长|增加|上升|提高|扩大|下降|减少)(?:至|到)$")
_RANGE_AFTER = re.compile(r"\s?[-–—~]\s?(?:US\$|\$)?[0-9]")
_RANGE_BEFORE = re.compile(r"(?<!\b(?:19|20)[0-9])[0-9]\s?(?:[-–—~至])\s?(?:US\$|\$)?$")
"""``2023 — 2,76 млн т`` is of a year, and no range."""


_KINDS_COUNTED = frozenset(kind for kind, _ in COUNTED)

# --- Reading --------------------------------------------------------------------------


def figures_in(text: str) -> Iterator[Printed]:
    """Yield the figures of a sentence, in order: numbers with a unit or a noun.

    >>> [(figure.text, figure.value) for figure in figures_in("up to $94.8 bn in 2024")]
    [('$94.8 bn', 94800000000.0)]
    """
    money = ""
    scale_of_money = 1.0
    counted: Printed | None = None
    end = 0
    for match in _NUMBER.finditer(text):
        if match.start() < end:
            continue
        figure = _figure_at(text, match) or _counted_again(text, match, counted)
        if figure is None:
            continue
        end = figure.end
        counted = None if figure.kind.isupper() else figure
        if figure.kind == "":
            # ``from $31 bn to 43.8 bn``: dollars as before.
            if not money or figure.scale < scale_of_money:
                continue
            figure = replace(figure, kind=money)
        elif figure.kind.isupper():
            money = figure.kind
            scale_of_money = figure.scale
        yield figure


_AGAIN = re.compile(r"[^.;:]{0,50}\b(?:and|и|а)\s[^.;:]{0,20}$|[^。；]{1,30}[，、和]$")


def _counted_again(
    text: str, match: re.Match[str], counted: Printed | None
) -> Printed | None:
    """Return a number that counts what the one before it does: ``and 74,304``."""
    whole = match["whole"]
    is_counted = counted is not None and counted.kind in _KINDS_COUNTED
    is_long = len(whole) >= 5 and not match["part"]
    if not is_counted or counted is None or not is_long:
        return None
    if not _AGAIN.fullmatch(text[counted.end : match.start()]):
        return None
    number = float(re.sub(r"[^0-9]", "", whole))
    start, end = match.span()
    return replace(
        counted, text=whole, start=start, end=end, value=number, half=0.5, wide=0.5
    )


def _number(match: re.Match[str], *, is_russian: bool) -> tuple[float, float, bool]:
    """Return a number, its last digit, and whether its noughts may be rounded."""
    whole = match["whole"]
    part = match["part"] or ""
    if is_russian and not part and re.fullmatch(r"[0-9]{1,3},[0-9]{3}", whole):
        whole, _, decimals = whole.partition(",")
        part = f".{decimals}"
    digits = re.sub(r"[^0-9]", "", whole)
    decimals = part[1:]
    number = float(f"{digits}.{decimals or 0}")
    return number, 10.0 ** -len(decimals), not decimals


class _Amount(NamedTuple):
    """A number with its scale: what is read before its unit."""

    number: float
    last_digit: float
    scale: float
    has_scale: bool
    may_be_round: bool
    end: int

    def wide(self) -> float:
        """Return half of the last digit that is no nought, of a number as printed.

        Noughts of 19,000 may be rounded; those of 100 bn are as good as other digits.
        """
        if not self.may_be_round or self.has_scale or self.number < 1000:
            return self.last_digit / 2
        digits = f"{self.number:.0f}"
        return 10.0 ** (len(digits) - len(digits.rstrip("0"))) / 2


def _amount_at(text: str, match: re.Match[str], *, is_money: bool) -> _Amount:
    beside = text[match.end() : match.end() + 15]
    is_russian = bool(_CYRILLIC.search(beside))
    number, last_digit, may_be_round = _number(match, is_russian=is_russian)
    some_more = _SOME_MORE.match(text, match.end())
    end = some_more.end() if some_more else match.end()
    has_scale, scale, end = _scale_at(text, end, is_money=is_money)
    millions = _MILLIONS.match(text, end) if scale == 1e9 else None
    if millions:  # ``1 billion 712 million``
        number += int(millions[1]) / 1000
        last_digit = 0.001
        end = millions.end()
    return _Amount(number, last_digit, scale, has_scale, may_be_round, end)


def _figure_at(text: str, match: re.Match[str]) -> Printed | None:
    """Return the figure of which a number is, if it has a unit or counts something.

    One with a scale alone (``43.8 billion``) has no kind yet.
    """
    before = text[max(0, match.start() - 8) : match.start()]
    behind = _noun_before(text, match)
    may_have_unit = _MAY_BE_UNIT.match(text, match.end()) or _SIGN_BEFORE.match(before)
    if not behind and not may_have_unit:
        return None
    prefix = _MONEY_BEFORE.search(before)
    start = match.start() - (len(prefix[0]) if prefix else 0)
    amount = _amount_at(text, match, is_money=bool(prefix))
    kind, multiple, end = _unit_at(text, amount.end)
    if prefix and kind not in ("percent", "points"):
        kind = kind if kind in ("CNY", "EUR", "JPY", "HKD") else _prefix_kind(prefix)
        multiple = 1.0
    if not kind:
        kind, end = _noun_at(text, end, amount)
    kind = kind or behind
    if not kind and not amount.has_scale:
        return None
    if kind.isupper():
        kind, end = _price_at(text, end, kind)

    scale = amount.scale * multiple
    just_before = text[max(0, start - 9) : start]
    is_range = _RANGE_AFTER.match(text, end) or _RANGE_BEFORE.search(just_before)
    has_more = _SOME_MORE.match(text, match.end())
    figure = Printed(
        text=text[start:end].strip(),
        start=start,
        end=end,
        value=amount.number * scale,
        half=amount.last_digit / 2 * scale,
        wide=amount.wide() * scale,
        kind=kind,
        scale=scale,
        bound="more" if has_more else _bound(text, start),
        is_range=bool(is_range),
    )
    return replace(figure, is_change=_is_change(text, figure))


def _prefix_kind(prefix: re.Match[str]) -> str:
    return MONEY_BEFORE[int(str(prefix.lastgroup)[1:])][1]


def _scale_at(text: str, at: int, *, is_money: bool) -> tuple[bool, float, int]:
    """Return whether a word multiplies a number, by how much, and where it ends."""
    begin = _after_gap(text, at)
    match = _SCALE.match(text, begin)
    table = SCALES
    if match is None and is_money:
        match = _MONEY_SCALE.match(text, begin)
        table = SCALES_OF_MONEY
    if match is None or match.lastgroup is None:
        return False, 1.0, at
    return True, table[int(match.lastgroup[1:])][1], match.end()


def _unit_at(text: str, at: int) -> tuple[str, float, int]:
    """Return the kind and scale of a unit that stands at a place, and where it ends."""
    begin = _after_gap(text, at)
    begin += len("of ") if text.startswith("of ", begin) else 0
    match = _UNIT.match(text, begin)
    if match is None or match.lastgroup is None:
        return "", 1.0, at
    unit = UNITS[int(match.lastgroup[1:])][1]
    return unit.kind, unit.scale, match.end()


def _after_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _noun_at(text: str, at: int, amount: _Amount) -> tuple[str, int]:
    """Return what a number counts: the noun behind it, after at most a few words."""
    # ``in 2024 trains carried`` counts no trains.
    digits = text[max(0, at - 4) : at]
    is_year = digits.isdigit() and _YEARS[0] <= amount.number <= _YEARS[1]
    if is_year and not amount.has_scale:
        return "", at
    words = _WORDS_BETWEEN.match(text, at)
    end = words.end() if words else at
    match = _COUNTED.search(text, at, min(end, at + 40))
    if match is None or match.lastgroup is None:
        return "", at
    is_chinese = "\u4e00" <= match[0][0] <= "\u9fff"
    if is_chinese and match.start() > at + 1:
        return "", at
    return COUNTED[int(match.lastgroup[1:])][0], match.end() if is_chinese else at


def _noun_before(text: str, match: re.Match[str]) -> str:
    """Return what a number behind ``citizens of China were`` counts; no year does."""
    before = text[max(0, match.start() - LONGEST_BEFORE) : match.start()]
    if not _LINKED.search(before) or _could_be_year(match):
        return ""
    nouns = [*_COUNTED_BEFORE.finditer(before)]
    return _KINDS_BEFORE[int(str(nouns[-1].lastgroup)[1:])] if nouns else ""


def _could_be_year(match: re.Match[str]) -> bool:
    is_plain = match["whole"].isdigit() and not match["part"]
    return is_plain and _YEARS[0] <= int(match["whole"]) <= _YEARS[1]


def _price_at(text: str, at: int, money: str) -> tuple[str, int]:
    """Return the kind of a price, ``USD/t``, if a sum is for so much of something."""
    word = _PER_WORD.match(text, at)
    match = _PER.match(text, word.end()) if word else None
    if match is None or match.lastgroup is None:
        return money, at
    return f"{money}/{PER[int(match.lastgroup[1:])][1]}", match.end()


def _bound(text: str, start: int) -> Bound:
    match = _BOUND.search(text[max(0, start - _BEFORE) : start])
    if match is None:
        return ""
    groups: dict[Bound, str | None] = {
        "more": match["more"],
        "nearly": match["nearly"],
        "about": match["about"],
    }
    return next(name for name, words in groups.items() if words)


def _is_change(text: str, figure: Printed) -> bool:
    """Tell whether a figure is an increase, or a rate of growth."""
    before = text[max(0, figure.start - 70) : figure.start]
    if before.endswith(("+", "+ ")):
        return True
    if _LEVEL_ZH.search(before):
        return False
    if _CHANGE_BEFORE_ZH.search(before) or _CHANGE_BEFORE.search(before):
        return True
    if _CHANGE_AFTER.match(text[figure.end : figure.end + 40]):
        return True
    is_rate = figure.kind in ("percent", "points")
    return is_rate and bool(_PERCENT_AFTER_GREW.search(before))

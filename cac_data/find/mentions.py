"""Which countries, goods, measures and periods a text names, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cac_data.find.vocabulary import CAPITALS, COUNTRIES, KINDS, WAYS

_CJK = re.compile("[\u3400-\u9fff]")
_TOKEN = re.compile(r"[^\W_\u3400-\u9fff]+\*?")
_JOINS = re.compile(r"[\s\-‑–—'’.]{1,3}")
"""What may stand between the words of a phrase."""


class Mention(NamedTuple):
    """A word of a text, what kind of word it is, and what tables call it."""

    kind: str
    code: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """The stems of a phrase (whether each is a whole word), and what it means."""

    stems: tuple[tuple[str, bool], ...]
    kind: str
    code: str

    @property
    def weight(self) -> tuple[int, int]:
        """Longer phrases go before what is within them."""
        return len(self.stems), sum(len(stem) for stem, _ in self.stems)


class _Lexicon(NamedTuple):
    """Phrases by their first word or stem, and those of Chinese by themselves."""

    by_word: Mapping[str, list[_Phrase]]
    by_stem: Mapping[str, list[_Phrase]]
    chinese: re.Pattern[str]
    of_chinese: Mapping[str, list[tuple[str, str]]]


def _entries() -> Iterator[tuple[str, str, str]]:
    """Yield kind, code and phrase of the whole vocabulary."""
    kinds = {"country": COUNTRIES, "capital": CAPITALS, **KINDS}
    for kind, words in kinds.items():
        for code, phrases in words.items():
            for phrase in phrases.split(","):
                yield kind, code, phrase.strip().lower()


@cache
def _lexicon() -> _Lexicon:
    by_word: dict[str, list[_Phrase]] = {}
    by_stem: dict[str, list[_Phrase]] = {}
    of_chinese: dict[str, list[tuple[str, str]]] = {}
    for kind, code, text in _entries():
        if _CJK.search(text):
            of_chinese.setdefault(text, []).append((kind, code))
            continue
        tokens = _TOKEN.findall(text)
        stems = tuple((token.rstrip("*"), not token.endswith("*")) for token in tokens)
        first, is_whole = stems[0]
        index = by_word if is_whole else by_stem
        index.setdefault(first, []).append(_Phrase(stems, kind, code))
    longest_first = sorted(of_chinese, key=len, reverse=True)
    chinese = re.compile("|".join(map(re.escape, longest_first)))
    return _Lexicon(by_word, by_stem, chinese, of_chinese)


def words_in(text: str) -> list[Mention]:
    """Return the words of a text that mean something, in order, periods left aside.

    >>> [mention.code for mention in words_in("Kazakhstan's exports of natural gas")]
    ['KAZ', 'exports', 'gas']
    """
    lexicon = _lexicon()
    mentions = [*_alphabetic(text, lexicon)]
    for match in lexicon.chinese.finditer(text):
        for kind, code in lexicon.of_chinese[match[0]]:
            mentions.append(Mention(kind, code, match.start(), match.end()))
    for code, pattern in WAYS.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            mentions.append(Mention("way", code, match.start(), match.end()))
    return sorted(mentions, key=lambda mention: mention.start)


def _alphabetic(text: str, lexicon: _Lexicon) -> Iterator[Mention]:
    """Yield what words of alphabets mean, the longest phrase at each place."""
    tokens = [*_TOKEN.finditer(text)]
    words = [token[0].lower().rstrip("*") for token in tokens]
    place = 0
    while place < len(tokens):
        fitting = [
            phrase
            for phrase in _beginning_with(words[place], lexicon)
            if _stands_at(phrase, place, tokens, words, text)
        ]
        if not fitting:
            place += 1
            continue
        best = max(phrase.weight for phrase in fitting)
        longest, _ = best
        end = tokens[place + longest - 1].end()
        for phrase in fitting:
            if phrase.weight == best:
                yield Mention(phrase.kind, phrase.code, tokens[place].start(), end)
        place += longest


def _beginning_with(word: str, lexicon: _Lexicon) -> Iterator[_Phrase]:
    yield from lexicon.by_word.get(word, ())
    for length in range(2, min(len(word), 24) + 1):
        yield from lexicon.by_stem.get(word[:length], ())


def _stands_at(
    phrase: _Phrase,
    place: int,
    tokens: list[re.Match[str]],
    words: list[str],
    text: str,
) -> bool:
    """Tell whether the words from a place on are those of a phrase."""
    if place + len(phrase.stems) > len(tokens):
        return False
    for offset, (stem, is_whole) in enumerate(phrase.stems):
        word = words[place + offset]
        if word != stem if is_whole else not word.startswith(stem):
            return False
        if offset:
            gap = text[
                tokens[place + offset - 1].end() : tokens[place + offset].start()
            ]
            if not _JOINS.fullmatch(gap):
                return False
    return True


# --- Periods --------------------------------------------------------------------------

_MONTHS = (
    "jan|янв",
    "feb|фев",
    "mar|мар",
    "apr|апр",
    "may|ма[йяе]",
    "jun|июн",
    "jul|июл",
    "aug|авг",
    "sep|сен",
    "oct|окт",
    "nov|ноя",
    "dec|дек",
)
_MONTH = r"(?<![^\W\d_])(?:" + "|".join(_MONTHS) + r")[a-zа-я]{0,7}\.?"
_YEAR = r"(?<![0-9.,$€])(?:19|20)[0-9]{2}(?![0-9])"
_DASH = r"\s?(?:[-–—~]|to|through|по)\s?"
_OF = r",?\s{1,2}(?:of\s|in\s)?(?:the\s)?(?:year\s)?"
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 2,
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "上": 1,
    "下": 2,
}
_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "two двух два двa",
            "three трёх трех три",
            "four четырёх четырех четыре",
            "five пяти пять",
            "six шести шесть",
            "seven семи семь",
            "eight восьми восемь",
            "nine девяти девять",
            "ten десяти десять",
            "eleven одиннадцати одиннадцать",
        ),
        start=2,
    )
    for word in words.split()
}
_COUNT = r"(?:[0-9]{1,2}|" + "|".join(_NUMBER_WORDS) + ")"
_PERIODS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # From day to day
        rf"(?:from|с)\s(?P<day>[0-9]{{1,2}})\s(?P<month>{_MONTH})\s(?:to|until|по|до)\s"
        rf"(?P<until_day>[0-9]{{1,2}})\s(?P<last>{_MONTH}){_OF}(?P<year>{_YEAR})",
        rf"截至(?P<year>{_YEAR})年(?P<to>[0-9]{{1,2}})月(?P<until_day>[0-9]{{1,2}})日"
        r"，?(?:今年|20[0-9]{2}年)以来",
        # So many months, to one or from the beginning of a year on
        rf"(?P<months>{_COUNT})\smonths\s(?:to|through|until)\s(?P<last>{_MONTH}){_OF}"
        rf"(?P<year>{_YEAR})",
        rf"(?P<months>{_COUNT})\s(?:months|месяц\w{{1,3}}){_OF}(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})\s?年\s?前\s?(?P<months>[0-9]{{1,2}})\s?个月",
        # Months, from one to another, days
        rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s)?(?P<month>{_MONTH})"
        rf"(?:{_DASH}(?P<last>{_MONTH}))?"
        rf"(?:\s(?P<day2>[0-9]{{1,2}}),)?{_OF}(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})\s?年\s?(?P<from>[0-9]{{1,2}})\s?月?(?:\s?[-–—~至到]\s?"
        r"(?P<to>[0-9]{1,2}))?\s?月(?:\s?(?P<day>[0-9]{1,2})\s?日)?",
        # Halves and quarters
        rf"(?P<half>first|second|перв|втор)\w{{0,3}}\s(?:half|полугоди\w{{1,3}})"
        rf"{_OF}(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})\s?年\s?(?P<half>[上下])半年",
        rf"H(?P<half>[12])\s(?P<year>{_YEAR})",
        r"(?P<quarter>first|second|third|fourth|перв|втор|трет|четв|\biv|\biii|\bii|\bi)"
        rf"\w{{0,4}}\s(?:quarter|квартал\w{{0,2}}){_OF}(?P<year>{_YEAR})",
        rf"(?P<year>{_YEAR})\s?年\s?第?(?P<quarter>[一二三四])季度",
        rf"Q(?P<quarter>[1-4])\s(?P<year>{_YEAR})",
        rf"(?P<quarter>[1-4])\s?кв\w{{0,6}}\.?{_OF}(?P<year>{_YEAR})",
        # Years
        rf"(?P<year>{_YEAR})\s?年?(?:[-–—/]|年?至|\sпо\s)"
        r"(?P<until>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9])",
        rf"(?:between|from|с)\s(?P<year>{_YEAR})\s(?:and|to|по|до)\s(?P<until>{_YEAR})",
        rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)",
        rf"(?P<year>{_YEAR})",
    )
)
_SAME_MONTHS = re.compile(
    r"(?:same (?:months|period|half)|те же \w{0,8}\s?месяц\w{1,2}|т\w{1,2} же период\w?"
    r"|аналогичн\w{2,3} период\w?|同期)\W{0,2}(?:of|in)?\W?$",
    re.IGNORECASE,
)


_RELATIVE = re.compile(
    r"(?P<this>this year|эт\w{2,3} год[ау]|текущ\w{2,3} год[ау]|今年|本年)"
    r"|last year|прошл\w{2,3} год[ау]|минувш\w{2,3} год[ау]|去年|上年",
    re.IGNORECASE,
)
_DAY_IN_NUMBERS = re.compile(r"(?<![0-9])[0-3]?[0-9]\.[01][0-9]\.(20[0-9]{2})(?![0-9])")
DATELINE = 500
"""Characters at the beginning of a text that may hold its date."""


def year_of(text: str) -> int:
    """Return the year of the first day that the beginning of a text names, or 0."""
    beginning = text[:DATELINE]
    days = [each.code for each in periods_in(beginning) if len(each.code) == 10]
    days += [f"{year}-" for year in _DAY_IN_NUMBERS.findall(beginning)]
    return int(days[0][:4]) if days else 0


def periods_named(
    text: str, taken: Iterable[tuple[int, int]] = (), year: int = 0
) -> list[Mention]:
    """Return the periods of a text of a `year`, by which ``last year`` is one, too."""
    if not year or not _RELATIVE.search(text):
        return periods_in(text, taken)
    pieces = []
    # Where pieces begin: in the text that names the years, and in the text as it was.
    beginnings = [(0, 0)]
    place = 0
    for match in _RELATIVE.finditer(text):
        named_year = year if match["this"] else year - 1
        is_chinese = match[0][0] > "\u3400"
        named = f"{named_year}年" if is_chinese else str(named_year)
        pieces += [text[place : match.start()], named]
        place = match.end()
        beginnings.append((sum(map(len, pieces)), place))
    with_years = "".join([*pieces, text[place:]])

    spans = [*taken]
    mentions = []
    for mention in periods_in(with_years):
        start = _place_as_it_was(mention.start, beginnings)
        end = _place_as_it_was(mention.end, beginnings)
        if not _overlaps(start, end, spans):
            mentions.append(mention._replace(start=start, end=end))
    return mentions


def _place_as_it_was(place: int, beginnings: Iterable[tuple[int, int]]) -> int:
    """Return where a place of a text with years was before these were filled in."""
    begin, original = max(each for each in beginnings if each[0] <= place)
    return original + place - begin


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a piece of a text has a character in common with one of others."""
    return any(start < stop and begin < end for begin, stop in spans)


def is_within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a character of a text belongs to one of some pieces."""
    return any(begin <= place < stop for begin, stop in spans)


def periods_in(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Mention]:
    """Return the periods that a text names, but not within the places taken.

    >>> [
    ...     mention.code
    ...     for mention in periods_in("from January to June 2024; 2025年前10个月")
    ... ]
    ['2024-01/2024-06', '2025-01/2025-10']
    """
    spans = [*taken]
    mentions = []
    for pattern in _PERIODS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if _overlaps(start, end, spans):
                continue
            period = _period_of(match.groupdict())
            if period:
                spans.append((start, end))
                mentions.append(Mention("period", period, start, end))
    return _with_same_months(text, sorted(mentions, key=lambda each: each.start))


def _with_same_months(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give ``the same months of 2020`` those of the period before it."""
    completed: list[Mention] = []
    for mention in mentions:
        is_same = _SAME_MONTHS.search(text[max(0, mention.start - 30) : mention.start])
        months = [each.code for each in completed if "-" in each.code]
        if is_same and months and mention.code.isdigit():
            code = re.sub(r"[0-9]{4}(?=-)", mention.code, months[-1])
            mention = mention._replace(code=code)
        completed.append(mention)
    return completed


def _period_of(parts: Mapping[str, str | None]) -> str:
    """Return a period of the tables from the parts of its words; none that is wrong."""
    words = {name: part for name, part in parts.items() if part}
    if "iso" in words:
        return words["iso"]
    year = words["year"]
    if "until" in words:
        # ``2020/21``
        last_year = year[: 4 - len(words["until"])] + words["until"]
        return f"{year}/{last_year}" if last_year > year else ""
    first, last = _months_of(words)
    if not first:
        return year
    if not 1 <= first <= last <= 12:
        return ""
    return _between(year, first, last, words)


def _between(year: str, first: int, last: int, words: Mapping[str, str]) -> str:
    """Return the period from one month of a year to another, or from day to day."""
    if "until_day" in words:
        start = f"{year}-{first:02d}-{int(words.get('day', 1)):02d}"
        return f"{start}/{year}-{last:02d}-{int(words['until_day']):02d}"
    if (first, last) == (1, 12):
        return year
    if first < last:
        return f"{year}-{first:02d}/{year}-{last:02d}"
    day = words.get("day") or words.get("day2")
    return f"{year}-{first:02d}" + (f"-{int(day):02d}" if day else "")


def _months_of(words: Mapping[str, str]) -> tuple[int, int]:
    """Return the first and last month of a period; noughts for a whole year."""
    if "months" in words:
        count = words["months"].lower()
        months = int(count) if count.isdigit() else _NUMBER_WORDS[count]
        last = _month_of(words["last"]) if "last" in words else months
        return last - months + 1, last
    if "month" in words:
        first = _month_of(words["month"])
        return first, _month_of(words["last"]) if "last" in words else first
    if "half" in words:
        half = _ordinal(words["half"])
        return 6 * half - 5, 6 * half
    if "quarter" in words:
        quarter = _ordinal(words["quarter"])
        return 3 * quarter - 2, 3 * quarter
    if "to" in words or "from" in words:
        first = int(words.get("from", 1))
        return first, int(words.get("to", first))
    return 0, 0


def _month_of(name: str) -> int:
    months = [bool(re.match(stems, name.lower())) for stems in _MONTHS]
    return months.index(True) + 1


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word.lower()]

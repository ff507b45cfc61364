"""What a text says around a figure: of each kind of word the nearest counts.

Words of the sentence go before those of the paragraph above it, and these before the
headings. Within a sentence near is what few signs, and no other figure, part from it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cac_data import codes
from cac_data.find.mentions import Mention, is_within, periods_named, words_in
from cac_data.find.reading import Printed
from cac_data.find.vocabulary import FLOWS, MEASURES

SOFT = frozenset(
    [
        "share",
        "growth",
        "deliver",
        "time",
        "projects",
        "companies",
        "contracts",
        "agreements",
        "documents",
        "distance",
        "plant",
        "registered",
        "operating",
        "stock",
        "inflow",
        "crossing",
        "pipeline",
        "mass",
        "added",
        "park",
        "river",
        "lake",
        "access",
        "lu_ban",
        "confucius",
        "containers",
        "transit",
        "resources",
        "grants",
        "memoranda",
        "cargo",
        "port",
        "tourists",
        "arrivals",
        "trips",
        "crossings",
        "workers",
        "trains",
        "road_vehicles",
        "tunnels",
        "bridges",
        "intensity",
    ]
)
"""Measures that stand beside another: they rule no row out."""

HEADS = frozenset({*FLOWS, *MEASURES} - SOFT)
"""What a figure counts: the nearest of them, and no other."""


@dataclass(frozen=True)
class Context:
    """What is said of a figure."""

    countries: frozenset[str] = frozenset()
    """The nearest country, or those that stand beside it; China is the other side."""
    is_country_near: bool = True
    any_country: bool = False
    """Whether a figure of any country is meant."""
    named: frozenset[str] = frozenset()
    """All countries of its part of the sentence."""
    in_sentence: frozenset[str] = frozenset()
    has_china: bool = False
    has_china_around: bool = False
    periods: tuple[str, ...] = ()
    is_period_near: bool = True
    head: str = ""
    """The flow, from the side of Central Asia, or what else is counted."""
    is_head_near: bool = True
    goods: frozenset[str] = frozenset()
    """Those of its part of the sentence."""
    close: frozenset[str] = frozenset()
    """Codes of its part of the sentence."""
    near: frozenset[str] = frozenset()
    """Codes of the sentence."""
    around: frozenset[str] = frozenset()
    """Codes of the paragraph above it, and of the headings."""
    side: str = ""
    words: frozenset[str] = frozenset()


@dataclass
class Passage:
    """A sentence or heading with its figures; its words are read when asked for."""

    text: str
    figures: Sequence[Printed] = ()
    year: int = 0
    """That of its text, if the text has a date."""

    @cached_property
    def mentions(self) -> list[Mention]:
        """The words that mean something, and the periods; a figure is none."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        # The dollars of the United States name no country.
        words = [
            mention
            for mention in words_in(self.text)
            if not is_within(mention.start, taken)
        ]
        periods = periods_named(self.text, taken, self.year)
        return sorted([*words, *periods], key=lambda mention: mention.start)

    @cached_property
    def cuts(self) -> list[int]:
        """Where commas, brackets and semicolons part the sentence."""
        return [match.start() for match in _PART.finditer(self.text)]

    @cached_property
    def starts(self) -> list[int]:
        """Where its figures begin."""
        return [figure.start for figure in self.figures]

    @cached_property
    def ends(self) -> list[int]:
        """Where its figures end."""
        return [figure.end for figure in self.figures]

    def owner(self, mention: Mention) -> Printed | None:
        """Return the figure to which a word behind it belongs: ``$31 bn in 2022``."""
        before = bisect_right(self.ends, mention.start) - 1
        if before < 0:
            return None
        gap = self.text[self.ends[before] : mention.start]
        is_joined = len(gap) <= LONGEST_JOIN and _JOINED.fullmatch(gap)
        return self.figures[before] if is_joined else None

    def of_kind(self, *kinds: str) -> list[Mention]:
        """Return the mentions of some kinds; capitals where no country is named."""
        return [mention for mention in self.mentions if mention.kind in kinds]

    def countries(self) -> list[Mention]:
        """Return the countries named, or else the capitals that stand for them."""
        return self.of_kind("country") or self.of_kind("capital")


# --- Near -----------------------------------------------------------------------------

_PART = re.compile(r"[;；()（）]|,(?![0-9])|[，、]")
_AND = re.compile(r"\s(?:and|while|but|whereas|и|а|но|тогда как)\s|而|但|和|及|与")
_JOINED = re.compile(
    r"[\s(（]{0,2}(?:in|for|of|with|from|to|by|as of|at the end of|at end|в|на|за|к|с"
    r"|со|из|году|по итогам|в конце|пришл(?:ись|ось) на"
    r"|приходится на|were|was)?(?:\s(?:the|year))?\s?",
    re.IGNORECASE,
)
"""What may stand between a figure and a word that is its own, behind it."""

_OUT_OF_BRACKETS = re.compile(r"[^(（]*[)）]")
"""Between a figure in brackets and what stands behind those."""

LONGEST_JOIN = 24
ANOTHER_FIGURE = 60
ANOTHER_PART = 25
BEHIND = 15
JOINED = -40


def _distance(passage: Passage, figure: Printed, mention: Mention) -> float:
    """Return how far a mention is from a figure: smaller is nearer."""
    if mention.end <= figure.start:
        start = mention.end
        end = figure.start
        distance = 0.0
    else:
        start = figure.end
        end = mention.start
        distance = BEHIND
    distance += end - start
    distance += ANOTHER_PART * _count_between(passage.cuts, start, end)
    if mention.start >= figure.end and _OUT_OF_BRACKETS.match(passage.text, start, end):
        distance += ANOTHER_PART
    distance += ANOTHER_FIGURE * _count_between(passage.starts, start, end)
    owner = passage.owner(mention)
    if owner is not None:
        distance += JOINED if owner is figure else ANOTHER_FIGURE
    return distance


def _count_between(places: Sequence[int], start: int, end: int) -> int:
    """Count places, in order, from one on and before another."""
    return bisect_left(places, end) - bisect_left(places, start)


def nearest(
    passage: Passage, figure: Printed, mentions: Sequence[Mention]
) -> list[Mention]:
    """Return mentions, the nearest to a figure first."""
    outside = [
        mention
        for mention in mentions
        if mention.end <= figure.start or mention.start >= figure.end
    ]
    aligned = _respectively(passage, figure, outside)
    if aligned:
        return aligned
    return sorted(outside, key=lambda mention: _distance(passage, figure, mention))


_RESPECTIVELY = re.compile(r"respectively|соответственно|分别", re.IGNORECASE)


def _respectively(
    passage: Passage, figure: Printed, mentions: Sequence[Mention]
) -> list[Mention]:
    """Return the mention at the figure's place, where both lists are in one order."""
    if not _RESPECTIVELY.search(passage.text):
        return []
    figures = [each for each in passage.figures if each.kind == figure.kind]
    listed = [mention for mention in mentions if mention.code != "CHN"]
    if len(figures) != len(listed) or len(figures) < 2 or figure not in figures:
        return []
    return [listed[figures.index(figure)]]


def part_of(passage: Passage, figure: Printed) -> tuple[int, int]:
    """Return where the part of the sentence begins and ends in which a figure is."""
    cuts = [*passage.cuts]
    places = passage.starts
    for match in _AND.finditer(passage.text):
        # A conjunction parts where each side has a figure.
        if any(place < match.start() for place in places) and any(
            place >= match.end() for place in places
        ):
            cuts.append(match.start())
    start = max((cut for cut in cuts if cut < figure.start), default=0)
    end = min((cut for cut in cuts if cut >= figure.end), default=len(passage.text))
    return start, end


# --- Directions -----------------------------------------------------------------------

_TO = re.compile(
    r"(?:\b(?:to|into|towards|в|во|на)\s(?:the\s)?|[对向往])$", re.IGNORECASE
)
_FROM = re.compile(r"(?:\b(?:from|из|от)\s(?:the\s)?|[自从])$", re.IGNORECASE)
_DATIVE = re.compile(r"китаю|\w+стану", re.IGNORECASE)
_ALIGNED = {"对华": "to", "自华": "from", "从华": "from"}
_OPPOSITE = {"exports": "imports", "imports": "exports"}


_OWNING = re.compile(r"[^\d,，、.()（）]{0,25}")
"""What may stand between an owner and a flow."""
_WITH = re.compile(
    r"(?:\b(?:with|and|between|с|со|и|между)\s(?:the\s)?|[与和同])$", re.I
)


_OF_CHINA = re.compile(
    r"china['’]s\s(?:\w+\s)?trade\swith|(?:中国|我国)(?:对|与|同|和)(?!外)"
    r"|(?:товарооборот|торговл[яи])\sкитая\sс",
    re.IGNORECASE,
)


class _Side(NamedTuple):
    """A country beside a word for exports or imports, and what it is there."""

    role: str
    is_china: bool
    distance: int


def direction(passage: Passage, flow: Mention) -> tuple[str, bool]:
    """Return a flow as the Central Asian country has it, and whether that is said."""
    if flow.code not in _OPPOSITE:
        return flow.code, True
    sides = sorted(_sides(passage, flow), key=lambda side: side.distance)
    for side in sides:
        if side.role == "":
            continue
        # What goes to China, and comes from there, is counted from the other side.
        is_own = side.is_china == (side.role in ("to", "from"))
        wrong_way = {"exports": "from", "imports": "to"}[flow.code]
        if side.role == wrong_way:
            # ``exports from China``, ``imports to Kazakhstan``: whose they are.
            is_own = not side.is_china
        return (flow.code if is_own else _OPPOSITE[flow.code]), True
    if _is_of_china(passage):
        return _OPPOSITE[flow.code], False
    return flow.code, False


def _is_of_china(passage: Passage) -> bool:
    """Tell whether a sentence is on China's trade: its own exports are meant."""
    return bool(_OF_CHINA.search(passage.text))


def _sides(passage: Passage, flow: Mention) -> Iterable[_Side]:
    """Yield countries near a flow, with the preposition before each."""
    text = passage.text
    named = [
        each for each in passage.countries() if each.code in ("CHN", "CA5", *codes.CA5)
    ]
    for mention in named:
        before = text[max(0, mention.start - 9) : mention.start]
        letters = text[mention.start : mention.end]
        role = _ALIGNED.get(letters, "")
        if not role and _DATIVE.fullmatch(letters) and not before.endswith("по "):
            role = "to"
        if not role and letters[:1] in "对自从" and letters[1:]:
            role = "to" if letters[0] == "对" else "from"
        if not role and _TO.search(before):
            role = "to"
        elif not role and _FROM.search(before):
            role = "from"
        if not role and mention.start >= flow.end and before.endswith("of "):
            role = "from"  # ``exports of China``
        if mention.start >= flow.end:
            gap = text[flow.end : mention.start]
        else:
            gap = text[mention.end : flow.start]
        is_parted = bool(re.search(r"[.;；。]", gap)) or len(gap) > 70
        if is_parted:
            continue
        is_adjacent = len(gap.strip(" '’s的")) == 0
        is_before = mention.end <= flow.start and bool(_OWNING.fullmatch(gap))
        is_partner = bool(_WITH.search(before))
        if not role and not is_partner and (is_adjacent or is_before):
            role = "whose"
        # One with a role goes before all without.
        distance = len(gap) if role else len(gap) + 99
        yield _Side(role, mention.code == "CHN", distance)


# --- All of it ------------------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")


def context_of(
    figure: Printed,
    passage: Passage,
    above: Sequence[Passage],
    headings: Sequence[Passage],
) -> Context:
    """Return what is said of a figure by its sentence, paragraph and headings."""
    start, end = part_of(passage, figure)
    close = [each for each in passage.mentions if start <= each.start < end]
    # Nearest first: the sentence before, then those above it, then headings.
    outer = [*reversed(above), *reversed(headings)]
    countries, is_country_near = _countries(figure, passage, outer)
    periods, is_period_near = _periods(figure, passage, outer)
    head, is_head_near = _head(figure, passage, outer)
    sides = nearest(passage, figure, passage.of_kind("side"))
    sides += [each for other in outer for each in reversed(other.of_kind("side"))]
    around = [each for other in outer for each in other.mentions]
    return Context(
        countries=countries,
        is_country_near=is_country_near,
        named=_codes(close, "country"),
        in_sentence=_codes(passage.countries()),
        has_china=any(each.code == "CHN" for each in passage.countries()),
        has_china_around=any(each.code == "CHN" for each in around),
        periods=periods,
        is_period_near=is_period_near,
        head=head,
        is_head_near=is_head_near,
        goods=_codes(close, "goods"),
        close=_codes(close),
        near=_codes(passage.mentions),
        around=_codes(around),
        side=sides[0].code if sides else "",
        words=_words_of([passage, *outer]),
    )


def _words_of(passages: Iterable[Passage]) -> frozenset[str]:
    """Return all words of some passages, in small letters and without ``'s``."""
    words: set[str] = set()
    for passage in passages:
        text = passage.text.replace("-", " ").replace("–", " ")
        words.update(word.lower().removesuffix("'s") for word in _WORD.findall(text))
    return frozenset(words)


def _codes(mentions: Iterable[Mention], *kinds: str) -> frozenset[str]:
    return frozenset(
        mention.code for mention in mentions if not kinds or mention.kind in kinds
    )


def _countries(
    figure: Printed, passage: Passage, outer: Sequence[Passage]
) -> tuple[frozenset[str], bool]:
    """Return the nearest country, with those listed beside it, and if it is near."""
    for number, each in enumerate([passage, *outer]):
        named = [mention for mention in each.countries() if mention.code != "WLD"]
        others = [mention for mention in named if mention.code != "CHN"]
        others = _without_region(each.text, others)
        if others and number == 0:
            first = nearest(each, figure, others)[:1]
            return _listed_with(each.text, first, others), True
        if others:
            distinct = frozenset(mention.code for mention in others)
            return distinct, False
        if named and number == 0:
            # The sentence names China alone: it is of China if nothing around it
            # names one of the five.
            outside = [mention for other in outer for mention in other.countries()]
            if not any(mention.code in codes.CA5 for mention in outside):
                return frozenset({"CHN"}), True
    return frozenset(), False


_WITHIN = re.compile(r"\b(?:in|of|among|across|в|из|среди|стран)\s(?:the\s)?$", re.I)


def _without_region(text: str, mentions: list[Mention]) -> list[Mention]:
    """Leave out the region where it only says where a country is."""
    if not any(mention.code in codes.CA5 for mention in mentions):
        return mentions
    return [mention for mention in mentions if not _is_where(text, mention)]


def _is_where(text: str, mention: Mention) -> bool:
    """Tell whether a mention of the region says in which one a country is."""
    start = max(0, mention.start - 12)
    before = text[start : mention.start]
    return mention.code == "CA5" and bool(_WITHIN.search(before))


def _listed_with(
    text: str, first: Sequence[Mention], mentions: Sequence[Mention]
) -> frozenset[str]:
    """Return a country and those joined to it by ``and`` or a comma."""
    group = list(first)
    for _ in range(5):
        for mention in mentions:
            for member in list(group):
                low = min(mention.end, member.end)
                high = max(mention.start, member.start)
                gap = text[low:high]
                if mention not in group and re.fullmatch(
                    r"\s?(?:,|and|и|与|和|、|-|–|—)\s?(?:and\s|и\s)?", gap
                ):
                    group.append(mention)
    return frozenset(member.code for member in group)


_COMPARED = re.compile(
    r"(?:compared (?:to|with)|than (?:in|during|for|at|the)|versus|against|relative to"
    r"|по сравнению с|чем (?:в|за|на)|к уровню|относительно|против)[^.,;$0-9]{0,40}$"
    r"|[较比与]$",
    re.IGNORECASE,
)
LONGEST_COMPARISON = 56


def _is_base(passage: Passage, mention: Mention) -> bool:
    """Tell whether a period is only what another is compared with."""
    start = max(0, mention.start - LONGEST_COMPARISON)
    return bool(_COMPARED.search(passage.text[start : mention.start]))


def _periods(
    figure: Printed, passage: Passage, outer: Sequence[Passage]
) -> tuple[tuple[str, ...], bool]:
    """Return the nearest period of the sentence, else the last above it."""
    for number, each in enumerate([passage, *outer]):
        of_sentence = number == 0
        mentions = []
        for mention in each.of_kind("period"):
            is_of_figure = of_sentence and each.owner(mention) is figure
            if is_of_figure or not _is_base(each, mention):
                mentions.append(mention)
        if mentions and number == 0:
            return (nearest(each, figure, mentions)[0].code,), True
        if mentions and each.figures:
            return (mentions[-1].code,), False
        if mentions:
            distinct = tuple(dict.fromkeys(mention.code for mention in mentions))
            return distinct, False
    return (), False


def _heads(passage: Passage) -> Iterator[Mention]:
    """Yield words for what is counted; a delivery to or from somewhere is a flow."""
    for mention in passage.of_kind("flow", "measure"):
        if mention.code in HEADS:
            yield mention
        elif mention.code == "deliver":
            code = _delivered(passage, mention)
            if code:
                yield mention._replace(kind="delivery", code=code)


def _delivered(passage: Passage, mention: Mention) -> str:
    """Return exports or imports, as the Central Asian country has a delivery."""
    sides = sorted(_sides(passage, mention), key=lambda side: side.distance)
    for side in sides:
        if side.role in ("to", "from"):
            return "exports" if side.is_china == (side.role == "to") else "imports"
    return ""


def _head(
    figure: Printed, passage: Passage, outer: Sequence[Passage]
) -> tuple[str, bool]:
    """Return what is counted: the nearest flow or measure, and if it is near."""
    if "/" in figure.kind:  # so much for a tonne
        return "price", True
    for number, each in enumerate([passage, *outer]):
        heads = [*_heads(each)]
        if not heads:
            continue
        first = nearest(each, figure, heads)[0] if number == 0 else heads[-1]
        if first.kind == "delivery":
            return first.code, number == 0
        code, _ = direction(each, first)
        return code, number == 0
    return "", False

"""No sentence puts side by side what is unlike and does not say so.

Every report that the tests build notes the figures that its sentences print
(`tests.recorder`); what each is of was told by the row that it comes from.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import unified_diff
from typing import Any

import pytest

from cac_data import words
from cac_data.figure import Figure
from cac_data.lines import RoundedTo, line
from cac_data.report.difference import Difference
from cac_data.report.publish import KeyFigure
from cac_data.report.sentences import differs, fan_title
from tests import figures_of
from tests.golden import ONLY, Built
from tests.made_entries import entry, figure, overview
from tests.recorder import Sentence, kept, printed, recording, unsaid

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("claims.reason-no-growth-since-peak", "base"): (
        "The pace that is needed begins in the year in which the best span ends."
    ),
    ("energy.balance-capacity", "measure"): (
        "It turns Chinese cubic metres into those of the flow, and says so."
    ),
    ("energy.balance-worth-then-and-customs", "prices"): (
        "It prints the price of the one; the other is what customs count in its year."
    ),
    ("energy.brief-fill-against-pace", "base"): (
        "The pace that is needed begins in the year in which the past one ends."
    ),
    ("energy.brief-rate", "edition"): (
        "Officials have no editions, and the Review counts the year for the first time."
    ),
    ("energy.intensity-apart", "reporter"): (
        "World medians stand beside what the sentence before calls published figures."
    ),
    ("energy.mix-revised-most", "edition"): (
        "The two editions are its subject: the newest, and the one before it."
    ),
    ("energy.solar-outgrown", "edition"): (
        "A fleet that has grown ninefold is further apart than any edition revises."
    ),
    ("infrastructure.freight", "base"): (
        "Each change stands behind the amount of its year, and is on the year before."
    ),
    ("infrastructure.trains-months-slower", "base"): (
        "Each rise stands behind its months, and is on the same ones a year before."
    ),
    ("outlook.additions-of-spans", "reporter"): (
        "The worst five years are a few megawatts, whoever of the two counts them."
    ),
    ("outlook.indicators-grew", "reporter"): (
        "Each is on its own year before; the table below says of each who counts it."
    ),
    ("page.lowest", "reporter"): (
        "Each outcome is a thing of its own; the page of each says who counts it."
    ),
    ("trade.beyond-the-economy", "reporter"): (
        "Nobody mistakes GDP for a count of trade; customs are named before it."
    ),
    ("trade.changed-most-by-groups", "coverage"): (
        "It names the country whose goods are groups; those of all others are chapters."
    ),
    ("trade.gold-taken-provisional", "reporter"): (
        "The sentence before says that these are exports as China counts them."
    ),
    ("trade.note-less-than-customs-in-part", "reporter"): (
        "It stands under a label that says by whom: national data where they exist."
    ),
    ("trade.note-less-than-customs-in-part-and-unsaid", "reporter"): (
        "It stands under a label that says by whom: national data where they exist."
    ),
    ("trade.oil-and-trade", "reporter"): (
        "Nobody counts the price of oil; who counts trade is said above the section."
    ),
    ("trade.part-of-move", "reporter"): (
        "Its column says that the change is national, its caption of whose it is part."
    ),
    ("trade.qualified", "reporter"): (
        "A cell of what national statistics show of a change that customs count."
    ),
    ("trade.ranges-alt", "measure"): (
        "The title of the chart once more, of which the caption names the Bank."
    ),
    ("trade.ranges-title-of-flows-and-region", "measure"): (
        "The caption names the Bank, and the text beside says that it mixes sources."
    ),
    ("trade.valued", "reporter"): (
        "It is the amount of the sentence before, which names both counts."
    ),
}
"""(Message, trait) -> why it may leave unsaid in what its figures differ."""

MOST_EXCEPTIONS = 25

TOPICS = [
    "claims",
    "common",
    "country",
    "energy",
    "history",
    "infrastructure",
    "outlook",
    "page",
    "trade",
]
"""Those of `page` are said by index.html, compare.html and the briefs of scenarios."""


needs_all = pytest.mark.skipif(
    bool(ONLY), reason="CAC_DATA_SCENARIOS leaves scenarios out"
)

WHAT_TO_READ = (
    "if words and figures belong together, `python -m tests.golden` records it anew"
)


@pytest.fixture(scope="module")
def sentences(built: Built) -> list[Sentence]:
    return kept(built.sentences)


def faults(sentences: list[Sentence], topic: str) -> Iterator[str]:
    for sentence in sentences:
        if sentence.id.partition(".")[0] == topic:
            for trait, one, other in unsaid(sentence):
                if (sentence.id, trait) not in EXCEPTIONS:
                    yield f"{sentence.id} {trait} {one!r} {other!r}: {sentence.text}"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_sentence_says_in_what_its_figures_differ(
    sentences: list[Sentence], topic: str
) -> None:
    unsaid_in = [*faults(sentences, topic)]
    # What counts as saying it is in `WORDS` of tests/recorder.py; a sentence that need
    # not say it stands above, in `EXCEPTIONS`, with its reason.
    assert not unsaid_in, "\n".join(["to be said in the sentence:", *unsaid_in])


@needs_all
def test_what_each_figure_is_of_is_as_it_was_recorded(
    sentences: list[Sentence],
) -> None:
    """So that no trait gets lost, and no number changes places with another."""
    kept = figures_of.KEPT.read_text("utf-8").splitlines()
    now = [*figures_of.lines_of(sentences)]
    changed = [*unified_diff(kept, now, "it was", "it is", n=0, lineterm="")]
    assert not changed, "\n".join([WHAT_TO_READ, *changed[:200]])


@pytest.mark.parametrize("topic", [name for name in TOPICS if name != "common"])
def test_figures_of_each_topic_reach_its_sentences(
    sentences: list[Sentence], topic: str
) -> None:
    """Or else nothing would be found there."""
    of_topic = [one for one in sentences if one.id.partition(".")[0] == topic]
    assert any(len(one.figures) > 1 for one in of_topic)


@needs_all
def test_every_exception_is_needed(sentences: list[Sentence]) -> None:
    found = {
        (sentence.id, trait)
        for sentence in sentences
        for trait, _, _ in unsaid(sentence)
    }
    assert EXCEPTIONS.keys() <= found


def test_exceptions_are_few_and_have_a_reason() -> None:
    assert len(EXCEPTIONS) <= MOST_EXCEPTIONS
    assert all(len(reason.split()) >= 6 for reason in EXCEPTIONS.values())


# --- What would have been found ------------------------------------------------------


def said(text: str, *figures: Figure) -> Sentence:
    return Sentence("made.up", text, tuple(map(printed, figures)))


def of(unit: str, **traits: str) -> Figure:
    return Figure(value=1.0, unit=unit, period="2024", **traits)


AS_IT_STOOD = {
    "R1, of two cubic metres": (
        "measure",
        said(
            "Russia delivered 36.7 bcm, by Gazprom’s own count 38.8: more than all of "
            "Central Asia.",
            of("bcm", measure="sr"),
            of("bcm", measure="gost", reporter="gazprom"),
        ),
    ),
    "R3, of a bank that mixes counters": (
        "measure",
        said(
            "The Eurasian Development Bank, from national data, counts 30 % less than "
            "Chinese customs: $66.2 bn against $94.8 bn in 2024.",
            of("percent", reporter="china_customs;edb", measure="mixed"),
            of("USD bn", reporter="edb", measure="mixed"),
            of("USD mn", reporter="china_customs"),
        ),
    ),
    "R5, of a ministry and an agency": (
        "reporter",
        said(
            "Solar and wind in Uzbekistan: 5.6 GW, 2.8 in the year before.",
            of("GW", reporter="national"),
            of("GW", reporter="irena"),
        ),
    ),
    "R16, of changes from two years": (
        "base",
        said(
            "Exports: +17.2 bn under this scenario, +13.2 bn under the baseline.",
            of("USD bn", base="2024"),
            of("USD bn", base="2025"),
        ),
    ),
    "R17, of one creditor and of all": (
        "coverage",
        said(
            "Tajikistan owed $0.70 bn in January 2026, down from $1.20 bn.",
            of("USD bn", coverage="china_eximbank"),
            of("USD bn", coverage="china"),
        ),
    ),
}


@pytest.mark.parametrize("case", AS_IT_STOOD)
def test_what_was_wrong_in_1_0_is_found(case: str) -> None:
    trait, sentence = AS_IT_STOOD[case]
    assert trait in [found for found, _, _ in unsaid(sentence)]


PASSED_ONCE = {
    "power in two scales": (
        "reporter",
        said(
            "Uzbekistan had 5.6 GW of solar and wind; a year before, the International "
            "Renewable Energy Agency had counted 2,776 MW.",
            of("GW", reporter="national"),
            of("MW", reporter="irena"),
        ),
    ),
    "people in two scales": (
        "measure",
        said(
            "1.2 mn Chinese came, after 300,000 tourists.",
            of("mn persons", measure="arrivals"),
            of("persons", measure="tourists"),
        ),
    ),
    "growth over all and by year": (
        "base",
        said(
            "Exports grew 12.1 %, after 3.5 % a year since 2019.",
            of("percent", base="2024"),
            of("% a year", base="2019"),
        ),
    ),
    "a year that is told of another thing": (
        "base",
        said(
            "Trade was $92 bn in 2023: it grew 12.1 %, against 3.5 % from 2019.",
            of("percent", base="2023"),
            of("percent", base="2019"),
        ),
    ),
    "an interval of which the first month alone is told": (
        "base",
        said(
            "Trains rose 20 %, on January 2025, and 3.2 % on 2024.",
            of("percent", base="2025-01/2025-06"),
            of("percent", base="2024"),
        ),
    ),
    "an interval of two years of which the first alone is told": (
        "base",
        said(
            "Exports grew 12 % from 2019, after 3.5 % from 2015.",
            of("percent", base="2019/2021"),
            of("percent", base="2015"),
        ),
    ),
    "a month of which the year alone is told": (
        "base",
        said(
            "The fleet grew 63 % on 2024, and 36 % from 2025.",
            of("percent", base="2024"),
            of("percent", base="2025-07"),
        ),
    ),
    "an edition whose year is that of a figure": (
        "edition",
        said(
            "Output of 2025 was 82 bcm, 80 in the 2024 edition.",
            of("bcm", edition="2025"),
            of("bcm", edition="2024"),
        ),
    ),
    "something that is owned": (
        "reporter",
        said(
            "With its own pipeline it sold $14.9 bn, $15.9 bn by Chinese customs.",
            of("USD bn", reporter="national"),
            of("USD mn", reporter="china_customs"),
        ),
    ),
    "what is China’s alone": (
        "reporter",
        said(
            "Trade was $30.1 bn, and $43.8 bn by China’s count.",
            of("USD mn", reporter="national"),
            of("USD mn", reporter="china_customs"),
        ),
    ),
    "Chinese goods, by nobody’s count": (
        "reporter",
        said(
            "Chinese exports were $19.9 bn, by its own count $5.5 bn.",
            of("USD mn", reporter="china_customs"),
            of("USD mn", reporter="national"),
        ),
    ),
    "what was planned beside what came": (
        "coverage",
        said(
            "The Middle Corridor carried 4.1 Mt, after 10.",
            of("Mt"),
            of("Mt", coverage="target"),
        ),
    ),
    "metres of Russian gas": (
        "measure",
        said(
            "Russian gas: 38.8 bcm, 36.7 by the Statistical Review.",
            of("bcm", measure="gost"),
            of("bcm a year", measure="sr"),
        ),
    ),
}
"""Sentences in which nothing was found: one kind of unit, or a word in passing."""


@pytest.mark.parametrize("case", PASSED_ONCE)
def test_what_passed_once_is_found(case: str) -> None:
    trait, sentence = PASSED_ONCE[case]
    assert trait in [found for found, _, _ in unsaid(sentence)]


@pytest.mark.parametrize(
    ("trait", "word"),
    [("measure", "mixed"), ("coverage", "china_eximbank"), ("prices", "constant")],
)
def test_what_one_figure_alone_is_of_is_found(trait: str, word: str) -> None:
    """Scales differ as well: both together had been passed over."""
    sentence = said(
        "It was $0.70 bn, down from $1.20 bn.",
        of("USD bn", **{trait: word}),
        of("USD mn"),
    )
    assert [*unsaid(sentence)] == [(trait, "", word)]


def test_the_brief_of_the_bank_with_its_words_of_1_0_is_found(
    sentences: list[Sentence],
) -> None:
    """R3, in the figures of the page: dollars in billions, and in millions."""
    right = next(one for one in sentences if one.id == "trade.brief-bank")
    wrong = replace(
        right, text=right.text.replace("which mixes sources", "from national data")
    )
    assert [*unsaid(right)] == []
    assert ("measure", "", "mixed") in [*unsaid(wrong)]


PUT_RIGHT = {
    "R1": said(
        "Russia delivered 36.7 bcm in cubic metres of the Statistical Review, and 38.8 "
        "in Russian ones.",
        of("bcm", measure="sr"),
        of("bcm", measure="gost"),
    ),
    "an interval told whole": said(
        "Trains rose 20 % on January–June 2025, and 3.2 % on 2024.",
        of("percent", base="2025-01/2025-06"),
        of("percent", base="2024"),
    ),
    "R3": said(
        "The Eurasian Development Bank, which mixes sources, counts 30 % less than "
        "Chinese customs.",
        of("USD bn", reporter="china_customs"),
        of("USD bn", reporter="edb", measure="mixed"),
    ),
}


@pytest.mark.parametrize("case", PUT_RIGHT)
def test_what_says_in_what_it_differs_is_no_fault(case: str) -> None:
    assert [*unsaid(PUT_RIGHT[case])] == []


def test_figures_within_a_line_of_a_line_are_noted() -> None:
    low = RoundedTo(of("bcm", reporter="national"), 1)
    inner = line("common.range", low=low, high="2")
    with recording() as noted:
        words.say(line("common.range", low=inner, high=RoundedTo(of("bcm"), 0)))
    assert [one.text for one in noted] == ["1.0 to 2 to 1"]
    assert [one.reporter for one in noted[0].figures] == ["national", ""]


PLANTED = {
    "claims.gas-to-china": ("measure", "gost"),
    "country.counts-title": ("reporter", "edb"),
    "energy.brief-gas-below-peak": ("edition", "2019"),
    "energy.deliveries-region-below-peak": ("measure", "gost"),
    "energy.fuels-routes-after": ("reporter", "chinese_customs"),
    "energy.solar-roofs": ("reporter", "irena"),
    "infrastructure.debt-below-highest": ("coverage", "china"),
    "infrastructure.freight-surge": ("coverage", "all_operators"),
    "outlook.turned-gas": ("base", "2019"),
    "trade.deficit-title-turn": ("reporter", "edb"),
    "trade.exports-without-kyrgyz": ("prices", "constant"),
}
"""Sentences that put like figures side by side: what is planted in each."""


@needs_all
@pytest.mark.parametrize("message", PLANTED)
def test_what_is_planted_in_a_report_is_found(
    sentences: list[Sentence], message: str
) -> None:
    trait, word = PLANTED[message]
    sentence = next(one for one in sentences if one.id == message)
    assert [*unsaid(sentence)] == []
    *others, last = sentence.figures
    planted = replace(sentence, figures=(*others, replace(last, **{trait: word})))
    assert trait in [found for found, _, _ in unsaid(planted)]


# --- In what is said of all reports ---------------------------------------------------


def made(value: float, **of: Any) -> KeyFigure:
    return KeyFigure(**figure("x", value, outcome="X", **of))


def said_meanwhile(say: Callable[[], object]) -> list[Sentence]:
    with recording() as noted:
        say()
    return noted


UNLIKE_OVER_ALL: dict[str, Callable[[], object]] = {
    "a card of the comparison": lambda: overview(
        "compare.html",
        entry(key_figures=[made(10.0, reporter="china_customs")]),
        entry("slump", key_figures=[made(30.0)]),
    ),
    "the end of a brief": lambda: words.say(
        [
            differs(
                entry(differences=[]),
                (2025, 2025),
                [(made(10.0, reporter="national"), made(30.0), Difference(20.0))],
            )
        ]
    ),
    "the title of the paths": lambda: words.say(
        fan_title(
            {
                "low": {"figure": made(10.0), "title": "Slump"},
                "high": {
                    "figure": made(30.0, reporter="national"),
                    "title": "Baseline",
                },
            }
        )
    ),
}
"""What would have put figures by unlike reporters beside each other."""


@pytest.mark.parametrize("case", UNLIKE_OVER_ALL)
def test_what_is_planted_in_what_is_said_of_all_reports_is_found(case: str) -> None:
    noted = said_meanwhile(UNLIKE_OVER_ALL[case])
    assert "reporter" in [trait for one in noted for trait, _, _ in unsaid(one)]


def test_a_difference_at_an_assumed_price_says_so() -> None:
    ahead = made(30.0, of={"prices": "assumed"})
    noted = said_meanwhile(
        lambda: overview(
            "compare.html",
            entry(key_figures=[made(10.0, of={"prices": "2025"})]),
            entry("slump", key_figures=[ahead]),
        )
    )
    card = next(one for one in noted if one.id == "page.changes-most")
    assert [*unsaid(card)] == []
    silent = replace(card, text=card.text.replace("at an assumed price", ""))
    assert ("prices", "2025", "assumed") in [*unsaid(silent)]

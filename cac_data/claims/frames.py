"""The verdicts on all claims, as frames: on one day, and then beside now."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd

from cac_data import words
from cac_data.cache import cached
from cac_data.claims.judging import Case
from cac_data.claims.knowledge import Known, Tables
from cac_data.claims.registry import Claim
from cac_data.codes import VERDICTS
from cac_data.facts import figures
from cac_data.lines import Text
from cac_data.observations import union
from cac_data.tables import select
from cac_data.validate import check_member
from cac_data.vintage import BUNDLED, manifest, resolve

COLUMNS = [
    "claim_id",
    "topic",
    "kind",
    "statement",
    "period",
    "claimed",
    "our_test",
    "comparison",
    "found",
    "unit",
    "figure",
    "referent",
    "date",
    "verdict",
    "documents",
    "how",
    "tier",
    "low",
    "high",
    "probability",
    "likelihood",
    "resolves_on",
    "track",
    "found_limit",
    "found_over",
    "found_years",
    "sources",
    "source_ids",
    "note",
]
FULL_STOPS = ".\N{IDEOGRAPHIC FULL STOP}"
"""In which sentences end, also those in Chinese."""

UNCHANGED = ["claim_id", "tier", "statement", "claimed", "unit"]
"""What a claim has then as now."""
JUDGED = [
    "figure",
    "referent",
    "date",
    "found",
    "found_over",
    "verdict",
    "track",
    "probability",
]
"""What a verdict says of a claim, then and now."""


def verdicts(
    topic: str | Sequence[str] | None = None,
    *,
    as_of: str | None = None,
    tier: str | None = None,
    tables: Tables | None = None,
    vintage: str = BUNDLED,
    verdict: str | None = None,
    about: str = "",
) -> pd.DataFrame:
    """Say of each claim of the article what became of it, by three tests.

    *Figure*, *referent* (what it is said to be about), *date*: all documents support,
    ``supported``; any qualifies, ``qualified``; all contradict, ``contradicted``; some
    do, ``disputed``; none, ``unverified``. A computed figure decides its test, of rival
    readings the nearest (``qualified`` if another disagrees). A right figure of a wrong
    referent is ``misattributed``, of a wrong date ``qualified``; else the worst test
    counts. A forecast is ``open`` until the figure of its year or its day of
    resolution. No score: most claims of a text are truisms.

    `as_of`: judge on what could be known then (day, month or year). `tier`: ``A``, the
    claims that carry the text, or ``B``. `about`: only statements with these words.

    One row a claim: `claim_id topic kind statement period claimed our_test` (the text
    gives no number) `comparison found unit` (where nothing is computed what most
    documents have) `figure referent date` (empty where a test does not apply) `verdict
    documents` (their verdict alone) `how tier`, of forecasts `low high probability
    likelihood resolves_on`, of those still open `track` (on, off or no_call, by the
    rules of `cac_data.tracks`), `found_limit` (``at_most``: of some that were counted
    the day is not known), `found_over` (if `found` is a change: its year, or the two
    that it lies between) and `found_years` (of a date for which there are several),
    `sources` (bodies that decide) `source_ids note`.
    ValueError for what is unknown.
    """
    dated = resolve(vintage)  # never `latest`, which means another one tomorrow
    judged = _verdicts(as_of or "", tables, dated, manifest(dated)["digest"])
    if verdict is not None:
        check_member("verdict", verdict, VERDICTS)
        judged = judged[judged["verdict"] == verdict]
    judged = select(judged, topic=topic, tier=tier, parts=True)
    is_about = judged["statement"].str.contains(about, case=False, regex=False)
    return _in_words(judged[is_about].reset_index(drop=True))


@cached
def _verdicts(
    as_of: str, tables: Tables | None, vintage: str, _content: str
) -> pd.DataFrame:
    """Every claim with its verdict, sorted by id, in no language yet.

    `_content`, a digest of the vintage, is not read: it tells the cache of answers one
    content from another under the same name.
    """
    known_tables = Known(tables, as_of, vintage)
    claims = figures(known_tables["claims"].sort_values("claim_id"))
    rows = [_row_of(Case(Claim.of_row(claim), known_tables)) for claim in claims]
    return pd.DataFrame(rows, columns=COLUMNS)


def _row_of(case: Case) -> dict[str, object]:
    """The row of a claim: its columns, and those of the verdict.

    It is in no language: `how` holds a line, and `note` lines and the claim's own text.
    """
    low = math.nan
    high = math.nan
    cited = ""
    if case.computed:
        low = case.computed.low
        high = case.computed.high
        cited = case.computed.cites
    # Of some that were counted the day is not known.
    has_less_for_sure = case.surely < case.figure
    return {
        **asdict(case.claim),
        "claimed": case.claim.value,
        "found": case.figure,
        **case.shown_outcomes(),
        "verdict": case.verdict,
        "documents": case.by_documents.combined(),
        "how": case.grounds(),
        "low": low,
        "high": high,
        "probability": case.chance,
        "likelihood": "",
        "track": case.track.state if case.track else "",
        "found_limit": "at_most" if has_less_for_sure else "",
        "found_over": case.span,
        "found_years": case.rival_years(),
        "sources": case.number_of_bodies,
        "source_ids": union([case.deciding, cited]),
        "note": (case.sentences(), case.claim.note),
    }


def _in_words(judged: pd.DataFrame) -> pd.DataFrame:
    """Claims with their verdicts in the language that is spoken."""
    return judged.assign(
        how=[words.say(grounds) for grounds in judged["how"]],
        likelihood=[_likelihood(chance) for chance in judged["probability"]],
        note=[_note(sentences, text) for sentences, text in judged["note"]],
    )


def _likelihood(chance: float) -> str:
    """The words for a probability; none where none is known."""
    return "" if math.isnan(chance) else words.chance(chance)


def _note(sentences: Sequence[Text], text: str) -> str:
    """All sentences on a verdict and the text of its claim's note, each once."""
    said = [*map(words.say, sentences), words.spoken().text_of(text)]
    trimmed = [sentence.strip().rstrip(FULL_STOPS) for sentence in said]
    different = filter(None, dict.fromkeys(trimmed))
    language = words.spoken()
    ended = [language.message("common.full-stop", text=one) for one in different]
    return words.between_sentences().join(ended)


def verdicts_then_and_now(
    topic: str | Sequence[str] | None = None,
    *,
    then: str | None = None,
    as_of: str | None = None,
    tier: str | None = None,
    tables: Tables | None = None,
    vintage: str = BUNDLED,
) -> pd.DataFrame:
    """Set what could be known when the article came out (`then`) beside what is now.

    By the verdict of now (or of the day `as_of`): `claim_id tier statement claimed
    unit`, `figure referent date found verdict track probability` each with ``_then``
    and ``_now``, also `found_over`; `changed` (whether the verdict did), `turned`
    (whether an open one is on track or off now and was not then: that no call can be
    made any more is no news), `source_ids` of both.
    """
    dated = resolve(vintage)
    day_before = then or Known(tables, vintage=dated).article_date
    before = verdicts(topic, as_of=day_before, tier=tier, tables=tables, vintage=dated)
    now = verdicts(topic, as_of=as_of, tier=tier, tables=tables, vintage=dated)
    judged = before.merge(now, on=UNCHANGED, suffixes=("_then", "_now"))
    ids = zip(judged["source_ids_then"], judged["source_ids_now"], strict=True)
    judged["source_ids"] = [union(pair) for pair in ids]
    judged["changed"] = judged["verdict_then"] != judged["verdict_now"]
    is_called_now = judged["track_now"].isin(["on", "off"])
    judged["turned"] = is_called_now & (judged["track_then"] != judged["track_now"])

    order = judged["verdict_now"].map(VERDICTS.index).argsort(kind="stable")
    judged = judged.iloc[order].reset_index(drop=True)
    columns = [f"{name}{end}" for name in JUDGED for end in ("_then", "_now")]
    return judged[[*UNCHANGED, *columns, "changed", "turned", "source_ids"]]

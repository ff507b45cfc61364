"""What became of each claim: computed, or decided by documents."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods, projections
from cac_data.claims.computed import Claim, Computed, is_right
from cac_data.claims.known import Known, Tables
from cac_data.claims.registry import compute
from cac_data.claims.rules import combine, documentary
from cac_data.display.phrases import listed
from cac_data.display.words import VERDICTS
from cac_data.shared_answers import shared
from cac_data.tables import allowed_values
from cac_data.vintage import BUNDLED, digest, resolve

__all__ = ["COLUMNS", "article_date", "verdicts", "verdicts_then_and_now"]

COLUMNS = (
    *("claim_id", "topic", "kind", "statement", "period"),
    *("claimed", "comparison", "found", "unit"),
    *("figure", "referent", "date", "verdict", "documents", "how", "tier"),
    *("low", "high", "probability", "likelihood", "resolves_on"),
    *("sources", "source_ids", "note"),
)


def _finding_of(bearing: pd.DataFrame, *tests: str) -> str:
    """Verdict of the documents on a test; empty if none bears on it."""
    rows = bearing[bearing["test"].isin(tests)]
    return documentary(rows["finding"]) if len(rows) else ""


def _is_open(claim: Claim, computed: Computed | None, as_of: str) -> bool:
    if claim["kind"] != "forecast":
        return False
    if computed and computed.is_due:
        return False
    resolves = claim["resolves_on"]
    if not (resolves and as_of):
        return True
    return periods.bounds(as_of)[1] < periods.bounds(resolves)[1]


def _figure(claim: Claim, computed: Computed | None, documents: str) -> str:
    """Verdict on the figure, or on the whole of a statement without one."""
    if computed and computed.is_due:
        if not is_right(claim, computed.found):
            return "contradicted"
        return "qualified" if computed.is_split else "supported"
    # A figure that nothing bears on stays unverified, however right the rest may be.
    return documents or ("" if math.isnan(claim["value"]) else "unverified")


def _how(
    claim: Claim, computed: Computed | None, documents: str, origins: list[str]
) -> str:
    if claim["kind"] == "opinion":
        return "not checkable"
    if computed is None:
        return f"documentary: {listed(origins)}" if origins else "no evidence"
    how = f"computed by {listed(claim['computed_by'])}"
    if origins:
        how += f"; documents alone: {documents} ({listed(origins)})"
    return how


def _sentences(*texts: str) -> str:
    """Join remarks into sentences, each once."""
    kept = [text.strip().rstrip(".") for text in dict.fromkeys(texts) if text.strip()]
    return " ".join(f"{text}." for text in kept)


def _judge(
    claim: Claim, evidence: pd.DataFrame, known: Known, origin: "_Origins"
) -> dict[str, Any]:
    is_opinion = claim["kind"] == "opinion"
    computed = None if is_opinion else compute(claim, known)
    is_open = _is_open(claim, computed, known.as_of)
    if computed and not computed.is_due and not is_open:
        computed = None  # a projection says nothing of a year that is over
    bearing = evidence[evidence["finding"] != "context"]
    written = {
        "figure": _finding_of(bearing, "figure", "whole"),
        "referent": _finding_of(bearing, "referent"),
        "date": _finding_of(bearing, "date"),
    }
    tests = written | {"figure": _figure(claim, computed, written["figure"])}
    if computed and computed.referent:
        tests["referent"] = computed.referent
    verdict = "open" if is_open else combine(**tests)
    documents = combine(**written)
    shown = dict.fromkeys(tests, "") if is_open or is_opinion else tests
    if math.isnan(claim["value"]):
        # A statement without a figure has no test of one: the verdict says it all.
        shown = shown | {"figure": ""}
    deciding = indicators.merge_ids(
        [computed.source_ids if computed else [], bearing["source_id"].tolist()]
    )
    chance = computed.probability if computed else math.nan
    return {
        **{key: claim[key] for key in ("claim_id", "topic", "kind", "statement")},
        "period": claim["period"],
        "claimed": claim["value"],
        "comparison": claim["comparison"],
        "found": computed.found if computed else _documented(claim, bearing, origin),
        "unit": claim["unit"],
        **shown,
        "verdict": "opinion" if is_opinion else verdict,
        "documents": documents,
        "how": _how(claim, computed, documents, origin.of(bearing["source_id"])),
        "tier": claim["tier"],
        "low": computed.low if computed else math.nan,
        "high": computed.high if computed else math.nan,
        "probability": projections.nearest_band(chance),
        "likelihood": "" if math.isnan(chance) else projections.band(chance),
        "resolves_on": claim["resolves_on"],
        "sources": len(origin.of(deciding)),
        "source_ids": indicators.merge_ids(
            [deciding, computed.beside if computed else []]
        ),
        "note": _sentences(
            computed.note if computed else "",
            *_reservations(bearing, origin),
            claim["note"],
        ),
    }


class _Origins:
    """The bodies behind sources: texts that quote one body go back to one."""

    def __init__(self, sources: pd.DataFrame) -> None:
        self._origin = dict(zip(sources["source_id"], sources["origin"], strict=True))

    def of(self, source_ids: Iterable[str]) -> list[str]:
        for source_id in source_ids:
            codes.check_member("source_id", source_id, self._origin)
        return list(dict.fromkeys(self._origin[item] for item in source_ids))


def _reservations(bearing: pd.DataFrame, origin: _Origins) -> list[str]:
    rows = bearing[bearing["finding"] != "supports"]
    return [
        f"{note} ({listed(origin.of([source_id]))})"
        for note, source_id in zip(rows["note"], rows["source_id"], strict=True)
    ]


def _documented(claim: Claim, bearing: pd.DataFrame, origin: _Origins) -> float:
    """Figure that most bodies have, of equals the one nearest to the claim.

    Rows in another unit say nothing of the figure.
    """
    rows = bearing[bearing["test"].isin(["figure", "whole"]) & bearing["value"].notna()]
    rows = rows[rows["unit"] == claim["unit"]]
    if rows.empty:
        return math.nan
    bodies = {
        float(value): len(origin.of(rows.loc[rows["value"] == value, "source_id"]))
        for value in rows["value"]
    }
    return min(bodies, key=lambda value: (-bodies[value], abs(value - claim["value"])))


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
    """Say of each claim of the article what became of it.

    The module's docstring has the rules. This is the one function that reads tables by
    itself: which ones a claim needs is known to its computation only.

    `topic`: claims of one topic, such as ``trade``, or of several; all where it is not
    given.
    `as_of`: judge on what could be known on that day, month or year (see
    :func:`cac_data.sources.known_by`); on all that is known where it is empty.
    `tier`: ``A`` for the claims that carry the text, ``B`` for the others; both where
    it is not given.
    `tables`: frames that stand in for tables, by name.
    `vintage`: from which the other tables are loaded, see :func:`cac_data.load_table`.
    `verdict`: only claims of this one.
    `about`: only claims whose statements hold these words, in any case.

    One row per claim, sorted by ``claim_id``:

    ``claim_id, topic, kind, statement, period``
        The claim, in our words, and the time it is about.
    ``claimed, found, unit``
        Figures in one unit. For an open forecast ``found`` is where the default
        projection heads; where nothing is computed it is the figure that most
        documents have; missing where there is none.
    ``comparison``
        How the two are compared: ``equal``, ``at_least`` or ``at_most``; empty
        where the claim has no figure.
    ``figure, referent, date``
        Verdict on each test, empty where it does not apply.
    ``verdict``
        ``supported``, ``qualified``, ``misattributed``, ``disputed``,
        ``contradicted``, ``open``, ``unverified`` or ``opinion``.
    ``documents``
        Verdict by documents alone, to be seen beside a computed one.
    ``how``
        The functions that computed it, or the bodies whose statements decide.
    ``tier``
        ``A`` for the dozen claims that carry the text, else ``B``.
    ``low, high, probability, likelihood, resolves_on``
        Of forecasts: interval of the projection, probability that the claim comes
        true to the nearest 0.05, the same in words, and when it will be known.
    ``sources, source_ids``
        How many bodies decide it, and the sources to cite. Six papers that quote
        one customs office are one body; what only the note mentions, or is mere
        context, decides nothing.
    ``note``
        What was computed, the reservations of documents, how the claim was read.

    ValueError for an unknown topic, tier, table, date, vintage or verdict; for a claim
    whose ``computed_by`` names no function or has no computation.

    Examples
    --------
    >>> found = verdicts("trade", as_of="2025-07-27")
    >>> found[["claim_id", "claimed", "verdict"]].head(4)
      claim_id  claimed        verdict
    0     c034      2.5   contradicted
    1     c046     95.0      supported
    2     c047      2.0      qualified
    3     c048     58.0  misattributed
    """
    # Never by the word `latest`, which means another vintage tomorrow.
    found = resolve(vintage)
    judged = _verdicts(topic, as_of or "", tier, tables, found, digest(found))
    if verdict is not None:
        codes.check_member("verdict", verdict, VERDICTS)
        judged = judged[judged["verdict"] == verdict]
    is_about = judged["statement"].str.contains(about, case=False, regex=False)
    return judged[is_about].reset_index(drop=True)


@shared
def _verdicts(
    topic: str | Sequence[str] | None,
    as_of: str,
    tier: str | None,
    tables: Tables | None,
    vintage: str,
    _content: str,
) -> pd.DataFrame:
    known = Known(tables, as_of, vintage)
    claims = known["claims"]
    if topic is not None:
        topics = [topic] if isinstance(topic, str) else list(topic)
        for name in topics:
            codes.check_member("topic", name, allowed_values("topic"))
        claims = claims[claims["topic"].isin(topics)]
    if tier is not None:
        codes.check_member("tier", tier, allowed_values("tier"))
        claims = claims[claims["tier"] == tier]
    records: list[dict[Any, Any]] = claims.sort_values("claim_id").to_dict("records")
    evidence, origin = known["evidence"], _Origins(known["sources"])
    by_claim = dict(list(evidence.groupby("claim_id", sort=False)))
    rows = [
        _judge(claim, by_claim.get(claim["claim_id"], evidence[:0]), known, origin)
        for claim in records
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def verdicts_then_and_now(
    topic: str | Sequence[str] | None = None,
    *,
    then: str | None = None,
    tier: str | None = None,
    tables: Tables | None = None,
    vintage: str = BUNDLED,
) -> pd.DataFrame:
    """Set what could be known when the article came out beside what is known now.

    `then`: day, month or year of the first judgement; where it is not given, the day on
    which each claim's own source was published.

    Columns: ``claim_id, tier, statement, claimed, unit``, then ``found, verdict,
    probability`` each with ``_then`` and ``_now``, ``changed`` (whether the verdict
    did) and ``source_ids`` of both.

    Examples
    --------
    >>> found = verdicts_then_and_now("trade").set_index("claim_id")
    >>> found.loc["c048", ["verdict_then", "verdict_now"]].tolist()
    ['misattributed', 'misattributed']
    """
    found = resolve(vintage)
    now = verdicts(topic, tier=tier, tables=tables, vintage=found)
    day = then or article_date(tables)
    before = verdicts(topic, as_of=day, tier=tier, tables=tables, vintage=found)
    same = ["claim_id", "tier", "statement", "claimed", "unit"]
    both = before.merge(now, on=same, suffixes=("_then", "_now"))
    both["changed"] = both["verdict_then"] != both["verdict_now"]
    both["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids_then"], both["source_ids_now"], strict=True)
    ]
    judged = [
        f"{column}_{when}"
        for column in ("found", "verdict", "probability")
        for when in ("then", "now")
    ]
    return both[[*same, *judged, "changed", "source_ids"]]


def article_date(tables: Tables | None = None) -> str:
    """Day on which the text of the claims came out.

    `tables`: frames that stand in for ``claims`` and ``sources``.

    ValueError if the claims come from texts of several days, or of none that is known.

    Examples
    --------
    >>> article_date()
    '2025-07-27'
    """
    known = Known(tables)
    cited = set(known["claims"]["source_id"])
    sources = known["sources"]
    days = set(sources.loc[sources["source_id"].isin(cited), "published"])
    if len(days) != 1 or not all(days):
        message = (
            "`then`: the claims come from texts of "
            f"{', '.join(sorted(days)) or 'no date'}; name one date"
        )
        raise ValueError(message)
    return str(days.pop())

"""What the tables and the documents say on each claim of the article.

A claim is right or wrong in up to three ways, and each is tested on its own: the
*figure*, the *referent* (what the figure is said to be about) and the *date*. What the
tables can answer is computed from them, never typed in; the rest is decided by the
findings in the table ``evidence``.

Documents, test by test
    supports only: ``supported``; any that qualifies: ``qualified``; contradicts only:
    ``contradicted``; supports and contradicts: ``disputed``; none, or context only:
    ``unverified``. Findings on the statement as a ``whole`` count with the figure.
Computation
    A computed figure decides the test of the figure, whatever documents say; where they
    say something else, the verdict says so.
The three tests together
    A right figure with a contradicted referent is ``misattributed``, one with a
    contradicted date ``qualified``. Otherwise the worst counts: ``contradicted``,
    ``disputed``, ``unverified`` (a figure without evidence), ``qualified``,
    ``supported``.
By kind
    An ``opinion`` is not checked. A ``forecast`` is ``open`` until the tables hold the
    figure of its year, or its date of resolution has passed: with what the default
    projection heads for.

Nothing here counts verdicts into a score: most claims of a text are truisms.
"""

import importlib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from cac_data import codes, indicators, periods, projections, trade
from cac_data.sources import known_by
from cac_data.tables import allowed_values, load_table, select, table_names

__all__ = [
    "COMPARISONS",
    "FINDINGS",
    "agrees",
    "combine",
    "computing_function",
    "documentary",
    "size_ratio",
    "verdicts",
    "verdicts_then_and_now",
]

Tables = Mapping[str, pd.DataFrame]
Claim = Mapping[str, Any]

COMPARISONS: Mapping[str, str] = {
    "equal": "found differs from claimed by no more than the tolerance",
    "at_least": "found is not below claimed by more than the tolerance",
    "at_most": "found is not above claimed by more than the tolerance",
}
"""How a found figure is compared with the claimed one."""

FINDINGS = ("supports", "qualifies", "contradicts", "context")
"""What a source says on a claim. Context bears on no test."""

COLUMNS = (
    *("claim_id", "topic", "kind", "statement", "period", "claimed", "found", "unit"),
    *("figure", "referent", "date", "verdict", "documents", "how", "tier"),
    *("low", "high", "probability", "likelihood", "resolves_on"),
    *("sources", "source_ids", "note"),
)

# Of several tests the first of these that occurs is the verdict.
_WORST_FIRST = ("contradicted", "disputed", "unverified", "qualified", "supported")

# These say what is claimed and who a source is; they are not findings of a date.
_UNDATED_TABLES = ("claims", "countries", "sources")


def agrees(found: float, *, value: float, comparison: str, tolerance: float) -> bool:
    """Tell whether a found figure agrees with a claimed one.

    Parameters
    ----------
    found, value
        Found and claimed figure, in one unit.
    comparison
        One of :data:`COMPARISONS`.
    tolerance
        What rounding in the text allows, in the same unit.

    Raises
    ------
    ValueError
        For an unknown comparison, or a tolerance that is negative or missing.

    Examples
    --------
    >>> agrees(94.82, value=95, comparison="equal", tolerance=0.5)
    True
    >>> agrees(94.82, value=95, comparison="at_least", tolerance=0)
    False
    """
    codes.check_member("comparison", comparison, COMPARISONS)
    if not tolerance >= 0:
        message = f"`tolerance`: {tolerance!r} is not a number from 0 up"
        raise ValueError(message)
    # Binary fractions: 95.5 - 95.0 must not miss a tolerance of 0.5 by 1e-14.
    margin = tolerance + 1e-9 * max(1.0, abs(value))
    if comparison == "at_least":
        return found >= value - margin
    if comparison == "at_most":
        return found <= value + margin
    return abs(found - value) <= margin


def documentary(findings: Iterable[str]) -> str:
    """Return the verdict of documents on one test.

    Parameters
    ----------
    findings
        Of :data:`FINDINGS`, in any order.

    Returns
    -------
    str
        ``supported``, ``qualified``, ``contradicted``, ``disputed`` or ``unverified``.

    Raises
    ------
    ValueError
        For an unknown finding.

    Examples
    --------
    >>> documentary(["supports", "context"])
    'supported'
    >>> documentary(["supports", "contradicts"])
    'disputed'
    >>> documentary(["supports", "qualifies", "contradicts"])
    'qualified'
    >>> documentary(["context"])
    'unverified'
    """
    given = set(findings)
    for finding in sorted(given):
        codes.check_member("finding", finding, FINDINGS)
    if "qualifies" in given:
        return "qualified"
    if {"supports", "contradicts"} <= given:
        return "disputed"
    if "supports" in given:
        return "supported"
    return "contradicted" if "contradicts" in given else "unverified"


def combine(figure: str, *, referent: str = "", date: str = "") -> str:
    """Return the verdict on a claim from those on its tests.

    Parameters
    ----------
    figure, referent, date
        Verdict on each test, as of :func:`documentary`; empty where it does not apply.

    Returns
    -------
    str
        One of those, or ``misattributed``.

    Raises
    ------
    ValueError
        For a verdict that no test can have.

    Examples
    --------
    >>> combine("supported", referent="contradicted")
    'misattributed'
    >>> combine("supported", date="qualified")
    'qualified'
    >>> combine("unverified", referent="supported")
    'unverified'
    """
    tests = {"figure": figure, "referent": referent, "date": date}
    for name, verdict in tests.items():
        if verdict:
            codes.check_member(name, verdict, _WORST_FIRST)
    if figure in ("supported", "qualified"):
        if referent == "contradicted":
            return "misattributed"
        if date == "contradicted":
            return "disputed" if referent == "disputed" else "qualified"
    given = set(tests.values())
    return next((word for word in _WORST_FIRST if word in given), "unverified")


def size_ratio(profile: pd.DataFrame, *, indicator: str, basis: str) -> pd.DataFrame:
    """China over the five Central Asian countries together, as a ratio.

    China's figure is divided by the sum of the five, all of one publisher and basis. A
    period in which one of the six has no figure gets no ratio.

    Parameters
    ----------
    profile
        Rows of ``country_profile``.
    indicator
        What is compared, for instance ``area_total`` or ``gdp``.
    basis
        Publisher or concept of the figures, for instance ``static`` or ``factbook``.

    Returns
    -------
    DataFrame
        ``indicator, basis, period`` (empty for what does not change), ``china,
        region, unit, ratio, source_ids``, in order of time.

    Raises
    ------
    ValueError
        For missing columns, an unknown indicator, mixed units or a country that
        stands twice in a period.

    Examples
    --------
    >>> found = size_ratio(
    ...     load_table("country_profile"), indicator="area_total", basis="static"
    ... )
    >>> found["ratio"].round(2).item()
    2.4
    """
    rows = select(profile, indicator=indicator, basis=basis)
    columns = ["indicator", "period", "unit", "value", "source_ids"]
    china = indicators.total(rows, over="country", members=["CHN"]).reindex(
        columns=columns
    )
    region = indicators.total(rows, over="country", members=codes.CA5).reindex(
        columns=columns
    )
    both = china.merge(
        region, on=["indicator", "period", "unit"], suffixes=("_china", "_region")
    )
    found = both[["indicator", "period", "unit"]].assign(
        basis=basis,
        china=both["value_china"],
        region=both["value_region"],
        ratio=both["value_china"] / both["value_region"],
    )
    pairs = zip(both["source_ids_china"], both["source_ids_region"], strict=True)
    found["source_ids"] = [indicators.merge_ids(pair) for pair in pairs]
    ordered = ["indicator", "basis", "period", "china", "region", "unit", "ratio"]
    return found[[*ordered, "source_ids"]]


# --- The tables as they were known on a date -----------------------------------------


class _Known(Mapping[str, pd.DataFrame]):
    """Tables as a reader could have known them on a date, read when first asked for."""

    def __init__(self, given: Tables | None, as_of: str) -> None:
        self._given = dict(given or {})
        self.as_of = as_of
        self._read: dict[str, pd.DataFrame] = {}
        for name in self._given:
            codes.check_member("tables", name, table_names())

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._read:
            given = name in self._given
            frame = self._given[name] if given else load_table(name)
            dated = name not in _UNDATED_TABLES
            self._read[name] = _as_known(frame, self.as_of) if dated else frame
        return self._read[name]

    @cached_property
    def turnover(self) -> pd.DataFrame:
        """Turnover of the five together by year, as Chinese customs counts it.

        The article's figures are those of Chinese customs: no national office adds up
        to a total, and only this count has 95 bn for 2024. Several claims ask for it.
        """
        return trade.regional(self["bilateral_trade"])

    @property
    def levels(self) -> dict[int, float]:
        """The same by year, in USD bn."""
        years = self.turnover["period"].map(periods.year_of)
        values = self.turnover["value_usd_mn"] / 1000
        return dict(zip(years, values.map(float), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(table_names())

    def __len__(self) -> int:
        return len(table_names())


def _as_known(frame: pd.DataFrame, as_of: str) -> pd.DataFrame:
    if "basis" not in frame or "period" not in frame:
        return known_by(frame, as_of)
    # An area has no date; the copy it was read in is merely younger than the fact.
    lasting = (frame["basis"] == "static") & (frame["period"] == "")
    parts = [known_by(frame[~lasting], as_of), frame[lasting]]
    return pd.concat(parts, ignore_index=True)


# --- What is computed ----------------------------------------------------------------


class _Computed(NamedTuple):
    """What a computation found, in the claim's unit, and what to say beside it."""

    found: float
    source_ids: list[str]
    note: str
    beside: Sequence[str] = ()  # sources that the note alone cites
    is_due: bool = True
    low: float = math.nan
    high: float = math.nan
    probability: float = math.nan


def _area(claim: Claim, known: _Known) -> _Computed | None:
    total, land, surface = (
        size_ratio(known["country_profile"], indicator=indicator, basis="static")
        for indicator in ("area_total", "area_land", "area_surface")
    )
    if total.empty:
        return None
    others = [
        f"{name} {rows['ratio'].item():.2f}"
        for name, rows in (("land area", land), ("surface area", surface))
        if len(rows)
    ]
    return _Computed(
        found=float(total["ratio"].item()),
        source_ids=_ids(total),
        note=f"Total area; {' and '.join(others)}" if others else "Total area",
        beside=_ids(land, surface),
    )


def _economy(claim: Claim, known: _Known) -> _Computed | None:
    profile = known["country_profile"]
    market = size_ratio(profile, indicator="gdp", basis="factbook").tail(1)
    if market.empty:
        return None
    parity = size_ratio(profile, indicator="gdp_ppp", basis="world_bank").tail(1)
    area = size_ratio(profile, indicator="area_total", basis="static").tail(1)
    parts = [
        f"Gross domestic product in {market['period'].item()}, at official exchange "
        f"rates: {market['ratio'].item():.1f} times that of the five"
    ]
    if len(parity):
        parts.append(
            f"at purchasing power ({parity['period'].item()}, another publisher) "
            f"{parity['ratio'].item():.1f} times"
        )
    if len(area):
        parts.append(f"area {area['ratio'].item():.2f} times")
    return _Computed(
        found=float(market["ratio"].item()),
        source_ids=_ids(market),
        note="; ".join(parts),
        beside=_ids(parity, area),
    )


def _level(claim: Claim, known: _Known) -> _Computed | None:
    rows = known.turnover[known.turnover["period"] == claim["period"]]
    if rows.empty:
        return None
    found = float(rows["value_usd_mn"].item()) / 1000
    note = f"Chinese customs counts {found:.1f} bn for {claim['period']}"
    gap = trade.counter_gap(known["bilateral_trade"], period=claim["period"]).tail(1)
    if len(gap):
        other = gap["other_usd_mn"].item() / 1000
        bank = codes.reporter_name("edb")
        note += f", the {bank}, which mixes counters, {other:.1f} bn"
    return _Computed(found, _ids(rows), note, beside=_ids(gap))


def _years_to_level(claim: Claim, known: _Known) -> _Computed | None:
    level = _claim(known["claims"], _LEVEL_CLAIM)
    (start, month, _), _ = periods.bounds(claim["period"])
    levels = {year: bn for year, bn in known.levels.items() if year >= start}
    threshold = level["value"] - level["tolerance"]
    reached = min((y for y in levels if levels[y] >= threshold), default=None)
    last = max(levels, default=start) if reached is None else reached
    months = 12 * (last - start) + 12 - month
    if reached is not None:
        note = (
            f"{last} was the first year at that level; it ended {months} months after "
            f"the month of the summit"
        )
        if last > start and set(range(start, last)) <= set(levels):
            total = math.fsum(levels[year] for year in range(start, last + 1))
            note += f". The years {start} to {last} add up to {total:.1f} bn"
    elif months / 12 > claim["value"] + claim["tolerance"]:
        note = f"Not reached by the end of {last}; the time found is a lower bound"
    else:
        return None
    inside = known.turnover["period"].map(periods.year_of).between(start, last)
    return _Computed(months / 12, _ids(known.turnover[inside]), note)


def _growth(claim: Claim, known: _Known) -> _Computed | None:
    (first, _, _), (last, _, _) = periods.bounds(claim["period"])
    earlier, span, later = (
        indicators.cagr(known.turnover, start=first + shift, end=last + shift)
        for shift in (-1, 0, 1)
    )
    if span.empty:
        return None
    note = f"Growth from {first} to {last}, as Chinese customs counts"
    others = pd.concat([earlier, later])
    if len(others):
        same = all(_is_right(claim, float(pct)) for pct in others["growth_pct"])
        choice = "makes no difference" if same else "decides"
        spans = zip(others["start"], others["end"], others["growth_pct"], strict=True)
        told = [f"{start} to {end} {pct:+.1f} percent" for start, end, pct in spans]
        note += f". The choice of the base year {choice}: {_listed(told)}"
    return _Computed(
        found=float(span["growth_pct"].item()),
        source_ids=_ids(span),
        note=note,
        beside=_ids(earlier, later),
    )


def _forecast(claim: Claim, known: _Known) -> _Computed | None:
    due, levels = int(claim["period"]), known.levels
    if due in levels:
        rows = known.turnover[known.turnover["period"] == claim["period"]]
        return _Computed(levels[due], _ids(rows), "As Chinese customs counts")
    base = max(levels, default=due)
    if base >= due:
        return None
    path = trade.projection(known.turnover, horizon=due)
    if path.empty:
        return None
    end = path.iloc[-1]
    low, median, high = (float(end[name]) / 1000 for name in ("low", "median", "high"))
    chance = projections.probability_at_least(path, 1000 * claim["value"], due)
    needed = indicators.required_growth(
        {claim["claim_id"]: claim["value"]},
        start_value=levels[base],
        start=base,
        end=due,
    )
    interval = (
        f" ({100 * end['coverage']:.0f} percent interval {low:.0f} to {high:.0f})"
    )
    note = (
        f"Projected from its own past, {due} comes to {median:.0f} bn"
        f"{'' if math.isnan(low) else interval}; the level claimed or more: "
        f"{projections.band(chance)}. From {levels[base]:.1f} bn in {base} it takes "
        f"{needed['nominal_pct'].item():.1f} percent a year, rising prices included"
    )
    return _Computed(
        found=median,
        source_ids=_ids(path.tail(1)),
        note=note,
        is_due=False,
        low=low,
        high=high,
        probability=chance,
    )


# The level that c047 dates is the one that c046 states.
_LEVEL_CLAIM = "c046"

COMPUTATIONS: Mapping[str, Callable[[Claim, _Known], _Computed | None]] = {
    "c033": _area,
    "c034": _economy,
    "c046": _level,
    "c047": _years_to_level,
    "c075": _forecast,
    "c076": _forecast,
    "c077": _growth,
}
"""By claim: its computation from the tables, or None where they lack the figures."""


def _claim(claims: pd.DataFrame, claim_id: str) -> Claim:
    codes.check_member("claim_id", claim_id, claims["claim_id"])
    rows: list[dict[Any, Any]] = claims[claims["claim_id"] == claim_id].to_dict(
        "records"
    )
    return rows[0]


def _is_right(claim: Claim, found: float) -> bool:
    return agrees(
        found,
        value=claim["value"],
        comparison=claim["comparison"],
        tolerance=claim["tolerance"],
    )


def _ids(*frames: pd.DataFrame) -> list[str]:
    return indicators.merge_ids([ids for rows in frames for ids in rows["source_ids"]])


def computing_function(name: str) -> Callable[..., Any]:
    """Return the function of the library that a claim names in ``computed_by``.

    Parameters
    ----------
    name
        Module and function, for instance ``trade.regional``.

    Raises
    ------
    ValueError
        If there is no such module or public function, with the nearest name.

    Examples
    --------
    >>> computing_function("trade.regonal")
    Traceback (most recent call last):
    ...
    ValueError: `computed_by`: 'trade.regonal' is no function of cac_data.trade; did you
    mean 'trade.regional'?
    """
    module_name, _, function = name.partition(".")
    try:
        module = importlib.import_module(f"cac_data.{module_name}")
    except ModuleNotFoundError:
        message = f"`computed_by`: {name!r} names no module of cac_data"
        raise ValueError(message) from None
    public = list(getattr(module, "__all__", ()))
    found = getattr(module, function, None) if function in public else None
    if not callable(found):
        message = f"`computed_by`: {name!r} is no function of cac_data.{module_name}"
        near = codes.closest(name, [f"{module_name}.{item}" for item in public])
        raise ValueError(message + near)
    checked: Callable[..., Any] = found
    return checked


def _compute(claim: Claim, known: _Known) -> _Computed | None:
    if not claim["computed_by"]:
        return None
    for name in claim["computed_by"]:
        computing_function(name)
    if claim["claim_id"] not in COMPUTATIONS:
        message = (
            f"claim {claim['claim_id']}: `computed_by` names "
            f"{_listed(claim['computed_by'])}, but no computation is registered for it "
            f"(there is one for {', '.join(COMPUTATIONS)})"
        )
        raise ValueError(message)
    return COMPUTATIONS[claim["claim_id"]](claim, known)


# --- Verdicts ------------------------------------------------------------------------


def _listed(words: Iterable[str]) -> str:
    *first, last = [*words]
    return f"{', '.join(first)} and {last}" if first else last


def _finding_of(bearing: pd.DataFrame, *tests: str) -> str:
    """Verdict of the documents on a test; empty if none bears on it."""
    rows = bearing[bearing["test"].isin(tests)]
    return documentary(rows["finding"]) if len(rows) else ""


def _is_open(claim: Claim, computed: _Computed | None, as_of: str) -> bool:
    if claim["kind"] != "forecast":
        return False
    if computed and computed.is_due:
        return False
    resolves = claim["resolves_on"]
    if not (resolves and as_of):
        return True
    return periods.bounds(as_of)[1] < periods.bounds(resolves)[1]


def _figure(claim: Claim, computed: _Computed | None, documents: str) -> str:
    """Verdict on the figure, or on the whole of a statement without one."""
    if computed and computed.is_due:
        return "supported" if _is_right(claim, computed.found) else "contradicted"
    # A figure that nothing bears on stays unverified, however right the rest may be.
    return documents or ("" if math.isnan(claim["value"]) else "unverified")


def _how(
    claim: Claim, computed: _Computed | None, documents: str, origins: list[str]
) -> str:
    if claim["kind"] == "opinion":
        return "not checkable"
    if computed is None:
        return f"documentary: {_listed(origins)}" if origins else "no evidence"
    how = f"computed by {_listed(claim['computed_by'])}"
    if origins:
        how += f"; documents alone: {documents} ({_listed(origins)})"
    return how


def _sentences(*texts: str) -> str:
    """Join remarks into sentences, each once."""
    kept = [text.strip().rstrip(".") for text in dict.fromkeys(texts) if text.strip()]
    return " ".join(f"{text}." for text in kept)


def _judge(claim: Claim, evidence: pd.DataFrame, known: _Known) -> dict[str, Any]:
    is_opinion = claim["kind"] == "opinion"
    computed = None if is_opinion else _compute(claim, known)
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
    verdict = "open" if is_open else combine(**tests)
    documents = combine(**written)
    shown = dict.fromkeys(tests, "") if is_open or is_opinion else tests
    if math.isnan(claim["value"]):
        # A statement without a figure has no test of one: the verdict says it all.
        shown = shown | {"figure": ""}
    origin = _Origins(known["sources"])
    deciding = indicators.merge_ids(
        [computed.source_ids if computed else [], bearing["source_id"].tolist()]
    )
    chance = computed.probability if computed else math.nan
    return {
        **{key: claim[key] for key in ("claim_id", "topic", "kind", "statement")},
        "period": claim["period"],
        "claimed": claim["value"],
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
        f"{note} ({_listed(origin.of([source_id]))})"
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
    topic: str | None = None,
    *,
    as_of: str | None = None,
    tables: Tables | None = None,
) -> pd.DataFrame:
    """Say of each claim of the article what became of it.

    The module's docstring has the rules. This is the one function that reads tables by
    itself: which ones a claim needs is known to its computation only.

    Parameters
    ----------
    topic
        Claims of one topic, such as ``trade``; all where it is not given.
    as_of
        Judge on what could be known on that day, month or year (see
        :func:`cac_data.sources.known_by`); on all that is known where it is empty.
    tables
        Frames that stand in for bundled tables, by name.

    Returns
    -------
    DataFrame
        One row per claim, sorted by ``claim_id``:

        ``claim_id, topic, kind, statement, period``
            The claim, in our words, and the time it is about.
        ``claimed, found, unit``
            Figures in one unit. For an open forecast ``found`` is where the default
            projection heads; where nothing is computed it is the figure that most
            documents have; missing where there is none.
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

    Raises
    ------
    ValueError
        For an unknown topic, table or date; for a claim whose ``computed_by`` names no
        function or has no computation.

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
    known = _Known(tables, as_of or "")
    claims = known["claims"]
    if topic is not None:
        codes.check_member("topic", topic, allowed_values("topic"))
        claims = claims[claims["topic"] == topic]
    records: list[dict[Any, Any]] = claims.sort_values("claim_id").to_dict("records")
    evidence = known["evidence"]
    rows = [
        _judge(claim, evidence[evidence["claim_id"] == claim["claim_id"]], known)
        for claim in records
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def verdicts_then_and_now(
    topic: str | None = None,
    *,
    then: str | None = None,
    tables: Tables | None = None,
) -> pd.DataFrame:
    """Set what could be known when the article came out beside what is known now.

    Parameters
    ----------
    topic, tables
        As in :func:`verdicts`.
    then
        Day, month or year of the first judgement; where it is not given, the day on
        which each claim's own source was published.

    Returns
    -------
    DataFrame
        ``claim_id, tier, statement, claimed, unit``, then ``found, verdict,
        probability`` each with ``_then`` and ``_now``, ``changed`` (whether the verdict
        did) and ``source_ids`` of both.

    Raises
    ------
    ValueError
        As :func:`verdicts`; if a claim's source has no date and ``then`` is not given.

    Examples
    --------
    >>> found = verdicts_then_and_now("trade").set_index("claim_id")
    >>> found.loc["c048", ["verdict_then", "verdict_now"]].tolist()
    ['misattributed', 'misattributed']
    """
    now = verdicts(topic, tables=tables)
    before = verdicts(topic, as_of=then or _published(tables), tables=tables)
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


def _published(tables: Tables | None) -> str:
    """Day on which the source of the claims came out."""
    known = _Known(tables, "")
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

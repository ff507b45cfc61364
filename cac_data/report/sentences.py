"""What pages and overviews say of reports, scenarios and the run, as lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cac_data import words
from cac_data.figure import ASSUMED_PRICE
from cac_data.lines import Line, Text, Value, line
from cac_data.report.difference import Difference, change, per_cent, printed
from cac_data.report.publish import Entry, KeyFigure, Signal, VerdictInShort
from cac_data.report.stories import Outcome, Story
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS, units_of

MOST_ASSUMPTIONS = 2  # that a brief says one by one


def amount(figure: KeyFigure) -> str:
    """Return a key figure as its label says what it is: a chance needs no unit."""
    return figure.number if figure.unit == "probability" else figure.text


# --- A report ------------------------------------------------------------------------


def differs(
    page: Any,
    ends: tuple[Any, Any],
    figures: Iterable[tuple[KeyFigure, KeyFigure, Difference]],
) -> Iterator[Line]:
    """Say what differs from the baseline, and by how much.

    `page` are the facts of the page; `ends` the last years of its data and of the
    baseline's; `figures` those that differ, each with the baseline's.
    """
    changes = page.differences
    yield line("page.differs", n=len(changes))
    if len(changes) <= MOST_ASSUMPTIONS:
        for parameter in changes:
            yield line("page.assumption-differs", **parameter.model_dump())
    here, baseline = ends
    if here != baseline:
        yield line("page.data-end", here=str(here), baseline=str(baseline))
    count = 0
    for figure, base, apart in figures:
        count += 1
        yield line(
            "page.figure-differs",
            label=_label_and_period(figure.label, figure.period_text),
            here=printed(figure, amount(figure)),
            baseline=printed(base, amount(base)),
            change=_change_and_part(apart),
        )
    if page.kind == "lens":
        yield line("page.lens-differs")
    elif not count:
        yield line("page.no-figure-differs")


def _change_and_part(apart: Difference) -> Line:
    if apart.reason:
        return apart.reason
    if apart.per_cent is None:
        return change(apart)
    return line("page.as-part", change=change(apart), per_cent=per_cent(apart))


def _label_and_period(label: str, period: str) -> str | Line:
    if not period:
        return label
    return line("page.label-of-period", label=label, period=period)


def known(counts: Mapping[str, Any]) -> Iterator[Line]:
    """Say what was known on a scenario's day, by counts of dated sources."""
    yield line(
        "page.known",
        day=counts["as_of"],
        in_time=counts["in_time"],
        dated=counts["dated"],
    )
    if counts["revised"]:
        yield line("page.known-later", n=counts["revised"])
        yield line("page.known-as-revised", end=str(counts["end"]), by=counts["by"])


def rows(count: int, most: int) -> Line:
    """Say how many rows the data behind a figure have, and how many are shown."""
    if count > most:
        return line("page.rows-in-part", n=count, most=most)
    return line("page.rows", n=count)


def versions(made_with: Mapping[str, str], vintage: str) -> Line:
    """Say with which cac-data, tables and vintage a page was made."""
    if vintage == "bundled":
        return line("page.versions", **made_with)
    return line("page.versions-of-vintage", **made_with, vintage=vintage)


def fetched(data: str, services: Mapping[str, str]) -> Line:
    """Say of which days the rows of a vintage are."""
    days = [
        line("page.service-of-day", service=service, day=day)
        for service, day in sorted(services.items())
    ]
    return line("page.fetched", data=data, services=days)


# --- The front page ------------------------------------------------------------------


def heading(findings: int) -> Line:
    """Say how many findings there are."""
    if not findings:
        return line("page.list-heading")
    return line("page.list-heading-counted", n=findings)


def turned(claim: VerdictInShort) -> Line:
    """Say of a forecast that it is on or off track now, and was not before."""
    said_of = {"statement": claim.statement, "track": claim.track}
    if claim.was == words.say(line("claims.track-no_call")):
        return line("page.turned-from-no-call", **said_of)
    return line("page.turned", was=claim.was, **said_of)


def scoreboard(claims: Sequence[VerdictInShort]) -> Line:
    """Say how many claims have which verdict, and how many forecasts are on track."""
    by_verdict = Counter(claim.verdict for claim in claims)
    verdicts = []
    for verdict, count in sorted(by_verdict.items()):
        tracks = Counter(
            claim.track for claim in claims if claim.verdict == verdict and claim.track
        )
        on_tracks = [
            line("page.claims-on-track", n=tracks[track], track=track)
            for track in sorted(tracks, reverse=True)
        ]
        if on_tracks:
            verdicts.append(
                line(
                    "page.claims-of-verdict-on-tracks",
                    n=count,
                    verdict=verdict,
                    tracks=on_tracks,
                )
            )
        else:
            verdicts.append(line("page.claims-of-verdict", n=count, verdict=verdict))
    return line("page.scoreboard", n=len(claims), verdicts=verdicts)


def changed(record: Mapping[str, Any]) -> Line:
    """Say how much changed since the last run."""
    if not record["since"]:
        return line("page.first-run")
    if not record["changes"]:
        return line("page.unchanged", day=record["since"])
    return line("page.changed", n=len(record["changes"]), day=record["since"])


def news_of_the(entry: Mapping[str, Any]) -> Line:
    """Say how much changed, by an entry of the record."""
    return line("page.news-of-day", n=entry["all"], day=entry["date"])


def feed_title(entry: Mapping[str, Any]) -> Line:
    """Say the same in the feed, where entries of one day have titles of their own."""
    number = entry.get("number") or 1  # those of 1.0 have none
    if number == 1:
        return news_of_the(entry)
    said_of = {"n": entry["all"], "day": entry["date"]}
    return line("page.news-of-day-again", number=number, **said_of)


def own_count(figure: KeyFigure) -> Text:
    """Say how much is traded by the counts of a lens."""
    said_of: dict[str, Value] = {
        "amount": printed(figure),
        "period": figure.period_text,
    }
    traded = line("page.own-count", **said_of)
    if figure.note:
        traded = line("page.own-count-noted", note=figure.note, **said_of)
    return [[line("page.lens-takes-own-totals"), traded]]


def pages(counted: Mapping[str, int]) -> Line:
    """Say how many pages there are, and how many reports have none of their own."""
    if counted["same"]:
        return line("page.pages-and-same", n=counted["pages"], same=counted["same"])
    return line("page.pages", n=counted["pages"])


def last_run(entry: Entry) -> Line:
    """Say how the last run of a report ended."""
    status = status_of(entry)
    error = entry.error
    if not error:
        return line("page.last-run", status=status)
    said_of = {"status": status, "error": error["class"]}
    if not error.get("cell"):
        return line("page.last-run-error", **said_of)
    return line("page.last-run-error-in-cell", cell=error["cell"], **said_of)


def status_of(entry: Entry) -> Line:
    """Say how a report ended."""
    return line(f"page.status-{entry.status.replace(' ', '-')}")


# --- The comparison, and the briefs of scenarios -------------------------------------


def so_what(story: Story) -> Line:
    """Say of a scenario what it finds, or which outcome turns most."""
    if story.finding:
        return line("page.finding", finding=story.finding)
    if story.turn:
        is_unlike = any(one.against.unlike for one in story.outcomes.values())
        return _changes_most(story.turn, "-of-compared" if is_unlike else "")
    if story.about.kind == "lens":
        return line("page.no-outcomes")
    if story.about.scenario == BASELINE:
        return line("page.others-are-measured")
    return line("page.no-amount-differs")


def _changes_most(turn: Outcome, of_what: str) -> Line:
    return line(
        f"page.changes-most{of_what}",
        outcome=turn.figure.outcome,
        amount=printed(turn.figure),
        period=turn.figure.period_text,
        change=per_cent(turn.against),
        baseline=printed(turn.baseline) if turn.baseline else "",
    )


def fan_title(end: Mapping[str, Any]) -> Line:
    """Say from what to what the outcomes of the scenarios go, or what they are."""
    low = end["low"]
    high = end["high"]
    if low["figure"].text == high["figure"].text:
        return line(
            f"page.fan-title-{'of-one' if low is high else 'of-all'}",
            outcome=low["figure"].outcome,
            period=low["figure"].period_text,
            amount=printed(low["figure"]),
            scenario=low["title"],
        )
    return line(
        "page.fan-title",
        outcome=low["figure"].outcome,
        period=low["figure"].period_text,
        low=printed(low["figure"]),
        low_scenario=low["title"],
        high=printed(high["figure"]),
        high_scenario=high["title"],
    )


def lowest(ends: Sequence[Mapping[str, Any]]) -> Text:
    """Say under which scenario each outcome is lowest, a sentence a year.

    The last tells which scenarios have one at prices of another year, and are left out.
    What several have as low is the lowest of none.
    """
    outcomes_in: dict[str, list[Line]] = {}
    left_out: list[Line] = []
    for end in ends:
        if end["is_shared"]:
            continue
        figure = end["low"]["figure"]
        said_of: dict[str, Value] = {
            "outcome": figure.outcome,
            "scenario": end["low"]["title"],
            "amount": printed(figure),
        }
        is_assumed = (figure.of or {}).get("prices") == ASSUMED_PRICE
        price = "-at-assumed-price" if is_assumed else ""
        outcome = line(f"page.lowest-outcome{price}", **said_of)
        outcomes_in.setdefault(figure.period_text, []).append(outcome)
        if apart := end["apart"]:
            name = figure.outcome
            left_out.append(line("page.left-out", outcome=name, scenarios=apart))
    said = [
        line("page.lowest", period=period, outcomes=outcomes)
        for period, outcomes in outcomes_in.items()
    ]
    if left_out:
        said.append(line("page.lowest-leaves-out", outcomes=left_out))
    return [said]


def last_good_figures(entry: Entry) -> Text:
    """Say of a report that failed that its figures are those of its last good page."""
    last_run = line(
        "page.last-run-of",
        scenario=entry.scenario_title,
        notebook=called(entry.notebook),
        status=status_of(entry),
    )
    return [[last_run, line("page.figures-of-last-good")]]


def called(name: str) -> Line:
    """Say what reports are of, in a sentence, by the name of the unit."""
    unit = units_of().get(name)
    if unit is None or not unit.value:
        return line("page.notebook", name=name)
    model = NOTEBOOK_PARAMETERS[unit.notebook]
    value = model.reads(model.each)(unit.value)
    return line("page.notebook-of-value", name=unit.notebook, value=value)


def report_of(entry: Entry) -> Line:
    """Name a report: its scenario and its notebook."""
    return line(
        "page.report-of",
        scenario=entry.scenario_title,
        notebook=called(entry.notebook),
    )


def made_otherwise(
    made: tuple[Any, Any], usual: tuple[Any, Any], entries: Iterable[Entry]
) -> Text:
    """Say that some pages were made with other versions than most; data stand first."""
    reports = [report_of(entry) for entry in entries]
    versions_differ = line(
        "page.made-otherwise",
        cac_data=str(made[1]),
        data=str(made[0]),
        usual_cac_data=str(usual[1]),
        usual_data=str(usual[0]),
        reports=reports,
    )
    return [[versions_differ, line("page.differences-may-come")]]


def outcomes() -> Text:
    """Say how the table of outcomes is read."""
    return [[line("page.outcomes-more-or-less"), line("page.outcomes-are-arithmetic")]]


def signal(announced: Signal) -> Text:
    """Say what would announce an outcome: a figure on one side of a level."""
    watched = line(
        "page.signal",
        signal=announced.signal,
        level=announced.level,
        threshold=announced.threshold,
    )
    last = line("page.signal-last", value=announced.value)
    if announced.next_on != "–":
        last = line(
            "page.signal-last-and-next",
            value=announced.value,
            next=announced.next_on,
        )
    return [[watched, last]]


# --- Sliders: # and @ stand where their script puts what an address says -------------


def unknown_slider(name: str, sliders: str) -> Text:
    """Say that an address names a slider that a page has not, and which it has."""
    return [
        [
            line("page.unknown-slider", name=name),
            line("page.sliders-there-are", sliders=sliders),
        ]
    ]


def wrong_position(text: str, positions: str) -> Text:
    """Say that a slider cannot be where an address wants it, and where it can be."""
    return [
        [
            line("page.wrong-position", text=text),
            line("page.positions-allowed", positions=positions),
        ]
    ]

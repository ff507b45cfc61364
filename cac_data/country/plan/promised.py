"""What is said of what a country signed, was promised, and of its people."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.country.people import Count, CountryPeople
from cac_data.country.plan.shared import headed, named_by
from cac_data.country.promised import OUTCOMES, CountryPromises
from cac_data.facts import Gap
from cac_data.history.promises import STATUSES
from cac_data.history.ties import VisaExemption
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, Value, line

RESULTS: Names = {
    code: line(f"country.result-{code}")
    for code in ("signed", "kept", "not_kept", "open")
}


# --- What was signed and promised, and what came of it? -------------------------------


def promises(f: CountryPromises) -> Text:
    """Say what was signed, how many pledges are done, and which promises were kept."""
    yield [*_signed(f)]
    yield [*pledges_done(f), *_pledges_of_others(f), *_outcomes(f)]


def _signed(f: CountryPromises) -> Iterator[Line]:
    if f.partnership:
        yield line(
            "country.partnership",
            country=f.country,
            level=line(f"country.level-{f.partnership.level.replace(' ', '-')}"),
            since=f.partnership.start,
        )
    if not f.last_signed:
        yield line("country.signed-none", country=f.country)
        return
    yield line(
        "country.signed",
        country=f.country,
        n=f.signed,
        title=f.last_signed.title,
        period=f.last_signed.period,
    )


def pledges_among(f: CountryPromises) -> Iterator[Line]:
    """Say how many pledges that concern a country are done, beside the other four."""
    numbers = [done.done for done in f.others.values() if done.made]
    if not (f.all.made and numbers):
        return
    yield line(
        "country.brief-pledges",
        country=f.country,
        done=f.all.done,
        made=f.all.made,
        least=min(numbers),
        most=max(numbers),
    )


def pledges_done(f: CountryPromises) -> Iterator[Line]:
    """Say how many pledges of the six's summits that concern a country are done."""
    if not f.all.made:
        yield line("country.no-pledges", country=f.country)
        return
    yield line(
        "country.pledges",
        country=f.country,
        done=f.all.done,
        made=f.all.made,
    )
    if f.named.made:
        yield line(
            "country.pledges-named",
            country=f.country,
            done=f.named.done,
            made=f.named.made,
        )


def _pledges_of_others(f: CountryPromises) -> Iterator[Line]:
    others = {country: done for country, done in f.others.items() if done.made}
    if not (f.all.made and others):
        return
    numbers = [done.done for done in others.values()]
    if min(numbers) == max(numbers):
        yield line("country.pledges-of-others-alike", done=min(numbers))
    else:
        yield line("country.pledges-of-others", least=min(numbers), most=max(numbers))


def _outcomes(f: CountryPromises) -> Iterator[Line]:
    total = sum(f.outcomes.values())
    if not (total or f.undecided):
        yield line("country.no-promises", country=f.country)
        return
    parts = [
        line(f"country.outcome-{outcome}", n=number)
        for outcome, number in f.outcomes.items()
        if number
    ]
    if total:
        yield line("country.promises", country=f.country, total=total, outcomes=parts)
    else:
        yield line("country.promises-none-decided", country=f.country)
    if f.undecided:
        yield line("country.promises-undecided", n=f.undecided)


def promises_figure(f: CountryPromises) -> FigureWords:
    """Say what became of promises on a country, on a timeline."""
    outcomes = f.outcomes
    total = sum(outcomes.values())
    title = line("country.timeline-title-none", country=f.country)
    if total:
        title = line(
            "country.timeline-title",
            country=f.country,
            kept=outcomes["kept"] + outcomes["early"],
            total=total,
        )
    return FigureWords(
        title=title,
        subtitle=line("country.timeline-subtitle"),
        alt=line("country.timeline-alt", title=title),
        names=RESULTS,
        empty=(),
    )


def pledges_table(f: CountryPromises) -> TableWords:
    """Say what the table of pledges has that name a country."""
    columns = ("pledge", "pledged_on", "status", "status_note")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.pledges-caption", country=f.country),
        cells={"status": named_by("status", STATUSES, _status)},
        empty=(),
    )


def promises_table(f: CountryPromises) -> TableWords:
    """Say what the table of dated promises has."""
    columns = ("promise", "said_on", "due", "outcome", "outcome_period")
    return TableWords(
        columns=headed(*columns),
        caption=line("country.promises-caption", country=f.country),
        cells={"outcome": named_by("outcome", OUTCOMES, _outcome)},
        empty=(),
    )


def _status(code: str) -> Line:
    return line(f"country.status-{code}")


def _outcome(code: str) -> Line:
    return line(f"country.result-of-{code}")


# --- People --------------------------------------------------------------------------


def people(f: CountryPeople, visas: list[VisaExemption]) -> Text:
    """Say who studies, works and visits where, and who needs a visa."""
    yield [*_students(f), *_visits(f), *_workers(f)]
    yield [*_visas(f.country, visas), _workshop(f)]


def _students(f: CountryPeople) -> Iterator[Line]:
    if not f.students:
        yield line("country.no-students", country=f.country)
        return
    yield _count(f.country, f.students)


def _visits(f: CountryPeople) -> Iterator[Line]:
    if not f.visits:
        yield line("country.no-visits", country=f.country)
        return
    newest = max(count.last.period for count in f.visits)
    for count in f.visits:
        if count.last.period == newest:
            yield _count(f.country, count)


def _workers(f: CountryPeople) -> Iterator[Line]:
    if not f.workers:
        yield line("country.no-workers", country=f.country)
        return
    yield _count(f.country, f.workers)


def _count(country: str, count: Count) -> Line:
    last = count.last
    message = f"country.people-{count.what}"
    said_of: dict[str, Value] = {"country": country, "n": last, "period": last.period}
    if count.at_least:
        return line(f"{message}-at-least", **said_of)
    first = count.first
    is_unlike = isinstance(count.apart, Gap)
    if not first or (is_unlike and count.what != "arrivals"):
        return line(message, **said_of)
    said_of |= {"first": first, "start": first.period}
    if not is_unlike:
        return line(f"{message}-since", **said_of)
    return line(
        f"{message}-since-counted-otherwise",
        how=line(f"country.counted-{last.measure}"),
        how_then=line(f"country.counted-{first.measure}"),
        **said_of,
    )


def _visas(country: str, visas: list[VisaExemption]) -> Iterator[Line]:
    if not visas:
        yield line("country.no-visa-news", country=country)
        return
    last = visas[-1]
    state = last.state.replace(" ", "-")
    yield line(
        f"country.visa-{last.scope}-{state}", country=country, since=last.in_force
    )


def _workshop(f: CountryPeople) -> Line:
    workshop = f.workshop
    status = workshop.status.replace(" ", "-")
    return line(
        f"country.workshop-{status}",
        country=f.country,
        n=workshop.workshops,
        since=workshop.since,
    )

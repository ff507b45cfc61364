"""What is said above all sections: the brief, and what the page covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data import codes
from cac_data.facts import Fact
from cac_data.history.events.chronicle import THEMES
from cac_data.history.plan.shared import (
    done,
    fits,
    is_known,
    period,
    spelled,
    spelled_first,
    year_of,
    years_bc,
)
from cac_data.lines import Line, Text, line

CHINA = "china"
"""The format of the five with China."""


def finding(figures: Sequence[Fact]) -> Text:
    """Say how many pledges of the summits are reported done, by key figures."""
    by_id = {figure["id"]: figure for figure in figures}
    return [_pledges(by_id["pledges_done"])]


def brief(figures: Sequence[Fact]) -> Text:
    """Say what to take away, by key figures."""
    by_id = {figure["id"]: figure for figure in figures}
    return [
        _pledges(by_id["pledges_done"]),
        [
            *_missions(by_id["first_mission"], by_id["second_mission"]),
            *_meetings(by_id),
            *_documents(by_id["astana_documents"]),
        ],
        [
            *_treaty(by_id["formats_with_treaty"]),
            *_claims(by_id["tier_a_supported"]),
        ],
    ]


def _pledges(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield done(figure["subjects"])


def _missions(first: Fact, second: Fact) -> Iterator[Line]:
    """Say when the first mission left, and whether the second date has a source."""
    if not is_known(first["value"]):
        return
    left = years_bc(first["datings"])
    if not is_known(second["value"]):
        yield line("history.first-mission-left", left=left)
        return
    datings = second["datings"]
    claimed = str(datings[0]["claimed"])
    if fits(datings):
        yield line(
            "history.first-mission-left-and-second-has-source",
            left=left,
            claimed=claimed,
        )
    else:
        yield line(
            "history.first-mission-left-and-second-has-none",
            left=left,
            claimed=claimed,
            second=years_bc(datings),
        )


def _meetings(by_id: Mapping[str, Fact]) -> Iterator[Line]:
    """Say how often the six have met, if they have."""
    leaders = by_id["leaders_meetings"]
    count = int(leaders["value"])
    ministers = int(by_id["foreign_ministers_meetings"]["value"])
    if count and leaders["met"]:
        yield line(
            "history.all-six-have-met-in-person",
            leaders=count,
            since=year_of(leaders["met"]),
            ministers=ministers,
        )
    elif count:
        yield line("history.all-six-have-met", leaders=count, ministers=ministers)
    elif not is_known(by_id["format_begins"]["value"]):
        yield line("history.all-six-had-not-met")


def _documents(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield line("history.documents-of-two", n=float(figure["value"]))


def _treaty(figure: Fact) -> Iterator[Line]:
    """Say that China's format has a treaty, if it has, and whether it alone has one."""
    bound = figure["bound"]
    if CHINA not in [row["format_id"] for row in bound]:
        return
    formats = int(figure["formats"])
    if len(bound) == 1:
        yield line("history.only-treaty-of-china", n=formats)
    else:
        yield line("history.treaty-of-china-and-others", n=formats)


def _claims(figure: Fact) -> Iterator[Line]:
    if not is_known(figure["value"]):
        return
    yield line(
        "history.claims-that-hold",
        n=int(figure["value"]),
        spelled=spelled_first(figure["value"]),
        all=spelled(sum(figure["counts"].values())),
    )


def scope(f: Fact) -> Text:
    """Say which years, countries and themes the page covers, and what was known."""
    return [_covered(f)]


def _covered(f: Fact) -> Iterator[Line]:
    end = period(f["end"])
    if f["start"] == f["end"]:
        yield line("history.covers-year", year=end)
    else:
        yield line("history.covers", start=period(f["start"]), end=end)
    if f["as_of"]:
        yield line("history.known-on", day=f["as_of"])
    if len(f["countries"]) < len(codes.CA5):
        yield line("history.of-countries-alone", countries=list(f["countries"]))
    if not f["themes"]:
        yield line("history.on-no-theme")
    elif len(f["themes"]) < len(THEMES):
        yield line("history.on-themes", themes=list(f["themes"]))

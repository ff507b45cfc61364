"""What is said of formats: China's beside others, and how often the six meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import Figure
from cac_data.history.formats import Format
from cac_data.history.plan.overview import CHINA
from cac_data.history.plan.shared import clauses, money, year_of
from cac_data.history.summits import Meeting
from cac_data.lines import FigureWords, Line, TableWords, Text, line

CONSULTATIVE = "consultative"
"""The format of the five alone."""

ORGANISATIONS = ("ots", "sco")
"""Formats that are known by their letters."""

UNRELIABLE = "U"  # SDMX's CL_OBS_STATUS

# --- How does China's format compare? ------------------------------------------------


def formats(f: Sequence[Format]) -> Text:
    """Say what China's format has that others have not, and who meets most often."""
    plus = _of_one_partner(f)
    china = [format for format in f if format.format_id == CHINA]
    return [[_china(format, plus) for format in china], _other_partners(plus)]


def _of_one_partner(f: Sequence[Format]) -> list[Format]:
    return [format for format in f if format.is_plus]


def _china(own: Format, plus: Sequence[Format]) -> Line:
    """Say whether China's format has a treaty, and what was paid in it."""
    bound = [format.format_id for format in plus if format.binding_text]
    treaty = line("history.no-treaty-seen")
    if bound == [CHINA]:
        treaty = line("history.only-treaty-seen", n=len(plus))
    no_sum = None
    if own.pledged and not own.paid:
        no_sum = line(
            "history.no-sum-paid",
            sum=money(own.pledged),
            year=year_of(own.pledged_on),
        )
    return clauses(treaty, no_sum)


def _most_summits(plus: Sequence[Format]) -> int:
    return max((format.summits for format in plus), default=0)


def _ahead(plus: Sequence[Format]) -> list[str]:
    """The partners who met the five most often."""
    most = _most_summits(plus)
    return [format.counterpart for format in plus if format.summits == most]


def _other_partners(plus: Sequence[Format]) -> Iterator[Line]:
    """Say who meets the five most often, and what partners call allotted."""
    if not plus:
        yield line("history.no-summit-with-partner")
    if len(plus) > 1:
        ahead = _ahead(plus)
        yield line(
            "history.most-summits",
            n=len(plus),
            partners=ahead,
            ahead=len(ahead),
            summits=_most_summits(plus),
        )
    for format in plus:
        if format.paid:
            yield _allotted(format.paid, format.counterpart)


def _allotted(paid: Figure, partner: str) -> Line:
    if paid.obs_status == UNRELIABLE:
        return line("history.allotted-unreliably", sum=money(paid), partner=partner)
    return line("history.allotted", sum=money(paid), partner=partner)


class FormatRow(TypedDict):
    """What is read of a row of formats: of its summits, its money, and its texts.

    Dates and names are empty where none is known, amounts missing.
    """

    format_id: str
    name: str
    counterpart: str
    is_plus: bool
    first_summit: str
    last_summit: str
    first_ministers: str
    secretariat_seat: str
    binding_text: str
    signed: Sequence[str]
    pledged: float | None
    unit: str
    paid: float | None
    paid_unit: str
    paid_stage: str
    paid_status: str


def formats_table() -> TableWords:
    """What is said of the table of formats."""
    return TableWords(
        columns={
            "name": line("history.column-format"),
            "last_summit": line("history.column-last-summit"),
            "pledged": line("history.column-pledged"),
            "summits": line("history.column-summits"),
            "first_summit": line("history.column-first-summit"),
            "secretariat_seat": line("history.column-secretariat"),
            "binding_text": line("history.column-binding-text"),
        },
        caption=line("history.formats-caption"),
        note=[
            [
                line("history.formats-note-dash"),
                line("history.formats-note-summits"),
                line("history.formats-note-left-out"),
                line("history.formats-note-money"),
                line("history.formats-note-others"),
            ]
        ],
        cells={
            "name": _name,
            "last_summit": _last_summit,
            "pledged": _sum,
            "first_summit": _first_summit,
            "secretariat_seat": _seat,
            "binding_text": _text,
        },
    )


def _or_dash(text: str) -> Line | str:
    return text or line("history.not-seen")


def _name(row: FormatRow) -> Line | str:
    if row["is_plus"]:
        return row["counterpart"]
    if row["format_id"] == CONSULTATIVE:
        return line("history.five-states-alone")
    if row["format_id"] in ORGANISATIONS:
        return line(f"history.format-{row['format_id']}")
    return row["name"]


def _last_summit(row: FormatRow) -> str:
    return year_of(row["last_summit"])


def _first_summit(row: FormatRow) -> Line | str:
    first = _or_dash(year_of(row["first_summit"]))
    if not row["first_ministers"]:
        return first
    ministers = year_of(row["first_ministers"])
    return line("history.first-and-ministers", first=first, ministers=ministers)


def _seat(row: FormatRow) -> Line | str:
    return _or_dash(row["secretariat_seat"])


def _text(row: FormatRow) -> Line | str:
    text = row["binding_text"]
    if not row["signed"] or not text:
        return _or_dash(text)
    return line("history.text-and-signed", text=text, n=len(row["signed"]))


def _sum(row: FormatRow) -> Line:
    """Say the largest sum that was pledged, or else that is called allotted."""
    if row["pledged"] is not None:
        pledged = money(Figure(value=row["pledged"], unit=row["unit"]))
        if row["paid_stage"] == "in_progress":
            return line("history.sum-pledged-under-way", sum=pledged)
        return line("history.sum-pledged", sum=pledged)
    if row["paid"] is None:
        return line("history.not-seen")
    paid = money(Figure(value=row["paid"], unit=row["paid_unit"]))
    if row["paid_status"] == UNRELIABLE:
        return line("history.sum-allotted-unreliably", sum=paid)
    return line("history.sum-allotted", sum=paid)


def summits(f: Sequence[Format]) -> FigureWords:
    """What is said of the chart of summits in time."""
    plus = _of_one_partner(f)
    title = line("history.summits-title-of-few")
    if len(plus) > 1:
        title = line("history.summits-title", partners=_ahead(plus))
    sentences = [sentence for paragraph in formats(f) for sentence in paragraph]
    return FigureWords(
        title=title,
        subtitle=line("history.summits-subtitle"),
        alt=line("history.summits-alt", sentences=sentences),
        caption=line("history.summits-caption"),
        names={
            "online": line("history.summit-online"),
            **{
                format.format_id: line("history.partner", name=format.counterpart)
                for format in f
            },
            "published": line("history.summit-held"),
        },
    )


# --- How often do the six meet? ------------------------------------------------------


def meetings(f: Sequence[Meeting]) -> Text:
    """Say how often leaders and foreign ministers of the six met."""
    return [_meetings(f)]


def _meetings(f: Sequence[Meeting]) -> Iterator[Line]:
    leaders = [meeting for meeting in f if meeting.level == "leaders"]
    ministers = [meeting for meeting in f if meeting.level == "foreign_ministers"]
    counted = [
        meeting for meeting in f if meeting.level in ("leaders", "foreign_ministers")
    ]
    if not counted:
        yield line("history.none-met")
        return
    if leaders:
        yield clauses(_leaders_met(leaders), _ministers_met(ministers))
    else:
        yield _ministers_alone_met(ministers)
    year = year_of(counted[0].period)
    if leaders and ministers:
        yield line(
            "history.both-met-last",
            leaders=leaders[-1].period,
            ministers=ministers[-1].period,
            year=year,
        )
    else:
        yield line("history.met-last", day=counted[-1].period, year=year)


def _leaders_met(leaders: Sequence[Meeting]) -> Line:
    first = leaders[0]
    year = year_of(first.period)
    if first.online:
        return line("history.leaders-met-by-video", n=len(leaders), year=year)
    return line("history.leaders-met", n=len(leaders), year=year)


def _ministers_met(ministers: Sequence[Meeting]) -> Line | None:
    if not ministers:
        return None
    year = year_of(ministers[0].period)
    return line("history.ministers-met", n=len(ministers), year=year)


def _ministers_alone_met(ministers: Sequence[Meeting]) -> Line:
    year = year_of(ministers[0].period)
    return line("history.ministers-alone-met", n=len(ministers), year=year)

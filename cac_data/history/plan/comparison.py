"""What is said of formats: China's beside others, and how often the six meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.history.plan.overview import CHINA
from cac_data.history.plan.shared import clauses, is_known, money, year_of
from cac_data.lines import FigureWords, Line, TableWords, Text, line

CONSULTATIVE = "consultative"
"""The format of the five alone."""

UNRELIABLE = "U"  # SDMX's CL_OBS_STATUS

# --- How does China's format compare? ------------------------------------------------


def formats(f: Sequence[Fact]) -> Text:
    """Say what China's format has that others have not, and who meets most often."""
    plus = _of_one_partner(f)
    china = [row for row in f if row["format_id"] == CHINA]
    return [[_china(row, plus) for row in china], _others(plus)]


def _of_one_partner(f: Sequence[Fact]) -> list[Fact]:
    return [row for row in f if row["is_plus"]]


def _china(own: Fact, plus: Sequence[Fact]) -> Line:
    """Say whether China's format has a treaty, and what was paid in it."""
    bound = [row["format_id"] for row in plus if row["binding_text"]]
    treaty = line("history.no-treaty-seen")
    if bound == [CHINA]:
        treaty = line("history.only-treaty-seen", n=len(plus))
    no_sum = None
    if is_known(own["pledged"]) and not is_known(own["paid"]):
        no_sum = line(
            "history.no-sum-paid",
            sum=money(own["pledged"], own["unit"]),
            year=year_of(own["pledged_on"]),
        )
    return clauses(treaty, no_sum)


def _ahead(plus: Sequence[Fact]) -> list[str]:
    """The partners who met the five most often."""
    most = max((row["summits"] for row in plus), default=0)
    return [row["counterpart"] for row in plus if row["summits"] == most]


def _others(plus: Sequence[Fact]) -> Iterator[Line]:
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
            summits=max(int(row["summits"]) for row in plus),
        )
    for row in plus:
        if is_known(row["paid"]):
            yield _allotted(row)


def _allotted(row: Fact) -> Line:
    paid = money(row["paid"], row["paid_unit"])
    partner = row["counterpart"]
    if row["paid_status"] == UNRELIABLE:
        return line("history.allotted-unreliably", sum=paid, partner=partner)
    return line("history.allotted", sum=paid, partner=partner)


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


def _name(row: Fact) -> Line | str:
    if row["is_plus"]:
        return str(row["counterpart"])
    if row["format_id"] == CONSULTATIVE:
        return line("history.five-states-alone")
    return str(row["format_id"]).upper()


def _last_summit(row: Fact) -> str:
    return year_of(row["last_summit"])


def _first_summit(row: Fact) -> Line | str:
    first = _or_dash(year_of(row["first_summit"]))
    if not row["first_ministers"]:
        return first
    ministers = year_of(row["first_ministers"])
    return line("history.first-and-ministers", first=first, ministers=ministers)


def _seat(row: Fact) -> Line | str:
    return _or_dash(row["secretariat_seat"])


def _text(row: Fact) -> Line | str:
    text = row["binding_text"]
    if not row["signed"] or not text:
        return _or_dash(text)
    return line("history.text-and-signed", text=text, n=len(row["signed"]))


def _sum(row: Fact) -> Line:
    """Say the largest sum that was pledged, or else that is called allotted."""
    if is_known(row["pledged"]):
        pledged = money(row["pledged"], row["unit"])
        if row["paid_stage"] == "in_progress":
            return line("history.sum-pledged-under-way", sum=pledged)
        return line("history.sum-pledged", sum=pledged)
    if not is_known(row["paid"]):
        return line("history.not-seen")
    paid = money(row["paid"], row["paid_unit"])
    if row["paid_status"] == UNRELIABLE:
        return line("history.sum-allotted-unreliably", sum=paid)
    return line("history.sum-allotted", sum=paid)


def summits(f: Sequence[Fact]) -> FigureWords:
    """What is said of the chart of summits in time."""
    sentences = [sentence for paragraph in formats(f) for sentence in paragraph]
    return FigureWords(
        title=line("history.summits-title", partners=_ahead(_of_one_partner(f))),
        subtitle=line("history.summits-subtitle"),
        alt=line("history.summits-alt", sentences=sentences),
        caption=line("history.summits-caption"),
        names={
            "online": line("history.summit-online"),
            **{
                row["format_id"]: line("history.partner", name=row["counterpart"])
                for row in f
            },
            "published": line("history.summit-held"),
        },
    )


# --- How often do the six meet? ------------------------------------------------------


def meetings(f: Sequence[Fact]) -> Text:
    """Say how often leaders and foreign ministers of the six met."""
    return [_meetings(f)]


def _meetings(f: Sequence[Fact]) -> Iterator[Line]:
    leaders = [row for row in f if row["level"] == "leaders"]
    ministers = [row for row in f if row["level"] == "foreign_ministers"]
    both = [row for row in f if row["level"] in ("leaders", "foreign_ministers")]
    if not both:
        yield line("history.none-met")
        return
    if leaders:
        yield clauses(_leaders_met(leaders), _ministers_met(ministers))
    else:
        yield _ministers_alone_met(ministers)
    year = year_of(both[0]["period"])
    if leaders and ministers:
        yield line(
            "history.both-met-last",
            leaders=leaders[-1]["period"],
            ministers=ministers[-1]["period"],
            year=year,
        )
    else:
        yield line("history.met-last", day=both[-1]["period"], year=year)


def _leaders_met(leaders: Sequence[Fact]) -> Line:
    first = leaders[0]
    year = year_of(first["period"])
    if first["online"]:
        return line("history.leaders-met-by-video", n=len(leaders), year=year)
    return line("history.leaders-met", n=len(leaders), year=year)


def _ministers_met(ministers: Sequence[Fact]) -> Line | None:
    if not ministers:
        return None
    year = year_of(ministers[0]["period"])
    return line("history.ministers-met", n=len(ministers), year=year)


def _ministers_alone_met(ministers: Sequence[Fact]) -> Line:
    year = year_of(ministers[0]["period"])
    return line("history.ministers-alone-met", n=len(ministers), year=year)

"""What several sections say: dates, counts in letters, money, clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cac_data.facts import Figure
from cac_data.history.events.embassies import Dating
from cac_data.history.promises import PledgesDone
from cac_data.history.ties import VisaExemption
from cac_data.lines import Line, RoundedTo, line


def clauses(*said: Line | None) -> Line:
    """A sentence of clauses, without those of which nothing is known."""
    known = [clause for clause in said if clause is not None]
    return line("common.in-clauses", clauses=known)


def spelled(count: int) -> Line:
    """A count within a sentence, small ones in letters."""
    return line("history.spelled", n=count)


def spelled_first(count: int) -> Line:
    """A count at the beginning of a sentence, small ones in letters."""
    return line("history.spelled.first", n=count)


def uncapitalised(text: str) -> str:
    """What a table says as a sentence, within another."""
    return f"{text[:1].lower()}{text[1:]}"


def year_of(period: str) -> str:
    """The year in which a period begins."""
    return period[:4]


def period(text: str) -> Line:
    """A period alone, as a name or in a list."""
    return line("history.period", period=text)


def periods(texts: Iterable[str]) -> list[Line]:
    """Each of some periods once."""
    return [period(text) for text in dict.fromkeys(texts)]


def years_of(datings: Iterable[Dating]) -> list[str]:
    """Years before our era to which an event is dated, without their era."""
    return [str(int(dating.period.replace("-", ""))) for dating in datings]


def years_bc(datings: Iterable[Dating]) -> Line:
    """The years before our era to which an event is dated."""
    return line("history.readings-bc", years=years_of(datings))


def fits(datings: Iterable[Dating]) -> bool:
    """Whether a dating is that of the article."""
    return any(dating.years_off == 0 for dating in datings)


def money(millions: Figure) -> Line:
    """A sum in its currency, in billions; one that is whole has no decimals."""
    currency, _, _ = millions.unit.partition(" ")
    billions = millions.divided_by(1000, f"{currency} bn")
    is_whole = round(billions.value, 1).is_integer()
    amount = RoundedTo(billions, 0 if is_whole else 1)
    return line(f"history.money-in-{currency.lower()}", billions=amount)


def waived(waivers: Sequence[VisaExemption]) -> Line:
    """Say for whom visas are waived, and since when."""
    since = [
        line(
            "history.waived-since",
            country=waiver.country,
            year=year_of(waiver.in_force),
        )
        for waiver in waivers
    ]
    return line("history.waived", waivers=since)


def done(pledges: PledgesDone) -> Line:
    """Say how many pledges are reported done, of all and by subject."""
    of_all = pledges.all
    institutions = pledges.institutions
    economy = pledges.economy
    if not institutions.made or not economy.made:
        return line("history.pledges-done", done=of_all.done, made=of_all.made)
    return line(
        "history.pledges-done-by-subject",
        done=of_all.done,
        made=of_all.made,
        institutions_done=institutions.done,
        institutions_made=institutions.made,
        economy_done=economy.done,
        economy_made=economy.made,
    )

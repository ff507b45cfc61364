"""What is said of each key figure: its label, and a note beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.facts import Fact
from cac_data.history.plan.shared import is_known, waived, year_of, years_bc
from cac_data.lines import KeyFigureWords, Line, line


def key_figure(figure: Fact) -> KeyFigureWords:
    """What is said of a key figure."""
    id = figure["id"]
    note = NOTES.get(id)
    if id == "entries_thin":
        first, last = figure["years"]
        label = line("history.figure-entries_thin", first=str(first), last=str(last))
    else:
        label = line(f"history.figure-{id}")
    return KeyFigureWords(label, note=note(figure) if note else None)


def _mission(figure: Fact) -> Line:
    if not is_known(figure["value"]):
        return line("history.note-no-mission")
    datings = figure["datings"]
    return line(
        "history.note-mission",
        datings=years_bc(datings),
        claimed=str(datings[0]["claimed"]),
        verdict=figure["verdict"],
    )


def _begun(figure: Fact) -> Line | None:
    first = figure["first"]
    if not first:
        return None
    level = first["level"].replace("_", " ")
    if first["online"]:
        return line("history.note-begun-by-video", level=level)
    return line("history.note-begun", level=level, city=first["city"])


def _met(figure: Fact) -> Line | None:
    online = int(figure["online"])
    if not online:
        return None
    if not figure["met"]:
        return line("history.note-met-by-video", n=online)
    return line(
        "history.note-met-by-video-and-in-person",
        n=online,
        year=year_of(figure["met"]),
    )


def _below(figure: Fact) -> Line | None:
    if not figure["below"]:
        return None
    return line("history.note-below", countries=list(figure["below"]))


def _waivers(figure: Fact) -> Line | None:
    return waived(figure["waivers"]) if figure["waivers"] else None


def _border(figure: Fact) -> Line:
    area = figure["area"]
    if not area:
        return line("history.note-no-border")
    size = float(area["claimed_km2"])
    if area["claim"] == "claimed":
        return line("history.note-border-claimed", area=size)
    return line("history.note-border-in-dispute", area=size)


def _documents(figure: Fact) -> Line | None:
    if not is_known(figure["value"]):
        return None
    return line("history.note-documents", n=int(figure["sources"]))


def _outcomes(figure: Fact) -> Line | None:
    return line("history.note-outcomes") if is_known(figure["value"]) else None


def _answered(figure: Fact) -> Line | None:
    if not is_known(figure["value"]):
        return None
    counts = figure["counts"]
    return line(
        "history.note-pledges-answered",
        done=counts["done"],
        partly=counts["partly"],
        in_progress=counts["in_progress"],
        not_done=counts["not_done"],
    )


def _done(figure: Fact) -> Line | None:
    if not is_known(figure["value"]):
        return None
    institutions = figure["subjects"]["institutions"]
    economy = figure["subjects"]["economy"]
    return line(
        "history.note-pledges-done",
        institutions_done=institutions["done"],
        institutions_made=institutions["made"],
        economy_done=economy["done"],
        economy_made=economy["made"],
    )


def _formats(figure: Fact) -> Line | None:
    names = [row["name"] for row in figure["bound"]]
    return line("history.note-formats", names=names) if names else None


def _central_asian(figure: Fact) -> Line:
    return line("history.note-central-asian", n=int(figure["central_asian"]))


def _verdicts(figure: Fact) -> Line | None:
    verdicts = [
        line("history.note-of-verdict", n=int(count), verdict=verdict)
        for verdict, count in figure["counts"].items()
    ]
    return line("history.note-verdicts", verdicts=verdicts) if verdicts else None


def _collection(figure: Fact) -> Line:
    return line("history.note-collection")


NOTES: Mapping[str, Callable[[Fact], Line | None]] = {
    "first_mission": _mission,
    "second_mission": _mission,
    "format_begins": _begun,
    "leaders_meetings": _met,
    "foreign_ministers_meetings": _met,
    "highest_partnership": _below,
    "visa_free": _waivers,
    "border_kept_kaz": _border,
    "border_kept_tjk": _border,
    "astana_documents": _documents,
    "astana_outcomes": _outcomes,
    "pledges_answered": _answered,
    "pledges_done": _done,
    "formats_with_treaty": _formats,
    "sco_members": _central_asian,
    "tier_a_supported": _verdicts,
    "entries": _collection,
}
"""What stands beside a key figure, by its id."""

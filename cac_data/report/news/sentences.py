"""What is said of a change, by its kind."""

from collections.abc import Callable, Mapping

from cac_data.lines import Line, line
from cac_data.report.news.states import Json
from cac_data.report.sentences import called

WITH_PARAMETERS = ("figure", "verdict", "conflict")
"""Kinds of changes that follow from edited parameters."""


def sentence(change: Json) -> Line:
    """Say what changed, and in how many more scenarios."""
    kind = change["kind"]
    more = 0 if kind == "due" else len(change["in"]) - 1
    return line(
        "page.news",
        what=WHAT[kind](change),
        edited=bool(change["edited"]) and kind in WITH_PARAMETERS,
        more=more,
    )


def _of_table(change: Json) -> Line:
    table = change["table"]
    added = change["added"]
    if not added:
        return line("page.table-revised", table=table)
    way = "more" if added > 0 else "fewer"
    return line(f"page.table-with-{way}-rows", table=table, rows=abs(added))


def _of_vintage(change: Json) -> Line:
    named = ("table", "from", "to", "revised", "added", "dropped")
    return line("page.vintage-changed", **{name: change[name] for name in named})


def _of_due(change: Json) -> Line:
    return line("page.fell-due", on=change["on"], text=change["text"])


def _of_conflict(change: Json) -> Line:
    return line(f"page.conflict-{change['how']}", text=change["text"])


def _of_verdict(change: Json) -> Line:
    said = line(
        "page.verdict-changed",
        text=change["text"],
        now=change["now"],
        was=change["was"],
    )
    return _of_report(change, said)


def _of_figure(change: Json) -> Line:
    was = change["was"]
    now = change["now"]
    label = now["label"]
    if now["period_text"]:
        period = now["period_text"]
        label = line("page.label-of-period", label=label, period=period)
    before = was["text"]
    if was["period_text"] != now["period_text"]:
        period = was["period_text"]
        before = line("page.value-of-period", value=before, period=period)
    said_of = {"label": label, "now": now["text"], "was": before}
    said = line("page.figure-changed", **said_of)
    if change["unlike"]:
        said = line("page.figure-unlike", reason=change["unlike"], **said_of)
    return _of_report(change, said)


def _of_run(change: Json) -> Line:
    kind = change["kind"].replace(" ", "-")
    return _of_report(change, line(f"page.report-{kind}", why=change.get("why", "")))


def _of_report(change: Json, said: Line) -> Line:
    """Say of which scenario and topics something is said."""
    return line(
        "page.news-of-report",
        scenario=change["scenario"],
        topics=[called(name) for name in change["topics"]],
        what=said,
    )


WHAT: Mapping[str, Callable[[Json], Line]] = {
    "table": _of_table,
    "rows": _of_vintage,
    "due": _of_due,
    "conflict": _of_conflict,
    "verdict": _of_verdict,
    "figure": _of_figure,
    "new": _of_run,
    "gone": _of_run,
    "recovered": _of_run,
    "failed": _of_run,
    "timed out": _of_run,
}
"""How a kind of change is said."""

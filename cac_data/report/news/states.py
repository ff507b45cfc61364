"""What a folder of reports says in a run, with which the next run is compared."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cac_data import codes
from cac_data.report.difference import Difference, difference
from cac_data.report.publish import GOOD_STATUSES, KeyFigure
from cac_data.scenarios import BASELINE

Json = dict[str, Any]
"""A state, or a part of one; a change, an entry of the feed, the record of all."""

FIGURE = (
    "label",
    "value",
    "low",
    "high",
    "unit",
    "text",
    "number",
    "decimals",
    "period_text",
    "outcome",
    "period",
    "reporter",
    "of",
)
MOST_OF_WHY = 200  # characters told of why a report failed

MEASURED = re.compile(
    r"%|[A-Z]{3} |[MGT]Wh?|bcm|Mt|tU?$|km|days|hours|times|prob|score|years"
)
"""Units of what is measured, not counted: its last digit is rounded."""
FOLLOWS = re.compile(r"%|prob|score|ratio|index|times|share")
"""Units of what follows from levels: growth, shares, chances."""


def state(
    was: Json, reports: Iterable[Mapping[str, Any]], day: str, lost: Sequence[str] = ()
) -> Json:
    """Return what the next comparison needs, of reports as in the manifest.

    It has the `date`, `reports` by name, with what each page says, and `tables`. A
    figure stays what it `was` until it moves beyond its rounding or range, so that
    small steps become news together; a report that was stopped, has no page or one
    that is not as it was written (`lost`), stays what it was.
    """
    before = was.get("reports", {})
    kept: Json = {}
    for report in reports:
        name = f"{report['scenario']}/{report['notebook']}"
        if report["status"] != "stopped":
            kept[name] = _report(report, before, name)
        elif before.get(name):
            kept[name] = before[name]
    for name, old in before.items():
        page = baseline_of(name) if old.get("same") else name
        if page in lost:
            kept.setdefault(name, old)
    return {
        "date": day,
        "reports": dict(sorted(kept.items())),
        "tables": _tables(was.get("tables", {})),
    }


def baseline_of(name: str) -> str:
    """Return the name of the baseline's report on the topic of another."""
    notebook = name.partition("/")[2]
    return f"{BASELINE}/{notebook}"


def content_of(reports: Json, name: str) -> Json:
    """Return what a report says: the baseline's where it stands for it."""
    report: Json = reports.get(name, {})
    if report.get("same"):
        report = reports.get(baseline_of(name), {})
    return report


def _report(report: Mapping[str, Any], before: Json, name: str) -> Json:
    """Return what is kept of a report that was not stopped."""
    is_good = report["status"] in GOOD_STATUSES
    kept = {
        "scenario": report["scenario_title"],
        "status": "good" if is_good else report["status"],
        "page": report["page"],
    }
    if not is_good:
        error = report["error"] or {}
        why = filter(None, [error.get("class"), error.get("message")])
        kept["why"] = ": ".join(why)[:MOST_OF_WHY]
        kept["page"] = report["failed_page"] or report["page"]
    if report["page"] is None:
        return {**before.get(name, {}), **kept}
    kept["parameters"] = report["parameters"]
    if report["status"] == "same":
        return {**kept, "same": True}
    figures_before = content_of(before, name).get("figures", {})
    return {
        **kept,
        "figures": _figures(report, figures_before),
        "verdicts": {
            verdict["claim_id"]: [
                verdict["statement"],
                verdict["tier"],
                verdict["verdict"],
            ]
            for verdict in report["verdicts"]
        },
        "conflicts": report["conflicts"],
        "due": report["due"],
    }


def _figures(report: Mapping[str, Any], before: Json) -> Json:
    """Return the figures of a report by id, as they were where they did not move."""
    end = str(report["parameters"].get("end", ""))
    cards = report["cards"]
    figures = {}
    for place, printed in enumerate(report["key_figures"]):
        id = printed["id"]
        standing = {
            "derived": _is_derived(printed, end),
            "headline": bool(printed["outcome"]) or id in cards,
            # That of its card, or after all cards.
            "place": cards.index(id) if id in cards else len(cards) + place,
        }
        figure = {name: printed.get(name) for name in FIGURE}
        last = before.get(id, figure)
        # Where it stands is that of this run, as records of old do not tell it.
        figures[id] = {**(figure if is_moved(last, figure) else last), **standing}
    return figures


def is_moved(was: Json, now: Json) -> bool:
    """Tell whether a figure moved beyond its last digit and, with one, its range."""
    if was["unit"] != now["unit"]:
        return True
    if was["value"] is None or now["value"] is None:
        return bool(was["value"] != now["value"])
    decimals = was.get("decimals")
    if decimals is None:
        # A record of an older release, which had English alone, does not tell.
        decimals = len(was["number"].partition(".")[2])
    last_digit = 10.0**-decimals if MEASURED.match(was["unit"]) else 0.0
    noise = last_digit + 1e-9 * abs(was["value"])
    bounds = [was[name] for name in ("value", "low", "high") if was[name] is not None]
    return bool(not min(bounds) - noise <= now["value"] <= max(bounds) + noise)


def since(was: Json, now: Json) -> Difference:
    """Return a figure less what it was, or the reason why there is no such number."""
    return difference(_key_figure(now), _key_figure(was), than="before")


def _key_figure(kept: Json) -> KeyFigure:
    """Return a figure of a state as one of a page.

    Records of older releases do not tell who counts, nor what else it is of.
    """
    told = {name: kept[name] for name in FIGURE if kept.get(name) is not None}
    untold = {"value": None, "low": None, "high": None, "period": ""}
    of_page: Json = {"id": kept["label"], "range": "", "note": "", "source_ids": []}
    return KeyFigure(**{**of_page, **untold, **told})


def _is_derived(figure: Mapping[str, Any], end: str) -> bool:
    """Tell whether a figure follows from published ones, of years up to the `end`.

    Growth, shares and chances do, and what lies ahead.
    """
    last_year = figure["period"].rpartition("/")[2][:4]
    lies_ahead = end.isdecimal() and last_year.isdecimal() and last_year > end
    return lies_ahead or bool(figure["outcome"] or FOLLOWS.search(figure["unit"]))


def _tables(before: Json) -> Json:
    """Return hash and number of rows of each bundled table.

    Rows are counted anew where the hash is another.
    """
    tables = {}
    for table in codes.descriptor()["resources"]:
        name = table["name"]
        last = before.get(name, {})
        is_same = last.get("hash") == table["hash"]
        rows = last["rows"] if is_same else len(codes.rows_as_text(name))
        tables[name] = {"hash": table["hash"], "rows": rows}
    return tables

"""The page of the comparison: all futures, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cac_data.report.difference import difference
from cac_data.report.publish import Entry
from cac_data.report.stories import Story
from cac_data.report.templates import fill_in

MOST_SCENARIOS = 24  # that a matrix holds

Versions = tuple[str | None, str | None]
"""Of the data, and of cac-data."""


def comparison(entries: Iterable[Entry], context: Mapping[str, Any]) -> str:
    """Return the page, of reports that have pages and what all overviews are told."""
    return fill_in(
        "compare", **context, most=MOST_SCENARIOS, versions_of=_by_versions(entries)
    )


def _by_versions(entries: Iterable[Entry]) -> list[tuple[Versions, list[Entry]]]:
    """Return what pages were made with, the most frequent first, and their reports."""
    by_versions: dict[Versions, list[Entry]] = defaultdict(list)
    for entry in entries:
        versions = (entry.made_with.get("data"), entry.made_with.get("cac_data"))
        by_versions[versions].append(entry)

    def frequency(group: tuple[Versions, list[Entry]]) -> tuple[int, str]:
        versions, reports = group
        return len(reports), str(versions)  # of two as frequent, the later

    return sorted(by_versions.items(), key=frequency)[::-1]


def extremes(futures: Sequence[Story]) -> Iterator[dict[str, Any]]:
    """Yield for each amount in which scenario it is lowest, and in which highest.

    None is where scenarios have it in unlike units or of unlike years, such as of two
    horizons. `apart` are those that value it at prices of another year than the first;
    `is_shared` tells that several have the lowest, as it was printed.
    """
    for id in futures[0].outcomes if futures else ():
        amounts: list[dict[str, Any]] = []
        for story in futures:
            outcome = story.outcomes.get(id)
            if outcome and outcome.figure.value is not None:
                title = story.about.scenario_title
                amounts.append({"figure": outcome.figure, "title": title})
        if not amounts:
            continue
        first = amounts[0]["figure"]
        alike = []
        at_other_prices = []
        for amount in amounts:
            apart = difference(amount["figure"], first)
            if apart.unlike == ("prices",):
                at_other_prices.append(amount["title"])
            else:
                alike.append((amount, apart.reason))
        is_amount = bool(first.unit)  # a year is none
        if is_amount and not any(reason for _, reason in alike):
            ranked = sorted(
                (amount for amount, _ in alike),
                key=lambda amount: amount["figure"].value,
            )
            lowest = ranked[0]["figure"].text
            with_lowest = [each for each in ranked if each["figure"].text == lowest]
            yield {
                "low": ranked[0],
                "high": ranked[-1],
                "apart": at_other_prices,
                "is_shared": len(with_lowest) > 1,
            }

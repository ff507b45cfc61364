"""Links to other pages of the folder: the line under a title, and names in prose."""

from collections.abc import Iterable, Sequence

from cac_data.report.languages import Translation
from cac_data.report.publish import INDEX, Entry
from cac_data.report.stories import Story, entries_with_page, short_title
from cac_data.report.templates import rendered

Link = tuple[str, str | None]
"""A text and the page that it leads to, None for the page that it stands on."""


def links_of(
    entry: Entry,
    entries: Iterable[Entry],
    translations: Sequence[Translation] = (),
    *,
    alone: bool = False,
) -> str:
    """Return the links under the title of a report's page, to others of the folder.

    They lead to the findings, the comparison, the other topics of its scenario and the
    same topic under other scenarios, where these have pages of their own; then to the
    page in other languages. Pages that go `alone` have no comparison beside them.
    """
    linked = entries_with_page(entries)
    of_scenario = [other for other in linked if other.scenario == entry.scenario]
    elsewhere: list[Link] = []
    for other in linked:
        has_own_page = other.status != "same" and not other.is_one_off
        is_same_topic = other.notebook == entry.notebook
        if has_own_page and is_same_topic and other.scenario != entry.scenario:
            elsewhere.append((other.scenario_title, other.page))
    return _line(
        topics=_topics(of_scenario, current=entry.page),
        scenarios=elsewhere,
        translations=translations,
        failed=not entry.is_good and entry.status != "stopped",
        failed_page=entry.failed_page,
        alone=alone,
    )


def links_of_languages(translations: Sequence[Translation]) -> str:
    """Return the links of a sheet to itself in other languages."""
    return rendered("languages.html.j2", translations=translations).strip()


def addresses(
    units: Iterable[str], entry: Entry, entries: Iterable[Entry]
) -> dict[str, str]:
    """Return where names in the prose of a report's page lead, by units.

    They lead to the unit's page of the same scenario, which is the baseline's where
    that stands for it; where there is none, the address is empty.
    """
    pages = {
        other.notebook: f"../{other.page}"
        for other in entries
        if other.page is not None and other.scenario == entry.scenario
    }
    return {unit: pages.get(unit, "") for unit in units}


def links_of_brief(
    story: Story, stories: Sequence[Story], translations: Sequence[Translation] = ()
) -> str:
    """Return the links of a scenario's own page: to its topics and other scenarios.

    Then come those to the page in other languages.
    """
    others = [other.about for other in stories if not other.about.is_one_off]
    scenarios = [
        (other.scenario_title, f"{other.scenario}/{INDEX}")
        for other in others
        if other.scenario != story.about.scenario
    ]
    return _line(
        topics=_topics(story.reports.values()),
        scenarios=scenarios,
        translations=translations,
    )


def _topics(entries: Iterable[Entry], current: str | None = None) -> list[Link]:
    """Return short titles of reports and their pages, none for the `current` page."""
    return [
        (short_title(entry), None if entry.page == current else entry.page)
        for entry in entries
    ]


def _line(
    topics: Sequence[Link],
    scenarios: Sequence[Link],
    translations: Sequence[Translation],
    failed: bool = False,
    failed_page: str | None = None,
    alone: bool = False,
) -> str:
    line = rendered(
        "links.html.j2",
        topics=topics,
        scenarios=scenarios,
        translations=translations,
        failed=failed,
        failed_page=failed_page,
        alone=alone,
    )
    return line.strip()

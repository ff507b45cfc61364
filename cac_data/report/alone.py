"""Pages of one scenario that leave their folder: they lead only to each other."""

from collections.abc import Collection

from cac_data.report.folder import Reports
from cac_data.report.links import addresses, links_of
from cac_data.report.publish import INDEX, Entry, closed, with_links
from cac_data.report.stories import entries_with_page, stories
from cac_data.report.templates import fill_in
from cac_data.scenarios import BASELINE


def entries_of(
    reports: Reports, scenario: str, notebooks: Collection[str]
) -> list[Entry]:
    """Return what is known of the good reports of a scenario on these notebooks.

    A notebook is named as its page, such as ``trade`` or ``country-kaz``. The page of a
    report may be the baseline's, where that says the same.
    """
    return [
        entry
        for entry in entries_with_page(reports.entries())
        if entry.scenario == scenario and entry.notebook in notebooks and entry.is_good
    ]


def pages_of(reports: Reports, entries: Collection[Entry]) -> dict[str, bytes]:
    """Return the pages of reports of one scenario, by their names in a folder.

    The first is `index.html`, which says what comes of the scenario beside the baseline
    and leads to each page. A sheet that goes with a page comes behind it.
    """
    pages = {INDEX: _index(reports, entries)}
    for entry in entries:
        name = entry.page or ""
        page = reports.pages[name.removesuffix(".html")]
        content = reports.read(name)
        if page and page.links is not None:
            links = links_of(entry, entries, alone=True)
            named = addresses(page.named, entry, entries)
            content = with_links(content, page.key, links, named)
        pages[name] = content
        if page and entry.sheet:
            sheet = reports.read(entry.sheet)
            pages[entry.sheet] = with_links(sheet, page.key, links="")
    return pages


def _index(reports: Reports, entries: Collection[Entry]) -> bytes:
    """Return the page of the scenario, with these of its reports."""
    scenario = next(entry.scenario for entry in entries)
    beside = [
        entry
        for entry in reports.entries()
        if entry.scenario == BASELINE and scenario != BASELINE
    ]
    *_, story = stories(entries_with_page([*beside, *entries]))
    brief = fill_in("brief", story=story, links="", translations=(), up="")
    return closed(brief, "")

"""Key figures say what they are of, so that unlike ones are not compared.

In every scenario that is built, odd ones too: what depends on the day of knowledge, on
the last year of the data, or on what was picked, has to tell it.
"""

from collections.abc import Iterator

import pytest

from cac_data.report.difference import difference, is_year
from cac_data.report.publish import KeyFigure, PageFacts
from cac_data.scenarios import BASELINE
from tests.golden import Built

YEAR = "It is a year itself, of which there is no other."
TODAYS_NETWORK = "The network is today's in every scenario, whenever its data end."
NO_AGREEMENT = "Of years without the agreements there is no day, and the land is one."
WITHOUT_PERIOD = {
    ("history", "border_kept_kaz"): NO_AGREEMENT,
    ("history", "border_kept_tjk"): NO_AGREEMENT,
    ("history", "first_mission"): YEAR,
    ("history", "second_mission"): YEAR,
    ("infrastructure", "saving_kashgar_tashkent"): TODAYS_NETWORK,
    ("infrastructure", "saving_xian_tashkent"): TODAYS_NETWORK,
    ("infrastructure", "route_today"): TODAYS_NETWORK,
    ("infrastructure", "distance_error"): TODAYS_NETWORK,
}
"""(Notebook, figure) -> why it is of no period."""


@pytest.fixture(scope="module")
def pages(built: Built) -> list[PageFacts]:
    """What all pages say of themselves."""
    paths = [
        path
        for folder in (built.output, built.odd)
        for path in sorted(folder.glob("*/*.html"))
        if path.name != "index.html" and not path.stem.endswith("-sheet")
    ]
    return [PageFacts.read(path.read_bytes()) for path in paths]


def with_value(pages: list[PageFacts]) -> Iterator[tuple[PageFacts, KeyFigure]]:
    for page in pages:
        for figure in page.key_figures:
            if figure.value is not None:
                yield page, figure


def without_period(pages: list[PageFacts]) -> set[tuple[str, str]]:
    return {
        (page.notebook, figure.id)
        for page, figure in with_value(pages)
        if figure.unit and not figure.period
    }


def test_a_key_figure_has_a_period_or_a_reason(pages: list[PageFacts]) -> None:
    assert without_period(pages) == WITHOUT_PERIOD.keys()


def last_year(period: str) -> int:
    """The year in which a period ends; 0 where there is none."""
    end = period.rpartition("/")[2]
    return 0 if end.startswith("-") else int(end[:4] or 0)


def of_other_data(pages: list[PageFacts]) -> Iterator[tuple[PageFacts, PageFacts]]:
    """Pages beside the baseline's, from whose data theirs differ."""
    baseline = {page.notebook: page for page in pages if page.scenario == BASELINE}
    for page in pages:
        usual = baseline[page.notebook]
        if any(page.parameters.get(n) != usual.parameters.get(n) for n in PICKED):
            yield page, usual


PICKED = (
    "start",
    "end",
    "as_of",
    "reporter",
    "countries",
    "themes",
    "origin",
    "destination",
)
"""Parameters that say what is looked at: none is an assumption on the future."""

COMPARED: dict[tuple[str, str], str] = {}
"""(Notebook, figure) -> why it is compared although it says nothing of what lies
ahead."""


def test_what_is_compared_on_other_data_lies_ahead(pages: list[PageFacts]) -> None:
    """Two figures of one year ahead are of one thing, whatever else is known."""
    compared = set()
    for page, usual in of_other_data(pages):
        of_baseline = {figure.id: figure for figure in usual.key_figures}
        ends = [int(one.parameters["end"]) for one in (page, usual)]
        for figure in page.key_figures:
            apart = difference(figure, of_baseline.get(figure.id))
            is_ahead = is_year(figure) or last_year(figure.period) > max(ends)
            if apart.absolute and not is_ahead:
                compared.add((page.scenario, page.notebook, figure.id))
    assert {(notebook, id) for _, notebook, id in compared} == COMPARED.keys()

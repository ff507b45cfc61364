"""The picture of the comparison: the paths of trade in all futures."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from markupsafe import Markup

from cac_data import words
from cac_data.lines import line
from cac_data.report.publish import CLOSING, Fan, made_with
from cac_data.report.stories import Story
from cac_data.writing import written_as

MOST_PATHS = 6  # that can be told apart in one drawing
OBSERVED_YEARS = 10  # before the last that was observed


class Paths(NamedTuple):
    """The paths of trade in the futures, over the trend of the first of them."""

    first: Fan
    by_title: dict[str, list[dict[str, Any]]]

    @property
    def key(self) -> str:
        """A digest of all that decides the picture of them."""
        content = [self.by_title, self.first.model_dump(), made_with()]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

    def drawn(self) -> Markup:
        """Draw them, which takes a second, as an image."""
        import pandas as pd

        from cac_data.charts import fan as draw_fan
        from cac_data.charts.svg import data_uri, svg_of

        roles = self.first.model_dump()
        frame = pd.DataFrame(roles.pop("rows"))
        observed = frame[frame["series"] == "observed"]
        first_year = observed["year"].max() - OBSERVED_YEARS
        paths = {title: pd.DataFrame(rows) for title, rows in self.by_title.items()}
        writing = replace(words.writing(), power=roles.pop("power"))
        with written_as(writing):
            figure = draw_fan(
                observed[observed["year"] >= first_year],
                frame[frame["series"] == "projection"],
                paths=paths,
                names=_names(),
                **roles,
            )
            svg, width, height = svg_of(figure)
        alt = words.say(line("page.fan-alt", n=len(self.by_title)))
        opening = f'<img src="{data_uri(svg)}" width="{width}" height="{height}"'
        return Markup('{} alt="{}">').format(Markup(opening), alt)


def _names() -> dict[str, str]:
    """Return what codes are called in the picture."""
    return {
        **words.shared_names(),
        "median": words.say(line("page.fan-median")),
        "article": words.say(line("page.fan-article")),
    }


def paths_ahead(futures: Iterable[Story]) -> Paths | None:
    """Return what the picture of the comparison draws, if there is anything."""
    fans = {}
    for story in futures:
        for entry in story.reports.values():
            if entry.fan:
                fans[story.about.scenario_title] = entry.fan
    if not fans:
        return None
    by_title = {
        title: [row.model_dump() for row in fan.rows if row.series == "scenario"]
        for title, fan in list(fans.items())[:MOST_PATHS]
    }
    first = next(iter(fans.values()))
    return Paths(first, by_title)


def last_picture(paths: Paths, comparison: bytes) -> Markup | None:
    """Return the picture of the last comparison, if it is one of these paths."""
    closing = CLOSING.search(comparison)
    image = re.search(r'<img src="[^"]*"[^>]*>', comparison.decode(errors="replace"))
    if closing and closing[1].decode() == paths.key and image:
        return Markup(image[0])
    return None


def picture(
    futures: Sequence[Story], last: bytes, drawn: Mapping[str, Markup]
) -> tuple[str, Markup]:
    """Return a key of what decides the picture of the comparison, and the picture.

    It is one that was `drawn`, by its key, or that of the `last` comparison, where that
    would become the same. What cannot be drawn costs the overview its picture, no more.
    """
    paths = paths_ahead(futures)
    if paths is None:
        return "", Markup()
    image = drawn.get(paths.key) or last_picture(paths, last)
    if image:
        return paths.key, image
    try:
        return paths.key, paths.drawn()
    except Exception:  # whatever a fan of odd content makes of a drawing
        return "", Markup()

"""Figures of history: timelines, the map of goods, ties, meetings and ideas."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cac_data import maps, periods, plots
from cac_data.display import draw
from cac_data.display.words import period_in_words
from cac_data.history.recorded import eras
from cac_data.history.steps import STEP_WORDS

_GOODS_VIEW = (57.0, 31.0, 114.0, 47.5)


def draw_record(
    entries: pd.DataFrame, quiet: pd.DataFrame, *, start: int, end: int
) -> Any:
    """Draw what is recorded, by theme and era, and the spans without an entry."""
    return draw(
        plots.timeline,
        entries,
        lane="theme",
        hue="theme",
        sections=eras(start, end),
        quiet=quiet,
        title="Events that the sources record, by theme",
    )


def draw_missions(datings: pd.DataFrame) -> Any:
    """Draw the datings of the first two missions, and the years of the article."""
    shown = datings
    if len(datings):
        told = datings.drop_duplicates("mission")
        article = told.assign(
            lane="the article on both" if len(told) > 1 else "the article",
            who="the article",
            period=[periods.of_year(int(year)) for year in told["claimed"]],
        )
        lanes = "sources on the " + datings["mission"]
        shown = pd.concat(
            [datings.assign(lane=lanes, who="sources"), article], ignore_index=True
        )
        shown["words"] = shown["period"].map(period_in_words)
    return draw(
        plots.timeline,
        shown,
        lane="lane",
        hue="who",
        label="words",
        title="The first two missions: sources beside the article",
    )


def draw_goods_map(found: pd.DataFrame) -> Any:
    """Draw where goods came from, in both directions, and the places between them."""
    return draw(
        maps.places,
        found,
        kind="kind",
        label="label",
        view=_GOODS_VIEW,
        title="Goods and places of the Silk Road",
    )


def draw_goods(found: pd.DataFrame, *, start: int, end: int) -> Any:
    """Draw when which goods moved, in which direction."""
    return draw(
        plots.lifetimes,
        found,
        row="good",
        hue="direction",
        sections=eras(start, end),
        title="When goods moved, by direction",
    )


def draw_partnerships(found: pd.DataFrame) -> Any:
    """Draw how long each country's partnership stood at which level."""
    return draw(
        plots.lifetimes,
        found,
        row="country",
        hue="step",
        shades=[STEP_WORDS[step] for step in (3, 2, 1)],
        label="level",
        title="Partnership with China, by country and level",
    )


def draw_ties(found: pd.DataFrame) -> Any:
    """Draw how many countries have which tie, by year."""
    return draw(
        plots.tallies,
        found,
        hue="tie",
        unit="countries of the five",
        title="How many of the five have which tie with China",
    )


def draw_meetings(held: pd.DataFrame) -> Any:
    """Draw the meetings of China and the five, by level, and which were online."""
    shown = held
    if len(held):
        shown = held.assign(
            how=held["online"].map({True: "by video", False: "in person"}),
            words=held["city"].where(held["city"].ne(""), "online"),
        )
    return draw(
        plots.timeline,
        shown,
        lane="level",
        hue="how",
        label="words",
        title="Meetings of China and the five, by level",
    )


def draw_memberships(found: pd.DataFrame) -> Any:
    """Draw the number of members of each format, by year."""
    return draw(
        plots.tallies,
        found,
        hue="format",
        unit="member states",
        title="Members of the two formats that the tables hold",
    )


def draw_ideas(found: pd.DataFrame) -> Any:
    """Draw the tree of ideas, and who lists which principle."""
    return draw(
        plots.tree,
        found,
        node="concept_id",
        parent="parent_id",
        label="term",
        hue="named",
        unit="each idea stands under the one that it belongs to",
        title="The ideas of the format, as a tree",
    )

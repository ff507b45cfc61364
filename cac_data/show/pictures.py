"""A chart with its title, subtitle, description and data."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from cac_data import words
from cac_data.cache import cached
from cac_data.charts.svg import image, svg_of
from cac_data.lines import FigureWords
from cac_data.show.columns import columns_and_rows
from cac_data.show.publication import publish_cited
from cac_data.show.sentences import say_why_empty
from cac_data.writing import Writing, written_as

OVER_TIME = ("lines", "bars", "fan", "scatter")
"""Forms whose newest figure is at the right, unless they lie."""

OF_FAN = ("unit", "scale", "bands", "box", "clip")
"""Roles of a fan that the sliders of a page need to draw it anew."""

OF_OBSERVATION = ["chosen", "note"]
"""Columns that only describe an observation: the data of a chart are without them."""


def figure(
    name: str,
    said: FigureWords,
    form: Callable[..., Figure],
    frame: pd.DataFrame,
    **roles: Any,
) -> None:
    """A chart of the frame, drawn by a form of `charts` with its roles.

    `said`: its words, of the topic's plan. An empty frame shows a sentence instead.
    """
    if _has_no_rows(frame, *roles.values()):
        say_why_empty(said.empty)
        return
    texts = {
        "title": words.say(said.title),
        "subtitle": words.say(said.subtitle),
        "alt": words.say(said.alt),
        "caption": words.say(said.caption) if said.caption else "",
    }
    names = words.all_names(said.names)
    if "unit" in roles:
        unit = roles["unit"]
        roles["unit"] = names.get(unit) or words.unit_alone(unit)
    is_fan = "ahead" in roles
    if is_fan:
        bands = roles["bands"]
        roles["bands"] = [
            (low, high, names.get(name, name)) for low, high, name in bands
        ]
    drawing = _drawn(form, frame, {**roles, "names": names}, words.writing())
    content = {
        "name": name,
        **texts,
        **words.parts_in_english(
            title=said.title,
            subtitle=said.subtitle,
            alt=said.alt,
            caption=said.caption,
        ),
        **drawing,
        # A narrow page shows the newest figure first.
        "newest_right": form.__name__ in OVER_TIME and not roles.get("horizontal"),
    }
    data = frame
    if is_fan:
        data = _with_what_is_assumed(frame, roles)
        content["fan"] = {role: roles[role] for role in OF_FAN}
    data = data.drop(columns=OF_OBSERVATION, errors="ignore")
    content["data"] = columns_and_rows(data, {}, {})
    markup = (
        f"<figure><p><strong>{escape(texts['title'])}</strong><br>"
        f"{escape(texts['subtitle'])}</p>{image(**drawing, alt=texts['alt'])}"
        f"<figcaption>{escape(texts['caption'])}</figcaption></figure>"
    )
    text = f"[Figure] {texts['title']}\n{texts['subtitle']}\n{texts['alt']}"
    publish_cited("figure", content, data, markup, text)


def _has_no_rows(*roles: Any) -> bool:
    """Whether any frame among the roles is empty."""
    return any(role.empty for role in roles if isinstance(role, pd.DataFrame))


def _with_what_is_assumed(
    observed: pd.DataFrame, roles: dict[str, Any]
) -> pd.DataFrame:
    """The rows of a fan below what was observed; `series` says which is which."""
    ends = [end for low, high, _ in roles["bands"] for end in (low, high)]
    shown = ["series", "period", "year", "value", "median", *ends]
    assumed = {"projection": roles["ahead"], **roles["paths"]}
    rows = pd.concat(part.assign(series=series) for series, part in assumed.items())
    every: pd.DataFrame = pd.concat([observed.assign(series="observed"), rows[shown]])
    return every.fillna({"source_ids": ""})


@cached
def _drawn(
    form: Callable[..., Figure],
    frame: pd.DataFrame,
    roles: dict[str, Any],
    language: Writing,
) -> dict[str, Any]:
    """The drawing as SVG, with its width and height in pixels."""
    with written_as(language):
        svg, width, height = svg_of(form(frame, **roles))
    return {"svg": svg, "width": width, "height": height}

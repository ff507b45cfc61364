"""A chart with its title, subtitle, description and data."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from cac_data import words
from cac_data.bundles import are_pictures_wanted
from cac_data.cache import cached
from cac_data.charts.fans import OBSERVED, PROJECTION
from cac_data.charts.figure import png_of
from cac_data.charts.reading import reading_of
from cac_data.charts.style import as_wide_as, width
from cac_data.charts.svg import image, svg_of
from cac_data.colours import COUNTRIES
from cac_data.lines import FigureWords
from cac_data.show.amounts import pattern_of
from cac_data.show.columns import UNITS, columns_and_rows, named_codes
from cac_data.show.publication import publish_cited
from cac_data.show.sentences import say_why_empty
from cac_data.writing import Writing, written_as

MANY = 100
"""A number beside which a unit stands as it does alone."""

PICTURE_DPI = 200
"""Enough for a slide on a wall."""

OF_NO_ROW = ("levels", "paths", "bands")
"""Roles of what is drawn behind no row; those of a fan are in its rows, or its own."""

OVER_TIME = ("lines", "bars", "fan", "scatter")
"""Forms whose newest figure is at the right, unless they lie."""

OF_FAN = ("unit", "scale", "bands", "box", "clip")
"""Roles of a fan that the sliders of a page need to draw it anew."""

AS_FIGURES_HAVE = {"$ bn": "USD bn", "$ mn": "USD mn", "$": "USD", "index": ""}
"""Units as they stand at an axis, and as figures have them."""

ENDINGS = ("years", *UNITS)
"""In which columns of figures end."""

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
        part: words.say(getattr(said, part)) for part in ("title", "subtitle", "alt")
    }
    texts["caption"] = words.say(said.caption) if said.caption else ""
    names = {**_texts_in(frame, *roles.values()), **words.all_names(said.names)}
    unit = _unit_read(frame, roles)
    power = words.power_of(unit)
    if "unit" in roles:
        roles["unit"] = _unit_drawn(roles["unit"], unit, names)
    is_fan = "ahead" in roles
    if is_fan:
        roles["bands"] = [
            (low, high, names.get(name, name)) for low, high, name in roles["bands"]
        ]
    drawing, reading = _drawing(
        form,
        frame,
        {**roles, "names": names},
        replace(words.writing(), power=power),
        width(),
        are_pictures_wanted(),
    )
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
        content["fan"] = {role: roles[role] for role in OF_FAN} | {"power": power}
    data = data.drop(columns=OF_OBSERVATION, errors="ignore")
    content["data"] = columns_and_rows(data, {}, {}, {**named_codes(), **names})
    if reading:
        has_decimals = roles.get("decimals") is not None
        content["reading"] = _as_printed(reading, unit, content["data"], has_decimals)
    text = f"[Figure] {texts['title']}\n{texts['subtitle']}\n{texts['alt']}"
    publish_cited("figure", content, data, _markup_of(drawing, texts), text)


def _unit_drawn(stated: str, unit: str, names: Mapping[str, str]) -> str:
    """What a chart calls its unit: the smaller one if the language counts in that."""
    if words.power_of(unit):
        return words.counted(MANY, unit, 0)
    return names.get(stated) or words.unit_alone(stated)


def _markup_of(drawing: dict[str, Any], texts: dict[str, str]) -> str:
    """The figure in HTML, without the picture that the drawing may carry beside."""
    size = (drawing["width"], drawing["height"])
    return (
        f"<figure><p><strong>{escape(texts['title'])}</strong><br>"
        f"{escape(texts['subtitle'])}</p>"
        f"{image(drawing['svg'], *size, texts['alt'])}"
        f"<figcaption>{escape(texts['caption'])}</figcaption></figure>"
    )


def _texts_in(*roles: Any) -> dict[str, str]:
    """What texts of the tables are called in the rows, where the language has them.

    By the text, and with its column before it, as a timeline asks for what it writes.
    """
    if words.spoken() is words.english():
        return {}
    called = {}
    for frame in roles:
        if not isinstance(frame, pd.DataFrame):
            continue
        for column, values in frame.items():
            for text in dict.fromkeys(map(str, values)):
                translated = words.spoken().text_of(text)
                if translated != text:
                    called[text] = translated
                    called[f"{column}.{text}"] = translated
    return called


def _has_no_rows(*roles: Any) -> bool:
    """Whether any frame among the roles is empty."""
    return any(role.empty for role in roles if isinstance(role, pd.DataFrame))


def _with_what_is_assumed(
    observed: pd.DataFrame, roles: dict[str, Any]
) -> pd.DataFrame:
    """The rows of a fan below what was observed; `series` says which is which."""
    ends = [end for low, high, _ in roles["bands"] for end in (low, high)]
    shown = ["series", "period", "year", "value", "median", *ends]
    assumed = {PROJECTION: roles["ahead"], **roles["paths"]}
    rows = pd.concat(part.assign(series=series) for series, part in assumed.items())
    every: pd.DataFrame = pd.concat([observed.assign(series=OBSERVED), rows[shown]])
    return every.fillna({"source_ids": ""})


def _unit_read(frame: pd.DataFrame, roles: dict[str, Any]) -> str:
    """The unit of figures that are read off a chart; none where nobody tells it.

    That of the chart, else that of its rows, else that in which their column ends.
    """
    if roles.get("ratio"):
        return "ratio"
    if "unit" in roles:
        stated = str(roles["unit"])
        return AS_FIGURES_HAVE.get(stated, stated)
    if "scale" in roles:
        return ""
    if "unit" in frame and frame["unit"].nunique() == 1:
        return str(frame["unit"].iloc[0])
    column = roles.get("x") or roles.get("high") or ""
    return next((unit for unit in ENDINGS if column.endswith(f"_{unit}")), "")


def _as_printed(
    reading: dict[str, Any], unit: str, data: dict[str, Any], has_decimals: bool
) -> dict[str, Any]:
    """How a chart is read, with how its figures are printed.

    Where they are those of the rows, they have the decimals of the rows, but at both
    ends of a pair those of the picture. Countries, which the page names, need no names.
    """
    decimals = reading["decimals"]
    (mark, _), *others = reading["marks"]
    are_of_rows = "scale" not in reading and not has_decimals
    if are_of_rows and not others:
        column_of = {column["name"]: column for column in data["columns"]}
        decimals = column_of[mark].get("decimals", 0)
    pattern, power = ("×#", 0) if unit == "ratio" else pattern_of(unit, decimals)
    printed: dict[str, Any] = {"pattern": pattern, "decimals": decimals - power}
    shared = words.shared_names()
    printed["names"] = {
        code: name
        for code, name in reading.get("names", {}).items()
        if code not in COUNTRIES or name != shared[code]
    }
    printed["names"] |= _names_of_periods(reading["at"], data)
    if power:
        printed["scale"] = reading.get("scale", 1.0) * 10**power
    return {**reading, **printed}


def _names_of_periods(column: str, data: dict[str, Any]) -> dict[str, str]:
    """How the months and days of a column are printed; years are as they are."""
    names = [described["name"] for described in data["columns"]]
    place = names.index(column)
    periods = dict.fromkeys(str(row[place]) for row in data["rows"])
    printed = {period: words.period(period) for period in periods}
    return {period: text for period, text in printed.items() if text != period}


@cached
def _drawing(
    form: Callable[..., Figure],
    frame: pd.DataFrame,
    roles: dict[str, Any],
    language: Writing,
    inches: float,
    has_picture: bool,
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The drawing as SVG, with width and height in pixels, and how it is read.

    Where that is wanted, one that is not read `has_picture`: PNG, in base 64; another
    tells whether it `draws_more` than its rows.
    """
    with written_as(language), as_wide_as(inches):
        drawn = form(frame, **roles)
        svg, width, height = svg_of(drawn)
        reading = reading_of(drawn)
        drawing = {"svg": svg, "width": width, "height": height}
        if has_picture and reading is None:
            drawing["png"] = b64encode(png_of(drawn, PICTURE_DPI)).decode()
        elif has_picture and any(roles.get(role) for role in OF_NO_ROW):
            drawing["draws_more"] = True
    return drawing, reading

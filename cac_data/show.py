"""What a notebook shows, in words of the catalogues over facts.

Each thing in three forms: HTML for JupyterLab, plain text for everything else, and a
versioned bundle, from which alone reports are made. Same inputs give the same bytes.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Any

import pandas as pd

from cac_data import words
from cac_data.bundles import publish
from cac_data.facts import Fact, records
from cac_data.shared_answers import shared
from cac_data.sources import sources as sources_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def text(name: str, fact: Any) -> None:
    """Sentences of a section, worked out from facts, whose sources count as shown."""
    _paragraphs("text", words.say(name, fact), _cited(fact))


def brief(topic: str, figures: Sequence[Fact]) -> None:
    """What to take away: the topic's ``brief`` over its key figures by id."""
    by_id = {figure["id"]: figure for figure in figures}
    _paragraphs("brief", words.say(f"{topic}.brief", by_id), _cited(by_id))


def key_figures(topic: str, figures: Sequence[Fact], cards: Sequence[str]) -> None:
    """The topic's key figures; the first six of `cards` with a value top the page.

    Words: ``<id>_label`` and, if there is one, ``<id>_note`` over the figure.
    """
    items = [_key_figure(topic, figure) for figure in figures]
    known = {item["id"]: item for item in items if item["value"] is not None}
    order = [known[id] for id in cards if id in known][:6]
    content = {"figures": items, "cards": [item["id"] for item in order]}
    keys = ("label", "text", "period_text", "range", "note")
    cells = [[item[key] for key in keys] for item in order]
    head = words.say("common.key_figure_columns").split(" | ")
    cited = [figure["source_ids"] for figure in figures]
    _publish_table("key-figures", content, cited, [head, *cells])


def figure(
    name: str, fact: Any, form: Callable[..., Figure], frame: pd.DataFrame, **roles: Any
) -> None:
    """A chart of the frame, drawn by a form of `charts` with its roles.

    Words: ``<name>_title`` (the finding), ``_subtitle`` (measure and unit), ``_alt``
    (for those who cannot see it) and, if need be, ``_caption`` (what none of them says)
    and ``_names`` (what codes are called). An empty frame shows a sentence instead.
    """
    drawn = [frame, *roles.values()]
    if any(isinstance(rows, pd.DataFrame) and rows.empty for rows in drawn):
        _paragraphs("text", words.say("common.no_data"), [])
        return
    parts = ("title", "subtitle", "alt")
    told = {part: words.say(f"{name}_{part}", fact) for part in parts}
    told["caption"] = words.said(f"{name}_caption", fact)
    called = words.names_of(name, fact)
    if "unit" in roles:
        roles["unit"] = called.get(roles["unit"], roles["unit"])
    svg, width, height = _drawn(form, frame, {**roles, "names": called})
    frame = frame.drop(columns=["chosen", "switch", "note"], errors="ignore")
    is_in_time = form.__name__ in ("lines", "bars", "fan", "scatter")
    content = {
        "name": name,
        **told,
        "svg": svg,
        "width": width,
        "height": height,
        # A narrow page shows the newest figure first.
        "newest_right": is_in_time and not roles.get("horizontal"),
        # Not what only describes an observation.
        "data": _rows(
            frame.drop(columns=["chosen", "switch", "note"], errors="ignore")
        ),
    }
    from cac_data.charts.svg import data_uri

    picture = f'<img src="{data_uri(svg)}" width="{width}" height="{height}"'
    markup = (
        f"<figure><p><strong>{escape(told['title'])}</strong><br>"
        f'{escape(told["subtitle"])}</p>{picture} alt="{escape(told["alt"])}">'
        f"<figcaption>{escape(told['caption'])}</figcaption></figure>"
    )
    plain = f"[Figure] {told['title']}\n{told['subtitle']}\n{told['alt']}"
    _publish("figure", content, _cited_in(frame), markup, plain)


def table(
    name: str, fact: Any, frame: pd.DataFrame, decimals: dict[str, int] | None = None
) -> None:
    """A table of the columns that the catalogue names, with their headings.

    Words: ``<name>_columns`` (``column = Heading; ...``), ``_caption`` and, if need be,
    ``_note``, ``_names`` (what codes are called), ``_<column>_cell`` (over each row),
    ``_empty`` (in place of no rows).
    """
    if frame.empty:
        empty = words.said(f"{name}_empty", fact) or words.say("common.no_data")
        _paragraphs("text", empty, [])
        return
    headings = words.pairs(f"{name}_columns", fact)
    called = words.names_of(name, fact)
    rows = records(frame)
    for column in headings:
        told = [words.said(f"{name}_{column}_cell", row) for row in rows]
        frame = frame.assign(**{column: told}) if any(told) else frame
    cited = [column for column in ("source_ids", "source_id") if column in frame][:1]
    data = frame[[*headings, *cited]].copy()
    for column in headings:
        if pd.api.types.is_string_dtype(data[column]):
            data[column] = data[column].map(lambda code: called.get(code, code))
    content = {
        "name": name,
        "caption": words.say(f"{name}_caption", fact),
        "note": words.said(f"{name}_note", fact),
        **_rows(data, headings, decimals),
    }
    columns = content["columns"]
    cells = [[column["label"] for column in columns]]
    for row in content["rows"]:
        cells.append([words.cell(*pair) for pair in zip(row, columns, strict=True)])
    _publish_table("table", content, _cited_in(data), cells)


def verdicts(frame: pd.DataFrame) -> None:
    """What the evidence says on claims: rows of `claims.verdicts`."""
    if frame.empty:
        _paragraphs("text", words.say("common.no_data"), [])
        return
    content = {"verdicts": [_verdict(row) for row in frame.to_dict("records")]}
    keys = ("statement", "claimed_text", "found_text", "verdict", "how")
    cells = [[item[key] for key in keys] for item in content["verdicts"]]
    head = words.say("common.verdict_columns").split(" | ")
    _publish_table("verdicts", content, _cited_in(frame), [head, *cells])


def sources(vintage: str = "bundled") -> None:
    """The bibliography of exactly what this notebook has shown."""
    ids = sorted(_shown())
    frame = sources_of(pd.DataFrame({"source_ids": [ids]}), vintage=vintage)
    entries = records(frame)
    items, lines = "", []
    for entry in entries:
        said, url = words.say("common.reference", entry), str(entry["url"] or "")
        link = f'<a href="{escape(url)}">{escape(entry["source_id"])}</a>'
        items += f"<li>{escape(said)} {link}</li>"
        lines.append(f"[{entry['source_id']}] {said} {url}".rstrip())
    _publish(
        "sources", {"sources": entries}, ids, f"<ol>{items}</ol>", "\n".join(lines)
    )


def _paragraphs(kind: str, said: str, cited: Iterable[str]) -> None:
    lines = said.split("\n\n")
    markup = "".join(f"<p>{escape(line)}</p>" for line in lines)
    content = {"title": "", "sentences": lines}
    _publish(kind, content, cited, markup, "\n".join(lines))


def _cited(fact: Any) -> list[Any]:
    """Source ids anywhere in a fact."""
    if isinstance(fact, Mapping):
        parts = [_cited(part) for name, part in fact.items() if name != "source_ids"]
        return [fact.get("source_ids"), *chain(*parts)]
    parts = fact if isinstance(fact, list) else []
    return [ids for part in parts for ids in _cited(part)]


def _cited_in(frame: pd.DataFrame) -> list[Any]:
    return [ids for name in ("source_id", "source_ids") for ids in frame.get(name, [])]


def _ids(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else str(value or "").split(";")
    return [one for one in listed if one]


def _publish_table(
    kind: str,
    content: dict[str, Any],
    cited: Iterable[Any],
    cells: Sequence[Sequence[str]],
) -> None:
    """Hand a table to Jupyter; its first row is the headings."""
    # JupyterLab sets cells to the right, where words cannot be read.
    rows = ""
    for place, row in enumerate(cells):
        tag = "td" if place else "th"
        opened = f'<{tag} style="text-align:left">'
        rows += f"<tr>{''.join(f'{opened}{escape(text)}</{tag}>' for text in row)}</tr>"
    around = [escape(content.get(part, "")) for part in ("caption", "note")]
    markup = f"<table><caption>{around[0]}</caption>{rows}</table><p>{around[1]}</p>"
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
        for row in cells
    ]
    lines = [content.get("caption", ""), *lines, content.get("note", "")]
    plain = "\n".join(line.rstrip() for line in lines if line)
    _publish(kind, content, cited, markup, plain)


def _publish(
    kind: str, content: dict[str, Any], cited: Iterable[Any], markup: str, plain: str
) -> None:
    ids = dict.fromkeys(id for ids in cited for id in _ids(ids))
    _shown().update(ids)
    publish(kind, {**content, "source_ids": [*ids]}, markup, plain)


_OUTSIDE: dict[str, None] = {}


def _shown() -> dict[str, None]:
    """The sources shown in this notebook so far; they live as long as its names."""
    module = sys.modules.get("IPython.core.interactiveshell")
    if module is None or not module.InteractiveShell.initialized():
        return _OUTSIDE
    names = module.InteractiveShell.instance().user_ns
    shown: dict[str, None] = names.setdefault("_cac_data_sources_shown", {})
    return shown


@shared
def _drawn(
    form: Callable[..., Figure], frame: pd.DataFrame, roles: dict[str, Any]
) -> tuple[str, int, int]:
    from cac_data.charts.svg import svg_of

    return svg_of(form(frame, **roles))


def _rows(
    frame: pd.DataFrame,
    headings: Mapping[str, str] | None = None,
    decimals: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Columns and rows of a frame in JSON types."""
    if "source_ids" in frame:
        lists = [_ids(ids) for ids in frame["source_ids"]]
        frame = frame.assign(source_ids=pd.Series(lists, frame.index, dtype=object))
    columns = []
    for name, values in frame.items():
        known = [value for value in values if _plain(value) is not None]
        kind = "list" if known and isinstance(known[0], list) else "text"
        if pd.api.types.is_bool_dtype(values):
            kind = "boolean"
        elif pd.api.types.is_numeric_dtype(values):
            is_whole = pd.api.types.is_integer_dtype(values)
            kind = "integer" if is_whole else "number"
        label = (headings or {}).get(str(name)) or _heading(str(name))
        column: dict[str, Any] = {"name": str(name), "label": label, "type": kind}
        if kind == "number":
            column["decimals"] = (decimals or {}).get(str(name), _decimals(known))
        columns.append(column)
    rows = frame.itertuples(index=False, name=None)
    return {"columns": columns, "rows": [[*map(_plain, row)] for row in rows]}


def _heading(name: str) -> str:
    """A column's name as a heading, with the unit in which it ends."""
    for ending, unit in words.pairs("common.units").items():
        if name.endswith(f"_{ending}"):
            return f"{_heading(name.removesuffix(f'_{ending}'))} ({unit})"
    called = words.pairs("common.headings").get(name)
    return called or words.say("common.capitalised", name.replace("_", " "))


def _decimals(values: Sequence[float]) -> int:
    """The fewest that keep three digits of a usual value."""
    sizes = sorted(abs(value) for value in values)
    if all(float(size).is_integer() for size in sizes):
        return 0
    usual = sizes[len(sizes) // 2]
    return 0 if usual >= 1000 else 1 if usual >= 10 else 2 if usual >= 0.1 else 3


def _plain(value: Any) -> Any:
    """A value in JSON types: missing as None, numbers without their noise."""
    if isinstance(value, list):
        return value
    if value is None or pd.isna(value):
        return None
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    return value if isinstance(value, bool | int | str) else str(value)


def _key_figure(topic: str, row: Fact) -> dict[str, Any]:
    """A key figure, with value and range also as they are printed."""
    unit, digits = str(row["unit"]).replace("percent", "%"), int(row["decimals"])
    given = (_plain(row.get(name)) for name in ("value", "low", "high"))
    value, low, high = (None if x is None else round(x, digits) for x in given)
    number = text = words.say("common.no_figure")
    if value is not None:
        number = f"{value:.0f}" if unit == "year" else words.number(value, digits)
        text = f"{number} {unit}" if unit not in ("", "year") else number
        text = words.say("common.usd_bn", value, digits) if unit == "USD bn" else text
    spread = ""
    if low is not None and high is not None:
        ends = (low, high)
        places = 0 if all(float(end).is_integer() for end in ends) else digits
        told = [words.number(end, places) for end in ends]
        told = [f"{end:.0f}" for end in ends] if unit == "year" else told
        spread = words.say("common.range", told)
    return {
        "id": row["id"],
        "label": words.say(f"{topic}.{row['id']}_label", row),
        "period": row["period"],
        "note": words.said(f"{topic}.{row['id']}_note", row),
        "source_ids": _ids(row["source_ids"]),
        "value": value,
        "low": low,
        "high": high,
        "text": text,
        "number": number,
        "unit": "" if unit == "year" else unit,
        "range": spread,
        "period_text": words.period(row["period"]),
    }


def _verdict(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A verdict, with claimed and found also as they are printed."""
    entry = {str(name): _plain(value) for name, value in row.items()}
    unit = re.sub("^percent", "%", str(entry.get("unit") or ""))
    for name in ("claimed", "found"):
        value: Any = entry.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        entry[f"{name}_text"] = _amount(value, unit) if is_number else str(value or "")
    asked = (entry.get("claimed"), unit, row.get("comparison"))
    if asked == (0, "%", "at_least"):
        entry["claimed_text"] = words.say("common.growth")
    for name in ("how", "note", "tier", "figure", "referent", "date"):
        entry[name] = str(entry.get(name) or "")
    return {
        **entry,
        "claimed_label": words.say("claims.claimed", row.get("our_test")),
        "track": words.say("claims.track", row.get("track")),
        "unit": unit,
        "source_ids": _ids(entry.get("source_ids")),
    }


def _amount(value: float, unit: str) -> str:
    """What is claimed or found: a claim of "95 bn" is not one of "95.0 bn"."""
    if unit == "year":
        return words.period(f"{'-' if value < 0 else ''}{abs(round(value)):04d}")
    digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 1 else 2
    digits = 2 if unit == "probability" else 1 if unit.startswith("%") else digits
    if float(value).is_integer() or unit in ("years", "count"):
        digits = 0
    if unit == "USD bn":
        return words.say("common.usd_bn", value, digits)
    number = words.number(value, digits)
    first, second = (unit, number) if unit in ("rank", "ratio") else (number, unit)
    return f"{first} {second}".strip()

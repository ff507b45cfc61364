"""What a notebook shows, in the words of the catalogues: HTML, text, and a bundle."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from cac_data import words
from cac_data.bundles import publish, running_shell
from cac_data.cache import cached
from cac_data.charts.svg import image, svg_of
from cac_data.facts import Fact, records
from cac_data.sources import sources as sources_of

CITED = ("source_ids", "source_id")  # columns
TYPES = {"b": "boolean", "i": "integer", "f": "number"}  # by that of a column
CARD = """<div style="flex:0 1 14em;padding:0.5em 0.8em;border:1px solid #8888">
<div>{}</div><div style="font-size:1.7em;font-weight:600">{}</div>
<div style="font-size:0.9em;opacity:0.8">{} {}<br>{}</div></div>"""


def text(name: str, fact: Any) -> None:
    """Sentences of a section, worked out from facts, whose sources count as shown."""
    _paragraphs("text", words.say(name, fact), fact)


def brief(topic: str, figures: Sequence[Fact]) -> None:
    """What to take away: the topic's ``brief`` over its key figures by id.

    The page of all reports shows its ``finding``, one sentence of it.
    """
    by_id = {figure["id"]: figure for figure in figures}
    found = words.said(f"{topic}.finding", by_id)
    _paragraphs("brief", words.say(f"{topic}.brief", by_id), by_id, finding=found)


def key_figures(topic: str, figures: Sequence[Fact], cards: Sequence[str]) -> None:
    """The topic's key figures; the first six of `cards` with a value top the page.

    Words: ``<id>_label`` over the figure, ``label`` or ``label | note``; or
    ``<beginning>_labels``, ``_notes`` of all whose ids begin so. Scenarios are compared
    by those with an ``_outcome``, its name there, beside the figure that `today` names;
    ``_pairs`` say what two reporters count.
    """
    items = [_key_figure(topic, figure) for figure in figures]
    known = {item["id"]: item for item in items if item["value"] is not None}
    order = [known[id] for id in cards if id in known][:6]
    content = {"figures": items, "cards": [item["id"] for item in order]}
    keys = ("label", "text", "period_text", "range", "note")
    cells = [[item[key] for key in keys] for item in order]
    head = words.say("common.key_figure_columns").split(" | ")
    _publish_table("key-figures", content, items, [head, *cells])


def figure(
    name: str, fact: Any, form: Callable[..., Figure], frame: pd.DataFrame, **roles: Any
) -> None:
    """A chart of the frame, drawn by a form of `charts` with its roles.

    Words: ``<name>_title`` (the finding), ``_subtitle`` (measure and unit), ``_alt``
    (for those who cannot see it) and, if need be, ``_caption`` (what none of them says)
    and ``_names`` (what codes are called). An empty frame shows a sentence instead:
    ``_empty``, or that there are no data.
    """
    frames = [one for one in roles.values() if isinstance(one, pd.DataFrame)]
    if any(rows.empty for rows in (frame, *frames)):
        _say_why_empty(name, fact)
        return
    told = {of: words.say(f"{name}_{of}", fact) for of in ("title", "subtitle", "alt")}
    told["caption"] = words.said(f"{name}_caption", fact)
    called = words.names_of(name, fact)
    if "unit" in roles:
        roles["unit"] = called.get(roles["unit"], roles["unit"])
    drawn = _drawn(form, frame, {**roles, "names": called})
    content, data = {"name": name, **told, **drawn}, frame
    # A narrow page shows the newest figure first.
    is_in_time = form.__name__ in ("lines", "bars", "fan", "scatter")
    content["newest_right"] = is_in_time and not roles.get("horizontal")
    if "ahead" in roles:
        assumed = {"projection": roles["ahead"], **roles["paths"]}
        ends = [column for band in roles["bands"] for column in band[:2]]
        shown = ["series", "period", "year", "value", "median", *ends]
        rows = [part.assign(series=name) for name, part in assumed.items()]
        data = pd.concat([frame.assign(series="observed"), pd.concat(rows)[shown]])
        data = data.fillna({"source_ids": ""})
        own = ("unit", "scale", "bands", "box", "clip")
        content["fan"] = {role: roles[role] for role in own}
    # Not what only describes an observation.
    data = data.drop(columns=["chosen", "note"], errors="ignore")
    content["data"] = _rows(data, {}, {})
    markup = (
        f"<figure><p><strong>{escape(told['title'])}</strong><br>"
        f"{escape(told['subtitle'])}</p>{image(**drawn, alt=told['alt'])}"
        f"<figcaption>{escape(told['caption'])}</figcaption></figure>"
    )
    text = f"[Figure] {told['title']}\n{told['subtitle']}\n{told['alt']}"
    _publish("figure", content, data, markup, text)


def _say_why_empty(name: str, fact: Any) -> None:
    """Say why there is nothing to show, in words of its own where there are some.

    Where these are blank, the text beside has said so, and nothing is added.
    """
    reason = f"{name}_empty"
    has_reason = words.has(reason)
    sentence = words.say(reason, fact) if has_reason else words.say("common.no_data")
    if sentence:
        _paragraphs("text", sentence)


def what_if(name: str, fact: Fact, figures: Sequence[Fact]) -> None:
    """Key figures and a path that sliders move on the page of a report.

    `fact`: of `what_if.of_trade` or `of_gas`; `figures`: the page's key figures. Words:
    ``<name>`` (what may be moved), ``_path`` (what is drawn), ``_names`` (its levels),
    ``_empty`` (in place of sliders),
    ``common.slider_names``, ``common.moved_names``.
    """
    known = {one["id"]: one for one in figures if not math.isnan(one["value"])}
    of = {id: how for id, how in fact.get("figures", {}).items() if id in known}
    if not of:
        _say_why_empty(name, fact)
        return
    shown, keys = [], ("id", "period_text", "text", "value")
    labels = words.pairs("common.moved_names", fact)
    for id, how in of.items():
        item = _key_figure(name.partition(".")[0], known[id])
        decimals = known[id]["decimals"]
        told = {key: item[key] for key in keys} | {"decimals": decimals, "scale": 1}
        told["label"] = labels[id]
        shown.append({**told, "pattern": _pattern(item["unit"]), **how})
    drawn, called = fact["path"], words.names_of(name, fact)
    rows = drawn["known"][["year", "value"]].itertuples(index=False, name=None)
    levels = drawn["levels"].items()
    path: Fact = {"of": drawn["of"], "years": drawn["years"], "decimals": 0}
    path |= {"label": words.say(f"{name}_path"), "pattern": _pattern(drawn["unit"])}
    path |= {"scale": 1}
    path["known"] = [[*map(_plain, row)] for row in rows]
    path["levels"] = [
        {"label": called[name], "low": low, "high": high}
        for name, (low, high) in levels
    ]
    # Only what these figures hang on.
    terms = json.dumps([shown, path])
    grids = {id: grid for id, grid in fact["grids"].items() if f'"{id}"' in terms}
    used, sliders = {id for grid in grids.values() for id in grid["by"]}, []
    for id, said in words.pairs("common.slider_names", fact).items():
        if id in used:
            label, pattern, none = (*said.split(" | "), "")[:3]
            own = {"key": id, "yaml": "#", **fact["sliders"][id]}
            ends = {"low": own["positions"][0], "high": own["positions"][-1]}
            about = {"name": id, "label": label, "pattern": pattern, "none": none}
            about |= _marked(own, pattern, **ends)
            sliders.append({**about, **own, **ends})
    content: Fact = {"name": name, "caption": words.say(name, fact)}
    content["still"] = words.say(f"{name}_still", fact)
    past = [f"{one['label']}: {one['told']}" for one in sliders if one["told"]]
    notes = [words.say("common.no_sliders"), content["still"], *past]
    content["note"] = " ".join(notes)
    content |= {"sliders": sliders, "grids": grids, "figures": shown, "path": path}
    cells = [[one[key] for key in ("label", "text", "period_text")] for one in shown]
    head = words.say("common.key_figure_columns").split(" | ")[:3]
    _publish_table("what-if", content, fact, [head, *cells])


def _marked(slider: Fact, pattern: str, *, low: float, high: float) -> Fact:
    """What was in the past of what a slider moves: `told`, and `drawn` on its scale."""
    past = slider.get("past") or {}
    marks = past.get("marks", [])
    drawn = [mark for mark in marks if low <= mark <= high]
    scale, digits = slider["scale"], slider["decimals"]
    # What hardly ever moved would be printed as zero.
    if marks and round(max(map(abs, marks)) * scale, digits) < 1:
        digits += 1
    printed = [_placed(pattern, words.number(mark * scale, digits)) for mark in marks]
    fact = {"n": 0, **past, "printed": printed, "beyond": len(marks) - len(drawn)}
    return {"drawn": drawn, "told": words.say("common.slider_past", fact)}


def _placed(pattern: str, number: str) -> str:
    """A number in its pattern; its sign stands before a currency."""
    if "$#" in pattern and number.startswith("−"):
        return pattern.replace("$#", f"−${number[1:]}")
    return pattern.replace("#", number)


def _pattern(unit: str) -> str:
    """How an amount is printed, with ``#`` for its number."""
    return _amount(7.0, unit, 0).replace("7", "#", 1)


def table(
    name: str,
    fact: Any,
    frame: pd.DataFrame,
    decimals: dict[str, int] | None = None,
    most: int = 10_000,
    folded: bool = False,
) -> None:
    """A table of the columns that the catalogue names, of the first `most` rows.

    `folded`: behind its caption, as long tables are.

    What changes between two runs is also told of rows not shown: those of `conflicts`,
    and those with a date in ``resolves_on`` or ``falls_due`` (empty once it is over).
    The page saves the numbers and codes that its cells are written from.

    Words: ``<name>_columns`` (``column = Heading; ...``), ``_caption`` and, if need be,
    ``_note``, ``_names`` (what codes are called), ``_<column>_cell`` (over each row),
    ``_empty`` (in place of no rows).
    """
    if frame.empty:
        _say_why_empty(name, fact)
        return
    headings = words.pairs(f"{name}_columns", fact)
    called = words.names_of(name, fact)
    every, frame = records(frame), frame.head(most)
    rows = every[:most]
    dates = [row.get("falls_due", row.get("resolves_on")) for row in rows]
    unprinted = frame
    read: set[str] = set()
    noted = [_Noted(row, read) for row in rows]
    for column in headings:
        told = [words.said(f"{name}_{column}_cell", row) for row in noted]
        if not any(told) and pd.api.types.is_string_dtype(frame[column]):
            told = [called.get(code, code) for code in frame[column]]
        if any(told):
            frame = frame.assign(**{column: told})
    cited = [column for column in CITED if column in frame][:1]
    data = frame[[*headings, *cited]]
    content = {
        "name": name,
        "caption": words.say(f"{name}_caption", fact),
        "note": words.said(f"{name}_note", fact),
        **_rows(data, headings, decimals or {}),
        "saved": _rows(_saved(unprinted, data, read), {}, {}),
    }
    if folded:
        content["folded"] = True
    if "announces" in frame:
        content["announces"] = [*frame["announces"]]
    texts = zip(dates, frame[next(iter(headings))], strict=True)
    content["due"] = [{"on": on, "text": text} for on, text in texts if on]
    if "witnesses" in frame:
        apart = [row for row in every if row["kind"] == "conflict"]
        content["conflicts"] = [_conflict(name, row, called) for row in apart]
    columns = content["columns"]
    cells = [[column["label"] for column in columns]]
    for row in content["rows"]:
        cells.append([words.cell(*pair) for pair in zip(row, columns, strict=True)])
    _publish_table("table", content, data, cells)


class _Noted(Fact):
    """A row that notes which of its columns a cell is written from."""

    def __init__(self, row: Fact, read: set[str]) -> None:
        super().__init__(row)
        self.read = read

    def __getitem__(self, column: str) -> Any:
        self.read.add(column)
        return super().__getitem__(column)

    def get(self, column: str, default: Any = None) -> Any:
        self.read.add(column)
        return super().get(column, default)


def _saved(
    unprinted: pd.DataFrame, printed: pd.DataFrame, read: set[str]
) -> pd.DataFrame:
    """What a table saves: its columns as numbers and codes, not as they are printed.

    Beside them stand what else the cells are written from, and the unit of numbers; a
    column that exists only in words keeps them.
    """
    own = {column for column in unprinted if _is_simple(unprinted[column])}
    has_numbers = not unprinted.filter(printed.columns).select_dtypes("number").empty
    asked = read | {"unit"} if has_numbers else read
    beside = [
        column
        for column in unprinted
        if column in own & asked and column not in printed
    ]
    shown = {
        column: unprinted[column] if column in own else printed[column]
        for column in printed
    }
    cited = {column: shown.pop(column) for column in CITED if column in shown}
    return pd.DataFrame({**shown, **unprinted[beside], **cited})


def _is_simple(values: pd.Series[Any]) -> bool:
    """Whether each value fits a cell of a CSV file: no rows within rows."""
    parts = [value if isinstance(value, list) else [value] for value in values]
    return not any(isinstance(part, Mapping) for part in chain.from_iterable(parts))


def _conflict(name: str, row: Fact, called: Mapping[str, str]) -> dict[str, Any]:
    """A row of `conflicts`: by the codes of its fact, how far apart, and in words."""
    fact = [*[*row][: [*row].index("kind")], "counter"]
    codes = [row[of] for of in fact if of != "unit" and row.get(of)]
    told = [
        words.period(called.get(code, code.replace("_", " ")))
        for code in codes
        if code not in ("all", "actual")  # as a reader expects
    ]
    low, high = (_amount(row[end], "") for end in ("low", "high"))
    between, unit = words.say("common.range", [low, high]), row.get("unit", "")
    ends = {end: _plain(row[end]) for end in ("low", "high")}
    text = f"{', '.join(told)}: {between} {unit}".strip()
    return {"id": "|".join([name, *codes, unit]), **ends, "text": text}


def verdicts(frame: pd.DataFrame) -> None:
    """What the evidence says on claims: rows of `claims.verdicts`."""
    if frame.empty:
        _paragraphs("text", words.say("common.no_data"))
        return
    content = {"verdicts": [_verdict(row) for row in frame.to_dict("records")]}
    keys = ("statement", "claimed_text", "found_text", "verdict", "how")
    cells = [[item[key] for key in keys] for item in content["verdicts"]]
    head = words.say("common.verdict_columns").split(" | ")
    _publish_table("verdicts", content, frame, [head, *cells])


def sources(vintage: str = "bundled") -> None:
    """The bibliography of exactly what this notebook has shown."""
    cited = pd.DataFrame({"source_ids": [sorted(_shown())]})
    entries = records(sources_of(cited, vintage=vintage))
    items, lines = "", []
    for entry in entries:
        said, url = words.say("common.reference", entry), str(entry["url"] or "")
        link = f'<a href="{escape(url)}">{escape(entry["source_id"])}</a>'
        items += f"<li>{escape(said)} {link}</li>"
        lines.append(f"[{entry['source_id']}] {said} {url}".rstrip())
    told = {"sources": entries}
    _publish("sources", told, cited, f"<ol>{items}</ol>", "\n".join(lines))


def _paragraphs(kind: str, said: str, cited: Any = None, **more: str) -> None:
    lines = said.split("\n\n")
    markup = "".join(f"<p>{escape(line)}</p>" for line in lines)
    _publish(kind, {"sentences": lines, **more}, cited, markup, "\n".join(lines))


def _cited(fact: Any) -> Iterator[str]:
    """Source ids of a frame, or anywhere in a fact (but in no frame within)."""
    parts = fact if isinstance(fact, list) else []
    if isinstance(fact, pd.DataFrame):
        cells = fact.filter(["source_id", "source_ids"]).to_numpy().ravel("F")
        parts = [{"source_ids": ids} for ids in cells]
    elif isinstance(fact, Mapping):
        yield from _ids(fact.get("source_ids"))
        told = (part for name, part in fact.items() if name != "source_ids")
        parts = [part for part in told if not isinstance(part, pd.DataFrame)]
    for part in parts:
        yield from _cited(part)


def _ids(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else str(value or "").split(";")
    return [one for one in listed if one]


def _publish_table(
    kind: str, content: dict[str, Any], cited: Any, cells: Sequence[Sequence[str]]
) -> None:
    """Hand a table or cards to Jupyter; the first row is the headings."""
    # JupyterLab sets cells to the right, where words cannot be read.
    rows = ""
    for place, row in enumerate(cells):
        tag = "td" if place else "th"
        opened = f'<{tag} style="text-align:left">'
        rows += f"<tr>{''.join(f'{opened}{escape(text)}</{tag}>' for text in row)}</tr>"
    caption, note = (content.get(part, "") for part in ("caption", "note"))
    markup = f"<table><caption>{escape(caption)}</caption>{rows}</table>"
    markup += f"<p>{escape(note)}</p>"
    if kind == "key-figures":
        cards = "".join(CARD.format(*map(escape, row)) for row in cells[1:])
        markup = f'<div style="display:flex;flex-wrap:wrap;gap:0.8em">{cards}</div>'
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)) for row in cells]
    plain = "\n".join(line.rstrip() for line in (caption, *lines, note) if line)
    _publish(kind, content, cited, markup, plain)


def _publish(
    kind: str, content: dict[str, Any], cited: Any, markup: str, plain: str
) -> None:
    ids = dict.fromkeys(_cited(cited))
    _shown().update(ids)
    publish(kind, {**content, "source_ids": [*ids]}, markup, plain)


_OUTSIDE: dict[str, dict[str, None]] = {}


def _shown() -> dict[str, None]:
    """The sources shown in this notebook so far; they live as long as its names."""
    names: dict[str, dict[str, None]] = getattr(running_shell(), "user_ns", _OUTSIDE)
    return names.setdefault("_cac_data_sources_shown", {})


@cached
def _drawn(
    form: Callable[..., Figure], frame: pd.DataFrame, roles: dict[str, Any]
) -> dict[str, Any]:
    parts = ("svg", "width", "height")
    return dict(zip(parts, svg_of(form(frame, **roles)), strict=True))


def _rows(
    frame: pd.DataFrame, headings: Mapping[str, str], decimals: Mapping[str, int]
) -> dict[str, Any]:
    """Columns and rows of a frame in JSON types."""
    if "source_ids" in frame:
        frame = frame.assign(source_ids=frame["source_ids"].map(_ids))
    columns = []
    for name, values in frame.items():
        known = [value for value in values if _plain(value) is not None]
        of = TYPES.get(values.dtype.kind, "text")
        kind = "list" if known and isinstance(known[0], list) else of
        label = headings.get(str(name)) or _heading(str(name))
        column: dict[str, Any] = {"name": str(name), "label": label, "type": kind}
        if kind == "number":
            column["decimals"] = decimals.get(str(name), _decimals(known))
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
    """A key figure, with value and range also as they are printed.

    Words may print another text than the number with its unit: ``<id>_text``.
    """
    unit, digits = str(row["unit"]).replace("percent", "%"), int(row["decimals"])
    given = (_plain(row.get(name)) for name in ("value", "low", "high"))
    value, low, high = (None if x is None else round(x, digits) for x in given)
    bare = "year" if unit == "year" else ""  # a year has no thousands
    number = text = words.say("common.no_figure")
    if value is not None:
        number, text = (_amount(value, one, digits) for one in (bare, unit))
    if value is not None and unit == "probability":
        number = text = words.say("common.odds", value)
    text = words.said(f"{topic}.{row['id']}_text", row) or text
    spread = ""
    if low is not None and high is not None:
        places = 0 if low % 1 == high % 1 == 0 else digits
        ends = [_amount(end, bare, places) for end in (low, high)]
        spread = words.say("common.range", ends)
    said = words.said(f"{topic}.{row['id']}_label", row)
    label, _, note = (said or _beside(topic, row, "labels")).partition("|")
    compared = {
        "outcome": words.said(f"{topic}.{row['id']}_outcome", row),
        "today": row.get("today"),
        "pair": _beside(topic, row, "pairs"),
    }
    return {
        **{name: text for name, text in compared.items() if text},
        "id": row["id"],
        "label": label.strip() or words.say(f"{topic}.{row['id']}_label"),
        "period": row["period"],
        "note": note.strip() or _beside(topic, row, "notes"),
        "source_ids": _ids(row["source_ids"]),
        "value": value,
        "exact": _plain(row.get("exact")),
        "low": low,
        "high": high,
        "text": text,
        "number": number,
        "unit": "" if bare else unit,
        "range": spread,
        "period_text": words.period(row["period"]),
    }


def _beside(topic: str, row: Fact, part: str) -> str:
    """What is said of all key figures whose ids begin alike."""
    said, beginning = "", row["id"]
    while not said and beginning:
        beginning = beginning.rpartition("_")[0]
        said = words.said(f"{topic}.{beginning}_{part}", row)
    return said


def _verdict(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A verdict, with claimed and found also as they are printed."""
    entry = {str(name): _plain(value) for name, value in row.items()}
    unit = re.sub("^percent", "%", entry["unit"])
    for name in ("claimed", "found"):
        value = entry[name]
        entry[f"{name}_text"] = "" if value is None else _amount(value, unit)
    if entry.get("found_years"):
        years = [*map(int, entry["found_years"].split(";"))]
        entry["found_text"] = words.say("claims.years_found", years)
    elif entry.get("found_limit") == "at_most":
        entry["found_text"] = words.say("claims.at_most", entry["found_text"])
    if (entry["claimed"], unit, entry.get("comparison")) == (0, "%", "at_least"):
        entry["claimed_text"] = words.say("common.growth")
    elif entry.get("our_test") and entry.get("comparison") == "at_least":
        entry["claimed_text"] = words.say("claims.least", {**entry, "unit": unit})
    return {
        **entry,
        "claimed_label": words.say("claims.claimed", entry.get("our_test")),
        "track": words.say("claims.track", entry.get("track")),
        "unit": unit,
        "source_ids": _ids(entry["source_ids"]),
    }


def _amount(value: float, unit: str, digits: int | None = None) -> str:
    """A figure as it is printed: a claim of "95 bn" is not one of "95.0 bn"."""
    if unit == "year":
        return words.period(f"{'-' if value < 0 else ''}{abs(round(value)):04d}")
    if digits is None:
        digits = 0 if abs(value) >= 1000 else 1 if abs(value) >= 1 else 2
        digits = 2 if unit == "probability" else 1 if unit.startswith("%") else digits
        if value.is_integer() or unit in ("years", "count"):
            digits = 0
    if unit == "USD bn":
        return words.say("common.usd_bn", value, digits)
    number = words.number(value, digits)
    if unit in ("rank", "ratio"):
        return f"{unit} {number}"
    if unit == "score":
        return number  # what it is a score of stands beside it
    return f"{number} {words.counted(round(value, digits), unit)}".strip()

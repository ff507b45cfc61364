"""A scenario's parameters as a form: change them, and see what follows."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from html import escape
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import Any

import ipywidgets as widgets
import yaml
from IPython.display import display
from IPython.utils.capture import capture_output

from cac_data import completion, words
from cac_data.bundles import mime_type
from cac_data.cache import RUN_CACHE
from cac_data.project import find_project
from cac_data.scenarios import (
    BASELINE,
    NOTEBOOK_PARAMETERS,
    Scenario,
    check_new_id,
    problems_of,
)
from cac_data.show import CARD

# What is slow and stays the same is worked out once, not at each change of a form.
_ANSWERS = TemporaryDirectory(prefix="cac-data-")
os.environ.setdefault(RUN_CACHE, _ANSWERS.name)

CARDS = mime_type("key-figures")

Output = dict[str, Any]
"""Something that a section shows, as Jupyter stores it."""


def scenario(name: str = BASELINE, notebook: str = "trade") -> dict[str, Any]:
    """Give a scenario's parameters of a notebook: a dict that Jupyter shows as a form.

    The form changes them, and redraws key figures, with their difference to the
    scenario, and a section, with the notebook's own cells; it saves them as a scenario.
    In a copy of the notebook: ``globals().update(scenario("gas_squeeze"))`` below its
    parameters. ValueError if there is no such scenario or notebook.
    """
    return Form(find_project().scenarios(name)[0], notebook)


def _scenario_ids() -> list[str]:
    return [found.id for found in find_project().scenarios()]


def _notebook_names() -> list[str]:
    return [*find_project().texts()]


completion.offer(
    f"{__name__}.{scenario.__name__}", name=_scenario_ids, notebook=_notebook_names
)


class Form(dict[str, Any]):
    """Values of a notebook's parameters; Jupyter shows them as a form."""

    def __init__(self, base: Scenario, notebook: str) -> None:
        """Begin with the values of a scenario."""
        super().__init__(base.values(notebook))
        self.base = base
        self.notebook = notebook
        self.given = dict(self)
        self.rows = [Row(self, name) for name in self.given]
        self.message = widgets.HTML()
        self.shown = widgets.Output()
        self.section = _section_of(notebook)
        self.saving = Saving(self)
        self._base_figures: dict[str, Any] | None = None

    def _ipython_display_(self) -> None:
        for row in self.rows:
            row.field.observe(self._changed, "value")
        self.section.observe(self._changed, "value")
        display(self.whole())
        self._changed(None)

    def whole(self) -> Any:
        """The form with what it shows."""
        lines = [row.line for row in self.rows]
        parts = [self.section, *lines, self.saving.whole, self.message, self.shown]
        return widgets.VBox(parts)

    @property
    def changed(self) -> dict[str, Any]:
        """The values that differ from those of the scenario."""
        return {
            name: value for name, value in self.items() if value != self.given[name]
        }

    def _changed(self, _: object) -> None:
        """Take the values of the fields if they are allowed, and show what follows."""
        for row in self.rows:
            row.offer_back()
        try:
            new = {row.name: row.value() for row in self.rows}
            problems = problems_of(self.notebook, new)
        except ValueError as error:
            problems = [("", str(error))]
        if problems:
            lines = [_in_words_of_the_form(self, *problem) for problem in problems]
            markup = "<br>".join(map(escape, lines))
            self.message.value = f'<p role="alert"><strong>{markup}</strong></p>'
            return
        self.message.value = ""
        self.update(new)
        for row in self.rows:
            row.tell(self)
        self.saving.tell(self)
        self.shown.outputs = tuple(self._outputs())

    def _outputs(self) -> list[Output]:
        """What the section shows, each card with its difference to the scenario."""
        outputs = _run(self.notebook, self.section.value, dict(self))
        if not self.changed:
            self._base_figures = _figures_in(outputs)
            return outputs
        if self._base_figures is None:
            given = _run(self.notebook, "Key figures", dict(self.given))
            self._base_figures = _figures_in(given)
        return [
            _compared(output, self._base_figures, self.base.title) for output in outputs
        ]


def _section_of(notebook: str) -> Any:
    """Which section is shown: at first the one that asks *What if*."""
    asked = [name for name in find_project().sections(notebook) if name.endswith("?")]
    asked.sort(key=lambda heading: not heading.startswith("What if"))
    return widgets.Dropdown(
        options=asked,
        description="Section",
        style={"description_width": Row.LABEL},
        layout={"width": Row.WIDTH},
    )


# --- A parameter ----------------------------------------------------------------------


class Row:
    """A parameter: its field, its value in words, and a way back to the scenario's."""

    LABEL = "30rem"
    WIDTH = "46rem"
    WIDE = "64rem"  # for a line of YAML

    def __init__(self, form: Form, name: str) -> None:
        """Make the line of one parameter of a form."""
        model = type(form.base.parameters[form.notebook])
        self.name = name
        self.unit = model.unit(name)
        self.title = str(model.model_fields[name].title)
        self.about = model.model_json_schema()["properties"][name]
        self.reads = model.reads(name)
        self.given = form.given[name]
        self.field = self._field(self.given)
        given = form.base.parameters[form.notebook].in_words(name)
        self.back = widgets.Button(
            description=f"Back to {shorten(given, 40, placeholder=' ...')}",
            tooltip=f"{self.title}: as in the scenario",
            layout={"width": "auto", "max_width": "22rem", "visibility": "hidden"},
        )
        self.back.on_click(lambda _: self.reset())
        self.words = widgets.HTML()
        self.line = widgets.HBox([self.field, self.words, self.back])

    @property
    def label(self) -> str:
        """The title with its unit."""
        return f"{self.title} ({self.unit.name})" if self.unit.name else self.title

    def _field(self, value: Any) -> Any:
        look: dict[str, Any] = {
            "description": self.label,
            "tooltip": self.about["description"],
            "style": {"description_width": self.LABEL},
            "layout": {"width": self.WIDTH},
        }
        shown = self.shown(value)
        if "enum" in self.about:
            options = [(self.reads(word), word) for word in self.about["enum"]]
            return widgets.Dropdown(options=options, value=shown, **look)
        items = self.about.get("items", {})
        if "enum" in items:
            options = [(self.reads(word), word) for word in items["enum"]]
            tall = len(options)
            return widgets.SelectMultiple(
                options=options, value=shown, rows=tall, **look
            )
        if self.about["type"] == "array":
            look["layout"] = {"width": self.WIDE}
            tall = shown.count("\n") + 2
            return widgets.Textarea(shown, continuous_update=False, rows=tall, **look)
        kinds = {"integer": widgets.IntText, "number": widgets.FloatText}
        kind = kinds.get(self.about["type"], widgets.Text)
        return kind(shown, continuous_update=False, **look)

    def shown(self, value: Any) -> Any:
        """A value as its field holds it: shares in percent, lists as lines of YAML."""
        if isinstance(value, float):
            return round(value * self.unit.factor, 10)
        if isinstance(value, list) and "enum" in self.about["items"]:
            return tuple(value)
        if isinstance(value, list):
            flow: Any = {"default_flow_style": True, "sort_keys": False, "width": 999}
            return "".join(f"- {yaml.safe_dump(entry, **flow)}" for entry in value)
        return value

    def value(self) -> Any:
        """What the field holds, as the notebook takes it; ValueError for no YAML."""
        held = self.field.value
        if isinstance(held, float):
            return round(held / self.unit.factor, 12)
        if isinstance(held, tuple):
            return list(held)
        if self.about.get("type") == "array":
            return self._entries(held)
        return held

    def _entries(self, text: str) -> list[Any]:
        try:
            entries = yaml.safe_load(text) or []
        except yaml.YAMLError:
            entries = None
        if not isinstance(entries, list):
            example = "- {" + ", ".join(self._keys()) + "}"
            message = f"{self.title}: write an entry a line, as {example}"
            raise ValueError(message)
        return entries

    def _keys(self) -> list[str]:
        schema = NOTEBOOK_PARAMETERS["trade"].model_json_schema()["$defs"]
        entry = schema[self.about["items"]["$ref"].rpartition("/")[2]]
        return [f"{key}: ..." for key in entry["properties"]]

    def allowed(self) -> str:
        """The least and the most that may be given, in the unit of the form."""
        least, most = self.about.get("minimum"), self.about.get("maximum")
        if least is None or most is None:
            return ""
        ends = [f"{end * self.unit.factor:g}" for end in (least, most)]
        return f"; allowed: {ends[0]} to {ends[1]}"

    def tell(self, form: Form) -> None:
        """Say the value in words."""
        model = NOTEBOOK_PARAMETERS[form.notebook].model_validate(dict(form))
        # What is chosen or written out reads as it stands.
        if isinstance(self.field, widgets.IntText | widgets.FloatText | widgets.Text):
            self.words.value = escape(model.in_words(self.name))

    def offer_back(self) -> None:
        """Offer the scenario's value where the field holds another one."""
        differs = self.field.value != self.shown(self.given)
        self.back.layout.visibility = "visible" if differs else "hidden"

    def reset(self) -> None:
        """Go back to the value of the scenario."""
        self.field.value = self.shown(self.given)


def _in_words_of_the_form(form: Form, name: str, message: str) -> str:
    """A refusal with the labels of the form for names, and its units for numbers."""
    rows = {row.name: row for row in form.rows}
    if name not in rows:
        return message
    row = rows[name]
    if row.allowed() and "Input should be" in message:
        message = f"{row.field.value:g} is not allowed{row.allowed()}"
    for other in rows.values():
        # As the rules between parameters name them: `end (2040) comes after ...`.
        message = re.sub(rf"\b{other.name}(?= \()", other.title, message)
    return f"{row.title}: {message}"


# --- What follows ---------------------------------------------------------------------


def _run(notebook: str, section: str, values: dict[str, Any]) -> list[Output]:
    """What a section shows under some values, with the key figures."""
    with capture_output() as captured:
        find_project().run_section(notebook, section, values)
    outputs: list[Output] = [
        {"output_type": "display_data", "data": shown.data, "metadata": {}}
        for shown in captured.outputs
    ]
    if captured.stdout:
        printed = {"output_type": "stream", "name": "stdout", "text": captured.stdout}
        outputs.append(printed)
    return outputs


def _figures_in(outputs: list[Output]) -> dict[str, Any]:
    """The key figures that are shown, by id."""
    bundles = [
        output["data"][CARDS] for output in outputs if CARDS in output.get("data", {})
    ]
    return {figure["id"]: figure for bundle in bundles for figure in bundle["figures"]}


def _compared(output: Output, given: dict[str, Any], title: str) -> Output:
    """The cards of key figures with their differences; anything else as it is."""
    bundle = output.get("data", {}).get(CARDS)
    if bundle is None:
        return output
    figures = {figure["id"]: figure for figure in bundle["figures"]}
    cards = [_card(figures[id], given.get(id, {}), title) for id in bundle["cards"]]
    row = '<div style="display:flex;flex-wrap:wrap;gap:0.8em">'
    markup = f"{row}{''.join(cards)}</div>"
    return {**output, "data": {**output["data"], "text/html": markup}}


def _card(figure: dict[str, Any], given: dict[str, Any], title: str) -> str:
    keys = ("label", "text", "period_text", "range")
    note = escape(figure["note"])
    difference = _difference(figure, given)
    against = f"{difference} against “{title}”" if difference else f"as in “{title}”"
    parts = [escape(figure[key]) for key in keys]
    return CARD.format(*parts, f"{note}<br><strong>{escape(against)}</strong>")


def _difference(figure: dict[str, Any], given: dict[str, Any]) -> str:
    """How far a figure is from that of the scenario; empty where they are equal."""
    before, now = given.get("value"), figure["value"]
    if before is None or now is None or before == now:
        return ""
    exponents = (Decimal(str(value)).as_tuple().exponent for value in (before, now))
    digits = max(-int(exponent) for exponent in exponents)
    unit = {"%": "points", "": ""}.get(figure["unit"], figure["unit"])
    return f"{words.number(now - before, max(digits, 0), True)} {unit}".strip()


# --- Saving ---------------------------------------------------------------------------

HEAD = "# yaml-language-server: $schema=scenario.schema.json\n"
LONGEST_TITLE = 80


class Saving:
    """What is changed as the file of a scenario, to be copied or saved."""

    def __init__(self, form: Form) -> None:
        """Make the fields that a scenario needs beside its values."""
        look: dict[str, Any] = {
            "style": {"description_width": "8rem"},
            "layout": {"width": "40rem"},
            "continuous_update": False,
        }
        self.form = form
        self.id = widgets.Text("my_scenario", description="Id", **look)
        self.title = widgets.Text("My scenario", description="Title", **look)
        self.yaml = widgets.Textarea(description="YAML", rows=8, disabled=True, **look)
        self.button = widgets.Button(
            description="Save as scenario", layout={"width": "12rem"}
        )
        self.button.on_click(lambda _: self.save())
        self.answer = widgets.HTML()
        for field in (self.id, self.title):
            field.observe(lambda _: self.tell(form), "value")
        parts = [self.id, self.title, self.yaml, self.button, self.answer]
        self.whole = widgets.Accordion(
            [widgets.VBox(parts)], titles=["Save as scenario"], selected_index=None
        )

    def tell(self, form: Form) -> None:
        """Write the file of the scenario as it is now."""
        content = {
            "title": self.title.value,
            "description": f"{form.base.title}, with other values for {form.notebook}.",
            "extends": form.base.id,
            "parameters": {form.notebook: form.changed},
        }
        plain: Any = {"sort_keys": False, "allow_unicode": True, "width": 88}
        self.yaml.value = HEAD + yaml.safe_dump(content, **plain)

    def save(self) -> None:
        """Write the file into the project, or say why it cannot be."""
        try:
            self._check()
            path = find_project().write_scenario(self.id.value, self.yaml.value)
        except (OSError, ValueError) as error:
            self.answer.value = f'<p role="alert">{escape(_reason(error))}</p>'
            return
        built = f"cac-data report {self.id.value}"
        self.answer.value = escape(f"Saved as params/{path.name}; to build it: {built}")

    def _check(self) -> None:
        check_new_id(self.id.value)
        if not 1 <= len(self.title.value.strip()) <= LONGEST_TITLE:
            message = f"Title: 1 to {LONGEST_TITLE} letters are allowed"
            raise ValueError(message)
        if not self.form.changed:
            message = "nothing differs from the scenario; change a value first"
            raise ValueError(message)


def _reason(error: Exception) -> str:
    if "nothing here or above is a project" in str(error):
        return (
            "There is no project here to save it in: copy the YAML into a file "
            "params/<id>.yaml of one (`cac-data init` begins one)."
        )
    return str(error)

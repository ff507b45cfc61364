"""A parameter in the form: its field, its value in words, and a way back."""

from __future__ import annotations

from html import escape
from textwrap import shorten
from typing import Any

import ipywidgets as widgets
import yaml

from cac_data import words
from cac_data.lines import line
from cac_data.parameters import Declared

LABEL_WIDTH = "30rem"
WIDTH = "46rem"
WIDE = "64rem"  # for a line of YAML

NUMBERS = {"integer": widgets.IntText, "number": widgets.FloatText}
WRITTEN = (widgets.IntText, widgets.FloatText, widgets.Text)
"""Fields whose values are also said in words; what is chosen reads as it stands."""


class Row:
    """A parameter: its field, its value in words, and a way back to the scenario's."""

    def __init__(self, parameters: Declared, name: str) -> None:
        """Make the line of one of a scenario's parameters."""
        model = type(parameters)
        schema = model.model_json_schema()
        self.name = name
        self.unit = model.unit(name)
        self.title = words.say(model.label(name))
        self.about = schema["properties"][name]
        self.definitions = schema.get("$defs", {})
        self.reads = model.reads(name)
        self.given = parameters.model_dump()[name]
        self.field = self._field(self.given)
        given = words.say(parameters.in_words(name))
        before = shorten(given, 40, placeholder=" ...")
        self.back = widgets.Button(
            description=words.say(line("lab.back", value=before)),
            tooltip=words.say(line("lab.back-tooltip", label=self.title)),
            layout={"width": "auto", "max_width": "22rem", "visibility": "hidden"},
        )
        self.back.on_click(lambda _: self.reset())
        self.in_words = widgets.HTML()
        self.line = widgets.HBox([self.field, self.in_words, self.back])

    @property
    def label(self) -> str:
        """The title with its unit."""
        if not self.unit.name:
            return self.title
        return words.say(line("lab.with-unit", label=self.title, unit=self.unit.name))

    # --- The field --------------------------------------------------------------------

    def _field(self, value: Any) -> Any:
        """Return the field for a parameter: to choose from, to write or for YAML."""
        look: dict[str, Any] = {
            "description": self.label,
            "tooltip": self.about["description"],
            "style": {"description_width": LABEL_WIDTH},
            "layout": {"width": WIDTH},
        }
        shown = self.shown(value)
        if "enum" in self.about:
            options = self._options(self.about["enum"])
            return widgets.Dropdown(options=options, value=shown, **look)
        if self._chooses_several:
            options = self._options(self.about["items"]["enum"])
            lines = len(options)
            return widgets.SelectMultiple(
                options=options, value=shown, rows=lines, **look
            )
        if self._is_list:
            look["layout"] = {"width": WIDE}
            lines = shown.count("\n") + 2
            return widgets.Textarea(shown, continuous_update=False, rows=lines, **look)
        kind = NUMBERS.get(self.about["type"], widgets.Text)
        return kind(shown, continuous_update=False, **look)

    @property
    def _is_list(self) -> bool:
        return bool(self.about.get("type") == "array")

    @property
    def _chooses_several(self) -> bool:
        return "enum" in self.about.get("items", {})

    def _options(self, stored: list[str]) -> list[tuple[str, str]]:
        """What a reader chooses from, beside what is stored."""
        return [(words.say(self.reads(word)), word) for word in stored]

    def shown(self, value: Any) -> Any:
        """A value as its field holds it: shares in percent, lists as lines of YAML."""
        if isinstance(value, float):
            return round(value * self.unit.factor, 10)
        if not isinstance(value, list):
            return value
        if self._chooses_several:
            return tuple(value)
        flow: Any = {"default_flow_style": True, "sort_keys": False, "width": 999}
        return "".join(f"- {yaml.safe_dump(entry, **flow)}" for entry in value)

    def value(self) -> Any:
        """What the field holds, as the notebook takes it; ValueError for no YAML."""
        held = self.field.value
        if isinstance(held, float):
            return round(held / self.unit.factor, 12)
        if isinstance(held, tuple):
            return list(held)
        return self._entries(held) if self._is_list else held

    def _entries(self, text: str) -> list[Any]:
        """Read lines of YAML; ValueError if they are no list."""
        try:
            entries = yaml.safe_load(text) or []
        except yaml.YAMLError:
            entries = None
        if not isinstance(entries, list):
            keys = ", ".join(f"{key}: ..." for key in self._keys())
            example = f"- {{{keys}}}"
            message = f"{self.title}: write an entry a line, as {example}"
            raise ValueError(message)
        return entries

    def _keys(self) -> list[str]:
        """The keys that an entry of the list has."""
        definition = self.about["items"]["$ref"].rpartition("/")[2]
        return list(self.definitions[definition]["properties"])

    # --- What is said beside it -------------------------------------------------------

    def allowed(self) -> str:
        """The least and the most that may be given, in the unit of the form."""
        least = self.about.get("minimum")
        most = self.about.get("maximum")
        if least is None or most is None:
            return ""
        factor = self.unit.factor
        return f"; allowed: {least * factor:g} to {most * factor:g}"

    def tell(self, parameters: Declared) -> None:
        """Say the value in words."""
        if isinstance(self.field, WRITTEN):
            said = words.say(parameters.in_words(self.name))
            self.in_words.value = escape(said)

    def offer_back(self) -> None:
        """Offer the scenario's value where the field holds another one."""
        differs = self.field.value != self.shown(self.given)
        self.back.layout.visibility = "visible" if differs else "hidden"

    def reset(self) -> None:
        """Go back to the value of the scenario."""
        self.field.value = self.shown(self.given)

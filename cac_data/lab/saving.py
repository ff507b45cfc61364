"""What is changed in a form, as the file of a scenario, to be copied or saved."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets
import yaml

from cac_data import words
from cac_data.lines import line
from cac_data.project import find_project
from cac_data.scenarios import Scenario, check_new_id, in_spoken_language

HEAD = "# yaml-language-server: $schema=scenario.schema.json\n"
LONGEST_TITLE = 80
NO_PROJECT = (
    "There is no project here to save it in: copy the YAML into a file "
    "params/<id>.yaml of one (`cac-data init` begins one)."
)


class Saving:
    """What is changed as the file of a scenario, to be copied or saved."""

    def __init__(
        self, base: Scenario, notebook: str, changed: Callable[[], dict[str, Any]]
    ) -> None:
        """Make the fields that a scenario needs beside its values."""
        look: dict[str, Any] = {
            "style": {"description_width": "8rem"},
            "layout": {"width": "40rem"},
            "continuous_update": False,
        }
        self.language = words.spoken_as()  # also later, when a button is pressed
        self.base = base
        self.notebook = notebook
        self.changed = changed
        label = words.say(line("lab.id"))
        self.id = widgets.Text("my_scenario", description=label, **look)
        label = words.say(line("lab.title"))
        title = words.say(line("lab.my-scenario"))
        self.title = widgets.Text(title, description=label, **look)
        yaml_label = words.say(line("lab.yaml"))
        self.yaml = widgets.Textarea(
            description=yaml_label, rows=8, disabled=True, **look
        )
        save_label = words.say(line("lab.save"))
        self.button = widgets.Button(
            description=save_label, layout={"width": "auto", "min_width": "12rem"}
        )
        self.button.on_click(lambda _: self.save())
        self.answer = widgets.HTML()
        for field in (self.id, self.title):
            field.observe(lambda _: self.tell(), "value")
        parts = [self.id, self.title, self.yaml, self.button, self.answer]
        self.whole = widgets.Accordion(
            [widgets.VBox(parts)], titles=[save_label], selected_index=None
        )

    def tell(self) -> None:
        """Write the file of the scenario as it is now."""
        with words.speaking(self.language):
            topic = line("page.notebook", name=self.notebook)
            scenario = in_spoken_language(self.base).title
            described = line("lab.other-values", scenario=scenario, notebook=topic)
            description = words.say(described)
        content = {
            "title": self.title.value,
            "description": description,
            "extends": self.base.id,
            "parameters": {self.notebook: self.changed()},
        }
        plain: Any = {"sort_keys": False, "allow_unicode": True, "width": 88}
        self.yaml.value = HEAD + yaml.safe_dump(content, **plain)

    def save(self) -> None:
        """Write the file into the project, or say why it cannot be."""
        try:
            self._check()
            project = find_project()
            if not project.is_own:
                raise ValueError(NO_PROJECT)
            path = project.write_scenario(self.id.value, self.yaml.value)
        except (OSError, ValueError) as error:
            self.answer.value = f'<p role="alert">{escape(str(error))}</p>'
            return
        command = f"cac-data report {self.id.value}"
        saved = line("lab.saved", file=f"params/{path.name}", command=command)
        with words.speaking(self.language):
            self.answer.value = escape(words.say(saved))

    def _check(self) -> None:
        """Refuse what could be saved, but would be no scenario of its own."""
        check_new_id(self.id.value)
        if not 1 <= len(self.title.value.strip()) <= LONGEST_TITLE:
            message = f"Title: 1 to {LONGEST_TITLE} letters are allowed"
            raise ValueError(message)
        if not self.changed():
            message = "nothing differs from the scenario; change a value first"
            raise ValueError(message)

"""A scenario's parameters as a form: change them, and see what follows."""

from __future__ import annotations

import os
import re
from html import escape
from tempfile import TemporaryDirectory
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from cac_data import completion, words
from cac_data.cache import RUN_CACHE
from cac_data.lab.figures import Output, figures_in, run_section, with_differences
from cac_data.lab.row import LABEL_WIDTH, WIDTH, Row
from cac_data.lab.saving import Saving
from cac_data.lines import line
from cac_data.project import find_project
from cac_data.scenarios import (
    BASELINE,
    NOTEBOOK_PARAMETERS,
    Scenario,
    in_spoken_language,
    problems_of,
)

# What is slow and stays the same is worked out once, not at each change of a form.
_ANSWERS = TemporaryDirectory(prefix="cac-data-")
os.environ.setdefault(RUN_CACHE, _ANSWERS.name)


def scenario(
    name: str = BASELINE, notebook: str = "trade", *, language: str = ""
) -> dict[str, Any]:
    """Give a scenario's parameters of a notebook: a dict that Jupyter shows as a form.

    The form changes them, and redraws key figures, with their difference to the
    scenario, and a section, with the notebook's own cells; it saves them as a scenario.
    In a copy of the notebook: ``globals().update(scenario("gas_squeeze"))`` below its
    parameters. Labels and what is shown are in a `language`, by its code; what is
    refused is told in English. ValueError if there is no such scenario, notebook or
    language.
    """
    with words.speaking(language, "language"):
        return Form(find_project().scenarios(name)[0], notebook)


def _scenario_ids() -> list[str]:
    return [story.id for story in find_project().scenarios()]


def _notebook_names() -> list[str]:
    return list(find_project().texts())


completion.offer(
    f"{__name__}.{scenario.__name__}", name=_scenario_ids, notebook=_notebook_names
)


class Form(dict[str, Any]):
    """Values of a notebook's parameters; Jupyter shows them as a form."""

    def __init__(self, base: Scenario, notebook: str) -> None:
        """Begin with the values of a scenario."""
        super().__init__(base.values(notebook))
        self.language = words.spoken_as()  # also later, when a field is changed
        self.base = base
        self.notebook = notebook
        self.given = dict(self)
        self.rows = [Row(base.parameters[notebook], name) for name in self.given]
        self.message = widgets.HTML()
        self.shown = widgets.Output()
        self.section = _section_of(notebook)
        self.saving = Saving(base, notebook, lambda: self.changed)
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
        with words.speaking(self.language):
            self._take_values()

    def _take_values(self) -> None:
        for row in self.rows:
            row.offer_back()
        try:
            values = {row.name: row.value() for row in self.rows}
            problems = problems_of(self.notebook, values)
        except ValueError as error:
            problems = [("", str(error))]
        if problems:
            self._refuse(problems)
            return
        self.message.value = ""
        self.update(values)
        parameters = NOTEBOOK_PARAMETERS[self.notebook].model_validate(dict(self))
        for row in self.rows:
            row.tell(parameters)
        self.saving.tell()
        self.shown.outputs = tuple(self._outputs())

    def _refuse(self, problems: list[tuple[str, str]]) -> None:
        """Say what is wrong, with the labels and units of the form."""
        lines = [self._in_words(name, problem) for name, problem in problems]
        markup = "<br>".join(map(escape, lines))
        self.message.value = f'<p role="alert"><strong>{markup}</strong></p>'

    def _in_words(self, name: str, problem: str) -> str:
        rows = {row.name: row for row in self.rows}
        if name not in rows:
            return problem
        row = rows[name]
        allowed = row.allowed()
        if allowed and "Input should be" in problem:
            problem = f"{row.field.value:g} is not allowed{allowed}"
        for other in self.rows:
            # As the rules between parameters name them: `end (2040) comes after ...`.
            problem = re.sub(rf"\b{other.name}(?= \()", other.title, problem)
        return f"{row.title}: {problem}"

    def _outputs(self) -> list[Output]:
        """What the section shows, each card with its difference to the scenario."""
        outputs = run_section(self.notebook, self.section.value, dict(self))
        if not self.changed:
            self._base_figures = figures_in(outputs)
            return outputs
        if self._base_figures is None:
            before = run_section(self.notebook, "Key figures", dict(self.given))
            self._base_figures = figures_in(before)
        title = in_spoken_language(self.base).title
        return [
            with_differences(output, self._base_figures, title) for output in outputs
        ]


def _section_of(notebook: str) -> Any:
    """Which section is shown: at first the one that asks *What if*."""
    said = find_project().headings(notebook)
    questions = [heading for heading in said if heading.endswith("?")]
    questions.sort(key=lambda heading: not heading.startswith("What if"))
    return widgets.Dropdown(
        options=[(said[heading], heading) for heading in questions],
        description=words.say(line("lab.section")),
        style={"description_width": LABEL_WIDTH},
        layout={"width": WIDTH},
    )

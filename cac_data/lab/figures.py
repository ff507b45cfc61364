"""What a section shows under some values, with differences to those of a scenario."""

from __future__ import annotations

from html import escape
from typing import Any, TypeAlias

from IPython.utils.capture import capture_output

from cac_data import words
from cac_data.bundles import mime_type
from cac_data.lines import Line, line
from cac_data.project import find_project
from cac_data.report.difference import change, difference
from cac_data.report.publish import KeyFigure
from cac_data.show import CARD

CARDS = mime_type("key-figures")

Output: TypeAlias = dict[str, Any]
"""Something that a section shows, as Jupyter stores it."""


def run_section(notebook: str, section: str, values: dict[str, Any]) -> list[Output]:
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


def figures_in(outputs: list[Output]) -> dict[str, Any]:
    """The key figures that are shown, by id."""
    figures = {}
    for output in outputs:
        bundle = output.get("data", {}).get(CARDS)
        if bundle is not None:
            figures.update(_by_id(bundle))
    return figures


def _by_id(bundle: dict[str, Any]) -> dict[str, Any]:
    return {figure["id"]: figure for figure in bundle["figures"]}


def with_differences(output: Output, before: dict[str, Any], title: str) -> Output:
    """The cards of key figures with their differences; anything else as it is."""
    bundle = output.get("data", {}).get(CARDS)
    if bundle is None:
        return output
    figures = _by_id(bundle)
    cards = [_card(figures[id], before.get(id), title) for id in bundle["cards"]]
    row = '<div style="display:flex;flex-wrap:wrap;gap:0.8em">'
    markup = f"{row}{''.join(cards)}</div>"
    return {**output, "data": {**output["data"], "text/html": markup}}


def _card(figure: dict[str, Any], before: dict[str, Any] | None, title: str) -> str:
    against = words.say(_against(figure, before, title))
    note = escape(figure["note"])
    return CARD.format(
        escape(figure["label"]),
        escape(figure["text"]),
        escape(figure["period_text"]),
        escape(figure["range"]),
        f"{note}<br><strong>{escape(against)}</strong>",
    )


def _against(figure: dict[str, Any], before: dict[str, Any] | None, title: str) -> Line:
    """Say how far a figure is from that of a scenario, or why that cannot be said."""
    other = KeyFigure(**before) if before else None
    apart = difference(KeyFigure(**figure), other, than="scenario")
    is_unknown = other is not None and figure["value"] is other.value is None
    if apart.absolute == 0 or is_unknown:
        return line("lab.as-in", scenario=title)
    if apart.reason:
        return line("lab.not-compared", reason=apart.reason, scenario=title)
    return line("lab.against", difference=change(apart), scenario=title)

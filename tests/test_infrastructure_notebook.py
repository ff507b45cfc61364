"""The notebook on infrastructure under other parameters, without a kernel.

Its cells are run as they are; what they show is written down in place of being drawn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from pydantic import ValidationError

from cac_data import display
from cac_data.infrastructure import drawings
from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "infrastructure.ipynb"
MODEL = NOTEBOOK_PARAMETERS["infrastructure"]
CELLS = [
    "".join(cell["source"])
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    if cell["cell_type"] == "code"
]
SHOWN = ("show_text", "show_table", "show_key_figures", "show_verdicts", "show_sources")


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


class Shown:
    """What a run of the notebook showed, in words."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.axes: list[Any] = []

    def figure(self, ax: Any, *, data: pd.DataFrame, caption: str, alt: str) -> None:
        self.axes.append(ax)
        rows = data.drop(columns="source_ids", errors="ignore")
        self.lines += [caption, alt, rows.round(6).to_csv(index=False)]

    def other(self, *shown: Any, **options: Any) -> None:
        for item in (*shown, *options.values()):
            text = item.to_csv(index=False) if isinstance(item, pd.DataFrame) else item
            self.lines.append(str(text))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def run(patch: pytest.MonkeyPatch, *, drawn: bool = False, **parameters: Any) -> Shown:
    """Run the cells with other parameters, valid ones, and return what they show."""
    MODEL(**parameters)
    shown = Shown()
    with patch.context() as patched:
        patched.setattr(display, "show_figure", shown.figure)
        for name in SHOWN:
            patched.setattr(display, name, shown.other)
        if not drawn:
            patched.setattr(display, "draw", lambda *_, **__: None)
            patched.setattr(drawings, "draw", lambda *_, **__: None)
        names: dict[str, Any] = {}
        for cell in CELLS:
            exec(cell, names)
            if "cku_opening: int" in cell:
                names.update(parameters)
    return shown


@pytest.fixture(scope="module")
def baseline() -> str:
    return run(pytest.MonkeyPatch()).text


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("start", 2018, "(sum of 2018 to 2021)"),
        ("end", 2023, "Tajikistan owed USD 1.20 bn in October 2020."),
        ("horizon", 2032, "today and in 2032"),
        ("as_of", "2027-01-01", "Only what could be known on 2027-01-01"),
        ("origin", "kashgar", "From Kashgar to Tashkent the shortest way"),
        ("destination", "andijan", "From Xi'an to Andijan the shortest way"),
        ("cku_opening", 2030, "17 of 66 months"),
        ("border_hours", 20.0, "20.0 hours at a rail border (set by the scenario)"),
        ("rail_speed_kmh", 40.0, "Times rest on 40.0 km/h by rail"),
        ("sea_hours", 120.0, "goods are 12.4 days under way from Xi'an to Baku"),
    ],
)
def test_every_parameter_changes_what_is_shown(
    name: str, value: Any, said: str, baseline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said not in baseline
    assert said in run(monkeypatch, **{name: value}).text


def test_every_parameter_is_tried() -> None:
    (mark,) = test_every_parameter_changes_what_is_shown.pytestmark
    assert {name for name, *_ in mark.args[1]} == set(MODEL.model_fields)


def test_a_day_hides_what_was_said_and_printed_later(
    baseline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run(monkeypatch, as_of="2025-07-27", end=2024, cku_opening=2027).text
    assert "President of Kyrgyzstan S. Japarov,government,2030" in baseline
    assert "President of Kyrgyzstan S. Japarov,government,2030" not in text
    assert "Only what could be known on 2025-07-27 is used" in text


def test_a_railway_that_never_opens_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = run(monkeypatch, cku_opening=0, horizon=2035).text
    assert "In the scenario the railway is never opened" in text
    assert "Without an opening there is no pace" in text


def test_the_railway_is_on_the_way_once_it_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trip = {"origin": "kashgar", "destination": "tashkent", "horizon": 2031}
    text = run(monkeypatch, cku_opening=2031, **trip).text
    assert "It uses the railway through Kyrgyzstan." in text
    later = run(monkeypatch, cku_opening=2032, **trip).text
    assert "It does not use the railway through Kyrgyzstan." in later


@pytest.mark.parametrize(
    "parameters",
    [
        {"destination": "bishkek"},  # the network has no rails to it
        {"origin": "naryn", "destination": "osh"},  # by road alone
        {"start": 2012, "end": 2012},  # a single year
        {"start": 1993, "end": 1993},  # before any figure
        {"horizon": 2026},  # the last year of data
        {"as_of": "2005-06-30", "end": 2004, "start": 2000, "cku_opening": 0},
        {"origin": "makmal", "destination": "torugart"},  # on the railway alone
    ],
)
def test_an_edge_has_a_sentence_and_no_empty_axes(
    parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run(monkeypatch, drawn=True, **parameters)
    assert "nan " not in shown.text
    for ax in shown.axes:
        if ax is not None:
            first = ax[0] if hasattr(ax, "__len__") else ax
            assert first.has_data()


def test_places_without_a_way_are_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = run(monkeypatch, destination="bishkek").text
    assert "No way by rail and ferry leads from Xi'an to Bishkek" in text
    assert "No way leads from Xi'an to Bishkek, so no leg of it can be lost." in text


@pytest.mark.parametrize("name", ["baseline", "article_as_written"])
def test_a_scenario_opens_the_railway_when_it_says(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = load_scenarios(ROOT / "params")[name]
    values = scenario.parameters["infrastructure"].model_dump()
    text = run(monkeypatch, **values).text
    assert f"The scenario opens the railway in {values['cku_opening']}" in text


@pytest.mark.parametrize(
    ("parameters", "is_warned"),
    [
        ({}, False),
        ({"cku_opening": 0}, False),
        ({"cku_opening": 2028}, True),  # before any year that stands
        ({"cku_opening": 2027, "as_of": "2025-07-27", "end": 2024}, True),
    ],
)
def test_an_opening_that_cannot_be_is_warned_of_first(
    parameters: dict[str, Any], is_warned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run(monkeypatch, **parameters)
    opening = parameters.get("cku_opening")
    warning = f"Warning: an opening in {opening} does not fit"
    assert shown.lines[1].startswith(warning) == is_warned
    assert ("Warning" in shown.text) == is_warned


def test_the_map_of_projects_and_the_value_of_another_way_are_told(
    baseline: str,
) -> None:
    assert re.search(r"\d+ of \d+ projects are on the map", baseline)
    assert "No place is known to the tables for: " in baseline
    assert "With the railway through Kyrgyzstan it would cost 188 km." in baseline


# --- the parameters -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"origin": "xiann"}, "no place of the transport network"),
        ({"origin": "xiann"}, "did you mean 'xian'"),
        ({"destination": "xian"}, 'origin and destination are both "xian"'),
        ({"start": 2026, "end": 2025}, "start .2026. comes after end"),
        ({"end": 2031}, "end .2031. comes after horizon"),
        ({"cku_opening": 2020}, "the railway was not open then"),
        ({"as_of": "2025-07-27"}, "end .2026. was not over on 2025-07-27"),
        ({"border_hours": -1.0}, "greater than or equal to 0"),
        ({"rail_speed_kmh": 0.0}, "greater than or equal to 5"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused(
    values: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        MODEL(**values)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("cku_opening", 0, "never"),
        ("cku_opening", 2031, "2031"),
        ("origin", "xian", "Xi'an"),
        ("border_hours", 40.6, "40.6 hours"),
        ("rail_speed_kmh", 60.0, "60 km/h"),
        ("as_of", "", "everything known"),
        ("end", 2026, "2026"),
    ],
)
def test_a_parameter_is_told_in_words(name: str, value: Any, words: str) -> None:
    assert MODEL(**{name: value}).in_words(name) == words

"""A scenario in the language that is spoken; its file is in English."""

from dataclasses import replace

from cac_data.extras import extra
from cac_data.scenarios.model import Scenario

with extra("reports", "cac_data.scenarios"):
    from cac_data.words import english, spoken


def in_spoken_language(scenario: Scenario) -> Scenario:
    """Return a scenario with its title and description as the language has them.

    What is not translated stays as it is written, and so does what is written otherwise
    than in the English message: a translation of that is none of this.
    """
    message = f"scenarios.scenario-{scenario.id}"
    return replace(
        scenario,
        title=_translated(message, scenario.title),
        description=_translated(f"{message}.description", scenario.description),
    )


def _translated(id: str, text: str) -> str:
    is_original = english().has(id) and english().message(id) == text
    if is_original and spoken().has(id):
        return spoken().message(id)
    return text

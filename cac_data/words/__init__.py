"""Facts in, words out: macros over facts, a folder a language, a file a topic."""

from cac_data.extras import extra

with extra("analysis", "cac_data.words"):
    from cac_data.words.cells import cell, counted
    from cac_data.words.language import folder
    from cac_data.words.macros import (
        catalogue,
        environment,
        has,
        names_of,
        pairs,
        prose,
        said,
        say,
    )
    from cac_data.words.numbers import number
    from cac_data.words.periods import period

__all__ = [
    "catalogue",
    "cell",
    "counted",
    "environment",
    "folder",
    "has",
    "names_of",
    "number",
    "pairs",
    "period",
    "prose",
    "said",
    "say",
]

"""What lines say in a language: messages, a folder a language, a file a topic.

Topics whose words are still templates are said by macros over facts.
"""

from cac_data.extras import extra

with extra("analysis", "cac_data.words"):
    from cac_data.words.cells import cell, counted
    from cac_data.words.checking import check_translation
    from cac_data.words.language import folder
    from cac_data.words.macros import (
        all_names,
        catalogue,
        environment,
        has,
        names_of,
        pairs,
        said,
        say,
        shared_names,
    )
    from cac_data.words.messages import english, prose, spoken
    from cac_data.words.numbers import chance, dollars, number, odds
    from cac_data.words.periods import period

__all__ = [
    "all_names",
    "catalogue",
    "cell",
    "chance",
    "check_translation",
    "counted",
    "dollars",
    "english",
    "environment",
    "folder",
    "has",
    "names_of",
    "number",
    "odds",
    "pairs",
    "period",
    "prose",
    "said",
    "say",
    "shared_names",
    "spoken",
]

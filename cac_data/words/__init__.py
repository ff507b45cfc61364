"""What lines say in a language: messages, a folder a language, a file a topic."""

from cac_data.extras import extra

with extra("analysis", "cac_data.words"):
    from cac_data.words.cells import cell, counted
    from cac_data.words.checking import check_translation
    from cac_data.words.language import (
        folder,
        is_code_of_language,
        own_name,
        speaking,
    )
    from cac_data.words.messages import english, prose, say, spoken
    from cac_data.words.names import all_names, shared_names
    from cac_data.words.numbers import chance, dollars, number, odds
    from cac_data.words.periods import period

__all__ = [
    "all_names",
    "cell",
    "chance",
    "check_translation",
    "counted",
    "dollars",
    "english",
    "folder",
    "is_code_of_language",
    "number",
    "odds",
    "own_name",
    "period",
    "prose",
    "say",
    "shared_names",
    "speaking",
    "spoken",
]

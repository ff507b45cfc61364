"""What lines say in a language: messages, a folder a language, a file a topic."""

from cac_data.extras import extra

with extra("analysis", "cac_data.words"):
    from cac_data.words.cells import (
        cell,
        counted,
        number_of,
        power_at,
        power_of,
        unit_alone,
    )
    from cac_data.words.checking import check_language
    from cac_data.words.glossary import glossary
    from cac_data.words.han import set_close
    from cac_data.words.language import (
        folder,
        is_code_of_language,
        is_draft,
        own_name,
        speaking,
        spoken_as,
    )
    from cac_data.words.messages import between_sentences, english, prose, say, spoken
    from cac_data.words.names import all_names, country_forms, listed, shared_names
    from cac_data.words.numbers import (
        chance,
        decimal_symbol,
        dollars,
        number,
        odds,
        writing,
    )
    from cac_data.words.periods import period
    from cac_data.words.sorting import name_order
    from cac_data.words.untranslated import (
        codes_in_english,
        falls_back,
        is_in_english,
        paragraphs_in_english,
        parts_in_english,
        sentences_in_english,
    )

__all__ = [
    "all_names",
    "between_sentences",
    "cell",
    "chance",
    "check_language",
    "codes_in_english",
    "counted",
    "country_forms",
    "decimal_symbol",
    "dollars",
    "english",
    "falls_back",
    "folder",
    "glossary",
    "is_code_of_language",
    "is_draft",
    "is_in_english",
    "listed",
    "name_order",
    "number",
    "number_of",
    "odds",
    "own_name",
    "paragraphs_in_english",
    "parts_in_english",
    "period",
    "power_at",
    "power_of",
    "prose",
    "say",
    "sentences_in_english",
    "set_close",
    "shared_names",
    "speaking",
    "spoken",
    "spoken_as",
    "unit_alone",
    "writing",
]

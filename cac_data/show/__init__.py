"""What a notebook shows, in the words of the catalogues: HTML, text, and a bundle."""

from cac_data.extras import extra

with extra("reports", "cac_data.show"):
    from cac_data.show.bibliography import sources
    from cac_data.show.cards import key_figures
    from cac_data.show.judgements import verdicts
    from cac_data.show.pictures import figure
    from cac_data.show.publication import CARD
    from cac_data.show.sentences import brief, sought, text
    from cac_data.show.sheets import sheet
    from cac_data.show.sliders import what_if
    from cac_data.show.tables import table

__all__ = [
    "CARD",
    "brief",
    "figure",
    "key_figures",
    "sheet",
    "sought",
    "sources",
    "table",
    "text",
    "verdicts",
    "what_if",
]

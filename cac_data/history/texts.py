"""Texts by their ids in our tables: the article, and those that the six agreed."""

from cac_data import codes

SIX = frozenset({*codes.CA5, "CHN"})

ARTICLE = "article-amansaryev-2025"
"""The text whose claims are checked."""

DECLARATION = "xinhua-zh-declaration-2025"
"""The declaration of Astana in Chinese, which is the official one."""

MINISTERS = "teller-fm3-2022"
"""The formula that the foreign ministers agreed in 2022."""

TREATY = "treaty-2025"
"""The agreement of all six that was signed in Astana."""

"""What stays in English on a page in another script, marked for who reads it aloud."""

import re

NOT_LATIN = ("be", "bg", "ja", "kk", "ko", "ky", "mn", "ru", "tg", "uk", "zh")
"""Languages that are not written in Latin letters."""

LATIN = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # no sign of times or of division
)
ENTITY = r"&\#?\w+;"
BETWEEN_WORDS = rf"(?:{ENTITY}|[^\w<&]|[\d_])"
"""A blank, a mark, a digit, or what HTML writes in place of a mark."""

CONTENT_KEY = r"(?<!\w)[0-9a-f]{12}(?!\w)"
"""Of which the letters are digits."""

QUOTED = r"""(?:"[^"]*"|'[^']*')"""
ATTRIBUTES = rf"""[^<>"']*(?:{QUOTED}[^<>"']*)*"""
SAYS_LANGUAGE = rf"""(?=[^<>"']*?(?:{QUOTED}[^<>"']*?)*?\slang=)"""
"""A tag's attributes, of which a picture may have a sign that ends tags elsewhere."""

# Text is sought in one pass. What comes first is passed over as it is: elements whose
# text is no prose or says its language, tags with their attributes, entities, and keys.
PARTS = re.compile(
    rf"""(?sx)
    (?P<passed>
        <(?P<raw>head|script|style|code|pre|svg|title|textarea|option)\b{ATTRIBUTES}>
            .*?</(?P=raw)>
        | <(?P<left_open>t[dhr]|li|d[dt])\b{SAYS_LANGUAGE}{ATTRIBUTES}>[^<]*
        | <(?!html\b|img\b)(?P<own>\w+)\b{SAYS_LANGUAGE}{ATTRIBUTES}>.*?</(?P=own)>
        | <!--.*?--> | </?\w{ATTRIBUTES}> | <[^>]*> | {ENTITY} | {CONTENT_KEY}
    )
    | (?P<run>[{LATIN}]+(?:{BETWEEN_WORDS}+[{LATIN}]+)*)
    """
)
WORD = re.compile(rf"[{LATIN}]+")
SURE_LENGTH = 4
LENGTH_BESIDE_OTHERS = 3
"""Letters from which a word is English, and no unit, line A or short name: alone, and
beside other words."""


def mark_english(page: str, language: str) -> str:
    """Mark what is left in Latin letters on a page of a language that has others.

    That are words in a row of which one has three letters, or one word of four, in the
    text that is seen; pages in languages of Latin letters stay as they are.
    """
    if language.partition("-")[0] not in NOT_LATIN:
        return page
    return PARTS.sub(_marked, page)


def _marked(part: re.Match[str]) -> str:
    text = part[0]
    if part["run"] is None:
        return text
    lengths = [*map(len, WORD.findall(re.sub(ENTITY, " ", text)))]
    needed = LENGTH_BESIDE_OTHERS if len(lengths) > 1 else SURE_LENGTH
    is_english = max(lengths) >= needed
    return f"<span lang=en>{text}</span>" if is_english else text

"""How a text in Han characters is set: close, and with marks of their width."""

from __future__ import annotations

import re

HAN = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, and the syllables of Japanese."""

MARKS = "，。；：、！？（）《》"
WIDE = f"[{HAN}{MARKS}]"
AS_WIDE = dict(zip(",.;:!?", "，。；：！？", strict=True))

BRACKETS = re.compile(rf"\(([^()]*[{HAN}][^()]*)\)|(?<={WIDE})(?: ?)\(([^()]*)\)")
"""With Han characters inside or before them."""

MARK = re.compile(rf"(?<=[{HAN}）》”%])[,;:!?](?=\s|$|{WIDE})|[,;](?= ?[{HAN}《“])")
STOP = re.compile(rf"(?<=[{HAN}）》”])\.(?=\s|$|{WIDE})")
BESIDE_WIDE = re.compile(rf"(?<={WIDE})[ \n]+|[ \n]+(?={WIDE})")


def set_close(text: str) -> str:
    """Set a text in Han characters without blanks, its marks as wide as they are.

    What stands between words in Latin letters stays as it is.
    """
    text = BRACKETS.sub(_wide_brackets, text)
    text = MARK.sub(lambda mark: AS_WIDE[mark[0]], text)
    text = STOP.sub("。", text)
    return BESIDE_WIDE.sub("", text)


def _wide_brackets(bracketed: re.Match[str]) -> str:
    inside = bracketed[2] if bracketed[1] is None else bracketed[1]
    return f"（{inside}）"

"""Entries of BibTeX."""

from collections.abc import Mapping

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Escaped braces would still be counted by BibTeX.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
    }
)


def bibtex_entry(identifier: str, fields: Mapping[str, str]) -> str:
    """Return an entry of BibTeX, in which no text means anything to TeX.

    Author and title are in braces of their own: of one name, in letters as they are.
    """
    lines = [f"@misc{{{identifier},"]
    for name, text in fields.items():
        value = text if name == "url" else text.translate(_ESCAPES)
        if name in ("author", "title"):
            value = f"{{{value}}}"
        if text:
            lines.append(f"  {name} = {{{value}}},")
    return "\n".join([*lines, "}"])

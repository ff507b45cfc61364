"""Zip files, such as workbooks and slides: the same bytes for the same content."""

from __future__ import annotations

import io
import re
import zipfile

from cac_data.files import pack

FIRST = "[Content_Types].xml"
"""What programs look for at the beginning of an office file."""

PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NESTED = (".xlsx", ".docx", ".pptx", ".zip")


def packed(content: bytes) -> bytes:
    """Pack a zip anew, with those within it: in one order, without the times of a run.

    What was packed so stays as it is.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != FIRST, name))
        return pack({name: _timeless(name, archive.read(name)) for name in names})


def _timeless(name: str, content: bytes) -> bytes:
    """Return a file of a zip without the times at which it was written."""
    if name.endswith(NESTED):
        return packed(content)
    if name == PROPERTIES:
        return MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
    return content

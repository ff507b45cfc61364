"""What is not installed, said in one line: the extra of the package that brings it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias

Extra: TypeAlias = Literal[
    "analysis", "reports", "lab", "dask", "fetch", "bulk", "export", "office"
]


class MissingExtraError(ModuleNotFoundError):
    """A part of the package was asked for whose libraries are not installed."""


@contextmanager
def extra(name: Extra, purpose: str) -> Iterator[None]:
    """Import in this block what an extra brings.

    What is not there is a `MissingExtraError` that names the purpose, the library and
    what to install. A module of our own that is missing stays the error that it is.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if not library or library == "cac_data":
            raise
        message = f"{purpose} needs {library}: pip install 'cac-data[{name}]'"
        raise MissingExtraError(message, name=library) from None

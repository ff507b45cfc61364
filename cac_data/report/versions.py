"""Versions that decide what a report says and how it looks."""

from __future__ import annotations

import importlib.metadata
import platform
from functools import cache

import cac_data

__all__ = ["made_with", "versions"]

DECISIVE = (
    "pandas",
    "numpy",
    "matplotlib",
    "seaborn",
    "papermill",
    "nbconvert",
)
"""Packages without whose versions a report could not be made once more."""


@cache
def versions() -> dict[str, str]:
    """Return the versions of the package, of its tables and of Python.

    Returns
    -------
    dict of str to str
        ``package``, ``data`` and ``python``.
    """
    return {
        "package": cac_data.__version__,
        "data": cac_data.__data_version__,
        "python": platform.python_version(),
    }


@cache
def made_with() -> dict[str, str]:
    """Return name and version of what a report is made with.

    Returns
    -------
    dict of str to str
        cac-data, Python, and the packages that compute, draw, run and convert.
    """
    return {
        "cac-data": cac_data.__version__,
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in DECISIVE},
    }

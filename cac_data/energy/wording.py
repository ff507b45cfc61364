"""How numbers, years and countries are written in sentences and labels."""

import math

from cac_data.display.phrases import number

BASIS_NAMES = {
    "chinese_customs": "Chinese customs",
    "exporter_official": "officials of the exporter",
    "exporter_statistics": "statistics of the exporter",
    "iea": "the IEA",
    "importer_company": "the company that buys",
    "importer_official": "officials of the importer",
    "inspection_bureau": "an inspection bureau of the importer",
    "importer_statistics": "statistics of the importer",
    "pipeline_operator": "the operator of the pipeline",
    "press": "press reports",
    "research_firm": "a research firm",
    "statistical_review": "the Statistical Review",
    "transit_state": "a state of transit",
}
"""Word of the column ``basis`` -> who counts, as a reader knows it."""


def basis_name(basis: str) -> str:
    """Return who counts, in words."""
    return BASIS_NAMES.get(basis, basis.replace("_", " "))


def bcm(value: float, *, sign: bool = False) -> str:
    """Write billion cubic metres with one decimal."""
    return f"{number(value, 1, sign=sign)} bcm"


def usd_bn(value: float, *, sign: bool = False) -> str:
    """Write millions of dollars as billions with one decimal."""
    return f"USD {number(value / 1000, 1, sign=sign)} bn"


def pace(share: float) -> str:
    """Write an assumed growth, given as a fraction, in percent a year."""
    return f"{number(100 * share, 1, sign=True)} % a year"


def mw(value: float) -> str:
    """Write megawatts without decimals."""
    return f"{number(value, 0)} MW"


def known(value: float) -> bool:
    """Tell whether there is a figure."""
    return math.isfinite(value)


def capital(text: str) -> str:
    """Begin a sentence with a capital, leaving the rest as it is."""
    return text[:1].upper() + text[1:]

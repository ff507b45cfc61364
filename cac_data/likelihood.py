"""Words for probabilities: those of Intelligence Community Directive 203 (2015)."""

from __future__ import annotations

DECIMALS = 2
"""As a probability is printed; its word is that of the printed number."""


def likelihood_of(probability: float) -> str:
    """Give the word of a probability as a code, such as ``very-unlikely``.

    A probability on a limit has the word that is farther from one half.
    """
    printed = round(probability, DECIMALS)
    if printed <= 0.05:
        return "almost-no-chance"
    if printed <= 0.20:
        return "very-unlikely"
    if printed <= 0.45:
        return "unlikely"
    if printed < 0.55:
        return "roughly-even-chance"
    if printed < 0.80:
        return "likely"
    if printed < 0.95:
        return "very-likely"
    return "almost-certain"

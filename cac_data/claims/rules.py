"""How findings and figures become a verdict, claim by claim and test by test."""

from collections.abc import Iterable, Mapping

from cac_data import codes

__all__ = ["COMPARISONS", "FINDINGS", "agrees", "combine", "documentary"]

COMPARISONS: Mapping[str, str] = {
    "equal": "found differs from claimed by no more than the tolerance",
    "at_least": "found is not below claimed by more than the tolerance",
    "at_most": "found is not above claimed by more than the tolerance",
}
"""How a found figure is compared with the claimed one."""

FINDINGS = ("supports", "qualifies", "contradicts", "context")
"""What a source says on a claim. Context bears on no test."""

# Of several tests the first of these that occurs is the verdict.
_WORST_FIRST = ("contradicted", "disputed", "unverified", "qualified", "supported")


def agrees(found: float, *, value: float, comparison: str, tolerance: float) -> bool:
    """Tell whether a found figure agrees with a claimed one.

    `found`, `value`: found and claimed figure, in one unit.
    `tolerance`: what rounding in the text allows, in the same unit.

    ValueError for an unknown comparison, or a tolerance that is negative or missing.

    Examples
    --------
    >>> agrees(94.82, value=95, comparison="equal", tolerance=0.5)
    True
    >>> agrees(94.82, value=95, comparison="at_least", tolerance=0)
    False
    """
    codes.check_member("comparison", comparison, COMPARISONS)
    if not tolerance >= 0:
        message = f"`tolerance`: {tolerance!r} is not a number from 0 up"
        raise ValueError(message)
    # Binary fractions: 95.5 - 95.0 must not miss a tolerance of 0.5 by 1e-14.
    margin = tolerance + 1e-9 * max(1.0, abs(value))
    if comparison == "at_least":
        return found >= value - margin
    if comparison == "at_most":
        return found <= value + margin
    return abs(found - value) <= margin


def documentary(findings: Iterable[str]) -> str:
    """Return the verdict of documents on one test.

    `findings`: of :data:`FINDINGS`, in any order.

    Columns: ``supported``, ``qualified``, ``contradicted``, ``disputed`` or
    ``unverified``.

    ValueError for an unknown finding.

    Examples
    --------
    >>> documentary(["supports", "context"])
    'supported'
    >>> documentary(["supports", "contradicts"])
    'disputed'
    >>> documentary(["supports", "qualifies", "contradicts"])
    'qualified'
    >>> documentary(["context"])
    'unverified'
    """
    given = set(findings)
    for finding in sorted(given):
        codes.check_member("finding", finding, FINDINGS)
    if "qualifies" in given:
        return "qualified"
    if {"supports", "contradicts"} <= given:
        return "disputed"
    if "supports" in given:
        return "supported"
    return "contradicted" if "contradicts" in given else "unverified"


def combine(figure: str, *, referent: str = "", date: str = "") -> str:
    """Return the verdict on a claim from those on its tests.

    `figure`, `referent`, `date`: verdict on each test, as of :func:`documentary`; empty
    where it does not apply.

    ValueError for a verdict that no test can have.

    Examples
    --------
    >>> combine("supported", referent="contradicted")
    'misattributed'
    >>> combine("supported", date="qualified")
    'qualified'
    >>> combine("unverified", referent="supported")
    'unverified'
    """
    tests = {"figure": figure, "referent": referent, "date": date}
    for name, verdict in tests.items():
        if verdict:
            codes.check_member(name, verdict, _WORST_FIRST)
    if figure in ("supported", "qualified"):
        if referent == "contradicted":
            return "misattributed"
        if date == "contradicted":
            return "disputed" if referent == "disputed" else "qualified"
    given = set(tests.values())
    return next((word for word in _WORST_FIRST if word in given), "unverified")

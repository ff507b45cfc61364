"""What the tables and the documents say on each claim of the article.

A claim is right or wrong in up to three ways, and each is tested on its own: the
*figure*, the *referent* (what the figure is said to be about) and the *date*. What the
tables can answer is computed from them, never typed in; the rest is decided by the
findings in the table ``evidence``.

Documents, test by test
    supports only: ``supported``; any that qualifies: ``qualified``; contradicts only:
    ``contradicted``; supports and contradicts: ``disputed``; none, or context only:
    ``unverified``. Findings on the statement as a ``whole`` count with the figure.
Computation
    A computed figure decides the test of the figure, whatever documents say; where they
    say something else, the verdict says so. Where the tables hold rival readings of one
    thing, such as two datings of an event, the one nearest to the claim is compared,
    and a right figure is ``qualified`` if another reading disagrees. Where a table says
    whose a figure is, that decides the test of the referent.
The three tests together
    A right figure with a contradicted referent is ``misattributed``, one with a
    contradicted date ``qualified``. Otherwise the worst counts: ``contradicted``,
    ``disputed``, ``unverified`` (a figure without evidence), ``qualified``,
    ``supported``.
By kind
    An ``opinion`` is not checked. A ``forecast`` is ``open`` until the tables hold the
    figure of its year, or its date of resolution has passed: with what the default
    projection heads for.

Nothing here counts verdicts into a score: most claims of a text are truisms.
"""

from cac_data.claims.judging import (
    COLUMNS,
    article_date,
    verdicts,
    verdicts_then_and_now,
)
from cac_data.claims.known import Known, Tables
from cac_data.claims.registry import COMPUTATIONS, computing_function
from cac_data.claims.rules import (
    COMPARISONS,
    FINDINGS,
    agrees,
    combine,
    documentary,
)

__all__ = [
    "COLUMNS",
    "COMPARISONS",
    "COMPUTATIONS",
    "FINDINGS",
    "Known",
    "Tables",
    "agrees",
    "article_date",
    "combine",
    "computing_function",
    "documentary",
    "verdicts",
    "verdicts_then_and_now",
]

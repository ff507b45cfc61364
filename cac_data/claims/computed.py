"""What the tables say on a claim, by the function that computes it."""

from __future__ import annotations

from cac_data.claims import (  # noqa: F401 (each registers what computes its claims)
    energy,
    history,
    infrastructure,
    people,
    trade,
)
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import COMPUTATIONS, Claim, Computed
from cac_data.facts import Nothing


def compute(claim: Claim, tables: Known) -> Computed | Nothing:
    """What the tables say on a claim; `Nothing` where they say nothing."""
    if claim.kind == "opinion" or not claim.computed_by:
        return Nothing("nothing is computed of this claim")
    computed = COMPUTATIONS[claim.claim_id](claim, tables)
    if computed and not computed.found.is_known:
        return Nothing("the tables have no figure of this claim")
    return computed

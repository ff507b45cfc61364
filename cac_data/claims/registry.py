"""Which claim is computed by what."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from cac_data import codes
from cac_data.claims import on_energy, on_history, on_infrastructure, on_trade
from cac_data.claims.computed import Claim, Computation, Computed
from cac_data.claims.known import Known
from cac_data.display.phrases import listed

__all__ = ["COMPUTATIONS", "compute", "computing_function"]

COMPUTATIONS: Mapping[str, Computation] = {
    **on_history.COMPUTATIONS,
    **on_trade.COMPUTATIONS,
    **on_energy.COMPUTATIONS,
    **on_infrastructure.COMPUTATIONS,
}
"""By claim: its computation from the tables, or None where they lack the figures."""


def computing_function(name: str) -> Callable[..., Any]:
    """Return the function of the library that a claim names in ``computed_by``.

    `name`: module and function, for instance ``trade.regional``.

    ValueError if there is no such module or public function, with the nearest name.

    Examples
    --------
    >>> computing_function("trade.regonal")
    Traceback (most recent call last):
    ...
    ValueError: `computed_by`: 'trade.regonal' is no function of cac_data.trade; did you
    mean 'trade.regional'?
    """
    module_name, _, function = name.partition(".")
    try:
        module = importlib.import_module(f"cac_data.{module_name}")
    except ModuleNotFoundError:
        message = f"`computed_by`: {name!r} names no module of cac_data"
        raise ValueError(message) from None
    public = [name for name, held in vars(module).items() if callable(held)]
    found = getattr(module, function, None) if function in public else None
    if not callable(found):
        message = f"`computed_by`: {name!r} is no function of cac_data.{module_name}"
        near = codes.closest(name, [f"{module_name}.{item}" for item in public])
        raise ValueError(message + near)
    checked: Callable[..., Any] = found
    return checked


def compute(claim: Claim, known: Known) -> Computed | None:
    """Compute a claim from the tables, as the functions that it names can.

    None for a claim that names no function, or where the tables lack the figures.

    ValueError if the claim names a function that does not exist, or has no computation.
    """
    if not claim["computed_by"]:
        return None
    for name in claim["computed_by"]:
        computing_function(name)
    if claim["claim_id"] not in COMPUTATIONS:
        message = (
            f"claim {claim['claim_id']}: `computed_by` names "
            f"{listed(claim['computed_by'])}, but no computation is registered for it "
            f"(there is one for {', '.join(COMPUTATIONS)})"
        )
        raise ValueError(message)
    return COMPUTATIONS[claim["claim_id"]](claim, known)

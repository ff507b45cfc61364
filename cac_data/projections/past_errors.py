"""How far a method was off at past origins, on logs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from cac_data.projections.methods import NotFittedError, forecast
from cac_data.projections.series import MINIMUM_RUN, Annual, Floats


@dataclass(frozen=True)
class Errors:
    """Log errors, observed less projected, by origin and years ahead; NaN if none."""

    origins: npt.NDArray[np.int_]
    errors: Floats
    deviations: Floats
    not_fitted: tuple[int, ...]

    def since(self, year: int) -> Errors:
        """Keep the origins from a year on."""
        kept = self.origins >= year
        return Errors(
            self.origins[kept],
            self.errors[kept],
            self.deviations[kept],
            tuple(origin for origin in self.not_fitted if origin >= year),
        )

    def known(self, year: int) -> Errors:
        """Keep the errors that were known in a year."""
        ahead = np.arange(1, self.errors.shape[1] + 1)
        is_later = self.origins[:, None] + ahead > year
        return replace(self, errors=np.where(is_later, np.nan, self.errors))

    def at(self, years_ahead: int) -> tuple[npt.NDArray[np.int_], Floats]:
        """Return the origins scored at this many years ahead and their errors."""
        column = self.errors[:, years_ahead - 1]
        scored = ~np.isnan(column)
        return self.origins[scored], column[scored]


def errors_of(annual: Annual, name: str, since: int, years_ahead: int) -> Errors:
    """Project from every observed year with enough years in a row behind it."""
    origins = [
        year
        for year in range(max(since, annual.first + 1), annual.last)
        if annual.has(year) and annual.until(year).run().count >= MINIMUM_RUN
    ]
    errors = np.full((len(origins), years_ahead), np.nan)
    deviations = errors.copy()
    not_fitted = []
    for row, origin in enumerate(origins):
        try:
            path, deviations[row] = forecast(annual.until(origin), name, years_ahead)
        except NotFittedError:
            not_fitted.append(origin)
            continue
        for step in range(1, years_ahead + 1):
            if annual.has(origin + step):
                errors[row, step - 1] = annual.at(origin + step) - path[step - 1]
    return Errors(np.array(origins, dtype=int), errors, deviations, tuple(not_fitted))

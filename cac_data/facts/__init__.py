"""What can be said of a series: figures, how they grew, and how they compare.

Each knows what it is of (`Figure`); where nothing is known stands `Nothing`, which is
false, so that a plan can ask ``if fact``, and says why to whoever asks it for a value.
"""

from cac_data.facts.comparing import (
    Comparison,
    compare,
    exceeds,
    in_percent,
    made_of,
    quotient,
    ranked,
    share_of,
    sum_of,
)
from cac_data.facts.growth import (
    Growth,
    NeededGrowth,
    deflated,
    grew,
    needed,
    rose,
)
from cac_data.facts.key_figures import KeyFigure, figure
from cac_data.facts.reading import (
    are_opposite,
    at,
    direction,
    figures,
    is_known,
    records,
    tally,
)
from cac_data.facts.summaries import Summary, summary
from cac_data.figure import Figure, Gap, NoFigureError, Nothing

__all__ = [
    "Comparison",
    "Figure",
    "Gap",
    "Growth",
    "KeyFigure",
    "NeededGrowth",
    "NoFigureError",
    "Nothing",
    "Summary",
    "are_opposite",
    "at",
    "compare",
    "deflated",
    "direction",
    "exceeds",
    "figure",
    "figures",
    "grew",
    "in_percent",
    "is_known",
    "made_of",
    "needed",
    "quotient",
    "ranked",
    "records",
    "rose",
    "share_of",
    "sum_of",
    "summary",
    "tally",
]

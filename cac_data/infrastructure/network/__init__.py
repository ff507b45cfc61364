"""The transport network: lengths and hours of its legs, routes, what a railway adds.

One frame of legs (`corridor_legs`), one of routes (`routes`: a row a leg of a route).
All else filters them, adds them up or sets two of them beside each other.
"""

from cac_data.infrastructure.network.accuracy import (
    known_checks as known_checks,
    of_accuracy as of_accuracy,
)
from cac_data.infrastructure.network.legs import (
    corridor_legs as corridor_legs,
    open_legs as open_legs,
)
from cac_data.infrastructure.network.routing import (
    of_routes as of_routes,
    routes as routes,
)
from cac_data.infrastructure.network.savings import (
    ALIGNMENTS as ALIGNMENTS,
    DRAWS as DRAWS,
    PAIRS as PAIRS,
    compare_routes as compare_routes,
    of_comparison as of_comparison,
)
from cac_data.infrastructure.network.times import travel_times as travel_times

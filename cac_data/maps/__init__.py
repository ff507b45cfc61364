"""Maps of the region in the project's look: a tidy frame in, Axes out.

The outlines travel with the package (``outlines.json``: Natural Earth, 1:50m, cut and
simplified), so that a map needs neither a network nor anything but matplotlib. `base`
draws the ground, `places` points with their names, `routes` lines between points. No
name lies on another: one that finds no room is left out, its point is still drawn.
Country outlines are those of Natural Earth and imply no position; each map says so.
"""

from cac_data.maps.land import VIEWS, base
from cac_data.maps.marks import STATUS_LOOKS, places, routes
from cac_data.maps.outlines import ATTRIBUTION, View

__all__ = [
    "ATTRIBUTION",
    "STATUS_LOOKS",
    "VIEWS",
    "View",
    "base",
    "places",
    "routes",
]

"""Seven forms of charts: a tidy frame in, a figure of matplotlib out.

Each form takes the frame first and names of its columns as roles (``by`` colour,
``panel`` a panel of its own), raises ValueError where there is nothing to draw, and
gives a figure without a ground, which `svg` writes for light pages and dark ones.
"""

from cac_data.charts.bars import bars
from cac_data.charts.fan import fan
from cac_data.charts.lines import lines
from cac_data.charts.maps import VIEWS, map_of
from cac_data.charts.marks import dots, scatter
from cac_data.charts.time import spans

__all__ = ["VIEWS", "bars", "dots", "fan", "lines", "map_of", "scatter", "spans"]

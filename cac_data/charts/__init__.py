"""Seven forms of charts: a tidy frame in, a figure of matplotlib out.

Lines, marks and bars beside each other are drawn by seaborn, all else by matplotlib.
Each form takes the frame first and names of its columns as roles (``by`` colour,
``panel`` a panel of its own). Sums of parts (``basis`` sum), estimates (``obs_status``
E) and what is true in ``hollow`` are drawn hollow. ValueError if there is nothing to
draw, a role names no column, a figure is infinite, or two rows claim one place. The
figure has no ground; `svg` writes it for light pages and dark ones.
"""

from cac_data.extras import extra

with extra("reports", "cac_data.charts"):
    from cac_data.charts.bars import bars
    from cac_data.charts.fans import fan
    from cac_data.charts.lines import lines
    from cac_data.charts.maps import map_of
    from cac_data.charts.ranges import dots
    from cac_data.charts.scatters import scatter
    from cac_data.charts.timelines import spans

__all__ = ["bars", "dots", "fan", "lines", "map_of", "scatter", "spans"]

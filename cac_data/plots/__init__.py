"""Charts in the project's look: a tidy frame in, Axes out.

Every function takes a frame first and the names of its columns as keywords, draws on
`ax` or on a figure of its own, and returns what it drew on. The same rules hold
everywhere: a country has one colour, bars start at zero, a missing year is a gap,
estimates are dotted and hollow, the unit stands on the axis, and the text of an SVG
stays text. An empty frame is an error, since a chart of nothing says something untrue.
"""

from cac_data.plots.ahead import fan
from cac_data.plots.bar_charts import bars
from cac_data.plots.bar_panels import bar_panels
from cac_data.plots.dots import dots
from cac_data.plots.intervals import intervals
from cac_data.plots.levels import fan_to_levels, lines_to_levels
from cac_data.plots.line_charts import lines
from cac_data.plots.pairs import dumbbell
from cac_data.plots.panels import country_panels
from cac_data.plots.spans import spans
from cac_data.plots.stacks import stacked_bars
from cac_data.plots.style import use_style
from cac_data.plots.tallies import tallies
from cac_data.plots.timelines import lifetimes, timeline
from cac_data.plots.trees import tree

__all__ = [
    "bar_panels",
    "bars",
    "country_panels",
    "dots",
    "dumbbell",
    "fan",
    "fan_to_levels",
    "intervals",
    "lifetimes",
    "lines",
    "lines_to_levels",
    "spans",
    "stacked_bars",
    "tallies",
    "timeline",
    "tree",
    "use_style",
]

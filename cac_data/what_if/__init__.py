"""What some key figures would be if an assumption moved: for sliders on a page.

The report's own functions are asked at the positions of the sliders. A quantity hangs
on at most two of them; a figure is one quantity, or how some are put together. Each
function gives what `show.what_if` takes, or nothing where there is nothing to move.
"""

from cac_data.what_if.gas import of_gas as of_gas
from cac_data.what_if.trade import of_trade as of_trade

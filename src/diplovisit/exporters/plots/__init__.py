"""Pictures of visits by year, by country, over time and on a map.

Only `plots.figure` and the modules that draw for it need matplotlib.
"""

from diplovisit.exporters.plots.counting import Counts, VisitCounts, count_visits, sum_counts
from diplovisit.exporters.plots.options import Panels, PictureFormat, PlotOptions
from diplovisit.exporters.plots.stays import Lane, LaneOwner, LaneStay
from diplovisit.exporters.plots.themes import Theme

__all__ = [
    "Counts",
    "Lane",
    "LaneOwner",
    "LaneStay",
    "Panels",
    "PictureFormat",
    "PlotOptions",
    "Theme",
    "VisitCounts",
    "count_visits",
    "sum_counts",
]

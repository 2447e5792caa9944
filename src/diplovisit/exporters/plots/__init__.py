"""Pictures of visits by year and by country; only `plots.figure` and the modules that it imports need matplotlib."""

from diplovisit.exporters.plots.counting import Counts, VisitCounts, count_visits, sum_counts
from diplovisit.exporters.plots.options import Panels, PictureFormat, PlotOptions

__all__ = ["Counts", "Panels", "PictureFormat", "PlotOptions", "VisitCounts", "count_visits", "sum_counts"]

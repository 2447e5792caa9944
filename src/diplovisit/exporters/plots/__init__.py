"""Pictures of visits by year and by country; only `plots.files` and what it draws with need matplotlib."""

from diplovisit.exporters.plots.counting import Counts, VisitCounts, count_visits, total_of
from diplovisit.exporters.plots.options import Panels, PictureFormat, PlotOptions

__all__ = ["Counts", "Panels", "PictureFormat", "PlotOptions", "VisitCounts", "count_visits", "total_of"]

"""Pictures of visits by year and by country; only `plots.files` and what it draws with need matplotlib."""

from diplovisit.exporters.plots.counting import Counts, Tally, counted, together
from diplovisit.exporters.plots.look import Look, Panels, PictureFormat

__all__ = ["Counts", "Look", "Panels", "PictureFormat", "Tally", "counted", "together"]

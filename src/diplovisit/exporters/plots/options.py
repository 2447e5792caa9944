"""The options of a picture."""

import enum

import attrs

from diplovisit.exporters.plots.stays import LaneOwner
from diplovisit.exporters.plots.themes import Theme
from diplovisit.record import validation
from diplovisit.record.constraints import LINE

NARROWEST, WIDEST = 480, 4000
MOST_PIXELS = 16_000_000


class Panels(enum.StrEnum):
    """The panels of a picture."""

    YEAR = "year"
    COUNTRY = "country"
    BOTH = "both"
    TIMELINE = "timeline"
    MAP = "map"


class PictureFormat(enum.StrEnum):
    """The formats of a picture; each value is also the suffix of its files."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@attrs.frozen(kw_only=True)
class PlotOptions:
    """The options of a picture. Raises ValueError for what cannot be drawn.

    top: how many countries have a bar of their own, or how many lanes a timeline has. lanes: whose the lanes of a
    timeline are. title: None for a title with the years. width, height: in screen
    pixels (96 to the inch); None for the height that the panels need. conditions: the conditions that selected the
    visits, as the user wrote them. The picture shows them, because it says what it leaves out.

    >>> PlotOptions(top=0)
    Traceback (most recent call last):
    ...
    ValueError: the number of countries or lanes to show is at least 1; saw 0
    """

    by: Panels = Panels.BOTH
    theme: Theme = Theme.LIGHT
    lanes: LaneOwner = LaneOwner.TRAVELLER
    top: int = 15
    title: str | None = None
    width: int = 800
    height: int | None = None
    conditions: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raises ValueError for what cannot be drawn."""
        if self.top < 1:
            raise ValueError(f"the number of countries or lanes to show is at least 1; saw {self.top}")
        if self.title is not None and (refusal := validation.validate_text(LINE, self.title)) is not None:
            raise ValueError(f"the title: {refusal.sentence}")
        if not NARROWEST <= self.width <= WIDEST:
            raise ValueError(f"a picture is from {NARROWEST} to {WIDEST:,} pixels wide; saw {self.width:,}")

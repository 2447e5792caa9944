"""What somebody asks of a picture: which panels, how many countries, how large."""

import enum

import attrs

from diplovisit.record import validation
from diplovisit.record.constraints import LINE

NARROWEST, WIDEST = 480, 4000
MOST_PIXELS = 16_000_000


class Panels(enum.StrEnum):
    """The panels of a picture."""

    YEAR = "year"
    COUNTRY = "country"
    BOTH = "both"


class PictureFormat(enum.StrEnum):
    """The formats of a picture, which are the endings of its files, too."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


@attrs.frozen(kw_only=True)
class PlotOptions:
    """How a picture is to look. Raises ValueError for what cannot be drawn.

    top: how many countries have a bar of their own. title: None for one that says what the years are. width, height: in
    pixels of a screen (96 to the inch); a height of None is what the panels need. conditions: those that picked the
    visits, as they were written, because a picture says what it leaves out.

    >>> PlotOptions(top=0)
    Traceback (most recent call last):
    ...
    ValueError: the number of countries to show is at least 1; saw 0
    """

    by: Panels = Panels.BOTH
    top: int = 15
    title: str | None = None
    width: int = 800
    height: int | None = None
    conditions: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuses what cannot be drawn."""
        if self.top < 1:
            raise ValueError(f"the number of countries to show is at least 1; saw {self.top}")
        if self.title is not None and (refusal := validation.validate_text(LINE, self.title)) is not None:
            raise ValueError(f"the title: {refusal.sentence}")
        if not NARROWEST <= self.width <= WIDEST:
            raise ValueError(f"a picture is from {NARROWEST} to {WIDEST:,} pixels wide; saw {self.width:,}")

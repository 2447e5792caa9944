"""Plot: draws a picture of the visits in records."""

import enum
from collections.abc import Callable, Iterable
from typing import TypeVar

from diplovisit.exporters.plots import (
    Counts,
    LaneOwner,
    Panels,
    PictureFormat,
    PlotOptions,
    Theme,
    count_visits,
)
from diplovisit.findings.argument_types import require_type, texts_of
from diplovisit.formats.optional_packages import optional_import
from diplovisit.record import Stop, Visit
from diplovisit.record.selection import parse_conditions, select_visits
from diplovisit.record.visit_arguments import visits_of

_Word = TypeVar("_Word", bound=enum.StrEnum)


class NothingToDraw(ValueError):
    """Raised if there is no visit to count.

    >>> from diplovisit import NothingToDraw, plot
    >>> try:
    ...     plot([], "svg")
    ... except NothingToDraw as error:
    ...     print(error)
    there are no records
    """


def plot(
    records: Visit | Iterable[Visit],
    to: str,
    *,
    by: str = "both",
    top: int = 15,
    title: str | None = None,
    where: str | Iterable[str] = (),
    split_by: str | None = None,
    theme: str = "light",
    width: int = 800,
    height: int | None = None,
) -> bytes:
    """Draws visits per year and by country, a timeline or a map, as "svg", "png" or "pdf". Same records, same bytes.

    A visit counts in the year in which its first stop begins. A country counts once for each stop there. Visits and
    stops that the calendars have as cancelled do not count; a visit that was postponed to new days counts on these. A
    note below the picture says what is not shown. Only counts are kept in memory, and for a timeline the days of each
    visit.

    by: "year", "country", "both", "timeline" or "map". top: the number of countries with a bar of their own, or of
    lanes in a timeline; the rest are summed. where: conditions such as "country=RU", which also select stops. split_by:
    "traveller" draws the five travellers with the most visits separately. A timeline always has a lane for each
    traveller, or with "country" for each country. theme: "light", "dark" or, for an SVG, "auto", which follows the
    reader's screen. width, height: screen pixels; a PNG has two pixels for each. Without `height`, the picture is as
    high as its content.

    Raises ExtraMissing (an ImportError) without matplotlib; ValueError for an unknown format or word, for
    two records with one id, for an impossible size, for a theme that the format cannot have, and for a condition that
    cannot match anything; and NothingToDraw (a ValueError) if there is no visit to count.

    >>> from diplovisit import load, plot
    >>> b"Russia" in plot(load("seeds/misri-russia/visit.yaml"), "svg", by="country")
    True
    """
    format, panels = _parse_word(PictureFormat, to, "format"), _parse_word(Panels, by, "choice of panels")
    colours = _parse_word(Theme, theme, "theme")
    if colours is Theme.AUTO and format is not PictureFormat.SVG:
        raise ValueError(f"the theme auto is only for svg; use light or dark for {format}")
    for argument, number in (("top", top), ("width", width), ("height", width if height is None else height)):
        require_type(number, int, argument=argument)
    is_timeline = panels is Panels.TIMELINE
    owner = _parse_word(LaneOwner, split_by or "traveller", "way to split a picture")
    if owner is LaneOwner.COUNTRY and not is_timeline:
        raise ValueError("only a timeline can be split by country")
    texts = texts_of(where)
    conditions = parse_conditions(texts)
    options = PlotOptions(
        by=panels, theme=colours, lanes=owner, top=top, title=title, width=width, height=height, conditions=texts
    )
    draw = _load_drawing()
    stop_conditions = tuple(condition for condition in conditions if condition.selects_stops)

    def is_selected(stop: Stop) -> bool:
        return all(condition.matches_stop(stop) for condition in stop_conditions)

    visits = select_visits(visits_of(records), conditions)
    counts = count_visits(
        visits,
        stops=is_selected,
        by_traveller=split_by is not None and not is_timeline,
        lanes=owner if is_timeline else None,
    )
    if counts.whole.visits == 0:
        raise NothingToDraw(_explain_empty(counts.cancelled + counts.postponed + counts.stops_off, texts))
    return draw(counts, format, options)


def _load_drawing() -> Callable[[Counts, PictureFormat, PlotOptions], bytes]:
    """Returns the function that draws. Raises ExtraMissing."""
    with optional_import("matplotlib"):
        from diplovisit.exporters.plots.figure import draw_picture  # noqa: PLC0415  # matplotlib is an extra
    return draw_picture


def _parse_word(words: type[_Word], text: str, what: str) -> _Word:
    try:
        return words(text)
    except ValueError:
        raise ValueError(f"unknown {what} {text!r}; expected one of {', '.join(words)}") from None


def _explain_empty(called_off: int, conditions: tuple[str, ...]) -> str:
    if called_off:
        return f"all visits are cancelled or postponed ({called_off:,})"
    return f"no record matches {', '.join(conditions)}" if conditions else "there are no records"

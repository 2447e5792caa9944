"""Plot: from records to a picture."""

import enum
from collections.abc import Callable, Iterable
from typing import TypeVar

from diplovisit.exporters.plots import Counts, Panels, PictureFormat, PlotOptions, count_visits
from diplovisit.record import Stop, Visit
from diplovisit.record.selection import Condition, select_visits

_Word = TypeVar("_Word", bound=enum.StrEnum)


class MatplotlibMissing(ImportError):
    """Raised where a picture is asked for and matplotlib is not installed."""


class NothingToDraw(ValueError):
    """Raised where no visit is left to be counted."""


def plot(
    records: Visit | Iterable[Visit],
    to: str,
    *,
    by: str = "both",
    top: int = 15,
    title: str | None = None,
    where: Iterable[str] = (),
    split_by: str | None = None,
    width: int = 800,
    height: int | None = None,
) -> bytes:
    """Draws visits per year and stops by country: `to` is "svg", "png" or "pdf". Same records, same bytes.

    A visit counts in the year in which its first stop begins, and a country once for each stop there; cancelled and
    postponed visits do not count. What is not shown is said below the picture. Only counts are held in memory.

    `by` is "year", "country" or "both". `top` countries have a bar each, and the rest are summed. `where` are
    conditions such as "country=RU", which picks stops, too. `split_by="traveller"` draws travellers apart, the five
    with the most visits. `width` and `height` are pixels of a screen, of which a PNG has two for one; without a height
    it is as high as it needs.

    Raises MatplotlibMissing (an ImportError) without the extra `plot`; ValueError for a format or a word that there is
    none of, for two records with one id, for a size that cannot be, and for a condition that can match nothing; and
    NothingToDraw (a ValueError) where no visit is left.

    >>> from diplovisit import load, plot
    >>> b"Russia" in plot(load("seeds/misri-russia/visit.yaml"), "svg", by="country")
    True
    """
    format, panels = _parse_word(PictureFormat, to, "format"), _parse_word(Panels, by, "choice of panels")
    if split_by not in (None, "traveller"):
        raise ValueError(f'pictures are split by "traveller" alone; saw {split_by!r}')
    written = tuple(where)
    conditions = tuple(map(Condition.parse, written))
    look = PlotOptions(by=panels, top=top, title=title, width=width, height=height, conditions=written)
    draw = _load_drawing()
    of_stops = tuple(condition for condition in conditions if condition.selects_stops)

    def is_chosen(stop: Stop) -> bool:
        return all(condition.matches_stop(stop) for condition in of_stops)

    visits = select_visits([records] if isinstance(records, Visit) else records, conditions)
    counts = count_visits(visits, stops=is_chosen, by_traveller=split_by is not None)
    if counts.whole.visits == 0:
        raise NothingToDraw(_explain_empty(counts.cancelled + counts.postponed, written))
    return draw(counts, format, look)


def _load_drawing() -> Callable[[Counts, PictureFormat, PlotOptions], bytes]:
    """What draws. Raises MatplotlibMissing where it cannot be imported."""
    try:
        from diplovisit.exporters.plots.figure import draw_picture  # noqa: PLC0415  # matplotlib is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "matplotlib":
            raise
        remedy = "pip install 'diplovisit[plot]'"
        raise MatplotlibMissing(
            f"matplotlib draws pictures and is not installed: {remedy}", name="matplotlib"
        ) from None
    return draw_picture


def _parse_word(words: type[_Word], text: str, what: str) -> _Word:
    try:
        return words(text)
    except ValueError:
        raise ValueError(f"there is no {what} {text!r}; there are {', '.join(words)}") from None


def _explain_empty(called_off: int, conditions: tuple[str, ...]) -> str:
    if called_off:
        return f"cancelled or postponed: {called_off:,}, and no other visit is there"
    return f"no record has {', '.join(conditions)}" if conditions else "there are no records"

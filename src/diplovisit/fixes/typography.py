"""The plain form of a value that a word processor has dressed up: with curly quotes about it, or dashes in it."""

import re
from collections.abc import Iterator

from diplovisit.fixes.shapes import shape_at
from diplovisit.record import judge
from diplovisit.record.finding import FieldPath

_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\"'"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TWO_DATES = re.compile(
    f"([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})[ \u00a0]*[{_DASHES}-][ \u00a0]*([0-9]{{4}}(?:-[0-9]{{2}}){{0,2}})"
)


def plainly(text: str, path: FieldPath) -> str | None:
    """What a value at a path is without such signs; None where it has none, or is at fault even so.

    >>> plainly("\u201cheld\u201d", ("status",)), plainly("2025-03-07\u20132025-03-09", ("stops", 0, "when"))
    ('held', '2025-03-07/2025-03-09')
    """
    shape = shape_at(path)
    if text.isascii() or shape is None:
        return None
    return next(
        (plain for plain in _plain_forms(text) if plain != text and judge.validate_value(shape, plain) is None), None
    )


def _plain_forms(text: str) -> Iterator[str]:
    bare = text.strip(_QUOTES + " \u00a0")
    yield bare
    if dates := _TWO_DATES.fullmatch(bare):
        # A dash between two days is an interval, and a hyphen would be part of a day.
        yield f"{dates[1]}/{dates[2]}"
    yield re.sub(f"[{_DASHES}]", "-", bare).replace("\u00a0", " ")

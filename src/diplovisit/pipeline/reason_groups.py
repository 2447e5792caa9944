"""Groups the reasons why rows of a sheet are rejected, because thousands of rows may share a few of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.pipeline.import_result import RejectedRow

_PLACES = 5
_ABOUT_A_WORD = lazy_pattern(r"\[values\.")
_TEXT = lazy_pattern(r'"(?:[^"\\]|\\.)*"')
_TWO_DATES = lazy_pattern(r"\b[0-9]+ [A-Z][a-z]+ or [A-Z][a-z]+ [0-9]+\b")


@attrs.frozen(kw_only=True)
class ReasonGroup:
    """Rows that are rejected for the same kind of reason.

    reason: that of the first row. is_example: whether that of another row differs. places: where the first rows are.
    """

    reason: str
    rows: int
    places: tuple[str, ...]
    is_example: bool


def grouped_reasons(rows: Iterable[RejectedRow]) -> list[ReasonGroup]:
    """Returns the kinds of reasons, the most frequent first.

    Reasons that differ in figures alone, or in the text of the cell, are of one kind. Where the map can say what the
    very text means, each text is a reason of its own.
    """
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    different: set[str] = set()
    places: dict[str, list[tuple[str | None, int]]] = {}
    for row in rows:
        for kind, reason in {_kind_of(reason): reason for reason in reversed(row.reasons)}.items():
            counts[kind] += 1
            if shown.setdefault(kind, reason) != reason:
                different.add(kind)
            if len(first := places.setdefault(kind, [])) < _PLACES:
                first.append((row.sheet, row.number))
    return [
        ReasonGroup(
            reason=shown[kind],
            rows=count,
            places=tuple(_places_in_words(places[kind])),
            is_example=kind in different,
        )
        for kind, count in counts.most_common()
    ]


def _places_in_words(rows: Iterable[tuple[str | None, int]]) -> Iterator[str]:
    """Yields rows in words. A sheet is named once for its rows that follow one another."""
    last = None
    for sheet, number in rows:
        yield f"sheet {quoted(sheet)}, row {number}" if sheet and sheet != last else f"row {number}"
        last = sheet


def _kind_of(reason: str) -> str:
    """Returns what a reason has alike with those of other cells."""
    if _ABOUT_A_WORD.search(reason) is None:
        reason = _TWO_DATES.sub("", _TEXT.sub('""', reason))
    return re.sub("[0-9]+", "0", reason)

"""The line that a finding is on, with carets under the fault."""

import attrs

from diplovisit.record.finding import Span
from diplovisit.reporters.columns import combines, display_width
from diplovisit.reporters.printable import cells

_WIDEST = 50  # columns, on each side of the fault, and for the fault itself
_LONGEST = 200  # characters: marks that combine take no column, and may come by the thousand


def caret_lines(line: str, span: Span) -> tuple[str, str]:
    """The line as it can be shown, and the carets that stand under the span.

    A long line is cut on both sides of the span. Carets are as wide as what they point at, at least one; what begins or
    ends within a letter and its marks is pointed at by the whole of it.

    >>> for text in caret_lines("country: RUU", Span(4, 10, 4, 13)):
    ...     print(text)
    country: RUU
             ^^^
    """
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    while 0 < start < len(line) and combines(line[start]):
        start -= 1
    while start < end < len(line) and combines(line[end]):
        end += 1
    shown = _Shown.of(line, start, end)
    blanks = display_width(shown.before)
    carets = display_width(shown.before + shown.marked) - blanks
    return shown.before + shown.marked + shown.after, " " * blanks + "^" * max(1, carets)


def excerpt(line: str, start: int, end: int) -> str:
    """The line as it can be shown, cut where it is long before the first offset and after the last.

    >>> excerpt("x" * 99 + "RU" + "y" * 99, 99, 101)
    '…xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxRUyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…'
    """
    shown = _Shown.of(line, start, end)
    return shown.before + shown.marked + shown.after


@attrs.frozen
class _Shown:
    """What is shown of a line: before the fault, the fault, and after it."""

    before: str
    marked: str
    after: str

    @classmethod
    def of(cls, line: str, start: int, end: int) -> "_Shown":
        """What is shown around the text between two offsets."""
        start = min(start, len(line))
        end = max(start, min(end, len(line)))
        # No more is cut out than may be shown: a line of ten megabytes may have a thousand findings.
        before = _last(line[max(0, start - _LONGEST) : start])
        marked = _first(line[start : min(end, start + _LONGEST)])
        after = _first(line[end : end + _LONGEST]) if start + len(marked) >= end else ""
        # All three at once: an order to a runner may begin in one of them and end in the next.
        shown = cells(before + marked + after)
        until, to = len(before), len(before) + len(marked)
        cut_before = "…" if until < start else ""
        cut_after = "…" if to + len(after) < len(line) - start + until else ""
        return cls(
            before=cut_before + "".join(shown[:until]),
            marked="".join(shown[until:to]),
            after="".join(shown[to:]) + cut_after,
        )


def _first(text: str) -> str:
    """As much of the beginning of a text as is shown."""
    start = text[:_LONGEST]
    return start[: _fitting(cells(start))]


def _last(text: str) -> str:
    """As much of the end of a text as is shown."""
    end = text[-_LONGEST:]
    return end[len(end) - _fitting(cells(end)[::-1]) :]


def _fitting(shown: list[str]) -> int:
    """How many characters, from the first, are shown."""
    taken = 0
    for number, cell in enumerate(shown):
        taken += display_width(cell)
        if taken > _WIDEST:
            return number
    return len(shown)

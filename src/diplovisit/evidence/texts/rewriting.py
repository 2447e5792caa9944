"""A text that was rewritten in places, with the way there and back for every span."""

import bisect
import functools
from collections.abc import Iterable

import attrs


@attrs.frozen
class Replacement:
    """One place of a rewriting: the span that was replaced, and the span of what stands there now."""

    start: int
    end: int
    new_start: int
    new_end: int


@attrs.frozen(eq=False)
class Rewriting:
    """A text after it was rewritten, and the edits that made it, in order; between edits nothing changed.

    >>> rewriting = apply_replacements("a…b", [(1, 2, "...")])
    >>> rewriting.text, rewriting.before(3, 5), rewriting.after(1, 3)
    ('a...b', (1, 3), (1, 5))
    """

    text: str
    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _back(self) -> "_Ruler":
        return _Ruler(tuple(Replacement(edit.new_start, edit.new_end, edit.start, edit.end) for edit in self.edits))

    @functools.cached_property
    def _forth(self) -> "_Ruler":
        return _Ruler(self.edits)

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text before that gave all of a span of the text after."""
        return self._back.span(start, end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """The least span of the text after that all of a span of the text before went into; empty if it was dropped."""
        return self._forth.span(start, end)


@attrs.frozen(eq=False)
class _Ruler:
    """Measures one way: what stood at `start` to `end` of an edit stands at `new_start` to `new_end`."""

    edits: tuple[Replacement, ...]

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [edit.start for edit in self.edits]

    def span(self, start: int, end: int) -> tuple[int, int]:
        if end <= start:
            point, _ = self._of_one(start)
            return point, point
        first, _ = self._of_one(start)
        _, last = self._of_one(end - 1)
        return first, last

    def _of_one(self, offset: int) -> tuple[int, int]:
        """Where one code point went; the last edit that begins at it or before it decides."""
        index = bisect.bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset + 1
        edit = self.edits[index]
        if offset < edit.end:
            return edit.new_start, edit.new_end
        moved = edit.new_end + offset - edit.end
        return moved, moved + 1


def apply_replacements(text: str, replacements: Iterable[tuple[int, int, str]]) -> Rewriting:
    """Replaces spans of a text, given in order, by other words; what would replace itself is no edit."""
    pieces: list[str] = []
    edits: list[Replacement] = []
    done = length = 0
    for start, end, words in replacements:
        if text[start:end] == words:
            continue
        pieces += (text[done:start], words)
        length += start - done
        edits.append(Replacement(start, end, length, length + len(words)))
        length += len(words)
        done = end
    if not edits:
        return Rewriting(text, ())
    pieces.append(text[done:])
    return Rewriting("".join(pieces), tuple(edits))

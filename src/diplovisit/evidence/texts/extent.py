"""Where words stand in a text."""

import attrs


@attrs.frozen(order=True)
class TextSpan:
    """A span of the normal form of a text in code points: the first, and the one after the last.

    >>> TextSpan(0, 266).holds(TextSpan(3, 10)), TextSpan(0, 266).overlaps(TextSpan(266, 270))
    (True, False)
    """

    start: int
    end: int

    def holds(self, other: "TextSpan") -> bool:
        """Whether all of another span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "TextSpan") -> bool:
        """Whether the two have a code point in common."""
        return self.start < other.end and other.start < self.end

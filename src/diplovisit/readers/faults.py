"""Faults of syntax, gathered while a text is read."""

import attrs

from diplovisit.readers import rules
from diplovisit.readers.limits import MOST_FAULTS
from diplovisit.readers.lines import Lines
from diplovisit.readers.places import OffsetRange
from diplovisit.record.finding import Rule, Span
from diplovisit.record.judge import quoted
from diplovisit.record.shortening import shortened_sentence


@attrs.frozen(kw_only=True)
class SyntaxFault:
    """A fault that keeps a document from being read, with its place.

    `remedy` is what to do in this very case; None means that the rule's own remedy says it.
    """

    rule: Rule
    span: Span
    sentence: str = attrs.field(converter=shortened_sentence)
    remedy: str | None = None


class TooManyFaults(Exception):
    """Ends the reading of a text that has as many faults as are told."""


class SyntaxFaults:
    """The faults of one text, in the making."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._found: list[SyntaxFault] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, rule: Rule, spot: OffsetRange, sentence: str, remedy: str | None = None) -> None:
        """Adds a fault at a place. Raises EnoughFaults with the last one that is told."""
        span = self.lines.span(*spot)
        self._found.append(SyntaxFault(rule=rule, span=span, sentence=sentence, remedy=remedy))
        if len(self._found) >= MOST_FAULTS:
            raise TooManyFaults

    def add_duplicate(self, key: str, first: OffsetRange, second: OffsetRange) -> None:
        """Adds the fault of a key that stands twice."""
        where = self.where(first[0], seen_from=second[0])
        self.add(rules.DUPLICATE_KEY, second, f"{quoted(key)} stands here and {where}")

    def where(self, offset: int, *, seen_from: int) -> str:
        """Names a place in words, as it is seen from another one.

        >>> faults = SyntaxFaults(Lines("[1,\\n 2, 3]"))
        >>> faults.where(0, seen_from=5), faults.where(8, seen_from=5)
        ('on line 1', 'at column 5')
        """
        number = self.lines.number(offset)
        if number == self.lines.number(seen_from):
            return f"at column {self.lines.column(offset)}"
        return f"on line {number}"

    def in_order(self) -> tuple[SyntaxFault, ...]:
        """The faults in the order of their places."""
        return tuple(sorted(self._found, key=lambda fault: fault.span))

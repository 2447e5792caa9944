"""Laws for every reported fault: its position is in the text, and its sentence is one line."""

from collections.abc import Iterable

from diplovisit.formats.positions import Lines
from diplovisit.readers import SyntaxFault, UnreadableDocument


def require_unreadable(unreadable: UnreadableDocument) -> None:
    """Requires that an unreadable document has faults, in order, each at a position in its text."""
    assert unreadable.faults
    require_located(unreadable.faults, unreadable.lines)
    assert list(unreadable.faults) == sorted(unreadable.faults, key=lambda fault: fault.span)


def require_located(faults: Iterable[SyntaxFault], lines: Lines) -> None:
    """Requires that each fault has a position in the text, and readable messages."""
    for fault in faults:
        line = lines.line(fault.span.line)
        # A fault at the end of a line is shown after its last character, or on the line break.
        assert fault.span.line == fault.span.end_line
        assert 1 <= fault.span.column <= fault.span.end_column <= len(line) + 2, (fault, line)
        one_line(fault.sentence)
        if fault.remedy is not None:
            one_line(fault.remedy)


def one_line(sentence: str) -> None:
    """Requires a sentence that any terminal shows on one line."""
    assert sentence.strip()
    assert sentence.isprintable(), repr(sentence)
    sentence.encode()

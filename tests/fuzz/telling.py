"""What holds of everything that is told: a place that the text has, and a sentence that is one line."""

from collections.abc import Iterable

from diplovisit.formats.positions import Lines
from diplovisit.readers import SyntaxFault, UnreadableDocument


def holds(unreadable: UnreadableDocument) -> None:
    """The faults of a document that could not be read: each stands in its text, and they are in order."""
    assert unreadable.faults
    told(unreadable.faults, unreadable.lines)
    assert list(unreadable.faults) == sorted(unreadable.faults, key=lambda fault: fault.span)


def told(faults: Iterable[SyntaxFault], lines: Lines) -> None:
    """Each of these faults stands in this text, and can be read out."""
    for fault in faults:
        line = lines.line(fault.span.line)
        # A fault at a line's end is shown behind its last character, or on the break.
        assert fault.span.line == fault.span.end_line
        assert 1 <= fault.span.column <= fault.span.end_column <= len(line) + 2, (fault, line)
        one_line(fault.sentence)
        if fault.remedy is not None:
            one_line(fault.remedy)


def one_line(sentence: str) -> None:
    """A sentence that a person reads on one line, in any terminal."""
    assert sentence.strip()
    assert sentence.isprintable(), repr(sentence)
    sentence.encode()

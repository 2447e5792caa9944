"""Whether a polity was there on the days of a date: yet to come, no more, or neither for certain."""

import functools
from collections.abc import Iterable

from diplovisit.record.edtf import DaySpan
from diplovisit.record.polities import Polity, polities, polity

# MERGED: Which states came out of which: the table of polities, followed on and back step by step.


@functools.cache
def successors_of(code: str) -> tuple[str, ...]:
    """The codes of all that came out of it, nearest first.

    >>> successors_of("YUCS")
    ('BA', 'HR', 'MK', 'SI', 'CSXX', 'RS', 'ME')
    """
    found = polity(code)
    direct = found.successors if found else ()
    return tuple(dict.fromkeys((*direct, *(further for later in direct for further in successors_of(later)))))


@functools.cache
def predecessors_of(code: str) -> tuple[str, ...]:
    """The codes of all that it came out of, nearest first.

    >>> predecessors_of("HU")
    ('x-austria-hungary', 'x-austrian-empire')
    """
    direct = [earlier.code for earlier in polities().values() if code in earlier.successors]
    return tuple(dict.fromkeys((*direct, *(further for earlier in direct for further in predecessors_of(earlier)))))


def lineage(code: str) -> frozenset[str]:
    """The code with its heirs and its forebears, and without its siblings: Russia's is without Ukraine.

    >>> sorted(lineage("VN"))
    ['VDVN', 'VN', 'x-south-vietnam']
    """
    return frozenset((code, *successors_of(code), *predecessors_of(code)))


def name_with_code(found: Polity) -> str:
    """Names a polity for a sentence.

    >>> from diplovisit.record.polities import polity
    >>> name_with_code(polity("SUHH"))
    'Soviet Union (SUHH)'
    """
    return f"{found.name} ({found.code})"


def is_yet_to_come(found: Polity, spans: Iterable[DaySpan]) -> bool:
    """Whether it began after every day that the spans can mean; never where an end is open.

    >>> from diplovisit.record import Edtf
    >>> from diplovisit.record.polities import polity
    >>> is_yet_to_come(polity("RU"), Edtf("1988").spans), is_yet_to_come(polity("RU"), Edtf("1991").spans)
    (True, False)
    """
    since = found.since
    return since is not None and all(
        span.upper is not None and span.upper.isoformat() < since and not found.existed_on(span.upper) for span in spans
    )


def is_no_more(found: Polity, spans: Iterable[DaySpan]) -> bool:
    """Whether it had ended before every day that the spans can mean; never where a beginning is open."""
    # A bound may be a year, "1967", which sorts before each of its days; `existed_on` counts them in.
    until = found.until
    return until is not None and all(
        span.lower is not None and span.lower.isoformat() > until and not found.existed_on(span.lower) for span in spans
    )

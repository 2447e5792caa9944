"""The existence of polities over time: predecessors, successors, and whether one existed on some days."""

import functools
from collections.abc import Iterable

from diplovisit.record.edtf import DaySpan
from diplovisit.record.polities import Polity, polities, polity


@functools.cache
def successors_of(code: str) -> tuple[str, ...]:
    """Returns the codes of all successors of a polity, direct and indirect, nearest first.

    >>> successors_of("YUCS")
    ('BA', 'HR', 'MK', 'SI', 'CSXX', 'RS', 'ME')
    """
    match = polity(code)
    direct = match.successors if match else ()
    return tuple(dict.fromkeys((*direct, *(further for later in direct for further in successors_of(later)))))


@functools.cache
def predecessors_of(code: str) -> tuple[str, ...]:
    """Returns the codes of all predecessors of a polity, direct and indirect, nearest first.

    >>> predecessors_of("HU")
    ('x-austria-hungary', 'x-austrian-empire')
    """
    direct = [earlier.code for earlier in polities().values() if code in earlier.successors]
    return tuple(dict.fromkeys((*direct, *(further for earlier in direct for further in predecessors_of(earlier)))))


def lineage(code: str) -> frozenset[str]:
    """Returns a code with its successors and predecessors, but not its siblings: Russia's is without Ukraine.

    >>> sorted(lineage("VN"))
    ['VDVN', 'VN', 'x-south-vietnam']
    """
    return frozenset((code, *successors_of(code), *predecessors_of(code)))


def name_with_code(state: Polity) -> str:
    """Names a polity for a sentence.

    >>> from diplovisit.record.polities import polity
    >>> name_with_code(polity("SUHH"))
    'Soviet Union (SUHH)'
    """
    return f"{state.name} ({state.code})"


def is_yet_to_come(state: Polity, spans: Iterable[DaySpan]) -> bool:
    """Whether a polity began after every possible day of the spans; False if an end is open.

    >>> from diplovisit.record import Edtf
    >>> from diplovisit.record.polities import polity
    >>> is_yet_to_come(polity("RU"), Edtf("1988").spans), is_yet_to_come(polity("RU"), Edtf("1991").spans)
    (True, False)
    """
    since = state.since
    return since is not None and all(
        span.upper is not None and span.upper.isoformat() < since and not state.existed_on(span.upper) for span in spans
    )


def is_no_more(state: Polity, spans: Iterable[DaySpan]) -> bool:
    """Whether a polity had ended before every possible day of the spans; False if a beginning is open."""
    # A bound may be a year, "1967", which sorts before each of its days; `existed_on` includes them.
    until = state.until
    return until is not None and all(
        span.lower is not None and span.lower.isoformat() > until and not state.existed_on(span.lower) for span in spans
    )

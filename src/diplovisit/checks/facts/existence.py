"""Whether a polity was there on the days of a date: yet to come, no more, or neither for certain."""

from collections.abc import Iterable

from diplovisit.record.edtf import DaySpan
from diplovisit.record.polities import Polity


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

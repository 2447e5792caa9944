"""Reads the cells that say how long a stop is: 3, 3 days, 2 weeks, P3D."""

from typing import Final

from diplovisit.datasets.model import UnreadableField
from diplovisit.evidence.lexicon.calendar_words import HOURS_IN_WORDS
from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Duration

_UNITS: Final = {
    "d": "D",
    "day": "D",
    "days": "D",
    "w": "W",
    "wk": "W",
    "wks": "W",
    "week": "W",
    "weeks": "W",
    "month": "M",
    "months": "M",
}
_HOURS: Final = frozenset(("h", "hr", "hrs", "hour", "hours"))
_PART: Final = lazy_pattern(
    r"(?P<number>[0-9]{1,4}|[a-z]+)(?:\.0+)?(?:\s*(?P<unit>[a-z]+)\.?)?(?:\s*(?:,|and)\s*(?=\S)|\s+|$)"
)


def read_duration_cell(text: str) -> Duration:
    """Reads a cell as a duration; a bare number counts days. Raises UnreadableField for any other text.

    >>> [str(read_duration_cell(text)) for text in ("3", "1 day", "2 weeks", "two days", "1 week, 2 days", "4 hours")]
    ['P3D', 'P1D', 'P2W', 'P2D', 'P1W2D', 'PT4H']
    """
    written = text.strip()
    try:
        duration = Duration(written)
    except ValueError:
        pass
    else:
        if _is_some_time(duration):
            return duration
    folded = written.casefold()
    days, hours, at = "", "", 0
    while at < len(folded) and (part := _PART.match(folded, at)) is not None:
        number = part["number"] if part["number"].isdecimal() else str(HOURS_IN_WORDS.get(part["number"], ""))
        unit = part["unit"] or ("days" if part.end() == len(folded) and at == 0 else "")
        if not number or not (unit in _UNITS or unit in _HOURS):
            break
        if unit in _HOURS:
            hours += f"{number}H"
        else:
            days += number + _UNITS[unit]
        at = part.end()
    try:
        if folded and at == len(folded):
            duration = Duration(f"P{days}{f'T{hours}' if hours else ''}")
            if _is_some_time(duration):
                return duration
    except ValueError:
        pass
    raise UnreadableField(f"expected a duration, such as 3, 3 days or 2 weeks; saw {quoted(text)}")


def _is_some_time(duration: Duration) -> bool:
    parts = (duration.years, duration.months, duration.weeks, duration.days)
    return any((*parts, duration.hours, duration.minutes, duration.seconds))

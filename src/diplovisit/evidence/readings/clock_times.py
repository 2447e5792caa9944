"""Times of day on the clock: "8 p.m.", "10.30 am", "20:00", "noon"."""

import datetime
from typing import Final, TypeAlias

from diplovisit.evidence.readings.tokens import Tokens, Unparsed

_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 60

ParsedClock: TypeAlias = tuple[datetime.time, int] | Unparsed | None


def clock_at(tokens: Tokens, at: int) -> ParsedClock:
    """The time at a position, and the position after it; None where there is none.

    An hour without "a.m." or "p.m." must have two digits, a colon and minutes, as on a 24-hour clock. "8:30" may be in
    either half of the day. Usage differs on which day midnight belongs to.

    >>> clock_at(Tokens("8 p.m."), 0)[0], clock_at(Tokens("10.30 am"), 0)[0], clock_at(Tokens("20:00"), 0)[0]
    (datetime.time(20, 0), datetime.time(10, 30), datetime.time(20, 0))
    >>> clock_at(Tokens("8:30"), 0)
    Unparsed(reason='“8:30” may be in the morning or in the evening')
    """
    if tokens.word(at) == "noon":
        return datetime.time(_NOON), at + 1
    if tokens.word(at) == "midnight":
        return Unparsed("“midnight” may be the beginning of the day or its end")
    hour = tokens[at]
    if not hour.is_digits or len(hour.text) > 2:
        return None
    minute, end, colon = 0, at + 1, tokens.glued(at + 1) == ":"
    if (colon or tokens.glued(end) == ".") and _are_minutes(tokens, end + 1):
        minute, end = int(tokens[end + 1].text), end + 2
    half = _half_at(tokens, end)
    if half is None and tokens.word(end) == "o" and tokens.glued(end + 1) == "'":
        return Unparsed(f"“{hour.text} o'clock” may be in the morning or in the evening")
    if half is None and (not colon or end == at + 1):
        return None
    shown = tokens.text[hour.start : tokens[end - 1].end]
    if int(hour.text) >= _HOURS or minute >= _MINUTES:
        return Unparsed(f"“{shown}” is no time of a day")
    if half is None:
        if tokens.glued(end) == ":":
            return Unparsed(f"“{shown}” goes on, with seconds or otherwise")
        if len(hour.text) == 1:
            return Unparsed(f"“{shown}” may be in the morning or in the evening")
        return datetime.time(int(hour.text), minute), end
    later, after = half
    if not 1 <= int(hour.text) <= _NOON:
        return Unparsed(f"“{shown}” has a.m. or p.m. beside an hour that is not from 1 to 12")
    if int(hour.text) == _NOON and not later and not minute:
        return Unparsed("12 a.m. may be the beginning of the day or its end")
    return datetime.time(int(hour.text) % _NOON + _NOON * later, minute), after


def _are_minutes(tokens: Tokens, at: int) -> bool:
    return tokens[at].is_digits and not tokens[at].spaced and len(tokens[at].text) == 2


def _half_at(tokens: Tokens, at: int) -> tuple[bool, int] | None:
    """Whether the half of the day is "p.m.", and the position after it; None where neither half is stated."""
    word = tokens.word(at)
    if word in {"am", "pm"}:
        return word == "pm", at + 1
    if word in {"a", "p"} and tokens.glued(at + 1) == "." and tokens.glued(at + 2) == "m":
        return word == "p", at + 4 if tokens.glued(at + 3) == "." else at + 3
    return None

"""Times of the day as press notes write them: "9.30 am", "1630 hrs IST", "half past nine", "10 a.m. local time"."""

import datetime
from typing import Final, TypeAlias

import attrs

from diplovisit.evidence.lexicon import DAY_PARTS
from diplovisit.evidence.lexicon.calendar_words import HOURS_IN_WORDS, MINUTES_IN_WORDS, NAMED_ZONES, ZONES
from diplovisit.evidence.readings.calendar_dates import calendar_at
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, Unparsed, memoised

_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 60
_MOST_WORDS_OF_A_ZONE: Final = 3
_HOURS_AFTER: Final = frozenset({"hrs", "hours", "hr", "h"})
# What may follow "at 11.30", which would otherwise be a decimal number.
_AFTER_A_DOTTED_TIME: Final = frozenset({"", ",", ".", ";", ":", ")", "on", "in", "and", "at", "(", "-"})
_JOINTS: Final = frozenset({"-", "to", "until", "till", "and"})


@attrs.frozen(kw_only=True)
class Clock:
    """A time of the day.

    words: the time as it is written. has_half: whether the half of the day is certain, as in "8 p.m." and "20:00".
    "8:30" may be in either half. is_dial: whether a part of the day ("in the evening") may move it to the other half.
    zone: the time zone as written, "local" for local time, None where none stands there. part: the part of the day.
    other: the same instant in another zone, as in "16:30 IST / 11:00 GMT".
    """

    words: str
    time: datetime.time
    has_half: bool
    is_dial: bool
    zone: str | None = None
    part: str | None = None
    other: tuple[datetime.time, str] | None = None

    def within(self, part: str | None) -> datetime.time | Unparsed:
        """Returns the time in a part of the day, or why there is none.

        >>> clock_at(Tokens("half past nine"), 0)[0].within("evening")
        datetime.time(21, 30)
        """
        if part is None:
            fault = f"“{self.words}” may be in the morning or in the evening"
            return self.time if self.has_half else Unparsed(fault)
        first, last = DAY_PARTS[part]
        hours = (self.time.hour % _NOON, self.time.hour % _NOON + _NOON) if self.is_dial else (self.time.hour,)
        fitting = [hour for hour in hours if first <= hour < last]
        if len(fitting) != 1:
            return Unparsed(f"“{part}” does not match {self.time:%H:%M}")
        return self.time.replace(hour=fitting[0])


ParsedClock: TypeAlias = tuple[Clock | Unparsed, int] | None


@memoised
def clock_at(tokens: Tokens, at: int) -> ParsedClock:
    """The time at a position, or why it has none, and the position after it; None where there is no time.

    An hour without "a.m." or "p.m." is certain where it has two digits, as on a 24-hour clock. Usage differs on which
    day midnight belongs to.

    >>> [
    ...     clock_at(Tokens(words), 0)[0].time.isoformat("minutes")
    ...     for words in ("8 p.m.", "9.30 am", "1630 hrs", "20:00")
    ... ]
    ['20:00', '09:30', '16:30', '20:00']
    >>> clock_at(Tokens("16:30 (IST)"), 0)[0].zone, clock_at(Tokens("10 am local time"), 0)[0].zone
    ('IST', 'local')
    """
    if tokens.word(at) == "midnight":
        return Unparsed("“midnight” may mean the beginning or the end of the day"), at + 1
    parsed = _noon(tokens, at) or _in_words(tokens, at) or _in_digits(tokens, at)
    if parsed is None:
        return None
    clock, end = parsed
    if isinstance(clock, Unparsed):
        return clock, end
    if (part := _part_at(tokens, end)) is not None:
        clock, end = attrs.evolve(clock, part=part[0]), part[1]
    if (zone := zone_at(tokens, end + 1 if tokens.glued(end) == "," else end)) is not None:
        clock, end = attrs.evolve(clock, zone=zone[0]), zone[1]
        if (other := _in_other_zone(tokens, end)) is not None:
            clock, end = attrs.evolve(clock, other=other[0]), other[1]
    return clock, end


def _in_other_zone(tokens: Tokens, at: int) -> tuple[tuple[datetime.time, str], int] | None:
    """The same instant in another zone, behind a slash or in brackets: "/ 11:00 GMT", "(0900 UTC)"."""
    opening = tokens.word(at)
    if opening not in {"/", "("}:
        return None
    other = _noon(tokens, at + 1) or _in_words(tokens, at + 1) or _in_digits(tokens, at + 1)
    if other is None or isinstance(other[0], Unparsed) or not other[0].has_half:
        return None
    zone = zone_at(tokens, other[1])
    if zone is None or zone[0] == "local" or (opening == "(" and tokens.word(zone[1]) != ")"):
        return None
    return (other[0].time, zone[0]), zone[1] + (opening == "(")


def hours_at(tokens: Tokens, at: int) -> tuple[Unparsed, int] | None:
    """The refusal of a beginning and an end on one day, and the position after it: "from 9.30 to 11 am".

    >>> hours_at(Tokens("1000-1130 hrs"), 0)[1], hours_at(Tokens("10 to 12 June"), 0)
    (4, None)
    """
    if not tokens[at].is_digits or len(tokens[at].text) not in {1, 2, 4}:
        return None
    first = clock_at(tokens, at)
    if first is not None:
        end = first[1]
    else:
        end = at + 3 if tokens.glued(at + 1) in {":", "."} and _are_minutes(tokens, at + 2) else at + 1
    if tokens.word(end) not in _JOINTS or (last := clock_at(tokens, end + 1)) is None:
        return None
    return Unparsed("two times of a day are a beginning and an end"), last[1]


def zone_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The time zone at a position, in brackets or without, and the position after it; None where there is none.

    >>> zone_at(Tokens("(UTC+5:30)"), 0), zone_at(Tokens("Beijing time"), 0), zone_at(Tokens("local time"), 0)
    (('UTC+05:30', 7), ('Beijing time', 2), ('local', 2))
    """
    opened = tokens.word(at) in {"(", "["}
    zone = _zone(tokens, at + 1 if opened else at)
    if zone is None or not opened:
        return zone
    return (zone[0], zone[1] + 1) if tokens.word(zone[1]) in {")", "]"} else None


def _zone(tokens: Tokens, at: int) -> tuple[str, int] | None:
    token = tokens[at]
    if token.text in {"UTC", "GMT"} and tokens.word(at + 1) in {"+", "-"}:
        return _offset(tokens, at + 1) or (token.text, at + 1)
    if token.text in ZONES:
        return token.text, at + 1
    if token.lower == "+" and not token.spaced:
        return _offset(tokens, at)
    for words in range(1, _MOST_WORDS_OF_A_ZONE + 1):
        if tokens[at + words - 1].kind is not TokenKind.WORD:
            return None
        if tokens.word(at + words) == "time" and (token.text[0].isupper() or token.lower == "local"):
            name = " ".join(tokens.word(at + n) for n in range(words))
            return NAMED_ZONES.get(name, f"{tokens.text[token.start : tokens[at + words].end]}"), at + words + 1
    return None


def _offset(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """An offset from UTC, such as "+8", "+5:30" and "-0300"."""
    sign, digits, end = tokens.word(at), tokens[at + 1], at + 2
    if not digits.is_digits or digits.spaced or len(digits.text) not in {1, 2, 4}:
        return None
    hours, minutes = (digits.text[:2], digits.text[2:]) if len(digits.text) > 2 else (digits.text, "00")
    if len(digits.text) <= 2 and tokens.glued(end) == ":" and _are_minutes(tokens, end + 1):
        minutes, end = tokens[end + 1].text, end + 2
    if int(hours) > 14 or int(minutes) >= _MINUTES:
        return None
    return f"UTC{sign}{int(hours):02}:{minutes}", end


def _noon(tokens: Tokens, at: int) -> ParsedClock:
    if (word := tokens.word(at)) in {"noon", "midday"}:
        return Clock(words=word, time=datetime.time(_NOON), has_half=True, is_dial=False), at + 1
    if tokens.word(at) == "12" and (word := tokens.word(at + 1)) in {"noon", "midday"}:
        return Clock(words=f"12 {word}", time=datetime.time(_NOON), has_half=True, is_dial=False), at + 2
    return None


def _in_words(tokens: Tokens, at: int) -> ParsedClock:
    """A time in words: "half past nine", "a quarter to ten", "nine o'clock"."""
    start = at + 1 if tokens.word(at) == "a" else at
    minutes = MINUTES_IN_WORDS.get(tokens.word(start))
    joint = start + 2 if tokens.word(start + 1) == "minutes" else start + 1
    if minutes is None or tokens.word(joint) not in {"past", "to"}:
        if (hour := HOURS_IN_WORDS.get(tokens.word(at))) is None or not _is_o_clock(tokens, at + 1):
            return None
        return _dial(tokens, at, hour, 0, at + 4)
    hour_token = tokens[joint + 1]
    hour = int(hour_token.text) if hour_token.is_digits and len(hour_token.text) <= 2 else 0
    hour = HOURS_IN_WORDS.get(hour_token.lower, hour)
    if not 1 <= hour <= _NOON:
        return None
    if tokens.word(joint) == "to":
        hour, minutes = hour - 1 or _NOON, _MINUTES - minutes
    end = joint + 2
    return _dial(tokens, at, hour, minutes, end + 3 if _is_o_clock(tokens, end) else end)


def _is_o_clock(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "o" and tokens.glued(at + 1) == "'" and tokens.glued(at + 2) == "clock"


def _dial(tokens: Tokens, at: int, hour: int, minute: int, end: int) -> tuple[Clock | Unparsed, int]:
    """A time on a dial of twelve hours, with "a.m." or "p.m." or without."""
    words = tokens.text[tokens[at].start : tokens[end - 1].end]
    half = _half_at(tokens, end)
    if half is None:
        return Clock(words=words, time=datetime.time(hour, minute), has_half=False, is_dial=True), end
    later, end = half
    if not 1 <= hour <= _NOON:
        return Unparsed(f"“{words}” has a.m. or p.m. with an hour that is not from 1 to 12"), end
    if hour == _NOON and not later and not minute:
        return Unparsed("12 a.m. may mean the beginning or the end of the day"), end
    time = datetime.time(hour % _NOON + _NOON * later, minute)
    return Clock(words=words, time=time, has_half=True, is_dial=False), end


def _in_digits(tokens: Tokens, at: int) -> ParsedClock:
    hour = tokens[at]
    if not hour.is_digits:
        return None
    if len(hour.text) == 4:
        return _four_digits(tokens, at)
    if len(hour.text) > 2:
        return None
    separator, minute, end = "", 0, at + 1
    if tokens.glued(end) in {":", ".", "h"} and _are_minutes(tokens, end + 1):
        separator, minute, end = tokens.word(end), int(tokens[end + 1].text), end + 2
    if _is_o_clock(tokens, end):
        end += 3
        return _dial(tokens, at, int(hour.text), minute, end) if 1 <= int(hour.text) <= _NOON else None
    words = tokens.text[hour.start : tokens[end - 1].end]
    half = _half_at(tokens, end)
    in_hours = bool(separator) and tokens.word(end) in _HOURS_AFTER
    if half is None and not in_hours and not _stands_as_time(tokens, at, separator, end):
        return None
    if int(hour.text) >= _HOURS or minute >= _MINUTES:
        return Unparsed(f"“{words}” is not a time of day"), half[1] if half else end
    if half is not None:
        return _dial(tokens, at, int(hour.text), minute, end)
    if separator == ":" and tokens.glued(end) == ":":
        end = end + 2 if tokens[end + 1].is_digits else end + 1
        return Unparsed(f"“{words}” continues, with seconds or otherwise"), end
    is_certain = in_hours or separator == "h" or (bool(separator) and len(hour.text) == 2)
    is_dial = 1 <= int(hour.text) <= _NOON and not hour.text.startswith("0") and not in_hours
    time = datetime.time(int(hour.text), minute)
    return Clock(words=words, time=time, has_half=is_certain, is_dial=is_dial), end + 1 if in_hours else end


def _stands_as_time(tokens: Tokens, at: int, separator: str, end: int) -> bool:
    """Whether digits without "a.m." or "hrs" are a time.

    So they are in "16:30", "14h30", "11.15 CET", "at 11.15", "at 7 on 5 May" and "at 7 in the evening".
    """
    if separator in {":", "h"}:
        return True
    follows = tokens.word(at - 1) == "at"
    if separator == ".":
        dated = follows and tokens.word(end) in _AFTER_A_DOTTED_TIME and not _continues(tokens, end)
        return dated or zone_at(tokens, end) is not None
    if follows and 1 <= int(tokens.word(at)) <= _NOON and _part_at(tokens, end) is not None:
        return True
    return follows and tokens.word(end) == "on" and isinstance(calendar_at(tokens, end + 1), tuple)


def _continues(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) in {".", "-"} and not tokens[at + 1].spaced and tokens[at + 1].is_digits


def _four_digits(tokens: Tokens, at: int) -> ParsedClock:
    """A time of four digits, with "hrs", a zone or a day beside it: "1630 hrs", "0515 GMT", "at 0600 on 5 May"."""
    digits, end = tokens[at].text, at + 1
    in_hours = tokens.word(end) in _HOURS_AFTER
    if not in_hours and zone_at(tokens, end) is None:
        bare = tokens.word(at - 1) == "at" and tokens.word(end) == "on"
        if not bare or not isinstance(calendar_at(tokens, end + 1), tuple):
            return None
    end = end + 1 if in_hours else end
    if int(digits[:2]) >= _HOURS or int(digits[2:]) >= _MINUTES:
        return (Unparsed(f"“{digits}” is not a time of day"), end) if digits.startswith("0") else None
    time = datetime.time(int(digits[:2]), int(digits[2:]))
    return Clock(words=digits, time=time, has_half=True, is_dial=False), end


def _part_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    words = tuple(tokens.word(at + n) for n in range(3))
    if words[:2] == ("in", "the") and words[2] in DAY_PARTS and tokens.word(at + 3) != "of":
        return words[2], at + 3
    return ("night", at + 2) if words[:2] == ("at", "night") else None


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

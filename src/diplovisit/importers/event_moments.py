"""Reads DTSTART and DTEND as programs write them: a day or an hour, with a sentence on a form that is wrong."""

import datetime
from typing import Final

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.icalendar_reading import CONTRADICTION, Moment, Property, parse_moment
from diplovisit.importers import rules
from diplovisit.lazy_patterns import lazy_pattern

# ISO 8601 with hyphens and colons, hours without seconds, and offsets: no iCalendar, but nothing else can be meant.
_ISO_8601 = lazy_pattern(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})"
    r"(?:[Tt ]([0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,]0+)?)?)([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_FORM: Final = "iCalendar allows only the forms 20250307 and 20250307T100000"


@attrs.frozen(kw_only=True)
class TimeProblem:
    """A sentence about the times of an event, with its rule; `prop` is None where it is about the event as a whole."""

    sentence: str
    prop: Property | None = None
    rule: Rule = rules.MALFORMED_EVENT


@attrs.frozen
class ReadMoment:
    """A day or hour as it is read; `value` is None where it is neither."""

    value: Moment | None
    problems: tuple[TimeProblem, ...] = ()


def read_moment(prop: Property) -> ReadMoment:
    """Reads the day or hour of a property. A day with an hour under VALUE=DATE is the day, and the hour is reported.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> read = read_moment(parse_property("DTSTART;VALUE=DATE:20250307T090000", 0))
    >>> str(read.value), read.problems[0].sentence
    ('2025-03-07', 'DTSTART is 20250307T090000, a time, with VALUE=DATE, so the draft has only the day')
    """
    moment = parse_moment(prop)
    problems: list[TimeProblem] = []
    if moment is None and (moment := _parse_iso_8601(prop)) is not None:
        sentence = f"{prop.name} is {quoted(prop.value.strip())}, read as {moment}; {_FORM}"
        problems.append(TimeProblem(prop=prop, sentence=sentence))
    if moment is None:
        return ReadMoment(None)
    kind = prop.parameters.get("VALUE", "").upper()
    if CONTRADICTION.upper() in kind:
        sentence = f"{prop.name} has two VALUE, {kind.replace(CONTRADICTION.upper(), CONTRADICTION)}"
        problems.append(TimeProblem(prop=prop, sentence=f"{sentence}, so the draft has only the day"))
        moment = Moment(moment.value.date()) if isinstance(moment.value, datetime.datetime) else moment
    elif kind == "DATE" and isinstance(moment.value, datetime.datetime):
        sentence = f"{prop.name} is {prop.value.strip()}, a time, with VALUE=DATE, so the draft has only the day"
        problems.append(TimeProblem(prop=prop, sentence=sentence))
        moment = Moment(moment.value.date())
    elif kind == "DATE-TIME" and not moment.has_hour:
        sentence = f"{prop.name} is {prop.value.strip()}, a day without a time, with VALUE=DATE-TIME"
        problems.append(TimeProblem(prop=prop, sentence=sentence))
    elif isinstance(moment.value, datetime.datetime) and moment.value.tzinfo is not None and "TZID" in prop.parameters:
        zone = quoted(prop.parameters["TZID"])
        problems.append(TimeProblem(prop=prop, sentence=f"{prop.name} is {moment}, but also has the time zone {zone}"))
    return ReadMoment(moment, tuple(problems))


def _parse_iso_8601(prop: Property) -> Moment | None:
    match = _ISO_8601.fullmatch(prop.value.strip())
    if match is None:
        return None
    try:
        day = datetime.date.fromisoformat(match[1])
        if match[2] is None:
            return Moment(day)
        value = datetime.datetime.fromisoformat(f"{day}T{match[2].replace(',', '.')}{(match[3] or '').upper()}")
    except ValueError:
        return None
    return Moment(value, prop.parameters.get("TZID") if value.tzinfo is None else None)

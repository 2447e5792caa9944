"""What a draft leaves out of an event: every property that is not read, unless it never says anything about a visit."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.icalendar_reading import Property, parse_text_value
from diplovisit.importers import property_rules, rules
from diplovisit.importers.whole_days import ALL_DAY_MARK
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.icalendar_components import CalendarComponent

READ: Final = frozenset(
    """
    UID SUMMARY STATUS SEQUENCE LAST-MODIFIED DTSTAMP DTSTART DTEND DURATION LOCATION DESCRIPTION COMMENT URL CLASS
    RRULE EXRULE RDATE EXDATE RECURRENCE-ID
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""The properties that are read, and reported where the draft cannot have what they say."""

MEANINGLESS: Final = frozenset(
    """
    CREATED DCREATED TRANSP PRIORITY REQUEST-STATUS COLOR ACKNOWLEDGED REFRESH-INTERVAL AALARM DALARM MALARM
    PALARM VALARM
    """.split()  # noqa: SIM905
)
"""The properties and components of RFC 5545, RFC 7986 and vCalendar 1.0 that say nothing about a visit: of the entry
itself, of its owner's time, of its look and of its alarms."""

# Each program writes some of its own: how an entry looks, how it is answered, where it is stored.
_OF_PROGRAMS = lazy_pattern(
    "X-(?:APPLE|BUSYMAC|CALENDARSERVER|CALDAV|DIPLOVISIT|EGROUPWARE|ENTOURAGE|EVOLUTION|EPOC|FUNAMBOL|GOOGLE|GWSHOW|HORDE"
    "|ICAL|KDE|KORGANIZER|LIC|LOTUS|MICROSOFT|MOZ|MS|MSN|NEXTCLOUD|OLK|OUTLOOK|OWNCLOUD|OX|PUBLISHED|RADICALE|SOGO"
    "|SYNOLOGY|SYNCEVOLUTION|TINE20|WEBMO|WP|WR|YAHOO|ZIMBRA)-[A-Z0-9-]+"
)
_SAYING: Final = frozenset(
    ("X-ALT-DESC", "X-APPLE-STRUCTURED-LOCATION", "X-MICROSOFT-LOCATIONS", "X-GOOGLE-CONFERENCE")
)
PEOPLE: Final = frozenset(("ATTENDEE", "ORGANIZER"))
_HTML: Final = frozenset(("X-ALT-DESC", "STYLED-DESCRIPTION"))
_ACCESS: Final = ("CLASS", "X-CALENDARSERVER-ACCESS")
_HIDDEN_START = lazy_pattern(r"<(?:!--|(?:style|script|title)\b)", re.IGNORECASE)
_HIDDEN_END = lazy_pattern(r"-->|</(?:style|script|title)>", re.IGNORECASE)
_TAG = lazy_pattern("<[^<>]*+>")
_LETTERS = lazy_pattern(r"\w+")
_MOST_NAMED: Final = 20
_MOSTPEOPLE: Final = 5
_LONGEST_HTML: Final = 100_000


@attrs.frozen(kw_only=True)
class LeftOut:
    """Something that a draft leaves out; `prop` is None where it is no property of the event but a part inside it."""

    sentence: str
    prop: Property | None
    rule: Rule = rules.LEFT_OUT_OF_DRAFT


def find_left_out(event: CalendarComponent) -> Iterator[LeftOut]:
    """Yields what a draft of an event leaves out: one finding for all properties, and others for people and for CLASS.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VEVENT\\nGEO:38.7;-9.2\\nCATEGORIES:Talks\\nTRANSP:OPAQUE\\nEND:VEVENT"
    >>> (event,) = read_calendar_components(written).calendars[0].inside
    >>> [each.sentence for each in find_left_out(event)]
    ['the draft omits CATEGORIES and GEO']
    """
    yield from _repeated(event)
    yield from _people(event)
    yield from _private(event)
    unread = [prop for prop in event.properties if prop.value.strip() and is_telling(prop, event)]
    altered = [prop for prop in event.properties if prop.name in READ and prop.parameters.get("ALTREP")]
    inside = [part.name for part in event.inside if part.name not in MEANINGLESS]
    names = [*(prop.name for prop in unread), *(f"the ALTREP of {prop.name}" for prop in altered), *inside]
    if names:
        first = min((*unread, *altered), key=lambda prop: prop.at, default=None)
        yield LeftOut(sentence=f"the draft omits {_enumerated(_counted(names), _MOST_NAMED)}", prop=first)


def is_telling(prop: Property, event: CalendarComponent) -> bool:
    """Whether a property may say something about the visit that nothing reads."""
    name = prop.name
    if name in READ or name in MEANINGLESS or name in PEOPLE or ALL_DAY_MARK.fullmatch(name):
        return False
    if name in _HTML:
        return _words(prop) not in ([], _words(event.first("DESCRIPTION")))
    return name in _SAYING or not _OF_PROGRAMS.fullmatch(name)


def _words(prop: Property | None) -> list[str]:
    """The words of a text or of a page: programs write a description as both."""
    text = (parse_text_value(prop) or "")[:_LONGEST_HTML]
    shown = " ".join(_outside(text, _HIDDEN_START, _HIDDEN_END))
    return _LETTERS.findall(html.unescape(_TAG.sub(" ", shown)).casefold())


def _outside(text: str, start: re.Pattern[str], end: re.Pattern[str]) -> Iterator[str]:
    """Yields what is outside a start and the end after it. No part of the text is searched twice."""
    at = 0
    while (opening := start.search(text, at)) is not None:
        yield text[at : opening.start()]
        closing = end.search(text, opening.end())
        if closing is None:
            return
        at = closing.end()
    yield text[at:]


def _repeated(event: CalendarComponent) -> Iterator[LeftOut]:
    """Reports a second text where one is read: in another language, or another one."""
    for name in ("SUMMARY", "LOCATION", "URL", "UID", "RECURRENCE-ID"):
        properties = event.all(name)
        different = [prop for prop in properties if prop.value != properties[0].value]
        if different:
            shown = [f"{quoted(parse_text_value(prop) or '', 60)}{_language(prop)}" for prop in different]
            sentence = f"the event has several {name}; the draft has the first, and omits {_enumerated(shown, 3)}"
            yield LeftOut(sentence=sentence, prop=different[0])


def _language(prop: Property) -> str:
    language = prop.parameters.get("LANGUAGE")
    return f" ({escaped(language, 20)})" if language else ""


def _people(event: CalendarComponent) -> Iterator[LeftOut]:
    people = [prop for prop in event.properties if prop.name in PEOPLE and prop.value.strip()]
    if people:
        names = list(dict.fromkeys(map(_name_of, people)))
        roles = " and ".join(sorted({prop.name for prop in people}))
        verb = "name" if " and " in roles else "names"
        sentence = f"{roles} {verb} {_enumerated(names, _MOSTPEOPLE)}; the event does not say which of them travel"
        yield LeftOut(sentence=sentence, prop=people[0])


def _name_of(prop: Property) -> str:
    return quoted(prop.parameters.get("CN") or re.sub("^mailto:", "", prop.value.strip(), flags=re.IGNORECASE), 60)


def _private(event: CalendarComponent) -> Iterator[LeftOut]:
    # Of several CLASS that differ, one that is not public counts.
    for prop in (prop for name in _ACCESS for prop in event.all(name)):
        name, value = prop.name, prop.value.strip().upper()
        if value not in {"", "PUBLIC"}:
            yield LeftOut(
                sentence=f"{name} of this event is {quoted(value, 40)}", prop=prop, rule=property_rules.PRIVATE_EVENT
            )
            return


def _counted(names: Iterable[str]) -> list[str]:
    numbers: dict[str, int] = {}
    for name in sorted(names):
        numbers[name] = numbers.get(name, 0) + 1
    return [f"{escaped(name, 60)} ({number})" if number > 1 else escaped(name, 60) for name, number in numbers.items()]


def _enumerated(words: list[str], most: int) -> str:
    shown = words[:most]
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"

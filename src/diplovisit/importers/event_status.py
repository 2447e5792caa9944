"""The status of a calendar event: what its STATUS, the METHOD of its calendar and the marks in its title say."""

import re
from typing import Final

import attrs

from diplovisit.findings.phrases import escaped, quoted
from diplovisit.findings.rule import Rule
from diplovisit.formats.icalendar_reading import Property
from diplovisit.importers import rules
from diplovisit.importers.doubtful_marks import doubtful_mark, revoked_mark
from diplovisit.importers.event_rules import CONFLICTING_STATUS
from diplovisit.importers.status_marks import MarkedTitle, read_status_marks
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.calendar_record import ID_PROPERTY
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.record.vocabularies import Status

_STATUSES: Final = {
    "TENTATIVE": Status.REPORTED,
    "CONFIRMED": Status.CONFIRMED,
    "CANCELLED": Status.CANCELLED,
}
# The marks that this project writes itself: they repeat the status, so nothing is lost without them.
_OWN_MARK: Final = lazy_pattern(r"\[(?:Tentative|Cancell?ed|Postponed)\]", re.IGNORECASE)

WITH_EVENTS: Final = frozenset(("PUBLISH", "REQUEST", "CANCEL"))
"""The methods of RFC 5546 whose calendars state events in full. In capitals."""
WITHOUT_EVENTS: Final = {
    "REPLY": "an answer from an attendee",
    "COUNTER": "an attendee's proposal to change the event",
    "DECLINECOUNTER": "a refusal of such a proposal",
    "REFRESH": "a request for the latest version of an event",
    "ADD": "an addition to a series of events that the calendar does not have",
}
"""The methods of RFC 5546 whose calendars repeat an event, or a part of one, and do not state it. In capitals."""


@attrs.frozen(kw_only=True)
class EventStatusReading:
    """The status of an event, its title without marks, and what is to be reported.

    origin: the property that says the status; None where nothing does. printed: the title as the calendar has it, where
    a mark was taken out that says more than the status. problems: each with its rule and property.
    """

    title: str | None
    status: Status
    origin: Property | None = None
    printed: str | None = None
    problems: tuple[tuple[Rule, Property, str], ...] = ()


def method_of(calendar: CalendarComponent) -> str | None:
    """Returns the METHOD of a calendar in capitals; None if it has none. `method_property` says which of several."""
    prop = method_property(calendar)
    return prop.value.strip().upper() or None if prop is not None else None


def method_property(calendar: CalendarComponent) -> Property | None:
    """Returns the METHOD of a calendar that decides; None if it has none.

    Of several, CANCEL decides, because it is the strongest. Then follow those that state events, so that none is lost.
    """
    return min(calendar.all("METHOD"), key=lambda prop: _method_order(prop.value.strip().upper()), default=None)


def _method_order(method: str) -> int:
    if method == "CANCEL":
        return 0
    return 1 if method in WITH_EVENTS else 3 if method in WITHOUT_EVENTS else 2


def status_of(event: CalendarComponent, calendar: CalendarComponent, title: str | None) -> EventStatusReading:
    """Returns the status of an event. `title` is its SUMMARY as a text; None if it has none.

    METHOD:CANCEL cancels whatever STATUS says. A mark in the title decides over STATUS, except that a tentative one
    does not, and that postponed never decides over cancelled.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b"BEGIN:VCALENDAR\\nMETHOD:CANCEL\\nBEGIN:VEVENT\\nUID:7\\nEND:VEVENT\\nEND:VCALENDAR"
    >>> calendar = read_calendar_components(written).calendars[0]
    >>> status_of(calendar.inside[0], calendar, "Talks").status
    <Status.CANCELLED: 'cancelled'>
    """
    stated = _stated_status(event)
    problems, status, origin = list(stated.problems), stated.status or Status.REPORTED, stated.prop
    method = method_property(calendar)
    is_withdrawn = method is not None and method_of(calendar) == "CANCEL"
    if is_withdrawn and status is not Status.CANCELLED:
        if stated.status is not None and stated.prop is not None:
            sentence = f"STATUS is {stated.word}, but METHOD:CANCEL of the calendar cancels the event"
            problems.append((CONFLICTING_STATUS, stated.prop, sentence))
        status, origin = Status.CANCELLED, method
    own = _own_mark(event, title or "")
    marked = own or (read_status_marks(title) if title is not None else None)
    summary = event.first("SUMMARY")
    if marked is None and title is not None and summary is not None:
        if (revoked := revoked_mark(title)) is not None:
            sentence = f"{quoted(revoked)} in the title may mean that the event takes place after all"
            problems.append((CONFLICTING_STATUS, summary, f"{sentence}: the draft is {status.value}"))
        elif status is not Status.CANCELLED and (doubtful := doubtful_mark(title)) is not None:
            sentence = f"{quoted(doubtful)} in the title may mean that the event is off; the draft is {status.value}"
            problems.append((CONFLICTING_STATUS, summary, sentence))
    if marked is None or summary is None:
        return EventStatusReading(title=title, status=status, origin=origin, problems=tuple(problems))
    said = f"the title says {quoted(marked.marks[0])}, but {_source_of(status, stated.word)}"
    is_stated = stated.status is not None or status is Status.CANCELLED
    if marked.status is Status.REPORTED and is_stated and status is not Status.REPORTED:
        problems.append((CONFLICTING_STATUS, summary, f"{said}: the title is kept"))
        return EventStatusReading(title=title, status=status, origin=origin, problems=tuple(problems))
    is_stronger = status is Status.CANCELLED and marked.status is not Status.CANCELLED
    if is_stronger and own is not None and not is_withdrawn:
        # iCalendar has no POSTPONED: this project writes CANCELLED with its own mark.
        is_stronger = False
    elif is_stronger or (marked.status is not Status.REPORTED and status is not Status.CANCELLED):
        decided = status if is_stronger else marked.status
        problems.append((CONFLICTING_STATUS, summary, f"{said}: the draft is {decided.value}"))
        origin = origin if is_stronger else summary
    return EventStatusReading(
        title=marked.title,
        status=status if is_stronger else marked.status,
        origin=origin,
        printed=title if is_stronger or _says_more(marked, title) else None,
        problems=tuple(problems),
    )


@attrs.frozen(kw_only=True)
class _StatedStatus:
    """What STATUS says: the property that decides, its word, and what that means; None for a word that no event has."""

    prop: Property | None = None
    word: str | None = None
    status: Status | None = None
    problems: tuple[tuple[Rule, Property, str], ...] = ()


def _stated_status(event: CalendarComponent) -> _StatedStatus:
    """Reads all STATUS of an event. Of several that differ CANCELLED counts; without it, the event is not confirmed."""
    written = event.all("STATUS")
    problems: list[tuple[Rule, Property, str]] = []
    by_word: dict[str, Property] = {}
    for prop in written:
        if by_word.setdefault(prop.value.strip().upper(), prop) is prop and prop.value.strip().upper() not in _STATUSES:
            problems.append((rules.MALFORMED_EVENT, prop, f"STATUS is {quoted(prop.value)}, not a status of an event"))
    known = [word for word in by_word if word in _STATUSES]
    word = next((each for each in ("CANCELLED", "TENTATIVE", "CONFIRMED") if each in known), next(iter(by_word), None))
    status = _STATUSES.get(word or "")
    if len(by_word) > 1:
        shown = " and ".join(escaped(each, 40) or "nothing" for each in by_word)
        second = list(by_word.values())[1]
        sentence = f"the event has several STATUS, {shown}; the draft follows {escaped(word or '', 40)}"
        problems.append((CONFLICTING_STATUS, second, sentence))
    return _StatedStatus(prop=by_word.get(word or ""), word=word, status=status, problems=tuple(problems))


def _own_mark(event: CalendarComponent, title: str) -> MarkedTitle | None:
    """Returns the mark that this project wrote before a title, and the title to the letter; None without one."""
    found = _OWN_MARK.match(title) if event.first(ID_PROPERTY) is not None else None
    if found is None or not title[found.end() :].startswith(" "):
        return None
    marked = read_status_marks(f"{found[0]} x")
    return attrs.evolve(marked, title=title[found.end() + 1 :].strip()) if marked is not None else None


def _source_of(status: Status, word: str | None) -> str:
    if word is None or (status is Status.CANCELLED and word != "CANCELLED"):
        return "the event has METHOD:CANCEL" if status is Status.CANCELLED else "the event has no STATUS"
    return f"STATUS says {escaped(word, 40)}"


def _says_more(marked: MarkedTitle, title: str | None) -> bool:
    """Whether a title that was taken apart has something to keep: any mark but those that this project writes."""
    return marked.title != title and not all(map(_OWN_MARK.fullmatch, marked.marks))

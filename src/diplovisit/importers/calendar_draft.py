"""A draft of a record, from an event that another program wrote: what the event says, and not a word more.

Nobody is named as the traveller, no country is guessed from a town, and a repetition is not written out. What a record
wants and the event does not give is missing from the draft, and `structure` says so.
"""

from collections.abc import Iterable, Mapping

import attrs

from diplovisit.importers.draft_ids import DraftIds
from diplovisit.importers.event_reading import EventReading
from diplovisit.readers.document import Document, JsonValue
from diplovisit.readers.faults import SyntaxFault
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.readers.icalendar_lines import CalendarText, Property
from diplovisit.readers.places import OffsetRange, ValuePosition
from diplovisit.record.finding import FieldPath


@attrs.frozen(kw_only=True)
class Draft:
    """A draft as a document, with the place of each value in the calendar, and what it does not hold."""

    document: Document
    notes: tuple[SyntaxFault, ...]


def draft_from_event(
    event: CalendarComponent, calendar: CalendarComponent, text: CalendarText, *, name: str, ids: DraftIds
) -> Draft:
    """Makes a draft of an event of a calendar. `name` is what to call the file.

    >>> from diplovisit.readers.icalendar_components import read_calendar
    >>> written = b"BEGIN:VEVENT\\nUID:7@x\\nSUMMARY:Talks\\nLOCATION:Norway\\nDTSTART;VALUE=DATE:20250307\\nEND:VEVENT"
    >>> file = read_calendar(b"BEGIN:VCALENDAR\\n" + written + b"\\nEND:VCALENDAR")
    >>> (calendar,) = file.calendars
    >>> made = draft_from_event(calendar.inside[0], calendar, file.text, name="talks.ics", ids=DraftIds())
    >>> made.document.data["stops"][0]["country"], made.document.data["stops"][0]["when"]
    ('NO', '2025-03-07')
    >>> made.document.span(("stops", 0, "country")).line
    5
    """
    read = EventReading(event, calendar, text)
    title, status = read.title()
    # In the order of the schema, as people will read it.
    data: dict[str, JsonValue] = {"format": 1, "id": ids.assign(title or ""), "revision": read.revision(beyond=1)}
    if (revised := read.revised()) is not None:
        data["revised"] = revised
    if title is not None:
        data["title"] = title
    data["status"] = status.value
    stop = read.stop(("stops", 0), "stop")
    if identifiers := read.identifiers(("stops", 0)):
        stop["identifiers"] = identifiers
    data["stops"] = [stop]
    data["sources"] = [read.source()]
    if (note := read.note()) is not None:
        data["notes"] = [note]
    read.report_repetition()
    return make_draft(data, [read], event, text, name=name)


def make_draft(
    data: dict[str, JsonValue],
    read: Iterable[EventReading],
    around: CalendarComponent,
    text: CalendarText,
    *,
    name: str,
) -> Draft:
    """A draft with the place of each value; what no event has is shown by the line that begins `around`."""
    readings = tuple(read)
    origin = {path: found for reading in readings for path, found in reading.origin.items()}
    notes = sorted((note for reading in readings for note in reading.notes), key=lambda note: note.span)

    def locate() -> ValuePosition:
        return _place(_tree(origin), text, text.line_range(around.at))

    return Draft(document=Document(name=name, data=data, lines=text.lines, locate=locate), notes=tuple(notes))


@attrs.define
class _Node:
    """A value of a draft: the property that it comes from, None for a list or a mapping, and what is inside it."""

    origin: Property | None = None
    inside: "dict[str | int, _Node]" = attrs.field(factory=dict)


def _tree(origin: Mapping[FieldPath, Property]) -> _Node:
    root = _Node()
    for path, found in origin.items():
        node = root
        for step in path:
            node = node.inside.setdefault(step, _Node())
        node.origin = found
    return root


def _place(node: _Node, text: CalendarText, around: OffsetRange) -> ValuePosition:
    if node.origin is not None:
        return ValuePosition(*text.value_range(node.origin))
    return ValuePosition(*around, inside={step: _place(inner, text, around) for step, inner in node.inside.items()})

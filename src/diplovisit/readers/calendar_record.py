"""Reads the record inside an entry of a calendar: base64url of its canonical JSON, in one property."""

import base64
import binascii
from typing import Final

from diplovisit.formats.icalendar_reading import CalendarText, Property
from diplovisit.formats.positions import ValuePosition
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import calendar_rules
from diplovisit.readers.documents import Document, SyntaxFault, UnreadableDocument
from diplovisit.readers.icalendar_components import CalendarComponent
from diplovisit.readers.json_reader import read_json
from diplovisit.readers.limits import LARGEST_DOCUMENT

RECORD_PROPERTY: Final = "X-DIPLOVISIT-RECORD"
"""The property that contains a record."""
STRUCTURED_DATA_PROPERTY: Final = "STRUCTURED-DATA"
"""The property that contains a record on request (RFC 9073, section 6.6). It may contain data of others too."""
ID_PROPERTY: Final = "X-DIPLOVISIT-ID"
"""The property that says which part of a record an entry shows: `visit/stop/engagement@day`."""

# The name of the schema of a record. It never changes, and a test compares it with the name in the schema itself.
SCHEMA: Final = "urn:uuid:6f0d2b0e-5d0c-4c3e-9f0a-1f9f3c1f7a52"
_URL_SAFE: Final = str.maketrans("+/", "-_")
_STRAY = lazy_pattern("[^A-Za-z0-9_-]")


def embedded_record_property(entry: CalendarComponent) -> Property | None:
    """Returns the property that contains a record of ours. None where the entry contains none.

    >>> from diplovisit.readers.icalendar_components import read_calendar_components
    >>> written = b'BEGIN:VEVENT\\nSTRUCTURED-DATA;VALUE=BINARY;SCHEMA="https://example.org":e30=\\nEND:VEVENT'
    >>> embedded_record_property(
    ...     read_calendar_components(b"BEGIN:VCALENDAR\\n" + written).calendars[0].inside[0]
    ... ) is None
    True
    """
    if (record := entry.first(RECORD_PROPERTY)) is not None:
        return record
    for property in entry.properties:
        if property.name == STRUCTURED_DATA_PROPERTY and property.parameters.get("SCHEMA") == SCHEMA:
            return property._replace(value=property.value.translate(_URL_SAFE))
    return None


def read_embedded_record(property: Property, text: CalendarText, *, name: str) -> Document | SyntaxFault:
    """Reads the record in a property. All positions in it are that of the property, because base64 shows no fields.

    >>> from diplovisit.formats.icalendar_reading import parse_property
    >>> line = "X-DIPLOVISIT-RECORD:eyJmb3JtYXQiOjF9"
    >>> record = read_embedded_record(parse_property(line, 0), CalendarText(line.encode()), name="x.ics")
    >>> record.data, record.span(("format",)).column
    ({'format': 1}, 21)
    >>> torn = "X-DIPLOVISIT-RECORD:eyJmb3JtYXQi"
    >>> read_embedded_record(parse_property(torn, 0), CalendarText(torn.encode()), name="x.ics").sentence
    'the record in this entry is damaged: the line ends inside the mapping that begins at column 1'
    """
    octets = _decoded(property.value.strip())
    if isinstance(octets, str):
        return _damaged(property, text, octets)
    try:
        written = octets.decode()
    except UnicodeDecodeError:
        return _damaged(property, text, "its content is not UTF-8 text")
    document = read_json(written, name=name, unit="line")
    if isinstance(document, UnreadableDocument):
        return _damaged(property, text, document.faults[0].sentence)
    if not isinstance(document.data, dict):
        return _damaged(property, text, "its content is not a mapping of fields")
    return Document(
        name=name, data=document.data, lines=text.lines, locate=lambda: ValuePosition(*text.value_range(property))
    )


def _decoded(value: str) -> bytes | str:
    """Returns the octets of base64url (RFC 4648, section 5), or the reason why it is malformed."""
    if len(value) > LARGEST_DOCUMENT:
        return f"expected at most {LARGEST_DOCUMENT:,} characters; it has {len(value):,}"
    body = value.rstrip("=")
    if (stray := _STRAY.search(body)) is not None:
        return f"the character U+{ord(stray.group()):04X} is not in base64url"
    # Padding is required on purpose: it reveals any missing character.
    if len(value) % 4 or len(value) - len(body) > 2:
        return f"its length, {len(value):,} characters, is not a multiple of four, so some are missing"
    try:
        return base64.b64decode(value, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        return f"it is not base64url: {error}"


def _damaged(property: Property, text: CalendarText, reason: str) -> SyntaxFault:
    sentence = f"the record in this entry is damaged: {reason}"
    return SyntaxFault(
        rule=calendar_rules.DAMAGED_RECORD, span=text.lines.span(*text.value_range(property)), sentence=sentence
    )

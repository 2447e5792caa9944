"""The mark that tells an entry of ours on a calendar server, and whether somebody changed the entry since.

A published entry has one property that the exported one lacks: `X-DIPLOVISIT-PUBLISHED: OWNER UID DIGEST`. OWNER names
who published it, so that two desks can share a calendar. UID is that of the entry: a copy that a person made has
another. DIGEST is that of the rest of the entry. So a change by anybody shows, and no file on this machine is needed.

Servers write entries anew: Radicale and Xandikos change the order and the folds of lines. Neither changes the digest.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.formats.icalendar_reading import CalendarText, Property, parse_property, parse_text_value
from diplovisit.formats.icalendar_writing import content_line, end_line
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.calendar_record import ID_PROPERTY

MARK_PROPERTY: Final = "X-DIPLOVISIT-PUBLISHED"

OWNER: Final = lazy_pattern("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
"""The form of the name of a publisher."""

_MARK = lazy_pattern(f"({OWNER.pattern}) ([!-~]{{1,255}}) ([0-9a-f]{{64}})")
_SEQUENCE = lazy_pattern("[0-9]{1,10}")
_AROUND_ENTRIES: Final = frozenset({"VCALENDAR", "VTIMEZONE"})
_DEEPEST: Final = 10
"""Components inside one another. An entry has two or three, and deeper ones count as one."""
_LONGEST_SHOWN: Final = 200


@attrs.frozen(kw_only=True)
class PublicationMark:
    """Who published an entry, the UID that it had, and the digest of its content."""

    owner: str
    uid: str
    digest: str

    def line(self) -> bytes:
        """Returns the content line of the mark."""
        return content_line(MARK_PROPERTY, f"{self.owner} {self.uid} {self.digest}")

    @classmethod
    def parse(cls, value: str) -> "PublicationMark | None":
        """Returns the mark of a value; None for a value that is no mark.

        >>> PublicationMark.parse("desk 2efae631 " + "0" * 64).owner
        'desk'
        """
        match = _MARK.fullmatch(value.strip())
        return cls(owner=match[1], uid=match[2], digest=match[3]) if match is not None else None


@attrs.frozen(kw_only=True)
class EntryContent:
    """What the calendar of one entry says. Anybody may have written it, so every field but the digest may be missing.

    uid, kind, key, summary, sequence: None where the entry has none; `key` is the path of ids in records, `sequence`
    the revision of the record. digest: that of the
    entry without its mark, in hexadecimal digits. mark: None where there is none that can be read.
    """

    uid: str | None
    kind: str | None
    key: str | None
    summary: str | None
    digest: str
    mark: PublicationMark | None
    sequence: int | None = None


def read_entry_content(calendar: bytes) -> EntryContent:
    r"""Reads the calendar of one entry, whoever wrote it. Nothing in it is refused.

    >>> written = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:A\\, b\nEND:VEVENT\nEND:VCALENDAR\n"
    >>> rewritten = b"BEGIN:VCALENDAR\nPRODID:x\nBEGIN:VEVENT\nSUMMARY:A\n , b\nUID:1\nEND:VEVENT\nEND:VCALENDAR\n"
    >>> read_entry_content(written).digest == read_entry_content(rewritten).digest
    True
    """
    first: dict[str, Property] = {}
    kind, lines = None, []
    for path, property in _properties(calendar):
        entry = next((name for name in path if name not in _AROUND_ENTRIES), None)
        if entry is None or "VTIMEZONE" in path:
            continue
        kind = kind or entry
        if path[-1] == entry:
            first.setdefault(property.name, property)
            if property.name == MARK_PROPERTY:
                continue
        # Servers differ in what they escape, and no reader sees the difference.
        value = parse_text_value(property)
        lines.append(repr((path, property.name, sorted(property.parameters.items()), value)))
    digest = hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "backslashreplace"))
    return EntryContent(
        uid=parse_text_value(first.get("UID")),
        kind=kind,
        key=_shown(first.get(ID_PROPERTY)),
        summary=_shown(first.get("SUMMARY")),
        digest=digest.hexdigest(),
        mark=PublicationMark.parse(parse_text_value(first.get(MARK_PROPERTY)) or ""),
        sequence=_sequence(first.get("SEQUENCE")),
    )


def mark_entry(calendar: bytes, owner: str) -> bytes:
    r"""Returns the calendar of one exported entry with its mark, which is the last line of the entry.

    Raises ValueError for a calendar that has no entry with a UID.

    >>> exported = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    >>> mark_entry(exported, "desk").split(b"\r\n")[3][:30]
    b'X-DIPLOVISIT-PUBLISHED:desk 1 '
    """
    content = read_entry_content(calendar)
    if content.uid is None or content.kind is None:
        raise ValueError("the calendar has no entry with a UID")
    mark = PublicationMark(owner=owner, uid=content.uid, digest=content.digest)
    before, end, after = calendar.rpartition(end_line(content.kind))
    return before + mark.line() + end + after


def _properties(calendar: bytes) -> Iterator[tuple[tuple[str, ...], Property]]:
    """Yields each property with the names of the components around it, the outermost first."""
    path: tuple[str, ...] = ()
    for unfolded in CalendarText(calendar).unfolded_lines():
        text = unfolded.octets.decode("utf-8", "replace")
        property = parse_property(text, 0) or Property("", {}, text, 0, 0)
        if property.name == "BEGIN":
            path = (*path, property.value.strip().upper())[:_DEEPEST]
        elif property.name == "END":
            path = path[:-1]
        else:
            yield path, property


def _sequence(property: Property | None) -> int | None:
    text = property.value.strip() if property is not None else ""
    return int(text) if _SEQUENCE.fullmatch(text) else None


def _shown(property: Property | None) -> str | None:
    text = parse_text_value(property)
    return None if text is None else text[:_LONGEST_SHOWN]

"""Events for the tests of imports: an event with some lines becomes a draft, and its findings."""

import io
from collections.abc import Iterable
from typing import Any

import attrs

from diplovisit.pipeline.import_calendar import read_calendar_entries


@attrs.frozen
class ImportedEvent:
    """The plain document of a draft, and the findings about it without those on what every draft lacks."""

    data: dict[str, Any]
    findings: tuple[tuple[str, str], ...]

    @property
    def stop(self) -> dict[str, Any]:
        """The stop without its id and its identifiers."""
        return {name: value for name, value in self.data["stops"][0].items() if name not in {"id", "identifiers"}}

    @property
    def rules(self) -> list[str]:
        """The names of the rules, in the order of the findings."""
        return [rule for rule, _ in self.findings]

    def sentence(self, rule: str) -> str:
        """Returns the sentence of the only finding of a rule."""
        (sentence,) = (sentence for name, sentence in self.findings if name == rule)
        return sentence


def calendar_bytes(lines: Iterable[str], calendar: Iterable[str] = ()) -> bytes:
    """Returns a calendar with an event of these lines, and further lines of the calendar itself."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *calendar)
    event = ("BEGIN:VEVENT", "UID:7@x", "DTSTAMP:20250301T090000Z", "SUMMARY:Talks", *lines, "END:VEVENT")
    return "\r\n".join((*head, *event, "END:VCALENDAR", "")).encode()


def import_event(*lines: str, calendar: Iterable[str] = ()) -> ImportedEvent:
    """Imports an event with these lines."""
    return import_bytes(calendar_bytes(lines, calendar))


def import_bytes(written: bytes) -> ImportedEvent:
    """Imports the only event of a calendar."""
    items = list(read_calendar_entries(io.BytesIO(written), "x.ics"))
    (draft,) = (item for item in items if item.is_draft)
    data = draft.document.data  # type: ignore[union-attr]  # a draft is a Document
    assert isinstance(data, dict)
    findings = [finding for item in items for finding in item.result.findings if finding.rule != "missing-field"]
    assert all(finding.span is not None for finding in findings)
    return ImportedEvent(data, tuple((finding.rule, finding.sentence) for finding in findings))


def vtimezone(name: str, *lines: str) -> tuple[str, ...]:
    """Returns the lines of a VTIMEZONE with the clock of Berlin, and further lines of its own."""
    return (
        *("BEGIN:VTIMEZONE", f"TZID:{name}", *lines),
        *("BEGIN:STANDARD", "DTSTART:16011028T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
        *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        *("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE"),
    )

"""Marks: what a server does to the bytes of an entry does not count as a change, and what a person does counts."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load_all
from diplovisit.exporters.icalendar import CalendarOptions, separate_calendars, single_calendar
from diplovisit.formats.icalendar_writing import fold_line
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.publishing.entry_marks import PublicationMark, mark_entry, read_entry_content
from diplovisit.record import Visit

VISITS = [*load_all("seeds"), *load_all("examples")]
CALENDARS = [
    calendar
    for visit in VISITS
    for options in (CalendarOptions(), CalendarOptions(tzid=True, record=False, spans=True))
    for _, calendar in separate_calendars(visit, options)
]


def unfolded(calendar: bytes) -> list[str]:
    """Returns the content lines of a calendar."""
    return calendar.decode().replace("\r\n ", "").splitlines()


def is_ours(calendar: bytes) -> bool:
    """Whether the mark of a calendar says what its entry says."""
    content = read_entry_content(calendar)
    return content.mark == PublicationMark(owner="desk", uid=content.uid or "", digest=content.digest)


@given(calendar=st.sampled_from(CALENDARS), seed=st.integers(0, 1000), ending=st.sampled_from(["\n", "\r\n"]))
def test_order_folds_and_escapes_are_no_change(calendar: bytes, seed: int, ending: str) -> None:
    """A server may sort the lines of an entry, fold them elsewhere, end them with LF and escape more or less."""
    marked = mark_entry(calendar, "desk")
    assert is_ours(marked)
    lines = unfolded(marked)
    begin = next(place for place, line in enumerate(lines) if line in {"BEGIN:VEVENT", "BEGIN:VJOURNAL"})
    end = next(place for place, line in enumerate(lines) if line in {"END:VEVENT", "END:VJOURNAL"})
    entry = lines[begin + 1 : end]
    random.Random(seed).shuffle(entry)
    entry = [line.replace("\\n", "\\N").replace("\\;", ";") for line in entry]
    rewritten = [*lines[:2], "PRODID:-//another//EN", lines[begin], *entry, *lines[end:]]
    body = b"".join(fold_line(line) for line in rewritten).replace(b"\r\n", ending.encode())
    assert is_ours(body)


@given(calendar=st.sampled_from(CALENDARS), data=st.data())
def test_every_change_of_a_line_shows(calendar: bytes, data: st.DataObject) -> None:
    """A line that is changed, removed or added makes the entry one that somebody changed."""
    lines = unfolded(mark_entry(calendar, "desk"))
    inside = [
        place
        for place, line in enumerate(lines)
        if "BEGIN:V" not in line and "END:V" not in line and line.partition(":")[0] not in {"VERSION", "PRODID"}
    ]
    zone = {place for place in inside if in_zone(lines, place)}
    place = data.draw(st.sampled_from([place for place in inside if place not in zone]))
    change = data.draw(st.sampled_from(["append", "remove", "add", "alarm"]))
    if change == "append":
        lines[place] += "x"
    elif change == "remove":
        del lines[place]
    elif change == "add":
        lines.insert(place, "COMMENT:Bring the folder")
    else:
        lines[place:place] = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM"]
    assert not is_ours("\r\n".join(lines).encode())


def in_zone(lines: list[str], place: int) -> bool:
    """Whether a line is of a VTIMEZONE, which a server may replace by its own."""
    return lines[:place].count("BEGIN:VTIMEZONE") > lines[:place].count("END:VTIMEZONE")


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    """Nothing that a server gives raises, in any place of an entry."""
    for text in (data, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data, b"\nX-DIPLOVISIT-PUBLISHED:".join((data, data))):
        assert len(read_entry_content(text).digest) == 64


@pytest.mark.parametrize("calendar", [b"", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"])
def test_an_entry_without_a_uid_gets_no_mark(calendar: bytes) -> None:
    """There is nothing to mark."""
    with pytest.raises(ValueError, match="no entry with a UID"):
        mark_entry(calendar, "desk")


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_marked_entries_are_imported_as_exported_ones(visit: Visit) -> None:
    """A calendar that is downloaded from a server gives the record back, and no finding speaks of the mark."""
    exported = single_calendar(visit)
    marked = exported
    for _, calendar in separate_calendars(visit):
        mark = next(
            line for line in unfolded(mark_entry(calendar, "desk")) if line.startswith("X-DIPLOVISIT-PUBLISHED")
        )
        entry = calendar[calendar.index(b"BEGIN:V", 1) : calendar.index(b"END:VCALENDAR")]
        end = entry.rindex(b"END:V")
        marked = marked.replace(entry, entry[:end] + fold_line(mark) + entry[end:])
    assert marked != exported
    plain, read = (list(read_calendar_file(io.BytesIO(data), "x.ics")) for data in (exported, marked))
    assert [one.visit for one in read] == [one.visit for one in plain] == [visit]
    assert [finding.rule for one in read for finding in one.result.findings] == [
        finding.rule for one in plain for finding in one.result.findings
    ]

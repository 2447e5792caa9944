"""Exported calendars are imported as equal records, and every change to one is reported."""

import base64
import datetime
import io
import json
import random
import re

import attrs
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplovisit import load, unstructure
from diplovisit.exporters.icalendar import CalendarOptions, calendar, single_calendar
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.pipeline.import_collection import collect_items, read_calendar_file
from diplovisit.readers.calendar_record import SCHEMA
from diplovisit.record import Edtf, Engagement, EngagementKind, EngagementStatus, Visit
from diplovisit.schema import SCHEMA_ID
from diplovisit.testing import visits
from tests import records
from tests.exporters.icalendar.write_golden import FOLDER, sources

SEED = load("seeds/misri-russia/visit.yaml")
several = st.lists(visits(), min_size=1, max_size=3, unique_by=lambda visit: visit.id)


def read(data: bytes) -> list[ImportedItem]:
    """Everything that a calendar gives."""
    return list(read_calendar_file(io.BytesIO(data), "x.ics"))


def findings_of(found: list[ImportedItem]) -> list[tuple[str, int, str]]:
    """The rule, line and sentence of each finding."""
    findings = [finding for one in found for finding in one.result.findings]
    return [(finding.rule, finding.span.line if finding.span else 0, finding.sentence) for finding in findings]


def refolded(data: bytes, width: int, end: bytes, blank: bytes) -> bytes:
    """The same content lines, folded at another octet and with other line ends."""
    lines = re.sub(b"\r\n[ \t]", b"", data).split(b"\r\n")[:-1]
    pieces = ([line[start : start + width] for start in range(0, len(line), width)] for line in lines)
    return b"".join((end + blank).join(piece) + end for piece in pieces)


@given(several)
def test_visits_read_back_equal(written: list[Visit]) -> None:
    """import(export(visits)) == visits, in order and without findings."""
    found = read(b"".join(calendar(written, CalendarOptions(name="a, b"))))
    assert [one.visit for one in found] == written
    assert findings_of(found) == []


@given(
    visits(),
    st.integers(2, 200),
    st.sampled_from([b"\r\n", b"\n", b"\r"]),
    st.sampled_from([b" ", b"\t"]),
    st.booleans(),
)
def test_a_calendar_survives_every_way_of_folding(
    visit: Visit, width: int, end: bytes, blank: bytes, whole: bool
) -> None:
    """The record is the same for every folding width, even inside a character, and for all line ends."""
    data = refolded(single_calendar(visit), width, end, blank)
    found = read(data if whole else data.removesuffix(end))
    assert [one.visit for one in found] == [visit]
    assert findings_of(found) == []


@given(visits())
def test_a_calendar_rewritten_by_another_library_keeps_the_record(visit: Visit) -> None:
    """A calendar that icalendar has rewritten still gives an equal record."""
    again = icalendar.Calendar.from_ical(single_calendar(visit)).to_ical()
    assert [one.visit for one in read(again)] == [visit]


@pytest.mark.parametrize("spans", [False, True])
def test_a_visit_of_a_month_reads_back_equal(spans: bool) -> None:
    """A visit with a month alone, and stops without days, is a journal entry or a span, and neither is an edit."""
    first = attrs.evolve(records.visit().stops[0], when=None, engagements=())
    second = attrs.evolve(first, id="latvia", country="LV", places=())
    written = attrs.evolve(records.visit(), when=Edtf("2025-04"), stops=(first, second), evidence=())
    found = read(b"".join(calendar([written], CalendarOptions(spans=spans))))
    assert [one.visit for one in found] == [written]
    assert findings_of(found) == []


@pytest.mark.parametrize("status", [EngagementStatus.POSTPONED, EngagementStatus.CANCELLED])
@pytest.mark.parametrize("spans", [False, True])
@pytest.mark.parametrize("day", [None, "2025-03", "2025", "2025-03-07", "2025-03-XX"])
@pytest.mark.parametrize("day_of_stop", [None, "2025-03-07", "2025-03"])
def test_a_meeting_that_alone_is_off_reads_back_equal(
    status: EngagementStatus, spans: bool, day: str | None, day_of_stop: str | None
) -> None:
    """A meeting that is off is on the days of its stop or on a span of its own, and neither is an edit."""
    stop = records.visit().stops[0]
    meeting = Engagement(id="talks", kind=EngagementKind.MEETING, when=Edtf(day) if day else None, status=status)
    stop = attrs.evolve(stop, when=Edtf(day_of_stop) if day_of_stop else None, engagements=(meeting,))
    written = attrs.evolve(
        records.visit(), stops=(stop, attrs.evolve(stop, id="later", places=(), engagements=())), evidence=()
    )
    found = read(b"".join(calendar([written], CalendarOptions(spans=spans))))
    assert [one.visit for one in found] == [written]
    assert findings_of(found) == []


def test_feeds_with_and_without_spans_in_one_file_are_no_edit() -> None:
    """An entry of a merged file may be of either export."""
    meeting = Engagement(
        id="talks", kind=EngagementKind.MEETING, when=Edtf("2025-03"), status=EngagementStatus.POSTPONED
    )
    stop = attrs.evolve(records.visit().stops[0], when=Edtf("2025-03-07"), engagements=(meeting,))
    written = attrs.evolve(records.visit(), stops=(stop,), evidence=())
    found = read(b"".join(b"".join(calendar([written], CalendarOptions(spans=spans))) for spans in (False, True)))
    assert [one.visit for one in found] == [written]
    assert findings_of(found) == []


def test_golden_calendars_read_back_equal() -> None:
    """Each golden calendar gives the record that it was written from, without findings."""
    for name, visit in sources().items():
        found = read((FOLDER / f"{name}.ics").read_bytes())
        assert [one.visit for one in found] == [visit], name
        assert findings_of(found) == [], name


def test_many_calendars_in_one_file_and_the_same_visit_twice() -> None:
    """Concatenated feeds give each record once."""
    other = records.visit()
    data = single_calendar(SEED) + b"".join(calendar([other, SEED]))
    found = read(data)
    assert [one.visit for one in found] == [SEED, other]
    assert findings_of(found) == []


def test_the_newer_of_two_revisions_is_imported() -> None:
    """Of two revisions of a record in one file, the newer one is imported, and the other one is reported."""
    later = attrs.evolve(SEED, revision=SEED.revision + 1, title="Another title")
    for data in (single_calendar(SEED) + single_calendar(later), single_calendar(later) + single_calendar(SEED)):
        found = read(data)
        assert [one.visit for one in found if one.visit is not None] == [later]
        ((rule, _, sentence),) = findings_of(found)
        assert rule == "older-event"
        assert f"x.ics has revision {later.revision} of this record; revision {SEED.revision} was not" in sentence


def test_two_records_of_one_revision_that_differ_are_reported() -> None:
    """Of two records with one id and one revision that differ, neither is imported, and the others are."""
    other = records.visit()
    data = b"".join(map(single_calendar, (SEED, attrs.evolve(SEED, title="Another title"), other)))
    found = read(data)
    assert [one.visit for one in found if one.visit is not None] == [other]
    assert [rule for rule, _, _ in findings_of(found)] == ["record-twice"]


@given(visits(), st.data())
def test_a_calendar_of_some_stops_does_not_count_as_edited(visit: Visit, data: st.DataObject) -> None:
    """A feed of one country, with whole records and some of their stops, gives no finding."""
    shown = data.draw(st.sets(st.sampled_from([stop.id for stop in visit.stops]), min_size=1))
    found = read(b"".join(calendar([visit], CalendarOptions(stops=lambda stop: stop.id in shown))))
    assert [one.visit for one in found] == [visit]
    assert findings_of(found) == []


@pytest.mark.at_length
@pytest.mark.parametrize("name", ["misri-russia", "kissinger-shuttle", "state-visit-rescheduled"])
def test_a_calendar_that_lost_a_byte_is_whole_or_says_so(name: str) -> None:
    """A calendar without any one of its bytes gives an equal record or a finding."""
    data, visit = (FOLDER / f"{name}.ics").read_bytes(), sources()[name]
    # Every byte of the visible text and of the structure, and some bytes of the record.
    record = [data.index(b"X-DIPLOVISIT-RECORD"), data.index(b"END:V", data.index(b"X-DIPLOVISIT-RECORD"))]
    inside = random.Random(7).sample(range(record[0] + 30, record[1]), 150)
    outside = [place for place in range(len(data)) if not record[0] + 30 <= place < record[1]]
    # `make test-all` tries all of them, `make test` every fourth.
    every = 1 if settings().max_examples >= 100 else 4
    for place in sorted({*inside, *outside[:600], *outside[-60:]})[::every]:
        found = read(data[:place] + data[place + 1 :])
        assert [one.visit for one in found] == [visit] or findings_of(found), (place, data[place - 20 : place + 20])


@given(visits(), st.data())
def test_a_torn_calendar_is_reported(visit: Visit, data: st.DataObject) -> None:
    """A calendar that is cut off before its last line gives a finding, wherever it was cut."""
    written = single_calendar(visit)
    torn = written[: data.draw(st.integers(0, len(written) - len(b"R\r\n")))]
    assert findings_of(read(torn))


@given(st.binary(max_size=400))
def test_no_bytes_raise(data: bytes) -> None:
    """Importing arbitrary bytes never raises an error."""
    assert read(data)


@pytest.mark.parametrize(
    ("before", "after", "line", "sentence"),
    [
        (
            b"DTSTART;VALUE=DATE:20250307",
            b"DTSTART;VALUE=DATE:20250308",
            9,
            "the calendar shows 2025-03-08, but the record inside it has 2025-03-07",
        ),
        (
            b"DTEND;VALUE=DATE:20250308",
            b"DURATION:P3D",
            10,
            "the calendar shows 2025-03-09 as the last day, but the record inside it has 2025-03-07",
        ),
        (
            b"STATUS:TENTATIVE",
            b"STATUS:CONFIRMED",
            11,
            'the calendar shows the status "CONFIRMED", but the record inside it has "TENTATIVE"',
        ),
        (b"LOCATION:Russia\r\n", b"", 4, 'the calendar does not show the place, but the record inside it has "Russia"'),
        (
            b"LOCATION:Russia",
            b"LOCATION:Moscow\\, Russia",
            14,
            'the calendar shows the place "Moscow, Russia", but the record inside it has "Russia"',
        ),
        (
            b"DTSTART;VALUE=DATE:20250307\r\n",
            b"",
            4,
            "the calendar shows no day, but the record inside it has 2025-03-07",
        ),
        (
            b"UID:2efae631",
            b"UID:00000000",
            5,
            'the calendar shows the UID "00000000-e628-5632-b049-ce6eec4f669b", but the record inside it has "2efae631-e628-5632-b049-ce6eec4f669b"',
        ),
    ],
)
def test_an_edited_entry_is_reported_with_its_line(before: bytes, after: bytes, line: int, sentence: str) -> None:
    """An entry that differs from the record is reported with its line; the record stays the same."""
    data = single_calendar(SEED)
    assert before in data
    found = read(data.replace(before, after))
    assert [one.visit for one in found] == [SEED]
    assert ("calendar-edited", line, sentence) in findings_of(found)


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20250307", "RDATE;VALUE=DATE:20250309", "RECURRENCE-ID:20250307T100000Z",
        "ATTENDEE:mailto:a@example.org", "ORGANIZER:mailto:a@example.org", "COMMENT:bring it", "CLASS:PRIVATE",
        "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20250309", "LOCATION:Norway", "ATTACH:https://example.org/x", "GEO:1;2",
        "CONTACT:the desk",
    ],
)  # fmt: skip
def test_what_was_added_to_an_entry_is_reported(line: str) -> None:
    """A property that the record does not give, or gives once, is reported where somebody added it."""
    data = single_calendar(SEED)
    found = read(data.replace(b"X-DIPLOVISIT-ID:", line.encode() + b"\r\nX-DIPLOVISIT-ID:", 1))
    assert [one.visit for one in found if one.visit is not None] == [SEED]
    assert any(
        rule == "calendar-edited" and line.split(";", maxsplit=1)[0].split(":", maxsplit=1)[0] in said
        for rule, _, said in findings_of(found)
    )


@pytest.mark.parametrize("line", ["CREATED:20250101T000000Z", "X-MOZ-GENERATION:2", "CLASS:PUBLIC", "PRIORITY:0"])
def test_what_programs_add_is_no_edit(line: str) -> None:
    """What a program adds of its own when it saves an entry is no edit."""
    data = single_calendar(SEED).replace(b"X-DIPLOVISIT-ID:", line.encode() + b"\r\nX-DIPLOVISIT-ID:", 1)
    assert findings_of(read(data)) == []


@pytest.mark.parametrize("place", ["latvia", "russia", "russia@2025-03-09"])
def test_an_entry_that_the_record_does_not_give_is_reported(place: str) -> None:
    """A further entry of a visit, and an entry whose id and UID were both changed, are reported."""
    added = (
        f"BEGIN:VEVENT\r\nUID:9\r\nDTSTART;VALUE=DATE:20250309\r\nX-DIPLOVISIT-ID:{SEED.id}/{place}\r\nEND:VEVENT\r\n"
    )
    data = single_calendar(SEED).replace(b"END:VCALENDAR", added.encode() + b"END:VCALENDAR")
    found = read(data)
    assert [one.visit for one in found if one.visit is not None] == [SEED]
    assert any(rule == "calendar-edited" and "2025-03-09" in said for rule, _, said in findings_of(found))


def test_an_entry_with_another_id_and_uid_is_reported() -> None:
    """A day that was changed together with the id and the UID of its entry is reported."""
    data = single_calendar(SEED).replace(b"UID:2efae631", b"UID:00000000").replace(b"DATE:20250307", b"DATE:20250309")
    changed = data.replace(f"X-DIPLOVISIT-ID:{SEED.id}/russia".encode(), f"X-DIPLOVISIT-ID:{SEED.id}/other".encode())
    assert changed != data
    assert any("2025-03-09" in said for rule, _, said in findings_of(read(changed)) if rule == "calendar-edited")


def test_a_long_text_is_shown_where_it_differs() -> None:
    """For an edited description, the sentence shows the words around the first difference."""
    found = read(single_calendar(SEED).replace(b"uration: 1 day", b"uration: 2 days"))
    (finding,) = findings_of(found)
    assert finding[0] == "calendar-edited"
    assert "Duration: 2 days" in finding[2]
    assert "Duration: 1 day" in finding[2]


@pytest.mark.parametrize(
    "start",
    [
        b"DTSTART:20250307T073000Z",
        b"DTSTART;TZID=Europe/Moscow:20250307T103000",
        b'dtstart;tzid="Asia/Kolkata":20250307T130000',
        b"DTSTART;TZID=Russian Standard Time:20250307T103000",
        b"DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Moscow:20250307T103000",
        b"DTSTART;TZID=(UTC+03:00) Moscow, St. Petersburg:20250307T103000",
    ],
)
def test_the_same_instant_in_another_zone_is_no_edit(start: bytes) -> None:
    """The same instant in another time zone is not an edit, because programs use their own zone."""
    stop = attrs.evolve(SEED.stops[0], when=Edtf("2025-03-07T10:30:00"), time_zone="Europe/Moscow", duration=None)
    visit = attrs.evolve(SEED, stops=(stop,))
    data = single_calendar(visit)
    assert b"DTSTART:20250307T073000Z" in data
    assert findings_of(read(data.replace(b"DTSTART:20250307T073000Z", start))) == []


def test_a_record_that_breaks_its_shape_is_reported_at_its_line() -> None:
    """An embedded record that was edited into an invalid one has its findings at the line of its property."""
    document = unstructure(SEED) | {"status": "planned"}
    written = base64.urlsafe_b64encode(json.dumps(document).encode())
    data = re.sub(
        b"X-DIPLOVISIT-RECORD:.*?\r\nEND",
        lambda _: b"X-DIPLOVISIT-RECORD:" + written + b"\r\nEND",
        single_calendar(SEED),
        flags=re.DOTALL,
    )
    (found,) = read(data)
    assert found.visit is None
    (finding,) = found.result.findings
    assert (finding.rule, finding.address) == ("unknown-word", "status")
    assert finding.source_line is not None
    assert finding.source_line.startswith("X-DIPLOVISIT-RECORD:")


def test_a_record_that_was_edited_by_hand_is_a_fault_and_no_draft() -> None:
    """A damaged record is reported at its line, its entries become no draft, and other records are imported."""
    other = records.visit()
    data = single_calendar(SEED).replace(b"X-DIPLOVISIT-RECORD:", b"X-DIPLOVISIT-RECORD:x") + single_calendar(other)
    found = read(data)
    assert [(one.visit, one.is_draft) for one in found] == [(None, False), (other, False)]
    assert [rule for rule, _, _ in findings_of(found)] == ["damaged-record"]


def test_a_calendar_without_records_gives_drafts_and_says_so() -> None:
    """A feed exported without records gives a draft, and a finding that names the missing record."""
    (found,) = read(b"".join(calendar([SEED], CalendarOptions(record=False))))
    assert found.is_draft
    assert found.visit is None
    assert "record-left-out" in {rule for rule, _, _ in findings_of([found])}
    assert isinstance(found.document.data, dict)  # type: ignore[union-attr]  # a draft is a Document
    assert found.document.data["title"] == SEED.title  # type: ignore[union-attr]
    assert found.document.data["status"] == "reported"  # type: ignore[union-attr]


def test_ids_of_drafts_are_unique_in_a_run() -> None:
    """Events of the same title in two files get different ids, and no id of a record in the same file."""
    event = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talks\nEND:VEVENT\nEND:VCALENDAR\n"
    found = collect_items(one for _ in range(2) for one in read_calendar_entries(io.BytesIO(event), "x.ics"))
    assert [one.document.data["id"] for one in found] == ["talks", "talks-2"]  # type: ignore[union-attr, index, call-overload]
    taken = attrs.evolve(SEED, id="talks", revised=datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC))
    assert [one.document.data["id"] for one in read(event + single_calendar(taken))] == ["talks", "talks-2"]  # type: ignore[union-attr, index, call-overload]


@pytest.mark.measured
@given(visits())
def test_optional_output_reads_back_equal(visit: Visit) -> None:
    """Local times, months as spans, and the record as STRUCTURED-DATA are imported as equal records without findings."""
    found = read(
        b"".join(calendar([visit], CalendarOptions(record=False, tzid=True, spans=True, structured_data=True)))
    )
    assert [one.visit for one in found] == [visit]
    assert findings_of(found) == []


def test_an_edited_span_and_an_edited_hour_are_reported() -> None:
    """An extended span, and an hour moved in its own time zone, are reported as edits."""
    (stop,) = SEED.stops
    month = attrs.evolve(SEED, stops=(attrs.evolve(stop, when=Edtf("2025-03")),), evidence=())
    span = b"".join(calendar([month], CalendarOptions(spans=True))).replace(b"DATE:20250401", b"DATE:20250402")
    assert {rule for rule, _, _ in findings_of(read(span))} == {"calendar-edited"}
    hour = attrs.evolve(
        SEED, stops=(attrs.evolve(stop, when=Edtf("2025-03-07T10:00:00"), time_zone="Europe/Moscow"),), evidence=()
    )
    moved = b"".join(calendar([hour], CalendarOptions(tzid=True))).replace(b"20250307T100000", b"20250307T110000")
    assert {rule for rule, _, _ in findings_of(read(moved))} == {"calendar-edited"}


def test_the_schema_of_structured_data_is_the_schemas_own_name() -> None:
    """The schema name that the reader expects is the id of the schema."""
    assert SCHEMA == SCHEMA_ID

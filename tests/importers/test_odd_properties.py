"""Odd properties of events are read right, or reported: a table of what is written, what is read, and what is said.

Each row has the lines of an event, what its draft has for them, and the findings: a rule, and words of its sentence.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.importers.left_out import MEANINGLESS, READ
from tests.importers.events import ImportedEvent, import_event

Row = tuple[tuple[str, ...], dict[str, Any], tuple[tuple[str, str], ...]]

_MALFORMED, _LEFT_OUT, _REPEATED = "malformed-event", "left-out-of-draft", "recurring-event"
_DAY = "DTSTART;VALUE=DATE:20250307"
_HOUR = "DTSTART:20250307T090000Z"

_STARTS: tuple[Row, ...] = (
    (("DTSTART;VALUE=DATE:20250307T090000",), {"when": "2025-03-07"}, ((_MALFORMED, "a time, with VALUE=DATE"),)),
    (("DTSTART;VALUE=DATE:20250307T000000",), {"when": "2025-03-07"}, ((_MALFORMED, "a time, with VALUE=DATE"),)),
    (("DTSTART;VALUE=DATE:20250307T090000Z",), {"when": "2025-03-07"}, ((_MALFORMED, "a time, with VALUE=DATE"),)),
    (("DTSTART;value=date:20250307T090000",), {"when": "2025-03-07"}, ((_MALFORMED, "a time, with VALUE=DATE"),)),
    (("DTSTART;VALUE=DATE-TIME:20250307",), {"when": "2025-03-07"}, ((_MALFORMED, "a day without a time"),)),
    (("DTSTART:20250307",), {"when": "2025-03-07"}, ()),
    (("DTSTART;TZID=Europe/Berlin;VALUE=DATE:20250307",), {"when": "2025-03-07"}, ()),
    (
        ("DTSTART;TZID=Europe/Berlin:20250307T090000Z",),
        {"when": "2025-03-07T09:00:00Z"},
        ((_MALFORMED, 'has the time zone "Europe/Berlin"'),),
    ),
    ((_DAY, _DAY), {"when": "2025-03-07"}, ()),
    ((_DAY, "DTSTART:20250308"), {}, ((_MALFORMED, "two DTSTART, 2025-03-07 and 2025-03-08"),)),
    ((_DAY, "DTSTART:soon"), {}, ((_MALFORMED, 'two DTSTART, 2025-03-07 and "soon"'),)),
    ((_HOUR, "DTSTART;TZID=Europe/Berlin:20250307T100000"), {"when": "2025-03-07T09:00:00Z"}, ()),
    ((_DAY, _HOUR), {}, ((_MALFORMED, "two DTSTART"),)),
    ((), {}, (("event-without-day", "no DTSTART"),)),
    (("DTEND:20250308",), {}, (("event-without-day", "no DTSTART"),)),
    (("DTSTART:",), {}, ((_MALFORMED, "neither a day nor a time"),)),
    (("DTSTART:20250230",), {}, ((_MALFORMED, "neither a day nor a time"),)),
    (("DTSTART:20250307T250000",), {}, ((_MALFORMED, "neither a day nor a time"),)),
    (("DTSTART:2025-03-07",), {"when": "2025-03-07"}, ((_MALFORMED, "read as 2025-03-07"),)),
    (("DTSTART:2025-03-07T09:00:00",), {"when": "2025-03-07T09:00:00"}, ((_MALFORMED, "read as"),)),
    (("DTSTART:2025-03-07T09:00:00+03:00",), {"when": "2025-03-07T09:00:00+03:00"}, ((_MALFORMED, "read as"),)),
    (("DTSTART:20250307T0900",), {"when": "2025-03-07T09:00:00"}, ((_MALFORMED, "read as"),)),
    (("DTSTART:20250307T0900Z",), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "read as"),)),
    (("DTSTART:20250307T090000+0300",), {"when": "2025-03-07T09:00:00+03:00"}, ((_MALFORMED, "read as"),)),
    (("DTSTART:07/03/2025",), {}, ((_MALFORMED, "neither a day nor a time"),)),
)

_ENDS: tuple[Row, ...] = (
    ((_DAY, "DTEND:20250307"), {"when": "2025-03-07"}, ()),
    ((_DAY, "DTEND:20250306"), {"when": "2025-03-07"}, ((_MALFORMED, "before its first day"),)),
    (
        (_DAY, "DTEND:20250309T170000"),
        {"when": "2025-03-07/2025-03-09"},
        ((_MALFORMED, "the draft ends on 2025-03-09"),),
    ),
    (
        (_DAY, "DTEND:20250309T000000"),
        {"when": "2025-03-07/2025-03-08"},
        ((_MALFORMED, "the draft ends on 2025-03-08"),),
    ),
    ((_DAY, "DTEND:20250309T170000Z"), {"when": "2025-03-07"}, ((_MALFORMED, "which is not a day"),)),
    ((_DAY, "DTEND:20250306T170000"), {"when": "2025-03-07"}, ((_MALFORMED, "which is not a day"),)),
    ((_DAY, "DTEND:soon"), {"when": "2025-03-07"}, ((_MALFORMED, "which is not a day"),)),
    ((_DAY, "DTEND:20250309", "DTEND:20250310"), {"when": "2025-03-07"}, ((_MALFORMED, "two DTEND"),)),
    ((_DAY, "DTEND:20250309", "DTEND:20250309"), {"when": "2025-03-07/2025-03-08"}, ()),
    ((_HOUR, "DTEND:20250307T090000Z"), {"when": "2025-03-07T09:00:00Z"}, ()),
    ((_HOUR, "DTEND:20250307T080000Z"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "before it begins"),)),
    ((_HOUR, "DTEND:20250308"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "which is not a time"),)),
    ((_HOUR, "DTEND:20250307T100000"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "cannot be computed"),)),
    ((_HOUR, "DTEND;TZID=Asia/Tokyo:20250307T200000"), {"when": "2025-03-07T09:00:00Z", "duration": "PT2H"}, ()),
    (
        (_HOUR, "DTEND;TZID=Tokyo Standard Time:20250307T200000"),
        {"when": "2025-03-07T09:00:00Z", "duration": "PT2H"},
        (),
    ),
    (
        (_HOUR, "DTEND;TZID=Ours:20250307T200000"),
        {"when": "2025-03-07T09:00:00Z"},
        ((_MALFORMED, "cannot be computed"),),
    ),
    (
        (_HOUR, "DTEND:20250307T100000Z", "DTEND:20250307T110000Z"),
        {"when": "2025-03-07T09:00:00Z"},
        ((_MALFORMED, "two DTEND"),),
    ),
    ((_HOUR, "DTEND:20250307T100000Z", "DURATION:PT1H"), {"when": "2025-03-07T09:00:00Z", "duration": "PT1H"}, ()),
    (
        (_HOUR, "DTEND:20250307T100000Z", "DURATION:PT2H"),
        {"when": "2025-03-07T09:00:00Z", "duration": "PT1H"},
        ((_MALFORMED, "the draft follows DTEND"),),
    ),
    ((_DAY, "DTEND:20250309", "DURATION:P2D"), {"when": "2025-03-07/2025-03-08"}, ()),
    (
        (_DAY, "DTEND:20250309", "DURATION:P5D"),
        {"when": "2025-03-07/2025-03-08"},
        ((_MALFORMED, "the draft follows DTEND"),),
    ),
)

_LENGTHS: tuple[Row, ...] = (
    ((_DAY, "DURATION:P1W2D"), {"when": "2025-03-07/2025-03-15"}, ()),
    ((_DAY, "DURATION:PT48H"), {"when": "2025-03-07/2025-03-08"}, ()),
    ((_DAY, "DURATION:P1DT24H"), {"when": "2025-03-07/2025-03-08"}, ()),
    ((_DAY, "DURATION:PT36H"), {"when": "2025-03-07"}, ((_MALFORMED, "not a number of days"),)),
    ((_DAY, "DURATION:P0D"), {"when": "2025-03-07"}, ()),
    ((_DAY, "DURATION:PT0S"), {"when": "2025-03-07"}, ()),
    ((_DAY, "DURATION:-P1D"), {"when": "2025-03-07"}, ((_MALFORMED, "negative"),)),
    ((_DAY, "DURATION:P1M"), {"when": "2025-03-07"}, ((_MALFORMED, "months or years"),)),
    ((_DAY, "DURATION:P1Y2M3D"), {"when": "2025-03-07"}, ((_MALFORMED, "months or years"),)),
    ((_DAY, "DURATION:P"), {"when": "2025-03-07"}, ((_MALFORMED, "not have the form"),)),
    ((_DAY, "DURATION:PT"), {"when": "2025-03-07"}, ((_MALFORMED, "not have the form"),)),
    ((_DAY, "DURATION:P1DT"), {"when": "2025-03-07"}, ((_MALFORMED, "not have the form"),)),
    ((_DAY, "DURATION:3 days"), {"when": "2025-03-07"}, ((_MALFORMED, "not have the form"),)),
    ((_DAY, "DURATION:P99999999D"), {"when": "2025-03-07"}, ((_MALFORMED, "too long"),)),
    ((_HOUR, "DURATION:P1M"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "months or years"),)),
    ((_HOUR, "DURATION:-PT1H"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "negative"),)),
    (
        (_DAY, "DURATION:P1D", "DURATION:P9D"),
        {"when": "2025-03-07"},
        ((_MALFORMED, 'several DURATION, "P1D" and "P9D"'),),
    ),
    ((_DAY, "DURATION:P1D", "DURATION:PT24H"), {"when": "2025-03-07"}, ()),
    ((_DAY, "DURATION:P3D", "DURATION:soon"), {"when": "2025-03-07"}, ((_MALFORMED, "several DURATION"),)),
    ((_DAY, "DURATION:P1W", "DURATION:P7D"), {"when": "2025-03-07/2025-03-13"}, ()),
    ((_DAY, "DURATION:P2D", "DURATION:P2D"), {"when": "2025-03-07/2025-03-08"}, ()),
    (
        (_DAY, "DTEND:20250309", "DURATION:P2D", "DURATION:P5D"),
        {"when": "2025-03-07/2025-03-08"},
        ((_MALFORMED, "several DURATION"),),
    ),
    ((_HOUR, "DURATION:PT1H", "DURATION:PT2H"), {"when": "2025-03-07T09:00:00Z"}, ((_MALFORMED, "several DURATION"),)),
    (
        (_HOUR, "DURATION:PT1H", "DURATION:PT60M"),
        {"when": "2025-03-07T09:00:00Z", "duration": "PT1H"},
        (),
    ),
    ((_HOUR, "DURATION:PT0S"), {"when": "2025-03-07T09:00:00Z"}, ()),
    ((_HOUR, "DURATION:pt1h"), {"when": "2025-03-07T09:00:00Z", "duration": "PT1H"}, ()),
    ((_HOUR, "DURATION:+PT90M"), {"when": "2025-03-07T09:00:00Z", "duration": "PT90M"}, ()),
    ((_HOUR, "DURATION:P1W2D"), {"when": "2025-03-07T09:00:00Z", "duration": "P1W2D"}, ()),
)

_REPETITIONS: tuple[Row, ...] = (
    ((_DAY, "RRULE:FREQ=DAILY;COUNT=1"), {"when": "2025-03-07"}, ()),
    ((_DAY, "RRULE:COUNT=01;FREQ=WEEKLY"), {"when": "2025-03-07"}, ()),
    ((_DAY, "RRULE:FREQ=DAILY;UNTIL=20250307"), {"when": "2025-03-07"}, ()),
    ((_DAY, "RRULE:FREQ=DAILY;UNTIL=20250308"), {"when": "2025-03-07"}, ((_REPEATED, "RRULE"),)),
    ((_DAY, "RRULE:FREQ=DAILY;COUNT=11"), {"when": "2025-03-07"}, ((_REPEATED, "RRULE"),)),
    ((_HOUR, "RRULE:FREQ=HOURLY;UNTIL=20250307T200000Z"), {"when": "2025-03-07T09:00:00Z"}, ((_REPEATED, "RRULE"),)),
    ((_DAY, "RDATE;VALUE=DATE:20250307"), {"when": "2025-03-07"}, ()),
    ((_DAY, "RDATE;VALUE=DATE:20250307,20250314"), {"when": "2025-03-07"}, ((_REPEATED, "RDATE"),)),
    ((_DAY, "RDATE;VALUE=PERIOD:20250307T090000Z/PT1H"), {"when": "2025-03-07"}, ((_REPEATED, "RDATE"),)),
    ((_DAY, "EXRULE:FREQ=WEEKLY"), {}, ((_REPEATED, "EXRULE may remove 2025-03-07, the first day"),)),
    ((_DAY, "EXRULE:FREQ=DAILY;COUNT=1"), {}, ((_REPEATED, "EXRULE may remove"),)),
    ((_DAY, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY;BYDAY=MO,FR"), {}, ((_REPEATED, "EXRULE may remove"),)),
    ((_DAY, "RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY;BYDAY=MO"), {"when": "2025-03-07"}, ((_REPEATED, "RRULE"),)),
    ((_DAY, "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU"), {"when": "2025-03-07"}, ((_REPEATED, "EXRULE"),)),
    ((_DAY, "EXRULE:FREQ=YEARLY;BYMONTH=3"), {}, ((_REPEATED, "EXRULE may remove"),)),
    ((_DAY, "EXRULE:FREQ=YEARLY;BYMONTH=4"), {"when": "2025-03-07"}, ((_REPEATED, "EXRULE"),)),
    ((_DAY, "EXRULE:FREQ=MONTHLY;BYMONTHDAY=-25"), {}, ((_REPEATED, "EXRULE may remove"),)),
    ((_DAY, "EXRULE:FREQ=DAILY;UNTIL=20250306"), {"when": "2025-03-07"}, ((_REPEATED, "EXRULE"),)),
    ((_HOUR, "EXRULE:FREQ=DAILY;UNTIL=20250307T090000Z"), {}, ((_REPEATED, "EXRULE may remove"),)),
    ((_DAY, "EXDATE:20250307;20250308"), {}, ((_REPEATED, "the first day of the series"),)),
    ((_DAY, "EXDATE:20250308; 20250307"), {}, ((_REPEATED, "the first day of the series"),)),
    ((_HOUR, "EXDATE:20250308T090000Z;20250307T090000Z"), {}, ((_REPEATED, "the first day of the series"),)),
    ((_DAY, "EXDATE:20250308;20250309"), {"when": "2025-03-07"}, ((_REPEATED, "EXDATE"),)),
    ((_DAY, "RDATE:20250307;20250307"), {"when": "2025-03-07"}, ()),
    ((_DAY, "RDATE:20250307;20250308"), {"when": "2025-03-07"}, ((_REPEATED, "RDATE"),)),
    ((_DAY, "RECURRENCE-ID;VALUE=DATE:20250307"), {"when": "2025-03-07"}, ((_REPEATED, "one of a series"),)),
    ((_DAY, "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20250307"), {}, ((_REPEATED, "the first day of the series"),)),
    (
        (_DAY, "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20250310,20250307"),
        {},
        ((_REPEATED, "the first day of the series"),),
    ),
    (
        (_DAY, "RRULE:FREQ=DAILY", "EXDATE:20250310", "EXDATE:20250307"),
        {},
        ((_REPEATED, "the first day of the series"),),
    ),
    ((_HOUR, "RRULE:FREQ=DAILY", "EXDATE:20250307T090000Z"), {}, ((_REPEATED, "the first day of the series"),)),
    (
        (_HOUR, "RRULE:FREQ=DAILY", "EXDATE;TZID=Europe/Berlin:20250307T100000"),
        {},
        ((_REPEATED, "the first day of the series"),),
    ),
    ((_HOUR, "RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20250307"), {}, ((_REPEATED, "the first day of the series"),)),
    ((_HOUR, "RRULE:FREQ=DAILY", "EXDATE:20250308T090000Z"), {"when": "2025-03-07T09:00:00Z"}, ((_REPEATED, "RRULE"),)),
)

_TEXTS: tuple[Row, ...] = (
    ((_DAY, "CLASS:PUBLIC"), {}, ()),
    ((_DAY, "CLASS:PUBLIC", "CLASS:PRIVATE"), {}, (("private-event", '"PRIVATE"'),)),
    ((_DAY, "CLASS:PRIVATE"), {}, (("private-event", '"PRIVATE"'),)),
    ((_DAY, "CLASS:confidential"), {}, (("private-event", '"CONFIDENTIAL"'),)),
    ((_DAY, "CLASS:X-SECRET"), {}, (("private-event", '"X-SECRET"'),)),
    ((_DAY, "X-CALENDARSERVER-ACCESS:RESTRICTED"), {}, (("private-event", '"RESTRICTED"'),)),
    ((_DAY, "GEO:38.707750;-9.197720"), {}, ((_LEFT_OUT, "omits GEO"),)),
    ((_DAY, "CATEGORIES:Visits,Europe"), {}, ((_LEFT_OUT, "omits CATEGORIES"),)),
    ((_DAY, "ATTACH:http://example.org/a", "ATTACH:http://example.org/b"), {}, ((_LEFT_OUT, "omits ATTACH (2)"),)),
    ((_DAY, "CONTACT:Protocol office", "RESOURCES:Car"), {}, ((_LEFT_OUT, "omits CONTACT and RESOURCES"),)),
    ((_DAY, "ORGANIZER;CN=Mart Tamm:mailto:m@example.org"), {}, ((_LEFT_OUT, 'ORGANIZER names "Mart Tamm"'),)),
    ((_DAY, "ATTENDEE:mailto:m@example.org"), {}, ((_LEFT_OUT, 'ATTENDEE names "m@example.org"'),)),
    ((_DAY, *(f"ATTENDEE;CN=P{n}:mailto:p{n}@x" for n in range(9))), {}, ((_LEFT_OUT, '"P4" and 4 more'),)),
    ((_DAY, "X-DELEGATION-HEAD:Aino Virtanen"), {}, ((_LEFT_OUT, "omits X-DELEGATION-HEAD"),)),
    (
        (_DAY, "X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MOZ-GENERATION:1", "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC"),
        {},
        (),
    ),
    ((_DAY, "TRANSP:OPAQUE", "PRIORITY:5", "CREATED:20250301T090000Z", "COLOR:red", "CATEGORIES: "), {}, ()),
    ((_DAY, "COMMENT:Bring gifts"), {"notes": ["Bring gifts"]}, ()),
    ((_DAY, "DESCRIPTION:One", "DESCRIPTION;LANGUAGE=fr:Un", "COMMENT:Two"), {"notes": ["One", "Un", "Two"]}, ()),
    ((_DAY, "DESCRIPTION:One", "COMMENT:One"), {"notes": ["One"]}, ()),
    (
        (_DAY, *(f"COMMENT:{n}" for n in range(12))),
        {"notes": [str(n) for n in range(10)]},
        ((_LEFT_OUT, "more than 10"),),
    ),
    (
        (_DAY, "DESCRIPTION:Talks & dinner", "X-ALT-DESC;FMTTYPE=text/html:<p>Talks &amp\\; dinner</p>"),
        {"notes": ["Talks & dinner"]},
        (),
    ),
    ((_DAY, "DESCRIPTION: \\n", "X-ALT-DESC;FMTTYPE=text/html:<html><body></body></html>"), {}, ()),
    ((_DAY, "X-ALT-DESC;FMTTYPE=text/html:<p>Talks</p>"), {}, ((_LEFT_OUT, "omits X-ALT-DESC"),)),
    (
        (_DAY, "DESCRIPTION:Talks", "X-ALT-DESC:<p>Dinner</p>"),
        {"notes": ["Talks"]},
        ((_LEFT_OUT, "omits X-ALT-DESC"),),
    ),
    ((_DAY, "STYLED-DESCRIPTION;FMTTYPE=text/html:<b>Dinner</b>"), {}, ((_LEFT_OUT, "omits STYLED-DESCRIPTION"),)),
    ((_DAY, "LOCATION;LANGUAGE=en:Paris"), {"places": [{"id": "venue", "name": "Paris"}]}, ()),
    (
        (_DAY, 'LOCATION;ALTREP="http://example.org":Paris'),
        {"places": [{"id": "venue", "name": "Paris"}]},
        ((_LEFT_OUT, "omits the ALTREP of LOCATION"),),
    ),
    (
        (_DAY, "LOCATION:Paris", "LOCATION:Lyon"),
        {"places": [{"id": "venue", "name": "Paris"}]},
        ((_LEFT_OUT, 'several LOCATION; the draft has the first, and omits "Lyon"'),),
    ),
    ((_DAY, "LOCATION:Paris", "LOCATION:Paris"), {"places": [{"id": "venue", "name": "Paris"}]}, ()),
    ((_DAY, "SUMMARY;LANGUAGE=fr:Entretiens"), {"title": "Talks"}, ((_LEFT_OUT, 'omits "Entretiens" (fr)'),)),
    (
        (_DAY, "RECURRENCE-ID:20250307", "RECURRENCE-ID:20250308"),
        {},
        ((_REPEATED, "one of a series"), (_LEFT_OUT, "several RECURRENCE-ID")),
    ),
    ((_DAY, "UID:8@x"), {}, ((_LEFT_OUT, "several UID"),)),
    ((_DAY, "BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM"), {}, ()),
    ((_DAY, "BEGIN:PARTICIPANT", "NAME:Tamm", "END:PARTICIPANT"), {}, ((_LEFT_OUT, "omits PARTICIPANT"),)),
    (
        (_DAY, "BEGIN:VLOCATION", "NAME:Paris", "END:VLOCATION", "GEO:1;2"),
        {},
        ((_LEFT_OUT, "omits GEO and VLOCATION"),),
    ),
)

_FORMS: tuple[Row, ...] = (
    ((_DAY, "LOCATION:Hall\\, Paris\\; France"), {"places": [{"id": "venue", "name": "Hall, Paris; France"}]}, ()),
    ((_DAY, "LOCATION:Hall, Paris; France"), {"places": [{"id": "venue", "name": "Hall, Paris; France"}]}, ()),
    ((_DAY, "LOCATION:C:\\Hall \\x"), {"places": [{"id": "venue", "name": "C:\\Hall \\x"}]}, ()),
    ((_DAY, "LOCATION:Hall\\NParis"), {"places": [{"id": "venue", "name": "Hall, Paris"}]}, ()),
    ((_DAY, "LOCATION:Hall\\"), {"places": [{"id": "venue", "name": "Hall\\"}]}, ()),
    ((_DAY, "LOCA", "\tTION:Ha", "\tll"), {"places": [{"id": "venue", "name": "Hall"}]}, ()),
    ((_DAY, "", "LOCATION:Hall", "", ""), {"places": [{"id": "venue", "name": "Hall"}]}, ()),
    ((_DAY.lower(), "location:Hall"), {"when": "2025-03-07", "places": [{"id": "venue", "name": "Hall"}]}, ()),
    ((_DAY, "Location;Language=en:Hall"), {"places": [{"id": "venue", "name": "Hall"}]}, ()),
)


def _has(read: ImportedEvent, expected: dict[str, Any]) -> dict[str, Any]:
    return {name: {**read.data, **read.stop}.get(name) for name in expected}


@pytest.mark.parametrize("row", [*_STARTS, *_ENDS, *_LENGTHS, *_REPETITIONS], ids=lambda row: " ".join(row[0])[:90])
def test_odd_times_are_read_right_or_reported(row: Row) -> None:
    """A row of the tables of starts, ends, lengths and repetitions: exactly these times, and exactly these findings."""
    lines, stop, findings = row
    read = import_event(*lines)
    assert read.stop == stop
    _require(read, findings)


@pytest.mark.parametrize("row", [*_TEXTS, *_FORMS], ids=lambda row: " ".join(row[0])[:90])
def test_odd_texts_are_read_right_or_reported(row: Row) -> None:
    """A row of the tables of texts and forms: the draft has these values, and there are exactly these findings."""
    lines, expected, findings = row
    read = import_event(*lines)
    assert _has(read, expected) == expected
    assert ("notes" in read.data) == ("notes" in expected)
    _require(read, findings)


def _require(read: ImportedEvent, findings: tuple[tuple[str, str], ...]) -> None:
    assert read.rules == [rule for rule, _ in findings], read.findings
    for (_, sentence), (_, words) in zip(read.findings, findings, strict=True):
        assert words in sentence


_OTHER_NAMES = (
    *("GEO", "CATEGORIES", "ATTACH", "CONTACT", "RELATED-TO", "RESOURCES", "IMAGE", "CONFERENCE", "STRUCTURED-DATA"),
    *("X-NUMBER-OF-DELEGATES", "X-COST", "X-TRUMBA-CUSTOMFIELD", "TZURL", "NEW-PROPERTY", "X-LUNAR"),
)


@given(st.lists(st.sampled_from(_OTHER_NAMES), max_size=20), st.sets(st.sampled_from(sorted(MEANINGLESS))))
def test_every_property_that_is_not_read_is_named(names: list[str], meaningless: set[str]) -> None:
    """Each property that is neither read nor of the list of meaningless ones is named in one finding of the draft."""
    lines = [f"{name}:1" for name in (*names, *meaningless - {"VALARM"})]
    read = import_event(_DAY, *lines)
    if not names:
        assert read.findings == ()
    else:
        sentence = read.sentence(_LEFT_OUT)
        assert all(name in sentence for name in names)
        assert not any(f" {name} " in f" {sentence} ".replace(",", " ") for name in meaningless)


def test_read_and_meaningless_properties_are_disjoint() -> None:
    """No property is both read and meaningless."""
    assert not READ & MEANINGLESS


_PARAMETERS = (
    *(
        "",
        "",
        ";VALUE=DATE",
        ";VALUE=DATE-TIME",
        ";TZID=Ours",
        ";TZID=Europe/Berlin",
        ";TZID=UTC",
        ";TZID=(UTC+01:00) X",
    ),
    *(";TZID=W. Europe Standard Time", ";TZID=UTC+14:00", ";ENCODING=QUOTED-PRINTABLE", ";ENCODING=BASE64", ";CN=a"),
)
_ANY_VALUES = (
    *("20250307", "20250307T000000", "20250308T000000", "20250307T110000Z", "20250308T110000Z", "00010101", "99991231"),
    *(
        "00010101T000000",
        "99991231T235959Z",
        "99991231T230000",
        "2025-03-07T09:00:00+23:59",
        "0001-01-01T00:00:00+14:00",
    ),
    *("9999-12-31T23:59:59-12:00", "P1D", "PT24H", "-P1D", "P999999W", "P", "1", "TRUE", "FREQ=DAILY;COUNT=1"),
    *("FREQ=YEARLY;UNTIL=00010101", "a=C3=B6=", "SGVsbG8=", "Köln\\n\\,", "PRIVATE", " "),
)
_ANY_NAMES = (
    *(
        "DTSTART",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "X-FUNAMBOL-ALLDAY",
        "COMMENT",
        "LOCATION",
    ),
    *("SUMMARY", "CLASS", "GEO", "ATTENDEE", "X-ALT-DESC", "RECURRENCE-ID"),
)
_properties = st.tuples(*map(st.sampled_from, (_ANY_NAMES, _PARAMETERS, _ANY_VALUES))).map(
    lambda parts: f"{parts[0]}{parts[1]}:{parts[2]}"
)
_zone_rules = st.tuples(
    st.sampled_from(["16010101T000000", "99991231T230000", "00010101T000000", "20250307"]),
    st.sampled_from(["+0200", "-2359", "+2359", "+000001", "x"]),
    st.sampled_from(["+0530", "-2359", "+1200", "-000001"]),
    st.sampled_from(["FREQ=YEARLY", "FREQ=YEARLY;COUNT=400;INTERVAL=300", "FREQ=YEARLY;UNTIL=99991231;INTERVAL=999"]),
)


@given(
    st.lists(_properties, max_size=7),
    _zone_rules,
    st.sampled_from(
        ["X-A:1", "X-WR-TIMEZONE:Europe/Berlin", "X-WR-TIMEZONE:Etc/GMT-14", "TZ:-05", "X-WR-TIMEZONE:Nowhere"]
    ),
)
def test_any_properties_give_a_draft_whose_values_are_valid(
    lines: list[str], rules: tuple[str, str, str, str], of_calendar: str
) -> None:
    """Any properties, zones and rules give a draft that lacks fields and has no wrong value, and sentences of one line."""
    start, before, after, rule = rules
    part = (f"DTSTART:{start}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", f"RRULE:{rule}")
    zone = ("BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", *part, "END:STANDARD", "END:VTIMEZONE")
    read = import_event(*lines, calendar=(of_calendar, *zone))
    allowed = {"wrong-encoding", *_REPORTED}
    assert set(read.rules) <= allowed, read.findings
    assert all(sentence.isprintable() for _, sentence in read.findings)


_REPORTED = (
    *("malformed-event", "left-out-of-draft", "recurring-event", "foreign-time-zone", "usual-time-zone"),
    *("days-as-hours", "calendar-time-zone", "event-without-day", "private-event"),
)


_TOKYO = "DTSTART;TZID=Asia/Tokyo:20250307T080000"
_UNTILS = (
    (_TOKYO, "20250307T230000Z", True),
    (_TOKYO, "20250307T150000Z", True),
    (_TOKYO, "20250307T145900Z", False),
    (_TOKYO, "20250306T230000Z", False),
    (_TOKYO, "20250307", False),
    (_TOKYO, "20250308", True),
    (_TOKYO, "20250307T080000", False),
    ("DTSTART;TZID=America/New_York:20250307T230000", "20250308T040000Z", False),
    ("DTSTART;TZID=America/New_York:20250307T230000", "20250309T040000Z", True),
    ("DTSTART;TZID=Europe/Berlin:20250307T003000", "20250306T233000Z", False),
    ("DTSTART;TZID=Tokyo Standard Time:20250307T080000", "20250307T230000Z", True),
    ("DTSTART;TZID=Nowhere:20250307T080000", "20250307T230000Z", True),
    ("DTSTART;TZID=Nowhere:20250307T080000", "20250307T080000Z", False),
    ("DTSTART:20250307T080000", "20250307T230000Z", True),
    ("DTSTART:20250307T090000Z", "20250307T230000Z", False),
    (_DAY, "20250307T230000Z", False),
)


@pytest.mark.parametrize(("start", "until", "is_repeated"), _UNTILS)
def test_the_end_of_a_rule_is_a_day_on_the_clock_of_the_event(start: str, until: str, is_repeated: bool) -> None:
    """An UNTIL in UTC is compared on the clock of the event, whose day may be another one."""
    read = import_event(start, f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert ("recurring-event" in read.rules) == is_repeated


@pytest.mark.parametrize(
    ("start", "end", "duration", "is_said"),
    [
        ("Europe/Paris:20250330T023000", "Europe/Paris:20250330T033000", None, True),
        ("Europe/Paris:20250330T020000", "Europe/Paris:20250330T030000", None, True),
        ("America/New_York:20250309T021500", "America/New_York:20250309T031500", None, True),
        ("Europe/Paris:20250330T013000", "Europe/Paris:20250330T033000", "PT1H", False),
        ("Europe/Paris:20250330T023000", "Europe/Paris:20250330T023000", None, False),
        ("Europe/Paris:20250330T023000", "Europe/Paris:20250330T043000", "PT1H", False),
        ("Asia/Tokyo:20250307T090000", "Europe/Berlin:20250307T010000", None, False),
    ],
)
def test_an_end_that_a_change_of_clocks_swallows_is_reported(
    start: str, end: str, duration: str | None, is_said: bool
) -> None:
    """Two hours that are written apart and are the same time give no length, and a finding says so."""
    read = import_event(f"DTSTART;TZID={start}", f"DTEND;TZID={end}")
    assert read.stop.get("duration") == duration
    assert any("clock change" in sentence for _, sentence in read.findings) == is_said

"""Of each event, the newest version is imported once, and every other version is reported."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import ImportResult, read_calendar


def event(*lines: str, title: str = "Talks", uid: str | None = "1@x") -> str:
    """Returns an event with a UID."""
    head = ["BEGIN:VEVENT", *([f"UID:{uid}"] if uid is not None else []), f"SUMMARY:{title}"]
    if not any(line.startswith("DTSTART") for line in lines):
        head.append("DTSTART;VALUE=DATE:20250307")
    return "\r\n".join([*head, *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    """Returns a calendar with these events."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *events, "END:VCALENDAR", ""]).encode()


def titles(result: ImportResult) -> list[object]:
    """Returns the titles of the drafts."""
    return [draft["title"] for draft in result.drafts]


def found(result: ImportResult) -> list[str]:
    """Returns the rules of the findings on versions: without what each draft lacks, and what it leaves out."""
    other = {"missing-field", "event-without-day", "left-out-of-draft"}
    return sorted(finding.rule for finding in result.findings if finding.rule not in other)


STAMP = "DTSTAMP:20250301T090000Z"
NEWER = [
    (("SEQUENCE:1",), ("SEQUENCE:2",), "its SEQUENCE is 2, not 1 as here"),
    (("SEQUENCE:99999999",), ("SEQUENCE:100000000",), "its SEQUENCE is 100000000, not 99999999 as here"),
    (("SEQUENCE:5",), ("SEQUENCE:1741000000",), "its SEQUENCE is 1741000000, not 5 as here"),
    (("SEQUENCE:1741000000",), ("SEQUENCE:1741000001",), "its SEQUENCE is 1741000001, not 1741000000 as here"),
    (("SEQUENCE:2147483647",), ("SEQUENCE:1741000000000",), "its SEQUENCE is 1741000000000, not 2147483647 as here"),
    (("SEQUENCE:+1",), ("SEQUENCE:2", "SEQUENCE:02"), "its SEQUENCE is 2, not 1 as here"),
    (
        ("SEQUENCE:1", "LAST-MODIFIED:20250301T090000"),
        ("SEQUENCE:2", "LAST-MODIFIED:20240301T090000Z"),
        "its SEQUENCE is 2, not 1 as here",
    ),
    (
        ("LAST-MODIFIED;TZID=Europe/Berlin:20250301T090000",),
        ("LAST-MODIFIED:20250301T083000Z",),
        "it was modified 2025-03-01T08:30:00Z, this one 2025-03-01T08:00:00Z",
    ),
    ((), ("SEQUENCE:1",), "its SEQUENCE is 1, not 0 as here"),
    (("SEQUENCE:9",), ("SEQUENCE:10",), "its SEQUENCE is 10, not 9 as here"),
    (
        ("SEQUENCE:1", "LAST-MODIFIED:20250401T090000Z"),
        ("SEQUENCE:2", "LAST-MODIFIED:20250301T090000Z"),
        "its SEQUENCE is 2, not 1 as here",
    ),
    (
        ("SEQUENCE:1", "LAST-MODIFIED:20250301T090000Z"),
        ("SEQUENCE:1", "LAST-MODIFIED:20250302T090000Z"),
        "it was modified 2025-03-02T09:00:00Z, this one 2025-03-01T09:00:00Z",
    ),
    (("DTSTAMP:20250301T090000Z",), ("DTSTAMP:20250302T090000Z",), "it was modified 2025-03-02T09:00:00Z, this"),
    (
        ("LAST-MODIFIED:20250301T090000Z", "DTSTAMP:20250301T090000Z"),
        ("LAST-MODIFIED:20250301T090000Z", "DTSTAMP:20250303T090000Z"),
        "its DTSTAMP is 2025-03-03T09:00:00Z, not 2025-03-01T09:00:00Z as here",
    ),
    ((), (STAMP,), "it was modified 2025-03-01T09:00:00Z, this one at an unknown time"),
]


@pytest.mark.parametrize(("older", "newer", "reason"), NEWER)
def test_the_newest_version_is_imported(older: tuple[str, ...], newer: tuple[str, ...], reason: str) -> None:
    """SEQUENCE decides, then LAST-MODIFIED, then DTSTAMP, whichever version comes first."""
    versions = event(*older, title="Old"), event(*newer, title="New")
    for order in (versions, versions[::-1]):
        result = read_calendar(calendar(*order))
        assert titles(result) == ["New"]
        assert found(result) == ["older-event"]
        (finding,) = (finding for finding in result.findings if finding.rule == "older-event")
        assert reason in finding.sentence


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),
        (STAMP, "DTSTAMP:20250401T090000Z"),
        ("X-A:1", "X-A:2"),
        ("BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM", "CLASS:PUBLIC"),
        ("TRANSP:OPAQUE", "TRANSP:TRANSPARENT"),
        ("ATTENDEE:mailto:a@x", "ATTENDEE:mailto:b@x"),
        ("PRIORITY:5", ""),
        ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
    ],
)
def test_twins_are_one(change: tuple[str, str]) -> None:
    """Versions that say the same of the event are one draft, and there is nothing to report."""
    versions = [event("DTSTART;VALUE=DATE:20250307", *filter(None, [line])) for line in change]
    result = read_calendar(calendar(*versions))
    assert titles(result) == ["Talks"]
    assert found(result) == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("DTSTART;VALUE=DATE:20250307", "DTSTART;VALUE=DATE:20250308"),
        ("LOCATION:Norway", "LOCATION:Sweden"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("STATUS:CONFIRMED", ""),
        ("DESCRIPTION:a", "DESCRIPTION:b"),
        ("URL:https://example.org/a", "URL:https://example.org/b"),
        ("DTSTART:20250307T100000Z", "DTSTART:20250307T110000Z"),
        ("DTSTART;VALUE=DATE:20250307", "DTSTART;VALUE=DATE:20250307\r\nDURATION:P2D"),
    ],
)
def test_versions_that_differ_and_are_equally_new_are_both_kept(left: str, right: str) -> None:
    """Where nothing says which version is newer, both become drafts with ids of their own, and a finding says so."""
    result = read_calendar(calendar(event(STAMP, left), event(*filter(None, [STAMP, right]))))
    assert [draft["id"] for draft in result.drafts] == ["talks", "talks-2"]
    assert found(result) == ["event-twice"]


def test_a_newer_version_stands_for_all_that_were_equally_new() -> None:
    """Two rivals and a newer version give one draft and two findings, in any order."""
    events = [event(STAMP, "LOCATION:Norway"), event(STAMP, "LOCATION:Sweden"), event("SEQUENCE:1", title="New")]
    for order in itertools.permutations(events):
        result = read_calendar(calendar(*order))
        assert titles(result) == ["New"]
        assert found(result) == ["older-event", "older-event"]


def test_a_newer_copy_of_a_rival_stands_for_both() -> None:
    """A copy that was modified later says which of two rivals is right, in any order."""
    later = "LAST-MODIFIED:20250401T090000Z"
    events = [event(STAMP, "LOCATION:Norway"), event(STAMP, "LOCATION:Sweden"), event(STAMP, later, "LOCATION:Norway")]
    for order in itertools.permutations(events):
        result = read_calendar(calendar(*order))
        (draft,) = result.drafts
        assert '"country": "NO"' in json.dumps(draft)


def test_each_of_many_rivals_is_kept() -> None:
    """A hundred versions of one event of which none is newer are a hundred drafts, and the first is named by each."""
    result = read_calendar(calendar(*(event(STAMP, f"LOCATION:Hall {number}") for number in range(100))))
    assert len({draft["id"] for draft in result.drafts}) == 100
    assert found(result) == ["event-twice"] * 99


def test_one_event_of_a_series_is_an_event_of_its_own() -> None:
    """The same UID with another RECURRENCE-ID is another event, and the same instant in another zone is the same one."""
    events = [
        event("RRULE:FREQ=WEEKLY", STAMP),
        event("RECURRENCE-ID:20250310T090000Z", STAMP, title="Moved"),
        event("RECURRENCE-ID;TZID=Europe/Berlin:20250310T100000", "SEQUENCE:1", title="Moved again"),
        event("RECURRENCE-ID:20250317T090000Z", STAMP, title="Second"),
    ]
    result = read_calendar(calendar(*events))
    assert titles(result) == ["Talks", "Moved again", "Second"]
    assert found(result).count("older-event") == 1


def test_events_without_a_uid_are_never_one() -> None:
    """Nothing says that two events without UID are the same, so each is a draft."""
    assert len(read_calendar(calendar(event(uid=None), event(uid=None), event(uid=" "))).drafts) == 3


def test_versions_are_compared_across_files(tmp_path: Path) -> None:
    """The newest version of a folder counts, and the finding names the file that has it."""
    for name, version in (("a.ics", event("SEQUENCE:1", title="Old")), ("b.ics", event("SEQUENCE:2", title="New"))):
        (tmp_path / name).write_bytes(calendar(version))
    result = read_calendar(tmp_path)
    assert titles(result) == ["New"]
    (finding,) = (finding for finding in result.findings if finding.rule == "older-event")
    assert finding.file == str(tmp_path / "a.ics")
    assert f"{tmp_path / 'b.ics'}, line 4, has a newer version" in finding.sentence


@given(st.lists(st.tuples(st.sampled_from("123"), st.integers(0, 3), st.sampled_from("ab")), max_size=8))
def test_no_event_is_lost(versions: list[tuple[str, int, str]]) -> None:
    """Every event is a draft, is reported, or is equal to one that is; the order of the file changes no draft."""
    events = [event(f"SEQUENCE:{number}", f"LOCATION:{place}", uid=uid) for uid, number, place in versions]
    result = read_calendar(calendar(*events))
    distinct = set(versions)
    newest = {uid: max(number for other, number, _ in versions if other == uid) for uid, _, _ in versions}
    expected = {(uid, number, place) for uid, number, place in distinct if number == newest[uid]}
    assert len(result.drafts) == len(expected)
    reported = found(result)
    assert reported.count("event-twice") == len(expected) - len(newest)
    assert reported.count("older-event") >= len({(uid, n, p) for uid, n, p in distinct if n < newest[uid]})
    backwards = read_calendar(calendar(*reversed(events)))
    without_id = [sorted(str({**draft, "id": ""}) for draft in each.drafts) for each in (result, backwards)]
    assert without_id[0] == without_id[1]


_LATER = "LAST-MODIFIED:20230101T090000Z"


@pytest.mark.parametrize(
    ("left", "right", "fault"),
    [
        (("LAST-MODIFIED:20240101T090000",), (_LATER,), "LAST-MODIFIED is"),
        (("LAST-MODIFIED:20220101T090000",), (_LATER,), "LAST-MODIFIED is"),
        (("LAST-MODIFIED:20240101T090000",), ("LAST-MODIFIED:20230101T090000",), "LAST-MODIFIED is"),
        (("LAST-MODIFIED:20240101",), (_LATER,), "LAST-MODIFIED is"),
        (("LAST-MODIFIED:yesterday",), (_LATER,), "LAST-MODIFIED is"),
        (("LAST-MODIFIED;TZID=Ours:20240101T090000",), (_LATER,), "LAST-MODIFIED is"),
        (("LAST-MODIFIED:20240101T090000",), (STAMP,), "LAST-MODIFIED is"),
        ((_LATER, "LAST-MODIFIED:20240101T090000Z"), ("LAST-MODIFIED:20230601T090000Z",), "two LAST-MODIFIED"),
        (("DTSTAMP:20240101T090000",), ("DTSTAMP:20230101T090000Z",), "DTSTAMP is"),
        (("DTSTAMP:20240101T090000Z", "DTSTAMP:20220101T090000Z"), ("DTSTAMP:20230101T090000Z",), "two DTSTAMP"),
        (("SEQUENCE:x",), ("SEQUENCE:1",), "SEQUENCE is"),
        (("SEQUENCE:x",), ("SEQUENCE:y",), "SEQUENCE is"),
        (("SEQUENCE:-1",), ("SEQUENCE:1",), "SEQUENCE is"),
        (("SEQUENCE:1.5",), (), "SEQUENCE is"),
        (("SEQUENCE:",), ("SEQUENCE:1",), "SEQUENCE is"),
        (("SEQUENCE:1", "SEQUENCE:3"), ("SEQUENCE:2",), "two SEQUENCE"),
        (("SEQUENCE:3", "SEQUENCE:1"), ("SEQUENCE:2",), "two SEQUENCE"),
    ],
)
def test_what_nobody_can_read_makes_no_version_newer(left: tuple[str, ...], right: tuple[str, ...], fault: str) -> None:
    """Versions whose number or time is unreadable are both kept, in either order, and the fault is reported."""
    versions = event(*left, title="Left"), event(*right, title="Right")
    for order in (versions, versions[::-1]):
        result = read_calendar(calendar(*order))
        assert sorted(map(str, titles(result))) == ["Left", "Right"]
        assert found(result).count("event-twice") == 1
        faults = [finding.sentence for finding in result.findings if finding.rule == "malformed-event"]
        assert any(fault in sentence for sentence in faults)


def test_an_unreadable_time_does_not_hide_what_is_certain() -> None:
    """A version that is older than another for certain is reported, also where a third one cannot be compared."""
    events = [event("SEQUENCE:1", title="Old"), event("SEQUENCE:2", title="New"), event("SEQUENCE:x", title="Unknown")]
    for order in itertools.permutations(events):
        result = read_calendar(calendar(*order))
        assert sorted(map(str, titles(result))) == ["New", "Unknown"]
        assert [rule for rule in found(result) if rule != "malformed-event"] == ["event-twice", "older-event"]


def test_a_copy_with_an_unreadable_time_is_no_second_draft() -> None:
    """Versions that say the same are one draft, and the newest of them decides over others, in any order."""
    events = [
        event("LAST-MODIFIED:20240101T090000", title="Same"),
        event("LAST-MODIFIED:20250101T090000Z", title="Same"),
        event("LAST-MODIFIED:20230101T090000Z", title="Old"),
    ]
    for order in itertools.permutations(events):
        assert titles(read_calendar(calendar(*order))) == ["Same"]


def test_a_sequence_beyond_every_revision_is_reported() -> None:
    """A SEQUENCE that is no revision of a record gives the greatest one, and a finding says so."""
    result = read_calendar(calendar(event("SEQUENCE:1741000000")))
    assert result.drafts[0]["revision"] == 999_999_999
    assert any("SEQUENCE is 1741000000" in finding.sentence for finding in result.findings)
    assert not any("whole number" in finding.sentence for finding in result.findings)

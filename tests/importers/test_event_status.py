"""The status of a draft follows from the title, STATUS and METHOD, and contradictions are reported."""

from typing import Any

import attrs
import pytest

from diplovisit import ImportResult, export, load, read_calendar
from diplovisit.record import Status

_DAY = "DTSTART;VALUE=DATE:20250307"
SEED = load("seeds/misri-russia/visit.yaml")


def calendar(*events: tuple[str, ...], method: str | None = None, more: tuple[str, ...] = ()) -> bytes:
    """Returns a calendar with these events, each given by its lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN"]
    lines += [method] if method is not None else []
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@x", "DTSTAMP:20250301T090000Z", _DAY, *event, "END:VEVENT"]
    return "\r\n".join([*lines, *more, "END:VCALENDAR", ""]).encode()


def sentences(result: ImportResult, rule: str) -> list[str]:
    """Returns the sentences of the findings of a rule."""
    return [finding.sentence for finding in result.findings if finding.rule == rule]


def only(result: ImportResult) -> Any:
    """Returns the only draft."""
    (draft,) = result.drafts
    return draft


@pytest.mark.parametrize(
    ("title", "status", "method", "expected", "said"),
    [
        # The title alone says it.
        ("Canceled: Talks", None, None, "cancelled", 'the title says "Canceled:", but the event has no STATUS'),
        ("Canceled: Talks", "CONFIRMED", None, "cancelled", 'the title says "Canceled:", but STATUS says CONFIRMED'),
        ("Talks (abgesagt)", "TENTATIVE", None, "cancelled", "STATUS says TENTATIVE: the draft is cancelled"),
        ("Reporté : Talks", "CONFIRMED", None, "postponed", "STATUS says CONFIRMED: the draft is postponed"),
        ("[Postponed] Talks", None, "PUBLISH", "postponed", "the event has no STATUS: the draft is postponed"),
        ("Canceled: Talks", "CONFIRMED", "REQUEST", "cancelled", "STATUS says CONFIRMED"),
        # All agree.
        ("Canceled: Talks", "CANCELLED", None, "cancelled", None),
        ("Canceled: Talks", "cancelled", "CANCEL", "cancelled", None),
        ("Canceled: Talks", None, "CANCEL", "cancelled", None),
        # Cancelled is stronger than postponed.
        (
            "Postponed: Talks",
            "CANCELLED",
            None,
            "cancelled",
            '"Postponed:", but STATUS says CANCELLED: the draft is canc',
        ),
        ("Talks (postponed to May)", "CANCELLED", None, "cancelled", "STATUS says CANCELLED: the draft is cancelled"),
        ("[Postponed] Talks", "CANCELLED", None, "cancelled", "the draft is cancelled"),
        ("Talks - postponed", "cancelled", None, "cancelled", "the draft is cancelled"),
        ("Verschoben: Talks", "CANCELLED", None, "cancelled", "the draft is cancelled"),
        ("Reporté : Talks", "CANCELLED", "PUBLISH", "cancelled", "the draft is cancelled"),
        ("延期: Talks", "CANCELLED", None, "cancelled", "the draft is cancelled"),
        ("Postponed: Talks", "CANCELLED", "CANCEL", "cancelled", "STATUS says CANCELLED: the draft is cancelled"),
        ("Talks (postponed)", None, "CANCEL", "cancelled", "the event has METHOD:CANCEL: the draft is cancelled"),
        ("Canceled: Talks (postponed)", "CANCELLED", None, "cancelled", None),
        ("[Tentative] Talks", "TENTATIVE", None, "reported", None),
        ("[Tentative] Talks", None, None, "reported", None),
        ("Talks", "CANCELLED", None, "cancelled", None),
        ("Talks", "CONFIRMED", None, "confirmed", None),
        # METHOD cancels.
        ("Talks", None, "CANCEL", "cancelled", None),
        ("Talks", None, "Cancel", "cancelled", None),
        (
            "Talks",
            "CONFIRMED",
            "CANCEL",
            "cancelled",
            "STATUS is CONFIRMED, but METHOD:CANCEL of the calendar cancels",
        ),
        ("Talks", "TENTATIVE", "cancel", "cancelled", "STATUS is TENTATIVE, but METHOD:CANCEL"),
        ("Talks", "CONFIRMED", "PUBLISH", "confirmed", None),
        ("Talks", "CONFIRMED", "REQUEST", "confirmed", None),
    ],
)
def test_title_status_and_method(
    title: str, status: str | None, method: str | None, expected: str, said: str | None
) -> None:
    """A cancellation counts wherever it stands, the title is cleaned of it, and a contradiction is reported."""
    lines = (f"SUMMARY:{title}", *((f"STATUS:{status}",) if status is not None else ()))
    result = read_calendar(calendar(lines, method=f"METHOD:{method}" if method is not None else None))
    assert (only(result)["title"], only(result)["status"]) == ("Talks", expected)
    found = sentences(result, "conflicting-status")
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


def test_a_tentative_mark_never_decides_over_a_status() -> None:
    """`[Tentative]` with another STATUS is reported, and the title is kept."""
    for status in ("CONFIRMED", "CANCELLED"):
        result = read_calendar(calendar(("SUMMARY:[Tentative] Talks", f"STATUS:{status}")))
        assert (only(result)["title"], only(result)["status"]) == ("[Tentative] Talks", status.lower())
        assert len(sentences(result, "conflicting-status")) == 1


def test_the_title_of_the_calendar_is_kept_in_a_note() -> None:
    """A title that was cleaned of a mark is kept as the calendar has it, before the description."""
    result = read_calendar(calendar(("SUMMARY:Talks (postponed to 12 May)", "DESCRIPTION:Bring papers.")))
    assert only(result)["notes"] == ["Title in the calendar: Talks (postponed to 12 May)", "Bring papers."]
    assert "notes" not in only(read_calendar(calendar(("SUMMARY:Talks",))))


def test_a_conflict_is_found_at_its_line() -> None:
    """The finding shows the title, which is what somebody looks for."""
    result = read_calendar(calendar(("STATUS:CONFIRMED", "SUMMARY:Canceled: Talks")))
    (finding,) = (finding for finding in result.findings if finding.rule == "conflicting-status")
    assert finding.source_line == "SUMMARY:Canceled: Talks"


@pytest.mark.parametrize(
    "method", ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD", "reply", "Counter", " Add "]
)
def test_a_message_to_the_organizer_has_no_events(method: str) -> None:
    """Nothing of a calendar that only answers, asks or adds is imported, and one finding says so."""
    data = calendar(("SUMMARY:Talks",), ("SUMMARY:Dinner",), method=f"METHOD:{method}")
    result = read_calendar(data)
    assert (result.records, result.drafts) == ((), ())
    ((finding),) = result.findings
    assert finding.rule == "scheduling-message"
    assert f"METHOD:{method.strip().upper()} is a" in finding.sentence
    assert "its 2 entries are not imported" in finding.sentence
    assert finding.source_line == f"METHOD:{method}"


def test_each_calendar_of_a_file_has_its_own_method() -> None:
    """A reply, a cancellation and a publication in one file are read as what each is."""
    data = b"".join(
        calendar((f"SUMMARY:{title}",), method=f"METHOD:{method}").replace(b"UID:0", f"UID:{title}".encode())
        for title, method in (("Reply", "REPLY"), ("Off", "CANCEL"), ("On", "PUBLISH"))
    )
    result = read_calendar(data)
    assert [(draft["title"], draft["status"]) for draft in result.drafts] == [("Off", "cancelled"), ("On", "reported")]
    assert len(sentences(result, "scheduling-message")) == 1


def test_the_cancellation_of_our_own_entry_is_reported() -> None:
    """METHOD:CANCEL around a record that is on is a difference from the record; without the record, it is the status."""
    data = export(SEED, "ics").replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:CANCEL\r\n")
    result = read_calendar(data)
    assert result.records == (SEED,)
    assert sentences(result, "calendar-edited") == [
        f"METHOD:CANCEL cancels the event, but the record inside it is {SEED.status.value}"
    ]
    feed = export(SEED, "ics", record=False).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:CANCEL\r\n")
    assert only(read_calendar(feed))["status"] == Status.CANCELLED


@pytest.mark.parametrize("version", ["1.0", " 1.0 "])
def test_vcalendar_is_named(version: str) -> None:
    """vCalendar 1.0, the form of `.vcs` files, is read and named."""
    data = calendar(("SUMMARY;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4che",)).replace(b":2.0", f":{version}".encode())
    result = read_calendar(data, name="phone.vcs")
    assert only(result)["status"] == "reported"
    (finding,) = (finding for finding in result.findings if "vCalendar" in finding.sentence)
    assert finding.sentence.startswith("this is vCalendar 1.0, an older format than iCalendar 2.0")
    assert "iCalendar 2.0" in finding.remedy


def test_a_doubtful_mark_changes_nothing_and_is_reported() -> None:
    """A title that may say that the event is off keeps its words and its status, and a finding says so."""
    result = read_calendar(calendar(("SUMMARY:CANCELLED Talks", "STATUS:CONFIRMED")))
    assert (only(result)["title"], only(result)["status"]) == ("CANCELLED Talks", "confirmed")
    assert sentences(result, "conflicting-status") == [
        '"CANCELLED" in the title may mean that the event is off; the draft is confirmed'
    ]
    assert not read_calendar(calendar(("SUMMARY:CANCELLED Talks", "STATUS:CANCELLED", "DTSTART:20250307"))).findings


@pytest.mark.parametrize("method", ["X-OURS", "POLL", "PUBLISHED", "CANCELLED"])
def test_an_unknown_method_is_reported(method: str) -> None:
    """The events of a calendar with another METHOD are read as published, and a finding names it."""
    result = read_calendar(calendar(("SUMMARY:Talks",), method=f"METHOD:{method}"))
    assert only(result)["status"] == "reported"
    assert method in sentences(result, "malformed-event")[0]


def test_a_postponed_title_of_a_cancelled_event_is_kept_in_a_note() -> None:
    """A mark that STATUS overrules is kept as the calendar has it, also in the form that this project writes."""
    for title in ("Postponed: Talks", "[Postponed] Talks"):
        result = read_calendar(calendar((f"SUMMARY:{title}", "STATUS:CANCELLED")))
        assert only(result)["notes"] == [f"Title in the calendar: {title}"]


def test_cancelled_wins_where_method_and_status_both_contradict_the_title() -> None:
    """METHOD:CANCEL cancels a confirmed event whose title says postponed, and each contradiction is reported."""
    lines = ("SUMMARY:Postponed: Talks", "STATUS:CONFIRMED")
    result = read_calendar(calendar(lines, method="METHOD:CANCEL"))
    assert (only(result)["title"], only(result)["status"]) == ("Talks", "cancelled")
    assert len(sentences(result, "conflicting-status")) == 2


def test_our_own_mark_of_a_postponed_visit_is_no_cancellation() -> None:
    """A postponed visit, which this project writes as CANCELLED with a mark, is read back as postponed."""
    postponed = attrs.evolve(SEED, status=Status.POSTPONED)
    feed = export(postponed, "ics", record=False)
    result = read_calendar(feed)
    assert only(result)["status"] == "postponed"
    assert not sentences(result, "conflicting-status")


@pytest.mark.parametrize(
    ("stated", "expected", "said"),
    [
        (
            ("CONFIRMED", "CANCELLED"),
            "cancelled",
            "several STATUS, CONFIRMED and CANCELLED; the draft follows CANCELLED",
        ),
        (("CANCELLED", "CONFIRMED"), "cancelled", "follows CANCELLED"),
        (("TENTATIVE", "cancelled"), "cancelled", "follows CANCELLED"),
        (("TENTATIVE", "CONFIRMED"), "reported", "follows TENTATIVE"),
        (("CONFIRMED", "TENTATIVE", "CONFIRMED"), "reported", "follows TENTATIVE"),
        (("CONFIRMED", "CONFIRMED", "CANCELLED"), "cancelled", "follows CANCELLED"),
        (("BUSY", "CANCELLED"), "cancelled", "follows CANCELLED"),
        (("CONFIRMED", "confirmed"), "confirmed", None),
        (("CANCELLED", "CANCELLED"), "cancelled", None),
    ],
)
def test_the_strongest_of_several_status_counts(stated: tuple[str, ...], expected: str, said: str | None) -> None:
    """Of several STATUS that differ the one that claims the least for the event counts, and a warning names them."""
    result = read_calendar(calendar(("SUMMARY:Talks", *(f"STATUS:{word}" for word in stated))))
    assert only(result)["status"] == expected
    found = sentences(result, "conflicting-status")
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (("PUBLISH", "CANCEL"), "cancelled"),
        (("CANCEL", "PUBLISH"), "cancelled"),
        (("REQUEST", "REPLY", "CANCEL"), "cancelled"),
        (("REPLY", "PUBLISH"), "confirmed"),
        (("X-OURS", "REQUEST"), "confirmed"),
        (("COUNTER", "REPLY"), None),
    ],
)
def test_several_methods_are_reported(methods: tuple[str, ...], expected: str | None) -> None:
    """Of several METHOD, CANCEL counts, then one that states events, and a warning names them."""
    lines = "\r\n".join(f"METHOD:{method}" for method in methods)
    result = read_calendar(calendar(("SUMMARY:Talks", "STATUS:CONFIRMED"), method=lines))
    assert [draft["status"] for draft in result.drafts] == ([expected] if expected is not None else [])
    assert sum("several METHOD" in sentence for sentence in sentences(result, "conflicting-status")) == 1


def test_equal_methods_are_one() -> None:
    """A METHOD that is written twice is no contradiction."""
    result = read_calendar(calendar(("SUMMARY:Talks",), method="METHOD:PUBLISH\r\nMETHOD:publish"))
    assert not sentences(result, "conflicting-status")


@pytest.mark.parametrize("status", ["CONFIRMED", "TENTATIVE", "CANCELLED"])
@pytest.mark.parametrize(
    "title", ["Talks (cancelled, now on again)", "Rumour: cancelled", "Cancelled: Talks (reinstated)"]
)
def test_a_mark_that_is_taken_back_changes_nothing_and_is_reported(title: str, status: str) -> None:
    """A cancellation that the title takes back or denies leaves title and status as they are, and a finding says so."""
    expected = {"CONFIRMED": "confirmed", "TENTATIVE": "reported", "CANCELLED": "cancelled"}[status]
    result = read_calendar(calendar((f"SUMMARY:{title}", f"STATUS:{status}")))
    assert (only(result)["title"], only(result)["status"]) == (title, expected)
    (sentence,) = sentences(result, "conflicting-status")
    assert "takes place after all" in sentence
    assert sentence.endswith(f"the draft is {expected}")

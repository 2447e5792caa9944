"""Tests which entries a visit has, with one situation per test."""

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.english.dates import iso_date_in_words
from diplovisit.exporters.icalendar import (
    CalendarEntry,
    EntryKind,
    EventStatus,
    RelationType,
    calendar_entries,
    time_zones,
    undated_notes,
)
from diplovisit.exporters.icalendar.entry import NAMESPACE, entry_key, entry_uid
from diplovisit.record import Edtf, Visit
from diplovisit.testing import visits
from tests import records


def _visit(*stops: dict[str, Any], **fields: Any) -> Visit:
    document = records.document() | fields
    document["stops"] = [{"id": f"stop-{number}", "country": "EE"} | stop for number, stop in enumerate(stops, 1)]
    document["evidence"] = []
    return structure(document)


def _only_entry(*stops: dict[str, Any], **fields: Any) -> CalendarEntry:
    (entry,) = calendar_entries(_visit(*stops, **fields))
    return entry


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2025-03-07", "2025-03-07", "2025-03-08"),
        ("2025-03-07/2025-03-09", "2025-03-07", "2025-03-10"),
        ("2024-02-28/2024-02-29", "2024-02-28", "2024-03-01"),
        ("2025-12-31", "2025-12-31", "2026-01-01"),
        ("0001-01-01", "0001-01-01", "0001-01-02"),
    ],
)
def test_days_end_with_the_day_after_the_last(when: str, start: str, end: str) -> None:
    """Whole days are written as DATE, always with a DTEND on the day after the last, and without an hour."""
    entry = _only_entry({"when": when})
    assert (entry.kind, entry.start, entry.end) == (EntryKind.EVENT, _day(start), _day(end))
    assert not isinstance(entry.start, datetime.datetime)


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("2025-03", "2025-03 is known only to the month, not to the day"),
        ("2025", "2025 is known only to the year, not to the day"),
        ("2025-21", "2025-21 is known only to the season, not to the day"),
        ("201X", "201X is known only to the decade, not to the day"),
        ("1985-04-XX", "1985-04-XX is known only to the month, not to the day"),
        ("2025-03-07/2025-04", "2025-03-07/2025-04 is known only to the month, not to the day"),
        ("2025-03-07/..", "2025-03-07/.. has an open or unknown end"),
        ("/2025-03-07", "/2025-03-07 has an open or unknown end"),
        ("[2025-03-07,2025-03-08]", "[2025-03-07,2025-03-08] is one day of several, but it is unknown which"),
        ("{2025-03,2025-05-01}", "{2025-03,2025-05-01} is known only to the month, not to the day"),
        ("9999-12-31", "9999-12-31 ends on the last day of the calendar"),
        ("0001-01-01T00:00:00+05:30", "0001-01-01T00:00:00+05:30 is partly outside the years 0001 to 9999"),
        (None, "no days are given"),
    ],
)
def test_a_visit_without_a_known_day_is_a_journal(when: str | None, reason: str) -> None:
    """A visit without a known day is a journal without a date that carries the record, and a note gives the reason."""
    visit = _visit({"when": when} if when else {})
    (entry,) = calendar_entries(visit)
    assert (entry.kind, entry.start, entry.end, entry.location) == (EntryKind.JOURNAL, None, None, None)
    assert entry.carries_record
    assert entry.uid == entry_uid(visit.id)
    assert list(undated_notes(visit)) == [("stop-1/when", f"{reason}, so the calendar has no entry for this stop")]


def test_an_engagement_without_a_known_day_has_its_own_note() -> None:
    """An engagement without a known day has a note besides that of its stop, each with its address and reason."""
    visit = _visit({"when": "2025-03", "engagements": [{"id": "dinner", "kind": "dinner", "when": "2025"}]})
    assert list(undated_notes(visit)) == [
        (
            "stop-1/when",
            "2025-03 is known only to the month, not to the day, so the calendar has no entry for this stop",
        ),
        (
            "dinner/when",
            "2025 is known only to the year, not to the day, so the calendar has no entry for this engagement",
        ),
    ]


@pytest.mark.parametrize(
    ("when", "zone", "duration", "start", "end"),
    [
        ("2025-03-07T10:00:00Z", None, "PT90M", _utc("2025-03-07T10:00:00"), _utc("2025-03-07T11:30:00")),
        ("2025-03-07T01:00:00+05:30", None, None, _utc("2025-03-06T19:30:00"), None),
        ("2025-07-07T10:00:00", "Europe/Tallinn", "PT1H", _utc("2025-07-07T07:00:00"), _utc("2025-07-07T08:00:00")),
        ("2025-10-26T03:30:00", "Europe/Tallinn", None, _utc("2025-10-26T00:30:00"), None),  # ambiguous: the first
        ("2025-03-30T03:30:00", "Europe/Tallinn", None, _utc("2025-03-30T01:30:00"), None),  # skipped
        ("2025-03-07T10:00:00", None, "PT1H", datetime.datetime(2025, 3, 7, 10), datetime.datetime(2025, 3, 7, 11)),  # noqa: DTZ001  # floats
        ("2025-03-07T10:00:00Z", None, "P1D", _utc("2025-03-07T10:00:00"), None),
        ("2025-03-07T10:00:00Z", None, "P1DT2H", _utc("2025-03-07T10:00:00"), None),
        ("2025-03-07T10:00:00Z", None, "PT0S", _utc("2025-03-07T10:00:00"), None),
    ],
)
def test_an_hour_is_in_utc_or_floats(
    when: str, zone: str | None, duration: str | None, start: datetime.datetime, end: datetime.datetime | None
) -> None:
    """An hour with an offset or a zone is in UTC, any other is a wall-clock time, and no end is invented."""
    stop = {"when": when} | ({"time_zone": zone} if zone else {}) | ({"duration": duration} if duration else {})
    entry = _only_entry(stop)
    assert (entry.start, entry.end) == (start, end)


def test_a_zone_that_the_machine_does_not_know_floats_and_is_noted() -> None:
    """Hours in an unknown zone stay wall-clock times, and a note says what a reader will see."""
    visit = _visit({"when": "2025-03-07T10:00:00", "time_zone": "Europe/Atlantis"})
    (entry,) = calendar_entries(visit)
    assert entry.start == datetime.datetime(2025, 3, 7, 10)  # noqa: DTZ001  # floats
    ((address, sentence),) = undated_notes(visit)
    assert address == "stop-1/time_zone"
    assert "Europe/Atlantis" in sentence


@pytest.mark.parametrize("name", ["America", "Europe/Atlantis", "X" * 64])
def test_a_name_that_is_no_zone_has_no_rules(name: str) -> None:
    """The name of a folder or an unknown name has no zone, and raises no error."""
    assert time_zones.find_zone(name) is None


def test_a_set_of_days_has_an_entry_for_each_run() -> None:
    """Each run of days in a set has its own entry, with the first day of the run in its identity."""
    first, second = calendar_entries(_visit({"when": "{1974-05-12,1974-05-03..1974-05-04}"}))
    assert (first.key, first.start, first.end) == (
        "ga-ri-envoy-talks/stop-1@1974-05-03",
        _day("1974-05-03"),
        _day("1974-05-05"),
    )
    assert (second.key, second.start) == ("ga-ri-envoy-talks/stop-1@1974-05-12", _day("1974-05-12"))
    assert second.related == (RelationType.SIBLING, first.uid)
    assert (first.carries_record, second.carries_record) == (True, False)


@pytest.mark.parametrize(
    ("status", "shown", "prefix"),
    [
        ("reported", EventStatus.TENTATIVE, "[Tentative] "),
        ("announced", EventStatus.CONFIRMED, ""),
        ("confirmed", EventStatus.CONFIRMED, ""),
        ("under-way", EventStatus.CONFIRMED, ""),
        ("held", EventStatus.CONFIRMED, ""),
        ("postponed", EventStatus.CANCELLED, "[Postponed] "),
        ("cancelled", EventStatus.CANCELLED, "[Cancelled] "),
    ],
)
def test_a_status_is_written_twice(status: str, shown: EventStatus, prefix: str) -> None:
    """A status is written as STATUS for readers that know it, and in the SUMMARY for those that do not."""
    entry = _only_entry({"when": "2025-03-07"}, status=status)
    assert (entry.status, entry.summary) == (shown, f"{prefix}An envoy of Finland visits Estonia")


@pytest.mark.parametrize(
    ("mark", "prefix"),
    [("?", "[Date uncertain] "), ("~", "[Date approximate] "), ("%", "[Date uncertain and approximate] ")],
)
def test_a_day_with_a_qualifier_says_so(mark: str, prefix: str) -> None:
    """An uncertain or approximate day is shown as the source gives it, and the SUMMARY says how sure it is."""
    entry = _only_entry({"when": f"2025-03-07{mark}"}, status="reported")
    assert entry.start == _day("2025-03-07")
    assert entry.summary == f"[Tentative] {prefix}An envoy of Finland visits Estonia"


def test_a_postponed_visit_is_shown_as_cancelled_on_its_old_days() -> None:
    """A postponed visit keeps its UID and its last days, as CANCELLED, and the SUMMARY says postponed."""
    before = _only_entry({"when": "2026-04-21/2026-04-23"})
    previous = [
        {"id": "first-days", "when": "2026-02-01", "ended": "rescheduled"},
        {"id": "april-days", "when": "2026-04-21/2026-04-23", "ended": "postponed", "reason": "a general strike"},
    ]
    after = _only_entry({"previously": previous}, status="postponed", revision=2)
    assert (after.uid, after.start, after.end) == (before.uid, before.start, before.end)
    assert (after.status, after.sequence) == (EventStatus.CANCELLED, 2)
    assert after.summary.startswith("[Postponed] ")
    assert "Earlier dates: 2026-04-21 to 2026-04-23 (postponed: a general strike)" in after.description


def test_a_rescheduled_visit_moves() -> None:
    """A rescheduled visit keeps its UID on the new days, and the description names the old days."""
    before = _only_entry({"when": "2026-04-21/2026-04-23"})
    previous = [{"id": "april-days", "when": "2026-04-21/2026-04-23", "ended": "rescheduled"}]
    after = _only_entry({"when": "2026-10-06", "previously": previous}, revision=3)
    assert after.uid == before.uid
    assert (after.start, after.status, after.summary) == (_day("2026-10-06"), EventStatus.CONFIRMED, before.summary)
    assert "Earlier dates: 2026-04-21 to 2026-04-23 (rescheduled)" in after.description


_APRIL = {"id": "april-days", "when": "2026-04-21/2026-04-23", "ended": "rescheduled"}
_UNPLACED = ["2027-03", "2027", "2027-21", "[2027-03-01,2027-03-05]", "2027-03-01/..", "2027-03/2027-04"]


@pytest.mark.parametrize("when", _UNPLACED)
@pytest.mark.parametrize("status", ["postponed", "announced", "confirmed", "reported"])
def test_former_days_stay_where_new_ones_have_no_place(when: str, status: str) -> None:
    """A visit that was moved to a month is called off on its former days, and the description has the month."""
    before = _only_entry({"when": "2026-04-21/2026-04-23"})
    visit = _visit({"when": when, "previously": [_APRIL]}, status=status, revision=2)
    (after,) = calendar_entries(visit)
    assert (after.uid, after.start, after.end) == (before.uid, before.start, before.end)
    assert (after.kind, after.status, after.sequence) == (EntryKind.EVENT, EventStatus.CANCELLED, 2)
    assert after.summary == f"[Postponed] {before.summary}"
    assert f": {iso_date_in_words(Edtf(when))}" in after.description
    ((address, sentence),) = undated_notes(visit)
    assert address == "stop-1/when"
    assert sentence.endswith("so the calendar shows this stop on its earlier days, as postponed")


def test_a_month_with_a_place_is_as_exact_days_are() -> None:
    """With spans the entry moves to the month, and nothing is left on the former days."""
    visit = _visit({"when": "2027-03", "previously": [_APRIL]}, status="postponed")
    (entry,) = calendar_entries(visit, spans=True)
    assert (entry.start, entry.status) == (_day("2027-03-01"), EventStatus.TENTATIVE)
    assert list(undated_notes(visit, spans=True)) == []


def test_the_days_of_the_visit_that_have_no_place_leave_the_former_days_too() -> None:
    """The only stop of a visit of which the new month is known is on its former days."""
    (entry,) = calendar_entries(_visit({"previously": [_APRIL]}, status="postponed", when="2027-03"))
    assert (entry.start, entry.status) == (_day("2026-04-21"), EventStatus.CANCELLED)
    assert entry.summary.startswith("[Postponed] ")


@pytest.mark.parametrize(("status", "ended"), [("cancelled", "cancelled"), ("announced", "cancelled")])
def test_a_visit_that_is_cancelled_after_a_month_was_known_is_cancelled_on_its_last_exact_days(
    status: str, ended: str
) -> None:
    """The former days stay in the calendar, and say what became of the visit in the end."""
    previously = [_APRIL, {"id": "march", "when": "2027-03", "ended": ended}]
    (entry,) = calendar_entries(_visit({"previously": previously}, status=status))
    assert (entry.start, entry.status) == (_day("2026-04-21"), EventStatus.CANCELLED)
    assert entry.summary.startswith("[Cancelled] ")


def test_one_stop_of_a_tour_that_moves_to_a_month_stays_on_its_former_days() -> None:
    """The other stop stays as it is, and a meeting in the new month has its day."""
    talks = {"id": "talks", "kind": "meeting", "when": "2027-03-04"}
    dinner = {"id": "dinner", "kind": "dinner", "when": "2026-04-21T19:00:00Z"}
    moved = {"country": "LV", "when": "2027-03", "previously": [_APRIL], "engagements": [talks, dinner]}
    entries = calendar_entries(_visit({"when": "2026-04-20"}, moved))
    assert [(each.key.rpartition("/")[2], each.start, each.status) for each in entries] == [
        ("stop-1", _day("2026-04-20"), EventStatus.CONFIRMED),
        ("stop-2", _day("2026-04-21"), EventStatus.CANCELLED),
        ("talks", _day("2027-03-04"), EventStatus.CONFIRMED),
        ("dinner", _utc("2026-04-21T19:00:00"), EventStatus.CANCELLED),
    ]
    assert entries[3].summary.startswith("[Postponed] ")


@pytest.mark.parametrize(
    ("status", "ended", "prefix"),
    [
        ("cancelled", "postponed", "[Cancelled] "),
        ("postponed", "cancelled", "[Postponed] "),
        ("announced", "postponed", "[Postponed] "),
        ("announced", "rescheduled", "[Postponed] "),
        ("reported", "cancelled", "[Cancelled] "),
    ],
)
def test_old_days_say_why_they_were_given_up(status: str, ended: str, prefix: str) -> None:
    """A stop on old days is marked with the status of a cancelled or postponed visit, or else with how the days ended."""
    entry = _only_entry({"previously": [{"id": "old", "when": "2026-04-21", "ended": ended}]}, status=status)
    assert (entry.status, entry.summary) == (EventStatus.CANCELLED, f"{prefix}An envoy of Finland visits Estonia")


def test_one_stop_of_several_may_be_cancelled() -> None:
    """A dropped stop is shown on its old days as cancelled, and the other stop stays confirmed."""
    previous = [{"id": "old", "when": "2026-04-21", "ended": "cancelled"}]
    kept, dropped = calendar_entries(_visit({"when": "2026-04-20"}, {"country": "LV", "previously": previous}))
    assert (kept.status, dropped.status) == (EventStatus.CONFIRMED, EventStatus.CANCELLED)
    assert dropped.summary == "[Cancelled] An envoy of Finland visits Estonia – Latvia"


@pytest.mark.parametrize(
    ("status", "shown"),
    [("announced", "CONFIRMED"), ("confirmed", "CONFIRMED"), ("reported", "TENTATIVE"), ("postponed", "TENTATIVE")],
)
def test_new_days_of_one_stop_are_as_sure_as_the_visit(status: str, shown: str) -> None:
    """The new days of one stop have the status of the visit; those of a postponed visit are tentative."""
    _, moved = calendar_entries(
        _visit({"when": "2026-04-20"}, {"when": "2026-05-05", "previously": [_APRIL]}, status=status)
    )
    assert (moved.start, moved.status) == (_day("2026-05-05"), shown)


@pytest.mark.parametrize("left", ["2026-12-05", "{2026-12-05,2026-12-19}", "2026-12"])
def test_a_cancelled_day_of_a_set_stays_as_cancelled(left: str) -> None:
    """The day that was cancelled keeps its UID and says so; the others are as they were."""
    before = calendar_entries(_visit({"when": "{2026-12-05,2026-12-12,2026-12-19}"}))
    off = {"id": "second", "when": "2026-12-12", "ended": "cancelled"}
    *_, last = calendar_entries(_visit({"when": left, "previously": [off]}, revision=2))
    assert (last.start, last.end, last.status) == (_day("2026-12-12"), _day("2026-12-13"), EventStatus.CANCELLED)
    assert last.summary == f"[Cancelled] {before[1].summary}"
    if left != "2026-12":
        assert last.uid == before[1].uid


def test_all_days_of_a_set_may_be_cancelled_one_after_the_other() -> None:
    """The day that was cancelled first is still shown when the last one is cancelled too."""
    off = [{"id": f"day-{day}", "when": f"2026-12-{day}", "ended": "cancelled"} for day in ("12", "05")]
    entries = calendar_entries(_visit({"previously": off}, status="cancelled"))
    assert [(each.start, each.status) for each in entries] == [
        (_day("2026-12-05"), EventStatus.CANCELLED),
        (_day("2026-12-12"), EventStatus.CANCELLED),
    ]


@pytest.mark.parametrize("when", ["2026-12-12", "2026-12-11/2026-12-13", "2026-12-12T10:00:00Z"])
def test_a_cancelled_day_on_which_the_stop_is_after_all_is_not_shown_twice(when: str) -> None:
    """A day that was cancelled and is planned again has one entry."""
    off = {"id": "second", "when": "2026-12-12", "ended": "cancelled"}
    assert _only_entry({"when": when, "previously": [off]}).status is EventStatus.CONFIRMED


def test_several_stops_refer_to_the_first() -> None:
    """Each stop has an entry that says where it is; the first carries the record, and the others refer to it."""
    first, second = calendar_entries(
        _visit({"when": "2025-03-07"}, {"country": "LV", "kind": "transit", "when": "2025-03-08"})
    )
    assert [entry.summary.partition("Estonia")[2] for entry in (first, second)] == [" – Estonia", " – Latvia (transit)"]
    assert (first.related, second.related) == (None, (RelationType.SIBLING, first.uid))
    assert (first.carries_record, second.carries_record) == (True, False)


def test_an_engagement_with_an_hour_is_an_entry_of_its_own() -> None:
    """An engagement with an hour has an entry that refers to its stop, with its own place and its own certainty."""
    stop = {
        "when": "2026-10-06/2026-10-08",
        "time_zone": "Europe/Lisbon",
        "places": [{"id": "lisbon", "name": "Lisbon"}, {"id": "porto", "name": "Porto", "disputed": True}],
        "engagements": [
            {
                "id": "dinner-one",
                "kind": "dinner",
                "when": "2026-10-06T20:00:00",
                "place": "porto",
                "modality": "expected",
            },
            {"id": "plant", "kind": "inspection", "when": "2026-10-07"},
        ],
    }
    stop_entry, dinner = calendar_entries(_visit(stop))
    assert dinner.key == "ga-ri-envoy-talks/stop-1/dinner-one"
    assert dinner.related == (RelationType.PARENT, stop_entry.uid)
    assert dinner.start == _utc("2026-10-06T19:00:00")
    assert dinner.location == "Porto (disputed), Estonia"
    assert (dinner.status, dinner.categories) == (EventStatus.TENTATIVE, ("dinner",))
    assert dinner.summary == "[Tentative] Dinner – An envoy of Finland visits Estonia"
    assert stop_entry.categories == ("dinner", "inspection")
    assert "- inspection; 2026-10-07" in stop_entry.description


def test_a_dated_engagement_of_a_stop_without_days_is_shown() -> None:
    """A dated engagement is shown even if the days of its stop are not known."""
    visit = _visit({"when": "2026-10", "engagements": [{"id": "talk-one", "kind": "speech", "when": "2026-10-07"}]})
    (entry,) = calendar_entries(visit)
    assert (entry.key, entry.start) == ("ga-ri-envoy-talks/stop-1/talk-one", _day("2026-10-07"))
    assert entry.carries_record
    assert [address for address, _ in undated_notes(visit)] == ["stop-1/when"]


@given(visits(), st.data())
def test_a_filter_shows_its_stops_and_keeps_the_record_whole(visit: Visit, data: st.DataObject) -> None:
    """A feed of selected stops has the entries that the whole calendar has for them, and its first carries the record.

    The days of the visit as a whole are shown for stops without days.
    """
    selected = frozenset(data.draw(st.sets(st.sampled_from([stop.id for stop in visit.stops]))))
    shown, all_entries = calendar_entries(visit, stops=selected), calendar_entries(visit)
    assert [entry.carries_record for entry in shown] == [True, *[False] * (len(shown) - 1)][: len(shown)]
    assert bool(shown) == bool(selected)
    keys = {
        entry.key
        for entry in all_entries
        if entry.key.partition("/")[2].partition("/")[0].partition("@")[0] in selected
    }
    if keys:
        assert {entry.key for entry in shown} - {visit.id} == keys
        assert {entry.key for entry in shown} <= {entry.key for entry in all_entries}
    assert calendar_entries(visit, stops=frozenset(stop.id for stop in visit.stops)) == all_entries


@given(visits())
def test_no_two_entries_share_an_identity(visit: Visit) -> None:
    """Every entry of a visit has its own UID, made only of its key, and refers to an entry in the calendar."""
    entries = calendar_entries(visit)
    uids = [entry.uid for entry in entries]
    assert len(set(uids)) == len(uids)
    assert uids == [entry_uid(entry.key) for entry in entries]
    assert all(entry.related is None or entry.related[1] in uids for entry in entries)
    assert [entry.related is None for entry in entries] == [True, *[False] * (len(entries) - 1)]


@given(visits())
def test_an_identity_survives_a_new_revision_and_title(visit: Visit) -> None:
    """Another revision and title leave the UID and the days of each entry unchanged."""
    later = attrs.evolve(visit, revision=visit.revision % 999_999_999 + 1, title="Another title")
    assert [(entry.uid, entry.start) for entry in calendar_entries(later)] == [
        (entry.uid, entry.start) for entry in calendar_entries(visit)
    ]


def test_the_namespace_never_changes() -> None:
    """The namespace of UIDs never changes, because otherwise every subscriber would see every visit twice."""
    assert str(NAMESPACE) == "3ad4d0fb-d481-4830-bd63-e5625d9c845d"
    assert entry_uid("ga-ri-envoy-talks/stop-1") == "daa6b615-8177-5f0a-8cf3-ba5ecd92c02b"
    assert entry_key("a", "b", "2025-03-07") != entry_key("a", "b", day=_day("2025-03-07"))

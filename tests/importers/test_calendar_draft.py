"""Calendars of other programs become drafts that state only what the events state."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.converters import structure
from diplovisit.importers import DraftIds, rules
from diplovisit.importers.calendar_draft import id_words
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.record import InvalidRecord
from diplovisit.record.constraints import RECORD_ID

CORPUS = Path("tests/corpus_calendars")
_PEOPLE = {"people": [{"id": "envoy", "name": "Aino Virtanen"}], "travellers": [{"person": "envoy"}]}


def read(data: bytes) -> list[ImportedItem]:
    """Returns all items of a calendar."""
    return list(read_calendar_file(io.BytesIO(data), "x.ics"))


def corpus(name: str) -> list[ImportedItem]:
    """Returns the items of a calendar in the corpus."""
    return read((CORPUS / f"{name}.ics").read_bytes())


def data_of(item: ImportedItem) -> dict[str, Any]:
    """Returns the plain document of a draft."""
    assert item.is_draft
    data = item.document.data  # type: ignore[union-attr]  # a draft is a Document
    assert isinstance(data, dict)
    return data


def event(*lines: str) -> ImportedItem:
    """Returns the draft of an event with these lines."""
    head = ("BEGIN:VCALENDAR", "PRODID:-//x//y//EN", "BEGIN:VEVENT", "UID:7@x", "DTSTAMP:20250301T090000Z")
    (item,) = read("\r\n".join((*head, *lines, "END:VEVENT", "END:VCALENDAR", "")).encode())
    return item


def stop_of(*lines: str) -> dict[str, Any]:
    """Returns the stop of the draft of an event, without its id and identifiers."""
    (stop,) = data_of(event(*lines))["stops"]
    return {name: value for name, value in stop.items() if name not in {"id", "identifiers"}}


def rules_of(item: ImportedItem) -> set[str]:
    """Returns the rules with findings, except for the missing fields of every draft."""
    return {finding.rule for finding in item.result.findings} - {"missing-field"}


def test_google() -> None:
    """A Google event on whole days ends on the day before DTEND, has a country, and its description is a note."""
    days, yearly = corpus("google")
    assert data_of(days) == {
        "format": 1,
        "id": "finnish-envoy-in-tallinn-april",
        "revision": 3,
        "revised": "2025-03-28T14:15:00Z",
        "title": "Finnish envoy in Tallinn, April 2025",
        "status": "confirmed",
        "stops": [
            {
                "id": "stop",
                "country": "EE",
                "when": "2025-04-07/2025-04-08",
                "identifiers": [{"scheme": "icalendar-uid", "value": "3k2v9c0a1b2d3e4f5g6h7i8j9k@google.com"}],
            }
        ],
        "sources": [{"id": "calendar", "kind": "dataset", "publisher": "Foreign Ministry visits"}],
        "notes": ["An envoy of Finland is received by the Foreign Minister, Mart Tamm."],
    }
    assert rules_of(days) == set()
    assert data_of(yearly)["stops"][0]["when"] == "2025-04-08T07:00:00Z"
    assert data_of(yearly)["stops"][0]["places"] == [{"id": "venue", "name": "Toompea 1, Tallinn"}]
    assert rules_of(yearly) == {"recurring-event", "left-out-of-draft"}


def test_outlook() -> None:
    """An Outlook event in a Windows time zone keeps its local hour in the usual zone of that name, with a finding."""
    (item,) = corpus("outlook")
    data = data_of(item)
    assert (data["title"], data["status"]) == ("Foreign Office Consultations", "cancelled")
    assert data["stops"][0]["when"] == "2025-03-07T10:00:00"
    assert data["stops"][0]["duration"] == "PT1H30M"
    assert data["stops"][0]["time_zone"] == "Europe/Moscow"
    assert data["stops"][0]["identifiers"][0]["value"].endswith("C3A1B8C2D4E5F60718293A4B5C6D7E8")
    assert data["notes"] == ["Title in the calendar: Canceled: Foreign Office Consultations"]
    (finding,) = (finding for finding in item.result.findings if finding.rule == "usual-time-zone")
    assert finding.span is not None
    assert finding.span.line == 20


def test_apple() -> None:
    """An Apple event with an IANA zone lasts five hours, not four, in the night when the clocks go back."""
    (item,) = corpus("apple")
    stop = data_of(item)["stops"][0]
    assert (stop["when"], stop["duration"], stop["time_zone"]) == ("2026-10-24T23:00:00", "PT5H", "Europe/Lisbon")
    assert stop["places"][0]["name"] == "Palácio Nacional da Ajuda, Largo da Ajuda, 1349-021 Lisboa, Portugal"
    assert data_of(item)["sources"][0]["url"] == "https://example.org/dinner"
    (finding,) = (finding for finding in item.result.findings if finding.rule == "left-out-of-draft")
    assert finding.sentence == "the draft omits X-APPLE-STRUCTURED-LOCATION"


def test_nextcloud() -> None:
    """A Nextcloud event with a DURATION becomes a draft, and a task next to it gives a finding."""
    item, task = corpus("nextcloud")
    assert data_of(item)["stops"][0]["duration"] == "PT1H30M"
    assert data_of(item)["id"] == "erdogan-in-new-delhi"
    assert not task.is_draft
    assert rules_of(task) == {"left-out-of-draft"}


def test_exchange() -> None:
    """Exchange's zones without quotes, days in UTC and a zone of its own give zones, days and offsets, with findings."""
    embassy, tallinn, kathmandu = corpus("exchange")
    stop = data_of(embassy)["stops"][0]
    assert (stop["when"], stop["duration"], stop["time_zone"]) == ("2025-07-08T09:00:00", "PT1H30M", "Europe/Berlin")
    assert rules_of(embassy) == {"usual-time-zone", "private-event", "left-out-of-draft"}
    stop = data_of(tallinn)["stops"][0]
    assert (stop["when"], stop["country"], "duration" in stop) == ("2025-07-09/2025-07-10", "EE", False)
    assert rules_of(tallinn) == {"days-as-hours"}
    stop = data_of(kathmandu)["stops"][0]
    assert (stop["when"], stop["duration"], "time_zone" in stop) == ("2025-07-15T10:00:00+05:45", "PT1H", False)
    assert rules_of(kathmandu) == {"foreign-time-zone"}


def test_a_telephone() -> None:
    """A vCalendar of a telephone has encoded texts, an offset for all its hours, and days that it marks as such."""
    notice, reception, paris = corpus("telephone")
    assert "this is vCalendar 1.0" in notice.result.findings[0].sentence
    data = data_of(reception)
    assert (data["title"], data["notes"]) == (
        "Empfang in Köln",
        ["Der Außenminister empfängt den Gast.\nAnschließend Essen."],
    )
    assert data["stops"][0]["places"][0]["name"] == "Schloß Brühl"
    assert rules_of(reception) == {"calendar-time-zone", "left-out-of-draft"}
    assert data_of(paris)["stops"][0]["when"] == "2008-03-08/2008-03-09"


@pytest.mark.parametrize("name", [path.stem for path in sorted(CORPUS.glob("*.ics"))])
def test_a_draft_lacks_only_people_and_travellers(name: str) -> None:
    """A draft lacks only people and travellers, which `structure` reports at the line of the event."""
    for item in corpus(name):
        if item.is_draft:
            missing = [finding for finding in item.result.findings if finding.severity == "error"]
            assert [finding.address for finding in missing] == ["people", "travellers"]
            assert {finding.source_line for finding in missing} == {"BEGIN:VEVENT"}
            assert structure(data_of(item) | _PEOPLE).title


@pytest.mark.parametrize(
    ("lines", "stop"),
    [
        (["DTSTART;VALUE=DATE:20250307"], {"when": "2025-03-07"}),
        (["DTSTART;VALUE=DATE:20250307", "DTEND;VALUE=DATE:20250307"], {"when": "2025-03-07"}),
        (["DTSTART;VALUE=DATE:20250307", "DTEND;VALUE=DATE:20250308"], {"when": "2025-03-07"}),
        (["DTSTART;VALUE=DATE:20250228", "DTEND;VALUE=DATE:20250302"], {"when": "2025-02-28/2025-03-01"}),
        (["DTSTART;VALUE=DATE:20250307", "DURATION:P2D"], {"when": "2025-03-07/2025-03-08"}),
        (["DTSTART;VALUE=DATE:20250307", "DURATION:+P1W"], {"when": "2025-03-07/2025-03-13"}),
        (["DTSTART:20250307T100000"], {"when": "2025-03-07T10:00:00"}),
        (["DTSTART:20250307T100000", "DTEND:20250307T100000"], {"when": "2025-03-07T10:00:00"}),
        (["DTSTART:20250307T100000", "DTEND:20250308T113000"], {"when": "2025-03-07T10:00:00", "duration": "PT25H30M"}),
        (["DTSTART:20250307T100000Z", "DURATION:P1DT2H"], {"when": "2025-03-07T10:00:00Z", "duration": "P1DT2H"}),
        (
            ["DTSTART;TZID=UTC:20250307T100000", "DTEND:20250307T110000Z"],
            {"when": "2025-03-07T10:00:00", "duration": "PT1H", "time_zone": "UTC"},
        ),
        (["LOCATION:Georgia"], {"country": "GE"}),
        (["LOCATION:NORWAY"], {"country": "NO"}),
        (["LOCATION:Congo"], {"places": [{"id": "venue", "name": "Congo"}]}),
        (["LOCATION:Moscow"], {"places": [{"id": "venue", "name": "Moscow"}]}),
        (["LOCATION:NATO"], {"places": [{"id": "venue", "name": "NATO"}]}),
        (["LOCATION: \\n"], {}),
    ],
)
def test_days_hours_and_places(lines: list[str], stop: dict[str, Any]) -> None:
    """The times and the location of an event give the days, hours and places of the stop."""
    assert stop_of(*lines) == stop


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART:tomorrow"], 'DTSTART is "tomorrow", which is neither a day nor a time'),
        (["DTSTART;VALUE=DATE:20250307", "DTEND;VALUE=DATE:20250301"], "ends on 2025-03-01, before its first day"),
        (["DTSTART;VALUE=DATE:20250307", "DURATION:PT1H"], "not a number of days"),
        (["DTSTART;VALUE=DATE:99991230", "DURATION:P999999D"], "not a number of days"),
        (["DTSTART:20250307T100000Z", "DTEND:20250307T090000Z"], "before it begins"),
        (["DTSTART:20250307T100000Z", "DTEND:20250307T110000"], "cannot be computed"),
        (["DTSTART:20250307T100000Z", "DURATION:-PT1H"], "not a valid length"),
        (["STATUS:POSTPONED"], "not a status of an event"),
        (["SEQUENCE:-1"], "not a whole number"),
        (["LAST-MODIFIED:20250301T090000"], "not a time in UTC"),
    ],
)
def test_an_unreadable_value_is_reported_and_left_out(lines: list[str], words: str) -> None:
    """A value that its property does not allow gives a finding with its line, and is missing from the draft."""
    item = event(*lines)
    (finding,) = (finding for finding in item.result.findings if finding.rule == "malformed-event")
    assert words in finding.sentence
    assert finding.source_line in lines
    assert structure(data_of(item) | _PEOPLE | {"title": "x"}).title == "x"


@pytest.mark.parametrize(
    ("lines", "title", "status"),
    [
        (["SUMMARY:Talks"], "Talks", "reported"),
        (["SUMMARY:Talks", "STATUS:confirmed"], "Talks", "confirmed"),
        (["SUMMARY:[Tentative] Talks", "STATUS:TENTATIVE"], "Talks", "reported"),
        (["SUMMARY:[Postponed] Talks", "STATUS:CANCELLED"], "Talks", "cancelled"),
        (["SUMMARY:[Cancelled] Talks"], "Talks", "cancelled"),
        (["SUMMARY:[Cancelled] Talks", "STATUS:CONFIRMED"], "Talks", "cancelled"),
        (["SUMMARY:[Cancelled]", "STATUS:CANCELLED"], "[Cancelled]", "cancelled"),
    ],
)
def test_title_and_status(lines: list[str], title: str, status: str) -> None:
    """STATUS gives the status; a mark in the title is removed, and decides where it says that the event is off."""
    data = data_of(event(*lines))
    assert (data["title"], data["status"]) == (title, status)


def test_an_event_without_a_stamp_lacks_revised() -> None:
    """An event without LAST-MODIFIED and DTSTAMP gives a draft without `revised`; no clock replaces it."""
    (item,) = read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talks\nEND:VEVENT\nEND:VCALENDAR")
    missing = {finding.address for finding in item.result.findings if finding.rule == "missing-field"}
    assert missing == {"people", "travellers", "revised"}


def test_omitted_parts_are_reported() -> None:
    """A long description and an address that is no web address are left out, with findings at their lines."""
    item = event(f"DESCRIPTION:{'a' * 501}", "URL:message://x")
    lines = [
        finding.span.line for finding in item.result.findings if finding.rule == "left-out-of-draft" and finding.span
    ]
    assert lines == [6, 7]
    assert "notes" not in data_of(item)


@pytest.mark.parametrize("line", ["RRULE:FREQ=DAILY", "RDATE:20250308", "EXDATE:20250308", "RECURRENCE-ID:20250308"])
def test_a_repetition_is_reported_and_not_expanded(line: str) -> None:
    """A repeated event gives one draft, and a finding about the repetition."""
    assert rules_of(event("DTSTART:20250307T100000Z", line)) == {"recurring-event"}


_CHARACTERS = st.characters(exclude_characters="\r\n", codec="utf-8")
_VALUES = st.one_of(
    st.text(_CHARACTERS, max_size=30),
    st.sampled_from(["20250307", "20250307T100000Z", "00010101T000000", "99991231T235959", "P1D", "PT1H", "-1", "\\n"]),
)
_NAMES = (
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DURATION",
    "STATUS",
    "LOCATION",
    "DESCRIPTION",
    "UID",
    "URL",
    "SEQUENCE",
    "LAST-MODIFIED",
    "DTSTAMP",
    "DTSTART;TZID=Asia/Kolkata",
    "DTEND;TZID=Asia/Kolkata",
    "DTSTART;TZID=/x/y",
    "RRULE",
    "X-DIPLOVISIT-ID",
)


@given(st.lists(st.tuples(st.sampled_from(_NAMES), _VALUES).map(":".join), max_size=8))
def test_every_event_gives_a_draft(lines: list[str]) -> None:
    """Every event gives a draft, and every finding about it has a line."""
    drafts = [
        item
        for item in read("\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR")).encode())
        if item.is_draft
    ]
    assert len(drafts) == 1
    document = data_of(drafts[0])
    assert RECORD_ID.fullmatch(document["id"])
    assert all(finding.span is not None for finding in drafts[0].result.findings)
    with pytest.raises(InvalidRecord):
        structure(document)


@given(st.text(max_size=90))
def test_ids_are_ids(title: str) -> None:
    """Every title gives a valid id of at most 64 letters and digits, without years and names of fields."""
    ids = DraftIds()
    given_ids = [ids.assign(title) for _ in range(3)]
    assert len(set(given_ids)) == 3
    for name in given_ids:
        assert RECORD_ID.fullmatch(name)
        assert len(name) <= RECORD_ID.longest
        assert name not in RECORD_ID.refused


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Visit of 2025", "visit-of"),
        ("20250307T1000 Talks 7/3/25", "talks"),
        ("G7 in Kananaskis", "g7-in-kananaskis"),
        ("Notes", "visit-notes"),
        ("Министр", "visit"),
        ("a" * 90, "a" * 56),
        ("word " * 30, "-".join(["word"] * 11)),
    ],
)
def test_ids_contain_no_date(title: str, words: str) -> None:
    """Ids contain no numbers that may be days or years."""
    assert id_words(title) == words


def test_the_names_of_rules_are_unique() -> None:
    """No two rules for imports share a name."""
    assert len({rule.name for rule in rules.RULES}) == len(rules.RULES)


@pytest.mark.parametrize(
    ("where", "start", "country"),
    [
        ("Vietnam", "20001116", "VN"),
        ("Vietnam", "19670501", None),
        ("Viet-Nam", "19670501", None),
        ("Congo", "20240501", None),
        ("Congo (Brazzaville)", "20240501", "CG"),
        ("Korea", "20240501", None),
        ("South Korea", "20240501", "KR"),
        ("Germany", "19750501", None),
        ("Germany", "20240501", "DE"),
        ("China", "20240501", "CN"),
        ("China", "19600618", None),
        ("Yemen", "19800101", None),
        ("Serbia", "19970531", None),
        ("Macedonia", "19850101", None),  # its only polity did not exist yet
        ("Russia", "19610601", None),
        ("Republic of China", "19300601", "CN"),
        ("Republic of China", "19600601", "TW"),
        ("Korea, Rep.", "20240501", "KR"),
        ("Deutschland", "20240501", "DE"),
        ("Allemagne", "19750501", None),
    ],
)
def test_a_location_is_a_country_only_where_one_can_be_meant(where: str, start: str, country: str | None) -> None:
    """A location is a country only if one polity has that name on the days of the event; otherwise it is a place."""
    stop = stop_of(f"DTSTART;VALUE=DATE:{start}", f"LOCATION:{where}")
    assert stop.get("country") == country
    if country is None:
        assert [place["name"] for place in stop["places"]] == [where]


@pytest.mark.parametrize(
    ("where", "start", "words"),
    [
        ("Vietnam", "19670501", "can mean North Vietnam (VDVN, 1945-09-02 to 1976-07-01) or South Vietnam"),
        ("Macedonia", "19850101", "means North Macedonia (MK, since 1991-09-08), which did not exist on 1985-01-01"),
    ],
)
def test_a_country_that_is_not_taken_is_reported(where: str, start: str, words: str) -> None:
    """A location that is the name of a country, but not of one on the days of the event, is reported."""
    item = event(f"DTSTART;VALUE=DATE:{start}", f"LOCATION:{where}")
    (finding,) = [finding for finding in item.result.findings if finding.rule == "left-out-of-draft"]
    assert words in finding.sentence
    assert rules_of(event("DTSTART;VALUE=DATE:20240501", "LOCATION:Room 2")) == set()


def test_an_event_across_a_change_of_state_has_no_country() -> None:
    """An event has no country if its location was in two successive states, as Austria in November 1918."""
    stop = stop_of("DTSTART;VALUE=DATE:19181110", "DTEND;VALUE=DATE:19181114", "LOCATION:Austria")
    assert "country" not in stop

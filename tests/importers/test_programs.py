"""Calendars in the shape of real programs: what they state comes into drafts, and no event is lost.

The content is made up. Each file has the properties, the folding and the line ends of its program.
"""

from pathlib import Path
from typing import Any

import pytest

from diplovisit import read_calendar

PROGRAMS = Path("tests/importers/programs")
FILES = sorted(PROGRAMS.glob("*.ics"))

OFF = "conflicting-status"
FACTS: dict[str, list[dict[str, Any]]] = {
    "outlook-desktop": [
        {"title": "Antrittsbesuch der finnischen Botschafterin", "status": "reported", "notes": ["Programme follows."]},
        {
            "title": "Reise des Ministers nach Oslo",
            "status": "cancelled",
            "country": "NO",
            "when": "2025-05-15/2025-05-16",
            "revision": 2,
            "publisher": "Protocol",
            "notes": ["Title in the calendar: Abgesagt: Reise des Ministers nach Oslo"],
        },
    ],
    "exchange": [
        {
            "title": "Talks with the Baltic delegation",
            "status": "cancelled",
            "place": "Helsinki",
            "revision": 3,
            "revised": "2025-06-08T07:18:33Z",
        }
    ],
    "google-feed": [
        {
            "title": "State visit of the President of Finland",
            "status": "confirmed",
            "country": "IT",
            "when": "2025-09-01/2025-09-03",
            "publisher": "State visits",
        },
        {"title": "Talks with the Prime Minister", "status": "cancelled", "when": "2025-09-02T08:00:00Z"},
    ],
    "apple-calendar": [
        {
            "title": "entretien avec la délégation norvégienne",
            "status": "postponed",
            "when": "2025-03-11T10:00:00",
            "time_zone": "Europe/Paris",
            "place": "Quai d’Orsay, 37 Quai d'Orsay, 75007 Paris, France",
        }
    ],
    "evolution": [
        {
            "title": "Envoy of Iceland in Copenhagen",
            "status": "reported",
            "country": "DK",
            "when": "2025-03-18/2025-03-19",
            "revised": "2025-03-05T10:15:00Z",
        }
    ],
    "korganizer": [
        {"title": "Working lunch with the Swiss delegation", "status": "reported", "time_zone": "Europe/Zurich"}
    ],
    "thunderbird": [
        {"title": "Konsultationen mit Estland", "status": "confirmed", "when": "2025-04-25T09:30:00", "revision": 3}
    ],
    "booking-site": [
        {"title": "Reserved", "status": "reported", "when": "2025-07-10/2025-07-13", "revised": None},
        {"title": "Airbnb (Not available)", "status": "reported", "when": "2025-07-20/2025-07-23"},
    ],
    "phone": [{"title": "노르웨이 대표단 면담", "status": "cancelled", "time_zone": "Asia/Seoul", "duration": "PT1H"}],
    "zimbra": [
        {"title": "Coordination before the summit", "when": "2025-06-03T10:30:00", "publisher": "Calendar"},
        {"title": "Coordination before the summit", "when": "2025-06-11T14:00:00", "revision": 3},
    ],
    "nextcloud-calendar": [
        {
            "title": "Gespräche in Bratislava",
            "status": "cancelled",
            "country": "SK",
            "when": "2025-06-30",
            "url": "https://example.org/visits/bratislava",
        }
    ],
}


def test_every_file_has_facts() -> None:
    """Each file of the folder is tested, and each row has its file."""
    assert {file.stem for file in FILES} == set(FACTS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_draft_states_what_its_program_wrote(file: Path) -> None:
    """Title, status, days, place, revision, source and note of each draft are those of the event."""
    drafts = read_calendar(file).drafts
    assert len(drafts) == len(FACTS[file.stem])
    for draft, facts in zip(drafts, FACTS[file.stem], strict=True):
        flat = _flat(draft)
        assert {name: flat.get(name) for name in facts} == facts


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_event_is_lost(file: Path) -> None:
    """Each VEVENT is a draft, or a version that is reported as older."""
    result = read_calendar(file)
    older = sum(finding.rule == "older-event" for finding in result.findings)
    assert file.read_bytes().count(b"BEGIN:VEVENT") == len(result.drafts) + older


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_only_the_title_can_say_that_an_event_is_off(file: Path) -> None:
    """A finding about the status appears exactly where STATUS and METHOD leave out what the title says."""
    expected = {"outlook-desktop", "apple-calendar", "phone", "nextcloud-calendar"}
    assert (OFF in {finding.rule for finding in read_calendar(file).findings}) == (file.stem in expected)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_second_copy_of_a_calendar_adds_nothing(file: Path) -> None:
    """The calendar twice in one file, the second time exported anew, gives the same drafts."""
    data = file.read_bytes()
    later = data.replace(b"DTSTAMP:2025", b"DTSTAMP:2026")
    once, twice = read_calendar(data), read_calendar(data + later)
    assert [_flat(draft) | {"revised": ""} for draft in once.drafts] == [
        _flat(draft) | {"revised": ""} for draft in twice.drafts
    ]


def _flat(draft: Any) -> dict[str, Any]:
    (stop,) = draft["stops"]
    (source,) = draft["sources"]
    (place,) = stop.get("places", [{"name": None}])
    return {**source, **stop, **draft, "place": place["name"]}

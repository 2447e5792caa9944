"""Tests that JSON-LD states what schema.org has terms for, and no more than the record."""

import html.parser
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from pyld import jsonld

from diplovisit import Edtf, load
from diplovisit.converters import structure
from diplovisit.exporters.json_ld import json_ld
from diplovisit.record import Visit
from diplovisit.testing import visits
from tests import records
from tests.hostile_records import hostile_visits
from tests.payloads import PAGES

# The terms that we use, with the types to which schema.org assigns them (https://schema.org/Event etc., version 29).
TERMS = {
    "identifier": {"Event", "Country"},
    "name": {"Event", "Country", "Place", "Person", "Organization", "NewsArticle", "Dataset", "CreativeWork"},
    "alternateName": {"Person", "Organization"},
    "eventStatus": {"Event"},
    "startDate": {"Event"},
    "endDate": {"Event"},
    "duration": {"Event"},
    "previousStartDate": {"Event"},
    "location": {"Event"},
    "containedInPlace": {"Place"},
    "attendee": {"Event"},
    "about": {"Event"},
    "subEvent": {"Event"},
    "subjectOf": {"Event"},
    "jobTitle": {"Person"},
    "affiliation": {"Person"},
    "publisher": {"NewsArticle", "Dataset", "CreativeWork"},
    "datePublished": {"NewsArticle", "Dataset", "CreativeWork"},
    "inLanguage": {"NewsArticle", "Dataset", "CreativeWork"},
    "url": {"NewsArticle", "Dataset", "CreativeWork"},
    "license": {"NewsArticle", "Dataset", "CreativeWork"},
}


def document(visit: Visit) -> dict[str, Any]:
    """Returns the JSON-LD of a visit, parsed."""
    parsed: dict[str, Any] = json.loads(json_ld(visit))
    return parsed


def nodes(value: Any) -> list[dict[str, Any]]:
    """Returns every mapping in a document."""
    if isinstance(value, dict):
        return [value, *(node for inner in value.values() for node in nodes(inner))]
    return [node for inner in value for node in nodes(inner)] if isinstance(value, list) else []


def load_context(address: str, options: dict[str, Any]) -> dict[str, Any]:
    """Returns the part of schema.org's context that matters here, so that the test needs no network."""
    assert address == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": {"@vocab": "http://schema.org/", "id": "@id", "type": "@type"}},
    }


@pytest.mark.measured
@given(visits())
def test_every_term_belongs_to_its_type_in_schema_org(visit: Visit) -> None:
    """Every term belongs to its type in schema.org, and no value is null, empty or without a type."""
    for node in nodes(document(visit)):
        for term, value in node.items():
            assert value not in (None, "", [], {})
            if not term.startswith("@"):
                assert node["@type"] in TERMS[term], term


@given(visits())
def test_a_json_ld_processor_reads_all_of_it(visit: Visit) -> None:
    """PyLD expands the document without dropping any term."""
    (expanded,) = jsonld.expand(document(visit), {"documentLoader": load_context})
    assert expanded["@type"] == ["http://schema.org/Event"]
    terms = {term for term in document(visit) if not term.startswith("@")}
    assert {name.removeprefix("http://schema.org/") for name in expanded if not name.startswith("@")} == terms


@pytest.mark.parametrize(
    ("file", "status"),
    [
        ("seeds/misri-russia/visit.yaml", None),
        ("examples/harding-kingston.yaml", "https://schema.org/EventScheduled"),
        ("examples/state-visit-rescheduled.yaml", "https://schema.org/EventRescheduled"),
    ],
)
def test_the_status_is_schema_orgs(file: str, status: str | None) -> None:
    """A visit on new days is rescheduled and has its earlier first day; a visit that is only reported has no status."""
    data = document(load(file))
    assert data.get("eventStatus") == status
    assert ("previousStartDate" in data) is (status is not None and status.endswith("Rescheduled"))


def test_an_engagement_at_an_hour_is_an_event_at_that_hour() -> None:
    """An engagement at an hour is a subEvent whose start has a time."""
    dinner = next(
        event
        for event in document(load("examples/state-visit-rescheduled.yaml"))["subEvent"]
        if "dinner" in event["name"]
    )
    assert "T" in dinner["startDate"]


def test_what_is_off_is_not_said_to_be_on() -> None:
    """A cancelled engagement has its status, a traveller who withdrew attends nothing, an inexact length is left out."""
    data = document(load("examples/baltic-tour.yaml"))
    latvia, estonia = data["subEvent"]
    meeting, dinner = latvia["subEvent"]
    assert (data["startDate"], data["endDate"]) == ("2026-06-09", "2026-06-11")
    assert data["attendee"]["name"] == "Ingrid Solheim"
    assert dinner["eventStatus"] == "https://schema.org/EventCancelled"
    assert "eventStatus" not in meeting
    assert "duration" not in meeting
    assert "startDate" not in latvia
    assert estonia["subEvent"]["startDate"] == "2026-06-11"


_CANCELLED = "https://schema.org/EventCancelled"
_POSTPONED = "https://schema.org/EventPostponed"
_RESCHEDULED = "https://schema.org/EventRescheduled"
_SCHEDULED = "https://schema.org/EventScheduled"


def _former(ended: str) -> list[dict[str, Any]]:
    return [{"id": "april", "when": "2026-04-21", "ended": ended}]


def _made(*stops: dict[str, Any], **fields: Any) -> dict[str, Any]:
    data = records.document() | {"evidence": []} | fields
    data["stops"] = [
        {
            "id": f"stop-{number}",
            "country": "EE",
            "engagements": [{"id": f"talks-{number}", "kind": "meeting"}],
            **stop,
        }
        for number, stop in enumerate(stops, 1)
    ]
    return document(structure(data))


@pytest.mark.parametrize(
    ("status", "stop", "event", "former"),
    [
        ("announced", {"when": "2026-06-09"}, _SCHEDULED, False),
        ("reported", {"when": "2026-06-09"}, None, False),
        ("cancelled", {"previously": _former("cancelled")}, _CANCELLED, True),
        ("cancelled", {"when": "2026-06-09", "previously": _former("rescheduled")}, _CANCELLED, True),
        ("announced", {"previously": _former("cancelled")}, _CANCELLED, True),
        ("announced", {"previously": _former("postponed")}, _POSTPONED, True),
        ("postponed", {"previously": _former("postponed")}, _POSTPONED, True),
        ("postponed", {"when": "2026-06-09"}, _POSTPONED, False),
        ("postponed", {"when": "2026-06-09", "previously": _former("rescheduled")}, _RESCHEDULED, True),
        ("announced", {"when": "2026-06-09", "previously": _former("rescheduled")}, _RESCHEDULED, True),
        ("held", {"when": "2026-06-09", "previously": _former("rescheduled")}, _RESCHEDULED, True),
        ("held", {"when": "2026-06", "previously": _former("rescheduled")}, _RESCHEDULED, True),
        ("announced", {"when": "2026-06", "previously": _former("rescheduled")}, _POSTPONED, True),
        ("postponed", {"when": "2026-06", "previously": _former("rescheduled")}, _POSTPONED, True),
        # One of two days was cancelled; the other was not moved.
        ("announced", {"when": "2026-06-09", "previously": _former("cancelled")}, _SCHEDULED, False),
    ],
)
def test_an_event_is_off_or_moved_as_the_calendar_says(
    status: str, stop: dict[str, Any], event: str | None, former: bool
) -> None:
    """Only an event without new days is postponed; one with new days has both, and engagements are off with it."""
    data = _made(stop, status=status)
    assert data.get("eventStatus") == event
    assert data.get("previousStartDate") == ("2026-04-21" if former else None)
    off = event if event in {_CANCELLED, _POSTPONED} else None
    assert data["subEvent"].get("eventStatus") == off


@pytest.mark.parametrize(
    ("status", "second", "whole", "of_second"),
    [
        ("announced", {"previously": _former("cancelled")}, _SCHEDULED, _CANCELLED),
        ("announced", {"previously": _former("postponed")}, _SCHEDULED, _POSTPONED),
        ("announced", {"when": "2026-06-09", "previously": _former("rescheduled")}, _SCHEDULED, _RESCHEDULED),
        ("reported", {"previously": _former("cancelled")}, None, _CANCELLED),
        ("held", {"previously": _former("cancelled")}, _SCHEDULED, _CANCELLED),
        ("cancelled", {"previously": _former("rescheduled")}, _CANCELLED, _CANCELLED),
    ],
)
def test_one_stop_is_off_or_moved_alone(status: str, second: dict[str, Any], whole: str | None, of_second: str) -> None:
    """A stop of a visit that goes on has its own status, and so have its engagements; the visit keeps its own."""
    data = _made({"when": "2026-06-08"}, second, status=status)
    first, other = data["subEvent"]
    assert (data.get("eventStatus"), first.get("eventStatus"), other["eventStatus"]) == (whole, whole, of_second)
    off = of_second if of_second in {_CANCELLED, _POSTPONED} else None
    assert other["subEvent"].get("eventStatus") == off


def test_a_tour_that_moved_as_a_whole_is_rescheduled() -> None:
    """All stops that go on have new days, so the visit has too, and its first former day."""
    moved = {"when": "2026-06-09", "previously": _former("rescheduled")}
    later = {"when": "2026-06-10", "previously": [{"id": "may", "when": "2026-05-01", "ended": "rescheduled"}]}
    dropped = {"previously": [{"id": "march", "when": "2026-03-01", "ended": "cancelled"}]}
    data = _made(moved, later, dropped, status="postponed")
    assert (data["eventStatus"], data["previousStartDate"]) == (_RESCHEDULED, "2026-04-21")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_tour_whose_stops_are_all_off_is_off(status: str) -> None:
    """A visit that is announced, and of which every stop is off, is off."""
    data = _made(*({"previously": [{"id": f"days-{n}", "when": "2026-04-21", "ended": status}]} for n in range(2)))
    assert data["eventStatus"] == {"cancelled": _CANCELLED, "postponed": _POSTPONED}[status]


def test_the_seed_has_no_city_and_no_hour() -> None:
    """The JSON-LD of the seed has no city and no hour, because the source states neither."""
    data = document(load("seeds/misri-russia/visit.yaml"))
    assert data["location"] == {"@type": "Country", "name": "Russia", "identifier": "RU"}
    assert (data["startDate"], data["endDate"]) == ("2025-03-07", "2025-03-07")
    assert "Moscow" not in json.dumps(data)


def test_a_date_without_a_certain_day_is_left_out() -> None:
    """A month, a year or an uncertain day is left out, because schema.org's Date is a day."""
    for when in ("2025-03", "2025", "2025-03-07?", "2025-03-07~/2025-03-08", "[2025-03-07,2025-03-08]"):
        seed = load("seeds/misri-russia/visit.yaml")
        stop = evolve(seed, when)
        assert "startDate" not in document(stop)


def evolve(visit: Visit, when: str) -> Visit:
    """Returns the visit with its only stop on other days."""
    return attrs.evolve(visit, stops=(attrs.evolve(visit.stops[0], when=Edtf(when)),))


def test_a_page_can_embed_it_unchanged() -> None:
    """Embedded in the script element of a page, JSON-LD never closes that element, whatever its texts are."""
    for visit in hostile_visits(PAGES):
        data = json_ld(visit).decode()
        assert not set("<>&\u2028\u2029") & set(data)
        elements = Elements(f'<script type="application/ld+json">{data}</script><p>x</p>')
        assert elements.elements == [("script", data), ("p", "x")]
        parsed = json.loads(data)
        assert parsed == document(visit)
        assert parsed["name"] == visit.title
        assert visit.sources[0].url == parsed["subjectOf"]["url"]


class Elements(html.parser.HTMLParser):
    """Collects the elements of a page, each with its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the signature of html.parser
        """Starts an element."""
        self.elements.append((tag, ""))

    def handle_data(self, data: str) -> None:
        """Adds text to the last element."""
        tag, before = self.elements.pop()
        self.elements.append((tag, before + data))

"""JSON-LD says of a visit what schema.org has words for, and no more than the record."""

import html.parser
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from pyld import jsonld

from diplovisit import Edtf, load
from diplovisit.exporters.json_ld import json_ld
from diplovisit.record import Visit
from diplovisit.testing import visits
from tests.hostile_records import hostile_visits
from tests.payloads import PAGES

# The terms used here, each with the types that schema.org gives it to (https://schema.org/Event and so on, version 29).
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
    """The JSON-LD of a visit, as a JSON reader has it."""
    read: dict[str, Any] = json.loads(json_ld(visit))
    return read


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every mapping in a document."""
    if isinstance(value, dict):
        return [value, *(node for inner in value.values() for node in nodes(inner))]
    return [node for inner in value for node in nodes(inner)] if isinstance(value, list) else []


def local(address: str, options: dict[str, Any]) -> dict[str, Any]:
    """Schema.org's context as far as it matters here, so that no network is asked."""
    assert address == "https://schema.org"
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": {"@context": {"@vocab": "http://schema.org/", "id": "@id", "type": "@type"}},
    }


@pytest.mark.measured
@given(visits())
def test_every_term_is_one_of_schema_org_at_its_own_type(visit: Visit) -> None:
    """No term stands where schema.org does not have it, and nothing is null, empty or without a type."""
    for node in nodes(document(visit)):
        for term, value in node.items():
            assert value not in (None, "", [], {})
            if not term.startswith("@"):
                assert node["@type"] in TERMS[term], term


@given(visits())
def test_a_json_ld_processor_reads_all_of_it(visit: Visit) -> None:
    """PyLD expands the document, and drops nothing of it."""
    (expanded,) = jsonld.expand(document(visit), {"documentLoader": local})
    assert expanded["@type"] == ["http://schema.org/Event"]
    own = {term for term in document(visit) if not term.startswith("@")}
    assert {name.removeprefix("http://schema.org/") for name in expanded if not name.startswith("@")} == own


@pytest.mark.parametrize(
    ("file", "status"),
    [
        ("seeds/misri-russia/visit.yaml", None),
        ("examples/harding-kingston.yaml", "https://schema.org/EventScheduled"),
        ("examples/state-visit-rescheduled.yaml", "https://schema.org/EventRescheduled"),
    ],
)
def test_the_status_is_schema_orgs(file: str, status: str | None) -> None:
    """A visit on new days is rescheduled, with its earlier first day; one that is only reported has no status."""
    found = document(load(file))
    assert found.get("eventStatus") == status
    assert ("previousStartDate" in found) is (status is not None and status.endswith("Rescheduled"))


def test_an_engagement_at_an_hour_is_an_event_at_that_hour() -> None:
    """A dinner at eight is a subEvent that begins at eight, with its place and its name."""
    dinner = next(
        event
        for event in document(load("examples/state-visit-rescheduled.yaml"))["subEvent"]
        if "dinner" in event["name"]
    )
    assert "T" in dinner["startDate"]


def test_the_seed_has_no_city_and_no_hour() -> None:
    """What the source does not say is not in its JSON-LD."""
    found = document(load("seeds/misri-russia/visit.yaml"))
    assert found["location"] == {"@type": "Country", "name": "Russia", "identifier": "RU"}
    assert (found["startDate"], found["endDate"]) == ("2025-03-07", "2025-03-07")
    assert "Moscow" not in json.dumps(found)


def test_a_date_that_is_no_day_is_left_out() -> None:
    """schema.org's Date is a day: a month, a year and a day that is not certain are none."""
    for when in ("2025-03", "2025", "2025-03-07?", "2025-03-07~/2025-03-08", "[2025-03-07,2025-03-08]"):
        seed = load("seeds/misri-russia/visit.yaml")
        stop = evolve(seed, when)
        assert "startDate" not in document(stop)


def evolve(visit: Visit, when: str) -> Visit:
    """The visit with its only stop on other days."""
    return attrs.evolve(visit, stops=(attrs.evolve(visit.stops[0], when=Edtf(when)),))


def test_it_stands_in_a_page_as_it_is() -> None:
    """In a script element, where search engines look for it: whatever the texts hold, it ends nothing but itself."""
    for visit in hostile_visits(PAGES):
        data = json_ld(visit).decode()
        assert not set("<>&\u2028\u2029") & set(data)
        read = Elements(f'<script type="application/ld+json">{data}</script><p>x</p>')
        assert read.found == [("script", data), ("p", "x")]
        found = json.loads(data)
        assert found == document(visit)
        assert found["name"] == visit.title
        assert visit.sources[0].url == found["subjectOf"]["url"]


class Elements(html.parser.HTMLParser):
    """The elements of a page, each with its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # the signature of html.parser
        """Begins an element."""
        self.found.append((tag, ""))

    def handle_data(self, data: str) -> None:
        """Adds to its text."""
        tag, before = self.found.pop()
        self.found.append((tag, before + data))

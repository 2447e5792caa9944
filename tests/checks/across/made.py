"""Small records for the rules across records, with few people, countries, days and ids, so that they often meet."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import RecordCollection, make_digest
from diplovisit.record import RelationKind, Status, Visit

IDS = ("a", "b", "c", "d")
PEOPLE: tuple[dict[str, Any], ...] = (
    {"id": "kask", "name": "Mart Kask", "country": "EE"},
    {"id": "tamm", "name": "Aino Tamm", "country": "FI", "identifiers": [{"scheme": "wikidata", "value": "Q1"}]},
    {"id": "tamm", "name": "Aino Tamm", "country": "FI", "identifiers": [{"scheme": "wikidata", "value": "Q2"}]},
    {"id": "tamm", "name": "Aino Tamm", "country": "FI"},
)
DAYS = ("2025-04-07", "2025-04-07/2025-04-08", "2025-04-08/2025-04-09", "2025-04-08~", "2025-04", "2025-04-08/..")


def document(record: str = "a", **fields: Any) -> dict[str, Any]:
    """A record as plain data: Aino Tamm is in Estonia on 7 April 2025, unless the fields differ."""
    return {
        "format": 1,
        "id": record,
        "revision": 1,
        "revised": "2025-03-05T12:00:00Z",
        "title": "A visit",
        "status": "announced",
        "people": [{"id": "tamm", "name": "Aino Tamm", "country": "FI"}],
        "travellers": [{"person": "tamm"}],
        "stops": [{"id": "estonia", "country": "EE", "when": "2025-04-07"}],
        "sources": [{"id": "gazette", "kind": "news"}],
    } | fields


def visit(record: str = "a", **fields: Any) -> Visit:
    """The same document as a Visit."""
    return structure(document(record, **fields))


def stop(number: int = 0, country: str | None = "EE", when: str | None = "2025-04-07", **fields: Any) -> dict[str, Any]:
    """A stop; a country or days of None are left out."""
    given = {"id": f"stop-{number}", "country": country, "when": when} | fields
    return {name: value for name, value in given.items() if value is not None}


def findings(*visits: Visit, missed: Sequence[str | None] = ()) -> set[tuple[str, str, str, str]]:
    """Returns the findings of the rules across records: rule, record, address and sentence."""
    collection = RecordCollection((make_digest(given) for given in visits), missed)
    return {
        (rule.name, issue.record.id, issue.address, issue.sentence())
        for rule, find in CROSS_RECORD_CHECKS
        for issue in find(collection)
    }


def rules(*visits: Visit, missed: Sequence[str | None] = ()) -> list[str]:
    """Returns the names of the rules with findings, sorted."""
    return sorted({rule for rule, *_ in findings(*visits, missed=missed)})


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """A record that may meet other records."""
    person = draw(st.sampled_from(PEOPLE))
    places = st.lists(st.sampled_from(("Tallinn", "Tartu")), max_size=2, unique=True)
    stops = [
        stop(
            number,
            draw(st.sampled_from(("EE", "LV", "UN", None))),
            draw(st.one_of(st.none(), st.sampled_from(DAYS))),
            places=[{"id": f"place-{number}-{place.lower()}", "name": place} for place in draw(places)],
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    relations = [
        {"kind": draw(st.sampled_from(RelationKind)).value, "target": draw(st.sampled_from((*IDS, "event", "e")))}
        | draw(st.sampled_from(({}, {"stops": ["stop-0"]})))
        for _ in range(draw(st.integers(0, 3)))
    ]
    others = [candidate for candidate in PEOPLE if candidate["id"] != person["id"]][:1]
    return visit(
        draw(st.sampled_from(IDS)),
        status=draw(st.sampled_from(Status)).value,
        people=[person, *others],
        travellers=[{"person": person["id"]}],
        stops=stops,
        claims=[{"id": "event", "kind": "event", "what": "an event", "subjects": [other["id"] for other in others]}],
        relations=relations,
    )

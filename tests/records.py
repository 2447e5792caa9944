"""A small valid record for tests to change, as a plain document and as a record."""

import copy
from typing import Any

from diplovisit.converters import structure
from diplovisit.record import Visit

_DOCUMENT: dict[str, Any] = {
    "format": 1,
    "id": "ga-ri-envoy-talks",
    "revision": 1,
    "revised": "2025-03-05T12:00:00Z",
    "title": "An envoy of Finland visits Estonia",
    "status": "announced",
    "sending": ["FI"],
    "people": [
        {"id": "envoy", "name": "Aino Virtanen", "office": "Special Envoy", "country": "FI"},
        {"id": "host", "name": "Mart Tamm", "office": "Foreign Minister", "country": "EE"},
    ],
    "travellers": [{"person": "envoy", "capacity": "envoy"}],
    "stops": [
        {
            "id": "tallinn",
            "country": "EE",
            "places": [{"id": "tallinn-city", "name": "Tallinn", "kind": "city"}],
            "when": "2025-04-07/2025-04-08",
            "engagements": [
                {"id": "talks", "kind": "meeting", "place": "tallinn-city", "participants": [{"person": "host"}]}
            ],
        }
    ],
    "claims": [
        {"id": "trade", "kind": "measure", "what": "two-way trade", "quantity": {"value": "1.50", "unit": "EUR"}}
    ],
    "sources": [
        {"id": "ministry", "kind": "statement", "language": "en", "parts": [{"name": "body", "start": 0, "end": 9}]}
    ],
    "evidence": [{"about": ["tallinn/when"], "basis": "stated", "part": "body", "quote": "7 and 8 April 2025"}],
}


def document() -> dict[str, Any]:
    """Returns a copy of the document, which a test may change."""
    return copy.deepcopy(_DOCUMENT)


def visit() -> Visit:
    """Returns the record."""
    return structure(_DOCUMENT)

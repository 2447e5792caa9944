"""A record of one of the articles as a careful person writes it, for tests of the scorer."""

import copy
from typing import Any

import yaml

from diplovisit.converters import structure
from diplovisit.record import Visit

_RECORD = """
format: 1
id: cl-pt-state-visit
revision: 1
revised: "2026-09-03T12:00:00Z"
title: President Catalina Undurraga visits Portugal
status: postponed
announcement: official
category: state
sending: [CL]
invited_by: valadares
people:
  - {id: undurraga, name: Catalina Undurraga, office: President of the Republic, country: CL, rank: head-of-state}
  - {id: valadares, name: Henrique Valadares, office: President, country: PT}
  - {id: larraechea, name: Rodrigo Larraechea, office: Minister of Foreign Affairs, country: CL}
travellers: [{person: undurraga}]
stops:
  - id: portugal
    country: PT
    when: 2026-10-12/2026-10-14
    places: [{id: porto, name: Porto}, {id: ajuda, name: Ajuda Palace}]
    previously: [{id: september, when: 2026-09-21/2026-09-23, ended: postponed, reason: owing to the forest fires}]
    engagements:
      - {id: business, kind: conference, label: business forum, place: porto, status: cancelled}
      - {id: dinner, kind: dinner, label: official dinner, place: ajuda}
claims:
  - {id: victims, kind: count, what: victims, quantity: {value: "19", unit: person}}
  - {id: brigade, kind: count, what: firefighters, subjects: [CL], quantity: {value: "60", unit: person}}
  - {id: madrid, kind: event, what: Rodrigo Larraechea will travel to Madrid, subjects: [larraechea], when: "2026-09-24"}
  - id: trade
    kind: measure
    what: two-way trade
    subjects: [CL, PT]
    quantity: {value: "512000000", unit: EUR}
    as_of: "2025"
sources:
  - id: ministry
    kind: statement
    publisher: Ministry of Foreign Affairs
    dateline: {place: Santiago, date: "2026-09-03"}
    language: en
evidence:
  - {about: [portugal/when], basis: stated, quote: from 12 to 14 October 2026}
"""


def document() -> dict[str, Any]:
    """Returns the record of `chile_portugal_postponed` as a plain document, which a test may change."""
    return copy.deepcopy(yaml.safe_load(_RECORD))


def visit(changed: dict[str, Any] | None = None) -> Visit:
    """Returns the record, or a changed document as a record."""
    return structure(changed or document())

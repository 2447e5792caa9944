"""Builds a calendar in Python, without a file: `python examples/calendar_in_ten_lines.py > visit.ics`."""

import datetime
import sys

from diplovisit import Edtf, Visit, export
from diplovisit.record import Person, Source, SourceKind, Status, Stop, Traveller

visit = Visit(
    format=1,
    id="fi-ee-virtanen-talks",
    revision=1,
    revised=datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC),
    title="Special Envoy Aino Virtanen visits Estonia",
    status=Status.ANNOUNCED,
    people=(Person(id="virtanen", name="Aino Virtanen", office="Special Envoy", country="FI"),),
    travellers=(Traveller(person="virtanen"),),
    stops=(Stop(id="estonia", country="EE", when=Edtf("2025-04-07/2025-04-08")),),
    sources=(Source(id="ministry", kind=SourceKind.STATEMENT, publisher="Ministry for Foreign Affairs"),),
)
sys.stdout.buffer.write(export(visit, "ics"))

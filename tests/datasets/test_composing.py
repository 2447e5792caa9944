"""Composing records from legs that state more than the published data sets do."""

import attrs

from diplovisit.converters import structure
from diplovisit.datasets import COLT, DataSet, Leg, companions_of, compose_record
from diplovisit.datasets.model import Activity, LegPerson
from diplovisit.record import Category, Edtf, EngagementKind, Status, StopKind, Visit

FIELDS = dict(COLT.fields) | {"status": "Status", "host": "Met", "category": "Type", "purpose": "Why", "kind": "Type"}
SHEET: DataSet = attrs.evolve(COLT, fields=FIELDS)
LEG = Leg(number="7", name="Ann Example", office="President", sender="AR", country="BR", when=Edtf("2011-05-02"))


def compose(*legs: Leg) -> Visit:
    """Returns the record of a journey."""
    return structure(compose_record(SHEET, legs, companions_of(SHEET, [])))


def test_a_leg_with_every_field_becomes_a_record_with_all_of_them() -> None:
    """Whatever a row states beside the journey itself is in its record, with the field that states it."""
    host = LegPerson(name="Bo Host", office="King", country="BR")
    leg = attrs.evolve(
        LEG,
        also=(LegPerson(name="Cy Second", country="UY"),),
        hosts=(host, host),
        status=Status.CANCELLED,
        kind=StopKind.TRANSIT,
        category=Category.STATE,
        activities=(Activity(EngagementKind.SUMMIT, "Summit of the South"),),
        purposes=("Trade.",),
        notes=("Cancelled for illness.",),
        urls=("https://example.org/1", "https://example.org/2"),
        title="President Example in Brazil",
    )
    visit = compose(leg)
    assert [traveller.person for traveller in visit.travellers] == ["example", "second"]
    assert (visit.status, visit.category, visit.title) == (Status.CANCELLED, Category.STATE, leg.title)
    assert visit.sending == ("AR", "UY")
    assert visit.stops[0].kind is StopKind.TRANSIT
    assert [engagement.kind.value for engagement in visit.stops[0].engagements] == ["summit", "meeting"]
    assert [part.person for part in visit.stops[0].engagements[1].participants] == ["host"]
    assert (visit.purposes, visit.notes) == (leg.purposes, leg.notes)
    assert [source.url for source in visit.sources[1:]] == list(leg.urls)
    assert "TripID=7, Status" in {row.locator for row in visit.evidence if "status" in row.about}


def test_a_field_that_all_rows_share_is_inferred_and_cites_no_column() -> None:
    """A fact of a subject without a column rests on no field of the row."""
    assert "title" not in FIELDS
    visit = compose(attrs.evolve(LEG, title="From the archive"))
    (row,) = [row for row in visit.evidence if "title" in row.about]
    assert row.basis.value == "inferred"

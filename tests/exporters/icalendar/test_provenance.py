"""Tests that the provenance in a description follows the evidence, through every derivation."""

from typing import Any

import attrs
import pytest
from hypothesis import given

from diplovisit.converters import structure
from diplovisit.exporters.icalendar import calendar_entries
from diplovisit.exporters.icalendar.provenance import Backing, Dissent, Provenance
from diplovisit.record import Absence, Basis, Evidence, Visit
from diplovisit.testing import visits
from tests import records


def _provenance(*rows: dict[str, Any], **fields: Any) -> Provenance:
    return Provenance(structure(records.document() | {"evidence": list(rows)} | fields))


def _row(about: str, basis: str, **fields: Any) -> dict[str, Any]:
    return {"about": [about], "basis": basis} | fields


def test_a_derived_year_is_as_weak_as_the_dateline() -> None:
    """A year from a `year-…` rule is inferred if its dateline is inferred, and derived if its dateline is stated."""
    derived = _row("tallinn/when", "derived", rule="year-of-dateline", inputs=["ministry/dateline/date"])
    inferred = _row("ministry/dateline/date", "inferred", note="no year is printed")
    stated = _row("ministry/dateline/date", "stated", quote="March 5, 2025")
    assert _provenance(derived, inferred).of_date("tallinn/when") == "year inferred"
    assert _provenance(derived, stated).of_date("tallinn/when") == "year derived"
    assert _provenance(derived).of_date("tallinn/when") == "year derived"


def test_a_date_may_be_inferred_outright() -> None:
    """A date may be inferred as a whole; one row that states it makes it stated."""
    inferred = _row("tallinn/when", "inferred", note="because")
    assert _provenance(inferred).of_date("tallinn/when") == "date inferred"
    assert _provenance(inferred, _row("tallinn/when", "stated", quote="7 April")).of_date("tallinn/when") is None
    assert _provenance().of_date("tallinn/when") is None


def test_a_row_about_a_node_covers_what_has_no_row_of_its_own() -> None:
    """A row about a node covers a field unless the field has a row of its own."""
    node = _row("tallinn", "inferred", note="because")
    assert _provenance(node).is_inferred("tallinn/country", "tallinn")
    assert not _provenance(node, _row("tallinn/country", "stated")).is_inferred("tallinn/country", "tallinn")


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ("announcement", "Official announcement: made (inferred)"),
        ("category", "Category: official visit (inferred)"),
        ("sending", "Sent by: Finland (inferred)"),
        ("tallinn/duration", "Duration: 2 days (inferred)"),
        ("march/when", "Earlier date: 2025-03-03 (postponed; date inferred)"),
        ("march/ended", "Earlier date: 2025-03-03 (postponed, inferred)"),
    ],
)
def test_what_was_inferred_says_so_on_its_line(about: str, line: str) -> None:
    """Each fact of a row that was inferred has that on its line, and no other has."""
    fields = {"announcement": "official", "category": "official", "sending": ["FI"], "status": "announced"}
    data = records.document() | fields | {"evidence": [_row(about, "inferred", note="told by the embassy")]}
    data["stops"][0] |= {
        "duration": "P2D",
        "previously": [{"id": "march", "when": "2025-03-03", "ended": "postponed"}],
    }
    lines = calendar_entries(structure(data))[0].description.splitlines()
    assert [each for each in lines if "inferred" in each] == [line]


def test_cycles_of_inputs_end() -> None:
    """Facts derived from each other, or from themselves, are derived, and the search ends."""
    first = _row("tallinn/when", "derived", rule="r", inputs=["talks/when"])
    second = _row("talks/when", "derived", rule="r", inputs=["tallinn/when", "talks/when"])
    assert _provenance(first, second).basis("tallinn/when") is Basis.DERIVED


def test_a_chain_of_thousands_of_inputs_is_followed_to_its_end() -> None:
    """An inferred input is found at the end of a chain of any length, with each fact visited once."""
    places = [{"id": f"p{number}", "name": "x"} for number in range(900)]
    document = records.document()
    document["stops"][0]["places"] += places
    inputs = [sorted({f"p{number + 1}/name", f"p{min(number + 2, 899)}/name"}) for number in range(899)]
    rows = [_row(f"p{number}/name", "derived", rule="r", inputs=inputs[number]) for number in range(899)]
    provenance = Provenance(structure(document | {"evidence": [*rows, _row("p899/name", "inferred")]}))
    assert provenance.basis("p0/name") is Basis.INFERRED


def test_unnamed_sources_say_who_quotes_them() -> None:
    """A row without sources belongs to the first source, and unnamed sources are named with the one that quotes them."""
    sources = [
        {"id": "paper", "kind": "news", "publisher": "The Paper"},
        {"id": "unnamed", "kind": "unnamed-sources", "via": "paper"},
    ]
    provenance = _provenance(
        _row("status", "stated", quote="yes"),
        _row("status", "stated", sources=["unnamed"], quote="yes"),
        _row("status", "stated", sources=["unnamed"], quote="held", says="held"),
        sources=sources,
    )
    names = ("The Paper", "unnamed sources quoted by The Paper")
    assert provenance.backing("yes".__eq__, "status") == Backing(says=names, cites=())
    assert provenance.backing("no".__eq__, "status") == Backing(says=(), cites=names)
    assert provenance.dissent(str.__eq__, "status") == (Dissent(source=names[1], value="held", is_said=True),)
    assert provenance.dissent(str.__ne__, "status") == (Dissent(source=names[1], value="held", is_said=False),)


@given(visits())
def test_every_record_has_a_provenance(visit: Visit) -> None:
    """Every fact with evidence can be described, however entangled the evidence is."""
    provenance = Provenance(visit)
    for row in visit.evidence:
        for address in row.about:
            assert provenance.basis(address) in {None, *Basis}
            provenance.of_date(address)
            provenance.backing(bool, address)
            provenance.dissent(str.__eq__, address)


def test_absences_are_described_for_what_is_shown() -> None:
    """What the sources do not say about the visit and its stops is described; for claims it is not."""
    absent = (
        Absence(about="category", reason="no class is given"),
        Absence(about="tallinn/time_zone", reason="no hour is given"),
        Absence(about="trade/as_of", reason="no day is given"),
    )
    (entry,) = calendar_entries(attrs.evolve(records.visit(), absent=absent))
    assert "- category: no class is given\n- time zone: no hour is given\n" in entry.description
    assert "as of" not in entry.description


def test_a_row_counts_for_each_address() -> None:
    """A row of evidence counts for each address that it is about."""
    rows = (Evidence(about=("status", "category"), basis=Basis.INFERRED),)
    provenance = Provenance(attrs.evolve(records.visit(), evidence=rows))
    assert provenance.is_inferred("status")
    assert provenance.is_inferred("category")
    assert not provenance.is_inferred("sending")

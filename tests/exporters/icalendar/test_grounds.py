"""What the description says of the grounds of a fact is what the evidence says, along every derivation."""

from typing import Any

import attrs
from hypothesis import given

from diplovisit.converters import structure
from diplovisit.exporters.icalendar import calendar_entries
from diplovisit.exporters.icalendar.provenance import Backing, Dissent, Provenance
from diplovisit.record import Absence, Basis, Evidence, Visit
from diplovisit.testing import visits
from tests import records


def _grounds(*rows: dict[str, Any], **fields: Any) -> Provenance:
    return Provenance(structure(records.document() | {"evidence": list(rows)} | fields))


def _row(about: str, basis: str, **fields: Any) -> dict[str, Any]:
    return {"about": [about], "basis": basis} | fields


def test_a_derived_year_is_as_weak_as_the_dateline() -> None:
    """`year-…` on a date that was inferred is a year inferred, and on one that is stated a year derived."""
    derived = _row("tallinn/when", "derived", rule="year-of-dateline", inputs=["ministry/dateline/date"])
    inferred = _row("ministry/dateline/date", "inferred", note="no year is printed")
    stated = _row("ministry/dateline/date", "stated", quote="March 5, 2025")
    assert _grounds(derived, inferred).of_date("tallinn/when") == "year inferred"
    assert _grounds(derived, stated).of_date("tallinn/when") == "year derived"
    assert _grounds(derived).of_date("tallinn/when") == "year derived"


def test_a_date_may_be_inferred_outright() -> None:
    """Without a rule for the year it is the date that is inferred; one row that states it is enough."""
    inferred = _row("tallinn/when", "inferred", note="because")
    assert _grounds(inferred).of_date("tallinn/when") == "date inferred"
    assert _grounds(inferred, _row("tallinn/when", "stated", quote="7 April")).of_date("tallinn/when") is None
    assert _grounds().of_date("tallinn/when") is None


def test_a_row_about_a_node_covers_what_has_no_row_of_its_own() -> None:
    """The nearest row answers: of the field, then of the node."""
    node = _row("tallinn", "inferred", note="because")
    assert _grounds(node).is_inferred("tallinn/country", "tallinn")
    assert not _grounds(node, _row("tallinn/country", "stated")).is_inferred("tallinn/country", "tallinn")


def test_circles_of_inputs_end() -> None:
    """Facts derived from one another are derived, and from themselves too."""
    first = _row("tallinn/when", "derived", rule="r", inputs=["talks/when"])
    second = _row("talks/when", "derived", rule="r", inputs=["tallinn/when", "talks/when"])
    assert _grounds(first, second).basis("tallinn/when") is Basis.DERIVED


def test_a_chain_of_thousands_of_inputs_is_followed_to_its_end() -> None:
    """A weak input is found behind any number of derivations, each asked once."""
    places = [{"id": f"p{number}", "name": "x"} for number in range(900)]
    document = records.document()
    document["stops"][0]["places"] += places
    inputs = [sorted({f"p{number + 1}/name", f"p{min(number + 2, 899)}/name"}) for number in range(899)]
    rows = [_row(f"p{number}/name", "derived", rule="r", inputs=inputs[number]) for number in range(899)]
    grounds = Provenance(structure(document | {"evidence": [*rows, _row("p899/name", "inferred")]}))
    assert grounds.basis("p0/name") is Basis.INFERRED


def test_unnamed_sources_say_who_quotes_them() -> None:
    """A row without sources is of the first source, and unnamed sources have the name of the one that quotes them."""
    sources = [
        {"id": "paper", "kind": "news", "publisher": "The Paper"},
        {"id": "unnamed", "kind": "unnamed-sources", "via": "paper"},
    ]
    grounds = _grounds(
        _row("status", "stated", quote="yes"),
        _row("status", "stated", sources=["unnamed"], quote="yes"),
        _row("status", "stated", sources=["unnamed"], quote="held", says="held"),
        sources=sources,
    )
    named = ("The Paper", "unnamed sources quoted by The Paper")
    assert grounds.backing("yes".__eq__, "status") == Backing(says=named, cites=())
    assert grounds.backing("no".__eq__, "status") == Backing(says=(), cites=named)
    assert grounds.dissent(str.__eq__, "status") == (Dissent(source=named[1], value="held", is_said=True),)
    assert grounds.dissent(str.__ne__, "status") == (Dissent(source=named[1], value="held", is_said=False),)


@given(visits())
def test_every_record_has_grounds(visit: Visit) -> None:
    """No evidence, however it is tangled, keeps a fact from being described."""
    grounds = Provenance(visit)
    for row in visit.evidence:
        for address in row.about:
            assert grounds.basis(address) in {None, *Basis}
            grounds.of_date(address)
            grounds.backing(bool, address)
            grounds.dissent(str.__eq__, address)


def test_what_is_absent_is_told_of_what_is_shown() -> None:
    """Silences about the visit and the stop are told, those about a claim are not."""
    absent = (
        Absence(about="category", reason="no class is given"),
        Absence(about="tallinn/time_zone", reason="no hour is given"),
        Absence(about="trade/as_of", reason="no day is given"),
    )
    (entry,) = calendar_entries(attrs.evolve(records.visit(), absent=absent))
    assert "- category: no class is given\n- time zone: no hour is given\n" in entry.description
    assert "as of" not in entry.description


def test_the_evidence_is_asked_by_address() -> None:
    """A row counts for each address that it is about."""
    rows = (Evidence(about=("status", "category"), basis=Basis.INFERRED),)
    grounds = Provenance(attrs.evolve(records.visit(), evidence=rows))
    assert grounds.is_inferred("status")
    assert grounds.is_inferred("category")
    assert not grounds.is_inferred("sending")

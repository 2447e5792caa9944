"""People of a record: with a name, or known by office and country alone."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.converters import structure, unstructure
from diplovisit.record import InvalidRecord, Person, TravellerStatus
from diplovisit.record.polities import codes, polity_name
from diplovisit.record.selection import traveller_names
from diplovisit.schema_validation import validate
from tests.records import document

_FIELDS = {"name": "Mart Tamm", "office": "Foreign Minister", "country": "EE"}


@pytest.mark.parametrize("given_fields", [set(some) for n in range(4) for some in itertools.combinations(_FIELDS, n)])
def test_class_converter_and_schema_ask_for_a_name_alike(given_fields: set[str]) -> None:
    """A person has a name, or an office and a country; the class, the converter and the schema agree."""
    is_valid = "name" in given_fields or {"office", "country"} <= given_fields
    fields: dict[str, Any] = {name: value for name, value in _FIELDS.items() if name in given_fields}
    plain = document()
    plain["people"][1] = {"id": "host"} | fields
    assert (validate(plain) == ()) is is_valid
    if is_valid:
        assert Person(id="host", **fields) == structure(plain).people[1]
    else:
        with pytest.raises(ValueError, match=r"Person\.name: the field \"name\" is missing; it is optional only"):
            Person(id="host", **fields)
        with pytest.raises(InvalidRecord) as caught:
            structure(plain)
        assert [(fault.path, fault.rule.name) for fault in caught.value.faults] == [
            (("people", 1, "name"), "missing-field")
        ]
        assert set(caught.value.findings) == set(validate(plain))


def test_a_missing_name_hides_no_other_fault() -> None:
    """Of a person without a name, the other faults are reported too, and a misspelt name is one fault."""
    plain = document()
    plain["people"][1] = {"id": "host", "country": "EST", "rank": "lord"}
    with pytest.raises(InvalidRecord) as caught:
        structure(plain)
    assert {fault.rule.name for fault in caught.value.faults} == {"missing-field", "unknown-code", "unknown-word"}
    plain["people"][1] = {"id": "host", "nmae": "Mart Tamm", "country": "EE"}
    with pytest.raises(InvalidRecord) as caught:
        structure(plain)
    assert [fault.rule.name for fault in caught.value.faults] == ["unknown-field"]


@pytest.mark.parametrize(
    ("office", "country", "called"),
    [
        ("Foreign Minister", "NO", "the Foreign Minister of Norway"),
        ("foreign minister", "NL", "the foreign minister of the Netherlands"),
        ("Secretary-General", "x-nato", "the Secretary-General of NATO"),
        ("Secretary-General", "UN", "the Secretary-General of the United Nations"),
        ("President of Norway", "NO", "the President of Norway"),
        ("Norwegian Foreign Minister", "NO", "the Norwegian Foreign Minister"),
        ("The Sultan", "OM", "The Sultan of Oman"),
        ("Minister for Romanians abroad", "MD", "the Minister for Romanians abroad of Moldova"),
        ("Ambassador to Nigeria", "NE", "the Ambassador to Nigeria of Niger"),
    ],
)
def test_somebody_without_a_name_is_called_by_office_and_country(office: str, country: str, called: str) -> None:
    """The country follows the office, unless the office has a name of that country or of its people as a word."""
    assert Person(id="host", office=office, country=country).called == called


@given(st.sampled_from(codes()))
def test_every_country_can_be_called_by(code: str) -> None:
    """For every code, somebody without a name is called by a phrase that has the office and the country's name."""
    called = Person(id="host", office="Envoy", country=code).called
    assert called.startswith("the Envoy of ")
    assert called.endswith(polity_name(code) or "")


def test_a_traveller_who_withdrew_is_no_traveller_to_programs() -> None:
    """Who withdrew stays in the record, does not come along, and is not found among the travellers."""
    plain = document()
    plain["travellers"].append({"person": "host", "status": "withdrawn", "printed": "Foreign Minister Tamm"})
    visit = structure(plain)
    assert [traveller.person for traveller in visit.coming] == ["envoy"]
    assert visit.travellers[1].status is TravellerStatus.WITHDRAWN
    assert "mart tamm" not in traveller_names(visit)
    assert unstructure(visit)["travellers"] == plain["travellers"]

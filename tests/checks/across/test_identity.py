"""The identity of a person across records."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.checks.across.identity import PersonIdentity, person_identity
from tests.checks.across import made

IDENTITIES = st.sampled_from(made.PEOPLE).map(
    lambda person: person_identity(
        structure(made.document(people=[person], travellers=[{"person": person["id"]}])).people[0]
    )
)


def _identity(register: str | None = None, value: str = "", **fields: Any) -> PersonIdentity:
    given = {"id": "somebody", "name": "Aino Tamm", "country": "FI"} | fields
    if register is not None:
        given["identifiers"] = [{"scheme": register, "value": value}]
    person = {name: field for name, field in given.items() if field is not None}
    return person_identity(structure(made.document(people=[person], travellers=[{"person": "somebody"}])).people[0])


@given(IDENTITIES, IDENTITIES)
def test_identity_is_symmetric(first: PersonIdentity, second: PersonIdentity) -> None:
    """Identity is symmetric."""
    assert first.is_certainly(second) is second.is_certainly(first)


@given(IDENTITIES, IDENTITIES)
def test_equal_identities_share_a_key(first: PersonIdentity, second: PersonIdentity) -> None:
    """Two identities of the same person share a key."""
    assert not first.is_certainly(second) or set(first.keys) & set(second.keys)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({}, {"name": "AINO  Tamm"}, True),
        ({}, {"country": "EE"}, False),
        ({"country": None}, {"country": None}, False),
        ({"register": "wikidata", "value": "Q1"}, {"register": "wikidata", "value": "Q1", "name": "A. Tamm"}, True),
        # Father and son: the same name and country, and two entries in the same register.
        ({"register": "wikidata", "value": "Q1"}, {"register": "wikidata", "value": "Q2"}, False),
        ({"register": "wikidata", "value": "Q1"}, {"register": "viaf", "value": "Q2"}, True),
        # The senior officials of two records need not be the same people.
        ({"kind": "group"}, {"kind": "group"}, False),
        ({"kind": "group"}, {}, False),
    ],
)
def test_identity_by_register_or_name(first: dict[str, str], second: dict[str, str], same: bool) -> None:
    """Identity is decided by a common register, else by name and country; for a group only by a register."""
    assert _identity(**first).is_certainly(_identity(**second)) is same

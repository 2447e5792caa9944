"""identity: who is the same person from one record to the next."""

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
    person = {name: each for name, each in given.items() if each is not None}
    return person_identity(structure(made.document(people=[person], travellers=[{"person": "somebody"}])).people[0])


@given(IDENTITIES, IDENTITIES)
def test_being_the_same_goes_both_ways(one: PersonIdentity, other: PersonIdentity) -> None:
    """Who is the same as whom does not hang on the order."""
    assert one.is_certainly(other) is other.is_certainly(one)


@given(IDENTITIES, IDENTITIES)
def test_the_same_share_a_key(one: PersonIdentity, other: PersonIdentity) -> None:
    """Whoever is one person is found by a key that both have."""
    assert not one.is_certainly(other) or set(one.keys) & set(other.keys)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {"name": "AINO  Tamm"}, True),
        ({}, {"country": "EE"}, False),
        ({"country": None}, {"country": None}, False),
        ({"register": "wikidata", "value": "Q1"}, {"register": "wikidata", "value": "Q1", "name": "A. Tamm"}, True),
        # Father and son: one name, one country, and two in the same register.
        ({"register": "wikidata", "value": "Q1"}, {"register": "wikidata", "value": "Q2"}, False),
        ({"register": "wikidata", "value": "Q1"}, {"register": "viaf", "value": "Q2"}, True),
        # Senior officials are not the same senior officials everywhere.
        ({"kind": "group"}, {"kind": "group"}, False),
        ({"kind": "group"}, {}, False),
    ],
)
def test_who_is_the_same(one: dict[str, str], other: dict[str, str], same: bool) -> None:
    """By a register where both are in one, else by name and country; a group by nothing but a register."""
    assert _identity(**one).is_certainly(_identity(**other)) is same

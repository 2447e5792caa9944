"""Whose a figure is that is of both sides of a visit: "two-way trade", "freight between the two countries"."""

from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import ProposedClaim, ProposedFact
from diplovisit.evidence.lexicon.sides import BOTH_SIDES
from diplovisit.lazy_patterns import lazy_pattern

_COUNTRY: Final = lazy_pattern(r"[A-Z]{2,4}")


def with_sides(
    claims: Sequence[ProposedClaim], sending: Sequence[ProposedFact], hosts: Sequence[str]
) -> tuple[ProposedClaim, ...]:
    """Returns the claims, those of both sides with the two countries of the visit, where it goes to one country.

    hosts: the countries that the visit goes to.
    """
    sides = (*(fact.value for fact in sending), *hosts)
    if len(set(sides)) != 2 or not all(_COUNTRY.fullmatch(code) for code in sides):
        return tuple(claims)
    return tuple(_with_both(claim, sides) for claim in claims)


def _with_both(claim: ProposedClaim, sides: Sequence[str]) -> ProposedClaim:
    match = BOTH_SIDES.search(claim.what.value)
    if claim.subjects or claim.value is None or match is None:
        return claim
    note = f'"{match.group()}" is said beside a visit of one of these countries to the other.'
    subjects = tuple(ProposedFact(value=code, citations=claim.what.citations, note=note) for code in sides)
    return attrs.evolve(claim, subjects=subjects)

"""same-name-twice: two entries of `people` that seem to be one and the same."""

import itertools
from collections.abc import Iterator

from diplovisit.record import Group, Person, Rule, Severity, Visit
from diplovisit.record.judge import quoted

RULE = Rule(
    name="same-name-twice",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds="two people, groups or organisations that share a name",
    why="One person under two ids is counted twice, and what is said of the one is missing from the other.",
    remedy="join the two, or tell them apart: by `country`, by `identifiers`, or by a fuller name",
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, country: EE}
          - {id: minister, name: Liis Tamm, office: Foreign Minister}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="our own: everyone named stands in `people` once",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds pairs of one kind that share a name; what the record tells apart by country or register is left alone."""
    for earlier, later in itertools.combinations(visit.people, 2):
        if earlier.kind is later.kind and not _told_apart(earlier, later) and (name := _shared(earlier, later)):
            sentence = f"{quoted(name)} is a name of {quoted(later.id)} and of {quoted(earlier.id)} already"
            yield f"{later.id}/name", sentence


def _shared(earlier: Person, later: Person) -> str | None:
    """The first name that both go by. A short form is no such name: two Singhs are called Singh, and are two."""
    known = {name.casefold() for name in _names(earlier)}
    return next((name for name in _names(later) if name.casefold() in known), None)


def _names(person: Person) -> Iterator[str]:
    words = person.name.casefold().split()
    yield person.name
    yield from (alias for alias in person.aliases if len(words) < 2 or alias.casefold() not in words)


def _told_apart(earlier: Person, later: Person) -> bool:
    if earlier.country is not None and later.country is not None and earlier.country != later.country:
        return True
    known = {identifier.scheme: identifier.value for identifier in earlier.identifiers}
    return any(known.get(other.scheme, other.value) != other.value for other in later.identifiers)

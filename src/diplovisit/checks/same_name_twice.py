"""same-name-twice: two entries of `people` that seem to be the same person."""

from collections.abc import Iterator, Sequence

from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Person, Rule, Severity, Visit
from diplovisit.record.vocabularies import PersonKind

RULE = Rule(
    name="same-name-twice",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds="two people, groups or organisations with the same name",
    why="One person under two ids is counted twice, and each entry lacks what the other has.",
    remedy="merge the two entries, or distinguish them by `country`, by `identifiers`, or by a fuller name",
    breaks="""
        people:
          - {id: tamm, name: Liis Tamm, country: EE}
          - {id: minister, name: Liis Tamm, office: Foreign Minister}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="project rule: each person is in `people` once",
)


_MAX_BEARERS = 10
"""The most people of one name that later people are compared with: 1,000 of one name would be 499,500 pairs."""


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds pairs of one kind that share a name, unless their countries or identifiers differ."""
    for earlier, later, name in sorted(_pairs(visit.people)):
        before, after = visit.people[earlier], visit.people[later]
        if not _are_distinct(before, after):
            sentence = f"{quoted(name)} is a name of both {quoted(before.id)} and {quoted(after.id)}"
            yield f"{after.id}/{'name' if after.name is not None else 'office'}", sentence


def _pairs(people: Sequence[Person]) -> Iterator[tuple[int, int, str]]:
    """Yields the positions of two people of one kind that share a name, and the first such name of the later one."""
    bearers: dict[tuple[PersonKind, str], list[int]] = {}
    for position, person in enumerate(people):
        names = {name.casefold(): name for name in reversed([*_names(person)])}
        shared: dict[int, str] = {}
        for folded in reversed(names):
            known = bearers.setdefault((person.kind, folded), [])
            for earlier in known:
                shared.setdefault(earlier, names[folded])
            if len(known) < _MAX_BEARERS:
                known.append(position)
        yield from ((earlier, position, name) for earlier, name in shared.items())


def _names(person: Person) -> Iterator[str]:
    """Yields the names that identify a person. A short form does not: two people may both be called Singh."""
    words = (person.name or "").casefold().split()
    yield person.called
    yield from (alias for alias in person.aliases if len(words) < 2 or alias.casefold() not in words)


def _are_distinct(earlier: Person, later: Person) -> bool:
    if earlier.country is not None and later.country is not None and earlier.country != later.country:
        return True
    known = {identifier.scheme: identifier.value for identifier in earlier.identifiers}
    return any(known.get(identifier.scheme, identifier.value) != identifier.value for identifier in later.identifiers)

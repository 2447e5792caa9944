"""relation-ring: records that follow, accompany, contain or supersede one another in a cycle."""

import itertools
from collections.abc import Iterator, Mapping

import attrs

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.digest import RecordDigest
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace, Words
from diplovisit.record import Group, RelationKind, Rule, Severity
from diplovisit.record.references import find_cycles

RULE = Rule(
    name="relation-ring",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds=(
        "relations that form a cycle over several records: each record follows, accompanies, is part"
        " of or supersedes the next"
    ),
    why="A visit cannot follow, contain or replace itself, and a program that follows the cycle never ends.",
    remedy="delete or reverse the relation that is wrong",
    breaks="""
        # first.yaml
        relations:
          - {kind: part-of, target: ee-se-tamm-talks}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-08"}
        relations:
          - {kind: part-of, target: ee-fi-tamm-talks}
    """,
    keeps="""
        # first.yaml
        relations:
          - {kind: part-of, target: ee-se-tamm-talks}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-08"}
    """,
    source="project rule: these relations have one direction",
)

# Each set of relations orders two visits in one direction: one is after the other, its companion, a part of it, or its
# successor. A return visit is after the visit that it returns. `precedes` states the same order from the other side.
_ORDERS: tuple[frozenset[RelationKind], ...] = (
    frozenset({RelationKind.FOLLOWS, RelationKind.PRECEDES, RelationKind.RETURN_OF}),
    frozenset({RelationKind.ACCOMPANIES}),
    frozenset({RelationKind.PART_OF}),
    frozenset({RelationKind.SUPERSEDES}),
)
_MAX_STEPS = 6


@attrs.frozen
class _Step:
    """A relation that orders two visits: the number of its record, and its position there."""

    record: int
    position: int

    def words(self, record: RecordDigest) -> str:
        relation = record.relations[self.position]
        verb = {RelationKind.PART_OF: "is part of", RelationKind.RETURN_OF: "returns"}.get(
            relation.kind, relation.kind.value
        )
        return f"{record.id} {verb} {relation.target}"


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Follows relations of whole visits: a relation of some stops may be reversed at other stops."""
    for kinds in _ORDERS:
        steps: dict[str, dict[str, _Step]] = {}
        for record in collection.singles_with_relations():
            for position, relation in enumerate(record.relations):
                target = record.other_record_id(relation)
                if relation.kind not in kinds or relation.stops or target is None or not collection.has_single(target):
                    continue
                later, earlier = record.id, target
                if relation.kind is RelationKind.PRECEDES:
                    later, earlier = earlier, later
                steps.setdefault(later, {}).setdefault(earlier, _Step(record.number, position))
        for cycle in find_cycles({name: sorted(steps[name]) for name in sorted(steps)}):
            yield _issue(collection, cycle, steps)


def _issue(
    collection: RecordCollection, cycle: tuple[str, ...], steps: Mapping[str, Mapping[str, _Step]]
) -> CrossRecordIssue:
    """Returns the issue at the last step, which closes the cycle."""
    last = steps[cycle[-1]][cycle[0]]
    # Many cycles can share a long path: only the part that is shown is read.
    shown = cycle[: _MAX_STEPS + 1] if len(cycle) > _MAX_STEPS else (*cycle, cycle[0])
    words: Words = ("forms a cycle: ",)
    for number, step in enumerate(steps[later][earlier] for later, earlier in itertools.pairwise(shown)):
        record = collection.record(step.record)
        words += (", and " if number else "", step.words(record))
        if step is not last:
            words += (RecordPlace(record, f"relations/{step.position}"),)
    if len(cycle) > _MAX_STEPS:
        words += (f", and so on over {len(cycle)} records back to {cycle[0]}",)
    return CrossRecordIssue(
        record=collection.record(last.record), address=f"relations/{last.position}/target", words=words
    )

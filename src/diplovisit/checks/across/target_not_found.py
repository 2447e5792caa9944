"""target-not-found: a relation to a record that is not among the given ones."""

from collections.abc import Iterator

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="target-not-found",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds="a relation whose target is neither a claim of the record nor one of the given records, if several are given",
    why="The relation refers to nothing, usually because of a mistyped id.",
    remedy="correct the `target`, also give the record that it names, or use --no-across to check each record alone",
    breaks="""
        # first.yaml
        relations:
          - {kind: follows, target: ee-se-tam-talks}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-02"}
    """,
    keeps="""
        # first.yaml
        relations:
          - {kind: follows, target: ee-se-tamm-talks}

        # second.yaml
        id: ee-se-tamm-talks
        stops:
          - {id: sweden, country: SE, when: "2025-03-02"}
    """,
    source="project rule: references between records resolve, as references within a record do",
)

# A search for similar ids is slow among many records.
_MAX_SUGGESTIONS = 20


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Checks targets if there are other records, and all ids are known: an unreadable record may be the target."""
    if len(collection) + len(collection.missed) < 2 or None in collection.missed:
        return
    missed = set(collection.missed)
    suggestions: dict[str, str | None] = {}
    for record in collection.with_relations():
        for position, relation in enumerate(record.relations):
            target = record.other_record_id(relation)
            if target is None or target in record.claims or target in missed or collection.has_id(target):
                continue
            if target not in suggestions and len(suggestions) < _MAX_SUGGESTIONS:
                suggestions[target] = closest(target, (name for name in collection.ids() if name != record.id))
            words = f"no given record has the id {quoted(target)}{did_you_mean(suggestions.get(target))}"
            yield CrossRecordIssue(record=record, address=f"relations/{position}/target", words=(words,))

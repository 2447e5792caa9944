"""circular-relation: something that rests on itself, or is disjoint with itself."""

from collections.abc import Iterator

from diplovisit.record import Group, Rule, Severity, Visit
from diplovisit.record.references import find_cycles

RULE = Rule(
    name="circular-relation",
    group=Group.RELATIONS,
    severity=Severity.ERROR,
    finds=(
        "a relation, a retelling, a disjoint figure or a derived value that refers back to itself,"
        " directly or through a cycle"
    ),
    why="Nothing supports a cycle, and a program that follows it never ends.",
    remedy="delete the reference that is wrong",
    breaks="""
        sources:
          - {id: paper, kind: retelling, retells: agency, language: en}
          - {id: agency, kind: retelling, retells: paper, language: en}
    """,
    keeps="""
        sources:
          - {id: paper, kind: retelling, retells: agency, language: en}
          - {id: agency, kind: news, language: en}
    """,
    source=(
        "project rule, and what editors call circular reporting: two papers that quote each other are not two sources"
    ),
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Follows relations, sources, disjoint figures and evidence, each kind separately."""
    claims = {claim.id for claim in visit.claims}
    for position, relation in enumerate(visit.relations):
        if relation.target == visit.id and relation.target not in claims:
            yield f"relations/{position}/target", f"refers to {relation.target}, this record itself"
    for claim in visit.claims:
        if claim.id in claim.disjoint_with:
            position = claim.disjoint_with.index(claim.id)
            yield f"{claim.id}/disjoint_with/{position}", f"refers to {claim.id}, the claim itself"
    yield from _source_cycles(visit)
    yield from _evidence_cycles(visit)


def _source_cycles(visit: Visit) -> Iterator[tuple[str, str]]:
    by_id = {source.id: source for source in visit.sources}
    graph = {
        source.id: tuple(other for other in dict.fromkeys((source.via, source.retells)) if other is not None)
        for source in visit.sources
    }
    for cycle in find_cycles(graph):
        # The fault is reported at the last step, which closes the cycle.
        source, first = by_id[cycle[-1]], cycle[0]
        field = "via" if source.via == first else "retells"
        alone = f"refers to {first}, the source itself"
        yield f"{source.id}/{field}", alone if len(cycle) == 1 else f"forms a cycle: {' → '.join((*cycle, first))}"


def _evidence_cycles(visit: Visit) -> Iterator[tuple[str, str]]:
    """Follows addresses to the rows about them, and rows to their inputs."""
    # An address with a row that needs no inputs does not rest on the cycle: a and b may confirm each other.
    grounded = {address for row in visit.evidence if not row.inputs for address in row.about}
    graph: dict[str | int, list[str | int]] = {}
    for position, row in enumerate(visit.evidence):
        if own := sorted(set(row.about) & set(row.inputs)):
            yield f"evidence/{position}/inputs", f"contain {own[0]}, which the row is about"
        elif row.inputs:
            graph[position] = [address for address in dict.fromkeys(row.inputs) if address not in grounded]
            for address in dict.fromkeys(row.about):
                graph.setdefault(address, []).append(position)
    for cycle in find_cycles(graph):
        rows = [step for step in cycle if isinstance(step, int)]
        names = [step for step in cycle if isinstance(step, str)]
        yield f"evidence/{rows[-1]}/inputs", f"form a cycle: {' → '.join((*names, names[0]))}"

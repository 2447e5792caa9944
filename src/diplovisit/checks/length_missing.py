"""length-missing: an upper end or a qualifier of a length that is not given."""

from collections.abc import Iterator

from diplovisit.record import Engagement, Group, Rule, Severity, Stop, Visit

RULE = Rule(
    name="length-missing",
    group=Group.QUANTITY,
    severity=Severity.ERROR,
    finds=(
        "a `duration_high` or a `duration_qualifier` without a `duration`, or an `offset_high` or a"
        " `qualifier` of a relation without an `offset`"
    ),
    why="These fields qualify a length, and the length is missing.",
    remedy="add the length; if the source gives only an upper end, write it as the length with the qualifier at-most",
    breaks="""
        stops:
          - {id: finland, country: FI, when: "2025-03", duration_high: P3D}
    """,
    keeps="""
        stops:
          - {id: finland, country: FI, when: "2025-03", duration: P3D, duration_qualifier: at-most}
    """,
    source="project rule: `duration` and `offset` are the lower end of a range, or the only number",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Looks at stops, engagements and relations."""
    for stop in visit.stops:
        nodes: tuple[Stop | Engagement, ...] = (stop, *stop.engagements)
        for node in nodes:
            if node.duration is None:
                if node.duration_high is not None:
                    yield f"{node.id}/duration_high", f"is {node.duration_high}, but there is no `duration`"
                if node.duration_qualifier is not None:
                    yield f"{node.id}/duration_qualifier", f'is "{node.duration_qualifier}", but there is no `duration`'
    for position, relation in enumerate(visit.relations):
        if relation.offset is None:
            address = relation.id or f"relations/{position}"
            if relation.offset_high is not None:
                yield f"{address}/offset_high", f"is {relation.offset_high}, but there is no `offset`"
            if relation.qualifier is not None:
                yield f"{address}/qualifier", f'is "{relation.qualifier}", but there is no `offset`'

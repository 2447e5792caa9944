"""ignored-words-unclear: a row of `ignore` that does not name its words in exactly one way."""

from collections.abc import Iterator

from diplovisit.evidence.anchors.locating import Carriers
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Ignored, Rule, Severity, Visit

RULE = Rule(
    name="ignored-words-unclear",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="an `ignore` row that does not name its words in exactly one way",
    why="A row that names no words omits nothing, and one that names them twice may omit too much.",
    remedy=(
        "name the words in one way: by `quote`, by `fragment`, by `start` and `end`, or by `part`"
        " alone. A `part` must belong to a source of the row"
    ),
    breaks="""
        ignore:
          - {reason: the paper lists other news of the day}
    """,
    keeps="""
        sources:
          - {id: paper, kind: news, parts: [{name: briefs, start: 900, end: 1200}]}
        ignore:
          - {part: briefs, reason: the paper lists other news of the day}
    """,
    source="project rule: an intentional omission says what it omits",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds rows that name their words in no clear way, with or without the texts of the sources."""
    carriers = Carriers(visit) if visit.ignore else None
    parts = {source.id: {part.name for part in source.parts} for source in visit.sources}
    for position, row in enumerate(visit.ignore):
        sources = row.sources or (visit.sources[0].id,)
        if (sentence := _describe_fault(row)) is not None:
            yield f"ignore/{position}", sentence
        elif row.part is not None and row.quote is None and row.fragment is None and carriers is not None:
            lacking = [
                name for name in sources if all(row.part not in parts[text] for text in carriers.texts_for(name))
            ]
            if lacking:
                yield f"ignore/{position}/part", f"no text of {lacking[0]} has a part {quoted(row.part)}"


def _describe_fault(row: Ignored) -> str | None:
    """Says what is wrong with the way in which a row names its words; None for a clear row."""
    span = row.start is not None or row.end is not None
    ways = [
        name
        for name, given in (
            ("`quote`", row.quote is not None),
            ("`fragment`", row.fragment is not None),
            ("a span", span),
        )
        if given
    ]
    if len(ways) > 1:
        return f"names its words in {len(ways)} ways, by {', '.join(ways[:-1])} and {ways[-1]}; expected one"
    if not ways and row.part is None:
        return "names no words: it has no `quote`, no `fragment`, no `part`, and neither `start` nor `end`"
    if span and row.part is not None:
        return "names a span and a part; expected one of them, because spans count from the start of the whole text"
    if row.nth is not None and (span or not ways):
        return "has `nth`, which counts occurrences of a quote or a fragment, but has neither"
    if not span:
        return None
    if row.start is None or row.end is None:
        return f"has only `{'end' if row.start is None else 'start'}`; expected `start` and `end`"
    if row.end <= row.start:
        return f"starts at {row.start:,}, but ends at {row.end:,}; expected an end after the start"
    return None

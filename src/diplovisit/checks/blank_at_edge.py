"""blank-at-edge: a name, a title or a label with blanks that mean nothing."""

from collections.abc import Iterator

from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="blank-at-edge",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a name, a title or a label that begins or ends with a space, or has two consecutive spaces",
    why="Nobody sees the extra space, but searches, sorting and joins treat the text as a different one.",
    remedy="delete the extra space",
    breaks="""
        people:
          - {id: tamm, name: "Liis Tamm ", office: Foreign Minister, country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="project rule: a space at the end is the most common difference between two names that look the same",
)

# These fields are prose, and many people write two blanks after a full stop.
_PROSE_FIELDS = frozenset(("purposes", "outcomes", "what", "reason", "note", "notes"))


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds such blanks in texts of one line. A verbatim text keeps its blanks."""
    for field in record_texts(visit):
        if field.is_verbatim or not field.is_free or field.name in _PROSE_FIELDS:
            continue
        if field.text != field.text.strip():
            where = "begins" if field.text != field.text.lstrip() else "ends"
            yield field.address, f"{quoted(field.text)} {where} with a space"
        elif "  " in field.text:
            yield (
                field.address,
                f"{quoted(field.text)} has two consecutive spaces, from character {field.text.index('  ') + 1} on",
            )

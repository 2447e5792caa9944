"""blank-at-edge: a name, a title or a label with blanks that mean nothing."""

from collections.abc import Iterator

from diplovisit.checks.facts.record_texts import record_texts
from diplovisit.findings.phrases import quoted
from diplovisit.record import Group, Rule, Severity, Visit

RULE = Rule(
    name="blank-at-edge",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="a name, a title or a label that begins or ends with a blank, or has two in a row",
    why="Nobody sees the blank, and the name is another one to every search, sort and join.",
    remedy="take the blank out",
    breaks="""
        people:
          - {id: tamm, name: "Liis Tamm ", office: Foreign Minister, country: EE}
    """,
    keeps="""
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE}
    """,
    source="our own: a blank at the end is the commonest difference between two names that look the same",
)

# Sentences are prose, and many put two blanks behind a full stop.
_SENTENCES = frozenset(("purposes", "outcomes", "what", "reason", "note", "notes"))


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds them in texts of one line; what is held character for character keeps its blanks."""
    for told in record_texts(visit):
        if told.is_verbatim or not told.is_free or told.field in _SENTENCES:
            continue
        if told.text != told.text.strip():
            where = "begins" if told.text != told.text.lstrip() else "ends"
            yield told.address, f"{quoted(told.text)} {where} with a blank"
        elif "  " in told.text:
            yield told.address, f"{quoted(told.text)} has two blanks in a row, as character {told.text.index('  ') + 1}"
